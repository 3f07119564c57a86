// Decoders for UTF-8, UTF-16 and UTF-32; legacy charsets by ICU.
#include "core/ingest/decode.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "core/text/utf8.h"

namespace textdrift::ingest {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned char byte_at(std::string_view bytes, std::size_t pos) noexcept
{
    return static_cast<unsigned char>(bytes[pos]);
}

bool is_replacement(std::string_view bytes, std::size_t pos) noexcept
{
    return bytes.substr(pos, 3) == "\xEF\xBF\xBD";
}

// Length of the ill-formed sequence at `pos`: the longest start of a well-formed one, at least one byte (Unicode 15, 3.9).
std::size_t ill_formed_length(std::string_view bytes, std::size_t pos) noexcept
{
    const unsigned char lead = byte_at(bytes, pos);
    if (lead < 0xC2 || lead > 0xF4) return 1;
    const std::size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    std::size_t length = 1;
    while (length < wanted && pos + length < bytes.size()) {
        const unsigned char next = byte_at(bytes, pos + length);
        if (next < low || next > high) break;
        low = 0x80;
        high = 0xBF;
        ++length;
    }
    return length;
}

void put(Decoded& out, char32_t c, std::uint64_t at)
{
    if (c == 0) {
        out.nul.add(at);
        c = kReplacement;
    }
    text::append_code_point(out.text, c);
}

// Appends UTF-8 that is well-formed, with NULs replaced.
void put_valid(Decoded& out, std::string_view bytes, std::uint64_t base)
{
    std::size_t begin = 0;
    for (std::size_t nul; (nul = bytes.find('\0', begin)) != std::string_view::npos; begin = nul + 1) {
        out.text.append(bytes.substr(begin, nul - begin));
        put(out, 0, base + nul);
    }
    out.text.append(bytes.substr(begin));
}

std::uint32_t unit16(std::string_view bytes, std::size_t pos, ByteOrder order) noexcept
{
    const std::uint32_t first = byte_at(bytes, pos), second = byte_at(bytes, pos + 1);
    return order == ByteOrder::Little ? second << 8 | first : first << 8 | second;
}

}    // namespace

Decoded decode_utf8(std::string_view bytes, std::uint64_t base)
{
    Decoded out;
    out.text.reserve(bytes.size());
    std::size_t begin = 0;
    while (begin < bytes.size()) {
        const std::string_view rest = bytes.substr(begin);
        const std::size_t bad = text::find_invalid_utf8(rest);
        put_valid(out, rest.substr(0, bad), base + begin);
        if (bad == std::string_view::npos) break;
        begin += bad;
        out.invalid.add(base + begin);
        text::append_code_point(out.text, kReplacement);
        begin += ill_formed_length(bytes, begin);
    }
    return out;
}

Decoded decode_utf16(std::string_view bytes, ByteOrder order, std::uint64_t base)
{
    Decoded out;
    out.text.reserve(bytes.size());
    std::size_t pos = 0;
    for (; pos + 1 < bytes.size(); pos += 2) {
        const std::uint32_t unit = unit16(bytes, pos, order);
        const bool surrogate = unit >= 0xD800 && unit <= 0xDFFF;
        const std::uint32_t next = pos + 3 < bytes.size() ? unit16(bytes, pos + 2, order) : 0;
        if (surrogate && unit < 0xDC00 && next >= 0xDC00 && next <= 0xDFFF) {
            put(out, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00), base + pos);
            pos += 2;
            continue;
        }
        if (surrogate) out.invalid.add(base + pos);
        put(out, surrogate ? kReplacement : unit, base + pos);
    }
    if (pos < bytes.size()) {
        out.invalid.add(base + pos);
        text::append_code_point(out.text, kReplacement);
    }
    return out;
}

Decoded decode_utf32(std::string_view bytes, ByteOrder order, std::uint64_t base)
{
    Decoded out;
    out.text.reserve(bytes.size() / 2);
    std::size_t pos = 0;
    for (; pos + 3 < bytes.size(); pos += 4) {
        const std::uint32_t first = unit16(bytes, pos, order), second = unit16(bytes, pos + 2, order);
        const std::uint32_t value = order == ByteOrder::Little ? second << 16 | first : first << 16 | second;
        const bool bad = value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF);
        if (bad) out.invalid.add(base + pos);
        put(out, bad ? kReplacement : value, base + pos);
    }
    if (pos < bytes.size()) {
        out.invalid.add(base + pos);
        text::append_code_point(out.text, kReplacement);
    }
    return out;
}

bool decode_legacy(std::string_view bytes, const std::string& charset, Decoded& out)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
    if (U_FAILURE(status)) return false;
    std::vector<UChar> units(16 << 10);
    std::vector<std::int32_t> offsets(units.size());
    out = Decoded();
    out.text.reserve(bytes.size() + bytes.size() / 4);
    const char *from = bytes.data(), *const end = from + bytes.size();
    char32_t lead = 0;
    do {
        const char* const start = from;
        UChar* to = units.data();
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from, end, offsets.data(), true, &status);
        for (const UChar* unit = units.data(); unit < to; ++unit) {
            const std::int32_t offset = std::max(offsets[static_cast<std::size_t>(unit - units.data())], 0);
            const std::uint64_t at = static_cast<std::uint64_t>(start - bytes.data() + offset);
            if (*unit >= 0xD800 && *unit <= 0xDBFF) {
                lead = *unit;
                continue;
            }
            if (*unit == kReplacement) out.invalid.add(at);
            put(out, lead != 0 ? 0x10000 + ((lead - 0xD800) << 10) + (*unit - 0xDC00u) : *unit, at);
            lead = 0;
        }
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    return U_SUCCESS(status);
}

Utf8Census count_utf8(std::string_view bytes) noexcept
{
    Utf8Census census;
    for (std::size_t pos = 0; pos < bytes.size();) {
        if (byte_at(bytes, pos) < 0x80) {
            ++pos;
            continue;
        }
        const std::size_t begin = pos;
        const char32_t c = text::next_code_point(bytes, pos);
        if (c != kReplacement || is_replacement(bytes, begin)) {
            ++census.good;
            continue;
        }
        ++census.bad;
        pos = begin + ill_formed_length(bytes, begin);
        census.cut_at_end = pos == bytes.size() && pos - begin >= 2;
    }
    return census;
}

}    // namespace textdrift::ingest
