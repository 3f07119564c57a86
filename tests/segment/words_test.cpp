// Words: our own rules against ICU's iterator, on all short texts of an awkward alphabet and on random ones.
#include "core/segment/words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "../text/random_text.h"

using namespace textdrift;

namespace {

std::vector<ByteRange> cut(segment::WordCutter& cutter, std::string_view text, bool by_icu)
{
    std::vector<ByteRange> words;
    const ByteRange all{0, static_cast<std::uint32_t>(text.size())};
    if (by_icu) {
        cutter.cut_by_icu(text, all, words);
    } else {
        cutter.cut(text, all, words);
    }
    return words;
}

std::string dump(std::string_view text, const std::vector<ByteRange>& words)
{
    std::string out;
    for (const ByteRange word : words) {
        if (!out.empty()) out += '|';
        out += text.substr(word.begin, word.size());
    }
    return out;
}

}    // namespace

TEST_SUITE_BEGIN("segment/words");

TEST_CASE("cut: words are letters and digits, with what binds them")
{
    struct Row {
        const char* name;
        std::string text, expected;
    };
    const std::vector<Row> rows = {
        {"plain", "The talks, he said, failed.", "The|talks|he|said|failed"},
        {"apostrophes", "China’s don't 'quoted' O'Brien’", "China’s|don't|quoted|O'Brien"},
        {"numbers", "1,000.50 and 3.5% of $12m", "1,000.50|and|3.5|of|12m"},
        {"acronyms", "U.S. and a.m.", "U.S|and|a.m"},
        {"hyphen and slash part words", "co-operation 2023/24", "co|operation|2023|24"},
        {"at sign parts words", "press@example.org", "press|example.org"},
        {"underscore binds", "snake_case __", "snake_case"},
        {"colon parts words", "a:b 10:30", "a|b|10|30"},
        {"combining marks stay", "cafe\u0301 x", "cafe\u0301|x"},
        {"Hebrew gershayim", "צה\"ל ג'", "צה\"ל|ג'"},
        {"emoji are no words", "ok 👍🏽 🇫🇷!", "ok"},
        {"glued by a soft hyphen", "co\u00ADop", "co\u00ADop"},
        {"nothing", " .,; – “” ", ""},
    };
    segment::WordCutter cutter;
    for (const Row& row : rows) {
        CAPTURE(std::string(row.name));
        CHECK(dump(row.text, cut(cutter, row.text, false)) == row.expected);
    }
}

TEST_CASE("cut: Chinese, Japanese and Thai are cut by dictionary")
{
    segment::WordCutter cutter;
    for (const std::string text : {"中华人民共和国网络安全法", "これは日本語の文章です。", "ประเทศไทยเป็นประเทศ"}) {
        CAPTURE(text);
        CHECK(cut(cutter, text, false).size() >= 2);
    }
}

TEST_CASE("cut: agrees with ICU on every text of up to five signs of an awkward alphabet")
{
    const std::vector<std::string> alphabet = {"a", "1", ".", ",", "'", ":", "_", "-", " ", "\"", "’", "\u0301", "א"};
    segment::WordCutter cutter;
    std::size_t total = 1;
    for (int length = 0; length < 5; ++length) total *= alphabet.size();
    std::string text;
    for (std::size_t code = 0; code < total; ++code) {
        text.clear();
        std::size_t rest = code;
        for (int i = 0; i < 5; ++i, rest /= alphabet.size()) text += alphabet[rest % alphabet.size()];
        const auto ours = cut(cutter, text, false), theirs = cut(cutter, text, true);
        if (ours != theirs) {
            CAPTURE(text);
            REQUIRE(dump(text, ours) == dump(text, theirs));
        }
    }
}

TEST_CASE("cut: agrees with ICU on random text")
{
    test::RandomText random(test::seed());
    segment::WordCutter cutter;
    for (std::size_t round = 0; round < test::scaled(20000); ++round) {
        std::string text = random.text(1 + random.below(40));
        // ICU 72 alone takes @ for a letter; no other version does, and neither do readers.
        std::replace(text.begin(), text.end(), '@', '#');
        CAPTURE(text);
        REQUIRE(dump(text, cut(cutter, text, false)) == dump(text, cut(cutter, text, true)));
    }
}

TEST_SUITE_END();
