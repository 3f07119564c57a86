// UTF-8 decoding against the definition in the Unicode Standard, tables 3-6 and 3-7.
#include "core/text/utf8.h"

#include <doctest/doctest.h>

#include <vector>

#include "random_text.h"

using namespace textdrift;

TEST_SUITE_BEGIN("text/utf8");

TEST_CASE("append_code_point: every code point reads back forwards and backwards")
{
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string bytes;
        text::append_code_point(bytes, c);
        std::size_t pos = 0, back = bytes.size();
        const bool same = text::next_code_point(bytes, pos) == c && pos == bytes.size() &&
                          text::previous_code_point(bytes, back) == c && back == 0 && text::count_code_points(bytes) == 1 &&
                          text::find_invalid_utf8(bytes) == std::string_view::npos;
        if (!same) {
            CAPTURE(static_cast<std::uint32_t>(c));
            FAIL_CHECK("code point does not survive");
        }
    }
}

TEST_CASE("append_code_point: lengths are those of table 3-6")
{
    struct Row {
        char32_t c;
        std::string bytes;
    };
    const std::vector<Row> rows = {
        {0x7F, "\x7F"},
        {0x80, "\xC2\x80"},
        {0x7FF, "\xDF\xBF"},
        {0x800, "\xE0\xA0\x80"},
        {0xFFFF, "\xEF\xBF\xBF"},
        {0x10000, "\xF0\x90\x80\x80"},
        {0x10FFFF, "\xF4\x8F\xBF\xBF"},
        {0xD800, "\xEF\xBF\xBD"},
        {0x110000, "\xEF\xBF\xBD"},
    };
    for (const Row& row : rows) {
        CAPTURE(static_cast<std::uint32_t>(row.c));
        std::string bytes;
        text::append_code_point(bytes, row.c);
        CHECK(bytes == row.bytes);
    }
}

TEST_CASE("find_invalid_utf8: names the first byte that is not well-formed")
{
    struct Row {
        const char* name;
        std::string bytes;
        std::size_t expected;
    };
    constexpr std::size_t kValid = std::string_view::npos;
    const std::vector<Row> rows = {
        {"empty", "", kValid},
        {"long ASCII", std::string(100, 'a'), kValid},
        {"bad byte behind a long ASCII run", std::string(100, 'a') + "\xFF", 100},
        {"lone continuation", "a\x80", 1},
        {"overlong slash", "\xC0\xAF", 0},
        {"overlong of three", "\xE0\x80\x80", 0},
        {"overlong of four", "\xF0\x8F\xBF\xBF", 0},
        {"surrogate", "x\xED\xA0\x80", 1},
        {"above U+10FFFF", "\xF4\x90\x80\x80", 0},
        {"cut at the end", "ab\xE2\x82", 2},
        {"cut before ASCII", "\xE2\x82x", 0},
        {"euro sign", "\xE2\x82\xAC", kValid},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.name));
        CHECK(text::find_invalid_utf8(row.bytes) == row.expected);
    }
}

TEST_CASE("next_code_point: invalid bytes give U+FFFD one byte at a time")
{
    const std::string bytes = "a\xE2\x82z\xFF";
    std::u32string read;
    for (std::size_t pos = 0; pos < bytes.size();) read.push_back(text::next_code_point(bytes, pos));
    CHECK(read == std::u32string{'a', 0xFFFD, 0xFFFD, 'z', 0xFFFD});
}

TEST_CASE("previous_code_point: walks any bytes to their start as next_code_point does, where they are valid")
{
    test::RandomText random(test::seed());
    for (std::size_t round = 0; round < test::scaled(500); ++round) {
        const std::string bytes = random.text(20);
        std::vector<char32_t> forwards, backwards;
        for (std::size_t pos = 0; pos < bytes.size();) forwards.push_back(text::next_code_point(bytes, pos));
        for (std::size_t pos = bytes.size(); pos > 0;)
            backwards.insert(backwards.begin(), text::previous_code_point(bytes, pos));
        REQUIRE(forwards == backwards);
        REQUIRE(forwards.size() == text::count_code_points(bytes));
    }
}

TEST_SUITE_END();
