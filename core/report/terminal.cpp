// The comparison for an editor's terminal: verdict, findings by severity with evidence side by side, coverage.
//
// Critical and major findings are shown in full (heading, evidence, what and why), minor and info ones on one line each,
// grouped by code. All text of documents passes through append_terminal; colour is added behind it.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/report/escape.h"
#include "core/report/place.h"
#include "core/report/report.h"
#include "core/report/snippet.h"
#include "core/report/summary.h"
#include "core/report/width.h"

namespace textdrift::report {

namespace {

using drift::Finding;
using drift::Severity;

constexpr std::size_t kIndent = 4;
constexpr std::size_t kSideBySide = 70;      // columns from which evidence stands in two columns
constexpr std::size_t kEvidenceLines = 2;    // lines of evidence a side
constexpr std::size_t kPlacesNamed = 6;
constexpr std::string_view kRule = " │ ";

constexpr std::string_view kReset = "\033[0m";
constexpr std::string_view kBold = "\033[1m";
constexpr std::string_view kDim = "\033[2m";
constexpr std::string_view kOriginal = "\033[1;31m";
constexpr std::string_view kVersion = "\033[1;32m";

// Writes lines, with styles only where colour is wanted.
class Page {
public:
    explicit Page(const TerminalOptions& options)
        : width_(static_cast<std::size_t>(std::clamp(options.width, 20, 1000))), color_(options.color)
    {
    }

    std::size_t width() const noexcept { return width_; }
    bool color() const noexcept { return color_; }
    void text(std::string_view text) { out_ += text; }
    void spaces(std::size_t count) { out_.append(count, ' '); }
    void end_line()
    {
        while (!out_.empty() && out_.back() == ' ') out_.pop_back();
        out_ += '\n';
    }
    void styled(std::string_view style, std::string_view text)
    {
        if (color_ && !style.empty()) out_.append(style).append(text).append(kReset);
        else out_ += text;
    }
    // Prose, wrapped and indented; `text` is escaped already.
    void prose(std::string_view text, std::size_t indent, std::string_view style = {})
    {
        const Cells all = cells(text);
        for (const auto& line : wrap(all, width_ - indent)) {
            spaces(indent);
            std::string joined;
            for (const Cell& cell : line) joined += cell.text;
            styled(style, joined);
            end_line();
        }
    }
    // A row of evidence, padded to `column` columns.
    void row(std::span<const Cell> cells, std::string_view focus_style, std::size_t column)
    {
        for (std::size_t i = 0; i < cells.size();) {
            std::string run;
            const bool focus = cells[i].focus;
            while (i < cells.size() && cells[i].focus == focus) run += cells[i++].text;
            styled(focus ? focus_style : std::string_view(), run);
        }
        spaces(column - std::min(column, width_of(cells)));
    }
    std::string take() { return std::move(out_); }

private:
    std::size_t width_;
    bool color_;
    std::string out_;
};

std::string_view severity_style(Severity severity) noexcept
{
    switch (severity) {
    case Severity::Critical: return "\033[1;31m";
    case Severity::Major: return "\033[1;33m";
    case Severity::Minor: return "\033[36m";
    case Severity::Info: return kDim;
    }
    return {};
}

std::string upper(std::string_view ascii)
{
    std::string out(ascii);
    for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return out;
}

// One side of the evidence as wrapped lines.
struct Column {
    Snippet snippet;
    std::vector<std::span<const Cell>> lines;

    void fill(const segment::SegmentedText& text, const std::optional<drift::Place>& place, std::string_view absent,
              std::size_t width, bool brackets)
    {
        if (place) {
            // Uneven line ends cost a few columns a line.
            make_snippet(snippet, text, *place, kEvidenceLines * width - 3 * kEvidenceLines, brackets);
        } else {
            snippet.before = absent;
            snippet.row = cells(snippet.before);
        }
        lines = wrap(snippet.row, width);
    }
};

void write_beside(Page& page, const Column& left, const Column& right, std::size_t width)
{
    for (std::size_t i = 0; i < std::max(left.lines.size(), right.lines.size()); ++i) {
        page.spaces(kIndent);
        if (i < left.lines.size()) page.row(left.lines[i], kOriginal, width);
        else page.spaces(width);
        page.styled(kDim, kRule);
        if (i < right.lines.size()) page.row(right.lines[i], kVersion, width);
        page.end_line();
    }
}

void write_stacked(Page& page, const Column& column, std::string_view mark, std::string_view style, std::size_t width)
{
    for (std::size_t i = 0; i < column.lines.size(); ++i) {
        page.spaces(kIndent);
        page.styled(kDim, i == 0 ? mark : "  ");
        page.row(column.lines[i], style, width);
        page.end_line();
    }
}

void write_evidence(Page& page, const drift::Comparison& comparison, const Finding& finding)
{
    const bool beside = page.width() >= kSideBySide;
    const std::size_t width = beside ? (page.width() - kIndent - 3) / 2 : page.width() - kIndent - 2;
    Column left, right;
    left.fill(comparison.original, finding.original, "(not in the original)", width, !page.color());
    right.fill(comparison.version, finding.version, "(not in the version)", width, !page.color());
    if (beside) {
        write_beside(page, left, right, width);
    } else {
        write_stacked(page, left, "- ", kOriginal, width);
        write_stacked(page, right, "+ ", kVersion, width);
    }
}

std::string_view title_of(const Finding& finding) noexcept
{
    const drift::CodeInfo* info = drift::find_code(finding.code);
    return info ? info->title : std::string_view(finding.code);
}

// " 3  CRITICAL  A number has another value                TD-NUM-ALTERED". False where there was no room for the code.
bool write_heading(Page& page, const Finding& finding, std::size_t number)
{
    const std::string count = fmt::format("{:>2}", number);
    const std::string severity = upper(drift::severity_name(finding.severity));
    const std::size_t before = count.size() + severity.size() + 4;
    const std::string title = shorten(terminal_text(title_of(finding)), page.width() - before);
    const std::string code = terminal_text(finding.code);
    const std::size_t used = before + display_width(title);
    const bool fits = used + 2 + code.size() <= page.width();
    page.styled(kBold, count);
    page.text("  ");
    page.styled(severity_style(finding.severity), severity);
    page.text("  ");
    page.styled(kBold, title);
    if (fits) {
        page.spaces(page.width() - used - code.size());
        page.styled(kDim, code);
    }
    page.end_line();
    return fits;
}

void append_sentence(std::string& out, std::string_view sentence)
{
    if (sentence.empty()) return;
    if (!out.empty()) out += ' ';
    append_terminal(out, sentence);
    if (!sentence.ends_with('.')) out += '.';
}

void write_full(Page& page, const drift::Comparison& comparison, const Finding& finding, std::size_t number)
{
    const bool has_code = write_heading(page, finding, number);
    write_evidence(page, comparison, finding);
    std::string words;
    append_sentence(words, finding.message);
    append_sentence(words, finding.why);
    std::string places = places_phrase(finding, kPlacesNamed);
    if (!places.empty()) places[0] = 'A';
    append_sentence(words, places);
    if (!has_code) words.append(words.empty() ? "" : " ").append(terminal_text(finding.code));
    page.prose(words, kIndent);
    page.end_line();
}

// "“Article 19” → “ARTICLE 19”", "gone: “12 May”", "new: “28”" in at most `width` columns.
std::string change_in_short(const drift::Comparison& comparison, const Finding& finding, std::size_t width)
{
    if (finding.original && finding.version) {
        const std::size_t half = width > 11 ? (width - 7) / 2 : 2;
        const std::string before = span_text(comparison.original, *finding.original, half);
        const std::size_t rest = width > display_width(before) + 9 ? width - display_width(before) - 7 : 2;
        return "“" + before + "” → “" + span_text(comparison.version, *finding.version, rest) + "”";
    }
    const std::size_t room = width > 10 ? width - 8 : 2;
    if (finding.original) return "gone: “" + span_text(comparison.original, *finding.original, room) + "”";
    if (finding.version) return "new: “" + span_text(comparison.version, *finding.version, room) + "”";
    return shorten(terminal_text(finding.message), width);
}

// "12  ¶3  “Article 19” → “ARTICLE 19” (4 places)"
void write_line(Page& page, const drift::Comparison& comparison, const Finding& finding, std::size_t number)
{
    const auto& place = finding.version ? finding.version : finding.original;
    const std::string head = fmt::format("{:>2}  {:<5} ", number, place ? fmt::format("¶{}", place->paragraph + 1) : "");
    const std::string tail = finding.places.empty() ? "" : fmt::format(" ({} places)", finding.places.size() + 1);
    const std::size_t used = kIndent + display_width(head) + tail.size();
    page.spaces(kIndent);
    page.styled(kDim, head);
    const std::string change = change_in_short(comparison, finding, page.width() > used + 12 ? page.width() - used : 12);
    page.text(change);
    page.styled(kDim, tail);
    // The code at the right margin where there is room, so that it can be looked up.
    const std::size_t filled = used + display_width(change), code = finding.code.size();
    if (filled + 2 + code <= page.width()) {
        page.spaces(page.width() - filled - code);
        page.styled(kDim, terminal_text(finding.code));
    }
    page.end_line();
}

struct Numbered {
    const Finding* finding;
    std::size_t number;
};

// One group a code, in the order the codes first occur.
void write_groups(Page& page, const drift::Comparison& comparison, const std::vector<Numbered>& list)
{
    std::vector<std::vector<Numbered>> groups;
    std::map<std::string_view, std::size_t> group_of;
    for (const Numbered& entry : list) {
        const auto [found, is_new] = group_of.emplace(entry.finding->code, groups.size());
        if (is_new) groups.emplace_back();
        groups[found->second].push_back(entry);
    }
    for (const auto& group : groups) {
        const Finding& first = *group.front().finding;
        const std::string severity = upper(drift::severity_name(first.severity));
        page.spaces(kIndent);
        page.styled(severity_style(first.severity), severity);
        page.text("  " + shorten(terminal_text(title_of(first)), page.width() - kIndent - 2 - severity.size()));
        page.end_line();
        for (const Numbered& entry : group) write_line(page, comparison, *entry.finding, entry.number);
        page.end_line();
    }
}

void write_findings(Page& page, const drift::Comparison& comparison, bool wording)
{
    std::vector<Numbered> minor, info, reworded;
    std::size_t number = 0;
    for (const Finding& finding : comparison.findings) {
        if (finding.wording && !wording) continue;
        ++number;
        if (finding.wording) reworded.push_back({&finding, number});
        else if (finding.severity >= Severity::Major) write_full(page, comparison, finding, number);
        else (finding.severity == Severity::Minor ? minor : info).push_back({&finding, number});
    }
    write_groups(page, comparison, minor);
    write_groups(page, comparison, info);
    write_groups(page, comparison, reworded);
}

void write_head(Page& page, const drift::Comparison& comparison, const Counts& counts)
{
    const std::string verdict = verdict_line(comparison, counts);
    page.prose(verdict + ".", 0, kBold);
    page.prose(findings_line(comparison, counts) + ".", 0);
    if (const std::string kinds = kinds_line(counts); !kinds.empty()) page.prose("By kind: " + kinds + ".", 0);
    page.prose("original  " + terminal_text(comparison.original.document.source), 0, kDim);
    page.prose("version   " + terminal_text(comparison.version.document.source), 0, kDim);
    page.end_line();
}

void write_foot(Page& page, const drift::Comparison& comparison)
{
    page.prose(coverage_line(comparison.coverage) + ".", 0, kBold);
    for (const drift::Unchecked& unchecked : comparison.unchecked) {
        page.prose("Not checked: " + terminal_text(unchecked.kind) + ": " + terminal_text(unchecked.reason), 0);
    }
    for (const auto* text : {&comparison.original, &comparison.version}) {
        for (const Note& note : text->document.notes) {
            page.prose("Note: " + terminal_text(text->document.source) + ": " + terminal_text(note.message), 0, kDim);
        }
    }
}

}    // namespace

std::string terminal(const drift::Comparison& comparison, const TerminalOptions& options)
{
    Page page(options);
    write_head(page, comparison, count(comparison, options.wording));
    write_findings(page, comparison, options.wording);
    write_foot(page, comparison);
    return page.take();
}

}    // namespace textdrift::report
