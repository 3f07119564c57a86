// Finds names in which letters or syllables changed places ("Chipachite" for Chichipate, アラシュエフィー for
// アシュラフィーエ), or a single one is wrong. Scripts leave room for many spellings of a sound, but none for the sounds in
// another order.
#include "core/drift/across_names_judge.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <unicode/uchar.h>

#include "core/drift/across_names_letters.h"
#include "core/text/utf8.h"

namespace textdrift::drift {

namespace {

constexpr std::size_t kLeastBare = 5;    // letters of a word without vowels: fewer are like many names
constexpr double kLeastGain = 0.8;       // what one run of letters out of place costs

// The signs that belong to the letter before them: vowels of Indian scripts, small kana, the length of a vowel.
bool continues_syllable(char32_t letter, char32_t before)
{
    constexpr std::u32string_view kSmall = U"\u30FC\u30A1\u30A3\u30A5\u30A7\u30A9\u30E3\u30E5\u30E7\u0E30\u0E32\u0E33";
    constexpr std::u32string_view kBinding = U"\u094D\u09CD\u17D2\u1039\u0E40\u0E41\u0E42\u0E43\u0E44";    // with the next
    const int category = u_charType(static_cast<UChar32>(letter));
    return category == U_NON_SPACING_MARK || category == U_COMBINING_SPACING_MARK || category == U_FORMAT_CHAR ||
           kSmall.find(letter) != std::u32string_view::npos || kBinding.find(before) != std::u32string_view::npos;
}

// The letters of a word in Latin ones, each with the signs that belong to it.
std::vector<std::string> romanised_letters(std::string_view word)
{
    std::vector<std::string> letters;
    char32_t before = 0;
    for (const char32_t letter : letters_of(word)) {
        if (letters.empty() || !continues_syllable(letter, before)) letters.emplace_back();
        text::append_code_point(letters.back(), letter);
        before = letter;
    }
    for (std::string& letter : letters) letter = facts::romanise(letter);
    return letters;
}

std::string joined(const std::vector<std::string>& letters)
{
    std::string text;
    for (const std::string& letter : letters) text += letter;
    return text;
}

// Two neighbouring runs of letters, or two letters, change places where that brings the word nearest to the name: the sum
// that is left.
double turn_back(const facts::SpellingDistance& distance, std::string_view roman, std::vector<std::string>& letters,
                 double plain)
{
    constexpr std::size_t kFarthest = 5;    // letters that take part
    std::vector<std::string> best = letters, turned;
    const auto weigh = [&] {
        const double sum = distance.measure(roman, joined(turned)).total;
        if (sum >= plain) return;
        plain = sum;
        best = turned;
    };
    for (std::size_t first = 0; first < letters.size(); ++first)
        for (std::size_t end = first + 2; end <= std::min(letters.size(), first + kFarthest); ++end) {
            for (std::size_t middle = first + 1; middle < end; ++middle) {
                turned = letters;
                std::rotate(turned.begin() + std::ptrdiff_t(first), turned.begin() + std::ptrdiff_t(middle),
                            turned.begin() + std::ptrdiff_t(end));
                weigh();
            }
            turned = letters;
            std::swap(turned[first], turned[end - 1]);
            weigh();
        }
    letters = std::move(best);
    return plain;
}

bool is_syllabic(std::string_view script)
{
    return script == "Hani" || script == "Hang" || script == "Kana";
}

// What may be left of the distance once the letters are in order, for each letter of the name: scripts of syllables are
// farther from Latin spellings than alphabets.
double rest_of(std::string_view script, bool found)
{
    if (is_syllabic(script)) return found ? 0.2 : 0.06;
    const bool bare = script == "Arab" || script == "Hebr";
    if (bare || script == "Thai" || script == "Khmr") return found ? 0.1 : 0.08;
    return found ? 0.15 : 0.1;
}

// The sum that is left without one letter of such a script, and without the one to three Latin ones in its place.
double best_without(const facts::SpellingDistance& distance, std::string_view roman, const std::vector<std::string>& letters)
{
    constexpr std::size_t kMostLatin = 3;
    double best = 1e6;
    for (std::size_t left_out = 0; left_out <= letters.size(); ++left_out) {
        std::string left;
        for (std::size_t i = 0; i < letters.size(); ++i)
            if (i != left_out) left += letters[i];
        for (std::size_t at = 0; at < roman.size(); ++at)
            for (std::size_t length = left_out == letters.size(); length <= std::min(kMostLatin, roman.size() - at);
                 ++length) {
                const std::string rest = std::string(roman.substr(0, at)) + std::string(roman.substr(at + length));
                if (!rest.empty()) best = std::min(best, distance.measure(rest, left).total);
            }
    }
    return best;
}

// How many letters the two do not share.
std::size_t letters_apart(std::string_view a, std::string_view b)
{
    std::array<int, 256> counts{};
    for (const char c : a) ++counts[static_cast<unsigned char>(c)];
    for (const char c : b) --counts[static_cast<unsigned char>(c)];
    std::size_t apart = 0;
    for (const int count : counts) apart += static_cast<std::size_t>(std::abs(count));
    return apart;
}

bool is_solid(const NameWord& word)
{
    const std::string_view script = facts::script_of_word(word.folded);
    return word.single || script == "Thai" || script == "Khmr" || script == "Mymr" || script == "Laoo";
}

// Of Chinese characters some write foreign names, others hardly ever.
bool may_end_name(const NameWord& word)
{
    constexpr float kHardlyEver = -0.5F;
    return facts::script_of_word(word.folded) != "Hani" || facts::name_odds_of_character(word.folded) > kHardlyEver;
}

}    // namespace

NameTurn NameMatcher::turn(const NameWord& from, std::string_view written) const
{
    constexpr std::size_t kLeast = 3, kMost = 14;
    NameTurn turn;
    NameWord word;
    word.folded = written;
    const auto& distance = facts::SpellingDistance::lenient(facts::script_of_word(from.folded), sounding_script(word));
    std::vector<std::string_view> variants;
    endings_.variants(written, variants);
    const std::size_t loose = endings_.told() ? 1 : 0;
    std::vector<std::string> own{from.roman, facts::sounded(from.roman)};
    if (from.roman.ends_with('s') && from.roman.size() > 4) own.push_back(from.roman.substr(0, from.roman.size() - 1));
    for (const std::string_view variant : variants)
        for (const std::string_view stem : endings_.told() ? endings_.stems(variant) : std::vector{variant}) {
            const std::string roman = facts::romanise(stem), sound = facts::sounded(roman);
            for (const std::string& name : own) {
                const auto as_it_is = distance.forgive(name, roman, loose);
                const auto by_sound = distance.forgive(name, sound, loose);
                turn.plain = std::min({turn.plain, as_it_is.plain, by_sound.plain});
                turn.forgiven = std::min({turn.forgiven, as_it_is.forgiven, by_sound.forgiven});
            }
        }
    if (turn.plain < kLeastGain) return turn;    // a spelling of it as it is
    for (const std::string_view variant : variants) {
        std::vector<std::string> letters = romanised_letters(variant);
        if (letters.size() < kLeast || letters.size() > kMost) continue;
        const double whole = distance.measure(from.roman, joined(letters)).total;
        if (whole >= turn.whole) continue;
        turn.whole = whole;
        turn.once = turn_back(distance, from.roman, letters, whole);
        if (is_syllabic(sounding_script(word))) turn.without = best_without(distance, from.roman, letters);
        turn.twice = turn_back(distance, from.roman, letters, turn.once);
    }
    return turn;
}

// Letters that changed places, once or twice.
bool NamesAcross::is_turned(const NameWord& word, const NameTurn& turn, std::string_view script, bool found)
{
    const double rest = rest_of(script, found) * static_cast<double>(word.roman.size());
    if (turn.plain < kLeastGain) return false;
    return (turn.whole - turn.once >= kLeastGain && turn.once <= rest) ||
           (turn.whole - turn.twice >= 2 * kLeastGain && turn.twice <= rest);
}

// One letter is another, lost or too many, and as it is no custom explains it.
bool NamesAcross::is_slipped(const NameWord& word, const NameTurn& turn, std::string_view script)
{
    constexpr std::size_t kBareLetters = 6;
    if ((script == "Arab" || script == "Hebr") && word.roman.size() < kBareLetters) return false;
    constexpr double kGain = 0.75, kRest = 0.05, kPlain = 0.9, kSyllable = 1.3, kRestOfHan = 0.05, kRestOfSyllables = 0.08;
    constexpr double kRestOfSigns = 0.075;    // scripts of South East Asia, in which more letters are silent
    const double length = static_cast<double>(word.roman.size());
    const bool signs = script == "Thai" || script == "Khmr" || script == "Mymr";
    if (turn.plain - turn.forgiven >= kGain && turn.forgiven <= (signs ? kRestOfSigns : kRest) * length) return true;
    return turn.plain >= kPlain && turn.whole - turn.without >= kSyllable &&
           turn.without <= (script == "Hani" ? kRestOfHan : kRestOfSyllables) * length;
}

// What is cut out of a name from abroad in Chinese characters, or holds what belongs to none: 布莱 of 布莱西·福特, 里克·佩
// of 里克·佩里, 安排了.
bool NamesAcross::is_badly_cut(const NamePassage& to, std::size_t first, std::size_t last) const
{
    constexpr std::size_t kLongest = 6;    // characters of a part of a name
    constexpr float kNoName = -2;
    const auto& words = to.words;
    for (std::size_t i = first; i <= last; ++i) {
        if (!is_character(words[i])) return false;
        if (i > first && words[i].dotted) return true;
        // A wrong character may be any, but is no part of a word: 安排.
        const bool alone = words[i].word_start && words[i].word_end;
        if (!sides_.turned && !alone && facts::name_odds_of_character(words[i].folded) < kNoName) return true;
    }
    for (std::size_t i = last + 1; i < std::min(words.size(), last + kLongest) && words[i].joined && is_character(words[i]);
         ++i)
        if (words[i].dotted) return i > last + 1;
    return false;
}

// Where a word with letters in another order may stand: a word, or a run of letters where nothing keeps words apart.
std::vector<NamesAcross::NameRun> NamesAcross::turnable_runs(const BeadNames& names, const NameWord& word, std::size_t from,
                                                             std::size_t end) const
{
    constexpr std::size_t kOfSyllables = 10, kOfBare = 12, kOfLetters = 6;    // tenths of the letters that differ
    const auto loose = [](const NameWord& written) {
        const std::string_view script = facts::script_of_word(written.folded);
        return is_syllabic(script) || script == "Thai" || script == "Khmr" || script == "Mymr";
    };
    const auto& words = names.to.words;
    std::vector<NameRun> runs;
    for (std::size_t first = from; first < end; ++first) {
        std::string roman;
        // A word of Hangul begins with the name or is none of it.
        if (words[first].single && !words[first].word_start && facts::script_of_word(words[first].folded) == "Hang")
            continue;
        for (std::size_t last = first; last < words.size(); ++last) {
            const NameWord& written = words[last];
            if (taken_[last] || written.digits || written.roman.empty()) break;
            if (written.place >= 0 && !names.to.places[static_cast<std::size_t>(written.place)].form->weak) break;
            if (last > first &&
                (!is_solid(written) || !is_solid(words[first]) || words[last - 1].range.end != written.range.begin ||
                 facts::script_of_word(written.folded) != facts::script_of_word(words[first].folded)))
                break;
            roman += written.roman;
            if (!may_end_name(words[first]) || !may_end_name(written) || is_badly_cut(names.to, first, last)) continue;
            const std::size_t bare = is_bare(written) ? 2 : 1;    // vowels are not written
            const std::size_t tenths = bare > 1 ? kOfBare : loose(written) ? kOfSyllables : kOfLetters;
            if (roman.size() * 3 > word.roman.size() * 5) break;
            if (bare > 1 && roman.size() < kLeastBare) continue;
            if (roman.size() * 3 * bare < word.roman.size() * 2 ||
                letters_apart(roman, word.roman) * 10 > word.roman.size() * tenths)
                continue;
            runs.emplace_back(first, last);
        }
    }
    return runs;
}

// Of "Yong-su" a part may stand there by itself, and "Mc" is read in more ways than one.
bool NamesAcross::may_slip(const NameWord& word) const
{
    return !word.roman.starts_with("mc") && sides_.from.slice(word.range).find('-') == std::string_view::npos;
}

// A blank is missing between the name and another word.
bool NamesAcross::is_glued(const NameWord& word, const std::string& written) const
{
    constexpr std::size_t kMost = 24, kLeast = 3;
    const double there = 0.1 + 0.04 * static_cast<double>(word.roman.size());
    const std::u32string letters = letters_of(written);
    if (letters.size() > kMost) return false;
    std::string part;
    for (std::size_t first = 0; first + kLeast <= letters.size(); ++first)
        for (std::size_t end = first + kLeast; end <= letters.size(); ++end) {
            if ((first > 0 && end < letters.size()) || end - first + 1 >= letters.size()) continue;
            part.clear();
            for (std::size_t i = first; i < end; ++i) text::append_code_point(part, letters[i]);
            const auto& distance =
                facts::SpellingDistance::lenient(facts::script_of_word(word.folded), facts::script_of_word(part));
            if (distance.forgive(word.roman, facts::romanise(part), 0).plain < there) return true;
        }
    return false;
}

// The same of the letters around a run that has none but its neighbours to end it: the run that is nearest once its letters
// are in order.
NameTurn NamesAcross::turn_around(const BeadNames& names, const NameWord& word, std::size_t& first, std::size_t& last)
{
    constexpr std::size_t kAround = 2;    // letters before it that may belong to it
    const std::vector<bool> taken = taken_;
    for (std::size_t i = first; i <= last; ++i) taken_[i] = false;
    NameTurn best = matcher_.turn(word, word_of(names.to, first, last).folded);
    double whole = best.whole, plain = best.plain;
    for (const auto& [a, b] : turnable_runs(names, word, first - std::min(first, kAround), last + 1)) {
        const NameTurn turn = matcher_.turn(word, word_of(names.to, a, b).folded);
        plain = std::min(plain, turn.plain);
        whole = std::min(whole, turn.whole);
        if (turn.twice >= best.twice) continue;
        best = turn;
        first = a;
        last = b;
    }
    best.plain = plain;    // more or fewer letters may be nearer as they are
    best.whole = whole;
    taken_ = taken;
    return best;
}

// The name is found, but near only because it has the same letters in another order.
bool NamesAcross::judge_turned(const BeadNames& names, const SoughtName& name, std::size_t part)
{
    constexpr double kUnsure = 0.2, kNear = 0.25;
    const std::size_t index = name.words[part];
    const NameWord& word = names.from.words[index];
    const NameSupport& support = name.support[part];
    if (word.roman.size() < 5 || support.kind != Kind::Spelled || !may_slip(word)) return false;
    NameWord written = word_of(names.to, support.first, support.last);
    const std::string_view script = matcher_.sounding_script(written);
    std::size_t first = support.first, last = support.last;
    NameTurn best = matcher_.turn(word, written.folded);
    if (is_solid(names.to.words[first])) best = turn_around(names, word, first, last);
    if (script == "Hang" && !names.to.words[first].word_start) return false;
    written = word_of(names.to, first, last);
    // What is that far off need not be the name at all.
    const bool near = support.distance < kNear;
    if (!is_turned(word, best, script, near) && !is_slipped(word, best, script)) {
        if (best.plain < kLeastGain || support.distance < kUnsure) return false;
        const std::vector<bool> taken = taken_;
        for (std::size_t i = support.first; i <= support.last; ++i) taken_[i] = false;
        if (judge_turned_away(names, name, part)) return true;
        taken_ = taken;
        return false;
    }
    if (written.roman.size() * 10 < word.roman.size() * (is_bare(written) ? 5 : 7)) return false;
    if (is_bare(written) && written.roman.size() < kLeastBare) return false;
    if (is_known_form(word, written.folded) || is_written_again(names.to, first, last) || is_glued(word, written.folded))
        return false;
    for (std::size_t i = first; i <= last; ++i) taken_[i] = true;
    report(names, index, index, first, last, true, 0.8);
    return true;
}

// A word, or a run of letters, would be the name but for wrong letters. Of the letters of a whole passage some run is always
// near: it has to stand beside another part of the name.
bool NamesAcross::is_wrong_run(const BeadNames& names, const NameWord& word, const std::vector<NameRun>& runs,
                               const NameRun& run, bool beside) const
{
    constexpr std::size_t kLongName = 6;    // a letter of it may be wrong wherever it stands
    const auto [first, last] = run;
    const NameWord written = word_of(names.to, first, last);
    const std::string_view script = matcher_.sounding_script(written);
    const bool sure = beside && script != "Hani";    // whose characters may belong to the word before
    NameTurn turn = matcher_.turn(word, written.folded);
    const auto is_wrong = [&] {
        return is_turned(word, turn, script, false) ||
               (word.roman.size() >= kLongName && (!written.single || sure) && is_slipped(word, turn, script));
    };
    if (!is_wrong()) return false;
    for (const auto& [a, b] : runs) {    // more or fewer letters may be nearer as they are
        if (a > last || first > b) continue;
        const NameTurn other = matcher_.turn(word, word_of(names.to, a, b).folded);
        turn.plain = std::min(turn.plain, other.plain);
        turn.whole = std::min(turn.whole, other.whole);
    }
    return is_wrong() && !is_known_form(word, written.folded) && !is_written_again(names.to, first, last) &&
           !is_glued(word, written.folded);
}

// The name is not found, and a word about there has its letters in another order, or but one that is wrong.
bool NamesAcross::judge_turned_away(const BeadNames& names, const SoughtName& name, std::size_t part)
{
    constexpr double kAway = 0.3;
    const std::size_t index = name.words[part];
    const NameWord& word = names.from.words[index];
    if (word.roman.size() < (to_statistics_.cased ? 5u : 6u) || !may_slip(word)) return false;
    const auto runs = turnable_runs(names, word, 0, names.to.words.size());
    for (const auto& [first, last] : runs) {
        if (to_statistics_.cased && !names.to.words[first].capital) continue;
        // Capitals of the version may be those of a heading.
        const bool beside = stands_beside_part(name, part, first, false) || stands_beside_part(name, part, last, false);
        if (!beside && (sides_.turned || std::abs(names.from.position(index) - names.to.position(first)) > kAway)) continue;
        const std::string written = word_of(names.to, first, last).folded;
        if (is_everyday(written)) continue;
        if (!is_wrong_run(names, word, runs, {first, last}, beside)) continue;
        for (std::size_t i = first; i <= last; ++i) taken_[i] = true;
        report(names, index, index, first, last, true, 0.8);
        return true;
    }
    return false;
}

}    // namespace textdrift::drift
