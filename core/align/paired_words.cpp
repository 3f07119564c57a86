// Renderings of words, with the bead at hand left out.
#include "core/align/paired_words.h"

#include <algorithm>
#include <unordered_map>

#include "core/lexicon/associate.h"

namespace textdrift::align {
namespace {

constexpr float kLeastCount = 1.5f;       // pairs that must have taught a rendering
constexpr float kLeastCountOwn = 0.6f;    // without the paragraph's own
constexpr float kLeastShare = 0.1f;       // of a word's occurrences
constexpr float kMissed = 1.0f;           // a word met seldom is known less surely: added to its count
constexpr std::uint32_t kUntaught = ~0u;

using Words = std::vector<std::uint32_t>;

Words joined(const std::vector<Words>& paragraphs, std::uint32_t begin, std::uint32_t end)
{
    Words words;
    for (std::uint32_t p = begin; p < end; ++p) words.insert(words.end(), paragraphs[p].begin(), paragraphs[p].end());
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    return words;
}

// Numbers words from 0 on, so that tables are as long as the vocabulary.
class Numbering {
public:
    Numbering() : numbers_(kTermIds) {}
    std::uint32_t of(std::uint32_t id)
    {
        if (numbers_[id] == 0) numbers_[id] = ++size_;
        return numbers_[id] - 1;
    }
    std::uint32_t find(std::uint32_t id) const noexcept { return numbers_[id] - 1; }    // kUnknown where it has none
    std::uint32_t size() const noexcept { return size_; }
    static constexpr std::uint32_t kUnknown = ~0u;

private:
    std::vector<std::uint32_t> numbers_;    // + 1
    std::uint32_t size_ = 0;
};

std::vector<Words> numbered(const Profile& profile, Numbering& numbering)
{
    std::vector<Words> all;
    for (const auto& stems : profile.stems) {
        Words& words = all.emplace_back();
        for (const std::uint32_t stem : stems) words.push_back(numbering.of(stem));
        std::ranges::sort(words);
    }
    return all;
}

// Renderings by a lexicon, by the number of the source word.
class GivenWords {
public:
    GivenWords(const lexicon::Lexicon* lexicon, const Numbering& sources, const Numbering& targets)
    {
        if (!lexicon) return;
        for (const lexicon::Entry& entry : lexicon->entries()) {
            const std::uint32_t source = sources.find(stem_id(entry.source)), target = targets.find(stem_id(entry.target));
            if (source != Numbering::kUnknown && target != Numbering::kUnknown)
                given_[source].push_back({target, entry.weight});
        }
        for (auto& [word, renderings] : given_) {
            std::ranges::stable_sort(renderings, [](const auto& a, const auto& b) { return a.weight > b.weight; });
            if (renderings.size() > kMost) renderings.resize(kMost);
        }
    }
    std::span<const TermRows::Term> of(std::uint32_t word) const
    {
        const auto found = given_.find(word);
        return found == given_.end() ? std::span<const TermRows::Term>() : found->second;
    }

private:
    static constexpr std::size_t kMost = 8;
    std::unordered_map<std::uint32_t, std::vector<TermRows::Term>> given_;
};

// The translated words of one paragraph, greatest weight of each.
class RowWriter {
public:
    explicit RowWriter(std::uint32_t words) : weights_(words) {}
    void add(std::uint32_t id, float weight)
    {
        if (weights_[id] == 0) touched_.push_back(id);
        weights_[id] = std::max(weights_[id], weight);
    }
    void close_row(TermRows& rows)
    {
        for (const std::uint32_t id : touched_) {
            rows.terms.push_back({id, weights_[id]});
            weights_[id] = 0;
        }
        touched_.clear();
        rows.first.push_back(static_cast<std::uint32_t>(rows.terms.size()));
    }

private:
    std::vector<float> weights_;
    std::vector<std::uint32_t> touched_;
};

}    // namespace

void translate_words(Profile& original, Profile& version, std::span<const Span> taught, const lexicon::Lexicon* lexicon)
{
    Numbering source_numbers, target_numbers;
    const std::vector<Words> original_words = numbered(original, source_numbers),
                             version_words = numbered(version, target_numbers);
    std::vector<Words> sources, targets;
    std::vector<std::uint32_t> taught_by(original_words.size(), kUntaught);
    for (std::uint32_t at = 0; at < taught.size(); ++at) {
        sources.push_back(joined(original_words, taught[at].original, taught[at].original_end()));
        targets.push_back(joined(version_words, taught[at].version, taught[at].version_end()));
        for (std::uint32_t p = taught[at].original; p < taught[at].original_end(); ++p) taught_by[p] = at;
    }
    std::vector<lexicon::NumberedPair> pairs;
    for (std::size_t at = 0; at < taught.size(); ++at) pairs.push_back({sources[at], targets[at]});
    const lexicon::Associations learnt(pairs, source_numbers.size(), target_numbers.size());
    const GivenWords given(lexicon, source_numbers, target_numbers);
    TermRows translated, words;
    RowWriter writer(target_numbers.size());
    for (std::uint32_t p = 0; p < original_words.size(); ++p) {
        const Words* own = taught_by[p] == kUntaught ? nullptr : &targets[taught_by[p]];
        for (const std::uint32_t word : original_words[p]) {
            for (const auto& [target, weight] : given.of(word)) writer.add(target, weight);
            for (const auto& [target, count] : learnt.of(word)) {
                const bool is_own = own && std::ranges::binary_search(*own, target);
                const float left = is_own ? count - 1 : count;
                const float share = left / (static_cast<float>(learnt.source_count(word)) - (own ? 1.0f : 0.0f) + kMissed);
                if (left >= (is_own ? kLeastCountOwn : kLeastCount) && share >= kLeastShare) writer.add(target, share);
            }
        }
        writer.close_row(translated);
    }
    for (const Words& paragraph : version_words) {
        for (const std::uint32_t word : paragraph) writer.add(word, 1);
        writer.close_row(words);
    }
    translated.ids = words.ids = target_numbers.size();
    original.rows[kWordPairs] = std::move(translated);
    version.rows[kWordPairs] = std::move(words);
    weigh(original.rows[kWordPairs], version.rows[kWordPairs], kWordPairs);
}

}    // namespace textdrift::align
