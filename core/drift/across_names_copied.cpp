// Names that both sides write in Latin letters, and one of whose words has slipped: the words beside it, or the rest of the
// text, show how it is written.
#include <algorithm>
#include <cmath>

#include "core/drift/across_names_judge.h"
#include "core/drift/across_names_letters.h"

namespace textdrift::drift {

namespace {

bool is_latin_name(const NameWord& word)
{
    return word.capital && !word.digits && !word.single && word.roman.size() > 2 &&
           facts::script_of_word(word.folded) == "Latn";
}

std::size_t count_word(const NamePassage& passage, const std::string& folded)
{
    return static_cast<std::size_t>(std::count_if(passage.words.begin(), passage.words.end(),
                                                  [&](const NameWord& word) { return word.folded == folded; }));
}

// The last letter of the name is another consonant: no ending of any language ("Aasland", "Aaslang").
bool ends_otherwise(const std::u32string& a, const std::u32string& b)
{
    return a.size() > 4 && differs_last(a, b) && !is_roman_vowel(a.back()) && !is_roman_vowel(b.back());
}

// A consonant doubled behind another one: "Bllasey". One for two is custom: "Mills", "Mils".
bool is_doubled_behind(const std::u32string& longer, const std::u32string& shorter)
{
    const std::size_t at = doubled_at(longer, shorter);
    return at > 1 && !is_roman_vowel(longer[at]) && !is_roman_vowel(longer[at - 2]);
}

// A letter stands twice where no custom doubles it, or two letters inside changed places: "Titicaaca", "Guizohu". The last
// two may by custom: "Alexandre", "Alexander".
bool is_clumsy(const std::u32string& a, const std::u32string& b)
{
    if (is_doubled_oddly(b, a) || is_doubled_behind(b, a)) return true;
    if (is_doubled_oddly(a, b) && is_roman_vowel(a[doubled_at(a, b)])) return true;
    return is_swapped(a, b) && a.back() == b.back();
}

}    // namespace

// How many words beside one stand as they are beside the other, without a gap.
std::size_t NamesAcross::count_neighbours(const BeadNames& names, std::size_t from, std::size_t to)
{
    const auto& a = names.from.words;
    const auto& b = names.to.words;
    const auto equal = [](const NameWord& one, const NameWord& other) {
        return one.capital && other.capital && one.folded == other.folded;
    };
    std::size_t count = 0;
    for (std::size_t i = 1; i <= from && i <= to; ++i, ++count)
        if (!a[from - i + 1].joined || !b[to - i + 1].joined || !equal(a[from - i], b[to - i])) break;
    for (std::size_t i = 1; from + i < a.size() && to + i < b.size(); ++i, ++count)
        if (!a[from + i].joined || !b[to + i].joined || !equal(a[from + i], b[to + i])) break;
    return count;
}

// The version has the word elsewhere as the original has it, and here it is told more often than it stands.
bool NamesAcross::is_copied_elsewhere(const BeadNames& names, const NameWord& word) const
{
    if (to_statistics_.of(word.folded).capital == 0 || from_statistics_.of(word.folded).lower > 0) return false;
    return count_word(names.from, word.folded) > count_word(names.to, word.folded);
}

// "Golden Heron" as "Gloden Heron": of words that the other side writes as they are one has slipped.
void NamesAcross::judge_copied(const BeadNames& names)
{
    constexpr double kAway = 0.3;
    const auto& from = names.from.words;
    const auto& to = names.to.words;
    for (std::size_t j = 0; j < to.size(); ++j) {
        if (!is_latin_name(to[j]) || to_statistics_.of(to[j].folded).times > 1 ||
            from_statistics_.of(to[j].folded).times > 0 || is_everyday(to[j].folded))
            continue;
        for (std::size_t i = 0; i < from.size(); ++i) {
            if (!is_latin_name(from[i]) || from[i].roman.front() != to[j].roman.front()) continue;
            const std::size_t beside = count_neighbours(names, i, j);
            const bool near = std::abs(names.from.position(i) - names.to.position(j)) < kAway;
            const bool elsewhere = near && is_copied_elsewhere(names, from[i]);
            const bool slipped = beside == 0 && !elsewhere ? near && is_slip_alone(names, from[i], to[j])
                                                           : is_slip(from[i], to[j], beside, elsewhere);
            if (!slipped && !(near && is_odd_copy(names, from[i], to[j], beside))) continue;
            taken_[j] = true;
            report(names, i, i, j, j, true, 0.85);
            break;
        }
    }
}

// Everyday words have forms of their own in other languages ("Group", "Grup"); letters that changed places are in none, nor
// is a slip between words that are copied.
bool NamesAcross::is_slip(const NameWord& word, const NameWord& written, std::size_t beside, bool elsewhere) const
{
    constexpr double kCustom = 0.5;
    const std::u32string a = letters_of(word.folded), b = letters_of(written.folded);
    if (matcher_.same_name(word.folded, written.folded)) return false;
    if (a.size() < 4) return a.size() == 3 && beside > 0 && copies_names() && is_swapped(a, b);
    if (is_swapped(a, b)) return true;
    if (!differs_inside(a, b, a.size() == 4) && !ends_otherwise(a, b)) return false;
    if (elsewhere) return written.place < 0 && a.size() > 4;
    const bool everyday =
        from_lexicon_.is_common(word.folded) || from_common_.contains(word.folded) || word.place >= 0 || written.place >= 0;
    const auto& distance = facts::SpellingDistance::between("Latn", "Latn");
    const bool odd = is_doubled_oddly(b, a) ||
                     (distance.measure(word.roman, written.roman).total > kCustom &&
                      distance.measure(facts::sounded(word.roman), facts::sounded(written.roman)).total > kCustom);
    // Vowels and like consonants are exchanged by custom: "Rahimov", "Rehimov".
    if (a.size() == b.size() && consonants_apart(word.roman, written.roman) == 0) return false;
    return odd && (everyday ? beside > 1 : spelled_[0] > 2 * spelled_[1]);    // "Marchenko", "Marčenko" is custom
}

// Nothing but its letters tells: as nobody would spell the name, in a text that copies names.
bool NamesAcross::is_slip_alone(const BeadNames& names, const NameWord& word, const NameWord& written) const
{
    constexpr std::size_t kLeast = 6;
    if (word.roman.size() < kLeast || written.place >= 0 || spelled_[0] <= 4 * spelled_[1] || !copies_names()) return false;
    if (from_lexicon_.is_common(word.folded) || from_common_.contains(word.folded) || word.sentence_start) return false;
    if (from_statistics_.of(word.folded).lower > 0 || to_statistics_.of(written.folded).lower > 0) return false;
    return count_word(names.to, word.folded) == 0 && !matcher_.same_name(word.folded, written.folded) &&
           is_clumsy(letters_of(word.folded), letters_of(written.folded));
}

// Words of Latin letters between those of another script are copies; among words of Latin letters the rest must tell.
bool NamesAcross::copies_around(const NamePassage& to) const
{
    const auto latin = std::count_if(to.words.begin(), to.words.end(),
                                     [](const NameWord& word) { return facts::script_of_word(word.folded) == "Latn"; });
    return static_cast<std::size_t>(latin) * 2 < to.words.size() || (copies_names() && spelled_[0] > 4 * spelled_[1]);
}

// One letter is other than in the word of the original that is lacking, and no custom of spelling makes it so.
bool NamesAcross::is_odd_copy(const BeadNames& names, const NameWord& word, const NameWord& written,
                              std::size_t beside) const
{
    constexpr std::size_t kLeast = 5;
    const std::u32string a = letters_of(word.folded);
    if (a.size() < kLeast || written.place >= 0 || to_lexicon_.months.contains(written.folded)) return false;
    if (count_word(names.from, word.folded) <= count_word(names.to, word.folded)) return false;
    if (matcher_.same_name(word.folded, written.folded) || is_from_word(names, written)) return false;
    std::vector<std::string_view> forms;
    matcher_.endings().variants(written.folded, forms);
    return std::any_of(forms.begin(), forms.end(),
                       [&](std::string_view form) { return is_odd_form(names, word, written, form, beside); });
}

// What everyday words are made of has forms of its own in other languages: only letters that are no custom of any tell
// there, or the words beside it.
bool NamesAcross::is_odd_form(const BeadNames& names, const NameWord& word, const NameWord& written, std::string_view form,
                              std::size_t beside) const
{
    constexpr double kCustom = 0.5;
    const std::u32string a = letters_of(word.folded), b = letters_of(form);
    if (is_clumsy(a, b)) return a.size() > 5 || copies_around(names.to);
    const bool doubled = doubled_at(b, a) > 0;
    if ((!doubled && !differs_inside(a, b, false)) || doubled_at(a, b) > 0 || !copies_around(names.to)) return false;
    const bool everyday = from_lexicon_.is_common(word.folded) || from_common_.contains(word.folded) ||
                          from_statistics_.of(word.folded).lower > 0;
    if (beside == 0 && (everyday || written.sentence_start || to_statistics_.capitals_generic)) return false;
    if (doubled) return beside > 0 && !everyday;
    const auto& distance = facts::SpellingDistance::between("Latn", "Latn");
    const std::string roman = facts::romanise(form);
    return distance.measure(word.roman, roman).total > kCustom &&
           distance.measure(facts::sounded(word.roman), facts::sounded(roman)).total > kCustom;
}

}    // namespace textdrift::drift
