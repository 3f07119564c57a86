// Asks CLD2, maps its codes to those of BCP-47, and looks at single words where a text is too short for it.
#include "core/segment/identify.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <map>
#include <span>
#include <vector>

#include "core/language/table.h"
#include "core/segment/relatives.h"
#include "core/text/fold.h"
#include "core/text/letters.h"
#include "core/text/utf8.h"

namespace textdrift::segment {
namespace {

constexpr std::size_t kSample = 128 << 10;     // bytes from the start: enough to be sure, little enough to be quick
constexpr int kFewestBytes = 24;               // letters CLD2 has to have scored
constexpr std::size_t kLongestScrap = 200;     // bytes up to which single words are looked at
constexpr std::size_t kLeastParagraph = 40;    // bytes a paragraph needs for a language of its own, in another script
constexpr std::size_t kSureParagraph = 80;     // and in the document's script
constexpr int kSurePercent = 80;               // share of that language in it
constexpr int kLeastPercent = 60;              // share of the first language where CLD2 does not vouch for it
constexpr int kClearPercent = 75;              // share that nothing puts in doubt
constexpr std::size_t kFewLines = 16 << 10;    // bytes that are looked through line by line
constexpr std::size_t kFewestLines = 3;
constexpr std::size_t kMostNames = 3;    // at least one part in so many of a text is no names
constexpr std::size_t kLettersOfIdeograph = 3;
constexpr std::size_t kUsualShare = 4;    // a script holds one letter in so many of those of the script that has most

// The start of the text, its disguised words in one script: "Истрaгa" with Latin letters is in no language.
std::string sample_of(std::string_view text)
{
    std::size_t end = std::min(kSample, text.size());
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text::in_one_script(text.substr(0, end));
}

// The words of an address are of no language: "https://example.org/annual-report" stands in texts of any.
std::string without_addresses(std::string_view text)
{
    std::string words;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \t\r\n", pos), text.size());
        const std::string_view word = text.substr(pos, end - pos);
        const bool address = word.find("://") != word.npos || word.find('@') != word.npos || word.starts_with("www.");
        if (!address) words += text.substr(pos, std::min(end + 1, text.size()) - pos);
        pos = end + 1;
    }
    return words;
}

bool begins_with_capital(std::string_view word)
{
    for (std::size_t pos = 0; pos < word.size();) {
        const auto c = static_cast<UChar32>(text::next_code_point(word, pos));
        if (u_isalnum(c)) return u_isupper(c) || u_isdigit(c);
    }
    return false;
}

// Nor are names of several words: "the International Federation for Human Rights" stands in texts of any. Runs of words with
// a capital are left out where enough is left.
std::string without_names(std::string_view text)
{
    std::string words;
    std::string_view held;    // a word with a capital, the first of its run
    bool in_run = false;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \t\r\n", pos), text.size() - 1) + 1;
        const std::string_view word = text.substr(pos, end - pos);
        pos = end;
        const bool capital = begins_with_capital(word);
        if (!capital && !in_run) words += held;
        if (!capital) words += word;
        in_run = capital && (in_run || !held.empty());
        held = capital ? word : std::string_view();
    }
    if (!in_run) words += held;
    return words.size() * kMostNames >= text.size() && words.size() >= kLeastParagraph ? words : std::string(text);
}

// CLD2 says "iw" and "no" where BCP-47 says "he" and "nb"; ICU knows such aliases.
std::string canonical(const char* code)
{
    char tag[64] = {};
    UErrorCode status = U_ZERO_ERROR;
    uloc_toLanguageTag(code, tag, sizeof tag, false, &status);
    return U_SUCCESS(status) && tag[0] != '\0' ? std::string(tag) : std::string(code);
}

std::string_view primary(std::string_view tag) noexcept
{
    return tag.substr(0, tag.find_first_of("-_"));
}

// Letters of each script in the text.
std::map<UScriptCode, std::size_t> count_scripts(std::string_view text)
{
    std::map<UScriptCode, std::size_t> counts;
    for (std::size_t pos = 0; pos < text.size();) {
        const auto c = static_cast<UChar32>(text::next_code_point(text, pos));
        if (!u_isalpha(c)) continue;
        UErrorCode status = U_ZERO_ERROR;
        ++counts[uscript_getScript(c, &status)];
    }
    return counts;
}

UScriptCode main_script(std::string_view text)
{
    const auto counts = count_scripts(text);
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return most == counts.end() ? USCRIPT_UNKNOWN : most->first;
}

// The scripts a language is usually written in.
std::vector<UScriptCode> scripts_of(std::string_view language)
{
    UScriptCode scripts[8];
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t count = uscript_getCode(std::string(language).c_str(), scripts, 8, &status);
    return U_SUCCESS(status) ? std::vector<UScriptCode>(scripts, scripts + count) : std::vector<UScriptCode>();
}

UScriptCode main_script_of(std::string_view language)
{
    const auto scripts = scripts_of(language);
    return scripts.empty() ? USCRIPT_UNKNOWN : scripts.front();
}

// "sr" in Latin letters is "sr-Latn": a language in another script than its usual one bears the script's name. Names and
// links in Latin letters, even many, are in texts of every script.
std::string with_script(std::string language, std::string_view sample)
{
    if (language.find('-') != std::string::npos) return language;
    const auto usual = scripts_of(language);
    std::size_t most = 0, written = 0;
    UScriptCode script = USCRIPT_UNKNOWN;
    for (const auto& [letters_of, count] : count_scripts(sample)) {
        const bool is_usual = std::ranges::find(usual, letters_of) != usual.end();
        written += is_usual ? count * (letters_of == USCRIPT_HAN ? kLettersOfIdeograph : 1) : 0;
        if (count > most) {
            most = count;
            script = letters_of;
        }
    }
    if (usual.empty() || script == USCRIPT_UNKNOWN || written * kUsualShare >= most) return language;
    return language + '-' + uscript_getShortName(script);
}

// Chinese in traditional letters is read with other names of months and places: CLD2 tells the two apart, ICU names them.
std::string tag_of(CLD2::Language language, std::string_view sample)
{
    return with_script(canonical(CLD2::LanguageCode(language)), sample);
}

// Languages that identifiers take for each other: one table extends the other's, or both the same one's.
bool close_relatives(std::string_view a, std::string_view b)
{
    return family_of(a) == family_of(b);
}

// Japanese has Hiragana in every sentence, Chinese nowhere.
bool fits_kana(std::string_view text, std::string_view language)
{
    const auto counts = count_scripts(text);
    const bool hiragana = counts.contains(USCRIPT_HIRAGANA);
    const auto scripts = scripts_of(primary(language));
    const bool written = std::ranges::find(scripts, USCRIPT_HIRAGANA) != scripts.end();
    const bool han = std::ranges::find(scripts, USCRIPT_HAN) != scripts.end();
    return written ? hiragana : !(han && hiragana);
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

using Votes = std::map<std::string, int>;    // by family

// Where languages are mixed, CLD2 gives whole stretches to the wrong one: line by line it does not. Bytes of each; none
// where few lines tell.
Votes votes_of_lines(std::string_view sample)
{
    Votes votes;
    std::size_t lines = 0;
    for (std::size_t pos = 0; pos < sample.size();) {
        const std::size_t end = std::min(sample.find('\n', pos), sample.size());
        CLD2::Language languages[3];
        int percents[3] = {}, scored_bytes = 0;
        bool reliable = false;
        CLD2::DetectLanguageSummary(sample.data() + pos, static_cast<int>(end - pos), true, languages, percents,
                                    &scored_bytes, &reliable);
        if (reliable && languages[0] != CLD2::UNKNOWN_LANGUAGE && scored_bytes >= kFewestBytes) {
            votes[family_of(tag_of(languages[0], sample.substr(pos, end - pos)))] += scored_bytes;
            ++lines;
        }
        pos = end + 1;
    }
    return lines < kFewestLines ? Votes() : votes;
}

// The votes of CLD2: paragraphs of one text are taken for this and that relative, which together are the most.
std::string elect(std::span<const CLD2::Language> languages, std::span<const int> percents, bool reliable,
                  std::string_view sample)
{
    const auto most_of = [](const Votes& votes) {
        return std::ranges::max_element(votes, {}, [](const auto& entry) { return entry.second; });
    };
    Votes votes;
    for (std::size_t at = 0; at < languages.size(); ++at) {
        if (languages[at] != CLD2::UNKNOWN_LANGUAGE) votes[family_of(tag_of(languages[at], sample))] += percents[at];
    }
    const auto most = most_of(votes);
    if (most == votes.end() || (!reliable && most->second < kLeastPercent)) return "und";
    std::string family = most->first;
    if (votes.size() > 1 && most->second < kClearPercent && sample.size() < kFewLines) {
        const Votes of_lines = votes_of_lines(sample);
        if (!of_lines.empty() && votes.contains(most_of(of_lines)->first)) family = most_of(of_lines)->first;
    }
    if (const std::string member = member_by_words(sample, family); !member.empty()) return with_script(member, sample);
    for (const CLD2::Language language : languages) {
        if (const std::string tag = tag_of(language, sample); family_of(tag) == family) return tag;
    }
    return "und";
}

}    // namespace

std::string identify_language(std::string_view text)
{
    const std::string sample = without_names(without_addresses(sample_of(text)));
    CLD2::Language languages[3];
    int percents[3] = {}, scored_bytes = 0;
    bool reliable = false;
    CLD2::DetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true, languages, percents, &scored_bytes,
                                &reliable);
    if (scored_bytes < kFewestBytes) return identify_by_words(text);
    const std::string elected = elect(languages, percents, reliable, sample);
    return elected == "und" ? identify_by_words(text) : elected;
}

std::string guess_language(std::string_view text)
{
    if (std::string known = identify_by_words(text); known != "und") return known;
    const std::string sample = sample_of(text);
    CLD2::Language languages[3];
    int percents[3] = {}, scored_bytes = 0;
    double scores[3] = {};
    bool reliable = false;
    const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true, &hints, CLD2::kCLDFlagBestEffort,
                                   languages, percents, scores, nullptr, &scored_bytes, &reliable);
    return languages[0] == CLD2::UNKNOWN_LANGUAGE ? "und" : tag_of(languages[0], sample);
}

// A list of names is in no language: "Judges: Ms Şükran Gökçe-Bilgin, Mr İlker Uğurlu".
bool is_prose(std::string_view text)
{
    std::size_t words = 0, capitals = 0;
    bool inside = false;
    for (std::size_t pos = 0; pos < text.size();) {
        const auto c = static_cast<UChar32>(text::next_code_point(text, pos));
        const bool letter = u_isalpha(c);
        if (letter && !inside) {
            ++words;
            capitals += u_isupper(c) != 0;
        }
        inside = letter || (inside && u_charType(c) == U_NON_SPACING_MARK);
    }
    return capitals * 5 <= words * 3;    // three in five: German capitalises every noun
}

std::string identify_other_language(std::string_view text, std::string_view document_language)
{
    const std::string words = without_addresses(text);
    if (words.size() < kLeastParagraph || !is_prose(words)) return {};
    const std::string sample = sample_of(words);
    const std::string hint(primary(document_language));
    const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::GetLanguageFromName(hint.c_str())};
    CLD2::Language languages[3];
    int percents[3] = {}, scored_bytes = 0;
    double scores[3] = {};
    bool reliable = false;
    CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true, &hints, 0, languages, percents,
                                   scores, nullptr, &scored_bytes, &reliable);
    if (languages[0] == CLD2::UNKNOWN_LANGUAGE || !reliable || percents[0] < kSurePercent) return {};
    std::string other = tag_of(languages[0], sample);
    if (primary(other) == primary(document_language) || close_relatives(other, document_language)) return {};
    if (!fits_kana(sample, other)) return {};
    const bool other_script = main_script(sample) != main_script_of(document_language);
    return other_script || words.size() >= kSureParagraph ? other : std::string();
}

}    // namespace textdrift::segment
