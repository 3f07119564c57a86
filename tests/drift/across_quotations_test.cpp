// Quotations of translations: silence on honest ones in every style of marks, and each lost mark or quotation found.
#include <doctest/doctest.h>

#include "core/facts/extract.h"
#include "tests/drift/translations.h"

using namespace textdrift;
using namespace textdrift::test;
using drift::Change;
using drift::Kind;

namespace {

struct Quoted {
    std::uint32_t paragraph;
    ByteRange whole, inner;    // in the text
};

// The outermost quotations of a translation, without the term in the fourth paragraph.
std::vector<Quoted> quotations_of(const Translation& translation)
{
    const segment::SegmentedText text = cut(translation);
    std::vector<Quoted> found;
    bool term = true;
    for (const facts::Fact& fact : facts::extract(text).facts) {
        const facts::QuotationValue* value = fact.quotation();
        if (value == nullptr || value->depth > 0) continue;
        if (fact.paragraph == 3 && term) term = false;
        else found.push_back({fact.paragraph, fact.range, value->inner});
    }
    return found;
}

Translation without(const Translation& translation, ByteRange from, ByteRange kept)
{
    Translation changed = translation;
    const std::string inner = translation.text.substr(kept.begin, kept.size());
    changed.text = translation.text.substr(0, from.begin) + inner + translation.text.substr(from.end);
    return changed;
}

bool reported_in(const Comparison& comparison, std::uint32_t paragraph, Change change)
{
    for (const drift::Finding& finding : comparison.findings)
        if (finding.kind == Kind::Quotation && finding.change == change && finding.original &&
            finding.original->paragraph == paragraph)
            return true;
    return false;
}

}    // namespace

TEST_SUITE("drift/across_quotations")
{
    TEST_CASE("quotations: silent on honest translations, whatever their marks")
    {
        for (const Translation& translation : dam_translations()) {
            CAPTURE(translation.language);
            CHECK_EQ(joined(lines_of(compare_in_place(dam_original(), translation), Kind::Quotation)), "");
            CHECK_EQ(joined(lines_of(compare_in_place(translation, dam_original()), Kind::Quotation)), "");
        }
    }

    TEST_CASE("quotations: every speech of the text is read in every language")
    {
        for (const Translation& translation : dam_translations()) {
            CAPTURE(translation.language);
            const std::size_t found = quotations_of(translation).size();
            CHECK(found >= 4);    // some join the two of the second paragraph
            CHECK(found <= 5);
        }
    }

    TEST_CASE("quotations: marks that vanished are found, once")
    {
        for (const Translation& translation : dam_translations()) {
            for (const Quoted& quoted : quotations_of(translation)) {
                const Translation planted = without(translation, quoted.whole, quoted.inner);
                CAPTURE(translation.language);
                CAPTURE(translation.text.substr(quoted.whole.begin, quoted.whole.size()));
                const Comparison comparison = compare_in_place(dam_original(), planted);
                CAPTURE(joined(lines_of(comparison, Kind::Quotation)));
                CHECK(reported_in(comparison, quoted.paragraph, Change::Unmarked));
                CHECK(lines_of(comparison, Kind::Quotation).size() <= 2);
            }
        }
    }

    TEST_CASE("quotations: those dropped are found")
    {
        std::size_t planted_count = 0, found_count = 0;
        for (const Translation& translation : dam_translations()) {
            for (const Quoted& quoted : quotations_of(translation)) {
                const Translation planted = without(translation, quoted.whole, {quoted.whole.begin, quoted.whole.begin});
                CAPTURE(translation.language);
                CAPTURE(translation.text.substr(quoted.whole.begin, quoted.whole.size()));
                const Comparison comparison = compare_in_place(dam_original(), planted);
                CAPTURE(joined(lines_of(comparison, Kind::Quotation)));
                const bool found = reported_in(comparison, quoted.paragraph, Change::Missing) ||
                                   reported_in(comparison, quoted.paragraph, Change::Unmarked);
                ++planted_count;
                found_count += found;
                if (!found) MESSAGE("not seen in " << translation.language);
            }
        }
        // A short one dropped beside a long one reads like two told as one: lengths alone cannot tell.
        CHECK(found_count * 100 >= planted_count * 98);
    }

    // Where a language says by a word that it tells somebody's words in its own, marks are not missed.
    TEST_CASE("quotations: reported speech is worth a note, sentences and parts of them a finding")
    {
        struct Pair {
            const char* name;
            const char* language;
            const char* original;
            const char* version;
            const char* severity;    // of "unmarked"; none: nothing is said
        };
        const Pair pairs[] = {
            {"a sentence", "de", "\"We closed the ferry because the old engine was burning,\" the captain said on Friday.",
             "Wir haben die Fähre geschlossen, weil der alte Motor brannte, sagte der Kapitän am Freitag.", "major"},
            {"begins in lower case", "de",
             "The captain wrote that the ferry \"would have to stay in the harbour\" for the rest of the summer.",
             "Der Kapitän schrieb, dass die Fähre den Rest des Sommers im Hafen bleiben müsse.", "major"},
            {"begins in lower case", "uk",
             "The captain wrote that the ferry \"would have to stay in the harbour\" for the rest of the summer.",
             "Капітан написав, що порому доведеться залишитися в гавані до кінця літа.", "major"},
            {"begins in lower case", "es",
             "The captain wrote that the ferry \"would have to stay in the harbour\" for the rest of the summer.",
             "El capitán escribió que el transbordador tendría que quedarse en el puerto el resto del verano.", "major"},
            {"behind an article", "fr",
             "The captain said on Friday that the \"Harbour people saw the fire and the courage\" of the crew.",
             "Le capitaine a dit vendredi que les gens du port avaient vu le feu et le courage de l'équipage.", "major"},
            {"goes on in another paragraph", "ru", "\"We closed the ferry because the old engine was burning on that day.",
             "Мы закрыли паром, потому что в тот день горел старый двигатель.", "info"},
            {"words that report", "my",
             "\"We closed the ferry because the old engine was burning,\" the captain said on Friday.",
             "စက်ဟောင်း မီးလောင်နေသောကြောင့် ကူးတို့ကို ပိတ်ခဲ့ကြောင်း ကပ္ပတိန်က သောကြာနေ့တွင် ပြောသည်။", "info"},
        };
        for (const Pair& pair : pairs) {
            CAPTURE(pair.name);
            CAPTURE(pair.language);
            std::string severity;
            for (const drift::Finding& finding :
                 compare_in_place({"en", pair.original}, {pair.language, pair.version}).findings)
                if (finding.kind == Kind::Quotation && finding.change == Change::Unmarked)
                    severity = finding.severity == drift::Severity::Info ? "info" : "major";
            CHECK_EQ(severity, pair.severity);
        }
    }

    // "Madam told me, 'I bought you'": the marks inside do not stand for those around them.
    TEST_CASE("quotations: the outer marks gone, the inner ones left")
    {
        struct Pair {
            const char* language;
            const char* honest;
            const char* planted;
        };
        const char* original = "The report was published on Monday in the capital.\n\n\"My neighbour told me, 'Your house "
                               "is burning, do not come "
                               "back,'\" said Ana Ruiz, who lived there for 30 years.";
        const Pair pairs[] = {
            {"de",
             "„Mein Nachbar sagte mir: ‚Dein Haus brennt, komm nicht zurück‘“, sagte Ana Ruiz, die dort 30 Jahre lebte.",
             "Mein Nachbar sagte mir: ‚Dein Haus brennt, komm nicht zurück‘, sagte Ana Ruiz, die dort 30 Jahre lebte."},
            {"it",
             "«Il mio vicino mi ha detto: “La tua casa brucia, non tornare”», racconta Ana Ruiz, che ci ha vissuto 30 anni.",
             "Il mio vicino mi ha detto: “La tua casa brucia, non tornare”, racconta Ana Ruiz, che ci ha vissuto 30 anni."},
            {"sv", "”Min granne sa till mig: ’Ditt hus brinner, kom inte tillbaka’”, säger Ana Ruiz, som bodde där i 30 år.",
             "Min granne sa till mig: ’Ditt hus brinner, kom inte tillbaka’, säger Ana Ruiz, som bodde där i 30 år."},
            {"ru", "«Сосед сказал мне: “Твой дом горит, не возвращайся”», — рассказала Ана Руис, которая жила там 30 лет.",
             "Сосед сказал мне: “Твой дом горит, не возвращайся”, — рассказала Ана Руис, которая жила там 30 лет."},
        };
        for (const Pair& pair : pairs) {
            CAPTURE(pair.language);
            const std::string first = original;
            const Translation from{"en", first};
            const std::string head = first.substr(0, first.find('\n'));
            const Translation honest{pair.language, head + "\n\n" + pair.honest},
                planted{pair.language, head + "\n\n" + pair.planted};
            CHECK_EQ(joined(lines_of(compare_in_place(from, honest), Kind::Quotation)), "");
            CHECK(reported_in(compare_in_place(from, planted), 1, Change::Unmarked));
        }
    }

    // What somebody said is told from a name by its colon, its full stop or the ending of its verb.
    TEST_CASE("quotations: sentences that no known verb introduces are no names")
    {
        struct Pair {
            const char* name;
            Translation original, version;
            bool found;
        };
        const Pair pairs[] = {
            {"a verb at its end",
             {"ja", "組合の代表は「漁師は使い捨ての道具ではない」と声を上げた。港は2019年に閉まった。"},
             {"en",
              "The head of the union cried out that fishers are not tools to be thrown away. The port closed in 2019."},
             true},
            {"a name",
             {"ja", "組合は「北関東漁業協同組合連合会」である。港は2019年に閉まった。"},
             {"en", "The union is the North Kanto Federation of Fishery Cooperatives. The port closed in 2019."},
             false},
            {"a colon",
             {"ru", "Глава союза подвёл итог: «Рыбаки не расходный материал для завода». Порт закрыли в 2019 году."},
             {"en",
              "The head of the union summed it up: fishers are no consumables for a plant. The port was closed in 2019."},
             true},
            {"a name",
             {"ru", "Он возглавляет «Северный союз рыбаков и матросов порта». Порт закрыли в 2019 году."},
             {"en", "He heads the Northern Union of Fishers and Sailors of the Port. The port was closed in 2019."},
             false},
        };
        for (const Pair& pair : pairs) {
            CAPTURE(pair.name);
            CAPTURE(pair.original.text);
            const Comparison comparison = compare_in_place(pair.original, pair.version);
            CHECK_EQ(reported_in(comparison, 0, Change::Unmarked) || reported_in(comparison, 0, Change::Missing),
                     pair.found);
        }
    }

    TEST_CASE("quotations: the name of a newspaper does not stand in for what was said")
    {
        const Translation original{"en", "The director denied it all. \"We have never hidden a single result from the "
                                         "authorities,\" he told the Valley Daily Mail on 9 April."};
        const Translation honest{"zh",
                                 "该负责人否认一切。“我们从未向当局隐瞒过任何一项结果。”他4月9日对《河谷每日邮报》说。"};
        const Translation planted{"zh",
                                  "该负责人否认一切。我们从未向当局隐瞒过任何一项结果。他4月9日对《河谷每日邮报》说。"};
        CHECK_EQ(joined(lines_of(compare_in_place(original, honest), Kind::Quotation)), "");
        CHECK(reported_in(compare_in_place(original, planted), 0, Change::Unmarked));
    }

    TEST_CASE("quotations: one half of a quotation that was told in two")
    {
        const Translation original{
            "en",
            "\"This is the biggest eviction in the country since the war ended, and it is paid for with the savings of "
            "pensioners in Europe,\" said Hanna Berg, who leads the research of the network in Oslo."};
        const Translation honest{
            "de", "„Das ist die größte Vertreibung im Land seit dem Ende des Krieges“, sagte Hanna Berg, die in Oslo die "
                  "Forschung des Netzwerks leitet, „und bezahlt wird sie mit den Ersparnissen von Rentnern in Europa.“"};
        const Translation first{
            "de", "Das ist die größte Vertreibung im Land seit dem Ende des Krieges, sagte Hanna Berg, die in Oslo die "
                  "Forschung des Netzwerks leitet, „und bezahlt wird sie mit den Ersparnissen von Rentnern in Europa.“"};
        const Translation second{
            "de", "„Das ist die größte Vertreibung im Land seit dem Ende des Krieges“, sagte Hanna Berg, die in Oslo die "
                  "Forschung des Netzwerks leitet, und bezahlt wird sie mit den Ersparnissen von Rentnern in Europa."};
        CHECK_EQ(joined(lines_of(compare_in_place(original, honest), Kind::Quotation)), "");
        CHECK(reported_in(compare_in_place(original, first), 0, Change::Unmarked));
        CHECK(reported_in(compare_in_place(original, second), 0, Change::Unmarked));
    }

    TEST_CASE("quotations: of two that might have become one, the one gone is the one that fits what is left worse")
    {
        const Translation original{
            "en",
            "According to Dr Selin Aksoy, a lung specialist in Ankara who read the images, the disease was entirely "
            "preventable. \"We banned the sandblasting of jeans in Turkey in 2009 because young men were suffocating,\" "
            "Aksoy said. \"Here the same thing is happening, only more slowly.\""};
        const Translation version{
            "it", "Per la dottoressa Selin Aksoy, pneumologa di Ankara che ha letto le lastre, la malattia si poteva "
                  "evitare del tutto. «In Turchia abbiamo vietato la sabbiatura dei jeans nel 2009 perché dei giovani "
                  "soffocavano», ha spiegato Aksoy."};
        const std::string told = joined(lines_of(compare_in_place(original, version), Kind::Quotation));
        CHECK(told.find("only more slowly") != std::string::npos);
        CHECK_EQ(told.find("sandblasting"), std::string::npos);
    }

    TEST_CASE("quotations: Chinese and Japanese write a name in characters of their own")
    {
        const Translation original{"ja", "団体は「河谷国際交流協同組合」と名乗る。港は2019年に閉まった。"};
        const Translation version{"zh", "该团体自称“河谷国际交流协同组合”。港口于2019年关闭。"};
        CHECK_EQ(joined(lines_of(compare_in_place(original, version), Kind::Quotation)), "");
    }

    TEST_CASE("quotations: one of another paragraph does not stand in for a lost one")
    {
        const Translation original{"en", "\"We heard the water before we saw it that night,\" the baker said.\n\nThe town "
                                         "rebuilt the bridge in 2019.\n\nThe mayor asked for help from the region."};
        const Translation version{"de",
                                  "Wir hörten das Wasser in jener Nacht, bevor wir es sahen, sagte der Bäcker.\n\nDie "
                                  "Stadt baute 2019 die Brücke wieder auf.\n\nDer Bürgermeister bat „die Region und alle "
                                  "ihre Orte um Hilfe“."};
        CHECK(reported_in(compare_in_place(original, version), 0, Change::Unmarked));
    }

    // A quotation inside of one whose marks are of the same kind is told with marks of its own; what is left of a shortened
    // translation is not taken for the quotation inside.
    TEST_CASE("quotations: told inside another, and shortened around one")
    {
        struct Pair {
            const char* original;
            const char* language;
            const char* version;
        };
        const Pair pairs[] = {
            {"\"A student came up to me after the talk and said: \"Why am I only told this now?\" She was in tears.\"", "de",
             "„Eine Studentin kam nach dem Vortrag zu mir und sagte: ‚Warum sagt man mir das erst jetzt?‘ Sie weinte.“"},
            {"\"I could not tell him 'you will not be there in the front row',\" the diver said.", "es",
             "«No pude decirle que no estaría en la primera fila», dijo el saltador."},
        };
        for (const Pair& pair : pairs) {
            CAPTURE(pair.language);
            CHECK_EQ(
                joined(lines_of(compare_in_place({"en", pair.original}, {pair.language, pair.version}), Kind::Quotation)),
                "");
        }
    }

    TEST_CASE("quotations: a mark that nothing closes adds no quotation")
    {
        const Translation original{"en",
                                   "The police said that he had been arrested and taken to the prison of the district."};
        const char* words = "Die Polizei sagte: „Er wurde festgenommen und in das Gefängnis des Bezirks gebracht.";
        CHECK_EQ(joined(lines_of(compare_in_place(original, {"de", words}), Kind::Quotation)), "");
        CHECK(!lines_of(compare_in_place(original, {"de", std::string(words) + "“"}), Kind::Quotation).empty());
    }

    TEST_CASE("quotations: a name between marks takes the place of none")
    {
        const Translation original{"en",
                                   "The mine belongs to Helvetia Minerals, a company of Zug. The lake turned red in the "
                                   "spring of 2017. \"It was an alga, and never nickel from the mine,\" the manager "
                                   "said."};
        const std::string head =
            "Die Mine gehört der Firma „Helvetia Minerals“ aus Zug. Der See färbte sich im Frühling 2017 "
            "rot. ";
        CHECK_EQ(joined(lines_of(compare_in_place(original, {"de", head + "„Es war eine Alge und nie Nickel aus der Mine“, "
                                                                          "sagte der Direktor."}),
                                 Kind::Quotation)),
                 "");
        const Translation planted{"de", head + "Es war eine Alge und nie Nickel aus der Mine, sagte der Direktor."};
        CHECK(reported_in(compare_in_place(original, planted), 0, Change::Unmarked));
    }
    TEST_CASE("quotations: the narrator's dash is left of a dropped one")
    {
        const Translation original{"en",
                                   "\"We closed the ferry because the old engine was burning,\" the captain said. The crew "
                                   "went to the harbour and waited there for the rest of the night."};
        const std::string rest = " Załoga poszła do portu i czekała tam przez resztę nocy.";
        const std::string said = "Zamknęliśmy prom, bo palił się stary silnik";
        const Translation honest{"pl", "— " + said + " — powiedział kapitan." + rest};
        CHECK_EQ(joined(lines_of(compare_in_place(original, honest), Kind::Quotation)), "");
        const Translation planted{"pl", "— powiedział kapitan." + rest};
        const Comparison comparison = compare_in_place(original, planted);
        CHECK((reported_in(comparison, 0, Change::Missing) || reported_in(comparison, 0, Change::Unmarked)));
    }
}
