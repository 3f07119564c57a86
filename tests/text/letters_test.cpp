// Letters without their stroke or tie.
#include "core/text/letters.h"

#include <doctest/doctest.h>

#include <string>

using namespace textdrift;

TEST_SUITE("text/letters")
{
    TEST_CASE("plain_letter: each letter has its plain form, no other code point has one")
    {
        const std::u32string letters = U"ÆÐØÞßæðøþĐđĦħıĸŁłŊŋŒœŦŧƀƁƊƏƘƙƳƴȷɓɗəɨɫʉẞ";
        const std::string expected =
            "AE D O Th ss ae d o th D d H h i k L l N n OE oe T t b B D A K k Y y j b d a i l u SS ";
        std::string found, all;
        for (const char32_t letter : letters) found.append(text::plain_letter(letter)).append(" ");
        for (char32_t c = 0; c < 0x110000; ++c) {
            if (const std::string_view plain = text::plain_letter(c); !plain.empty()) all.append(plain).append(" ");
        }
        CHECK(found == expected);
        CHECK(all == expected);
    }
}
