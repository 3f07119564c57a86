// Judges places: what one side names and the other does not.
#include "core/drift/across_names_judge.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <cmath>

#include "core/drift/across_names_letters.h"

namespace textdrift::drift {

// Countries and regions may be mistaken for each other, cities for cities, organisations for organisations, seas, rivers
// and mountains for each other. Provinces and states explain what the other side names; they accuse nobody.
int NamesAcross::class_of(const facts::PlaceMention& mention)
{
    int found = 0;
    for (const std::string& key : mention.form->keys) {
        if (facts::is_subdivision(key)) {
            if (found == 0) found = 5;
            continue;
        }
        if (key.starts_with("country:") || key.starts_with("region:")) return 1;
        if (key.starts_with("city:")) found = 2;
        else if (key.starts_with("org:")) found = 3;
        else if (key.starts_with("sea:") || key.starts_with("river:") || key.starts_with("mountain:")) found = 4;
    }
    return found;
}

// Whether a place that only one side names tells something.
bool NamesAcross::may_accuse(const facts::PlaceMention& mention)
{
    const int type = class_of(mention);
    return !mention.form->weak && type != 0 && type != 5;
}

bool NamesAcross::may_be_same(const facts::PlaceMention& a, const facts::PlaceMention& b)
{
    for (const std::string& x : a.form->keys)
        for (const std::string& y : b.form->keys)
            if (facts::related_keys(x, y)) return true;
    return false;
}

std::size_t NamesAcross::count_like(const facts::PlaceMention& mention, const NamePassage& passage)
{
    return static_cast<std::size_t>(std::count_if(passage.places.begin(), passage.places.end(),
                                                  [&](const auto& other) { return may_be_same(mention, other); }));
}

// By a form of its own, not by what it may be told as.
bool NamesAcross::is_named(const facts::PlaceMention& mention, const NamePassage& passage)
{
    return std::any_of(passage.places.begin(), passage.places.end(), [&](const facts::PlaceMention& other) {
        return std::any_of(mention.form->keys.begin(), mention.form->keys.end(),
                           [&](const std::string& key) { return other.names(key); });
    });
}

// The letters of a mention stand on the other side: a person called Jordan, a city the other language has no name for.
bool NamesAcross::spelled_out(const NamePassage& own, const facts::PlaceMention& mention, const NamePassage& other,
                              const NameMatcher& matcher)
{
    std::vector<NameWord> words;
    for (std::size_t i = mention.first_token; i <= mention.last_token; ++i) {
        if (words.empty() || !own.words[i].single) {
            words.push_back(own.words[i]);
            continue;
        }
        words.back().folded += own.words[i].folded;    // letters of one word
        words.back().roman += own.words[i].roman;
    }
    return std::any_of(words.begin(), words.end(), [&](const NameWord& word) {
        if (word.roman.size() < 3) return false;
        NameSupport nearest;
        matcher.find(word, other, nearest);
        if (nearest.kind == Kind::Verbatim || nearest.kind == Kind::Inflected) return true;
        return nearest.kind == Kind::Spelled && nearest.distance <= 0.5 * limit(word, other.words[nearest.first]);
    });
}

// Places of the from side that the to side does not name; what else it names instead is reported or marked.
std::vector<std::size_t> NamesAcross::judge_places(const BeadNames& names)
{
    std::vector<std::size_t> lacking, surplus;
    std::vector<std::size_t> told_otherwise;    // by a capital, a country or a larger one: "Korea Selatn" is Korea
    for (std::size_t i = 0; i < names.from.places.size(); ++i) {
        const auto& mention = names.from.places[i];
        if (!may_accuse(mention)) continue;
        const std::size_t here = count_like(mention, names.from), there = count_like(mention, names.to);
        if (there >= here && is_named(mention, names.to)) continue;
        (there >= here ? told_otherwise : lacking).push_back(i);
    }
    for (std::size_t i = 0; i < names.to.places.size(); ++i) {
        const auto& mention = names.to.places[i];
        if (!may_accuse(mention) || count_like(mention, names.from) > 0) continue;
        if (!spelled_out(names.to, mention, names.from, back_matcher_)) surplus.push_back(i);
    }
    std::erase_if(lacking, [&](std::size_t i) { return find_garbled_place(names, i); });
    for (const std::size_t i : told_otherwise) find_garbled_place(names, i);
    std::erase_if(lacking, [&](std::size_t i) {
        return !is_named(names.from.places[i], names.to) &&
               (spelled_out(names.from, names.from.places[i], names.to, matcher_) ||
                is_recalled(names.to, sides_.to.language, matcher_, names.from.places[i]));
    });
    pair_places(names, lacking, surplus, true);
    pair_places(names, lacking, surplus, false);
    std::erase_if(surplus, [&](std::size_t i) {
        return taken_[names.to.places[i].first_token] || names.to.places[i].form->adjective ||
               class_of(names.to.places[i]) == 3 || is_region(names.to.places[i]);
    });
    for (const std::size_t i : surplus)
        for (std::size_t w = names.to.places[i].first_token; w <= names.to.places[i].last_token; ++w)
            surplus_[w] = !taken_[w];
    std::erase_if(lacking, [&](std::size_t i) {
        return count_like(names.from.places[i], names.to) > 0 || class_of(names.from.places[i]) == 3 ||
               is_region(names.from.places[i]);
    });
    return lacking;
}

bool NamesAcross::is_region(const facts::PlaceMention& mention)
{
    return std::any_of(mention.form->keys.begin(), mention.form->keys.end(),
                       [](const std::string& key) { return key.starts_with("region:"); });
}

// A derived word the tables do not list begins as the place does: "Maleisische", "Myanmarese".
bool NamesAcross::is_recalled(const NamePassage& passage, std::string_view language, const NameMatcher& matcher,
                              const facts::PlaceMention& mention)
{
    const auto& gazetteer = facts::Gazetteer::of(language);
    constexpr std::size_t kBeginning = 4;
    const bool cased = std::ranges::any_of(passage.words, &NameWord::capital);
    std::vector<std::string_view> variants;
    for (const std::string& key : mention.form->keys)
        for (const facts::PlaceForm* form : gazetteer.forms_of(key)) {
            std::u32string wanted;
            for (const std::string& word : form->words) wanted += letters_of(word);
            const std::size_t half = std::min(wanted.size(), std::max<std::size_t>(kBeginning, wanted.size() / 2));
            const std::size_t most = std::max(half, (wanted.size() * 2 + 2) / 3);
            if (form->weak || form->capitals ||
                wanted.size() < (facts::script_of_word(form->words.front()) == "Hani" ? 2u : kBeginning))
                continue;
            for (std::size_t i = 0; i < passage.words.size(); ++i) {
                const std::int32_t place = passage.words[i].place;
                if (place >= 0 && !passage.places[static_cast<std::size_t>(place)].form->weak) continue;    // Australia
                // A word like any other begins as a name does by chance: "peradilan" as "Perancis".
                const std::size_t length = cased && !passage.words[i].capital ? most : half;
                std::u32string written;
                for (std::size_t j = i; j < passage.words.size() && written.size() < length; ++j) {
                    if (j > i && !passage.words[j].single) break;
                    written += letters_of(passage.words[j].folded);
                }
                if (written.substr(0, length) == wanted.substr(0, length)) return true;
                if (passage.words[i].single) continue;
                matcher.endings().variants(passage.words[i].folded, variants);
                for (const std::string_view variant : variants)
                    if (letters_of(std::string(variant)).substr(0, length) == wanted.substr(0, length)) return true;
            }
        }
    return false;
}

// What the version names and nothing of the original does: another name has stood there.
void NamesAcross::judge_surplus(const BeadNames& names)
{
    for (const auto& mention : names.to.places) {
        // Readers abroad are told in which country a county lies, and which nation somebody belongs to.
        if (!surplus_[mention.first_token] || taken_[mention.first_token] || !mention.exact ||
            (class_of(mention) != 2 && !is_strange_country(mention)))
            continue;
        if (is_known_place(mention) || is_home(mention) ||
            is_recalled(names.from, sides_.from.language, back_matcher_, mention))
            continue;
        if (names.to.words[mention.first_token].sentence_start && mention.first_token == mention.last_token &&
            to_statistics_.cased && to_statistics_.of(names.to.words[mention.first_token].folded).capital == 0)
            continue;
        if (to_statistics_.cased && !names.to.words[mention.first_token].capital) continue;
        std::size_t letters = 0;    // a short name may be a part of another word, or a word
        for (const std::string& word : mention.form->words) letters += letters_of(word).size();
        if (letters < least_letters(names, mention)) continue;
        report_added(names, mention);
    }
}

// The country of the original's language goes without saying there; a translator names it for readers abroad.
bool NamesAcross::is_home(const facts::PlaceMention& mention) const
{
    char full[ULOC_FULLNAME_CAPACITY], country[ULOC_COUNTRY_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    uloc_addLikelySubtags(std::string(sides_.from.language).c_str(), full, sizeof full, &status);
    uloc_getCountry(full, country, sizeof country, &status);
    return U_SUCCESS(status) && mention.names(std::string("country:") + country);
}

// The whole original names it somewhere, or what it is part of.
bool NamesAcross::is_known_place(const facts::PlaceMention& mention) const
{
    return std::any_of(mention.form->keys.begin(), mention.form->keys.end(), [&](const std::string& key) {
        return std::any_of(from_keys_.begin(), from_keys_.end(),
                           [&](const std::string& other) { return facts::related_keys(key, other); });
    });
}

void NamesAcross::pair_places(const BeadNames& names, std::vector<std::size_t>& lacking,
                              const std::vector<std::size_t>& surplus, bool alike)
{
    for (const std::size_t there : surplus) {
        const auto& mention = names.to.places[there];
        const bool expected = is_known_place(mention) || is_home(mention);
        // A case ending makes no difference where capitals tell names.
        const bool certain = mention.exact || (to_statistics_.cased && !mention.form->adjective);
        if (taken_[mention.first_token] || (!alike && !certain)) continue;
        std::size_t best = lacking.size();
        double best_distance = alike ? 0.45 : 0.3;
        for (std::size_t k = 0; k < lacking.size(); ++k) {
            const auto& wanted = names.from.places[lacking[k]];
            if ((class_of(wanted) == class_of(mention)) != alike) continue;
            // The capital stands for its country, and a place told again gives way to one that the text is about.
            if (expected && (!alike || count_like(wanted, names.to) > 0)) continue;
            if (!alike && (class_of(wanted) > 2 || class_of(mention) > 2 || is_region(wanted) || is_region(mention)))
                continue;
            const double distance =
                std::abs(names.from.position(wanted.first_token) - names.to.position(mention.first_token));
            if (distance >= best_distance) continue;
            best = k;
            best_distance = distance;
        }
        if (best == lacking.size()) continue;
        const auto& wanted = names.from.places[lacking[best]];
        for (std::size_t w = mention.first_token; w <= mention.last_token; ++w) taken_[w] = true;
        report(names, wanted.first_token, wanted.last_token, mention.first_token, mention.last_token, false,
               alike ? (mention.exact && wanted.exact ? 0.9 : 0.8) : 0.7);
        lacking.erase(lacking.begin() + static_cast<std::ptrdiff_t>(best));
    }
}

// Nothing of the place is there, and a name that renders nothing stands where it should: a town that nobody lists, or a
// place that the original does not name there. Countries all have names in every language: beside theirs nothing but a name
// in its very place counts.
bool NamesAcross::judge_replaced_place(const BeadNames& names, std::size_t index)
{
    const auto& mention = names.from.places[index];
    const bool city = class_of(mention) == 2;
    if (!city && (!to_statistics_.cased || !mention.exact)) return false;
    const bool starts = names.from.words[mention.first_token].sentence_start;
    const auto [first, end] = nearest_candidate(names, names.from.position(mention.first_token), starts, city ? 0.25 : 0.12);
    if (first == end || (names.to.words[first].place >= 0 && !surplus_[first])) return false;
    for (std::size_t i = first; i < end; ++i) taken_[i] = true;
    report(names, mention.first_token, mention.last_token, first, end - 1, false, 0.7);
    return true;
}

}    // namespace textdrift::drift
