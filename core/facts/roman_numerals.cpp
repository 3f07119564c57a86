// Roman numerals, where they are numerals: behind a noun that is numbered, a number sign or another of them; before what
// they count.
#include "core/facts/quantity_reader.h"

namespace textdrift::facts {

namespace {

// Letters of which alone a numeral is made that needs no cue: "CD", "MD" and "XL" are read behind one only.
bool made_of_small_letters(std::string_view folded) noexcept
{
    return folded.find_first_not_of("ivx") == std::string_view::npos;
}

}    // namespace

// The value of token i written as a Roman numeral in capitals; 0 for any other token.
int QuantityReader::roman_at(std::size_t i) const
{
    if (!numerals_.free(i) || tokens_[i].type != TokenClass::Word || !tokens_[i].capital) return 0;
    const ByteRange letters = range_without_possessive(tokens_[i], text_);
    if (text_.substr(letters.begin, letters.size()).find_first_not_of("IVXLCDM") != std::string_view::npos) return 0;
    return roman_value(std::string_view(tokens_[i].folded).substr(0, letters.size()));
}

// "No. XIX", "Nos XX", "№ V", "n° IV": behind a sign that numbers.
bool QuantityReader::behind_number_sign(std::size_t i) const
{
    const bool mark = i > 0 && tokens_[i - 1].type == TokenClass::Mark;
    if (mark && (tokens_[i - 1].folded == "." || tokens_[i - 1].mark == 0xB0)) --i;
    return i > 0 && lexicon_.has(tokens_[i - 1], Role::NumberSign) && !lexicon_.has(tokens_[i - 1], Role::Article);
}

// "V, VI and VIII": behind another numeral and a comma, a hyphen or "and".
bool QuantityReader::continues_romans(std::size_t i) const
{
    if (roman_end_ == 0 || i <= roman_end_ || i - roman_end_ > 2) return false;
    for (std::size_t k = roman_end_; k < i; ++k) {
        const bool joins = tokens_[k].folded == "," || tokens_[k].folded == "-" || tokens_[k].folded == "/" ||
                           lexicon_.has(tokens_[k], Role::And) || lexicon_.has(tokens_[k], Role::Or) ||
                           lexicon_.has(tokens_[k], Role::Range);
        if (!joins) return false;
    }
    return true;
}

// "I", "V" and "X" are also words and letters: one letter needs a noun that is numbered the Roman way.
bool QuantityReader::is_roman(std::size_t i) const
{
    const std::string_view folded = tokens_[i].folded;
    const std::size_t size = range_without_possessive(tokens_[i], text_).size();
    const std::string_view letters = folded.substr(0, size);
    if (size == 1 && !made_of_small_letters(letters)) return false;    // "Part C", "Vitamin D"
    if (i > 0 && (tokens_[i].space_before || !tokens_[i - 1].space_before) && behind_number_sign(i)) return true;
    if (continues_romans(i)) return size > 1 || letters != "i";
    if (i > 0 && tokens_[i - 1].type == TokenClass::Word && tokens_[i].space_before) {
        const Token& before = tokens_[i - 1];
        const WordInfo* word = lexicon_.find(before);
        if (word != nullptr && word->has(Role::Roman)) {
            // "the title I chose": only a capital or the end of the phrase makes the pronoun a numeral.
            return letters != "i" || before.capital || !nouns_.follows(i + 1);
        }
        if (size < 2) return false;
        if (word != nullptr && word->has(Role::Numbered)) return true;
        const bool noun = word == nullptr || !(word->has(Role::Stop) || word->has(Role::Aux) || word->has(Role::Skip) ||
                                               word->has(Role::Article) || word->has(Role::Of));
        if (noun && made_of_small_letters(letters) && !before.upper && !before.sentence_start) return !name_follows(i);
    }
    return size > 1 && made_of_small_letters(letters) && counts(i);
}

// "XI Jinping" is a name in capitals.
bool QuantityReader::name_follows(std::size_t i) const
{
    return i + 1 < tokens_.size() && tokens_[i + 1].type == TokenClass::Word && tokens_[i + 1].capital;
}

// "IV annexes", "the XXV annual congress": before a noun in lower case.
bool QuantityReader::counts(std::size_t i) const
{
    return nouns_.follows(i + 1) && tokens_[i + 1].space_before && !tokens_[i + 1].capital &&
           tokens_[i + 1].folded.size() > 2 && !lexicon_.looks_verbal(tokens_[i + 1].folded);
}

std::size_t QuantityReader::read_roman(std::size_t i, std::vector<Fact>& out)
{
    const int value = roman_at(i);
    if (value == 0 || !is_roman(i)) return i + 1;
    Amount amount{.begin = i, .end = i + 1};
    amount.value.readings.push_back(Rational(value));
    amount.value.roman = true;
    const bool joined = numerals_.is_mark(i + 1, "-") || numerals_.has(i + 1, Role::Range);
    if (const int upper = joined ? roman_at(i + 2) : 0; upper > value) {
        amount.value.upper.push_back(Rational(upper));
        amount.end = i + 3;
    }
    roman_end_ = amount.end;
    return finish(amount, out);
}

}    // namespace textdrift::facts
