// Builds the number lexicon of a language from its table and from ICU.
#include "core/facts/number_lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <mutex>
#include <unordered_set>

#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "core/facts/cldr.h"
#include "core/facts/currencies.h"
#include "core/facts/currency_names.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

struct NamedRole {
    std::string_view name;
    Role role;
};

constexpr NamedRole kLinkRoles[] = {
    {"and", Role::And},       {"article", Role::Article}, {"point", Role::Point}, {"minus", Role::Minus},
    {"range", Role::Range},   {"between", Role::Between}, {"from", Role::From},   {"or", Role::Or},
    {"of", Role::Of},         {"aged", Role::Aged},       {"old", Role::Old},     {"number-sign", Role::NumberSign},
    {"weighs", Role::Weighs}, {"share", Role::Share},
};

constexpr NamedRole kCountRoles[] = {
    {"skip", Role::Skip},         {"stop", Role::Stop},       {"aux", Role::Aux},
    {"state", Role::State},       {"generic", Role::Generic}, {"counted", Role::Counted},
    {"numbered", Role::Numbered}, {"roman", Role::Roman},     {"pronoun-before", Role::PronounBefore},
    {"owner", Role::Owner},       {"times", Role::Times},     {"before-unit", Role::BeforeUnit},
};

constexpr NamedRole kDateRoles[] = {
    {"introduces", Role::MonthCue},
    {"introduces-surely", Role::SureMonthCue},
    {"year-cue", Role::YearCue},
    {"day-cue", Role::DayCue},
    {"century", Role::Century},
    {"oclock", Role::OClock},
    {"past", Role::Past},
    {"to", Role::To},
    {"hours", Role::Hours},
    {"noon", Role::Noon},
    {"midnight", Role::Midnight},
    {"era-before", Role::EraBefore},
    {"era-after", Role::EraAfter},
    {"zone", Role::Zone},
    {"the", Role::The},
    {"at", Role::At},
    {"of", Role::Of},
    {"year-mark", Role::YearMark},
    {"month-mark", Role::MonthMark},
    {"day-mark", Role::DayMark},
    {"hour-mark", Role::HourMark},
    {"minute-mark", Role::MinuteMark},
};

constexpr NamedRole kClashRoles[] = {{"capital", Role::ClashCapital}, {"adjacent", Role::ClashAdjacent}};

constexpr NamedRole kTurnRoles[] = {
    {"before", Role::RelativeBack}, {"after", Role::RelativeForward}, {"now", Role::RelativeThis}};

struct NamedBound {
    std::string_view name;
    ComparatorValue::Bound bound;
};

constexpr NamedBound kBounds[] = {
    {"at-least", ComparatorValue::Bound::AtLeast},   {"at-most", ComparatorValue::Bound::AtMost},
    {"more-than", ComparatorValue::Bound::MoreThan}, {"fewer-than", ComparatorValue::Bound::FewerThan},
    {"nearly", ComparatorValue::Bound::Nearly},      {"about", ComparatorValue::Bound::About},
    {"exactly", ComparatorValue::Bound::Exactly},    {"only", ComparatorValue::Bound::Only},
};

NumberClass number_class(std::string_view name) noexcept
{
    if (name == "digit") return NumberClass::Digit;
    if (name == "teen") return NumberClass::Teen;
    if (name == "ten") return NumberClass::Ten;
    if (name == "hundred") return NumberClass::Hundred;
    if (name == "scale") return NumberClass::Scale;
    if (name == "group") return NumberClass::Group;
    return name == "weak" ? NumberClass::Weak : NumberClass::None;
}

Denominator denominator_use(std::string_view name) noexcept
{
    if (name == "always") return Denominator::Half;
    if (name == "ordinal") return Denominator::Ordinal;
    return name == "plural" ? Denominator::Plural : Denominator::Noun;
}

std::int64_t integer(std::string_view digits) noexcept
{
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

// "1/100", "1000" or "0.5".
Rational rational(std::string_view text)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return Rational::from_decimal(text).value_or(Rational(1));
    return Rational::make(integer(text.substr(0, slash)), integer(text.substr(slash + 1))).value_or(Rational(1));
}

std::vector<std::string> split_codes(std::string_view codes)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= codes.size();) {
        const std::size_t comma = std::min(codes.find(',', at), codes.size());
        out.emplace_back(codes.substr(at, comma - at));
        at = comma + 1;
    }
    return out;
}

std::string utf8(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}

constexpr std::size_t kLongestUnitEnding = 5;    // letters behind the stem: "летнему", "årigas"
constexpr char kShortStem = '~';                 // behind forms that stand for endings of up to three letters

std::vector<Token> tokens_of(std::string_view form, bool keep_marks)
{
    return tokenise(form, {0, static_cast<std::uint32_t>(form.size())}, {}, {keep_marks, {}});
}

// Endings only tell something about words with a stem of three letters before them.
bool ends_with_any(std::string_view word, const std::vector<std::string>& endings) noexcept
{
    return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
        return word.size() >= ending.size() + 3 && word.ends_with(ending);
    });
}

}    // namespace

class NumberLexiconBuilder {
public:
    NumberLexiconBuilder(const language::Table& table, std::string_view language)
        : table_(table), locales_(locales_of(table, language))
    {
        for (const std::string_view section : {"function-words", "common-words", "sentence-starters"}) {
            for (const language::Row& row : table.section(section)) {
                everyday_.insert(row.form);
                everyday_.insert(row.values.begin(), row.values.end());
            }
        }
    }

    std::unique_ptr<NumberLexicon> build()
    {
        add_numbers();
        add_roles();
        add_endings();
        add_percent_and_units();
        add_currency_rows();
        add_currencies_of_cldr();
        add_currency_countries();
        add_calendar();
        add_relative();
        add_comparators();
        add_scales_of_cldr();
        add_clitics();
        add_scale_stems();
        for (auto& [form, info] : lexicon_->words_) {
            std::stable_sort(info.phrases.begin(), info.phrases.end(),
                             [](const NumberPhrase& a, const NumberPhrase& b) { return a.rest.size() > b.rest.size(); });
            for (const NumberPhrase& phrase : info.phrases) {
                info.phrase_kinds |= std::uint32_t{1} << static_cast<unsigned>(phrase.kind);
                info.second_words |= WordInfo::second_word_bits(phrase.rest.empty() ? std::string_view() : phrase.rest[0]);
            }
            info.starts_date = starts_date(info);
            info.starts_quantity = starts_quantity(info);
            info.leads_quantity = info.starts_quantity && !counts_itself(info);
            lexicon_->filter_.set(NumberLexicon::filter_bit(form));
            if (form.size() > 1 && (form.ends_with('-') || form.ends_with(kShortStem))) {
                lexicon_->stems_.add(std::string_view(form).substr(0, form.size() - 1));
                lexicon_->stems_told_ = true;
            }
        }
        return std::move(lexicon_);
    }

private:
    using Kind = NumberPhraseKind;

    static bool has_phrase(const WordInfo& info, std::initializer_list<Kind> kinds)
    {
        return std::any_of(info.phrases.begin(), info.phrases.end(), [&](const NumberPhrase& phrase) {
            return std::find(kinds.begin(), kinds.end(), phrase.kind) != kinds.end();
        });
    }

    static bool starts_date(const WordInfo& info)
    {
        const auto any_role = [&](std::initializer_list<Role> roles) {
            return std::any_of(roles.begin(), roles.end(), [&](Role role) { return info.has(role); });
        };
        return info.month != 0 || info.weekday != 0 || info.decade != 0 || info.cardinal != NumberClass::None ||
               info.ordinal != NumberClass::None || info.denominator_use != Denominator::None ||
               any_role({Role::Article, Role::Noon, Role::Midnight, Role::EraAfter, Role::RelativeBack,
                         Role::RelativeForward, Role::RelativeThis, Role::YearMark, Role::MonthMark, Role::DayMark}) ||
               has_phrase(info,
                          {Kind::Relative, Kind::Season, Kind::Era, Kind::Month, Kind::Weekday, Kind::Number, Kind::Word});
    }

    static bool counts_itself(const WordInfo& info)
    {
        return info.cardinal != NumberClass::None || info.ordinal != NumberClass::None || info.vague != 0 ||
               info.denominator_use == Denominator::Half || info.has(Role::Article) || info.has(Role::Minus);
    }

    static bool starts_quantity(const WordInfo& info)
    {
        return counts_itself(info) || has_phrase(info, {Kind::Currency, Kind::Idiom, Kind::Number}) ||
               std::any_of(info.phrases.begin(), info.phrases.end(), [](const NumberPhrase& phrase) {
                   // "год с половиной": a unit of time may lead its part.
                   const bool counts = phrase.key.starts_with("time:") || phrase.factor != Rational(1);
                   return phrase.before || (phrase.kind == Kind::Unit && counts);
               });
    }

    // The locale of the text leads: its decimal mark counts.
    static std::vector<icu::Locale> locales_of(const language::Table& table, std::string_view language)
    {
        std::vector<icu::Locale> locales;
        const auto add = [&locales](std::string_view name) {
            UErrorCode status = U_ZERO_ERROR;
            std::string tag(name);
            std::replace(tag.begin(), tag.end(), '_', '-');
            const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
            const bool usable = U_SUCCESS(status) && !locale.isBogus();
            if (usable && std::find(locales.begin(), locales.end(), locale) == locales.end()) locales.push_back(locale);
        };
        if (!language.empty()) add(language);
        for (const std::string_view name : table.locales()) add(name);
        if (locales.empty()) locales.push_back(icu::Locale::getRoot());
        return locales;
    }

    std::string folded(std::string_view form) const
    {
        return text::fold(form, {.case_fold = true, .strip_marks = !table_.keeps_marks()});
    }
    WordInfo& word(std::string_view form) { return lexicon_->words_[folded(form)]; }
    static std::uint64_t bit(Role role) { return std::uint64_t{1} << static_cast<unsigned>(role); }

    // Forms of one token are words, longer ones phrases.
    bool is_word(std::string_view form) const
    {
        return tokens_of(form, table_.keeps_marks()).size() <= 1 || form.ends_with('-');
    }
    void set_role(std::string_view form, Role role)
    {
        word(form).roles |= bit(role);
        if (!is_word(form)) add_phrase(form, {.kind = Kind::Word, .roles = bit(role)});
    }

    // Files `phrase` under the first token of `form`, unless the same is there already.
    void add_phrase(std::string_view form, NumberPhrase phrase)
    {
        const auto tokens = tokens_of(form, table_.keeps_marks());
        if (tokens.empty()) return;
        for (std::size_t i = 1; i < tokens.size(); ++i) phrase.rest.push_back(tokens[i].folded);
        auto& phrases = lexicon_->words_[tokens[0].folded].phrases;
        const auto same = [&](const NumberPhrase& other) {
            return other.kind == phrase.kind && other.rest == phrase.rest && other.after == phrase.after &&
                   other.exact == phrase.exact && other.before == phrase.before && other.behind == phrase.behind;
        };
        const auto known = std::find_if(phrases.begin(), phrases.end(), same);
        if (known == phrases.end()) phrases.push_back(std::move(phrase));
        else merge_phrase(*known, phrase);
    }

    // The table may know one of several moneys a word stands for: "dollars".
    static void merge_phrase(NumberPhrase& known, const NumberPhrase& other)
    {
        known.roles |= other.roles;
        for (const std::string& code : other.currencies)
            if (std::find(known.currencies.begin(), known.currencies.end(), code) == known.currencies.end())
                known.currencies.push_back(code);
    }

    template <std::size_t N>
    void add_named_roles(std::string_view section, const NamedRole (&names)[N])
    {
        for (const language::Row& row : table_.section(section)) {
            for (const NamedRole& named : names)
                if (named.name == row.value()) set_role(row.form, named.role);
        }
    }

    void add_numbers()
    {
        UErrorCode status = U_ZERO_ERROR;
        const icu::DecimalFormatSymbols symbols(locales_.front(), status);
        if (U_SUCCESS(status))
            lexicon_->decimal_point_ = symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol) != u",";
        for (const language::Row& row : table_.section("number-words")) {
            word(row.form).cardinal = number_class(row.value(1));
            word(row.form).value = integer(row.value());
            if (row.value(2) == "one") set_role(row.form, Role::One);
            if (row.value(2) == "apart") set_role(row.form, Role::Apart);
            if (!is_word(row.form))
                add_phrase(row.form,
                           {.kind = Kind::Number, .cardinal = number_class(row.value(1)), .value = integer(row.value())});
        }
        for (const language::Row& row : table_.section("multiples")) {
            const bool known = is_word(row.form) && word(row.form).cardinal != NumberClass::None;
            if (known) continue;
            word(row.form).cardinal = NumberClass::Weak;
            word(row.form).value = integer(row.value());
            if (!is_word(row.form))
                add_phrase(row.form, {.kind = Kind::Number, .cardinal = NumberClass::Weak, .value = integer(row.value())});
        }
        for (const language::Row& row : table_.section("ordinals")) {
            word(row.form).ordinal = number_class(row.value(1));
            word(row.form).ordinal_value = integer(row.value());
            if (!is_word(row.form))
                add_phrase(row.form,
                           {.kind = Kind::Number, .ordinal = number_class(row.value(1)), .value = integer(row.value())});
        }
        for (const language::Row& row : table_.section("fractions")) {
            if (row.value(1) == "behind-unit" || row.value().find('/') != std::string_view::npos) continue;
            word(row.form).denominator = integer(row.value());
            word(row.form).denominator_use = denominator_use(row.value(1));
        }
        for (const language::Row& row : table_.section("vague-numbers")) word(row.form).vague = integer(row.value());
        for (const language::Row& row : table_.section("scales"))
            add_phrase(row.form, {.kind = Kind::Scale, .key = std::string(row.value(1)), .factor = rational(row.value())});
        for (const language::Row& row : table_.section("number-idioms")) {
            const bool as_written = row.value() == "as-written";    // "što" is no "sto"
            add_phrase(row.form, {.kind = Kind::Idiom,
                                  .exact = as_written ? std::string(row.form.substr(0, row.form.find(' '))) : ""});
        }
    }

    void add_roles()
    {
        add_named_roles("number-links", kLinkRoles);
        for (const language::Row& row : table_.section("number-links"))
            if (row.value() == "share" && row.form.find(' ') != std::string_view::npos)
                add_phrase(row.form, {.kind = Kind::ShareLink});
        add_named_roles("count-words", kCountRoles);
        add_named_roles("date-words", kDateRoles);
        add_named_roles("date-clashes", kClashRoles);
        for (const language::Row& row : table_.section("relative-turns")) {
            for (const NamedRole& named : kTurnRoles)
                if (named.name == row.value()) set_role(row.form, named.role);
            if (row.value() == "-" || row.value() == "+")
                add_phrase(row.form, {.kind = Kind::RelativeTurn, .key = std::string(row.value())});
        }
        for (const language::Row& row : table_.section("ordinal-suffixes")) set_role(row.form, Role::OrdinalSuffix);
        for (const language::Row& row : table_.section("currency-clashes")) set_role(row.form, Role::CurrencyClash);
        for (const language::Row& row : table_.section("unit-clashes")) set_role(row.form, Role::UnitClash);
    }

    void add_endings()
    {
        const auto read = [this](std::string_view section, std::vector<std::string>& endings) {
            for (const language::Row& row : table_.section(section)) endings.emplace_back(row.form);
        };
        read("noun-endings", lexicon_->noun_endings_);
        read("counted-endings", lexicon_->counted_endings_);
        read("figure-endings", lexicon_->figure_endings_);
        read("plural-endings", lexicon_->plural_endings_);
        read("singular-endings", lexicon_->singular_endings_);
        read("verb-endings", lexicon_->verb_endings_);
        for (const language::Row& row : table_.section("unit-endings"))
            lexicon_->unit_endings_.emplace_back(folded(row.form), std::string(row.value()));
    }

    void add_percent_and_units()
    {
        for (const language::Row& row : table_.section("percent")) add_percent_row(row);
        // Known in every language, whatever its table holds.
        add_phrase("%", {.kind = Kind::Percent, .key = "percent"});
        add_phrase("%", {.kind = Kind::Percent, .key = "percent", .before = true});
        add_phrase("\u066A", {.kind = Kind::Percent, .key = "percent"});
        add_phrase("\u2030", {.kind = Kind::Percent, .key = "percent", .factor = rational("1/10")});
        add_sign("\u00BAC", "temperature:celsius");    // the ordinal mark is written for the sign of degrees
        add_sign("\u00BAF", "temperature:fahrenheit");
        const bool before = table_.meta("units") == "before";
        for (const language::Row& row : table_.section("units")) {
            add_unit(row.form, std::string(row.value()), row.values.size() > 1 ? rational(row.value(1)) : Rational(1));
            // "mita za mraba 4,000", "ကီလိုမီတာ ၆၀"; days and years lead dates as well.
            if (before && text::count_code_points(row.form) > 2 && !row.value().starts_with("time:"))
                add_phrase(row.form, {.kind = Kind::Unit, .key = std::string(row.value()), .before = true});
        }
        for (const icu::Locale& locale : locales_)
            for (const cldr::UnitForm& form : cldr::units(locale.getName())) add_cldr_unit(form);
    }

    void add_percent_row(const language::Row& row)
    {
        add_phrase(row.form, {.kind = Kind::Percent,
                              .key = std::string(row.value()),
                              .factor = rational(row.value(1)),
                              .before = row.value(2) == "before",
                              .context = row.value(2) == "context",
                              .hundredths = row.value(2) == "rest"});
    }

    // Only as written: folded, the ordinal mark is a letter, and "ºF" the word "of".
    void add_sign(const std::string& form, std::string key)
    {
        add_phrase(form, {.kind = Kind::Unit, .key = std::move(key), .exact = form});
    }

    // Forms of one letter are taken as written, where letters have case.
    void add_unit(std::string_view form, std::string key, const Rational& count = 1)
    {
        const auto tokens = tokens_of(form, table_.keeps_marks());
        const bool letter = text::count_code_points(form) == 1 && !tokens.empty() && !tokens[0].single;
        add_phrase(form,
                   {.kind = Kind::Unit, .key = std::move(key), .exact = letter ? std::string(form) : "", .factor = count});
    }

    void add_cldr_unit(const cldr::UnitForm& form)
    {
        const bool percent = form.key == "percent";
        const Kind kind = percent ? Kind::Percent : Kind::Unit;
        if (form.before.empty()) {
            if (!form.abbreviated || abbreviation_is_safe(form.behind)) add_named(form.behind, kind, form.key);
            return;
        }
        if (form.abbreviated && !percent) return;
        lexicon_->names_before_ = lexicon_->names_before_ || !form.abbreviated;
        NumberPhrase phrase{.kind = kind, .key = form.key, .before = true};
        for (const Token& token : tokens_of(form.behind, table_.keeps_marks())) phrase.behind.push_back(token.folded);
        add_phrase(form.before, std::move(phrase));
    }

    void add_named(std::string_view form, Kind kind, const std::string& key)
    {
        if (kind == Kind::Unit) add_unit(form, key);
        else add_phrase(form, {.kind = kind, .key = key});
    }

    // CLDR's abbreviations ("in", "с", "d") are also words: those the table knows in another sense, and single letters but
    // for the signs of the SI that nobody takes for words, are left out.
    bool abbreviation_is_safe(std::string_view form) const
    {
        static constexpr std::string_view kSigns[] = {"m", "g", "t", "h", "l", "W", "V", "м", "т", "ч", "л", "%"};
        const auto tokens = tokens_of(form, table_.keeps_marks());
        if (tokens.empty()) return false;
        if (tokens[0].single) return true;
        if (text::count_code_points(form) == 1)
            return std::find(std::begin(kSigns), std::end(kSigns), form) != std::end(kSigns);
        return tokens.size() > 1 || !is_everyday_word(tokens[0].folded);
    }

    bool is_everyday_word(std::string_view word) const
    {
        if (everyday_.contains(word)) return true;
        const auto it = lexicon_->words_.find(word);
        return it != lexicon_->words_.end() && (it->second.roles != 0 || it->second.cardinal != NumberClass::None);
    }

    // Scale words of CLDR's compact numbers that the table has not.
    void add_scales_of_cldr()
    {
        for (const icu::Locale& locale : locales_) {
            for (const cldr::ScaleForm& form : cldr::scales(locale.getName())) {
                const auto tokens = tokens_of(form.form, table_.keeps_marks());
                const bool letter = text::count_code_points(form.form) == 1 && !tokens.empty() && !tokens[0].single;
                if (tokens.empty() || letter || tokens[0].type != TokenClass::Word) continue;
                const auto it = lexicon_->words_.find(tokens[0].folded);
                const bool known = it != lexicon_->words_.end() &&
                                   (it->second.cardinal != NumberClass::None || has_phrase(it->second, {Kind::Scale}));
                if (tokens.size() == 1 && known) continue;
                if (form.abbreviated && tokens.size() == 1 && is_everyday_word(tokens[0].folded)) continue;
                add_phrase(form.form, {.kind = Kind::Scale, .key = "any", .factor = form.factor, .before = form.before});
            }
        }
    }

    void add_currency_rows()
    {
        for (const language::Row& row : table_.section("currencies"))
            if (row.value() != "never") add_currency_row(row);
        for (const language::Row& row : table_.section("currency-parts"))
            add_phrase(row.form, {.kind = Kind::CurrencyPart, .currencies = split_codes(row.value())});
    }

    // A form with a capital ("Ft") is only taken as written.
    void add_currency_row(const language::Row& row)
    {
        const bool cased = text::fold(row.form, {.case_fold = true, .strip_marks = false}) != row.form;
        add_phrase(
            row.form,
            {.kind = Kind::Currency, .exact = cased ? std::string(row.form) : "", .currencies = split_codes(row.value())});
    }

    // Codes, symbols, names and the head words of names ("dollars") of every currency in use; the symbols an English text
    // uses are known in every language.
    void add_currencies_of_cldr()
    {
        for (const cldr::CurrencyForms& forms : cldr::currencies("en")) {
            add_phrase(forms.code, {.kind = Kind::Currency, .exact = forms.code, .currencies = {forms.code}});
            for (const std::string& symbol : forms.symbols) symbols_[folded(symbol)].push_back(forms.code);
        }
        for (const icu::Locale& locale : locales_)
            for (const CurrencyName& name : currency_names(locale.getName(), table_.keeps_marks())) add_currency_name(name);
        for (const auto& [form, codes] : symbols_) add_phrase(form, {.kind = Kind::Currency, .currencies = codes});
        // Signs in letters that CLDR has in few languages and the press in all.
        static constexpr std::pair<std::string_view, std::string_view> kSigns[] = {{"us$", "USD"},
                                                                                   {"$us", "USD"},
                                                                                   {"us-$", "USD"},
                                                                                   {"s/", "PEN"},
                                                                                   {"s/.", "PEN"},
                                                                                   {"a$", "AUD"},
                                                                                   {"c$", "CAD"},
                                                                                   {"s$", "SGD"},
                                                                                   {"Kč", "CZK"},
                                                                                   {"zł", "PLN"},
                                                                                   {"Ft", "HUF"},
                                                                                   {"Rp", "IDR"},
                                                                                   {"RM", "MYR"},
                                                                                   {"kr", "SEK,NOK,DKK,ISK"},
                                                                                   {"TL", "TRY"},
                                                                                   {"Rs", "INR,PKR,LKR,NPR,MUR,SCR"},
                                                                                   {"Tk", "BDT"},
                                                                                   {"KSh", "KES"},
                                                                                   {"Sh", "KES,TZS,UGX,SOS"}};
        for (const auto& [form, codes] : kSigns) {
            const bool letters = form.find_first_of("$/") == std::string_view::npos;
            add_phrase(
                form, {.kind = Kind::Currency, .exact = letters ? std::string(form) : "", .currencies = split_codes(codes)});
        }
    }

    void add_currency_name(const CurrencyName& name)
    {
        NumberPhrase phrase{.kind = Kind::Currency, .currencies = name.codes};
        if (!name.stem) add_phrase(name.form, std::move(phrase));    // a form of the table keeps its codes in front
        else lexicon_->words_[name.form + kShortStem].phrases.push_back(std::move(phrase));
    }

    // Countries and their adjectives where the name of the money alone does not tell which: "500 amerikanische Dollar".
    void add_currency_countries()
    {
        std::map<std::string, std::string, std::less<>> codes;    // of countries
        for (const std::string& country : cldr::countries()) {
            const std::string code = cldr::currency_of_country(country);
            if (code.empty() || currency_family(code) == nullptr) continue;
            codes.emplace("country:" + country, code);
            for (const icu::Locale& locale : locales_) add_country(cldr::country_name(locale.getName(), country), code);
        }
        for (const language::Row& row : table_.section("demonyms"))
            if (const auto it = codes.find(row.value()); it != codes.end()) add_country(row.form, it->second);
        for (const language::Row& row : table_.section("aliases")) {
            const auto it = codes.find(row.form);
            if (it == codes.end()) continue;
            for (const std::string_view form : row.values) add_country(form, it->second);
        }
        spread_country_stems();
    }

    // "syrische" is filed for "syrische Pfund": there the stem "syrisch-" would not be looked for.
    void spread_country_stems()
    {
        std::vector<std::pair<WordInfo*, NumberPhrase>> found;
        for (auto& [form, info] : lexicon_->words_) {
            if (form.ends_with('-') || !has_phrase(info, {Kind::Currency}) || has_phrase(info, {Kind::CurrencyCountry}))
                continue;
            for (std::size_t size = form.size(); size > 3; --size) {
                const auto stem = lexicon_->words_.find(form.substr(0, size) + '-');
                if (stem == lexicon_->words_.end()) continue;
                for (const NumberPhrase& phrase : stem->second.phrases)
                    if (phrase.kind == Kind::CurrencyCountry) found.emplace_back(&info, phrase);
                break;
            }
        }
        for (auto& [info, phrase] : found) info->phrases.push_back(std::move(phrase));
    }

    void add_country(std::string_view form, const std::string& code)
    {
        if (text::count_code_points(form) < 2) return;
        NumberPhrase phrase{.kind = Kind::CurrencyCountry, .currencies = {code}};
        if (form.ends_with('-')) lexicon_->words_[folded(form)].phrases.push_back(std::move(phrase));
        else add_phrase(form, std::move(phrase));
    }

    void add_calendar()
    {
        for (const icu::Locale& locale : locales_) {
            UErrorCode status = U_ZERO_ERROR;
            const icu::DateFormatSymbols symbols(locale, status);
            if (U_FAILURE(status)) continue;
            using S = icu::DateFormatSymbols;
            for (const auto context : {S::FORMAT, S::STANDALONE}) {
                for (const auto width : {S::WIDE, S::ABBREVIATED}) add_calendar_names(symbols, context, width);
            }
        }
        for (const language::Row& row : table_.section("months"))
            if (row.value() != "never") set_month(row.form, integer(row.value()));
        for (const language::Row& row : table_.section("weekdays"))
            if (row.value() != "never") set_weekday(row.form, integer(row.value()));
        for (const language::Row& row : table_.section("decades"))
            word(row.form).decade = static_cast<std::uint8_t>(integer(row.value()));
        for (const language::Row& row : table_.section("seasons"))
            add_phrase(row.form, {.kind = Kind::Season, .key = std::string(row.value())});
        for (const language::Row& row : table_.section("day-halves"))
            add_phrase(row.form, {.kind = Kind::DayHalf, .key = std::string(row.value())});
        for (const language::Row& row : table_.section("eras"))
            add_phrase(row.form, {.kind = Kind::Era, .key = std::string(row.value())});
    }

    void set_month(std::string_view form, std::int64_t month)
    {
        const auto number = static_cast<std::uint8_t>(month);
        if (is_word(form)) word(form).month = number;
        else add_phrase(form, {.kind = Kind::Month, .number = number});
    }

    void set_weekday(std::string_view form, std::int64_t day)
    {
        const auto number = static_cast<std::uint8_t>(day);
        if (is_word(form)) word(form).weekday = number;
        else add_phrase(form, {.kind = Kind::Weekday, .number = number});
    }

    void add_calendar_names(const icu::DateFormatSymbols& symbols, icu::DateFormatSymbols::DtContextType context,
                            icu::DateFormatSymbols::DtWidthType width)
    {
        std::int32_t count = 0;
        const icu::UnicodeString* months = symbols.getMonths(count, context, width);
        for (std::int32_t i = 0; i < count && i < 12; ++i) {
            const std::string name = calendar_name(months[i]);
            if (!name.empty()) set_month(name, i + 1);
        }
        const icu::UnicodeString* days = symbols.getWeekdays(count, context, width);
        // ICU counts weekdays from Sunday = 1 and leaves entry 0 empty; ours run from Monday = 1 to Sunday = 7.
        for (std::int32_t i = 1; i < count && i < 8; ++i) {
            const std::string name = calendar_name(days[i]);
            if (!name.empty()) set_weekday(name, i == 1 ? 7 : i - 1);
        }
    }

    // Without the point of an abbreviation; empty for names with figures ("M01", "1月": numbers to the reader) or of one
    // letter
    // ("T", 日), which say other things as well.
    std::string calendar_name(const icu::UnicodeString& name) const
    {
        std::string form = utf8(name);
        while (!form.empty() && form.back() == '.') form.pop_back();
        const auto tokens = tokens_of(form, table_.keeps_marks());
        const bool words = std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
            return token.type == TokenClass::Word || token.mark == '.';
        });
        return words && text::count_code_points(form) > 1 ? form : std::string();
    }

    // Where endings are many, those of scale words are not looked for in the list: "milyarının".
    void add_scale_stems()
    {
        if (lexicon_->suffixes_.empty()) return;
        std::vector<std::pair<std::string, WordInfo>> stems;
        for (const auto& [form, info] : lexicon_->words_)
            if (info.cardinal == NumberClass::Scale && text::count_code_points(form) >= 5)
                stems.emplace_back(form + kShortStem, info);
        for (auto& [form, info] : stems) lexicon_->words_.try_emplace(std::move(form), std::move(info));
    }

    void add_clitics()
    {
        for (const language::Row& row : table_.section("clitics")) {
            auto& clitics = row.value() == "prefix" ? lexicon_->prefixes_ : lexicon_->suffixes_;
            clitics.push_back(folded(row.form));
        }
        for (auto* clitics : {&lexicon_->prefixes_, &lexicon_->suffixes_}) {
            std::sort(clitics->begin(), clitics->end(), [](const std::string& a, const std::string& b) {
                return a.size() != b.size() ? a.size() > b.size() : a < b;
            });
            clitics->erase(std::unique(clitics->begin(), clitics->end()), clitics->end());
        }
    }

    void add_relative()
    {
        for (const language::Row& row : table_.section("relative-dates"))
            add_phrase(row.form, {.kind = Kind::Relative, .key = std::string(row.value())});
    }

    void add_comparators()
    {
        for (const language::Row& row : table_.section("comparators")) {
            for (const NamedBound& named : kBounds) {
                if (named.name == row.value())
                    add_phrase(row.form, {.kind = Kind::Comparator,
                                          .bound = named.bound,
                                          .after = row.value(1) == "after",
                                          .dates = row.value(2) == "dates",
                                          .span = row.value(2) == "span"});
            }
        }
    }

    const language::Table& table_;
    std::vector<icu::Locale> locales_;
    std::unordered_set<std::string_view> everyday_;              // words of the table that are no names
    std::map<std::string, std::vector<std::string>> symbols_;    // of English texts
    std::unique_ptr<NumberLexicon> lexicon_ = std::make_unique<NumberLexicon>();
};

const NumberLexicon& NumberLexicon::of(const language::Table& table, std::string_view language)
{
    using Built = std::map<std::string, std::unique_ptr<NumberLexicon>, std::less<>>;
    thread_local const Built::value_type* last = nullptr;    // a text asks for the same one again and again
    if (last != nullptr && last->first == language) return *last->second;
    static std::mutex mutex;
    static Built built;
    const std::scoped_lock lock(mutex);
    auto it = built.find(language);
    if (it == built.end()) it = built.emplace(std::string(language), NumberLexiconBuilder(table, language).build()).first;
    last = &*it;
    return *it->second;
}

std::size_t NumberLexicon::filter_bit(std::string_view folded) noexcept
{
    if (folded.empty()) return 0;
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(folded[i])); };
    const std::size_t last = folded.size() - 1;
    return (byte(0) * 613 + byte(last) * 89 + byte(last / 2) * 7 + folded.size() * 1021) & ((1 << 14) - 1);
}

const WordInfo* NumberLexicon::find_whole(std::string_view folded) const noexcept
{
    if (!filter_.test(filter_bit(folded))) return nullptr;
    const auto it = words_.find(folded);
    return it != words_.end() ? &it->second : nullptr;
}

const WordInfo* NumberLexicon::find(std::string_view folded) const noexcept
{
    if (const WordInfo* whole = find_whole(folded)) return whole;
    if (folded.ends_with("'s")) return find(folded.substr(0, folded.size() - 2));
    return prefixes_.empty() && suffixes_.empty() && !stems_told_ ? nullptr : find_inside(folded);
}

// A prefix may leave two letters, a suffix written without an apostrophe four ("onun" is no ten), but three of a scale word,
// which says nothing without a number before it ("125 binden").
const WordInfo* NumberLexicon::find_inside(std::string_view folded) const noexcept
{
    constexpr std::size_t kLongest = 48;    // bytes; no such word is longer
    if (folded.size() < 3 || folded.size() > kLongest) return nullptr;
    const auto letters = [](std::string_view word) { return text::count_code_points(word); };
    const auto without_suffix = [&](std::string_view word) -> const WordInfo* {
        for (const std::string& suffix : suffixes_) {
            if (word.size() <= suffix.size() || !word.ends_with(suffix)) continue;
            const std::string_view rest = word.substr(0, word.size() - suffix.size());
            const bool loose = suffix.starts_with('\'');
            if (!loose && letters(rest) < 3) continue;
            const WordInfo* info = find_whole(rest);
            if (info == nullptr) continue;
            if (loose || letters(rest) > 3 || info->cardinal == NumberClass::Scale) return info;
        }
        return nullptr;
    };
    if (const WordInfo* info = without_suffix(folded)) return info;
    for (const std::string& prefix : prefixes_) {
        if (folded.size() <= prefix.size() || !folded.starts_with(prefix)) continue;
        const std::string_view rest = folded.substr(prefix.size());
        if (letters(rest) < 2) continue;
        if (const WordInfo* info = find_whole(rest)) return info;
        if (const WordInfo* info = without_suffix(rest)) return info;
    }
    return find_stem(folded);
}

const WordInfo* NumberLexicon::find_stem(std::string_view folded) const noexcept
{
    constexpr std::size_t kShortEnding = 3, kLongest = 62;    // bytes
    std::array<char, kLongest + 2> stem;
    std::array<std::size_t, kLongest> sizes;
    std::size_t found = 0;
    stems_.prefixes(folded.substr(0, kLongest), [&](std::size_t size) { sizes[found++] = size; });
    while (found > 0 && sizes[found - 1] > 1) {
        const std::size_t size = sizes[--found];
        std::copy_n(folded.begin(), size, stem.begin());
        for (const char ending : {'-', kShortStem}) {
            stem[size] = ending;
            if (ending == kShortStem && text::count_code_points(folded.substr(size)) > kShortEnding) continue;
            if (const WordInfo* info = find_whole({stem.data(), size + 1})) return info;
        }
    }
    return nullptr;
}

std::size_t NumberLexicon::end_of_role(std::span<const Token> tokens, std::size_t begin, Role role,
                                       std::string_view text) const noexcept
{
    const WordInfo* info = begin < tokens.size() ? find(tokens[begin]) : nullptr;
    if (info == nullptr) return 0;
    if (info->has_phrase(NumberPhraseKind::Word)) {
        for (const NumberPhrase& phrase : info->phrases)
            if (phrase.kind == NumberPhraseKind::Word && phrase.has(role) && matches(tokens, begin, phrase, text))
                return begin + 1 + phrase.rest.size();
    }
    return info->has(role) ? begin + 1 : 0;
}

CalendarName NumberLexicon::month_at(std::span<const Token> tokens, std::size_t begin, std::string_view text) const noexcept
{
    const WordInfo* info = begin < tokens.size() ? find(tokens[begin]) : nullptr;
    if (info == nullptr) return {};
    std::size_t end = 0;
    if (const NumberPhrase* name = match(tokens, begin, NumberPhraseKind::Month, text, end)) return {name->number, end};
    return info->month != 0 ? CalendarName{info->month, begin + 1} : CalendarName{};
}

CalendarName NumberLexicon::weekday_at(std::span<const Token> tokens, std::size_t begin,
                                       std::string_view text) const noexcept
{
    const WordInfo* info = begin < tokens.size() ? find(tokens[begin]) : nullptr;
    if (info == nullptr) return {};
    std::size_t end = 0;
    if (const NumberPhrase* name = match(tokens, begin, NumberPhraseKind::Weekday, text, end)) return {name->number, end};
    return info->weekday != 0 ? CalendarName{info->weekday, begin + 1} : CalendarName{};
}

namespace {

std::string_view word_behind(std::span<const Token> tokens, std::size_t begin) noexcept
{
    return begin + 1 < tokens.size() ? std::string_view(tokens[begin + 1].folded) : std::string_view();
}

// "လက်" (hand) begins with the letter of "လ" (month): a consonant without a vowel of its own ends the syllable before it.
bool cuts_syllable(std::span<const Token> tokens, std::size_t end)
{
    if (end >= tokens.size() || !tokens[end].single || tokens[end].space_before) return false;
    constexpr std::size_t kConsonant = 3;    // bytes of one
    return tokens[end].folded.find("\u103A") == kConsonant || tokens[end].folded.find("\u1039") == kConsonant;
}

}    // namespace

const WordInfo* NumberLexicon::phrases_at(std::span<const Token> tokens, std::size_t begin,
                                          NumberPhraseKind kind) const noexcept
{
    const WordInfo* info = begin < tokens.size() ? find(tokens[begin]) : nullptr;
    if (info == nullptr || !info->has_phrase(kind)) return nullptr;
    return info->may_go_on(word_behind(tokens, begin)) ? info : nullptr;
}

const NumberPhrase* NumberLexicon::match(std::span<const Token> tokens, std::size_t begin, NumberPhraseKind kind,
                                         std::string_view text, std::size_t& end) const noexcept
{
    const WordInfo* info = phrases_at(tokens, begin, kind);
    if (info == nullptr) return nullptr;
    for (const NumberPhrase& phrase : info->phrases) {
        if (phrase.kind != kind || phrase.before || !matches(tokens, begin, phrase, text)) continue;
        if (cuts_syllable(tokens, begin + 1 + phrase.rest.size())) continue;
        end = begin + 1 + phrase.rest.size();
        return &phrase;
    }
    return nullptr;
}

const NumberPhrase* NumberLexicon::match_before(std::span<const Token> tokens, std::size_t begin, NumberPhraseKind kind,
                                                std::string_view text, std::size_t& end) const noexcept
{
    const WordInfo* info = phrases_at(tokens, begin, kind);
    if (info == nullptr) return nullptr;
    for (const NumberPhrase& phrase : info->phrases) {
        if (phrase.kind != kind || !phrase.before || !matches(tokens, begin, phrase, text)) continue;
        end = begin + 1 + phrase.rest.size();
        return &phrase;
    }
    return nullptr;
}

bool NumberLexicon::begins_phrase(std::span<const Token> tokens, std::size_t begin, const WordInfo& info,
                                  std::string_view text) const noexcept
{
    if (!info.may_go_on(word_behind(tokens, begin))) return false;
    return std::any_of(info.phrases.begin(), info.phrases.end(),
                       [&](const NumberPhrase& phrase) { return matches(tokens, begin, phrase, text); });
}

bool NumberLexicon::matches(std::span<const Token> tokens, std::size_t begin, const NumberPhrase& phrase,
                            std::string_view text) const noexcept
{
    if (begin + phrase.rest.size() >= tokens.size()) return false;
    for (std::size_t i = 0; i < phrase.rest.size(); ++i) {
        std::string_view folded = tokens[begin + 1 + i].folded;
        if (i + 1 == phrase.rest.size() && folded.ends_with("'s")) folded.remove_suffix(2);    // "last week's"
        if (folded != phrase.rest[i]) return false;
    }
    // "a$" is Australian money, "a $5 ticket" is not.
    const bool glued = phrase.kind == NumberPhraseKind::Currency && !phrase.rest.empty() &&
                       tokens[begin + 1].type == TokenClass::Mark && tokens[begin + 1].mark != '.';
    if (glued && tokens[begin + 1].space_before && !tokens[begin].upper) return false;
    const ByteRange first = tokens[begin].range;
    return phrase.exact.empty() || text.substr(first.begin, first.size()) == phrase.exact;
}

bool NumberLexicon::ends_figures(std::string_view folded) const noexcept
{
    return std::ranges::find(figure_endings_, folded) != figure_endings_.end();
}

bool NumberLexicon::looks_counted(std::string_view folded) const noexcept
{
    return ends_with_any(folded, counted_endings_);
}

bool NumberLexicon::looks_plural(std::string_view folded) const noexcept
{
    return ends_with_any(folded, plural_endings_) && !ends_with_any(folded, singular_endings_);
}

bool NumberLexicon::looks_verbal(std::string_view folded) const noexcept
{
    return ends_with_any(folded, verb_endings_);
}

std::string_view NumberLexicon::unit_of_ending(std::string_view folded, bool whole) const noexcept
{
    for (const auto& [stem, unit] : unit_endings_) {
        const std::size_t at = folded.rfind(stem);
        if (at == std::string_view::npos || whole != (at == 0)) continue;
        if (text::count_code_points(folded.substr(at + stem.size())) <= kLongestUnitEnding) return unit;
    }
    return {};
}

std::string NumberLexicon::noun_stem(std::string_view folded) const
{
    if (folded.ends_with("'s")) folded.remove_suffix(2);
    for (const std::string& ending : noun_endings_) {
        if (folded.size() >= ending.size() + 3 && folded.ends_with(ending)) {
            folded.remove_suffix(ending.size());
            break;
        }
    }
    return std::string(folded);
}

ByteRange range_without_possessive(const Token& token, std::string_view text) noexcept
{
    if (!token.folded.ends_with("'s")) return token.range;
    const std::string_view raw = text.substr(token.range.begin, token.range.size());
    std::size_t pos = raw.size();
    text::previous_code_point(raw, pos);
    text::previous_code_point(raw, pos);
    return {token.range.begin, token.range.begin + static_cast<std::uint32_t>(pos)};
}

}    // namespace textdrift::facts
