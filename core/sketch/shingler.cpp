// Shingles from words and characters; sets and their intersection.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/sketch/shingler.cpp"
#include <hwy/foreach_target.h>
//
#include "core/sketch/shingler_kernel-inl.h"

#if HWY_ONCE
#include "core/sketch/shingler.h"

#include <algorithm>
#include <bit>

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

// Windows of `width` code points of any length.
void combine_code_points(std::string_view text, std::size_t end, std::vector<std::uint64_t>& out)
{
    for (std::size_t begin = 0;; begin = step(text, begin)) {
        out.push_back(hash_window(text, begin, end - begin));
        if (end == text.size()) {
            return;
        }
        end = step(text, end);
    }
}

bool is_ascii(std::string_view text) noexcept
{
    unsigned char all = 0;
    for (const char byte : text) {
        all |= static_cast<unsigned char>(byte);
    }
    return all < 0x80;
}

constexpr std::size_t kFew = 48;
constexpr std::size_t kMaxBuckets = std::size_t{1} << 12;

// One pass by the leading bits after `skip`, about a value a bucket, then insertion: hashes are spread evenly. What is not
// costs no more than std::sort of its bucket.
class BucketSort {
public:
    void sort(std::span<std::uint64_t> values, std::uint64_t* scratch, int skip)
    {
        if (values.size() <= kFew || skip > 48) {
            std::ranges::sort(values);
            return;
        }
        const std::size_t buckets = std::min(kMaxBuckets, std::bit_ceil(values.size()));
        const int shift = 64 - std::countr_zero(buckets);
        const auto bucket_of = [=](std::uint64_t value) { return static_cast<std::size_t>((value << skip) >> shift); };
        scatter(values, scratch, buckets, bucket_of);
        finish(values, scratch, buckets, skip + std::countr_zero(buckets));
    }

private:
    template <class BucketOf>
    void scatter(std::span<std::uint64_t> values, std::uint64_t* scratch, std::size_t buckets, BucketOf bucket_of)
    {
        ends_.assign(buckets + 1, 0);
        for (const std::uint64_t value : values) {
            ++ends_[bucket_of(value) + 1];
        }
        for (std::size_t b = 1; b <= buckets; ++b) {
            ends_[b] += ends_[b - 1];
        }
        // From here ends_[b] is where bucket b goes on; at the end, where it ended.
        for (const std::uint64_t value : values) {
            scratch[ends_[bucket_of(value)]++] = value;
        }
    }

    void finish(std::span<std::uint64_t> values, std::uint64_t* scratch, std::size_t buckets, int skip)
    {
        std::ranges::copy(scratch, scratch + values.size(), values.begin());
        if (values.size() <= 4 * buckets && even(buckets)) {
            insertion_sort(values);
            return;
        }
        std::size_t begin = 0;
        const std::vector<std::size_t> ends(ends_.begin(), ends_.begin() + static_cast<std::ptrdiff_t>(buckets));
        for (const std::size_t end : ends) {
            sort(values.subspan(begin, end - begin), scratch, skip);
            begin = end;
        }
    }

    bool even(std::size_t buckets) const
    {
        std::size_t largest = 0, begin = 0;
        for (std::size_t b = 0; b < buckets; ++b) {
            largest = std::max(largest, ends_[b] - begin);
            begin = ends_[b];
        }
        return largest <= kFew;
    }

    static void insertion_sort(std::span<std::uint64_t> values)
    {
        for (std::size_t i = 1; i < values.size(); ++i) {
            const std::uint64_t value = values[i];
            std::size_t at = i;
            for (; at > 0 && values[at - 1] > value; --at) {
                values[at] = values[at - 1];
            }
            values[at] = value;
        }
    }

    std::vector<std::size_t> ends_;
};

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
    out.clear();
    if (normalised.empty()) {
        return;
    }
    const std::size_t wanted = std::max(width, 1u);
    if (normalised.size() >= wanted && is_ascii(normalised)) {
        out.resize(normalised.size() - wanted + 1);
        combine_bytes(normalised, wanted, out.data());
        return;
    }
    std::size_t end = 0;
    for (std::size_t k = 0; k < wanted && end < normalised.size(); ++k) {
        end = step(normalised, end);
    }
    out.reserve(normalised.size());
    combine_code_points(normalised, end, out);
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
    thread_local BucketSort sorter;
    scratch.resize(std::max(scratch.size(), values.size()));
    sorter.sort(values, scratch.data(), 0);
    const auto repeated = std::ranges::unique(values);
    values.erase(repeated.begin(), repeated.end());
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
