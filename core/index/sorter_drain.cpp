// Partitioned sorting with a spill file: the side of the drain.
#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <utility>

#include "core/index/parallel.h"
#include "core/index/radix.h"
#include "core/index/sorter_state.h"

namespace textdrift::index {

namespace {

using Visit = std::function<void(unsigned, const Sorter::Piece&)>;

constexpr std::size_t kBuckets = 256;    // of one splitting pass

// Part of a partition that is too large to be sorted at once: values within [least, most], in the file.
struct Job {
    Chain chain;
    std::uint64_t least = 0;
    std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
};

// Numbers the values of a range in at most kBuckets buckets, by their upper 32 bits unless the range has but one of those.
struct Digit {
    Digit(std::uint64_t least, std::uint64_t most) : base(least)
    {
        const bool upper = (least >> 32) != (most >> 32);
        if (upper) base = least >> 32 << 32;
        shift = static_cast<unsigned>(std::max(upper ? 32 : 0, static_cast<int>(std::bit_width(most - base)) - 8));
    }
    std::size_t operator()(std::uint64_t value) const noexcept { return static_cast<std::size_t>((value - base) >> shift); }

    std::uint64_t base;
    unsigned shift;
};

// Memory of one draining thread, within its share, kept from partition to partition.
class Room {
public:
    std::span<std::uint64_t> take(std::size_t words)
    {
        if (words > size_) {
            memory_.reset();
            size_ = 0;
            memory_ = std::make_unique_for_overwrite<std::uint64_t[]>(words);
            size_ = words;
        }
        return {memory_.get(), words};
    }

private:
    std::unique_ptr<std::uint64_t[]> memory_;
    std::size_t size_ = 0;
};

class Drain {
public:
    Drain(Sorter::State& state, unsigned threads, std::uint64_t share, const Visit& visit)
        : state_(state), rooms_(threads), share_(share / 8), visit_(visit)
    {
    }

    // Errors are kept in the state: threads stop at the first.
    void partition(unsigned thread, std::uint32_t number)
    {
        Partition& partition = state_.partitions[number];
        std::uint64_t total = partition.chain.total;
        for (std::uint32_t block = partition.blocks.load(std::memory_order_acquire); block != BlockPool::kNone;
             block = state_.pool.link(block).next) {
            total += state_.pool.link(block).fill;
        }
        if (total == 0 || state_.failed.load(std::memory_order_relaxed)) return;
        std::uint32_t part = 0;
        if (total <= share_) return whole(thread, number, part, partition, total);
        to_file(thread, partition);
        large(thread, number, partition.chain);
    }

private:
    // Sorts what fits, with scratch memory when that fits too, and hands it over.
    void whole(unsigned thread, std::uint32_t number, std::uint32_t& part, Partition& partition, std::uint64_t total)
    {
        const bool scratch = 2 * total <= share_;
        const auto room = rooms_[thread].take(scratch ? 2 * total : total);
        const auto values = room.first(total);
        std::size_t loaded = 0;
        std::uint32_t block = partition.blocks.exchange(BlockPool::kNone, std::memory_order_acquire);
        while (block != BlockPool::kNone) {
            const auto from = state_.pool.values(block);
            std::copy(from.begin(), from.end(), values.begin() + static_cast<std::ptrdiff_t>(loaded));
            loaded += from.size();
            const std::uint32_t next = state_.pool.link(block).next;
            state_.pool.release(block);
            block = next;
        }
        if (!load(partition.chain, values.subspan(loaded))) return;
        hand_over(thread, number, part, values, scratch ? room.subspan(total) : std::span<std::uint64_t>());
    }

    void hand_over(unsigned thread, std::uint32_t number, std::uint32_t& part, std::span<std::uint64_t> values,
                   std::span<std::uint64_t> scratch)
    {
        if (scratch.empty()) std::sort(values.begin(), values.end());
        else sort_values(values, scratch);
        visit_(thread, {.partition = number, .part = part++, .values = values});
    }

    bool read(std::uint64_t offset, std::span<std::uint64_t> words)
    {
        if (auto result = state_.file.read(offset, words); !result) {
            state_.fail(result.error());
            return false;
        }
        return true;
    }

    // All values of a chain, in any order.
    bool load(const Chain& chain, std::span<std::uint64_t> values)
    {
        std::size_t loaded = 0;
        return for_extents(chain, [&](std::uint64_t offset, std::uint64_t count) {
            const bool done = read(offset, values.subspan(loaded, count));
            loaded += count;
            return done;
        });
    }

    // Calls visit(offset, values) for every extent, last one first, until it says false.
    template <class VisitExtent>
    bool for_extents(const Chain& chain, VisitExtent visit)
    {
        std::uint64_t offset = chain.offset;
        std::uint64_t count = chain.values;
        while (count > 0) {
            std::array<std::uint64_t, Chain::kHeader> header;
            if (!read(offset, header) || !visit(offset + Chain::kHeader, count)) return false;
            offset = header[0];
            count = header[1];
        }
        return !state_.failed.load(std::memory_order_relaxed);
    }

    // Calls visit(value) for every value of a chain, through a buffer.
    template <class VisitValue>
    bool for_values(const Chain& chain, std::span<std::uint64_t> buffer, VisitValue visit)
    {
        return for_extents(chain, [&](std::uint64_t offset, std::uint64_t count) {
            for (std::uint64_t done = 0; done < count;) {
                const auto part = buffer.first(std::min<std::uint64_t>(buffer.size(), count - done));
                if (!read(offset + done, part)) return false;
                for (const std::uint64_t value : part) visit(value);
                done += part.size();
            }
            return true;
        });
    }

    bool write_extent(Chain& chain, std::span<std::uint64_t> extent)
    {
        const std::uint64_t at = state_.file.reserve(extent.size());
        chain.append(extent, at);
        if (auto result = state_.file.write(at, extent); !result) {
            state_.fail(result.error());
            return false;
        }
        return true;
    }

    // Moves what a large partition has in memory to its chain.
    void to_file(unsigned thread, Partition& partition)
    {
        const auto buffer = rooms_[thread].take(share_ / 2);
        std::size_t used = Chain::kHeader;
        const auto flush = [&] {
            if (used > Chain::kHeader) write_extent(partition.chain, buffer.first(used));
            used = Chain::kHeader;
        };
        std::uint32_t block = partition.blocks.exchange(BlockPool::kNone, std::memory_order_acquire);
        while (block != BlockPool::kNone) {
            const auto from = state_.pool.values(block);
            if (used + from.size() > buffer.size()) flush();
            std::copy(from.begin(), from.end(), buffer.begin() + static_cast<std::ptrdiff_t>(used));
            used += from.size();
            const std::uint32_t next = state_.pool.link(block).next;
            state_.pool.release(block);
            block = next;
        }
        flush();
    }

    // Splits by value until the parts fit. The stack holds at most kBuckets jobs for each of the eight bytes of a value.
    void large(unsigned thread, std::uint32_t number, const Chain& chain)
    {
        std::uint32_t part = 0;
        std::vector<Job> jobs = {{.chain = chain}};
        while (!jobs.empty() && !state_.failed.load(std::memory_order_relaxed)) {
            const Job job = jobs.back();
            jobs.pop_back();
            if (job.chain.total <= share_) {
                const bool scratch = 2 * job.chain.total <= share_;
                const auto room = rooms_[thread].take(job.chain.total * (scratch ? 2 : 1));
                const auto values = room.first(job.chain.total);
                if (load(job.chain, values)) hand_over(thread, number, part, values, room.subspan(job.chain.total));
            } else if (job.least == job.most) {
                repeat(thread, number, part, job);
            } else {
                split(thread, job, jobs);
            }
        }
    }

    // More repeats of one value than fit.
    void repeat(unsigned thread, std::uint32_t number, std::uint32_t& part, const Job& job)
    {
        const auto room = rooms_[thread].take(share_);
        std::fill(room.begin(), room.end(), job.least);
        for (std::uint64_t left = job.chain.total; left > 0;) {
            const auto values = room.first(std::min<std::uint64_t>(left, room.size()));
            left -= values.size();
            visit_(thread, {.partition = number, .part = part++, .values = values});
        }
    }

    // Buckets joined to groups that fit.
    struct Grouping {
        std::array<std::uint8_t, kBuckets> of{};
        std::vector<Job> jobs;
    };

    Grouping group(const std::array<std::uint64_t, kBuckets>& counts) const
    {
        Grouping groups;
        std::uint64_t total = std::numeric_limits<std::uint64_t>::max() / 2;
        for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
            if (total + counts[bucket] > share_ / 2 && counts[bucket] > 0) {
                groups.jobs.push_back({.chain = {}, .least = std::numeric_limits<std::uint64_t>::max(), .most = 0});
                total = 0;
            }
            total += counts[bucket];
            groups.of[bucket] = static_cast<std::uint8_t>(groups.jobs.empty() ? 0 : groups.jobs.size() - 1);
        }
        return groups;
    }

    // One pass to count, one to write every group to a chain of its own. The bounds are those of the values there are, so
    // that a range is never split in vain more than once.
    void split(unsigned thread, const Job& job, std::vector<Job>& jobs)
    {
        const auto room = rooms_[thread].take(share_);
        const auto buffer = room.first(share_ / 4);
        const Digit digit(job.least, job.most);
        std::array<std::uint64_t, kBuckets> counts{};
        if (!for_values(job.chain, buffer, [&](std::uint64_t value) { ++counts[digit(value)]; })) return;
        Grouping groups = group(counts);
        const auto outs = room.subspan(buffer.size());
        const std::size_t capacity = outs.size() / groups.jobs.size();
        std::array<std::size_t, kBuckets> used;
        used.fill(Chain::kHeader);
        const auto flush = [&](std::size_t g) {
            if (used[g] > Chain::kHeader) write_extent(groups.jobs[g].chain, outs.subspan(g * capacity, used[g]));
            used[g] = Chain::kHeader;
        };
        const bool read_all = for_values(job.chain, buffer, [&](std::uint64_t value) {
            const std::size_t g = groups.of[digit(value)];
            Job& target = groups.jobs[g];
            target.least = std::min(target.least, value);
            target.most = std::max(target.most, value);
            outs[g * capacity + used[g]++] = value;
            if (used[g] == capacity) flush(g);
        });
        if (!read_all) return;
        for (std::size_t g = groups.jobs.size(); g-- > 0;) {
            flush(g);
            jobs.push_back(groups.jobs[g]);
        }
    }

    Sorter::State& state_;
    std::vector<Room> rooms_;
    std::uint64_t share_;    // words a thread
    const Visit& visit_;
};

}    // namespace

Result<void> Sorter::drain(const Visit& visit)
{
    return drain(state_->options.threads, visit);
}

Result<void> Sorter::drain(unsigned threads, const Visit& visit)
{
    State& state = *state_;
    threads = std::clamp(threads, 1u, state.options.threads);
    state.close_slots();
    // What is partly in files goes there whole when little is left to sort in.
    const std::uint64_t all = state.budget.all;
    if (state.file.end() > 0 && state.pool.bytes_in_use() > all / 2) {
        state.spill();
        state.pool.release_all();
    }
    state.buffer = {};
    const std::uint64_t share = (all - std::min(all - state.budget.drain, state.pool.bytes_in_use())) / threads;
    Drain drain(state, threads, share, visit);
    try {
        parallel_for(threads, state.partitions.size(), [&](unsigned thread, std::size_t partition) {
            drain.partition(thread, static_cast<std::uint32_t>(partition));
        });
    } catch (...) {
        state.reset();
        throw;
    }
    state.reset();
    if (!state.failed) return {};
    return std::unexpected(*state.error);
}

}    // namespace textdrift::index
