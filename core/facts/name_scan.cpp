// Finds names: runs of capitalised words, joined over connectors where the words around them allow it, cut where titles,
// possessives and lists end them.
#include "core/facts/name_scan.h"

#include <algorithm>
#include <optional>

#include "core/facts/name_units.h"
#include "core/facts/number_lexicon.h"

namespace textdrift::facts {

namespace {

constexpr std::size_t kLongestName = 24;    // units; longer runs are text in capitals

bool is_hyphen(char32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2013;
}
bool is_apostrophe(char32_t c)
{
    return c == '\'' || c == 0x2019;
}

// A stretch of units that may be a name.
struct Piece {
    std::size_t first = 0, last = 0;
    bool person = false;    // behind a title
    bool office = false;    // "Minister of Justice"
    bool headed = false;    // holds "of", "for", ... behind its head word
};

class NameScanner {
public:
    explicit NameScanner(const NameScanInput& input)
        : in_(input), lexicon_(input.lexicon), numbers_(NumberLexicon::of(*input.lexicon.table, input.language)),
          known_(input.known), borrowed_(input.units != nullptr && input.units->lexicon == &lexicon_),
          built_(borrowed_ ? Units() : build_units(input.text, input.tokens, input.lexicon)),
          units_(borrowed_ ? input.units->list : built_.list)
    {
        if (!input.blocked.empty()) block_units(units_, input.tokens, input.blocked);
        read_romans();
        for (std::size_t u = 0; u < units_.size(); ++u) {
            uppers_ += units_[u].upper;
            units_[u].common = units_[u].is_word() && units_[u].capital && (looks_common(units_[u]) || is_marked_noun(u));
        }
    }

    std::vector<ScannedName> run()
    {
        if (in_.case_is_evidence) mute_shouting(), read_runs();
        else read_title_case();
        if (borrowed_ && !in_.last_scan)
            for (const Muted& unit : muted_) units_[unit.at].capital = unit.capital, units_[unit.at].upper = unit.upper;
        return std::move(names_);
    }

private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    // A unit whose capitals were found to say nothing, and what it was before.
    struct Muted {
        std::size_t at = 0;
        bool capital = false, upper = false;
    };

    // The units of Roman numerals become digits.
    void read_romans()
    {
        std::size_t next = 0;
        for (Unit& unit : units_) {
            while (next < in_.romans.size() && in_.romans[next].token < unit.first) ++next;
            if (next == in_.romans.size()) return;
            if (in_.romans[next].token != unit.first || unit.last != unit.first || !unit.is_word()) continue;
            unit.kind = Unit::Kind::Digits;
            unit.folded = in_.romans[next].digits;
            unit.memo = nullptr;
            unit.roman = true;
            unit.capital = unit.upper = unit.code = false;
        }
    }

    // ---- what a unit is ------------------------------------------------------------------------------------------

    bool is_a(const Unit& unit, std::uint32_t bits) const
    {
        return (lexicon_.classes(unit.folded, unit.memo, (bits & Lexicon::kCommon) != 0).bits & bits) != 0;
    }
    // A given name with more than one spelling ("name:stephen") is known, yet a name like others.
    const GazetteerEntry* place_of(const Unit& unit) const
    {
        const GazetteerEntry* entry = lexicon_.classes(unit.folded, unit.memo).place;
        return entry != nullptr && entry->canonical.starts_with("name:") ? nullptr : entry;
    }

    bool has(std::size_t u) const { return u < units_.size(); }
    bool mark_at(std::size_t u, char32_t mark) const { return has(u) && units_[u].mark == mark; }
    bool glued(std::size_t u) const { return has(u) && !units_[u].space_before; }
    bool lower_word(std::size_t u) const { return has(u) && units_[u].is_word() && !units_[u].capital; }

    const GazetteerEntry* gazetteer(std::size_t first, std::size_t last) const
    {
        if (first < last && !may_begin_known(first)) return nullptr;
        const bool word = first == last && units_[first].memo != nullptr;
        const GazetteerEntry* entry = word ? place_of(units_[first]) : lexicon_.gazetteer.find(key_of(first, last));
        if (entry != nullptr && entry->capitals && first == last && !units_[first].upper) return nullptr;
        return entry;
    }

    // Spares most runs of words their key.
    bool may_begin_known(std::size_t first) const
    {
        return units_[first].kind == Unit::Kind::Mark || is_a(units_[first], Lexicon::kBeginsPlace);
    }

    bool is_function(const Unit& unit) const
    {
        if (!is_a(unit, Lexicon::kFunction)) return false;
        if (unit.plain && has_marks(in_.text, in_.tokens[unit.first])) return false;
        if (!unit.upper) return true;
        const GazetteerEntry* entry = place_of(unit);    // "US", "WHO"
        return entry == nullptr || !entry->capitals;
    }

    bool is_calendar(const Unit& unit) const { return is_a(unit, Lexicon::kCalendar); }

    bool is_cap(std::size_t u) const
    {
        if (!has(u)) return false;
        const Unit& unit = units_[u];
        if (!unit.is_word() || !unit.capital || unit.blocked || is_calendar(unit)) return false;
        if (unit.upper && is_function(unit)) return false;    // "NOT", "AND": emphasis
        return unit.folded != "i" || unit.initial;
    }

    bool is_common(const Unit& unit) const { return unit.common; }

    bool looks_common(const Unit& unit) const
    {
        if (unit.upper && !is_a(unit, Lexicon::kCommon)) return false;
        if (unit.memo == nullptr) return is_everyday(unit);
        if (unit.memo->knowledge != known_.answering()) {
            unit.memo->everyday = is_everyday(unit);
            unit.memo->knowledge = known_.answering();
        }
        return unit.memo->everyday;
    }

    bool is_everyday(const Unit& unit) const
    {
        if (known_.name_words.contains(unit.folded)) return false;
        if (is_a(unit, Lexicon::kCommon | Lexicon::kCompass | Lexicon::kNumber)) return true;
        const auto seen = known_.case_of(unit.folded);
        return seen.lower > seen.capital;
    }

    // "die erste Lieferung", "drei Boote": where all nouns have a capital, one that stands alone behind an article or a
    // number is no name.
    bool is_marked_noun(std::size_t u) const
    {
        if (!capital_nouns() || units_[u].upper) return false;
        if ((u > 0 && is_name_part(u - 1) && !is_marker(u - 1)) || (has(u + 1) && is_name_part(u + 1))) return false;
        constexpr std::size_t kAttributes = 3;
        std::size_t v = u;
        for (std::size_t steps = 0; steps < kAttributes && v > 0 && is_attribute(v - 1); ++steps) --v;
        return v > 0 && !units_[v].breaks_before && (is_marker(v - 1) || units_[v - 1].kind == Unit::Kind::Digits);
    }

    bool capital_nouns() const { return lexicon_.noun_markers.begin() != lexicon_.noun_markers.end(); }
    bool is_marker(std::size_t u) const { return units_[u].is_word() && lexicon_.noun_markers.contains(units_[u].folded); }
    bool is_name_part(std::size_t u) const { return units_[u].is_word() && units_[u].capital && !units_[u].breaks_before; }
    bool is_attribute(std::size_t u) const
    {
        if (!lower_word(u) || is_marker(u)) return false;
        const std::string_view word = units_[u].folded;
        return std::any_of(
            lexicon_.attribute_endings.begin(), lexicon_.attribute_endings.end(),
            [&](std::string_view ending) { return word.size() > ending.size() + 2 && word.ends_with(ending); });
    }

    bool is_opaque(const Unit& unit) const
    {
        return unit.is_word() && !is_function(unit) && !is_common(unit) && place_of(unit) == nullptr;
    }

    bool digit_code(const Unit& unit) const { return unit.code && unit.folded[0] >= '0' && unit.folded[0] <= '9'; }

    std::string key_of(std::size_t first, std::size_t last) const
    {
        std::string key;
        for (std::size_t u = first; u <= last; ++u) {
            if (units_[u].kind == Unit::Kind::Mark) continue;
            if (!key.empty()) key += ' ';
            key += units_[u].folded;
        }
        return key;
    }

    bool all(const Piece& piece, bool (NameScanner::*test)(const Unit&) const) const
    {
        for (std::size_t u = piece.first; u <= piece.last; ++u) {
            const Unit& unit = units_[u];
            if (unit.is_word() && unit.capital && !(this->*test)(unit)) return false;
        }
        return true;
    }

    bool all_common(const Piece& piece) const { return all(piece, &NameScanner::is_common); }
    bool all_opaque(const Piece& piece) const { return all(piece, &NameScanner::is_opaque); }

    std::size_t count_words(const Piece& piece) const
    {
        std::size_t count = 0;
        for (std::size_t u = piece.first; u <= piece.last; ++u) count += units_[u].is_word() && units_[u].capital;
        return count;
    }

    // "VIEW THIS EMAIL IN BROWSER": in three or more words of capitals with an everyday one among them, capitals say
    // nothing.
    void mute_shouting()
    {
        constexpr std::size_t kShouted = 3;
        if (uppers_ < kShouted) return;
        for (std::size_t u = 0; u < units_.size();) {
            std::size_t end = u;
            bool everyday = false;
            while (end < units_.size() && units_[end].is_word() && units_[end].upper && !units_[end].abbreviation) {
                everyday = everyday || is_a(units_[end], Lexicon::kFunction | Lexicon::kCommon);
                ++end;
            }
            const bool shouted = everyday && end - u >= kShouted;
            for (std::size_t v = u; shouted && v < end; ++v)
                mute(v, lexicon_.gazetteer.find(units_[v].folded) != nullptr &&
                            !lexicon_.function_words.contains(units_[v].folded));
            u = std::max(end, u + 1);
        }
    }

    void mute(std::size_t u, bool known)
    {
        muted_.push_back({u, units_[u].capital, units_[u].upper});
        units_[u].capital = units_[u].upper = known;
    }

    // ---- runs ----------------------------------------------------------------------------------------------------

    void read_runs()
    {
        for (std::size_t u = 0; u < units_.size();) {
            if (!can_start(u)) {
                ++u;
                continue;
            }
            const std::size_t last = known_end(u, chunk_end(u));
            take_chunk(u, last);
            u = last + 1;
        }
        flush();
    }

    bool can_start(std::size_t u) const
    {
        if (is_cap(u)) return !is_list_letter(u);
        // "al-Assad", "de Blasio"
        if (!units_[u].particle || !lower_word(u) || units_[u].blocked) return false;
        if (!is_a(units_[u], Lexicon::kParticleStart)) return false;
        if (has(u + 1) && is_hyphen(units_[u + 1].mark) && glued(u + 1)) return glued(u + 2) && is_cap(u + 2);
        return is_cap(u + 1) && !units_[u + 1].breaks_before && is_opaque(units_[u + 1]) && !units_[u + 1].upper;
    }

    // "E. Recommendations": the letter of a list.
    bool is_list_letter(std::size_t u) const { return u == 0 && units_[u].initial && is_cap(1) && is_common(units_[1]); }

    // The last unit of the run of capitalised words that starts at `u`: no connectors yet.
    std::size_t chunk_end(std::size_t first) const
    {
        std::size_t last = first;
        if (digit_code(units_[first])) return last;
        while (last - first < kLongestName) {
            const std::size_t next = extended(first, last);
            if (next == last) break;
            last = next;
        }
        return last;
    }

    // "Republic of Korea", "Bosnia and Herzegovina": known names go over connectors without further thought.
    std::size_t known_end(std::size_t first, std::size_t last) const
    {
        std::size_t end = last;
        for (std::size_t start = first; start <= last; ++start) {
            if (!units_[start].is_word() || !units_[start].capital) continue;
            const std::size_t found = gazetteer_end(start);
            if (found != kNone) end = std::max(end, found);
        }
        return end;
    }

    // The last unit of the longest name of the gazetteer that starts at `start`, or kNone.
    std::size_t gazetteer_end(std::size_t start) const
    {
        const Lexicon::WordClasses known = lexicon_.classes(units_[start].folded, units_[start].memo);
        if ((known.bits & Lexicon::kBeginsPlace) == 0)
            return known.place != nullptr && units_[start].capital ? start : kNone;
        std::vector<std::size_t>& words = words_;
        words.clear();
        const auto match = lexicon_.gazetteer.longest([&](std::size_t i) {
            if (words.size() <= i) {
                std::size_t u = words.empty() ? start : words.back() + 1;
                const bool hyphen = !words.empty() && has(u + 1) && is_hyphen(units_[u].mark) && glued(u) && glued(u + 1);
                u += hyphen;
                const bool stopped =
                    !has(u) || units_[u].kind != Unit::Kind::Word || (!words.empty() && units_[u].breaks_before) ||
                    (!words.empty() && units_[words.back()].possessive && !possessive_goes_on(units_[words.back()]));
                if (stopped) return std::string_view();
                words.push_back(u);
            }
            return units_[words[i]].folded;
        });
        if (match.length == 0 || !units_[words[match.length - 1]].capital) return kNone;
        return words[match.length - 1];
    }

    std::size_t extended(std::size_t first, std::size_t last) const
    {
        const std::size_t next = last + 1;
        if (!has(next) || units_[next].breaks_before) return last;
        const Unit& unit = units_[last];
        if (unit.possessive && !possessive_goes_on(unit)) return last;
        if (is_cap(next)) return digit_code(units_[next]) ? last : next;
        if (units_[next].kind == Unit::Kind::Digits) return takes_number(last, next) ? next : last;
        if (units_[next].kind == Unit::Kind::Mark) return over_mark(first, last, next);
        const std::size_t number = next + 1;    // "Group of 77"
        if (lower_word(next) && is_a(units_[next], Lexicon::kConnectorAny) && has(number) &&
            units_[number].kind == Unit::Kind::Digits) {
            return is_a(units_[last], Lexicon::kNumberedOf) ? number : last;
        }
        return over_particle(last, next);
    }

    bool possessive_goes_on(const Unit& unit) const { return lexicon_.possessive_heads.contains(unit.folded); }

    // "Article 19", "Vision 2030".
    bool takes_number(std::size_t last, std::size_t digits) const
    {
        if (units_[digits].roman && is_opaque(units_[last]) && !units_[last].upper)
            return units_[digits].space_before;    // "Charles III"
        if (!is_a(units_[last], Lexicon::kNumbered) || !units_[digits].space_before) return false;
        if (!units_[digits].blocked) return true;
        // A year is read as a date; it still belongs to what bears it as a name, unless more of a date follows.
        return units_[digits].folded.size() == 4 && !(has(digits + 1) && units_[digits + 1].blocked);
    }

    std::size_t over_mark(std::size_t first, std::size_t last, std::size_t mark) const
    {
        const char32_t c = units_[mark].mark;
        const std::size_t next = mark + 1;
        if (c == '&' && is_cap(next)) return two_persons(first, last, next) ? last : next;
        if (c == ',' && is_cap(next) && is_company_ending(next)) return next;
        if (is_apostrophe(c) && glued(mark) && is_cap(next) && units_[next].space_before &&
            possessive_goes_on(units_[last]) && units_[last].folded.ends_with('s'))
            return next;
        if (!glued(mark) || !glued(next)) return last;
        if (is_hyphen(c)) return over_hyphen(first, last, next);
        if (c == '/' && is_cap(next)) return over_slash(first, last, next);
        return last;
    }

    // "Jurema Teixeira & João Oliveira" are two, "Ernst & Young" one.
    bool two_persons(std::size_t first, std::size_t last, std::size_t next) const
    {
        return last > first && is_opaque(units_[last]) && is_opaque(units_[first]) && is_cap(next + 1) &&
               is_opaque(units_[next]) && is_opaque(units_[next + 1]);
    }

    bool is_company_ending(std::size_t u) const
    {
        return units_[u].abbreviation && u > 0 && units_[u].folded.size() <= 4 && !is_cap(u + 1) && !honorific_ends_at(u);
    }

    // "Sub-Decree" is one, "ASEAN-China" two, "China-style" one and a word; "Kim Jong-un", "Ban Ki-moon".
    std::size_t over_hyphen(std::size_t first, std::size_t last, std::size_t next) const
    {
        if (is_cap(next)) {
            const bool two = (gazetteer(last, last) || units_[last].upper) && (gazetteer(next, next) || units_[next].upper);
            // "China-Africa Cooperation": what follows makes them one.
            const bool compound = is_cap(next + 1) && !units_[next + 1].breaks_before && is_common(units_[next + 1]) &&
                                  !units_[next].possessive;
            return two && !compound && !gazetteer(last, next) ? last : next;
        }
        // "Prayut Chan-o-cha": a lower-case part may have another behind it.
        const bool goes_on = !units_[last].capital && units_[last].is_word();
        if (!lower_word(next) || last == first || (!goes_on && (!is_opaque(units_[last]) || units_[last].upper)))
            return last;
        const std::string_view word = units_[next].folded;
        if (lexicon_.hyphen_suffixes.contains(word) || lexicon_.function_words.contains(word)) return last;
        return word.size() > 4 && lexicon_.is_common(word) ? last : next;
    }

    // "HIV/AIDS" and "Radio Free Europe/Radio Liberty" are one, "Israel/Palestine" two.
    std::size_t over_slash(std::size_t first, std::size_t last, std::size_t next) const
    {
        if (units_[last].upper && units_[next].upper) return next;
        const bool several_behind = is_cap(next + 1) && !units_[next + 1].breaks_before;
        return last > first && several_behind ? next : last;
    }

    // "Ursula von der Leyen", "Mohammed bin Salman", "Bashar al-Assad".
    std::size_t over_particle(std::size_t last, std::size_t next) const
    {
        std::size_t u = next;
        for (std::size_t steps = 0; steps < 3 && lower_word(u) && is_a(units_[u], Lexicon::kParticle); ++steps) {
            if (has(u + 1) && is_hyphen(units_[u + 1].mark) && glued(u + 1)) {
                return glued(u + 2) && is_cap(u + 2) ? u + 2 : last;
            }
            if (is_cap(u + 1)) return units_[u + 1].breaks_before ? last : u + 1;
            ++u;
        }
        return last;
    }

    // ---- cutting a run into pieces -------------------------------------------------------------------------------

    void take_chunk(std::size_t first, std::size_t last)
    {
        bool joined_before = current_ && connector_end(current_->last) == first;
        // "Office of the United Nations High Commissioner": titles are part of what the office is called.
        const bool office_name =
            joined_before && is_a(units_[current_->last], Lexicon::kOrganisationHead) && !is_and(current_->last + 1);
        bool title_before = first > 0 && lower_word(first - 1) && honorific_ends_at(first - 1);
        std::size_t begin = first;
        for (std::size_t u = first; u <= last;) {
            const bool part = office_name || (joined_before && u == first && !is_and(first - 1) &&
                                              !lexicon_.abbreviations.contains(units_[u].folded));
            const std::size_t length = part ? 0 : title_at(u, last);
            if (length == 0) {
                ++u;
                continue;
            }
            if (u > begin) offer({begin, u - 1, title_before}, joined_before);
            joined_before = false;
            begin = u + length;
            title_before = true;
            if (begin > last && names_office(u, last)) offer({u, last, false, true}, false);
            u = begin;
        }
        if (begin > last) return;
        // "Chinese AI": the adjective is none of the name.
        const GazetteerEntry* entry = begin + 1 == last && units_[last].upper ? gazetteer(begin, begin) : nullptr;
        if (entry != nullptr && entry->adjective) offer({begin, begin, false}, joined_before && begin == first), ++begin;
        if (begin <= last) offer({begin, last, title_before}, joined_before && begin == first);
    }

    bool honorific_ends_at(std::size_t u) const { return is_a(units_[u], Lexicon::kTitle); }

    // The length of the title at `u`: before a person's name, or last in the run.
    std::size_t title_at(std::size_t u, std::size_t last) const
    {
        const auto match = lexicon_.honorifics.longest([&](std::size_t i) {
            return u + i <= last && units_[u + i].is_word() && !units_[u + i].possessive
                       ? std::string_view(units_[u + i].folded)
                       : std::string_view();
        });
        if (match.length == 0) return 0;
        std::size_t next = u + match.length;
        // "Secretary-General": the hyphen is a unit between the words.
        if (next + 1 <= last && is_hyphen(units_[next].mark) && honorific_ends_at(next + 1)) next += 2;
        if (next > last) return title_is_surname(u, last) ? 0 : next - u;
        if (units_[next].kind == Unit::Kind::Mark) return 0;
        const Unit& follower = units_[next];
        if (units_[u].abbreviation || honorific_ends_at(next)) return next - u;
        const bool organisation = units_[last].is_word() && is_a(units_[last], Lexicon::kOrganisation);
        const bool name = follower.initial || is_opaque(follower) || gazetteer_is_soft(follower) ||
                          (next < last && is_name_like(next, last));
        return name && !organisation ? next - u : 0;
    }

    // "Theresa May": a function word with a capital behind a given name.
    bool is_surname(std::size_t u) const
    {
        const Unit& given = units_[u - 1];
        return given.is_word() && lexicon_.name_function_words.contains(units_[u].folded) && !units_[u].upper &&
               is_opaque(given) && !given.upper && !given.possessive;
    }

    // "Stephen King": a title that ends the run behind a given name is a surname.
    bool title_is_surname(std::size_t u, std::size_t last) const
    {
        return u == last && u > 0 && lexicon_.surname_titles.contains(units_[u].folded) && units_[u - 1].is_word() &&
               units_[u - 1].capital && units_[u].space_before && is_opaque(units_[u - 1]) && !units_[u - 1].upper &&
               !units_[u - 1].possessive;
    }

    // "To Lam", "Will Smith": a function word with a capital that nothing else calls for, before an opaque word.
    bool is_name_like(std::size_t u, std::size_t last) const
    {
        const Unit& unit = units_[u];
        if (u >= last || unit.upper || !lexicon_.name_function_words.contains(unit.folded)) return false;
        if (!units_[u + 1].is_word() || !is_opaque(units_[u + 1])) return false;
        return !unit.weak_start || known_names(u, u + 1);
    }

    // Names of cities and languages are surnames, too ("President Lincoln").
    bool gazetteer_is_soft(const Unit& unit) const
    {
        const GazetteerEntry* entry = lexicon_.gazetteer.find(unit.folded);
        return entry != nullptr && !entry->adjective;
    }

    // "Minister of Public Security": the office is a name of its own, doubtful as its writing varies.
    bool names_office(std::size_t u, std::size_t last) const
    {
        const auto* honorific = lexicon_.honorifics.find(key_of(u, last));
        if (honorific == nullptr || !honorific->office) return false;
        const std::size_t next = connector_end(last);
        return next != 0 && !is_and(last + 1) && !mark_at(last + 1, ',') && is_cap(next) &&
               !gazetteer(next, chunk_end(next));
    }

    void offer(Piece piece, bool joined)
    {
        if (!trim(piece, joined)) return;
        if (joined && current_ && join(*current_, piece)) return;
        flush();
        current_ = piece;
        split_office();
    }

    // Removes what is capital by position only from the beginning, and function words from the end.
    bool trim(Piece& piece, bool joined) const
    {
        while (piece.last > piece.first && units_[piece.last].is_word() && is_function(units_[piece.last]) &&
               !is_surname(piece.last))
            --piece.last;
        while (piece.last > piece.first && units_[piece.last].kind == Unit::Kind::Mark) --piece.last;
        if (!joined)
            while (piece.first <= piece.last && strip_first(piece)) {
                ++piece.first;
                while (piece.first < piece.last && units_[piece.first].kind == Unit::Kind::Mark) ++piece.first;
            }
        return piece.first <= piece.last && units_[piece.first].kind != Unit::Kind::Mark;
    }

    bool strip_first(const Piece& piece) const { return may_strip_first(piece) && !gazetteer(piece.first, piece.last); }

    bool may_strip_first(const Piece& piece) const
    {
        const Unit& unit = units_[piece.first];
        const bool hyphen_next = piece.first < piece.last && is_hyphen(units_[piece.first + 1].mark);
        if (is_function(unit)) {
            if (hyphen_next || is_name_like(piece.first, piece.last)) return false;
            return unit.weak_start || !is_a(unit, Lexicon::kNumber);
        }
        if (!unit.weak_start || piece.first == piece.last || unit.upper || !is_common(unit) || hyphen_next) return false;
        const std::size_t next = piece.first + 1;
        if (!units_[next].is_word() || is_common(units_[next]) || known_names(piece.first, piece.last)) return false;
        return !is_a(unit, Lexicon::kCompass | Lexicon::kPlaceWord | Lexicon::kOrganisation | Lexicon::kNumbered);
    }

    bool known_names(std::size_t first, std::size_t last) const
    {
        const bool mark = units_[first].kind == Unit::Kind::Mark;
        return (mark || known_.names.may_begin(units_[first].folded)) && known_.names.find(key_of(first, last)) != nullptr;
    }

    // ---- joining pieces over connectors --------------------------------------------------------------------------

    // The unit behind the connectors that follow `last` ("of", "of the", "and", ", and"), or 0 where there are none.
    std::size_t connector_end(std::size_t last) const
    {
        std::size_t u = last + 1;
        if (!has(u) || units_[last].possessive) return 0;
        if (mark_at(u, ',') && lower_word(u + 1) && is_and(u + 1)) ++u;
        constexpr std::uint32_t kJoins = Lexicon::kConnectorAny | Lexicon::kConnectorHead | Lexicon::kConnectorAnd;
        if (!lower_word(u) || units_[u].breaks_before || !is_a(units_[u], kJoins)) return 0;
        ++u;
        if (lower_word(u) && is_article(u)) ++u;
        return has(u) && !units_[u].breaks_before ? u : 0;
    }

    bool is_and(std::size_t u) const { return is_a(units_[u], Lexicon::kConnectorAnd); }
    bool is_article(std::size_t u) const { return is_a(units_[u], Lexicon::kConnectorArticle); }

    // Whether `next` goes on the name `piece`; if so it becomes part of it.
    bool join(Piece& piece, const Piece& next)
    {
        if (next.person || next.last - piece.first > kLongestName) return false;
        std::size_t connector = piece.last + 1;
        const bool comma = mark_at(connector, ',');
        if (comma) ++connector;
        const bool both = is_and(connector);
        bool joins = !comma && (gazetteer(piece.first, next.last) || is_expansion(piece, next));
        if (!joins) {
            if (both) joins = !comma && joins_and(piece, next);
            else joins = is_a(units_[connector], Lexicon::kConnectorAny) ? joins_of(piece, next) : joins_head(piece, next);
        }
        if (!joins) return false;
        piece.last = next.last;
        piece.headed = piece.headed || !both;
        split_office();
        return true;
    }

    bool is_expansion(const Piece& piece, const Piece& next) const
    {
        return known_.expansion_words.may_hold(units_[piece.first].folded) &&
               known_.acronyms.contains(key_of(piece.first, next.last));
    }

    bool is_place(const Piece& piece) const { return gazetteer(piece.first, piece.last) != nullptr; }

    bool joins_of(const Piece& piece, const Piece& next) const
    {
        if (piece.office) return !is_place(next);
        if (is_place(piece)) return false;
        const Unit& head = units_[piece.first];
        const bool single = piece.first == piece.last;
        const bool place = is_place(next);
        if (single && lexicon_.generic_heads.contains(head.folded) && place) return false;
        if (single && head.weak_start && is_common(head) && !is_complete_head(head, place) && (place || !all_common(next)))
            return false;
        if (piece.headed && place) return false;
        if (piece.person || units_[piece.last].kind == Unit::Kind::Digits)
            return false;    // "Article 19 of the Covenant" are two
        // "Maria Ressa of Rappler", "Kamau of the Institute": a person and where she works.
        return !all_opaque(piece) || units_[piece.last].upper;
    }

    bool is_head_word(const Unit& unit) const
    {
        return is_a(unit, Lexicon::kOrganisation | Lexicon::kLaw | Lexicon::kPlaceWord);
    }

    // Words that begin a name at the start of a sentence, too: "University of Oxford", not "Forces of Assad".
    bool is_complete_head(const Unit& unit, bool of_place) const
    {
        return is_a(unit, Lexicon::kOrganisationHead | Lexicon::kPlaceWord | (of_place ? 0U : Lexicon::kLaw));
    }

    // "Committee to Protect Journalists", "Convention against Torture", "Conference on Diplomacy with Neighbouring
    // Countries".
    bool joins_head(const Piece& piece, const Piece& next) const
    {
        if (!piece.headed && !is_head_word(units_[piece.last])) return false;
        if (piece.first == piece.last && units_[piece.first].weak_start) return false;    // "Laws on the Internet"
        if (is_place(next)) return units_[piece.last + 1].folded == "for" && piece.first != piece.last && !piece.headed;
        if (!units_[next.first].is_word()) return false;
        // "Convention on Cluster Munitions": laws are about matters, however rare their words.
        if (is_a(units_[piece.last], Lexicon::kLaw) && !known_names(next.first, next.last)) return true;
        return is_common(units_[next.first]) ||
               (count_words(next) > 1 && is_common(units_[next.last]) && !known_names(next.first, next.last));
    }

    bool joins_and(const Piece& piece, const Piece& next) const
    {
        if (piece.person || is_place(piece) || is_place(next) || !all_common(next) || !is_common(units_[piece.last]))
            return false;
        const bool followed_by_of =
            connector_end(next.last) != 0 && !is_and(next.last + 1) && is_a(units_[next.last + 1], Lexicon::kConnectorAny);
        const Unit& end = units_[next.last];
        if (piece.headed || piece.office)
            return !followed_by_of && !(count_words(next) > 1 && is_a(end, Lexicon::kOrganisationHead));
        // "Belt and Road Initiative": neither half is complete without the last word.
        const bool complete = is_a(units_[piece.last], Lexicon::kOrganisationHead);
        const bool closes = is_a(end, Lexicon::kOrganisation | Lexicon::kLaw);
        if (complete || !closes || !all_common(piece) || count_words(piece) > 3) return false;
        if (units_[piece.first].weak_start && piece.first == piece.last) return count_words(next) > 1 && !next.office;
        return count_words(next) > 1;
    }

    // "Minister of Public Security To Lam": the office ends where everyday words do.
    void split_office()
    {
        if (!current_ || !current_->office) return;
        std::size_t u = current_->last;
        if (!units_[u].is_word() || !is_opaque(units_[u])) return;
        while (u > current_->first && units_[u - 1].is_word() && units_[u - 1].capital && is_opaque(units_[u - 1])) --u;
        if (u <= current_->first + 1 || !units_[u - 1].capital) return;
        const Piece person{u, current_->last, true};
        current_->last = u - 1;
        flush();
        current_ = person;
    }

    // ---- emitting ------------------------------------------------------------------------------------------------

    void flush()
    {
        if (!current_) return;
        Piece piece = *current_;
        current_.reset();
        extend_list(piece);
        emit(piece);
    }

    // "Ministry of Culture, Sports and Tourism" is read as "Ministry of Culture" first; the list behind it belongs to it
    // when it is made of single everyday words and ends with "and".
    void extend_list(Piece& piece)
    {
        if (!piece.headed || !is_head_word(units_[piece.first]) || !mark_at(piece.last + 1, ',')) return;
        std::size_t u = piece.last;
        for (std::size_t steps = 0; steps < 6; ++steps) {
            std::size_t item = u + 1;
            const bool comma = mark_at(item, ',');
            item += comma;
            const bool last_item = lower_word(item) && is_and(item);
            item += last_item;
            if ((!comma && !last_item) || !is_cap(item) || !is_common(units_[item]) || units_[item].upper) return;
            std::size_t end = item;
            while (is_cap(end + 1) && is_common(units_[end + 1]) && end - item < 2) ++end;
            if (end > item && is_a(units_[end], Lexicon::kOrganisationHead)) return;
            u = end;
            if (!last_item) continue;
            piece.last = u;
            return;
        }
    }

    void emit(const Piece& piece)
    {
        if (emitted_ > 0 && piece.first < emitted_) return;
        ScannedName name;
        const GazetteerEntry* entry = gazetteer(piece.first, piece.last);
        if (!judge(piece, entry, name.value)) return;
        complete(piece, entry, name);
        names_.push_back(std::move(name));
        emitted_ = piece.last + 1;
    }

    // Whether the piece is a name at all, and how sure.
    bool judge(const Piece& piece, const GazetteerEntry* entry, NameValue& value) const
    {
        if (!known_.glossary.empty() && known_.glossary.find(key_of(piece.first, piece.last))) return true;
        value.weak = piece.office;
        if (entry != nullptr && !(units_[piece.first].upper && !entry->capitals && entry->adjective)) {
            value.weak = entry->adjective;
            return true;
        }
        if (piece.first == piece.last) return judge_single(piece, value);
        if (capital_nouns() && all_common(piece)) return false;    // "Am Abend"
        bool content = false;
        for (std::size_t u = piece.first; u <= piece.last; ++u)
            content = content || (units_[u].is_word() && units_[u].capital && !is_function(units_[u]));
        return content;
    }

    bool judge_single(const Piece& piece, NameValue& value) const
    {
        const Unit& unit = units_[piece.first];
        if (unit.code) return true;
        if (unit.kind != Unit::Kind::Word || unit.initial || is_function(unit)) return false;
        if (unit.folded.size() < 2 || is_currency_code(unit)) return false;
        if (is_common(unit))
            return (piece.person && !lexicon_.is_common(unit.folded)) || behind_capital_article(piece.first);
        if (unit.upper || (unit.mixed && unit.capital) || piece.person) return true;
        if (!unit.weak_start) return true;
        if (known_.name_words.contains(unit.folded)) return true;
        const auto seen = known_.case_of(unit.folded);
        if (seen.capital > 0) return true;
        if (seen.lower > 0) return false;
        value.weak = true;
        return true;
    }

    // "The USD fell": a well-known code of money is no name.
    bool is_currency_code(const Unit& unit) const
    {
        if (!unit.upper || unit.folded.size() != 3 || !lexicon_.code_exceptions.contains(unit.folded)) return false;
        if (known_.expansions.contains(unit.folded)) return false;
        const WordInfo* info = numbers_.find(unit.folded);
        if (info == nullptr || info->has(Role::CurrencyClash)) return false;
        return std::any_of(info->phrases.begin(), info->phrases.end(), [](const NumberPhrase& phrase) {
            return phrase.kind == NumberPhraseKind::Currency && phrase.rest.empty() && phrase.currencies.size() == 1;
        });
    }

    // "He read The Guardian": an article with a capital that nothing else calls for.
    bool behind_capital_article(std::size_t u) const
    {
        return u > 0 && lexicon_.articles.contains(units_[u - 1].folded) && units_[u - 1].capital && !units_[u - 1].upper &&
               !units_[u - 1].weak_start && units_[u - 1].folded.size() > 1;
    }

    void complete(const Piece& piece, const GazetteerEntry* entry, ScannedName& name) const
    {
        name.range = {units_[piece.first].range.begin, units_[piece.last].range.end};
        name.first_token = units_[piece.first].first;
        name.last_token = units_[piece.last].last;
        fill_tokens(piece, name);
        NameValue& value = name.value;
        value.possessive = units_[piece.last].possessive;
        value.is_acronym = piece.first == piece.last && units_[piece.first].upper && !units_[piece.first].code;
        for (std::size_t u = piece.first; u <= piece.last; ++u)
            name.opaque = name.opaque || (units_[u].capital && is_opaque(units_[u]));
        const bool asked = known_.expansion_words.may_hold(value.tokens.front()) || !known_.glossary.empty();
        const std::string key = asked ? join_words(value.tokens) : std::string();
        if (const auto it = known_.acronyms.find(key); it != known_.acronyms.end()) value.acronym = it->second;
        if (const auto* approved = known_.glossary.find(key)) {
            value.canonical = approved->canonical;
            value.type = approved->type;
        } else if (entry != nullptr) {
            value.canonical = entry->canonical;
            value.type = entry->type;
        }
        if (value.type == NameValue::Type::Unknown) value.type = guess_type(piece);
    }

    void fill_tokens(const Piece& piece, ScannedName& name) const
    {
        bool initials = false;
        name.value.tokens.reserve(piece.last - piece.first + 1);
        for (std::size_t u = piece.first; u <= piece.last; ++u) {
            const Unit& unit = units_[u];
            if (unit.kind == Unit::Kind::Mark) continue;
            name.digits = name.digits || unit.kind == Unit::Kind::Digits;
            // "J. K. Rowling" and "J.K. Rowling" alike: initials in a row are one token.
            if (unit.initial && initials) name.value.tokens.back() += unit.folded;
            else name.value.tokens.emplace_back(unit.folded);
            initials = unit.initial;
        }
    }

    NameValue::Type guess_type(const Piece& piece) const
    {
        using Type = NameValue::Type;
        if (piece.person) return Type::Person;
        if (piece.office) return Type::Unknown;
        const Unit &head = units_[piece.first], &end = units_[piece.last];
        if (piece.first == piece.last) return Type::Unknown;
        if (is_a(end, Lexicon::kPlaceWord)) return Type::Place;
        if (is_a(head, Lexicon::kOrganisationHead) || is_a(end, Lexicon::kOrganisation)) return Type::Organisation;
        if (is_a(end, Lexicon::kLaw) || is_a(head, Lexicon::kLaw)) return Type::Law;
        for (std::size_t u = piece.first; u <= piece.last; ++u)
            if (is_a(units_[u], Lexicon::kOrganisation)) return Type::Organisation;
        const std::size_t words = count_words(piece);
        return words >= 2 && words <= 4 && all_opaque(piece) && !units_[piece.last].upper ? Type::Person : Type::Unknown;
    }

    // ---- lines where capitals say nothing ------------------------------------------------------------------------

    void read_title_case()
    {
        for (std::size_t u = 0; u < units_.size();) {
            const std::size_t last = title_case_name(u);
            u = std::max(last, u) + 1;
        }
    }

    // Emits the name at `u`, if any, and returns its last unit, else `u`.
    std::size_t title_case_name(std::size_t u)
    {
        if (!units_[u].is_word() || units_[u].blocked || is_calendar(units_[u])) return u;
        if (const std::size_t last = known_phrase(u); last != kNone) {
            Piece piece{u, last};
            emit(piece);
            return last;
        }
        const Unit& unit = units_[u];
        if (unit.code) {
            emit({u, u});
            return u;
        }
        if (!unit.capital || !is_opaque(unit)) return u;
        std::size_t last = u;
        while (is_cap(last + 1) && !units_[last + 1].breaks_before && units_[last + 1].is_word() &&
               is_opaque(units_[last + 1]) && last - u < kLongestName)
            ++last;
        const std::size_t before = names_.size();
        emit({u, last});
        if (names_.size() > before && u == last && !known_.name_words.contains(unit.folded) &&
            known_.case_of(unit.folded).capital == 0)
            names_.back().value.weak = true;
        return last;
    }

    // The longest name known from the running text, the gazetteer or the glossary that starts at `u`.
    std::size_t known_phrase(std::size_t u) const
    {
        std::vector<std::size_t> words;
        for (std::size_t v = u; has(v) && words.size() < 12; ++v) {
            const bool hyphen = is_hyphen(units_[v].mark) && glued(v) && glued(v + 1);
            if (units_[v].kind == Unit::Kind::Mark && !hyphen) break;
            if (v > u && units_[v].breaks_before) break;
            if (!hyphen) words.push_back(v);
            if (units_[v].possessive && !possessive_goes_on(units_[v])) break;
        }
        const auto word = [&](std::size_t i) {
            return i < words.size() ? std::string_view(units_[words[i]].folded) : std::string_view();
        };
        std::size_t best = lexicon_.gazetteer.longest(word).length;
        if (best == 1 && (is_function(units_[u]) || !units_[u].capital || lexicon_.is_common(units_[u].folded))) best = 0;
        best = std::max({best, known_.names.longest(word).length, known_.glossary.longest(word).length});
        if (best == 1 && !units_[u].capital) return kNone;
        return best == 0 ? kNone : words[best - 1];
    }

    const NameScanInput& in_;
    const Lexicon& lexicon_;
    const NumberLexicon& numbers_;
    const DocumentKnowledge& known_;
    bool borrowed_;    // the units are those of the input
    Units built_;      // else these
    std::vector<Unit>& units_;
    std::size_t uppers_ = 0;    // units in capitals
    std::vector<Muted> muted_;
    mutable std::vector<std::size_t> words_;    // of gazetteer_end()
    std::optional<Piece> current_;
    std::size_t emitted_ = 0;
    std::vector<ScannedName> names_;
};

}    // namespace

std::vector<ScannedName> scan_names(const NameScanInput& input)
{
    return NameScanner(input).run();
}

bool is_title_case(const std::vector<Token>& tokens, std::size_t first, std::size_t last, const Lexicon& lexicon)
{
    std::size_t words = 0, capitals = 0, uppers = 0;
    for (std::size_t i = first; i < last; ++i) {
        const Token& token = tokens[i];
        if (token.type != TokenClass::Word || token.folded.size() < 3) continue;
        if (!token.capital && lexicon.is_function(token)) continue;
        ++words;
        capitals += token.capital;
        uppers += token.upper;
        // Too many in lower case, however the rest is written.
        if (words > 1 && (words - capitals) * 10 > last - first) return false;
    }
    if (words < 2) return words == 1 && last - first <= 2;
    if (uppers == words) return true;
    if (tokens[last - 1].mark == '.') return false;    // a short sentence of names
    return capitals == words || (words >= 5 && capitals * 10 >= words * 9);
}

}    // namespace textdrift::facts
