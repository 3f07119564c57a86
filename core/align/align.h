// Which paragraph became which: the optimal beads between two segmented texts, moved blocks, and whether the two are copies
// at all.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/result.h"
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
    double similarity = 0;    // 0 to 1: share of the longer side's content found on the other; 0 for Missing and Added
};

enum class Verdict : std::uint8_t {
    Copy,        // most of the original is in the version
    Partial,     // some paragraphs are reused
    Unrelated    // same topic at best: no paragraph of one became a paragraph of the other
};

struct Alignment {
    std::vector<Bead> beads;    // in the original's order; Added beads after the bead they follow in the version
    Verdict verdict = Verdict::Copy;
    double original_covered = 0;    // share of the original's words in beads with a counterpart
    double version_covered = 0;
};

// Keys are hashes of strong facts per paragraph (facts::fact_keys), used as anchors by equality only; may be empty.
// Beads of three or more may skip a paragraph (merged across a deletion); it is then Missing or Added by itself.
// Cost: near-linear: candidates come from the sketch, the dynamic programme runs over them alone.
Alignment align(const segment::SegmentedText& original, const segment::SegmentedText& version,
                const std::vector<std::vector<std::uint64_t>>& original_keys,
                const std::vector<std::vector<std::uint64_t>>& version_keys);

}    // namespace textdrift::align
