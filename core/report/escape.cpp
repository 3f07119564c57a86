// The one escaping sink of each kind of output.
#include "core/report/escape.h"

#include <cstdint>

#include <unicode/uchar.h>

#include "core/text/utf8.h"

namespace textdrift::report {

namespace {

constexpr char kHex[] = "0123456789ABCDEF";

// Reads a code point; `valid` is false where the bytes were no UTF-8 (then one byte was taken).
char32_t read(std::string_view text, std::size_t& pos, bool& valid) noexcept
{
    const std::size_t start = pos;
    const char32_t code_point = text::next_code_point(text, pos);
    valid = code_point != 0xFFFD || pos - start == 3;
    return code_point;
}

void append_hex(std::string& out, std::uint32_t value, int digits)
{
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += kHex[(value >> shift) & 15];
}

void append_visible(std::string& out, char32_t code_point)
{
    out += "⟨U+";
    append_hex(out, code_point, code_point > 0xFFFFF ? 6 : code_point > 0xFFFF ? 5 : 4);
    out += "⟩";
}

void append_visible_byte(std::string& out, char byte)
{
    out += "⟨0x";
    append_hex(out, static_cast<unsigned char>(byte), 2);
    out += "⟩";
}

bool is_white_control(char32_t c) noexcept
{
    return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// Joiners and variation selectors belong to the text where the character before them uses them.
bool shapes_previous(char32_t previous, char32_t c) noexcept
{
    const auto before = static_cast<UChar32>(previous);
    const bool emoji = previous > 0xFF && (u_hasBinaryProperty(before, UCHAR_EMOJI) || previous == 0xFE0F);
    if (c == 0xFE0F || c == 0xFE0E) return u_hasBinaryProperty(before, UCHAR_EMOJI) && previous != 0xFE0F;
    if (c != 0x200C && c != 0x200D) return false;
    const auto joining = u_getIntPropertyValue(before, UCHAR_JOINING_TYPE);
    const bool joins = joining == U_JT_DUAL_JOINING || joining == U_JT_RIGHT_JOINING;
    return joins || u_getCombiningClass(before) == 9 || (c == 0x200D && emoji);
}

// What a terminal and HTML share: white space controls to one space, hidden characters made visible.
// Returns false where the code point goes out as it is.
bool append_made_visible(std::string& out, char32_t previous, char32_t c)
{
    if (c >= 0x20 && c < 0x7F) return false;
    if (is_white_control(c)) {
        if (!(c == '\n' && previous == '\r')) out += ' ';
        return true;
    }
    if (!acts_or_hides(c) || shapes_previous(previous, c)) return false;
    append_visible(out, c);
    return true;
}

const char* html_entity(char32_t c) noexcept
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return nullptr;
    }
}

}    // namespace

void append_terminal(std::string& out, std::string_view text)
{
    char32_t previous = 0;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t start = pos;
        bool valid = true;
        const char32_t c = read(text, pos, valid);
        if (!valid) append_visible_byte(out, text[start]);
        else if (!append_made_visible(out, previous, c)) out.append(text.substr(start, pos - start));
        previous = c;
    }
}

std::string terminal_text(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    append_terminal(out, text);
    return out;
}

void append_html(std::string& out, std::string_view text)
{
    char32_t previous = 0;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t start = pos;
        bool valid = true;
        const char32_t c = read(text, pos, valid);
        if (const char* entity = html_entity(c)) out += entity;
        else if (!valid) append_visible_byte(out, text[start]);
        else if (!append_made_visible(out, previous, c)) out.append(text.substr(start, pos - start));
        previous = c;
    }
}

std::string path_as_uri(std::string_view path)
{
    std::string uri = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~' || c == '/';
        if (plain) {
            uri += c;
        } else {
            uri += '%';
            append_hex(uri, static_cast<unsigned char>(c), 2);
        }
    }
    return uri;
}

}    // namespace textdrift::report
