// Which words of a bead became which: the token alignment that carries a span of one side over to the other.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace textdrift::align {

// For every word of `a` the index of its counterpart in `b`, or -1; strictly increasing over the matched ones.
// Words are folded. Optimal (longest weighted) up to a product of 4 million cells, anchored on rare common words beyond.
// Cost: O(|a| |b|) below the bound, near-linear beyond it.
std::vector<std::int32_t> align_words(std::span<const std::string> a, std::span<const std::string> b);

// 0 to 1: 1 equal, above 0.5 one is likely a garbled or inflected form of the other. Damerau-Levenshtein over code points,
// with a bonus for a common prefix. Source: Damerau 1964; Winkler 1990.
double word_similarity(std::string_view a, std::string_view b) noexcept;

}    // namespace textdrift::align
