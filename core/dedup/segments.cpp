// Writes and reads the parts of a resumable run.
#include "core/dedup/segments.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <sstream>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <xxhash.h>

#include "core/sketch/signature.h"

namespace textdrift::dedup {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "textdrift-part-1";
constexpr std::uint64_t kFormat = 2;
constexpr std::uint64_t kPartInput = 128ull << 20;    // input after which a part is written even if it is small

std::uint64_t listing_hash(const Listing& files)
{
    const std::uint64_t names = XXH3_64bits(files.bytes.data(), files.bytes.size());
    const std::uint64_t ends = XXH3_64bits_withSeed(files.ends.data(), files.ends.size() * sizeof files.ends[0], names);
    return XXH3_64bits_withSeed(files.stamps.data(), files.stamps.size() * sizeof files.stamps[0], ends);
}

// What must be the same for a part to be of use. Not the threads, the memory, the threshold and what is written.
std::string describe(const Options& options, const Sources& sources)
{
    std::string out =
        fmt::format("textdrift {}\nformat {}\nsignatures {}\n", TEXTDRIFT_VERSION, kFormat, sketch::kSignatureVersion);
    const bool words = options.shingle.kind == sketch::ShingleKind::Words;
    const bool containment = options.measure == Measure::Containment;
    out += fmt::format("measure {}\n", containment ? "containment" : "resemblance");
    if (!containment) out += fmt::format("shingles {} of {}\n", options.shingle.width, words ? "words" : "characters");
    if (!containment) out += fmt::format("lanes {}\n", options.lanes);
    out += fmt::format("unit {}\n", options.unit == Unit::Paragraph ? "paragraph" : "document");
    out += fmt::format("words: case {} width {} accents {} unspaced {}\n", options.tokens.fold_case,
                       options.tokens.fold_width, options.tokens.fold_accents, static_cast<int>(options.tokens.unspaced));
    out += fmt::format("lengths {}\n", options.keep == Keep::Longest ? "kept" : "not kept");
    out += fmt::format("text field {}\nid field {}\norder field {}\n", options.text_field, options.id_field,
                       options.order_field);
    for (const Source& source : sources.all()) {
        if (source.folder) {
            out +=
                fmt::format("folder {}: {} files, {:016x}\n", source.name, source.files.size(), listing_hash(source.files));
        } else {
            out += fmt::format("file {}: {} bytes, changed {}\n", source.name, source.stamp.size, source.stamp.modified);
        }
    }
    return out;
}

std::unexpected<Error> cannot(ErrorCode code, const char* what, const fs::path& path)
{
    return std::unexpected(system_error(code, what, path.string(), errno));
}

Result<std::string> read_whole(const fs::path& path)
{
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file) return cannot(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable, "cannot be read", path);
    struct stat info{};
    if (::fstat(file.get(), &info) != 0) return cannot(ErrorCode::Unreadable, "cannot be read", path);
    std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
    const ssize_t count = read_at(file.get(), bytes, 0);
    if (count < 0) return cannot(ErrorCode::Unreadable, "cannot be read", path);
    bytes.resize(static_cast<std::size_t>(count));
    return bytes;
}

void sync_directory(const fs::path& path) noexcept
{
    const Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory) ::fsync(directory.get());
}

// Under a second name first: the file is whole or not there, also after a crash of the machine.
Result<void> write_whole(const fs::path& path, std::string_view bytes)
{
    fs::path draft = path;
    draft += ".draft";
    Descriptor file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file) return cannot(ErrorCode::WriteFailed, "cannot be written", draft);
    if (!write_all(file.get(), bytes) || ::fsync(file.get()) != 0)
        return cannot(ErrorCode::WriteFailed, "cannot be written", draft);
    if (::rename(draft.c_str(), path.c_str()) != 0) return cannot(ErrorCode::WriteFailed, "cannot be written", path);
    sync_directory(path.parent_path());
    return {};
}

// The first line in which two manifests differ, as a message.
std::string difference(const std::string& then, const std::string& now)
{
    std::istringstream a(then), b(now);
    std::string x, y;
    while (true) {
        const bool more_a = static_cast<bool>(std::getline(a, x)), more_b = static_cast<bool>(std::getline(b, y));
        if (more_a && more_b && x == y) continue;
        return fmt::format(
            "holds another run: \"{}\" there, \"{}\" now; expected the same inputs and options, or an empty directory",
            more_a ? x : "nothing more", more_b ? y : "nothing more");
    }
}

}    // namespace

Result<Segments> Segments::open(const Options& options, const Sources& sources)
{
    Segments segments;
    segments.directory_ = options.resume;
    std::error_code error;
    fs::create_directories(segments.directory_, error);
    if (!fs::is_directory(segments.directory_, error)) {
        return std::unexpected(Error{ErrorCode::WriteFailed, "is no directory that a run could be kept in", options.resume});
    }
    const std::string now = describe(options, sources);
    segments.identity_ = XXH3_64bits(now.data(), now.size());
    const fs::path manifest = segments.directory_ / "manifest";
    const Result<std::string> then = read_whole(manifest);
    if (then && *then != now) return std::unexpected(Error{ErrorCode::BadOption, difference(*then, now), options.resume});
    if (!then && then.error().code != ErrorCode::NotFound) return std::unexpected(then.error());
    if (!then) {
        if (Result<void> written = write_whole(manifest, now); !written) return std::unexpected(std::move(written.error()));
    }
    return segments;
}

fs::path Segments::part_path(std::uint64_t number) const
{
    return directory_ / fmt::format("part-{:08}", number);
}

Result<void> Segments::load(const std::function<Result<void>(Digest&)>& take)
{
    constexpr std::size_t kFrame = kMagic.size() + 2 * sizeof(std::uint64_t);
    for (;; ++parts_) {
        const Result<std::string> bytes = read_whole(part_path(parts_));
        if (!bytes) break;
        std::uint64_t identity = 0, sum = 0;
        if (bytes->size() < kFrame || !bytes->starts_with(kMagic)) break;
        std::memcpy(&identity, bytes->data() + kMagic.size(), sizeof identity);
        std::memcpy(&sum, bytes->data() + bytes->size() - sizeof sum, sizeof sum);
        if (identity != identity_ || sum != XXH3_64bits(bytes->data(), bytes->size() - sizeof sum)) break;
        std::string_view rest = std::string_view(*bytes).substr(kMagic.size() + sizeof identity, bytes->size() - kFrame);
        while (!rest.empty()) {
            Digest digest;
            if (!digest.load(rest))
                return std::unexpected(Error{ErrorCode::BadInput, "is damaged; remove it", part_path(parts_).string()});
            if (Result<void> taken = take(digest); !taken) return taken;
        }
    }
    for (std::uint64_t stale = parts_;; ++stale) {
        std::error_code error;
        if (!fs::remove(part_path(stale), error)) break;
    }
    return {};
}

Result<void> Segments::add(const Digest& digest, std::size_t part_bytes)
{
    if (pending_.empty()) {
        pending_ = kMagic;
        pending_.append(reinterpret_cast<const char*>(&identity_), sizeof identity_);
    }
    digest.store(pending_);
    input_ += digest.bytes;
    return pending_.size() >= part_bytes || input_ >= kPartInput ? write_part() : Result<void>();
}

Result<void> Segments::write_part()
{
    const std::uint64_t sum = XXH3_64bits(pending_.data(), pending_.size());
    pending_.append(reinterpret_cast<const char*>(&sum), sizeof sum);
    Result<void> written = write_whole(part_path(parts_++), pending_);
    pending_.clear();
    input_ = 0;
    return written;
}

void Segments::remove() noexcept
{
    std::error_code error;
    for (std::uint64_t number = 0;; ++number) {
        fs::remove(part_path(number).string() + ".draft", error);
        if (!fs::remove(part_path(number), error)) break;
    }
    fs::remove(directory_ / "manifest.draft", error);
    fs::remove(directory_ / "manifest", error);
}

}    // namespace textdrift::dedup
