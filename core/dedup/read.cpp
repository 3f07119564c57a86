// Threads digest blocks; whoever finishes the next one in order appends it.
#include "core/dedup/read.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/dedup/blocks.h"
#include "core/dedup/digest.h"
#include "core/dedup/segments.h"
#include "core/index/parallel.h"

namespace textdrift::dedup {
namespace {

class Reading {
public:
    Reading(const Options& options, const Plan& plan, const Sources& sources, Store& store, Watch& watch,
            Statistics& statistics)
        : options_(options), plan_(plan), sources_(sources), store_(store), watch_(watch), statistics_(statistics),
          reader_(sources, plan.block, plan.longest), total_(std::max<std::uint64_t>(sources.bytes(), 1)),
          window_(2 * plan.threads + 1), waiting_(window_)
    {
        turnstile_.from = std::max<std::size_t>(plan.longest / 16, 64 << 10);
    }

    Result<void> run()
    {
        if (!options_.resume.empty()) {
            if (Result<void> taken = take_over(); !taken) return taken;
        }
        index::parallel_for(plan_.threads, plan_.threads, [this](unsigned, std::size_t) { work(); });
        if (error_) return std::unexpected(std::move(*error_));
        return {};
    }

private:
    // Blocks go on from the last one of an earlier run.
    Result<void> take_over()
    {
        Result<Segments> segments = Segments::open(options_, sources_);
        if (!segments) return std::unexpected(std::move(segments.error()));
        Result<void> loaded = segments->load([&](Digest& digest) -> Result<void> {
            if (watch_.cancelled()) return watch_.stop();
            const std::uint64_t before = statistics_.records;
            if (Result<void> done = append(digest); !done) return done;
            statistics_.resumed += statistics_.records - before;
            next_ = started_ = digest.number + 1;
            reader_.start(next_, digest.source, digest.first + digest.count);
            return {};
        });
        segments_ = std::move(*segments);
        return loaded;
    }

    void work()
    {
        Digester digester(options_, plan_, sources_, turnstile_);
        Block block;
        Digest digest;
        while (true) {
            if (!wait_for_turn()) return;
            if (watch_.cancelled()) return fail(watch_.stop().error());
            const Result<bool> more = reader_.next(block);
            if (!more) return fail(more.error());
            if (!*more) return;
            if (Result<void> done = digester.digest(block, digest); !done) return fail(std::move(done.error()));
            hand_in(digest);
        }
    }

    // Not so far ahead of the slowest block that digests pile up.
    bool wait_for_turn()
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return error_ || started_ < next_ + window_; });
        ++started_;
        return !error_;
    }

    void fail(Error error)
    {
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::move(error);
        changed_.notify_all();
    }

    void hand_in(Digest& digest)
    {
        std::unique_lock lock(mutex_);
        const std::uint64_t slot = digest.number % window_;
        std::swap(waiting_[slot].first, digest);
        waiting_[slot].second = true;
        if (appending_) return;
        appending_ = true;
        while (!error_ && waiting_[next_ % window_].second) {
            Digest& next = waiting_[next_ % window_].first;
            lock.unlock();
            Result<void> done = append(next);
            if (done && segments_) done = segments_->add(next, plan_.small);
            lock.lock();
            waiting_[next_ % window_].second = false;
            ++next_;
            if (!done && !error_) error_ = std::move(done.error());
            changed_.notify_all();
        }
        appending_ = false;
    }

    Result<void> append(const Digest& digest)
    {
        if (digest.source != source_) {
            source_ = digest.source;
            line_ = 0;
        }
        if (Result<void> told = tell_broken(digest); !told) return told;
        statistics_.records += digest.offsets.size() + digest.broken_count;
        statistics_.broken += digest.broken_count;
        statistics_.bytes += digest.bytes;
        const double share = static_cast<double>(statistics_.bytes) / static_cast<double>(total_);
        Result<void> done = store_.append(digest, sources_[digest.source].base, line_, share);
        line_ += sources_[digest.source].folder ? 0 : digest.lines;
        watch_.progress(statistics_.bytes, store_.documents());
        return done;
    }

    Result<void> tell_broken(const Digest& digest)
    {
        const Source& source = sources_[digest.source];
        for (const BrokenLine& one : digest.broken) {
            Error error = one.error;
            if (source.folder) error.where = fmt::format("{}/{}", source.name, source.files[digest.first + one.line]);
            else error.where = fmt::format("{}:{}", source.name, line_ + one.line + 1);
            if (options_.strict) return std::unexpected(std::move(error));
            watch_.broken(error);
        }
        return {};
    }

    const Options& options_;
    const Plan& plan_;
    const Sources& sources_;
    Store& store_;
    Watch& watch_;
    Statistics& statistics_;
    BlockReader reader_;
    Turnstile turnstile_;
    std::uint64_t total_;
    std::optional<Segments> segments_;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t started_ = 0, next_ = 0;    // blocks begun, blocks appended
    std::uint64_t window_;
    std::vector<std::pair<Digest, bool>> waiting_;
    bool appending_ = false;
    std::optional<Error> error_;

    std::uint64_t source_ = 0, line_ = 0;    // of the next digest to append
};

}    // namespace

Result<void> read_inputs(const Options& options, const Plan& plan, const Sources& sources, Store& store, Watch& watch,
                         Statistics& statistics)
{
    Result<void> done = Reading(options, plan, sources, store, watch, statistics).run();
    store.seal();
    return done;
}

void forget_resume(const Options& options, const Sources& sources)
{
    if (options.resume.empty()) return;
    if (Result<Segments> segments = Segments::open(options, sources)) segments->remove();
}

}    // namespace textdrift::dedup
