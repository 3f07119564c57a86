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

// Words of paragraphs [begin, end), each once; written to `joined` where there are several.
std::span<const std::uint32_t> joined_words(const WordRows& rows, std::uint32_t begin, std::uint32_t end,
                                            std::vector<std::vector<std::uint32_t>>& joined)
{
    if (end == begin + 1) return rows.of(begin);
    std::vector<std::uint32_t>& words = joined.emplace_back();
    for (std::uint32_t p = begin; p < end; ++p) words.insert(words.end(), rows.of(p).begin(), rows.of(p).end());
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    return words;
}

// Renderings by a lexicon, by the number of the source word.
class GivenWords {
public:
    GivenWords(const lexicon::Lexicon* lexicon, std::span<const std::uint32_t> stems)
    {
        if (!lexicon) return;
        TermNumbers numbers;
        for (const std::uint32_t stem : stems) numbers.of(stem);
        for (const lexicon::Entry& entry : lexicon->entries()) {
            const std::uint32_t source = numbers.find(stem_id(entry.source)), target = numbers.find(stem_id(entry.target));
            if (source != TermNumbers::kUnknown && target != TermNumbers::kUnknown)
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
    const auto stems = static_cast<std::uint32_t>(original.words.stems.size());
    std::vector<lexicon::NumberedPair> pairs;
    std::vector<std::vector<std::uint32_t>> joined;
    joined.reserve(2 * taught.size());
    std::vector<std::uint32_t> taught_by(original.words.size(), kUntaught);
    for (std::uint32_t at = 0; at < taught.size(); ++at) {
        const Span& span = taught[at];
        pairs.push_back({joined_words(original.words, span.original, span.original_end(), joined),
                         joined_words(version.words, span.version, span.version_end(), joined)});
        std::fill_n(taught_by.begin() + span.original, span.originals, at);
    }
    const lexicon::Associations learnt(pairs, stems, stems);
    const GivenWords given(lexicon, original.words.stems);
    TermRows translated, words;
    RowWriter writer(stems);
    std::vector<std::uint32_t> owner(stems);    // of each target word: the last paragraph taught by it, + 1
    for (std::uint32_t p = 0; p < original.words.size(); ++p) {
        const bool is_taught = taught_by[p] != kUntaught;
        const auto own = is_taught ? pairs[taught_by[p]].target : std::span<const std::uint32_t>();
        for (const std::uint32_t target : own) owner[target] = p + 1;
        for (const std::uint32_t word : original.words.of(p)) {
            for (const auto& [target, weight] : given.of(word)) writer.add(target, weight);
            for (const auto& [target, count] : learnt.of(word)) {
                const bool is_own = owner[target] == p + 1;
                const float left = is_own ? count - 1 : count;
                const float others = static_cast<float>(learnt.source_count(word)) - (is_taught ? 1.0f : 0.0f);
                const float share = left / (others + kMissed);
                if (left >= (is_own ? kLeastCountOwn : kLeastCount) && share >= kLeastShare) writer.add(target, share);
            }
        }
        writer.close_row(translated);
    }
    for (std::uint32_t p = 0; p < version.words.size(); ++p) {
        for (const std::uint32_t word : version.words.of(p)) words.terms.push_back({word, 1});
        words.first.push_back(static_cast<std::uint32_t>(words.terms.size()));
    }
    translated.ids = words.ids = stems;
    original.rows[kWordPairs] = std::move(translated);
    version.rows[kWordPairs] = std::move(words);
    weigh(original.rows[kWordPairs], version.rows[kWordPairs], kWordPairs);
}

}    // namespace textdrift::align
