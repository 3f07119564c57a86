// Quotations of a text and of its translation: what the parts of their judge share. Internal to the room.
#pragma once

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "core/drift/work.h"

namespace textdrift::drift {

constexpr std::uint32_t kSpeechWords = 5;    // shorter quotations come and go with the conventions of languages

struct Quote {
    std::uint32_t id = 0;
    double letters = 0;
    double begin = 0, end = 0;    // letters of the bead's side before it, and up to its end
    bool speech = false;          // by length or by a verb of saying
    bool block = false;
    bool title = false;       // reads as the name of something
    bool fragment = false;    // a part of the narrator's sentence, no sentence of its own
    bool open = false;        // its closing mark is missing: it goes on in another paragraph
    struct Inner {
        double letters = 0, begin = 0;
    };
    std::vector<Inner> nested;    // quotations inside: their letters, and those of the bead's side before them
    bool name = false;            // short, of no clause and said by nobody: may be the name of something
    bool work = false;            // between marks that only names of works have
    std::uint32_t words = 0;
};

// One side of a bead: its quotations in order and the letters of its text.
struct QuotedSide {
    std::vector<Quote> quotes;
    double letters = 0;
    bool unusual = false;    // a block quotation or a paragraph begun with a dash: marks need not show what is quoted

    double quoted_letters() const;
};

struct BeadQuotes {
    const align::Bead* bead = nullptr;
    QuotedSide original, version;
    std::vector<std::size_t> left_original, left_version;    // quotes without partner
    // `count` quotes of the original from `original` on, told as the one `version`.
    struct Joined {
        std::size_t original = 0, count = 0, version = 0;
    };
    std::vector<Joined> joined;
    struct Pair {
        std::size_t original = 0, version = 0;
    };
    std::vector<Pair> pairs;    // one told as one

    bool one_sided() const { return bead->original.empty() || bead->version.empty(); }
};

// How far a number of letters is from what was expected: the log of their ratio, whichever of the two is nothing.
inline double misfit(double letters, double expected)
{
    return std::log(std::max(letters, 1.0) / std::max(expected, 1.0));
}

// Standard deviation of that misfit for so many words quoted.
double log_spread(double words);

// across_quotations_read.cpp: what is quoted, and marks that belong to no quotation.
QuotedSide quoted_side(const segment::SegmentedText& text, const facts::FactSet& facts,
                       const std::vector<std::uint32_t>& paragraphs);
bool is_attributed(const facts::FactSet& facts, const facts::Fact& quotation);
bool is_misread(const Work& work, const align::Bead& bead);    // a mark typed in another way than its partner
bool has_stray_mark(const segment::SegmentedText& text, const facts::FactSet& facts, std::uint32_t paragraph,
                    const ByteRange* part);

// across_quotations_pair.cpp: pairs the quotations of a bead; `ratio`: letters of the version to a letter of the original.
void pair_quotations(Work& work, BeadQuotes& bead, double ratio);
// What the lengths say about a bead if `lost` of its `quoted` letters lost their marks (or were dropped with their words).
double length_cost(const BeadQuotes& bead, double ratio, double quoted, double lost, bool dropped, double words);

// across_quotations_words.cpp: what changed inside the pairs of a bead.
void compare_quotations(Work& work, const BeadQuotes& bead, double ratio);

// across_quotations_places.cpp: where the words of a quotation stand in the version.
Place place_of_quotation(const Work& work, const BeadQuotes& bead, const Quote& quote);

}    // namespace textdrift::drift
