// Quantities of translated paragraphs: no word matches, so a value meets its equal wherever it stands in the paragraph. What
// is left over is reported where it is strong, or where both sides have something left.
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "core/drift/across_values.h"
#include "core/facts/currencies.h"
#include "core/facts/quantity.h"

namespace textdrift::drift {

namespace {

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

bool is_power_of_thousand(const Rational& value)
{
    return value == Rational(1) || value == Rational(1000) || value == Rational(1'000'000);
}

// What a sign before the figure says in one language, a word says in another ("minus 19 degrees", "19 grados bajo cero",
// "closed 1.7% lower"); and what a fraction says, an ordinal.
bool tell_alike(const Quantity& a, const Quantity& b)
{
    return opposite(a, b) || year_of_life(a, b) || year_of_life(b, a) || quarters(a, b) || quarters(b, a) ||
           round_weeks(a, b) || round_weeks(b, a) || one_of(a, b) || one_of(b, a);
}

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
    if (is_share(a) && is_share(b)) return true;
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
    const double step = fahrenheit.readings.front().to_double() / 1.8, told = celsius.readings.front().to_double();
    if (fahrenheit.upper.empty() && step <= 20 && std::abs(step - told) <= std::max(0.6, step / 9)) return true;
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

struct Pair {
    double cost;
    std::uint32_t original, version;
};

void sort(std::vector<Pair>& pairs)
{
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
        return std::tie(a.cost, a.original, a.version) < std::tie(b.cost, b.original, b.version);
    });
}

class ValueJudge {
public:
    ValueJudge(Work& work, const BeadView& view) : work_(work), view_(view) {}

    void run()
    {
        pair_scores(view_.original, work_.original_links, view_.version, work_.version_links);
        pair_scores(view_.version, work_.version_links, view_.original, work_.original_links);
        pair_values();
        pair_neighbours();
        judge_exchanges_across(work_, view_);
        silence_explained();
        if (!hopeless()) {
            pair_replacements();
            judge_lengths(view_.original, work_.original_links, view_.version, work_.version_links, true);
            judge_lengths(view_.version, work_.version_links, view_.original, work_.original_links, false);
        }
        judge_figures_across(work_, view_);
        settle_leftovers();
    }

private:
    static std::vector<std::uint32_t> open(const Side& side, const std::vector<FactLink>& links)
    {
        std::vector<std::uint32_t> ids;
        for (const std::uint32_t id : side.fact_ids)
            if (links[id].state == FactState::Open && side.fact(id).quantity()) ids.push_back(id);
        return ids;
    }
    std::vector<std::uint32_t> open_originals() const { return open(view_.original, work_.original_links); }
    std::vector<std::uint32_t> open_versions() const { return open(view_.version, work_.version_links); }

    // Where a fact stands in its side, 0 to 1.
    static double place(const Side& side, const Fact& fact)
    {
        const double at = static_cast<double>(side.words_of(fact.range).begin);
        return at / static_cast<double>(std::max<std::size_t>(side.words.size(), 1));
    }

    double distance(std::uint32_t o, std::uint32_t v) const
    {
        return std::abs(place(view_.original, view_.original.fact(o)) - place(view_.version, view_.version.fact(v)));
    }

    template <class Cost>
    std::vector<Pair> pairs(Cost&& cost) const
    {
        std::vector<Pair> found;
        const auto versions = open_versions();
        for (const std::uint32_t o : open_originals()) {
            for (const std::uint32_t v : versions)
                if (const double c = cost(o, v); c >= 0) found.push_back({c, o, v});
            if (found.size() > kMostPairs) break;
        }
        sort(found);
        return found;
    }

    // Strong facts choose first: an exact value is no article.
    void pair_values()
    {
        const auto cost = [this](std::uint32_t o, std::uint32_t v) -> double {
            const Fact &a = view_.original.fact(o), &b = view_.version.fact(v);
            const int like = likeness(a, b);
            if (like < 0) return -1;
            const int weak = !is_strong_value(a) + !is_strong_value(b);
            return 10 * like + 3 * weak + distance(o, v);
        };
        for (const Pair& pair : pairs(cost))
            if (work_.open_original(pair.original) && work_.open_version(pair.version))
                work_.link(pair.original, pair.version, FactState::Confirmed);
        pair_with_clocks(view_.original, work_.original_links, view_.version, work_.version_links);
        pair_with_clocks(view_.version, work_.version_links, view_.original, work_.original_links);
        pair_with_ranges(view_.original, work_.original_links, view_.version, work_.version_links);
        pair_with_ranges(view_.version, work_.version_links, view_.original, work_.original_links);
        pair_with_wholes(view_.original, work_.original_links, view_.version, work_.version_links);
        pair_with_wholes(view_.version, work_.version_links, view_.original, work_.original_links);
        pair_with_shares(view_.original, work_.original_links, view_.version, work_.version_links);
        pair_with_shares(view_.version, work_.version_links, view_.original, work_.original_links);
    }

    // "From 20 to 30" told as two values, or one end of a range told alone beside it; "one to ten thousand" as chances are.
    void pair_with_ranges(const Side& ranges, std::vector<FactLink>& range_links, const Side& singles,
                          std::vector<FactLink>& single_links)
    {
        for (const std::uint32_t id : open(ranges, range_links)) {
            const Quantity& range = *ranges.fact(id).quantity();
            if (range.upper.empty()) continue;
            std::int64_t low = -1, high = -1;
            for (const std::uint32_t s : open(singles, single_links)) {
                const Quantity& single = *singles.fact(s).quantity();
                if (!single.upper.empty()) continue;
                if (range.spelled && single.spelled && is_power_of_thousand(range.readings.front()) &&
                    shares_reading(range.upper, single.readings))
                    low = high = s;
                if (low < 0 && shares_reading(range.readings, single.readings)) low = s;
                else if (high < 0 && shares_reading(range.upper, single.readings)) high = s;
            }
            if (low < 0 || high < 0) continue;
            range_links[id] = {FactState::Confirmed, low, false};
            single_links[static_cast<std::size_t>(low)] = {FactState::Confirmed, id, false};
            single_links[static_cast<std::size_t>(high)] = {FactState::Confirmed, id, false};
        }
    }

    // "Ten to twelve hours a day" beside "dix à douze heures", "saa 10 hadi 12": an hour of the clock is written alike, and
    // the other end is a bare number.
    static void pair_with_clocks(const Side& lengths, std::vector<FactLink>& length_links, const Side& clocks,
                                 std::vector<FactLink>& clock_links)
    {
        for (const std::uint32_t id : open(lengths, length_links)) {
            const Quantity& length = *lengths.fact(id).quantity();
            if (length.unit != "time:hour" || length.upper.empty()) continue;
            std::vector<std::uint32_t> found;
            bool low = false, high = false;
            for (const std::uint32_t c : clocks.fact_ids) {
                if (clock_links[c].partner >= 0) continue;
                const bool at_low = !low && tells_hour(clocks.fact(c), length.readings.front(), true);
                const bool at_high = !high && tells_hour(clocks.fact(c), length.upper.front(), !at_low);
                if (!at_low && !at_high) continue;
                low = low || at_low, high = high || at_high;
                found.push_back(c);
            }
            if (!low || !high) continue;
            length_links[id] = {FactState::Confirmed, found.front(), false};
            for (const std::uint32_t c : found) clock_links[c] = {FactState::Confirmed, id, false};
        }
    }

    // A time on the full hour, or its end, or a bare number: so many.
    static bool tells_hour(const Fact& fact, const Rational& hour, bool beginning)
    {
        if (const Quantity* number = fact.quantity())
            return number->unit.empty() && number->upper.empty() && shares_reading(number->readings, {hour});
        const facts::DateValue* date = fact.date();
        if (date == nullptr) return false;
        const auto& ends = beginning || date->upper.empty() ? date->readings : date->upper;
        return std::ranges::any_of(ends, [&](const auto& fields) {
            return fields.hour && fields.minute.value_or(0) == 0 && !fields.day && !fields.year &&
                   (hour == Rational(*fields.hour) || hour == Rational((*fields.hour + 12) % 24));
        });
    }

    // Two facts that stand side by side, only a mark or a short word between them.
    static bool adjoin(const Fact& first, const Fact& second)
    {
        constexpr std::uint32_t kShortWord = 14;
        return second.range.begin >= first.range.end && second.range.begin - first.range.end <= kShortWord;
    }

    // "1-0" beside "1:0", "1 à 0", "۱ بر صفر", before another "one" takes the figure.
    static void pair_scores(const Side& scores, std::vector<FactLink>& score_links, const Side& singles,
                            std::vector<FactLink>& single_links)
    {
        for (const std::uint32_t id : open(scores, score_links)) {
            const Quantity& score = *scores.fact(id).quantity();
            if (score.upper.empty() || !score.unit.empty() || score.spelled || score.readings.front().compare(20) > 0)
                continue;
            const auto goals = open(singles, single_links);
            for (std::size_t i = 0; i + 1 < goals.size(); ++i) {
                const Fact &first = singles.fact(goals[i]), &second = singles.fact(goals[i + 1]);
                const Quantity &own = *first.quantity(), &other = *second.quantity();
                if (!adjoin(first, second) || !own.upper.empty() || !other.upper.empty() || !own.unit.empty()) continue;
                if (!shares_reading(own.readings, score.readings) || !shares_reading(other.readings, score.upper)) continue;
                score_links[id] = {FactState::Confirmed, goals[i], false};
                single_links[goals[i]] = single_links[goals[i + 1]] = {FactState::Confirmed, id, false};
                break;
            }
        }
    }

    // "220 2/3" told as "220 et deux tiers": a whole and the fraction behind it.
    static void pair_with_wholes(const Side& mixed, std::vector<FactLink>& mixed_links, const Side& singles,
                                 std::vector<FactLink>& single_links)
    {
        for (const std::uint32_t id : open(mixed, mixed_links)) {
            const Quantity& sum = *mixed.fact(id).quantity();
            if (sum.readings.front().is_integer() || !sum.upper.empty()) continue;
            const auto parts = open(singles, single_links);
            for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
                const Quantity &whole = *singles.fact(parts[i]).quantity(), &rest = *singles.fact(parts[i + 1]).quantity();
                const auto told = whole.readings.front().plus(rest.readings.front());
                const bool mixed_number = whole.readings.front().is_integer() != rest.readings.front().is_integer();
                if (!told || *told != sum.readings.front() || !mixed_number) continue;
                mixed_links[id] = {FactState::Confirmed, parts[i], false};
                single_links[parts[i]] = single_links[parts[i + 1]] = {FactState::Confirmed, id, false};
                break;
            }
        }
    }

    // "14 out of 31" read as a share here and as two numbers there.
    void pair_with_shares(const Side& shares, std::vector<FactLink>& share_links, const Side& singles,
                          std::vector<FactLink>& single_links)
    {
        const auto parts = open(singles, single_links);
        for (const std::uint32_t id : open(shares, share_links)) {
            const Quantity& share = *shares.fact(id).quantity();
            if (share.readings.front().is_integer() || !share.unit.empty() || parts.size() > 40) continue;
            for (const std::uint32_t top : parts) {
                for (const std::uint32_t bottom : parts) {
                    if (top == bottom || single_links[top].state != FactState::Open ||
                        share_links[id].state != FactState::Open || single_links[bottom].state != FactState::Open)
                        continue;
                    const auto ratio = singles.fact(top).quantity()->readings.front().divided_by(
                        singles.fact(bottom).quantity()->readings.front());
                    if (!ratio || *ratio != share.readings.front()) continue;
                    share_links[id] = {FactState::Confirmed, top, false};
                    single_links[top] = single_links[bottom] = {FactState::Confirmed, id, false};
                }
            }
        }
    }

    // Values told in the next paragraph on the other side.
    void pair_neighbours()
    {
        pair_near(view_.original, work_.original_links, view_.version, work_.version_links, work_.version);
        pair_near(view_.version, work_.version_links, view_.original, work_.original_links, work_.original);
    }

    static void pair_near(const Side& from, std::vector<FactLink>& from_links, const Side& to,
                          std::vector<FactLink>& to_links, const facts::FactSet& others)
    {
        for (const std::uint32_t id : open(from, from_links)) {
            if (from_links[id].contested) continue;
            const std::int64_t found = is_told(from.fact(id), to) ? -1 : find_near(from.fact(id), to, to_links, others);
            if (found < 0) continue;
            from_links[id] = {FactState::Confirmed, found, false};
            to_links[static_cast<std::size_t>(found)] = {FactState::Confirmed, id, false};
        }
    }

    // The side tells the value, though perhaps once less than the other side.
    static bool is_told(const Fact& fact, const Side& side)
    {
        return std::any_of(side.fact_ids.begin(), side.fact_ids.end(),
                           [&](std::uint32_t id) { return side.fact(id).quantity() && likeness(fact, side.fact(id)) >= 0; });
    }

    static bool is_told_so(const Fact& fact, const Side& side)
    {
        return std::any_of(side.fact_ids.begin(), side.fact_ids.end(),
                           [&](std::uint32_t id) { return side.fact(id).quantity() && likeness(fact, side.fact(id)) == 0; });
    }

    // "5人に1人": the one of "one in five".
    static bool is_bare_one(const Quantity& quantity)
    {
        return quantity.unit.empty() && quantity.upper.empty() && quantity.readings.front() == Rational(1);
    }

    // Each side has but this one weak value left; `share`: besides the one of "one in five".
    bool only_weak_left(std::uint32_t o, std::uint32_t v, bool share = false) const
    {
        const auto alone = [share](const Side& side, const std::vector<std::uint32_t>& ids, std::uint32_t id) {
            return std::all_of(ids.begin(), ids.end(), [&](std::uint32_t other) {
                const Fact& fact = side.fact(other);
                return other == id || is_idle(fact) || (share && is_bare_one(*fact.quantity()));
            });
        };
        return alone(view_.original, open_originals(), o) && alone(view_.version, open_versions(), v);
    }

    // An open fact of the same value in the paragraphs next to a side.
    static std::int64_t find_near(const Fact& fact, const Side& side, const std::vector<FactLink>& links,
                                  const facts::FactSet& facts)
    {
        constexpr std::uint32_t kNear = 2;
        if (side.paragraphs.empty()) return -1;
        const auto [low, high] = std::minmax_element(side.paragraphs.begin(), side.paragraphs.end());
        const std::uint32_t first = *low > kNear ? *low - kNear : 0;
        const auto count = static_cast<std::uint32_t>(facts.first_of_paragraph.size() - 1);
        const std::uint32_t last = std::min(count, *high + kNear + 1);
        for (std::uint32_t id = facts.first_of_paragraph[first]; id < facts.first_of_paragraph[last]; ++id)
            if (links[id].state == FactState::Open && !links[id].contested && facts.facts[id].quantity() &&
                is_strong_value(fact) && likeness(fact, facts.facts[id]) >= 0)
                return id;
        return -1;
    }

    // The number stands on the other side as something else: a part of a date, a figure in a name or list.
    void silence_explained()
    {
        silence(view_.original, work_.original_links, view_.version, work_.version_links);
        silence(view_.version, work_.version_links, view_.original, work_.original_links);
        silence_clocks(view_.original, work_.original_links, view_.version, work_.version_links);
        silence_clocks(view_.version, work_.version_links, view_.original, work_.original_links);
    }

    // "An hour and 20 minutes" beside "een uur en 20 minuten", "một giờ 20 phút": an hour of the clock is written alike.
    static void silence_clocks(const Side& from, std::vector<FactLink>& links, const Side& to,
                               std::vector<FactLink>& to_links)
    {
        for (const std::uint32_t id : open(from, links)) {
            const Quantity& length = *from.fact(id).quantity();
            if (length.unit != "time:minute" && length.unit != "time:hour") continue;
            const double minutes = length.readings.front().to_double() * (length.unit == "time:hour" ? 60 : 1);
            for (const std::uint32_t date : to.fact_ids)
                if (const double clock = clock_minutes(to.fact(date)); clock >= 60 && minutes >= clock)
                    silence_clock(minutes - clock, links[id], to, to_links, to_links[date]);
        }
    }

    // Minutes since midnight; 0 for what is no time of day.
    static double clock_minutes(const Fact& fact)
    {
        const facts::DateValue* date = fact.date();
        if (date == nullptr || date->readings.empty() || !date->readings.front().hour) return 0;
        return 60 * *date->readings.front().hour % 720 + date->readings.front().minute.value_or(0);
    }

    // `rest`: minutes that the time of day does not tell, but another open length there may.
    static void silence_clock(double rest, FactLink& link, const Side& to, std::vector<FactLink>& to_links, FactLink& date)
    {
        bool told = rest == 0;
        for (const std::uint32_t id : open(to, to_links)) {
            const Quantity& quantity = *to.fact(id).quantity();
            if (told || quantity.unit != "time:minute" || quantity.readings.front().to_double() != rest) continue;
            to_links[id].state = FactState::Silent;
            told = true;
        }
        if (!told) return;
        link.state = FactState::Silent;
        if (date.state == FactState::Open) date.state = FactState::Silent;
    }

    static void silence(const Side& from, std::vector<FactLink>& links, const Side& to,
                        const std::vector<FactLink>& to_links)
    {
        const auto ids = open(from, links);
        if (ids.empty()) return;
        const std::unordered_set<std::string> figures = free_figures(to);
        for (const std::uint32_t id : ids) {
            const Quantity& quantity = *from.fact(id).quantity();
            if (!quantity.upper.empty() || !quantity.readings.front().is_integer()) continue;
            const bool figure = figures.contains(quantity.readings.front().to_string()) &&
                                (quantity.unit.empty() || !is_figure_of_date(quantity, to, to_links));
            if (figure || is_part_of_date(quantity, to, to_links)) links[id].state = FactState::Silent;
        }
    }

    // A date that met its own tells this number as its day, month or year.
    static bool is_figure_of_date(const Quantity& quantity, const Side& side, const std::vector<FactLink>& links)
    {
        return std::ranges::any_of(side.fact_ids, [&](std::uint32_t id) {
            const facts::DateValue* date = side.fact(id).date();
            if (date == nullptr || date->readings.empty() || links[id].state != FactState::Confirmed) return false;
            const auto& fields = date->readings.front();
            const auto is = [&](const std::optional<int>& part) {
                return part && quantity.readings.front() == Rational(*part);
            };
            return is(fields.year) || is(fields.month) || is(fields.day);
        });
    }

    // Runs of digits that no quantity of the side holds: in names, dates, marks of lists.
    static std::unordered_set<std::string> free_figures(const Side& side)
    {
        std::unordered_set<std::string> figures;
        std::size_t next = 0;
        for (const Word& word : side.words) {
            if (word.key.empty() || word.key[0] < '0' || word.key[0] > '9') continue;
            while (next < side.fact_ids.size() && (!side.fact(side.fact_ids[next]).quantity() ||
                                                   side.fact(side.fact_ids[next]).range.end <= word.range.begin))
                ++next;
            if (next < side.fact_ids.size() && side.fact(side.fact_ids[next]).range.overlaps(word.range)) continue;
            figures.insert(word.key);
        }
        return figures;
    }

    // Money and lengths in metres or years are none; a month is told by its name, so that "eight" is no August.
    static bool may_be_dated(const Quantity& quantity)
    {
        const std::string& unit = quantity.unit;
        const bool years = unit == "time:year" && quantity.readings.front().compare(1000) < 0;
        return unit.empty() || (unit.starts_with("time:") && !years && unit != "time:week" && unit != "time:decade");
    }

    // A date that met its own explains no length and no number in words.
    static bool is_part_of_date(const Quantity& quantity, const Side& side, const std::vector<FactLink>& links)
    {
        if (!may_be_dated(quantity)) return false;
        const auto is = [&](const std::optional<int>& part) { return part && quantity.readings.front() == Rational(*part); };
        for (const std::uint32_t id : side.fact_ids) {
            const facts::DateValue* date = side.fact(id).date();
            const bool met = links[id].state == FactState::Confirmed && (quantity.spelled || !quantity.unit.empty());
            if (date == nullptr || met) continue;
            for (const auto* ends : {&date->readings, &date->upper})
                for (const auto& fields : *ends)
                    if (is(fields.year) || (!quantity.spelled && is(fields.month)) || is(fields.day) || is(fields.hour) ||
                        is(fields.minute))
                        return true;
        }
        return false;
    }

    // Nothing in the two paragraphs agrees and much is left: they hardly belong together.
    bool hopeless() const
    {
        std::size_t matched = 0, left = 0, left_there = 0;
        for (const std::uint32_t id : view_.original.fact_ids) {
            if (!view_.original.fact(id).quantity()) continue;
            matched += work_.original_links[id].state == FactState::Confirmed;
            left += work_.open_original(id) && is_strong_value(view_.original.fact(id));
        }
        for (const std::uint32_t id : open_versions()) left_there += is_strong_value(view_.version.fact(id));
        return matched == 0 && left >= 3 && left_there >= 3;
    }

    // Cost of taking `v` for what became of `o`; negative: it is another value.
    double cost(std::uint32_t o, std::uint32_t v) const
    {
        const Fact &a = view_.original.fact(o), &b = view_.version.fact(v);
        const Quantity &x = *a.quantity(), &y = *b.quantity();
        if ((x.unit == "code") != (y.unit == "code")) return -1;
        if (x.spelled && y.spelled && is_fraction(a) && is_fraction(b))
            return !placed_alike(o, v, 0.4) || is_told(a, view_.version) || is_told(b, view_.original) ? -1 : 3;
        if (other_share(x, y) || other_share(y, x)) return only_weak_left(o, v, true) ? 4 : -1;
        if (is_idle(a) || is_idle(b)) return -1;
        const bool strong_a = is_strong_value(a), strong_b = is_strong_value(b);
        const double away = distance(o, v);
        const bool same_dimension = facts::same_dimension(x, y);
        double cost = 2 * away + (same_dimension ? 0 : x.unit.empty() || y.unit.empty() ? 0.7 : 2);
        cost += magnitude_cost(x, y) + (x.ordinal != y.ordinal ? 0.7 : 0) + (x.spelled != y.spelled ? 0.3 : 0);
        if (strong_a && strong_b) return cost;
        // One was exact and the other is not: only where they are alike in all but value.
        if (strong_a != strong_b)
            return same_dimension && x.ordinal == y.ordinal && placed_alike(o, v, 0.35) ? cost + 2 : -1;
        const bool ordinals = (x.ordinal || is_pointed(view_.original, a)) == (y.ordinal || is_pointed(view_.version, b));
        // "Shambulio la sita", "第七条": some languages write the sixth like six; the first and the second come in other
        // words.
        const bool counted = x.readings.front().compare(3) >= 0 && y.readings.front().compare(3) >= 0 && x.unit.empty() &&
                             y.unit.empty() && only_weak_left(o, v) && away < 0.3;
        if ((x.ordinal != y.ordinal && !ordinals && !counted) || !placed_alike(o, v, 0.4)) return -1;
        if (!same_dimension) return x.unit.empty() != y.unit.empty() && away < 0.2 && only_weak_left(o, v) ? cost + 5 : -1;
        // Told once more on its own side: a repetition came or went, unless both are just there.
        const bool told = is_told_so(a, view_.version), told_back = is_told_so(b, view_.original);
        if (told && told_back) return -1;
        return told || told_back ? (away < 0.15 && only_weak_left(o, v) ? cost + 6 : -1) : cost + 4;
    }

    // "Das 11. Spiel", "11. kez": figures with a point inside a sentence are an ordinal.
    static bool is_pointed(const Side& side, const Fact& fact)
    {
        const ByteRange body = side.text->paragraphs[fact.paragraph].body;
        return !fact.quantity()->spelled && fact.range.end + 2 < body.end &&
               side.text->slice({fact.range.end, fact.range.end + 2}) == ". ";
    }

    // Word order may put the last word of one language first in the other: what is alone on both sides only needs its
    // sentence.
    bool placed_alike(std::uint32_t o, std::uint32_t v, double most) const
    {
        if (distance(o, v) <= most) return true;
        return only_weak_left(o, v) &&
               sentence_of(view_.original, view_.original.fact(o)) == sentence_of(view_.version, view_.version.fact(v));
    }

    // Wrong digits keep the size, wrong scales differ by thousands; anything else is less likely.
    static double magnitude_cost(const Quantity& a, const Quantity& b)
    {
        const double x = std::abs(a.readings.front().to_double()), y = std::abs(b.readings.front().to_double());
        if (x == 0 || y == 0) return 0.5;
        const double steps = std::abs(std::log10(x / y)), thousands = std::abs(steps - 3 * std::round(steps / 3));
        return std::min({0.3 * steps, 0.3 + thousands, 1.5});
    }

    void pair_replacements()
    {
        for (const Pair& pair : pairs([this](std::uint32_t o, std::uint32_t v) { return cost(o, v); }))
            if (work_.open_original(pair.original) && work_.open_version(pair.version))
                report_pair(pair.original, pair.version);
    }

    void report_pair(std::uint32_t o, std::uint32_t v)
    {
        const Fact &before = view_.original.fact(o), &after = view_.version.fact(v);
        if (tell_alike(*before.quantity(), *after.quantity())) {
            work_.link(o, v, FactState::Confirmed);
            return;
        }
        const bool strong = is_strong_value(before) && is_strong_value(after),
                   weak = !is_strong_value(before) && !is_strong_value(after);
        work_.link(o, v, FactState::Changed);
        Draft draft;
        draft.kind = before.kind == FactKind::Number ? kind_of(after.kind) : kind_of(before.kind);
        if (before.kind == FactKind::Number && !agree_in_value(*before.quantity(), *after.quantity()))
            draft.kind = Kind::Number;
        draft.change = Change::Altered;
        draft.confidence = strong ? 0.9 : weak ? 0.6 : 0.7;
        draft.message =
            "\"" + shown_original(work_, before.range) + "\" became \"" + shown_version(work_, after.range) + "\".";
        draft.original = place_of(before);
        draft.version = place_of(after);
        work_.drafts.push_back(std::move(draft));
    }

    // "Eleven days after" beside "after twenty days" read as a day told from another: another length in the same unit.
    void judge_lengths(const Side& side, std::vector<FactLink>& links, const Side& other, std::vector<FactLink>& other_links,
                       bool original)
    {
        for (const std::uint32_t id : open(side, links)) {
            const Quantity& quantity = *side.fact(id).quantity();
            if (!quantity.unit.starts_with("time:") || !quantity.upper.empty()) continue;
            std::int64_t found = -1;
            for (const std::uint32_t date : other.fact_ids) {
                if (!other.fact(date).date() || other_links[date].partner >= 0) continue;
                const double told = told_length(other.fact(date).date()->relative, quantity.unit.substr(5));
                if (told <= 0 || told == quantity.readings.front().to_double()) continue;
                found = found < 0 ? static_cast<std::int64_t>(date) : kSeveral;
            }
            if (found < 0 || found == kSeveral) continue;
            const auto date = static_cast<std::uint32_t>(found);
            if (std::abs(place(side, side.fact(id)) - place(other, other.fact(date))) > 0.35) continue;
            report_length(original ? id : date, original ? date : id);
        }
    }

    // The number of "+11 day" where the unit is that one; 0 for others.
    static double told_length(const std::string& relative, std::string_view unit)
    {
        const std::size_t blank = relative.find(' ');
        if (blank == std::string::npos || relative.empty() || (relative[0] != '+' && relative[0] != '-')) return 0;
        if (std::string_view(relative).substr(blank + 1) != unit) return 0;
        return std::atof(relative.c_str() + 1);
    }

    void report_length(std::uint32_t o, std::uint32_t v)
    {
        const Fact &before = view_.original.fact(o), &after = view_.version.fact(v);
        work_.link(o, v, FactState::Changed);
        Draft draft;
        draft.kind = Kind::Measure;
        draft.change = Change::Altered;
        draft.confidence = 0.7;
        draft.message =
            "\"" + shown_original(work_, before.range) + "\" became \"" + shown_version(work_, after.range) + "\".";
        draft.original = place_of(before);
        draft.version = place_of(after);
        work_.drafts.push_back(std::move(draft));
    }

    void settle_leftovers()
    {
        const bool quiet = hopeless();
        for (const std::uint32_t id : open_originals())
            settle(id, view_.original, work_.original_links, Change::Missing, quiet);
        for (const std::uint32_t id : open_versions()) settle(id, view_.version, work_.version_links, Change::Added, quiet);
    }

    void settle(std::uint32_t id, const Side& side, std::vector<FactLink>& links, Change change, bool quiet)
    {
        const Fact& fact = side.fact(id);
        const Side& other = change == Change::Missing ? view_.version : view_.original;
        const bool report = is_strong_value(fact) && !quiet && !is_told(fact, other) && !is_conversion(side, id) &&
                            !is_told_alike(fact, other) && !is_one_in_words(*fact.quantity()) &&
                            !is_in_groups(side, fact, other);
        links[id].state = report ? FactState::Lost : FactState::Silent;
        if (!report) return;
        const bool missing = change == Change::Missing;
        Draft draft;
        draft.kind = kind_of(fact.kind);
        draft.change = change;
        draft.confidence = 0.7;
        const std::string text = shown(*side.text, fact.range);
        draft.message = missing ? "\"" + text + "\" is not in the version." : "\"" + text + "\" is not in the original.";
        (missing ? draft.original : draft.version) = place_of(fact);
        draft.cause = (missing ? "gone " : "new ") + text;
        work_.drafts.push_back(std::move(draft));
    }

    // "About a mile away" and "1.6 kilometres", "the past century" and "100 years", "a U-turn" and "180 degrees".
    static bool is_one_in_words(const Quantity& quantity)
    {
        static constexpr std::pair<std::string_view, int> kWholes[] = {
            {"time:year", 100},  {"time:year", 10},   {"time:month", 12},    {"time:week", 52},
            {"time:day", 7},     {"time:day", 14},    {"time:day", 365},     {"time:hour", 24},
            {"time:minute", 60}, {"time:second", 60}, {"angle:degree", 180}, {"angle:degree", 360}};
        static constexpr const char* kForeign[] = {"length:mile",      "length:foot", "length:inch", "length:yard",
                                                   "mass:pound",       "mass:ounce",  "area:acre",   "volume:gallon",
                                                   "length:kilometre", "mass:stone"};
        if (!quantity.upper.empty()) return false;
        for (const auto& [unit, count] : kWholes)
            if (quantity.unit == unit && quantity.readings.front() == Rational(count)) return true;
        const auto scale = facts::unit_scale(quantity.unit);
        if (!scale || scale->dimension == "time") return false;
        const double told = quantity.readings.front().to_double() * scale->factor.to_double();
        return std::ranges::any_of(kForeign, [&](const char* unit) {
            const auto one = facts::unit_scale(unit);
            constexpr double kRounding = 0.08;
            return one && unit != quantity.unit && one->dimension == scale->dimension && one->family != scale->family &&
                   std::abs(told / one->factor.to_double() - 1) <= kRounding;
        });
    }

    // "0800 555 111" beside "111 555 0800", "4-1 in February" beside "4-1 de febrero": a number in several groups, or with a
    // nought before it, and a score whose figures all stand on the other side.
    static bool is_in_groups(const Side& side, const Fact& fact, const Side& other)
    {
        const WordSpan at = side.words_of(fact.range);
        if (!fact.quantity()->unit.empty() && fact.quantity()->unit != "code") return false;
        const bool nought =
            at.size() == 1 && side.words[at.begin].key.starts_with('0') && fact.quantity()->readings.front().is_integer();
        if (at.size() < 2 && !nought) return false;
        for (std::size_t w = at.begin; w < at.end; ++w) {
            const std::string& key = side.words[w].key;
            if ((key.size() < 3 && fact.quantity()->upper.empty()) ||
                key.find_first_not_of("0123456789") != std::string::npos)
                return false;
            if (std::ranges::none_of(other.words, [&](const Word& word) { return word.key == key; })) return false;
        }
        return true;
    }

    static bool is_told_alike(const Fact& fact, const Side& other)
    {
        return std::ranges::any_of(other.fact_ids, [&](std::uint32_t id) {
            const Quantity* twin = other.fact(id).quantity();
            return twin != nullptr && tell_alike(*fact.quantity(), *twin);
        });
    }

    // "12 kilometres (7.5 miles)", "$5 million (4.6 million euros)": the amount before it once more, in other units.
    static bool is_conversion(const Side& side, std::uint32_t id)
    {
        const Fact& fact = side.fact(id);
        const Quantity& quantity = *fact.quantity();
        if (quantity.unit.empty() || is_share(quantity)) return false;
        const WordSpan at = side.words_of(fact.range);
        constexpr std::size_t kNear = 4;
        for (const std::uint32_t other : side.fact_ids) {
            const Fact& twin = side.fact(other);
            if (other == id || !twin.quantity() || twin.kind != fact.kind) continue;
            const WordSpan there = side.words_of(twin.range);
            if (there.end > at.begin || there.end + kNear < at.begin) continue;
            const bool money = fact.kind == FactKind::Money && !facts::shares_currency(quantity, *twin.quantity()) &&
                               in_brackets(side, twin.range.end, fact.range.begin);
            if (money || (twin.quantity()->unit != quantity.unit && facts::convertible(quantity, *twin.quantity())))
                return true;
        }
        return false;
    }

    static bool in_brackets(const Side& side, std::uint32_t from, std::uint32_t to)
    {
        const std::string_view between = side.text->slice({from, to});
        return between.find('(') != std::string_view::npos || between.find("\uFF08") != std::string_view::npos;
    }

    static constexpr std::size_t kMostPairs = 100'000;
    static constexpr std::int64_t kSeveral = std::int64_t{1} << 40;
    Work& work_;
    const BeadView& view_;
};

}    // namespace

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

void judge_values_across(Work& work, const BeadView& view)
{
    ValueJudge(work, view).run();
}

}    // namespace textdrift::drift
