// Letters that Unicode does not decompose though readers leave out their stroke or tie, and letters of two scripts that
// look alike.
#pragma once

#include <string>
#include <string_view>

namespace textdrift::text {

// What is written for such a letter without it, in ASCII ("o" for ø, "ae" for æ); empty for every other code point.
// Cost: a binary search of some forty letters.
std::string_view plain_letter(char32_t code_point) noexcept;

enum class Alphabet { Latin, Cyrillic, Greek };

// The letter of another alphabet that has the shape of `letter`: of Cyrillic "о" in Latin, "o"; 0 where there is none.
// Source: the single-script confusables of Unicode Technical Standard 39, those no typeface tells apart. Cost: thirty rows.
char32_t image_of(char32_t letter, Alphabet of, Alphabet in) noexcept;

// The text with each word of Cyrillic and Latin letters written in one of them, where the letters of the other are all
// images of it: "Мoсква" with a Latin o becomes "Москва". Words whose foreign letters are no images stay ("IT-компания").
// Whoever types or disguises so changes what a reader sees in nothing and what a program compares in everything.
// Cost: linear; a copy where there is no Cyrillic.
std::string in_one_script(std::string_view text);

}    // namespace textdrift::text
