// Beads between texts in two languages. Internal to the room.
#pragma once

#include <vector>

#include "core/align/align.h"
#include "core/align/assembly.h"
#include "core/align/judge.h"

namespace textdrift::align {

// As align(), where options.across_languages is set.
Alignment align_across(const segment::SegmentedText& original, const segment::SegmentedText& version,
                       const std::vector<std::vector<std::uint64_t>>& original_keys,
                       const std::vector<std::vector<std::uint64_t>>& version_keys, const AlignOptions& options);

// What the constants are fitted from: the features of beads as they were when the aligner chose.
class Trace {
public:
    virtual ~Trace() = default;
    virtual void candidate(const Span& span, const Features& features) = 0;
    // What the confidence of a chosen bead and the sameness of the texts are computed from.
    virtual void chosen(const Tie& tie, std::span<const float> clues) = 0;
    // A paragraph without a counterpart beside a bead.
    virtual void beside(const Span& bead, Side side, std::uint32_t paragraph, const AbsorptionFeatures& features) = 0;
    // Paragraphs that stand in the same gap.
    virtual void between(const Span& span, const FillingFeatures& features) = 0;
    virtual void texts(std::span<const float> clues) = 0;
};

Alignment align_across(const segment::SegmentedText& original, const segment::SegmentedText& version,
                       const std::vector<std::vector<std::uint64_t>>& original_keys,
                       const std::vector<std::vector<std::uint64_t>>& version_keys, const AlignOptions& options,
                       const Weights& weights, Trace* trace);

}    // namespace textdrift::align
