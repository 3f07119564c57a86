// Draws the table of a signer from its seed.
#include "core/sketch/signature_table.h"

#include <utility>

namespace textdrift::sketch {
namespace {

// splitmix64 (Steele, Lea, Flood 2014).
class Random {
public:
    explicit Random(std::uint64_t seed) noexcept : state_(seed) {}

    std::uint64_t next() noexcept
    {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15ull;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return z ^ (z >> 31);
    }

    // 0 to bound - 1. The upper half times the bound: no division, and for bounds up to 256 uneven by less than 2^-24.
    std::uint32_t below(std::uint32_t bound) noexcept
    {
        return static_cast<std::uint32_t>(((next() >> 32) * bound) >> 32);
    }

private:
    std::uint64_t state_;
};

}    // namespace

SignatureTable::SignatureTable(std::uint32_t lanes, std::uint64_t seed) : lanes_(lanes), rows_(kRows * lanes)
{
    Random random(seed);
    const unsigned shift = 32 - rank_bits();
    for (std::size_t r = 0; r < kRows; ++r) {
        std::uint32_t* row = rows_.data() + r * lanes;
        for (std::uint32_t lane = 0; lane < lanes; ++lane) {
            row[lane] = lane << shift | static_cast<std::uint32_t>(random.next() >> 32) >> rank_bits();
        }
        for (std::uint32_t left = lanes; left > 1; --left) {    // Fisher, Yates
            std::swap(row[left - 1], row[random.below(left)]);
        }
    }
}

}    // namespace textdrift::sketch
