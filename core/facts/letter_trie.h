// Which words begin at a place of a text: a trie over bytes. Internal to the room.
#pragma once

#include <algorithm>
#include <array>
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
            if (node == 0) first_[static_cast<unsigned char>(c)] = made;
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
            node = child(node, text[i]);
            if (node == kOutside) return false;
            if (nodes_[node].word) visit(i + 1);
        }
        return !nodes_[node].children.empty();
    }

    static constexpr std::uint32_t kOutside = 0xFFFFFFFF;

    // Where `text` leads from a place in the trie, 0 being the beginning of all words; kOutside where no word goes on so.
    std::uint32_t walk(std::uint32_t node, std::string_view text) const
    {
        for (const char c : text) {
            node = child(node, c);
            if (node == kOutside) break;
        }
        return node;
    }
    bool ends_word(std::uint32_t node) const { return nodes_[node].word; }

private:
    struct Node {
        std::vector<std::pair<char, std::uint32_t>> children;
        bool word = false;
    };

    std::uint32_t child(std::uint32_t node, char c) const
    {
        if (node == 0) {
            const std::uint32_t first = first_[static_cast<unsigned char>(c)];
            return first == 0 ? kOutside : first;
        }
        for (const auto& [letter, next] : nodes_[node].children)    // of which there are few
            if (letter == c) return next;
        return kOutside;
    }

    std::vector<Node> nodes_ = std::vector<Node>(1);
    std::array<std::uint32_t, 256> first_{};    // the children of the root, where most words are told from the others
};

}    // namespace textdrift::facts
