// The similarity kernels: layouts, dispatch, thresholds and best matches.
// The kernels keep arrays of vectors in registers, which vectors of unknown size cannot be: those targets fall back to NEON.
#ifndef HWY_DISABLED_TARGETS
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE_256 | HWY_SVE2 | HWY_SVE2_128 | HWY_RVV)
#endif
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/sketch/similarity.cpp"
#include <hwy/foreach_target.h>
//
#include "core/sketch/similarity_kernel-inl.h"

#if HWY_ONCE
#include "core/sketch/similarity.h"

#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <new>
#include <numeric>

#if defined(__linux__)
#include <sys/mman.h>
#endif

#include "core/sketch/target.h"

namespace textdrift::sketch {
namespace {

HWY_EXPORT(preferred_layout);
HWY_EXPORT(put_rows);
HWY_EXPORT(slice_row);
HWY_EXPORT(count_rows);
HWY_EXPORT(scan_rows);
HWY_EXPORT(count_row_pairs);

constexpr std::size_t kLargestRow = 256 * 4;
constexpr std::size_t kLargePage = 2 << 20;

// Queries of a tile take so few bytes that they stay in the second cache.
constexpr std::size_t kTileBytes = 64 << 10;

// Rows scanned between two looks at what the best so far let be skipped.
constexpr std::size_t kFirstStep = 256;
constexpr std::size_t kLargestStep = 1 << 16;

// How many lanes agree, for every value of four 1-bit lanes.
void agreement_table(unsigned wanted, std::uint8_t* table) noexcept
{
    for (unsigned value = 0; value < 16; ++value) {
        table[value] = static_cast<std::uint8_t>(4 - std::popcount(wanted ^ value));
    }
}

void agreement_tables(std::span<const std::uint8_t> packed, std::uint8_t* query) noexcept
{
    for (const std::uint8_t byte : packed) {
        agreement_table(byte & 15u, query);
        agreement_table(byte >> 4u, query + 16);
        query += 32;
    }
}

// Makes a packed row a query of `matrix`.
void prepare_query(const MatrixView& matrix, std::span<const std::uint8_t> packed, std::uint8_t* query)
{
    assert(packed.size() == matrix.row_bytes());
    if (matrix.kind == LayoutKind::Sliced) {
        HWY_DYNAMIC_DISPATCH(slice_row)(matrix, packed.data(), reinterpret_cast<std::uint64_t*>(query));
    } else if (matrix.bits == 1) {
        agreement_tables(packed, query);
    } else {
        std::ranges::copy(packed, query);
    }
}

// The words of a row of a bit-sliced matrix, as slice_row gives them.
void gather_words(const MatrixView& matrix, std::size_t row, std::uint8_t* words) noexcept
{
    const std::uint8_t* head = matrix.head + row / 8 * matrix.head_bytes() + row % 8 * 8;
    const std::uint8_t* body = matrix.body + row / 8 * matrix.body_bytes() + row % 8 * 8;
    for (std::size_t h = 0; h < matrix.words(); ++h) {
        std::memcpy(words, head + h * kStripe, 8);
        words += 8;
        for (std::size_t p = 1; p < matrix.bits; ++p, words += 8) {
            std::memcpy(words, body + (h * (matrix.bits - 1) + p - 1) * kStripe, 8);
        }
    }
}

void gather_elements(const MatrixView& matrix, std::size_t row, std::uint8_t* packed) noexcept
{
    const std::size_t size = matrix.element_bytes();
    const std::uint8_t* place =
        matrix.body + row / matrix.block_rows() * matrix.body_bytes() + row % matrix.block_rows() * size;
    for (std::size_t element = 0; element < matrix.elements(); ++element) {
        std::memcpy(packed + element * size, place + element * kStripe, size);
    }
}

// 64 numbers' bit p each to `bits` bits of 64 numbers: the inverse of slice_row for one half.
template <class T>
void unslice(const std::uint64_t* words, std::uint8_t* packed) noexcept
{
    std::array<T, 64> lanes = {};
    for (std::size_t p = 0; p < 8 * sizeof(T); ++p) {
        for (std::size_t lane = 0; lane < 64; ++lane) {
            lanes[lane] = static_cast<T>(lanes[lane] | T(words[p] >> lane & 1) << p);
        }
    }
    std::memcpy(packed, lanes.data(), sizeof(lanes));
}

void read_row(const MatrixView& matrix, std::size_t row, std::uint8_t* packed) noexcept
{
    if (matrix.kind == LayoutKind::Columns) return gather_elements(matrix, row, packed);
    std::array<std::uint64_t, kLargestRow / 8> words;
    gather_words(matrix, row, reinterpret_cast<std::uint8_t*>(words.data()));
    for (std::size_t h = 0; h < matrix.words(); ++h) {
        const std::uint64_t* from = words.data() + h * matrix.bits;
        std::uint8_t* to = packed + h * 8 * matrix.bits;
        switch (matrix.bits) {
        case 1: std::memcpy(to, from, 8); break;
        case 8: unslice<std::uint8_t>(from, to); break;
        case 16: unslice<std::uint16_t>(from, to); break;
        default: unslice<std::uint32_t>(from, to); break;
        }
    }
}

// Makes a row of one matrix a query of another, whose layout may differ.
void prepare_query(const MatrixView& matrix, const MatrixView& from, std::size_t row, std::uint8_t* query)
{
    if (matrix.kind == LayoutKind::Sliced && from.kind == LayoutKind::Sliced) return gather_words(from, row, query);
    std::array<std::uint8_t, kLargestRow> packed;
    read_row(from, row, packed.data());
    prepare_query(matrix, std::span(packed).first(matrix.row_bytes()), query);
}

// Memory for the queries of a tile.
class Queries {
public:
    Queries(const MatrixView& matrix, std::size_t rows) : matrix_(matrix)
    {
        buffer_.reserve(rows * matrix.query_bytes(), 0);
    }
    const std::uint8_t* data() const noexcept { return buffer_.data(); }

    void set(std::size_t index, std::span<const std::uint8_t> packed)
    {
        prepare_query(matrix_, packed, buffer_.data() + index * matrix_.query_bytes());
    }
    void set(const MatrixView& from, std::size_t row, std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i)
            prepare_query(matrix_, from, row + i, buffer_.data() + i * matrix_.query_bytes());
    }

private:
    MatrixView matrix_;
    StripeBuffer buffer_;
};

std::size_t rows_of_tile(const MatrixView& right) noexcept
{
    return std::clamp<std::size_t>(kTileBytes / right.query_bytes(), 8, kMostQueries);
}

bool better(const Match& a, const Match& b) noexcept
{
    return a.equal != b.equal ? a.equal > b.equal : a.index < b.index;
}

// Keeps the k best of `found`, in no order, and returns how many lanes a later row must agree in to be among them. Rows come
// ascending, so a later one of as many lanes is not.
std::size_t keep_best(std::vector<Match>& found, std::size_t k) noexcept
{
    if (found.size() < k) return 0;
    const auto last = found.begin() + static_cast<std::ptrdiff_t>(k) - 1;
    std::ranges::nth_element(found, last, better);
    const std::size_t least = last->equal + std::size_t(1);
    found.resize(k);
    return least;
}

[[maybe_unused]] constexpr bool valid_shape(std::size_t lanes, unsigned bits) noexcept
{
    return (lanes == 64 || lanes == 128 || lanes == 256) && (bits == 1 || bits == 8 || bits == 16 || bits == 32);
}

}    // namespace

std::size_t settling_lanes(std::size_t lanes, unsigned bits, std::size_t min_equal) noexcept
{
    const double differ = 1 - std::ldexp(1.0, -static_cast<int>(bits));
    const auto allowed = static_cast<double>(lanes - min_equal);
    for (std::size_t looked = 16; looked <= (bits == 1 ? lanes - 1 : lanes * 3 / 4); looked += 16) {
        const double mean = differ * static_cast<double>(looked);
        if (mean - 4 * std::sqrt(mean * (1 - differ)) - 1 > allowed) return looked;
    }
    return lanes;
}

void StripeBuffer::reserve(std::size_t bytes, std::size_t used)
{
    if (bytes <= capacity_) return;
    const std::size_t page = bytes >= 4 * kLargePage ? kLargePage : kStripe;
    const std::size_t size = (bytes + page - 1) / page * page;
    std::unique_ptr<std::uint8_t[], Free> grown(static_cast<std::uint8_t*>(std::aligned_alloc(page, size)));
    if (grown == nullptr) throw std::bad_alloc();
#if defined(MADV_HUGEPAGE)
    if (page == kLargePage) madvise(grown.get(), size, MADV_HUGEPAGE);    // advice: refusing it is no error
#endif
    if (used > 0) std::memcpy(grown.get(), data_.get(), used);
    data_ = std::move(grown);
    capacity_ = size;
}

void SignatureMatrix::Layout::grow(std::size_t rows)
{
    const std::size_t used = view.blocks(view.rows), wanted = view.blocks(rows);
    head.reserve(wanted * view.head_bytes(), used * view.head_bytes());
    body.reserve(wanted * view.body_bytes(), used * view.body_bytes());
    view.head = head.data();
    view.body = body.data();
}

SignatureMatrix::SignatureMatrix(std::size_t lanes, unsigned bits) : layout_(std::make_unique<Layout>())
{
    assert(valid_shape(lanes, bits));
    prepare_dispatch();
    layout_->view.kind = HWY_DYNAMIC_DISPATCH(preferred_layout)(bits);
    layout_->view.lanes = static_cast<std::uint32_t>(lanes);
    layout_->view.bits = bits;
}

SignatureMatrix::~SignatureMatrix() = default;
SignatureMatrix::SignatureMatrix(SignatureMatrix&&) noexcept = default;
SignatureMatrix& SignatureMatrix::operator=(SignatureMatrix&&) noexcept = default;

std::size_t SignatureMatrix::lanes() const noexcept
{
    return layout_->view.lanes;
}

unsigned SignatureMatrix::bits() const noexcept
{
    return layout_->view.bits;
}

std::size_t SignatureMatrix::size() const noexcept
{
    return layout_->view.rows;
}

std::size_t SignatureMatrix::bytes() const noexcept
{
    return layout_->head.capacity() + layout_->body.capacity();
}

void SignatureMatrix::reserve(std::size_t signatures)
{
    layout_->grow(std::max(signatures, size()));
}

void SignatureMatrix::append(std::span<const std::uint8_t> packed)
{
    MatrixView& view = layout_->view;
    assert(packed.size() % view.row_bytes() == 0);
    const std::size_t added = packed.size() / view.row_bytes(), total = view.rows + added;
    assert(total <= std::numeric_limits<std::uint32_t>::max());
    if (added == 0) return;
    const std::size_t before = view.blocks(view.rows), after = view.blocks(total);
    if (after * view.body_bytes() > layout_->body.capacity() || after * view.head_bytes() > layout_->head.capacity()) {
        layout_->grow(std::max(total, view.rows + view.rows / 2));
    }
    // The places no row fills yet are compared with the others of their block.
    if (after > before) {
        if (view.head_bytes() > 0) std::memset(view.head + (after - 1) * view.head_bytes(), 0, view.head_bytes());
        if (view.body_bytes() > 0) std::memset(view.body + (after - 1) * view.body_bytes(), 0, view.body_bytes());
    }
    HWY_DYNAMIC_DISPATCH(put_rows)(view, view.rows, packed.data(), added);
    view.rows = total;
}

void SignatureMatrix::row(std::size_t index, std::span<std::uint8_t> packed) const
{
    assert(index < size() && packed.size() == layout_->view.row_bytes());
    read_row(layout_->view, index, packed.data());
}

void count_equal(const SignatureMatrix& all, std::span<const std::uint8_t> query, std::span<std::uint16_t> counts) noexcept
{
    assert(counts.size() == all.size());
    const MatrixView& view = all.layout().view;
    alignas(kStripe) std::array<std::uint8_t, kLargestRow> prepared;
    static_assert(256 / 8 * 32 <= kLargestRow, "tables of 1-bit lanes are no longer than rows of 32 bits");
    prepare_query(view, query, prepared.data());
    HWY_DYNAMIC_DISPATCH(count_rows)(view, prepared.data(), counts.data());
}

void find_at_least(const SignatureMatrix& all, std::span<const std::uint8_t> query, std::size_t min_equal,
                   std::vector<Match>& out, std::size_t first, std::size_t count)
{
    out.clear();
    first = std::min(first, all.size());
    count = std::min(count, all.size() - first);
    if (count == 0 || min_equal > all.lanes()) return;
    const MatrixView& view = all.layout().view;
    alignas(kStripe) std::array<std::uint8_t, kLargestRow> prepared;
    prepare_query(view, query, prepared.data());
    const auto least = static_cast<std::uint16_t>(min_equal);
    HWY_DYNAMIC_DISPATCH(scan_rows)
    ({.matrix = view,
      .queries = prepared.data(),
      .query_count = 1,
      .min_equal = &least,
      .first = first,
      .last = first + count,
      .found = &out});
}

void find_top(const SignatureMatrix& all, std::span<const std::uint8_t> query, std::size_t k, std::vector<Match>& out)
{
    out.clear();
    if (k == 0) return;
    const MatrixView& view = all.layout().view;
    alignas(kStripe) std::array<std::uint8_t, kLargestRow> prepared;
    prepare_query(view, query, prepared.data());
    std::uint16_t least = 0;
    std::size_t step = kFirstStep;
    for (std::size_t first = 0; first < view.rows && least <= view.lanes;
         first += step, step = std::min(2 * step, kLargestStep)) {
        HWY_DYNAMIC_DISPATCH(scan_rows)
        ({.matrix = view,
          .queries = prepared.data(),
          .query_count = 1,
          .min_equal = &least,
          .first = first,
          .last = std::min(view.rows, first + step),
          .found = &out});
        if (out.size() > k && out.size() - k >= std::min(k, kFirstStep) / 2) {
            least = static_cast<std::uint16_t>(keep_best(out, k));
        }
    }
    std::ranges::sort(out, better);
    out.resize(std::min(out.size(), k));
}

void find_pairs_at_least(const SignatureMatrix& left, const SignatureMatrix& right, std::size_t min_equal,
                         std::vector<PairMatch>& out)
{
    assert(left.lanes() == right.lanes() && left.bits() == right.bits());
    out.clear();
    if (min_equal > left.lanes() || left.size() == 0 || right.size() == 0) return;
    const MatrixView& view = right.layout().view;
    const bool self = &left == &right;
    const std::size_t tile = std::min(rows_of_tile(view), left.size());
    const std::vector<std::uint16_t> least(tile, static_cast<std::uint16_t>(min_equal));
    std::vector<std::vector<Match>> found(tile);
    Queries queries(view, tile);
    for (std::size_t first = 0; first < left.size(); first += tile) {
        const std::size_t rows = std::min(tile, left.size() - first);
        queries.set(left.layout().view, first, rows);
        HWY_DYNAMIC_DISPATCH(scan_rows)
        ({.matrix = view,
          .queries = queries.data(),
          .query_count = rows,
          .min_equal = least.data(),
          .first = self ? first + 1 : 0,
          .last = view.rows,
          .found = found.data()});
        for (std::size_t i = 0; i < rows; ++i) {
            const auto a = static_cast<std::uint32_t>(first + i);
            for (const Match& match : found[i]) {
                if (!self || match.index > a) out.push_back({a, match.index, match.equal});
            }
            found[i].clear();
        }
    }
}

namespace {

// The best of `right` for a tile of rows, each with its own rising threshold.
class BestOfTile {
public:
    BestOfTile(const SignatureMatrix& left, const SignatureMatrix& right, std::size_t k, std::size_t tile)
        : left_(left.layout().view), right_(right.layout().view), self_(&left == &right), k_(k), least_(tile), found_(tile),
          queries_(right_, tile)
    {
    }

    void run(std::size_t first, std::size_t rows, Match* out)
    {
        queries_.set(left_, first, rows);
        std::ranges::fill(least_, 0);
        std::size_t step = kFirstStep;
        for (std::size_t begin = 0; begin < right_.rows; begin += step, step = std::min(2 * step, kLargestStep / 8)) {
            HWY_DYNAMIC_DISPATCH(scan_rows)
            ({.matrix = right_,
              .queries = queries_.data(),
              .query_count = rows,
              .min_equal = least_.data(),
              .first = begin,
              .last = std::min(right_.rows, begin + step),
              .found = found_.data()});
            for (std::size_t i = 0; i < rows; ++i) raise(i, first + i);
        }
        for (std::size_t i = 0; i < rows; ++i) {
            std::ranges::sort(found_[i], better);
            found_[i].resize(k_, Match{~0u, 0});
            std::ranges::copy(found_[i], out + i * k_);
            found_[i].clear();
        }
    }

private:
    void raise(std::size_t i, std::size_t row)
    {
        std::vector<Match>& found = found_[i];
        if (self_) std::erase_if(found, [row](const Match& match) { return match.index == row; });
        if (found.size() > k_ || (found.size() == k_ && least_[i] == 0)) {
            // Nothing agrees in more lanes than there are: no later row can enter.
            least_[i] = static_cast<std::uint16_t>(std::min<std::size_t>(keep_best(found, k_), right_.lanes));
        }
    }

    MatrixView left_;
    MatrixView right_;
    bool self_;
    std::size_t k_;
    std::vector<std::uint16_t> least_;
    std::vector<std::vector<Match>> found_;
    Queries queries_;
};

}    // namespace

void find_top_each(const SignatureMatrix& left, const SignatureMatrix& right, std::size_t k, std::vector<Match>& out)
{
    assert(left.lanes() == right.lanes() && left.bits() == right.bits());
    out.clear();
    if (k == 0 || left.size() == 0) return;
    out.resize(left.size() * k, Match{~0u, 0});
    if (right.size() == 0) return;
    // Candidates of a tile take no more memory than some thousand rows of the result.
    const std::size_t most = std::clamp<std::size_t>((std::size_t(1) << 22) / k, 8, kMostQueries);
    const std::size_t tile = std::min({rows_of_tile(right.layout().view), left.size(), most});
    BestOfTile best(left, right, k, tile);
    for (std::size_t first = 0; first < left.size(); first += tile) {
        best.run(first, std::min(tile, left.size() - first), out.data() + first * k);
    }
}

void count_equal_pairs(std::span<const std::uint8_t> rows, std::size_t lanes, unsigned bits, std::span<const RowPair> pairs,
                       std::span<std::uint16_t> equal) noexcept
{
    assert(valid_shape(lanes, bits) && equal.size() == pairs.size());
    prepare_dispatch();
    HWY_DYNAMIC_DISPATCH(count_row_pairs)(rows.data(), lanes * bits / 8, bits, pairs.data(), pairs.size(), equal.data());
}

std::size_t count_equal_reference(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b, unsigned bits) noexcept
{
    assert(a.size() == b.size());
    std::size_t count = 0;
    if (bits < 8) {
        for (std::size_t lane = 0; lane < a.size() * 8; ++lane)
            count += (a[lane / 8] >> lane % 8 & 1) == (b[lane / 8] >> lane % 8 & 1);
        return count;
    }
    const std::size_t size = bits / 8;
    for (std::size_t at = 0; at < a.size(); at += size) {
        count += std::ranges::equal(a.subspan(at, size), b.subspan(at, size));
    }
    return count;
}

}    // namespace textdrift::sketch
#endif
