// textdrift dedup: a corpus in, its near-duplicates out.
#include <atomic>
#include <chrono>
#include <csignal>
#include <string>

#include <poll.h>
#include <unistd.h>

#include <fmt/format.h>

#include "commands.h"
#include "core/dedup/dedup.h"
#include "dedup_plan.h"
#include "dedup_stats.h"
#include "figures.h"
#include "output.h"
#include "progress.h"

namespace textdrift::cli {

namespace {

constexpr std::uint64_t kBrokenShown = 10;

// The signal that asked the run to stop; 0: none.
std::atomic<int> stop_signal{0};
static_assert(std::atomic<int>::is_always_lock_free);

// A signal that came just before a read that waits for input would not end that read. So it is repeated, once a second.
extern "C" void interrupt_again(int)
{
    ::alarm(1);
}

extern "C" void ask_to_stop(int signal)
{
    stop_signal.store(signal, std::memory_order_relaxed);
    ::alarm(1);
}

// The first such signal ends the run in order, a second one at once. What the caller had ignored (nohup) stays ignored.
void listen_for_stop()
{
    struct sigaction again{};
    again.sa_handler = interrupt_again;
    ::sigaction(SIGALRM, &again, nullptr);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before{};
        ::sigaction(signal, nullptr, &before);
        if (before.sa_handler == SIG_IGN) continue;
        struct sigaction action{};
        action.sa_handler = ask_to_stop;
        action.sa_flags = static_cast<int>(SA_RESETHAND);    // not SA_RESTART: a read that waits for input is to return
        ::sigaction(signal, &action, nullptr);
    }
}

// Ends as the signal would have ended it, so that the shell sees it and ends its loop too.
int end_by(int signal)
{
    ::alarm(0);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
    return 128 + signal;
}

// True where whoever read standard output has gone, as `head` does.
bool reader_has_gone() noexcept
{
    pollfd descriptor{STDOUT_FILENO, POLLOUT, 0};
    return ::poll(&descriptor, 1, 0) == 1 && (descriptor.revents & POLLERR);
}

// "-:12" is for programs; people know it as standard input.
Error for_people(Error error)
{
    if (error.where != "-" && !error.where.starts_with("-:")) return error;
    error.where.replace(0, 1, error.code == ErrorCode::WriteFailed ? "standard output" : "standard input");
    return error;
}

struct Destinations {
    std::size_t files = 0;
    std::size_t streams = 0;    // standard output
};

Destinations destinations(const DedupPlan& plan)
{
    const dedup::Outputs& outputs = plan.outputs;
    Destinations to;
    for (const std::string* path :
         {&outputs.pairs, &outputs.clusters, &outputs.keep, &outputs.drop, &outputs.filtered, &plan.stats_json}) {
        to.files += !path->empty() && *path != "-";
        to.streams += *path == "-";
    }
    return to;
}

// Tells of the run while it goes on.
class Follower {
public:
    explicit Follower(const DedupPlan& plan) : quiet_(plan.quiet), line_(plan.progress, destinations(plan).streams > 0) {}

    dedup::Monitor monitor()
    {
        return {[this](const dedup::Progress& progress) { line_.update(progress); },
                [this](const dedup::Broken& broken) { tell(broken); },
                [] { return stop_signal.load(std::memory_order_relaxed) != 0; }};
    }

    ProgressLine& line() noexcept { return line_; }

private:
    void tell(const dedup::Broken& broken)
    {
        if (quiet_ || told_ == kBrokenShown) return;
        ++told_;
        line_.clear();
        print_message(to_string(for_people(broken.error)) + " (skipped)");
    }

    bool quiet_;
    std::uint64_t told_ = 0;
    ProgressLine line_;
};

int stopped(const DedupPlan& plan)
{
    const int signal = stop_signal.load();
    print_message(fmt::format("stopped by {}; no output file was written", signal == SIGINT    ? "SIGINT"
                                                                           : signal == SIGTERM ? "SIGTERM"
                                                                                               : "SIGHUP"));
    if (!plan.options.resume.empty()) print_message("the same command goes on from where it was stopped");
    return end_by(signal);
}

// Whether all that was asked for is the stream that its reader has closed: no news for anybody then.
bool ends_quietly(const DedupPlan& plan, const Error& error)
{
    const Destinations to = destinations(plan);
    return error.code == ErrorCode::WriteFailed && to.streams > 0 && to.files == 0 && reader_has_gone();
}

int trouble(const DedupPlan& plan, const Error& error)
{
    if (error.code == ErrorCode::Cancelled && stop_signal.load() != 0) return stopped(plan);
    return ends_quietly(plan, error) ? kTrouble : fail(for_people(error));
}

int tell_result(const DedupPlan& plan, const dedup::Statistics& statistics, double seconds, bool summary)
{
    if (statistics.broken > 0 && !plan.quiet) {
        print_message(fmt::format(
            "{} broken {} skipped{}", grouped(statistics.broken), statistics.broken == 1 ? "record was" : "records were",
            statistics.broken > kBrokenShown ? fmt::format("; the first {} are listed above", kBrokenShown) : ""));
    }
    if (plan.stats) print_raw(stats_table(statistics, plan.options));
    else if (summary && !plan.quiet) print_message(stats_summary(statistics, plan.options, seconds));
    if (plan.stats_json.empty()) return kClean;
    const auto written = write_outputs({{plan.stats_json, stats_json(statistics, plan.options)}});
    return written ? kClean : trouble(plan, written.error());
}

}    // namespace

int run_dedup(const Arguments& arguments)
{
    const auto plan = read_dedup_plan(arguments);
    if (!plan) return fail(plan.error());
    listen_for_stop();
    const auto began = std::chrono::steady_clock::now();
    Follower follower(*plan);
    const auto statistics = dedup::run(plan->inputs, plan->options, plan->outputs, follower.monitor());
    follower.line().clear();
    if (!statistics) return trouble(*plan, statistics.error());
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - began;
    return tell_result(*plan, *statistics, taken.count(), follower.line().shown());
}

}    // namespace textdrift::cli
