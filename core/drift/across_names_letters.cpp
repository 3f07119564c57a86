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

// Letters that one sound of another language is written with, as the writer pleases: إنجليزية and إنغليزية, לוסאקה, לוסקא.
bool is_same_sound(char32_t a, char32_t b)
{
    constexpr std::u32string_view kSounds[] = {U"\u062C\u063A\u0643\u0642\u06AF\u06A9",
                                               U"\u0633\u0635\u0632\u062B",
                                               U"\u062A\u0637\u062B",
                                               U"\u0628\u0641\u067E\u06A4",
                                               U"\u062D\u0647\u062E",
                                               U"\u0634\u062A\u0686\u062C",
                                               U"\u05D8\u05EA",
                                               U"\u05DB\u05E7\u05D7",
                                               U"\u05E1\u05E9\u05E6",
                                               U"\u05D1\u05D5",
                                               U"\u05D0\u05E2\u05D4",
                                               U"\u0433\u0445\u0491",
                                               U"\u0435\u044D\u0454\u0451",
                                               U"\u0438\u0456\u044B\u0439\u0457",
                                               U"\u03B9\u03B7\u03C5",
                                               U"\u03BF\u03C9"};
    return std::any_of(std::begin(kSounds), std::end(kSounds), [&](std::u32string_view sound) {
        return sound.find(a) != std::u32string_view::npos && sound.find(b) != std::u32string_view::npos;
    });
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
    if (left == 1 && right == 1 && is_same_sound(a[front], b[front])) return false;
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

std::size_t doubled_at(const std::u32string& longer, const std::u32string& shorter)
{
    if (longer.size() != shorter.size() + 1) return 0;
    std::size_t at = 0;
    while (at < shorter.size() && longer[at] == shorter[at]) ++at;
    return at > 0 && longer[at] == longer[at - 1] && longer.substr(at + 1) == shorter.substr(at) ? at : 0;
}

bool is_doubled_oddly(const std::u32string& longer, const std::u32string& shorter)
{
    const std::size_t at = doubled_at(longer, shorter);
    if (at == 0) return false;
    return is_roman_vowel(longer[at]) || (at + 1 < longer.size() && !is_roman_vowel(longer[at + 1]));
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
