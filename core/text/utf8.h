// UTF-8 by code point. All functions expect valid UTF-8 (ingest guarantees it) and never read past the end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace textdrift::text {

// Decodes the code point at `pos` and moves `pos` behind it. `pos` must be < text.size(). Invalid bytes give U+FFFD and one
// step.
char32_t next_code_point(std::string_view text, std::size_t& pos) noexcept;

// Decodes the code point that ends before `pos` and moves `pos` to its start. `pos` must be > 0.
char32_t previous_code_point(std::string_view text, std::size_t& pos) noexcept;

void append_code_point(std::string& out, char32_t code_point);

// Cost: linear, no allocation.
std::size_t count_code_points(std::string_view text) noexcept;

// Offset of the first invalid byte, or npos where the whole is valid.
std::size_t find_invalid_utf8(std::string_view text) noexcept;

}    // namespace textdrift::text
