// What must hold for any pair: silence on itself, exact spans, stable identifiers, the account of facts adds up.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "core/text/utf8.h"
#include "tests/drift/findings.h"

using namespace textdrift;
using textdrift::test::compare_texts;

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

struct PairFiles {
    fs::path original, version;
};

std::vector<PairFiles> corpus_pairs()
{
    std::vector<PairFiles> pairs;
    for (const auto& folder : fs::directory_iterator(fs::path(TEXTDRIFT_SOURCE_DIR) / "corpus" / "documents"))
        if (fs::is_directory(folder.path() / "versions"))
            for (const auto& file : fs::directory_iterator(folder.path() / "versions"))
                if (file.path().extension() == ".txt") pairs.push_back({folder.path() / "original.txt", file.path()});
    return pairs;
}

void check_place(const segment::SegmentedText& text, const drift::Place& place)
{
    REQUIRE(place.paragraph < text.paragraphs.size());
    CHECK(text.paragraphs[place.paragraph].range.contains(place.range));
    CHECK(place.range.begin <= place.range.end);
    // Cutting at character borders means the slice is valid UTF-8 by itself.
    CHECK(text::find_invalid_utf8(text.slice(place.range)) == std::string_view::npos);
}

}    // namespace

TEST_SUITE("drift/properties")
{
    TEST_CASE("compare: a text against itself has no finding")
    {
        std::set<fs::path> seen;
        for (const PairFiles& pair : corpus_pairs()) {
            for (const fs::path& path : {pair.original, pair.version}) {
                if (!seen.insert(path).second) continue;
                CAPTURE(path.string());
                const std::string text = read(path);
                const Comparison comparison = compare_texts(text, text);
                CHECK(comparison.findings.empty());
                CHECK_EQ(comparison.coverage.confirmed, comparison.coverage.read);
            }
        }
        CHECK(seen.size() >= 30);
    }

    TEST_CASE("compare: spans are exact, identifiers unique, and the account of facts adds up")
    {
        for (const PairFiles& pair : corpus_pairs()) {
            CAPTURE(pair.version.string());
            const Comparison comparison = compare_texts(read(pair.original), read(pair.version));
            std::set<std::string> ids;
            for (const drift::Finding& finding : comparison.findings) {
                CHECK(ids.insert(finding.id).second);
                CHECK((finding.original || finding.version));
                if (finding.original) check_place(comparison.original, *finding.original);
                if (finding.version) check_place(comparison.version, *finding.version);
                for (const drift::PlacePair& places : finding.places) {
                    if (places.original) check_place(comparison.original, *places.original);
                    if (places.version) check_place(comparison.version, *places.version);
                }
            }
            const drift::Coverage& c = comparison.coverage;
            CHECK_EQ(c.read, c.confirmed + c.changed + c.lost + c.unchecked);
        }
    }

    TEST_CASE("compare: swapping the sides swaps missing and added paragraphs")
    {
        const std::string a = "The river rose by two metres overnight and flooded the lower town.\n\n";
        const std::string b = "Volunteers from the neighbouring valley brought blankets and boats.\n\n";
        const std::string c = "The regional hospital moved forty patients to the upper floors.\n\n";
        const Comparison there = compare_texts(a + b + c, a + c), back = compare_texts(a + c, a + b + c);
        REQUIRE_EQ(there.findings.size(), 1);
        REQUIRE_EQ(back.findings.size(), 1);
        CHECK(there.findings[0].change == drift::Change::Missing);
        CHECK(back.findings[0].change == drift::Change::Added);
    }

    TEST_CASE("compare: an identifier does not depend on the other findings")
    {
        const std::string original = "The mine employed 585 people in Arequipa.\n\nThe fine was 40 million soles in all.\n";
        const Comparison one =
            compare_texts(original, "The mine employed 858 people in Arequipa.\n\nThe fine was 40 million soles in all.\n");
        const Comparison two =
            compare_texts(original, "The mine employed 858 people in Arequipa.\n\nThe fine was 90 million soles in all.\n");
        REQUIRE_EQ(one.findings.size(), 1);
        REQUIRE_EQ(two.findings.size(), 2);
        CHECK((two.findings[0].id == one.findings[0].id || two.findings[1].id == one.findings[0].id));
    }
}
