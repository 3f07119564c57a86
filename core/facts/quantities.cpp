// Numbers, percentages, money and measures: a numeral with what stands before and behind it.
#include <algorithm>
#include <span>

#include "core/facts/extractors.h"
#include "core/facts/nouns.h"
#include "core/facts/number_lexicon.h"
#include "core/facts/numerals.h"
#include "core/facts/quantity.h"

namespace textdrift::facts {

namespace {

// A quantity being put together; `begin` and `end` count tokens.
struct Amount {
    std::size_t begin = 0;
    std::size_t end = 0;
    FactKind kind = FactKind::Number;
    Numeral numeral{};
    Quantity value{};
    bool prefixed = false;    // the currency stands before the number
};

class QuantityReader {
public:
    QuantityReader(const Paragraph& paragraph, const NumberLexicon& lexicon)
        : paragraph_(paragraph), tokens_(paragraph.tokens), text_(paragraph.text.document.text), lexicon_(lexicon),
          numerals_(tokens_, paragraph.taken, text_, lexicon), nouns_(tokens_, paragraph.taken, lexicon)
    {
    }

    void run(std::vector<Fact>& out)
    {
        for (std::size_t i = 0; i < tokens_.size();) i = paragraph_.taken[i] ? i + 1 : step(i, out);
    }

private:
    // Reads what begins at token i; returns the token to go on with.
    std::size_t step(std::size_t i, std::vector<Fact>& out)
    {
        const Token& token = tokens_[i];
        const WordInfo* info =
            token.type == TokenClass::Word || token.type == TokenClass::Digits ? lexicon_.find(token) : nullptr;
        if (token.type == TokenClass::Word && (info == nullptr || !info->starts_quantity))
            return token.capital ? read_roman(i, out) : i + 1;
        std::size_t end = 0;
        if (info != nullptr && lexicon_.match(tokens_, i, NumberPhraseKind::Idiom, text_, end) && all_free(i, end))
            return end;
        if (const std::size_t next = read_code(i, out); next > i) return next;
        if (glued_to_word(i)) return i + 1;
        if (info != nullptr && info->vague != 0) return read_vague(i, *info, out);
        auto amount = read_amount(i, false);
        if (!amount) return token.type == TokenClass::Word && token.capital ? read_roman(i, out) : i + 1;
        if (glued_behind(*amount)) return amount->end + 1;
        read_range(*amount);
        add_smaller_units(*amount);
        return finish(*amount, out);
    }

    bool all_free(std::size_t begin, std::size_t end) const
    {
        for (std::size_t i = begin; i < end; ++i)
            if (!numerals_.free(i)) return false;
        return true;
    }

    // ---- amounts ----

    std::optional<Amount> read_amount(std::size_t i, bool money) const
    {
        if (auto amount = read_prefixed(i)) return amount;
        auto numeral = numerals_.read(i, money);
        if (!numeral) return read_single(i);
        Amount amount{.begin = i, .end = numeral->end, .numeral = *numeral};
        amount.value.readings = numeral->readings;
        amount.value.ordinal = numeral->ordinal;
        amount.value.spelled = numeral->spelled;
        if (numeral->code) {
            amount.value.unit = "code";
        } else if (!numeral->ordinal && !numeral->idle) {
            attach(amount);
        }
        return amount;
    }

    // A sign, code or short name of a currency and its number: "$5m", "USD 500 million", "Rs. 200".
    std::optional<Amount> read_prefixed(std::size_t i) const
    {
        std::size_t end = 0;
        const std::size_t sign = numerals_.is_mark(i, "-") && numerals_.free(i + 1) && !tokens_[i + 1].space_before ? 1 : 0;
        const NumberPhrase* currency = lexicon_.match(tokens_, i + sign, NumberPhraseKind::Currency, text_, end);
        if (currency == nullptr || !all_free(i, end)) return std::nullopt;
        const bool symbol = tokens_[end - 1].type == TokenClass::Mark;
        if (!symbol && currency->exact.empty() && tokens_[i].folded.size() > 3) return std::nullopt;
        if (numerals_.is_mark(end, ".") && !tokens_[end].space_before) ++end;
        if (!numerals_.free(end) || tokens_[end].type == TokenClass::Word) {
            if (!symbol && currency->exact.empty()) return std::nullopt;
        }
        auto numeral = numerals_.read(end, true);
        if (!numeral || numeral->ordinal || numeral->code || numeral->idle || clashes(i + sign, *numeral))
            return std::nullopt;
        Amount amount{.begin = i, .end = numeral->end, .kind = FactKind::Money, .numeral = *numeral, .prefixed = true};
        amount.value.readings = numeral->readings;
        if (sign != 0) negate(amount.value.readings);
        amount.value.spelled = numeral->spelled;
        set_currency(amount, *currency);
        extend_currency(amount);
        return amount;
    }

    static void negate(std::vector<Rational>& readings)
    {
        for (Rational& reading : readings) reading = reading.times(-1).value_or(reading);
    }

    static void set_currency(Amount& amount, const NumberPhrase& currency)
    {
        amount.kind = FactKind::Money;
        amount.value.unit = "currency";
        amount.value.currencies = currency.currencies;
    }

    // "TOP 10" and "won 3": a code or name that is also a word needs an amount that looks like money.
    bool clashes(std::size_t word, const Numeral& numeral) const
    {
        return lexicon_.has(tokens_[word], Role::CurrencyClash) && !numeral.scaled &&
               numeral.readings.front().compare(1000) < 0 && numeral.readings.front().is_integer();
    }

    // "$500 million USD", "$500 US dollars": a second name of the same money.
    void extend_currency(Amount& amount) const
    {
        std::size_t end = 0;
        const NumberPhrase* again = lexicon_.match(tokens_, amount.end, NumberPhraseKind::Currency, text_, end);
        if (again == nullptr || !all_free(amount.end, end)) return;
        std::vector<std::string> common;
        for (const std::string& code : amount.value.currencies) {
            if (std::find(again->currencies.begin(), again->currencies.end(), code) != again->currencies.end())
                common.push_back(code);
        }
        if (common.empty() || numerals_.read(end)) return;    // "$5 €6" and "$5 USD 6" are two amounts
        amount.value.currencies = std::move(common);
        amount.end = end;
    }

    // What stands behind the number: percent, currency or unit; one hyphen may lie between.
    void attach(Amount& amount) const
    {
        read_million(amount);
        const bool hyphen = numerals_.is_tight_hyphen(amount.end);
        const std::size_t at = amount.end + (hyphen ? 1 : 0);
        if (numerals_.free(at)) {
            if (attach_percent(amount, at) || attach_currency(amount, at) || attach_unit(amount, at, hyphen)) return;
            if (amount.numeral.fraction && amount.numeral.spelled && attach_share(amount, at)) return;
        }
        attach_age(amount);
    }

    // "500m euros", "5m people": "m" is a million where money or a countable noun follows, else metres.
    void read_million(Amount& amount) const
    {
        Numeral scaled = amount.numeral;
        numerals_.read_scale_suffix(scaled, true);
        if (scaled.end == amount.numeral.end || !numerals_.free(scaled.end)) return;
        std::size_t end = 0;
        const Token& next = tokens_[scaled.end];
        const bool measured = lexicon_.match(tokens_, scaled.end, NumberPhraseKind::Currency, text_, end) != nullptr ||
                              lexicon_.match(tokens_, scaled.end, NumberPhraseKind::Unit, text_, end) != nullptr;
        const bool counted = next.type == TokenClass::Word && !next.capital && nouns_.follows(scaled.end) &&
                             (lexicon_.looks_plural(next.folded) || numerals_.has(scaled.end, Role::Counted) ||
                              numerals_.has(scaled.end, Role::Generic));
        if (!measured && !counted) return;
        amount.numeral = scaled;
        amount.value.readings = scaled.readings;
        amount.end = scaled.end;
    }

    // "half an hour", "a quarter of a century".
    bool attach_share(Amount& amount, std::size_t at) const
    {
        if (numerals_.has(at, Role::Of)) ++at;
        return numerals_.has(at, Role::Article) && numerals_.free(at + 1) && attach_unit(amount, at + 1, false);
    }

    bool attach_percent(Amount& amount, std::size_t at) const
    {
        std::size_t end = 0;
        const NumberPhrase* percent = lexicon_.match(tokens_, at, NumberPhraseKind::Percent, text_, end);
        if (percent == nullptr || !all_free(at, end)) return false;
        amount.kind = FactKind::Percentage;
        amount.value.unit = percent->key;
        for (Rational& reading : amount.value.readings) reading = reading.times(percent->factor).value_or(reading);
        amount.end = end;
        return true;
    }

    bool attach_currency(Amount& amount, std::size_t at) const
    {
        std::size_t end = 0;
        if (const NumberPhrase* currency = lexicon_.match(tokens_, at, NumberPhraseKind::Currency, text_, end);
            currency && all_free(at, end)) {
            const bool symbol = tokens_[end - 1].type == TokenClass::Mark;
            // "5 million $" is money; in "5, $6" or "5 $6" the sign belongs to the next number.
            if (symbol && numerals_.free(end) && tokens_[end].type == TokenClass::Digits && !tokens_[end].space_before)
                return false;
            if (clashes(at, amount.numeral) || weighs(amount, at, end)) return false;
            set_currency(amount, *currency);
            amount.end = end;
            add_parts(amount);
            return true;
        }
        const NumberPhrase* part = lexicon_.match(tokens_, at, NumberPhraseKind::CurrencyPart, text_, end);
        if (part == nullptr || !all_free(at, end)) return false;
        if (tokens_[at].folded.size() == 1 && tokens_[at].type == TokenClass::Word && tokens_[at].space_before)
            return false;    // "5 p"
        set_currency(amount, *part);
        for (Rational& reading : amount.value.readings) reading = reading.divided_by(100).value_or(reading);
        amount.end = end;
        return true;
    }

    // "pounds" are money unless something is weighed: "200 pounds of rice", "weighing 12 pounds".
    bool weighs(const Amount& amount, std::size_t at, std::size_t end) const
    {
        std::size_t unit_end = 0;
        const NumberPhrase* unit = lexicon_.match(tokens_, at, NumberPhraseKind::Unit, text_, unit_end);
        if (unit == nullptr || unit_end < end) return false;
        if (amount.begin > 0 && lexicon_.has(tokens_[amount.begin - 1], Role::Weighs)) return true;
        return !amount.numeral.scaled && numerals_.has(end, Role::Of);
    }

    // "5 dollars and 50 cents".
    void add_parts(Amount& amount) const
    {
        std::size_t at = amount.end + (numerals_.has(amount.end, Role::And) ? 1 : 0);
        const auto numeral = numerals_.read(at);
        if (!numeral || numeral->ordinal) return;
        std::size_t end = 0;
        const NumberPhrase* part = lexicon_.match(tokens_, numeral->end, NumberPhraseKind::CurrencyPart, text_, end);
        if (part == nullptr || !all_free(numeral->end, end) || tokens_[numeral->end].folded.size() < 3) return;
        const auto share = numeral->readings.front().divided_by(100);
        if (!share || share->compare(1) >= 0) return;
        for (Rational& reading : amount.value.readings) reading = reading.plus(*share).value_or(reading);
        amount.end = end;
    }

    bool attach_unit(Amount& amount, std::size_t at, bool hyphen) const
    {
        std::size_t end = 0;
        const NumberPhrase* unit = lexicon_.match(tokens_, at, NumberPhraseKind::Unit, text_, end);
        if (unit == nullptr || !all_free(at, end)) return false;
        const Token& first = tokens_[at];
        const bool one = amount.value.readings.front() == Rational(1);
        if (lexicon_.has(first, Role::UnitClash) && end == at + 1 && !hyphen && !one && first.space_before) return false;
        // "three t" or "two s": a letter is a unit only behind digits.
        if (!unit->exact.empty() && first.type == TokenClass::Word && amount.numeral.spelled) return false;
        amount.kind = FactKind::Measure;
        amount.value.unit = unit->key;
        amount.end = end;
        const std::size_t old = end + (numerals_.is_tight_hyphen(end) ? 1 : 0);
        if (numerals_.has(old, Role::Old)) amount.end = old + 1;
        add_share_of_unit(amount);
        return true;
    }

    // "an hour and a half", "two years and a half".
    void add_share_of_unit(Amount& amount) const
    {
        if (!numerals_.has(amount.end, Role::And) || !numerals_.has(amount.end + 1, Role::Article) ||
            !numerals_.free(amount.end + 2))
            return;
        const WordInfo* part = lexicon_.find(tokens_[amount.end + 2]);
        if (part == nullptr || part->denominator_use != Denominator::Half || numerals_.is_tight_hyphen(amount.end + 3))
            return;
        for (Rational& reading : amount.value.readings) reading = reading.plus(*Rational::make(1, 2)).value_or(reading);
        amount.end += 3;
        amount.numeral.fraction = true;
    }

    // "a year", "an hour", "a cent": one of a unit of time or of money, always weak.
    std::optional<Amount> read_single(std::size_t i) const
    {
        if (!numerals_.has(i, Role::Article) || !numerals_.free(i + 1) || tokens_[i + 1].folded.size() < 3)
            return std::nullopt;
        std::size_t end = 0;
        Amount amount{.begin = i, .end = i + 1};
        amount.numeral.readings = amount.value.readings = {Rational(1)};
        amount.value.spelled = amount.numeral.spelled = true;
        const NumberPhrase* unit = lexicon_.match(tokens_, i + 1, NumberPhraseKind::Unit, text_, end);
        const bool time =
            unit != nullptr && unit->key.starts_with("time:") && !lexicon_.has(tokens_[i + 1], Role::UnitClash);
        const bool money = unit == nullptr && !tokens_[i + 1].upper;    // not "a USD 500 million plan"
        const bool read = time ? attach_unit(amount, i + 1, false) : money && attach_currency(amount, i + 1);
        return read ? std::optional(amount) : std::nullopt;
    }

    // "Edilma Cuesta, 34, leads": a number between commas behind a name is an age.
    bool is_apposition(const Amount& amount) const
    {
        if (!(amount.numeral.plain_digits || amount.numeral.spelled) || amount.value.readings.front().compare(10) < 0)
            return false;
        if (amount.numeral.fraction || amount.numeral.scaled || amount.begin < 2 || !numerals_.is_mark(amount.end, ","))
            return false;
        const Token& name = tokens_[amount.begin - 2];
        return tokens_[amount.begin - 1].folded == "," && name.type == TokenClass::Word && name.capital &&
               !name.sentence_start && lexicon_.find(name) == nullptr && numerals_.free(amount.end + 1) &&
               tokens_[amount.end + 1].type == TokenClass::Word;
    }

    // "aged 34": years, though none is named.
    void attach_age(Amount& amount) const
    {
        if (amount.begin == 0 || amount.numeral.ordinal || amount.value.readings.front().compare(120) > 0) return;
        if (!numerals_.has(amount.begin - 1, Role::Aged) && !is_apposition(amount)) return;
        amount.kind = FactKind::Measure;
        amount.value.unit = "time:year";
    }

    // ---- ranges and compounds ----

    // The first token of the upper end where a range goes on behind `amount`; 0 where it does not.
    std::size_t upper_begin(const Amount& amount) const
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
        if (numerals_.has(at, Role::Range)) return at + 1;
        const bool between = amount.begin > 0 && lexicon_.has(tokens_[amount.begin - 1], Role::Between);
        return between && numerals_.has(at, Role::And) ? at + 1 : 0;
    }

    void read_range(Amount& amount) const
    {
        if (amount.numeral.code || amount.numeral.idle) return;
        const std::size_t begin = upper_begin(amount);
        if (begin == 0) return;
        auto upper = read_amount(begin, amount.kind == FactKind::Money);
        if (upper && numerals_.has(amount.end, Role::Range) && falls(amount, *upper)) return;
        if (!upper || upper->numeral.code || upper->numeral.idle || upper->numeral.ordinal != amount.numeral.ordinal) return;
        if (glued_behind(*upper) || !fit_units(amount, *upper)) return;
        amount.value.upper = upper->value.readings;
        expand_short_upper(amount, *upper);
        amount.value.spelled = amount.value.spelled && upper->value.spelled;
        amount.end = upper->end;
        amount.numeral.plain_digits = false;
    }

    // "fell from 2,220 to 1,612" tells two values, not a range.
    static bool falls(const Amount& lower, const Amount& upper)
    {
        return !upper.numeral.scaled && lower.value.unit == upper.value.unit &&
               lower.value.readings.front().compare(upper.value.readings.front()) >= 0;
    }

    // Makes both ends speak of one unit; false where they are two quantities.
    bool fit_units(Amount& lower, const Amount& upper) const
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
        // "MMK 1 million to 10 million", but not "gave $5 to 10 people".
        if (lower.kind != FactKind::Money || !upper.value.unit.empty()) return false;
        const bool rises =
            upper.value.readings.front().compare(lower.value.readings.front()) > 0 && !nouns_.follows(upper.end);
        if (!(lower.prefixed && (hyphen || opened)) && !rises) return false;
        spread_scale(lower, upper);
        return true;
    }

    // "5 to 10 million" is 5 million to 10 million; "500 to 2 million" is not.
    static void spread_scale(Amount& lower, const Amount& upper)
    {
        const Rational& scale = upper.numeral.scale;
        if (lower.numeral.scaled || scale == Rational(1)) return;
        const auto unscaled = upper.numeral.readings.front().divided_by(scale);
        if (!unscaled || lower.numeral.readings.front().compare(*unscaled) >= 0) return;
        for (Rational& reading : lower.value.readings) reading = reading.times(scale).value_or(reading);
    }

    // Percent forms and cents change the value: what was done to the upper end is done to the lower.
    static void spread_factor(Amount& lower, const Amount& upper)
    {
        const auto factor = upper.value.readings.front().divided_by(upper.numeral.readings.front());
        if (!factor || *factor == Rational(1)) return;
        for (Rational& reading : lower.value.readings) reading = reading.times(*factor).value_or(reading);
    }

    // "114-18" means 114 to 118: both readings are kept.
    void expand_short_upper(Amount& amount, const Amount& upper) const
    {
        if (!amount.numeral.plain_digits || !upper.numeral.plain_digits) return;
        const std::string& low = tokens_[amount.numeral.begin].folded;
        const std::string& high = tokens_[upper.numeral.begin].folded;
        if (high.size() >= low.size() || high.size() < 2) return;
        if (const auto full = Rational::from_decimal(low.substr(0, low.size() - high.size()) + high))
            amount.value.upper.push_back(*full);
    }

    // "two years and three months", "1 hour 30 minutes": told in the smaller unit.
    void add_smaller_units(Amount& amount) const
    {
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

    bool join_units(Amount& amount, const Amount& next) const
    {
        const auto large = unit_scale(amount.value.unit);
        const auto small = unit_scale(next.value.unit);
        if (!large || !small || large->family.empty() || large->family != small->family ||
            large->dimension != small->dimension)
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

    // ---- what is no quantity ----

    // Digits that belong to a name or code: "G3", "COVID-19", "AAE-1". "mid-2019", "top-10" stay numbers.
    bool glued_to_word(std::size_t i) const
    {
        if (i == 0 || tokens_[i].type != TokenClass::Digits || tokens_[i].space_before) return false;
        const Token& before = tokens_[i - 1];
        if (before.type == TokenClass::Word) return true;
        if (before.type != TokenClass::Mark || before.folded != "-" || before.space_before || i < 2) return false;
        const Token& word = tokens_[i - 2];
        return word.type == TokenClass::Word && (word.upper || word.mixed || word.capital);
    }

    // "5G", "802b", "3D": letters stuck to the digits that are neither unit nor scale.
    bool glued_behind(const Amount& amount) const
    {
        if (!numerals_.free(amount.end) || tokens_[amount.end].space_before) return false;
        return tokens_[amount.end].type == TokenClass::Word && tokens_[amount.end - 1].type == TokenClass::Digits;
    }

    // Telephone numbers and the like: several groups of digits, read as one code.
    std::size_t read_code(std::size_t i, std::vector<Fact>& out)
    {
        std::size_t at = i;
        bool phone = false, bracket = false;
        if (numerals_.is_mark(at, "+")) {
            phone = true;
            ++at;
        } else if (numerals_.is_mark(at, "(")) {
            bracket = true;
            ++at;
        }
        if (!numerals_.free(at) || tokens_[at].type != TokenClass::Digits) return i;
        const bool trunk = tokens_[at].folded[0] == '0' && tokens_[at].folded.size() >= 2;
        if (bracket && !(trunk && numerals_.is_mark(at + 1, ")"))) return i;
        if (!phone && !trunk && !hyphen_chain(at)) return i;
        std::string digits;
        std::size_t end = at, groups = 0;
        for (; numerals_.free(end) && groups < 12; ++end) {
            const Token& token = tokens_[end];
            if (token.type == TokenClass::Digits) {
                digits += token.folded;
                ++groups;
            } else if (!joins_code(end, at)) {
                break;
            }
        }
        while (end > at && tokens_[end - 1].type != TokenClass::Digits) --end;
        const std::size_t needed = phone ? 8 : hyphen_chain(at) ? 6 : 9;
        if (digits.size() < needed || groups < (phone ? 1u : 2u) || digits.size() > 30) return i;
        Amount amount{.begin = i, .end = end};
        amount.value.unit = "code";
        amount.value.readings.push_back(Rational::from_decimal(digits).value_or(Rational(0)));
        return finish(amount, out);
    }

    // 978-3-16-148410-0: three or more groups of digits joined by hyphens.
    bool hyphen_chain(std::size_t i) const
    {
        for (std::size_t n = 0; n < 2; ++n, i += 2) {
            if (!numerals_.is_tight_hyphen(i + 1) || tokens_[i + 2].type != TokenClass::Digits) return false;
        }
        return true;
    }

    bool joins_code(std::size_t i, std::size_t begin) const
    {
        const std::string& mark = tokens_[i].folded;
        if (tokens_[i].type != TokenClass::Mark || i == begin) return false;
        if (!numerals_.free(i + 1)) return false;
        const bool digits_next = tokens_[i + 1].type == TokenClass::Digits;
        if (mark == "-" || mark == "." || mark == "/")
            return digits_next && !tokens_[i].space_before && !tokens_[i + 1].space_before;
        if (mark == "(") return digits_next && numerals_.is_mark(i + 2, ")");
        return mark == ")" && digits_next;
    }

    // "tens of thousands", "hundreds": about how many, never an exact value.
    std::size_t read_vague(std::size_t i, const WordInfo& info, std::vector<Fact>& out)
    {
        Amount amount{.begin = i, .end = i + 1};
        Rational value = info.vague;
        while (numerals_.has(amount.end, Role::Of) && numerals_.free(amount.end + 1)) {
            const WordInfo* next = lexicon_.find(tokens_[amount.end + 1]);
            if (next == nullptr || next->vague == 0) break;
            value = value.times(next->vague).value_or(value);
            amount.end += 2;
        }
        amount.value.readings.push_back(value);
        amount.value.unit = "vague";
        amount.value.spelled = amount.value.weak = true;
        return finish(amount, out);
    }

    // ---- Roman numerals ----

    // Only where a numeral stands: behind "Chapter", "Article", or a name ("Elizabeth II"). One letter needs the first.
    std::size_t read_roman(std::size_t i, std::vector<Fact>& out)
    {
        const Token& token = tokens_[i];
        const ByteRange letters = range_without_possessive(token, text_);
        if (i == 0 || text_.substr(letters.begin, letters.size()).find_first_not_of("IVXLCDM") != std::string_view::npos)
            return i + 1;
        const std::string_view roman = std::string_view(token.folded).substr(0, letters.size());
        const Token& before = tokens_[i - 1];
        if (before.type != TokenClass::Word || !before.capital || !token.space_before) return i + 1;
        const bool cue = lexicon_.has(before, Role::Roman);
        const bool small = roman.find_first_not_of("ivx") == std::string::npos;
        if (!cue &&
            (!small || roman.size() < 2 || before.upper || before.sentence_start || lexicon_.has(before, Role::Stop)))
            return i + 1;
        const int value = roman_value(roman);
        if (value == 0) return i + 1;
        Amount amount{.begin = i, .end = i + 1};
        amount.value.readings.push_back(Rational(value));
        amount.value.roman = true;
        amount.value.weak = !cue;
        return finish(amount, out);
    }

    // ---- the fact ----

    std::size_t finish(Amount& amount, std::vector<Fact>& out)
    {
        Quantity& value = amount.value;
        if (amount.kind == FactKind::Number && value.unit != "code") value.noun = nouns_.counted(amount.begin, amount.end);
        if (is_pronoun(amount)) return amount.end;
        value.weak = value.weak || is_weak(amount);
        if (amount.kind == FactKind::Percentage) value.noun = nouns_.counted(amount.begin, amount.end);
        Fact fact{.kind = amount.kind, .paragraph = paragraph_.index, .range = range_of(amount), .value = {}};
        if (!leave_to_names(amount))
            for (std::size_t i = amount.begin; i < amount.end; ++i) paragraph_.taken[i] = true;
        fact.value = std::move(value);
        out.push_back(std::move(fact));
        return amount.end;
    }

    ByteRange range_of(const Amount& amount) const
    {
        const ByteRange last = range_without_possessive(tokens_[amount.end - 1], text_);
        return {tokens_[amount.begin].range.begin, last.end};
    }

    bool small_spelled(const Amount& amount) const
    {
        return amount.value.spelled && !amount.numeral.scaled && !amount.numeral.fraction &&
               amount.value.readings.front().compare(12) <= 0;
    }

    // "one" that counts nothing: "one of the", "no one", "this one"; and compounds such as "one-party".
    bool is_pronoun(const Amount& amount) const
    {
        if (amount.kind != FactKind::Number || amount.numeral.ordinal || !small_spelled(amount)) return false;
        if (amount.value.readings.front() != Rational(1) || !amount.value.upper.empty()) return false;
        if (numerals_.is_mark(amount.end, "-") && !tokens_[amount.end].space_before) return true;
        if (amount.begin > 0 && lexicon_.has(tokens_[amount.begin - 1], Role::PronounBefore)) return true;
        return !nouns_.follows(amount.end);
    }

    bool is_weak(const Amount& amount) const
    {
        const Quantity& value = amount.value;
        if (amount.kind == FactKind::Money && value.spelled && amount.numeral.readings.front() == Rational(1)) return true;
        if (amount.kind == FactKind::Percentage || amount.kind == FactKind::Money || value.unit == "code" || value.roman)
            return false;
        if (!value.upper.empty()) return false;
        if (value.readings.front() == Rational(1) || amount.numeral.article || amount.numeral.idle) return true;
        if (amount.numeral.fraction && value.spelled && !amount.numeral.scaled &&
            value.readings.front() == *Rational::make(1, 2))
            return amount.kind == FactKind::Number && !numerals_.has(amount.end, Role::Of);
        if (value.ordinal) return value.readings.front().compare(12) <= 0;
        if (in_brackets(amount)) return true;
        if (!small_spelled(amount) || amount.kind == FactKind::Measure) return false;
        return value.noun.empty() || numerals_.is_tight_hyphen(amount.end) || !nouns_.follows(amount.end);
    }

    // "[12]" and "(1)": marks of notes and lists, unless they belong to an article ("3(2)").
    bool in_brackets(const Amount& amount) const
    {
        if (amount.begin == 0 || !amount.numeral.plain_digits || !numerals_.free(amount.end)) return false;
        const std::string& open = tokens_[amount.begin - 1].folded;
        const std::string& close = tokens_[amount.end].folded;
        if (open == "[" && close == "]") return true;
        const bool attached = amount.begin > 1 && !tokens_[amount.begin - 1].space_before &&
                              tokens_[amount.begin - 2].type == TokenClass::Digits;
        return open == "(" && close == ")" && !attached && amount.value.readings.front().compare(20) <= 0;
    }

    // Tokens that a name may still claim: "ARTICLE 19", "Elizabeth II", "First Lady".
    bool leave_to_names(const Amount& amount) const
    {
        if (amount.value.roman) return true;
        const Token& first = tokens_[amount.begin];
        if (first.type == TokenClass::Word) return first.capital && amount.kind == FactKind::Number;
        if (!amount.numeral.plain_digits || amount.kind != FactKind::Number || amount.begin == 0) return false;
        const Token& before = tokens_[amount.begin - 1];
        return before.type == TokenClass::Word && before.capital;
    }

    const Paragraph& paragraph_;
    std::span<const Token> tokens_;
    std::string_view text_;
    const NumberLexicon& lexicon_;
    NumeralReader numerals_;
    NounFinder nouns_;
};

}    // namespace

void extract_quantities(const Paragraph& paragraph, std::vector<Fact>& out)
{
    QuantityReader(paragraph, NumberLexicon::of(paragraph.table, paragraph.language)).run(out);
}

}    // namespace textdrift::facts
