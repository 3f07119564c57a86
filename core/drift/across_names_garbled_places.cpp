// Finds places whose letters are wrong: near a name the language has for them, and no form of it.
#include "core/drift/across_names_judge.h"

#include <algorithm>
#include <cmath>

#include "core/align/words.h"
#include "core/drift/across_names_letters.h"

namespace textdrift::drift {

// A word near one of the names the language has for the place, and no form of it: "Камбоджрия", "Cmabodge".
bool NamesAcross::find_garbled_place(const BeadNames& names, std::size_t index)
{
    const auto& mention = names.from.places[index];
    const auto& gazetteer = facts::Gazetteer::of(sides_.to.language);
    for (const std::string& key : mention.form->keys)
        for (const facts::PlaceForm* form : gazetteer.forms_of(key))
            if (!form->weak && !form->capitals &&
                (find_garbled_word(names, mention, *form) || find_garbled_letters(names, mention, *form)))
                return true;
    return false;
}

bool NamesAcross::find_garbled_word(const BeadNames& names, const facts::PlaceMention& mention, const facts::PlaceForm& form)
{
    // Indic and other scripts spell foreign names in more ways than one.
    const std::string_view script = facts::script_of_word(form.words.front());
    if (script != "Latn" && script != "Cyrl" && script != "Grek" && script != "Arab" && script != "Hebr" && script != "Kana")
        return false;
    for (std::size_t k = 0; k < form.words.size(); ++k) {
        const std::u32string wanted = letters_of(form.words[k]);
        if (wanted.size() < 4) continue;
        const bool stem = form.stem && k + 1 == form.words.size();
        for (std::size_t i = k; i + form.words.size() - k <= names.to.words.size(); ++i) {
            const NameWord& word = names.to.words[i];
            if (word.place >= 0 || word.digits || word.single || taken_[i] || !rest_stands(names, form, i, k)) continue;
            // "Světová zdravotnická organizace": not all words of a name have capitals.
            if (to_statistics_.cased && !word.capital && !form.adjective && form.words.size() == 1) continue;
            const auto seen = to_statistics_.of(word.folded);
            if (seen.times > 1 || is_everyday(word.folded) || is_from_word(names, word)) continue;
            const double away = std::abs(names.from.position(mention.first_token) - names.to.position(i));
            const bool far = away > 0.25 && form.words.size() == 1;
            if (wanted.size() == 4 && (far || (to_statistics_.cased && !word.capital))) continue;
            if (!is_garbled(form.words[k], word.folded, stem) &&
                (!is_garbled_form(form.words[k], word.folded) || is_inflected_elsewhere(word.folded)))
                continue;
            if (may_be_copied(names, mention, wanted, word)) continue;
            taken_[i] = true;
            report(names, mention.first_token, mention.last_token, i - k, i - k + form.words.size() - 1, true, 0.85);
            return true;
        }
    }
    return false;
}

// The other words of a form stand around word `at`, which should be its word `index`.
bool NamesAcross::rest_stands(const BeadNames& names, const facts::PlaceForm& form, std::size_t at, std::size_t index) const
{
    for (std::size_t k = 0; k < form.words.size(); ++k)
        if (k != index && !matcher_.same_name(form.words[k], names.to.words[at - index + k].folded)) return false;
    return true;
}

// The version spells it so elsewhere too: a rendering of its own. Looks at the neighbourhood only, so that long texts
// cost no more.
bool NamesAcross::is_written_again(const NamePassage& passage, std::size_t first, std::size_t last) const
{
    constexpr std::size_t kAround = 32768;    // bytes
    const ByteRange range{passage.words[first].range.begin, passage.words[last].range.end};
    const std::string_view text = sides_.to.document.text;
    const std::string_view letters = text.substr(range.begin, range.end - range.begin);
    const std::size_t from = range.begin > kAround ? range.begin - kAround : 0;
    return text.substr(from, range.begin - from).find(letters) != std::string_view::npos ||
           text.substr(range.end, kAround).find(letters) != std::string_view::npos;
}

// "And", as the table of what is counted has it.
bool NamesAcross::is_and(const NameWord& word) const
{
    const auto rows = to_table_.section("counted-nouns");
    const auto row = std::ranges::find(rows, std::string_view("and"), &language::Row::form);
    return row != rows.end() && std::ranges::find(row->values, std::string_view(word.folded)) != row->values.end();
}

// In scripts of single letters: one letter of three or more is another or missing, or two changed places (柬埔塞,
// 말이레시아).
bool NamesAcross::find_garbled_letters(const BeadNames& names, const facts::PlaceMention& mention,
                                       const facts::PlaceForm& form)
{
    std::u32string wanted;
    for (const std::string& word : form.words) wanted += letters_of(word);
    const std::string_view script = facts::script_of_word(form.words.front());
    const bool han = script == "Hani", hangul = script == "Hang", kana = script == "Kana";
    if (!han && !hangul && !kana) return false;
    if (wanted.size() < 3) return false;
    for (std::size_t i = 0; i < names.to.words.size(); ++i) {
        std::u32string written;
        for (std::size_t j = i; j < names.to.words.size() && written.size() <= wanted.size() + 1; ++j) {
            const NameWord& word = names.to.words[j];
            if (taken_[j] || word.digits ||
                (word.place >= 0 && !names.to.places[static_cast<std::size_t>(word.place)].form->weak))
                break;
            // 英格利斯 behind a dot is somebody's name.
            if ((j > i && !word.joined) || word.dotted || facts::script_of_word(word.folded) != script ||
                is_hiragana(letters_of(word.folded)))
                break;
            written += letters_of(word.folded);
            if (j > i && hangul && word.word_start && written.size() > wanted.size()) break;
            if (is_and(word)) continue;    // 北美和
            const bool slipped = differs_inside(wanted, written, wanted.size() < 5) || is_swapped(wanted, written) ||
                                 (!form.adjective && differs_last(wanted, written));
            if (written.front() != wanted.front() || !slipped || without_length(written) == without_length(wanted) ||
                begins_as_place(wanted, word_of(names.to, i, j).folded) || is_written_again(names.to, i, j) ||
                is_copied_place(names, mention, word_of(names.to, i, j)))
                continue;
            for (std::size_t k = i; k <= j; ++k) taken_[k] = true;
            report(names, mention.first_token, mention.last_token, i, j, true, 0.8);
            return true;
        }
    }
    return false;
}

// The beginning of its name, and a particle: 선전의 is no 선전시 with a wrong letter.
bool NamesAcross::begins_as_place(const std::u32string& wanted, const std::string& written) const
{
    std::vector<std::string_view> variants;
    matcher_.endings().variants(written, variants);
    return std::any_of(variants.begin(), variants.end(), [&](std::string_view variant) {
        const std::u32string letters = letters_of(variant);
        return variant.size() < written.size() && letters.size() > 1 && wanted.starts_with(letters);
    });
}

// Not as the language calls the place, but as its letters are in the original: 프라그 for Prague, "Katalanlar" for Catalans.
bool NamesAcross::is_copied_place(const BeadNames& names, const facts::PlaceMention& mention, const NameWord& written) const
{
    for (std::size_t i = mention.first_token; i <= mention.last_token; ++i) {
        const NameWord& word = names.from.words[i];
        if (word.roman.size() > 3 && is_plausible(word, written)) return true;
    }
    return false;
}

// The version has it in another form too: a rendering of its own ("Фениксе", "Феникса").
bool NamesAcross::is_inflected_elsewhere(const std::string& written) const
{
    return std::any_of(to_statistics_.words.begin(), to_statistics_.words.end(), [&](const auto& other) {
        return other.first != written && other.second.lower == 0 && matcher_.same_name(written, other.first);
    });
}

// Countries have names of their own in every other script; of towns only some have, and scripts without vowels spell them as
// they like. In the same letters a custom of spelling looks like any slip, but for letters that changed places.
bool NamesAcross::may_be_copied(const BeadNames& names, const facts::PlaceMention& mention, const std::u32string& wanted,
                                const NameWord& written) const
{
    const bool latin = in_latin_both(names, names.from.words[mention.first_token]);
    const std::u32string letters = letters_of(written.folded);
    if (latin ? is_swapped(wanted, letters) || is_doubled_oddly(letters, wanted)
              : class_of(mention) != 2 || !is_bare(written))
        return false;
    return is_copied_place(names, mention, written);
}

// Words of single letters as one.
NameWord NamesAcross::word_of(const NamePassage& passage, std::size_t first, std::size_t last)
{
    NameWord word = passage.words[first];
    for (std::size_t i = first + 1; i <= last; ++i) {
        word.folded += passage.words[i].folded;
        word.roman += passage.words[i].roman;
    }
    return word;
}

// Near `name`, yet neither it nor one of its forms. A stem may be followed by any ending.
bool NamesAcross::is_garbled(const std::string& name, const std::string& written, bool stem) const
{
    if (matcher_.same_name(name, written)) return false;
    std::vector<std::string_view> variants, stems(1, name);
    matcher_.endings().variants(written, variants);
    if (!stem && matcher_.endings().told()) stems = matcher_.endings().stems(name);
    for (const std::string_view wanted : stems) {
        const std::u32string own = letters_of(std::string(wanted));
        if (own.size() < 4) continue;
        if (stem && own.size() > 8)
            for (const std::string_view variant : variants)
                for (const std::string_view head : matcher_.endings().stems(variant))
                    if (align::word_similarity(name, head) >= 0.82 && !head.starts_with(name)) return true;
        for (const std::string_view variant : variants)
            if (begins_garbled(own, variant, stem || stems.size() > 1)) return true;
    }
    for (const std::string& prefix : matcher_.endings().prefixes())
        if (prefix.size() > 2 && differs_inside(letters_of(prefix + name), letters_of(written), true)) return true;
    return false;
}

const std::vector<std::u32string>& NamesAcross::inflected(const std::string& name) const
{
    const auto [it, fresh] = inflected_.try_emplace(name);
    if (fresh)
        for (const std::string& form : matcher_.endings().inflected(name)) it->second.push_back(letters_of(form));
    return it->second;
}

// A form of the name but for a letter of its stem, or for two letters that changed places: "Sngapurze" for "Singapurze".
bool NamesAcross::is_garbled_form(const std::string& name, const std::string& written) const
{
    constexpr std::size_t kLeast = 6;
    const std::u32string own = letters_of(name);
    std::vector<std::string_view> variants;
    matcher_.endings().variants(written, variants);
    for (const std::string_view variant : variants) {
        const std::u32string there = letters_of(variant);
        if (there.size() < kLeast || own.size() + 1 < kLeast || there.front() != own.front()) continue;
        for (const std::u32string& form : inflected(name)) {
            if (is_swapped(form, there)) return true;
            if (!differs_inside(form, there, false)) continue;
            const auto same = [](const std::u32string& a, const std::u32string& b) {
                return std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
            };
            if (same(form, there) < same(form, own)) return true;
        }
    }
    return false;
}

bool NamesAcross::begins_garbled(const std::u32string& wanted, std::string_view variant, bool cut) const
{
    const std::u32string whole = letters_of(std::string(variant));
    if (differs_inside(wanted, whole, wanted.size() < 5) || is_swapped(wanted, whole)) return true;
    if (wanted.size() < 5) return false;
    if (cut && is_swapped(wanted, whole.substr(0, wanted.size()))) return true;
    if (!cut || whole.size() > wanted.size() + 5) return false;
    for (std::size_t length = wanted.size() - 1; length <= std::min(whole.size(), wanted.size() + 1); ++length)
        if (differs_inside(wanted, whole.substr(0, length), false)) return true;
    return false;
}

bool NamesAcross::is_from_word(const BeadNames& names, const NameWord& word) const
{
    return std::any_of(names.from.words.begin(), names.from.words.end(), [&](const NameWord& other) {
        if (other.roman.size() < 3) return false;
        const Kind kind = matcher_.match(other, word).kind;
        return kind == Kind::Verbatim || kind == Kind::Inflected;
    });
}

}    // namespace textdrift::drift
