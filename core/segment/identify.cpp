// Asks CLD2, maps its codes to those of BCP-47, and looks at single words where a text is too short for it.
#include "core/segment/identify.h"

#include <cld2/public/compact_lang_det.h>
#include <unicode/uloc.h>

#include <algorithm>

#include "core/language/table.h"
#include "core/text/fold.h"

namespace textdrift::segment {
namespace {

constexpr std::size_t kSample = 128 << 10;    // bytes from the start: enough to be sure, little enough to be quick
constexpr int kFewestBytes = 24;              // letters CLD2 has to have scored
constexpr std::size_t kLongestScrap = 200;    // bytes up to which single words are looked at
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

// A line or two is too little for CLD2; function words of the languages with a table still tell: "Three people died."
std::string identify_by_words(std::string_view text)
{
    if (text.size() > kLongestScrap) return "und";
    const std::string folded = text::fold(text);
    const std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
    std::string best = "und";
    std::size_t best_hits = 1;
    for (const std::string_view code : language::languages()) {
        std::size_t words = 0, hits = 0;
        for (std::size_t begin = folded.find_first_of(letters); begin != std::string::npos;) {
            const std::size_t end = std::min(folded.find_first_not_of(letters, begin), folded.size());
            const std::string_view word = std::string_view(folded).substr(begin, end - begin);
            const auto starters = language::table(code).section("sentence-starters");
            hits += std::ranges::any_of(starters, [word](const language::Row& row) { return row.form == word; });
            ++words;
            begin = folded.find_first_of(letters, end);
        }
        if (hits > best_hits && hits * 2 >= words) {
            best = code;
            best_hits = hits;
        }
    }
    return best;
}

}    // namespace

std::string identify_language(std::string_view text)
{
    const std::string_view sample = sample_of(text);
    CLD2::Language languages[3];
    int percents[3] = {}, scored_bytes = 0;
    bool reliable = false;
    CLD2::DetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true, languages, percents, &scored_bytes,
                                &reliable);
    const bool certain = reliable || percents[0] >= kLeastPercent;
    if (languages[0] == CLD2::UNKNOWN_LANGUAGE || scored_bytes < kFewestBytes || !certain) return identify_by_words(text);
    return canonical(CLD2::LanguageCode(languages[0]));
}

}    // namespace textdrift::segment
