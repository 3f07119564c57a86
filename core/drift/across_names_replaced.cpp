// Finds names in whose place another stands.
#include "core/drift/across_names_judge.h"

#include <algorithm>
#include <cmath>

namespace textdrift::drift {

bool NamesAcross::is_candidate(const BeadNames& names, std::size_t index, Where where) const
{
    const NameWord& word = names.to.words[index];
    if (taken_[index] || word.place >= 0 || word.digits || word.upper || (word.mixed && !is_elided(word.folded)) ||
        word.roman.size() < 3)
        return false;
    if (is_no_name(word.folded) || to_lexicon_.months.contains(word.folded) || to_lexicon_.weekdays.contains(word.folded))
        return false;
    if (to_statistics_.cased) {
        const auto seen = to_statistics_.of(word.folded);
        const bool start = where == Where::Start && word.sentence_start && seen.times == 1 && word.roman.size() > 3;
        if (!word.capital || seen.lower > 0 || (word.sentence_start && seen.capital == 0 && !start)) return false;
    } else if (is_long_katakana(word) ? to_common_.consists_of(word.folded)
                                      : !is_copied(word) && (where != Where::Beside || word.single))
        return false;
    return !called_for(names, word);
}

// A name in Latin letters where another script is written.
bool NamesAcross::is_copied(const NameWord& word)
{
    return word.capital && !word.single && word.roman.size() > 3 && facts::script_of_word(word.folded) == "Latn";
}

// Some word of the from side is its source: spelled alike, if only loosely ("Minister", "Ministerium").
bool NamesAcross::called_for(const BeadNames& names, const NameWord& word) const
{
    const bool called = std::any_of(names.from.words.begin(), names.from.words.end(), [&](const NameWord& other) {
        if (other.digits || other.roman.size() < 3) return false;
        if (lacks_vowels(word)) return matcher_.sound_distance(other, word) <= kAlikeBare;
        return matcher_.match(other, word).distance <= kAlike || (other.capital && begins_alike(other, word));
    });
    return called || (is_long_katakana(word) && is_compound(names, word));
}

// Words borrowed together are one in katakana: "news anchor" as ニュースアンカー.
bool NamesAcross::is_compound(const BeadNames& names, const NameWord& word) const
{
    constexpr std::size_t kParts = 3;
    const auto& words = names.from.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        NameWord whole = words[i];
        for (std::size_t k = i + 1; k < words.size() && k < i + kParts && !words[k].digits; ++k) {
            whole.folded += words[k].folded;
            whole.roman += words[k].roman;
            if (whole.roman.size() > 2 * word.roman.size()) break;
            if (matcher_.match(whole, word).distance <= spelling_limit("Latn", "Kana")) return true;
        }
    }
    return false;
}

// "Maria Ruiz" for "Maria Ressa": the name next to the one that stayed.
bool NamesAcross::judge_beside(const BeadNames& names, const SoughtName& name, std::size_t lacking)
{
    // The other words of a prize or an institution are translated; a part of two letters is spelled in too many ways.
    const auto found = static_cast<std::size_t>(std::count(name.found.begin(), name.found.end(), true));
    const bool person = name.type == facts::NameValue::Type::Person && found + 1 == name.words.size();
    bool everyday = name.words.size() > 2;    // or one in between: "Struga Golden Wreath"
    for (std::size_t i = name.words.front(); i < name.words.back(); ++i)
        everyday = everyday ||
                   (names.from.words[i].capital && std::find(name.words.begin(), name.words.end(), i) == name.words.end());
    if ((everyday && !person) || names.from.words[name.words[lacking]].roman.size() < 3) return false;
    if (names.from.words[name.words[lacking]].roman.size() < 5 && !names.to.words.empty() &&
        lacks_vowels(names.to.words.front()))
        return false;
    for (std::size_t i = 0; i < name.words.size(); ++i) {
        if (i == lacking || !name.found[i]) continue;
        const NameSupport& stayed = name.support[i];
        if (stands_beside(names, name.words[lacking], stayed)) return false;
        for (const bool behind : {true, false}) {
            const auto [first, end] = word_beside(names, stayed, behind);
            if (first == end || resembles(names, name.words[lacking], first, end)) continue;
            for (std::size_t w = first; w < end; ++w) taken_[w] = true;
            report(names, name.words.front(), name.words.back(), std::min(first, stayed.first),
                   std::max(end - 1, stayed.last), false, 0.85);
            return true;
        }
    }
    return false;
}

// The word before or behind may be a spelling of the part that is too short to be found surely.
bool NamesAcross::stands_beside(const BeadNames& names, std::size_t index, const NameSupport& stayed) const
{
    const auto& words = names.to.words;    // "Carlos" of "Juan Carlos" is itself and no spelling of "Varela"
    return (stayed.first > 0 && words[stayed.first].joined && !taken_[stayed.first - 1] &&
            resembles(names, index, stayed.first - 1, stayed.first)) ||
           (stayed.last + 1 < words.size() && words[stayed.last + 1].joined && !taken_[stayed.last + 1] &&
            resembles(names, index, stayed.last + 1, stayed.last + 2));
}

// Near enough to be a spelling of the name that the weights do not know.
bool NamesAcross::resembles(const BeadNames& names, std::size_t index, std::size_t first, std::size_t end) const
{
    NameWord whole = names.to.words[first];
    for (std::size_t i = first + 1; i < end; ++i) {
        whole.folded += names.to.words[i].folded;
        whole.roman += names.to.words[i].roman;
    }
    const NameWord& word = names.from.words[index];
    if (is_pinyin(word.roman) || consonants_apart(word.roman, whole.roman) < 0.25) return true;
    return lacks_vowels(whole) ? matcher_.sound_distance(word, whole) < 0.47 : matcher_.match(word, whole).distance < 0.5;
}

// Chinese names have readings of their own in Vietnamese and Korean (Tập Cận Bình), which no letters tell.
bool NamesAcross::is_pinyin(std::string_view roman) const
{
    return to_table_.meta("chinese-names") == "own-reading" && is_pinyin_syllables(roman);
}

bool NamesAcross::is_pinyin_syllables(std::string_view roman)
{
    constexpr std::string_view kInitials = "bpmfdtnlgkhjqxrzcsyw";
    std::size_t at = 0, syllables = 0;
    while (at < roman.size()) {
        if (kInitials.find(roman[at]) == std::string_view::npos) return false;
        ++at;
        if (at < roman.size() && (roman[at] == 'h' || (roman[at] == 's' && (roman[at - 1] == 'h' || roman[at - 1] == 't'))))
            ++at;
        const std::size_t vowels = at;
        while (at < roman.size() && std::string_view("aeiou").find(roman[at]) != std::string_view::npos) ++at;
        if (at == vowels || at - vowels > 3) return false;
        if (roman.substr(at).starts_with("ng")) at += 2;
        else if (at < roman.size() && roman[at] == 'n') ++at;
        ++syllables;
    }
    return syllables > 0 && syllables <= 2;
}

// The candidate right behind or before a word that was found; an empty span where there is none.
std::pair<std::size_t, std::size_t> NamesAcross::word_beside(const BeadNames& names, const NameSupport& stayed,
                                                             bool behind) const
{
    const auto& words = names.to.words;
    const std::size_t at = behind ? stayed.last + 1 : stayed.first - 1;
    if (at >= words.size() || !words[std::max(at, stayed.first)].joined) return {0, 0};
    if (!words[at].single) return is_candidate(names, at, Where::Beside) ? std::pair{at, at + 1} : std::pair{at, at};
    // 安娜·彼得罗娃, 아나 페트로바가: what a dot or a blank parts from the name.
    const bool hangul = facts::script_of_word(words[at].folded) == "Hang";
    if (!behind || (!words[at].dotted && !(hangul && words[at].word_start))) return {0, 0};
    std::size_t end = at;
    while (end < words.size() && end < at + 6 && words[end].single && words[end].place < 0 && !taken_[end] &&
           (end == at || (words[end].joined && !words[end].dotted && !(hangul && words[end].word_start))))
        ++end;
    return end < at + 2 ? std::pair{at, at} : std::pair{at, end};
}

namespace {

// "tanaka", "shigeru", "kyoto": nothing but the syllables of Japanese.
bool is_japanese(std::string_view roman)
{
    constexpr std::string_view kVowels = "aeiou";
    std::size_t at = 0;
    while (at < roman.size()) {
        const std::size_t start = at;
        for (const std::string_view none : {"ti", "tu", "si", "di", "du", "hu", "wi", "we", "wu", "yi", "ye", "zi"})
            if (roman.substr(at).starts_with(none)) return false;
        for (const std::string_view initial : {"sh", "ch", "ts", "ky", "ry", "hy", "gy", "ny", "my", "by", "py"})
            if (at == start && roman.substr(at).starts_with(initial)) at += 2;
        if (at == start && std::string_view("kstnhmyrwgzjdbpf").find(roman[at]) != std::string_view::npos) ++at;
        if (at < roman.size() && kVowels.find(roman[at]) != std::string_view::npos) ++at;
        else if (at != start + 1 || roman[start] != 'n') return false;
    }
    return !roman.empty();
}

}    // namespace

// Written with Chinese characters that each language reads aloud in its own way.
bool NamesAcross::is_read_otherwise(const BeadNames& names, const SoughtName& name) const
{
    const auto all = [&](auto test) {
        return std::all_of(name.words.begin(), name.words.end(),
                           [&](std::size_t word) { return test(names.from.words[word].roman); });
    };
    if (is_told_of({"CN", "TW", "HK", "MO", "SG", "MY"}) && all([&](const std::string& roman) { return is_pinyin(roman); }))
        return true;
    for (const std::size_t end : {name.words.front(), name.words.back()})
        if (names_by_characters_.contains(names.from.words[end].folded)) return true;
    const bool characters = std::any_of(names.to.words.begin(), names.to.words.end(), [](const NameWord& word) {
        return word.single && facts::script_of_word(word.folded) == "Hani";
    });
    return characters && is_told_of({"JP"}) && all([](const std::string& roman) { return is_japanese(roman); });
}

// A word of a title between marks, which is translated as a rule.
bool NamesAcross::is_quoted(const BeadNames& names, const SoughtName& name) const
{
    const NameWord& word = names.from.words[name.words.front()];
    const auto& set = sides_.facts;
    for (std::uint32_t id = set.first_of_paragraph[word.paragraph]; id < set.first_of_paragraph[word.paragraph + 1]; ++id)
        if (set.facts[id].quotation() && set.facts[id].range.overlaps(word.range)) return true;
    return false;
}

// What speaks for a name's having to be there: the text taught it, or it can be nothing but a name.
NamesAcross::Claim NamesAcross::claim_of(const BeadNames& names, const SoughtName& name) const
{
    Claim claim;
    std::size_t letters = 0;
    for (const std::size_t word : name.words) {
        claim.taught = claim.taught || learnt(names.from.words[word].folded).supported > 0;
        letters += names.from.words[word].roman.size();
    }
    const bool several = name.words.size() > 1;
    claim.whole = is_whole(names.from, name);
    // Where all nouns have capitals a single word may be any of them.
    const bool nouns = from_lexicon_.noun_markers.begin() != from_lexicon_.noun_markers.end();
    const bool latin = in_latin_both(names, names.from.words[name.words.front()]) || copies_names();
    claim.verbatim = (latin && letters >= 4 && (several || !nouns)) ||
                     (several && name.type == facts::NameValue::Type::Person) ||
                     (!several && letters >= 6 && !to_statistics_.single && !from_table_.section("common-words").empty());
    return claim;
}

// Nothing of the name is there. Another name stands in its place, or the rendering of another name of the text.
void NamesAcross::judge_replaced(const BeadNames& names, const SoughtName& name)
{
    const Claim claim = claim_of(names, name);
    const bool sure = claim.taught || claim.whole;
    if (name.words.size() == 1 && !claim.taught && (is_in_title(names, name) || is_quoted(names, name))) return;
    if ((!sure && !claim.verbatim) || is_read_otherwise(names, name)) return;
    const bool starts = names.from.words[name.words.front()].sentence_start;
    const auto [first, end] = nearest_candidate(names, names.from.position(name.words.front()), starts, 0.3);
    if (first == end) {
        judge_missing(names, name, claim);
        return;
    }
    // Where the letters are copied, a person's name of several words is there or it is not.
    const bool copied = name.words.size() > 1 && name.type == facts::NameValue::Type::Person && copies_names() &&
                        in_latin_both(names, names.from.words[name.words.front()]);
    if (near_enough(names, name, first, end, copied ? 0.25 : sure ? 0.45 : 0.55)) return;
    if (!sure && name.words.size() == 1 && may_be_meant(names, name) && !has_copied_neighbour(names, name, first, end))
        return;
    std::fill(taken_.begin() + std::ptrdiff_t(first), taken_.begin() + std::ptrdiff_t(end), true);
    if (!copied && !is_gone(names, name)) {    // but for what stands in its place
        std::fill(taken_.begin() + std::ptrdiff_t(first), taken_.begin() + std::ptrdiff_t(end), false);
        return;
    }
    report(names, name.words.front(), name.words.back(), first, end - 1, false, sure ? 0.75 : 0.6);
}

// "Mauls", "Soars" in a headline, "Category 1", "Lord Protector": a word that no list tells for an everyday one, where
// everyday words have capitals, too. It is translated by its meaning.
bool NamesAcross::may_be_meant(const BeadNames& names, const SoughtName& name) const
{
    const auto& words = names.from.words;
    const std::size_t at = name.words.front();
    if (sides_.from.paragraphs[words[at].paragraph].kind == segment::ParagraphKind::Heading) return true;
    const auto everyday = [&](std::size_t i) {
        const NameWord& word = words[i];
        if (word.digits) return i > at;
        return word.capital && !word.sentence_start && word.place < 0 && !is_opaque(word, 2) && !word.upper &&
               !is_title(from_lexicon_, word.folded) && !from_lexicon_.function_words.contains(word.folded);
    };
    return (at > 0 && words[at].joined && everyday(at - 1)) ||
           (at + 1 < words.size() && words[at + 1].joined && everyday(at + 1));
}

// "Harrow Young" for "Kirsty Young": the everyday word beside the name is a name there, copied as it is.
bool NamesAcross::has_copied_neighbour(const BeadNames& names, const SoughtName& name, std::size_t first,
                                       std::size_t end) const
{
    const auto &own = names.from.words, &there = names.to.words;
    const auto copied = [](const NameWord& word, const NameWord& other) {
        return other.capital && word.capital && word.folded == other.folded && !other.single;
    };
    const std::size_t at = name.words.front();
    return (at > 0 && own[at].joined && first > 0 && there[first].joined && copied(own[at - 1], there[first - 1])) ||
           (at + 1 < own.size() && own[at + 1].joined && end < there.size() && there[end].joined &&
            copied(own[at + 1], there[end]));
}

// "Renato Corpuz ... Villasis" for "Arturo Villasis": the full name, told once, is another one, and the family name stands
// where the original says "he".
bool NamesAcross::judge_full_name(const BeadNames& names, const SoughtName& name)
{
    if (!name.family_only || name.type != facts::NameValue::Type::Person || is_read_otherwise(names, name)) return false;
    const auto whole = whole_.find(key_of(names.from, name));
    if (whole == whole_.end() || whole->second.sought > 1) return false;
    const auto [first, end] = nearest_candidate(names, names.from.position(name.words.front()), false, 0.3);
    if (end < first + 2 || near_enough(names, name, first, end, 0.45)) return false;
    std::fill(taken_.begin() + std::ptrdiff_t(first), taken_.begin() + std::ptrdiff_t(end), true);
    report(names, name.words.front(), name.words.back(), first, end - 1, false, 0.75);
    return true;
}

// No other name is there either. Translators drop names that the text has told before, so much is asked for.
void NamesAcross::judge_missing(const BeadNames& names, const SoughtName& name, const Claim& claim)
{
    if (!claim.whole) return;
    if (name.evidence) {
        // Never found though told several times: the other language has a name of its own for it.
        const WholeName& whole = whole_.at(key_of(names.from, name));
        if ((whole.sought == 1 || whole.found > 0) && is_gone(names, name)) report_missing(names, name);
        return;
    }
    const bool found = !stands_loosely(names, name) && whole_found_.finds_others(&whole_.at(key_of(names.from, name)));
    if ((found || (reads_names() && listed())) && is_gone(names, name)) report_missing(names, name);
}

// A place that the other language calls by a name of its own (Lviv, Lavov) is still alike.
bool NamesAcross::near_enough(const BeadNames& names, const SoughtName& name, std::size_t first, std::size_t end,
                              double limit) const
{
    std::size_t alike = 0;    // of several words one may be alike by chance
    for (const std::size_t word : name.words) {
        bool near = false;
        for (std::size_t i = first; i < end; ++i)
            near = near || is_near(names.from.words[word], names.to.words[i], surplus_[i] ? 0.35 : limit) ||
                   begins_alike(names.from.words[word], names.to.words[i]);
        alike += near;
    }
    if (alike * 2 > name.words.size()) return true;
    return is_called_otherwise(names, name, first, end);
}

// Letters alone let long words be near to any other: the consonants have to speak for it, too.
bool NamesAcross::is_near(const NameWord& word, const NameWord& written, double limit) const
{
    constexpr double kMostBySound = 0.5;
    return matcher_.match(word, written).distance < limit && matcher_.sound_distance(word, written) < kMostBySound;
}

// "Emmys-vinnande", "Rose-vaimoonsa": a compound that begins with the name.
bool NamesAcross::begins_alike(const NameWord& word, const NameWord& written) const
{
    constexpr std::size_t kFewest = 4;
    return word.roman.size() >= kFewest && written.roman.size() > word.roman.size() + 1 && !written.single &&
           written.roman.starts_with(word.roman);
}

// The free name nearest to a position, at most `best_distance` of the passage away.
std::pair<std::size_t, std::size_t> NamesAcross::nearest_candidate(const BeadNames& names, double expected, bool starts,
                                                                   double best_distance) const
{
    std::pair<std::size_t, std::size_t> best{0, 0};
    for (std::size_t i = 0; i < names.to.words.size(); ++i) {
        const std::size_t end = candidate_end(names, i, starts ? Where::Start : Where::Anywhere);
        if (end == i) continue;
        const double distance = std::abs(names.to.position(i) - expected);
        if (distance < best_distance) best = {i, end}, best_distance = distance;
        i = end - 1;
    }
    return best;
}

// The end of a run of candidates at `first`, or `first` where there is none that says enough.
std::size_t NamesAcross::candidate_end(const BeadNames& names, std::size_t first, Where where) const
{
    std::size_t end = first;
    bool known = false, plain = false;
    for (; end < names.to.words.size() && (end == first || names.to.words[end].joined); ++end) {
        const NameWord& word = names.to.words[end];
        if (surplus_[end] && !taken_[end]) {
            plain = known = true;
            continue;
        }
        const bool city = word.place >= 0 && class_of(names.to.places[static_cast<std::size_t>(word.place)]) == 2;
        if (!city && !is_candidate(names, end, where)) break;    // "Sofia Martins"
        plain = plain || !city;
        known = known || (!city && known_renderings_.contains(word.folded));
    }
    if (!plain) return first;
    const bool enough = known || end - first > 1 || (!to_statistics_.capitals_generic && end > first) ||
                        (where == Where::Start && end > first && names.to.words[first].sentence_start);
    return enough ? end : first;
}

}    // namespace textdrift::drift
