// UTF-8 decoding, encoding, counting and checking.
#include "core/text/utf8.h"

#include <cstdint>
#include <cstring>

namespace textdrift::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned char byte_at(std::string_view text, std::size_t pos) noexcept
{
    return static_cast<unsigned char>(text[pos]);
}

bool is_continuation(unsigned char byte) noexcept
{
    return (byte & 0xC0) == 0x80;
}

// Length of the sequence at `pos` where it is well-formed (Unicode 15, table 3-7), else 0.
std::size_t sequence_length(std::string_view text, std::size_t pos) noexcept
{
    const unsigned char lead = byte_at(text, pos);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() - pos < length) return 0;
    // The second byte's range rules out overlong forms, surrogates and values above U+10FFFF.
    const unsigned char second = byte_at(text, pos + 1);
    const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if (!is_continuation(byte_at(text, pos + i))) return 0;
    }
    return length;
}

char32_t decode(std::string_view text, std::size_t pos, std::size_t length) noexcept
{
    const char32_t lead = byte_at(text, pos);
    if (length == 1) return lead;
    char32_t value = lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        value = (value << 6) | (byte_at(text, pos + i) & 0x3Fu);
    }
    return value;
}

}    // namespace

char32_t next_code_point(std::string_view text, std::size_t& pos) noexcept
{
    const unsigned char lead = byte_at(text, pos);
    if (lead < 0x80) {
        ++pos;
        return lead;
    }
    const std::size_t length = sequence_length(text, pos);
    if (length == 0) {
        ++pos;
        return kReplacement;
    }
    const char32_t value = decode(text, pos, length);
    pos += length;
    return value;
}

char32_t previous_code_point(std::string_view text, std::size_t& pos) noexcept
{
    const std::size_t end = pos;
    for (std::size_t back = 1; back <= 4 && back <= end; ++back) {
        const std::size_t start = end - back;
        if (is_continuation(byte_at(text, start))) continue;
        if (sequence_length(text, start) != back) break;
        pos = start;
        return decode(text, start, back);
    }
    pos = end - 1;
    return kReplacement;
}

void append_code_point(std::string& out, char32_t code_point)
{
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = kReplacement;
    const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6));
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18));
        put(0x80 | ((code_point >> 12) & 0x3F));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

std::size_t count_code_points(std::string_view text) noexcept
{
    std::size_t count = 0;
    for (const char c : text) {
        count += !is_continuation(static_cast<unsigned char>(c));
    }
    return count;
}

std::size_t find_invalid_utf8(std::string_view text) noexcept
{
    std::size_t pos = 0;
    while (pos < text.size()) {
        if (text.size() - pos >= 8) {
            std::uint64_t block = 0;
            std::memcpy(&block, text.data() + pos, 8);
            if ((block & 0x8080808080808080ull) == 0) {
                pos += 8;
                continue;
            }
        }
        const std::size_t length = sequence_length(text, pos);
        if (length == 0) return pos;
        pos += length;
    }
    return std::string_view::npos;
}

}    // namespace textdrift::text
