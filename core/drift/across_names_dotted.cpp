// Names whose parts a dot keeps together in scripts without blanks (斯图·罗森伯格): one part is there, beside it is another.
#include "core/drift/across_names_judge.h"

#include <algorithm>

namespace textdrift::drift {

// The letters right before or behind a dot that are nearest to a word.
NamesAcross::DottedPart NamesAcross::read_dotted(const BeadNames& names, const NameWord& word, std::size_t dot,
                                                 bool behind) const
{
    constexpr std::size_t kMost = 6;
    DottedPart best;
    NameWord run = names.to.words[behind ? dot : dot - 1];
    run.folded.clear();
    run.roman.clear();
    for (std::size_t length = 1; length <= kMost && (behind ? dot + length <= names.to.words.size() : length <= dot);
         ++length) {
        const std::size_t at = behind ? dot + length - 1 : dot - length;
        const NameWord& next = names.to.words[at];
        if (!next.single || next.roman.empty() || (length > 1 && behind && (!next.joined || next.dotted))) break;
        run.folded = behind ? run.folded + next.folded : next.folded + run.folded;
        run.roman = behind ? run.roman + next.roman : next.roman + run.roman;
        const double distance = matcher_.sound_distance(word, run);
        if (distance < best.distance) best = {distance, std::min(at, behind ? dot : at), behind ? at : dot - 1};
        if (!behind && (!next.joined || next.dotted)) break;
    }
    return best;
}

// "Stu Rothenberg" as 斯图·罗塞蒂: of the dot that fits best one side is the name's, the other sounds otherwise.
bool NamesAcross::judge_dotted(const BeadNames& names, const SoughtName& name)
{
    constexpr double kThere = 0.45, kOther = 0.58;
    if (name.words.size() != 2 || (name.found[0] && name.found[1])) return false;
    const NameWord& given = names.from.words[name.words[0]];
    const NameWord& family = names.from.words[name.words[1]];
    DottedPart before, behind;
    for (std::size_t i = 1; i < names.to.words.size(); ++i) {
        if (!names.to.words[i].dotted || !names.to.words[i].single || !names.to.words[i - 1].single) continue;
        const DottedPart left = read_dotted(names, given, i, false), right = read_dotted(names, family, i, true);
        if (left.distance + right.distance < before.distance + behind.distance) before = left, behind = right;
    }
    const bool first = before.distance > behind.distance;    // the given name is the other one
    const DottedPart &there = first ? behind : before, &other = first ? before : behind;
    const NameWord& lacking = first ? given : family;
    if (there.distance > kThere || other.distance < kOther || other.distance > 1.5 || lacking.roman.size() < 4) return false;
    if (is_pinyin(lacking.roman) || is_read_otherwise(names, name)) return false;
    for (std::size_t i = other.first; i <= other.last; ++i) {
        if (taken_[i]) return false;
        taken_[i] = true;
    }
    report(names, name.words.front(), name.words.back(), before.first, behind.last, false, 0.8);
    return true;
}

}    // namespace textdrift::drift
