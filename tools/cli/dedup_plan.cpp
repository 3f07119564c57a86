// The command line of `textdrift dedup` as what the engine is told.
#include "dedup_plan.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <optional>
#include <span>
#include <system_error>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "inputs.h"
#include "output.h"

namespace textdrift::cli {

namespace {

std::unexpected<Error> bad_value(std::string_view option, std::string message)
{
    return std::unexpected(Error{ErrorCode::BadOption, std::move(message), "--" + std::string(option)});
}

// The value of an option that is one of a few words.
template <class Value>
Result<Value> read_choice(const Arguments& arguments, std::string_view option, Value otherwise,
                          std::initializer_list<std::pair<std::string_view, Value>> choices)
{
    if (!arguments.has(option)) return otherwise;
    const std::string_view text = arguments.last(option);
    std::string names;
    for (const auto& [name, value] : choices) {
        if (name == text) return value;
        names.append(names.empty() ? "" : ", ").append(name);
    }
    return std::unexpected(bad_choice(option, text, names));
}

// What the option says in `target`, or the error.
template <class Value, class Target>
Result<void> assign(Target& target, Result<Value> value)
{
    if (!value) return std::unexpected(value.error());
    target = static_cast<Target>(*value);
    return {};
}

std::optional<double> number_in(std::string_view text)
{
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

Result<double> read_threshold(const Arguments& arguments, double otherwise)
{
    if (!arguments.has("threshold")) return otherwise;
    const std::string_view text = arguments.last("threshold");
    const auto value = number_in(text);
    if (!value || *value <= 0 || *value > 1) {
        return bad_value("threshold", fmt::format("\"{}\" is not a number over 0 and up to 1, such as 0.8", text));
    }
    return *value;
}

Result<sketch::ShingleSpec> read_shingle(const Arguments& arguments, sketch::ShingleSpec otherwise)
{
    if (!arguments.has("shingle")) return otherwise;
    const std::string_view text = arguments.last("shingle");
    const bool words = text.starts_with("word");
    if (words || text.starts_with("char")) {
        const std::string_view digits = text.substr(4);
        std::uint32_t width = 0;
        const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), width);
        if (fault == std::errc() && end == digits.data() + digits.size() && width >= 1 && width <= 64) {
            return sketch::ShingleSpec{words ? sketch::ShingleKind::Words : sketch::ShingleKind::Characters, width};
        }
    }
    return bad_value("shingle", fmt::format("\"{}\" is not charN or wordN with N from 1 to 64, such as char5", text));
}

// "case,width", each word once or more; "none" stands alone.
Result<void> read_fold(const Arguments& arguments, sketch::TokenOptions& tokens)
{
    if (!arguments.has("fold")) return {};
    tokens.fold_case = tokens.fold_width = tokens.fold_accents = false;
    bool none = false, some = false;
    for (std::string_view list : arguments.all("fold")) {
        do {
            const std::size_t comma = std::min(list.find(','), list.size());
            const std::string_view word = list.substr(0, comma);
            if (word == "case") tokens.fold_case = true;
            else if (word == "width") tokens.fold_width = true;
            else if (word == "accents") tokens.fold_accents = true;
            else if (word != "none") return std::unexpected(bad_choice("fold", word, "case, width, accents, none"));
            (word == "none" ? none : some) = true;
            list.remove_prefix(std::min(comma + 1, list.size()));
        } while (!list.empty());
    }
    if (none && some) return bad_value("fold", "\"none\" goes with no other word");
    return {};
}

Result<std::string> read_field(const Arguments& arguments, std::string_view option, std::string otherwise)
{
    if (!arguments.has(option)) return otherwise;
    const std::string_view name = arguments.last(option);
    if (name.empty() || name.front() == '.' || name.back() == '.' || name.find("..") != std::string_view::npos) {
        return bad_value(option, fmt::format("\"{}\" is no field name such as text or body.text", name));
    }
    return std::string(name);
}

Result<void> read_rule(const Arguments& arguments, dedup::Options& options)
{
    using dedup::Keep;
    const auto rule = read_choice(arguments, "rule", options.keep,
                                  {{"first", Keep::First}, {"longest", Keep::Longest}, {"newest", Keep::Newest}});
    if (auto done = assign(options.keep, rule); !done) return done;
    const bool newest = options.keep == Keep::Newest;
    if (newest && !arguments.has("newest-by")) {
        return bad_value("rule", "\"newest\" needs --newest-by with the name of the field to compare");
    }
    if (!newest && arguments.has("newest-by")) return bad_value("newest-by", "only --rule newest has a use for it");
    return assign(options.order_field, read_field(arguments, "newest-by", ""));
}

Result<void> read_measure(const Arguments& arguments, dedup::Options& options)
{
    using dedup::Measure;
    const auto measure = read_choice(arguments, "measure", options.measure,
                                     {{"containment", Measure::Containment}, {"resemblance", Measure::Resemblance}});
    if (auto done = assign(options.measure, measure); !done) return done;
    const auto lanes =
        read_choice<std::uint32_t>(arguments, "lanes", options.lanes, {{"64", 64}, {"128", 128}, {"256", 256}});
    if (auto done = assign(options.lanes, lanes); !done) return done;
    if (auto done = assign(options.threshold, read_threshold(arguments, options.threshold)); !done) return done;
    return assign(options.shingle, read_shingle(arguments, options.shingle));
}

Result<void> read_text(const Arguments& arguments, dedup::Options& options)
{
    using sketch::Unspaced;
    if (auto done = read_fold(arguments, options.tokens); !done) return done;
    const auto unspaced = read_choice(arguments, "unspaced", options.tokens.unspaced,
                                      {{"characters", Unspaced::Characters}, {"dictionary", Unspaced::Dictionary}});
    if (auto done = assign(options.tokens.unspaced, unspaced); !done) return done;
    if (auto done = assign(options.text_field, read_field(arguments, "field", options.text_field)); !done) return done;
    if (auto done = assign(options.id_field, read_field(arguments, "id", options.id_field)); !done) return done;
    options.unit = arguments.has("paragraphs") ? dedup::Unit::Paragraph : dedup::Unit::Document;
    return read_rule(arguments, options);
}

Result<std::uint64_t> read_memory(const Arguments& arguments, std::uint64_t otherwise)
{
    if (!arguments.has("memory")) return otherwise;
    const std::string_view text = arguments.last("memory");
    std::uint64_t bytes = 0;
    if (!read_size(text, bytes)) {
        return bad_value("memory", fmt::format("\"{}\" is no size such as 512M, 2G, 1.5GiB or 1073741824", text));
    }
    if (bytes < dedup::kLeastMemory) {
        return bad_value("memory",
                         fmt::format("\"{}\" is too little: at least {}M are needed", text, dedup::kLeastMemory >> 20));
    }
    return bytes;
}

Result<void> read_resources(const Arguments& arguments, dedup::Options& options)
{
    if (arguments.has("threads")) {
        if (auto done = assign(options.threads, read_number(arguments, "threads", 1, 1, 1024)); !done) return done;
    }
    if (auto done = assign(options.memory, read_memory(arguments, options.memory)); !done) return done;
    options.strict = arguments.has("strict");
    for (const auto& [option, folder] : {std::pair("temporary", &options.temporary), std::pair("resume", &options.resume)}) {
        *folder = arguments.last(option);
        if (arguments.has(option) && folder->empty()) return bad_value(option, "a folder is expected");
    }
    return {};
}

// A file written: the option that names it and its path.
using NamedFile = std::pair<std::string_view, std::string>;

std::vector<NamedFile> files_written(const DedupPlan& plan)
{
    std::vector<NamedFile> files = {{"output", plan.outputs.pairs},      {"keep", plan.outputs.keep},
                                    {"drop", plan.outputs.drop},         {"clusters", plan.outputs.clusters},
                                    {"filtered", plan.outputs.filtered}, {"stats-json", plan.stats_json}};
    std::erase_if(files, [](const NamedFile& file) { return file.second.empty(); });
    return files;
}

Result<void> read_outputs(const Arguments& arguments, DedupPlan& plan)
{
    plan.outputs.pairs = "-";
    for (const auto& [option, path] :
         {std::pair("output", &plan.outputs.pairs), std::pair("keep", &plan.outputs.keep),
          std::pair("drop", &plan.outputs.drop), std::pair("clusters", &plan.outputs.clusters),
          std::pair("filtered", &plan.outputs.filtered), std::pair("stats-json", &plan.stats_json)}) {
        if (!arguments.has(option)) continue;
        *path = arguments.last(option);
        if (path->empty()) return bad_value(option, "a file name is expected");
    }
    return {};
}

std::string folder_of(const std::string& path)
{
    const std::string folder = std::filesystem::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

Error system_error_at(ErrorCode code, std::string_view what, const std::string& where)
{
    return {code, fmt::format("{}: {}", what, std::generic_category().message(errno)), where};
}

// A run of hours should not end with "no such folder".
Result<void> check_folder(const std::string& folder, const std::string& named)
{
    struct stat status{};
    if (::stat(folder.c_str(), &status) != 0)
        return std::unexpected(system_error_at(ErrorCode::WriteFailed, "cannot write", named));
    if (!S_ISDIR(status.st_mode)) {
        return std::unexpected(Error{ErrorCode::WriteFailed, fmt::format("cannot write: {} is no folder", folder), named});
    }
    if (::access(folder.c_str(), W_OK | X_OK) == 0) return {};
    return std::unexpected(system_error_at(ErrorCode::WriteFailed, "cannot write", named));
}

Result<void> check_writable(const std::string& path)
{
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) return check_folder(folder_of(path), path);
    if (S_ISDIR(status.st_mode)) {
        return std::unexpected(Error{ErrorCode::NotRegular, "is a folder, a file name was expected", path});
    }
    if (S_ISREG(status.st_mode)) return check_folder(folder_of(path), path);
    if (::access(path.c_str(), W_OK) == 0) return {};
    return std::unexpected(system_error_at(ErrorCode::WriteFailed, "cannot write", path));
}

// Where a file stands or would stand, through symbolic links.
std::filesystem::path real_place(const std::string& path)
{
    std::error_code fault;
    return std::filesystem::weakly_canonical(std::filesystem::absolute(path, fault), fault);
}

bool lies_in(const std::string& path, const std::string& folder)
{
    const auto inner = real_place(path), outer = real_place(folder);
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

// The first input that would lose something by a file written at `path`; null: none.
const std::string* input_hit_by(const std::string& path, std::span<const std::string> inputs)
{
    std::error_code fault;
    for (const std::string& input : inputs) {
        if (input == "-") continue;
        if (same_file(path, input)) return &input;
        if (std::filesystem::is_directory(input, fault) && lies_in(path, input)) return &input;
    }
    return nullptr;
}

Result<void> check_against_inputs(const NamedFile& file, std::span<const std::string> inputs)
{
    const bool standard = file.second == "-";
    const std::string* input = input_hit_by(standard ? "/dev/stdout" : file.second, inputs);
    if (!input) return {};
    if (same_file(file.second, *input) || (standard && same_file("/dev/stdout", *input))) {
        return std::unexpected(
            Error{ErrorCode::BadOption, fmt::format("--{} would overwrite an input", file.first), *input});
    }
    return std::unexpected(
        Error{ErrorCode::BadOption,
              fmt::format("--{} would lie in the input folder {}, where every file is a document", file.first, *input),
              standard ? "standard output" : file.second});
}

Result<void> check_outputs(const DedupPlan& plan)
{
    const auto files = files_written(plan);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto& [option, path] = files[i];
        for (std::size_t j = 0; j < i; ++j) {
            const std::string& other = files[j].second;
            if (path != other && !same_file(path, other)) continue;
            const std::string both = fmt::format("--{} and --{} ", files[j].first, option);
            if (path == "-") return bad_value(option, both + "cannot both go to standard output");
            return std::unexpected(Error{ErrorCode::BadOption, both + "would write one file", path});
        }
        if (auto checked = check_against_inputs(files[i], plan.inputs); !checked) return checked;
        if (path == "-") continue;
        if (auto checked = check_writable(path); !checked) return checked;
    }
    return {};
}

Result<void> check_inputs(const DedupPlan& plan)
{
    if (std::count(plan.inputs.begin(), plan.inputs.end(), "-") > 1) {
        return std::unexpected(Error{ErrorCode::BadOption, "standard input can be read only once", "-"});
    }
    for (const std::string& input : plan.inputs) {
        struct stat status{};
        if (input.empty()) return std::unexpected(Error{ErrorCode::BadOption, "an empty name was given", "INPUT"});
        if (input == "-" || ::stat(input.c_str(), &status) == 0) continue;
        if (errno == ENOENT || errno == ENOTDIR)
            return std::unexpected(Error{ErrorCode::NotFound, "no such file or folder", input});
        return std::unexpected(system_error_at(ErrorCode::Unreadable, "cannot read", input));
    }
    return {};
}

// What the engine would refuse too, told by the names of the options.
Result<void> check_combinations(const DedupPlan& plan)
{
    const bool standard = std::find(plan.inputs.begin(), plan.inputs.end(), "-") != plan.inputs.end();
    if (standard && !plan.options.resume.empty()) {
        return bad_value("resume", "standard input cannot be read a second time, so its run cannot be resumed");
    }
    if (plan.outputs.filtered.empty()) return {};
    if (plan.options.unit == dedup::Unit::Paragraph) {
        return bad_value("filtered", "it holds whole records, which --paragraphs does not compare");
    }
    std::error_code fault;
    for (const std::string& input : plan.inputs) {
        if (input == "-" || !std::filesystem::is_directory(input, fault)) continue;
        return bad_value("filtered", fmt::format("it holds records of JSON Lines, and {} is a folder", input));
    }
    return {};
}

// Temporary files lie beside the first output that is a real file: beside a device, /dev/null say, is no place for them.
void choose_temporary(DedupPlan& plan)
{
    if (!plan.options.temporary.empty()) return;
    std::error_code fault;
    bool device = false;
    for (const NamedFile& file : files_written(plan)) {
        if (file.second == "-") continue;
        if (!std::filesystem::exists(file.second, fault) || std::filesystem::is_regular_file(file.second, fault)) {
            plan.options.temporary = folder_of(file.second);
            return;
        }
        device = true;
    }
    if (device) plan.options.temporary = std::filesystem::temp_directory_path(fault).string();
}

// Working folders hold files that come and go; inside an input folder they would be read as documents.
Result<void> check_working_folders(const DedupPlan& plan)
{
    std::error_code fault;
    for (const auto& [option, folder] :
         {std::pair("temporary", plan.options.temporary), std::pair("resume", plan.options.resume)}) {
        if (folder.empty()) continue;
        for (const std::string& input : plan.inputs) {
            if (input == "-" || !std::filesystem::is_directory(input, fault) || !lies_in(folder, input)) continue;
            return bad_value(option,
                             fmt::format("{} lies in the input folder {}, where every file is a document", folder, input));
        }
        const bool made_later = option == std::string_view("resume") && !std::filesystem::exists(folder, fault);
        if (auto checked = check_folder(made_later ? folder_of(folder) : folder, folder); !checked) return checked;
    }
    return {};
}

Result<void> read_display(const Arguments& arguments, DedupPlan& plan)
{
    const auto progress =
        read_choice(arguments, "progress", ShowProgress::Auto,
                    {{"auto", ShowProgress::Auto}, {"always", ShowProgress::Always}, {"never", ShowProgress::Never}});
    if (auto done = assign(plan.progress, progress); !done) return done;
    plan.stats = arguments.has("stats");
    plan.quiet = arguments.has("quiet");
    if (plan.quiet && !arguments.has("progress")) plan.progress = ShowProgress::Never;
    return {};
}

}    // namespace

bool read_size(std::string_view text, std::uint64_t& bytes)
{
    const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
    if (digits == 0 || text.front() == '.' || text[digits - 1] == '.') return false;
    std::string unit;
    for (const char c : text.substr(digits)) unit += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    double factor = 1;
    if (!unit.empty() && unit != "b") {
        const std::size_t power = std::string_view("kmgtp").find(unit.front());
        const std::string_view rest = std::string_view(unit).substr(1);
        if (power == std::string_view::npos || (!rest.empty() && rest != "b" && rest != "ib")) return false;
        factor = std::pow(rest == "b" ? 1000.0 : 1024.0, static_cast<double>(power + 1));
    }
    const auto value = number_in(text.substr(0, digits));
    if (!value || *value * factor >= 0x1p63) return false;
    bytes = static_cast<std::uint64_t>(*value * factor);
    return true;
}

Result<DedupPlan> read_dedup_plan(const Arguments& arguments)
{
    DedupPlan plan;
    plan.inputs.assign(arguments.all("INPUT").begin(), arguments.all("INPUT").end());
    for (const auto& read : {read_measure, read_text, read_resources}) {
        if (auto done = read(arguments, plan.options); !done) return std::unexpected(done.error());
    }
    for (const auto& read : {read_outputs, read_display}) {
        if (auto done = read(arguments, plan); !done) return std::unexpected(done.error());
    }
    for (const auto& check : {check_inputs, check_combinations, check_outputs, check_working_folders}) {
        if (auto done = check(plan); !done) return std::unexpected(done.error());
    }
    choose_temporary(plan);
    return plan;
}

}    // namespace textdrift::cli
