// Counts and phrases that every report shows alike.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/drift/finding.h"

namespace textdrift::report {

inline constexpr std::size_t kKinds = 13;
inline constexpr std::size_t kSeverities = 4;

struct Counts {
    std::array<std::uint32_t, kKinds> by_kind{};             // indexed by drift::Kind
    std::array<std::uint32_t, kSeverities> by_severity{};    // indexed by drift::Severity
    std::array<std::uint32_t, 6> paragraphs{};               // of the original (Added: of the version), by align::Relation
    std::uint32_t findings = 0;
};

// Wording findings count where `wording` says so.
Counts count(const drift::Comparison& comparison, bool wording);

std::string_view verdict_name(align::Verdict verdict) noexcept;    // "copy", "partial", "unrelated"

// "Copy: 24 of 25 paragraphs matched, 1 missing, 2 added"; "Partial reuse: paragraphs 1, 4-7 ..."; "Not a copy: ...".
std::string verdict_line(const drift::Comparison& comparison, const Counts& counts);

// "13 findings: 3 critical, 6 major, 4 minor"; "No findings".
std::string findings_line(const drift::Comparison& comparison, const Counts& counts);

// "name 25, quotation 14, date 3": the kinds that occur, most frequent first; empty where nothing does.
std::string kinds_line(const Counts& counts);

// "63 facts read, 50 confirmed, 9 changed, 4 lost, 0 not checked"
std::string coverage_line(const drift::Coverage& coverage);

// Paragraph numbers as people count, from 1, with ranges: "1, 4-7, 9".
std::string paragraph_list(const std::vector<std::uint32_t>& indexes);

// "also at ¶3, ¶7 and 9 more places": the finding's further places, at most `limit` named; empty where there are none.
std::string places_phrase(const drift::Finding& finding, std::size_t limit);

// "3 findings", "1 finding"
std::string plural(std::uint64_t count, std::string_view noun);

}    // namespace textdrift::report
