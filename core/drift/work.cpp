// Small services of the judges: places, evidence texts, name keys, the index of a whole text.
#include "core/drift/work.h"

#include <unordered_map>

#include "core/facts/date.h"
#include "core/facts/name.h"
#include "core/facts/quantity.h"
#include "core/facts/spelling.h"
#include "core/text/utf8.h"

namespace textdrift::drift {

namespace {

// Function words of a language as a set; built once per table and kept, for tables live as long as the program.
const std::unordered_set<std::string_view>& function_words(const language::Table& table)
{
    thread_local std::unordered_map<const language::Table*, std::unordered_set<std::string_view>> cache;
    auto [it, fresh] = cache.try_emplace(&table);
    if (fresh)
        for (const language::Row& row : table.section("function-words")) it->second.insert(row.form);
    return it->second;
}

bool is_year(const facts::DateValue::Fields& fields)
{
    return fields.year && !fields.month && !fields.day && !fields.hour && !fields.weekday && !fields.decade &&
           !fields.century;
}

bool year_is_number(const facts::DateValue& date, const facts::Quantity& quantity)
{
    if (!quantity.unit.empty() || date.readings.empty() || !date.upper.empty() != !quantity.upper.empty()) return false;
    for (const auto& fields : date.readings)
        for (const auto& reading : quantity.readings)
            if (is_year(fields) && reading == facts::Rational(*fields.year)) return true;
    return false;
}

// A plain number agrees with a measure of the same value (the unit may stand elsewhere: "20-kilometre" / "20 of them"), but
// a share, an amount of money and a plain number are different statements.
bool kinds_mix(const facts::Fact& a, const facts::Fact& b)
{
    using facts::FactKind;
    const bool number = a.kind == FactKind::Number || b.kind == FactKind::Number;
    const bool measure = a.kind == FactKind::Measure || b.kind == FactKind::Measure;
    return number && measure;
}

}    // namespace

Kind kind_of(facts::FactKind kind) noexcept
{
    switch (kind) {
    case facts::FactKind::Percentage: return Kind::Percentage;
    case facts::FactKind::Date: return Kind::Date;
    case facts::FactKind::Money: return Kind::Money;
    case facts::FactKind::Measure: return Kind::Measure;
    default: return Kind::Number;
    }
}

int direction_of(facts::ComparatorValue::Bound bound) noexcept
{
    using Bound = facts::ComparatorValue::Bound;
    switch (bound) {
    case Bound::AtLeast:
    case Bound::MoreThan: return 1;
    case Bound::AtMost:
    case Bound::FewerThan: return -1;
    default: return 0;
    }
}

void Work::link(std::uint32_t original_id, std::uint32_t version_id, FactState state)
{
    original_links[original_id] = {state, version_id, false};
    version_links[version_id] = {state, original_id, false};
}

Place place_of(const facts::Fact& fact)
{
    return {fact.paragraph, fact.range};
}

std::string shown(const segment::SegmentedText& text, ByteRange range)
{
    constexpr std::size_t kMost = 80;
    std::string out;
    std::size_t characters = 0;
    const std::string_view slice = text.slice(range);
    bool space = false;
    for (std::size_t pos = 0; pos < slice.size();) {
        const std::size_t before = pos;
        const char32_t c = text::next_code_point(slice, pos);
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            space = true;
            continue;
        }
        if (++characters > kMost) return out + "...";
        if (space && !out.empty()) out += ' ';
        space = false;
        out += slice.substr(before, pos - before);
    }
    return out;
}

void report_exchange(Work& work, Kind kind, const Exchanged& a, const Exchanged& b, double confidence)
{
    Draft draft;
    draft.kind = kind;
    draft.change = Change::Reordered;
    draft.severity = Severity::Critical;
    draft.confidence = confidence;
    draft.message = "\"" + shown_original(work, a.original.range) + "\" and \"" + shown_original(work, b.original.range) +
                    "\" changed places.";
    draft.original = a.original;
    draft.version = b.version;    // what stands now where `a` stood
    draft.places.push_back({b.original, a.version});
    work.drafts.push_back(std::move(draft));
}

void report_exchange(Work& work, const facts::Fact& a, const facts::Fact& a_after, const facts::Fact& b,
                     const facts::Fact& b_after, double confidence)
{
    report_exchange(work, a.name() ? Kind::Name : kind_of(a.kind), {place_of(a), place_of(a_after)},
                    {place_of(b), place_of(b_after)}, confidence);
}

std::string shown_original(const Work& work, ByteRange range)
{
    return shown(work.comparison.original, range);
}

std::string shown_version(const Work& work, ByteRange range)
{
    return shown(work.comparison.version, range);
}

ByteRange up_to_blanks(const segment::SegmentedText& text, ByteRange range, std::uint32_t paragraph)
{
    const std::string& bytes = text.document.text;
    const ByteRange bounds = text.paragraphs[paragraph].range;
    const auto blank = [&](std::uint32_t at) {
        return bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '\r';
    };
    while (range.begin > bounds.begin && !blank(range.begin - 1)) --range.begin;
    while (range.end < bounds.end && !blank(range.end)) ++range.end;
    return range;
}

bool is_function_word(std::string_view key, const language::Table& table)
{
    return function_words(table).contains(key);
}

std::vector<std::string> content_words(const facts::NameValue& name, const language::Table& table)
{
    std::vector<std::string> words;
    for (const std::string& token : name.tokens) {
        std::string key = facts::spelling_key(token, table);
        if (!is_function_word(key, table)) words.push_back(std::move(key));
    }
    return words;
}

std::string content_key(const facts::NameValue& name, const language::Table& table)
{
    std::string key;
    for (const std::string& word : content_words(name, table)) {
        if (!key.empty()) key += ' ';
        key += word;
    }
    return key;
}

TextIndex index_text(const segment::SegmentedText& text, const facts::FactSet& facts)
{
    TextIndex index;
    const language::Table& table = language::table(text.language);
    for (std::uint32_t p = 0; p < text.paragraphs.size(); ++p) {
        for (Word& word : words_in(text, p, text.paragraphs[p].body, table)) {
            if (!word.capital) index.lower_words.insert(word.key);
            index.words.insert(std::move(word.key));
        }
    }
    for (std::uint32_t id = 0; id < facts.facts.size(); ++id) {
        const facts::NameValue* name = facts.facts[id].name();
        if (!name) continue;
        index.names[content_key(*name, table)].push_back(id);
        if (!name->canonical.empty()) index.canonicals.insert(name->canonical);
    }
    return index;
}

std::size_t find_broken_encoding(std::string_view text) noexcept
{
    // A lead byte of two-byte UTF-8 shows as U+00C2..U+00C5, one of three-byte punctuation as U+00E2 U+20AC; what follows it
    // is a character that windows-1252 has for 80..BF.
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t begin = pos;
        const char32_t lead = text::next_code_point(text, pos);
        if (lead == 0xFFFD) return begin;
        if (lead < 0xC2 || pos >= text.size()) continue;
        std::size_t next = pos;
        const char32_t follow = text::next_code_point(text, next);
        if (lead == 0xE2 && follow == 0x20AC) return begin;
        const bool continuation = (follow >= 0x80 && follow <= 0xBF && follow != 0xA0 && follow != 0xAB && follow != 0xBB) ||
                                  (follow >= 0x2018 && follow <= 0x203A) || follow == 0x2122 || follow == 0x0161 ||
                                  follow == 0x0178;
        if (lead >= 0xC3 && lead <= 0xC5 && continuation) return begin;
    }
    return std::string_view::npos;
}

bool values_agree(const facts::Fact& a, const facts::Fact& b)
{
    if (a.quantity() && b.quantity()) {
        // "12,500" and "12.5" share an unusual reading; in one language that is no agreement.
        if (a.kind == b.kind)
            return facts::equal(*a.quantity(), *b.quantity()) && facts::same_usual_value(*a.quantity(), *b.quantity());
        return kinds_mix(a, b) && facts::same_value(*a.quantity(), *b.quantity());
    }
    if (a.date() && b.date()) return facts::equal(*a.date(), *b.date());
    if (a.date() && b.quantity()) return year_is_number(*a.date(), *b.quantity());
    if (a.quantity() && b.date()) return year_is_number(*b.date(), *a.quantity());
    if (a.name() && b.name()) return facts::equal(*a.name(), *b.name());
    if (a.link() && b.link()) return a.link()->target == b.link()->target;
    return false;
}

}    // namespace textdrift::drift
