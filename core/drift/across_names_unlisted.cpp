// Words of the version that its language's word list does not know: names, or everyday words of which a letter went wrong.
// What the original names sounds like the ones; the others are a letter away from a word that the list has.
#include "core/drift/across_names_judge.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "core/drift/across_names_letters.h"
#include "core/language/word_list.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::drift {

namespace {

constexpr std::size_t kFewestLetters = 3;
constexpr std::size_t kTold = 5;            // letters that tell a word from most others
constexpr std::ptrdiff_t kLongTitle = 7;    // words
constexpr double kGain = 0.12;              // as much nearer to its source is a word once it is mended
constexpr double kSource = 0.45;            // as far may the spelling be from the name that it renders

std::string written_of(const std::u32string& letters)
{
    std::string text;
    for (const char32_t letter : letters) text::append_code_point(text, letter);
    return text;
}

// As word lists write them: "об'єднує".
std::string with_plain_apostrophes(std::string_view word)
{
    constexpr std::string_view kCurly = "’";
    std::string plain(word);
    for (std::size_t at = plain.find(kCurly); at != std::string::npos; at = plain.find(kCurly, at))
        plain.replace(at, kCurly.size(), "'");
    return plain;
}

}    // namespace

// The word without what an apostrophe joins to it: "l'Albanie", "Ankara'da".
std::string_view NamesAcross::bare_word(const NameWord& word) const
{
    const std::string_view whole = sides_.to.slice(word.range);
    std::string_view longest;
    for (std::size_t at = 0; at <= whole.size();) {
        std::size_t end = std::min(whole.find('\'', at), whole.find("’", at));
        if (end == std::string_view::npos) end = whole.size();
        if (end - at >= longest.size()) longest = whole.substr(at, end - at);
        at = end + (whole.substr(end).starts_with("’") ? std::string_view("’").size() : 1);
    }
    return longest;
}

// A word in the letters of the text that its list does not know, whatever the capital says.
bool NamesAcross::is_unlisted(const NamePassage& to, std::size_t index) const
{
    const NameWord& word = to.words[index];
    if (word.digits || word.single || word.upper || !is_in_script(word, to_script_)) return false;
    if (word.place >= 0 && to.places[static_cast<std::size_t>(word.place)].exact) return false;
    if (to_lexicon_.function_words.contains(word.folded) || is_title(to_lexicon_, word.folded)) return false;
    if (sides_.to.document.text.compare(word.range.end, 1, ".") == 0 && letters_of(word.folded).size() < kTold)
        return false;    // "Mio."
    const std::string_view bare = bare_word(word);
    if (letters_of(bare).size() < kFewestLetters) return false;
    const language::WordList* const list = language::WordList::of(sides_.to.language);
    if (list == nullptr || list->knows(bare)) return false;
    const std::string_view whole = sides_.to.slice(word.range);
    return whole == bare || !list->knows(with_plain_apostrophes(whole));
}

// All of them are words of the language in small letters, too: a name that is translated by its meaning consists of such
// ("Nocny Dźwig"), and so may one that takes its place, which nobody can tell then.
bool NamesAcross::are_everyday(const NamePassage& to, std::size_t first, std::size_t end) const
{
    const language::WordList* const list = language::WordList::of(sides_.to.language);
    if (list == nullptr || !trusts_list()) return false;
    for (std::size_t i = first; i < end; ++i) {
        const std::string_view bare = bare_word(to.words[i]);
        std::string small;
        icu::UnicodeString::fromUTF8({bare.data(), static_cast<int32_t>(bare.size())})
            .toLower(icu::Locale(sides_.to.language.c_str()))
            .toUTF8String(small);
        if (!list->knows(small)) return false;
    }
    return true;
}

// How near the source of a word in the original is, if it has one.
double NamesAcross::source_distance(const BeadNames& names, const NameWord& word) const
{
    double nearest = 1;
    if (from_statistics_.of(word.folded).times > 0) return 0;
    for (const NameWord& other : names.from.words)
        if (!other.digits && other.roman.size() > 2) nearest = std::min(nearest, matcher_.sound_distance(other, word));
    return nearest;
}

// The words that the letters are one slip away from: two neighbours exchanged, one letter lost, too many or another; the
// first letter stays, and the last but for an exchange, lest an ending that the list lacks be a slip.
std::vector<std::string> NamesAcross::mended(const NameWord& word) const
{
    const language::WordList* const list = language::WordList::of(sides_.to.language);
    const std::u32string letters = letters_of(bare_word(word));
    const std::string own = text::fold(bare_word(word));
    std::vector<std::string> found;
    if (list == nullptr || letters.size() < kFewestLetters) return found;
    const auto take = [&](const std::u32string& other) {
        std::string written = written_of(other);
        const std::string folded = text::fold(written);    // an accent alone is no slip
        if (folded != own && (list->knows(written) || to_statistics_.of(folded).capital > 0)) found.push_back(folded);
    };
    for (std::size_t i = 1; i + 1 < letters.size(); ++i) {
        std::u32string other = letters;
        std::swap(other[i], other[i + 1]);
        take(other);
    }
    if (letters.size() < kTold) return found;
    for (std::size_t i = 1; i < letters.size(); ++i)
        for (const char32_t letter : alphabet_) {
            std::u32string other = letters;
            if (i + 1 < letters.size()) {
                other[i] = letter;
                take(other);
                other = letters;
            }
            other.insert(i, 1, letter);
            take(other);
        }
    for (std::size_t i = 1; i + 1 < letters.size(); ++i) {
        std::u32string other = letters;
        other.erase(i, 1);
        take(other);
    }
    return found;
}

// The letters that the version is written with.
void NamesAcross::read_alphabet()
{
    std::map<char32_t, std::size_t> seen;
    for (const char32_t letter : letters_of(sides_.to.document.text))
        if (u_isalpha(static_cast<UChar32>(letter))) ++seen[static_cast<char32_t>(u_tolower(static_cast<UChar32>(letter)))];
    for (const auto& [letter, times] : seen)
        if (times > 1) alphabet_ += letter;
}

// A list that lacks the words of this text tells nothing of it: a share of the words that have no source in the original is
// unknown to it, too.
void NamesAcross::learn_unlisted(const BeadNames& names)
{
    for (std::size_t i = 0; i < names.to.words.size(); ++i) {
        ++listed_words_;
        const NameWord& word = names.to.words[i];
        if ((word.capital && to_statistics_.cased) || !is_unlisted(names.to, i)) continue;
        unlisted_words_ += source_distance(names, word) > kSource && !is_heard(names, i, i + 1);
    }
}

bool NamesAcross::trusts_list() const
{
    constexpr std::size_t kAnyway = 2, kOneOf = 100;
    return unlisted_words_ <= kAnyway + listed_words_ / kOneOf;
}

// Some place of the original is called by a word that begins as this one.
bool NamesAcross::may_be_place(const BeadNames& names, const NameWord& word) const
{
    const auto& gazetteer = facts::Gazetteer::of(sides_.to.language);
    const std::u32string own = letters_of(word.folded);
    const auto begins = [&](const std::string& other) {
        return std::ranges::any_of(matcher_.endings().prefixes(),
                                   [&](const std::string& clitic) { return word.folded.starts_with(clitic); }) ||
               letters_of(other).front() == own.front();
    };
    return std::ranges::any_of(names.from.places, [&](const facts::PlaceMention& mention) {
        return std::ranges::any_of(mention.form->keys, [&](const std::string& key) {
            return std::ranges::any_of(gazetteer.forms_of(key), [&](const facts::PlaceForm* form) {
                return std::ranges::any_of(form->words, begins);
            });
        });
    });
}

// The mention of the original that the word would render if it were mended: "Chinees", read in "Cinees".
std::optional<std::size_t> NamesAcross::mended_place(const BeadNames& names, const std::string& written,
                                                     const std::string& mended, bool nearer, bool told) const
{
    const auto& gazetteer = facts::Gazetteer::of(sides_.to.language);
    const auto renders = [&](const facts::PlaceForm& form, const std::string& folded) {
        for (std::size_t i = 0; i < form.words.size(); ++i) {
            if (letters_of(form.words[i]).size() < kTold - 1) continue;
            if (form.stem && i + 1 == form.words.size() ? folded.starts_with(form.words[i])
                                                        : matcher_.same_name(form.words[i], folded))
                return true;
        }
        return false;
    };
    for (std::size_t i = 0; i < names.from.places.size(); ++i)
        for (const std::string& key : names.from.places[i].form->keys)
            if (std::ranges::any_of(gazetteer.forms_of(key), [&](const facts::PlaceForm* form) {
                    return renders(*form, mended) && (nearer || (told && !renders(*form, written)));
                }))
                return i;
    return std::nullopt;
}

// The word of the original that one mended word is much nearer to than what is written.
std::optional<std::size_t> NamesAcross::mended_sound(const BeadNames& names, const NameWord& written,
                                                     const NameWord& mended) const
{
    constexpr double kNear = 0.25;
    if (lacks_vowels(written)) return std::nullopt;
    std::optional<std::size_t> found;
    double nearest = std::min(kNear, source_distance(names, written) - kGain);
    for (std::size_t i = 0; i < names.from.words.size(); ++i) {
        const NameWord& word = names.from.words[i];
        if (word.digits || word.roman.size() < kTold - 1 || (from_statistics_.cased && !word.capital)) continue;
        if (const double distance = matcher_.sound_distance(word, mended); distance <= nearest)
            nearest = distance, found = i;
    }
    return found;
}

// Inside a short quotation: the title of a report, a book.
bool NamesAcross::stands_in_title(const BeadNames& names, std::size_t index) const
{
    const facts::FactSet& facts = sides_.turned ? work_.original : work_.version;
    const NameWord& word = names.to.words[index];
    for (std::uint32_t id = facts.first_of_paragraph[word.paragraph]; id < facts.first_of_paragraph[word.paragraph + 1];
         ++id) {
        const facts::Fact& fact = facts.facts[id];
        if (fact.quotation() == nullptr || !fact.range.contains(word.range)) continue;
        const auto within = [&](const NameWord& own) { return fact.range.contains(own.range); };
        const auto first = std::ranges::find_if(names.to.words, within);
        return (first->capital || !to_statistics_.cased) && std::ranges::count_if(names.to.words, within) <= kLongTitle;
    }
    return false;
}

// Some word of the name, or the place that it names, stands on the other side.
bool NamesAcross::is_rendered(const BeadNames& names, std::uint32_t fact) const
{
    for (const SoughtName& name : names.names)
        if (name.fact == fact && std::ranges::find(name.found, true) != name.found.end()) return true;
    return std::ranges::any_of(names.from.places, [&](const facts::PlaceMention& mention) {
        return sides_.facts.facts[fact].range.contains(mention.range) && count_like(mention, names.to) > 0;
    });
}

// The name of several words, or the one that a capital renders, nearest to where the word stands.
std::optional<NamesAcross::NameRun> NamesAcross::name_beside(const BeadNames& names, std::size_t index,
                                                             double farthest) const
{
    std::optional<NameRun> found;
    const auto& words = names.from.words;
    const bool titled = stands_in_title(names, index);
    const bool capital = to_statistics_.cased && names.to.words[index].capital && !to_statistics_.capitals_generic;
    for (std::uint32_t paragraph = UINT32_MAX; const NameWord& word : words) {
        if (std::exchange(paragraph, word.paragraph) == word.paragraph) continue;
        for (std::uint32_t id = sides_.facts.first_of_paragraph[paragraph];
             id < sides_.facts.first_of_paragraph[paragraph + 1]; ++id) {
            const facts::Fact& fact = sides_.facts.facts[id];
            const bool title = titled && fact.quotation() != nullptr;
            if (fact.name() == nullptr && !title) continue;
            const auto within = [&](const NameWord& own) { return fact.range.contains(own.range); };
            const auto first = std::ranges::find_if(words, within);
            const auto end = std::find_if_not(first, words.end(), within);
            if (end - first < (capital ? 1 : 2) || (title && (end - first > kLongTitle || !first->capital))) continue;
            if (!title && is_rendered(names, id)) continue;
            const auto at = static_cast<std::size_t>(first - words.begin()),
                       last = static_cast<std::size_t>(end - words.begin()) - 1;
            const double away = std::abs(names.from.position((at + last) / 2) - names.to.position(index));
            if (away <= farthest) farthest = away, found = NameRun{at, last};
        }
    }
    return found;
}

// What the slip made of a name, and the name; none where the word may be no slip.
std::optional<NamesAcross::NameRun> NamesAcross::slipped_name(const BeadNames& names, std::size_t index) const
{
    constexpr double kBeside = 0.12, kNear = 0.3, kNearer = 0.03, kAway = 0.2;
    const NameWord& word = names.to.words[index];
    const double own = source_distance(names, word);
    if (own < kGain && !may_be_place(names, word)) return std::nullopt;
    const bool bare = lacks_vowels(word);    // few letters: many words are a letter apart
    bool mends = false;
    for (const std::string& other : mended(word)) {
        NameWord repaired = word;
        repaired.folded = other;
        repaired.roman = facts::romanise(repaired.folded);
        const bool nearer = source_distance(names, repaired) < own - kNearer;
        const bool swapped = is_swapped(letters_of(other), letters_of(text::fold(bare_word(word))));
        if (const auto place = mended_place(names, word.folded, repaired.folded, nearer, own > kAway)) {
            const auto& mention = names.from.places[*place];
            if (is_fair_rendering(names.from.words[mention.last_token], word)) continue;    // "Vegas"
            return NameRun{mention.first_token, mention.last_token};
        }
        if (const auto source = mended_sound(names, word, repaired)) return NameRun{*source, *source};
        if (to_common_.contains(other) ? own > kSource || nearer : !bare && swapped && (own > kSource || nearer))
            mends = true;
    }
    // Lists have gaps; two letters that changed places are none, nor is what is a letter away from "national".
    if (!mends || taken_[index] || is_heard(names, index, index + 1)) return std::nullopt;
    const bool capital = to_statistics_.cased && word.capital && !to_statistics_.capitals_generic && !word.sentence_start;
    return name_beside(names, index, capital ? kNear : kBeside);
}

void NamesAcross::judge_unlisted(const BeadNames& names)
{
    if (!trusts_list()) return;
    for (std::size_t i = 0; i < names.to.words.size(); ++i) {
        if (!is_unlisted(names.to, i) || to_statistics_.of(names.to.words[i].folded).times > 1) continue;
        if (is_reported(place_in(names.to, i, i))) continue;
        if (alphabet_.empty()) read_alphabet();
        const auto name = slipped_name(names, i);
        if (!name) continue;
        taken_[i] = true;
        report(names, name->first, name->second, i, i, true, 0.75);
    }
}

}    // namespace textdrift::drift
