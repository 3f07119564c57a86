// The third stage: candidates compared by the exact shingle sets of their texts.
#pragma once

#include "core/dedup/files.h"
#include "core/dedup/join.h"
#include "core/dedup/plan.h"
#include "core/dedup/sources.h"
#include "core/dedup/store.h"
#include "core/dedup/watch.h"

namespace textdrift::dedup {

// A pair at or above the threshold, as the sizes of its sets and of what they share.
struct Verified {
    std::uint32_t a = 0, b = 0;    // distinct numbers, or units; a < b
    std::uint32_t common = 0;
    std::uint32_t size_a = 0, size_b = 0;

    friend bool operator<(const Verified& x, const Verified& y) noexcept { return x.a != y.a ? x.a < y.a : x.b < y.b; }
};

// At least `threshold` of `whole`. Exact: a quotient of two integers rounds to the same double as the decimal it equals.
bool at_least(std::uint64_t part, std::uint64_t whole, double threshold) noexcept;

// Pairs by distinct number; those of one cluster stand together.
Result<Tape<Verified>> verify(const Options& options, const Plan& plan, const Sources& sources, const Store& store,
                              Candidates candidates, Watch& watch, Statistics& statistics);

}    // namespace textdrift::dedup
