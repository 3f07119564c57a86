// Folding: what becomes alike, what stays apart, and that every byte finds its way home.
#include "core/text/fold.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "core/text/utf8.h"
#include "random_text.h"

using namespace textdrift;
using text::FoldOptions;

namespace {

const std::vector<FoldOptions> kAllOptions = {
    {.case_fold = true, .strip_marks = true},
    {.case_fold = true, .strip_marks = false},
    {.case_fold = false, .strip_marks = true},
    {.case_fold = false, .strip_marks = false},
};

}    // namespace

TEST_SUITE_BEGIN("text/fold");

TEST_CASE("fold: writings of one text become alike")
{
    struct Row {
        const char* name;
        std::string text, expected;
    };
    const std::vector<Row> rows = {
        {"empty", "", ""},
        {"case", "ARTICLE 19", "article 19"},
        {"Vietnamese name", "Tô Lâm, Nguyễn Phú Trọng", "to lam, nguyen phu trong"},
        {"decomposed accent", "cafe\u0301", "cafe"},
        {"letters without decomposition", "Łódź Øresund Đặng ðæœþß Ħ ı", "lodz oresund dang daeoethss h i"},
        {"Turkish dotted capital", "İstanbul", "istanbul"},
        {"apostrophes", "China’s China‘s Chinaʼs China`s China´s China′s",
         "china's china's china's china's china's china's"},
        {"double quotes", "“a” „b‟ «c» ‹d› ＂e＂ ″f″", "\"a\" \"b\" \"c\" \"d\" \"e\" \"f\""},
        {"single low quote", "‚a‘", "'a'"},
        {"dashes", "a-b‐c‑d‒e–f—g―h−i－j", "a-b-c-d-e-f-g-h-i-j"},
        {"white space", "a\u00A0b\u202Fc\u2009d\u3000e\tf\r\ng", "a b c d e f g"},
        {"runs of white space", "a \u00A0\t\n b", "a b"},
        {"soft hyphen and zero width", "co\u00ADop\u200Ber\u200Da\u2060te\uFEFFd", "cooperated"},
        {"bidi controls", "\u202Eabc\u202C \u2066d\u2069", "abc d"},
        {"variation selector", "☺\uFE0F", "☺"},
        {"ligatures", "ﬁnal oﬃce", "final office"},
        {"ellipsis", "well…", "well..."},
        {"full width", "ＡＢＣ１２３", "abc123"},
        {"sharp s", "Straße STRASSE", "strasse strasse"},
        {"Greek final sigma", "ΟΔΟΣ οδος οδός", "οδοσ οδοσ οδοσ"},
        {"Russian yo", "Хрущёв", "хрущев"},
        {"Hebrew points", "שָׁלוֹם", "שלום"},
        {"Devanagari keeps its vowel signs", "हिन्दी", "हिन्दी"},
        {"Thai keeps its vowel signs", "ที่", "ที่"},
        {"Japanese keeps its voicing", "か\u3099 が", "が が"},
        {"Hangul jamo compose", "\u1112\u1161\u11AB", "한"},
        {"zero width between letter and mark", "e\u200B\u0301", "e"},
        {"replacement character stays", "a\uFFFDb", "a\uFFFDb"},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.name));
        CHECK(text::fold(row.text) == row.expected);
    }
}

TEST_CASE("fold: options keep case or accents")
{
    CHECK(text::fold("Tô LÂM “x”", {.case_fold = false, .strip_marks = false}) == "Tô LÂM \"x\"");
    CHECK(text::fold("Tô LÂM “x”", {.case_fold = true, .strip_marks = false}) == "tô lâm \"x\"");
    CHECK(text::fold("Tô LÂM ẞ", {.case_fold = false, .strip_marks = true}) == "To LAM SS");
}

TEST_CASE("fold: texts that differ in more than writing stay apart")
{
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"10", "1O"}, {"1,000", "1.000"}, {"it's", "its"}, {"co-op", "coop"}, {"5%", "5‰"}, {"a b", "ab"}, {"ha", "hā́n"},
    };
    for (const auto& [left, right] : rows) {
        CAPTURE(left);
        CHECK(text::fold(left) != text::fold(right));
    }
}

TEST_CASE("fold_view: maps every byte to the start of the character it came from")
{
    const text::View view = text::fold_view("Aﬁ\u00ADB…");
    CHECK(view.text == "afib...");
    CHECK(view.source == std::vector<std::uint32_t>{0, 1, 1, 6, 7, 7, 7, 10});
    CHECK(view.to_source({1, 2}) == ByteRange{1, 6});    // "f" is all of the ligature, with the soft hyphen behind it
    CHECK(view.to_source({3, 4}) == ByteRange{6, 7});
    CHECK(view.to_source({4, 7}) == ByteRange{7, 10});
    CHECK(view.to_source({0, 7}) == ByteRange{0, 10});
}

TEST_CASE("fold: folding a fold changes nothing")
{
    test::RandomText random(test::seed());
    for (std::size_t round = 0; round < test::scaled(20000); ++round) {
        const std::string source = random.text(1 + random.below(12));
        for (const FoldOptions& options : kAllOptions) {
            const std::string once = text::fold(source, options);
            CAPTURE(source);
            CAPTURE(options.case_fold);
            CAPTURE(options.strip_marks);
            REQUIRE(text::fold(once, options) == once);
            REQUIRE(text::find_invalid_utf8(once) == std::string_view::npos);
        }
    }
}

TEST_CASE("fold: every single code point folds to a fixed point")
{
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string source;
        text::append_code_point(source, c);
        for (const FoldOptions& options : {kAllOptions[0], kAllOptions[3]}) {
            const std::string once = text::fold(source, options);
            if (text::fold(once, options) != once) {
                CAPTURE(static_cast<std::uint32_t>(c));
                FAIL_CHECK("not a fixed point");
            }
        }
    }
}

TEST_CASE("fold_view: the map rises, cuts at characters, and agrees with fold")
{
    test::RandomText random(test::seed() + 1);
    for (std::size_t round = 0; round < test::scaled(5000); ++round) {
        const std::string source = random.text(random.below(30));
        const FoldOptions options = kAllOptions[round % kAllOptions.size()];
        const text::View view = text::fold_view(source, options);
        CAPTURE(source);
        REQUIRE(view.text == text::fold(source, options));
        REQUIRE(view.source.size() == view.text.size() + 1);
        REQUIRE(view.source.back() == source.size());
        for (std::size_t i = 0; i < view.source.size(); ++i) {
            const std::uint32_t at = view.source[i];
            REQUIRE((i == 0 || view.source[i - 1] <= at));
            REQUIRE((at == source.size() || (static_cast<unsigned char>(source[at]) & 0xC0) != 0x80));
        }
    }
}

TEST_CASE("to_source: what a range came from folds to at least that range")
{
    test::RandomText random(test::seed() + 2);
    for (std::size_t round = 0; round < test::scaled(5000); ++round) {
        const std::string source = random.text(1 + random.below(20));
        const text::View view = text::fold_view(source);
        if (view.text.empty()) continue;
        std::size_t begin = random.below(view.text.size());
        while (begin > 0 && (static_cast<unsigned char>(view.text[begin]) & 0xC0) == 0x80) --begin;
        std::size_t end = begin;
        text::next_code_point(view.text, end);
        const ByteRange range = view.to_source({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        const std::string again = text::fold(std::string_view(source).substr(range.begin, range.size()));
        CAPTURE(source);
        REQUIRE(again.find(view.text.substr(begin, end - begin)) != std::string::npos);
    }
}

TEST_CASE("fold: a hundred thousand combining marks do not cost quadratic time")
{
    std::string zalgo = "a";
    for (int i = 0; i < 100'000; ++i) zalgo += i % 2 ? "\u0301" : "\u0327";
    const auto start = std::chrono::steady_clock::now();
    CHECK(text::fold(zalgo) == "a");
    CHECK(text::fold(zalgo, {.case_fold = false, .strip_marks = false}).size() >= zalgo.size() / 2);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_SUITE_END();
