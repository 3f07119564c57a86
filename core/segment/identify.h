// Which language a text is written in.
#pragma once

#include <string>
#include <string_view>

namespace textdrift::segment {

// BCP-47 code by a vote over the whole text, or "und" where it is too short or too mixed to say.
std::string identify_language(std::string_view text);

// The likeliest language of a text too short to be sure, "und" where there is none.
std::string guess_language(std::string_view text);

// The language of a paragraph of such a document where it is surely another one; empty where it is the document's, a close
// relative of it, or where the paragraph is too short to tell.
std::string identify_other_language(std::string_view text, std::string_view document_language);

}    // namespace textdrift::segment
