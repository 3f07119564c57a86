// Words of texts: the definition by worked examples, the fast path against it over all of Unicode.
#include "core/sketch/tokens.h"

#include <doctest/doctest.h>

#include <string>

using namespace textdrift;
using sketch::TokenOptions;
using sketch::Unspaced;
using Hashes = std::vector<std::uint64_t>;

namespace {

// "one|two" as the hashes of its words.
Hashes hashes_of(std::string_view words)
{
    Hashes hashes;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find('|'), words.size());
        hashes.push_back(sketch::hash_word(words.substr(0, end)));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return hashes;
}

}    // namespace

TEST_SUITE("sketch/tokens")
{
    TEST_CASE("word_hashes: worked examples")
    {
        const TokenOptions kDefault;
        const TokenOptions kKeepCase = {.fold_case = false};
        const TokenOptions kKeepWidth = {.fold_width = false};
        const TokenOptions kPlain = {.fold_accents = true};
        const TokenOptions kDictionary = {.unspaced = Unspaced::Dictionary};
        struct Row {
            const char* name;
            TokenOptions options;
            std::string text;
            std::string words;
        };
        const Row rows[] = {
            {"nothing", kDefault, "", ""},
            {"punctuation", kDefault, " -- ,.!?\n\t\"'", ""},
            {"words", kDefault, "The Law of 2023.", "the|law|of|2023"},
            {"joined by marks", kDefault, "people-to-people's e_mail a1b2", "people|to|people|s|e|mail|a1b2"},
            {"curly quotes and dashes", kDefault, "“It’s” — so…", "it|s|so"},
            {"currency and trade marks", kDefault, "€5™ 3°C 10§a", "5|3|c|10|a"},
            {"latin 1", kDefault, "ÉTÉ Straße ÀÖØÞ×÷ßÿ", "été|strasse|àöøþ|ssÿ"},
            {"latin 1, case kept", kKeepCase, "ÉTÉ Straße", "ÉTÉ|Straße"},
            {"superscripts fold", kDefault, "m² H₂O xª", "m2|h2o|xa"},
            {"superscripts kept", kKeepWidth, "m² ½", "m²|½"},
            {"a fraction is two numbers", kDefault, "½ 1½", "1|2|11|2"},
            {"ligature and full width", kDefault, "ﬁn ＡＢ１", "fin|ab1"},
            {"soft hyphen does not count", kDefault, "co\u00ADop co\u200Bop \u00ADx\u00AD", "coop|coop|x"},
            {"ignorable alone", kDefault, "\u00AD \u200B\uFEFF", ""},
            {"byte order mark", kDefault, "\uFEFFthe", "the"},
            {"decomposed composes", kDefault, "e\u0301te\u0301", "été"},
            {"a mark alone is no word", kDefault, "\u0301 a", "a"},
            {"a mark before a letter", kDefault, "\u0301a", "\u0301a"},
            {"cyrillic", kDefault, "НОВЫЙ Ёж — Ђѓ", "новый|ёж|ђѓ"},
            {"greek, final sigma", kDefault, "ΟΔΟΣ οδος", "οδοσ|οδοσ"},
            {"accents dropped", kPlain, "Été Tô Lâm Łódź Øre Ёж ά e\u0301 Æ", "ete|to|lam|lodz|ore|еж|α|e|ae"},
            {"accents dropped, case kept", {.fold_case = false, .fold_accents = true}, "Éß Æ", "Ess|AE"},
            {"vowel signs are no accents", kPlain, "हिन्दी שָׁלוֹם", "हिन्दी|שָׁלוֹם"},
            {"hangul has spaces", kDefault, "한국어 문장", "한국어|문장"},
            {"ideographs stand alone", kDefault, "世界 and 人", "世|界|and|人"},
            {"mixed without space", kDefault, "ab世cd12界", "ab|世|cd12|界"},
            {"kana with marks", kDefault, "か\u3099きー", "が|き|ー"},
            {"half-width kana", kDefault, "ｶﾞｷ", "ガ|キ"},
            {"thai letters with marks", kDefault, "ก่นที่", "ก่|น|ที่"},
            {"thai digits are one number", kDefault, "๒๕๖๖", "๒๕๖๖"},
            {"thai by dictionary", kDictionary, "ภาษาไทย", "ภาษา|ไทย"},
            {"han by dictionary", kDictionary, "世界 and 人", "世界|and|人"},
            {"invalid bytes separate", kDefault, "a\xFFz\xC3 \xE2\x80 q\xC3", "a|z|q"},
            {"nought byte", kDefault, std::string("a\0b", 3), "a|b"},
            {"emoji separate", kDefault, "a😀b 👩‍👩‍👧", "a|b"},
            {"astral letters", kDefault, "𝐀𝐁 𐐀 𠀀𠀁", "ab|𐐨|𠀀|𠀁"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            const Hashes expected = hashes_of(row.words);
            CHECK(sketch::word_hashes_reference(row.text, row.options) == expected);
            sketch::Tokeniser tokeniser(row.options);
            const auto found = tokeniser.word_hashes(row.text);
            CHECK(Hashes(found.begin(), found.end()) == expected);
        }
    }

    TEST_CASE("normalised: words with one space between, none where a script has none")
    {
        struct Row {
            const char* name;
            std::string text;
            std::string expected;
        };
        const Row rows[] = {
            {"nothing", " ,. ", ""},
            {"words", "  The “Law”,\n of 2023! ", "the law of 2023"},
            {"ideographs", "世界，人民 ab世", "世界 人民 ab世"},
            {"fraction", "1½", "11 2"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK(sketch::normalised_reference(row.text) == row.expected);
            sketch::Tokeniser tokeniser;
            CHECK(tokeniser.normalised(row.text) == row.expected);
        }
    }
}
