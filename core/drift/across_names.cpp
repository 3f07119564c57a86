// Judges names across languages: learns from all beads, then judges each.
#include <algorithm>

#include "core/drift/across_names_caseless.h"
#include "core/drift/across_names_judge.h"

namespace textdrift::drift {

NamesAcross::NamesAcross(Work& work, Sides sides)
    : work_(work), sides_(sides), from_table_(language::table(sides.from.language)),
      to_table_(language::table(sides.to.language)), from_lexicon_(facts::Lexicon::of(from_table_)),
      to_lexicon_(facts::Lexicon::of(to_table_)), from_statistics_(read_statistics(sides.from)),
      to_statistics_(read_statistics(sides.to)), matcher_(sides.to.language, to_statistics_.cased),
      back_matcher_(sides.from.language, from_statistics_.cased), to_words_(words_of_lists(to_table_)),
      from_common_(from_table_), to_common_(to_table_)
{
    for (const language::Row& row : to_table_.section("names-by-characters")) names_by_characters_.emplace(row.form);
    if (!from_statistics_.cased) read_character_tables();
    std::map<std::string_view, std::size_t> scripts;
    for (const auto& [word, seen] : to_statistics_.words) scripts[facts::script_of_word(word)] += seen.times;
    const auto most = std::ranges::max_element(scripts, {}, [](const auto& entry) { return entry.second; });
    if (most != scripts.end()) to_script_ = most->first;
}

// Places are looked for in the version whatever its script; names on the side whose script has capitals.
void NamesAcross::run(bool places, bool names)
{
    for (const align::Bead& bead : work_.comparison.alignment.beads)
        if (!bead.original.empty() && !bead.version.empty()) learn(bead, places);
    sum_up();
    if (places) {
        read_keys();
        read_kinds();
    }
    if (names) judge_moved();
    for (const align::Bead& bead : work_.comparison.alignment.beads)
        if (!bead.original.empty() && !bead.version.empty()) judge(bead, places, names);
}

void NamesAcross::read_keys()
{
    std::vector<std::uint32_t> all(sides_.from.paragraphs.size());
    for (std::uint32_t p = 0; p < all.size(); ++p) all[p] = p;
    for (const auto& mention : read_passage(sides_.from, all).places)
        from_keys_.insert(mention.form->keys.begin(), mention.form->keys.end());
}

void NamesAcross::learn(const align::Bead& bead, bool places)
{
    const BeadNames names = read(bead);
    if (places) learn_unlisted(names);
    learn_places(names);
    if (!surnames_.empty() && !sides_.turned) learn_characters(names);
    for (const SoughtName& name : names.names) {
        learn_whole(names, name);
        learn_lone(names, name);
        remember_lost(names, name, bead);
        for (std::size_t i = 0; i < name.words.size(); ++i) {
            const NameWord& word = names.from.words[name.words[i]];
            const NameSupport& support = name.support[i];
            ++sought_;
            if (!name.found[i]) continue;
            Learnt& learnt = learnt_[word.folded];
            ++learnt.supported;
            ++learnt.renderings[rendering(names.to, support.first, support.last)];
            known_renderings_[names.to.words[support.first].folded].insert(word.folded);
            ++spelled_[support.kind == Kind::Spelled];
        }
    }
}

const Learnt& NamesAcross::learnt(const std::string& word) const
{
    static const Learnt none;
    const auto it = learnt_.find(word);
    return it == learnt_.end() ? none : it->second;
}

// The words of an address are no names: ".../reports/breath-of-stone".
void NamesAcross::take_links(const NamePassage& to)
{
    const facts::FactSet& facts = sides_.turned ? work_.original : work_.version;
    for (std::size_t i = 0; i < to.words.size(); ++i) {
        const std::uint32_t paragraph = to.words[i].paragraph;
        for (std::uint32_t id = facts.first_of_paragraph[paragraph]; id < facts.first_of_paragraph[paragraph + 1]; ++id)
            if (facts.facts[id].link() != nullptr && facts.facts[id].range.contains(to.words[i].range)) taken_[i] = true;
    }
}

void NamesAcross::judge(const align::Bead& bead, bool places, bool people)
{
    BeadNames names = read(bead);
    taken_.assign(names.to.words.size(), false);
    take_links(names.to);
    surplus_.assign(names.to.words.size(), false);
    for (const SoughtName& name : names.names) mark_supported(name);
    std::vector<std::size_t> lacking;
    if (places) {
        lacking = judge_places(names);
        judge_dateline(names);
    }
    if (people) {
        judge_exchanged_names(names, bead);
        judge_copied(names);
        read_others(names);
        for (const SoughtName& name : names.names)
            if (!moved_.contains(name.fact)) judge_name(names, name);
    }
    std::erase_if(lacking, [&](std::size_t place) { return judge_replaced_place(names, place); });
    if (places) judge_unlisted(names);
    if (places && to_statistics_.cased) judge_newcomers(names);
    for (const std::size_t place : lacking) judge_missing_place(names, names.from.places[place]);
    if (places) {
        judge_kinds(names);
        judge_surplus(names);
        settle_places(names);
    }
    if (!surnames_.empty() && !sides_.turned && to_statistics_.cased) judge_characters(names);
    if (people)
        for (const SoughtName& name : names.names) settle(names, name);
}

void NamesAcross::mark_supported(const SoughtName& name)
{
    for (std::size_t i = 0; i < name.words.size(); ++i)
        if (name.found[i])
            for (std::size_t w = name.support[i].first; w <= name.support[i].last; ++w) taken_[w] = true;
}

void NamesAcross::judge_name(const BeadNames& names, const SoughtName& name)
{
    if (sides_.turned)
        for (std::size_t i = 0; i < name.words.size(); ++i)
            if (judge_own_text(names, name, i)) return;
    if (judge_other_name(names, name) || judge_full_name(names, name)) return;
    for (std::size_t i = 0; i < name.words.size(); ++i)
        if (judge_odd_character(names, name, i)) return;
    if (judge_parts(names, name) || judge_dotted(names, name)) return;
    for (std::size_t i = 0; i < name.words.size(); ++i)
        if (name.found[i] && (judge_turned(names, name, i) || judge_spelling(names, name, i))) return;
    for (std::size_t i = 0; i < name.words.size(); ++i)
        if (!name.found[i] &&
            (judge_turned_away(names, name, i) || judge_near(names, name, i) || judge_beside(names, name, i)))
            return;
    if (std::count(name.found.begin(), name.found.end(), true) > 0) return;
    judge_replaced(names, name);
    judge_lone(names, name);
}

void judge_names_across(Work& work)
{
    const auto& [original, version] = std::pair<const segment::SegmentedText&, const segment::SegmentedText&>(
        work.comparison.original, work.comparison.version);
    const bool cased = read_statistics(original).cased, version_cased = read_statistics(version).cased;
    const bool turned = !cased && version_cased;
    NamesAcross(work, {original, version, work.original, &align::Bead::original, &align::Bead::version, false})
        .run(true, !turned);
    if (turned)
        NamesAcross(work, {version, original, work.version, &align::Bead::version, &align::Bead::original, true})
            .run(false, true);
    if (!cased && !version_cased) judge_names_without_capitals(work);
}

}    // namespace textdrift::drift
