// How quantities compare: equal values, units of one dimension and their factors.
#pragma once

#include <optional>
#include <string_view>

#include "core/facts/fact.h"

namespace textdrift::facts {

// A unit against the base unit of its dimension: base = value * factor + offset.
struct UnitScale {
    std::string_view dimension;    // "length", "time", ...
    Rational factor;
    Rational offset;            // of temperatures; 0 otherwise
    bool exact = true;          // false for months, years and tons, whose length or weight depends
    std::string_view family;    // units of one family convert exactly into each other: "clock", "calendar", "metric"
};

// The scale of a unit key such as "length:kilometre"; nullopt for unknown keys, plain numbers and money.
std::optional<UnitScale> unit_scale(std::string_view unit) noexcept;
// Its factor to the base unit of the dimension; nullopt also where an offset is needed (temperatures).
std::optional<Rational> unit_factor(std::string_view unit) noexcept;

// Same value in every respect: they share a reading, their ranges end alike, currencies overlap, and units are the same or
// convert exactly inside one family (1,000 m = 1 km, 90 minutes = 1.5 hours, 12 months = 1 year). Ordinals equal cardinals.
bool equal(const Quantity& a, const Quantity& b) noexcept;

// They share a reading and the end of a range, whatever the units and currencies are.
bool same_value(const Quantity& a, const Quantity& b) noexcept;

// The first reading is the usual one of the language. False where two quantities agree only by an unusual reading
// ("1.234 km" and "1,234 km" in one language): equal, yet ambiguous.
bool same_usual_value(const Quantity& a, const Quantity& b) noexcept;

// `b` is the amount of `a` told in another unit of the dimension and rounded as its own figures are (150 feet = 45 m, 40
// miles = 64 km or 60 km but not 68 km), or a share told as a fraction (half = 50 per cent). Also true for equal quantities.
bool convertible(const Quantity& a, const Quantity& b) noexcept;

// Both are of one dimension, so that a difference of values means something ("" for plain numbers, "currency" for money).
bool same_dimension(const Quantity& a, const Quantity& b) noexcept;

bool shares_currency(const Quantity& a, const Quantity& b) noexcept;

}    // namespace textdrift::facts
