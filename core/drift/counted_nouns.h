// What the figures of a paragraph count, as far as the tables know the noun in any language: "37 schools" and "37 écoles"
// count `school`.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/drift/view.h"
#include "core/facts/token.h"
#include "core/language/table.h"

namespace textdrift::drift {

// The section `counted-nouns` of a language: kinds of things and of what befalls them ("killed"), by the words that tell
// them.
class CountedNouns {
public:
    explicit CountedNouns(const language::Table& table);

    // A word or phrase of the table that begins at a token.
    struct Match {
        std::string_view kind;     // "" none
        std::size_t length = 0;    // tokens
    };
    Match at(const std::vector<facts::Token>& tokens, std::size_t i) const;

    std::vector<facts::Token> tokens_of(std::string_view text, ByteRange range, std::span<const ByteRange> words = {}) const;
    // Where the noun stands: behind its number, before it ("wanawake 1,300") or on either side ("학생 150명").
    enum class Order : std::uint8_t { Behind, Before, Either };
    Order order() const noexcept { return order_; }

private:
    struct Phrase {
        std::vector<std::string> words;    // behind the first
        std::string_view kind;
    };
    const std::vector<Phrase>* phrases_of(std::string_view word) const;

    std::unordered_map<std::string, std::vector<Phrase>> phrases_;    // by their first word, the longest first
    std::vector<std::string> clitics_;                                // written before a word, the longest first
    bool keeps_marks_ = false;
    Order order_ = Order::Behind;
};

struct KindsCounted {
    std::vector<std::set<std::string_view>> of_figure;    // as many as there are figures
    std::map<std::string_view, std::size_t> told;         // how often the paragraphs tell of the kind, counted or not
};

// The kinds that each of `figures` (ranges of numbers of one side's paragraphs) counts: a noun belongs to the nearest figure
// of its sentence, to none where two are equally near. Cost: linear in the words of the paragraphs.
KindsCounted kinds_counted(const Side& side, const std::vector<ByteRange>& figures);

}    // namespace textdrift::drift
