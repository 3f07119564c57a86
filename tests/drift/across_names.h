// Judges names between two texts whose paragraphs correspond one to one, and writes the findings as "original|version".
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/drift/drift.h"
#include "core/facts/extract.h"
#include "core/ingest/reader.h"
#include "core/segment/segment.h"
#include "tests/drift/without_word_lists.h"

namespace textdrift::test {

inline segment::SegmentedText segmented(const std::string& text, const std::string& language)
{
    auto document = ingest::read_bytes("text", text, Limits{});
    auto result = segment::segment(std::move(*document), {language}, Limits{});
    return std::move(*result);
}

// The two texts compared, paragraph i of one with paragraph i of the other.
inline drift::Comparison compared(const std::string& original_language, const std::string& original,
                                  const std::string& version_language, const std::string& version,
                                  const facts::Glossary& glossary = {})
{
    drift::Comparison comparison;
    comparison.original = segmented(original, original_language);
    comparison.version = segmented(version, version_language);
    const std::size_t count = std::min(comparison.original.paragraphs.size(), comparison.version.paragraphs.size());
    for (std::uint32_t i = 0; i < count; ++i) {
        align::Bead bead;
        bead.original = {i};
        bead.version = {i};
        bead.similarity = bead.confidence = 1;
        comparison.alignment.beads.push_back(std::move(bead));
    }
    const facts::FactSet a = facts::extract(comparison.original, &glossary),
                         b = facts::extract(comparison.version, &glossary);
    drift::find_drift(comparison, a, b, {false, &glossary}, Limits{});
    return comparison;
}

inline std::vector<std::string> name_findings(const std::string& original_language, const std::string& original,
                                              const std::string& version_language, const std::string& version)
{
    const drift::Comparison comparison = compared(original_language, original, version_language, version);
    std::vector<std::string> lines;
    for (const drift::Finding& finding : comparison.findings) {
        if (finding.kind != drift::Kind::Name) continue;
        std::string line;
        if (finding.original) line += comparison.original.slice(finding.original->range);
        line += '|';
        if (finding.version) line += comparison.version.slice(finding.version->range);
        lines.push_back(std::move(line));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

// The names that were found, as "original|version".
inline std::vector<std::string> confirmed_names(const std::string& original_language, const std::string& original,
                                                const std::string& version_language, const std::string& version)
{
    const drift::Comparison comparison = compared(original_language, original, version_language, version);
    std::vector<std::string> lines;
    for (const drift::Confirmed& confirmed : comparison.confirmed)
        if (confirmed.kind == facts::FactKind::Name)
            lines.push_back(std::string(comparison.original.slice(confirmed.original.range)) + '|' +
                            std::string(comparison.version.slice(confirmed.version.range)));
    std::sort(lines.begin(), lines.end());
    return lines;
}

}    // namespace textdrift::test
