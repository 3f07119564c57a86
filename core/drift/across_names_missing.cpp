// Finds names and places that nothing on the other side renders, by how surely those of this pair are found as a rule, and
// names in whose place another name of the same text stands.
#include "core/drift/across_names_judge.h"

#include <algorithm>

namespace textdrift::drift {

namespace {

constexpr std::size_t kLettersOfWhole = 7;
constexpr std::size_t kLettersOfPart = 4;
constexpr std::size_t kMostParts = 6;

}    // namespace

std::string NamesAcross::key_of(const NamePassage& passage, const SoughtName& name)
{
    std::string key;
    for (const std::size_t word : name.words) key += passage.words[word].folded + ' ';
    return key;
}

// A name of several words, with letters enough to be told from everything else.
bool NamesAcross::is_whole(const NamePassage& passage, const SoughtName& name)
{
    std::size_t letters = 0, parts = 0;
    for (const std::size_t word : name.words) {
        letters += passage.words[word].roman.size();
        parts += passage.words[word].roman.size() > 2;
    }
    return parts > 1 && letters >= kLettersOfWhole;
}

void NamesAcross::learn_whole(const BeadNames& names, const SoughtName& name)
{
    if (!is_whole(names.from, name)) return;
    WholeName& whole = whole_[key_of(names.from, name)];
    if (whole.words.empty())
        for (const std::size_t word : name.words) whole.words.push_back(names.from.words[word]);
    ++whole.sought;
    whole.found += std::count(name.found.begin(), name.found.end(), true) > 0;
}

void NamesAcross::sum_up()
{
    for (const auto& [key, reading] : place_readings_) places_found_.add(reading);
    for (const auto& [word, reading] : lone_) lone_found_.add(reading);
    std::unordered_map<std::string, std::size_t> names_of;
    for (const auto& [key, whole] : whole_) {
        whole_found_.add(whole);
        for (const NameWord& word : whole.words) {
            ++names_of[word.folded];
            for (std::size_t i = 0; i < std::min(kMostParts, whole.words.size()); ++i)
                if (const NameWord& other = whole.words[i]; other.folded != word.folded)
                    bearers_[word.folded].push_back(&other);
        }
    }
    for (const auto& entry : whole_) {
        const NameWord* rarest = nullptr;
        for (const NameWord& word : entry.second.words)
            if (word.roman.size() >= kLettersOfPart &&
                (rarest == nullptr || names_of[word.folded] < names_of[rarest->folded]))
                rarest = &word;
        if (rarest != nullptr && entry.second.found > 0) whole_by_word_[rarest->folded].push_back(&entry);
    }
}

// Whether names are found as a rule in this pair, the one in question left out.
bool NameTally::finds_others(const Reading* own) const
{
    constexpr std::uint32_t kSeveral = 4;    // of so many names one may have a rendering that is not known
    if (own == nullptr) return names > 0 && (found + (names >= kSeveral)) * 10 >= names * 9;
    if (own->sought > 1 && own->found == 0) return false;    // the other language has a name of its own for it
    return NameTally{names - 1, found - (own->found > 0)}.finds_others(nullptr);
}

// A part of the name is there beyond doubt: verbatim, or as another place of the text has it, or by two parts of it.
bool NamesAcross::is_surely_found(const BeadNames& names, const SoughtName& name) const
{
    std::size_t found = 0;
    for (std::size_t i = 0; i < name.words.size(); ++i) {
        if (!name.found[i]) continue;
        ++found;
        const NameSupport& support = name.support[i];
        if (support.kind != Kind::Spelled || found > 1) return true;
        const auto& renderings = learnt(names.from.words[name.words[i]].folded).renderings;
        const auto seen = renderings.find(rendering(names.to, support.first, support.last));
        if (seen != renderings.end() && seen->second > 1) return true;
        if (names.from.words[name.words[i]].roman.size() > 5 && support.distance < 0.2) return true;
    }
    return false;
}

// Where all words of the other name stand as the rest of the text renders them; an empty span where they do not.
std::pair<std::size_t, std::size_t> NamesAcross::find_rendered(const BeadNames& names, const WholeName& other) const
{
    std::size_t first = names.to.words.size(), end = 0;
    for (const NameWord& word : other.words) {
        if (word.roman.size() < kLettersOfPart) continue;
        const auto& renderings = learnt(word.folded).renderings;
        NameSupport nearest;
        bool there = false;
        for (const NameSupport& place : matcher_.find(word, names.to, nearest)) {
            const bool taken = std::any_of(taken_.begin() + std::ptrdiff_t(place.first),
                                           taken_.begin() + std::ptrdiff_t(place.last) + 1, [](bool t) { return t; });
            if (there || taken || !renderings.contains(rendering(names.to, place.first, place.last))) continue;
            there = true;
            first = std::min(first, place.first);
            end = std::max(end, place.last + 1);
        }
        if (!there) return {0, 0};
    }
    constexpr std::size_t kLongest = 16;    // words, or letters where each is a word
    return end > first && end - first <= kLongest ? std::pair{first, end} : std::pair{std::size_t(0), std::size_t(0)};
}

// Names of the text that the passage does not call for, and whose renderings stand on the other side.
void NamesAcross::read_others(const BeadNames& names)
{
    others_.clear();
    if (whole_by_word_.empty() || names.to.words.empty()) return;
    const std::string text = rendering(names.to, 0, names.to.words.size() - 1);
    std::set<std::string> own, recalled;
    for (const NameWord& word : names.from.words) own.insert(word.folded);
    for (const NameWord& word : names.to.words)
        if (const auto it = known_renderings_.find(word.folded); it != known_renderings_.end())
            recalled.insert(it->second.begin(), it->second.end());
    const auto stands = [&](const NameWord& word) {
        if (own.contains(word.folded)) return false;
        if (word.roman.size() < kLettersOfPart) return true;
        const auto& renderings = learnt(word.folded).renderings;
        return std::any_of(renderings.begin(), renderings.end(),
                           [&](const auto& written) { return text.find(written.first) != std::string::npos; });
    };
    for (const std::string& word : recalled)
        if (const auto it = whole_by_word_.find(word); it != whole_by_word_.end())
            for (const auto* other : it->second)
                if (std::all_of(other->second.words.begin(), other->second.words.end(), stands)) others_.push_back(other);
    std::sort(others_.begin(), others_.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
}

// Another name of the text stands there, which this passage does not call for.
bool NamesAcross::judge_other_name(const BeadNames& names, const SoughtName& name)
{
    if (!is_whole(names.from, name) || is_surely_found(names, name)) return false;
    for (std::size_t k = 0; k < others_.size();) {
        const auto [first, end] = find_rendered(names, others_[k]->second);
        if (first == end) {    // words once taken stay so
            others_.erase(others_.begin() + std::ptrdiff_t(k));
            continue;
        }
        for (std::size_t i = first; i < end; ++i) taken_[i] = true;
        report(names, name.words.front(), name.words.back(), first, end - 1, false, 0.85);
        return true;
    }
    return false;
}

void NamesAcross::learn_places(const BeadNames& names)
{
    for (const facts::PlaceMention& mention : names.from.places) {
        if (mention.form->weak || (class_of(mention) != 1 && class_of(mention) != 2) || is_money(names.from, mention))
            continue;
        if (!has_name_there(mention)) continue;
        Reading& reading = place_readings_[mention.form->keys.front()];
        ++reading.sought;
        reading.found += count_like(mention, names.to) > 0;
    }
}

// The language of the other side has a name for it.
bool NamesAcross::has_name_there(const facts::PlaceMention& mention) const
{
    const auto& gazetteer = facts::Gazetteer::of(sides_.to.language);
    return std::ranges::any_of(mention.form->keys, [&](const std::string& key) { return !gazetteer.forms_of(key).empty(); });
}

bool NamesAcross::is_heading(std::uint32_t paragraph) const
{
    return paragraph == 0 || sides_.from.paragraphs[paragraph].kind == segment::ParagraphKind::Heading;
}

// "US$5", "6.8 million Taiwan dollars".
bool NamesAcross::is_money(const NamePassage& passage, const facts::PlaceMention& mention) const
{
    const std::uint32_t paragraph = passage.words[mention.first_token].paragraph;
    const auto& set = sides_.facts;
    for (std::uint32_t id = set.first_of_paragraph[paragraph]; id < set.first_of_paragraph[paragraph + 1]; ++id)
        if (set.facts[id].kind == facts::FactKind::Money && set.facts[id].range.overlaps(mention.range)) return true;
    return false;
}

}    // namespace textdrift::drift
