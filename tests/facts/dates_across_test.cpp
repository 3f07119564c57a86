// Dates and times as they are written in languages other than English.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/facts/extractors.h"
#include "core/segment/segment.h"
#include "tests/facts/numeric_facts.h"

namespace textdrift::facts {

namespace {

// The dates of a paragraph in a language, told tersely (numeric_facts.h).
std::string dates_of(std::string_view language, std::string_view line)
{
    Document document;
    document.source = "test";
    document.format = "text";
    document.encoding = "UTF-8";
    document.text = line;
    const auto text = segment::segment(std::move(document), {.language = std::string(language)}, Limits{});
    REQUIRE(text.has_value());
    std::vector<Fact> facts;
    for (std::uint32_t p = 0; p < text->paragraphs.size(); ++p) {
        const segment::Paragraph& body = text->paragraphs[p];
        const auto tokens = tokenise(*text, body);
        std::vector<bool> taken(tokens.size());
        extract_dates({*text, p, body.kind, body.body, language, language::table(language), tokens, taken}, facts);
    }
    std::string out;
    for (const Fact& fact : facts) {
        const std::string told = describe(line, {fact});
        const std::size_t bracket = told.find(" [");
        if (!out.empty()) out += "; ";
        out += told.substr(5, bracket - 5);
    }
    return out;
}

struct Row {
    std::string_view language;
    std::string_view text;
    std::string_view expected;
};

void check(const std::vector<Row>& rows)
{
    for (const Row& row : rows) {
        CAPTURE(row.language);
        CAPTURE(row.text);
        CHECK(dates_of(row.language, row.text) == row.expected);
    }
}

}    // namespace

TEST_SUITE("facts/dates_across")
{
    TEST_CASE("full dates: every language has its order and its joints")
    {
        check({
            {"fr", "Le ministre a parlé le 14 avril 2025 à Paris.", "2025-04-14"},
            {"fr", "Le 1er mai 2024, les syndicats ont défilé.", "2024-05-01"},
            {"es", "El 14 de abril de 2025 se firmó el acuerdo.", "2025-04-14"},
            {"pt", "O acordo foi assinado em 14 de abril de 2025.", "2025-04-14"},
            {"it", "L'accordo è stato firmato il 14 aprile 2025.", "2025-04-14"},
            {"de", "Am 14. April 2025 wurde das Abkommen unterzeichnet.", "2025-04-14"},
            {"nl", "Op 14 april 2025 werd het akkoord ondertekend.", "2025-04-14"},
            {"pl", "Umowę podpisano 14 kwietnia 2025 r. w Warszawie.", "2025-04-14"},
            {"cs", "Dohoda byla podepsána 14. dubna 2025 v Praze.", "2025-04-14"},
            {"ru", "Соглашение подписали 14 апреля 2025 года в Москве.", "2025-04-14"},
            {"uk", "Угоду підписали 14 квітня 2025 року в Києві.", "2025-04-14"},
            {"sr", "Споразум је потписан 14. априла 2025. године у Београду.", "2025-04-14"},
            {"sr-Latn", "Sporazum je potpisan 14. aprila 2025. godine u Beogradu.", "2025-04-14"},
            {"el", "Η συμφωνία υπογράφηκε στις 14 Απριλίου 2025 στην Αθήνα.", "2025-04-14"},
            {"tr", "Anlaşma 14 Nisan 2025'te Ankara'da imzalandı.", "2025-04-14"},
            {"ar", "وقع الاتفاق في 14 أبريل 2025 في القاهرة.", "2025-04-14"},
            {"ar", "وقع الاتفاق في 14 أبريل/نيسان 2025 في بيروت.", "2025-04-14"},
            {"ar", "وقع الاتفاق في ١٤ نيسان ٢٠٢٥ في بيروت.", "2025-04-14"},
            {"he", "ההסכם נחתם ב-14 באפריל 2025 בירושלים.", "2025-04-14"},
            {"fa", "این توافق در ۲۵ فروردین ۱۴۰۴ امضا شد.", "2025-04-14"},
            {"fa", "این توافق در ۱۴ آوریل ۲۰۲۵ امضا شد.", "2025-04-14"},
            {"hi", "समझौते पर 14 अप्रैल 2025 को हस्ताक्षर हुए।", "2025-04-14"},
            {"bn", "চুক্তিটি ১৪ এপ্রিল ২০২৫ সালে স্বাক্ষরিত হয়।", "2025-04-14"},
            {"zh", "协议于2025年4月14日在北京签署。", "2025-04-14"},
            {"zh", "協議於二〇二五年四月十四日在臺北簽署。", "2025-04-14"},
            {"ja", "協定は2025年4月14日に東京で署名された。", "2025-04-14"},
            {"ja", "協定は令和7年4月14日に署名された。", "2025-04-14"},
            {"ko", "협정은 2025년 4월 14일 서울에서 체결되었다.", "2025-04-14"},
            {"vi", "Thỏa thuận được ký ngày 14 tháng 4 năm 2025 tại Hà Nội.", "2025-04-14"},
            {"th", "ข้อตกลงลงนามเมื่อวันที่ 14 เมษายน 2568 ที่กรุงเทพ", "2025-04-14"},
            {"th", "ข้อตกลงลงนามเมื่อวันที่ ๑๔ เมษายน พ.ศ. ๒๕๖๘", "2025-04-14"},
            {"id", "Perjanjian itu ditandatangani pada 14 April 2025 di Jakarta.", "2025-04-14"},
            {"ms", "Perjanjian itu ditandatangani pada 14 April 2025 di Putrajaya.", "2025-04-14"},
            {"km", "កិច្ចព្រមព្រៀងត្រូវបានចុះហត្ថលេខានៅថ្ងៃទី១៤ ខែមេសា ឆ្នាំ២០២៥ នៅភ្នំពេញ។", "2025-04-14"},
            {"my", "သဘောတူညီချက်ကို ၂၀၂၅ ခုနှစ် ဧပြီ ၁၄ ရက်တွင် လက်မှတ်ရေးထိုးခဲ့သည်။", "2025-04-14"},
            {"sw", "Mkataba ulitiwa saini tarehe 14 Aprili 2025 mjini Nairobi.", "2025-04-14"},
            {"hu", "A megállapodást 2025. április 14-én írták alá.", "2025-04-14"},
        });
    }
}

}    // namespace textdrift::facts
