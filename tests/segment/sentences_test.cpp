// Sentences: where they end, and where a full stop only abbreviates.
#include "core/segment/sentences.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "../text/random_text.h"

using namespace textdrift;

namespace {

std::vector<ByteRange> cut(const segment::SentenceCutter& cutter, std::string_view text)
{
    std::vector<ByteRange> sentences;
    cutter.cut(text, {0, static_cast<std::uint32_t>(text.size())}, sentences);
    return sentences;
}

std::string dump(const segment::SentenceCutter& cutter, std::string_view text)
{
    std::string out;
    for (const ByteRange sentence : cut(cutter, text)) {
        if (!out.empty()) out += '|';
        out += text.substr(sentence.begin, sentence.size());
    }
    return out;
}

struct Row {
    const char* name;
    std::string text, expected;
};

void check(const std::string& language, const std::vector<Row>& rows)
{
    const segment::SentenceCutter cutter(language);
    for (const Row& row : rows) {
        CAPTURE(std::string(row.name));
        CHECK(dump(cutter, row.text) == row.expected);
    }
}

}    // namespace

TEST_SUITE_BEGIN("segment/sentences");

TEST_CASE("cut: sentences end at stops, questions and exclamations")
{
    check("en", {
                    {"two", "It rained. They left.", "It rained.|They left."},
                    {"question and exclamation", "Why? No! Go.", "Why?|No!|Go."},
                    {"closing quote belongs to it", "“We won.” She smiled.", "“We won.”|She smiled."},
                    {"closing bracket belongs to it", "(It failed.) They left.", "(It failed.)|They left."},
                    {"opening quote starts the next", "He left. “Why?” she asked.", "He left.|“Why?” she asked."},
                    {"ellipsis", "He paused... Then he spoke. Well… Yes.", "He paused...|Then he spoke.|Well…|Yes."},
                    {"ellipsis within", "He paused... then spoke.", "He paused... then spoke."},
                    {"several marks", "Really?! Yes.", "Really?!|Yes."},
                    {"footnote marks", "It fell.[12] They left.¹ Then more.", "It fell.[12]|They left.¹|Then more."},
                    {"hard line break is none", "The talks went on\nuntil late. They\nfailed.",
                     "The talks went on\nuntil late.|They\nfailed."},
                    {"no stop at all", "No stop here", "No stop here"},
                    {"glued sentences stay", "It ended.Then it began.", "It ended.Then it began."},
                    {"question in quotes goes on", "“Why now?” he asked.", "“Why now?” he asked."},
                    {"spaces around", "  One.   Two.  ", "One.|Two."},
                    {"only marks", "...", "..."},
                });
}

TEST_CASE("cut: a full stop that abbreviates ends nothing")
{
    check(
        "en",
        {
            {"titles", "Mr. Lee met Dr. Kim. They spoke.", "Mr. Lee met Dr. Kim.|They spoke."},
            {"ranks", "Lt. Gen. Omar and Sen. Diaz left. Rain fell.", "Lt. Gen. Omar and Sen. Diaz left.|Rain fell."},
            {"initials", "J. K. Rowling and George W. Bush met. They left.",
             "J. K. Rowling and George W. Bush met.|They left."},
            {"e.g. and i.e.", "Some, e.g. Laos, i.e. few, agreed.", "Some, e.g. Laos, i.e. few, agreed."},
            {"number sign", "See No. 5 and Art. 12 of it. It holds.", "See No. 5 and Art. 12 of it.|It holds."},
            {"Roman volume", "See vol. XII. It is thick.", "See vol. XII.|It is thick."},
            {"initial that is also an abbreviation", "Mr P. D'Souza left. He was late.", "Mr P. D'Souza left.|He was late."},
            {"unit at the end", "It burns at 41°C. Film is kept cold.", "It burns at 41°C.|Film is kept cold."},
            {"Roman item number", "IV. The law is old. V. Nobody reads it.", "IV. The law is old.|V. Nobody reads it."},
            {"no as a word", "He said no. They left.", "He said no.|They left."},
            {"art as a word", "They love art. It is old.", "They love art.|It is old."},
            {"U.S. within", "The U.S. Congress met. It voted.", "The U.S. Congress met.|It voted."},
            {"U.S. at the end", "He left the U.S. The court met.", "He left the U.S.|The court met."},
            {"time within", "At 5 p.m. Monday he left.", "At 5 p.m. Monday he left."},
            {"time at the end", "It ends at 5 p.m. The mayor spoke.", "It ends at 5 p.m.|The mayor spoke."},
            {"company", "Acme Inc. Chairman Roy spoke. In Acme Inc. he trusts.",
             "Acme Inc. Chairman Roy spoke.|In Acme Inc. he trusts."},
            {"decimal", "It cost 3.5 million. They paid.", "It cost 3.5 million.|They paid."},
            {"item number", "1. First we ate. 2. Then we left.", "1. First we ate.|2. Then we left."},
            {"month before a day", "On Jan. 5 it began. It ended.", "On Jan. 5 it began.|It ended."},
            {"versus", "Roe v. Wade fell. It stood long.", "Roe v. Wade fell.|It stood long."},
            {"year at the end", "It began in 2019. The end came.", "It began in 2019.|The end came."},
        });
}

TEST_CASE("cut: languages without a table take the exceptions of CLDR")
{
    check("de", {{"German", "Sie kam z.B. Montag. Er ging.", "Sie kam z.B. Montag.|Er ging."}});
    check("fr", {{"French", "« Pourquoi ? » dit-il. Il partit.", "« Pourquoi ? » dit-il.|Il partit."}});
    check("und", {{"unknown", "One here. Two here.", "One here.|Two here."}});
}

TEST_CASE("cut: stops of other scripts")
{
    check("zh", {{"Chinese", "他走了。她留下。", "他走了。|她留下。"}});
    check("hi", {{"Hindi", "वह गया। वह रही।", "वह गया।|वह रही।"}});
    check("ar", {{"Arabic", "هل ذهب؟ نعم.", "هل ذهب؟|نعم."},
                 {"marks belong to the word", "طلبوا 35 دينارًا. وأوقفت الشرطة 63 منهم.",
                  "طلبوا 35 دينارًا.|وأوقفت الشرطة 63 منهم."}});
}

TEST_CASE("cut: sentences rise, touch no space at their ends and cover all that is seen")
{
    const segment::SentenceCutter cutter("en");
    test::RandomText random(test::seed());
    for (std::size_t round = 0; round < test::scaled(5000); ++round) {
        std::string text;
        for (int i = 0; i < 6; ++i) text += random.text(random.below(6)) + (i % 2 ? ". " : " A");
        std::size_t before = 0;
        CAPTURE(text);
        for (const ByteRange sentence : cut(cutter, text)) {
            REQUIRE(sentence.begin < sentence.end);
            REQUIRE(sentence.begin >= before);
            REQUIRE(text::find_invalid_utf8(std::string_view(text).substr(sentence.begin, sentence.size())) ==
                    std::string_view::npos);
            before = sentence.end;
        }
    }
}

TEST_SUITE_END();
