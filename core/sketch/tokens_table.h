// What becomes of each character of the basic plane that can be told without its neighbours, in a table made from ICU.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/sketch/tokens.h"

namespace textdrift::sketch {

enum class CodeKind : std::uint8_t {
    Separator,
    Ignorable,
    Letter,      // becomes `mapped`, whatever stands round it
    Unspaced,    // the same, of a script without spaces
    Mark,        // stays as it is, as long as the marks after a letter ascend by `combining`
    Expands,     // becomes `combining` entries of `expansions` from `mapped` on, whatever stands round it
    Other,       // only ICU can tell, and with its whole run
};

struct CodeEntry {
    std::uint16_t mapped;
    CodeKind kind;
    std::uint8_t combining;
};

struct CodeTable {
    std::unique_ptr<CodeEntry[]> entries;    // one for each of the 65,536 characters
    std::vector<CodeEntry> expansions;
};

// Made at the first call for these options (tens of milliseconds) and kept.
const CodeTable& code_table(const TokenOptions& options);

}    // namespace textdrift::sketch
