// What the parts of the judge of translated values share. Internal to the room; judge_values_across (work.h) is the way in.
#pragma once

#include <vector>

#include "core/drift/across_values.h"

namespace textdrift::drift {

// across_values_alike.cpp
bool is_vague(const facts::Quantity& quantity);
bool is_share(const facts::Quantity& quantity);    // percent, percentage points
bool is_fraction(const facts::Fact& fact);         // "a half", "a third", "three quarters"
// What may be told by an article, or by no word at all: it never takes part in a finding.
bool is_idle(const facts::Fact& fact);
bool shares_reading(const std::vector<facts::Rational>& a, const std::vector<facts::Rational>& b);
bool agree_in_value(const facts::Quantity& a, const facts::Quantity& b);
bool other_share(const facts::Quantity& share, const facts::Quantity& number);
bool tell_alike(const facts::Quantity& a, const facts::Quantity& b);
// How well two quantities of one value agree: 0 in everything, 2 where units or kinds differ harmlessly; -1 not at all.
int likeness(const facts::Fact& a, const facts::Fact& b);
// The side tells the value, though perhaps once less than the other side; `so`: just so.
bool is_told(const facts::Fact& fact, const Side& side);
bool is_told_so(const facts::Fact& fact, const Side& side);

// Quantities of a side that nothing has settled yet.
std::vector<std::uint32_t> open_values(const Side& side, const std::vector<FactLink>& links);

void pair_scores(Work& work, const BeadView& view);                 // across_values_parts.cpp, with the next two
void pair_values_in_parts(Work& work, const BeadView& view);        // "from 20 to 30" and 20, 30; 220 2/3 and 220, 2/3
void pair_neighbouring_values(Work& work, const BeadView& view);    // told in the next paragraph on the other side
void silence_explained_values(Work& work, const BeadView& view);    // across_values_explained.cpp
// Every value still open is lost, added or of no weight. `quiet`: the paragraphs hardly belong together.
void settle_left_values(Work& work, const BeadView& view, bool quiet);    // across_values_left.cpp

}    // namespace textdrift::drift
