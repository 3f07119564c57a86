// Reads the numeric facts of one line, and tells them tersely for the tables of the tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/facts/fact.h"

namespace textdrift::facts {

// Dates, quantities and comparators of an English paragraph, in the order of the text.
std::vector<Fact> read_numeric_facts(std::string_view text);

// "money 500000000 USD [USD 500 million]"; facts are joined by "; ".
//   number 23, number 3rd (ordinal), number ~1 (weak), number 14..18, number 1234|1.234 (readings), number XII (Roman):
//   value percentage 5 percent; measure 5 length:kilometre; money 5 USD, 5 USD+ (more currencies than one) date 2025-04-14,
//   date --04-14 (no year), 2025-04, 2025, 15:00, Monday (1..7 as "day1"), 1990s, c19; comparator at-least
std::string describe(std::string_view text, const std::vector<Fact>& facts);

}    // namespace textdrift::facts
