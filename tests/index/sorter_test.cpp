// Tests of core/index/sorter.h.
#include "core/index/sorter.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <random>
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

std::filesystem::path directory() { return std::filesystem::temp_directory_path(); }

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
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path), std::filesystem::directory_iterator()));
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
}
