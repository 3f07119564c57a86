// Reads and writes whole spans, makes files without names.
#include "core/dedup/files.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace textdrift::dedup {
namespace {

constexpr std::size_t kWriteBuffer = 256 << 10;

// A write to a closed pipe shall be an error of the run, not the end of the process: the signal is held back and taken away.
class NoPipeSignal {
public:
    NoPipeSignal() noexcept
    {
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        sigset_t pending;
        sigpending(&pending);
        was_pending_ = sigismember(&pending, SIGPIPE) == 1;
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    ~NoPipeSignal()
    {
        const int kept = errno;
        const timespec now{};
        if (!was_pending_) sigtimedwait(&pipe_, nullptr, &now);
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
        errno = kept;
    }
    NoPipeSignal(const NoPipeSignal&) = delete;
    NoPipeSignal& operator=(const NoPipeSignal&) = delete;

private:
    sigset_t pipe_{}, before_{};
    bool was_pending_ = false;
};

}    // namespace

Descriptor::~Descriptor()
{
    if (number_ >= 0) ::close(number_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    std::swap(number_, other.number_);
    return *this;
}

int Descriptor::release() noexcept
{
    return std::exchange(number_, -1);
}

Error system_error(ErrorCode code, const std::string& what, const std::string& where, int number)
{
    return {code, fmt::format("{}: {}", what, std::strerror(number)), where};
}

ssize_t read_at(int file, std::span<char> out, std::uint64_t offset) noexcept
{
    std::size_t done = 0;
    while (done < out.size()) {
        const ssize_t count = ::pread(file, out.data() + done, out.size() - done, static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return -1;
        if (count == 0) break;
        done += static_cast<std::size_t>(count);
    }
    return static_cast<ssize_t>(done);
}

bool write_all(int file, std::string_view bytes) noexcept
{
    const NoPipeSignal quiet;
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

Result<Descriptor> temporary_file(const std::filesystem::path& directory)
{
    Descriptor file(::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (file) return file;
    std::string name = (directory / ".textdrift-XXXXXX").string();    // a file system without O_TMPFILE
    file = Descriptor(::mkostemp(name.data(), O_CLOEXEC));
    if (!file) {
        return std::unexpected(
            system_error(ErrorCode::WriteFailed, "no temporary file can be made here", directory.string(), errno));
    }
    ::unlink(name.c_str());
    return file;
}

Result<void> Spill::append(std::string_view bytes)
{
    size_ += bytes.size();
    if (!file_ && memory_.size() < most_) {
        const std::size_t here = std::min(bytes.size(), most_ - memory_.size());
        memory_.insert(memory_.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(here));
        bytes.remove_prefix(here);
    }
    buffer_ += bytes;
    return buffer_.size() >= kWriteBuffer ? flush() : Result<void>();
}

Result<void> Spill::flush()
{
    if (!file_) {
        Result<Descriptor> file = temporary_file(directory_);
        if (!file) return std::unexpected(std::move(file.error()));
        file_ = std::move(*file);
    }
    if (!write_all(file_.get(), buffer_)) {
        return std::unexpected(
            system_error(ErrorCode::WriteFailed, "a temporary file cannot be written", directory_.string(), errno));
    }
    buffer_.clear();
    return {};
}

Result<void> Spill::read(std::uint64_t offset, std::span<char> out) const
{
    const auto take = [&](std::span<const char> from, std::uint64_t begin) {
        if (out.empty() || offset < begin || offset >= begin + from.size()) return;
        const std::size_t skip = static_cast<std::size_t>(offset - begin);
        const std::size_t count = std::min(out.size(), from.size() - skip);
        std::memcpy(out.data(), from.data() + skip, count);
        out = out.subspan(count);
        offset += count;
    };
    take(memory_, 0);
    const std::uint64_t in_file = size_ - memory_.size() - buffer_.size();
    if (!out.empty() && offset < memory_.size() + in_file) {
        const std::size_t count =
            static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), memory_.size() + in_file - offset));
        if (read_at(file_.get(), out.first(count), offset - memory_.size()) != static_cast<ssize_t>(count)) {
            return std::unexpected(
                system_error(ErrorCode::Unreadable, "a temporary file cannot be read back", directory_.string(), errno));
        }
        out = out.subspan(count);
        offset += count;
    }
    take({buffer_.data(), buffer_.size()}, memory_.size() + in_file);
    return {};
}

void Spill::clear()
{
    memory_ = {};
    buffer_ = {};
    file_ = Descriptor();
    size_ = 0;
}

}    // namespace textdrift::dedup
