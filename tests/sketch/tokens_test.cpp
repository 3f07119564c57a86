// Words of texts: the definition by worked examples, the fast path against it over all of Unicode.
#include "core/sketch/tokens.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <thread>

#include "core/sketch/shingler.h"
#include "core/sketch/target.h"
#include "core/text/utf8.h"
#include "tests/scale.h"

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

struct TargetGuard {
    ~TargetGuard() { sketch::select_target(""); }
};

std::uint64_t number_from(const char* variable, std::uint64_t otherwise)
{
    const char* value = std::getenv(variable);
    return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

TokenOptions options_of(unsigned bits)
{
    return {.fold_case = (bits & 1) == 0,
            .fold_width = (bits & 2) == 0,
            .fold_accents = (bits & 4) != 0,
            .unspaced = (bits & 8) != 0 ? Unspaced::Dictionary : Unspaced::Characters};
}

// A copy without a byte to spare behind it, so that sanitizers see every read too far.
struct Exact {
    std::unique_ptr<char[]> bytes;
    std::string_view text;
    explicit Exact(std::string_view source) : bytes(std::make_unique<char[]>(source.size()))
    {
        std::ranges::copy(source, bytes.get());
        text = {bytes.get(), source.size()};
    }
};

bool equals_reference(sketch::Tokeniser& tokeniser, std::string_view text, const Hashes& hashes, const std::string& normal)
{
    const Exact exact(text);
    const auto found = tokeniser.word_hashes(exact.text);
    return std::ranges::equal(found, hashes) && tokeniser.normalised(exact.text) == normal;
}

std::string hexadecimal(std::span<const std::uint64_t> hashes)
{
    std::string out;
    for (const std::uint64_t hash : hashes) {
        char digits[20];
        std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
        out += (out.empty() ? "" : ",") + std::string(digits);
    }
    return out;
}

// Every target against the reference, which is made once.
bool all_targets_equal(std::string_view text, TokenOptions options)
{
    const Hashes hashes = sketch::word_hashes_reference(text, options);
    const std::string normal = sketch::normalised_reference(text, options);
    sketch::Tokeniser tokeniser(options);
    return std::ranges::all_of(sketch::available_targets(), [&](std::string_view target) {
        sketch::select_target(target);
        return equals_reference(tokeniser, text, hashes, normal);
    });
}

bool is_surrogate(char32_t c)
{
    return c >= 0xD800 && c <= 0xDFFF;
}

// The code point alone, between letters, after letters, doubled, and among marks of other classes.
void append_contexts(std::string& out, char32_t c)
{
    std::string one;
    text::append_code_point(one, c);
    out += " " + one + " a" + one + "b xe" + one + " Я" + one + one + "\u0E01" + one + " e\u0301" + one + "\u0316 ";
}

struct Block {
    char32_t first;
    char32_t last;
};

constexpr Block kBlocks[] = {
    {0x20, 0x7E},     {0x61, 0x7A},     {0x61, 0x7A},     {0x80, 0xFF},       {0xC0, 0xFF},       {0x100, 0x24F},
    {0x300, 0x36F},   {0x370, 0x3FF},   {0x400, 0x45F},   {0x460, 0x52F},     {0x590, 0x5FF},     {0x600, 0x6FF},
    {0x900, 0x97F},   {0x980, 0x9FF},   {0xE00, 0xE7F},   {0x1000, 0x109F},   {0x1100, 0x11FF},   {0x1780, 0x17FF},
    {0x1E00, 0x1FFF}, {0x2000, 0x20FF}, {0x2100, 0x27FF}, {0x3000, 0x30FF},   {0x4E00, 0x4FFF},   {0xAC00, 0xADFF},
    {0xFB00, 0xFDFF}, {0xFE00, 0xFEFF}, {0xFF00, 0xFFEF}, {0x1D400, 0x1D7FF}, {0x1F300, 0x1F6FF}, {0x20000, 0x200FF},
};

// Words of a few scripts with spaces, now and then a stray byte: what a crawl may hold.
std::string random_text(std::mt19937_64& random)
{
    const auto below = [&](std::uint64_t n) { return random() % n; };
    const Block chosen[] = {kBlocks[below(std::size(kBlocks))], kBlocks[below(std::size(kBlocks))], kBlocks[below(6)]};
    const std::size_t length = below(300);
    const std::uint64_t stray = below(4) == 0 ? 10 : 1'000'000;
    std::string text;
    while (text.size() < length) {
        const Block block = chosen[below(3)];
        for (std::uint64_t n = below(12); n > 0; --n) {
            const auto c = static_cast<char32_t>(block.first + below(block.last - block.first + 1));
            text::append_code_point(text, c);
            if (below(stray) == 0) {
                text += static_cast<char>(below(256));
            }
        }
        text += below(4) == 0 ? "" : below(5) == 0 ? "’" : " ";
    }
    return text;
}

// A word's text and whether its script has no spaces; what may stand between words without changing them there.
struct Unit {
    const char* text;
    bool unspaced;
};

constexpr Unit kUnits[] = {{"天", true},    {"地", true},    {"か\u3099", true}, {"ー", true},  {"ｶﾞ", true},
                           {"ก่", true},     {"ที่", true},     {"မြ", true},       {"𠀀", true},  {"\u0EDC", true},
                           {"word", false}, {"Été", false},  {"Новый", false},   {"42", false}, {"๒๕", false},
                           {"한국", false}, {"ＡＢ", false}, {"𝐀𐐀", false},      {"½", false},  {"e\u0316\u0301", false}};

constexpr const char* kSeparators[] = {" ",  "  ", "\n",     "\r\n\t", "，",       "。",   "\u3000", "・",
                                       ", ", "-",  "\u2028", "…",      " \u0301 ", "\xFF", "😀"};
constexpr const char* kNothings[] = {"", "", "", "\u200B", "\u2060", "\u00AD", "\uFEFF"};

// The units with separators drawn anew; often none where a neighbour's script has no spaces.
std::string separated(std::span<const Unit> units, std::mt19937_64& random)
{
    const auto draw = [&](const auto& from) { return std::string(from[random() % std::size(from)]); };
    std::string text = random() % 4 == 0 ? draw(kSeparators) : "";
    for (std::size_t i = 0; i < units.size(); ++i) {
        text += units[i].text;
        const bool cuts = units[i].unspaced || (i + 1 < units.size() && units[i + 1].unspaced);
        text += cuts && random() % 2 == 0 ? draw(kNothings) : draw(kSeparators) + draw(kNothings);
        // A mark without a letter before it belongs to no word of a script without spaces.
        text += random() % 50 == 0 ? " \u0301" : "";
    }
    return text;
}

const std::string& mixed_text()
{
    static const std::string text =
        "“The café’s Crème—brûlée”, €5 ½ m² ÀÉÎÕÜ ×÷ß co\u00ADop Новый Ёж съезд ѢѠ ΟΔΟΣ ά łódź İstanbul ﬁn ＡＢ "
        "世界人民 かきガー ｶﾞ ก่นที่ ๒๕ हिन्दी 한국어 \u1100\u1161\u11A8 שָׁלוֹם e\u0301\u0316 "
        "👩‍👩‍👧 "
        "𝐀𐐀𠀀 "
        "\u200F\u2028…†‰⁰₂™→∑█☃ ⅒Ⅷ㍿ end";
    return text;
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
            {"ideographs", "世界，人民 ab世", "世界人民 ab 世"},
            {"ideographs set apart", "天 地\n玄、黄", "天地玄黄"},
            {"zero-width between ideographs", "天\u200B地 \u2060 玄", "天地玄"},
            {"ideographs and words", "世 界 Ab,世a 1世\n2", "世界 ab 世 a 1 世 2"},
            {"other scripts without spaces beside them", "天 ก่ カ\u3000𠀀", "天ก่カ𠀀"},
            {"digits of such scripts are words", "ก๒๕ก", "ก ๒๕ ก"},
            {"spaced through ICU and back", "世 𝐀世 𠀀 世", "世 a 世𠀀世"},
            {"marks alone", "世 \u0301 界 \u0301世 a \u0301b", "世界世 a \u0301b"},
            {"an expansion", "世 \u0EDC x\u0EDC", "世\u0EAB\u0E99 x \u0EAB\u0E99"},
            {"fraction", "1½", "11 2"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK(sketch::normalised_reference(row.text) == row.expected);
            sketch::Tokeniser tokeniser;
            CHECK(tokeniser.normalised(row.text) == row.expected);
            sketch::Tokeniser by_dictionary({.unspaced = Unspaced::Dictionary});
            CHECK(by_dictionary.normalised(row.text) == row.expected);
        }
    }

    TEST_CASE("normalised: texts of the same words have the same, whatever separates them, all options")
    {
        const TargetGuard guard;
        const std::uint64_t seed = number_from("TEXTDRIFT_TEST_SEED", 20'260'103);
        const std::uint64_t rounds = test::scaled(1500);
        CAPTURE(seed);
        std::mt19937_64 random(seed);
        std::uint64_t same = 0;
        for (std::uint64_t round = 0; round < rounds; ++round) {
            std::vector<Unit> units(random() % 30);
            std::ranges::generate(units, [&] { return kUnits[random() % (random() % 2 == 0 ? 10 : std::size(kUnits))]; });
            const std::string one = separated(units, random), other = separated(units, random);
            CAPTURE(round);
            CAPTURE(one);
            CAPTURE(other);
            const auto bits = static_cast<unsigned>(random() % 8);
            CAPTURE(bits);
            const std::string normal = sketch::normalised_reference(one, options_of(bits));
            if (sketch::word_hashes_reference(one, options_of(bits)) ==
                sketch::word_hashes_reference(other, options_of(bits))) {
                REQUIRE(normal == sketch::normalised_reference(other, options_of(bits)));
                ++same;
            }
            REQUIRE(sketch::normalised_reference(one, options_of(bits | 8)) == normal);
            REQUIRE(all_targets_equal(one, options_of(bits)));
            REQUIRE(all_targets_equal(other, options_of(bits)));
            if (round % 4 == 0) {
                REQUIRE(all_targets_equal(one, options_of(bits | 8)));
            }
        }
        CHECK(same > rounds / 2);
    }

    TEST_CASE("normalised: words of scripts without spaces stand together across parts")
    {
        std::string together, apart;
        for (int i = 0; i < 60'000; ++i) {
            together += "天";
            apart += "天 ";
        }
        sketch::Tokeniser tokeniser;
        CHECK(tokeniser.normalised(apart) == together);
        CHECK(tokeniser.normalised(together) == together);
        CHECK(tokeniser.normalised("天") == "天");
    }

    TEST_CASE("word_hashes: every code point in every company equals the reference")
    {
        const TargetGuard guard;
        const auto targets = sketch::available_targets();
        const double scale = test::scale();
        for (unsigned bits = 0; bits < 8; ++bits) {
            CAPTURE(bits);
            const TokenOptions options = options_of(bits);
            sketch::Tokeniser tokeniser(options);
            // Ideographs, Hangul and what is not assigned in part, the more of them at a larger scale.
            const auto step = static_cast<char32_t>(std::max((bits == 0 ? 29 : 331) / scale, 1.0));
            const auto is_dull = [](char32_t c) { return (c >= 0x3400 && c < 0xF900) || c >= 0x1F800; };
            std::string text;
            const auto dense = static_cast<char32_t>(bits == 0 ? 1 : std::max(4 / scale, 1.0));
            for (char32_t c = bits; c <= 0x10FFFF; c += is_dull(c) ? step : c < 0x10000 ? dense : 3 * dense) {
                if (!is_surrogate(c)) {
                    append_contexts(text, c);
                }
                if (text.size() < 4096 && c + step <= 0x10FFFF) {
                    continue;
                }
                const Hashes hashes = sketch::word_hashes_reference(text, options);
                const std::string normal = sketch::normalised_reference(text, options);
                for (const std::string_view target : targets) {
                    REQUIRE(sketch::select_target(target));
                    CAPTURE(std::string(target));
                    CAPTURE(static_cast<std::uint32_t>(c));
                    REQUIRE(equals_reference(tokeniser, text, hashes, normal));
                }
                text.clear();
            }
        }
    }

    TEST_CASE("word_hashes: random mixtures of scripts and stray bytes equal the reference, all options")
    {
        const TargetGuard guard;
        const std::uint64_t seed = number_from("TEXTDRIFT_TEST_SEED", 20'260'101);
        const std::uint64_t rounds = test::scaled(2500);
        CAPTURE(seed);
        std::mt19937_64 random(seed);
        for (std::uint64_t round = 0; round < rounds; ++round) {
            const std::string text = random_text(random);
            CAPTURE(round);
            CAPTURE(text);
            const auto bits = static_cast<unsigned>(round % 3 == 0 ? random() % 16 : random() % 8);
            CAPTURE(bits);
            REQUIRE(all_targets_equal(text, options_of(bits)));
        }
    }

    TEST_CASE("word_hashes: random bytes equal the reference")
    {
        const TargetGuard guard;
        const std::uint64_t seed = number_from("TEXTDRIFT_TEST_SEED", 20'260'102);
        CAPTURE(seed);
        std::mt19937_64 random(seed);
        constexpr unsigned char kLikely[] = {0xC2, 0xC3, 0xD0, 0xD1, 0xE2, 0x80, 0x82,
                                             0x97, 0x9F, 0xA0, 0xAD, 'a',  'Z',  ' '};
        for (std::size_t round = 0; round < test::scaled(1500); ++round) {
            std::string text(random() % 200, ' ');
            for (char& byte : text) {
                const auto choice = random();
                byte = static_cast<char>(round % 2 == 0 ? choice % 256 : kLikely[choice % std::size(kLikely)]);
            }
            CAPTURE(round);
            REQUIRE(all_targets_equal(text, options_of(static_cast<unsigned>(round) % 8)));
        }
    }

    // Run alone it is also the first to ask for the table of characters, page by page.
    TEST_CASE("word_hashes: threads that begin together agree")
    {
        std::string text;
        for (char32_t c = 0x80; c < 0x10000; c += 97) {
            if (!is_surrogate(c)) {
                append_contexts(text, c);
            }
        }
        std::vector<Hashes> found(4);
        std::vector<std::jthread> threads;
        for (Hashes& hashes : found) {
            threads.emplace_back([&] {
                sketch::Tokeniser tokeniser({.fold_case = false, .fold_accents = true});
                const auto all = tokeniser.word_hashes(text);
                hashes.assign(all.begin(), all.end());
            });
        }
        threads.clear();
        const Hashes expected = sketch::word_hashes_reference(text, {.fold_case = false, .fold_accents = true});
        CHECK(std::ranges::all_of(found, [&](const Hashes& hashes) { return hashes == expected; }));
    }

    TEST_CASE("word_hashes: every truncation and every alignment equals the reference")
    {
        const TargetGuard guard;
        const std::string& text = mixed_text();
        for (std::size_t length = 0; length <= text.size(); ++length) {
            CAPTURE(length);
            REQUIRE(all_targets_equal(text.substr(0, length), {}));
            REQUIRE(all_targets_equal(text.substr(length), {}));
        }
        for (std::size_t shift = 0; shift < 130; ++shift) {
            CAPTURE(shift);
            REQUIRE(all_targets_equal(std::string(shift, ' ') + text, {}));
            REQUIRE(all_targets_equal(std::string(shift, 'a') + text + std::string(shift, 'Z'), options_of(1)));
        }
    }

    TEST_CASE("word_hashes: texts longer than a part, words across its end")
    {
        const TargetGuard guard;
        for (const std::size_t length : {65'520u, 65'535u, 65'536u, 65'537u, 65'600u, 140'000u}) {
            CAPTURE(length);
            std::string words;
            while (words.size() < length) {
                words += mixed_text() + ". ";
            }
            CHECK(all_targets_equal(words.substr(0, length), {}));
            CHECK(all_targets_equal(std::string(length, 'q') + " tail", {}));
        }
    }

    TEST_CASE("word_hashes: hostile runs stay linear")
    {
        struct Row {
            const char* name;
            std::string unit;
        };
        const Row rows[] = {{"letters", "a"},         {"marks", "\u0301"},     {"unordered marks", "\u0301\u0316"},
                            {"ideographs", "世"},     {"ignorable", "\u00AD"}, {"jamo", "\u1100"},
                            {"expansions", "\uFDFA"}, {"stray bytes", "\xC3"}, {"thai marks", "\u0E48\u0E38"},
                            {"half fractions", "½"},  {"separators", " "},     {"icu again and again", "a½ "}};
        for (const Row& row : rows) {
            CAPTURE(row.name);
            const auto seconds = [&](std::size_t units) {
                std::string text = "e";
                for (std::size_t i = 0; i < units; ++i) {
                    text += row.unit;
                }
                sketch::Tokeniser tokeniser;
                const auto start = std::chrono::steady_clock::now();
                tokeniser.word_hashes(text);
                tokeniser.normalised(text);
                return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            };
            CHECK(seconds(300'000) < 5);    // quadratic would be hours
        }
    }

    // The values of format 1: what later versions must reproduce. A line holds a text, its normalised form, and the hashes
    // of its words, of its shingles of five words and of five characters.
    TEST_CASE("published vectors: every target reproduces them")
    {
        const TargetGuard guard;
        std::ifstream file(TEXTDRIFT_SOURCE_DIR "/tests/sketch/vectors/tokens-1.tsv");
        std::size_t rows = 0;
        for (std::string line; std::getline(file, line);) {
            if (line.empty() || line[0] == '#') {
                continue;
            }
            std::vector<std::string> fields;
            for (std::size_t at = 0; at <= line.size();) {
                const std::size_t end = std::min(line.find('\t', at), line.size());
                fields.push_back(line.substr(at, end - at));
                at = end + 1;
            }
            REQUIRE(fields.size() == 5);
            CAPTURE(fields[0]);
            ++rows;
            for (const std::string_view target : sketch::available_targets()) {
                sketch::select_target(target);
                sketch::Tokeniser tokeniser;
                CHECK(tokeniser.normalised(fields[0]) == fields[1]);
                CHECK(hexadecimal(tokeniser.word_hashes(fields[0])) == fields[2]);
                sketch::Shingler words({sketch::ShingleKind::Words, 5}, {});
                CHECK(hexadecimal(words.shingles(fields[0])) == fields[3]);
                sketch::Shingler characters({sketch::ShingleKind::Characters, 5}, {});
                CHECK(hexadecimal(characters.shingles(fields[0])) == fields[4]);
            }
        }
        CHECK(rows >= 24);
    }

    TEST_CASE("hash_word: no word hashes to another's value, whatever the length")
    {
        Hashes all;
        for (std::size_t length = 0; length < 200; ++length) {
            for (const char letter : {'a', 'b', 'c'}) {
                all.push_back(sketch::hash_word(std::string(length + 1, letter)));
            }
        }
        for (std::uint32_t i = 0; i < 200'000; ++i) {
            all.push_back(sketch::hash_word(std::to_string(i)));
        }
        std::ranges::sort(all);
        CHECK(std::ranges::adjacent_find(all) == all.end());
        // Either half alone meets as often as chance has it: 200,000 squared / 2 / 2^32 is 4.7.
        for (const int shift : {0, 32}) {
            std::vector<std::uint32_t> halves;
            std::ranges::transform(all, std::back_inserter(halves),
                                   [=](std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> shift); });
            std::ranges::sort(halves);
            const auto repeated = std::ranges::unique(halves);
            CHECK(repeated.size() < 20);
        }
    }

    TEST_CASE("hash_word: every bit of a word changes half of the bits of its hash")
    {
        for (const std::size_t length : {1u, 3u, 5u, 8u, 9u, 15u, 16u, 17u, 24u, 25u, 31u, 32u, 33u, 50u}) {
            std::mt19937_64 random(length);
            std::vector<int> changed(64, 0);
            constexpr int kWords = 400;
            for (int i = 0; i < kWords; ++i) {
                std::string word(length, ' ');
                std::ranges::generate(word, [&] { return static_cast<char>(random() % 256); });
                const std::uint64_t before = sketch::hash_word(word);
                word[random() % length] ^= static_cast<char>(1 << (random() % 7));
                const std::uint64_t difference = before ^ sketch::hash_word(word);
                for (int bit = 0; bit < 64; ++bit) {
                    changed[bit] += static_cast<int>((difference >> bit) & 1);
                }
            }
            CAPTURE(length);
            // Five standard deviations round a half.
            CHECK(std::ranges::all_of(changed, [](int n) { return n > 150 && n < 250; }));
        }
    }
}
