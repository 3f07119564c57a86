// Writes beside the final name, then renames.
#include "core/dedup/output.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

namespace textdrift::dedup {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kBuffer = 256 << 10;
constexpr int kOpenTries = 100;

// A link is followed: what it points to is replaced, the link stays.
std::string real_target(const std::string& name)
{
    std::error_code error;
    if (!fs::is_symlink(name, error)) return name;
    const fs::path path = fs::weakly_canonical(name, error);
    return error ? name : path.string();
}

std::unexpected<Error> in_the_way(const std::string& draft, const char* what)
{
    return std::unexpected(Error{ErrorCode::WriteFailed, what, draft});
}

// What a killed run left is used again; nothing else may stand there: not a link, an input, another's file.
Result<void> check_draft(const std::string& draft, const struct stat& info, const Sources& sources)
{
    for (const Source& source : sources.all()) {
        if (source.inode == info.st_ino && source.device == info.st_dev)
            return in_the_way(draft, "is an input; its name is needed while the output is written");
    }
    if (S_ISREG(info.st_mode) && info.st_nlink <= 1 && info.st_uid == ::geteuid()) return {};
    return in_the_way(draft, "is in the way: its name is needed while the output is written; remove it");
}

// The draft, empty and locked: it is ours until its descriptor is closed.
Result<Descriptor> open_draft(const std::string& draft, const Sources& sources)
{
    for (int tries = 0; tries < kOpenTries; ++tries) {
        Descriptor file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600));
        if (!file) return std::unexpected(system_error(ErrorCode::WriteFailed, "cannot be written", draft, errno));
        if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
            return in_the_way(draft, "is being written by another run; wait for it or name another output");
        struct stat ours{}, named{};
        const bool known = ::fstat(file.get(), &ours) == 0;
        const bool same = ::lstat(draft.c_str(), &named) == 0 && ours.st_ino == named.st_ino && ours.st_dev == named.st_dev;
        if (!known || !same) continue;    // another run has just renamed or removed it
        if (Result<void> checked = check_draft(draft, ours, sources); !checked) return std::unexpected(checked.error());
        if (::ftruncate(file.get(), 0) == 0) return file;
        return std::unexpected(system_error(ErrorCode::WriteFailed, "cannot be written", draft, errno));
    }
    return in_the_way(draft, "is made and removed by other runs all the time");
}

}    // namespace

Error Output::error(int number) const
{
    if (number == EPIPE) return {ErrorCode::WriteFailed, "was closed by its reader before all was written", name_};
    return system_error(ErrorCode::WriteFailed, "cannot be written", name_, number);
}

Result<Output> Output::open(const std::string& name, const Sources& sources)
{
    Output output(name);
    struct stat info{};
    const bool exists = name != "-" && ::stat(name.c_str(), &info) == 0;
    for (const Source& source : sources.all()) {
        if (!exists || source.inode != info.st_ino || source.device != info.st_dev) continue;
        return std::unexpected(Error{
            ErrorCode::BadOption, fmt::format("is the input {} too; expected another file to write to", source.name), name});
    }
    if (name == "-") {
        output.file_ = Descriptor(STDOUT_FILENO);
        output.borrowed_ = true;
        return output;
    }
    if (exists && S_ISDIR(info.st_mode)) return std::unexpected(output.error(EISDIR));
    if (exists && !S_ISREG(info.st_mode)) {
        output.file_ = Descriptor(::open(name.c_str(), O_WRONLY | O_CLOEXEC));
        if (!output.file_) return std::unexpected(output.error(errno));
        return output;
    }
    output.target_ = real_target(name);
    const std::string draft = output.target_ + std::string(kDraft);
    Result<Descriptor> file = open_draft(draft, sources);
    if (!file) return std::unexpected(std::move(file.error()));
    output.file_ = std::move(*file);
    output.draft_ = draft;
    const mode_t mask = ::umask(0);    // a draft is private; outputs have the rights any new file has
    ::umask(mask);
    output.rights_ = exists ? info.st_mode & 0777 : 0666 & ~mask;
    return output;
}

Output::~Output()
{
    if (borrowed_) file_.release();
    if (!draft_.empty()) ::unlink(draft_.c_str());    // before its lock goes with the descriptor
}

void Output::write(std::string_view bytes)
{
    buffer_ += bytes;
    if (buffer_.size() >= kBuffer) flush();
}

void Output::flush()
{
    if (error_number_ == 0 && !write_all(file_.get(), buffer_)) error_number_ = errno;
    buffer_.clear();
}

Result<void> Output::finish()
{
    flush();
    if (!draft_.empty()) ::fchmod(file_.get(), rights_);
    if (error_number_ == 0 && !draft_.empty() && ::fsync(file_.get()) != 0) error_number_ = errno;
    if (error_number_ != 0) return std::unexpected(error(error_number_));
    return {};
}

Result<void> Output::publish()
{
    if (draft_.empty()) return {};
    if (::rename(draft_.c_str(), target_.c_str()) != 0) return std::unexpected(error(errno));
    draft_.clear();
    return {};
}

Result<OutputFiles> OutputFiles::open(const Outputs& outputs, const Sources& sources)
{
    OutputFiles files;
    const std::pair<const std::string*, std::unique_ptr<Output>*> wanted[] = {{&outputs.pairs, &files.pairs},
                                                                              {&outputs.clusters, &files.clusters},
                                                                              {&outputs.keep, &files.keep},
                                                                              {&outputs.drop, &files.drop},
                                                                              {&outputs.filtered, &files.filtered}};
    for (const auto& [name, file] : wanted) {
        if (name->empty()) continue;
        Result<Output> opened = Output::open(*name, sources);
        if (!opened) return std::unexpected(std::move(opened.error()));
        *file = std::make_unique<Output>(std::move(*opened));
    }
    return files;
}

std::vector<Output*> OutputFiles::all() const
{
    std::vector<Output*> files;
    for (const std::unique_ptr<Output>* file : {&pairs, &clusters, &keep, &drop, &filtered}) {
        if (*file) files.push_back(file->get());
    }
    return files;
}

bool OutputFiles::failed() const noexcept
{
    for (const std::unique_ptr<Output>* file : {&pairs, &clusters, &keep, &drop, &filtered}) {
        if (*file && (*file)->failed()) return true;
    }
    return false;
}

Result<void> OutputFiles::publish()
{
    for (Output* file : all()) {
        if (Result<void> done = file->finish(); !done) return done;
    }
    for (Output* file : all()) {
        if (Result<void> done = file->publish(); !done) return done;
    }
    return {};
}

}    // namespace textdrift::dedup
