// What CLDR knows of amounts in a language: unit names in every number and case, scale words, names of currencies. Internal
// to the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace textdrift::facts::cldr {

// How a unit is written around a number: "kilomita 5 za mraba" has both parts.
struct UnitForm {
    std::string before;
    std::string behind;
    std::string key;    // as in quantity.h, or "percent"
    bool abbreviated = false;

    auto operator<=>(const UnitForm&) const = default;
};

// A scale of CLDR's compact numbers: "5 Mio.", "milioni 5".
struct ScaleForm {
    std::string form;
    std::int64_t factor = 1;
    bool before = false;
    bool abbreviated = false;

    auto operator<=>(const ScaleForm&) const = default;
};

struct CurrencyForms {
    std::string code;
    std::vector<std::string> symbols;    // "US$", "$", "₽"
    std::vector<std::string> names;      // in every number: "доллар США", "долларов США"
};

// `locale`: as ICU names it ("pt", "sr_Latn"). Parents of the locale count too, the root only for symbols. Empty where CLDR
// has nothing. Each reads one or two resource bundles: a millisecond or less.
std::vector<UnitForm> units(std::string_view locale);
std::vector<ScaleForm> scales(std::string_view locale);
std::vector<CurrencyForms> currencies(std::string_view locale);    // those in use; by code, USD first

// The code of the currency in use in a country ("US"), or an empty string.
std::string currency_of_country(std::string_view country);
// The name of a country in a language; empty where CLDR has none.
std::string country_name(std::string_view locale, std::string_view country);
std::vector<std::string> countries();

}    // namespace textdrift::facts::cldr
