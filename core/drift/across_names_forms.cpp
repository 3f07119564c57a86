// Tells other forms of a name and other customs of spelling it from wrong letters.
#include "core/drift/across_names_judge.h"

#include <algorithm>

#include "core/drift/across_names_letters.h"

namespace textdrift::drift {

namespace {

// Long and short vowels: वर्जीनिया, वर्जिनिया.
bool is_same_sound(std::string_view a, std::string_view b)
{
    return facts::script_of_word(a) != "Latn" && facts::romanise(a) == facts::romanise(b);
}

}    // namespace

// The word, and what it is without clitics and endings.
std::vector<std::string_view> NamesAcross::forms_of(std::string_view written) const
{
    const facts::NameEndings& endings = matcher_.endings();
    std::vector<std::string_view> variants, forms;
    endings.variants(written, variants);
    if (!endings.told()) return variants;
    for (const std::string_view variant : variants)
        for (const std::string_view stem : endings.stems(variant))
            if (std::find(forms.begin(), forms.end(), stem) == forms.end()) forms.push_back(stem);
    return forms;
}

// The rest of the text has it so, or in another form.
bool NamesAcross::is_known_form(const NameWord& word, const std::string& written) const
{
    std::vector<std::string_view> variants;
    matcher_.endings().variants(written, variants);
    for (const auto& [rendering, times] : learnt(word.folded).renderings) {
        if (rendering == written) {
            if (times > 1) return true;
            continue;
        }
        if (to_table_.code().empty() && alike_but_ending(rendering, written)) return true;
        for (const std::string_view variant : variants)
            if (matcher_.same_name(rendering, variant)) return true;
    }
    return false;
}

// Every letter is one that the script may write for the name's.
bool NamesAcross::is_plausible(const NameWord& word, const NameWord& written) const
{
    constexpr double kPlausible = 0.4;
    const auto& distance =
        facts::SpellingDistance::lenient(facts::script_of_word(word.folded), matcher_.sounding_script(written));
    const std::vector<std::string_view> forms = forms_of(written.folded);
    const std::string sound = facts::sounded(word.roman);
    const std::size_t loose = matcher_.endings().told() ? 1 : 0;    // the ending of the name itself gives way, too
    return std::any_of(forms.begin(), forms.end(), [&](std::string_view form) {
        const std::string roman = facts::romanise(form);
        return distance.forgive(word.roman, roman, loose).plain <= kPlausible ||
               distance.forgive(sound, facts::sounded(roman), loose).plain <= kPlausible;
    });
}

// One letter inside is another, lost or too many, or two changed places; the endings may differ.
bool NamesAcross::is_slip_of(std::string_view rendering, std::string_view written) const
{
    constexpr std::size_t kLeast = 4;
    const facts::NameEndings& endings = matcher_.endings();
    std::vector<std::string_view> stems(1, rendering);
    if (endings.told()) stems = endings.stems(rendering);
    for (const std::string_view head : forms_of(written))
        for (const std::string_view stem : stems) {
            const std::u32string a = letters_of(stem), b = letters_of(head);
            if (a.size() < kLeast || (stem.size() < rendering.size() && a.size() <= kLeast)) continue;
            if (is_same_sound(stem, head)) continue;
            if (differs_inside(a, b, a.size() == kLeast) || is_swapped(a, b)) return true;
        }
    return false;
}

// A rendering that the rest of the text has, but for one letter, and no other way of spelling the name.
bool NamesAcross::is_slipped_rendering(const NameWord& word, const NameWord& written) const
{
    constexpr std::uint32_t kUsual = 3;
    const auto& renderings = learnt(word.folded).renderings;
    if (renderings.empty() || is_known_form(word, written.folded)) return false;
    const double here = matcher_.match(word, written).distance;
    for (const auto& [rendering, times] : renderings) {
        if (rendering == written.folded || !is_slip_of(rendering, written.folded)) continue;
        NameWord other = written;
        other.folded = rendering;
        other.roman = facts::romanise(rendering);
        const NameSupport there = matcher_.match(word, other);
        if (there.kind != Kind::Spelled && facts::script_of_word(rendering) == facts::script_of_word(word.folded))
            return true;
        if (is_plausible(word, written)) continue;
        if (times >= kUsual || there.distance + 0.02 < here) return true;
    }
    return false;
}

// More letters than one are other, but its beginning and most of its letters are a rendering's: "Kovalevska" where the rest
// of the text has "Kovalenko"; of a name of several words its end may do. What begins with the whole rendering is derived
// from it.
bool NamesAcross::is_near_rendering(const NameWord& word, const NameWord& written, bool several) const
{
    constexpr std::size_t kLeast = 5, kBeginning = 2, kEnd = 3;
    if (facts::script_of_word(written.folded) == "Hani" || is_known_form(word, written.folded)) return false;
    const bool plausible = is_plausible(word, written);
    for (const auto& [rendering, times] : learnt(word.folded).renderings) {
        const std::u32string own = letters_of(rendering);
        if (rendering == written.folded || own.size() < kLeast || (plausible && rendering != word.folded)) continue;
        for (const std::string_view form : forms_of(written.folded)) {
            const std::u32string there = letters_of(form);
            const std::size_t least = std::min(own.size(), there.size()), most = std::max(own.size(), there.size());
            std::size_t front = 0, back = 0;
            while (front < least && own[front] == there[front]) ++front;
            while (back < least - front && own[own.size() - 1 - back] == there[there.size() - 1 - back]) ++back;
            if (front + 2 > own.size() || most > least + 2 || is_same_sound(rendering, form)) continue;
            const bool ends = front >= kBeginning || (several && back >= kEnd);
            if (ends && (front + back) * 20 >= most * 11) return true;
        }
    }
    return false;
}

// The rest of the text spells it far nearer to the name.
bool NamesAcross::is_worse_rendering(const NameWord& word, const NameWord& written) const
{
    constexpr double kFarther = 0.1, kCustom = 0.2;
    const double here = matcher_.match(word, written).distance;
    if (here < kCustom) return false;
    return std::any_of(
        learnt(word.folded).renderings.begin(), learnt(word.folded).renderings.end(), [&](const auto& rendering) {
            NameWord other = written;
            other.folded = rendering.first;
            other.roman = facts::romanise(rendering.first);
            return rendering.first != written.folded && matcher_.match(word, other).distance + kFarther < here;
        });
}

// The word stands beside another part of the name.
bool NamesAcross::stands_beside_part(const SoughtName& name, std::size_t part, std::size_t at, bool verbatim) const
{
    NameSupport here;
    here.first = here.last = at;
    for (std::size_t i = 0; i < name.words.size(); ++i)
        if (i != part && name.found[i] && (!verbatim || name.support[i].kind != Kind::Spelled) &&
            stand_together(here, name.support[i]))
            return true;
    return false;
}

// More than one letter is wrong, but the first one stands, and the word stands where the part of the name should.
bool NamesAcross::is_near_beside(const BeadNames& names, const SoughtName& name, std::size_t part, std::size_t at) const
{
    constexpr double kCustom = 0.2;         // nearer, the scripts may spell it so
    constexpr std::size_t kLongName = 7;    // where everyday words look as names do
    const NameWord &word = names.from.words[name.words[part]], &written = names.to.words[at];
    const bool taught = learnt(word.folded).supported > 0;
    if (!taught && (!to_statistics_.cased || !in_latin_both(names, word))) return false;
    if (!to_statistics_.cased && word.roman.size() < kLongName) return false;
    if (!stands_beside_part(name, part, at, false) || is_known_form(word, written.folded)) return false;
    if (word.roman.front() != written.roman.front()) return false;
    const double limit = !to_statistics_.cased ? 0.42 : taught ? 0.55 : 0.48;
    const double distance = matcher_.match(word, written).distance;
    return distance > kCustom && distance < limit;
}

// The pair of texts copies names letter by letter, and another part of this one stands so beside the word.
bool NamesAcross::stands_in_copy(const BeadNames& names, const SoughtName& name, std::size_t part, std::size_t at) const
{
    return in_latin_both(names, names.from.words[name.words[part]]) && spelled_[0] > 3 * spelled_[1] &&
           stands_beside_part(name, part, at, true);
}

// Of a name in Latin letters that is copied as it is, this part alone is not: "Brett Kavanuagh".
bool NamesAcross::is_slipped_copy(const BeadNames& names, const SoughtName& name, std::size_t part, std::size_t at) const
{
    const NameWord &word = names.from.words[name.words[part]], &written = names.to.words[at];
    if (word.roman.size() < 4 || !stands_in_copy(names, name, part, at)) return false;
    if (is_known_form(word, written.folded) || matcher_.same_name(word.folded, written.folded)) return false;
    if (!is_slip_of(word.folded, written.folded)) return false;
    const std::u32string own = letters_of(word.folded), there = letters_of(written.folded);
    const std::u32string &longer = own.size() > there.size() ? own : there,
                         &shorter = own.size() > there.size() ? there : own;
    if (doubled_at(longer, shorter) > 0) return is_doubled_oddly(longer, shorter);
    // Names have spellings of their own in other languages: "Philip", "Filip"; "Marchenko", "Marčenko".
    constexpr double kCustom = 0.5;
    const auto& distance = facts::SpellingDistance::between("Latn", "Latn");
    return distance.measure(word.roman, written.roman).total > kCustom &&
           distance.measure(facts::sounded(word.roman), facts::sounded(written.roman)).total > kCustom;
}

// Several letters are wrong, one of them as no language writes it, and the rest of the name stands beside it: "Rodel
// Gubamon" for "Rodel Gumabon". Other alphabets write a letter in many ways, but none puts it elsewhere.
bool NamesAcross::is_wrong_copy(const BeadNames& names, const SoughtName& name, std::size_t part) const
{
    constexpr double kWrongLetter = 0.6;
    const NameSupport& support = name.support[part];
    const NameWord &word = names.from.words[name.words[part]], &written = names.to.words[support.first];
    if (is_plausible(word, written)) return false;
    if (in_latin_both(names, word)) return support.worst >= kWrongLetter && stands_in_copy(names, name, part, support.first);
    return has_consonants_exchanged(word.roman, written.roman) && stands_beside_part(name, part, support.first, false);
}

}    // namespace textdrift::drift
