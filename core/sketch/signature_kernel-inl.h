// The signature kernels, compiled once per instruction set by signature.cpp through foreach_target.
#if defined(TEXTDRIFT_CORE_SKETCH_SIGNATURE_KERNEL_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef TEXTDRIFT_CORE_SKETCH_SIGNATURE_KERNEL_INL_H_
#undef TEXTDRIFT_CORE_SKETCH_SIGNATURE_KERNEL_INL_H_
#else
#define TEXTDRIFT_CORE_SKETCH_SIGNATURE_KERNEL_INL_H_
#endif

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <hwy/highway.h>

#include "core/sketch/signature_table.h"

HWY_BEFORE_NAMESPACE();
namespace textdrift::sketch {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// At most 16 lanes a vector, so that 64 lanes are always four or more.
using LaneTag = hn::CappedTag<std::uint32_t, 16>;

// Minima of eight vectors of lanes, from lane `first` on: an exclusive or and a minimum a vector and shingle. The minima
// stay in registers while the shingles stream by.
HWY_INLINE void sign_eight(const SignatureTable& table, std::size_t first, const std::uint64_t* shingles, std::size_t count,
                           std::uint32_t* minima)
{
    const LaneTag d;
    const std::size_t n = hn::Lanes(d);
    auto m0 = hn::Set(d, ~0u), m1 = m0, m2 = m0, m3 = m0, m4 = m0, m5 = m0, m6 = m0, m7 = m0;
    for (std::size_t i = 0; i < count; ++i) {
        const ShingleKey key = table.key_of(shingles[i]);
        const std::uint32_t* words = table.words(key.placement) + first;
        const auto value = hn::Set(d, key.value);
        m0 = hn::Min(m0, hn::Xor(hn::Load(d, words), value));
        m1 = hn::Min(m1, hn::Xor(hn::Load(d, words + n), value));
        m2 = hn::Min(m2, hn::Xor(hn::Load(d, words + 2 * n), value));
        m3 = hn::Min(m3, hn::Xor(hn::Load(d, words + 3 * n), value));
        m4 = hn::Min(m4, hn::Xor(hn::Load(d, words + 4 * n), value));
        m5 = hn::Min(m5, hn::Xor(hn::Load(d, words + 5 * n), value));
        m6 = hn::Min(m6, hn::Xor(hn::Load(d, words + 6 * n), value));
        m7 = hn::Min(m7, hn::Xor(hn::Load(d, words + 7 * n), value));
    }
    hn::StoreU(m0, d, minima), hn::StoreU(m1, d, minima + n);
    hn::StoreU(m2, d, minima + 2 * n), hn::StoreU(m3, d, minima + 3 * n);
    hn::StoreU(m4, d, minima + 4 * n), hn::StoreU(m5, d, minima + 5 * n);
    hn::StoreU(m6, d, minima + 6 * n), hn::StoreU(m7, d, minima + 7 * n);
}

// The same over four vectors, for 64 lanes of 512-bit vectors.
HWY_INLINE void sign_four(const SignatureTable& table, const std::uint64_t* shingles, std::size_t count,
                          std::uint32_t* minima)
{
    const LaneTag d;
    const std::size_t n = hn::Lanes(d);
    auto m0 = hn::Set(d, ~0u), m1 = m0, m2 = m0, m3 = m0;
    for (std::size_t i = 0; i < count; ++i) {
        const ShingleKey key = table.key_of(shingles[i]);
        const std::uint32_t* words = table.words(key.placement);
        const auto value = hn::Set(d, key.value);
        m0 = hn::Min(m0, hn::Xor(hn::Load(d, words), value));
        m1 = hn::Min(m1, hn::Xor(hn::Load(d, words + n), value));
        m2 = hn::Min(m2, hn::Xor(hn::Load(d, words + 2 * n), value));
        m3 = hn::Min(m3, hn::Xor(hn::Load(d, words + 3 * n), value));
    }
    hn::StoreU(m0, d, minima), hn::StoreU(m1, d, minima + n);
    hn::StoreU(m2, d, minima + 2 * n), hn::StoreU(m3, d, minima + 3 * n);
}

// Looks at every lane of every shingle.
HWY_INLINE void sign_lane_by_lane(const SignatureTable& table, const std::uint64_t* shingles, std::size_t count,
                                  std::uint32_t* minima)
{
    const std::size_t n = hn::Lanes(LaneTag());
    const std::size_t lanes = table.lanes();
    if (lanes < 8 * n) {
        sign_four(table, shingles, count, minima);
        return;
    }
    for (std::size_t lane = 0; lane < lanes; lane += 8 * n) {
        sign_eight(table, lane, shingles, count, minima + lane);
    }
}

HWY_INLINE std::uint32_t greatest(const std::uint32_t* minima, std::size_t lanes)
{
    const LaneTag d;
    auto most = hn::LoadU(d, minima);
    for (std::size_t lane = hn::Lanes(d); lane < lanes; lane += hn::Lanes(d)) {
        most = hn::Max(most, hn::LoadU(d, minima + lane));
    }
    return hn::GetLane(hn::MaxOfLanes(d, most));
}

// Shingles looked at between two looks at the greatest minimum, and the room their entries need with a vector to spare.
constexpr std::size_t kBlock = 256;
constexpr std::size_t kBlockRoom = kBlock + 8;

#if HWY_TARGET != HWY_SCALAR
using EntryTag = hn::CappedTag<std::uint64_t, 8>;

// Appends the entries of which the lower half is below `bound`; instruction sets that cannot, append all when one is. Writes
// a whole vector. Not Compress(): that of Highway 1.0.3 has g++ copy its table of 2 KiB at every call.
HWY_INLINE std::size_t append_below(hn::Vec<EntryTag> entry, hn::Vec<EntryTag> lane, hn::Vec<EntryTag> bound,
                                    std::uint64_t* out)
{
    const EntryTag d;
#if HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86
    const __mmask8 below = _mm512_cmplt_epu64_mask(lane.raw, bound.raw);
    _mm512_storeu_si512(out, _mm512_maskz_compress_epi64(below, entry.raw));
    return static_cast<std::size_t>(std::popcount(static_cast<unsigned>(below)));
#else
    const hn::RebindToSigned<EntryTag> d_signed;    // both are 32-bit numbers, and signed numbers compare faster
    hn::StoreU(entry, d, out);
    return hn::AllFalse(d_signed, hn::Lt(hn::BitCast(d_signed, lane), hn::BitCast(d_signed, bound))) ? 0 : hn::Lanes(d);
#endif
}
#endif

// What the shingles are at rank `rank`: placement and word in the upper half, the lane's value in the lower. Those not below
// `bound` may be left out. Returns how many there are.
HWY_INLINE std::size_t entries_at_rank(const SignatureTable& table, const std::uint64_t* shingles, std::size_t count,
                                       std::uint32_t rank, std::uint32_t bound, std::uint64_t* entries)
{
    std::size_t kept = 0;
    std::size_t i = 0;
#if HWY_TARGET != HWY_SCALAR
    const EntryTag d;
    const hn::RepartitionToNarrow<decltype(d)> d32;
    const auto multiplier = hn::Set(d32, table.multiplier()), tie = hn::Set(d32, table.tie());
    const auto low_half = hn::Set(d, 0xFFFFFFFFull), tie_mask = hn::Set(d, table.tie_mask());
    const auto wanted = hn::Set(d, rank), prefix = hn::Set(d, std::uint64_t(rank) << table.rank_shift());
    const auto limit = hn::Set(d, bound);
    const int rank_shift = static_cast<int>(table.rank_shift()), rank_bits = static_cast<int>(table.rank_bits());
    for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) {
        const auto shingle = hn::LoadU(d, shingles + i);
        const auto low = hn::And(hn::MulEven(hn::BitCast(d32, shingle), multiplier), low_half);
        const auto value = hn::Xor(hn::ShiftRight<32>(shingle), low);
        const auto word = hn::Xor(hn::ShiftRightSame(value, rank_shift), wanted);
        const auto rest = hn::Xor(value, hn::MulEven(hn::BitCast(d32, word), tie));
        const auto lane = hn::Or(hn::And(rest, tie_mask), prefix);
        const auto place = hn::Or(hn::ShiftLeftSame(hn::ShiftRight<25>(low), rank_bits), word);
        const auto entry = hn::Or(hn::ShiftLeft<32>(place), lane);
        kept += append_below(entry, lane, limit, entries + kept);
    }
#endif
    for (; i < count; ++i) {
        const ShingleKey key = table.key_of(shingles[i]);
        const std::uint32_t word = (key.value >> table.rank_shift()) ^ rank;
        const std::uint32_t lane = ((key.value ^ (word * table.tie())) & table.tie_mask()) | (rank << table.rank_shift());
        entries[kept] = std::uint64_t(key.placement << table.rank_bits() | word) << 32 | lane;
        kept += lane < bound;
    }
    return kept;
}

// Lowers, for every shingle, the one lane where it has rank `rank`. Returns whether lanes are left above that rank.
//
// Many shingles leave every lane at rank 0, and a minimum at rank 0 is final but for others of rank 0. What is above the
// greatest minimum lowers nothing: of n shingles about 5.4 K / n are looked at closer.
bool lower_at_rank(const SignatureTable& table, const std::uint64_t* shingles, std::size_t count, std::uint32_t rank,
                   std::uint32_t* minima)
{
    std::uint64_t entries[kBlockRoom];
    const std::uint8_t* lane_of = table.lane_of();
    for (std::size_t begin = 0; begin < count; begin += kBlock) {
        const std::size_t block = count - begin < kBlock ? count - begin : kBlock;
        const std::uint32_t bound = greatest(minima, table.lanes());
        const std::size_t kept = entries_at_rank(table, shingles + begin, block, rank, bound, entries);
        for (std::size_t i = 0; i < kept; ++i) {
            std::uint32_t& minimum = minima[lane_of[entries[i] >> 32]];
            const auto lane = static_cast<std::uint32_t>(entries[i]);
            minimum = lane < minimum ? lane : minimum;
        }
    }
    return greatest(minima, table.lanes()) >> table.rank_shift() > rank;
}

// From so many shingles on, going by ranks is faster than going by lanes: the more vectors the lanes fill, the sooner.
// Measured.
HWY_INLINE bool many(std::size_t count, std::size_t lanes)
{
    const std::size_t vectors = lanes / hn::Lanes(LaneTag());
    return count >= lanes * (vectors >= 32 ? 2 : vectors >= 16 ? 3 : vectors >= 8 ? 4 : 6);
}

void sign_set(const SignatureTable& table, const std::uint64_t* shingles, std::size_t count, std::uint32_t* minima)
{
    if (many(count, table.lanes())) {
        std::fill_n(minima, table.lanes(), ~0u);
        for (std::uint32_t rank = 0; rank < 4; ++rank) {
            if (!lower_at_rank(table, shingles, count, rank, minima)) {
                return;
            }
        }
        // Fewer shingles than it seemed, repeated often.
    }
    sign_lane_by_lane(table, shingles, count, minima);
}

// stored_bits() of a vector of lanes, for fewer than 32 bits.
template <int kBits, class V>
HWY_INLINE V stored(V lanes)
{
    const hn::DFromV<V> d;
    const auto mixed = hn::Mul(hn::Xor(lanes, hn::ShiftRight<16>(lanes)), hn::Set(d, kLaneMultiplier));
    return hn::ShiftRight<32 - kBits>(mixed);
}

template <int kBits, typename T>
HWY_INLINE void pack_integers(const std::uint32_t* signature, std::size_t lanes, std::uint8_t* out)
{
    const LaneTag d;
    const hn::Rebind<T, LaneTag> narrow;
    const hn::RebindToSigned<LaneTag> d_signed;
    alignas(64) T values[16];
    for (std::size_t lane = 0; lane < lanes; lane += hn::Lanes(d)) {
        // Positive and within range, so that demoting with saturation keeps them.
        const auto bits = hn::BitCast(d_signed, stored<kBits>(hn::LoadU(d, signature + lane)));
        hn::Store(hn::DemoteTo(narrow, bits), narrow, values);
        std::memcpy(out + lane * sizeof(T), values, hn::Lanes(d) * sizeof(T));
    }
}

HWY_INLINE void pack_bits(const std::uint32_t* signature, std::size_t lanes, std::uint8_t* out)
{
    const LaneTag d;
    std::size_t filled = 0;
    std::uint32_t bits = 0;
    for (std::size_t lane = 0; lane < lanes; lane += hn::Lanes(d)) {
        const auto one = hn::Eq(stored<1>(hn::LoadU(d, signature + lane)), hn::Set(d, 1u));
        std::uint8_t mask[8] = {};
        hn::StoreMaskBits(d, one, mask);
        bits |= static_cast<std::uint32_t>(mask[0] | mask[1] << 8) << filled;
        filled += hn::Lanes(d);
        for (; filled >= 8; filled -= 8, bits >>= 8) {
            *out++ = static_cast<std::uint8_t>(bits);
        }
    }
}

void pack_lanes(const std::uint32_t* signature, std::size_t lanes, unsigned bits, std::uint8_t* out)
{
    switch (bits) {
    case 1: return pack_bits(signature, lanes, out);
    case 8: return pack_integers<8, std::uint8_t>(signature, lanes, out);
    case 16: return pack_integers<16, std::uint16_t>(signature, lanes, out);
    default: std::memcpy(out, signature, lanes * sizeof(std::uint32_t));
    }
}

// Equal integers of two arrays of `bytes` bytes.
template <typename T>
HWY_INLINE std::size_t count_equal_integers(const std::uint8_t* a, const std::uint8_t* b, std::size_t bytes)
{
    std::size_t equal = 0;
    std::size_t at = 0;
#if HWY_TARGET != HWY_SCALAR
    const hn::CappedTag<std::uint8_t, 64> d8;
    const hn::Repartition<T, decltype(d8)> d;
    for (; at + hn::Lanes(d8) <= bytes; at += hn::Lanes(d8)) {
        const auto left = hn::BitCast(d, hn::LoadU(d8, a + at)), right = hn::BitCast(d, hn::LoadU(d8, b + at));
        equal += hn::CountTrue(d, hn::Eq(left, right));
    }
#endif
    for (; at < bytes; at += sizeof(T)) {
        equal += std::memcmp(a + at, b + at, sizeof(T)) == 0;
    }
    return equal;
}

HWY_INLINE std::size_t count_equal_bits(const std::uint8_t* a, const std::uint8_t* b, std::size_t bytes)
{
    std::size_t equal = 0;
    for (std::size_t at = 0; at + 8 <= bytes; at += 8) {
        std::uint64_t left, right;
        std::memcpy(&left, a + at, 8);
        std::memcpy(&right, b + at, 8);
        equal += static_cast<std::size_t>(std::popcount(~(left ^ right)));
    }
    for (std::size_t at = bytes & ~std::size_t(7); at < bytes; ++at) {
        equal += static_cast<std::size_t>(std::popcount(static_cast<std::uint8_t>(~(a[at] ^ b[at]))));
    }
    return equal;
}

std::size_t count_equal_lanes(const std::uint8_t* a, const std::uint8_t* b, std::size_t bytes, unsigned bits)
{
    switch (bits) {
    case 1: return count_equal_bits(a, b, bytes);
    case 8: return count_equal_integers<std::uint8_t>(a, b, bytes);
    case 16: return count_equal_integers<std::uint16_t>(a, b, bytes);
    default: return count_equal_integers<std::uint32_t>(a, b, bytes);
    }
}

}    // namespace HWY_NAMESPACE
}    // namespace textdrift::sketch
HWY_AFTER_NAMESPACE();

#endif
