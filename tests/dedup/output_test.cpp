// Names of outputs: one file by two spellings, drafts that were left behind or are in use.
#include "core/dedup/output.h"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "core/ingest/jsonl.h"
#include "workplace.h"

using namespace textdrift;
using namespace textdrift::tests;

namespace {

namespace fs = std::filesystem;

const std::string kRecords = record("a", "one two three four") + record("b", "one two three four");

Result<dedup::Statistics> run_pair(const Workplace& place, const std::string& pairs, const std::string& keep)
{
    dedup::Outputs outputs;
    outputs.pairs = pairs;
    outputs.keep = keep;
    return dedup::run({place.path("in.jsonl")}, words(2, 0.9), outputs);
}

}    // namespace

TEST_SUITE("dedup/output" * doctest::skip(!ingest::has_jsonl()))
{
    TEST_CASE("check: two spellings of one file are refused, both named")
    {
        const Workplace place;
        place.write("in.jsonl", kRecords);
        place.write("real/old", "old");
        place.write("other/new", "");
        fs::create_directory_symlink(place.path("real"), place.path("link"));
        fs::create_symlink(place.path("real/old"), place.path("soft"));
        fs::create_hard_link(place.path("real/old"), place.path("hard"));
        const struct {
            const char* name;
            const char *pairs, *keep;
            bool same;
        } rows[] = {
            {"a dot", "x", "./x", true},
            {"a folder up and down", "x", "real/../x", true},
            {"a folder's other name, no file yet", "real/x", "link/x", true},
            {"a folder's other name, a file there", "real/old", "link/old", true},
            {"a link to a file", "real/old", "soft", true},
            {"a second name of a file", "real/old", "hard", true},
            {"one name in two folders, no file yet", "real/x", "other/x", false},
            {"one name in two folders, one file there", "real/new", "other/new", false},
        };
        for (const auto& row : rows) {
            CAPTURE(row.name);
            const std::string pairs = place.path("") + row.pairs, keep = place.path("") + row.keep;
            const auto done = run_pair(place, pairs, keep);
            CHECK(done.has_value() != row.same);
            if (done) continue;
            CHECK(done.error().code == ErrorCode::BadOption);
            CHECK(done.error().where == keep);
            CHECK(done.error().message.contains(pairs));
        }
        CHECK(place.read("real/old") == "old");
        CHECK_FALSE(place.exists("x"));
        CHECK(run_pair(place, "/dev/null", "/dev/../dev/null").has_value());
    }

    TEST_CASE("draft: what a killed run left is used again")
    {
        const Workplace place;
        place.write("in.jsonl", kRecords);
        place.write("out.textdrift-draft", "half a li");
        REQUIRE(run_pair(place, place.path("out"), "").has_value());
        CHECK(place.read("out") == "{\"a\": \"a\", \"b\": \"b\", \"resemblance\": 1, \"a_in_b\": 1, \"b_in_a\": 1}\n");
        CHECK(place.files() == std::vector<std::string>{"in.jsonl", "out"});
    }

    TEST_CASE("draft: another run's, a link, an input or a folder is left alone")
    {
        const Workplace place;
        place.write("in.jsonl", kRecords);
        const std::string draft = place.write("out.textdrift-draft", "theirs");
        const auto refused = [&](std::string_view what) {
            const auto done = run_pair(place, place.path("out"), "");
            REQUIRE_FALSE(done.has_value());
            CHECK(done.error().where == draft);
            CHECK_MESSAGE(done.error().message.contains(what), done.error().message);
            CHECK_FALSE(place.exists("out"));
        };
        const int other = ::open(draft.c_str(), O_WRONLY);
        REQUIRE(::flock(other, LOCK_EX) == 0);
        refused("another run");
        ::close(other);
        CHECK(place.read("out.textdrift-draft") == "theirs");
        fs::create_hard_link(draft, place.path("precious"));
        refused("in the way");
        fs::remove(draft);
        fs::create_symlink(place.path("precious"), draft);
        refused("cannot be written");
        CHECK(place.read("precious") == "theirs");
        fs::remove(draft);
        fs::create_directory(draft);
        refused("cannot be written");
        CHECK(run_pair(place, place.path("x.textdrift-draft"), "").error().code == ErrorCode::BadOption);
        fs::remove(draft);
        fs::rename(place.path("in.jsonl"), draft);
        dedup::Outputs outputs;
        outputs.pairs = place.path("out");
        const auto done = dedup::run({draft}, words(2, 0.9), outputs);
        REQUIRE_FALSE(done.has_value());
        CHECK(done.error().message.contains("is an input"));
        CHECK(place.read("out.textdrift-draft") == kRecords);
    }

    TEST_CASE("output: a file that is replaced keeps its rights")
    {
        const Workplace place;
        place.write("in.jsonl", kRecords);
        const std::string out = place.write("out", "old");
        fs::permissions(out, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
        REQUIRE(run_pair(place, out, "").has_value());
        CHECK(fs::status(out).permissions() == (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read));
    }
}
