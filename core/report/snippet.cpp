// Evidence cut to a few columns.
#include "core/report/snippet.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/report/escape.h"
#include "core/report/place.h"

namespace textdrift::report {

namespace {

constexpr std::size_t kWordReach = 16;    // a cut moves to a space at most this many cells away

// Keeps the first cells that fit `budget` columns, cut at a space where one is near; true where something was cut.
bool keep_front(Cells& list, std::size_t budget)
{
    std::size_t columns = 0, kept = 0;
    while (kept < list.size() && columns + list[kept].width <= budget) columns += list[kept++].width;
    if (kept == list.size()) return false;
    if (!list[kept].is_space()) {
        std::size_t word = kept;
        while (word > 0 && kept - word < kWordReach && !list[word - 1].is_space()) --word;
        if (word == 0 || list[word - 1].is_space()) kept = word;
    }
    list.resize(kept);
    return true;
}

bool keep_back(Cells& list, std::size_t budget)
{
    std::reverse(list.begin(), list.end());
    const bool cut = keep_front(list, budget);
    std::reverse(list.begin(), list.end());
    return cut;
}

void append(Cells& row, const Cells& more)
{
    row.insert(row.end(), more.begin(), more.end());
}

void trim_front(Cells& list)
{
    std::size_t spaces = 0;
    while (spaces < list.size() && list[spaces].is_space()) ++spaces;
    list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(spaces));
}

void trim_back(Cells& list)
{
    while (!list.empty() && list.back().is_space()) list.pop_back();
}

// A focus too long for its budget keeps both ends.
void shorten_middle(Cells& focus, std::size_t budget)
{
    if (width_of(focus) <= budget) return;
    Cells tail = focus;
    keep_front(focus, (budget - 3) * 2 / 3);
    keep_back(tail, (budget - 3) / 3);
    trim_back(focus);
    trim_front(tail);
    for (const std::string_view part : {" ", "…", " "}) focus.push_back({part, 1, true});
    append(focus, tail);
}

// Bytes of context that fill `budget` columns in any script.
std::uint32_t byte_limit(std::size_t budget)
{
    return static_cast<std::uint32_t>(8 * budget);
}

// The span escaped; of one far longer than the budget only both ends are read.
void append_span(std::string& out, const segment::SegmentedText& text, const drift::Place& place, std::uint32_t limit)
{
    const ByteRange range = range_in_paragraph(text, place);
    if (range.size() <= 4 * limit) {
        append_terminal(out, text.slice(range));
        return;
    }
    append_terminal(out, surroundings(text, {place.paragraph, {range.begin, range.begin}}, limit).after);
    out += " … ";
    append_terminal(out, surroundings(text, {place.paragraph, {range.end, range.end}}, limit).before);
}

// A third of the room goes before the focus, more where little follows.
std::size_t lead_room(std::size_t spare, const Cells& after)
{
    const std::size_t behind = width_of(after);
    return std::max(spare / 3, behind < spare ? spare - behind : 0);
}

}    // namespace

void make_snippet(Snippet& snippet, const segment::SegmentedText& text, const drift::Place& place, std::size_t budget,
                  bool brackets)
{
    const Surroundings around = surroundings(text, place, byte_limit(budget));
    snippet.label = fmt::format("¶{} ", place.paragraph + 1);
    append_terminal(snippet.before, around.before);
    append_span(snippet.focus, text, place, byte_limit(budget));
    append_terminal(snippet.after, around.after);

    Cells before = cells(snippet.before), focus = cells(snippet.focus, true), after = cells(snippet.after);
    append(snippet.row, cells(snippet.label));
    const std::size_t fixed = width_of(snippet.row) + 6;    // two brackets, two ellipses with a space
    const std::size_t room = budget > fixed + 8 ? budget - fixed : 8;
    shorten_middle(focus, room);
    const std::size_t spare = room - std::min(room, width_of(focus));
    const bool cut_before = keep_back(before, lead_room(spare, after)) || around.cut_before;
    const bool cut_after = keep_front(after, spare - std::min(spare, width_of(before))) || around.cut_after;

    if (cut_before) {
        trim_front(before);
        for (const std::string_view part : {"…", " "}) snippet.row.push_back({part, 1, false});
    }
    append(snippet.row, before);
    if (brackets) snippet.row.push_back({"[", 1, true});
    append(snippet.row, focus);
    if (brackets) snippet.row.push_back({"]", 1, true});
    if (cut_after) trim_back(after);
    append(snippet.row, after);
    if (cut_after) {
        for (const std::string_view part : {" ", "…"}) snippet.row.push_back({part, 1, false});
    }
}

std::string span_text(const segment::SegmentedText& text, const drift::Place& place, std::size_t width)
{
    std::string whole;
    append_span(whole, text, place, byte_limit(width));
    return shorten(whole, width);
}

}    // namespace textdrift::report
