// Names across languages: passages as words and mentions of places, what supports a name on the other side, and what the
// whole texts teach. Internal to the room.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/drift/work.h"
#include "core/facts/lexicon.h"
#include "core/facts/places.h"
#include "core/facts/transliterate.h"
#include "core/language/table.h"

namespace textdrift::drift {

struct NameWord {
    ByteRange range;
    std::uint32_t paragraph = 0;
    std::string folded;
    std::string roman;
    bool capital = false, upper = false, mixed = false, single = false;
    bool word_start = true, word_end = true, sentence_start = false;
    bool joined = false;      // nothing but blanks, a hyphen or a middle dot between it and the word before
    bool dotted = false;      // a middle dot stands before it: parts of a foreign name in Chinese
    bool hyphened = false;    // a hyphen stands before it
    bool digits = false;
    bool region = false;        // of a province or state, whether or not the other side names it
    std::int32_t place = -1;    // index in places
};

// One side of a bead.
struct NamePassage {
    std::vector<NameWord> words;
    std::vector<facts::PlaceMention> places;    // first_token, last_token: indexes in words
    std::vector<std::uint32_t> place_paragraphs;
    std::vector<facts::PlaceMention> regions;    // provinces and states that words may mean; no places until explained

    double position(std::size_t word) const
    {
        return words.empty() ? 0 : (static_cast<double>(word) + 0.5) / static_cast<double>(words.size());
    }
};

// What a text as a whole tells about its words.
struct NameStatistics {
    struct Seen {
        std::uint32_t lower = 0, capital = 0, times = 0;    // capital: where nothing but its being a name calls for it
    };
    std::unordered_map<std::string, Seen> words;    // by folded word
    std::uint32_t middle = 0, middle_capital = 0;
    bool cased = false;               // its script has capitals
    bool single = false;              // written without spaces, or in Hangul
    bool capitals_generic = false;    // nouns are capitalised (German)

    Seen of(const std::string& folded) const
    {
        const auto it = words.find(folded);
        return it == words.end() ? Seen() : it->second;
    }
};

// Words from `first` to `last`, which belong to one paragraph.
Place place_in(const NamePassage& passage, std::size_t first, std::size_t last);

// Behind the apostrophe of an elision the word proper begins: "l'albania".
bool is_elided(std::string_view folded);

// By ISO 15924; figures are of no script.
bool is_in_script(const NameWord& word, std::string_view script);
bool has_script(const NamePassage& passage, std::string_view script);
bool is_character(const NameWord& word);    // a Chinese one
bool is_katakana(const NameWord& word);

// The script that foreign names are spelled in there: "Kana" in Japanese, else that of most words.
std::string_view script_of_names(const NamePassage& passage);

// "Virginia" in "Virginia Woolf" is no state.
void drop_regions_of_people(NamePassage& passage, const facts::FactSet& facts);

// Provinces and states that both sides name become places of either, in place of what else the words may mean there.
void share_regions(NamePassage& from, NamePassage& to);

NamePassage read_passage(const segment::SegmentedText& text, const std::vector<std::uint32_t>& paragraphs);
NameStatistics read_statistics(const segment::SegmentedText& text);

// How a name's word is found on the other side.
struct NameSupport {
    enum class Kind : std::uint8_t { None, Verbatim, Inflected, Spelled };
    Kind kind = Kind::None;
    double distance = 1, worst = 1;
    std::size_t first = 0, last = 0;    // words of the other passage
};

// Sums of the weights between a name and a word: as it is, with two neighbouring letters changed back, with one forgiven.
struct NameRepair {
    double plain = 1e6, swapped = 1e6, replaced = 1e6;
};

// The same by every custom of spelling that is known: as it is; with one edit forgiven; letter by letter, without one letter
// of a script of syllables, and with one or two runs of letters moved back to where they belong.
struct NameTurn {
    double plain = 1e6, forgiven = 1e6, whole = 1e6, without = 1e6, once = 1e6, twice = 1e6;
};

// The letters between two words of languages: verbatim, inflected, or as the scripts spell each other.
class NameMatcher {
public:
    NameMatcher(std::string_view to_language, bool cased)
        : endings_(facts::Gazetteer::of(to_language).endings()), cased_(cased),
          by_ear_(language::table(to_language).meta("foreign-names") == "by-ear")
    {
    }

    NameSupport match(const NameWord& from, const NameWord& to) const;
    // All places of a passage where the word stands, by position, and the nearest anyway where there is none: words, or runs
    // of letters where it is written without spaces.
    std::vector<NameSupport> find(const NameWord& from, const NamePassage& passage, NameSupport& nearest) const;
    std::vector<NameSupport> find_runs(std::string_view roman, std::string_view script, const NamePassage& passage,
                                       NameSupport& nearest) const;
    // As far as the letters and the consonants are apart.
    double sound_distance(const NameWord& from, const NameWord& to) const;
    NameRepair repair(const NameWord& from, std::string_view written) const;
    NameTurn turn(const NameWord& from, std::string_view written) const;
    const facts::NameEndings& endings() const { return endings_; }
    // The script whose weights tell how a word spells a foreign name: Latin by ear is as Cyrillic (Serbian: "Trump",
    // "Tramp").
    std::string_view sounding_script(const NameWord& word) const;
    bool same_name(std::string_view a, std::string_view b) const { return endings_.same_name(a, b); }

private:
    static bool sounds_apart(const NameWord& from, const NameSupport& support, const NameWord& written);
    void find_hyphened(const NameWord& from, const NamePassage& passage, std::vector<NameSupport>& found) const;

    const facts::NameEndings& endings_;
    bool cased_;     // names have capitals there
    bool by_ear_;    // names are written as they sound, in Latin letters too
};

// Whether a support says that the name is there.
bool supports(const NameWord& from, const NameSupport& support, const NamePassage& to);

// What consonants that differ add to a distance by letters.
constexpr double kByConsonants = 0.3;

// How many of the consonants of two romanised words differ, by classes that scripts keep apart: 0 none, 1 all.
double consonants_apart(std::string_view a, std::string_view b);

// The same consonants in another order, which no way of spelling brings about: "Gumabon", "Gubamon".
bool has_consonants_exchanged(std::string_view a, std::string_view b);

// Above it two spellings are not taken for one name.
double spelling_limit(std::string_view from_script, std::string_view to_script);

}    // namespace textdrift::drift
