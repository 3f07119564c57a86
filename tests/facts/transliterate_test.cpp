// Names in the letters of other scripts.
#include <doctest/doctest.h>

#include <string>

#include "core/facts/transliterate.h"

using textdrift::facts::romanise;
using textdrift::facts::script_of_word;
using textdrift::facts::sounded;
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

// A rendering by custom, and the same with one wrong letter.
const Row kCustoms[] = {
    {"Mandela", "Мандела", "Мандеча"}, {"Holyoke", "Холиок", "Хотиок"},   {"Lartin", "لارتن", "لارن"},
    {"Trump", "טראמפ", "טראפ"},        {"Sanders", "סנדרס", "סנדס"},      {"Giles", "गिल्स", "गिह्स"},
    {"Armitage", "आर्मिटेज", "आर्टिटेज"},  {"Simon", "サイモン", "サイトン"}, {"Hamburg", "Χάμπουργκ", "Χάμπουγκ"},
    {"Brexit", "برگزیت", "بگزیت"},     {"Suffolk", "সাফোক", "সাকোক"},     {"Jakubowski", "یاکوبوفسکی", "یاکوبوفکی"},
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

    TEST_CASE("spelling: customs are cheap where all are let pass, one wrong letter is dear")
    {
        const auto plain = [](const char* latin, const char* written) {
            return SpellingDistance::lenient("Latn", script_of_word(written))
                .forgive(sounded(romanise(latin)), sounded(romanise(written)), 0)
                .plain;
        };
        for (const Row& row : kCustoms) {
            CAPTURE(std::string(row.latin));
            CAPTURE(std::string(row.same));
            CHECK(plain(row.latin, row.same) < 0.7);
            CHECK(plain(row.latin, row.other) > 0.95);
        }
    }

    TEST_CASE("spelling: words of unlike letters have no sum of weights")
    {
        CHECK(SpellingDistance::between("Latn", "Latn").measure("geiger", "sunday").total > 3);
        CHECK(SpellingDistance::between("Latn", "Latn").measure("bb", "xx").total > 1);
    }

    TEST_CASE("spelling: letters that other languages write for a sound")
    {
        CHECK(sounded("katarzyna") == "katazhyna");
        CHECK(sounded("hatch") == "hach");
        CHECK(sounded("kennedy") == "kenedy");
    }
}
