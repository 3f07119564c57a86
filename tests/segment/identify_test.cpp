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

    TEST_CASE("close relatives: the words that one of them writes otherwise tell which it is")
    {
        const std::string bosnian =
            "Općina je prošle sedmice saopćila da je univerzitet dobio hiljadu knjiga iz cijelog svijeta. Niko nije rekao "
            "gdje će biti smještene, a porodice djece koja uče u istoj zgradi vjerovatno će čekati do augusta.";
        const std::string croatian =
            "Općina je prošlog tjedna priopćila da je sveučilište dobilo tisuću knjiga iz cijelog svijeta. Nitko nije rekao "
            "gdje će biti smještene, a obitelji djece koja uče u istoj zgradi vjerojatno će čekati do kolovoza.";
        const std::string serbian =
            "Opština je prošle nedelje saopštila da je univerzitet dobio hiljadu knjiga iz celog sveta. Niko nije rekao "
            "gde će biti smeštene, a porodice dece koja uče u istoj zgradi verovatno će čekati do avgusta.";
        const std::string malay =
            "Kerajaan berkata universiti itu menerima seribu buku daripada syarikat asing pada Ogos lalu kerana pejabat "
            "lamanya terbakar. Polis percaya lelaki yang ditahan pada hari Jumaat itu berada di kawasan tersebut.";
        const std::string indonesian =
            "Pemerintah mengatakan universitas itu menerima seribu buku dari perusahaan asing pada Agustus lalu karena "
            "kantor "
            "lamanya terbakar. Polisi percaya pria yang ditahan pada hari Jumat itu berada di wilayah tersebut.";
        const std::string bokmal =
            "Ikke noe av det som ble funnet i huset, kommer fra arkivet, sier politiet. De vet ikke hvorfor noen tok "
            "bøkene, og hva de har vært brukt til den siste uken.";
        const std::string nynorsk =
            "Ikkje noko av det som vart funne i huset, kjem frå arkivet, seier politiet. Dei veit ikkje kvifor nokon tok "
            "bøkene, og kva dei har vore brukte til den siste veka.";
        const std::pair<const std::string&, const char*> rows[] = {
            {bosnian, "bs"},    {croatian, "hr"}, {serbian, "sr-Latn"}, {malay, "ms"},
            {indonesian, "id"}, {bokmal, "no"},   {nynorsk, "nn"},
        };
        for (const auto& [text, language] : rows) {
            CAPTURE(text);
            CHECK(segment::identify_language(text) == language);
        }
    }

    TEST_CASE("a long text that is taken for one relative here and for another there: their votes count together")
    {
        const std::string bosnian =
            "Vlasti su prošle sedmice odbile da odgovore na pitanja o zatvorenim školama.\n\n"
            "Djeca iz tih porodica nemaju gdje da uče, a roditelji kažu da ih niko nije obavijestio.\n\n"
            "Općina tvrdi da je sve urađeno u skladu sa zakonom i da će izvještaj biti objavljen u augustu.\n\n";
        const std::string english =
            "The committee asked the ministry for the report on the schools and has not received an answer.\n\n";
        std::string text;
        for (int time = 0; time < 4; ++time) text += bosnian + english;
        const auto mixed = segmented(text);
        CHECK(mixed.language == "bs");
        for (std::size_t at = 0; at < mixed.paragraphs.size(); ++at) {
            CAPTURE(at);
            CHECK(mixed.language_of(mixed.paragraphs[at]) == (at % 4 == 3 ? "en" : "bs"));
        }
    }

    TEST_CASE("a paragraph in another language among a few short ones does not name the text")
    {
        CHECK(segment::identify_language(
                  "Vlada je danas objavila izvještaj o općinama i školama u gradu, gdje je hiljadu djece bez autobusa.\n\n"
                  "Niko nije rekao kada će univerzitet dobiti novac.\n\n"
                  "Die Regierung hat heute mitgeteilt, dass die Schulen im nächsten Jahr wieder öffnen werden und mehr "
                  "Geld bekommen.\n\n"
                  "Porodice kažu da sedmicama čekaju odgovor na svoja pitanja.\n") == "bs");
    }

    TEST_CASE("names and addresses are of no language, however many: the words between them are")
    {
        const std::string names =
            " (International Federation for Human Rights, Committee to Protect Journalists, 17 Park Avenue, New York; "
            "https://example.org/en/reports/annual-report-2018, press@human-rights-federation.example)";
        const std::pair<const char*, const char*> rows[] = {
            {"Las autoridades no han respondido a las preguntas de los periodistas sobre las escuelas cerradas.", "es"},
            {"Úřady na otázky novinářů o zavřených školách neodpověděly ani po dvou měsících.", "cs"},
            {"Viranomaiset eivät ole vastanneet toimittajien kysymyksiin suljetuista kouluista.", "fi"},
            {"当局は閉鎖された学校についての記者の質問に二か月たっても答えていない。", "ja"},
            {"两个月过去了，当局仍未回答记者关于学校关闭的问题。", "zh"},
            {"당국은 두 달이 지나도록 문을 닫은 학교에 관한 기자들의 질문에 답하지 않았다.", "ko"},
            {"لم ترد السلطات على أسئلة الصحفيين بشأن المدارس المغلقة رغم مرور شهرين.", "ar"},
            {"Власти не ответили на вопросы журналистов о закрытых школах и через два месяца.", "ru"},
            {"The authorities have not answered the questions of the reporters about the closed schools.", "en"},
        };
        for (const auto& [text, language] : rows) {
            CAPTURE(text);
            CHECK(segment::identify_language(text + names) == language);
        }
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
