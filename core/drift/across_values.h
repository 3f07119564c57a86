// What the judges of translated values share. Internal to the room.
#pragma once

#include "core/drift/work.h"

namespace textdrift::drift {

// Said so exactly that no wording swallows it: figures above twelve, decimals, percentages, money.
bool is_strong_value(const facts::Fact& fact);

// Which sentence of the side a fact stands in, counted over its paragraphs from 1.
std::size_t sentence_of(const Side& side, const facts::Fact& fact);

// Two values that stand on both sides and changed places; run when equal values have met.
void judge_exchanges_across(Work& work, const BeadView& view);    // across_exchanges.cpp

// Figures in names; run when values have met and been replaced.
void judge_figures_across(Work& work, const BeadView& view);    // across_figures.cpp

}    // namespace textdrift::drift
