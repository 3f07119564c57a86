// Negations: cues, their canonical form and what they bear on.
#include <doctest/doctest.h>

#include "tests/facts/reading.h"

using namespace textdrift;
using namespace textdrift::facts;
using namespace textdrift::facts::testing;

namespace {

struct Row {
    std::string name;
    std::string text;
    std::string expected;    // span=cue:scope
};

}    // namespace

TEST_SUITE("facts/negations")
{
    TEST_CASE("negations: cues and scopes")
    {
        const Row rows[] = {
            {"not", "It has not disclosed the plan.", "not=not:disclos"},
            {"not, adverbs between", "It has not publicly disclosed the plan.", "not=not:disclos"},
            {"contraction", "They don't know.", "don't=not:know"},
            {"curly contraction", "They don’t know.", "don’t=not:know"},
            {"do not", "They do not know.", "not=not:know"},
            {"cannot", "They cannot disclose it.", "cannot=not:disclos"},
            {"can't", "They can’t disclose it.", "can’t=not:disclos"},
            {"won't", "They won't stop.", "won't=not:stop"},
            {"isn't clear", "It isn't clear.", "isn't=not:clear"},
            {"no", "There is no evidence.", "no=no:evidenc"},
            {"never", "They never disclosed it.", "never=never:disclos"},
            {"no longer", "They no longer disclose it.", "no longer=no-longer:disclos"},
            {"not yet", "They have not yet disclosed it.", "not yet=not-yet:disclos"},
            {"not ... yet", "They have not disclosed it yet.", "not=not-yet:disclos"},
            {"contraction, yet", "They haven’t yet disclosed it.", "haven’t=not-yet:disclos"},
            {"not ... any longer", "They don't disclose it any longer.", "don't=no-longer:disclos"},
            {"not any more of them", "They did not disclose any more names.", "not=not:disclos"},
            {"yet opens a clause", "They did not disclose it, yet they knew.", "not=not:disclos"},
            {"number with a Roman numeral", "It is printed in No. XIX.", ""},
            {"not long after", "Not long after, they disclosed it.", ""},
            {"seldom", "They seldom disclosed it.", ""},
            {"without", "They left without evidence.", "without=without:evidenc"},
            {"nobody", "Nobody disclosed it.", "Nobody=nobody:disclos"},
            {"no one", "No one disclosed it.", "No one=nobody:disclos"},
            {"neither nor", "Neither police nor courts acted.", "Neither=neither:polic | nor=nor:court"},
            {"hardly", "They hardly disclosed it.", "hardly=hardly:disclos"},
            {"failed to", "They failed to disclose it.", "failed to=fail-to:disclos"},
            {"refused to", "They refused to disclose it.", "refused to=refuse-to:disclos"},
            {"end of clause", "I do not. They stayed.", "not=not:"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            const Reading reading = read(row.text);
            CHECK(list(reading, FactKind::Negation, [&](const Fact& fact) {
                      return reading.slice(fact.range) + "=" + fact.negation()->cue + ":" + fact.negation()->scope;
                  }) == row.expected);
        }
    }

    TEST_CASE("negations: what only looks like one")
    {
        for (const char* text :
             {"It is not only large but also fast.", "It isn't only large but fast.", "See No. 5 and no. 12345/09.",
              "Whether or not it rains.", "It is no more than 30 people.", "At not less than 30 places.",
              "There is no doubt.", "The note was notable and noted.", "Come if not today."}) {
            CAPTURE(text);
            const Reading reading = read(text);
            CHECK(list(reading, FactKind::Negation, [&](const Fact& fact) { return reading.slice(fact.range); }).empty());
        }
    }

    TEST_CASE("negations: denials at the start of sentences are no names")
    {
        struct Start {
            const char* language;
            const char* text;
            const char* cue;
        };
        const Start rows[] = {
            {"sr", "Нисам уопште попустио.", "Нисам"},          {"hr", "Nismo popustili ni danas.", "Nismo"},
            {"cs", "Není dohoda o tom návrhu.", "Není"},        {"uk", "Немає жодної відповіді.", "Немає"},
            {"ru", "Никому об этом не сказали.", "Никому"},     {"fi", "Yksikään ei voittanut.", "Yksikään"},
            {"hu", "Senkitől sem kaptak választ.", "Senkitől"}, {"sw", "Hakuna jibu kutoka wizara.", "Hakuna"},
            {"tr", "Değildir bu konuda anlaşma.", "Değildir"},  {"sv", "Varken han eller hon kom.", "Varken"},
            {"ro", "Nimănui nu i s-a răspuns.", "Nimănui"},     {"pt", "Tampouco houve resposta.", "Tampouco"},
        };
        for (const Start& row : rows) {
            CAPTURE(row.text);
            const Reading reading = read(row.text, nullptr, row.language);
            const std::string cues =
                list(reading, FactKind::Negation, [&](const Fact& fact) { return reading.slice(fact.range); });
            CHECK(cues.starts_with(row.cue));
        }
    }
}
