// Names from abroad in Chinese characters, which nothing but a dot parts from what stands around them.
#include <doctest/doctest.h>

#include "tests/drift/across_names.h"

namespace {

const char* const kOriginal =
    R"T(Energy Minister Aleksandr Novak met Secretary Rick Perry in Moscow on 4 May 2024.

"I know this," Graham added, speaking of Christine Blasey Ford on 19 June 2024.

His father, Todd Hartley, was at home. His mother, Sarah Hartley, called police in Nairobi.

Harvey Lim and Jordan Keller lost three matches; Ian Poulter of Kenya won the last of 26.

Amy Brandt writes for The Times. She is in Kenya.

The film about Johnny English was shown in Nairobi on 4 May 2024; officials from North America and Central America came.
)T";

const char* const kVersion = R"T(能源部长亚历山大·诺瓦克2024年5月4日在莫斯科会见了部长里克·佩里后离开。

格雷厄姆补充道：“我知道这一点。”他在2024年6月19日谈到克里斯汀·布莱西·福特。

他的父亲托德·哈特利当时在家。他的母亲萨拉·哈特利打电话给内罗毕警方。

哈维·林和乔丹·凯勒输了三场比赛；我们安排了阵容，肯尼亚的伊恩·保尔特赢得了26场中的最后一场。

艾米·勃兰特为《纽约时报》撰稿。她在肯尼亚。

关于约翰尼·英格利斯的电影2024年5月4日在内罗毕放映；北美和中美洲的官员出席。
)T";

std::string with(std::string text, const std::string& old, const std::string& other)
{
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), other);
}

}    // namespace

TEST_SUITE("drift/across_names_cut")
{
    TEST_CASE("part of a dotted name, everyday characters, a city in a name or title are no other names")
    {
        CHECK(textdrift::test::name_findings("en", kOriginal, "zh", kVersion).empty());
    }

    TEST_CASE("what became another place is still told")
    {
        for (const auto& [old, other] : {std::pair{"莫斯科", "乌兰巴托"}, std::pair{"在肯尼亚", "在加纳"}}) {
            CAPTURE(std::string(other));
            CHECK_FALSE(textdrift::test::name_findings("en", kOriginal, "zh", with(kVersion, old, other)).empty());
        }
    }
}
