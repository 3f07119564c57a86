// What a word may begin, told once a word; the tables behind it.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/facts/letter_trie.h"
#include "core/facts/number_lexicon.h"
#include "core/facts/phrase.h"
#include "core/facts/token_uses.h"

namespace textdrift::facts {
namespace {

std::vector<Token> tokens_of(const std::string& text, std::string_view language, Vocabulary& vocabulary)
{
    const bool keep_marks = language::table(language).keeps_marks();
    return tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, {}, {keep_marks, {}, &vocabulary});
}

std::uint16_t uses_of(const std::string& word, std::string_view language)
{
    const language::Table& table = language::table(language);
    Vocabulary vocabulary(token_judge(table, language, table));
    return tokens_of(word, language, vocabulary).front().uses;
}

TEST_CASE("a word may begin what its language's lexicons say, and nothing else")
{
    struct Row {
        const char* name;
        const char* language;
        const char* word;
        unsigned uses;
    };
    const Row rows[] = {
        {"a noun begins nothing", "en", "river", 0},
        {"a noun begins nothing", "fr", "rivi\u00E8re", 0},
        {"a number word", "en", "twelve", kMayBeginDate | kMayBeginQuantity},
        {"figures", "en", "12", kMayBeginDate | kMayBeginQuantity},
        {"a month", "en", "April", kMayBeginDate},
        {"a month is a word of dates", "fr", "avril", kDateWord},
        {"a century is a cue", "en", "century", kDateCue},
        {"a month is a cue as well", "en", "April", kDateCue},
        {"the half of a day is a cue", "en", "pm", kDateCue},
        {"the hour of a spoken time is a cue", "en", "noon", kDateCue},
        {"a comma", "en", ",", 0},
        {"a sign of money", "en", "\u20AC", kMayBeginQuantity},
        {"a minus leads a number", "en", "-", kMayLeadQuantity},
        {"the apostrophe of a decade", "en", "'", kMayBeginDate},
        {"a Roman numeral", "en", "XIX", kMayBeginDate},
        {"a denial", "en", "never", kMayBeginNegation},
        {"a denial within the verb", "en", "isn't", kMayBeginNegation},
        {"a verb of saying", "en", "said", kMayBeginSaying},
        {"a verb of saying", "de", "sagte", kMayBeginSaying},
        {"a bound", "en", "least", 0},
        {"the beginning of a bound", "en", "almost", kMayBeginComparator},
        {"a particle of names", "en", "al", kNameParticle},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CAPTURE(row.word);
        const unsigned found = uses_of(row.word, row.language);
        CHECK((found & row.uses) == row.uses);
        if (row.uses == 0) CHECK((found & ~unsigned{kMayBeginComparator}) == 0);
    }
}

TEST_CASE("words of the table say how their phrases may go on")
{
    const NumberLexicon& lexicon = NumberLexicon::of(language::table("en"), "en");
    const WordInfo* more = lexicon.find("more");    // "more than"
    REQUIRE(more != nullptr);
    CHECK(more->has_phrase(NumberPhraseKind::Comparator));
    CHECK(!more->has_phrase(NumberPhraseKind::Month));
    CHECK(more->may_go_on("than"));
    CHECK(more->may_go_on("than's"));
    CHECK(more->may_go_on(""));    // nobody knows
    CHECK(WordInfo::second_word_bits("t's") == WordInfo::second_word_bits("t"));
}

TEST_CASE("a trie tells whether longer text could begin with more words")
{
    LetterTrie trie;
    trie.add("seven");
    trie.add("seventy");
    const auto ignore = [](std::size_t) {};
    CHECK(trie.prefixes("seven", ignore));
    CHECK(trie.prefixes("sev", ignore));
    CHECK(!trie.prefixes("seventy", ignore));
    CHECK(!trie.prefixes("sevens", ignore));
    CHECK(!trie.prefixes("one", ignore));
}

TEST_CASE("which words longer phrases begin with")
{
    PhraseMap<int> map;
    map.add(std::vector<std::string>{"south", "korea"}, 1);
    map.add(std::vector<std::string>{"chad"}, 2);
    CHECK(map.goes_on("south"));
    CHECK(!map.goes_on("korea"));
    CHECK(!map.goes_on("chad"));
}

TEST_CASE("nobody asked: every use is open")
{
    Vocabulary plain;
    CHECK(tokens_of("river", "en", plain).front().uses == kAnyUse);
    CHECK(tokenise("river", {0, 5}, {}).front().uses == kAnyUse);
}

TEST_CASE("a vocabulary tells words of any length apart")
{
    Vocabulary vocabulary;
    const std::vector<std::string> words = {"a",        std::string("a\0", 2), "b",           "seventh",
                                            "seventhX", "eighteenths",         "eighteenthz", std::string(300, 'x')};
    std::vector<Vocabulary::Word*> found;
    for (const std::string& word : words) found.push_back(vocabulary.find(word));
    for (std::size_t i = 0; i < words.size(); ++i) {
        CAPTURE(i);
        CHECK(vocabulary.find(words[i]) == found[i]);
        CHECK(found[i]->written == words[i]);
    }
    CHECK(vocabulary.words().size() == words.size());
    std::vector<std::string> many;
    for (int i = 0; i < 20000; ++i) many.push_back("word" + std::to_string(i));
    for (const std::string& word : many) vocabulary.find(word);
    for (const std::string& word : many) REQUIRE(vocabulary.find(word)->written == word);
}

TEST_CASE("sentences begin behind the marks that open them")
{
    const std::string text = "One. \"(Two\" three. Four";
    const auto tokens = tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, {0, 5, 19});
    std::vector<std::string> starts;
    for (const Token& token : tokens)
        if (token.sentence_start) starts.push_back(token.folded);
    CHECK(starts == std::vector<std::string>{"one", "two", "four"});
}

TEST_CASE("phrases: the longest wins, the first of equal ones stays")
{
    PhraseMap<int> phrases;
    const auto add = [&](std::vector<std::string> words, int value) { phrases.add(words, value); };
    CHECK(phrases.empty());
    add({"no", "longer", "than"}, 3);
    add({"no"}, 1);
    add({"no"}, 9);
    CHECK_FALSE(phrases.empty());
    const auto longest = [&](std::vector<std::string> words) {
        return phrases.longest([&](std::size_t i) { return i < words.size() ? std::string_view(words[i]) : ""; });
    };
    CHECK(longest({"no", "longer", "than", "five"}).length == 3);
    CHECK(longest({"no", "longer"}).length == 1);
    CHECK(*longest({"no", "longer"}).value == 1);
    CHECK(longest({"longer", "than"}).length == 0);
    CHECK(phrases.find("no longer") == nullptr);
    CHECK(*phrases.find("no longer than") == 3);
}

TEST_CASE("letters of several tokens are followed through a trie")
{
    LetterTrie trie;
    trie.add("milmillones");
    trie.add("mil");
    const std::uint32_t node = trie.walk(0, "mil");
    CHECK(trie.ends_word(node));
    CHECK(trie.ends_word(trie.walk(node, "millones")));
    CHECK_FALSE(trie.ends_word(trie.walk(node, "mill")));
    CHECK(trie.walk(node, "x") == LetterTrie::kOutside);
    CHECK(trie.walk(0, "") == 0);
}

}    // namespace
}    // namespace textdrift::facts
