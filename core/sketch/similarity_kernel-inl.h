// The similarity kernels, compiled once per instruction set by similarity.cpp through foreach_target.
#if defined(TEXTDRIFT_CORE_SKETCH_SIMILARITY_KERNEL_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef TEXTDRIFT_CORE_SKETCH_SIMILARITY_KERNEL_INL_H_
#undef TEXTDRIFT_CORE_SKETCH_SIMILARITY_KERNEL_INL_H_
#else
#define TEXTDRIFT_CORE_SKETCH_SIMILARITY_KERNEL_INL_H_
#endif

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <hwy/cache_control.h>
#include <hwy/highway.h>

#include "core/sketch/similarity_layout.h"

HWY_BEFORE_NAMESPACE();
namespace textdrift::sketch {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Vectors never wider than a stripe; a stripe is kUnits of them.
template <class T>
using Tag = hn::CappedTag<T, kStripe / sizeof(T)>;
template <class T>
using VecOf = hn::Vec<Tag<T>>;
template <class T>
inline constexpr std::size_t kLanes = hn::MaxLanes(Tag<T>());
template <class T>
inline constexpr std::size_t kUnits = kStripe / sizeof(T) / kLanes<T>;

// Queries x vectors whose counts stay in registers.
#if HWY_TARGET == HWY_AVX3_DL || HWY_TARGET == HWY_AVX3
inline constexpr std::size_t kTileQueries = 4;
inline constexpr std::size_t kTileUnits = 4;
#elif HWY_TARGET == HWY_SCALAR
inline constexpr std::size_t kTileQueries = 2;
inline constexpr std::size_t kTileUnits = 1;
#else
inline constexpr std::size_t kTileQueries = 2;
inline constexpr std::size_t kTileUnits = 4;
#endif
template <class T>
inline constexpr std::size_t kTileBlocks = (kTileUnits + kUnits<T> - 1) / kUnits<T>;

// Bytes of the matrix that all queries of a task pass over before the next: they stay in the first cache.
inline constexpr std::size_t kChunkBytes = 16 << 10;

// Where the tables below say what is best, measured: docs/kernels.md.
LayoutKind preferred_layout([[maybe_unused]] unsigned bits)
{
#if HWY_TARGET == HWY_AVX3_DL || HWY_TARGET == HWY_AVX3 || HWY_TARGET == HWY_SCALAR
    return LayoutKind::Sliced;
#else
    return LayoutKind::Columns;
#endif
}

// ---- bit-sliced

using Words = VecOf<std::uint64_t>;

#if HWY_TARGET == HWY_AVX3_DL || HWY_TARGET == HWY_SCALAR
// Population counts of words are one instruction.
HWY_INLINE Words bit_counts(Words v)
{
    return hn::PopulationCount(v);
}
HWY_INLINE Words add_counts(Words a, Words b)
{
    return hn::Add(a, b);
}
HWY_INLINE Words whole_counts(Words v)
{
    return v;
}
#else
// Counts of bytes, at most four of 8 added up, are summed to words once.
HWY_INLINE Words bit_counts(Words v)
{
    return hn::BitCast(Tag<std::uint64_t>(), hn::PopulationCount(hn::BitCast(Tag<std::uint8_t>(), v)));
}
HWY_INLINE Words add_counts(Words a, Words b)
{
    const Tag<std::uint8_t> d8;
    return hn::BitCast(Tag<std::uint64_t>(), hn::Add(hn::BitCast(d8, a), hn::BitCast(d8, b)));
}
HWY_INLINE Words whole_counts(Words v)
{
    return hn::SumsOf8(hn::BitCast(Tag<std::uint8_t>(), v));
}
#endif

// How many bytes ahead of its place a scan asks for. Measured from memory: 75 % of the read bandwidth without, 95 % with.
// Asking past the end of a matrix does no harm.
inline constexpr std::size_t kAheadOfScan = 8192;
inline constexpr std::size_t kHeadAheadOfScan = 4096;

// Stripes `distance` bytes apart, of as many blocks as the vectors of x fill.
template <bool Ahead, class T, std::size_t U>
HWY_INLINE void load_units(const std::uint8_t* first, std::size_t distance, std::size_t ahead, VecOf<T> (&x)[U])
{
    constexpr std::size_t units = kUnits<T>;
#pragma GCC unroll 16
    for (std::size_t u = 0; u < U; ++u) {
        const std::uint8_t* stripe = first + u / units * distance;
        if (Ahead && u % units == 0) hwy::Prefetch(stripe + ahead);
        x[u] = hn::Load(Tag<T>(), reinterpret_cast<const T*>(stripe + u % units * (kStripe / units)));
    }
}

// Lanes that differ, for Q queries against B blocks of signatures. Ahead: as part of a scan that passes once.
template <bool Ahead, std::size_t Q, std::size_t U>
HWY_INLINE void mismatches(const MatrixView& matrix, std::size_t block, const std::uint64_t* const (&query)[Q],
                           Words (&count)[Q][U])
{
    const Tag<std::uint64_t> d;
    const std::size_t words = matrix.words(), bits = matrix.bits;
    const std::uint8_t* head = matrix.head + block * words * kStripe;
    const std::uint8_t* body = matrix.body + block * words * (bits - 1) * kStripe;
#pragma GCC unroll 16
    for (std::size_t i = 0; i < Q * U; ++i) count[i / U][i % U] = hn::Zero(d);
    for (std::size_t word = 0; word < words; ++word) {
        Words differ[Q][U], x[U];
        load_units<Ahead, std::uint64_t>(head + word * kStripe, words * kStripe, kHeadAheadOfScan, x);
#pragma GCC unroll 16
        for (std::size_t i = 0; i < Q * U; ++i)
            differ[i / U][i % U] = hn::Xor(x[i % U], hn::Set(d, query[i / U][word * bits]));
        const std::uint8_t* stripe = body + word * (bits - 1) * kStripe;
        for (std::size_t plane = word * bits + 1; plane < (word + 1) * bits; ++plane, stripe += kStripe) {
            load_units<Ahead, std::uint64_t>(stripe, words * (bits - 1) * kStripe, kAheadOfScan, x);
#pragma GCC unroll 16
            for (std::size_t q = 0; q < Q; ++q) {
                const Words wanted = hn::Set(d, query[q][plane]);
#pragma GCC unroll 16
                for (std::size_t u = 0; u < U; ++u) {
                    differ[q][u] = hn::Or(differ[q][u], hn::Xor(x[u], wanted));    // one VPTERNLOG
                }
            }
        }
#pragma GCC unroll 16
        for (std::size_t i = 0; i < Q * U; ++i) {
            count[i / U][i % U] = add_counts(count[i / U][i % U], bit_counts(differ[i / U][i % U]));
        }
    }
#pragma GCC unroll 16
    for (std::size_t i = 0; i < Q * U; ++i) count[i / U][i % U] = whole_counts(count[i / U][i % U]);
}

// Whether any count is below `limit`.
template <std::size_t U>
HWY_INLINE bool any_below(const Words (&count)[U], std::size_t limit)
{
    const Tag<std::uint64_t> d;
    const Words bound = hn::Set(d, limit);
    Words below = hn::Sub(count[0], bound);    // counts are small: a set sign is a count below
#pragma GCC unroll 16
    for (std::size_t u = 1; u < U; ++u) below = hn::Or(below, hn::Sub(count[u], bound));
    return !hn::AllFalse(d, hn::TestBit(below, hn::Set(d, std::uint64_t(1) << 63)));
}

// Adds those of `size` rows that are within the task's range and limit to found[q].
HWY_NOINLINE void add_rows(const ScanTask& task, std::size_t q, std::size_t row, const std::uint64_t* differ,
                           std::size_t size)
{
    const std::size_t allowed = task.matrix.lanes - task.min_equal[q];
    for (std::size_t i = 0; i < size; ++i) {
        if (differ[i] <= allowed && row + i >= task.first && row + i < task.last) {
            task.found[q].push_back(
                {static_cast<std::uint32_t>(row + i), static_cast<std::uint32_t>(task.matrix.lanes - differ[i])});
        }
    }
}

// Counts go to memory here, on the rare way: passed by address they would live there, not in registers.
template <std::size_t U>
HWY_INLINE void add_sliced(const ScanTask& task, std::size_t q, std::size_t row, const Words (&count)[U])
{
    HWY_ALIGN std::uint64_t differ[U * kLanes<std::uint64_t>];
#pragma GCC unroll 16
    for (std::size_t u = 0; u < U; ++u) hn::Store(count[u], Tag<std::uint64_t>(), differ + u * kLanes<std::uint64_t>);
    add_rows(task, q, row, differ, U * kLanes<std::uint64_t>);
}

// The queries of a task, parted: those that plane 0 settles for nearly all unrelated signatures, close together, and the
// rest.
struct SlicedQueries {
    std::size_t head_count = 0;
    std::size_t full_count = 0;
    std::uint16_t head[kMostQueries];
    std::uint16_t full[kMostQueries];
    std::uint64_t words[kMostQueries][4];    // plane 0 of head[i]
    std::uint64_t limit[kMostQueries];       // mismatches that are too many

    explicit SlicedQueries(const ScanTask& task)
    {
        const MatrixView& matrix = task.matrix;
        for (std::size_t q = 0; q < task.query_count; ++q) {
            if (matrix.bits > 1 && settling_lanes(matrix.lanes, 1, task.min_equal[q]) >= matrix.lanes) {
                full[full_count++] = static_cast<std::uint16_t>(q);
                continue;
            }
            const auto* query = reinterpret_cast<const std::uint64_t*>(task.queries + q * matrix.query_bytes());
            for (std::size_t word = 0; word < matrix.words(); ++word) words[head_count][word] = query[word * matrix.bits];
            limit[head_count] = matrix.lanes - task.min_equal[q] + std::size_t(1);
            head[head_count++] = static_cast<std::uint16_t>(q);
        }
    }
};

// Every lane of B blocks at a time against the Q queries named.
template <std::size_t Q, std::size_t B>
HWY_INLINE void scan_sliced_full(const ScanTask& task, const std::uint16_t* queries, std::size_t begin, std::size_t end)
{
    constexpr std::size_t U = B * kUnits<std::uint64_t>;
    const std::uint64_t* query[Q];
    for (std::size_t q = 0; q < Q; ++q) {
        query[q] = reinterpret_cast<const std::uint64_t*>(task.queries + queries[q] * task.matrix.query_bytes());
    }
    for (std::size_t block = begin; block + B <= end; block += B) {
        Words count[Q][U];
        mismatches<Q == 1>(task.matrix, block, query, count);
#pragma GCC unroll 16
        for (std::size_t q = 0; q < Q; ++q) {
            if (HWY_UNLIKELY(any_below(count[q], task.matrix.lanes - task.min_equal[queries[q]] + std::size_t(1)))) {
                add_sliced(task, queries[q], block * 8, count[q]);
            }
        }
    }
}

// What plane 0 rejects is not looked at further. Plane 0 of B blocks stays in registers while the queries pass; a single
// query (One) keeps nothing, for registers that outlive the rare way are stored to memory first.
template <bool One, std::size_t W, std::size_t B>
HWY_INLINE void scan_sliced_head(const ScanTask& task, const SlicedQueries& queries, std::size_t begin, std::size_t end)
{
    constexpr std::size_t U = B * kUnits<std::uint64_t>;
    const Tag<std::uint64_t> d;
    for (std::size_t block = begin; block + B <= end; block += B) {
        Words x[W][U];
#pragma GCC unroll 4
        for (std::size_t word = 0; word < W; ++word) {
            load_units<true, std::uint64_t>(task.matrix.head + (block * W + word) * kStripe, W * kStripe, kHeadAheadOfScan,
                                            x[word]);
        }
        for (std::size_t q = 0; q < (One ? 1 : queries.head_count); ++q) {
            Words count[U];
#pragma GCC unroll 16
            for (std::size_t u = 0; u < U; ++u) {
                count[u] = bit_counts(hn::Xor(x[0][u], hn::Set(d, queries.words[q][0])));
#pragma GCC unroll 4
                for (std::size_t word = 1; word < W; ++word) {
                    count[u] = add_counts(count[u], bit_counts(hn::Xor(x[word][u], hn::Set(d, queries.words[q][word]))));
                }
                count[u] = whole_counts(count[u]);
            }
            if (HWY_LIKELY(!any_below(count, queries.limit[q]))) continue;
            if (task.matrix.bits == 1) {
                add_sliced(task, queries.head[q], block * 8, count);
            } else {
                scan_sliced_full<1, 1>(task, queries.head + q, block, block + B);
            }
        }
    }
}

template <std::size_t W>
HWY_INLINE void scan_sliced_heads(const ScanTask& task, const SlicedQueries& queries)
{
    constexpr std::size_t B = kTileBlocks<std::uint64_t>;
    const std::size_t first = task.first / 8, last = task.matrix.blocks(task.last);
    const std::size_t whole = first + (last - first) / B * B;
    if (queries.head_count == 1) {
        scan_sliced_head<true, W, B>(task, queries, first, whole);
        scan_sliced_head<true, W, 1>(task, queries, whole, last);
    } else {
        scan_sliced_head<false, W, B>(task, queries, first, whole);
        scan_sliced_head<false, W, 1>(task, queries, whole, last);
    }
}

template <std::size_t Q>
HWY_INLINE void scan_sliced_chunk(const ScanTask& task, const std::uint16_t* queries, std::size_t begin, std::size_t end)
{
    // One query passes the stripes in the order they lie in: memory gives a fifth more than to four blocks side by side.
    constexpr std::size_t B = Q == 1 ? 1 : kTileBlocks<std::uint64_t>;
    const std::size_t whole = begin + (end - begin) / B * B;
    scan_sliced_full<Q, B>(task, queries, begin, whole);
    scan_sliced_full<Q, 1>(task, queries, whole, end);
}

void scan_sliced(const ScanTask& task)
{
    const SlicedQueries queries(task);
    if (queries.head_count > 0) {
        switch (task.matrix.words()) {
        case 1: scan_sliced_heads<1>(task, queries); break;
        case 2: scan_sliced_heads<2>(task, queries); break;
        default: scan_sliced_heads<4>(task, queries); break;
        }
    }
    if (queries.full_count == 0) return;
    const std::size_t last = task.matrix.blocks(task.last);
    const std::size_t chunk =
        std::max<std::size_t>(8, kChunkBytes / (task.matrix.head_bytes() + task.matrix.body_bytes()) / 8 * 8);
    for (std::size_t begin = task.first / 8; begin < last; begin += chunk) {
        const std::size_t end = std::min(last, begin + chunk);
        std::size_t q = 0;
        for (; q + kTileQueries <= queries.full_count; q += kTileQueries) {
            scan_sliced_chunk<kTileQueries>(task, queries.full + q, begin, end);
        }
        for (; q < queries.full_count; ++q) scan_sliced_chunk<1>(task, queries.full + q, begin, end);
    }
}

template <std::size_t B>
HWY_INLINE std::size_t count_sliced_blocks(const MatrixView& matrix, const std::uint64_t* query, std::size_t block,
                                           std::size_t end, std::uint16_t* counts)
{
    constexpr std::size_t U = B * kUnits<std::uint64_t>;
    const Tag<std::uint64_t> d;
    const hn::Rebind<std::uint16_t, Tag<std::uint64_t>> d16;
    const Words lanes = hn::Set(d, std::uint64_t(matrix.lanes));
    const std::uint64_t* const queries[1] = {query};
    for (; block + B <= end; block += B) {
        Words count[1][U];
        mismatches<true>(matrix, block, queries, count);
#pragma GCC unroll 16
        for (std::size_t u = 0; u < U; ++u) {
            hn::StoreU(hn::TruncateTo(d16, hn::Sub(lanes, count[0][u])), d16,
                       counts + block * 8 + u * kLanes<std::uint64_t>);
        }
    }
    return block;
}

void count_sliced(const MatrixView& matrix, const std::uint8_t* prepared, std::uint16_t* counts)
{
    const auto* query = reinterpret_cast<const std::uint64_t*>(prepared);
    const std::size_t whole = matrix.rows / 8;
    std::size_t block = 0;
    if (matrix.bits == 1) block = count_sliced_blocks<kTileBlocks<std::uint64_t>>(matrix, query, 0, whole, counts);
    block = count_sliced_blocks<1>(matrix, query, block, whole, counts);
    if (block * 8 == matrix.rows) return;
    HWY_ALIGN std::uint16_t rest[8];
    MatrixView last = matrix;
    last.head += block * matrix.head_bytes();
    last.body += block * matrix.body_bytes();
    count_sliced_blocks<1>(last, query, 0, 1, rest);
    std::copy_n(rest, matrix.rows - block * 8, counts + block * 8);
}

// ---- columns

// Elements are lanes of type T.
template <class T>
struct LaneColumns {
    using Element = T;

    template <bool Ahead, std::size_t Q, std::size_t U>
    static HWY_INLINE void add(const std::uint8_t* block, std::size_t block_bytes, std::size_t from, std::size_t to,
                               const std::uint8_t* const (&query)[Q], VecOf<T> (&equal)[Q][U])
    {
        const Tag<T> d;
        for (std::size_t element = from; element < to; ++element) {
            VecOf<T> x[U];
            load_units<Ahead, T>(block + element * kStripe, block_bytes, kAheadOfScan, x);
#pragma GCC unroll 16
            for (std::size_t q = 0; q < Q; ++q) {
                const VecOf<T> wanted = hn::Set(d, reinterpret_cast<const T*>(query[q])[element]);
#pragma GCC unroll 16
                for (std::size_t u = 0; u < U; ++u) {
                    // A mask as a vector is minus one where lanes agree.
                    equal[q][u] = hn::Sub(equal[q][u], hn::VecFromMask(d, hn::Eq(x[u], wanted)));
                }
            }
        }
    }
};

// Elements are bytes of eight 1-bit lanes; the query says by table how many of four agree.
struct BitColumns {
    using Element = std::uint8_t;

    template <bool Ahead, std::size_t Q, std::size_t U>
    static HWY_INLINE void add(const std::uint8_t* block, std::size_t block_bytes, std::size_t from, std::size_t to,
                               const std::uint8_t* const (&query)[Q], VecOf<std::uint8_t> (&equal)[Q][U])
    {
        const Tag<std::uint8_t> d;
        for (std::size_t element = from; element < to; ++element) {
            VecOf<std::uint8_t> x[U], low[U], high[U];
            load_units<Ahead, std::uint8_t>(block + element * kStripe, block_bytes, kAheadOfScan, x);
#pragma GCC unroll 16
            for (std::size_t u = 0; u < U; ++u) {
                low[u] = hn::And(x[u], hn::Set(d, std::uint8_t(15)));
                high[u] = hn::ShiftRight<4>(x[u]);
            }
#pragma GCC unroll 16
            for (std::size_t q = 0; q < Q; ++q) {
                const std::uint8_t* tables = query[q] + element * 32;
#pragma GCC unroll 16
                for (std::size_t u = 0; u < U; ++u) {
#if HWY_TARGET == HWY_SCALAR
                    equal[q][u] =
                        hn::Add(equal[q][u], hn::Set(d, static_cast<std::uint8_t>(tables[hn::GetLane(low[u])] +
                                                                                  tables[16 + hn::GetLane(high[u])])));
#else
                    const auto agree = hn::Add(hn::TableLookupBytes(hn::LoadDup128(d, tables), low[u]),
                                               hn::TableLookupBytes(hn::LoadDup128(d, tables + 16), high[u]));
                    equal[q][u] = hn::Add(equal[q][u], agree);
#endif
                }
            }
        }
    }
};

template <class T, std::size_t N>
HWY_INLINE void clear(VecOf<T> (&values)[N])
{
#pragma GCC unroll 16
    for (std::size_t i = 0; i < N; ++i) values[i] = hn::Zero(Tag<T>());
}

// Whether any of the counts, with what `last` adds, reaches `least` (at most what T holds).
template <class T, std::size_t U>
HWY_INLINE bool any_reaches(const VecOf<T> (&equal)[U], const VecOf<T> (&last)[U], std::size_t least)
{
    const Tag<T> d;
    const VecOf<T> bound = hn::Set(d, static_cast<T>(least));
    VecOf<T> reached = hn::Zero(d);
#pragma GCC unroll 16
    for (std::size_t u = 0; u < U; ++u) {
        VecOf<T> sum;
        if constexpr (sizeof(T) == 4) {
            sum = hn::Add(equal[u], last[u]);
        } else {
            sum = hn::SaturatedAdd(equal[u], last[u]);
        }
        reached = hn::Or(reached, hn::VecFromMask(d, hn::Eq(hn::Max(sum, bound), sum)));
    }
    return !hn::AllFalse(d, hn::Eq(reached, hn::Set(d, static_cast<T>(~T(0)))));
}

template <class T>
HWY_NOINLINE void add_column_rows(const ScanTask& task, std::size_t q, std::size_t row, const T* equal, const T* last,
                                  std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t sum = std::size_t(equal[i]) + last[i];
        if (sum >= task.min_equal[q] && row + i >= task.first && row + i < task.last) {
            task.found[q].push_back({static_cast<std::uint32_t>(row + i), static_cast<std::uint32_t>(sum)});
        }
    }
}

template <class T, std::size_t U>
HWY_INLINE void add_columns(const ScanTask& task, std::size_t q, std::size_t row, const VecOf<T> (&equal)[U],
                            const VecOf<T> (&last)[U])
{
    const Tag<T> d;
    HWY_ALIGN T counts[2][U * kLanes<T>];
#pragma GCC unroll 16
    for (std::size_t u = 0; u < U; ++u) {
        hn::Store(equal[u], d, counts[0] + u * kLanes<T>);
        hn::Store(last[u], d, counts[1] + u * kLanes<T>);
    }
    add_column_rows<T>(task, q, row, counts[0], counts[1], U * kLanes<T>);
}

// Counts of Q queries against B blocks. The last element is counted apart: with it a byte could reach 256.
template <class Columns, std::size_t Q, std::size_t B>
HWY_INLINE void scan_columns_tiles(const ScanTask& task, std::size_t first_query, std::size_t settled, std::size_t begin,
                                   std::size_t end)
{
    using T = typename Columns::Element;
    constexpr std::size_t U = B * kUnits<T>;
    constexpr bool Ahead = Q == 1;
    const std::size_t elements = task.matrix.elements(), block_bytes = task.matrix.body_bytes();
    const std::size_t rest = task.matrix.lanes - settled * (task.matrix.lanes / elements);    // lanes after `settled`
    const std::uint8_t* query[Q];
    for (std::size_t q = 0; q < Q; ++q) query[q] = task.queries + (first_query + q) * task.matrix.query_bytes();
    for (std::size_t block = begin; block + B <= end; block += B) {
        const std::uint8_t* place = task.matrix.body + block * block_bytes;
        VecOf<T> equal[Q][U], last[Q][U];
#pragma GCC unroll 16
        for (std::size_t q = 0; q < Q; ++q) {
            clear<T>(equal[q]);
            clear<T>(last[q]);
        }
        Columns::template add<Ahead>(place, block_bytes, 0, std::min(settled, elements - 1), query, equal);
        if (settled < elements) {
            bool open = false;
#pragma GCC unroll 16
            for (std::size_t q = 0; q < Q; ++q) {
                open |= any_reaches<T>(equal[q], last[q], task.min_equal[first_query + q] - rest);
            }
            if (!open) continue;
            Columns::template add<Ahead>(place, block_bytes, settled, elements - 1, query, equal);
        }
        Columns::template add<Ahead>(place, block_bytes, elements - 1, elements, query, last);
#pragma GCC unroll 16
        for (std::size_t q = 0; q < Q; ++q) {
            const std::size_t least = std::min<std::size_t>(task.min_equal[first_query + q], static_cast<T>(~T(0)));
            if (any_reaches<T>(equal[q], last[q], least)) {
                add_columns<T>(task, first_query + q, block * kUnits<T> * kLanes<T>, equal[q], last[q]);
            }
        }
    }
}

HWY_INLINE std::size_t lowest_limit(const ScanTask& task, std::size_t query, std::size_t count)
{
    return *std::min_element(task.min_equal + query, task.min_equal + query + count);
}

template <class Columns, std::size_t Q>
HWY_INLINE void scan_columns_queries(const ScanTask& task, std::size_t query, std::size_t begin, std::size_t end)
{
    // One query passes the stripes in the order they lie in.
    constexpr std::size_t B = Q == 1 && kUnits<typename Columns::Element> > 1 ? 1 : kTileBlocks<typename Columns::Element>;
    const std::size_t settled = settling_lanes(task.matrix.lanes, task.matrix.bits, lowest_limit(task, query, Q)) *
                                task.matrix.elements() / task.matrix.lanes;
    const std::size_t whole = begin + (end - begin) / B * B;
    scan_columns_tiles<Columns, Q, B>(task, query, settled, begin, whole);
    scan_columns_tiles<Columns, Q, 1>(task, query, settled, whole, end);
}

template <class Columns>
void scan_columns(const ScanTask& task)
{
    const std::size_t last = task.matrix.blocks(task.last);
    const std::size_t chunk =
        std::max<std::size_t>(kTileBlocks<typename Columns::Element>, kChunkBytes / task.matrix.body_bytes());
    for (std::size_t begin = task.first / task.matrix.block_rows(); begin < last; begin += chunk) {
        const std::size_t end = std::min(last, begin + chunk);
        std::size_t query = 0;
        for (; query + kTileQueries <= task.query_count; query += kTileQueries) {
            scan_columns_queries<Columns, kTileQueries>(task, query, begin, end);
        }
        for (; query < task.query_count; ++query) scan_columns_queries<Columns, 1>(task, query, begin, end);
    }
}

template <class Columns>
void count_columns(const MatrixView& matrix, const std::uint8_t* query, std::uint16_t* counts)
{
    using T = typename Columns::Element;
    constexpr std::size_t U = kUnits<T>;
    const Tag<T> d;
    const std::size_t elements = matrix.elements(), rows = matrix.block_rows();
    const std::uint8_t* const queries[1] = {query};
    for (std::size_t block = 0; block < matrix.blocks(matrix.rows); ++block) {
        VecOf<T> equal[1][U], last[1][U];
        clear<T>(equal[0]);
        clear<T>(last[0]);
        const std::uint8_t* place = matrix.body + block * matrix.body_bytes();
        Columns::template add<true>(place, matrix.body_bytes(), 0, elements - 1, queries, equal);
        Columns::template add<true>(place, matrix.body_bytes(), elements - 1, elements, queries, last);
        HWY_ALIGN T parts[2][U * kLanes<T>];
        for (std::size_t u = 0; u < U; ++u) {
            hn::Store(equal[0][u], d, parts[0] + u * kLanes<T>);
            hn::Store(last[0][u], d, parts[1] + u * kLanes<T>);
        }
        const std::size_t row = block * matrix.block_rows();
        const std::size_t present = std::min(rows, matrix.rows - row);
        for (std::size_t i = 0; i < present; ++i) counts[row + i] = static_cast<std::uint16_t>(parts[0][i] + parts[1][i]);
    }
}

// ---- into the layouts

// Bit planes of a row: words[h * bits + p] holds bit p of lanes 64h ...
template <class T>
HWY_INLINE void slice_lanes(std::size_t lanes, const T* row, std::uint64_t* words)
{
    constexpr std::size_t bits = 8 * sizeof(T);
#if HWY_TARGET != HWY_SCALAR && HWY_MAX_BYTES >= 32
    const Tag<T> d;
    for (std::size_t lane = 0; lane < lanes; lane += kLanes<T>) {
        const auto values = hn::LoadU(d, row + lane);
        auto* bytes = reinterpret_cast<std::uint8_t*>(words + lane / 64 * bits) + lane % 64 / 8;
        for (std::size_t p = 0; p < bits; ++p) {
            hn::StoreMaskBits(d, hn::TestBit(values, hn::Set(d, static_cast<T>(T(1) << p))), bytes + 8 * p);
        }
    }
#else
    std::fill(words, words + lanes / 64 * bits, 0);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        for (std::size_t p = 0; p < bits; ++p) {
            words[lane / 64 * bits + p] |= std::uint64_t(row[lane] >> p & 1) << lane % 64;
        }
    }
#endif
}

void slice_row(const MatrixView& matrix, const std::uint8_t* packed, std::uint64_t* words)
{
    HWY_ALIGN std::uint8_t row[256 * 4];
    std::memcpy(row, packed, matrix.row_bytes());
    switch (matrix.bits) {
    case 1: std::memcpy(words, row, matrix.row_bytes()); break;
    case 8: slice_lanes(matrix.lanes, row, words); break;
    case 16: slice_lanes(matrix.lanes, reinterpret_cast<const std::uint16_t*>(row), words); break;
    default: slice_lanes(matrix.lanes, reinterpret_cast<const std::uint32_t*>(row), words); break;
    }
}

void put_sliced(const MatrixView& matrix, std::size_t row, const std::uint8_t* packed)
{
    std::uint64_t words[4 * 32];
    slice_row(matrix, packed, words);
    std::uint8_t* head = matrix.head + row / 8 * matrix.head_bytes() + row % 8 * 8;
    std::uint8_t* body = matrix.body + row / 8 * matrix.body_bytes() + row % 8 * 8;
    for (std::size_t h = 0; h < matrix.words(); ++h) {
        std::memcpy(head + h * kStripe, words + h * matrix.bits, 8);
        for (std::size_t p = 1; p < matrix.bits; ++p) {
            std::memcpy(body + (h * (matrix.bits - 1) + p - 1) * kStripe, words + h * matrix.bits + p, 8);
        }
    }
}

template <class T>
void put_columns(const MatrixView& matrix, std::size_t row, const std::uint8_t* packed)
{
    std::uint8_t* place =
        matrix.body + row / matrix.block_rows() * matrix.body_bytes() + row % matrix.block_rows() * sizeof(T);
    for (std::size_t element = 0; element < matrix.elements(); ++element) {
        std::memcpy(place + element * kStripe, packed + element * sizeof(T), sizeof(T));
    }
}

// ---- scattered rows

// Lanes of T at which two rows of `bytes` (a multiple of 64) agree.
template <class T>
HWY_INLINE std::size_t equal_lanes(const std::uint8_t* a, const std::uint8_t* b, std::size_t bytes)
{
#if HWY_TARGET == HWY_SCALAR
    std::size_t count = 0;
    for (std::size_t i = 0; i < bytes; i += sizeof(T)) {
        T x, y;
        std::memcpy(&x, a + i, sizeof(T));
        std::memcpy(&y, b + i, sizeof(T));
        count += x == y;
    }
    return count;
#elif HWY_TARGET == HWY_AVX3_DL || HWY_TARGET == HWY_AVX3
    const auto load = [](const std::uint8_t* from) { return hn::BitCast(Tag<T>(), hn::LoadU(Tag<std::uint8_t>(), from)); };
    std::size_t count = 0;
    for (std::size_t i = 0; i < bytes; i += HWY_MAX_BYTES)
        count += hn::CountTrue(Tag<T>(), hn::Eq(load(a + i), load(b + i)));
    return count;
#else
    const Tag<T> d;
    const Tag<std::uint8_t> d8;
    const auto load = [d, d8](const std::uint8_t* from) { return hn::BitCast(d, hn::LoadU(d8, from)); };
    // Bytes of agreeing lanes: at most 64 vectors, so no byte overflows.
    auto equal = hn::Zero(d8);
    for (std::size_t i = 0; i < bytes; i += HWY_MAX_BYTES) {
        equal = hn::Sub(equal, hn::BitCast(d8, hn::VecFromMask(d, hn::Eq(load(a + i), load(b + i)))));
    }
    return hn::GetLane(hn::SumOfLanes(Tag<std::uint64_t>(), hn::SumsOf8(equal))) / sizeof(T);
#endif
}

HWY_INLINE std::size_t equal_bits(const std::uint8_t* a, const std::uint8_t* b, std::size_t bytes)
{
    std::size_t differ = 0;
    for (std::size_t i = 0; i < bytes; i += 8) {
        std::uint64_t x, y;
        std::memcpy(&x, a + i, 8);
        std::memcpy(&y, b + i, 8);
        differ += static_cast<std::size_t>(std::popcount(x ^ y));
    }
    return bytes * 8 - differ;
}

// Pairs whose rows are asked for while others are compared: enough to cover a memory access, few enough to stay in cache.
inline constexpr std::size_t kAhead = 16;

template <class Compare>
HWY_INLINE void each_pair(const std::uint8_t* rows, std::size_t bytes, const RowPair* pairs, std::size_t count,
                          std::uint16_t* equal, const Compare& compare)
{
    const std::size_t fetched = std::min<std::size_t>(bytes, 512);    // of longer rows the processor fetches the rest
    for (std::size_t i = 0; i < count; ++i) {
        if (i + kAhead < count) {
            const std::uint8_t* a = rows + pairs[i + kAhead].a * bytes;
            const std::uint8_t* b = rows + pairs[i + kAhead].b * bytes;
            for (std::size_t line = 0; line < fetched; line += 64) {
                hwy::Prefetch(a + line);
                hwy::Prefetch(b + line);
            }
        }
        equal[i] = static_cast<std::uint16_t>(compare(rows + pairs[i].a * bytes, rows + pairs[i].b * bytes, bytes));
    }
}

void count_row_pairs(const std::uint8_t* rows, std::size_t bytes, unsigned bits, const RowPair* pairs, std::size_t count,
                     std::uint16_t* equal)
{
    switch (bits) {
    case 1: each_pair(rows, bytes, pairs, count, equal, equal_bits); break;
    case 8: each_pair(rows, bytes, pairs, count, equal, equal_lanes<std::uint8_t>); break;
    case 16: each_pair(rows, bytes, pairs, count, equal, equal_lanes<std::uint16_t>); break;
    default: each_pair(rows, bytes, pairs, count, equal, equal_lanes<std::uint32_t>); break;
    }
}

// ---- entries

void scan_rows(const ScanTask& task)
{
    if (task.matrix.kind == LayoutKind::Sliced) return scan_sliced(task);
    switch (task.matrix.bits) {
    case 1: return scan_columns<BitColumns>(task);
    case 8: return scan_columns<LaneColumns<std::uint8_t>>(task);
    case 16: return scan_columns<LaneColumns<std::uint16_t>>(task);
    default: return scan_columns<LaneColumns<std::uint32_t>>(task);
    }
}

void count_rows(const MatrixView& matrix, const std::uint8_t* query, std::uint16_t* counts)
{
    if (matrix.kind == LayoutKind::Sliced) return count_sliced(matrix, query, counts);
    switch (matrix.bits) {
    case 1: return count_columns<BitColumns>(matrix, query, counts);
    case 8: return count_columns<LaneColumns<std::uint8_t>>(matrix, query, counts);
    case 16: return count_columns<LaneColumns<std::uint16_t>>(matrix, query, counts);
    default: return count_columns<LaneColumns<std::uint32_t>>(matrix, query, counts);
    }
}

// Writes `count` packed rows to places `row` and on.
void put_rows(const MatrixView& matrix, std::size_t row, const std::uint8_t* packed, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i, ++row, packed += matrix.row_bytes()) {
        if (matrix.kind == LayoutKind::Sliced) {
            put_sliced(matrix, row, packed);
        } else if (matrix.element_bytes() == 1) {
            put_columns<std::uint8_t>(matrix, row, packed);
        } else if (matrix.element_bytes() == 2) {
            put_columns<std::uint16_t>(matrix, row, packed);
        } else {
            put_columns<std::uint32_t>(matrix, row, packed);
        }
    }
}

}    // namespace HWY_NAMESPACE
}    // namespace textdrift::sketch
HWY_AFTER_NAMESPACE();

#endif
