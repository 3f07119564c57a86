// MinHash: every instruction set gives the reference's bits; estimates stay near the exact value.
#include "core/sketch/minhash.h"
#include "core/sketch/target.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "core/sketch/shingle.h"

using namespace textdrift;

namespace {

std::vector<std::uint64_t> numbers(std::uint64_t first, std::size_t count)
{
    std::vector<std::uint64_t> out;
    for (std::uint64_t n = first; out.size() < count; ++n) {
        out.push_back(sketch::hash_bytes(std::to_string(n)));
    }
    std::ranges::sort(out);
    return out;
}

// Restores the machine's best instruction set however the test ends.
struct TargetGuard {
    ~TargetGuard() { sketch::select_target(""); }
};

}    // namespace

TEST_SUITE("sketch/minhash")
{
    TEST_CASE("sign: all targets equal the reference at every length")
    {
        const TargetGuard guard;
        const auto targets = sketch::available_targets();
        REQUIRE(!targets.empty());
        for (const std::string_view target : targets) {
            CAPTURE(std::string(target));
            REQUIRE(sketch::select_target(target));
            REQUIRE(sketch::target_name() == std::string(target));
            for (std::uint32_t lanes = 1; lanes <= 140; lanes += lanes < 70 ? 1 : 7) {
                const sketch::MinHasher hasher({.lanes = lanes, .seed = 7});
                for (const std::size_t count : {0, 1, 2, 3, 17, 50}) {
                    const auto hashes = numbers(count, count);
                    std::vector<std::uint32_t> expected(lanes);
                    hasher.sign_reference(hashes, expected);
                    REQUIRE(hasher.sign(hashes) == expected);
                }
            }
        }
    }

    TEST_CASE("sign: sets larger than a block equal the reference")
    {
        const sketch::MinHasher hasher({.lanes = 16});
        const auto hashes = numbers(0, 4096 * 2 + 5);
        std::vector<std::uint32_t> expected(16);
        hasher.sign_reference(hashes, expected);
        CHECK(hasher.sign(hashes) == expected);
    }

    TEST_CASE("sign: the empty set is all ones, order and repetition do not count")
    {
        const sketch::MinHasher hasher({.lanes = 8});
        CHECK(hasher.sign({}) == std::vector<std::uint32_t>(8, 0xFFFFFFFFu));
        CHECK(hasher.sign(std::vector<std::uint64_t>{1, 2, 3}) == hasher.sign(std::vector<std::uint64_t>{3, 1, 2, 2}));
    }

    TEST_CASE("sign: another seed, another signature")
    {
        const auto hashes = numbers(0, 10);
        CHECK(sketch::MinHasher({.lanes = 8, .seed = 1}).sign(hashes) !=
              sketch::MinHasher({.lanes = 8, .seed = 2}).sign(hashes));
    }

    TEST_CASE("count_equal_lanes: all targets equal the reference at every length and misalignment")
    {
        const TargetGuard guard;
        for (const std::string_view target : sketch::available_targets()) {
            CAPTURE(std::string(target));
            REQUIRE(sketch::select_target(target));
            for (std::size_t length = 0; length <= 70; ++length) {
                for (std::size_t shift = 0; shift < 4; ++shift) {
                    std::vector<std::uint32_t> a(length + shift), b(length + shift);
                    for (std::size_t i = 0; i < a.size(); ++i) {
                        a[i] = static_cast<std::uint32_t>(i * 0x9E3779B9u);
                        b[i] = i % 3 == 0 ? a[i] : ~a[i];
                    }
                    const auto left = std::span<const std::uint32_t>(a).subspan(shift);
                    const auto right = std::span<const std::uint32_t>(b).subspan(shift);
                    REQUIRE(sketch::count_equal_lanes(left, right) == sketch::count_equal_lanes_reference(left, right));
                }
            }
        }
    }

    TEST_CASE("count_equal_lanes: a batch counts each signature")
    {
        const std::vector<std::uint32_t> one = {1, 2, 3};
        const std::vector<std::uint32_t> all = {1, 2, 3, 1, 2, 4, 0, 0, 0};
        std::vector<std::uint32_t> counts(3);
        sketch::count_equal_lanes(one, all, counts);
        CHECK(counts == std::vector<std::uint32_t>{3, 2, 0});
    }

    TEST_CASE("estimate_resemblance: within four standard errors of the exact value")
    {
        constexpr std::uint32_t kLanes = 256;
        const sketch::MinHasher hasher({.lanes = kLanes, .seed = 3});
        for (const std::size_t shared : {0, 20, 50, 80, 95, 100}) {
            CAPTURE(shared);
            const auto a = numbers(0, 100);
            const auto b = numbers(100 - shared, 100);
            const double exact = sketch::resemblance(a, b);
            const double estimate = sketch::estimate_resemblance(hasher.sign(a), hasher.sign(b));
            CHECK(std::abs(estimate - exact) <= 4 * std::sqrt(exact * (1 - exact) / kLanes) + 1e-12);
        }
    }

    TEST_CASE("estimate_resemblance: identical sets give 1, also empty ones")
    {
        const sketch::MinHasher hasher;
        CHECK(hasher.lanes() == 128);
        CHECK(sketch::estimate_resemblance(hasher.sign(numbers(5, 9)), hasher.sign(numbers(5, 9))) == 1);
        CHECK(sketch::estimate_resemblance(hasher.sign({}), hasher.sign({})) == 1);
    }

    TEST_CASE("select_target: an unknown name changes nothing")
    {
        const std::string before = sketch::target_name();
        CHECK_FALSE(sketch::select_target("ABACUS"));
        CHECK(sketch::target_name() == before);
    }
}
