// The lexicon itself: sorted entries and look-up by binary search.
#include "core/lexicon/lexicon.h"

#include <algorithm>

#include "core/text/fold.h"

namespace textdrift::lexicon {
namespace {

constexpr std::size_t kMostWords = 4;    // of an expression; longer ones are sentences
constexpr float kPartWeight = 0.5f;      // of a word of an expression, shared out among the words of its rendering
constexpr std::size_t kShortWord = 3;    // bytes: grammar, in most languages

std::vector<std::string> words_of(std::string_view expression)
{
    std::vector<std::string> words;
    const std::string folded = text::fold(expression);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        if (end > at) words.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

// The words of an expression that are no mere grammar, unless all of them are.
std::vector<std::string> content_words(const std::vector<std::string>& words)
{
    std::vector<std::string> content;
    std::ranges::copy_if(words, std::back_inserter(content),
                         [](const std::string& word) { return word.size() > kShortWord; });
    return content.empty() ? words : content;
}

void add_entry(const Entry& entry, std::vector<Entry>& out)
{
    const auto sources = words_of(entry.source), targets = words_of(entry.target);
    if (sources.empty() || targets.empty() || sources.size() > kMostWords || targets.size() > kMostWords) return;
    if (sources.size() == 1 && targets.size() == 1) {
        out.push_back({sources[0], targets[0], entry.weight});
        return;
    }
    const auto from = content_words(sources), to = content_words(targets);
    const float weight = entry.weight * kPartWeight / static_cast<float>(std::max(from.size(), to.size()));
    for (const std::string& source : from) {
        for (const std::string& target : to) out.push_back({source, target, weight});
    }
}

bool same_words(const Entry& a, const Entry& b) noexcept
{
    return a.source == b.source && a.target == b.target;
}

}    // namespace

Lexicon::Lexicon(std::vector<Entry> entries, std::string source_language, std::string target_language)
    : source_language_(std::move(source_language)), target_language_(std::move(target_language))
{
    entries_.reserve(entries.size());
    for (const Entry& entry : entries) add_entry(entry, entries_);
    // The greatest weight of a pair first, and the others of it dropped; then heaviest first within a source word.
    std::ranges::sort(entries_, [](const Entry& a, const Entry& b) {
        if (a.source != b.source) return a.source < b.source;
        if (a.target != b.target) return a.target < b.target;
        return a.weight > b.weight;
    });
    entries_.erase(std::ranges::unique(entries_, same_words).begin(), entries_.end());
    std::ranges::stable_sort(entries_, [](const Entry& a, const Entry& b) {
        return a.source != b.source ? a.source < b.source : a.weight > b.weight;
    });
}

std::span<const Entry> Lexicon::find(std::string_view source) const noexcept
{
    const auto begin = std::ranges::lower_bound(entries_, source, {}, &Entry::source);
    const auto end = std::ranges::upper_bound(begin, entries_.end(), source, {}, &Entry::source);
    return {begin, end};
}

Lexicon Lexicon::reversed() const
{
    std::vector<Entry> entries = entries_;
    for (Entry& entry : entries) std::swap(entry.source, entry.target);
    return Lexicon(std::move(entries), target_language_, source_language_);
}

Lexicon Lexicon::merged_with(const Lexicon& other) const
{
    std::vector<Entry> entries = entries_;
    entries.insert(entries.end(), other.entries_.begin(), other.entries_.end());
    const auto either = [](const std::string& a, const std::string& b) { return a.empty() ? b : a; };
    return Lexicon(std::move(entries), either(source_language_, other.source_language_),
                   either(target_language_, other.target_language_));
}

}    // namespace textdrift::lexicon
