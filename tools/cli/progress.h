// The progress of a long run on standard error: one line redrawn on a terminal, plain lines elsewhere where asked for.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "core/dedup/dedup.h"

namespace textdrift::cli {

enum class ShowProgress : std::uint8_t { Auto, Always, Never };    // auto: where standard error is a terminal

// "reading  42 %  512 MB/s  212,000 documents/s  1:02 left". `seconds` since the stage began, `done_before` what was done
// then.
std::string progress_text(const dedup::Progress& progress, double seconds, const dedup::Progress& before);

class ProgressLine {
public:
    // `streams`: standard output is written to at the end, perhaps on the same screen; the line makes room for it.
    ProgressLine(ShowProgress when, bool streams);
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void update(const dedup::Progress& progress);
    void clear();    // before anything else is printed
    bool shown() const noexcept { return mode_ != Mode::Off; }

private:
    enum class Mode : std::uint8_t { Off, Redraw, Lines };
    using Clock = std::chrono::steady_clock;

    Mode mode_ = Mode::Off;
    bool streams_ = false;
    bool drawn_ = false;
    bool started_ = false;
    dedup::Progress before_;    // as the stage began
    Clock::time_point stage_began_, last_drawn_;
};

}    // namespace textdrift::cli
