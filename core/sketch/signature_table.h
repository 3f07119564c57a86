// The table a signer is made of, and how a shingle addresses it: shared by the reference and the kernels.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <vector>

namespace textdrift::sketch {

// What lanes see of a shingle: which row of the table it meets, and the word xored into that row.
struct ShingleKey {
    std::uint32_t row = 0;
    std::uint32_t value = 0;
};

inline constexpr unsigned kRowBits = 5;
inline constexpr std::size_t kRows = std::size_t(1) << kRowBits;

// Shingles are hashes already. One multiplication more costs nothing beside the lanes and lets every bit of the hash reach both
// the rank and the row, should a caller's hashes be weak in some bits.
inline ShingleKey key_of(std::uint64_t shingle) noexcept
{
    const std::uint64_t mixed = shingle * 0x9E3779B97F4A7C15ull;
    return {static_cast<std::uint32_t>(mixed >> (64 - kRowBits)), static_cast<std::uint32_t>(mixed ^ (mixed >> 32))};
}

// b-bit signatures store the top bits of this product, for all lanes of 32 bits the lane itself. Two shingles of one row differ
// in the same bits at every lane: their plain low bits would agree at all lanes at once or at none.
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
    LineAllocator(const LineAllocator<U>&) noexcept {}
    T* allocate(std::size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), std::align_val_t(64))); }
    void deallocate(T* p, std::size_t) noexcept { ::operator delete(p, std::align_val_t(64)); }
    friend bool operator==(const LineAllocator&, const LineAllocator&) { return true; }
};

// kRows rows of K words. The top log2(K) bits of a row are a random permutation of 0..K-1, the rest is random. Xored with a
// shingle's value the top bits are again a permutation: the shingle's rank in each lane.
class SignatureTable {
public:
    SignatureTable(std::uint32_t lanes, std::uint64_t seed);

    std::size_t lanes() const noexcept { return lanes_; }
    unsigned rank_bits() const noexcept { return static_cast<unsigned>(std::countr_zero(lanes_)); }
    const std::uint32_t* row(std::size_t index) const noexcept { return rows_.data() + index * lanes_; }
    const std::uint32_t* rows() const noexcept { return rows_.data(); }

private:
    std::size_t lanes_;
    std::vector<std::uint32_t, LineAllocator<std::uint32_t>> rows_;
};

}    // namespace textdrift::sketch
