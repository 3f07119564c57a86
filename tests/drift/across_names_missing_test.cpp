// Names across languages that nothing renders any more, that gave way to another of the text, or whose letters changed
// places: texts in which every person is named once.
#include <ctime>
#include <map>
#include <string>
#include <utility>

#include "tests/drift/name_rows.h"

namespace {

const char* const kOriginal = R"T(Officials met on Monday, said Teresa Carvalho, head of the river office.

Henrik Lindqvist of the harbour union said that 48 boats were missing. Paula Ferreira, a nurse, treated 31 sailors.

"We saw no lights," said Daniel Moreno, who steered the ferry. Ghana and Kenya sent help.
)T";

const std::map<std::string, std::string> kVersions{
    {"zh", R"T(河流办公室主任特蕾莎·卡瓦略说，官员们周一开会。

港口工会的亨里克·林德奎斯特说，有48艘船失踪。护士保拉·费雷拉救治了31名水手。

“我们没有看到任何灯光，”驾驶渡轮的丹尼尔·莫雷诺说。加纳和肯尼亚派来了援助。
)T"},
    {"ar", R"T(قالت تيريزا كارفاليو، مديرة مكتب النهر، إن المسؤولين اجتمعوا يوم الاثنين.

وقال هنريك ليندكفيست من نقابة الميناء إن 48 قاربًا فُقدت. وعالجت الممرضة باولا فيريرا 31 بحارًا.

«لم نر أي أضواء»، قال دانيال مورينو الذي كان يقود العبّارة. وأرسلت غانا وكينيا مساعدات.
)T"},
    {"ko", R"T(하천 사무소장 테레사 카르발류는 관리들이 월요일에 만났다고 말했다.

항만 노조의 헨리크 린드크비스트는 배 48척이 실종됐다고 말했다. 간호사 파울라 페헤이라는 선원 31명을 치료했다.

"우리는 불빛을 보지 못했다"고 여객선을 몰던 다니엘 모레노가 말했다. 가나와 케냐가 도움을 보냈다.
)T"},
    {"hi", R"T(नदी कार्यालय की प्रमुख टेरेसा कार्वाल्हो ने कहा कि अधिकारी सोमवार को मिले।

बंदरगाह संघ के हेनरिक लिंडक्विस्ट ने कहा कि 48 नावें लापता हैं। नर्स पाउला फेरेरा ने 31 नाविकों का इलाज किया।

"हमने कोई रोशनी नहीं देखी," नौका चला रहे डैनियल मोरेनो ने कहा। घाना और केन्या ने मदद भेजी।
)T"},
    {"id", R"T(Teresa Carvalho, kepala kantor sungai, mengatakan para pejabat bertemu pada hari Senin.

Henrik Lindqvist dari serikat pelabuhan mengatakan 48 perahu hilang. Paula Ferreira, seorang perawat, merawat 31 pelaut.

"Kami tidak melihat lampu," kata Daniel Moreno, yang mengemudikan feri. Ghana dan Kenya mengirim bantuan.
)T"},
};

const textdrift::test::PlantedRow kPlanted[] = {
    {"zh", "保拉·费雷拉", "卢巴亚贸易公司"},
    {"zh", "保拉·费雷拉", "丹尼尔·莫雷诺"},
    {"zh", "加纳", "海岸"},
    {"ar", "باولا فيريرا", "بحيرة الغزلان"},
    {"ar", "باولا فيريرا", "دانيال مورينو"},
    {"ar", "غانا", "الشاطئ"},
    {"ko", "파울라 페헤이라", "루바야 무역회사"},
    {"ko", "모레노", "모노레"},
    {"ko", "가나와", "해안과"},
    {"hi", "पाउला फेरेरा", "गोल्डन झील"},
    {"hi", "घाना", "तट"},
    {"id", "Ferreira", "Ferriera"},
    {"id", "Lindqvist", "Lindqivst"},
    {"id", "Paula Ferreira", "Danau Rusa"},
};

// Two texts of many people, each named once; every third of them is another in the version.
std::pair<std::string, std::string> many_names(unsigned count)
{
    const auto name = [](unsigned seed) {
        std::string letters;
        for (unsigned value = seed * 7919 + 104729, i = 0; i < 4; ++i, value /= 13) {
            letters += "bdfgklmnprstv"[value % 13];
            letters += "aeiou"[(value / 7 + i) % 5];
        }
        letters[0] = static_cast<char>(letters[0] - 'a' + 'A');
        return letters;
    };
    std::string english, french;
    for (unsigned i = 0; i < count; ++i) {
        const unsigned other = i % 3 == 0 ? i + 5 * count : i;
        english += "The council heard that " + name(2 * i) + " " + name(2 * i + 1) + " had left the town.\n\n";
        french += "Le conseil a appris que " + name(2 * other) + " " + name(2 * other + 1) + " avait quitté la ville.\n\n";
    }
    return {english, french};
}

double seconds_for_names(unsigned count)
{
    const auto [english, french] = many_names(count);
    const std::clock_t start = std::clock();
    CHECK(textdrift::test::name_findings("en", english, "fr", french).size() > count / 4);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}    // namespace

TEST_SUITE("drift/across_names_missing")
{
    // Each name of the text that stands nowhere once asked for all the others: 14 times as long for 4 times as many.
    TEST_CASE("thousands of names take time by their number, not by its square")
    {
        seconds_for_names(100);    // tables are read once
        const double few = seconds_for_names(600), many = seconds_for_names(2400);
        CAPTURE(few);
        CAPTURE(many);
        CHECK(many < 9 * few);
    }

    TEST_CASE("places in scripts without capitals: other spellings and longer words are no damage")
    {
        const textdrift::test::NameRow rows[] = {
            {"U.S. with full stops", "zh",
             "The storm brings rain across northern Mexico and the southwest U.S. next week.\n",
             "下周暴风雨将给墨西哥北部和美国西南部带来降雨。\n", 0},
            {"U.S. replaced", "zh", "The storm brings rain across northern Mexico and the southwest U.S. next week.\n",
             "下周暴风雨将给墨西哥北部和德国西南部带来降雨。\n", 1},
            {"long vowel left out", "ja", "The ferry left Mexico City late. The mayor of Mexico City apologised.\n",
             "フェリーはメキシコシティで遅れた。メキシコシティ市長が謝罪した。\n", 0},
            {"one name for two cities", "zh", "Two trains left San Diego for St. Louis on Monday.\n",
             "周一有两列火车从圣地亚哥开往圣路易斯。\n", 0},
            {"the same in Taiwan", "zh", "Two trains left San Diego for St. Louis on Monday.\n",
             "週一有兩列火車從聖地牙哥開往聖路易。\n", 0},
        };
        textdrift::test::check_names(rows);
    }

    TEST_CASE("capitals said for countries, days that are cities, borrowed words: no other names")
    {
        const char* const talks = "Talks with Pyongyang ended on Friday. The envoy left for Tokyo.\n";
        const textdrift::test::NameRow rows[] = {
            {"capital for its country", "ko", talks, "북한과의 회담은 금요일에 끝났다. 특사는 도쿄로 떠났다.\n", 0},
            {"capital for its country", "zh", talks, "与朝鲜的会谈周五结束。特使前往东京。\n", 0},
            {"a city spelled out where its country is told, too", "hi",
             "PHNOM PENH, 14 April 2025. Cambodian officials left the port.\n",
             "नोम पेन्ह, 14 अप्रैल 2025. कंबोडिया के अधिकारी बंदरगाह से चले गए।\n", 0},
            {"another country", "ko", talks, "브라질과의 회담은 금요일에 끝났다. 특사는 도쿄로 떠났다.\n", 1},
            {"Monday and Dushanbe are one word", "fa", "The harbour was closed on Monday. Nobody was hurt.\n",
             "بندر روز دوشنبه بسته بود. کسی آسیب ندید.\n", 0},
            {"borrowed words", "ja", "He moved forward for the French and was cheered.\n",
             "彼はスルーパスを出し、トラブルもなく喝采を浴びた。\n", 0},
            {"a name in katakana", "ja", "The letter was signed by Delgado. Delgado left the city of Lima.\n",
             "手紙にはコワルスキーが署名した。デルガドはリマ市を去った。\n", 1},
            {"a name told once", "id", "The band of Brentwood played. Nobody was hurt.\n",
             "Grup musik dari Castillo bermain. Tidak ada yang terluka.\n", 1},
            {"another name in a country's very place", "pt",
             "Miners met in Bethuli on Monday.\n\n"
             "The border between Mexico and Guatemala is closed, Ana Ruiz said.\n",
             "Mineiros reuniram-se em Bethuli na segunda-feira.\n\n"
             "A fronteira entre o Bethuli e a Guatemala está fechada, disse Ana Ruiz.\n",
             1},
            {"another name in the place of its adjective", "de",
             "Miners met in Bethuli on Monday.\n\n"
             "On Tuesday the Cambodian authorities closed the road, Ana Ruiz said.\n",
             "Bergleute trafen sich am Montag in Bethuli.\n\n"
             "Am Dienstag sperrten die Bethuli Behörden die Straße, sagte Ana Ruiz.\n",
             1},
        };
        textdrift::test::check_names(rows);
    }

    TEST_CASE("names told once: honest translations are silent")
    {
        textdrift::test::check_honest(kOriginal, kVersions);
    }

    TEST_CASE("names told once: replaced and garbled names are found")
    {
        textdrift::test::check_planted(kOriginal, kVersions, kPlanted);
    }
}
