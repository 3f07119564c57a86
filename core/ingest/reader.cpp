// Opens files with care, decodes what they hold and notes each repair.
#include "core/ingest/reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "core/ingest/charset.h"
#include "core/ingest/decode.h"
#include "core/ingest/zawgyi.h"

namespace textdrift::ingest {
namespace {

constexpr std::uint64_t kMostText = std::numeric_limits<std::uint32_t>::max();    // ByteRange counts in 32 bits
constexpr std::size_t kChunk = 256 << 10;

std::unexpected<Error> fail(ErrorCode code, std::string message, std::string where)
{
    return std::unexpected(Error{code, std::move(message), std::move(where)});
}

std::unexpected<Error> too_large(const std::string& where, const Limits& limits)
{
    return fail(ErrorCode::LimitExceeded,
                fmt::format("larger than {} bytes, the limit for one input; --max-bytes raises it (to {} at most)",
                            std::min(limits.max_bytes, kMostText), kMostText),
                where);
}

constexpr std::string_view kText = "a text file";

std::unexpected<Error> system_error(const std::string& where, int number, std::string_view expected = kText)
{
    if (number == ENOENT || number == ENOTDIR) return fail(ErrorCode::NotFound, "no such file", where);
    if (number == EISDIR) return fail(ErrorCode::NotRegular, fmt::format("is a directory; expected {}", expected), where);
    return fail(ErrorCode::Unreadable, fmt::format("cannot be read: {}", std::strerror(number)), where);
}

const char* kind_of_file(mode_t mode) noexcept
{
    if (S_ISDIR(mode)) return "a directory";
    if (S_ISFIFO(mode)) return "a pipe";
    if (S_ISSOCK(mode)) return "a socket";
    return "a device";
}

std::string hint_for(mode_t mode, std::string_view expected)
{
    return S_ISDIR(mode) || expected != kText ? "" : " (\"-\" reads standard input)";
}

// Closes on every way out.
class FileDescriptor {
public:
    explicit FileDescriptor(int fd) noexcept : fd_(fd) {}
    ~FileDescriptor()
    {
        if (fd_ > STDERR_FILENO) ::close(fd_);
    }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    int get() const noexcept { return fd_; }

private:
    int fd_;
};

// Reads to the end, but never more than one byte beyond the limit.
Result<std::string> read_all(int fd, const std::string& name, std::uint64_t expected, const Limits& limits)
{
    std::string bytes;
    std::size_t size = 0;
    while (true) {
        const std::uint64_t room = std::min(limits.max_bytes, kMostText) - size + 1;
        const std::uint64_t left = expected > size ? expected - size + 1 : 0;
        const std::uint64_t wanted = std::min(room, std::max<std::uint64_t>(kChunk, left));
        bytes.resize(size + static_cast<std::size_t>(wanted));
        const ssize_t count = ::read(fd, bytes.data() + size, static_cast<std::size_t>(wanted));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return system_error(name, errno);
        if (count == 0) break;
        size += static_cast<std::size_t>(count);
        if (size > std::min(limits.max_bytes, kMostText)) return too_large(name, limits);
    }
    bytes.resize(size);
    return bytes;
}

// Refuses what is no regular file before opening it: opening a pipe may wait for ever, opening a device may act on it.
Result<std::string> read_regular(const std::string& path, const Limits& limits, std::string_view expected)
{
    if (path.empty() || path.find('\0') != std::string::npos) return fail(ErrorCode::NotFound, "is no file name", path);
    struct stat info{};
    const auto refuse = [&] {
        return fail(
            ErrorCode::NotRegular,
            fmt::format("is {}; expected {}{}", kind_of_file(info.st_mode), expected, hint_for(info.st_mode, expected)),
            path);
    };
    if (::stat(path.c_str(), &info) != 0) return system_error(path, errno, expected);
    if (!S_ISREG(info.st_mode)) return refuse();
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0) return system_error(path, errno, expected);
    if (::fstat(file.get(), &info) != 0) return system_error(path, errno, expected);
    if (!S_ISREG(info.st_mode)) return refuse();
    const auto size = static_cast<std::uint64_t>(info.st_size);
    if (size > limits.max_bytes) return too_large(path, limits);
    return read_all(file.get(), path, size, limits);
}

Decoded decode(std::string_view bytes, const Charset& charset)
{
    const std::string_view body = bytes.substr(charset.mark);
    const ByteOrder order = charset.name.ends_with("BE") ? ByteOrder::Big : ByteOrder::Little;
    if (charset.name.starts_with("UTF-16")) return decode_utf16(body, order, charset.mark);
    if (charset.name.starts_with("UTF-32")) return decode_utf32(body, order, charset.mark);
    Decoded out;
    if (charset.guessed && decode_legacy(body, charset.name, out)) return out;
    return decode_utf8(body, charset.mark);
}

void add_notes(Document& document, const Charset& charset, const Decoded& decoded)
{
    if (charset.guessed) {
        document.notes.push_back(
            {"charset-guessed",
             fmt::format("not UTF-8; read as {} (confidence {} of 100)", charset.name, charset.confidence), 0, 1});
    }
    if (const Repair& r = decoded.invalid; r.count > 0) {
        const bool utf8 = charset.name == "UTF-8", utf16 = charset.name.starts_with("UTF-16");
        document.notes.push_back({utf8    ? "invalid-utf8"
                                  : utf16 ? "invalid-utf16"
                                          : "invalid-bytes",
                                  fmt::format("{} invalid {} sequence{} replaced by U+FFFD, the first at byte {}", r.count,
                                              charset.name, r.count == 1 ? "" : "s", r.offset),
                                  r.offset, r.count});
    }
    if (const Repair& r = decoded.nul; r.count > 0) {
        document.notes.push_back({"nul-bytes",
                                  fmt::format("{} NUL character{} replaced by U+FFFD, the first at byte {}", r.count,
                                              r.count == 1 ? "" : "s", r.offset),
                                  r.offset, r.count});
    }
}

// A font's encoding under the code points of Unicode: no charset to detect, but to read like one.
void read_zawgyi(Document& document)
{
    if (!is_zawgyi(document.text)) return;
    std::string decoded = decode_zawgyi(document.text);
    if (decoded.empty() || decoded.size() >= kMostText) return;
    document.text = std::move(decoded);
    document.notes.push_back({"zawgyi", "Burmese in Zawgyi; read as Unicode", 0, 1});
}

std::unexpected<Error> binary(const std::string& source, const BinaryFinding& finding)
{
    return fail(ErrorCode::Binary, fmt::format("{}, not text; expected plain text", finding.what),
                fmt::format("{}: byte {}", source, finding.offset));
}

}    // namespace

Result<Document> read_bytes(std::string source, std::string_view bytes, const Limits& limits)
{
    if (bytes.size() > limits.max_bytes) return too_large(source, limits);
    Charset charset = detect_charset(bytes);
    const bool wide = charset.name.starts_with("UTF-16") || charset.name.starts_with("UTF-32");
    const std::optional<BinaryFinding> finding = wide ? find_signature(bytes) : find_binary(bytes);
    if (finding) return binary(source, *finding);
    Decoded decoded = decode(bytes, charset);
    if (wide && has_binary_share(decoded.text)) return binary(source, {"binary data", charset.mark});
    if (decoded.text.size() >= kMostText) {
        return fail(ErrorCode::LimitExceeded,
                    fmt::format("more than {} bytes once decoded, the most a text can have", kMostText), source);
    }
    Document document;
    document.source = std::move(source);
    document.format = "text";
    document.encoding = charset.name;
    add_notes(document, charset, decoded);
    document.text = std::move(decoded.text);
    read_zawgyi(document);
    return document;
}

Result<Document> read_file(const std::string& path, const Limits& limits)
{
    Result<std::string> bytes = path == "-" ? read_all(STDIN_FILENO, path, 0, limits) : read_regular(path, limits, kText);
    if (!bytes) return std::unexpected(std::move(bytes.error()));
    return read_bytes(path, *bytes, limits);
}

Result<std::string> read_file_bytes(const std::string& path, const Limits& limits, std::string_view expected)
{
    return read_regular(path, limits, expected);
}

}    // namespace textdrift::ingest
