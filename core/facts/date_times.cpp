// Times of the day: 15:00, 3 p.m., 15h30, 0430 hrs, half past nine, noon.
#include "core/facts/date_reader.h"

namespace textdrift::facts {

std::optional<DatePoint> DateReader::read_time(std::size_t i) const
{
    auto point = read_clock(i);
    if (!point) point = read_military(i);
    if (!point) point = read_hour_to_half(i);
    if (!point) point = read_spoken_time(i);
    if (point) read_zone(*point);
    return point;
}

// "a.m." and "p.m." turn the hour to the 24 hours' clock; false where neither follows.
bool DateReader::read_half(std::size_t i, int& hour, std::size_t& end) const
{
    const NumberPhrase* half = lexicon_.match(tokens_, i, NumberPhraseKind::DayHalf, text_, end);
    if (half == nullptr || hour < 1 || hour > 12) return false;
    hour = hour % 12 + (half->key == "pm" ? 12 : 0);
    return true;
}

// "GMT", "UTC+2".
void DateReader::read_zone(DatePoint& point) const
{
    if (!numerals_.has(point.end, Role::Zone) || !tokens_[point.end].upper) return;
    std::string zone = tokens_[point.end].folded;
    ++point.end;
    const bool sign = numerals_.is_mark(point.end, "+") || numerals_.is_mark(point.end, "-");
    if (sign && tight(point.end) && tight(point.end + 1) && numerals_.free(point.end + 1) &&
        tokens_[point.end + 1].type == TokenClass::Digits) {
        zone += tokens_[point.end].folded + tokens_[point.end + 1].folded;
        point.end += 2;
    }
    if (zone == "gmt") zone = "utc";
    for (Fields& fields : point.readings) fields.zone = zone;
}

// "3.10 to 3.25 p.m.": the lower end takes the half of the day from the upper one, unless it would come after it.
bool DateReader::borrow_half(std::size_t end, int& hour, int minute) const
{
    if (!numerals_.is_mark(end, "-") && !numerals_.has(end, Role::Range)) return false;
    const std::size_t at = end + 1;
    if (!numerals_.free(at) || !numerals_.free(at + 2) || small_number(at) < 1 || hour < 1 || hour > 12) return false;
    if ((tokens_[at + 1].folded != ":" && tokens_[at + 1].folded != ".") || small_number(at + 2) < 0) return false;
    int upper = small_number(at);
    std::size_t behind = 0;
    if (!read_half(at + 3, upper, behind)) return false;
    const int lower = hour % 12 + (upper >= 12 ? 12 : 0);
    const bool later = lower * 60 + minute > upper * 60 + small_number(at + 2);
    hour = later ? hour % 12 : lower;
    return true;
}

// "15:00", "15:00:30", "3:00 PM", "3.30pm", "15.30 GMT", "15h30".
std::optional<DatePoint> DateReader::read_clock(std::size_t i) const
{
    if (tokens_[i].type != TokenClass::Digits || tokens_[i].folded.size() > 2) return std::nullopt;
    const bool iso = i > 1 && tokens_[i - 1].folded == "t" && tokens_[i - 2].type == TokenClass::Digits;
    if (glued_before(i) && !iso) return std::nullopt;
    if (!numerals_.free(i + 1) || !tight(i + 1) || !numerals_.free(i + 2) || !tight(i + 2)) return std::nullopt;
    const std::string& mark = tokens_[i + 1].folded;
    const bool colon = mark == ":", point_mark = mark == ".",
               letter = lexicon_.has(tokens_[i + 1], Role::Hours) && mark.size() == 1;
    int hour = small_number(i);
    const int minute = small_number(i + 2);
    if (!(colon || point_mark || letter) || tokens_[i + 2].folded.size() != 2 || hour > 24 || minute < 0 || minute > 59)
        return std::nullopt;
    DatePoint point{.begin = i, .end = i + 3};
    std::optional<int> second;
    if (colon && numerals_.is_mark(i + 3, ":") && tight(i + 3) && numerals_.free(i + 4) && tight(i + 4) &&
        tokens_[i + 4].folded.size() == 2) {
        second = small_number(i + 4);
        if (*second < 0 || *second > 59) return std::nullopt;
        point.end = i + 5;
    }
    std::size_t end = 0;
    bool half = read_half(point.end, hour, end);
    if (half) point.end = end;
    half = half || borrow_half(point.end, hour, minute);
    const bool hours = numerals_.has(point.end, Role::Hours) && !tight(point.end);
    const bool zone = numerals_.has(point.end, Role::Zone) && tokens_[point.end].upper;
    const bool cue = tokens_[i].folded.size() == 2 && follows(i, Role::At) && !counts_something(point.end);    // "by 20.00"
    if (point_mark && !half && !hours && !zone && !cue) return std::nullopt;
    if (hours) ++point.end;
    if (!half && glued_behind(point.end - 1)) {
        const bool zulu = tokens_[point.end].folded == "z";
        if (!zulu) return std::nullopt;
    }
    point.readings = {clock_fields(hour, minute)};
    point.readings[0].second = second;
    return point;
}

// "0430 hrs", "1500 GMT", "at 1500 hours".
std::optional<DatePoint> DateReader::read_military(std::size_t i) const
{
    if (!hours_ || tokens_[i].type != TokenClass::Digits || tokens_[i].folded.size() != 4 || glued_before(i) ||
        glued_behind(i))
        return std::nullopt;
    const int value = small_number(i);
    if (value / 100 > 24 || value % 100 > 59) return std::nullopt;
    std::size_t end = i + 1;
    const bool hours = numerals_.has(end, Role::Hours);
    if (hours) ++end;
    const bool zone = numerals_.has(end, Role::Zone) && tokens_[end].upper;
    const bool sure = zone || (hours && (tokens_[i].folded[0] == '0' || follows(i, Role::At)));
    if (!sure) return std::nullopt;
    return DatePoint{.begin = i, .end = end, .readings = {clock_fields(value / 100, value % 100)}};
}

// An hour in digits or words, 1 to 12.
std::optional<DateReader::Part> DateReader::read_hour_word(std::size_t i) const
{
    if (!numerals_.free(i)) return std::nullopt;
    if (tokens_[i].type == TokenClass::Digits) {
        const int value = small_number(i);
        if (value < 1 || value > 12 || glued_before(i)) return std::nullopt;
        return Part{value, i + 1};
    }
    const WordInfo* info = lexicon_.find(tokens_[i]);
    if (info == nullptr || (info->cardinal != NumberClass::Digit && info->cardinal != NumberClass::Teen))
        return std::nullopt;
    if (info->value < 1 || info->value > 12) return std::nullopt;
    return Part{static_cast<int>(info->value), i + 1};
}

// "3 p.m.", "three p.m."; "3" in "3 to 5 p.m.", whose half comes at the end.
std::optional<DatePoint> DateReader::read_hour_to_half(std::size_t i) const
{
    if (!day_halves_) return std::nullopt;
    const auto first = read_hour_word(i);
    if (!first) return std::nullopt;
    int hour = first->value;
    std::size_t end = 0;
    if (read_half(first->end, hour, end)) return DatePoint{.begin = i, .end = end, .readings = {clock_fields(hour, 0)}};
    const bool between = behind_between(i) && numerals_.has(first->end, Role::And);
    if (between || numerals_.is_mark(first->end, "-") || numerals_.has(first->end, Role::Range)) {
        const auto upper = read_hour_word(first->end + 1);
        if (upper && read_half(upper->end, hour, end))
            return DatePoint{.begin = i, .end = first->end, .readings = {clock_fields(hour, 0)}};
    }
    return std::nullopt;
}

// "half past nine", "a quarter to ten", "nine o'clock", "noon".
std::optional<DatePoint> DateReader::read_spoken_time(std::size_t i) const
{
    if (!spoken_times_) return std::nullopt;
    const WordInfo* info = lexicon_.find(tokens_[i]);
    if (info != nullptr && info->has(Role::Noon))
        return DatePoint{.begin = i, .end = i + 1, .readings = {clock_fields(12, 0)}};
    if (info != nullptr && info->has(Role::Midnight))
        return DatePoint{.begin = i, .end = i + 1, .readings = {clock_fields(0, 0), clock_fields(24, 0)}};
    const auto twelve = read_hour_word(i);
    if (twelve && twelve->value == 12 && numerals_.has(twelve->end, Role::Noon))
        return DatePoint{.begin = i, .end = twelve->end + 1, .readings = {clock_fields(12, 0)}};
    int hour = 0, minutes = 0;
    std::size_t end = 0;
    if (twelve && numerals_.has(twelve->end, Role::OClock)) {
        hour = twelve->value;
        end = twelve->end + 1;
    } else {
        std::size_t at = i + (info != nullptr && info->has(Role::Article) ? 1 : 0);
        const WordInfo* part = numerals_.free(at) ? lexicon_.find(tokens_[at]) : nullptr;
        if (part == nullptr) return std::nullopt;
        const bool share = part->denominator_use == Denominator::Half || part->denominator_use == Denominator::Noun;
        const bool count = part->cardinal == NumberClass::Teen || part->cardinal == NumberClass::Ten ||
                           part->cardinal == NumberClass::Digit;
        if (!share && !count) return std::nullopt;
        minutes = share ? static_cast<int>(60 / part->denominator) : static_cast<int>(part->value);
        ++at;
        const bool past = numerals_.has(at, Role::Past), to = numerals_.has(at, Role::To) && share && minutes == 15;
        const auto base = past || to ? read_hour_word(at + 1) : std::nullopt;
        if (!base || minutes > 30) return std::nullopt;
        hour = base->value;
        end = base->end;
        if (to) {
            hour = hour == 1 ? 12 : hour - 1;
            minutes = 60 - minutes;
        }
    }
    std::size_t half_end = 0;
    if (int full = hour; read_half(end, full, half_end))
        return DatePoint{.begin = i, .end = half_end, .readings = {clock_fields(full, minutes)}};
    return DatePoint{
        .begin = i, .end = end, .readings = {clock_fields(hour, minutes), clock_fields((hour + 12) % 24, minutes)}};
}

}    // namespace textdrift::facts
