// Texts whose sets are too large for a thread's pool.
#include "core/dedup/verify.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/ingest/jsonl.h"
#include "workplace.h"

using namespace textdrift;
using namespace textdrift::tests;

namespace {

dedup::Options contained(unsigned threads, std::uint64_t memory)
{
    dedup::Options options;
    options.threads = threads;
    options.memory = memory;
    return options;
}

double cpu_of(const dedup::Statistics& statistics, dedup::Stage stage)
{
    for (const dedup::StageTime& time : statistics.times) {
        if (time.stage == stage) return time.cpu;
    }
    return 0;
}

}    // namespace

TEST_SUITE("dedup/verify" * doctest::skip(!ingest::has_jsonl()))
{
    TEST_CASE("verify: the set of a long text is built once for all it contains")
    {
        const Workplace place;
        std::string all, bytes;
        constexpr int kTexts = 1000;
        for (int i = 0; i < kTexts; ++i) {
            const std::string text = random_words(static_cast<std::uint64_t>(i) * 7919, 80);
            bytes += record("d" + std::to_string(i), text);
            all += text + " ";
        }
        const std::string in = place.write("in.jsonl", bytes + record("all", all));
        const Outcome out = run_all(place, {in}, contained(1, dedup::kLeastMemory));
        REQUIRE(out.statistics.has_value());
        CHECK(std::ranges::count(out.pairs, '\n') >= kTexts);
        CHECK(out.statistics->clusters == 1);
        const double read = cpu_of(*out.statistics, dedup::Stage::Read);
        CHECK(cpu_of(*out.statistics, dedup::Stage::Verify) < 0.5 + 10 * read);    // built for each pair: 100 times and more
        CHECK(run_all(place, {in}, contained(1, 1ull << 30)).all() == out.all());
        CHECK(run_all(place, {in}, contained(8, dedup::kLeastMemory)).all() == out.all());
    }

    TEST_CASE("verify: more long texts than there is room for give the same pairs")
    {
        const Workplace place;
        std::string bytes;
        const std::string common = random_words(1, 12'000);
        for (int i = 0; i < 12; ++i) {    // some below, some above what is long with the least memory
            const std::string own =
                random_words(static_cast<std::uint64_t>(i) + 10, 1000 + 200 * static_cast<std::size_t>(i));
            bytes += record("v" + std::to_string(i), common.substr(static_cast<std::size_t>(i) * 500) + " " + own);
        }
        for (int i = 0; i < 12; ++i) {    // at 5 threads half a pool is less than a long text
            const std::string own = random_words(static_cast<std::uint64_t>(i) + 50, 200);
            bytes += record("w" + std::to_string(i), common.substr(0, 55'000) + " " + own);
        }
        const std::string in = place.write("in.jsonl", bytes);
        const Outcome expected = run_all(place, {in}, contained(1, 1ull << 30));
        REQUIRE(expected.statistics.has_value());
        CHECK(std::ranges::count(expected.pairs, '\n') > 12 * 11 / 2);
        for (const unsigned threads : {1u, 2u, 8u}) {
            CAPTURE(threads);
            CHECK(run_all(place, {in}, contained(threads, dedup::kLeastMemory)).all() == expected.all());
        }
    }
}
