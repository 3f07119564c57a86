// What the tables of provinces are sorted by: the beginning of the first word. Shared with the tool that writes them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/token.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

constexpr std::size_t kRegionStart = 3, kShortRegionStart = 2;    // letters that no ending changes, of long and short words

// The first `letters` letters of a word. `word`: what is left of the token at `index` without a clitic. Where each letter is
// a token, that token and the next.
inline std::string region_start(const std::vector<Token>& tokens, std::size_t index, std::string_view word,
                                std::size_t letters)
{
    if (tokens[index].single) {
        const bool more =
            index + 1 < tokens.size() && tokens[index + 1].type == TokenClass::Word && tokens[index + 1].single;
        return more ? std::string(word) + tokens[index + 1].folded : std::string(word);
    }
    std::size_t end = 0;
    for (std::size_t i = 0; i < letters && end < word.size(); ++i) text::next_code_point(word, end);
    return std::string(word.substr(0, end));
}

// What a name of this first word stands below.
inline std::string region_start(const std::vector<Token>& tokens)
{
    const std::string_view word = tokens.front().folded;
    std::size_t end = 0;
    for (std::size_t i = 0; i < kRegionStart && end < word.size(); ++i) text::next_code_point(word, end);
    return region_start(tokens, 0, word, end < word.size() ? kRegionStart : kShortRegionStart);
}

}    // namespace textdrift::facts
