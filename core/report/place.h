// From byte ranges to what reports show: offsets in code points, lines and columns, the words around a span.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/drift/finding.h"

namespace textdrift::report {

// Counts code points before any byte of a text. Cost: linear once, then at most 256 bytes a question, however long the line.
class CodePoints {
public:
    explicit CodePoints(std::string_view text);
    std::uint32_t before(std::uint32_t byte) const noexcept;

private:
    std::string_view text_;
    std::vector<std::uint32_t> counts_;    // code points before byte 256 * i
};

// A span in code points of its paragraph's text, end exclusive.
struct Span {
    std::uint32_t paragraph = 0;
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::string_view text;
};

// Line and column of a byte, both counted from 1, the column in code points. Lines end with \n, \r\n or \r.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

// One text of the comparison with its indexes.
class Side {
public:
    explicit Side(const segment::SegmentedText& text) : text_(&text), points_(text.document.text) {}

    const segment::SegmentedText& text() const noexcept { return *text_; }
    Span span(const drift::Place& place) const noexcept;

private:
    const segment::SegmentedText* text_;
    CodePoints points_;
};

// Where lines begin, for formats that point at lines.
class Lines {
public:
    explicit Lines(const segment::SegmentedText& text);
    Position position(std::uint32_t byte) const noexcept;

private:
    CodePoints points_;
    std::vector<std::uint32_t> starts_;
};

// The place's range cut down to its paragraph, so that a report never shows or addresses bytes outside it.
ByteRange range_in_paragraph(const segment::SegmentedText& text, const drift::Place& place) noexcept;

// The text of the place's paragraph before and behind the span, at most `limit` bytes each, cut at code point borders.
struct Surroundings {
    std::string_view before;
    std::string_view focus;
    std::string_view after;
    bool cut_before = false;    // the paragraph begins earlier than `before`
    bool cut_after = false;
};
Surroundings surroundings(const segment::SegmentedText& text, const drift::Place& place, std::uint32_t limit) noexcept;

}    // namespace textdrift::report
