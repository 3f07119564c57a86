// What must not change a run's output, and inputs of extreme shape.
#include "core/dedup/dedup.h"

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <string>
#include <vector>

#include "core/ingest/jsonl.h"
#include "core/sketch/target.h"
#include "tests/scale.h"
#include "workplace.h"

using namespace textdrift;
using namespace textdrift::tests;

namespace {

std::vector<dedup::Options> both_measures()
{
    dedup::Options containment = words(5, 0.8);
    containment.measure = dedup::Measure::Containment;
    containment.shingle.kind = sketch::ShingleKind::Characters;
    return {words(5, 0.8), containment};
}

std::size_t count_lines(const std::string& text)
{
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

}    // namespace

TEST_SUITE("dedup/properties" * doctest::skip(!ingest::has_jsonl()))
{
    TEST_CASE("run: threads, memory and instruction set change nothing")
    {
        const Workplace place;
        const std::string in = place.write("in.jsonl", random_corpus(1, test::scaled(4000) + 50));
        for (dedup::Options options : both_measures()) {
            const Outcome expected = run_all(place, {in}, options, true);
            REQUIRE(expected.statistics.has_value());
            CHECK(count_lines(expected.pairs) > 5);
            for (const unsigned threads : {2u, 8u}) {
                CAPTURE(threads);
                options.threads = threads;
                options.memory = threads == 2 ? dedup::kLeastMemory : 1ull << 30;
                const Outcome out = run_all(place, {in}, options, true);
                REQUIRE(out.statistics.has_value());
                CHECK(out.all() == expected.all());
            }
            for (const std::string_view target : sketch::available_targets()) {
                CAPTURE(target);
                sketch::select_target(target);
                CHECK(run_all(place, {in}, options, true).all() == expected.all());
                sketch::select_target("");
            }
        }
    }

    TEST_CASE("run: a run that was killed goes on and ends with the same bytes")
    {
        const Workplace place;
        const std::string in = place.write("in.jsonl", random_corpus(2, 20'000));
        for (dedup::Options options : both_measures()) {
            const Outcome expected = run_all(place, {in}, options);
            REQUIRE(expected.statistics.has_value());
            ::unlink(place.path("out.pairs").c_str());
            options.resume = place.path("resume");
            options.memory = dedup::kLeastMemory;    // small parts: several are written
            const pid_t child = ::fork();
            if (child == 0) {    // killed as soon as something has been kept
                dedup::Monitor monitor;
                monitor.progress = [&](const dedup::Progress& now) {
                    if (now.stage != dedup::Stage::Read) ::kill(::getpid(), SIGKILL);
                };
                dedup::Outputs outputs;
                outputs.pairs = place.path("out.pairs");
                (void)dedup::run({in}, options, outputs, monitor);
                ::_exit(0);
            }
            int status = 0;
            ::waitpid(child, &status, 0);
            REQUIRE(WIFSIGNALED(status));
            CHECK(place.exists("resume/part-00000000"));
            CHECK_FALSE(place.exists("out.pairs"));

            dedup::Options other = options;
            other.tokens.fold_case = false;
            const Outcome refused = run_all(place, {in}, other);
            REQUIRE_FALSE(refused.statistics.has_value());
            CHECK(refused.statistics.error().code == ErrorCode::BadOption);
            CHECK(refused.statistics.error().message.contains("\"--fold width\" now"));

            // A part cut short is as good as none.
            std::string part = place.read("resume/part-00000001");
            if (!part.empty()) place.write("resume/part-00000001", part.substr(0, part.size() / 2));
            const Outcome out = run_all(place, {in}, options);
            REQUIRE_MESSAGE(out.statistics.has_value(), (out.statistics ? "" : to_string(out.statistics.error())));
            CHECK(out.statistics->resumed > 0);
            CHECK(out.statistics->resumed < out.statistics->records);
            CHECK(out.statistics->records == expected.statistics->records);
            CHECK(out.all() == expected.all());
            CHECK_FALSE(place.exists("resume/manifest"));
            CHECK_FALSE(place.exists("resume/part-00000000"));
            CHECK_FALSE(place.exists("out.pairs.textdrift-draft"));    // the killed run's was used again
        }
    }

    TEST_CASE("run: all documents equal")
    {
        const Workplace place;
        std::string bytes;
        const std::size_t count = test::scaled(20'000) + 100;
        for (std::size_t i = 0; i < count; ++i) bytes += "{\"text\":\"the same five words again\"}\n";
        const std::string in = place.write("in.jsonl", bytes);
        for (const dedup::Options& options : both_measures()) {
            const Outcome out = run_all(place, {in}, options);
            REQUIRE(out.statistics.has_value());
            CHECK(out.statistics->clusters == 1);
            CHECK(out.statistics->dropped == count - 1);
            CHECK(count_lines(out.pairs) == count - 1);    // a star
            CHECK(count_lines(out.keep) == 1);
        }
    }

    TEST_CASE("run: up to 48 identical documents give all their pairs")
    {
        const Workplace place;
        std::string bytes;
        for (int i = 0; i < 48; ++i) bytes += record(std::to_string(i), "a b c d e f");
        const Outcome out = run_all(place, {place.write("in.jsonl", bytes)}, words(2, 0.8));
        CHECK(count_lines(out.pairs) == 48 * 47 / 2);
    }

    TEST_CASE("run: empty documents stay and pair with nothing")
    {
        const Workplace place;
        std::string bytes;
        for (int i = 0; i < 1000; ++i) bytes += i % 2 == 0 ? "{\"text\":\"\"}\n" : "{\"text\":\" ... \"}\n";
        for (const dedup::Options& options : both_measures()) {
            const Outcome out = run_all(place, {place.write("in.jsonl", bytes)}, options);
            REQUIRE(out.statistics.has_value());
            CHECK(out.statistics->empty == 1000);
            CHECK(out.pairs.empty());
            CHECK(count_lines(out.keep) == 1000);
        }
    }

    TEST_CASE("run: no record at all")
    {
        const Workplace place;
        for (const dedup::Options& options : both_measures()) {
            const Outcome out = run_all(place, {place.write("in.jsonl", "")}, options, true);
            REQUIRE(out.statistics.has_value());
            CHECK(out.all() == "\n\n\n\n");
            CHECK(place.exists("out.pairs"));
        }
    }

    TEST_CASE("run: one giant document among small ones; one too long is broken and said so")
    {
        const Workplace place;
        const std::string giant = random_words(5, 100'000);
        const std::string in = place.write("in.jsonl", record("s", "a b c d e f") + record("g", giant) +
                                                           record("t", "a b c d e f") + record("h", giant + " more"));
        for (dedup::Options options : both_measures()) {
            const Outcome out = run_all(place, {in}, options);
            REQUIRE(out.statistics.has_value());
            CHECK(count_lines(out.pairs) == 2);
        }
        const std::string longer = place.write(
            "longer.jsonl", record("s", "a b c d e f") + record("g", random_words(6, 400'000)) + record("t", "a b c d e f"));
        dedup::Options options = words(5, 0.8);
        options.memory = dedup::kLeastMemory;    // a record may have 1 MiB
        const Outcome out = run_all(place, {longer}, options);
        REQUIRE(out.statistics.has_value());
        CHECK(out.statistics->broken == 1);
        REQUIRE(out.broken.size() == 1);
        CHECK(out.broken[0].starts_with(longer + ":2: "));
        CHECK(count_lines(out.pairs) == 1);
    }

    TEST_CASE("run: many tiny documents")
    {
        const Workplace place;
        std::string bytes;
        const std::size_t count = test::scaled(100'000) + 100;
        for (std::size_t i = 0; i < count; ++i) bytes += "{\"text\":\"w" + std::to_string(i) + "\"}\n";
        const std::string in = place.write("in.jsonl", bytes);
        for (dedup::Options options : both_measures()) {
            options.memory = dedup::kLeastMemory;
            options.shingle = {sketch::ShingleKind::Words, 5};
            const Outcome out = run_all(place, {in}, options);
            REQUIRE_MESSAGE(out.statistics.has_value(), (out.statistics ? "" : to_string(out.statistics.error())));
            CHECK(out.pairs.empty());
            CHECK(count_lines(out.keep) == count);
        }
    }
}
