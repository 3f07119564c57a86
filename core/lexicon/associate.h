// Which words of pairs of texts go together: IBM model 1 over numbered words, held to the few likely partners of each word.
// `learn` gives it names; alignment uses it on what it has aligned so far.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace textdrift::lexicon {

// The words of a paragraph and of its counterpart, each number once.
struct NumberedPair {
    std::span<const std::uint32_t> source, target;
};

// `target` renders a source word in `count` of the pairs (expected: a word may have several renderings in one).
struct Association {
    std::uint32_t target;
    float count;
};

class Associations {
public:
    // Words are numbered below `source_words` and `target_words`.
    // Cost: linear in the pairs x words of a pair x kMostPartners; first meetings of rare words with all words of a pair.
    Associations(std::span<const NumberedPair> pairs, std::uint32_t source_words, std::uint32_t target_words);

    // Partners of a word, most frequent first.
    std::span<const Association> of(std::uint32_t source) const noexcept
    {
        return std::span(partners_).subspan(first_[source], first_[source + 1] - first_[source]);
    }
    // In how many pairs a word occurs.
    std::uint32_t source_count(std::uint32_t word) const noexcept { return source_counts_[word]; }
    std::uint32_t target_count(std::uint32_t word) const noexcept { return target_counts_[word]; }

private:
    void count(std::span<const NumberedPair> pairs);
    void find_partners(std::span<const NumberedPair> pairs);
    void expect(std::span<const NumberedPair> pairs, std::span<const float> occurrences);

    std::vector<std::uint32_t> source_counts_, target_counts_;
    std::vector<std::uint32_t> first_;
    std::vector<Association> partners_;
};

}    // namespace textdrift::lexicon
