// Letters of names compared one by one: what tells a slip of the pen from another spelling. Internal to the room.
#pragma once

#include <string>
#include <string_view>

namespace textdrift::drift {

std::u32string letters_of(std::string_view text);

// Of a romanised word; "w" is a vowel to many.
bool is_roman_vowel(char32_t letter);

// One letter inside is another, missing or too many, or two neighbours changed places; the ends agree.
bool differs_inside(const std::u32string& a, const std::u32string& b, bool equal_length);

// Two neighbouring letters changed places, the first letter stays.
bool is_swapped(const std::u32string& a, const std::u32string& b);

// The two are the same but for a letter that stands twice in the longer one: where the second of the two is; else 0.
std::size_t doubled_at(const std::u32string& longer, const std::u32string& shorter);

// Custom doubles consonants between vowels or at the end ("Mohamed", "Mohammed"), nothing else ("Manndela").
bool is_doubled_oddly(const std::u32string& longer, const std::u32string& shorter);

// Scripts without endings: the last letter alone is another.
bool differs_last(const std::u32string& a, const std::u32string& b);

// Without the marks of long vowels, which writers set or leave out: メキシコシティー, メキシコシティ.
std::u32string without_length(std::u32string letters);

// Katakana, Hangul, Chinese characters: letters of names. Hiragana are particles and endings.
bool is_hiragana(const std::u32string& letters);

// Same beginning, the difference in the last three letters: a case ending the table does not know.
bool alike_but_ending(const std::string& a, const std::string& b);

}    // namespace textdrift::drift
