// Input cut into blocks at line ends, for threads to work on.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>

#include "core/dedup/sources.h"
#include "core/ingest/jsonl.h"

namespace textdrift::dedup {

// Whole lines of a JSON Lines file, or a run of a folder's files. Reused, so that its memory is taken once.
struct Block {
    std::uint64_t number = 0;    // 0, 1, 2, ... in the order of the input
    std::size_t source = 0;
    std::uint64_t first = 0;    // byte of the file, or number of the file in the folder
    std::uint64_t count = 0;    // bytes or files
    bool too_long = false;      // one line longer than a line may be; `text` is empty
    bool last = false;          // of its source

    std::string_view text() const noexcept { return {bytes.get(), too_long ? 0 : static_cast<std::size_t>(count)}; }

    std::unique_ptr<char[]> bytes;    // kJsonPadding more than `capacity`
    std::size_t capacity = 0;
};

// Hands out blocks one after the other to any thread. What a block holds depends on the input and the sizes alone.
class BlockReader {
public:
    BlockReader(const Sources& sources, std::size_t block, std::size_t longest);

    // False: no more. Errors: Unreadable, or the file changed.
    Result<bool> next(Block& block);

    // Goes on from the block `number` that begins at `first` of `source`.
    void start(std::uint64_t number, std::size_t source, std::uint64_t first);

private:
    Result<bool> next_lines(Block& block, const Source& source);
    bool next_files(Block& block, const Source& source);
    Result<void> fill(Block& block, int file, std::size_t size);
    Result<void> skip_line(Block& block, int file, std::uint64_t from, std::uint64_t end);

    const Sources& sources_;
    Opener opener_;
    std::size_t block_, longest_;
    std::mutex mutex_;
    std::uint64_t number_ = 0, at_ = 0;
    std::size_t source_ = 0;
};

// The line that begins at `from` in `text`, without its line feed; `from` moves behind it.
inline std::string_view next_line(std::string_view text, std::size_t& from) noexcept
{
    const std::size_t begin = from;
    const std::size_t feed = text.find('\n', begin);
    from = feed == text.npos ? text.size() : feed + 1;
    return text.substr(begin, (feed == text.npos ? text.size() : feed) - begin);
}

}    // namespace textdrift::dedup
