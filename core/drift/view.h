// A bead as two word sequences and the alignment between them: carries a span of one side over to the other. Internal to the
// room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/align/align.h"
#include "core/drift/finding.h"
#include "core/facts/extract.h"
#include "core/facts/token.h"
#include "core/language/table.h"

namespace textdrift::drift {

// A word of a bead. A contraction stands as several words with one range ("don't": "do", "not").
struct Word {
    ByteRange range;
    std::uint32_t paragraph = 0;
    std::string key;    // folded, possessive removed, spelling variants unified: equal keys are the same word
    bool capital = false;
    bool upper = false;
    bool mixed = false;
    bool sentence_start = false;
    bool glued = false;    // no space or mark before it
    bool possessive = false;
};

// Half-open range of words of one side.
struct WordSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t size() const noexcept { return end - begin; }
    bool empty() const noexcept { return begin >= end; }
    bool overlaps(WordSpan other) const noexcept { return begin < other.end && other.begin < end; }
};

// One side of a bead.
struct Side {
    const segment::SegmentedText* text = nullptr;
    const facts::FactSet* facts = nullptr;
    std::vector<std::uint32_t> paragraphs;
    std::vector<Word> words;
    std::vector<std::uint32_t> fact_ids;    // facts of these paragraphs, ascending
    std::vector<std::int32_t> match;        // per word: its counterpart on the other side, or -1
    std::vector<std::uint32_t>
        matched_before;    // per word border: behind the last matched word before it, 0 where there is none
    std::vector<std::uint32_t>
        matched_behind;    // per word border: the first matched word at or behind it, else the number of words

    // Fills the two from `match`, so that every projection is a look-up.
    void index_matches();

    const facts::Fact& fact(std::uint32_t id) const { return facts->facts[id]; }
    // The words that overlap a byte range; empty span at the insertion point where none does.
    WordSpan words_of(ByteRange range) const;
    ByteRange bytes_of(WordSpan span) const;
    Place place_of(WordSpan span) const;
    std::string_view surface(WordSpan span) const { return text->slice(bytes_of(span)); }
};

// Where a span of one side lies on the other.
struct Gap {
    WordSpan span;                 // words between the counterparts of the nearest matched neighbours
    std::size_t left = 0;          // unmatched words between the projected span and the matched neighbour before it
    std::size_t right = 0;         // and after it
    bool anchored_left = false;    // there is such a neighbour (or the bead begins there)
    bool anchored_right = false;

    // The words around the span stand unchanged next to it: what is not in the gap is not there.
    bool tight(std::size_t slack) const noexcept { return anchored_left && anchored_right && left + right <= slack; }
};

struct BeadView {
    Side original;
    Side version;
    double matched_share = 0;    // of the words of the original

    // Where the version would show what the original has in `span` (and the other way round): the words around the insertion
    // point, so that a finding about something missing still points at both texts. Empty where nothing is anchored there.
    std::optional<Place> place_without(WordSpan original_span) const
    {
        return place_without(original, version, original_span);
    }
    std::optional<Place> place_without_back(WordSpan version_span) const
    {
        return place_without(version, original, version_span);
    }

    Gap project(WordSpan original_span) const { return project(original, version, original_span); }
    Gap project_back(WordSpan version_span) const { return project(version, original, version_span); }
    // Word position on the version where an original word stands or would stand.
    double expected_position(std::size_t original_word) const;

private:
    static Gap project(const Side& from, const Side& to, WordSpan span);
    static std::optional<Place> place_without(const Side& from, const Side& to, WordSpan span);
};

// Cost: linear in the bead's words but for their alignment (align::align_words).
BeadView make_view(const Comparison& comparison, const facts::FactSet& original, const facts::FactSet& version,
                   const align::Bead& bead);

// The words of a range of a text, as in a view.
std::vector<Word> words_in(const segment::SegmentedText& text, std::uint32_t paragraph, ByteRange range,
                           const language::Table& table);

}    // namespace textdrift::drift
