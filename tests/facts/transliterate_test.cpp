// Names in the letters of other scripts.
#include <doctest/doctest.h>

#include "core/facts/transliterate.h"

using textdrift::facts::romanise;
using textdrift::facts::script_of_word;
using textdrift::facts::SpellingDistance;

namespace {

struct Row {
    const char* latin;
    const char* same;
    const char* other;
};

const Row kRows[] = {
    {"kovalenko", "коваленко", "петренко"},          {"lindqvist", "линдквист", "ларссон"}, {"ferreira", "費雷拉", "馬丁斯"},
    {"lindqvist", "リンドクヴィスト", "ヨハンソン"}, {"kovalenko", "كوفالينكو", "بتروفا"},  {"putin", "poutine", "merkel"},
};

double distance(const char* latin, const char* written)
{
    return SpellingDistance::between("Latn", script_of_word(written)).measure(latin, romanise(written)).distance;
}

}    // namespace

TEST_SUITE("facts/transliterate")
{
    TEST_CASE("spelling: a name is nearer to its own rendering than to another name")
    {
        for (const Row& row : kRows) {
            CAPTURE(row.same);
            CHECK(distance(row.latin, row.same) < 0.4);
            CHECK(distance(row.latin, row.other) > distance(row.latin, row.same) + 0.1);
        }
    }
}
