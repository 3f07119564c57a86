// Columns on a terminal: display width of text, and text wrapped or cut to a width without tearing what a reader sees as one
// character.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace textdrift::report {

// What a reader sees as one character (a grapheme cluster), with its columns.
struct Cell {
    std::string_view text;
    std::uint8_t width = 1;    // 0, 1 or 2
    bool focus = false;        // part of the evidence proper, to be emphasised
    bool is_space() const noexcept { return text == " "; }
};

using Cells = std::vector<Cell>;

// Columns of one cluster: 2 where its base is wide (East Asian Wide or Fullwidth, emoji), 0 for marks alone, else 1.
// Source: UAX #11, UAX #29.
Cells cells(std::string_view text, bool focus = false);
std::size_t width_of(std::span<const Cell> cells) noexcept;
std::size_t display_width(std::string_view text);

// Lines of at most `width` columns (at least 2), broken at spaces, between wide characters, or, in words longer than a line,
// anywhere between clusters. Spaces at a break are left out. The views point into `cells`. Cost: linear.
std::vector<std::span<const Cell>> wrap(std::span<const Cell> cells, std::size_t width);

// The text cut to `width` columns, "…" at the end where something was cut.
std::string shorten(std::string_view text, std::size_t width);

}    // namespace textdrift::report
