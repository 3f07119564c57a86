// Which charset bytes are in, or that they are no text at all.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace textdrift::ingest {

struct Charset {
    std::string name = "UTF-8";
    std::size_t mark = 0;    // bytes of the byte order mark
    bool guessed = false;    // by statistics, with a confidence of 0 to 100
    int confidence = 100;
};

// Byte order mark, then the pattern of zero bytes, then UTF-8, then ICU's statistics.
Charset detect_charset(std::string_view bytes);

// Why the bytes are no text, and at which of them that shows.
struct BinaryFinding {
    std::string what;    // "a PNG image", "binary data"
    std::size_t offset = 0;
};

// Known formats by their first bytes.
std::optional<BinaryFinding> find_signature(std::string_view bytes);

// The same, and the share of control characters.
std::optional<BinaryFinding> find_binary(std::string_view bytes);

// The share of control characters in decoded text, for charsets whose bytes look binary (UTF-16).
bool has_binary_share(std::string_view text) noexcept;

}    // namespace textdrift::ingest
