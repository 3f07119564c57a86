// How much of a long test to run: TEXTDRIFT_TEST_SCALE, 1 where it is not set, a tenth under the sanitizers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace textdrift::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr double kUsualScale = 0.1;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr double kUsualScale = 0.1;
#else
inline constexpr double kUsualScale = 1;
#endif
#else
inline constexpr double kUsualScale = 1;
#endif

inline double scale()
{
    const char* given = std::getenv("TEXTDRIFT_TEST_SCALE");
    const double value = given ? std::strtod(given, nullptr) : kUsualScale;
    return value > 0 ? value : kUsualScale;
}

// `count` at the scale, `least` at least.
inline std::size_t scaled(std::size_t count, std::size_t least = 1)
{
    return std::max(least, static_cast<std::size_t>(static_cast<double>(count) * scale()));
}

}    // namespace textdrift::test
