// Blocks out of mapped memory.
#include "core/index/block_pool.h"

#include <sys/mman.h>

#include <memory>
#include <new>

namespace textdrift::index {

namespace {

constexpr std::size_t kAlignment = 16u << 10;
constexpr std::size_t kPage = 4096;    // blocks of whole pages of this size go back to the system one by one

void* map(std::size_t bytes)
{
    int flags = MAP_PRIVATE | MAP_ANONYMOUS;
#ifdef MAP_NORESERVE
    flags |= MAP_NORESERVE;
#endif
    void* memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    return memory;
}

}    // namespace

BlockPool::BlockPool(std::uint32_t blocks, std::uint32_t block_values) : blocks_(blocks), block_values_(block_values)
{
    const std::size_t bytes = std::size_t(blocks_) * block_values_ * 8;
    mapped_ = bytes + kAlignment;
    memory_ = map(mapped_);
    try {
        links_ = static_cast<Link*>(map(std::size_t(blocks_) * sizeof(Link)));
    } catch (...) {
        ::munmap(memory_, mapped_);
        throw;
    }
    void* aligned = memory_;
    std::size_t space = mapped_;
    values_ = static_cast<std::uint64_t*>(std::align(kAlignment, bytes, aligned, space));
}

BlockPool::~BlockPool()
{
    ::munmap(memory_, mapped_);
    ::munmap(links_, std::size_t(blocks_) * sizeof(Link));
}

std::uint32_t BlockPool::take() noexcept
{
    const std::lock_guard lock(mutex_);
    std::uint32_t block = free_;
    if (block != kNone) free_ = links_[block].next;
    else if (fresh_ < blocks_) block = fresh_++;
    else return kNone;
    links_[block] = {};
    ++in_use_;
    return block;
}

void BlockPool::give_back(std::uint32_t block) noexcept
{
    const std::lock_guard lock(mutex_);
    links_[block] = {.next = free_, .fill = 0};
    free_ = block;
    --in_use_;
}

void BlockPool::release(std::uint32_t block) noexcept
{
    const std::size_t bytes = std::size_t(block_values_) * 8;
    if (bytes >= kPage) ::madvise(data(block), bytes, MADV_DONTNEED);
    give_back(block);
}

void BlockPool::release_all() noexcept
{
    const std::lock_guard lock(mutex_);
    ::madvise(values_, std::size_t(blocks_) * block_values_ * 8, MADV_DONTNEED);
    ::madvise(links_, std::size_t(blocks_) * sizeof(Link), MADV_DONTNEED);
    fresh_ = 0;
    free_ = kNone;
    in_use_ = 0;
}

std::uint64_t BlockPool::bytes_in_use() noexcept
{
    const std::lock_guard lock(mutex_);
    return std::uint64_t(in_use_) * (std::uint64_t(block_values_) * 8 + sizeof(Link));
}

}    // namespace textdrift::index
