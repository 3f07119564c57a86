// Whether a name is gone from the other side altogether: nothing there sounds like it, no other name of the same bearer
// stands for it, and it is no part of a title that is translated.
#include "core/drift/across_names_judge.h"

#include <algorithm>
#include <array>

#include "core/drift/across_names_letters.h"

namespace textdrift::drift {

namespace {

// The classes of the consonants of a word, doubled ones once: what all scripts keep of a name. "w" is a vowel to many.
std::string consonants_of(std::string_view roman)
{
    constexpr std::array<std::string_view, 6> kClasses{"bpfv", "kgqcxhj", "dt", "sz", "mn", "lr"};
    std::string classes;
    bool vowel = true;
    for (const char letter : roman) {
        const auto of = std::find_if(kClasses.begin(), kClasses.end(),
                                     [&](std::string_view letters) { return letters.find(letter) != letters.npos; });
        const bool silent = letter == 'h' && !vowel;    // "th", "bh", "sh"
        vowel = of == kClasses.end();
        if (vowel || silent) continue;
        const char name = static_cast<char>('0' + (of - kClasses.begin()));
        if (!classes.ends_with(name)) classes += name;
    }
    return classes;
}

}    // namespace

double consonants_apart(std::string_view a, std::string_view b)
{
    const std::string left = consonants_of(a), right = consonants_of(b);
    if (left.empty() && right.empty()) return 0;
    std::vector<std::size_t> common(right.size() + 1, 0);    // the longest common subsequence, row by row
    for (const char letter : left) {
        std::size_t before = 0;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t above = common[j + 1];
            common[j + 1] = letter == right[j] ? before + 1 : std::max(above, common[j]);
            before = above;
        }
    }
    return 1 - 2 * static_cast<double>(common.back()) / static_cast<double>(left.size() + right.size());
}

bool has_consonants_exchanged(std::string_view a, std::string_view b)
{
    constexpr std::size_t kLeast = 3;
    const auto consonants = [](std::string_view word) {
        std::string all;
        for (std::size_t i = 0; i < word.size(); ++i)
            if (!is_roman_vowel(static_cast<unsigned char>(word[i])) && (i == 0 || word[i] != word[i - 1])) all += word[i];
        return all;
    };
    std::string left = consonants(a), right = consonants(b);
    if (left.size() < kLeast || left == right) return false;
    std::ranges::sort(left);
    std::ranges::sort(right);
    return left == right;
}

double NameMatcher::sound_distance(const NameWord& from, const NameWord& to) const
{
    const NameSupport support = match(from, to);
    if (support.kind == NameSupport::Kind::Verbatim || support.kind == NameSupport::Kind::Inflected) return 0;
    return support.distance + kByConsonants * consonants_apart(from.roman, to.roman);
}

// Of the parts of a name those that stand away from the one that is found best are other words that sound alike.
void NamesAcross::drop_apart(SoughtName& name, const BeadNames& names) const
{
    constexpr double kSure = 0.12;
    std::size_t best = name.words.size();
    const auto surer = [&](std::size_t a, std::size_t b) {
        const NameSupport &one = name.support[a], &other = name.support[b];
        const bool spelled = one.kind == Kind::Spelled, written = other.kind != Kind::Spelled;
        return spelled == written ? !spelled : one.distance < other.distance;
    };
    for (std::size_t i = 0; i < name.words.size(); ++i)
        if (name.found[i] && (best == name.words.size() || surer(i, best))) best = i;
    if (best == name.words.size()) return;
    for (std::size_t i = 0; i < name.words.size(); ++i) {
        const NameSupport& support = name.support[i];
        if (i == best || !name.found[i] || support.kind != Kind::Spelled || support.distance < kSure) continue;
        const bool beside = std::any_of(name.support.begin(), name.support.end(), [&](const NameSupport& other) {
            return &other != &support && name.found[static_cast<std::size_t>(&other - name.support.data())] &&
                   (other.first == support.first || stand_together(other, support));
        });
        const auto& renderings = learnt(names.from.words[name.words[i]].folded).renderings;
        const auto seen = renderings.find(rendering(names.to, support.first, support.last));
        if (!beside && (seen == renderings.end() || seen->second < 2)) name.found[i] = false;
    }
}

// A word that may be the name's rendering: not explained, and as names are written there.
bool NamesAcross::may_render(const BeadNames& names, std::size_t index) const
{
    const NameWord& word = names.to.words[index];
    if (word.digits || word.single || word.roman.size() < 2 || taken_[index]) return false;
    if (to_statistics_.cased) return word.capital;
    return !is_no_name(word.folded);
}

// Some word, or run of letters, is so near to the word that it may be a spelling of it.
bool NamesAcross::sounds_like(const BeadNames& names, const NameWord& word, double limit, double limit_of_runs) const
{
    for (std::size_t i = 0; i < names.to.words.size(); ++i)
        if (may_render(names, i) && matcher_.sound_distance(word, names.to.words[i]) < limit) return true;
    if (copies_names() || !has_runs(names.to)) return false;
    NameSupport nearest;
    matcher_.find_runs(word.roman, facts::script_of_word(word.folded), names.to, nearest);
    return nearest.distance < limit_of_runs;
}

bool NamesAcross::has_runs(const NamePassage& passage)
{
    return std::any_of(passage.words.begin(), passage.words.end(), [](const NameWord& word) { return word.single; });
}

// The parts of the name side by side, in either order: long names are told from everything else more surely.
bool NamesAcross::sounds_whole(const BeadNames& names, const SoughtName& name) const
{
    constexpr double kRuns = 0.37;
    NameWord whole = names.from.words[name.words.front()];
    std::string ahead, backward = names.from.words[name.words.back()].roman;
    for (const std::size_t word : name.words) {
        ahead += names.from.words[word].roman;
        if (word != name.words.back()) backward += names.from.words[word].roman;
    }
    for (const std::string& letters : {ahead, backward}) {
        whole.folded = whole.roman = letters;
        if (sounds_like(names, whole, sound_limit(names, true), kRuns)) return true;
        for (std::size_t i = 0; i + 1 < names.to.words.size(); ++i) {
            if (names.to.words[i].digits || names.to.words[i].single || !names.to.words[i + 1].joined) continue;
            NameWord two = names.to.words[i];
            two.folded += names.to.words[i + 1].folded;
            two.roman += names.to.words[i + 1].roman;
            if (matcher_.sound_distance(whole, two) < sound_limit(names, true)) return true;
        }
    }
    return false;
}

bool NamesAcross::lacks_vowels(const NameWord& word)
{
    const std::string_view script = facts::script_of_word(word.folded);
    return script == "Arab" || script == "Hebr";
}

// Where vowels are not written words sound alike sooner; names of several words are longer.
double NamesAcross::sound_limit(const BeadNames& names, bool whole)
{
    const bool bare = std::any_of(names.to.words.begin(), names.to.words.end(), lacks_vowels);
    if (whole) return bare ? 0.46 : 0.52;
    return bare ? 0.4 : 0.44;
}

bool NamesAcross::is_gone(const BeadNames& names, const SoughtName& name) const
{
    constexpr double kSurePart = 0.3, kRuns = 0.36, kSureRuns = 0.26;
    // A word that sounds somewhere may be told twice and stand there once.
    if (name.evidence && (*name.evidence < 0 || !is_lone(names, name)))
        return *name.evidence < 0 && !is_called_otherwise(names, name, 0, names.to.words.size());
    const bool several = name.words.size() > 1;
    if (several && sounds_whole(names, name)) return false;
    for (const std::size_t word : name.words) {
        const NameWord& part = names.from.words[word];
        if (several && part.roman.size() < 4) continue;
        if (sounds_like(names, part, several ? kSurePart : sound_limit(names, false), several ? kSureRuns : kRuns))
            return false;
    }
    return !is_called_otherwise(names, name, 0, names.to.words.size());
}

// Another part of the same bearer's name stands there: "Harington" for "Kit".
bool NamesAcross::is_called_otherwise(const BeadNames& names, const SoughtName& name, std::size_t first,
                                      std::size_t end) const
{
    constexpr std::size_t kMost = 16;
    for (const std::size_t index : name.words) {
        const auto it = bearers_.find(names.from.words[index].folded);
        if (it == bearers_.end()) continue;
        for (std::size_t k = 0; k < std::min(kMost, it->second.size()); ++k)
            for (std::size_t i = first; i < end; ++i)
                if (is_rendering(names, *it->second[k], i)) return true;
    }
    return false;
}

bool NamesAcross::is_rendering(const BeadNames& names, const NameWord& word, std::size_t index) const
{
    const NameWord& written = names.to.words[index];
    if (taken_[index]) return false;
    if (const auto known = known_renderings_.find(written.folded);
        known != known_renderings_.end() && known->second.contains(word.folded))
        return true;
    return may_render(names, index) && word.roman.size() > 2 && matcher_.sound_distance(word, written) <= kAlike;
}

// "Game of Thrones": the name belongs to a title whose other word is an everyday one.
bool NamesAcross::is_in_title(const BeadNames& names, const SoughtName& name) const
{
    const auto& words = names.from.words;
    const auto everyday = [&](std::size_t i) {
        return words[i].capital && !words[i].upper && !words[i].digits && words[i].place < 0 && !is_opaque(words[i], 2) &&
               !is_title(from_lexicon_, words[i].folded);
    };
    const auto links = [&](std::size_t i) {
        return words[i].joined && words[i + 1].joined && !words[i].capital &&
               from_lexicon_.function_words.contains(words[i].folded);
    };
    const std::size_t first = name.words.front(), last = name.words.back();
    if (first > 1 && links(first - 1) && everyday(first - 2)) return true;
    return last + 2 < words.size() && links(last + 1) && everyday(last + 2);
}

}    // namespace textdrift::drift
