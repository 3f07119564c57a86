// Numbers, percentages, money, measures and dates that did not find an equal: altered, missing, added or swapped.
#include <algorithm>
#include <cmath>

#include "core/drift/work.h"
#include "core/facts/date.h"
#include "core/facts/quantity.h"

namespace textdrift::drift {

namespace {

using facts::Fact;
using facts::FactKind;

bool is_value(const Fact& fact)
{
    return fact.quantity() || fact.date();
}

// Never reported alone: "one", "a dozen", "last week".
bool is_weak(const Fact& fact)
{
    if (const facts::Quantity* quantity = fact.quantity()) return quantity->weak;
    return fact.date() && !fact.date()->relative.empty();
}

// Reported even where the words around it changed: nobody loses "858 million" or "14 April 2025" in a paraphrase.
bool is_strong(const Fact& fact)
{
    if (is_weak(fact)) return false;
    if (const facts::Quantity* quantity = fact.quantity()) {
        if (fact.kind != FactKind::Number && fact.kind != FactKind::Measure) return true;
        const double value = quantity->readings.front().to_double();
        return value > 12 || !quantity->readings.front().is_integer();
    }
    const auto& readings = fact.date()->readings;
    return !readings.empty() && (readings.front().year || readings.front().month || readings.front().hour);
}

bool is_year_like(const Fact& fact)
{
    const facts::Quantity* quantity = fact.quantity();
    return quantity && fact.kind == FactKind::Number && quantity->readings.front().is_integer();
}

// What kind the finding has when a fact of one kind stands where one of another kind stood.
Kind kind_of_pair(const Fact& original, const Fact& version)
{
    if (original.kind == version.kind || original.kind != FactKind::Number) return kind_of(original.kind);
    return facts::same_value(*original.quantity(), version.quantity() ? *version.quantity() : facts::Quantity{})
               ? kind_of(version.kind)
               : Kind::Number;
}

bool can_replace(const Fact& original, const Fact& version)
{
    if (original.quantity() && version.quantity())
        return original.quantity()->ordinal == version.quantity()->ordinal || !is_weak(original);
    if (original.date() && version.date()) return original.date()->relative.empty() == version.date()->relative.empty();
    return is_year_like(original) || is_year_like(version);
}

const std::string& noun_of(const Fact& fact)
{
    static const std::string none;
    return fact.quantity() ? fact.quantity()->noun : none;
}

struct Pair {
    double cost;
    std::uint32_t original, version;
};

class QuantityJudge {
public:
    QuantityJudge(Work& work, const BeadView& view) : work_(work), view_(view) {}

    void run()
    {
        note_partial_dates();
        pair_replacements();
        report_leftovers();
    }

private:
    std::vector<std::uint32_t> open(const Side& side, const std::vector<FactLink>& links) const
    {
        std::vector<std::uint32_t> ids;
        for (const std::uint32_t id : side.fact_ids)
            if (links[id].state == FactState::Open && is_value(side.fact(id))) ids.push_back(id);
        return ids;
    }

    // "14 April 2025" that came back as "14 April": the pair agrees, but a part of the date is gone.
    void note_partial_dates()
    {
        for (const std::uint32_t id : view_.original.fact_ids) {
            const FactLink link = work_.original_links[id];
            const Fact& fact = view_.original.fact(id);
            if (link.state != FactState::Confirmed || link.partner < 0 || !fact.date()) continue;
            const Fact& other = work_.version_fact(static_cast<std::uint32_t>(link.partner));
            if (!other.date() || facts::equal(*fact.date(), *other.date()) || !lost_part(*fact.date(), *other.date()))
                continue;
            report_pair(id, static_cast<std::uint32_t>(link.partner), Severity::Minor, 0.7,
                        "The date \"" + shown_original(work_, fact.range) + "\" lost a part: \"" +
                            shown_version(work_, other.range) + "\".");
        }
    }

    // A day without its year, or a month without its day, where both still name the month: shorter forms ("the 14th", "in
    // 2018") are references to a date told nearby.
    static bool lost_part(const facts::DateValue& from, const facts::DateValue& to)
    {
        if (from.readings.empty() || to.readings.empty()) return false;
        const auto &a = from.readings.front(), &b = to.readings.front();
        return a.month && b.month && ((a.year && !b.year) || (a.day && !b.day));
    }

    // "11 % to 35 %" turned into "35 % to 11 %".
    static bool ends_swapped(const Fact& a, const Fact& b)
    {
        if (!a.quantity() || !b.quantity() || a.quantity()->upper.empty() || b.quantity()->upper.empty()) return false;
        facts::Quantity turned = *b.quantity();
        std::swap(turned.readings, turned.upper);
        return facts::equal(*a.quantity(), turned);
    }

    // Every word of the value stands in the other text at the same place: only one side read it as a fact.
    static bool words_stand(const Side& side, WordSpan span)
    {
        for (std::size_t i = span.begin; i < span.end; ++i)
            if (side.match[i] < 0) return false;
        return !span.empty();
    }

    // Cost of taking `v` for the replacement of `o`; negative: it is none.
    double cost(const Fact& o, const Fact& v) const
    {
        if (!can_replace(o, v)) return -1;
        const WordSpan at = view_.original.words_of(o.range), there = view_.version.words_of(v.range);
        const Gap gap = view_.project(at), back = view_.project_back(there);
        const bool in_gap =
            there.begin + 1 >= gap.span.begin && there.begin <= gap.span.end && there.end <= gap.span.end + 1;
        const bool in_back = at.begin + 1 >= back.span.begin && at.end <= back.span.end + 1;
        const double distance = std::abs(view_.expected_position(at.begin) - static_cast<double>(there.begin));
        const bool same_noun = !noun_of(o).empty() && noun_of(o) == noun_of(v);
        const bool both_weak = is_weak(o) || is_weak(v);
        if (both_weak && !(in_gap && in_back && gap.tight(4))) return -1;
        if (!in_gap && !in_back && !same_noun && (distance > 12 || o.kind != v.kind || !is_strong(o) || !is_strong(v)))
            return -1;
        return 1 + (in_gap ? 0 : 2) + (in_back ? 0 : 1) + (o.kind == v.kind ? 0 : 2) - (same_noun ? 1 : 0) + distance / 10 +
               (both_weak ? 1 : 0);
    }

    void pair_replacements()
    {
        std::vector<Pair> pairs;
        const auto versions = open(view_.version, work_.version_links);
        for (const std::uint32_t o : open(view_.original, work_.original_links)) {
            for (const std::uint32_t v : versions) {
                const double c = cost(view_.original.fact(o), view_.version.fact(v));
                if (c >= 0) pairs.push_back({c, o, v});
            }
            if (pairs.size() > kMostPairs) break;
        }
        std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
            return std::tie(a.cost, a.original, a.version) < std::tie(b.cost, b.original, b.version);
        });
        for (const Pair& pair : pairs)
            if (work_.open_original(pair.original) && work_.open_version(pair.version))
                judge_pair(pair.original, pair.version);
    }

    void judge_pair(std::uint32_t o, std::uint32_t v)
    {
        const Fact &before = view_.original.fact(o), &after = view_.version.fact(v);
        if (before.quantity() && after.quantity() && facts::convertible(*before.quantity(), *after.quantity())) {
            work_.link(o, v, FactState::Confirmed);
            return;
        }
        const bool weak = is_weak(before) || is_weak(after);
        if (ends_swapped(before, after)) {
            report_pair(o, v, Severity::Critical, 0.9,
                        "The ends of \"" + shown_original(work_, before.range) + "\" changed places: \"" +
                            shown_version(work_, after.range) + "\".",
                        Change::Reordered);
            return;
        }
        report_pair(o, v, std::nullopt, weak ? 0.6 : 0.9,
                    "\"" + shown_original(work_, before.range) + "\" became \"" + shown_version(work_, after.range) + "\".");
    }

    void report_pair(std::uint32_t o, std::uint32_t v, std::optional<Severity> severity, double confidence,
                     std::string message, Change change = Change::Altered)
    {
        const Fact &before = view_.original.fact(o), &after = work_.version_fact(v);
        work_.link(o, v, FactState::Changed);
        Draft draft;
        draft.kind = kind_of_pair(before, after);
        draft.change = change;
        draft.severity = severity;
        draft.confidence = confidence;
        draft.message = std::move(message);
        draft.original = place_of(before);
        draft.version = place_of(after);
        work_.drafts.push_back(std::move(draft));
    }

    void report_leftovers()
    {
        for (const std::uint32_t id : open(view_.original, work_.original_links))
            report_single(id, view_.original, view_.project(view_.original.words_of(view_.original.fact(id).range)),
                          Change::Missing);
        for (const std::uint32_t id : open(view_.version, work_.version_links))
            report_single(id, view_.version, view_.project_back(view_.version.words_of(view_.version.fact(id).range)),
                          Change::Added);
    }

    void report_single(std::uint32_t id, const Side& side, const Gap& gap, Change change)
    {
        const Fact& fact = side.fact(id);
        const bool missing = change == Change::Missing;
        // Small numbers come and go with the wording; they count as lost only where the words around them stand.
        const bool certain = (gap.tight(2) && gap.span.size() <= 2) || (gap.tight(6) && gap.span.empty());
        const WordSpan span = side.words_of(fact.range);
        const bool report = !is_weak(fact) && (is_strong(fact) || certain) && !words_stand(side, span) &&
                            !told_twice(side, id) && !was_marker(missing ? view_.version : view_.original, fact);
        (missing ? work_.original_links : work_.version_links)[id].state = report ? FactState::Lost : FactState::Silent;
        if (!report) return;
        Draft draft;
        draft.kind = kind_of(fact.kind);
        draft.change = change;
        draft.confidence = certain ? 0.9 : 0.7;
        const std::string text = shown(*side.text, fact.range);
        draft.message = missing ? "\"" + text + "\" is gone." : "\"" + text + "\" is not in the original.";
        (missing ? draft.original : draft.version) = place_of(fact);
        (missing ? draft.version : draft.original) = missing ? view_.place_without(span) : view_.place_without_back(span);
        draft.cause = missing ? "gone " + position_key(fact) : "new " + position_key(fact);
        work_.drafts.push_back(std::move(draft));
    }

    // The number of a list item or section that stands inside a joined paragraph here and before one there.
    static bool was_marker(const Side& other, const Fact& fact)
    {
        if (!fact.quantity() || !fact.quantity()->unit.empty()) return false;
        const std::string value = fact.quantity()->readings.front().to_string();
        for (const std::uint32_t p : other.paragraphs) {
            const segment::Paragraph& paragraph = other.text->paragraphs[p];
            const std::string_view marker = other.text->slice({paragraph.range.begin, paragraph.body.begin});
            if (!marker.empty() && marker.find(value) != std::string_view::npos) return true;
        }
        return false;
    }

    // "12 kilometres (7.5 miles)": the same amount in another unit next to one that is there.
    bool told_twice(const Side& side, std::uint32_t id) const
    {
        const Fact& fact = side.fact(id);
        if (!fact.quantity() || fact.quantity()->unit.empty()) return false;
        const WordSpan at = side.words_of(fact.range);
        constexpr std::size_t kNear = 4;
        for (const std::uint32_t other : side.fact_ids) {
            const Fact& twin = side.fact(other);
            if (other == id || !twin.quantity() || twin.kind != fact.kind) continue;
            const WordSpan there = side.words_of(twin.range);
            const bool near = there.begin <= at.end + kNear && at.begin <= there.end + kNear;
            if (near && twin.quantity()->unit != fact.quantity()->unit &&
                facts::convertible(*fact.quantity(), *twin.quantity()))
                return true;
        }
        return false;
    }

    static std::string position_key(const Fact& fact) { return std::to_string(fact.range.begin); }

    static constexpr std::size_t kMostPairs = 100'000;
    Work& work_;
    const BeadView& view_;
};

// The words a value is bound to: next to it on both sides, and its noun.
struct Context {
    std::string left, right, right2, noun;
};

Context context_of(const Side& side, const Fact& fact)
{
    const WordSpan at = side.words_of(fact.range);
    Context context;
    if (at.begin > 0) context.left = side.words[at.begin - 1].key;
    if (at.end < side.words.size()) context.right = side.words[at.end].key;
    if (at.end + 1 < side.words.size()) context.right2 = side.words[at.end + 1].key;
    context.noun = noun_of(fact);
    return context;
}

int agreement(const Context& a, const Context& b)
{
    const auto same = [](const std::string& x, const std::string& y) { return !x.empty() && x == y; };
    return same(a.left, b.left) + same(a.right, b.right) + same(a.right2, b.right2) + 2 * same(a.noun, b.noun);
}

// How many of the two words next to a value are the same; the paragraph's ends agree with each other.
int neighbours_kept(const Context& a, const Context& b)
{
    return (a.left == b.left) + (a.right == b.right);
}

// Two values of one kind whose places were exchanged while the words around them stayed.
class SwapJudge {
public:
    SwapJudge(Work& work, const BeadView& view) : work_(work), view_(view) {}

    void run()
    {
        const std::vector<std::uint32_t> ids = paired();
        constexpr std::size_t kNear = 6;    // a swap happens inside a sentence or two
        for (std::size_t i = 0; i < ids.size(); ++i)
            for (std::size_t j = i + 1; j < std::min(ids.size(), i + kNear); ++j) judge(ids[i], ids[j]);
    }

private:
    std::vector<std::uint32_t> paired() const
    {
        std::vector<std::uint32_t> ids;
        for (const std::uint32_t id : view_.original.fact_ids) {
            const FactLink& link = work_.original_links[id];
            const Fact& fact = view_.original.fact(id);
            const bool judged = fact.quantity() || fact.date() || (fact.name() && !fact.name()->weak);
            if (link.state == FactState::Confirmed && link.partner >= 0 && judged) ids.push_back(id);
        }
        return ids;
    }

    const Fact& partner(std::uint32_t id) const
    {
        return work_.version_fact(static_cast<std::uint32_t>(work_.original_links[id].partner));
    }

    bool listed_together(const Fact& a, const Fact& b) const
    {
        const WordSpan x = view_.original.words_of(a.range), y = view_.original.words_of(b.range);
        const language::Table& table = language::table(view_.original.text->language);
        for (std::size_t i = x.end; i < y.begin; ++i)
            if (!is_function_word(view_.original.words[i].key, table)) return false;
        return y.begin <= x.end + 2;
    }

    void judge(std::uint32_t first, std::uint32_t second)
    {
        const Fact &a = view_.original.fact(first), &b = view_.original.fact(second);
        if (work_.original_links[first].state != FactState::Confirmed ||
            work_.original_links[second].state != FactState::Confirmed)
            return;
        if (a.kind != b.kind || values_agree(a, b)) return;
        const Fact &a2 = partner(first), &b2 = partner(second);
        if (a2.range.begin < b2.range.begin) return;    // still in order
        const bool names = a.name() != nullptr;
        if (names && listed_together(a, b)) return;
        const Context ca = context_of(view_.original, a), cb = context_of(view_.original, b);
        const Context va = context_of(view_.version, a2), vb = context_of(view_.version, b2);
        const int kept = agreement(ca, va) + agreement(cb, vb);
        const int swapped = agreement(ca, vb) + agreement(cb, va);
        const int around = neighbours_kept(ca, vb) + neighbours_kept(cb, va);
        if (swapped < kept + (names && around < 4 ? 3 : 2)) return;
        // "4 families out of 31" / "out of 31 families, four": the sentence was turned. In a swap the words around both
        // values stand.
        if (around < 3) return;
        work_.original_links[first].state = work_.original_links[second].state = FactState::Changed;
        report_exchange(work_, a, a2, b, b2, 0.85);
    }

    Work& work_;
    const BeadView& view_;
};

}    // namespace

void judge_quantities(Work& work, const BeadView& view)
{
    QuantityJudge(work, view).run();
}

void judge_swaps(Work& work, const BeadView& view)
{
    SwapJudge(work, view).run();
}

}    // namespace textdrift::drift
