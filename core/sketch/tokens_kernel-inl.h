// The scan of tokens_scan.h, compiled once per instruction set by tokens_scan.cpp through foreach_target.
//
// Every byte is classified from itself and its neighbours (two before, one after), which unaligned loads bring. What UTF-8
// sequences are is told at their last byte, as bit masks of 64 bytes; shifts of the masks carry it to the bytes before.
#if defined(TEXTDRIFT_CORE_SKETCH_TOKENS_KERNEL_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef TEXTDRIFT_CORE_SKETCH_TOKENS_KERNEL_INL_H_
#undef TEXTDRIFT_CORE_SKETCH_TOKENS_KERNEL_INL_H_
#else
#define TEXTDRIFT_CORE_SKETCH_TOKENS_KERNEL_INL_H_
#endif

#include <cstddef>
#include <cstdint>
#include <cstring>

#include <hwy/highway.h>

#include "core/sketch/tokens_bits.h"
#include "core/sketch/tokens_scan.h"

HWY_BEFORE_NAMESPACE();
namespace textdrift::sketch {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

constexpr std::size_t kBlock = 64;

#if HWY_TARGET == HWY_SCALAR

HWY_INLINE BlockMasks classify_block(const char* text, ScanOptions options, char* folded)
{
    return classify_bytes(text, options, folded);
}

#else

using Bytes = hn::CappedTag<std::uint8_t, kBlock>;
using ByteVector = hn::Vec<Bytes>;
using ByteMask = hn::Mask<Bytes>;

HWY_INLINE ByteVector set(std::uint8_t value)
{
    return hn::Set(Bytes(), value);
}

HWY_INLINE ByteVector look_up(const std::uint8_t (&table)[16], ByteVector nibble)
{
    return hn::TableLookupBytes(hn::LoadDup128(Bytes(), table), nibble);
}

// first <= value < first + count.
HWY_INLINE ByteMask within(ByteVector value, std::uint8_t first, std::uint8_t count)
{
    const ByteVector offset = hn::Sub(value, set(first));
    return hn::Eq(hn::Min(offset, set(count - 1)), offset);
}

HWY_INLINE ByteMask any_bit(ByteVector a, ByteVector b)
{
    return hn::Ne(hn::And(a, b), hn::Zero(Bytes()));
}

HWY_INLINE std::uint64_t bits_of(ByteMask mask)
{
    std::uint64_t bits = 0;
    std::uint8_t stored[8] = {};
    hn::StoreMaskBits(Bytes(), mask, stored);
    std::memcpy(&bits, stored, 8);
    return bits;
}

// One vector of a block and what stands round it.
struct Window {
    ByteVector byte, before, before2, after;
    ByteVector high;    // upper half of `byte`

    explicit HWY_INLINE Window(const std::uint8_t* text)
        : byte(hn::LoadU(Bytes(), text)), before(hn::LoadU(Bytes(), text - 1)), before2(hn::LoadU(Bytes(), text - 2)),
          after(hn::LoadU(Bytes(), text + 1)), high(hn::ShiftRight<4>(byte))
    {
    }
};

// What lower case adds to the bytes of two-byte sequences.
HWY_INLINE ByteVector case_steps(const Window& w, ByteMask after_c3, ByteMask after_d0)
{
    const ByteVector latin = hn::IfThenElseZero(after_c3, look_up(kLatinSteps, w.high));
    const ByteVector cyrillic = hn::IfThenElseZero(after_d0, look_up(kCyrillicSteps, w.high));
    const ByteVector lead =
        hn::IfThenElseZero(hn::Eq(w.byte, set(0xD0)), look_up(kCyrillicLeadSteps, hn::ShiftRight<4>(w.after)));
    return hn::Or(hn::Or(latin, cyrillic), lead);
}

// Third bytes of E2 xx xx that end a separator.
HWY_INLINE ByteMask ends_punctuation(const Window& w)
{
    const ByteVector blocks =
        hn::And(look_up(kSecondLow, hn::And(w.before, set(0x0F))), look_up(kSecondHigh, hn::ShiftRight<4>(w.before)));
    const ByteMask ignorable = hn::Or(within(w.byte, 0x8B, 5), within(w.byte, 0xAA, 5));
    const ByteVector allowed =
        hn::IfThenElse(ignorable, hn::AndNot(set(kGeneralPunctuation), look_up(kThird, w.high)), look_up(kThird, w.high));
    return hn::And(hn::Eq(w.before2, set(0xE2)), any_bit(blocks, allowed));
}

HWY_INLINE BlockMasks classify_vector(const std::uint8_t* text, ScanOptions options, std::uint8_t* folded)
{
    const Window w(text);
    const ByteMask upper = within(w.byte, 'A', 26);
    const ByteVector lower = hn::IfThenElse(upper, hn::Add(w.byte, set(0x20)), w.byte);
    const ByteMask word = hn::Or(within(hn::Or(w.byte, set(0x20)), 'a', 26), within(w.byte, '0', 10));
    const ByteMask multi = hn::Ne(hn::And(w.byte, set(0x80)), hn::Zero(Bytes()));
    BlockMasks masks{bits_of(word), bits_of(multi), 0, 0, 0};

    const ByteMask continuation = hn::Eq(hn::And(w.byte, set(0xC0)), set(0x80));
    const ByteMask after_c3 = hn::Eq(w.before, set(0xC3));
    const ByteMask after_d0 = hn::Eq(w.before, set(0xD0));
    const ByteMask after_d1 = hn::And(hn::Eq(w.before, set(0xD1)), within(w.byte, 0x80, 0x20));
    const ByteMask signs = hn::And(after_c3, hn::Eq(hn::And(w.byte, set(0xDF)), set(0x97)));
    const ByteMask sharp_s = hn::And(after_c3, hn::Eq(w.byte, set(options.fold_case ? 0x9F : 0xFF)));
    const ByteMask latin = hn::AndNot(hn::Or(signs, sharp_s), after_c3);
    const ByteMask after_c2 = hn::Eq(w.before, set(0xC2));
    const ByteMask marks =
        hn::And(after_c2, any_bit(look_up(kAfterC2Low, hn::And(w.byte, set(0x0F))), look_up(kAfterC2High, w.high)));
    masks.letter2 = bits_of(hn::And(continuation, hn::Or(latin, hn::Or(after_d0, after_d1))));
    masks.separator2 = bits_of(hn::Or(signs, marks));
    masks.separator3 = bits_of(ends_punctuation(w));
    const ByteVector steps = hn::Add(lower, case_steps(w, after_c3, after_d0));
    hn::StoreU(options.fold_case ? steps : w.byte, Bytes(), folded);
    return masks;
}

HWY_INLINE BlockMasks classify_block(const char* text, ScanOptions options, char* folded)
{
    const auto* from = reinterpret_cast<const std::uint8_t*>(text);
    auto* to = reinterpret_cast<std::uint8_t*>(folded);
    BlockMasks all{};
    for (std::size_t at = 0; at < kBlock; at += hn::Lanes(Bytes())) {
        const BlockMasks part = classify_vector(from + at, options, to + at);
        all.word |= part.word << at;
        all.multi |= part.multi << at;
        all.letter2 |= part.letter2 << at;
        all.separator2 |= part.separator2 << at;
        all.separator3 |= part.separator3 << at;
    }
    return all;
}

#endif

// Appends base + the positions of the set bits; may write up to 64 entries whatever their number.
HWY_INLINE std::uint32_t* append_bits(std::uint64_t bits, std::uint32_t base, std::uint32_t* out)
{
    const int count = __builtin_popcountll(bits);
#if HWY_TARGET <= HWY_AVX3_DL && (defined(__x86_64__) || defined(__i386__))
    const __m512i packed = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(kPositions));
    const __m512i bases = _mm512_set1_epi32(static_cast<int>(base));
    const auto store = [&](int at, __m128i part) {
        _mm512_storeu_si512(out + at, _mm512_add_epi32(_mm512_cvtepu8_epi32(part), bases));
    };
    store(0, _mm512_castsi512_si128(packed));
    store(16, _mm512_extracti32x4_epi32(packed, 1));
    if (HWY_UNLIKELY(count > 32)) {
        store(32, _mm512_extracti32x4_epi32(packed, 2));
        store(48, _mm512_extracti32x4_epi32(packed, 3));
    }
#else
    for (int done = 0; done < count; done += 8) {
        // Eight at a time without a test: the number of bits of a block is hard to foretell.
        for (int k = 0; k < 8; ++k) {
            out[done + k] = base + static_cast<std::uint32_t>(__builtin_ctzll(bits | (1ull << 63)));
            bits &= bits - 1;
        }
    }
#endif
    return out + count;
}

// Carries what the next block's first bytes tell back to the last ones of this.
struct BlockRuns {
    std::uint64_t word;
    std::uint64_t other;

    HWY_INLINE BlockRuns(const BlockMasks& now, const BlockMasks& next, bool letters)
    {
        const std::uint64_t separator2 = now.separator2 | (now.separator2 >> 1) | (next.separator2 << 63);
        const std::uint64_t separator3 = now.separator3 | (now.separator3 >> 1) | (now.separator3 >> 2) |
                                         (next.separator3 << 63) | (next.separator3 << 62);
        const std::uint64_t letter = now.letter2 | (now.letter2 >> 1) | (next.letter2 << 63);
        const std::uint64_t multi = now.multi & ~(separator2 | separator3);
        word = now.word | multi;
        other = letters ? multi & ~letter : multi;
    }
};

// The block at `at` with its neighbours; from a padded copy where it is the first or the text ends soon behind it.
HWY_INLINE BlockMasks read_block(const char* text, std::size_t size, std::size_t at, ScanOptions options, char* folded)
{
    if (HWY_LIKELY(at != 0 && at + kBlock < size)) {
        return classify_block(text + at, options, folded + at);
    }
    char copy[kBlock + 4] = {};
    const std::size_t first = at < 2 ? 0 : at - 2;
    if (at < size) {
        const std::size_t last = at + kBlock + 1 < size ? at + kBlock + 1 : size;
        std::memcpy(copy + 2 - (at - first), text + first, last - first);
    }
    return classify_block(copy + 2, options, folded + at);
}

void scan_blocks(const char* text, std::size_t size, ScanOptions options, ScanOutput* out)
{
    std::uint32_t* bounds = out->bounds;
    std::uint32_t* others = out->others;
    std::uint64_t inside = 0;    // 1 where the last byte of the block before belongs to a run
    BlockMasks now = read_block(text, size, 0, options, out->folded);
    for (std::size_t at = 0; at < size; at += kBlock) {
        const bool last = at + kBlock >= size;
        const BlockMasks next = last ? BlockMasks{} : read_block(text, size, at + kBlock, options, out->folded);
        const BlockRuns runs(now, next, options.letters);
        const auto base = static_cast<std::uint32_t>(at);
        bounds = append_bits(runs.word ^ ((runs.word << 1) | inside), base, bounds);
        inside = runs.word >> 63;
        if (runs.other != 0) {
            others = append_bits(runs.other & ~(runs.other << 1), base, others);
        }
        now = next;
    }
    if (inside != 0) {
        *bounds++ = static_cast<std::uint32_t>(size);
    }
    out->bound_count = static_cast<std::size_t>(bounds - out->bounds);
    out->other_count = static_cast<std::size_t>(others - out->others);
}

}    // namespace HWY_NAMESPACE
}    // namespace textdrift::sketch
HWY_AFTER_NAMESPACE();

#endif
