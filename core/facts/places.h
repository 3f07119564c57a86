// What a language calls the countries, places, peoples, languages and organisations of the world, and where a paragraph
// mentions them, in any script and grammar.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/base/document.h"
#include "core/facts/token.h"

namespace textdrift::facts {

// A form of a name, and everything it may name: "Georgia" a country or a state, "Luxembourg" a country or its capital.
struct PlaceForm {
    std::vector<std::string> words;     // folded tokens; the last one may be a stem
    std::vector<std::string> keys;      // "country:KH", "city:paris", "org:un", "language:km", "region:US-VA"
    bool stem = false;                  // any ending may follow
    bool adjective = false;             // also written in lower case where the language does so
    bool lower = false;                 // begins in lower case: "mer Noire"
    std::uint32_t capital_words = 0;    // of those: a bit for each word with a capital
    bool capitals = false;              // only recognised in capitals: "US", "WHO"
    bool bare = false;                  // without the article a preposition swallows: Arabic "للصين", Hebrew "בים השחור"
    bool weak = false;                  // one letter ("美"): says that the place may be meant, never that it is
};

struct PlaceMention {
    ByteRange range;
    std::size_t first_token = 0, last_token = 0;
    const PlaceForm* form = nullptr;
    bool exact = true;    // the form itself; false: with a case ending, a clitic or as a stem

    bool names(std::string_view key) const;
    bool shares_key(const PlaceMention& other) const;
};

// How the names of a language may be inflected: endings that may take each other's place.
class NameEndings {
public:
    explicit NameEndings(std::string_view language);
    // Whether `written` may be a form of `name`: equal, or alike up to an ending on either side. Both folded.
    bool same_name(std::string_view name, std::string_view written) const;
    // `word` without each ending of up to five letters it may have, shortest first, and whole at last.
    std::vector<std::string_view> stems(std::string_view word) const;
    // The name with each ending in place of each it may have, and as it is.
    std::vector<std::string> inflected(std::string_view name) const;
    // `word` as it may stand in a lexicon: itself, without clitics, without what an apostrophe joins to it.
    void variants(std::string_view word, std::vector<std::string_view>& out) const;
    const std::vector<std::string>& prefixes() const noexcept { return prefixes_; }    // clitics before a name
    const std::string& article() const noexcept { return article_; }    // of the prefixes, the one written with names
    bool told() const noexcept { return told_; }
    bool capitals_only() const noexcept { return capitals_only_; }    // adjectives in lower case are listed in all forms
    bool marks_names() const noexcept { return marks_names_; }        // suffixes follow names behind an apostrophe (Turkish)

private:
    bool is_ending(std::string_view tail) const;
    void strip_clitics(std::string_view word, std::vector<std::string_view>& out) const;

    std::unordered_set<std::string> endings_;
    std::vector<std::string> prefixes_, suffixes_;    // clitics, longest first
    std::string article_;
    bool marks_names_ = false, capitals_only_ = false;
    bool told_ = false;    // the table has endings; else short endings of any kind are let through
};

class RegionForms;

class Gazetteer {
public:
    ~Gazetteer();

    // Compiled on first use from CLDR and the table of the language. Thread-safe.
    static const Gazetteer& of(std::string_view language);

    // Mentions in a paragraph's tokens, by position, not overlapping, the longest first. Cost: linear.
    std::vector<PlaceMention> find(const std::vector<Token>& tokens) const;

    // The same of provinces, states and districts, by names that are often the names of towns, people and everyday things
    // too: "Central", "Kent", "Virginia". They say what a word may mean where the other text names the same.
    std::vector<PlaceMention> find_regions(const std::vector<Token>& tokens) const;

    // The forms of a place, none where the language has no name for it.
    std::vector<const PlaceForm*> forms_of(std::string_view key) const;
    bool has_word(const std::string& folded) const { return words_.contains(folded); }
    const NameEndings& endings() const noexcept { return endings_; }

private:
    friend class GazetteerBuilder;
    explicit Gazetteer(std::string_view language);

    template <typename StartsOf, typename FormsAt>
    std::vector<PlaceMention> scan(const std::vector<Token>& tokens, bool regions, const StartsOf& starts_of,
                                   const FormsAt& forms_at) const;

    bool try_form(const PlaceForm& form, const std::vector<Token>& tokens, std::size_t first, PlaceMention& best,
                  std::size_t& best_score) const;
    bool match_word(const PlaceForm& form, std::size_t word, const Token& token, bool first, bool& exact,
                    std::size_t& score) const;

    NameEndings endings_;
    std::vector<PlaceForm> forms_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_start_;    // first two letters of the first word
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_key_;
    std::unordered_set<std::string> words_;
    std::unique_ptr<const RegionForms> regions_;
};

// Whether the names of subdivisions are built in.
bool knows_regions();

// A subdivision of a country by ISO 3166-2, "region:US-VA": what find_regions() finds.
bool is_subdivision(std::string_view key);

// Keys that mean nearly the same, so that one may stand for the other: a language and the country it is named after, a part
// of a country and the whole.
bool related_keys(std::string_view a, std::string_view b);

}    // namespace textdrift::facts
