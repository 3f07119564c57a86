// The token view all extractors read: letter runs, digit runs and single marks of a paragraph.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
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

struct WordInfo;
struct DateEntry;
struct GazetteerEntry;

// What the lexicons answered when they were asked for a word the first time. Each answer names the lexicon that gave it, so
// that another one asks anew.
struct WordMemo {
    const void* numbers = nullptr;    // NumberLexicon
    const WordInfo* number = nullptr;
    const void* dates = nullptr;    // DateLexicon
    const std::vector<DateEntry>* date = nullptr;
    const void* spellout = nullptr;    // Spellout
    const void* names = nullptr;       // Lexicon
    const GazetteerEntry* place = nullptr;
    std::uint32_t name_classes = 0;
    bool starts_numeral = false;
    std::uint32_t lower = 0, capital = 0;    // how often written so where it tells something (knowledge.cpp)
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
    WordMemo* memo = nullptr;       // of the word in the Vocabulary it was read with; nullptr where there was none
    bool sentence_start = false;    // first Word or Digits token of a sentence (or after a quotation mark that opens one)
};

// The words of a text by their spelling, each folded once. Belongs to one thread and one setting of keep_marks; the text
// must outlive it. Full vocabularies take no more words, so that its size is bounded.
class Vocabulary {
public:
    struct Word {
        std::string_view written;
        std::string folded;
        bool known = false;    // the fields below and `folded` have been filled in
        bool capital = false, upper = false, mixed = false;
        WordMemo memo{};
    };

    Vocabulary();

    // The word spelled so, new ones empty; nullptr for a new one in a full vocabulary. Its address stays.
    Word* find(std::string_view written);
    std::deque<Word>& words() noexcept { return words_; }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t word = 0;    // 0: free, else its place in words_ and one
    };
    void grow();

    std::array<Word*, 128> marks_{};    // of one ASCII character
    std::vector<Slot> slots_;
    std::deque<Word> words_;
};

struct TokeniseOptions {
    bool keep_marks = false;             // `folded` keeps the marks on letters: language::Table::keeps_marks
    std::span<const ByteRange> words;    // of the text, ascending (SegmentedText::words): sets word_start and word_end
    Vocabulary* vocabulary = nullptr;    // where the folds and memos of its words are kept
};

// Tokens of text[range], which must cut at code point borders.
// `sentence_starts`: byte offsets where sentences begin, ascending. Cost: linear.
std::vector<Token> tokenise(std::string_view text, ByteRange range, const std::vector<std::uint32_t>& sentence_starts,
                            const TokeniseOptions& options = {});

}    // namespace textdrift::facts
