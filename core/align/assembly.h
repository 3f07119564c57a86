// Chosen ties as the beads of an Alignment: missing and added paragraphs among them, what moved, how much is covered.
// Internal to the room.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/align/align.h"

namespace textdrift::align {

// A chosen bead. Unlike a link it may have gaps: of four paragraphs made one, the third may have been left out.
struct Tie {
    std::vector<std::uint32_t> original;
    std::vector<std::uint32_t> version;
    double similarity = 0;
    double confidence = 0;
    std::uint16_t basis = 0;
};

// Words of each paragraph of the original and of the version.
using WordCounts = std::array<std::vector<std::uint32_t>, 2>;

// Beads of the original's paragraphs in order, missing ones among them; each run of added paragraphs behind the bead of the
// version's paragraph before it. Off the main order, which is the heaviest ascending chain by words, a bead is Moved.
// Shape: ties ascend by their first original paragraph.
std::vector<Bead> assemble(const WordCounts& words, std::vector<Tie> ties);

// Sets what is covered of either side, and the verdict.
void conclude(const WordCounts& words, Alignment& alignment);

}    // namespace textdrift::align
