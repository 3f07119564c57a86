// Provinces and states: what a word means is told by the other side, which names the same one.
#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/drift/across_names.h"

namespace textdrift::drift {

namespace {

using Keys = std::unordered_set<std::string_view>;
using Mentions = std::vector<facts::PlaceMention>;

Keys keys_of(const Mentions& mentions)
{
    Keys keys;
    for (const facts::PlaceMention& mention : mentions) keys.insert(mention.form->keys.begin(), mention.form->keys.end());
    return keys;
}

bool names_one_of(const facts::PlaceMention& mention, const Keys& keys)
{
    return std::any_of(mention.form->keys.begin(), mention.form->keys.end(),
                       [&](const std::string& key) { return keys.contains(key); });
}

// The places within a region's words ("Australia" in "Western Australia") are not named on the other side for themselves.
// The places stand in order and do not overlap, and so do the regions.
bool may_stand(const facts::PlaceMention& region, const NamePassage& own, const Keys& others)
{
    for (std::size_t word = region.first_token; word <= region.last_token; ++word) {
        if (own.words[word].place < 0) continue;
        const facts::PlaceMention& place = own.places[static_cast<std::size_t>(own.words[word].place)];
        if (place.first_token < region.first_token || place.last_token > region.last_token) return false;
        if (names_one_of(place, others)) return false;
    }
    return true;
}

// Takes the regions up among the places, in place of those within their words.
void take_up(NamePassage& passage)
{
    const Mentions places = std::move(passage.places);
    const std::vector<std::uint32_t> paragraphs = std::move(passage.place_paragraphs);
    passage.places.clear();
    passage.place_paragraphs.clear();
    const auto add = [&](const facts::PlaceMention& mention) {
        for (std::size_t i = mention.first_token; i <= mention.last_token; ++i)
            passage.words[i].place = static_cast<std::int32_t>(passage.places.size());
        passage.places.push_back(mention);
        passage.place_paragraphs.push_back(passage.words[mention.first_token].paragraph);
    };
    auto region = passage.regions.begin();
    for (const facts::PlaceMention& place : places) {
        while (region != passage.regions.end() && region->first_token <= place.first_token) add(*region++);
        const bool within = region != passage.regions.begin() && (region - 1)->last_token >= place.first_token;
        if (!within) add(place);
    }
    while (region != passage.regions.end()) add(*region++);
}

std::string written(const NamePassage& passage, const facts::PlaceMention& region)
{
    std::string words;
    for (std::size_t i = region.first_token; i <= region.last_token; ++i) words += passage.words[i].folded + ' ';
    return words;
}

// What both sides write alike is found by its letters, and teaches how the text writes it.
void drop_copied(NamePassage& from, NamePassage& to)
{
    std::unordered_set<std::string> ours, copied;
    for (const facts::PlaceMention& region : from.regions) ours.insert(written(from, region));
    for (const facts::PlaceMention& region : to.regions)
        if (std::string words = written(to, region); ours.contains(words)) copied.insert(std::move(words));
    std::erase_if(from.regions, [&](const auto& region) { return copied.contains(written(from, region)); });
    std::erase_if(to.regions, [&](const auto& region) { return copied.contains(written(to, region)); });
}

}    // namespace

void drop_regions_of_people(NamePassage& passage, const facts::FactSet& facts)
{
    std::vector<ByteRange> people;    // of the paragraphs with regions, by position
    std::uint32_t last = 0;
    for (const facts::PlaceMention& region : passage.regions) {
        const std::uint32_t paragraph = passage.words[region.first_token].paragraph;
        if (paragraph < last) continue;
        last = paragraph + 1;
        for (std::uint32_t id = facts.first_of_paragraph[paragraph]; id < facts.first_of_paragraph[last]; ++id)
            if (const auto* name = facts.facts[id].name(); name && name->type == facts::NameValue::Type::Person)
                people.push_back(facts.facts[id].range);
    }
    std::ranges::sort(people, {}, &ByteRange::begin);
    std::erase_if(passage.regions, [&](const facts::PlaceMention& region) {
        const auto behind = std::ranges::upper_bound(people, region.range.begin, {}, &ByteRange::begin);
        if (behind == people.begin()) return false;
        const ByteRange person = *(behind - 1);
        return person.contains(region.range) && person.size() > region.range.size();
    });
}

void share_regions(NamePassage& from, NamePassage& to)
{
    if (from.regions.empty() || to.regions.empty()) {
        from.regions.clear();
        to.regions.clear();
        return;
    }
    const Keys from_places = keys_of(from.places), to_places = keys_of(to.places);
    std::erase_if(from.regions, [&](const auto& region) { return !may_stand(region, from, to_places); });
    std::erase_if(to.regions, [&](const auto& region) { return !may_stand(region, to, from_places); });
    const Keys from_keys = keys_of(from.regions), to_keys = keys_of(to.regions);
    std::erase_if(from.regions, [&](const auto& region) { return !names_one_of(region, to_keys); });
    std::erase_if(to.regions, [&](const auto& region) { return !names_one_of(region, from_keys); });
    drop_copied(from, to);
    take_up(from);
    take_up(to);
}

}    // namespace textdrift::drift
