// Lines to paragraphs: hard-wrapped lines are joined, marks give the kind, headings are told by what follows them.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/segment/furniture.h"
#include "core/segment/segment.h"
#include "core/segment/sentences.h"

namespace textdrift::segment {

// Errors: LimitExceeded when there are more than limits.max_paragraphs; `where` is left to the caller.
// Cost:   two passes over the text; memory for the paragraphs and for one block of lines.
Result<std::vector<Paragraph>> build_paragraphs(std::string_view text, const PhraseMatcher& phrases,
                                                const SentenceCutter& sentences, const Limits& limits);

}    // namespace textdrift::segment
