// Bytes out and trouble told.
#include "output.h"

#include <algorithm>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "commands.h"
#include "core/report/escape.h"

namespace textdrift::cli {

namespace {

std::string system_reason()
{
    return std::generic_category().message(errno);
}

Error write_error(std::string where)
{
    return {ErrorCode::WriteFailed, "cannot write: " + system_reason(), std::move(where)};
}

bool write_all(int descriptor, std::string_view content) noexcept
{
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// A file being written under a temporary name beside its place; removed unless it is put there.
class PendingFile {
public:
    PendingFile() = default;
    PendingFile(PendingFile&& other) noexcept : target_(std::move(other.target_)), temporary_(std::move(other.temporary_))
    {
        other.temporary_.clear();
    }
    PendingFile& operator=(PendingFile&&) = delete;
    ~PendingFile()
    {
        if (!temporary_.empty()) ::unlink(temporary_.c_str());
    }

    bool write(std::string target, mode_t mode, std::string_view content)
    {
        target_ = std::move(target);
        std::string name = target_ + ".XXXXXX";
        const int descriptor = ::mkstemp(name.data());
        if (descriptor < 0) return false;
        temporary_ = name;
        const bool whole = ::fchmod(descriptor, mode) == 0 && write_all(descriptor, content);
        const int reason = errno;
        const bool closed = ::close(descriptor) == 0;
        if (!whole) errno = reason;
        return whole && closed;
    }

    const std::string& target() const noexcept { return target_; }

    bool put_in_place()
    {
        if (::rename(temporary_.c_str(), target_.c_str()) != 0) return false;
        temporary_.clear();
        return true;
    }

private:
    std::string target_, temporary_;
};

mode_t new_file_mode()
{
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

// The file a path leads to, through symbolic links, so that a rename replaces the file and not the link.
std::string resolved(const std::string& path)
{
    char* real = ::realpath(path.c_str(), nullptr);
    if (!real) return path;
    std::string result(real);
    std::free(real);
    return result;
}

// Devices and pipes cannot be replaced by a renamed file.
bool write_directly(const std::string& path, std::string_view content)
{
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool whole = write_all(descriptor, content);
    const int reason = errno;
    const bool closed = ::close(descriptor) == 0;
    if (!whole) errno = reason;
    return whole && closed;
}

Result<void> write_file(const Output& output, std::vector<PendingFile>& pending)
{
    struct stat status{};
    const bool exists = ::stat(output.path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) {
        return std::unexpected(Error{ErrorCode::NotRegular, "is a directory, a file name was expected", output.path});
    }
    if (exists && !S_ISREG(status.st_mode)) {
        if (!write_directly(output.path, output.content)) return std::unexpected(write_error(output.path));
        return {};
    }
    const mode_t mode = exists ? status.st_mode & 07777 : new_file_mode();
    if (!pending.emplace_back().write(exists ? resolved(output.path) : output.path, mode, output.content)) {
        return std::unexpected(write_error(output.path));
    }
    return {};
}

std::string_view next_step(ErrorCode code) noexcept
{
    switch (code) {
    case ErrorCode::NotFound: return "Check the path; a name that begins with - needs ./ before it.";
    case ErrorCode::Unreadable: return "Check that the file may be read.";
    case ErrorCode::NotRegular: return "Name a regular file, or - for standard input.";
    case ErrorCode::Binary: return "Give plain text; extract the text of other formats first.";
    case ErrorCode::Empty: return "Give a text with at least one paragraph.";
    case ErrorCode::LimitExceeded: return "Raise the limit with the option named, or give a part.";
    case ErrorCode::BadInput: return "Correct the file at the place named, or for dedup name the text with --field.";
    case ErrorCode::BadOption: return "See textdrift --help and textdrift COMMAND --help.";
    case ErrorCode::WriteFailed: return "Check the place and its free space; nothing was left half-written.";
    case ErrorCode::Cancelled: return "Nothing was written.";
    }
    return {};
}

void print_error_line(std::string_view line)
{
    write_all(STDERR_FILENO, std::string(line) + "\n");
}

}    // namespace

bool same_file(const std::string& a, const std::string& b) noexcept
{
    struct stat first{}, second{};
    return ::stat(a.c_str(), &first) == 0 && ::stat(b.c_str(), &second) == 0 && S_ISREG(first.st_mode) &&
           first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

void print_message(std::string_view line)
{
    print_error_line("textdrift: " + report::terminal_text(line));
}

void print_raw(std::string_view text)
{
    write_all(STDERR_FILENO, text);
}

Result<void> write_standard_output(std::string_view content)
{
    if (!write_all(STDOUT_FILENO, content)) return std::unexpected(write_error("standard output"));
    return {};
}

Result<void> write_outputs(const std::vector<Output>& outputs)
{
    std::vector<PendingFile> pending;
    pending.reserve(outputs.size());
    for (const Output& output : outputs) {
        if (output.path == "-") continue;
        if (auto written = write_file(output, pending); !written) return written;
    }
    for (PendingFile& file : pending) {
        if (!file.put_in_place()) return std::unexpected(write_error(file.target()));
    }
    for (const Output& output : outputs) {
        if (output.path != "-") continue;
        if (auto written = write_standard_output(output.content); !written) return written;
    }
    return {};
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent)
{
    std::string out;
    std::size_t column = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (column > 0 && column + 1 + end > width) {
            out += '\n' + std::string(indent, ' ');
            column = 0;
        }
        if (column > 0) {
            out += ' ';
            ++column;
        }
        out += text.substr(0, end);
        column += end;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

int print_answer(std::string_view content)
{
    const auto written = write_standard_output(content);
    return written ? kClean : fail(written.error());
}

int fail(const Error& error, bool as_json)
{
    print_error_line("textdrift: " + report::terminal_text(to_string(error)));
    print_error_line(next_step(error.code));
    if (as_json) {
        std::string object = "{\"schema\": \"textdrift.error/1\", \"code\": ";
        report::append_json(object, error_code_name(error.code));
        object += ", \"message\": ";
        report::append_json(object, error.message);
        object += ", \"where\": ";
        report::append_json(object, error.where);
        (void)write_standard_output(object + "}\n");
    }
    return kTrouble;
}

void print_notes(const Document& document)
{
    for (const Note& note : document.notes) {
        print_error_line(fmt::format("textdrift: {}: note: {}", report::terminal_text(document.source),
                                     report::terminal_text(note.message)));
    }
}

}    // namespace textdrift::cli
