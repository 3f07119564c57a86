// Reads one quantity after the other: a numeral with what stands before and behind it. Internal to the room.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/facts/extractors.h"
#include "core/facts/nouns.h"
#include "core/facts/number_lexicon.h"
#include "core/facts/numerals.h"

namespace textdrift::facts {

// A quantity being put together; `begin` and `end` count tokens.
struct Amount {
    std::size_t begin = 0;
    std::size_t end = 0;
    FactKind kind = FactKind::Number;
    Numeral numeral{};
    Quantity value{};
    bool prefixed = false;    // the currency or unit stands before the number
};

class QuantityReader {
public:
    QuantityReader(const Paragraph& paragraph, const NumberLexicon& lexicon)
        : paragraph_(paragraph), tokens_(paragraph.tokens), text_(paragraph.text.document.text), lexicon_(lexicon),
          numerals_(tokens_, paragraph.taken, text_, lexicon, &Spellout::of(paragraph.table, paragraph.language)),
          nouns_(tokens_, paragraph.taken, lexicon)
    {
    }

    void run(std::vector<Fact>& out);

private:
    // quantities.cpp: what is read at a token
    bool may_begin(std::size_t i) const;
    bool starts(std::size_t i, const WordInfo* info) const;
    std::size_t step(std::size_t i, std::vector<Fact>& out);
    bool all_free(std::size_t begin, std::size_t end) const;

    // amounts.cpp
    std::optional<Amount> read_amount(std::size_t i, bool money) const;
    bool ends_comparator(std::size_t i) const;
    std::size_t whole_of_share(const Numeral& numeral, bool& loose) const;
    void read_share(Numeral& numeral) const;
    std::optional<Amount> read_prefixed(std::size_t i) const;
    std::optional<Amount> read_initialled(std::size_t i) const;
    bool grouped(const Numeral& numeral) const;
    void attach_initials(Amount& amount) const;
    std::optional<Amount> read_currency_before(std::size_t i, std::size_t end, const NumberPhrase& currency) const;
    std::optional<Amount> read_named_before(std::size_t i) const;
    bool leads_number(std::size_t begin, std::size_t end) const;
    bool stands(std::size_t begin, const std::vector<std::string>& words) const;
    bool named_behind(std::size_t at) const;
    std::size_t read_country(std::size_t at, std::vector<std::string>& codes) const;
    void narrow_currency(Amount& amount, const NumberPhrase* country) const;
    static void negate(std::vector<Rational>& readings);
    static void set_currency(Amount& amount, std::vector<std::string> codes);
    bool clashes(std::size_t word, const Numeral& numeral) const;
    void extend_currency(Amount& amount) const;
    void attach(Amount& amount) const;
    void read_scale_behind_sign(Amount& amount) const;
    void read_million(Amount& amount) const;
    bool attach_share(Amount& amount, std::size_t at) const;
    bool attach_percent(Amount& amount, std::size_t at) const;
    void add_hundredths(Amount& amount) const;
    bool attach_currency(Amount& amount, std::size_t at) const;
    bool weighs(const Amount& amount, std::size_t at, std::size_t end) const;
    void add_parts(Amount& amount) const;
    bool is_denominator(std::size_t end) const;
    bool attach_unit(Amount& amount, std::size_t at, bool hyphen) const;
    bool attach_unit_ending(Amount& amount, std::size_t at) const;
    void multiply_groups(Amount& amount) const;
    void add_share_of_unit(Amount& amount) const;
    void add_share_of_times(Amount& amount) const;
    bool add_half(Amount& amount) const;
    bool begins_share(std::size_t i) const;
    std::optional<Amount> read_single(std::size_t i) const;
    std::optional<Amount> read_unit_and_half(std::size_t i) const;
    bool is_apposition(const Amount& amount) const;
    void attach_age(Amount& amount) const;

    // amount_ranges.cpp
    std::size_t upper_begin(const Amount& amount) const;
    void read_range(Amount& amount) const;
    static bool falls(const Amount& lower, const Amount& upper);
    bool fit_units(Amount& lower, const Amount& upper) const;
    static void spread_scale(Amount& lower, const Amount& upper);
    static void spread_factor(Amount& lower, const Amount& upper);
    void expand_short_upper(Amount& amount, const Amount& upper) const;
    void add_smaller_units(Amount& amount) const;
    void add_inches(Amount& amount) const;
    bool join_units(Amount& amount, const Amount& next) const;
    void add_unit_before(Amount& amount) const;
    void spread_back(const Amount& amount, std::vector<Fact>& out) const;
    void spread_forward(const Amount& amount, Quantity& value);

    // quantities.cpp: what is no quantity
    bool glued_to_word(std::size_t i) const;
    bool glued_behind(const Amount& amount) const;
    std::size_t read_code(std::size_t i, std::vector<Fact>& out);
    bool hyphen_chain(std::size_t i) const;
    bool joins_code(std::size_t i, std::size_t begin) const;
    std::size_t read_vague(std::size_t i, const WordInfo& info, std::vector<Fact>& out);

    // roman_numerals.cpp
    int roman_at(std::size_t i) const;
    bool behind_number_sign(std::size_t i) const;
    bool continues_romans(std::size_t i) const;
    bool is_roman(std::size_t i) const;
    bool name_follows(std::size_t i) const;
    bool counts(std::size_t i) const;
    std::size_t read_roman(std::size_t i, std::vector<Fact>& out);

    // quantities.cpp: the fact
    std::size_t finish(Amount& amount, std::vector<Fact>& out);
    ByteRange range_of(const Amount& amount) const;
    bool small_spelled(const Amount& amount) const;
    bool tells_nouns() const;
    bool is_pronoun(const Amount& amount) const;
    bool is_weak(const Amount& amount) const;
    bool in_brackets(const Amount& amount) const;
    bool leave_to_names(const Amount& amount) const;

    const Paragraph& paragraph_;
    std::span<const Token> tokens_;
    std::string_view text_;
    const NumberLexicon& lexicon_;
    NumeralReader numerals_;
    NounFinder nouns_;
    bool percent_told_ = false;    // in this paragraph
    std::size_t roman_end_ = 0;    // token behind the Roman numeral read last
    Rational last_scale_ = 1;      // of the last quantity that had one
    std::size_t bare_end_ = 0;     // token behind the last quantity, if that was a number with neither unit nor scale
};

}    // namespace textdrift::facts
