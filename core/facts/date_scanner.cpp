// The order in which dates are looked for; ranges and lists of days.
#include "core/facts/date_scanner.h"

#include <algorithm>

#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

using Fields = DateValue::Fields;

// What the ends of a range do not say themselves they take from each other.
void complete(std::vector<Fields>& lower, std::vector<Fields>& upper)
{
    for (Fields& low : lower) {
        for (Fields& high : upper) {
            if (!low.month && high.month && low.day) low.month = high.month;
            if (!low.year && high.year && (low.month || high.decade || high.century)) low.year = high.year;
            if (!high.month && low.month && high.day) high.month = low.month;
            if (!high.year && low.year && high.month && !low.decade) high.year = low.year;
        }
    }
}

bool same_shape(const Fields& a, const Fields& b) noexcept
{
    return a.decade == b.decade && a.century == b.century && a.day.has_value() == b.day.has_value() &&
           a.month.has_value() == b.month.has_value() && a.hour.has_value() == b.hour.has_value() &&
           (a.month || a.hour || a.day || a.year.has_value() == b.year.has_value());
}

// The word ends in a letter of a script that puts no space between a word and figures.
bool unspaced(std::string_view word)
{
    std::size_t last = word.size();
    while (last > 0 && (static_cast<unsigned char>(word[last - 1]) & 0xC0) == 0x80) --last;
    if (last == 0) return false;
    const char32_t c = text::next_code_point(word, --last);
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
           (c >= 0x3040 && c <= 0x30FF);
}

}    // namespace

DateScanner::DateScanner(const Paragraph& paragraph, const DateLexicon& words, const NumberLexicon& numbers)
    : paragraph_(paragraph), tokens_(paragraph.tokens), text_(paragraph.text.document.text), words_(words), numbers_(numbers)
{
    hits_.resize(tokens_.size());
    roles_.resize(tokens_.size());
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        if ((tokens_[i].uses & kDateWord) == 0) continue;
        hits_[i] = words_.entries(tokens_[i]);
        if (hits_[i] == nullptr) continue;
        for (const DateEntry& entry : *hits_[i])
            if (entry.rest.empty() || words_.matches(tokens_, i, entry)) roles_[i] |= bit(entry.role);
        present_ |= roles_[i];
    }
}

void DateScanner::run(std::vector<Fact>& out)
{
    // What stands inside a date or before one, so that none begins with it: "de", "et", "à". Of some languages every third
    // word.
    constexpr std::uint64_t kNoBeginning = bit(DateRole::Link) | bit(DateRole::Range) | bit(DateRole::And) |
                                           bit(DateRole::Cue) | bit(DateRole::YearCue) | bit(DateRole::At);
    for (std::size_t i = 0; i < tokens_.size();) {
        const bool begins = tokens_[i].type == TokenClass::Digits || (roles_[i] & ~kNoBeginning) != 0 ||
                            (tokens_[i].capital && (may_be_roman(i) || may_be_number(i)));
        const bool candidate = begins && free(i);
        const std::size_t next = candidate ? step(i, out) : i;
        i = next > i ? next : i + 1;
    }
}

bool DateScanner::may_be_number(std::size_t i) const
{
    const WordInfo* info = numbers_.find(tokens_[i]);
    return info != nullptr && info->starts_date;
}

// A Roman numeral, in Latin letters or the Cyrillic ones that look like them.
bool DateScanner::may_be_roman(std::size_t i) const
{
    const std::string_view word = text_.substr(tokens_[i].range.begin, tokens_[i].range.size());
    const bool begins = word.find_first_of("IVXLC") == 0 || word.starts_with("\u0425") || word.starts_with("\u0406");
    return begins && roman_number(i).has_value();
}

bool DateScanner::dash(std::size_t i) const
{
    if (!free(i) || tokens_[i].type != TokenClass::Mark) return false;
    const char32_t c = tokens_[i].mark;
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x301C || c == 0xFF5E || c == '~' || c == 0xFF0D;
}

// "လက်မ" (inch) begins with the letter of "လ" (month): a consonant without a vowel of its own ends the syllable before it.
bool DateScanner::cuts_syllable(std::size_t end) const
{
    constexpr std::string_view kKillers[] = {"\u103A", "\u1039"};
    return end < tokens_.size() && tokens_[end].single && tight(end) &&
           std::ranges::any_of(kKillers, [&](auto killer) { return tokens_[end].folded.find(killer) == 3; });
}

const DateEntry* DateScanner::find_entry(std::size_t i, DateRole role, std::size_t& end) const
{
    if (!free(i)) return nullptr;
    for (const DateEntry& candidate : *hits_[i]) {
        if (candidate.role != role || !words_.matches(tokens_, i, candidate)) continue;
        if (cuts_syllable(i + 1 + candidate.rest.size())) continue;
        const std::size_t behind = i + 1 + candidate.rest.size();
        // "세 시민" are three citizens, no three o'clock: the longer word is the one that is counted.
        if (tokens_[i].single && numbers_.end_of_role(tokens_, i, Role::Counted, text_) > behind) continue;
        end = behind;
        return &candidate;
    }
    return nullptr;
}

bool DateScanner::has(std::size_t i, DateRole role) const
{
    std::size_t end = 0;
    return entry(i, role, end) != nullptr;
}

bool DateScanner::behind(std::size_t i, DateRole role) const
{
    constexpr std::size_t kLongest = 6;
    if (!any(role)) return false;
    for (std::size_t k = 1; k <= kLongest && k <= i; ++k) {
        std::size_t end = 0;
        if (entry(i - k, role, end) != nullptr && end == i) return true;
        // "d'avril", "באפריל": the preposition is part of the word.
    }
    return false;
}

// "altmış ikisi şubat": the two belongs to the sixty before it.
bool DateScanner::completes_tens(std::size_t i) const
{
    if (tokens_[i].type != TokenClass::Word || tokens_[i - 1].type != TokenClass::Word) return false;
    const WordInfo *tens = numbers_.find(tokens_[i - 1]), *digit = numbers_.find(tokens_[i]);
    return tens != nullptr && digit != nullptr && tens->cardinal == NumberClass::Ten &&
           digit->cardinal == NumberClass::Digit;
}

// No letter of an alphabet, no decimal mark, slash or currency sign is glued to the figures.
bool DateScanner::clean_before(std::size_t i) const
{
    if (i == 0) return true;
    const Token& before = tokens_[i - 1];
    // "27万2000" and "21만 2000" are one number.
    const bool counts = before.single && i > 1 && tokens_[i - 2].type == TokenClass::Digits;
    const WordInfo* scale = counts ? numbers_.find(before) : nullptr;
    if (scale != nullptr && scale->cardinal >= NumberClass::Hundred && scale->cardinal <= NumberClass::Group) return false;
    if (completes_tens(i)) return false;
    if (!tight(i)) return true;
    if (before.type == TokenClass::Digits) return false;
    if (before.type == TokenClass::Word) return before.single || hits_[i - 1] != nullptr || unspaced(before.folded);
    const bool joins = before.folded == "." || before.folded == "," || before.folded == ":" || before.folded == "/" ||
                       before.folded == "+" || before.mark == 0x066B || before.mark == 0x066C || dash(i - 1);
    // "14-18 April" may be a range; "2019-1404" is no beginning.
    const bool days = i > 1 && dash(i - 1) && tokens_[i].folded.size() <= 2 && tokens_[i - 2].folded.size() <= 2;
    if (joins && !days && i > 1 && tight(i - 1) && tokens_[i - 2].type == TokenClass::Digits) return false;
    if (before.folded == "#" || before.folded == "_") return false;
    std::size_t end = 0;
    return numbers_.match(tokens_, i - 1, NumberPhraseKind::Currency, text_, end) == nullptr;
}

bool DateScanner::clean_behind(std::size_t end) const
{
    if (!tight(end)) return true;
    const Token& next = tokens_[end];
    if (next.type == TokenClass::Word) return next.single || hits_[end] != nullptr;
    if (next.type == TokenClass::Digits) return false;
    const bool joins = next.folded == "." || next.folded == "," || next.folded == ":" || next.folded == "/" ||
                       next.mark == 0x066B || next.mark == 0x066C;
    return !(joins && tight(end + 1) && tokens_[end + 1].type == TokenClass::Digits);
}

bool DateScanner::measured(std::size_t end) const
{
    if (!free(end)) return false;
    std::size_t behind_phrase = 0;
    for (const auto kind :
         {NumberPhraseKind::Percent, NumberPhraseKind::Unit, NumberPhraseKind::Currency, NumberPhraseKind::Scale}) {
        const NumberPhrase* phrase = numbers_.match(tokens_, end, kind, text_, behind_phrase);
        if (phrase != nullptr && !numbers_.has(tokens_[end], Role::UnitClash)) return true;
    }
    const WordInfo* info = numbers_.find(tokens_[end]);
    return info != nullptr && info->cardinal >= NumberClass::Hundred && info->cardinal <= NumberClass::Group;
}

// A word for people or things of which so many are told stands there: "hogares", "世帯".
bool DateScanner::counts(std::size_t i) const
{
    return free(i) && (numbers_.end_of_role(tokens_, i, Role::Counted, text_) != 0 ||
                       numbers_.end_of_role(tokens_, i, Role::Generic, text_) != 0);
}

// 이 of 중국이: a particle or a letter of the word before it, though two is written so.
bool DateScanner::inside_hangul(const Token& token)
{
    std::size_t pos = 0;
    const char32_t c = token.single && !token.word_start ? text::next_code_point(token.folded, pos) : U'\0';
    return c >= 0xAC00 && c <= 0xD7A3;
}

std::optional<DateScanner::Part> DateScanner::number(std::size_t i, int most) const
{
    if (digits(i)) {
        const int value = small_number(i);
        if (value < 0 || value > most || !clean_before(i)) return std::nullopt;
        return Part{value, i + 1, false};
    }
    std::size_t end = 0;
    const DateEntry* word = entry(i, DateRole::Number, end);
    if (word == nullptr || word->value > most || (i > 0 && completes_tens(i))) return std::nullopt;
    if (inside_hangul(tokens_[i])) return std::nullopt;
    // "ခြောက်ဆယ်ရက်" are sixty days, no tenth.
    if (i > 0 && tokens_[i].single && tight(i) && tokens_[i - 1].single && behind(i, DateRole::Number)) return std::nullopt;
    return Part{word->value, end, word->ordinal};
}

std::size_t DateScanner::step(std::size_t i, std::vector<Fact>& out)
{
    if (const std::size_t next = read_day_list(i, out); next > i) return next;
    // "metà 2026": the part of the year or month belongs to it.
    std::size_t at = i, end = 0;
    if (entry(i, DateRole::Part, end) != nullptr) at = skip_links(end);
    if (const auto hours = read_hour_range(at)) return emit(*hours, out);
    auto point = read_point(at);
    if (!point) point = read_year_alone(at);
    if (!point) return i;
    read_upper(*point);
    if (point->relative.empty()) add_turn(*point);
    if (at > i && !point->readings.empty() && !point->readings.front().hour) point->begin = i;
    const std::size_t behind_links = skip_links(point->end);
    if (entry(behind_links, DateRole::Part, end) != nullptr) point->end = end;    // "2026년 중반"
    return emit(*point, out);
}

std::optional<DateScanner::Point> DateScanner::read_point(std::size_t i) const
{
    if (!free(i)) return std::nullopt;
    if (auto point = read_relative(i)) return point;
    if (auto point = read_figures(i)) return point;
    if (std::size_t end = 0; entry(i, DateRole::DayMark, end) != nullptr) {    // "ngày 14/4", "วันที่ 14/04/2568"
        if (auto point = read_figures(end)) {
            point->begin = i;
            return point;
        }
    }
    if (auto point = read_century(i)) return point;
    if (auto point = read_decade(i)) return point;
    if (auto point = read_quarter(i)) return point;
    if (auto point = read_season(i)) return point;
    if (auto point = read_parts(i)) return point;
    return read_time(i);
}

std::size_t DateScanner::emit(const Point& point, std::vector<Fact>& out)
{
    Fact fact{.kind = FactKind::Date, .paragraph = paragraph_.index, .range = {}, .value = {}};
    fact.range = {tokens_[point.begin].range.begin, tokens_[point.end - 1].range.end};
    DateValue value;
    value.readings = point.readings;
    value.upper = point.upper;
    value.relative = point.relative;
    fact.value = std::move(value);
    out.push_back(std::move(fact));
    for (std::size_t i = point.begin; i < point.end; ++i) paragraph_.taken[i] = true;
    return point.end;
}

// The token behind a word or mark of ranges at `at`, or `at` where none stands.
std::size_t DateScanner::behind_range_mark(std::size_t at, bool between) const
{
    std::size_t end = at;
    if (free(at) && tokens_[at].sentence_start) return at;    // "до 2030 року. З 1 жовтня"
    if (entry(at, DateRole::Range, end) != nullptr) return end;
    if (dash(at)) {
        end = at + 1;
        return dash(end) && tight(end) ? end + 1 : end;
    }
    if (between && entry(at, DateRole::And, end) != nullptr) return end;
    // "14日(月)から": the mark of the range may follow a comma.
    if (mark(at, ",") && entry(at + 1, DateRole::Range, end) != nullptr) return end;
    return at;
}

// "14–18 April", "14 au 18 avril", "14, 15 et 16 avril 2025": bare days whose month comes with the last.
std::size_t DateScanner::read_day_list(std::size_t i, std::vector<Fact>& out)
{
    std::vector<Point> days;
    std::size_t at = i;
    bool range = false;
    constexpr std::size_t kMostDays = 8;
    while (days.size() < kMostDays) {
        std::size_t start = at;
        Fields fields;
        if (std::size_t end = 0; const DateEntry* weekday = entry(at, DateRole::Weekday, end)) {
            fields.weekday = weekday->value;
            start = skip_links(end);
        }
        const auto day = day_number(start);
        if (!day || tokens_[start].type != TokenClass::Digits) return i;
        std::size_t next = behind_ordinal(day->end);
        if (!days.empty()) {
            const auto last = read_parts(at);
            if (last && last->readings[0].day && last->readings[0].month && *last->readings[0].day == day->value) {
                for (Point& point : days) {
                    point.readings[0].month = last->readings[0].month;
                    point.readings[0].year = last->readings[0].year;
                }
                if (!range) {
                    for (const Point& point : days) emit(point, out);
                    return emit(*last, out);
                }
                Point whole = days[0];
                whole.end = last->end;
                whole.upper = last->readings;
                pair_readings(whole.readings, whole.upper);
                return emit(whole, out);
            }
        }
        fields.day = day->value;
        days.push_back({.begin = at, .end = day->end, .readings = {fields}});
        const bool between = behind(i, DateRole::Between);
        if (const std::size_t end = behind_range_mark(next, between); end > next) {
            if (days.size() > 1) return i;
            range = true;
            at = skip_links(end);
            continue;
        }
        if (range) return i;
        const bool comma = mark(next, ",") || mark(next, "\u3001") || mark(next, "\u060C");
        std::size_t end = next + (comma ? 1 : 0);
        const bool joined = entry(end, DateRole::And, end) != nullptr;
        if (!comma && !joined) return i;
        at = skip_links(end);
    }
    return i;
}

// The upper end behind a point: "14 avril au 18 mai", "4月14日至18日", "2019–21", "9h à 17h".
void DateScanner::read_upper(Point& point) const
{
    if (point.readings.empty() || !point.relative.empty()) return;
    const bool slash = mark(point.end, "/") && tight(point.end) && point.bare_year;
    std::size_t at = slash ? point.end + 1 : behind_range_mark(point.end, behind(point.begin, DateRole::Between));
    if (at == point.end || !free(at)) return;
    if (point.bare_year && read_upper_year(point, at)) return;
    if (slash) return;
    at = skip_links(at);
    auto upper = read_point(at);
    if (!upper && point.readings[0].year && !point.readings[0].month) upper = read_year_alone(at);
    if (!upper || !upper->relative.empty() || upper->readings.empty()) return;
    auto low = point.readings, high = upper->readings;
    complete(low, high);
    if (!same_shape(low[0], high[0])) return;
    pair_readings(low, high);
    point.readings = std::move(low);
    point.upper = std::move(high);
    point.end = upper->end;
    std::size_t end = 0;
    if (entry(point.end, DateRole::RangeEnd, end) != nullptr) point.end = end;
}

// "2019–21", "2019/20", "2019–2021".
bool DateScanner::read_upper_year(Point& point, std::size_t at) const
{
    if (!digits(at) || !clean_behind(at + 1) || !point.readings[0].year) return false;
    const int low = *point.readings[0].year;
    int high = small_number(at);
    const std::size_t figures = tokens_[at].folded.size();
    if (figures == 2 && tight(at) && !has(at + 1, DateRole::Month)) high += low - low % 100;
    else if (figures != 4) return false;
    if (high <= low || high > 2199) return false;
    Fields upper = point.readings[0];
    upper.year = high;
    point.upper = {upper};
    point.readings.resize(1);
    point.end = at + 1;
    return true;
}

}    // namespace textdrift::facts
