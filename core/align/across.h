// Beads between texts in two languages. Internal to the room.
#pragma once

#include "core/align/align.h"

namespace textdrift::align {

// As align(), where options.across_languages is set.
Alignment align_across(const segment::SegmentedText& original, const segment::SegmentedText& version,
                       const std::vector<std::vector<std::uint64_t>>& original_keys,
                       const std::vector<std::vector<std::uint64_t>>& version_keys, const AlignOptions& options);

}    // namespace textdrift::align
