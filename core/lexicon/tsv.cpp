// A lexicon as lines: source, target, weight.
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "core/lexicon/readers.h"
#include "core/text/utf8.h"

namespace textdrift::lexicon {
namespace {

std::vector<std::string_view> fields_of(std::string_view line)
{
    std::vector<std::string_view> fields;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find('\t', at), line.size());
        fields.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return fields;
}

Error bad_line(const std::string& path, std::size_t number, std::string message)
{
    return {ErrorCode::BadInput, std::move(message), fmt::format("{}:{}", path, number)};
}

// The weight of a line, 1 where it has none.
bool read_weight(std::string_view text, float& weight)
{
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), weight);
    return fault == std::errc() && end == text.data() + text.size() && std::isfinite(weight) && weight >= 0 && weight <= 1;
}

}    // namespace

Result<Lexicon> read_tsv(const std::string& path, std::string_view content)
{
    if (const std::size_t bad = text::find_invalid_utf8(content); bad != std::string_view::npos) {
        return std::unexpected(Error{ErrorCode::BadInput, "is not UTF-8", fmt::format("{}: byte {}", path, bad)});
    }
    if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
    std::vector<Entry> entries;
    std::string source_language, target_language;
    std::size_t number = 0;
    while (!content.empty()) {
        const std::size_t end = std::min(content.find('\n'), content.size());
        std::string_view line = content.substr(0, end);
        content.remove_prefix(std::min(end + 1, content.size()));
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        const auto fields = fields_of(line);
        if (fields[0] == "# languages" && fields.size() >= 3) {
            source_language = fields[1];
            target_language = fields[2];
        }
        if (line.empty() || line.starts_with('#')) continue;
        if (fields.size() < 2 || fields.size() > 3 || fields[0].empty() || fields[1].empty()) {
            return std::unexpected(
                bad_line(path, number, "expected a word, TAB, its rendering and perhaps TAB and a weight"));
        }
        float weight = 1;
        if (fields.size() == 3 && !read_weight(fields[2], weight)) {
            return std::unexpected(
                bad_line(path, number, fmt::format("\"{}\" is no weight; expected a number from 0 to 1", fields[2])));
        }
        entries.push_back({std::string(fields[0]), std::string(fields[1]), weight});
    }
    return Lexicon(std::move(entries), std::move(source_language), std::move(target_language));
}

std::string to_tsv(const Lexicon& lexicon)
{
    std::string out;
    if (!lexicon.source_language().empty() || !lexicon.target_language().empty()) {
        out += fmt::format("# languages\t{}\t{}\n", lexicon.source_language(), lexicon.target_language());
    }
    for (const Entry& entry : lexicon.entries()) {
        if (entry.weight == 1) out += fmt::format("{}\t{}\n", entry.source, entry.target);
        else out += fmt::format("{}\t{}\t{:.4g}\n", entry.source, entry.target, entry.weight);
    }
    return out;
}

}    // namespace textdrift::lexicon
