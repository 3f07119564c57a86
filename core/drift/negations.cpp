// Negations: every cue of the original must find one near its place, or another way of denying the same.
#include <algorithm>
#include <cmath>

#include "core/drift/work.h"
#include "core/facts/spelling.h"

namespace textdrift::drift {

namespace {

using facts::Fact;

// Cues that say more than "not": losing the "longer" or the "yet" changes what was true before.
bool temporal(const std::string& cue)
{
    return cue == "no-longer" || cue == "not-yet";
}

class NegationJudge {
public:
    NegationJudge(Work& work, const BeadView& view)
        : work_(work), view_(view), table_(language::table(work.comparison.original.language))
    {
        for (const language::Row& row : table_.section("soft-negations")) soft_.insert(row.form);
        for (const language::Row& row : table_.section("negative-prefixes")) prefixes_.push_back(row.form);
        for (const language::Row& row : table_.section("negative-suffixes")) suffixes_.push_back(row.form);
    }

    void run()
    {
        pair_by_place();
        for (const std::uint32_t id : open(view_.original, work_.original_links))
            judge_single(id, view_.original, view_.version,
                         view_.project(view_.original.words_of(view_.original.fact(id).range)), true);
        for (const std::uint32_t id : open(view_.version, work_.version_links))
            judge_single(id, view_.version, view_.original,
                         view_.project_back(view_.version.words_of(view_.version.fact(id).range)), false);
        judge_prefixes();
    }

private:
    std::vector<std::uint32_t> open(const Side& side, const std::vector<FactLink>& links) const
    {
        std::vector<std::uint32_t> ids;
        for (const std::uint32_t id : side.fact_ids)
            if (side.fact(id).negation() && links[id].state == FactState::Open) ids.push_back(id);
        return ids;
    }

    struct Pair {
        double cost;
        std::uint32_t original, version;
    };

    void pair_by_place()
    {
        std::vector<Pair> pairs;
        const auto versions = open(view_.version, work_.version_links);
        for (const std::uint32_t o : open(view_.original, work_.original_links)) {
            const Fact& before = view_.original.fact(o);
            const double expected = view_.expected_position(view_.original.words_of(before.range).begin);
            for (const std::uint32_t v : versions) {
                const Fact& after = view_.version.fact(v);
                const double distance = std::abs(static_cast<double>(view_.version.words_of(after.range).begin) - expected);
                const bool same_scope =
                    !before.negation()->scope.empty() && before.negation()->scope == after.negation()->scope;
                const double reach = same_scope ? 40 : 12;
                if (distance <= reach)
                    pairs.push_back(
                        {distance - (same_scope ? 10 : 0) + (before.negation()->cue != after.negation()->cue), o, v});
            }
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
        const std::string &from = before.negation()->cue, &to = after.negation()->cue;
        const bool altered =
            from != to && (temporal(from) || temporal(to) || (never_for_not(from, to) && replaced_in_place(before)));
        work_.link(o, v, altered ? FactState::Changed : FactState::Confirmed);
        if (!altered) return;
        Draft draft;
        draft.kind = Kind::Negation;
        draft.change = Change::Altered;
        draft.severity = Severity::Major;
        draft.confidence = 0.7;
        draft.original = place_of(before);
        draft.version = place_of(after);
        draft.message =
            "\"" + shown_original(work_, before.range) + "\" became \"" + shown_version(work_, after.range) + "\".";
        work_.drafts.push_back(std::move(draft));
    }

    // "unanswered" / "answered": the negation was a part of the word.
    void judge_prefixes()
    {
        for (std::size_t i = 0; i < view_.original.words.size(); ++i) {
            const Gap gap = view_.project({i, i + 1});
            const bool fuzzy = view_.original.match[i] >= 0;
            const WordSpan there = fuzzy ? WordSpan{static_cast<std::size_t>(view_.original.match[i]),
                                                    static_cast<std::size_t>(view_.original.match[i]) + 1}
                                         : gap.span;
            if (there.size() > 3) continue;
            for (std::size_t j = there.begin; j < there.end; ++j) {
                const std::string &before = view_.original.words[i].key, &after = view_.version.words[j].key;
                if (denies(before, after) && !negated_near(view_.version, j))
                    report_prefix({i, i + 1}, {j, j + 1}, Change::Missing);
                else if (denies(after, before) && !negated_near(view_.original, i))
                    report_prefix({i, i + 1}, {j, j + 1}, Change::Added);
            }
        }
    }

    // `word` is `positive` with a negative prefix before it.
    bool denies(const std::string& word, const std::string& positive) const
    {
        constexpr std::size_t kShortest = 5;
        if (positive.size() < kShortest || word.size() <= positive.size() || !word.ends_with(positive)) return false;
        const std::string_view prefix = std::string_view(word).substr(0, word.size() - positive.size());
        return std::find(prefixes_.begin(), prefixes_.end(), prefix) != prefixes_.end();
    }

    bool negated_near(const Side& side, std::size_t word) const
    {
        constexpr std::size_t kNear = 4;
        for (const std::uint32_t id : side.fact_ids) {
            if (!side.fact(id).negation()) continue;
            const WordSpan cue = side.words_of(side.fact(id).range);
            if (cue.begin < word + kNear && word < cue.end + kNear) return true;
        }
        return false;
    }

    void report_prefix(WordSpan original, WordSpan version, Change change)
    {
        Draft draft;
        draft.kind = Kind::Negation;
        draft.change = change;
        draft.severity = Severity::Critical;
        draft.confidence = 0.8;
        draft.original = view_.original.place_of(original);
        draft.version = view_.version.place_of(version);
        draft.message = "\"" + shown_original(work_, draft.original->range) + "\" became its opposite: \"" +
                        shown_version(work_, draft.version->range) + "\".";
        work_.drafts.push_back(std::move(draft));
    }

    static bool never_for_not(const std::string& a, const std::string& b)
    {
        return (a == "never" && b == "not") || (a == "not" && b == "never");
    }

    bool replaced_in_place(const Fact& fact) const
    {
        const Gap gap = view_.project(view_.original.words_of(fact.range));
        return gap.tight(0) && gap.span.size() == 1;
    }

    static WordSpan around(WordSpan span, std::size_t reach, std::size_t size)
    {
        return {span.begin > reach ? span.begin - reach : 0, std::min(size, span.end + reach)};
    }

    bool is_soft(const Word& word, const std::string& scope) const
    {
        if (soft_.contains(word.key)) return true;
        for (const std::string_view suffix : suffixes_)
            if (word.key.size() > suffix.size() + 2 && word.key.ends_with(suffix)) return true;
        for (const std::string_view prefix : prefixes_) {
            if (!word.key.starts_with(prefix)) continue;
            const std::string_view rest = std::string_view(word.key).substr(prefix.size());
            if (rest.size() >= 3 && scope.size() >= 3 && rest.substr(0, 3) == std::string_view(scope).substr(0, 3))
                return true;
        }
        return false;
    }

    // The other side denies the same in another way: "did not attend" / "failed to attend", "not clear" / "unclear".
    bool denied_otherwise(const Side& side, WordSpan here, const Side& other, WordSpan there, const std::string& scope) const
    {
        const WordSpan near = around(there, 5, other.words.size()), own = around(here, 5, side.words.size());
        std::size_t soft_there = 0, soft_here = 0;
        for (std::size_t i = near.begin; i < near.end; ++i) {
            // What is left of the cue itself ("not yet" / "yet") denies nothing.
            const auto match = other.match[i];
            const bool of_cue =
                match >= 0 && static_cast<std::size_t>(match) >= here.begin && static_cast<std::size_t>(match) < here.end;
            if (!of_cue) soft_there += is_soft(other.words[i], scope);
        }
        for (std::size_t i = own.begin; i < own.end; ++i)
            if (i < here.begin || i >= here.end) soft_here += is_soft(side.words[i], scope);
        return soft_there > soft_here;
    }

    // "no staff, no phone and no website" / "without staff, phone or website": one cue now bears on the whole list.
    bool one_of_a_list(const Fact& fact, const Side& side, const std::vector<FactLink>& links,
                       const facts::FactSet& others) const
    {
        const std::string& cue = fact.negation()->cue;
        if (correlative(cue) && pair_judged(side, links, side.words_of(fact.range))) return true;
        if (cue == "not" || cue == "never" || temporal(cue)) return false;
        const WordSpan here = side.words_of(fact.range);
        for (const std::uint32_t id : side.fact_ids) {
            const Fact& first = side.fact(id);
            if (!first.negation() || links[id].partner < 0 || links[id].state != FactState::Confirmed) continue;
            const WordSpan at = side.words_of(first.range);
            constexpr std::size_t kList = 12;
            if (at.end > here.begin || at.end + kList < here.begin || sentence_between(side, at, here)) continue;
            // The same cue again would have to be repeated too: only another one ("without", "neither") can bear on the
            // list.
            if (others.facts[static_cast<std::size_t>(links[id].partner)].negation()->cue != first.negation()->cue)
                return true;
        }
        return false;
    }

    static bool correlative(const std::string& cue) { return cue == "neither" || cue == "nor"; }

    // "Neither Peru nor Chile signed" / "Peru and Chile did not sign": two words, one denial.
    static bool pair_judged(const Side& side, const std::vector<FactLink>& links, WordSpan here)
    {
        for (const std::uint32_t id : side.fact_ids) {
            const Fact& other = side.fact(id);
            if (!other.negation() || !correlative(other.negation()->cue) || links[id].state == FactState::Open) continue;
            const WordSpan at = side.words_of(other.range);
            const bool same_sentence =
                at.begin < here.begin ? !sentence_between(side, at, here) : !sentence_between(side, here, at);
            if (at.begin != here.begin && same_sentence) return true;
        }
        return false;
    }

    static bool sentence_between(const Side& side, WordSpan first, WordSpan second)
    {
        for (std::size_t i = first.end; i <= second.begin && i < side.words.size(); ++i)
            if (side.words[i].sentence_start) return true;
        return false;
    }

    // The words the cue stood between are there, next to each other, without it.
    bool words_stand(const Side& side, WordSpan span, const Gap& gap) const
    {
        if (!gap.anchored_left || !gap.anchored_right) return false;
        std::size_t matched = 0, seen = 0;
        const WordSpan near = around(span, 4, side.words.size());
        for (std::size_t i = near.begin; i < near.end; ++i) {
            if (i >= span.begin && i < span.end) continue;
            ++seen;
            matched += side.match[i] >= 0;
        }
        return gap.span.size() <= 4 && matched * 2 >= seen;
    }

    void judge_single(std::uint32_t id, const Side& side, const Side& other, const Gap& gap, bool missing)
    {
        const Fact& fact = side.fact(id);
        const WordSpan span = side.words_of(fact.range);
        auto& state = (missing ? work_.original_links : work_.version_links)[id].state;
        state = FactState::Silent;
        if (!words_stand(side, span, gap) || denied_otherwise(side, span, other, gap.span, fact.negation()->scope)) return;
        if (one_of_a_list(fact, side, missing ? work_.original_links : work_.version_links,
                          missing ? work_.version : work_.original))
            return;
        state = FactState::Lost;
        Draft draft;
        draft.kind = Kind::Negation;
        draft.change = missing ? Change::Missing : Change::Added;
        draft.severity = Severity::Critical;
        draft.confidence = gap.tight(2) ? 0.9 : 0.65;
        (missing ? draft.original : draft.version) = place_of(fact);
        (missing ? draft.version : draft.original) = missing ? view_.place_without(span) : view_.place_without_back(span);
        draft.cause = (missing ? "gone " : "new ") + std::to_string(fact.range.begin);
        const std::string cue = shown(*side.text, fact.range);
        draft.message = missing ? "The negation \"" + cue + "\" is gone: the version affirms what the original denies."
                                : "The negation \"" + cue + "\" was added: the version denies what the original affirms.";
        work_.drafts.push_back(std::move(draft));
    }

    Work& work_;
    const BeadView& view_;
    const language::Table& table_;
    std::unordered_set<std::string_view> soft_;
    std::vector<std::string_view> prefixes_;
    std::vector<std::string_view> suffixes_;
};

}    // namespace

void judge_negations(Work& work, const BeadView& view)
{
    NegationJudge(work, view).run();
}

}    // namespace textdrift::drift
