// The table of letters without their stroke or tie, and that of Cyrillic letters and their Latin images.
#include "core/text/letters.h"

#include <algorithm>
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

struct Image {
    char32_t cyrillic, latin;
};

constexpr Image kImages[] = {
    {U'а', U'a'}, {U'с', U'c'}, {U'е', U'e'}, {U'о', U'o'}, {U'р', U'p'}, {U'х', U'x'}, {U'у', U'y'},
    {U'і', U'i'}, {U'ј', U'j'}, {U'ѕ', U's'}, {U'һ', U'h'}, {U'ԁ', U'd'}, {U'А', U'A'}, {U'В', U'B'},
    {U'С', U'C'}, {U'Е', U'E'}, {U'Н', U'H'}, {U'І', U'I'}, {U'Ј', U'J'}, {U'К', U'K'}, {U'М', U'M'},
    {U'О', U'O'}, {U'Р', U'P'}, {U'Ѕ', U'S'}, {U'Т', U'T'}, {U'Х', U'X'}, {U'У', U'Y'},
};

bool is_cyrillic(char32_t c) noexcept
{
    return c >= 0x0400 && c <= 0x052F;
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
    std::size_t changes = 0;                          // of script, from letter to letter

    // "SMSки" joins whole parts, and is how people write.
    bool is_joined() const { return changes == 1 && std::min(latin, cyrillic) > 1; }
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
            mixture.only_latin += std::ranges::find(kImages, c, &Image::latin) == std::end(kImages);
        } else {
            ++mixture.cyrillic;
            mixture.only_cyrillic += std::ranges::find(kImages, c, &Image::cyrillic) == std::end(kImages);
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
    for (std::size_t pos = 0; pos < word.size();) {
        const char32_t c = next_code_point(word, pos);
        const auto* image = std::ranges::find(kImages, c, to_latin ? &Image::cyrillic : &Image::latin);
        append_code_point(out, image == std::end(kImages) ? c : to_latin ? image->latin : image->cyrillic);
    }
}

}    // namespace

std::string in_one_script(std::string_view text)
{
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
