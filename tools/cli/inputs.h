// Option values that several commands share, read and checked: limits, languages, glossary.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "commands.h"
#include "core/base/document.h"
#include "core/base/result.h"
#include "core/facts/extract.h"
#include "core/lexicon/lexicon.h"

namespace textdrift::cli {

struct Languages {
    std::string original;    // empty: identify it
    std::string version;
};

Result<std::uint64_t> read_number(const Arguments& arguments, std::string_view option, std::uint64_t otherwise,
                                  std::uint64_t least, std::uint64_t most);
Result<Limits> read_limits(const Arguments& arguments);
Result<Languages> read_languages(const Arguments& arguments);
Result<facts::Glossary> read_glossary(const Arguments& arguments, const Limits& limits);

// Reads the language tables of the folder --tables names, where it is given; before any text is read.
Result<void> load_tables(const Arguments& arguments);
// Looks for word lists in the folder --word-lists names, where it is given; before any text is read.
Result<void> choose_word_lists(const Arguments& arguments);
bool is_language_code(std::string_view code);    // by its form: letters, digits and hyphens

// All of --lexicon in one, each turned round where it says that it leads from the version's language to the original's;
// "installed" is the machine's dictionary of the two languages. `original` and `version`: BCP-47.
Result<lexicon::Lexicon> read_lexicons(const Arguments& arguments, std::string_view original, std::string_view version,
                                       const Limits& limits);

// The choices of an option as "a, b or c".
Error bad_choice(std::string_view option, std::string_view value, std::string_view expected);

}    // namespace textdrift::cli
