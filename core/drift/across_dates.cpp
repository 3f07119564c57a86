// Dates and times of translated paragraphs: no word matches, so a date meets the one that says the same, wherever it stands
// in the paragraph; what is left on both sides and speaks of the same parts of time was changed.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

#include "core/drift/across_dates_judge.h"
#include "core/facts/date.h"
#include "core/facts/date_relative.h"

namespace textdrift::drift {

namespace {

using facts::DateValue;
using facts::Fact;
using facts::Quantity;
using Fields = DateValue::Fields;

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
        judge_doubled_dates(work_, view_);
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
        anchor_ = find_date_line(work_);
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
                report_date_pair(work_, view_, o.fact, v.fact, 0.7);
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
                if (!told_by(point.value, (original ? view_.original : view_.version).fact(point.fact), there, inside))
                    continue;
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
        const auto key_of = [](const Side& side, std::uint32_t id) -> const std::string& {
            return side.fact(id).date()->relative;
        };
        if (originals.size() == 1 && versions.size() == 1 &&
            turned(key_of(view_.original, originals[0]), key_of(view_.version, versions[0])))
            report_date_pair(work_, view_, originals[0], versions[0], 0.75);
        report_lengths(originals, versions);
        // A word for "last week" may be an adjective, a prefix or left out: nothing is said where it has no counterpart.
        for (const std::uint32_t id : originals)
            if (work_.open_original(id)) work_.settle_original(id, FactState::Silent);
        for (const std::uint32_t id : versions)
            if (work_.open_version(id)) work_.settle_version(id, FactState::Silent);
    }

    // "Two weeks ago" that became "four weeks ago", the only ones so many weeks ago, whatever "last week" stands beside
    // them.
    void report_lengths(const std::vector<std::uint32_t>& originals, const std::vector<std::uint32_t>& versions)
    {
        const auto others_of = [&](const Side& side, const std::vector<std::uint32_t>& ids, const std::string& key) {
            std::vector<std::uint32_t> found;
            for (const std::uint32_t id : ids)
                if (another_length(key, side.fact(id).date()->relative) || key == side.fact(id).date()->relative)
                    found.push_back(id);
            return found;
        };
        for (const std::uint32_t id : originals) {
            const std::string& key = view_.original.fact(id).date()->relative;
            const auto there = others_of(view_.version, versions, key);
            if (there.size() == 1 && others_of(view_.original, originals, key).size() == 1 &&
                another_length(key, view_.version.fact(there[0]).date()->relative))
                report_date_pair(work_, view_, id, there[0], 0.7, Kind::Measure);
        }
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
            report_date_pair(work_, view_, o.fact, v.fact, confidence_of(shape_of(o.value)));
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
            report_date_pair(work_, view_, original ? point.fact : lengths[0], original ? lengths[0] : point.fact, 0.7,
                             Kind::Measure);
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
                report_date_pair(work_, view_, o, v, 0.9);
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
                else report_date_pair(work_, view_, o, v, 0.85);
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

    static constexpr std::size_t kMostPairs = 100'000;
    static constexpr double kFar = 0.5;    // of the paragraph
    Work& work_;
    const BeadView& view_;
    std::optional<Fields> anchor_;    // the day of the date line, where one is needed
    std::vector<Point> originals_;
    std::vector<Point> versions_;
};

}    // namespace

void report_date_pair(Work& work, const BeadView& view, std::uint32_t o, std::uint32_t v, double confidence, Kind kind)
{
    const Fact &before = view.original.fact(o), &after = view.version.fact(v);
    work.link(o, v, FactState::Changed);
    Draft draft;
    draft.kind = kind;
    draft.change = Change::Altered;
    draft.confidence = confidence;
    draft.message = "\"" + shown_original(work, before.range) + "\" became \"" + shown_version(work, after.range) + "\".";
    draft.original = place_of(before);
    draft.version = place_of(after);
    work.drafts.push_back(std::move(draft));
}

void judge_dates_across(Work& work, const BeadView& view)
{
    DateJudge(work, view).run();
}

}    // namespace textdrift::drift
