// Chinese characters as names are compared by them: one form for each whatever the country writes, and how Japanese reads
// them in names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace textdrift::facts {

// Characters in their simplified Chinese forms: 國, 国 and 国, 沢 and 泽 become one (data/transliteration/han-variants.tsv
// tells Japan's own forms, ICU those of Taiwan). What is no Chinese character stays. Thread-safe.
std::string fold_characters(std::string_view text);

// The readings, in letters a to z, of a character in Japanese names (data/transliteration/han-readings.tsv); none if
// unknown.
const std::vector<std::string_view>& japanese_readings(std::string_view character);

}    // namespace textdrift::facts
