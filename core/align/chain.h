// The best chain of beads that ascends in both texts. Internal to the room.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/align/evidence.h"

namespace textdrift::align {

// A bead that may be chosen, and what choosing it is worth.
struct Link {
    Span span;
    Judgement judgement;
};

// What a link earns right after another, and across a gap of a paragraph or so.
struct Bonus {
    double adjacent = 1.0;
    double near = 0.4;
    float side = 0;    // for the mean of the numbers of paragraphs of its sides
};

// What choosing a link is worth by itself.
inline float gain_of(const Link& link, const Bonus& bonus) noexcept
{
    return link.judgement.gain + bonus.side * static_cast<float>(int{link.span.originals} + link.span.versions) / 2;
}

// Indexes, ascending, of the links of the chain with the greatest sum of gains, where each link starts at or after the end
// of the one before in both texts. A link right after another earns a bonus, a smaller one across a gap of a paragraph or
// two: neighbours vouch for each other.
//
// This is the dynamic programme over beads with every paragraph outside a bead free of charge, computed over the links
// alone: a Fenwick tree holds the best score by version position. Exact, in O(links log links) time and O(links) memory,
// where filling a band costs paragraphs x band.
//
// Shape: links ascend by the original.
// `score`: receives the sum, bonuses included.
std::vector<std::uint32_t> best_chain(std::span<const Link> links, const Bonus& bonus = {}, double* score = nullptr);

// Runs of links that follow one another in both texts (at most a paragraph skipped), each worth at least `least_gain` with
// its bonuses, best first, no paragraph in two runs. What moved: the order of the runs is free.
// Shape: links ascend by the original. Cost: O(links log links).
std::vector<std::vector<std::uint32_t>> best_runs(std::span<const Link> links, double least_gain, const Bonus& bonus = {});

}    // namespace textdrift::align
