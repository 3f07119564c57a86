// How two values of translated paragraphs compare: the same, told in another way, or another value.
#include <algorithm>
#include <cmath>

#include "core/drift/across_values_judge.h"
#include "core/facts/currencies.h"
#include "core/facts/quantity.h"

namespace textdrift::drift {

using facts::Fact;
using facts::FactKind;
using facts::Quantity;
using facts::Rational;

bool is_vague(const Quantity& quantity)
{
    return quantity.unit == "vague";
}

bool is_share(const Quantity& quantity)
{
    return quantity.unit == "percent" || quantity.unit == "percentage-point";
}

// What may be told by an article, or by no word at all: it never takes part in a finding.
bool is_idle(const Fact& fact)
{
    const Quantity& quantity = *fact.quantity();
    if (is_vague(quantity) || quantity.roman) return true;
    return quantity.spelled && quantity.upper.empty() && quantity.readings.front().compare(1) <= 0 &&
           (quantity.readings.front() == Rational(1) || (!quantity.readings.front().is_integer() && quantity.unit.empty()));
}

// A reading that is not the usual one of its language counts where it is the whole number of a grouped writing ("1,234" in a
// text that writes decimals with commas), or where both sides leave it open.
bool shares_reading(const std::vector<Rational>& a, const std::vector<Rational>& b)
{
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j) {
            if (a[i] != b[j]) continue;
            if ((i == 0 && j == 0) || (a.size() > 1 && b.size() > 1)) return true;
            const bool whole = (i == 0 || a[i].compare(a[0]) > 0) && (j == 0 || b[j].compare(b[0]) > 0);
            if (whole) return true;
        }
    }
    return false;
}

// "A half", "a third", "three quarters".
bool is_fraction(const Fact& fact)
{
    const Quantity& quantity = *fact.quantity();
    const Rational& value = quantity.readings.front();
    return quantity.unit.empty() && !value.is_integer() && value.compare(1) < 0 && value.compare(0) > 0;
}

bool agree_in_value(const Quantity& a, const Quantity& b)
{
    if (!shares_reading(a.readings, b.readings) || a.upper.empty() != b.upper.empty()) return false;
    return a.upper.empty() || shares_reading(a.upper, b.upper);
}

// "One in ten" beside "jeder fünfte", "五人に一人": one of another number.
bool other_share(const Quantity& share, const Quantity& number)
{
    const auto count = Rational(1).divided_by(share.readings.front());
    const bool small = number.weak || number.readings.front().compare(12) <= 0;
    // "A third" and "a quarter" come in other words as well, but never as "every fifth".
    const bool told = count && count->is_integer() && (count->compare(5) >= 0 || (number.ordinal && count->compare(3) >= 0));
    return share.unit.empty() && share.spelled && small && number.unit.empty() && number.upper.empty() && told &&
           number.readings.front().is_integer() && number.readings.front().compare(3) >= 0 &&
           *count != number.readings.front();
}

namespace {

// "Degrees" may be of an angle, and no unit says nothing against any.
bool may_share_unit(const Quantity& a, const Quantity& b)
{
    const auto is_degree = [](const Quantity& quantity) {
        return quantity.unit == "angle:degree" || quantity.unit.starts_with("temperature:");
    };
    return a.unit == b.unit || a.unit.empty() || b.unit.empty() || (is_degree(a) && is_degree(b));
}

bool opposite(const Quantity& a, const Quantity& b)
{
    return may_share_unit(a, b) && std::ranges::any_of(a.readings, [&](const Rational& x) {
               const auto turned = x.times(-1);
               return turned && x != Rational(0) && std::ranges::find(b.readings, *turned) != b.readings.end();
           });
}

// "1 in 9" beside "каждый девятый", "unul din nouă": one of so many is told by the number alone.
bool one_of(const Quantity& share, const Quantity& number)
{
    const auto turned = Rational(1).divided_by(share.readings.front());
    return turned && turned->is_integer() && turned->compare(1) > 0 && share.unit.empty() && number.unit.empty() &&
           std::ranges::find(number.readings, *turned) != number.readings.end();
}

// "Quinze jours" is a fortnight and "huit jours" a week, counted with the first day.
bool round_weeks(const Quantity& days, const Quantity& weeks)
{
    if (days.unit != "time:day" || !days.upper.empty() || !weeks.upper.empty()) return false;
    const bool fortnight = days.readings.front() == Rational(15), week = days.readings.front() == Rational(8);
    if (weeks.unit == "time:fortnight") return fortnight && weeks.readings.front() == Rational(1);
    return weeks.unit == "time:week" && weeks.readings.front() == Rational(fortnight ? 2 : week ? 1 : 0);
}

// "Tre kvart", "τρία τέταρτα" are three quarters of an hour.
bool quarters(const Quantity& part, const Quantity& minutes)
{
    const auto count = part.readings.front().times(60);
    return part.unit.empty() && part.spelled && part.readings.front().compare(1) < 0 && minutes.unit == "time:minute" &&
           count && *count == minutes.readings.front();
}

// "On the 82nd year of life" at 81.
bool year_of_life(const Quantity& year, const Quantity& age)
{
    const auto next = age.readings.front().plus(1);
    return year.ordinal && !age.ordinal && year.unit.empty() && age.unit == "time:year" && next &&
           *next == year.readings.front() && age.readings.front().compare(30) >= 0;
}

}    // namespace

// What a sign before the figure says in one language, a word says in another ("minus 19 degrees", "19 grados bajo cero",
// "closed 1.7% lower"); and what a fraction says, an ordinal.
bool tell_alike(const Quantity& a, const Quantity& b)
{
    return opposite(a, b) || year_of_life(a, b) || year_of_life(b, a) || quarters(a, b) || quarters(b, a) ||
           round_weeks(a, b) || round_weeks(b, a) || one_of(a, b) || one_of(b, a);
}

namespace {

std::string_view dimension(const Quantity& quantity)
{
    return std::string_view(quantity.unit).substr(0, quantity.unit.find(':'));
}

// "Reais" beside "riyals": a word that stands for one money only is meant so, on both sides.
bool named_alike(const Quantity& a, const Quantity& b)
{
    return (a.currencies.size() > 1 || b.currencies.size() > 1) && facts::may_be_called_alike(a.currencies, b.currencies);
}

// Metres, square metres and cubic metres are mistaken for each other.
bool is_spatial(const Quantity& quantity)
{
    return dimension(quantity) == "length" || dimension(quantity) == "area" || dimension(quantity) == "volume";
}

// Two units that are mistaken for each other only by a wrong translation: km and miles, percent and percentage points,
// dollars and euros. Of kinds that have nothing in common one is rather misread.
bool units_contradict(const Quantity& a, const Quantity& b)
{
    if (a.unit == b.unit) return a.unit == "currency" && !facts::shares_currency(a, b) && !named_alike(a, b);
    if (a.unit.empty() || b.unit.empty()) return false;
    if (is_share(a) && is_share(b)) return a.unit == "percent";    // "points" of the original are told as percent by many
    if (is_spatial(a) && is_spatial(b) && dimension(a) != dimension(b)) return true;
    return dimension(a) == dimension(b) && !facts::convertible(a, b);
}

// "Of every euro, 83 cents went to schools, 11 to fund-raising": cents of which only the number is told.
bool parts_of_money(const Quantity& money, const Quantity& number)
{
    if (money.unit != "currency" || !number.unit.empty() || money.readings.front().compare(1) >= 0) return false;
    const auto parts = money.readings.front().times(100);
    return parts && std::ranges::find(number.readings, *parts) != number.readings.end();
}

// "80 degrees" of Fahrenheit, unsaid, beside "27 °C", "26 grader": a scale is named on one side at most. A step on the scale
// ("10 degrees above average") has no zero to move.
bool degrees_alike(const Quantity& fahrenheit, const Quantity& celsius)
{
    const auto bare = [](const Quantity& quantity) { return quantity.unit == "angle:degree"; };
    if (!bare(fahrenheit) && fahrenheit.unit != "temperature:fahrenheit") return false;
    if (!bare(celsius) && celsius.unit != "temperature:celsius") return false;
    if (fahrenheit.upper.empty() != celsius.upper.empty() || (!bare(fahrenheit) && !bare(celsius))) return false;
    const auto warm = [](const std::vector<Rational>& from, const std::vector<Rational>& to) {
        const double f = from.front().to_double(), c = to.front().to_double();
        return std::abs((f - 32) / 1.8 - c) <= 1.0;
    };
    const Rational& steps = fahrenheit.readings.front();
    const double step = steps.to_double() / 1.8, told = celsius.readings.front().to_double();
    // Where nobody says Fahrenheit, few degrees more or less are rather another number of the same ones.
    const bool unsaid = bare(fahrenheit);
    const bool may_step = !unsaid || (steps.is_integer() && steps.compare(5) >= 0);
    if (fahrenheit.upper.empty() && may_step && step <= 20 && std::abs(step - told) <= std::max(0.6, step / 9)) return true;
    if (unsaid && steps.compare(40) < 0) return false;
    return warm(fahrenheit.readings, celsius.readings) && (celsius.upper.empty() || warm(fahrenheit.upper, celsius.upper));
}

// "85 mph" beside "137 km" whose hour stands apart or goes without saying.
bool speed_told_as_length(const Quantity& speed, const Quantity& length)
{
    if (dimension(speed) != "speed" || dimension(length) != "length" || speed.upper.empty() != length.upper.empty())
        return false;
    Quantity hourly = length;
    hourly.unit = length.unit == "length:kilometre" ? "speed:kilometre-per-hour"
                  : length.unit == "length:mile"    ? "speed:mile-per-hour"
                                                    : "";
    return !hourly.unit.empty() && facts::convertible(speed, hourly);
}

// "The 550 pound hog" weighs "250 kg": pounds are of money only as long as nobody tells their weight.
bool pounds_weigh(const Quantity& money, const Quantity& mass)
{
    if (money.unit != "currency" || dimension(mass) != "mass" || !money.upper.empty() || !mass.upper.empty()) return false;
    if (std::ranges::find(money.currencies, "GBP") == money.currencies.end() || money.currencies.size() < 2) return false;
    const auto scale = facts::unit_scale(mass.unit);
    constexpr double kPound = 0.45359237, kRounding = 0.12;
    if (!scale) return false;
    const double pounds = money.readings.front().to_double() * kPound;
    const double told = mass.readings.front().to_double() * scale->factor.to_double();
    return std::abs(pounds - told) <= kRounding * std::max(pounds, told);
}

// A score from the loser's side, or written from right to left: "1-0", "0-1".
bool turned_score(const Quantity& a, const Quantity& b)
{
    if (a.upper.empty() || b.upper.empty() || a.unit != b.unit || a.spelled || b.spelled) return false;
    return a.readings.front() == b.upper.front() && a.upper.front() == b.readings.front();
}

// "1 to 4 inches" beside "2 bis 10 Zentimeter": small amounts are converted to round ones.
bool roughly_converted(const Quantity& a, const Quantity& b)
{
    const auto x = facts::unit_scale(a.unit), y = facts::unit_scale(b.unit);
    if (!x || !y || x->dimension != y->dimension || x->family == y->family || x->dimension == "temperature" ||
        x->dimension == "time" || a.upper.empty() != b.upper.empty())
        return false;
    const auto near = [&](const std::vector<Rational>& from, const std::vector<Rational>& to) {
        constexpr double kSmall = 6, kRough = 0.27, kUsual = 0.12;
        const double p = from.front().to_double(), q = to.front().to_double();
        const double one = p * x->factor.to_double(), other = q * y->factor.to_double();
        return std::abs(one - other) <= (std::min(p, q) <= kSmall ? kRough : kUsual) * std::max(one, other);
    };
    return near(a.readings, b.readings) && (a.upper.empty() || near(a.upper, b.upper));
}

bool told_otherwise(const Quantity& a, const Quantity& b)
{
    return roughly_converted(a, b) || degrees_alike(a, b) || speed_told_as_length(a, b) || pounds_weigh(a, b) ||
           turned_score(a, b);
}

}    // namespace

// How well two quantities of one value agree: 0 in everything, 2 where units or kinds differ harmlessly; -1 not at all.
int likeness(const Fact& a, const Fact& b)
{
    const Quantity &x = *a.quantity(), &y = *b.quantity();
    if (facts::equal(x, y) && agree_in_value(x, y)) return 0;
    if (agree_in_value(x, y)) return units_contradict(x, y) ? -1 : 1;
    if (parts_of_money(x, y) || parts_of_money(y, x)) return 2;
    if (facts::convertible(x, y) && (x.unit != y.unit)) return 2;
    return told_otherwise(x, y) || told_otherwise(y, x) ? 3 : -1;
}

bool is_strong_value(const Fact& fact)
{
    const Quantity& quantity = *fact.quantity();
    if (quantity.weak || quantity.roman || is_vague(quantity) || quantity.unit == "code") return false;
    const Rational& value = quantity.readings.front();
    const bool small = value.is_integer() && value.compare(12) <= 0 && value.compare(-12) >= 0 && quantity.upper.empty();
    if (fact.kind == FactKind::Money && (quantity.spelled ? value.compare(1) <= 0 : value == Rational(1)))
        return false;    // "not a cent", "of every euro"
    if (fact.kind == FactKind::Money || is_share(quantity)) return !quantity.spelled || !small;
    if (small) return false;
    return !quantity.spelled || value.is_integer();    // "half", "two thirds" come in many words
}

// The side tells the value, though perhaps once less than the other side.
bool is_told(const Fact& fact, const Side& side)
{
    return std::any_of(side.fact_ids.begin(), side.fact_ids.end(),
                       [&](std::uint32_t id) { return side.fact(id).quantity() && likeness(fact, side.fact(id)) >= 0; });
}

bool is_told_so(const Fact& fact, const Side& side)
{
    return std::any_of(side.fact_ids.begin(), side.fact_ids.end(),
                       [&](std::uint32_t id) { return side.fact(id).quantity() && likeness(fact, side.fact(id)) == 0; });
}

std::vector<std::uint32_t> open_values(const Side& side, const std::vector<FactLink>& links)
{
    std::vector<std::uint32_t> ids;
    for (const std::uint32_t id : side.fact_ids)
        if (links[id].state == FactState::Open && side.fact(id).quantity()) ids.push_back(id);
    return ids;
}

}    // namespace textdrift::drift
