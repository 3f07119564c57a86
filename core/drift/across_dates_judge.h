// What the parts of the judge of translated dates share. Internal to the room; judge_dates_across (work.h) is the way in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/drift/work.h"

namespace textdrift::drift {

// What a date is about; only dates of one class can replace each other.
enum class Shape : std::uint8_t { Day, Year, Span, Weekday, Time, Relative };

// across_dates_alike.cpp
Shape shape_of(const facts::DateValue& date);
// Said so fully that it cannot get lost in the wording: a day of a month, a month of a year, a year in figures.
bool is_strong(const facts::DateValue& date);
int likeness(const facts::DateValue& a, const facts::DateValue& b);    // the more parts they share the higher
// `told` is what `relative` means on the day of the date line; without one, a weekday is checked against the calendar.
bool told_from(const facts::DateValue& relative, const facts::DateValue& told,
               const std::optional<facts::DateValue::Fields>& anchor);
// In its own paragraph a date may be told with less; elsewhere it must be the same.
bool told_by(const facts::DateValue& date, const facts::Fact& fact, const facts::Fact& there, bool inside);
bool same_amount(const facts::DateValue& date, const facts::Quantity& quantity);    // "two years ago" and two years
// Keys of relative dates in one unit: of another length, or to the other side.
bool another_length(const std::string& a, const std::string& b);
bool turned(const std::string& a, const std::string& b);
bool contradict(const facts::DateValue& a, const facts::DateValue& b);    // some part that both tell differs

// The day a text was written: a full date in a short line near its beginning or end, or in front of what opens one of its
// first paragraphs; of the original, else of the version. across_dates_line.cpp
std::optional<facts::DateValue::Fields> find_date_line(const Work& work);

void judge_doubled_dates(Work& work, const BeadView& view);    // across_dates_doubles.cpp
void report_date_pair(Work& work, const BeadView& view, std::uint32_t o, std::uint32_t v, double confidence,
                      Kind kind = Kind::Date);    // across_dates.cpp

}    // namespace textdrift::drift
