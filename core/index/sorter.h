// Sorting of more 64-bit values than memory holds, partition by partition.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>

#include "core/base/result.h"

namespace textdrift::index {

struct SorterOptions {
    std::uint32_t partitions = 256;
    std::uint64_t memory = 64ull << 20;    // bytes; what does not fit goes to files
    std::filesystem::path directory;       // where they go; must exist; files are unlinked as soon as they are open
    unsigned threads = 1;                  // 0 counts as 1
};

// What a sorter needs at least; with less in SorterOptions it uses this much.
std::uint64_t least_sorter_memory(std::uint32_t partitions, unsigned threads) noexcept;

// Takes values from any thread in any order, gives each partition's values ascending. What comes out depends on the values
// alone, not on threads, memory or order of arrival (only where a partition larger than memory is cut does).
class Sorter {
public:
    explicit Sorter(SorterOptions options);
    ~Sorter();
    Sorter(Sorter&&) noexcept;

    // One a thread and cheap to make and keep: the first `options.threads` alive at a time have buffers of their own, any
    // more share one behind a lock. `partition` < partitions.
    class Writer {
    public:
        explicit Writer(Sorter& sorter);
        ~Writer();
        Writer(Writer&&) noexcept;
        void add(std::uint32_t partition, std::uint64_t value);
        struct State;

    private:
        std::unique_ptr<State> state_;
    };

    // Calls `visit` for each partition that has values, from up to `threads` threads at a time, and forgets them. A
    // partition larger than a thread's share of memory comes in several calls, ascending, split only between values that
    // differ in their upper 32 bits where that is possible at all; `part` counts them from 0. One thread visits all parts of
    // a partition, one after the other; with one thread partitions come ascending. No writer adds meanwhile. Errors:
    // WriteFailed or Unreadable with the directory, also for what an earlier add could not write.
    struct Piece {
        std::uint32_t partition;
        std::uint32_t part;
        std::span<const std::uint64_t> values;    // ascending; repeats stay
    };
    Result<void> drain(const std::function<void(unsigned thread, const Piece&)>& visit);
    Result<void> drain(unsigned threads, const std::function<void(unsigned thread, const Piece&)>& visit);

    std::uint64_t size() const noexcept;       // values added, by writers that are idle now
    std::uint64_t spilled() const noexcept;    // bytes that went to files

    struct State;

private:
    std::unique_ptr<State> state_;
};

}    // namespace textdrift::index
