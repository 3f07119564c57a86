// Times of the day in any language: 12:30, 12.30 Uhr, 12h30, 12時30分, 오후 3시, halb zehn, neuf heures et demie.
#include <algorithm>

#include "core/facts/date_scanner.h"

namespace textdrift::facts {

namespace {

// "11 at night" is 23, "2 at night" 2.
bool is_in_half(int hour, std::string_view half)
{
    constexpr int kNightBegins = 18, kNightEnds = 6;
    if (half == "night") return hour >= kNightBegins || hour < kNightEnds;
    return half.empty() || (half == "pm") == (hour >= 12);
}

}    // namespace

// `twelve`: the hour is one of twelve and may be of either half of the day.
DateScanner::Point DateScanner::clock(std::size_t i, std::size_t end, int hour, int minute, std::string half,
                                      bool twelve) const
{
    if (half.empty()) {
        std::size_t behind_half = 0;
        std::size_t at = end;
        if (const DateEntry* found = entry(at, DateRole::DayHalf, behind_half)) {
            half = found->key;
            end = behind_half;
        }
    }
    if (words_.hours_from() != 0 && twelve && hour >= 1 && hour <= 12) {
        Point point{.begin = i, .end = end};
        for (const int shifted : {(hour + words_.hours_from()) % 12, hour % 12})
            for (const int add : {0, 12})
                if (is_in_half(shifted + add, half)) point.readings.push_back(clock_fields(shifted + add, minute));
        return point;
    }
    Point point{.begin = i, .end = end};
    if (half.empty()) {
        point.readings.push_back(clock_fields(hour, minute));
        if (twelve && hour >= 1 && hour <= 12) point.readings.push_back(clock_fields((hour + 12) % 24, minute));
    } else if (hour >= 1 && hour <= 12) {
        for (const int add : {0, 12})
            if (is_in_half(hour % 12 + add, half)) point.readings.push_back(clock_fields(hour % 12 + add, minute));
        // "12 in the evening" is no noon.
        if (hour == 12 && half != "night") point.readings.push_back(clock_fields(half == "pm" ? 0 : 12, minute));
    } else {
        point.readings.push_back(clock_fields(hour, minute));
    }
    if (std::size_t zone_end = 0; entry(end, DateRole::Zone, zone_end) != nullptr && tokens_[end].upper) {
        std::string zone = tokens_[end].folded;
        if (zone == "gmt") zone = "utc";
        point.end = zone_end;
        for (DateValue::Fields& fields : point.readings) fields.zone = zone;
    }
    return point;
}

// "半", "et demie", "y media", "et quart" behind an hour.
std::optional<int> DateScanner::minutes_behind(std::size_t& end) const
{
    std::size_t at = end;
    if (entry(at, DateRole::HalfPast, at) != nullptr) {
        end = at;
        return 30;
    }
    if (entry(at, DateRole::QuarterPast, at) != nullptr) {
        end = at;
        return 15;
    }
    if (entry(at, DateRole::QuarterTo, at) != nullptr) {
        end = at;
        return -15;
    }
    return std::nullopt;
}

// "وأربعين دقيقة": minutes in words, with the noun of minutes.
std::optional<int> DateScanner::spelled_minutes(std::size_t& end) const
{
    std::size_t at = end, last = 0;
    const bool joined = entry(at, DateRole::And, last) != nullptr;
    if (joined) at = last;
    const auto minutes = joined || !digits(at) ? number(at, 59) : std::nullopt;    // "ម៉ោង ២ និង ៤០ នាទី"
    if (!minutes || entry(minutes->end, DateRole::MinuteMark, last) == nullptr || has(last, DateRole::Duration))
        return std::nullopt;
    end = last;
    return minutes->value;
}

// An hour in words, also in a form that only the reader of numbers knows ("kymmeneltä").
std::optional<DateScanner::Part> DateScanner::spoken_hour(std::size_t i) const
{
    if (auto hour = number(i, 12); hour && hour->value > 0) return hour;
    const WordInfo* word =
        free(i) && tokens_[i].type == TokenClass::Word && !tokens_[i].single ? numbers_.find(tokens_[i]) : nullptr;
    if (word == nullptr) return std::nullopt;
    const bool ordinal = word->ordinal != NumberClass::None, cardinal = word->cardinal != NumberClass::None;
    const auto value = ordinal ? word->ordinal_value : word->value;
    if ((!ordinal && !cardinal) || value < 1 || value > 12) return std::nullopt;
    return Part{static_cast<int>(value), i + 1, ordinal};
}

std::optional<DateScanner::Point> DateScanner::read_time(std::size_t i) const
{
    std::size_t end = 0;
    if (entry(i, DateRole::Noon, end) != nullptr && !number(end, 24))
        return Point{.begin = i, .end = end, .readings = {clock_fields(12, 0)}};
    if (entry(i, DateRole::Midnight, end) != nullptr && !number(end, 24))
        return Point{.begin = i, .end = end, .readings = {clock_fields(0, 0), clock_fields(24, 0)}};
    if (auto spoken = read_spoken(i)) return spoken;
    if (const DateEntry* half = entry(i, DateRole::DayHalf, end)) {
        auto point = read_hour(end, half->key);
        if (point) point->begin = i;
        return point;
    }
    return read_hour(i, half_before(i));
}

// "शाम क़रीब 7:45 बजे": the half of the day stands a word or two before the hour.
std::string DateScanner::half_before(std::size_t i) const
{
    if (tokens_[i].type != TokenClass::Digits || i + 1 >= tokens_.size() || !(mark(i + 1, ":") || mark(i + 1, ".")))
        return {};
    constexpr std::size_t kFar = 3;
    for (std::size_t k = 1; k <= kFar && k <= i && tokens_[i - k].type == TokenClass::Word; ++k) {
        std::size_t end = 0;
        const DateEntry* half = entry(i - k, DateRole::DayHalf, end);
        if (half == nullptr || end > i) continue;
        return i == k || tokens_[i - k - 1].type != TokenClass::Digits ? half->key : std::string();
    }
    return {};
}

// "05" to "59"
bool DateScanner::minute_figures(std::size_t k) const
{
    return digits(k) && tokens_[k].folded.size() == 2 && small_number(k) <= 59;
}

std::optional<DateScanner::Point> DateScanner::read_hour(std::size_t i, const std::string& half) const
{
    std::size_t at = i, end = 0;
    bool cued = !half.empty();
    for (const auto role : {DateRole::HourMark, DateRole::OClock}) {
        const DateEntry* before = entry(i, role, end);
        if (before == nullptr || before->key == "behind" || at > i) continue;
        if (before->key.empty() && i > 0 && tokens_[i - 1].type == TokenClass::Digits) continue;    // of the hour before it
        cued = true;
        at = end;
    }
    const auto hour = number(at, 24);
    if (!hour || (hour->ordinal && at == i && !has(hour->end, DateRole::DayHalf)))
        return std::nullopt;    // "الساعة التاسعة" counts hours by ordinals
    const bool figures = tokens_[at].type == TokenClass::Digits;
    if (figures && tokens_[at].folded.size() > 2) return std::nullopt;
    cued = cued || behind(i, DateRole::At) || behind(i, DateRole::HourMark);
    end = hour->end;
    // 12:30, 12.30
    const bool colon = mark(end, ":") || mark(end, "\uFF1A"), point = mark(end, ".");
    if (figures && (colon || point) && tight(end) && tight(end + 1) && minute_figures(end + 1)) {
        const int minute = small_number(end + 1);
        std::size_t last = end + 2;
        std::optional<int> second;
        if (colon && mark(last, ":") && tight(last) && minute_figures(last + 1)) {
            second = small_number(last + 1);
            last += 2;
        }
        const auto hour_word = [&](DateRole role) {
            const DateEntry* word = entry(last, role, end);
            return word != nullptr && word->key != "before";
        };
        const bool word = hour_word(DateRole::OClock) || hour_word(DateRole::HourMark) ||
                          (colon && hour_word(DateRole::Hours)) || (point && cued && hour_word(DateRole::Hours));
        if (word) last = end;
        const bool half_behind = has(last, DateRole::DayHalf) || has(last, DateRole::Zone);
        const bool upper_end = point && dash(last) && minute_figures(last + 3);
        if (point && !word && !cued && !half_behind && !upper_end) return std::nullopt;
        if (point && !word && !half_behind && measured(last)) return std::nullopt;    // "5.15 μ.μ." is no length
        if (!word && !half_behind && !clean_behind(last)) return std::nullopt;
        Point time = clock(i, last, hour->value, minute, half, words_.hours_from() != 0);
        for (DateValue::Fields& fields : time.readings) fields.second = second;
        return time;
    }
    // 12h30, 12 Uhr 30, 12時30分, 오후 3시 30분, 3点半
    std::size_t behind_clock = 0;
    const DateEntry* oclock = entry(end, DateRole::OClock, behind_clock);
    const bool surely = oclock != nullptr && oclock->key != "before";
    if (surely) end = behind_clock;
    const DateEntry* mark_behind = surely ? nullptr : entry(end, DateRole::HourMark, end);
    if (mark_behind != nullptr && mark_behind->key == "before") mark_behind = nullptr;
    const bool unit = !surely && mark_behind == nullptr && entry(end, DateRole::Hours, end) != nullptr;
    if (!surely && mark_behind == nullptr && !unit) {
        // "3 de la tarde", "3 PM"; "jam 3"
        const bool twelve = hour->value >= 1 && hour->value <= 12;
        if (half.empty() && twelve && has(end, DateRole::DayHalf)) return clock(i, end, hour->value, 0, half, true);
        if (cued && twelve) {
            auto minutes = minutes_behind(end);
            if (!minutes) minutes = spelled_minutes(end);
            if (minutes) {
                const int total = hour->value * 60 + *minutes;
                return clock(i, end, total / 60, total % 60, half, true);
            }
        }
        if (cued && at > i && clean_behind(end)) return clock(i, end, hour->value, 0, half, hour->value <= 12);
        return std::nullopt;
    }
    if (has(end, DateRole::Duration)) return std::nullopt;    // 15時間
    // "plus de seize heures", "meer dan zestien uur"
    if (half.empty() && at == i && !has(end, DateRole::DayHalf) && behind(i, DateRole::Bound)) return std::nullopt;
    // "2 ทุ่ม" is eight in the evening: hours counted from another one.
    if (oclock != nullptr && oclock->key.starts_with('+') && hour->value <= 6)
        return clock(i, end, hour->value + oclock->value, 0, {}, false);
    const bool single_mark = tokens_[end - 1].single;
    if (const auto minutes = minutes_behind(end)) {
        const int total = hour->value * 60 + *minutes;
        return clock(i, end, total / 60, total % 60, half, hour->value <= 12);
    }
    if (const auto minutes = spelled_minutes(end))    // "凌晨两点四十分"
        return clock(i, end, hour->value, *minutes, half, hour->value <= 12);
    if (minute_figures(end) || (digits(end) && small_number(end) <= 59)) {
        std::size_t last = end + 1;
        const bool minute_mark = entry(last, DateRole::MinuteMark, last) != nullptr;
        const bool glued = tight(end) && minute_figures(end) && clean_behind(last);
        if ((minute_mark && !has(last, DateRole::Duration)) || glued ||
            ((surely || cued || has(last, DateRole::DayHalf)) && minute_figures(end) &&
             (!measured(last) || (has(last, DateRole::DayMark) && digits(last + 1)))))    // "17 giờ 15 ngày 3 tháng 12"
            return clock(i, last, hour->value, small_number(end), half, (single_mark || minute_mark) && hour->value <= 12);
    }
    // A bare "15 heures" is a time behind "à", otherwise a length.
    if (!surely && !cued && !has(end, DateRole::DayHalf) && !single_mark) return std::nullopt;
    if (mark_behind == nullptr && !surely && !cued && !has(end, DateRole::DayHalf)) return std::nullopt;
    const bool spelled = !figures || single_mark;
    return clock(i, end, hour->value, 0, half, (spelled || surely) && hour->value <= 12);
}

// "halb zehn" and "половина десятого" are half an hour before ten, "четверть десятого" a quarter past nine.
std::optional<DateScanner::Point> DateScanner::read_spoken(std::size_t i) const
{
    if (!any(DateRole::HalfTo, DateRole::HalfPast, DateRole::QuarterTo, DateRole::QuarterInto, DateRole::QuarterPast))
        return std::nullopt;
    std::size_t end = 0;
    int minutes = 0;
    if (entry(i, DateRole::HalfTo, end) != nullptr) minutes = -30;
    else if (entry(i, DateRole::QuarterTo, end) != nullptr) minutes = -15;
    else if (entry(i, DateRole::QuarterInto, end) != nullptr) minutes = -45;
    else if (entry(i, DateRole::QuarterPast, end) != nullptr) minutes = 15;
    else if (entry(i, DateRole::HalfPast, end) != nullptr && !tokens_[i].single)
        minutes = 30;    // 반 stands behind the hour
    else return std::nullopt;
    // "két és fél hét" are two and a half weeks.
    if (i > 1 && minutes == -30 && behind(i, DateRole::And) && (digits(i - 2) || number(i - 2, 100))) return std::nullopt;
    const auto hour = spoken_hour(end);
    if (!hour || measured(hour->end)) return std::nullopt;    // "साढ़े 9 हज़ार यूरो"
    const int total = (hour->value * 60 + minutes + 720) % 720;
    end = hour->end;
    if (std::size_t word = 0;
        entry(end, DateRole::OClock, word) != nullptr || entry(end, DateRole::HourMark, word) != nullptr)
        end = word;
    return clock(i, end, total / 60 == 0 ? 12 : total / 60, total % 60, {}, true);
}

// "9", "9.", "09.30", "9h" as one end of a range of hours whose other end shows that hours are meant.
std::optional<DateScanner::Point> DateScanner::bare_clock(std::size_t i) const
{
    if (!digits(i) || tokens_[i].folded.size() > 2 || small_number(i) > 24 || !clean_before(i) || behind(i, DateRole::Month))
        return std::nullopt;
    std::size_t end = i + 1;
    int minute = 0;
    const bool minutes = (mark(end, ".") || mark(end, ":")) && tight(end) && tight(end + 1) && minute_figures(end + 1);
    if (minutes) {
        minute = small_number(end + 1);
        end += 2;
    } else {
        end = behind_ordinal(end);
    }
    if (measured(end) && !has(end, DateRole::Hours)) return std::nullopt;
    return clock(i, end, small_number(i), minute, {}, false);
}

bool DateScanner::is_clock(const Point& point)
{
    return !point.readings.empty() && point.relative.empty() && point.upper.empty() && point.readings.front().hour &&
           !point.readings.front().day && !point.readings.front().month && !point.readings.front().year;
}

// Behind what joins two hours, and the words that announce the second ("le", "ore", "saat").
std::size_t DateScanner::behind_hour_joint(std::size_t at, bool between) const
{
    const std::size_t mark_end = behind_range_mark(at, between);
    if (mark_end == at) return at;
    std::size_t next = mark_end;
    for (int words = 0; words < 2 && free(next) && !digits(next); ++words) {
        std::size_t end = 0;
        bool announces = false;
        for (const auto role : {DateRole::At, DateRole::HourMark, DateRole::OClock, DateRole::Link})
            if (!announces && entry(next, role, end) != nullptr) announces = true;
        if (!announces) break;
        next = end;
    }
    return next;
}

// "zwischen 23 und 2 Uhr", "9 a 17 horas", "pukul 09.00 dan 17.00": one end is told as a time, and so the other is one.
std::optional<DateScanner::Point> DateScanner::read_hour_range(std::size_t i) const
{
    auto low = read_time(i);
    const bool told = low && is_clock(*low);
    if (!told) low = bare_clock(i);
    if (!low) return std::nullopt;
    std::size_t start = i;
    while (start > 0 && i - start < 2 && free(start - 1) &&
           (has(start - 1, DateRole::At) || has(start - 1, DateRole::HourMark)))
        --start;
    const bool between = behind(i, DateRole::Between) || behind(start, DateRole::Between);
    if (std::size_t end = 0; !told && entry(low->end, DateRole::Hours, end) != nullptr) low->end = end;
    const std::size_t at = behind_hour_joint(low->end, between);
    if (at == low->end || !free(at)) return std::nullopt;
    auto high = read_time(at);
    if (high && !is_clock(*high)) return std::nullopt;
    if (!high && told) {
        high = bare_clock(at);
        // "from 9 o'clock to 17 people"; "saat 9 ile 17 arasında" has its end.
        std::size_t end = 0;
        const bool minutes = high && high->end > at + 1;
        if (high && !minutes && free(high->end) && tokens_[high->end].type == TokenClass::Word &&
            entry(high->end, DateRole::RangeEnd, end) == nullptr)
            return std::nullopt;
    }
    // "entre 23 heures et 2 heures" can be no length.
    if (!high && between && !told) {
        high = bare_clock(at);
        std::size_t end = 0;
        if (!high || low->readings.front().hour <= high->readings.front().hour ||
            entry(high->end, DateRole::Hours, end) == nullptr)
            return std::nullopt;
        high->end = end;
    }
    if (!high) return std::nullopt;
    auto lows = low->readings, highs = high->readings;
    pair_readings(lows, highs);
    Point range{.begin = i, .end = high->end, .readings = std::move(lows), .upper = std::move(highs)};
    if (std::size_t end = 0; entry(range.end, DateRole::RangeEnd, end) != nullptr) range.end = end;
    return range;
}

}    // namespace textdrift::facts
