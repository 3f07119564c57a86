// How likely a stretch of a text is the rendering of a name: the letters aligned by odds learnt from names and their
// renderings in each script (data/transliteration/odds-*.tsv). Unlike a distance it tells a long name that is spelled
// loosely from a short one that resembles something by chance.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace textdrift::facts {

// A text as letters a to z, word after word.
struct SoundText {
    std::string letters;                // kBreak where no name goes across
    std::vector<std::uint32_t> word;    // per letter: the index given
    std::vector<float> weight;          // per letter: what speaks for a name's beginning or going on here, or against it
    std::vector<bool> first, last;      // per letter: of its word

    static constexpr char kBreak = '|';

    void add(std::uint32_t index, std::string_view roman, float speaks);
    void part();    // no name goes across
};

struct SoundHit {
    double score = -99;                 // natural logarithm of the odds
    std::size_t first = 0, last = 0;    // letters of the text
};

class NameOdds {
public:
    // For names in Latin letters and renderings in `script` (ISO 15924, or "ear": names spelled as they sound, in Latin
    // letters or Cyrillic ones); nullptr where nothing was learnt.
    static const NameOdds* of(std::string_view script);

    // For names in one script and renderings in another, by way of the Latin letters that either may stand for; nullptr
    // where nothing was learnt of one of them.
    static const NameOdds* between(std::string_view from, std::string_view to);

    // The best place of the romanised name, wherever it begins and ends. Cost: the product of the lengths.
    SoundHit best(std::string_view name, const SoundText& text) const;

    // What is added to the odds that count as chance: scripts tell names more or less surely ("limit" in the table).
    float limit() const noexcept { return limit_; }

    NameOdds() = default;

private:
    friend class OddsTables;
    static constexpr std::size_t kLetters = 27;    // a to z; 0 is none
    void read(std::string_view content);
    void put(std::string_view name, std::string_view written, float odds);
    static NameOdds compose(const NameOdds& from, const NameOdds& to);

    std::vector<float> single_, two_to_one_, one_to_two_;
    float limit_ = 0;
};

// How much likelier a Chinese character is in the rendering of a foreign name than elsewhere: a natural logarithm.
float name_odds_of_character(std::string_view character);

}    // namespace textdrift::facts
