// Shingles of a text from its words' hashes or its normalised characters: what signatures are made of.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/sketch/tokens.h"

namespace textdrift::sketch {

enum class ShingleKind : std::uint8_t { Words, Characters };

struct ShingleSpec {
    ShingleKind kind = ShingleKind::Words;
    std::uint32_t width = 5;    // 1 to 64 words or characters
    friend bool operator==(const ShingleSpec&, const ShingleSpec&) = default;
};

// Combines hashes of words into hashes of shingles of `width` consecutive ones; fewer words than that are one shingle, no
// word is none. `out` is replaced. SIMD, equal to its reference on every target.
void combine_words(std::span<const std::uint64_t> words, std::uint32_t width, std::vector<std::uint64_t>& out);
void combine_words_reference(std::span<const std::uint64_t> words, std::uint32_t width, std::vector<std::uint64_t>& out);

// The same over the code points of normalised text (Tokeniser::normalised).
void combine_characters(std::string_view normalised, std::uint32_t width, std::vector<std::uint64_t>& out);
void combine_characters_reference(std::string_view normalised, std::uint32_t width, std::vector<std::uint64_t>& out);

// Text to shingles. One object a thread; spans live until its next call.
class Shingler {
public:
    Shingler(ShingleSpec spec, TokenOptions options);

    // In order of the text, with repeats.
    std::span<const std::uint64_t> shingles(std::string_view text);

    // The set: ascending, each once.
    std::span<const std::uint64_t> shingle_set(std::string_view text);

    // The words of the last text given, as hashes; empty after character shingles.
    std::span<const std::uint64_t> last_words() const noexcept { return words_; }

private:
    ShingleSpec spec_;
    Tokeniser tokeniser_;
    std::span<const std::uint64_t> words_;
    std::vector<std::uint64_t> shingles_;
    std::vector<std::uint64_t> scratch_;
};

// Sorts and removes repeats, in time linear in the values (they are hashes). `scratch` is working memory.
void sort_unique(std::vector<std::uint64_t>& values, std::vector<std::uint64_t>& scratch);

// Elements common to two ascending sets. SIMD where the machine has it.
std::size_t count_common(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) noexcept;
std::size_t count_common_reference(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) noexcept;

}    // namespace textdrift::sketch
