// Lists folders, spools standard input, and watches over inputs that change.
#include "core/dedup/sources.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <numeric>
#include <system_error>

#include <fmt/format.h>

#include "core/dedup/watch.h"
#include "core/ingest/jsonl.h"

namespace textdrift::dedup {
namespace {

namespace fs = std::filesystem;

Stamp stamp_from(const struct stat& info) noexcept
{
    return {static_cast<std::uint64_t>(info.st_size), info.st_mtim.tv_sec * 1'000'000'000 + info.st_mtim.tv_nsec};
}

std::unexpected<Error> cannot_open(const std::string& path, int number)
{
    if (number == ENOENT || number == ENOTDIR)
        return std::unexpected(Error{ErrorCode::NotFound, "no such file or folder", path});
    return std::unexpected(system_error(ErrorCode::Unreadable, "cannot be read", path, number));
}

// Regular files below `root`; symbolic links are not followed.
Result<std::vector<std::string>> paths_below(const std::string& root, Watch& watch)
{
    std::vector<std::string> paths;
    std::error_code error;
    fs::recursive_directory_iterator at(root, error), end;
    const std::size_t skip = root.size() + (root.ends_with('/') ? 0 : 1);
    for (; !error && at != end; at.increment(error)) {
        if (watch.cancelled()) return watch.stop();
        if (at->is_symlink(error) || !at->is_regular_file(error)) continue;
        paths.push_back(at->path().string().substr(skip));
    }
    if (error) return std::unexpected(Error{ErrorCode::Unreadable, "cannot be listed: " + error.message(), root});
    std::ranges::sort(paths);
    return paths;
}

Result<Listing> list_folder(const std::string& root, Watch& watch)
{
    Result<std::vector<std::string>> paths = paths_below(root, watch);
    if (!paths) return std::unexpected(std::move(paths.error()));
    Listing listing;
    for (const std::string& path : *paths) {
        struct stat info{};
        if (::lstat((root + "/" + path).c_str(), &info) != 0) info = {};    // gone again: reading it will say so
        listing.bytes += path;
        listing.ends.push_back(listing.bytes.size());
        listing.stamps.push_back(stamp_from(info));
    }
    return listing;
}

Result<Source> spool_input(const fs::path& temporary, Watch& watch)
{
    Source source;
    source.name = "-";
    Result<Descriptor> file = temporary_file(temporary);
    if (!file) return std::unexpected(std::move(file.error()));
    std::vector<char> buffer(256 << 10);
    while (true) {
        if (watch.cancelled()) return watch.stop();
        const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return cannot_open("-", errno);
        if (count == 0) break;
        if (!write_all(file->get(), {buffer.data(), static_cast<std::size_t>(count)})) {
            return std::unexpected(
                system_error(ErrorCode::WriteFailed, "standard input cannot be kept here", temporary.string(), errno));
        }
        source.stamp.size += static_cast<std::uint64_t>(count);
        watch.progress(source.stamp.size, 0);
    }
    const Result<Stamp> stamp = stamp_of(file->get(), "-");
    if (!stamp) return std::unexpected(stamp.error());
    source.stamp = *stamp;
    source.spool = std::make_shared<Descriptor>(std::move(*file));
    return source;
}

Result<Source> open_one(const std::string& input, const fs::path& temporary, Watch& watch)
{
    if (input == "-") return spool_input(temporary, watch);
    Source source;
    source.name = input;
    struct stat info{};
    if (::stat(input.c_str(), &info) != 0) return cannot_open(input, errno);
    source.device = info.st_dev;
    source.inode = info.st_ino;
    source.folder = S_ISDIR(info.st_mode);
    if (source.folder) {
        Result<Listing> listing = list_folder(input, watch);
        if (!listing) return std::unexpected(std::move(listing.error()));
        source.files = std::move(*listing);
        return source;
    }
    if (!S_ISREG(info.st_mode)) {
        return std::unexpected(Error{ErrorCode::NotRegular,
                                     "is neither a file nor a folder; expected JSON Lines (\"-\" reads standard input)",
                                     input});
    }
    source.stamp = stamp_from(info);
    return source;
}

}    // namespace

Error changed_error(const std::string& where)
{
    return {ErrorCode::Unreadable, "changed while it was being read; expected inputs that stay as they are during a run",
            where};
}

Result<Stamp> stamp_of(int file, const std::string& where)
{
    struct stat info{};
    if (::fstat(file, &info) != 0) return cannot_open(where, errno);
    return stamp_from(info);
}

Result<Sources> Sources::open(const std::vector<std::string>& inputs, const fs::path& temporary, Watch& watch)
{
    Sources sources;
    std::uint64_t base = 0;
    for (const std::string& input : inputs) {
        Result<Source> source = open_one(input, temporary, watch);
        if (!source) return std::unexpected(std::move(source.error()));
        if (!source->folder && !ingest::has_jsonl()) {
            return std::unexpected(
                Error{ErrorCode::BadOption, "this build cannot read JSON Lines: it was made without simdjson", input});
        }
        for (const Source& other : sources.sources_) {
            if (source->inode == 0 || other.inode != source->inode || other.device != source->device) continue;
            return std::unexpected(
                Error{ErrorCode::BadOption, fmt::format("is the same input as {}; expected each once", other.name), input});
        }
        source->base = base;
        base += source->places() + 1;
        sources.sources_.push_back(std::move(*source));
    }
    return sources;
}

std::uint64_t Sources::bytes() const noexcept
{
    std::uint64_t sum = 0;
    for (const Source& source : sources_) {
        sum += source.stamp.size * !source.folder;
        for (const Stamp& stamp : source.files.stamps) sum += stamp.size;
    }
    return sum;
}

std::size_t Sources::find(std::uint64_t place) const noexcept
{
    const auto above = std::ranges::upper_bound(sources_, place, {}, &Source::base);
    return static_cast<std::size_t>(above - sources_.begin()) - 1;
}

Result<void> Sources::unchanged() const
{
    for (const Source& source : sources_) {
        if (source.folder || source.spool) continue;
        struct stat info{};
        if (::stat(source.name.c_str(), &info) != 0) return cannot_open(source.name, errno);
        if (stamp_from(info) != source.stamp || info.st_ino != source.inode)
            return std::unexpected(changed_error(source.name));
    }
    return {};
}

Result<int> Opener::open(std::size_t which)
{
    const Source& source = sources_[which];
    if (source.spool) return source.spool->get();
    if (which_ == which && file_) return file_.get();
    file_ = Descriptor(::open(source.name.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file_) return cannot_open(source.name, errno);
    which_ = which;
    const Result<Stamp> stamp = stamp_of(file_.get(), source.name);
    if (!stamp) return std::unexpected(stamp.error());
    if (*stamp != source.stamp) return std::unexpected(changed_error(source.name));
    return file_.get();
}

}    // namespace textdrift::dedup
