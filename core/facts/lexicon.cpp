// Compiles a language's table and CLDR's names of places into hash sets.
#include "core/facts/lexicon.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include <unicode/dtfmtsym.h>
#include <unicode/localpointer.h>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/uldnames.h>

#include "core/facts/spelling.h"
#include "core/facts/token.h"
#include "core/text/fold.h"

namespace textdrift::facts {

namespace {

// A word of the table as tokens have it, "été" as "ete". Kept as long as the program; called while one lexicon is compiled.
std::string_view folded_form(std::string_view word, const language::Table& table)
{
    static std::unordered_set<std::string> kept;
    std::string folded = text::fold(word, {.case_fold = true, .strip_marks = !table.keeps_marks()});
    return folded == word ? word : std::string_view(*kept.insert(std::move(folded)).first);
}

void read_words(const language::Table& table, std::string_view section, WordSet& words)
{
    for (const language::Row& row : table.section(section)) {
        words.insert(folded_form(row.form, table));
        for (const std::string_view word : row.values) words.insert(folded_form(word, table));
    }
}

// As read_words; a hyphen at either end of a form stands for the rest of the word.
void read_common_words(const language::Table& table, Lexicon& lexicon)
{
    const auto add = [&](std::string_view form) {
        const std::string_view folded = folded_form(form, table);
        if (folded.size() > 1 && (folded.front() == '-') != (folded.back() == '-')) lexicon.common_parts.add(folded);
        else lexicon.common_words.insert(folded);
    };
    for (const char* section : {"common-words", "everyday-words"})
        for (const language::Row& row : table.section(section)) {
            add(row.form);
            for (const std::string_view word : row.values) add(word);
        }
}

// The words of a phrase as tokens of a text have them: folded, scripts without spaces letter by letter.
std::vector<std::string> split_words(std::string_view phrase, const language::Table& table)
{
    std::vector<std::string> words;
    for (Token& token : tokenise(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, {}, {table.keeps_marks(), {}}))
        if (token.type != TokenClass::Mark) words.push_back(std::move(token.folded));
    return words;
}

bool all_capitals(std::string_view form)
{
    bool upper = false;
    for (const char c : form) {
        if (c >= 'a' && c <= 'z') return false;
        upper = upper || (c >= 'A' && c <= 'Z');
    }
    return upper;
}

NameValue::Type type_of_key(std::string_view key)
{
    if (key.starts_with("org:")) return NameValue::Type::Organisation;
    if (key.starts_with("law:")) return NameValue::Type::Law;
    if (key.starts_with("people:") || key.starts_with("language:") || key.starts_with("disease:"))
        return NameValue::Type::Unknown;
    return NameValue::Type::Place;
}

void add_name(Lexicon& lexicon, std::string_view form, std::string_view key, bool adjective = false)
{
    GazetteerEntry entry;
    entry.canonical = key;
    entry.type = type_of_key(key);
    entry.adjective = adjective;
    entry.capitals = all_capitals(form);
    lexicon.gazetteer.add(name_words(form), std::move(entry));
}

// Peoples whose name already is a plural take no -s.
bool takes_plural(std::string_view form)
{
    for (const std::string_view ending : {"ese", "ish", "ch", "ss", "s"})
        if (form.ends_with(ending)) return false;
    return true;
}

void read_table_names(Lexicon& lexicon, const language::Table& table)
{
    for (const language::Row& row : table.section("aliases"))
        for (const std::string_view form : row.values) add_name(lexicon, form, row.form);
    for (const language::Row& row : table.section("demonyms")) {
        add_name(lexicon, row.form, row.value(), true);
        if (takes_plural(row.form)) add_name(lexicon, std::string(row.form) + "s", row.value(), true);
    }
}

// "Myanmar (Burma)" names both; "Hong Kong SAR China" is left to the aliases.
void add_display_name(Lexicon& lexicon, const icu::UnicodeString& display, std::string_view key)
{
    std::string name;
    display.toUTF8String(name);
    if (name.size() < 3) return;
    for (std::size_t at; (at = name.find('&')) != std::string::npos;) name.replace(at, 1, "and");
    const std::size_t open = name.find(" (");
    add_name(lexicon, name.substr(0, open), key);
    if (open != std::string::npos && name.back() == ')')
        add_name(lexicon, name.substr(open + 2, name.size() - open - 3), key);
}

void read_territories(Lexicon& lexicon, const icu::Locale& locale)
{
    const icu::LocalPointer<icu::LocaleDisplayNames> names(icu::LocaleDisplayNames::createInstance(locale));
    if (names.isNull()) return;
    const char* const* regions = icu::Locale::getISOCountries();
    for (; *regions != nullptr; ++regions) {
        icu::UnicodeString display;
        names->regionDisplayName(*regions, display);
        add_display_name(lexicon, display, std::string("country:") + *regions);
    }
    for (const char* region : {"002", "142", "150", "009", "419", "035", "034", "030", "143", "003", "005", "013",
                               "011", "014", "015", "018", "029", "155", "151", "145", "154", "039", "053"}) {
        icu::UnicodeString display;
        names->regionDisplayName(region, display);
        add_display_name(lexicon, display, std::string("region:") + region);
    }
    icu::UnicodeString kosovo;
    add_display_name(lexicon, names->regionDisplayName("XK", kosovo), "country:XK");
}

void read_languages(Lexicon& lexicon, const icu::Locale& locale)
{
    const icu::LocalPointer<icu::LocaleDisplayNames> names(icu::LocaleDisplayNames::createInstance(locale));
    if (names.isNull()) return;
    const char* const* codes = icu::Locale::getISOLanguages();
    for (; *codes != nullptr; ++codes) {
        icu::UnicodeString display;
        names->languageDisplayName(*codes, display);
        std::string name;
        display.toUTF8String(name);
        const std::string folded = text::fold(name);
        // Short or everyday words ("Even", "Mono") would turn every sentence start into a language.
        if (name.size() < 5 || folded == *codes || lexicon.is_common(folded) || lexicon.function_words.contains(folded))
            continue;
        add_name(lexicon, name, std::string("language:") + *codes);
    }
}

void read_cities(Lexicon& lexicon, const icu::Locale& locale)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::LocalPointer<icu::TimeZoneNames> names(icu::TimeZoneNames::createInstance(locale, status));
    const icu::LocalPointer<icu::StringEnumeration> zones(
        icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
    if (U_FAILURE(status)) return;
    while (const icu::UnicodeString* zone = zones->snext(status)) {
        icu::UnicodeString display;
        names->getExemplarLocationName(*zone, display);
        std::string name, key = "city:";
        display.toUTF8String(name);
        zone->toUTF8String(key);
        const std::string folded = text::fold(name);
        if (name.size() < 4 || lexicon.is_common(folded) || lexicon.function_words.contains(folded)) continue;
        add_name(lexicon, name, key);
    }
}

void read_calendar(Lexicon& lexicon, const icu::Locale& locale)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(locale, status);
    if (U_FAILURE(status)) return;
    const auto read = [](const icu::UnicodeString* names, std::int32_t count, TextSet& into) {
        for (std::int32_t i = 0; i < count; ++i) {
            std::string name;
            names[i].toUTF8String(name);
            if (!name.empty()) into.insert(text::fold(name));
        }
    };
    std::int32_t count = 0;
    const icu::UnicodeString* names = symbols.getMonths(count);
    read(names, count, lexicon.months);
    names = symbols.getWeekdays(count);
    read(names, count, lexicon.weekdays);
}

void read_connectors(Lexicon& lexicon, const language::Table& table)
{
    for (const language::Row& row : table.section("name-connectors")) {
        auto kind = Lexicon::Connector::Any;
        if (row.value() == "head") kind = Lexicon::Connector::Head;
        if (row.value() == "article") kind = Lexicon::Connector::Article;
        if (row.value() == "and") kind = Lexicon::Connector::And;
        lexicon.connectors.emplace(folded_form(row.form, table), kind);
    }
    for (const language::Row& row : table.section("name-particles"))
        lexicon.particles.emplace(folded_form(row.form, table), row.value() == "start");
    for (const language::Row& row : table.section("numbered-names")) lexicon.numbered.emplace(row.form, row.value() == "of");
}

// "Nisam", "Ninguém", "Hakuna" begin sentences and are no names. As function words the scanner of names takes those written
// in plain letters alone, "Není" and "Немає" are common words.
void add_denying_word(Lexicon& lexicon, std::string_view phrase, const language::Table& table)
{
    const std::string_view word = folded_form(phrase.substr(0, phrase.find(' ')), table);
    if (lexicon.is_common(word) || lexicon.function_words.contains(word)) return;
    lexicon.function_words.insert(word);
    lexicon.common_words.insert(word);
}

void read_phrases(Lexicon& lexicon, const language::Table& table)
{
    for (const language::Row& row : table.section("honorifics"))
        lexicon.honorifics.add(split_words(row.form, table), {.office = row.value() == "o"});
    for (const language::Row& row : table.section("saying-verbs"))
        lexicon.sayings.add(split_words(row.form, table), {.lemma = row.value(),
                                                           .noun = row.value(1) == "n",
                                                           .clause = row.value(1) == "c",
                                                           .participle = row.value(1) == "p",
                                                           .object = row.value(1) == "o"});
    for (const language::Row& row : table.section("negations")) {
        if (row.form.starts_with('n') && row.form.find('\'') != std::string_view::npos) lexicon.contraction = row.form;
        else lexicon.negations.add(split_words(row.form, table), row.value());
        add_denying_word(lexicon, row.form, table);
    }
    for (const language::Row& row : table.section("negation-tails"))
        lexicon.negation_tails.add(split_words(row.form, table), row.value());
    for (const language::Row& row : table.section("negation-exceptions"))
        lexicon.negation_exceptions.add(split_words(row.form, table), true);
}

std::unique_ptr<Lexicon> compile(const language::Table& table)
{
    auto lexicon = std::make_unique<Lexicon>();
    lexicon->table = &table;
    read_words(table, "function-words", lexicon->function_words);
    read_common_words(table, *lexicon);
    read_words(table, "noun-markers", lexicon->noun_markers);
    read_words(table, "attribute-endings", lexicon->attribute_endings);
    read_words(table, "organisation-words", lexicon->organisation_words);
    read_words(table, "organisation-heads", lexicon->organisation_heads);
    read_words(table, "law-words", lexicon->law_words);
    read_words(table, "place-words", lexicon->place_words);
    read_words(table, "possessive-heads", lexicon->possessive_heads);
    read_words(table, "generic-heads", lexicon->generic_heads);
    read_words(table, "hyphen-suffixes", lexicon->hyphen_suffixes);
    read_words(table, "elisions", lexicon->elisions);
    read_words(table, "saying-skips", lexicon->saying_skips);
    read_words(table, "name-abbreviations", lexicon->abbreviations);
    read_words(table, "compass-words", lexicon->compass_words);
    read_words(table, "name-numbers", lexicon->number_words);
    read_words(table, "codes", lexicon->known_codes);
    read_words(table, "adverb-endings", lexicon->adverb_endings);
    read_words(table, "speaking-pronouns", lexicon->pronouns);
    read_words(table, "determiners", lexicon->determiners);
    read_words(table, "articles", lexicon->articles);
    read_words(table, "auxiliaries", lexicon->auxiliaries);
    read_words(table, "clause-words", lexicon->clause_words);
    read_words(table, "surname-titles", lexicon->surname_titles);
    read_words(table, "name-function-words", lexicon->name_function_words);
    read_words(table, "speaker-nouns", lexicon->speaker_nouns);
    read_words(table, "code-exceptions", lexicon->code_exceptions);
    for (const std::string_view word : lexicon->common_words) lexicon->common_stems.insert(stem(word, table));
    read_connectors(*lexicon, table);
    read_phrases(*lexicon, table);
    if (table.code().empty()) return lexicon;
    const icu::Locale locale(std::string(table.code()).c_str());
    read_table_names(*lexicon, table);    // before CLDR: the first key of a form stays
    read_territories(*lexicon, locale);
    read_cities(*lexicon, locale);
    read_languages(*lexicon, locale);
    read_calendar(*lexicon, locale);
    return lexicon;
}

bool single_letter(const Token& token)
{
    return token.type == TokenClass::Word && token.capital && token.folded.size() == 1;
}

}    // namespace

const Lexicon& Lexicon::of(const language::Table& table)
{
    thread_local const Lexicon* last = nullptr;    // a text asks for the same one again and again
    if (last != nullptr && last->table == &table) return *last;
    static std::mutex mutex;
    static std::map<const language::Table*, std::unique_ptr<Lexicon>> compiled;
    const std::scoped_lock lock(mutex);
    auto& entry = compiled[&table];
    if (!entry) entry = compile(table);
    last = entry.get();
    return *entry;
}

void WordParts::add(std::string_view part)
{
    const bool ending = part.front() == '-';
    ending ? part.remove_prefix(1) : part.remove_suffix(1);
    if (part.empty()) return;
    (ending ? endings : beginnings).insert(part);
    longest = std::max(longest, part.size());
}

bool WordParts::match(std::string_view word) const
{
    const auto letters = [](std::string_view text) {
        return std::count_if(text.begin(), text.end(),
                             [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    };
    constexpr std::ptrdiff_t kLeastBefore = 3, kLongBeginning = 5;
    for (std::size_t size = 2; size <= std::min(longest, word.size()); ++size) {
        const std::string_view head = word.substr(0, size), tail = word.substr(word.size() - size);
        if (endings.contains(tail) && letters(word.substr(0, word.size() - size)) >= kLeastBefore) return true;
        if (!beginnings.contains(head)) continue;
        const auto stem = letters(head), rest = letters(word.substr(size));
        if (stem >= kLongBeginning || rest <= (stem == kLongBeginning - 1 ? 4 : 2)) return true;
    }
    return false;
}

constexpr std::size_t kElision = 2;    // letters before an apostrophe that stand for an article: "l'", "qu'"

bool Lexicon::is_common(std::string_view word) const
{
    if (common_words.contains(word) || organisation_words.contains(word) || law_words.contains(word) ||
        place_words.contains(word))
        return true;
    if (common_parts.longest > 0) {    // also before or behind an apostrophe: "günü'nde", "l'opposition"
        const std::size_t mark = word.find('\'');
        if (common_parts.match(word)) return true;
        if (mark != std::string_view::npos && mark > 0 && mark + 1 < word.size())
            return is_common(mark > kElision ? word.substr(0, mark) : word.substr(mark + 1));
    }
    return word.size() > 4 && table != nullptr && common_stems.contains(stem(word, *table));
}

Lexicon::WordClasses Lexicon::ask_classes(std::string_view word, WordMemo* memo, bool common) const
{
    const bool known = memo != nullptr && memo->names == this;
    WordClasses found = known ? WordClasses{memo->name_classes, memo->place} : read_classes(word);
    const bool ask = common && (found.bits & kAskedCommon) == 0;
    if (ask) found.bits |= kAskedCommon | (is_common(word) ? kCommon : 0U);
    if (memo != nullptr && (ask || !known)) memo->names = this, memo->name_classes = found.bits, memo->place = found.place;
    return found;
}

Lexicon::WordClasses Lexicon::read_classes(std::string_view word) const
{
    WordClasses found;
    const auto note = [&](bool is, Class bit) {
        if (is) found.bits |= bit;
    };
    note(function_words.contains(word), kFunction);
    note(compass_words.contains(word), kCompass);
    note(number_words.contains(word), kNumber);
    const bool weekday = weekdays.contains(word) ||    // "Mondays" as well
                         (word.ends_with('s') && weekdays.contains(word.substr(0, word.size() - 1)));
    note(weekday || (word.size() > 5 && months.contains(word) && !is_common(word)), kCalendar);
    const auto particle = particles.find(word);
    note(particle != particles.end(), kParticle);
    note(particle != particles.end() && particle->second, kParticleStart);
    const auto number = numbered.find(word);
    note(number != numbered.end(), kNumbered);
    note(number != numbered.end() && number->second, kNumberedOf);
    note(organisation_words.contains(word), kOrganisation);
    note(organisation_heads.contains(word), kOrganisationHead);
    note(law_words.contains(word), kLaw);
    note(place_words.contains(word), kPlaceWord);
    if (const auto connector = connectors.find(word); connector != connectors.end()) {
        constexpr Class kKinds[] = {kConnectorAny, kConnectorHead, kConnectorArticle, kConnectorAnd};    // as in Connector
        note(true, kKinds[static_cast<std::size_t>(connector->second)]);
    }
    note(honorifics.find(word) != nullptr, kTitle);
    found.place = gazetteer.find(word);
    note(gazetteer.goes_on(word), kBeginsPlace);
    return found;
}

bool Lexicon::is_function(const Token& token) const
{
    // The memo is of the word without a possessive ending.
    if (token.memo == nullptr || token.folded.ends_with("'s")) return function_words.contains(token.folded);
    return (classes(token.folded, token.memo).bits & kFunction) != 0;
}

bool Lexicon::may_begin_negation(std::string_view word) const
{
    return negations.may_begin(word) || negation_exceptions.may_begin(word) || is_contraction(word);
}

bool Lexicon::is_contraction(std::string_view word) const
{
    return !contraction.empty() && word.size() > contraction.size() && word.ends_with(contraction) &&
           negations.find("not") != nullptr;
}

std::string_view without_possessive(std::string_view folded) noexcept
{
    return folded.size() > 2 && folded.ends_with("'s") ? folded.substr(0, folded.size() - 2) : folded;
}

std::vector<std::string> name_words(std::string_view phrase)
{
    const std::vector<Token> tokens = tokenise(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, {});
    std::vector<std::string> words;
    bool dotted = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.type == TokenClass::Mark) continue;
        const bool dot = single_letter(token) && i + 1 < tokens.size() && tokens[i + 1].mark == '.';
        if (dot && dotted) words.back() += token.folded;
        else words.emplace_back(without_possessive(token.folded));
        dotted = dot;
    }
    return words;
}

std::string join_words(const std::vector<std::string>& words)
{
    std::string joined;
    for (const std::string& word : words) {
        if (!joined.empty()) joined += ' ';
        joined += word;
    }
    return joined;
}

}    // namespace textdrift::facts
