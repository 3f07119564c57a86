// Option values that several commands share.
#include "inputs.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/ingest/reader.h"

namespace textdrift::cli {

bool is_language_code(std::string_view code)
{
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    return code.size() >= 2 && code.size() <= 35 && code.front() != '-' && std::all_of(code.begin(), code.end(), plain);
}

Error bad_choice(std::string_view option, std::string_view value, std::string_view expected)
{
    return {ErrorCode::BadOption, fmt::format("\"{}\" is not one of {}", value, expected), "--" + std::string(option)};
}

Result<std::uint64_t> read_number(const Arguments& arguments, std::string_view option, std::uint64_t otherwise,
                                  std::uint64_t least, std::uint64_t most)
{
    if (!arguments.has(option)) return otherwise;
    const std::string_view text = arguments.last(option);
    std::uint64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size() || value < least || value > most) {
        return std::unexpected(Error{ErrorCode::BadOption,
                                     fmt::format("\"{}\" is not a whole number from {} to {}", text, least, most),
                                     "--" + std::string(option)});
    }
    return value;
}

Result<Limits> read_limits(const Arguments& arguments)
{
    Limits limits;
    const auto bytes = read_number(arguments, "max-bytes", limits.max_bytes, 1, UINT32_MAX - 1);
    if (!bytes) return std::unexpected(bytes.error());
    const auto paragraphs = read_number(arguments, "max-paragraphs", limits.max_paragraphs, 1, UINT32_MAX - 1);
    if (!paragraphs) return std::unexpected(paragraphs.error());
    const auto findings = read_number(arguments, "max-findings", limits.max_findings, 1, UINT32_MAX - 1);
    if (!findings) return std::unexpected(findings.error());
    limits.max_bytes = *bytes;
    limits.max_paragraphs = static_cast<std::uint32_t>(*paragraphs);
    limits.max_findings = static_cast<std::uint32_t>(*findings);
    return limits;
}

Result<Languages> read_languages(const Arguments& arguments)
{
    Languages languages;
    for (std::string_view list : arguments.all("lang")) {
        while (!list.empty()) {
            const std::size_t comma = std::min(list.find(','), list.size());
            const std::string_view part = list.substr(0, comma);
            const std::size_t equals = part.find('=');
            const std::string_view side = equals == std::string_view::npos ? std::string_view() : part.substr(0, equals);
            const std::string_view code = equals == std::string_view::npos ? part : part.substr(equals + 1);
            if (!is_language_code(code) || (equals != std::string_view::npos && side != "original" && side != "version")) {
                return std::unexpected(
                    Error{ErrorCode::BadOption,
                          fmt::format("\"{}\" is not a language code such as en or pt-BR, nor original=CODE or version=CODE",
                                      part),
                          "--lang"});
            }
            if (side != "version") languages.original = code;
            if (side != "original") languages.version = code;
            list.remove_prefix(std::min(comma + 1, list.size()));
        }
    }
    return languages;
}

Result<facts::Glossary> read_glossary(const Arguments& arguments, const Limits& limits)
{
    if (!arguments.has("glossary")) return facts::Glossary{};
    const std::string path(arguments.last("glossary"));
    const auto document = ingest::read_file(path, limits);
    if (!document) return std::unexpected(document.error());
    return facts::parse_glossary(path, document->text);
}

namespace {

// "en" and "en-GB"; an empty code is no language.
bool same_language(std::string_view a, std::string_view b)
{
    return !a.empty() && a.substr(0, a.find('-')) == b.substr(0, b.find('-'));
}

}    // namespace

Result<lexicon::Lexicon> read_lexicons(const Arguments& arguments, std::string_view original, std::string_view version,
                                       const Limits& limits)
{
    lexicon::Lexicon all;
    for (const std::string& path : arguments.all("lexicon")) {
        auto read = path == "installed" ? lexicon::installed_lexicon(original, version, limits)
                                        : lexicon::read_lexicon(path, limits);
        if (!read) return std::unexpected(read.error());
        if (path == "installed" && read->entries().empty()) {
            return std::unexpected(Error{
                ErrorCode::NotFound,
                fmt::format("no dictionary between {} and {} is installed (Debian: dict-freedict-*)", original, version),
                "--lexicon installed"});
        }
        const bool backwards =
            same_language(read->source_language(), version) && same_language(read->target_language(), original);
        all = all.merged_with(backwards ? read->reversed() : *read);
    }
    return all;
}

}    // namespace textdrift::cli
