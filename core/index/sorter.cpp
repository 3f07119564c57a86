// Partitioned sorting with a spill file: the side of the writers.
#include "core/index/sorter.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

#include "core/index/sorter_state.h"

namespace textdrift::index {

namespace {

constexpr std::uint32_t kLeastBlock = 8;             // values: a cache line
constexpr std::uint32_t kMostBlock = 2048;           // 16 KiB; handing over costs nothing any more
constexpr std::uint64_t kLeastBuffer = 16u << 10;    // bytes
constexpr std::uint64_t kMostBuffer = 1u << 20;
constexpr std::uint64_t kLeastShare = 64u << 10;    // bytes a draining thread sorts in

// Every slot holds a block of each partition; as many blocks again are full ones, so that a spill always frees some.
std::uint64_t blocks_needed(std::uint64_t partitions, std::uint64_t threads)
{
    return 2 * (threads + 1) * partitions + 8;
}

std::uint64_t fixed_bytes(std::uint64_t partitions, std::uint64_t threads)
{
    return partitions * (sizeof(Partition) + (threads + 1) * sizeof(std::uint64_t*));
}

std::uint64_t block_bytes(std::uint64_t values)
{
    return values * 8 + sizeof(BlockPool::Link);
}

SorterOptions checked(SorterOptions options)
{
    options.partitions = std::max(1u, options.partitions);
    options.threads = std::max(1u, options.threads);
    options.memory = std::max(options.memory, least_sorter_memory(options.partitions, options.threads));
    return options;
}

}    // namespace

std::uint64_t least_sorter_memory(std::uint32_t partitions, unsigned threads) noexcept
{
    threads = std::max(1u, threads);
    const std::uint64_t blocks = blocks_needed(partitions, threads) * block_bytes(kLeastBlock);
    return fixed_bytes(partitions, threads) + kLeastBuffer + blocks + std::max(blocks / 3, kLeastShare * threads) + 4096;
}

// Blocks have three quarters of what is left, draining at least the rest.
Budget::Budget(const SorterOptions& options)
{
    const std::uint64_t fixed = fixed_bytes(options.partitions, options.threads);
    const std::uint64_t bytes = std::clamp(options.memory / 32, kLeastBuffer, kMostBuffer);
    buffer = bytes / 8;
    all = options.memory - fixed - bytes;
    const std::uint64_t needed = blocks_needed(options.partitions, options.threads);
    const std::uint64_t least_drain = std::max(all / 4, kLeastShare * options.threads);
    const std::uint64_t for_blocks = std::max(needed * block_bytes(kLeastBlock), all > least_drain ? all - least_drain : 0);
    block = kLeastBlock;
    while (block < kMostBlock && needed * block_bytes(2 * block) <= for_blocks) block *= 2;
    blocks = static_cast<std::uint32_t>(std::min<std::uint64_t>(for_blocks / block_bytes(block), BlockPool::kNone - 1));
    drain = all - std::min(all, blocks * block_bytes(block));
}

Sorter::State::State(SorterOptions given)
    : options(checked(std::move(given))), budget(options), pool(budget.blocks, budget.block), file(options.directory),
      partitions(options.partitions), slots(options.threads + 1)
{
}

void Sorter::State::fail(Error why)
{
    const std::lock_guard lock(error_mutex);
    if (!error) error = std::move(why);
    failed.store(true, std::memory_order_release);
}

// Only spills and drains take from the lists, and they take them whole, so a compare-and-swap is enough to push.
void Sorter::State::hand_over(std::uint32_t partition, std::uint32_t block, std::uint32_t fill) noexcept
{
    auto& head = partitions[partition].blocks;
    BlockPool::Link& link = pool.link(block);
    link.fill = fill;
    link.next = head.load(std::memory_order_relaxed);
    while (!head.compare_exchange_weak(link.next, block, std::memory_order_release, std::memory_order_relaxed)) {
    }
    handed.fetch_add(fill, std::memory_order_relaxed);
}

std::uint64_t* Sorter::State::open_begin(std::uint64_t* next) noexcept
{
    return pool.data(pool.number(next - 1));
}

// The block is full or there is none yet: hands it over and gives where the next value goes.
std::uint64_t* Sorter::State::refill(std::uint32_t partition, std::uint64_t* next)
{
    if (next != nullptr) hand_over(partition, pool.number(next - 1), budget.block);
    for (;;) {
        std::uint32_t block = pool.take();
        if (block != BlockPool::kNone) return pool.data(block);
        const std::lock_guard lock(spill_mutex);
        block = pool.take();    // another thread may have spilled meanwhile
        if (block != BlockPool::kNone) return pool.data(block);
        spill();
    }
}

namespace {

// Extents of many partitions gathered into one write.
class SpillBuffer {
public:
    SpillBuffer(Sorter::State& state, std::span<std::uint64_t> out) : state_(state), out_(out) {}

    void put(Chain& chain, std::span<const std::uint64_t> values)
    {
        if (used_ + (chain_ == &chain ? 0 : Chain::kHeader) + values.size() > out_.size()) flush();
        if (chain_ != &chain) open(chain);
        std::copy(values.begin(), values.end(), out_.begin() + static_cast<std::ptrdiff_t>(used_));
        used_ += values.size();
    }

    // What cannot be written is lost; the error is kept for the drain.
    void flush()
    {
        close();
        if (used_ > 0 && !state_.failed.load(std::memory_order_relaxed)) {
            if (auto written = state_.file.write(state_.file.reserve(used_), out_.first(used_)); !written)
                state_.fail(written.error());
        }
        used_ = 0;
    }

private:
    void open(Chain& chain) noexcept
    {
        close();
        chain_ = &chain;
        extent_ = used_;
        used_ += Chain::kHeader;
    }

    void close() noexcept
    {
        if (chain_ != nullptr) chain_->append(out_.subspan(extent_, used_ - extent_), state_.file.end() + extent_);
        chain_ = nullptr;
    }

    Sorter::State& state_;
    std::span<std::uint64_t> out_;
    std::size_t used_ = 0;
    std::size_t extent_ = 0;    // where the open extent's header is
    Chain* chain_ = nullptr;    // whose extent is open
};

}    // namespace

// Writes the full blocks of all partitions to the file, one extent a partition (more where it is larger than the buffer).
void Sorter::State::spill()
{
    buffer.resize(budget.buffer);
    SpillBuffer out(*this, buffer);
    for (Partition& partition : partitions) {
        std::uint32_t block = partition.blocks.exchange(BlockPool::kNone, std::memory_order_acquire);
        while (block != BlockPool::kNone) {
            out.put(partition.chain, pool.values(block));
            const std::uint32_t next = pool.link(block).next;
            pool.give_back(block);
            block = next;
        }
    }
    out.flush();
}

void Sorter::State::close_slots() noexcept
{
    for (Slot& slot : slots) {
        for (std::uint32_t partition = 0; partition < slot.next.size(); ++partition) {
            std::uint64_t*& next = slot.next[partition];
            if (next == nullptr) continue;
            std::uint64_t* begin = open_begin(next);
            hand_over(partition, pool.number(begin), static_cast<std::uint32_t>(next - begin));
            next = nullptr;
        }
    }
}

void Sorter::State::reset() noexcept
{
    for (Partition& partition : partitions) {
        partition.blocks.store(BlockPool::kNone, std::memory_order_relaxed);
        partition.chain = {};
    }
    pool.release_all();
}

Sorter::Sorter(SorterOptions options) : state_(std::make_unique<State>(std::move(options))) {}
Sorter::~Sorter() = default;
Sorter::Sorter(Sorter&&) noexcept = default;

std::uint64_t Sorter::size() const noexcept
{
    std::uint64_t open = 0;
    for (const State::Slot& slot : state_->slots) {
        for (std::uint64_t* next : slot.next) {
            if (next != nullptr) open += static_cast<std::uint64_t>(next - state_->open_begin(next));
        }
    }
    return state_->handed.load(std::memory_order_relaxed) + open;
}

std::uint64_t Sorter::spilled() const noexcept
{
    return state_->file.end() * 8;
}

// Slots outlive their writers, open blocks and all: a writer may live for one document.
Sorter::Writer::Writer(Sorter& sorter) : state_(std::make_unique<State>())
{
    Sorter::State& all = *sorter.state_;
    const std::lock_guard lock(all.slot_mutex);
    const std::size_t last = all.slots.size() - 1;
    std::size_t slot = 0;
    while (slot < last && all.slots[slot].used) ++slot;
    all.slots[slot].used = true;
    if (all.slots[slot].next.empty()) all.slots[slot].next.resize(all.partitions.size(), nullptr);
    *state_ = {.sorter = &all, .slot = slot, .shared = slot == last};
}

Sorter::Writer::~Writer()
{
    if (!state_ || state_->shared) return;
    const std::lock_guard lock(state_->sorter->slot_mutex);
    state_->sorter->slots[state_->slot].used = false;
}

Sorter::Writer::Writer(Writer&&) noexcept = default;

void Sorter::Writer::add(std::uint32_t partition, std::uint64_t value)
{
    Sorter::State& all = *state_->sorter;
    Sorter::State::Slot& slot = all.slots[state_->slot];
    assert(partition < slot.next.size());
    std::unique_lock<std::mutex> lock;
    if (state_->shared) [[unlikely]]
        lock = std::unique_lock(slot.mutex);
    std::uint64_t*& next = slot.next[partition];
    // Null and the end of a block are both multiples of the block's size.
    if ((reinterpret_cast<std::uintptr_t>(next) & (std::uintptr_t(all.budget.block) * 8 - 1)) == 0) [[unlikely]] {
        next = all.refill(partition, next);
    }
    *next++ = value;
}

}    // namespace textdrift::index
