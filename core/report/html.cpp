// The comparison as one self-contained HTML file: no request leaves it, its policy forbids them, and it reads without
// script.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/report/escape.h"
#include "core/report/html_parts.h"
#include "core/report/place.h"
#include "core/report/report.h"
#include "core/report/sha256.h"
#include "core/report/snippet.h"
#include "core/report/summary.h"

namespace textdrift::report {

namespace {

using drift::Finding;
using drift::Severity;

constexpr std::size_t kCardColumns = 160;    // of evidence on a finding's card
constexpr std::size_t kPlacesLinked = 12;
constexpr std::uint32_t kBarWidth = 1000;    // units of the overview bar
constexpr std::uint32_t kTick = 4;           // one column of it

std::string escaped(std::string_view text)
{
    std::string out;
    append_html(out, text);
    return out;
}

void append_head(std::string& out, const drift::Comparison& comparison, std::string_view verdict)
{
    out += "<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n<meta http-equiv=\"Content-Security-Policy\" "
           "content=\"";
    out += fmt::format("default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'\">\n",
                       csp_hash(report_css()), csp_hash(report_js()));
    out +=
        "<meta name=viewport content=\"width=device-width, initial-scale=1\">\n<meta name=referrer content=no-referrer>\n";
    out += fmt::format("<meta name=generator content=\"textdrift {}\">\n<title>{} – {} and {}</title>\n<style>",
                       TEXTDRIFT_VERSION, escaped(verdict), escaped(comparison.original.document.source),
                       escaped(comparison.version.document.source));
    out.append(report_css()).append("</style>\n</head>\n<body>\n<a class=skip href=\"#texts\">Skip to the texts</a>\n");
}

void append_tally(std::string& out, const drift::Comparison& comparison, const Counts& counts)
{
    out += "<p class=tally>";
    if (counts.findings == 0) out += "<span>No findings</span>";
    for (std::size_t i = kSeverities; i-- > 0;) {
        const auto name = drift::severity_name(static_cast<Severity>(i));
        if (counts.by_severity[i] > 0) out += fmt::format("<span class={0}>{1} {0}</span>", name, counts.by_severity[i]);
    }
    if (comparison.findings_dropped > 0) out += fmt::format("<span>{} more not listed</span>", comparison.findings_dropped);
    out += "</p>\n";
}

// Where each row begins on the overview bar, by its share of both texts; one more entry for the end.
std::vector<double> row_offsets(const drift::Comparison& comparison)
{
    std::vector<double> offsets{0};
    for (const align::Bead& bead : comparison.alignment.beads) {
        double size = 1;
        for (const std::uint32_t i : bead.original) size += comparison.original.paragraphs[i].range.size();
        for (const std::uint32_t i : bead.version) size += comparison.version.paragraphs[i].range.size();
        offsets.push_back(offsets.back() + size);
    }
    for (double& offset : offsets) offset *= kBarWidth / std::max(offsets.back(), 1.0);
    return offsets;
}

// Findings that fall on the same column of the bar.
struct Tick {
    std::uint32_t first = 0;    // number of the most severe finding, the first of them
    std::uint32_t count = 0;
};

std::array<Tick, kBarWidth / kTick> ticks_of(const drift::Comparison& comparison, const std::vector<double>& offsets)
{
    std::array<Tick, kBarWidth / kTick> ticks{};
    const auto original_rows = row_of_paragraph(comparison, true);
    const auto version_rows = row_of_paragraph(comparison, false);
    for (std::uint32_t i = 0; i < comparison.findings.size(); ++i) {
        const Finding& finding = comparison.findings[i];
        const auto& place = finding.original ? finding.original : finding.version;
        if (!place) continue;
        const auto& text = finding.original ? comparison.original : comparison.version;
        const auto& rows = finding.original ? original_rows : version_rows;
        if (place->paragraph >= rows.size()) continue;
        const ByteRange whole = text.paragraphs[place->paragraph].range;
        const double within = whole.empty() ? 0 : (place->range.begin - whole.begin) / static_cast<double>(whole.size());
        const std::uint32_t row = rows[place->paragraph];
        const double at = offsets[row] + within * (offsets[row + 1] - offsets[row]);
        Tick& tick = ticks[std::min(static_cast<std::size_t>(at / kTick), ticks.size() - 1)];
        if (tick.count++ == 0) tick.first = i + 1;
    }
    return ticks;
}

void append_overview(std::string& out, const drift::Comparison& comparison)
{
    const auto offsets = row_offsets(comparison);
    out += fmt::format("<svg class=overview viewBox=\"0 0 {0} 26\" preserveAspectRatio=none role=group "
                       "aria-label=\"Where the findings are, from the first paragraph to the last\">"
                       "<rect class=base x=0 y=8 width={0} height=10 rx=3 />",
                       kBarWidth);
    const auto& beads = comparison.alignment.beads;
    for (std::size_t i = 0; i < beads.size();) {    // neighbouring rows without counterpart are one rectangle
        std::size_t end = i;
        while (end < beads.size() && (beads[end].original.empty() || beads[end].version.empty())) ++end;
        if (end > i) {
            out +=
                fmt::format("<rect class=gap x={:.1f} y=8 width={:.1f} height=10 />", offsets[i], offsets[end] - offsets[i]);
        }
        i = std::max(end, i + 1);
    }
    const auto ticks = ticks_of(comparison, offsets);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        if (ticks[i].count == 0) continue;
        const Finding& finding = comparison.findings[ticks[i].first - 1];
        out += fmt::format(
            "<a href=\"#f{0}\" aria-label=\"Finding {0}, {1}\"><rect class={1} x={2} y=3 width={3} height=20 rx=1 />"
            "<title>{4}</title></a>",
            ticks[i].first, drift::severity_name(finding.severity), i * kTick, kTick,
            ticks[i].count == 1 ? escaped(finding.message) : plural(ticks[i].count, "finding"));
    }
    out += "</svg>\n<p class=legend aria-hidden=true><span>beginning</span><span>end</span></p>\n";
}

void append_coverage(std::string& out, const drift::Coverage& coverage)
{
    const double total =
        std::max<double>(1, double(coverage.confirmed) + coverage.changed + coverage.lost + coverage.unchecked);
    out += fmt::format("<svg class=cover viewBox=\"0 0 {} 6\" preserveAspectRatio=none aria-hidden=true>", kBarWidth);
    double at = 0;
    const std::pair<const char*, std::uint32_t> parts[] = {{"confirmed", coverage.confirmed},
                                                           {"changed", coverage.changed},
                                                           {"lost", coverage.lost},
                                                           {"unchecked", coverage.unchecked}};
    for (const auto& [name, value] : parts) {
        const double width = value / total * kBarWidth;
        if (value > 0) out += fmt::format("<rect class={} x={:.1f} y=0 width={:.1f} height=6 />", name, at, width);
        at += width;
    }
    out +=
        fmt::format("</svg>\n<p class=coverage><b>{} read</b>, {} confirmed, {} changed, {} lost, {} not checked</p>\n",
                    plural(coverage.read, "fact"), coverage.confirmed, coverage.changed, coverage.lost, coverage.unchecked);
}

void append_header(std::string& out, const drift::Comparison& comparison, const Counts& counts, std::string_view verdict)
{
    out += fmt::format("<header>\n<p class=tool>textdrift – {} and {}</p>\n<h1>{}</h1>\n",
                       escaped(comparison.original.document.source), escaped(comparison.version.document.source),
                       escaped(verdict));
    append_tally(out, comparison, counts);
    append_overview(out, comparison);
    append_coverage(out, comparison.coverage);
    out += "</header>\n";
}

void append_choice(std::string& out, std::string_view name, std::string_view value, std::uint32_t count)
{
    out += fmt::format("<label><input type=checkbox name={} value={} checked>{} {}</label>", name, value, value, count);
}

void append_filters(std::string& out, const Counts& counts)
{
    out += "<div class=filters>\n<fieldset><legend>Severity</legend>";
    for (std::size_t i = kSeverities; i-- > 0;) {
        if (counts.by_severity[i] > 0) {
            append_choice(out, "severity", drift::severity_name(static_cast<Severity>(i)), counts.by_severity[i]);
        }
    }
    out += "</fieldset>\n<fieldset><legend>Kind</legend>";
    for (std::size_t i = 0; i < kKinds; ++i) {
        if (counts.by_kind[i] > 0)
            append_choice(out, "kind", drift::kind_name(static_cast<drift::Kind>(i)), counts.by_kind[i]);
    }
    out += "</fieldset>\n<fieldset><legend>Show</legend><label><input type=checkbox id=confirmed>confirmed facts</label>";
    out += "</fieldset>\n<p class=shown><span id=shown aria-live=polite></span> · <button type=button id=reset>show "
           "all</button>"
           " · <kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>?</kbd> help</p>\n</div>\n";
}

void append_evidence(std::string& out, const segment::SegmentedText& text, const std::optional<drift::Place>& place,
                     bool original, std::size_t number)
{
    const char side = original ? 'o' : 'v';
    if (!place) {
        out += fmt::format("<span>{}</span><span class=gone>nothing</span>", original ? "original" : "version");
        return;
    }
    out += fmt::format("<a href=\"#{}{}\">{} ¶{}</a><q class={} dir=auto>", side, number, original ? "original" : "version",
                       place->paragraph + 1, side);
    // Already visible and on one line; escaping again only turns & < > into entities.
    append_html(out, span_text(text, *place, kCardColumns));
    out += "</q>";
}

void append_also(std::string& out, const Finding& finding)
{
    if (finding.places.empty()) return;
    out += "<p class=also>Also at";
    std::size_t named = 0;
    for (const drift::PlacePair& pair : finding.places) {
        if (named == kPlacesLinked) break;
        const auto& place = pair.version ? pair.version : pair.original;
        if (!place) continue;
        out += fmt::format("{} <a href=\"#p{}{}\">¶{}</a>", named++ == 0 ? "" : ",", pair.version ? 'v' : 'o',
                           place->paragraph + 1, place->paragraph + 1);
    }
    if (finding.places.size() > named) out += fmt::format(" and {}", plural(finding.places.size() - named, "more place"));
    out += "</p>";
}

void append_finding(std::string& out, const drift::Comparison& comparison, const Finding& finding, std::size_t number)
{
    const auto severity = drift::severity_name(finding.severity);
    const drift::CodeInfo* info = drift::find_code(finding.code);
    out += fmt::format(
        "<li class=\"finding {0}\" id=f{1} data-s={0} data-k={2} tabindex=-1><h3><span class=no>{1}</span> {3} "
        "<span class=\"sev {0}\">{0}</span></h3>",
        severity, number, drift::kind_name(finding.kind), escaped(info ? info->title : std::string_view(finding.code)));
    out += "<div class=pair>";
    append_evidence(out, comparison.original, finding.original, true, number);
    append_evidence(out, comparison.version, finding.version, false, number);
    out += fmt::format("</div><p>{}</p>", escaped(finding.message));
    if (!finding.why.empty()) out += fmt::format("<p class=why>{}</p>", escaped(finding.why));
    append_also(out, finding);
    out += fmt::format("<p class=code>{} · confidence {:.0f} %</p></li>\n", escaped(finding.code), finding.confidence * 100);
}

void append_findings(std::string& out, const drift::Comparison& comparison, const Counts& counts)
{
    out += "<aside aria-label=Findings>\n<h2>Findings</h2>\n";
    if (counts.findings == 0) {
        out += "<p class=none>No fact was found changed.</p>\n</aside>\n";
        return;
    }
    append_filters(out, counts);
    out += "<ol class=findings>\n";
    std::size_t number = 0;
    for (const Finding& finding : comparison.findings) append_finding(out, comparison, finding, ++number);
    out += "</ol>\n</aside>\n";
}

std::string text_label(std::string_view name, const segment::SegmentedText& text)
{
    return fmt::format("<div><h2>{}</h2><p>{} · {} · {}</p></div>", name, escaped(text.document.source),
                       plural(text.paragraphs.size(), "paragraph"), escaped(text.language));
}

void append_main(std::string& out, const drift::Comparison& comparison)
{
    out += "<main id=texts aria-label=\"Both texts\">\n<div class=heads>";
    out += text_label("Original", comparison.original) + text_label("Version", comparison.version) + "</div>\n";
    append_texts(out, comparison);
    out += "</main>\n";
}

void append_footer(std::string& out, const drift::Comparison& comparison)
{
    out += "<footer>\n";
    if (!comparison.unchecked.empty()) {
        out += "<h2>Not checked</h2>\n<ul>";
        for (const drift::Unchecked& entry : comparison.unchecked) {
            out += fmt::format("<li>{}: {}</li>", escaped(entry.kind), escaped(entry.reason));
        }
        out += "</ul>\n";
    }
    const auto notes = comparison.original.document.notes.size() + comparison.version.document.notes.size();
    if (notes > 0) out += "<h2>Notes on reading</h2>\n<ul>";
    for (const auto* text : {&comparison.original, &comparison.version}) {
        for (const Note& note : text->document.notes) {
            out += fmt::format("<li>{}: {}</li>", escaped(text->document.source), escaped(note.message));
        }
    }
    if (notes > 0) out += "</ul>\n";
    out += fmt::format("<p>textdrift {}. Paragraphs are counted from 1.</p>\n</footer>\n", TEXTDRIFT_VERSION);
}

constexpr std::string_view kHelp =
    "<dialog id=help aria-label=Keyboard><h2>Keyboard</h2><dl>"
    "<dt><kbd>j</kbd></dt><dd>next finding</dd><dt><kbd>k</kbd></dt><dd>previous finding</dd>"
    "<dt><kbd>c</kbd></dt><dd>show confirmed facts</dd><dt><kbd>Esc</kbd></dt><dd>select nothing</dd>"
    "<dt><kbd>?</kbd></dt><dd>this help</dd></dl>"
    "<form method=dialog><button>Close</button></form></dialog>\n";

}    // namespace

std::string html(const drift::Comparison& comparison)
{
    const Counts counts = count(comparison, true);
    const std::string verdict = verdict_line(comparison, counts);
    std::string out;
    out.reserve(3 * (comparison.original.document.text.size() + comparison.version.document.text.size()) + 65536);
    append_head(out, comparison, verdict);
    append_header(out, comparison, counts, verdict);
    out += "<div class=page>\n";
    append_findings(out, comparison, counts);
    append_main(out, comparison);
    out += "</div>\n";
    append_footer(out, comparison);
    out.append(kHelp).append("<script>").append(report_js()).append("</script>\n</body>\n</html>\n");
    return out;
}

}    // namespace textdrift::report
