// Letters of any script as the ASCII letters they sound like, so that names and borrowed words meet. Internal to the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace textdrift::align {

// Appends what a code point sounds like ("щ" shch, "β" v, "習" xi, "٣" 3), lower case; nothing for marks and for letters of
// scripts without a transliteration. Every code point by itself: cheap, and what it loses at borders of letters n-grams
// forgive. Cost: ICU once a code point and process, then a look-up. Thread-safe.
void append_sound(char32_t code_point, std::string& out);

// The same of the ASCII that a word begins with. Returns where that ends.
std::size_t append_plain_sound(std::string_view word, std::string& out);

// Letters that vary between spellings of one sound brought to one: c and q to k, ph to f, w to v, y to i, doubles to one.
// `consonants`: drops the vowels, for scripts that do not write them, or write them as marks.
void unify_sounds(std::string& word, bool consonants);

// True for scripts whose vowels are unwritten or marks: Arabic, Hebrew and the scripts of South and South-East Asia.
bool writes_consonants(char32_t code_point) noexcept;

}    // namespace textdrift::align
