// What the whole document teaches before single paragraphs are read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/facts/extractors.h"
#include "core/facts/lexicon.h"

namespace textdrift::facts {

struct DocumentKnowledge {
    struct WordCase {
        std::uint32_t lower = 0;      // written in lower case
        std::uint32_t capital = 0;    // capitalised where nothing but its being a name calls for it
    };
    struct Approved {
        std::string canonical;    // "glossary:" and the folded name
        NameValue::Type type = NameValue::Type::Unknown;
    };

    TextMap<WordCase> words;                         // by folded word without possessive
    TextMap<std::vector<std::string>> expansions;    // "bri" -> {belt, and, road, initiative}
    TextMap<std::string> acronyms;                   // "belt and road initiative" -> "bri"
    WordFilter expansion_words;                      // the first words of those
    PhraseMap<NameValue> names;                      // names of the running text
    TextSet name_words;                              // opaque words of those names
    PhraseMap<Approved> glossary;
    bool names_learnt = false;

    // Who answers for the words of a text: the same as long as nothing more is learnt (WordMemo::knowledge).
    const void* answering() const noexcept { return names_learnt ? static_cast<const void*>(&names) : &words; }

    WordCase case_of(std::string_view word) const
    {
        const auto it = words.find(word);
        return it == words.end() ? WordCase() : it->second;
    }
};

}    // namespace textdrift::facts
