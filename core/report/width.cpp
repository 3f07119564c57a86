// Columns on a terminal.
#include "core/report/width.h"

#include <algorithm>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "core/text/utf8.h"

namespace textdrift::report {

namespace {

std::uint8_t code_point_width(char32_t code_point) noexcept
{
    if (code_point < 0x300) return 1;
    const auto c = static_cast<UChar32>(code_point);
    const auto type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
    const auto syllable = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
    if (syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO) return 0;
    const auto width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// A cluster is as wide as its widest code point; an emoji variation selector makes it wide.
std::uint8_t cluster_width(std::string_view cluster) noexcept
{
    std::uint8_t width = 0;
    for (std::size_t pos = 0; pos < cluster.size();) {
        const char32_t c = text::next_code_point(cluster, pos);
        width = std::max(width, c == 0xFE0F ? std::uint8_t{2} : code_point_width(c));
    }
    return width;
}

bool is_ascii(std::string_view text) noexcept
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

Cells ascii_cells(std::string_view text, bool focus)
{
    Cells out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) out.push_back({text.substr(i, 1), 1, focus});
    return out;
}

bool may_break_after(const Cell& cell) noexcept
{
    return cell.is_space() || cell.width == 2;
}

}    // namespace

Cells cells(std::string_view text, bool focus)
{
    if (is_ascii(text)) return ascii_cells(text, focus);
    Cells out;
    UErrorCode status = U_ZERO_ERROR;
    UText* utext = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    std::unique_ptr<icu::BreakIterator> breaks(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    if (U_SUCCESS(status)) {
        breaks->setText(utext, status);
        std::int32_t begin = breaks->first();
        for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE; begin = end, end = breaks->next()) {
            const auto cluster = text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
            out.push_back({cluster, cluster_width(cluster), focus});
        }
    }
    utext_close(utext);
    return out;
}

std::size_t width_of(std::span<const Cell> cells) noexcept
{
    std::size_t width = 0;
    for (const Cell& cell : cells) width += cell.width;
    return width;
}

std::size_t display_width(std::string_view text)
{
    return width_of(cells(text));
}

std::vector<std::span<const Cell>> wrap(std::span<const Cell> cells, std::size_t width)
{
    width = std::max<std::size_t>(width, 2);
    std::vector<std::span<const Cell>> lines;
    std::size_t begin = 0;
    while (begin < cells.size()) {
        std::size_t end = begin, columns = 0, last_break = begin;
        while (end < cells.size() && (columns + cells[end].width <= width || cells[end].is_space())) {
            columns += cells[end].width;
            ++end;
            if (may_break_after(cells[end - 1])) last_break = end;
            if (columns > width) break;    // a space hangs over the margin
        }
        if (end < cells.size() && last_break > begin && !may_break_after(cells[end - 1])) end = last_break;
        std::size_t visible = end;
        while (visible > begin && cells[visible - 1].is_space()) --visible;
        if (visible > begin || lines.empty()) lines.push_back(cells.subspan(begin, visible - begin));
        begin = std::max(end, begin + 1);
        while (begin < cells.size() && cells[begin].is_space()) ++begin;
    }
    return lines;
}

std::string shorten(std::string_view text, std::size_t width)
{
    const Cells all = cells(text);
    if (width_of(all) <= width) return std::string(text);
    std::size_t columns = 1, keep = 0;    // one column for the ellipsis
    while (keep < all.size() && columns + all[keep].width <= width) columns += all[keep++].width;
    while (keep > 0 && all[keep - 1].is_space()) --keep;
    const std::size_t bytes = keep == 0 ? 0 : static_cast<std::size_t>(all[keep - 1].text.end() - text.begin());
    return std::string(text.substr(0, bytes)) + "…";
}

}    // namespace textdrift::report
