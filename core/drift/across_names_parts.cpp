// Parts of foreign names in scripts of syllables, which a middle dot or a blank keeps apart (安娜·彼得罗娃, 안나 페트로바):
// two syllables that changed places.
#include "core/drift/across_names_judge.h"

#include <algorithm>
#include <tuple>

namespace textdrift::drift {

namespace {

constexpr std::size_t kLongestPart = 6;    // words of single letters

bool is_border(const NameWord& word)
{
    if (word.dotted) return true;
    return word.joined && word.single && word.word_start && facts::script_of_word(word.folded) == "Hang";
}

}    // namespace

NamePart NamesAcross::read_part(const BeadNames& names, const NameWord& word, std::size_t border, bool behind) const
{
    const auto& words = names.to.words;
    NamePart part;
    std::string letters;
    for (std::size_t length = 1; length <= kLongestPart; ++length) {
        if (behind ? border + length > words.size() : length > border) break;
        const std::size_t at = behind ? border + length - 1 : border - length;
        // What stands on this side of the border belongs together.
        if (length > 1 && (!words[at].single || !words[at + (behind ? 0 : 1)].joined ||
                           (behind ? is_border(words[at]) : words[at + 1].dotted)))
            break;
        letters = behind ? letters + words[at].folded : words[at].folded + letters;
        const NameRepair repair = matcher_.repair(word, letters);
        part.plain = std::min(part.plain, repair.plain);
        if (repair.swapped < part.swapped) {
            part.swapped = repair.swapped;
            part.first = std::min(border, at);
            part.last = behind ? at : border - 1;
        }
    }
    return part;
}

// The name's parts on both sides of a border: one is there, and the other would be.
bool NamesAcross::judge_parts_at(const BeadNames& names, const SoughtName& name, std::size_t border)
{
    constexpr double kThere = 0.36, kRest = 0.25, kGain = 0.8;
    for (std::size_t k = 0; k + 1 < name.words.size(); ++k) {
        const NameWord &left = names.from.words[name.words[k]], &right = names.from.words[name.words[k + 1]];
        const NamePart before = read_part(names, left, border, false), behind = read_part(names, right, border, true);
        const auto there = [&](const NamePart& part, const NameWord& word) {
            return std::min(part.plain, part.swapped) <= kThere * static_cast<double>(word.roman.size());
        };
        if (!there(before, left) || !there(behind, right)) continue;
        for (const auto& [part, word, index] : {std::tuple(before, left, k), std::tuple(behind, right, k + 1)}) {
            if (word.roman.size() < 4 || part.plain - part.swapped < kGain ||
                part.swapped > kRest * static_cast<double>(word.roman.size()))
                continue;
            report(names, name.words[index], name.words[index], part.first, part.last, true, 0.8);
            return true;
        }
        return false;
    }
    return false;
}

bool NamesAcross::judge_parts(const BeadNames& names, const SoughtName& name)
{
    if (name.words.size() < 2) return false;
    for (std::size_t border = 1; border < names.to.words.size(); ++border) {
        if (!is_border(names.to.words[border])) continue;
        const bool near = std::any_of(name.support.begin(), name.support.end(), [&](const NameSupport& support) {
            return support.distance < 1 && support.first < border + kLongestPart && border < support.last + kLongestPart;
        });
        if (near && judge_parts_at(names, name, border)) return true;
    }
    return false;
}

}    // namespace textdrift::drift
