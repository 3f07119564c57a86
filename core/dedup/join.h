// The second stage: pairs of distinct texts worth comparing exactly.
#pragma once

#include "core/dedup/files.h"
#include "core/dedup/plan.h"
#include "core/dedup/store.h"
#include "core/dedup/watch.h"
#include "core/index/clusters.h"
#include "core/index/join.h"

namespace textdrift::dedup {

// Pairs of distinct numbers, a < b, ascending, and how they hang together.
struct Candidates {
    Tape<index::CandidatePair> pairs;
    index::Clusters graph;
};

// Joins by signatures or by anchors. Takes the store's rows and anchors: nobody needs them afterwards.
Result<Candidates> find_candidates(const Options& options, const Plan& plan, Store& store, Watch& watch,
                                   Statistics& statistics);

}    // namespace textdrift::dedup
