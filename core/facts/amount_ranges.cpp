// Ranges of amounts and amounts told in two units.
#include "core/facts/quantity.h"
#include "core/facts/quantity_reader.h"

namespace textdrift::facts {

// The first token of the upper end where a range goes on behind `amount`; 0 where it does not.
std::size_t QuantityReader::upper_begin(const Amount& amount) const
{
    const std::size_t at = amount.end;
    if (!numerals_.free(at) || !numerals_.free(at + 1)) return 0;
    if (numerals_.is_mark(at, "-")) {
        const bool loose = tokens_[at].space_before && tokens_[at + 1].space_before;
        if (loose && tokens_[at].mark != 0x2013) return 0;
        if (numerals_.is_mark(at + 1, "-") && !tokens_[at + 1].space_before)    // "14 -- 18"
            return numerals_.free(at + 2) && tokens_[at + 2].type == TokenClass::Digits ? at + 2 : 0;
        return tokens_[at + 1].type == TokenClass::Digits || !loose ? at + 1 : 0;
    }
    if (const std::size_t upper = lexicon_.end_of_role(tokens_, at, Role::Range, text_); upper != 0 && numerals_.free(upper))
        return upper;
    const bool between = amount.begin > 0 && lexicon_.has(tokens_[amount.begin - 1], Role::Between);
    return between && numerals_.has(at, Role::And) ? at + 1 : 0;
}

void QuantityReader::read_range(Amount& amount) const
{
    if (amount.numeral.code || amount.numeral.idle) return;
    const std::size_t begin = upper_begin(amount);
    if (begin == 0) return;
    auto upper = read_amount(begin, amount.kind == FactKind::Money);
    const bool tight = numerals_.is_mark(amount.end, "-") && !tokens_[amount.end].space_before;    // "4-1大勝", a score
    if (upper && !tight && numerals_.has(amount.end, Role::Range) && falls(amount, *upper)) return;
    const bool twice = upper && numerals_.is_mark(amount.end, "-") && amount.value.unit.empty() &&
                       amount.numeral.readings.front() == upper->numeral.readings.front();
    if (twice) {    // "4,500-4,500 यूरो": so much each
        const std::size_t first = amount.begin;
        amount = *upper;
        amount.begin = first;
        return;
    }
    // "fell by a third to 2.2 billion" tells a change and its result.
    const bool mixed = upper && amount.numeral.fraction != upper->numeral.fraction && amount.value.unit != upper->value.unit;
    if (mixed && numerals_.has(amount.end, Role::Range)) return;
    if (!upper || upper->numeral.code || upper->numeral.idle || upper->numeral.ordinal != amount.numeral.ordinal) return;
    if (glued_behind(*upper) || !fit_units(amount, *upper)) return;
    amount.value.upper = upper->value.readings;
    expand_short_upper(amount, *upper);
    amount.value.spelled = amount.value.spelled && upper->value.spelled;
    amount.end = upper->end;
    amount.numeral.plain_digits = false;
}

// "fell from 2,220 to 1,612" tells two values, not a range, and so does "from 131 to 96 million".
bool QuantityReader::falls(const Amount& lower, const Amount& upper)
{
    if (!lower.numeral.scaled && lower.value.unit.empty() && upper.numeral.scale != Rational(1)) {
        constexpr double kMostFall = 20;    // "500 to 2 million" is a range all the same
        const double unscaled = upper.numeral.readings.front().to_double() / upper.numeral.scale.to_double();
        const double first = lower.value.readings.front().to_double();
        return first >= unscaled && first <= kMostFall * unscaled;
    }
    return !upper.numeral.scaled && lower.value.unit == upper.value.unit &&
           lower.value.readings.front().compare(upper.value.readings.front()) >= 0;
}

// Makes both ends speak of one unit; false where they are two quantities.
bool QuantityReader::fit_units(Amount& lower, const Amount& upper) const
{
    if (lower.value.unit == upper.value.unit) {
        if (!shares_currency(lower.value, upper.value)) return false;
        spread_scale(lower, upper);
        return true;
    }
    const bool hyphen = numerals_.is_mark(lower.end, "-");
    const bool opened = lower.begin > 0 && (lexicon_.has(tokens_[lower.begin - 1], Role::Between) ||
                                            lexicon_.has(tokens_[lower.begin - 1], Role::From));
    if (lower.value.unit.empty()) {
        spread_scale(lower, upper);
        spread_factor(lower, upper);
        lower.kind = upper.kind;
        lower.value.unit = upper.value.unit;
        lower.value.currencies = upper.value.currencies;
        return true;
    }
    // "miezi 5 hadi 36", "asilimia 8 hadi 10": a unit that leads its number leads both.
    if (lower.prefixed && lower.kind != FactKind::Money && upper.value.unit.empty()) {
        spread_scale(lower, upper);
        return true;
    }
    // "MMK 1 million to 10 million", but not "gave $5 to 10 people".
    if (lower.kind != FactKind::Money || !upper.value.unit.empty()) return false;
    const bool rises = upper.value.readings.front().compare(lower.value.readings.front()) > 0 && !nouns_.follows(upper.end);
    if (!(lower.prefixed && (hyphen || opened)) && !rises) return false;
    spread_scale(lower, upper);
    return true;
}

// "5 to 10 million" is 5 million to 10 million; "500 to 2 million" is not.
void QuantityReader::spread_scale(Amount& lower, const Amount& upper)
{
    const Rational& scale = upper.numeral.scale;
    if (lower.numeral.scaled || scale == Rational(1)) return;
    const auto unscaled = upper.numeral.readings.front().divided_by(scale);
    if (!unscaled || lower.numeral.readings.front().compare(*unscaled) >= 0) return;
    for (Rational& reading : lower.value.readings) reading = reading.times(scale).value_or(reading);
}

// Percent forms and cents change the value: what was done to the upper end is done to the lower.
void QuantityReader::spread_factor(Amount& lower, const Amount& upper)
{
    const auto factor = upper.value.readings.front().divided_by(upper.numeral.readings.front());
    if (!factor || *factor == Rational(1)) return;
    for (Rational& reading : lower.value.readings) reading = reading.times(*factor).value_or(reading);
}

// "114-18" means 114 to 118: both readings are kept.
void QuantityReader::expand_short_upper(Amount& amount, const Amount& upper) const
{
    if (!amount.numeral.plain_digits || !upper.numeral.plain_digits) return;
    const std::string& low = tokens_[amount.numeral.begin].folded;
    const std::string& high = tokens_[upper.numeral.begin].folded;
    if (high.size() >= low.size() || high.size() < 2) return;
    if (const auto full = Rational::from_decimal(low.substr(0, low.size() - high.size()) + high))
        amount.value.upper.push_back(*full);
}

// "two years and three months", "1 hour 30 minutes": told in the smaller unit.
void QuantityReader::add_smaller_units(Amount& amount) const
{
    add_inches(amount);
    for (int parts = 0; parts < 3 && amount.kind == FactKind::Measure && amount.value.upper.empty(); ++parts) {
        std::size_t at = amount.end;
        if (numerals_.is_mark(at, ",")) ++at;
        if (numerals_.has(at, Role::And)) ++at;
        if (at >= tokens_.size() || paragraph_.taken[at]) return;
        const auto numeral = numerals_.read(at);
        if (!numeral || numeral->ordinal || numeral->code || numeral->idle) return;
        const auto next = read_amount(at, false);
        if (!next || next->kind != FactKind::Measure || !join_units(amount, *next)) return;
    }
}

// "The 6-foot-6 forward": inches that go without saying.
void QuantityReader::add_inches(Amount& amount) const
{
    if (amount.value.unit != "length:foot" || !amount.value.upper.empty()) return;
    if (!numerals_.is_tight_hyphen(amount.end) || !all_free(amount.end, amount.end + 1)) return;
    const auto next = read_amount(amount.end + 1, false);
    if (!next || next->kind != FactKind::Number || next->numeral.ordinal || next->numeral.fraction) return;
    Amount inches = *next;
    inches.value.unit = "length:inch";
    join_units(amount, inches);
}

bool QuantityReader::join_units(Amount& amount, const Amount& next) const
{
    const auto large = unit_scale(amount.value.unit);
    const auto small = unit_scale(next.value.unit);
    if (!large || !small || large->family.empty() || large->family != small->family || large->dimension != small->dimension)
        return false;
    if (large->factor.compare(small->factor) <= 0 || large->family == "metric") return false;
    const auto ratio = large->factor.divided_by(small->factor);
    std::vector<Rational> sums;
    for (const Rational& reading : amount.value.readings) {
        const auto scaled = ratio ? reading.times(*ratio) : std::nullopt;
        const auto sum = scaled ? scaled->plus(next.value.readings.front()) : std::nullopt;
        if (!sum || next.value.readings.front().compare(*ratio) >= 0) return false;
        sums.push_back(*sum);
    }
    amount.value.readings = std::move(sums);
    amount.value.unit = next.value.unit;
    amount.end = next.end;
    return true;
}

// "un'ora e 20 minuti", "час 20 минут": the larger unit alone is one of it.
void QuantityReader::add_unit_before(Amount& amount) const
{
    if (amount.kind != FactKind::Measure || !amount.value.upper.empty() || !amount.value.unit.starts_with("time:")) return;
    std::size_t at = amount.begin;
    if (at > 1 && numerals_.is_mark(at - 1, "-") && numerals_.has(at - 2, Role::And)) at -= 2;    // "שעה ו-20 דקות"
    else if (at > 0 && numerals_.has(at - 1, Role::And)) --at;
    const bool joined = at < amount.begin;
    if (!joined && amount.value.unit != "time:minute") return;
    for (std::size_t begin = at; begin > 0 && at - begin < 3;) {
        std::size_t end = 0;
        const NumberPhrase* unit = lexicon_.match(tokens_, --begin, NumberPhraseKind::Unit, text_, end);
        if (unit == nullptr || end != at || !all_free(begin, at) || (!joined && unit->key != "time:hour")) continue;
        Amount whole{.begin = begin, .end = at, .kind = FactKind::Measure};
        whole.value.readings = {unit->factor};
        whole.value.unit = unit->key;
        if (!join_units(whole, amount)) return;
        amount.value.readings = std::move(whole.value.readings);
        amount.begin = begin;
        return;
    }
}

// "declared 3.9 million, but spent at least 6.7": a bare decimal may be meant in the scale told before it.
void QuantityReader::spread_forward(const Amount& amount, Quantity& value)
{
    if (amount.numeral.scale != Rational(1)) last_scale_ = amount.numeral.scale;
    const bool bare = amount.kind == FactKind::Number && value.unit.empty() && value.upper.empty() && !value.spelled;
    if (!bare || last_scale_ == Rational(1) || value.readings.size() > 1 || value.readings.front().is_integer()) return;
    if (const auto scaled = value.readings.front().times(last_scale_)) value.readings.push_back(*scaled);
}

// "sank von 131 auf 96 Millionen": the first number may be meant in the scale of the second, which stands near behind it.
void QuantityReader::spread_back(const Amount& amount, std::vector<Fact>& out) const
{
    constexpr std::uint32_t kNear = 24;    // bytes: a word or two in any script
    if (bare_end_ == 0 || out.empty() || amount.numeral.scale == Rational(1) || amount.begin < bare_end_) return;
    if (tokens_[amount.begin].range.begin > tokens_[bare_end_ - 1].range.end + kNear) return;
    for (std::size_t i = bare_end_; i < amount.begin; ++i)
        if (tokens_[i].sentence_start || tokens_[i].folded == ",") return;
    auto* quantity = std::get_if<Quantity>(&out.back().value);
    if (quantity == nullptr || quantity->readings.size() > 2) return;
    if (const auto scaled = quantity->readings.front().times(amount.numeral.scale)) quantity->readings.push_back(*scaled);
}

}    // namespace textdrift::facts
