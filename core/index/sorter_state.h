// Inside of the sorter, private to the room: writers' cursors, lists of full blocks, chains of extents in the file.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "core/index/block_pool.h"
#include "core/index/sorter.h"
#include "core/index/spill_file.h"

namespace textdrift::index {

// Values in the file. Each extent starts with where the one before it lies and its length, so that memory holds only the
// last, however often a partition was written out.
struct Chain {
    static constexpr std::uint64_t kHeader = 2;    // words: offset and values of the extent before

    std::uint64_t offset = 0;    // of the last extent's header
    std::uint64_t values = 0;    // in it; 0: the chain is empty
    std::uint64_t total = 0;     // in all extents

    // Puts the header in front of `extent` (header and values), to be written at `at`.
    void append(std::span<std::uint64_t> extent, std::uint64_t at) noexcept
    {
        extent[0] = offset;
        extent[1] = values;
        offset = at;
        values = extent.size() - kHeader;
        total += values;
    }
};

struct Partition {
    std::atomic<std::uint32_t> blocks = BlockPool::kNone;    // list of full blocks
    Chain chain;
};

// How the memory of a sorter is used.
struct Budget {
    explicit Budget(const SorterOptions& options);

    std::uint64_t buffer = 0;    // values of the buffer that spills go through
    std::uint32_t block = 0;     // values a block
    std::uint32_t blocks = 0;
    std::uint64_t drain = 0;    // bytes free for sorting besides the blocks
    std::uint64_t all = 0;      // bytes of blocks and drain
};

struct Sorter::State {
    explicit State(SorterOptions given);

    // Where a writer puts the next value of each partition; null or the end of a block: it needs a block.
    struct Slot {
        std::vector<std::uint64_t*> next;
        std::mutex mutex;    // taken by the writers that share the last slot
        bool used = false;
    };

    void hand_over(std::uint32_t partition, std::uint32_t block, std::uint32_t fill) noexcept;
    std::uint64_t* refill(std::uint32_t partition, std::uint64_t* next);
    std::uint64_t* open_begin(std::uint64_t* next) noexcept;    // of the block that ends at or holds `next`
    void close_slots() noexcept;
    void spill();
    void fail(Error error);
    void reset() noexcept;

    SorterOptions options;
    Budget budget;
    BlockPool pool;
    SpillFile file;
    std::vector<Partition> partitions;
    std::vector<Slot> slots;    // options.threads + 1; the last is shared
    std::mutex slot_mutex;
    std::mutex spill_mutex;
    std::vector<std::uint64_t> buffer;
    std::atomic<std::uint64_t> handed = 0;
    std::atomic<bool> failed = false;
    std::mutex error_mutex;
    std::optional<Error> error;
};

struct Sorter::Writer::State {
    Sorter::State* sorter = nullptr;
    std::size_t slot = 0;
    bool shared = false;
};

}    // namespace textdrift::index
