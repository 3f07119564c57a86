// Beads of an alignment against the true ones: what the benchmarks within a language and across languages count alike.
#pragma once

#include <cstddef>
#include <vector>

#include "core/align/align.h"
#include "damage.h"

namespace textdrift::benchmark {

struct Run {
    std::vector<TrueBead> beads;    // those with both sides
    align::Alignment alignment;
    double milliseconds = 0;

    void take_beads();    // from `alignment`
};

struct Score {
    std::size_t right = 0, found = 0, wanted = 0, moved_right = 0, moved = 0;

    double precision() const { return found == 0 ? 1 : static_cast<double>(right) / static_cast<double>(found); }
    double recall() const { return wanted == 0 ? 1 : static_cast<double>(right) / static_cast<double>(wanted); }
    double f1() const
    {
        return found + wanted == 0 ? 1 : 2.0 * static_cast<double>(right) / static_cast<double>(found + wanted);
    }
    double moved_recall() const { return moved == 0 ? 1 : static_cast<double>(moved_right) / static_cast<double>(moved); }
    void operator+=(const Score& other);
};

// Prints the texts that a bead ties.
void print_bead(const char* what, const Pair& pair, const TrueBead& bead);

// Beads that agree exactly. `print_errors`: the others go to standard output.
Score score_of(const Pair& pair, const std::vector<TrueBead>& found, bool print_errors);

}    // namespace textdrift::benchmark
