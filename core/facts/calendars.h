// Calendars other than the Gregorian one: their dates told as Gregorian dates.
#pragma once

#include <string_view>
#include <vector>

#include "core/facts/fact.h"

namespace textdrift::facts {

// How the years of a text are counted. `offset` is added to a year of an era that keeps the Gregorian months.
struct Era {
    enum class Months : std::uint8_t { Gregorian, Persian, Hijri };
    Months months = Months::Gregorian;
    int offset = 0;                // Buddhist -543, Minguo +1911, Reiwa +2018
    bool before_common = false;    // years count backwards
    bool named = false;            // the text names it; otherwise it is the custom of the language
};

// "buddhist", "hijri", "persian", "minguo", "japanese:2018", "before-common", "gregorian": as [eras] in the tables.
Era era_of(std::string_view name);

// All Gregorian dates that a date in `era` may be: a Hijri day is known to a day or two, a Persian year overlaps two
// Gregorian ones, a Persian day without its year moves by a day. Empty where nothing can be said ("Ramadan" without a year).
std::vector<DateValue::Fields> to_gregorian(const Era& era, const DateValue::Fields& local);

}    // namespace textdrift::facts
