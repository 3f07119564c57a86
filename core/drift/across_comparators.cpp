// Bounds of translated quantities: "at least 30" must not become "at most 30". A bound that is told on one side only is
// wording.
#include <algorithm>
#include <unordered_map>

#include "core/drift/work.h"

namespace textdrift::drift {

namespace {

using Bound = facts::ComparatorValue::Bound;

class BoundJudge {
public:
    BoundJudge(Work& work, const BeadView& view) : work_(work), view_(view) {}

    void run()
    {
        const auto before = bounds(view_.original), after = bounds(view_.version);
        for (const auto& [quantity, comparator] : before) {
            const FactLink& link = work_.original_links[quantity];
            if (link.state != FactState::Confirmed || link.partner < 0) continue;
            const auto found = after.find(static_cast<std::uint32_t>(link.partner));
            if (found != after.end()) judge(comparator, found->second);
        }
        silence(view_.original, work_.original_links);
        silence(view_.version, work_.version_links);
    }

private:
    // Quantities and dates with their comparators. A quantity bounded twice ("at least 30 or more") tells nothing sure.
    static std::unordered_map<std::uint32_t, std::uint32_t> bounds(const Side& side)
    {
        std::unordered_map<std::uint32_t, std::uint32_t> at;    // first byte of a quantity -> its fact
        for (const std::uint32_t id : side.fact_ids)
            if (side.fact(id).quantity() || side.fact(id).date()) at.emplace(side.fact(id).range.begin, id);
        std::unordered_map<std::uint32_t, std::uint32_t> bounds;
        for (const std::uint32_t id : side.fact_ids) {
            const facts::ComparatorValue* comparator = side.fact(id).comparator();
            if (!comparator || !comparator->quantity || direction_of(comparator->bound) == 0) continue;
            const auto quantity = at.find(comparator->quantity->begin);
            if (quantity == at.end()) continue;
            const auto [known, fresh] = bounds.emplace(quantity->second, id);
            const bool turned =
                !fresh && direction_of(side.fact(known->second).comparator()->bound) != direction_of(comparator->bound);
            if (turned) known->second = kUnsure;
        }
        std::erase_if(bounds, [](const auto& bound) { return bound.second == kUnsure; });
        return bounds;
    }

    void judge(std::uint32_t o, std::uint32_t v)
    {
        const facts::Fact &before = view_.original.fact(o), &after = work_.version_fact(v);
        if (direction_of(before.comparator()->bound) * direction_of(after.comparator()->bound) > 0) {
            work_.link(o, v, FactState::Confirmed);
            return;
        }
        // "Not more than 30": the language's table may lack the denied cue.
        if (is_denied(view_.original, before) != is_denied(view_.version, after)) return;
        work_.link(o, v, FactState::Changed);
        Draft draft;
        draft.kind = Kind::Comparator;
        draft.change = Change::Altered;
        draft.severity = Severity::Critical;
        draft.confidence = 0.8;
        draft.original = place_of(before);
        draft.version = place_of(after);
        draft.message = "\"" + with_quantity(work_.comparison.original, before) + "\" became \"" +
                        with_quantity(work_.comparison.version, after) + "\".";
        work_.drafts.push_back(std::move(draft));
    }

    static std::string with_quantity(const segment::SegmentedText& text, const facts::Fact& comparator)
    {
        const ByteRange quantity = *comparator.comparator()->quantity, cue = comparator.range;
        return shown(text, {std::min(quantity.begin, cue.begin), std::max(quantity.end, cue.end)});
    }

    static bool is_denied(const Side& side, const facts::Fact& comparator)
    {
        constexpr std::size_t kNear = 3;
        const WordSpan cue = side.words_of(comparator.range);
        const auto& text = *side.text;
        const language::Table& table = language::table(text.language_of(text.paragraphs[comparator.paragraph]));
        const std::size_t first = first_near(side, cue.begin, kNear);
        for (std::size_t i = first; i < cue.begin; ++i)
            for (const language::Row& row : table.section("negations"))
                if (side.words[i].key == row.form) return true;
        return std::any_of(side.fact_ids.begin(), side.fact_ids.end(), [&](std::uint32_t id) {
            const facts::Fact& fact = side.fact(id);
            if (!fact.negation()) return false;
            const WordSpan at = side.words_of(fact.range);
            return at.begin < cue.end && at.end > first;
        });
    }

    // The first of at most `near` words before a word, none of them in the sentence before: a denial there bounds nothing
    // here.
    static std::size_t first_near(const Side& side, std::size_t word, std::size_t near)
    {
        std::size_t first = word;
        while (first > 0 && word - first < near && first < side.words.size() && !side.words[first].sentence_start) --first;
        return first;
    }

    static void silence(const Side& side, std::vector<FactLink>& links)
    {
        for (const std::uint32_t id : side.fact_ids)
            if (side.fact(id).comparator() && links[id].state == FactState::Open) links[id].state = FactState::Silent;
    }

    static constexpr std::uint32_t kUnsure = ~std::uint32_t{0};
    Work& work_;
    const BeadView& view_;
};

}    // namespace

void judge_comparators_across(Work& work, const BeadView& view)
{
    BoundJudge(work, view).run();
}

}    // namespace textdrift::drift
