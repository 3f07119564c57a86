// Reads ICU's resource bundles of units, numbers and currencies: the formatters would need one call for every form.
#include "core/facts/cldr.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

#include <unicode/locid.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>

namespace textdrift::facts::cldr {

namespace {

// Our units and where CLDR has them.
constexpr std::pair<std::string_view, const char*> kUnitPaths[] = {
    {"percent", "concentr/percent"},
    {"angle:degree", "angle/degree"},
    {"area:acre", "area/acre"},
    {"area:hectare", "area/hectare"},
    {"area:square-centimetre", "area/square-centimeter"},
    {"area:square-foot", "area/square-foot"},
    {"area:square-kilometre", "area/square-kilometer"},
    {"area:square-metre", "area/square-meter"},
    {"area:square-mile", "area/square-mile"},
    {"concentration:part-per-million", "concentr/permillion"},
    {"data:byte", "digital/byte"},
    {"data:gigabyte", "digital/gigabyte"},
    {"data:kilobyte", "digital/kilobyte"},
    {"data:megabyte", "digital/megabyte"},
    {"data:petabyte", "digital/petabyte"},
    {"data:terabyte", "digital/terabyte"},
    {"energy:joule", "energy/joule"},
    {"energy:kilocalorie", "energy/kilocalorie"},
    {"energy:kilowatt-hour", "energy/kilowatt-hour"},
    {"frequency:gigahertz", "frequency/gigahertz"},
    {"frequency:hertz", "frequency/hertz"},
    {"frequency:kilohertz", "frequency/kilohertz"},
    {"frequency:megahertz", "frequency/megahertz"},
    {"image:megapixel", "graphics/megapixel"},
    {"length:centimetre", "length/centimeter"},
    {"length:foot", "length/foot"},
    {"length:inch", "length/inch"},
    {"length:kilometre", "length/kilometer"},
    {"length:metre", "length/meter"},
    {"length:mile", "length/mile"},
    {"length:millimetre", "length/millimeter"},
    {"length:nautical-mile", "length/nautical-mile"},
    {"length:yard", "length/yard"},
    {"mass:gram", "mass/gram"},
    {"mass:kilogram", "mass/kilogram"},
    {"mass:microgram", "mass/microgram"},
    {"mass:milligram", "mass/milligram"},
    {"mass:ounce", "mass/ounce"},
    {"mass:pound", "mass/pound"},
    {"mass:stone", "mass/stone"},
    {"mass:tonne", "mass/metric-ton"},
    {"power:gigawatt", "power/gigawatt"},
    {"power:horsepower", "power/horsepower"},
    {"power:kilowatt", "power/kilowatt"},
    {"power:megawatt", "power/megawatt"},
    {"power:watt", "power/watt"},
    {"speed:kilometre-per-hour", "speed/kilometer-per-hour"},
    {"speed:knot", "speed/knot"},
    {"speed:metre-per-second", "speed/meter-per-second"},
    {"speed:mile-per-hour", "speed/mile-per-hour"},
    {"temperature:celsius", "temperature/celsius"},
    {"temperature:fahrenheit", "temperature/fahrenheit"},
    {"temperature:kelvin", "temperature/kelvin"},
    {"time:century", "duration/century"},
    {"time:day", "duration/day"},
    {"time:decade", "duration/decade"},
    {"time:hour", "duration/hour"},
    {"time:millisecond", "duration/millisecond"},
    {"time:minute", "duration/minute"},
    {"time:month", "duration/month"},
    {"time:second", "duration/second"},
    {"time:week", "duration/week"},
    {"time:year", "duration/year"},
    {"voltage:volt", "electric/volt"},
    {"volume:barrel", "volume/barrel"},
    {"volume:centilitre", "volume/centiliter"},
    {"volume:cubic-foot", "volume/cubic-foot"},
    {"volume:cubic-metre", "volume/cubic-meter"},
    {"volume:gallon", "volume/gallon"},
    {"volume:hectolitre", "volume/hectoliter"},
    {"volume:litre", "volume/liter"},
    {"volume:millilitre", "volume/milliliter"},
    {"volume:pint", "volume/pint"},
};

// A resource bundle or a part of one, closed at the end.
class Bundle {
public:
    Bundle() = default;
    Bundle(const char* package, const std::string& locale)
    {
        UErrorCode status = U_ZERO_ERROR;
        take(ures_openDirect(package, locale.c_str(), &status), status);
    }
    Bundle(Bundle&& other) noexcept : bundle_(std::exchange(other.bundle_, nullptr)) {}
    Bundle& operator=(Bundle&& other) noexcept
    {
        std::swap(bundle_, other.bundle_);
        return *this;
    }
    Bundle(const Bundle&) = delete;
    Bundle& operator=(const Bundle&) = delete;
    ~Bundle() { ures_close(bundle_); }

    explicit operator bool() const noexcept { return bundle_ != nullptr; }
    std::int32_t size() const { return bundle_ == nullptr ? 0 : ures_getSize(bundle_); }
    bool is_text() const { return bundle_ != nullptr && ures_getType(bundle_) == URES_STRING; }

    Bundle at(const char* key) const
    {
        UErrorCode status = U_ZERO_ERROR;
        Bundle part;
        if (bundle_ != nullptr && ures_getType(bundle_) == URES_TABLE)
            part.take(ures_getByKey(bundle_, key, nullptr, &status), status);
        return part;
    }

    Bundle at(std::int32_t index) const
    {
        UErrorCode status = U_ZERO_ERROR;
        Bundle part;
        if (bundle_ != nullptr && !is_text()) part.take(ures_getByIndex(bundle_, index, nullptr, &status), status);
        return part;
    }

    // "length/kilometer".
    Bundle down(std::string_view path) const
    {
        const std::size_t slash = path.find('/');
        Bundle part = at(std::string(path.substr(0, slash)).c_str());
        return slash == std::string_view::npos ? std::move(part) : part.down(path.substr(slash + 1));
    }

    std::string_view key() const
    {
        const char* name = bundle_ == nullptr ? nullptr : ures_getKey(bundle_);
        return name == nullptr ? std::string_view() : name;
    }

    std::string text() const
    {
        UErrorCode status = U_ZERO_ERROR;
        std::int32_t length = 0;
        const UChar* chars = is_text() ? ures_getString(bundle_, &length, &status) : nullptr;
        std::string out;
        if (chars != nullptr && U_SUCCESS(status)) icu::UnicodeString(false, chars, length).toUTF8String(out);
        return out;
    }

private:
    void take(UResourceBundle* bundle, UErrorCode status)
    {
        if (U_SUCCESS(status)) bundle_ = bundle;
        else ures_close(bundle);
    }

    UResourceBundle* bundle_ = nullptr;
};

// "sr_Latn_RS", "sr_Latn", "sr": the root is left out.
std::vector<std::string> with_parents(std::string_view locale)
{
    std::vector<std::string> chain;
    std::string name(locale);
    std::replace(name.begin(), name.end(), '-', '_');
    while (!name.empty() && name != "root") {
        chain.push_back(name);
        const std::size_t cut = name.find_last_of('_');
        name.resize(cut == std::string::npos ? 0 : cut);
    }
    // Another script is another language here: Serbian in Latin letters has nothing from "sr".
    std::erase_if(chain, [&](const std::string& parent) {
        const std::size_t cut = chain.front().find('_');
        const bool script = cut != std::string::npos && chain.front().size() >= cut + 5 &&
                            std::isupper(static_cast<unsigned char>(chain.front()[cut + 1])) &&
                            std::islower(static_cast<unsigned char>(chain.front()[cut + 2]));
        return script && parent.size() <= cut;
    });
    return chain;
}

std::string trimmed(std::string text)
{
    static constexpr std::string_view kBlanks[] = {" ", "\u00A0", "\u202F", "\u200F", "\u200E", "\u200B", "\u061C"};
    for (bool more = true; more && !text.empty();) {
        more = false;
        for (const std::string_view blank : kBlanks) {
            if (text.starts_with(blank)) text.erase(0, blank.size()), more = true;
            if (text.ends_with(blank)) text.resize(text.size() - blank.size()), more = true;
        }
    }
    return text;
}

void add_pattern(const std::string& pattern, std::string_view key, bool abbreviated, std::vector<UnitForm>& out)
{
    constexpr std::string_view kPlace = "{0}";
    const std::size_t at = pattern.find(kPlace);
    if (at == std::string::npos) return;
    UnitForm form{trimmed(pattern.substr(0, at)), trimmed(pattern.substr(at + kPlace.size())), std::string(key),
                  abbreviated};
    if (!form.before.empty() || !form.behind.empty()) out.push_back(std::move(form));
}

// The plural forms of a unit, and those of its cases: unit/one, unit/case/genitive/few.
void add_unit(const Bundle& unit, std::string_view key, bool abbreviated, std::vector<UnitForm>& out)
{
    for (std::int32_t i = 0; i < unit.size(); ++i) {
        const Bundle part = unit.at(i);
        const std::string_view name = part.key();
        if (name == "per" || name == "dnam" || name == "gender") continue;
        if (part.is_text()) {
            add_pattern(part.text(), key, abbreviated, out);
            continue;
        }
        if (name != "case") continue;
        for (std::int32_t c = 0; c < part.size(); ++c) {
            const Bundle forms = part.at(c);
            for (std::int32_t n = 0; n < forms.size(); ++n) add_pattern(forms.at(n).text(), key, abbreviated, out);
        }
    }
}

template <class Form>
void sort_unique(std::vector<Form>& forms)
{
    std::sort(forms.begin(), forms.end());
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
}

// "0 Mio'.'" for 1,000,000, "00 тыс'.'" for 10,000: the zeros written tell what is left of the power.
void add_scale(std::string_view power, std::string pattern, bool abbreviated, std::vector<ScaleForm>& out)
{
    std::int64_t factor = 1;
    for (std::size_t i = 1; i < power.size() && i < 18; ++i) factor *= 10;
    pattern = pattern.substr(0, pattern.find(';'));
    std::erase(pattern, '\'');
    const std::size_t first = pattern.find('0');
    if (first == std::string::npos) return;
    const std::size_t last = pattern.find_last_of('0');
    for (std::size_t i = first; i < last; ++i) factor /= 10;
    const std::string before = trimmed(pattern.substr(0, first)), behind = trimmed(pattern.substr(last + 1));
    if (before.empty() == behind.empty() || factor < 100) return;
    out.push_back({before.empty() ? behind : before, factor, !before.empty(), abbreviated});
}

void add_scales(const Bundle& patterns, bool abbreviated, std::vector<ScaleForm>& out)
{
    const Bundle powers = patterns.at("decimalFormat");
    for (std::int32_t i = 0; i < powers.size(); ++i) {
        const Bundle power = powers.at(i);
        for (std::int32_t n = 0; n < power.size(); ++n) add_scale(power.key(), power.at(n).text(), abbreviated, out);
    }
}

std::vector<std::string> circulating()
{
    std::vector<std::string> codes;
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration* list = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
    if (U_FAILURE(status)) return codes;
    while (const char* code = uenum_next(list, nullptr, &status)) codes.emplace_back(code);
    uenum_close(list);
    std::sort(codes.begin(), codes.end());
    // The dollar is the first one a reader thinks of: it leads every set it is in.
    std::stable_partition(codes.begin(), codes.end(), [](const std::string& code) { return code == "USD"; });
    return codes;
}

void add_text(std::string text, std::vector<std::string>& out)
{
    text = trimmed(std::move(text));
    if (!text.empty() && std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
}

// A bare letter or two would turn every "5 K" or "10 L" into money.
bool bare_letters(std::string_view symbol)
{
    return std::all_of(symbol.begin(), symbol.end(), [](unsigned char c) { return c < 0x80 && std::isalpha(c); });
}

void add_symbol(std::string symbol, CurrencyForms& forms)
{
    if (!bare_letters(symbol) && symbol != forms.code) add_text(std::move(symbol), forms.symbols);
}

constexpr const char* kUnitPackage = U_ICUDATA_NAME "-unit";
constexpr const char* kCurrencyPackage = U_ICUDATA_NAME "-curr";
constexpr const char* kRegionPackage = U_ICUDATA_NAME "-region";

}    // namespace

std::vector<UnitForm> units(std::string_view locale)
{
    std::vector<UnitForm> forms;
    for (const std::string& name : with_parents(locale)) {
        const Bundle bundle(kUnitPackage, name);
        const Bundle lengths = bundle.at("units"), shorts = bundle.at("unitsShort");
        for (const auto& [key, path] : kUnitPaths) {
            add_unit(lengths.down(path), key, false, forms);
            add_unit(shorts.down(path), key, true, forms);
        }
    }
    sort_unique(forms);
    return forms;
}

std::vector<ScaleForm> scales(std::string_view locale)
{
    std::vector<ScaleForm> forms;
    for (const std::string& name : with_parents(locale)) {
        const Bundle systems = Bundle(nullptr, name).at("NumberElements");
        for (std::int32_t i = 0; i < systems.size(); ++i) {
            const Bundle system = systems.at(i);
            add_scales(system.at("patternsLong"), false, forms);
            add_scales(system.at("patternsShort"), true, forms);
        }
    }
    sort_unique(forms);
    return forms;
}

std::vector<CurrencyForms> currencies(std::string_view locale)
{
    std::vector<Bundle> bundles;
    for (const std::string& name : with_parents(locale))
        if (Bundle bundle(kCurrencyPackage, name); bundle) bundles.push_back(std::move(bundle));
    bundles.emplace_back(kCurrencyPackage, "root");
    std::vector<CurrencyForms> all;
    for (const std::string& code : circulating()) all.push_back({code, {}, {}});
    for (const Bundle& bundle : bundles) {
        const Bundle names = bundle.at("Currencies"), narrow = bundle.at("Currencies%narrow");
        const Bundle plurals = bundle.at("CurrencyPlurals");
        for (CurrencyForms& forms : all) {
            const Bundle pair = names.at(forms.code.c_str());
            add_symbol(pair.at(0).text(), forms);
            if (const std::string name = pair.at(1).text(); name != forms.code) add_text(name, forms.names);
            add_symbol(narrow.at(forms.code.c_str()).text(), forms);
            const Bundle counts = plurals.at(forms.code.c_str());
            for (std::int32_t i = 0; i < counts.size(); ++i) add_text(counts.at(i).text(), forms.names);
        }
    }
    return all;
}

std::string currency_of_country(std::string_view country)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar code[8] = {};
    const std::string locale = "und_" + std::string(country);
    const std::int32_t length = ucurr_forLocale(locale.c_str(), code, 8, &status);
    std::string out;
    if (U_SUCCESS(status) && length == 3) icu::UnicodeString(code, length).toUTF8String(out);
    return out;
}

std::string country_name(std::string_view locale, std::string_view country)
{
    for (const std::string& name : with_parents(locale)) {
        const std::string found = Bundle(kRegionPackage, name).at("Countries").at(std::string(country).c_str()).text();
        if (!found.empty()) return found;
    }
    return {};
}

std::vector<std::string> countries()
{
    std::vector<std::string> codes;
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) codes.emplace_back(*code);
    return codes;
}

}    // namespace textdrift::facts::cldr
