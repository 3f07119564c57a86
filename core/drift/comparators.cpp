// "At least", "up to", "more than": compared on the quantities they bound, once these have found each other.
#include <map>

#include "core/drift/work.h"

namespace textdrift::drift {

namespace {

using Bound = facts::ComparatorValue::Bound;

std::map<std::uint32_t, std::uint32_t> comparators_by_quantity(const Side& side)
{
    std::map<std::uint32_t, std::uint32_t> bounds;    // begin of the quantity -> comparator id
    for (const std::uint32_t id : side.fact_ids) {
        const facts::ComparatorValue* comparator = side.fact(id).comparator();
        if (comparator && comparator->quantity) bounds[comparator->quantity->begin] = id;
    }
    return bounds;
}

Severity severity_of(std::optional<Bound> before, std::optional<Bound> after)
{
    const int a = before ? direction_of(*before) : 0, b = after ? direction_of(*after) : 0;
    if (a * b < 0) return Severity::Critical;
    if (a != b) return Severity::Major;
    return Severity::Minor;
}

class ComparatorJudge {
public:
    ComparatorJudge(Work& work, const BeadView& view)
        : work_(work), view_(view), before_(comparators_by_quantity(view.original)),
          after_(comparators_by_quantity(view.version))
    {
        for (const language::Row& row : language::table(work.comparison.original.language).section("opposites")) {
            opposites_[row.form].insert(row.value());
            opposites_[row.value()].insert(row.form);
        }
    }

    void run()
    {
        for (const std::uint32_t id : view_.original.fact_ids) {
            const FactLink& link = work_.original_links[id];
            const facts::Fact& fact = view_.original.fact(id);
            const bool paired =
                link.partner >= 0 && (link.state == FactState::Confirmed || link.state == FactState::Changed);
            if (paired && (fact.quantity() || fact.date()))
                judge(fact, work_.version_fact(static_cast<std::uint32_t>(link.partner)));
        }
        silence(view_.original, work_.original_links);
        silence(view_.version, work_.version_links);
        judge_directions();
    }

private:
    // "rose by 4 per cent" / "fell by 4 per cent": a word of direction next to a value was exchanged for its opposite.
    void judge_directions()
    {
        for (std::size_t i = 0; i < view_.original.words.size(); ++i) {
            const auto opposites = opposites_.find(view_.original.words[i].key);
            if (opposites == opposites_.end() || view_.original.match[i] >= 0 || !value_near(i)) continue;
            const Gap gap = view_.project({i, i + 1});
            if (!gap.tight(2) || gap.span.size() > 3) continue;
            for (std::size_t j = gap.span.begin; j < gap.span.end; ++j)
                if (opposites->second.contains(view_.version.words[j].key)) report_direction({i, i + 1}, {j, j + 1});
        }
    }

    bool value_near(std::size_t word) const
    {
        constexpr std::size_t kNear = 6;
        for (const std::uint32_t id : view_.original.fact_ids) {
            if (!view_.original.fact(id).quantity() && !view_.original.fact(id).date()) continue;
            const WordSpan at = view_.original.words_of(view_.original.fact(id).range);
            if (at.begin < word + kNear && word < at.end + kNear) return true;
        }
        return false;
    }

    void report_direction(WordSpan from, WordSpan to)
    {
        for (const Draft& draft : work_.drafts)
            if (draft.kind == Kind::Comparator && draft.version && draft.version->range.overlaps(view_.version.bytes_of(to)))
                return;
        Draft draft;
        draft.kind = Kind::Comparator;
        draft.change = Change::Altered;
        draft.severity = Severity::Critical;
        draft.confidence = 0.85;
        draft.original = view_.original.place_of(from);
        draft.version = view_.version.place_of(to);
        draft.message = "\"" + shown_original(work_, draft.original->range) + "\" became its opposite, \"" +
                        shown_version(work_, draft.version->range) + "\".";
        work_.drafts.push_back(std::move(draft));
    }

    static void silence(const Side& side, std::vector<FactLink>& links)
    {
        for (const std::uint32_t id : side.fact_ids)
            if (side.fact(id).comparator() && links[id].state == FactState::Open) links[id].state = FactState::Silent;
    }

    static const std::uint32_t* find(const std::map<std::uint32_t, std::uint32_t>& map, const facts::Fact& quantity)
    {
        const auto it = map.find(quantity.range.begin);
        return it == map.end() ? nullptr : &it->second;
    }

    void judge(const facts::Fact& original, const facts::Fact& version)
    {
        const std::uint32_t* o = find(before_, original);
        const std::uint32_t* v = find(after_, version);
        if (o && !work_.open_original(*o)) return;
        if (v && !work_.open_version(*v)) return;
        if (!o && !v) return;
        const auto bound_o = o ? std::optional(work_.original_fact(*o).comparator()->bound) : std::nullopt;
        const auto bound_v = v ? std::optional(work_.version_fact(*v).comparator()->bound) : std::nullopt;
        if (bound_o == bound_v || (is_loose(bound_o) && is_loose(bound_v))) {
            work_.link(*o, *v, FactState::Confirmed);
            return;
        }
        // "exactly" and "only" colour a number without bounding it; their coming and going is wording.
        const auto colours = [](std::optional<Bound> bound) {
            return !bound || *bound == Bound::Exactly || *bound == Bound::Only;
        };
        if (colours(bound_o) && colours(bound_v)) return;
        const auto limits = [](std::optional<Bound> bound) {
            return bound && (*bound == Bound::AtMost || *bound == Bound::Only);
        };
        if (limits(bound_o) && limits(bound_v)) return;
        if (!bound_o && (bound_otherwise(view_.original, original) || of_a_period(view_.version, *v, version))) return;
        if (!bound_v && (bound_otherwise(view_.version, version) || of_a_period(view_.original, *o, original))) return;
        report(o, v, original, version, severity_of(bound_o, bound_v));
    }

    // "Nearly 300" is about 300, too.
    static bool is_loose(std::optional<Bound> bound) { return bound == Bound::About || bound == Bound::Nearly; }

    // "exceeds 300 dollars", "a minimum speed of 30 km/h": bounded by a word that is no comparator.
    static bool bound_otherwise(const Side& side, const facts::Fact& quantity)
    {
        const auto rows = language::table(side.text->language).section("bounding-words");
        const WordSpan at = side.words_of(quantity.range);
        constexpr std::size_t kNear = 5;
        const std::size_t first = at.begin > kNear ? at.begin - kNear : 0, last = std::min(side.words.size(), at.end + 3);
        for (std::size_t i = first; i < last; ++i)
            for (const language::Row& row : rows)
                if (side.words[i].key == row.form) return true;
        return false;
    }

    // "over six weeks" may say no more than "for six weeks".
    static bool of_a_period(const Side& side, std::uint32_t comparator, const facts::Fact& quantity)
    {
        const WordSpan cue = side.words_of(side.fact(comparator).range);
        if (cue.size() != 1) return false;
        // "by Tuesday", "over the last decade", "over six weeks"
        const bool of_time = quantity.date() || (quantity.quantity() && quantity.quantity()->unit.starts_with("time:"));
        if (!of_time) return false;
        for (const language::Row& row : language::table(side.text->language).section("period-prepositions"))
            if (side.words[cue.begin].key == row.form) return true;
        return false;
    }

    void report(const std::uint32_t* o, const std::uint32_t* v, const facts::Fact& original, const facts::Fact& version,
                Severity severity)
    {
        Draft draft;
        draft.kind = Kind::Comparator;
        draft.change = o && v ? Change::Altered : o ? Change::Missing : Change::Added;
        draft.severity = severity;
        draft.confidence = o && v ? 0.9 : 0.75;
        // Where one side has no bound, its bare quantity is the evidence.
        draft.original = place_of(o ? work_.original_fact(*o) : original);
        draft.version = place_of(v ? work_.version_fact(*v) : version);
        const std::string from = o ? shown_original(work_, work_.original_fact(*o).range) + " " : "";
        const std::string to = v ? shown_version(work_, work_.version_fact(*v).range) + " " : "";
        draft.message = "\"" + from + shown_original(work_, original.range) + "\" became \"" + to +
                        shown_version(work_, version.range) + "\".";
        if (o && v) work_.link(*o, *v, FactState::Changed);
        else if (o) work_.settle_original(*o, FactState::Lost);
        else work_.settle_version(*v, FactState::Lost);
        work_.drafts.push_back(std::move(draft));
    }

    Work& work_;
    const BeadView& view_;
    std::map<std::uint32_t, std::uint32_t> before_, after_;
    std::unordered_map<std::string_view, std::unordered_set<std::string_view>> opposites_;
};

}    // namespace

void judge_comparators(Work& work, const BeadView& view)
{
    ComparatorJudge(work, view).run();
}

}    // namespace textdrift::drift
