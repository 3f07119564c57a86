// What the words of a language may mean to the number and date readers: one hash look-up a token. Internal to the room.
//
// Compiled once per language from its word table and from ICU/CLDR (month and weekday names, currency names, codes,
// symbols).
#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/facts/fact.h"
#include "core/facts/letter_trie.h"
#include "core/facts/rational.h"
#include "core/facts/text_hash.h"
#include "core/facts/token.h"
#include "core/language/table.h"

namespace textdrift::facts {

// What a number word does in a numeral: which places it fills and what may follow it.
enum class NumberClass : std::uint8_t { None, Digit, Teen, Ten, Hundred, Scale, Group, Weak };

// Grammatical roles a word may have, as the sections of the table name them.
enum class Role : std::uint8_t {
    And,
    Article,
    Point,
    Minus,
    Range,
    Between,
    From,
    Or,
    Of,
    Aged,
    Old,
    NumberSign,
    Weighs,
    Share,    // [number-links]
    One,      // [number-words]: a scale word in a form of the singular
    Apart,    // [number-words]: a digit that never follows tens
    Skip,
    Stop,
    Aux,
    State,
    Generic,
    Counted,
    Numbered,
    Roman,
    PronounBefore,
    Owner,
    Times,
    BeforeUnit,    // [count-words]
    MonthCue,
    SureMonthCue,
    DayCue,
    YearCue,
    Century,
    OClock,
    Past,
    To,
    Hours,
    Noon,
    Midnight,
    EraBefore,
    EraAfter,
    Zone,
    The,
    At,
    RelativeBack,
    RelativeForward,
    RelativeThis,    // "last Monday", "next March", "this April"
    OrdinalSuffix,
    CurrencyClash,
    UnitClash,
    ClashCapital,
    ClashAdjacent,
    YearMark,
    MonthMark,
    DayMark,
    HourMark,
    MinuteMark    // beside the number they belong to: 年, tháng, год
};

enum class NumberPhraseKind : std::uint8_t {
    Unit,
    Percent,
    Currency,
    CurrencyCountry,    // a country or its adjective: tells which dollars; `currencies` is the one in use there
    CurrencyPart,
    Scale,
    Idiom,
    Comparator,
    Relative,
    RelativeTurn,
    Season,
    DayHalf,
    ShareLink,    // "out of"
    Era,          // `key` is the calendar: "buddhist", "japanese:2018"
    Month,        // names of more than one token ("มกราคม", "كانون الثاني"); `number` is theirs
    Weekday,
    Number,    // number words of more than one token; `cardinal` or `ordinal`, and `value`
    Word       // other words of more than one token; their roles are in `roles`
};

// A fixed expression, found by its first token.
struct NumberPhrase {
    NumberPhraseKind kind = NumberPhraseKind::Unit;
    std::vector<std::string> rest{};      // folded tokens after the first
    std::vector<std::string> behind{};    // of a unit written around its number: "kilomita 5 za mraba"
    std::string key{};                    // unit key, relative key, season, scale use ("any", "money", "attached")
    std::string exact{};                  // as in the table where case matters (one letter, currency codes); else empty
    std::vector<std::string> currencies{};
    Rational factor = 1;    // of percent forms and scales; of a unit: how many of it one word tells ("halvtimme")
    ComparatorValue::Bound bound = ComparatorValue::Bound::About;
    bool after = false;     // a comparator that stands behind its quantity
    bool before = false;    // a percent form, unit or scale that stands before its number: "yüzde 15", "kilomita 5"
    bool dates = false;     // a comparator only before dates: "by"
    bool span = false;    // before a length of time it says how long, unless a preposition stands before it: "over 19 days"
    bool context = false;       // a percent form that needs a percentage before it in the paragraph
    bool hundredths = false;    // a percent form that only ends what follows tenths: "六割二分"
    std::uint64_t roles = 0;
    NumberClass cardinal = NumberClass::None;
    NumberClass ordinal = NumberClass::None;
    std::uint8_t number = 0;    // of a month or weekday
    std::int64_t value = 0;

    bool has(Role role) const noexcept { return (roles >> static_cast<unsigned>(role) & 1) != 0; }
};

// A month or weekday found by name; number 0: none.
struct CalendarName {
    int number = 0;
    std::size_t end = 0;    // token behind it
};

enum class Denominator : std::uint8_t { None, Half, Ordinal, Plural, Noun };

struct WordInfo {
    std::uint64_t roles = 0;
    NumberClass cardinal = NumberClass::None;
    NumberClass ordinal = NumberClass::None;
    Denominator denominator_use = Denominator::None;
    std::uint8_t month = 0;
    std::uint8_t weekday = 0;
    std::uint8_t decade = 0;         // "nineties": 90
    bool starts_date = false;        // a date or time may begin with it
    bool starts_quantity = false;    // a quantity may
    bool leads_quantity = false;     // but only as the first word of one of its phrases
    std::int64_t value = 0;          // of the cardinal
    std::int64_t ordinal_value = 0;
    std::int64_t denominator = 0;         // "thirds": 3
    std::int64_t vague = 0;               // "thousands": 1000
    std::vector<NumberPhrase> phrases;    // longest first
    // Told of `phrases`, as most words have none of the kind asked for, or none that goes on as the text does:
    std::uint32_t phrase_kinds = 0;    // NumberPhraseKind, as bits
    std::uint64_t second_words = 0;    // second_word_bits()

    bool has_phrase(NumberPhraseKind kind) const noexcept { return (phrase_kinds >> static_cast<unsigned>(kind) & 1) != 0; }
    // A filter of the words that may be the second of a phrase; a possessive ending makes no difference.
    static std::uint64_t second_word_bits(std::string_view word) noexcept
    {
        if (word.empty()) return ~std::uint64_t{0};
        const auto first = static_cast<unsigned char>(word[0]);
        const bool one = word.size() == 1 || word[1] == '\'';
        return std::uint64_t{1} << ((one ? first : first + 7U * static_cast<unsigned char>(word[1])) & 63U);
    }
    // False where no phrase of several tokens has `word` for its second one, and none is of one token.
    bool may_go_on(std::string_view word) const noexcept { return (second_words & second_word_bits(word)) != 0; }

    bool has(Role role) const noexcept { return (roles >> static_cast<unsigned>(role) & 1) != 0; }
};

class NumberLexicon {
public:
    // Thread-safe; built on first use of a language and kept.
    static const NumberLexicon& of(const language::Table& table, std::string_view language);

    // nullptr where the word means nothing here. A possessive ending is looked through ("yesterday's"), and so are the
    // table's clitics where the whole word is not known (ב, وال, 'da); forms that end in a hyphen ("год-") stand for any
    // ending.
    const WordInfo* find(std::string_view folded) const noexcept;
    const WordInfo* find(const Token& token) const noexcept
    {
        WordMemo* memo = token.memo;
        if (memo == nullptr) return find(std::string_view(token.folded));
        if (memo->numbers != this) memo->number = find(std::string_view(token.folded)), memo->numbers = this;
        return memo->number;
    }
    bool has(const Token& token, Role role) const noexcept
    {
        const WordInfo* info = find(token);
        return info != nullptr && info->has(role);
    }

    // What the word at tokens[begin] means where a phrase of the kind may begin there; nullptr for nearly every word.
    const WordInfo* phrases_at(std::span<const Token> tokens, std::size_t begin, NumberPhraseKind kind) const noexcept;

    // The longest phrase of `kind` at tokens[begin] but those that stand before their number; `end` is set behind it. `text`
    // serves forms where case matters.
    const NumberPhrase* match(std::span<const Token> tokens, std::size_t begin, NumberPhraseKind kind, std::string_view text,
                              std::size_t& end) const noexcept;
    // Likewise, of those that stand before their number only; what stands behind it is not looked at.
    const NumberPhrase* match_before(std::span<const Token> tokens, std::size_t begin, NumberPhraseKind kind,
                                     std::string_view text, std::size_t& end) const noexcept;
    // Whether any phrase of `info`, that of tokens[begin], stands there whole.
    bool begins_phrase(std::span<const Token> tokens, std::size_t begin, const WordInfo& info,
                       std::string_view text) const noexcept;
    // Whether `phrase`, one of those filed under tokens[begin], stands there whole.
    bool matches(std::span<const Token> tokens, std::size_t begin, const NumberPhrase& phrase,
                 std::string_view text) const noexcept;

    // Behind the longest form of `role` that begins at tokens[begin]; 0 where none does. Unlike has(), also forms of several
    // tokens (Thai ปี, "o'clock" in two words).
    std::size_t end_of_role(std::span<const Token> tokens, std::size_t begin, Role role,
                            std::string_view text) const noexcept;
    CalendarName month_at(std::span<const Token> tokens, std::size_t begin, std::string_view text) const noexcept;
    CalendarName weekday_at(std::span<const Token> tokens, std::size_t begin, std::string_view text) const noexcept;

    bool names_before() const noexcept { return names_before_; }    // units and currencies stand before numbers: "dola 500"
    bool decimal_point() const noexcept { return decimal_point_; }    // the language writes 0.5, not 0,5
    bool looks_counted(std::string_view folded) const noexcept;       // by its end: "protesters"
    bool looks_plural(std::string_view folded) const noexcept;
    bool looks_verbal(std::string_view folded) const noexcept;
    // The stem under which counted nouns are compared: "injuries", "injured" and "injuring" give one.
    std::string noun_stem(std::string_view folded) const;
    // The unit a word tells by its ending ("vierundzwanzigjährig", "-летнего"); `whole`: by itself, behind digits. Empty
    // where none does.
    // An ending that stands behind figures and a colon: "50:tä".
    bool ends_figures(std::string_view folded) const noexcept;
    std::string_view unit_of_ending(std::string_view folded, bool whole) const noexcept;

private:
    friend class NumberLexiconBuilder;
    static std::size_t filter_bit(std::string_view folded) noexcept;
    const WordInfo* find_whole(std::string_view folded) const noexcept;
    const WordInfo* find_inside(std::string_view folded) const noexcept;    // through clitics
    const WordInfo* find_stem(std::string_view folded) const noexcept;

    std::unordered_map<std::string, WordInfo, TextHash, std::equal_to<>> words_;
    std::bitset<1 << 14> filter_;    // most words of a text are not here: asked before the hash table
    bool decimal_point_ = true;
    bool names_before_ = false;
    std::vector<std::string> prefixes_, suffixes_;    // clitics, longest first
    LetterTrie stems_;                                // the forms that stand for any ending, without their mark
    bool stems_told_ = false;
    std::vector<std::string> noun_endings_, counted_endings_, figure_endings_, plural_endings_, singular_endings_,
        verb_endings_;
    std::vector<std::pair<std::string, std::string>> unit_endings_;    // stems and the units they name
};

// A token without a possessive ending: "yesterday's" gives the range of "yesterday".
ByteRange range_without_possessive(const Token& token, std::string_view text) noexcept;

}    // namespace textdrift::facts
