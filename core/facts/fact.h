// What a text states that can be checked: typed, language-neutral values with the span that says them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/document.h"
#include "core/facts/rational.h"

namespace textdrift::facts {

// Kinds as in the JSON contract.
enum class FactKind : std::uint8_t {
    Number,
    Percentage,
    Date,
    Money,
    Measure,
    Name,
    Quotation,
    Attribution,
    Negation,
    Comparator,
    Link
};

std::string_view fact_kind_name(FactKind kind) noexcept;

// A number, percentage, amount of money or measure.
//
// `readings` holds every value the writing may have: "1.234" is {1234, 1.234}, "2,13" is {2.13}. Two quantities are equal
// when they share a reading (and likewise `upper` for ranges, and the unit).
struct Quantity {
    std::vector<Rational> readings;         // at least one
    std::vector<Rational> upper;            // of a range "14-18"; empty otherwise
    std::string unit;                       // "" plain; "percent", "percentage-point"; "currency"; "length:metre", ...
    std::vector<std::string> currencies;    // ISO 4217 codes it may mean ("$": {USD, ...}); empty unless money
    std::string noun;                       // folded stem of the counted noun ("dead", "people"); may be empty
    bool ordinal = false;                   // first, 14th
    bool spelled = false;                   // written in words
    bool weak = false;                      // "one", "a dozen", bare small spelled numbers: never reported alone
    bool roman = false;
};

// A date, time or both; fields absent from the text stay empty. Numeric dates that can be read two ways keep both.
struct DateValue {
    struct Fields {
        std::optional<int> year, month, day, hour, minute, second;
        std::optional<int> weekday;    // 1 Monday .. 7 Sunday
        bool decade = false;           // "the 1990s": year is 1990
        bool century = false;          // year holds the century number: 19
        std::string zone;              // "gmt", "utc+2"; may be empty
        friend bool operator==(const Fields&, const Fields&) = default;
    };
    std::vector<Fields> readings;    // alternatives for the (first) point in time; at least one unless `relative`
    std::vector<Fields> upper;       // end of a range, same order as readings; empty otherwise
    std::string relative;            // "yesterday", "last year", "on monday": folded key; empty for absolute dates
};

// A proper name. Tokens are folded (case, marks, possessive removed); connectors ("of", "de", "bin") are kept.
struct NameValue {
    enum class Type : std::uint8_t { Unknown, Person, Organisation, Place, Law, Product };
    std::vector<std::string> tokens;
    Type type = Type::Unknown;
    std::string acronym;        // "bri" where the text says "Belt and Road Initiative (BRI)"; else empty
    std::string canonical;      // glossary or gazetteer key ("country:KH"), so that Burma = Myanmar; else empty
    bool is_acronym = false;    // written in capitals: BRI, ASEAN
    bool possessive = false;
    bool weak = false;    // sentence-initial or otherwise doubtful: never reported alone
};

struct QuotationValue {
    enum class Class : std::uint8_t { Speech, Term };    // Speech: 5 words or more, or introduced by a verb of saying
    Class type = Class::Speech;
    ByteRange inner;    // the words between the marks
    std::uint32_t word_count = 0;
    std::uint8_t depth = 0;    // 0 outermost
    bool unclosed = false;     // paragraph of a longer quotation: closing mark missing by convention or by fault
    bool block = false;        // a quoted paragraph ("> ...") rather than marks
};

// Who said a quotation: links a speaker to it.
struct AttributionValue {
    std::vector<std::string> speaker;    // folded tokens of the speaker as named here ("zeid ra'ad al hussein", "she")
    ByteRange speaker_range;
    std::string verb;    // lemma of the verb of saying: "say", "warn"
    ByteRange verb_range;
    std::optional<ByteRange> quotation;    // whole span of the quotation with its marks; empty for indirect speech
};

struct NegationValue {
    std::string cue;      // canonical: "not", "no", "never", "no-longer", "without", "nobody"
    std::string scope;    // folded stem of the word it bears on ("disclose"); may be empty
};

struct ComparatorValue {
    enum class Bound : std::uint8_t { AtLeast, AtMost, MoreThan, FewerThan, Nearly, About, Exactly, Only };
    Bound bound = Bound::About;
    std::optional<ByteRange> quantity;    // the quantity it modifies (range of that fact)
};

struct LinkValue {
    std::string target;    // normalised: scheme and host lower case, no default port, no trailing slash or fragment dot
    bool mail = false;
};

using FactValue = std::variant<Quantity, DateValue, NameValue, QuotationValue, AttributionValue, NegationValue,
                               ComparatorValue, LinkValue>;

// One mention of a fact. Facts of a text are sorted by range.begin, longer first.
struct Fact {
    FactKind kind = FactKind::Number;
    std::uint32_t paragraph = 0;    // index in SegmentedText::paragraphs
    ByteRange range;                // whole expression in Document::text: "USD 2,13 billion", "14 to 18 April"
    FactValue value;

    const Quantity* quantity() const noexcept { return std::get_if<Quantity>(&value); }
    const DateValue* date() const noexcept { return std::get_if<DateValue>(&value); }
    const NameValue* name() const noexcept { return std::get_if<NameValue>(&value); }
    const QuotationValue* quotation() const noexcept { return std::get_if<QuotationValue>(&value); }
    const AttributionValue* attribution() const noexcept { return std::get_if<AttributionValue>(&value); }
    const NegationValue* negation() const noexcept { return std::get_if<NegationValue>(&value); }
    const ComparatorValue* comparator() const noexcept { return std::get_if<ComparatorValue>(&value); }
    const LinkValue* link() const noexcept { return std::get_if<LinkValue>(&value); }
};

}    // namespace textdrift::facts
