// Work shared among threads in a way that leaves no trace in the results.
#pragma once

#include <cstddef>
#include <functional>

namespace textdrift::index {

// Calls work(thread, item) once for each item in [0, items), items handed out one at a time to `threads` threads (1: the
// caller's own, no thread is started). The first exception stops the handing out and is thrown again in the caller.
void parallel_for(unsigned threads, std::size_t items, const std::function<void(unsigned thread, std::size_t item)>& work);

// `wanted`, or for 0 the processors this process may use.
unsigned thread_count(unsigned wanted) noexcept;

}    // namespace textdrift::index
