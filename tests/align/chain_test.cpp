// The sparse dynamic programme against all subsets, and runs.
#include "core/align/chain.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace textdrift;
using align::Link;

namespace {

Link link(std::uint32_t original, std::uint32_t version, float gain, std::uint8_t originals = 1, std::uint8_t versions = 1)
{
    Link out;
    out.span = {original, version, originals, versions};
    out.judgement.gain = gain;
    return out;
}

std::uint64_t next(std::uint64_t& state)
{
    state = state * 6364136223846793005ull + 1442695040888963407ull;
    return state >> 33;
}

// The bonus between neighbours as documented: 1 right after, 0.4 with at most one paragraph between on either side.
double bonus(const align::Span& a, const align::Span& b)
{
    const std::uint32_t rows = b.original - a.original_end(), columns = b.version - a.version_end();
    return rows == 0 && columns == 0 ? 1.0 : rows <= 1 && columns <= 1 ? 0.4 : 0.0;
}

double value_of(const std::vector<Link>& links, const std::vector<std::uint32_t>& chain)
{
    double value = 0;
    for (std::size_t at = 0; at < chain.size(); ++at) {
        value += links[chain[at]].judgement.gain;
        value += at > 0 ? bonus(links[chain[at - 1]].span, links[chain[at]].span) : 0;
    }
    return value;
}

bool ascends(const std::vector<Link>& links, const std::vector<std::uint32_t>& chain)
{
    for (std::size_t at = 1; at < chain.size(); ++at) {
        const align::Span &a = links[chain[at - 1]].span, &b = links[chain[at]].span;
        if (b.original < a.original_end() || b.version < a.version_end()) {
            return false;
        }
    }
    return true;
}

double best_by_trying_all(const std::vector<Link>& links)
{
    double best = 0;
    for (std::uint32_t subset = 0; subset < 1u << links.size(); ++subset) {
        std::vector<std::uint32_t> chain;
        for (std::uint32_t i = 0; i < links.size(); ++i) {
            if (subset >> i & 1) {
                chain.push_back(i);
            }
        }
        if (ascends(links, chain)) {
            best = std::max(best, value_of(links, chain));
        }
    }
    return best;
}

}    // namespace

TEST_SUITE("align/chain")
{
    TEST_CASE("best_chain: nothing to choose")
    {
        CHECK(align::best_chain({}).empty());
        CHECK(align::best_chain(std::vector{link(0, 0, -1)}).empty());
    }

    TEST_CASE("best_chain: the heavier of two that cross")
    {
        const std::vector links = {link(0, 1, 5), link(1, 0, 6)};
        CHECK(align::best_chain(links) == std::vector<std::uint32_t>{1});
    }

    TEST_CASE("best_chain: a group beats the pair it contains when it gains more")
    {
        const std::vector links = {link(0, 0, 3), link(0, 0, 4, 1, 2), link(1, 2, 3)};
        CHECK(align::best_chain(links) == std::vector<std::uint32_t>{1, 2});
    }

    TEST_CASE("best_chain: a neighbour's bonus carries a link that costs a little")
    {
        const std::vector links = {link(0, 0, 3), link(1, 1, -0.5f), link(2, 2, 3)};
        CHECK(align::best_chain(links) == std::vector<std::uint32_t>{0, 1, 2});
    }

    TEST_CASE("best_chain: as good as the best of all subsets, on random small grids")
    {
        std::uint64_t state = 42;
        for (int trial = 0; trial < 300; ++trial) {
            CAPTURE(trial);
            std::vector<Link> links;
            for (int l = 0; l < 9; ++l) {
                const auto m = static_cast<std::uint8_t>(1 + next(state) % 2),
                           n = static_cast<std::uint8_t>(1 + next(state) % 2);
                links.push_back(link(static_cast<std::uint32_t>(next(state) % 5),
                                     static_cast<std::uint32_t>(next(state) % 5), static_cast<float>(next(state) % 8) - 1, m,
                                     n));
            }
            std::ranges::sort(links, {}, &Link::span);
            const auto chain = align::best_chain(links);
            REQUIRE(ascends(links, chain));
            REQUIRE(value_of(links, chain) == doctest::Approx(best_by_trying_all(links)));
        }
    }

    TEST_CASE("best_runs: whole runs, best first, no paragraph twice, none below the least")
    {
        const std::vector links = {link(0, 9, 4),  link(1, 0, 1), link(1, 10, 4),
                                   link(2, 11, 4), link(7, 2, 6), link(8, 9, 5)};
        const auto runs = align::best_runs(links, 5.5);
        REQUIRE(runs.size() == 2);
        CHECK(runs[0] == std::vector<std::uint32_t>{0, 2, 3});
        CHECK(runs[1] == std::vector<std::uint32_t>{4});
    }
}
