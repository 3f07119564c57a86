// Years, decades, centuries, seasons and quarters; dates told from the day of writing.
#include <algorithm>

#include "core/facts/date_reader.h"

namespace textdrift::facts {

namespace {

constexpr int kFirstYear = 1000, kLastYear = 2199;
constexpr int kFirstPlainYear = 1900, kLastPlainYear = 2099;    // taken for years without further evidence

int whole(const Rational& value) noexcept
{
    return static_cast<int>(value.to_double());
}

}    // namespace

void DateReader::find_last_words()
{
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        const WordInfo* info = (tokens_[i].uses & kDateCue) != 0 ? lexicon_.find(tokens_[i]) : nullptr;
        if (info == nullptr) continue;
        const auto has = [info](auto... roles) { return (info->has(roles) || ...); };
        months_ = months_ || info->month != 0;
        eras_ = eras_ || has(Role::EraBefore, Role::EraAfter);
        seasons_ = seasons_ || info->has_phrase(NumberPhraseKind::Season);
        day_halves_ = day_halves_ || info->has_phrase(NumberPhraseKind::DayHalf);
        hours_ = hours_ || has(Role::Hours, Role::Zone);
        spoken_times_ = spoken_times_ || has(Role::Noon, Role::Midnight, Role::OClock, Role::Past, Role::To);
        if (info->has(Role::Century)) behind_centuries_ = i + 1;
        if (info->denominator_use == Denominator::Noun || info->denominator_use == Denominator::Half) behind_parts_ = i + 1;
        if (std::any_of(info->phrases.begin(), info->phrases.end(),
                        [](const NumberPhrase& phrase) { return phrase.kind == NumberPhraseKind::RelativeTurn; }))
            behind_turns_ = i + 1;
    }
}

// Four digits that stand free, no amount of money and nothing measured.
bool DateReader::year_at(std::size_t i) const
{
    if (!numerals_.free(i) || tokens_[i].type != TokenClass::Digits || tokens_[i].folded.size() != 4) return false;
    const int value = small_number(i);
    if (value < kFirstYear || value > kLastYear || glued_before(i) || glued_behind(i)) return false;
    if (i > 0) {
        std::size_t end = 0;
        const NumberPhrase* currency = lexicon_.match(tokens_, i - 1, NumberPhraseKind::Currency, text_, end);
        if (currency != nullptr && end == i && (!currency->exact.empty() || tokens_[i - 1].type == TokenClass::Mark))
            return false;
        if (tokens_[i - 1].folded == "#" || lexicon_.has(tokens_[i - 1], Role::NumberSign)) return false;
    }
    std::size_t end = 0;
    for (const auto kind : {NumberPhraseKind::Percent, NumberPhraseKind::Currency, NumberPhraseKind::Unit}) {
        const NumberPhrase* phrase = lexicon_.match(tokens_, i + 1, kind, text_, end);
        if (phrase != nullptr && !lexicon_.has(tokens_[i + 1], Role::UnitClash)) return false;
    }
    const WordInfo* info = numerals_.free(i + 1) ? lexicon_.find(tokens_[i + 1]) : nullptr;
    return info == nullptr || info->cardinal < NumberClass::Hundred || info->cardinal > NumberClass::Group;
}

// Whether the four digits are a year rather than a number of things: "in 2019", "2019 report", but "2000 people".
bool DateReader::is_year(std::size_t i) const
{
    if (!year_at(i)) return false;
    const int value = small_number(i);
    const auto counted = [&](std::size_t k) {
        if (!numerals_.free(k) || tokens_[k].type != TokenClass::Word || tokens_[k].capital) return false;
        const WordInfo* info = lexicon_.find(tokens_[k]);
        return lexicon_.looks_counted(tokens_[k].folded) ||
               (info != nullptr && (info->has(Role::Generic) || info->has(Role::Counted)));
    };
    const bool lower_next = numerals_.free(i + 1) && tokens_[i + 1].type == TokenClass::Word && !tokens_[i + 1].capital;
    const WordInfo* next = lower_next ? lexicon_.find(tokens_[i + 1]) : nullptr;
    const bool function_next = next != nullptr && (next->has(Role::Stop) || next->has(Role::Aux));
    const bool counts = counted(i + 1) || (lower_next && !function_next && counted(i + 2));
    const bool brackets = i > 0 && (tokens_[i - 1].folded == "(" || tokens_[i - 1].folded == "[");
    const bool cue = follows(i, Role::YearCue) || follows(i, Role::The) || brackets;
    if (value >= kFirstPlainYear && value <= kLastPlainYear) {
        const WordInfo* before = i > 0 ? lexicon_.find(tokens_[i - 1]) : nullptr;
        const bool compared = before != nullptr && !before->has(Role::YearCue) &&
                              std::any_of(before->phrases.begin(), before->phrases.end(), [](const NumberPhrase& phrase) {
                                  return phrase.kind == NumberPhraseKind::Comparator && phrase.rest.empty() && !phrase.after;
                              });
        if (compared && lower_next && lexicon_.looks_plural(tokens_[i + 1].folded)) return false;
        return cue || !counts;
    }
    const bool plural = lower_next && lexicon_.looks_plural(tokens_[i + 1].folded);
    return cue && !counts && !plural;
}

std::optional<DatePoint> DateReader::read_year_alone(std::size_t i) const
{
    if (numerals_.free(i) && tokens_[i].type == TokenClass::Word) return read_spelled_year(i);
    if (!is_year(i)) return std::nullopt;
    Fields fields;
    fields.year = small_number(i);
    return DatePoint{.begin = i, .end = i + 1, .readings = {fields}, .year_only = true};
}

// "nineteen eighty-four"; "in two thousand and nineteen".
std::optional<DatePoint> DateReader::read_spelled_year(std::size_t i) const
{
    const WordInfo* info = lexicon_.find(tokens_[i]);
    if (info == nullptr || info->cardinal == NumberClass::None) return std::nullopt;
    const auto numeral = numerals_.read_words(i);
    if (!numeral || numeral->ordinal || numeral->fraction || !numeral->readings[0].is_integer()) return std::nullopt;
    const double value = numeral->readings[0].to_double();
    if (value < kFirstPlainYear || value > kLastPlainYear || counts_something(numeral->end)) return std::nullopt;
    const bool noun = numerals_.free(numeral->end) && lexicon_.looks_plural(tokens_[numeral->end].folded);
    if (!numeral->year_pair && (!follows(i, Role::YearCue) || noun)) return std::nullopt;
    Fields fields;
    fields.year = static_cast<int>(value);
    return DatePoint{.begin = i, .end = numeral->end, .readings = {fields}, .year_only = true};
}

// "500 BC", "AD 79", "79 CE".
std::optional<DatePoint> DateReader::read_era(std::size_t i) const
{
    if (!eras_) return std::nullopt;
    const auto era = [&](std::size_t k, Role role) { return numerals_.has(k, role) && tokens_[k].upper; };
    Fields fields;
    if (era(i, Role::EraAfter) && numerals_.free(i + 1) && small_number(i + 1) > 0 && !glued_behind(i + 1)) {
        fields.year = small_number(i + 1);
        return DatePoint{.begin = i, .end = i + 2, .readings = {fields}};
    }
    if (small_number(i) <= 0 || glued_before(i)) return std::nullopt;
    if (era(i + 1, Role::EraBefore)) fields.year = -small_number(i);
    if (era(i + 1, Role::EraAfter)) fields.year = small_number(i);
    return fields.year ? std::optional(DatePoint{.begin = i, .end = i + 2, .readings = {fields}}) : std::nullopt;
}

// "1990s", "1990's", "the 90s", "the nineties".
std::optional<DatePoint> DateReader::read_decade(std::size_t i) const
{
    const bool introduced = (follows(i, Role::The) || follows(i, Role::SureMonthCue)) && !follows(i, Role::Owner);
    int value = -1;
    std::size_t end = i + 1;
    if (tokens_[i].type == TokenClass::Word) {
        const WordInfo* info = lexicon_.find(tokens_[i]);
        if (info == nullptr || info->decade == 0 || !introduced) return std::nullopt;
        value = info->decade;
    } else {
        const std::size_t mark = numerals_.is_mark(end, "'") && tight(end) ? 1 : 0;
        const std::size_t plural = end + mark;
        if (!numerals_.free(plural) || !tight(plural) || tokens_[plural].folded != "s" || glued_before(i))
            return std::nullopt;
        value = small_number(i);
        end = plural + 1;
        const bool full = tokens_[i].folded.size() == 4;
        const bool apostrophe = i > 0 && tokens_[i - 1].folded == "'" && tight(i);
        if (value % 10 != 0 || (!full && (tokens_[i].folded.size() != 2 || !(introduced || apostrophe))))
            return std::nullopt;
    }
    return DatePoint{.begin = i, .end = end, .readings = decade_readings(value)};
}

// "'90s" with its apostrophe.
std::optional<DatePoint> DateReader::read_short_decade(std::size_t i) const
{
    if (!numerals_.is_mark(i, "'") || !numerals_.free(i + 1) || !tight(i + 1) || tokens_[i + 1].type != TokenClass::Digits)
        return std::nullopt;
    auto point = read_decade(i + 1);
    if (point) point->begin = i;
    return point;
}

// "19th century", "the nineteenth and twentieth centuries", "XIX century".
std::size_t DateReader::read_centuries(std::size_t i, std::vector<Fact>& out)
{
    if (i + 1 >= behind_centuries_) return i;
    std::vector<DatePoint> found;
    std::size_t at = i;
    while (found.size() < 6 && numerals_.free(at)) {
        const Token& token = tokens_[at];
        const int roman = token.upper && token.folded.size() <= 5 ? roman_value(token.folded) : 0;
        const auto numeral = roman > 0 ? std::nullopt : numerals_.read(at);
        if (roman == 0 && (!numeral || !numeral->ordinal || numeral->readings[0].compare(40) > 0)) return i;
        Fields fields;
        fields.century = true;
        fields.year = roman > 0 ? roman : whole(numeral->readings[0]);
        found.push_back({.begin = at, .end = roman > 0 ? at + 1 : numeral->end, .readings = {fields}, .century = true});
        at = found.back().end;
        const std::size_t noun = at + (numerals_.is_tight_hyphen(at) ? 1 : 0);
        if (numerals_.has(noun, Role::Century)) {
            found.back().end = noun + 1;
            for (const DatePoint& point : found) at = emit(point, out);
            return at;
        }
        if (!numerals_.is_mark(at, "-") && !numerals_.is_mark(at, ",") && !numerals_.has(at, Role::And) &&
            !numerals_.has(at, Role::Range) && !numerals_.has(at, Role::Or))
            return i;
        ++at;
        if (numerals_.has(at, Role::The)) ++at;
    }
    return i;
}

// "Spring 2025", "the summer of 2024".
std::optional<DatePoint> DateReader::read_season(std::size_t i) const
{
    if (!seasons_) return std::nullopt;
    std::size_t end = 0;
    const NumberPhrase* season = lexicon_.match(tokens_, i, NumberPhraseKind::Season, text_, end);
    if (season == nullptr) return std::nullopt;
    const std::size_t year = end + (numerals_.has(end, Role::Of) || numerals_.is_mark(end, ",") ? 1 : 0);
    if (!year_at(year)) return std::nullopt;
    Fields fields;
    fields.year = small_number(year);
    return DatePoint{.begin = i, .end = year + 1, .readings = {fields}, .relative = season->key};
}

bool DateReader::is_quarter_label(std::size_t i) const
{
    return tokens_[i].capital && (tokens_[i].folded == "q" || tokens_[i].folded == "h") && numerals_.free(i + 1) &&
           tokens_[i + 1].type == TokenClass::Digits && tight(i + 1);
}

// "Q1 2025", "first quarter of 2025", "H2 2024", "the second half of 2024".
std::optional<DatePoint> DateReader::read_quarter(std::size_t i) const
{
    std::string label;
    std::size_t at = i;
    int number = 0, parts = 0;
    if (is_quarter_label(i)) {
        label = tokens_[i].folded;
        parts = label == "q" ? 4 : 2;
        number = small_number(i + 1);
        at = i + 2;
    } else {
        const WordInfo* info = lexicon_.find(tokens_[i]);
        if (tokens_[i].type == TokenClass::Mark ||
            (tokens_[i].type == TokenClass::Word && (info == nullptr || info->ordinal == NumberClass::None)))
            return std::nullopt;
        if (i + 1 >= behind_parts_) return std::nullopt;
        const auto numeral = numerals_.read(i);
        if (!numeral || !numeral->ordinal) return std::nullopt;
        const std::size_t noun = numeral->end + (numerals_.is_tight_hyphen(numeral->end) ? 1 : 0);
        if (!numerals_.free(noun)) return std::nullopt;
        const WordInfo* part = lexicon_.find(tokens_[noun]);
        if (part == nullptr || (part->denominator_use != Denominator::Noun && part->denominator_use != Denominator::Half))
            return std::nullopt;
        number = whole(numeral->readings[0]);
        parts = static_cast<int>(part->denominator);
        label = parts == 4 ? "q" : "h";
        at = noun + 1;
    }
    if (number < 1 || number > parts) return std::nullopt;
    const std::size_t year = at + (numerals_.has(at, Role::Of) || numerals_.is_mark(at, ",") ? 1 : 0);
    if (!year_at(year)) return std::nullopt;
    Fields fields;
    fields.year = small_number(year);
    return DatePoint{.begin = i, .end = year + 1, .readings = {fields}, .relative = label + std::to_string(number)};
}

// "yesterday", "last week", "next Monday", "two days earlier".
std::optional<DatePoint> DateReader::read_relative(std::size_t i) const
{
    std::size_t end = 0;
    if (const NumberPhrase* phrase = lexicon_.match(tokens_, i, NumberPhraseKind::Relative, text_, end)) {
        for (std::size_t k = i; k < end; ++k)
            if (!numerals_.free(k)) return std::nullopt;
        return DatePoint{.begin = i, .end = end, .relative = phrase->key};
    }
    if (tokens_[i].type == TokenClass::Digits) return read_distance(i);
    const WordInfo* info = lexicon_.find(tokens_[i]);
    if (info == nullptr) return std::nullopt;
    const bool back = info->has(Role::RelativeBack), forward = info->has(Role::RelativeForward);
    if (back || forward || info->has(Role::RelativeThis)) {
        const WordInfo* next = numerals_.free(i + 1) ? lexicon_.find(tokens_[i + 1]) : nullptr;
        if (next == nullptr || (next->weekday == 0 && next->month == 0) || !tokens_[i + 1].capital) return std::nullopt;
        auto date = next->weekday != 0 ? read_weekday(i + 1) : read_month_first(i + 1);
        if (!date || !date->relative.empty()) return std::nullopt;
        date->begin = i;
        date->relative = back ? "last" : forward ? "next" : "this";
        return date;
    }
    return read_distance(i);
}

// "two days ago", "three weeks later": the distance in the unit it is told in.
std::optional<DatePoint> DateReader::read_distance(std::size_t i) const
{
    if (i + 1 >= behind_turns_) return std::nullopt;
    const auto numeral = numerals_.read(i);
    std::size_t unit_begin = 0, unit_end = 0, end = 0;
    const bool article = !numeral && numerals_.has(i, Role::Article);
    if (!numeral && !article) return std::nullopt;
    if (numeral && (numeral->ordinal || numeral->code || numeral->readings.size() != 1)) return std::nullopt;
    unit_begin = numeral ? numeral->end : i + 1;
    const NumberPhrase* unit = lexicon_.match(tokens_, unit_begin, NumberPhraseKind::Unit, text_, unit_end);
    if (unit == nullptr || !unit->key.starts_with("time:")) return std::nullopt;
    const NumberPhrase* turn = lexicon_.match(tokens_, unit_end, NumberPhraseKind::RelativeTurn, text_, end);
    if (turn == nullptr) return std::nullopt;
    for (std::size_t k = i; k < end; ++k)
        if (!numerals_.free(k)) return std::nullopt;
    const std::string amount = numeral ? numeral->readings[0].to_string() : "1";
    return DatePoint{.begin = i, .end = end, .relative = turn->key + amount + " " + unit->key.substr(5)};
}

}    // namespace textdrift::facts
