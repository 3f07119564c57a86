// Lines of a text and what each looks like by itself: the raw material paragraphs are built from.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/document.h"

namespace textdrift::segment {

enum class LineClass : std::uint8_t { Blank, Plain, Heading, ListItem, Quote, TableRow, Rule, Furniture };

struct Line {
    std::uint32_t begin = 0, end = 0;    // without surrounding white space
    std::uint32_t body = 0;              // behind a heading mark, list marker or quote mark
    std::uint32_t body_end = 0;          // before closing heading marks and table borders
    std::uint16_t columns = 0;           // code points of begin..end, at most 0xFFFF
    std::uint16_t indent = 0;            // white space before begin; a tab counts as four
    std::uint16_t first_word = 0;        // code points of the first word
    LineClass kind = LineClass::Blank;
    bool terminal = false;           // ends like a sentence: . ! ? and closing marks behind it
    bool open_end = false;           // ends with , ; : or a dash
    bool starts_lower = false;       // its first letter is lower case and stands first
    bool starts_caseless = false;    // its first letter belongs to a script without case
    bool page_break = false;         // a form feed stands before it
    bool block_break = false;        // a paragraph separator or form feed stands before it
    bool underline = false;          // a Rule of = or - only, which makes the line above it a heading

    bool blank() const noexcept { return kind == LineClass::Blank; }
    std::uint32_t fill_with(const Line& next) const noexcept { return columns + indent + 1u + next.first_word; }
};

// White space and characters without width, neither of which a reader sees at the edge of a line.
bool is_invisible(char32_t c) noexcept;

// `range` without invisible characters at both ends.
ByteRange trimmed(std::string_view text, ByteRange range) noexcept;

// Walks the lines of a text: ends are LF, CR, CRLF, VT, FF, NEL, LS and PS.
class LineScanner {
public:
    explicit LineScanner(std::string_view text) noexcept : text_(text) {}

    // Cuts and classifies the next line; false at the end.
    bool next(Line& line);

private:
    void cut(std::size_t& end) noexcept;
    bool may_be_item(std::string_view line, std::size_t body);

    std::string_view text_;
    std::size_t pos_ = 0;
    unsigned last_number_ = 0;              // of the last numbered item
    std::vector<unsigned> last_section_;    // parts of the last number of a section
    bool page_break_ = false, block_break_ = false;
};

}    // namespace textdrift::segment
