// Which words begin at a place of a text: a trie over bytes. Internal to the room.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace textdrift::facts {

class LetterTrie {
public:
    void add(std::string_view word)
    {
        std::uint32_t node = 0;
        for (const char c : word) {
            auto& children = nodes_[node].children;
            const auto it = std::lower_bound(children.begin(), children.end(), std::pair(c, std::uint32_t{0}));
            if (it != children.end() && it->first == c) {
                node = it->second;
                continue;
            }
            const auto made = static_cast<std::uint32_t>(nodes_.size());
            children.insert(it, {c, made});
            nodes_.emplace_back();
            node = made;
        }
        nodes_[node].word = true;
    }

    // Calls `visit(length)` for every word that `text` begins with. Returns whether longer text could begin with more of
    // them.
    template <class Visit>
    bool prefixes(std::string_view text, Visit&& visit) const
    {
        std::uint32_t node = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto& children = nodes_[node].children;
            const auto it = std::lower_bound(children.begin(), children.end(), std::pair(text[i], std::uint32_t{0}));
            if (it == children.end() || it->first != text[i]) return false;
            node = it->second;
            if (nodes_[node].word) visit(i + 1);
        }
        return !nodes_[node].children.empty();
    }

    static constexpr std::uint32_t kOutside = 0xFFFFFFFF;

    // Where `text` leads from a place in the trie, 0 being the beginning of all words; kOutside where no word goes on so.
    std::uint32_t walk(std::uint32_t node, std::string_view text) const
    {
        for (const char c : text) {
            const auto& children = nodes_[node].children;
            const auto it = std::lower_bound(children.begin(), children.end(), std::pair(c, std::uint32_t{0}));
            if (it == children.end() || it->first != c) return kOutside;
            node = it->second;
        }
        return node;
    }
    bool ends_word(std::uint32_t node) const { return nodes_[node].word; }

private:
    struct Node {
        std::vector<std::pair<char, std::uint32_t>> children;
        bool word = false;
    };
    std::vector<Node> nodes_ = std::vector<Node>(1);
};

}    // namespace textdrift::facts
