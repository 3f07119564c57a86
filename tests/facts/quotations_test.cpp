// Quotations: marks of every style, apostrophes, nesting, paragraphs.
#include <doctest/doctest.h>

#include "tests/facts/reading.h"

using namespace textdrift;
using namespace textdrift::facts;
using namespace textdrift::facts::testing;

namespace {

// The words between the marks; "s:" speech, "t:" term, "^n" nested n deep, "~" unclosed, ">" block.
std::string shown_in(const Reading& reading)
{
    return list(reading, FactKind::Quotation, [&](const Fact& fact) {
        const QuotationValue& value = *fact.quotation();
        std::string shown = value.type == QuotationValue::Class::Speech ? "s:" : "t:";
        if (value.depth > 0) shown += "^" + std::to_string(value.depth);
        if (value.unclosed) shown += "~";
        if (value.block) shown += ">";
        return shown + reading.slice(value.inner);
    });
}

std::string quotations(std::string_view text)
{
    return shown_in(read(text));
}

struct Row {
    std::string name;
    std::string text;
    std::string expected;
};

}    // namespace

TEST_SUITE("facts/quotations")
{
    TEST_CASE("quotations: styles of marks")
    {
        const Row rows[] = {
            {"straight", "He said: \"We will never give up hope.\"", "s:We will never give up hope."},
            {"curly", "He said: “We will never give up hope.”", "s:We will never give up hope."},
            {"single curly", "It calls this ‘all-around cooperation’ today.", "t:all-around cooperation"},
            {"single straight", "It calls this 'all-around cooperation' today.", "t:all-around cooperation"},
            {"guillemets", "He wrote « nous ne savons pas encore tout » there.", "s: nous ne savons pas encore tout "},
            {"guillemets reversed", "Er sagte »wir wissen es noch nicht genau« dort.", "s:wir wissen es noch nicht genau"},
            {"single guillemets", "They call it ‹so-called peace› now.", "t:so-called peace"},
            {"german", "Er sagte „wir wissen es noch nicht genau“ dort.", "s:wir wissen es noch nicht genau"},
            {"german straight end", "Er sagte „wir wissen es noch nicht genau\" dort.", "s:wir wissen es noch nicht genau"},
            {"german single", "Das ist ‚nur ein Wort‘ dort.", "t:nur ein Wort"},
            {"polish", "Tak „to jest tylko jedno słowo” tam.", "s:to jest tylko jedno słowo"},
            {"swedish", "Hon sade ”vi vet inte allt än” där.", "s:vi vet inte allt än"},
            {"corner brackets", "It is 「new words here」 and 『old』 now.", "t:new words here | t:old"},
            {"title brackets", "The book 《數位治理》 sold.", "t:數位治理"},
            {"latex", "He said ``we will never give up hope'' there.", "s:we will never give up hope"},
            {"doubled single", "He said ''we will never give up hope'' there.", "s:we will never give up hope"},
            {"backtick", "It calls this `cyber sovereignty' today.", "t:cyber sovereignty"},
            {"full width", "He said ＂we will never give up hope＂ there.", "s:we will never give up hope"},
            {"closed by the opening mark", "He said: “We will never give up hope“ there.", "s:We will never give up hope"},
            {"singles closed by the opening mark", "It calls this ‘all-around cooperation‘ today.",
             "t:all-around cooperation"},
            {"closed behind the space", "\"We will never give up hope, \"she said. \"We stay here until spring.\"",
             "s:We will never give up hope,  | s:We stay here until spring."},
            {"in brackets", "It failed (the ‘national tech champions’).", "t:national tech champions"},
            {"after a dash", "One word–‘derisk’–was cut.", "t:derisk"},
            {"with a link", "It is the '[blueprint](#) for the state', he said.", "s:[blueprint](#) for the state"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK(quotations(row.text) == row.expected);
        }
    }

    TEST_CASE("quotations: apostrophes, primes and inch marks are none")
    {
        for (const char* text :
             {"Human rights organisations' reports and the countries’ laws.", "In the '90s and '68, 'twas rock 'n' roll.",
              "In the ’90s it was rock ’n’ roll.", "It is O'Brien's and James' and the boss's.",
              "He is 5'10\" tall and has a 6\" pipe.", "At 40°26'46\" north.", "Don't, can't, won't and it's.",
              "The farmers' and workers' rights.", "A 19\" screen, a 21\" screen."}) {
            CAPTURE(text);
            CHECK(quotations(text) == "");
        }
    }

    TEST_CASE("quotations: apostrophes inside single marks")
    {
        const Row rows[] = {
            {"contraction", "He said ‘we don’t know what it’s worth’ there.", "s:we don’t know what it’s worth"},
            {"straight contraction", "He said 'we don't know what it's worth' there.", "s:we don't know what it's worth"},
            {"plural possessive inside", "He said ‘the countries’ laws are not good enough’ there.",
             "s:the countries’ laws are not good enough"},
            {"straight plural possessive", "He said 'the countries' laws are not good enough' there.",
             "s:the countries' laws are not good enough"},
            {"ends in s", "They named ‘national tech champions’ while others are ‘in crisis’ now.",
             "t:national tech champions | t:in crisis"},
            {"ends in s before plural possessive", "They are ‘restricted countries’ and the workers’ rights are gone.",
             "t:restricted countries"},
            {"possessive before", "The workers’ rights are ‘in crisis’ now.", "t:in crisis"},
            {"decade inside", "He said ‘the ’90s were much better for us’ there.", "s:the ’90s were much better for us"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK(quotations(row.text) == row.expected);
        }
    }

    TEST_CASE("quotations: nesting, several, unbalanced")
    {
        const Row rows[] = {
            {"nested", "She said: “He told me ‘go home’ and I left.”", "s:He told me ‘go home’ and I left. | t:^1go home"},
            {"nested other way", "She said: 'He told me \"go home\" and I left.'",
             "s:He told me \"go home\" and I left. | t:^1go home"},
            {"two", "“I do not know him at all,” she said. “I never met him there.”",
             "s:I do not know him at all, | s:I never met him there."},
            {"stray opener", "He said \"we left and went home early.", "s:~we left and went home early."},
            {"stray closer", "He said we left” and went home.", ""},
            {"empty", "He typed \"\" and left.", ""},
            {"short speech", "She said: “No.” They left.", "s:No."},
            {"short speech after", "“Never,” she told us.", "s:Never,"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK(quotations(row.text) == row.expected);
        }
    }

    TEST_CASE("quotations: over paragraphs and as blocks")
    {
        CHECK(quotations("She said: “We did not know about it.\n\n“We were never told about any of it.” She left.") ==
              "s:~We did not know about it. | s:We were never told about any of it.");
        CHECK(quotations("She wrote:\n\n> We did not know about it, and were never told.\n\nShe left the room then.") ==
              "s:>We did not know about it, and were never told.");
    }

    TEST_CASE("quotations: dashes of dialogue, brackets, marks repeated at every paragraph")
    {
        struct Spoken {
            const char* language;
            const char* text;
            const char* expected;
        };
        const Spoken rows[] = {
            {"es", "—No sabíamos nada de eso —dijo Ana Ruiz—. Nadie nos avisó a tiempo.",
             "s:No sabíamos nada de eso | s:Nadie nos avisó a tiempo."},
            {"ru", "— Мы ничего об этом не знали, — сказала Анна Руис. — Никто нас вовремя не предупредил.",
             "s:Мы ничего об этом не знали, | s:Никто нас вовремя не предупредил."},
            {"fr", "— Nous ne savions rien de tout cela, a dit Ana Ruiz.", ""},
            {"zh", "她说：“他对我说‘回家去吧’，我就离开了那里。”", "s:他对我说‘回家去吧’，我就离开了那里。 | t:^1回家去吧"},
            {"ja", "彼女は「彼は私に『家に帰れ』と言ったので、そこを離れました」と述べた。",
             "s:彼は私に『家に帰れ』と言ったので、そこを離れました | s:^1家に帰れ"},
            {"zh-Hant", "她說：「他對我說『回家去吧』，我就離開了那裡。」",
             "s:他對我說『回家去吧』，我就離開了那裡。 | t:^1回家去吧"},
            {"fr",
             "Elle a dit : « Nous ne savions rien de cela.\n\n» Personne ne nous a jamais rien dit. » Elle est partie.",
             "s:~ Nous ne savions rien de cela. | s: Personne ne nous a jamais rien dit. "},
        };
        for (const Spoken& row : rows) {
            CAPTURE(row.text);
            const Reading reading = read(row.text, nullptr, row.language);
            CHECK(shown_in(reading) == row.expected);
        }
    }

    TEST_CASE("quotations: the span holds the marks")
    {
        const Reading reading = read("Now “cyber sovereignty”, ``so called'' peace.");
        CHECK(list(reading, FactKind::Quotation, [&](const Fact& fact) { return reading.slice(fact.range); }) ==
              "“cyber sovereignty” | ``so called''");
    }

    TEST_CASE("quotations: hostile runs of marks cost linear time")
    {
        std::string text;
        for (int i = 0; i < 100000; ++i) text += "“'«‘\" ";
        const Reading reading = read(text);
        CHECK(reading.text.paragraphs.size() >= 1);
    }
}
