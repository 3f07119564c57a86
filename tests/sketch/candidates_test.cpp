// The inverted index: finds what shares rare terms, never pays for what everything shares.
#include "core/sketch/candidates.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

using namespace textdrift;
using sketch::Candidate;
using sketch::TermSets;

namespace {

// Spreads small numbers over all bits, as a hash does.
std::uint64_t hash_of(std::uint64_t term)
{
    return (term + 1) * 0x9E3779B97F4A7C15ull;
}

TermSets sets_of(const std::vector<std::vector<std::uint64_t>>& lists, float weight = 1)
{
    TermSets sets;
    for (std::vector<std::uint64_t> list : lists) {
        std::ranges::transform(list, list.begin(), hash_of);
        std::ranges::sort(list);
        for (const std::uint64_t hash : list) {
            sets.terms.push_back({hash, 1, weight});
        }
        sets.first.push_back(static_cast<std::uint32_t>(sets.terms.size()));
    }
    return sets;
}

}    // namespace

TEST_SUITE("sketch/candidates")
{
    TEST_CASE("common_weight: the smaller count of each common term, weighted")
    {
        const std::vector<sketch::Term> a = {{1, 3, 0.5f}, {2, 1, 2.0f}, {9, 4, 1.0f}};
        const std::vector<sketch::Term> b = {{1, 2, 0.5f}, {3, 1, 1.0f}, {9, 5, 1.0f}};
        CHECK(sketch::common_weight(a, b) == doctest::Approx(2 * 0.5 + 4 * 1.0));
        CHECK(sketch::total_weight(a) == doctest::Approx(3 * 0.5 + 2.0 + 4.0));
        CHECK(sketch::common_weight(a, {}) == 0);
    }

    TEST_CASE("find_candidates: pairs that share a term, each once, ascending")
    {
        const TermSets a = sets_of({{1, 2}, {3}, {}, {8}});
        const TermSets b = sets_of({{3, 4}, {2}, {9}});
        CHECK(sketch::find_candidates(a, b) == std::vector<Candidate>{{0, 1}, {1, 0}});
    }

    TEST_CASE("find_candidates: the best partners come first when few are kept")
    {
        const TermSets a = sets_of({{1, 2, 3, 4}});
        const TermSets b = sets_of({{1, 20, 21, 22}, {1, 2, 3, 30}, {1, 2, 40, 41}});
        CHECK(sketch::find_candidates(a, b, {.per_set = 1}) == std::vector<Candidate>{{0, 0}, {0, 1}, {0, 2}});
        const TermSets empty = sets_of({{}});
        CHECK(sketch::find_candidates(a, empty).empty());
    }

    TEST_CASE("find_candidates: a term found everywhere names no candidate")
    {
        std::vector<std::vector<std::uint64_t>> lists;
        for (std::uint64_t i = 0; i < 1000; ++i) {
            lists.push_back({7, 1000 + i});
        }
        const TermSets a = sets_of(lists);
        const auto pairs = sketch::find_candidates(a, a);
        REQUIRE(pairs.size() == 1000);
        CHECK(std::ranges::all_of(pairs, [](const Candidate& pair) { return pair.a == pair.b; }));
    }

    TEST_CASE("find_candidates: 20,000 x 20,000 sets of giant buckets stay cheap")
    {
        std::vector<std::vector<std::uint64_t>> lists;
        for (std::uint64_t i = 0; i < 20'000; ++i) {
            std::vector<std::uint64_t> list;
            for (std::uint64_t t = 0; t < 30; ++t) {
                list.push_back(t * 1000 + (i * (t + 1)) % 400);    // every bucket holds 50 sets
            }
            lists.push_back(list);
        }
        const TermSets a = sets_of(lists);
        const auto start = std::chrono::steady_clock::now();
        const auto pairs = sketch::find_candidates(a, a);
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        CHECK(pairs.size() <= 2 * 6 * a.size());
        CHECK(elapsed.count() < 10);    // all pairs would take minutes
    }
}
