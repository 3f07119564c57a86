// Reads dates and times of any language by their parts: a day, a month, a year, a weekday in whatever order the language
// puts them, joined by whatever it joins them with. Internal to the room.
//
// The words come from DateLexicon; nothing here knows a language. Languages whose table says [meta] "dates  own" are read by
// DateReader instead (date_reader.h).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/facts/date_fields.h"
#include "core/facts/date_lexicon.h"
#include "core/facts/extractors.h"
#include "core/facts/number_lexicon.h"

namespace textdrift::facts {

class DateScanner {
public:
    DateScanner(const Paragraph& paragraph, const DateLexicon& words, const NumberLexicon& numbers);

    void run(std::vector<Fact>& out);

private:
    using Fields = DateValue::Fields;

    // A date or time at tokens [begin, end).
    struct Point {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::vector<Fields> readings{};
        std::vector<Fields> upper{};
        std::string relative{};
        bool bare_year = false;    // four figures and nothing beside them
    };
    struct Part {
        int value = 0;
        std::size_t end = 0;
        bool ordinal = false;
    };
    // A date while it is put together.
    struct Draft {
        Fields fields{};
        Era era{};
        std::size_t begin = 0;
        std::size_t end = 0;
        bool marked_day = false;     // 14日, ngày 14
        bool marked_year = false;    // 2025年, năm 2025
        bool twins = false;          // two names of a month that are of different months
        bool alone = true;           // its month or weekday may stand without a number
        int parts = 0;
    };

    // date_scanner.cpp: sequence, ranges, lists
    std::size_t step(std::size_t i, std::vector<Fact>& out);
    std::size_t emit(const Point& point, std::vector<Fact>& out);
    std::optional<Point> read_point(std::size_t i) const;
    std::size_t read_day_list(std::size_t i, std::vector<Fact>& out);
    void read_upper(Point& point) const;
    bool read_upper_year(Point& point, std::size_t at) const;
    std::size_t behind_range_mark(std::size_t at, bool between) const;

    // date_parts.cpp: days, months, years, weekdays
    std::optional<Point> read_parts(std::size_t i) const;
    bool add_part(std::size_t i, Draft& draft) const;
    bool add_weekday(std::size_t i, Draft& draft) const;
    bool add_month(std::size_t i, Draft& draft) const;
    bool add_day(std::size_t i, Draft& draft) const;
    bool add_year(std::size_t i, Draft& draft) const;
    std::optional<Point> finish(const Draft& draft) const;
    bool month_at(std::size_t i) const;
    bool stands_alone(const DateEntry& month, std::size_t at, std::size_t end, bool marked_month) const;
    std::size_t behind_twin(std::size_t end, const DateEntry& month, bool& twins) const;
    bool full_month_name(std::size_t i) const;
    std::optional<Part> marked(std::size_t i, DateRole role, int most, bool dated = false) const;
    std::optional<Part> day_number(std::size_t i) const;
    std::optional<Part> year_number(std::size_t i) const;
    std::optional<Part> han_year(std::size_t i) const;
    std::size_t skip_links(std::size_t i) const;
    bool begins_sentence(std::size_t end, std::size_t next) const;
    std::size_t behind_ordinal(std::size_t end) const;
    std::optional<Point> read_year_alone(std::size_t i) const;
    std::optional<Point> read_figures(std::size_t i) const;
    std::optional<Point> read_day_and_month(std::size_t i, int a, int b) const;
    std::optional<Point> figures(std::size_t i, std::size_t end, int a, int b, std::optional<int> year, bool slash) const;
    std::vector<Fields> readings_of(const Fields& fields, const Era& era) const;

    // date_clock.cpp
    std::optional<Point> read_time(std::size_t i) const;
    bool minute_figures(std::size_t k) const;
    std::optional<Point> read_hour(std::size_t i, const std::string& half) const;
    std::string half_before(std::size_t i) const;
    std::optional<Point> bare_clock(std::size_t i) const;
    static bool is_clock(const Point& point);
    std::size_t behind_hour_joint(std::size_t at, bool between) const;
    std::optional<Point> read_hour_range(std::size_t i) const;
    Point clock(std::size_t i, std::size_t end, int hour, int minute, std::string half, bool twelve) const;
    std::optional<Point> read_spoken(std::size_t i) const;
    std::optional<int> minutes_behind(std::size_t& end) const;
    std::optional<int> spelled_minutes(std::size_t& end) const;
    std::optional<Part> spoken_hour(std::size_t i) const;

    // date_spans.cpp: centuries, decades, quarters, seasons, relative days
    std::optional<Point> read_century(std::size_t i) const;
    void put_into_century(Point& decade, int tens) const;
    std::optional<Point> read_decade(std::size_t i) const;
    bool of_own_calendar(int year) const noexcept;
    std::optional<Part> decade_figures(std::size_t at, bool& ended, bool* of_year = nullptr) const;
    int spelled_ten(std::size_t at, bool& ended) const;
    bool decade_noun(std::size_t at, bool ended, std::size_t& end) const;
    std::optional<Point> read_quarter(std::size_t i) const;
    std::optional<Part> quarter_of_year(std::size_t i, std::string& label) const;
    std::optional<Part> year_at(std::size_t i) const;
    std::optional<Point> read_season(std::size_t i) const;
    bool counts_its_unit(std::size_t i) const;
    std::optional<Point> read_relative(std::size_t i) const;
    std::optional<Point> read_distance(std::size_t i) const;
    std::optional<Part> roman_number(std::size_t i) const;
    std::optional<Part> century_number(std::size_t i) const;
    std::optional<Part> ordinal_word(std::size_t i) const;
    std::optional<Point> read_named_century(std::size_t i) const;
    bool capital_inside(std::size_t i) const;
    void add_turn(Point& point) const;

    // Tokens
    bool free(std::size_t i) const { return i < tokens_.size() && !paragraph_.taken[i]; }
    bool tight(std::size_t i) const { return i < tokens_.size() && !tokens_[i].space_before; }
    bool digits(std::size_t i) const { return free(i) && tokens_[i].type == TokenClass::Digits; }
    bool mark(std::size_t i, std::string_view form) const { return free(i) && tokens_[i].folded == form; }
    bool dash(std::size_t i) const;
    bool may_be_roman(std::size_t i) const;
    bool may_be_number(std::size_t i) const;
    // The longest entry with this role at token i; `end` is set behind it.
    const DateEntry* entry(std::size_t i, DateRole role, std::size_t& end) const
    {
        return i < roles_.size() && (roles_[i] & bit(role)) != 0 ? find_entry(i, role, end) : nullptr;
    }
    const DateEntry* find_entry(std::size_t i, DateRole role, std::size_t& end) const;
    // Whether a word with one of the roles stands anywhere in the paragraph: what cannot do without need not be tried.
    template <class... Roles>
    bool any(Roles... roles) const noexcept
    {
        return (present_ & (bit(roles) | ...)) != 0;
    }
    static constexpr std::uint64_t bit(DateRole role) noexcept { return std::uint64_t{1} << static_cast<unsigned>(role); }
    bool has(std::size_t i, DateRole role) const;
    bool behind(std::size_t i, DateRole role) const;    // an entry with the role ends right before token i
    bool clean_before(std::size_t i) const;             // figures that are no part of a longer number or code
    bool completes_tens(std::size_t i) const;
    bool cuts_syllable(std::size_t end) const;
    bool clean_behind(std::size_t end) const;
    bool measured(std::size_t end) const;    // a unit, currency, percent sign or scale word follows
    bool counts(std::size_t i) const;
    int small_number(std::size_t i) const { return small_number_of(tokens_[i]); }
    static bool inside_hangul(const Token& token);
    std::optional<Part> number(std::size_t i, int most) const;    // in figures or words

    const Paragraph& paragraph_;
    std::span<const Token> tokens_;
    std::string_view text_;
    const DateLexicon& words_;
    const NumberLexicon& numbers_;
    std::vector<const std::vector<DateEntry>*> hits_;    // per token
    std::vector<std::uint64_t> roles_;                   // of those, as bits
    std::uint64_t present_ = 0;                          // of all tokens
};

}    // namespace textdrift::facts
