// The inputs of a run: what they are, where each record lies, and that they did not change while they were read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/dedup/files.h"

namespace textdrift::dedup {

class Watch;

// What a file was when the run began.
struct Stamp {
    std::uint64_t size = 0;
    std::int64_t modified = 0;    // nanoseconds
    friend bool operator==(const Stamp&, const Stamp&) = default;
};

// Relative paths of a folder's files, ascending by bytes, without a string object each.
struct Listing {
    std::string bytes;
    std::vector<std::uint64_t> ends;
    std::vector<Stamp> stamps;

    std::size_t size() const noexcept { return ends.size(); }
    std::string_view operator[](std::size_t index) const noexcept
    {
        const std::uint64_t begin = index == 0 ? 0 : ends[index - 1];
        return std::string_view(bytes).substr(begin, ends[index] - begin);
    }
};

// One input. Places: a number for each byte of a JSON Lines file, for each file of a folder; `base` makes them unique.
struct Source {
    std::string name;    // as the user called it
    bool folder = false;
    std::uint64_t base = 0;
    Stamp stamp;
    std::uint64_t device = 0, inode = 0;
    std::shared_ptr<Descriptor> spool;    // standard input
    Listing files;                        // of a folder

    std::uint64_t places() const noexcept { return folder ? files.size() : stamp.size; }
};

class Sources {
public:
    // Standard input is copied to a temporary file in `temporary` first.
    static Result<Sources> open(const std::vector<std::string>& inputs, const std::filesystem::path& temporary,
                                Watch& watch);

    std::span<const Source> all() const noexcept { return sources_; }
    const Source& operator[](std::size_t index) const noexcept { return sources_[index]; }
    std::size_t size() const noexcept { return sources_.size(); }
    std::uint64_t bytes() const noexcept;                    // of all files
    std::size_t find(std::uint64_t place) const noexcept;    // the source that holds it
    Result<void> unchanged() const;                          // JSON Lines files; a folder's are checked one by one

private:
    std::vector<Source> sources_;
};

Error changed_error(const std::string& where);
Result<Stamp> stamp_of(int file, const std::string& where);

// Opens sources as they are asked for and keeps the last one. One a thread.
class Opener {
public:
    explicit Opener(const Sources& sources) : sources_(sources) {}
    Result<int> open(std::size_t source);    // a JSON Lines file; an error if it changed

private:
    const Sources& sources_;
    std::size_t which_ = ~std::size_t(0);
    Descriptor file_;
};

}    // namespace textdrift::dedup
