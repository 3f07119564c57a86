// Fills a spell-out network from CLDR's rules and from the rows of a language table. Internal to the room.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/facts/spellout_network.h"
#include "core/language/table.h"

namespace textdrift::facts {

struct SpelloutScale {
    std::string letters;
    std::int64_t factor = 0;
    bool behind = false;    // stands behind the digits
    bool before = false;
};

class SpelloutBuilder {
public:
    SpelloutBuilder(SpelloutNetwork& network, const language::Table& table) : network_(network), table_(table) {}

    // CLDR's spell-out rules of a locale; nothing where CLDR has none for its language.
    void add_locale(const std::string& locale);
    // Words for scales beside digits, from CLDR's compact notation.
    void add_compact_forms(const std::string& locale);
    // The table's numerals: further spellings of what the rules write, and a grammar of their own.
    void add_table();

    std::vector<SpelloutScale> take_scales() { return std::move(scales_); }
    std::vector<std::string> take_points() { return std::move(points_); }

    bool scale_first() const noexcept { return scale_first_; }    // CLDR writes "thousand five": Swahili

    // As the parser sees a form: folded, without spaces and hyphens.
    std::string letters(std::string_view form) const;

private:
    void add_rules(std::string_view text, const std::string& prefix);
    void add_rule(std::size_t set, std::string_view descriptor, std::string_view body, const std::string& prefix);
    bool parse_body(std::string_view body, std::size_t set, const std::string& prefix, std::vector<SpelloutElement>& out);
    void add_literal(std::string_view text, std::vector<SpelloutElement>& out) const;
    bool add_plural(std::string_view text, std::vector<SpelloutElement>& out) const;
    void note_point(std::string_view body);
    void finish_sets(std::size_t first);
    void allow_commas(SpelloutRule& rule) const;
    void note_scales(std::size_t first);
    void note_scale(std::string letters, std::int64_t factor, bool behind);

    struct Usual;
    Usual usual_words();
    void add_spellings();
    void add_grammar();
    void add_cardinal_row(std::size_t set, const std::string& form, std::int64_t value, std::string_view type);
    void add_ordinal_row(std::size_t cardinals, std::size_t ordinals, const std::string& form, std::int64_t value);
    void add_leading(std::size_t set, std::size_t rest, const std::string& form, std::int64_t value, std::int64_t unit,
                     std::int64_t next);
    void add_multiplier(std::size_t set, std::size_t quotient, std::size_t rest, const std::string& form, std::int64_t unit);
    std::vector<SpelloutElement> tail(std::size_t set, std::int64_t unit) const;

    SpelloutNetwork& network_;
    const language::Table& table_;
    std::vector<SpelloutScale> scales_;
    std::vector<std::string> points_;
    std::set<std::string> rules_read_;    // locales
    std::vector<std::string> links_;      // "and", as the table has it
    bool scale_first_ = false;
};

}    // namespace textdrift::facts
