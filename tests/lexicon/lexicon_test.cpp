// The lexicon by its header: look-up, merging, expressions, and what is learnt from pairs.
#include "core/lexicon/lexicon.h"

#include <doctest/doctest.h>

using namespace textdrift;
using lexicon::Entry;
using lexicon::Lexicon;
using lexicon::WordPair;

TEST_SUITE("lexicon/lexicon")
{
    TEST_CASE("find: folds on the way in, heaviest first, nothing for an unknown word")
    {
        const Lexicon lexicon({{"Haus", "building", 0.3f}, {"Haus", "house", 0.9f}, {"Größe", "size", 1}}, "de", "en");
        const auto found = lexicon.find("haus");
        REQUIRE(found.size() == 2);
        CHECK(found[0].target == "house");
        CHECK(found[1].target == "building");
        CHECK(lexicon.find("grosse").size() == 1);
        CHECK(lexicon.find("baum").empty());
    }

    TEST_CASE("duplicates keep the greater weight, and the order of entries does not matter")
    {
        const Lexicon a({{"eau", "water", 0.2f}, {"eau", "water", 0.7f}, {"feu", "fire", 1}});
        const Lexicon b({{"feu", "fire", 1}, {"eau", "water", 0.7f}, {"eau", "water", 0.2f}});
        REQUIRE(a.find("eau").size() == 1);
        CHECK(a.find("eau")[0].weight == doctest::Approx(0.7));
        CHECK(lexicon::to_tsv(a) == lexicon::to_tsv(b));
    }

    TEST_CASE("expressions pair their content words at a lower weight")
    {
        const Lexicon lexicon({{"human rights", "droits de l'homme", 1}});
        REQUIRE(lexicon.find("rights").size() == 2);    // droits, l'homme; "de" is grammar
        CHECK(lexicon.find("rights")[0].weight == doctest::Approx(0.25));
        CHECK(lexicon.find("human rights").empty());
    }

    TEST_CASE("reversed and merged")
    {
        const Lexicon there({{"chat", "cat", 0.5f}}, "fr", "en");
        const Lexicon back = there.reversed();
        CHECK(back.source_language() == "en");
        REQUIRE(back.find("cat").size() == 1);
        CHECK(back.find("cat")[0].target == "chat");
        CHECK(there.merged_with(Lexicon({{"chien", "dog", 1}})).entries().size() == 2);
    }

    TEST_CASE("learn: words that keep meeting are each other's rendering, grammar is not")
    {
        const std::vector<WordPair> pairs = {
            {{"the", "court", "heard", "witnesses"}, {"der", "gericht", "hoerte", "zeugen"}},
            {{"the", "court", "closed"}, {"der", "gericht", "schloss"}},
            {{"the", "port", "closed"}, {"der", "hafen", "schloss"}},
            {{"the", "port", "heard", "ships"}, {"der", "hafen", "hoerte", "schiffe"}},
            {{"the", "ministry", "met", "witnesses"}, {"der", "ministerium", "traf", "zeugen"}},
            {{"the", "ministry", "saw", "ships"}, {"der", "ministerium", "sah", "schiffe"}},
        };
        const Lexicon learnt = lexicon::learn(pairs, "en", "de");
        for (const auto& [source, target] :
             {std::pair("court", "gericht"), std::pair("port", "hafen"), std::pair("witnesses", "zeugen"),
              std::pair("closed", "schloss"), std::pair("ships", "schiffe")}) {
            CAPTURE(source);
            REQUIRE(!learnt.find(source).empty());
            CHECK(learnt.find(source)[0].target == target);
        }
        CHECK(learnt.find("met").empty());    // met once: nothing is known of it
        CHECK(learnt.source_language() == "en");
        CHECK(lexicon::to_tsv(learnt) == lexicon::to_tsv(lexicon::learn(pairs, "en", "de")));
    }

    TEST_CASE("learn: nothing from nothing")
    {
        CHECK(lexicon::learn({}, "en", "fr").entries().empty());
    }
}
