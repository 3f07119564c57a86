// The reader and the teller of numeric facts for tests.
#include "tests/facts/numeric_facts.h"

#include <algorithm>
#include <cstdio>

#include "core/facts/extractors.h"

namespace textdrift::facts {

namespace {

std::string values(const std::vector<Rational>& readings)
{
    std::string out;
    for (const Rational& reading : readings) out += (out.empty() ? "" : "|") + reading.to_string();
    return out;
}

std::string tell(const Quantity& q)
{
    std::string out = " " + std::string(q.weak ? "~" : "") + values(q.readings) + (q.ordinal ? "th" : "");
    if (!q.upper.empty()) out += ".." + values(q.upper);
    if (q.unit == "currency") {
        out += " " + q.currencies.front() + (q.currencies.size() > 1 ? "+" : "");
    } else if (!q.unit.empty()) {
        out += " " + q.unit;
    }
    return out;
}

std::string padded(int value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string tell(const DateValue::Fields& f)
{
    std::string out;
    if (f.weekday) out += "day" + std::to_string(*f.weekday) + " ";
    if (f.century) return out + "c" + std::to_string(f.year.value_or(0));
    if (f.year) out += std::to_string(*f.year) + (f.decade ? "s" : "");
    if (f.month || f.day) out += (f.year ? "-" : "--") + (f.month ? padded(*f.month) : std::string("?"));
    if (f.day) out += "-" + padded(*f.day);
    if (f.hour) out += (out.empty() ? "" : "T") + padded(*f.hour) + ":" + padded(f.minute.value_or(0));
    if (f.second) out += ":" + padded(*f.second);
    if (!f.zone.empty()) out += " " + f.zone;
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string tell(const std::vector<DateValue::Fields>& readings)
{
    std::string out;
    for (const auto& fields : readings) out += (out.empty() ? "" : "|") + tell(fields);
    return out;
}

std::string tell(const DateValue& d)
{
    std::string out = d.readings.empty() ? "" : " " + tell(d.readings);
    if (!d.upper.empty()) out += ".." + tell(d.upper);
    return d.relative.empty() ? out : out + " (" + d.relative + ")";
}

std::string tell(const ComparatorValue& c)
{
    constexpr const char* kBounds[] = {"at-least", "at-most", "more-than", "fewer-than",
                                       "nearly",   "about",   "exactly",   "only"};
    return std::string(" ") + kBounds[static_cast<std::size_t>(c.bound)];
}

}    // namespace

std::vector<Fact> read_numeric_facts(std::string_view line)
{
    segment::SegmentedText text;
    text.document.text = line;
    text.language = "en";
    const ByteRange body{0, static_cast<std::uint32_t>(line.size())};
    const auto tokens = tokenise(text.document.text, body, {0});
    std::vector<bool> taken(tokens.size());
    const Paragraph paragraph{text, 0, segment::ParagraphKind::Paragraph, body, "en", language::table("en"), tokens, taken};
    std::vector<Fact> facts;
    extract_dates(paragraph, facts);
    extract_quantities(paragraph, facts);
    extract_comparators(paragraph, facts);
    std::stable_sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) { return a.range < b.range; });
    return facts;
}

std::string describe(std::string_view text, const std::vector<Fact>& facts)
{
    std::string out;
    for (const Fact& fact : facts) {
        if (!out.empty()) out += "; ";
        out += fact_kind_name(fact.kind);
        if (const Quantity* quantity = fact.quantity()) out += tell(*quantity);
        if (const DateValue* date = fact.date()) out += tell(*date);
        if (const ComparatorValue* comparator = fact.comparator()) out += tell(*comparator);
        out += " [" + std::string(text.substr(fact.range.begin, fact.range.size())) + "]";
    }
    return out;
}

}    // namespace textdrift::facts
