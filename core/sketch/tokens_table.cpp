// Makes the tables of characters, one for each set of folding options.
#include "core/sketch/tokens_table.h"

#include <array>
#include <memory>
#include <mutex>
#include <string>

#include "core/sketch/tokens_unicode.h"
#include "core/text/utf8.h"

namespace textdrift::sketch {
namespace {

constexpr std::size_t kPlane = 0x10000;

CodeEntry letter_entry(char32_t c, RunNormaliser& normaliser)
{
    // Between digits, so that what becomes a letter and a separator is seen to cut.
    const char32_t run[] = {U'0', c, U'0'};
    std::string normal;
    normaliser.append(std::u32string_view(run, 3), normal);
    std::size_t at = 1;
    const char32_t mapped = text::next_code_point(normal, at);
    if (at + 1 != normal.size() || mapped >= kPlane || class_of(mapped) != CodeClass::Letter ||
        !normaliser.starts_piece(c)) {
        return {0, CodeKind::Other, 0};
    }
    return {static_cast<std::uint16_t>(mapped), is_unspaced(mapped) ? CodeKind::Unspaced : CodeKind::Letter, 0};
}

CodeEntry entry_of(char32_t c, RunNormaliser& normaliser)
{
    switch (class_of(c)) {
    case CodeClass::Separator: return {0, CodeKind::Separator, 0};
    case CodeClass::Ignorable: return {0, CodeKind::Ignorable, 0};
    case CodeClass::Letter: return letter_entry(c, normaliser);
    case CodeClass::Mark: break;
    }
    const int combining = normaliser.stable_mark(c);
    if (combining < 0) {
        return {0, CodeKind::Other, 0};
    }
    return {static_cast<std::uint16_t>(c), CodeKind::Mark, static_cast<std::uint8_t>(combining)};
}

struct Slot {
    std::once_flag once;
    std::unique_ptr<CodeEntry[]> entries;
};

}    // namespace

const CodeEntry* code_table(const TokenOptions& options)
{
    static std::array<Slot, 8> slots;
    Slot& slot = slots[(options.fold_case ? 1u : 0u) | (options.fold_width ? 2u : 0u) | (options.fold_accents ? 4u : 0u)];
    std::call_once(slot.once, [&] {
        RunNormaliser normaliser(options);
        slot.entries = std::make_unique<CodeEntry[]>(kPlane);
        for (char32_t c = 0; c < kPlane; ++c) {
            slot.entries[c] = entry_of(c, normaliser);
        }
    });
    return slot.entries.get();
}

}    // namespace textdrift::sketch
