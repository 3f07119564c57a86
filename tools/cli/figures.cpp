// Figures for people.
#include "figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

namespace textdrift::cli {

namespace {

std::string scaled(double bytes, double step, const std::array<std::string_view, 6>& units)
{
    std::size_t unit = 0;
    for (; bytes >= step && unit + 1 < units.size(); ++unit) bytes /= step;
    return unit == 0 ? fmt::format("{:.0f} {}", bytes, units[0])
                     : fmt::format("{:.{}f} {}", bytes, bytes < 99.95 ? 1 : 0, units[unit]);
}

}    // namespace

std::string grouped(std::uint64_t number)
{
    std::string digits = fmt::format("{}", number);
    for (std::size_t place = digits.size(); place > 3; place -= 3) digits.insert(place - 3, ",");
    return digits;
}

std::string decimal_bytes(double bytes)
{
    return scaled(bytes, 1000, {"B", "kB", "MB", "GB", "TB", "PB"});
}

std::string binary_bytes(std::uint64_t bytes)
{
    return scaled(static_cast<double>(bytes), 1024, {"B", "KiB", "MiB", "GiB", "TiB", "PiB"});
}

std::string duration(double seconds)
{
    const auto whole = static_cast<std::uint64_t>(std::clamp(std::ceil(seconds), 0.0, 9e8));
    const std::uint64_t hours = whole / 3600, minutes = whole / 60 % 60;
    if (hours > 0) return fmt::format("{}:{:02}:{:02}", hours, minutes, whole % 60);
    return fmt::format("{}:{:02}", minutes, whole % 60);
}

}    // namespace textdrift::cli
