// The state the judges of the room share: which fact found its counterpart, what was found so far. Internal to the room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/drift/drift.h"
#include "core/drift/view.h"

namespace textdrift::drift {

enum class FactState : std::uint8_t {
    Open,         // no counterpart yet
    Confirmed,    // equal fact on the other side
    Changed,      // reported as altered, recased, unmarked ...
    Lost,         // reported as missing or added, alone or with its passage
    Silent        // too weak to be reported, or its absence is a matter of wording
};

struct FactLink {
    FactState state = FactState::Open;
    std::int64_t partner = -1;    // fact id on the other side
    bool contested = false;       // another value of its kind stands exactly where it should
};

// A finding before duplicates are merged, severity is set and identifiers are given.
struct Draft {
    Kind kind = Kind::Number;
    Change change = Change::Altered;
    std::optional<Severity> severity;    // where a judge knows better than the table
    double confidence = 0.8;
    std::string message;
    std::string why;
    std::string cause;    // drafts with equal kind, change and cause are one finding; empty: by the evidence
    std::optional<Place> original;
    std::optional<Place> version;
    std::vector<PlacePair> places;
    bool wording = false;
};

// Names and words of a whole text, for "is it there at all?".
struct TextIndex {
    std::unordered_set<std::string> words;                                // keys
    std::unordered_set<std::string> lower_words;                          // keys of words seen in lower case
    std::unordered_map<std::string, std::vector<std::uint32_t>> names;    // content key of a name -> fact ids
    std::unordered_set<std::string> canonicals;

    bool has_word(const std::string& key) const { return words.contains(key); }
};

struct Work {
    Comparison& comparison;
    const facts::FactSet& original;
    const facts::FactSet& version;
    const DriftOptions& options;
    std::vector<FactLink> original_links;
    std::vector<FactLink> version_links;
    TextIndex original_index;
    TextIndex version_index;
    std::vector<Draft> drafts;
    bool same_language = true;

    const facts::Fact& original_fact(std::uint32_t id) const { return original.facts[id]; }
    const facts::Fact& version_fact(std::uint32_t id) const { return version.facts[id]; }
    bool open_original(std::uint32_t id) const { return original_links[id].state == FactState::Open; }
    bool open_version(std::uint32_t id) const { return version_links[id].state == FactState::Open; }

    void link(std::uint32_t original_id, std::uint32_t version_id, FactState state);
    void settle_original(std::uint32_t id, FactState state) { original_links[id].state = state; }
    void settle_version(std::uint32_t id, FactState state) { version_links[id].state = state; }
};

// The kind of finding a value or date that changed is.
Kind kind_of(facts::FactKind kind) noexcept;
// 1 for a bound from below, -1 from above, 0 for the others.
int direction_of(facts::ComparatorValue::Bound bound) noexcept;

// Places and texts of facts.
Place place_of(const facts::Fact& fact);
std::string shown(const segment::SegmentedText& text, ByteRange range);    // one line, at most 80 characters
std::string shown_original(const Work& work, ByteRange range);
std::string shown_version(const Work& work, ByteRange range);

// The range up to the blanks around it, inside its paragraph: broken characters part a word where no blank is.
ByteRange up_to_blanks(const segment::SegmentedText& text, ByteRange range, std::uint32_t paragraph);

// The words of a name that carry it: without "of", "the", "for" ..., unified spelling, joined by blanks.
std::string content_key(const facts::NameValue& name, const language::Table& table);
std::vector<std::string> content_words(const facts::NameValue& name, const language::Table& table);
bool is_function_word(std::string_view key, const language::Table& table);

// One of two that changed places, and where it stands now.
struct Exchanged {
    Place original, version;
};

// Two facts of a kind that changed places; `after`: what stands in the version for each.
void report_exchange(Work& work, Kind kind, const Exchanged& a, const Exchanged& b, double confidence);
void report_exchange(Work& work, const facts::Fact& a, const facts::Fact& a_after, const facts::Fact& b,
                     const facts::Fact& b_after, double confidence);

TextIndex index_text(const segment::SegmentedText& text, const facts::FactSet& facts);

// UTF-8 that was read as windows-1252 ("Ã©", "â€™"), or the replacement character: where it begins, or npos.
std::size_t find_broken_encoding(std::string_view text) noexcept;
inline bool has_broken_encoding(std::string_view text) noexcept
{
    return find_broken_encoding(text) != std::string_view::npos;
}

// Whether two facts state the same; kinds may differ where one value can be read as either ("2019" a year or a number).
bool values_agree(const facts::Fact& a, const facts::Fact& b);

// The judges, in the order they run on a bead. Each settles the facts it has judged.
void pair_identical(Work& work, const align::Bead& bead);    // pairing.cpp
void pair_equal(Work& work, const BeadView& view);
void pair_neighbours(Work& work);
void judge_passages(Work& work, const BeadView& view);      // passages.cpp: sentences dropped or added inside a bead
void judge_quantities(Work& work, const BeadView& view);    // quantities.cpp: numbers, percentages, money, measures, dates
void judge_swaps(Work& work, const BeadView& view);
void judge_comparators(Work& work, const BeadView& view);     // comparators.cpp
void judge_names(Work& work, const BeadView& view);           // names.cpp
void judge_links(Work& work, const BeadView& view);           // links.cpp
void judge_negations(Work& work, const BeadView& view);       // negations.cpp
void judge_quotations(Work& work, const BeadView& view);      // quotations.cpp: marks, attribution
void judge_quoted_words(Work& work, const BeadView& view);    // quotations.cpp: after the facts inside are judged
void judge_attributions(Work& work, const BeadView& view);    // attributions.cpp
void judge_damage(Work& work, const BeadView& view);          // damage.cpp
void judge_wording(Work& work, const BeadView& view);         // wording.cpp
// Across languages: no word matches, so facts meet by value, names by their renderings, quotations by their order and
// length.
void judge_quotations_across(
    Work& work);    // across_quotations.cpp: marks, dropped and moved quotations, who said them; whole texts
void judge_dates_across(Work& work, const BeadView& view);          // across_dates.cpp
void judge_values_across(Work& work, const BeadView& view);         // across_values.cpp: quantities
void judge_comparators_across(Work& work, const BeadView& view);    // across_comparators.cpp
void judge_negations_across(Work& work, const BeadView& view);      // across_speech.cpp
void hold_back_negations(Work& work);                               // across_speech.cpp: where they are the languages' doing
void judge_glossary_across(Work& work);                             // across_glossary.cpp: whole texts
void judge_names_across(Work& work);                                // across_names.cpp: whole texts, for consistency
void judge_attributions_across(Work& work);    // across_attributions.cpp: behind the names, whose findings it takes over
void judge_residue(Work& work);                // residue.cpp: paragraphs left untranslated, leftovers of a third language
void judge_paragraphs(Work& work);             // paragraphs.cpp
void collect(Work& work, const Limits& limits);    // collect.cpp: merge, severity, ids, order, coverage

}    // namespace textdrift::drift
