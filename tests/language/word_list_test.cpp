// Word lists in a folder of our own: found by language and country, read in their encoding, told apart from none.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "core/language/word_list.h"

using textdrift::language::look_for_word_lists_in;
using textdrift::language::WordList;

namespace {

void write(const std::filesystem::path& folder, const std::string& name, const std::string& rules, const std::string& words)
{
    std::ofstream(folder / (name + ".aff")) << rules;
    std::ofstream(folder / (name + ".dic")) << words;
}

// Once for the process: the folder cannot be changed when a list has been asked for.
bool has_lists()
{
#ifdef TEXTDRIFT_WITH_WORD_LISTS
    static const bool ready = [] {
        const auto folder = std::filesystem::temp_directory_path() /
                            ("textdrift_words_" + std::to_string(std::filesystem::hash_value(__FILE__)));
        std::filesystem::create_directories(folder);
        CHECK_FALSE(look_for_word_lists_in((folder / "nowhere").string()));
        write(folder, "en_GB", "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n", "2\ncolour/S\nministry\n");
        write(folder, "en_US", "SET UTF-8\n", "2\ncolor\nministry\n");
        write(folder, "cs_CZ", "SET ISO8859-2\n", "1\n\xF8\x65ka\n");    // řeka
        write(folder, "he", "SET UTF-8\n", "1\nשלום\n");
        write(folder, "sr_RS", "SET UTF-8\n", "1\nреч\n");
        write(folder, "sr_Latn_RS", "SET UTF-8\n", "1\nreč\n");
        std::ofstream(folder / "pl_PL.dic") << "1\nsłowo\n";    // without its rules
        return look_for_word_lists_in(folder.string()).has_value();
    }();
    CHECK(ready);
    return true;
#else
    CHECK(WordList::of("en") == nullptr);
    return false;
#endif
}

}    // namespace

TEST_CASE("a language without a country has the words of all")
{
    if (!has_lists()) return;
    const WordList* const english = WordList::of("en");
    REQUIRE(english != nullptr);
    for (const char* word : {"colour", "colours", "Colours", "color", "ministry"}) CHECK(english->knows(word));
    for (const char* word : {"colors", "minsitry", "Khulna"}) CHECK_FALSE(english->knows(word));
    CHECK(english->knows(std::string(WordList::kLongest + 1, 'x')));
    CHECK(WordList::of("en") == english);
}

TEST_CASE("a country has its own")
{
    if (!has_lists()) return;
    REQUIRE(WordList::of("en-GB") != nullptr);
    CHECK(WordList::of("en-GB")->knows("colour"));
    CHECK_FALSE(WordList::of("en-GB")->knows("color"));
}

TEST_CASE("encodings, points and scripts")
{
    if (!has_lists()) return;
    REQUIRE(WordList::of("cs") != nullptr);
    CHECK(WordList::of("cs")->knows("řeka"));
    CHECK_FALSE(WordList::of("cs")->knows("река"));    // in no letter of ISO 8859-2
    REQUIRE(WordList::of("he") != nullptr);
    CHECK(WordList::of("he")->knows("שָׁלוֹם"));
    REQUIRE(WordList::of("sr") != nullptr);
    CHECK(WordList::of("sr")->knows("реч"));
    REQUIRE(WordList::of("sr-Latn") != nullptr);
    CHECK(WordList::of("sr-Latn")->knows("reč"));
    CHECK_FALSE(WordList::of("sr-Latn")->knows("реч"));
}

TEST_CASE("no list: none, and no other folder once one was asked for")
{
    if (!has_lists()) return;
    for (const char* language : {"pl", "km", "", "..", "en/../x", "x-private"}) CHECK(WordList::of(language) == nullptr);
    const auto late = look_for_word_lists_in("");
    REQUIRE_FALSE(late);
    CHECK(late.error().code == textdrift::ErrorCode::BadOption);
}
