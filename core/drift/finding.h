// The result of a comparison: findings, confirmed facts, what was not checked. Mirrors the JSON contract (docs/json.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/align/align.h"
#include "core/base/document.h"
#include "core/facts/extract.h"
#include "core/segment/segment.h"

namespace textdrift::drift {

enum class Kind : std::uint8_t {
    Number,
    Percentage,
    Date,
    Money,
    Measure,
    Name,
    Quotation,
    Attribution,
    Negation,
    Comparator,
    Link,
    Paragraph,
    Damage
};
enum class Change : std::uint8_t { Altered, Missing, Added, Unmarked, Reordered, Recased, Moved };
enum class Severity : std::uint8_t { Info, Minor, Major, Critical };

std::string_view kind_name(Kind kind) noexcept;                // "number", ...
std::string_view change_name(Change change) noexcept;          // "altered", ...
std::string_view severity_name(Severity severity) noexcept;    // "critical", ...

// A span as the reader sees it: bytes of Document::text inside one paragraph.
struct Place {
    std::uint32_t paragraph = 0;
    ByteRange range;

    bool overlaps(const Place& other) const noexcept { return paragraph == other.paragraph && range.overlaps(other.range); }
};

struct PlacePair {
    std::optional<Place> original;
    std::optional<Place> version;
};

struct Finding {
    std::string id;      // stable: depends on the texts and the finding, not on its place in the list
    std::string code;    // "TD-NUM-ALTERED"; explained by `explain`
    Kind kind = Kind::Number;
    Change change = Change::Altered;
    Severity severity = Severity::Major;
    double confidence = 0;    // 0 to 1, calibrated on the corpus
    std::string message;      // one sentence: what changed
    std::string why;          // one sentence: why it matters or what to do
    std::optional<Place> original;
    std::optional<Place> version;
    std::vector<PlacePair> places;    // further places of the same cause
    bool wording = false;             // no fact touched; shown only with --wording
};

struct Confirmed {
    facts::FactKind kind = facts::FactKind::Number;
    Place original;
    Place version;
};

struct Unchecked {
    std::string kind;
    std::string reason;
};

struct Coverage {
    std::uint32_t read = 0;         // facts read in the original
    std::uint32_t confirmed = 0;    // found equal in the version
    std::uint32_t changed = 0;
    std::uint32_t lost = 0;
    std::uint32_t unchecked = 0;
    std::uint32_t words = 0;            // of the original
    std::uint32_t words_aligned = 0;    // of the original, in beads with a counterpart
};

// Everything a report needs.
struct Comparison {
    segment::SegmentedText original;
    segment::SegmentedText version;
    align::Alignment alignment;
    std::vector<Finding> findings;    // most severe first, then in the original's order; wording findings last
    std::vector<Confirmed> confirmed;
    std::vector<Unchecked> unchecked;
    Coverage coverage;
    std::uint32_t findings_dropped = 0;    // beyond Limits::max_findings
};

// What a code means, for `textdrift explain` and the reports.
struct CodeInfo {
    std::string_view code;       // "TD-NUM-ALTERED"
    std::string_view title;      // "A number has another value"
    std::string_view meaning;    // a paragraph: when it is reported, when not
    std::string_view example;    // "original: ...\nversion: ..."
    std::string_view action;     // what an editor does about it
};
std::vector<CodeInfo> all_codes();
const CodeInfo* find_code(std::string_view code) noexcept;

}    // namespace textdrift::drift
