// Shingles from words and characters; sets and their intersection.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/sketch/shingler.cpp"
#include <hwy/foreach_target.h>
//
#include "core/sketch/shingler_kernel-inl.h"

#if HWY_ONCE
#include "core/sketch/shingler.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/sketch/target.h"
#include "core/sketch/tokens_hash.h"

namespace textdrift::sketch {
namespace {

HWY_EXPORT(combine_windows);
HWY_EXPORT(common_blocks);

std::uint64_t shingle_of(const std::uint64_t* words, std::size_t width) noexcept
{
    std::uint64_t hash = kShingleStart;
    for (std::size_t k = 0; k < width; ++k) {
        hash = append_word(hash, words[k]);
    }
    return mix_round(mix_round(hash));
}

bool starts_code_point(char byte) noexcept
{
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

// Where the code point after the one at `at` begins.
std::size_t step(std::string_view text, std::size_t at) noexcept
{
    do {
        ++at;
    } while (at < text.size() && !starts_code_point(text[at]));
    return at;
}

// The hash of `length` bytes at `from`, read with what follows them while that is text too.
std::uint64_t hash_window(std::string_view text, std::size_t from, std::size_t length) noexcept
{
    return from + kMediumWord <= text.size() ? hash_padded_word(text.data() + from, length)
                                             : hash_word(text.substr(from, length));
}

// Windows of `width` bytes, where all code points are of one byte.
void combine_bytes(std::string_view text, std::size_t width, std::uint64_t* out)
{
    const std::size_t count = text.size() - width + 1;
    const std::size_t padded = text.size() < 8 ? 0 : std::min(count, text.size() - 8 + 1);
    std::size_t at = 0;
    if (width <= 8) {
        const std::uint64_t keep = load_le64(kKeepBytes + kShortWord - width);
        for (; at < padded; ++at) {
            out[at] = hash_of_16(load_le64(text.data() + at) & keep, 0, width);
        }
    }
    for (; at < count; ++at) {
        out[at] = hash_window(text, at, width);
    }
}

constexpr std::size_t kMaxWidth = 64;

// Windows of code points of any length. Where they begin is gathered first: stepping from one to the next would wait for
// each byte in turn.
class CodePointWindows {
public:
    CodePointWindows(std::string_view text, std::size_t width) : text_(text), width_(width) {}

    // Returns how many were made.
    std::size_t hash(std::uint64_t* out)
    {
        std::size_t count = 0;
        do {
            gather();
            const std::size_t made = held_ > width_ ? held_ - width_ : 0;
            for (std::size_t i = 0; i < made; ++i) {
                const std::uint32_t begin = starts_[i];
                out[count + i] = hash_window(text_, begin, starts_[i + width_] - begin);
            }
            count += made;
            const std::size_t kept = std::min(held_, width_);
            std::copy_n(starts_.begin() + static_cast<std::ptrdiff_t>(held_ - kept), kept, starts_.begin());
            held_ = kept;
        } while (at_ <= text_.size());
        if (count == 0) {
            out[count++] = hash_word(text_);
        }
        return count;
    }

private:
    // The text's end counts as a beginning.
    void gather()
    {
        const std::string_view text = text_;
        std::size_t at = at_, held = held_;
        for (; at < text.size() && held + 1 < starts_.size(); ++at) {
            starts_[held] = static_cast<std::uint32_t>(at);
            held += starts_code_point(text[at]);
        }
        if (at == text.size()) {
            starts_[held++] = static_cast<std::uint32_t>(at++);
        }
        at_ = at;
        held_ = held;
    }

    std::string_view text_;
    std::size_t width_;
    std::size_t at_ = 0;
    std::size_t held_ = 0;
    std::array<std::uint32_t, 512 + kMaxWidth> starts_;
};

bool is_ascii(std::string_view text) noexcept
{
    unsigned char all = 0;
    for (const char byte : text) {
        all |= static_cast<unsigned char>(byte);
    }
    return all < 0x80;
}

// Sets up to this size are left to std::sort; larger ones than kCached are first split by their leading bits, so that the
// passes stay in cache.
constexpr std::size_t kFew = 48;
constexpr std::size_t kCached = std::size_t{1} << 17;
constexpr int kSplitBits = 8;

// Radix sort of values[0 .. size) by the 2 * kBits bits after the leading `skip`, lower digit first, by way of `scratch`.
template <int kBits>
void sort_by_leading_bits(std::uint64_t* values, std::uint64_t* scratch, std::size_t size, int skip)
{
    constexpr std::size_t kDigits = std::size_t{1} << kBits;
    std::uint32_t low[kDigits] = {}, high[kDigits] = {};
    const auto low_digit = [=](std::uint64_t value) { return (value << skip >> (64 - 2 * kBits)) & (kDigits - 1); };
    const auto high_digit = [=](std::uint64_t value) { return value << skip >> (64 - kBits); };
    for (std::size_t i = 0; i < size; ++i) {
        ++low[low_digit(values[i])];
        ++high[high_digit(values[i])];
    }
    std::exclusive_scan(low, low + kDigits, low, 0u);
    std::exclusive_scan(high, high + kDigits, high, 0u);
    for (std::size_t i = 0; i < size; ++i) {
        scratch[low[low_digit(values[i])]++] = values[i];
    }
    for (std::size_t i = 0; i < size; ++i) {
        values[high[high_digit(scratch[i])]++] = scratch[i];
    }
}

void sort_nearly(std::uint64_t* values, std::uint64_t* scratch, std::size_t size, int skip)
{
    if (size <= kFew) {
        std::sort(values, values + size);
    } else if (size < 2048) {
        sort_by_leading_bits<8>(values, scratch, size, skip);
    } else {
        sort_by_leading_bits<11>(values, scratch, size, skip);
    }
}

// Puts a value that comes too late where it belongs in out[first .. count). Returns how far that was.
std::size_t insert_late(std::uint64_t value, std::uint64_t* out, std::size_t first, std::size_t& count)
{
    std::uint64_t* const end = out + count;
    std::uint64_t* const at = std::lower_bound(out + first, end, value);
    if (*at != value) {
        std::copy_backward(at, end, end + 1);
        *at = value;
        ++count;
    }
    return static_cast<std::size_t>(end - at);
}

// Appends nearly sorted values to out[0 .. count), each once; returns the new count. Hashes alike in their leading bits are
// few; where they are many, the values are no hashes, and std::sort puts them right.
std::size_t append_unique(std::span<std::uint64_t> values, std::uint64_t* out, std::size_t count)
{
    if (values.empty()) {
        return count;
    }
    const std::size_t first = count;
    std::size_t budget = 4 * values.size();
    std::uint64_t last = out[count++] = values[0];
    for (const std::uint64_t value : values.subspan(1)) {
        if (value < last) [[unlikely]] {
            const std::size_t moved = insert_late(value, out, first, count);
            if (moved > budget) {
                std::ranges::sort(values);
                return static_cast<std::size_t>(std::ranges::unique_copy(values, out + first).out - out);
            }
            budget -= moved;
            continue;
        }
        // Written always, counted when new: repeats are too irregular to branch on.
        out[count] = value;
        count += value != last;
        last = value;
    }
    return count;
}

// The set in values[0 .. returned), by way of `scratch`.
std::size_t sort_large(std::uint64_t* values, std::uint64_t* scratch, std::size_t size)
{
    constexpr std::size_t kParts = std::size_t{1} << kSplitBits;
    std::size_t ends[kParts + 1] = {};
    const auto part_of = [](std::uint64_t value) { return static_cast<std::size_t>(value >> (64 - kSplitBits)); };
    for (std::size_t i = 0; i < size; ++i) {
        ++ends[part_of(values[i]) + 1];
    }
    std::partial_sum(ends, ends + kParts + 1, ends);
    for (std::size_t i = 0; i < size; ++i) {
        scratch[ends[part_of(values[i])]++] = values[i];
    }
    // Each part now ends where its counter stands. Its set is no longer than it was: nothing is overwritten too early.
    std::size_t count = 0, begin = 0;
    for (std::size_t part = 0; part < kParts; begin = ends[part++]) {
        const std::size_t length = ends[part] - begin;
        sort_nearly(scratch + begin, values + begin, length, kSplitBits);
        count = append_unique({scratch + begin, length}, values, count);
    }
    return count;
}

std::size_t merge_common(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) noexcept
{
    std::size_t count = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const std::uint64_t left = a[i], right = b[j];
        count += left == right;
        i += left <= right;
        j += right <= left;
    }
    return count;
}

// For a small set against one many times its size: each element is looked for beyond the last, in doubling steps.
std::size_t gallop_common(std::span<const std::uint64_t> few, std::span<const std::uint64_t> many) noexcept
{
    std::size_t count = 0;
    std::size_t at = 0;
    for (const std::uint64_t value : few) {
        std::size_t reach = 1;
        while (at + reach < many.size() && many[at + reach] < value) {
            reach *= 2;
        }
        const std::size_t end = std::min(at + reach + 1, many.size());
        const auto range = many.subspan(at + reach / 2, end - (at + reach / 2));
        at = static_cast<std::size_t>(std::ranges::lower_bound(range, value) - many.begin());
        if (at == many.size()) {
            break;
        }
        count += many[at] == value;
    }
    return count;
}

}    // namespace

void combine_words(std::span<const std::uint64_t> words, std::uint32_t width, std::vector<std::uint64_t>& out)
{
    prepare_dispatch();
    const std::size_t size = std::min<std::size_t>(std::max(width, 1u), words.size());
    const std::size_t count = words.empty() ? 0 : words.size() - size + 1;
    out.resize(count);
    if (count > 0) {
        std::size_t i = HWY_DYNAMIC_DISPATCH(combine_windows)(words.data(), count, size, out.data());
        for (; i < count; ++i) {
            out[i] = shingle_of(words.data() + i, size);
        }
    }
}

void combine_words_reference(std::span<const std::uint64_t> words, std::uint32_t width, std::vector<std::uint64_t>& out)
{
    out.clear();
    const std::size_t size = std::min<std::size_t>(std::max(width, 1u), words.size());
    for (std::size_t i = 0; !words.empty() && i + size <= words.size(); ++i) {
        out.push_back(shingle_of(words.data() + i, size));
    }
}

void combine_characters(std::string_view normalised, std::uint32_t width, std::vector<std::uint64_t>& out)
{
    if (normalised.empty()) {
        out.clear();
        return;
    }
    const std::size_t wanted = std::max(width, 1u);
    if (normalised.size() >= wanted && is_ascii(normalised)) {
        out.resize(normalised.size() - wanted + 1);
        combine_bytes(normalised, wanted, out.data());
        return;
    }
    if (wanted > kMaxWidth) {
        combine_characters_reference(normalised, width, out);
        return;
    }
    out.resize(normalised.size());
    out.resize(CodePointWindows(normalised, wanted).hash(out.data()));
}

void combine_characters_reference(std::string_view normalised, std::uint32_t width, std::vector<std::uint64_t>& out)
{
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < normalised.size(); at = step(normalised, at)) {
        starts.push_back(at);
    }
    const std::size_t size = std::min<std::size_t>(std::max(width, 1u), starts.size());
    starts.push_back(normalised.size());
    out.clear();
    for (std::size_t i = 0; size > 0 && i + size < starts.size(); ++i) {
        out.push_back(hash_word(normalised.substr(starts[i], starts[i + size] - starts[i])));
    }
}

Shingler::Shingler(ShingleSpec spec, TokenOptions options) : spec_(spec), tokeniser_(options) {}

std::span<const std::uint64_t> Shingler::shingles(std::string_view text)
{
    if (spec_.kind == ShingleKind::Words) {
        words_ = tokeniser_.word_hashes(text);
        combine_words(words_, spec_.width, shingles_);
    } else {
        words_ = {};
        combine_characters(tokeniser_.normalised(text), spec_.width, shingles_);
    }
    return shingles_;
}

std::span<const std::uint64_t> Shingler::shingle_set(std::string_view text)
{
    shingles(text);
    sort_unique(shingles_, scratch_);
    return shingles_;
}

void sort_unique(std::vector<std::uint64_t>& values, std::vector<std::uint64_t>& scratch)
{
    const std::size_t size = values.size();
    if (size <= kFew) {
        std::ranges::sort(values);
        const auto repeated = std::ranges::unique(values);
        values.erase(repeated.begin(), repeated.end());
        return;
    }
    scratch.resize(std::max(scratch.size(), size));
    if (size > kCached) {
        values.resize(sort_large(values.data(), scratch.data(), size));
        return;
    }
    sort_nearly(values.data(), scratch.data(), size, 0);
    const std::size_t count = append_unique(values, scratch.data(), 0);
    values.swap(scratch);
    values.resize(count);
}

std::size_t count_common(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) noexcept
{
    constexpr std::size_t kLopsided = 32;
    if (a.size() / kLopsided > b.size()) {
        return gallop_common(b, a);
    }
    if (b.size() / kLopsided > a.size()) {
        return gallop_common(a, b);
    }
    prepare_dispatch();
    std::size_t i = 0, j = 0;
    const std::size_t count = HWY_DYNAMIC_DISPATCH(common_blocks)(a.data(), a.size(), b.data(), b.size(), i, j);
    return count + merge_common(a.subspan(i), b.subspan(j));
}

std::size_t count_common_reference(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) noexcept
{
    return merge_common(a, b);
}

}    // namespace textdrift::sketch
#endif
