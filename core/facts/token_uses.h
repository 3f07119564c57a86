// Asks all lexicons of a language once for each word what it may begin, so that the extractors pass over the rest of a text.
#pragma once

#include <string_view>

#include "core/facts/token.h"
#include "core/language/table.h"

namespace textdrift::facts {

// The judge of words of texts in this language; `names` is the table of the text they stand in, which tells the particles
// names begin with while the names of a text are learnt. Both tables must outlive it.
Vocabulary::Judge token_judge(const language::Table& table, std::string_view language, const language::Table& names);

}    // namespace textdrift::facts
