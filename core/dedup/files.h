// Files of a run: owned descriptors, temporary files that nobody can find, bytes that go to disk when they grow.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/base/result.h"

namespace textdrift::dedup {

// Closes on every way out.
class Descriptor {
public:
    explicit Descriptor(int number = -1) noexcept : number_(number) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    int get() const noexcept { return number_; }
    explicit operator bool() const noexcept { return number_ >= 0; }
    int release() noexcept;

private:
    int number_;
};

Error system_error(ErrorCode code, const std::string& what, const std::string& where, int number);

// The whole span or as much as there is before the end; negative: errno is set.
ssize_t read_at(int file, std::span<char> out, std::uint64_t offset) noexcept;
bool write_all(int file, std::string_view bytes) noexcept;

// A file in `directory` without a name: it is gone when closed, however the process ends.
Result<Descriptor> temporary_file(const std::filesystem::path& directory);

// Bytes appended once and read back at will: in memory up to `most`, the rest in a temporary file.
// Appending is for one thread at a time, reading for any number once that is over.
class Spill {
public:
    Spill(std::filesystem::path directory, std::size_t most) : directory_(std::move(directory)), most_(most) {}

    Result<void> append(std::string_view bytes);
    Result<void> read(std::uint64_t offset, std::span<char> out) const;    // all of `out` must lie below size()
    std::uint64_t size() const noexcept { return size_; }
    std::uint64_t spilled() const noexcept { return size_ - memory_.size() - buffer_.size(); }
    void clear();

private:
    Result<void> flush();

    std::filesystem::path directory_;
    std::size_t most_;
    std::vector<char> memory_;    // the first bytes
    std::string buffer_;          // the last bytes, not yet in the file
    Descriptor file_;
    std::uint64_t size_ = 0;
};

// Fixed-size values in a Spill, read from front to back.
template <class T>
class Tape {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    Tape(std::filesystem::path directory, std::size_t most) : spill_(std::move(directory), most) {}

    Result<void> append(std::span<const T> values)
    {
        return spill_.append({reinterpret_cast<const char*>(values.data()), values.size_bytes()});
    }
    std::uint64_t size() const noexcept { return spill_.size() / sizeof(T); }
    std::uint64_t spilled() const noexcept { return spill_.spilled(); }
    Result<void> read(std::uint64_t first, std::span<T> out) const
    {
        return spill_.read(first * sizeof(T), {reinterpret_cast<char*>(out.data()), out.size_bytes()});
    }
    void clear() { spill_.clear(); }

private:
    Spill spill_;
};

// Calls visit(span of values) from front to back in batches; `visit` returns Result<void>.
template <class T, class Visit>
Result<void> for_each_batch(const Tape<T>& tape, Visit&& visit)
{
    constexpr std::size_t kBatch = 8192;
    std::vector<T> batch;
    for (std::uint64_t at = 0; at < tape.size(); at += batch.size()) {
        batch.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kBatch, tape.size() - at)));
        if (Result<void> read = tape.read(at, batch); !read) return read;
        if (Result<void> done = visit(std::span<const T>(batch)); !done) return done;
    }
    return {};
}

}    // namespace textdrift::dedup
