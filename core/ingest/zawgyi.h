// Burmese in Zawgyi, a font's encoding that uses the code points of Unicode for other shapes.
#pragma once

#include <string>
#include <string_view>

namespace textdrift::ingest {

// By what Unicode never writes: a sign E that opens a word, a stacking sign with no letter under it.
bool is_zawgyi(std::string_view text) noexcept;

// The same text in Unicode, by ICU's rules; empty where ICU has none.
std::string decode_zawgyi(std::string_view text);

}    // namespace textdrift::ingest
