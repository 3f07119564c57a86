// Asks CLD2, and maps its codes to those of BCP-47.
#include "core/segment/identify.h"

#include <cld2/public/compact_lang_det.h>
#include <unicode/uloc.h>


namespace textdrift::segment {
namespace {

constexpr std::size_t kSample = 128 << 10;    // bytes from the start: enough to be sure, little enough to be quick
constexpr int kFewestBytes = 24;              // letters CLD2 has to have scored
constexpr int kLeastPercent = 60;             // share of the first language where CLD2 does not vouch for it

std::string_view sample_of(std::string_view text) noexcept
{
    if (text.size() <= kSample) return text;
    std::size_t end = kSample;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

// CLD2 says "iw" and "no" where BCP-47 says "he" and "nb"; ICU knows such aliases.
std::string canonical(const char* code)
{
    char tag[64] = {};
    UErrorCode status = U_ZERO_ERROR;
    uloc_toLanguageTag(code, tag, sizeof tag, false, &status);
    return U_SUCCESS(status) && tag[0] != '\0' ? std::string(tag) : std::string(code);
}

}    // namespace

std::string identify_language(std::string_view text)
{
    const std::string_view sample = sample_of(text);
    CLD2::Language languages[3];
    int percents[3] = {}, scored_bytes = 0;
    bool reliable = false;
    CLD2::DetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true, languages, percents, &scored_bytes, &reliable);
    const bool certain = reliable || percents[0] >= kLeastPercent;
    if (languages[0] == CLD2::UNKNOWN_LANGUAGE || scored_bytes < kFewestBytes || !certain) return "und";
    return canonical(CLD2::LanguageCode(languages[0]));
}

}    // namespace textdrift::segment
