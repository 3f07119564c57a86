// Which pairs of paragraphs are worth judging, and the beads they may grow into. Internal to the room.
#pragma once

#include <span>
#include <vector>

#include "core/align/chain.h"
#include "core/align/evidence.h"

namespace textdrift::align {

// Part of the grid of paragraphs between two beads, nothing in it linked yet.
struct Gap {
    std::uint32_t original = 0, original_end = 0;
    std::uint32_t version = 0, version_end = 0;

    std::uint64_t area() const noexcept { return std::uint64_t{original_end - original} * (version_end - version); }
};

using Seed = sketch::Candidate;

// Pairs over the whole grid: sharing rare terms (the sketch's inverted index), or equal. Paragraphs repeated many times pair
// by their rank among their equals and along the diagonals of equal paragraphs met once. Cost: near-linear.
std::vector<Seed> find_seeds(const Evidence& evidence);

// Pairs inside gaps: all of a small gap; in a large one equal paragraphs by rank, and equal runs at both ends.
// Cost: linear in the paragraphs in gaps, with a factor of at most 64.
std::vector<Seed> find_gap_seeds(const Evidence& evidence, std::span<const Gap> gaps);

// The beads 1-1, 1-2 to 1-4, 2-1 to 4-1 and 2-2 that contain a seed and each part of which finds a fair share of itself on
// the other side. Ascending, each once.
std::vector<Span> grow(const Evidence& evidence, std::span<const Seed> seeds);

}    // namespace textdrift::align
