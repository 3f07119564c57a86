// What no language owns about moneys (data/currencies): families of one name, and initials.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace textdrift::facts {

struct CurrencyFamily {
    std::vector<std::string> codes;     // most languages call them by one word: dollars, pesos, francs
    std::vector<std::string> others;    // some language calls them by the same word: rial, real
    bool distinct = false;              // one told for the other is a fault all the same

    bool holds(std::string_view code) const;    // among `codes`
};

// In the order of the table.
std::span<const CurrencyFamily> currency_families();

// The first family whose name `code` bears; nullptr for those that are alone (EUR).
const CurrencyFamily* currency_family(std::string_view code);

// Some language calls a money of one list by the same word as one of the other.
bool may_be_called_alike(std::span<const std::string> a, std::span<const std::string> b);

// The currencies whose initials people write before a number or behind it ("Q15,000", "12,500 R"), folded; empty where none
// is written so.
std::span<const std::string> currencies_of_initials(std::string_view folded);

}    // namespace textdrift::facts
