// What is checked between two languages, kind by kind, and by what; what is not, and why.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace textdrift::drift {

struct Check {
    std::string_view kind;    // as in the JSON contract: "number", "date", ...
    enum class Extent { Full, Partial, None } extent = Extent::Full;
    std::string how;    // what it is checked by, or why it is not: "word table for \"km\" has no negations"
};

// For every kind of finding, in the order of the contract. The same list makes `unchecked` of a comparison and what
// `textdrift languages ORIGINAL VERSION` prints.
std::vector<Check> checks_between(std::string_view original_language, std::string_view version_language);

// Whether words of the two can be compared with each other: one language (or close relatives sharing a table), one script.
// Unknown languages are taken to be the other one.
bool same_words(std::string_view a, std::string_view b);

}    // namespace textdrift::drift
