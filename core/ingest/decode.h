// Bytes of a known charset to UTF-8, counting what had to be repaired.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace textdrift::ingest {

// How often something was repaired, and where in the input it first happened.
struct Repair {
    std::uint64_t count = 0;
    std::uint64_t offset = 0;

    void add(std::uint64_t at) noexcept
    {
        if (count++ == 0) offset = at;
    }
};

struct Decoded {
    std::string text;    // valid UTF-8 without NUL
    Repair invalid;      // sequences that are no text in the charset, each replaced by one U+FFFD
    Repair nul;          // NUL characters, each replaced by U+FFFD
};

enum class ByteOrder : std::uint8_t { Little, Big };

// `base` is the offset of bytes[0] in the input: the length of the byte order mark.
Decoded decode_utf8(std::string_view bytes, std::uint64_t base);
Decoded decode_utf16(std::string_view bytes, ByteOrder order, std::uint64_t base);
Decoded decode_utf32(std::string_view bytes, ByteOrder order, std::uint64_t base);

// Any charset ICU knows by name. False where it does not know it.
bool decode_legacy(std::string_view bytes, const std::string& charset, Decoded& out);

// How much of the bytes is well-formed UTF-8 beyond ASCII.
struct Utf8Census {
    std::uint64_t good = 0;     // well-formed sequences of two bytes and more
    std::uint64_t bad = 0;      // ill-formed ones
    bool cut_at_end = false;    // the last of the ill-formed is a sequence the end of the input cuts short
};
Utf8Census count_utf8(std::string_view bytes) noexcept;

}    // namespace textdrift::ingest
