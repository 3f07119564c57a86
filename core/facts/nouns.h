// Finds what a number counts, so that "3 dead, 10 injured" and "10 dead, 3 injured" differ. Internal to the room.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/facts/number_lexicon.h"
#include "core/facts/token.h"

namespace textdrift::facts {

class NounFinder {
public:
    NounFinder(std::span<const Token> tokens, const std::vector<bool>& taken, const NumberLexicon& lexicon)
        : tokens_(tokens), taken_(taken), lexicon_(lexicon)
    {
    }

    // The stem of the noun counted by the number in tokens [begin, end): the first plural behind it, the state of people
    // ("10 people were injured": injur), or what stands before it ("killing 3", "deaths: 12", "Article 6"). May be empty.
    std::string counted(std::size_t begin, std::size_t end) const;

    // Whether a word that can be counted stands at `end`: no function word, no mark.
    bool follows(std::size_t end) const;

private:
    const WordInfo* info(std::size_t i) const { return lexicon_.find(tokens_[i]); }
    bool is_word(std::size_t i) const { return i < tokens_.size() && tokens_[i].type == TokenClass::Word; }
    std::string behind(std::size_t end, bool& generic) const;
    std::string numbered_list(std::size_t begin, std::size_t end) const;
    std::string before(std::size_t begin, bool verbs_only) const;

    std::span<const Token> tokens_;
    const std::vector<bool>& taken_;
    const NumberLexicon& lexicon_;
};

}    // namespace textdrift::facts
