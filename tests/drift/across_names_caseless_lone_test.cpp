// Names of one word in versions whose script has no capitals.
#include <map>
#include <string>

#include "tests/drift/name_rows.h"

namespace {

const char* const kOriginal = R"T(Stone was sold.

Last year the company sold stone to buyers in Rotterdam and Hamburg.

The lawyer lost her two sons in Veracruz, where Martin Berger found them.

The villagers of Goydara walked to the school every day, Karin Olsen said.

Her uncle had gone to Nairobi, Peter Wafula wrote in the letter.
)T";

const std::map<std::string, std::string> kVersions{
    {"zh", R"T(石材已售出。

去年，该公司向鹿特丹和汉堡的买家出售了石材。

这名律师在韦拉克鲁斯失去了两个儿子，马丁·伯杰找到了他们。

卡琳·奥尔森说，戈伊达拉的村民每天步行去学校。

彼得·瓦富拉在信中写道，她的叔叔去了内罗毕。
)T"},
    {"ar", R"T(بيع الحجر.

باعت الشركة العام الماضي الحجر لمشترين في روتردام وهامبورغ.

فقدت المحامية ابنيها في فيراكروز، حيث عثر عليهما مارتن بيرغر.

قالت كارين أولسن إن قرويي غويدارا كانوا يمشون إلى المدرسة كل يوم.

كتب بيتر وافولا في الرسالة أن عمها ذهب إلى نيروبي.
)T"},
};

const textdrift::test::PlantedRow kPlanted[] = {
    {"zh", "向鹿特丹和", "向人权日和"},
    {"ar", "قرويي غويدارا", "قرويي خيراسار"},
};

}    // namespace

TEST_SUITE("drift/across_names_caseless_lone")
{
    TEST_CASE("honest translations are silent")
    {
        textdrift::test::check_honest(kOriginal, kVersions);
    }

    TEST_CASE("names of one word that are gone are found")
    {
        textdrift::test::check_planted(kOriginal, kVersions, kPlanted);
    }

    TEST_CASE("what may go without saying")
    {
        const char* const court = "In June parents asked the Tbilisi City Court to suspend it, Tbilisi said.\n";
        const textdrift::test::NameRow rows[] = {
            {"the town in the name of a court", "hi", court,
             "जून में अभिभावकों ने शहर की अदालत से रोक लगाने को कहा, तिबिलिसी ने बताया।\n", 0},
        };
        textdrift::test::check_names(rows);
    }
}
