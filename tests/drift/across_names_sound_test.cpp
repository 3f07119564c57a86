// Names told once, in scripts with and without capitals: heard where somebody else's name stands in their place, silent
// where they are spelled as the language spells them.
#include "core/facts/name_odds.h"
#include "core/facts/transliterate.h"
#include "tests/drift/name_rows.h"

namespace {

// NAME stands for the name.
struct Row {
    const char *language, *version, *name, *other;
};

const char* const kOriginal =
    "Nobody had asked the villagers before the dam was closed, said engineer Odalys Ferreira Quispe. The "
    "water rose for nine days.\n";

const Row kRows[] = {
    {"ar", "قالت المهندسة NAME إن أحداً لم يسأل القرويين قبل إغلاق السد. وارتفع منسوب المياه تسعة أيام.\n",
     "أوداليس فيريرا كيسبي", "سامية المنصوري"},
    {"fa", "مهندس NAME گفت پیش از بستن سد کسی از روستاییان نپرسیده بود. آب نه روز بالا آمد.\n", "اودالیس فریرا کیسپه",
     "مریم رضایی"},
    {"he", "איש לא שאל את הכפריים לפני שהסכר נסגר, אמרה המהנדסת NAME. המים עלו במשך תשעה ימים.\n", "אודליס פריירה קיספה",
     "רחל מזרחי"},
    {"hi", "इंजीनियर NAME ने कहा कि बांध बंद करने से पहले गांव वालों से किसी ने नहीं पूछा। पानी नौ दिन तक चढ़ता रहा।\n",
     "ओडालिस फरेरा क्विस्पे", "सुनीता वर्मा"},
    {"bn", "প্রকৌশলী NAME বলেন, বাঁধ বন্ধ করার আগে গ্রামবাসীদের কেউ জিজ্ঞেস করেনি। নয় দিন ধরে পানি বেড়েছে।\n",
     "ওদালিস ফেরেইরা কিস্পে", "শারমিন আক্তার"},
    {"th", "วิศวกร NAME กล่าวว่า ไม่มีใครถามชาวบ้านก่อนปิดเขื่อน น้ำขึ้นติดต่อกันเก้าวัน\n", "โอดาลิส เฟอร์เรรา กิสเป", "สมศรี บุญมาก"},
    {"km", "វិស្វករ NAME បាននិយាយថា គ្មាននរណាសួរអ្នកភូមិមុនពេលបិទទំនប់ទេ។ ទឹកបានឡើងប្រាំបួនថ្ងៃ។\n", "អូដាលីស ហ្វឺរ៉េរ៉ា គីស្ពេ", "ចាន់ សុភាព"},
    {"zh", "工程师NAME说，大坝关闭之前没有人问过村民。水涨了九天。\n", "奥达利斯·费雷拉·基斯佩", "刘建华"},
    {"ja", "ダムが閉じられる前に村人に尋ねた者は誰もいなかった、と技師のNAMEは語った。水位は9日間上がり続けた。\n",
     "オダリス・フェレイラ・キスペ", "山田花子"},
    {"ko", "엔지니어 NAME는 댐을 막기 전에 아무도 마을 사람들에게 묻지 않았다고 말했다. 물은 아흐레 동안 불어났다.\n",
     "오달리스 페레이라 키스페", "박미경"},
    {"ru",
     "Никто не спрашивал жителей деревни перед закрытием плотины, сказала инженер NAME. Вода поднималась девять дней.\n",
     "Одалис Феррейра Киспе", "Марина Соколова"},
    {"uk", "Ніхто не питав мешканців села перед закриттям греблі, сказала інженерка NAME. Вода піднімалася дев'ять днів.\n",
     "Одаліс Феррейра Кіспе", "Оксана Мельник"},
    {"sr", "Нико није питао сељане пре него што је брана затворена, рекла је инжењерка NAME. Вода је расла девет дана.\n",
     "Одалис Фереира Киспе", "Јелена Марковић"},
    {"sr-Latn",
     "Niko nije pitao seljane pre nego što je brana zatvorena, rekla je inženjerka NAME. Voda je rasla devet dana.\n",
     "Odalis Fereira Kispe", "Jelena Marković"},
    {"el", "Κανείς δεν ρώτησε τους χωρικούς πριν κλείσει το φράγμα, είπε η μηχανικός NAME. Το νερό ανέβαινε εννέα μέρες.\n",
     "Οντάλις Φερέιρα Κίσπε", "Ελένη Παπαδάκη"},
    {"tr", "Mühendis NAME, baraj kapatılmadan önce köylülere kimsenin sormadığını söyledi. Su dokuz gün boyunca yükseldi.\n",
     "Odalys Ferreira Quispe", "Ayşe Yıldırım"},
    {"fr",
     "Personne n'avait interrogé les villageois avant la fermeture du barrage, a dit l'ingénieure NAME. L'eau est "
     "montée pendant neuf jours.\n",
     "Odalys Ferreira Quispe", "Camille Rousseau"},
};

const char* const kChinese =
    "律师罗海燕说：“合同里没有写工伤。”工厂没有回应。\n\n村民曹永贵（53岁）在矿上干了九年。\n\n代理人郝建民表示，"
    "法院下周开庭。\n";

// Two of the three people are there as they are read, the third is somebody else.
const Row kReadings[] = {
    {"en",
     "“The contract says nothing about injuries,” said lawyer NAME. The factory did not reply.\n\nVillager Cao Yonggui, "
     "53, worked in the mine for nine years.\n\nThe court will sit next week, said their counsel, Hao Jianmin.\n",
     "Luo Haiyan", "Wong Mei Ling"},
    {"ar",
     "قالت المحامية NAME: «لا يذكر العقد إصابات العمل». ولم يرد المصنع.\n\nعمل القروي تساو يونغقوي (53 عاماً) في المنجم "
     "تسع سنوات.\n\nوقال الوكيل هاو جيانمين إن المحكمة ستنعقد الأسبوع المقبل.\n",
     "لوه هاييان", "ليلى الخطيب"},
    {"ko",
     "변호사 NAME은 “계약서에는 산재가 적혀 있지 않다”고 말했다. 공장은 답하지 않았다.\n\n마을 주민 차오융구이(53)는 "
     "광산에서 9년 "
     "동안 일했다.\n\n대리인 하오젠민은 법원이 다음 주에 열린다고 밝혔다.\n",
     "뤄하이옌", "박지영"},
    {"ja",
     "弁護士のNAMEさんは「契約書には労災について書かれていない」と話した。工場は回答しなかった。\n\n村民の曹永貴さん（53）は"
     "鉱山で9年"
     "働いた。\n\n代理人の郝建民さんによると、裁判は来週開かれる。\n",
     "羅海燕", "鈴木花子"},
};

std::size_t count_findings(const char* from, const char* original, const Row& row, const char* name)
{
    const std::string version = textdrift::test::with(row.version, "NAME", name);
    return textdrift::test::name_findings(from, original, row.language, version).size();
}

double odds(const char* script, const char* name, const char* written)
{
    textdrift::facts::SoundText text;
    text.add(0, textdrift::facts::romanise(written), 0);
    return textdrift::facts::NameOdds::of(script)->best(name, text).score;
}

}    // namespace

TEST_SUITE("drift/across_names_sound")
{
    TEST_CASE("a name told once is there or it is not")
    {
        for (const Row& row : kRows) {
            CAPTURE(std::string(row.language));
            CHECK(count_findings("en", kOriginal, row, row.name) == 0);
            CHECK(count_findings("en", kOriginal, row, row.other) == 1);
        }
    }

    TEST_CASE("people of a Chinese original by their reading or their characters")
    {
        for (const Row& row : kReadings) {
            CAPTURE(std::string(row.language));
            CHECK(count_findings("zh", kChinese, row, row.name) == 0);
            CHECK(count_findings("zh", kChinese, row, row.other) > 0);
        }
    }

    TEST_CASE("the family name where the original says he or she does not stand for the full name")
    {
        const char* const original =
            "Colonel Benjamin Salvatierra, spokesman of the garrison, denied it. \"Nobody fired,\" he said.\n";
        const Row row{"tr", "Garnizonun sözcüsü Albay NAME bunu yalanladı. Salvatierra “Kimse ateş etmedi” dedi.\n",
                      "Benjamin Salvatierra", "Renato Corpuz"};
        CHECK(count_findings("en", original, row, row.name) == 0);
        CHECK(count_findings("en", original, row, row.other) == 1);
    }

    TEST_CASE("a rendering is likelier than chance, another name less likely")
    {
        CHECK(odds("Cyrl", "kovalenko", "Коваленко") > 5);
        CHECK(odds("Cyrl", "kovalenko", "Петренко") < 3);
        CHECK(odds("Arab", "quispe", "كيسبي") > 0);
        CHECK(odds("Arab", "quispe", "المنصوري") < 0);
        CHECK(odds("Khmr", "ferreira", "ហ្វឺរ៉េរ៉ា") > 4);
        CHECK(odds("Khmr", "ferreira", "សុភាព") < 0);
        CHECK(textdrift::facts::NameOdds::of("Zyyy") == nullptr);
    }

    TEST_CASE("no name goes across a break")
    {
        textdrift::facts::SoundText whole, parted;
        for (auto* const text : {&whole, &parted}) {
            text->add(0, "kova", 0);
            if (text == &parted) text->part();
            text->add(1, "lenko", 0);
        }
        const auto* const latin = textdrift::facts::NameOdds::of("Latn");
        const auto hit = latin->best("kovalenko", whole);
        CHECK(hit.first == 0);
        CHECK(hit.last == 8);
        CHECK(latin->best("kovalenko", parted).score < hit.score - 5);
    }
}
