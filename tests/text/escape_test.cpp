// JSON strings of any bytes.
#include "core/text/escape.h"

#include <doctest/doctest.h>

#include <string>

#include "core/text/utf8.h"

using namespace textdrift::text;

TEST_SUITE("text/escape")
{
    TEST_CASE("append_json: exact values, harmless bytes")
    {
        struct Row {
            std::string text, expected;
        };
        const Row rows[] = {
            {"plain é 東", "\"plain é 東\""},
            {"\"\\/", "\"\\\"\\\\/\""},
            {"a\nb\tc\r", "\"a\\nb\\tc\\r\""},
            {std::string("\0\x1b", 2), "\"\\u0000\\u001B\""},
            {"\u202E\u2028\u0085", "\"\\u202E\\u2028\\u0085\""},
            {"\U000E0041", "\"\\uDB40\\uDC41\""},
            {"\xFF", "\"\xEF\xBF\xBD\""},
        };
        for (const Row& row : rows) {
            std::string out;
            append_json(out, row.text);
            CHECK(out == row.expected);
        }
    }

    TEST_CASE("append_json: valid UTF-8 of any two bytes, nothing that acts or hides")
    {
        for (int first = 0; first < 256; ++first) {
            for (int second = 0; second < 256; ++second) {
                std::string out;
                append_json(out, std::string{static_cast<char>(first), static_cast<char>(second), 'x'});
                bool harmless = find_invalid_utf8(out) == std::string_view::npos && out.ends_with("x\"");
                for (std::size_t at = 0; harmless && at < out.size();) harmless = !acts_or_hides(next_code_point(out, at));
                if (!harmless) {
                    CAPTURE(first);
                    CAPTURE(second);
                    FAIL_CHECK("not harmless");
                }
            }
        }
    }

    TEST_CASE("acts_or_hides: text does neither, in any script")
    {
        for (const char32_t c : {U'a', U'~', U'é', U'東', U'ع', U'ไ', U'\u0301', U'\u0600', U'\uFFFD'})
            CHECK_FALSE(acts_or_hides(c));
        for (const char32_t c :
             {U'\0', U'\x1b', U'\x7f', U'\u009b', U'\u00ad', U'\u200b', U'\u202e', U'\u2028', U'\ue000', U'\U000e0041'})
            CHECK(acts_or_hides(c));
    }
}
