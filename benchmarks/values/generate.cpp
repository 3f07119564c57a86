// Writes corpus/values/pairs.tsv: the same and other values told in two languages, from CLDR and from written.tsv.
// Run by hand after a change: generate_values corpus/values/written.tsv > corpus/values/pairs.tsv
#include <array>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/calendar.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/numberrangeformatter.h>
#include <unicode/rbnf.h>
#include <unicode/smpdtfmt.h>

namespace {

struct Language {
    const char* code;      // as textdrift calls it
    const char* locale;    // of CLDR
    const char* before;    // a carrier sentence
    const char* after;
};

constexpr Language kEnglish{"en", "en", "The report speaks of ", " in all."};

// Carriers are plain on purpose: what is measured is the expression.
constexpr std::array kLanguages = {
    Language{"fr", "fr", "Le rapport évoque ", " au total."},
    Language{"es", "es", "El informe menciona ", " en total."},
    Language{"de", "de", "Der Bericht nennt ", " insgesamt."},
    Language{"pt", "pt", "O relatório menciona ", " no total."},
    Language{"it", "it", "Il rapporto cita ", " in totale."},
    Language{"nl", "nl", "Het rapport noemt ", " in totaal."},
    Language{"pl", "pl", "Raport podaje: ", " łącznie."},
    Language{"cs", "cs", "Zpráva uvádí: ", " celkem."},
    Language{"ru", "ru", "В докладе указано: ", " в общей сложности."},
    Language{"uk", "uk", "У звіті зазначено: ", " загалом."},
    Language{"sr", "sr", "Извештај наводи: ", " укупно."},
    Language{"sr-Latn", "sr_Latn", "Izveštaj navodi: ", " ukupno."},
    Language{"el", "el", "Η έκθεση αναφέρει ", " συνολικά."},
    Language{"tr", "tr", "Raporda şu geçiyor: ", " toplam."},
    Language{"ar", "ar", "يذكر التقرير ", " إجمالا."},
    Language{"he", "he", "בדוח נכתב: ", " בסך הכול."},
    Language{"fa", "fa", "در گزارش آمده است: ", " در مجموع."},
    Language{"hi", "hi", "रिपोर्ट में लिखा है: ", " कुल।"},
    Language{"bn", "bn", "প্রতিবেদনে লেখা আছে: ", " মোট।"},
    Language{"zh", "zh", "报告提到:", "。"},
    Language{"zh-Hant", "zh_Hant", "報告提到:", "。"},
    Language{"ja", "ja", "報告書によると、", "という。"},
    Language{"ko", "ko", "보고서 내용: ", "."},
    Language{"vi", "vi", "Báo cáo nêu ", " tổng cộng."},
    Language{"th", "th", "รายงานระบุว่า ", " ทั้งหมด"},
    Language{"id", "id", "Laporan itu menyebut ", " secara keseluruhan."},
    Language{"ms", "ms", "Laporan itu menyebut ", " secara keseluruhan."},
    Language{"km", "km", "របាយការណ៍បាននិយាយថា ", " ជាសរុប។"},
    Language{"my", "my", "အစီရင်ခံစာတွင် ", " ဟု ဖော်ပြထားသည်။"},
    Language{"sw", "sw", "Ripoti inataja ", " kwa jumla."},
    Language{"sv", "sv", "Rapporten nämner ", " totalt."},
    Language{"ro", "ro", "Raportul menționează ", " în total."},
};

std::string utf8(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}

using icu::number::NumberFormatter;
using icu::number::UnlocalizedNumberFormatter;

std::string written(const UnlocalizedNumberFormatter& settings, const std::string& locale, double value)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto formatted = settings.locale(icu::Locale(locale.c_str())).formatDouble(value, status);
    const auto text = formatted.toString(status);
    return U_FAILURE(status) ? std::string() : utf8(text);
}

std::string number(const std::string& locale, double value)
{
    return written(NumberFormatter::with().precision(icu::number::Precision::maxFraction(2)), locale, value);
}

std::string compact(const std::string& locale, double value)
{
    return written(NumberFormatter::with()
                       .notation(icu::number::Notation::compactLong())
                       .precision(icu::number::Precision::maxFraction(2)),
                   locale, value);
}

std::string percent(const std::string& locale, double value)
{
    return written(NumberFormatter::with().unit(icu::MeasureUnit::getPercent()), locale, value);
}

std::string money(const std::string& locale, double value, const char16_t* code)
{
    UErrorCode status = U_ZERO_ERROR;
    return written(NumberFormatter::with()
                       .unit(icu::CurrencyUnit(code, status))
                       .unitWidth(UNUM_UNIT_WIDTH_FULL_NAME)
                       .precision(icu::number::Precision::maxFraction(0)),
                   locale, value);
}

std::string measure(const std::string& locale, double value, const icu::MeasureUnit& unit)
{
    return written(NumberFormatter::with().unit(unit).unitWidth(UNUM_UNIT_WIDTH_FULL_NAME), locale, value);
}

std::string range(const std::string& locale, double low, double high)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto formatted = icu::number::UnlocalizedNumberRangeFormatter()
                               .locale(icu::Locale(locale.c_str()))
                               .formatFormattableRange(low, high, status);
    const auto text = formatted.toString(status);
    return U_FAILURE(status) ? std::string() : utf8(text);
}

// Empty where CLDR has no rules for the language.
std::string spelled(const std::string& locale, std::int64_t value, bool ordinal)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(locale.c_str()), status);
    if (U_FAILURE(status)) return {};
    const icu::Locale actual = format.getLocale(ULOC_ACTUAL_LOCALE, status);
    if (std::string(actual.getLanguage()) != icu::Locale(locale.c_str()).getLanguage()) return {};
    for (std::int32_t i = 0; i < format.getNumberOfRuleSetNames(); ++i) {
        const std::string name = utf8(format.getRuleSetName(i));
        if (name.starts_with(ordinal ? "%spellout-ordinal" : "%spellout-cardinal") &&
            name.find("financial") == std::string::npos && name.find("verbose") == std::string::npos) {
            icu::UnicodeString out;
            icu::FieldPosition position;
            format.format(value, format.getRuleSetName(i), out, position, status);
            std::string text = utf8(out);
            return U_FAILURE(status) || text.find_first_of("0123456789") != std::string::npos ? std::string() : text;
        }
    }
    return {};
}

std::string date(const std::string& locale, int year, int month, int day, bool numeric)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale icu_locale((locale + "@calendar=gregorian").c_str());
    const auto style = numeric ? icu::DateFormat::kMedium : icu::DateFormat::kLong;
    std::unique_ptr<icu::DateFormat> format(icu::DateFormat::createDateInstance(style, icu_locale));
    icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), icu_locale, status);
    if (!format || U_FAILURE(status)) return {};
    format->setTimeZone(*icu::TimeZone::getGMT());
    calendar.set(year, month - 1, day, 12, 0);
    icu::UnicodeString out;
    format->format(calendar.getTime(status), out);
    return utf8(out);
}

// One value of a kind, and another a slip of the pen away.
struct Value {
    const char* kind;
    double right, wrong;
    int extra = 0;    // of ranges the upper end, of dates and units which
};

constexpr std::array kValues = {
    Value{"number", 12345, 12354},
    Value{"number", 1234567, 1243567},
    Value{"number", 87.65, 87.56},
    Value{"number", 4096, 4906},
    Value{"compact", 2130000, 2130000000},
    Value{"compact", 35000000, 53000000},
    Value{"compact", 4500000000, 4500000},
    Value{"spelled", 23, 32},
    Value{"spelled", 87, 78},
    Value{"spelled", 342, 324},
    Value{"spelled", 1250, 1520},
    Value{"spelled", 21000, 12000},
    Value{"spelled", 5600000, 6500000},
    Value{"ordinal", 21, 12},
    Value{"ordinal", 13, 30},
    Value{"percentage", 12.5, 15.2},
    Value{"percentage", 63, 36},
    Value{"percentage", 0.7, 7},
    Value{"money", 500, 5000, 0},
    Value{"money", 12750, 17250, 1},
    Value{"money", 2500000, 2500000000, 2},
    Value{"measure", 45, 54, 0},
    Value{"measure", 12.5, 1.25, 1},
    Value{"measure", 340, 430, 2},
    Value{"range", 1200, 1300, 1500},
    Value{"range", 35, 53, 70},
    Value{"date", 20230417, 20230717, 0},
    Value{"date", 19981203, 19981230, 0},
    Value{"date", 20241109, 20141109, 1},
};

std::string expression(const Value& value, bool right, const std::string& locale)
{
    using icu::MeasureUnit;
    const std::string_view kind = value.kind;
    const double number_ = right ? value.right : value.wrong;
    const auto whole = static_cast<std::int64_t>(number_);
    if (kind == "number") return number(locale, number_);
    if (kind == "compact") return compact(locale, number_);
    if (kind == "spelled") return spelled(locale, whole, false);
    if (kind == "ordinal") return spelled(locale, whole, true);
    if (kind == "percentage") return percent(locale, number_);
    if (kind == "money") {
        constexpr std::array<const char16_t*, 3> kCodes = {u"USD", u"EUR", u"JPY"};
        return money(locale, number_, kCodes[static_cast<std::size_t>(value.extra)]);
    }
    if (kind == "measure") {
        const std::array<MeasureUnit, 3> units = {MeasureUnit::getKilometer(), MeasureUnit::getKilogram(),
                                                  MeasureUnit::getHectare()};
        return measure(locale, number_, units[static_cast<std::size_t>(value.extra)]);
    }
    if (kind == "range") return range(locale, number_, number_ + value.extra - value.right);
    const int day = static_cast<int>(whole);
    return date(locale, day / 10000, day / 100 % 100, day % 100, value.extra == 1);
}

std::string_view kind_of(std::string_view kind)
{
    return kind == "compact" || kind == "spelled" ? "number" : kind;
}

class Writer {
public:
    void row(const Language& a, const std::string& left, const Language& b, const std::string& right, bool equal,
             std::string_view kind, std::size_t group, const char* origin)
    {
        if (left.empty() || right.empty()) return;
        // A line that begins with a figure may be an item of a list; some of CLDR's rules hold a stray mark.
        const auto figure = [](const std::string& text) { return text[0] >= '0' && text[0] <= '9'; };
        if (right.find("‘") != std::string::npos || left.find("‘") != std::string::npos) return;
        const bool carried = ++rows_ % 2 == 0 || figure(left) || figure(right);
        const auto dressed = [carried](const Language& language, const std::string& text) {
            return carried ? language.before + text + language.after : text;
        };
        std::cout << a.code << '\t' << dressed(a, left) << '\t' << b.code << '\t' << dressed(b, right) << '\t'
                  << (equal ? "equal" : "unequal") << '\t' << kind << '\t' << (group % 3 == 2 ? "held-out" : "tune") << '\t'
                  << origin << '\n';
    }

private:
    std::size_t rows_ = 0;
};

void write_generated(Writer& writer)
{
    for (std::size_t v = 0; v < kValues.size(); ++v) {
        const Value& value = kValues[v];
        for (std::size_t i = 0; i < kLanguages.size(); ++i) {
            const Language& language = kLanguages[i];
            const Language& next = kLanguages[(i + 7 + v) % kLanguages.size()];
            const std::string own = expression(value, true, language.locale);
            const std::string_view kind = kind_of(value.kind);
            writer.row(kEnglish, expression(value, true, "en"), language, own, true, kind, v, "cldr");
            writer.row(kEnglish, expression(value, false, "en"), language, own, false, kind, v, "cldr");
            if (i % 2 == v % 2)
                writer.row(language, own, next, expression(value, v % 4 != 0, next.locale), v % 4 != 0, kind, v, "cldr");
        }
    }
}

const Language& language_of(const std::string& code)
{
    for (const Language& language : kLanguages)
        if (code == language.code) return language;
    return kEnglish;
}

void write_written(Writer& writer, const char* path)
{
    std::ifstream file(path);
    std::map<std::string, std::map<std::string, std::string>> english;    // by thing: "en", "en!"
    std::map<std::string, std::size_t> groups;
    std::map<std::string, std::pair<std::string, std::string>> last;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream fields(line);
        std::string thing, kind, code, text;
        std::getline(fields, thing, '\t');
        std::getline(fields, kind, '\t');
        std::getline(fields, code, '\t');
        std::getline(fields, text, '\t');
        const std::size_t group = groups.emplace(thing, groups.size()).first->second;
        if (code.starts_with("en")) {
            english[thing][code] = text;
            continue;
        }
        const Language& language = language_of(code);
        writer.row(kEnglish, english[thing]["en"], language, text, true, kind, group, "written");
        writer.row(kEnglish, english[thing]["en!"], language, text, false, kind, group, "written");
        if (const auto before = last.find(thing); before != last.end())
            writer.row(language_of(before->second.first), before->second.second, language, text, true, kind, group,
                       "written");
        last[thing] = {code, text};
    }
}

}    // namespace

int main(int count, char** arguments)
{
    if (count != 2) {
        std::cerr << "usage: generate_values WRITTEN.tsv > PAIRS.tsv\n";
        return 2;
    }
    std::cout << "# Made by benchmarks/values/generate.cpp from CLDR and from written.tsv.\n"
                 "# language, text, language, text, equal or unequal, kind, tune or held-out, origin\n";
    Writer writer;
    write_generated(writer);
    write_written(writer, arguments[1]);
}
