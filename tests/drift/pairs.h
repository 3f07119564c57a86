// Sentences and their translations, by which the tests of judges across languages tell what must be found and what not.
#pragma once

#include <doctest/doctest.h>

#include "tests/drift/translations.h"

namespace textdrift::test {

struct Pair {
    const char* name;
    const char* from;
    const char* original;
    const char* to;
    const char* version;
    bool found;
};

// One finding at least of a kind, or none.
inline void check(const Pair& pair, drift::Kind kind)
{
    CAPTURE(std::string(pair.name));
    CAPTURE(std::string(pair.to));
    CAPTURE(std::string(pair.version));
    const Comparison comparison = compare_in_place({pair.from, pair.original}, {pair.to, pair.version});
    CHECK_EQ(!lines_of(comparison, kind).empty(), pair.found);
}

// A sentence told as it was, and turned into its opposite.
struct Turned {
    const char* language;
    const char* kept;
    const char* turned;
};

// Silence for the one, one finding for the other.
inline void check(const char* original, const Turned& row, drift::Kind kind)
{
    check({"kept", "en", original, row.language, row.kept, false}, kind);
    CAPTURE(std::string(row.turned));
    CHECK_EQ(lines_of(compare_in_place({"en", original}, {row.language, row.turned}), kind).size(), 1);
}

}    // namespace textdrift::test
