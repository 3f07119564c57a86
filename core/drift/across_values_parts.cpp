// Values that one text tells whole and the other in parts: ranges, hours of the clock, scores, mixed numbers, shares; and
// values told in a neighbouring paragraph.
#include <algorithm>

#include "core/drift/across_values_judge.h"

namespace textdrift::drift {

namespace {

using facts::Fact;
using facts::Quantity;
using facts::Rational;

bool is_power_of_thousand(const Rational& value)
{
    return value == Rational(1) || value == Rational(1000) || value == Rational(1'000'000);
}

// Two facts that stand side by side, only a mark or a short word between them.
bool adjoin(const Fact& first, const Fact& second)
{
    constexpr std::uint32_t kShortWord = 14;
    return second.range.begin >= first.range.end && second.range.begin - first.range.end <= kShortWord;
}

// "1-0" beside "۱ بر صفر": a nought in words is no number of its own.
void pair_with_winner(std::uint32_t id, const Quantity& score, std::vector<FactLink>& score_links, const Side& singles,
                      std::vector<FactLink>& single_links)
{
    const auto goals = open_values(singles, single_links);
    for (std::size_t i = 0; i < goals.size(); ++i) {
        const Quantity& own = *singles.fact(goals[i]).quantity();
        const bool followed = i + 1 < goals.size() && adjoin(singles.fact(goals[i]), singles.fact(goals[i + 1]));
        if (followed || !own.upper.empty() || !own.unit.empty() || !shares_reading(own.readings, score.readings)) continue;
        score_links[id] = {FactState::Confirmed, goals[i], false};
        single_links[goals[i]] = {FactState::Confirmed, id, false};
        return;
    }
}

// "1-0" beside "1:0", "1 à 0", "۱ بر صفر", before another "one" takes the figure.
void pair_scores(const Side& scores, std::vector<FactLink>& score_links, const Side& singles,
                 std::vector<FactLink>& single_links)
{
    for (const std::uint32_t id : open_values(scores, score_links)) {
        const Quantity& score = *scores.fact(id).quantity();
        if (score.upper.empty() || !score.unit.empty() || score.spelled || score.readings.front().compare(20) > 0) continue;
        const auto goals = open_values(singles, single_links);
        for (std::size_t i = 0; i + 1 < goals.size(); ++i) {
            const Fact &first = singles.fact(goals[i]), &second = singles.fact(goals[i + 1]);
            const Quantity &own = *first.quantity(), &other = *second.quantity();
            if (!adjoin(first, second) || !own.upper.empty() || !other.upper.empty() || !own.unit.empty()) continue;
            if (!shares_reading(own.readings, score.readings) || !shares_reading(other.readings, score.upper)) continue;
            score_links[id] = {FactState::Confirmed, goals[i], false};
            single_links[goals[i]] = single_links[goals[i + 1]] = {FactState::Confirmed, id, false};
            break;
        }
        if (score_links[id].state == FactState::Open && score.upper.front() == Rational(0))
            pair_with_winner(id, score, score_links, singles, single_links);
    }
}

// "From 20 to 30" told as two values, or one end of a range told alone beside it; "one to ten thousand" as chances are.
void pair_with_ranges(const Side& ranges, std::vector<FactLink>& range_links, const Side& singles,
                      std::vector<FactLink>& single_links)
{
    for (const std::uint32_t id : open_values(ranges, range_links)) {
        const Quantity& range = *ranges.fact(id).quantity();
        if (range.upper.empty()) continue;
        std::int64_t low = -1, high = -1;
        for (const std::uint32_t s : open_values(singles, single_links)) {
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

// A time on the full hour, or its end, or a bare number: so many.
bool tells_hour(const Fact& fact, const Rational& hour, bool beginning)
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

// "Ten to twelve hours a day" beside "dix à douze heures", "saa 10 hadi 12": an hour of the clock is written alike, and
// the other end is a bare number.
void pair_with_clocks(const Side& lengths, std::vector<FactLink>& length_links, const Side& clocks,
                      std::vector<FactLink>& clock_links)
{
    for (const std::uint32_t id : open_values(lengths, length_links)) {
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

// "220 2/3" told as "220 et deux tiers": a whole and the fraction behind it.
void pair_with_wholes(const Side& mixed, std::vector<FactLink>& mixed_links, const Side& singles,
                      std::vector<FactLink>& single_links)
{
    for (const std::uint32_t id : open_values(mixed, mixed_links)) {
        const Quantity& sum = *mixed.fact(id).quantity();
        if (sum.readings.front().is_integer() || !sum.upper.empty()) continue;
        const auto parts = open_values(singles, single_links);
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
    const auto parts = open_values(singles, single_links);
    for (const std::uint32_t id : open_values(shares, share_links)) {
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

// An open fact of the same value in the paragraphs next to a side.
std::int64_t find_near(const Fact& fact, const Side& side, const std::vector<FactLink>& links, const facts::FactSet& facts)
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

void pair_near(const Side& from, std::vector<FactLink>& from_links, const Side& to, std::vector<FactLink>& to_links,
               const facts::FactSet& others)
{
    for (const std::uint32_t id : open_values(from, from_links)) {
        if (from_links[id].contested) continue;
        const std::int64_t found = is_told(from.fact(id), to) ? -1 : find_near(from.fact(id), to, to_links, others);
        if (found < 0) continue;
        from_links[id] = {FactState::Confirmed, found, false};
        to_links[static_cast<std::size_t>(found)] = {FactState::Confirmed, id, false};
    }
}

}    // namespace

void pair_scores(Work& work, const BeadView& view)
{
    pair_scores(view.original, work.original_links, view.version, work.version_links);
    pair_scores(view.version, work.version_links, view.original, work.original_links);
}

void pair_values_in_parts(Work& work, const BeadView& view)
{
    for (const auto pair : {pair_with_clocks, pair_with_ranges, pair_with_wholes, pair_with_shares}) {
        pair(view.original, work.original_links, view.version, work.version_links);
        pair(view.version, work.version_links, view.original, work.original_links);
    }
}

void pair_neighbouring_values(Work& work, const BeadView& view)
{
    pair_near(view.original, work.original_links, view.version, work.version_links, work.version);
    pair_near(view.version, work.version_links, view.original, work.original_links, work.original);
}

}    // namespace textdrift::drift
