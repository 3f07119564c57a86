// The two texts side by side, a row a bead, findings marked in place.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/report/escape.h"
#include "core/report/html_parts.h"
#include "core/report/place.h"
#include "core/report/summary.h"

namespace textdrift::report {

namespace {

constexpr std::size_t kFoldFrom = 60;            // rows from which runs without findings are folded away
constexpr std::size_t kShortRun = 6;             // runs shorter than this stay open
constexpr std::size_t kLeaveOutFrom = 50'000;    // rows from which such runs are only counted: no browser opens more

const segment::SegmentedText& side_of(const drift::Comparison& comparison, bool original) noexcept
{
    return original ? comparison.original : comparison.version;
}

void add_mark(Marks& marks, const segment::SegmentedText& text, const std::optional<drift::Place>& place,
              std::uint32_t finding, bool primary)
{
    if (!place || place->paragraph >= marks.size()) return;
    marks[place->paragraph].push_back({range_in_paragraph(text, *place), finding, primary});
}

// An end or a beginning of a mark.
struct Edge {
    std::uint32_t at;
    bool begins;
    std::uint32_t mark;
};

std::vector<Edge> edges_of(const std::vector<Mark>& marks)
{
    std::vector<Edge> edges;
    for (std::uint32_t i = 0; i < marks.size(); ++i) {
        edges.push_back({marks[i].range.begin, true, i});
        edges.push_back({marks[i].range.end, false, i});
    }
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
        return std::tuple(a.at, a.begins, a.mark) < std::tuple(b.at, b.begins, b.mark);
    });
    return edges;
}

// What wins where marks overlap: findings before confirmed facts, then the shortest, then the first.
struct Wins {
    const std::vector<Mark>* marks;
    bool operator()(std::uint32_t a, std::uint32_t b) const
    {
        const auto key = [this](std::uint32_t i) {
            const Mark& mark = (*marks)[i];
            return std::tuple(mark.finding == 0, mark.range.size(), mark.finding, i);
        };
        return key(a) < key(b);
    }
};

void append_piece(std::string& out, const drift::Comparison& comparison, std::string_view piece, const Mark* mark)
{
    if (piece.empty()) return;
    if (!mark) {
        append_html(out, piece);
    } else if (mark->finding == 0) {
        out += "<span class=ok>";
        append_html(out, piece);
        out += "</span>";
    } else {
        const drift::Finding& finding = comparison.findings[mark->finding - 1];
        out += fmt::format("<a class=\"m {}{}\" href=\"#f{}\">", drift::severity_name(finding.severity),
                           finding.kind == drift::Kind::Paragraph ? " passage" : "", mark->finding);
        append_html(out, piece);
        out += "</a>";
    }
}

void append_paragraph(std::string& out, const drift::Comparison& comparison, bool original, std::uint32_t index,
                      const Marks& marks)
{
    const auto kind = segment::paragraph_kind_name(side_of(comparison, original).paragraphs[index].kind);
    const char side = original ? 'o' : 'v';
    out += kind == "paragraph" ? "<p" : fmt::format("<p class={}", kind);
    out += fmt::format(" id=p{0}{1}><a class=pn href=\"#p{0}{1}\">{1}</a>", side, index + 1);
    append_marked(out, comparison, original, index, marks[index]);
    out += "</p>";
}

void append_side(std::string& out, const drift::Comparison& comparison, bool original,
                 const std::vector<std::uint32_t>& paragraphs, const Marks& marks)
{
    const std::string& language = side_of(comparison, original).language;
    out += original ? "<div class=o" : "<div class=v";
    if (!language.empty() && language != "und") {
        out += " lang=\"";
        append_html(out, language);
        out += '"';
    }
    out += '>';
    for (const std::uint32_t index : paragraphs) append_paragraph(out, comparison, original, index, marks);
    if (paragraphs.empty())
        out += original ? "<span class=absent>not in the original</span>" : "<span class=absent>not in the version</span>";
    out += "</div>";
}

bool is_quiet(const align::Bead& bead, const Marks& original, const Marks& version)
{
    const auto has_finding = [](const std::vector<Mark>& marks) {
        return std::any_of(marks.begin(), marks.end(), [](const Mark& mark) { return mark.finding != 0; });
    };
    if (bead.relation != align::Relation::Matched) return false;
    for (const std::uint32_t i : bead.original) {
        if (has_finding(original[i])) return false;
    }
    for (const std::uint32_t i : bead.version) {
        if (has_finding(version[i])) return false;
    }
    return true;
}

void append_row(std::string& out, const drift::Comparison& comparison, const align::Bead& bead, const Marks& original,
                const Marks& version)
{
    const auto relation = align::relation_name(bead.relation);
    out += fmt::format("<div class=\"bead {}\" role=group>", relation);
    if (bead.relation != align::Relation::Matched) out += fmt::format("<div class=rel>{}</div>", relation);
    append_side(out, comparison, true, bead.original, original);
    append_side(out, comparison, false, bead.version, version);
    out += "</div>\n";
}

}    // namespace

Marks marks_of(const drift::Comparison& comparison, bool original)
{
    const segment::SegmentedText& text = side_of(comparison, original);
    Marks marks(text.paragraphs.size());
    const auto of = [original](const auto& pair) { return original ? pair.original : pair.version; };
    std::uint32_t number = 0;
    for (const drift::Finding& finding : comparison.findings) {
        ++number;
        add_mark(marks, text, of(finding), number, true);
        for (const drift::PlacePair& pair : finding.places) add_mark(marks, text, of(pair), number, false);
    }
    for (const drift::Confirmed& confirmed : comparison.confirmed) add_mark(marks, text, of(confirmed), 0, false);
    return marks;
}

void append_marked(std::string& out, const drift::Comparison& comparison, bool original, std::uint32_t paragraph,
                   std::vector<Mark> marks)
{
    const segment::SegmentedText& text = side_of(comparison, original);
    const ByteRange whole = text.paragraphs[paragraph].range;
    std::set<std::uint32_t, Wins> active(Wins{&marks});
    std::uint32_t at = whole.begin;
    for (const Edge& edge : edges_of(marks)) {
        append_piece(out, comparison, text.slice({at, edge.at}), active.empty() ? nullptr : &marks[*active.begin()]);
        at = edge.at;
        if (!edge.begins) {
            active.erase(edge.mark);
            continue;
        }
        const Mark& mark = marks[edge.mark];
        if (mark.primary) out += fmt::format("<span id={}{}></span>", original ? 'o' : 'v', mark.finding);
        if (!mark.range.empty()) active.insert(edge.mark);
    }
    append_piece(out, comparison, text.slice({at, whole.end}), nullptr);
}

std::vector<std::uint32_t> row_of_paragraph(const drift::Comparison& comparison, bool original)
{
    std::vector<std::uint32_t> rows(side_of(comparison, original).paragraphs.size(), 0);
    std::uint32_t row = 0;
    for (const align::Bead& bead : comparison.alignment.beads) {
        for (const std::uint32_t index : original ? bead.original : bead.version) rows[index] = row;
        ++row;
    }
    return rows;
}

void append_texts(std::string& out, const drift::Comparison& comparison)
{
    const Marks original = marks_of(comparison, true);
    const Marks version = marks_of(comparison, false);
    const auto& beads = comparison.alignment.beads;
    for (std::size_t i = 0; i < beads.size();) {
        std::size_t end = i;
        while (end < beads.size() && is_quiet(beads[end], original, version)) ++end;
        const bool fold = beads.size() >= kFoldFrom && end - i >= kShortRun;
        if (fold && beads.size() >= kLeaveOutFrom) {
            out += fmt::format("<p class=run>{} without findings, left out of this page</p>\n", plural(end - i, "row"));
            i = end;
            continue;
        }
        if (fold) out += fmt::format("<details class=run><summary>{} without findings</summary>\n", plural(end - i, "row"));
        end = std::max(end, i + 1);
        for (; i < end; ++i) append_row(out, comparison, beads[i], original, version);
        if (fold) out += "</details>\n";
    }
}

}    // namespace textdrift::report
