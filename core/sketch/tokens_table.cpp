// Makes the tables of characters, one for each set of folding options.
#include "core/sketch/tokens_table.h"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/sketch/tokens_unicode.h"
#include "core/text/utf8.h"

namespace textdrift::sketch {
namespace {

constexpr std::size_t kPlane = 0x10000;
constexpr std::uint32_t kPageSize = 256;

constexpr CodeEntry kOther = {0, CodeKind::Other, 0};

// A character of normal text; Other where what it is depends on its neighbours after all.
CodeEntry normal_entry(char32_t c, const RunNormaliser& normaliser)
{
    if (c >= kPlane) {
        return kOther;
    }
    const auto mapped = static_cast<std::uint16_t>(c);
    switch (class_of(c)) {
    case CodeClass::Letter: return {mapped, is_unspaced(c) ? CodeKind::Unspaced : CodeKind::Letter, 0};
    case CodeClass::Mark: return normaliser.stable_mark(c) == 0 ? CodeEntry{mapped, CodeKind::Mark, 0} : kOther;
    default: return {0, CodeKind::Separator, 0};
    }
}

CodeEntry letter_entry(char32_t c, RunNormaliser& normaliser, std::vector<CodeEntry>& expansions)
{
    // Between digits, so that what becomes a letter and a separator is seen to cut.
    const char32_t run[] = {U'0', c, U'0'};
    std::string normal;
    normaliser.append(std::u32string_view(run, 3), normal);
    std::vector<CodeEntry> parts;
    for (std::size_t at = 1; at + 1 < normal.size();) {
        parts.push_back(normal_entry(text::next_code_point(normal, at), normaliser));
    }
    const auto is_other = [](CodeEntry entry) { return entry.kind == CodeKind::Other; };
    if (!normaliser.starts_piece(c) || parts.empty() || parts.size() > 32 || std::ranges::any_of(parts, is_other)) {
        return kOther;
    }
    if (parts.size() == 1 && (parts[0].kind == CodeKind::Letter || parts[0].kind == CodeKind::Unspaced)) {
        return parts[0];
    }
    const auto first = static_cast<std::uint16_t>(expansions.size());
    expansions.insert(expansions.end(), parts.begin(), parts.end());
    return {first, CodeKind::Expands, static_cast<std::uint8_t>(parts.size())};
}

CodeEntry entry_of(char32_t c, RunNormaliser& normaliser, std::vector<CodeEntry>& expansions)
{
    switch (class_of(c)) {
    case CodeClass::Separator: return {0, CodeKind::Separator, 0};
    case CodeClass::Ignorable: return {0, CodeKind::Ignorable, 0};
    case CodeClass::Letter: return letter_entry(c, normaliser, expansions);
    case CodeClass::Mark: break;
    }
    const int combining = normaliser.stable_mark(c);
    if (combining < 0) {
        return kOther;
    }
    return {static_cast<std::uint16_t>(c), CodeKind::Mark, static_cast<std::uint8_t>(combining)};
}

struct Slot {
    std::once_flag once;
    std::unique_ptr<CodeTable> table;
};

}    // namespace

// Makes pages one at a time: two threads may ask for the same. An entry's expansion is written before the entry is, and
// not moved after.
struct CodeTable::Maker {
    std::mutex mutex;
    RunNormaliser normaliser;
    std::array<std::vector<CodeEntry>, kPlane / kPageSize> expansions;

    explicit Maker(const TokenOptions& options) : normaliser(options) {}
};

CodeTable::CodeTable(const TokenOptions& options)
    : entries_(std::make_unique<std::atomic<CodeEntry>[]>(kPlane)), maker_(std::make_unique<Maker>(options))
{
    static_assert(std::atomic<CodeEntry>::is_always_lock_free);
    for (std::uint32_t c = 0; c < kPlane; ++c) {
        entries_[c].store({0, CodeKind::Unmade, 0}, std::memory_order_relaxed);
    }
}
CodeTable::~CodeTable() = default;

void CodeTable::make_page_of(std::uint32_t c) const
{
    const std::scoped_lock lock(maker_->mutex);
    if ((*this)[c].kind != CodeKind::Unmade) {
        return;
    }
    const std::uint32_t first = c / kPageSize * kPageSize;
    std::array<CodeEntry, kPageSize> page;
    for (std::uint32_t i = 0; i < kPageSize; ++i) {
        page[i] = entry_of(first + i, maker_->normaliser, maker_->expansions[c / kPageSize]);
    }
    for (std::uint32_t i = 0; i < kPageSize; ++i) {
        entries_[first + i].store(page[i], std::memory_order_release);
    }
}

std::span<const CodeEntry> CodeTable::expansion(std::uint32_t c) const
{
    const CodeEntry entry = (*this)[c];
    return std::span(maker_->expansions[c / kPageSize]).subspan(entry.mapped, entry.combining);
}

const CodeTable& code_table(const TokenOptions& options)
{
    static std::array<Slot, 8> slots;
    Slot& slot = slots[(options.fold_case ? 1u : 0u) | (options.fold_width ? 2u : 0u) | (options.fold_accents ? 4u : 0u)];
    std::call_once(slot.once, [&] { slot.table = std::make_unique<CodeTable>(options); });
    return *slot.table;
}

}    // namespace textdrift::sketch
