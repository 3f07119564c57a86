// Quantities and dates of translated paragraphs.
#include "core/drift/work.h"

namespace textdrift::drift {

void judge_values_across(Work& work, const BeadView& view)
{
    judge_swaps(work, view);
    judge_quantities(work, view);
}

}    // namespace textdrift::drift
