// The signature kernels, compiled once per instruction set by signature.cpp through foreach_target.
#if defined(TEXTDRIFT_CORE_SKETCH_SIGNATURE_KERNEL_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef TEXTDRIFT_CORE_SKETCH_SIGNATURE_KERNEL_INL_H_
#undef TEXTDRIFT_CORE_SKETCH_SIGNATURE_KERNEL_INL_H_
#else
#define TEXTDRIFT_CORE_SKETCH_SIGNATURE_KERNEL_INL_H_
#endif

#include <cstddef>
#include <cstdint>

#include <hwy/highway.h>

#include "core/sketch/signature_table.h"

HWY_BEFORE_NAMESPACE();
namespace textdrift::sketch {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// At most 16 lanes a vector, so that 64 lanes are always four or more.
using LaneTag = hn::CappedTag<std::uint32_t, 16>;

// Lowers `kVectors` vectors of minima starting at `lane` by every shingle. The minima stay in registers while the shingles
// stream by: an exclusive or with a row of the table and a minimum a vector.
HWY_INLINE void lower_eight(const std::uint32_t* rows, std::size_t lanes, const std::uint64_t* shingles, std::size_t count,
                            std::uint32_t* minima)
{
    const LaneTag d;
    const std::size_t n = hn::Lanes(d);
    auto m0 = hn::LoadU(d, minima), m1 = hn::LoadU(d, minima + n);
    auto m2 = hn::LoadU(d, minima + 2 * n), m3 = hn::LoadU(d, minima + 3 * n);
    auto m4 = hn::LoadU(d, minima + 4 * n), m5 = hn::LoadU(d, minima + 5 * n);
    auto m6 = hn::LoadU(d, minima + 6 * n), m7 = hn::LoadU(d, minima + 7 * n);
    for (std::size_t i = 0; i < count; ++i) {
        const ShingleKey key = key_of(shingles[i]);
        const std::uint32_t* row = rows + key.row * lanes;
        const auto value = hn::Set(d, key.value);
        m0 = hn::Min(m0, hn::Xor(hn::Load(d, row), value));
        m1 = hn::Min(m1, hn::Xor(hn::Load(d, row + n), value));
        m2 = hn::Min(m2, hn::Xor(hn::Load(d, row + 2 * n), value));
        m3 = hn::Min(m3, hn::Xor(hn::Load(d, row + 3 * n), value));
        m4 = hn::Min(m4, hn::Xor(hn::Load(d, row + 4 * n), value));
        m5 = hn::Min(m5, hn::Xor(hn::Load(d, row + 5 * n), value));
        m6 = hn::Min(m6, hn::Xor(hn::Load(d, row + 6 * n), value));
        m7 = hn::Min(m7, hn::Xor(hn::Load(d, row + 7 * n), value));
    }
    hn::StoreU(m0, d, minima), hn::StoreU(m1, d, minima + n);
    hn::StoreU(m2, d, minima + 2 * n), hn::StoreU(m3, d, minima + 3 * n);
    hn::StoreU(m4, d, minima + 4 * n), hn::StoreU(m5, d, minima + 5 * n);
    hn::StoreU(m6, d, minima + 6 * n), hn::StoreU(m7, d, minima + 7 * n);
}

// The same over four vectors, for 64 lanes of 512-bit vectors.
HWY_INLINE void lower_four(const std::uint32_t* rows, std::size_t lanes, const std::uint64_t* shingles, std::size_t count,
                           std::uint32_t* minima)
{
    const LaneTag d;
    const std::size_t n = hn::Lanes(d);
    auto m0 = hn::LoadU(d, minima), m1 = hn::LoadU(d, minima + n);
    auto m2 = hn::LoadU(d, minima + 2 * n), m3 = hn::LoadU(d, minima + 3 * n);
    for (std::size_t i = 0; i < count; ++i) {
        const ShingleKey key = key_of(shingles[i]);
        const std::uint32_t* row = rows + key.row * lanes;
        const auto value = hn::Set(d, key.value);
        m0 = hn::Min(m0, hn::Xor(hn::Load(d, row), value));
        m1 = hn::Min(m1, hn::Xor(hn::Load(d, row + n), value));
        m2 = hn::Min(m2, hn::Xor(hn::Load(d, row + 2 * n), value));
        m3 = hn::Min(m3, hn::Xor(hn::Load(d, row + 3 * n), value));
    }
    hn::StoreU(m0, d, minima), hn::StoreU(m1, d, minima + n);
    hn::StoreU(m2, d, minima + 2 * n), hn::StoreU(m3, d, minima + 3 * n);
}

void lower_minima(const SignatureTable& table, const std::uint64_t* shingles, std::size_t count, std::uint32_t* minima)
{
    const std::size_t n = hn::Lanes(LaneTag());
    const std::size_t lanes = table.lanes();
    std::size_t lane = 0;
    for (; lane + 8 * n <= lanes; lane += 8 * n) {
        lower_eight(table.rows() + lane, lanes, shingles, count, minima + lane);
    }
    for (; lane < lanes; lane += 4 * n) {
        lower_four(table.rows() + lane, lanes, shingles, count, minima + lane);
    }
}

// The stored bits are the top ones of this. Two shingles of one row differ in the same bits at every lane; their plain low
// bits would agree at all lanes at once or at none.
template <class V>
HWY_INLINE V mix_lanes(V lanes)
{
    const hn::DFromV<V> d;
    return hn::Mul(hn::Xor(lanes, hn::ShiftRight<16>(lanes)), hn::Set(d, kLaneMultiplier));
}

HWY_INLINE void pack_bits(const std::uint32_t* signature, std::size_t lanes, std::uint8_t* out)
{
    for (std::size_t byte = 0; byte < lanes / 8; ++byte) {
        unsigned value = 0;
        for (std::size_t bit = 0; bit < 8; ++bit) {
            value |= stored_bits(signature[8 * byte + bit], 1) << bit;
        }
        out[byte] = static_cast<std::uint8_t>(value);
    }
}

void pack_lanes(const std::uint32_t* signature, std::size_t lanes, unsigned bits, std::uint8_t* out)
{
    if (bits == 1) {
        pack_bits(signature, lanes, out);
        return;
    }
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const std::uint32_t value = stored_bits(signature[lane], bits);
        for (unsigned byte = 0; byte < bits / 8; ++byte) {
            *out++ = static_cast<std::uint8_t>(value >> 8 * byte);
        }
    }
}

std::size_t count_equal_lanes(const std::uint8_t* a, const std::uint8_t* b, std::size_t bytes, unsigned bits)
{
    std::size_t equal = 0;
    if (bits == 1) {
        for (std::size_t i = 0; i < bytes; ++i) {
            equal += static_cast<std::size_t>(std::popcount(static_cast<std::uint8_t>(~(a[i] ^ b[i]))));
        }
        return equal;
    }
    const std::size_t width = bits / 8;
    for (std::size_t at = 0; at < bytes; at += width) {
        bool same = true;
        for (std::size_t byte = 0; byte < width; ++byte) {
            same = same && a[at + byte] == b[at + byte];
        }
        equal += same;
    }
    return equal;
}

}    // namespace HWY_NAMESPACE
}    // namespace textdrift::sketch
HWY_AFTER_NAMESPACE();

#endif
