// Bounds of translated quantities: "at least 30" must not become "at most 30". A bound that is told on one side only is
// wording.
#include <algorithm>
#include <map>
#include <memory>
#include <unordered_map>

#include "core/drift/work.h"
#include "core/facts/quantity.h"
#include "core/text/fold.h"

namespace textdrift::drift {

namespace {

using Bound = facts::ComparatorValue::Bound;

// The words of a table that stand right before or behind a date and tell what is before or after it.
class DateBounds {
public:
    struct Found {
        int direction = 0;    // -1 before, 1 after, 0 nothing
        bool behind = false;
        std::uint32_t bytes = 0;    // of the cue, about
    };

    explicit DateBounds(const language::Table& table) : folding_{.case_fold = true, .strip_marks = !table.keeps_marks()}
    {
        for (const language::Row& row : table.section("date-bounds"))
            cues_.push_back(
                {text::fold(row.form, folding_),
                 {row.value() == "before" ? -1 : 1, row.value(1) == "behind", static_cast<std::uint32_t>(row.form.size())}});
    }

    // The longest of them beside a date, between what stands before it and behind it.
    Found beside(std::string_view before, std::string_view behind) const
    {
        if (cues_.empty()) return {};
        const std::string ahead = text::fold(before, folding_), after = text::fold(behind, folding_);
        Found best;
        std::size_t longest = 0;
        for (const auto& [form, meaning] : cues_) {
            if (form.size() <= longest || !(meaning.behind ? begins_with(after, form) : ends_with_word(ahead, form)))
                continue;
            longest = form.size();
            best = meaning;
        }
        return best;
    }

private:
    struct Cue {
        std::string form;
        Found meaning;
    };

    static bool is_blank(char c) noexcept { return c == ' ' || c == '-' || c == '\'' || c == '.'; }

    static bool begins_with(std::string_view text, std::string_view form)
    {
        while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
        return text.starts_with(form);
    }

    static bool ends_with_word(std::string_view text, std::string_view form)
    {
        while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
        if (!text.ends_with(form)) return false;
        const std::size_t rest = text.size() - form.size();
        const bool spaced = static_cast<unsigned char>(form.front()) < 0xE0;    // scripts with spaces between words
        return rest == 0 || !spaced || is_blank(text[rest - 1]) || text[rest - 1] == '(' || text[rest - 1] == ',';
    }

    text::FoldOptions folding_;
    std::vector<Cue> cues_;
};

const DateBounds& date_bounds_of(std::string_view language)
{
    thread_local std::map<const language::Table*, std::unique_ptr<DateBounds>> cache;
    const language::Table& table = language::table(language);
    auto& entry = cache[&table];
    if (!entry) entry = std::make_unique<DateBounds>(table);
    return *entry;
}

class BoundJudge {
public:
    BoundJudge(Work& work, const BeadView& view) : work_(work), view_(view) {}

    void run()
    {
        const auto before = bounds(view_.original), after = bounds(view_.version);
        for (const auto& [quantity, comparators] : before) {
            const FactLink& link = work_.original_links[quantity];
            if (link.state != FactState::Confirmed || link.partner < 0) continue;
            const auto found = after.find(static_cast<std::uint32_t>(link.partner));
            const bool dates = view_.original.fact(quantity).date() &&
                               work_.version_fact(static_cast<std::uint32_t>(link.partner)).date();    // below
            if (found == after.end() || dates) continue;
            if (comparators.bounded() && found->second.bounded()) judge(comparators.bound, found->second.bound);
            else judge_loose(quantity, comparators, found->second);
        }
        silence(view_.original, work_.original_links);
        silence(view_.version, work_.version_links);
        for (const std::uint32_t id : view_.original.fact_ids) {
            const FactLink& link = work_.original_links[id];
            if (view_.original.fact(id).date() && link.state == FactState::Confirmed && link.partner >= 0)
                judge_date(view_.original.fact(id), work_.version_fact(static_cast<std::uint32_t>(link.partner)));
        }
    }

private:
    // ---- "before" and "after" a date --------------------------------------------------------------------------------

    struct DateBound {
        int direction = 0;    // -1 before, 1 after
        ByteRange cue;
    };

    void judge_date(const facts::Fact& before, const facts::Fact& after)
    {
        if (!after.date() || !before.date()->upper.empty() || !after.date()->upper.empty()) return;
        const DateBound from = date_bound(view_.original, before), to = date_bound(view_.version, after);
        if (from.direction * to.direction >= 0 ||
            is_denied_near(view_.original, before, from.cue) != is_denied_near(view_.version, after, to.cue))
            return;
        Draft draft;
        draft.kind = Kind::Comparator;
        draft.change = Change::Altered;
        draft.severity = Severity::Critical;
        draft.confidence = 0.7;
        draft.original = Place{before.paragraph, joined(from.cue, before.range)};
        draft.version = Place{after.paragraph, joined(to.cue, after.range)};
        draft.message = "\"" + shown_original(work_, draft.original->range) + "\" became \"" +
                        shown_version(work_, draft.version->range) + "\".";
        work_.drafts.push_back(std::move(draft));
    }

    static ByteRange joined(ByteRange a, ByteRange b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

    // What stands beside the date, or else a bound that the date was read with ("no earlier than 5 May").
    static DateBound date_bound(const Side& side, const facts::Fact& date)
    {
        const segment::SegmentedText& text = *side.text;
        const segment::Paragraph& paragraph = text.paragraphs[date.paragraph];
        const DateBounds& bounds = date_bounds_of(text.language_of(paragraph));
        const ByteRange around = paragraph.range;
        const std::uint32_t first = std::max(around.begin, date.range.begin - std::min(date.range.begin, kBeside)),
                            last = std::min(around.end, date.range.end + kBeside);
        const auto found = bounds.beside(text.slice({first, date.range.begin}), text.slice({date.range.end, last}));
        if (found.direction == 0) return read_bound(side, date);
        const std::uint32_t bytes = found.bytes + 1;    // and a blank
        return {found.direction, found.behind ? ByteRange{date.range.end, std::min(last, date.range.end + bytes)}
                                              : ByteRange{std::max(first, date.range.begin - bytes), date.range.begin}};
    }

    // "At least the next year": of a date told from today's it says how long.
    static DateBound read_bound(const Side& side, const facts::Fact& date)
    {
        DateBound bound;
        if (!date.date()->relative.empty()) return bound;
        for (const std::uint32_t id : side.fact_ids) {
            const facts::ComparatorValue* comparator = side.fact(id).comparator();
            if (!comparator || !comparator->quantity || !(*comparator->quantity == date.range)) continue;
            const int direction = direction_of(comparator->bound);
            if (direction == 0) continue;
            if (bound.direction * direction < 0) return {};
            bound = {direction, side.fact(id).range};
        }
        return bound;
    }

    // "not before 5 May": another way to tell "from 5 May". A denial of the cue itself is read with it.
    static bool is_denied_near(const Side& side, const facts::Fact& date, ByteRange cue)
    {
        return std::any_of(side.fact_ids.begin(), side.fact_ids.end(), [&](std::uint32_t id) {
            const facts::Fact& fact = side.fact(id);
            return fact.negation() && fact.paragraph == date.paragraph && !fact.range.overlaps(cue) &&
                   fact.range.begin + kDenied > date.range.begin && date.range.end + kDenied > fact.range.end;
        });
    }

    // ---- bounds of values -------------------------------------------------------------------------------------------

    // What is said of a quantity: its bound ("at least"), and whether it is told loosely ("about", "nearly").
    struct Comparators {
        std::uint32_t bound = kNone, loose = kNone;    // facts
        bool bounded() const noexcept { return bound != kNone; }
    };

    // Quantities and dates with their comparators. A quantity bounded twice ("at least 30 or more") tells nothing sure.
    static std::unordered_map<std::uint32_t, Comparators> bounds(const Side& side)
    {
        std::unordered_map<std::uint32_t, std::uint32_t> at;    // first byte of a quantity -> its fact
        for (const std::uint32_t id : side.fact_ids)
            if (side.fact(id).quantity() || side.fact(id).date()) at.emplace(side.fact(id).range.begin, id);
        std::unordered_map<std::uint32_t, Comparators> bounds;
        std::vector<std::uint32_t> unsure;
        for (const std::uint32_t id : side.fact_ids) {
            const facts::ComparatorValue* comparator = side.fact(id).comparator();
            if (!comparator || !comparator->quantity) continue;
            const auto quantity = at.find(comparator->quantity->begin);
            if (quantity == at.end() || is_range(side.fact(quantity->second))) continue;
            Comparators& known = bounds[quantity->second];
            const int direction = direction_of(comparator->bound);
            if (direction == 0) known.loose = id;
            else if (!known.bounded()) known.bound = id;
            else if (direction_of(side.fact(known.bound).comparator()->bound) != direction)
                unsure.push_back(quantity->second);
        }
        for (const std::uint32_t quantity : unsure) bounds.erase(quantity);
        return bounds;
    }

    // "Nearly 400" is fewer than 400 and not more; "about 400" is neither, where no unit was converted.
    void judge_loose(std::uint32_t quantity, const Comparators& before, const Comparators& after)
    {
        if (before.bounded() == after.bounded()) return;
        const bool first = before.bounded();
        const Comparators &bounded = first ? before : after, &loose = first ? after : before;
        if (bounded.loose != kNone) return;    // "about 400 or more"
        const facts::Fact &bound = (first ? view_.original.fact(bounded.bound) : work_.version_fact(bounded.bound)),
                          &about = (first ? work_.version_fact(loose.loose) : view_.original.fact(loose.loose));
        if (!is_same_unit(quantity)) return;
        if (!contradict(about.comparator()->bound, bound.comparator()->bound)) return;
        const bool nearly = about.comparator()->bound == Bound::Nearly;
        const Side &bound_side = first ? view_.original : view_.version,
                   &about_side = first ? view_.version : view_.original;
        if (is_denied(bound_side, bound, kNear) || is_denied(about_side, about, kNear)) return;
        report(first ? bounded.bound : loose.loose, first ? loose.loose : bounded.bound, Severity::Major,
               nearly ? kNearlyConfidence : kAboutConfidence);
    }

    // "Nearly 400" is fewer than 400, "only 400" not more. "Up to 400" and "at least 400" may be about 400.
    static bool contradict(Bound loose, Bound bound)
    {
        switch (loose) {
        case Bound::Nearly: return bound == Bound::AtLeast || bound == Bound::MoreThan;
        case Bound::Only: return bound == Bound::MoreThan;
        default: return bound == Bound::MoreThan || bound == Bound::FewerThan;
        }
    }

    bool is_same_unit(std::uint32_t quantity) const
    {
        const facts::Fact &before = view_.original.fact(quantity),
                          &after = work_.version_fact(static_cast<std::uint32_t>(work_.original_links[quantity].partner));
        return before.quantity() && after.quantity() && before.quantity()->unit == after.quantity()->unit &&
               facts::same_usual_value(*before.quantity(), *after.quantity());
    }

    // "Up to 2 or 3": "from 2 to 3" is bounded by itself.
    static bool is_range(const facts::Fact& fact) { return fact.quantity() && !fact.quantity()->upper.empty(); }

    void judge(std::uint32_t o, std::uint32_t v)
    {
        const facts::Fact &before = view_.original.fact(o), &after = work_.version_fact(v);
        if (direction_of(before.comparator()->bound) * direction_of(after.comparator()->bound) > 0) {
            work_.link(o, v, FactState::Confirmed);
            return;
        }
        // "Not more than 30": the language's table may lack the denied cue. Where one side's cue tells its own denial, the
        // other may say it anywhere ahead: "None of them was paid more than 30".
        const std::size_t original = is_strict(before) && holds_denial(view_.version, after) ? kSentence : kNear;
        const std::size_t version = is_strict(after) && holds_denial(view_.original, before) ? kSentence : kNear;
        if (is_denied(view_.original, before, original) != is_denied(view_.version, after, version)) return;
        report(o, v, Severity::Critical, kConfidence);
    }

    void report(std::uint32_t o, std::uint32_t v, Severity severity, double confidence)
    {
        const facts::Fact &before = view_.original.fact(o), &after = work_.version_fact(v);
        work_.link(o, v, FactState::Changed);
        Draft draft;
        draft.kind = Kind::Comparator;
        draft.change = Change::Altered;
        draft.severity = severity;
        draft.confidence = confidence;
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

    static const language::Table& table_of(const Side& side, const facts::Fact& fact)
    {
        return language::table(side.text->language_of(side.text->paragraphs[fact.paragraph]));
    }

    // "More than" may be denied; nobody denies "at most".
    static bool is_strict(const facts::Fact& comparator)
    {
        const auto bound = comparator.comparator()->bound;
        return bound == facts::ComparatorValue::Bound::MoreThan || bound == facts::ComparatorValue::Bound::FewerThan;
    }

    static bool holds_denial(const Side& side, const facts::Fact& comparator)
    {
        const WordSpan cue = side.words_of(comparator.range);
        const auto rows = table_of(side, comparator).section("negations");
        return std::any_of(side.words.begin() + std::ptrdiff_t(cue.begin), side.words.begin() + std::ptrdiff_t(cue.end),
                           [&](const auto& word) {
                               return std::any_of(rows.begin(), rows.end(),
                                                  [&](const language::Row& row) { return row.form == word.key; });
                           });
    }

    // By one of at most `near` words ahead of the cue.
    static bool is_denied(const Side& side, const facts::Fact& comparator, std::size_t near)
    {
        const WordSpan cue = side.words_of(comparator.range);
        const language::Table& table = table_of(side, comparator);
        const std::size_t first = first_near(side, cue.begin, near);
        for (std::size_t i = first; i < cue.begin; ++i)
            for (const language::Row& row : table.section("negations"))
                if (side.words[i].key == row.form) return true;
        for (std::size_t i = first; i < cue.begin; ++i)
            for (const language::Row& row : table.section("negative-prefixes"))
                if (row.value() == "verbs" && side.words[i].key.starts_with(row.form)) return true;
        return std::any_of(side.fact_ids.begin(), side.fact_ids.end(), [&](std::uint32_t id) {
            const facts::Fact& fact = side.fact(id);
            // "όχι περισσότερα από": the bound tells its own denial.
            if (!fact.negation() || comparator.range.contains(fact.range)) return false;
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

    static constexpr std::size_t kNear = 5, kSentence = 60;    // words
    static constexpr double kConfidence = 0.8, kNearlyConfidence = 0.7, kAboutConfidence = 0.6;
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};
    static constexpr std::uint32_t kBeside = 40;     // bytes beside a date
    static constexpr std::uint32_t kDenied = 120;    // and those within which a denial turns what is said of it
    Work& work_;
    const BeadView& view_;
};

}    // namespace

void judge_comparators_across(Work& work, const BeadView& view)
{
    BoundJudge(work, view).run();
}

}    // namespace textdrift::drift
