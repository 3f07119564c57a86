// What all kernel benchmarks share: the clock, interleaved repetitions of which the best counts, and the yardsticks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace textdrift::benchmarks {

struct Settings {
    double seconds = 0.3;                 // processor time per benchmark, about
    std::size_t memory = 512ull << 20;    // bytes of what is read from memory
};
Settings& settings() noexcept;

// Seconds of processor time of this thread.
double thread_seconds() noexcept;

// Runs the contenders in turn until the time is up, each at least three times, and gives each one's best time in seconds a
// call. Before it is timed a contender runs untimed: what fits in a cache is there.
std::vector<double> best_of_each(std::span<const std::function<void()>> contenders);

// Memory as the matrices have it: aligned, on large pages where it is large; filled with random bytes.
class Buffer {
public:
    explicit Buffer(std::size_t bytes);
    std::uint8_t* data() const noexcept { return data_.get(); }
    std::size_t size() const noexcept { return size_; }

private:
    struct Free {
        void operator()(std::uint8_t* memory) const noexcept { std::free(memory); }
    };
    std::unique_ptr<std::uint8_t[], Free> data_;
    std::size_t size_;
};

// Reads every byte with the widest vectors of this machine, adding up: the read bandwidth.
std::uint64_t read_all(const std::uint8_t* data, std::size_t bytes) noexcept;

// Keeps the compiler from leaving out what nobody reads.
void use(std::uint64_t value) noexcept;

// Pairs of rows of 8-bit lanes that agree in at least `least`: a plain loop, compiled for the baseline instruction set.
std::size_t plain_pairs(const std::uint8_t* left, std::size_t left_rows, const std::uint8_t* right, std::size_t right_rows,
                        std::size_t lanes, std::size_t least) noexcept;

void register_limits();
void register_similarity();
void register_stages();

}    // namespace textdrift::benchmarks
