// The place a report is dated from: "PHNOM PENH, 14 April 2025 —". What stands before the date there is a place, so that one
// which is not the original's, and sounds like nothing of it, is another.
#include <algorithm>

#include "core/drift/across_names_judge.h"

namespace textdrift::drift {

namespace {

constexpr std::size_t kMostWords = 4, kMostLetters = 10;    // of the place, where each letter is a word
constexpr std::uint32_t kLongestGap = 16;                   // bytes between two words looked through for marks

bool has_mark(std::string_view text, std::initializer_list<std::string_view> marks)
{
    return std::ranges::any_of(marks, [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

// How much of the name is in the likest run of the words ahead.
double likest(const std::string& name, const NamePassage& there, std::size_t end)
{
    double best = 1;
    for (std::size_t first = 0; first < end; ++first) {
        std::string run;
        for (std::size_t i = first; i < end; ++i) {
            run += there.words[i].roman;
            best = std::min(best, consonants_apart(name, run));
        }
    }
    return best;
}

}    // namespace

// The words ahead of the date at the beginning of a passage; none where it does not begin with a place and a date.
std::size_t NamesAcross::dateline_end(const segment::SegmentedText& text, const NamePassage& passage,
                                      const facts::FactSet& facts)
{
    if (passage.words.empty()) return 0;
    const std::uint32_t paragraph = passage.words.front().paragraph;
    for (std::uint32_t id = facts.first_of_paragraph[paragraph]; id < facts.first_of_paragraph[paragraph + 1]; ++id) {
        if (facts.facts[id].kind != facts::FactKind::Date) continue;
        const ByteRange date = facts.facts[id].range;
        std::size_t end = 0;
        while (end < passage.words.size() && passage.words[end].range.end <= date.begin && !passage.words[end].digits) ++end;
        if (end == 0 || end > (passage.words.front().single ? kMostLetters : kMostWords)) return 0;
        const auto behind =
            std::ranges::find_if(passage.words, [&](const NameWord& word) { return word.range.begin >= date.end; });
        if (behind == passage.words.end() || behind->paragraph != paragraph) return 0;
        const ByteRange gap{date.end, std::min<std::uint32_t>(behind->range.begin, date.end + kLongestGap)};
        if (date.begin - passage.words[end - 1].range.end > kLongestGap) return 0;
        const bool parted =
            has_mark(text.slice({passage.words[end - 1].range.end, date.begin}), {",", "،", "，", "、", "("});
        const bool marked = has_mark(text.slice(gap), {"–", "—", " - ", "."});
        return parted && marked ? end : 0;
    }
    return 0;
}

// The words ahead of the first date of the version's passage, whatever marks stand there.
std::size_t NamesAcross::dateline_end_of_version(const NamePassage& passage, const facts::FactSet& facts)
{
    if (passage.words.empty()) return 0;
    const std::uint32_t paragraph = passage.words.front().paragraph;
    for (std::uint32_t id = facts.first_of_paragraph[paragraph]; id < facts.first_of_paragraph[paragraph + 1]; ++id) {
        if (facts.facts[id].kind != facts::FactKind::Date) continue;
        std::size_t end = 0;
        while (end < passage.words.size() && passage.words[end].range.end <= facts.facts[id].range.begin &&
               !passage.words[end].digits)
            ++end;
        return end > (passage.words.front().single ? kMostLetters : kMostWords) ? 0 : end;
    }
    return 0;
}

void NamesAcross::judge_dateline(const BeadNames& names)
{
    constexpr double kAlikeEnough = 0.4;
    if (from_statistics_.cased && to_statistics_.cased) return;
    const std::size_t end = dateline_end(sides_.from, names.from, sides_.facts);
    const std::size_t there = end == 0 ? 0 : dateline_end_of_version(names.to, work_.version);
    if (there == 0) return;
    std::size_t town = 1;    // "PRZEMYŚL, Poland"
    while (town < end && names.from.words[town].joined) ++town;
    bool known = false, other = false;
    for (const facts::PlaceMention& mention : names.from.places)
        if (mention.first_token < town) {
            known = known || has_name_there(mention);
            for (const facts::PlaceMention& place : names.to.places)
                if (place.first_token < there && may_be_same(mention, place)) return;
        }
    for (const facts::PlaceMention& place : names.to.places)
        other = other || (place.first_token < there && !place.form->weak);
    // Characters are read aloud in many ways.
    if (!known && !other && (has_script(names.to, "Hani") && is_told_of({"JP", "KR", "KP", "VN", "CN", "TW", "HK"}))) return;
    std::string name;
    for (std::size_t i = 0; i < town; ++i) name += names.from.words[i].roman;
    if (name.size() < 3 || likest(name, names.to, there) <= kAlikeEnough) return;
    for (std::size_t i = 0; i < there; ++i) taken_[i] = true;
    report(names, 0, town - 1, 0, there - 1, false, 0.75);
}

}    // namespace textdrift::drift
