// Cuts inputs into blocks.
#include "core/dedup/blocks.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>

namespace textdrift::dedup {
namespace {

constexpr std::uint64_t kFilesABlock = 256;

void grow(Block& block, std::size_t capacity, std::size_t keep)
{
    if (capacity <= block.capacity) return;
    auto bytes = std::make_unique_for_overwrite<char[]>(capacity + ingest::kJsonPadding);
    if (keep > 0) std::memcpy(bytes.get(), block.bytes.get(), keep);
    block.bytes = std::move(bytes);
    block.capacity = capacity;
}

}    // namespace

BlockReader::BlockReader(const Sources& sources, std::size_t block, std::size_t longest)
    : sources_(sources), opener_(sources), block_(block), longest_(longest)
{
}

void BlockReader::start(std::uint64_t number, std::size_t source, std::uint64_t first)
{
    number_ = number;
    source_ = source;
    at_ = first;
}

Result<bool> BlockReader::next(Block& block)
{
    const std::lock_guard lock(mutex_);
    while (source_ < sources_.size() && at_ >= sources_[source_].places()) {
        ++source_;
        at_ = 0;
    }
    if (source_ == sources_.size()) return false;
    block.number = number_++;
    block.source = source_;
    block.first = at_;
    block.too_long = false;
    const Source& source = sources_[source_];
    Result<bool> more = source.folder ? Result<bool>(next_files(block, source)) : next_lines(block, source);
    at_ = block.first + block.count;
    block.last = at_ >= source.places();
    return more;
}

bool BlockReader::next_files(Block& block, const Source& source)
{
    std::uint64_t bytes = 0;
    block.count = 0;
    while (block.first + block.count < source.places() && block.count < kFilesABlock && bytes < block_) {
        bytes += source.files.stamps[block.first + block.count++].size;
    }
    return true;
}

// Reads `size` bytes from the block's first into it.
Result<void> BlockReader::fill(Block& block, int file, std::size_t size)
{
    grow(block, size, 0);
    const ssize_t count = read_at(file, {block.bytes.get(), size}, block.first);
    const std::string& name = sources_[block.source].name;
    if (count < 0) return std::unexpected(system_error(ErrorCode::Unreadable, "cannot be read", name, errno));
    if (static_cast<std::size_t>(count) != size) return std::unexpected(changed_error(name));
    return {};
}

Result<bool> BlockReader::next_lines(Block& block, const Source& source)
{
    const Result<int> file = opener_.open(block.source);
    if (!file) return std::unexpected(file.error());
    const std::uint64_t left = source.stamp.size - block.first;
    for (std::size_t want = block_;; want *= 4) {
        const std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>({want, longest_ + 1, left}));
        if (Result<void> filled = fill(block, *file, size); !filled) return std::unexpected(std::move(filled.error()));
        const void* feed = ::memrchr(block.bytes.get(), '\n', size);
        if (feed) {
            block.count = static_cast<std::uint64_t>(static_cast<const char*>(feed) - block.bytes.get()) + 1;
            return true;
        }
        if (size == left && size <= longest_) {
            block.count = size;
            return true;
        }
        if (size > longest_) break;
    }
    block.too_long = true;
    if (Result<void> done = skip_line(block, *file, block.first + longest_ + 1, source.stamp.size); !done) {
        return std::unexpected(std::move(done.error()));
    }
    return true;
}

// Counts the bytes of a line too long to be kept; its beginning up to `from` has no line feed.
Result<void> BlockReader::skip_line(Block& block, int file, std::uint64_t from, std::uint64_t end)
{
    while (from < end) {
        const std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>(block.capacity, end - from));
        const ssize_t count = read_at(file, {block.bytes.get(), size}, from);
        if (count != static_cast<ssize_t>(size)) return std::unexpected(changed_error(sources_[block.source].name));
        if (const void* feed = std::memchr(block.bytes.get(), '\n', size)) {
            from += static_cast<std::uint64_t>(static_cast<const char*>(feed) - block.bytes.get()) + 1;
            break;
        }
        from += size;
    }
    block.count = from - block.first;
    return {};
}

}    // namespace textdrift::dedup
