// How near a word would be to a name had two neighbouring letters not changed places, or one letter not been another: what
// tells a slip of the pen in scripts where many spellings of a name are right.
#include <algorithm>

#include "core/drift/across_names.h"
#include "core/drift/across_names_letters.h"
#include "core/text/utf8.h"

namespace textdrift::drift {

namespace {

bool is_syllabic(std::string_view script)
{
    return script == "Hani" || script == "Hang" || script == "Kana";
}

std::string roman_of(std::u32string_view letters)
{
    std::string text;
    for (const char32_t letter : letters) text::append_code_point(text, letter);
    return facts::romanise(text);
}

// The first letter stays: a slip is made inside a word.
double best_swap(const facts::SpellingDistance& distances, std::string_view roman, const std::u32string& letters)
{
    double best = 1e6;
    for (std::size_t i = 1; i + 1 < letters.size(); ++i) {
        if (letters[i] == letters[i + 1]) continue;
        std::u32string swapped = letters;
        std::swap(swapped[i], swapped[i + 1]);
        best = std::min(best, distances.measure(roman, roman_of(swapped)).total);
    }
    return best;
}

// A letter of these scripts stands for up to three Latin ones: those are left out with it.
double best_without(const facts::SpellingDistance& distances, std::string_view roman, const std::u32string& letters)
{
    constexpr std::size_t kLetters = 3;
    double best = 1e6;
    for (std::size_t k = 0; k < letters.size(); ++k) {
        const std::string left = roman_of(letters.substr(0, k) + letters.substr(k + 1));
        if (left.empty()) continue;
        for (std::size_t at = 0; at < roman.size(); ++at)
            for (std::size_t length = 1; length <= std::min(kLetters, roman.size() - at); ++length) {
                const std::string rest = std::string(roman.substr(0, at)) + std::string(roman.substr(at + length));
                if (!rest.empty()) best = std::min(best, distances.measure(rest, left).total);
            }
    }
    return best;
}

}    // namespace

NameRepair NameMatcher::repair(const NameWord& from, std::string_view written) const
{
    constexpr std::size_t kMost = 24;
    NameRepair repair;
    const std::string_view script = facts::script_of_word(written);
    const auto& distances = facts::SpellingDistance::between(facts::script_of_word(from.folded), script);
    std::vector<std::string_view> variants;
    endings_.variants(written, variants);
    for (const std::string_view variant : variants) {
        const std::u32string letters = letters_of(variant);
        if (letters.size() < 2 || letters.size() > kMost || from.roman.size() > kMost) continue;
        const double plain = distances.measure(from.roman, facts::romanise(variant)).total;
        if (plain >= repair.plain) continue;
        repair.plain = plain;
        repair.swapped = best_swap(distances, from.roman, letters);
        repair.replaced = is_syllabic(script) ? best_without(distances, from.roman, letters)
                                              : distances.forgive(from.roman, facts::romanise(variant), 0).forgiven;
    }
    return repair;
}

}    // namespace textdrift::drift
