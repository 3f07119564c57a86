// Finds the names of a bead on the other side: every mention gets its own place there.
#include "core/drift/across_names_judge.h"

#include <algorithm>
#include <cmath>

namespace textdrift::drift {

BeadNames NamesAcross::read(const align::Bead& bead)
{
    BeadNames names;
    names.from = read_passage(sides_.from, bead.*sides_.from_paragraphs);
    names.to = read_passage(sides_.to, bead.*sides_.to_paragraphs);
    drop_regions_of_people(names.from, sides_.facts);
    for (const facts::PlaceMention& region : names.from.regions)
        for (std::size_t i = region.first_token; i <= region.last_token; ++i) names.from.words[i].region = true;
    share_regions(names.from, names.to);
    if (!from_statistics_.cased) return names;
    for (const std::uint32_t p : bead.*sides_.from_paragraphs)
        for (std::uint32_t id = sides_.facts.first_of_paragraph[p]; id < sides_.facts.first_of_paragraph[p + 1]; ++id)
            if (const facts::NameValue* value = sides_.facts.facts[id].name(); value && !told_by_glossary(id, *value))
                add_name(id, *value, names);
    find_names(names, memos_[&bead]);
    return names;
}

// Its renderings are given, so there is nothing to guess (across_glossary.cpp).
bool NamesAcross::told_by_glossary(std::uint32_t id, const facts::NameValue& name) const
{
    const auto& links = sides_.turned ? work_.version_links : work_.original_links;
    return name.canonical.starts_with("glossary:") && links[id].state != FactState::Open;
}

void NamesAcross::add_name(std::uint32_t id, const facts::NameValue& value, BeadNames& names) const
{
    SoughtName name;
    name.fact = id;
    name.type = value.type;
    const ByteRange range = sides_.facts.facts[id].range;
    const auto& words = names.from.words;
    const auto first = std::lower_bound(words.begin(), words.end(), range.begin,
                                        [](const NameWord& word, std::uint32_t at) { return word.range.begin < at; });
    std::size_t parts = 0;
    for (auto it = first; it != words.end() && it->range.begin < range.end; ++it) parts += it->capital;
    for (auto it = first; it != words.end() && it->range.begin < range.end && !tells_matter(*it, value.type); ++it)
        if (is_opaque(*it, parts)) name.words.push_back(static_cast<std::size_t>(it - words.begin()));
    if (name.words.empty()) return;
    name.support.resize(name.words.size());
    name.found.assign(name.words.size(), false);
    names.names.push_back(std::move(name));
}

// "Convention on Cluster Munitions": what a law is about is told by its meaning.
bool NamesAcross::tells_matter(const NameWord& word, facts::NameValue::Type type) const
{
    if (type != facts::NameValue::Type::Law || word.capital) return false;
    const auto connector = from_lexicon_.connectors.find(word.folded);
    return connector != from_lexicon_.connectors.end() && connector->second == facts::Lexicon::Connector::Head;
}

// A word that is a name by itself: not everyday, no place, not all capitals.
bool NamesAcross::is_opaque(const NameWord& word, std::size_t parts) const
{
    if (!word.capital || word.place >= 0 || word.digits || word.upper || word.roman.size() < (parts > 1 ? 2u : 3u))
        return false;
    if (from_lexicon_.function_words.contains(word.folded) &&
        (parts == 1 || !from_lexicon_.name_function_words.contains(word.folded)))
        return false;
    if (from_lexicon_.months.contains(word.folded) || from_lexicon_.weekdays.contains(word.folded)) return false;
    if (is_title(from_lexicon_, word.folded) || from_common_.contains(word.folded)) return false;
    // No list tells all everyday words, and a sentence may begin with any of them.
    if (parts == 1 && word.sentence_start && from_statistics_.of(word.folded).capital == 0) return false;
    return from_statistics_.of(word.folded).lower == 0 && !from_lexicon_.is_common(word.folded);
}

const FoundPlaces& NamesAcross::places_of(const NameWord& word, const NamePassage& passage, BeadMemo& memo) const
{
    const auto [it, fresh] = memo.places.try_emplace(word.folded);
    if (fresh) it->second.places = matcher_.find(word, passage, it->second.nearest);
    return it->second;
}

// Every mention gets its own place on the other side; where there are fewer, the mentions farthest off go without.
void NamesAcross::find_names(BeadNames& names, BeadMemo& memo) const
{
    std::map<std::string, std::vector<NameMention>> by_word;
    for (std::size_t n = 0; n < names.names.size(); ++n)
        for (std::size_t i = 0; i < names.names[n].words.size(); ++i)
            by_word[names.from.words[names.names[n].words[i]].folded].push_back({n, i});
    std::vector<const std::vector<NameMention>*> order;    // long words are found surely, and short ones beside them
    for (const auto& [folded, mentions] : by_word) order.push_back(&mentions);
    const auto word_of = [&](const NameMention& mention) -> const NameWord& {
        return names.from.words[names.names[mention.name].words[mention.part]];
    };
    std::stable_sort(order.begin(), order.end(), [&](const auto* a, const auto* b) {
        return word_of(a->front()).roman.size() > word_of(b->front()).roman.size();
    });
    for (const auto* group : order) {
        const std::vector<NameMention>& mentions = *group;
        const NameWord& word = word_of(mentions.front());
        const FoundPlaces& found = places_of(word, names.to, memo);
        for (const NameMention& mention : mentions) names.names[mention.name].support[mention.part] = found.nearest;
        assign(names, mentions, found.places);
    }
    for (SoughtName& name : names.names) find_whole(name, names, memo);
    for (SoughtName& name : names.names) {
        drop_unsure(name, names);
        drop_apart(name, names);
    }
    weigh_names(names, memo);
}

bool NamesAcross::is_used(const BeadNames& names, const SoughtName& own, const NameSupport& place)
{
    for (const SoughtName& name : names.names)
        for (std::size_t i = 0; i < name.words.size(); ++i)
            if (&name != &own && name.found[i] && name.support[i].first <= place.last && place.first <= name.support[i].last)
                return true;
    return false;
}

// How far a place is from where a part of a name should stand: beside the other parts, else as far into the passage.
double NamesAcross::away(const BeadNames& names, const SoughtName& name, std::size_t part, const NameSupport& place)
{
    double nearest = std::abs(names.from.position(name.words[part]) - names.to.position(place.first));
    for (std::size_t i = 0; i < name.words.size(); ++i) {
        if (!name.found[i]) continue;
        const std::size_t gap = place.first > name.support[i].last   ? place.first - name.support[i].last - 1
                                : name.support[i].first > place.last ? name.support[i].first - place.last - 1
                                                                     : 0;
        nearest = std::min(nearest, 0.02 * static_cast<double>(gap));
    }
    return nearest;
}

void NamesAcross::assign(BeadNames& names, const std::vector<NameMention>& mentions,
                         const std::vector<NameSupport>& places) const
{
    struct Link {
        double distance;
        std::size_t mention, place;
    };
    std::vector<Link> links;
    for (std::size_t m = 0; m < mentions.size() && m < 64; ++m)
        for (std::size_t p = 0; p < places.size() && p < 64; ++p)
            links.push_back(
                {away(names, names.names[mentions[m].name], mentions[m].part, places[p]) + places[p].distance, m, p});
    std::stable_sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.distance < b.distance; });
    std::vector<bool> done(mentions.size(), false), used(places.size(), false);
    for (const Link& link : links) {
        if (done[link.mention] || used[link.place]) continue;
        done[link.mention] = used[link.place] = true;
        SoughtName& name = names.names[mentions[link.mention].name];
        name.support[mentions[link.mention].part] = places[link.place];
        name.found[mentions[link.mention].part] = true;
    }
}

// "Xi Jinping" as 习近平, surname first or last, "Svay Rieng" as Свайриенг: the letters together.
void NamesAcross::find_whole(SoughtName& name, const BeadNames& names, BeadMemo& memo) const
{
    if (name.words.size() < 2 || name.words.size() > 4 || std::count(name.found.begin(), name.found.end(), false) == 0)
        return;
    const auto& words = names.from.words;
    NameWord whole = words[name.words.front()];
    whole.roman.clear();
    for (const std::size_t word : name.words) whole.roman += words[word].roman;
    std::string backward = words[name.words.back()].roman;
    for (std::size_t i = 0; i + 1 < name.words.size(); ++i) backward += words[name.words[i]].roman;
    for (const std::string& letters : {whole.roman, backward}) {
        whole.folded = whole.roman = letters;
        for (const NameSupport& place : places_of(whole, names.to, memo).places) {
            std::size_t length = 0;
            for (std::size_t w = place.first; w <= place.last; ++w) length += names.to.words[w].roman.size();
            if (length * 20 < letters.size() * (names.to.words[place.first].single ? 14 : 17) || place.distance > kWhole)
                continue;
            if (is_used(names, name, place)) continue;
            for (std::size_t i = 0; i < name.words.size(); ++i) name.support[i] = place, name.found[i] = true;
            return;
        }
    }
}

// Of a name of several words at least one is spelled as the weights expect it, or two stand side by side: all that is there
// are words that sound a little alike.
void NamesAcross::drop_unsure(SoughtName& name, const BeadNames& names) const
{
    if (!is_whole(names.from, name)) return;
    for (std::size_t i = 0; i < name.words.size(); ++i) {
        const NameSupport& support = name.support[i];
        if (!name.found[i]) continue;
        if (support.kind != Kind::Spelled || is_sure(names, names.from.words[name.words[i]], support)) return;
        for (std::size_t k = i + 1; k < name.words.size(); ++k)
            if (name.found[k] && (support.first == name.support[k].first || stand_together(support, name.support[k])))
                return;
        if (has_neighbour(names, name, i)) return;
    }
    name.found.assign(name.found.size(), false);
}

// The word before or behind a part is somewhat like another part: the two are the name.
bool NamesAcross::has_neighbour(const BeadNames& names, const SoughtName& name, std::size_t part) const
{
    constexpr double kLike = 0.42;
    const auto& words = names.to.words;
    const auto is_like = [&](std::size_t k, std::size_t at) {
        return words[at].roman.size() > 2 && !words[at].single &&
               matcher_.match(names.from.words[name.words[k]], words[at]).distance <= kLike;
    };
    const NameSupport& support = name.support[part];
    for (std::size_t k = 0; k < name.words.size(); ++k) {
        if (k == part) continue;
        if (support.first > 0 && words[support.first].joined && is_like(k, support.first - 1)) return true;
        if (support.last + 1 < words.size() && words[support.last + 1].joined && is_like(k, support.last + 1)) return true;
    }
    return false;
}

// Scripts that spell foreign names by syllables, or by many rules at once, are farther from them.
bool NamesAcross::is_sure(const BeadNames& names, const NameWord& word, const NameSupport& support)
{
    constexpr double kSure = 0.21, kSureOfSyllables = 0.3;
    const std::string_view script = facts::script_of_word(names.to.words[support.first].folded);
    if (script == "Hani" && support.first == support.last && word.roman.size() > 3) return false;
    const bool syllables = script == "Hani" || script == "Hang" || script == "Mymr" || script == "Thai";
    return support.distance <= (syllables ? kSureOfSyllables : kSure);
}

bool NamesAcross::stand_together(const NameSupport& a, const NameSupport& b)
{
    constexpr std::size_t kApart = 3;
    return a.last < b.first ? b.first - a.last < kApart : a.first > b.last && a.first - b.last < kApart;
}

// The nearest words of its parts stand side by side: a spelling that the weights do not know.
bool NamesAcross::stands_loosely(const BeadNames& names, const SoughtName& name) const
{
    constexpr double kLoose = 0.37;
    for (std::size_t i = 0; i + 1 < name.words.size(); ++i) {
        const NameSupport &a = name.support[i], &b = name.support[i + 1];
        if (a.distance <= kLoose && b.distance <= kLoose && stand_together(a, b)) return true;
    }
    return std::any_of(name.support.begin(), name.support.end(), [&](const NameSupport& support) {
        return support.distance <= kLoose && is_long_katakana(names.to.words[support.first]);
    });
}

std::string NamesAcross::rendering(const NamePassage& passage, std::size_t first, std::size_t last)
{
    std::string text;
    for (std::size_t i = first; i <= last; ++i)
        text += (i > first && !passage.words[i].single ? " " : "") + passage.words[i].folded;
    return text;
}

}    // namespace textdrift::drift
