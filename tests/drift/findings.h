// Compares two texts and writes the findings as terse lines: "kind change severity|original|version".
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/textdrift.h"
#include "tests/drift/without_word_lists.h"

namespace textdrift::test {

inline Comparison compare_texts(const std::string& original, const std::string& version, Options options = {})
{
    if (options.original_language.empty()) options.original_language = "en";
    if (options.version_language.empty()) options.version_language = "en";
    auto a = ingest::read_bytes("original", original, options.limits);
    auto b = ingest::read_bytes("version", version, options.limits);
    auto result = compare(std::move(*a), std::move(*b), options);
    return std::move(*result);
}

inline std::string line_of(const Comparison& comparison, const drift::Finding& finding)
{
    std::string line = std::string(kind_name(finding.kind)) + ' ' + std::string(change_name(finding.change)) + '|';
    if (finding.original) line += comparison.original.slice(finding.original->range);
    line += '|';
    if (finding.version) line += comparison.version.slice(finding.version->range);
    return line;
}

inline std::vector<std::string> finding_lines(const Comparison& comparison)
{
    std::vector<std::string> lines;
    for (const drift::Finding& finding : comparison.findings) lines.push_back(line_of(comparison, finding));
    std::sort(lines.begin(), lines.end());
    return lines;
}

inline std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    return text;
}

}    // namespace textdrift::test
