// Choice of anchors: syncmers of words.
#include "core/index/anchors.h"

#include <algorithm>
#include <array>
#include <bit>

#include "core/index/mix.h"

namespace textdrift::index {

namespace {

constexpr std::size_t kWidth = 5;         // words of an anchor
constexpr std::size_t kShortWidth = 3;    // of the anchors that short texts have besides
constexpr std::size_t kShort = 24;        // up to so many words: all anchors, and the short ones
constexpr std::size_t kMedium = 160;      // up to so many words: half of them
constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;

enum class Sample : std::uint8_t { All, Half, Quarter };

std::uint64_t join(std::uint64_t hash, std::uint64_t word) noexcept
{
    return std::rotl(hash, 23) * kFactor ^ word;
}

std::uint64_t shingle(std::span<const std::uint64_t> words) noexcept
{
    std::uint64_t hash = words.size();
    for (const std::uint64_t word : words) hash = join(hash, word);
    return mix(hash);
}

void add_all(std::span<const std::uint64_t> words, std::size_t width, std::vector<std::uint64_t>& keys)
{
    for (std::size_t i = 0; i + width <= words.size(); ++i) keys.push_back(shingle(words.subspan(i, width)));
}

// Of the four pairs of neighbours in a shingle the one of least hash is the first (a quarter of the shingles) or also the
// last (half of them: then of any three shingles in a row one is chosen at least).
void add_sample(std::span<const std::uint64_t> words, Sample sample, std::vector<std::uint64_t>& keys)
{
    constexpr std::size_t kPairs = kWidth - 1;
    static_assert(kPairs == 4);
    const auto pair = [&](std::size_t i) { return mix(join(words[i], words[i + 1])); };
    std::array<std::uint64_t, kPairs> hash = {pair(0), pair(1), pair(2), 0};
    for (std::size_t i = 0; i + kWidth <= words.size(); ++i) {
        const std::uint64_t first = hash[i % kPairs];
        const std::uint64_t last = pair(i + kPairs - 1);
        hash[(i + kPairs - 1) % kPairs] = last;
        const std::uint64_t inner = std::min(hash[(i + 1) % kPairs], hash[(i + 2) % kPairs]);
        const bool chosen = first <= std::min(inner, last) || (sample == Sample::Half && last < std::min(inner, first));
        if (chosen) keys.push_back(shingle(words.subspan(i, kWidth)));
    }
}

}    // namespace

void anchor_keys(std::span<const std::uint64_t> words, std::vector<std::uint64_t>& keys)
{
    keys.clear();
    if (words.empty()) return;
    if (words.size() < kWidth) {
        keys.push_back(shingle(words));
    } else if (words.size() <= kShort) {
        add_all(words, kWidth, keys);
        add_all(words, kShortWidth, keys);
    } else {
        add_sample(words, words.size() <= kMedium ? Sample::Half : Sample::Quarter, keys);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

// Measured on 100,000 texts of twelve languages with furniture and set phrases (docs/dedup.md): a rule by the share of keys
// alone left 10 to 20 pairs a text to compare; with rare keys counting more it is one, for one planted copy in 7,000.
// Texts of like length share most keys if they are copies; a longer one has a rarer sample of them, or little room for
// others.
bool worth_comparing(std::uint32_t weight, AnchorCounts a, AnchorCounts b) noexcept
{
    constexpr double kRare = 8, kOfAlike = 0.4, kOfUnlike = 0.12, kOfFew = 0.5, kAlike = 4;
    if (weight == 0) return false;
    const double keys = std::min(a.keys, b.keys);
    const bool alike = std::max(a.words, b.words) < kAlike * std::min(a.words, b.words);
    const double enough = std::max(kRare, (alike ? kOfAlike : kOfUnlike) * keys);
    return weight >= std::min(enough, kOfFew * keys);
}

}    // namespace textdrift::index
