// Dates and times of translated paragraphs: no word matches, so a date meets the one that says the same, wherever it stands
// in the paragraph; what is left on both sides and speaks of the same parts of time was changed.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/drift/work.h"
#include "core/facts/date.h"

namespace textdrift::drift {

namespace {

using facts::DateValue;
using facts::Fact;
using facts::Quantity;
using Fields = DateValue::Fields;

// What a date is about; only dates of one class can replace each other.
enum class Shape : std::uint8_t { Day, Year, Span, Weekday, Time, Relative };

Shape shape_of(const DateValue& date)
{
    if (date.readings.empty()) return Shape::Relative;
    const Fields& f = date.readings.front();
    if (f.day || f.month) return Shape::Day;
    if (f.hour) return Shape::Time;
    if (f.decade || f.century) return Shape::Span;
    if (f.year) return Shape::Year;
    return Shape::Weekday;
}

// Said so fully that it cannot get lost in the wording: a day of a month, a month of a year, a year in figures.
bool is_strong(const DateValue& date)
{
    if (date.readings.empty()) return false;
    const Fields& f = date.readings.front();
    if (f.decade || f.century || !date.relative.empty()) return false;
    return (f.day && f.month) || (f.month && f.year) || (f.year && !f.month && !f.day);
}

int parts_shared(const Fields& a, const Fields& b)
{
    return (a.year && b.year && a.year == b.year) + (a.month && b.month && a.month == b.month) +
           (a.day && b.day && a.day == b.day) + (a.hour && b.hour && a.hour == b.hour) +
           (a.minute && b.minute && a.minute == b.minute) + (a.weekday && b.weekday && a.weekday == b.weekday);
}

// The most parts of time any readings of the two agree in.
int likeness(const DateValue& a, const DateValue& b)
{
    int most = 0;
    for (const Fields& x : a.readings)
        for (const Fields& y : b.readings) most = std::max(most, parts_shared(x, y));
    return most;
}

bool is_plain_integer(const Fact& fact)
{
    const Quantity* quantity = fact.quantity();
    return quantity && quantity->unit.empty() && quantity->readings.front().is_integer();
}

bool year_like(const Fact& fact)
{
    if (!is_plain_integer(fact)) return false;
    const double value = fact.quantity()->readings.front().to_double();
    return value >= 1000 && value < 2200 && !fact.quantity()->spelled;
}

struct Pair {
    double cost;
    std::uint32_t original, version;
};

class DateJudge {
public:
    DateJudge(Work& work, const BeadView& view) : work_(work), view_(view) {}

    void run()
    {
        confirm_agreeing();
        excuse_repeated(true);
        settle_distances();
        judge_turned();
        pair_replacements();
        excuse_repeated(false);
        report_leftovers(view_.original, work_.original_links, view_.version, work_.version_links, Change::Missing);
        report_leftovers(view_.version, work_.version_links, view_.original, work_.original_links, Change::Added);
        judge_weekdays();
    }

private:
    std::vector<std::uint32_t> open(const Side& side, const std::vector<FactLink>& links) const
    {
        std::vector<std::uint32_t> ids;
        for (const std::uint32_t id : side.fact_ids)
            if (links[id].state == FactState::Open && side.fact(id).date()) ids.push_back(id);
        return ids;
    }

    std::vector<std::uint32_t> open_numbers(const Side& side, const std::vector<FactLink>& links) const
    {
        std::vector<std::uint32_t> ids;
        for (const std::uint32_t id : side.fact_ids)
            if (links[id].state == FactState::Open && side.fact(id).quantity()) ids.push_back(id);
        return ids;
    }

    // Where in its side a fact stands, from 0 to 1.
    static double place(const Side& side, const Fact& fact)
    {
        if (side.words.empty()) return 0;
        return static_cast<double>(side.words_of(fact.range).begin) / static_cast<double>(side.words.size());
    }

    double distance(std::uint32_t o, std::uint32_t v) const
    {
        return std::abs(place(view_.original, view_.original.fact(o)) - place(view_.version, view_.version.fact(v)));
    }

    // "Monday, 14 April" and "14 avril 2025": each tells something the other does not, and nothing is contradicted.
    void confirm_agreeing()
    {
        std::vector<Pair> pairs;
        const auto versions = open(view_.version, work_.version_links);
        for (const std::uint32_t o : open(view_.original, work_.original_links)) {
            for (const std::uint32_t v : versions) {
                const DateValue &a = *view_.original.fact(o).date(), &b = *view_.version.fact(v).date();
                if (facts::consistent(a, b)) pairs.push_back({distance(o, v) - likeness(a, b), o, v});
            }
            if (pairs.size() > kMostPairs) break;
        }
        sort(pairs);
        for (const Pair& pair : pairs)
            if (work_.open_original(pair.original) && work_.open_version(pair.version))
                work_.link(pair.original, pair.version, FactState::Confirmed);
    }

    static void sort(std::vector<Pair>& pairs)
    {
        std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
            return std::tie(a.cost, a.original, a.version) < std::tie(b.cost, b.original, b.version);
        });
    }

    void excuse_repeated(bool inside)
    {
        excuse_repeated(view_.original, work_.original_links, view_.version, work_.version, inside);
        excuse_repeated(view_.version, work_.version_links, view_.original, work_.original, inside);
    }

    // A date told twice here and once there; what no other date replaced may also stand in the paragraphs around.
    void excuse_repeated(const Side& side, std::vector<FactLink>& links, const Side& other, const facts::FactSet& facts,
                         bool only_inside)
    {
        if (other.paragraphs.empty()) return;
        const std::uint32_t near = only_inside ? 0 : 2;
        const std::uint32_t first = other.paragraphs.front() > near ? other.paragraphs.front() - near : 0;
        const auto last =
            std::min<std::size_t>(other.text->paragraphs.size(), std::size_t{other.paragraphs.back()} + near + 1);
        for (const std::uint32_t id : open(side, links)) {
            const Fact& fact = side.fact(id);
            for (std::uint32_t k = facts.first_of_paragraph[first]; k < facts.first_of_paragraph[last]; ++k) {
                const Fact& there = facts.facts[k];
                const bool inside =
                    std::find(other.paragraphs.begin(), other.paragraphs.end(), there.paragraph) != other.paragraphs.end();
                if (!told_by(fact, there, inside)) continue;
                links[id].state = FactState::Silent;
                break;
            }
        }
    }

    // In its own paragraph a date may be told with less; elsewhere it must be the same.
    static bool told_by(const Fact& fact, const Fact& there, bool inside)
    {
        if (there.date()) {
            if (inside) return facts::consistent(*fact.date(), *there.date());
            return facts::consistent(*fact.date(), *there.date()) && !fact.date()->readings.empty() &&
                   likeness(*fact.date(), *there.date()) >= parts_of(fact.date()->readings.front());
        }
        return inside && values_agree(fact, there);
    }

    static int parts_of(const Fields& f)
    {
        return f.year.has_value() + f.month.has_value() + f.day.has_value() + f.hour.has_value() + f.minute.has_value() +
               f.weekday.has_value();
    }

    // "two years ago" where the other side was read as a length of two years, "the 1990s" as a number.
    void settle_distances()
    {
        settle_distances(view_.original, work_.original_links, view_.version, work_.version_links, true);
        settle_distances(view_.version, work_.version_links, view_.original, work_.original_links, false);
    }

    void settle_distances(const Side& side, const std::vector<FactLink>& links, const Side& other,
                          const std::vector<FactLink>& other_links, bool original)
    {
        for (const std::uint32_t id : open(side, links)) {
            for (const std::uint32_t n : open_numbers(other, other_links)) {
                if (!same_amount(*side.fact(id).date(), *other.fact(n).quantity())) continue;
                work_.link(original ? id : n, original ? n : id, FactState::Confirmed);
                break;
            }
        }
    }

    static bool same_amount(const DateValue& date, const Quantity& quantity)
    {
        const double value = quantity.readings.front().to_double();
        if (date.readings.empty()) {
            const std::string& key = date.relative;
            const std::size_t figures = key.find_first_of("0123456789");
            return figures != std::string::npos && std::atof(key.c_str() + figures) == value;
        }
        const Fields& f = date.readings.front();
        if (!f.decade && !f.century && !f.hour) return false;
        if (f.hour) return value == *f.hour || value == *f.hour % 12;
        return value == f.year.value_or(0) || (f.decade && value == f.year.value_or(0) % 100);
    }

    // "last year" that became "next year": the only ones of their paragraph, in one unit and to different sides.
    void judge_turned()
    {
        const auto relative = [&](const Side& side, const std::vector<FactLink>& links) {
            std::vector<std::uint32_t> ids;
            for (const std::uint32_t id : open(side, links))
                if (shape_of(*side.fact(id).date()) == Shape::Relative) ids.push_back(id);
            return ids;
        };
        const auto originals = relative(view_.original, work_.original_links);
        const auto versions = relative(view_.version, work_.version_links);
        if (originals.size() == 1 && versions.size() == 1) {
            const std::string &a = view_.original.fact(originals[0]).date()->relative,
                              &b = view_.version.fact(versions[0]).date()->relative;
            if (turned(a, b)) report_pair(originals[0], versions[0], 0.75);
            else if (another_length(a, b)) report_pair(originals[0], versions[0], 0.7, Kind::Measure);
        }
        // A word for "last week" may be an adjective, a prefix or left out: nothing is said where it has no counterpart.
        for (const std::uint32_t id : originals)
            if (work_.open_original(id)) work_.settle_original(id, FactState::Silent);
        for (const std::uint32_t id : versions)
            if (work_.open_version(id)) work_.settle_version(id, FactState::Silent);
    }

    // "+2 day", "+5 day": both lengths told, of one unit and to one side.
    static bool another_length(const std::string& a, const std::string& b)
    {
        if (a.size() < 4 || b.size() < 4 || a[0] != b[0] || (a[0] != '+' && a[0] != '-')) return false;
        const std::size_t x = a.find(' '), y = b.find(' ');
        if (x == std::string::npos || y == std::string::npos || a.substr(x) != b.substr(y)) return false;
        const double from = std::atof(a.c_str() + 1), to = std::atof(b.c_str() + 1);
        return from != to && from > 1 && to > 1;
    }

    static bool turned(const std::string& a, const std::string& b)
    {
        const auto side_of = [](const std::string& key) {
            return key.empty() ? 'x' : key[0] == '+' || key[0] == '-' ? key[0] : key[0] == '0' ? '0' : 'x';
        };
        const auto unit_of = [](const std::string& key) { return key.substr(std::min(key.size(), key.find(' '))); };
        const char x = side_of(a), y = side_of(b);
        return x != 'x' && y != 'x' && x != y && unit_of(a) == unit_of(b) && !unit_of(a).empty();
    }

    // Cost of taking `v` for what became of `o`; empty: it is another date.
    std::optional<double> cost(std::uint32_t o, std::uint32_t v) const
    {
        const Fact &before = view_.original.fact(o), &after = view_.version.fact(v);
        const double away = distance(o, v);
        if (before.date() && after.date()) {
            const DateValue &a = *before.date(), &b = *after.date();
            if (shape_of(a) != shape_of(b) || shape_of(a) == Shape::Relative || !contradict(a, b)) return std::nullopt;
            const int alike = likeness(a, b);
            if (shape_of(a) == Shape::Weekday && away > kFar) return std::nullopt;
            return 1 + away * 4 - alike;
        }
        const bool year = before.date() ? shape_of(*before.date()) == Shape::Year && year_like(after)
                                        : shape_of(*after.date()) == Shape::Year && year_like(before);
        return year && away < kFar ? std::optional(2 + away * 4) : std::nullopt;
    }

    // Some part that both tell differs.
    static bool contradict(const DateValue& a, const DateValue& b)
    {
        if (facts::consistent(a, b)) return false;
        const Fields &x = a.readings.front(), &y = b.readings.front();
        const auto differ = [](const std::optional<int>& p, const std::optional<int>& q) { return p && q && *p != *q; };
        const bool first = differ(x.year, y.year) || differ(x.month, y.month) || differ(x.day, y.day) ||
                           differ(x.hour, y.hour) || differ(x.minute, y.minute) || differ(x.weekday, y.weekday);
        return first || (!a.upper.empty() && !b.upper.empty()) || a.relative != b.relative || x.decade != y.decade ||
               x.century != y.century;
    }

    void pair_replacements()
    {
        auto originals = open(view_.original, work_.original_links), versions = open(view_.version, work_.version_links);
        const auto numbers = [&](std::vector<std::uint32_t>& ids, const Side& side, const std::vector<FactLink>& links) {
            for (const std::uint32_t id : open_numbers(side, links))
                if (year_like(side.fact(id))) ids.push_back(id);
        };
        numbers(originals, view_.original, work_.original_links);
        numbers(versions, view_.version, work_.version_links);
        std::vector<Pair> pairs;
        for (const std::uint32_t o : originals) {
            for (const std::uint32_t v : versions) {
                if (!view_.original.fact(o).date() && !view_.version.fact(v).date()) continue;
                if (const auto c = cost(o, v)) pairs.push_back({*c, o, v});
            }
            if (pairs.size() > kMostPairs) break;
        }
        sort(pairs);
        for (const Pair& pair : pairs)
            if (work_.open_original(pair.original) && work_.open_version(pair.version))
                judge_pair(pair.original, pair.version);
    }

    void judge_pair(std::uint32_t o, std::uint32_t v)
    {
        const Fact &before = view_.original.fact(o), &after = view_.version.fact(v);
        double confidence = 0.9;
        if (before.date() && after.date()) {
            const Shape shape = shape_of(*before.date());
            if (shape == Shape::Weekday || shape == Shape::Span) confidence = 0.75;
            if (shape == Shape::Time) confidence = 0.85;
        }
        report_pair(o, v, confidence);
    }

    void report_pair(std::uint32_t o, std::uint32_t v, double confidence, Kind kind = Kind::Date)
    {
        const Fact &before = view_.original.fact(o), &after = view_.version.fact(v);
        work_.link(o, v, FactState::Changed);
        Draft draft;
        draft.kind = kind;
        draft.change = Change::Altered;
        draft.confidence = confidence;
        draft.message =
            "\"" + shown_original(work_, before.range) + "\" became \"" + shown_version(work_, after.range) + "\".";
        draft.original = place_of(before);
        draft.version = place_of(after);
        work_.drafts.push_back(std::move(draft));
    }

    // The figures of the date stand in the other text, so only its reader did not see a date in them.
    bool stands_in_figures(const DateValue& date, const Side& other) const
    {
        const auto stands = [&](const std::optional<int>& part) {
            return part && std::any_of(other.words.begin(), other.words.end(), [&](const Word& word) {
                       return word.key == std::to_string(*part) ||
                              (word.key.size() > 1 && word.key[0] == '0' && word.key.substr(1) == std::to_string(*part));
                   });
        };
        for (const Fields& f : date.readings) {
            if (f.day && f.month) {
                // The month may be in letters that were not known for one.
                if (stands(f.day) && (!f.year || stands(f.year))) return true;
            } else if (f.year && stands(f.year)) {
                return true;
            }
        }
        return false;
    }

    void report_leftovers(const Side& side, std::vector<FactLink>& links, const Side& other,
                          std::vector<FactLink>& other_links, Change change)
    {
        for (const std::uint32_t id : open(side, links)) {
            const Fact& fact = side.fact(id);
            const bool report =
                is_strong(*fact.date()) && !stands_in_figures(*fact.date(), other) && !told_otherwise(*fact.date(), other);
            links[id].state = report ? FactState::Lost : FactState::Silent;
            if (!report) settle_figures(*fact.date(), other, other_links);
            else report_single(id, side, change);
        }
    }

    // "on 14 April" and "on Monday", "in 2024" and "last year": the same day told from the day of writing.
    bool told_otherwise(const DateValue& date, const Side& other) const
    {
        const Fields& f = date.readings.front();
        return std::any_of(other.fact_ids.begin(), other.fact_ids.end(), [&](std::uint32_t id) {
            const DateValue* there = other.fact(id).date();
            if (there == nullptr) return false;
            const Shape shape = shape_of(*there);
            return shape == Shape::Relative || (f.day && shape == Shape::Weekday);
        });
    }

    // Numbers of the other side that are parts of a date it did not read as one.
    void settle_figures(const DateValue& date, const Side& other, std::vector<FactLink>& other_links)
    {
        if (date.readings.empty()) return;
        const Fields& f = date.readings.front();
        const bool original = &other == &view_.original;
        for (const auto& part : {f.day, f.year}) {
            for (const std::uint32_t n : open_numbers(other, other_links)) {
                if (!part || !is_plain_integer(other.fact(n)) ||
                    other.fact(n).quantity()->readings.front().to_double() != static_cast<double>(*part))
                    continue;
                if (original) work_.settle_original(n, FactState::Silent);
                else work_.settle_version(n, FactState::Silent);
                break;
            }
        }
    }

    void report_single(std::uint32_t id, const Side& side, Change change)
    {
        const Fact& fact = side.fact(id);
        const bool missing = change == Change::Missing;
        Draft draft;
        draft.kind = Kind::Date;
        draft.change = change;
        draft.confidence = 0.7;
        const std::string text = shown(*side.text, fact.range);
        draft.message = missing ? "\"" + text + "\" is gone." : "\"" + text + "\" is not in the original.";
        (missing ? draft.original : draft.version) = place_of(fact);
        draft.cause = (missing ? "gone " : "new ") + std::to_string(fact.range.begin);
        work_.drafts.push_back(std::move(draft));
    }

    // The version gives the day a weekday it was not, where the original does not.
    void judge_weekdays()
    {
        for (const std::uint32_t v : view_.version.fact_ids) {
            const FactLink& link = work_.version_links[v];
            const DateValue* date = view_.version.fact(v).date();
            if (date == nullptr || link.state != FactState::Confirmed || link.partner < 0) continue;
            const Fact& partner = work_.original_fact(static_cast<std::uint32_t>(link.partner));
            if (!partner.date() || !facts::contradicts_weekday(*date) || facts::contradicts_weekday(*partner.date()))
                continue;
            report_pair(static_cast<std::uint32_t>(link.partner), v, 0.8);
            work_.drafts.back().why = "That day was another day of the week.";
        }
    }

    static constexpr std::size_t kMostPairs = 100'000;
    static constexpr double kFar = 0.5;    // of the paragraph
    Work& work_;
    const BeadView& view_;
};

}    // namespace

void judge_dates_across(Work& work, const BeadView& view)
{
    DateJudge(work, view).run();
}

}    // namespace textdrift::drift
