// Names of people in Chinese originals, which no capitals tell: a surname between a word for a person, or the beginning of a
// clause, and a verb of saying or the end of one. They are rendered by their reading, or by the same characters.
#include <algorithm>
#include <array>
#include <cmath>

#include "core/drift/across_names_judge.h"

namespace textdrift::drift {

namespace {

constexpr std::size_t kLongestWord = 6;          // characters of a word for a person
constexpr std::size_t kLongestPassage = 4000;    // characters of a passage

std::set<std::string, std::less<>> forms_of_section(const language::Table& table, std::string_view section)
{
    std::set<std::string, std::less<>> forms;
    for (const language::Row& row : table.section(section)) forms.emplace(row.form);
    return forms;
}

// The reading as languages without its customs hear it: "Xuemei", "Shuemei"; "Qin", "Chin".
std::string heard(std::string_view pinyin)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSounds{
        {{"zh", "j"}, {"ch", "ch"}, {"x", "sh"}, {"q", "ch"}, {"z", "dz"}, {"c", "ts"}}};
    std::string out;
    for (std::size_t at = 0; at < pinyin.size();) {
        const auto sound = std::find_if(kSounds.begin(), kSounds.end(),
                                        [&](const auto& pair) { return pinyin.substr(at).starts_with(pair.first); });
        if (sound == kSounds.end()) out += pinyin[at++];
        else out += sound->second, at += sound->first.size();
    }
    return out;
}

}    // namespace

void NamesAcross::read_character_tables()
{
    surnames_ = forms_of_section(from_table_, "surnames");
    person_words_ = forms_of_section(from_table_, "person-words");
    saying_verbs_ = forms_of_section(from_table_, "saying-verbs");
}

// A word of the list ends right before, or begins at a place.
bool NamesAcross::has_word_at(const NamePassage& passage, std::size_t at, bool before,
                              const std::set<std::string, std::less<>>& list)
{
    std::string text;
    for (std::size_t length = 1; length <= kLongestWord; ++length) {
        if (before ? length > at : at + length > passage.words.size()) return false;
        const std::size_t index = before ? at - length : at + length - 1;
        const NameWord& own = passage.words[before ? index + 1 : index];
        if (!is_character(passage.words[index]) || (length > 1 || before ? !own.joined : false)) return false;
        text = before ? passage.words[index].folded + text : text + passage.words[index].folded;
        if (list.contains(text)) return true;
    }
    return false;
}

// The character behind a name of somebody in Chinese, or `first` where none begins there.
std::size_t NamesAcross::character_name_end(const NamePassage& from, std::size_t first) const
{
    const auto& words = from.words;
    const auto surname = [&](std::size_t length) {
        std::string text;
        for (std::size_t i = first; i < first + length && i < words.size(); ++i) text += words[i].folded;
        return surnames_.contains(text);
    };
    const auto is_place = [&](const NameWord& word) {    // 美 in a given name is no America
        return word.place >= 0 && !from.places[static_cast<std::size_t>(word.place)].form->weak;
    };
    if (!is_character(words[first]) || is_place(words[first])) return first;
    const std::size_t family = surname(2) ? 2 : surname(1) ? 1 : 0;
    const bool person = has_word_at(from, first, true, person_words_);
    if (family == 0 || (!person && words[first].joined)) return first;
    for (const std::size_t given : {std::size_t(2), std::size_t(1)}) {
        const std::size_t end = first + family + given;
        if (end > words.size()) continue;
        bool whole = true, inner = false;
        for (std::size_t i = first; i < end; ++i) {
            whole = whole && is_character(words[i]) && !is_place(words[i]) && (i == first || words[i].joined);
            inner = inner || (i > first && words[i].word_start);
        }
        if (!whole || !inner) continue;    // a word of the dictionary
        const bool says = has_word_at(from, end, false, saying_verbs_);
        const bool ends = end == words.size() || !words[end].joined || words[end].digits ||
                          from_lexicon_.function_words.contains(words[end].folded);
        if (says || (person && ends)) return end;
    }
    return first;
}

bool NamesAcross::stands_in_characters(const NamePassage& to, const std::string& reading)
{
    std::string run;
    for (const NameWord& word : to.words) {
        if (!is_character(word) || !word.joined) run += '|';
        if (is_character(word)) run += word.roman;
    }
    return run.find(reading) != std::string::npos;
}

// The names of people in Chinese: each with its first character and its last one.
std::vector<NamesAcross::NameRun> NamesAcross::character_names(const NamePassage& from) const
{
    std::vector<NameRun> names;
    for (std::size_t i = 0; i < std::min(kLongestPassage, from.words.size()); ++i) {
        const std::size_t end = character_name_end(from, i);
        if (end == i) continue;
        names.emplace_back(i, end - 1);
        i = end - 1;
    }
    return names;
}

// Whether the reading of the name stands on the other side, surname first or last.
bool NamesAcross::is_character_name_read(const BeadNames& names, const NameRun& name, const facts::NameOdds& odds,
                                         const facts::SoundText& text)
{
    std::string reading, given;
    for (std::size_t i = name.first; i <= name.second; ++i) {
        reading += names.from.words[i].roman;
        if (i > name.first) given += names.from.words[i].roman;
    }
    if (stands_in_characters(names.to, reading)) return true;
    double best = -99;
    for (const std::string& letters : {reading, heard(reading), given + names.from.words[name.first].roman})
        best = std::max(best, odds.best(letters, text).score);
    return best > std::log(static_cast<double>(std::max<std::size_t>(8, text.letters.size()))) + odds.limit();
}

void NamesAcross::learn_characters(const BeadNames& names)
{
    constexpr std::size_t kMost = 16;    // names of a passage
    std::vector<NameRun> runs = character_names(names.from);
    if (runs.empty()) return;
    runs.resize(std::min(kMost, runs.size()));
    const std::string_view script = sounding_script(names.to);
    const facts::NameOdds* const odds = facts::NameOdds::of(script);
    const facts::SoundText text = odds == nullptr ? facts::SoundText() : sound_text(names.to, script, true);
    for (const NameRun& run : runs) {
        Reading& reading = character_names_[rendering(names.from, run.first, run.second)];
        ++reading.sought;
        reading.found += odds == nullptr || is_character_name_read(names, run, *odds, text);
    }
}

// People of Hong Kong and the like bear their names in other readings.
bool NamesAcross::is_read_in_dialect(const NamePassage& from)
{
    return std::any_of(from.places.begin(), from.places.end(), [](const facts::PlaceMention& mention) {
        return std::any_of(mention.form->keys.begin(), mention.form->keys.end(), [](const std::string& key) {
            return key == "country:HK" || key == "country:TW" || key == "country:MO" || key == "country:SG" ||
                   key == "country:MY";
        });
    });
}

// The other names of the text are there by their reading, this one is not.
void NamesAcross::judge_characters(const BeadNames& names)
{
    if (names.from.words.size() > kLongestPassage || names.to.words.size() > kLongestPassage ||
        is_read_in_dialect(names.from))
        return;
    for (const auto& [first, last] : character_names(names.from)) {
        const std::string name = rendering(names.from, first, last);
        std::uint32_t others = 0, read = 0;
        for (const auto& [other, reading] : character_names_)
            if (other != name) ++others, read += reading.found > 0;
        const auto own = character_names_.find(name);
        if (own != character_names_.end() && own->second.found == 0 && read > 0 && read * 4 >= others * 3)
            report_missing(place_in(names.from, first, last));
    }
}

}    // namespace textdrift::drift
