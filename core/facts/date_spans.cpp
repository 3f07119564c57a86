// Centuries, decades, quarters and seasons; dates told from the day of writing.
#include <algorithm>

#include "core/facts/date_scanner.h"
#include "core/facts/numerals.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

using Fields = DateValue::Fields;

constexpr int kLastCentury = 30;

// The Roman numeral a word begins with, in Latin letters or the Cyrillic ones that look like them, and what follows it.
int leading_roman(std::string_view word, std::string_view& ending)
{
    std::string letters;
    std::size_t pos = 0;
    while (pos < word.size()) {
        std::size_t next = pos;
        const char32_t c = text::next_code_point(word, next);
        char letter = 0;
        if (c < 0x80 && std::string_view("IVXLC").find(static_cast<char>(c)) != std::string_view::npos)
            letter = static_cast<char>(c + 32);
        if (c == 0x0425) letter = 'x';
        if (c == 0x0406) letter = 'i';
        if (letter == 0) break;
        letters += letter;
        pos = next;
    }
    ending = word.substr(pos);
    return letters.empty() ? 0 : roman_value(letters);
}

// What may stand behind a Roman numeral of centuries: "XIXe", "XIXème", "XIXo".
bool is_ordinal_ending(std::string_view ending, const NumberLexicon& numbers)
{
    const WordInfo* info = ending.empty() ? nullptr : numbers.find(text::fold(ending));
    return ending.empty() || (info != nullptr && info->has(Role::OrdinalSuffix));
}

}    // namespace

// "XIX", "XIXe": of a century.
std::optional<DateScanner::Part> DateScanner::roman_number(std::size_t i) const
{
    if (tokens_[i].type != TokenClass::Word || !tokens_[i].capital) return std::nullopt;
    std::string_view ending;
    const ByteRange range = tokens_[i].range;
    const int value = leading_roman(text_.substr(range.begin, range.size()), ending);
    if (value < 1 || value > kLastCentury || !is_ordinal_ending(ending, numbers_)) return std::nullopt;
    return Part{value, behind_ordinal(i + 1), true};
}

// "XIX", "XIXe", "19", "19th", "девятнадцатый".
std::optional<DateScanner::Part> DateScanner::century_number(std::size_t i) const
{
    if (!free(i)) return std::nullopt;
    if (auto roman = roman_number(i)) return roman;
    auto part = number(i, kLastCentury);
    if (!part) part = ordinal_word(i);
    if (!part || part->value < 1) return std::nullopt;
    // "التاسع عشر": the ten comes as a word of its own.
    if (const auto ten = part->value < 10 && !tokens_[i].single ? number(part->end, 20) : std::nullopt;
        ten && ten->value % 10 == 0 && tokens_[part->end].type == TokenClass::Word && tokens_[i].type == TokenClass::Word)
        part = Part{part->value + ten->value, ten->end, part->ordinal || ten->ordinal};
    const bool figures = tokens_[i].type == TokenClass::Digits;
    return Part{part->value, figures ? behind_ordinal(part->end) : part->end, part->ordinal || figures};
}

// An ordinal whose inflected form only the reader of numbers knows: "kolmannella".
std::optional<DateScanner::Part> DateScanner::ordinal_word(std::size_t i) const
{
    const WordInfo* word =
        free(i) && tokens_[i].type == TokenClass::Word && !tokens_[i].single ? numbers_.find(tokens_[i]) : nullptr;
    if (word == nullptr || word->ordinal == NumberClass::None || word->ordinal_value < 1 || word->ordinal_value > 30)
        return std::nullopt;
    return Part{static_cast<int>(word->ordinal_value), i + 1, true};
}

// The word, or what follows its apostrophe, begins with a capital in the middle of a sentence.
bool DateScanner::capital_inside(std::size_t i) const
{
    const std::string_view written = text_.substr(tokens_[i].range.begin, tokens_[i].range.size());
    for (const std::string_view apostrophe : {"'", "\u2019"}) {
        const std::size_t at = written.find(apostrophe);
        if (at == std::string_view::npos || at + apostrophe.size() >= written.size()) continue;
        const char first = written[at + apostrophe.size()];
        return first >= 'A' && first <= 'Z';
    }
    return tokens_[i].capital && !tokens_[i].sentence_start;
}

// "nel Quattrocento", "all'inizio del Novecento": a century by a name of its own, which also is a number.
std::optional<DateScanner::Point> DateScanner::read_named_century(std::size_t i) const
{
    std::size_t end = 0;
    const DateEntry* century = entry(i, DateRole::Century, end);
    if (century == nullptr || century->value == 0 || (century->capital && !capital_inside(i))) return std::nullopt;
    Fields fields;
    fields.century = true;
    fields.year = century->value;
    return Point{.begin = i, .end = end, .readings = {fields}};
}

std::optional<DateScanner::Point> DateScanner::read_century(std::size_t i) const
{
    if (!any(DateRole::Century)) return std::nullopt;
    if (auto named = read_named_century(i)) return named;
    std::size_t end = 0;
    Fields fields;
    fields.century = true;
    if (entry(i, DateRole::Century, end) != nullptr) {
        // "siglo XIX", "القرن الـ19", "abad ke-19"
        std::size_t at = end;
        for (int n = 0; n < 3; ++n) {
            std::size_t next = at;
            const bool joint =
                entry(at, DateRole::Link, next) != nullptr || entry(at, DateRole::OrdinalPrefix, next) != nullptr;
            if (joint) at = next;
            else if (dash(at) || mark(at, ".")) ++at;
        }
        auto part = century_number(at);
        if (!part || !part->ordinal) return std::nullopt;
        // "s. 14" may be a page: the abbreviation wants a Roman numeral.
        if (tokens_[end - 1].folded == "." && tokens_[at].type == TokenClass::Digits) return std::nullopt;
        fields.year = part->value;
        return Point{.begin = i, .end = part->end, .readings = {fields}};
    }
    const auto part = century_number(i);
    if (!part || !part->ordinal) return std::nullopt;
    if (entry(part->end, DateRole::Century, end) == nullptr) {
        // "19. und 20. Jahrhundert", "XIXe et XXe siècles": the noun comes with the last.
        const std::size_t after = mark(part->end, ",") || dash(part->end) ? part->end + 1 : part->end;
        if (after == part->end && entry(part->end, DateRole::And, end) == nullptr) return std::nullopt;
        const auto second = century_number(after == part->end ? end : after);
        std::size_t last = 0;
        if (!second || !second->ordinal || entry(second->end, DateRole::Century, last) == nullptr) return std::nullopt;
        end = part->end;
    }
    fields.year = part->value;
    return Point{.begin = i, .end = end, .readings = {fields}};
}

// What a decade is called behind its number: "90er Jahre", "1990年代". A word that also counts years ("Jahre") needs an
// ending or a point at the number.
bool DateScanner::decade_noun(std::size_t at, bool ended, std::size_t& end) const
{
    for (int links = 0; links < 3; ++links) {
        std::size_t next = at;
        if (const DateEntry* noun = entry(at, DateRole::Decade, next); noun != nullptr && noun->key != "before") {
            if (noun->key == "ended" && !ended) return false;
            end = next;
            return true;
        }
        if (mark(at, ".") && tight(at)) {
            ended = true;
            next = at + 1;
        } else if (entry(at, DateRole::Link, next) == nullptr) {
            return false;
        }
        at = next;
    }
    return false;
}

// The number of a decade with its ending: "1990er", "90-е", "1990'larda".
// An ending that also makes adjectives of single years ("A 2020-as választás") leaves the noun to decide: `of_year`.
std::optional<DateScanner::Part> DateScanner::decade_figures(std::size_t at, bool& ended, bool* of_year) const
{
    const std::size_t length = digits(at) ? tokens_[at].folded.size() : 0;
    if ((length != 4 && length != 2) || !clean_before(at)) return std::nullopt;
    std::size_t end = at + 1, ending = end;
    if ((dash(ending) || mark(ending, "'")) && tight(ending)) ++ending;
    if (const DateEntry* found = tight(ending) ? entry(ending, DateRole::DecadeEnding, ending) : nullptr) {
        ended = true;
        end = ending;
        if (of_year != nullptr) *of_year = found->key == "year";
    } else if (!clean_behind(end) && !tokens_[end].single) {
        return std::nullopt;
    }
    const int value = small_number(at);
    const bool decade =
        value >= 10 && value % 10 == 0 &&
        (value <= 99 || of_own_calendar(value) || (value >= (ended ? 1000 : 1500) && value <= (ended ? 2990 : 2090)));
    return decade ? std::optional(Part{value, end, false}) : std::nullopt;
}

// "noventa", "negentig", "деведесетих": the tens in words, 0 where none stands.
int DateScanner::spelled_ten(std::size_t at, bool& ended) const
{
    const WordInfo* word =
        free(at) && tokens_[at].type == TokenClass::Word && !tokens_[at].single ? numbers_.find(tokens_[at]) : nullptr;
    if (word == nullptr) return 0;
    const bool ordinal = word->ordinal == NumberClass::Ten;
    if (!ordinal && word->cardinal != NumberClass::Ten) return 0;
    const auto value = static_cast<int>(ordinal ? word->ordinal_value : word->value);
    ended = ended || ordinal;
    return value >= 10 && value <= 90 && value % 10 == 0 ? value : 0;
}

// A Buddhist year in Thai: our years end well before.
bool DateScanner::of_own_calendar(int year) const noexcept
{
    const Era& usual = words_.usual_era();
    return usual.months == Era::Months::Gregorian && usual.offset < 0 && year >= 2300 && year <= 2650;
}

// "1990s", "années 1990", "90er Jahre", "1990-е годы", "1990年代", "os anos noventa".
std::optional<DateScanner::Point> DateScanner::read_decade(std::size_t i) const
{
    if (!any(DateRole::Decade, DateRole::DecadeEnding, DateRole::DecadeNumber)) return std::nullopt;
    std::size_t at = i, end = 0;
    bool ending = false;
    if (entry(i, DateRole::YearMark, end) != nullptr && decade_figures(end, ending) && ending)
        at = end;    // "tahun 1990-an"
    const DateEntry* before = entry(i, DateRole::Decade, end);
    const bool named = before != nullptr && (before->key.empty() || before->key == "before");
    if (named) {
        at = skip_links(end);
        for (std::size_t next = 0; mark(at, "'") || dash(at) || entry(at, DateRole::OrdinalPrefix, next) != nullptr ||
                                   entry(at, DateRole::YearMark, next) != nullptr;)
            at = std::max(at + 1, next);
    }
    int value = 0;
    bool known = named, ended = false, of_year = false;
    if (const DateEntry* spelled = entry(at, DateRole::DecadeNumber, end)) {
        value = spelled->value;
        // "neunziger" and "التسعينيات" name a decade by themselves, "noventa" is also ninety.
        const auto is_number = [&](std::size_t k) {
            const WordInfo* word = numbers_.find(tokens_[k]);
            return word != nullptr && (word->cardinal != NumberClass::None || word->ordinal != NumberClass::None);
        };
        bool holds_noun = !is_number(at);    // "नब्बे के दशक" has it inside
        for (std::size_t k = at; k < end; ++k) holds_noun = holds_noun || has(k, DateRole::Decade);
        known = known || spelled->key == "sure" || holds_noun;
        ended = true;
    } else if (const int ten = spelled_ten(at, ended); ten > 0) {
        value = ten;
        end = at + 1;
    } else if (const auto figures = decade_figures(at, ended, &of_year)) {
        value = figures->value;
        end = figures->end;
    } else {
        return std::nullopt;
    }
    const bool noun = decade_noun(end, ended, end);
    const bool figures_of_decade = ended && !of_year && digits(at);
    if (!known && !noun && !(figures_of_decade && value > 99)) return std::nullopt;
    // "lata 1990–1995" are years.
    const std::size_t further = behind_range_mark(end, true);
    const bool range =
        value > 99 && named && !ended && further > end && digits(further) && tokens_[further].folded.size() == 4;
    if (range || (named && value > 99 && measured(end))) return std::nullopt;
    Point decade{.begin = i,
                 .end = end,
                 .readings =
                     of_own_calendar(value) ? shifted_decade(value, words_.usual_era().offset) : decade_readings(value)};
    if (value <= 99) put_into_century(decade, value);
    return decade;
}

// "neunziger Jahre des 19. Jahrhunderts", "anni Novanta dell'Ottocento": the century behind it tells which.
void DateScanner::put_into_century(Point& decade, int tens) const
{
    const std::size_t at = skip_links(decade.end);
    auto century = read_century(at);
    if (!century) century = read_named_century(at);
    if (!century || century->readings.empty() || !century->readings.front().century) return;
    const int number = century->readings.front().year.value_or(0);
    if (number < 10 || number > 21) return;
    Fields fields;
    fields.decade = true;
    fields.year = (number - 1) * 100 + tens;
    decade.readings = {fields};
    decade.end = century->end;
}

// A year with its mark or in four figures, behind what joins it.
std::optional<DateScanner::Part> DateScanner::year_at(std::size_t i) const
{
    const std::size_t at = skip_links(i);
    auto year = marked(at, DateRole::YearMark, 3000);
    if (!year) year = year_number(at);
    return year;
}

// "troisième trimestre", "3. Quartal", "Quartal III", "الربع الثالث", "上半年": which quarter or half of a year.
std::optional<DateScanner::Part> DateScanner::quarter_of_year(std::size_t i, std::string& label) const
{
    std::size_t at = i, end = 0;
    if (entry(i, DateRole::OrdinalPrefix, end) != nullptr) at = end;
    const DateEntry* noun = nullptr;
    const auto noun_at = [&](std::size_t k) {
        noun = entry(k, DateRole::Quarter, end);
        label = noun != nullptr ? "q" : "h";
        if (noun == nullptr) noun = entry(k, DateRole::HalfYear, end);
        return noun != nullptr;
    };
    std::optional<Part> part;
    if (noun_at(at)) {
        const std::size_t behind_noun = end;
        if (noun->value > 0) {
            part = Part{noun->value, behind_noun, true};
        } else {
            std::size_t number_at = skip_links(behind_noun), prefix = 0;
            if (entry(number_at, DateRole::OrdinalPrefix, prefix) != nullptr) number_at = prefix;
            part = century_number(number_at);
            // "النصف الأول", but "half a 3rd"
            if (part && label == "h" && !part->ordinal) part.reset();
        }
    } else if (part = century_number(at); part) {
        const std::size_t hyphen = dash(part->end) && tight(part->end) ? part->end + 1 : part->end;
        if (!noun_at(hyphen) || (label == "h" && !part->ordinal)) return std::nullopt;
        part->end = end;
    }
    if (!part || part->value < 1 || part->value > (label == "h" ? 2 : 4)) return std::nullopt;
    return part;
}

// "premier trimestre 2025", "1. Quartal 2025", "2025年第一季度", "2024'ün üçüncü çeyreğinde", "الربع الثالث من عام 2024".
std::optional<DateScanner::Point> DateScanner::read_quarter(std::size_t i) const
{
    if (!any(DateRole::Quarter, DateRole::HalfYear)) return std::nullopt;
    std::string label;
    std::optional<Part> year = marked(i, DateRole::YearMark, 3000);
    if (!year) year = year_number(i);
    std::size_t end = 0;
    if (year) {
        const auto part = quarter_of_year(skip_links(behind_ordinal(year->end)), label);
        if (!part) return std::nullopt;
        end = part->end;
        label += std::to_string(part->value);
    } else {
        const auto part = quarter_of_year(i, label);
        if (!part) return std::nullopt;
        year = year_at(part->end);
        if (!year) return std::nullopt;
        end = year->end;
        label += std::to_string(part->value);
    }
    Fields fields;
    fields.year = year->value;
    auto readings = readings_of(fields, {});
    return Point{.begin = i, .end = end, .readings = std::move(readings), .relative = label};
}

// "printemps 2025", "2025年春", "2025 tavaszán".
std::optional<DateScanner::Point> DateScanner::read_season(std::size_t i) const
{
    if (!any(DateRole::Season)) return std::nullopt;
    std::size_t end = 0;
    const DateEntry* season = entry(i, DateRole::Season, end);
    std::optional<Part> year;
    if (season != nullptr) {
        year = year_at(end);
        if (!year) return std::nullopt;
        end = year->end;
    } else {
        year = marked(i, DateRole::YearMark, 3000);
        if (!year) year = year_number(i);
        if (!year) return std::nullopt;
        season = entry(skip_links(behind_ordinal(year->end)), DateRole::Season, end);
        if (season == nullptr) return std::nullopt;
    }
    Fields fields;
    fields.year = year->value;
    auto readings = readings_of(fields, {});
    return Point{.begin = i, .end = end, .readings = std::move(readings), .relative = season->key};
}

// "ba năm qua", "dua bulan depan": the unit of time that begins "last year" belongs to the number before it.
bool DateScanner::counts_its_unit(std::size_t i) const
{
    constexpr std::size_t kMostDigits = 3;    // four are a year
    if (i == 0) return false;
    std::size_t end = 0;
    const NumberPhrase* unit = numbers_.match(tokens_, i, NumberPhraseKind::Unit, text_, end);
    if (unit == nullptr || !unit->key.starts_with("time:")) return false;
    const Token& before = tokens_[i - 1];
    if (before.type == TokenClass::Digits) return before.folded.size() <= kMostDigits && before.folded != "1";
    const WordInfo* info = numbers_.find(before);
    return info != nullptr && info->cardinal != NumberClass::None && info->cardinal != NumberClass::Weak && info->value > 1;
}

// "hier", "la semaine dernière", "去年"; "vor zwei Jahren", "两年前".
std::optional<DateScanner::Point> DateScanner::read_relative(std::size_t i) const
{
    if (!any(DateRole::Relative, DateRole::TurnBehind)) return std::nullopt;
    std::size_t end = 0;
    const DateEntry* phrase = entry(i, DateRole::Relative, end);
    if (phrase == nullptr) return read_distance(i);
    for (std::size_t k = i; k < end; ++k)
        if (!free(k)) return std::nullopt;
    if (counts_its_unit(i)) return std::nullopt;
    std::size_t day_end = 0;
    if (entry(i, DateRole::Weekday, day_end) != nullptr && day_end > end) return std::nullopt;    // "上周三"
    // In scripts without spaces "今天" must not be cut out of a longer word.
    if (end - i == 1 && tokens_[i].single && !(tokens_[i].word_start && tokens_[i].word_end)) return std::nullopt;
    return Point{.begin = i, .end = end, .relative = phrase->key};
}

// A number, a unit of time and a word that turns them into a day, before or behind.
std::optional<DateScanner::Point> DateScanner::read_distance(std::size_t i) const
{
    std::size_t at = i, end = 0;
    const DateEntry* before = entry(i, DateRole::TurnBehind, end);
    // 最后九个月: 后 is a part of another word.
    if (before != nullptr && tokens_[i].single && !tokens_[i].word_start) return std::nullopt;
    if (before != nullptr) at = end;
    const auto amount = number(at, 9999);
    if (!amount || amount->ordinal) return std::nullopt;
    const NumberPhrase* unit = numbers_.match(tokens_, amount->end, NumberPhraseKind::Unit, text_, end);
    if (unit == nullptr || !unit->key.starts_with("time:")) return std::nullopt;
    if (unit->key == "time:century" && amount->value > 12) return std::nullopt;    // "၁၉ ရာစုက" is the 19th century
    const std::string key = std::to_string(amount->value) + " " + unit->key.substr(5);
    std::size_t last = 0;
    if (const DateEntry* turn = entry(end, DateRole::TurnBehind, last); turn != nullptr && before == nullptr)
        return Point{.begin = i, .end = last, .relative = turn->key + key};
    if (before == nullptr) return std::nullopt;
    return Point{.begin = i, .end = end, .relative = before->key + key};
}

// "lundi dernier", "mars prochain": which one of them, told behind the name.
void DateScanner::add_turn(Point& point) const
{
    const Fields* fields = point.readings.size() == 1 && point.upper.empty() ? &point.readings[0] : nullptr;
    if (fields == nullptr || fields->year || fields->day || fields->hour || !(fields->weekday || fields->month)) return;
    std::size_t end = 0;
    const auto turn = [&](DateRole role, const char* key) {
        if (!point.relative.empty()) return;
        if (entry(point.end, role, end) != nullptr && !has(point.end, DateRole::DayHalf)) {    // 周六下午
            point.relative = key;
            point.end = end;
        } else if (point.begin > 0 && !inside_hangul(tokens_[point.begin - 1]) && behind(point.begin, role)) {
            point.relative = key;
        }
    };
    turn(DateRole::Last, "last");
    turn(DateRole::Next, "next");
    turn(DateRole::This, "this");
}

}    // namespace textdrift::facts
