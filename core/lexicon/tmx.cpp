// Translation memories: TMX 1.4, by pugixml, which knows no external entities and expands none of a document's own.
#include <algorithm>
#include <cstring>
#include <optional>

#include <fmt/format.h>
#ifdef TEXTDRIFT_WITH_TMX
#include <pugixml.hpp>
#endif

#include "core/ingest/reader.h"
#include "core/lexicon/readers.h"

namespace textdrift::lexicon {

#ifdef TEXTDRIFT_WITH_TMX

namespace {

constexpr std::size_t kMostWords = 4;    // of an entry; longer units are sentences

struct Unit {
    std::string source, target, source_language, target_language;
};

// The text of a segment without its native codes, whose elements hold formatting; <hi> holds text.
std::string text_of(const pugi::xml_node& segment)
{
    std::string text;
    pugi::xml_node node = segment.first_child();
    while (node && node != segment) {
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
        if (std::strcmp(node.name(), "hi") == 0 && node.first_child()) {
            node = node.first_child();
            continue;
        }
        while (node != segment && !node.next_sibling()) node = node.parent();
        if (node != segment) node = node.next_sibling();
    }
    return text;
}

std::string language_of(const pugi::xml_node& variant)
{
    const pugi::xml_attribute attribute =
        variant.attribute("xml:lang") ? variant.attribute("xml:lang") : variant.attribute("lang");
    return attribute.value();
}

bool same_language(std::string_view a, std::string_view b) noexcept
{
    const auto main = [](std::string_view code) { return code.substr(0, code.find_first_of("-_")); };
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(main(a), main(b), {}, lower, lower);
}

// The variants of a unit in the two languages; by default the first two.
std::optional<Unit> unit_of(const pugi::xml_node& node, std::string_view source, std::string_view target)
{
    Unit unit;
    bool has_source = false, has_target = false;
    for (const pugi::xml_node& variant : node.children("tuv")) {
        const std::string language = language_of(variant);
        if (!has_source && (source.empty() || same_language(language, source))) {
            unit.source = text_of(variant.child("seg"));
            unit.source_language = language;
            has_source = true;
        } else if (!has_target && (target.empty() || same_language(language, target))) {
            unit.target = text_of(variant.child("seg"));
            unit.target_language = language;
            has_target = true;
        }
    }
    return has_source && has_target ? std::optional(unit) : std::nullopt;
}

Result<std::vector<Unit>> units_of(const std::string& path, std::string_view content, std::string_view source,
                                   std::string_view target)
{
    pugi::xml_document document;
    const auto parsed =
        document.load_buffer(content.data(), content.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!parsed) {
        return std::unexpected(Error{ErrorCode::BadInput, fmt::format("is not well-formed XML: {}", parsed.description()),
                                     fmt::format("{}: byte {}", path, parsed.offset)});
    }
    const pugi::xml_node body = document.child("tmx").child("body");
    if (!body) return std::unexpected(Error{ErrorCode::BadInput, "is no TMX file; expected <tmx> with a <body>", path});
    std::vector<Unit> units;
    for (const pugi::xml_node& node : body.children("tu")) {
        if (auto unit = unit_of(node, source, target)) units.push_back(std::move(*unit));
    }
    return units;
}

}    // namespace

Result<Lexicon> read_tmx(const std::string& path, std::string_view content)
{
    const auto units = units_of(path, content, {}, {});
    if (!units) return std::unexpected(units.error());
    std::vector<Entry> entries;
    std::string source_language, target_language;
    for (const Unit& unit : *units) {
        if (folded_words(unit.source).size() > kMostWords || folded_words(unit.target).size() > kMostWords) continue;
        if (source_language.empty()) source_language = unit.source_language;
        if (target_language.empty()) target_language = unit.target_language;
        const bool reversed =
            same_language(unit.source_language, target_language) && !same_language(source_language, target_language);
        entries.push_back({reversed ? unit.target : unit.source, reversed ? unit.source : unit.target, 1});
    }
    return Lexicon(std::move(entries), std::move(source_language), std::move(target_language));
}

Result<std::vector<WordPair>> read_pairs(const std::string& path, std::string_view source_language,
                                         std::string_view target_language, const Limits& limits)
{
    const auto content = ingest::read_file_bytes(path, limits, kExpected);
    if (!content) return std::unexpected(content.error());
    const auto units = units_of(path, *content, source_language, target_language);
    if (!units) return std::unexpected(units.error());
    std::vector<WordPair> pairs;
    for (const Unit& unit : *units) {
        WordPair pair{folded_words(unit.source), folded_words(unit.target)};
        if (pair.source.size() > kMostWords || pair.target.size() > kMostWords) pairs.push_back(std::move(pair));
    }
    return pairs;
}

#else

Result<Lexicon> read_tmx(const std::string& path, std::string_view)
{
    return std::unexpected(
        Error{ErrorCode::BadInput, "this build reads no TMX files (built with TEXTDRIFT_WITH_TMX=OFF)", path});
}

Result<std::vector<WordPair>> read_pairs(const std::string& path, std::string_view, std::string_view, const Limits&)
{
    return std::unexpected(
        Error{ErrorCode::BadInput, "this build reads no TMX files (built with TEXTDRIFT_WITH_TMX=OFF)", path});
}

#endif

}    // namespace textdrift::lexicon
