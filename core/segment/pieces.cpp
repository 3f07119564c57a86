// Content-defined cuts of overlong paragraphs. Source: Muthitacharoen, Chen, Mazieres, A Low-bandwidth Network File System,
// 2001.
#include "core/segment/pieces.h"

#include <algorithm>
#include <optional>

#include "core/segment/lines.h"

namespace textdrift::segment {
namespace {

constexpr std::uint32_t kLeastPiece = 4 << 10, kMostPiece = 12 << 10;
constexpr std::uint32_t kSentencesACut = 8, kWordsACut = 128;    // on average

std::uint32_t hash(std::string_view text) noexcept
{
    std::uint32_t value = 2166136261u;    // FNV-1a
    for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 16777619u;
    return value ^ (value >> 15);
}

// The start of the first unit within reach whose forerunner has the chosen hash, else of the last one.
std::optional<std::uint32_t> cut_before(std::string_view text, std::uint32_t begin, std::span<const ByteRange> units,
                                        std::uint32_t every)
{
    std::optional<std::uint32_t> last;
    auto unit = std::ranges::upper_bound(units, begin + kLeastPiece, {}, &ByteRange::begin);
    for (; unit != units.end() && unit->begin <= begin + kMostPiece; ++unit) {
        last = unit->begin;
        if (unit == units.begin()) continue;
        const ByteRange before = *std::prev(unit);
        if (hash(text.substr(before.begin, before.size())) % every == 0) break;
    }
    return last;
}

std::uint32_t cut_anywhere(std::string_view text, std::uint32_t begin, std::span<const ByteRange> words)
{
    std::uint32_t at = begin + kMostPiece;
    const auto next = std::ranges::upper_bound(words, at, {}, &ByteRange::begin);
    if (next != words.begin() && std::prev(next)->end > at) return std::prev(next)->end;
    while ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return at;
}

}    // namespace

std::vector<ByteRange> cut_into_pieces(std::string_view text, ByteRange body, std::span<const ByteRange> sentences,
                                       std::span<const ByteRange> words)
{
    std::vector<ByteRange> pieces;
    const auto add = [&](ByteRange range) {
        range = trimmed(text, range);
        if (!range.empty()) pieces.push_back(range);
    };
    std::uint32_t begin = body.begin;
    while (body.end - begin > kMostPiece) {
        std::optional<std::uint32_t> cut = cut_before(text, begin, sentences, kSentencesACut);
        if (!cut) cut = cut_before(text, begin, words, kWordsACut);
        const std::uint32_t end = std::min(cut ? *cut : cut_anywhere(text, begin, words), body.end);
        add({begin, end});
        begin = end;
    }
    add({begin, body.end});
    return pieces;
}

}    // namespace textdrift::segment
