// Word and character shingles of a text, as sorted sets of 64-bit hashes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace textdrift::sketch {

struct ShingleOptions {
    // Consecutive words or characters in one shingle. Wider: fewer chance meetings, less tolerance of edits.
    // 5 words tell reprints from texts on one topic; 2 or 3 still meet after heavy rewording.
    std::uint32_t width = 5;
};

// The words of tokens.h, accents dropped. Returns: sorted, each hash once; a text shorter than the width is one shingle; no
// word at all gives an empty set. One call for one text: a Shingler keeps its memory between texts.
// Cost: linear. Source: Broder 1997.
std::vector<std::uint64_t> word_shingles(std::string_view text, ShingleOptions options = {});

// Shingles of `options.width` characters of the same words, one space between them.
std::vector<std::uint64_t> character_shingles(std::string_view text, ShingleOptions options = {});

// Hash of a run of bytes, for terms and keys: XXH3-64 with seed 0, equal on every machine.
std::uint64_t hash_bytes(std::string_view bytes) noexcept;

// Resemblance |a and b| / |a or b| and containment |a and b| / |a| of two sorted sets; two empty sets resemble (1), an empty
// set is contained in everything (1). Cost: linear merge. Source: Broder 1997.
double resemblance(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) noexcept;
double containment(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) noexcept;

}    // namespace textdrift::sketch
