// The first stage: every record once, by all threads, appended in the order of the input.
#pragma once

#include "core/dedup/plan.h"
#include "core/dedup/sources.h"
#include "core/dedup/store.h"
#include "core/dedup/watch.h"

namespace textdrift::dedup {

// Fills `store`; counts records, broken and resumed ones.
Result<void> read_inputs(const Options& options, const Plan& plan, const Sources& sources, Store& store, Watch& watch,
                         Statistics& statistics);

// Forgets what a resumable run kept: it ended well.
void forget_resume(const Options& options, const Sources& sources);

}    // namespace textdrift::dedup
