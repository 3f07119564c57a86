// Normal forms of a text for comparing, as views that map back to the source (invariant 1: normalised text never replaces
// it).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/document.h"

namespace textdrift::text {

// A normalised text and, for each of its bytes, the byte of the source it came from.
struct View {
    std::string text;
    std::vector<std::uint32_t> source;    // text.size() + 1 entries, non-decreasing; the last is the source's length

    // The bytes of the source that produced `range` of this view: whole characters, also where one gave several ("ﬁ").
    ByteRange to_source(ByteRange range) const noexcept
    {
        std::size_t end = range.end;
        while (end > range.begin && end < text.size() && source[end] == source[end - 1]) ++end;
        return {source[range.begin], source[end]};
    }
};

struct FoldOptions {
    bool case_fold = true;
    bool strip_marks = true;    // é -> e, Tô Lâm -> To Lam; also letters without decomposition (ø -> o, ł -> l, đ -> d)
};

// NFKC; soft hyphens, zero-width and bidi control characters dropped; apostrophes, quotation marks, hyphens and dashes, and
// white space each unified to one ASCII character ("'", "\"", "-", " "), runs of white space to one space; then as the
// options say.
// Idempotent: folding a fold changes nothing. Pure ASCII takes a fast path.
std::string fold(std::string_view source, FoldOptions options = {});
View fold_view(std::string_view source, FoldOptions options = {});

}    // namespace textdrift::text
