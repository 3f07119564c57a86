// Compiles CLDR's territories, languages and cities and the tables' demonyms and aliases, and matches them with endings.
#include "core/facts/places.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include <unicode/localpointer.h>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/uchar.h>
#include <unicode/uldnames.h>

#include "core/facts/region_start.h"
#include "core/facts/regions.h"
#include "core/language/table.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

std::size_t code_points(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Bytes of the first `count` code points.
std::string_view first_letters(std::string_view text, std::size_t count)
{
    std::size_t pos = 0;
    for (std::size_t i = 0; i < count && pos < text.size(); ++i) text::next_code_point(text, pos);
    return text.substr(0, pos);
}

// Bytes that begin both words, cut at a code point's border.
std::size_t common_prefix(std::string_view a, std::string_view b)
{
    std::size_t at = 0;
    while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
    const auto inside = [](std::string_view text, std::size_t i) {
        return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
    };
    while (at > 0 && (inside(a, at) || inside(b, at))) --at;
    return at;
}

// "new-york" for "New York": the key of a city where no table names it otherwise.
std::string slug(std::string_view name)
{
    std::string key;
    for (const char c : text::fold(name)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
        else if (!key.empty() && key.back() != '-') key += '-';
    }
    while (!key.empty() && key.back() == '-') key.pop_back();
    return key;
}

bool all_capitals(std::string_view form)
{
    bool upper = false;
    for (const char c : form) {
        if (c >= 'a' && c <= 'z') return false;
        if (static_cast<unsigned char>(c) >= 0x80 || c == '.') return false;    // "U.S." is letter by letter
        upper = upper || (c >= 'A' && c <= 'Z');
    }
    return upper && form.size() <= 5;
}

bool begins_lower(std::string_view form)
{
    std::size_t pos = 0;
    return u_islower(static_cast<UChar32>(text::next_code_point(form, pos))) != 0;
}

std::string utf8(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}

// Zones named after a town nobody writes about, or after no town.
bool is_obscure_zone(std::string_view zone)
{
    for (const std::string_view prefix :
         {"Antarctica/", "America/Indiana/", "America/North_Dakota/", "America/Kentucky/", "Etc/", "Arctic/"})
        if (zone.starts_with(prefix)) return true;
    return false;
}

// The city key of every time zone, told by the English names: a table's own key where it has that name, else the slug.
class CityKeys {
public:
    static const CityKeys& instance()
    {
        static const CityKeys keys;
        return keys;
    }

    struct Zone {
        icu::UnicodeString id;
        std::string key;
    };
    const std::vector<Zone>& zones() const { return zones_; }

    // The key a table means: "city:Asia/Tokyo" and "city:tokyo" are one.
    std::string resolve(std::string_view key) const
    {
        const auto it = by_zone_.find(std::string(key));
        if (it != by_zone_.end()) return it->second;
        const auto renamed = renamed_.find(std::string(key));
        return renamed == renamed_.end() ? std::string(key) : renamed->second;
    }

private:
    CityKeys()
    {
        std::unordered_map<std::string, std::string> told;    // slug of an English form -> key
        for (const language::Row& row : language::table("en").section("aliases"))
            if (row.form.starts_with("city:"))
                for (const std::string_view form : row.values) told.emplace(slug(form), row.form);
        for (const auto& [form, key] : told) renamed_.emplace("city:" + form, key);
        UErrorCode status = U_ZERO_ERROR;
        const icu::LocalPointer<icu::TimeZoneNames> names(icu::TimeZoneNames::createInstance(icu::Locale("en"), status));
        const icu::LocalPointer<icu::StringEnumeration> ids(
            icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
        if (U_FAILURE(status)) return;
        while (const icu::UnicodeString* id = ids->snext(status)) {
            const std::string zone = utf8(*id);
            if (is_obscure_zone(zone)) continue;
            icu::UnicodeString display;
            names->getExemplarLocationName(*id, display);
            const std::string name = slug(utf8(display));
            const auto known = told.find(name);
            std::string key = known == told.end() ? "city:" + name : known->second;
            by_zone_.emplace("city:" + zone, key);
            zones_.push_back({*id, std::move(key)});
        }
    }

    std::vector<Zone> zones_;
    std::unordered_map<std::string, std::string> by_zone_, renamed_;
};

// Languages that CLDR describes; the hundreds of others have names that are words elsewhere ("Even", "Mono").
const std::vector<std::string>& described_languages()
{
    static const std::vector<std::string> codes = [] {
        std::vector<std::string> found;
        std::int32_t count = 0;
        const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
        for (std::int32_t i = 0; i < count; ++i) found.emplace_back(locales[i].getLanguage());
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }();
    return codes;
}

}    // namespace

bool PlaceMention::names(std::string_view key) const
{
    return std::find(form->keys.begin(), form->keys.end(), key) != form->keys.end();
}

bool PlaceMention::shares_key(const PlaceMention& other) const
{
    return std::any_of(form->keys.begin(), form->keys.end(), [&](const std::string& key) { return other.names(key); });
}

// --- endings ---

NameEndings::NameEndings(std::string_view language)
{
    const language::Table& table = language::table(language);
    for (const language::Row& row : table.section("name-endings")) {
        told_ = true;
        endings_.insert(text::fold(row.form));
        for (const std::string_view ending : row.values) endings_.insert(text::fold(ending));
    }
    for (const language::Row& row : table.section("capital-name-endings")) {
        told_ = capitals_only_ = true;
        endings_.insert(text::fold(row.form));
        for (const std::string_view ending : row.values) endings_.insert(text::fold(ending));
    }
    for (const language::Row& row : table.section("clitics")) {
        std::string form = text::fold(row.form);
        std::erase(form, '-');
        marks_names_ = marks_names_ || form.starts_with('\'');
        if (row.value(1) == "article") article_ = form;
        if (!form.empty()) (row.value() == "prefix" ? prefixes_ : suffixes_).push_back(std::move(form));
    }
    const auto longer = [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    };
    std::sort(prefixes_.begin(), prefixes_.end(), longer);
    std::sort(suffixes_.begin(), suffixes_.end(), longer);
}

bool NameEndings::is_ending(std::string_view tail) const
{
    if (tail.empty()) return true;
    if (told_) return endings_.contains(std::string(tail));
    return tail == "s" || tail == "'s" || tail == "es";
}

bool NameEndings::same_name(std::string_view name, std::string_view written) const
{
    if (name == written) return true;
    const std::size_t prefix = common_prefix(name, written);
    const std::size_t least = std::min<std::size_t>(3, code_points(name) - 1);    // "Ana", "Any"
    if (least < 2 || code_points(name.substr(0, prefix)) < least) return false;
    // Where no endings are told, a long name in another script may have any short one (মেক্সিকো, মেক্সিকোতে).
    constexpr std::size_t kLongName = 4, kShortEnding = 3;
    if (!told_ && prefix == name.size() && static_cast<unsigned char>(name.front()) >= 0xE0 &&
        code_points(name) >= kLongName && code_points(written.substr(prefix)) <= kShortEnding)
        return true;
    // A consonant may soften before an ending (Praha, Praze): the longest endings that fit decide.
    for (std::size_t cut = prefix; cut > 0;) {
        const bool shorter = !told_ && cut == written.size() && name.substr(cut) == "es";    // "And" is not the Andes
        if (!shorter && is_ending(name.substr(cut)) && is_ending(written.substr(cut))) return true;
        text::previous_code_point(name, cut);
        if (prefix - cut > 4 || code_points(name.substr(0, cut)) < least) return false;
    }
    return false;
}

std::vector<std::string_view> NameEndings::stems(std::string_view word) const
{
    std::vector<std::string_view> found(1, word);
    std::size_t cut = word.size();
    for (std::size_t i = 0; i < 5 && cut > 0; ++i) {
        text::previous_code_point(word, cut);
        if (code_points(word.substr(0, cut)) >= 3 && is_ending(word.substr(cut)))
            found.insert(found.begin(), word.substr(0, cut));
    }
    return found;
}

std::vector<std::string> NameEndings::inflected(std::string_view name) const
{
    std::vector<std::string> forms(1, std::string(name));
    if (!told_) return forms;
    for (const std::string_view stem : stems(name))
        for (const std::string& ending : endings_) forms.push_back(std::string(stem) + ending);
    std::sort(forms.begin(), forms.end());
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
    return forms;
}

void NameEndings::strip_clitics(std::string_view word, std::vector<std::string_view>& out) const
{
    for (const std::string& prefix : prefixes_)
        if (word.size() > prefix.size() && word.starts_with(prefix)) out.push_back(word.substr(prefix.size()));
    for (std::size_t i = 0, count = out.size(); i < count; ++i)
        for (const std::string& suffix : suffixes_)
            if (out[i].size() > suffix.size() && out[i].ends_with(suffix))
                out.push_back(out[i].substr(0, out[i].size() - suffix.size()));
    for (const std::string& suffix : suffixes_)
        if (word.size() > suffix.size() && word.ends_with(suffix))
            out.push_back(word.substr(0, word.size() - suffix.size()));
}

void NameEndings::variants(std::string_view word, std::vector<std::string_view>& out) const
{
    out.clear();
    out.push_back(word);
    if (const std::size_t mark = word.find('\''); mark != std::string_view::npos && mark > 0 && mark + 1 < word.size()) {
        out.push_back(word.substr(0, mark));
        out.push_back(word.substr(mark + 1));
    }
    // "Ibrox-klubben", "Cromwell-patsaskin": a compound with the name.
    if (const std::size_t mark = word.find('-'); mark != std::string_view::npos && mark > 2)
        out.push_back(word.substr(0, mark));
    if (prefixes_.empty() && suffixes_.empty()) return;
    std::vector<std::string_view> stripped;
    strip_clitics(word, stripped);
    for (const std::string_view rest : stripped)
        if (code_points(rest) >= 2) out.push_back(rest);
}

// --- compiling ---

class GazetteerBuilder {
public:
    explicit GazetteerBuilder(std::string_view language)
        : table_(language::table(language)), gazetteer_(new Gazetteer(language))
    {
        std::vector<std::string_view> locales;
        if (!table_.code().empty()) locales = table_.locales();
        for (const char* section : {"weekdays", "months"})
            for (const language::Row& row : table_.section(section)) days_.insert(text::fold(row.form));
        read_table();
        reading_table_ = false;    // CLDR's descriptions are no names: "(miasto)"
        if (locales.empty()) read_locale(std::string(language));
        for (const std::string_view locale : locales) read_locale(std::string(locale));
    }

    std::unique_ptr<Gazetteer> build()
    {
        for (std::uint32_t i = 0; i < gazetteer_->forms_.size(); ++i) {
            const PlaceForm& form = gazetteer_->forms_[i];
            gazetteer_->by_start_[std::string(first_letters(form.words.front(), 2))].push_back(i);
            for (const std::string& key : form.keys) gazetteer_->by_key_[key].push_back(i);
            for (const std::string& word : form.words) gazetteer_->words_.insert(word);
        }
        return std::move(gazetteer_);
    }

private:
    void read_table()
    {
        for (const language::Row& row : table_.section("aliases"))
            for (const std::string_view form : row.values) add(form, CityKeys::instance().resolve(row.form), false);
        for (const language::Row& row : table_.section("demonyms"))
            add(row.form, CityKeys::instance().resolve(row.value()), true);
    }

    void read_locale(const std::string& name)
    {
        const icu::Locale locale(name.c_str());
        std::array<UDisplayContext, 2> full{UDISPCTX_DIALECT_NAMES, UDISPCTX_LENGTH_FULL};
        std::array<UDisplayContext, 2> brief{UDISPCTX_DIALECT_NAMES, UDISPCTX_LENGTH_SHORT};
        for (auto* contexts : {&full, &brief}) {
            const icu::LocalPointer<icu::LocaleDisplayNames> names(
                icu::LocaleDisplayNames::createInstance(locale, contexts->data(), 2));
            if (names.isNull()) return;
            read_territories(*names);
            if (contexts == &full) read_languages(*names);
        }
        read_cities(locale);
    }

    void read_territories(const icu::LocaleDisplayNames& names)
    {
        icu::UnicodeString display;
        for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code)
            add_display(utf8(names.regionDisplayName(*code, display)), std::string("country:") + *code, *code);
        add_display(utf8(names.regionDisplayName("XK", display)), "country:XK", "XK");
        for (const char* code : {"EU", "UN"})
            add_display(utf8(names.regionDisplayName(code, display)), code[0] == 'E' ? "org:eu" : "org:un", code);
        for (const char* code : {"002", "142", "150", "009", "419", "035", "034", "030", "143", "003", "005", "013",
                                 "011", "014", "015", "018", "029", "155", "151", "145", "154", "039", "053"})
            add_display(utf8(names.regionDisplayName(code, display)), std::string("region:") + code, code);
    }

    void read_languages(const icu::LocaleDisplayNames& names)
    {
        icu::UnicodeString display;
        for (const std::string& code : described_languages()) {
            const std::string name = utf8(names.languageDisplayName(code.c_str(), display));
            if (name.size() >= 5 && name != code) add(name, "language:" + code, true);
        }
    }

    void read_cities(const icu::Locale& locale)
    {
        UErrorCode status = U_ZERO_ERROR;
        const icu::LocalPointer<icu::TimeZoneNames> names(icu::TimeZoneNames::createInstance(locale, status));
        if (U_FAILURE(status)) return;
        for (const CityKeys::Zone& zone : CityKeys::instance().zones()) {
            icu::UnicodeString display;
            names->getExemplarLocationName(zone.id, display);
            const std::string name = utf8(display);
            if (name.size() >= 4) add_display(name, zone.key, "");
        }
    }

    // "Myanmar (Burma)" names both; a code that stands for want of a name is none.
    void add_display(const std::string& name, const std::string& key, std::string_view code)
    {
        if (name == code || name.empty()) return;
        std::size_t open = name.find('('), width = 1;
        if (open == std::string::npos) open = name.find("（"), width = 3;
        add(std::string_view(name).substr(0, open), key, false);
        if (open == std::string::npos) return;
        const std::size_t close = name.find_last_not_of(")）", std::string::npos);
        if (close != std::string::npos && close > open + width)
            add(std::string_view(name).substr(open + width, close + 1 - open - width), key, false);
    }

    void add(std::string_view written, std::string key, bool adjective)
    {
        PlaceForm form;
        form.stem = written.ends_with('-');
        form.adjective = adjective;
        form.capitals = !adjective && all_capitals(written);
        form.lower = reading_table_ && begins_lower(written);
        bool single = false;
        TokeniseOptions options;
        options.keep_marks = table_.keeps_marks();
        for (Token& token : tokenise(written, {0, static_cast<std::uint32_t>(written.size())}, {}, options)) {
            if (token.type == TokenClass::Mark) continue;
            single = single || token.single;
            if (token.capital && form.words.size() < 32) form.capital_words |= 1u << form.words.size();
            form.words.push_back(std::move(token.folded));
        }
        if (form.words.empty()) return;
        if (form.words.size() == 1 && (single || days_.contains(form.words.front()))) form.weak = true;
        if (const std::string& article = gazetteer_->endings_.article(); !article.empty() && !form.stem)
            add_bare(form, article, key);
        insert(std::move(form), std::move(key));
    }

    void add_bare(PlaceForm form, const std::string& article, const std::string& key)
    {
        const std::size_t least = form.words.size() > 1 ? 2 : 3;    // letters
        std::string& first = form.words.front();
        if (!first.starts_with(article) || code_points(first) < code_points(article) + least) return;
        first.erase(0, article.size());
        form.bare = true;
        insert(std::move(form), key);
    }

    void insert(PlaceForm form, std::string key)
    {
        const bool adjective = form.adjective;
        std::string joined = form.stem ? "-" : form.bare ? "+" : "";
        for (const std::string& word : form.words) joined += word + ' ';
        const auto [it, fresh] = known_.emplace(std::move(joined), gazetteer_->forms_.size());
        if (!fresh) {
            PlaceForm& before = gazetteer_->forms_[it->second];
            if (std::find(before.keys.begin(), before.keys.end(), key) == before.keys.end())
                before.keys.push_back(std::move(key));
            before.adjective = before.adjective || adjective;
            before.lower = before.lower || form.lower;
            before.capitals = before.capitals && form.capitals;
            return;
        }
        form.keys.push_back(std::move(key));
        gazetteer_->forms_.push_back(std::move(form));
    }

    const language::Table& table_;
    std::unique_ptr<Gazetteer> gazetteer_;
    std::unordered_map<std::string, std::size_t> known_;
    bool reading_table_ = true;
    std::set<std::string> days_;    // "Monday" is the capital of Tajikistan in Persian
};

Gazetteer::Gazetteer(std::string_view language)
    : endings_(language), regions_(std::make_unique<const RegionForms>(language::table(language)))
{
}

Gazetteer::~Gazetteer() = default;

const Gazetteer& Gazetteer::of(std::string_view language)
{
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<Gazetteer>> compiled;
    const language::Table& table = language::table(language);
    const std::string code(table.code().empty() ? language : table.code());
    const std::scoped_lock lock(mutex);
    auto& entry = compiled[code];
    if (!entry) entry = GazetteerBuilder(code).build();
    return *entry;
}

std::vector<const PlaceForm*> Gazetteer::forms_of(std::string_view key) const
{
    std::vector<const PlaceForm*> found;
    if (const auto it = by_key_.find(std::string(key)); it != by_key_.end())
        for (const std::uint32_t form : it->second) found.push_back(&forms_[form]);
    else if (is_subdivision(key)) found = regions_->forms_of(key);
    return found;
}

// --- matching ---

namespace {

// A prefix is taken off that may have swallowed the article; a single letter tells little before a short name.
bool follows_preposition(const PlaceForm& form, std::string_view word, std::string_view variant)
{
    const std::size_t prefix = code_points(word.substr(0, static_cast<std::size_t>(variant.data() - word.data())));
    constexpr std::size_t kShortName = 4;
    return prefix > 1 || (prefix == 1 && (form.words.size() > 1 || code_points(variant) > kShortName));
}

}    // namespace

bool Gazetteer::match_word(const PlaceForm& form, std::size_t word, const Token& token, bool first, bool& exact,
                           std::size_t& score) const
{
    const std::string& wanted = form.words[word];
    const bool last = word + 1 == form.words.size();
    if (token.single) {
        score += token.folded.size();
        return token.folded == wanted;
    }
    constexpr std::size_t kLongestEnding = 24;    // bytes
    thread_local std::vector<std::string_view> variants;
    if (first) endings_.variants(token.folded, variants);
    else variants.assign(1, token.folded);
    if (!first && last) endings_.variants(token.folded, variants);
    for (const std::string_view variant : variants) {
        const bool whole = variant.size() == token.folded.size();
        if (first && form.bare && !follows_preposition(form, token.folded, variant)) continue;
        if (variant == wanted) {
            exact = exact && whole;
            score += 2 * wanted.size();
            return true;
        }
        if (form.stem && last && variant.starts_with(wanted) && variant.size() <= wanted.size() + kLongestEnding) {
            exact = false;
            score += 2 * wanted.size() - 1;
            return true;
        }
        // Endings of words of three letters or less tell too little; in lower case only adjectives are looked for.
        if (wanted.size() < 4 || form.capitals ||
            (first && !form.adjective && !form.lower && !token.capital && !token.mixed))
            continue;
        const bool lower = !token.capital && !token.mixed;
        // Inhabitants written with a capital have no forms without: "Danac" (a Dane), "dana" (of the day).
        if (lower && (endings_.capitals_only() || (first && (form.capital_words & 1u) != 0))) continue;
        if (!endings_.same_name(wanted, variant)) continue;
        if (lower && form.adjective && code_points(wanted.substr(0, common_prefix(wanted, variant))) < 4) continue;
        exact = false;
        score += 2 * common_prefix(wanted, variant) - 1;
        return true;
    }
    return false;
}

bool Gazetteer::try_form(const PlaceForm& form, const std::vector<Token>& tokens, std::size_t first, PlaceMention& best,
                         std::size_t& best_score) const
{
    const Token& head = tokens[first];
    const bool marked = head.folded.find('\'') != std::string::npos;    // "l'ONU", "ABD'deki"
    if (form.capitals && !head.upper && !(marked && (head.mixed || (head.capital && endings_.marks_names())))) return false;
    bool exact = true;
    std::size_t score = 0, at = first;
    for (std::size_t word = 0; word < form.words.size(); ++word) {
        // A mark that joins ("Guinea-Bissau", "コートジボワール・…", "U.S.") may stand between the words of a name.
        if (word > 0 && at < tokens.size() && tokens[at].type == TokenClass::Mark && !tokens[at].space_before) ++at;
        if (at >= tokens.size() || tokens[at].type == TokenClass::Mark) return false;
        if (form.lower && word < 32 && (form.capital_words >> word & 1) != 0 && !tokens[at].capital)
            return false;    // "the States", not "the states"
        if (!match_word(form, word, tokens[at], word == 0, exact, score)) return false;
        ++at;
    }
    const Token& tail = tokens[at - 1];
    const std::size_t total = score * 4 + (exact ? 1 : 0);
    if (total <= best_score) return false;
    best_score = total;
    best.range = {head.range.begin, tail.range.end};
    best.first_token = first;
    best.last_token = at - 1;
    best.form = &form;
    best.exact = exact;
    return true;
}

namespace {

enum class Script : std::uint8_t { Cased, Han, Hangul, Dictionary, Other };

// How words are parted where the token stands.
Script script_of(const Token& token)
{
    std::size_t pos = 0;
    const char32_t c = text::next_code_point(token.folded, pos);
    if (!token.single) return c < 0x590 || (c >= 0x1C80 && c < 0x2C00) ? Script::Cased : Script::Other;
    if ((c >= 0x3400 && c < 0xA000) || c >= 0x20000 || (c >= 0x3040 && c < 0x3100) || (c >= 0xF900 && c < 0xFB00))
        return Script::Han;
    if ((c >= 0xAC00 && c < 0xD7B0) || (c >= 0x1100 && c < 0x1200)) return Script::Hangul;
    return Script::Dictionary;
}

}    // namespace

// The mentions of forms. `forms_at(start, use)` calls `use` with each form that begins so; `starts_of(token, variant, add)`
// calls `add` with each start to look at for what is left of the token without a clitic.
template <typename StartsOf, typename FormsAt>
std::vector<PlaceMention> Gazetteer::scan(const std::vector<Token>& tokens, bool regions, const StartsOf& starts_of,
                                          const FormsAt& forms_at) const
{
    std::vector<PlaceMention> found;
    std::vector<std::string_view> variants;
    std::vector<std::string> starts;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.type != TokenClass::Word) continue;
        const Script script = script_of(token);
        const bool lower = script == Script::Cased && !token.capital && !token.mixed;
        if (lower && regions) continue;
        if ((script == Script::Hangul || script == Script::Dictionary) && !token.word_start) continue;
        PlaceMention best;
        std::size_t best_score = 0;
        endings_.variants(token.folded, variants);
        starts.clear();
        for (const std::string_view variant : variants)
            starts_of(i, variant, [&](std::string start) {
                if (std::find(starts.begin(), starts.end(), start) != starts.end()) return;
                forms_at(start, [&](const PlaceForm& form) {
                    if (!lower || form.adjective || form.lower) try_form(form, tokens, i, best, best_score);
                });
                starts.push_back(std::move(start));
            });
        if (best.form == nullptr) continue;
        if (script == Script::Dictionary && !tokens[best.last_token].word_end) continue;
        i = best.last_token;
        found.push_back(best);
    }
    return found;
}

std::vector<PlaceMention> Gazetteer::find(const std::vector<Token>& tokens) const
{
    return scan(
        tokens, false,
        [](std::size_t, std::string_view variant, const auto& add) { add(std::string(first_letters(variant, 2))); },
        [&](const std::string& start, const auto& use) {
            if (const auto it = by_start_.find(start); it != by_start_.end())
                for (const std::uint32_t form : it->second) use(forms_[form]);
        });
}

std::vector<PlaceMention> Gazetteer::find_regions(const std::vector<Token>& tokens) const
{
    if (regions_->empty()) return {};
    return scan(
        tokens, true,
        [&](std::size_t i, std::string_view variant, const auto& add) {
            add(region_start(tokens, i, variant, kRegionStart));
            if (!tokens[i].single) add(region_start(tokens, i, variant, kShortRegionStart));
        },
        [&](const std::string& start, const auto& use) {
            for (const PlaceForm& form : regions_->starting(start)) use(form);
        });
}

namespace {

// The country a language is at home in, by CLDR's likely subtags: ru -> RU.
std::string home_of(std::string_view language_key)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale(std::string(language_key.substr(9)).c_str());
    locale.addLikelySubtags(status);
    return std::string("country:") + locale.getCountry();
}

// The groups of the table that each key belongs to.
const std::unordered_map<std::string_view, std::vector<std::size_t>>& related_groups()
{
    static const std::unordered_map<std::string_view, std::vector<std::size_t>> groups = [] {
        std::unordered_map<std::string_view, std::vector<std::size_t>> found;
        std::size_t group = 0;
        for (const language::Row& row : language::table("en").section("related-places")) {
            found[row.form].push_back(group);
            for (const std::string_view key : row.values) found[key].push_back(group);
            ++group;
        }
        return found;
    }();
    return groups;
}

}    // namespace

bool knows_regions()
{
    return !embedded_regions().empty();
}

bool is_subdivision(std::string_view key)
{
    return key.size() > 10 && key[9] == '-' && key.starts_with("region:") && key[7] >= 'A' && key[7] <= 'Z';
}

bool related_keys(std::string_view a, std::string_view b)
{
    if (a == b) return true;
    if (is_subdivision(a) || is_subdivision(b)) return false;
    if (a.starts_with("language:") && b.starts_with("country:")) return home_of(a) == b;
    if (b.starts_with("language:") && a.starts_with("country:")) return home_of(b) == a;
    const auto& groups = related_groups();
    const auto left = groups.find(a), right = groups.find(b);
    if (left == groups.end() || right == groups.end()) return false;
    return std::ranges::find_first_of(left->second, right->second) != left->second.end();
}

}    // namespace textdrift::facts
