// Letters without their stroke or tie, and letters that look alike.
#include "core/text/letters.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace textdrift;

TEST_SUITE("text/letters")
{
    TEST_CASE("in_one_script: letters that are images of the word's own become its own, others stay")
    {
        struct Row {
            const char *name, *text, *expected;
        };
        const Row rows[] = {
            {"Latin letters in a Cyrillic word", "Мoсквa", "Москва"},
            {"Cyrillic letters in a Latin word", "Yоrk and Pаris", "York and Paris"},
            {"Serbian, every vowel", "Истрaгa FBI je зaвршeнa, рeкao je.", "Истрага FBI je завршена, рекао je."},
            {"Serbian, the end of a word", "ниje", "није"},
            {"joined parts of two scripts", "IT-компания, SMSки", "IT-компания, SMSки"},
            {"a letter without an image", "Мzсква", "Мzсква"},
            {"only images: the script of more of them", "рaсо cора", "расо сора"},
            {"nothing mixed", "Москва, Paris, 東京 42 %", "Москва, Paris, 東京 42 %"},
            {"empty", "", ""},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK(text::in_one_script(row.text) == row.expected);
        }
    }

    TEST_CASE("image_of: the same shape in another alphabet, there and back")
    {
        using enum text::Alphabet;
        CHECK(text::image_of(U'о', Cyrillic, Latin) == U'o');
        CHECK(text::image_of(U'o', Latin, Greek) == U'ο');
        CHECK(text::image_of(U'Η', Greek, Cyrillic) == U'Н');
        CHECK(text::image_of(U'v', Latin, Cyrillic) == 0);
        CHECK(text::image_of(U'v', Latin, Greek) == U'ν');
        CHECK(text::image_of(U'ж', Cyrillic, Latin) == 0);
        CHECK(text::image_of(0, Greek, Latin) == 0);
        for (char32_t c = 1; c < 0x600; ++c)
            for (const auto& [of, in] : {std::pair{Latin, Cyrillic}, {Cyrillic, Greek}, {Greek, Latin}})
                if (const char32_t image = text::image_of(c, of, in)) CHECK(text::image_of(image, in, of) == c);
    }

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
