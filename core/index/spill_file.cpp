// Temporary file: opening without a name, whole writes and reads.
#include "core/index/spill_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

namespace textdrift::index {

namespace {

std::string reason(int code)
{
    return std::generic_category().message(code);
}

// A file that has no name from the start, where the file system can; else one that loses it at once.
int open_nameless(const std::filesystem::path& directory)
{
#ifdef O_TMPFILE
    const int descriptor = ::open(directory.c_str(), O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0) return descriptor;
#endif
    std::string name = (directory / "textdrift-XXXXXX").string();
    const int named = ::mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0) ::unlink(name.c_str());
    return named;
}

}    // namespace

SpillFile::~SpillFile()
{
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> SpillFile::open()
{
    if (descriptor_.load(std::memory_order_acquire) >= 0) return {};
    const std::lock_guard lock(mutex_);
    if (descriptor_.load(std::memory_order_relaxed) >= 0) return {};
    const int descriptor = open_nameless(directory_.empty() ? std::filesystem::path(".") : directory_);
    if (descriptor < 0) {
        const int code = errno;
        return std::unexpected(
            Error{ErrorCode::WriteFailed, "cannot open a temporary file here: " + reason(code), directory_.string()});
    }
    descriptor_.store(descriptor, std::memory_order_release);
    return {};
}

Result<void> SpillFile::write(std::uint64_t offset, std::span<const std::uint64_t> words)
{
    if (auto opened = open(); !opened) return opened;
    const auto bytes = std::as_bytes(words);
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count =
            ::pwrite(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset * 8 + done));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            const std::string why = count < 0 ? reason(errno) : "nothing more could be written";
            return std::unexpected(
                Error{ErrorCode::WriteFailed, "cannot write a temporary file here: " + why, directory_.string()});
        }
        done += static_cast<std::size_t>(count);
    }
    return {};
}

Result<void> SpillFile::read(std::uint64_t offset, std::span<std::uint64_t> words) const
{
    const auto bytes = std::as_writable_bytes(words);
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count =
            ::pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset * 8 + done));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            const std::string why = count < 0 ? reason(errno) : "it is shorter than what was written";
            return std::unexpected(
                Error{ErrorCode::Unreadable, "cannot read a temporary file back: " + why, directory_.string()});
        }
        done += static_cast<std::size_t>(count);
    }
    return {};
}

}    // namespace textdrift::index
