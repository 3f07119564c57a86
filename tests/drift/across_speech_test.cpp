// Denials and speakers of translations.
#include <doctest/doctest.h>

#include "tests/drift/translations.h"

using namespace textdrift;
using namespace textdrift::test;
using drift::Change;
using drift::Kind;

namespace {

const Translation& translation(std::string_view language)
{
    for (const Translation& text : dam_translations())
        if (text.language == language) return text;
    return dam_original();
}

Translation replaced(const Translation& text, std::string_view from, std::string_view to)
{
    Translation changed = text;
    const std::size_t at = changed.text.find(from);
    REQUIRE(at != std::string::npos);
    changed.text.replace(at, from.size(), to);
    return changed;
}

struct Row {
    const char* language;
    const char* from;
    const char* to;
};

}    // namespace

TEST_SUITE("drift/across_speech")
{
    TEST_CASE("negations: silent on honest translations, both ways")
    {
        for (const Translation& text : dam_translations()) {
            CAPTURE(text.language);
            CHECK_EQ(joined(lines_of(compare_in_place(dam_original(), text), Kind::Negation)), "");
            CHECK_EQ(joined(lines_of(compare_in_place(text, dam_original()), Kind::Negation)), "");
        }
    }

    TEST_CASE("attributions: silent on honest translations, both ways")
    {
        for (const Translation& text : dam_translations()) {
            CAPTURE(text.language);
            CHECK_EQ(joined(lines_of(compare_in_place(dam_original(), text), Kind::Attribution)), "");
            CHECK_EQ(joined(lines_of(compare_in_place(text, dam_original()), Kind::Attribution)), "");
        }
    }

    TEST_CASE("negations: one dropped from a short sentence is found")
    {
        const Row rows[] = {
            {"fr", "n’a pas répondu aux questions", "a répondu aux questions"},
            {"es", "no respondió", "respondió"},
            {"de", "beantwortete die Fragen nicht", "beantwortete die Fragen"},
            {"pt", "não respondeu", "respondeu"},
            {"it", "non ha risposto", "ha risposto"},
            {"nl", "beantwoordde geen vragen", "beantwoordde de vragen"},
            {"pl", "nie odpowiedziało", "odpowiedziało"},
            {"cs", "neodpovědělo", "odpovědělo"},
            {"ru", "не ответило", "ответило"},
            {"uk", "не відповіло", "відповіло"},
            {"sr", "није одговорило", "је одговорило"},
            {"el", "δεν απάντησε", "απάντησε"},
            {"tr", "yanıtlamadı", "yanıtladı"},
            {"ar", "ولم ترد الوزارة", "وردت الوزارة"},
            {"he", "לא השיב", "השיב"},
            {"fa", "پاسخ نداد", "پاسخ داد"},
            {"hi", "जवाब नहीं दिया", "जवाब दिया"},
            {"bn", "উত্তর দেয়নি", "উত্তর দিয়েছে"},
            {"zh", "没有回答提问", "回答了提问"},
            {"zh-Hant", "沒有回答提問", "回答了提問"},
            {"ja", "質問に答えなかった", "質問に答えた"},
            {"ko", "질문에 답하지 않았다", "질문에 답했다"},
            {"vi", "Bộ không trả lời", "Bộ đã trả lời"},
            {"th", "กระทรวงไม่ได้ตอบคำถาม", "กระทรวงได้ตอบคำถามแล้ว"},
            {"id", "tidak menjawab", "menjawab"},
            {"sw", "haikujibu", "ilijibu"},
        };
        std::size_t found = 0;
        for (const Row& row : rows) {
            CAPTURE(row.language);
            const Comparison comparison =
                compare_in_place(dam_original(), replaced(translation(row.language), row.from, row.to));
            const auto lines = lines_of(comparison, Kind::Negation);
            CHECK(lines.size() <= 1);
            found += lines.size();
            if (lines.empty()) MESSAGE("not seen in " << row.language);
        }
        CHECK(found >= 17);    // silence first: prefixes and idioms hide the others
    }

    // One denial of two beside each other: neither another sentence's nor the word that goes with a denied verb stands for
    // it.
    TEST_CASE("negations: one of two is found")
    {
        struct Pair {
            const char* language;
            const char* honest;
            const char* planted;
        };
        const Translation original{"en", "I was not armed. None of us was. The soldiers came at 7 in the morning."};
        const Pair pairs[] = {
            {"fr", "Je n'étais pas armé. Aucun de nous ne l'était. Les soldats sont arrivés à 7 heures du matin.",
             "J'étais armé. Aucun de nous ne l'était. Les soldats sont arrivés à 7 heures du matin."},
            {"sv", "Jag var inte beväpnad. Ingen av oss var det. Soldaterna kom klockan 7 på morgonen.",
             "Jag var beväpnad. Ingen av oss var det. Soldaterna kom klockan 7 på morgonen."},
            {"hu", "Nem volt nálam fegyver. Egyikünknél sem volt. A katonák reggel 7-kor jöttek.",
             "Volt nálam fegyver. Egyikünknél sem volt. A katonák reggel 7-kor jöttek."},
            {"tr", "Silahlı değildim. Hiçbirimiz değildi. Askerler sabah saat 7'de geldi.",
             "Silahlıydım. Hiçbirimiz değildi. Askerler sabah saat 7'de geldi."},
        };
        for (const Pair& pair : pairs) {
            CAPTURE(pair.language);
            CHECK_EQ(joined(lines_of(compare_in_place(original, {pair.language, pair.honest}), Kind::Negation)), "");
            CHECK_EQ(lines_of(compare_in_place(original, {pair.language, pair.planted}), Kind::Negation).size(), 1);
        }
    }

    // Sentences of which the version says the same in other words, and what becomes of them where a denial is dropped.
    TEST_CASE("negations: idioms that deny nothing, denials beside others")
    {
        struct Pair {
            const char* name;
            const char* from;
            const char* to;
            const char* original;
            const char* version;
            bool found;
        };
        const Pair pairs[] = {
            {"ne ... que is only", "fr", "en", "Le village ne compte que trois familles.",
             "The village has only three families.", false},
            {"un pas is a step", "fr", "de", "Le maire a parlé d'un pas vers la paix.",
             "Der Bürgermeister sprach von Frieden.", false},
            {"не только", "ru", "en", "В школе учатся не только дети рыбаков.",
             "The school also teaches children of others.", false},
            {"не мог не", "ru", "en", "Директор не мог не заметить трещины.", "The director surely noticed the cracks.",
             false},
            {"不久", "zh", "en", "不久，工人们回到了工厂。", "Soon the workers went back to the factory.", false},
            {"an answer in one word", "en", "nl", "The mayor gave his answer: no.",
             "De burgemeester gaf zijn antwoord: nee.", false},
            {"not happy, opposed", "en", "de", "The residents do not want the new road.",
             "Die Bewohner lehnen die neue Straße ab.", false},
            {"one of two kinds dropped", "en", "es", "Do not travel to the islands without papers.",
             "Viaje a las islas sin documentos.", true},
            {"both kept", "en", "es", "Do not travel to the islands without papers.", "No viaje a las islas sin documentos.",
             false},
            {"nobody without its verb denied", "en", "ru", "Nobody could reach the village for two days.",
             "Никто мог добраться до деревни два дня.", true},
            {"nobody and its verb", "en", "ru", "Nobody could reach the village for two days.",
             "Никто не мог добраться до деревни два дня.", false},
            {"nobody in Polish", "en", "pl", "Nobody told the families about the water.",
             "Nikt powiedział rodzinom o wodzie.", true},
            {"ne ... pas dropped", "en", "fr", "The ministry did not publish the list.", "Le ministère a publié la liste.",
             true},
            {"ne ... pas", "en", "fr", "The ministry did not publish the list.", "Le ministère n'a pas publié la liste.",
             false},
        };
        for (const Pair& pair : pairs) {
            CAPTURE(std::string(pair.name));
            const Comparison comparison = compare_in_place({pair.from, pair.original}, {pair.to, pair.version});
            CHECK_EQ(!lines_of(comparison, Kind::Negation).empty(), pair.found);
        }
    }

    // A denial the version brings in is a finding where nothing in the original can be told by one, otherwise a note at
    // most.
    TEST_CASE("negations: one added to a plain sentence is found")
    {
        struct Pair {
            std::string name;
            std::string language;
            const char* original;
            const char* version;
            bool found;
        };
        const char* plain = "The ministry paid the nurses in March.";
        const Pair pairs[] = {
            {"added", "de", plain, "Das Ministerium hat die Pflegekräfte im März nicht bezahlt.", true},
            {"added", "es", plain, "El ministerio no pagó a las enfermeras en marzo.", true},
            {"added", "it", plain, "Il ministero non ha pagato le infermiere a marzo.", true},
            {"added", "pt", plain, "O ministério não pagou às enfermeiras em março.", true},
            {"added", "nl", plain, "Het ministerie heeft de verpleegkundigen in maart niet betaald.", true},
            {"added", "pl", plain, "Ministerstwo nie zapłaciło pielęgniarkom w marcu.", true},
            {"added", "ru", plain, "Министерство не заплатило медсёстрам в марте.", true},
            {"added", "el", plain, "Το υπουργείο δεν πλήρωσε τις νοσοκόμες τον Μάρτιο.", true},
            {"kept out", "de", plain, "Das Ministerium hat die Pflegekräfte im März bezahlt.", false},
            {"until", "de", "The ministry paid the nurses only in March.",
             "Das Ministerium hat die Pflegekräfte nicht vor März bezahlt.", false},
            {"outside", "ru", "The nurses live outside the city.", "Медсёстры живут не в городе.", false},
            {"un-", "es", "The nurses were unhappy in March.", "Las enfermeras no estaban contentas en marzo.", false},
            {"fail", "it", "The ministry failed the nurses in March.", "Il ministero non ha aiutato le infermiere a marzo.",
             false},
        };
        for (const Pair& pair : pairs) {
            CAPTURE(pair.name);
            CAPTURE(pair.language);
            bool found = false;
            for (const drift::Finding& finding :
                 compare_in_place({"en", pair.original}, {pair.language, pair.version}).findings)
                found = found || (finding.kind == Kind::Negation && finding.change == drift::Change::Added &&
                                  finding.severity != drift::Severity::Info);
            CHECK_EQ(found, pair.found);
        }
    }

    TEST_CASE("attributions: two speakers who changed places are found in every script")
    {
        const Translation original{"en", "The factory closed in spring after a long quarrel about wages.\n\n"
                                         "“We were told at the gate and had to go home,” said Hanna Lindqvist, a welder.\n\n"
                                         "The owners see it in another way and point at the price of steel.\n\n"
                                         "“The order books were empty for a year,” said Daniyar Esenov, the director."};
        const Row rows[] = {
            {"ru",
             "Завод закрылся весной после долгого спора о зарплате.\n\n«Нам сказали об этом у ворот, и пришлось идти "
             "домой», – сказала сварщица %1.\n\nВладельцы видят это иначе и ссылаются на цену стали.\n\n«Книги "
             "заказов год были пусты», – сказал директор %2.",
             "Ханна Линдквист|Данияр Эсенов"},
            {"ar",
             "أغلق المصنع في الربيع بعد نزاع طويل حول الأجور.\n\nقالت اللحامة %1: «أخبرونا عند البوابة واضطررنا إلى "
             "العودة إلى البيت».\n\nويرى الملاك الأمر بشكل مختلف ويشيرون إلى سعر الصلب.\n\nوقال المدير %2: «كانت دفاتر "
             "الطلبات فارغة طوال عام».",
             "هانا ليندكفيست|دانيار إسينوف"},
            {"ko",
             "공장은 임금을 둘러싼 긴 다툼 끝에 봄에 문을 닫았다.\n\n용접공 %1는 “정문에서 그 말을 듣고 집에 가야 했다”고 "
             "말했다.\n\n소유주들은 다르게 보며 철강 가격을 든다.\n\n사장 %2는 “주문 장부가 일 년 동안 비어 있었다”고 "
             "말했다.",
             "한나 린드크비스트|다니야르 에세노프"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.language);
            const std::string names = row.to;
            const std::string first = names.substr(0, names.find('|')), second = names.substr(names.find('|') + 1);
            const auto told = [&](const std::string& one, const std::string& other) {
                const Translation text = replaced(replaced({row.language, row.from}, "%1", one), "%2", other);
                return lines_of(compare_in_place(original, text), Kind::Attribution).size();
            };
            CHECK_EQ(told(first, second), 0);
            CHECK_EQ(told(second, first), 2);
        }
    }

    TEST_CASE("languages: a text in several is said")
    {
        const Translation original{"en", "The ferry stopped on Monday because its engine had lost oil for a week.\n\n"
                                         "The company hopes that the repairs will be done before the holidays begin."};
        const Translation mixed{"de",
                                "Die Fähre hielt am Montag an, weil ihr Motor seit einer Woche Öl verloren hatte.\n\n"
                                "La compagnie espère que les réparations seront terminées avant le début des vacances."};
        const auto said = [](const Comparison& comparison) {
            return std::any_of(comparison.unchecked.begin(), comparison.unchecked.end(), [](const drift::Unchecked& entry) {
                return entry.kind == "language" && entry.reason == "the version also holds 1 paragraph in French";
            });
        };
        CHECK(said(compare_in_place(original, mixed)));
        CHECK_FALSE(said(compare_in_place(original, original)));
    }

    TEST_CASE("speakers of a text without capitals: kept, exchanged, one for another, a name left out")
    {
        const char* original =
            "渔工苏里亚说：“我们要的是一份看得懂的合同。”\n\n公司发言人陈志豪否认有关指控，称“所有船员都受到"
            "家人般的照顾”。\n\n调查将继续进行。";
        const auto told = [](const std::string& first, const std::string& second) {
            return "“We want a contract that we can read,” said " + first + ".\n\n" + second +
                   " of the company rejected the accusations: “All crew members are looked after like family.”\n\nThe "
                   "inquiry will go on.";
        };
        const auto found = [&](const std::string& version) {
            return lines_of(compare_in_place({"zh", original}, {"en", version}), Kind::Attribution).size();
        };
        CHECK_EQ(found(told("fisherman Surya", "Spokesman Chen Chih-hao")), 0);
        CHECK_EQ(found(told("fisherman Chen Chih-hao", "Spokesman Chen Chih-hao")), 1);
        CHECK_EQ(found(told("fisherman Chen Chih-hao", "Spokesman Surya")), 2);
        CHECK_EQ(found(told("a fisherman", "Spokesman Chen Chih-hao")), 0);
    }
}
