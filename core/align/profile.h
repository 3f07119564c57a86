// What of a paragraph survives translation: sounds, names and numbers as written, values, length, marks. Internal to the
// room.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/align/evidence.h"
#include "core/segment/segment.h"

namespace textdrift::align {

// Kinds of terms that paragraphs share, each with its own product of the two sides.
enum Channel : std::uint8_t { kSounds, kTokens, kKeys, kWordPairs, kChannels };

inline constexpr unsigned kTermBits = 17;
inline constexpr std::uint32_t kTermIds = 1u << kTermBits;

// The terms of all paragraphs of a side in one channel. Ids are hashes cut to the width of a table, rare collisions being
// noise, until weigh() numbers them.
struct TermRows {
    struct Term {
        std::uint32_t id;
        float weight;
    };
    std::vector<std::uint32_t> first{0};    // paragraphs + 1 entries
    std::vector<Term> terms;
    std::uint32_t ids = 0;       // all ids of both sides are below, once they are numbered
    std::vector<float> norms;    // Euclidean, of all terms of a paragraph

    std::span<const Term> of(std::uint32_t p) const noexcept
    {
        return std::span(terms).subspan(first[p], first[p + 1] - first[p]);
    }
    std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(first.size() - 1); }
};

// Marks that translators keep.
enum Mark : std::uint8_t {
    kQuestion,
    kExclamation,
    kColon,
    kSemicolon,
    kQuote,
    kBracket,
    kDigits,
    kSentence,
    kPercent,
    kMarks
};

struct ParagraphShape {
    float letters = 0;    // letters and digits; a syllable or word sign counts as one
    std::array<std::uint8_t, kMarks> marks{};
    std::uint8_t end = 0;    // what it ends with: 0 no mark, 1 full stop, 2 colon, 3 question, 4 exclamation, 5 another mark
    bool heading = false;
    bool small = false;    // begins with a small letter
    std::uint32_t words = 0;
};

// Numbers ids from 0 on as they are met, so that tables are as long as the vocabulary.
class TermNumbers {
public:
    TermNumbers() : numbers_(kTermIds) {}
    std::uint32_t of(std::uint32_t id)
    {
        if (numbers_[id] == 0) {
            ids_.push_back(id);
            numbers_[id] = static_cast<std::uint32_t>(ids_.size());
        }
        return numbers_[id] - 1;
    }
    std::uint32_t find(std::uint32_t id) const noexcept { return numbers_[id] - 1; }    // kUnknown where it has none
    std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(ids_.size()); }
    // The ids by their numbers; it begins anew.
    std::vector<std::uint32_t> take();
    static constexpr std::uint32_t kUnknown = ~0u;

private:
    std::vector<std::uint32_t> numbers_;    // + 1
    std::vector<std::uint32_t> ids_;
};

// The words of each paragraph by their stems, numbered over both sides, ascending, repeated ones once.
struct WordRows {
    std::vector<std::uint32_t> first{0}, words;
    std::vector<std::uint32_t> stems;    // the id of each number, of both sides

    std::span<const std::uint32_t> of(std::uint32_t p) const noexcept
    {
        return std::span(words).subspan(first[p], first[p + 1] - first[p]);
    }
    std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(first.size() - 1); }
};

struct Profile {
    std::array<TermRows, kChannels> rows;
    std::vector<ParagraphShape> shapes;
    WordRows words;
};

// Of both sides, their terms numbered and weighed. Where a script writes consonants, the sounds of both are compared without
// vowels.
std::array<Profile, 2> profiles_of(const std::array<const segment::SegmentedText*, 2>& texts,
                                   const std::array<const FactKeys*, 2>& keys);

// The id of a word by its beginning, as inflected forms share it. Words of a lexicon meet those of a text by it.
std::uint32_t stem_id(std::string_view word);

// Counts to weights by rarity over both sides: sounds as tf-idf, the others so that a product is the sum of what is common.
void weigh(TermRows& original, TermRows& version, Channel channel);

}    // namespace textdrift::align
