// What the reports say: verdicts, counts, places, coverage, bounds.
#include "core/report/report.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "core/report/summary.h"
#include "core/report/width.h"
#include "fixture.h"

using namespace textdrift;
using namespace textdrift::report;

namespace {

bool holds(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

}    // namespace

TEST_SUITE("report/summary")
{
    TEST_CASE("verdict_line: says what kind of copy it is")
    {
        drift::Comparison c = court_case();
        CHECK(verdict_line(c, count(c, false)) == "Copy: 4 of 5 paragraphs matched, 1 missing");
        c.alignment.verdict = align::Verdict::Partial;
        c.alignment.original_covered = 0.004;
        c.alignment.version_covered = 0.5;
        CHECK(verdict_line(c, count(c, false)) == "Partial reuse: paragraphs 1-4 of the original's 5 are in the version "
                                                  "(under 1 % of its words, 50 % of the version's)");
        c.alignment.verdict = align::Verdict::Unrelated;
        CHECK(verdict_line(c, count(c, false)) == "Not a copy: none of the original's 5 paragraphs is in the version");
    }

    TEST_CASE("findings_line: counts by severity, wording on request, the rest said")
    {
        drift::Comparison c = court_case();
        CHECK(findings_line(c, count(c, false)) == "6 findings: 1 critical, 3 major, 2 minor");
        CHECK(findings_line(c, count(c, true)) == "7 findings: 1 critical, 3 major, 2 minor, 1 info");
        c.findings_dropped = 12;
        CHECK(holds(findings_line(c, count(c, false)), "12 more not listed"));
        c = {};
        CHECK(findings_line(c, count(c, false)) == "No findings");
    }

    TEST_CASE("paragraph_list: ranges, from 1")
    {
        CHECK(paragraph_list({0, 3, 4, 5, 8}) == "1, 4-6, 9");
        CHECK(paragraph_list({}) == "");
    }

    TEST_CASE("places_phrase: names some and counts the rest")
    {
        drift::Finding finding;
        CHECK(places_phrase(finding, 3) == "");
        for (std::uint32_t i = 1; i <= 5; ++i) finding.places.push_back({std::nullopt, drift::Place{i, {}}});
        CHECK(places_phrase(finding, 3) == "also at ¶2, ¶3, ¶4 and 2 more places");
        CHECK(places_phrase(finding, 5) == "also at ¶2, ¶3, ¶4, ¶5, ¶6");
    }
}

TEST_SUITE("report/terminal")
{
    TEST_CASE("terminal: no line is wider than the terminal")
    {
        for (int width = 20; width <= 200; ++width) {
            CAPTURE(width);
            std::istringstream lines(terminal(court_case(), {width, false, true}));
            for (std::string line; std::getline(lines, line);) {
                CAPTURE(line);
                CHECK(display_width(line) <= static_cast<std::size_t>(std::max(width, 30)));
            }
        }
    }

    TEST_CASE("terminal: evidence of both sides, what changed, why, and places")
    {
        const std::string page = terminal(court_case(), {80, false, false});
        for (const char* part :
             {"Copy: 4 of 5 paragraphs matched, 1 missing.", "CRITICAL", "A number has another value", "[47]", "[74]",
              "47 witnesses became 74.", "Readers are told another number.", "Also at ¶4.", "(not in the version)",
              "8 facts read, 1 confirmed, 4 changed, 2 lost, 1 not checked", "Not checked: name: no table",
              "charset guessed as windows-1252"}) {
            CAPTURE(part);
            CHECK(holds(page, part));
        }
        CHECK_FALSE(holds(page, "listens to"));
    }

    TEST_CASE("terminal: an endless paragraph costs no more than its snippet")
    {
        drift::Comparison c = hostile_case("47");
        const std::string filler(2'000'000, 'x');
        c.original = make_text("o", {filler + " 47 " + filler});
        c.findings[0].original = place(c.original, 0, "47");
        c.findings[1].original = drift::Place{0, c.original.paragraphs[0].range};
        const std::string page = terminal(c, {80, false, false});
        CHECK(page.size() < 4000);
        CHECK(holds(page, "[47]"));
    }
}

TEST_SUITE("report/html")
{
    TEST_CASE("html: a policy that forbids everything but its own style and script")
    {
        const std::string page = html(court_case());
        CHECK(holds(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"));
        for (const char* outside : {"http://", "https://", "src=", "@import", "url(", " style=", " onclick="}) {
            CAPTURE(outside);
            CHECK_FALSE(holds(page, outside));
        }
    }

    TEST_CASE("html: a finding and its marks lead to each other")
    {
        const std::string page = html(court_case());
        CHECK(holds(page, "id=f1 data-s=critical data-k=number"));
        CHECK(holds(page, "<span id=o1></span><a class=\"m critical\" href=\"#f1\">47</a>"));
        CHECK(holds(page, "<a class=\"m critical\" href=\"#f1\">74</a>"));
        CHECK(holds(page, "<span class=ok>USD 2 million</span>"));
    }

    TEST_CASE("html: overlapping marks are cut into pieces and keep the text whole")
    {
        drift::Comparison c = hostile_case("alpha beta gamma");
        c.findings.resize(1);
        c.findings.push_back(c.findings[0]);
        c.findings[1].original = place(c.original, 0, "beta gamma after");
        const std::string page = html(c);
        CHECK(holds(
            page,
            "<a class=\"m critical\" href=\"#f1\">alpha </a><span id=o2></span><a class=\"m critical\" href=\"#f1\">beta "
            "gamma</a><a class=\"m critical\" href=\"#f2\"> after</a>"));
    }

    TEST_CASE("html: long runs without findings are folded in large documents")
    {
        drift::Comparison c = court_case();
        c.original = make_text("o", std::vector<std::string>(80, "Same text."));
        c.version = c.original;
        c.findings.clear();
        c.confirmed.clear();
        c.alignment.beads.clear();
        for (std::uint32_t i = 0; i < 80; ++i) c.alignment.beads.push_back({{i}, {i}, align::Relation::Matched, 1});
        CHECK(holds(html(c), "<details class=run><summary>80 rows without findings</summary>"));
    }
}
