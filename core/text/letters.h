// Letters that Unicode does not decompose though readers leave out their stroke or tie.
#pragma once

#include <string_view>

namespace textdrift::text {

// What is written for such a letter without it, in ASCII ("o" for ø, "ae" for æ); empty for every other code point.
// Cost: a binary search of some forty letters.
std::string_view plain_letter(char32_t code_point) noexcept;

}    // namespace textdrift::text
