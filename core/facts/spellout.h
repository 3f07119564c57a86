// Numbers spelled out in words, and the scale words that stand beside digits: CLDR's spell-out rules and the rows of the
// language's table, inverted. Internal to the room.
//
// CLDR's rules tell how to write a number; here they are read backwards by a chart parser over the letters of running text
// (spaces and hyphens do not count: "fünf und zwanzig" is "fünfundzwanzig"). Rows of the table are further spellings of
// what the rules write, and a grammar of their own where CLDR has none.
#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/facts/letter_trie.h"
#include "core/facts/rational.h"
#include "core/facts/text_hash.h"
#include "core/facts/token.h"
#include "core/language/table.h"

namespace textdrift::facts {

struct SpelledNumber {
    std::size_t end = 0;    // behind the last token
    Rational value = 0;
    bool ordinal = false;
    bool bare = false;        // a scale word alone, whose "one" is left out
    bool doubtful = false;    // a letter that mostly is a word of another kind
    bool hangul = false;      // begins with a letter of Hangul
    bool year = false;        // only a reading as a year gives it: "nineteen eighty-four"
};

struct ScaleWord {
    std::size_t end = 0;
    std::int64_t factor = 0;
};

class SpelloutBuilder;
class SpelloutNetwork;

class Spellout {
public:
    // Thread-safe; built on first use of a language and kept.
    static const Spellout& of(const language::Table& table, std::string_view language);

    Spellout();
    ~Spellout();
    Spellout(const Spellout&) = delete;
    Spellout& operator=(const Spellout&) = delete;

    // False for nearly every word that starts no numeral and is no scale word.
    bool may_start(const Token& token) const noexcept;

    // False for nearly every token that cannot begin what changes the number before it: a scale, a denominator, a link, a
    // part.
    bool may_extend(const Token& token) const noexcept;

    // The numerals that begin at tokens[begin] and end where a word ends, the longest first; of equal length cardinals
    // first. Cost: bounded, whatever the text.
    // `inside`: of an expression, so that no word need begin there.
    std::vector<SpelledNumber> read(std::span<const Token> tokens, const std::vector<bool>& taken, std::size_t begin,
                                    bool inside = false) const;

    // The longest scale word ("million", "천만", "Mio.") at tokens[i] that may stand behind digits, or before them.
    std::optional<ScaleWord> scale_behind(std::span<const Token> tokens, const std::vector<bool>& taken,
                                          std::size_t i) const;
    std::optional<ScaleWord> scale_before(std::span<const Token> tokens, const std::vector<bool>& taken,
                                          std::size_t i) const;
    // The factor of a scale word of five letters or more that `folded` begins with ("миллионного"); 0 for none.
    std::int64_t scale_stem(std::string_view folded) const;

    // A denominator in words ("quarts", "phần ba") at tokens[i]; `whole`: one that stands for one such part by itself
    // ("sepertiga", "треть").
    struct Denominator {
        std::size_t end = 0;
        std::int64_t value = 0;
        std::int64_t top = 1;    // of a word for several parts: "ثلثا" is 2/3
        bool plural = false;     // only behind two or more
        bool ordinal = false;    // "third": behind one only where nothing is counted
        bool counted = false;    // may stand behind two or more
        bool whole = false;
    };
    std::optional<Denominator> denominator(std::span<const Token> tokens, const std::vector<bool>& taken,
                                           std::size_t i) const;
    bool scale_first() const noexcept { return scale_first_; }    // "thousand five": Swahili

    // Behind the tokens that join a denominator to the numerator behind it ("分之"), or the other way round ("ใน"); 0 where
    // none stand at i.
    std::size_t denominator_link(std::span<const Token> tokens, const std::vector<bool>& taken, std::size_t i) const;
    std::size_t numerator_link(std::span<const Token> tokens, const std::vector<bool>& taken, std::size_t i) const;
    // Behind a word that makes the number before it a rough one and stands before its scale ("多", "여"); 0 where none does.
    std::size_t loose_link(std::span<const Token> tokens, const std::vector<bool>& taken, std::size_t i) const;
    // Whether a numeral that ends with this token has the ending of a denominator that comes first: "dörtte üç".
    bool ends_as_denominator(const Token& token) const;
    // What an expression adds to the numeral before it ("y medio", "с половиной", "rưỡi"), in parts of its last scale.
    std::optional<std::pair<std::size_t, Rational>> added_part(std::span<const Token> tokens, const std::vector<bool>& taken,
                                                               std::size_t i) const;
    // Likewise to the measure before it: "zwei Jahre ...", "两年半", "hai năm rưỡi".
    std::optional<std::pair<std::size_t, Rational>> part_behind_unit(std::span<const Token> tokens,
                                                                     const std::vector<bool>& taken, std::size_t i) const;
    // What a word adds to the numeral behind it, likewise ("साढ़े").
    std::optional<Rational> adds_to_next(const Token& token) const;
    // The largest scale of the language that divides the value; 1 for none.
    std::int64_t last_scale(const Rational& value) const;
    // Behind the word for the decimal point at tokens[i]; 0 where none stands there.
    std::size_t point(std::span<const Token> tokens, const std::vector<bool>& taken, std::size_t i) const;

private:
    struct Stretch;
    struct Scale {
        std::int64_t factor = 0;
        bool behind = false;
        bool before = false;
    };

    void fill(SpelloutBuilder& builder, const language::Table& table);
    bool read_stretches(const Stretch& stretch, std::span<const Token> tokens, std::size_t begin, bool inside,
                        std::vector<SpelledNumber>& found) const;
    bool read_stretch(const Stretch& stretch, std::span<const Token> tokens, std::size_t begin, std::size_t skip,
                      bool inside, std::vector<SpelledNumber>& found) const;
    void add_denominators(const SpelloutBuilder& builder, const language::Table& table);
    // "مليون ين", a million yen, has the letters of مليونين, two millions.
    bool ends_with_currency(std::span<const Token> tokens, std::size_t begin, std::size_t end) const;
    void note_link(std::string form, std::string_view role);
    void add_filter(std::string_view literal);
    bool filter_hit(std::string_view text) const noexcept;
    bool may_start_word(const Token& token) const noexcept;
    bool may_extend_word(std::string_view folded) const noexcept;
    bool may_read(std::string_view letters, bool clitics) const;
    bool starts_literal(std::string_view letters) const;
    const Scale* find_scale(std::span<const Token> tokens, const std::vector<bool>& taken, std::size_t i, std::size_t& end,
                            bool behind) const;
    std::size_t find_phrase(const std::vector<std::string>& phrases, std::span<const Token> tokens,
                            const std::vector<bool>& taken, std::size_t i) const;

    // A numeral of a stretch of letters, before it is known where words end.
    struct Parsed {
        std::size_t letters = 0;
        std::int64_t value = 0;
        bool ordinal = false, bare = false, doubtful = false, year = false;
    };
    struct Reach {
        std::size_t most = 0;    // the last end up to which the letters may be put together from words of numerals
        bool open = false;       // letters behind them might go on
    };
    Reach reach(const Stretch& stretch, std::size_t skip) const;
    using Numerals = std::shared_ptr<const std::vector<Parsed>>;
    Numerals parse(std::string_view letters) const;

    std::unique_ptr<SpelloutNetwork> network_;
    LetterTrie literals_;
    // The same few number words come again and again.
    mutable std::mutex parsed_mutex_;
    mutable std::unordered_map<std::string, Numerals, TextHash, std::equal_to<>> parsed_;
    LetterTrie beginnings_;    // of what may_start() answers to
    std::bitset<1 << 13> filter_;
    std::unordered_set<std::string> starts_;    // literals a numeral may begin with
    LetterTrie start_trie_;                     // those among them that a stretch of letters is asked for
    std::size_t longest_start_ = 0, longest_prefix_ = 0;
    std::unordered_map<std::string, Scale> scales_;
    LetterTrie scale_trie_;
    std::unordered_set<std::string_view> currencies_;    // names of one word that end no numeral
    // Values that are no whole numbers: "anderthalb".
    std::unordered_map<std::string, Rational, TextHash, std::equal_to<>> fixed_;
    std::size_t longest_fixed_ = 0;
    std::unordered_map<std::string, Denominator> denominators_;
    LetterTrie denominator_trie_;
    LetterTrie extensions_;    // links, loose links and added parts
    bool scale_first_ = false;
    using Parts = std::unordered_map<std::string, Rational>;
    static std::optional<std::pair<std::size_t, Rational>> find_part(const Parts& parts, std::span<const Token> tokens,
                                                                     const std::vector<bool>& taken, std::size_t i,
                                                                     std::size_t longest);
    Parts added_;                                         // behind a numeral
    Parts added_to_unit_;                                 // only behind a measure
    std::unordered_map<std::string, Rational> adding_;    // before one
    std::size_t longest_added_ = 0;
    std::vector<std::int64_t> scale_values_;    // ascending
    std::vector<std::string> denominator_endings_;
    std::vector<std::string> denominator_links_, numerator_links_, loose_links_, points_;
    std::vector<std::string> prefixes_, suffixes_;    // clitics
    std::vector<std::string> number_endings_;         // of case and person, only behind number words
    std::vector<std::string> unit_stems_;             // begin the ending that makes a number a measure: "jährig"
};

}    // namespace textdrift::facts
