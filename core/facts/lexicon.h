// The word sets the extractors ask, compiled once per language from its table and from CLDR.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/facts/fact.h"
#include "core/facts/phrase.h"
#include "core/facts/token.h"
#include "core/language/table.h"

namespace textdrift::facts {

// A set of folded words; the views point into the language table, which lives as long as the program.
// A place, people or organisation that is known by name.
struct GazetteerEntry {
    std::string canonical;    // "country:KH", "city:Asia/Phnom_Penh", "org:un"
    NameValue::Type type = NameValue::Type::Place;
    bool adjective = false;    // "Cambodian": says the same as "Cambodia" but reads on
    bool capitals = false;     // only recognised in capitals: "US", "WHO"
};

// Everyday words told by a part of them: "regierung-" begins such words, "-ministerium" ends them.
struct WordParts {
    std::unordered_set<std::string_view> beginnings, endings;
    std::size_t longest = 0;    // bytes

    void add(std::string_view part);    // with its hyphen
    // Short beginnings take short endings only, and before an ending stand three letters at least.
    bool match(std::string_view word) const;
};

struct Lexicon {
    struct Saying {
        std::string_view lemma;
        bool noun = false;          // the form is often a noun: "state", "claims"
        bool clause = false;        // reports only before "that" or a quotation: "announced"
        bool participle = false;    // shares the speaker of the verb before it: "adding"
        bool object = false;        // before a quotation with an object between: "called it"
    };
    struct Honorific {
        bool office = false;    // may go on with "of ...": "Minister of Justice"
    };
    enum class Connector : unsigned char { Any, Head, Article, And };

    WordSet function_words, common_words;
    WordParts common_parts;
    WordSet organisation_words, organisation_heads, law_words, place_words;
    WordSet possessive_heads, generic_heads, hyphen_suffixes, elisions, saying_skips, abbreviations, compass_words,
        number_words;
    WordSet known_codes, code_exceptions, adverb_endings, pronouns, determiners, articles, auxiliaries, clause_words,
        speaker_nouns, name_function_words, surname_titles;
    WordSet noun_markers, attribute_endings;    // of languages that write all nouns with a capital (German)
    std::unordered_map<std::string_view, Connector, TextHash> connectors;
    std::unordered_map<std::string_view, bool, TextHash> particles;    // true: a name may begin with it
    std::unordered_map<std::string_view, bool, TextHash> numbered;     // true: "Group of 77" as well
    PhraseMap<Honorific> honorifics;
    PhraseMap<Saying> sayings;
    PhraseMap<std::string_view> negations, negation_tails;
    PhraseMap<bool> negation_exceptions;
    std::string_view contraction;    // ending of negated verbs: "n't"
    const language::Table* table = nullptr;
    TextSet months, weekdays;    // folded, full names
    PhraseMap<GazetteerEntry> gazetteer;

    // The compiled form of `table`. Thread-safe; built on first use.
    static const Lexicon& of(const language::Table& table);

    TextSet common_stems;

    // What a single word without its possessive is to names, as bits.
    enum Class : std::uint32_t {
        kFunction = 1,
        kCommon = 2,
        kCompass = 4,
        kNumber = 8,
        kCalendar = 16,
        kParticle = 32,
        kParticleStart = 64,
        kAskedCommon = 128,    // kCommon has been looked at
        kNumbered = 256,
        kNumberedOf = 512,    // "Group of 77" as well
        kOrganisation = 1024,
        kOrganisationHead = 2048,
        kLaw = 4096,
        kPlaceWord = 8192,
        kBeginsPlace = 16384,    // longer names of places begin with it
        kConnectorAny = 1 << 15,
        kConnectorHead = 1 << 16,
        kConnectorArticle = 1 << 17,
        kConnectorAnd = 1 << 18,
        kTitle = 1 << 19
    };
    struct WordClasses {
        std::uint32_t bits = 0;
        const GazetteerEntry* place = nullptr;    // by that one word
    };
    // `memo`: of the word, or nullptr. Whether it is kCommon takes longest and is told only where `common`.
    WordClasses classes(std::string_view word, WordMemo* memo, bool common = false) const
    {
        const bool known = memo != nullptr && memo->names == this && (!common || (memo->name_classes & kAskedCommon) != 0);
        return known ? WordClasses{memo->name_classes, memo->place} : ask_classes(word, memo, common);
    }
    bool is_function(const Token& token) const;
    // Of a single word; false for nearly all.
    bool may_begin_negation(std::string_view word) const;
    bool is_contraction(std::string_view word) const;    // "isn't"

    // An everyday word, inflected forms included.
    bool is_common(std::string_view word) const;

private:
    WordClasses ask_classes(std::string_view word, WordMemo* memo, bool common) const;
    WordClasses read_classes(std::string_view word) const;    // but kCommon
};

// The words of a name or phrase as the extractors compare them: folded, possessive ending removed, marks left out,
// "U.S." as "us".
std::vector<std::string> name_words(std::string_view phrase);
std::string join_words(const std::vector<std::string>& words);

// `folded` without an English-style possessive ending ("china's" -> "china").
std::string_view without_possessive(std::string_view folded) noexcept;

}    // namespace textdrift::facts
