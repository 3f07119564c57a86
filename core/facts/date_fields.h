// Small pieces that the English date reader and the scanner of all other languages share. Internal to the room.
#pragma once

#include <charconv>
#include <utility>
#include <vector>

#include "core/facts/fact.h"
#include "core/facts/token.h"

namespace textdrift::facts {

// DateValue::relative of a month that is told twice, by names of different months ("حزيران/أبريل").
inline constexpr const char* kTwinMonths = "other month";

inline DateValue::Fields clock_fields(int hour, int minute)
{
    DateValue::Fields fields;
    fields.hour = hour;
    fields.minute = minute;
    return fields;
}

// The decade that begins with a year; of two figures ("90", "20") the last century's, up to 20 this one's too. "1800s" may
// be a century.
inline std::vector<DateValue::Fields> decade_readings(int value)
{
    DateValue::Fields fields;
    fields.decade = true;
    fields.year = value >= 1000 ? value : 1900 + value;
    std::vector<DateValue::Fields> readings{fields};
    if (value >= 1000 && value % 100 == 0) {
        DateValue::Fields century;
        century.century = true;
        century.year = value / 100 + 1;
        readings.push_back(century);
    }
    if (value > 20) return readings;
    fields.year = 2000 + value;
    readings.push_back(fields);
    return readings;
}

// The decade of another calendar overlaps two of ours: Buddhist 2520 to 2529 are 1977 to 1986.
inline std::vector<DateValue::Fields> shifted_decade(int value, int offset)
{
    std::vector<DateValue::Fields> readings;
    for (const int year : {value + offset + 9, value + offset}) {
        DateValue::Fields fields;
        fields.decade = true;
        fields.year = year / 10 * 10;
        readings.push_back(fields);
    }
    return readings;
}

// Every reading of the lower end with every one of the upper end: comparison goes by equal places.
inline void pair_readings(std::vector<DateValue::Fields>& lower, std::vector<DateValue::Fields>& upper)
{
    if (lower.size() == upper.size()) return;
    std::vector<DateValue::Fields> lows, highs;
    for (const DateValue::Fields& low : lower) {
        for (const DateValue::Fields& high : upper) {
            lows.push_back(low);
            highs.push_back(high);
        }
    }
    lower = std::move(lows);
    upper = std::move(highs);
}

// The value of a token of at most four digits; -1 of any other.
inline int small_number_of(const Token& token)
{
    if (token.type != TokenClass::Digits || token.folded.size() > 4) return -1;
    int value = 0;
    std::from_chars(token.folded.data(), token.folded.data() + token.folded.size(), value);
    return value;
}

}    // namespace textdrift::facts
