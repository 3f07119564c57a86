// Reads a user's glossary: one name a line, approved renderings, an optional type.
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/facts/extract.h"
#include "core/facts/lexicon.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string> split_trimmed(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t at = text.find(separator);
        if (const auto part = trimmed(text.substr(0, at)); !part.empty()) parts.emplace_back(part);
        if (at == std::string_view::npos) break;
        text.remove_prefix(at + 1);
    }
    return parts;
}

constexpr std::array<std::pair<std::string_view, NameValue::Type>, 6> kTypes{{
    {"person", NameValue::Type::Person},
    {"organisation", NameValue::Type::Organisation},
    {"organization", NameValue::Type::Organisation},
    {"place", NameValue::Type::Place},
    {"law", NameValue::Type::Law},
    {"product", NameValue::Type::Product},
}};

// One line that is neither blank nor a comment. The error's `where` is filled in by the caller.
Result<Glossary::Entry> parse_line(std::string_view line)
{
    std::vector<std::string_view> fields;
    for (std::string_view rest = line;;) {
        const std::size_t tab = rest.find('\t');
        fields.push_back(trimmed(rest.substr(0, tab)));
        if (tab == std::string_view::npos) break;
        rest.remove_prefix(tab + 1);
    }
    if (fields.size() > 3)
        return std::unexpected(
            Error{ErrorCode::BadInput,
                  fmt::format("{} tab-separated fields; expected at most 3: name, renderings separated by '|', type",
                              fields.size()),
                  ""});
    if (fields[0].empty()) return std::unexpected(Error{ErrorCode::BadInput, "the first field, the name, is empty", ""});
    Glossary::Entry entry;
    entry.name = fields[0];
    if (fields.size() > 1) entry.renderings = split_trimmed(fields[1], '|');
    if (fields.size() < 3 || fields[2].empty()) return entry;
    for (const auto& [name, type] : kTypes) {
        if (name != fields[2]) continue;
        entry.type = type;
        return entry;
    }
    return std::unexpected(
        Error{ErrorCode::BadInput,
              fmt::format("unknown type '{}'; expected person, organisation, place, law or product", fields[2]), ""});
}

}    // namespace

std::string glossary_key(const Glossary::Entry& entry)
{
    return "glossary:" + join_words(name_words(entry.name));
}

Result<Glossary> parse_glossary(const std::string& source, std::string_view content)
{
    if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
    if (const std::size_t bad = text::find_invalid_utf8(content); bad != std::string_view::npos)
        return std::unexpected(Error{ErrorCode::BadInput, "not valid UTF-8; save the glossary as UTF-8",
                                     fmt::format("{}: byte {}", source, bad)});
    Glossary glossary;
    for (std::size_t number = 1; !content.empty(); ++number) {
        const std::size_t end = content.find('\n');
        const std::string_view line = trimmed(content.substr(0, end));
        content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
        if (line.empty() || line.front() == '#') continue;
        auto entry = parse_line(line);
        if (!entry) {
            entry.error().where = fmt::format("{}:{}", source, number);
            return std::unexpected(entry.error());
        }
        glossary.entries.push_back(std::move(*entry));
    }
    return glossary;
}

}    // namespace textdrift::facts
