// The token view all extractors read: letter runs, digit runs and single marks of a paragraph.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/document.h"

namespace textdrift::facts {

enum class TokenClass : std::uint8_t {
    // Letters and their marks; an apostrophe between letters stays inside ("don't", "China's", "Ra'ad"). In scripts written
    // without spaces, and in Hangul, one letter with its marks: expressions are matched as sequences of them. A run of
    // Katakana is one word.
    Word,
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
    bool single = false;            // one letter of a script written without spaces, or of Hangul
    bool word_start = true;         // a word begins here, or ends behind it: always true but for `single` tokens, where the
    bool word_end = true;           // words given to tokenise() decide (both true where none were given)
    bool sentence_start = false;    // first Word or Digits token of a sentence (or after a quotation mark that opens one)
};

struct TokeniseOptions {
    bool keep_marks = false;             // `folded` keeps the marks on letters: language::Table::keeps_marks
    std::span<const ByteRange> words;    // of the text, ascending (SegmentedText::words): sets word_start and word_end
};

// Tokens of text[range], which must cut at code point borders.
// `sentence_starts`: byte offsets where sentences begin, ascending. Cost: linear.
std::vector<Token> tokenise(std::string_view text, ByteRange range, const std::vector<std::uint32_t>& sentence_starts,
                            const TokeniseOptions& options = {});

}    // namespace textdrift::facts
