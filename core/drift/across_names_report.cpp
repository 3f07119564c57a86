// What the judge of names reports, and the facts it settles.
#include "core/drift/across_names_judge.h"

#include <algorithm>

namespace textdrift::drift {

Place NamesAcross::place_in(const NamePassage& passage, std::size_t first, std::size_t last) const
{
    return {passage.words[first].paragraph, {passage.words[first].range.begin, passage.words[last].range.end}};
}

void NamesAcross::report(const BeadNames& names, std::size_t from_first, std::size_t from_last, std::size_t to_first,
                         std::size_t to_last, bool garbled, double confidence)
{
    Place from = place_in(names.from, from_first, from_last), to = place_in(names.to, to_first, to_last);
    if (sides_.turned) std::swap(from, to);
    if (is_reported(to)) return;
    Draft draft;
    draft.kind = textdrift::drift::Kind::Name;
    draft.change = Change::Altered;
    draft.confidence = confidence;
    draft.original = from;
    draft.version = to;
    if (garbled) draft.severity = Severity::Major;
    const std::string before = shown_original(work_, from.range), after = shown_version(work_, to.range);
    draft.message = "The name \"" + before + "\" " + (garbled ? "is garbled: \"" : "became \"") + after + "\".";
    draft.cause = before + " => " + after;
    work_.drafts.push_back(std::move(draft));
    changed_.insert({from.range.begin, to.range.begin});
    mark_changed(work_.original, work_.original_links, from);
    mark_changed(work_.version, work_.version_links, to);
}

void NamesAcross::report_added(const BeadNames& names, const facts::PlaceMention& mention)
{
    const Place place = place_in(names.to, mention.first_token, mention.last_token);
    if (is_reported(place)) return;
    Draft draft;
    draft.kind = textdrift::drift::Kind::Name;
    draft.change = Change::Added;
    draft.confidence = 0.6;
    draft.version = place;
    draft.message = "The name \"" + shown_version(work_, place.range) + "\" renders nothing of the original.";
    draft.cause = shown_version(work_, place.range);
    work_.drafts.push_back(std::move(draft));
}

bool NamesAcross::is_reported(const Place& version) const
{
    return std::any_of(work_.drafts.begin(), work_.drafts.end(), [&](const Draft& draft) {
        return draft.kind == textdrift::drift::Kind::Name && draft.version &&
               draft.version->paragraph == version.paragraph && draft.version->range.overlaps(version.range);
    });
}

void NamesAcross::report_missing(const BeadNames& names, const SoughtName& name)
{
    report_missing(place_in(names.from, name.words.front(), name.words.back()));
    (sides_.turned ? work_.version_links : work_.original_links)[name.fact].state = FactState::Changed;
}

void NamesAcross::report_missing(const BeadNames& names, const facts::PlaceMention& mention)
{
    const Place place = place_in(names.from, mention.first_token, mention.last_token);
    report_missing(place);
    mark_changed(sides_.facts, sides_.turned ? work_.version_links : work_.original_links, place);
}

// The version's place is not known: the original's alone is shown.
void NamesAcross::report_missing(const Place& place)
{
    Draft draft;
    draft.kind = textdrift::drift::Kind::Name;
    draft.change = sides_.turned ? Change::Added : Change::Missing;
    draft.confidence = 0.6;
    (sides_.turned ? draft.version : draft.original) = place;
    const std::string shown = sides_.turned ? shown_version(work_, place.range) : shown_original(work_, place.range);
    draft.message =
        "The name \"" + shown + "\" " + (sides_.turned ? "renders nothing of the original." : "is not in the version.");
    draft.cause = shown;
    work_.drafts.push_back(std::move(draft));
}

void NamesAcross::mark_changed(const facts::FactSet& set, std::vector<FactLink>& links, Place place)
{
    for (std::uint32_t id = set.first_of_paragraph[place.paragraph]; id < set.first_of_paragraph[place.paragraph + 1]; ++id)
        if (set.facts[id].name() && set.facts[id].range.overlaps(place.range)) links[id].state = FactState::Changed;
}

// A name that was found is confirmed, with the fact on the other side where there is one.
void NamesAcross::settle(const BeadNames& names, const SoughtName& name)
{
    auto& own = sides_.turned ? work_.version_links : work_.original_links;
    if (own[name.fact].state != FactState::Open) return;
    for (std::size_t i = 0; i < name.words.size(); ++i)
        if (!name.found[i]) return;
    own[name.fact].state = FactState::Confirmed;
    const facts::FactSet& others = sides_.turned ? work_.original : work_.version;
    auto& links = sides_.turned ? work_.original_links : work_.version_links;
    const NameWord& there = names.to.words[name.support.front().first];
    for (std::uint32_t id = others.first_of_paragraph[there.paragraph]; id < others.first_of_paragraph[there.paragraph + 1];
         ++id) {
        if (!others.facts[id].name() || !others.facts[id].range.overlaps(there.range) || links[id].state != FactState::Open)
            continue;
        own[name.fact].partner = id;
        links[id] = {FactState::Confirmed, name.fact, false};
        return;
    }
}

}    // namespace textdrift::drift
