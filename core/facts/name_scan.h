// Finds the names in the tokens of one paragraph. Used twice: to learn the names of a document, then to report them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/facts/fact.h"
#include "core/facts/knowledge.h"
#include "core/facts/lexicon.h"
#include "core/facts/name_units.h"
#include "core/facts/token.h"

namespace textdrift::facts {

struct ScannedName {
    ByteRange range;
    std::size_t first_token = 0, last_token = 0;
    NameValue value;
    bool opaque = false;    // at least one word is no everyday word
    bool digits = false;    // holds a number: "Article 19"
};

// A token that is a Roman numeral: in names it counts as the digits it stands for ("Act VII" is "Act 7").
struct RomanToken {
    std::size_t token = 0;
    std::string digits;
};

struct NameScanInput {
    std::string_view text;    // Document::text
    const std::vector<Token>& tokens;
    const std::vector<bool>& blocked;    // per token: belongs to a link, date, amount; may be empty
    const Lexicon& lexicon;
    const DocumentKnowledge& known;
    std::string_view language;
    bool case_is_evidence = true;        // false in headings in title case and in lines of capitals
    std::vector<RomanToken> romans{};    // ascending
    Units* units = nullptr;              // of these tokens, if they have been built: see `last_scan`
    bool last_scan = false;              // nobody reads the units again, which may be left changed
};

// Names by position, not overlapping. Cost: linear.
std::vector<ScannedName> scan_names(const NameScanInput& input);

// Whether capitals say nothing here: a line of capitals, or nearly all longer words capitalised.
bool is_title_case(const std::vector<Token>& tokens, std::size_t first, std::size_t last, const Lexicon& lexicon);

}    // namespace textdrift::facts
