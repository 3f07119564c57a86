// Finds where the words of a quotation stand in the version: in proportion between the facts around it that found their
// equals, then out to the nearest marks of punctuation.
#include <optional>

#include "core/drift/across_quotations.h"
#include "core/drift/checks.h"
#include "core/drift/letters.h"

namespace textdrift::drift {

namespace {

using facts::Fact;

struct Anchor {
    double original = 0, version = 0;
};

void add_anchor(std::vector<Anchor>& anchors, double original, double version)
{
    // Word order turns what is near; what stands far off the line was told elsewhere.
    if (original > anchors.back().original && version > anchors.back().version) anchors.push_back({original, version});
}

std::optional<double> version_position(const Work& work, const BeadQuotes& bead, const Fact& fact)
{
    const segment::SegmentedText& text = work.comparison.version;
    double before = 0;
    for (const std::uint32_t p : bead.bead->version) {
        const ByteRange range = text.paragraphs[p].range;
        if (p == fact.paragraph) return before + count_letters(text.slice({range.begin, fact.range.begin}));
        before += count_letters(text.slice(range));
    }
    return std::nullopt;
}

std::vector<Anchor> anchors_of(const Work& work, const BeadQuotes& bead)
{
    std::vector<Anchor> anchors{{0, 0}};
    double before = 0;
    const segment::SegmentedText& text = work.comparison.original;
    for (const std::uint32_t p : bead.bead->original) {
        std::uint32_t at = text.paragraphs[p].range.begin;
        for (std::uint32_t id = work.original.first_of_paragraph[p]; id < work.original.first_of_paragraph[p + 1]; ++id) {
            const Fact& fact = work.original_fact(id);
            const std::int64_t partner = work.original_links[id].partner;
            if (partner < 0 || fact.attribution() || fact.range.begin < at || anchors.size() > 200) continue;
            const Fact& there = work.version_fact(static_cast<std::uint32_t>(partner));
            before += count_letters(text.slice({at, fact.range.begin}));
            at = fact.range.begin;
            if (const auto position = version_position(work, bead, there)) add_anchor(anchors, before, *position);
        }
        before += count_letters(text.slice({at, text.paragraphs[p].range.end}));
    }
    anchors.push_back({std::max(bead.original.letters, before), bead.version.letters});
    return anchors;
}

double project(const std::vector<Anchor>& anchors, double original)
{
    for (std::size_t k = 1; k < anchors.size(); ++k) {
        const Anchor &a = anchors[k - 1], &b = anchors[k];
        if (original > b.original && k + 1 < anchors.size()) continue;
        const double width = b.original - a.original;
        return width <= 0 ? a.version : a.version + (b.version - a.version) * std::min(1.0, (original - a.original) / width);
    }
    return 0;
}

// The borders nearest to the ends: sentences, commas, colons, dashes.
ByteRange snapped(const segment::SegmentedText& text, std::uint32_t paragraph, ByteRange rough)
{
    const ByteRange whole = text.paragraphs[paragraph].range;
    const std::uint32_t slack = std::max(12U, (rough.end - std::min(rough.begin, rough.end)) / 4);
    ByteRange best = rough;
    std::uint32_t nearest_begin = slack + 1, nearest_end = slack + 1;
    for (const ByteRange clause : clauses_in(text.document.text, whole)) {
        const auto off = [](std::uint32_t a, std::uint32_t b) { return a > b ? a - b : b - a; };
        if (off(clause.begin, rough.begin) < nearest_begin)
            nearest_begin = off(clause.begin, rough.begin), best.begin = clause.begin;
        if (off(clause.end, rough.end) < nearest_end) nearest_end = off(clause.end, rough.end), best.end = clause.end;
    }
    if (best.end > best.begin) return up_to_blanks(text, best, paragraph);
    return whole;
}

}    // namespace

Place place_of_quotation(const Work& work, const BeadQuotes& bead, const Quote& quote)
{
    const segment::SegmentedText& text = work.comparison.version;
    const auto anchors = anchors_of(work, bead);
    const double begin = project(anchors, quote.begin), end = project(anchors, quote.end), middle = (begin + end) / 2;
    double before = 0;
    for (const std::uint32_t p : bead.bead->version) {
        const ByteRange range = text.paragraphs[p].range;
        const double letters = count_letters(text.slice(range));
        if (middle <= before + letters || p == bead.bead->version.back()) {
            const ByteRange rough{letter_position(text.document.text, range, begin - before),
                                  letter_position(text.document.text, range, end - before)};
            return {p, snapped(text, p, rough)};
        }
        before += letters;
    }
    return {bead.bead->version.front(), text.paragraphs[bead.bead->version.front()].range};
}

}    // namespace textdrift::drift
