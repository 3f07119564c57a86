// Calendar dates: day first, month first, year first, all in digits.
#include <algorithm>

#include "core/facts/date_reader.h"

namespace textdrift::facts {

namespace {

constexpr int kFirstYear = 1000, kLastYear = 2199;

bool separates_dates(const std::string& mark) noexcept
{
    return mark == "." || mark == "/" || mark == "-";
}

}    // namespace

bool DateReader::tight(std::size_t i) const
{
    return i < tokens_.size() && !tokens_[i].space_before;
}

bool DateReader::follows(std::size_t i, Role role) const
{
    if (i == 0) return false;
    // "mid-2019", "early-March"
    const std::size_t before = i > 1 && tokens_[i - 1].folded == "-" && tight(i - 1) && tight(i) ? i - 2 : i - 1;
    return lexicon_.has(tokens_[before], role);
}

bool DateReader::glued_before(std::size_t i) const
{
    if (i == 0 || !tight(i)) return false;
    const Token& before = tokens_[i - 1];
    if (before.type != TokenClass::Mark) return true;
    std::size_t end = 0;
    if (lexicon_.match(tokens_, i - 1, NumberPhraseKind::Currency, text_, end) != nullptr && end == i) return true;
    const bool joins =
        before.folded == "." || before.folded == "," || before.folded == ":" || before.folded == "/" || before.folded == "+";
    return joins && i > 1 && tight(i - 1) && tokens_[i - 2].type == TokenClass::Digits;
}

bool DateReader::glued_behind(std::size_t i) const
{
    if (i + 1 >= tokens_.size() || !tight(i + 1)) return false;
    const Token& next = tokens_[i + 1];
    if (next.type == TokenClass::Word) return true;
    const bool joins = next.folded == "." || next.folded == "," || next.folded == ":";
    return joins && i + 2 < tokens_.size() && tight(i + 2) && tokens_[i + 2].type == TokenClass::Digits;
}

// The number that ends at i counts or measures something, so it is no day: "In April 14 people", "May 15 per cent".
bool DateReader::counts_something(std::size_t i) const
{
    if (!numerals_.free(i)) return false;
    std::size_t end = 0;
    for (const auto kind :
         {NumberPhraseKind::Percent, NumberPhraseKind::Unit, NumberPhraseKind::Currency, NumberPhraseKind::Scale}) {
        const NumberPhrase* phrase = lexicon_.match(tokens_, i, kind, text_, end);
        if (phrase != nullptr && (kind != NumberPhraseKind::Scale || phrase->key == "any" || tight(i))) return true;
    }
    const WordInfo* info = lexicon_.find(tokens_[i]);
    if (info != nullptr && info->cardinal >= NumberClass::Hundred && info->cardinal <= NumberClass::Group) return true;
    if (tokens_[i].type != TokenClass::Word || tokens_[i].capital) return false;
    return (info != nullptr && (info->has(Role::Generic) || info->has(Role::Counted))) ||
           lexicon_.looks_counted(tokens_[i].folded);
}

std::optional<DatePoint> DateReader::read_point(std::size_t i) const
{
    if (!numerals_.free(i)) return std::nullopt;
    if (auto point = read_weekday(i)) return point;
    if (auto point = read_numeric(i)) return point;
    if (auto point = read_day_and_month(i)) return point;
    if (auto point = read_time(i)) return point;
    if (auto point = read_calendar(i)) return point;
    if (auto point = read_quarter(i)) return point;
    if (auto point = read_season(i)) return point;
    if (auto point = read_era(i)) return point;
    return read_decade(i);
}

std::optional<DatePoint> DateReader::read_calendar(std::size_t i) const
{
    auto point = months_ ? read_day_first(i) : std::nullopt;
    if (!point && months_) point = read_month_first(i);
    if (point) return point;
    return read_bare_day(i);
}

// "on the 14th": a day of a month named before; "the 14th session" is none.
std::optional<DatePoint> DateReader::read_bare_day(std::size_t i) const
{
    if (i < 2 || tokens_[i].type != TokenClass::Digits || !lexicon_.has(tokens_[i - 1], Role::The)) return std::nullopt;
    if (!lexicon_.has(tokens_[i - 2], Role::DayCue)) return std::nullopt;
    const auto day = read_day(i);
    if (!day || day->end != i + 2 || numerals_.is_mark(day->end, "-")) return std::nullopt;
    if (numerals_.free(day->end) && tokens_[day->end].type == TokenClass::Word) {
        const WordInfo* next = lexicon_.find(tokens_[day->end]);
        if (next == nullptr || !(next->has(Role::Stop) || next->has(Role::Aux))) return std::nullopt;
    }
    Fields fields;
    fields.day = day->value;
    return DatePoint{.begin = i, .end = day->end, .readings = {fields}};
}

// "Monday, 14 April", "Mon 14 Apr.", "Monday".
std::optional<DatePoint> DateReader::read_weekday(std::size_t i) const
{
    const Token& token = tokens_[i];
    const WordInfo* info = token.type == TokenClass::Word ? lexicon_.find(token) : nullptr;
    if (info == nullptr || info->weekday == 0) return std::nullopt;
    std::size_t at = i + 1;
    if (numerals_.is_mark(at, ".") && tight(at)) ++at;
    if (numerals_.is_mark(at, ",")) ++at;
    if (numerals_.has(at, Role::The)) ++at;
    auto date = numerals_.free(at) ? read_numeric(at) : std::nullopt;
    if (!date && numerals_.free(at)) date = read_calendar(at);
    if (date && date->readings[0].day) {
        for (Fields& fields : date->readings) fields.weekday = info->weekday;
        date->begin = i;
        return date;
    }
    if (!token.capital || (info->has(Role::ClashAdjacent) && !abbreviation_stands(i, Role::DayCue))) return std::nullopt;
    Fields fields;
    fields.weekday = info->weekday;
    return DatePoint{.begin = i, .end = i + 1, .readings = {fields}};
}

// "on Tue.", "in Jan. to", "Mon–Fri": an abbreviation that is also a word or a name, where the words around say what it is.
bool DateReader::abbreviation_stands(std::size_t i, Role cue) const
{
    const auto is_name = [&](std::size_t at) {
        if (at >= tokens_.size() || tokens_[at].type != TokenClass::Word) return false;
        const WordInfo* info = lexicon_.find(tokens_[at]);
        return tokens_[at].capital && (info == nullptr || (info->month == 0 && info->weekday == 0));
    };
    if (is_name(i + 1)) return false;    // "in Jan Kowalski's office"
    if (follows(i, cue)) return true;
    const auto is_day = [&](std::size_t at) {
        if (at >= tokens_.size() || tokens_[at].type != TokenClass::Word || !tokens_[at].capital) return false;
        const WordInfo* info = lexicon_.find(tokens_[at]);
        return info != nullptr && (info->weekday != 0 || info->month != 0);
    };
    const bool dash_behind = numerals_.is_mark(i + 1, "-") && is_day(i + 2);
    const bool dash_before = i >= 2 && numerals_.is_mark(i - 1, "-") && is_day(i - 2);
    return dash_behind || dash_before;
}

// "14", "14th", "fourteenth".
std::optional<DateReader::Part> DateReader::read_day(std::size_t i) const
{
    if (!numerals_.free(i)) return std::nullopt;
    if (tokens_[i].type == TokenClass::Word) {
        const WordInfo* info = lexicon_.find(tokens_[i]);
        if (info == nullptr || (info->ordinal == NumberClass::None && info->cardinal != NumberClass::Ten))
            return std::nullopt;
        const auto numeral = numerals_.read_words(i);
        if (!numeral || !numeral->ordinal || numeral->readings[0].compare(31) > 0) return std::nullopt;
        return Part{static_cast<int>(numeral->readings[0].to_double()), numeral->end};
    }
    const int value = small_number(i);
    if (value < 1 || value > 31 || tokens_[i].folded.size() > 2 || glued_before(i)) return std::nullopt;
    if (numerals_.has(i + 1, Role::OrdinalSuffix) && tight(i + 1)) return Part{value, i + 2};
    return glued_behind(i) ? std::nullopt : std::optional(Part{value, i + 1});
}

std::optional<DateReader::Part> DateReader::read_month(std::size_t i, bool beside_number) const
{
    if (!numerals_.free(i) || tokens_[i].type != TokenClass::Word) return std::nullopt;
    const Token& token = tokens_[i];
    const WordInfo* info = lexicon_.find(token);
    if (info == nullptr || info->month == 0) return std::nullopt;
    const bool clash = info->has(Role::ClashCapital) || info->has(Role::ClashAdjacent);
    if ((clash || !beside_number) && !token.capital) return std::nullopt;
    if (info->has(Role::ClashAdjacent) && !beside_number && !abbreviation_stands(i, Role::MonthCue)) return std::nullopt;
    const bool point = numerals_.is_mark(i + 1, ".") && tight(i + 1) && token.folded.size() <= 4 && numerals_.free(i + 2) &&
                       tokens_[i + 2].type == TokenClass::Digits;
    return Part{info->month, point ? i + 2 : i + 1};
}

// The year behind a day and month: "2025", ", 2025", "of 2025", "'25".
std::optional<DateReader::Part> DateReader::read_year_behind(std::size_t i, bool sure) const
{
    std::size_t at = i;
    const bool comma = numerals_.is_mark(at, ",");
    if (comma || numerals_.has(at, Role::Of)) ++at;
    if (numerals_.is_mark(at, "'") && numerals_.free(at + 1) && tight(at + 1) && tokens_[at + 1].folded.size() == 2) {
        const int value = small_number(at + 1);
        if (value < 0 || glued_behind(at + 1)) return std::nullopt;
        return Part{value + (value < 70 ? 2000 : 1900), at + 2};
    }
    if (!numerals_.free(at) || tokens_[at].folded.size() != 4 || glued_before(at) || glued_behind(at)) return std::nullopt;
    const int value = small_number(at);
    if (value < kFirstYear || value > kLastYear || (comma && !sure && counts_something(at + 1))) return std::nullopt;
    return Part{value, at + 1};
}

// "14 April 2025", "14th of April", "14-Apr-25".
std::optional<DatePoint> DateReader::read_day_first(std::size_t i) const
{
    const auto day = read_day(i);
    if (!day) return std::nullopt;
    std::size_t at = day->end;
    const bool hyphen = numerals_.is_tight_hyphen(at);
    const bool of = numerals_.has(at, Role::Of);
    if (hyphen || of) ++at;
    if (tokens_[i].type == TokenClass::Word && !of) return std::nullopt;    // "first March" is no date
    const auto month = read_month(at, true);
    if (!month) return std::nullopt;
    Fields fields;
    fields.day = day->value;
    fields.month = month->value;
    std::size_t end = month->end;
    if (const auto year = read_year_behind(end)) {
        fields.year = year->value;
        end = year->end;
    } else if (hyphen && numerals_.is_tight_hyphen(end) && small_number(end + 1) >= 0) {
        const int value = small_number(end + 1);
        const bool full = tokens_[end + 1].folded.size() == 4;
        fields.year = full ? value : value + (value < 70 ? 2000 : 1900);
        end += 2;
    }
    return DatePoint{.begin = i, .end = end, .readings = {fields}};
}

// "April 14, 2025", "April 2025", "April".
std::optional<DatePoint> DateReader::read_month_first(std::size_t i) const
{
    const bool number_next =
        numerals_.free(i + 1) &&
        (tokens_[i + 1].type == TokenClass::Digits ||
         (numerals_.is_mark(i + 1, ".") && numerals_.free(i + 2) && tokens_[i + 2].type == TokenClass::Digits));
    const auto month = read_month(i, number_next);
    if (!month) return std::nullopt;
    Fields fields;
    fields.month = month->value;
    std::size_t at = month->end;
    if (numerals_.has(at, Role::The)) ++at;
    const bool owner = numerals_.free(i) && tokens_[i].folded.ends_with("'s");    // "February's 4-1 triumph"
    std::optional<Part> day;
    if (!owner) day = read_day(at);
    const bool spelled = day && tokens_[at].type == TokenClass::Word;
    // "On August 9 gunmen stopped a bus": behind "on" it is a date, whatever comes next.
    const bool sure = follows(i, Role::DayCue) && tokens_[at].type == TokenClass::Digits;
    if (day && (sure || !counts_something(day->end)) &&
        !(spelled && numerals_.free(day->end) && tokens_[day->end].type == TokenClass::Word)) {
        fields.day = day->value;
        std::size_t end = day->end;
        if (const auto year = read_year_behind(end, sure)) {
            fields.year = year->value;
            end = year->end;
        }
        return DatePoint{.begin = i, .end = end, .readings = {fields}, .month_first = true};
    }
    if (const auto year = read_year_behind(month->end)) {
        fields.year = year->value;
        return DatePoint{.begin = i, .end = year->end, .readings = {fields}};
    }
    if (!month_stands_alone(i, month->end)) return std::nullopt;
    return DatePoint{.begin = i, .end = i + 1, .readings = {fields}};
}

// "the April election"; "the March was" is none.
bool DateReader::describes_noun(std::size_t i, std::size_t end) const
{
    if (!follows(i, Role::The) && !follows(i, Role::Article)) return false;
    if (!numerals_.free(end) || tokens_[end].type != TokenClass::Word || tokens_[end].capital) return false;
    const WordInfo* info = lexicon_.find(tokens_[end]);
    return info == nullptr || !(info->has(Role::Stop) || info->has(Role::Aux));
}

// A month without day and year: "in March", but not the verb, the modal or a surname.
bool DateReader::month_stands_alone(std::size_t i, std::size_t end) const
{
    const Token& token = tokens_[i];
    const WordInfo* info = lexicon_.find(token);
    if (!token.capital) return false;
    if (info->has(Role::ClashAdjacent)) return abbreviation_stands(i, Role::MonthCue);
    if (!info->has(Role::ClashCapital)) return token.folded.size() > 3;
    if (follows(i, Role::SureMonthCue)) return true;
    const bool joined = numerals_.is_mark(end, "-") || numerals_.has(end, Role::Range) || numerals_.has(end, Role::And);
    const WordInfo* next = joined && numerals_.free(end + 1) ? lexicon_.find(tokens_[end + 1]) : nullptr;
    if (next != nullptr && next->month != 0 && tokens_[end + 1].capital) return true;
    if (describes_noun(i, end)) return true;
    if (!follows(i, Role::MonthCue) || token.folded.ends_with("'s")) return false;
    const bool name_goes_on = end < tokens_.size() && tokens_[end].type == TokenClass::Word && tokens_[end].capital &&
                              lexicon_.find(tokens_[end]) == nullptr;
    return !name_goes_on;
}

// 2025-04-14, 14.04.2025, 14/4/25: with both readings where day and month may change places.
std::optional<DatePoint> DateReader::read_numeric(std::size_t i) const
{
    if (tokens_[i].type != TokenClass::Digits || i + 4 >= tokens_.size() || glued_before(i)) return std::nullopt;
    for (std::size_t k = i; k < i + 5; ++k) {
        if (!numerals_.free(k) || (k > i && !tight(k))) return std::nullopt;
        if ((k - i) % 2 == 0 ? tokens_[k].type != TokenClass::Digits : !separates_dates(tokens_[k].folded))
            return std::nullopt;
    }
    const std::string& mark = tokens_[i + 1].folded;
    if (mark != tokens_[i + 3].folded) return std::nullopt;
    if (tokens_[i].folded.size() == 4) return read_year_month_day(i);
    const bool more = i + 6 < tokens_.size() && tight(i + 5) && separates_dates(tokens_[i + 5].folded) && tight(i + 6) &&
                      tokens_[i + 6].type == TokenClass::Digits;
    const std::size_t first_size = tokens_[i].folded.size(), year_size = tokens_[i + 4].folded.size();
    if (more || first_size > 2 || tokens_[i + 2].folded.size() > 2 || (year_size != 4 && year_size != 2))
        return std::nullopt;
    // 3.2.14 is a section; 03.02.14 a date.
    if (year_size == 2 && mark != "/" && (first_size != 2 || tokens_[i + 2].folded.size() != 2)) return std::nullopt;
    const int a = small_number(i), b = small_number(i + 2);
    int year = small_number(i + 4);
    if (year_size == 2) year += year < 70 ? 2000 : 1900;
    if (year < kFirstYear || year > kLastYear) return std::nullopt;
    DatePoint point{.begin = i, .end = i + 5, .numeric = true};
    const auto add = [&](int day, int month) {
        Fields fields;
        fields.year = year, fields.month = month, fields.day = day;
        if (day >= 1 && day <= 31 && month >= 1 && month <= 12) point.readings.push_back(fields);
    };
    add(a, b);
    if (mark != "." && a != b) add(b, a);
    return point.readings.empty() ? std::nullopt : std::optional(point);
}

// "on 17/03": day and month only, where a preposition of days stands before and the figures can be nothing else.
std::optional<DatePoint> DateReader::read_day_and_month(std::size_t i) const
{
    if (i == 0 || !lexicon_.has(tokens_[i - 1], Role::DayCue) || tokens_[i].type != TokenClass::Digits) return std::nullopt;
    // "on 17/03", "on 17.03. they met"
    const bool stops = numerals_.is_mark(i + 1, ".") && numerals_.is_mark(i + 3, ".") && tight(i + 3) &&
                       numerals_.free(i + 4) && tokens_[i + 4].type == TokenClass::Word && !tokens_[i + 4].capital;
    if (!(stops || numerals_.is_mark(i + 1, "/")) || !tight(i + 1) || !tight(i + 2)) return std::nullopt;
    if (!numerals_.free(i + 2) || glued_behind(i + 2)) return std::nullopt;
    if (tokens_[i + 2].type != TokenClass::Digits || (numerals_.is_mark(i + 3, "/") && tight(i + 3))) return std::nullopt;
    const std::string &first = tokens_[i].folded, &second = tokens_[i + 2].folded;
    const int a = small_number(i), b = small_number(i + 2);
    if (first.size() > 2 || second.size() > 2 || a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12))
        return std::nullopt;
    if (first[0] != '0' && second[0] != '0' && a <= 12 && b <= 12) return std::nullopt;
    DatePoint point{.begin = i, .end = stops ? i + 4 : i + 3, .numeric = true};
    const auto add = [&](int day, int month) {
        Fields fields;
        fields.month = month, fields.day = day;
        if (month <= 12) point.readings.push_back(fields);
    };
    add(a, b);
    if (a != b) add(b, a);
    return point;
}

// ISO 8601 and its relatives, with the time where it follows: 2025-04-14T15:00Z.
std::optional<DatePoint> DateReader::read_year_month_day(std::size_t i) const
{
    const int year = small_number(i), month = small_number(i + 2), day = small_number(i + 4);
    if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    Fields fields;
    fields.year = year, fields.month = month, fields.day = day;
    DatePoint point{.begin = i, .end = i + 5, .readings = {fields}, .numeric = true};
    std::size_t at = point.end;
    if (!numerals_.free(at) || !tight(at) || tokens_[at].folded != "t" || !numerals_.free(at + 1) || !tight(at + 1))
        return point;
    if (auto time = read_time(at + 1)) {
        const Fields& clock = time->readings[0];
        point.readings[0].hour = clock.hour, point.readings[0].minute = clock.minute,
        point.readings[0].second = clock.second;
        point.readings[0].zone = clock.zone;
        point.end = time->end;
        if (numerals_.free(point.end) && tight(point.end) && tokens_[point.end].folded == "z") {
            point.readings[0].zone = "utc";
            ++point.end;
        }
    }
    return point;
}

}    // namespace textdrift::facts
