// How likely it is that a name of several words stands in the passage that renders it: its letters aligned with all letters
// there, by odds learnt for each script. Where even the likeliest place is what chance brings about, the name is gone.
#include <algorithm>
#include <cmath>

#include "core/drift/across_names_judge.h"

namespace textdrift::drift {

// Latin by ear is as Cyrillic: "Trump", "Tramp".
std::string_view NamesAcross::sounding_script(const NamePassage& to) const
{
    const std::string_view script = script_of_names(to);
    const bool by_ear = to_table_.meta("foreign-names") == "by-ear" && (script == "Latn" || script == "Cyrl");
    return by_ear ? "ear" : script;
}

// What speaks for a word's being part of a foreign name, or against it.
float NamesAcross::speaks_for_name(const NameWord& word, std::string_view script) const
{
    constexpr float kSmall = -3, kCommon = -1, kElsewhere = -2.5F, kUsual = 0.3F;
    if (script == "Kana") return is_in_script(word, "Kana") ? kUsual : is_in_script(word, "Latn") ? 0 : kElsewhere;
    if (script == "Hani" && is_in_script(word, "Hani")) return facts::name_odds_of_character(word.folded);
    if (word.single) return 0;
    if (to_statistics_.cased && !word.capital) return kSmall;
    return is_no_name(word.folded) && !lacks_vowels(word) ? kCommon : 0;
}

facts::SoundText NamesAcross::sound_text(const NamePassage& to, std::string_view script, bool weigh) const
{
    facts::SoundText text;
    for (std::size_t i = 0; i < to.words.size(); ++i) {
        const NameWord& word = to.words[i];
        if (word.digits || !word.joined) text.part();
        if (word.digits) continue;
        text.add(static_cast<std::uint32_t>(i), word.roman, weigh ? speaks_for_name(word, script) : 0);
    }
    return text;
}

// Names of China and its neighbours are written with other characters than those of far away.
bool NamesAcross::is_read_by_characters(const BeadNames& names, const SoughtName& name) const
{
    constexpr std::size_t kSyllable = 5;
    return std::all_of(name.words.begin(), name.words.end(), [&](std::size_t word) {
        const std::string& roman = names.from.words[word].roman;
        return roman.size() <= kSyllable || is_pinyin_syllables(roman);
    });
}

// The odds of the likeliest place against what chance brings about in as many letters. Short names are found by fewer of
// theirs, so that less tells against them.
std::optional<double> NamesAcross::evidence_of(const BeadNames& names, const SoughtName& name, const facts::NameOdds& odds,
                                               const facts::SoundText& text) const
{
    constexpr double kBackward = 0.7, kAsSpoken = 0.5, kByChance = 0.5, kByChanceOfShort = -0.5;
    constexpr std::size_t kFewLetters = 8, kShort = 9;
    std::string whole, sounded, backward = names.from.words[name.words.back()].roman;
    double best = -99;
    for (const std::size_t index : name.words) {
        const std::string& roman = names.from.words[index].roman;
        whole += roman;
        sounded += facts::sounded(roman);
        if (index != name.words.back()) backward += roman;
        best = std::max(best, odds.best(roman, text).score);
    }
    best = std::max(best, odds.best(whole, text).score);
    best = std::max(best, odds.best(backward, text).score - kBackward);
    if (sounded != whole) best = std::max(best, odds.best(sounded, text).score - kAsSpoken);
    best -= std::log(static_cast<double>(std::max(kFewLetters, text.letters.size())));
    return best - (whole.size() <= kShort ? kByChanceOfShort : kByChance) - odds.limit();
}

// None of the words ahead of the last one sounds anywhere: of the name its family name alone is there.
bool NamesAcross::lacks_given_names(const BeadNames& names, const SoughtName& name, const facts::NameOdds& odds,
                                    const facts::SoundText& text) const
{
    constexpr double kGone = -0.5;
    constexpr std::size_t kLetters = 4;
    if (!name.found.back() || std::count(name.found.begin(), name.found.end(), true) != 1) return false;
    const double chance = std::log(static_cast<double>(text.letters.size())) + odds.limit();
    for (std::size_t i = 0; i + 1 < name.words.size(); ++i) {
        const std::string& given = names.from.words[name.words[i]].roman;
        if (given.size() < kLetters || odds.best(given, text).score > chance + kGone) return false;
    }
    return true;
}

std::vector<std::optional<double>> NamesAcross::weigh_each(const BeadNames& names, std::string_view script,
                                                           const facts::NameOdds& odds, const facts::SoundText& text) const
{
    std::vector<std::optional<double>> evidence(names.names.size());
    std::optional<facts::SoundText> by_characters;
    for (std::size_t i = 0; i < names.names.size(); ++i) {
        const SoughtName& name = names.names[i];
        if ((!is_whole(names.from, name) && !is_lone(names, name)) ||
            !is_in_script(names.from.words[name.words.front()], "Latn"))
            continue;
        evidence[i] = evidence_of(names, name, odds, text);
        if ((script != "Hani" && script != "Kana") || !is_read_by_characters(names, name)) continue;
        if (!by_characters) by_characters = sound_text(names.to, script, false);
        evidence[i] = std::max(evidence[i], evidence_of(names, name, odds, *by_characters));
    }
    return evidence;
}

void NamesAcross::weigh_names(BeadNames& names, BeadMemo& memo) const
{
    constexpr double kGoneAlone = -1;       // of a single word letters tell less
    constexpr std::size_t kMost = 60000;    // letters times names, lest long lists take for ever
    const auto is_weighed = [&](const SoughtName& name) { return is_whole(names.from, name) || is_lone(names, name); };
    if (std::ranges::none_of(names.names, is_weighed)) return;
    const std::string_view script = sounding_script(names.to);
    const facts::NameOdds* const odds = facts::NameOdds::of(script);
    if (odds == nullptr) return;
    const facts::SoundText text = sound_text(names.to, script, true);
    if (text.letters.empty() || text.letters.size() * names.names.size() > kMost) return;
    if (memo.evidence.empty()) memo.evidence = weigh_each(names, script, *odds, text);
    for (std::size_t i = 0; i < names.names.size(); ++i) {
        SoughtName& name = names.names[i];
        name.evidence = memo.evidence[i];
        if (!name.evidence) continue;
        name.family_only = *name.evidence >= 0 && lacks_given_names(names, name, *odds, text);
        if (*name.evidence < (is_lone(names, name) ? kGoneAlone : 0)) name.found.assign(name.found.size(), false);
    }
}

namespace {

// How much better the odds are without one letter of the name, and without the one that may stand for it: "Мадтин".
double mended_gain(const facts::NameOdds& odds, const std::string& name, const std::string& written)
{
    constexpr std::size_t kApart = 3;
    const auto score = [&](const std::string& a, const std::string& b) {
        facts::SoundText text;
        text.add(0, b, 0);
        return odds.best(a, text).score;
    };
    const double whole = score(name, written);
    double best = whole;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const std::string rest = std::string(name).erase(i, 1);
        best = std::max(best, score(rest, written));
        for (std::size_t j = i - std::min(i, kApart); j < std::min(written.size(), i + kApart + 1); ++j)
            best = std::max(best, score(rest, std::string(written).erase(j, 1)));
    }
    return best - whole;
}

}    // namespace

// By the odds of the letters this is a rendering of the name as others are, though by their distance a letter may be wrong.
// Letters in another order cost the odds less than they should, so that what is far off is no rendering whatever they tell.
bool NamesAcross::is_fair_rendering(const NameWord& word, const NameWord& written) const
{
    constexpr double kGood = 1.5, kFair = 1.0;           // odds for each letter of the name
    constexpr double kAway = 1.5, kNear = 0.5;           // distance
    constexpr double kTurned = 0.5, kLeastGain = 0.8;    // what letters out of place cost
    constexpr double kWrongLetter = 4;                   // what one costs that is another, or left out
    const std::string_view script = matcher_.sounding_script(written);
    if (!is_in_script(word, "Latn") || is_in_script(written, "Latn")) return false;
    const facts::NameOdds* const odds = facts::NameOdds::of(script);
    if (odds == nullptr) return false;
    facts::SoundText text;
    text.add(0, written.roman, 0);
    const double each = odds->best(word.roman, text).score / static_cast<double>(word.roman.size());
    if (each < kFair) return false;
    const NameTurn turn = matcher_.turn(word, written.folded);
    // The order is not looked into where the distance is small.
    if (to_statistics_.cased && turn.plain >= kLeastGain && mended_gain(*odds, word.roman, written.roman) >= kWrongLetter)
        return false;
    const bool ordered = turn.plain >= kLeastGain && turn.whole - turn.once < kTurned;
    return turn.plain < kNear || (each >= kGood && turn.plain < kAway && ordered);
}

}    // namespace textdrift::drift
