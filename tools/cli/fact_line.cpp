// A fact's value in a few stable words.
#include "fact_line.h"

#include <fmt/format.h>

namespace textdrift::cli {

namespace {

using namespace facts;

std::string joined(const std::vector<Rational>& readings)
{
    std::string out;
    for (const Rational& reading : readings) out += (out.empty() ? "" : "|") + reading.to_string();
    return out;
}

std::string words(const std::vector<std::string>& list)
{
    return fmt::format("{}", fmt::join(list, " "));
}

void append_flag(std::string& out, bool set, std::string_view name)
{
    if (set) out.append(" ").append(name);
}

std::string field(const std::optional<int>& value, int digits)
{
    return value ? fmt::format("{:0{}}", *value, digits) : std::string(static_cast<std::size_t>(digits), '?');
}

std::string day(const DateValue::Fields& fields)
{
    if (fields.century) return fmt::format("century-{}", fields.year.value_or(0));
    if (fields.decade) return fmt::format("{}s", fields.year.value_or(0));
    std::string out;
    if (fields.year || fields.month || fields.day)
        out = field(fields.year, 4) + "-" + field(fields.month, 2) + "-" + field(fields.day, 2);
    if (fields.weekday) out += fmt::format("{}day-{}", out.empty() ? "" : " ", *fields.weekday);
    if (fields.hour) out += fmt::format("{}{}:{}", out.empty() ? "" : " ", field(fields.hour, 2), field(fields.minute, 2));
    if (fields.second) out += fmt::format(":{:02}", *fields.second);
    if (!fields.zone.empty()) out += " " + fields.zone;
    return out;
}

std::string days(const std::vector<DateValue::Fields>& readings)
{
    std::string out;
    for (const auto& reading : readings) out += (out.empty() ? "" : "|") + day(reading);
    return out;
}

std::string of(const Quantity& value, const Document&)
{
    std::string out = joined(value.readings);
    if (!value.upper.empty()) out += ".." + joined(value.upper);
    append_flag(out, !value.unit.empty(), value.unit);
    append_flag(out, !value.currencies.empty(), fmt::format("{}", fmt::join(value.currencies, "|")));
    append_flag(out, !value.noun.empty(), "of=" + value.noun);
    append_flag(out, value.ordinal, "ordinal");
    append_flag(out, value.roman, "roman");
    append_flag(out, value.weak, "weak");
    return out;
}

std::string of(const DateValue& value, const Document&)
{
    if (!value.relative.empty()) return "relative=" + value.relative;
    return days(value.readings) + (value.upper.empty() ? "" : ".." + days(value.upper));
}

std::string_view type_name(NameValue::Type type)
{
    switch (type) {
    case NameValue::Type::Person: return "person";
    case NameValue::Type::Organisation: return "organisation";
    case NameValue::Type::Place: return "place";
    case NameValue::Type::Law: return "law";
    case NameValue::Type::Product: return "product";
    case NameValue::Type::Unknown: break;
    }
    return "name";
}

std::string of(const NameValue& value, const Document&)
{
    std::string out = fmt::format("{} {}", type_name(value.type), words(value.tokens));
    append_flag(out, !value.acronym.empty(), "acronym=" + value.acronym);
    append_flag(out, !value.canonical.empty(), "key=" + value.canonical);
    append_flag(out, value.weak, "weak");
    return out;
}

std::string of(const QuotationValue& value, const Document&)
{
    std::string out = value.type == QuotationValue::Class::Speech ? "speech" : "term";
    out += fmt::format(" words={}", value.word_count);
    if (value.depth > 0) out += fmt::format(" depth={}", value.depth);
    append_flag(out, value.unclosed, "unclosed");
    append_flag(out, value.block, "block");
    return out;
}

std::string of(const AttributionValue& value, const Document&)
{
    return fmt::format("{} {}{}", value.verb, words(value.speaker), value.quotation ? " quoted" : "");
}

std::string of(const NegationValue& value, const Document&)
{
    return value.cue + (value.scope.empty() ? "" : " " + value.scope);
}

std::string of(const ComparatorValue& value, const Document& document)
{
    constexpr std::string_view kNames[] = {"at-least", "at-most", "more-than", "fewer-than",
                                           "nearly",   "about",   "exactly",   "only"};
    std::string out(kNames[static_cast<std::size_t>(value.bound)]);
    if (value.quantity) out.append(" ").append(document.slice(*value.quantity));
    return out;
}

std::string of(const LinkValue& value, const Document&)
{
    return (value.mail ? "mailto:" : "") + value.target;
}

}    // namespace

std::string describe(const facts::Fact& fact, const Document& document)
{
    return std::visit([&](const auto& value) { return of(value, document); }, fact.value);
}

}    // namespace textdrift::cli
