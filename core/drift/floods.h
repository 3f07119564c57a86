// One word in a hundred places is one cause: damage that runs through a whole text becomes a single finding with its places.
#pragma once

#include <vector>

#include "core/drift/work.h"

namespace textdrift::drift {

// Folds the drafts of a kind of damage into the first of them where a text has more than a reader wants one by one.
void fold_floods(const Work& work, std::vector<Draft>& drafts);

}    // namespace textdrift::drift
