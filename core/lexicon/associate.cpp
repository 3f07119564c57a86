// Partners by Dice's coefficient, then expectation and maximisation among them.
#include "core/lexicon/associate.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace textdrift::lexicon {
namespace {

constexpr std::size_t kMostPartners = 8;
constexpr std::uint32_t kMostPairs = 2000;    // of a word that are looked through for its partners
constexpr double kMostCommon = 0.25;          // words of more pairs than this share are grammar
constexpr std::uint32_t kLeastCommon = 30;    // unless there are few pairs
constexpr int kRounds = 4;
constexpr float kNothing = 0.02f;    // a word may render nothing
constexpr std::uint32_t kLeastMet = 2;

// The pairs without the words that are in one pair alone: most words, and they teach nothing.
class RepeatedWords {
public:
    RepeatedWords(std::span<const NumberedPair> pairs, std::span<const std::uint32_t> source_counts,
                  std::span<const std::uint32_t> target_counts)
    {
        std::size_t words = 0;
        for (const NumberedPair& pair : pairs) words += pair.source.size() + pair.target.size();
        words_.reserve(words);    // the spans stay where they are
        for (const NumberedPair& pair : pairs)
            pairs_.push_back({kept(pair.source, source_counts), kept(pair.target, target_counts)});
    }
    std::span<const NumberedPair> pairs() const noexcept { return pairs_; }

private:
    std::span<const std::uint32_t> kept(std::span<const std::uint32_t> words, std::span<const std::uint32_t> counts)
    {
        const std::size_t first = words_.size();
        std::ranges::copy_if(words, std::back_inserter(words_),
                             [&](std::uint32_t word) { return counts[word] >= kLeastMet; });
        return std::span(words_).subspan(first);
    }

    std::vector<std::uint32_t> words_;
    std::vector<NumberedPair> pairs_;
};

// The pairs that hold each source word, as far as its partners are looked for in them.
class PairsOfWords {
public:
    PairsOfWords(std::span<const NumberedPair> pairs, std::span<const std::uint32_t> source_counts)
        : first_(source_counts.size() + 1)
    {
        const auto most =
            std::max(kLeastCommon, static_cast<std::uint32_t>(kMostCommon * static_cast<double>(pairs.size())));
        std::uint32_t all = 0;
        for (std::size_t word = 0; word < source_counts.size(); ++word) {
            first_[word] = all;
            const std::uint32_t count = source_counts[word];
            all += count < kLeastMet || count > most ? 0 : std::min(count, kMostPairs);
        }
        first_.back() = all;
        pairs_.resize(all);
        std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
        for (std::uint32_t at = 0; at < pairs.size(); ++at) {
            for (const std::uint32_t word : pairs[at].source) {
                if (next[word] < first_[word + 1]) pairs_[next[word]++] = at;
            }
        }
    }
    std::span<const std::uint32_t> of(std::uint32_t word) const noexcept
    {
        return std::span(pairs_).subspan(first_[word], first_[word + 1] - first_[word]);
    }

private:
    std::vector<std::uint32_t> first_, pairs_;
};

}    // namespace

Associations::Associations(std::span<const NumberedPair> pairs, std::uint32_t source_words, std::uint32_t target_words)
    : source_counts_(source_words), target_counts_(target_words), first_(source_words + 1)
{
    count(pairs);
    const RepeatedWords repeated(pairs, source_counts_, target_counts_);
    find_partners(repeated.pairs());
    std::vector<float> occurrences;    // of the source word of each partner
    occurrences.reserve(partners_.size());
    for (std::uint32_t word = 0; word < source_words; ++word)
        occurrences.resize(first_[word + 1], static_cast<float>(source_counts_[word]));
    for (int round = 0; round < kRounds; ++round) expect(repeated.pairs(), occurrences);
    for (std::uint32_t word = 0; word < source_words; ++word) {
        std::stable_sort(partners_.begin() + first_[word], partners_.begin() + first_[word + 1],
                         [](const Association& a, const Association& b) { return a.count > b.count; });
    }
}

void Associations::count(std::span<const NumberedPair> pairs)
{
    for (const NumberedPair& pair : pairs) {
        for (const std::uint32_t word : pair.source) ++source_counts_[word];
        for (const std::uint32_t word : pair.target) ++target_counts_[word];
    }
}

// The partners of each word met in at least two pairs, by Dice's coefficient of the pairs of both.
void Associations::find_partners(std::span<const NumberedPair> pairs)
{
    const PairsOfWords pairs_of(pairs, source_counts_);
    struct Met {
        std::uint32_t word = 0, count = 0;    // word: its number + 1
    };
    std::vector<Met> met(target_counts_.size());
    std::vector<std::uint32_t> often;
    for (std::uint32_t word = 0; word < source_counts_.size(); ++word) {
        first_[word] = static_cast<std::uint32_t>(partners_.size());
        for (const std::uint32_t at : pairs_of.of(word)) {
            for (const std::uint32_t target : pairs[at].target) {
                Met& target_met = met[target];
                if (target_met.word != word + 1) {
                    target_met = {word + 1, 1};
                } else if (++target_met.count == kLeastMet) {
                    often.push_back(target);
                }
            }
        }
        for (const std::uint32_t target : often) {
            const double dice = 2.0 * met[target].count / (source_counts_[word] + target_counts_[target]);
            partners_.push_back({target, static_cast<float>(dice)});
        }
        often.clear();
        const auto begin = partners_.begin() + first_[word];
        std::sort(begin, partners_.end(), [](const Association& a, const Association& b) {
            return a.count != b.count ? a.count > b.count : a.target < b.target;
        });
        if (partners_.size() - first_[word] > kMostPartners) partners_.resize(first_[word] + kMostPartners);
        // Counts until now are similarities; as a start every pair holds the word once.
        for (auto at = first_[word]; at < partners_.size(); ++at)
            partners_[at].count *= static_cast<float>(source_counts_[word]);
    }
    first_.back() = static_cast<std::uint32_t>(partners_.size());
}

// One round: every target word of a pair is shared out among the source words that may have given it.
void Associations::expect(std::span<const NumberedPair> pairs, std::span<const float> occurrences)
{
    struct Target {
        std::uint32_t pair = 0;    // that met it last: its number + 1
        float all = 0;             // likelihoods of its sources there
    };
    struct Use {
        std::uint32_t partner, target;
    };
    std::vector<Target> targets(target_counts_.size());
    std::vector<float> likely(partners_.size());
    for (std::size_t at = 0; at < likely.size(); ++at)
        likely[at] = std::exchange(partners_[at].count, 0.0f) / occurrences[at];
    std::vector<Use> uses;    // the partners that the pair at hand holds
    for (std::uint32_t number = 0; number < pairs.size(); ++number) {
        for (const std::uint32_t target : pairs[number].target) targets[target] = {number + 1, kNothing};
        uses.clear();
        for (const std::uint32_t word : pairs[number].source) {
            for (std::uint32_t at = first_[word]; at < first_[word + 1]; ++at) {
                const std::uint32_t target = partners_[at].target;
                if (targets[target].pair != number + 1) continue;
                targets[target].all += likely[at];
                uses.push_back({at, target});
            }
        }
        for (const auto& [at, target] : uses) partners_[at].count += likely[at] / targets[target].all;
    }
}

}    // namespace textdrift::lexicon
