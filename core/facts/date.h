// How dates compare.
#pragma once

#include "core/facts/fact.h"

namespace textdrift::facts {

// The same point or span of time, equally precise: they share a reading and the end of a range.
bool equal(const DateValue& a, const DateValue& b) noexcept;

// One tells more than the other and they agree in all that both tell: "April 14" and "Monday, 14 April 2025". Also true for
// equal dates. A range and a single date are never compatible.
bool compatible(const DateValue& a, const DateValue& b) noexcept;

// Nothing both tell differs, and they tell something in common: "Monday, 14 April" and "14 avril 2025". Zones are left out;
// a single date agrees with the end of a range it names. How translations tell one date.
bool consistent(const DateValue& a, const DateValue& b) noexcept;

// 1 Monday .. 7 Sunday, by the Gregorian calendar; 0 where the day does not exist.
int weekday_of(int year, int month, int day) noexcept;

// The date names a weekday which that day of that year was not ("Monday, 15 April 2025"), in every reading.
bool contradicts_weekday(const DateValue& date) noexcept;

}    // namespace textdrift::facts
