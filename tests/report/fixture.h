// A small comparison written by hand, so that reports are tested without the engine.
#pragma once

#include <string>
#include <string_view>

#include "core/drift/finding.h"

namespace textdrift::report {

// Paragraphs joined by blank lines; word and sentence cuts are left out, reports do not read them.
segment::SegmentedText make_text(std::string source, const std::vector<std::string>& paragraphs);

// The nth (from 0) occurrence of `words` in a paragraph. Asserts that it is there.
drift::Place place(const segment::SegmentedText& text, std::uint32_t paragraph, std::string_view words, int nth = 0);

// A court report and a mirror of it: a number altered at two places, a date gone, a quotation unmarked, a name recased, a
// link added, one paragraph missing, one confirmed amount, and one change of wording.
drift::Comparison court_case();

// One finding whose evidence, names and message are `hostile`.
drift::Comparison hostile_case(const std::string& hostile);

}    // namespace textdrift::report
