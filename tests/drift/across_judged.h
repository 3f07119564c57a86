// What is found of values between two short texts whose paragraphs correspond one to one, as lines of code and message.
#pragma once

#include <initializer_list>
#include <string>

#include "tests/drift/across_names.h"

namespace textdrift::test {

inline std::string judged(const std::string& original, const std::string& language, const std::string& version,
                          const std::string& version_language, std::initializer_list<drift::Kind> kinds)
{
    const drift::Comparison comparison = compared(language, original, version_language, version);
    std::string told;
    for (const drift::Finding& finding : comparison.findings)
        if (std::ranges::find(kinds, finding.kind) != kinds.end()) told += finding.code + ' ' + finding.message + '\n';
    return told;
}

// Numbers, percentages, money, measures and bounds.
inline std::string judge_values(const std::string& original, const std::string& language, const std::string& version,
                                const std::string& version_language)
{
    using drift::Kind;
    return judged(original, language, version, version_language,
                  {Kind::Number, Kind::Percentage, Kind::Money, Kind::Measure, Kind::Comparator});
}

// And dates.
inline std::string judge_values_and_dates(const std::string& original, const std::string& language,
                                          const std::string& version, const std::string& version_language)
{
    using drift::Kind;
    return judged(original, language, version, version_language,
                  {Kind::Number, Kind::Date, Kind::Percentage, Kind::Money, Kind::Measure, Kind::Comparator});
}

}    // namespace textdrift::test
