// Quotations of a text and of its translation, paired over the whole document.
#include "core/drift/work.h"

namespace textdrift::drift {

void judge_quotations_across(Work&) {}

}    // namespace textdrift::drift
