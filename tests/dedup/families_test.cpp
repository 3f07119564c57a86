// Families of copies that hide behind what everybody shares, and large families.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "workplace.h"

using namespace textdrift;
using namespace textdrift::tests;

namespace {

std::size_t lines(const std::string& text)
{
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

// Its words with the one at `which` another.
std::string with_word_changed(const std::string& text, std::size_t which, const std::string& word)
{
    std::size_t begin = 0;
    for (; which > 0; --which) begin = text.find(' ', begin) + 1;
    return text.substr(0, begin) + word + text.substr(std::min(text.find(' ', begin), text.size()));
}

}    // namespace

TEST_SUITE("dedup/families")
{
    TEST_CASE("run: pairs of texts put together from everybody's sentences find each other by default")
    {
        constexpr std::size_t kSentences = 40, kEach = 15, kPairs = 150;
        std::vector<std::string> stock;
        for (std::size_t i = 0; i < kSentences; ++i) stock.push_back(random_words(1000 + i, 12));
        std::mt19937 random(3);
        std::string corpus;
        for (std::size_t i = 0; i < kPairs; ++i) {
            std::ranges::shuffle(stock, random);
            std::string text = stock[0];
            for (std::size_t s = 1; s < kEach; ++s) text += ' ' + stock[s];
            corpus += record("a" + std::to_string(i), text);
            corpus += record("b" + std::to_string(i), with_word_changed(text, i, "changed"));
        }
        const Workplace place;
        dedup::Options options;
        options.threshold = 0.95;
        const Outcome outcome = run_all(place, {place.write("in.jsonl", corpus)}, options);
        REQUIRE(outcome.statistics.has_value());
        CHECK(outcome.statistics->verified == kPairs);
        CHECK(outcome.statistics->dropped == kPairs);
    }

    TEST_CASE("run: a family of a hundred copies prints all its pairs by either measure")
    {
        const std::string text = random_words(7, 150);
        std::string corpus;
        for (std::size_t i = 0; i < 100; ++i) {
            corpus += record(std::to_string(i), with_word_changed(text, i, "other" + std::to_string(i)));
        }
        for (const bool contained : {true, false}) {
            CAPTURE(contained);
            const Workplace place;
            const dedup::Options options = contained ? dedup::Options() : words(5, 0.8);
            const Outcome outcome = run_all(place, {place.write("in.jsonl", corpus)}, options);
            REQUIRE(outcome.statistics.has_value());
            CHECK(lines(outcome.pairs) >= 4900);    // of 4,950
            CHECK(outcome.statistics->clusters == 1);
            CHECK(lines(outcome.keep) == 1);
        }
    }

    TEST_CASE("run: a hundred identical texts print all their pairs")
    {
        std::string corpus;
        for (std::size_t i = 0; i < 100; ++i) corpus += record(std::to_string(i), random_words(9, 30));
        const Workplace place;
        const Outcome outcome = run_all(place, {place.write("in.jsonl", corpus)}, {});
        REQUIRE(outcome.statistics.has_value());
        CHECK(lines(outcome.pairs) == 4950);
    }
}
