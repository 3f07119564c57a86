// Anchors: the few shingles by which a text and a longer one that holds it find each other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace textdrift::index {

// Join keys of a document for containment, from the hashes of its words in order: the shingles of five words that are
// syncmers, that is whose pair of neighbours of least hash is the first of their four, or, in texts of up to 160 words, the
// first or the last. Texts of up to 24 words have all their shingles of five, and those of three words besides; fewer than
// five words are one key. So a longer text's anchors within a part of it are anchors of that part alone: a text finds the
// place it was taken from whatever surrounds it, and any seven words in a row do so up to 160 words.
// `keys` is replaced; each key once, ascending.
// Cost:   linear; about a quarter of the words of a text are keys, up to 160 words half.
// Source: Edgar 2021, Syncmers are more sensitive than minimizers (open and closed syncmers; words in place of letters).
void anchor_keys(std::span<const std::uint64_t> words, std::vector<std::uint64_t>& keys);

// What is remembered of a text to judge what it shares.
struct AnchorCounts {
    std::uint32_t words = 0;
    std::uint32_t keys = 0;
};

// Whether two texts whose common keys weigh `weight` (NamedPair: rare keys more) are worth comparing exactly: loose for
// copies, it turns away pairs that meet by common phrases.
bool worth_comparing(std::uint32_t weight, AnchorCounts a, AnchorCounts b) noexcept;

}    // namespace textdrift::index
