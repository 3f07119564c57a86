// Places that nothing renders, above all in a text whose script has no capitals: what the language calls them is known, and
// is not there.
#include "core/drift/across_names_judge.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/drift/across_names_letters.h"

namespace textdrift::drift {

// That it is not there tells something: the version names the others, and it wherever else the original does. What is told
// again may be told otherwise, but seldom just once: "there", "the government", "the capital".
bool NamesAcross::is_missed_place(const BeadNames& names, const facts::PlaceMention& mention) const
{
    const int type = class_of(mention);
    if (type == 0 || type == 3 || type > 4 || is_region(mention) || is_money(names.from, mention)) return false;
    const auto own = place_readings_.find(mention.form->keys.front());
    const Reading* reading = own == place_readings_.end() ? nullptr : &own->second;
    if (!places_found_.finds_others(reading)) return false;
    if (reading != nullptr && reading->found + 1 < reading->sought) return false;
    return true;
}

// Where no capitals tell a country from a word, and readers are not told the countries of counties in passing: one that
// stands nowhere else in either text.
bool NamesAcross::is_strange_country(const facts::PlaceMention& mention) const
{
    if (to_statistics_.cased || class_of(mention) != 1 || is_region(mention)) return false;
    for (const std::string& key : mention.form->keys)    // "the country" said by its name
        if (facts::related_keys("language:" + sides_.to.language, key)) return false;
    std::istringstream homes{std::string(from_table_.meta("homes"))};
    for (std::string country; homes >> country;)
        if (mention.names("country:" + country)) return false;
    return sides_.to.document.text.find(sides_.to.slice(mention.range)) == mention.range.begin &&
           sides_.to.document.text.find(sides_.to.slice(mention.range), mention.range.end) == std::string::npos;
}

// A short name may be a part of another word or name, or a word: 西亚 in 约西亚.
std::size_t NamesAcross::least_letters(const BeadNames& names, const facts::PlaceMention& mention) const
{
    constexpr std::size_t kLetters = 5, kCharacters = 2, kSyllables = 3;
    const std::string_view script = facts::script_of_word(mention.form->words.front());
    if (script == "Hang" || script == "Kana") return kSyllables;
    if (script != "Hani") return kLetters;
    const auto& words = names.to.words;
    const auto spells = [&](std::size_t i) { return facts::name_odds_of_character(words[i].folded) > 0; };
    const std::size_t before = mention.first_token, behind = mention.last_token + 1;
    const bool within = (before > 0 && words[before].joined && spells(before - 1)) ||
                        (behind < words.size() && words[behind].joined && spells(behind));
    return kCharacters + within;
}

// Another place stands where it should.
std::optional<std::size_t> NamesAcross::place_instead(const BeadNames& names, const facts::PlaceMention& mention) const
{
    double nearest = 0.25;
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < names.to.places.size(); ++i) {
        const auto& other = names.to.places[i];
        const double away = std::abs(names.from.position(mention.first_token) - names.to.position(other.first_token));
        if (taken_[other.first_token] || !may_accuse(other) || away >= nearest || count_like(other, names.from) > 0)
            continue;
        nearest = away;
        best = i;
    }
    return best;
}

// "U.S. President Donald Trump", "U.S. Sens. Graham and Lee": whose country goes without saying for readers of either text.
bool NamesAcross::is_before_office(const NamePassage& passage, const facts::PlaceMention& mention) const
{
    const std::size_t next = mention.last_token + 1;
    if (class_of(mention) != 1 || next >= passage.words.size()) return false;
    const NameWord& word = passage.words[next];
    const std::uint32_t begin = passage.words[mention.last_token].range.end;
    if (word.paragraph != passage.words[mention.last_token].paragraph ||
        sides_.from.slice({begin, word.range.begin}).find_first_not_of(". ") != std::string_view::npos)
        return false;
    return is_title(from_lexicon_, word.folded) || is_title(from_lexicon_, word.folded.substr(0, word.folded.size() - 1));
}

// "Jordan Spieth": the surname behind it is found.
bool NamesAcross::is_given_name(const BeadNames& names, const facts::PlaceMention& mention) const
{
    const auto& words = names.from.words;
    const std::size_t next = mention.last_token + 1;
    if (mention.first_token != mention.last_token || next >= words.size()) return false;
    if (!words[next].joined || !words[next].capital || words[next].place >= 0 || is_before_office(names.from, mention))
        return false;
    return std::ranges::any_of(names.names, [&](const SoughtName& name) {
        const auto at = std::ranges::find(name.words, next);
        return at != name.words.end() && name.found[static_cast<std::size_t>(at - name.words.begin())];
    });
}

// The language has a name for the place, the version finds the others, and nothing here is like it; or only with a wrong
// letter.
void NamesAcross::judge_missing_place(const BeadNames& names, const facts::PlaceMention& mention)
{
    if (!is_missed_place(names, mention) || (to_statistics_.cased && names.from.words[mention.first_token].upper)) return;
    // Of "the U.S. court" the country goes without saying.
    if (to_statistics_.cased && sides_.from.slice(mention.range).find('.') != std::string_view::npos) return;
    if (is_given_name(names, mention)) return;
    const auto& gazetteer = facts::Gazetteer::of(sides_.to.language);
    bool named = false;
    for (const std::string& key : mention.form->keys)
        for (const facts::PlaceForm* form : gazetteer.forms_of(key)) {
            if (form->weak) continue;
            named = true;
            // What cannot be read aloud may be spelled in ways that nothing here would recognise.
            if (facts::romanise(form->words.front()).empty()) return;
            const auto run = stands_alike(names.to, *form);
            if (!run) continue;
            if (!is_own_spelling(names, mention, *form, *run))
                report(names, mention.first_token, mention.last_token, run->first, run->second, true, 0.7);
            return;
        }
    // "Strasbourg court"
    if (!named || (class_of(mention) == 2 && is_heading(names.from.words[mention.first_token].paragraph))) return;
    const auto instead = place_instead(names, mention);
    if (!instead) {
        if (!is_said_by_the_way(names.from, mention)) report_missing(names, mention);
        return;
    }
    const auto& other = names.to.places[*instead];
    for (std::size_t w = other.first_token; w <= other.last_token; ++w) taken_[w] = true;
    report(names, mention.first_token, mention.last_token, other.first_token, other.last_token, false, 0.7);
}

// "the U.S. Senate", "Tbilisi City Court" of a town told before: what a translation may leave out.
bool NamesAcross::is_said_by_the_way(const NamePassage& passage, const facts::PlaceMention& mention) const
{
    if (mention.form->capitals || is_before_office(passage, mention)) return true;
    const auto own = place_readings_.find(mention.form->keys.front());
    if (own == place_readings_.end() || own->second.sought < 2) return false;
    const std::size_t behind = mention.last_token + 1;
    return class_of(mention) == 2 && behind < passage.words.size() && passage.words[behind].joined &&
           passage.words[behind].capital && passage.words[behind].place < 0;
}

// Not a slip: the version has it elsewhere too, or it sounds as the original's word does, no less than the usual form.
bool NamesAcross::is_own_spelling(const BeadNames& names, const facts::PlaceMention& mention, const facts::PlaceForm& form,
                                  const NameRun& run) const
{
    for (std::size_t i = run.first; i <= run.second; ++i)
        if (taken_[i] || is_everyday(names.to.words[i].folded)) return true;
    if (is_written_again(names.to, run.first, run.second)) return true;
    const NameWord written = word_of(names.to, run.first, run.second);
    std::string usual, own;
    for (const std::string& word : form.words) usual += facts::romanise(word);
    for (std::size_t i = mention.first_token; i <= mention.last_token; ++i) own += names.from.words[i].roman;
    return is_copied_place(names, mention, written) && consonants_apart(own, written.roman) <= consonants_apart(own, usual);
}

// A run of letters that is the form but for one of them.
std::optional<NamesAcross::NameRun> NamesAcross::stands_alike(const NamePassage& passage, const facts::PlaceForm& form)
{
    std::u32string wanted;
    for (const std::string& word : form.words) wanted += letters_of(word);
    if (wanted.size() <= 2) return std::nullopt;
    for (std::size_t i = 0; i < passage.words.size(); ++i) {
        std::u32string written;
        for (std::size_t j = i; j < passage.words.size() && written.size() <= wanted.size() + 1; ++j) {
            if (j > i && !passage.words[j].joined) break;
            written += letters_of(passage.words[j].folded);
            for (std::size_t length = wanted.size() - 1; length <= std::min(written.size(), wanted.size() + 1); ++length)
                if (differs_inside(wanted, written.substr(0, length), false) ||
                    is_swapped(wanted, written.substr(0, length)))
                    return NameRun{i, j};
        }
    }
    return std::nullopt;
}

}    // namespace textdrift::drift
