// Counts letters by code point blocks: exact enough for ratios of lengths, and without a look-up for each character.
#include "core/drift/letters.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "core/text/utf8.h"

namespace textdrift::drift {

namespace {

bool in(char32_t c, char32_t first, char32_t last) noexcept
{
    return c >= first && c <= last;
}

bool is_letter(char32_t c) noexcept
{
    if (c < 0x80) return in(c, 'a', 'z') || in(c, 'A', 'Z') || in(c, '0', '9');
    if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
    if (c < 0x600) return c != 0xD7 && c != 0xF7 && c != 0x387 && !in(c, 0x589, 0x58A);
    if (in(c, 0x2000, 0x2BFF) || in(c, 0x3000, 0x3004) || in(c, 0x3008, 0x3020) || in(c, 0xFE30, 0xFE6F)) return false;
    if (in(c, 0xFF00, 0xFF0F) || in(c, 0xFF1A, 0xFF20) || in(c, 0xFF3B, 0xFF40) || in(c, 0xFF5B, 0xFF65)) return false;
    return c != 0x60C && c != 0x61B && c != 0x61F && c != 0x6D4 && !in(c, 0x964, 0x965) && !in(c, 0x104A, 0x104F) &&
           !in(c, 0x17D4, 0x17DA);
}

bool is_space(char32_t c) noexcept
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x202F || c == 0x3000;
}

bool introduces(char32_t c) noexcept
{
    return c == ':' || c == ',' || c == '(' || c == '.' || c == '!' || c == '?' || c == 0x2013 || c == 0x2014 ||
           c == 0x60C || c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF1A;
}

// The last character before `at` that is no space; 0 at the start of the paragraph.
char32_t before(std::string_view text, std::uint32_t begin, std::uint32_t at) noexcept
{
    std::size_t pos = at;
    while (pos > begin) {
        const char32_t c = text::previous_code_point(text, pos);
        if (!is_space(c)) return c;
    }
    return 0;
}

// Words of a quotation, how many begin with a capital, and whether a sentence or clause ends inside it.
struct Look {
    std::size_t words = 0, capitals = 0;
    bool first_capital = false, first_cased = false, ends_inside = false;
};

Look look_at(std::string_view inner) noexcept
{
    Look look;
    bool inside_word = false;
    for (std::size_t pos = 0; pos < inner.size();) {
        const char32_t c = text::next_code_point(inner, pos);
        const bool letter = is_letter(c);
        if (letter && !inside_word) {
            const bool upper = u_isupper(static_cast<UChar32>(c)) != 0;
            if (look.words == 0) look.first_capital = upper, look.first_cased = upper || u_islower(static_cast<UChar32>(c));
            ++look.words;
            look.capitals += upper;
        }
        inside_word = letter || (inside_word && (c == '\'' || c == 0x2019 || c == '-'));
        look.ends_inside = look.ends_inside || c == '.' || c == '!' || c == '?' || c == ';' || c == ',';
    }
    return look;
}

}    // namespace

bool ends_clause(char32_t c) noexcept
{
    switch (c) {
    case '.':
    case ',':
    case ':':
    case ';':
    case '!':
    case '?':
    case '"':
    case 0x60C:
    case 0x61B:
    case 0x61F:
    case 0x6D4:
    case 0x964:
    case 0x965:
    case 0x104A:
    case 0x104B:
    case 0x17D4:
    case 0x2013:
    case 0x2014:
    case 0x2026:
    case 0x3001:
    case 0x3002:
    case 0xFF01:
    case 0xFF0C:
    case 0xFF1A:
    case 0xFF1B:
    case 0xFF1F: return true;
    default: return false;
    }
}

double count_letters(std::string_view text) noexcept
{
    std::size_t count = 0;
    for (std::size_t pos = 0; pos < text.size();) {
        const auto byte = static_cast<unsigned char>(text[pos]);
        if (byte < 0x80) {
            count += is_letter(byte);
            ++pos;
        } else {
            count += is_letter(text::next_code_point(text, pos));
        }
    }
    return static_cast<double>(count);
}

std::uint32_t letter_position(std::string_view text, ByteRange range, double letters) noexcept
{
    const std::string_view part = text.substr(0, range.end);
    double count = 0;
    for (std::size_t pos = range.begin; pos < part.size();) {
        const std::size_t at = pos;
        if (!is_letter(text::next_code_point(part, pos))) continue;
        if (++count > letters) return static_cast<std::uint32_t>(at);
    }
    return range.end;
}

std::vector<ByteRange> clauses_in(std::string_view text, ByteRange range)
{
    std::vector<ByteRange> clauses;
    const std::string_view part = text.substr(0, range.end);
    std::uint32_t begin = range.begin, end = range.begin;
    const auto close = [&] {
        if (end > begin) clauses.push_back({begin, end});
    };
    for (std::size_t pos = range.begin; pos < part.size();) {
        const auto at = static_cast<std::uint32_t>(pos);
        const char32_t c = text::next_code_point(part, pos);
        if (ends_clause(c)) {
            close();
            begin = end = static_cast<std::uint32_t>(pos);
        } else if (is_space(c)) {
            if (begin == end && begin == at) begin = end = static_cast<std::uint32_t>(pos);
        } else {
            end = static_cast<std::uint32_t>(pos);
        }
    }
    close();
    return clauses;
}

bool begins_with_dash(std::string_view text) noexcept
{
    if (text.empty()) return false;
    std::size_t pos = 0;
    const char32_t c = text::next_code_point(text, pos);
    return c == 0x2013 || c == 0x2014 || c == 0x2015;
}

bool reads_as_title(const segment::SegmentedText& text, const facts::Fact& fact)
{
    const facts::QuotationValue& value = *fact.quotation();
    const ByteRange body = text.paragraphs[fact.paragraph].range;
    const Look look = look_at(text.slice(value.inner));
    if (!look.first_cased || look.words == 0) return false;
    if (look.first_capital && look.capitals * 2 >= look.words && look.capitals > 1) return true;
    if (!look.first_capital || look.ends_inside) return false;
    const char32_t previous = before(text.document.text, body.begin, fact.range.begin);
    return previous != 0 && !introduces(previous);
}

}    // namespace textdrift::drift
