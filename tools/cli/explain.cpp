// textdrift explain: what a code means.
#include <algorithm>

#include <fmt/format.h>

#include "commands.h"
#include "core/drift/finding.h"
#include "output.h"

namespace textdrift::cli {

namespace {

constexpr std::size_t kWidth = 79;

std::string upper(std::string_view text)
{
    std::string out(text);
    for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return out;
}

std::string indented(std::string_view lines)
{
    std::string out = "  ";
    for (const char c : lines) {
        out += c;
        if (c == '\n') out += "  ";
    }
    return out + '\n';
}

std::string listing()
{
    std::string out;
    for (const drift::CodeInfo& info : drift::all_codes()) out += fmt::format("{:<20} {}\n", info.code, info.title);
    return out;
}

}    // namespace

int run_explain(const Arguments& arguments)
{
    if (arguments.has("list")) return print_answer(listing());
    if (!arguments.has("CODE")) {
        return fail({ErrorCode::BadOption, "a code is expected, or --list for all of them", "explain"});
    }
    const std::string code = upper(arguments.last("CODE"));
    const drift::CodeInfo* info = drift::find_code(code);
    if (!info)
        return fail(
            {ErrorCode::BadOption, "no such code; textdrift explain --list lists all", std::string(arguments.last("CODE"))});
    return print_answer(fmt::format("{}: {}\n\n{}\n\nExample\n{}\nWhat to do\n{}", info->code, info->title,
                                    wrapped(info->meaning, kWidth), indented(info->example), indented(info->action)));
}

}    // namespace textdrift::cli
