// Shingles: sets of windows, exact resemblance and containment.
#include "core/sketch/shingle.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace textdrift;

TEST_SUITE("sketch/shingle")
{
    TEST_CASE("word_shingles: as many windows as distinct runs of words")
    {
        struct Row {
            const char* name;
            std::string text;
            std::uint32_t width;
            std::size_t count;
        };
        const Row rows[] = {
            {"no word", "...", 3, 0},
            {"shorter than the width", "one two", 5, 1},
            {"exactly the width", "one two three", 3, 1},
            {"one more", "one two three four", 3, 2},
            {"repeated windows count once", "a b a b a b", 2, 2},
            {"width one", "a b a c", 1, 3},
            {"width nought is width one", "a b", 0, 2},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            const auto shingles = sketch::word_shingles(row.text, {.width = row.width});
            CHECK(shingles.size() == row.count);
            CHECK(std::ranges::is_sorted(shingles));
        }
    }

    TEST_CASE("word_shingles: case, accents, marks and spaces do not count")
    {
        CHECK(sketch::word_shingles("The “Law” of Tô Lâm’s state", {.width = 2}) ==
              sketch::word_shingles("the law  OF\nto lam's STATE", {.width = 2}));
    }

    TEST_CASE("word_shingles: order counts")
    {
        CHECK(sketch::word_shingles("a b", {.width = 2}) != sketch::word_shingles("b a", {.width = 2}));
    }

    TEST_CASE("character_shingles: windows of characters, one space between words")
    {
        CHECK(sketch::character_shingles("abcd", {.width = 3}).size() == 2);      // abc bcd
        CHECK(sketch::character_shingles("ab, cd", {.width = 5}).size() == 1);    // "ab cd"
        CHECK(sketch::character_shingles("ab,   cd") == sketch::character_shingles("ab cd"));
        CHECK(sketch::character_shingles("éàü", {.width = 3}) == sketch::character_shingles("eau", {.width = 3}));
        CHECK(sketch::character_shingles("世界人民", {.width = 2}).size() == 3);
    }

    TEST_CASE("resemblance and containment: worked examples")
    {
        struct Row {
            const char* name;
            std::vector<std::uint64_t> a, b;
            double resemblance, containment;
        };
        const Row rows[] = {
            {"both empty", {}, {}, 1, 1},
            {"first empty", {}, {1}, 0, 1},
            {"second empty", {1}, {}, 0, 0},
            {"equal", {1, 2, 3}, {1, 2, 3}, 1, 1},
            {"disjoint", {1, 3}, {2, 4}, 0, 0},
            {"half", {1, 2, 3}, {2, 3, 4}, 0.5, 2.0 / 3},
            {"inside", {2, 3}, {1, 2, 3, 4}, 0.5, 1},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK(sketch::resemblance(row.a, row.b) == doctest::Approx(row.resemblance));
            CHECK(sketch::containment(row.a, row.b) == doctest::Approx(row.containment));
        }
    }

    TEST_CASE("hash_bytes: XXH3-64 with seed 0")
    {
        CHECK(sketch::hash_bytes("") == 0x2D06800538D394C2ull);    // the value published with xxHash
    }
}
