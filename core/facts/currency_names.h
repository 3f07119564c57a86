// What a language calls its money: full names, their head words ("dollars", 元, ดอลลาร์), symbols. Internal to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace textdrift::facts {

struct CurrencyName {
    std::string form;                  // words joined by blanks where they are
    std::vector<std::string> codes;    // all currencies that bear it; USD first where it is one of them
    bool stem = false;                 // any ending of up to three letters may follow
};

// From CLDR's names of a locale. Heads are found, not listed: they are what the names of all dollars, pesos, francs ...
// share at their beginning or end. Names that differ from another only by case appear once.
std::vector<CurrencyName> currency_names(std::string_view locale, bool keep_marks);

}    // namespace textdrift::facts
