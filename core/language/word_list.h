// Word lists of languages as the machine has them installed for its spelling checkers (Hunspell's dictionaries: Debian's
// hunspell-* packages). They tell an everyday word, in any of its forms, from a name or from letters gone wrong.
//
// No list need be there: what asks for one must do without. Nothing is read over a network.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"

namespace textdrift::language {

class WordList {
public:
    // The list of a BCP-47 language ("de", "sr-Latn", "pt-BR"), or nullptr where none is installed, or the library was built
    // without Hunspell. Where a tag names no country its words are those of any ("colour", "color"), of at most kCountries
    // lists. Loaded when first asked for and kept: 0.01 to 0.4 s, 5 to 60 MiB. Thread-safe.
    static const WordList* of(std::string_view language);

    WordList(const WordList&) = delete;
    WordList& operator=(const WordList&) = delete;
    ~WordList();

    // Whether the word, UTF-8, is one of the language as it is written, or but for its vowel points. A word longer than
    // kLongest bytes is not looked for and counts as known. Cost: microseconds; asked again, a look-up. Thread-safe.
    bool knows(std::string_view word) const;

    static constexpr std::size_t kLongest = 100;
    static constexpr std::size_t kCountries = 4;
    static constexpr std::size_t kMostBytes = 9'500'000;    // of a list; a longer one takes over half a second to load

private:
    struct Checker;
    explicit WordList(std::vector<std::unique_ptr<Checker>> checkers);

    std::vector<std::unique_ptr<Checker>> checkers_;
    mutable std::mutex mutex_;    // Hunspell keeps state between calls
    mutable std::unordered_map<std::string, bool> seen_;
};

// Looks for lists in this folder in place of the system's; in none where it is empty. Must be called before any is asked
// for.
// Errors: NotFound where there is no such folder; BadOption after first use.
Result<void> look_for_word_lists_in(std::string folder);

}    // namespace textdrift::language
