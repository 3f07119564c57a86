// Draws the table of a signer from its seed.
#include "core/sketch/signature_table.h"

#include <algorithm>
#include <utility>

namespace textdrift::sketch {
namespace {

// splitmix64 (Steele, Lea, Flood 2014), the upper half.
std::uint32_t next_random(std::uint64_t& state) noexcept
{
    std::uint64_t z = state += 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return static_cast<std::uint32_t>((z ^ (z >> 31)) >> 32);
}

// 0 to bound - 1; for bounds up to 256 uneven by less than 2^-24.
std::uint32_t random_below(std::uint32_t bound, std::uint64_t& state) noexcept
{
    return static_cast<std::uint32_t>((std::uint64_t(next_random(state)) * bound) >> 32);
}

}    // namespace

SignatureTable::SignatureTable(std::uint32_t lanes, std::uint64_t seed)
    : lanes_(lanes), words_(kPlacements * kStep * 2), lane_of_(kPlacements * lanes)
{
    std::uint64_t state = seed;
    multiplier_ = next_random(state) | 1u;
    for (std::size_t at = 0; at < words_.size(); at += 2 * lanes_) {
        fill_row(words_.data() + at, state);
    }
    for (std::uint32_t placement = 0; placement < kPlacements; ++placement) {
        invert(placement);
    }
}

void SignatureTable::fill_row(std::uint32_t* row, std::uint64_t& state) const
{
    const auto count = static_cast<std::uint32_t>(lanes_);
    for (std::uint32_t p = 0; p < count; ++p) {
        row[p] = p << rank_shift() | (p * tie() & tie_mask());
    }
    for (std::uint32_t left = count; left > 1; --left) {    // Fisher, Yates
        std::swap(row[left - 1], row[random_below(left, state)]);
    }
    std::copy_n(row, count, row + count);
}

void SignatureTable::invert(std::uint32_t placement)
{
    const std::uint32_t* placed = words(placement);
    for (std::size_t lane = 0; lane < lanes_; ++lane) {
        lane_of_[placement * lanes_ + (placed[lane] >> rank_shift())] = static_cast<std::uint8_t>(lane);
    }
}

}    // namespace textdrift::sketch
