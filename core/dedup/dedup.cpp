// A run from inputs to outputs: the stages in their order.
#include "core/dedup/dedup.h"

#include <new>
#include <utility>

#include "core/dedup/join.h"
#include "core/dedup/keep.h"
#include "core/dedup/output.h"
#include "core/dedup/plan.h"
#include "core/dedup/read.h"
#include "core/dedup/sources.h"
#include "core/dedup/store.h"
#include "core/dedup/verify.h"
#include "core/dedup/watch.h"
#include "core/dedup/write.h"
#include "core/sketch/target.h"

namespace textdrift::dedup {
namespace {

// Recall that bands are chosen for: 0.998 leaves room for what the signature's filter and giant buckets cost.
void choose_join(const Options& options, Statistics& statistics)
{
    if (options.measure == Measure::Containment) {
        statistics.expected_recall = 1;    // anchors are not a matter of chance for texts of some length: docs/dedup.md
        return;
    }
    statistics.banding = index::choose_banding(options.lanes, options.threshold);
    statistics.expected_recall = statistics.banding.recall_at_threshold;
}

Result<void> run_stages(const Options& options, const Plan& plan, const Sources& sources, OutputFiles& files, Watch& watch,
                        Statistics& statistics)
{
    watch.begin(Stage::Read, sources.bytes());
    Store store(options, plan);
    if (Result<void> done = read_inputs(options, plan, sources, store, watch, statistics); !done) return done;
    statistics.documents = store.units();
    statistics.empty = store.empty;
    statistics.identical = store.copies.size();
    watch.end();

    watch.begin(Stage::Join, statistics.banding.bands);
    Result<Candidates> candidates = find_candidates(options, plan, store, watch, statistics);
    if (!candidates) return std::unexpected(std::move(candidates.error()));
    watch.end();

    watch.begin(Stage::Verify, candidates->pairs.size());
    const Result<Tape<Verified>> verified = verify(options, plan, sources, store, std::move(*candidates), watch, statistics);
    if (!verified) return std::unexpected(verified.error());
    watch.end();

    watch.begin(Stage::Write, 0);
    const Result<Decision> decision = decide(options, plan, store, *verified, watch, statistics);
    if (!decision) return std::unexpected(decision.error());
    Result<void> written = write_outputs(options, plan, sources, store, *verified, *decision, files, watch, statistics);
    if (!written) return written;
    if (Result<void> published = files.publish(); !published) return published;
    watch.end();
    statistics.spilled += store.ids.spilled();
    return {};
}

}    // namespace

Result<Statistics> run(const std::vector<std::string>& inputs, const Options& options, const Outputs& outputs,
                       const Monitor& monitor)
{
    if (Result<void> sane = check_options(inputs, options, outputs); !sane) return std::unexpected(std::move(sane.error()));
    const Result<Plan> plan = make_plan(options, outputs);
    if (!plan) return std::unexpected(plan.error());
    sketch::prepare_dispatch();
    Statistics statistics;
    statistics.target = sketch::target_name();
    statistics.threads = plan->threads;
    choose_join(options, statistics);
    Watch watch(monitor, statistics);
    const Result<Sources> sources = Sources::open(inputs, plan->temporary, watch);
    if (!sources) return std::unexpected(sources.error());
    Result<OutputFiles> files = OutputFiles::open(outputs, *sources);
    if (!files) return std::unexpected(std::move(files.error()));
    if (Result<void> done = run_stages(options, *plan, *sources, *files, watch, statistics); !done) {
        return std::unexpected(std::move(done.error()));
    }
    forget_resume(options, *sources);
    statistics.peak_memory = peak_memory();
    return statistics;
}

}    // namespace textdrift::dedup
