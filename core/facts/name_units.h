// Tokens joined to the units names are made of: words without their possessive, dotted acronyms, initials, codes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/document.h"
#include "core/facts/lexicon.h"
#include "core/facts/token.h"

namespace textdrift::facts {

struct Unit {
    enum class Kind : unsigned char { Word, Digits, Mark };

    Kind kind = Kind::Mark;
    std::size_t first = 0, last = 0;    // tokens
    ByteRange range;                    // what belongs to the name: without "'s", with the stops of "U.N."
    std::string folded;                 // "us" for "U.S."
    WordMemo* memo = nullptr;           // of `folded`; nullptr where it is not a token's
    char32_t mark = 0;
    bool space_before = false;
    bool breaks_before = false;    // tab or line end that is no line wrap: no name goes across
    bool capital = false;          // may be part of a name by its writing
    bool upper = false;            // acronym by its writing
    bool mixed = false;
    bool possessive = false;
    bool weak_start = false;    // capital by position: first in a sentence, after a colon or opening mark
    bool blocked = false;       // a date, an amount, a link
    bool code = false;
    bool marked = false;          // letters beyond ASCII: "Tô" is not the word "to"
    bool initial = false;         // "J."
    bool abbreviation = false;    // "St.", "Mr."
    bool roman = false;           // digits written as a Roman numeral

    bool is_word() const noexcept { return kind == Kind::Word; }
};

std::vector<Unit> build_units(std::string_view text, const std::vector<Token>& tokens, const std::vector<bool>& blocked,
                              const Lexicon& lexicon);

// Whether token `i` is capitalised by its position alone.
bool starts_weakly(const std::vector<Token>& tokens, std::size_t i);

}    // namespace textdrift::facts
