// Reads CLDR's spell-out rules and the number words of a table into a network.
#include "core/facts/spellout_builder.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <unicode/compactdecimalformat.h>
#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include "core/facts/rational.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

using Type = SpelloutElement::Type;

std::string utf8(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}

std::int64_t integer(std::string_view digits) noexcept
{
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

// The greatest power of `radix` that is no greater than `base`.
std::int64_t power_below(std::int64_t base, std::int64_t radix) noexcept
{
    std::int64_t power = 1;
    while (radix > 1 && power <= base / radix) power *= radix;
    return power;
}

SpelloutElement literal(std::string form)
{
    SpelloutElement element;
    element.forms.push_back(std::move(form));
    return element;
}

SpelloutElement reference(Type type, std::size_t set)
{
    return {.type = type, .set = set};
}

// Whether the letters are more than a joint between others ("", "," or "e").
bool is_word(std::string_view letters) noexcept
{
    return !letters.empty() && (static_cast<unsigned char>(letters[0]) >= 0xE0 || letters.size() > 2);
}

// One letter of a script that writes words without spaces, other than an ideograph: it stands for too much ("သ").
bool is_initial(std::string_view letters)
{
    if (letters.empty()) return false;
    std::size_t at = 0;
    const char32_t first = text::next_code_point(letters, at);
    return at == letters.size() && first >= 0x0E00 && first < 0x2E80;
}

}    // namespace

std::string SpelloutBuilder::letters(std::string_view form) const
{
    const std::string folded = text::fold(form, {.case_fold = true, .strip_marks = !table_.keeps_marks()});
    std::string out;
    for (const char c : folded)
        if (c != ' ' && c != '-') out += c;
    return out;
}

void SpelloutBuilder::add_locale(const std::string& locale)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(locale.c_str()), status);
    if (U_FAILURE(status)) return;
    const icu::Locale actual = format.getLocale(ULOC_ACTUAL_LOCALE, status);
    const std::string language = icu::Locale(locale.c_str()).getLanguage();
    if (U_FAILURE(status) || language != actual.getLanguage()) return;
    // Regional locales mostly inherit the rules of the language.
    if (!rules_read_.insert(actual.getName()).second) return;
    const std::size_t first = network_.size();
    add_rules(utf8(format.getRules()), locale + "/");
    finish_sets(first);
    note_scales(first);
}

// The text of getRules(): "%set:" opens a set, "descriptor: body;" is a rule; both one a line.
void SpelloutBuilder::add_rules(std::string_view text, const std::string& prefix)
{
    std::size_t set = SpelloutNetwork::npos;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        at = end + 1;
        if (line.starts_with('%')) {
            const std::string_view name = line.substr(0, line.find(':'));
            set = network_.set(prefix + std::string(name));
            SpelloutSet& made = network_.at(set);
            made.ordinal = name.find("ordinal") != std::string_view::npos;
            made.year = name.find("year") != std::string_view::npos;
            // Days of the lunar month and the figures of cheques are words of another kind.
            made.top = !name.starts_with("%%") && name.find("financial") == std::string_view::npos &&
                       name.find("days") == std::string_view::npos && name.find("verbose") == std::string_view::npos &&
                       name.find("lenient") == std::string_view::npos;
            continue;
        }
        if (line.ends_with(';')) line.remove_suffix(1);
        const std::size_t colon = line.find(':');
        if (set == SpelloutNetwork::npos || colon == std::string_view::npos) continue;
        std::string_view body = line.substr(colon + 1);
        if (body.starts_with(' ')) body.remove_prefix(1);
        add_rule(set, line.substr(0, colon), body, prefix);
    }
}

void SpelloutBuilder::add_rule(std::size_t set, std::string_view descriptor, std::string_view body,
                               const std::string& prefix)
{
    if (descriptor == "x.x" || descriptor == "x,x") note_point(body);
    const std::size_t digits = std::min(descriptor.find_first_not_of("0123456789"), descriptor.size());
    if (digits == 0 || digits > 18 || (digits < descriptor.size() && descriptor[digits] != '/' && descriptor[digits] != '>'))
        return;
    SpelloutRule rule{.base = integer(descriptor.substr(0, digits))};
    std::int64_t radix = 10;
    if (const std::size_t slash = descriptor.find('/'); slash != std::string_view::npos)
        radix = std::max<std::int64_t>(integer(descriptor.substr(slash + 1)), 2);
    rule.divisor = power_below(rule.base, radix);
    for (const char c : descriptor)
        if (c == '>' && rule.divisor > 1) rule.divisor /= radix;
    // A rule written in digits ends the one before it and reads nothing itself.
    if (!parse_body(body, set, prefix, rule.elements)) rule.elements.clear();
    network_.at(set).rules.push_back(std::move(rule));
}

bool SpelloutBuilder::parse_body(std::string_view body, std::size_t set, const std::string& prefix,
                                 std::vector<SpelloutElement>& out)
{
    if (body.starts_with('\'')) body.remove_prefix(1);
    for (std::size_t at = 0; at < body.size();) {
        const char c = body[at];
        if (body.substr(at).starts_with("$(")) {
            const std::size_t end = body.find(")$", at);
            if (end == std::string_view::npos || !add_plural(body.substr(at + 2, end - at - 2), out)) return false;
            at = end + 2;
        } else if (body.substr(at).starts_with(">>>")) {
            out.push_back(reference(Type::RemainderByPrevious, set));
            at += 3;
        } else if (c == '<' || c == '>' || c == '=') {
            const std::size_t end = body.find(c, at + 1);
            if (end == std::string_view::npos) return false;
            const std::string_view name = body.substr(at + 1, end - at - 1);
            if (!name.empty() && name[0] != '%') return false;    // digits
            const std::size_t target = name.empty() ? set : network_.set(prefix + std::string(name));
            out.push_back(reference(c == '<' ? Type::Quotient : c == '>' ? Type::Remainder : Type::Same, target));
            at = end + 1;
        } else {
            const std::size_t end = std::min(body.find_first_of("<>=$", at + 1), body.size());
            add_literal(body.substr(at, end - at), out);
            at = end;
        }
    }
    if (out.empty()) out.push_back(literal(""));
    return true;
}

void SpelloutBuilder::add_literal(std::string_view text, std::vector<SpelloutElement>& out) const
{
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        if (std::string form = letters(text.substr(at, comma - at)); !form.empty()) {
            out.push_back(literal(std::move(form)));
            out.back().singular_forms = 1;
        }
        if (comma < text.size()) out.push_back({.type = Type::Comma});
        at = comma + 1;
    }
}

// "cardinal,one{тысяча}few{тысячи}other{тысяч}"
bool SpelloutBuilder::add_plural(std::string_view text, std::vector<SpelloutElement>& out) const
{
    SpelloutElement element;
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) return false;
    for (std::size_t at = comma + 1; at < text.size();) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = text.find('}', at);
        if (open == std::string_view::npos || close == std::string_view::npos || close < open) return false;
        const bool one = text.substr(at, open - at) == "one";
        std::string form = letters(text.substr(open + 1, close - open - 1));
        element.forms.insert(one ? element.forms.begin() : element.forms.end(), std::move(form));
        if (one) element.singular_forms = 1;
        at = close + 1;
    }
    out.push_back(std::move(element));
    return true;
}

// "<< point >>": what stands for the decimal mark.
void SpelloutBuilder::note_point(std::string_view body)
{
    const std::size_t open = body.find('<', body.find('<') + 1);
    const std::size_t close = body.find('>');
    if (body.find('<') != 0 || open == std::string_view::npos || close == std::string_view::npos || close < open) return;
    std::string word = letters(body.substr(open + 1, close - open - 1));
    if (!word.empty() && std::find(points_.begin(), points_.end(), word) == points_.end())
        points_.push_back(std::move(word));
}

void SpelloutBuilder::finish_sets(std::size_t first)
{
    for (std::size_t i = first; i < network_.size(); ++i) {
        auto& rules = network_.at(i).rules;
        std::stable_sort(rules.begin(), rules.end(),
                         [](const SpelloutRule& a, const SpelloutRule& b) { return a.base < b.base; });
        for (std::size_t r = 0; r < rules.size(); ++r) {
            rules[r].next = r + 1 < rules.size() ? rules[r + 1].base : kSpelloutEnd;
            // "200: << hundred; 201: << hundred >>": the first serves 300 too.
            if (r + 1 < rules.size() && rules[r + 1].base == rules[r].base + 1 && rules[r + 1].divisor == rules[r].divisor &&
                rules[r].base % rules[r].divisor == 0)
                rules[r].next = r + 2 < rules.size() ? rules[r + 2].base : kSpelloutEnd;
            allow_commas(rules[r]);
        }
    }
}

// "one million, two hundred thousand": before the remainder of a large scale.
void SpelloutBuilder::allow_commas(SpelloutRule& rule) const
{
    if (rule.divisor < 1000) return;
    for (std::size_t i = 1; i < rule.elements.size(); ++i) {
        if (rule.elements[i].type != Type::Remainder || rule.elements[i - 1].type != Type::Literal) continue;
        rule.elements.insert(rule.elements.begin() + static_cast<std::ptrdiff_t>(i),
                             {.type = Type::Comma, .optional = true});
        return;
    }
}

void SpelloutBuilder::note_scale(std::string letters, std::int64_t factor, bool behind)
{
    if (!is_word(letters)) return;
    for (SpelloutScale& scale : scales_) {
        if (scale.letters != letters || scale.factor != factor) continue;
        (behind ? scale.behind : scale.before) = true;
        return;
    }
    scales_.push_back({std::move(letters), factor, behind, !behind});
}

// The words beside a quotient are scale words: "<< tausend", "elfu <<".
void SpelloutBuilder::note_scales(std::size_t first)
{
    for (std::size_t i = first; i < network_.size(); ++i) {
        if (network_.at(i).ordinal || network_.at(i).year) continue;
        for (const SpelloutRule& rule : network_.at(i).rules) {
            if (rule.divisor < 100) continue;
            for (std::size_t e = 0; e < rule.elements.size(); ++e) {
                if (rule.elements[e].type != Type::Quotient) continue;
                const bool behind = e + 1 < rule.elements.size() && rule.elements[e + 1].type == Type::Literal;
                const bool before = e > 0 && rule.elements[e - 1].type == Type::Literal;
                scale_first_ = scale_first_ || (before && !behind);
                if (!behind && !before) continue;
                for (const std::string& form : rule.elements[behind ? e + 1 : e - 1].forms)
                    note_scale(form, rule.divisor, behind);
            }
        }
    }
}

void SpelloutBuilder::add_compact_forms(const std::string& locale)
{
    for (const UNumberCompactStyle style : {UNUM_SHORT, UNUM_LONG}) {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::CompactDecimalFormat> format(
            icu::CompactDecimalFormat::createInstance(icu::Locale((locale + "@numbers=latn").c_str()), style, status));
        if (U_FAILURE(status)) continue;
        std::int64_t power = 1000;
        for (int exponent = 3; exponent < 15; ++exponent, power *= 10) {
            for (const std::int64_t count : {1, 2, 5}) {
                icu::UnicodeString out;
                format->format(count * power, out);
                const std::string text = utf8(out);
                const std::size_t begin = text.find_first_of("0123456789");
                const std::size_t end = text.find_last_of("0123456789");
                if (begin == std::string::npos || text.find_first_of(".,", begin) < end) continue;
                const std::int64_t shown = integer(std::string_view(text).substr(begin, end + 1 - begin));
                if (shown == 0 || count * power % shown != 0 || count * power == shown) continue;
                for (const bool behind : {true, false}) {
                    const auto word =
                        std::string_view(text).substr(behind ? end + 1 : 0, behind ? std::string::npos : begin);
                    if (const std::string form = letters(word); !is_initial(form))
                        note_scale(form, count * power / shown, behind);
                }
            }
        }
    }
}

void SpelloutBuilder::add_table()
{
    for (const language::Row& row : table_.section("number-links")) {
        if (row.value() == "and" && row.form != "&") links_.push_back(letters(row.form));
        if (row.value() == "point") points_.push_back(letters(row.form));
    }
    add_spellings();
    add_grammar();
    for (const char* section : {"number-words", "scales"}) {
        for (const language::Row& row : table_.section(section)) {
            const bool words = section[0] == 'n';
            const std::int64_t factor = integer(row.value());
            if (words ? row.value(1) != "scale" && row.value(1) != "hundred" : row.value(1) != "any") continue;
            if (factor < 100 || power_below(factor, 10) != factor) continue;
            note_scale(letters(row.form), factor, true);
            if (scale_first_ || row.value(2) == "before") note_scale(letters(row.form), factor, false);
        }
    }
}

// Where the rules write which value by a word of its own, and where each word stands.
struct SpelloutBuilder::Usual {
    std::map<std::int64_t, std::set<std::string>> words, scales;
    std::unordered_map<std::string, std::vector<SpelloutElement*>> places;
};

SpelloutBuilder::Usual SpelloutBuilder::usual_words()
{
    Usual usual;
    for (std::size_t i = 0; i < network_.size(); ++i) {
        if (network_.at(i).ordinal) continue;
        for (SpelloutRule& rule : network_.at(i).rules) {
            auto& elements = rule.elements;
            for (SpelloutElement& element : elements)
                for (const std::string& form : element.forms)
                    if (!form.empty()) usual.places[form].push_back(&element);
            if (elements.size() == 1 && elements[0].type == Type::Literal)
                usual.words[rule.base].insert(elements[0].forms.begin(), elements[0].forms.end());
            for (std::size_t e = 0; e + 1 < elements.size(); ++e)
                if (elements[e].type == Type::Quotient && elements[e + 1].type == Type::Literal)
                    usual.scales[rule.divisor].insert(elements[e + 1].forms.begin(), elements[e + 1].forms.end());
        }
    }
    return usual;
}

// Wherever the rules write a value by a word of its own, the table's forms may stand too.
void SpelloutBuilder::add_spellings()
{
    Usual usual = usual_words();
    for (const language::Row& row : table_.section("number-words")) {
        const std::string_view type = row.value(1);
        if (type == "weak" || type == "never" || type == "group" || row.value().find('.') != std::string_view::npos)
            continue;
        const std::int64_t value = integer(row.value());
        const bool scale = (type == "scale" || type == "hundred") && power_below(value, 10) == value;
        const auto& words = scale ? usual.scales[value] : usual.words[value];
        const std::string form = letters(row.form);
        if (form.empty() || words.contains(form)) continue;
        for (const std::string& word : words)
            for (SpelloutElement* element : usual.places[word])
                if (std::find(element->forms.begin(), element->forms.end(), form) == element->forms.end())
                    element->forms.push_back(form);
    }
}

// A remainder below `unit`, perhaps behind "and" or a comma.
std::vector<SpelloutElement> SpelloutBuilder::tail(std::size_t set, std::int64_t unit) const
{
    std::vector<SpelloutElement> out;
    if (unit >= 1000) out.push_back({.type = Type::Comma, .optional = true});
    if (!links_.empty()) out.push_back({.type = Type::Literal, .optional = true, .forms = links_});
    out.push_back(reference(Type::Remainder, set));
    return out;
}

// "vierzig", "vierzig zwei", "zwei und vierzig": a word of `value`, alone or before a remainder below `unit`.
void SpelloutBuilder::add_leading(std::size_t set, std::size_t rest, const std::string& form, std::int64_t value,
                                  std::int64_t unit, std::int64_t next)
{
    auto& rules = network_.at(set).rules;
    SpelloutRule longer{.base = value + 1, .next = next, .divisor = unit, .elements = tail(rest, unit)};
    longer.elements.insert(longer.elements.begin(), literal(form));
    rules.push_back(std::move(longer));
    if (unit != 10 || table_.meta("tens") != "behind") return;
    SpelloutRule turned{.base = value + 1, .next = next, .divisor = unit, .elements = {reference(Type::Remainder, rest)}};
    if (!links_.empty()) turned.elements.push_back({.type = Type::Literal, .forms = links_});
    turned.elements.push_back(literal(form));
    network_.at(set).rules.push_back(std::move(turned));
}

// "<< hundred", "<< hundred >>", or "hundred <<" where scale words stand first.
void SpelloutBuilder::add_multiplier(std::size_t set, std::size_t quotient, std::size_t rest, const std::string& form,
                                     std::int64_t unit)
{
    SpelloutRule rule{.base = unit, .divisor = unit, .quotient_limit = unit == 100 ? 100 : unit};
    rule.elements.push_back(literal(form));
    rule.elements.back().singular_forms = 1;
    rule.elements.insert(scale_first_ ? rule.elements.end() : rule.elements.begin(), reference(Type::Quotient, quotient));
    SpelloutRule longer = rule;
    longer.base = unit + 1;
    const auto more = tail(rest, unit);
    longer.elements.insert(longer.elements.end(), more.begin(), more.end());
    if (set == quotient) network_.at(set).rules.push_back(std::move(rule));
    network_.at(set).rules.push_back(std::move(longer));
}

void SpelloutBuilder::add_cardinal_row(std::size_t set, const std::string& form, std::int64_t value, std::string_view type)
{
    const std::int64_t unit = power_below(value, 10);
    const bool multiplies = (type == "hundred" || type == "scale") && unit == value;
    if (!multiplies || scale_first_)
        network_.at(set).rules.push_back({.base = value, .next = value + 1, .divisor = unit, .elements = {literal(form)}});
    if (multiplies) {
        add_multiplier(set, set, set, form, unit);
    } else if (type == "ten" || type == "hundred" || type == "scale") {
        add_leading(set, set, form, value, unit, value + unit);
    }
}

void SpelloutBuilder::add_ordinal_row(std::size_t cardinals, std::size_t ordinals, const std::string& form,
                                      std::int64_t value)
{
    const std::int64_t unit = power_below(value, 10);
    network_.at(ordinals).rules.push_back({.base = value, .next = value + 1, .divisor = unit, .elements = {literal(form)}});
    if (unit == 10 && value % 10 == 0) add_leading(ordinals, ordinals, form, value, unit, value + unit);
    if (value < 100 || unit != value) return;
    SpelloutRule rule{.base = value, .divisor = value, .quotient_limit = value};
    rule.elements = {reference(Type::Quotient, cardinals), literal(form)};
    network_.at(ordinals).rules.push_back(std::move(rule));
}

// Tens and units, hundreds, scales: how most languages put their number words together.
void SpelloutBuilder::add_grammar()
{
    const std::size_t first = network_.size();
    const std::size_t cardinals = network_.set("table"), ordinals = network_.set("table-ordinals");
    network_.at(cardinals).top = network_.at(ordinals).top = network_.at(ordinals).ordinal = true;
    for (const language::Row& row : table_.section("number-words")) {
        const std::string_view type = row.value(1);
        if (type == "weak" || type == "never" || type == "group" || row.value().find('.') != std::string_view::npos)
            continue;
        const std::int64_t value = integer(row.value());
        const std::string form = letters(row.form);
        if (value < 0 || value >= kSpelloutEnd || form.empty()) continue;
        add_cardinal_row(cardinals, form, value, type);
        const std::int64_t unit = power_below(value, 10);
        if ((type == "hundred" || type == "scale") && unit == value) {
            add_multiplier(ordinals, cardinals, ordinals, form, unit);
        } else if (type == "ten" || type == "hundred") {
            add_leading(ordinals, ordinals, form, value, unit, value + unit);
        }
    }
    for (const language::Row& row : table_.section("ordinals")) {
        const std::int64_t value = integer(row.value());
        const std::string form = letters(row.form);
        if (value > 0 && value < kSpelloutEnd && !form.empty() && row.value(1) != "never")
            add_ordinal_row(cardinals, ordinals, form, value);
    }
    // Rules of the table overlap: each keeps the end it was given.
    for (std::size_t i = first; i < network_.size(); ++i)
        std::stable_sort(network_.at(i).rules.begin(), network_.at(i).rules.end(),
                         [](const SpelloutRule& a, const SpelloutRule& b) { return a.next < b.next; });
}

}    // namespace textdrift::facts
