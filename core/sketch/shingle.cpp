// Shingle sets of single texts, and how alike two sets are.
#include "core/sketch/shingle.h"

#include <xxhash.h>

#include "core/sketch/shingler.h"

namespace textdrift::sketch {
namespace {

std::vector<std::uint64_t> shingle_set(ShingleKind kind, std::uint32_t width, std::string_view text)
{
    Shingler shingler({kind, width}, {.fold_accents = true});
    const auto set = shingler.shingle_set(text);
    return {set.begin(), set.end()};
}

}    // namespace

std::uint64_t hash_bytes(std::string_view bytes) noexcept
{
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::vector<std::uint64_t> word_shingles(std::string_view text, ShingleOptions options)
{
    return shingle_set(ShingleKind::Words, options.width, text);
}

std::vector<std::uint64_t> character_shingles(std::string_view text, ShingleOptions options)
{
    return shingle_set(ShingleKind::Characters, options.width, text);
}

double resemblance(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) noexcept
{
    const std::size_t shared = count_common(a, b);
    const std::size_t all = a.size() + b.size() - shared;
    return all == 0 ? 1.0 : static_cast<double>(shared) / static_cast<double>(all);
}

double containment(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) noexcept
{
    return a.empty() ? 1.0 : static_cast<double>(count_common(a, b)) / static_cast<double>(a.size());
}

}    // namespace textdrift::sketch
