// The readers of each format, and what they share. Internal to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/document.h"
#include "core/base/result.h"
#include "core/lexicon/lexicon.h"

namespace textdrift::lexicon {

// What messages call the files of this room.
inline constexpr std::string_view kExpected = "a lexicon";

Result<Lexicon> read_tsv(const std::string& path, std::string_view content);
Result<Lexicon> read_tmx(const std::string& path, std::string_view content);
// `path` names the .index, the .dict or the .dict.dz; the other of the two stands beside it.
Result<Lexicon> read_freedict(const std::string& path, const Limits& limits);

// Words of a text: letters, digits and marks between white space and punctuation, folded. A syllable of a script without
// spaces between words is a word by itself.
std::vector<std::string> folded_words(std::string_view text);

}    // namespace textdrift::lexicon
