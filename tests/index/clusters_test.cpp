// Tests of core/index/clusters.h.
#include "core/index/clusters.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <utility>
#include <vector>

using namespace textdrift::index;

namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// The slow obvious form: the smaller label of a pair spreads until nothing changes.
std::vector<std::uint32_t> labels(std::uint32_t size, const Pairs& pairs)
{
    std::vector<std::uint32_t> label(size);
    for (std::uint32_t i = 0; i < size; ++i) label[i] = i;
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& [a, b] : pairs) {
            const std::uint32_t least = std::min(label[a], label[b]);
            changed = changed || label[a] != least || label[b] != least;
            label[a] = label[b] = least;
        }
    }
    return label;
}

std::vector<std::vector<std::uint32_t>> group_list(Clusters& clusters)
{
    const Clusters::Groups groups = clusters.groups();
    std::vector<std::vector<std::uint32_t>> list;
    for (std::size_t group = 0; group < groups.size(); ++group)
        list.emplace_back(groups[group].begin(), groups[group].end());
    return list;
}

}    // namespace

TEST_SUITE("index/clusters")
{
    TEST_CASE("groups: sets of two or more, ascending")
    {
        Clusters clusters(8);
        CHECK(clusters.join(6, 2));
        CHECK(clusters.join(7, 1));
        CHECK(clusters.join(4, 6));
        CHECK_FALSE(clusters.join(2, 4));
        CHECK(group_list(clusters) == std::vector<std::vector<std::uint32_t>>{{1, 7}, {2, 4, 6}});
        clusters.grow(10);
        CHECK(clusters.join(9, 0));
        CHECK(group_list(clusters) == std::vector<std::vector<std::uint32_t>>{{0, 9}, {1, 7}, {2, 4, 6}});
    }

    TEST_CASE("groups: none of nothing and of lone members")
    {
        Clusters none(0);
        CHECK(none.groups().size() == 0);
        Clusters lone(5);
        CHECK(lone.groups().size() == 0);
        CHECK(lone.find(3) == 3);
    }

    TEST_CASE("find: gives the smallest member, in whatever order the pairs came")
    {
        std::mt19937_64 random(3);
        const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
        for (int round = 0; round < 50; ++round) {
            const std::uint32_t size = 1 + below(200);
            Pairs pairs(below(250));
            for (auto& [a, b] : pairs) a = below(size), b = below(size);
            const std::vector<std::uint32_t> expected = labels(size, pairs);
            for (int order = 0; order < 3; ++order) {
                std::shuffle(pairs.begin(), pairs.end(), random);
                Clusters clusters(size);
                for (const auto& [a, b] : pairs) clusters.join(a, b);
                for (std::uint32_t member = 0; member < size; ++member) REQUIRE(clusters.find(member) == expected[member]);
            }
        }
    }

    TEST_CASE("join: a chain from the end to the start stays cheap")
    {
        constexpr std::uint32_t kSize = 1'000'000;
        Clusters clusters(kSize);
        for (std::uint32_t i = kSize - 1; i > 0; --i) clusters.join(i, i - 1);
        const auto groups = clusters.groups();
        REQUIRE(groups.size() == 1);
        CHECK(groups[0].size() == kSize);
        CHECK(groups[0].front() == 0);
    }
}
