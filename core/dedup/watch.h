// Tells the caller how a run goes: progress, broken records, times; and whether the caller wants it to stop.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>

#include "core/dedup/dedup.h"

namespace textdrift::dedup {

// Safe to call from any thread; the caller's functions are called by one at a time.
class Watch {
public:
    Watch(const Monitor& monitor, Statistics& statistics) : monitor_(monitor), statistics_(statistics) {}

    void begin(Stage stage, std::uint64_t total);
    void end();    // of the stage: notes its times
    void progress(std::uint64_t done, std::uint64_t documents);
    void add_progress(std::uint64_t more);
    void broken(const Error& error);
    bool cancelled();
    std::unexpected<Error> stop() const { return std::unexpected(Error{ErrorCode::Cancelled, "stopped as asked", {}}); }

private:
    using Clock = std::chrono::steady_clock;
    void tell(bool always);

    const Monitor& monitor_;
    Statistics& statistics_;
    std::mutex mutex_;
    Progress now_;
    Clock::time_point begun_{}, told_{}, asked_{};
    double cpu_ = 0;
    std::uint64_t broken_ = 0;
    std::atomic<bool> stopped_ = false;
};

// Most memory the process ever held, in bytes.
std::uint64_t peak_memory();

}    // namespace textdrift::dedup
