// Sampling of anchors.
#include "core/index/anchors.h"

#include <algorithm>
#include <bit>

#include "core/index/mix.h"

namespace textdrift::index {

namespace {

constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;

// Hash of `width` consecutive words.
std::uint64_t shingle(std::span<const std::uint64_t> words) noexcept
{
    std::uint64_t hash = words.size();
    for (const std::uint64_t word : words) hash = std::rotl(hash, 23) * kFactor ^ word;
    return mix(hash);
}

void add_sample(std::span<const std::uint64_t> words, std::size_t width, unsigned part, std::vector<std::uint64_t>& keys)
{
    const std::uint64_t mask = part - 1;
    for (std::size_t i = 0; i + width <= words.size(); ++i) {
        const std::uint64_t key = shingle(words.subspan(i, width));
        if ((key & mask) == 0) keys.push_back(key);
    }
}

}    // namespace

void anchor_keys(std::span<const std::uint64_t> words, std::vector<std::uint64_t>& keys)
{
    keys.clear();
    if (words.empty()) return;
    if (words.size() < 5) {
        keys.push_back(shingle(words));
        return;
    }
    add_sample(words, 5, words.size() <= 64 ? 1 : words.size() <= 160 ? 2 : 4, keys);
    if (words.size() <= 40) {
        add_sample(words, 3, 1, keys);
        add_sample(words, 2, 1, keys);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

bool worth_comparing(std::uint32_t shared, std::uint32_t keys_a, std::uint32_t keys_b) noexcept
{
    const std::uint32_t smaller = std::min(keys_a, keys_b);
    return shared >= 1 && shared >= smaller / 16;
}

}    // namespace textdrift::index
