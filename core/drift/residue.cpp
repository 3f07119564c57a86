// What a translation left in another language than its own.
#include "core/drift/work.h"

namespace textdrift::drift {

void judge_residue(Work&) {}

}    // namespace textdrift::drift
