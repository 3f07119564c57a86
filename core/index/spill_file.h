// A temporary file without a name that many threads append to and read from, private to the room.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>

#include "core/base/result.h"

namespace textdrift::index {

// Opened at the first write and gone with the object, or with the process, however that ends. Offsets count 64-bit words.
class SpillFile {
public:
    explicit SpillFile(std::filesystem::path directory) : directory_(std::move(directory)) {}
    ~SpillFile();
    SpillFile(const SpillFile&) = delete;
    SpillFile& operator=(const SpillFile&) = delete;

    // Room for `words` at the returned offset, for one write.
    std::uint64_t reserve(std::uint64_t words) noexcept { return end_.fetch_add(words, std::memory_order_relaxed); }
    std::uint64_t end() const noexcept { return end_.load(std::memory_order_relaxed); }

    // Errors: WriteFailed, Unreadable, with the directory.
    Result<void> write(std::uint64_t offset, std::span<const std::uint64_t> words);
    Result<void> read(std::uint64_t offset, std::span<std::uint64_t> words) const;

private:
    Result<void> open();

    std::filesystem::path directory_;
    std::atomic<std::uint64_t> end_ = 0;
    std::mutex mutex_;    // for opening
    std::atomic<int> descriptor_ = -1;
};

}    // namespace textdrift::index
