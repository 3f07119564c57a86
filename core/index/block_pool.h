// The memory of a sorter: blocks of values out of one bounded region, private to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>

namespace textdrift::index {

// Blocks of a power of two of values, numbered. Pages are the system's until a block is written to, and again once a large
// block comes back with `release`.
class BlockPool {
public:
    static constexpr std::uint32_t kNone = ~0u;

    struct Link {
        std::uint32_t next = kNone;    // in the list the block is on
        std::uint32_t fill = 0;        // values in it
    };

    // Addresses of blocks are multiples of their size, 16 KiB at most.
    BlockPool(std::uint32_t blocks, std::uint32_t block_values);
    ~BlockPool();
    BlockPool(const BlockPool&) = delete;
    BlockPool& operator=(const BlockPool&) = delete;

    std::uint32_t block_values() const noexcept { return block_values_; }
    std::uint64_t* data(std::uint32_t block) noexcept { return values_ + std::size_t(block) * block_values_; }
    Link& link(std::uint32_t block) noexcept { return links_[block]; }
    std::span<const std::uint64_t> values(std::uint32_t block) noexcept { return {data(block), links_[block].fill}; }
    std::uint32_t number(const std::uint64_t* inside) const noexcept
    {
        return static_cast<std::uint32_t>(static_cast<std::size_t>(inside - values_) / block_values_);
    }

    std::uint32_t take() noexcept;    // kNone: all are in use
    void give_back(std::uint32_t block) noexcept;
    void release(std::uint32_t block) noexcept;    // give_back, its memory to the system too where it fills pages
    void release_all() noexcept;                   // every block comes back, all memory goes to the system
    std::uint64_t bytes_in_use() noexcept;

private:
    std::mutex mutex_;
    std::size_t mapped_ = 0;
    void* memory_ = nullptr;
    std::uint64_t* values_ = nullptr;
    Link* links_ = nullptr;
    std::uint32_t blocks_;
    std::uint32_t block_values_;
    std::uint32_t fresh_ = 0;       // blocks never taken start here
    std::uint32_t free_ = kNone;    // list of those given back
    std::uint32_t in_use_ = 0;
};

}    // namespace textdrift::index
