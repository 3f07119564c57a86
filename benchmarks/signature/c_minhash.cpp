// C-MinHash-(sigma, pi): one stored permutation, shifted by the lane. Li, Li 2022, "C-MinHash: improving minwise hashing with
// circulant permutation", algorithm 3. The universe has 2^16 elements; the elements' hashes play sigma.
#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "contender.h"

namespace contest {
namespace {

constexpr std::uint32_t kUniverse = 1u << 16;

// The compiler vectorises this loop whole; the best of these for the machine runs.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
__attribute__((target_clones("default", "avx2", "arch=skylake-avx512")))
#endif
void lower(std::uint16_t* minima, const std::uint16_t* ranks, std::size_t lanes, const std::uint64_t* set, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint16_t* shifted = ranks + (set[i] >> 48);
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            minima[lane] = std::min(minima[lane], shifted[lane]);
        }
    }
}

class CMinHash : public Contender {
public:
    explicit CMinHash(std::uint32_t lanes) : ranks_(kUniverse + lanes)
    {
        std::iota(ranks_.begin(), ranks_.begin() + kUniverse, std::uint16_t(0));
        std::uint64_t state = 4;
        for (std::uint32_t left = kUniverse; left > 1; --left) {
            std::swap(ranks_[left - 1], ranks_[below(next_random(state), left)]);
        }
        std::copy_n(ranks_.begin(), lanes, ranks_.begin() + kUniverse);    // the circle closes
    }
    std::string_view name() const override { return "C-MinHash, permutation of 2^16"; }
    void sign(std::span<const std::uint64_t> set, std::span<std::uint32_t> lanes) override
    {
        std::array<std::uint16_t, 256> minima;
        std::fill_n(minima.begin(), lanes.size(), std::uint16_t(0xFFFF));
        lower(minima.data(), ranks_.data(), lanes.size(), set.data(), set.size());
        std::copy_n(minima.begin(), lanes.size(), lanes.begin());
    }

private:
    std::vector<std::uint16_t> ranks_;
};

}    // namespace

std::unique_ptr<Contender> make_c_minhash(std::uint32_t lanes)
{
    return std::make_unique<CMinHash>(lanes);
}

}    // namespace contest
