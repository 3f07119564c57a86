// Radix sort from the highest bits that differ.
#include "core/index/radix.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

namespace textdrift::index {

namespace {

constexpr unsigned kMostBits = 11;         // counters of one pass stay in L1
constexpr std::size_t kInsertion = 24;     // values sorted by insertion
constexpr std::size_t kComparison = 96;    // values sorted by comparison: a pass would not pay

void insertion_sort(std::uint64_t* values, std::size_t count) noexcept
{
    for (std::size_t i = 1; i < count; ++i) {
        const std::uint64_t value = values[i];
        std::size_t place = i;
        for (; place > 0 && values[place - 1] > value; --place) values[place] = values[place - 1];
        values[place] = value;
    }
}

bool sort_few(std::uint64_t* values, std::size_t count)
{
    if (count > kComparison) return false;
    if (count <= kInsertion) insertion_sort(values, count);
    else std::sort(values, values + count);
    return true;
}

// One past the highest bit in which values differ; 0: all are equal.
unsigned differing_bits(std::span<const std::uint64_t> values) noexcept
{
    std::uint64_t differing = 0;
    for (const std::uint64_t value : values) differing |= value ^ values[0];
    return static_cast<unsigned>(std::bit_width(differing));
}

}    // namespace

// Recursion is at most as deep as 64 bits have digits, whatever the values are.
void sort_values(std::span<std::uint64_t> values, std::span<std::uint64_t> scratch)
{
    const std::size_t count = values.size();
    if (sort_few(values.data(), count)) return;
    const unsigned top = differing_bits(values);
    if (top == 0) return;
    const unsigned bits = std::min({kMostBits, top, static_cast<unsigned>(std::bit_width(count)) - 2});
    const unsigned shift = top - bits;
    const std::uint64_t mask = (std::uint64_t(1) << bits) - 1;

    std::array<std::uint32_t, (1u << kMostBits)> end{};    // a partition in memory is far below 2^32 values
    for (const std::uint64_t value : values) ++end[(value >> shift) & mask];
    std::uint32_t sum = 0;
    for (std::size_t bucket = 0; bucket <= mask; ++bucket) {
        const std::uint32_t size = end[bucket];
        end[bucket] = sum;
        sum += size;
    }
    for (const std::uint64_t value : values) scratch[end[(value >> shift) & mask]++] = value;
    std::size_t begin = 0;
    for (std::size_t bucket = 0; bucket <= mask; ++bucket) {
        const std::size_t size = end[bucket] - begin;
        const auto from = scratch.subspan(begin, size);
        if (size > 1 && shift > 0 && !sort_few(from.data(), size)) sort_values(from, values.subspan(begin, size));
        begin = end[bucket];
    }
    std::copy_n(scratch.begin(), count, values.begin());
}

}    // namespace textdrift::index
