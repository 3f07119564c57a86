// C-MinHash-(sigma, pi): one stored permutation, shifted by the lane. Li, Li 2022, "C-MinHash: improving minwise hashing
// with circulant permutation", algorithm 3. The universe has 2^16 elements; the elements' hashes play sigma.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "benchmarks/signature/c_minhash.cpp"
#include <hwy/foreach_target.h>
//
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace contest::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Two vectors of 16-bit lanes stay in registers while the elements stream by.
void lower_two_vectors(const std::uint16_t* ranks, const std::uint64_t* set, std::size_t count, std::uint16_t* minima)
{
    const hn::CappedTag<std::uint16_t, 32> d;
    const std::size_t n = hn::Lanes(d);
    auto m0 = hn::Set(d, std::uint16_t(0xFFFF)), m1 = m0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint16_t* shifted = ranks + (set[i] >> 48);
        m0 = hn::Min(m0, hn::LoadU(d, shifted));
        m1 = hn::Min(m1, hn::LoadU(d, shifted + n));
    }
    hn::StoreU(m0, d, minima), hn::StoreU(m1, d, minima + n);
}

// The same with four, for two walks through the set instead of four.
void lower_four_vectors(const std::uint16_t* ranks, const std::uint64_t* set, std::size_t count, std::uint16_t* minima)
{
    const hn::CappedTag<std::uint16_t, 32> d;
    const std::size_t n = hn::Lanes(d);
    auto m0 = hn::Set(d, std::uint16_t(0xFFFF)), m1 = m0, m2 = m0, m3 = m0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint16_t* shifted = ranks + (set[i] >> 48);
        m0 = hn::Min(m0, hn::LoadU(d, shifted));
        m1 = hn::Min(m1, hn::LoadU(d, shifted + n));
        m2 = hn::Min(m2, hn::LoadU(d, shifted + 2 * n));
        m3 = hn::Min(m3, hn::LoadU(d, shifted + 3 * n));
    }
    hn::StoreU(m0, d, minima), hn::StoreU(m1, d, minima + n);
    hn::StoreU(m2, d, minima + 2 * n), hn::StoreU(m3, d, minima + 3 * n);
}

void sign_circulant(const std::uint16_t* ranks, std::size_t lanes, const std::uint64_t* set, std::size_t count,
                    std::uint16_t* minima)
{
    const std::size_t n = hn::Lanes(hn::CappedTag<std::uint16_t, 32>());
    std::size_t lane = 0;
    for (; lane + 4 * n <= lanes; lane += 4 * n) {
        lower_four_vectors(ranks + lane, set, count, minima + lane);
    }
    for (; lane < lanes; lane += 2 * n) {
        lower_two_vectors(ranks + lane, set, count, minima + lane);
    }
}

}    // namespace contest::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "contender.h"

namespace contest {
namespace {

HWY_EXPORT(sign_circulant);

constexpr std::uint32_t kUniverse = 1u << 16;

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
    std::string_view name() const override { return "C-MinHash, permutation of 2^16, SIMD"; }
    void sign(std::span<const std::uint64_t> set, std::span<std::uint32_t> lanes) override
    {
        std::array<std::uint16_t, 256> minima;
        HWY_DYNAMIC_DISPATCH(sign_circulant)(ranks_.data(), lanes.size(), set.data(), set.size(), minima.data());
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
#endif
