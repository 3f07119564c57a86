// The table of letters without their stroke or tie.
#include "core/text/letters.h"

#include <algorithm>
#include <iterator>

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

}    // namespace

std::string_view plain_letter(char32_t code_point) noexcept
{
    const auto* found = std::ranges::lower_bound(kLetterFolds, code_point, {}, &LetterFold::letter);
    return found != std::end(kLetterFolds) && found->letter == code_point ? found->plain : std::string_view();
}

}    // namespace textdrift::text
