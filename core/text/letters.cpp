// The table of letters without their stroke or tie, and that of letters with one shape in several alphabets.
#include "core/text/letters.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/text/utf8.h"

namespace textdrift::text {
namespace {

struct LetterFold {
    char32_t letter;
    std::string_view plain;
};

// Sorted by code point.
constexpr LetterFold kLetterFolds[] = {
    {0x00C6, "AE"}, {0x00D0, "D"},  {0x00D8, "O"}, {0x00DE, "Th"}, {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"},
    {0x00F8, "o"},  {0x00FE, "th"}, {0x0110, "D"}, {0x0111, "d"},  {0x0126, "H"},  {0x0127, "h"},  {0x0131, "i"},
    {0x0138, "k"},  {0x0141, "L"},  {0x0142, "l"}, {0x014A, "N"},  {0x014B, "n"},  {0x0152, "OE"}, {0x0153, "oe"},
    {0x0166, "T"},  {0x0167, "t"},  {0x0180, "b"}, {0x0181, "B"},  {0x018A, "D"},  {0x018F, "A"},  {0x0198, "K"},
    {0x0199, "k"},  {0x01B3, "Y"},  {0x01B4, "y"}, {0x0237, "j"},  {0x0253, "b"},  {0x0257, "d"},  {0x0259, "a"},
    {0x0268, "i"},  {0x026B, "l"},  {0x0289, "u"}, {0x1E9E, "SS"},
};

// One shape in each alphabet, in the order of Alphabet; 0 where it has none.
using Images = std::array<char32_t, 3>;

constexpr Images kImages[] = {
    {U'a', U'а', 0},    {U'c', U'с', 0},    {U'e', U'е', 0},    {U'o', U'о', U'ο'}, {U'p', U'р', 0},    {U'x', U'х', 0},
    {U'y', U'у', 0},    {U'v', 0, U'ν'},    {U'i', U'і', 0},    {U'j', U'ј', 0},    {U's', U'ѕ', 0},    {U'h', U'һ', 0},
    {U'd', U'ԁ', 0},    {U'A', U'А', U'Α'}, {U'B', U'В', U'Β'}, {U'C', U'С', 0},    {U'E', U'Е', U'Ε'}, {U'H', U'Н', U'Η'},
    {U'I', U'І', U'Ι'}, {U'J', U'Ј', 0},    {U'K', U'К', U'Κ'}, {U'M', U'М', U'Μ'}, {U'N', 0, U'Ν'},    {U'O', U'О', U'Ο'},
    {U'P', U'Р', U'Ρ'}, {U'S', U'Ѕ', 0},    {U'T', U'Т', U'Τ'}, {U'X', U'Х', U'Χ'}, {U'Y', U'У', U'Υ'}, {U'Z', 0, U'Ζ'},
};

bool is_cyrillic(char32_t c) noexcept
{
    return c >= 0x0400 && c <= 0x052F;
}

// The first bytes in UTF-8 of what is_cyrillic() tells; other bytes of a code point are below 0xC0.
bool begins_cyrillic(char byte) noexcept
{
    return static_cast<unsigned char>(byte) >= 0xD0 && static_cast<unsigned char>(byte) <= 0xD4;
}

bool is_latin(char32_t c) noexcept
{
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
           (c >= 0x00C0 && c <= 0x024F && c != 0x00D7 && c != 0x00F7);
}

// What a word of both scripts consists of.
struct Mixture {
    std::size_t latin = 0, cyrillic = 0;              // letters
    std::size_t only_latin = 0, only_cyrillic = 0;    // of them without an image in the other script
    std::size_t capitals = 0;                         // of the Latin letters
    std::size_t changes = 0;                          // of script, from letter to letter

    // "SMSки" joins whole parts, and is how people write; "ниje" is typed on two keyboards.
    bool is_joined() const { return changes == 1 && std::min(latin, cyrillic) > 1 && (capitals > 0 || only_latin > 0); }
};

Mixture mixture_of(std::string_view word)
{
    Mixture mixture;
    bool latin_before = false;
    for (std::size_t pos = 0; pos < word.size();) {
        const bool first = pos == 0;
        const char32_t c = next_code_point(word, pos);
        mixture.changes += !first && is_latin(c) != latin_before;
        latin_before = is_latin(c);
        if (latin_before) {
            ++mixture.latin;
            mixture.capitals += c <= U'Z';
            mixture.only_latin += image_of(c, Alphabet::Latin, Alphabet::Cyrillic) == 0;
        } else {
            ++mixture.cyrillic;
            mixture.only_cyrillic += image_of(c, Alphabet::Cyrillic, Alphabet::Latin) == 0;
        }
    }
    return mixture;
}

void append_in_one_script(std::string& out, std::string_view word)
{
    const Mixture mixture = mixture_of(word);
    const bool mixed = mixture.latin > 0 && mixture.cyrillic > 0;
    if (!mixed || mixture.is_joined() || (mixture.only_latin > 0 && mixture.only_cyrillic > 0)) {
        out += word;
        return;
    }
    const bool to_latin = mixture.only_latin > 0 || (mixture.only_cyrillic == 0 && mixture.latin > mixture.cyrillic);
    const Alphabet host = to_latin ? Alphabet::Latin : Alphabet::Cyrillic;
    const Alphabet strays = to_latin ? Alphabet::Cyrillic : Alphabet::Latin;
    for (std::size_t pos = 0; pos < word.size();) {
        const char32_t c = next_code_point(word, pos);
        const char32_t image = image_of(c, strays, host);
        append_code_point(out, image == 0 ? c : image);
    }
}

}    // namespace

char32_t image_of(char32_t letter, Alphabet of, Alphabet in) noexcept
{
    const auto* found =
        std::ranges::find(kImages, letter, [of](const Images& images) { return images[static_cast<std::size_t>(of)]; });
    return letter == 0 || found == std::end(kImages) ? 0 : (*found)[static_cast<std::size_t>(in)];
}

std::string in_one_script(std::string_view text)
{
    if (std::ranges::none_of(text, begins_cyrillic)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    std::size_t begin = 0;
    const auto flush = [&](std::size_t end) { append_in_one_script(out, text.substr(begin, end - begin)); };
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t at = pos;
        const char32_t c = next_code_point(text, pos);
        if (is_latin(c) || is_cyrillic(c)) continue;
        flush(at);
        out += text.substr(at, pos - at);
        begin = pos;
    }
    flush(text.size());
    return out;
}

std::string_view plain_letter(char32_t code_point) noexcept
{
    const auto* found = std::ranges::lower_bound(kLetterFolds, code_point, {}, &LetterFold::letter);
    return found != std::end(kLetterFolds) && found->letter == code_point ? found->plain : std::string_view();
}

}    // namespace textdrift::text
