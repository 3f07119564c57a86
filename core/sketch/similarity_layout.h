// How packed signatures lie in memory for the similarity kernels, and what callers hand to them. Private to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

#include "core/sketch/similarity.h"

namespace textdrift::sketch {

// Both layouts are blocks of stripes of 64 bytes: a vector of the widest target, whole vectors of every other, one cache
// line.
inline constexpr std::size_t kStripe = 64;

enum class LayoutKind : std::uint8_t {
    // Blocks of 8 signatures, bit-sliced. Stripe (h, p) holds for each of the 8 a word of 64 bits: bit p of lanes
    // 64h .. 64h+63. Whether lanes differ is one "or of xor" a stripe, how many one population count a half. Plane 0 lies
    // apart: it is the whole of 1-bit signatures and a filter for all others that reads one bit a lane.
    //
    //     head  | h0 plane 0 | h1 plane 0 |            next block ...
    //     body  | h0 plane 1 | h0 plane 2 | ... | h1 plane 1 | ...
    Sliced,
    // Blocks of as many signatures as a stripe has elements (64 bytes, 32 or 16 lanes); stripe l holds element l of each.
    // The
    // counts of a block are one vector, nothing is ever added across. An element is a lane or, of 1-bit signatures, a byte
    // of
    // eight lanes.
    Columns,
};

// A matrix as the kernels see it.
struct MatrixView {
    LayoutKind kind = LayoutKind::Sliced;
    std::uint32_t lanes = 0;
    std::uint32_t bits = 0;
    std::uint8_t* head = nullptr;
    std::uint8_t* body = nullptr;
    std::size_t rows = 0;

    std::size_t row_bytes() const noexcept { return std::size_t(lanes) * bits / 8; }
    std::size_t words() const noexcept { return lanes / 64; }
    std::size_t element_bytes() const noexcept { return bits < 8 ? 1 : bits / 8; }
    std::size_t elements() const noexcept { return row_bytes() / element_bytes(); }
    std::size_t block_rows() const noexcept { return kind == LayoutKind::Sliced ? 8 : kStripe / element_bytes(); }
    std::size_t head_bytes() const noexcept { return kind == LayoutKind::Sliced ? words() * kStripe : 0; }
    std::size_t body_bytes() const noexcept { return block_rows() * row_bytes() - head_bytes(); }
    std::size_t blocks(std::size_t rows_wanted) const noexcept { return (rows_wanted + block_rows() - 1) / block_rows(); }
    // A query made ready: words of bit planes; elements; or for columns of bits two tables of 16 bytes an element, which
    // say how many of its low and of its high four lanes agree.
    std::size_t query_bytes() const noexcept
    {
        const std::size_t bytes = kind == LayoutKind::Columns && bits == 1 ? elements() * 32 : row_bytes();
        return (bytes + kStripe - 1) / kStripe * kStripe;
    }
};

// Queries of one task at most.
inline constexpr std::size_t kMostQueries = 256;

// Rows [first, last) against each of the queries; those that agree in at least min_equal[q] lanes are added to found[q],
// ascending.
struct ScanTask {
    MatrixView matrix;
    const std::uint8_t* queries = nullptr;    // query_bytes() apart
    std::size_t query_count = 0;
    const std::uint16_t* min_equal = nullptr;    // at most `lanes`
    std::size_t first = 0;
    std::size_t last = 0;
    std::vector<Match>* found = nullptr;
};

// Lanes after which an unrelated signature has all but surely (four standard deviations) more mismatches than a pair of
// `min_equal` may have; `lanes` where that saves too little. Looking there first costs nothing when it settles nothing.
std::size_t settling_lanes(std::size_t lanes, unsigned bits, std::size_t min_equal) noexcept;

// 64-byte aligned memory that grows; on large pages where the system has them, for a scan touches every page once.
class StripeBuffer {
public:
    void reserve(std::size_t bytes, std::size_t used);    // keeps the first `used`
    std::uint8_t* data() const noexcept { return data_.get(); }
    std::size_t capacity() const noexcept { return capacity_; }

private:
    struct Free {
        void operator()(std::uint8_t* memory) const noexcept { std::free(memory); }
    };
    std::unique_ptr<std::uint8_t[], Free> data_;
    std::size_t capacity_ = 0;
};

struct SignatureMatrix::Layout {
    MatrixView view;
    StripeBuffer head;
    StripeBuffer body;

    void grow(std::size_t rows);    // room for so many at least
};

}    // namespace textdrift::sketch
