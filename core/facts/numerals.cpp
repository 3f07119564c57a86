// Digits and their separators; signs; fractions; scale suffixes. Number words are in number_words.cpp.
#include "core/facts/numerals.h"

#include <algorithm>
#include <array>

namespace textdrift::facts {

namespace {

constexpr std::size_t kMaxGroups = 16;

enum class Separator : std::uint8_t { Comma, Point, Apostrophe, Space, Decimal, Group };

std::optional<Separator> separator_of(const Token& token) noexcept
{
    if (token.folded == ",") return Separator::Comma;
    if (token.folded == ".") return Separator::Point;
    if (token.folded == "'") return Separator::Apostrophe;
    if (token.mark == 0x00B7 || token.mark == 0x066B) return Separator::Decimal;
    if (token.mark == 0x066C || token.mark == 0x060C) return Separator::Group;    // "۲۶،۷۵۰": the comma of lists, too
    return std::nullopt;
}

struct Groups {
    std::vector<std::string_view> parts;
    std::vector<Separator> separators;    // between parts
};

bool first_group(std::string_view part) noexcept
{
    return part.size() <= 3 && !part.empty() && part.front() != '0';
}

// parts[0..count) are a whole number grouped in threes, or the Indian way in twos before the last three.
bool grouped(const Groups& groups, std::size_t count) noexcept
{
    const auto& parts = groups.parts;
    if (!first_group(parts[0]) || parts[count - 1].size() != 3) return false;
    const auto sized = [&](std::size_t size) {
        return std::all_of(parts.begin() + 1, parts.begin() + static_cast<std::ptrdiff_t>(count) - 1,
                           [size](std::string_view part) { return part.size() == size; });
    };
    return sized(3) || (parts[0].size() <= 2 && sized(2));
}

std::string joined(const Groups& groups, std::size_t whole, bool decimals)
{
    std::string digits;
    for (std::size_t i = 0; i < whole; ++i) digits += groups.parts[i];
    if (decimals) {
        digits += '.';
        digits += groups.parts[whole];
    }
    return digits;
}

void add_reading(std::vector<Rational>& readings, const std::string& digits)
{
    if (const auto value = Rational::from_decimal(digits)) readings.push_back(*value);
}

bool all_same(const Groups& groups, std::size_t count) noexcept
{
    return std::all_of(groups.separators.begin(), groups.separators.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](Separator s) { return s == groups.separators[0]; });
}

// One separator: "1,234" may be either, "2,13" and "0.5" only a decimal, "1 234" only a group.
std::vector<Rational> read_pair(const Groups& groups, bool decimal_point)
{
    std::vector<Rational> readings;
    const Separator separator = groups.separators[0];
    const bool group = grouped(groups, 2);
    if (separator == Separator::Decimal) {
        add_reading(readings, joined(groups, 1, true));
        return readings;
    }
    if (separator != Separator::Comma && separator != Separator::Point) {
        if (group) add_reading(readings, joined(groups, 2, false));
        // "۲٬۵۲ میلیون": the mark of thousands for the decimal one, which it looks like.
        else if (separator == Separator::Group && groups.parts[1].size() < 3) add_reading(readings, joined(groups, 1, true));
        return readings;
    }
    // "2019,500" and the like are two numbers of a list: nobody writes four digits before a comma and three behind it.
    if (separator == Separator::Comma && groups.parts[0].size() > 3 && groups.parts[1].size() > 2) return readings;
    const bool decimal_first = (separator == Separator::Point) == decimal_point;
    if (group && !decimal_first) add_reading(readings, joined(groups, 2, false));
    add_reading(readings, joined(groups, 1, true));
    if (group && decimal_first) add_reading(readings, joined(groups, 2, false));
    return readings;
}

// The values the groups may stand for; empty where no convention writes numbers so.
std::vector<Rational> read_groups(const Groups& groups, bool decimal_point)
{
    std::vector<Rational> readings;
    const std::size_t count = groups.parts.size();
    if (count == 1) {
        add_reading(readings, std::string(groups.parts[0]));
    } else if (count == 2) {
        return read_pair(groups, decimal_point);
    } else if (all_same(groups, count - 1)) {
        if (groups.separators[0] != Separator::Decimal && grouped(groups, count))
            add_reading(readings, joined(groups, count, false));
    } else if (all_same(groups, count - 2) && grouped(groups, count - 1)) {
        const Separator last = groups.separators.back();
        if (last == Separator::Comma || last == Separator::Point || last == Separator::Decimal)
            add_reading(readings, joined(groups, count - 1, true));
    }
    return readings;
}

// "½" folds to "1⁄2" (with U+2044): its value, or nullopt for any other mark.
std::optional<Rational> vulgar_fraction(const Token& token)
{
    constexpr std::string_view kSlash = "\u2044";
    const std::size_t slash = token.folded.find(kSlash);
    if (token.type != TokenClass::Mark || slash == std::string::npos || slash == 0) return std::nullopt;
    const auto numerator = Rational::from_decimal(std::string_view(token.folded).substr(0, slash));
    const auto denominator = Rational::from_decimal(std::string_view(token.folded).substr(slash + kSlash.size()));
    return numerator && denominator ? numerator->divided_by(*denominator) : std::nullopt;
}

bool add_to_all(std::vector<Rational>& readings, const Rational& value)
{
    std::vector<Rational> sums;
    for (const Rational& reading : readings)
        if (const auto sum = reading.plus(value)) sums.push_back(*sum);
    if (sums.empty()) return false;
    readings = std::move(sums);
    return true;
}

}    // namespace

// Whether the space before tokens[i] may group digits: one blank of any width on one line.
bool NumeralReader::group_space(std::size_t i) const noexcept
{
    const Token& token = tokens_[i];
    if (!token.space_before || token.newline_before) return false;
    const std::uint32_t gap = token.range.begin - tokens_[i - 1].range.end;
    return gap == 1 || (gap <= 3 && static_cast<unsigned char>(text_[tokens_[i - 1].range.end]) >= 0x80);
}

// Behind the last token that may belong to the digits at `begin`: groups joined by tight separators or single spaces.
std::size_t NumeralReader::end_of_groups(std::size_t begin) const noexcept
{
    std::size_t end = begin + 1;
    bool spaced = false, marked = false;
    for (std::size_t groups = 1; groups < kMaxGroups && free(end); ++groups) {
        const Token& next = tokens_[end];
        if (next.type == TokenClass::Digits) {
            const std::size_t first = tokens_[begin].folded.size();
            if (marked || next.folded.size() != 3 || first > 3 || tokens_[begin].folded[0] == '0' || !group_space(end))
                break;
            spaced = true;
            ++end;
            continue;
        }
        if (next.type != TokenClass::Mark || next.space_before || !separator_of(next) || !free(end + 1)) break;
        if (tokens_[end + 1].type != TokenClass::Digits || tokens_[end + 1].space_before) break;
        end += 2;
        marked = true;
        if (spaced) break;    // "1 234,5": what follows a space group and a mark is the decimals
    }
    return end;
}

std::optional<Numeral> NumeralReader::read_digits(std::size_t begin) const
{
    const std::size_t end = end_of_groups(begin);
    if (end == begin + 1) {
        const auto value = Rational::from_decimal(tokens_[begin].folded);
        if (!value) return std::nullopt;
        return Numeral{.begin = begin, .end = end, .readings = {*value}, .plain_digits = true};
    }
    Groups groups;
    for (std::size_t i = begin; i < end; ++i) {
        if (tokens_[i].type == TokenClass::Digits) {
            if (i > begin && tokens_[i - 1].type == TokenClass::Digits) groups.separators.push_back(Separator::Space);
            groups.parts.push_back(tokens_[i].folded);
        } else {
            groups.separators.push_back(*separator_of(tokens_[i]));
        }
    }
    Numeral numeral{.begin = begin, .end = end, .readings = read_groups(groups, lexicon_.decimal_point())};
    if (numeral.readings.empty() && groups.parts.size() > 1) {
        // 3.2.1 is one thing, though no number; the parts of "2018,2019,2020" are numbers of their own.
        const bool dotted = groups.parts.size() > 2 && all_same(groups, groups.separators.size()) &&
                            groups.separators[0] == Separator::Point;
        numeral.code = dotted;
        if (!dotted) numeral.end = begin + 1;
        add_reading(numeral.readings, dotted ? joined(groups, groups.parts.size(), false) : std::string(groups.parts[0]));
    }
    numeral.plain_digits = numeral.end == begin + 1;
    if (numeral.readings.empty()) return std::nullopt;
    return numeral;
}

// "৪ দশমিক ৫", "4 koma 5": figures on both sides of the word for the point.
void NumeralReader::add_decimals_behind_word(Numeral& numeral) const
{
    if (spellout_ == nullptr || !numeral.plain_digits) return;
    const std::size_t at = spellout_->point(tokens_, taken_, numeral.end);
    constexpr std::size_t kMostDecimals = 4;
    if (at == 0 || !free(at) || tokens_[at].type != TokenClass::Digits || tokens_[at].folded.size() > kMostDecimals) return;
    const auto value = Rational::from_decimal(tokens_[numeral.begin].folded + '.' + tokens_[at].folded);
    if (!value) return;
    numeral.readings = {*value};
    numeral.end = at + 1;
    numeral.plain_digits = false;
}

// "1/2" with tight slash: a proper fraction people write (halves to tenths, sixteenths, hundredths).
std::optional<Rational> NumeralReader::slash_fraction(std::size_t i) const
{
    if (!free(i) || !free(i + 2) || tokens_[i].type != TokenClass::Digits || tokens_[i + 2].type != TokenClass::Digits)
        return std::nullopt;
    if (tokens_[i + 1].folded != "/" && tokens_[i + 1].folded != "\u2044") return std::nullopt;
    if (tokens_[i + 1].space_before || tokens_[i + 2].space_before) return std::nullopt;
    if (free(i + 3) && tokens_[i + 3].folded == "/" && !tokens_[i + 3].space_before) return std::nullopt;
    const auto top = Rational::from_decimal(tokens_[i].folded);
    const auto bottom = Rational::from_decimal(tokens_[i + 2].folded);
    if (!top || !bottom || *top == Rational(0) || top->compare(*bottom) >= 0) return std::nullopt;
    const double b = bottom->to_double();
    if (b > 10 && b != 12 && b != 16 && b != 20 && b != 32 && b != 64 && b != 100) return std::nullopt;
    return top->divided_by(*bottom);
}

// "3½", "3 1/2", "3 and a half".
void NumeralReader::add_fraction_behind(Numeral& numeral) const
{
    const std::size_t at = numeral.end;
    if (!free(at)) return;
    if (const auto value = vulgar_fraction(tokens_[at]); value && add_to_all(numeral.readings, *value)) {
        numeral.end = at + 1;
    } else if (const std::size_t digits = at + (is_tight_hyphen(at) ? 1 : 0); free(digits) && numeral.plain_digits) {
        const bool apart = digits > at || tokens_[digits].space_before;
        const auto part = apart ? slash_fraction(digits) : std::nullopt;
        if (!part || !add_to_all(numeral.readings, *part)) return;
        numeral.end = digits + 3;
    } else {
        return;
    }
    numeral.fraction = true;
    numeral.plain_digits = false;
}

std::optional<Numeral> NumeralReader::read_mark(std::size_t begin, bool money) const
{
    const Token& token = tokens_[begin];
    if (const auto value = vulgar_fraction(token))
        return Numeral{.begin = begin, .end = begin + 1, .readings = {*value}, .fraction = true};
    if (!free(begin + 1) || tokens_[begin + 1].type != TokenClass::Digits || tokens_[begin + 1].space_before)
        return std::nullopt;
    const bool open = begin == 0 || token.space_before || tokens_[begin - 1].type == TokenClass::Mark;
    if (!open) return std::nullopt;
    if (token.folded == "." || token.mark == 0x00B7) {    // .5
        const auto value = Rational::from_decimal("0." + tokens_[begin + 1].folded);
        if (!value || (begin > 0 && tokens_[begin - 1].folded == ".")) return std::nullopt;
        return Numeral{.begin = begin, .end = begin + 2, .readings = {*value}};
    }
    if (token.folded != "-" && token.folded != "+") return std::nullopt;
    if (token.mark == 0x2014 || token.mark == 0x2015) return std::nullopt;    // a dash between clauses
    // "14 -18" and "14½-13½" are ranges, not a negative number.
    if (begin > 0 && (tokens_[begin - 1].type == TokenClass::Digits || vulgar_fraction(tokens_[begin - 1])))
        return std::nullopt;
    auto numeral = read(begin + 1, money);
    if (!numeral) return std::nullopt;
    numeral->begin = begin;
    numeral->signed_value = true;
    if (token.folded == "-")
        for (Rational& reading : numeral->readings) reading = reading.times(-1).value_or(reading);
    return numeral;
}

bool NumeralReader::has_scale_suffix(const Numeral& numeral) const
{
    std::size_t end = 0;
    const std::size_t at = numeral.end + (is_tight_hyphen(numeral.end) ? 1 : 0);
    return free(numeral.end) && lexicon_.match(tokens_, at, NumberPhraseKind::Scale, text_, end) != nullptr;
}

void NumeralReader::read_scale_suffix(Numeral& numeral, bool money) const
{
    std::size_t at = numeral.end;
    if (numeral.ordinal || numeral.code || !free(at)) return;
    const bool hyphen = is_tight_hyphen(at);
    at += hyphen ? 1 : 0;
    std::size_t end = 0;
    const NumberPhrase* scale = lexicon_.match(tokens_, at, NumberPhraseKind::Scale, text_, end);
    if (scale == nullptr || names_longer(at, end)) return;
    const bool attached = !hyphen && !tokens_[at].space_before;
    const bool signed_behind = free(end) && tokens_[end].type == TokenClass::Mark && !tokens_[end].space_before;    // "5 M€"
    if (scale->key == "money" && (!money || !(attached || signed_behind || tokens_[at].folded.size() > 1))) return;
    if (scale->key == "attached" && !attached) return;
    if (free(end) && !tokens_[end].space_before && tokens_[end].type == TokenClass::Digits) return;    // "3k2"
    for (Rational& reading : numeral.readings) reading = reading.times(scale->factor).value_or(reading);
    numeral.end = end;
    numeral.scaled = true;
    numeral.scale = numeral.scale.times(scale->factor).value_or(Rational(1));
    numeral.plain_digits = false;
}

std::optional<Numeral> NumeralReader::read(std::size_t begin, bool money) const
{
    if (!free(begin)) return std::nullopt;
    const Token& token = tokens_[begin];
    if (token.type == TokenClass::Word) {
        auto numeral = read_words(begin);
        if (auto spelled = read_spelled(begin); spelled && (!numeral || spelled->end > numeral->end))
            numeral = std::move(spelled);
        if (numeral) read_scale_suffix(*numeral, money);
        if (numeral) add_smaller_scale(*numeral);
        return numeral;
    }
    if (token.type == TokenClass::Mark) return read_mark(begin, money);
    if (const auto part = slash_fraction(begin)) {
        return Numeral{.begin = begin, .end = begin + 3, .readings = {*part}, .fraction = true};
    }
    auto numeral = read_digits(begin);
    if (!numeral || numeral->code) return numeral;
    add_decimals_behind_word(*numeral);
    // "50:tä miljoonaa", "20:een": an ending behind a colon.
    if (is_mark(numeral->end, ":") && !tokens_[numeral->end].space_before && free(numeral->end + 1) &&
        !tokens_[numeral->end + 1].space_before && lexicon_.ends_figures(tokens_[numeral->end + 1].folded))
        numeral->end += 2;
    // "3rd", "5-й"
    const std::size_t suffix = numeral->end + (is_tight_hyphen(numeral->end) ? 1 : 0);
    const std::size_t behind = free(suffix) ? lexicon_.end_of_role(tokens_, suffix, Role::OrdinalSuffix, text_) : 0;
    if (behind != 0 && !tokens_[suffix].space_before) {
        numeral->ordinal = true;
        numeral->plain_digits = false;
        numeral->end = behind;
        return numeral;
    }
    // "제7조" is the seventh article, no seven trillions.
    const bool numbered =
        begin > 0 && !token.space_before && tokens_[begin - 1].single && lexicon_.has(tokens_[begin - 1], Role::NumberSign);
    if (numbered) return numeral;
    add_fraction_behind(*numeral);
    extend_behind(*numeral);
    read_scale_suffix(*numeral, money);
    if (numeral->scaled) add_smaller_scale(*numeral);
    return numeral;
}

int roman_value(std::string_view folded) noexcept
{
    struct Symbol {
        std::string_view text;
        int value;
    };
    constexpr std::array<Symbol, 13> kSymbols = {{{"m", 1000},
                                                  {"cm", 900},
                                                  {"d", 500},
                                                  {"cd", 400},
                                                  {"c", 100},
                                                  {"xc", 90},
                                                  {"l", 50},
                                                  {"xl", 40},
                                                  {"x", 10},
                                                  {"ix", 9},
                                                  {"v", 5},
                                                  {"iv", 4},
                                                  {"i", 1}}};
    if (folded.size() > 15) return 0;    // MMMDCCCLXXXVIII is the longest
    int value = 0;
    std::string_view rest = folded;
    for (const Symbol& symbol : kSymbols) {
        for (; rest.starts_with(symbol.text); rest.remove_prefix(symbol.text.size())) value += symbol.value;
    }
    if (!rest.empty() || value >= 4000) return 0;
    // Greedy reading also takes "iiii" or "viv": only what writing the value gives back is a Roman numeral.
    std::string usual;
    int left = value;
    for (const Symbol& symbol : kSymbols) {
        for (; left >= symbol.value; left -= symbol.value) usual += symbol.text;
    }
    return usual == folded ? value : 0;
}

}    // namespace textdrift::facts
