// The command line as a command and its values. The one file that includes CLI11.
#include "parse.h"

#include <algorithm>
#include <deque>

#include <CLI/CLI.hpp>

namespace textdrift::cli {

namespace {

// The CLI11 side of one command; a deque keeps the addresses CLI11 writes to.
struct Binding {
    const CommandSpec* command;
    CLI::App* app;
    std::deque<std::vector<std::string>> values;
    std::deque<bool> switches;
    std::vector<std::pair<std::string, const std::vector<std::string>*>> named_values;
    std::vector<std::pair<std::string, const bool*>> named_switches;
};

void bind_option(Binding& binding, const OptionSpec& option)
{
    const std::string names(option.names), help(option.help), key(option.long_name().substr(2));
    if (option.value.empty()) {
        bool& value = binding.switches.emplace_back(false);
        binding.app->add_flag(names, value, help);
        binding.named_switches.emplace_back(key, &value);
        return;
    }
    auto& value = binding.values.emplace_back();
    CLI::Option* added = binding.app->add_option(names, value, help)->allow_extra_args(false);
    added->type_name(std::string(option.value));    // for "1 required FILE missing"
    if (!option.repeatable) added->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    binding.named_values.emplace_back(key, &value);
}

void bind(Binding& binding, CLI::App& root, const CommandSpec& command)
{
    binding.command = &command;
    binding.app = root.add_subcommand(std::string(command.name), std::string(command.summary));
    for (const OptionSpec& option : command.options) bind_option(binding, option);
    for (const PositionalSpec& positional : command.positionals) {
        auto& value = binding.values.emplace_back();
        CLI::Option* added = binding.app->add_option(std::string(positional.name), value, std::string(positional.help))
                                 ->expected(1)
                                 ->allow_extra_args(false);
        if (positional.repeatable) added->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args(true);
        if (positional.required) added->required();
        binding.named_values.emplace_back(positional.name, &value);
    }
}

// Where an argument may be repeated, CLI11 takes a word in brackets, "[a,b]", for a list. This character before the word
// hides the bracket from it.
constexpr char kGuard = '\x01';

std::vector<std::string> guarded_words(int argc, const char* const* argv)
{
    std::vector<std::string> words(argv + 1, argv + argc);
    for (std::string& word : words) {
        if (word.starts_with('[') || word.starts_with(kGuard)) word.insert(word.begin(), kGuard);
    }
    std::reverse(words.begin(), words.end());    // the order CLI11 wants
    return words;
}

void remove_guards(std::string& text)
{
    text.erase(std::remove(text.begin(), text.end(), kGuard), text.end());
}

void collect(const Binding& binding, Parsed& parsed)
{
    parsed.command = binding.command;
    for (const auto& [name, value] : binding.named_values) {
        if (value->empty()) continue;
        auto& words = parsed.arguments.values[name] = *value;
        for (std::string& word : words) {
            if (word.starts_with(kGuard)) word.erase(word.begin());
        }
    }
    for (const auto& [name, value] : binding.named_switches) {
        if (*value) parsed.arguments.values[name] = {""};
    }
}

// The command a half-parsed line is about, for its help.
std::string help_for(const std::deque<Binding>& bindings)
{
    for (const Binding& binding : bindings) {
        if (binding.app->parsed() || binding.app->get_help_ptr()->count() > 0) return help_text(*binding.command);
    }
    return help_text();
}

// CLI11 takes an unknown command for a stray argument and does not name it.
std::optional<std::string> command_problem(int argc, const char* const* argv)
{
    if (argc < 2) return "a command is expected: " + command_list(" or ");
    const std::string_view word = argv[1];
    if (word.starts_with('-') && word != "-") return std::nullopt;
    for (const CommandSpec& command : commands()) {
        if (command.name == word) return std::nullopt;
    }
    return "\"" + std::string(word) + "\" is no command: " + command_list(" and ") + " are";
}

}    // namespace

Parsed parse(int argc, const char* const* argv)
{
    Parsed parsed;
    parsed.problem = command_problem(argc, argv);
    if (parsed.problem) return parsed;
    CLI::App root("", "textdrift");
    root.set_version_flag("--version", "");
    root.require_subcommand(1);
    std::deque<Binding> bindings;
    for (const CommandSpec& command : commands()) bind(bindings.emplace_back(), root, command);
    try {
        root.parse(guarded_words(argc, argv));
        for (const Binding& binding : bindings) {
            if (binding.app->parsed()) collect(binding, parsed);
        }
    } catch (const CLI::CallForVersion&) {
        parsed.version = true;
    } catch (const CLI::Success&) {
        parsed.answer = help_for(bindings);
    } catch (const CLI::ParseError& error) {
        parsed.problem = error.what();
        remove_guards(*parsed.problem);
    }
    return parsed;
}

}    // namespace textdrift::cli
