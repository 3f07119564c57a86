// The progress of a long run on standard error.
#include "progress.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "figures.h"
#include "output.h"

namespace textdrift::cli {

namespace {

std::string_view doing(dedup::Stage stage) noexcept
{
    switch (stage) {
    case dedup::Stage::Read: return "reading";
    case dedup::Stage::Join: return "joining";
    case dedup::Stage::Verify: return "verifying";
    case dedup::Stage::Write: return "writing";
    }
    return "working";
}

// Columns a redrawn line may take: the last one stays free, for terminals that wrap early.
std::size_t columns() noexcept
{
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1) return size.ws_col - 1u;
    return 79;
}

bool redraws() noexcept
{
    const char* terminal = std::getenv("TERM");
    return ::isatty(STDERR_FILENO) && terminal && *terminal && std::string_view(terminal) != "dumb";
}

// Time left at the pace of this stage so far; empty before there is one.
std::string time_left(const dedup::Progress& progress, double seconds, const dedup::Progress& before)
{
    if (progress.total == 0 || progress.done <= before.done || progress.done > progress.total || seconds < 1) return {};
    const double pace = static_cast<double>(progress.done - before.done) / seconds;
    return "  " + duration(static_cast<double>(progress.total - progress.done) / pace) + " left";
}

}    // namespace

std::string progress_text(const dedup::Progress& progress, double seconds, const dedup::Progress& before)
{
    std::string text(doing(progress.stage));
    const bool reading = progress.stage == dedup::Stage::Read;
    if (progress.total > 0) {
        const std::uint64_t percent =
            std::min<std::uint64_t>(100, static_cast<std::uint64_t>(100.0 * static_cast<double>(progress.done) /
                                                                    static_cast<double>(progress.total)));
        text += fmt::format(" {:3} %", percent);
    } else if (reading) {
        text += "  " + decimal_bytes(static_cast<double>(progress.done));
    }
    if (reading && seconds > 0.2 && progress.done >= before.done && progress.documents >= before.documents) {
        text += fmt::format("  {}/s", decimal_bytes(static_cast<double>(progress.done - before.done) / seconds));
        const std::uint64_t documents = progress.documents - before.documents;
        if (documents > 0) {
            text += fmt::format("  {} documents/s",
                                grouped(static_cast<std::uint64_t>(static_cast<double>(documents) / seconds)));
        }
    } else if (!reading && progress.documents > 0) {
        text += fmt::format("  {} documents", grouped(progress.documents));
    }
    return text + time_left(progress, seconds, before);
}

ProgressLine::ProgressLine(ShowProgress when, bool streams) : streams_(streams)
{
    if (when == ShowProgress::Never) return;
    if (redraws()) mode_ = Mode::Redraw;
    else if (when == ShowProgress::Always) mode_ = Mode::Lines;
}

void ProgressLine::update(const dedup::Progress& progress)
{
    if (mode_ == Mode::Off) return;
    if (mode_ == Mode::Redraw && streams_ && progress.stage == dedup::Stage::Write) return clear();
    const auto now = Clock::now();
    // Standard input is read twice: as it comes, of unknown length, then from its temporary file.
    const bool fresh = !started_ || progress.stage != before_.stage || progress.total != before_.total;
    if (fresh) {
        before_ = progress;
        stage_began_ = now;
        started_ = true;
    }
    const auto pause = mode_ == Mode::Redraw ? std::chrono::milliseconds(100) : std::chrono::milliseconds(2000);
    if (!fresh && now - last_drawn_ < pause) return;
    last_drawn_ = now;
    std::string text = progress_text(progress, std::chrono::duration<double>(now - stage_began_).count(), before_);
    if (mode_ == Mode::Redraw) {
        text.resize(std::min(text.size(), columns()));
        print_raw("\r" + text + "\x1b[K");
        drawn_ = true;
    } else {
        print_raw("textdrift: " + text + "\n");
    }
}

void ProgressLine::clear()
{
    if (drawn_) print_raw("\r\x1b[K");
    drawn_ = false;
}

}    // namespace textdrift::cli
