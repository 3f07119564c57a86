// Signatures: K minima of a shingle set, whose agreement estimates resemblance without bias, however few the shingles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace textdrift::sketch {

// The format of signatures. Files and catalogues store it; signatures of different versions do not compare.
inline constexpr std::uint32_t kSignatureVersion = 1;

struct SignatureOptions {
    std::uint32_t lanes = 128;    // K: 64, 128 or 256
    std::uint64_t seed = 1;
    friend bool operator==(const SignatureOptions&, const SignatureOptions&) = default;
};

class SignatureTable;    // signature_table.h

// Signs sets of 64-bit shingle hashes. Immutable after construction, safe to use from any thread.
class Signer {
public:
    explicit Signer(SignatureOptions options = {});

    std::size_t lanes() const noexcept { return options_.lanes; }

    // Shape:   `out` has lanes() entries. The empty set signs as all ones (0xFFFFFFFF).
    // Returns: the same bits on every target and machine; order and repetition of `shingles` do not count.
    // Cost:    no allocation; see benchmarks/signature.
    void sign(std::span<const std::uint64_t> shingles, std::span<std::uint32_t> out) const noexcept;
    std::vector<std::uint32_t> sign(std::span<const std::uint64_t> shingles) const;

    // The slow obvious form, kept as the meaning of `sign`.
    void sign_reference(std::span<const std::uint64_t> shingles, std::span<std::uint32_t> out) const noexcept;

private:
    SignatureOptions options_;
    std::shared_ptr<const SignatureTable> table_;    // shared by copies
};

// b-bit signatures (Li, König 2010): `bits` (1, 8, 16 or 32) bits of each lane, lane 0 in the lowest bits of the first byte,
// little-endian. This is the stored form. 32 bits are the lane itself, fewer are bits of a hash of the lane: those of two
// unequal lanes agree by chance only.
constexpr std::size_t packed_bytes(std::size_t lanes, unsigned bits) noexcept
{
    return lanes * bits / 8;
}
void pack(std::span<const std::uint32_t> signature, unsigned bits, std::span<std::uint8_t> out) noexcept;

// Lanes at which two packed signatures agree. SIMD; for many at once see similarity.h.
std::size_t count_equal_packed(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b, unsigned bits) noexcept;

// Resemblance from agreeing lanes of b-bit signatures, corrected for chance agreement: (e/K - 2^-b) / (1 - 2^-b), not below
// 0. Source: Li, König 2010, theorem 1 for sets small in the universe.
double estimate_resemblance(std::size_t equal, std::size_t lanes, unsigned bits) noexcept;

// Standard error of that estimate at resemblance r, an upper bound for small sets: that of independent lanes.
double standard_error(double resemblance, std::size_t lanes, unsigned bits) noexcept;

// The greatest number of agreeing lanes that a pair of this resemblance falls short of with probability at most `miss`
// (exact binomial tail; independent lanes spread wider than those of a Signer).
std::size_t equal_lanes_at_least(double resemblance, std::size_t lanes, unsigned bits, double miss) noexcept;

}    // namespace textdrift::sketch
