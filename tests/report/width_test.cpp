// Display width, wrapping and cutting.
#include "core/report/width.h"

#include <doctest/doctest.h>

#include <string>

#include "core/report/sha256.h"

using namespace textdrift::report;

namespace {

std::vector<std::string> wrapped(std::string_view text, std::size_t width)
{
    const Cells all = cells(text);
    std::vector<std::string> lines;
    for (const auto& line : wrap(all, width)) {
        std::string joined;
        for (const Cell& cell : line) joined += cell.text;
        lines.push_back(joined);
    }
    return lines;
}

}    // namespace

TEST_SUITE("report/width")
{
    TEST_CASE("display_width: columns a terminal uses")
    {
        struct Row {
            const char* name;
            const char* text;
            std::size_t width;
        };
        const Row rows[] = {
            {"empty", "", 0},
            {"ASCII", "abc", 3},
            {"combining mark", "e\u0301", 1},
            {"precomposed", "é", 1},
            {"ideographs", "東京", 4},
            {"fullwidth Latin", "Ａ", 2},
            {"halfwidth katakana", "ｱ", 1},
            {"Hangul syllable", "한", 2},
            {"Hangul in jamo", "\u1112\u1161\u11AB", 2},
            {"emoji", "😀", 2},
            {"emoji family is one cluster", "👨\u200D👩\u200D👧", 2},
            {"heart with emoji selector", "❤\uFE0F", 2},
            {"Arabic", "سلام", 4},
            {"Thai with marks above", "กี่", 1},
            {"curly quotes", "“a”", 3},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK(display_width(row.text) == row.width);
        }
    }

    TEST_CASE("wrap: breaks at spaces, between ideographs, and inside endless words")
    {
        using Lines = std::vector<std::string>;
        CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
        CHECK(wrapped("one two three", 8) == Lines{"one two", "three"});
        CHECK(wrapped("one two", 3) == Lines{"one", "two"});
        CHECK(wrapped("abcdefgh", 3) == Lines{"abc", "def", "gh"});
        CHECK(wrapped("a abcdefgh", 4) == Lines{"a", "abcd", "efgh"});
        CHECK(wrapped("東京都庁", 5) == Lines{"東京", "都庁"});
        CHECK(wrapped("", 10).empty());
        CHECK(wrapped("x", 1) == Lines{"x"});
    }

    TEST_CASE("wrap: no line is wider than asked and no cluster is lost")
    {
        const std::string text = "Le président Tô Lâm a dit : 東京都庁は本日 e\u0301e\u0301e\u0301 "
                                 "antidisestablishmentarianism 👨\u200D👩\u200D👧 fin";
        for (std::size_t width = 2; width <= 60; ++width) {
            CAPTURE(width);
            std::string all;
            for (const std::string& line : wrapped(text, width)) {
                CHECK(display_width(line) <= width);
                all += line;
            }
            std::string expected = text;
            std::erase(expected, ' ');
            std::erase(all, ' ');
            CHECK(all == expected);
        }
    }

    TEST_CASE("shorten: an ellipsis says that something was cut")
    {
        CHECK(shorten("short", 5) == "short");
        CHECK(shorten("a longer text", 6) == "a lon…");
        CHECK(shorten("東京都庁", 6) == "東京…");
        CHECK(shorten("ab cd", 4) == "ab…");
    }
}

TEST_SUITE("report/sha256")
{
    TEST_CASE("csp_hash: vectors of FIPS 180-4")
    {
        // base64 of the published digests of "" and "abc", and of the 56-byte message that needs a second block
        CHECK(csp_hash("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        CHECK(csp_hash("abc") == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        CHECK(csp_hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
              "sha256-JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=");
    }
}
