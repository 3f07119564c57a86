// Word pairs of two languages: read from dictionaries, learnt from aligned texts, written to a file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/document.h"
#include "core/base/result.h"

namespace textdrift::lexicon {

// How surely `target` renders `source`, both folded (text::fold) single words.
struct Entry {
    std::string source;
    std::string target;
    float weight = 1;    // 0 to 1: share of the source word's occurrences so rendered; 1 where a dictionary does not say
};

// A bilingual lexicon, directed source -> target. Immutable once built.
class Lexicon {
public:
    Lexicon() = default;
    // Words of several words are split: each content word of the one is paired with each of the other at a lower weight.
    // Duplicates keep the greater weight. Sorted: equal entries in any order give an equal lexicon.
    explicit Lexicon(std::vector<Entry> entries, std::string source_language = {}, std::string target_language = {});

    // Renderings of a folded word, heaviest first; empty where it is unknown.
    std::span<const Entry> find(std::string_view source) const noexcept;
    std::span<const Entry> entries() const noexcept { return entries_; }
    const std::string& source_language() const noexcept { return source_language_; }    // BCP-47; may be empty
    const std::string& target_language() const noexcept { return target_language_; }
    Lexicon reversed() const;
    Lexicon merged_with(const Lexicon& other) const;

private:
    std::vector<Entry> entries_;    // by source, then weight descending, then target
    std::string source_language_, target_language_;
};

// Reads a lexicon: the format is told by the name.
//   .tsv, .txt        source, target, optional weight; '#' comments; "# languages  en  fr" names the two
//   .tmx              TMX 1.4: each <tu> of at most 4 words a side is an entry; longer ones are sentences: see read_pairs
//   .index or .dict[.dz]   a dictionary of the DICT protocol as Debian's dict-freedict-* packages install them
// Errors: NotFound, BadInput ("file:line" or byte, and what was expected), LimitExceeded. Cost: linear.
Result<Lexicon> read_lexicon(const std::string& path, const Limits& limits);
// The pairs of sentences that a TMX file holds, to learn from: units of more than 4 words a side, words folded.
// `source_language` and `target_language` choose among more than two; empty: the first two of each unit.
// Errors: as read_lexicon().
struct WordPair {
    std::vector<std::string> source, target;
};
Result<std::vector<WordPair>> read_pairs(const std::string& path, std::string_view source_language,
                                         std::string_view target_language, const Limits& limits);

// "# languages ..." and one line an entry, sorted.
std::string to_tsv(const Lexicon& lexicon);

// The installed dictionary of a pair of languages ("en", "fr"), either direction, or an empty lexicon: Debian's freedict
// packages under /usr/share/dictd.
Result<Lexicon> installed_lexicon(std::string_view source_language, std::string_view target_language, const Limits& limits);

// Word pairs of aligned texts: IBM model 1 by a few rounds of expectation and maximisation in both directions, pairs kept
// that both find likely. Each pair is the folded words of a paragraph and of its counterpart. Source: Brown et al. 1993,
// "The mathematics of statistical machine translation"; symmetrised as Liang et al. 2006. Words that occur in one pair only
// teach nothing; words of a quarter of all pairs are grammar and left out. Cost: linear in the words of the pairs times 8
// partners a word; finding the partners, the words of a pair times those of its counterpart. Deterministic.
Lexicon learn(std::span<const WordPair> pairs, std::string source_language, std::string target_language);

}    // namespace textdrift::lexicon
