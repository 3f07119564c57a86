// The token view all extractors read: letter runs, digit runs and single marks of a paragraph.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
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

// What a token may begin or be, as bits. An extractor passes over tokens without its bit: nearly all of a text.
enum TokenUse : std::uint16_t {
    kMayBeginDate = 1,
    kMayBeginQuantity = 2,
    kMayBeginComparator = 4,
    kMayBeginNegation = 8,
    kMayBeginSaying = 16,
    kMayLeadQuantity = 32,    // a mark that belongs to the number right behind it
    kDateWord = 64,           // DateLexicon knows it
    kDateCue = 128,           // a word that a date reader looks for ahead of numbers
    kNameParticle = 256,      // a name may begin with it in lower case: "al-Assad"
    kAnyUse = 0xFFFF          // nobody has asked the lexicons
};

// What the lexicons answered when they were asked for a word the first time. Each answer names the lexicon that gave it, so
// that another one asks anew.
struct WordMemo {
    const void* numbers = nullptr;    // NumberLexicon
    const WordInfo* number = nullptr;
    const void* names = nullptr;    // Lexicon
    const GazetteerEntry* place = nullptr;
    std::uint32_t name_classes = 0;
    bool starts_numeral = false;
    bool everyday = false;             // by `knowledge`
    bool extends_number = false;       // by `extended`
    const void* spellout = nullptr;    // Spellout
    const void* extended = nullptr;    // likewise
    const void* dates = nullptr;       // DateLexicon
    const std::vector<DateEntry>* date = nullptr;
    const void* knowledge = nullptr;         // DocumentKnowledge
    std::uint32_t lower = 0, capital = 0;    // how often written so where it tells something (knowledge.cpp)
};

// Its fields are in an order that leaves no gaps, so that a token is 64 bytes.
struct Token {
    std::string folded;              // text::fold of the token; for digits: ASCII digits
    WordMemo* memo = nullptr;        // of the word in the Vocabulary it was read with; nullptr where there was none
    ByteRange range;                 // in Document::text
    char32_t mark = 0;               // the code point where type is Mark
    std::uint16_t uses = kAnyUse;    // TokenUse
    TokenClass type = TokenClass::Mark;
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

// The words of a text by their spelling, each folded once. Belongs to one thread and one setting of keep_marks; the text
// must outlive it. Full vocabularies take no more words, so that its size is bounded.
class Vocabulary {
public:
    struct Word {
        std::string folded{};
        std::uint16_t uses = kAnyUse;
        bool known = false;    // `folded` and the other fields have been filled in
        bool capital = false, upper = false, mixed = false;
        std::string_view written{};
        WordMemo memo{};
    };
    // Tells the uses of a word that is met for the first time, from a token of it.
    using Judge = std::function<std::uint16_t(const Token& token)>;

    explicit Vocabulary(Judge judge = nullptr);

    // The word spelled so, new ones empty; nullptr for a new one in a full vocabulary. Its address stays.
    Word* find(std::string_view written);
    std::deque<Word>& words() noexcept { return words_; }
    std::uint16_t judge(const Token& token) const { return judge_ ? judge_(token) : std::uint16_t{kAnyUse}; }

private:
    // Short words are told by their key alone: it holds their bytes; of others it is a hash.
    struct Slot {
        std::uint64_t key = 0;
        Word* word = nullptr;    // nullptr: free
    };
    void grow();

    Judge judge_;
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
