// Progress, times and cancellation of a run.
#include "core/dedup/watch.h"

#include <sys/resource.h>
#include <time.h>

#include <cstdio>
#include <cstring>

namespace textdrift::dedup {
namespace {

using namespace std::chrono_literals;
constexpr auto kBetweenReports = 100ms;
constexpr auto kBetweenQuestions = 20ms;
constexpr std::uint64_t kBrokenTold = 1000;

double cpu_seconds() noexcept
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

}    // namespace

const char* stage_name(Stage stage) noexcept
{
    switch (stage) {
    case Stage::Read: return "read";
    case Stage::Join: return "join";
    case Stage::Verify: return "verify";
    case Stage::Write: return "write";
    }
    return "unknown";
}

void Watch::begin(Stage stage, std::uint64_t total)
{
    const std::lock_guard lock(mutex_);
    now_ = {stage, 0, total, now_.documents};
    begun_ = Clock::now();
    cpu_ = cpu_seconds();
    tell(true);
}

void Watch::end()
{
    const std::lock_guard lock(mutex_);
    if (now_.total > 0) now_.done = now_.total;
    tell(true);
    const std::chrono::duration<double> wall = Clock::now() - begun_;
    statistics_.times.push_back({now_.stage, wall.count(), cpu_seconds() - cpu_});
}

void Watch::tell(bool always)
{
    if (!monitor_.progress || (!always && Clock::now() - told_ < kBetweenReports)) return;
    told_ = Clock::now();
    monitor_.progress(now_);
}

void Watch::progress(std::uint64_t done, std::uint64_t documents)
{
    const std::lock_guard lock(mutex_);
    now_.done = done;
    now_.documents = documents;
    tell(false);
}

void Watch::add_progress(std::uint64_t more)
{
    const std::lock_guard lock(mutex_);
    now_.done += more;
    tell(false);
}

void Watch::broken(const Error& error)
{
    const std::lock_guard lock(mutex_);
    if (broken_++ < kBrokenTold && monitor_.broken) monitor_.broken({error});
}

bool Watch::cancelled()
{
    if (stopped_.load(std::memory_order_relaxed)) return true;
    if (!monitor_.cancelled) return false;
    const std::lock_guard lock(mutex_);
    if (Clock::now() - asked_ < kBetweenQuestions) return false;
    asked_ = Clock::now();
    if (!monitor_.cancelled()) return false;
    stopped_ = true;
    return true;
}

std::uint64_t peak_memory()
{
    // VmHWM is this process's own; getrusage also counts what the parent held before exec.
    std::uint64_t kib = 0;
    if (std::FILE* file = std::fopen("/proc/self/status", "re")) {
        char line[256];
        while (std::fgets(line, sizeof line, file)) {
            if (std::strncmp(line, "VmHWM:", 6) == 0) std::sscanf(line + 6, "%lu", &kib);
        }
        std::fclose(file);
    }
    if (kib > 0) return kib << 10;
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) << 10;
}

}    // namespace textdrift::dedup
