// What the commands are: one table that the parser, --help, the man page and the shell completions are all made from.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace textdrift::cli {

struct OptionSpec {
    std::string_view names;    // "-o,--output"
    std::string_view value;    // "FILE"; empty for a switch
    std::string_view help;
    std::vector<std::string_view> choices;
    bool files = false;
    bool repeatable = false;

    std::string_view long_name() const noexcept { return names.substr(names.rfind(",") + 1); }    // "--output"
};

struct PositionalSpec {
    std::string_view name;
    std::string_view help;
    std::vector<std::string_view> choices;
    bool files = false;
    bool required = true;
    bool repeatable = false;    // one or more; the last positional of its command
};

struct Example {
    std::string_view command;
    std::string_view what;
};

// The values of a command line: by long option name without dashes, or by positional name. A switch has one empty value.
class Arguments {
public:
    std::map<std::string, std::vector<std::string>, std::less<>> values;

    bool has(std::string_view name) const { return values.contains(name); }
    std::span<const std::string> all(std::string_view name) const;
    std::string_view last(std::string_view name, std::string_view otherwise = {}) const;
};

struct CommandSpec {
    std::string_view name;
    std::string_view summary;        // a few words
    std::string_view description;    // a paragraph
    std::vector<PositionalSpec> positionals;
    std::vector<OptionSpec> options;
    std::vector<Example> examples;
    int (*run)(const Arguments&);
    std::string_view notes{};          // a paragraph behind the options: what helps to choose among them
    std::string_view exit_status{};    // "0 ..., 1 ..., 2 ...", where the general one does not hold
};

const std::vector<CommandSpec>& commands();

// "compare, dump, explain": for messages.
std::string command_list(std::string_view last_joint);

// "textdrift compare [OPTIONS] ORIGINAL VERSION"
std::string usage_line(const CommandSpec& command);
std::string help_text(const CommandSpec& command);
std::string help_text();

int run_compare(const Arguments& arguments);
int run_dedup(const Arguments& arguments);
int run_dump(const Arguments& arguments);
int run_lexicon(const Arguments& arguments);
int run_explain(const Arguments& arguments);
int run_languages(const Arguments& arguments);
int run_completion(const Arguments& arguments);
int run_man(const Arguments& arguments);
int print_version();

inline constexpr int kClean = 0;    // nothing at or above the asked severity
inline constexpr int kFindings = 1;
inline constexpr int kTrouble = 2;    // usage, missing or unreadable input, limits, failed writes

}    // namespace textdrift::cli
