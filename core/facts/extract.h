// All facts of one text. Sees one text at a time, never the pair.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/facts/fact.h"
#include "core/segment/segment.h"

namespace textdrift::facts {

// Names and approved renderings a user supplies.
struct Glossary {
    struct Entry {
        std::string name;                       // as in originals
        std::vector<std::string> renderings;    // approved forms in versions; `name` itself is always approved
        NameValue::Type type = NameValue::Type::Unknown;
    };
    std::vector<Entry> entries;
};

// What NameValue::canonical is of a name the glossary has, in any of its renderings.
std::string glossary_key(const Glossary::Entry& entry);

// A TSV: name, renderings separated by '|', optional type (person, organisation, place, law, product); '#' comments.
// Errors: BadInput with "file:line" and what was expected.
Result<Glossary> parse_glossary(const std::string& source, std::string_view content);

struct FactSet {
    std::vector<Fact> facts;                          // by paragraph, then range.begin, longer first
    std::vector<std::uint32_t> first_of_paragraph;    // paragraphs + 1 entries: facts of p are [first[p], first[p+1])
};

// Cost: linear in the text. Deterministic.
FactSet extract(const segment::SegmentedText& text, const Glossary* glossary = nullptr);

// Hashes of the strong facts of each paragraph (numbers above 12, dates, money, names, links): equal values give equal keys
// whatever their spelling, where the value has one reading. What `align` uses as anchors.
std::vector<std::vector<std::uint64_t>> fact_keys(const segment::SegmentedText& text, const FactSet& facts);

}    // namespace textdrift::facts
