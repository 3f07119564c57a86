// The stable codes of findings: one for every kind and change that can occur together.
#pragma once

#include "core/drift/finding.h"

namespace textdrift::drift {

// "TD-NUM-ALTERED". A kind and a change that do not occur together give the kind's ALTERED code, so the result is never
// null.
const char* code_for(Kind kind, Change change) noexcept;

}    // namespace textdrift::drift
