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
    std::uint32_t words = 0;
};

struct Profile {
    std::array<TermRows, kChannels> rows;    // weights are counts until weigh()
    std::vector<ParagraphShape> shapes;
    std::vector<std::vector<std::uint32_t>> stems;    // ids of the words of each paragraph, repeated ones once
};

// True where most letters belong to a script that writes consonants: then sounds of both sides are compared without vowels.
bool mostly_consonants(const segment::SegmentedText& text);

Profile profile_of(const segment::SegmentedText& text, const FactKeys& keys, bool consonants);

// The id of a word by its beginning, as inflected forms share it. Words of a lexicon meet those of a text by it.
std::uint32_t stem_id(std::string_view word);

// Counts to weights by rarity over both sides: sounds as tf-idf, the others so that a product is the sum of what is common.
void weigh(Profile& original, Profile& version);
void weigh(TermRows& original, TermRows& version, Channel channel);

}    // namespace textdrift::align
