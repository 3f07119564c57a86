// Language tables: every file parses, extends at most one step, and says its name.
#include "core/language/table.h"

#include <algorithm>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "core/language/embedded.h"

using namespace textdrift::language;

TEST_SUITE("language/table")
{
    TEST_CASE("a table: a region falls back to its language, an unknown language has none")
    {
        CHECK(table("pt-BR").code() == "pt");
        CHECK(table("zh-Hant-TW").code() == "zh");
        CHECK(table("xx").code().empty());
        CHECK(table("xx").section("months").empty());
        CHECK(table("xx").locales().empty());
    }

    TEST_CASE("an extending table: its own rows come first, then those of the other")
    {
        const Table &own = table("hr"), &parent = table("sr");
        REQUIRE(own.meta("extends") == "sr");
        CHECK(own.name() == "Croatian");
        const auto rows = own.section("number-words"), inherited = parent.section("number-words");
        REQUIRE(rows.size() >= inherited.size());
        CHECK(rows.back().form == inherited.back().form);
        CHECK(own.meta("name") != parent.meta("name"));
    }

    TEST_CASE("every table: a name, known parents of one step, and locales")
    {
        for (const std::string_view code : languages()) {
            CAPTURE(code);
            const Table& t = table(code);
            CHECK_FALSE(t.name().empty());
            CHECK_FALSE(t.locales().empty());
            if (const auto parent = t.meta("extends"); !parent.empty()) {
                CHECK(table(parent).code() == parent);
                CHECK(table(parent).meta("extends").empty());
            }
        }
    }

    TEST_CASE("every file: rows stand in sections and are parted by tabs, no field is empty")
    {
        for (const EmbeddedTable& file : embedded_tables()) {
            CAPTURE(file.code);
            std::string_view section;
            for (std::string_view rest = file.content; !rest.empty();) {
                const std::size_t end = std::min(rest.find('\n'), rest.size());
                const std::string_view line = rest.substr(0, end);
                rest.remove_prefix(std::min(end + 1, rest.size()));
                if (line.empty() || line.front() == '#') continue;
                CAPTURE(line);
                if (line.front() == '[' && line.back() == ']') {
                    section = line;
                    continue;
                }
                CHECK_FALSE(section.empty());
                // What an ending becomes may be nothing at all.
                if (section != "[stem-endings]") CHECK(line.find("\t\t") == std::string_view::npos);
                CHECK(line.front() != '\t');
                CHECK(line.back() != '\t');
            }
        }
    }

    TEST_CASE("the languages of the promise: each has a table that reads numbers, dates and money")
    {
        for (const char* code : {"en", "fr", "es", "de", "pt", "it", "nl", "pl", "cs", "ru", "uk", "sr", "el", "tr", "ar",
                                 "he", "fa", "hi", "bn", "zh", "ja", "ko", "vi", "th", "id", "ms", "km", "my", "sw"}) {
            CAPTURE(code);
            for (const char* section :
                 {"number-words", "currencies", "date-words", "comparators", "negations", "saying-verbs"}) {
                CAPTURE(section);
                CHECK(table(code).has(section));
            }
        }
    }

    TEST_CASE("marks: Vietnamese keeps them, French does not")
    {
        CHECK(table("vi").keeps_marks());
        CHECK_FALSE(table("fr").keeps_marks());
    }
}
