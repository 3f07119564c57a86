// Threads.
#include "core/index/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#ifdef __linux__
#include <sched.h>
#endif

namespace textdrift::index {

namespace {

// Items are numbers of a common counter; a failure moves the counter past the end.
struct Queue {
    std::size_t items;
    const std::function<void(unsigned, std::size_t)>& work;
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> stopped = false;
    std::mutex mutex;
    std::exception_ptr failure;

    void run(unsigned thread) noexcept
    {
        try {
            for (;;) {
                if (stopped.load(std::memory_order_relaxed)) return;
                const std::size_t item = next.fetch_add(1, std::memory_order_relaxed);
                if (item >= items) return;
                work(thread, item);
            }
        } catch (...) {
            stopped.store(true, std::memory_order_relaxed);
            const std::lock_guard lock(mutex);
            if (!failure) failure = std::current_exception();
        }
    }
};

}    // namespace

void parallel_for(unsigned threads, std::size_t items, const std::function<void(unsigned, std::size_t)>& work)
{
    const auto count = static_cast<unsigned>(std::min<std::size_t>(threads, items));
    if (count <= 1) {
        for (std::size_t item = 0; item < items; ++item) work(0, item);
        return;
    }
    Queue queue{.items = items, .work = work, .mutex = {}, .failure = {}};
    {
        std::vector<std::jthread> helpers;
        helpers.reserve(count - 1);
        try {
            for (unsigned thread = 1; thread < count; ++thread)
                helpers.emplace_back([&queue, thread] { queue.run(thread); });
        } catch (const std::system_error&) {
            // The system gives no more threads: those there are do the work.
        }
        queue.run(0);
    }
    if (queue.failure) std::rethrow_exception(queue.failure);
}

unsigned thread_count(unsigned wanted) noexcept
{
    if (wanted > 0) return wanted;
#ifdef __linux__
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return static_cast<unsigned>(std::max(1, CPU_COUNT(&allowed)));
#endif
    return std::max(1u, std::thread::hardware_concurrency());
}

}    // namespace textdrift::index
