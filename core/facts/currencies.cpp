// Reads the tables of data/currencies, once.
#include "core/facts/currencies.h"

#include <algorithm>
#include <unordered_map>

#include "core/language/embedded.h"

namespace textdrift::language {

std::span<const EmbeddedTable> embedded_currencies() noexcept;    // data/currencies

}    // namespace textdrift::language

namespace textdrift::facts {

namespace {

using Fields = std::vector<std::string_view>;

Fields split(std::string_view text, char mark)
{
    Fields fields;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(mark, at), text.size());
        fields.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return fields;
}

std::vector<std::string> codes_of(std::string_view field)
{
    if (field == "-") return {};
    const Fields codes = split(field, ' ');
    return {codes.begin(), codes.end()};
}

std::vector<Fields> rows_of(std::string_view name)
{
    std::vector<Fields> rows;
    for (const language::EmbeddedTable& table : language::embedded_currencies()) {
        if (table.code != name) continue;
        for (const std::string_view line : split(table.content, '\n'))
            if (!line.empty() && line.front() != '#') rows.push_back(split(line, '\t'));
    }
    return rows;
}

std::vector<CurrencyFamily> read_families()
{
    std::vector<CurrencyFamily> families;
    for (const Fields& row : rows_of("families"))
        families.push_back({codes_of(row.at(1)), codes_of(row.at(2)), row.size() > 3 && row[3] == "distinct"});
    return families;
}

using Initials = std::unordered_map<std::string_view, std::vector<std::string>>;

Initials read_initials()
{
    Initials initials;
    for (const Fields& row : rows_of("initials")) initials.emplace(row.at(0), codes_of(row.at(1)));
    return initials;
}

}    // namespace

bool CurrencyFamily::holds(std::string_view code) const
{
    return std::ranges::find(codes, code) != codes.end();
}

std::span<const CurrencyFamily> currency_families()
{
    static const std::vector<CurrencyFamily> families = read_families();
    return families;
}

const CurrencyFamily* currency_family(std::string_view code)
{
    const auto families = currency_families();
    const auto found = std::ranges::find_if(families, [&](const CurrencyFamily& family) { return family.holds(code); });
    return found != families.end() ? &*found : nullptr;
}

bool may_be_called_alike(std::span<const std::string> a, std::span<const std::string> b)
{
    return std::ranges::any_of(currency_families(), [&](const CurrencyFamily& family) {
        const auto bears = [&](const std::string& code) {
            return family.holds(code) || std::ranges::find(family.others, code) != family.others.end();
        };
        return !family.distinct && std::ranges::any_of(a, bears) && std::ranges::any_of(b, bears);
    });
}

std::span<const std::string> currencies_of_initials(std::string_view folded)
{
    static const Initials initials = read_initials();
    const auto found = initials.find(folded);
    return found != initials.end() ? std::span<const std::string>(found->second) : std::span<const std::string>();
}

}    // namespace textdrift::facts
