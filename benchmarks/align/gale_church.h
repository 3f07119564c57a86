// The length-only baseline: Gale and Church 1993.
#pragma once

#include "damage.h"

namespace textdrift::benchmark {

// Beads with both sides by character lengths alone; the full grid, so for texts of some hundreds of paragraphs.
std::vector<TrueBead> gale_church(const Paragraphs& original, const Paragraphs& version);

}    // namespace textdrift::benchmark
