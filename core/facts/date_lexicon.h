// What the words of a language mean beside dates, whatever their number of tokens: months and weekdays with their inflected
// forms, marks of year, month, day and hour, eras, small numbers, words of relative dates. Internal to the room.
//
// Compiled once per language from its table and from ICU/CLDR. Serves the readers of dates of all languages but those whose
// table says [meta] "dates  own".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/facts/calendars.h"
#include "core/facts/letter_trie.h"
#include "core/facts/text_hash.h"
#include "core/facts/token.h"
#include "core/language/table.h"

namespace textdrift::facts {

enum class DateRole : std::uint8_t {
    Month,
    Weekday,
    Number,
    YearMark,
    MonthMark,
    DayMark,
    HourMark,
    MinuteMark,
    OClock,
    Hours,
    Era,
    Century,
    Decade,
    DecadeEnding,
    DecadeNumber,
    Season,
    Quarter,
    HalfYear,
    DayHalf,
    Noon,
    Midnight,
    HalfPast,
    HalfTo,
    QuarterPast,
    QuarterTo,
    QuarterInto,    // "čtvrt na šest", a quarter of the sixth hour: 5:15
    Link,
    Range,
    RangeEnd,
    Between,
    And,
    Relative,
    Cue,
    YearCue,
    At,
    Zone,
    Bound,    // [comparators]: "more than" before a number
    Duration,
    TurnBehind,
    Part,
    Last,
    Next,
    This,
    OrdinalPrefix
};

struct DateEntry {
    DateRole role = DateRole::Month;
    int value = 0;                      // month, weekday, number, decade
    std::string key{};                  // relative key, season, am/pm, side of a mark ("before", "behind")
    std::vector<std::string> rest{};    // folded tokens after the first
    Era era{};                          // of months of other calendars, and of eras
    bool short_form = false;            // an abbreviation: only beside a number
    bool clash = false;                 // also a word: only beside a number or behind a preposition of dates
    bool capital = false;               // alone only with a capital
    bool ordinal = false;
    bool stem = false;      // begins the word, which has any ending
    bool second = false;    // of a second set of names: "حزيران" beside "يونيو"
};

class DateLexicon {
public:
    // Thread-safe; built on first use of a language and kept.
    static const DateLexicon& of(const language::Table& table, std::string_view language);

    // The entries filed under a first token, longest first; nullptr where there are none. A clitic is looked through.
    const std::vector<DateEntry>* entries(const Token& token) const
    {
        WordMemo* memo = token.memo;
        if (memo == nullptr) return entries_of(token);
        if (memo->dates != this) memo->date = entries_of(token), memo->dates = this;
        return memo->date;
    }
    // Whether the tokens behind the first one are those of the entry; a clitic behind the last one is looked through.
    bool matches(std::span<const Token> tokens, std::size_t begin, const DateEntry& entry) const;

    bool month_before_day() const noexcept { return month_before_day_; }
    bool month_first_in_figures() const noexcept { return month_first_in_figures_; }
    bool comma_decimals() const noexcept { return comma_decimals_; }    // "14.09" is no decimal fraction
    const Era& usual_era() const noexcept { return usual_era_; }        // Buddhist years in Thai, Persian ones in Persian
    int hours_from() const noexcept { return hours_from_; }             // Swahili counts the hours from six

private:
    friend class DateLexiconBuilder;
    const std::vector<DateEntry>* entries_of(const Token& token) const;
    const std::vector<DateEntry>* find(std::string_view folded) const;
    const std::vector<DateEntry>* find_stem(std::string_view folded) const;

    using Words = std::unordered_map<std::string, std::vector<DateEntry>, TextHash, std::equal_to<>>;
    Words words_;
    Words stems_;    // begin words of any ending
    LetterTrie stem_letters_;
    std::vector<std::string> prefixes_, suffixes_;
    bool month_before_day_ = false;
    bool month_first_in_figures_ = false;
    bool comma_decimals_ = false;
    Era usual_era_{};
    int hours_from_ = 0;
};

}    // namespace textdrift::facts
