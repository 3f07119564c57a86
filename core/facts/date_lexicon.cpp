// Builds the lexicon of dates of a language from its table and from ICU.
#include "core/facts/date_lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <memory>
#include <mutex>

#include <unicode/calendar.h>
#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/smpdtfmt.h>
#include <unicode/unistr.h>

#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

struct NamedRole {
    std::string_view name;
    DateRole role;
};

constexpr NamedRole kDateWords[] = {
    {"year-mark", DateRole::YearMark},
    {"month-mark", DateRole::MonthMark},
    {"day-mark", DateRole::DayMark},
    {"hour-mark", DateRole::HourMark},
    {"minute-mark", DateRole::MinuteMark},
    {"oclock", DateRole::OClock},
    {"hours", DateRole::Hours},
    {"century", DateRole::Century},
    {"decade", DateRole::Decade},
    {"decade-ending", DateRole::DecadeEnding},
    {"quarter", DateRole::Quarter},
    {"half-year", DateRole::HalfYear},
    {"noon", DateRole::Noon},
    {"midnight", DateRole::Midnight},
    {"half-past", DateRole::HalfPast},
    {"half-to", DateRole::HalfTo},
    {"quarter-past", DateRole::QuarterPast},
    {"quarter-to", DateRole::QuarterTo},
    {"quarter-into", DateRole::QuarterInto},
    {"of", DateRole::Link},
    {"the", DateRole::Link},
    {"introduces", DateRole::Cue},
    {"introduces-surely", DateRole::Cue},
    {"day-cue", DateRole::Cue},
    {"year-cue", DateRole::YearCue},
    {"at", DateRole::At},
    {"zone", DateRole::Zone},
    {"duration", DateRole::Duration},
    {"range-end", DateRole::RangeEnd},
    {"ordinal-prefix", DateRole::OrdinalPrefix},
    {"range", DateRole::Range},
    {"part", DateRole::Part},
    {"ordinal", DateRole::Number},
};

constexpr int kMostSpelled = 59;    // numbers in words: days, hours, minutes

constexpr NamedRole kLinks[] = {
    {"range", DateRole::Range}, {"between", DateRole::Between}, {"and", DateRole::And}, {"of", DateRole::Link}};

constexpr NamedRole kTurns[] = {{"-", DateRole::TurnBehind},
                                {"+", DateRole::TurnBehind},
                                {"before", DateRole::Last},
                                {"after", DateRole::Next},
                                {"now", DateRole::This}};

int integer(std::string_view digits) noexcept
{
    int value = 0;
    if (digits.starts_with('+')) digits.remove_prefix(1);
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::string utf8(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}

}    // namespace

class DateLexiconBuilder {
public:
    DateLexiconBuilder(const language::Table& table, std::string_view language) : table_(table), language_(language) {}

    std::unique_ptr<DateLexicon> build()
    {
        auto locales = table_.locales();
        if (locales.empty() && !language_.empty()) locales.push_back(language_);
        for (const std::string_view tag : locales) {
            const std::string name(tag);
            add_names(name, Era::Months::Gregorian, "gregorian");
            add_names(name, Era::Months::Persian, "persian");
            add_names(name, Era::Months::Hijri, "islamic");
            add_spelled_numbers(name);
        }
        if (!locales.empty()) learn_order(std::string(locales.front()));
        add_rows();
        mark_clashes();
        for (auto& [form, entries] : lexicon_->words_)
            std::stable_sort(entries.begin(), entries.end(),
                             [](const DateEntry& a, const DateEntry& b) { return a.rest.size() > b.rest.size(); });
        return std::move(lexicon_);
    }

private:
    std::vector<Token> tokens_of(std::string_view form) const
    {
        return tokenise(form, {0, static_cast<std::uint32_t>(form.size())}, {}, {table_.keeps_marks(), {}});
    }

    static bool has_digits(const std::vector<Token>& tokens)
    {
        return std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.type == TokenClass::Digits; });
    }

    static bool may_be_stem(DateRole role)
    {
        return role == DateRole::Month || role == DateRole::Weekday || role == DateRole::DecadeNumber ||
               role == DateRole::Century || role == DateRole::Quarter || role == DateRole::HalfYear;
    }

    // Files `entry` under the first token of `form`. The same form with the same role and value is filed once; a full name
    // overrules an abbreviation.
    // A form that ends in a hyphen begins words of any ending ("апрельск-").
    void add(std::string_view form, DateEntry entry)
    {
        const bool stem = form.ends_with('-') && may_be_stem(entry.role);
        auto tokens = tokens_of(form.substr(0, form.size() - (stem ? 1 : 0)));
        if (stem && tokens.size() != 1) return;
        entry.stem = stem;
        const bool name = entry.role == DateRole::Month || entry.role == DateRole::Weekday;
        while (name && tokens.size() > 1 && tokens.back().folded == ".") tokens.pop_back();
        if (tokens.empty() || tokens[0].type == TokenClass::Digits) return;
        for (std::size_t i = 1; i < tokens.size(); ++i) entry.rest.push_back(tokens[i].folded);
        if (stem) lexicon_->stem_letters_.add(tokens[0].folded);
        auto& entries = (stem ? lexicon_->stems_ : lexicon_->words_)[tokens[0].folded];
        for (DateEntry& other : entries) {
            if (other.role != entry.role || other.rest != entry.rest || other.era.months != entry.era.months) continue;
            if (other.role == DateRole::DecadeNumber && other.key.empty()) other.key = entry.key;
            if (other.key != entry.key) continue;
            if (other.value != entry.value && !(other.short_form && !entry.short_form)) continue;
            other.value = entry.value;
            other.short_form = other.short_form && entry.short_form;
            other.second = other.second || entry.second;
            return;
        }
        entries.push_back(std::move(entry));
    }

    void add_names(const std::string& locale, Era::Months months, const char* calendar)
    {
        UErrorCode status = U_ZERO_ERROR;
        const icu::SimpleDateFormat format(icu::UnicodeString(u"MMMM"),
                                           icu::Locale((locale + "@calendar=" + calendar).c_str()), status);
        if (U_FAILURE(status)) return;
        const icu::DateFormatSymbols& symbols = *format.getDateFormatSymbols();
        using S = icu::DateFormatSymbols;
        for (const auto context : {S::FORMAT, S::STANDALONE}) {
            for (const auto width : {S::WIDE, S::ABBREVIATED}) {
                if (months != Era::Months::Gregorian && width != S::WIDE) continue;
                add_months(symbols, context, width, months);
                if (months == Era::Months::Gregorian) add_weekdays(symbols, context, width);
            }
        }
    }

    void add_months(const icu::DateFormatSymbols& symbols, icu::DateFormatSymbols::DtContextType context,
                    icu::DateFormatSymbols::DtWidthType width, Era::Months months)
    {
        std::int32_t count = 0;
        const icu::UnicodeString* names = symbols.getMonths(count, context, width);
        for (std::int32_t i = 0; i < count && i < 12; ++i)
            add_name(utf8(names[i]), {.role = DateRole::Month,
                                      .value = i + 1,
                                      .era = {.months = months},
                                      .short_form = width == icu::DateFormatSymbols::ABBREVIATED});
    }

    void add_weekdays(const icu::DateFormatSymbols& symbols, icu::DateFormatSymbols::DtContextType context,
                      icu::DateFormatSymbols::DtWidthType width)
    {
        std::int32_t count = 0;
        const icu::UnicodeString* names = symbols.getWeekdays(count, context, width);
        // ICU counts weekdays from Sunday = 1 and leaves entry 0 empty; ours run from Monday = 1 to Sunday = 7.
        for (std::int32_t i = 1; i < count && i < 8; ++i)
            add_name(utf8(names[i]), {.role = DateRole::Weekday,
                                      .value = i == 1 ? 7 : i - 1,
                                      .short_form = width == icu::DateFormatSymbols::ABBREVIATED});
    }

    // Names with figures in them ("4月", "M04") are read by their marks.
    void add_name(const std::string& form, DateEntry entry)
    {
        const auto tokens = tokens_of(form);
        if (tokens.empty() || has_digits(tokens)) return;
        if (entry.role == DateRole::Month && months_are_numbers(tokens)) return;
        if (text::count_code_points(form) < 2 && !tokens[0].single) return;
        if (tokens.size() == 1 && tokens[0].single) entry.short_form = true;
        if (entry.role == DateRole::Month && !entry.short_form && entry.era.months == Era::Months::Gregorian) {
            std::size_t& shortest = shortest_month_[static_cast<std::size_t>(entry.value)];
            shortest = std::min(shortest, text::count_code_points(form));
        }
        add(form, std::move(entry));
    }

    // "tháng 4" has figures, "四月" a number and the mark of months: both are read as such.
    static bool months_are_numbers(const std::vector<Token>& tokens)
    {
        const std::string& last = tokens.back().folded;
        return tokens.size() > 1 && tokens.back().single && (last == "\u6708" || last == "\uC6D4");
    }

    // One to 59 in words, for days, hours and minutes, by CLDR's rules: "treinta y uno", "二十三", "erster".
    void add_spelled_numbers(const std::string& locale)
    {
        UErrorCode status = U_ZERO_ERROR;
        icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(locale.c_str()), status);
        if (U_FAILURE(status)) return;    // a language without rules gets figures, which are no words
        for (std::int32_t set = 0; set < format.getNumberOfRuleSetNames(); ++set) {
            const icu::UnicodeString name = format.getRuleSetName(set);
            if (name.indexOf(u"-year") >= 0) continue;
            for (int value = 1; value <= kMostSpelled; ++value) {
                icu::UnicodeString spelled;
                icu::FieldPosition position;
                UErrorCode failed = U_ZERO_ERROR;
                format.format(value, name, spelled, position, failed);
                if (U_FAILURE(failed)) break;
                spelled.findAndReplace(icu::UnicodeString(static_cast<char16_t>(0x00AD)), icu::UnicodeString());
                spelled.findAndReplace(icu::UnicodeString(static_cast<char16_t>(0x200B)), icu::UnicodeString());
                add_number(utf8(spelled), value, name.indexOf(u"ordinal") >= 0);
            }
        }
    }

    void add_number(std::string_view form, int value, bool ordinal)
    {
        const auto tokens = tokens_of(form);
        if (tokens.empty() || has_digits(tokens) || value < 1 || value > kMostSpelled) return;
        add(form, {.role = DateRole::Number, .value = value, .ordinal = ordinal});
    }

    // Whether months stand before days, and by which calendar years are counted, from CLDR's usual formats.
    void learn_order(const std::string& locale)
    {
        UErrorCode status = U_ZERO_ERROR;
        const auto pattern_of = [&](icu::DateFormat::EStyle style) {
            const std::unique_ptr<icu::DateFormat> format(
                icu::DateFormat::createDateInstance(style, icu::Locale(locale.c_str())));
            icu::UnicodeString pattern;
            if (const auto* simple = dynamic_cast<const icu::SimpleDateFormat*>(format.get())) simple->toPattern(pattern);
            return pattern;
        };
        const auto month_leads = [](const icu::UnicodeString& pattern) {
            const std::int32_t month = pattern.indexOf(u'M'), day = pattern.indexOf(u'd');
            return month >= 0 && day >= 0 && month < day;
        };
        lexicon_->month_before_day_ = month_leads(pattern_of(icu::DateFormat::kLong));
        lexicon_->month_first_in_figures_ = month_leads(pattern_of(icu::DateFormat::kShort));
        const icu::DecimalFormatSymbols symbols(icu::Locale(locale.c_str()), status);
        lexicon_->comma_decimals_ =
            U_SUCCESS(status) && symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol) == u",";
        const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(icu::Locale(locale.c_str()), status));
        if (U_SUCCESS(status) && calendar) {
            lexicon_->usual_era_ = era_of(calendar->getType());
            lexicon_->usual_era_.named = false;
        }
    }

    template <std::size_t N>
    void add_named(std::string_view section, const NamedRole (&names)[N])
    {
        for (const language::Row& row : table_.section(section)) {
            if (row.value() == "era-before" || row.value() == "era-after") {
                const auto era = era_of(row.value() == "era-before" ? "before-common" : "gregorian");
                add(row.form, {.role = DateRole::Era, .era = era});
            }
            for (const NamedRole& named : names)
                if (named.name == row.value())
                    add(row.form, {.role = named.role,
                                   .value = integer(row.value(1)),
                                   .key = std::string(row.value(1)),
                                   .capital = row.value(2) == "capital",
                                   .ordinal = named.name == "ordinal"});
        }
    }

    void add_rows()
    {
        for (const language::Row& row : table_.section("months")) add_month_row(row);
        for (const language::Row& row : table_.section("weekdays")) add_weekday_row(row);
        for (const language::Row& row : table_.section("decades"))
            add(row.form, {.role = DateRole::DecadeNumber, .value = integer(row.value()), .key = std::string(row.value(1))});
        for (const char* section : {"number-words", "ordinals"})
            for (const language::Row& row : table_.section(section))
                if (row.value(1) != "weak" && row.value().find_first_not_of("0123456789") == std::string_view::npos)
                    add_number(row.form, integer(row.value()), section[0] == 'o');
        for (const language::Row& row : table_.section("eras"))
            add(row.form, {.role = DateRole::Era, .era = era_of(row.value())});
        for (const language::Row& row : table_.section("seasons"))
            add(row.form, {.role = DateRole::Season, .key = std::string(row.value())});
        for (const language::Row& row : table_.section("day-halves"))
            add(row.form, {.role = DateRole::DayHalf, .key = std::string(row.value())});
        for (const language::Row& row : table_.section("relative-dates"))
            add(row.form, {.role = DateRole::Relative, .key = std::string(row.value())});
        for (const language::Row& row : table_.section("comparators"))
            if ((row.value() == "more-than" || row.value() == "fewer-than") && row.value(1) == "before")
                add(row.form, {.role = DateRole::Bound});
        add_named("date-words", kDateWords);
        add_named("number-links", kLinks);
        add_turns();
        for (const language::Row& row : table_.section("clitics")) add_clitic(row);
        lexicon_->hours_from_ = integer(table_.meta("hours-from"));
    }

    // A number below 1 takes a name of CLDR back.
    void add_month_row(const language::Row& row)
    {
        const int value = integer(row.value());
        if (value < 1 || value > 12) return take_back(row.form, DateRole::Month);
        const auto tokens = tokens_of(row.form);
        if (tokens.empty() || has_digits(tokens) || months_are_numbers(tokens)) return;
        Era era;
        if (row.value(1) == "persian") era.months = Era::Months::Persian;
        if (row.value(1) == "hijri") era.months = Era::Months::Hijri;
        // "мае" is a case of "май", no abbreviation.
        const std::size_t letters = text::count_code_points(row.form);
        const bool brief = !tokens[0].single && letters <= 3 && tokens.size() == 1 && row.value(1) != "full" &&
                           shortest_month_[static_cast<std::size_t>(value)] > letters;
        add(row.form, {.role = DateRole::Month,
                       .value = value,
                       .era = era,
                       .short_form = brief && !row.form.ends_with('-'),
                       .second = row.value(1) == "second"});
    }

    void add_weekday_row(const language::Row& row)
    {
        const int value = integer(row.value());
        if (value < 1 || value > 7) return take_back(row.form, DateRole::Weekday);
        const auto tokens = tokens_of(row.form);
        if (tokens.empty()) return;
        const std::size_t letters = text::count_code_points(row.form);
        const bool brief = tokens[0].single ? letters < 2 : tokens.size() == 1 && letters <= 3;
        add(row.form, {.role = DateRole::Weekday, .value = value, .short_form = brief && !row.form.ends_with('-')});
    }

    void take_back(std::string_view form, DateRole role)
    {
        const auto tokens = tokens_of(form);
        if (tokens.empty()) return;
        const auto it = lexicon_->words_.find(tokens[0].folded);
        if (it == lexicon_->words_.end()) return;
        std::erase_if(it->second, [&](const DateEntry& entry) {
            return entry.role == role && entry.rest.size() + 1 == tokens.size() && entry.short_form;
        });
    }

    void add_turns()
    {
        for (const language::Row& row : table_.section("relative-turns"))
            for (const NamedRole& named : kTurns)
                if (named.name == row.value()) add(row.form, {.role = named.role, .key = std::string(row.value())});
    }

    void add_clitic(const language::Row& row)
    {
        const auto tokens = tokens_of(row.form);
        std::string folded;
        for (const Token& token : tokens) folded += token.folded;
        if (folded.empty()) return;
        (row.value() == "prefix" ? lexicon_->prefixes_ : lexicon_->suffixes_).push_back(folded);
        for (auto* list : {&lexicon_->prefixes_, &lexicon_->suffixes_})
            std::stable_sort(list->begin(), list->end(),
                             [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    }

    // [date-clashes]: "adjacent" only beside a number or behind a preposition of dates, "capital" alone only with a capital.
    void mark_clashes()
    {
        for (const language::Row& row : table_.section("date-clashes")) {
            const auto tokens = tokens_of(row.form);
            if (tokens.empty()) continue;
            const auto it = lexicon_->words_.find(tokens[0].folded);
            if (it == lexicon_->words_.end()) continue;
            for (DateEntry& entry : it->second) {
                if (entry.role != DateRole::Month && entry.role != DateRole::Weekday) continue;
                if (entry.rest.size() + 1 != tokens.size()) continue;
                entry.clash = entry.clash || row.value() == "adjacent";
                entry.capital = entry.capital || row.value() == "capital";
            }
        }
    }

    const language::Table& table_;
    std::string_view language_;
    std::unique_ptr<DateLexicon> lexicon_ = std::make_unique<DateLexicon>();
    std::array<std::size_t, 13> shortest_month_ = []() {    // letters of CLDR's full names, from January at 1
        std::array<std::size_t, 13> none{};
        none.fill(99);
        return none;
    }();
};

const DateLexicon& DateLexicon::of(const language::Table& table, std::string_view language)
{
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<DateLexicon>, std::less<>> built;
    const std::scoped_lock lock(mutex);
    const std::string_view name = table.code().empty() ? language : table.code();
    auto it = built.find(name);
    if (it == built.end()) it = built.emplace(std::string(name), DateLexiconBuilder(table, language).build()).first;
    return *it->second;
}

const std::vector<DateEntry>* DateLexicon::find(std::string_view folded) const
{
    const auto it = words_.find(folded);
    return it == words_.end() ? nullptr : &it->second;
}

const std::vector<DateEntry>* DateLexicon::find_stem(std::string_view folded) const
{
    if (stems_.empty()) return nullptr;
    constexpr std::size_t kShortest = 3, kLongestEnding = 40;    // bytes
    const std::size_t least = folded.size() > kLongestEnding + kShortest ? folded.size() - kLongestEnding : kShortest;
    std::size_t longest = 0;
    stem_letters_.prefixes(folded, [&](std::size_t size) {
        const bool inside = size < folded.size() && (static_cast<unsigned char>(folded[size]) & 0xC0) == 0x80;
        if (size >= least && !inside) longest = size;
    });
    return longest == 0 ? nullptr : &stems_.find(folded.substr(0, longest))->second;
}

const std::vector<DateEntry>* DateLexicon::entries_of(const Token& token) const
{
    if (token.type == TokenClass::Digits) return nullptr;
    if (const auto* found = find(token.folded)) return found;
    if (token.type != TokenClass::Word || token.single) return nullptr;
    const std::string_view word = token.folded;
    // "Nisan'da", "d'avril": what stands on either side of the apostrophe, the longer one first.
    if (const std::size_t mark = word.find('\''); mark != std::string_view::npos) {
        std::string_view longer = word.substr(0, mark), shorter = word.substr(mark + 1);
        if (longer.size() < shorter.size()) std::swap(longer, shorter);
        if (const auto* found = find(longer)) return found;
        if (const auto* found = find(shorter)) return found;
    }
    if (const auto* found = find_stem(word)) return found;
    constexpr std::size_t kLeastLeft = 4;    // bytes: two letters of most scripts
    for (const std::string& prefix : prefixes_)
        if (word.size() >= prefix.size() + kLeastLeft && word.starts_with(prefix))
            if (const auto* found = find(word.substr(prefix.size()))) return found;
    for (const std::string& suffix : suffixes_)
        if (word.size() >= suffix.size() + kLeastLeft && word.ends_with(suffix))
            if (const auto* found = find(word.substr(0, word.size() - suffix.size()))) return found;
    return nullptr;
}

bool DateLexicon::matches(std::span<const Token> tokens, std::size_t begin, const DateEntry& entry) const
{
    if (begin + entry.rest.size() >= tokens.size()) return false;
    for (std::size_t i = 0; i < entry.rest.size(); ++i) {
        const std::string& folded = tokens[begin + 1 + i].folded;
        if (folded == entry.rest[i]) continue;
        const bool last = i + 1 == entry.rest.size();
        if (!last || !folded.starts_with(entry.rest[i])) return false;
        const std::string_view ending = std::string_view(folded).substr(entry.rest[i].size());
        if (!ending.starts_with('\'') && std::find(suffixes_.begin(), suffixes_.end(), ending) == suffixes_.end())
            return false;
    }
    return true;
}

}    // namespace textdrift::facts
