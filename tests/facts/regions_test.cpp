// Provinces and states in running text of several languages and scripts: skipped where CLDR's names are not built in.
#include <doctest/doctest.h>

#include <string>

#include "tests/facts/place_rows.h"

using textdrift::facts::Gazetteer;
using textdrift::facts::tokenise;
using textdrift::test::PlaceRow;

namespace {

const PlaceRow kRows[] = {
    {"en", "The storm crossed Virginia and Tennessee.", "region:US-TN", true},
    {"en", "They fled from Penza Oblast.", "region:RU-PNZ", true},
    {"en", "Western Australia signed it.", "region:AU-WA", true},
    {"en", "He was born in virginia street.", "region:US-VA", false},    // no capital, no name
    {"fr", "Il vit dans le Tennessee.", "region:US-TN", true},
    {"es", "Vive en la provincia de Panamá.", "region:PA-8", true},
    {"de", "Sie kommt aus Rakhaing.", "region:MM-16", true},    // CLDR: Rakhaing-Staat
    {"de", "Der Gouverneur von Nordkarolina.", "region:US-VA", false},
    {"pl", "Huragan minął Wirginię.", "region:US-VA", true},
    {"ru", "Шторм прошёл через Виргинию.", "region:US-VA", true},
    {"ru", "Бои идут в Херсонской области.", "region:UA-65", true},
    {"uk", "Губернатор Теннессі промовчав.", "region:US-TN", true},
    {"sr-Latn", "Živi u Virdžiniji.", "region:US-VA", true},
    {"el", "Ζει στη Βιρτζίνια.", "region:US-VA", true},
    {"tr", "Virjinya'da bir köprü çöktü.", "region:US-VA", true},
    {"fi", "Myrsky saapui Virginiaan.", "region:US-VA", true},
    {"ar", "انهار جسر في كيرلا.", "region:IN-KL", true},
    {"ar", "سافر بفرجينيا.", "region:US-VA", true},
    {"fa", "پلی در ویرجینیا فرو ریخت.", "region:US-VA", true},
    {"he", "הגשר בקרלה קרס.", "region:IN-KL", true},
    {"hi", "केरल में पुल गिर गया।", "region:IN-KL", true},
    {"bn", "ভার্জিনিয়া শান্ত।", "region:US-VA", true},
    {"zh", "他住在弗吉尼亚州。", "region:US-VA", true},
    {"zh", "他住在弗吉尼亞州。", "region:US-VA", true},
    {"zh", "赫尔松州传出爆炸声。", "region:UA-65", true},
    {"ja", "彼はバージニア州に住む。", "region:US-VA", true},
    {"ko", "그는 버지니아에 산다.", "region:US-VA", true},
    {"th", "เขาอาศัยอยู่ในรัฐเวอร์จิเนีย", "region:US-VA", true},
    {"my", "ရခိုင်ပြည်နယ်မှာ တိုက်ပွဲ ဖြစ်သည်။", "region:MM-16", true},
    {"vi", "Ông sống ở Tân Cương.", "region:CN-XJ", true},
    {"no", "Han bor i Tennessee.", "region:US-TN", true},    // as Bokmål
};

}    // namespace

TEST_SUITE("facts/regions" * doctest::skip(!textdrift::facts::knows_regions()))
{
    TEST_CASE("regions: known in every script, with endings and without the word for province")
    {
        for (const PlaceRow& row : kRows) {
            CAPTURE(std::string(row.text));
            CHECK(names(row, &Gazetteer::find_regions) == row.named);
        }
    }

    TEST_CASE("regions: names of many places are words")
    {
        const std::string text = "The Central office in the Western hills closed.";
        const auto tokens = tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, {}, {});
        CHECK(Gazetteer::of("en").find_regions(tokens).empty());
    }

    TEST_CASE("regions: the forms of a key, and none of a key that is no province's")
    {
        const auto& gazetteer = Gazetteer::of("en");
        REQUIRE(gazetteer.forms_of("region:US-VA").size() == 1);
        CHECK(gazetteer.forms_of("region:US-VA").front()->words == std::vector<std::string>{"virginia"});
        CHECK(gazetteer.forms_of("region:US-ZZ").empty());
        CHECK(gazetteer.forms_of("region:XX-").empty());
    }
}
