// Offsets, lines and the words around a span.
#include "core/report/place.h"

#include <doctest/doctest.h>

#include <string>

#include "fixture.h"

using namespace textdrift;
using namespace textdrift::report;

TEST_SUITE("report/place")
{
    TEST_CASE("CodePoints: counts at every byte of a text longer than its steps")
    {
        std::string text;
        for (int i = 0; i < 300; ++i) text += i % 3 == 0 ? "é" : i % 3 == 1 ? "東" : "a";
        const CodePoints points(text);
        std::uint32_t expected = 0;
        for (std::uint32_t byte = 0; byte <= text.size(); ++byte) {
            const bool lead = byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80;
            if (lead || byte == text.size()) CHECK(points.before(byte) == expected);
            if (lead) ++expected;
        }
    }

    TEST_CASE("Side::span: offsets count code points of the paragraph")
    {
        const auto text = make_text("t", {"éé", "日本 2025 年"});
        const Span span = Side(text).span(place(text, 1, "2025"));
        CHECK(span.paragraph == 1);
        CHECK(span.start == 3);
        CHECK(span.end == 7);
        CHECK(span.text == "2025");
    }

    TEST_CASE("Side::span: a range that leaves its paragraph is cut down to it")
    {
        const auto text = make_text("t", {"one", "two"});
        CHECK(Side(text).span({0, {1, 8}}).text == "ne");
        CHECK(Side(text).span({7, {0, 1}}).text.empty());
    }

    TEST_CASE("Lines: columns in code points, all kinds of line end")
    {
        const auto text = make_text("t", {"é1\r\n2\r3\n4"});
        const Lines lines(text);
        struct Row {
            const char* mark;
            std::uint32_t line, column;
        };
        for (const Row& row : {Row{"é", 1, 1}, Row{"1", 1, 2}, Row{"2", 2, 1}, Row{"3", 3, 1}, Row{"4", 4, 1}}) {
            CAPTURE(row.mark);
            const Position position = lines.position(place(text, 0, row.mark).range.begin);
            CHECK(position.line == row.line);
            CHECK(position.column == row.column);
        }
    }

    TEST_CASE("surroundings: cut at code point borders and said to be cut")
    {
        const auto text = make_text("t", {"ééé 47 ééé"});
        const Surroundings around = surroundings(text, place(text, 0, "47"), 4);
        CHECK(around.before == "é ");
        CHECK(around.after == " é");
        CHECK(around.focus == "47");
        CHECK(around.cut_before);
        CHECK(around.cut_after);
        CHECK_FALSE(surroundings(text, place(text, 0, "47"), 100).cut_after);
    }
}
