// Bands of signatures, or anchors, to candidate pairs.
#include "core/dedup/join.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <vector>

#include "core/index/anchors.h"
#include "core/index/banding.h"
#include "core/index/parallel.h"
#include "core/sketch/signature.h"
#include "core/sketch/similarity.h"

namespace textdrift::dedup {
namespace {

constexpr unsigned kBits = 8;
constexpr std::size_t kRowsATime = 2048;
constexpr double kMissedBySignature = 1e-5;

// Members of a bucket of bands that are all compared: these are alike as wholes, and families of copies can be large.
constexpr std::uint32_t kFullBucket = 128;

// Resemblance from which on texts meet by their outlines, whatever they share with others: what most copies with one word in
// twenty changed keep, and far above what furniture alone brings about.
constexpr double kAlikeOutlines = 0.7;

// The first error of any thread.
class FirstError {
public:
    void set(Error error)
    {
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::move(error);
        failed_ = true;
    }
    bool failed() const noexcept { return failed_.load(std::memory_order_relaxed); }
    Result<void> result()
    {
        if (error_) return std::unexpected(std::move(*error_));
        return {};
    }

private:
    std::mutex mutex_;
    std::optional<Error> error_;
    std::atomic<bool> failed_ = false;
};

void add_statistics(index::JoinStatistics& sum, const index::JoinStatistics& more)
{
    sum.keys += more.keys;
    sum.buckets += more.buckets;
    sum.giant_buckets += more.giant_buckets;
    sum.largest_bucket = std::max(sum.largest_bucket, more.largest_bucket);
    sum.pairs += more.pairs;
    sum.pairs_avoided += more.pairs_avoided;
}

// Joins by bands, as many at a time as memory has room for, and lets the signature turn away what met by chance.
class BandJoin {
public:
    BandJoin(double threshold, const index::Banding& banding, std::uint32_t lanes, const Plan& plan, Store& store,
             index::PairSet& found, Watch& watch, Statistics& statistics)
        : plan_(plan), banding_(banding), rows_(store.rows), watch_(watch), statistics_(statistics), scratch_(plan.threads),
          least_(sketch::equal_lanes_at_least(threshold, lanes, kBits, kMissedBySignature)), lanes_(lanes)
    {
        for (Scratch& scratch : scratch_) scratch.found.emplace(found);
    }

    Result<void> run()
    {
        const std::uint64_t entry_bytes = 2 * sizeof(std::uint64_t) * std::max<std::size_t>(rows_.size(), 1);
        const auto together =
            static_cast<std::uint32_t>(std::clamp<std::uint64_t>(plan_.join / entry_bytes, 1, banding_.bands));
        for (std::uint32_t band = 0; band < banding_.bands; band += together) {
            if (Result<void> done = join_bands(band, std::min(band + together, banding_.bands)); !done) return done;
            watch_.add_progress(std::min(together, banding_.bands - band));
        }
        return {};
    }

private:
    struct Scratch {
        std::optional<index::PairSet::Writer> found;
        std::vector<sketch::RowPair> pairs;
        std::vector<std::uint16_t> equal;
        std::vector<std::uint8_t> rows;
    };

    Result<void> join_bands(std::uint32_t first, std::uint32_t last)
    {
        index::JoinOptions options;
        options.sorter = sorter_options(plan_, plan_.join);
        options.full_bucket = kFullBucket;
        options.pivots = 2;
        options.neighbours = 1;
        index::Join join(options);
        if (Result<void> added = add_keys(join, first, last); !added) return added;
        const Result<void> paired = join.pairs([&](unsigned thread, std::span<const index::NamedPair> pairs) {
            if (!error_.failed()) filter(scratch_[thread], pairs);
        });
        if (!paired) return paired;
        add_statistics(statistics_.join, join.statistics());
        return error_.result();
    }

    Result<void> add_keys(index::Join& join, std::uint32_t first, std::uint32_t last)
    {
        std::vector<std::optional<index::Join::Writer>> writers(plan_.threads);
        for (auto& writer : writers) writer.emplace(join);
        const std::size_t chunks = (rows_.size() + kRowsATime - 1) / kRowsATime;
        index::parallel_for(plan_.threads, chunks, [&](unsigned thread, std::size_t chunk) {
            if (error_.failed()) return;
            if (watch_.cancelled()) return error_.set(watch_.stop().error());
            const std::size_t begin = chunk * kRowsATime, count = std::min(kRowsATime, rows_.size() - begin);
            Result<std::span<const std::uint8_t>> rows = rows_at(scratch_[thread], begin, count);
            if (!rows) return error_.set(std::move(rows.error()));
            for (std::size_t i = 0; i < count; ++i) {
                const auto row = rows->subspan(i * rows_.bytes_each(), rows_.bytes_each());
                for (std::uint32_t band = first; band < last; ++band) {
                    writers[thread]->add(index::band_key(row, banding_, band), static_cast<std::uint32_t>(begin + i));
                }
            }
        });
        writers.clear();
        return error_.result();
    }

    Result<std::span<const std::uint8_t>> rows_at(Scratch& scratch, std::size_t first, std::size_t count) const
    {
        const std::size_t size = rows_.bytes_each();
        if (rows_.in_memory().size() >= (first + count) * size) return rows_.in_memory().subspan(first * size, count * size);
        scratch.rows.resize(count * size);
        if (Result<void> read = rows_.read(first, scratch.rows); !read) return std::unexpected(std::move(read.error()));
        return std::span<const std::uint8_t>(scratch.rows);
    }

    // Rows that are on disk are fetched one by one: slower, but only where memory is short.
    Result<void> fetch(Scratch& scratch, std::span<const index::NamedPair> pairs)
    {
        const std::size_t size = rows_.bytes_each();
        scratch.rows.resize(2 * pairs.size() * size);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const auto a = std::span(scratch.rows).subspan(2 * i * size, size),
                       b = std::span(scratch.rows).subspan((2 * i + 1) * size, size);
            if (Result<void> read = rows_.read(pairs[i].pair.a, a); !read) return read;
            if (Result<void> read = rows_.read(pairs[i].pair.b, b); !read) return read;
            scratch.pairs[i] = {static_cast<std::uint32_t>(2 * i), static_cast<std::uint32_t>(2 * i + 1)};
        }
        return {};
    }

    void filter(Scratch& scratch, std::span<const index::NamedPair> all)
    {
        for (std::size_t at = 0; at < all.size(); at += kRowsATime) {
            const auto pairs = all.subspan(at, std::min(kRowsATime, all.size() - at));
            scratch.pairs.resize(pairs.size());
            scratch.equal.resize(pairs.size());
            std::span<const std::uint8_t> rows = rows_.in_memory();
            if (rows_.all_in_memory()) {
                for (std::size_t i = 0; i < pairs.size(); ++i) scratch.pairs[i] = {pairs[i].pair.a, pairs[i].pair.b};
            } else {
                if (Result<void> read = fetch(scratch, pairs); !read) return error_.set(std::move(read.error()));
                rows = scratch.rows;
            }
            sketch::count_equal_pairs(rows, lanes_, kBits, scratch.pairs, scratch.equal);
            for (std::size_t i = 0; i < pairs.size(); ++i) {
                if (scratch.equal[i] >= least_) scratch.found->add(pairs[i].pair, index::kCertain);
            }
        }
    }

    const Plan& plan_;
    index::Banding banding_;
    const Rows& rows_;
    Watch& watch_;
    Statistics& statistics_;
    std::vector<Scratch> scratch_;
    std::size_t least_;
    std::uint32_t lanes_;
    FirstError error_;
};

Result<void> join_anchors(const Plan& plan, Store& store, index::PairSet& found, Watch& watch, Statistics& statistics)
{
    std::vector<std::optional<index::PairSet::Writer>> writers(plan.threads);
    for (auto& writer : writers) writer.emplace(found);
    const Result<void> paired = store.anchors->pairs([&](unsigned thread, std::span<const index::NamedPair> pairs) {
        if (watch.cancelled()) return;
        for (const auto& [pair, weight] : pairs) writers[thread]->add(pair, weight);
    });
    if (!paired) return paired;
    add_statistics(statistics.join, store.anchors->statistics());
    store.anchors.reset();
    return {};
}

}    // namespace

Result<Candidates> find_candidates(const Options& options, const Plan& plan, Store& store, Watch& watch,
                                   Statistics& statistics)
{
    const bool containment = options.measure == Measure::Containment;
    const std::uint32_t count = store.distinct();
    index::PairSet found(sorter_options(plan, plan.pairs), count);
    Result<void> joined;
    if (containment) joined = join_anchors(plan, store, found, watch, statistics);
    if (joined) {
        const double threshold = containment ? kAlikeOutlines : options.threshold;
        const index::Banding banding = containment ? index::choose_banding(options.lanes, threshold) : statistics.banding;
        joined = BandJoin(threshold, banding, options.lanes, plan, store, found, watch, statistics).run();
    }
    if (!joined) return std::unexpected(joined.error());
    if (watch.cancelled()) return watch.stop();
    statistics.spilled += store.rows.spilled();
    store.rows.clear();
    Candidates candidates{{plan.temporary, static_cast<std::size_t>(plan.pairs)}, index::Clusters(count)};
    std::vector<index::CandidatePair> kept;
    Result<void> appended;
    const Result<void> drained = found.drain([&](std::span<const index::PairSet::Counted> batch) {
        kept.clear();
        for (const auto& [pair, weight] : batch) {
            if (containment && !index::worth_comparing(weight, store.anchor_counts[pair.a], store.anchor_counts[pair.b]))
                continue;
            kept.push_back(pair);
            candidates.graph.join(pair.a, pair.b);
        }
        if (appended) appended = candidates.pairs.append(kept);
    });
    if (!drained) return std::unexpected(drained.error());
    if (!appended) return std::unexpected(appended.error());
    statistics.candidates = candidates.pairs.size();
    store.anchor_counts.clear();
    return candidates;
}

}    // namespace textdrift::dedup
