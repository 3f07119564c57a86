// When two names are the same, and when one is a short form of the other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/facts/fact.h"

namespace textdrift::facts {

// Same canonical key, or the same words: articles, connectors, hyphens and spaces do not count, nor does spelling
// ("Centre", "Center") or the order of "Surname, Given". English spelling rules apply; `language` names the table.
bool equal(const NameValue& a, const NameValue& b, std::string_view language = "en");

// Whether `shorter` may stand for `full`: a surname or given name alone, the acronym of an expansion, leading or trailing
// words dropped ("Human Rights Watch" for "US-based Human Rights Watch"). Equal names are not short forms of each other.
bool short_form(const NameValue& full, const NameValue& shorter, std::string_view language = "en");

// Whether the letters of `acronym` (folded) are taken in order from `words`, the first letter of each word that is no
// connector among them: "bri" of {belt, and, road, initiative}, "asean" of {association, of, southeast, asian, nations}.
bool acronym_of(std::string_view acronym, const std::vector<std::string>& words, std::string_view language = "en");

// The words of a name without articles and connectors, each by its spelling key.
std::vector<std::string> essential_words(const std::vector<std::string>& words, std::string_view language = "en");

}    // namespace textdrift::facts
