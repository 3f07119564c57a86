// Names with approved renderings, in a version in another language.
#include <doctest/doctest.h>

#include <string>

#include "tests/drift/across_names.h"

using namespace textdrift;

namespace {

// "found: what renders it", the messages of findings about names, or "silent".
std::string read_with(const facts::Glossary& glossary, const std::string& original, const std::string& language,
                      const std::string& version)
{
    const drift::Comparison comparison = test::compared("en", original, language, version, glossary);
    std::string all;
    for (const drift::Confirmed& confirmed : comparison.confirmed)
        if (comparison.original.slice(confirmed.original.range) == "Harbour Justice Watch")
            all += "found: " + std::string(comparison.version.slice(confirmed.version.range)) + "; ";
    for (const drift::Finding& finding : comparison.findings)
        if (finding.kind == drift::Kind::Name) all += finding.message + "; ";
    return all.empty() ? "silent" : all;
}

const facts::Glossary kGlossary{
    {{"Harbour Justice Watch",
      {"Портовая справедливость", "港湾正义观察", "Observatoire des ports", "مرصد عدالة الموانئ"},
      facts::NameValue::Type::Organisation}}};

}    // namespace

TEST_SUITE("drift/across_glossary")
{
    TEST_CASE("an approved rendering is found in any of its forms")
    {
        struct Row {
            const char *name, *language, *version, *expected;
        };
        const Row rows[] = {
            {"as listed", "fr", "Le directeur de l'Observatoire des ports a parlé mardi à Lisbonne.",
             "found: l'Observatoire des ports; "},
            {"with case endings", "ru", "Директор «Портовой справедливости» выступил во вторник в Лиссабоне.",
             "found: Портовой справедливости; "},
            {"where no spaces part words", "zh", "港湾正义观察主任周二在里斯本发表讲话。", "found: 港湾正义观察; "},
            {"behind a clitic", "ar", "تحدث مدير المنظمة ومرصد عدالة الموانئ في لشبونة يوم الثلاثاء.",
             "found: ومرصد عدالة الموانئ; "},
            {"untranslated", "de", "Der Direktor von Harbour Justice Watch sprach am Dienstag in Lissabon.",
             "found: Harbour Justice Watch; "},
            {"no rendering in this script", "hi", "हार्बर जस्टिस वॉच के निदेशक ने मंगलवार को लिस्बन में बात की।", "silent"},
            {"another rendering", "ru", "Директор «Морской правды» выступил во вторник в Лиссабоне.",
             "The name \"Harbour Justice Watch\" is not in the version as the glossary has it (\"Портовая "
             "справедливость\").; "},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK(read_with(kGlossary, "The director of Harbour Justice Watch spoke on Tuesday in Lisbon.", row.language,
                            row.version) == row.expected);
        }
    }

    TEST_CASE("named once, a pronoun will do")
    {
        CHECK(read_with(kGlossary,
                        "Harbour Justice Watch was founded in 1998. In 2004 Harbour Justice Watch came to Lisbon.", "ru",
                        "«Портовая справедливость» была основана в 1998 году. В 2004 году она пришла в Лиссабон.") ==
              "found: Портовая справедливость; ");
    }

    TEST_CASE("nowhere rendered as listed: told once, with every place")
    {
        const drift::Comparison comparison = test::compared(
            "en", "Harbour Justice Watch was founded in 1998.\n\nIn 2004 Harbour Justice Watch came to Lisbon.", "ru",
            "«Морская правда» была основана в 1998 году.\n\nВ 2004 году «Морская правда» пришла в Лиссабон.", kGlossary);
        REQUIRE(comparison.findings.size() == 1);
        CHECK(comparison.findings.front().places.size() == 1);
    }
}
