// Shingles: folding, cutting into words, hashing windows.
#include "core/sketch/shingle.h"

#include <algorithm>
#include <string>

#include <xxhash.h>

#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::sketch {
namespace {

struct CodeRange {
    char32_t first;
    char32_t last;
};

// What separates words, by block: fine enough for shingles, where any fixed rule does as long as both texts get the same
// one. The exact cut into words is the business of `segment`.
constexpr CodeRange kSeparators[] = {
    {0x0000, 0x002F}, {0x003A, 0x0040}, {0x005B, 0x0060}, {0x007B, 0x00A9},   {0x00AB, 0x00B4}, {0x00B6, 0x00B9},
    {0x00BB, 0x00BF}, {0x00D7, 0x00D7}, {0x00F7, 0x00F7}, {0x0589, 0x058A},   {0x05BE, 0x05BE}, {0x0600, 0x060F},
    {0x061B, 0x061F}, {0x066A, 0x066D}, {0x06D4, 0x06D4}, {0x0964, 0x0965},   {0x0E4F, 0x0E4F}, {0x1360, 0x1368},
    {0x17D4, 0x17DA}, {0x2000, 0x206F}, {0x20A0, 0x20CF}, {0x2100, 0x2BFF},   {0x3000, 0x3004}, {0x3008, 0x3020},
    {0x3030, 0x3030}, {0xFE10, 0xFE6F}, {0xFF01, 0xFF0F}, {0x1F000, 0x1FAFF},
};

// Scripts written without spaces between words.
constexpr CodeRange kStandAlone[] = {
    {0x0E01, 0x0EFF}, {0x1000, 0x109F}, {0x1780, 0x17D3}, {0x3005, 0x3007}, {0x3021, 0x302F},
    {0x3031, 0x31FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFF},
};

bool in_table(std::span<const CodeRange> table, char32_t code_point) noexcept
{
    const auto after = std::ranges::upper_bound(table, code_point, {}, &CodeRange::first);
    return after != table.begin() && code_point <= std::prev(after)->last;
}

// An apostrophe holds a word together only between two letters: "china's", not "'china".
bool is_inner_apostrophe(std::string_view text, std::size_t at, std::size_t word_begin) noexcept
{
    if (text[at] != '\'' || at == word_begin || at + 1 >= text.size()) {
        return false;
    }
    std::size_t next = at + 1;
    const char32_t code_point = text::next_code_point(text, next);
    return !in_table(kSeparators, code_point) && !in_table(kStandAlone, code_point);
}

std::vector<std::uint64_t> sorted_set(std::vector<std::uint64_t> hashes)
{
    std::ranges::sort(hashes);
    const auto repeated = std::ranges::unique(hashes);
    hashes.erase(repeated.begin(), repeated.end());
    return hashes;
}

// Hashes of all windows of `width` consecutive hashes.
std::vector<std::uint64_t> window_hashes(std::span<const std::uint64_t> units, std::uint32_t width)
{
    std::vector<std::uint64_t> hashes;
    if (units.empty()) {
        return hashes;
    }
    const std::size_t size = std::min<std::size_t>(std::max(width, 1u), units.size());
    hashes.reserve(units.size() - size + 1);
    for (std::size_t begin = 0; begin + size <= units.size(); ++begin) {
        hashes.push_back(XXH3_64bits(units.data() + begin, size * sizeof(std::uint64_t)));
    }
    return sorted_set(std::move(hashes));
}

std::size_t common(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) noexcept
{
    std::size_t count = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        count += a[i] == b[j];
        const bool advance_a = a[i] <= b[j];
        const bool advance_b = b[j] <= a[i];
        i += advance_a;
        j += advance_b;
    }
    return count;
}

}    // namespace

std::uint64_t hash_bytes(std::string_view bytes) noexcept
{
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::vector<std::string_view> split_words(std::string_view folded)
{
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    const auto close = [&](std::size_t end) {
        if (end > begin) {
            words.push_back(folded.substr(begin, end - begin));
        }
    };
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t start = at;
        const char32_t code_point = text::next_code_point(folded, at);
        if (in_table(kStandAlone, code_point)) {
            close(start);
            words.push_back(folded.substr(start, at - start));
            begin = at;
        } else if (in_table(kSeparators, code_point) && !is_inner_apostrophe(folded, start, begin)) {
            close(start);
            begin = at;
        }
    }
    close(folded.size());
    return words;
}

std::vector<std::uint64_t> word_shingles(std::span<const std::string_view> words, ShingleOptions options)
{
    std::vector<std::uint64_t> units;
    units.reserve(words.size());
    for (const std::string_view word : words) {
        units.push_back(hash_bytes(word));
    }
    return window_hashes(units, options.width);
}

std::vector<std::uint64_t> word_shingles(std::string_view text, ShingleOptions options)
{
    const std::string folded = text::fold(text);
    return word_shingles(split_words(folded), options);
}

std::vector<std::uint64_t> character_shingles(std::string_view text, ShingleOptions options)
{
    const std::string folded = text::fold(text);
    std::vector<std::uint64_t> units;
    units.reserve(folded.size());
    const char* previous_end = nullptr;
    for (const std::string_view word : split_words(folded)) {
        if (previous_end != nullptr && previous_end != word.data()) {
            units.push_back(U' ');
        }
        for (std::size_t at = 0; at < word.size();) {
            units.push_back(text::next_code_point(word, at));
        }
        previous_end = word.data() + word.size();
    }
    return window_hashes(units, options.width);
}

double resemblance(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) noexcept
{
    const std::size_t shared = common(a, b);
    const std::size_t all = a.size() + b.size() - shared;
    return all == 0 ? 1.0 : static_cast<double>(shared) / static_cast<double>(all);
}

double containment(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) noexcept
{
    return a.empty() ? 1.0 : static_cast<double>(common(a, b)) / static_cast<double>(a.size());
}

}    // namespace textdrift::sketch
