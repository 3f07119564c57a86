// Which units stay: clusters of verified pairs and the rule.
#pragma once

#include <cstdint>
#include <vector>

#include "core/dedup/plan.h"
#include "core/dedup/store.h"
#include "core/dedup/verify.h"
#include "core/dedup/watch.h"
#include "core/index/clusters.h"

namespace textdrift::dedup {

struct Decision {
    index::Clusters::Groups clusters;    // of units
    std::vector<std::uint32_t> kept;     // of each unit: the one that stays in its stead, itself where it stays
};

Result<Decision> decide(const Options& options, const Plan& plan, const Store& store, const Tape<Verified>& verified,
                        Watch& watch, Statistics& statistics);

}    // namespace textdrift::dedup
