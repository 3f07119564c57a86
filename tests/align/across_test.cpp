// Alignment across languages: small texts in many scripts, what was moved, merged or is not the same text at all.
#include <doctest/doctest.h>

#include <numeric>
#include <string>
#include <vector>

#include "core/align/align.h"
#include "core/align/romanise.h"
#include "core/segment/words.h"
#include "texts.h"

using namespace textdrift;
using align::Alignment;
using align::Relation;
using Paragraphs = std::vector<std::string>;

namespace {

// Words as the engine cuts them, so that scripts without spaces have some.
segment::SegmentedText cut(const Paragraphs& paragraphs)
{
    segment::SegmentedText text = test::text_of(paragraphs);
    text.words.clear();
    segment::WordCutter cutter;
    for (segment::Paragraph& paragraph : text.paragraphs) {
        paragraph.first_word = static_cast<std::uint32_t>(text.words.size());
        cutter.cut(text.document.text, paragraph.body, text.words);
        paragraph.word_count = static_cast<std::uint32_t>(text.words.size()) - paragraph.first_word;
    }
    return text;
}

const Paragraphs kEnglish = {
    "The court in Maribel heard 47 witnesses on 6 June 2019 about the spill that closed the port.",
    "Ilse Brandt, who leads River Watch, said the company had known about the leak since 2014.",
    "Will the port open again?",
    "The firm paid 2.5 million dollars in fines; its director, Tomas Okafor, resigned in March.",
    "Fishermen from Lusaka to Zanzibar have asked for help: 1,300 families lost their income.",
    "The hearing goes on next week. The judge will visit the harbour and speak to the crews of 12 boats.",
};
const Paragraphs kGerman = {
    "Das Gericht in Maribel hörte am 6. Juni 2019 47 Zeugen zu dem Ölunfall, der den Hafen schloss.",
    "Ilse Brandt, die River Watch leitet, sagte, die Firma habe seit 2014 von dem Leck gewusst.",
    "Wird der Hafen wieder öffnen?",
    "Die Firma zahlte 2,5 Millionen Dollar Strafe; ihr Direktor Tomas Okafor trat im März zurück.",
    "Fischer von Lusaka bis Sansibar haben um Hilfe gebeten: 1300 Familien verloren ihr Einkommen.",
    "Die Anhörung geht nächste Woche weiter. Der Richter wird den Hafen besuchen und mit den Mannschaften von 12 Booten "
    "sprechen.",
};
const Paragraphs kRussian = {
    "Суд в Марибеле заслушал 6 июня 2019 года 47 свидетелей о разливе, из-за которого закрыли порт.",
    "Ильзе Брандт, возглавляющая River Watch, сказала, что компания знала об утечке с 2014 года.",
    "Откроется ли порт снова?",
    "Фирма заплатила 2,5 миллиона долларов штрафа; её директор Томас Окафор ушёл в отставку в марте.",
    "Рыбаки от Лусаки до Занзибара попросили о помощи: 1300 семей лишились дохода.",
    "Слушания продолжатся на следующей неделе. Судья посетит гавань и поговорит с экипажами 12 лодок.",
};
const Paragraphs kJapanese = {
    "マリベルの裁判所は2019年6月6日、港を閉鎖させた流出事故について47人の証人から話を聞いた。",
    "River Watchを率いるイルゼ・ブラントは、会社は2014年から漏れを知っていたと述べた。",
    "港は再び開くのか？",
    "会社は250万ドルの罰金を払い、社長のトマス・オカフォーは3月に辞任した。",
    "ルサカからザンジバルまでの漁師が助けを求めている：1300世帯が収入を失った。",
    "審理は来週も続く。裁判官は港を訪れ、12隻の船の乗組員と話す予定だ。",
};
const Paragraphs kArabic = {
    "استمعت المحكمة في ماريبيل إلى 47 شاهدا في 6 يونيو 2019 بشأن التسرب الذي أغلق الميناء.",
    "قالت إيلسه براندت، التي تقود River Watch، إن الشركة كانت تعلم بالتسرب منذ عام 2014.",
    "هل سيفتح الميناء من جديد؟",
    "دفعت الشركة غرامة قدرها 2.5 مليون دولار؛ واستقال مديرها توماس أوكافور في مارس.",
    "طلب الصيادون من لوساكا إلى زنجبار المساعدة: فقدت 1300 أسرة دخلها.",
    "تستمر الجلسة الأسبوع المقبل. سيزور القاضي المرفأ ويتحدث إلى طواقم 12 قاربا.",
};
const Paragraphs kOther = {
    "Die meisten Orchideen sterben an zu viel Wasser.",
    "Licht von Osten tut ihnen am besten, im Sommer hält ein Vorhang die Mittagssonne ab.",
    "Man gebe ihnen sparsam Dünger, ein Viertel der Menge, die auf der Flasche steht.",
    "Alle zwei Jahre im Frühling umgetopft, finden die Wurzeln frische Rinde.",
    "Wer sie im Bad stehen hat, braucht weniger zu sprühen.",
    "Verblühte Rispen schneidet man über dem dritten Auge ab!",
};

Alignment across(const Paragraphs& original, const Paragraphs& version)
{
    align::AlignOptions options;
    options.across_languages = true;
    return align::align(cut(original), cut(version), {}, {}, options);
}

// "0-0 1-1,2 3- -4": one word a bead; '~' marks moved ones.
std::string beads(const Alignment& alignment)
{
    const auto list = [](const std::vector<std::uint32_t>& indexes) {
        std::string out;
        for (const std::uint32_t index : indexes) out += (out.empty() ? "" : ",") + std::to_string(index);
        return out;
    };
    std::string out;
    for (const align::Bead& bead : alignment.beads) {
        out += (out.empty() ? "" : " ") + list(bead.original) + (bead.relation == Relation::Moved ? "~" : "-") +
               list(bead.version);
    }
    return out;
}

std::string sound_of(std::u32string_view text)
{
    std::string out;
    for (const char32_t c : text) align::append_sound(c, out);
    return out;
}

}    // namespace

TEST_SUITE("align/across")
{
    TEST_CASE("translations: every paragraph finds its own, whatever the script")
    {
        const std::pair<const char*, const Paragraphs*> rows[] = {
            {"German", &kGerman}, {"Russian", &kRussian}, {"Japanese", &kJapanese}, {"Arabic", &kArabic}};
        for (const auto& [name, version] : rows) {
            CAPTURE(name);
            const Alignment alignment = across(kEnglish, *version);
            CHECK(beads(alignment) == "0-0 1-1 2-2 3-3 4-4 5-5");
            CHECK(alignment.verdict == align::Verdict::Copy);
            CHECK(alignment.same_text > 0.5);
        }
    }

    TEST_CASE("letters sound alike whether they are looked up or transliterated")
    {
        // Letters without a decomposition, as Latin-ASCII writes them.
        CHECK(sound_of(U"\u00DF \u00E6 \u0153 \u00F8 \u0142 \u0111 \u0131 \u014B \u00FE") == "ssaeoeoldinth");
        CHECK(sound_of(U"\u0259 \u018F") == "");    // as ICU has it
        CHECK(sound_of(U"\u00E9\u1ECD\u0158") == "eor");
        CHECK(sound_of(U"\u00B7\u00A8\u2019") == "");    // signs of no script
        CHECK(sound_of(U"\u00AA\u00BA") == sound_of(U""));
    }

    TEST_CASE("a paragraph left out and one put in")
    {
        Paragraphs version = kGerman;
        version.erase(version.begin() + 3);
        version.insert(version.begin() + 1, kOther[1]);
        CHECK(beads(across(kEnglish, version)) == "0-0 -1 1-2 2-3 3- 4-4 5-5");
    }

    TEST_CASE("one paragraph that stands elsewhere has moved: it is not gone, and nothing is new")
    {
        const std::pair<const Paragraphs*, std::size_t> rows[] = {{&kGerman, 1},  {&kGerman, 4},  {&kRussian, 0},
                                                                  {&kRussian, 1}, {&kRussian, 4}, {&kJapanese, 0}};
        for (const auto& [translation, from] : rows) {
            Paragraphs version = *translation;
            const std::string moved = version[from];
            version.erase(version.begin() + static_cast<std::ptrdiff_t>(from));
            const std::size_t to = from < 2 ? 4 : 1;
            version.insert(version.begin() + static_cast<std::ptrdiff_t>(to), moved);
            CAPTURE(moved);
            const std::string found = beads(across(kEnglish, version));
            CAPTURE(found);
            CHECK(found.find(std::to_string(from) + "~" + std::to_string(to)) != std::string::npos);
        }
    }

    TEST_CASE("two texts on different matters are not linked")
    {
        const Alignment alignment = across(kEnglish, kOther);
        CHECK(alignment.verdict == align::Verdict::Unrelated);
        CHECK(alignment.same_text < 0.5);
        CHECK(alignment.original_covered == 0);
    }

    TEST_CASE("links say how sure they are and what they rest on")
    {
        for (const align::Bead& bead : across(kEnglish, kGerman).beads) {
            CAPTURE(bead.original.front());
            CHECK(bead.confidence > 0.5);
            CHECK(bead.confidence <= 1);
            CHECK(bead.basis != 0);
        }
    }

    TEST_CASE("vectors tell what no word does")
    {
        const std::size_t count = kOther.size();
        align::ParagraphVectors own{static_cast<std::uint32_t>(count), std::vector<float>(count * count)};
        for (std::size_t p = 0; p < count; ++p) own.values[p * count + p] = 1;
        align::AlignOptions options;
        options.across_languages = true;
        options.original_vectors = &own;
        options.version_vectors = &own;
        const Alignment alignment = align::align(cut(kEnglish), cut(kOther), {}, {}, options);
        CHECK(beads(alignment) == "0-0 1-1 2-2 3-3 4-4 5-5");
        for (const align::Bead& bead : alignment.beads) CHECK(align::rests_on(bead, align::Basis::Vectors));
    }

    TEST_CASE("paragraphs that the translator merged or split")
    {
        // Paragraph `at` of the version takes in the `more` behind it.
        const auto merged = [](Paragraphs version, std::size_t at, std::size_t more) {
            for (; more > 0; --more) {
                version[at] += " " + version[at + 1];
                version.erase(version.begin() + static_cast<std::ptrdiff_t>(at) + 1);
            }
            return version;
        };
        const std::pair<const char*, const Paragraphs*> rows[] = {
            {"German", &kGerman}, {"Russian", &kRussian}, {"Japanese", &kJapanese}, {"Arabic", &kArabic}};
        for (const auto& [name, version] : rows) {
            CAPTURE(name);
            CHECK(beads(across(kEnglish, merged(*version, 0, 1))) == "0,1-0 2-1 3-2 4-3 5-4");
            CHECK(beads(across(kEnglish, merged(*version, 3, 2))) == "0-0 1-1 2-2 3,4,5-3");
            // Japanese shares too little with English for three against one without values.
            if (version != &kJapanese) CHECK(beads(across(merged(kEnglish, 1, 2), *version)) == "0-0 1-1,2,3 2-4 3-5");
            CHECK(beads(across(merged(kEnglish, 4, 1), *version)) == "0-0 1-1 2-2 3-3 4-4,5");
        }
    }

    TEST_CASE("a short sentence set apart is its paragraph's, one more sentence is not")
    {
        Paragraphs original = kEnglish, version = kGerman, whole = kEnglish;
        for (const std::size_t at : {0u, 1u, 3u}) {
            version[at] += " So steht es seit langem in den Akten des Hafens.";
            whole[at] = original[at] += " That has long been in the files of the port.";
        }
        whole[4] += " No one was hurt.";
        version.insert(version.begin() + 5, "Niemand wurde verletzt.");
        CHECK(beads(across(whole, version)) == "0-0 1-1 2-2 3-3 4-4,5 5-6");
        CHECK(beads(across(original, version)) == "0-0 1-1 2-2 3-3 4-4 -5 5-6");
    }

    TEST_CASE("a sentence cut in two keeps its other half, a sentence of its own is no half")
    {
        struct Row {
            const char* name;
            const Paragraphs* version;
            std::uint32_t at;         // paragraph that is cut
            std::string_view half;    // how its second half begins
            bool is_half;
        };
        const Row rows[] = {
            {"behind a comma", &kGerman, 0, "der den Hafen", true},
            {"before the verb", &kGerman, 3, "zahlte 2,5", true},
            {"inside the second sentence", &kGerman, 5, "wird den Hafen", true},
            {"Russian, first word alone", &kRussian, 5, "продолжатся", true},
            {"Russian, before a unit", &kRussian, 3, "миллиона", true},
            {"another matter", &kGerman, 3, "", false},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            Paragraphs version = *row.version;
            std::string& cut = version[row.at];
            const std::size_t seam = row.is_half ? cut.find(row.half) : cut.size();
            REQUIRE(seam != std::string::npos);
            const std::string second = row.is_half ? cut.substr(seam) : "Orchideen sterben meist an zu viel Wasser.";
            cut.resize(seam - (row.is_half ? 1 : 0));
            version.insert(version.begin() + row.at + 1, second);
            std::string expected;
            for (std::uint32_t p = 0; p < 6; ++p) {
                const std::uint32_t q = p > row.at ? p + 1 : p;
                expected += (p > 0 ? " " : "") + std::to_string(p) + "-" + std::to_string(q);
                if (p == row.at) expected += (row.is_half ? "," : " -") + std::to_string(q + 1);
            }
            CHECK(beads(across(kEnglish, version)) == expected);
        }
    }

    TEST_CASE("texts of a paragraph or three are each other's, in any language")
    {
        struct Row {
            const char* name;
            Paragraphs original, version;
            const char* beads;
        };
        const std::string porto = "The animals were filmed over two and a half years in Porto.";
        const std::string school = "The school was closed.", teachers = "Its teachers found work in other towns.";
        const std::string long_one =
            "The ministry closed the school in spring. Its teachers found work in other towns, and the "
            "pupils now walk an hour to the nearest classroom.";
        const Row rows[] = {
            {"French", {porto}, {"Les animaux ont été filmés pendant deux ans et demi à Porto."}, "0-0"},
            {"Chinese", {porto}, {"这些动物在波尔图被拍摄了两年半。"}, "0-0"},
            {"Japanese", {porto}, {"動物たちはポルトで2年半にわたって撮影された。"}, "0-0"},
            {"Arabic", {porto}, {"صُورت الحيوانات على مدى عامين ونصف في بورتو."}, "0-0"},
            {"Thai", {porto}, {"สัตว์เหล่านี้ถูกถ่ายทำเป็นเวลาสองปีครึ่งในปอร์โต"}, "0-0"},
            {"Hindi", {porto}, {"जानवरों को पोर्टो में ढाई साल तक फ़िल्माया गया।"}, "0-0"},
            {"Swahili", {school}, {"Shule ilifungwa."}, "0-0"},
            {"Khmer", {school}, {"សាលារៀនត្រូវបានបិទ។"}, "0-0"},
            {"Finnish",
             {school, teachers},
             {"Koulu suljettiin.", "Sen opettajat löysivät työtä muista kaupungeista."},
             "0-0 1-1"},
            {"Russian", {school, teachers}, {"Школу закрыли.", "Её учителя нашли работу в других городах."}, "0-0 1-1"},
            {"Korean", {school, teachers}, {"학교는 문을 닫았다.", "교사들은 다른 도시에서 일자리를 찾았다."}, "0-0 1-1"},
            {"Burmese", {school, teachers}, {"ကျောင်းကို ပိတ်လိုက်သည်။", "ဆရာများသည် အခြားမြို့များတွင် အလုပ်ရကြသည်။"}, "0-0 1-1"},
            {"split in two",
             {long_one},
             {"Le ministère a fermé l'école au printemps.",
              "Ses enseignants ont trouvé du travail dans d'autres villes, et les élèves marchent désormais une heure "
              "jusqu'à la classe la plus proche."},
             "0-0,1"},
            {"merged",
             {"The ministry closed the school in spring.",
              "Its teachers found work in other towns, and the pupils now walk an hour to the nearest classroom."},
             {"该部在春天关闭了这所学校。教师们在其他城镇找到了工作，学生们现在要走一个小时才能到达最近的教室。"},
             "0,1-0"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            const Alignment alignment = across(row.original, row.version);
            CHECK(beads(alignment) == row.beads);
            CHECK(alignment.verdict == align::Verdict::Copy);
            CHECK(alignment.same_text > 0.5);
        }
    }

    TEST_CASE("a short text of another length or with other values and names is no version")
    {
        CHECK(across({"The school was closed."}, {kGerman[5] + " " + kGerman[0] + " " + kGerman[3]}).verdict ==
              align::Verdict::Unrelated);
        const std::vector<std::vector<std::uint64_t>> keys = {{1, 2, 3}}, others = {{4, 5, 6}};
        align::AlignOptions options;
        options.across_languages = true;
        const auto original = cut({"The animals lived on an island."}), version = cut({"Die Mauer wurde neu verputzt."});
        CHECK(align::align(original, version, keys, others, options).verdict == align::Verdict::Unrelated);
        CHECK(align::align(original, version, keys, keys, options).verdict == align::Verdict::Copy);
    }

    TEST_CASE("empty paragraphs, one paragraph and hostile repetition end well")
    {
        CHECK(across({"One."}, {"Eins."}).beads.size() >= 1);
        CHECK(across({"", ""}, {"", "", ""}).beads.size() >= 3);
        const Paragraphs same(3000, "the same again and again");
        const Alignment alignment = across(same, same);
        std::size_t covered = 0;
        for (const align::Bead& bead : alignment.beads) covered += bead.original.size();
        CHECK(covered == same.size());
    }

    TEST_CASE("sounds of letters")
    {
        CHECK(sound_of(U"Москва") == "moskva");
        CHECK(sound_of(U"Tô Lâm") == "tolam");
        CHECK(sound_of(U"北京") == "beijing");
        CHECK(sound_of(U"カメラ") == "kamera");
        CHECK(sound_of(U"٤٧") == "47");
        std::string word = "pharaoh";
        align::unify_sounds(word, false);
        CHECK(word == "faraoh");
        align::unify_sounds(word, true);
        CHECK(word == "frh");
    }
}
