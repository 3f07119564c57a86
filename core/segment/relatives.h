// Which of several close relatives a text is in: identifiers take Bosnian, Croatian and Serbian for each other.
#pragma once

#include <string>
#include <string_view>

namespace textdrift::segment {

// The language whose table holds what `language` shares with its close relatives: its own code or the one it extends.
std::string family_of(std::string_view language);

// The member of `family` that most words of the text speak for ([relatives] of the family's table); empty where too few
// do, or as many for another.
std::string member_by_words(std::string_view text, std::string_view family);

}    // namespace textdrift::segment
