// Attributions: who said it, with which verb, and of which quotation.
#include <doctest/doctest.h>

#include "tests/facts/reading.h"

using namespace textdrift;
using namespace textdrift::facts;
using namespace textdrift::facts::testing;

namespace {

// "speaker/verb", with "*" where a quotation is attributed.
std::string attributions(std::string_view text)
{
    const Reading reading = read(text);
    return list(reading, FactKind::Attribution, [&](const Fact& fact) {
        const AttributionValue& value = *fact.attribution();
        return join(value.speaker) + "/" + value.verb + (value.quotation ? "*" : "");
    });
}

struct Row {
    std::string name;
    std::string text;
    std::string expected;
};

}    // namespace

TEST_SUITE("facts/attributions")
{
    TEST_CASE("attributions: quotations")
    {
        const Row rows[] = {
            {"said X", "“We will never give up hope,” said Maria Ressa.", "maria ressa/say*"},
            {"said X, title", "“We will never give up hope,” said Maria Ressa, director of Rappler.", "maria ressa/say*"},
            {"X said", "“We will never give up hope,” Maria Ressa said.", "maria ressa/say*"},
            {"X warned", "“We will never give up hope”, Maria Ressa warned.", "maria ressa/warn*"},
            {"X, apposition, said", "“We will never give up hope,” Maria Ressa, head of Rappler, said.", "maria ressa/say*"},
            {"X said:", "Maria Ressa said: “We will never give up hope.”", "maria ressa/say*"},
            {"X, apposition, said:", "Maria Ressa, the head of Rappler, said: “We will never give up hope.”",
             "maria ressa/say*"},
            {"name in apposition",
             "China’s ambassador to Malaysia, Ouyang Yujing, remarked “relations have been at the forefront”.",
             "ouyang yujing/remark*"},
            {"told Y that", "Tô Lâm, the minister, told reporters that “nobody will be arrested there”.", "to lam/tell*"},
            {"according to", "According to Maria Ressa, “we will never give up hope”.", "maria ressa/say*"},
            {"title with a stop", "“We will never give up hope,” said Dr. Amina Sow.", "amina sow/say*"},
            {"two titles", "“We will never give up hope,” said Ir. Bambang Wijaya, who heads it.", "bambang wijaya/say*"},
            {"particle", "“We will never give up hope,” said Khun Somchai na Ranong.", "somchai na ranong/say*"},
            {"office, name", "“We will never give up hope,” said the head of the Roads Agency, Maria Lopez.",
             "maria lopez/say*"},
            {"named by a verb", "Maria Lopez called our findings “a pack of lies”.", "maria lopez/call*"},
            {"next speaker",
             "“We will never give up hope,” Maria Ressa said. “We will never give up hope,” said Juan Lopez.",
             "maria ressa/say* | juan lopez/say*"},
            {"title is dropped", "“We will never give up hope,” said President Emmanuel Macron.", "emmanuel macron/say*"},
            {"lower-case title", "“We will never give up hope,” said spokesman Guo Jiakun.", "guo jiakun/say*"},
            {"middle", "“We will,” said Maria Ressa, “never give up our hope.”", "maria ressa/say* | maria ressa/say*"},
            {"pronoun", "“We will never give up hope,” she added.", "she/add*"},
            {"she added first", "She added. “We will never give up hope.”", "she/add*"},
            {"the ministry", "The ministry said: “We will never give up hope.”", "ministry/say*"},
            {"police", "“He was armed and dangerous then,” police said.", "police/say*"},
            {"spokesperson for", "“We will never give up hope,” a spokesperson for Amnesty International said.",
             "spokesperson for amnesty international/say*"},
            {"has observed",
             "Sopheap Chak, former director of the centre, has observed that ‘the proposed gateway mirrors that one’.",
             "sopheap chak/observe*"},
            {"adding", "Maria Ressa said she left, adding: “We will never give up hope.”",
             "maria ressa/add* | maria ressa/say"},
            {"unattributed", "The slogan “we will never give up hope” was painted there.", ""},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK(attributions(row.text) == row.expected);
        }
    }

    TEST_CASE("attributions: indirect speech")
    {
        const Row rows[] = {
            {"said that", "Xi Jinping said that trade would grow.", "xi jinping/say"},
            {"said", "Officials said the plan was ready.", "officials/say"},
            {"denied", "The Ministry of Foreign Affairs denied the claims.", "ministry of foreign affairs/deny"},
            {"according to", "Prices rose, according to Human Rights Watch.", "human rights watch/say"},
            {"noun", "The state that claims it is poor.", ""},
            {"passive", "He was told that it was over. It is said that he left.", ""},
            {"infinitive", "They want to say that it is over.", ""},
            {"announced that", "Huawei announced that it would leave.", "huawei/announce"},
            {"object", "The model explains a part of it.", ""},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK(attributions(row.text) == row.expected);
        }
    }

    TEST_CASE("attributions: spans are tight and tie to the quotation")
    {
        const Reading reading = read("“We will never give up hope,” said Maria Ressa, director of Rappler.");
        for (const Fact& fact : reading.set.facts) {
            const AttributionValue* value = fact.attribution();
            if (value == nullptr) continue;
            CHECK(reading.slice(fact.range) == "said Maria Ressa");
            CHECK(reading.slice(value->speaker_range) == "Maria Ressa");
            CHECK(reading.slice(value->verb_range) == "said");
            REQUIRE(value->quotation.has_value());
            CHECK(reading.slice(*value->quotation) == "“We will never give up hope,”");
        }
    }
}
