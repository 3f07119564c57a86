// What becomes of each character of the basic plane that can be told without its neighbours, in a table made from ICU page
// by page, as characters are met.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>

#include "core/sketch/tokens.h"

namespace textdrift::sketch {

enum class CodeKind : std::uint8_t {
    Separator,
    Ignorable,
    Letter,      // becomes `mapped`, whatever stands round it
    Unspaced,    // the same, of a script without spaces
    Mark,        // stays as it is, as long as the marks after a letter ascend by `combining`
    Expands,     // becomes several entries, whatever stands round it
    Other,       // only ICU can tell, and with its whole run
    Unmade,      // its page is still to be made
};

struct CodeEntry {
    std::uint16_t mapped;
    CodeKind kind;
    std::uint8_t combining;
};

// Of one set of options; threads share it.
class CodeTable {
public:
    explicit CodeTable(const TokenOptions& options);
    ~CodeTable();

    // What becomes of `c`, a character of the basic plane; Unmade before the first make_page_of() for its page.
    CodeEntry operator[](std::uint32_t c) const noexcept { return entries_[c].load(std::memory_order_acquire); }
    void make_page_of(std::uint32_t c) const;

    // The entries that `c`, of kind Expands, becomes.
    std::span<const CodeEntry> expansion(std::uint32_t c) const;

private:
    struct Maker;
    std::unique_ptr<std::atomic<CodeEntry>[]> entries_;    // one for each of the 65,536 characters
    std::unique_ptr<Maker> maker_;
};

// The table of these options' foldings.
const CodeTable& code_table(const TokenOptions& options);

}    // namespace textdrift::sketch
