// Strings for JSON, harmless to look at: what every writer of JSON puts names and texts through.
#pragma once

#include <string>
#include <string_view>

namespace textdrift::text {

// True for code points that act on the reader's screen or hide from the eye: C0, C1, DEL, bidi controls, zero-width and
// other default-ignorable characters, tags, line and paragraph separators, private-use and unassigned ones.
bool acts_or_hides(char32_t code_point) noexcept;

// A JSON string with its quotes: valid UTF-8 for any input (U+FFFD where it was not); what acts or hides as \uXXXX, so that
// the value is exact and the bytes are harmless to look at.
void append_json(std::string& out, std::string_view text);

}    // namespace textdrift::text
