// A character that spells no foreign name amid those that do: 维拉拥鲁斯 for 维拉克鲁斯, フ会ンス for フランス. The name
// sounds on both sides of it, and nothing in it sounds as the character does.
#include "core/drift/across_names_judge.h"

#include <algorithm>

namespace textdrift::drift {

namespace {

constexpr std::size_t kMostAround = 6;    // words on either side

bool spells(const NameWord& word)
{
    return is_katakana(word) || (is_character(word) && word.place < 0 && facts::name_odds_of_character(word.folded) > 0);
}

bool is_odd(const NameWord& word)
{
    constexpr float kNever = -2;
    return word.single && !word.digits && word.folded.size() >= 3 && word.place < 0 && !word.dotted &&
           facts::name_odds_of_character(word.folded) <= kNever;
}

// How likely the words are to be the name, as letters one behind another.
double score_of(const facts::NameOdds& odds, const std::string& name, const NamePassage& passage, std::size_t first,
                std::size_t end, std::size_t without)
{
    facts::SoundText text;
    for (std::size_t i = first; i < end; ++i)
        if (i != without) text.add(static_cast<std::uint32_t>(i), passage.words[i].roman, 0);
    return text.letters.empty() ? 0 : odds.best(name, text).score;
}

}    // namespace

// The name sounds on both sides of the word `at`, together better than on either, and not in it.
bool NamesAcross::is_odd_within(const BeadNames& names, const std::string& roman, const facts::NameOdds& odds, NameRun run,
                                std::size_t at) const
{
    constexpr double kBoth = 1.5, kOwn = 0.3, kEach = 0.7;
    const NamePassage& to = names.to;
    const double whole = score_of(odds, roman, to, run.first, run.second + 1, at);
    const double left = score_of(odds, roman, to, run.first, at, at),
                 right = score_of(odds, roman, to, at + 1, run.second + 1, at);
    if (whole < std::max(left, right) + kBoth || whole < kEach * static_cast<double>(roman.size())) return false;
    return score_of(odds, roman, to, run.first, run.second + 1, run.second + 1) < whole + kOwn;
}

bool NamesAcross::judge_odd_character(const BeadNames& names, const SoughtName& name, std::size_t part)
{
    constexpr std::size_t kLeast = 5;
    const std::string& roman = names.from.words[name.words[part]].roman;
    const auto& words = names.to.words;
    if (roman.size() < kLeast || !has_runs(names.to)) return false;
    const facts::NameOdds* const odds = facts::NameOdds::of(sounding_script(names.to));
    if (odds == nullptr) return false;
    for (std::size_t at = 1; at + 1 < words.size(); ++at) {
        if (!is_odd(words[at]) || !words[at].joined || !words[at + 1].joined || words[at + 1].dotted) continue;
        if (!spells(words[at - 1]) || !spells(words[at + 1])) continue;
        NameRun run{at - 1, at + 1};
        while (run.first > 0 && at - run.first < kMostAround && words[run.first].joined && !words[run.first].dotted &&
               spells(words[run.first - 1]))
            --run.first;
        while (run.second + 1 < words.size() && run.second - at < kMostAround && words[run.second + 1].joined &&
               !words[run.second + 1].dotted && spells(words[run.second + 1]))
            ++run.second;
        if (!is_odd_within(names, roman, *odds, run, at) || is_written_again(names.to, run.first, run.second)) continue;
        report(names, name.words[part], name.words[part], run.first, run.second, true, 0.7);
        return true;
    }
    return false;
}

}    // namespace textdrift::drift
