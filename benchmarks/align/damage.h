// Versions of a document with known damage and known beads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace textdrift::benchmark {

// splitmix64: the same damage on every machine for a seed.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() noexcept;
    std::size_t below(std::size_t bound) noexcept { return bound == 0 ? 0 : next() % bound; }
    double unit() noexcept { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    bool chance(double p) noexcept { return unit() < p; }

private:
    std::uint64_t state_;
};

using Paragraphs = std::vector<std::string>;

struct TrueBead {
    std::vector<std::uint32_t> original;
    std::vector<std::uint32_t> version;
    bool moved = false;
};

struct Pair {
    Paragraphs original;
    Paragraphs version;
    std::vector<TrueBead> beads;    // only those with both sides
};

// Shares of paragraphs (or, for moved, of paragraphs in moved blocks) that suffer each damage.
struct Damage {
    std::string name;
    double split = 0, merged = 0, moved = 0, deleted = 0, inserted = 0, headings = 0;
    bool boilerplate = false;
    bool renumbered = false;
};

std::vector<Damage> all_damages(double rate);

// `edit`: share of words replaced, dropped, doubled, swapped or given another ending. `donors` supply what is inserted and the
// words that replace others.
Pair damage(const Paragraphs& document, const Damage& kind, double edit, const std::vector<std::string>& donors,
            Random& random);

// Paragraphs of a plain text: blocks between blank lines, or lines where there are hardly any blank ones; white space folded.
Paragraphs read_paragraphs(const std::string& text);

}    // namespace textdrift::benchmark
