// What a translation left in another language or in letters of another script.
#include <algorithm>
#include <doctest/doctest.h>

#include "tests/drift/translations.h"

using namespace textdrift;
using namespace textdrift::test;
using drift::Kind;

namespace {

std::vector<std::string> paragraphs(const std::string& text)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find("\n\n", begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 2;
    }
    return parts;
}

std::string join(const std::vector<std::string>& parts)
{
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : "\n\n") + part;
    return text;
}

std::vector<std::string> damage(const Translation& original, const Translation& version)
{
    return lines_of(compare_in_place(original, version), Kind::Damage);
}

// The version with its paragraph `p` replaced.
Translation with(const Translation& version, std::size_t p, const std::string& text)
{
    auto parts = paragraphs(version.text);
    parts[p] = text;
    return {version.language, join(parts)};
}

}    // namespace

TEST_SUITE("drift/residue")
{
    TEST_CASE("residue: honest translations hold none")
    {
        for (const Translation& text : dam_translations()) {
            CAPTURE(text.language);
            CHECK_EQ(joined(damage(dam_original(), text)), "");
            CHECK_EQ(joined(damage(text, dam_original())), "");
        }
    }

    TEST_CASE("residue: a paragraph left untranslated is one finding, with its original")
    {
        const auto original = paragraphs(dam_original().text);
        for (const Translation& text : dam_translations()) {
            CAPTURE(text.language);
            for (const std::size_t p : {std::size_t{0}, std::size_t{5}}) {
                CAPTURE(p);
                const auto lines = damage(dam_original(), with(text, p, original[p]));
                CHECK_EQ(joined(lines), joined({"damage added|" + original[p] + "|" + original[p]}));
            }
        }
    }

    TEST_CASE("residue: neighbours left untranslated are one finding")
    {
        const auto original = paragraphs(dam_original().text);
        for (const Translation& text : dam_translations()) {
            CAPTURE(text.language);
            const auto lines = damage(dam_original(), with(with(text, 4, original[4]), 5, original[5]));
            CHECK_EQ(lines.size(), 1);
        }
    }

    TEST_CASE("residue: a paragraph in a third language")
    {
        const auto german = paragraphs(dam_translations()[2].text), russian = paragraphs(dam_translations()[9].text);
        for (const Translation& text : dam_translations()) {
            if (text.language == "de" || text.language == "ru") continue;
            CAPTURE(text.language);
            CHECK_EQ(damage(dam_original(), with(text, 0, german[0])).size(), 1);
            // Russian and Ukrainian share too many function words to be told apart by them.
            if (text.language != "uk") CHECK_EQ(damage(dam_original(), with(text, 0, russian[0])).size(), 1);
        }
    }

    TEST_CASE("residue: names, addresses, titles and quotations kept in the original's language are none")
    {
        const Translation original{
            "en",
            R"(The foundation published its yearly report on schools in the north on Tuesday, and a summary for parents.

“We hold these schools to be the heart of every village in the north of the country,” the report says.

Contact: Northern Schools Foundation, 12 Harbour Street, Port Elsin, office@northern-schools.example

The song “Will the Circle Be Unbroken” was sung at the end by pupils of three schools.)"};
        const Translation german{
            "de",
            R"(Die Stiftung veröffentlichte am Dienstag ihren Jahresbericht über die Schulen im Norden und eine Kurzfassung für Eltern.

„We hold these schools to be the heart of every village in the north of the country“, heißt es in dem Bericht.

Kontakt: Northern Schools Foundation, 12 Harbour Street, Port Elsin, office@northern-schools.example

Am Ende sangen Schülerinnen und Schüler von drei Schulen das Lied „Will the Circle Be Unbroken“.)"};
        CHECK_EQ(joined(damage(original, german)), "");
    }

    TEST_CASE("residue: a sentence left inside a paragraph")
    {
        const std::string left = "It is not clear who will pay for the damage.";
        for (const Translation& text : dam_translations()) {
            CAPTURE(text.language);
            auto parts = paragraphs(text.text);
            const Translation planted = with(text, 0, parts[0] + " " + left);
            const auto lines = damage(dam_original(), planted);
            CHECK_EQ(lines.size(), 1);
            CHECK(joined(lines).find("It is not clear who will pay for the damage") != std::string::npos);
        }
    }

    TEST_CASE("residue: letters of two scripts in one word")
    {
        const Translation original{
            "en", "The committee will meet again in October, and the report will be published then in the city."};
        const Translation clean{
            "ru",
            "Комитет вновь соберётся в октябре, и тогда в городе будет опубликован доклад. IT-компания, SMSки и Wi-Fi."};
        CHECK_EQ(joined(damage(original, clean)), "");
        const Translation mixed{
            "ru", "Комитет вновь сoберётся в октябре, и тогда в городе будет опубликован доклад."};    // a Latin o
        CHECK_EQ(damage(original, mixed).size(), 1);
    }
    TEST_CASE("residue: letters of two scripts all over a text are one finding")
    {
        const Translation original{
            "en", "The committee will meet again in October, and the report will be published then in the city."};
        const Translation three{"ru", "Комитет вновь сoберётся в октябре, и тогдa в городе будет опубликoван доклад."};
        CHECK_EQ(damage(original, three).size(), 3);
        const Translation many{"ru", "Кoмитет вновь сoберётся в октябрe, и тогдa в горoде будет опубликoван доклaд."};
        const Comparison comparison = compare_in_place(original, many);
        REQUIRE_EQ(lines_of(comparison, Kind::Damage).size(), 1);
        const auto flood = std::find_if(comparison.findings.begin(), comparison.findings.end(),
                                        [](const auto& finding) { return finding.kind == Kind::Damage; });
        CHECK_EQ(flood->message, "7 words have letters of two scripts that look alike, the first: \"Кoмитет\".");
        CHECK_EQ(flood->places.size(), 6);
    }
}
