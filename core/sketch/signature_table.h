// The table a signer is made of, and how a shingle addresses it: shared by the reference and the kernels.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

namespace textdrift::sketch {

// What lanes see of a shingle: which placement of the table it meets, and the word xored into it.
struct ShingleKey {
    std::uint32_t placement = 0;
    std::uint32_t value = 0;
};

// b-bit signatures store the top bits of this product, for 32 bits the lane itself. Two shingles of one placement differ in
// the same bits at every lane: their plain low bits would agree at all lanes at once or at none.
inline constexpr std::uint32_t kLaneMultiplier = 0x9E3779B1u;

inline std::uint32_t stored_bits(std::uint32_t lane, unsigned bits) noexcept
{
    return bits == 32 ? lane : ((lane ^ (lane >> 16)) * kLaneMultiplier) >> (32 - bits);
}

// Allocates on cache line borders: a row that straddles them costs twice the loads.
template <typename T>
struct LineAllocator {
    using value_type = T;
    LineAllocator() = default;
    template <typename U>
    LineAllocator(const LineAllocator<U>&) noexcept
    {
    }
    T* allocate(std::size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), std::align_val_t(64))); }
    void deallocate(T* p, std::size_t) noexcept { ::operator delete(p, std::align_val_t(64)); }
    friend bool operator==(const LineAllocator&, const LineAllocator&) { return true; }
};

// A shingle's lanes are a placement of the table xor the shingle's value.
//
//     word p, p = 0..K-1:   | p, log2(K) bits | p x tie, the rest |
//     row:                  a random permutation of the K words, stored twice in a row
//     placement:            a row rotated by a multiple of 16 lanes, read as K words from inside it
//
// The top bits of a lane are the shingle's rank there: xored with the value they are a permutation again, so that each
// shingle has each rank in one lane. 16 KiB hold 2048 / K rows and 128 placements for every K.
class SignatureTable {
public:
    static constexpr std::size_t kPlacements = 128;
    static constexpr std::size_t kStep = 16;    // lanes

    SignatureTable(std::uint32_t lanes, std::uint64_t seed);

    std::size_t lanes() const noexcept { return lanes_; }
    unsigned rank_bits() const noexcept { return static_cast<unsigned>(std::countr_zero(lanes_)); }
    unsigned rank_shift() const noexcept { return 32 - rank_bits(); }
    std::uint32_t multiplier() const noexcept { return multiplier_; }
    std::uint32_t tie() const noexcept { return kLaneMultiplier >> rank_bits(); }
    std::uint32_t tie_mask() const noexcept { return (1u << rank_shift()) - 1; }

    // Shingles are hashes already; the multiplication lets both halves reach rank and placement, and depends on the seed.
    ShingleKey key_of(std::uint64_t shingle) const noexcept
    {
        const std::uint32_t low = static_cast<std::uint32_t>(shingle) * multiplier_;
        return {low >> 25, static_cast<std::uint32_t>(shingle >> 32) ^ low};
    }

    // The K words of a placement, on a cache line border.
    const std::uint32_t* words(std::uint32_t placement) const noexcept
    {
        const std::size_t rotations = lanes_ / kStep;
        return words_.data() + kStep * (placement + (placement & ~(rotations - 1)));
    }

    // Of every placement, one after the other: the lane of word p.
    const std::uint8_t* lane_of() const noexcept { return lane_of_.data(); }

private:
    void fill_row(std::uint32_t* row, std::uint64_t& state) const;
    void invert(std::uint32_t placement);

    std::size_t lanes_;
    std::uint32_t multiplier_ = 0;
    std::vector<std::uint32_t, LineAllocator<std::uint32_t>> words_;
    std::vector<std::uint8_t> lane_of_;
};

}    // namespace textdrift::sketch
