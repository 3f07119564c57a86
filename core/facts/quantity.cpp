// Units with their factors, and the comparisons built on them.
#include "core/facts/quantity.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace textdrift::facts {

namespace {

struct Unit {
    std::string_view key;
    std::int64_t numerator;
    std::int64_t denominator;
    std::string_view family;    // "" for units that only convert approximately
};

// Factors to metre, square metre, litre, kilogram, second, metre per second, joule, watt, volt, byte, bit per second, hertz.
// Sorted by key. International definitions; a year is 365.2425 days and a month a twelfth of it.
constexpr Unit kUnits[] = {
    {"angle:degree", 1, 1, "angle"},
    {"area:acre", 40468564224, 10000000, "imperial"},
    {"area:bigha", 133780, 100, ""},
    {"area:dunam", 1000, 1, ""},
    {"area:feddan", 42008, 10, ""},
    {"area:hectare", 10000, 1, "metric"},
    {"area:jerib", 2000, 1, ""},
    {"area:mu", 2000, 3, ""},
    {"area:rai", 1600, 1, ""},
    {"area:square-centimetre", 1, 10000, "metric"},
    {"area:square-foot", 9290304, 100000000, "imperial"},
    {"area:square-kilometre", 1000000, 1, "metric"},
    {"area:square-metre", 1, 1, "metric"},
    {"area:square-mile", 2589988110336, 1000000, "imperial"},
    {"area:square-wah", 4, 1, ""},
    {"area:tsubo", 400, 121, ""},
    {"concentration:part-per-billion", 1, 1000000000, "metric"},
    {"concentration:part-per-million", 1, 1000000, "metric"},
    {"data-rate:gigabit-per-second", 1000000000, 1, "metric"},
    {"data-rate:megabit-per-second", 1000000, 1, "metric"},
    {"data:byte", 1, 1, "metric"},
    {"data:gigabyte", 1000000000, 1, "metric"},
    {"data:kilobyte", 1000, 1, "metric"},
    {"data:megabyte", 1000000, 1, "metric"},
    {"data:petabyte", 1000000000000000, 1, "metric"},
    {"data:terabyte", 1000000000000, 1, "metric"},
    {"energy:calorie", 4184, 1000, "calorie"},
    {"energy:gigawatt-hour", 3600000000000, 1, "metric"},
    {"energy:joule", 1, 1, "metric"},
    {"energy:kilocalorie", 4184, 1, "calorie"},
    {"energy:kilowatt-hour", 3600000, 1, "metric"},
    {"energy:megawatt-hour", 3600000000, 1, "metric"},
    {"energy:terawatt-hour", 3600000000000000, 1, "metric"},
    {"frequency:gigahertz", 1000000000, 1, "metric"},
    {"frequency:hertz", 1, 1, "metric"},
    {"frequency:kilohertz", 1000, 1, "metric"},
    {"frequency:megahertz", 1000000, 1, "metric"},
    {"image:megapixel", 1000000, 1, "metric"},
    {"length:centimetre", 1, 100, "metric"},
    {"length:foot", 3048, 10000, "imperial"},
    {"length:inch", 254, 10000, "imperial"},
    {"length:kilometre", 1000, 1, "metric"},
    {"length:metre", 1, 1, "metric"},
    {"length:mile", 1609344, 1000, "imperial"},
    {"length:millimetre", 1, 1000, "metric"},
    {"length:nautical-mile", 1852, 1, ""},
    {"length:scandinavian-mile", 10000, 1, "metric"},
    {"length:yard", 9144, 10000, "imperial"},
    {"mass:gram", 1, 1000, "metric"},
    {"mass:jin", 1, 2, ""},
    {"mass:kilogram", 1, 1, "metric"},
    {"mass:kilotonne", 1000000, 1, "metric"},
    {"mass:long-ton", 10160469088, 10000000, "imperial"},
    {"mass:megatonne", 1000000000, 1, "metric"},
    {"mass:microgram", 1, 1000000000, "metric"},
    {"mass:milligram", 1, 1000000, "metric"},
    {"mass:ounce", 28349523125, 1000000000000, "imperial"},
    {"mass:pound", 45359237, 100000000, "imperial"},
    {"mass:short-ton", 90718474, 100000, "imperial"},
    {"mass:stone", 635029318, 100000000, "imperial"},
    {"mass:ton", 1000, 1, ""},
    {"mass:tonne", 1000, 1, "metric"},
    {"power:gigawatt", 1000000000, 1, "metric"},
    {"power:horsepower", 7457, 10, ""},
    {"power:kilowatt", 1000, 1, "metric"},
    {"power:megawatt", 1000000, 1, "metric"},
    {"power:terawatt", 1000000000000, 1, "metric"},
    {"power:watt", 1, 1, "metric"},
    {"sound:decibel", 1, 1, "sound"},
    {"speed:kilometre-per-hour", 5, 18, "metric"},
    {"speed:knot", 463, 900, ""},
    {"speed:metre-per-second", 1, 1, "metric"},
    {"speed:mile-per-hour", 44704, 100000, ""},
    {"temperature:celsius", 1, 1, "celsius"},
    {"temperature:fahrenheit", 5, 9, "fahrenheit"},
    {"temperature:kelvin", 1, 1, "kelvin"},
    {"time:century", 3155695200, 1, "calendar"},
    {"time:day", 86400, 1, "clock"},
    {"time:decade", 315569520, 1, "calendar"},
    {"time:fortnight", 1209600, 1, "clock"},
    {"time:hour", 3600, 1, "clock"},
    {"time:millennium", 31556952000, 1, "calendar"},
    {"time:millisecond", 1, 1000, "clock"},
    {"time:minute", 60, 1, "clock"},
    {"time:month", 2629746, 1, "calendar"},
    {"time:quarter-century", 788923800, 1, "calendar"},
    {"time:quarter-hour", 900, 1, "clock"},
    {"time:second", 1, 1, "clock"},
    {"time:week", 604800, 1, "clock"},
    {"time:year", 31556952, 1, "calendar"},
    {"voltage:kilovolt", 1000, 1, "metric"},
    {"voltage:volt", 1, 1, "metric"},
    {"volume:barrel", 158987294928, 1000000000, ""},
    {"volume:centilitre", 1, 100, "metric"},
    {"volume:cubic-foot", 28316846592, 1000000000, ""},
    {"volume:cubic-metre", 1000, 1, "metric"},
    {"volume:gallon", 3785411784, 1000000000, ""},
    {"volume:hectolitre", 100, 1, "metric"},
    {"volume:litre", 1, 1, "metric"},
    {"volume:millilitre", 1, 1000, "metric"},
    {"volume:pint", 473176473, 1000000000, ""},
};
static_assert(std::is_sorted(std::begin(kUnits), std::end(kUnits),
                             [](const Unit& a, const Unit& b) { return a.key < b.key; }));

constexpr double kTolerance = 0.12;    // what journalists round away when they convert: 150 feet = 45 m
constexpr double kOwnFigure = 0.03;    // off by no more, the original's figure may be the rounded one: 40 miles for 66 km
constexpr double kRounding = 0.015;
constexpr int kMostDecimals = 6;

const Unit* find_unit(std::string_view key) noexcept
{
    const Unit* it = std::lower_bound(std::begin(kUnits), std::end(kUnits), key,
                                      [](const Unit& unit, std::string_view wanted) { return unit.key < wanted; });
    return it != std::end(kUnits) && it->key == key ? it : nullptr;
}

std::string_view dimension_of(std::string_view unit) noexcept
{
    return unit.substr(0, unit.find(':'));
}

Rational offset_of(std::string_view unit) noexcept
{
    if (unit == "temperature:fahrenheit") return *Rational::make(-160, 9);
    if (unit == "temperature:kelvin") return *Rational::make(-5463, 20);
    return 0;
}

bool share(const std::vector<Rational>& a, const std::vector<Rational>& b) noexcept
{
    return std::any_of(a.begin(), a.end(),
                       [&](const Rational& value) { return std::find(b.begin(), b.end(), value) != b.end(); });
}

// "2,300 km" is no 2.300 m: units that convert exactly are told in usual readings.
bool scales_usually(const std::vector<Rational>& a, const Rational& from, const std::vector<Rational>& b, const Rational& to)
{
    const auto left = a.front().times(from), right = b.front().times(to);
    return left && right && *left == *right;
}

// Whether some reading of `a` times `from` is one of `b` times `to`.
bool share_scaled(const std::vector<Rational>& a, const Rational& from, const std::vector<Rational>& b,
                  const Rational& to) noexcept
{
    for (const Rational& left : a) {
        const auto scaled = left.times(from);
        for (const Rational& right : b) {
            const auto other = right.times(to);
            if (scaled && other && *scaled == *other) return true;
        }
    }
    return false;
}

// The step a figure is rounded to: 10 of 60, 5 of 45, 1 of 64, 0.5 of 1.5; 0 of what no decimals tell.
double rounding_step(double value) noexcept
{
    double unit = 1;
    value = std::abs(value);
    for (int i = 0; i < kMostDecimals && std::abs(value - std::round(value)) > 1e-9 * value; ++i, unit /= 10) value *= 10;
    if (value == 0 || std::abs(value - std::round(value)) > 1e-9 * value) return 0;
    auto figures = std::llround(value);
    for (; figures % 10 == 0; figures /= 10) unit *= 10;
    return figures % 5 == 0 ? 5 * unit : unit;
}

// Whether `told` is what somebody who converts `source` would write: 40 miles are 64, 65 or 60 km, but not 68.
bool is_rounded(double source, double told) noexcept
{
    const double off = std::abs(source - told);
    const double off_share = off / std::max({std::abs(source), std::abs(told), 1e-12});
    return off_share <= kRounding || (off_share <= kTolerance && 2 * off <= rounding_step(told));
}

double in_unit(double base, const UnitScale& unit) noexcept
{
    return (base - unit.offset.to_double()) / unit.factor.to_double();
}

bool near(const std::vector<Rational>& a, const UnitScale& from, const std::vector<Rational>& b,
          const UnitScale& to) noexcept
{
    for (const Rational& left : a) {
        for (const Rational& right : b) {
            const double x = left.to_double(), y = right.to_double();
            const double x_base = x * from.factor.to_double() + from.offset.to_double();
            const double y_base = y * to.factor.to_double() + to.offset.to_double();
            if (is_rounded(in_unit(x_base, to), y)) return true;
            const bool close = std::abs(x_base - y_base) <= kOwnFigure * std::max(std::abs(x_base), std::abs(y_base));
            if (close && is_rounded(in_unit(y_base, from), x)) return true;
        }
    }
    return false;
}

// Shares: "percent" as hundredths; a plain number only where it is a true fraction, since "50" is no share.
std::optional<UnitScale> share_scale(const Quantity& quantity) noexcept
{
    if (quantity.unit == "percent") return UnitScale{"share", *Rational::make(1, 100), 0, true, "share"};
    if (quantity.unit.empty() && !quantity.readings.front().is_integer()) return UnitScale{"share", 1, 0, true, "share"};
    return std::nullopt;
}

bool same_end(const Quantity& a, const Quantity& b) noexcept
{
    return a.upper.empty() == b.upper.empty() && (a.upper.empty() || share(a.upper, b.upper));
}

bool exactly_scaled(const Quantity& a, const Quantity& b) noexcept
{
    const Unit* from = find_unit(a.unit);
    const Unit* to = find_unit(b.unit);
    if (from == nullptr || to == nullptr || from->family.empty() || from->family != to->family) return false;
    if (dimension_of(a.unit) != dimension_of(b.unit)) return false;
    const auto left = Rational::make(from->numerator, from->denominator);
    const auto right = Rational::make(to->numerator, to->denominator);
    if (!scales_usually(a.readings, *left, b.readings, *right) || a.upper.empty() != b.upper.empty()) return false;
    return a.upper.empty() || scales_usually(a.upper, *left, b.upper, *right);
}

}    // namespace

std::optional<UnitScale> unit_scale(std::string_view unit) noexcept
{
    const Unit* found = find_unit(unit);
    if (found == nullptr) return std::nullopt;
    const bool exact = !found->family.empty() && found->family != "calendar";
    return UnitScale{dimension_of(found->key), *Rational::make(found->numerator, found->denominator), offset_of(unit), exact,
                     found->family};
}

std::optional<Rational> unit_factor(std::string_view unit) noexcept
{
    const auto scale = unit_scale(unit);
    if (!scale || scale->offset != Rational(0)) return std::nullopt;
    return scale->factor;
}

bool shares_currency(const Quantity& a, const Quantity& b) noexcept
{
    if (a.currencies.empty() || b.currencies.empty()) return a.currencies.empty() == b.currencies.empty();
    return std::any_of(a.currencies.begin(), a.currencies.end(), [&](const std::string& code) {
        return std::find(b.currencies.begin(), b.currencies.end(), code) != b.currencies.end();
    });
}

bool same_value(const Quantity& a, const Quantity& b) noexcept
{
    return share(a.readings, b.readings) && same_end(a, b);
}

bool same_usual_value(const Quantity& a, const Quantity& b) noexcept
{
    if (a.readings.empty() || b.readings.empty() || a.readings.front() != b.readings.front()) return false;
    if (a.upper.empty() || b.upper.empty()) return a.upper.empty() == b.upper.empty();
    return a.upper.front() == b.upper.front();
}

bool equal(const Quantity& a, const Quantity& b) noexcept
{
    if (!shares_currency(a, b)) return false;
    return a.unit == b.unit ? same_value(a, b) : exactly_scaled(a, b);
}

bool same_dimension(const Quantity& a, const Quantity& b) noexcept
{
    return a.unit == b.unit || (!a.unit.empty() && !b.unit.empty() && dimension_of(a.unit) == dimension_of(b.unit));
}

bool convertible(const Quantity& a, const Quantity& b) noexcept
{
    if (equal(a, b)) return true;
    if (a.readings.empty() || b.readings.empty() || a.upper.empty() != b.upper.empty()) return false;
    if (a.unit == b.unit) return false;
    if (const auto left = share_scale(a), right = share_scale(b); left && right)
        return share_scaled(a.readings, left->factor, b.readings, right->factor);
    const auto from = unit_scale(a.unit);
    const auto to = unit_scale(b.unit);
    if (!from || !to || from->dimension != to->dimension) return false;
    // Inside one exact family a difference is no rounding: 2 km is not 1,900 m.
    if (!from->family.empty() && from->family == to->family) return false;
    return near(a.readings, *from, b.readings, *to) && (a.upper.empty() || near(a.upper, *from, b.upper, *to));
}

}    // namespace textdrift::facts
