// Longest match of word sequences ("no longer", "prime minister") by hash, one probe a word.
#pragma once

#include <bitset>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/facts/text_hash.h"

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
    std::unordered_set<std::string_view, TextHash> words_;
    WordFilter filter_;
};

template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;
using TextSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;

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
        for (const std::string& word : words) {
            if (!key.empty()) key += ' ';
            key += word;
        }
        if (key.empty() || find(key) != nullptr) return;
        first_words_.add(words[0]);
        for (std::size_t i = 1; i < words.size(); ++i) later_words_.add(words[i]);
        entries_[key].value = std::move(value);
        for (std::size_t size = words[0].size(), i = 1; i < words.size(); size += 1 + words[i++].size())
            entries_[key.substr(0, size)].prefix = true;
    }

    const Value* find(std::string_view key) const
    {
        if (!may_begin(key.substr(0, key.find(' ')))) return nullptr;
        const auto it = entries_.find(key);
        return it == entries_.end() || !it->second.value ? nullptr : &*it->second.value;
    }

    // Whether a sequence may begin with this word: false for most words that begin none.
    bool may_begin(std::string_view word) const noexcept { return first_words_.may_hold(word); }

    // Whether sequences of several words begin with this one.
    bool goes_on(std::string_view word) const
    {
        const auto it = may_begin(word) ? entries_.find(word) : entries_.end();
        return it != entries_.end() && it->second.prefix;
    }

    // Longest sequence that starts at word 0. `word(i)` gives the i-th word, or an empty view where the sequence must end.
    template <class WordAt>
    Match longest(WordAt&& word) const
    {
        const std::string_view first = word(0);
        if (first.empty() || !may_begin(first)) return {};
        auto it = entries_.find(first);
        Match best;
        std::string key;
        for (std::size_t length = 1; it != entries_.end(); ++length, it = entries_.find(key)) {
            if (it->second.value) best = {length, &*it->second.value};
            const std::string_view next = it->second.prefix ? word(length) : std::string_view();
            if (next.empty() || !later_words_.may_hold(next)) return best;
            if (length == 1) key = first;
            key += ' ';
            key += next;
        }
        return best;
    }

    bool empty() const noexcept { return entries_.empty(); }

private:
    struct Entry {
        std::optional<Value> value{};
        bool prefix = false;    // longer sequences begin with it
    };

    TextMap<Entry> entries_;
    WordFilter first_words_, later_words_;
};

}    // namespace textdrift::facts
