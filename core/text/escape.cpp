// What is fit to be looked at, and JSON strings that are.
#include "core/text/escape.h"

#include <unicode/uchar.h>

#include "core/text/utf8.h"

namespace textdrift::text {

namespace {

void append_json_escape(std::string& out, char32_t c)
{
    if (c > 0xFFFF) {
        append_json_escape(out, 0xD800 + ((c - 0x10000) >> 10));
        append_json_escape(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
        return;
    }
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789ABCDEF"[(c >> shift) & 15];
}

void append_json_code_point(std::string& out, char32_t c)
{
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    if (c >= 0x20 && c < 0x7F) out += static_cast<char>(c);
    else if (acts_or_hides(c)) append_json_escape(out, c);
    else append_code_point(out, c);
}

}    // namespace

bool acts_or_hides(char32_t code_point) noexcept
{
    if (code_point < 0xA0) return code_point < 0x20 || code_point >= 0x7F;
    const auto c = static_cast<UChar32>(code_point);
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return true;
    switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_SURROGATE:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED: return true;
    case U_FORMAT_CHAR: return !u_hasBinaryProperty(c, UCHAR_PREPENDED_CONCATENATION_MARK);
    default: return false;
    }
}

void append_json(std::string& out, std::string_view text)
{
    out += '"';
    for (std::size_t pos = 0; pos < text.size();) append_json_code_point(out, next_code_point(text, pos));
    out += '"';
}

}    // namespace textdrift::text
