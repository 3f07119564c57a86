// What the machine has for its spelling checkers is not what these tests are about.
#pragma once

#include "core/language/word_list.h"

namespace textdrift::test {

inline const bool kWithoutWordLists = language::look_for_word_lists_in("").has_value();

}    // namespace textdrift::test
