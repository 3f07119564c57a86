// Dates and times of translated paragraphs: no word matches, so a date meets the one that says the same, wherever it stands
// in the paragraph; what is left on both sides and speaks of the same parts of time was changed.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

#include "core/drift/work.h"
#include "core/facts/date.h"
#include "core/facts/date_relative.h"

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
    std::size_t original, version;    // places in the lists of points
};

// A date, or one end of a range of dates: a translation may tell the ends in one expression or in two.
struct Point {
    std::uint32_t fact = 0;
    DateValue value;
    bool met = false;
};

class DateJudge {
public:
    DateJudge(Work& work, const BeadView& view) : work_(work), view_(view) {}

    void run()
    {
        reopen_loose();
        originals_ = points_of(view_.original, work_.original_links);
        versions_ = points_of(view_.version, work_.version_links);
        confirm_agreeing();
        confirm_by_date_line();
        excuse_repeated(true);
        settle_distances();
        judge_by_date_line();
        judge_turned();
        close_settled();
        pair_replacements();
        excuse_repeated(false);
        report_leftovers(view_.original, work_.original_links, view_.version, work_.version_links, Change::Missing);
        report_leftovers(view_.version, work_.version_links, view_.original, work_.original_links, Change::Added);
        judge_weekdays();
        judge_twins();
        judge_doubles();
    }

private:
    static std::vector<std::uint32_t> open(const Side& side, const std::vector<FactLink>& links)
    {
        std::vector<std::uint32_t> ids;
        for (const std::uint32_t id : side.fact_ids)
            if (links[id].state == FactState::Open && side.fact(id).date()) ids.push_back(id);
        return ids;
    }

    // A weekday alone that was paired with a full date: its day may stand beside it in words of its own.
    void reopen_loose()
    {
        for (const std::uint32_t id : view_.original.fact_ids) {
            const FactLink link = work_.original_links[id];
            const Fact& fact = view_.original.fact(id);
            if (link.state != FactState::Confirmed || link.partner < 0 || !fact.date()) continue;
            const auto partner = static_cast<std::uint32_t>(link.partner);
            const Fact& there = work_.version_fact(partner);
            const bool inside = std::find(view_.version.paragraphs.begin(), view_.version.paragraphs.end(),
                                          there.paragraph) != view_.version.paragraphs.end();
            if (!inside || !there.date() || shape_of(*fact.date()) == shape_of(*there.date())) continue;
            work_.original_links[id] = work_.version_links[partner] = {};
        }
    }

    static std::vector<Point> points_of(const Side& side, const std::vector<FactLink>& links)
    {
        std::vector<Point> points;
        for (const std::uint32_t id : open(side, links)) {
            const DateValue& date = *side.fact(id).date();
            points.push_back({id, {date.readings, {}, date.relative}});
            if (!date.upper.empty()) points.push_back({id, {date.upper, {}, date.relative}});
        }
        return points;
    }

    bool open_point(const Point& point, bool original) const
    {
        if (point.met) return false;
        const FactLink& link = (original ? work_.original_links : work_.version_links)[point.fact];
        return link.state == FactState::Open || link.state == FactState::Confirmed;
    }

    // The numbers of a side that found no counterpart yet.
    static std::vector<std::uint32_t> open_numbers(const Side& side, const std::vector<FactLink>& links)
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

    void meet(Point& o, Point& v)
    {
        o.met = v.met = true;
        const bool fresh = work_.open_original(o.fact) && work_.open_version(v.fact);
        if (fresh) work_.link(o.fact, v.fact, FactState::Confirmed);
        if (work_.open_original(o.fact)) work_.original_links[o.fact] = {FactState::Confirmed, v.fact, false};
        if (work_.open_version(v.fact)) work_.version_links[v.fact] = {FactState::Confirmed, o.fact, false};
    }

    // Meets the points that agree, those that tell most and stand nearest first.
    template <class Agree>
    void meet_all(Agree agree)
    {
        std::vector<Pair> pairs;
        for (std::size_t i = 0; i < originals_.size() && pairs.size() <= kMostPairs; ++i) {
            for (std::size_t k = 0; k < versions_.size(); ++k) {
                const Point &o = originals_[i], &v = versions_[k];
                if (!open_point(o, true) || !open_point(v, false) || !agree(o.value, v.value)) continue;
                pairs.push_back({distance(o.fact, v.fact) - likeness(o.value, v.value), i, k});
            }
        }
        sort(pairs);
        for (const Pair& pair : pairs)
            if (!originals_[pair.original].met && !versions_[pair.version].met)
                meet(originals_[pair.original], versions_[pair.version]);
    }

    // "Monday, 14 April" and "14 avril 2025": each tells something the other does not, and nothing is contradicted.
    void confirm_agreeing()
    {
        const auto agree = [](const DateValue& a, const DateValue& b) {
            const bool relative = a.readings.empty() && b.readings.empty();
            return relative ? facts::same_relative(a.relative, b.relative) : facts::consistent(a, b);
        };
        // "Sunday, 20 August" and "niedziela ..., 20 sierpnia": the day of the month is looked for before the weekday alone.
        meet_all([&](const DateValue& a, const DateValue& b) { return shape_of(a) == shape_of(b) && agree(a, b); });
        if (weekdays_open())
            pair_replacements([](const DateValue& a, const DateValue& b) {
                return shape_of(a) == Shape::Day && a.readings.front().day && b.readings.front().day &&
                       shares_day_or_month(a, b);
            });
        meet_all(agree);
    }

    static bool shares_day_or_month(const DateValue& a, const DateValue& b)
    {
        const Fields &x = a.readings.front(), &y = b.readings.front();
        return (x.day && x.day == y.day) || (x.month && x.month == y.month);
    }

    bool weekdays_open() const
    {
        const auto any = [&](const std::vector<Point>& points, bool original) {
            return std::any_of(points.begin(), points.end(), [&](const Point& point) {
                return open_point(point, original) && shape_of(point.value) == Shape::Weekday;
            });
        };
        return any(originals_, true) || any(versions_, false);
    }

    // "last year" in a text of 2024 is 2023, "on Monday" the Monday before or after its day.
    void confirm_by_date_line()
    {
        if (std::none_of(originals_.begin(), originals_.end(), [](const Point& p) { return !p.met; })) return;
        anchor_ = find_date_line();
        meet_all(
            [&](const DateValue& a, const DateValue& b) { return told_from(a, b, anchor_) || told_from(b, a, anchor_); });
    }

    // "last year" in a text of 2024 that became "2022", or the other way round.
    void judge_by_date_line()
    {
        if (!anchor_) return;
        for (Point& o : originals_) {
            for (Point& v : versions_) {
                if (!open_point(o, true) || !open_point(v, false) || distance(o.fact, v.fact) > kFar / 2) continue;
                if (!told_differently(o.value, v.value) && !told_differently(v.value, o.value)) continue;
                o.met = v.met = true;
                report_pair(o.fact, v.fact, 0.7);
                work_.drafts.back().why = "Reckoned from the text's date line.";
            }
        }
    }

    // The relative date is exactly one day or year, and what is told is another one.
    bool told_differently(const DateValue& relative, const DateValue& told) const
    {
        if (shape_of(relative) != Shape::Relative || told.readings.empty()) return false;
        const auto resolved = facts::resolve(relative, *anchor_);
        if (resolved.size() != 1) return false;
        const Fields &x = resolved.front(), &y = told.readings.front();
        if (shape_of(told) == Shape::Year) return !x.month && x.year != y.year;
        return x.day && y.day && y.month && std::pair(x.month, x.day) != std::pair(y.month, y.day);
    }

    // Points of facts that were settled as a whole.
    void close_settled()
    {
        const auto close = [](std::vector<Point>& points, const std::vector<FactLink>& links) {
            for (std::size_t i = 0; i < points.size(); ++i) {
                const bool twin_met = (i > 0 && points[i - 1].fact == points[i].fact && points[i - 1].met) ||
                                      (i + 1 < points.size() && points[i + 1].fact == points[i].fact && points[i + 1].met);
                if (links[points[i].fact].state != FactState::Open && !twin_met) points[i].met = true;
            }
        };
        close(originals_, work_.original_links);
        close(versions_, work_.version_links);
    }

    // `told` is what `relative` means on the day of the date line; without one, a weekday is checked against the calendar.
    static bool told_from(const DateValue& relative, const DateValue& told, const std::optional<Fields>& anchor)
    {
        if (told.readings.empty() || shape_of(told) == Shape::Weekday || shape_of(told) == Shape::Time) return false;
        const Fields& day = told.readings.front();
        if (!anchor) {
            if (shape_of(relative) != Shape::Weekday || !day.year || !day.month || !day.day) return false;
            return facts::weekday_of(*day.year, *day.month, *day.day) == relative.readings.front().weekday.value_or(-1);
        }
        const DateValue resolved{facts::resolve(relative, *anchor), {}, {}};
        return !resolved.readings.empty() && facts::consistent(resolved, told);
    }

    // "Quito, 22 de agosto de 2023": little beside the date, and no sentence.
    static bool is_date_line(std::string_view line, std::size_t date)
    {
        constexpr std::size_t kMostBeside = 45;    // bytes
        const bool sentence = line.ends_with('.') || line.ends_with("\u3002") || line.ends_with("\u0964");
        return !sentence && line.size() - std::min(line.size(), date) <= kMostBeside;
    }

    // "GENEVA, 3 March 2025 — The council": a dash, a colon or a bracket parts the date line from what it opens.
    static bool ends_date_line(std::string_view behind)
    {
        constexpr std::string_view kMarks[] = {"-", "\u2013", "\u2014", ":", ")", "]", "\uFF1D", "=", "\u3011", "\uFF09"};
        const std::size_t at = behind.find_first_not_of(' ');
        if (at == std::string_view::npos || at > 1) return false;
        return std::any_of(std::begin(kMarks), std::end(kMarks),
                           [&](std::string_view mark) { return behind.substr(at).starts_with(mark); });
    }

    // The day a text was written: a full date in a short line near its beginning or end, or in front of what opens one of
    // its first paragraphs; of the original, else of the version.
    std::optional<Fields> find_date_line() const
    {
        if (auto day = date_line_of(work_.comparison.original, work_.original)) return day;
        return date_line_of(work_.comparison.version, work_.version);
    }

    static std::optional<Fields> date_line_of(const segment::SegmentedText& text, const facts::FactSet& facts)
    {
        constexpr std::size_t kFirst = 6, kLast = 3, kOpening = 60;    // paragraphs, bytes
        const std::size_t count = text.paragraphs.size();
        for (std::size_t p = 0; p < count; ++p) {
            if (p == kFirst && count > kFirst + kLast) p = count - kLast;
            const ByteRange body = text.paragraphs[p].body;
            for (std::uint32_t id = facts.first_of_paragraph[p]; id < facts.first_of_paragraph[p + 1]; ++id) {
                const DateValue* date = facts.facts[id].date();
                if (date == nullptr || date->readings.empty() || !date->upper.empty()) continue;
                const Fields& f = date->readings.front();
                const bool opens = p < kFirst && facts.facts[id].range.begin - body.begin < kOpening &&
                                   ends_date_line(text.slice({facts.facts[id].range.end, body.end}));
                const bool own_line = is_date_line(text.slice(body), facts.facts[id].range.size());
                if (f.year && f.month && f.day && (own_line || opens)) return f;
            }
        }
        return std::nullopt;
    }

    static void sort(std::vector<Pair>& pairs)
    {
        std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
            return std::tie(a.cost, a.original, a.version) < std::tie(b.cost, b.original, b.version);
        });
    }

    void excuse_repeated(bool inside)
    {
        excuse_repeated(originals_, work_.original_links, versions_, view_.version, work_.version, inside);
        excuse_repeated(versions_, work_.version_links, originals_, view_.original, work_.original, inside);
    }

    // A date told twice here and once there; what no other date replaced may also stand in the paragraphs around.
    void excuse_repeated(std::vector<Point>& points, std::vector<FactLink>& links, const std::vector<Point>& others,
                         const Side& other, const facts::FactSet& facts, bool only_inside)
    {
        if (other.paragraphs.empty()) return;
        const std::uint32_t near = only_inside ? 0 : 2;
        const std::uint32_t first = other.paragraphs.front() > near ? other.paragraphs.front() - near : 0;
        const auto last =
            std::min<std::size_t>(other.text->paragraphs.size(), std::size_t{other.paragraphs.back()} + near + 1);
        const bool original = &points == &originals_;
        for (Point& point : points) {
            if (!open_point(point, original) || (only_inside && replaced_nearby(point, others, original))) continue;
            for (std::uint32_t k = facts.first_of_paragraph[first]; k < facts.first_of_paragraph[last]; ++k) {
                const Fact& there = facts.facts[k];
                const bool inside =
                    std::find(other.paragraphs.begin(), other.paragraphs.end(), there.paragraph) != other.paragraphs.end();
                if (!told_by(point, (original ? view_.original : view_.version).fact(point.fact), there, inside)) continue;
                point.met = true;
                if (links[point.fact].state == FactState::Open) links[point.fact].state = FactState::Silent;
                break;
            }
        }
    }

    // Another date of its shape without a counterpart stands just where this one should.
    bool replaced_nearby(const Point& point, const std::vector<Point>& others, bool original) const
    {
        constexpr double kNear = 0.12;
        return std::any_of(others.begin(), others.end(), [&](const Point& other) {
            const Shape shape = shape_of(other.value);
            if (!open_point(other, !original) || shape != shape_of(point.value)) return false;
            if (shape != Shape::Day && shape != Shape::Year) return false;
            const std::uint32_t o = original ? point.fact : other.fact, v = original ? other.fact : point.fact;
            const bool ranges =
                !view_.original.fact(o).date()->upper.empty() && !view_.version.fact(v).date()->upper.empty();
            return (ranges || distance(o, v) < kNear) && contradict(point.value, other.value);
        });
    }

    // In its own paragraph a date may be told with less; elsewhere it must be the same.
    static bool told_by(const Point& point, const Fact& fact, const Fact& there, bool inside)
    {
        if (there.date()) {
            if (inside) return facts::consistent(point.value, *there.date());
            return facts::consistent(point.value, *there.date()) && !point.value.readings.empty() &&
                   likeness(point.value, *there.date()) >= parts_of(point.value.readings.front());
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
        if (f.day && !f.month) return quantity.unit == "time:day" && value == *f.day;    // "9日" was read as a day
        if (!f.decade && !f.century && !f.hour) return false;
        if (f.hour) {
            const double past = f.minute.value_or(0) / 60.0;    // "בתשע וחצי" was read as nine and a half
            return value == *f.hour + past || value == *f.hour % 12 + past;
        }
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
    std::optional<double> cost(const Point& o, const Point& v) const
    {
        const DateValue &a = o.value, &b = v.value;
        if (shape_of(a) != shape_of(b) || shape_of(a) == Shape::Relative || !contradict(a, b)) return std::nullopt;
        const double away = distance(o.fact, v.fact);
        if (shape_of(a) == Shape::Weekday && away > kFar && !only_weekdays()) return std::nullopt;
        return 1 + away * 4 - likeness(a, b);
    }

    // The two sides have one weekday each left, wherever their grammars put it.
    bool only_weekdays() const
    {
        const auto count = [&](const std::vector<Point>& points, bool original) {
            return std::count_if(points.begin(), points.end(), [&](const Point& point) {
                return open_point(point, original) && shape_of(point.value) == Shape::Weekday;
            });
        };
        return count(originals_, true) == 1 && count(versions_, false) == 1;
    }

    // "The 1930s" beside "the thirties of the 20th century".
    static bool lies_in_century(const DateValue& span, const DateValue& date)
    {
        if (span.readings.empty() || date.readings.empty()) return false;
        const Fields &x = span.readings.front(), &y = date.readings.front();
        return x.century && x.year && y.year && !y.century && *y.year / 100 + 1 == *x.year;
    }

    // Some part that both tell differs.
    static bool contradict(const DateValue& a, const DateValue& b)
    {
        if (facts::consistent(a, b) || lies_in_century(a, b) || lies_in_century(b, a)) return false;
        const Fields &x = a.readings.front(), &y = b.readings.front();
        const auto differ = [](const std::optional<int>& p, const std::optional<int>& q) { return p && q && *p != *q; };
        const bool first = differ(x.year, y.year) || differ(x.month, y.month) || differ(x.day, y.day) ||
                           differ(x.hour, y.hour) || differ(x.minute, y.minute) || differ(x.weekday, y.weekday);
        return first || (!a.upper.empty() && !b.upper.empty()) || a.relative != b.relative || x.decade != y.decade ||
               x.century != y.century;
    }

    template <class Likely>
    void pair_replacements(Likely likely)
    {
        std::vector<Pair> pairs;
        for (std::size_t i = 0; i < originals_.size() && pairs.size() <= kMostPairs; ++i) {
            for (std::size_t k = 0; k < versions_.size(); ++k) {
                const Point &o = originals_[i], &v = versions_[k];
                if (!open_point(o, true) || !open_point(v, false)) continue;
                const auto c = cost(o, v);
                if (c && likely(o.value, v.value)) pairs.push_back({*c, i, k});
            }
        }
        sort(pairs);
        for (const Pair& pair : pairs) {
            Point &o = originals_[pair.original], &v = versions_[pair.version];
            if (o.met || v.met) continue;
            o.met = v.met = true;
            report_pair(o.fact, v.fact, confidence_of(shape_of(o.value)));
        }
    }

    void pair_replacements()
    {
        pair_replacements([](const DateValue&, const DateValue&) { return true; });
        pair_years_with_numbers(originals_, view_.version, work_.version_links, true);
        pair_years_with_numbers(versions_, view_.original, work_.original_links, false);
        pair_figures(originals_, view_.version, work_.version_links, true);
        pair_figures(versions_, view_.original, work_.original_links, false);
        pair_days_with_lengths(originals_, view_.version, work_.version_links, true);
        pair_days_with_lengths(versions_, view_.original, work_.original_links, false);
    }

    // "9日" may be the ninth or nine days; another number of days across from it, the only one, is what became of it.
    void pair_days_with_lengths(std::vector<Point>& points, const Side& other, const std::vector<FactLink>& links,
                                bool original)
    {
        std::vector<std::uint32_t> lengths;
        for (const std::uint32_t n : open_numbers(other, links)) {
            const Quantity& quantity = *other.fact(n).quantity();
            if (quantity.unit == "time:day" && quantity.upper.empty()) lengths.push_back(n);
        }
        if (lengths.size() != 1) return;
        for (Point& point : points) {
            if (!open_point(point, original) || point.value.readings.empty()) continue;
            const Fields& f = point.value.readings.front();
            if (!f.day || f.month || f.weekday) continue;
            point.met = true;
            report_pair(original ? point.fact : lengths[0], original ? lengths[0] : point.fact, 0.7, Kind::Measure);
            return;
        }
    }

    static double confidence_of(Shape shape)
    {
        return shape == Shape::Weekday || shape == Shape::Span ? 0.75 : shape == Shape::Time ? 0.85 : 0.9;
    }

    // A year and four figures that were read as a number.
    void pair_years_with_numbers(std::vector<Point>& points, const Side& other, const std::vector<FactLink>& links,
                                 bool original)
    {
        for (Point& point : points) {
            if (!open_point(point, original) || shape_of(point.value) != Shape::Year) continue;
            for (const std::uint32_t n : open_numbers(other, links)) {
                const std::uint32_t o = original ? point.fact : n, v = original ? n : point.fact;
                if (!year_like(other.fact(n)) || distance(o, v) >= kFar) continue;
                point.met = true;
                report_pair(o, v, 0.9);
                break;
            }
        }
    }

    // "14.9" without a word that says so may be a number or a day: the other side decides.
    void pair_figures(std::vector<Point>& points, const Side& other, std::vector<FactLink>& links, bool original)
    {
        for (Point& point : points) {
            if (!open_point(point, original) || point.value.readings.empty()) continue;
            const Fields& f = point.value.readings.front();
            if (!f.day || !f.month) continue;
            for (const std::uint32_t n : open_numbers(other, links)) {
                const auto figures = day_and_month(other.text->slice(other.fact(n).range));
                if (!figures) continue;
                const bool same = *figures == std::pair(*f.day, *f.month) || *figures == std::pair(*f.month, *f.day);
                const std::uint32_t o = original ? point.fact : n, v = original ? n : point.fact;
                if (!same && distance(o, v) >= kFar / 2) continue;
                point.met = true;
                if (same) work_.link(o, v, FactState::Confirmed);
                else report_pair(o, v, 0.85);
                break;
            }
        }
    }

    // The figures of "14.9" or "14/09" where they may be a day and a month.
    static std::optional<std::pair<int, int>> day_and_month(std::string_view text)
    {
        int parts[2] = {0, 0};
        std::size_t part = 0, figures = 0;
        for (const char c : text) {
            if (c >= '0' && c <= '9') {
                if (++figures > 2) return std::nullopt;
                parts[part] = parts[part] * 10 + (c - '0');
            } else if ((c == '.' || c == '/') && part == 0 && figures > 0) {
                part = 1;
                figures = 0;
            } else {
                return std::nullopt;
            }
        }
        const bool plausible =
            part == 1 && figures > 0 && parts[0] >= 1 && parts[0] <= 31 && parts[1] >= 1 && parts[1] <= 12;
        return plausible ? std::optional(std::pair(parts[0], parts[1])) : std::nullopt;
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
            } else if (f.year && (stands(f.year) || stands_in_code(*f.year, other))) {
                return true;
            }
        }
        return false;
    }

    // "SS19" beside "Sommer 2019".
    static bool stands_in_code(int year, const Side& side)
    {
        const std::string figures = std::to_string(year % 100);
        return figures.size() == 2 && std::any_of(side.words.begin(), side.words.end(), [&](const Word& word) {
                   const std::string& key = word.key;
                   constexpr std::size_t kMostLetters = 3;
                   if (word.glued && key == figures) return true;
                   return key.size() > 2 && key.size() <= 2 + kMostLetters && key.ends_with(figures) &&
                          key.find_first_of("0123456789") == key.size() - 2;
               });
    }

    void report_leftovers(const Side& side, std::vector<FactLink>& links, const Side& other,
                          std::vector<FactLink>& other_links, Change change)
    {
        for (const std::uint32_t id : open(side, links)) {
            const Fact& fact = side.fact(id);
            const bool report = is_strong(*fact.date()) && !stands_in_figures(*fact.date(), other) &&
                                !told_otherwise(*fact.date(), other, other_links);
            links[id].state = report ? FactState::Lost : FactState::Silent;
            if (!report) settle_figures(*fact.date(), other, other_links);
            else report_single(id, side, change);
        }
    }

    // "on 14 April" and "on Monday", "in 2024" and "last year": the same day told from the day of writing.
    static bool told_otherwise(const DateValue& date, const Side& other, const std::vector<FactLink>& other_links)
    {
        const Fields& f = date.readings.front();
        return std::any_of(other.fact_ids.begin(), other.fact_ids.end(), [&](std::uint32_t id) {
            const DateValue* there = other.fact(id).date();
            if (there == nullptr || other_links[id].partner >= 0) return false;
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

    // "حزيران/أبريل": the two names of a double month must agree.
    void judge_twins()
    {
        for (const std::uint32_t v : view_.version.fact_ids) {
            const FactLink& link = work_.version_links[v];
            const DateValue* date = view_.version.fact(v).date();
            if (date == nullptr || date->relative != kTwinMonths || link.state != FactState::Confirmed || link.partner < 0)
                continue;
            const Fact& partner = work_.original_fact(static_cast<std::uint32_t>(link.partner));
            if (!partner.date() || partner.date()->relative == kTwinMonths) continue;
            report_pair(static_cast<std::uint32_t>(link.partner), v, 0.9);
            work_.drafts.back().why = "The two names of the month are those of different months.";
        }
    }

    // "۲۷ ژوئن ۲۰۲۴ (۳ تیر ۱۴۰۳)": a day told in two calendars, of which one is another day.
    void judge_doubles()
    {
        const auto& ids = view_.version.fact_ids;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const Fact& first = view_.version.fact(ids[i]);
            if (!is_full_day(first)) continue;
            for (std::size_t k = i + 1; k < ids.size() && k <= i + kNextFacts; ++k) {
                const Fact& second = view_.version.fact(ids[k]);
                if (!is_full_day(second) || !in_brackets_behind(first, second)) continue;
                if (facts::consistent(*first.date(), *second.date())) continue;
                report_double(ids[i], ids[k]);
            }
        }
    }

    static bool is_full_day(const Fact& fact)
    {
        const DateValue* date = fact.date();
        return date && !date->readings.empty() && date->upper.empty() && date->readings.front().year &&
               date->readings.front().month && date->readings.front().day;
    }

    bool in_brackets_behind(const Fact& first, const Fact& second) const
    {
        constexpr std::uint32_t kMost = 12;    // bytes: a blank, a bracket, a short word
        if (second.range.begin < first.range.end || second.range.begin - first.range.end > kMost) return false;
        const std::string_view between = view_.version.text->slice({first.range.end, second.range.begin});
        return between.find('(') != std::string_view::npos || between.find("\uFF08") != std::string_view::npos ||
               between.find('/') != std::string_view::npos;
    }

    // Reported at the one that is wrong, against the partner of the one that is right.
    void report_double(std::uint32_t first, std::uint32_t second)
    {
        const FactLink &a = work_.version_links[first], &b = work_.version_links[second];
        if (a.state == FactState::Changed || b.state == FactState::Changed) return;
        const bool first_met = a.state == FactState::Confirmed, second_met = b.state == FactState::Confirmed;
        if (first_met == second_met) return;
        const std::int64_t partner = first_met ? a.partner : b.partner;
        if (partner < 0 || !work_.original_fact(static_cast<std::uint32_t>(partner)).date()) return;
        const std::uint32_t wrong = first_met ? second : first;
        drop_draft_of(view_.version.fact(wrong));
        report_pair(static_cast<std::uint32_t>(partner), wrong, 0.85);
        work_.drafts.back().why = "The two calendars tell different days.";
    }

    // What was said of the date alone is said again with its counterpart.
    void drop_draft_of(const Fact& fact)
    {
        std::erase_if(work_.drafts, [&](const Draft& draft) {
            return draft.kind == Kind::Date && draft.change == Change::Added && draft.version &&
                   draft.version->range.begin == fact.range.begin;
        });
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
    static constexpr std::size_t kNextFacts = 3;
    static constexpr double kFar = 0.5;                          // of the paragraph
    static constexpr const char* kTwinMonths = "other month";    // facts::DateValue::relative of names that disagree
    Work& work_;
    const BeadView& view_;
    std::optional<Fields> anchor_;    // the day of the date line, where one is needed
    std::vector<Point> originals_;
    std::vector<Point> versions_;
};

}    // namespace

void judge_dates_across(Work& work, const BeadView& view)
{
    DateJudge(work, view).run();
}

}    // namespace textdrift::drift
