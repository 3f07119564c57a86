// K permutations a h + b mod 2^32, a odd, in SIMD. Broder, Charikar, Frieze, Mitzenmacher 1998, "Min-wise independent
// permutations"; multiplication modulo a power of two in place of a prime.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "benchmarks/signature/classic_32.cpp"
#include <hwy/foreach_target.h>
//
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace contest::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Four vectors of lanes stay in registers while the hashes stream by.
void lower_four_vectors(const std::uint32_t* a, const std::uint32_t* b, const std::uint64_t* set, std::size_t count,
                        std::uint32_t* minima)
{
    const hn::CappedTag<std::uint32_t, 16> d;
    const std::size_t n = hn::Lanes(d);
    const auto a0 = hn::LoadU(d, a), a1 = hn::LoadU(d, a + n), a2 = hn::LoadU(d, a + 2 * n), a3 = hn::LoadU(d, a + 3 * n);
    const auto b0 = hn::LoadU(d, b), b1 = hn::LoadU(d, b + n), b2 = hn::LoadU(d, b + 2 * n), b3 = hn::LoadU(d, b + 3 * n);
    auto m0 = hn::Set(d, ~0u), m1 = m0, m2 = m0, m3 = m0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto h = hn::Set(d, static_cast<std::uint32_t>(set[i] ^ (set[i] >> 32)));
        m0 = hn::Min(m0, hn::Add(hn::Mul(a0, h), b0));
        m1 = hn::Min(m1, hn::Add(hn::Mul(a1, h), b1));
        m2 = hn::Min(m2, hn::Add(hn::Mul(a2, h), b2));
        m3 = hn::Min(m3, hn::Add(hn::Mul(a3, h), b3));
    }
    hn::StoreU(m0, d, minima), hn::StoreU(m1, d, minima + n);
    hn::StoreU(m2, d, minima + 2 * n), hn::StoreU(m3, d, minima + 3 * n);
}

void sign_classic(const std::uint32_t* a, const std::uint32_t* b, std::size_t lanes, const std::uint64_t* set,
                  std::size_t count, std::uint32_t* minima)
{
    const std::size_t step = 4 * hn::Lanes(hn::CappedTag<std::uint32_t, 16>());
    for (std::size_t lane = 0; lane < lanes; lane += step) {
        lower_four_vectors(a + lane, b + lane, set, count, minima + lane);
    }
}

}    // namespace contest::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <vector>

#include "contender.h"

namespace contest {
namespace {

HWY_EXPORT(sign_classic);

class Classic32 : public Contender {
public:
    explicit Classic32(std::uint32_t lanes)
    {
        std::uint64_t state = 1;
        for (std::uint32_t lane = 0; lane < lanes; ++lane) {
            multipliers_.push_back(static_cast<std::uint32_t>(next_random(state) >> 32) | 1u);
            increments_.push_back(static_cast<std::uint32_t>(next_random(state) >> 32));
        }
    }
    std::string_view name() const override { return "K permutations, a h + b mod 2^32, SIMD"; }
    void sign(std::span<const std::uint64_t> set, std::span<std::uint32_t> lanes) override
    {
        HWY_DYNAMIC_DISPATCH(sign_classic)
        (multipliers_.data(), increments_.data(), lanes.size(), set.data(), set.size(), lanes.data());
    }

private:
    std::vector<std::uint32_t> multipliers_, increments_;
};

}    // namespace

std::unique_ptr<Contender> make_classic_32(std::uint32_t lanes)
{
    return std::make_unique<Classic32>(lanes);
}

}    // namespace contest
#endif
