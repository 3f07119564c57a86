// Evidence cut to a few columns: the changed words with as much of their surroundings as fits, ready to be wrapped.
#pragma once

#include <string>

#include "core/drift/finding.h"
#include "core/report/width.h"

namespace textdrift::report {

// One side's evidence: "¶4 …words before [focus] words after…". The cells point into the strings, so it stays where it was
// made.
struct Snippet {
    std::string label, before, focus, after;    // escaped
    Cells row;

    Snippet() = default;
    Snippet(const Snippet&) = delete;
    Snippet& operator=(const Snippet&) = delete;
};

// Fills `snippet` with the place's evidence in at most `budget` columns; `brackets` sets the focus apart where colour does
// not. Cost: bounded by the budget, however long paragraph and span are.
void make_snippet(Snippet& snippet, const segment::SegmentedText& text, const drift::Place& place, std::size_t budget,
                  bool brackets);

// The span itself on one line of at most `width` columns, escaped; long ones keep their beginning.
std::string span_text(const segment::SegmentedText& text, const drift::Place& place, std::size_t width);

}    // namespace textdrift::report
