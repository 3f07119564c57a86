// Tests of core/index/sorter.h.
#include "core/index/sorter.h"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <mutex>
#include <random>
#include <stdexcept>
#include <thread>
#include <vector>

#include "core/index/parallel.h"
#include "core/index/radix.h"

using namespace textdrift;
using index::Sorter;
using index::SorterOptions;

namespace {

using Values = std::vector<std::uint64_t>;

struct Added {
    std::uint32_t partition;
    std::uint64_t value;
};

std::filesystem::path directory()
{
    return std::filesystem::temp_directory_path();
}

// Kinds of values a sorter meets: hashes, small numbers, few distinct ones, one upper half, all the same.
std::vector<Added> make_values(int kind, std::uint32_t partitions, std::size_t count)
{
    std::mt19937_64 random(static_cast<std::uint64_t>(kind) + 7);
    std::vector<Added> added(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t bits = random();
        added[i].partition = static_cast<std::uint32_t>(kind == 2 ? random() % 3 % partitions : random() % partitions);
        switch (kind) {
        case 0: added[i].value = bits; break;
        case 1: added[i].value = bits % 100'000; break;
        case 2: added[i].value = (bits % 5) << 32 | (bits >> 32) % 1000; break;
        case 3: added[i].value = std::uint64_t(42) << 32 | (bits >> 40); break;
        default: added[i].value = 0xFFFFFFFFFFFFFFFF; break;
        }
    }
    return added;
}

std::vector<Values> expected(const std::vector<Added>& added, std::uint32_t partitions)
{
    std::vector<Values> sorted(partitions);
    for (const Added& one : added) sorted[one.partition].push_back(one.value);
    for (Values& values : sorted) std::sort(values.begin(), values.end());
    return sorted;
}

void add_all(Sorter& sorter, const std::vector<Added>& added, unsigned threads)
{
    index::parallel_for(threads, threads, [&](unsigned, std::size_t part) {
        Sorter::Writer writer(sorter);
        for (std::size_t i = part; i < added.size(); i += threads) writer.add(added[i].partition, added[i].value);
    });
}

struct Drained {
    std::vector<Values> values;
    bool parts_in_order = true;
    bool cut_in_upper_half = false;
};

Drained drain(Sorter& sorter, std::uint32_t partitions)
{
    Drained drained;
    drained.values.resize(partitions);
    std::vector<std::uint32_t> parts(partitions, 0);
    std::mutex mutex;
    const auto done = sorter.drain([&](unsigned, const Sorter::Piece& piece) {
        const std::lock_guard lock(mutex);
        Values& all = drained.values[piece.partition];
        if (piece.part != parts[piece.partition]++ || piece.values.empty()) drained.parts_in_order = false;
        if (!all.empty() && all.back() >> 32 == piece.values.front() >> 32) drained.cut_in_upper_half = true;
        all.insert(all.end(), piece.values.begin(), piece.values.end());
    });
    CHECK(done.has_value());
    return drained;
}

std::size_t entries(const std::filesystem::path& path)
{
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(path), std::filesystem::directory_iterator()));
}

}    // namespace

TEST_SUITE("index/sorter")
{
    TEST_CASE("sorter: gives every partition sorted, whatever the values, memory and threads")
    {
        for (const int kind : {0, 1, 2, 3, 4}) {
            const std::vector<Added> added = make_values(kind, 16, 60'000);
            const std::vector<Values> sorted = expected(added, 16);
            for (const unsigned threads : {1u, 3u}) {
                for (const std::uint64_t memory : {std::uint64_t(0), std::uint64_t(400'000), std::uint64_t(8) << 20}) {
                    CAPTURE(kind);
                    CAPTURE(threads);
                    CAPTURE(memory);
                    Sorter sorter({.partitions = 16, .memory = memory, .directory = directory(), .threads = threads});
                    add_all(sorter, added, threads);
                    CHECK(sorter.size() == added.size());
                    CHECK((sorter.spilled() > 0) == (memory < (1u << 20)));
                    const Drained drained = drain(sorter, 16);
                    CHECK(drained.values == sorted);
                    CHECK(drained.parts_in_order);
                }
            }
        }
    }

    TEST_CASE("sorter: values that share their upper half stay together unless memory is too small for them")
    {
        std::vector<Added> added = make_values(0, 1, 40'000);
        for (Added& one : added)
            one.value = (one.value >> 54) << 32 | (one.value & 0xFFFFFF);    // about 40 to an upper half
        Sorter sorter({.partitions = 1, .memory = 0, .directory = directory()});
        add_all(sorter, added, 1);
        const Drained drained = drain(sorter, 1);
        CHECK(drained.values == expected(added, 1));
        CHECK_FALSE(drained.cut_in_upper_half);
    }

    TEST_CASE("sorter: it can be filled again after a drain")
    {
        Sorter sorter({.partitions = 4, .memory = 0, .directory = directory()});
        for (const int kind : {0, 3}) {
            const std::vector<Added> added = make_values(kind, 4, 30'000);
            add_all(sorter, added, 1);
            CHECK(drain(sorter, 4).values == expected(added, 4));
        }
        CHECK(drain(sorter, 4).values == std::vector<Values>(4));
    }

    TEST_CASE("sorter: writers beyond the number of threads share a buffer")
    {
        const std::vector<Added> added = make_values(0, 8, 20'000);
        Sorter sorter({.partitions = 8, .memory = 0, .directory = directory(), .threads = 2});
        add_all(sorter, added, 6);
        CHECK(drain(sorter, 8).values == expected(added, 8));
    }

    TEST_CASE("sorter: one thread meets partitions in ascending order")
    {
        Sorter sorter({.partitions = 8, .memory = 1 << 20, .directory = directory(), .threads = 2});
        add_all(sorter, make_values(0, 8, 1000), 2);
        std::vector<std::uint32_t> order;
        CHECK(sorter
                  .drain(1,
                         [&](unsigned thread, const Sorter::Piece& piece) {
                             CHECK(thread == 0);
                             order.push_back(piece.partition);
                         })
                  .has_value());
        CHECK(order == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6, 7});
    }

    TEST_CASE("sorter: a directory it cannot write to is an error with its name, and nothing is left behind")
    {
        const std::filesystem::path home = directory() / "textdrift-sorter-test";
        std::filesystem::create_directories(home);
        {
            Sorter sorter({.partitions = 4, .memory = 0, .directory = home / "missing"});
            add_all(sorter, make_values(0, 4, 50'000), 1);
            const auto drained = sorter.drain([](unsigned, const Sorter::Piece&) {});
            REQUIRE_FALSE(drained.has_value());
            CHECK(drained.error().code == ErrorCode::WriteFailed);
            CHECK(drained.error().where == (home / "missing").string());
        }
        {
            Sorter sorter({.partitions = 4, .memory = 0, .directory = home});
            add_all(sorter, make_values(0, 4, 50'000), 1);
            CHECK(sorter.spilled() > 0);
            CHECK(entries(home) == 0);    // unlinked while still in use
        }
        CHECK(entries(home) == 0);
        std::filesystem::remove(home);
    }

    TEST_CASE("sorter: a full disk is an error with the directory")
    {
        rlimit before{};
        REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{.rlim_cur = 64 << 10, .rlim_max = before.rlim_max};
        REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
        Sorter sorter({.partitions = 4, .memory = 0, .directory = directory(), .threads = 2});
        add_all(sorter, make_values(0, 4, 100'000), 2);
        const auto drained = sorter.drain([](unsigned, const Sorter::Piece&) {});
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        REQUIRE_FALSE(drained.has_value());
        CHECK(drained.error().code == ErrorCode::WriteFailed);
        CHECK(drained.error().where == directory().string());
    }

    TEST_CASE("sorter: an exception of the visitor comes back to the caller and leaves the sorter empty")
    {
        Sorter sorter({.partitions = 8, .memory = 0, .directory = directory(), .threads = 2});
        add_all(sorter, make_values(0, 8, 10'000), 2);
        CHECK_THROWS_AS((void)sorter.drain([](unsigned, const Sorter::Piece&) { throw std::runtime_error("stop"); }),
                        std::runtime_error);
        CHECK(drain(sorter, 8).values == std::vector<Values>(8));
    }

    TEST_CASE("sort_values: equals std::sort for every size around the thresholds and every kind of value")
    {
        for (const int kind : {0, 1, 2, 3, 4}) {
            for (const std::size_t count : {0, 1, 2, 23, 24, 25, 95, 96, 97, 98, 500, 5000, 70'000}) {
                CAPTURE(kind);
                CAPTURE(count);
                Values values;
                for (const Added& one : make_values(kind, 1, count)) values.push_back(one.value);
                Values sorted = values;
                std::sort(sorted.begin(), sorted.end());
                Values scratch(count);
                index::sort_values(values, scratch);
                CHECK(values == sorted);
            }
        }
    }

    TEST_CASE("parallel_for: every item once, and the first exception ends it")
    {
        for (const unsigned threads : {0u, 1u, 2u, 5u}) {
            CAPTURE(threads);
            std::vector<std::atomic<int>> seen(1000);
            index::parallel_for(threads, seen.size(), [&](unsigned thread, std::size_t item) {
                seen[item] += thread < std::max(1u, threads) ? 1 : 100;
            });
            CHECK(std::all_of(seen.begin(), seen.end(), [](const auto& count) { return count == 1; }));
            CHECK_THROWS_WITH(index::parallel_for(threads, 100,
                                                  [](unsigned, std::size_t item) {
                                                      if (item == 3) throw std::runtime_error("three");
                                                  }),
                              "three");
        }
        std::thread::id own;
        index::parallel_for(1, 1, [&](unsigned, std::size_t) { own = std::this_thread::get_id(); });
        CHECK(own == std::this_thread::get_id());
        CHECK(index::thread_count(3) == 3);
        CHECK(index::thread_count(0) >= 1);
    }
}
