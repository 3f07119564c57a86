// The readers of single points in time that dates.cpp joins to ranges. Internal to the room.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/facts/date_fields.h"
#include "core/facts/extractors.h"
#include "core/facts/number_lexicon.h"
#include "core/facts/numerals.h"

namespace textdrift::facts {

// A date or time found at tokens [begin, end).
struct DatePoint {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<DateValue::Fields> readings{};
    std::vector<DateValue::Fields> upper{};
    std::string relative{};
    bool year_only = false;      // 2019
    bool month_first = false;    // April 14: a bare day may follow as the end of a range
    bool numeric = false;        // 14/04/2025
    bool century = false;
};

class DateReader {
public:
    DateReader(const Paragraph& paragraph, const NumberLexicon& lexicon)
        : paragraph_(paragraph), tokens_(paragraph.tokens), text_(paragraph.text.document.text), lexicon_(lexicon),
          numerals_(tokens_, paragraph.taken, text_, lexicon)
    {
        find_last_words();
    }

    void run(std::vector<Fact>& out);

private:
    using Fields = DateValue::Fields;
    struct Part {
        int value = 0;
        std::size_t end = 0;
    };

    // dates.cpp: sequence and ranges
    std::size_t step(std::size_t i, std::vector<Fact>& out);
    std::size_t emit(const DatePoint& point, std::vector<Fact>& out);
    std::size_t read_day_list(std::size_t i, std::vector<Fact>& out);
    std::size_t finish_day_list(std::vector<DatePoint>& days, const DatePoint& last, bool range, std::vector<Fact>& out);
    bool starts_behind_article(std::size_t i) const;
    bool behind_between(std::size_t i) const;
    bool starts_with_day(const DatePoint& point) const;
    std::size_t behind_weekday(const DatePoint& point) const;
    std::size_t read_further_days(DatePoint& point, std::vector<Fact>& out);
    std::size_t read_further_months(DatePoint& point, std::vector<Fact>& out);
    void read_upper(DatePoint& point);
    void read_upper_day(DatePoint& point, std::size_t at);
    bool read_upper_year(DatePoint& point, std::size_t at, bool tight);
    bool same_after_completion(const DatePoint& lower, const DatePoint& upper) const;

    // date_points.cpp: calendar dates
    std::optional<DatePoint> read_point(std::size_t i) const;
    std::optional<DatePoint> read_calendar(std::size_t i) const;
    std::optional<DatePoint> read_weekday(std::size_t i) const;
    std::optional<DatePoint> read_day_first(std::size_t i) const;
    std::optional<DatePoint> read_month_first(std::size_t i) const;
    std::optional<DatePoint> read_bare_day(std::size_t i) const;
    std::optional<DatePoint> read_numeric(std::size_t i) const;
    std::optional<DatePoint> read_day_and_month(std::size_t i) const;
    std::optional<DatePoint> read_year_month_day(std::size_t i) const;
    std::optional<Part> read_day(std::size_t i) const;
    std::optional<Part> read_month(std::size_t i, bool beside_number) const;
    std::optional<Part> read_year_behind(std::size_t i, bool sure = false) const;
    bool abbreviation_stands(std::size_t i, Role cue) const;
    bool describes_noun(std::size_t i, std::size_t end) const;
    bool month_stands_alone(std::size_t i, std::size_t end) const;
    bool counts_something(std::size_t i) const;

    // date_years.cpp: years, decades, centuries, seasons, quarters, relative days
    std::optional<DatePoint> read_year_alone(std::size_t i) const;
    std::optional<DatePoint> read_decade(std::size_t i) const;
    std::optional<DatePoint> read_short_decade(std::size_t i) const;
    std::size_t read_centuries(std::size_t i, std::vector<Fact>& out);
    std::optional<DatePoint> read_season(std::size_t i) const;
    std::optional<DatePoint> read_quarter(std::size_t i) const;
    std::optional<DatePoint> read_relative(std::size_t i) const;
    std::optional<DatePoint> read_distance(std::size_t i) const;
    std::optional<DatePoint> read_era(std::size_t i) const;
    std::optional<DatePoint> read_spelled_year(std::size_t i) const;
    bool year_at(std::size_t i) const;
    bool is_year(std::size_t i) const;
    bool is_quarter_label(std::size_t i) const;

    // date_times.cpp: times of the day
    std::optional<DatePoint> read_time(std::size_t i) const;
    std::optional<DatePoint> read_clock(std::size_t i) const;
    std::optional<DatePoint> read_military(std::size_t i) const;
    std::optional<DatePoint> read_spoken_time(std::size_t i) const;
    std::optional<DatePoint> read_hour_to_half(std::size_t i) const;
    bool borrow_half(std::size_t end, int& hour, int minute) const;
    bool read_half(std::size_t i, int& hour, std::size_t& end) const;
    void read_zone(DatePoint& point) const;
    std::optional<Part> read_hour_word(std::size_t i) const;

    // Numbers are read for a century, a part of a year or a distance only where a word that says so follows.
    void find_last_words();

    int small_number(std::size_t i) const { return small_number_of(tokens_[i]); }
    bool tight(std::size_t i) const;           // no space before the token
    bool glued_before(std::size_t i) const;    // digits stuck to a word or number before them
    bool glued_behind(std::size_t i) const;
    bool follows(std::size_t i, Role role) const;    // the token before i has the role

    const Paragraph& paragraph_;
    std::span<const Token> tokens_;
    std::string_view text_;
    const NumberLexicon& lexicon_;
    NumeralReader numerals_;
    std::size_t behind_centuries_ = 0, behind_parts_ = 0, behind_turns_ = 0;    // behind the last such word; 0 for none
    // Whether the paragraph has words without which there are no such dates.
    bool months_ = false, eras_ = false, seasons_ = false, day_halves_ = false, hours_ = false, spoken_times_ = false;
};

}    // namespace textdrift::facts
