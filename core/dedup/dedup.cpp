// A run from inputs to outputs: the stages in their order.
#include "core/dedup/dedup.h"

#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

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
    if (options.measure == Measure::Containment) return;    // anchors: no chance that could be named, docs/dedup.md
    statistics.banding = index::choose_banding(options.lanes, options.threshold);
    statistics.expected_recall = statistics.banding.recall_at_threshold;
}

// What a message says of the place before it, as a clause of its own.
std::string clause(const std::string& message)
{
    const bool of_record = message.starts_with("has ") || message.starts_with("is ") || message.starts_with("goes ");
    return of_record ? "it " + message : message;
}

// Follows a run for the caller and remembers the first broken record.
class Follow {
public:
    explicit Follow(const Monitor& monitor) : monitor_(monitor)
    {
        monitor_.broken = [this, tell = monitor.broken](const Broken& broken) {
            if (!first_) first_ = broken.error;
            if (tell) tell(broken);
        };
    }
    Follow(const Follow&) = delete;
    Follow& operator=(const Follow&) = delete;

    const Monitor& monitor() const noexcept { return monitor_; }

    // Error where there are records and none could be read: then something is wrong with the input or the options.
    Result<void> check(const Statistics& statistics) const
    {
        if (!first_ || statistics.broken < statistics.records) return {};
        std::string who = "the only record could not be read";
        if (statistics.records > 1) who = fmt::format("none of the {} records could be read, the first", statistics.records);
        return std::unexpected(Error{ErrorCode::BadInput, who + " because " + clause(first_->message), first_->where});
    }

private:
    Monitor monitor_;
    std::optional<Error> first_;
};

Result<void> run_stages(const Options& options, const Plan& plan, const Sources& sources, OutputFiles& files,
                        const Follow& follow, Watch& watch, Statistics& statistics)
{
    watch.begin(Stage::Read, sources.bytes());
    Store store(options, plan);
    if (Result<void> done = read_inputs(options, plan, sources, store, watch, statistics); !done) return done;
    if (Result<void> some = follow.check(statistics); !some) {
        forget_resume(options, sources);    // nothing to go on from
        return some;
    }
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
    Follow follow(monitor);
    Watch watch(follow.monitor(), statistics);
    const Result<Sources> sources = Sources::open(inputs, plan->temporary, watch);
    if (!sources) return std::unexpected(sources.error());
    Result<OutputFiles> files = OutputFiles::open(outputs, *sources);
    if (!files) return std::unexpected(std::move(files.error()));
    if (Result<void> done = run_stages(options, *plan, *sources, *files, follow, watch, statistics); !done) {
        return std::unexpected(std::move(done.error()));
    }
    forget_resume(options, *sources);
    statistics.peak_memory = peak_memory();
    return statistics;
}

}    // namespace textdrift::dedup
