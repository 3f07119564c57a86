// Quantities of translated paragraphs: no word matches, so a value meets its equal wherever it stands in the paragraph. What
// is left over is reported where it is strong, or where both sides have something left.
#include <algorithm>
#include <cmath>

#include "core/drift/across_values_judge.h"
#include "core/facts/quantity.h"

namespace textdrift::drift {

namespace {

using facts::Fact;
using facts::FactKind;
using facts::Quantity;
using facts::Rational;

struct Pair {
    double cost;
    std::uint32_t original, version;
};

void sort(std::vector<Pair>& pairs)
{
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
        return std::tie(a.cost, a.original, a.version) < std::tie(b.cost, b.original, b.version);
    });
}

class ValueJudge {
public:
    ValueJudge(Work& work, const BeadView& view) : work_(work), view_(view) {}

    void run()
    {
        pair_scores(work_, view_);
        pair_values();
        pair_values_in_parts(work_, view_);
        pair_neighbouring_values(work_, view_);
        judge_exchanges_across(work_, view_);
        silence_explained_values(work_, view_);
        if (!hopeless()) {
            pair_replacements();
            judge_lengths(view_.original, work_.original_links, view_.version, work_.version_links, true);
            judge_lengths(view_.version, work_.version_links, view_.original, work_.original_links, false);
        }
        judge_figures_across(work_, view_);
        settle_left_values(work_, view_, hopeless());
    }

private:
    std::vector<std::uint32_t> open_originals() const { return open_values(view_.original, work_.original_links); }
    std::vector<std::uint32_t> open_versions() const { return open_values(view_.version, work_.version_links); }

    // Where a fact stands in its side, 0 to 1.
    static double place(const Side& side, const Fact& fact)
    {
        const double at = static_cast<double>(side.words_of(fact.range).begin);
        return at / static_cast<double>(std::max<std::size_t>(side.words.size(), 1));
    }

    double distance(std::uint32_t o, std::uint32_t v) const
    {
        return std::abs(place(view_.original, view_.original.fact(o)) - place(view_.version, view_.version.fact(v)));
    }

    template <class Cost>
    std::vector<Pair> pairs(Cost&& cost) const
    {
        std::vector<Pair> found;
        const auto versions = open_versions();
        for (const std::uint32_t o : open_originals()) {
            for (const std::uint32_t v : versions)
                if (const double c = cost(o, v); c >= 0) found.push_back({c, o, v});
            if (found.size() > kMostPairs) break;
        }
        sort(found);
        return found;
    }

    // Strong facts choose first: an exact value is no article.
    void pair_values()
    {
        const auto cost = [this](std::uint32_t o, std::uint32_t v) -> double {
            const Fact &a = view_.original.fact(o), &b = view_.version.fact(v);
            const int like = is_turned_code(a, b) ? 1 : likeness(a, b);
            if (like < 0) return -1;
            const int weak = !is_strong_value(a) + !is_strong_value(b);
            return 10 * like + 3 * weak + distance(o, v);
        };
        for (const Pair& pair : pairs(cost))
            if (work_.open_original(pair.original) && work_.open_version(pair.version))
                work_.link(pair.original, pair.version, FactState::Confirmed);
    }

    // "859-292-3680" beside "3680-292-859": the groups as they look among words from right to left.
    bool is_turned_code(const Fact& a, const Fact& b) const
    {
        if (a.quantity()->unit != "code" || b.quantity()->unit != "code") return false;
        const WordSpan x = view_.original.words_of(a.range), y = view_.version.words_of(b.range);
        if (x.size() < 3 || x.size() != y.size()) return false;
        for (std::size_t i = 0; i < x.size(); ++i)
            if (view_.original.words[x.begin + i].key != view_.version.words[y.end - 1 - i].key) return false;
        return true;
    }

    // "5人に1人": the one of "one in five".
    static bool is_bare_one(const Quantity& quantity)
    {
        return quantity.unit.empty() && quantity.upper.empty() && quantity.readings.front() == Rational(1);
    }

    // Each side has but this one weak value left; `share`: besides the one of "one in five".
    bool only_weak_left(std::uint32_t o, std::uint32_t v, bool share = false) const
    {
        const auto alone = [share](const Side& side, const std::vector<std::uint32_t>& ids, std::uint32_t id) {
            return std::all_of(ids.begin(), ids.end(), [&](std::uint32_t other) {
                const Fact& fact = side.fact(other);
                return other == id || is_idle(fact) || (share && is_bare_one(*fact.quantity()));
            });
        };
        return alone(view_.original, open_originals(), o) && alone(view_.version, open_versions(), v);
    }

    // Nothing in the two paragraphs agrees and much is left: they hardly belong together.
    bool hopeless() const
    {
        std::size_t matched = 0, left = 0, left_there = 0;
        for (const std::uint32_t id : view_.original.fact_ids) {
            if (!view_.original.fact(id).quantity()) continue;
            matched += work_.original_links[id].state == FactState::Confirmed;
            left += work_.open_original(id) && is_strong_value(view_.original.fact(id));
        }
        for (const std::uint32_t id : open_versions()) left_there += is_strong_value(view_.version.fact(id));
        return matched == 0 && left >= 3 && left_there >= 3;
    }

    // Cost of taking `v` for what became of `o`; negative: it is another value.
    double cost(std::uint32_t o, std::uint32_t v) const
    {
        const Fact &a = view_.original.fact(o), &b = view_.version.fact(v);
        const Quantity &x = *a.quantity(), &y = *b.quantity();
        if ((x.unit == "code") != (y.unit == "code")) return -1;
        if (x.spelled && y.spelled && is_fraction(a) && is_fraction(b))
            return !placed_alike(o, v, 0.4) || is_told(a, view_.version) || is_told(b, view_.original) ? -1 : 3;
        if (other_share(x, y) || other_share(y, x)) return only_weak_left(o, v, true) ? 4 : -1;
        if (is_idle(a) || is_idle(b)) return -1;
        const bool strong_a = is_strong_value(a), strong_b = is_strong_value(b);
        const double away = distance(o, v);
        const bool same_dimension = facts::same_dimension(x, y);
        double cost = 2 * away + (same_dimension ? 0 : x.unit.empty() || y.unit.empty() ? 0.7 : 2);
        cost += magnitude_cost(x, y) + (x.ordinal != y.ordinal ? 0.7 : 0) + (x.spelled != y.spelled ? 0.3 : 0);
        if (strong_a && strong_b) return cost;
        // One was exact and the other is not: only where they are alike in all but value.
        if (strong_a != strong_b)
            return same_dimension && x.ordinal == y.ordinal && placed_alike(o, v, 0.35) ? cost + 2 : -1;
        const bool ordinals = (x.ordinal || is_pointed(view_.original, a)) == (y.ordinal || is_pointed(view_.version, b));
        // "Shambulio la sita", "第七条": some languages write the sixth like six; the first and the second come in other
        // words.
        const bool counted = x.readings.front().compare(3) >= 0 && y.readings.front().compare(3) >= 0 && x.unit.empty() &&
                             y.unit.empty() && only_weak_left(o, v) && away < 0.3;
        if ((x.ordinal != y.ordinal && !ordinals && !counted) || !placed_alike(o, v, 0.4)) return -1;
        if (!same_dimension) return x.unit.empty() != y.unit.empty() && away < 0.2 && only_weak_left(o, v) ? cost + 5 : -1;
        // Told once more on its own side: a repetition came or went, unless both are just there.
        const bool told = is_told_so(a, view_.version), told_back = is_told_so(b, view_.original);
        if (told && told_back) return -1;
        return told || told_back ? (away < 0.15 && only_weak_left(o, v) ? cost + 6 : -1) : cost + 4;
    }

    // "Das 11. Spiel", "11. kez": figures with a point inside a sentence are an ordinal.
    static bool is_pointed(const Side& side, const Fact& fact)
    {
        const ByteRange body = side.text->paragraphs[fact.paragraph].body;
        return !fact.quantity()->spelled && fact.range.end + 2 < body.end &&
               side.text->slice({fact.range.end, fact.range.end + 2}) == ". ";
    }

    // Word order may put the last word of one language first in the other: what is alone on both sides only needs its
    // sentence.
    bool placed_alike(std::uint32_t o, std::uint32_t v, double most) const
    {
        if (distance(o, v) <= most) return true;
        return only_weak_left(o, v) &&
               sentence_of(view_.original, view_.original.fact(o)) == sentence_of(view_.version, view_.version.fact(v));
    }

    // Wrong digits keep the size, wrong scales differ by thousands; anything else is less likely.
    static double magnitude_cost(const Quantity& a, const Quantity& b)
    {
        const double x = std::abs(a.readings.front().to_double()), y = std::abs(b.readings.front().to_double());
        if (x == 0 || y == 0) return 0.5;
        const double steps = std::abs(std::log10(x / y)), thousands = std::abs(steps - 3 * std::round(steps / 3));
        return std::min({0.3 * steps, 0.3 + thousands, 1.5});
    }

    void pair_replacements()
    {
        for (const Pair& pair : pairs([this](std::uint32_t o, std::uint32_t v) { return cost(o, v); }))
            if (work_.open_original(pair.original) && work_.open_version(pair.version))
                report_pair(pair.original, pair.version);
    }

    void report_pair(std::uint32_t o, std::uint32_t v)
    {
        const Fact &before = view_.original.fact(o), &after = view_.version.fact(v);
        if (tell_alike(*before.quantity(), *after.quantity())) {
            work_.link(o, v, FactState::Confirmed);
            return;
        }
        const bool strong = is_strong_value(before) && is_strong_value(after),
                   weak = !is_strong_value(before) && !is_strong_value(after);
        work_.link(o, v, FactState::Changed);
        Draft draft;
        draft.kind = before.kind == FactKind::Number ? kind_of(after.kind) : kind_of(before.kind);
        if (before.kind == FactKind::Number && !agree_in_value(*before.quantity(), *after.quantity()))
            draft.kind = Kind::Number;
        draft.change = Change::Altered;
        draft.confidence = strong ? 0.9 : weak ? 0.6 : 0.7;
        draft.message =
            "\"" + shown_original(work_, before.range) + "\" became \"" + shown_version(work_, after.range) + "\".";
        draft.original = place_of(before);
        draft.version = place_of(after);
        work_.drafts.push_back(std::move(draft));
    }

    // "Eleven days after" beside "after twenty days" read as a day told from another: another length in the same unit.
    void judge_lengths(const Side& side, std::vector<FactLink>& links, const Side& other, std::vector<FactLink>& other_links,
                       bool original)
    {
        for (const std::uint32_t id : open_values(side, links)) {
            const Quantity& quantity = *side.fact(id).quantity();
            if (!quantity.unit.starts_with("time:") || !quantity.upper.empty()) continue;
            std::int64_t found = -1;
            for (const std::uint32_t date : other.fact_ids) {
                if (!other.fact(date).date() || other_links[date].partner >= 0) continue;
                const double told = told_length(other.fact(date).date()->relative, quantity.unit.substr(5));
                if (told <= 0 || told == quantity.readings.front().to_double()) continue;
                found = found < 0 ? static_cast<std::int64_t>(date) : kSeveral;
            }
            if (found < 0 || found == kSeveral) continue;
            const auto date = static_cast<std::uint32_t>(found);
            if (std::abs(place(side, side.fact(id)) - place(other, other.fact(date))) > 0.35) continue;
            report_length(original ? id : date, original ? date : id);
        }
    }

    // The number of "+11 day" where the unit is that one; 0 for others.
    static double told_length(const std::string& relative, std::string_view unit)
    {
        const std::size_t blank = relative.find(' ');
        if (blank == std::string::npos || relative.empty() || (relative[0] != '+' && relative[0] != '-')) return 0;
        if (std::string_view(relative).substr(blank + 1) != unit) return 0;
        return std::atof(relative.c_str() + 1);
    }

    void report_length(std::uint32_t o, std::uint32_t v)
    {
        const Fact &before = view_.original.fact(o), &after = view_.version.fact(v);
        work_.link(o, v, FactState::Changed);
        Draft draft;
        draft.kind = Kind::Measure;
        draft.change = Change::Altered;
        draft.confidence = 0.7;
        draft.message =
            "\"" + shown_original(work_, before.range) + "\" became \"" + shown_version(work_, after.range) + "\".";
        draft.original = place_of(before);
        draft.version = place_of(after);
        work_.drafts.push_back(std::move(draft));
    }

    static constexpr std::size_t kMostPairs = 100'000;
    static constexpr std::int64_t kSeveral = std::int64_t{1} << 40;
    Work& work_;
    const BeadView& view_;
};

}    // namespace

void judge_values_across(Work& work, const BeadView& view)
{
    ValueJudge(work, view).run();
}

}    // namespace textdrift::drift
