// Dates told from the day of writing: what they are in the calendar once that day is known, and how two of them compare.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/facts/fact.h"

namespace textdrift::facts {

// The length and direction a relative date tells: "-2 week". Empty for "tonight", "last" and what is no distance.
struct RelativeDistance {
    double amount = 0;    // below 0 in the past
    std::string unit;     // "day", "week", "month", "year" ...
};
std::optional<RelativeDistance> distance_of(const std::string& relative);

// The same time told in two ways: "-1 week" and "-7 day", "tonight" and "0 day".
bool same_relative(const std::string& a, const std::string& b);

// The days, months or years a relative date or a bare weekday may mean in a text written on `anchor` (a full day); empty
// where nothing exact follows ("two weeks ago", "in the nineties").
std::vector<DateValue::Fields> resolve(const DateValue& date, const DateValue::Fields& anchor);

}    // namespace textdrift::facts
