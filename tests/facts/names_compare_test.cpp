// Equality, short forms, acronyms and spelling keys.
#include <doctest/doctest.h>

#include "core/facts/lexicon.h"
#include "core/facts/name.h"
#include "core/facts/spelling.h"
#include "core/language/table.h"

using namespace textdrift;
using namespace textdrift::facts;

namespace {

NameValue name(std::string_view text, NameValue::Type type = NameValue::Type::Unknown)
{
    NameValue value;
    value.tokens = name_words(text);
    value.type = type;
    value.is_acronym = value.tokens.size() == 1 && text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z';
    return value;
}

struct Row {
    std::string a;
    std::string b;
    bool expected;
};

}    // namespace

TEST_SUITE("facts/name")
{
    TEST_CASE("equal: writing does not matter, words do")
    {
        const Row rows[] = {
            {"The Guardian", "Guardian", true},
            {"Bank of China", "Bank of the China", true},
            {"Cambodian Centre for Human Rights", "Cambodian Center for Human Rights", true},
            {"World Health Organisation", "World Health Organization", true},
            {"Sub-Decree", "Subdecree", true},
            {"Indo-Pacific", "Indo Pacific", true},
            {"U.N.", "UN", true},
            {"Tô Lâm", "To Lam", true},
            {"Maria Ressa", "Ressa, Maria", true},
            {"SenseTime", "Sensetime", true},
            {"Uyghur Congress", "Uighur Congress", true},
            {"Kim Jong-un", "Kim Jong Un", true},
            {"Central Work Conference", "Central Labor Conference", false},
            {"Cambodian", "Cambodrian", false},
            {"Austria", "Australia", false},
            {"China", "Chinas", false},
            {"Article 19", "Article 18", false},
            {"Xi Jinping", "Xi", false},
        };
        for (const Row& row : rows) {
            CAPTURE(row.a);
            CHECK(equal(name(row.a), name(row.b)) == row.expected);
            CHECK(equal(name(row.b), name(row.a)) == row.expected);
        }
        CHECK_FALSE(
            equal(name("Bank of China", NameValue::Type::Organisation), name("China Bank", NameValue::Type::Organisation)));
        NameValue burma = name("Burma"), myanmar = name("Myanmar");
        burma.canonical = myanmar.canonical = "country:MM";
        CHECK(equal(burma, myanmar));
    }

    TEST_CASE("short_form: surnames, acronyms, dropped words")
    {
        const Row rows[] = {
            {"Xi Jinping", "Xi", true},
            {"Maria Ressa", "Ressa", true},
            {"Belt and Road Initiative", "BRI", true},
            {"National Internet Gateway", "NIG", true},
            {"United States Federal Register", "Federal Register", true},
            {"Bank of China", "China", false},
            {"Xi Jinping", "Xi Jinping", false},
            {"Ministry of Justice", "Ministry", false},
            {"Maria Ressa", "Rappler", false},
            {"Xi", "Xi Jinping", false},
        };
        for (const Row& row : rows) {
            CAPTURE(row.a);
            CAPTURE(row.b);
            CHECK(short_form(name(row.a), name(row.b)) == row.expected);
        }
    }

    TEST_CASE("acronym_of: initials in order, connectors optional")
    {
        const Row rows[] = {
            {"bri", "Belt and Road Initiative", true},
            {"asean", "Association of Southeast Asian Nations", true},
            {"un", "United Nations", true},
            {"dod", "Department of Defense", true},
            {"iot", "Internet of Things", true},
            {"cfocn", "Cambodian Fibre Optic Cable Network", true},
            {"unga", "UN General Assembly", true},
            {"mous", "Memorandum of Understanding", true},
            {"bri", "Belt and Road", false},
            {"nig", "Internet Gateway", false},
            {"xyz", "Belt and Road Initiative", false},
            {"b", "Belt", false},
        };
        for (const Row& row : rows) {
            CAPTURE(row.a);
            CAPTURE(row.b);
            CHECK(acronym_of(row.a, name_words(row.b)) == row.expected);
        }
    }

    TEST_CASE("spelling_key: British and American spelling meet, other words do not")
    {
        const Row rows[] = {
            {"centre", "center", true},
            {"organisation", "organization", true},
            {"organised", "organized", true},
            {"labour", "labor", true},
            {"neighbouring", "neighboring", true},
            {"travelled", "traveled", true},
            {"travelling", "traveling", true},
            {"catalogue", "catalog", true},
            {"defence", "defense", true},
            {"grey", "gray", true},
            {"programme", "program", true},
            {"programmes", "programs", true},
            {"uyghurs", "uighurs", true},
            {"analyse", "analyze", true},
            {"kilometre", "kilometer", true},
            {"judgement", "judgment", true},
            {"colourful", "colorful", true},
            {"honourable", "honorable", true},
            {"fulfil", "fulfill", true},
            {"learnt", "learned", true},
            {"labelled", "labeled", true},
            {"four", "for", false},
            {"hour", "hor", false},
            {"filled", "filed", false},
            {"tonne", "ton", false},
            {"prize", "price", false},
            {"work", "labor", false},
        };
        const language::Table& table = language::table("en");
        for (const Row& row : rows) {
            CAPTURE(row.a);
            CHECK((spelling_key(row.a, table) == spelling_key(row.b, table)) == row.expected);
        }
    }

    TEST_CASE("stem: inflected forms meet")
    {
        const Row rows[] = {
            {"disclose", "disclosed", true}, {"disclose", "disclosing", true}, {"deny", "denied", true},
            {"policy", "policies", true},    {"stop", "stopped", true},        {"clear", "clearly", true},
            {"law", "laws", true},           {"clear", "cloudy", false},
        };
        const language::Table& table = language::table("en");
        for (const Row& row : rows) {
            CAPTURE(row.a);
            CAPTURE(row.b);
            CHECK((stem(row.a, table) == stem(row.b, table)) == row.expected);
        }
    }
}
