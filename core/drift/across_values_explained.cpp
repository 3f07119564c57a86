// Values that stand on the other side as something else: a part of a date, an hour of the clock, a figure in a name or list.
#include <algorithm>
#include <unordered_set>

#include "core/drift/across_values_judge.h"

namespace textdrift::drift {

namespace {

using facts::Fact;
using facts::Quantity;
using facts::Rational;

// Minutes since midnight; 0 for what is no time of day.
double clock_minutes(const Fact& fact)
{
    const facts::DateValue* date = fact.date();
    if (date == nullptr || date->readings.empty() || !date->readings.front().hour) return 0;
    return 60 * *date->readings.front().hour % 720 + date->readings.front().minute.value_or(0);
}

// `rest`: minutes that the time of day does not tell, but another open length there may.
void silence_clock(double rest, FactLink& link, const Side& to, std::vector<FactLink>& to_links, FactLink& date)
{
    bool told = rest == 0;
    for (const std::uint32_t id : open_values(to, to_links)) {
        const Quantity& quantity = *to.fact(id).quantity();
        if (told || quantity.unit != "time:minute" || quantity.readings.front().to_double() != rest) continue;
        to_links[id].state = FactState::Silent;
        told = true;
    }
    if (!told) return;
    link.state = FactState::Silent;
    if (date.state == FactState::Open) date.state = FactState::Silent;
}

// "An hour and 20 minutes" beside "een uur en 20 minuten", "một giờ 20 phút": an hour of the clock is written alike.
void silence_clocks(const Side& from, std::vector<FactLink>& links, const Side& to, std::vector<FactLink>& to_links)
{
    for (const std::uint32_t id : open_values(from, links)) {
        const Quantity& length = *from.fact(id).quantity();
        if (length.unit != "time:minute" && length.unit != "time:hour") continue;
        const double minutes = length.readings.front().to_double() * (length.unit == "time:hour" ? 60 : 1);
        for (const std::uint32_t date : to.fact_ids)
            if (const double clock = clock_minutes(to.fact(date)); clock >= 60 && minutes >= clock)
                silence_clock(minutes - clock, links[id], to, to_links, to_links[date]);
    }
}

// A date that met its own tells this number as its day, month or year.
bool is_figure_of_date(const Quantity& quantity, const Side& side, const std::vector<FactLink>& links)
{
    return std::ranges::any_of(side.fact_ids, [&](std::uint32_t id) {
        const facts::DateValue* date = side.fact(id).date();
        if (date == nullptr || date->readings.empty() || links[id].state != FactState::Confirmed) return false;
        const auto& fields = date->readings.front();
        const auto is = [&](const std::optional<int>& part) { return part && quantity.readings.front() == Rational(*part); };
        return is(fields.year) || is(fields.month) || is(fields.day);
    });
}

// "9.30 till 17.15" is a range of hours where the other side tells both hours so.
bool is_clock(std::string_view text, const Side& side)
{
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos || point == 0 || point > 2 || text.size() - point != 3) return false;
    int parts[2] = {0, 0};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == point) continue;
        if (text[i] < '0' || text[i] > '9') return false;
        int& part = parts[i > point];
        part = part * 10 + (text[i] - '0');
    }
    return std::ranges::any_of(side.fact_ids, [&](std::uint32_t id) {
        const facts::DateValue* date = side.fact(id).date();
        if (date == nullptr) return false;
        const auto tells = [&](const facts::DateValue::Fields& time) {
            return time.hour && *time.hour % 12 == parts[0] % 12 && time.minute.value_or(0) == parts[1];
        };
        return std::ranges::any_of(date->readings, tells) || std::ranges::any_of(date->upper, tells);
    });
}

// Every figure of the value is an hour of the other side.
bool tells_clock(const Fact& fact, const Side& from, const Side& to)
{
    const Quantity& quantity = *fact.quantity();
    if (!quantity.unit.empty() || quantity.spelled) return false;
    const std::string_view text = from.text->slice(fact.range);
    constexpr std::string_view kFigures = "0123456789.";
    bool any = false;
    for (std::size_t at = text.find_first_of(kFigures); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_not_of(kFigures, at), text.size());
        if (!is_clock(text.substr(at, end - at), to)) return false;
        any = true;
        at = text.find_first_of(kFigures, end);
    }
    return any;
}

// Runs of digits that no quantity of the side holds: in names, dates, marks of lists.
std::unordered_set<std::string> free_figures(const Side& side)
{
    std::unordered_set<std::string> figures;
    std::size_t next = 0;
    for (const Word& word : side.words) {
        if (word.key.empty() || word.key[0] < '0' || word.key[0] > '9') continue;
        while (next < side.fact_ids.size() &&
               (!side.fact(side.fact_ids[next]).quantity() || side.fact(side.fact_ids[next]).range.end <= word.range.begin))
            ++next;
        if (next < side.fact_ids.size() && side.fact(side.fact_ids[next]).range.overlaps(word.range)) continue;
        figures.insert(word.key);
    }
    return figures;
}

// Money and lengths in metres or years are none; a month is told by its name, so that "eight" is no August.
bool may_be_dated(const Quantity& quantity)
{
    const std::string& unit = quantity.unit;
    const bool years = unit == "time:year" && quantity.readings.front().compare(1000) < 0;
    return unit.empty() || (unit.starts_with("time:") && !years && unit != "time:week" && unit != "time:decade");
}

// A date that met its own explains no length and no number in words.
bool is_part_of_date(const Quantity& quantity, const Side& side, const std::vector<FactLink>& links)
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

void silence(const Side& from, std::vector<FactLink>& links, const Side& to, const std::vector<FactLink>& to_links)
{
    const auto ids = open_values(from, links);
    if (ids.empty()) return;
    const std::unordered_set<std::string> figures = free_figures(to);
    for (const std::uint32_t id : ids) {
        const Quantity& quantity = *from.fact(id).quantity();
        if (tells_clock(from.fact(id), from, to)) links[id].state = FactState::Silent;
        if (!quantity.upper.empty() || !quantity.readings.front().is_integer()) continue;
        const bool figure = figures.contains(quantity.readings.front().to_string()) &&
                            (quantity.unit.empty() || !is_figure_of_date(quantity, to, to_links));
        if (figure || is_part_of_date(quantity, to, to_links)) links[id].state = FactState::Silent;
    }
}

}    // namespace

void silence_explained_values(Work& work, const BeadView& view)
{
    silence(view.original, work.original_links, view.version, work.version_links);
    silence(view.version, work.version_links, view.original, work.original_links);
    silence_clocks(view.original, work.original_links, view.version, work.version_links);
    silence_clocks(view.version, work.version_links, view.original, work.original_links);
}

}    // namespace textdrift::drift
