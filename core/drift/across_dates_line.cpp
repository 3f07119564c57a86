// The day a text was written, read from its date line.
#include <algorithm>

#include "core/drift/across_dates_judge.h"

namespace textdrift::drift {

namespace {

using facts::DateValue;
using Fields = DateValue::Fields;

// "Quito, 22 de agosto de 2023": little beside the date, and no sentence.
bool is_date_line(std::string_view line, std::size_t date)
{
    constexpr std::size_t kMostBeside = 45;    // bytes
    const bool sentence = line.ends_with('.') || line.ends_with("\u3002") || line.ends_with("\u0964");
    return !sentence && line.size() - std::min(line.size(), date) <= kMostBeside;
}

// "GENEVA, 3 March 2025 — The council": a dash, a colon or a bracket parts the date line from what it opens.
bool ends_date_line(std::string_view behind)
{
    constexpr std::string_view kMarks[] = {"-", "\u2013", "\u2014", ":", ")", "]", "\uFF1D", "=", "\u3011", "\uFF09"};
    const std::size_t at = behind.find_first_not_of(' ');
    if (at == std::string_view::npos || at > 1) return false;
    return std::any_of(std::begin(kMarks), std::end(kMarks),
                       [&](std::string_view mark) { return behind.substr(at).starts_with(mark); });
}

std::optional<Fields> date_line_of(const segment::SegmentedText& text, const facts::FactSet& facts)
{
    constexpr std::size_t kFirst = 6, kLast = 3, kOpening = 60;    // paragraphs, bytes
    const std::size_t count = text.paragraphs.size();
    for (std::size_t p = 0; p < count; ++p) {
        if (p == kFirst && count > kFirst + kLast) p = count - kLast;
        const ByteRange body = text.paragraphs[p].body;
        for (std::uint32_t id = facts.first_of_paragraph[p]; id < facts.first_of_paragraph[p + 1]; ++id) {
            const DateValue* date = facts.facts[id].date();
            if (date == nullptr || date->readings.empty() || !date->upper.empty()) continue;
            const Fields& f = date->readings.front();
            const bool opens = p < kFirst && facts.facts[id].range.begin - body.begin < kOpening &&
                               ends_date_line(text.slice({facts.facts[id].range.end, body.end}));
            const bool own_line = is_date_line(text.slice(body), facts.facts[id].range.size());
            if (f.year && f.month && f.day && (own_line || opens)) return f;
        }
    }
    return std::nullopt;
}

}    // namespace

std::optional<Fields> find_date_line(const Work& work)
{
    if (auto day = date_line_of(work.comparison.original, work.original)) return day;
    return date_line_of(work.comparison.version, work.version);
}

}    // namespace textdrift::drift
