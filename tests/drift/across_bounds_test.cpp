// Bounds of translated values and dates: "at least", "more than" and "before" told as their opposites, in many languages.
#include "tests/drift/pairs.h"

using namespace textdrift;
using namespace textdrift::test;
using drift::Kind;

TEST_SUITE("drift/across_bounds")
{
    TEST_CASE("before a date became after it")
    {
        const Turned rows[] = {
            {"fr", "Écrivez au tribunal avant le 15 septembre 2025.", "Écrivez au tribunal après le 15 septembre 2025."},
            {"fi", "Kirjoittakaa tuomioistuimelle ennen 15. syyskuuta 2025.",
             "Kirjoittakaa tuomioistuimelle 15. syyskuuta 2025 jälkeen."},
            {"hu", "Írjon a bíróságnak 2025. szeptember 15. előtt.", "Írjon a bíróságnak 2025. szeptember 15. után."},
            {"tr", "15 Eylül 2025'ten önce mahkemeye yazın.", "15 Eylül 2025'ten sonra mahkemeye yazın."},
            {"he", "כתבו לבית המשפט לפני 15 בספטמבר 2025.", "כתבו לבית המשפט אחרי 15 בספטמבר 2025."},
            {"hi", "15 सितंबर 2025 से पहले अदालत को लिखें।", "15 सितंबर 2025 के बाद अदालत को लिखें।"},
            {"ko", "2025년 9월 15일 이전에 법원에 편지를 써 주십시오.", "2025년 9월 15일 이후에 법원에 편지를 써 주십시오."},
            {"zh", "请在2025年9月15日之前致信法院。", "请在2025年9月15日之后致信法院。"},
            {"th", "โปรดเขียนถึงศาลก่อนวันที่ 15 กันยายน 2025", "โปรดเขียนถึงศาลหลังวันที่ 15 กันยายน 2025"},
            {"sw", "Andika kwa mahakama kabla ya 15 Septemba 2025.", "Andika kwa mahakama baada ya 15 Septemba 2025."},
        };
        for (const Turned& row : rows) check("Write to the court before 15 September 2025.", row, Kind::Comparator);
    }

    TEST_CASE("what is counted stands between the number and its bound")
    {
        const Turned rows[] = {
            {"ja", "報告書は谷に400世帯を超える家族を数えた。", "報告書は谷に400世帯未満を数えた。"},
            {"ko", "보고서는 골짜기에서 400가구가 넘는 가족을 집계했다.", "보고서는 골짜기에서 400가구 미만을 집계했다."},
            {"sw", "Ripoti ilihesabu zaidi ya familia 400 katika bonde.",
             "Ripoti ilihesabu chini ya familia 400 katika bonde."},
        };
        for (const Turned& row : rows)
            check("The report counted more than 400 families in the valley.", row, Kind::Comparator);
    }

    TEST_CASE("a denied bound is another bound")
    {
        const Turned rows[] = {
            {"cs", "V údolí nežije více než 400 rodin.", "V údolí žije více než 400 rodin."},
            {"ar", "لا يعيش في الوادي أكثر من 400 أسرة.", "يعيش في الوادي أكثر من 400 أسرة."},
            {"pl", "W dolinie mieszka nie więcej niż 400 rodzin.", "W dolinie mieszka więcej niż 400 rodzin."},
        };
        for (const Turned& row : rows) check("No more than 400 families live in the valley.", row, Kind::Comparator);
    }

    TEST_CASE("a bound that holds its denial")
    {
        const Turned rows[] = {
            {"el", "Το χωριό έχει όχι περισσότερα από 341 πηγάδια.", "Το χωριό έχει όχι λιγότερα από 341 πηγάδια."},
            {"tr", "Köyde 341'tan fazla olmayan kuyu var.", "Köyde 341'tan az olmayan kuyu var."},
            {"hi", "गांव में 341 से ज़्यादा नहीं कुएं हैं।", "गांव में 341 से कम नहीं कुएं हैं।"},
            {"bn", "গ্রামে 341টির বেশি নয় কূপ আছে।", "গ্রামে 341টির কম নয় কূপ আছে।"},
        };
        for (const Turned& row : rows) check("The village has no more than 341 wells.", row, Kind::Comparator);
    }

    TEST_CASE("a bound that tells its own denial renders one that is denied far ahead")
    {
        check({"none of them ... more than", "en",
               "None of the families in the four camps had been paid more than 900 dollars.", "hi",
               "चारों शिविरों में किसी परिवार को 900 डॉलर से ज़्यादा नहीं मिले।", false},
              Kind::Comparator);
        check({"more than", "en", "The families in the four camps had been paid more than 900 dollars.", "hi",
               "चारों शिविरों में परिवारों को 900 डॉलर से ज़्यादा नहीं मिले।", true},
              Kind::Comparator);
    }
}
