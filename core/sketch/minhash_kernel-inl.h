// The MinHash kernels, compiled once per instruction set by minhash.cpp through foreach_target.
#if defined(TEXTDRIFT_CORE_SKETCH_MINHASH_KERNEL_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef TEXTDRIFT_CORE_SKETCH_MINHASH_KERNEL_INL_H_
#undef TEXTDRIFT_CORE_SKETCH_MINHASH_KERNEL_INL_H_
#else
#define TEXTDRIFT_CORE_SKETCH_MINHASH_KERNEL_INL_H_
#endif

#include <cstddef>
#include <cstdint>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace textdrift::sketch {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Lowers `minima` by a_k * h + b_k for every h. Four vectors of lanes stay in registers while the hashes stream by:
// with fewer, the chain of dependent minima, not the multiplier, sets the pace.
void lower_minima(const std::uint32_t* multipliers, const std::uint32_t* increments, std::size_t lanes,
                  const std::uint32_t* hashes, std::size_t count, std::uint32_t* minima)
{
    const hn::ScalableTag<std::uint32_t> d;
    const std::size_t step = hn::Lanes(d);
    std::size_t lane = 0;
    for (; lane + 4 * step <= lanes; lane += 4 * step) {
        const auto a0 = hn::LoadU(d, multipliers + lane), b0 = hn::LoadU(d, increments + lane);
        const auto a1 = hn::LoadU(d, multipliers + lane + step), b1 = hn::LoadU(d, increments + lane + step);
        const auto a2 = hn::LoadU(d, multipliers + lane + 2 * step), b2 = hn::LoadU(d, increments + lane + 2 * step);
        const auto a3 = hn::LoadU(d, multipliers + lane + 3 * step), b3 = hn::LoadU(d, increments + lane + 3 * step);
        auto m0 = hn::LoadU(d, minima + lane), m1 = hn::LoadU(d, minima + lane + step);
        auto m2 = hn::LoadU(d, minima + lane + 2 * step), m3 = hn::LoadU(d, minima + lane + 3 * step);
        for (std::size_t i = 0; i < count; ++i) {
            const auto h = hn::Set(d, hashes[i]);
            m0 = hn::Min(m0, hn::Add(hn::Mul(a0, h), b0));
            m1 = hn::Min(m1, hn::Add(hn::Mul(a1, h), b1));
            m2 = hn::Min(m2, hn::Add(hn::Mul(a2, h), b2));
            m3 = hn::Min(m3, hn::Add(hn::Mul(a3, h), b3));
        }
        hn::StoreU(m0, d, minima + lane);
        hn::StoreU(m1, d, minima + lane + step);
        hn::StoreU(m2, d, minima + lane + 2 * step);
        hn::StoreU(m3, d, minima + lane + 3 * step);
    }
    for (; lane + step <= lanes; lane += step) {
        const auto a = hn::LoadU(d, multipliers + lane), b = hn::LoadU(d, increments + lane);
        auto m = hn::LoadU(d, minima + lane);
        for (std::size_t i = 0; i < count; ++i) {
            m = hn::Min(m, hn::Add(hn::Mul(a, hn::Set(d, hashes[i])), b));
        }
        hn::StoreU(m, d, minima + lane);
    }
    for (; lane < lanes; ++lane) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t value = multipliers[lane] * hashes[i] + increments[lane];
            minima[lane] = value < minima[lane] ? value : minima[lane];
        }
    }
}

// counts[s] = lanes at which signature s of `all` agrees with `one`.
void count_equal(const std::uint32_t* one, const std::uint32_t* all, std::size_t lanes, std::size_t signatures,
                 std::uint32_t* counts)
{
    const hn::ScalableTag<std::uint32_t> d;
    const std::size_t step = hn::Lanes(d);
    for (std::size_t s = 0; s < signatures; ++s) {
        const std::uint32_t* other = all + s * lanes;
        auto equal = hn::Zero(d);
        std::size_t lane = 0;
        for (; lane + step <= lanes; lane += step) {
            // A mask as a vector is minus one where lanes agree.
            equal = hn::Sub(equal, hn::VecFromMask(d, hn::Eq(hn::LoadU(d, one + lane), hn::LoadU(d, other + lane))));
        }
        std::uint32_t count = hn::GetLane(hn::SumOfLanes(d, equal));
        for (; lane < lanes; ++lane) {
            count += one[lane] == other[lane];
        }
        counts[s] = count;
    }
}

}    // namespace HWY_NAMESPACE
}    // namespace textdrift::sketch
HWY_AFTER_NAMESPACE();

#endif
