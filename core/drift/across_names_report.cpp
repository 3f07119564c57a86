// What the judge of names reports, and the facts it settles.
#include "core/drift/across_names_judge.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "core/text/utf8.h"

namespace textdrift::drift {
namespace {

constexpr std::size_t kLongest = 64 << 10;    // bytes of a paragraph looked through for each name, lest it take for ever

bool letter_behind(std::string_view text, std::size_t pos)
{
    return pos < text.size() && u_isalpha(static_cast<UChar32>(text::next_code_point(text, pos)));
}

bool letter_before(std::string_view text, std::size_t pos)
{
    if (pos == 0) return false;
    while (--pos > 0 && (static_cast<unsigned char>(text[pos]) & 0xC0) == 0x80) {
    }
    return u_isalpha(static_cast<UChar32>(text::next_code_point(text, pos)));
}

// How often a name stands in a text, not inside a word: "Oslo" in "Oslo-byrået", not in "Osloer".
std::size_t count_written(std::string_view text, std::string_view name)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + name.size()))
        count += !letter_before(text, at) && !letter_behind(text, at + name.size());
    return count;
}

std::size_t count_written(const segment::SegmentedText& text, const NamePassage& passage, std::string_view name)
{
    std::size_t count = 0;
    const NameWord* last = nullptr;
    for (const NameWord& word : passage.words) {
        const ByteRange range = text.paragraphs[word.paragraph].range;
        if ((last == nullptr || last->paragraph != word.paragraph) && range.size() <= kLongest)
            count += count_written(text.slice(range), name);
        last = &word;
    }
    return count;
}

}    // namespace

void NamesAcross::report(const BeadNames& names, std::size_t from_first, std::size_t from_last, std::size_t to_first,
                         std::size_t to_last, bool garbled, double confidence)
{
    Place from = place_in(names.from, from_first, from_last), to = place_in(names.to, to_first, to_last);
    if (stands_written(names, from)) return;
    if (sides_.turned) std::swap(from, to);
    if (is_reported(to)) return;
    if (garbled && from_first == from_last && is_badly_cut(names.to, to_first, to_last)) return;
    if (garbled && names.from.words[from_first].place < 0 &&
        is_fair_rendering(word_of(names.from, from_first, from_last), word_of(names.to, to_first, to_last)))
        return;
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
    if (is_reported(place) || stands_in_title(place)) return;
    Draft draft;
    draft.kind = textdrift::drift::Kind::Name;
    draft.change = Change::Added;
    draft.confidence = 0.6;
    draft.version = place;
    draft.message = "The name \"" + shown_version(work_, place.range) + "\" renders nothing of the original.";
    draft.cause = shown_version(work_, place.range);
    work_.drafts.push_back(std::move(draft));
}

// 《纽约时报》 for "The Times": the title of a work may name more than the original's.
bool NamesAcross::stands_in_title(const Place& place) const
{
    constexpr std::uint32_t kFar = 90;    // bytes
    const std::uint32_t from =
        std::max(sides_.to.paragraphs[place.paragraph].range.begin, place.range.begin - std::min(place.range.begin, kFar));
    const std::string_view before = std::string_view(sides_.to.document.text).substr(from, place.range.begin - from);
    const std::size_t open = before.rfind("《");
    return open != std::string_view::npos && before.find("》", open) == std::string_view::npos;
}

bool NamesAcross::is_reported(const Place& version) const
{
    return std::any_of(work_.drafts.begin(), work_.drafts.end(), [&](const Draft& draft) {
        return draft.kind == textdrift::drift::Kind::Name && draft.version && draft.version->overlaps(version);
    });
}

// The name stands on the other side letter by letter and as often: in a compound ("Virginia-rally"), or away from where it
// was sought.
bool NamesAcross::stands_written(const BeadNames& names, const Place& from) const
{
    const std::string_view name = sides_.from.slice(from.range);
    if (name.empty()) return false;
    const std::size_t there = count_written(sides_.to, names.to, name);
    return there > 0 && there >= count_written(sides_.from, names.from, name);
}

void NamesAcross::report_missing(const BeadNames& names, const SoughtName& name)
{
    const Place place = place_in(names.from, name.words.front(), name.words.back());
    if (stands_written(names, place)) return;
    report_missing(place);
    (sides_.turned ? work_.version_links : work_.original_links)[name.fact].state = FactState::Changed;
}

void NamesAcross::report_missing(const BeadNames& names, const facts::PlaceMention& mention)
{
    const Place place = place_in(names.from, mention.first_token, mention.last_token);
    if (stands_written(names, place)) return;
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

// A name that was found is confirmed.
void NamesAcross::settle(const BeadNames& names, const SoughtName& name)
{
    if (std::find(name.found.begin(), name.found.end(), false) != name.found.end()) return;
    std::size_t first = name.support.front().first, last = name.support.front().last;
    for (const NameSupport& support : name.support) {
        if (names.to.words[support.first].paragraph != names.to.words[first].paragraph) continue;
        first = std::min(first, support.first);
        last = std::max(last, support.last);
    }
    const bool together = last - first < kMostApart + name.words.size();
    confirm(name.fact, names.to, together ? first : name.support.front().first, together ? last : name.support.front().last);
}

// So is a name that consists of a place the other side names as often.
void NamesAcross::settle_places(const BeadNames& names)
{
    std::vector<bool> used(names.to.places.size());
    for (const auto& mention : names.from.places) {
        if (mention.form->weak || class_of(mention) == 0) continue;
        const Place own = place_in(names.from, mention.first_token, mention.last_token);
        for (std::size_t i = 0; i < names.to.places.size(); ++i) {
            if (used[i] || !may_be_same(mention, names.to.places[i])) continue;
            used[i] = true;
            for (std::uint32_t id = sides_.facts.first_of_paragraph[own.paragraph];
                 id < sides_.facts.first_of_paragraph[own.paragraph + 1]; ++id)
                if (sides_.facts.facts[id].name() && own.range.contains(sides_.facts.facts[id].range))
                    confirm(id, names.to, names.to.places[i].first_token, names.to.places[i].last_token);
            break;
        }
    }
}

// With the fact on the other side where there is one, else with the words that render it.
void NamesAcross::confirm(std::uint32_t fact, const NamePassage& to, std::size_t first, std::size_t last)
{
    auto& own = sides_.turned ? work_.version_links : work_.original_links;
    if (own[fact].state != FactState::Open) return;
    own[fact].state = FactState::Confirmed;
    const facts::FactSet& others = sides_.turned ? work_.original : work_.version;
    auto& links = sides_.turned ? work_.original_links : work_.version_links;
    const NameWord& there = to.words[first];
    for (std::uint32_t id = others.first_of_paragraph[there.paragraph]; id < others.first_of_paragraph[there.paragraph + 1];
         ++id) {
        if (!others.facts[id].name() || !others.facts[id].range.overlaps(there.range) || links[id].state != FactState::Open)
            continue;
        own[fact].partner = id;
        links[id] = {FactState::Confirmed, fact, false};
        return;
    }
    Confirmed confirmed{facts::FactKind::Name, place_of(sides_.facts.facts[fact]), place_in(to, first, last)};
    if (sides_.turned) std::swap(confirmed.original, confirmed.version);
    work_.comparison.confirmed.push_back(confirmed);
}

}    // namespace textdrift::drift
