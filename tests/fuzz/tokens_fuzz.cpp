// Fuzz target: any bytes through the tokeniser under every option, on every instruction set here; fast and slow path agree.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/sketch/shingler.h"
#include "core/sketch/target.h"
#include "core/sketch/tokens.h"
#include "core/text/utf8.h"
#include "require.h"

using namespace textdrift;

namespace {

constexpr std::size_t kCombinations = 16;
constexpr std::size_t kSmall = 32;    // texts up to this are tried under all of them, longer ones under every fifth

sketch::TokenOptions combination(std::size_t number)
{
    return {.fold_case = (number & 1) != 0,
            .fold_width = (number & 2) != 0,
            .fold_accents = (number & 4) != 0,
            .unspaced = (number & 8) != 0 ? sketch::Unspaced::Dictionary : sketch::Unspaced::Characters};
}

// Kept from input to input, as a run keeps them: nothing of one text may be left in the next.
sketch::Tokeniser& tokeniser(std::size_t number)
{
    static std::array<std::vector<sketch::Tokeniser>, kCombinations> all;
    if (all[number].empty()) all[number].emplace_back(combination(number));
    return all[number].front();
}

void check_words(std::string_view text, std::size_t number, std::vector<std::uint64_t>& words)
{
    const auto fast = tokeniser(number).word_hashes(text);
    words.assign(fast.begin(), fast.end());
    REQUIRE(words == sketch::word_hashes_reference(text, combination(number)));
}

void check_normalised(std::string_view text, std::size_t number)
{
    const std::string_view fast = tokeniser(number).normalised(text);
    REQUIRE(fast == sketch::normalised_reference(text, combination(number)));
    REQUIRE(text::find_invalid_utf8(fast) == std::string_view::npos);
    REQUIRE(!fast.starts_with(' ') && !fast.ends_with(' ') && fast.find("  ") == std::string_view::npos);
    const auto width = static_cast<std::uint32_t>(1 + text.size() % 9);
    std::vector<std::uint64_t> characters, reference;
    sketch::combine_characters(fast, width, characters);
    sketch::combine_characters_reference(fast, width, reference);
    REQUIRE(characters == reference);
}

void check_shingles(const std::vector<std::uint64_t>& words, std::uint32_t width)
{
    std::vector<std::uint64_t> shingles, reference, scratch;
    sketch::combine_words(words, width, shingles);
    sketch::combine_words_reference(words, width, reference);
    REQUIRE(shingles == reference);
    sketch::sort_unique(shingles, scratch);
    for (std::size_t i = 1; i < shingles.size(); ++i) REQUIRE(shingles[i - 1] < shingles[i]);
    REQUIRE(sketch::count_common(shingles, shingles) == shingles.size());
}

}    // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static const std::vector<std::string_view> targets = sketch::available_targets();
    const std::size_t step = size <= kSmall ? 1 : 5;
    std::vector<std::uint64_t> words;
    for (std::size_t number = size % step; number < kCombinations; number += step) {
        REQUIRE(sketch::select_target(targets[(size + number) % targets.size()]));
        check_words(text, number, words);
        check_normalised(text, number);
        check_shingles(words, static_cast<std::uint32_t>(1 + (size + number) % 9));
    }
    return 0;
}
