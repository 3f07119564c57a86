// Which language a text is written in.
#pragma once

#include <string>
#include <string_view>

namespace textdrift::segment {

// BCP-47 code by a vote over the whole text, or "und" where it is too short or too mixed to say.
std::string identify_language(std::string_view text);

}    // namespace textdrift::segment
