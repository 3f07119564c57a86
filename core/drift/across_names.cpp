// Names of a text and their renderings in a translation.
#include "core/drift/work.h"

namespace textdrift::drift {

void judge_names_across(Work&) {}

}    // namespace textdrift::drift
