// Looks at each full stop, question and exclamation mark and decides whether a sentence ends there.
#include "core/segment/sentences.h"

#include <unicode/uchar.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

#include <memory>

#include "core/language/table.h"
#include "core/segment/lines.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::segment {
namespace {

using text::next_code_point;
using text::previous_code_point;

constexpr std::size_t kLongestAbbreviation = 24;    // bytes looked at before a full stop

int sentence_break_of(char32_t c) noexcept
{
    if (c == 0x2026) return U_SB_ATERM;    // an ellipsis ends a sentence as three full stops do
    return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SENTENCE_BREAK);
}

bool is_terminator(char32_t c) noexcept
{
    if (c < 0x80) return c == '.' || c == '!' || c == '?';
    const int kind = sentence_break_of(c);
    return kind == U_SB_STERM || kind == U_SB_ATERM;
}

// Bytes that may start a terminator: the three of ASCII and the lead bytes of all others.
bool may_terminate(unsigned char byte) noexcept
{
    return byte == '.' || byte == '!' || byte == '?' || byte >= 0xD6;
}

bool is_letter(char32_t c) noexcept
{
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}
// Marks that stand on the letters of a word: the tanwin of دينارًا.
bool is_mark(char32_t c) noexcept
{
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}
bool is_digit(char32_t c) noexcept
{
    return u_isdigit(static_cast<UChar32>(c)) != 0;
}
bool is_upper(char32_t c) noexcept
{
    return u_isupper(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c)) != 0;
}

bool is_opener(char32_t c) noexcept
{
    const int type = u_charType(static_cast<UChar32>(c));
    return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION || c == '"' || c == '\'' || c == 0x201A ||
           c == 0x201E;
}

bool is_closer(char32_t c) noexcept
{
    const int type = u_charType(static_cast<UChar32>(c));
    return type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION || c == '"' || c == '\'' || c == '*' || c == '_' ||
           c == 0x201C || c == 0x2018;    // closing marks of German and others
}

bool is_superscript_digit(char32_t c) noexcept
{
    return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

// Skips "[12]", "[a]" and raised digits, the footnote marks that stand behind a full stop.
std::size_t skip_note_marks(std::string_view text, std::size_t pos) noexcept
{
    while (pos < text.size()) {
        if (text[pos] == '[') {
            const std::size_t close = text.substr(0, std::min(text.size(), pos + 8)).find(']', pos);
            if (close == std::string_view::npos || close == pos + 1) return pos;
            pos = close + 1;
            continue;
        }
        std::size_t next = pos;
        if (!is_superscript_digit(next_code_point(text, next))) return pos;
        pos = next;
    }
    return pos;
}

// French parts the closing guillemet by a space: "Why ? » he said". A German opening one has its word right behind it.
std::size_t skip_spaced_closer(std::string_view text, std::size_t pos) noexcept
{
    std::size_t mark = pos;
    if (pos >= text.size() || !is_invisible(next_code_point(text, mark)) || mark >= text.size()) return pos;
    std::size_t behind = mark;
    const char32_t c = next_code_point(text, behind);
    if (c != 0xBB && c != 0x203A) return pos;
    std::size_t at = behind;
    return behind < text.size() && u_isalnum(static_cast<UChar32>(next_code_point(text, at))) ? pos : behind;
}

// The exceptions CLDR keeps for a language, for languages without a section of their own.
std::vector<std::string> cldr_abbreviations(const std::string& language)
{
    std::vector<std::string> out;
    if (language == "und") return out;
    UErrorCode status = U_ZERO_ERROR;
    const auto close = [](UResourceBundle* bundle) { ures_close(bundle); };
    using Bundle = std::unique_ptr<UResourceBundle, decltype(close)>;
    const Bundle root(ures_open(U_ICUDATA_NAME "-brkitr", language.c_str(), &status), close);
    if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return out;
    const Bundle exceptions(ures_getByKey(root.get(), "exceptions", nullptr, &status), close);
    const Bundle list(ures_getByKey(exceptions.get(), "SentenceBreak", nullptr, &status), close);
    if (U_FAILURE(status)) return out;
    for (std::int32_t i = 0; i < ures_getSize(list.get()); ++i) {
        std::int32_t length = 0;
        const UChar* form = ures_getStringByIndex(list.get(), i, &length, &status);
        if (U_FAILURE(status)) break;
        std::string bytes(static_cast<std::size_t>(length) * 3 + 1, '\0');
        std::int32_t written = 0;
        u_strToUTF8(bytes.data(), static_cast<std::int32_t>(bytes.size()), &written, form, length, &status);
        if (U_FAILURE(status)) break;
        out.emplace_back(bytes.data(), static_cast<std::size_t>(written));
    }
    return out;
}

// "12", "IV", "a": what stands before the full stop of an item number.
bool is_item_numeral(std::string_view text) noexcept
{
    return text.size() <= 4 && text.find_first_not_of("0123456789ivxIVX") == std::string_view::npos;
}

// "5", "XII": what "No." and "vol." stand before.
bool starts_number(std::string_view text, std::size_t pos) noexcept
{
    if (pos >= text.size()) return false;
    std::size_t at = pos;
    if (is_digit(next_code_point(text, at))) return true;
    const std::size_t roman = std::min(text.find_first_not_of("IVXLCDM", pos), text.size());
    at = roman;
    return roman > pos && (roman == text.size() || !is_letter(next_code_point(text, at)));
}

std::string without_last_stop(std::string_view form)
{
    if (form.ends_with('.')) form.remove_suffix(1);
    return text::fold(form);
}

bool has_letter(std::string_view text, std::size_t begin, std::size_t end) noexcept
{
    while (begin < end) {
        if (is_letter(next_code_point(text, begin))) return true;
    }
    return false;
}

}    // namespace

// "end of it.”[3]  Next": the terminator run, what closes it, and the first character of what follows.
struct SentenceCutter::Stop {
    std::size_t begin = 0;     // the first terminator
    std::size_t end = 0;       // behind the terminators, closing marks and note marks
    std::size_t next = 0;      // behind the white space that follows
    std::size_t first = 0;     // the first letter or digit behind opening marks
    bool full_stop = false;    // a single "." and nothing closing it
    bool wide = false;         // an ideographic stop, after which no space is needed

    static Stop read(std::string_view text, std::size_t begin) noexcept
    {
        Stop stop;
        stop.begin = begin;
        std::size_t pos = begin, count = 0;
        while (pos < text.size()) {
            std::size_t next = pos;
            const char32_t c = next_code_point(text, next);
            if (!is_terminator(c)) break;
            stop.wide = stop.wide || c >= 0x3000;
            pos = next;
            ++count;
        }
        const std::size_t marks = pos;
        pos = skip_spaced_closer(text, pos);
        while (pos < text.size()) {
            std::size_t next = pos;
            if (!is_closer(next_code_point(text, next))) break;
            pos = next;
        }
        stop.full_stop = count == 1 && pos == marks && text[begin] == '.';
        stop.end = skip_note_marks(text, pos);
        stop.next = stop.end;
        while (stop.next < text.size()) {
            std::size_t next = stop.next;
            if (!is_invisible(next_code_point(text, next))) break;
            stop.next = next;
        }
        stop.first = stop.next;
        while (stop.first < text.size()) {
            std::size_t next = stop.first;
            if (!is_opener(next_code_point(text, next))) break;
            stop.first = next;
        }
        return stop;
    }
};

SentenceCutter::SentenceCutter(const std::string& language)
{
    const language::Table& table = language::table(language);
    for (const language::Row& row : table.section("abbreviations")) {
        const std::string_view when = row.value();
        const Ending ending = when == "number" ? Ending::BeforeNonNumber
                              : when == "end"  ? Ending::BeforeStarter
                                               : Ending::Never;
        abbreviations_.emplace(without_last_stop(row.form), ending);
    }
    if (abbreviations_.empty()) {
        for (const std::string& form : cldr_abbreviations(language)) {
            abbreviations_.emplace(without_last_stop(form), Ending::Never);
        }
    }
    for (const language::Row& row : table.section("sentence-starters")) {
        starters_.insert(text::fold(row.form));
    }
}

bool SentenceCutter::is_starter(std::string_view text, std::size_t pos) const
{
    const std::size_t begin = pos;
    while (pos < text.size()) {
        std::size_t next = pos;
        const char32_t c = next_code_point(text, next);
        if (!is_letter(c) && !is_mark(c)) break;
        pos = next;
        if (pos - begin > kLongestAbbreviation) return false;
    }
    return pos > begin && starters_.contains(text::fold(text.substr(begin, pos - begin)));
}

// Whether the full stop belongs to the word before it.
bool SentenceCutter::abbreviates(std::string_view text, std::size_t sentence, const Stop& stop) const
{
    std::size_t begin = stop.begin, letters = 0;
    bool dotted = false, upper = false;
    while (begin > sentence && stop.begin - begin < kLongestAbbreviation) {
        std::size_t previous = begin;
        const char32_t c = previous_code_point(text, previous);
        if (c != '.' && c != '&' && !is_letter(c) && !is_mark(c)) break;
        dotted = dotted || c == '.';
        upper = is_upper(c);
        letters += is_letter(c);
        begin = previous;
    }
    if (letters == 0) return false;
    const std::size_t first = stop.first;
    const bool starter = is_starter(text, first);
    const auto known = abbreviations_.find(text::fold(text.substr(begin, stop.begin - begin)));
    const bool single_capital = letters == 1 && upper;    // "Mr P. Jones" is not page Jones
    if (known != abbreviations_.end() && !single_capital) {
        if (known->second == Ending::Never) return true;
        if (known->second == Ending::BeforeStarter) return !starter;
        return starts_number(text, first);
    }
    // "J. Smith", "U.S. officials"; but "vitamin C. The" and "at 40°C. Film" end.
    std::size_t before = begin;
    const char32_t left = begin > sentence ? previous_code_point(text, before) : U' ';
    const bool initials = upper && (letters == 1 || dotted) && (is_invisible(left) || is_opener(left));
    return initials && !starter;
}

bool SentenceCutter::breaks_at(std::string_view text, std::size_t sentence, const Stop& stop) const
{
    if (stop.next == stop.end && !stop.wide) return false;
    std::size_t at = stop.first;
    if (at >= text.size()) return true;
    const char32_t c = next_code_point(text, at);
    if (u_islower(static_cast<UChar32>(c)) && !stop.wide) return false;
    if (c == ',' || c == ';' || c == ':') return false;
    if (text[stop.begin] == '.' && is_item_numeral(text.substr(sentence, stop.begin - sentence))) return false;
    if (!has_letter(text, sentence, stop.begin)) {
        // "(1). First", "2.3. Scope": the number goes with what it counts.
        return stop.begin - sentence > 8 || text[stop.begin] != '.';
    }
    return !(stop.full_stop && abbreviates(text, sentence, stop));
}

bool SentenceCutter::abbreviates_at(std::string_view text, ByteRange line) const
{
    if (line.empty() || text[line.end - 1] != '.') return false;
    const Stop stop = Stop::read(text, line.end - 1);
    return stop.full_stop && stop.next > stop.end && abbreviates(text, line.begin, stop);
}

void SentenceCutter::cut(std::string_view text, ByteRange range, std::vector<ByteRange>& sentences) const
{
    const std::string_view part = text.substr(0, range.end);
    const auto add = [&](std::size_t begin, std::size_t end) {
        const ByteRange sentence = trimmed(part, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        if (!sentence.empty()) sentences.push_back(sentence);
    };
    std::size_t begin = range.begin, pos = range.begin;
    while (pos < part.size()) {
        if (!may_terminate(static_cast<unsigned char>(part[pos]))) {
            ++pos;
            continue;
        }
        const std::size_t at = pos;
        if (!is_terminator(next_code_point(part, pos))) continue;
        const Stop stop = Stop::read(part, at);
        if (breaks_at(part, begin, stop)) {
            add(begin, stop.end);
            begin = stop.end;
        }
        pos = std::max(pos, stop.end);
    }
    add(begin, range.end);
}

}    // namespace textdrift::segment
