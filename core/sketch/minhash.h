// MinHash signatures: small summaries of shingle sets whose agreement estimates resemblance.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace textdrift::sketch {

// A signature is K minima, one a lane. Signatures compare only when made with the same K and seed from shingles of one
// width.
struct MinHashOptions {
    std::uint32_t lanes = 128;    // K: standard error of an estimate is sqrt(r(1-r)/K)
    std::uint64_t seed = 1;
};

// Signs sets. Lane k of a set is the minimum over its elements of a_k * h + b_k mod 2^32, a_k odd.
// Immutable after construction and safe to use from any thread.
class MinHasher {
public:
    explicit MinHasher(MinHashOptions options = {});

    std::size_t lanes() const noexcept { return multipliers_.size(); }

    // Shape:   `out` has lanes() entries. The empty set signs as all ones (0xFFFFFFFF).
    // Returns: the same bits on every target and machine, in any order of `hashes`.
    // Cost:    lanes x hashes multiplications; no allocation up to 4096 hashes a call.
    void sign(std::span<const std::uint64_t> hashes, std::span<std::uint32_t> out) const noexcept;
    std::vector<std::uint32_t> sign(std::span<const std::uint64_t> hashes) const;

    // The slow obvious form, kept as the meaning of `sign` that every target is tested against.
    void sign_reference(std::span<const std::uint64_t> hashes, std::span<std::uint32_t> out) const noexcept;

private:
    std::vector<std::uint32_t> multipliers_;
    std::vector<std::uint32_t> increments_;
};

// Lanes at which two signatures agree.
//
// Shape:  a, b: K minima each (asserted equal in length).
// Cost:   K compares, no allocation, safe from any thread.
std::size_t count_equal_lanes(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) noexcept;
std::size_t count_equal_lanes_reference(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) noexcept;

// One signature against `counts.size()` signatures lying one after the other in `all`: one dispatch for the whole batch.
void count_equal_lanes(std::span<const std::uint32_t> one, std::span<const std::uint32_t> all,
                       std::span<std::uint32_t> counts) noexcept;

// Estimates resemblance as the share of lanes at which two signatures agree: 0 to 1, a multiple of 1/K.
// Source: Broder et al. 1998.
double estimate_resemblance(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) noexcept;

}    // namespace textdrift::sketch
