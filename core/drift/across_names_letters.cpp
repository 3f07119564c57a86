// Compares the letters of names one by one.
#include "core/drift/across_names_letters.h"

#include <algorithm>

#include "core/text/utf8.h"

namespace textdrift::drift {

namespace {

// Written or left out, by custom: glides between vowels (Данијел and Даниел, Mayotte and Majotte), the letters that stand
// for vowels in Hebrew and Arabic (אמריקאים and אמריקאיים), signs of Indian scripts that leave the sound as it is.
bool is_glide(char32_t letter)
{
    constexpr std::u32string_view kGlides =
        U"jy\u0458\u0439\u05D0\u05D5\u05D9\u05F3'"
        U"\u0627\u0648\u064A\u06CC\u0621\u0626\u093C\u094D\u0902\u0901\u09BC\u09CD\u0981\u09AF"
        U"\u200C\u200D";
    return kGlides.find(letter) != std::u32string_view::npos;
}

}    // namespace

bool is_roman_vowel(char32_t letter)
{
    return std::u32string_view(U"aeiouyw").find(letter) != std::u32string_view::npos;
}

bool differs_inside(const std::u32string& a, const std::u32string& b, bool equal_length)
{
    if (a == b || a.size() > b.size() + 1 || b.size() > a.size() + 1 || (equal_length && a.size() != b.size())) return false;
    std::size_t front = 0, back = 0;
    const std::size_t least = std::min(a.size(), b.size());
    while (front < least && a[front] == b[front]) ++front;
    while (back < least - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
    if (front == 0 || back == 0) return false;
    const std::size_t left = a.size() - front - back, right = b.size() - front - back;
    if (left + right == 1 && is_glide(left == 1 ? a[front] : b[front])) return false;
    if (left <= 1 && right <= 1) return true;
    return left == 2 && right == 2 && a[front] == b[front + 1] && a[front + 1] == b[front];
}

bool is_swapped(const std::u32string& a, const std::u32string& b)
{
    if (a.size() != b.size() || a == b) return false;
    std::size_t front = 0;
    while (a[front] == b[front]) ++front;
    return front > 0 && front + 1 < a.size() && a[front] == b[front + 1] && a[front + 1] == b[front] &&
           a.substr(front + 2) == b.substr(front + 2);
}

bool differs_last(const std::u32string& a, const std::u32string& b)
{
    return a != b && a.size() == b.size() && a.substr(0, a.size() - 1) == b.substr(0, b.size() - 1);
}

std::u32string letters_of(std::string_view text)
{
    std::u32string letters;
    for (std::size_t pos = 0; pos < text.size();) letters += text::next_code_point(text, pos);
    return letters;
}

std::u32string without_length(std::u32string letters)
{
    std::erase(letters, U'\u30FC');
    return letters;
}

bool is_hiragana(const std::u32string& letters)
{
    return std::all_of(letters.begin(), letters.end(), [](char32_t c) { return c > 0x3040 && c < 0x30A0; });
}

bool alike_but_ending(const std::string& a, const std::string& b)
{
    std::size_t same = 0;
    while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
    return same >= 6 && std::max(a.size(), b.size()) - same <= 6 && std::max(a.size(), b.size()) - same <= same;
}

}    // namespace textdrift::drift
