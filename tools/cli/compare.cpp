// textdrift compare: two texts in, reports out.
#include <algorithm>
#include <cstdlib>
#include <optional>

#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "commands.h"
#include "core/report/report.h"
#include "core/textdrift.h"
#include "inputs.h"
#include "output.h"
#include "vectors.h"

namespace textdrift::cli {

namespace {

constexpr std::string_view kFormats[] = {"terminal", "json", "sarif", "html"};
constexpr std::string_view kFormatNames = "terminal, json, sarif, html";

struct Target {
    std::string format;
    std::string path;    // "-" for standard output
};

struct Plan {
    std::string original, version;    // paths
    Arguments lexicons;               // --lexicon, read when the languages are known
    Options options;
    std::vector<Target> targets;
    std::optional<drift::Severity> fail_on = drift::Severity::Minor;    // empty: never
    std::string color = "auto";
    int width = 80;
};

// The format a file name asks for; empty where its extension says nothing.
std::string_view format_of(std::string_view path) noexcept
{
    constexpr std::pair<std::string_view, std::string_view> kExtensions[] = {
        {".sarif", "sarif"}, {".sarif.json", "sarif"}, {".json", "json"},    {".html", "html"},
        {".htm", "html"},    {".txt", "terminal"},     {".ansi", "terminal"}};
    for (const auto& [extension, format] : kExtensions) {
        if (path.size() > extension.size() && path.ends_with(extension)) return format;
    }
    return {};
}

Result<std::vector<std::string>> read_formats(const Arguments& arguments)
{
    std::vector<std::string> formats;
    for (std::string_view list : arguments.all("format")) {
        do {
            const std::size_t comma = std::min(list.find(','), list.size());
            const std::string format(list.substr(0, comma));
            if (std::find(std::begin(kFormats), std::end(kFormats), format) == std::end(kFormats)) {
                return std::unexpected(bad_choice("format", format, kFormatNames));
            }
            if (std::find(formats.begin(), formats.end(), format) == formats.end()) formats.push_back(format);
            list.remove_prefix(std::min(comma + 1, list.size()));
        } while (!list.empty());
    }
    return formats;
}

// Gives every file its format: by extension where that format is asked for (or none is), the rest in the order they are
// named.
Result<std::vector<Target>> plan_targets(std::vector<std::string> formats, std::span<const std::string> files)
{
    std::vector<Target> targets;
    const bool implied = formats.empty();
    for (const std::string& file : files) {
        const std::string_view format = format_of(file);
        const auto asked = std::find(formats.begin(), formats.end(), format);
        if (asked != formats.end()) formats.erase(asked);
        else if (!implied || format.empty()) {
            targets.push_back({"", file});
            continue;
        }
        targets.push_back({std::string(format), file});
    }
    for (Target& target : targets) {
        if (!target.format.empty()) continue;
        if (formats.empty()) {
            return std::unexpected(Error{ErrorCode::BadOption,
                                         "no format for this file: name one with --format, or use .json .sarif .html .txt",
                                         target.path});
        }
        target.format = formats.front();
        formats.erase(formats.begin());
    }
    if (targets.empty() && formats.empty()) formats.push_back("terminal");
    if (formats.size() > 1) {
        return std::unexpected(
            Error{ErrorCode::BadOption, "several formats for standard output: give a file each with -o", "--format"});
    }
    for (const std::string& format : formats) targets.push_back({format, "-"});
    return targets;
}

// Two reports in one file, or a report over an input, would lose one of them.
Result<void> check_targets(const Plan& plan)
{
    std::size_t to_standard_output = 0;
    for (std::size_t i = 0; i < plan.targets.size(); ++i) {
        const std::string& path = plan.targets[i].path;
        if (path == "-" && ++to_standard_output > 1) {
            return std::unexpected(Error{ErrorCode::BadOption, "only one report can go to standard output", "--output -"});
        }
        if (path == "-") continue;
        if (path.empty()) return std::unexpected(Error{ErrorCode::BadOption, "a file name is expected", "--output"});
        if (same_file(path, plan.original) || same_file(path, plan.version)) {
            return std::unexpected(Error{ErrorCode::BadOption, "the report would overwrite an input", path});
        }
        for (std::size_t j = 0; j < i; ++j) {
            if (plan.targets[j].path == path || same_file(plan.targets[j].path, path)) {
                return std::unexpected(Error{ErrorCode::BadOption, "two reports would be written to one file", path});
            }
        }
    }
    return {};
}

int terminal_width() noexcept
{
    winsize size{};
    if (::isatty(STDOUT_FILENO) && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20) return size.ws_col;
    return 80;
}

Result<std::optional<drift::Severity>> read_fail_on(const Arguments& arguments)
{
    const std::string_view level = arguments.last("fail-on", "minor");
    if (level == "never") return std::nullopt;
    for (const auto severity :
         {drift::Severity::Info, drift::Severity::Minor, drift::Severity::Major, drift::Severity::Critical}) {
        if (drift::severity_name(severity) == level) return severity;
    }
    return std::unexpected(bad_choice("fail-on", level, "info, minor, major, critical, never"));
}

Result<void> read_display(const Arguments& arguments, Plan& plan)
{
    plan.color = arguments.last("color", "auto");
    if (plan.color != "auto" && plan.color != "always" && plan.color != "never") {
        return std::unexpected(bad_choice("color", plan.color, "auto, always, never"));
    }
    const auto width = read_number(arguments, "width", static_cast<std::uint64_t>(terminal_width()), 20, 1000);
    if (!width) return std::unexpected(width.error());
    plan.width = static_cast<int>(*width);
    return {};
}

Result<void> read_engine_options(const Arguments& arguments, Options& options)
{
    const auto limits = read_limits(arguments);
    if (!limits) return std::unexpected(limits.error());
    const auto languages = read_languages(arguments);
    if (!languages) return std::unexpected(languages.error());
    auto glossary = read_glossary(arguments, *limits);
    if (!glossary) return std::unexpected(glossary.error());
    const auto files = read_vector_files(arguments);
    if (!files) return std::unexpected(files.error());
    for (const auto& [path, vectors] :
         {std::pair(files->original, &options.original_vectors), std::pair(files->version, &options.version_vectors)}) {
        if (path.empty()) continue;
        auto read = read_vectors(path, *limits);
        if (!read) return std::unexpected(read.error());
        *vectors = std::move(*read);
    }
    options.original_language = languages->original;
    options.version_language = languages->version;
    options.wording = arguments.has("wording");
    options.glossary = std::move(*glossary);
    options.limits = *limits;
    return {};
}

Result<Plan> read_plan(const Arguments& arguments)
{
    Plan plan;
    plan.original = arguments.last("ORIGINAL");
    plan.version = arguments.last("VERSION");
    if (plan.original == "-" && plan.version == "-") {
        return std::unexpected(Error{ErrorCode::BadOption, "only one of ORIGINAL and VERSION can be standard input", "-"});
    }
    const auto formats = read_formats(arguments);
    if (!formats) return std::unexpected(formats.error());
    auto targets = plan_targets(*formats, arguments.all("output"));
    if (!targets) return std::unexpected(targets.error());
    plan.targets = std::move(*targets);
    const auto fail_on = read_fail_on(arguments);
    if (!fail_on) return std::unexpected(fail_on.error());
    plan.fail_on = *fail_on;
    if (auto display = read_display(arguments, plan); !display) return std::unexpected(display.error());
    if (auto checked = check_targets(plan); !checked) return std::unexpected(checked.error());
    plan.lexicons = arguments;
    if (auto options = read_engine_options(arguments, plan.options); !options) return std::unexpected(options.error());
    return plan;
}

// The lexicons wait for the languages of the texts, which may have to be identified.
Result<lexicon::Lexicon> read_plan_lexicons(const Plan& plan, const Document& original, const Document& version)
{
    if (!plan.lexicons.has("lexicon")) return lexicon::Lexicon();
    const auto language_of = [&](const Document& document, const std::string& given) -> Result<std::string> {
        if (!given.empty()) return given;
        const auto text = segment::segment(document, {}, plan.options.limits);
        if (!text) return std::unexpected(text.error());
        return text->language;
    };
    const auto source = language_of(original, plan.options.original_language);
    if (!source) return std::unexpected(source.error());
    const auto target = language_of(version, plan.options.version_language);
    if (!target) return std::unexpected(target.error());
    return read_lexicons(plan.lexicons, *source, *target, plan.options.limits);
}

// Reads both texts and compares them; what was repaired while reading is said at once.
Result<Comparison> compare_inputs(const Plan& plan)
{
    auto original = ingest::read_file(plan.original, plan.options.limits);
    if (!original) return std::unexpected(original.error());
    print_notes(*original);
    auto version = ingest::read_file(plan.version, plan.options.limits);
    if (!version) return std::unexpected(version.error());
    print_notes(*version);
    auto lexicon = read_plan_lexicons(plan, *original, *version);
    if (!lexicon) return std::unexpected(lexicon.error());
    Options options = plan.options;
    options.lexicon = std::move(*lexicon);
    return compare(std::move(*original), std::move(*version), options);
}

bool wants_color(const Plan& plan, const Target& target)
{
    if (plan.color != "auto") return plan.color == "always";
    const char* no_color = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool dumb = terminal && std::string_view(terminal) == "dumb";
    return target.path == "-" && ::isatty(STDOUT_FILENO) && !(no_color && *no_color) && !dumb;
}

std::string render(const Comparison& comparison, const Plan& plan, const Target& target)
{
    if (target.format == "json") return report::json(comparison);
    if (target.format == "sarif") return report::sarif(comparison);
    if (target.format == "html") return report::html(comparison);
    return report::terminal(comparison, {plan.width, wants_color(plan, target), plan.options.wording});
}

// A version that is no copy keeps none of the original's facts, so it never passes silently.
int exit_status(const Comparison& comparison, std::optional<drift::Severity> fail_on)
{
    if (!fail_on) return kClean;
    if (comparison.alignment.verdict == align::Verdict::Unrelated) return kFindings;
    const bool found = std::any_of(comparison.findings.begin(), comparison.findings.end(),
                                   [&](const drift::Finding& finding) { return finding.severity >= *fail_on; });
    return found ? kFindings : kClean;
}

}    // namespace

int run_compare(const Arguments& arguments)
{
    const auto formats = read_formats(arguments);
    const bool as_json = formats && std::find(formats->begin(), formats->end(), "json") != formats->end();
    const auto plan = read_plan(arguments);
    if (!plan) return fail(plan.error(), as_json);
    const auto comparison = compare_inputs(*plan);
    if (!comparison) return fail(comparison.error(), as_json);
    std::vector<Output> outputs;
    for (const Target& target : plan->targets) outputs.push_back({target.path, render(*comparison, *plan, target)});
    if (auto written = write_outputs(outputs); !written) return fail(written.error(), as_json);
    return exit_status(*comparison, plan->fail_on);
}

}    // namespace textdrift::cli
