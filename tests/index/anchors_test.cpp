// Tests of core/index/anchors.h.
#include "core/index/anchors.h"
#include "core/index/join.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

using namespace textdrift::index;

namespace {

using Hashes = std::vector<std::uint64_t>;

// Words of natural frequencies: half of a text are some sixty words.
Hashes words(std::mt19937_64& random, std::size_t count)
{
    Hashes hashes(count);
    for (auto& hash : hashes) {
        const std::uint64_t limit = std::uint64_t(1) << (2 + random() % 13);
        hash = (random() % limit + 1) * 0xD1B54A32D192ED03;
    }
    return hashes;
}

Hashes keys_of(const Hashes& text)
{
    Hashes keys = {1, 2, 3};    // replaced
    anchor_keys(text, keys);
    return keys;
}

std::uint32_t shared(const Hashes& a, const Hashes& b)
{
    Hashes both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return static_cast<std::uint32_t>(both.size());
}

AnchorCounts counts(const Hashes& text, const Hashes& keys)
{
    return {.words = static_cast<std::uint32_t>(text.size()), .keys = static_cast<std::uint32_t>(keys.size())};
}

// Among unrelated texts a copy's keys are in few others; among a great many copies each key weighs 1.
bool find_each_other(const Hashes& a, const Hashes& b, std::uint32_t weight = kMostWeight)
{
    const Hashes keys_a = keys_of(a);
    const Hashes keys_b = keys_of(b);
    return worth_comparing(shared(keys_a, keys_b) * weight, counts(a, keys_a), counts(b, keys_b));
}

Hashes part(const Hashes& text, std::size_t first, std::size_t count)
{
    return {text.begin() + static_cast<std::ptrdiff_t>(first), text.begin() + static_cast<std::ptrdiff_t>(first + count)};
}

Hashes around(std::mt19937_64& random, const Hashes& text, std::size_t before, std::size_t after)
{
    Hashes all = words(random, before);
    all.insert(all.end(), text.begin(), text.end());
    const Hashes end = words(random, after);
    all.insert(all.end(), end.begin(), end.end());
    return all;
}

// Every word with chance `percent` in a hundred replaced, left out or followed by another.
Hashes reworded(std::mt19937_64& random, const Hashes& text, unsigned percent)
{
    Hashes out;
    for (const std::uint64_t word : text) {
        const bool changed = random() % 100 < percent;
        const auto kind = changed ? random() % 3 : 3;
        if (kind > 1) out.push_back(word);
        if (kind == 0 || kind == 2) out.push_back(random());
    }
    return out;
}

}    // namespace

TEST_SUITE("index/anchors")
{
    TEST_CASE("anchor_keys: ascending, each once, a function of the words alone")
    {
        std::mt19937_64 random(1);
        for (const std::size_t count : {0, 1, 4, 5, 6, 24, 25, 64, 160, 161, 5000}) {
            CAPTURE(count);
            const Hashes text = words(random, count);
            const Hashes keys = keys_of(text);
            CHECK(keys.empty() == (count == 0));
            CHECK(std::is_sorted(keys.begin(), keys.end()));
            CHECK(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
            CHECK(keys == keys_of(text));
        }
        CHECK(keys_of(Hashes(10'000, 42)).size() == 1);    // one shingle, repeated
    }

    TEST_CASE("anchor_keys: fewer than five words meet only their equals")
    {
        CHECK(keys_of({1, 2, 3, 4}).size() == 1);
        CHECK(shared(keys_of({1, 2, 3, 4}), keys_of({1, 2, 3, 4})) == 1);
        CHECK(shared(keys_of({1, 2, 3, 4}), keys_of({4, 3, 2, 1})) == 0);
        CHECK(shared(keys_of({1, 2, 3}), keys_of({1, 2, 3, 4})) == 0);
        CHECK(shared(keys_of({1, 2, 3}), keys_of({1, 2, 3, 4, 5})) == 1);    // a short text's short shingle
    }

    TEST_CASE("anchor_keys: half of a middling text's shingles, a quarter of a long one's")
    {
        std::mt19937_64 random(2);
        double half = 0;
        double quarter = 0;
        for (int round = 0; round < 200; ++round) {
            half += static_cast<double>(keys_of(words(random, 120)).size()) / (200 * 116.0);
            quarter += static_cast<double>(keys_of(words(random, 1000)).size()) / (200 * 996.0);
        }
        CHECK(half == doctest::Approx(0.5).epsilon(0.04));
        CHECK(quarter == doctest::Approx(0.25).epsilon(0.04));
    }

    TEST_CASE("anchor_keys: samples are nested: what a longer text has of a part of it, the part alone has")
    {
        std::mt19937_64 random(3);
        for (const std::size_t outer : {30, 100, 160, 400, 3000}) {
            for (const std::size_t inner : {8, 20, 30, 60, 150}) {
                if (inner > outer) continue;
                CAPTURE(outer);
                CAPTURE(inner);
                const Hashes text = words(random, inner);
                const Hashes before = words(random, (outer - inner) / 2);
                Hashes all = before;
                all.insert(all.end(), text.begin(), text.end());
                const Hashes end = words(random, outer - all.size());
                all.insert(all.end(), end.begin(), end.end());
                // Shingles of the whole that lie in the part: those of the whole text cut at the part's edges have none
                // else.
                const Hashes whole = keys_of(all);
                const Hashes own = keys_of(text);
                std::size_t in_part = 0;
                for (std::size_t i = 0; i + 5 <= text.size(); ++i) {
                    const Hashes one = keys_of(part(text, i, 5));    // its shingles of five words and of three
                    for (const std::uint64_t key : one) {
                        if (!std::binary_search(whole.begin(), whole.end(), key)) continue;
                        ++in_part;
                        CHECK(std::binary_search(own.begin(), own.end(), key));
                    }
                }
                if (inner >= 60) CHECK(in_part > 0);
            }
        }
    }

    TEST_CASE("anchor_keys: any seven words in a row of a text of up to 160 words find it")
    {
        std::mt19937_64 random(4);
        for (int round = 0; round < 2000; ++round) {
            const Hashes text = words(random, 7 + random() % 10);
            const std::size_t room = 160 - text.size();
            const Hashes all = around(random, text, random() % (room / 2), random() % (room / 2));
            REQUIRE(find_each_other(text, all));
        }
    }

    TEST_CASE("anchors: copies find each other")
    {
        struct Row {
            const char* name;
            std::size_t length;
            unsigned percent;      // of words changed
            std::size_t cut;       // words kept; 0: all
            std::size_t around;    // words added on both sides
            double recall;
        };
        const Row rows[] = {
            {"short, one word in twenty", 12, 5, 0, 0, 0.99},
            {"a sentence, one in ten", 20, 10, 0, 0, 0.99},
            {"a paragraph, one in ten", 60, 10, 0, 0, 0.995},
            {"a page, one in ten", 300, 10, 0, 0, 0.999},
            {"long, one in eight", 3000, 12, 0, 0, 0.999},
            {"a paragraph cut to a third", 90, 0, 30, 0, 0.999},
            {"a paragraph out of a page", 300, 0, 40, 0, 0.999},
            {"a reworded paragraph out of a long text", 3000, 5, 60, 0, 0.99},
            {"a sentence with boilerplate around", 12, 0, 0, 60, 0.999},
            {"a reworded paragraph with boilerplate around", 60, 5, 0, 60, 0.995},
        };
        std::mt19937_64 random(5);
        for (const Row& row : rows) {
            CAPTURE(row.name);
            const int rounds = row.length > 1000 ? 200 : 1000;
            int found = 0;
            for (int round = 0; round < rounds; ++round) {
                const Hashes text = words(random, row.length);
                const std::size_t kept = row.cut == 0 ? row.length : row.cut;
                const Hashes copy = reworded(random, part(text, random() % (row.length - kept + 1), kept), row.percent);
                found += find_each_other(text, around(random, copy, row.around, row.around));
            }
            CHECK(found >= row.recall * rounds);
        }
    }

    TEST_CASE("anchors: eight words with any one replaced find each other")
    {
        std::mt19937_64 random(6);
        const Hashes text = words(random, 8);
        for (std::size_t i = 0; i < text.size(); ++i) {
            CAPTURE(i);
            Hashes copy = text;
            copy[i] = 1;
            CHECK(find_each_other(text, copy));
        }
    }

    TEST_CASE("anchors: copies find each other among a great many copies")
    {
        std::mt19937_64 random(7);
        for (const std::size_t length : {12, 60, 150, 300, 3000}) {
            CAPTURE(length);
            int found = 0;
            for (int round = 0; round < 200; ++round) {
                const Hashes text = words(random, length);
                found += find_each_other(text, reworded(random, text, 5), 1);
            }
            CHECK(found >= (length < 100 ? 160 : 195));
        }
    }

    TEST_CASE("worth_comparing: a rare key, or half of few, or a good share of many")
    {
        struct Row {
            const char* name;
            std::uint32_t weight;
            AnchorCounts a, b;
            bool worth;
        };
        const Row rows[] = {
            {"nothing shared", 0, {10, 3}, {10, 3}, false},
            {"no keys at all", 0, {0, 0}, {0, 0}, false},
            {"the one key", 1, {4, 1}, {4, 1}, true},
            {"one of two keys", 1, {6, 2}, {400, 90}, true},
            {"a common phrase", 1, {40, 18}, {40, 18}, false},
            {"a rare phrase", 8, {40, 18}, {40, 18}, true},
            {"a rare phrase in long texts of like length", 8, {400, 99}, {400, 99}, false},
            {"two fifths of long texts", 40, {400, 99}, {400, 99}, true},
            {"a short text's rare phrase in a long one", 8, {60, 28}, {4000, 999}, true},
            {"a short text's common phrases in a long one", 7, {60, 28}, {4000, 999}, false},
            {"a page in a book", 12, {400, 99}, {40000, 9999}, true},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK(worth_comparing(row.weight, row.a, row.b) == row.worth);
            CHECK(worth_comparing(row.weight, row.b, row.a) == row.worth);
        }
    }
}
