// Cuts what no person calls a paragraph - a book on one line - into pieces that every later stage can afford.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/document.h"

namespace textdrift::segment {

inline constexpr std::uint32_t kLongestParagraph = 16 << 10;    // bytes; longer ones are cut

// The pieces of a long paragraph, each of 4 to 12 KiB, without white space around them. Cut before a sentence, failing that
// before a word, never inside one. Where is told by the words before the cut and not by counting, so that two versions of
// the same long line are cut alike but around their differences. Cost: linear.
std::vector<ByteRange> cut_into_pieces(std::string_view text, ByteRange body, std::span<const ByteRange> sentences,
                                       std::span<const ByteRange> words);

}    // namespace textdrift::segment
