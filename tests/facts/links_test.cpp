// Links: spans, normalised targets, and what is none.
#include <doctest/doctest.h>

#include "tests/facts/reading.h"

using namespace textdrift;
using namespace textdrift::facts;
using namespace textdrift::facts::testing;

namespace {

struct Row {
    std::string name;
    std::string text;
    std::string spans;
    std::string targets;
};

}    // namespace

TEST_SUITE("facts/links")
{
    TEST_CASE("links: spans without surrounding punctuation, targets in one writing")
    {
        const Row rows[] = {
            {"plain", "See https://example.org/report for it.", "https://example.org/report", "example.org/report"},
            {"full stop", "See http://example.org/report.", "http://example.org/report", "example.org/report"},
            {"Khmer full stop", "នៅ https://example.org/report។ សូម", "https://example.org/report", "example.org/report"},
            {"Burmese full stop", "https://example.org/report။", "https://example.org/report", "example.org/report"},
            {"danda", "https://example.org/report।", "https://example.org/report", "example.org/report"},
            {"Arabic comma", "https://example.org/report، ثم", "https://example.org/report", "example.org/report"},
            {"comma", "At https://example.org/a, and more.", "https://example.org/a", "example.org/a"},
            {"www optional", "At www.Example.org today.", "www.Example.org", "example.org"},
            {"trailing slash", "At https://example.org/ and https://example.org/a/ too.",
             "https://example.org/ | https://example.org/a/", "example.org | example.org/a"},
            {"no scheme with path", "At example.org/path/x?y=1#z now.", "example.org/path/x?y=1#z",
             "example.org/path/x?y=1#z"},
            {"brackets balanced", "At https://en.example.org/wiki/Foo_(bar) now.", "https://en.example.org/wiki/Foo_(bar)",
             "en.example.org/wiki/Foo_(bar)"},
            {"in brackets", "It is known (see https://example.org/a).", "https://example.org/a", "example.org/a"},
            {"angle brackets", "At <https://example.org/a/b> now.", "https://example.org/a/b", "example.org/a/b"},
            {"markdown", "Read [the report](https://example.org/r.pdf), please.", "https://example.org/r.pdf",
             "example.org/r.pdf"},
            {"markdown relative", "Read [more](/about/us) here.", "/about/us", "/about/us"},
            {"quoted", "He typed \"https://example.org/a\" twice.", "https://example.org/a", "example.org/a"},
            {"curly quoted", "He typed ‘https://example.org/a’ twice.", "https://example.org/a", "example.org/a"},
            {"port", "At https://example.org:443/a and http://example.org:8080/a here.",
             "https://example.org:443/a | http://example.org:8080/a", "example.org/a | example.org:8080/a"},
            {"percent encoding", "At https://example.org/%7Ejoe/%c3%a9 now.", "https://example.org/%7Ejoe/%c3%a9",
             "example.org/~joe/%C3%A9"},
            {"other scheme", "At ftp://example.org/f now.", "ftp://example.org/f", "ftp://example.org/f"},
            {"mail", "Write to Press@Example.org, please.", "Press@Example.org", "press@example.org"},
            {"mailto", "Write to mailto:press@example.org?subject=Hi now.", "mailto:press@example.org?subject=Hi",
             "press@example.org"},
            {"mail full stop", "Write to a.b+c@mail.example.co.uk.", "a.b+c@mail.example.co.uk", "a.b+c@mail.example.co.uk"},
            {"handle", "Follow @baduq_art now.", "@baduq_art", "@baduq_art"},
            {"mastodon", "Follow @joe@example.social.", "@joe@example.social", "@joe@example.social"},
            {"hashtag", "Under #KeepItOn people wrote.", "#KeepItOn", "#keepiton"},
            {"doi", "See doi:10.1000/182-ABC.", "doi:10.1000/182-ABC", "doi:10.1000/182-abc"},
            {"doi bare and url", "See 10.1000/182 or https://doi.org/10.1000/182 here.",
             "10.1000/182 | https://doi.org/10.1000/182", "doi:10.1000/182 | doi:10.1000/182"},
            {"file", "Open Report_2023.PDF now.", "Report_2023.PDF", "report_2023.pdf"},
            {"phone", "Call +44 20 7324 2500 now.", "+44 20 7324 2500", "tel:+442073242500"},
            {"address", "The server 192.168.10.254 is down.", "192.168.10.254", "192.168.10.254"},
            {"company domain", "Shares of Booking.com fell.", "Booking.com", "booking.com"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            const Reading reading = read(row.text);
            CHECK(list(reading, FactKind::Link, [&](const Fact& fact) { return reading.slice(fact.range); }) == row.spans);
            CHECK(list(reading, FactKind::Link, [](const Fact& fact) { return fact.link()->target; }) == row.targets);
        }
    }

    TEST_CASE("links: glued sentences, abbreviations and numbers are none")
    {
        for (const char* text :
             {"It ended there.This was it.", "He saw it.it was good", "At 3.5 p.m. in Washington D.C. they met.",
              "The U.S. and the U.K. agreed, e.g. on tax, i.e. on VAT.", "Rates rose 1.234,5 to 3.2.1 in v2.0 tests.",
              "He ranks #1 @ home.", "Links have been removed [link removed].", "Either/or and 24/7 and A/B tests.",
              "Node.js and ASP.NET are tools.", "A ratio of 3:2, http: nothing."}) {
            CAPTURE(text);
            const Reading reading = read(text);
            CHECK(list(reading, FactKind::Link, [&](const Fact& fact) { return reading.slice(fact.range); }).empty());
        }
    }

    TEST_CASE("links: numbers inside links and codes are no numbers")
    {
        for (const char* text :
             {"See https://example.org/2023/04/report-17.", "Mail unit42@example.org.", "Follow @agent007.",
              "The 5G network.", "During COVID-19.", "See A/HRC/50/12.", "Use 802.11b here.",
              "Hash 9f86d081884c7d659a2f here.", "Id 123e4567-e89b-12d3-a456-426614174000 here.",
              "ISBN 978-0-306-40615-7 is it.", "Flight MH370 and the H1N1 virus.", "At London EC1R 4RW.",
              "In application no. 12345/09."}) {
            CAPTURE(text);
            const Reading reading = read(text);
            CHECK(list(reading, FactKind::Number, [&](const Fact& fact) { return reading.slice(fact.range); }).empty());
        }
    }

    TEST_CASE("links: hostile runs of dots and brackets cost linear time")
    {
        std::string text;
        for (int i = 0; i < 200000; ++i) text += "a.";
        text +=
            "\n\n" + std::string(200000, '(') + "\n\n" + std::string(200000, '@') + "\n\nhttp://" + std::string(200000, ')');
        const Reading reading = read(text);
        CHECK(reading.set.first_of_paragraph.size() == reading.text.paragraphs.size() + 1);
    }
}
