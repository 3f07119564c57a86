// Shingle kernels, compiled once per instruction set by shingler.cpp through foreach_target.
#if defined(TEXTDRIFT_CORE_SKETCH_SHINGLER_KERNEL_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef TEXTDRIFT_CORE_SKETCH_SHINGLER_KERNEL_INL_H_
#undef TEXTDRIFT_CORE_SKETCH_SHINGLER_KERNEL_INL_H_
#else
#define TEXTDRIFT_CORE_SKETCH_SHINGLER_KERNEL_INL_H_
#endif

#include <cstddef>
#include <cstdint>

#include <hwy/highway.h>

#include "core/sketch/shingler_mix.h"

HWY_BEFORE_NAMESPACE();
namespace textdrift::sketch {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

template <class V>
HWY_INLINE V mix_round(V x)
{
    const hn::DFromV<V> d;
#if HWY_TARGET == HWY_SCALAR
    return hn::Set(d, sketch::mix_round(hn::GetLane(x)));
#else
    const hn::Repartition<std::uint32_t, decltype(d)> halves;
    const auto low_key = hn::BitCast(halves, hn::Set(d, kMixLow));
    const auto high_key = hn::BitCast(halves, hn::Set(d, kMixHigh));
    const V low = hn::MulEven(hn::BitCast(halves, x), low_key);
    const V high = hn::MulEven(hn::BitCast(halves, hn::ShiftRight<32>(x)), high_key);
    return hn::Xor(low, hn::Or(hn::ShiftLeft<32>(high), hn::ShiftRight<32>(high)));
#endif
}

template <class V>
HWY_INLINE V append_word(V hash, V word)
{
    const V turned = hn::Or(hn::ShiftLeft<kTurn>(hash), hn::ShiftRight<64 - kTurn>(hash));
    return hn::Add(hn::Add(turned, hn::ShiftLeft<kSpread>(turned)), word);
}

// out[i] = shingle of words[i .. i + width). Whole vectors only; returns how many were made.
std::size_t combine_windows(const std::uint64_t* words, std::size_t count, std::size_t width, std::uint64_t* out)
{
    const hn::ScalableTag<std::uint64_t> d;
    const std::size_t step = hn::Lanes(d);
    std::size_t i = 0;
    for (; i + step <= count; i += step) {
        auto hash = hn::Set(d, kShingleStart);
        for (std::size_t k = 0; k < width; ++k) {
            hash = append_word(hash, hn::LoadU(d, words + i + k));
        }
        hn::StoreU(mix_round(mix_round(hash)), d, out + i);
    }
    return i;
}

// Elements common to two ascending sets, while both have a whole block; moves `i` and `j` to where the rest begins.
std::size_t common_blocks(const std::uint64_t* a, std::size_t a_size, const std::uint64_t* b, std::size_t b_size,
                          std::size_t& i, std::size_t& j)
{
    const hn::ScalableTag<std::uint64_t> d;
    const std::size_t step = hn::Lanes(d);
    std::size_t count = 0;
    while (i + step <= a_size && j + step <= b_size) {
        const auto block = hn::LoadU(d, a + i);
        auto equal = hn::Eq(block, hn::Set(d, b[j]));
        for (std::size_t k = 1; k < step; ++k) {
            equal = hn::Or(equal, hn::Eq(block, hn::Set(d, b[j + k])));
        }
        count += hn::CountTrue(d, equal);
        const std::uint64_t a_last = a[i + step - 1], b_last = b[j + step - 1];
        i += a_last <= b_last ? step : 0;
        j += b_last <= a_last ? step : 0;
    }
    return count;
}

}    // namespace HWY_NAMESPACE
}    // namespace textdrift::sketch
HWY_AFTER_NAMESPACE();

#endif
