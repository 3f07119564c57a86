// The clock, the repetitions and the yardsticks.
#include "measure.h"

#include <algorithm>
#include <cstring>
#include <ctime>
#include <limits>
#include <new>
#include <random>

#if defined(__linux__)
#include <sys/mman.h>
#endif
#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace textdrift::benchmarks {

Settings& settings() noexcept
{
    static Settings values;
    return values;
}

double thread_seconds() noexcept
{
    timespec now = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

namespace {

// One timed turn after some untimed calls (a shared cache takes several to hold what one contender put out for another): as
// many calls as take some 2 ms, so that the clock's own cost does not show.
double time_turn(const std::function<void()>& work, std::size_t calls)
{
    for (std::size_t i = 0; i < std::min<std::size_t>(calls, 3); ++i) work();
    const double begin = thread_seconds();
    for (std::size_t i = 0; i < calls; ++i) work();
    return (thread_seconds() - begin) / static_cast<double>(calls);
}

}    // namespace

void use(std::uint64_t value) noexcept
{
    static volatile std::uint64_t sink = 0;
    sink = sink + value;
}

std::vector<double> best_of_each(std::span<const std::function<void()>> contenders)
{
    std::vector<double> best(contenders.size(), std::numeric_limits<double>::max());
    std::vector<std::size_t> calls;
    for (const auto& work : contenders) {
        const double once = std::max(time_turn(work, 1), 1e-9);
        calls.push_back(static_cast<std::size_t>(std::clamp(2e-3 / once, 1.0, 1e6)));
    }
    const double end = thread_seconds() + settings().seconds;
    for (int turn = 0; turn < 3 || thread_seconds() < end; ++turn) {
        for (std::size_t i = 0; i < contenders.size(); ++i) best[i] = std::min(best[i], time_turn(contenders[i], calls[i]));
    }
    return best;
}

Buffer::Buffer(std::size_t bytes) : size_(bytes)
{
    constexpr std::size_t page = 2 << 20;
    const std::size_t held = (bytes + page - 1) / page * page;
    data_.reset(static_cast<std::uint8_t*>(std::aligned_alloc(page, held)));
    if (data_ == nullptr) throw std::bad_alloc();
#if defined(MADV_HUGEPAGE)
    madvise(data_.get(), held, MADV_HUGEPAGE);
#endif
    std::mt19937_64 random(bytes);
    const std::size_t drawn = std::min<std::size_t>(held, 1 << 20);
    for (std::size_t i = 0; i < drawn; i += 8) {
        const std::uint64_t value = random();
        std::memcpy(data_.get() + i, &value, 8);
    }
    for (std::size_t i = drawn; i < held; i += drawn) std::memcpy(data_.get() + i, data_.get(), std::min(drawn, held - i));
}

namespace {

std::uint64_t read_plain(const std::uint8_t* data, std::size_t bytes) noexcept
{
    std::uint64_t sums[32] = {};
    for (std::size_t i = 0; i + sizeof(sums) <= bytes; i += sizeof(sums)) {
        std::uint64_t words[32];
        std::memcpy(words, data + i, sizeof(words));
        for (std::size_t k = 0; k < 32; ++k) sums[k] += words[k];
    }
    std::uint64_t sum = 0;
    for (const std::uint64_t part : sums) sum += part;
    return sum;
}

#if defined(__x86_64__)
__attribute__((target("avx512f"))) std::uint64_t read_512(const std::uint8_t* data, std::size_t bytes) noexcept
{
    __m512i a = _mm512_setzero_si512(), b = a, c = a, d = a;
    for (std::size_t i = 0; i + 256 <= bytes; i += 256) {
        a = _mm512_add_epi64(a, _mm512_load_si512(data + i));
        b = _mm512_add_epi64(b, _mm512_load_si512(data + i + 64));
        c = _mm512_add_epi64(c, _mm512_load_si512(data + i + 128));
        d = _mm512_add_epi64(d, _mm512_load_si512(data + i + 192));
    }
    alignas(64) std::uint64_t parts[8];
    _mm512_store_si512(parts, _mm512_add_epi64(_mm512_add_epi64(a, b), _mm512_add_epi64(c, d)));
    return parts[0] + parts[1] + parts[2] + parts[3] + parts[4] + parts[5] + parts[6] + parts[7];
}

__attribute__((target("avx2"))) std::uint64_t read_256(const std::uint8_t* data, std::size_t bytes) noexcept
{
    __m256i a = _mm256_setzero_si256(), b = a, c = a, d = a;
    for (std::size_t i = 0; i + 128 <= bytes; i += 128) {
        a = _mm256_add_epi64(a, _mm256_load_si256(reinterpret_cast<const __m256i*>(data + i)));
        b = _mm256_add_epi64(b, _mm256_load_si256(reinterpret_cast<const __m256i*>(data + i + 32)));
        c = _mm256_add_epi64(c, _mm256_load_si256(reinterpret_cast<const __m256i*>(data + i + 64)));
        d = _mm256_add_epi64(d, _mm256_load_si256(reinterpret_cast<const __m256i*>(data + i + 96)));
    }
    alignas(32) std::uint64_t parts[4];
    _mm256_store_si256(reinterpret_cast<__m256i*>(parts), _mm256_add_epi64(_mm256_add_epi64(a, b), _mm256_add_epi64(c, d)));
    return parts[0] + parts[1] + parts[2] + parts[3];
}
#endif

}    // namespace

std::uint64_t read_all(const std::uint8_t* data, std::size_t bytes) noexcept
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f")) return read_512(data, bytes);
    if (__builtin_cpu_supports("avx2")) return read_256(data, bytes);
#endif
    return read_plain(data, bytes);
}

}    // namespace textdrift::benchmarks
