// Comparison of dates.
#include "core/facts/date.h"

#include <algorithm>
#include <array>

namespace textdrift::facts {

namespace {

using Fields = DateValue::Fields;

std::array<std::optional<int>, 7> parts_of(const Fields& f) noexcept
{
    return {f.year, f.month, f.day, f.hour, f.minute, f.second, f.weekday};
}

// All parts both have agree, they share one, and the parts of one are among those of the other.
bool refines(const Fields& a, const Fields& b) noexcept
{
    if (a.decade != b.decade || a.century != b.century) return false;
    if (!a.zone.empty() && !b.zone.empty() && a.zone != b.zone) return false;
    const auto left = parts_of(a);
    const auto right = parts_of(b);
    bool only_left = false, only_right = false, shared = false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (left[i] && right[i] && *left[i] != *right[i]) return false;
        shared = shared || (left[i] && right[i]);
        only_left = only_left || (left[i] && !right[i]);
        only_right = only_right || (!left[i] && right[i]);
    }
    return shared && !(only_left && only_right);
}

// No part both tell differs, and they share one that is more than a minute.
bool no_conflict(const Fields& a, const Fields& b) noexcept
{
    if (a.decade != b.decade || a.century != b.century) return false;
    const auto left = parts_of(a);
    const auto right = parts_of(b);
    bool shared = false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (!left[i] || !right[i]) continue;
        if (*left[i] != *right[i]) return false;
        shared = true;
    }
    return shared;
}

template <class Agree>
bool any_pair(const DateValue& a, const DateValue& b, Agree agree) noexcept
{
    for (std::size_t i = 0; i < a.readings.size(); ++i) {
        for (std::size_t j = 0; j < b.readings.size(); ++j) {
            if (!agree(a.readings[i], b.readings[j])) continue;
            if (a.upper.empty()) return true;
            if (i < a.upper.size() && j < b.upper.size() && agree(a.upper[i], b.upper[j])) return true;
        }
    }
    return a.readings.empty() && b.readings.empty();
}

bool leap(int year) noexcept
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

}    // namespace

bool equal(const DateValue& a, const DateValue& b) noexcept
{
    if (a.relative != b.relative || a.upper.empty() != b.upper.empty()) return false;
    return any_pair(a, b, [](const Fields& x, const Fields& y) { return x == y; });
}

bool compatible(const DateValue& a, const DateValue& b) noexcept
{
    if (a.upper.empty() != b.upper.empty()) return false;
    if (!a.relative.empty() && !b.relative.empty() && a.relative != b.relative) return false;
    if (a.readings.empty() != b.readings.empty()) return false;
    if (a.readings.empty() || b.readings.empty()) return equal(a, b);
    return any_pair(a, b, [](const Fields& x, const Fields& y) { return refines(x, y); });
}

bool consistent(const DateValue& a, const DateValue& b) noexcept
{
    if (a.readings.empty() || b.readings.empty())
        return a.readings.empty() && b.readings.empty() && a.relative == b.relative;
    // A season or quarter of a year; "last" and "next" before a weekday come and go.
    const bool of_year = !a.readings.front().month && !a.readings.front().weekday;
    if (of_year && !a.relative.empty() && !b.relative.empty() && a.relative != b.relative) return false;
    if (a.upper.empty() == b.upper.empty()) return any_pair(a, b, no_conflict);
    const DateValue &range = a.upper.empty() ? b : a, &single = a.upper.empty() ? a : b;
    const auto meets = [&](const std::vector<Fields>& ends) {
        return std::any_of(ends.begin(), ends.end(), [&](const Fields& end) {
            return std::any_of(single.readings.begin(), single.readings.end(),
                               [&](const Fields& f) { return no_conflict(end, f); });
        });
    };
    return meets(range.readings) || meets(range.upper);
}

int weekday_of(int year, int month, int day) noexcept
{
    constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1 || year < 1) return 0;
    const int days = kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap(year) ? 1 : 0);
    if (day > days) return 0;
    // Sakamoto's method: Sunday is 0.
    constexpr std::array<int, 12> kShift = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    const int y = month < 3 ? year - 1 : year;
    const int sunday_based = (y + y / 4 - y / 100 + y / 400 + kShift[static_cast<std::size_t>(month - 1)] + day) % 7;
    return sunday_based == 0 ? 7 : sunday_based;
}

bool contradicts_weekday(const DateValue& date) noexcept
{
    const auto wrong = [](const Fields& f) {
        return f.weekday && f.year && f.month && f.day && weekday_of(*f.year, *f.month, *f.day) != *f.weekday;
    };
    return !date.readings.empty() && std::all_of(date.readings.begin(), date.readings.end(), wrong);
}

}    // namespace textdrift::facts
