// Rows of texts and of what they name, for the tests of places and of provinces.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/facts/places.h"
#include "core/language/table.h"

namespace textdrift::test {

struct PlaceRow {
    const char* language;
    const char* text;
    const char* key;
    bool named;
};

using FindPlaces = std::vector<facts::PlaceMention> (facts::Gazetteer::*)(const std::vector<facts::Token>&) const;

// Whether `find` of the language's gazetteer finds the key in the text.
inline bool names(const PlaceRow& row, FindPlaces find)
{
    const std::string_view text = row.text;
    const bool keep_marks = language::table(row.language).keeps_marks();
    const auto tokens = facts::tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, {}, {keep_marks, {}});
    const auto found = (facts::Gazetteer::of(row.language).*find)(tokens);
    return std::any_of(found.begin(), found.end(), [&](const auto& mention) { return mention.names(row.key); });
}

}    // namespace textdrift::test
