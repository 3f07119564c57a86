// Conversion of dates by ICU's calendars.
#include "core/facts/calendars.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include <unicode/calendar.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>

namespace textdrift::facts {

namespace {

using Fields = DateValue::Fields;

// The Gregorian day of year/month/day in the calendar of `locale`; empty where ICU knows none.
std::optional<Fields> convert(const char* locale, int year, int month, int day)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Calendar> local(
        icu::Calendar::createInstance(icu::TimeZone::getGMT()->clone(), icu::Locale(locale), status));
    if (U_FAILURE(status)) return std::nullopt;
    local->clear();
    local->set(UCAL_YEAR, year);
    local->set(UCAL_MONTH, month - 1);
    local->set(UCAL_DATE, day);
    icu::GregorianCalendar gregorian(icu::TimeZone::getGMT()->clone(), status);
    gregorian.setTime(local->getTime(status), status);
    Fields fields;
    fields.year = gregorian.get(UCAL_YEAR, status);
    fields.month = gregorian.get(UCAL_MONTH, status) + 1;
    fields.day = gregorian.get(UCAL_DATE, status);
    return U_FAILURE(status) ? std::nullopt : std::optional(fields);
}

void add(std::vector<Fields>& out, const Fields& fields)
{
    if (std::find(out.begin(), out.end(), fields) == out.end()) out.push_back(fields);
}

// Of a Gregorian day the parts that the local date told, with the parts both calendars share.
Fields told(const Fields& day, const Fields& local, bool with_year)
{
    Fields out = local;
    out.year = with_year ? day.year : std::nullopt;
    out.month = local.month ? day.month : std::nullopt;
    out.day = local.day ? day.day : std::nullopt;
    return out;
}

void add_year(std::vector<Fields>& out, const char* locale, const Fields& local)
{
    for (const int month : {1, 12})
        if (const auto day = convert(locale, *local.year, month, month == 1 ? 1 : 28)) add(out, told(*day, local, true));
}

void add_days(std::vector<Fields>& out, const char* locale, const Fields& local, int year, bool with_year)
{
    if (local.day) {
        if (const auto day = convert(locale, year, *local.month, *local.day)) add(out, told(*day, local, with_year));
        return;
    }
    // A month lies in two Gregorian ones.
    for (const int day_of_month : {10, 28})
        if (const auto day = convert(locale, year, *local.month, day_of_month)) add(out, told(*day, local, with_year));
}

std::vector<Fields> from_persian(const Fields& local)
{
    constexpr const char* kPersian = "fa@calendar=persian";
    constexpr int kLeapYear = 1403, kPlainYear = 1404;
    constexpr int kFirstYear = 1000, kLastYear = 1600;    // "seit 2011 mehr als" holds no month of Mehr
    std::vector<Fields> out;
    if (local.year && (*local.year < kFirstYear || *local.year > kLastYear)) return out;
    if (local.month && local.year) add_days(out, kPersian, local, *local.year, true);
    else if (local.month)
        for (const int year : {kPlainYear, kLeapYear}) add_days(out, kPersian, local, year, false);
    else if (local.year) add_year(out, kPersian, local);
    return out;
}

std::vector<Fields> from_hijri(const Fields& local)
{
    std::vector<Fields> out;
    if (!local.year) return out;
    for (const char* locale : {"ar@calendar=islamic-umalqura", "ar@calendar=islamic-civil"}) {
        if (local.month) add_days(out, locale, local, *local.year, true);
        else add_year(out, locale, local);
    }
    return out;
}

}    // namespace

Era era_of(std::string_view name)
{
    Era era;
    era.named = true;
    if (name == "buddhist") era.offset = -543;
    if (name == "minguo") era.offset = 1911;
    if (name == "persian") era.months = Era::Months::Persian;
    if (name == "hijri") era.months = Era::Months::Hijri;
    era.before_common = name == "before-common";
    if (name.starts_with("japanese:")) {
        name.remove_prefix(9);
        std::from_chars(name.data(), name.data() + name.size(), era.offset);
    }
    return era;
}

std::vector<Fields> to_gregorian(const Era& era, const Fields& local)
{
    if (era.months == Era::Months::Persian) return from_persian(local);
    if (era.months == Era::Months::Hijri) return from_hijri(local);
    Fields fields = local;
    if (fields.year && !fields.century) fields.year = era.before_common ? -*fields.year : *fields.year + era.offset;
    return {fields};
}

}    // namespace textdrift::facts
