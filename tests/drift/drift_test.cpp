// Planted drift of every kind: found once, at its span, and nothing else.
#include <doctest/doctest.h>

#include "tests/drift/findings.h"

using textdrift::test::compare_texts;
using textdrift::test::finding_lines;
using textdrift::test::joined;

namespace {

struct Row {
    const char* name;
    const char* original;
    const char* version;
    std::vector<std::string> findings;
};

void check(const std::vector<Row>& rows)
{
    for (const Row& row : rows) {
        CAPTURE(row.name);
        auto expected = row.findings;
        std::sort(expected.begin(), expected.end());
        CHECK_EQ(joined(finding_lines(compare_texts(row.original, row.version))), joined(expected));
    }
}

}    // namespace

TEST_SUITE("drift/drift")
{
    TEST_CASE("find_drift: altered values are found with their whole expression")
    {
        check({
            {"digits transposed",
             "The storm damaged 585 houses in the district of Mbour last year.",
             "The storm damaged 858 houses in the district of Mbour last year.",
             {"number altered|585|858"}},
            {"million for billion",
             "The ministry spent 2.3 million litres of fuel on the patrols.",
             "The ministry spent 2.3 billion litres of fuel on the patrols.",
             {"measure altered|2.3 million litres|2.3 billion litres"}},
            {"spelled out",
             "Rescuers recovered seventeen bodies from the flooded mine shaft.",
             "Rescuers recovered nineteen bodies from the flooded mine shaft.",
             {"number altered|seventeen|nineteen"}},
            {"small and spelled out",
             "The court released three journalists after the hearing in Tunis.",
             "The court released four journalists after the hearing in Tunis.",
             {"number altered|three|four"}},
            {"percentage",
             "Turnout in the northern provinces fell to 41.5 per cent that day.",
             "Turnout in the northern provinces fell to 45.1 per cent that day.",
             {"percentage altered|41.5 per cent|45.1 per cent"}},
            {"points for per cent",
             "Support for the bill rose by 4 percentage points in a month.",
             "Support for the bill rose by 4 per cent in a month.",
             {"percentage altered|4 percentage points|4 per cent"}},
            {"month",
             "The hearing was adjourned until 14 March 2025 at the lawyers' request.",
             "The hearing was adjourned until 14 May 2025 at the lawyers' request.",
             {"date altered|14 March 2025|14 May 2025"}},
            {"day written otherwise",
             "The hearing was adjourned until 14 March 2025 at the lawyers' request.",
             "The hearing was adjourned until March 15, 2025 at the lawyers' request.",
             {"date altered|14 March 2025|March 15, 2025"}},
            {"currency",
             "The company paid a fine of USD 2.5 million to the regulator in May.",
             "The company paid a fine of EUR 2.5 million to the regulator in May.",
             {"money altered|USD 2.5 million|EUR 2.5 million"}},
            {"unit with the same number",
             "The pipeline runs for 340 kilometres through the reserve.",
             "The pipeline runs for 340 miles through the reserve.",
             {"measure altered|340 kilometres|340 miles"}},
            {"swapped",
             "The fire in the textile factory left 3 dead and 10 injured on Monday.",
             "The fire in the textile factory left 10 dead and 3 injured on Monday.",
             {"number reordered|3|10"}},
            {"number gone",
             "Police detained 214 protesters outside the parliament building.",
             "Police detained protesters outside the parliament building.",
             {"number missing|214|detained protesters"}},
            {"year gone",
             "At the 2023 Third River Forum, the delegates adopted a new charter.",
             "At the Third River Forum, the delegates adopted a new charter.",
             {"date missing|2023|the Third"}},
            {"number added",
             "Police detained protesters outside the parliament building.",
             "Police detained 214 protesters outside the parliament building.",
             {"number added|detained protesters|214"}},
        });
    }

    TEST_CASE("find_drift: names")
    {
        check({
            {"replaced",
             "The report was presented in Dakar by Aminata Sow, who led the research for two years.",
             "The report was presented in Dakar by Fatou Diop, who led the research for two years.",
             {"name altered|Aminata Sow|Fatou Diop"}},
            {"garbled",
             "Campaigners said the Doublethink Institute had published the list in full.",
             "Campaigners said the Doublethnik Institute had published the list in full.",
             {"name altered|Doublethink Institute|Doublethnik Institute"}},
            {"part replaced",
             "He addressed the Central Work Conference on Tuesday and left the same day.",
             "He addressed the Central Labor Conference on Tuesday and left the same day.",
             {"name altered|Central Work Conference|Central Labor Conference"}},
            {"letters lost",
             "The minister, Tô Lâm, signed the decree before the session was over.",
             "The minister, T LM, signed the decree before the session was over.",
             {"name altered|Tô Lâm|T LM"}},
            {"recased",
             "The group ARTICLE 19 examined the law and published its findings.",
             "The group Article 19 examined the law and published its findings.",
             {"name recased|ARTICLE 19|Article 19"}},
            {"glued",
             "Officials praised Malaysia–China relations at the opening of the fair.",
             "Officials praised Malaysiachina relations at the opening of the fair.",
             {"damage altered|Malaysia|Malaysiachina"}},
            {"country replaced",
             "The shipment was sent from Austria to the port of Mombasa in June.",
             "The shipment was sent from Australia to the port of Mombasa in June.",
             {"name altered|Austria|Australia"}},
        });
    }

    TEST_CASE("find_drift: quotations and who said them")
    {
        check({
            {"marks gone",
             "The minister said: “We will never accept a court that sits in secret.” The session then closed.",
             "The minister said: We will never accept a court that sits in secret. The session then closed.",
             {"quotation unmarked|“We will never accept a court that sits in secret.”|We will never accept a court that "
              "sits in secret"}},
            {"a word changed",
             "The minister said: “We will never accept a court that sits in secret.” The session then closed.",
             "The minister said: “We will never accept a court that sits in public.” The session then closed.",
             {"quotation altered|secret|public"}},
            {"another speaker",
             "“The gates were locked from outside,” said Maria Lopez. The owner, Pedro Quispe, left the town the same "
             "night.",
             "“The gates were locked from outside,” said Pedro Quispe. The owner, Pedro Quispe, left the town the same "
             "night.",
             {"attribution altered|Maria Lopez|Pedro Quispe"}},
        });
    }

    TEST_CASE("find_drift: negations and bounds")
    {
        check({
            {"negation gone",
             "The government has not disclosed who was contracted to build the gateway.",
             "The government has disclosed who was contracted to build the gateway.",
             {"negation missing|not|has disclosed"}},
            {"negation added",
             "The witnesses were allowed to speak to the committee in private.",
             "The witnesses were not allowed to speak to the committee in private.",
             {"negation added|were allowed|not"}},
            {"bound reversed",
             "The law applies to companies with at least 30 employees in the country.",
             "The law applies to companies with at most 30 employees in the country.",
             {"comparator altered|at least|at most"}},
            {"bound gone",
             "The law applies to companies with more than 30 employees in the country.",
             "The law applies to companies with 30 employees in the country.",
             {"comparator missing|more than|30"}},
        });
    }

    TEST_CASE("find_drift: links and damage")
    {
        check({
            {"link altered",
             "The full text is at https://example.org/reports/2024/water and can be copied freely.",
             "The full text is at https://example.org/reports/2023/water and can be copied freely.",
             {"link altered|https://example.org/reports/2024/water|https://example.org/reports/2023/water"}},
            {"glued words",
             "The index ranks it second. This makes it one of the most exposed countries.",
             "The index ranks it second indexThis makes it one of the most exposed countries.",
             {"damage altered|This|indexThis"}},
        });
    }

    TEST_CASE("all_codes: every example in full sentences gives the finding it explains")
    {
        const std::string before = "Officials met in the morning to discuss the long report in detail.\n\n";
        const std::string behind = "\n\nThe weather was fine and the crowd went home early that evening.\n";
        for (const textdrift::drift::CodeInfo& info : textdrift::drift::all_codes()) {
            const std::string example(info.example);
            const std::size_t from = example.find("original: "), to = example.find("\nversion:  ");
            // Findings on whole paragraphs are described, not shown, and wording has to be asked for.
            if (from != 0 || to == std::string::npos || info.code.starts_with("TD-PARA-")) continue;
            CAPTURE(std::string(info.code));
            const auto comparison =
                compare_texts(before + example.substr(10, to - 10) + behind, before + example.substr(to + 11) + behind);
            const bool found = std::any_of(comparison.findings.begin(), comparison.findings.end(),
                                           [&](const auto& finding) { return finding.code == info.code; });
            CHECK(found);
        }
    }

    TEST_CASE("find_drift: one cause is one finding with its places")
    {
        const auto comparison = compare_texts("The Mekong Press Union met on Monday in the capital.\n\nThe Mekong Press "
                                              "Union elected a new board of nine members.\n",
                                              "The Mekong Prass Union met on Monday in the capital.\n\nThe Mekong Prass "
                                              "Union elected a new board of nine members.\n");
        REQUIRE_EQ(comparison.findings.size(), 1);
        CHECK_EQ(comparison.findings[0].places.size(), 1);
    }

    TEST_CASE("find_drift: paragraphs missing, added and moved")
    {
        const std::string a = "The river rose by two metres overnight and flooded the lower town.\n\n";
        const std::string b = "Volunteers from the neighbouring valley brought blankets and boats.\n\n";
        const std::string c = "The regional hospital moved forty patients to the upper floors.\n\n";
        const std::string d = "Schools will stay closed until engineers have checked the bridges.\n\n";
        CHECK_EQ(joined(finding_lines(compare_texts(a + b + c + d, a + b + d))),
                 "paragraph missing|The regional hospital moved forty patients to the upper floors.|\n");
        CHECK_EQ(joined(finding_lines(compare_texts(a + b + d, a + b + c + d))),
                 "paragraph added||The regional hospital moved forty patients to the upper floors.\n");
    }
}
