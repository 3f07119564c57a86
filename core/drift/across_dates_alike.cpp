// How two dates of translated paragraphs compare: told alike, told from another day, or in contradiction.
#include <algorithm>
#include <cstdlib>

#include "core/drift/across_dates_judge.h"
#include "core/facts/date.h"
#include "core/facts/date_relative.h"

namespace textdrift::drift {

using facts::DateValue;
using facts::Fact;
using facts::Quantity;
using Fields = DateValue::Fields;

namespace {

int parts_shared(const Fields& a, const Fields& b)
{
    return (a.year && b.year && a.year == b.year) + (a.month && b.month && a.month == b.month) +
           (a.day && b.day && a.day == b.day) + (a.hour && b.hour && a.hour == b.hour) +
           (a.minute && b.minute && a.minute == b.minute) + (a.weekday && b.weekday && a.weekday == b.weekday);
}

int parts_of(const Fields& f)
{
    return f.year.has_value() + f.month.has_value() + f.day.has_value() + f.hour.has_value() + f.minute.has_value() +
           f.weekday.has_value();
}

// "The 1930s" beside "the thirties of the 20th century".
bool lies_in_century(const DateValue& span, const DateValue& date)
{
    if (span.readings.empty() || date.readings.empty()) return false;
    const Fields &x = span.readings.front(), &y = date.readings.front();
    return x.century && x.year && y.year && !y.century && *y.year / 100 + 1 == *x.year;
}

}    // namespace

Shape shape_of(const DateValue& date)
{
    if (date.readings.empty()) return Shape::Relative;
    const Fields& f = date.readings.front();
    if (f.day || f.month) return Shape::Day;
    if (f.hour) return Shape::Time;
    if (f.decade || f.century) return Shape::Span;
    if (f.year) return Shape::Year;
    return Shape::Weekday;
}

// Said so fully that it cannot get lost in the wording: a day of a month, a month of a year, a year in figures.
bool is_strong(const DateValue& date)
{
    if (date.readings.empty()) return false;
    const Fields& f = date.readings.front();
    if (f.decade || f.century || !date.relative.empty()) return false;
    return (f.day && f.month) || (f.month && f.year) || (f.year && !f.month && !f.day);
}

// The most parts of time any readings of the two agree in.
int likeness(const DateValue& a, const DateValue& b)
{
    int most = 0;
    for (const Fields& x : a.readings)
        for (const Fields& y : b.readings) most = std::max(most, parts_shared(x, y));
    return most;
}

// `told` is what `relative` means on the day of the date line; without one, a weekday is checked against the calendar.
bool told_from(const DateValue& relative, const DateValue& told, const std::optional<Fields>& anchor)
{
    if (told.readings.empty() || shape_of(told) == Shape::Weekday || shape_of(told) == Shape::Time) return false;
    const Fields& day = told.readings.front();
    if (!anchor) {
        if (shape_of(relative) != Shape::Weekday || !day.year || !day.month || !day.day) return false;
        return facts::weekday_of(*day.year, *day.month, *day.day) == relative.readings.front().weekday.value_or(-1);
    }
    const DateValue resolved{facts::resolve(relative, *anchor), {}, {}};
    return !resolved.readings.empty() && facts::consistent(resolved, told);
}

// In its own paragraph a date may be told with less; elsewhere it must be the same.
bool told_by(const DateValue& date, const Fact& fact, const Fact& there, bool inside)
{
    if (there.date()) {
        if (inside) return facts::consistent(date, *there.date());
        return facts::consistent(date, *there.date()) && !date.readings.empty() &&
               likeness(date, *there.date()) >= parts_of(date.readings.front());
    }
    return inside && values_agree(fact, there);
}

bool same_amount(const DateValue& date, const Quantity& quantity)
{
    const double value = quantity.readings.front().to_double();
    if (date.readings.empty()) {
        const std::string& key = date.relative;
        const std::size_t figures = key.find_first_of("0123456789");
        if (figures == std::string::npos || std::atof(key.c_str() + figures) != value) return false;
        constexpr std::string_view kTime = "time:";    // "30 years ago" is not told by "30 minutes"
        return !quantity.unit.starts_with(kTime) || key.ends_with(std::string_view(quantity.unit).substr(kTime.size()));
    }
    const Fields& f = date.readings.front();
    if (f.day && !f.month) return quantity.unit == "time:day" && value == *f.day;    // "9日" was read as a day
    if (!f.decade && !f.century && !f.hour) return false;
    if (f.hour) {
        const double past = f.minute.value_or(0) / 60.0;    // "בתשע וחצי" was read as nine and a half
        return value == *f.hour + past || value == *f.hour % 12 + past;
    }
    return value == f.year.value_or(0) || (f.decade && value == f.year.value_or(0) % 100);
}

// "+2 day", "+5 day": both lengths told, of one unit and to one side.
bool another_length(const std::string& a, const std::string& b)
{
    if (a.size() < 4 || b.size() < 4 || a[0] != b[0] || (a[0] != '+' && a[0] != '-')) return false;
    const std::size_t x = a.find(' '), y = b.find(' ');
    if (x == std::string::npos || y == std::string::npos || a.substr(x) != b.substr(y)) return false;
    const double from = std::atof(a.c_str() + 1), to = std::atof(b.c_str() + 1);
    return from != to && from > 1 && to > 1;
}

bool turned(const std::string& a, const std::string& b)
{
    const auto side_of = [](const std::string& key) {
        return key.empty() ? 'x' : key[0] == '+' || key[0] == '-' ? key[0] : key[0] == '0' ? '0' : 'x';
    };
    const auto unit_of = [](const std::string& key) { return key.substr(std::min(key.size(), key.find(' '))); };
    const char x = side_of(a), y = side_of(b);
    return x != 'x' && y != 'x' && x != y && unit_of(a) == unit_of(b) && !unit_of(a).empty();
}

// Some part that both tell differs.
bool contradict(const DateValue& a, const DateValue& b)
{
    if (facts::consistent(a, b) || lies_in_century(a, b) || lies_in_century(b, a)) return false;
    const Fields &x = a.readings.front(), &y = b.readings.front();
    const auto differ = [](const std::optional<int>& p, const std::optional<int>& q) { return p && q && *p != *q; };
    const bool first = differ(x.year, y.year) || differ(x.month, y.month) || differ(x.day, y.day) ||
                       differ(x.hour, y.hour) || differ(x.minute, y.minute) || differ(x.weekday, y.weekday);
    return first || (!a.upper.empty() && !b.upper.empty()) || a.relative != b.relative || x.decade != y.decade ||
           x.century != y.century;
}

}    // namespace textdrift::drift
