// Names of the version that render nothing of the original, and names of the original that nothing renders: of the two one
// took the place of the other, wherever in the passage a translation's order of words put it.
#include "core/drift/across_names_judge.h"

#include <algorithm>
#include <cmath>

namespace textdrift::drift {

namespace {

constexpr std::size_t kMostOfPassage = 40;    // names of either side; where there are more, nothing is said
constexpr std::size_t kMostLong = 1500;       // words

struct Pairing {
    double distance;
    std::size_t from, to;
};

// Each with the nearest other that is still free.
std::vector<Pairing> nearest_first(std::vector<Pairing> all, std::size_t from_count, std::size_t to_count)
{
    std::ranges::stable_sort(all, {}, &Pairing::distance);
    std::vector<bool> from_done(from_count, false), to_done(to_count, false);
    std::vector<Pairing> pairs;
    for (const Pairing& pairing : all) {
        if (from_done[pairing.from] || to_done[pairing.to]) continue;
        from_done[pairing.from] = to_done[pairing.to] = true;
        pairs.push_back(pairing);
    }
    return pairs;
}

}    // namespace

// Places nearest to each other are one; of a place told oftener than it is rendered the mentions left over are missing.
std::vector<bool> NamesAcross::unrendered_places(const NamePassage& from, const NamePassage& to)
{
    std::vector<Pairing> links;
    for (std::size_t i = 0; i < from.places.size(); ++i)
        for (std::size_t j = 0; j < to.places.size(); ++j)
            if (may_be_same(from.places[i], to.places[j]))
                links.push_back(
                    {std::abs(from.position(from.places[i].first_token) - to.position(to.places[j].first_token)) +
                         (from.places[i].form->adjective == to.places[j].form->adjective ? 0 : 0.2),
                     i, j});
    std::vector<bool> missing(from.places.size(), true);
    for (const Pairing& pair : nearest_first(std::move(links), from.places.size(), to.places.size()))
        missing[pair.from] = false;
    return missing;
}

// What the passage tells of the original and nothing renders: places, people, and names translated by their meaning, of
// which nobody can tell.
std::vector<NamesAcross::Unrendered> NamesAcross::unrendered(const BeadNames& names) const
{
    std::vector<Unrendered> all;
    const auto& links = sides_.turned ? work_.version_links : work_.original_links;
    const std::vector<bool> missing = unrendered_places(names.from, names.to);
    const auto changed = [&](std::size_t word) {
        const NameWord& own = names.from.words[word];
        for (std::uint32_t id = sides_.facts.first_of_paragraph[own.paragraph];
             id < sides_.facts.first_of_paragraph[own.paragraph + 1]; ++id)
            if (sides_.facts.facts[id].name() && sides_.facts.facts[id].range.overlaps(own.range) &&
                links[id].state == FactState::Changed)
                return true;
        return false;
    };
    for (std::size_t i = 0; i < names.from.places.size(); ++i) {
        const auto& mention = names.from.places[i];
        if (!missing[i] || !may_accuse(mention) || is_region(mention) || changed(mention.first_token)) continue;
        if (is_money(names.from, mention)) continue;
        // Told by its country or its capital, unless those have a place of their own.
        const bool told = count_like(mention, names.to) > 0;
        const bool again = told && (is_named(mention, names.to) || count_like(mention, names.from) < 2);
        if (!told && (spelled_out(names.from, mention, names.to, matcher_) ||
                      is_recalled(names.to, sides_.to.language, matcher_, mention)))
            continue;
        const int type = class_of(mention);
        const bool sure = (type == 1 || type == 2) && !mention.form->adjective && !again;
        all.push_back({mention.first_token, mention.last_token, sure ? 3 : again ? 1 : 2, true, false});
    }
    for (const SoughtName& name : names.names) {
        if (std::count(name.found.begin(), name.found.end(), true) > 0 || changed(name.words.front())) continue;
        if (is_read_otherwise(names, name)) continue;
        if (!is_gone(names, name)) {
            if (is_told_by_another(names, name)) all.push_back({name.words.front(), name.words.back(), 1, false, true});
            continue;
        }
        const Claim claim = claim_of(names, name);
        all.push_back({name.words.front(), name.words.back(), claim.taught || claim.whole ? 3 : 2, false, false});
    }
    add_meant(names, all);
    return all;
}

// "Verhaegen Steen" beside "Pieter Verhaegen": all that is heard of a name of several words belongs to another mention.
bool NamesAcross::is_told_by_another(const BeadNames& names, const SoughtName& name)
{
    if (name.words.size() < 2) return false;
    const auto is_in = [&](const SoughtName& other, const std::string& folded) {
        for (std::size_t i = 0; i < other.words.size(); ++i)
            if (other.found[i] && names.from.words[other.words[i]].folded == folded) return true;
        return false;
    };
    return std::ranges::any_of(name.words, [&](std::size_t word) {
        return std::ranges::any_of(names.names, [&](const SoughtName& other) {
            return &other != &name && is_in(other, names.from.words[word].folded);
        });
    });
}

// Names that are translated by their meaning, none of whose words is looked for: "Human Rights Day".
void NamesAcross::add_meant(const BeadNames& names, std::vector<Unrendered>& all) const
{
    const auto& links = sides_.turned ? work_.version_links : work_.original_links;
    const auto& words = names.from.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const facts::Fact* found = nullptr;
        for (std::uint32_t id = sides_.facts.first_of_paragraph[words[i].paragraph];
             id < sides_.facts.first_of_paragraph[words[i].paragraph + 1]; ++id)
            if (sides_.facts.facts[id].name() && sides_.facts.facts[id].range.contains(words[i].range) &&
                links[id].state == FactState::Open)
                found = &sides_.facts.facts[id];
        if (found == nullptr) continue;
        std::size_t last = i;
        bool place = words[i].place >= 0;
        while (last + 1 < words.size() && found->range.contains(words[last + 1].range)) place |= words[++last].place >= 0;
        const auto id = static_cast<std::uint32_t>(found - sides_.facts.facts.data());
        const bool sought = std::ranges::any_of(names.names, [&](const SoughtName& name) { return name.fact == id; });
        if (!place && !sought && last > i) all.push_back({i, last, 1, false, true});
        i = last;
    }
}

// Not joined to the word before, and more than a comma or the apostrophe of an elision stands between: "d'Odesa".
bool NamesAcross::begins_anew(const NamePassage& to, std::size_t i) const
{
    if (to.words[i].joined) return false;
    if (i == 0 || to.words[i - 1].paragraph != to.words[i].paragraph) return true;
    std::string_view between = sides_.to.document.text;
    between = between.substr(to.words[i - 1].range.end, to.words[i].range.begin - to.words[i - 1].range.end);
    if (between.starts_with("’")) between.remove_prefix(std::string_view("’").size());
    return between.find_first_not_of(" ,'") != std::string_view::npos;
}

// The capital of a word at the start of a sentence, a quotation or a title tells nothing, and a word beside a name that
// renders one is of that name: "kaže Nil Ber".
bool NamesAcross::tells_little(const NamePassage& to, std::size_t i) const
{
    const NameWord& word = to.words[i];
    if (word.sentence_start || begins_anew(to, i)) return true;
    if (word.joined && taken_[i - 1] && to.words[i - 1].capital) return true;
    return i + 1 < to.words.size() && to.words[i + 1].joined && taken_[i + 1] && to.words[i + 1].capital;
}

// What the version names and nothing of the original explains.
std::vector<NamesAcross::Newcomer> NamesAcross::newcomers(const BeadNames& names) const
{
    std::vector<Newcomer> all;
    for (std::size_t i = 0; i < names.to.words.size(); ++i) {
        const NameWord& word = names.to.words[i];
        if (taken_[i]) continue;
        if (word.place >= 0) {
            const auto& mention = names.to.places[static_cast<std::size_t>(word.place)];
            const bool alone = mention.last_token == i && !word.sentence_start && tells_little(names.to, i);
            if (mention.first_token == i && !alone && is_stranger(names, mention)) {
                all.push_back({i, mention.last_token + 1, mention.form->adjective ? 2 : 3, true});
                i = mention.last_token;
                continue;
            }
        }
        std::size_t end = candidate_end(names, i, Where::Anywhere);
        const bool compound = end == i + 2 && names.to.words[i + 1].hyphened;    // "Football-Liga"
        const bool noun = to_statistics_.capitals_generic && (compound || (end == i && is_candidate(names, i)));
        if (end == i && noun) ++end;
        if (end == i || is_heard(names, i, end)) continue;
        const bool copied = facts::script_of_word(word.folded) == "Latn" && to_script_ != "Latn";
        if (!copied && end == i + 1 && tells_little(names.to, i)) continue;
        const int grade = copied ? 3 : noun ? 0 : end > i + 1 ? 2 : 1;
        all.push_back({i, end, grade == 2 && are_everyday(names.to, i, end) ? 1 : grade, false});
        i = end - 1;
    }
    return all;
}

// In a script without capitals nobody looked for the names of the version: some of its letters may spell them.
bool NamesAcross::is_heard(const BeadNames& names, std::size_t first, std::size_t end) const
{
    if (from_statistics_.cased) return false;
    NameSupport nearest;
    for (std::size_t i = first; i < end; ++i)
        if (!back_matcher_.find(names.to.words[i], names.from, nearest).empty()) return true;
    return false;
}

// A place that the whole original does not name, nor the country of its readers.
bool NamesAcross::is_stranger(const BeadNames& names, const facts::PlaceMention& mention) const
{
    if (!may_accuse(mention) || class_of(mention) == 3 || is_region(mention)) return false;
    constexpr std::size_t kLongName = 6;
    if (to_statistics_.cased && !mention.form->adjective && !names.to.words[mention.first_token].capital) return false;
    const NameWord& word = names.to.words[mention.first_token];
    // "Wie" begins a sentence and is no short form of Vienna.
    if (word.sentence_start && mention.first_token == mention.last_token && to_statistics_.of(word.folded).capital == 0 &&
        (!mention.exact || word.roman.size() < kLongName || is_everyday(word.folded)))
        return false;
    if (count_like(mention, names.from) > 0 || is_known_place(mention) || is_home(mention)) return false;
    return !spelled_out(names.to, mention, names.from, back_matcher_) &&
           !is_recalled(names.from, sides_.from.language, back_matcher_, mention);
}

bool NamesAcross::may_be_rendered_by(const BeadNames& names, const Unrendered& lost, const Newcomer& found) const
{
    SoughtName name;
    for (std::size_t i = lost.first; i <= lost.last; ++i)
        if (names.from.words[i].roman.size() > 1) name.words.push_back(i);
    return name.words.empty() || near_enough(names, name, found.first, found.end, 0.45);
}

// Where scripts differ a word of the original that is no name has no reason to stand there with a capital; three or four
// letters are spelled in too many ways.
bool NamesAcross::has_letters_of_its_own(const BeadNames& names, const Unrendered& lost) const
{
    constexpr std::size_t kFewest = 5;
    const NameWord& word = names.from.words[lost.first];
    return !in_latin_both(names, word) && word.roman.size() >= kFewest;
}

// How far apart the two may stand, in shares of their passages: the farther the surer they are. Of a name whose meaning was
// translated nobody knows how it is rendered, and every noun of a headline or of German may be a rendering.
double NamesAcross::farthest(const BeadNames& names, const Unrendered& lost, const Newcomer& found) const
{
    constexpr double kNever = -1, kThere = 0.03, kBeside = 0.12, kNear = 0.2, kAnywhere = 0.45, kWholePassage = 0.8;
    const bool sure = found.grade == 3 || (found.grade == 2 && !found.place);
    if (lost.meant) return sure ? kNear : kNever;
    if (sure) return lost.grade == 3 ? kWholePassage : kAnywhere;
    if (lost.grade < 3 && is_heading(names.from.words[lost.first].paragraph)) return kNever;
    // "Pawn", "AMs": a single word that no list knows is a word more often than a name.
    if (lost.grade < 3 && !lost.place) return found.grade > 0 && has_letters_of_its_own(names, lost) ? kThere : kNever;
    if (found.grade == 0 && lost.place) return lost.grade == 3 ? kNear : kNever;
    return lost.grade == 3 && lost.place ? kNear : kBeside;
}

// Of a missing name and a newcomer one took the other's place.
void NamesAcross::judge_newcomers(const BeadNames& names)
{
    if (names.from.words.size() > kMostLong || names.to.words.size() > kMostLong) return;
    const std::vector<Newcomer> there = newcomers(names);
    if (there.empty() || there.size() > kMostOfPassage) return;
    const std::vector<Unrendered> lost = unrendered(names);
    if (lost.empty() || lost.size() > kMostOfPassage) return;
    std::vector<Pairing> links;
    for (std::size_t i = 0; i < lost.size(); ++i)
        for (std::size_t j = 0; j < there.size(); ++j) {
            const double distance = std::abs(names.from.position(lost[i].first) - names.to.position(there[j].first));
            if (distance <= farthest(names, lost[i], there[j]) && !may_be_rendered_by(names, lost[i], there[j]))
                links.push_back({distance, i, j});
        }
    for (const Pairing& pair : nearest_first(std::move(links), lost.size(), there.size())) {
        const Unrendered& gone = lost[pair.from];
        const Newcomer& other = there[pair.to];
        for (std::size_t w = other.first; w < other.end; ++w) taken_[w] = true;
        report(names, gone.first, gone.last, other.first, other.end - 1, false, gone.grade == 3 ? 0.7 : 0.6);
    }
}

}    // namespace textdrift::drift
