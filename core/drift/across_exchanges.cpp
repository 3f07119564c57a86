// Values of translated paragraphs that changed places: both texts tell both of them, but one with the unit, the sentence or
// the place in a row of the other.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "core/drift/across_values.h"
#include "core/drift/counted_nouns.h"
#include "core/facts/quantity.h"

namespace textdrift::drift {

namespace {

using facts::Fact;
using facts::FactKind;
using facts::Quantity;
using facts::Rational;

// A value or date that found its equal, and its places on both sides.
struct Placed {
    std::uint32_t id = 0;
    const Fact* before = nullptr;
    const Fact* after = nullptr;
};

// A figure of a side, and what it counts there: "percent", "currency", "time:hour", "day" of a month, "" nothing named.
struct Figure {
    const Fact* fact = nullptr;
    std::string role;
    std::size_t sentence = 0;
    bool only = true;                                      // no other figure of the side has its value
    std::optional<facts::ComparatorValue::Bound> bound;    // "more than" or "about" it
    bool only_so_many = false;                             // "only" it
    bool behind_day = false;                               // right behind a day and month that name no year
    std::map<std::string_view, std::size_t> counted;    // the kinds of nouns it counts, and how often the side tells of them
};

// A figure with its places on both sides.
struct Met {
    Rational value;
    const Figure* before = nullptr;
    const Figure* after = nullptr;
};

class ExchangeJudge {
public:
    ExchangeJudge(Work& work, const BeadView& view) : work_(work), view_(view) {}

    void run()
    {
        const auto before = figures_of(view_.original), after = figures_of(view_.version);
        const bool many = before.size() > kMostFigures || after.size() > kMostFigures;
        std::vector<Met> met;
        for (const auto& [value, figure] : before)
            if (const auto there = after.find(value); there != after.end() && figure.only && there->second.only && !many)
                met.push_back({value, &figure, &there->second});
        report_turned(met);
        for (std::size_t i = 0; i < met.size(); ++i)
            for (std::size_t j = i + 1; j < met.size(); ++j)
                if (nouns_crossed(met[i], met[j]) || nouns_crossed(met[j], met[i]) ||
                    ((crossed(met[i], met[j]) || crossed(met[j], met[i]) || sentences_crossed(met, i, j)) &&
                     !(in_one_row(view_.original, met[i].before, met[j].before) &&
                       in_one_row(view_.version, met[i].after, met[j].after))))
                    report(met[i], met[j]);
    }

private:
    struct ByValue {
        bool operator()(const Rational& a, const Rational& b) const { return a.compare(b) < 0; }
    };
    using Figures = std::map<Rational, Figure, ByValue>;

    static Figures figures_of(const Side& side)
    {
        Figures figures;
        for (const std::uint32_t id : side.fact_ids) {
            const Fact& fact = side.fact(id);
            if (fact.quantity()) add_quantity(figures, side, fact);
            else if (fact.date()) add_date(figures, side, fact);
        }
        for (auto& [value, figure] : figures) figure.behind_day = stands_behind_day(side, *figure.fact);
        find_counted(figures, side);
        for (const std::uint32_t id : side.fact_ids)
            if (const facts::ComparatorValue* comparator = side.fact(id).comparator()) mark_bounded(figures, *comparator);
        return figures;
    }

    static void mark_bounded(Figures& figures, const facts::ComparatorValue& comparator)
    {
        if (!comparator.quantity) return;
        const bool only = comparator.bound == facts::ComparatorValue::Bound::Only;
        for (auto& [value, figure] : figures) {
            if (!figure.fact->range.overlaps(*comparator.quantity)) continue;
            if (only) figure.only_so_many = true;
            else figure.bound = comparator.bound;
        }
    }

    static void find_counted(Figures& figures, const Side& side)
    {
        std::vector<ByteRange> ranges;
        for (const std::uint32_t id : side.fact_ids)
            if (side.fact(id).quantity() && side.fact(id).quantity()->unit.empty()) ranges.push_back(side.fact(id).range);
        const KindsCounted kinds = kinds_counted(side, ranges);
        for (auto& [value, figure] : figures)
            for (std::size_t r = 0; r < ranges.size(); ++r)
                if (ranges[r] == figure.fact->range)
                    for (const std::string_view kind : kinds.of_figure[r]) figure.counted.emplace(kind, kinds.told.at(kind));
    }

    static bool stands_behind_day(const Side& side, const Fact& fact)
    {
        constexpr std::uint32_t kNear = 3;    // bytes: a blank, a comma
        return std::ranges::any_of(side.fact_ids, [&](std::uint32_t id) {
            const Fact& before = side.fact(id);
            if (!before.date() || before.date()->readings.empty() || before.range.end > fact.range.begin) return false;
            const auto& f = before.date()->readings.front();
            return f.day && f.month && !f.year && fact.range.begin - before.range.end <= kNear;
        });
    }

    static void add_quantity(Figures& figures, const Side& side, const Fact& fact)
    {
        const Quantity& quantity = *fact.quantity();
        const bool figure = !quantity.roman && !quantity.spelled && quantity.unit != "vague" && quantity.unit != "code";
        const std::string role = quantity.ordinal ? "ordinal" : quantity.unit;
        // "Two villages, three schools": words tell what they count as figures do. "One" is an article in many languages.
        if (quantity.spelled && !quantity.ordinal && quantity.unit.empty() && quantity.upper.empty() &&
            quantity.readings.size() == 1 && quantity.readings.front().compare(1) > 0)
            return add(figures, side, fact, quantity.readings.front(), kInWords);
        if (quantity.upper.empty()) return add(figures, side, fact, quantity.readings.front(), figure ? role : kNoFigure);
        // "From 22 to 35 dinars": the unit stands with the end of the range, and others read two figures.
        add(figures, side, fact, quantity.readings.front(), figure ? "" : kNoFigure);
        add(figures, side, fact, quantity.upper.front(), kNoFigure);
    }

    static void add_date(Figures& figures, const Side& side, const Fact& fact)
    {
        for (const auto* ends : {&fact.date()->readings, &fact.date()->upper}) {
            if (ends->empty()) continue;
            const auto& f = ends->front();
            const bool plain = fact.date()->upper.empty() && fact.date()->readings.size() == 1;
            if (f.year && !f.century)
                add(figures, side, fact, Rational(*f.year), !plain ? kNoFigure : f.day ? kYearOfDay : "year");
            if (f.day) add(figures, side, fact, Rational(*f.day), plain ? "day" : kNoFigure);
            if (f.hour) add(figures, side, fact, Rational(*f.hour), kNoFigure);
            if (f.minute && *f.minute != 0) add(figures, side, fact, Rational(*f.minute), kNoFigure);
        }
    }

    static void add(Figures& figures, const Side& side, const Fact& fact, const Rational& value, const std::string& role)
    {
        Figure figure;
        figure.fact = &fact;
        figure.role = role;
        figure.sentence = sentence_of(side, fact);
        figure.only = role != kNoFigure;
        const auto [known, fresh] = figures.emplace(value, std::move(figure));
        if (!fresh) known->second.only = false;
    }

    static bool crossed(const Met& a, const Met& b)
    {
        if (in_words(a) || in_words(b)) return false;
        return units_crossed(a, b) || bounds_crossed(a, b) || year_lost_to(a, b);
    }

    // "37 schools ... 24 organisations" and "24 écoles ... 37 organisations": what one counted, and the other did not, is
    // counted by the other alone, which counts no more what it counted. Where one side tells of it more often, it may be any
    // of them.
    static bool nouns_crossed(const Met& from, const Met& to)
    {
        // "14 of the 31 prisoners" and "31 में से 14 कैदियों": both are prisoners where the other counts nothing by itself.
        const bool other = !to.before->counted.empty() || std::ranges::any_of(from.after->counted, [&](const auto& kind) {
            return !to.after->counted.contains(kind.first);
        });
        if (!other || keeps_kind(to)) return false;
        const auto comes_back = [&](bool place) {
            return std::ranges::any_of(to.before->counted, [&](const auto& back) {
                return is_place(back.first) == place && goes_over(back, to, from);
            });
        };
        // Of small numbers in words ("almost twice"), and of places, which stand beside a figure by chance, too, only two
        // that changed places tell.
        const bool words = in_words(from) || in_words(to);
        return std::ranges::any_of(from.before->counted, [&](const auto& kind) {
            const bool place = is_place(kind.first);
            return goes_over(kind, from, to) && (!(words || place) || comes_back(place));
        });
    }

    static bool in_words(const Met& met) { return met.before->role == kInWords || met.after->role == kInWords; }

    static bool goes_over(const std::pair<const std::string_view, std::size_t>& kind, const Met& from, const Met& to)
    {
        const auto there = to.after->counted.find(kind.first);
        return there != to.after->counted.end() && there->second == kind.second &&
               !to.before->counted.contains(kind.first) && !from.after->counted.contains(kind.first);
    }

    static bool is_place(std::string_view kind) { return kind.find(':') != std::string_view::npos; }

    // "In 1938 ... more than 200 people" and "im Jahr 200 ... über 1938 Menschen"; but not where "only 36" is told for "no
    // more than 36", whatever "until" stands beside the year.
    static bool bounds_crossed(const Met& a, const Met& b)
    {
        return !a.after->only_so_many && a.before->bound && !b.before->bound && b.after->bound == a.before->bound &&
               !a.after->bound && is_loose(a.before->role) && is_loose(b.before->role) && is_loose(a.after->role) &&
               is_loose(b.after->role) && a.value.compare(12) > 0 && b.value.compare(12) > 0;
    }

    // "On May 30, 2005 ... 15 pigs" and "am 30. Mai 15 ... 2005 Schweine".
    static bool year_lost_to(const Met& a, const Met& b)
    {
        return a.before->role == kYearOfDay && a.after->role != kYearOfDay && b.before->role != kYearOfDay &&
               !b.before->behind_day && b.after->behind_day;
    }

    // "34 percent ... in 2016" and "2016 Prozent ... im Jahr 34": the unit of one went over to the other, and what the other
    // was did not stay with it.
    static bool units_crossed(const Met& a, const Met& b)
    {
        const std::string& unit = a.before->role;
        if (is_loose(unit)) return false;
        if (b.after->role != unit || a.after->role == unit || b.before->role == unit) return false;
        const std::string &left = b.before->role, &taken = a.after->role;
        // "From 2.3 to 4.75 billion dollars": a figure without a unit may share that of another, unless it counts things.
        if (left.empty() && taken.empty())
            return unit != "currency" && unit != "percent" && counts_things(*b.before->fact) &&
                   counts_things(*a.after->fact);
        return left == taken || is_loose(left) || is_loose(taken);
    }

    // "33, 34 and 39 years", "between 5 and 10 percent": the unit of a row stands at its first or last figure.
    static bool in_one_row(const Side& side, const Figure* a, const Figure* b)
    {
        constexpr std::size_t kFewWords = 3;
        std::size_t from = side.words_of(a->fact->range).end, to = side.words_of(b->fact->range).begin;
        if (side.words_of(b->fact->range).end <= side.words_of(a->fact->range).begin) {
            from = side.words_of(b->fact->range).end;
            to = side.words_of(a->fact->range).begin;
        }
        std::size_t words = 0;
        for (std::size_t w = from; w < to && w < side.words.size(); ++w)
            words += side.words[w].key.find_first_of("0123456789") == std::string::npos;
        return words < kFewWords && !(a->fact->date() || b->fact->date());
    }

    static bool keeps_kind(const Met& met)
    {
        return std::ranges::any_of(met.before->counted,
                                   [&](const auto& kind) { return met.after->counted.contains(kind.first); });
    }

    static bool counts_things(const Fact& fact) { return fact.quantity() && !fact.quantity()->noun.empty(); }

    // Four figures are read as a year wherever they stand, and an ordinal may be told by a plain number.
    static bool is_loose(const std::string& role)
    {
        return role.empty() || role == "year" || role == kYearOfDay || role == "ordinal";
    }

    // Each stands in the sentence of the other, or beyond, with the same or no unit, and the others in the order of theirs.
    static bool sentences_crossed(const std::vector<Met>& met, std::size_t i, std::size_t j)
    {
        const Met &a = met[i], &b = met[j];
        if (!inverted(a, b)) return false;
        if (in_words(a) || in_words(b)) return false;
        if (!(a.before->role == b.before->role && a.after->role == b.after->role) &&
            !(fits(a.after->role, b.before->role) && fits(b.after->role, a.before->role)))
            return false;
        for (std::size_t k = 0; k < met.size(); ++k)
            for (std::size_t l = k + 1; l < met.size(); ++l)
                if (k != i && k != j && l != i && l != j && inverted(met[k], met[l])) return false;
        return is_strong(a) || is_strong(b);
    }

    static bool inverted(const Met& a, const Met& b)
    {
        return (a.before->sentence < b.before->sentence && a.after->sentence > b.after->sentence) ||
               (a.before->sentence > b.before->sentence && a.after->sentence < b.after->sentence);
    }

    static bool fits(const std::string& role, const std::string& place)
    {
        return role == place || (is_loose(role) && is_loose(place));
    }

    static bool is_strong(const Met& met)
    {
        return met.value.compare(12) > 0 && (met.before->fact->date() || is_strong_value(*met.before->fact));
    }

    void report(const Met& a, const Met& b)
    {
        const auto told = [&](const Met& met) {
            return std::pair(met.before->fact->range.begin, met.after->fact->range.begin);
        };
        if (std::ranges::find(reported_, told(a)) != reported_.end() ||
            std::ranges::find(reported_, told(b)) != reported_.end())
            return;
        reported_.push_back(told(a));
        reported_.push_back(told(b));
        report_exchange(work_, *a.before->fact, *a.after->fact, *b.before->fact, *b.after->fact, kConfidence);
    }

    // Pairs of this bead whose values are told but once on either side: only of these one can say that they moved.
    std::vector<Placed> placed() const
    {
        std::vector<Placed> found;
        for (const std::uint32_t id : view_.original.fact_ids) {
            const FactLink& link = work_.original_links[id];
            const Fact& fact = view_.original.fact(id);
            if (link.state != FactState::Confirmed || link.partner < 0 || !(fact.quantity() || fact.date())) continue;
            const Fact& other = work_.version_fact(static_cast<std::uint32_t>(link.partner));
            const auto& mine = view_.version.paragraphs;
            if (other.kind != fact.kind || std::find(mine.begin(), mine.end(), other.paragraph) == mine.end()) continue;
            if (fact.quantity() &&
                !(is_strong_value(fact) && is_strong_value(other) && facts::equal(*fact.quantity(), *other.quantity())))
                continue;
            if (found.size() == kMostPlaced) break;
            if (told_once(view_.original, fact) && told_once(view_.version, other)) found.push_back({id, &fact, &other});
        }
        return found;
    }

    static bool told_once(const Side& side, const Fact& fact)
    {
        return std::count_if(side.fact_ids.begin(), side.fact_ids.end(),
                             [&](std::uint32_t id) { return values_agree(side.fact(id), fact); }) == 1;
    }

    // What may change places without a word betraying it.
    static bool one_class(const Placed& a, const Placed& b)
    {
        const Quantity *x = a.before->quantity(), *y = b.before->quantity();
        if (a.before->kind != b.before->kind || (x == nullptr) != (y == nullptr)) return false;
        if (x == nullptr) return true;
        const Quantity &u = *a.after->quantity(), &w = *b.after->quantity();
        return x->unit == y->unit && u.unit == w.unit && x->ordinal == y->ordinal && u.spelled == w.spelled &&
               u.ordinal == w.ordinal && x->upper.empty() == y->upper.empty() &&
               (x->unit != "currency" || facts::shares_currency(*x, *y));
    }

    // Two values of one class changed places, and nothing else did: where a clause moved, all it holds moves with it.
    void report_turned(const std::vector<Met>& met)
    {
        const std::vector<Placed> all = placed();
        std::vector<std::pair<std::size_t, std::size_t>> turned;
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t j = i + 1; j < all.size(); ++j)
                if (all[j].after->range.begin < all[i].after->range.begin) turned.emplace_back(i, j);
        for (const auto& [i, j] : turned)
            if (all[i].before->quantity() && one_class(all[i], all[j]) && explains(all, turned, i, j) &&
                changed_places(all[i], all[j]) &&
                !(counts_its_own(met, all[i], all[j]) || counts_its_own(met, all[j], all[i])))
                report_swap(all[i], all[j]);
    }

    // Counts on both sides what the other counts on neither: it has moved with its noun.
    static bool counts_its_own(const std::vector<Met>& met, const Placed& placed, const Placed& other)
    {
        const auto of = [&](const Placed& sought) {
            return std::ranges::find_if(met, [&](const Met& known) { return known.before->fact == sought.before; });
        };
        const auto mine = of(placed), theirs = of(other);
        if (mine == met.end() || theirs == met.end()) return false;
        return std::ranges::any_of(mine->before->counted, [&](const auto& kind) {
            return mine->after->counted.contains(kind.first) && !theirs->before->counted.contains(kind.first) &&
                   !theirs->after->counted.contains(kind.first);
        });
    }

    // With these two exchanged everything else is in order.
    static bool explains(const std::vector<Placed>& all, const std::vector<std::pair<std::size_t, std::size_t>>& turned,
                         std::size_t i, std::size_t j)
    {
        for (const auto& [a, b] : turned)
            if (a != i && a != j && b != i && b != j) return false;
        // What stands between the two in the original stands between their places in the version.
        for (std::size_t k = 0; k < all.size(); ++k) {
            if (k == i || k == j) continue;
            const bool before = k<i, behind = k> j;
            const std::uint32_t at = all[k].after->range.begin;
            if (before != (at < all[j].after->range.begin) || behind != (at > all[i].after->range.begin)) return false;
        }
        return true;
    }

    // In different sentences no grammar turns the order of two values; in one sentence that of a language does
    // in which what describes a noun stands before it ("14개국 612명").
    bool changed_places(const Placed& a, const Placed& b) const
    {
        const std::size_t from = sentence_of(view_.original, *a.before), to = sentence_of(view_.original, *b.before);
        const std::size_t there = sentence_of(view_.version, *b.after), back = sentence_of(view_.version, *a.after);
        if (from != to || there != back) return true;
        return head_last(view_.original) == head_last(view_.version);
    }

    static bool head_last(const Side& side)
    {
        const auto& paragraph = side.text->paragraphs[side.paragraphs.front()];
        const language::Table& table = language::table(side.text->language_of(paragraph));
        return table.code().empty() || table.meta("head") == "last";
    }

    void report_swap(const Placed& a, const Placed& b)
    {
        work_.original_links[a.id].state = work_.original_links[b.id].state = FactState::Changed;
        for (const Placed* placed : {&a, &b})
            work_.version_links[static_cast<std::size_t>(work_.original_links[placed->id].partner)].state =
                FactState::Changed;
        for (const Placed* placed : {&a, &b})
            reported_.emplace_back(placed->before->range.begin, placed->after->range.begin);
        report_exchange(work_, *a.before, *a.after, *b.before, *b.after, kConfidence);
    }

    static constexpr const char* kNoFigure = "none";
    static constexpr const char* kInWords = "in words";    // told by its noun alone
    static constexpr const char* kYearOfDay = "year of a day";
    static constexpr double kConfidence = 0.8;
    static constexpr std::size_t kMostPlaced = 40;
    static constexpr std::size_t kMostFigures = 60;
    Work& work_;
    const BeadView& view_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> reported_;    // where the values told of stand on both sides
};

}    // namespace

// Counted over the paragraphs of the side.
std::size_t sentence_of(const Side& side, const Fact& fact)
{
    std::size_t count = 0;
    for (const std::uint32_t p : side.paragraphs)
        for (const ByteRange sentence : side.text->sentences_of(side.text->paragraphs[p]))
            count += sentence.begin <= fact.range.begin;
    return count;
}

void judge_exchanges_across(Work& work, const BeadView& view)
{
    ExchangeJudge(work, view).run();
}

}    // namespace textdrift::drift
