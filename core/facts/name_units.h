// Tokens joined to the units names are made of: words without their possessive, dotted acronyms, initials, codes.
#pragma once

#include <cstdint>
#include <forward_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/document.h"
#include "core/facts/codes.h"
#include "core/facts/lexicon.h"
#include "core/facts/token.h"

namespace textdrift::facts {

struct Unit {
    enum class Kind : unsigned char { Word, Digits, Mark };

    std::string_view folded;              // "us" for "U.S."; of a token or of Units::joined
    WordMemo* memo = nullptr;             // of `folded`; nullptr where it is not a token's
    ByteRange range;                      // what belongs to the name: without "'s", with the stops of "U.N."
    std::uint32_t first = 0, last = 0;    // tokens
    char32_t mark = 0;
    Kind kind = Kind::Mark;
    bool space_before = false;
    bool breaks_before = false;    // tab or line end that is no line wrap: no name goes across
    bool capital = false;          // may be part of a name by its writing
    bool upper = false;            // acronym by its writing
    bool mixed = false;
    bool possessive = false;
    bool weak_start = false;    // capital by position: first in a sentence, after a colon or opening mark
    bool blocked = false;       // a date, an amount, a link
    bool code = false;
    bool initial = false;         // "J."
    bool abbreviation = false;    // "St.", "Mr."
    bool roman = false;           // digits written as a Roman numeral
    bool plain = false;           // one token, read as a word
    bool particle = false;        // a name may begin with it in lower case
    bool is_code = false;         // as find_codes() found it; `code` is false for those that are no names: hashes
    bool common = false;          // an everyday word with a capital, as far as the scanner of names knows

    bool is_word() const noexcept { return kind == Kind::Word; }
};

struct Units {
    std::vector<Unit> list;
    std::forward_list<std::string> joined;    // words put together of several tokens
    const Lexicon* lexicon = nullptr;         // by which they were built
    std::vector<Code> codes{};                // of the tokens
};

// The tokens must outlive the units.
Units build_units(std::string_view text, const std::vector<Token>& tokens, const Lexicon& lexicon);

// Blocks the units of tokens that belong to something else.
void block_units(std::vector<Unit>& units, const std::vector<Token>& tokens, const std::vector<bool>& blocked);

// Whether a token has letters beyond ASCII: "Tô" is not the word "to".
bool has_marks(std::string_view text, const Token& token);

// Whether token `i` is capitalised by its position alone.
bool starts_weakly(const std::vector<Token>& tokens, std::size_t i);

}    // namespace textdrift::facts
