// textdrift completion: completion scripts for bash, zsh and fish, made from the command definitions.
#include <fmt/format.h>

#include "commands.h"
#include "inputs.h"
#include "output.h"

namespace textdrift::cli {

namespace {

std::string join(const std::vector<std::string_view>& words)
{
    return fmt::format("{}", fmt::join(words, " "));
}

std::vector<std::string_view> names_of(const OptionSpec& option)
{
    std::vector<std::string_view> names;
    for (std::string_view rest = option.names; !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        names.push_back(rest.substr(0, comma));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return names;
}

// A word for single quotes of any shell.
std::string quoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'') out += "'\\''";
        else out += c;
    }
    return out + "'";
}

std::vector<std::string_view> command_names()
{
    std::vector<std::string_view> names;
    for (const CommandSpec& command : commands()) names.push_back(command.name);
    return names;
}

std::string bash_command(const CommandSpec& command)
{
    std::string values, options, words;
    bool files = false;
    for (const OptionSpec& option : command.options) {
        const auto names = names_of(option);
        options += join(names) + " ";
        if (!option.choices.empty()) {
            values += fmt::format("        {}) COMPREPLY=($(compgen -W '{}' -- \"$cur\")); return ;;\n",
                                  fmt::join(names, "|"), join(option.choices));
        } else if (!option.value.empty()) {
            values += fmt::format("        {}) {}; return ;;\n", fmt::join(names, "|"),
                                  option.files ? "COMPREPLY=($(compgen -f -- \"$cur\"))" : "COMPREPLY=()");
        }
    }
    for (const PositionalSpec& positional : command.positionals) {
        files = files || positional.files;
        for (const auto choice : positional.choices) words += std::string(choice) + " ";
    }
    std::string out = fmt::format("    {})\n        case \"$prev\" in\n{}        esac\n", command.name, values);
    out += fmt::format(
        "        if [[ \"$cur\" == -* ]]; then COMPREPLY=($(compgen -W '{}--help' -- \"$cur\")); return; fi\n", options);
    out += fmt::format("        COMPREPLY=($(compgen -W '{}' -- \"$cur\"){}) ;;\n", words,
                       files ? " $(compgen -f -- \"$cur\")" : "");
    return out;
}

std::string bash()
{
    std::string out = "# bash completion for textdrift\n_textdrift() {\n"
                      "    local cur=\"${COMP_WORDS[COMP_CWORD]}\" prev=\"${COMP_WORDS[COMP_CWORD-1]}\" IFS=$' \\t\\n'\n"
                      "    COMPREPLY=()\n    if [[ $COMP_CWORD -eq 1 ]]; then\n";
    out += fmt::format("        COMPREPLY=($(compgen -W '{} --help --version' -- \"$cur\")); return\n    fi\n",
                       join(command_names()));
    out += "    case \"${COMP_WORDS[1]}\" in\n";
    for (const CommandSpec& command : commands()) out += bash_command(command);
    return out + "    esac\n}\ncomplete -o filenames -F _textdrift textdrift\n";
}

// A description inside _arguments: brackets and colons are its syntax.
std::string zsh_text(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string zsh_action(std::string_view name, const std::vector<std::string_view>& choices, bool files)
{
    if (!choices.empty()) return fmt::format(":{}:({})", zsh_text(name), join(choices));
    return fmt::format(":{}:{}", zsh_text(name), files ? "_files" : " ");
}

std::string zsh_command(const CommandSpec& command)
{
    std::string out = fmt::format("        {})\n            _arguments \\\n", command.name);
    for (const OptionSpec& option : command.options) {
        for (const auto name : names_of(option)) {
            const std::string action = option.value.empty() ? "" : zsh_action(option.value, option.choices, option.files);
            out += "                " +
                   quoted(fmt::format("{}{}[{}]{}", option.repeatable ? "*" : "", name, zsh_text(option.help), action)) +
                   " \\\n";
        }
    }
    std::size_t place = 0;
    for (const PositionalSpec& positional : command.positionals) {
        const std::string which = positional.repeatable ? "*" : fmt::format("{}", ++place);
        out +=
            "                " + quoted(which + zsh_action(positional.name, positional.choices, positional.files)) + " \\\n";
    }
    return out + "                '(-h --help)'{-h,--help}'[print help]'\n            ;;\n";
}

std::string zsh()
{
    std::string out =
        "#compdef textdrift\n_textdrift() {\n    local curcontext=\"$curcontext\" state line\n    local -a commands=(\n";
    for (const CommandSpec& command : commands()) {
        out += "        " + quoted(fmt::format("{}:{}", command.name, zsh_text(command.summary))) + "\n";
    }
    out += "    )\n    _arguments -C '(-h --help)'{-h,--help}'[print help]' '--version[print the version]' '1: :->command' "
           "'*:: :->rest'\n"
           "    case \"$state\" in\n    command) _describe command commands ;;\n    rest)\n        case \"$line[1]\" in\n";
    for (const CommandSpec& command : commands()) out += zsh_command(command);
    return out + "        esac ;;\n    esac\n}\n"
                 "if [ \"$funcstack[1]\" = _textdrift ]; then _textdrift \"$@\"; else compdef _textdrift textdrift; fi\n";
}

std::string fish_option(const CommandSpec& command, const OptionSpec& option)
{
    std::string out = fmt::format("complete -c textdrift -n '__fish_seen_subcommand_from {}'", command.name);
    for (const auto name : names_of(option)) {
        out += name.starts_with("--") ? fmt::format(" -l {}", name.substr(2)) : fmt::format(" -s {}", name.substr(1));
    }
    if (!option.choices.empty()) out += fmt::format(" -x -a {}", quoted(join(option.choices)));
    else if (!option.value.empty()) out += option.files ? " -r -F" : " -x";
    return out + fmt::format(" -d {}\n", quoted(option.help));
}

std::string fish()
{
    std::string out =
        "# fish completion for textdrift\ncomplete -c textdrift -f\ncomplete -c textdrift -s h -l help -d 'print help'\n"
        "complete -c textdrift -n __fish_use_subcommand -l version -d 'print the version'\n";
    for (const CommandSpec& command : commands()) {
        out += fmt::format("complete -c textdrift -n __fish_use_subcommand -a {} -d {}\n", command.name,
                           quoted(command.summary));
        for (const OptionSpec& option : command.options) out += fish_option(command, option);
        for (const PositionalSpec& positional : command.positionals) {
            const std::string condition =
                fmt::format("complete -c textdrift -n '__fish_seen_subcommand_from {}'", command.name);
            if (!positional.choices.empty()) out += fmt::format("{} -a {}\n", condition, quoted(join(positional.choices)));
            else if (positional.files) out += condition + " -F\n";
        }
    }
    return out;
}

}    // namespace

int run_completion(const Arguments& arguments)
{
    const std::string_view shell = arguments.last("SHELL");
    if (shell == "bash") return print_answer(bash());
    if (shell == "zsh") return print_answer(zsh());
    if (shell == "fish") return print_answer(fish());
    return fail({ErrorCode::BadOption, "no completion for this shell: bash, zsh and fish are known", std::string(shell)});
}

}    // namespace textdrift::cli
