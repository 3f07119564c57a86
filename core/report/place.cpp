// From byte ranges to what reports show.
#include "core/report/place.h"

#include <algorithm>

#include "core/text/utf8.h"

namespace textdrift::report {

namespace {

constexpr std::uint32_t kStep = 256;

constexpr bool is_lead(char byte) noexcept
{
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

std::uint32_t count_leads(std::string_view text) noexcept
{
    return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), is_lead));
}

}    // namespace

CodePoints::CodePoints(std::string_view text) : text_(text)
{
    counts_.reserve(text.size() / kStep + 1);
    std::uint32_t count = 0;
    for (std::size_t begin = 0; begin <= text.size(); begin += kStep) {
        counts_.push_back(count);
        count += count_leads(text.substr(begin, kStep));
    }
}

std::uint32_t CodePoints::before(std::uint32_t byte) const noexcept
{
    const std::uint32_t block = byte / kStep;
    return counts_[block] + count_leads(text_.substr(block * kStep, byte - block * kStep));
}

ByteRange range_in_paragraph(const segment::SegmentedText& text, const drift::Place& place) noexcept
{
    if (place.paragraph >= text.paragraphs.size()) return {};
    const ByteRange whole = text.paragraphs[place.paragraph].range;
    const std::uint32_t begin = std::clamp(place.range.begin, whole.begin, whole.end);
    return {begin, std::clamp(place.range.end, begin, whole.end)};
}

Span Side::span(const drift::Place& place) const noexcept
{
    if (place.paragraph >= text_->paragraphs.size()) return {};
    const ByteRange range = range_in_paragraph(*text_, place);
    const std::uint32_t origin = points_.before(text_->paragraphs[place.paragraph].range.begin);
    return {place.paragraph, points_.before(range.begin) - origin, points_.before(range.end) - origin, text_->slice(range)};
}

Lines::Lines(const segment::SegmentedText& text) : points_(text.document.text)
{
    const std::string_view bytes = text.document.text;
    starts_.push_back(0);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const bool ends = bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n'));
        if (ends) starts_.push_back(static_cast<std::uint32_t>(i + 1));
    }
}

Position Lines::position(std::uint32_t byte) const noexcept
{
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), byte);
    const std::uint32_t start = *(next - 1);
    return {static_cast<std::uint32_t>(next - starts_.begin()), points_.before(byte) - points_.before(start) + 1};
}

Surroundings surroundings(const segment::SegmentedText& text, const drift::Place& place, std::uint32_t limit) noexcept
{
    if (place.paragraph >= text.paragraphs.size()) return {};
    const ByteRange whole = text.paragraphs[place.paragraph].range;
    const ByteRange range = range_in_paragraph(text, place);
    const std::string_view bytes = text.document.text;
    std::uint32_t begin = range.begin - std::min(limit, range.begin - whole.begin);
    std::uint32_t end = range.end + std::min(limit, whole.end - range.end);
    while (begin < range.begin && !is_lead(bytes[begin])) ++begin;
    while (end > range.end && end < whole.end && !is_lead(bytes[end])) --end;
    return {text.slice({begin, range.begin}), text.slice(range), text.slice({range.end, end}), begin > whole.begin,
            end < whole.end};
}

}    // namespace textdrift::report
