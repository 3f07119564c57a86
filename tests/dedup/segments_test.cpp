// Parts of a resumable run that were damaged, exchanged or belong to another run.
#include "core/dedup/segments.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/dedup/watch.h"
#include "workplace.h"

using namespace textdrift;
using namespace textdrift::tests;

namespace {

namespace fs = std::filesystem;

// A folder with four parts of one digest each.
struct Parts {
    Workplace place;
    dedup::Options options = words(2, 0.9);
    dedup::Statistics statistics;
    dedup::Monitor monitor;
    dedup::Watch watch{monitor, statistics};
    Result<dedup::Sources> sources = dedup::Sources::open({place.write("in.jsonl", "{}\n")}, place.path(""), watch);

    Parts()
    {
        REQUIRE(sources.has_value());
        options.resume = place.path("state");
        auto segments = open();
        REQUIRE(segments.has_value());
        dedup::Digest digest;
        for (digest.number = 0; digest.number < 4; ++digest.number) REQUIRE(segments->add(digest, 1).has_value());
    }

    Result<dedup::Segments> open() const { return dedup::Segments::open(options, *sources); }

    std::vector<std::uint64_t> numbers() const
    {
        auto segments = open();
        REQUIRE(segments.has_value());
        std::vector<std::uint64_t> found;
        const auto loaded = segments->load([&](dedup::Digest& digest) -> Result<void> {
            found.push_back(digest.number);
            return {};
        });
        REQUIRE(loaded.has_value());
        return found;
    }

    void exchange(const char* a, const char* b) const
    {
        const std::string first = place.read(a), second = place.read(b);
        place.write(a, second);
        place.write(b, first);
    }
};

}    // namespace

TEST_SUITE("dedup/segments")
{
    using Numbers = std::vector<std::uint64_t>;

    TEST_CASE("load: whole parts come in their order")
    {
        CHECK(Parts().numbers() == Numbers{0, 1, 2, 3});
    }

    TEST_CASE("load: parts with exchanged contents are not taken")
    {
        const Parts parts;
        parts.exchange("state/part-00000001", "state/part-00000002");
        CHECK(parts.numbers() == Numbers{0});
        CHECK(parts.place.files() == std::vector<std::string>{"in.jsonl", "state/manifest", "state/part-00000000"});
    }

    TEST_CASE("load: every bit of a part counts, and those in front of it stay")
    {
        const Parts parts;
        const std::string whole = parts.place.read("state/part-00000001");
        REQUIRE(whole.size() > 40);
        for (const std::size_t at : {std::size_t(0), std::size_t(16), std::size_t(24), std::size_t(40), whole.size() - 1}) {
            CAPTURE(at);
            std::string damaged = whole;
            damaged[at] ^= 1;
            parts.place.write("state/part-00000001", damaged);
            CHECK(parts.numbers() == Numbers{0});
        }
    }

    TEST_CASE("load: parts behind a gap are removed, other files stay")
    {
        const Parts parts;
        fs::remove(parts.place.path("state/part-00000001"));
        for (const char* name : {"state/part-00000003.draft", "state/part-00000", "state/part-00000001.jsonl"})
            parts.place.write(name, "");
        CHECK(parts.numbers() == Numbers{0});
        CHECK(parts.place.files() == std::vector<std::string>{"in.jsonl", "state/manifest", "state/part-00000",
                                                              "state/part-00000000", "state/part-00000001.jsonl"});
    }

    TEST_CASE("open: a manifest that is not whole is damage, not another run")
    {
        const Parts parts;
        const std::string whole = parts.place.read("state/manifest");
        for (const std::string& bytes : {std::string(), whole.substr(0, whole.size() / 2), "x" + whole, whole + "x"}) {
            CAPTURE(bytes);
            parts.place.write("state/manifest", bytes);
            const auto opened = parts.open();
            REQUIRE_FALSE(opened.has_value());
            CHECK(opened.error().message.starts_with("the folder is damaged"));
            CHECK(opened.error().where == parts.options.resume);
        }
    }

    TEST_CASE("open: what differs is told by the command's options")
    {
        const Parts parts;
        const auto message = [&](auto change) {
            dedup::Options options = parts.options;
            change(options);
            const auto opened = dedup::Segments::open(options, *parts.sources);
            return opened ? "accepted" : opened.error().message;
        };
        using Options = dedup::Options;
        CHECK(message([](Options& o) { o.threshold = 0.5; }) == "accepted");
        CHECK(message([](Options& o) {
                  o.keep = dedup::Keep::Longest;
              }).contains("\"--rule longest, which needs lengths\" now"));
        CHECK(
            message([](Options& o) { o.shingle.width = 3; }).contains("\"--shingle word2\" there, \"--shingle word3\" now"));
        CHECK(message([](Options& o) { o.tokens.fold_accents = true; }).contains("\"--fold case,width,accents\" now"));
        CHECK(message([](Options& o) { o.unit = dedup::Unit::Paragraph; }).contains("\"with --paragraphs\" now"));
        CHECK(message([](Options& o) { o.order_field = "date"; }).contains("\"--newest-by date\" now"));
        CHECK(message([](Options& o) { o.text_field = "body"; }).contains("\"--field body\" now"));
    }
}
