// The one escaping sink of each kind of output. Whatever a document, file name or glossary holds passes through here on its
// way out.
#pragma once

#include <string>
#include <string_view>

#include "core/text/escape.h"

namespace textdrift::report {

using text::acts_or_hides;
using text::append_json;

// For a terminal or a log: one line of text. Tabs and line ends become a space; what acts or hides is shown as "⟨U+202E⟩".
// Joiners that shape a script or an emoji (after a letter that joins, a virama or an emoji) stay.
// Invalid UTF-8, as a file name may hold, is shown byte by byte as "⟨0xFF⟩".
std::string terminal_text(std::string_view text);
void append_terminal(std::string& out, std::string_view text);

// Text content or a quoted attribute of HTML: & < > " ' as entities, white space controls as a space, the rest as on a
// terminal.
void append_html(std::string& out, std::string_view text);

// Percent-encodes a path as an RFC 3986 reference ("/a b" becomes "file:///a%20b", "a:b" "a%3Ab").
std::string path_as_uri(std::string_view path);

}    // namespace textdrift::report
