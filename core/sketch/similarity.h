// The similarity kernel: packed signatures one against many and many against many, at the speed memory or the vector units
// allow, never writing the full matrix.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace textdrift::sketch {

// Packed signatures (signature.h) of one shape, laid out for the kernels of the current target. The layout is private to the
// process and is never stored; `row` gives the stored form back.
class SignatureMatrix {
public:
    SignatureMatrix(std::size_t lanes, unsigned bits);    // lanes 64, 128, 256; bits 1, 8, 16, 32
    ~SignatureMatrix();
    SignatureMatrix(SignatureMatrix&&) noexcept;
    SignatureMatrix& operator=(SignatureMatrix&&) noexcept;

    std::size_t lanes() const noexcept;
    unsigned bits() const noexcept;
    std::size_t size() const noexcept;     // signatures
    std::size_t bytes() const noexcept;    // memory held, 64-byte aligned

    void reserve(std::size_t signatures);
    void append(std::span<const std::uint8_t> packed);    // any number of rows of packed_bytes(lanes, bits)
    void row(std::size_t index, std::span<std::uint8_t> packed) const;

    struct Layout;
    const Layout& layout() const noexcept { return *layout_; }

private:
    std::unique_ptr<Layout> layout_;
};

struct Match {
    std::uint32_t index = 0;
    std::uint32_t equal = 0;    // agreeing lanes
    friend bool operator==(const Match&, const Match&) = default;
};

struct PairMatch {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t equal = 0;
    friend bool operator==(const PairMatch&, const PairMatch&) = default;
};

// One against all. `query` is a packed row. counts[i]: lanes at which signature i agrees.
void count_equal(const SignatureMatrix& all, std::span<const std::uint8_t> query, std::span<std::uint16_t> counts) noexcept;

// Those that agree in at least `min_equal` lanes, ascending by index; `out` is replaced. Rows [first, first + count) only.
void find_at_least(const SignatureMatrix& all, std::span<const std::uint8_t> query, std::size_t min_equal,
                   std::vector<Match>& out, std::size_t first = 0, std::size_t count = ~std::size_t(0));

// The k that agree most, best first, the lower index first among equals; `out` is replaced.
void find_top(const SignatureMatrix& all, std::span<const std::uint8_t> query, std::size_t k, std::vector<Match>& out);

// Many against many, in tiles that stay in cache: pairs (a from `left`, b from `right`) agreeing in at least `min_equal`
// lanes, ascending by (a, b); `out` is replaced. With &left == &right only a < b.
void find_pairs_at_least(const SignatureMatrix& left, const SignatureMatrix& right, std::size_t min_equal,
                         std::vector<PairMatch>& out);

// For every row of `left` its k best in `right`, best first: out[a * k + i]; missing ones (fewer than k rows) have equal 0
// and index ~0u. With &left == &right a row is not its own match.
void find_top_each(const SignatureMatrix& left, const SignatureMatrix& right, std::size_t k, std::vector<Match>& out);

// Pairs of rows that lie one after the other in `rows` (the stored form): equal[i] for pair i. One dispatch for the batch;
// rows may be scattered over gigabytes, so the next ones are fetched ahead.
struct RowPair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
};
void count_equal_pairs(std::span<const std::uint8_t> rows, std::size_t lanes, unsigned bits, std::span<const RowPair> pairs,
                       std::span<std::uint16_t> equal) noexcept;

// The slow obvious forms, kept as the meaning of those above.
std::size_t count_equal_reference(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b, unsigned bits) noexcept;

}    // namespace textdrift::sketch
