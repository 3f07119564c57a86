// A language of the generator: its table, and the vocabulary of more than 50,000 word forms made from it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "random.h"

namespace corpus {

// Stems in order of rank, drawn by Zipf and Mandelbrot's law, with the endings they take.
class WordClass {
public:
    void build(std::vector<std::string> stems, std::vector<std::string> endings, std::vector<std::uint32_t> ending_weights);

    std::uint32_t draw(std::uint64_t bits) const noexcept { return slots_[bits & (slots_.size() - 1)]; }
    void append(std::uint32_t stem, Random& random, std::string& out) const;
    std::size_t forms() const noexcept { return stems_.size() * endings_.size(); }

    bool capital = false;    // German nouns

private:
    std::vector<std::string> stems_;
    std::vector<std::string> endings_;
    std::vector<std::uint8_t> ending_slots_;
    std::vector<std::uint16_t> slots_;
};

// One word of a chunk: "l'{n}", "according". `slot`: 0 for a word as it stands, else what stands in the braces.
struct Piece {
    std::string before;
    char slot = 0;
    std::string after;
};
using Chunk = std::vector<Piece>;

struct Language {
    std::string name;
    std::uint32_t weight = 1;    // share of documents
    bool unspaced = false;
    std::string stop, comma, question, exclamation, semicolon, colon, open, close, dash;
    std::string thousands;
    std::array<std::string, 10> native_digits;    // empty: it has none of its own
    WordClass nouns, verbs, adjectives;
    std::vector<Chunk> chunks;
    std::vector<std::uint8_t> chunk_slots;
    std::vector<std::string> links, given, family, places, months;
    std::string date;
    std::vector<std::string> menu, header, cookie, footer;
};

// Throws std::runtime_error with file and line.
Language read_language(const std::string& path, const std::string& name);

// First letter as at the start of a sentence.
void capitalise(std::string& word);

}    // namespace corpus
