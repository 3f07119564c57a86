// Cuts lines and tells headings, list items, quotes, table rows and rules by their marks.
#include "core/segment/lines.h"

#include <unicode/datefmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/language/table.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::segment {
namespace {

using text::next_code_point;
using text::previous_code_point;

constexpr std::uint32_t kLongestRowWithOneTab = 300;    // a longer line with one tab in it is prose
constexpr std::uint32_t kColumnGap = 3;                 // spaces that part columns; justified text has gaps of two

bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}
bool is_ascii_lower(char c) noexcept
{
    return c >= 'a' && c <= 'z';
}
bool is_ascii_upper(char c) noexcept
{
    return c >= 'A' && c <= 'Z';
}
bool is_line_end(unsigned char c) noexcept
{
    return (c >= 0x0A && c <= 0x0D) || c == 0xC2 || c == 0xE2;
}

bool is_closing_mark(char32_t c) noexcept
{
    switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case '*':
    case '_':
    case 0xBB:
    case 0x2019:
    case 0x201D:
    case 0x203A:
    case 0x201C:
    case 0x2018:
    case 0x300D:
    case 0x300F:
    case 0xFF09: return true;
    default: return false;
    }
}

bool is_terminal_mark(char32_t c) noexcept
{
    if (c < 0x80) return c == '.' || c == '!' || c == '?';
    if (c == 0x2026) return true;
    const int type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SENTENCE_BREAK);
    return type == U_SB_STERM || type == U_SB_ATERM;
}

bool is_open_mark(char32_t c) noexcept
{
    return c == ',' || c == ';' || c == ':' || c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2010 || c == 0xAD;
}

// Characters rules and table borders are drawn with.
bool is_rule_mark(char32_t c) noexcept
{
    switch (c) {
    case '-':
    case '=':
    case '_':
    case '*':
    case '~':
    case '#':
    case '+':
    case '|':
    case ':':
    case '.':
    case ' ':
    case '\t':
    case 0xA0:
    case 0xB7:
    case 0x2022:
    case 0x2013:
    case 0x2014:
    case 0x2042:
    case 0x00A6:
    case 0x203E: return true;
    default: return (c >= 0x2500 && c <= 0x257F) || (c >= 0x25A0 && c <= 0x25CF);
    }
}

bool is_bullet(char32_t c) noexcept
{
    switch (c) {
    case '-':
    case '*':
    case '+':
    case 0xB7:
    case 0x2013:
    case 0x2014:
    case 0x2022:
    case 0x2023:
    case 0x2043:
    case 0x204C:
    case 0x2192:
    case 0x2212:
    case 0x2219:
    case 0x25A0:
    case 0x25A1:
    case 0x25AA:
    case 0x25AB:
    case 0x25B6:
    case 0x25B8:
    case 0x25BA:
    case 0x25C6:
    case 0x25C7:
    case 0x25CB:
    case 0x25CF:
    case 0x25E6:
    case 0x2610:
    case 0x2611:
    case 0x2713:
    case 0x2714:
    case 0x27A2:
    case 0x27A4:
    case 0xF0A7:
    case 0xF0B7: return true;
    default: return false;
    }
}

std::size_t skip_space(std::string_view line, std::size_t pos) noexcept
{
    while (pos < line.size()) {
        std::size_t next = pos;
        if (!is_invisible(next_code_point(line, next))) break;
        pos = next;
    }
    return pos;
}

// Where the text behind a marker that ends at `pos` starts, or 0 where no space or no text follows it.
std::size_t behind_marker(std::string_view line, std::size_t pos) noexcept
{
    const std::size_t text = skip_space(line, pos);
    return text > pos && text < line.size() ? text : 0;
}

std::size_t count_while(std::string_view line, std::size_t pos, bool (*accept)(char)) noexcept
{
    std::size_t count = 0;
    while (pos + count < line.size() && accept(line[pos + count])) ++count;
    return count;
}

bool is_roman_lower(char c) noexcept
{
    return c == 'i' || c == 'v' || c == 'x' || c == 'l' || c == 'c';
}
bool is_roman_upper(char c) noexcept
{
    return c == 'I' || c == 'V' || c == 'X';
}

// Length of a numeral that can head an item: up to three digits, one letter, or a small Roman numeral.
std::size_t item_numeral(std::string_view line, std::size_t pos) noexcept
{
    if (pos >= line.size()) return 0;
    if (const std::size_t digits = count_while(line, pos, is_digit)) return digits <= 3 ? digits : 0;
    const std::size_t roman = std::max(count_while(line, pos, is_roman_lower), count_while(line, pos, is_roman_upper));
    if (roman >= 1 && roman <= 6) return roman;
    return is_ascii_lower(line[pos]) || is_ascii_upper(line[pos]) ? 1 : 0;
}

// "1.2", "1.2.3.": a section number, told from "3.5 million" by the capital letter behind it.
std::size_t section_number(std::string_view line) noexcept
{
    std::size_t pos = 0, groups = 0;
    while (true) {
        const std::size_t digits = count_while(line, pos, is_digit);
        if (digits == 0 || digits > 3) break;
        ++groups;
        pos += digits;
        if (pos >= line.size() || line[pos] != '.') break;
        ++pos;
    }
    if (groups < 2) return 0;
    const std::size_t text = behind_marker(line, pos);
    if (text == 0) return 0;
    std::size_t at = text;
    return u_isupper(static_cast<UChar32>(next_code_point(line, at))) ? text : 0;
}

// "1." "12)" "a)" "iv." "IV." "(a)" "(12)" "[3]": where the text behind the marker starts, or 0.
std::size_t numbered_marker(std::string_view line) noexcept
{
    const bool round = line[0] == '(', square = line[0] == '[';
    const std::size_t start = round || square ? 1 : 0;
    const std::size_t length = item_numeral(line, start);
    const std::size_t end = start + length;
    if (length == 0 || end >= line.size()) return 0;
    if (round) return line[end] == ')' ? behind_marker(line, end + 1) : 0;
    if (square) return line[end] == ']' && is_digit(line[1]) ? behind_marker(line, end + 1) : 0;
    if (line[end] == ')') return behind_marker(line, end + 1);
    // A single capital before a full stop is an initial: "J. Smith", "V. Novak".
    if (line[end] != '.' || (length == 1 && is_ascii_upper(line[0]))) return 0;
    return behind_marker(line, end + 1);
}

std::size_t list_marker(std::string_view line) noexcept
{
    std::size_t pos = 0;
    if (is_bullet(next_code_point(line, pos))) {
        while (pos < line.size() && line[pos] == line[0] && line[0] == '*') ++pos;    // "** Item"
        return behind_marker(line, pos);
    }
    if (const std::size_t section = section_number(line)) return section;
    return numbered_marker(line);
}

std::size_t heading_mark(std::string_view line) noexcept
{
    const std::size_t marks = count_while(line, 0, [](char c) { return c == '#'; });
    return marks >= 1 && marks <= 6 ? behind_marker(line, marks) : 0;
}

std::size_t quote_mark(std::string_view line) noexcept
{
    std::size_t pos = 0;
    while (pos < line.size() && (line[pos] == '>' || (line[pos] == ' ' && pos > 0))) ++pos;
    return pos < line.size() ? pos : 0;
}

// Gaps of spaces between the words of a line, as columns set with a typewriter have them.
int count_column_gaps(std::string_view line) noexcept
{
    int gaps = 0;
    std::uint32_t spaces = 0;
    for (const char c : line) {
        if (c == ' ') {
            gaps += ++spaces == kColumnGap;
        } else {
            spaces = 0;
        }
    }
    return gaps;
}

bool is_table_row(std::string_view line) noexcept
{
    const auto pipes = std::ranges::count(line, '|');
    if (pipes >= 2 && (line.front() == '|' || pipes >= 3 || line.find(" | ") != std::string_view::npos)) return true;
    const auto tabs = std::ranges::count(line, '\t');
    if (tabs >= 2 || (tabs == 1 && line.size() <= kLongestRowWithOneTab)) return true;
    return count_column_gaps(line) >= 2;
}

bool is_rule(std::string_view line) noexcept
{
    std::size_t pos = 0, marks = 0;
    while (pos < line.size()) {
        const char32_t c = next_code_point(line, pos);
        if (!is_rule_mark(c)) return false;
        marks += !is_invisible(c);
    }
    return marks >= 3 || (marks > 0 && line.front() == '|') || line == "--" || line == "#";
}

bool is_underline(std::string_view line) noexcept
{
    const char mark = line.front();
    if (mark != '=' && mark != '-' && mark != '~') return false;
    return line.size() >= 3 && line.find_first_not_of(mark) == std::string_view::npos;
}

void read_end(std::string_view line, Line& out) noexcept
{
    std::size_t pos = line.size();
    while (pos > 0) {
        const char32_t c = previous_code_point(line, pos);
        if (is_closing_mark(c) || is_invisible(c)) continue;
        out.terminal = is_terminal_mark(c);
        out.open_end = is_open_mark(c);
        return;
    }
}

void read_start(std::string_view line, Line& out) noexcept
{
    std::size_t pos = 0;
    const char32_t c = next_code_point(line, pos);
    out.starts_lower = u_islower(static_cast<UChar32>(c)) != 0;
    out.starts_caseless = u_charType(static_cast<UChar32>(c)) == U_OTHER_LETTER;
    std::size_t end = 0;
    while (end < line.size() && line[end] != ' ' && line[end] != '\t') ++end;
    out.first_word = static_cast<std::uint16_t>(std::min<std::size_t>(text::count_code_points(line.substr(0, end)), 0xFFFF));
}

// Closing marks of "## Heading ##" and "| cell |".
std::size_t body_end(std::string_view line, LineClass kind) noexcept
{
    std::size_t end = line.size();
    const char mark = kind == LineClass::Heading ? '#' : kind == LineClass::TableRow ? '|' : '\0';
    if (mark == '\0') return end;
    while (end > 0 && (line[end - 1] == mark || line[end - 1] == ' ' || line[end - 1] == '\t')) --end;
    return end;
}

struct Marked {
    LineClass kind;
    std::size_t body;
};

Marked classify(std::string_view line) noexcept
{
    if (is_rule(line)) return {LineClass::Rule, 0};
    if (line.front() == '#') {
        if (const std::size_t body = heading_mark(line)) return {LineClass::Heading, body};
    }
    if (line.front() == '>') {
        if (const std::size_t body = quote_mark(line)) return {LineClass::Quote, body};
    }
    if (const std::size_t body = list_marker(line)) return {LineClass::ListItem, body};
    if (is_table_row(line)) {
        const std::size_t body = line.find_first_not_of("| \t");
        return {LineClass::TableRow, body == std::string_view::npos ? 0 : body};
    }
    return {LineClass::Plain, 0};
}

// Month names of the languages that put a full stop behind the day: "3. Dezember".
const std::set<std::string, std::less<>>& months_behind_stops()
{
    static const std::set<std::string, std::less<>> months = [] {
        std::set<std::string, std::less<>> names;
        for (const std::string_view code : language::languages()) {
            UErrorCode status = U_ZERO_ERROR;
            const icu::Locale locale = icu::Locale::createFromName(std::string(code).c_str());
            const std::unique_ptr<icu::DateFormat> format(
                icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale));
            const auto* simple = dynamic_cast<const icu::SimpleDateFormat*>(format.get());
            icu::UnicodeString pattern;
            if (simple == nullptr || simple->toPattern(pattern).indexOf(icu::UnicodeString(u"d.")) < 0) continue;
            const icu::DateFormatSymbols symbols(locale, status);
            std::int32_t count = 0;
            const icu::UnicodeString* list = U_SUCCESS(status) ? symbols.getMonths(count) : nullptr;
            for (std::int32_t m = 0; m < count; ++m) {
                std::string name;
                names.insert(text::fold(list[m].toUTF8String(name)));
            }
        }
        return names;
    }();
    return months;
}

std::string_view first_word(std::string_view text) noexcept
{
    return text.substr(0, text.find_first_of(" \t.,;:"));
}

// What stands behind "12." makes it no number of an item, or lets it be one.
enum class Numbered : std::uint8_t { Item, Doubtful, Date };

// "3. Dezember" is a date, "9. 11. 2024" and "25. října" hardly an item; items begin with a capital more often than not.
Numbered look_behind(std::string_view behind)
{
    std::size_t pos = 0;
    const char32_t c = next_code_point(behind, pos);
    if (u_isalpha(static_cast<UChar32>(c)) && months_behind_stops().contains(text::fold(first_word(behind))))
        return Numbered::Date;
    return u_islower(static_cast<UChar32>(c)) || u_isdigit(static_cast<UChar32>(c)) ? Numbered::Doubtful : Numbered::Item;
}

// The number of an item at the beginning of a line ("12." is 12), or 0.
unsigned number_at(std::string_view line) noexcept
{
    const std::size_t digits = count_while(line, 0, is_digit);
    if (digits == 0 || digits > 3 || digits >= line.size() || line[digits] != '.') return 0;
    unsigned number = 0;
    for (std::size_t i = 0; i < digits; ++i) number = number * 10 + static_cast<unsigned>(line[i] - '0');
    return number;
}

// "1.12" as its parts; empty where the line begins with no number of a section.
std::vector<unsigned> section_at(std::string_view line)
{
    std::vector<unsigned> parts;
    for (std::size_t pos = 0; parts.size() < 8;) {
        const std::size_t digits = count_while(line, pos, is_digit);
        if (digits == 0 || digits > 3) break;
        unsigned number = 0;
        for (std::size_t i = pos; i < pos + digits; ++i) number = number * 10 + static_cast<unsigned>(line[i] - '0');
        parts.push_back(number);
        pos += digits;
        if (pos >= line.size() || line[pos] != '.') break;
        ++pos;
    }
    return parts.size() < 2 ? std::vector<unsigned>() : parts;
}

// "1.3" and "1.2.1" follow "1.2", and so does "2.1"; 13.00 does not follow 12.30.
bool section_follows(const std::vector<unsigned>& a, const std::vector<unsigned>& b)
{
    if (a.empty() || b.empty()) return false;
    std::size_t same = 0;
    while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
    if (same == a.size()) return b.size() == same + 1 && b.back() == 1;
    if (same >= b.size() || b[same] != a[same] + 1) return false;
    return std::all_of(b.begin() + static_cast<std::ptrdiff_t>(same) + 1, b.end(), [](unsigned part) { return part == 1; });
}

// Whether one of the lines to come is as asked for.
template <class Accept>
bool goes_on(std::string_view rest, Accept accept)
{
    constexpr std::size_t kNear = 2000;
    rest = rest.substr(0, kNear);
    for (std::size_t begin = 0; begin < rest.size();) {
        const std::size_t text = std::min(rest.find_first_not_of(" \t\r\n", begin), rest.size());
        if (accept(rest.substr(text))) return true;
        begin = std::min(rest.find('\n', text), rest.size());
        if (begin < rest.size()) ++begin;
    }
    return false;
}

std::uint16_t indent_of(std::string_view space) noexcept
{
    std::size_t columns = text::count_code_points(space);
    columns += 3 * static_cast<std::size_t>(std::ranges::count(space, '\t'));
    return static_cast<std::uint16_t>(std::min<std::size_t>(columns, 0xFFFF));
}

}    // namespace

bool is_invisible(char32_t c) noexcept
{
    if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    return u_isUWhiteSpace(static_cast<UChar32>(c)) ||
           u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

ByteRange trimmed(std::string_view text, ByteRange range) noexcept
{
    const std::string_view part = text.substr(0, range.end);
    std::size_t begin = range.begin, end = range.end;
    while (begin < end) {
        std::size_t next = begin;
        if (!is_invisible(next_code_point(part, next))) break;
        begin = next;
    }
    while (end > begin) {
        std::size_t previous = end;
        if (!is_invisible(previous_code_point(part, previous))) break;
        end = previous;
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Finds the end of the line that starts at pos_, moves pos_ behind the line end and remembers what kind of end it was.
void LineScanner::cut(std::size_t& end) noexcept
{
    std::size_t at = pos_;
    while (at < text_.size()) {
        if (!is_line_end(static_cast<unsigned char>(text_[at]))) {
            ++at;
            continue;
        }
        std::size_t next = at;
        const char32_t c = next_code_point(text_, next);
        if (c <= 0x0D || c == 0x85 || c == 0x2028 || c == 0x2029) {
            end = at;
            pos_ = c == '\r' && next < text_.size() && text_[next] == '\n' ? next + 1 : next;
            page_break_ = c == '\f';
            block_break_ = c == '\f' || c == 0x2029;
            return;
        }
        at = next;
    }
    end = pos_ = text_.size();
}

// A number with a full stop heads an item unless a date goes on behind it; where that is in doubt, its neighbours are looked
// at. "1.200 Kilometer" and "12.30 Uhr" begin like sections, which come in order.
bool LineScanner::may_be_item(std::string_view line, std::size_t body)
{
    std::vector<unsigned> section = section_at(line);
    if (!section.empty()) {
        const bool heading =
            line.size() < 80 && line.back() != '.' && std::ranges::all_of(section, [](unsigned part) { return part < 10; });
        const bool follows = section_follows(last_section_, section) || heading || section.size() > 2;
        last_section_ = section;
        return follows || goes_on(text_.substr(pos_),
                                  [&](std::string_view next) { return section_follows(section, section_at(next)); });
    }
    const unsigned number = number_at(line);
    if (number == 0) return true;
    const Numbered look = look_behind(line.substr(body));
    const auto is_next = [number](std::string_view next) { return number_at(next) == number + 1; };
    const bool doubtful = look == Numbered::Doubtful && number != last_number_ + 1;
    if (look == Numbered::Date || (doubtful && !goes_on(text_.substr(pos_), is_next))) return false;
    last_number_ = number;
    return true;
}

bool LineScanner::next(Line& line)
{
    if (pos_ >= text_.size()) return false;
    line = Line();
    line.page_break = page_break_;
    line.block_break = block_break_;
    page_break_ = block_break_ = false;
    const std::size_t begin = pos_;
    std::size_t end = 0;
    cut(end);
    const ByteRange range = trimmed(text_, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    line.begin = line.body = range.begin;
    line.end = line.body_end = range.end;
    if (range.empty()) return true;
    const std::string_view content = text_.substr(range.begin, range.size());
    Marked marked = classify(content);
    if (marked.kind == LineClass::ListItem && !may_be_item(content, marked.body)) marked = {LineClass::Plain, 0};
    line.kind = marked.kind;
    line.body += static_cast<std::uint32_t>(marked.body);
    line.body_end = std::max(line.body, line.begin + static_cast<std::uint32_t>(body_end(content, marked.kind)));
    line.columns = static_cast<std::uint16_t>(std::min<std::size_t>(text::count_code_points(content), 0xFFFF));
    line.indent = indent_of(text_.substr(begin, range.begin - begin));
    line.underline = marked.kind == LineClass::Rule && is_underline(content);
    read_end(content, line);
    read_start(content.substr(marked.body), line);
    return true;
}

}    // namespace textdrift::segment
