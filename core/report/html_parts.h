// The parts html.cpp puts together: built-in style and script, and the two texts side by side with their marks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/drift/finding.h"

namespace textdrift::report {

std::string_view report_css() noexcept;    // core/report/assets/report.css
std::string_view report_js() noexcept;

// A span to be marked in a paragraph.
struct Mark {
    ByteRange range;
    std::uint32_t finding = 0;    // number from 1; 0: a confirmed fact
    bool primary = false;         // the finding's own place, which gets an id to jump to
};

// The marks of one side, by paragraph.
using Marks = std::vector<std::vector<Mark>>;
Marks marks_of(const drift::Comparison& comparison, bool original);

// Appends a paragraph's text with its marks as links to their findings. Where marks overlap the shortest wins; confirmed
// facts come last. Cost: n log n in the marks of the paragraph.
void append_marked(std::string& out, const drift::Comparison& comparison, bool original, std::uint32_t paragraph,
                   std::vector<Mark> marks);

// Appends the rows, one a bead; long runs of rows without findings are folded away in large documents.
void append_texts(std::string& out, const drift::Comparison& comparison);

// For every paragraph of a side, the row (bead) it stands in.
std::vector<std::uint32_t> row_of_paragraph(const drift::Comparison& comparison, bool original);

}    // namespace textdrift::report
