// Writes and reads the parts of a resumable run.
#include "core/dedup/segments.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <sstream>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <xxhash.h>

#include "core/sketch/signature.h"

namespace textdrift::dedup {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "textdrift-part-2";
constexpr std::uint64_t kFormat = 3;
constexpr std::string_view kPart = "part-", kPartDraft = ".draft";
constexpr std::size_t kPartDigits = 8;
constexpr std::uint64_t kPartInput = 128ull << 20;    // input after which a part is written even if it is small

std::uint64_t listing_hash(const Listing& files)
{
    const std::uint64_t names = XXH3_64bits(files.bytes.data(), files.bytes.size());
    const std::uint64_t ends = XXH3_64bits_withSeed(files.ends.data(), files.ends.size() * sizeof files.ends[0], names);
    return XXH3_64bits_withSeed(files.stamps.data(), files.stamps.size() * sizeof files.stamps[0], ends);
}

std::string list_folds(const sketch::TokenOptions& tokens)
{
    std::string out;
    for (const auto& [used, name] :
         {std::pair(tokens.fold_case, "case"), {tokens.fold_width, "width"}, {tokens.fold_accents, "accents"}}) {
        if (used) out.append(out.empty() ? "" : ",").append(name);
    }
    return out.empty() ? "none" : out;
}

// What is digested and how, by the names of the command's options: a user reads it when two runs differ.
std::string describe_options(const Options& options)
{
    const bool words = options.shingle.kind == sketch::ShingleKind::Words;
    const bool containment = options.measure == Measure::Containment;
    std::string out = fmt::format("--measure {}\n", containment ? "containment" : "resemblance");
    if (!containment) out += fmt::format("--shingle {}{}\n", words ? "word" : "char", options.shingle.width);
    if (!containment) out += fmt::format("--lanes {}\n", options.lanes);
    out += options.unit == Unit::Paragraph ? "with --paragraphs\n" : "without --paragraphs\n";
    out += fmt::format("--fold {}\n", list_folds(options.tokens));
    const bool dictionary = options.tokens.unspaced == sketch::Unspaced::Dictionary;
    out += fmt::format("--unspaced {}\n", dictionary ? "dictionary" : "characters");
    out += options.keep == Keep::Longest ? "--rule longest, which needs lengths\n" : "another --rule than longest\n";
    return out + fmt::format("--field {}\n--id {}\n--newest-by {}\n", options.text_field, options.id_field,
                             options.order_field.empty() ? "nothing" : options.order_field);
}

std::string checksum_line(std::string_view text)
{
    return fmt::format("checksum {:016x}\n", XXH3_64bits(text.data(), text.size()));
}

// What must be the same for a part to be of use. Not the threads, the memory, the threshold and what is written.
std::string describe(const Options& options, const Sources& sources)
{
    std::string out =
        fmt::format("textdrift {}, format {}, signatures {}\n", TEXTDRIFT_VERSION, kFormat, sketch::kSignatureVersion);
    out += describe_options(options);
    for (const Source& source : sources.all()) {
        if (source.folder) {
            out +=
                fmt::format("folder {}: {} files, {:016x}\n", source.name, source.files.size(), listing_hash(source.files));
        } else {
            out += fmt::format("file {}: {} bytes, changed {}\n", source.name, source.stamp.size, source.stamp.modified);
        }
    }
    return out + checksum_line(out);
}

// Whether a manifest is as some run wrote it.
bool is_whole(std::string_view manifest)
{
    const std::size_t size = checksum_line("").size();
    if (manifest.size() < size) return false;
    return manifest.substr(manifest.size() - size) == checksum_line(manifest.substr(0, manifest.size() - size));
}

// Of a name such as "part-00000012" or "part-00000012.draft"; other files in the folder are not ours.
std::optional<std::uint64_t> part_number(std::string_view name)
{
    if (name.ends_with(kPartDraft)) name.remove_suffix(kPartDraft.size());
    if (!name.starts_with(kPart) || name.size() < kPart.size() + kPartDigits) return std::nullopt;
    name.remove_prefix(kPart.size());
    std::uint64_t number = 0;
    const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (fault != std::errc() || end != name.data() + name.size()) return std::nullopt;
    return number;
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
    draft += kPartDraft;
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
    if (!is_whole(then)) {
        return "the folder is damaged: its manifest is not as it was written; empty the folder or name another";
    }
    std::istringstream a(then), b(now);
    std::string x, y;
    while (true) {
        const bool more_a = static_cast<bool>(std::getline(a, x)), more_b = static_cast<bool>(std::getline(b, y));
        if (more_a && more_b && x == y) continue;
        return fmt::format(
            "holds another run: \"{}\" there, \"{}\" now; expected the same inputs and options, or an empty folder",
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
    return directory_ / fmt::format("{}{:0{}}", kPart, number, kPartDigits);
}

// The digests of part `number`; empty: the part is not there, damaged, or another run's.
std::string Segments::read_part(std::uint64_t number) const
{
    const std::string front = part_front(number);
    Result<std::string> bytes = read_whole(part_path(number));
    std::uint64_t sum = 0;
    if (!bytes || bytes->size() < front.size() + sizeof sum || !bytes->starts_with(front)) return {};
    std::memcpy(&sum, bytes->data() + bytes->size() - sizeof sum, sizeof sum);
    if (sum != XXH3_64bits(bytes->data(), bytes->size() - sizeof sum)) return {};
    bytes->resize(bytes->size() - sizeof sum);
    bytes->erase(0, front.size());
    return std::move(*bytes);
}

std::string Segments::part_front(std::uint64_t number) const
{
    std::string front(kMagic);
    front.append(reinterpret_cast<const char*>(&identity_), sizeof identity_);
    return front.append(reinterpret_cast<const char*>(&number), sizeof number);
}

Result<void> Segments::load(const std::function<Result<void>(Digest&)>& take)
{
    for (;; ++parts_) {
        const std::string bytes = read_part(parts_);
        if (bytes.empty()) break;
        std::string_view rest = bytes;
        while (!rest.empty()) {
            Digest digest;
            if (!digest.load(rest))
                return std::unexpected(Error{ErrorCode::BadInput, "is damaged; remove it", part_path(parts_).string()});
            if (Result<void> taken = take(digest); !taken) return taken;
        }
    }
    return remove_parts(parts_);
}

// All of them, also behind a gap: a part of another cut must not be taken for the next one later.
Result<void> Segments::remove_parts(std::uint64_t from) const
{
    std::error_code error;
    std::vector<fs::path> parts;
    for (fs::directory_iterator at(directory_, error), end; !error && at != end; at.increment(error)) {
        const std::optional<std::uint64_t> number = part_number(at->path().filename().string());
        if (number && *number >= from) parts.push_back(at->path());
    }
    for (const fs::path& part : parts) {
        if (error) break;
        fs::remove(part, error);
    }
    if (!error) return {};
    return std::unexpected(system_error(ErrorCode::WriteFailed, "cannot be emptied", directory_.string(), error.value()));
}

Result<void> Segments::add(const Digest& digest, std::size_t part_bytes)
{
    if (pending_.empty()) pending_ = part_front(parts_);
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
    (void)remove_parts(0);
    fs::remove(directory_ / "manifest.draft", error);
    fs::remove(directory_ / "manifest", error);
}

}    // namespace textdrift::dedup
