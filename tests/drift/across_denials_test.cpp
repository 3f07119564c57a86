// Denials of translations by class: verbs and their opposites, denials of scripts without spaces, verbs that "nobody" needs.
#include "tests/drift/pairs.h"

using namespace textdrift;
using namespace textdrift::test;
using drift::Kind;

namespace {

constexpr const char* kDenied = "The governor denied that the prisoners had been beaten.";
constexpr const char* kAmong = "The lake lies in the north. Kenya is not among the states that signed the treaty.";

}    // namespace

TEST_SUITE("drift/across_denials")
{
    TEST_CASE("a verb that denies became its opposite, or is kept")
    {
        const Pair pairs[] = {
            {"kept", "en", kDenied, "de", "Der Gouverneur bestritt, dass die Gefangenen geschlagen worden seien.", false},
            {"turned", "en", kDenied, "de", "Der Gouverneur bestätigte, dass die Gefangenen geschlagen worden seien.", true},
            {"kept", "en", kDenied, "pt", "O governador negou que os presos tivessem sido espancados.", false},
            {"turned", "en", kDenied, "pt", "O governador confirmou que os presos tinham sido espancados.", true},
            {"kept", "en", kDenied, "el", "Ο κυβερνήτης διέψευσε ότι ξυλοκοπήθηκαν οι κρατούμενοι.", false},
            {"turned", "en", kDenied, "el", "Ο κυβερνήτης επιβεβαίωσε ότι ξυλοκοπήθηκαν οι κρατούμενοι.", true},
            {"kept", "en", kDenied, "ru", "Губернатор отрицал, что заключённых избивали.", false},
            {"turned", "en", kDenied, "ru", "Губернатор подтвердил, что заключённых избивали.", true},
            {"kept", "en", kDenied, "zh", "州长否认囚犯遭到殴打。", false},
            {"turned", "en", kDenied, "zh", "州长证实囚犯遭到殴打。", true},
            {"told by not", "en", kDenied, "fr", "Le gouverneur n'a pas confirmé que les détenus avaient été battus.",
             false},
            {"the other way", "en", "The court confirmed the sentence in May.", "es",
             "El tribunal rechazó la sentencia en mayo.", true},
            {"kept positive", "en", "The court confirmed the sentence in May.", "es",
             "El tribunal confirmó la sentencia en mayo.", false},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }

    TEST_CASE("a bound that tells its own denial denies nothing else")
    {
        const char* fee = "The museum shows no more than 120 letters, and it will not charge a fee.";
        const Pair pairs[] = {
            {"kept", "en", fee, "fr", "Le musée montre 120 lettres au plus, et il ne demandera pas de droit d'entrée.",
             false},
            {"kept", "en", fee, "fr", "Le musée ne montre pas plus de 120 lettres, et l'entrée n'est pas payante.", false},
            {"lost", "en", fee, "fr", "Le musée montre pas moins de 120 lettres, et il demandera un droit d'entrée.", true},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }

    TEST_CASE("what was declined was done")
    {
        const char* declined = "In London, the clothing chain, which buys a quarter of the goods, declined to comment.";
        const Pair pairs[] = {
            {"kept", "en", declined, "cs", "V Londýně oděvní řetězec, který odebírá čtvrtinu zboží, odmítl věc komentovat.",
             false},
            {"done", "en", declined, "cs", "V Londýně oděvní řetězec, který odebírá čtvrtinu zboží, věc komentoval.", true},
            {"kept", "en", declined, "sv", "I London nekade klädkedjan, som köper en fjärdedel av varorna, att kommentera.",
             false},
            {"without a name", "en", "\"We are staying,\" said a guard, who declined to be named.", "de",
             "„Wir bleiben“, sagte ein Wachmann, der anonym bleiben wollte.", false},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }

    TEST_CASE("a number that nobody needs a verb for, in languages that deny twice")
    {
        const char* paid = "Of the 87 families, 23 were paid part of the sum and 64 nothing at all.";
        const char* nobody = "The guards waited in the yard and nobody could leave the house.";
        const Pair pairs[] = {
            {"kept", "en", paid, "ru", "Из 87 семей 23 получили часть суммы, а 64 — вообще ничего.", false},
            {"kept", "en", paid, "cs", "Z 87 rodin dostalo 23 část této částky a 64 vůbec nic.", false},
            {"kept", "en", paid, "el", "Από τις 87 οικογένειες, οι 23 πήραν μέρος του ποσού και οι 64 απολύτως τίποτα.",
             false},
            {"lost", "en", paid, "ru", "Из 87 семей 23 получили часть суммы, а 64 — всю сумму.", true},
            {"broken", "en", nobody, "ru", "Охранники ждали во дворе, и никто мог выйти из дома.", true},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }

    TEST_CASE("a denial that says only")
    {
        const char* off = "病院に連れて行ってもらえませんでした。お正月も3日しか休んでいません。";
        const Pair pairs[] = {
            {"kept", "ja", off, "en", "They did not take me to the hospital. At New Year we had only three days off.",
             false},
            {"lost", "ja", off, "en", "They took me to the hospital. At New Year we had only three days off.", true},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }

    TEST_CASE("a denial of two halves, written together with the verb")
    {
        const char* answered = "L'entreprise n'a pas répondu à nos questions.";
        const char* risky = "Le voyage n'est pas sans danger pour les enfants.";
        const Pair pairs[] = {
            {"kept", "fr", answered, "en", "The company has not answered our questions.", false},
            {"lost", "fr", answered, "en", "The company has answered our questions.", true},
            {"kept", "fr", answered, "de", "Das Unternehmen hat unsere Fragen nicht beantwortet.", false},
            {"lost", "fr", answered, "de", "Das Unternehmen hat unsere Fragen bereits beantwortet.", true},
            {"kept", "fr", answered, "ja", "会社は私たちの質問に答えていない。", false},
            {"lost", "fr", answered, "ja", "会社は私たちの質問に答えた。", true},
            {"kept before a vowel", "fr", "Un enfant n'est pas un paquet.", "it", "Un bambino non è un pacco.", false},
            {"not anyone, lost", "en", "The paper does not protect anyone.", "fr", "Le papier protège tout le monde.", true},
            {"two of them affirm", "fr", risky, "en", "The journey is dangerous for the children.", false},
            {"a bound denied", "fr", "Il ne faudrait pas pêcher plus de 300 tonnes par an.", "de",
             "Es sollten höchstens 300 Tonnen im Jahr gefischt werden.", false},
            {"a bound denied", "en", "The ships should not catch more than 300 tonnes a year.", "es",
             "Los barcos deberían pescar como máximo 300 toneladas al año.", false},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }

    TEST_CASE("a single denial at the end of a sentence, or of two words")
    {
        const char* original = "The paper does not protect anyone.";
        const Pair pairs[] = {
            {"kept", "en", original, "fr", "Le papier ne protège personne.", false},
            {"lost", "en", original, "fr", "Le papier protège tout le monde.", true},
            {"kept", "en", original, "sv", "Papperet skyddar ingen.", false},
            {"lost", "en", original, "sv", "Papperet skyddar alla.", true},
            {"kept", "en", original, "nb", "Papiret beskytter ingen.", false},
            {"kept", "en", original, "es", "El papel no protege a nadie.", false},
            {"lost", "en", original, "es", "El papel protege a todos.", true},
            {"kept", "en", original, "pl", "Ten dokument nikogo nie chroni.", false},
            {"lost", "en", original, "pl", "Ten dokument wszystkich chroni.", true},
            {"neither, nor", "en", "We have no water and no electricity.", "tr", "Ne suyumuz ne elektriğimiz var.", false},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }

    TEST_CASE("beside another word that denies, which is kept")
    {
        const char* original = "“The sea is not empty, it has been emptied,” said the fisherman.";
        const Pair pairs[] = {
            {"kept", "en", original, "de", "„Das Meer ist nicht leer, es wurde geleert“, sagte der Fischer.", false},
            {"lost", "en", original, "de", "„Das Meer ist wirklich leer, es wurde geleert“, sagte der Fischer.", true},
            {"kept", "en", original, "ru", "«Море не пустое, его опустошили», — сказал рыбак.", false},
            {"lost", "en", original, "ru", "«Море и правда пустое, его опустошили», — сказал рыбак.", true},
            {"kept", "en", original, "zh", "渔民说：“海不是空的，是被掏空的。”", false},
            {"lost", "en", original, "zh", "渔民说：“海就是空的，是被掏空的。”", true},
            {"both told by one word", "en", original, "de", "„Das Meer ist voll, es wurde leergefischt“, sagte der Fischer.",
             false},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }

    TEST_CASE("impossible became possible")
    {
        const char* original = "It is impossible to return before the winter.";
        const Pair pairs[] = {
            {"kept", "en", original, "it", "È impossibile tornare prima dell'inverno.", false},
            {"turned", "en", original, "it", "È possibile tornare prima dell'inverno.", true},
            {"told by not", "en", original, "it", "Non è possibile tornare prima dell'inverno.", false},
            {"kept", "en", original, "hi", "सर्दियों से पहले लौटना असंभव है।", false},
            {"turned", "en", original, "hi", "सर्दियों से पहले लौटना संभव है।", true},
            {"kept", "en", original, "zh", "冬天之前不可能回去。", false},
            {"turned", "en", original, "zh", "冬天之前可以回去。", true},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }

    TEST_CASE("letters of another script that look like the right ones")
    {
        const char* original = "The ministry does not answer.";
        const Pair pairs[] = {
            {"a Latin e", "en", original, "sr", "Министарство нe одговара.", false},
            {"lost", "en", original, "sr", "Министарство одговара.", true},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }

    TEST_CASE("the last sentence of a paragraph, in scripts without spaces")
    {
        const Pair pairs[] = {
            {"kept", "en", kAmong, "th", "ทะเลสาบอยู่ทางเหนือ เคนยาไม่อยู่ในกลุ่มรัฐที่ลงนามในสนธิสัญญา", false},
            {"lost", "en", kAmong, "th", "ทะเลสาบอยู่ทางเหนือ เคนยาอยู่ในกลุ่มรัฐที่ลงนามในสนธิสัญญา", true},
            {"kept", "en", kAmong, "km", "បឹងស្ថិតនៅភាគខាងជើង។ កេនយ៉ាមិនស្ថិតក្នុងចំណោមរដ្ឋដែលបានចុះហត្ថលេខាលើសន្ធិសញ្ញាទេ។", false},
            {"lost", "en", kAmong, "km", "បឹងស្ថិតនៅភាគខាងជើង។ កេនយ៉ាស្ថិតក្នុងចំណោមរដ្ឋដែលបានចុះហត្ថលេខាលើសន្ធិសញ្ញា។", true},
            {"kept", "en", kAmong, "ko", "호수는 북쪽에 있다. 케냐는 조약에 서명한 국가에 들어 있지 않다.", false},
            {"lost", "en", kAmong, "ko", "호수는 북쪽에 있다. 케냐는 조약에 서명한 국가에 들어 있다.", true},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }

    TEST_CASE("nobody and nothing whose verb is no longer denied, beside another denial")
    {
        const char* original = "The office has no power over the land, and it will not decide about the wells.";
        const Pair pairs[] = {
            {"kept", "en", original, "cs", "Úřad nemá nad půdou žádnou moc a nebude o studnách rozhodovat.", false},
            {"one lost", "en", original, "cs", "Úřad má nad půdou žádnou moc a nebude o studnách rozhodovat.", true},
            {"several of one verb", "en", "There is no order, no paper, no witness.", "cs",
             "Neexistuje žádný rozkaz, žádný dokument, žádný svědek.", false},
            {"in both languages", "ru", "Никого закрывать не нужно.", "pl", "Nikogo nie trzeba zamykać.", false},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }

    TEST_CASE("a word that denies is denied itself")
    {
        const char* original = "The company refused to pay the fishers.";
        const Pair pairs[] = {
            {"kept", "en", original, "fr", "L'entreprise a refusé de payer les pêcheurs.", false},
            {"denied", "en", original, "fr", "L'entreprise n'a pas refusé de payer les pêcheurs.", true},
            {"kept", "en", original, "it", "L'azienda ha rifiutato di pagare i pescatori.", false},
            {"denied", "en", original, "it", "L'azienda non ha rifiutato di pagare i pescatori.", true},
            {"kept", "en", original, "ru", "Компания отказалась платить рыбакам.", false},
            {"denied", "en", original, "ru", "Компания не отказалась платить рыбакам.", true},
            {"an idiom", "en", "Don't forget the small details.", "de", "Vergessen Sie nicht die Details.", false},
            {"an idiom", "en", "Don't forget the small details.", "it", "Non dimenticate i dettagli.", false},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }

    TEST_CASE("verbs of lacking and ceasing deny")
    {
        const Pair pairs[] = {
            {"without", "en", "The court closed the quarries without dust control.", "ar",
             "أغلقت المحكمة المحاجر التي تخلو من إجراءات مكافحة الغبار.", false},
            {"without", "en", "The court closed the quarries without dust control.", "ar",
             "أغلقت المحكمة المحاجر التي تطبّق إجراءات مكافحة الغبار.", true},
            {"no longer", "en", "Bars are no longer the living rooms of the village.", "sw",
             "Baa zimesita kuwa sebule za kijiji hiki.", false},
            {"no longer", "en", "Bars are no longer the living rooms of the village.", "sw",
             "Baa ni sebule za watu wa kijiji hiki.", true},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }

    TEST_CASE("one value in the place of another is no denial")
    {
        const char* original = "Sightings had halved, from 64 to 32.";
        const Pair pairs[] = {
            {"не ..., а ...", "en", original, "uk", "Бачили удвічі рідше: не 64 рази, а 32.", false},
            {"не ..., а ...", "en", original, "ru", "Видели вдвое реже: не 64 раза, а 32.", false},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }

    TEST_CASE("words that have the letters of a denial hide none")
    {
        const char* original = "She did not see the letter.";
        const Pair pairs[] = {
            {"তিনি is she", "en", original, "bn", "তিনি চিঠিটি দেখেছেন।", true},
            {"تری is no denial", "en", "She did not see more letters.", "fa",
             "او نامه‌های بیشتری را دید.", true},
            {"nemocnice is a hospital", "en", "The hospital did not answer.", "cs", "Nemocnice odpověděla.", true},
            {"egyetlen is a single one", "en", "She did not write a single letter.", "hu", "Egyetlen levelet írt.", true},
        };
        for (const Pair& pair : pairs) check(pair, Kind::Negation);
    }
}
