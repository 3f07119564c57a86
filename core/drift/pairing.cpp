// Facts that state the same on both sides find each other here, nearest first; what is left over goes to the judges.
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/drift/work.h"
#include "core/facts/date.h"
#include "core/facts/name.h"

namespace textdrift::drift {

namespace {

using facts::Fact;

bool pairs_by_value(const facts::Fact& fact)
{
    return fact.quantity() || fact.date() || fact.name() || fact.link();
}

struct Candidate {
    int looseness;      // 0 equal; 1 a short form, or a date with a part left out
    double distance;    // words between where the fact is expected and where it stands
    std::uint32_t original, version;
};

bool same_words(const facts::NameValue& a, const facts::NameValue& b)
{
    return facts::equal(a, b) && facts::essential_words(a.tokens) == facts::essential_words(b.tokens);
}

// How loosely two facts agree, or -1.
int looseness(const facts::Fact& a, const facts::Fact& b)
{
    // A name is first looked for in its own words; its acronym or short form nearby must not hide what became of them.
    if (a.name() && b.name()) return same_words(*a.name(), *b.name()) ? 0 : -1;
    if (values_agree(a, b)) return a.kind == b.kind ? 0 : 1;
    if (a.date() && b.date() && facts::compatible(*a.date(), *b.date())) return 2;
    return -1;
}

std::vector<std::uint32_t> open_facts(const Side& side, const std::vector<FactLink>& links)
{
    std::vector<std::uint32_t> open;
    for (const std::uint32_t id : side.fact_ids)
        if (links[id].state == FactState::Open && pairs_by_value(side.fact(id))) open.push_back(id);
    return open;
}

// Facts further apart than this in their lists are not compared: bounds the cost in beads of thousands of facts.
constexpr std::size_t kReach = 150;

std::vector<Candidate> candidates(const BeadView& view, const std::vector<std::uint32_t>& originals,
                                  const std::vector<std::uint32_t>& versions)
{
    std::vector<Candidate> found;
    const double scale =
        originals.empty() ? 1 : static_cast<double>(versions.size()) / static_cast<double>(originals.size());
    for (std::size_t i = 0; i < originals.size(); ++i) {
        const facts::Fact& a = view.original.fact(originals[i]);
        const double expected = view.expected_position(view.original.words_of(a.range).begin);
        const auto centre = static_cast<std::size_t>(static_cast<double>(i) * scale);
        const std::size_t first = centre > kReach ? centre - kReach : 0;
        const std::size_t last = std::min(versions.size(), centre + kReach + 1);
        for (std::size_t j = first; j < last; ++j) {
            const facts::Fact& b = view.version.fact(versions[j]);
            const int loose = looseness(a, b);
            if (loose < 0) continue;
            const double at = static_cast<double>(view.version.words_of(b.range).begin);
            found.push_back({loose, std::abs(at - expected), originals[i], versions[j]});
        }
    }
    std::sort(found.begin(), found.end(), [](const Candidate& x, const Candidate& y) {
        return std::tie(x.looseness, x.distance, x.original, x.version) <
               std::tie(y.looseness, y.distance, y.original, y.version);
    });
    return found;
}

// The ends of a range as facts of their own.
std::optional<std::pair<Fact, Fact>> ends_of(const Fact& fact)
{
    std::pair<Fact, Fact> ends{fact, fact};
    if (const facts::Quantity* range = fact.quantity(); range && !range->upper.empty()) {
        std::get<facts::Quantity>(ends.first.value).upper.clear();
        auto& last = std::get<facts::Quantity>(ends.second.value);
        last.readings = std::move(last.upper);
        last.upper.clear();
        return ends;
    }
    if (const facts::DateValue* range = fact.date(); range && !range->upper.empty()) {
        std::get<facts::DateValue>(ends.first.value).upper.clear();
        auto& last = std::get<facts::DateValue>(ends.second.value);
        last.readings = std::move(last.upper);
        last.upper.clear();
        return ends;
    }
    return std::nullopt;
}

bool end_agrees(const Fact& end, const Fact& single)
{
    if (values_agree(end, single)) return true;
    return end.date() && single.date() && facts::compatible(*end.date(), *single.date());
}

// "From 3.10 to 3.25 p.m." on one side, "at 3.10 ... until 3.25 p.m." on the other: a range and its two ends.
void pair_range(const Side& ranges, std::vector<FactLink>& range_links, const Side& singles,
                std::vector<FactLink>& single_links, std::uint32_t id)
{
    const auto ends = ends_of(ranges.fact(id));
    if (!ends) return;
    std::int64_t first = -1, last = -1;
    for (const std::uint32_t s : singles.fact_ids) {
        const Fact& single = singles.fact(s);
        if (single_links[s].state != FactState::Open || ends_of(single)) continue;
        if (first < 0 && end_agrees(ends->first, single)) first = s;
        else if (end_agrees(ends->second, single)) last = s;
    }
    // "From 11 % to 35 %" against "from 35 % to 11 %": the ends must come in their order.
    if (first < 0 || last < 0 || first > last) return;
    range_links[id] = {FactState::Confirmed, first, false};
    single_links[static_cast<std::size_t>(first)] = {FactState::Confirmed, id, false};
    single_links[static_cast<std::size_t>(last)] = {FactState::Confirmed, id, false};
}

void pair_ranges(Work& work, const BeadView& view)
{
    for (const std::uint32_t id : open_facts(view.original, work.original_links))
        pair_range(view.original, work.original_links, view.version, work.version_links, id);
    for (const std::uint32_t id : open_facts(view.version, work.version_links))
        pair_range(view.version, work.version_links, view.original, work.original_links, id);
}

// A value that stands exactly where another one stood is not to be excused by an equal one in the next paragraph.
void note_contested(Work& work, const BeadView& view)
{
    for (const std::uint32_t o : open_facts(view.original, work.original_links)) {
        const Fact& before = view.original.fact(o);
        if (before.name()) continue;
        const Gap gap = view.project(view.original.words_of(before.range));
        if (!gap.tight(2)) continue;
        for (const std::uint32_t v : open_facts(view.version, work.version_links)) {
            const Fact& after = view.version.fact(v);
            if (after.kind != before.kind || !view.version.words_of(after.range).overlaps(gap.span)) continue;
            work.original_links[o].contested = work.version_links[v].contested = true;
        }
    }
}

// Paragraphs of the version that lie next to a bead: before anything is called missing, its neighbours are searched.
std::vector<std::uint32_t> neighbours(const align::Bead& bead, std::size_t paragraph_count)
{
    constexpr std::uint32_t kNear = 2;
    std::vector<std::uint32_t> near;
    if (bead.version.empty()) return near;
    const std::uint32_t first = bead.version.front() > kNear ? bead.version.front() - kNear : 0;
    const auto last = std::min<std::uint64_t>(paragraph_count, static_cast<std::uint64_t>(bead.version.back()) + kNear + 1);
    for (std::uint32_t p = first; p < last; ++p) near.push_back(p);
    return near;
}

// Said in figures, or above twelve: what no wording brings about.
bool is_figure(const Fact& fact)
{
    const facts::Quantity* quantity = fact.quantity();
    return quantity && !quantity->weak && !quantity->roman &&
           (!quantity->spelled || quantity->readings.front().compare(12) > 0);
}

// Which bead each paragraph of the version belongs to; nullptr for none.
std::vector<const align::Bead*> beads_of_version(const Work& work)
{
    std::vector<const align::Bead*> beads(work.comparison.version.paragraphs.size(), nullptr);
    for (const align::Bead& bead : work.comparison.alignment.beads)
        for (const std::uint32_t q : bead.version) beads[q] = &bead;
    return beads;
}

// Two values exchanged between neighbouring paragraphs: the other paragraph wants back what stands here instead of `fact`.
bool crosses(const Work& work, const align::Bead& here, const align::Bead& there, const Fact& fact)
{
    if (!is_figure(fact)) return false;
    constexpr std::uint32_t kMost = 60;    // facts of a paragraph that are looked at
    for (const std::uint32_t q : here.version) {
        const std::uint32_t first = work.version.first_of_paragraph[q];
        const std::uint32_t last = std::min(work.version.first_of_paragraph[q + 1], first + kMost);
        for (std::uint32_t v = first; v < last; ++v) {
            const Fact& after = work.version_fact(v);
            if (!work.open_version(v) || after.kind != fact.kind || !is_figure(after) || values_agree(fact, after)) continue;
            for (const std::uint32_t p : there.original) {
                const std::uint32_t begin = work.original.first_of_paragraph[p];
                const std::uint32_t end = std::min(work.original.first_of_paragraph[p + 1], begin + kMost);
                for (std::uint32_t o = begin; o < end; ++o)
                    if (work.open_original(o) && values_agree(work.original_fact(o), after)) return true;
            }
        }
    }
    return false;
}

}    // namespace

void pair_identical(Work& work, const align::Bead& bead)
{
    const std::uint32_t p = bead.original.front(), q = bead.version.front();
    const ByteRange from = work.comparison.original.paragraphs[p].body, to = work.comparison.version.paragraphs[q].body;
    std::uint32_t v = work.version.first_of_paragraph[q];
    const std::uint32_t v_end = work.version.first_of_paragraph[q + 1];
    for (std::uint32_t o = work.original.first_of_paragraph[p]; o < work.original.first_of_paragraph[p + 1]; ++o) {
        const facts::Fact& fact = work.original_fact(o);
        work.settle_original(o, FactState::Confirmed);
        while (v < v_end && work.version_fact(v).range.begin - to.begin < fact.range.begin - from.begin) ++v;
        for (std::uint32_t k = v; k < v_end && work.version_fact(k).range.begin - to.begin == fact.range.begin - from.begin;
             ++k) {
            const facts::Fact& twin = work.version_fact(k);
            if (twin.kind != fact.kind || twin.range.size() != fact.range.size()) continue;
            work.link(o, k, FactState::Confirmed);
            break;
        }
    }
    // The same words say the same, even where the rest of the document let a fact be read on one side only.
    for (std::uint32_t k = work.version.first_of_paragraph[q]; k < v_end; ++k)
        if (work.open_version(k)) work.settle_version(k, FactState::Silent);
}

void pair_equal(Work& work, const BeadView& view)
{
    const auto originals = open_facts(view.original, work.original_links);
    const auto versions = open_facts(view.version, work.version_links);
    for (const Candidate& c : candidates(view, originals, versions)) {
        if (!work.open_original(c.original) || !work.open_version(c.version)) continue;
        work.link(c.original, c.version, FactState::Confirmed);
    }
    pair_ranges(work, view);
    note_contested(work, view);
}

void pair_neighbours(Work& work)
{
    const auto beads = beads_of_version(work);
    for (const align::Bead& bead : work.comparison.alignment.beads) {
        const auto near = neighbours(bead, work.comparison.version.paragraphs.size());
        if (near.empty()) continue;
        for (const std::uint32_t p : bead.original) {
            for (std::uint32_t o = work.original.first_of_paragraph[p]; o < work.original.first_of_paragraph[p + 1]; ++o) {
                const facts::Fact& fact = work.original_fact(o);
                if (!work.open_original(o) || !(fact.quantity() || fact.date() || fact.link())) continue;
                if (work.original_links[o].contested) continue;
                for (const std::uint32_t q : near) {
                    if (std::find(bead.version.begin(), bead.version.end(), q) != bead.version.end()) continue;
                    for (std::uint32_t v = work.version.first_of_paragraph[q]; v < work.version.first_of_paragraph[q + 1];
                         ++v) {
                        if (!work.open_original(o) || !work.open_version(v) || work.version_links[v].contested) continue;
                        if (!values_agree(fact, work.version_fact(v))) continue;
                        if (!work.same_language && beads[q] != nullptr && crosses(work, bead, *beads[q], fact)) {
                            work.original_links[o].contested = work.version_links[v].contested = true;
                            continue;
                        }
                        work.link(o, v, FactState::Confirmed);
                    }
                }
            }
        }
    }
}

}    // namespace textdrift::drift
