// Reads one numeral at a token: digits in any grouping, number words of any length, fractions, scales. Internal to the room.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/facts/number_lexicon.h"
#include "core/facts/rational.h"
#include "core/facts/spellout.h"
#include "core/facts/token.h"

namespace textdrift::facts {

struct Numeral {
    std::size_t begin = 0;    // tokens
    std::size_t end = 0;
    std::vector<Rational> readings;    // the usual one of the language first
    bool spelled = false;              // words only
    bool ordinal = false;
    bool fraction = false;        // a half, two thirds, ½
    bool scaled = false;          // has a scale word or suffix: million, bn, dozen
    bool article = false;         // "a hundred", "a million": one of them, loosely
    Rational scale = 1;           // of the scale word at the end: 1,000,000 in "5 million"
    bool idle = false;            // "both", "twice": never more than a weak number
    bool year_pair = false;       // "nineteen eighty-four"
    bool plain_digits = false;    // one run of digits, nothing else
    bool signed_value = false;
    bool code = false;    // 3.2.1: not a quantity, only comparable as a whole
};

class NumeralReader {
public:
    NumeralReader(std::span<const Token> tokens, const std::vector<bool>& taken, std::string_view text,
                  const NumberLexicon& lexicon, const Spellout* spellout = nullptr)
        : tokens_(tokens), taken_(taken), text_(text), lexicon_(lexicon), spellout_(spellout)
    {
    }

    // The numeral that begins at tokens[begin], or nullopt. `money`: a currency sign stands before it, so that "m" is a
    // million.
    std::optional<Numeral> read(std::size_t begin, bool money = false) const;
    // Figures of another script than Latin between brackets, as Burmese writes them: "(၁၄၂) သန်း".
    bool in_brackets(const Numeral& numeral) const noexcept
    {
        return numeral.begin > 0 && !numeral.spelled &&
               static_cast<unsigned char>(text_[tokens_[numeral.begin].range.begin]) >= 0x80 &&
               is_mark(numeral.begin - 1, "(") && is_mark(numeral.end, ")");
    }
    // Number words only.
    std::optional<Numeral> read_words(std::size_t begin) const;
    // Multiplies by the scale suffix at numeral.end, if there is one ("5bn"; "$5m" where `money`).
    void read_scale_suffix(Numeral& numeral, bool money) const;
    // Whether there is one, but for what stands around it.
    bool has_scale_suffix(const Numeral& numeral) const;
    // By a scale that stands apart, at numeral.end ("120 £ millioner").
    void read_scale_apart(Numeral& numeral) const
    {
        extend_behind(numeral);
        if (!numeral.scaled) read_scale_suffix(numeral, false);
    }

    // A counter, unit, currency or percent word stands at i.
    bool counts(std::size_t i) const { return is_counted(i); }
    bool free(std::size_t i) const noexcept { return i < tokens_.size() && !taken_[i]; }
    bool is_mark(std::size_t i, std::string_view folded) const noexcept
    {
        return free(i) && tokens_[i].type == TokenClass::Mark && tokens_[i].folded == folded;
    }
    // A hyphen written without spaces: "twenty-three", "14-18".
    bool is_tight_hyphen(std::size_t i) const noexcept
    {
        return is_mark(i, "-") && !tokens_[i].space_before && free(i + 1) && !tokens_[i + 1].space_before;
    }
    // Whether a numeral in words may begin here: false for nearly every word.
    bool may_start(std::size_t i) const noexcept { return spellout_ != nullptr && spellout_->may_start(tokens_[i]); }
    bool has(std::size_t i, Role role) const noexcept { return free(i) && lexicon_.has(tokens_[i], role); }
    // A part of the unit before tokens[i] ("y medio", "半") and where it ends.
    std::optional<std::pair<std::size_t, Rational>> part_behind_unit(std::size_t i) const
    {
        return spellout_ != nullptr ? spellout_->part_behind_unit(tokens_, taken_, i) : std::nullopt;
    }
    // Behind a word that makes the number before it a rough one ("二十多年"); 0 where none stands at i.
    std::size_t loose_link(std::size_t i) const
    {
        return spellout_ != nullptr && free(i) ? spellout_->loose_link(tokens_, taken_, i) : 0;
    }

private:
    friend class WordChain;
    std::optional<Numeral> read_digits(std::size_t begin) const;
    std::optional<Numeral> read_mark(std::size_t begin, bool money) const;
    bool group_space(std::size_t i) const noexcept;
    std::size_t end_of_groups(std::size_t begin) const noexcept;
    void add_fraction_behind(Numeral& numeral) const;
    void extend_with_words(Numeral& numeral) const;    // "2.13 million", "3 and a half"
    bool may_go_on(const Numeral& numeral) const;
    std::optional<Rational> slash_fraction(std::size_t i) const;
    // spelled_numerals.cpp
    std::optional<Numeral> read_spelled(std::size_t begin) const;
    std::optional<Numeral> read_with_part(std::size_t begin, const Rational& part) const;
    std::optional<Numeral> read_half_of_fraction(std::size_t at) const;
    void add_part_behind(Numeral& numeral) const;
    std::optional<Numeral> read_scale_first(std::size_t begin) const;
    std::optional<Numeral> read_words_behind_scale(std::size_t begin, std::size_t end, std::int64_t factor) const;
    bool is_counted(std::size_t end) const;
    bool begins_range(std::size_t at) const;
    bool accepts(std::size_t begin, const SpelledNumber& number) const;
    bool cuts_idiom(std::size_t begin, std::size_t end) const;
    bool ends_apart(std::size_t begin, std::size_t end) const;
    void add_spelled_decimals(Numeral& numeral) const;
    void divide_by_denominator(Numeral& numeral) const;
    void count_parts(Numeral& numeral) const;
    bool is_part(const Spellout::Denominator& part, bool one) const;
    std::optional<Numeral> read_part(std::size_t begin) const;
    bool names_longer(std::size_t begin, std::size_t end) const;
    bool completes_thousands(std::size_t at, const Numeral& digits, std::int64_t factor) const;
    void extend_with_scales(Numeral& numeral) const;
    void extend_behind(Numeral& numeral) const;
    bool may_extend(std::size_t i) const;
    void add_smaller_scale(Numeral& numeral) const;
    void add_decimals_behind_word(Numeral& numeral) const;

    std::span<const Token> tokens_;
    const std::vector<bool>& taken_;
    std::string_view text_;
    const NumberLexicon& lexicon_;
    const Spellout* spellout_;    // may be nullptr
};

// The value of a Roman numeral written in the usual way (XIV, not XIIII); 0 for anything else. Folded (lower case) letters.
int roman_value(std::string_view folded) noexcept;

}    // namespace textdrift::facts
