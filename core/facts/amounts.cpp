// What makes a numeral an amount: currencies, percent, units, ages, before or behind it.
#include <algorithm>

#include "core/facts/currencies.h"
#include "core/facts/quantity_reader.h"

namespace textdrift::facts {

std::optional<Amount> QuantityReader::read_amount(std::size_t i, bool money) const
{
    if (auto amount = read_prefixed(i)) return amount;
    if (auto amount = read_named_before(i)) return amount;
    auto numeral = numerals_.read(i, money);
    if (numeral && numeral->signed_value && ends_comparator(i)) return std::nullopt;
    if (!numeral) return read_single(i);
    read_share(*numeral);
    Amount amount{.begin = i, .end = numeral->end, .numeral = *numeral};
    amount.value.readings = numeral->readings;
    amount.value.ordinal = numeral->ordinal;
    amount.value.spelled = numeral->spelled;
    if (numeral->code) {
        amount.value.unit = "code";
    } else if (!numeral->ordinal && !numeral->idle) {
        attach(amount);
    } else if (numeral->idle) {
        add_share_of_times(amount);    // "مرتين ونصف"
        amount.numeral.idle = !amount.numeral.fraction;
    }
    return amount;
}

// "Au moins 58", "al menos 58": the word for minus belongs to a comparator.
bool QuantityReader::ends_comparator(std::size_t i) const
{
    constexpr std::size_t kLongest = 4;
    for (std::size_t begin = i > kLongest ? i - kLongest : 0; begin < i; ++begin) {
        const WordInfo* info = lexicon_.find(tokens_[begin]);
        if (info == nullptr) continue;
        for (const NumberPhrase& phrase : info->phrases)
            if (phrase.kind == NumberPhraseKind::Comparator && begin + phrase.rest.size() == i &&
                lexicon_.matches(tokens_, begin, phrase, text_))
                return true;
    }
    return false;
}

// Where the whole of "one in five", "one out of five" or "one family in five" stands; 0 where nothing of the kind follows.
std::size_t QuantityReader::whole_of_share(const Numeral& numeral, bool& loose) const
{
    std::size_t at = numeral.end;
    std::size_t out_of = 0;
    const auto links = [&](std::size_t i) {
        return numerals_.has(i, Role::Share) ||
               lexicon_.match(tokens_, i, NumberPhraseKind::ShareLink, text_, out_of) != nullptr;
    };
    if (!links(at) && !links(at + 1)) return 0;
    const bool noun = numerals_.free(at) && tokens_[at].type == TokenClass::Word && !tokens_[at].capital &&
                      nouns_.follows(at) && !numerals_.has(at, Role::Share) && !numerals_.read(at) &&
                      lexicon_.match(tokens_, at, NumberPhraseKind::Unit, text_, out_of) == nullptr &&
                      lexicon_.match(tokens_, at, NumberPhraseKind::ShareLink, text_, out_of) == nullptr;
    if (noun) ++at;
    loose = noun;
    if (lexicon_.match(tokens_, at, NumberPhraseKind::ShareLink, text_, out_of) != nullptr && all_free(at, out_of)) {
        loose = true;
        return out_of;
    }
    return numerals_.has(at, Role::Share) ? at + 1 : 0;
}

// "one in five", "3 in 10 homes", "one family out of five": a fraction; "one in five days" is none.
void QuantityReader::read_share(Numeral& numeral) const
{
    if (numeral.ordinal || numeral.fraction || numeral.scaled || numeral.code || numeral.idle || numeral.signed_value ||
        !(numeral.plain_digits || numeral.spelled) || numeral.readings.front().compare(100) > 0)
        return;
    bool loose = false;
    const std::size_t at = whole_of_share(numeral, loose);
    const auto whole = at == 0 ? std::nullopt : numerals_.read(at);
    if (!whole || !(whole->plain_digits || whole->spelled) || whole->spelled != numeral.spelled) return;
    if (whole->ordinal || whole->fraction || whole->idle || whole->readings.front().compare(loose ? 10 : 1000) > 0) return;
    if (numeral.readings.front().compare(whole->readings.front()) >= 0 || numeral.readings.front().compare(0) <= 0) return;
    // "eight of eleven officers" counts twice; "one in eleven" and "3 in 100" are shares.
    const Rational& most = whole->readings.front();
    if (numeral.readings.front() != Rational(1) && most.compare(10) > 0 && most != Rational(100) && most != Rational(1000))
        return;
    std::size_t end = 0;
    for (const auto kind : {NumberPhraseKind::Unit, NumberPhraseKind::Currency, NumberPhraseKind::Percent})
        if (lexicon_.match(tokens_, whole->end, kind, text_, end) != nullptr) return;
    const auto share = numeral.readings.front().divided_by(whole->readings.front());
    if (!share || glued_behind({.begin = numeral.begin, .end = whole->end})) return;
    numeral.readings = {*share};
    numeral.end = whole->end;
    numeral.fraction = true;
    numeral.plain_digits = false;
}

// A sign, code or short name of a currency and its number: "$5m", "USD 500 million", "Rs. 200".
std::optional<Amount> QuantityReader::read_prefixed(std::size_t i) const
{
    std::size_t end = 0;
    // A dash between clauses is no minus: "went abroad—€31 million in all".
    const bool glued = i > 0 && !tokens_[i].space_before && tokens_[i - 1].type != TokenClass::Mark;
    const bool minus = numerals_.is_mark(i, "-") && tokens_[i].mark != 0x2014 && tokens_[i].mark != 0x2015 && !glued;
    const std::size_t sign = minus && numerals_.free(i + 1) && !tokens_[i + 1].space_before ? 1 : 0;
    const NumberPhrase* currency = lexicon_.match(tokens_, i + sign, NumberPhraseKind::Currency, text_, end);
    if (currency == nullptr || !all_free(i, end)) return std::nullopt;
    if (lexicon_.names_before()) return read_currency_before(i, end, *currency);
    const bool symbol = tokens_[end - 1].type == TokenClass::Mark;
    const Token& first = tokens_[i + sign];
    const bool name =
        first.capital && !first.upper && numerals_.free(end) && tokens_[end].type == TokenClass::Digits;    // "Birr 400"
    if (!symbol && currency->exact.empty() && first.folded.size() > 3 && !first.upper && !name) return std::nullopt;
    if (name && first.folded.size() > 3 && first.sentence_start) return std::nullopt;
    if (numerals_.is_mark(end, ".") && !tokens_[end].space_before) ++end;
    if (!numerals_.free(end) || tokens_[end].type == TokenClass::Word) {
        if (!symbol && currency->exact.empty()) return std::nullopt;
    }
    auto numeral = numerals_.read(end, true);
    if (!numeral || numeral->ordinal || numeral->code || numeral->idle || clashes(i + sign, *numeral)) return std::nullopt;
    // "won 5,000 dollars": the word before is no money where the money stands behind.
    std::size_t behind = 0;
    if (lexicon_.has(first, Role::CurrencyClash) && numerals_.free(numeral->end) &&
        lexicon_.match(tokens_, numeral->end, NumberPhraseKind::Currency, text_, behind) != nullptr)
        return std::nullopt;
    Amount amount{.begin = i, .end = numeral->end, .kind = FactKind::Money, .numeral = *numeral, .prefixed = true};
    amount.value.readings = numeral->readings;
    if (sign != 0) negate(amount.value.readings);
    amount.value.spelled = numeral->spelled;
    set_currency(amount, currency->currencies);
    extend_currency(amount);
    return amount;
}

namespace {

// One to three letters of Latin script, the first a capital: "Q", "KSh", "Le".
bool may_be_initials(const Token& word)
{
    return word.type == TokenClass::Word && word.capital && word.folded.size() <= 3 && word.folded[0] >= 'a' &&
           word.folded[0] <= 'z';
}

}    // namespace

// "15,000", "12 500": figures in groups, which nobody writes in names.
bool QuantityReader::grouped(const Numeral& numeral) const
{
    if (numeral.spelled || numeral.code || numeral.ordinal || numeral.end < numeral.begin + 2) return false;
    const Token& first = tokens_[numeral.begin];
    if (first.type != TokenClass::Digits || first.folded.size() > 3) return false;
    return std::ranges::any_of(numeral.readings,
                               [](const Rational& value) { return value.is_integer() && value.compare(1000) >= 0; });
}

// "Q15,000", "K2.3 million", "L900": the initials of a currency and its number. Where nobody knows the initials the number
// still counts; a short one may be part of a name ("Q400") and is weak.
std::optional<Amount> QuantityReader::read_initialled(std::size_t i) const
{
    if (i == 0 || tokens_[i].type != TokenClass::Digits || !numerals_.free(i - 1)) return std::nullopt;
    const Token& word = tokens_[i - 1];
    const bool inside = i > 1 && !word.space_before && tokens_[i - 2].mark != '(' && tokens_[i - 2].mark != '"' &&
                        tokens_[i - 2].mark < 0x2014;
    if (!may_be_initials(word) || inside) return std::nullopt;
    const auto codes = currencies_of_initials(word.folded);
    auto numeral = numerals_.read(i, !codes.empty());
    if (!numeral || numeral->code || numeral->ordinal || numeral->fraction) return std::nullopt;
    const bool groups = grouped(*numeral), apart = tokens_[i].space_before;
    const bool figures = numeral->plain_digits && tokens_[i].folded.size() >= 3 && tokens_[i].folded[0] != '0';
    const bool known = !codes.empty();
    if (apart && (!known || !groups || word.sentence_start)) return std::nullopt;
    if (!groups && !(known && (figures || numeral->scaled))) return std::nullopt;
    Amount amount{.begin = i - 1, .end = numeral->end, .numeral = *numeral, .prefixed = true};
    if (glued_behind(amount)) return std::nullopt;
    amount.value.readings = numeral->readings;
    if (!codes.empty()) {
        set_currency(amount, {codes.begin(), codes.end()});
        extend_currency(amount);
    }
    amount.value.weak = figures && !groups;
    return amount;
}

// "15,000Q", "12 500 R".
void QuantityReader::attach_initials(Amount& amount) const
{
    if (amount.kind != FactKind::Number || !amount.value.unit.empty() || !grouped(amount.numeral)) return;
    if (!numerals_.free(amount.end) || !may_be_initials(tokens_[amount.end])) return;
    const auto codes = currencies_of_initials(tokens_[amount.end].folded);
    const bool apart = tokens_[amount.end].space_before;
    const std::size_t behind = amount.end + 1;
    const bool ends = !numerals_.free(behind) || tokens_[behind].space_before || tokens_[behind].type == TokenClass::Mark;
    if (!ends || (apart && codes.empty()) || numerals_.is_tight_hyphen(behind)) return;
    if (!codes.empty()) set_currency(amount, {codes.begin(), codes.end()});
    amount.end = behind;
}

// "dola za Marekani milioni 500": where the language puts names before numbers, any name of money may lead.
std::optional<Amount> QuantityReader::read_currency_before(std::size_t i, std::size_t end,
                                                           const NumberPhrase& currency) const
{
    std::vector<std::string> codes = currency.currencies;
    end = read_country(end, codes);
    auto numeral = numerals_.read(end, true);
    if (!numeral || numeral->ordinal || numeral->code || numeral->idle || clashes(i, *numeral)) return std::nullopt;
    Amount amount{.begin = i, .end = numeral->end, .kind = FactKind::Money, .numeral = *numeral, .prefixed = true};
    amount.value.readings = numeral->readings;
    amount.value.spelled = numeral->spelled;
    set_currency(amount, std::move(codes));
    extend_currency(amount);
    return amount;
}

// "yüzde 15", "%15", "百分之15", "kilomita 5 za mraba": a percent form or unit that leads its number.
std::optional<Amount> QuantityReader::read_named_before(std::size_t i) const
{
    const WordInfo* info = numerals_.free(i) ? lexicon_.find(tokens_[i]) : nullptr;
    if (info == nullptr) return std::nullopt;
    const NumberPhrase* best = nullptr;
    std::optional<Numeral> numeral;
    for (const NumberPhrase& phrase : info->phrases) {
        const bool fits =
            phrase.before && (phrase.kind == NumberPhraseKind::Percent || phrase.kind == NumberPhraseKind::Unit);
        if (!fits || !lexicon_.matches(tokens_, i, phrase, text_)) continue;
        const std::size_t at = i + 1 + phrase.rest.size();
        if (!all_free(i, at) || !leads_number(i, at)) continue;
        auto read = numerals_.read(at);
        if (!read || read->ordinal || read->code || read->idle || !stands(read->end, phrase.behind)) continue;
        // "מאה ו-50" is a hundred and fifty, no century.
        if (const auto whole = numerals_.read(i); whole && whole->end >= read->end && !whole->fraction) continue;
        if (best != nullptr && best->rest.size() + best->behind.size() >= phrase.rest.size() + phrase.behind.size())
            continue;
        best = &phrase;
        numeral = std::move(read);
    }
    if (best == nullptr) return std::nullopt;
    const bool percent = best->kind == NumberPhraseKind::Percent;
    Amount amount{.begin = i,
                  .end = numeral->end + best->behind.size(),
                  .kind = FactKind::Measure,
                  .numeral = *numeral,
                  .prefixed = true};
    if (percent) amount.kind = FactKind::Percentage;
    amount.value.readings = numeral->readings;
    amount.value.spelled = numeral->spelled;
    amount.value.unit = best->key;
    for (Rational& reading : amount.value.readings) reading = reading.times(best->factor).value_or(reading);
    return amount;
}

// A sign must touch its number and belong to none before it: "%15", but not "5 % 15".
bool QuantityReader::leads_number(std::size_t begin, std::size_t end) const
{
    if (!numerals_.free(end)) return false;
    if (tokens_[begin].type != TokenClass::Mark) return true;
    const bool behind_digits = begin > 0 && tokens_[begin - 1].type == TokenClass::Digits;
    return !tokens_[end].space_before && !behind_digits;
}

bool QuantityReader::stands(std::size_t begin, const std::vector<std::string>& words) const
{
    for (std::size_t i = 0; i < words.size(); ++i)
        if (!numerals_.free(begin + i) || tokens_[begin + i].folded != words[i]) return false;
    return true;
}

void QuantityReader::negate(std::vector<Rational>& readings)
{
    for (Rational& reading : readings) reading = reading.times(-1).value_or(reading);
}

void QuantityReader::set_currency(Amount& amount, std::vector<std::string> codes)
{
    amount.kind = FactKind::Money;
    amount.value.unit = "currency";
    amount.value.currencies = std::move(codes);
}

// "TOP 10" and "won 3": a code or name that is also a word needs an amount that looks like money.
bool QuantityReader::clashes(std::size_t word, const Numeral& numeral) const
{
    return lexicon_.has(tokens_[word], Role::CurrencyClash) && !numeral.scaled &&
           numeral.readings.front().compare(1000) < 0 && numeral.readings.front().is_integer();
}

// "$500 million USD", "$500 US dollars": a second name of the same money.
void QuantityReader::extend_currency(Amount& amount) const
{
    std::size_t end = 0;
    const NumberPhrase* again = lexicon_.match(tokens_, amount.end, NumberPhraseKind::Currency, text_, end);
    if (again == nullptr || !all_free(amount.end, end)) {
        amount.end = read_country(amount.end, amount.value.currencies);
        return;
    }
    std::vector<std::string> common;
    for (const std::string& code : amount.value.currencies) {
        if (std::find(again->currencies.begin(), again->currencies.end(), code) != again->currencies.end())
            common.push_back(code);
    }
    if (common.empty() || numerals_.read(end)) return;    // "$5 €6" and "$5 USD 6" are two amounts
    amount.value.currencies = std::move(common);
    amount.end = end;
}

// "120 £ millioner": the sign between the figures and their scale.
void QuantityReader::read_scale_behind_sign(Amount& amount) const
{
    if (!amount.numeral.plain_digits || !numerals_.free(amount.end) || tokens_[amount.end].type != TokenClass::Word) return;
    Numeral scaled = amount.numeral;
    scaled.end = amount.end;
    numerals_.read_scale_apart(scaled);
    if (!scaled.scaled) return;
    amount.numeral = scaled;
    amount.value.readings = scaled.readings;
    amount.end = scaled.end;
}

// What stands behind the number: percent, currency or unit; one hyphen may lie between.
void QuantityReader::attach(Amount& amount) const
{
    read_million(amount);
    multiply_groups(amount);
    const bool hyphen = numerals_.is_tight_hyphen(amount.end);
    std::size_t at = amount.end + (hyphen ? 1 : 0);
    if (amount.numeral.scaled && numerals_.has(at, Role::Of) && named_behind(at + 1)) ++at;    // "millones de dólares"
    if (const std::size_t loose = numerals_.loose_link(at); loose != 0 && named_behind(loose)) at = loose;    // 二十多年
    if (numerals_.in_brackets(amount.numeral)) ++at;    // "ယူရို (၂.၂) ဘီလီယံ"
    // "czterodniowy tydzień", "viertägige Woche": days by the ending of the word, not weeks.
    const Token& last = tokens_[amount.end - 1];
    const bool ended = amount.numeral.spelled && !amount.numeral.scaled && last.type == TokenClass::Word &&
                       !lexicon_.unit_of_ending(last.folded, false).empty();
    if (ended && numerals_.free(at) && attach_unit_ending(amount, at)) return;
    if (numerals_.free(at)) {
        if (attach_percent(amount, at) || attach_currency(amount, at) || attach_unit(amount, at, hyphen)) return;
        if (attach_unit_ending(amount, at)) return;
        if (amount.numeral.fraction && amount.numeral.spelled && attach_share(amount, at)) return;
    }
    add_share_of_times(amount);
    attach_age(amount);
}

// Whether a unit or a currency stands at tokens[at], perhaps behind its country.
bool QuantityReader::named_behind(std::size_t at) const
{
    std::size_t end = 0;
    if (lexicon_.match(tokens_, at, NumberPhraseKind::Unit, text_, end) != nullptr) return true;
    if (lexicon_.match(tokens_, at, NumberPhraseKind::Currency, text_, end) != nullptr) return true;
    return lexicon_.match(tokens_, at, NumberPhraseKind::CurrencyCountry, text_, end) != nullptr &&
           lexicon_.match(tokens_, end, NumberPhraseKind::Currency, text_, end) != nullptr;
}

// Behind the country that tells which of `codes` is meant, which are then narrowed: "dollars des États-Unis", "долларов
// США". `at` where none follows.
std::size_t QuantityReader::read_country(std::size_t at, std::vector<std::string>& codes) const
{
    if (codes.size() < 2) {
        // The name alone may have settled it: "dollars" of a table that knows but one.
        if (codes.empty() || currency_family(codes.front()) == nullptr) return at;
    }
    std::size_t begin = at, end = 0;
    for (std::size_t n = 0; n < 2; ++n) {
        const NumberPhrase* country = lexicon_.match(tokens_, begin, NumberPhraseKind::CurrencyCountry, text_, end);
        if (country != nullptr && all_free(at, end)) {
            const std::string& code = country->currencies.front();
            const bool meant = std::find(codes.begin(), codes.end(), code) != codes.end();
            const CurrencyFamily* family = currency_family(codes.front());
            if (!meant && (n > 0 || family == nullptr || !family->holds(code))) return at;
            codes = {code};
            return end;
        }
        const bool joint = numerals_.free(begin) && (numerals_.has(begin, Role::Of) || numerals_.has(begin, Role::The) ||
                                                     (lexicon_.names_before() && tokens_[begin].folded.size() == 2));
        if (!joint) return at;
        ++begin;
    }
    return at;
}

// "500m euros", "5m people": "m" is a million where money or a countable noun follows, else metres.
void QuantityReader::read_million(Amount& amount) const
{
    if (!numerals_.has_scale_suffix(amount.numeral)) return;
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

// "half an hour", "a quarter of a century", "cuarto de hora".
bool QuantityReader::attach_share(Amount& amount, std::size_t at) const
{
    const bool joined = numerals_.has(at, Role::Of);
    if (joined) ++at;
    std::size_t end = 0;
    const NumberPhrase* unit = joined ? lexicon_.match(tokens_, at, NumberPhraseKind::Unit, text_, end) : nullptr;
    if (unit != nullptr && unit->key.starts_with("time:") && attach_unit(amount, at, false)) return true;
    return numerals_.has(at, Role::Article) && numerals_.free(at + 1) && attach_unit(amount, at + 1, false);
}

bool QuantityReader::attach_percent(Amount& amount, std::size_t at) const
{
    std::size_t end = 0;
    const NumberPhrase* percent = lexicon_.match(tokens_, at, NumberPhraseKind::Percent, text_, end);
    if (percent == nullptr || percent->hundredths || !all_free(at, end)) return false;
    // "fell 0.7 points" behind "rose 2.5 percentage points"; an index that lost 300 points lost no share.
    if (percent->context && (!percent_told_ || amount.value.readings.front().compare(100) >= 0)) return false;
    amount.kind = FactKind::Percentage;
    amount.value.unit = percent->key;
    for (Rational& reading : amount.value.readings) reading = reading.times(percent->factor).value_or(reading);
    amount.end = end;
    if (percent->factor == Rational(10)) add_hundredths(amount);
    return true;
}

// "六成二", "六割二分": a digit behind so many tenths.
void QuantityReader::add_hundredths(Amount& amount) const
{
    const std::size_t at = amount.end;
    if (!numerals_.free(at) || tokens_[at].space_before || amount.numeral.fraction) return;
    const WordInfo* word = lexicon_.find(tokens_[at]);
    const bool figure = tokens_[at].type == TokenClass::Digits && tokens_[at].folded.size() == 1;
    if (!figure && (word == nullptr || !tokens_[at].single || word->cardinal != NumberClass::Digit)) return;
    const std::int64_t digit = figure ? tokens_[at].folded[0] - '0' : word->value;
    std::size_t end = 0;
    const NumberPhrase* rest = lexicon_.match(tokens_, at + 1, NumberPhraseKind::Percent, text_, end);
    const bool marked = rest != nullptr && rest->hundredths && all_free(at + 1, end);
    if (!marked && (figure || numerals_.counts(at + 1) || numerals_.read(at + 1))) return;
    for (Rational& reading : amount.value.readings) reading = reading.plus(digit).value_or(reading);
    amount.end = marked ? end : at + 1;
}

bool QuantityReader::attach_currency(Amount& amount, std::size_t at) const
{
    std::size_t end = 0;
    const NumberPhrase* country = nullptr;
    const NumberPhrase* currency = lexicon_.match(tokens_, at, NumberPhraseKind::Currency, text_, end);
    if (currency == nullptr) {    // "500 amerikanische Dollar"
        country = lexicon_.match(tokens_, at, NumberPhraseKind::CurrencyCountry, text_, end);
        const std::size_t name = country != nullptr && numerals_.is_tight_hyphen(end) ? end + 1 : end;
        if (country != nullptr) currency = lexicon_.match(tokens_, name, NumberPhraseKind::Currency, text_, end);
    }
    if (currency && all_free(at, end)) {
        const bool symbol = tokens_[end - 1].type == TokenClass::Mark;
        // "5 million $" is money; in "5, $6" or "5 $6" the sign belongs to the next number.
        if (symbol && numerals_.free(end) && tokens_[end].type == TokenClass::Digits && !tokens_[end].space_before)
            return false;
        if (clashes(at, amount.numeral) || weighs(amount, at, end)) return false;
        set_currency(amount, currency->currencies);
        amount.end = end;
        if (symbol) read_scale_behind_sign(amount);
        narrow_currency(amount, country);
        add_parts(amount);
        return true;
    }
    const NumberPhrase* part = lexicon_.match(tokens_, at, NumberPhraseKind::CurrencyPart, text_, end);
    if (part == nullptr || !all_free(at, end) || is_denominator(end)) return false;
    if (tokens_[at].folded.size() == 1 && tokens_[at].type == TokenClass::Word && tokens_[at].space_before)
        return false;    // "5 p"
    set_currency(amount, part->currencies);
    for (Rational& reading : amount.value.readings) reading = reading.divided_by(100).value_or(reading);
    amount.end = end;
    return true;
}

// By the country before the name of the money, else by the one behind it.
void QuantityReader::narrow_currency(Amount& amount, const NumberPhrase* country) const
{
    auto& codes = amount.value.currencies;
    if (country == nullptr) {
        amount.end = read_country(amount.end, codes);
        return;
    }
    const CurrencyFamily* family = currency_family(codes.front());
    const std::string& code = country->currencies.front();
    if (family != nullptr && family->holds(code)) codes = {code};
}

// "pounds" are money unless something is weighed: "200 pounds of rice", "weighing 12 pounds".
bool QuantityReader::weighs(const Amount& amount, std::size_t at, std::size_t end) const
{
    std::size_t unit_end = 0;
    const NumberPhrase* unit = lexicon_.match(tokens_, at, NumberPhraseKind::Unit, text_, unit_end);
    if (unit == nullptr || unit_end < end) return false;
    if (amount.begin > 0 && lexicon_.has(tokens_[amount.begin - 1], Role::Weighs)) return true;
    return !amount.numeral.scaled && numerals_.has(end, Role::Of);
}

// "5 dollars and 50 cents".
void QuantityReader::add_parts(Amount& amount) const
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

// 三分之一, 3分の1: what looks like a unit is the bar of a fraction.
bool QuantityReader::is_denominator(std::size_t end) const
{
    if (!numerals_.has(end, Role::Of) || !tokens_[end].single || !numerals_.free(end + 1)) return false;
    const WordInfo* info = lexicon_.find(tokens_[end + 1]);
    return tokens_[end + 1].type == TokenClass::Digits || (info != nullptr && info->cardinal != NumberClass::None);
}

bool QuantityReader::attach_unit(Amount& amount, std::size_t at, bool hyphen) const
{
    std::size_t end = 0;
    const NumberPhrase* unit = lexicon_.match(tokens_, at, NumberPhraseKind::Unit, text_, end);
    // "trois derniers mois", "three long years"
    if (unit == nullptr && at + 1 < tokens_.size() && lexicon_.has(tokens_[at], Role::BeforeUnit)) {
        unit = lexicon_.match(tokens_, ++at, NumberPhraseKind::Unit, text_, end);
        if (unit == nullptr || !unit->key.starts_with("time:") || !all_free(at - 1, at)) return false;
    }
    if (unit == nullptr || !all_free(at, end)) return false;
    if (tokens_[at].single && is_denominator(end)) return false;
    // "두 주민" are two residents, no two weeks.
    if (tokens_[at].single && lexicon_.end_of_role(tokens_, at, Role::Counted, text_) > end) return false;
    const Token& first = tokens_[at];
    const bool one = amount.value.readings.front() == Rational(1);
    if (lexicon_.has(first, Role::UnitClash) && end == at + 1 && !hyphen && !one && first.space_before) return false;
    // "three t" or "two s": a letter is a unit only behind digits.
    if (!unit->exact.empty() && first.type == TokenClass::Word && amount.numeral.spelled) return false;
    amount.kind = FactKind::Measure;
    amount.value.unit = unit->key;
    if (unit->factor != Rational(1))
        for (Rational& reading : amount.value.readings) reading = reading.times(unit->factor).value_or(reading);
    amount.end = end;
    const std::size_t old = end + (numerals_.is_tight_hyphen(end) ? 1 : 0);
    if (numerals_.has(old, Role::Old)) amount.end = old + 1;
    add_share_of_unit(amount);
    return true;
}

// "vierundzwanzigjährig", "24-летний": the unit is the ending of the word.
bool QuantityReader::attach_unit_ending(Amount& amount, std::size_t at) const
{
    const Token& last = tokens_[amount.end - 1];
    std::string_view unit;
    std::size_t end = amount.end;
    if (last.type == TokenClass::Word && amount.numeral.spelled) unit = lexicon_.unit_of_ending(last.folded, false);
    if (unit.empty() && last.type == TokenClass::Digits && tokens_[at].type == TokenClass::Word &&
        !tokens_[at].space_before) {
        unit = lexicon_.unit_of_ending(tokens_[at].folded, true);
        end = at + 1;
    }
    if (unit.empty()) return false;
    amount.kind = FactKind::Measure;
    amount.value.unit = unit;
    amount.end = end;
    return true;
}

// "six douzaines", "два десятка": so many of a group that alone is told loosely.
void QuantityReader::multiply_groups(Amount& amount) const
{
    const Numeral& numeral = amount.numeral;
    if (!(numeral.plain_digits || numeral.spelled) || numeral.scaled || numeral.fraction || !numerals_.free(amount.end))
        return;
    const WordInfo* group = lexicon_.find(tokens_[amount.end]);
    if (group == nullptr || group->vague == 0 || group->vague > 1000 || group->cardinal != NumberClass::None) return;
    if (numeral.readings.front().compare(1) <= 0 || numeral.readings.front().compare(100) > 0) return;
    for (Rational& reading : amount.value.readings) reading = reading.times(group->vague).value_or(reading);
    amount.numeral.readings = amount.value.readings;
    amount.numeral.scaled = true;
    amount.numeral.plain_digits = false;
    ++amount.end;
}

// "deux ans et demi", "два года с половиной", "两年半".
void QuantityReader::add_share_of_unit(Amount& amount) const
{
    if (add_half(amount)) return;
    const auto part = numerals_.part_behind_unit(amount.end);
    if (!part || !all_free(amount.end, part->first) || amount.numeral.fraction || begins_share(part->first)) return;
    for (Rational& reading : amount.value.readings) reading = reading.plus(part->second).value_or(reading);
    amount.end = part->first;
    amount.numeral.fraction = true;
    // "سنتين ونصف السنة" names the unit once more.
    std::size_t end = 0;
    const NumberPhrase* again = lexicon_.match(tokens_, amount.end, NumberPhraseKind::Unit, text_, end);
    if (again != nullptr && again->key == amount.value.unit && all_free(amount.end, end)) amount.end = end;
}

// "deux fois et demie", "两倍半", "مرتين ونصف المرة": the half behind the word that counts how many times.
void QuantityReader::add_share_of_times(Amount& amount) const
{
    const bool dual = lexicon_.has(tokens_[amount.end - 1], Role::Times);
    const std::size_t end = dual ? amount.end : lexicon_.end_of_role(tokens_, amount.end, Role::Times, text_);
    if (end == 0 || !all_free(amount.end, end)) return;
    Amount shared = amount;
    shared.end = end;
    add_share_of_unit(shared);
    if (shared.end == end) return;
    const std::size_t again = lexicon_.end_of_role(tokens_, shared.end, Role::Times, text_);
    if (again != 0 && all_free(shared.end, again)) shared.end = again;
    amount = std::move(shared);
}

// "an hour and a half", "dos horas y media".
bool QuantityReader::add_half(Amount& amount) const
{
    if (!numerals_.has(amount.end, Role::And)) return false;
    const bool article = numerals_.has(amount.end + 1, Role::Article);
    const std::size_t at = amount.end + (article ? 2 : 1);
    if (!numerals_.free(at)) return false;
    const WordInfo* part = lexicon_.find(tokens_[at]);
    if (part == nullptr || part->denominator_use != Denominator::Half || part->denominator != 2) return false;
    if (numerals_.is_tight_hyphen(at + 1) || (!article && begins_share(at + 1))) return false;
    for (Rational& reading : amount.value.readings) reading = reading.plus(*Rational::make(1, 2)).value_or(reading);
    amount.end = at + 1;
    amount.numeral.fraction = true;
    return true;
}

// "half of them", "half a million", "medio millón": a half of what follows, not of the unit before.
bool QuantityReader::begins_share(std::size_t i) const
{
    if (!numerals_.free(i)) return false;
    const WordInfo* info = lexicon_.find(tokens_[i]);
    return info != nullptr && (info->has(Role::Of) || info->has(Role::Article) || info->has(Role::The) ||
                               (info->cardinal >= NumberClass::Hundred && info->cardinal <= NumberClass::Group));
}

// "a year", "an hour", "a cent": one of a unit of time or of money, always weak.
std::optional<Amount> QuantityReader::read_single(std::size_t i) const
{
    std::size_t end = 0;
    // "kwadrans", "fortnight": so many minutes or days by its name alone.
    if (const NumberPhrase* span =
            numerals_.free(i) ? lexicon_.match(tokens_, i, NumberPhraseKind::Unit, text_, end) : nullptr;
        span != nullptr && (span->key == "time:quarter-hour" || span->factor != Rational(1))) {
        Amount amount{.begin = i, .end = i};
        amount.numeral.readings = amount.value.readings = {Rational(1)};
        amount.value.spelled = amount.numeral.spelled = true;
        return attach_unit(amount, i, false) ? std::optional(amount) : std::nullopt;
    }
    if (auto whole = read_unit_and_half(i)) return whole;
    if (!numerals_.has(i, Role::Article) || !numerals_.free(i + 1) || tokens_[i + 1].folded.size() < 3) return std::nullopt;
    Amount amount{.begin = i, .end = i + 1};
    amount.numeral.readings = amount.value.readings = {Rational(1)};
    amount.value.spelled = amount.numeral.spelled = true;
    const NumberPhrase* unit = lexicon_.match(tokens_, i + 1, NumberPhraseKind::Unit, text_, end);
    const bool time = unit != nullptr && unit->key.starts_with("time:") && !lexicon_.has(tokens_[i + 1], Role::UnitClash);
    const bool money = unit == nullptr && !tokens_[i + 1].upper;    // not "a USD 500 million plan"
    const bool read = time ? attach_unit(amount, i + 1, false) : money && attach_currency(amount, i + 1);
    return read ? std::optional(amount) : std::nullopt;
}

// "rok a půl", "سنة ونصف", "godinu i pol": the unit alone is one of it where a part of it follows.
std::optional<Amount> QuantityReader::read_unit_and_half(std::size_t i) const
{
    std::size_t end = 0;
    const NumberPhrase* unit = numerals_.free(i) ? lexicon_.match(tokens_, i, NumberPhraseKind::Unit, text_, end) : nullptr;
    if (unit == nullptr || !unit->key.starts_with("time:") || unit->key == "time:second") return std::nullopt;
    if (!numerals_.part_behind_unit(end)) return std::nullopt;
    Amount amount{.begin = i, .end = i};
    amount.numeral.readings = amount.value.readings = {Rational(1)};
    amount.value.spelled = amount.numeral.spelled = true;
    if (!attach_unit(amount, i, false) || amount.value.readings.front().is_integer()) return std::nullopt;
    return amount;
}

// "Edilma Cuesta, 34, leads": a number between commas behind a name is an age.
bool QuantityReader::is_apposition(const Amount& amount) const
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
void QuantityReader::attach_age(Amount& amount) const
{
    if (amount.begin == 0 || amount.numeral.ordinal || amount.value.readings.front().compare(120) > 0) return;
    if (!numerals_.has(amount.begin - 1, Role::Aged) && !is_apposition(amount)) return;
    if (amount.value.upper.empty() && upper_begin(amount) != 0) return;    // "aged 5 to 36 months"
    amount.kind = FactKind::Measure;
    amount.value.unit = "time:year";
}

}    // namespace textdrift::facts
