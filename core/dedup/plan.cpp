// Checks options and divides memory among the stages.
#include "core/dedup/plan.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <system_error>

#include <fmt/format.h>

#include "core/dedup/output.h"
#include "core/index/parallel.h"

namespace textdrift::dedup {
namespace {

namespace fs = std::filesystem;

// What a process with ICU, its tables and the code holds before the first record is read, and what a thread adds.
constexpr std::uint64_t kProcess = 20ull << 20;
constexpr std::uint64_t kThread = 3ull << 20;

std::unexpected<Error> bad(std::string message)
{
    return std::unexpected(Error{ErrorCode::BadOption, std::move(message), {}});
}

std::array<const std::string*, 5> names(const Outputs& outputs)
{
    return {&outputs.pairs, &outputs.clusters, &outputs.keep, &outputs.drop, &outputs.filtered};
}

Result<void> check_values(const Options& options)
{
    if (!(options.threshold > 0 && options.threshold <= 1)) {
        return bad(fmt::format("threshold {} is out of range; expected more than 0 and at most 1", options.threshold));
    }
    if (options.lanes != 64 && options.lanes != 128 && options.lanes != 256) {
        return bad(fmt::format("{} lanes are not possible; expected 64, 128 or 256", options.lanes));
    }
    if (options.shingle.width < 1 || options.shingle.width > 64) {
        return bad(fmt::format("shingles of {} are not possible; expected 1 to 64", options.shingle.width));
    }
    if (options.memory < kLeastMemory) {
        return bad(
            fmt::format("{} bytes of memory are too few; expected at least {} MiB", options.memory, kLeastMemory >> 20));
    }
    if (options.keep == Keep::Newest && options.order_field.empty()) {
        return bad("keeping the newest needs the name of the field that says how new a record is");
    }
    if (options.text_field.empty()) return bad("the field with the text has no name");
    return {};
}

bool is_folder(const std::string& path)
{
    struct stat info{};
    return path != "-" && ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

// Whether writing to both names would make one file of two outputs: the same file by another spelling, a link, a folder's
// other name, or standard output that goes there.
bool same_output(const std::string& a, const std::string& b)
{
    const auto look = [](const std::string& name, struct stat& info) {
        return (name == "-" ? ::fstat(STDOUT_FILENO, &info) : ::stat(name.c_str(), &info)) == 0;
    };
    const auto same = [](const struct stat& x, const struct stat& y) {
        return x.st_ino == y.st_ino && x.st_dev == y.st_dev;
    };
    if (a == b) return true;
    struct stat x{}, y{};
    const bool has_x = look(a, x), has_y = look(b, y);
    if (has_x && has_y) return same(x, y) && !S_ISCHR(x.st_mode);    // a device, /dev/null say, is not overwritten
    if (has_x || has_y) return false;
    const fs::path first(a), second(b);
    const auto folder = [](const fs::path& path) { return path.has_parent_path() ? path.parent_path().string() : "."; };
    return first.filename() == second.filename() && look(folder(first), x) && look(folder(second), y) && same(x, y);
}

Result<void> check_outputs(const Outputs& outputs)
{
    const auto all = names(outputs);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i]->ends_with(kDraft)) {
            return std::unexpected(
                Error{ErrorCode::BadOption, fmt::format("names ending in {} are for files being written", kDraft), *all[i]});
        }
        for (std::size_t j = 0; j < i; ++j) {
            if (all[i]->empty() || all[j]->empty() || !same_output(*all[i], *all[j])) continue;
            const std::string message =
                *all[i] == *all[j] ? "is named for two outputs" : fmt::format("is the same file as the output {}", *all[j]);
            return std::unexpected(Error{ErrorCode::BadOption, message, *all[i]});
        }
    }
    return {};
}

Result<void> check_inputs(const std::vector<std::string>& inputs, const Options& options, const Outputs& outputs)
{
    if (inputs.empty()) return bad("no input; expected JSON Lines files, folders or \"-\" for standard input");
    const auto standard = std::ranges::count(inputs, "-");
    if (standard > 1) return bad("standard input (\"-\") can be read only once");
    if (standard > 0 && !options.resume.empty()) {
        return bad("a run over standard input cannot be resumed: it could not be read again");
    }
    if (outputs.filtered.empty()) return {};
    if (options.unit == Unit::Paragraph)
        return bad("records cannot be filtered by paragraph; expected documents as the unit");
    for (const std::string& input : inputs) {
        if (!is_folder(input)) continue;
        return std::unexpected(
            Error{ErrorCode::BadOption, "is a folder; only JSON Lines records can be filtered into one file", input});
    }
    return {};
}

}    // namespace

Result<void> check_options(const std::vector<std::string>& inputs, const Options& options, const Outputs& outputs)
{
    if (Result<void> values = check_values(options); !values) return values;
    const auto all = names(outputs);
    if (std::ranges::all_of(all, &std::string::empty, [](const std::string* s) -> const std::string& { return *s; })) {
        return bad("nothing to write; expected at least one output");
    }
    if (Result<void> distinct = check_outputs(outputs); !distinct) return distinct;
    return check_inputs(inputs, options, outputs);
}

Result<Plan> make_plan(const Options& options, const Outputs& outputs)
{
    Plan plan;
    const std::uint64_t threads = std::max(1u, index::thread_count(options.threads));
    plan.threads = static_cast<unsigned>(std::min(threads, std::max<std::uint64_t>(options.memory / 4 / kThread, 1)));
    plan.block = static_cast<std::size_t>(std::clamp<std::uint64_t>(options.memory / 512, 128 << 10, 1 << 20));
    plan.longest = static_cast<std::size_t>(std::min<std::uint64_t>(options.memory / 64, 1ull << 30));
    const std::uint64_t free = options.memory - std::min(options.memory / 2, kProcess + plan.threads * kThread);
    plan.columns = free * 3 / 8;
    plan.rows = free / 4;
    plan.join = free / 8;
    plan.pairs = free / 16;
    plan.sets = free / 8;
    plan.small = free / 64;
    plan.temporary = options.temporary;
    for (const std::string* name : names(outputs)) {
        if (!plan.temporary.empty() || name->empty() || *name == "-") continue;
        plan.temporary = fs::path(*name).parent_path();
        if (plan.temporary.empty()) plan.temporary = ".";
    }
    std::error_code none;
    if (plan.temporary.empty()) plan.temporary = fs::temp_directory_path(none);
    if (!fs::is_directory(plan.temporary, none)) {
        return std::unexpected(Error{ErrorCode::WriteFailed, "no such directory to write to", plan.temporary.string()});
    }
    return plan;
}

}    // namespace textdrift::dedup
