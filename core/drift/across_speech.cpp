// Bounds and denials of translated paragraphs.
#include "core/drift/work.h"

namespace textdrift::drift {

void judge_negations_across(Work&, const BeadView&) {}

}    // namespace textdrift::drift
