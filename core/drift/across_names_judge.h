// The judge of names across languages: its state, and what its parts offer each other. Internal to the room.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/drift/across_names.h"
#include "core/drift/across_names_words.h"
#include "core/facts/name_odds.h"

namespace textdrift::drift {

// The side whose names are looked for, and the side they are looked for in.
struct Sides {
    const segment::SegmentedText& from;
    const segment::SegmentedText& to;
    const facts::FactSet& facts;
    std::vector<std::uint32_t> align::Bead::* from_paragraphs;
    std::vector<std::uint32_t> align::Bead::* to_paragraphs;
    bool turned = false;    // from is the version
};

// A name of the from side in a bead: the words that carry it.
struct SoughtName {
    std::uint32_t fact = 0;
    facts::NameValue::Type type = facts::NameValue::Type::Unknown;
    std::vector<std::size_t> words;      // opaque words, in the passage
    std::vector<NameSupport> support;    // for each, its own place on the other side; or the nearest word
    std::vector<bool> found;             // for each: the support is one
    std::optional<double> evidence;      // of its standing there at all, where that was weighed; below 0 it is gone
    bool family_only = false;            // the words ahead of the last one sound nowhere
};

// A word of a name of the bead.
struct NameMention {
    std::size_t name, part;
};

// What the beads have taught about a word that carries names.
struct Learnt {
    std::uint32_t supported = 0;
    std::map<std::string, std::uint32_t> renderings;    // as written on the other side -> beads
};

// How often something is named, and found on the other side.
struct Reading {
    std::uint32_t sought = 0, found = 0;
};

// How many names there are, and how many of them are found somewhere.
struct NameTally {
    std::uint32_t names = 0, found = 0;

    void add(const Reading& reading)
    {
        ++names;
        found += reading.found > 0;
    }
    // Whether names are found as a rule in this pair, the one in question left out.
    bool finds_others(const Reading* own) const;
};

// A name of several words, in all beads.
struct WholeName : Reading {
    std::vector<NameWord> words;
};

// The run of letters before or behind a border that is nearest to a word, and nearest with two neighbours changed back.
struct NamePart {
    double plain = 1e6, swapped = 1e6;
    std::size_t first = 0, last = 0;    // of the nearest once changed back
};

struct BeadNames {
    NamePassage from, to;
    std::vector<SoughtName> names;
};

// Where a word stands on the other side, and the nearest anyway.
struct FoundPlaces {
    std::vector<NameSupport> places;
    NameSupport nearest;
};

// What took long to find when a bead was read first, to learn from it; it is read again to be judged.
struct BeadMemo {
    std::unordered_map<std::string, FoundPlaces> places;    // by folded word
    std::vector<std::optional<double>> evidence;            // by name
};

// Judges names: places by what CLDR and the tables call them, other names by their letters, and both by what the rest of the
// two texts makes of them. A name without support alone is no finding: something else must stand there.
class NamesAcross {
public:
    NamesAcross(Work& work, Sides sides);

    // Places are looked for in the version whatever its script; names on the side whose script has capitals.
    void run(bool places, bool names);

private:
    using Kind = NameSupport::Kind;

    // What speaks for a name besides its looks: it begins a sentence as the name sought does, it stands beside a part of
    // that.
    enum class Where : std::uint8_t { Anywhere, Start, Beside };

    // What speaks for a name's having to be there: the text taught it, it is long, or it can be nothing but a name.
    struct Claim {
        bool taught = false, whole = false, verbatim = false;
    };

    // The letters beside a dot that are nearest to a part of a name.
    struct DottedPart {
        double distance = 2;
        std::size_t first = 0, last = 0;
    };

    using NameRun = std::pair<std::size_t, std::size_t>;    // its first and last word

    static constexpr double kWhole = 0.3;           // a name of several words found by all its letters together
    static constexpr double kAlike = 0.28;          // alike enough to be the source of a word
    static constexpr double kAlikeBare = 0.33;      // the same by letters and consonants, where vowels are not written
    static constexpr std::size_t kMostApart = 4;    // further words between those of one name

    // --- the order of work, and what the whole texts teach (across_names.cpp) ---

    void read_keys();
    void learn(const align::Bead& bead, bool places);
    const Learnt& learnt(const std::string& word) const;
    void judge(const align::Bead& bead, bool places, bool people);
    void mark_supported(const SoughtName& name);
    void judge_name(const BeadNames& names, const SoughtName& name);

    // --- the names of a bead and where they stand on the other side (across_names_find.cpp) ---

    BeadNames read(const align::Bead& bead);
    bool told_by_glossary(std::uint32_t id, const facts::NameValue& name) const;
    void add_name(std::uint32_t id, const facts::NameValue& value, BeadNames& names) const;
    bool tells_matter(const NameWord& word, facts::NameValue::Type type) const;
    bool is_opaque(const NameWord& word, std::size_t parts) const;
    const FoundPlaces& places_of(const NameWord& word, const NamePassage& passage, BeadMemo& memo) const;
    void find_names(BeadNames& names, BeadMemo& memo) const;
    static bool is_used(const BeadNames& names, const SoughtName& own, const NameSupport& place);
    static double away(const BeadNames& names, const SoughtName& name, std::size_t part, const NameSupport& place);
    void assign(BeadNames& names, const std::vector<NameMention>& mentions, const std::vector<NameSupport>& places) const;
    void find_whole(SoughtName& name, const BeadNames& names, BeadMemo& memo) const;
    void drop_unsure(SoughtName& name, const BeadNames& names) const;
    void drop_apart(SoughtName& name, const BeadNames& names) const;
    bool has_neighbour(const BeadNames& names, const SoughtName& name, std::size_t part) const;
    static bool is_sure(const BeadNames& names, const NameWord& word, const NameSupport& support);
    static bool stand_together(const NameSupport& a, const NameSupport& b);
    bool stands_loosely(const BeadNames& names, const SoughtName& name) const;
    static std::string rendering(const NamePassage& passage, std::size_t first, std::size_t last);

    // --- whether a name sounds anywhere on the other side (across_names_sound.cpp) ---

    std::string_view sounding_script(const NamePassage& to) const;
    float speaks_for_name(const NameWord& word, std::string_view script) const;
    facts::SoundText sound_text(const NamePassage& to, std::string_view script, bool weigh) const;
    bool is_read_by_characters(const BeadNames& names, const SoughtName& name) const;
    std::optional<double> evidence_of(const BeadNames& names, const SoughtName& name, const facts::NameOdds& odds,
                                      const facts::SoundText& text) const;
    bool is_badly_cut(const NamePassage& to, std::size_t first, std::size_t last) const;
    bool is_and(const NameWord& word) const;
    bool is_given_name(const BeadNames& names, const facts::PlaceMention& mention) const;
    bool stands_in_title(const Place& place) const;
    bool is_fair_rendering(const NameWord& word, const NameWord& written) const;
    bool lacks_given_names(const BeadNames& names, const SoughtName& name, const facts::NameOdds& odds,
                           const facts::SoundText& text) const;
    void weigh_names(BeadNames& names, BeadMemo& memo) const;
    std::vector<std::optional<double>> weigh_each(const BeadNames& names, std::string_view script,
                                                  const facts::NameOdds& odds, const facts::SoundText& text) const;

    // --- names of people in Chinese originals (across_names_characters.cpp) ---

    void read_character_tables();
    static bool has_word_at(const NamePassage& passage, std::size_t at, bool before,
                            const std::set<std::string, std::less<>>& list);
    std::size_t character_name_end(const NamePassage& from, std::size_t first) const;
    static bool stands_in_characters(const NamePassage& to, const std::string& reading);
    std::vector<NameRun> character_names(const NamePassage& from) const;
    static bool is_character_name_read(const BeadNames& names, const NameRun& name, const facts::NameOdds& odds,
                                       const facts::SoundText& text);
    void learn_characters(const BeadNames& names);
    static bool is_read_in_dialect(const NamePassage& from);
    void judge_characters(const BeadNames& names);

    // --- places by what CLDR and the tables call them (across_names_places.cpp) ---

    static int class_of(const facts::PlaceMention& mention);
    static bool may_accuse(const facts::PlaceMention& mention);
    static bool may_be_same(const facts::PlaceMention& a, const facts::PlaceMention& b);
    static std::size_t count_like(const facts::PlaceMention& mention, const NamePassage& passage);
    static bool is_named(const facts::PlaceMention& mention, const NamePassage& passage);
    static bool spelled_out(const NamePassage& own, const facts::PlaceMention& mention, const NamePassage& other,
                            const NameMatcher& matcher);
    std::vector<std::size_t> judge_places(const BeadNames& names);
    static bool is_region(const facts::PlaceMention& mention);
    static bool is_recalled(const NamePassage& passage, std::string_view language, const NameMatcher& matcher,
                            const facts::PlaceMention& mention);
    void judge_surplus(const BeadNames& names);
    bool is_home(const facts::PlaceMention& mention) const;
    bool is_known_place(const facts::PlaceMention& mention) const;
    void pair_places(const BeadNames& names, std::vector<std::size_t>& lacking, const std::vector<std::size_t>& surplus,
                     bool alike);
    bool judge_replaced_place(const BeadNames& names, std::size_t index);

    // --- places with wrong letters (across_names_garbled_places.cpp) ---

    bool find_garbled_place(const BeadNames& names, std::size_t index);
    bool find_garbled_word(const BeadNames& names, const facts::PlaceMention& mention, const facts::PlaceForm& form);
    bool rest_stands(const BeadNames& names, const facts::PlaceForm& form, std::size_t at, std::size_t index) const;
    bool find_garbled_letters(const BeadNames& names, const facts::PlaceMention& mention, const facts::PlaceForm& form);
    bool is_written_again(const NamePassage& passage, std::size_t first, std::size_t last) const;
    bool begins_as_place(const std::u32string& wanted, const std::string& written) const;
    bool is_copied_place(const BeadNames& names, const facts::PlaceMention& mention, const NameWord& written) const;
    static NameWord word_of(const NamePassage& passage, std::size_t first, std::size_t last);
    bool is_garbled(const std::string& name, const std::string& written, bool stem) const;
    bool begins_garbled(const std::u32string& wanted, std::string_view variant, bool cut) const;
    const std::vector<std::u32string>& inflected(const std::string& name) const;
    bool may_be_copied(const BeadNames& names, const facts::PlaceMention& mention, const std::u32string& wanted,
                       const NameWord& written) const;
    bool is_inflected_elsewhere(const std::string& written) const;
    bool is_garbled_form(const std::string& name, const std::string& written) const;
    bool is_from_word(const BeadNames& names, const NameWord& word) const;

    // --- people, organisations, products: wrong letters (across_names_garbled.cpp) ---

    bool judge_own_text(const BeadNames& names, const SoughtName& name, std::size_t part);
    static std::size_t middle_of(const BeadNames& names, std::size_t index);
    bool judge_spelling(const BeadNames& names, const SoughtName& name, std::size_t part);
    bool judge_pinyin(const BeadNames& names, const SoughtName& name, std::size_t part);
    bool is_exchanged(const NameWord& word, const NameWord& written, std::string_view letters, bool beside) const;
    bool judge_exchanged(const BeadNames& names, std::size_t index, const NameSupport& support, bool beside);
    bool judge_letters(const BeadNames& names, std::size_t index, const NameSupport& support);
    bool judge_near(const BeadNames& names, const SoughtName& name, std::size_t part);
    bool judge_forgiven(const BeadNames& names, const SoughtName& name, std::size_t part);
    bool is_one_off(const NameWord& word, const NameWord& written) const;
    bool may_be_garbled(const NameWord& word, const NameWord& written, bool beside) const;
    static bool is_bare(const NameWord& written);
    bool is_wrong_syllable(const NameWord& word, const NameWord& written) const;
    bool judge_run(const BeadNames& names, std::size_t index);
    bool in_latin_both(const BeadNames& names, const NameWord& word) const;
    bool lost_letters(const BeadNames& names, std::size_t index);

    // --- words copied in Latin letters, one of which slipped (across_names_copied.cpp) ---

    static std::size_t count_neighbours(const BeadNames& names, std::size_t from, std::size_t to);
    bool is_copied_elsewhere(const BeadNames& names, const NameWord& word) const;
    void judge_copied(const BeadNames& names);
    bool is_slip(const NameWord& word, const NameWord& written, std::size_t beside, bool elsewhere) const;
    bool is_slip_alone(const BeadNames& names, const NameWord& word, const NameWord& written) const;
    bool copies_around(const NamePassage& to) const;
    bool is_odd_copy(const BeadNames& names, const NameWord& word, const NameWord& written, std::size_t beside) const;
    bool is_odd_form(const BeadNames& names, const NameWord& word, const NameWord& written, std::string_view form,
                     std::size_t beside) const;

    // --- letters and syllables in another order, or one that is wrong (across_names_turned.cpp) ---

    static bool is_turned(const NameWord& word, const NameTurn& turn, std::string_view script, bool found);
    static bool is_slipped(const NameWord& word, const NameTurn& turn, std::string_view script);
    bool may_slip(const NameWord& word) const;
    bool is_glued(const NameWord& word, const std::string& written) const;
    std::vector<NameRun> turnable_runs(const BeadNames& names, const NameWord& word, std::size_t from,
                                       std::size_t end) const;
    bool is_wrong_run(const BeadNames& names, const NameWord& word, const std::vector<NameRun>& runs, const NameRun& run,
                      bool beside) const;
    NameTurn turn_around(const BeadNames& names, const NameWord& word, std::size_t& first, std::size_t& last);
    bool judge_turned(const BeadNames& names, const SoughtName& name, std::size_t part);
    bool judge_turned_away(const BeadNames& names, const SoughtName& name, std::size_t part);

    // --- names that changed places (across_names_exchanged.cpp) ---

    // A name that its own paragraph lacks.
    struct LostName {
        const align::Bead* bead;
        std::uint32_t fact;
        Place place;
        std::vector<NameWord> words;
    };

    // A name or value of a bead, and where it stands on both sides.
    struct Anchor {
        Place from, to;
        std::size_t from_sentence, to_sentence;
        bool name;
        std::string unit;
    };

    void remember_lost(const BeadNames& names, const SoughtName& name, const align::Bead& bead);
    std::optional<NameRun> stands_surely(const std::vector<NameWord>& words, const NamePassage& passage) const;
    void judge_moved();
    void report_exchanged(Exchanged a, Exchanged b, double confidence);
    // Where the sentences of a bead begin.
    struct Sentences {
        std::vector<std::uint32_t> from, to;
    };

    std::vector<Anchor> anchors_of_names(const BeadNames& names, const Sentences& sentences) const;
    void add_values(const align::Bead& bead, const Sentences& sentences, std::vector<Anchor>& anchors) const;
    static bool sentences_tell(const std::vector<Anchor>& anchors, const Anchor& a, const Anchor& b, bool in_step);
    static bool values_tell(const std::vector<Anchor>& anchors, const Anchor& a, const Anchor& b, bool behind);
    void judge_exchanged_names(const BeadNames& names, const align::Bead& bead);

    // --- other forms and other customs of spelling, which are no wrong letters (across_names_forms.cpp) ---

    std::vector<std::string_view> forms_of(std::string_view written) const;
    bool is_known_form(const NameWord& word, const std::string& written) const;
    bool is_plausible(const NameWord& word, const NameWord& written) const;
    bool is_slip_of(std::string_view rendering, std::string_view written) const;
    bool is_slipped_rendering(const NameWord& word, const NameWord& written) const;
    bool is_near_rendering(const NameWord& word, const NameWord& written, bool several) const;
    bool is_worse_rendering(const NameWord& word, const NameWord& written) const;
    bool stands_beside_part(const SoughtName& name, std::size_t part, std::size_t at, bool verbatim) const;
    bool is_near_beside(const BeadNames& names, const SoughtName& name, std::size_t part, std::size_t at) const;
    bool stands_in_copy(const BeadNames& names, const SoughtName& name, std::size_t part, std::size_t at) const;
    bool is_slipped_copy(const BeadNames& names, const SoughtName& name, std::size_t part, std::size_t at) const;
    bool is_wrong_copy(const BeadNames& names, const SoughtName& name, std::size_t part) const;

    // --- parts of a name in scripts of syllables (across_names_parts.cpp) ---

    bool judge_parts(const BeadNames& names, const SoughtName& name);
    bool judge_parts_at(const BeadNames& names, const SoughtName& name, std::size_t border);
    NamePart read_part(const BeadNames& names, const NameWord& word, std::size_t border, bool behind) const;

    // --- something else stands there (across_names_replaced.cpp) ---

    bool is_candidate(const BeadNames& names, std::size_t index, Where where = Where::Anywhere) const;
    bool is_compound(const BeadNames& names, const NameWord& word) const;
    bool called_for(const BeadNames& names, const NameWord& word) const;
    bool judge_beside(const BeadNames& names, const SoughtName& name, std::size_t lacking);
    bool stands_beside(const BeadNames& names, std::size_t index, const NameSupport& stayed) const;
    bool resembles(const BeadNames& names, std::size_t index, std::size_t first, std::size_t end) const;
    bool is_pinyin(std::string_view roman) const;
    static bool is_pinyin_syllables(std::string_view roman);
    bool is_quoted(const BeadNames& names, const SoughtName& name) const;
    bool is_read_otherwise(const BeadNames& names, const SoughtName& name) const;
    std::pair<std::size_t, std::size_t> word_beside(const BeadNames& names, const NameSupport& stayed, bool behind) const;
    Claim claim_of(const BeadNames& names, const SoughtName& name) const;
    void judge_replaced(const BeadNames& names, const SoughtName& name);
    bool may_be_meant(const BeadNames& names, const SoughtName& name) const;
    bool has_copied_neighbour(const BeadNames& names, const SoughtName& name, std::size_t first, std::size_t end) const;
    bool judge_full_name(const BeadNames& names, const SoughtName& name);
    void judge_missing(const BeadNames& names, const SoughtName& name, const Claim& claim);
    bool is_near(const NameWord& word, const NameWord& written, double limit) const;
    bool begins_alike(const NameWord& word, const NameWord& written) const;
    static bool is_copied(const NameWord& word);
    bool near_enough(const BeadNames& names, const SoughtName& name, std::size_t first, std::size_t end, double limit) const;
    std::pair<std::size_t, std::size_t> nearest_candidate(const BeadNames& names, double expected, bool starts,
                                                          double best_distance) const;
    std::size_t candidate_end(const BeadNames& names, std::size_t first, Where where) const;

    // --- names that came from elsewhere (across_names_newcomers.cpp) ---

    // A name of the from side that nothing renders, and how sure that is: 1 to 3.
    struct Unrendered {
        std::size_t first, last;
        int grade;
        bool place, meant;    // meant: translated by its meaning as a rule
    };

    // Words of the to side that name what the from side does not.
    struct Newcomer {
        std::size_t first, end;
        int grade;
        bool place;
    };

    static std::vector<bool> unrendered_places(const NamePassage& from, const NamePassage& to);
    std::vector<Unrendered> unrendered(const BeadNames& names) const;
    static bool is_told_by_another(const BeadNames& names, const SoughtName& name);
    void add_meant(const BeadNames& names, std::vector<Unrendered>& all) const;
    bool is_heard(const BeadNames& names, std::size_t first, std::size_t end) const;
    void take_links(const NamePassage& to);
    bool begins_anew(const NamePassage& to, std::size_t i) const;
    bool tells_little(const NamePassage& to, std::size_t i) const;
    std::vector<Newcomer> newcomers(const BeadNames& names) const;
    bool is_stranger(const BeadNames& names, const facts::PlaceMention& mention) const;
    bool may_be_rendered_by(const BeadNames& names, const Unrendered& lost, const Newcomer& found) const;
    bool has_letters_of_its_own(const BeadNames& names, const Unrendered& lost) const;
    double farthest(const BeadNames& names, const Unrendered& lost, const Newcomer& found) const;
    void judge_newcomers(const BeadNames& names);

    // --- words that no list of the language knows (across_names_unlisted.cpp) ---

    std::string_view bare_word(const NameWord& word) const;
    bool is_unlisted(const NamePassage& to, std::size_t index) const;
    bool are_everyday(const NamePassage& to, std::size_t first, std::size_t end) const;
    double source_distance(const BeadNames& names, const NameWord& word) const;
    std::vector<std::string> mended(const NameWord& word) const;
    void read_alphabet();
    void learn_unlisted(const BeadNames& names);
    bool trusts_list() const;
    std::optional<std::size_t> mended_place(const BeadNames& names, const std::string& written, const std::string& mended,
                                            bool nearer, bool told) const;
    bool may_be_place(const BeadNames& names, const NameWord& word) const;
    bool stands_in_title(const BeadNames& names, std::size_t index) const;
    bool is_rendered(const BeadNames& names, std::uint32_t fact) const;
    std::optional<std::size_t> mended_sound(const BeadNames& names, const NameWord& written, const NameWord& mended) const;
    std::optional<NameRun> name_beside(const BeadNames& names, std::size_t index, double farthest) const;
    std::optional<NameRun> slipped_name(const BeadNames& names, std::size_t index) const;
    void judge_unlisted(const BeadNames& names);

    // --- parts of a name around a dot (across_names_dotted.cpp) ---

    DottedPart read_dotted(const BeadNames& names, const NameWord& word, std::size_t dot, bool behind) const;
    bool judge_dotted(const BeadNames& names, const SoughtName& name);

    // --- the name is gone altogether (across_names_gone.cpp) ---

    bool may_render(const BeadNames& names, std::size_t index) const;
    bool sounds_like(const BeadNames& names, const NameWord& word, double limit, double limit_of_runs) const;
    static bool has_runs(const NamePassage& passage);
    bool sounds_whole(const BeadNames& names, const SoughtName& name) const;
    static bool lacks_vowels(const NameWord& word);
    static double sound_limit(const BeadNames& names, bool whole);
    bool is_gone(const BeadNames& names, const SoughtName& name) const;
    bool is_called_otherwise(const BeadNames& names, const SoughtName& name, std::size_t first, std::size_t end) const;
    bool is_rendering(const BeadNames& names, const NameWord& word, std::size_t index) const;
    bool is_in_title(const BeadNames& names, const SoughtName& name) const;

    // --- nothing stands there, or another name of the text (across_names_missing.cpp) ---

    static std::string key_of(const NamePassage& passage, const SoughtName& name);
    static bool is_whole(const NamePassage& passage, const SoughtName& name);
    void learn_whole(const BeadNames& names, const SoughtName& name);
    void sum_up();
    bool is_surely_found(const BeadNames& names, const SoughtName& name) const;
    std::pair<std::size_t, std::size_t> find_rendered(const BeadNames& names, const WholeName& other) const;
    void read_others(const BeadNames& names);
    bool judge_other_name(const BeadNames& names, const SoughtName& name);
    void learn_places(const BeadNames& names);
    bool has_name_there(const facts::PlaceMention& mention) const;
    bool is_heading(std::uint32_t paragraph) const;
    bool is_money(const NamePassage& passage, const facts::PlaceMention& mention) const;

    // --- places that nothing renders, where no script tells names (across_names_caseless_places.cpp) ---

    bool is_missed_place(const BeadNames& names, const facts::PlaceMention& mention) const;
    bool is_strange_country(const facts::PlaceMention& mention) const;
    std::size_t least_letters(const BeadNames& names, const facts::PlaceMention& mention) const;
    std::optional<std::size_t> place_instead(const BeadNames& names, const facts::PlaceMention& mention) const;
    bool is_before_office(const NamePassage& passage, const facts::PlaceMention& mention) const;
    void judge_missing_place(const BeadNames& names, const facts::PlaceMention& mention);
    bool is_said_by_the_way(const NamePassage& passage, const facts::PlaceMention& mention) const;
    bool is_own_spelling(const BeadNames& names, const facts::PlaceMention& mention, const facts::PlaceForm& form,
                         const NameRun& run) const;
    static std::optional<NameRun> stands_alike(const NamePassage& passage, const facts::PlaceForm& form);

    // --- what institutions are, in their names (across_names_caseless_kinds.cpp) ---

    // A word, or two, that says what the bearer of a name is, and the key of its meaning.
    struct NameKind {
        std::size_t first, last;
        std::string key;
    };

    void read_kinds();
    const std::string* find_kind(const std::string& folded) const;
    std::optional<NameKind> kind_at(const BeadNames& names, std::size_t first) const;
    bool is_kind_copied(const BeadNames& names, const NameKind& kind) const;
    std::optional<NameRun> find_garbled_kind(const BeadNames& names, const NameKind& kind) const;
    static NameRun name_around(const NamePassage& passage, const NameKind& kind);
    bool is_original_reported(const Place& original) const;
    void judge_kinds(const BeadNames& names);

    // --- names of one word that sound nowhere (across_names_caseless_lone.cpp) ---

    bool is_lone(const BeadNames& names, const SoughtName& name) const;
    void learn_lone(const BeadNames& names, const SoughtName& name);
    bool judge_lone(const BeadNames& names, const SoughtName& name);
    bool is_told_of(std::initializer_list<std::string_view> countries) const;

    // --- the place a report is dated from (across_names_dateline.cpp) ---

    static std::size_t dateline_end(const segment::SegmentedText& text, const NamePassage& passage,
                                    const facts::FactSet& facts);
    static std::size_t dateline_end_of_version(const NamePassage& passage, const facts::FactSet& facts);
    void judge_dateline(const BeadNames& names);

    // --- characters that spell no names amid those that do (across_names_caseless_odd.cpp) ---

    bool is_odd_within(const BeadNames& names, const std::string& roman, const facts::NameOdds& odds, NameRun run,
                       std::size_t at) const;
    bool judge_odd_character(const BeadNames& names, const SoughtName& name, std::size_t part);

    // --- findings (across_names_report.cpp) ---

    void report(const BeadNames& names, std::size_t from_first, std::size_t from_last, std::size_t to_first,
                std::size_t to_last, bool garbled, double confidence);
    void report_added(const BeadNames& names, const facts::PlaceMention& mention);
    bool is_reported(const Place& version) const;
    bool stands_written(const BeadNames& names, const Place& from) const;
    void report_missing(const BeadNames& names, const SoughtName& name);
    void report_missing(const BeadNames& names, const facts::PlaceMention& mention);
    void report_missing(const Place& place);
    static void mark_changed(const facts::FactSet& set, std::vector<FactLink>& links, Place place);
    void settle(const BeadNames& names, const SoughtName& name);
    void settle_places(const BeadNames& names);
    void confirm(std::uint32_t fact, const NamePassage& to, std::size_t first, std::size_t last);

    // --- small questions ---

    static bool is_title(const facts::Lexicon& lexicon, const std::string& folded)
    {
        return lexicon.honorifics.find(folded) != nullptr;
    }
    static double limit(const NameWord& a, const NameWord& b)
    {
        return spelling_limit(facts::script_of_word(a.folded), facts::script_of_word(b.folded));
    }
    static bool is_long_katakana(const NameWord& word)
    {
        return !word.single && word.folded.size() >= 9 && facts::script_of_word(word.folded) == "Kana";
    }
    // Words of the table's lists are no names.
    bool known_word(const std::string& folded) const { return to_words_.contains(folded); }
    // Nor are everyday words.
    bool is_everyday(const std::string& folded) const
    {
        return to_lexicon_.is_common(folded) || known_word(folded) || to_common_.contains(folded);
    }
    // Nor what is said before and between names.
    bool is_no_name(const std::string& folded) const
    {
        return to_lexicon_.function_words.contains(folded) || is_title(to_lexicon_, folded) || is_everyday(folded);
    }
    // Lists tell the everyday words of the from side, so that what is sought is a name indeed.
    bool listed() const { return !from_common_.empty() || !from_table_.section("common-words").empty(); }
    // Names are written in the letters of the from side, whatever the script of the text.
    bool copies_names() const { return sought_ >= 3 && spelled_[0] * 2 >= sought_; }
    // The names of this text are found by their letters as a rule: one that is not is missing.
    bool reads_names() const { return spelled_[0] + spelled_[1] >= 3 && (spelled_[0] + spelled_[1]) * 10 >= sought_ * 8; }

    Work& work_;
    Sides sides_;
    const language::Table& from_table_;
    const language::Table& to_table_;
    const facts::Lexicon& from_lexicon_;
    const facts::Lexicon& to_lexicon_;
    NameStatistics from_statistics_, to_statistics_;
    std::string_view to_script_;    // that of most words of the to side
    NameMatcher matcher_, back_matcher_;
    std::unordered_map<const align::Bead*, BeadMemo> memos_;                            // of beads read once
    mutable std::unordered_map<std::string, std::vector<std::u32string>> inflected_;    // words of places, in all forms
    std::unordered_map<std::string, Learnt> learnt_;
    std::unordered_map<std::string, std::set<std::string>> known_renderings_;
    std::map<std::string, WholeName> whole_;               // by their words
    std::map<std::string, Reading> place_readings_;        // by their first key
    std::map<std::string, Reading> lone_;                  // names of one word, by it
    NameTally whole_found_, places_found_, lone_found_;    // of all beads
    using WholeEntry = std::pair<const std::string, WholeName>;
    std::unordered_map<std::string, std::vector<const WholeEntry*>> whole_by_word_;    // by the rarest of their long words
    std::unordered_map<std::string, std::vector<const NameWord*>> bearers_;    // the words beside a word in such names
    std::vector<const WholeEntry*> others_;    // those that may stand in this bead, where they do not belong
    std::set<std::string, std::less<>> to_words_;
    std::set<std::string, std::less<>> surnames_, person_words_, saying_verbs_;    // of a from side in Chinese
    std::map<std::string, Reading> character_names_;
    std::set<std::string, std::less<>> names_by_characters_;      // surnames that the other language reads in its own way
    std::uint32_t spelled_[2] = {0, 0};                           // words found verbatim or inflected, and otherwise
    std::map<std::string, std::string> from_kinds_;               // by folded words: key
    std::map<std::string, std::vector<std::string>> to_kinds_;    // by key: what it is rendered by
    std::set<std::string> from_keys_;                             // places of the whole from side
    std::uint32_t sought_ = 0;                                    // words of names looked for
    NameWords from_common_, to_common_;
    std::size_t listed_words_ = 0, unlisted_words_ = 0;    // of the to side; without a source in the original
    std::u32string alphabet_;                              // small letters that the to side is written with
    std::vector<bool> taken_;                              // words of the to side that are explained
    std::vector<bool> surplus_;                            // words of the to side that name a place the from side does not
    std::set<std::pair<std::uint32_t, std::uint32_t>> changed_;
    std::vector<LostName> lost_;
    std::set<std::uint32_t> moved_;    // facts that stand where another should
};

}    // namespace textdrift::drift
