// Values that no value of the other side explains: lost or added, unless they are told otherwise.
#include <algorithm>
#include <cmath>

#include "core/drift/across_names.h"
#include "core/drift/across_values_judge.h"
#include "core/facts/quantity.h"
#include "core/facts/transliterate.h"

namespace textdrift::drift {

namespace {

using facts::Fact;
using facts::FactKind;
using facts::Quantity;
using facts::Rational;

// "About a mile away" and "1.6 kilometres", "the past century" and "100 years", "a U-turn" and "180 degrees".
bool is_one_in_words(const Quantity& quantity)
{
    static constexpr std::pair<std::string_view, int> kWholes[] = {
        {"time:year", 100},  {"time:year", 10},   {"time:month", 12},    {"time:week", 52},
        {"time:day", 7},     {"time:day", 14},    {"time:day", 365},     {"time:hour", 24},
        {"time:minute", 60}, {"time:second", 60}, {"angle:degree", 180}, {"angle:degree", 360}};
    static constexpr const char* kForeign[] = {"length:mile",      "length:foot", "length:inch", "length:yard",
                                               "mass:pound",       "mass:ounce",  "area:acre",   "volume:gallon",
                                               "length:kilometre", "mass:stone"};
    if (!quantity.upper.empty()) return false;
    for (const auto& [unit, count] : kWholes)
        if (quantity.unit == unit && quantity.readings.front() == Rational(count)) return true;
    // "The quarter-hour": a word of its own in most languages.
    if (quantity.spelled && quantity.unit == "time:minute" && quantity.readings.front() == Rational(15)) return true;
    const auto scale = facts::unit_scale(quantity.unit);
    if (!scale || scale->dimension == "time") return false;
    const double told = quantity.readings.front().to_double() * scale->factor.to_double();
    return std::ranges::any_of(kForeign, [&](const char* unit) {
        const auto one = facts::unit_scale(unit);
        constexpr double kRounding = 0.08;
        return one && unit != quantity.unit && one->dimension == scale->dimension && one->family != scale->family &&
               std::abs(told / one->factor.to_double() - 1) <= kRounding;
    });
}

// "0800 555 111" beside "111 555 0800", "4-1 in February" beside "4-1 de febrero": a number in several groups, or with a
// nought before it, and a score whose figures all stand on the other side.
bool is_in_groups(const Side& side, const Fact& fact, const Side& other)
{
    const WordSpan at = side.words_of(fact.range);
    if (!fact.quantity()->unit.empty() && fact.quantity()->unit != "code") return false;
    const bool nought =
        at.size() == 1 && side.words[at.begin].key.starts_with('0') && fact.quantity()->readings.front().is_integer();
    if (at.size() < 2 && !nought) return false;
    for (std::size_t w = at.begin; w < at.end; ++w) {
        const std::string& key = side.words[w].key;
        if ((key.size() < 3 && fact.quantity()->upper.empty()) || key.find_first_not_of("0123456789") != std::string::npos)
            return false;
        if (std::ranges::none_of(other.words, [&](const Word& word) { return word.key == key; })) return false;
    }
    return true;
}

bool is_told_alike(const Fact& fact, const Side& other)
{
    return std::ranges::any_of(other.fact_ids, [&](std::uint32_t id) {
        const Quantity* twin = other.fact(id).quantity();
        return twin != nullptr && tell_alike(*fact.quantity(), *twin);
    });
}

bool in_brackets(const Side& side, std::uint32_t from, std::uint32_t to)
{
    const std::string_view between = side.text->slice({from, to});
    return between.find('(') != std::string_view::npos || between.find("\uFF08") != std::string_view::npos;
}

// "12 kilometres (7.5 miles)", "$5 million (4.6 million euros)": the amount before it once more, in other units.
bool is_conversion(const Side& side, std::uint32_t id)
{
    const Fact& fact = side.fact(id);
    const Quantity& quantity = *fact.quantity();
    if (quantity.unit.empty() || is_share(quantity)) return false;
    const WordSpan at = side.words_of(fact.range);
    constexpr std::size_t kNear = 4;
    for (const std::uint32_t other : side.fact_ids) {
        const Fact& twin = side.fact(other);
        if (other == id || !twin.quantity() || twin.kind != fact.kind) continue;
        const WordSpan there = side.words_of(twin.range);
        if (there.end > at.begin || there.end + kNear < at.begin) continue;
        const bool money = fact.kind == FactKind::Money && !facts::shares_currency(quantity, *twin.quantity()) &&
                           in_brackets(side, twin.range.end, fact.range.begin);
        if (money || (twin.quantity()->unit != quantity.unit && facts::convertible(quantity, *twin.quantity()))) return true;
    }
    return false;
}

// "A hundred percent certain" is told by "quite" and "absolutely" as well.
bool is_the_whole(const Quantity& quantity)
{
    return quantity.unit == "percent" && quantity.upper.empty() && quantity.readings.front() == Rational(100);
}

// "1-0" goes without saying where the version tells who won.
bool is_small_score(const Quantity& quantity)
{
    constexpr int kGoals = 9;
    return quantity.unit.empty() && !quantity.upper.empty() && !quantity.spelled &&
           quantity.readings.front().compare(kGoals) <= 0 && quantity.upper.front().compare(kGoals) <= 0;
}

// "6-foot-6" left as it is: the other side's language has no such writing, but the words stand there.
bool stands_verbatim(const Side& side, const Fact& fact, const Side& other)
{
    const std::string_view text = side.text->slice(fact.range);
    constexpr std::size_t kShortest = 5;
    const auto figure = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() < kShortest) return false;
    return std::ranges::any_of(other.paragraphs, [&](std::uint32_t p) {
        const std::string_view body = other.text->slice(other.text->paragraphs[p].body);
        const std::size_t at = body.find(text), end = at + text.size();
        return at != std::string_view::npos && (at == 0 || !figure(body[at - 1])) &&
               (end >= body.size() || !figure(body[end]));
    });
}

// "Stone", "Steen", written ستون and ستين, which are sixty: one word that sounds as a name of the other side does.
bool sounds_like_name(const Side& side, const Fact& fact, const Side& other)
{
    constexpr std::size_t kFewest = 4;
    const WordSpan at = side.words_of(fact.range);
    if (!fact.quantity()->spelled || at.size() != 1 || side.words[at.begin].capital) return false;
    const std::string roman = facts::romanise(side.words[at.begin].key);
    return std::ranges::any_of(other.words, [&](const Word& word) {
        return word.capital && word.key.size() >= kFewest && !roman.empty() && word.key.front() == roman.front() &&
               consonants_apart(roman, facts::romanise(word.key)) == 0;
    });
}

bool is_reported(std::uint32_t id, const Side& side, const Side& other)
{
    const Fact& fact = side.fact(id);
    if (is_the_whole(*fact.quantity()) || is_small_score(*fact.quantity()) || stands_verbatim(side, fact, other) ||
        sounds_like_name(side, fact, other))
        return false;
    return is_strong_value(fact) && !is_told(fact, other) && !is_conversion(side, id) && !is_told_alike(fact, other) &&
           !is_one_in_words(*fact.quantity()) && !is_in_groups(side, fact, other);
}

Draft draft_of(const Side& side, const Fact& fact, bool missing)
{
    Draft draft;
    draft.kind = kind_of(fact.kind);
    draft.change = missing ? Change::Missing : Change::Added;
    draft.confidence = 0.7;
    const std::string text = shown(*side.text, fact.range);
    draft.message = missing ? "\"" + text + "\" is not in the version." : "\"" + text + "\" is not in the original.";
    (missing ? draft.original : draft.version) = place_of(fact);
    draft.cause = (missing ? "gone " : "new ") + text;
    return draft;
}

}    // namespace

void settle_left_values(Work& work, const BeadView& view, bool quiet)
{
    for (const bool missing : {true, false}) {
        const Side &side = missing ? view.original : view.version, &other = missing ? view.version : view.original;
        auto& links = missing ? work.original_links : work.version_links;
        for (const std::uint32_t id : open_values(side, links)) {
            const bool report = !quiet && is_reported(id, side, other);
            links[id].state = report ? FactState::Lost : FactState::Silent;
            if (report) work.drafts.push_back(draft_of(side, side.fact(id), missing));
        }
    }
}

}    // namespace textdrift::drift
