// Longest match of word sequences ("no longer", "prime minister") by hash, one probe a word.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace textdrift::facts {

// Maps sequences of folded words to values. A later add of the same sequence does not replace the first.
template <class Value>
class PhraseMap {
public:
    struct Match {
        std::size_t length = 0;           // in words; 0: none
        const Value* value = nullptr;
    };

    void add(std::span<const std::string> words, Value value)
    {
        std::string key;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (i > 0) prefixes_.insert(key), key += ' ';
            key += words[i];
        }
        if (!key.empty()) values_.emplace(std::move(key), std::move(value));
    }

    const Value* find(const std::string& key) const
    {
        const auto it = values_.find(key);
        return it == values_.end() ? nullptr : &it->second;
    }

    // Longest sequence that starts at word 0. `word(i)` gives the i-th word, or an empty view where the sequence must end.
    template <class WordAt>
    Match longest(WordAt&& word) const
    {
        Match best;
        std::string key;
        for (std::size_t i = 0;; ++i) {
            const std::string_view next = word(i);
            if (next.empty()) return best;
            if (i > 0) key += ' ';
            key += next;
            if (const auto it = values_.find(key); it != values_.end()) best = {i + 1, &it->second};
            if (!prefixes_.contains(key)) return best;
        }
    }

    bool empty() const noexcept { return values_.empty(); }

private:
    std::unordered_map<std::string, Value> values_;
    std::unordered_set<std::string> prefixes_;
};

}    // namespace textdrift::facts
