// Fuzz target: any two texts (split at the first byte 0x1E) through the whole comparison and every report.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/report/report.h"
#include "core/text/utf8.h"
#include "core/textdrift.h"
#include "require.h"

using namespace textdrift;

namespace {

void check_place(const segment::SegmentedText& text, const std::optional<drift::Place>& place)
{
    if (!place) return;
    REQUIRE(place->paragraph < text.paragraphs.size());
    REQUIRE(place->range.begin <= place->range.end);
    REQUIRE(text.paragraphs[place->paragraph].range.contains(place->range));
    REQUIRE(text::find_invalid_utf8(text.slice(place->range)) == std::string_view::npos);
}

// No byte that moves a cursor or turns a line may reach a terminal.
bool is_clean(std::string_view text)
{
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return false;
    return text.find("\xE2\x80\xAE") == std::string_view::npos;
}

}    // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t cut = bytes.find('\x1e');
    const std::string_view first = bytes.substr(0, cut),
                           second = cut == std::string_view::npos ? first : bytes.substr(cut + 1);
    Options options;
    options.original_language = options.version_language = "en";
    options.wording = true;
    auto original = ingest::read_bytes("original", first, options.limits);
    auto version = ingest::read_bytes("version", second, options.limits);
    if (!original || !version) return 0;
    const auto result = compare(std::move(*original), std::move(*version), options);
    if (!result) {
        REQUIRE(!result.error().message.empty());
        return 0;
    }
    for (const drift::Finding& finding : result->findings) {
        REQUIRE(finding.original || finding.version);
        check_place(result->original, finding.original);
        check_place(result->version, finding.version);
        for (const drift::PlacePair& places : finding.places) {
            check_place(result->original, places.original);
            check_place(result->version, places.version);
        }
    }
    if (first == second) REQUIRE(result->findings.empty());
    REQUIRE(is_clean(report::terminal(*result, {})));
    REQUIRE(!report::json(*result).empty() && !report::sarif(*result).empty() && !report::html(*result).empty());
    return 0;
}
