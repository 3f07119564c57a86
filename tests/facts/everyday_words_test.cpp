// Words with a capital that are no names: German nouns, words that begin a sentence, in languages other than English.
#include <doctest/doctest.h>

#include <string>

#include "core/facts/lexicon.h"
#include "tests/facts/reading.h"

using namespace textdrift;
using namespace textdrift::facts;

namespace {

struct WordRow {
    const char* language;
    const char* word;    // folded
    bool common;
};

const WordRow kWords[] = {
    {"de", "regierungen", true},      {"de", "umweltbehorde", true},    // ends with a listed noun
    {"de", "arbeitslosengeld", true},                                   // begins with one
    {"de", "grenzubergange", true},   {"de", "habeck", false},        {"de", "bergmann", false},
    {"de", "landau", false},          {"de", "leningrad", false},     {"de", "kaplan", false},
    {"fr", "observateurs", true},     {"fr", "l'opposition", true},   {"fr", "macron", false},
    {"es", "organizacion", true},     {"es", "garcia", false},        {"it", "manifestanti", true},
    {"pt", "mudanca", true},          {"nl", "onderzoeksraad", true}, {"nl", "visser", false},
    {"pl", "obserwatorzy", true},     {"pl", "nowak", false},         {"cs", "podobne", true},
    {"cs", "novak", false},           {"cs", "zelenskyj", false},     {"ru", "наблюдатели", true},
    {"ru", "зеленскии", false},       {"uk", "спостерігачі", true},   {"sr", "посматрачи", true},
    {"sr", "posmatraci", true},       {"sr", "петар", false},         {"el", "παρατηρητες", true},
    {"el", "ανδρεας", false},         {"tr", "gunu'nde", true},       {"tr", "deniz", false},
    {"ro", "observatorii", true},     {"ro", "putin", false},         {"sv", "forskarna", true},
    {"sw", "mamlaka", true},          {"ms", "kehakiman", true},    // what Indonesian lists holds in Malay, too
    {"en", "regierungen", false},
};

// Spans of the names of a text, joined by " | ".
std::string names(const std::string& language, const std::string& content)
{
    Document document;
    document.source = "test";
    document.format = "text";
    document.encoding = "UTF-8";
    document.text = content;
    auto text = segment::segment(std::move(document), {.language = language}, Limits{});
    REQUIRE(text.has_value());
    testing::Reading reading{std::move(*text), {}};
    reading.set = extract(reading.text, nullptr);
    return testing::list(reading, FactKind::Name, [&](const Fact& fact) { return reading.slice(fact.range); });
}

struct TextRow {
    const char* text;
    const char* expected;
};

const TextRow kGerman[] = {
    {"Gestern kam die erste Zumischung an.", ""},
    {"Sie sahen drei Kutter vor der Mole.", ""},
    {"Das alte Gerinne ist trocken.", ""},
    {"Am Abend sprach Habeck mit Fischern.", "Habeck"},
    {"Dann fuhr sie nach Kambodscha zurück.", "Kambodscha"},
};

}    // namespace

TEST_SUITE("facts/everyday words")
{
    TEST_CASE("everyday words: told by the lists and their parts, names are none")
    {
        for (const WordRow& row : kWords) {
            CAPTURE(std::string(row.language));
            CAPTURE(std::string(row.word));
            CHECK(Lexicon::of(language::table(row.language)).is_common(row.word) == row.common);
        }
    }

    TEST_CASE("everyday words: a German noun behind an article or a number is no name")
    {
        for (const TextRow& row : kGerman) {
            CAPTURE(std::string(row.text));
            CHECK(names("de", row.text) == row.expected);
        }
    }
}
