// Anchors: the few shingles by which a text and a longer one that holds it find each other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace textdrift::index {

// Join keys of a document for containment, from the hashes of its words in order: its shingles of five words whose hash falls
// in a sample, every one of a short text, a quarter of a long one's; the sample of a longer text is part of that of a shorter
// one, so that a text finds the place it was taken from whatever surrounds it. Short texts have keys of fewer words besides.
// `keys` is replaced; each key once, ascending.
void anchor_keys(std::span<const std::uint64_t> words, std::vector<std::uint64_t>& keys);

// Whether `shared` common keys of two documents with so many keys each are enough to compare them exactly: loose, it only
// turns away pairs that meet by a common phrase.
bool worth_comparing(std::uint32_t shared, std::uint32_t keys_a, std::uint32_t keys_b) noexcept;

}    // namespace textdrift::index
