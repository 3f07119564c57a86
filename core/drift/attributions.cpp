// Who said it: the speaker of each quotation compared with the speaker of its counterpart.
#include <algorithm>
#include <unordered_map>

#include "core/drift/work.h"
#include "core/facts/name.h"

namespace textdrift::drift {

namespace {

using facts::AttributionValue;
using facts::Fact;

class AttributionJudge {
public:
    AttributionJudge(Work& work, const BeadView& view)
        : work_(work), view_(view), table_(language::table(work.comparison.original.language))
    {
        for (const language::Row& row : table_.section("pronouns")) pronouns_.emplace(row.form, row.value());
    }

    void run()
    {
        for (const std::uint32_t id : view_.original.fact_ids) {
            if (!view_.original.fact(id).attribution() || !work_.open_original(id)) continue;
            judge(id);
        }
        for (const std::uint32_t id : view_.version.fact_ids)
            if (view_.version.fact(id).attribution() && work_.open_version(id)) judge_added(id);
    }

private:
    // "..., officials said," put between words of the original that stand next to each other there.
    void judge_added(std::uint32_t id)
    {
        const Fact& fact = view_.version.fact(id);
        work_.settle_version(id, FactState::Silent);
        const WordSpan span = view_.version.words_of(fact.range);
        const Gap gap = view_.project_back(span);
        bool fresh = !span.empty();
        for (std::size_t i = span.begin; i < span.end; ++i)
            fresh = fresh && (view_.version.match[i] < 0 || is_function_word(view_.version.words[i].key, table_));
        if (!fresh || !gap.tight(2) || !gap.span.empty() || is_pronoun(fact.attribution()->speaker)) return;
        if (stands_on(view_.original, view_.version, view_.version.words_of(fact.attribution()->speaker_range))) return;
        work_.settle_version(id, FactState::Lost);
        const std::int64_t name = name_at(view_.version, fact.attribution()->speaker_range);
        if (name >= 0 && work_.open_version(static_cast<std::uint32_t>(name)))
            work_.settle_version(static_cast<std::uint32_t>(name), FactState::Lost);
        Draft draft;
        draft.kind = Kind::Attribution;
        draft.change = Change::Added;
        draft.severity = Severity::Major;
        draft.confidence = 0.7;
        draft.original = view_.place_without_back(span);
        draft.version = place_of(fact);
        draft.message = "The version attributes to " + shown_version(work_, fact.attribution()->speaker_range) +
                        " what the original says in its own name.";
        work_.drafts.push_back(std::move(draft));
    }

    // The quotation fact an attribution points at.
    static std::int64_t quotation_of(const Side& side, const AttributionValue& attribution)
    {
        if (!attribution.quotation) return -1;
        for (const std::uint32_t id : side.fact_ids)
            if (side.fact(id).quotation() && side.fact(id).range.overlaps(*attribution.quotation)) return id;
        return -1;
    }

    // The version's attribution of the same saying: of the paired quotation, else the one where this one stood.
    std::int64_t counterpart(const Fact& fact) const
    {
        const std::int64_t quotation = quotation_of(view_.original, *fact.attribution());
        const std::int64_t paired = quotation < 0 ? -1 : work_.original_links[static_cast<std::size_t>(quotation)].partner;
        const Gap gap = view_.project(view_.original.words_of(fact.range));
        const double expected = view_.expected_position(view_.original.words_of(fact.range).begin);
        std::int64_t best = -1;
        double best_distance = 12;
        for (const std::uint32_t id : view_.version.fact_ids) {
            const AttributionValue* other = view_.version.fact(id).attribution();
            if (!other || !work_.open_version(id)) continue;
            const std::int64_t said = quotation_of(view_.version, *other);
            if (paired >= 0 && said == paired) return id;
            // It introduces another quotation of the original.
            if (said >= 0 && work_.version_links[static_cast<std::size_t>(said)].partner >= 0) continue;
            const WordSpan there = view_.version.words_of(view_.version.fact(id).range);
            const double distance =
                std::abs(expected - static_cast<double>(there.begin)) - (there.overlaps(gap.span) ? 4 : 0);
            if (distance < best_distance && (paired < 0 || !other->quotation)) {
                best_distance = distance;
                best = id;
            }
        }
        return best;
    }

    bool is_pronoun(const std::vector<std::string>& speaker) const
    {
        return speaker.size() == 1 && pronouns_.contains(speaker.front());
    }

    std::int64_t name_at(const Side& side, ByteRange range) const
    {
        for (const std::uint32_t id : side.fact_ids)
            if (side.fact(id).name() && side.fact(id).range.overlaps(range)) return id;
        return -1;
    }

    static bool share_word(const std::vector<std::string>& a, const std::vector<std::string>& b)
    {
        return std::any_of(a.begin(), a.end(),
                           [&](const std::string& word) { return std::find(b.begin(), b.end(), word) != b.end(); });
    }

    void judge(std::uint32_t id)
    {
        const Fact& fact = view_.original.fact(id);
        const std::int64_t other = counterpart(fact);
        if (other < 0) {
            judge_lost(id);
            return;
        }
        const auto v = static_cast<std::uint32_t>(other);
        const AttributionValue &before = *fact.attribution(), &after = *work_.version_fact(v).attribution();
        work_.link(id, v, FactState::Confirmed);
        if (other_pronoun(before.speaker, after.speaker)) {
            report_speaker(id, v, before, after);
            return;
        }
        if (is_pronoun(before.speaker) || is_pronoun(after.speaker) || share_word(before.speaker, after.speaker)) {
            judge_verb(id, v);
            return;
        }
        const std::int64_t name_before = name_at(view_.original, before.speaker_range);
        const std::int64_t name_after = name_at(view_.version, after.speaker_range);
        if (name_before < 0 && name_after >= 0) judge_role(id, v, static_cast<std::uint32_t>(name_after));
        if (name_before < 0 || name_after < 0) return;
        judge_speaker(id, v, static_cast<std::uint32_t>(name_before), static_cast<std::uint32_t>(name_after));
    }

    // Another person of the same text now says it: the attribution moved. A name nobody heard of is the name judge's case.
    void judge_speaker(std::uint32_t id, std::uint32_t v, std::uint32_t name_before, std::uint32_t name_after)
    {
        const Fact &before = view_.original.fact(name_before), &after = work_.version_fact(name_after);
        if (facts::equal(*before.name(), *after.name()) || facts::short_form(*before.name(), *after.name()) ||
            facts::short_form(*after.name(), *before.name()))
            return;
        const std::string key = content_key(*after.name(), table_);
        const bool known = work_.original_index.names.contains(key) || all_words_known(*after.name());
        if (!known) return;
        work_.original_links[name_before].state = FactState::Changed;
        work_.version_links[name_after].state = FactState::Changed;
        report_speaker(id, v, *view_.original.fact(id).attribution(), *work_.version_fact(v).attribution());
    }

    // "he told" / "she told": pronouns that cannot stand for the same person.
    bool other_pronoun(const std::vector<std::string>& a, const std::vector<std::string>& b) const
    {
        if (!is_pronoun(a) || !is_pronoun(b)) return false;
        const std::string_view whom = pronouns_.at(a.front()), other = pronouns_.at(b.front());
        return !whom.empty() && !other.empty() && whom != other;
    }

    void report_speaker(std::uint32_t id, std::uint32_t v, const AttributionValue& before, const AttributionValue& after)
    {
        work_.link(id, v, FactState::Changed);
        Draft draft;
        draft.kind = Kind::Attribution;
        draft.change = Change::Altered;
        draft.severity = Severity::Critical;
        draft.confidence = 0.85;
        draft.original = Place{view_.original.fact(id).paragraph, before.speaker_range};
        draft.version = Place{work_.version_fact(v).paragraph, after.speaker_range};
        draft.message = "What " + shown_original(work_, draft.original->range) + " said is now said by " +
                        shown_version(work_, draft.version->range) + ".";
        work_.drafts.push_back(std::move(draft));
    }

    // "The Secretary-General said" / "Clementine Nkweta-Salami said": an office replaced by a person the text names
    // elsewhere.
    void judge_role(std::uint32_t id, std::uint32_t v, std::uint32_t name_after)
    {
        const AttributionValue &before = *view_.original.fact(id).attribution(),
                               &after = *work_.version_fact(v).attribution();
        if (any_matched(view_.original.words_of(before.speaker_range)) || !before.quotation || before.speaker.empty())
            return;
        if (!work_.original_index.names.contains(content_key(*work_.version_fact(name_after).name(), table_))) return;
        work_.version_links[name_after].state = FactState::Changed;
        report_speaker(id, v, before, after);
    }

    bool all_words_known(const facts::NameValue& name) const
    {
        const auto words = content_words(name, table_);
        return !words.empty() && std::all_of(words.begin(), words.end(), [&](const std::string& w) {
            return work_.original_index.has_word(w) && !work_.original_index.lower_words.contains(w);
        });
    }

    // "said" against "denied": a verb of another class tells another story.
    std::string verb_class(const std::string& lemma) const
    {
        for (const language::Row& row : table_.section("saying-verb-classes"))
            if (row.form == lemma) return std::string(row.value());
        return {};
    }

    void judge_verb(std::uint32_t id, std::uint32_t v)
    {
        const AttributionValue &before = *view_.original.fact(id).attribution(),
                               &after = *work_.version_fact(v).attribution();
        const std::string from = verb_class(before.verb), to = verb_class(after.verb);
        if (from == to) return;
        work_.link(id, v, FactState::Changed);
        Draft draft;
        draft.kind = Kind::Attribution;
        draft.change = Change::Altered;
        draft.severity = Severity::Major;
        draft.confidence = 0.7;
        draft.original = Place{view_.original.fact(id).paragraph, before.verb_range};
        draft.version = Place{work_.version_fact(v).paragraph, after.verb_range};
        draft.message = "\"" + shown_original(work_, before.verb_range) + "\" became \"" +
                        shown_version(work_, after.verb_range) + "\".";
        work_.drafts.push_back(std::move(draft));
    }

    // The saying stands, but nobody says it any more.
    void judge_lost(std::uint32_t id)
    {
        const Fact& fact = view_.original.fact(id);
        const AttributionValue& attribution = *fact.attribution();
        const std::int64_t quotation = quotation_of(view_.original, attribution);
        work_.settle_original(id, FactState::Silent);
        if (cut_out(fact)) {
            report_lost(id, fact, false);
            return;
        }
        if (quotation < 0 || is_pronoun(attribution.speaker)) return;
        const FactState said = work_.original_links[static_cast<std::size_t>(quotation)].state;
        if (said != FactState::Confirmed && said != FactState::Changed) return;
        const WordSpan speaker = view_.original.words_of(attribution.speaker_range),
                       verb = view_.original.words_of(attribution.verb_range);
        const bool speaker_there = any_matched(speaker) || named_in_version(speaker), verb_there = any_matched(verb);
        // The speaker is still named: only where the marks went too may the verb be what broke; otherwise the sentence was
        // turned.
        if (speaker_there && (verb_there || said == FactState::Confirmed || !any_matched(speaker) || other_verb(verb)))
            return;
        report_lost(id, fact, speaker_there);
    }

    bool any_matched(WordSpan span) const
    {
        for (std::size_t i = span.begin; i < span.end; ++i)
            if (view_.original.match[i] >= 0 && !is_function_word(view_.original.words[i].key, table_)) return true;
        return false;
    }

    // A word of some length stands where the verb stood: another verb, though not one of saying ("described").
    bool other_verb(WordSpan verb) const
    {
        const Gap gap = view_.project(verb);
        for (std::size_t j = gap.span.begin; j < gap.span.end; ++j)
            if (view_.version.words[j].key.size() >= 4 && !is_function_word(view_.version.words[j].key, table_)) return true;
        return false;
    }

    // The words around "..., he said," or "According to X," stand next to each other; nothing took its place.
    bool cut_out(const Fact& fact) const
    {
        const WordSpan span = view_.original.words_of(fact.range);
        for (std::size_t i = span.begin; i < span.end; ++i)
            if (view_.original.match[i] >= 0) return false;
        const Gap gap = view_.project(span);
        return !span.empty() && gap.tight(2) && gap.span.empty() &&
               !named_in_version(view_.original.words_of(fact.attribution()->speaker_range));
    }

    // A content word of the speaker's name stands somewhere in the version's paragraphs of this bead.
    bool named_in_version(WordSpan speaker) const { return stands_on(view_.version, view_.original, speaker); }

    // A content word of `speaker`, a span of `from`, stands on `side` as often as on its own.
    bool stands_on(const Side& side, const Side& from, WordSpan speaker) const
    {
        for (std::size_t i = speaker.begin; i < speaker.end; ++i) {
            const std::string& key = from.words[i].key;
            if (is_function_word(key, table_)) continue;
            const auto count = [&](const std::vector<Word>& words) {
                return std::count_if(words.begin(), words.end(), [&](const Word& other) { return other.key == key; });
            };
            if (count(side.words) >= count(from.words)) return true;
        }
        return false;
    }

    void report_lost(std::uint32_t id, const Fact& fact, bool speaker_there)
    {
        work_.settle_original(id, FactState::Lost);
        if (!speaker_there) settle_around(view_.original.words_of(fact.range));
        Draft draft;
        draft.kind = Kind::Attribution;
        draft.change = Change::Missing;
        draft.severity = Severity::Major;
        draft.confidence = speaker_there ? 0.6 : 0.8;
        draft.original = place_of(fact);
        draft.version = view_.place_without(view_.original.words_of(fact.range));
        draft.cause = "gone " + std::to_string(fact.range.begin);
        const std::string who = shown_original(work_, fact.attribution()->speaker_range);
        draft.message = speaker_there ? "It no longer says that " + who + " said it (\"" +
                                            shown_original(work_, fact.range) + "\" is broken)."
                                      : "The saying is no longer attributed to " + who + ".";
        work_.drafts.push_back(std::move(draft));
    }

    // Names and dates of the clause that went with the speaker ("Dr X of Y, on 8 April"): one cause, one finding.
    void settle_around(WordSpan span)
    {
        while (span.begin > 0 && view_.original.match[span.begin - 1] < 0) --span.begin;
        while (span.end < view_.original.words.size() && view_.original.match[span.end] < 0) ++span.end;
        const ByteRange bytes = view_.original.bytes_of(span);
        for (const std::uint32_t id : view_.original.fact_ids) {
            const Fact& fact = view_.original.fact(id);
            if ((fact.name() || fact.date()) && bytes.contains(fact.range) && work_.open_original(id))
                work_.settle_original(id, FactState::Lost);
        }
    }

    Work& work_;
    const BeadView& view_;
    const language::Table& table_;
    std::unordered_map<std::string_view, std::string_view> pronouns_;    // and whom they stand for, where they tell
};

}    // namespace

void judge_attributions(Work& work, const BeadView& view)
{
    AttributionJudge(work, view).run();
}

}    // namespace textdrift::drift
