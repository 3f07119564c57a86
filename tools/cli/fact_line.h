// A fact's value in a few stable words, for `textdrift dump`.
#pragma once

#include <string>

#include "core/facts/fact.h"

namespace textdrift::cli {

// "1300|1.3 people", "2025-04-14..2025-04-18", "at-least", "not disclose", "mailto:press@example.org". Not escaped.
std::string describe(const facts::Fact& fact, const Document& document);

}    // namespace textdrift::cli
