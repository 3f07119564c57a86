// Similarity kernels: every instruction set, layout, shape and threshold gives what the reference counts.
#include "core/sketch/similarity.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "core/sketch/signature.h"
#include "core/sketch/target.h"

using namespace textdrift;
using sketch::Match;
using sketch::PairMatch;

namespace {

struct Shape {
    std::size_t lanes;
    unsigned bits;
    std::size_t bytes() const { return sketch::packed_bytes(lanes, bits); }
};

std::vector<Shape> shapes()
{
    std::vector<Shape> all;
    for (const std::size_t lanes : {64, 128, 256}) {
        for (const unsigned bits : {1u, 8u, 16u, 32u}) all.push_back({lanes, bits});
    }
    return all;
}

// Restores the machine's best instruction set however the test ends.
struct TargetGuard {
    ~TargetGuard() { sketch::select_target(""); }
};

// Packed rows that agree with the first in about any number of lanes, from none to all: row i keeps each lane of row 0 with
// a chance that grows with i; the second row is its complement, the third the same once more.
std::vector<std::uint8_t> some_rows(const Shape& shape, std::size_t count, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    const std::size_t row = shape.bytes(), unit = std::max<std::size_t>(1, shape.bits / 8);
    std::vector<std::uint8_t> rows(row * count);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool kept = i >= row && random() % count < i / row && shape.bits == 1;
        const auto noise = static_cast<std::uint8_t>(random());
        rows[i] = kept ? static_cast<std::uint8_t>(rows[i % row] ^ (1u << noise % 8)) : noise;
    }
    for (std::size_t i = row; shape.bits >= 8 && i < rows.size(); i += unit) {
        if (random() % count < i / row)
            std::copy_n(rows.begin() + static_cast<std::ptrdiff_t>(i % row), unit,
                        rows.begin() + static_cast<std::ptrdiff_t>(i));
    }
    for (std::size_t i = 0; i < row && count > 1; ++i) rows[row + i] = static_cast<std::uint8_t>(~rows[i]);
    for (std::size_t i = 0; i < row && count > 2; ++i) rows[2 * row + i] = rows[i];
    return rows;
}

std::span<const std::uint8_t> row_of(const std::vector<std::uint8_t>& rows, const Shape& shape, std::size_t index)
{
    return std::span(rows).subspan(index * shape.bytes(), shape.bytes());
}

std::uint32_t equal_of(const std::vector<std::uint8_t>& a, std::size_t i, const std::vector<std::uint8_t>& b, std::size_t j,
                       const Shape& shape)
{
    return static_cast<std::uint32_t>(sketch::count_equal_reference(row_of(a, shape, i), row_of(b, shape, j), shape.bits));
}

sketch::SignatureMatrix matrix_of(const Shape& shape, std::span<const std::uint8_t> rows)
{
    sketch::SignatureMatrix matrix(shape.lanes, shape.bits);
    matrix.append(rows);
    return matrix;
}

bool better(const Match& a, const Match& b)
{
    return a.equal != b.equal ? a.equal > b.equal : a.index < b.index;
}

// All answers of one matrix to one query, against the reference.
void check_one_against_all(const sketch::SignatureMatrix& matrix, const std::vector<std::uint8_t>& rows, const Shape& shape,
                           std::span<const std::uint8_t> query, std::initializer_list<std::size_t> thresholds)
{
    std::vector<std::uint16_t> expected;
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        expected.push_back(
            static_cast<std::uint16_t>(sketch::count_equal_reference(query, row_of(rows, shape, i), shape.bits)));
    }
    std::vector<std::uint16_t> counts(matrix.size(), 0xFFFF);
    sketch::count_equal(matrix, query, counts);
    REQUIRE(counts == expected);
    for (const std::size_t threshold : thresholds) {
        CAPTURE(threshold);
        std::vector<Match> wanted, found = {{7, 7}};
        for (std::uint32_t i = 0; i < expected.size(); ++i) {
            if (expected[i] >= threshold) wanted.push_back({i, expected[i]});
        }
        sketch::find_at_least(matrix, query, threshold, found);
        REQUIRE(found == wanted);
    }
}

}    // namespace

TEST_SUITE("sketch/similarity")
{
    TEST_CASE("count_equal_reference: values by hand")
    {
        const std::vector<std::uint8_t> a = {1, 2, 3, 4, 5, 6, 7, 8}, b = {1, 2, 3, 0, 5, 6, 0, 8};
        CHECK(sketch::count_equal_reference(a, b, 8) == 6);
        CHECK(sketch::count_equal_reference(a, b, 16) == 2);
        CHECK(sketch::count_equal_reference(a, b, 32) == 0);
        CHECK(sketch::count_equal_reference(a, b, 1) == 64 - 1 - 3);
        CHECK(sketch::count_equal_reference(a, a, 1) == 64);
    }

    TEST_CASE("one against all: every target, shape and size equals the reference")
    {
        const TargetGuard guard;
        for (const std::string_view target : sketch::available_targets()) {
            CAPTURE(std::string(target));
            REQUIRE(sketch::select_target(target));
            for (const Shape& shape : shapes()) {
                CAPTURE(shape.lanes);
                CAPTURE(shape.bits);
                const auto rows = some_rows(shape, 132, shape.lanes + shape.bits);
                for (std::size_t size = 0; size <= 132; size += size < 41 || size % 32 == 31 || size % 32 < 2 ? 1 : 5) {
                    CAPTURE(size);
                    const auto matrix = matrix_of(shape, std::span(rows).first(size * shape.bytes()));
                    REQUIRE(matrix.size() == size);
                    check_one_against_all(matrix, rows, shape, row_of(rows, shape, 0),
                                          {0, 1, shape.lanes / 2, shape.lanes * 7 / 10, shape.lanes * 8 / 10, shape.lanes,
                                           shape.lanes + 1, 100000});
                }
            }
        }
    }

    TEST_CASE("find_at_least: every threshold")
    {
        const TargetGuard guard;
        for (const Shape& shape : shapes()) {
            CAPTURE(shape.lanes);
            CAPTURE(shape.bits);
            const auto rows = some_rows(shape, 300, 5 * shape.lanes + shape.bits);
            std::vector<Match> all;
            for (std::uint32_t i = 0; i < 300; ++i) all.push_back({i, equal_of(rows, 0, rows, i, shape)});
            for (const std::string_view target : sketch::available_targets()) {
                CAPTURE(std::string(target));
                REQUIRE(sketch::select_target(target));
                const auto matrix = matrix_of(shape, rows);
                for (std::size_t threshold = 0; threshold <= shape.lanes + 1; ++threshold) {
                    std::vector<Match> wanted, found;
                    for (const Match& match : all) {
                        if (match.equal >= threshold) wanted.push_back(match);
                    }
                    sketch::find_at_least(matrix, row_of(rows, shape, 0), threshold, found);
                    REQUIRE(found == wanted);
                }
            }
        }
    }

    TEST_CASE("find_at_least: parts of the matrix")
    {
        const TargetGuard guard;
        const Shape shape = {128, 8};
        const auto rows = some_rows(shape, 150, 3);
        for (const std::string_view target : sketch::available_targets()) {
            CAPTURE(std::string(target));
            REQUIRE(sketch::select_target(target));
            const auto matrix = matrix_of(shape, rows);
            std::vector<Match> all, part;
            for (const std::size_t threshold : {std::size_t(0), std::size_t(110)}) {
                sketch::find_at_least(matrix, row_of(rows, shape, 0), threshold, all);
                for (const std::size_t first : {0, 1, 7, 8, 63, 64, 65, 149, 150, 151, 1000}) {
                    for (const std::size_t count :
                         {std::size_t(0), std::size_t(1), std::size_t(9), std::size_t(64), ~std::size_t(0)}) {
                        CAPTURE(first);
                        CAPTURE(count);
                        std::vector<Match> wanted;
                        for (const Match& match : all) {
                            if (match.index >= first && match.index - first < count) wanted.push_back(match);
                        }
                        sketch::find_at_least(matrix, row_of(rows, shape, 0), threshold, part, first, count);
                        REQUIRE(part == wanted);
                    }
                }
            }
        }
    }

    TEST_CASE("append and row: what went in comes out, in any portions, from any address")
    {
        const TargetGuard guard;
        for (const std::string_view target : sketch::available_targets()) {
            CAPTURE(std::string(target));
            REQUIRE(sketch::select_target(target));
            for (const Shape& shape : shapes()) {
                CAPTURE(shape.lanes);
                CAPTURE(shape.bits);
                const auto rows = some_rows(shape, 200, shape.bits);
                std::vector<std::uint8_t> moved(rows.size() + 1);
                std::ranges::copy(rows, moved.begin() + 1);
                sketch::SignatureMatrix matrix(shape.lanes, shape.bits);
                for (std::size_t at = 0, portion = 0; at < 200 || portion == 0; at += portion, ++portion) {
                    portion = std::min(portion, 200 - at);
                    matrix.append(std::span(moved).subspan(1 + at * shape.bytes(), portion * shape.bytes()));
                }
                REQUIRE(matrix.size() == 200);
                CHECK(matrix.bytes() >= rows.size());
                std::vector<std::uint8_t> back(shape.bytes());
                for (std::size_t i = 0; i < 200; ++i) {
                    matrix.row(i, back);
                    REQUIRE(std::ranges::equal(back, row_of(rows, shape, i)));
                }
                check_one_against_all(matrix, rows, shape, std::span(moved).subspan(1 + 5 * shape.bytes(), shape.bytes()),
                                      {0, 100});
            }
        }
    }

    TEST_CASE("reserve: growing keeps the rows, an empty matrix answers with nothing")
    {
        const Shape shape = {64, 16};
        const auto rows = some_rows(shape, 10, 1);
        sketch::SignatureMatrix matrix(shape.lanes, shape.bits);
        std::vector<Match> found = {{1, 1}};
        sketch::find_at_least(matrix, row_of(rows, shape, 0), 0, found);
        CHECK(found.empty());
        sketch::find_top(matrix, row_of(rows, shape, 0), 3, found);
        CHECK(found.empty());
        matrix.append(rows);
        matrix.reserve(100000);
        matrix.reserve(1);
        const sketch::SignatureMatrix taken = std::move(matrix);
        CHECK(taken.bytes() >= 100000 * shape.bytes());
        check_one_against_all(taken, rows, shape, row_of(rows, shape, 0), {0, 32, 64});
    }

    TEST_CASE("find_top: the best in order, the lower index first among equals, for every k")
    {
        const TargetGuard guard;
        for (const std::string_view target : sketch::available_targets()) {
            CAPTURE(std::string(target));
            REQUIRE(sketch::select_target(target));
            for (const Shape& shape : shapes()) {
                CAPTURE(shape.lanes);
                CAPTURE(shape.bits);
                auto rows = some_rows(shape, 1200, 11);
                // Many equals: a third of the rows is one of three.
                for (std::size_t i = 100; i < 1200; i += 3) {
                    std::ranges::copy(row_of(rows, shape, 40 + i % 3),
                                      rows.begin() + static_cast<std::ptrdiff_t>(i * shape.bytes()));
                }
                const auto matrix = matrix_of(shape, rows);
                std::vector<Match> all, found;
                for (std::uint32_t i = 0; i < 1200; ++i) all.push_back({i, equal_of(rows, 0, rows, i, shape)});
                std::ranges::sort(all, better);
                for (const std::size_t k : {0, 1, 2, 3, 10, 100, 257, 1199, 1200, 5000}) {
                    CAPTURE(k);
                    sketch::find_top(matrix, row_of(rows, shape, 0), k, found);
                    REQUIRE(found == std::vector<Match>(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(
                                                                                       std::min<std::size_t>(k, 1200))));
                }
            }
        }
    }

    TEST_CASE("find_top: rows that get better and better, or are all the same")
    {
        const Shape shape = {64, 8};
        std::vector<std::uint8_t> rising, same(64 * 3000);
        for (std::size_t i = 0; i < 3000; ++i) {
            for (std::size_t lane = 0; lane < 64; ++lane) rising.push_back(lane * 3000 < i * 64 ? 0 : 9);
        }
        const std::vector<std::uint8_t> query(64);
        std::vector<Match> found;
        sketch::find_top(matrix_of(shape, rising), query, 2, found);
        // Row i agrees in ceil(i * 64 / 3000) lanes: 64 from row 2954 on.
        CHECK(found == std::vector<Match>{{2954, 64}, {2955, 64}});
        sketch::find_top(matrix_of(shape, same), query, 3, found);
        CHECK(found == std::vector<Match>{{0, 64}, {1, 64}, {2, 64}});
    }

    TEST_CASE("many against many: pairs and best matches equal the reference")
    {
        const TargetGuard guard;
        for (const std::string_view target : sketch::available_targets()) {
            CAPTURE(std::string(target));
            REQUIRE(sketch::select_target(target));
            for (const Shape& shape : shapes()) {
                CAPTURE(shape.lanes);
                CAPTURE(shape.bits);
                const auto right_rows = some_rows(shape, 90, 21);
                auto left_rows = some_rows(shape, 23, 22);
                std::copy_n(right_rows.begin(), 5 * shape.bytes(), left_rows.begin());
                const auto left = matrix_of(shape, left_rows), right = matrix_of(shape, right_rows);
                for (const std::size_t threshold :
                     {std::size_t(0), shape.lanes / 2, shape.lanes * 8 / 10, shape.lanes, shape.lanes + 1}) {
                    std::vector<PairMatch> wanted, found = {{1, 1, 1}};
                    for (std::uint32_t a = 0; a < 23; ++a) {
                        for (std::uint32_t b = 0; b < 90; ++b) {
                            const std::uint32_t equal = equal_of(left_rows, a, right_rows, b, shape);
                            if (equal >= threshold) wanted.push_back({a, b, equal});
                        }
                    }
                    sketch::find_pairs_at_least(left, right, threshold, found);
                    REQUIRE(found == wanted);
                }
                for (const std::size_t k : {1, 4, 90, 95}) {
                    std::vector<Match> found;
                    sketch::find_top_each(left, right, k, found);
                    REQUIRE(found.size() == 23 * k);
                    for (std::uint32_t a = 0; a < 23; ++a) {
                        std::vector<Match> wanted;
                        for (std::uint32_t b = 0; b < 90; ++b)
                            wanted.push_back({b, equal_of(left_rows, a, right_rows, b, shape)});
                        std::ranges::sort(wanted, better);
                        wanted.resize(k, Match{~0u, 0});
                        REQUIRE(std::ranges::equal(wanted, std::span(found).subspan(a * k, k)));
                    }
                }
            }
        }
    }

    TEST_CASE("a matrix against itself: each pair once, no row its own match")
    {
        const TargetGuard guard;
        const Shape shape = {128, 8};
        for (const std::size_t size : {0, 1, 2, 9, 257, 530}) {
            CAPTURE(size);
            const auto rows = some_rows(shape, size, 31);
            std::vector<std::vector<Match>> all(size);
            for (std::uint32_t a = 0; a < size; ++a) {
                for (std::uint32_t b = 0; b < size; ++b) all[a].push_back({b, equal_of(rows, a, rows, b, shape)});
            }
            for (const std::string_view target : sketch::available_targets()) {
                CAPTURE(std::string(target));
                REQUIRE(sketch::select_target(target));
                const auto matrix = matrix_of(shape, rows);
                for (const std::size_t threshold : {std::size_t(0), std::size_t(90)}) {
                    std::vector<PairMatch> wanted, found;
                    for (std::uint32_t a = 0; a < size; ++a) {
                        for (std::uint32_t b = a + 1; b < size; ++b) {
                            if (all[a][b].equal >= threshold) wanted.push_back({a, b, all[a][b].equal});
                        }
                    }
                    sketch::find_pairs_at_least(matrix, matrix, threshold, found);
                    REQUIRE(found == wanted);
                }
                std::vector<Match> best;
                sketch::find_top_each(matrix, matrix, 2, best);
                REQUIRE(best.size() == 2 * size);
                for (std::uint32_t a = 0; a < size; ++a) {
                    std::vector<Match> wanted = all[a];
                    wanted.erase(wanted.begin() + a);
                    std::ranges::sort(wanted, better);
                    wanted.resize(2, Match{~0u, 0});
                    REQUIRE(std::ranges::equal(wanted, std::span(best).subspan(2 * a, 2)));
                }
            }
        }
    }

    TEST_CASE("select_target: a matrix made under one target answers under all others")
    {
        const TargetGuard guard;
        const auto targets = sketch::available_targets();
        for (const Shape& shape : shapes()) {
            CAPTURE(shape.lanes);
            CAPTURE(shape.bits);
            const auto rows = some_rows(shape, 75, 41);
            for (const std::string_view made : targets) {
                CAPTURE(std::string(made));
                REQUIRE(sketch::select_target(made));
                auto matrix = matrix_of(shape, std::span(rows).first(70 * shape.bytes()));
                for (const std::string_view asked : targets) {
                    CAPTURE(std::string(asked));
                    REQUIRE(sketch::select_target(asked));
                    const auto other = matrix_of(shape, rows);
                    if (matrix.size() == 70) matrix.append(std::span(rows).subspan(70 * shape.bytes()));
                    check_one_against_all(matrix, rows, shape, row_of(rows, shape, 0), {0, shape.lanes * 8 / 10});
                    std::vector<PairMatch> same, mixed;
                    sketch::find_pairs_at_least(other, other, shape.lanes * 6 / 10, same);
                    sketch::find_pairs_at_least(matrix, other, shape.lanes * 6 / 10, mixed);
                    std::erase_if(mixed, [](const PairMatch& pair) { return pair.a >= pair.b; });
                    REQUIRE(mixed == same);
                }
            }
        }
    }

    TEST_CASE("count_equal_pairs: every target, shape and misalignment equals the reference")
    {
        const TargetGuard guard;
        std::mt19937 random(1);
        for (const std::string_view target : sketch::available_targets()) {
            CAPTURE(std::string(target));
            REQUIRE(sketch::select_target(target));
            for (const Shape& shape : shapes()) {
                CAPTURE(shape.lanes);
                CAPTURE(shape.bits);
                const auto rows = some_rows(shape, 60, 51);
                std::vector<sketch::RowPair> pairs = {{0, 0}, {0, 1}, {0, 2}, {59, 0}};
                while (pairs.size() < 200)
                    pairs.push_back({static_cast<std::uint32_t>(random() % 60), static_cast<std::uint32_t>(random() % 60)});
                for (std::size_t shift = 0; shift < 4; ++shift) {
                    std::vector<std::uint8_t> moved(rows.size() + shift);
                    std::ranges::copy(rows, moved.begin() + static_cast<std::ptrdiff_t>(shift));
                    std::vector<std::uint16_t> equal(pairs.size());
                    sketch::count_equal_pairs(std::span(moved).subspan(shift), shape.lanes, shape.bits, pairs, equal);
                    for (std::size_t i = 0; i < pairs.size(); ++i) {
                        REQUIRE(equal[i] == equal_of(rows, pairs[i].a, rows, pairs[i].b, shape));
                    }
                }
            }
        }
        sketch::count_equal_pairs({}, 128, 8, {}, {});
    }
}
