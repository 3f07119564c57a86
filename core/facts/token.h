// The token view all extractors read: letter runs, digit runs and single marks of a paragraph.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/document.h"

namespace textdrift::facts {

enum class TokenClass : std::uint8_t {
    Word,      // letters and their marks; an apostrophe between letters stays inside ("don't", "China's", "Ra'ad")
    Digits,    // decimal digits of one script, no separators
    Mark       // any other single code point that is not white space or ignorable
};

struct Token {
    ByteRange range;       // in Document::text
    std::string folded;    // text::fold of the token; for digits: ASCII digits
    TokenClass type = TokenClass::Mark;
    char32_t mark = 0;    // the code point where type is Mark
    bool space_before = false;
    bool newline_before = false;
    bool capital = false;           // first letter is upper or title case
    bool upper = false;             // two or more letters, all upper case
    bool mixed = false;             // upper case letter after a lower case one: "SenseTime", "iPhone"
    bool sentence_start = false;    // first Word or Digits token of a sentence (or after a quotation mark that opens one)
};

// Tokens of text[range], which must cut at code point borders.
// `sentence_starts`: byte offsets where sentences begin, ascending. Cost: linear.
std::vector<Token> tokenise(std::string_view text, ByteRange range, const std::vector<std::uint32_t>& sentence_starts);

}    // namespace textdrift::facts
