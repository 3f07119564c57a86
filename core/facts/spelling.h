// Keys under which spelling variants and inflected forms of a word are equal.
#pragma once

#include <string>
#include <string_view>

#include "core/language/table.h"

namespace textdrift::facts {

// The spelling a folded word is compared under: "centre" and "center", "labelled" and "labeled", "uighurs" and "uyghurs"
// have equal keys. The key itself need not be a word. Rules: [spelling-variants] (whole words), [spelling-endings].
std::string spelling_key(std::string_view folded_word, const language::Table& table);

// A stem under which inflected forms are equal: "disclose", "disclosed", "disclosing". Need not be a word. Rules:
// [stem-endings].
std::string stem(std::string_view folded_word, const language::Table& table);

}    // namespace textdrift::facts
