// The escaping sinks: every control, bidi, zero-width and tag character, in every kind of output.
#include "core/report/escape.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/report/report.h"
#include "core/text/utf8.h"
#include "fixture.h"

using namespace textdrift;
using namespace textdrift::report;

namespace {

std::string utf8(char32_t c)
{
    std::string out;
    text::append_code_point(out, c);
    return out;
}

std::string hex4(char32_t c)
{
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%04X", static_cast<unsigned>(c));
    return buffer;
}

// Every character that must never reach an output as it is. Written from the Unicode tables, not from the code under test.
std::vector<char32_t> forbidden()
{
    std::vector<char32_t> list;
    const auto add = [&](char32_t first, char32_t last) {
        for (char32_t c = first; c <= last; ++c) list.push_back(c);
    };
    add(0x01, 0x08);    // C0 but for NUL, tab and line ends
    add(0x0E, 0x1F);
    add(0x7F, 0x84);    // DEL and C1 but for NEL
    add(0x86, 0x9F);
    list.insert(list.end(), {0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164, 0xFEFF, 0xFFA0});
    add(0x200B, 0x200F);
    add(0x202A, 0x202E);
    add(0x2060, 0x206F);
    add(0xFFF9, 0xFFFB);
    add(0x1D173, 0x1D17A);
    add(0xE0000, 0xE007F);
    add(0xE0100, 0xE01EF);
    return list;
}

bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}    // namespace

TEST_SUITE("report/escape")
{
    TEST_CASE("append_terminal: what acts or hides is shown by its number")
    {
        for (const char32_t c : forbidden()) {
            CAPTURE(hex4(c));
            CHECK(terminal_text("a" + utf8(c) + "b") == "a⟨U+" + hex4(c) + "⟩b");
        }
        CHECK(terminal_text(std::string("a\0b", 3)) == "a⟨U+0000⟩b");
    }

    TEST_CASE("append_terminal: a text becomes one line")
    {
        CHECK(terminal_text("a\nb\r\nc\rd\te\x0b"
                            "f\x0cg\xC2\x85h\xE2\x80\xA8i\xE2\x80\xA9j") == "a b c d e f g h i j");
    }

    TEST_CASE("append_terminal: joiners stay where a script or an emoji uses them")
    {
        struct Row {
            const char* name;
            std::string text;
            bool stays;
        };
        const Row rows[] = {
            {"Persian, zero-width non-joiner", "می\u200Cخواهم", true},
            {"Hindi, joiner after virama", "क्\u200Dष", true},
            {"emoji family", "👨\u200D👩", true},
            {"heart with emoji selector", "❤\uFE0F", true},
            {"Latin name cut by a non-joiner", "Lon\u200Cdon", false},
            {"digits cut by a joiner", "12\u200D5", false},
            {"letter with a variation selector", "a\uFE0F", false},
            {"two selectors", "❤\uFE0F\uFE0F", false},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK((terminal_text(row.text) == row.text) == row.stays);
        }
    }

    TEST_CASE("append_terminal: ordinary text of any script is untouched")
    {
        for (const std::string text : {"plain ASCII ~!", "Tô Lâm – “quoted” …", "東京で", "العربية", "עברית", "ไทย", "नमस्ते",
                                       "e\u0301", "\u0600\u0661"}) {
            CAPTURE(text);
            CHECK(terminal_text(text) == text);
        }
    }

    TEST_CASE("append_terminal: bytes that are no UTF-8 are shown one by one")
    {
        CHECK(terminal_text("a\xFF\xC3(") == "a⟨0xFF⟩⟨0xC3⟩(");
        CHECK(terminal_text("\x9b"
                            "31m") == "⟨0x9B⟩31m");
        CHECK(terminal_text("\xEF\xBF\xBD") == "\xEF\xBF\xBD");
    }

    TEST_CASE("append_html: markup and hidden characters are text")
    {
        std::string out;
        append_html(out, "<b title=\"x\">'&'</b>\n\u202E");
        CHECK(out == "&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt; ⟨U+202E⟩");
    }

    TEST_CASE("path_as_uri: reserved characters are encoded")
    {
        CHECK(path_as_uri("/a b/ü.txt") == "file:///a%20b/%C3%BC.txt");
        CHECK(path_as_uri("a:b#c?d%") == "a%3Ab%23c%3Fd%25");
        CHECK(path_as_uri("dir/file-1_2~.txt") == "dir/file-1_2~.txt");
    }

    TEST_CASE("reports: no forbidden character gets through by any way")
    {
        for (const char32_t c : forbidden()) {
            CAPTURE(hex4(c));
            const std::string raw = utf8(c);
            const drift::Comparison comparison = hostile_case("x" + raw + "y");
            CHECK_FALSE(holds(terminal(comparison, {80, false, true}), raw));
            CHECK_FALSE(holds(json(comparison), raw));
            CHECK_FALSE(holds(sarif(comparison), raw));
            CHECK_FALSE(holds(html(comparison), raw));
        }
    }

    TEST_CASE("reports: markup in texts, names, messages and notes stays text")
    {
        const drift::Comparison comparison =
            hostile_case("</style></script><img src=x onerror=alert(1)>\"' --><svg/onload=alert(2)>");
        const std::string page = html(comparison);
        CHECK_FALSE(holds(page, "<img"));
        CHECK_FALSE(holds(page, "<svg/"));
        CHECK_FALSE(holds(page, "</script><"));
        CHECK(holds(page, "&lt;img src=x onerror=alert(1)&gt;&quot;&#39;"));
    }

    TEST_CASE("reports: a terminal report without colour holds no escape sequence")
    {
        CHECK_FALSE(holds(terminal(hostile_case("\033]0;owned\007"), {80, false, true}), "\033"));
        CHECK_FALSE(holds(terminal(hostile_case("\033]0;owned\007"), {80, true, true}), "\033]"));
    }
}
