// Numbers, percentages, money and measures, in the order they stand; what of them is no quantity, and which are weak.
#include "core/facts/quantity_reader.h"

namespace textdrift::facts {

void QuantityReader::run(std::vector<Fact>& out)
{
    for (std::size_t i = 0; i < tokens_.size();) {
        if (paragraph_.taken[i]) ++i;
        else if (may_begin(i)) i = step(i, out);
        else i = tokens_[i].type == TokenClass::Word && tokens_[i].capital ? read_roman(i, out) : i + 1;
    }
}

// False for nearly every token, told by its word alone; a sign needs its number right behind it.
bool QuantityReader::may_begin(std::size_t i) const
{
    const auto has = [this](std::size_t k, unsigned uses) { return (tokens_[k].uses & uses) != 0; };
    if (has(i, kMayBeginQuantity)) return true;
    return has(i, kMayLeadQuantity) && i + 1 < tokens_.size() && has(i + 1, kMayBeginQuantity);
}

// Whether a quantity may begin with a word. Many only do as the first of several: "the" of "the minimum of".
bool QuantityReader::starts(std::size_t i, const WordInfo* info) const
{
    if (numerals_.may_start(i)) return true;
    if (info == nullptr || !info->starts_quantity) return false;
    return !info->leads_quantity || lexicon_.begins_phrase(tokens_, i, *info, text_);
}

// Reads what begins at token i; returns the token to go on with.
std::size_t QuantityReader::step(std::size_t i, std::vector<Fact>& out)
{
    const Token& token = tokens_[i];
    const WordInfo* info =
        token.type == TokenClass::Word || token.type == TokenClass::Digits ? lexicon_.find(token) : nullptr;
    if (token.type == TokenClass::Word && !starts(i, info)) return token.capital ? read_roman(i, out) : i + 1;
    std::size_t end = 0;
    if (info != nullptr && lexicon_.match(tokens_, i, NumberPhraseKind::Idiom, text_, end) && all_free(i, end)) {
        // "أحد" is someone, "أحد عشر" eleven; "오만" is Oman, "오만 달러" fifty thousand dollars.
        // Not "구경도", which is no nine with so many degrees.
        const auto longer = read_amount(i, false);
        const bool goes_on = longer && longer->end > end && (longer->kind == FactKind::Money || longer->numeral.end > end);
        if (!goes_on) return end;
    }
    if (const std::size_t next = read_code(i, out); next > i) return next;
    if (auto initialled = read_initialled(i)) {
        read_range(*initialled);
        return finish(*initialled, out);
    }
    if (glued_to_word(i)) return i + 1;
    if (info != nullptr && info->vague != 0) return read_vague(i, *info, out);
    auto amount = read_amount(i, false);
    if (!amount) return token.type == TokenClass::Word && token.capital ? read_roman(i, out) : i + 1;
    attach_initials(*amount);
    if (glued_behind(*amount)) return amount->end + 1;
    read_range(*amount);
    if (amount->kind == FactKind::Number && !amount->value.upper.empty()) attach_age(*amount);
    add_smaller_units(*amount);
    add_unit_before(*amount);
    return finish(*amount, out);
}

bool QuantityReader::all_free(std::size_t begin, std::size_t end) const
{
    for (std::size_t i = begin; i < end; ++i)
        if (!numerals_.free(i)) return false;
    return true;
}

namespace {

// A word that makes a code with the digits it touches: in Latin, Greek or Cyrillic letters. Other scripts write particles
// and counters so: "第3", "ב-5", "10वीं", "500人".
bool makes_code(const Token& token) noexcept
{
    if (token.type != TokenClass::Word || token.single || token.folded.empty()) return false;
    const auto lead = static_cast<unsigned char>(token.folded[0]);
    return lead < 0xD6;
}

}    // namespace

// Digits that belong to a name or code: "G3", "COVID-19", "AAE-1". "mid-2019", "top-10" stay numbers.
bool QuantityReader::glued_to_word(std::size_t i) const
{
    if (i == 0 || tokens_[i].type != TokenClass::Digits || tokens_[i].space_before) return false;
    const Token& before = tokens_[i - 1];
    if (before.type == TokenClass::Word) return makes_code(before);
    if (before.type != TokenClass::Mark || before.folded != "-" || before.space_before || i < 2) return false;
    const Token& word = tokens_[i - 2];
    return word.type == TokenClass::Word && (word.upper || word.mixed || word.capital);
}

// "5G", "802b", "3D": letters stuck to the digits that are neither unit nor scale.
bool QuantityReader::glued_behind(const Amount& amount) const
{
    if (grouped(amount.numeral)) return false;
    if (!numerals_.free(amount.end) || tokens_[amount.end].space_before) return false;
    return makes_code(tokens_[amount.end]) && tokens_[amount.end - 1].type == TokenClass::Digits;
}

// Telephone numbers and the like: several groups of digits, read as one code.
std::size_t QuantityReader::read_code(std::size_t i, std::vector<Fact>& out)
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
bool QuantityReader::hyphen_chain(std::size_t i) const
{
    for (std::size_t n = 0; n < 2; ++n, i += 2) {
        if (!numerals_.is_tight_hyphen(i + 1) || tokens_[i + 2].type != TokenClass::Digits) return false;
    }
    return true;
}

bool QuantityReader::joins_code(std::size_t i, std::size_t begin) const
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
std::size_t QuantityReader::read_vague(std::size_t i, const WordInfo& info, std::vector<Fact>& out)
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

std::size_t QuantityReader::finish(Amount& amount, std::vector<Fact>& out)
{
    Quantity& value = amount.value;
    if (amount.kind == FactKind::Number && value.unit != "code") value.noun = nouns_.counted(amount.begin, amount.end);
    if (is_pronoun(amount)) return amount.end;
    value.weak = value.weak || is_weak(amount);
    percent_told_ = percent_told_ || amount.kind == FactKind::Percentage;
    if (amount.kind == FactKind::Percentage) value.noun = nouns_.counted(amount.begin, amount.end);
    Fact fact{.kind = amount.kind, .paragraph = paragraph_.index, .range = range_of(amount), .value = {}};
    if (!leave_to_names(amount))
        for (std::size_t i = amount.begin; i < amount.end; ++i) paragraph_.taken[i] = true;
    spread_back(amount, out);
    spread_forward(amount, value);
    const bool bare = amount.kind == FactKind::Number && value.unit.empty() && !amount.numeral.scaled && !value.ordinal;
    bare_end_ = bare && value.upper.empty() && !value.spelled ? amount.end : 0;
    fact.value = std::move(value);
    out.push_back(std::move(fact));
    return amount.end;
}

ByteRange QuantityReader::range_of(const Amount& amount) const
{
    const ByteRange last = range_without_possessive(tokens_[amount.end - 1], text_);
    return {tokens_[amount.begin].range.begin, last.end};
}

bool QuantityReader::small_spelled(const Amount& amount) const
{
    return amount.value.spelled && !amount.numeral.scaled && !amount.numeral.fraction &&
           amount.value.readings.front().compare(12) <= 0;
}

// Whether the language's table tells plural nouns from other words: elsewhere a small number word may be an article, a
// pronoun or another word altogether ("neuf", "sei", "năm").
bool QuantityReader::tells_nouns() const
{
    return paragraph_.table.has("counted-endings");
}

// "one" that counts nothing: "one of the", "no one", "this one"; and compounds such as "one-party".
bool QuantityReader::is_pronoun(const Amount& amount) const
{
    if (amount.kind != FactKind::Number || amount.numeral.ordinal || !small_spelled(amount)) return false;
    const Rational& reading = amount.value.readings.front();
    // In Vietnamese "zero" is "not".
    if (reading == Rational(0) && !tells_nouns()) return true;
    if (reading != Rational(1) || !amount.value.upper.empty()) return false;
    if (numerals_.is_mark(amount.end, "-") && !tokens_[amount.end].space_before) return true;
    if (amount.begin > 0 && lexicon_.has(tokens_[amount.begin - 1], Role::PronounBefore)) return true;
    return !tells_nouns() || !nouns_.follows(amount.end);
}

bool QuantityReader::is_weak(const Amount& amount) const
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
    if (!tells_nouns()) return true;
    return value.noun.empty() || numerals_.is_tight_hyphen(amount.end) || !nouns_.follows(amount.end);
}

// "[12]" and "(1)": marks of notes and lists, unless they belong to an article ("3(2)").
bool QuantityReader::in_brackets(const Amount& amount) const
{
    if (amount.begin == 0 || !amount.numeral.plain_digits || !numerals_.free(amount.end)) return false;
    const std::string& open = tokens_[amount.begin - 1].folded;
    const std::string& close = tokens_[amount.end].folded;
    if (open == "[" && close == "]") return true;
    const bool attached =
        amount.begin > 1 && !tokens_[amount.begin - 1].space_before && tokens_[amount.begin - 2].type == TokenClass::Digits;
    return open == "(" && close == ")" && !attached && amount.value.readings.front().compare(20) <= 0;
}

// Tokens that a name may still claim: "ARTICLE 19", "Elizabeth II", "First Lady".
bool QuantityReader::leave_to_names(const Amount& amount) const
{
    if (amount.value.roman) return true;
    const Token& first = tokens_[amount.begin];
    if (first.type == TokenClass::Word) return first.capital && amount.kind == FactKind::Number;
    if (!amount.numeral.plain_digits || amount.kind != FactKind::Number || amount.begin == 0) return false;
    const Token& before = tokens_[amount.begin - 1];
    return before.type == TokenClass::Word && before.capital;
}

void extract_quantities(const Paragraph& paragraph, std::vector<Fact>& out)
{
    QuantityReader(paragraph, NumberLexicon::of(paragraph.table, paragraph.language)).run(out);
}

}    // namespace textdrift::facts
