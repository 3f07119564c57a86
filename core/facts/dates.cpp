// Dates and times in any usual order, alone or as ranges; years, decades, centuries; days told from the day of writing.
#include <algorithm>
#include <array>
#include <span>

#include "core/facts/date_reader.h"
#include "core/facts/date_scanner.h"
#include "core/facts/extractors.h"

namespace textdrift::facts {

namespace {

using Fields = DateValue::Fields;

// What the parts of a range do not say themselves they take from each other: "14 to 18 April 2025".
void complete(std::vector<Fields>& lower, std::vector<Fields>& upper)
{
    for (Fields& low : lower) {
        for (Fields& high : upper) {
            if (!low.month && high.month && low.day) low.month = high.month;
            if (!low.year && high.year && low.month) low.year = high.year;
            if (!high.month && low.month && high.day) high.month = low.month;
            if (!high.year && low.year && high.month && !low.decade) high.year = low.year;
        }
    }
}

bool same_shape(const Fields& a, const Fields& b) noexcept
{
    return a.decade == b.decade && a.century == b.century && a.day.has_value() == b.day.has_value() &&
           a.month.has_value() == b.month.has_value() && a.hour.has_value() == b.hour.has_value() &&
           (a.month || a.hour || a.year.has_value() == b.year.has_value());
}

}    // namespace

void DateReader::run(std::vector<Fact>& out)
{
    for (std::size_t i = 0; i < tokens_.size();) {
        if ((tokens_[i].uses & kMayBeginDate) == 0 || !numerals_.free(i)) {
            ++i;
            continue;
        }
        const std::size_t next = step(i, out);
        i = next > i ? next : i + 1;
    }
}

// "a quarter to ten", "a year ago": what may follow the article of a date.
bool DateReader::starts_behind_article(std::size_t i) const
{
    const WordInfo* info = numerals_.free(i) ? lexicon_.find(tokens_[i]) : nullptr;
    if (info == nullptr) return false;
    return info->denominator_use != Denominator::None || info->cardinal != NumberClass::None ||
           std::any_of(info->phrases.begin(), info->phrases.end(),
                       [](const NumberPhrase& p) { return p.kind == NumberPhraseKind::Unit; });
}

// Reads what begins at token i; returns the token behind it, or i where no date begins.
std::size_t DateReader::step(std::size_t i, std::vector<Fact>& out)
{
    const Token& token = tokens_[i];
    if (token.type == TokenClass::Mark) {
        if (const auto decade = read_short_decade(i)) return emit(*decade, out);
        return i;
    }
    if (token.type == TokenClass::Word) {
        const WordInfo* info = lexicon_.find(token);
        if (info == nullptr && token.upper) return read_centuries(i, out);    // "XIX century"
        if (!is_quarter_label(i) && (info == nullptr || !info->starts_date)) return i;
        if (info != nullptr && info->has(Role::Article) && !starts_behind_article(i + 1)) return i;
    }
    if (const std::size_t next = read_day_list(i, out); next > i) return next;
    if (const std::size_t next = read_centuries(i, out); next > i) return next;
    if (const auto relative = read_relative(i)) return emit(*relative, out);
    auto point = read_point(i);
    if (!point) point = read_year_alone(i);
    if (!point) return i;
    read_upper(*point);
    if (point->readings.empty()) return emit(*point, out);
    if (const std::size_t next = read_further_days(*point, out); next > 0) return next;
    if (const std::size_t next = read_further_months(*point, out); next > 0) return next;
    return emit(*point, out);
}

// "August 4 and 6, 2018", "Nov. 5, 6 and 7": emits all days; 0 where one day stands alone.
std::size_t DateReader::read_further_days(DatePoint& point, std::vector<Fact>& out)
{
    if (!point.month_first || !point.upper.empty() || point.readings[0].year) return 0;
    std::vector<DatePoint> days{point};
    bool closed = false;
    while (!closed && days.size() < 8) {
        std::size_t at = days.back().end;
        const bool comma = numerals_.is_mark(at, ",");
        closed = numerals_.has(at + (comma ? 1 : 0), Role::And);
        if (!comma && !closed) return 0;
        at += (comma ? 1 : 0) + (closed ? 1 : 0);
        const auto day = read_day(at);
        if (!day || tokens_[at].type != TokenClass::Digits || counts_something(day->end)) return 0;
        DatePoint next{.begin = at, .end = day->end, .readings = {point.readings[0]}};
        next.readings[0].day = day->value;
        next.readings[0].weekday.reset();
        days.push_back(next);
    }
    if (!closed) return 0;
    DatePoint& last = days.back();
    const auto year = read_year_behind(last.end);
    const bool noun = numerals_.free(last.end) && tokens_[last.end].type == TokenClass::Word &&
                      lexicon_.find(tokens_[last.end]) == nullptr;
    if (!year && (noun || read_month(last.end, true))) return 0;
    if (year) last.end = year->end;
    for (DatePoint& day : days) {
        if (year) day.readings[0].year = year->value;
        emit(day, out);
    }
    return last.end;
}

// "March & December 2022": the first month takes the year of the second; 0 where no second one follows.
std::size_t DateReader::read_further_months(DatePoint& point, std::vector<Fact>& out)
{
    const Fields& first = point.readings[0];
    if (point.readings.size() != 1 || !point.upper.empty()) return 0;
    if (!first.month || first.year || first.day || first.hour) return 0;
    if (!numerals_.has(point.end, Role::And) || !numerals_.free(point.end + 1)) return 0;
    auto second = read_point(point.end + 1);
    if (!second || second->readings.size() != 1 || !second->upper.empty()) return 0;
    const Fields& next = second->readings[0];
    if (!next.month || !next.year || next.day) return 0;
    point.readings[0].year = next.year;
    emit(point, out);
    return emit(*second, out);
}

std::size_t DateReader::emit(const DatePoint& point, std::vector<Fact>& out)
{
    Fact fact{.kind = FactKind::Date, .paragraph = paragraph_.index, .range = {}, .value = {}};
    fact.range = {tokens_[point.begin].range.begin, range_without_possessive(tokens_[point.end - 1], text_).end};
    DateValue value;
    value.readings = point.readings;
    value.upper = point.upper;
    value.relative = point.relative;
    fact.value = std::move(value);
    out.push_back(std::move(fact));
    for (std::size_t i = point.begin; i < point.end; ++i) paragraph_.taken[i] = true;
    return point.end;
}

// "14 to 18 April", "14, 15 and 16 April 2025": bare days whose month comes at the end.
std::size_t DateReader::read_day_list(std::size_t i, std::vector<Fact>& out)
{
    if (!months_) return i;
    std::vector<DatePoint> days;
    std::size_t at = i;
    bool range = false;
    while (days.size() < 8) {
        if (!days.empty()) {
            if (const auto last = read_point(at); last && starts_with_day(*last))
                return finish_day_list(days, *last, range, out);
        }
        const WordInfo* word =
            numerals_.free(at) && tokens_[at].type == TokenClass::Word ? lexicon_.find(tokens_[at]) : nullptr;
        const bool weekday = word != nullptr && word->weekday != 0;    // "Monday 21 to Wednesday 23 November"
        const bool stop = weekday && numerals_.is_mark(at + 1, ".") && tight(at + 1);    // "Mon. 21"
        const auto day = read_day(at + (weekday ? 1 : 0) + (stop ? 1 : 0));
        if (!day) return i;
        const std::size_t begin = at;
        at = day->end;
        if (numerals_.is_mark(at, "-") || numerals_.has(at, Role::Range) ||
            (numerals_.has(at, Role::And) && behind_between(i))) {
            if (!days.empty()) return i;
            range = true;
            ++at;
        } else if (numerals_.is_mark(at, ",") && !range) {
            at += numerals_.has(at + 1, Role::And) ? 2 : 1;
        } else if ((numerals_.has(at, Role::And) || numerals_.has(at, Role::Or)) && !range) {
            ++at;
        } else {
            return i;
        }
        DatePoint point{.begin = begin, .end = day->end, .readings = {Fields{}}};
        point.readings[0].day = day->value;
        if (weekday) point.readings[0].weekday = word->weekday;
        days.push_back(point);
        if (numerals_.has(at, Role::The)) ++at;
    }
    return i;
}

bool DateReader::starts_with_day(const DatePoint& point) const
{
    return point.readings.size() == 1 && point.readings[0].day && point.readings[0].month && !point.readings[0].hour &&
           !point.numeric && read_day(behind_weekday(point)).has_value();
}

// The token behind the weekday and its full stop, if the date begins with one.
std::size_t DateReader::behind_weekday(const DatePoint& point) const
{
    if (!point.readings[0].weekday) return point.begin;
    return point.begin + (numerals_.is_mark(point.begin + 1, ".") && tight(point.begin + 1) ? 2 : 1);
}

std::size_t DateReader::finish_day_list(std::vector<DatePoint>& days, const DatePoint& last, bool range,
                                        std::vector<Fact>& out)
{
    for (DatePoint& day : days) {
        day.readings[0].month = last.readings[0].month;
        day.readings[0].year = last.readings[0].year;
    }
    if (range) {
        DatePoint whole = days[0];
        whole.end = last.end;
        whole.upper = last.readings;
        return emit(whole, out);
    }
    for (const DatePoint& day : days) emit(day, out);
    return emit(last, out);
}

// "between 14", "between the 14th"
bool DateReader::behind_between(std::size_t i) const
{
    if (i > 1 && lexicon_.has(tokens_[i - 1], Role::The)) --i;
    return i > 0 && lexicon_.has(tokens_[i - 1], Role::Between);
}

// The upper end behind a point: "April 14 to 18", "28 March – 2 April 2025", "2019–21", "9 am to 5 pm".
void DateReader::read_upper(DatePoint& point)
{
    if (point.readings.empty() || !point.relative.empty() || point.century) return;
    std::size_t at = point.end;
    const bool between = behind_between(point.begin);
    if (numerals_.is_mark(at, ",") && point.readings[0].year &&
        (numerals_.has(at + 1, Role::Range) || (between && numerals_.has(at + 1, Role::And))))
        ++at;    // "February 1, 2021, to December 31, 2024"
    const bool dash = numerals_.is_mark(at, "-");
    const bool slash = numerals_.is_mark(at, "/") && !tokens_[at].space_before;
    if (!dash && !slash && !numerals_.has(at, Role::Range) && !(between && numerals_.has(at, Role::And))) return;
    if (!numerals_.free(++at)) return;
    if (dash && numerals_.is_mark(at, "-") && tight(at)) ++at;    // "18 June -- 12 July"
    if (!numerals_.free(at)) return;
    if (point.year_only && read_upper_year(point, at, dash || slash)) return;
    if (slash) return;
    if (numerals_.has(at, Role::The)) ++at;
    const Fields& low = point.readings[0];
    auto upper = read_point(at);
    if (!upper && low.year && !low.month) upper = read_year_alone(at);
    if (upper && upper->relative.empty() && same_after_completion(point, *upper)) {
        complete(point.readings, upper->readings);
        point.upper = upper->readings;
        point.end = upper->end;
    } else if (point.month_first) {
        read_upper_day(point, at);
    }
}

bool DateReader::same_after_completion(const DatePoint& lower, const DatePoint& upper) const
{
    auto low = lower.readings;
    auto high = upper.readings;
    complete(low, high);
    return low.size() == high.size() && same_shape(low[0], high[0]) && !upper.century;
}

// "April 14-18", "April 14 to 18, 2025".
void DateReader::read_upper_day(DatePoint& point, std::size_t at)
{
    const auto day = read_day(at);
    if (!day || !point.readings[0].day || day->value <= *point.readings[0].day || counts_something(day->end)) return;
    Fields high = point.readings[0];
    high.day = day->value;
    high.weekday.reset();
    std::size_t end = day->end;
    if (!high.year) {
        if (const auto year = read_year_behind(end)) {
            high.year = point.readings[0].year = year->value;
            end = year->end;
        }
    }
    point.upper = {high};
    point.end = end;
}

// "2019–21", "2019/20", "2022– 2035".
bool DateReader::read_upper_year(DatePoint& point, std::size_t at, bool tight)
{
    if (tokens_[at].type != TokenClass::Digits || glued_behind(at)) return false;
    const int low = *point.readings[0].year;
    int high = small_number(at);
    if (tokens_[at].folded.size() == 2 && tight && !tokens_[at].space_before) {
        high += low - low % 100;
        if (high <= low) return false;
    } else if (tokens_[at].folded.size() != 4 || high <= low || high > 2199) {
        return false;
    }
    Fields upper = point.readings[0];
    upper.year = high;
    point.upper = {upper};
    point.end = at + 1;
    return true;
}

void extract_dates(const Paragraph& paragraph, std::vector<Fact>& out)
{
    if (paragraph.table.meta("dates") != "own") {
        DateScanner(paragraph, DateLexicon::of(paragraph.table, paragraph.language),
                    NumberLexicon::of(paragraph.table, paragraph.language))
            .run(out);
        return;
    }
    DateReader(paragraph, NumberLexicon::of(paragraph.table, paragraph.language)).run(out);
}

}    // namespace textdrift::facts
