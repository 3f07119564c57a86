// Names of people where neither text has capitals to tell them by: what stands in the place of a name, and how it is read.
// Internal to the room.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/drift/across_names.h"
#include "core/drift/across_names_words.h"

namespace textdrift::drift {

struct CaselessName {
    std::size_t first = 0, last = 0;    // words of the passage
    bool characters = false;            // a name in Chinese characters, not one from far away spelled by them
    bool sure = false;                  // its writing tells it for a name: katakana with dots, a surname behind "lawyer"
};

// Finds what must be a name of somebody by what stands around it, in a text of any script.
class CaselessNameFinder {
public:
    // `speakers`: people of any trade too, and names that begin with no surname: good enough to ask who speaks.
    explicit CaselessNameFinder(const segment::SegmentedText& text, bool speakers = false);

    // By position, not overlapping. Cost: linear.
    std::vector<CaselessName> find(const NamePassage& passage) const;

private:
    using Words = std::set<std::string, std::less<>>;

    bool is_plain(const NameWord& word) const;
    bool is_title(const NamePassage& passage, std::size_t last) const;
    bool stands_between(const NamePassage& passage, std::size_t word, std::string_view marks) const;
    bool has_title_before(const NamePassage& passage, std::size_t first) const;
    bool is_called_for(const NamePassage& passage, std::size_t first, std::size_t last) const;
    bool has_list_at(const NamePassage& passage, std::size_t at, bool before, const Words& list) const;
    bool is_titled(const NamePassage& passage, std::size_t first, std::size_t end) const;
    std::size_t spaced_end(const NamePassage& passage, std::size_t first) const;
    std::size_t dotted_end(const NamePassage& passage, std::size_t first) const;
    std::size_t kana_end(const NamePassage& passage, std::size_t first) const;
    std::size_t foreign_end(const NamePassage& passage, std::size_t first) const;
    std::size_t character_end(const NamePassage& passage, std::size_t first, bool& sure) const;

    const segment::SegmentedText& text_;
    const language::Table& table_;
    const facts::Lexicon& lexicon_;
    const facts::NameEndings& endings_;
    const NameWords name_words_;
    Words listed_, titles_, sayings_, persons_, surnames_, ends_;
    bool speakers_ = false;
    bool kana_ = false;    // the table's language writes Japanese syllables
};

// How surely a name stands in a passage of the other text, by how it sounds: a logarithm of odds, below 0 where it does not;
// and the words of its likeliest place.
struct SoundStanding {
    double evidence = -99;
    std::size_t first = 0, last = 0;
};

// Nothing where no odds were learnt between the two scripts. `words`: the romanised words of a name written in `script`.
std::optional<SoundStanding> sound_standing(std::string_view script, const std::vector<std::string>& words,
                                            const NamePassage& there);
std::optional<SoundStanding> sound_standing(const NamePassage& own, const CaselessName& name, const NamePassage& there);

// Between two texts of scripts without capitals: names of people that sound nowhere in the version, or only garbled.
void judge_names_without_capitals(Work& work);

// Speakers whose words are another's in the version, where the original's script has no capitals.
void judge_speakers_without_capitals(Work& work);

}    // namespace textdrift::drift
