// Judges names of people between two scripts without capitals: each name that its surroundings tell must sound somewhere in
// the passage that renders it. One that does not, where the others do, is another name; one whose letters stand there in
// another order is a wrong one.
#include "core/drift/across_names_caseless.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "core/drift/work.h"
#include "core/facts/characters.h"
#include "core/facts/name_odds.h"

namespace textdrift::drift {

namespace {

constexpr std::size_t kMostWordsOfPassage = 2000, kMostNames = 16, kMostReadings = 12;
constexpr double kGarbled = 4, kGarbledInCharacters = 5;    // what exchanged letters must add to be believed

float speaks_for_name(const NameWord& word, std::string_view script, bool characters)
{
    constexpr float kUsual = 0.3F, kElsewhere = -2.5F;
    const std::string_view own = facts::script_of_word(word.folded);
    if (script == "Kana") return own == "Kana" ? kUsual : own == "Latn" ? 0 : kElsewhere;
    if (script == "Hani" && own == "Hani" && !characters) return facts::name_odds_of_character(word.folded);
    return 0;
}

std::string slice(const NamePassage& passage, std::size_t first, std::size_t end)
{
    std::string out;
    for (std::size_t i = first; i < end; ++i) out += passage.words[i].folded;
    return out;
}

// A name as it may sound, whole and in parts.
struct NameSounds {
    std::string_view script;
    std::vector<std::string> whole, parts;
};

// All ways of reading characters aloud in Japanese.
std::vector<std::string> japanese_sounds(const NamePassage& passage, std::size_t first, std::size_t end)
{
    std::vector<std::string> sounds{""};
    for (std::size_t at = first; at < end;) {
        std::size_t next = end;
        while (next > at + 1 && facts::japanese_readings(slice(passage, at, next)).empty()) --next;
        const auto& readings = facts::japanese_readings(slice(passage, at, next));
        if (readings.empty()) return {};
        std::vector<std::string> longer;
        for (const std::string& sound : sounds)
            for (const std::string_view reading : readings)
                if (longer.size() < kMostReadings) longer.push_back(sound + std::string(reading));
        sounds = std::move(longer);
        at = next;
    }
    return sounds;
}

// "Xuemei" as languages without the customs of pinyin hear it: "Shuemei".
std::string heard(std::string_view pinyin)
{
    std::string out;
    for (std::size_t at = 0; at < pinyin.size(); ++at) {
        if (pinyin.substr(at).starts_with("zh")) out += 'j', ++at;
        else if (pinyin.substr(at).starts_with("ch")) out += "ch", ++at;
        else if (pinyin[at] == 'x') out += "sh";
        else if (pinyin[at] == 'q') out += "ch";
        else if (pinyin[at] == 'z') out += "dz";
        else if (pinyin[at] == 'c') out += "ts";
        else out += pinyin[at];
    }
    return out;
}

// How surely a name stands on the other side, and where: below 0 it does not.
struct Standing {
    double evidence = -99;
    double gain = 0;                    // what its letters in another order would add
    std::size_t first = 0, last = 0;    // words, of the best place by any order
};

struct SoundBead {
    NamePassage from, to;
    std::vector<CaselessName> names, others;    // of either side
    std::vector<Standing> standing, back;       // of each, on the other side
};

struct Tally {
    std::uint32_t sought = 0, found = 0;
};

class CaselessNames {
public:
    explicit CaselessNames(Work& work)
        : work_(work), from_finder_(work.comparison.original), to_finder_(work.comparison.version)
    {
    }

    static std::optional<SoundStanding> standing_of_words(const NameSounds& sounds, const NamePassage& there)
    {
        return brief(standing_of_sound(sounds, there, false));
    }

    static std::optional<SoundStanding> standing_of_name(const NamePassage& own, const CaselessName& name,
                                                         const NamePassage& there)
    {
        return brief(standing_of(own, name, has_script(own, "Hira") || has_script(own, "Kana"), there));
    }

    void run()
    {
        std::vector<SoundBead> beads;
        for (const align::Bead& bead : work_.comparison.alignment.beads) {
            if (bead.original.empty() || bead.version.empty()) continue;
            SoundBead read = read_bead(bead);
            if (read.names.empty()) continue;
            learn(read);
            beads.push_back(std::move(read));
        }
        for (const SoundBead& bead : beads) judge(bead);
    }

private:
    static std::optional<SoundStanding> brief(const std::optional<Standing>& standing)
    {
        if (!standing) return std::nullopt;
        return SoundStanding{standing->evidence, standing->first, standing->last};
    }

    SoundBead read_bead(const align::Bead& bead) const;
    static NameSounds sounds_of(const NamePassage& passage, const CaselessName& name, bool japanese);
    static std::optional<Standing> standing_of(const NamePassage& own, const CaselessName& name, bool japanese,
                                               const NamePassage& there);
    static std::optional<Standing> standing_of_sound(const NameSounds& sounds, const NamePassage& there, bool characters);
    static std::optional<Standing> standing_of_characters(const NamePassage& own, const CaselessName& name,
                                                          const NamePassage& there);
    void learn(const SoundBead& bead);
    void judge(const SoundBead& bead);
    bool others_found(const std::string& name) const;
    std::optional<std::size_t> stranger_near(const SoundBead& bead, double position, const std::vector<bool>& used) const;
    void report(const SoundBead& bead, const CaselessName& name, std::optional<CaselessName> other, bool garbled);

    Work& work_;
    CaselessNameFinder from_finder_, to_finder_;
    std::map<std::string, Tally> tallies_;
};

facts::SoundText sound_text(const NamePassage& passage, std::string_view script, bool characters)
{
    facts::SoundText text;
    for (std::size_t i = 0; i < passage.words.size(); ++i) {
        const NameWord& word = passage.words[i];
        if (word.digits || !word.joined) text.part();
        if (!word.digits && !word.roman.empty())
            text.add(static_cast<std::uint32_t>(i), word.roman, speaks_for_name(word, script, characters));
    }
    return text;
}

NameSounds CaselessNames::sounds_of(const NamePassage& passage, const CaselessName& name, bool japanese)
{
    NameSounds sounds;
    const std::size_t end = name.last + 1;
    if (!name.characters) {
        sounds.script = facts::script_of_word(passage.words[name.first].folded);
        std::string whole, part;
        for (std::size_t i = name.first; i < end; ++i) {
            const NameWord& word = passage.words[i];
            const bool fresh = !word.single || word.dotted;    // characters that spell go on until the next dot
            if (fresh && !part.empty()) sounds.parts.push_back(std::move(part)), part.clear();
            part += word.roman;
            whole += word.roman;
        }
        sounds.parts.push_back(part);
        sounds.whole.push_back(whole);
        return sounds;
    }
    sounds.script = "Latn";
    if (!japanese) {
        std::string reading, given;
        for (std::size_t i = name.first; i < end; ++i) reading += passage.words[i].roman;
        for (std::size_t i = name.first + 1; i < end; ++i) given += passage.words[i].roman;
        sounds.whole = {reading, heard(reading), given + passage.words[name.first].roman,
                        heard(given + passage.words[name.first].roman)};
        return sounds;
    }
    for (std::size_t border = name.first + 1; border < end; ++border)
        for (const std::string& family : japanese_sounds(passage, name.first, border))
            for (const std::string& given : japanese_sounds(passage, border, end)) {
                sounds.whole.push_back(family + given);
                sounds.whole.push_back(given + family);
                sounds.parts.push_back(family);
                sounds.parts.push_back(given);
            }
    return sounds;
}

// The characters themselves, whatever the country writes: the whole name, the family name or the given one, or all of them
// in another order.
std::optional<Standing> CaselessNames::standing_of_characters(const NamePassage& own, const CaselessName& name,
                                                              const NamePassage& there)
{
    constexpr double kThere = 3, kExchanged = 99;
    std::vector<std::string> name_letters, text;
    for (std::size_t i = name.first; i <= name.last; ++i)
        name_letters.push_back(facts::fold_characters(own.words[i].folded));
    for (const NameWord& word : there.words) text.push_back(facts::fold_characters(word.folded));
    const auto stands = [&](std::size_t first, std::size_t count) -> std::optional<std::size_t> {
        const auto begin = name_letters.begin() + std::ptrdiff_t(first);
        const auto at = std::search(text.begin(), text.end(), begin, begin + std::ptrdiff_t(count));
        return at == text.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - text.begin()));
    };
    const std::size_t count = name_letters.size();
    if (const auto at = stands(0, count)) return Standing{kThere, 0, *at, *at + count - 1};
    std::vector<std::string> sorted = name_letters, window;
    std::ranges::sort(sorted);
    for (std::size_t i = 0; i + count <= text.size(); ++i) {
        if (std::ranges::find(sorted, text[i]) == sorted.end()) continue;
        window.assign(text.begin() + std::ptrdiff_t(i), text.begin() + std::ptrdiff_t(i + count));
        std::ranges::sort(window);
        if (window == sorted) return Standing{kThere, kExchanged, i, i + count - 1};
    }
    for (const std::size_t first : {std::size_t(0), count - 2})
        if (const auto at = stands(first, 2)) return Standing{kThere, 0, *at, *at + 1};
    return std::nullopt;
}

// Letters that are one sound together, each with the vowel behind it; or two consonants with it.
std::vector<std::string> syllables_of(std::string_view roman, bool clusters)
{
    constexpr std::string_view kVowels = "aeiou";
    std::vector<std::string> syllables;
    bool vowel = true;
    for (const char letter : roman) {
        const bool own = kVowels.find(letter) != std::string_view::npos;
        const bool joins = !vowel && (own || letter == 'h' || (letter == 's' && syllables.back() == "t"));
        if (joins) syllables.back() += letter;
        else syllables.emplace_back(1, letter);
        if (clusters && joins && own && syllables.size() > 1 &&
            syllables.rbegin()[1].find_first_of(kVowels) == std::string::npos) {
            syllables.rbegin()[1] += syllables.back();
            syllables.pop_back();
        }
        vowel = own;
    }
    return syllables;
}

// The letters with two neighbouring syllables, or the consonants of two, exchanged.
void add_exchanged(const std::vector<std::string>& syllables, std::vector<std::string>& out)
{
    constexpr std::string_view kVowels = "aeiou";
    const auto joined = [](const std::vector<std::string>& parts) {
        std::string whole;
        for (const std::string& part : parts) whole += part;
        return whole;
    };
    for (std::size_t i = 0; i + 1 < syllables.size(); ++i)
        for (std::size_t j = i + 1; j < std::min(i + 3, syllables.size()); ++j) {
            auto parts = syllables;
            std::swap(parts[i], parts[j]);
            out.push_back(joined(parts));
            const std::size_t a = std::min(syllables[i].find_first_of(kVowels), syllables[i].size());
            const std::size_t b = std::min(syllables[j].find_first_of(kVowels), syllables[j].size());
            parts[i] = syllables[j].substr(0, b) + syllables[i].substr(a);
            parts[j] = syllables[i].substr(0, a) + syllables[j].substr(b);
            out.push_back(joined(parts));
        }
}

std::vector<std::string> exchanged(std::string_view roman)
{
    std::vector<std::string> out;
    for (const bool clusters : {false, true}) add_exchanged(syllables_of(roman, clusters), out);
    std::ranges::sort(out);
    const auto rest = std::ranges::unique(out);
    out.erase(rest.begin(), rest.end());
    return out;
}

std::optional<Standing> CaselessNames::standing_of(const NamePassage& own, const CaselessName& name, bool japanese,
                                                   const NamePassage& there)
{
    const bool characters = name.characters && has_script(there, "Hani");
    if (characters)
        if (const auto standing = standing_of_characters(own, name, there)) return standing;
    if (characters && japanese && !has_script(there, "Kana")) return Standing{};
    std::optional<Standing> standing = standing_of_sound(sounds_of(own, name, japanese), there, name.characters);
    if (!name.characters || japanese) return standing;
    CaselessName spelled = name;    // 戴利 may be somebody Chinese, or Daley
    spelled.characters = false;
    const std::optional<Standing> other = standing_of_sound(sounds_of(own, spelled, false), there, false);
    return other && (!standing || other->evidence > standing->evidence) ? other : standing;
}

// The likeliest place of any of the sounds; a part of a name is found more easily than the whole.
facts::SoundHit likeliest(const NameSounds& sounds, const facts::NameOdds& odds, const facts::SoundText& text,
                          bool characters)
{
    constexpr double kPart = 1;
    constexpr std::size_t kShortest = 3;
    facts::SoundHit best;
    for (const auto* list : {&sounds.whole, &sounds.parts})
        for (const std::string& sound : *list) {
            if (sound.size() < kShortest + characters) continue;
            facts::SoundHit hit = odds.best(sound, text);
            if (list == &sounds.parts && sounds.parts.size() > 1) hit.score -= kPart;
            if (hit.score > best.score) best = hit;
        }
    return best;
}

// What the letters of a sound in another order add to it, or to the likeliest of several readings.
void weigh_exchanged(const NameSounds& sounds, const facts::NameOdds& odds, const facts::SoundText& text, bool characters,
                     double chance, Standing& standing)
{
    constexpr std::size_t kLong = 6;
    constexpr double kSure = 2;
    const double best = standing.evidence + chance;
    std::vector<std::string> all = sounds.whole;
    if (!characters) all.insert(all.end(), sounds.parts.begin(), sounds.parts.end());
    for (const std::string& sound : all) {
        if (sound.size() < kLong) continue;
        const double own = characters ? best : odds.best(sound, text).score;
        for (const std::string& other : exchanged(sound)) {
            const facts::SoundHit hit = odds.best(other, text);
            if (hit.score < chance + kSure || hit.score - own <= standing.gain) continue;
            standing.gain = hit.score - own;
            standing.first = text.word[hit.first];
            standing.last = text.word[hit.last];
        }
    }
}

std::optional<Standing> CaselessNames::standing_of_sound(const NameSounds& sounds, const NamePassage& there, bool characters)
{
    constexpr double kByChance = 0.5;
    constexpr std::size_t kFewLetters = 8;
    const facts::NameOdds* const odds = facts::NameOdds::between(sounds.script, script_of_names(there));
    if (odds == nullptr || sounds.whole.empty()) return std::nullopt;
    const facts::SoundText text = sound_text(there, script_of_names(there), characters);
    if (text.letters.empty()) return std::nullopt;
    const auto letters = static_cast<double>(std::max(kFewLetters, text.letters.size()));
    const double chance = std::log(letters) + kByChance + odds->limit();
    const facts::SoundHit best = likeliest(sounds, *odds, text, characters);
    Standing standing{best.score - chance, 0, text.word[best.first], text.word[best.last]};
    weigh_exchanged(sounds, *odds, text, characters, chance, standing);
    return standing;
}

SoundBead CaselessNames::read_bead(const align::Bead& bead) const
{
    SoundBead read;
    read.from = read_passage(work_.comparison.original, bead.original);
    read.to = read_passage(work_.comparison.version, bead.version);
    if (read.from.words.size() > kMostWordsOfPassage || read.to.words.size() > kMostWordsOfPassage) return read;
    const auto weigh = [&](bool turned) {
        const NamePassage &own = turned ? read.to : read.from, &there = turned ? read.from : read.to;
        auto& names = turned ? read.others : read.names;
        const bool japanese = has_script(own, "Hira") || has_script(own, "Kana");
        for (const CaselessName& name : (turned ? to_finder_ : from_finder_).find(own)) {
            if (names.size() == kMostNames) break;
            const auto standing = standing_of(own, name, japanese, there);
            if (!standing) continue;
            names.push_back(name);
            (turned ? read.back : read.standing).push_back(*standing);
        }
    };
    weigh(false);
    weigh(true);
    return read;
}

void CaselessNames::learn(const SoundBead& bead)
{
    for (std::size_t i = 0; i < bead.names.size(); ++i) {
        Tally& tally = tallies_[slice(bead.from, bead.names[i].first, bead.names[i].last + 1)];
        ++tally.sought;
        tally.found += bead.standing[i].evidence > 0;
    }
}

// Names are found in this pair as a rule.
bool CaselessNames::others_found(const std::string& name) const
{
    std::uint32_t others = 0, found = 0;
    for (const auto& [other, tally] : tallies_)
        if (other != name) ++others, found += tally.found > 0;
    return found > 0 && found * 4 >= others * 3;
}

// What must be a name there and is none of the original's.
std::optional<std::size_t> CaselessNames::stranger_near(const SoundBead& bead, double position,
                                                        const std::vector<bool>& used) const
{
    std::optional<std::size_t> best;
    double nearest = 0.35;
    for (std::size_t i = 0; i < bead.others.size(); ++i) {
        const double away = std::abs(bead.to.position(bead.others[i].first) - position);
        if (!used[i] && bead.back[i].evidence < 0 && away < nearest) best = i, nearest = away;
    }
    return best;
}

// People of Korea, Vietnam and the like bear names that each language writes in its own way.
bool is_read_otherwise(const NamePassage& passage)
{
    return std::any_of(passage.places.begin(), passage.places.end(), [](const facts::PlaceMention& mention) {
        return std::any_of(mention.form->keys.begin(), mention.form->keys.end(), [](const std::string& key) {
            for (const std::string_view country : {"HK", "TW", "MO", "SG", "MY", "KR", "KP", "VN", "MM"})
                if (key == "country:" + std::string(country)) return true;
            return false;
        });
    });
}

// Nothing there must be a name. That one is missing is believed of what can be nothing else.
bool is_missed(const SoundBead& bead, const CaselessName& name)
{
    if (name.characters) return !is_read_otherwise(bead.from);
    if (!bead.from.words[name.first].single && facts::script_of_word(bead.from.words[name.first].folded) != "Kana")
        return name.sure && !is_read_otherwise(bead.from);
    return name.sure && facts::script_of_word(bead.from.words[name.first].folded) == "Kana" && !has_script(bead.to, "Hani");
}

void CaselessNames::judge(const SoundBead& bead)
{
    std::vector<bool> used(bead.others.size(), false);
    for (std::size_t i = 0; i < bead.names.size(); ++i) {
        const CaselessName& name = bead.names[i];
        const std::string written = slice(bead.from, name.first, name.last + 1);
        const bool spelled = !name.characters && has_script(bead.to, "Hani") && !has_script(bead.to, "Kana");
        if (bead.standing[i].gain > (spelled ? kGarbledInCharacters : kGarbled) && others_found(written)) {
            report(bead, name, CaselessName{bead.standing[i].first, bead.standing[i].last}, true);
            continue;
        }
        if (bead.standing[i].evidence >= 0 || tallies_[written].found > 0 || !others_found(written)) continue;
        const auto stranger = stranger_near(bead, bead.from.position(name.first), used);
        if (stranger) used[*stranger] = true;
        else if (!is_missed(bead, name)) continue;
        report(bead, name, stranger ? std::optional(bead.others[*stranger]) : std::nullopt, false);
    }
}

void CaselessNames::report(const SoundBead& bead, const CaselessName& name, std::optional<CaselessName> other, bool garbled)
{
    Draft draft;
    draft.kind = Kind::Name;
    draft.change = other ? Change::Altered : Change::Missing;
    draft.confidence = other ? 0.7 : 0.6;
    draft.original = place_in(bead.from, name.first, name.last);
    const std::string before = shown_original(work_, draft.original->range);
    draft.message = "The name \"" + before + "\" is not in the version.";
    draft.cause = before;
    if (other) {
        draft.version = place_in(bead.to, other->first, other->last);
        const std::string after = shown_version(work_, draft.version->range);
        draft.message = "The name \"" + before + "\" " + (garbled ? "is garbled: \"" : "became \"") + after + "\".";
        if (garbled) draft.severity = Severity::Major;
        draft.cause = before + " => " + after;
    }
    work_.drafts.push_back(std::move(draft));
}

}    // namespace

std::optional<SoundStanding> sound_standing(std::string_view script, const std::vector<std::string>& words,
                                            const NamePassage& there)
{
    NameSounds sounds{script, {""}, words};
    for (const std::string& word : words) sounds.whole.front() += word;
    return CaselessNames::standing_of_words(sounds, there);
}

std::optional<SoundStanding> sound_standing(const NamePassage& own, const CaselessName& name, const NamePassage& there)
{
    return CaselessNames::standing_of_name(own, name, there);
}

void judge_names_without_capitals(Work& work)
{
    CaselessNames(work).run();
}

}    // namespace textdrift::drift
