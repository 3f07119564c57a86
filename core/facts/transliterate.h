// Names of any script in Latin letters, and how far two spellings of a name are from each other: an edit distance whose
// weights were learnt from CLDR's names of places and languages (data/transliteration).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace textdrift::facts {

// The script of the first letter, by its ISO 15924 code ("Latn", "Cyrl", "Hani"); "Zyyy" where there is no letter.
std::string_view script_of_word(std::string_view word);

// The word in the letters a to z: by ICU's transliterator of its script, without marks and everything else. Chinese
// characters by their Mandarin reading. Cached; thread-safe.
std::string romanise(std::string_view word);

// A romanised word as English would spell its sounds ("Katarzyna", "Karasjok", "Koffi"), double letters once
// (data/transliteration/sounds.tsv): two words that are spelled by different customs and sound alike become alike.
std::string sounded(std::string_view roman);

// Two scripts and the weights between them.
class SpellingDistance {
public:
    struct Result {
        double distance = 1;    // 0 the same, 1 nothing in common: the sum of the weights by the letters of the longer word
        double worst = 1;       // the dearest single edit, 0 to 1
        double total = 1e6;     // sum of the weights; beyond every sum where nothing is common
    };

    // Weights for a name in Latin letters (or whatever `from` is) against a name in `to`. Scripts without learnt weights
    // compare by plain edits.
    static const SpellingDistance& between(std::string_view from, std::string_view to);

    // The same where every custom of spelling is let pass that is known (data/transliteration/customs.tsv): what is dear by
    // these weights is no custom but a wrong letter.
    static const SpellingDistance& lenient(std::string_view from, std::string_view to);

    // Both romanised. Cost: the product of the lengths.
    Result measure(std::string_view a, std::string_view b) const;

    // `a` against the beginnings of `b` that end at `ends` (ascending): the index of the nearest and how near it is.
    std::pair<std::size_t, Result> nearest_prefix(std::string_view a, std::string_view b,
                                                  std::span<const std::size_t> ends) const;

    // With one edit inside the word forgiven: how near the two would be had a letter not been exchanged, lost or replaced.
    // What may follow a name (`loose` letters of either) costs nothing.
    struct Forgiven {
        double plain = 0;       // sum of the weights as they are
        double forgiven = 0;    // the same without the one edit
    };
    Forgiven forgive(std::string_view a, std::string_view b, std::size_t loose) const;

    SpellingDistance() = default;

private:
    friend class SpellingTables;
    double pair_weight(std::string_view a, std::string_view b) const;
    double single(char a, char b) const;

    static constexpr std::size_t kLetters = 27;    // a to z; 0 is none
    struct Weights;
    const Weights* first_ = nullptr;     // a is the Latin side
    const Weights* second_ = nullptr;    // b is the Latin side
};

}    // namespace textdrift::facts
