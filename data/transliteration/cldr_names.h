// Walks CLDR's names of cities, countries and languages, for the programs that learn from them how scripts spell names.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include <unicode/localpointer.h>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

inline std::string utf8(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}

// Calls use(English name, name in the locale) for each. Between languages of Latin letters names of countries and languages
// are words with endings of their own, and left out.
template <typename Use> void each_name(const icu::Locale& locale, std::string_view script, Use use)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale english("en");
    const icu::LocalPointer<icu::TimeZoneNames> from(icu::TimeZoneNames::createInstance(english, status)),
        to(icu::TimeZoneNames::createInstance(locale, status));
    const icu::LocalPointer<icu::StringEnumeration> zones(
        icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
    const icu::LocalPointer<icu::LocaleDisplayNames> from_names(icu::LocaleDisplayNames::createInstance(english)),
        to_names(icu::LocaleDisplayNames::createInstance(locale));
    if (U_FAILURE(status)) return;
    icu::UnicodeString a, b;
    while (const icu::UnicodeString* zone = zones->snext(status)) {
        from->getExemplarLocationName(*zone, a);
        to->getExemplarLocationName(*zone, b);
        use(utf8(a), utf8(b));
    }
    if (script == "Latn") return;
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code)
        use(utf8(from_names->regionDisplayName(*code, a)), utf8(to_names->regionDisplayName(*code, b)));
    for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code)
        use(utf8(from_names->languageDisplayName(*code, a)), utf8(to_names->languageDisplayName(*code, b)));
}

// Calls use(language, script, locale) once for each language and script that CLDR has, English left out; the script is the one that
// foreign names are spelled in ("Kana" for Japanese).
template <typename Use> void each_language(Use use)
{
    std::set<std::string> seen;
    std::int32_t count = 0;
    const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
    for (std::int32_t i = 0; i < count; ++i) {
        UErrorCode status = U_ZERO_ERROR;
        icu::Locale full = locales[i];
        full.addLikelySubtags(status);
        const std::string own = full.getScript(), language = full.getLanguage();
        if (language == "en" || !seen.insert(language + "_" + own).second) continue;
        const std::string script = own == "Jpan" ? "Kana" : own == "Kore" ? "Hang" : own == "Hans" || own == "Hant" ? "Hani" : own;
        use(language, script, icu::Locale((language + "_" + own).c_str()));
    }
}
