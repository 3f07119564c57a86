// Longest match of word sequences ("no longer", "prime minister") by hash, one probe a word.
#pragma once

#include <bitset>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace textdrift::facts {

// Which words a set may hold, by a few of their bytes: most words of a text are in none of the sets they are looked up in.
class WordFilter {
public:
    void add(std::string_view word) noexcept { bits_.set(bit(word)); }
    bool may_hold(std::string_view word) const noexcept { return bits_.test(bit(word)); }

private:
    static constexpr std::size_t kBits = std::size_t{1} << 14;

    static std::size_t bit(std::string_view word) noexcept
    {
        if (word.empty()) return 0;
        const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(word[i])); };
        const std::size_t last = word.size() - 1;
        return (byte(0) * 613 + byte(last) * 89 + byte(last / 2) * 7 + word.size() * 1021) & (kBits - 1);
    }

    std::bitset<kBits> bits_;
};

// Words of a language table, which must outlive the set.
class WordSet {
public:
    void insert(std::string_view word)
    {
        words_.insert(word);
        filter_.add(word);
    }
    bool contains(std::string_view word) const { return filter_.may_hold(word) && words_.contains(word); }
    auto begin() const noexcept { return words_.begin(); }
    auto end() const noexcept { return words_.end(); }

private:
    std::unordered_set<std::string_view> words_;
    WordFilter filter_;
};

// Maps sequences of folded words to values. A later add of the same sequence does not replace the first.
template <class Value>
class PhraseMap {
public:
    struct Match {
        std::size_t length = 0;    // in words; 0: none
        const Value* value = nullptr;
    };

    void add(std::span<const std::string> words, Value value)
    {
        std::string key;
        if (!words.empty()) first_words_.add(words[0]);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (i > 0) prefixes_.insert(key), key += ' ';
            key += words[i];
        }
        if (!key.empty()) values_.emplace(std::move(key), std::move(value));
    }

    const Value* find(const std::string& key) const
    {
        if (!first_words_.may_hold(std::string_view(key).substr(0, key.find(' ')))) return nullptr;
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
            if (next.empty() || (i == 0 && !first_words_.may_hold(next))) return best;
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
    WordFilter first_words_;
};

}    // namespace textdrift::facts
