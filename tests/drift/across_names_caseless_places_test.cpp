// Places in versions whose script has no capitals: those that nothing renders, told again too, and those that render
// nothing.
#include <map>
#include <string>

#include "tests/drift/name_rows.h"

namespace {

const char* const kOriginal = R"T(Aid for Ghana left the harbour of Mombasa on Monday.

Officials in Kenya said that the road to Ghana was closed. The Kenyan government thanked the crew.

The engineer Hualing Street in Taveuni was found by a fisherman.
)T";

const std::map<std::string, std::string> kVersions{
    {"zh", R"T(运往加纳的援助物资周一离开蒙巴萨港。

肯尼亚官员说，通往加纳的道路已关闭。肯尼亚政府向船员致谢。

一名渔民在塔韦乌尼找到了工程师华玲·斯特里特。
)T"},
    {"ja", R"T(ガーナへの援助物資は月曜日にモンバサ港を出た。

ケニアの当局者は、ガーナへの道路は閉鎖されたと述べた。ケニア政府は乗組員に感謝した。

技師のホワリン・ストリートはタベウニで漁師に発見された。
)T"},
    {"ko", R"T(가나로 가는 구호품이 월요일 몸바사 항을 떠났다.

케냐 관리들은 가나로 가는 길이 막혔다고 말했다. 케냐 정부는 선원들에게 감사를 표했다.

기술자 화링 스트리트는 타베우니에서 어부에게 발견됐다.
)T"},
};

const textdrift::test::PlantedRow kPlanted[] = {
    {"zh", "通往加纳的", "通往吴进德的"},    // told again
    {"zh", "在塔韦乌尼找", "在墨西哥找"},    // a country in the place of what nobody lists
    {"ja", "ガーナへの道路", "ナトゥナ委員会への道路"},
    {"ja", "タベウニで", "メキシコで"},
    {"ko", "가나로 가는 길", "룹샤로 가는 길"},
    {"ko", "타베우니에서", "벨기에에서"},
};

}    // namespace

TEST_SUITE("drift/across_names_caseless_places")
{
    TEST_CASE("honest translations are silent")
    {
        textdrift::test::check_honest(kOriginal, kVersions);
    }

    TEST_CASE("places replaced are found")
    {
        textdrift::test::check_planted(kOriginal, kVersions, kPlanted);
    }

    TEST_CASE("what an institution is, is translated")
    {
        const char* const museum = "The suitcase was given to the Kestrel Museum of Mombasa on Monday.\n";
        const char* const court = "Nobody had gone to the Supreme Court, the lawyers said on Monday.\n";
        const textdrift::test::NameRow rows[] = {
            {"as it should be", "zh", museum, "手提箱周一交给了蒙巴萨的红隼博物馆。\n", 0},
            {"a character lost", "zh", museum, "手提箱周一交给了蒙巴萨的红隼物馆。\n", 1},
            {"as it should be", "ko", museum, "여행 가방은 월요일 몸바사의 황조롱이 박물관에 전달됐다.\n", 0},
            {"a letter is another", "ko", museum, "여행 가방은 월요일 몸바사의 황조롱이 배물관에 전달됐다.\n", 1},
            {"as it should be", "ja", museum, "スーツケースは月曜日、モンバサのチョウゲンボウ博物館に渡された。\n", 0},
            {"something else", "ja", museum, "スーツケースは月曜日、モンバサのチャン・ダラに渡された。\n", 1},
            {"as it should be", "ar", court, "قال المحامون يوم الاثنين إن أحدا لم يذهب إلى المحكمة العليا.\n", 0},
            {"something else", "ar", court, "قال المحامون يوم الاثنين إن أحدا لم يذهب إلى الكساندر مارتشنكو.\n", 1},
            {"spelled as it sounds", "ja", "The golfers met at Le Golf National on Monday.\n",
             "ゴルファーは月曜日、ル・ゴルフ・ナショナルに集まった。\n", 0},
        };
        textdrift::test::check_names(rows);
    }

    TEST_CASE("characters that spell no names amid those that do")
    {
        const char* const fund =
            "The boats left on Monday. The pension fund Solvik told Teresa Carvalho that it would pay.\n";
        const textdrift::test::NameRow rows[] = {
            {"as it should be", "zh", fund, "船只周一离港。养老基金索尔维克告诉特蕾莎·卡瓦略说它会付款。\n", 0},
            {"between two characters of it", "zh", fund, "船只周一离港。养老基金索该维克告诉特蕾莎·卡瓦略说它会付款。\n", 1},
            {"another name behind it", "zh", fund, "船只周一离港。养老基金索尔维克和特蕾莎·卡瓦略说它会付款。\n", 0},
            {"a country with a wrong letter", "th",
             "Ships of Kenya were held in Guatemala on Monday, and Kenya protested.\n",
             "เรือของเคนยาถูกกักไว้ที่กัตวเมาลาเมื่อวันจันทร์ และเคนยาประท้วง\n", 1},
        };
        textdrift::test::check_names(rows);
    }

    TEST_CASE("what readers are told in passing is no other place")
    {
        const textdrift::test::NameRow rows[] = {
            {"the country of the text's own language", "zh", "The county council of Kent met on Monday in Maidstone.\n",
             "英国肯特郡议会周一在梅德斯通开会。\n", 0},
            {"part of a name", "zh", "The nurse Josia Bell left on Monday.\n", "护士约西亚·贝尔周一离开。\n", 0},
            {"told again and again", "fa", "The finance ministry paid on Monday. The finance report is late.\n",
             "وزارت مالی روز دوشنبه پرداخت کرد. گزارش مالی دیر شده است.\n", 0},
            {"the country before an office", "ja",
             "Kenya and Ghana signed.\n\nKenya paid Ghana.\n\nThe road was opened by German President Alan Baker on "
             "Monday.\n",
             "ケニアとガーナが署名した。\n\nケニアはガーナに支払った。\n\n道路は月曜日にアラン・ベイカー大統領が開通させた。"
             "\n",
             0},
            {"the country by itself", "ja",
             "Kenya and Ghana signed.\n\nKenya paid Ghana.\n\nThe road to Germany was opened by Alan Baker on Monday.\n",
             "ケニアとガーナが署名した。\n\nケニアはガーナに支払った。\n\n道路は月曜日にアラン・ベイカーが開通させた。\n",
             1},
        };
        textdrift::test::check_names(rows);
    }
}
