// Finds names whose letters are wrong: by the weights of the scripts and by the rest of the two texts.
#include "core/drift/across_names_judge.h"

#include <algorithm>

#include "core/drift/across_names_letters.h"
#include "core/text/fold.h"

namespace textdrift::drift {

// The version itself spells the name otherwise elsewhere: one letter inside is another.
bool NamesAcross::judge_own_text(const BeadNames& names, const SoughtName& name, std::size_t part)
{
    const std::size_t index = name.words[part];
    const NameWord& word = names.from.words[index];
    const std::u32string written = letters_of(word.folded);
    if (written.size() < 4 || from_statistics_.of(word.folded).times > 1 || names.to.words.empty()) return false;
    for (const auto& [other, seen] : from_statistics_.words) {
        if (seen.capital == 0 || !differs_inside(letters_of(other), written, false)) continue;
        if (written.size() < 6 && learnt(other).supported == 0) continue;
        const std::size_t there = name.found[part] ? name.support[part].first : middle_of(names, index);
        report(names, index, index, there, name.found[part] ? name.support[part].last : there, true, 0.7);
        return true;
    }
    return false;
}

// The word of the other side as far into the passage.
std::size_t NamesAcross::middle_of(const BeadNames& names, std::size_t index)
{
    return std::min(names.to.words.size() - 1,
                    static_cast<std::size_t>(names.from.position(index) * static_cast<double>(names.to.words.size())));
}

// Found, but spelled as nothing spells it: the rest of the text renders it in another way, or letters are wrong.
bool NamesAcross::judge_spelling(const BeadNames& names, const SoughtName& name, std::size_t part)
{
    const std::size_t index = name.words[part];
    const NameSupport& support = name.support[part];
    if (support.kind != Kind::Spelled) return false;
    if (judge_pinyin(names, name, part)) return true;
    const bool beside = std::count(name.found.begin(), name.found.end(), true) > 1;
    if (judge_exchanged(names, index, support, beside)) return true;
    if (names.to.words[support.first].single) return judge_letters(names, index, support);
    if (support.first != support.last) return false;
    const NameWord& word = names.from.words[index];
    const NameWord& written = names.to.words[support.first];
    if (to_statistics_.of(written.folded).times > 1) return false;
    if (written.roman.size() * 10 < word.roman.size() * (is_bare(written) ? 5 : 7)) return false;
    const bool slipped = is_slipped_rendering(word, written) || is_near_rendering(word, written, name.words.size() > 1);
    if (!slipped && is_known_form(word, written.folded)) return false;
    if (!slipped && !is_slipped_copy(names, name, part, support.first) && !is_wrong_copy(names, name, part) &&
        !(beside && is_worse_rendering(word, written)) && (word.roman.size() < 5 || !is_one_off(word, written)))
        return false;
    report(names, index, index, support.first, support.first, true, slipped ? 0.85 : 0.7);
    return true;
}

// "Zhou Minguuan" for 周明远: one part is the reading of its characters, the other but for a letter.
bool NamesAcross::judge_pinyin(const BeadNames& names, const SoughtName& name, std::size_t part)
{
    const auto reading = [&](const NameSupport& support) {
        std::string roman;
        for (std::size_t i = support.first; i <= support.last; ++i) roman += names.to.words[i].roman;
        return roman;
    };
    const NameSupport& support = name.support[part];
    const std::string& own = names.from.words[name.words[part]].roman;
    if (facts::script_of_word(names.to.words[support.first].folded) != "Hani" || own.size() < 4) return false;
    bool read = false;
    for (std::size_t i = 0; i < name.words.size(); ++i)
        read = read || (i != part && name.found[i] && reading(name.support[i]) == names.from.words[name.words[i]].roman);
    const std::u32string written = letters_of(own), wanted = letters_of(reading(support));
    if (!read || (!differs_inside(wanted, written, false) && !is_swapped(wanted, written))) return false;
    report(names, name.words[part], name.words[part], support.first, support.last, true, 0.8);
    return true;
}

// Two neighbouring letters changed back make it the name: "Ramhan", シンリ, אתחר.
bool NamesAcross::is_exchanged(const NameWord& word, const NameWord& written, std::string_view letters, bool beside) const
{
    const NameRepair repair = matcher_.repair(word, letters);
    const double length = static_cast<double>(word.roman.size());
    // What was found may be shorter than the run in question, and near enough as it is.
    const double plain = std::min(repair.plain, matcher_.repair(word, written.folded).plain);
    const double gain = plain - repair.swapped;
    const bool same_script = facts::script_of_word(word.folded) == matcher_.sounding_script(written);
    if (same_script) return word.roman.size() > 3 && gain >= 0.15 && repair.swapped <= 0.05;
    const std::string_view script = facts::script_of_word(written.folded);
    if (script == "Hani" || script == "Hang")
        return (gain >= 0.8 && repair.swapped <= 0.25 * length) || (gain >= 0.5 && repair.swapped <= 0.08 * length);
    const bool bare = script == "Arab" || script == "Hebr";    // few letters tell a word
    return (gain >= 0.45 && repair.swapped <= 0.06 * length) ||
           ((beside || !bare) && gain >= (beside ? 0.5 : 0.9) && repair.swapped <= 0.13 * length);
}

bool NamesAcross::judge_exchanged(const BeadNames& names, std::size_t index, const NameSupport& support, bool beside)
{
    const NameWord& word = names.from.words[index];
    const std::string letters = rendering(names.to, support.first, support.last);
    NameWord written = names.to.words[support.first];
    written.folded = letters;
    if (word.roman.size() < 4 || to_statistics_.of(letters).times > 1) return false;
    if (!written.single && is_plausible(word, written)) return false;
    const auto& renderings = learnt(word.folded).renderings;
    const auto own = renderings.find(letters);
    if (own != renderings.end() && own->second > 1) return false;
    std::size_t last = support.last;
    // The letters that belong to it may go on: of 모노레 the first two are like "Moreno" too.
    const std::size_t more_letters = facts::script_of_word(written.folded) == "Hang" ? 2 : 0;
    std::string longer = letters;
    for (std::size_t more = 0; more <= more_letters; ++more) {
        if (more > 0) {
            if (!written.single || last + 1 >= names.to.words.size() || !names.to.words[last + 1].joined ||
                names.to.words[last + 1].dotted || !names.to.words[last + 1].single || taken_[last + 1])
                return false;
            longer += names.to.words[++last].folded;
        }
        if (!is_exchanged(word, written, longer, beside)) continue;
        report(names, index, index, support.first, last, true, 0.8);
        return true;
    }
    return false;
}

// One or two letters other than in the rest of the text: 习近乎 beside 习近平.
bool NamesAcross::judge_letters(const BeadNames& names, std::size_t index, const NameSupport& support)
{
    const Learnt& known = learnt(names.from.words[index].folded);
    const std::u32string written = letters_of(rendering(names.to, support.first, support.last));
    const auto own = known.renderings.find(rendering(names.to, support.first, support.last));
    if (own != known.renderings.end() && own->second > 1) return false;
    const std::string_view script = facts::script_of_word(names.to.words[support.first].folded);
    const bool syllables = script == "Hani" || script == "Hang";
    const std::size_t least = syllables ? 2 : script == "Kana" ? 3 : 5;    // else letters
    for (const auto& [other, times] : known.renderings) {
        const std::u32string usual = letters_of(other);
        if (usual == written || usual.size() != written.size() || usual.size() < least) continue;
        if (times < 2 && !syllables && script != "Kana") continue;
        if (matcher_.same_name(other, rendering(names.to, support.first, support.last))) return false;
        std::size_t equal = 0;
        for (std::size_t i = 0; i < usual.size(); ++i) equal += usual[i] == written[i];
        if (equal * 2 <= usual.size() || (usual.front() != written.front() && usual.back() != written.back())) continue;
        report(names, index, index, support.first, support.last, true, times > 1 ? 0.85 : 0.7);
        return true;
    }
    return false;
}

// Not found, but a rendering of it, or the name itself, stands there with one wrong letter; or beside another part of the
// name something that only resembles it.
bool NamesAcross::judge_near(const BeadNames& names, const SoughtName& name, std::size_t part)
{
    const std::size_t index = name.words[part];
    const NameWord& word = names.from.words[index];
    if (lost_letters(names, index)) return true;
    if (judge_forgiven(names, name, part)) return true;
    if (judge_run(names, index)) return true;
    if (word.roman.size() < 4 || to_statistics_.single) return false;
    const bool beside = std::count(name.found.begin(), name.found.end(), true) > 0;
    for (const bool loosely : {false, true})
        for (std::size_t i = 0; i < names.to.words.size(); ++i) {
            const NameWord& written = names.to.words[i];
            if (taken_[i] || written.place >= 0 || written.digits || (to_statistics_.cased && !written.capital)) continue;
            if (!may_be_garbled(word, written, beside)) continue;
            const bool slipped =
                is_slipped_rendering(word, written) || (loosely && is_near_rendering(word, written, name.words.size() > 1));
            if (!slipped && !is_slipped_copy(names, name, part, i) && !(loosely && is_near_beside(names, name, part, i)))
                continue;
            taken_[i] = true;
            report(names, index, index, i, i, true, slipped ? 0.85 : 0.7);
            return true;
        }
    return false;
}

// A word that would be the name but for one letter inside it.
bool NamesAcross::judge_forgiven(const BeadNames& names, const SoughtName& name, std::size_t part)
{
    const NameWord& word = names.from.words[name.words[part]];
    const bool beside = std::count(name.found.begin(), name.found.end(), true) > 0;
    if (word.roman.size() < (beside ? 3u : 5u)) return false;
    // Where the text tells how it is rendered, wrong letters are wrong ones of that rendering; elsewhere scripts leave room
    // for many spellings.
    if (!in_latin_both(names, word) && (!beside || learnt(word.folded).supported > 0)) return false;
    for (std::size_t i = 0; i < names.to.words.size(); ++i) {
        const NameWord& written = names.to.words[i];
        if (taken_[i] || written.place >= 0 || written.digits || written.single ||
            (to_statistics_.cased && !written.capital))
            continue;
        if (!may_be_garbled(word, written, beside) || to_common_.contains(written.folded)) continue;
        if (is_known_form(word, written.folded)) continue;
        // Words of consonants alone are near each other once two have changed places.
        const bool exchanged = !is_bare(written) && is_exchanged(word, written, written.folded, beside);
        if (!exchanged && !is_one_off(word, written)) continue;
        taken_[i] = true;
        report(names, name.words[part], name.words[part], i, i, true, 0.8);
        return true;
    }
    return false;
}

// Whether all but one edit inside is as the scripts spell each other, and that edit as they do not.
bool NamesAcross::is_one_off(const NameWord& word, const NameWord& written) const
{
    const std::string_view script = matcher_.sounding_script(written);
    const std::string_view own = facts::script_of_word(word.folded);
    // "Mc" is read in more ways than one: "Mek", "Mak", "Mc".
    if (script == "Hani" || script == "Hang" || (script != own && word.roman.starts_with("mc"))) return false;
    if (word.roman.size() < 4)
        return script == own && differs_inside(U" " + letters_of(word.folded), U" " + letters_of(written.folded), true);
    if (script != own && (word.roman.size() < 5 || written.roman.size() < 4)) return false;
    // Of "Yong-su" a part may stand there by itself.
    if (script != own && sides_.from.slice(word.range).find('-') != std::string_view::npos) return false;
    // "Slavic", "Slavische": derived from it.
    if (script == own && written.roman.starts_with(std::string_view(word.roman).substr(0, word.roman.size() - 1)))
        return false;
    const double least = script == "Latn" && own == "Latn" ? 0.715 : 0.97;
    const double rest =
        (is_bare(written) ? 0.04 : 0.03) * static_cast<double>(word.roman.size()) + (script == own ? 0 : 0.02);
    const auto& distance = facts::SpellingDistance::lenient(own, script);
    const std::string sound = facts::sounded(word.roman);
    bool off = false;
    for (const std::string_view form : forms_of(written.folded)) {
        const std::string roman = facts::romanise(form), sound_there = facts::sounded(roman);
        if (roman.size() < 3) continue;
        const auto result = distance.forgive(word.roman, roman, 0);
        if (result.plain < least || distance.forgive(sound, roman, 0).plain < least) return false;
        const auto sounds = distance.forgive(sound, sound_there, 0);
        if (sounds.plain < least) return false;
        off = off || (result.forgiven <= rest && result.plain - result.forgiven >= least) ||
              (script != own && sounds.forgiven <= rest && sounds.plain - sounds.forgiven >= least);
    }
    return off || (script == "Kana" && is_wrong_syllable(word, written));
}

// One letter of katakana is another: two or three Latin ones are.
bool NamesAcross::is_wrong_syllable(const NameWord& word, const NameWord& written) const
{
    constexpr std::size_t kLeast = 4;
    constexpr double kGain = 1.4;
    const double length = static_cast<double>(word.roman.size());
    if (letters_of(written.folded).size() < kLeast || word.roman.size() < 6) return false;
    const NameRepair repair = matcher_.repair(word, written.folded);
    return repair.replaced <= 0.05 * length && repair.plain - repair.replaced >= kGain;
}

bool NamesAcross::may_be_garbled(const NameWord& word, const NameWord& written, bool beside) const
{
    const std::size_t a = word.roman.size(), b = written.roman.size();
    if (b < 3 || b * 10 < a * (is_bare(written) ? 4 : 6) || a * 10 < b * 6) return false;
    if (!to_statistics_.cased && a < (beside || learnt(word.folded).supported > 1 ? 5 : 6)) return false;
    const auto seen = to_statistics_.of(written.folded);
    return seen.times <= 1 && !is_everyday(written.folded);    // none: "Yong-su" is counted by its parts
}

// A script that leaves most vowels unwritten.
bool NamesAcross::is_bare(const NameWord& written)
{
    const std::string_view script = facts::script_of_word(written.folded);
    return script == "Arab" || script == "Hebr";
}

// In scripts of single letters: a run that would be the rendering the text has more than once but for one letter inside.
bool NamesAcross::judge_run(const BeadNames& names, std::size_t index)
{
    constexpr std::size_t kLeast = 3;
    const auto& words = names.to.words;
    for (const auto& [rendering, times] : learnt(names.from.words[index].folded).renderings) {
        const std::u32string usual = letters_of(rendering);
        if (times < 2 || usual.size() < kLeast) continue;
        for (std::size_t i = 0; i + usual.size() <= words.size(); ++i) {
            std::size_t length = 0, equal = 0;
            for (; length < usual.size(); ++length) {
                const NameWord& word = words[i + length];
                if (!word.single || taken_[i + length] || (length > 0 && !word.joined)) break;
                const bool same = letters_of(word.folded) == usual.substr(length, 1);
                if (!same && (length == 0 || (length + 1 == usual.size() && length < kLeast))) break;
                equal += same;
            }
            if (length < usual.size() || equal + 1 != usual.size()) continue;
            for (std::size_t w = i; w < i + length; ++w) taken_[w] = true;
            report(names, index, index, i, i + length - 1, true, 0.85);
            return true;
        }
    }
    return false;
}

bool NamesAcross::in_latin_both(const BeadNames& names, const NameWord& word) const
{
    return facts::script_of_word(word.folded) == "Latn" && !names.to.words.empty() &&
           matcher_.sounding_script(names.to.words.front()) == "Latn";
}

// "T Lm" for "Tô Lâm": the letters beyond ASCII are gone.
bool NamesAcross::lost_letters(const BeadNames& names, std::size_t index)
{
    std::string left;
    for (const char c : sides_.from.slice(names.from.words[index].range))
        if (static_cast<unsigned char>(c) < 0x80) left += c;
    left = text::fold(left);
    if (left.empty() || left.size() == names.from.words[index].range.size() || left == names.from.words[index].roman)
        return false;
    for (std::size_t i = 0; i < names.to.words.size(); ++i) {
        if (taken_[i] || !names.to.words[i].capital || names.to.words[i].folded != left) continue;
        taken_[i] = true;
        report(names, index, index, i, i, true, 0.85);
        return true;
    }
    return false;
}

}    // namespace textdrift::drift
