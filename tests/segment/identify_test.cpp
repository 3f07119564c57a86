// The language of documents and of single paragraphs.
#include "core/segment/identify.h"

#include <string>

#include <doctest/doctest.h>

#include "core/language/table.h"
#include "core/segment/segment.h"

using namespace textdrift;

namespace {

constexpr const char* kFrench = "Les autorités doivent libérer immédiatement les six journalistes détenus depuis novembre.";
constexpr const char* kEnglish =
    "The authorities must immediately release the six journalists held since November last year.";

segment::SegmentedText segmented(std::string text, const std::string& language = {})
{
    Document document;
    document.text = std::move(text);
    auto result = segment::segment(std::move(document), {language}, {});
    REQUIRE(result);
    return std::move(*result);
}

}    // namespace

TEST_SUITE("segment/identify")
{
    TEST_CASE("a document: its language, with the script where a language has several")
    {
        struct Row {
            const char* name;
            const char* text;
            const char* language;
        };
        const Row rows[] = {
            {"French", kFrench, "fr"},
            {"Russian", "Власти должны немедленно освободить шестерых журналистов, задержанных в ноябре прошлого года.",
             "ru"},
            {"Serbian in Cyrillic",
             "Власти морају одмах да ослободе шесторо новинара који су у притвору од новембра прошле године. Њихова "
             "организација није добила ниједан одговор.",
             "sr"},
            {"simplified Chinese", "当局必须立即释放自去年十一月以来被关押的六名记者，并撤销对他们的一切指控。", "zh"},
            {"traditional Chinese", "當局必須立即釋放自去年十一月以來被關押的六名記者，並撤銷對他們的一切指控。", "zh-Hant"},
            {"Japanese", "当局は、昨年11月から拘束されている6人の記者を直ちに釈放しなければならない。", "ja"},
            {"Korean", "당국은 지난해 11월부터 구금된 기자 6명을 즉시 석방해야 한다고 단체들이 밝혔다.", "ko"},
            {"Arabic", "يجب على السلطات أن تفرج فورا عن الصحفيين الستة المحتجزين منذ نوفمبر من العام الماضي.", "ar"},
            {"Khmer", "អាជ្ញាធរត្រូវតែដោះលែងអ្នកកាសែតទាំងប្រាំមួយនាក់ដែលត្រូវបានឃុំខ្លួនតាំងពីខែវិច្ឆិកាឆ្នាំមុន។", "km"},
            {"Burmese", "အာဏာပိုင်များသည် မနှစ်က နိုဝင်ဘာလကတည်းက ထိန်းသိမ်းခံထားရသော သတင်းထောက် ခြောက်ဦးကို ချက်ချင်း လွှတ်ပေးရမည်။", "my"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK(segment::identify_language(row.text) == row.language);
        }
    }

    TEST_CASE("Norwegian: whatever an identifier calls it, it has its table")
    {
        const std::string bokmal = segment::identify_language(
            "Det finnes mer enn 135 haiarter i området, men myndighetene har ikke svart på spørsmålene fra journalistene.");
        for (const std::string& tag : {bokmal, std::string("nb"), std::string("no"), std::string("nn")}) {
            CAPTURE(tag);
            CHECK(language::table(tag).has("number-words"));
            CHECK(language::table(tag).has("comparators"));
        }
    }

    TEST_CASE("a disguised text: Latin letters in Cyrillic words hide no language")
    {
        CHECK(segment::identify_language(
                  "Истрaгa o oптужбaмa прoтив судиje oдлoжилa je глaсaњe зa нajмaњe нeдeљу дaнa, рeкao je "
                  "прeдсeдник oдбoрa нoвинaримa у срeду увeчe.") == "sr");
    }

    TEST_CASE("a paragraph left in another language: it bears that language, its neighbours the document's")
    {
        const auto text = segmented(std::string(kFrench) + "\n\n" + kEnglish + "\n\n" + kFrench);
        REQUIRE(text.paragraphs.size() == 3);
        CHECK(text.language == "fr");
        CHECK(text.language_of(text.paragraphs[0]) == "fr");
        CHECK(text.language_of(text.paragraphs[1]) == "en");
        CHECK(text.language_of(text.paragraphs[2]) == "fr");
    }

    TEST_CASE("short lines, names and links: they keep the document's language")
    {
        const auto text = segmented(std::string(kFrench) + ' ' + kFrench +
                                    "\n\nHuman Rights Watch\n\nhttps://www.example.org/reports\n\nNew York");
        for (const auto& paragraph : text.paragraphs) CHECK(text.language_of(paragraph) == "fr");
    }

    TEST_CASE("addresses are of no language")
    {
        CHECK(segment::identify_other_language(
                  "Vollständiger Bericht: https://kinder.example/reports/children-in-prison-2023 – "
                  "Kontakt: press-office@kinder.example, Tel. +49 30 11 04 67",
                  "de")
                  .empty());
    }

    TEST_CASE("close relatives: a Serbian paragraph read as Croatian is no other language")
    {
        CHECK(segment::identify_other_language(
                  "Vlasti moraju odmah osloboditi šestero novinara koji su u pritvoru od prosinca prošle godine.", "sr-Latn")
                  .empty());
    }

    TEST_CASE("the user's language overrules what was identified")
    {
        CHECK(segmented(kFrench, "es").language == "es");
    }

    TEST_CASE("a sentence of a few words: the likeliest language")
    {
        const std::pair<const char*, const char*> rows[] = {
            {"Skolan stängdes.", "sv"},
            {"Shule ilifungwa.", "sw"},
            {"Trường học đã bị đóng cửa.", "vi"},
            {"La escuela fue cerrada.", "es"},
            {"دو مرد کشته شدند.", "fa"},
            {"ကျောင်းကို ပိတ်လိုက်သည်။", "my"},
            {"300 / 2019", "und"},
        };
        for (const auto& [text, language] : rows) {
            CAPTURE(text);
            CHECK(segment::guess_language(text) == language);
        }
    }
}
