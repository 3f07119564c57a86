// Many paragraphs run together into one, or one broken into many: what the chain, which judges beads of a few, leaves
// unlinked.
#pragma once

#include <vector>

#include "core/align/align.h"
#include "core/segment/segment.h"

namespace textdrift::align {

// Ties unlinked paragraphs to a long paragraph of the other side that holds their words in a run, where they lie between its
// neighbours. Returns whether any bead changed.
// Cost: linear in the words of the long paragraphs and of the unlinked ones next to them.
bool absorb_joined(const segment::SegmentedText& original, const segment::SegmentedText& version, std::vector<Bead>& beads);

}    // namespace textdrift::align
