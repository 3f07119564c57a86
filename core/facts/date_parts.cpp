// Calendar dates put together from their parts, in figures, and years alone.
#include <algorithm>

#include "core/facts/date_scanner.h"

namespace textdrift::facts {

namespace {

constexpr int kFirstYear = 1000, kLastYear = 2199;
constexpr int kFirstPlainYear = 1900, kLastPlainYear = 2099;    // taken for years without further evidence
constexpr int kMostDays = 31, kMostMonths = 12;

using Fields = DateValue::Fields;

// Years as a text in a language with a calendar of its own writes them.
bool plausible(int year, const Era& era) noexcept
{
    if (year >= kFirstYear && year <= kLastYear) return true;
    const int gregorian = year + era.offset;
    return era.offset != 0 && gregorian >= kFirstPlainYear - 200 && gregorian <= kLastPlainYear;
}

// Which calendar a year without a named era is of: 2568 in Thai is Buddhist, 2025 is not.
Era era_of_year(int year, const Era& usual) noexcept
{
    if (usual.months == Era::Months::Persian) return year >= 1200 && year <= 1500 ? usual : Era{};
    if (usual.months == Era::Months::Hijri) return year >= 1250 && year <= 1500 ? usual : Era{};
    return usual.offset < 0 && year >= kFirstPlainYear - usual.offset - 200 ? usual : Era{};
}

int han_figure(std::string_view letter) noexcept
{
    constexpr std::string_view kFigures[] = {"\u3007", "\u4E00", "\u4E8C", "\u4E09", "\u56DB",
                                             "\u4E94", "\u516D", "\u4E03", "\u516B", "\u4E5D"};
    const auto found = std::find(std::begin(kFigures), std::end(kFigures), letter);
    if (found == std::end(kFigures)) return letter == "\u96F6" ? 0 : -1;
    return static_cast<int>(found - std::begin(kFigures));
}

// "24/7" and "16/9" are no days.
bool is_idiom(int a, int b) noexcept
{
    return (a == 24 && b == 7) || (a == 16 && b == 9) || (a == 16 && b == 10);
}

bool single_mark(const Token& token) noexcept
{
    return token.single;
}

}    // namespace

// Words and marks that join the parts of a date and say nothing: commas, points, "de", "of the".
std::size_t DateScanner::skip_links(std::size_t i) const
{
    constexpr int kMost = 3;
    for (int n = 0; n < kMost && free(i); ++n) {
        const bool point = mark(i, ".") && tight(i);
        if (point || mark(i, ",") || mark(i, "\u060C") || mark(i, "\u3001")) {
            if (n > 0 && !point) return i;
            ++i;
            continue;
        }
        std::size_t end = 0;
        if (entry(i, DateRole::Link, end) == nullptr) return i;
        i = end;
    }
    return i;
}

// "... de 2025. El jueves": what follows belongs to another sentence.
bool DateScanner::begins_sentence(std::size_t end, std::size_t next) const
{
    return next < tokens_.size() &&
           std::any_of(
               tokens_.begin() + static_cast<std::ptrdiff_t>(end), tokens_.begin() + static_cast<std::ptrdiff_t>(next) + 1,
               [](const Token& token) { return token.sentence_start; });
}

// "14th", "1er", "14-го", "14.": what is stuck to the figures of a day.
std::size_t DateScanner::behind_ordinal(std::size_t end) const
{
    if (mark(end, ".") && tight(end)) return end + 1;
    if ((mark(end, "\u00B0") || mark(end, "\u00BA")) && tight(end) && month_at(end + 1)) return end + 1;    // "1° aprile"
    std::size_t at = end;
    if (dash(at) && tight(at)) ++at;
    else if (mark(at, "'") && tight(at)) ++at;
    constexpr std::size_t kLongest = 10;    // bytes
    const bool word = free(at) && tight(at) && tokens_[at].type == TokenClass::Word && !tokens_[at].single;
    if (!word || tokens_[at].folded.size() > kLongest || month_at(at)) return end;
    return at + 1;
}

// A month by its full name, perhaps behind the word "month".
bool DateScanner::full_month_name(std::size_t i) const
{
    std::size_t end = 0;
    if (entry(i, DateRole::MonthMark, end) != nullptr) i = end;
    const DateEntry* month = entry(i, DateRole::Month, end);
    return month != nullptr && !month->short_form;
}

bool DateScanner::month_at(std::size_t i) const
{
    std::size_t end = 0;
    if (entry(i, DateRole::Month, end) != nullptr) return true;
    if (entry(i, DateRole::MonthMark, end) != nullptr)
        return has(end, DateRole::Month) || number(end, kMostMonths).has_value();
    const auto part = number(i, kMostMonths);
    return part && has(part->end, DateRole::MonthMark) && single_mark(tokens_[part->end]);
}

// A number with the mark that tells what it counts: "14日", "2025年", "tháng 4", "năm 2025". In scripts without spaces marks
// stand behind the number unless the table says otherwise, elsewhere before it. `dated`: a month was read before it, and so
// "20日以来" is no length of time.
std::optional<DateScanner::Part> DateScanner::marked(std::size_t i, DateRole role, int most, bool dated) const
{
    if (!any(role)) return std::nullopt;
    std::size_t end = 0;
    if (const DateEntry* before = entry(i, role, end)) {
        std::size_t at = end;
        if (std::size_t link = 0; entry(at, DateRole::OrdinalPrefix, link) != nullptr) at = link;
        const auto part = has(end, DateRole::Weekday) ? std::nullopt : number(at, most);    // "hôm thứ Hai" is Monday
        if (part && before->key != "behind") return Part{part->value, part->end, false};
    }
    const auto part = number(i, most);
    if (!part) return std::nullopt;
    std::size_t at = part->end;
    if (dash(at) && tight(at)) ++at;    // "14-го числа"
    const DateEntry* mark_behind = entry(at, role, end);
    if (mark_behind == nullptr || mark_behind->key == "before") return std::nullopt;
    if (mark_behind->key.empty() && !tokens_[at].single && role != DateRole::YearMark) return std::nullopt;
    const bool point = role == DateRole::MonthMark || (role == DateRole::YearMark && part->value >= kFirstYear);
    std::size_t behind_length = 0;
    const DateEntry* length = entry(end, DateRole::Duration, behind_length);    // "14日間": how long
    if (!point && length != nullptr && !(dated && length->key == "since")) return std::nullopt;
    return Part{part->value, end, false};
}

bool DateScanner::add_weekday(std::size_t i, Draft& draft) const
{
    std::size_t at = i;
    const bool bracket = draft.parts > 0 && (mark(i, "(") || mark(i, "\uFF08"));
    if (bracket) ++at;
    std::size_t end = 0;
    const DateEntry* weekday = draft.fields.weekday ? nullptr : entry(at, DateRole::Weekday, end);
    if (weekday == nullptr || has(at, DateRole::Duration)) return false;    // "nedelju dana" is a week
    std::size_t longer = 0;                                                 // "thứ năm mươi" is the fiftieth, no Thursday
    if (numbers_.match(tokens_, at, NumberPhraseKind::Number, text_, longer) != nullptr && longer > end) return false;
    // "три недеље" are three weeks, no Sunday.
    const WordInfo* count = at > 0 && tokens_[at - 1].type == TokenClass::Word ? numbers_.find(tokens_[at - 1]) : nullptr;
    const bool counted =
        at > 0 && (tokens_[at - 1].type == TokenClass::Digits || (count != nullptr && count->cardinal != NumberClass::None));
    if (counted && numbers_.match(tokens_, at, NumberPhraseKind::Unit, text_, longer) != nullptr) return false;
    if (mark(end, ".") && tight(end) && weekday->short_form) ++end;
    if (bracket) {
        if (!mark(end, ")") && !mark(end, "\uFF09")) return false;
        ++end;
    } else if (weekday->short_form && tokens_[at].single) {
        return false;
    }
    draft.fields.weekday = weekday->value;
    const bool cued = behind(at, DateRole::Cue) || behind(at, DateRole::At);
    draft.alone =
        draft.alone && !weekday->short_form && (!weekday->clash || cued) && (!weekday->capital || tokens_[at].capital);
    draft.end = end;
    return true;
}

// "Mart 14": an abbreviation, or a name that is also a word, needs its capital where the language writes one.
bool DateScanner::stands_alone(const DateEntry& month, std::size_t at, std::size_t end, bool marked_month) const
{
    if (month.short_form || month.era.months != Era::Months::Gregorian) return false;
    if (marked_month) return true;
    // "Октябрьский район" is a name.
    if (month.stem && tokens_[at].capital && !tokens_[at].sentence_start) return false;
    std::size_t next = 0;
    const bool pair = (entry(end, DateRole::And, next) != nullptr || entry(end, DateRole::Range, next) != nullptr) &&
                      has(next, DateRole::Month);    // "بین مه و اکتبر"
    const bool cued = behind(at, DateRole::Cue) || behind(at, DateRole::YearCue) || behind(at, DateRole::Link) ||
                      behind(at, DateRole::Part);
    if (month.clash && !cued && !pair) return false;
    if (month.capital && !tokens_[at].capital && !cued && !pair) return false;
    return !tokens_[at].single || (tokens_[at].word_start && tokens_[end - 1].word_end);    // "តុលាការ" is a court
}

// "أبريل/نيسان": the same month twice; two names of a double name that are of different months are an error of the text.
std::size_t DateScanner::behind_twin(std::size_t end, const DateEntry& month, bool& twins) const
{
    const bool bracket = mark(end, "(");
    std::size_t twin_end = 0;
    const DateEntry* twin = bracket || mark(end, "/") ? entry(end + 1, DateRole::Month, twin_end) : nullptr;
    if (twin == nullptr || (twin->value != month.value && twin->second == month.second)) return end;
    twins = twin->value != month.value;
    return twin_end + (bracket && mark(twin_end, ")") ? 1 : 0);
}

bool DateScanner::add_month(std::size_t i, Draft& draft) const
{
    std::size_t end = 0, at = i;
    const bool marked_month = entry(i, DateRole::MonthMark, end) != nullptr;
    if (marked_month) {
        at = end;
        if (std::size_t link = 0; entry(at, DateRole::Link, link) != nullptr) at = link;
    }
    if (const DateEntry* month = entry(at, DateRole::Month, end)) {
        if (draft.fields.month) return false;
        draft.fields.month = month->value;
        draft.era.months = month->era.months;
        draft.alone = draft.alone && stands_alone(*month, at, end, marked_month);
        end = behind_twin(end, *month, draft.twins);
        draft.end = end;
        return true;
    }
    if (draft.fields.month) return false;
    const auto part = marked(i, DateRole::MonthMark, kMostMonths);
    if (!part || part->value < 1) return false;
    draft.fields.month = part->value;
    draft.end = part->end;
    return true;
}

// A day of the month: "14", "14th", "premier".
std::optional<DateScanner::Part> DateScanner::day_number(std::size_t i) const
{
    if (!free(i)) return std::nullopt;
    std::size_t at = i;
    if (std::size_t end = 0; entry(i, DateRole::OrdinalPrefix, end) != nullptr) at = end;
    const auto part = number(at, kMostDays);
    if (!part || part->value < 1) return std::nullopt;
    if (tokens_[at].type == TokenClass::Digits && tokens_[at].folded.size() > 2) return std::nullopt;
    return part;
}

bool DateScanner::add_day(std::size_t i, Draft& draft) const
{
    if (draft.fields.day) return false;
    if (const auto part = marked(i, DateRole::DayMark, kMostDays, draft.fields.month && draft.end == i);
        part && part->value > 0) {
        draft.fields.day = part->value;
        draft.marked_day = true;
        draft.end = part->end;
        return true;
    }
    const auto day = day_number(i);
    if (!day) return false;
    const std::size_t end = behind_ordinal(day->end);
    if (!draft.fields.month) {
        // "14 April", "14. April", "14 de abril", "14-го апреля"
        std::size_t at = end;
        for (int links = 0; links < 2 && !month_at(at); ++links) {
            std::size_t next = at;
            if (entry(at, DateRole::Link, next) == nullptr && !(dash(at) && tight(at)) && !mark(at, ",")) return false;
            at = std::max(next, at + 1);
        }
        if (!month_at(at)) return false;
        const bool words = tokens_[i].type == TokenClass::Word;
        if (words && !tokens_[i].single && !full_month_name(at)) return false;    // "चार जन" are four people
        if (words && !day->ordinal && !tokens_[i].single && at == end && day->value == 1 && !draft.fields.weekday) {
            // "un mai" may be an article with a month
            return false;
        }
    } else {
        // "April 14": where the language has it so, or a year follows; "в апреле 14 человек" is no day.
        const std::size_t next = skip_links(end);
        const bool year = year_number(next).has_value() && !draft.fields.year;
        const bool closes = end >= tokens_.size() || (tokens_[end].type == TokenClass::Mark && !dash(end));
        if (tokens_[i].type != TokenClass::Digits || tokens_[i].folded.size() > 2) return false;
        if (!words_.month_before_day() && !closes && !(year && !measured(next + 1))) return false;
        if (measured(day->end) || !clean_behind(end)) return false;
    }
    draft.fields.day = day->value;
    draft.end = draft.fields.month && mark(day->end, ".") ? day->end : end;
    return true;
}

// "二〇二五": the figures of a year one by one, in Han numerals.
std::optional<DateScanner::Part> DateScanner::han_year(std::size_t i) const
{
    int value = 0;
    std::size_t at = i;
    for (; at < i + 5 && free(at) && tokens_[at].single; ++at) {
        const int figure = han_figure(tokens_[at].folded);
        if (figure < 0) break;
        value = value * 10 + figure;
    }
    return at == i + 4 && has(at, DateRole::YearMark) ? std::optional(Part{value, at, false}) : std::nullopt;
}

std::optional<DateScanner::Part> DateScanner::year_number(std::size_t i) const
{
    if (free(i) && tokens_[i].single) return han_year(i);
    if (!digits(i) || tokens_[i].folded.size() != 4 || !clean_before(i) || !clean_behind(i + 1)) return std::nullopt;
    const int value = small_number(i);
    return plausible(value, words_.usual_era()) ? std::optional(Part{value, i + 1, false}) : std::nullopt;
}

bool DateScanner::add_year(std::size_t i, Draft& draft) const
{
    if (draft.fields.year) return false;
    std::size_t end = 0;
    // "令和7年", "พ.ศ. 2568", "民國114年", "1404 ش"
    if (const DateEntry* era = entry(i, DateRole::Era, end)) {
        std::size_t at = end;
        if (mark(at, ".") && tight(at)) ++at;
        auto part = number(at, 3000);
        const bool first = !part && free(at) && tokens_[at].folded == "\u5143" && has(at + 1, DateRole::YearMark);
        if (first) part = Part{1, at + 1, false};
        if (part && part->value > 0) {
            draft.fields.year = part->value;
            const auto months = draft.era.months;
            draft.era = era->era;
            if (months != Era::Months::Gregorian) draft.era.months = months;
            draft.end = part->end;
            if (entry(draft.end, DateRole::YearMark, end) != nullptr) draft.end = end;
            draft.marked_year = true;
            return true;
        }
    }
    auto part = marked(i, DateRole::YearMark, 3000);
    if (const auto han = han_year(i)) {
        std::size_t behind_mark = 0;
        entry(han->end, DateRole::YearMark, behind_mark);
        part = Part{han->value, behind_mark, false};
    }
    const bool has_mark = part && plausible(part->value, words_.usual_era());
    if (!has_mark) {
        part = year_number(i);
        if (!part) return false;
        // A bare year stands beside a month, or before one ("2025. április").
        if (!draft.fields.month && !month_at(skip_links(part->end))) {
            std::size_t era_end = 0;
            const DateEntry* era = entry(part->end, DateRole::Era, era_end);
            if (era == nullptr) return false;
        }
    }
    draft.fields.year = part->value;
    draft.marked_year = has_mark;
    draft.end = part->end;
    if (const DateEntry* era = entry(draft.end, DateRole::Era, end)) {
        draft.era.offset = era->era.offset;
        draft.era.before_common = era->era.before_common;
        draft.era.named = true;
        if (draft.era.months == Era::Months::Gregorian) draft.era.months = era->era.months;
        draft.marked_year = true;
        draft.end = end;
    }
    return true;
}

bool DateScanner::add_part(std::size_t i, Draft& draft) const
{
    return free(i) && (add_weekday(i, draft) || add_year(i, draft) || add_month(i, draft) || add_day(i, draft));
}

std::optional<DateScanner::Point> DateScanner::read_parts(std::size_t i) const
{
    if (!any(DateRole::Weekday, DateRole::Month, DateRole::MonthMark, DateRole::DayMark, DateRole::YearMark, DateRole::Era))
        return std::nullopt;
    Draft draft;
    draft.begin = i;
    std::size_t at = i;
    while (draft.parts < 4 && add_part(at, draft)) {
        ++draft.parts;
        at = draft.end;
        // A part may follow the links behind, or not; only what was read counts.
        if (std::size_t next = skip_links(at); next > at && !begins_sentence(at, next)) {
            Draft further = draft;
            if (add_part(next, further)) {
                at = next;
                continue;
            }
        }
        // "tháng 5/2026"
        if (draft.fields.month && !draft.fields.year && mark(at, "/") && tight(at) && tight(at + 1)) {
            if (digits(at + 1) && tokens_[at + 1].folded.size() == 4 &&
                plausible(small_number(at + 1), words_.usual_era())) {
                draft.fields.year = small_number(at + 1);
                at = draft.end = at + 2;
                continue;
            }
        }
        if (std::size_t next = behind_ordinal(at); next > at && draft.fields.year && mark(at, "'")) continue;
    }
    return draft.parts == 0 ? std::nullopt : finish(draft);
}

std::vector<Fields> DateScanner::readings_of(const Fields& fields, const Era& era) const
{
    Era used = era;
    const bool gregorian_months = era.months == Era::Months::Gregorian;
    if (!era.named && fields.year && gregorian_months) {
        used = era_of_year(*fields.year, words_.usual_era());
        // Gregorian names of months in a language with another calendar: the year is Gregorian too, unless only its count
        // differs.
        if (fields.month && used.months != Era::Months::Gregorian) used = {};
    }
    return to_gregorian(used, fields);
}

std::optional<DateScanner::Point> DateScanner::finish(const Draft& draft) const
{
    const Fields& f = draft.fields;
    const bool dated = (f.month && (f.day || f.year)) || (f.day && draft.marked_day) || (f.year && draft.marked_year);
    if (!dated && !draft.alone) return std::nullopt;
    if (!dated && !f.month && !f.weekday) return std::nullopt;
    // "14日" and "2025年" alone may be lengths of time.
    const bool full_year = f.year && *f.year >= kFirstYear;
    if (!f.month && (f.day || (f.year && !full_year)) && has(draft.end, DateRole::Duration)) return std::nullopt;
    Point point{.begin = draft.begin, .end = draft.end, .readings = readings_of(f, draft.era)};
    if (draft.twins) point.relative = kTwinMonths;
    point.bare_year = f.year && !f.month && !f.day;
    if (point.readings.empty()) return std::nullopt;
    return point;
}

// Four figures that stand for a year by themselves: between 1900 and 2099 unless they measure something, earlier ones behind
// a preposition of years or in brackets.
std::optional<DateScanner::Point> DateScanner::read_year_alone(std::size_t i) const
{
    const auto part = year_number(i);
    if (!part || measured(part->end)) return std::nullopt;
    const bool brackets = i > 0 && (tokens_[i - 1].folded == "(" || tokens_[i - 1].folded == "\uFF08") &&
                          (mark(part->end, ")") || mark(part->end, "\uFF09") || dash(part->end));
    const bool cue = brackets || behind(i, DateRole::YearCue) || behind(i, DateRole::YearMark);
    const bool plain = part->value >= kFirstPlainYear && part->value <= kLastPlainYear;
    const Era usual = era_of_year(part->value, words_.usual_era());
    if (!cue && ((!plain && usual.offset == 0) || counts(part->end))) return std::nullopt;    // "1950 households"
    Fields fields;
    fields.year = part->value;
    Point point{.begin = i, .end = part->end, .readings = readings_of(fields, {}), .bare_year = true};
    return point;
}

std::optional<DateScanner::Point> DateScanner::figures(std::size_t i, std::size_t end, int a, int b, std::optional<int> year,
                                                       bool slash) const
{
    Point point{.begin = i, .end = end};
    const auto add = [&](int day, int month) {
        if (day < 1 || day > kMostDays || month < 1 || month > kMostMonths) return;
        Fields fields;
        fields.year = year, fields.month = month, fields.day = day;
        // 25/1/1404 in Persian is a date of the Persian calendar, 14/4/2568 in Thai one of the Buddhist one.
        const Era usual = year ? era_of_year(*year, words_.usual_era()) : Era{};
        for (Fields& reading : to_gregorian(usual, fields)) point.readings.push_back(std::move(reading));
    };
    const bool month_first = slash && words_.month_first_in_figures();
    if (month_first) add(b, a);
    add(a, b);
    if (slash && !month_first && a != b) add(b, a);
    return point.readings.empty() ? std::nullopt : std::optional(point);
}

// 14.04.2025, 14. 4. 2025, 14/4/2025, 2025-04-14, 2025. 4. 14., 25.02.: points put the day first, slashes may do either.
std::optional<DateScanner::Point> DateScanner::read_figures(std::size_t i) const
{
    if (!digits(i) || !clean_before(i) || !free(i + 1) || !tight(i + 1) || !digits(i + 2)) return std::nullopt;
    const std::string& joint = tokens_[i + 1].folded;
    const bool point = joint == ".", slash = joint == "/", hyphen = dash(i + 1);
    if (!point && !slash && !hyphen) return std::nullopt;
    const bool spaced = tokens_[i + 2].space_before;
    if (spaced && !point) return std::nullopt;
    const auto length = [&](std::size_t k) { return tokens_[k].folded.size(); };
    const bool three = free(i + 3) && tight(i + 3) && tokens_[i + 3].folded == joint && digits(i + 4) &&
                       tokens_[i + 4].space_before == spaced;
    const int a = small_number(i), b = small_number(i + 2);
    if (length(i + 2) > 2 || a < 0 || b < 0) return std::nullopt;
    if (three && length(i) == 4 && length(i + 4) <= 2 && plausible(a, words_.usual_era())) {
        const int day = small_number(i + 4);
        auto date = figures(i, i + 5, day, b, a, false);
        if (date && clean_behind(date->end)) return date;
        return std::nullopt;
    }
    if (length(i) > 2) return std::nullopt;
    if (three && length(i + 4) == 4 && plausible(small_number(i + 4), words_.usual_era())) {
        auto date = figures(i, i + 5, a, b, small_number(i + 4), slash || hyphen);
        if (!date) return std::nullopt;
        std::size_t end = 0;
        if (entry(date->end, DateRole::YearMark, end) != nullptr && !tokens_[date->end].single) date->end = end;
        return clean_behind(date->end) ? date : std::nullopt;
    }
    if (three && length(i + 4) == 2 && length(i) == 2 && length(i + 2) == 2 && !spaced) {
        const int year = small_number(i + 4);
        if (!clean_behind(i + 5)) return std::nullopt;
        return figures(i, i + 5, a, b, year + (year < 70 ? 2000 : 1900), slash || hyphen);
    }
    if (three) return std::nullopt;
    if (hyphen) return std::nullopt;
    return read_day_and_month(i, a, b);
}

// Day and month only: "25. 2.", "25.02.", "ngày 14/4", "on 17/03".
std::optional<DateScanner::Point> DateScanner::read_day_and_month(std::size_t i, int a, int b) const
{
    if (a < 1 || a > kMostDays || b < 1 || b > kMostMonths) return std::nullopt;
    const bool slash = tokens_[i + 1].folded == "/", spaced = tokens_[i + 2].space_before;
    const bool last_point = !slash && mark(i + 3, ".") && tight(i + 3);
    const std::size_t end = last_point ? i + 4 : i + 3;
    if (!clean_behind(end) || measured(end)) return std::nullopt;
    const bool zero = tokens_[i].folded[0] == '0' || tokens_[i + 2].folded[0] == '0';
    const bool full = tokens_[i].folded.size() == 2 && tokens_[i + 2].folded.size() == 2;
    const bool cued = behind(i, DateRole::Cue) || behind(i, DateRole::DayMark) || behind(i, DateRole::Weekday);
    const bool at = behind(i, DateRole::At) && !behind(i, DateRole::DayMark);
    // The last point may end the sentence: "14.9." is no number where the sentence goes on, "14. 9." nowhere.
    const bool goes_on = free(end) && !tokens_[end].sentence_start && !tokens_[end].newline_before;
    bool date = behind(i, DateRole::DayMark) || (cued && (zero || a > kMostMonths || last_point));
    if (slash)
        date = date || ((cued || behind(i, DateRole::DayHalf)) && a != b) || (a > b && a > kMostMonths && !is_idiom(a, b));
    else if (spaced) date = last_point;
    else if (!at && words_.comma_decimals()) date = date || (last_point && goes_on) || (zero && full);
    return date ? figures(i, end, a, b, std::nullopt, false) : std::nullopt;
}

}    // namespace textdrift::facts
