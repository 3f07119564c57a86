// textdrift languages: which languages can be compared, what is checked between two of them, and how well it measured.
#include <algorithm>

#include <fmt/format.h>

#include "commands.h"
#include "core/drift/checks.h"
#include "core/language/measured.h"
#include "core/language/table.h"
#include "inputs.h"
#include "output.h"

namespace textdrift::cli {

namespace {

constexpr std::size_t kIndent = 26;    // columns of kind and extent
constexpr std::size_t kColumn = 46;    // of the reasons beside them

std::string measured_cells(std::string_view code)
{
    const language::Measured* row = language::find_measured(code);
    if (!row) return fmt::format("{:>7} {:>7} {:>6} {:>6} {:>6} {:>6} {:>6}", "-", "-", "-", "-", "-", "-", "-");
    return fmt::format("{:>7} {:>7} {:>6} {:>6} {:>6} {:>6} {:>6}", row->words, row->alarms, row->values, row->dates,
                       row->names, row->quotations, row->paragraphs);
}

constexpr std::string_view kHeader = "                              words  alarms values  dates  names quotes  parag.\n";

// Codes with a table of their own, and those of measured scripts ("zh-Hant") beside them.
std::vector<std::string> shown_codes()
{
    std::vector<std::string> codes;
    for (const std::string_view code : language::languages()) codes.emplace_back(code);
    for (const language::Measured& row : language::measured())
        if (std::ranges::find(codes, row.language) == codes.end()) codes.emplace_back(row.language);
    std::ranges::sort(codes);
    return codes;
}

std::string listing()
{
    std::string out = "Versions in these languages can be compared with an original in any other:\n\n";
    out += kHeader;
    for (const std::string& code : shown_codes())
        out += fmt::format("{:<8} {:<18.18}{}\n", code, language::table(code).name(), measured_cells(code));
    return out + "\nwords: of the originals measured; alarms: wrong ones per 1,000 words of honest\n"
                 "translations; then the shares of planted errors found: values, dates, names,\n"
                 "quotations, paragraphs. Other languages: numbers, dates, money, measures and\n"
                 "places as far as CLDR knows them, quotations, links, paragraphs; not measured.\n"
                 "textdrift languages ORIGINAL VERSION tells what is checked between two.\n";
}

std::string_view extent_name(drift::Check::Extent extent) noexcept
{
    switch (extent) {
    case drift::Check::Extent::Full: return "checked";
    case drift::Check::Extent::Partial: return "in part";
    case drift::Check::Extent::None: return "not checked";
    }
    return "checked";
}

std::string name_of(std::string_view code)
{
    const std::string_view name = language::table(code).name();
    return name.empty() ? std::string(code) : fmt::format("{} ({})", name, code);
}

std::string pair(std::string_view original, std::string_view version)
{
    std::string out = fmt::format("{} to {}\n\n", name_of(original), name_of(version));
    for (const drift::Check& check : drift::checks_between(original, version))
        out +=
            fmt::format("{:<12} {:<12} {}\n", check.kind, extent_name(check.extent), wrapped(check.how, kColumn, kIndent));
    return out + '\n' + std::string(kHeader) +
           fmt::format("{:<27}{}\n", "measured: version in " + std::string(version), measured_cells(version));
}

}    // namespace

int run_languages(const Arguments& arguments)
{
    if (!arguments.has("ORIGINAL")) return print_answer(listing());
    const std::string_view original = arguments.last("ORIGINAL"), version = arguments.last("VERSION", original);
    for (const std::string_view code : {original, version})
        if (!is_language_code(code))
            return fail(
                {ErrorCode::BadOption, fmt::format("\"{}\" is not a language code such as en or pt-BR", code), "languages"});
    return print_answer(pair(original, version));
}

}    // namespace textdrift::cli
