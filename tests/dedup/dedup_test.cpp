// A whole run on records written by hand, with every output as it must be.
#include "core/dedup/dedup.h"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/ingest/jsonl.h"
#include "workplace.h"

using namespace textdrift;
using namespace textdrift::tests;

namespace {

// Letters are words. Shingles of two: a-j have 9, and so on; every figure below can be counted by hand.
const std::string kLetters = record("x", "a b c d e f g h i j") +      // ab bc cd de ef fg gh hi ij
                             record("y", "A, B! c d e f g h i j") +    // the same words
                             record("z", "a b c d e f g h i j k") +    // and jk: 9 of 10
                             record("w", "q r s t u v");               // nothing shared

dedup::Options contained(std::uint32_t width)
{
    dedup::Options options = words(width, 0.8);
    options.measure = dedup::Measure::Containment;
    return options;
}

dedup::Outputs pairs_at(const std::string& path)
{
    dedup::Outputs outputs;
    outputs.pairs = path;
    return outputs;
}

struct KeepRow {
    const char* name;
    dedup::Keep keep;
    const char* stays;
};

}    // namespace

TEST_SUITE("dedup/dedup" * doctest::skip(!ingest::has_jsonl()))
{
    TEST_CASE("run: resemblance of word shingles, counted by hand")
    {
        const Workplace place;
        const Outcome out = run_all(place, {place.write("in.jsonl", kLetters)}, words(2, 0.9), true);
        REQUIRE(out.statistics.has_value());
        CHECK(out.pairs == R"({"a": "x", "b": "y", "resemblance": 1, "a_in_b": 1, "b_in_a": 1})"
                           "\n"
                           R"({"a": "x", "b": "z", "resemblance": 0.9, "a_in_b": 1, "b_in_a": 0.9})"
                           "\n"
                           R"({"a": "y", "b": "z", "resemblance": 0.9, "a_in_b": 1, "b_in_a": 0.9})"
                           "\n");
        CHECK(out.clusters == "{\"cluster\": 0, \"keep\": \"x\", \"members\": [\"x\", \"y\", \"z\"]}\n");
        CHECK(out.keep == "{\"id\": \"x\"}\n{\"id\": \"w\"}\n");
        CHECK(out.drop == "{\"id\": \"y\", \"kept\": \"x\"}\n{\"id\": \"z\", \"kept\": \"x\"}\n");
        CHECK(out.filtered == record("x", "a b c d e f g h i j") + record("w", "q r s t u v"));
        CHECK(out.statistics->documents == 4);
        CHECK(out.statistics->identical == 1);
        CHECK(out.statistics->dropped == 2);
        CHECK(out.statistics->clusters == 1);
    }

    TEST_CASE("run: at the threshold counts, below does not")
    {
        const Workplace place;
        const std::string in = place.write("in.jsonl", kLetters);
        CHECK(run_all(place, {in}, words(2, 0.9)).pairs.contains("\"z\""));
        CHECK_FALSE(run_all(place, {in}, words(2, 0.9001)).pairs.contains("\"z\""));
    }

    TEST_CASE("run: a printed share is cut, never rounded up, and never below the threshold it reaches")
    {
        const Workplace place;    // 6 of 7 shingles: 0.857142857...
        const std::string in = place.write("in.jsonl", record("s", "a b c d e f g") + record("t", "a b c d e f g h"));
        CHECK(run_all(place, {in}, words(2, 0.8)).pairs ==
              "{\"a\": \"s\", \"b\": \"t\", \"resemblance\": 0.857142, \"a_in_b\": 1, \"b_in_a\": 0.857142}\n");
        CHECK(run_all(place, {in}, words(2, 0.8571428)).pairs ==
              "{\"a\": \"s\", \"b\": \"t\", \"resemblance\": 0.8571428, \"a_in_b\": 1, \"b_in_a\": 0.8571428}\n");
    }

    TEST_CASE("run: containment finds the excerpt and keeps the longer text")
    {
        const Workplace place;
        const std::string part = random_words(1, 40), whole = random_words(2, 60) + " " + part + " " + random_words(3, 60);
        const std::string in = place.write("in.jsonl", record("part", part) + record("whole", whole));
        const Outcome out = run_all(place, {in}, contained(3));
        REQUIRE(out.statistics.has_value());
        CHECK(out.pairs.contains("\"a_in_b\": 1,"));
        CHECK(out.keep == "{\"id\": \"whole\"}\n");
        CHECK(out.drop == "{\"id\": \"part\", \"kept\": \"whole\"}\n");
    }

    TEST_CASE("run: containment drops along a chain to one that stays")
    {
        const Workplace place;
        const std::string a = random_words(1, 40), b = a + " " + random_words(2, 40), c = b + " " + random_words(3, 60);
        const std::string in = place.write("in.jsonl", record("a", a) + record("c", c) + record("b", b) + record("a2", a));
        const Outcome out = run_all(place, {in}, contained(2));
        CHECK(out.keep == "{\"id\": \"c\"}\n");
        CHECK(out.drop ==
              "{\"id\": \"a\", \"kept\": \"c\"}\n{\"id\": \"b\", \"kept\": \"c\"}\n{\"id\": \"a2\", \"kept\": \"c\"}\n");
    }

    TEST_CASE("run: containment keeps every text that holds something of its own")
    {
        const Workplace place;    // both long ones hold the short one, neither holds the other
        const std::string part = random_words(1, 40);
        const std::string in = place.write("in.jsonl", record("p", part + " " + random_words(2, 60)) + record("part", part) +
                                                           record("q", random_words(3, 70) + " " + part));
        const Outcome out = run_all(place, {in}, contained(2));
        CHECK(out.keep == "{\"id\": \"p\"}\n{\"id\": \"q\"}\n");
        CHECK(out.drop == "{\"id\": \"part\", \"kept\": \"p\"}\n");
        CHECK(out.clusters ==
              "{\"cluster\": 0, \"keep\": \"p\", \"also_kept\": [\"q\"], \"members\": [\"p\", \"part\", \"q\"]}\n");
    }

    TEST_CASE("run: the rule says which of a cluster stays")
    {
        const std::string in = "{\"id\":1,\"d\":\"2024-01-02\",\"text\":\"a b c d e f g h i j\"}\n"
                               "{\"id\":2,\"d\":\"2024-03-01\",\"text\":\"a b c d e f g h i j k\"}\n"
                               "{\"id\":3,\"text\":\"a b c d e f g h i j\"}\n"
                               "{\"id\":4,\"d\":\"2024-03-01\",\"text\":\"a b c d e f g h i j\"}\n";
        const KeepRow rows[] = {{"first", dedup::Keep::First, "{\"id\": 1}\n"},
                                {"longest", dedup::Keep::Longest, "{\"id\": 2}\n"},
                                {"newest, the first of two", dedup::Keep::Newest, "{\"id\": 2}\n"}};
        for (const KeepRow& row : rows) {
            for (const dedup::Measure measure : {dedup::Measure::Resemblance, dedup::Measure::Containment}) {
                CAPTURE(row.name);
                const Workplace place;
                dedup::Options options = words(2, 0.9);
                options.measure = measure;
                options.keep = row.keep;
                options.order_field = "d";
                CHECK(run_all(place, {place.write("in.jsonl", in)}, options).keep == row.stays);
            }
        }
    }

    TEST_CASE("run: newest compares numbers as numbers")
    {
        const Workplace place;
        const std::string in =
            place.write("in.jsonl", "{\"id\":1,\"d\":9,\"text\":\"a b c\"}\n{\"id\":2,\"d\":10,\"text\":\"a b c\"}\n"
                                    "{\"id\":3,\"d\":9.5e0,\"text\":\"a b c\"}\n");
        dedup::Options options = words(2, 0.9);
        options.keep = dedup::Keep::Newest;
        options.order_field = "d";
        CHECK(run_all(place, {in}, options).keep == "{\"id\": 2}\n");
    }

    TEST_CASE("run: broken lines are told by number, counted and skipped; strict stops at the first")
    {
        const Workplace place;
        const std::string bytes =
            "\xEF\xBB\xBF" + record("x", "a b c d") + "no json\r\n\r\n  \n{\"id\":2}\n" + "{\"text\":\"a b c d\"}";
        const std::string in = place.write("in.jsonl", bytes);
        const Outcome out = run_all(place, {in}, words(2, 0.9), true);
        REQUIRE(out.statistics.has_value());
        CHECK(out.statistics->records == 4);
        CHECK(out.statistics->broken == 2);
        CHECK(out.statistics->documents == 2);
        REQUIRE(out.broken.size() == 2);
        CHECK(out.broken[0].starts_with(in + ":2: "));
        CHECK(out.broken[1].starts_with(in + ":5: "));
        CHECK(out.drop == "{\"id\": \"" + in + ":6\", \"kept\": \"x\"}\n");
        CHECK(out.filtered == record("x", "a b c d"));

        dedup::Options strict = words(2, 0.9);
        strict.strict = true;
        const Outcome stopped = run_all(place, {in}, strict);
        REQUIRE_FALSE(stopped.statistics.has_value());
        CHECK(stopped.statistics.error().code == ErrorCode::BadInput);
        CHECK(stopped.statistics.error().where == in + ":2");
        CHECK(place.files() == std::vector<std::string>{"in.jsonl"});
    }

    TEST_CASE("run: where every record is broken the run fails with the first reason and writes nothing")
    {
        const Workplace place;
        const std::string in = place.write("in.jsonl", "{\"body\":\"a b\"}\n\n{\"body\":\"a b\"}\n");
        for (const dedup::Measure measure : {dedup::Measure::Resemblance, dedup::Measure::Containment}) {
            dedup::Options options = words(2, 0.9);
            options.measure = measure;
            options.resume = place.path("resume");
            const Outcome out = run_all(place, {in}, options, true);
            REQUIRE_FALSE(out.statistics.has_value());
            const Error& error = out.statistics.error();
            CHECK(error.code == ErrorCode::BadInput);
            CHECK(error.where == in + ":1");
            CHECK(error.message.starts_with(
                "none of the 2 records could be read, the first because it has no field \"text\""));
            CHECK(out.broken.size() == 2);
            CHECK(place.files() == std::vector<std::string>{"in.jsonl"});
            options.text_field = "body";
            CHECK(run_all(place, {in}, options, true).statistics.has_value());
            for (const char* name : {"out.pairs", "out.clusters", "out.keep", "out.drop", "out.filtered"}) {
                std::filesystem::remove(place.path(name));
            }
        }
        const std::string one = place.write("one.jsonl", "no json\n");
        const Outcome out = run_all(place, {one}, words(2, 0.9));
        REQUIRE_FALSE(out.statistics.has_value());
        CHECK(out.statistics.error().message.starts_with("the only record could not be read because "));
    }

    TEST_CASE("run: recall is foretold for resemblance only")
    {
        const Workplace place;
        const std::string in = place.write("in.jsonl", kLetters);
        CHECK(run_all(place, {in}, words(2, 0.9)).statistics->expected_recall > 0.9);
        CHECK(run_all(place, {in}, contained(2)).statistics->expected_recall == 0);
    }

    TEST_CASE("run: a folder's files are documents named by their path" * doctest::skip(false))
    {
        const Workplace place;
        place.write("in/b.txt", "a b c d e");
        place.write("in/a/z.txt", "A b c d e");
        place.write("in/empty", "");
        place.write("in/image", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
        std::filesystem::create_symlink(place.path("in/b.txt"), place.path("in/link"));
        const Outcome out = run_all(place, {place.path("in")}, words(2, 0.9));
        REQUIRE(out.statistics.has_value());
        CHECK(out.pairs.contains(R"({"a": "a/z.txt", "b": "b.txt", "resemblance": 1)"));
        CHECK(out.keep == "{\"id\": \"a/z.txt\"}\n{\"id\": \"empty\"}\n");
        CHECK(out.statistics->broken == 1);
        CHECK(out.statistics->empty == 1);
        REQUIRE(out.broken.size() == 1);
        CHECK(out.broken[0].starts_with(place.path("in/image")));
    }

    TEST_CASE("run: without simdjson JSON Lines are refused in so many words" * doctest::skip(ingest::has_jsonl()))
    {
        const Workplace place;
        const Outcome out = run_all(place, {place.write("in.jsonl", kLetters)}, words(2, 0.9));
        REQUIRE_FALSE(out.statistics.has_value());
        CHECK(out.statistics.error().code == ErrorCode::BadOption);
        CHECK(out.statistics.error().message.contains("without simdjson"));
        CHECK(place.files() == std::vector<std::string>{"in.jsonl"});
    }

    TEST_CASE("run: paragraphs are paired with their numbers, also within one document")
    {
        const Workplace place;
        const std::string in = place.write("in.jsonl", R"({"id":"p","text":"a b c d e\n\nq r s t u\nv w\n\n\na b c d e"})"
                                                       "\n"
                                                       R"({"id":"q","text":"f g h i\nA b c d e\n"})"
                                                       "\n");
        dedup::Options options = words(2, 0.9);
        options.unit = dedup::Unit::Paragraph;
        const Outcome out = run_all(place, {in}, options);
        REQUIRE(out.statistics.has_value());
        CHECK(out.statistics->documents == 5);
        const std::string same = ", \"resemblance\": 1, \"a_in_b\": 1, \"b_in_a\": 1}\n";
        CHECK(out.pairs == R"({"a": "p", "a_paragraph": 0, "b": "p", "b_paragraph": 2)" + same +
                               R"({"a": "p", "a_paragraph": 0, "b": "q", "b_paragraph": 1)" + same +
                               R"({"a": "p", "a_paragraph": 2, "b": "q", "b_paragraph": 1)" + same);
        CHECK(out.clusters ==
              R"({"cluster": 0, "keep": {"id": "p", "paragraph": 0}, "members": [{"id": "p", "paragraph": 0}, )"
              R"({"id": "p", "paragraph": 2}, {"id": "q", "paragraph": 1}]})"
              "\n");
        CHECK(out.drop == "{\"id\": \"p\", \"paragraph\": 2, \"kept\": \"p\", \"kept_paragraph\": 0}\n"
                          "{\"id\": \"q\", \"paragraph\": 1, \"kept\": \"p\", \"kept_paragraph\": 0}\n");
    }

    TEST_CASE("run: standard input is read like a file")
    {
        const Workplace place;
        const std::string in = place.write("in.jsonl", kLetters);
        const Outcome from_file = run_all(place, {in}, words(2, 0.9), true);
        const int before = ::dup(STDIN_FILENO), file = ::open(in.c_str(), O_RDONLY);
        ::dup2(file, STDIN_FILENO);
        const Outcome from_input = run_all(place, {"-"}, words(2, 0.9), true);
        ::dup2(before, STDIN_FILENO);
        ::close(before);
        ::close(file);
        REQUIRE(from_input.statistics.has_value());
        CHECK(from_input.all() == from_file.all());
    }

    TEST_CASE("run: options and names that make no sense are refused")
    {
        const Workplace place;
        const std::string in = place.write("in.jsonl", kLetters);
        const dedup::Outputs pairs = pairs_at(place.path("out"));
        const auto code = [&](const std::vector<std::string>& inputs, const dedup::Options& options,
                              const dedup::Outputs& outputs) {
            const Result<dedup::Statistics> result = dedup::run(inputs, options, outputs);
            return result ? "none" : error_code_name(result.error().code);
        };
        CHECK(code({}, words(2, 0.9), pairs) == std::string("bad-option"));
        CHECK(code({in}, words(2, 0), pairs) == std::string("bad-option"));
        CHECK(code({in}, words(2, 1.5), pairs) == std::string("bad-option"));
        CHECK(code({in}, words(0, 0.9), pairs) == std::string("bad-option"));
        CHECK(code({in}, words(65, 0.9), pairs) == std::string("bad-option"));
        CHECK(code({in, in}, words(2, 0.9), pairs) == std::string("bad-option"));
        CHECK(code({in}, words(2, 0.9), {}) == std::string("bad-option"));
        CHECK(code({in}, words(2, 0.9), pairs_at(in)) == std::string("bad-option"));
        dedup::Outputs twice = pairs_at("x");
        twice.keep = "x";
        CHECK(code({in}, words(2, 0.9), twice) == std::string("bad-option"));
        CHECK(code({place.path("none")}, words(2, 0.9), pairs) == std::string("not-found"));
        CHECK(code({in}, words(2, 0.9), pairs_at(place.path("none/out"))) == std::string("write-failed"));
        dedup::Options options = words(2, 0.9);
        options.lanes = 100;
        CHECK(code({in}, options, pairs) == std::string("bad-option"));
        options = words(2, 0.9);
        options.memory = dedup::kLeastMemory - 1;
        CHECK(code({in}, options, pairs) == std::string("bad-option"));
        options = words(2, 0.9);
        options.keep = dedup::Keep::Newest;
        CHECK(code({in}, options, pairs) == std::string("bad-option"));
        options = words(2, 0.9);
        options.resume = place.path("resume");
        CHECK(code({"-"}, options, pairs) == std::string("bad-option"));
        CHECK(place.files() == std::vector<std::string>{"in.jsonl"});
    }

    TEST_CASE("run: asked to stop, it stops and leaves nothing behind")
    {
        const Workplace place;
        const std::string in = place.write("in.jsonl", kLetters);
        dedup::Monitor monitor;
        monitor.cancelled = [] { return true; };
        const auto result = dedup::run({in}, words(2, 0.9), pairs_at(place.path("out")), monitor);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().code == ErrorCode::Cancelled);
        CHECK(place.files() == std::vector<std::string>{"in.jsonl"});
    }

    TEST_CASE("run: a full device is a write that failed")
    {
        const Workplace place;
        const std::string in = place.write("in.jsonl", kLetters);
        dedup::Outputs outputs = pairs_at("/dev/full");
        outputs.keep = place.path("keep");
        const auto result = dedup::run({in}, words(2, 0.9), outputs);
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().code == ErrorCode::WriteFailed);
        CHECK(place.files() == std::vector<std::string>{"in.jsonl"});
    }
}
