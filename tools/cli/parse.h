// The command line as a command and its values.
#pragma once

#include <optional>

#include "commands.h"

namespace textdrift::cli {

struct Parsed {
    const CommandSpec* command = nullptr;    // null: `answer` or `problem` is set, or the version is asked for
    Arguments arguments;
    std::optional<std::string> answer;     // help text to print
    std::optional<std::string> problem;    // what is wrong with the command line
    bool version = false;
};

Parsed parse(int argc, const char* const* argv);

}    // namespace textdrift::cli
