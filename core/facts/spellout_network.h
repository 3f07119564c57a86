// The rules of spelled numbers as a network, and the chart parser that reads letters by it. Internal to the room.
//
// A rule set is a list of rules, each for the values [base, next): literals and references to rule sets for the value
// divided by the rule's divisor, its remainder, or the value itself, as in CLDR's rule-based number formats.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace textdrift::facts {

// Values from here on are written in digits.
inline constexpr std::int64_t kSpelloutEnd = 1'000'000'000'000'000'000;

struct SpelloutElement {
    enum class Type : std::uint8_t {
        Literal,    // one of `forms`
        Comma,      // may stand there; where it is `optional` only before a remainder of hundreds
        Quotient,
        Remainder,
        RemainderByPrevious,    // the remainder, written by the rule before this one whatever its base
        Same
    };
    Type type = Type::Literal;
    bool optional = false;
    std::vector<std::string> forms{};    // folded, without spaces and hyphens
    std::size_t singular_forms = 0;      // the first of them may stand without "one" before them
    std::size_t set = 0;
};

struct SpelloutRule {
    std::int64_t base = 0;
    std::int64_t next = kSpelloutEnd;
    std::int64_t divisor = 1;
    std::int64_t quotient_limit = kSpelloutEnd;    // below it
    std::vector<SpelloutElement> elements{};
};

struct SpelloutSet {
    std::string name;
    std::vector<SpelloutRule> rules{};
    std::uint64_t first_letters = 0;    // hashes of the first code points it may begin with
    bool may_be_empty = false;          // it writes nothing for some value
    bool top = false;                   // numerals may be read by it alone
    bool ordinal = false;
    bool year = false;
};

class SpelloutNetwork {
public:
    // The set of that name, made where there is none.
    std::size_t set(std::string_view name);
    std::size_t find(std::string_view name) const;    // npos where there is none
    SpelloutSet& at(std::size_t index) { return sets_[index]; }
    const SpelloutSet& at(std::size_t index) const { return sets_[index]; }
    std::size_t size() const noexcept { return sets_.size(); }

    // To be called once all rules are there: fills first_letters.
    void finish();
    // The literals that sets marked `top` may begin with, and all literals.
    std::vector<std::string> first_literals() const;
    std::vector<std::string> literals() const;

    static std::uint64_t letter_bit(std::string_view text) noexcept;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

private:
    bool may_be_empty(const SpelloutRule& rule) const;

    std::vector<SpelloutSet> sets_;
    std::unordered_map<std::string, std::size_t> index_;
};

// Reads one stretch of letters (commas stand in it as ","). Memoised, with a budget of steps: work and depth are bounded by
// the rules, not by the text.
class SpelloutParser {
public:
    struct Hit {
        std::uint32_t end = 0;
        std::int64_t value = 0;
        bool implied = false;    // it begins with a scale word whose "one" is left out
        friend bool operator==(const Hit&, const Hit&) = default;
    };

    SpelloutParser(const SpelloutNetwork& network, std::string_view text) : network_(network), text_(text) {}

    const std::vector<Hit>& parse(std::size_t set) { return parse(set, 0, 0, kSpelloutEnd - 1, 0); }

private:
    struct Key {
        std::uint64_t where;    // set or forced rule, and position
        std::int64_t low, high;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const noexcept
        {
            std::uint64_t h = key.where * 0x9E3779B97F4A7C15ULL;
            h = (h ^ static_cast<std::uint64_t>(key.low)) * 0xC2B2AE3D27D4EB4FULL;
            h = (h ^ (h >> 29) ^ static_cast<std::uint64_t>(key.high)) * 0x165667B19E3779F9ULL;
            return static_cast<std::size_t>(h ^ (h >> 32));
        }
    };
    // A rule read up to some element.
    struct State {
        std::uint32_t at = 0;
        std::int64_t quotient = -1;
        std::int64_t remainder = -1;
        std::int64_t same = -1;
        bool implied = false;
        bool comma = false;
    };

    const std::vector<Hit>& parse(std::size_t set, std::uint32_t at, std::int64_t low, std::int64_t high, int depth);
    void read_rule(std::size_t set, std::size_t rule, std::uint32_t at, std::int64_t low, std::int64_t high, bool forced,
                   int depth, std::vector<Hit>& out);
    void advance(const SpelloutRule& rule, std::size_t set, std::size_t index, std::size_t element, const State& state,
                 std::int64_t low, std::int64_t high, int depth, std::vector<State>& out);
    void read_literal(const SpelloutElement& element, const State& state, bool singular, std::vector<State>& out) const;
    void read_quotient(const SpelloutRule& rule, std::size_t element, const State& state, std::int64_t low,
                       std::int64_t high, int depth, std::vector<State>& out);
    void read_remainder(const SpelloutRule& rule, std::size_t set, std::size_t index, std::size_t element,
                        const State& state, int depth, std::vector<State>& out);

    const SpelloutNetwork& network_;
    std::string_view text_;
    std::unordered_map<Key, std::vector<Hit>, KeyHash> memo_;
    std::vector<Hit> none_;
    int budget_ = 20000;
};

}    // namespace textdrift::facts
