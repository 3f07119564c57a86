// Judges names of people between two scripts without capitals: each name that its surroundings tell must sound somewhere in
// the passage that renders it. One that does not, where the others do, is another name; one whose letters stand there in
// another order is a wrong one.
#include "core/drift/across_names_caseless.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cmath>
#include <map>
#include <optional>

#include "core/drift/work.h"
#include "core/facts/characters.h"
#include "core/facts/name_odds.h"

namespace textdrift::drift {

namespace {

constexpr std::size_t kMostWordsOfPassage = 2000, kMostNames = 16, kMostReadings = 12;

bool has_script(const NamePassage& passage, std::string_view script)
{
    return std::any_of(passage.words.begin(), passage.words.end(), [&](const NameWord& word) {
        return !word.digits && facts::script_of_word(word.folded) == script;
    });
}

// The script that foreign names are spelled in.
std::string_view sounding_script(const NamePassage& passage)
{
    if (has_script(passage, "Kana") || has_script(passage, "Hira")) return "Kana";
    std::map<std::string_view, std::size_t> words;
    for (const NameWord& word : passage.words)
        if (!word.digits && !word.roman.empty()) ++words[facts::script_of_word(word.folded)];
    std::string_view script = "Zyyy";
    for (const auto& [name, count] : words)
        if (count > words[script]) script = name;
    return script;
}

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

struct SoundBead {
    NamePassage from, to;
    std::vector<CaselessName> names, others;    // of either side
    std::vector<double> evidence, back;         // of each, of its standing on the other side; below 0 it does not
};

struct Tally {
    std::uint32_t sought = 0, found = 0;
};

class CaselessNames {
public:
    explicit CaselessNames(Work& work)
        : work_(work), from_finder_(work.comparison.original), to_finder_(work.comparison.version),
          from_japanese_(writes_kana(work.comparison.original)), to_japanese_(writes_kana(work.comparison.version))
    {
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
    static bool writes_kana(const segment::SegmentedText& text)
    {
        const language::Table& table = language::table(text.language);
        return table.section("surnames").empty() && table.meta("name") == "Japanese";
    }

    SoundBead read_bead(const align::Bead& bead) const;
    NameSounds sounds_of(const NamePassage& passage, const CaselessName& name, bool japanese) const;
    std::optional<double> evidence_of(const NamePassage& own, const CaselessName& name, bool japanese,
                                      const NamePassage& there) const;
    static std::optional<double> evidence_of_sound(const NameSounds& sounds, const NamePassage& there, bool characters);
    static double evidence_of_characters(const NamePassage& own, const CaselessName& name, const NamePassage& there);
    void learn(const SoundBead& bead);
    void judge(const SoundBead& bead);
    bool others_found(const std::string& name) const;
    std::optional<std::size_t> stranger_near(const SoundBead& bead, double position, const std::vector<bool>& used) const;
    void report(const SoundBead& bead, const CaselessName& name, std::optional<CaselessName> other);

    Work& work_;
    CaselessNameFinder from_finder_, to_finder_;
    bool from_japanese_, to_japanese_;
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

NameSounds CaselessNames::sounds_of(const NamePassage& passage, const CaselessName& name, bool japanese) const
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
                if (border > name.first + 1) sounds.parts.push_back(family);
            }
    return sounds;
}

// The characters themselves, whatever the country writes: the whole name, the family name or the given one.
double CaselessNames::evidence_of_characters(const NamePassage& own, const CaselessName& name, const NamePassage& there)
{
    constexpr double kThere = 3, kGone = -3;
    std::string text;
    for (const NameWord& word : there.words) text += word.joined ? facts::fold_characters(word.folded) : '|' + facts::fold_characters(word.folded);
    const auto stands = [&](std::size_t first, std::size_t end) {
        return text.find(facts::fold_characters(slice(own, first, end))) != std::string::npos;
    };
    const std::size_t end = name.last + 1;
    return stands(name.first, name.first + 2) || stands(end - 2, end) ? kThere : kGone;
}

std::optional<double> CaselessNames::evidence_of(const NamePassage& own, const CaselessName& name, bool japanese,
                                                 const NamePassage& there) const
{
    if (name.characters && has_script(there, "Hani") && evidence_of_characters(own, name, there) > 0) return 3;
    if (name.characters && japanese && has_script(there, "Hani") && !has_script(there, "Kana")) return -3;
    std::optional<double> evidence = evidence_of_sound(sounds_of(own, name, japanese), there, name.characters);
    if (!name.characters || japanese) return evidence;
    CaselessName spelled = name;    // 戴利 may be somebody Chinese, or Daley
    spelled.characters = false;
    return std::max(evidence, evidence_of_sound(sounds_of(own, spelled, false), there, false));
}

std::optional<double> CaselessNames::evidence_of_sound(const NameSounds& sounds, const NamePassage& there, bool characters)
{
    constexpr double kByChance = 0.5;
    constexpr std::size_t kFewLetters = 8;
    const std::string_view script = sounding_script(there);
    const facts::NameOdds* const odds = facts::NameOdds::between(sounds.script, script);
    if (odds == nullptr || sounds.whole.empty()) return std::nullopt;
    const facts::SoundText text = sound_text(there, script, characters);
    if (text.letters.empty()) return std::nullopt;
    double best = -99;
    for (const auto* list : {&sounds.whole, &sounds.parts})
        for (const std::string& sound : *list)
            if (sound.size() > 2) best = std::max(best, odds->best(sound, text).score);
    best -= std::log(static_cast<double>(std::max(kFewLetters, text.letters.size())));
    return best - kByChance - odds->limit();
}

SoundBead CaselessNames::read_bead(const align::Bead& bead) const
{
    SoundBead read{read_passage(work_.comparison.original, bead.original), read_passage(work_.comparison.version, bead.version), {}, {}, {}, {}};
    if (read.from.words.size() > kMostWordsOfPassage || read.to.words.size() > kMostWordsOfPassage) return read;
    const auto weigh = [&](bool turned) {
        const NamePassage &own = turned ? read.to : read.from, &there = turned ? read.from : read.to;
        auto& names = turned ? read.others : read.names;
        for (const CaselessName& name : (turned ? to_finder_ : from_finder_).find(own)) {
            if (names.size() == kMostNames) break;
            const auto evidence = evidence_of(own, name, turned ? to_japanese_ : from_japanese_, there);
            if (!evidence) continue;
            names.push_back(name);
            (turned ? read.back : read.evidence).push_back(*evidence);
        }
    };
    weigh(false);
    weigh(true);
    if (getenv("N2DEBUG")) {
        for (std::size_t i = 0; i < read.names.size(); ++i) { const auto& n = read.names[i]; fprintf(stderr, "FROM %s %.2f %s%s\n", std::string(work_.comparison.original.slice({read.from.words[n.first].range.begin, read.from.words[n.last].range.end})).c_str(), read.evidence[i], n.sure ? "sure " : "", n.characters ? "chars" : ""); }
        for (std::size_t i = 0; i < read.others.size(); ++i) { const auto& n = read.others[i]; fprintf(stderr, "  TO %s %.2f %s%s\n", std::string(work_.comparison.version.slice({read.to.words[n.first].range.begin, read.to.words[n.last].range.end})).c_str(), read.back[i], n.sure ? "sure " : "", n.characters ? "chars" : ""); }
    }
    return read;
}

void CaselessNames::learn(const SoundBead& bead)
{
    for (std::size_t i = 0; i < bead.names.size(); ++i) {
        Tally& tally = tallies_[slice(bead.from, bead.names[i].first, bead.names[i].last + 1)];
        ++tally.sought;
        tally.found += bead.evidence[i] > 0;
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
        if (!used[i] && bead.back[i] < 0 && away < nearest) best = i, nearest = away;
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
    return name.sure && facts::script_of_word(bead.from.words[name.first].folded) == "Kana" && !has_script(bead.to, "Hani");
}

void CaselessNames::judge(const SoundBead& bead)
{
    std::vector<bool> used(bead.others.size(), false);
    for (std::size_t i = 0; i < bead.names.size(); ++i) {
        const CaselessName& name = bead.names[i];
        const std::string written = slice(bead.from, name.first, name.last + 1);
        if (bead.evidence[i] >= 0 || tallies_[written].found > 0 || !others_found(written)) continue;
        const auto stranger = stranger_near(bead, bead.from.position(name.first), used);
        if (stranger) used[*stranger] = true;
        else if (!is_missed(bead, name)) continue;
        report(bead, name, stranger ? std::optional(bead.others[*stranger]) : std::nullopt);
    }
}

Place place_in(const NamePassage& passage, const CaselessName& name)
{
    return {passage.words[name.first].paragraph,
            {passage.words[name.first].range.begin, passage.words[name.last].range.end}};
}

void CaselessNames::report(const SoundBead& bead, const CaselessName& name, std::optional<CaselessName> other)
{
    Draft draft;
    draft.kind = Kind::Name;
    draft.change = other ? Change::Altered : Change::Missing;
    draft.confidence = other ? 0.7 : 0.6;
    draft.original = place_in(bead.from, name);
    const std::string before = shown_original(work_, draft.original->range);
    draft.message = "The name \"" + before + "\" is not in the version.";
    draft.cause = before;
    if (other) {
        draft.version = place_in(bead.to, *other);
        const std::string after = shown_version(work_, draft.version->range);
        draft.message = "The name \"" + before + "\" became \"" + after + "\".";
        draft.cause = before + " => " + after;
    }
    work_.drafts.push_back(std::move(draft));
}

}    // namespace

void judge_names_without_capitals(Work& work)
{
    CaselessNames(work).run();
}

}    // namespace textdrift::drift
