// Counts and phrases that every report shows alike.
#include "core/report/summary.h"

#include <algorithm>

#include <fmt/format.h>

namespace textdrift::report {

namespace {

using align::Relation;

std::uint32_t of(const Counts& counts, Relation relation) noexcept
{
    return counts.paragraphs[static_cast<std::size_t>(relation)];
}

// Original paragraphs that have a counterpart, ascending.
std::vector<std::uint32_t> reused_paragraphs(const align::Alignment& alignment)
{
    std::vector<std::uint32_t> reused;
    for (const align::Bead& bead : alignment.beads) {
        if (!bead.version.empty()) reused.insert(reused.end(), bead.original.begin(), bead.original.end());
    }
    std::sort(reused.begin(), reused.end());
    return reused;
}

std::string percent(double share)
{
    const double value = std::clamp(share, 0.0, 1.0) * 100;
    return value > 0 && value < 1 ? "under 1 %" : fmt::format("{:.0f} %", value);
}

std::string copy_line(const drift::Comparison& comparison, const Counts& counts)
{
    const std::size_t all = comparison.original.paragraphs.size();
    std::string line = fmt::format("Copy: {} of {} matched", all - of(counts, Relation::Missing), plural(all, "paragraph"));
    if (const auto missing = of(counts, Relation::Missing)) line += fmt::format(", {} missing", missing);
    if (const auto added = of(counts, Relation::Added)) line += fmt::format(", {} added", added);
    if (const auto moved = of(counts, Relation::Moved)) line += fmt::format(", {} moved", moved);
    return line;
}

std::string partial_line(const drift::Comparison& comparison)
{
    const auto reused = reused_paragraphs(comparison.alignment);
    constexpr std::size_t kNamed = 40;
    std::vector<std::uint32_t> named(reused.begin(),
                                     reused.begin() + static_cast<std::ptrdiff_t>(std::min(reused.size(), kNamed)));
    std::string line =
        fmt::format("Partial reuse: {} {}", reused.size() == 1 ? "paragraph" : "paragraphs", paragraph_list(named));
    if (reused.size() > kNamed) line += fmt::format(" and {} more", reused.size() - kNamed);
    return line + fmt::format(" of the original's {} {} in the version ({} of its words, {} of the version's)",
                              comparison.original.paragraphs.size(), reused.size() == 1 ? "is" : "are",
                              percent(comparison.alignment.original_covered), percent(comparison.alignment.version_covered));
}

}    // namespace

std::string plural(std::uint64_t count, std::string_view noun)
{
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

Counts count(const drift::Comparison& comparison, bool wording)
{
    Counts counts;
    for (const drift::Finding& finding : comparison.findings) {
        if (finding.wording && !wording) continue;
        ++counts.findings;
        ++counts.by_kind[static_cast<std::size_t>(finding.kind)];
        ++counts.by_severity[static_cast<std::size_t>(finding.severity)];
    }
    for (const align::Bead& bead : comparison.alignment.beads) {
        const auto& side = bead.relation == Relation::Added ? bead.version : bead.original;
        counts.paragraphs[static_cast<std::size_t>(bead.relation)] += static_cast<std::uint32_t>(side.size());
    }
    return counts;
}

std::string_view verdict_name(align::Verdict verdict) noexcept
{
    switch (verdict) {
    case align::Verdict::Copy: return "copy";
    case align::Verdict::Partial: return "partial";
    case align::Verdict::Unrelated: return "unrelated";
    }
    return "unrelated";
}

std::string verdict_line(const drift::Comparison& comparison, const Counts& counts)
{
    switch (comparison.alignment.verdict) {
    case align::Verdict::Copy: return copy_line(comparison, counts);
    case align::Verdict::Partial: return partial_line(comparison);
    case align::Verdict::Unrelated: break;
    }
    return fmt::format("Not a copy: none of the original's {} is in the version",
                       plural(comparison.original.paragraphs.size(), "paragraph"));
}

std::string findings_line(const drift::Comparison& comparison, const Counts& counts)
{
    if (counts.findings == 0 && comparison.findings_dropped == 0) return "No findings";
    std::string line = plural(counts.findings, "finding");
    const char* separator = ": ";
    for (std::size_t i = kSeverities; i-- > 0;) {
        if (counts.by_severity[i] == 0) continue;
        line +=
            fmt::format("{}{} {}", separator, counts.by_severity[i], drift::severity_name(static_cast<drift::Severity>(i)));
        separator = ", ";
    }
    if (comparison.findings_dropped > 0)
        line += fmt::format("; {} more not listed (--max-findings)", comparison.findings_dropped);
    return line;
}

std::string kinds_line(const Counts& counts)
{
    std::array<std::size_t, kKinds> order{};
    for (std::size_t i = 0; i < kKinds; ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return counts.by_kind[a] > counts.by_kind[b]; });
    std::string line;
    for (const std::size_t i : order) {
        if (counts.by_kind[i] == 0) break;
        line += fmt::format("{}{} {}", line.empty() ? "" : ", ", drift::kind_name(static_cast<drift::Kind>(i)),
                            counts.by_kind[i]);
    }
    return line;
}

std::string coverage_line(const drift::Coverage& coverage)
{
    return fmt::format("{} read, {} confirmed, {} changed, {} lost, {} not checked", plural(coverage.read, "fact"),
                       coverage.confirmed, coverage.changed, coverage.lost, coverage.unchecked);
}

std::string paragraph_list(const std::vector<std::uint32_t>& indexes)
{
    std::string list;
    for (std::size_t i = 0; i < indexes.size();) {
        std::size_t last = i;
        while (last + 1 < indexes.size() && indexes[last + 1] == indexes[last] + 1) ++last;
        if (!list.empty()) list += ", ";
        list += last == i ? fmt::format("{}", indexes[i] + 1) : fmt::format("{}-{}", indexes[i] + 1, indexes[last] + 1);
        i = last + 1;
    }
    return list;
}

std::string places_phrase(const drift::Finding& finding, std::size_t limit)
{
    std::string phrase;
    std::size_t named = 0;
    std::size_t places = finding.places.size();
    for (const drift::PlacePair& pair : finding.places) {
        if (named == limit) break;
        const auto& place = pair.version ? pair.version : pair.original;
        if (!place) continue;
        phrase += fmt::format("{}¶{}", named == 0 ? "also at " : ", ", place->paragraph + 1);
        ++named;
    }
    if (places > named && named > 0) phrase += fmt::format(" and {}", plural(places - named, "more place"));
    return phrase;
}

}    // namespace textdrift::report
