// Tests of core/index/join.h.
#include "core/index/join.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <vector>

#include "core/index/clusters.h"
#include "core/index/parallel.h"

using namespace textdrift;
using index::CandidatePair;
using index::DocumentId;
using index::Join;
using index::JoinOptions;
using index::kMostWeight;
using index::NamedPair;
using index::PairSet;

namespace {

struct Entry {
    std::uint64_t key;
    DocumentId document;
};

struct Setting {
    const char* name;
    std::uint64_t memory;
    unsigned threads;
    std::uint32_t partitions;
};

constexpr Setting kSettings[] = {
    {"in memory", 64u << 20, 1, 256},
    {"three threads, many partitions", 64u << 20, 3, 4096},
    {"least memory", 0, 1, 256},
    {"least memory, two threads, too few partitions", 0, 2, 3},
};

JoinOptions options(const Setting& setting)
{
    JoinOptions options;
    options.sorter = {.partitions = setting.partitions,
                      .memory = setting.memory,
                      .directory = std::filesystem::temp_directory_path(),
                      .threads = setting.threads};
    return options;
}

void add_all(Join& join, const std::vector<Entry>& entries, unsigned threads)
{
    index::parallel_for(threads, threads, [&](unsigned, std::size_t part) {
        Join::Writer writer(join);
        for (std::size_t i = part; i < entries.size(); i += threads) writer.add(entries[i].key, entries[i].document);
    });
}

// All pairs named, with repeats, in order.
std::vector<CandidatePair> pairs_of(Join& join)
{
    std::vector<CandidatePair> pairs;
    std::mutex mutex;
    const auto done = join.pairs([&](unsigned, std::span<const NamedPair> batch) {
        const std::lock_guard lock(mutex);
        for (const NamedPair& named : batch) pairs.push_back(named.pair);
    });
    CHECK(done.has_value());
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

std::uint64_t spread(std::uint64_t x)
{
    return (x + 1) * 0x9E3779B97F4A7C15;
}

// The slow obvious form for buckets that are not giant.
std::vector<CandidatePair> brute_force(const std::vector<Entry>& entries)
{
    std::map<std::uint64_t, std::set<DocumentId>> buckets;
    for (const Entry& entry : entries) buckets[entry.key].insert(entry.document);
    std::vector<CandidatePair> pairs;
    for (const auto& [key, members] : buckets) {
        for (auto b = members.begin(); b != members.end(); ++b) {
            for (auto a = members.begin(); a != b; ++a) pairs.push_back({.a = *a, .b = *b});
        }
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

}    // namespace

TEST_SUITE("index/join")
{
    TEST_CASE("pairs: equals all pairs of every bucket, whatever threads, memory and partitions")
    {
        std::mt19937_64 random(5);
        std::vector<Entry> entries(30'000);
        for (Entry& entry : entries)
            entry = {.key = spread(random() % 8000), .document = static_cast<DocumentId>(random() % 3000)};
        const std::vector<CandidatePair> expected = brute_force(entries);
        REQUIRE(expected.size() > 10'000);
        for (const Setting& setting : kSettings) {
            CAPTURE(setting.name);
            Join join(options(setting));
            add_all(join, entries, setting.threads);
            CHECK(pairs_of(join) == expected);
            CHECK(join.statistics().keys == entries.size());
            CHECK(join.statistics().pairs == expected.size());
            CHECK(join.statistics().giant_buckets == 0);
            CHECK(join.statistics().pairs_avoided == 0);
        }
    }

    TEST_CASE("pairs: 40 upper bits of the key tell buckets apart with 256 partitions, 44 with 4,096")
    {
        for (const auto& [partitions, bits] : {std::pair{256u, 40u}, {4096u, 44u}}) {
            CAPTURE(partitions);
            Setting setting = kSettings[0];
            setting.partitions = partitions;
            Join join(options(setting));
            add_all(join, {{0, 1}, {1, 2}, {std::uint64_t(1) << (64 - bits), 3}, {std::uint64_t(1) << 63, 4}}, 1);
            CHECK(pairs_of(join) == std::vector<CandidatePair>{{1, 2}});
        }
    }

    TEST_CASE("pairs: a document many times in a bucket is one member")
    {
        Join join(options(kSettings[0]));
        std::vector<Entry> entries(500, {.key = 7, .document = 3});
        entries.push_back({.key = 7, .document = 9});
        add_all(join, entries, 1);
        CHECK(pairs_of(join) == std::vector<CandidatePair>{{3, 9}});
        CHECK(join.statistics().buckets == 1);
        CHECK(join.statistics().largest_bucket == 2);
    }

    TEST_CASE("pairs: the last full bucket names all pairs, the first giant one no more than its share")
    {
        for (const std::uint32_t members : {48u, 49u, 50u, 1000u}) {
            CAPTURE(members);
            Join join(options(kSettings[0]));
            std::vector<Entry> entries;
            for (DocumentId document = 0; document < members; ++document)
                entries.push_back({.key = 1, .document = document});
            add_all(join, entries, 1);
            const auto pairs = pairs_of(join);
            const std::uint64_t all = std::uint64_t(members) * (members - 1) / 2;
            CHECK(join.statistics().largest_bucket == members);
            CHECK(join.statistics().pairs == pairs.size());
            CHECK(join.statistics().pairs_avoided == all - pairs.size());
            CHECK(join.statistics().giant_buckets == (members > 48));
            if (members <= 48) CHECK(pairs.size() == all);
            else CHECK(pairs.size() <= 6ull * members);
            CHECK(std::adjacent_find(pairs.begin(), pairs.end()) == pairs.end());
        }
    }

    TEST_CASE("pairs: giant buckets stay connected and are the same however memory cuts them")
    {
        std::mt19937_64 random(11);
        std::vector<Entry> entries;
        for (DocumentId document = 0; document < 60'000; ++document) {
            entries.push_back({.key = spread(1), .document = document});
            if (document % 3 == 0) entries.push_back({.key = spread(2), .document = document});
            entries.push_back({.key = spread(100 + random() % 40'000), .document = document});
        }
        std::shuffle(entries.begin(), entries.end(), random);
        std::vector<CandidatePair> first;
        for (const Setting& setting : kSettings) {
            CAPTURE(setting.name);
            Join join(options(setting));
            add_all(join, entries, setting.threads);
            const auto pairs = pairs_of(join);
            if (first.empty()) first = pairs;
            CHECK(pairs == first);
            CHECK(join.statistics().giant_buckets == 2);
            CHECK(join.statistics().largest_bucket == 60'000);
        }
        CHECK(first.size() < 7 * entries.size());
        index::Clusters clusters(60'000);
        for (const CandidatePair& pair : first) clusters.join(pair.a, pair.b);
        CHECK(clusters.groups().size() == 1);
        CHECK(clusters.groups()[0].size() == 60'000);
    }

    TEST_CASE("pairs: of a cluster that shares many keys, giant buckets name the same few pairs")
    {
        Join join(options(kSettings[0]));
        std::vector<Entry> entries;
        for (std::uint64_t key = 0; key < 20; ++key) {
            for (DocumentId document = 0; document < 5000; ++document)
                entries.push_back({.key = spread(key), .document = document});
        }
        add_all(join, entries, 1);
        auto pairs = pairs_of(join);
        pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
        CHECK(pairs.size() <= 6 * 5000);
    }

    TEST_CASE("pairs: an error of the sorter is the join's")
    {
        Setting setting = kSettings[2];
        JoinOptions broken = options(setting);
        broken.sorter.directory /= "textdrift-no-such-directory";
        Join join(broken);
        std::mt19937_64 random(1);
        Join::Writer writer(join);
        for (DocumentId document = 0; document < 100'000; ++document) writer.add(random(), document);
        const auto done = join.pairs([](unsigned, std::span<const NamedPair>) {});
        REQUIRE_FALSE(done.has_value());
        CHECK(done.error().code == ErrorCode::WriteFailed);
    }

    TEST_CASE("pair set: adds weights up and gives pairs in order, whatever threads and memory")
    {
        std::mt19937_64 random(17);
        const auto weight_of = [](std::size_t i) { return i % 5 == 4 ? index::kCertain : 1u << i % 4; };
        std::map<CandidatePair, std::uint32_t> expected;
        std::vector<CandidatePair> added;
        for (int i = 0; i < 60'000; ++i) {
            const auto a = static_cast<DocumentId>(random() % 300);
            const auto b = static_cast<DocumentId>(a + 1 + random() % 200);
            added.push_back(i % 4 == 0 ? CandidatePair{0, 1} : CandidatePair{a, b});
            expected[added.back()] += weight_of(added.size() - 1);
        }
        for (const Setting& setting : kSettings) {
            CAPTURE(setting.name);
            PairSet set(options(setting).sorter, 500);
            index::parallel_for(setting.threads, setting.threads, [&](unsigned, std::size_t part) {
                PairSet::Writer writer(set);
                for (std::size_t i = part; i < added.size(); i += setting.threads) writer.add(added[i], weight_of(i));
            });
            std::vector<PairSet::Counted> counted;
            CHECK(set.drain([&](std::span<const PairSet::Counted> batch) {
                         counted.insert(counted.end(), batch.begin(), batch.end());
                     })
                      .has_value());
            REQUIRE(counted.size() == expected.size());
            CHECK(std::equal(counted.begin(), counted.end(), expected.begin(), [](const auto& one, const auto& two) {
                return one.pair == two.first && one.weight == two.second;
            }));
        }
    }

    TEST_CASE("pair set: the ends of the largest set stand where they were put")
    {
        constexpr DocumentId kDocuments = 0xFFFFFFFE;
        PairSet set({.memory = 1 << 20, .directory = std::filesystem::temp_directory_path()}, kDocuments);
        const std::vector<CandidatePair> added = {
            {0, 1}, {0, kDocuments - 1}, {16'777'215, 16'777'216}, {kDocuments - 2, kDocuments - 1}};
        {
            PairSet::Writer writer(set);
            for (const CandidatePair& pair : added) writer.add(pair, kMostWeight);
        }
        std::vector<CandidatePair> seen;
        CHECK(set.drain([&](std::span<const PairSet::Counted> batch) {
                     for (const PairSet::Counted& one : batch) seen.push_back(one.pair);
                 })
                  .has_value());
        CHECK(seen == added);
    }

    TEST_CASE("pairs: the fewer share a key, the more it weighs")
    {
        struct Row {
            const char* name;
            DocumentId members;
            std::uint32_t weight;
        };
        const Row rows[] = {{"two", 2, 8},  {"four", 4, 8},     {"five", 5, 4},       {"eight", 8, 4},
                            {"nine", 9, 2}, {"sixteen", 16, 2}, {"seventeen", 17, 1}, {"giant", 200, 1}};
        for (const Row& row : rows) {
            CAPTURE(row.name);
            Join join({.sorter = {.directory = std::filesystem::temp_directory_path()}});
            {
                Join::Writer writer(join);
                for (DocumentId document = 0; document < row.members; ++document) writer.add(spread(7), document);
            }
            std::set<std::uint32_t> weights;
            CHECK(join.pairs([&](unsigned, std::span<const NamedPair> batch) {
                          for (const NamedPair& named : batch) weights.insert(named.weight);
                      })
                      .has_value());
            CHECK(weights == std::set{row.weight});
        }
    }
}
