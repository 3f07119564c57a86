// Signatures: every instruction set gives the reference's bits, estimates are unbiased down to sets of one shingle, and the
// published vectors stay what they are.
#include "core/sketch/signature.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <sstream>
#include <string>

#include "core/sketch/target.h"
#include "tests/scale.h"

using namespace textdrift;

namespace {

// splitmix64: the stand-in for hashes of shingles, also of the published vectors.
std::uint64_t shingle(std::uint64_t number)
{
    std::uint64_t z = number * 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

// Shingles number first to first + count - 1.
std::vector<std::uint64_t> shingles(std::uint64_t first, std::size_t count)
{
    std::vector<std::uint64_t> out(count);
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = shingle(first + i);
    }
    return out;
}

std::vector<std::uint32_t> reference(const sketch::Signer& signer, std::span<const std::uint64_t> set)
{
    std::vector<std::uint32_t> out(signer.lanes());
    signer.sign_reference(set, out);
    return out;
}

std::vector<std::uint8_t> packed(std::span<const std::uint32_t> signature, unsigned bits)
{
    std::vector<std::uint8_t> out(sketch::packed_bytes(signature.size(), bits));
    sketch::pack(signature, bits, out);
    return out;
}

std::size_t equal_lanes(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), std::size_t(0), std::plus<>(), std::equal_to<>());
}

// Restores the machine's best instruction set however the test ends.
struct TargetGuard {
    ~TargetGuard() { sketch::select_target(""); }
};

}    // namespace

TEST_SUITE("sketch/signature")
{
    TEST_CASE("sign: all targets equal the reference at every length and misalignment")
    {
        const TargetGuard guard;
        const auto all = shingles(1, 5003);
        std::vector<std::size_t> counts(301);
        std::iota(counts.begin(), counts.end(), std::size_t(0));
        counts.insert(counts.end(), {511, 512, 513, 767, 1000, 1024, 2000, 5000});
        for (const std::uint32_t lanes : {64u, 128u, 256u}) {
            CAPTURE(lanes);
            const sketch::Signer signer({.lanes = lanes, .seed = 7});
            for (const std::size_t count : counts) {
                CAPTURE(count);
                const auto set = std::span(all).subspan(count % 3, count);
                const auto expected = reference(signer, set);
                for (const std::string_view target : sketch::available_targets()) {
                    CAPTURE(std::string(target));
                    REQUIRE(sketch::select_target(target));
                    REQUIRE(sketch::target_name() == target);
                    std::vector<std::uint32_t> room(lanes + 3);
                    const auto out = std::span(room).subspan(count % 4 == 3 ? 3 : count % 4, lanes);
                    signer.sign(set, out);
                    REQUIRE(std::ranges::equal(out, expected));
                }
            }
        }
    }

    TEST_CASE("sign: sets full of repeats, of one shingle and of weak hashes equal the reference")
    {
        const TargetGuard guard;
        const sketch::Signer signer;
        std::vector<std::vector<std::uint64_t>> sets = {std::vector<std::uint64_t>(3000, 42), {}, {}, {}, {}};
        for (std::uint64_t i = 0; i < 3000; ++i) {
            sets[1].push_back(shingle(i % 5));
            sets[2].push_back(i);
            sets[3].push_back(i << 40);
            sets[4].push_back(shingle(i % 200));
        }
        for (const auto& set : sets) {
            const auto expected = reference(signer, set);
            for (const std::string_view target : sketch::available_targets()) {
                REQUIRE(sketch::select_target(target));
                REQUIRE(signer.sign(set) == expected);
            }
        }
    }

    TEST_CASE("sign: the empty set is all ones, order and repetition do not count")
    {
        const sketch::Signer signer;
        REQUIRE(signer.lanes() == 128);
        CHECK(signer.sign({}) == std::vector<std::uint32_t>(128, 0xFFFFFFFFu));
        auto set = shingles(1, 900);
        const auto expected = signer.sign(set);
        std::ranges::reverse(set);
        CHECK(signer.sign(set) == expected);
        set.insert(set.end(), set.begin(), set.begin() + 450);
        CHECK(signer.sign(set) == expected);
    }

    TEST_CASE("sign: copies sign alike, another seed does not")
    {
        const auto set = shingles(1, 40);
        const sketch::Signer one({.seed = 1});
        const sketch::Signer copy = one;
        CHECK(copy.sign(set) == one.sign(set));
        CHECK(equal_lanes(one.sign(set), sketch::Signer({.seed = 2}).sign(set)) <= 2);
    }

    TEST_CASE("sign: a shingle has every rank in one lane")
    {
        for (const std::uint32_t lanes : {64u, 128u, 256u}) {
            const sketch::Signer signer({.lanes = lanes});
            for (std::uint64_t number = 1; number < 300; ++number) {
                auto ranks = signer.sign(shingles(number, 1));
                for (std::uint32_t& rank : ranks) {
                    rank = static_cast<std::uint32_t>((std::uint64_t(rank) * lanes) >> 32);
                }
                std::ranges::sort(ranks);
                std::vector<std::uint32_t> expected(lanes);
                std::iota(expected.begin(), expected.end(), 0u);
                REQUIRE(ranks == expected);
            }
        }
    }

    TEST_CASE("sign: the signature of a union is the smaller of both at each lane")
    {
        for (const std::uint32_t lanes : {64u, 128u, 256u}) {
            const sketch::Signer signer({.lanes = lanes, .seed = 3});
            for (const std::size_t count : {1u, 7u, 60u, 700u, 4000u}) {
                const auto all = shingles(100, count + count / 2);
                const auto a = signer.sign(std::span(all).first(count));
                const auto b = signer.sign(std::span(all).subspan(count / 2));
                auto merged = a;
                std::ranges::transform(a, b, merged.begin(), [](auto x, auto y) { return std::min(x, y); });
                CHECK(merged == signer.sign(all));
                CHECK(std::ranges::equal(merged, a, std::less_equal<>()));
            }
        }
    }

    // Pairs of sets of n shingles of which `shared` are in both: the mean of estimates over many pairs, and their spread.
    TEST_CASE("estimates: unbiased at every size and width, no wider than independent lanes")
    {
        struct Row {
            std::size_t n, shared;
        };
        const std::vector<Row> rows = {{1, 0},  {2, 0},   {2, 1},   {3, 2},   {5, 3},    {5, 4},     {12, 8},
                                       {20, 0}, {20, 18}, {50, 33}, {50, 47}, {100, 67}, {300, 200}, {1000, 900}};
        const sketch::Signer signer({.lanes = 128, .seed = 5});
        std::uint64_t next = 1;
        for (const Row& row : rows) {
            CAPTURE(row.n);
            CAPTURE(row.shared);
            const std::size_t together = 2 * row.n - row.shared;
            const double exact = static_cast<double>(row.shared) / static_cast<double>(together);
            const std::size_t trials = test::scaled(row.n > 200 ? 300 : 3000, 20);
            for (const unsigned bits : {1u, 8u, 16u, 32u}) {
                CAPTURE(bits);
                const double chance = std::ldexp(1.0, -static_cast<int>(bits));
                double sum = 0, squares = 0;
                for (std::size_t trial = 0; trial < trials; ++trial, next += together) {
                    const auto all = shingles(next, together);
                    const auto a = packed(signer.sign(std::span(all).first(row.n)), bits);
                    const auto b = packed(signer.sign(std::span(all).last(row.n)), bits);
                    const double share = static_cast<double>(sketch::count_equal_packed(a, b, bits)) / 128;
                    const double error = (share - chance) / (1 - chance) - exact;    // not clipped at 0: that has a bias
                    sum += error;
                    squares += error * error;
                }
                const double independent = sketch::standard_error(exact, 128, bits);
                const auto count = static_cast<double>(trials);
                CHECK(std::abs(sum / count) <= 4 * independent / std::sqrt(count) + 1e-12);
                if (row.shared > 0) {    // chance agreement alone is too rare to have a spread
                    CHECK(std::sqrt(squares / count) <= independent * (1 + 3 / std::sqrt(2 * count)) + 1e-9);
                }
                if (bits == 32 && row.n <= 100 && row.shared > 0 && trials >= 1000) {
                    CHECK(std::sqrt(squares / count) <= 0.78 * independent);
                }
            }
        }
    }

    TEST_CASE("estimates: within four standard errors for many seeds")
    {
        const auto all = shingles(1, 150);
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            CAPTURE(seed);
            const sketch::Signer signer({.lanes = 256, .seed = seed});
            const auto a = signer.sign(std::span(all).first(100)), b = signer.sign(std::span(all).last(100));
            for (const unsigned bits : {8u, 32u}) {
                const std::size_t equal = sketch::count_equal_packed(packed(a, bits), packed(b, bits), bits);
                const double estimate = sketch::estimate_resemblance(equal, 256, bits);
                CHECK(std::abs(estimate - 1.0 / 3) <= 4 * sketch::standard_error(1.0 / 3, 256, bits));
            }
        }
    }

    TEST_CASE("sign: lanes are even over their range and bits are even at every width")
    {
        const sketch::Signer signer({.lanes = 64, .seed = 9});
        const std::size_t trials = 4000;
        for (const std::size_t n : {1u, 4u, 40u}) {
            CAPTURE(n);
            std::vector<std::size_t> ones(64);
            std::vector<std::size_t> bytes(256);
            for (std::size_t trial = 0; trial < trials; ++trial) {
                const auto signature = signer.sign(shingles(1 + trial * n, n));
                const auto bits = packed(signature, 1);
                for (std::size_t lane = 0; lane < 64; ++lane) {
                    ones[lane] += bits[lane / 8] >> lane % 8 & 1;
                }
                ++bytes[packed(signature, 8)[trial % 64]];
            }
            for (const std::size_t count : ones) {    // binomial, standard deviation 31.6
                CHECK(std::abs(static_cast<double>(count) - 2000) <= 5 * 31.6);
            }
            double chi_square = 0;    // 255 degrees of freedom: 255 +- 22.6
            for (const std::size_t count : bytes) {
                const double off = static_cast<double>(count) - 4000.0 / 256;
                chi_square += off * off / (4000.0 / 256);
            }
            CHECK(chi_square < 255 + 5 * 22.6);
        }
    }

    TEST_CASE("pack: all targets equal the formula at every width and misalignment")
    {
        const TargetGuard guard;
        for (const std::uint32_t lanes : {64u, 128u, 256u}) {
            const auto signature = sketch::Signer({.lanes = lanes}).sign(shingles(lanes, 31));
            for (const unsigned bits : {1u, 8u, 16u, 32u}) {
                CAPTURE(bits);
                // Bit by bit: lane `i` fills bits [i * bits, (i + 1) * bits) of the row.
                std::vector<std::uint8_t> expected(lanes * bits / 8);
                for (std::size_t i = 0; i < lanes * bits; ++i) {
                    const std::uint32_t lane = signature[i / bits];
                    const std::uint32_t mixed = (lane ^ lane >> 16) * 0x9E3779B1u;
                    const std::uint32_t stored = bits == 32 ? lane : mixed >> (32 - bits);
                    expected[i / 8] |= static_cast<std::uint8_t>((stored >> i % bits & 1) << i % 8);
                }
                for (const std::string_view target : sketch::available_targets()) {
                    CAPTURE(std::string(target));
                    REQUIRE(sketch::select_target(target));
                    for (const std::size_t shift : {0u, 1u, 3u}) {
                        std::vector<std::uint32_t> in(signature.size() + shift);
                        std::ranges::copy(signature, in.begin() + static_cast<std::ptrdiff_t>(shift));
                        std::vector<std::uint8_t> out(expected.size() + shift + 1, 0xA5);
                        sketch::pack(std::span(in).subspan(shift), bits, std::span(out).subspan(shift, expected.size()));
                        REQUIRE(std::ranges::equal(std::span(out).subspan(shift, expected.size()), expected));
                        REQUIRE(out.back() == 0xA5);
                    }
                }
            }
        }
    }

    TEST_CASE("count_equal_packed: all targets count planted differences")
    {
        const TargetGuard guard;
        for (const std::uint32_t lanes : {64u, 128u, 256u}) {
            for (const unsigned bits : {1u, 8u, 16u, 32u}) {
                for (std::size_t step = 1; step < 9; ++step) {
                    const std::size_t bytes = sketch::packed_bytes(lanes, bits);
                    std::vector<std::uint8_t> a(bytes + 1), b(bytes + 1);
                    for (std::size_t i = 0; i < bytes; ++i) {
                        a[i] = b[i + 1] = static_cast<std::uint8_t>(shingle(i));    // b is misaligned by one byte
                    }
                    std::size_t changed = 0;
                    for (std::size_t lane = step - 1; lane < lanes; lane += step, ++changed) {
                        const std::size_t bit = lane * bits + lane % bits;
                        b[bit / 8 + 1] ^= static_cast<std::uint8_t>(1u << bit % 8);
                    }
                    for (const std::string_view target : sketch::available_targets()) {
                        REQUIRE(sketch::select_target(target));
                        CHECK(sketch::count_equal_packed(std::span(a).first(bytes), std::span(b).subspan(1), bits) ==
                              lanes - changed);
                    }
                }
            }
        }
    }

    TEST_CASE("estimate_resemblance: corrected for chance, not below 0")
    {
        CHECK(sketch::estimate_resemblance(128, 128, 1) == 1);
        CHECK(sketch::estimate_resemblance(96, 128, 1) == doctest::Approx(0.5));
        CHECK(sketch::estimate_resemblance(64, 128, 1) == 0);
        CHECK(sketch::estimate_resemblance(10, 128, 1) == 0);
        CHECK(sketch::estimate_resemblance(0, 128, 8) == 0);
        CHECK(sketch::estimate_resemblance(64, 128, 8) == doctest::Approx((0.5 - 1.0 / 256) / (255.0 / 256)));
        CHECK(sketch::estimate_resemblance(64, 256, 32) == doctest::Approx(0.25));
    }

    TEST_CASE("standard_error: that of independent lanes, wider for fewer bits")
    {
        CHECK(sketch::standard_error(0.8, 128, 32) == doctest::Approx(0.0353553).epsilon(1e-5));    // sqrt(.16 / 128)
        CHECK(sketch::standard_error(0.8, 64, 1) == doctest::Approx(0.075));                        // 2 sqrt(.9 x .1 / 64)
        CHECK(sketch::standard_error(1, 128, 8) == 0);
        CHECK(sketch::standard_error(0, 128, 1) == doctest::Approx(0.0883883).epsilon(1e-5));    // 2 sqrt(.25 / 128)
    }

    TEST_CASE("equal_lanes_at_least: the exact binomial tail")
    {
        struct Row {
            double resemblance;
            std::size_t lanes;
            unsigned bits;
            double miss;
            std::size_t expected;
        };
        // By hand, with few lanes so that the sums can be checked: 4 lanes of chance p agree 0, 1, 2, 3, 4 times with
        // probability q^4, 4 p q^3, 6 p^2 q^2, 4 p^3 q, p^4.
        const std::vector<Row> rows = {
            {0.5, 4, 32, 0.05, 0},                                     // P(0) = 0.0625 is too much
            {0.5, 4, 32, 0.07, 1},                                     // P(<1) = 0.0625
            {0.5, 4, 32, 0.32, 2},                                     // P(<2) = 0.3125
            {0.5, 4, 32, 0.95, 4},                                     // P(<4) = 0.9375
            {0.0, 4, 1, 0.07, 1},                                      // half the lanes agree by chance at one bit
            {0.8, 4, 32, 0.02, 1},                                     // q = 0.2: 0.0016, then 0.0272
            {0.8, 4, 32, 0.03, 2},          {0.8, 4, 1, 0.004, 2},     // p = 0.9: P(<2) = 0.0037
            {0.8, 4, 1, 0.003, 1},                                     // P(<1) = 0.0001
            {1.0, 128, 8, 0.0, 128},                                   // identical sets agree everywhere
            {0.0, 128, 32, 0.0, 0},         {0.9, 64, 32, 1.0, 64},    // any miss is allowed
            {0.999999, 256, 32, 1e-3, 256},                            // P(<256) = 0.000256, though (1 - p)^256 underflows
            {0.999999, 256, 32, 1e-4, 255},
        };
        for (const Row& row : rows) {
            CAPTURE(row.resemblance);
            CAPTURE(row.miss);
            CHECK(sketch::equal_lanes_at_least(row.resemblance, row.lanes, row.bits, row.miss) == row.expected);
        }
    }

    TEST_CASE("equal_lanes_at_least: pairs fall short no more often than allowed")
    {
        const sketch::Signer signer;
        const std::size_t trials = test::scaled(2000, 20);
        for (const std::size_t n : {3u, 18u, 45u, 180u}) {    // two thirds shared: resemblance one half
            CAPTURE(n);
            for (const unsigned bits : {1u, 8u}) {
                const std::size_t least = sketch::equal_lanes_at_least(0.5, 128, bits, 0.02);
                std::size_t missed = 0;
                for (std::size_t trial = 0; trial < trials; ++trial) {
                    const auto all = shingles(1 + trial * 1000, n * 4 / 3);
                    const auto a = packed(signer.sign(std::span(all).first(n)), bits);
                    const auto b = packed(signer.sign(std::span(all).last(n)), bits);
                    missed += sketch::count_equal_packed(a, b, bits) < least;
                }
                const auto count = static_cast<double>(trials);
                CHECK(static_cast<double>(missed) <= 0.02 * count + 4 * std::sqrt(0.02 * count));
            }
        }
    }

    // A line of the file: lanes, seed, shingles, then the signature in hexadecimal. Shingles are the first outputs of
    // splitmix64 from state 0. signature-1.py beside it made the file: another implementation, from the description. The
    // file says what version 1 is: a change of it is a change of version.
    TEST_CASE("sign: published vectors")
    {
        REQUIRE(sketch::kSignatureVersion == 1);
        std::ifstream file(TEXTDRIFT_SOURCE_DIR "/tests/sketch/vectors/signature-1.tsv");
        REQUIRE(file.good());
        std::size_t rows = 0;
        for (std::string line; std::getline(file, line);) {
            if (line.starts_with('#')) {
                continue;
            }
            std::istringstream fields(line);
            std::uint32_t lanes = 0;
            std::uint64_t seed = 0;
            std::size_t count = 0;
            std::string expected;
            fields >> lanes >> seed >> count >> expected;
            REQUIRE(!fields.fail());
            CAPTURE(lanes);
            CAPTURE(count);
            std::string hex;
            for (const std::uint32_t lane : sketch::Signer({.lanes = lanes, .seed = seed}).sign(shingles(1, count))) {
                for (int shift = 28; shift >= 0; shift -= 4) {
                    hex += "0123456789abcdef"[lane >> shift & 15];
                }
            }
            CHECK(hex == expected);
            ++rows;
        }
        CHECK(rows == 28);
    }

    TEST_CASE("select_target: an unknown name changes nothing")
    {
        const std::string before = sketch::target_name();
        CHECK_FALSE(sketch::select_target("ABACUS"));
        CHECK(sketch::target_name() == before);
    }
}
