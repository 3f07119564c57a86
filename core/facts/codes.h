// Letter-digit codes in the token view: what looks like a number and is none. Shared by the extractors of links and of
// names.
#pragma once

#include <cstddef>
#include <vector>

#include "core/facts/token.h"

namespace textdrift::facts {

struct Lexicon;

// Tokens [first, last] that are one code: "5G", "COVID-19", "A/HRC/50/12", "802.11b", "12345/09".
struct Code {
    std::size_t first = 0, last = 0;
    bool named = true;        // worth comparing as a name; false for what is only kept away from the numbers (hashes)
    bool document = false;    // a document or case number
};

// Codes by position, not overlapping. Cost: linear.
std::vector<Code> find_codes(const std::vector<Token>& tokens, const Lexicon& lexicon);

}    // namespace textdrift::facts
