// Names of one word in a version whose script has no capitals: a town, a family name. Where nothing there sounds like one,
// and names are found in this pair as a rule, it is gone.
#include <algorithm>

#include "core/drift/across_names_judge.h"

namespace textdrift::drift {

bool NamesAcross::is_lone(const BeadNames& names, const SoughtName& name) const
{
    constexpr std::size_t kFewest = 5;
    return !to_statistics_.cased && name.words.size() == 1 && names.from.words[name.words.front()].roman.size() >= kFewest;
}

void NamesAcross::learn_lone(const BeadNames& names, const SoughtName& name)
{
    if (!name.evidence || !is_lone(names, name)) return;
    Reading& reading = lone_[names.from.words[name.words.front()].folded];
    ++reading.sought;
    reading.found += *name.evidence >= 0 || name.found.front();
}

// The text names one of the countries, or what belongs to it.
bool NamesAcross::is_told_of(std::initializer_list<std::string_view> countries) const
{
    if (from_keys_.empty()) return true;    // not read
    return std::ranges::any_of(countries, [&](std::string_view country) {
        const std::string wanted = "country:" + std::string(country);
        return std::ranges::any_of(from_keys_, [&](const std::string& key) { return facts::related_keys(wanted, key); });
    });
}

bool NamesAcross::judge_lone(const BeadNames& names, const SoughtName& name)
{
    constexpr double kGone = -2;
    if (!name.evidence || *name.evidence > kGone || !is_lone(names, name)) return false;
    if (name.support.front().distance <= kAlike) return false;    // "Harcourt", 하코트: letters that are not spoken
    const std::size_t at = name.words.front();
    const NameWord& word = names.from.words[at];
    if (from_statistics_.of(word.folded).times > 1) return false;     // what is told again goes by a pronoun
    if (word.region && has_script(names.to, "Hani")) return false;    // by short names: 加州
    if (is_told_of({"CN", "TW"}) && is_pinyin_syllables(word.roman)) return false;
    if (is_read_otherwise(names, name) || is_heading(names.from.words[at].paragraph) || is_quoted(names, name)) return false;
    if (is_in_title(names, name) || may_be_meant(names, name) || !is_gone(names, name)) return false;
    const Place place = place_in(names.from, at, at);
    if (is_original_reported(place)) return false;
    const auto own = lone_.find(names.from.words[at].folded);
    if (own == lone_.end() || !lone_found_.finds_others(&own->second)) return false;
    report_missing(names, name);
    return true;
}

}    // namespace textdrift::drift
