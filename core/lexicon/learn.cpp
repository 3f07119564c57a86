// Names for the numbers of associate.h.
#include <algorithm>
#include <unordered_map>

#include "core/lexicon/associate.h"
#include "core/lexicon/lexicon.h"

namespace textdrift::lexicon {
namespace {

constexpr float kLeastCount = 1.5f;    // pairs in which a rendering was met, as expected
constexpr float kLeastShare = 0.1f;    // of the source word's occurrences, and of the target word's

class Vocabulary {
public:
    std::vector<std::uint32_t> number(const std::vector<std::string>& words)
    {
        std::vector<std::uint32_t> numbers;
        for (const std::string& word : words) {
            const auto [at, is_new] = numbers_.try_emplace(word, static_cast<std::uint32_t>(words_.size()));
            if (is_new) words_.push_back(&at->first);
            numbers.push_back(at->second);
        }
        std::ranges::sort(numbers);
        numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
        return numbers;
    }
    std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(words_.size()); }
    const std::string& operator[](std::uint32_t number) const noexcept { return *words_[number]; }

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<const std::string*> words_;    // keys of the map, which stay where they are
};

}    // namespace

Lexicon learn(std::span<const WordPair> pairs, std::string source_language, std::string target_language)
{
    Vocabulary sources, targets;
    std::vector<std::vector<std::uint32_t>> source_numbers, target_numbers;
    for (const WordPair& pair : pairs) {
        source_numbers.push_back(sources.number(pair.source));
        target_numbers.push_back(targets.number(pair.target));
    }
    std::vector<NumberedPair> there, back;
    for (std::size_t at = 0; at < pairs.size(); ++at) {
        there.push_back({source_numbers[at], target_numbers[at]});
        back.push_back({target_numbers[at], source_numbers[at]});
    }
    const Associations forwards(there, sources.size(), targets.size()), backwards(back, targets.size(), sources.size());
    std::vector<Entry> entries;
    for (std::uint32_t word = 0; word < sources.size(); ++word) {
        for (const auto& [target, count] : forwards.of(word)) {
            const auto others = backwards.of(target);
            const auto other = std::ranges::find(others, word, &Association::target);
            const float both = other == others.end() ? 0 : std::min(count, other->count);
            const float share = both / static_cast<float>(forwards.source_count(word));
            if (both >= kLeastCount && share >= kLeastShare &&
                both >= kLeastShare * static_cast<float>(forwards.target_count(target))) {
                entries.push_back({sources[word], targets[target], std::min(share, 1.0f)});
            }
        }
    }
    return Lexicon(std::move(entries), std::move(source_language), std::move(target_language));
}

}    // namespace textdrift::lexicon
