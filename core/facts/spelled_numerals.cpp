// Numerals in words by CLDR's rules, and digits with scale words: "vingt-trois", "2 mil millones", "2亿1300万", "milioni 5".
#include <algorithm>

#include "core/facts/numerals.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

constexpr int kGreatestShare = 20;        // one in so many
constexpr int kGreatestOfSeveral = 10;    // several of so many

// Digits and scale words read so far: "2億" and "3千" before "万" comes, which multiplies the 3千 but not the 2億.
class ScaleSum {
public:
    bool add(const Rational& number, std::int64_t factor)
    {
        const auto value = number.times(factor);
        if (!value) return false;
        terms_.push_back({*value, factor});
        return true;
    }

    bool multiply(std::int64_t factor)
    {
        Rational sum = 0;
        bool any = false;
        while (!terms_.empty() && (terms_.back().factor < factor || !any)) {
            if (any && terms_.back().factor >= factor) break;
            const auto more = sum.plus(terms_.back().value);
            if (!more) return false;
            sum = *more;
            any = true;
            terms_.pop_back();
        }
        return any && add(sum, factor);
    }

    // "3천 5백만", "1천400만": what is left belongs to the thousands before it, and both count myriads. False where nothing
    // does.
    bool complete_myriads(const Rational& number, std::int64_t factor)
    {
        constexpr std::int64_t kMyriad = 10'000;
        const std::int64_t part = factor / kMyriad;
        if (factor % kMyriad != 0 || part >= last_factor() || last_factor() > 1000) return false;
        if (part < 10 && number.compare(last_factor()) >= 0) return false;
        return add(number, part) && multiply(kMyriad);
    }

    bool fits(std::int64_t factor) const { return terms_.empty() || factor < terms_.back().factor; }
    std::int64_t last_factor() const { return terms_.empty() ? 1 : terms_.back().factor; }
    bool single() const { return terms_.size() == 1; }

    std::optional<Rational> total() const
    {
        std::optional<Rational> sum = Rational(0);
        for (const Term& term : terms_)
            if (sum) sum = sum->plus(term.value);
        return sum;
    }

private:
    struct Term {
        Rational value;
        std::int64_t factor;
    };
    std::vector<Term> terms_;
};

bool is_ideograph(const Token& token) noexcept
{
    std::size_t at = 0;
    return token.single && text::next_code_point(token.folded, at) >= 0x2E80;
}

bool is_power_of_ten(const Rational& value)
{
    for (std::int64_t power = 100; power <= 1'000'000'000'000; power *= 10)
        if (value == Rational(power)) return true;
    return false;
}

}    // namespace

// A counter, unit, currency or percent word stands there: what is before it counts something.
bool NumeralReader::is_counted(std::size_t end) const
{
    if (!free(end)) return false;
    for (const Role role : {Role::Counted, Role::Generic, Role::Old})
        if (lexicon_.end_of_role(tokens_, end, role, text_) != 0) return true;
    std::size_t behind = 0;
    for (const auto kind :
         {NumberPhraseKind::Unit, NumberPhraseKind::Currency, NumberPhraseKind::CurrencyPart, NumberPhraseKind::Percent})
        if (lexicon_.match(tokens_, end, kind, text_, behind) != nullptr) return true;
    return false;
}

// "mười năm": a digit that never follows tens counts years there, though CLDR spells fifteen so.
bool NumeralReader::ends_apart(std::size_t begin, std::size_t end) const
{
    if (end < begin + 2 || !lexicon_.has(tokens_[end - 1], Role::Apart)) return false;
    const WordInfo* before = lexicon_.find(tokens_[end - 2]);
    return before != nullptr && before->cardinal == NumberClass::Ten;
}

// "이 백신": an expression that begins inside the words and goes on behind them ("this vaccine") is no end of a number.
bool NumeralReader::cuts_idiom(std::size_t begin, std::size_t end) const
{
    for (std::size_t i = begin + 1; i < end; ++i) {
        std::size_t behind = 0;
        if (lexicon_.match(tokens_, i, NumberPhraseKind::Idiom, text_, behind) != nullptr && behind > end) return true;
    }
    return false;
}

// One ideograph or Hangul letter is a number only where it counts something; "million-dollar" counts no million; in "one
// hundred and two hundred" the first number ends before "and".
bool NumeralReader::accepts(std::size_t begin, const SpelledNumber& number) const
{
    if (cuts_idiom(begin, number.end) || ends_apart(begin, number.end)) return false;
    // "миллион двести тысяч", but not "миллионов": of great scales a form of the singular only.
    if (number.bare && (is_tight_hyphen(number.end) || (number.value.compare(1'000'000) >= 0 && !has(begin, Role::One))))
        return false;
    const auto scale = spellout_->scale_behind(tokens_, taken_, number.end);
    // "ရှစ်ဆယ်ရာခိုင်နှုန်း": percent begins with the word for a hundred.
    if (number.value.is_integer() && !number.ordinal && scale && !names_longer(number.end, scale->end)) return false;
    // "万一": a myriad needs a number before it.
    if (is_ideograph(tokens_[begin]) && number.bare && !number.hangul &&
        (number.value.compare(10'000) >= 0 || !is_counted(number.end)))
        return false;
    if (!is_ideograph(tokens_[begin]) || number.end - begin > 1) return true;
    if (spellout_->denominator_link(tokens_, taken_, number.end) != 0) return true;
    if (spellout_->numerator_link(tokens_, taken_, number.end) != 0) return true;
    return !number.doubtful && (is_counted(number.end) || begins_range(number.end));
}

// "五至八年": the upper end is counted, and so the lower one is a number.
bool NumeralReader::begins_range(std::size_t at) const
{
    std::size_t upper = free(at) ? lexicon_.end_of_role(tokens_, at, Role::Range, text_) : 0;
    if (upper == 0 && (is_mark(at, "-") || is_mark(at, "~"))) upper = at + 1;
    if (upper == 0 || !free(upper) || tokens_[upper].type != TokenClass::Word) return false;
    const auto found = spellout_->read(tokens_, taken_, upper);
    return !found.empty() && !found.front().ordinal && is_counted(found.front().end);
}

std::optional<Numeral> NumeralReader::read_spelled(std::size_t begin) const
{
    if (!may_start(begin)) return std::nullopt;
    if (auto first = read_scale_first(begin)) return first;
    if (const auto part = spellout_->adds_to_next(tokens_[begin])) return read_with_part(begin, *part);
    const std::vector<SpelledNumber> found = spellout_->read(tokens_, taken_, begin);
    const auto best =
        std::find_if(found.begin(), found.end(), [&](const SpelledNumber& number) { return accepts(begin, number); });
    auto part = read_part(begin);    // "một phần ba" begins with "one"
    if (part && (best == found.end() || part->end > best->end)) {
        extend_with_scales(*part);    // "четверть миллиона"
        return part;
    }
    if (best == found.end()) return std::nullopt;
    Numeral numeral{.begin = begin,
                    .end = best->end,
                    .readings = {},
                    .spelled = true,
                    .ordinal = best->ordinal,
                    .year_pair = best->year};
    for (const SpelledNumber& number : found)
        if (number.end == best->end && number.ordinal == best->ordinal && numeral.readings.size() < 3)
            numeral.readings.push_back(number.value);
    const bool word = best->end == begin + 1;
    numeral.article = best->bare || (word && is_power_of_ten(best->value));
    numeral.scaled = best->value.compare(1000) >= 0 && is_power_of_ten(best->value);
    numeral.fraction = !best->value.is_integer();
    if (numeral.ordinal) return numeral;
    add_spelled_decimals(numeral);
    divide_by_denominator(numeral);
    if (!numeral.fraction) count_parts(numeral);
    add_part_behind(numeral);
    if (!numeral.article && !spellout_->scale_behind(tokens_, taken_, numeral.end)) extend_with_words(numeral);
    if (!numeral.readings.front().is_integer()) extend_with_scales(numeral);
    return numeral;
}

// "साढ़े तीन लाख": three and a half of the scale behind.
std::optional<Numeral> NumeralReader::read_with_part(std::size_t begin, const Rational& part) const
{
    if (!free(begin + 1)) return std::nullopt;
    std::optional<Numeral> numeral;
    if (tokens_[begin + 1].type == TokenClass::Digits) {
        numeral = read_digits(begin + 1);
        if (numeral) extend_with_scales(*numeral);
    } else if (tokens_[begin + 1].type == TokenClass::Word && !spellout_->adds_to_next(tokens_[begin + 1])) {
        numeral = read_spelled(begin + 1);
    }
    if (!numeral || numeral->code || numeral->ordinal || numeral->fraction) return std::nullopt;
    for (Rational& reading : numeral->readings) {
        const auto share = part.times(Rational(spellout_->last_scale(reading)));
        const auto sum = share ? reading.plus(*share) : std::nullopt;
        if (!sum) return std::nullopt;
        reading = *sum;
    }
    numeral->begin = begin;
    numeral->plain_digits = false;
    numeral->fraction = true;
    return numeral;
}

// "три с половиной", "một triệu rưỡi": and a part of the last scale.
void NumeralReader::add_part_behind(Numeral& numeral) const
{
    if (spellout_ == nullptr || numeral.ordinal || numeral.fraction) return;
    const auto part = spellout_->added_part(tokens_, taken_, numeral.end);
    if (!part) return;
    std::vector<Rational> sums;
    for (const Rational& reading : numeral.readings) {
        const std::int64_t scale = numeral.plain_digits ? 1 : spellout_->last_scale(reading);
        const auto share = part->second.times(Rational(scale));
        const auto sum = share ? reading.plus(*share) : std::nullopt;
        if (!sum) return;
        sums.push_back(*sum);
    }
    const std::int64_t last = numeral.plain_digits ? 1 : spellout_->last_scale(numeral.readings.front());
    numeral.readings = std::move(sums);
    numeral.end = part->first;
    numeral.fraction = true;
    numeral.article = numeral.plain_digits = false;
    // "مليونين ونصف المليون" names the scale once more.
    const WordInfo* again = last > 1 && free(numeral.end) ? lexicon_.find(tokens_[numeral.end]) : nullptr;
    if (again != nullptr && again->cardinal >= NumberClass::Hundred && again->value == last) {
        ++numeral.end;
        numeral.scaled = true;
    }
}

// "သန်း တစ်ရာ့လေးဆယ်": the scale stands before a number in words.
std::optional<Numeral> NumeralReader::read_words_behind_scale(std::size_t begin, std::size_t end, std::int64_t factor) const
{
    const auto found = spellout_->read(tokens_, taken_, end);
    const auto number = std::find_if(found.begin(), found.end(), [&](const SpelledNumber& spelled) {
        return !spelled.ordinal && spelled.value.is_integer() && spelled.value.compare(factor) < 0;
    });
    const auto value = number != found.end() ? number->value.times(factor) : std::nullopt;
    if (!value) return std::nullopt;
    return Numeral{.begin = begin, .end = number->end, .readings = {*value}, .spelled = true, .scaled = true};
}

// "milioni 2.5": the scale stands before its digits.
std::optional<Numeral> NumeralReader::read_scale_first(std::size_t begin) const
{
    const auto scale = spellout_->scale_before(tokens_, taken_, begin);
    if (!scale || !free(scale->end)) return std::nullopt;
    if (tokens_[scale->end].type == TokenClass::Word && tokens_[begin].single)
        return read_words_behind_scale(begin, scale->end, scale->factor);
    if (tokens_[scale->end].type != TokenClass::Digits) return std::nullopt;
    if (!tokens_[scale->end].space_before && !tokens_[begin].single) return std::nullopt;
    auto digits = read_digits(scale->end);
    if (!digits || digits->code) return std::nullopt;
    add_fraction_behind(*digits);
    Numeral numeral = *digits;
    numeral.begin = begin;
    numeral.plain_digits = false;
    numeral.scaled = true;
    numeral.scale = Rational(scale->factor);
    for (Rational& reading : numeral.readings) reading = reading.times(scale->factor).value_or(reading);
    return numeral;
}

// "trois virgule cinq", "दशमलव पाँच": digits one by one, or one number of two digits.
void NumeralReader::add_spelled_decimals(Numeral& numeral) const
{
    std::size_t at = spellout_->point(tokens_, taken_, numeral.end);
    if (at == 0 || numeral.readings.size() != 1) return;
    std::string digits;
    while (digits.size() < 12) {
        const auto found = spellout_->read(tokens_, taken_, at);
        const auto digit = std::find_if(found.begin(), found.end(), [&](const SpelledNumber& number) {
            return !number.ordinal && number.value.is_integer() && number.value.compare(digits.empty() ? 100 : 10) < 0;
        });
        if (digit == found.end()) break;
        digits += digit->value.to_string();
        at = digit->end;
        if (digit->value.compare(10) >= 0) break;
    }
    const auto part = digits.empty() ? std::nullopt : Rational::from_decimal("0." + digits);
    const auto sum = part ? numeral.readings.front().plus(*part) : std::nullopt;
    if (!sum) return;
    numeral.readings = {*sum};
    numeral.end = at;
}

// The number at tokens[at], digits or words, as the other half of a fraction.
std::optional<Numeral> NumeralReader::read_half_of_fraction(std::size_t at) const
{
    if (!free(at)) return std::nullopt;
    if (tokens_[at].type == TokenClass::Digits) {
        auto digits = read_digits(at);
        return digits && !digits->code && digits->readings.front().is_integer() ? digits : std::nullopt;
    }
    const auto found = spellout_->read(tokens_, taken_, at, true);
    if (found.empty() || found.front().ordinal || !found.front().value.is_integer()) return std::nullopt;
    return Numeral{.begin = at, .end = found.front().end, .readings = {found.front().value}, .spelled = true};
}

// "三分之二", "dörtte üç": the denominator comes first; "สามในสี่": the numerator.
void NumeralReader::divide_by_denominator(Numeral& numeral) const
{
    if (spellout_ == nullptr || numeral.readings.size() != 1 || !numeral.readings.front().is_integer()) return;
    std::size_t at = spellout_->denominator_link(tokens_, taken_, numeral.end);
    if (at == 0 && numeral.spelled && spellout_->ends_as_denominator(tokens_[numeral.end - 1])) at = numeral.end;
    const bool numerator_first = at == 0;
    if (at == 0) at = spellout_->numerator_link(tokens_, taken_, numeral.end);
    const auto other = at == 0 ? std::nullopt : read_half_of_fraction(at);
    if (!other) return;
    const Rational& top = (numerator_first ? numeral : *other).readings.front();
    const Rational& bottom = (numerator_first ? *other : numeral).readings.front();
    // "three of eleven" counts people; "one in twelve" and "nine out of ten" are shares.
    const int most = top == Rational(1) ? kGreatestShare : kGreatestOfSeveral;
    if (top.compare(bottom) >= 0 || (numerator_first && bottom.compare(most) > 0)) return;
    const auto value = top.divided_by(bottom);
    if (!value) return;
    numeral.readings = {*value};
    numeral.end = other->end;
    numeral.fraction = true;
    numeral.plain_digits = false;
}

// "deux tiers", "три пятых", "2 tercios": so many parts.
void NumeralReader::count_parts(Numeral& numeral) const
{
    if (spellout_ == nullptr || numeral.readings.size() != 1 || !numeral.readings.front().is_integer()) return;
    const std::size_t next = numeral.end + (is_tight_hyphen(numeral.end) ? 1 : 0);
    const auto part = spellout_->denominator(tokens_, taken_, next);
    const bool one = numeral.readings.front() == Rational(1);
    if (one && spellout_->added_part(tokens_, taken_, numeral.end)) return;    // "satu setengah" is one and a half
    if (!part || !is_part(*part, one) || numeral.readings.front().compare(Rational(part->value)) >= 0) return;
    const auto value = numeral.readings.front().divided_by(part->value);
    if (!value) return;
    numeral.readings = {*value};
    numeral.end = part->end;
    numeral.fraction = true;
    numeral.plain_digits = false;
}

// Ordinals are denominators behind "one" only where nothing is counted ("a third person"), and behind more where the
// language has no form for that.
bool NumeralReader::is_part(const Spellout::Denominator& part, bool one) const
{
    if (!one) return part.counted;
    if (part.plural || !part.ordinal) return !part.plural;
    return !free(part.end) || tokens_[part.end].type != TokenClass::Word || has(part.end, Role::Of);
}

// "sepertiga", "треть", in Swahili "robo tatu": a part by itself, perhaps with its count behind.
std::optional<Numeral> NumeralReader::read_part(std::size_t begin) const
{
    const auto part = spellout_->denominator(tokens_, taken_, begin);
    if (!part || !part->whole || part->value < 2) return std::nullopt;
    Numeral numeral{
        .begin = begin, .end = part->end, .readings = {*Rational::make(part->top, part->value)}, .spelled = true};
    numeral.fraction = numeral.article = true;
    if (!spellout_->scale_first() || part->top > 1) return numeral;
    const auto counts = spellout_->read(tokens_, taken_, part->end);
    if (counts.empty() || counts.front().ordinal || counts.front().value.compare(Rational(part->value)) >= 0) return numeral;
    numeral.readings.front() = counts.front().value.divided_by(part->value).value_or(numeral.readings.front());
    numeral.end = counts.front().end;
    numeral.article = false;
    return numeral;
}

// A unit, percent form or currency begins there and ends later: "ရာခိုင်နှုန်း" is percent, no hundred.
bool NumeralReader::names_longer(std::size_t begin, std::size_t end) const
{
    std::size_t behind = 0;
    // "25 mm" of rain, though "mm" also shortens millions.
    const NumberPhrase* unit = lexicon_.match(tokens_, begin, NumberPhraseKind::Unit, text_, behind);
    if (unit != nullptr && behind == end && unit->key == "length:millimetre") return true;
    for (const auto kind :
         {NumberPhraseKind::Percent, NumberPhraseKind::Unit, NumberPhraseKind::Currency, NumberPhraseKind::Idiom})
        if (lexicon_.match(tokens_, begin, kind, text_, behind) != nullptr && behind > end) return true;
    // "20 cents" is no 2,000.
    return lexicon_.match(tokens_, begin, NumberPhraseKind::CurrencyPart, text_, behind) != nullptr && behind >= end &&
           begin > 0 && tokens_[begin - 1].type == TokenClass::Digits;
}

// "2 bin 700", "১২ হাজার ৫০০": the rest of a number whose thousands are told by a word.
bool NumeralReader::completes_thousands(std::size_t at, const Numeral& digits, std::int64_t factor) const
{
    return factor == 1000 && digits.plain_digits && tokens_[at].folded.size() <= 3 && tokens_[at].folded[0] != '0' &&
           !tokens_[at].newline_before && tokens_[at - 1].type == TokenClass::Word;
}

// "2,13 Milliarden", "5천만", "1.5 lakh crore", "2亿1300万", "3万5千", "16-миллионный".
void NumeralReader::extend_with_scales(Numeral& numeral) const
{
    if (spellout_ == nullptr || !free(numeral.end)) return;
    std::vector<Rational> readings;
    std::size_t end = numeral.end;
    ScaleSum last;
    for (const Rational& reading : numeral.readings) {
        ScaleSum sum;
        std::size_t at = numeral.end;
        std::optional<Rational> number = reading;
        std::optional<Rational> tail;
        while (true) {
            std::size_t next = at + (is_tight_hyphen(at) ? 1 : 0);
            // "200多万", "200여만"
            if (const std::size_t loose = spellout_->loose_link(tokens_, taken_, next);
                loose != 0 && number && spellout_->scale_behind(tokens_, taken_, loose))
                next = loose;
            const auto scale = spellout_->scale_behind(tokens_, taken_, next);
            if (scale && !names_longer(next, scale->end)) {
                const bool taken = number && (sum.complete_myriads(*number, scale->factor) ||
                                              (sum.fits(scale->factor) && sum.add(*number, scale->factor)));
                if (number ? !taken : !sum.multiply(scale->factor)) break;
                number.reset();
                at = scale->end;
                continue;
            }
            if (number || !free(at) || tokens_[at].type != TokenClass::Digits || sum.last_factor() < 10) break;
            const auto digits = read_digits(at);
            if (!digits || digits->code || digits->readings.front().compare(sum.last_factor()) >= 0) break;
            const auto smaller = spellout_->scale_behind(tokens_, taken_, digits->end);
            const bool close = !tokens_[at].space_before || digits->readings.front().compare(100) >= 0;    // "37만 5,000"
            const bool myriads = smaller && sum.last_factor() <= 1000 && smaller->factor / 10'000 < sum.last_factor() &&
                                 smaller->factor >= 10'000 && smaller->factor % 10'000 == 0;
            if (smaller && (smaller->factor < sum.last_factor() || myriads)) {
                number = digits->readings.front();
            } else if (is_ideograph(tokens_[at - 1]) && close && digits->readings.front().is_integer()) {
                tail = digits->readings.front();
            } else if (completes_thousands(at, *digits, sum.last_factor())) {
                tail = digits->readings.front();
            }
            if (!number && !tail) break;
            at = digits->end;
            if (tail) break;
        }
        auto total = sum.total();
        if (total && tail) total = total->plus(*tail);
        if (!total || at == numeral.end || number) return;
        readings.push_back(*total);
        end = at;
        last = std::move(sum);
    }
    numeral.readings = std::move(readings);
    numeral.end = end;
    numeral.plain_digits = false;
    numeral.scaled = true;
    numeral.scale = last.single() ? Rational(last.last_factor()) : Rational(1);
}

// "un miliardo e 900 milioni", "1 Milliarde 900 Millionen": figures and a smaller scale behind a whole number of a greater
// one.
void NumeralReader::add_smaller_scale(Numeral& numeral) const
{
    if (spellout_ == nullptr || numeral.readings.size() != 1 || numeral.ordinal || numeral.fraction || numeral.code) return;
    const std::size_t at = numeral.end + (has(numeral.end, Role::And) ? 1 : 0);
    if (!free(at) || tokens_[at].type != TokenClass::Digits || !tokens_[at].space_before) return;
    const Rational whole = numeral.readings.front();
    const std::int64_t scale = spellout_->last_scale(whole);
    const bool between = numeral.begin > 0 && has(numeral.begin - 1, Role::Between);
    if (!whole.is_integer() || scale < 1'000'000 || between) return;
    const auto figures = read_digits(at);
    if (!figures || !figures->plain_digits || figures->readings.front().compare(1000) >= 0) return;
    const auto smaller = spellout_->scale_behind(tokens_, taken_, figures->end);
    if (!smaller || smaller->factor >= scale || smaller->factor < 1000) return;
    const auto part = figures->readings.front().times(smaller->factor);
    const auto sum = part && part->compare(scale) < 0 ? whole.plus(*part) : std::nullopt;
    if (!sum) return;
    numeral.readings = {*sum};
    numeral.end = smaller->end;
    numeral.scaled = true;
    numeral.scale = 1;
    numeral.article = numeral.plain_digits = false;
}

// Whether what stands there may make a number in digits before it another one: false for nearly every token.
bool NumeralReader::may_extend(std::size_t i) const
{
    if (!free(i)) return false;
    if (is_tight_hyphen(i) || lexicon_.find(tokens_[i]) != nullptr) return true;
    return spellout_ != nullptr && spellout_->may_extend(tokens_[i]);
}

void NumeralReader::extend_behind(Numeral& numeral) const
{
    if (in_brackets(numeral)) {
        Numeral inside = numeral;
        ++inside.end;
        extend_with_scales(inside);
        if (inside.scaled) {
            numeral = inside;
            return;
        }
    }
    if (!numeral.spelled && !may_extend(numeral.end)) return;
    Numeral scaled = numeral;
    divide_by_denominator(scaled);
    if (scaled.end == numeral.end && numeral.plain_digits) count_parts(scaled);
    if (scaled.end == numeral.end) add_part_behind(scaled);
    extend_with_scales(scaled);
    add_part_behind(scaled);
    if (scaled.end == numeral.end && spellout_ != nullptr && is_tight_hyphen(numeral.end)) {
        const std::int64_t factor = spellout_->scale_stem(tokens_[numeral.end + 1].folded);
        const WordInfo* known = lexicon_.find(tokens_[numeral.end + 1]);
        if (factor != 0 &&
            (known == nullptr || known->ordinal != NumberClass::None || known->cardinal == NumberClass::None)) {
            for (Rational& reading : scaled.readings) reading = reading.times(factor).value_or(reading);
            scaled.end = numeral.end + 2;
            scaled.scaled = true;
            scaled.plain_digits = false;
        }
    }
    extend_with_words(numeral);
    if (scaled.end > numeral.end) numeral = std::move(scaled);
}

}    // namespace textdrift::facts
