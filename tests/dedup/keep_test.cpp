// Which units stay, on graphs of pairs made up by chance.
#include "core/dedup/keep.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "tests/scale.h"
#include "workplace.h"

using namespace textdrift;
using namespace textdrift::tests;

namespace {

using Set = std::set<std::uint32_t>;

// Texts as bare sets; two equal sets are copies.
struct Graph {
    std::vector<Set> sets;
    unsigned known = 100;            // of a hundred pairs so many are found
    std::set<std::uint32_t> hubs;    // not empty: only pairs with one of these are found
};

std::uint32_t common(const Set& a, const Set& b)
{
    std::vector<std::uint32_t> both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return static_cast<std::uint32_t>(both.size());
}

// Sets cut from, grown from and equal to earlier ones, of very different sizes.
Graph random_graph(std::mt19937& random)
{
    const auto below = [&](std::uint32_t end) { return static_cast<std::uint32_t>(random() % end); };
    Graph graph{{}, below(2) == 0 ? 100 : 60 + below(40), {}};
    const std::uint32_t count = 2 + below(30);
    for (std::uint32_t i = 0; i < count; ++i) {
        Set set;
        if (i > 0 && below(4) != 0) set = graph.sets[below(i)];
        for (std::uint32_t more = set.empty() ? 1 + below(40) : below(6); more > 0; --more) set.insert(below(400));
        for (std::uint32_t fewer = below(5); fewer > 0 && set.size() > 1; --fewer) set.erase(set.begin());
        graph.sets.push_back(std::move(set));
    }
    return graph;
}

// What a run knows of a graph when it comes to decide, and what it decides.
class Case {
public:
    Case(const Graph& graph, const dedup::Options& options, std::mt19937& random)
        : graph_(graph), options_(options), plan_(roomy(place_)), store_(signed_options_, plan_),
          verified_(place_.path("."), 1 << 20)
    {
        fill_store();
        std::vector<dedup::Verified> pairs;
        for (std::uint32_t b = 0; b < store_.distinct(); ++b) {
            for (std::uint32_t a = 0; a < b; ++a) {
                if (!graph.hubs.empty() && !graph.hubs.contains(a) && !graph.hubs.contains(b)) continue;
                const Set &x = set_of(a), &y = set_of(b);
                const dedup::Verified pair{a, b, common(x, y), static_cast<std::uint32_t>(x.size()),
                                           static_cast<std::uint32_t>(y.size())};
                if (reaches(pair) && random() % 100 < graph.known) pairs.push_back(pair);
            }
        }
        for (const dedup::Verified& pair : pairs) found_[{pair.a, pair.b}] = pair;
        REQUIRE(verified_.append(pairs).has_value());
    }

    dedup::Decision decide()
    {
        const dedup::Monitor monitor;
        dedup::Statistics statistics;
        dedup::Watch watch(monitor, statistics);
        Result<dedup::Decision> decision = dedup::decide(options_, plan_, store_, verified_, watch, statistics);
        REQUIRE(decision.has_value());
        return std::move(*decision);
    }

    // `inner` goes in favour of `outer` by right: the same text, or a pair that was found says so.
    bool holds(std::uint32_t outer, std::uint32_t inner) const
    {
        const std::uint32_t a = number_[outer], b = number_[inner];
        const auto pair = found_.find({std::min(a, b), std::max(a, b)});
        if (a == b) return true;
        return pair != found_.end() && dedup::at_least(pair->second.common, graph_.sets[inner].size(), options_.threshold);
    }

private:
    static dedup::Plan roomy(const Workplace& place)
    {
        dedup::Plan plan;
        plan.columns = plan.rows = plan.small = plan.pairs = 1 << 20;
        plan.temporary = place.path(".");
        return plan;
    }

    bool reaches(const dedup::Verified& pair) const
    {
        const std::uint64_t whole = options_.measure == dedup::Measure::Containment
                                        ? std::min(pair.size_a, pair.size_b)
                                        : std::uint64_t(pair.size_a) + pair.size_b - pair.common;
        return dedup::at_least(pair.common, whole, options_.threshold);
    }

    void fill_store()
    {
        std::map<Set, std::uint32_t> numbers;
        dedup::Digest digest;
        for (const Set& set : graph_.sets) {
            const auto [one, added] = numbers.emplace(set, static_cast<std::uint32_t>(numbers.size()));
            number_.push_back(one->second);
            digest.offsets.push_back(digest.offsets.size());
            digest.line.push_back(static_cast<std::uint32_t>(digest.line.size()));
            digest.hashes.push_back(one->second + 1);
            digest.lengths.push_back(static_cast<std::uint32_t>(set.size() * 7 % 50));
        }
        digest.rows.resize(digest.hashes.size() * store_.rows.bytes_each());
        REQUIRE(store_.append(digest, 0, 0, 1).has_value());
        store_.seal();
    }

    const Set& set_of(std::uint32_t number) const { return graph_.sets[store_.distinct_unit[number]]; }

    const Graph& graph_;
    dedup::Options options_, signed_options_ = words(5, 0.8);
    Workplace place_;
    dedup::Plan plan_;
    dedup::Store store_;
    dedup::Tape<dedup::Verified> verified_;
    std::vector<std::uint32_t> number_;    // of a unit's text
    std::map<std::pair<std::uint32_t, std::uint32_t>, dedup::Verified> found_;
};

dedup::Options options_of(dedup::Measure measure, dedup::Keep keep)
{
    dedup::Options options = words(5, 0.8);
    options.measure = measure;
    options.keep = keep;
    return options;
}

std::size_t stay(const dedup::Decision& decision, std::span<const std::uint32_t> cluster)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(cluster, [&](std::uint32_t unit) { return decision.kept[unit] == unit; }));
}

Set numbers(std::uint32_t from, std::uint32_t to)
{
    Set set;
    for (; from < to; ++from) set.insert(from);
    return set;
}

}    // namespace

TEST_SUITE("dedup/keep")
{
    TEST_CASE("decide: by containment whatever goes is held by what stays in its stead")
    {
        std::mt19937 random(7);
        std::size_t gone = 0, several = 0;
        for (std::size_t round = 0; round < test::scaled(1500); ++round) {
            const Graph graph = random_graph(random);
            for (const dedup::Keep keep : {dedup::Keep::First, dedup::Keep::Longest}) {
                CAPTURE(round);
                Case one(graph, options_of(dedup::Measure::Containment, keep), random);
                const dedup::Decision decision = one.decide();
                for (std::uint32_t unit = 0; unit < decision.kept.size(); ++unit) {
                    const std::uint32_t kept = decision.kept[unit];
                    REQUIRE(decision.kept[kept] == kept);
                    REQUIRE(one.holds(kept, unit));
                    gone += kept != unit;
                }
                for (std::size_t i = 0; i < decision.clusters.size(); ++i) {
                    const std::size_t left = stay(decision, decision.clusters[i]);
                    REQUIRE(left >= 1);
                    REQUIRE(left < decision.clusters[i].size());
                    several += left > 1;
                }
            }
        }
        CHECK(gone > 0);
        CHECK(several > 0);
    }

    TEST_CASE("decide: by resemblance one of a cluster stays")
    {
        std::mt19937 random(8);
        for (std::size_t round = 0; round < test::scaled(300); ++round) {
            const Graph graph = random_graph(random);
            CAPTURE(round);
            const dedup::Decision decision =
                Case(graph, options_of(dedup::Measure::Resemblance, dedup::Keep::First), random).decide();
            for (std::size_t i = 0; i < decision.clusters.size(); ++i) {
                REQUIRE(stay(decision, decision.clusters[i]) == 1);
                REQUIRE(decision.kept[decision.clusters[i].back()] == decision.clusters[i].front());
            }
        }
    }

    TEST_CASE("decide: along a chain each goes only for what holds it")
    {
        // All of a is in b, 177 of the 200 of b are in c, but only 77 of the 100 of a.
        const Set a = numbers(0, 100), b = numbers(0, 200);
        Set c = numbers(23, 200);
        c.merge(numbers(1000, 1200));
        std::mt19937 random(1);
        const Graph graph{{a, b, c}, 100, {}};
        const dedup::Decision decision =
            Case(graph, options_of(dedup::Measure::Containment, dedup::Keep::First), random).decide();
        REQUIRE(decision.clusters.size() == 1);
        CHECK(decision.kept == std::vector<std::uint32_t>{0, 2, 2});
    }

    TEST_CASE("decide: copies of a text go where their text goes, else one by the rule stays")
    {
        std::mt19937 random(1);
        const Set part = numbers(0, 40), whole = numbers(0, 100), other = numbers(200, 240);
        const Graph graph{{part, other, part, whole, other, part, whole}, 100, {}};
        const dedup::Decision decision =
            Case(graph, options_of(dedup::Measure::Containment, dedup::Keep::First), random).decide();
        CHECK(decision.kept == std::vector<std::uint32_t>{3, 1, 3, 3, 1, 3, 3});
    }

    TEST_CASE("decide: a flood of which only pairs with a few hubs are known leaves few, whatever the rule")
    {
        Graph graph{{}, 100, {3, 100}};
        for (std::uint32_t i = 0; i < 600; ++i) {    // alike but for a word or two
            graph.sets.push_back(numbers(0, 100));
            graph.sets.back().insert(1000 + i);
            if (i % 7 == 3 || graph.hubs.contains(i)) graph.sets.back().insert(2000 + i);
        }
        graph.sets.push_back(numbers(0, 400));    // holds them all; it is known of the hubs
        std::mt19937 random(1);
        for (const dedup::Keep keep : {dedup::Keep::First, dedup::Keep::Longest}) {
            const dedup::Decision decision = Case(graph, options_of(dedup::Measure::Containment, keep), random).decide();
            REQUIRE(decision.clusters.size() == 1);
            CHECK(decision.clusters[0].size() == 601);
            CHECK(stay(decision, decision.clusters[0]) <= 3);
        }
    }
}
