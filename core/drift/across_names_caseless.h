// Names of people where neither text has capitals to tell them by: what stands in the place of a name, and how it is read.
// Internal to the room.
#pragma once

#include <cstddef>
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
    explicit CaselessNameFinder(const segment::SegmentedText& text);

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
    std::size_t character_end(const NamePassage& passage, std::size_t first, bool& sure) const;

    const segment::SegmentedText& text_;
    const language::Table& table_;
    const facts::Lexicon& lexicon_;
    const facts::NameEndings& endings_;
    const NameWords name_words_;
    Words listed_, titles_, sayings_, persons_, surnames_;
    bool kana_ = false;    // the table's language writes Japanese syllables
};

// Between two texts of scripts without capitals: names of people that sound nowhere in the version, or only garbled.
void judge_names_without_capitals(Work& work);

}    // namespace textdrift::drift
