// Rows of a language, a text and what is read in it, for the tables of tests across languages.
#pragma once

#include <cstddef>
#include <string>

#include <doctest/doctest.h>

namespace textdrift::facts::testing {

struct TextRow {
    const char* language;
    const char* text;
    const char* expected;
};

// `tell(text, language)` of every row is what the row expects.
template <class Rows, class Tell>
void check(const Rows& rows, Tell&& tell)
{
    for (const TextRow& row : rows) {
        const std::string language = row.language, text = row.text, expected = row.expected;
        CAPTURE(language);
        CAPTURE(text);
        CHECK(tell(text, language) == expected);
    }
}

}    // namespace textdrift::facts::testing
