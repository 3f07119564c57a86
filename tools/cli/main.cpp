// The textdrift command: hands the command line to its command and turns whatever escapes into an error with exit status 2.
#include <csignal>
#include <cstring>
#include <exception>
#include <new>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "commands.h"
#include "core/sketch/target.h"
#include "core/textdrift.h"
#include "inputs.h"
#include "output.h"
#include "parse.h"

namespace textdrift::cli {

namespace {

// A closed standard descriptor would be reused for the next file opened, and reports would end up in it. Held open the wrong
// way round, its use fails as it should.
void hold_standard_descriptors() noexcept
{
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) >= 0) continue;
        if (::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0) ::_exit(kTrouble);
    }
}

// True where the command line asks for JSON, even if it is wrong otherwise.
bool asks_for_json(int argc, const char* const* argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const bool joined = word.starts_with("--format=");
        if (!joined && word != "--format") continue;
        const std::string_view list = joined         ? word.substr(9)
                                      : i + 1 < argc ? std::string_view(argv[i + 1])
                                                     : std::string_view();
        if (list.find("json") != std::string_view::npos) return true;
    }
    return false;
}

int run(int argc, const char* const* argv)
{
    const Parsed parsed = parse(argc, argv);
    if (parsed.version) return print_version();
    if (parsed.answer) return print_answer(*parsed.answer);
    if (!parsed.command) return fail({ErrorCode::BadOption, *parsed.problem, ""}, asks_for_json(argc, argv));
    if (const auto tables = load_tables(parsed.arguments); !tables) return fail(tables.error(), asks_for_json(argc, argv));
    if (const auto lists = choose_word_lists(parsed.arguments); !lists)
        return fail(lists.error(), asks_for_json(argc, argv));
    return parsed.command->run(parsed.arguments);
}

}    // namespace

int print_version()
{
    return print_answer(fmt::format("textdrift {}\nSIMD target: {}\n", version_string(), sketch::target_name()));
}

}    // namespace textdrift::cli

int main(int argc, char** argv)
{
    using namespace textdrift;
    cli::hold_standard_descriptors();
    std::signal(SIGPIPE, SIG_IGN);    // a closed pipe and a file at its size limit become errors of the write
    std::signal(SIGXFSZ, SIG_IGN);
    const bool as_json = cli::asks_for_json(argc, argv);
    try {
        return cli::run(argc, argv);
    } catch (const std::bad_alloc&) {
        return cli::fail(
            {ErrorCode::LimitExceeded, "out of memory; --max-bytes and --memory bound what is used", "textdrift"}, as_json);
    } catch (const std::exception&) {
        return cli::fail({ErrorCode::BadInput, "the run failed unexpectedly; please report it with its inputs", "textdrift"},
                         as_json);
    }
}
