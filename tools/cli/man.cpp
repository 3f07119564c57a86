// textdrift man: the manual page in roff, made from the command definitions.
#include <fmt/format.h>

#include "commands.h"
#include "core/textdrift.h"
#include "output.h"

namespace textdrift::cli {

namespace {

// Text of a roff line: backslashes and hyphens as such, no request by a leading dot or quote.
std::string roff(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\\') out += "\\e";
        else if (c == '-') out += "\\-";
        else if ((c == '.' || c == '\'') && out.empty()) out.append("\\&").append(1, c);
        else out += c;
    }
    return out;
}

void append_option(std::string& out, const OptionSpec& option)
{
    std::string names;
    for (std::string_view rest = option.names; !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        if (!names.empty()) names += ", ";
        names += "\\fB" + roff(rest.substr(0, comma)) + "\\fR";
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    if (!option.value.empty()) names += " \\fI" + roff(option.value) + "\\fR";
    out += ".TP\n" + names + "\n" + roff(option.help) + "\n";
}

void append_command(std::string& out, const CommandSpec& command)
{
    out +=
        fmt::format(".SS {}\n.B {}\n.PP\n{}\n", roff(usage_line(command)), roff(command.summary), roff(command.description));
    for (const PositionalSpec& positional : command.positionals) {
        out += fmt::format(".TP\n\\fI{}\\fR\n{}\n", roff(positional.name), roff(positional.help));
    }
    for (const OptionSpec& option : command.options) append_option(out, option);
    if (!command.notes.empty()) out += fmt::format(".PP\n{}\n", roff(command.notes));
    if (!command.exit_status.empty()) out += fmt::format(".PP\nExit status: {}\n", roff(command.exit_status));
}

void append_examples(std::string& out)
{
    out += ".SH EXAMPLES\n";
    for (const CommandSpec& command : commands()) {
        for (const Example& example : command.examples) {
            out += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(example.command), roff(example.what));
        }
    }
}

}    // namespace

int run_man(const Arguments&)
{
    std::string out = fmt::format(".TH TEXTDRIFT 1 \"\" \"textdrift {}\" \"User Commands\"\n", version_string());
    out += ".SH NAME\ntextdrift \\- say what happened to a text's facts between two versions; near\\-duplicates of a "
           "corpus\n.SH SYNOPSIS\n";
    for (const CommandSpec& command : commands()) out += fmt::format(".B {}\n.br\n", roff(usage_line(command)));
    out += ".SH DESCRIPTION\nA text is published once and then lives many lives: translated, machine\\-translated, "
           "translated back, quoted, "
           "cut, mirrored.\ntextdrift takes two versions, finds which paragraph became which, and says what the facts did "
           "on the way.\n"
           ".SH COMMANDS\n";
    for (const CommandSpec& command : commands()) append_command(out, command);
    out += ".SH EXIT STATUS\n.TP\n0\ndone; compare: nothing at or above the asked severity\n.TP\n1\nfindings of compare, or "
           "the version is no copy of "
           "the original\n"
           ".TP\n2\ntrouble: usage, missing or unreadable input, a limit, a failed write\n"
           ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nwhen set and not empty, no colour unless \\-\\-color=always\n"
           ".TP\n.B TEXTDRIFT_TARGET\nforces an instruction set, such as AVX2; results are the same on every one\n";
    append_examples(out);
    return print_answer(out);
}

}    // namespace textdrift::cli
