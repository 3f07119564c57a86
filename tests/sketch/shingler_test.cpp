// Shingles of words and of characters, sets of them, and what two sets have in common.
#include "core/sketch/shingler.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <random>
#include <string>

#include "core/sketch/target.h"

using namespace textdrift;
using sketch::ShingleKind;
using Hashes = std::vector<std::uint64_t>;

namespace {

struct TargetGuard {
    ~TargetGuard() { sketch::select_target(""); }
};

Hashes random_hashes(std::size_t count, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    Hashes hashes(count);
    std::ranges::generate(hashes, std::ref(random));
    return hashes;
}

Hashes sorted(Hashes values)
{
    std::ranges::sort(values);
    const auto repeated = std::ranges::unique(values);
    values.erase(repeated.begin(), repeated.end());
    return values;
}

}    // namespace

TEST_SUITE("sketch/shingler")
{
    TEST_CASE("combine_words: all targets equal the reference at every length and width")
    {
        const TargetGuard guard;
        const Hashes words = random_hashes(90, 1);
        for (const std::string_view target : sketch::available_targets()) {
            CAPTURE(std::string(target));
            REQUIRE(sketch::select_target(target));
            Hashes found, expected;
            for (std::size_t count = 0; count <= words.size(); ++count) {
                for (const std::uint32_t width : {1u, 2u, 3u, 5u, 8u, 13u, 64u}) {
                    const auto some = std::span(words).subspan(words.size() - count);
                    sketch::combine_words(some, width, found);
                    sketch::combine_words_reference(some, width, expected);
                    REQUIRE(found == expected);
                }
            }
        }
    }

    TEST_CASE("combine_words: as many shingles as windows, fewer words are one, none is none")
    {
        struct Row {
            const char* name;
            std::size_t words;
            std::uint32_t width;
            std::size_t shingles;
        };
        const Row rows[] = {{"none", 0, 5, 0},   {"fewer", 3, 5, 1},         {"as many", 5, 5, 1},    {"more", 9, 5, 5},
                            {"single", 4, 1, 4}, {"nought is one", 4, 0, 4}, {"widest", 100, 64, 37}, {"one", 1, 64, 1}};
        Hashes out;
        for (const Row& row : rows) {
            CAPTURE(row.name);
            sketch::combine_words(random_hashes(row.words, 2), row.width, out);
            CHECK(out.size() == row.shingles);
            CHECK(sorted(out).size() == row.shingles);
        }
    }

    TEST_CASE("combine_words: order, repetition and every word count")
    {
        Hashes out;
        Hashes all;
        const auto add = [&](Hashes words) {
            sketch::combine_words(words, 64, out);
            all.insert(all.end(), out.begin(), out.end());
        };
        const Hashes w = random_hashes(4, 3);
        add({w[0], w[1]});
        add({w[1], w[0]});
        add({w[0], w[0]});
        add({w[1], w[1]});
        add({w[0]});
        add({w[0], w[1], w[0], w[1]});
        add({w[1], w[0], w[1], w[0]});
        for (std::size_t k = 0; k < 4; ++k) {
            add(Hashes(64, w[k]));    // every rotation of one word: a plain sum of rotations would meet here
        }
        CHECK(sorted(all).size() == all.size());
    }

    TEST_CASE("combine_words: each bit of a word changes half the bits of its shingle")
    {
        const Hashes words = random_hashes(400, 4);
        for (const std::size_t position : {0u, 2u, 4u}) {
            for (int bit = 0; bit < 64; ++bit) {
                std::size_t changed = 0;
                Hashes before, after;
                for (std::size_t i = 0; i + 5 <= words.size(); i += 5) {
                    Hashes window(words.begin() + static_cast<std::ptrdiff_t>(i),
                                  words.begin() + static_cast<std::ptrdiff_t>(i + 5));
                    sketch::combine_words(window, 5, before);
                    window[position] ^= 1ull << bit;
                    sketch::combine_words(window, 5, after);
                    changed += static_cast<std::size_t>(std::popcount(before[0] ^ after[0]));
                }
                CAPTURE(position);
                CAPTURE(bit);
                const double share = static_cast<double>(changed) / (80 * 64);
                CHECK(share > 0.35);
                CHECK(share < 0.65);
            }
        }
    }

    TEST_CASE("combine_characters: equal the reference for every width and alphabet")
    {
        const std::string texts[] = {"",
                                     "a",
                                     "abcd",
                                     "the quick brown fox jumps over the lazy dog 0123456789",
                                     "été à la forêt où naît l oiseau",
                                     "съешь ещё этих мягких французских булок",
                                     "世界人民 大团结",
                                     "a世b界c",
                                     "\xF0\xA0\x80\x80\xF0\xA0\x80\x81 x"};
        Hashes found, expected;
        for (const std::string& text : texts) {
            for (std::uint32_t width = 1; width <= 64; ++width) {
                CAPTURE(text);
                CAPTURE(width);
                sketch::combine_characters(text, width, found);
                sketch::combine_characters_reference(text, width, expected);
                REQUIRE(found == expected);
            }
        }
    }

    TEST_CASE("combine_characters: long texts equal the reference at every length near a block's end")
    {
        std::string text;
        Hashes found, expected;
        for (std::size_t i = 0; i < 1300; ++i) {
            text += i % 7 == 0 ? "é" : i % 11 == 0 ? "世" : i % 13 == 0 ? "\xF0\xA0\x80\x80" : "x";
            if (i < 440 || i % 512 > 40) {
                continue;
            }
            for (const std::uint32_t width : {1u, 5u, 63u, 64u, 65u, 200u}) {
                CAPTURE(i);
                CAPTURE(width);
                sketch::combine_characters(text, width, found);
                sketch::combine_characters_reference(text, width, expected);
                REQUIRE(found == expected);
            }
        }
    }

    TEST_CASE("combine_characters: windows of code points, not bytes")
    {
        Hashes out;
        sketch::combine_characters("éàü", 3, out);
        CHECK(out.size() == 1);
        sketch::combine_characters("世界人民", 2, out);
        CHECK(out == Hashes{sketch::hash_word("世界"), sketch::hash_word("界人"), sketch::hash_word("人民")});
        sketch::combine_characters("ab", 5, out);
        CHECK(out == Hashes{sketch::hash_word("ab")});
    }

    TEST_CASE("Shingler: words, characters, sets")
    {
        sketch::Shingler words({ShingleKind::Words, 2}, {});
        CHECK(words.shingles("One two, ONE two; one two").size() == 5);
        CHECK(words.last_words().size() == 6);
        CHECK(words.shingle_set("One two, ONE two; one two").size() == 2);
        CHECK(words.shingles(" -- ").empty());
        sketch::Shingler characters({ShingleKind::Characters, 3}, {});
        CHECK(characters.shingles("Ab, cD!").size() == 3);    // "ab cd"
        CHECK(characters.last_words().empty());
        const auto set = characters.shingle_set("banana BANANA");
        CHECK(Hashes(set.begin(), set.end()) ==
              sorted({sketch::hash_word("ban"), sketch::hash_word("ana"), sketch::hash_word("nan"), sketch::hash_word("na "),
                      sketch::hash_word("a b"), sketch::hash_word(" ba")}));
    }

    TEST_CASE("sort_unique: equals std::sort and unique at every small size, for spread and for crowded values")
    {
        Hashes scratch;
        for (std::size_t count = 0; count <= 700; count += count < 130 ? 1 : 19) {
            for (const std::uint64_t mask : {~0ull, 0xFFull, 0x7ull << 60, 0x3F00000000000000ull, 0ull}) {
                Hashes values = random_hashes(count, count + 5);
                for (std::uint64_t& value : values) {
                    value &= mask;
                }
                const Hashes expected = sorted(values);
                sketch::sort_unique(values, scratch);
                REQUIRE(values == expected);
            }
        }
    }

    TEST_CASE("sort_unique: large sets, also of values that are no hashes")
    {
        Hashes scratch;
        for (const std::size_t count : {5'000u, 40'000u, 200'000u}) {
            for (int kind = 0; kind < 3; ++kind) {
                Hashes values = random_hashes(count, 6);
                for (std::size_t i = 0; i < count; ++i) {
                    values[i] = kind == 0 ? values[i] : kind == 1 ? count - i : values[i] % 1000 << 40;
                }
                const Hashes expected = sorted(values);
                sketch::sort_unique(values, scratch);
                CAPTURE(count);
                CAPTURE(kind);
                CHECK(values == expected);
            }
        }
    }

    TEST_CASE("count_common: all targets equal the reference at every pair of sizes")
    {
        const TargetGuard guard;
        for (const std::string_view target : sketch::available_targets()) {
            CAPTURE(std::string(target));
            REQUIRE(sketch::select_target(target));
            for (std::size_t a_size = 0; a_size <= 40; ++a_size) {
                for (std::size_t b_size = 0; b_size <= 40; ++b_size) {
                    std::mt19937_64 random(a_size * 100 + b_size);
                    Hashes a(a_size), b(b_size);
                    std::ranges::generate(a, [&] { return random() % 61; });
                    std::ranges::generate(b, [&] { return random() % 61; });
                    a = sorted(a);
                    b = sorted(b);
                    REQUIRE(sketch::count_common(a, b) == sketch::count_common_reference(a, b));
                }
            }
        }
    }

    TEST_CASE("count_common: a small set against a large one, hits at both ends")
    {
        Hashes many(5000);
        for (std::size_t i = 0; i < many.size(); ++i) {
            many[i] = 3 * i + 3;
        }
        const std::vector<std::pair<Hashes, std::size_t>> rows = {
            {{}, 0},
            {{3}, 1},
            {{15000}, 1},
            {{0, 1, 2}, 0},
            {{15001, ~0ull}, 0},
            {{3, 15000}, 2},
            {{2, 3, 4, 6, 7500}, 3},
            {{3, 6, 9, 12, 14997, 15000}, 6},
        };
        for (const auto& [few, expected] : rows) {
            CHECK(sketch::count_common(few, many) == expected);
            CHECK(sketch::count_common(many, few) == expected);
            CHECK(sketch::count_common_reference(many, few) == expected);
        }
    }
}
