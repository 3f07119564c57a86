// Dates told from the day of writing, put into the calendar.
#include "core/facts/date_relative.h"

#include <array>
#include <charconv>
#include <cstdlib>

#include "core/facts/date.h"

namespace textdrift::facts {

namespace {

using Fields = DateValue::Fields;

// Days since the first of March of the year 0, by the Gregorian calendar, and back.
long days_of(int year, int month, int day) noexcept
{
    const long y = month <= 2 ? year - 1 : year;
    const long era = (y >= 0 ? y : y - 399) / 400;
    const long of_era = y - era * 400;
    const long of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
}

Fields day_of(long days)
{
    const long era = (days >= 0 ? days : days - 146'096) / 146'097;
    const long of_era = days - era * 146'097;
    const long years = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    const long of_year = of_era - (365 * years + years / 4 - years / 100);
    const long shifted = (5 * of_year + 2) / 153;
    Fields fields;
    fields.day = static_cast<int>(of_year - (153 * shifted + 2) / 5 + 1);
    fields.month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    fields.year = static_cast<int>(years + era * 400) + (*fields.month <= 2 ? 1 : 0);
    return fields;
}

Fields month_away(const Fields& anchor, int months)
{
    const int count = *anchor.year * 12 + *anchor.month - 1 + months;
    Fields fields;
    fields.year = count / 12;
    fields.month = count % 12 + 1;
    return fields;
}

// How many days or months one of a unit is; days of weeks only.
int days_in(const std::string& unit) noexcept
{
    return unit == "day" ? 1 : unit == "week" ? 7 : unit == "fortnight" ? 14 : 0;
}

int months_in(const std::string& unit) noexcept
{
    if (unit == "decade") return 120;
    if (unit == "century") return 1200;
    return unit == "month" ? 1 : unit == "quarter" ? 3 : unit == "year" ? 12 : 0;
}

// Parts of a day by their day: "tonight" is today, the night before may count to either day.
std::optional<int> named_day(const std::string& key) noexcept
{
    if (key == "tonight" || key == "this morning" || key == "this afternoon" || key == "this evening") return 0;
    return key == "last night" ? std::optional(-1) : std::nullopt;
}

std::vector<Fields> weekdays_around(int weekday, const std::string& turn, long anchor)
{
    constexpr long kWeek = 7, kFar = 2 * kWeek;
    std::vector<Fields> days;
    for (long away = turn == "next" ? 1 : -kFar; away <= (turn == "last" ? -1 : kFar); ++away) {
        const Fields day = day_of(anchor + away);
        if (turn.empty() && (away < -kWeek || away > kWeek)) continue;
        if (weekday_of(*day.year, *day.month, *day.day) == weekday) days.push_back(day);
    }
    return days;
}

}    // namespace

std::optional<RelativeDistance> distance_of(const std::string& relative)
{
    const std::size_t space = relative.find(' ');
    if (space == std::string::npos) return std::nullopt;
    const char* begin = relative.c_str();
    char* end = nullptr;
    const double amount = std::strtod(begin, &end);
    if (end != begin + space) return std::nullopt;
    return RelativeDistance{amount, relative.substr(space + 1)};
}

bool same_relative(const std::string& a, const std::string& b)
{
    if (a == b) return true;
    const auto x = distance_of(a), y = distance_of(b);
    if (x && y) {
        if (days_in(x->unit) > 0)
            return days_in(y->unit) > 0 && x->amount * days_in(x->unit) == y->amount * days_in(y->unit);
        return months_in(x->unit) > 0 && months_in(y->unit) > 0 &&
               x->amount * months_in(x->unit) == y->amount * months_in(y->unit);
    }
    const auto& distance = x ? x : y;
    const auto day = named_day(x ? b : a);
    return distance && day && distance->unit == "day" && distance->amount == *day;
}

std::vector<Fields> resolve(const DateValue& date, const Fields& anchor)
{
    if (!anchor.year || !anchor.month || !anchor.day) return {};
    const long today = days_of(*anchor.year, *anchor.month, *anchor.day);
    if (date.readings.size() == 1 && date.upper.empty()) {
        const Fields& f = date.readings.front();
        const bool weekday = f.weekday && !f.year && !f.month && !f.day;
        return weekday ? weekdays_around(*f.weekday, date.relative, today) : std::vector<Fields>{};
    }
    if (!date.readings.empty()) return {};
    if (const auto day = named_day(date.relative)) return {day_of(today + *day)};
    const auto distance = distance_of(date.relative);
    constexpr double kFarthest = 200;
    if (!distance || distance->amount < -kFarthest || distance->amount > kFarthest) return {};
    const int amount = static_cast<int>(distance->amount);
    if (amount != distance->amount) return {};
    if (distance->unit == "day") return {day_of(today + amount)};
    if (distance->unit == "month") return {month_away(anchor, amount)};
    if (distance->unit != "year") return {};
    Fields year;
    year.year = *anchor.year + amount;
    return {year};
}

}    // namespace textdrift::facts
