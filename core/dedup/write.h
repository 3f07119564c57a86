// The last stage: pairs, clusters, what stays, what goes.
#pragma once

#include <cstdint>
#include <string>

#include "core/dedup/keep.h"
#include "core/dedup/output.h"
#include "core/dedup/plan.h"
#include "core/dedup/sources.h"
#include "core/dedup/store.h"
#include "core/dedup/verify.h"
#include "core/dedup/watch.h"

namespace textdrift::dedup {

// Writes into `files`; their names they get later, from the caller.
Result<void> write_outputs(const Options& options, const Plan& plan, const Sources& sources, const Store& store,
                           const Tape<Verified>& verified, const Decision& decision, OutputFiles& files, Watch& watch,
                           Statistics& statistics);

// part / whole as the shortest decimal of at most six places, rounded down: never more than the truth. Where that would fall
// below a threshold the quotient reaches, as many places as it takes.
void append_share(std::string& out, std::uint64_t part, std::uint64_t whole, double threshold);

}    // namespace textdrift::dedup
