// Which paragraph became which: the optimal beads between two segmented texts, moved blocks, and whether the two are copies
// at all.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/lexicon/lexicon.h"
#include "core/segment/segment.h"

namespace textdrift::align {

enum class Relation : std::uint8_t { Matched, Split, Merged, Moved, Missing, Added };
std::string_view relation_name(Relation relation) noexcept;    // "matched", ... as in the JSON contract

// m original paragraphs tied to n of the version. Missing: version empty; Added: original empty. Indexes ascend.
// Split: 1-n; Merged: m-1; Matched: 1-1, 2-2 and larger; Moved: any m-n off the main order.
struct Bead {
    std::vector<std::uint32_t> original;
    std::vector<std::uint32_t> version;
    Relation relation = Relation::Matched;
    double similarity = 0;      // 0 to 1: share of the longer side's content found on the other; 0 for Missing and Added
    float confidence = 0;       // 0 to 1: how surely the link is right; for Missing and Added, how surely there is none
    std::uint16_t basis = 0;    // what the link rests on: bits 1 << Basis
};

// What a link may rest on.
enum class Basis : std::uint8_t {
    Text,         // equal or alike words, or letters that sound alike across scripts
    Values,       // equal numbers, dates, amounts, links
    Names,        // names known in both languages
    Lengths,      // the lengths one expects of a translation
    Structure,    // kind, numbering, punctuation, place in the document
    Lexicon,      // words that a dictionary, or the pair of texts itself, says to be translations of each other
    Vectors,      // paragraph vectors given by the user
    Neighbours    // stands between linked neighbours
};
inline constexpr std::size_t kBasisCount = 8;
std::string_view basis_name(Basis basis) noexcept;    // "text", "values", ... as in the JSON contract
inline bool rests_on(const Bead& bead, Basis basis) noexcept
{
    return (bead.basis >> static_cast<unsigned>(basis) & 1) != 0;
}

enum class Verdict : std::uint8_t {
    Copy,        // most of the original is in the version
    Partial,     // some paragraphs are reused
    Unrelated    // same topic at best: no paragraph of one became a paragraph of the other
};

struct Alignment {
    std::vector<Bead> beads;    // in the original's order; Added beads after the bead they follow in the version
    Verdict verdict = Verdict::Copy;
    double same_text = 1;           // 0 to 1: how surely the two are versions of one text at all
    double original_covered = 0;    // share of the original's words in beads with a counterpart
    double version_covered = 0;
};

// One vector for each paragraph of a text, all of one dimension; empty: none given.
struct ParagraphVectors {
    std::uint32_t dimension = 0;
    std::vector<float> values;    // paragraphs x dimension

    std::span<const float> of(std::size_t paragraph) const noexcept
    {
        return std::span(values).subspan(paragraph * dimension, dimension);
    }
    bool empty() const noexcept { return values.empty(); }
};

struct AlignOptions {
    // The texts are in different languages: letters are transliterated, and what matches are values, names, lengths,
    // structure, a lexicon. Otherwise words of one language are compared.
    bool across_languages = false;
    const lexicon::Lexicon* lexicon = nullptr;    // word pairs original -> version; may be null
    const ParagraphVectors* original_vectors = nullptr;
    const ParagraphVectors* version_vectors = nullptr;
};

// Keys are hashes of facts per paragraph (facts::fact_keys), used as anchors by equality only; may be empty.
// Beads of three or more may skip a paragraph (merged across a deletion); it is then Missing or Added by itself.
// Cost: near-linear: candidates come from the sketch, the dynamic programme runs over them alone. Across languages the
// product of paragraphs is filled sparsely, from inverted lists of bounded length.
Alignment align(const segment::SegmentedText& original, const segment::SegmentedText& version,
                const std::vector<std::vector<std::uint64_t>>& original_keys,
                const std::vector<std::vector<std::uint64_t>>& version_keys, const AlignOptions& options = {});

}    // namespace textdrift::align
