// Judges names across languages: places by what CLDR and the tables call them, other names by their letters, and both by
// what the rest of the two texts makes of them. A name without support alone is no finding: something else must stand there.
#include "core/drift/across_names.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/align/words.h"
#include "core/facts/token.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::drift {

namespace {

using Kind = NameSupport::Kind;

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
};

// What the beads have taught about a word that carries names.
struct Learnt {
    std::uint32_t supported = 0;
    std::map<std::string, std::uint32_t> renderings;    // as written on the other side -> beads
};

struct BeadNames {
    NamePassage from, to;
    std::vector<SoughtName> names;
};

// Everyday words that names are made of ("ministry", "guardia"): they are translated. Stems stand for all their forms.
class NameWords {
public:
    explicit NameWords(const language::Table& table) : keeps_marks_(table.keeps_marks())
    {
        for (const language::Row& row : table.section("name-words")) {
            add(row.form);
            for (const std::string_view form : row.values) add(form);
        }
    }

    bool empty() const { return words_.empty() && stems_.empty(); }
    bool contains(const std::string& folded) const
    {
        if (words_.contains(folded)) return true;
        for (std::size_t length = shortest_; length <= std::min(folded.size(), longest_); ++length)
            if (stems_.contains(folded.substr(0, length)) && may_end(folded, length)) return true;
        return false;
    }

private:
    // A short stem bears a short ending only: "rad-" is not in "Radovan".
    static bool may_end(const std::string& folded, std::size_t length)
    {
        const auto letters = [](std::string_view text) {
            return std::count_if(text.begin(), text.end(),
                                 [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
        };
        const auto stem = letters(std::string_view(folded).substr(0, length));
        return stem >= 5 || letters(std::string_view(folded).substr(length)) <= (stem == 4 ? 4 : 2);
    }

    void add(std::string_view form)
    {
        const bool stem = form.ends_with('-');
        if (stem) form.remove_suffix(1);
        facts::TokeniseOptions options;
        options.keep_marks = keeps_marks_;
        const auto tokens = facts::tokenise(form, {0, static_cast<std::uint32_t>(form.size())}, {}, options);
        if (tokens.size() != 1) return;
        std::string folded = tokens.front().folded;
        if (!stem) {
            words_.insert(std::move(folded));
            return;
        }
        shortest_ = std::min(shortest_, folded.size());
        longest_ = std::max(longest_, folded.size());
        stems_.insert(std::move(folded));
    }

    std::set<std::string> words_, stems_;
    std::size_t shortest_ = 64, longest_ = 0;
    bool keeps_marks_;
};

class NamesAcross {
public:
    NamesAcross(Work& work, Sides sides)
        : work_(work), sides_(sides), from_table_(language::table(sides.from.language)),
          to_table_(language::table(sides.to.language)), from_lexicon_(facts::Lexicon::of(from_table_)),
          to_lexicon_(facts::Lexicon::of(to_table_)), from_statistics_(read_statistics(sides.from)),
          to_statistics_(read_statistics(sides.to)), matcher_(sides.to.language, to_statistics_.cased),
          back_matcher_(sides.from.language, from_statistics_.cased), to_words_(words_of_lists(to_table_)),
          from_common_(from_table_), to_common_(to_table_)
    {
    }

    // Places are looked for in the version whatever its script; names on the side whose script has capitals.
    void run(bool places, bool names)
    {
        for (const align::Bead& bead : work_.comparison.alignment.beads)
            if (!bead.original.empty() && !bead.version.empty()) learn(bead);
        if (places) read_keys();
        for (const align::Bead& bead : work_.comparison.alignment.beads)
            if (!bead.original.empty() && !bead.version.empty()) judge(bead, places, names);
    }

private:
    // The words of the language's lists but for those of names.
    static std::set<std::string, std::less<>> words_of_lists(const language::Table& table)
    {
        std::set<std::string, std::less<>> words;
        for (const char* section : {"sentence-starters", "negations", "comparators", "date-words", "relative-dates",
                                    "number-words", "number-links", "pronouns", "saying-verbs", "months", "weekdays",
                                    "honorifics", "soft-negations", "ordinals", "seasons", "count-words", "function-words"})
            for (const language::Row& row : table.section(section))
                for (std::string_view rest = row.form; !rest.empty();) {
                    const std::size_t space = std::min(rest.find(' '), rest.size());
                    words.insert(text::fold(rest.substr(0, space)));
                    rest.remove_prefix(std::min(rest.size(), space + 1));
                }
        return words;
    }

    // --- reading a bead ---

    BeadNames read(const align::Bead& bead) const
    {
        BeadNames names;
        names.from = read_passage(sides_.from, bead.*sides_.from_paragraphs);
        names.to = read_passage(sides_.to, bead.*sides_.to_paragraphs);
        if (!from_statistics_.cased) return names;
        for (const std::uint32_t p : bead.*sides_.from_paragraphs)
            for (std::uint32_t id = sides_.facts.first_of_paragraph[p]; id < sides_.facts.first_of_paragraph[p + 1]; ++id)
                if (const facts::NameValue* value = sides_.facts.facts[id].name()) add_name(id, *value, names);
        find_names(names);
        return names;
    }

    void add_name(std::uint32_t id, const facts::NameValue& value, BeadNames& names) const
    {
        SoughtName name;
        name.fact = id;
        name.type = value.type;
        const ByteRange range = sides_.facts.facts[id].range;
        const auto& words = names.from.words;
        const auto first = std::lower_bound(words.begin(), words.end(), range.begin,
                                            [](const NameWord& word, std::uint32_t at) { return word.range.begin < at; });
        std::size_t parts = 0;
        for (auto it = first; it != words.end() && it->range.begin < range.end; ++it) parts += it->capital;
        for (auto it = first; it != words.end() && it->range.begin < range.end; ++it)
            if (is_opaque(*it, parts)) name.words.push_back(static_cast<std::size_t>(it - words.begin()));
        if (name.words.empty()) return;
        name.support.resize(name.words.size());
        name.found.assign(name.words.size(), false);
        names.names.push_back(std::move(name));
    }

    // A word that is a name by itself: not everyday, no place, not all capitals.
    bool is_opaque(const NameWord& word, std::size_t parts) const
    {
        if (!word.capital || word.place >= 0 || word.digits || word.upper || word.roman.size() < (parts > 1 ? 2u : 3u))
            return false;
        if (from_lexicon_.function_words.contains(word.folded) && !from_lexicon_.name_function_words.contains(word.folded))
            return false;
        if (from_lexicon_.months.contains(word.folded) || from_lexicon_.weekdays.contains(word.folded)) return false;
        if (is_title(from_lexicon_, word.folded) || from_common_.contains(word.folded)) return false;
        // No list tells all everyday words, and a sentence may begin with any of them.
        if (parts == 1 && word.sentence_start && from_statistics_.of(word.folded).capital == 0) return false;
        return from_statistics_.of(word.folded).lower == 0 && !from_lexicon_.is_common(word.folded);
    }

    static bool is_title(const facts::Lexicon& lexicon, const std::string& folded)
    {
        return lexicon.honorifics.find(folded) != nullptr;
    }

    static double limit(const NameWord& a, const NameWord& b)
    {
        return spelling_limit(facts::script_of_word(a.folded), facts::script_of_word(b.folded));
    }

    // Every mention gets its own place on the other side; where there are fewer, the mentions farthest off go without.
    void find_names(BeadNames& names) const
    {
        struct Mention {
            std::size_t name, part;
        };
        std::map<std::string, std::vector<Mention>> by_word;
        for (std::size_t n = 0; n < names.names.size(); ++n)
            for (std::size_t i = 0; i < names.names[n].words.size(); ++i)
                by_word[names.from.words[names.names[n].words[i]].folded].push_back({n, i});
        std::vector<const std::vector<Mention>*> order;    // long words are found surely, and short ones beside them
        for (const auto& [folded, mentions] : by_word) order.push_back(&mentions);
        const auto word_of = [&](const Mention& mention) -> const NameWord& {
            return names.from.words[names.names[mention.name].words[mention.part]];
        };
        std::stable_sort(order.begin(), order.end(), [&](const auto* a, const auto* b) {
            return word_of(a->front()).roman.size() > word_of(b->front()).roman.size();
        });
        for (const auto* group : order) {
            const std::vector<Mention>& mentions = *group;
            const NameWord& word = word_of(mentions.front());
            NameSupport nearest;
            std::vector<NameSupport> places = matcher_.find(word, names.to, nearest);
            for (const Mention& mention : mentions) names.names[mention.name].support[mention.part] = nearest;
            assign(names, mentions, places);
        }
        for (SoughtName& name : names.names) find_whole(name, names);
    }

    static bool is_used(const BeadNames& names, const SoughtName& own, const NameSupport& place)
    {
        for (const SoughtName& name : names.names)
            for (std::size_t i = 0; i < name.words.size(); ++i)
                if (&name != &own && name.found[i] && name.support[i].first <= place.last &&
                    place.first <= name.support[i].last)
                    return true;
        return false;
    }

    // How far a place is from where a part of a name should stand: beside the other parts, else as far into the passage.
    static double away(const BeadNames& names, const SoughtName& name, std::size_t part, const NameSupport& place)
    {
        double nearest = std::abs(names.from.position(name.words[part]) - names.to.position(place.first));
        for (std::size_t i = 0; i < name.words.size(); ++i) {
            if (!name.found[i]) continue;
            const std::size_t gap = place.first > name.support[i].last   ? place.first - name.support[i].last - 1
                                    : name.support[i].first > place.last ? name.support[i].first - place.last - 1
                                                                         : 0;
            nearest = std::min(nearest, 0.02 * static_cast<double>(gap));
        }
        return nearest;
    }

    static constexpr double kWhole = 0.3;

    template <class Mentions>
    void assign(BeadNames& names, const Mentions& mentions, const std::vector<NameSupport>& places) const
    {
        struct Link {
            double distance;
            std::size_t mention, place;
        };
        std::vector<Link> links;
        for (std::size_t m = 0; m < mentions.size() && m < 64; ++m)
            for (std::size_t p = 0; p < places.size() && p < 64; ++p)
                links.push_back({away(names, names.names[mentions[m].name], mentions[m].part, places[p]), m, p});
        std::stable_sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.distance < b.distance; });
        std::vector<bool> done(mentions.size(), false), used(places.size(), false);
        for (const Link& link : links) {
            if (done[link.mention] || used[link.place]) continue;
            done[link.mention] = used[link.place] = true;
            SoughtName& name = names.names[mentions[link.mention].name];
            name.support[mentions[link.mention].part] = places[link.place];
            name.found[mentions[link.mention].part] = true;
        }
    }

    // "Xi Jinping" as 习近平, surname first or last, "Svay Rieng" as Свайриенг: the letters together.
    void find_whole(SoughtName& name, const BeadNames& names) const
    {
        if (name.words.size() < 2 || name.words.size() > 4 || std::count(name.found.begin(), name.found.end(), false) == 0)
            return;
        const auto& words = names.from.words;
        NameWord whole = words[name.words.front()];
        whole.roman.clear();
        for (const std::size_t word : name.words) whole.roman += words[word].roman;
        std::string backward = words[name.words.back()].roman;
        for (std::size_t i = 0; i + 1 < name.words.size(); ++i) backward += words[name.words[i]].roman;
        for (const std::string& letters : {whole.roman, backward}) {
            whole.folded = whole.roman = letters;
            NameSupport nearest;
            const std::vector<NameSupport> places = matcher_.find(whole, names.to, nearest);
            for (const NameSupport& place : places) {
                std::size_t length = 0;
                for (std::size_t w = place.first; w <= place.last; ++w) length += names.to.words[w].roman.size();
                if (length * 20 < letters.size() * (names.to.words[place.first].single ? 14 : 17) || place.distance > kWhole)
                    continue;
                if (is_used(names, name, place)) continue;
                for (std::size_t i = 0; i < name.words.size(); ++i) name.support[i] = place, name.found[i] = true;
                return;
            }
        }
    }

    static std::string rendering(const NamePassage& passage, std::size_t first, std::size_t last)
    {
        std::string text;
        for (std::size_t i = first; i <= last; ++i)
            text += (i > first && !passage.words[i].single ? " " : "") + passage.words[i].folded;
        return text;
    }

    // --- what the whole texts teach ---

    void read_keys()
    {
        std::vector<std::uint32_t> all(sides_.from.paragraphs.size());
        for (std::uint32_t p = 0; p < all.size(); ++p) all[p] = p;
        for (const auto& mention : read_passage(sides_.from, all).places)
            from_keys_.insert(mention.form->keys.begin(), mention.form->keys.end());
    }

    void learn(const align::Bead& bead)
    {
        const BeadNames names = read(bead);
        for (const SoughtName& name : names.names)
            for (std::size_t i = 0; i < name.words.size(); ++i) {
                const NameWord& word = names.from.words[name.words[i]];
                const NameSupport& support = name.support[i];
                ++sought_;
                if (!name.found[i]) continue;
                Learnt& learnt = learnt_[word.folded];
                ++learnt.supported;
                ++learnt.renderings[rendering(names.to, support.first, support.last)];
                known_renderings_[names.to.words[support.first].folded].insert(word.folded);
                ++spelled_[support.kind == Kind::Spelled];
            }
    }

    const Learnt& learnt(const std::string& word) const
    {
        static const Learnt none;
        const auto it = learnt_.find(word);
        return it == learnt_.end() ? none : it->second;
    }

    // --- judging a bead ---

    void judge(const align::Bead& bead, bool places, bool people)
    {
        BeadNames names = read(bead);
        taken_.assign(names.to.words.size(), false);
        surplus_.assign(names.to.words.size(), false);
        for (const SoughtName& name : names.names) mark_supported(name);
        std::vector<std::size_t> lacking;
        if (places) lacking = judge_places(names);
        if (people)
            for (const SoughtName& name : names.names) judge_name(names, name);
        for (const std::size_t place : lacking) judge_replaced_place(names, place);
        if (places) judge_surplus(names);
        if (people)
            for (const SoughtName& name : names.names) settle(names, name);
    }

    void mark_supported(const SoughtName& name)
    {
        for (std::size_t i = 0; i < name.words.size(); ++i)
            if (name.found[i])
                for (std::size_t w = name.support[i].first; w <= name.support[i].last; ++w) taken_[w] = true;
    }

    // --- places ---

    // Countries and regions may be mistaken for each other, cities for cities, organisations for organisations.
    static int class_of(const facts::PlaceMention& mention)
    {
        int found = 0;
        for (const std::string& key : mention.form->keys) {
            if (key.starts_with("country:") || key.starts_with("region:")) return 1;
            if (key.starts_with("city:")) found = 2;
            else if (key.starts_with("org:")) found = 3;
        }
        return found;
    }

    static bool may_be_same(const facts::PlaceMention& a, const facts::PlaceMention& b)
    {
        for (const std::string& x : a.form->keys)
            for (const std::string& y : b.form->keys)
                if (facts::related_keys(x, y)) return true;
        return false;
    }

    static std::size_t count_like(const facts::PlaceMention& mention, const NamePassage& passage)
    {
        return static_cast<std::size_t>(std::count_if(passage.places.begin(), passage.places.end(),
                                                      [&](const auto& other) { return may_be_same(mention, other); }));
    }

    // The letters of a mention stand on the other side: a person called Jordan, a city the other language has no name for.
    static bool spelled_out(const NamePassage& own, const facts::PlaceMention& mention, const NamePassage& other,
                            const NameMatcher& matcher)
    {
        std::vector<NameWord> words;
        for (std::size_t i = mention.first_token; i <= mention.last_token; ++i) {
            if (words.empty() || !own.words[i].single) {
                words.push_back(own.words[i]);
                continue;
            }
            words.back().folded += own.words[i].folded;    // letters of one word
            words.back().roman += own.words[i].roman;
        }
        return std::any_of(words.begin(), words.end(), [&](const NameWord& word) {
            if (word.roman.size() < 3) return false;
            NameSupport nearest;
            matcher.find(word, other, nearest);
            if (nearest.kind == Kind::Verbatim || nearest.kind == Kind::Inflected) return true;
            return nearest.kind == Kind::Spelled && nearest.distance <= 0.5 * limit(word, other.words[nearest.first]);
        });
    }

    // Places of the from side that the to side does not name; what else it names instead is reported or marked.
    std::vector<std::size_t> judge_places(const BeadNames& names)
    {
        std::vector<std::size_t> lacking, surplus;
        for (std::size_t i = 0; i < names.from.places.size(); ++i) {
            const auto& mention = names.from.places[i];
            if (mention.form->weak || class_of(mention) == 0) continue;
            const std::size_t here = count_like(mention, names.from), there = count_like(mention, names.to);
            if (there >= here) continue;
            lacking.push_back(i);
        }
        for (std::size_t i = 0; i < names.to.places.size(); ++i) {
            const auto& mention = names.to.places[i];
            if (mention.form->weak || class_of(mention) == 0 || count_like(mention, names.from) > 0) continue;
            if (!spelled_out(names.to, mention, names.from, back_matcher_)) surplus.push_back(i);
        }
        std::erase_if(lacking, [&](std::size_t i) { return find_garbled_place(names, i); });
        std::erase_if(lacking, [&](std::size_t i) {
            return count_like(names.from.places[i], names.to) == 0 &&
                   (spelled_out(names.from, names.from.places[i], names.to, matcher_) ||
                    is_recalled(names, names.from.places[i]));
        });
        pair_places(names, lacking, surplus, true);
        pair_places(names, lacking, surplus, false);
        std::erase_if(surplus, [&](std::size_t i) {
            return taken_[names.to.places[i].first_token] || names.to.places[i].form->adjective ||
                   class_of(names.to.places[i]) == 3 || is_region(names.to.places[i]);
        });
        for (const std::size_t i : surplus)
            for (std::size_t w = names.to.places[i].first_token; w <= names.to.places[i].last_token; ++w)
                surplus_[w] = !taken_[w];
        std::erase_if(lacking, [&](std::size_t i) {
            return count_like(names.from.places[i], names.to) > 0 || class_of(names.from.places[i]) == 3 ||
                   is_region(names.from.places[i]);
        });
        return lacking;
    }

    static bool is_region(const facts::PlaceMention& mention)
    {
        return std::any_of(mention.form->keys.begin(), mention.form->keys.end(),
                           [](const std::string& key) { return key.starts_with("region:"); });
    }

    // A derived word the tables do not list begins as the place does: "Maleisische", "Myanmarese".
    bool is_recalled(const BeadNames& names, const facts::PlaceMention& mention) const
    {
        const auto& gazetteer = facts::Gazetteer::of(sides_.to.language);
        constexpr std::size_t kBeginning = 4;
        std::vector<std::string_view> variants;
        for (const std::string& key : mention.form->keys)
            for (const facts::PlaceForm* form : gazetteer.forms_of(key)) {
                std::u32string wanted;
                for (const std::string& word : form->words) wanted += letters_of(word);
                const std::size_t length = std::min(wanted.size(), std::max<std::size_t>(kBeginning, wanted.size() / 2));
                if (form->weak || form->capitals ||
                    wanted.size() < (facts::script_of_word(form->words.front()) == "Hani" ? 2u : kBeginning))
                    continue;
                for (std::size_t i = 0; i < names.to.words.size(); ++i) {
                    std::u32string written;
                    for (std::size_t j = i; j < names.to.words.size() && written.size() < length; ++j) {
                        if (j > i && !names.to.words[j].single) break;
                        written += letters_of(names.to.words[j].folded);
                    }
                    if (written.substr(0, length) == wanted.substr(0, length)) return true;
                    if (names.to.words[i].single) continue;
                    matcher_.endings().variants(names.to.words[i].folded, variants);
                    for (const std::string_view variant : variants)
                        if (letters_of(std::string(variant)).substr(0, length) == wanted.substr(0, length)) return true;
                }
            }
        return false;
    }

    // What the version names and nothing of the original does: another name has stood there.
    void judge_surplus(const BeadNames& names)
    {
        for (const auto& mention : names.to.places) {
            if (!surplus_[mention.first_token] || taken_[mention.first_token] || !mention.exact || is_known_place(mention))
                continue;
            if (to_statistics_.cased && !names.to.words[mention.first_token].capital) continue;
            std::size_t letters = 0;    // a short name may be a part of another word, or a word
            for (const std::string& word : mention.form->words) letters += letters_of(word).size();
            if (letters < (facts::script_of_word(mention.form->words.front()) == "Hani" ? 3u : 5u)) continue;
            report_added(names, mention);
        }
    }

    // The whole original names it somewhere, or what it is part of.
    bool is_known_place(const facts::PlaceMention& mention) const
    {
        return std::any_of(mention.form->keys.begin(), mention.form->keys.end(), [&](const std::string& key) {
            return std::any_of(from_keys_.begin(), from_keys_.end(),
                               [&](const std::string& other) { return facts::related_keys(key, other); });
        });
    }

    void pair_places(const BeadNames& names, std::vector<std::size_t>& lacking, const std::vector<std::size_t>& surplus,
                     bool alike)
    {
        for (const std::size_t there : surplus) {
            const auto& mention = names.to.places[there];
            if (taken_[mention.first_token] || (!alike && !mention.exact)) continue;
            std::size_t best = lacking.size();
            double best_distance = alike ? 0.45 : 0.3;
            for (std::size_t k = 0; k < lacking.size(); ++k) {
                const auto& wanted = names.from.places[lacking[k]];
                if ((class_of(wanted) == class_of(mention)) != alike) continue;
                if (!alike && (class_of(wanted) == 3 || class_of(mention) == 3 || is_region(wanted) || is_region(mention)))
                    continue;
                const double distance =
                    std::abs(names.from.position(wanted.first_token) - names.to.position(mention.first_token));
                if (distance >= best_distance) continue;
                best = k;
                best_distance = distance;
            }
            if (best == lacking.size()) continue;
            const auto& wanted = names.from.places[lacking[best]];
            for (std::size_t w = mention.first_token; w <= mention.last_token; ++w) taken_[w] = true;
            report(names, wanted.first_token, wanted.last_token, mention.first_token, mention.last_token, false,
                   alike ? (mention.exact && wanted.exact ? 0.9 : 0.8) : 0.7);
            lacking.erase(lacking.begin() + static_cast<std::ptrdiff_t>(best));
        }
    }

    // Nothing of the place is there, and a name that renders nothing stands where it should.
    void judge_replaced_place(const BeadNames& names, std::size_t index)
    {
        const auto& mention = names.from.places[index];
        const bool starts = names.from.words[mention.first_token].sentence_start;
        const auto [first, end] = nearest_candidate(names, names.from.position(mention.first_token), starts, 0.25);
        if (first == end) return;
        for (std::size_t i = first; i < end; ++i) taken_[i] = true;
        report(names, mention.first_token, mention.last_token, first, end - 1, false, 0.7);
    }

    // A word near one of the names the language has for the place, and no form of it: "Камбоджрия", "Cmabodge".
    bool find_garbled_place(const BeadNames& names, std::size_t index)
    {
        const auto& mention = names.from.places[index];
        const auto& gazetteer = facts::Gazetteer::of(sides_.to.language);
        for (const std::string& key : mention.form->keys)
            for (const facts::PlaceForm* form : gazetteer.forms_of(key))
                if (!form->weak && !form->capitals &&
                    (find_garbled_word(names, mention, *form) || find_garbled_letters(names, mention, *form)))
                    return true;
        return false;
    }

    bool find_garbled_word(const BeadNames& names, const facts::PlaceMention& mention, const facts::PlaceForm& form)
    {
        // Indic and other scripts spell foreign names in more ways than one.
        const std::string_view script = facts::script_of_word(form.words.front());
        if (script != "Latn" && script != "Cyrl" && script != "Grek" && script != "Arab" && script != "Hebr" &&
            script != "Kana")
            return false;
        for (std::size_t k = 0; k < form.words.size(); ++k) {
            const std::u32string wanted = letters_of(form.words[k]);
            if (wanted.size() < 4) continue;
            const bool stem = form.stem && k + 1 == form.words.size();
            for (std::size_t i = k; i + form.words.size() - k <= names.to.words.size(); ++i) {
                const NameWord& word = names.to.words[i];
                if (word.place >= 0 || word.digits || word.single || taken_[i] || !rest_stands(names, form, i, k)) continue;
                if (to_statistics_.cased && !word.capital && !form.adjective) continue;
                const auto seen = to_statistics_.of(word.folded);
                if (seen.times > 1 || known_word(word.folded) || to_common_.contains(word.folded) ||
                    is_from_word(names, word))
                    continue;
                const double away = std::abs(names.from.position(mention.first_token) - names.to.position(i));
                if (wanted.size() == 4 && (away > 0.25 || (to_statistics_.cased && !word.capital))) continue;
                if (!is_garbled(form.words[k], word.folded, stem)) continue;
                taken_[i] = true;
                report(names, mention.first_token, mention.last_token, i - k, i - k + form.words.size() - 1, true, 0.85);
                return true;
            }
        }
        return false;
    }

    // The other words of a form stand around word `at`, which should be its word `index`.
    bool rest_stands(const BeadNames& names, const facts::PlaceForm& form, std::size_t at, std::size_t index) const
    {
        for (std::size_t k = 0; k < form.words.size(); ++k)
            if (k != index && !matcher_.same_name(form.words[k], names.to.words[at - index + k].folded)) return false;
        return true;
    }

    // In scripts of single letters: one letter of three or more is another or missing, or two changed places (柬埔塞,
    // 말이레시아).
    bool find_garbled_letters(const BeadNames& names, const facts::PlaceMention& mention, const facts::PlaceForm& form)
    {
        std::u32string wanted;
        for (const std::string& word : form.words) wanted += letters_of(word);
        const std::string_view script = facts::script_of_word(form.words.front());
        const bool han = script == "Hani", hangul = script == "Hang", kana = script == "Kana";
        if (!han && !hangul && !kana) return false;
        if (wanted.size() < 3) return false;
        for (std::size_t i = 0; i < names.to.words.size(); ++i) {
            std::u32string written;
            for (std::size_t j = i; j < names.to.words.size() && written.size() <= wanted.size() + 1; ++j) {
                const NameWord& word = names.to.words[j];
                if (taken_[j] || word.digits ||
                    (word.place >= 0 && !names.to.places[static_cast<std::size_t>(word.place)].form->weak))
                    break;
                if (j > i && !word.joined) break;
                written += letters_of(word.folded);
                if (j > i && hangul && word.word_start && written.size() > wanted.size()) break;
                if (written.front() != wanted.front() || !(differs_inside(wanted, written, wanted.size() < 5) ||
                                                           (!form.adjective && differs_last(wanted, written))))
                    continue;
                for (std::size_t k = i; k <= j; ++k) taken_[k] = true;
                report(names, mention.first_token, mention.last_token, i, j, true, 0.8);
                return true;
            }
        }
        return false;
    }

    // Written between vowels or left out, by custom: Данијел and Даниел, Mayotte and Majotte.
    static bool is_glide(char32_t letter)
    {
        return letter == U'j' || letter == U'y' || letter == U'\u0458' || letter == U'\u0439';
    }

    // One letter inside is another, missing or too many, or two neighbours changed places; the ends agree.
    static bool differs_inside(const std::u32string& a, const std::u32string& b, bool equal_length)
    {
        if (a == b || a.size() > b.size() + 1 || b.size() > a.size() + 1 || (equal_length && a.size() != b.size()))
            return false;
        std::size_t front = 0, back = 0;
        const std::size_t least = std::min(a.size(), b.size());
        while (front < least && a[front] == b[front]) ++front;
        while (back < least - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
        if (front == 0 || back == 0) return false;
        const std::size_t left = a.size() - front - back, right = b.size() - front - back;
        if (left + right == 1 && is_glide(left == 1 ? a[front] : b[front])) return false;
        if (left <= 1 && right <= 1) return true;
        return left == 2 && right == 2 && a[front] == b[front + 1] && a[front + 1] == b[front];
    }

    // Scripts without endings: the last letter alone is another.
    static bool differs_last(const std::u32string& a, const std::u32string& b)
    {
        return a != b && a.size() == b.size() && a.substr(0, a.size() - 1) == b.substr(0, b.size() - 1);
    }

    // Near `name`, yet neither it nor one of its forms. A stem may be followed by any ending.
    bool is_garbled(const std::string& name, const std::string& written, bool stem) const
    {
        if (matcher_.same_name(name, written)) return false;
        std::vector<std::string_view> variants, stems(1, name);
        matcher_.endings().variants(written, variants);
        if (!stem && matcher_.endings().told()) stems = matcher_.endings().stems(name);
        for (const std::string_view wanted : stems) {
            const std::u32string own = letters_of(std::string(wanted));
            if (own.size() < 4) continue;
            if (stem && own.size() > 8)
                for (const std::string_view variant : variants)
                    for (const std::string_view head : matcher_.endings().stems(variant))
                        if (align::word_similarity(name, head) >= 0.82 && !head.starts_with(name)) return true;
            for (const std::string_view variant : variants)
                if (begins_garbled(own, variant, stem || stems.size() > 1)) return true;
        }
        for (const std::string& prefix : matcher_.endings().prefixes())
            if (prefix.size() > 2 && differs_inside(letters_of(prefix + name), letters_of(written), true)) return true;
        return false;
    }

    bool begins_garbled(const std::u32string& wanted, std::string_view variant, bool cut) const
    {
        const std::u32string whole = letters_of(std::string(variant));
        if (differs_inside(wanted, whole, wanted.size() < 5)) return true;
        if (wanted.size() < 5) return false;
        if (!cut || whole.size() > wanted.size() + 5) return false;
        for (std::size_t length = wanted.size() - 1; length <= std::min(whole.size(), wanted.size() + 1); ++length)
            if (differs_inside(wanted, whole.substr(0, length), false)) return true;
        return false;
    }

    bool is_from_word(const BeadNames& names, const NameWord& word) const
    {
        return std::any_of(names.from.words.begin(), names.from.words.end(), [&](const NameWord& other) {
            if (other.roman.size() < 3) return false;
            const Kind kind = matcher_.match(other, word).kind;
            return kind == Kind::Verbatim || kind == Kind::Inflected;
        });
    }

    // --- people, organisations, products ---

    // A word of the to side that looks like a name and that nothing on the from side calls for.
    // `where` tells what else speaks for it: it begins a sentence as the name does, it stands beside a part of the name.
    enum class Where : std::uint8_t { Anywhere, Start, Beside };
    bool is_candidate(const BeadNames& names, std::size_t index, Where where = Where::Anywhere) const
    {
        const NameWord& word = names.to.words[index];
        if (taken_[index] || word.place >= 0 || word.digits || word.upper || word.mixed || word.roman.size() < 3)
            return false;
        if (to_lexicon_.function_words.contains(word.folded) || to_lexicon_.months.contains(word.folded) ||
            to_lexicon_.weekdays.contains(word.folded) || is_title(to_lexicon_, word.folded) ||
            to_lexicon_.is_common(word.folded) || known_word(word.folded) || to_common_.contains(word.folded))
            return false;
        if (to_statistics_.cased) {
            const auto seen = to_statistics_.of(word.folded);
            const bool start = where == Where::Start && word.sentence_start && seen.times == 1 && word.roman.size() > 3;
            if (!word.capital || seen.lower > 0 || (word.sentence_start && seen.capital == 0 && !start)) return false;
        } else if (!is_katakana(word) && (where != Where::Beside || word.single)) return false;
        return !called_for(names, word);
    }

    static bool is_katakana(const NameWord& word)
    {
        return !word.single && word.folded.size() >= 9 && facts::script_of_word(word.folded) == "Kana";
    }

    // Some word of the from side is its source: spelled alike, if only loosely ("Minister", "Ministerium").
    bool called_for(const BeadNames& names, const NameWord& word) const
    {
        return std::any_of(names.from.words.begin(), names.from.words.end(), [&](const NameWord& other) {
            if (other.digits || other.roman.size() < 3) return false;
            return matcher_.match(other, word).distance <= kAlike;
        });
    }

    // The version itself spells the name otherwise elsewhere: one letter inside is another.
    bool judge_own_text(const BeadNames& names, const SoughtName& name, std::size_t part)
    {
        const std::size_t index = name.words[part];
        const NameWord& word = names.from.words[index];
        const std::u32string written = letters_of(word.folded);
        if (written.size() < 4 || from_statistics_.of(word.folded).times > 1 || names.to.words.empty()) return false;
        for (const auto& [other, seen] : from_statistics_.words) {
            if (seen.capital == 0 || !differs_inside(letters_of(other), written, false)) continue;
            if (written.size() < 6 && learnt(other).supported == 0) continue;
            const std::size_t there = name.found[part] ? name.support[part].first : middle_of(names, index);
            report(names, index, index, there, name.found[part] ? name.support[part].last : there, true, 0.7);
            return true;
        }
        return false;
    }

    // The word of the other side as far into the passage.
    static std::size_t middle_of(const BeadNames& names, std::size_t index)
    {
        return std::min(names.to.words.size() - 1,
                        static_cast<std::size_t>(names.from.position(index) * static_cast<double>(names.to.words.size())));
    }

    void judge_name(const BeadNames& names, const SoughtName& name)
    {
        if (sides_.turned)
            for (std::size_t i = 0; i < name.words.size(); ++i)
                if (judge_own_text(names, name, i)) return;
        for (std::size_t i = 0; i < name.words.size(); ++i)
            if (name.found[i] && judge_spelling(names, name, i)) return;
        for (std::size_t i = 0; i < name.words.size(); ++i)
            if (!name.found[i] && (judge_near(names, name, i) || judge_beside(names, name, i))) return;
        if (std::count(name.found.begin(), name.found.end(), true) == 0) judge_replaced(names, name);
    }

    // Found, but spelled as nothing spells it: the rest of the text renders it in another way, or letters are wrong.
    bool judge_spelling(const BeadNames& names, const SoughtName& name, std::size_t part)
    {
        const std::size_t index = name.words[part];
        const NameSupport& support = name.support[part];
        if (support.kind != Kind::Spelled) return false;
        if (names.to.words[support.first].single) return judge_letters(names, index, support);
        if (support.first != support.last) return false;
        const NameWord& word = names.from.words[index];
        const NameWord& written = names.to.words[support.first];
        if (to_statistics_.of(written.folded).times > 1 || written.roman.size() * 10 < word.roman.size() * 7) return false;
        bool better = false;
        for (const auto& [rendering, times] : learnt(word.folded).renderings) {
            if (rendering == written.folded) continue;
            if (matcher_.same_name(rendering, written.folded)) return false;
            if (to_table_.code().empty() && alike_but_ending(rendering, written.folded)) return false;
            NameWord other = written;
            other.folded = rendering;
            other.roman = facts::romanise(rendering);
            better = better || matcher_.match(word, other).distance + 0.02 < support.distance;
        }
        const bool latin = facts::script_of_word(word.folded) == "Latn" && facts::script_of_word(written.folded) == "Latn";
        // A single name may be a place that the other language calls otherwise (Geneva, Ginevra).
        const bool wrong = latin && name.words.size() > 1 && support.worst >= 0.6 && spelled_[0] > 3 * spelled_[1];
        if (!better && !wrong && (word.roman.size() < 5 || !is_one_off(word, written))) return false;
        report(names, index, index, support.first, support.first, true, better ? 0.85 : 0.7);
        return true;
    }

    // One or two letters other than in the rest of the text: 习近乎 beside 习近平.
    bool judge_letters(const BeadNames& names, std::size_t index, const NameSupport& support)
    {
        const Learnt& known = learnt(names.from.words[index].folded);
        const std::u32string written = letters_of(rendering(names.to, support.first, support.last));
        const auto own = known.renderings.find(rendering(names.to, support.first, support.last));
        if (own != known.renderings.end() && own->second > 1) return false;
        for (const auto& [other, times] : known.renderings) {
            const std::u32string usual = letters_of(other);
            if (usual == written || usual.size() != written.size() || usual.size() < 2) continue;
            std::size_t equal = 0;
            for (std::size_t i = 0; i < usual.size(); ++i) equal += usual[i] == written[i];
            if (equal * 2 <= usual.size() || (usual.front() != written.front() && usual.back() != written.back())) continue;
            report(names, index, index, support.first, support.last, true, times > 1 ? 0.85 : 0.7);
            return true;
        }
        return false;
    }

    static std::u32string letters_of(const std::string& text)
    {
        std::u32string letters;
        for (std::size_t pos = 0; pos < text.size();) letters += text::next_code_point(text, pos);
        return letters;
    }

    // Same beginning, the difference in the last three letters: a case ending the table does not know.
    static bool alike_but_ending(const std::string& a, const std::string& b)
    {
        std::size_t same = 0;
        while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
        return same >= 6 && std::max(a.size(), b.size()) - same <= 6 && std::max(a.size(), b.size()) - same <= same;
    }

    // Not found, but something near it stands there.
    bool judge_near(const BeadNames& names, const SoughtName& name, std::size_t part)
    {
        const std::size_t index = name.words[part];
        const NameWord& word = names.from.words[index];
        if (lost_letters(names, index)) return true;
        if (judge_forgiven(names, name, part)) return true;
        if (word.roman.size() < 4 || to_statistics_.single) return false;
        const bool taught = learnt(word.folded).supported > 0;
        // Other scripts have room for many spellings of a name nothing else tells about.
        if (!taught && (name.words.size() < 2 || !to_statistics_.cased || !in_latin_both(names, word))) return false;
        std::size_t best = names.to.words.size();
        double best_distance = limit_near(word);
        for (std::size_t i = 0; i < names.to.words.size(); ++i) {
            const NameWord& written = names.to.words[i];
            if (taken_[i] || written.place >= 0 || written.digits || (to_statistics_.cased && !written.capital)) continue;
            if (!may_be_garbled(word, written)) continue;
            const NameSupport support = matcher_.match(word, written);
            if (support.distance >= best_distance) continue;
            best = i;
            best_distance = support.distance;
        }
        if (best == names.to.words.size()) return false;
        taken_[best] = true;
        report(names, index, index, best, best, true, taught ? 0.85 : 0.7);
        return true;
    }

    // A word that would be the name but for one letter inside it.
    bool judge_forgiven(const BeadNames& names, const SoughtName& name, std::size_t part)
    {
        const NameWord& word = names.from.words[name.words[part]];
        const bool beside = std::count(name.found.begin(), name.found.end(), true) > 0;
        if (word.roman.size() < (beside ? 3u : 5u)) return false;
        if (!beside && learnt(word.folded).supported == 0 && !in_latin_both(names, word)) return false;
        for (std::size_t i = 0; i < names.to.words.size(); ++i) {
            const NameWord& written = names.to.words[i];
            if (taken_[i] || written.place >= 0 || written.digits || written.single ||
                (to_statistics_.cased && !written.capital))
                continue;
            if (!may_be_garbled(word, written) || to_common_.contains(written.folded) || !is_one_off(word, written))
                continue;
            taken_[i] = true;
            report(names, name.words[part], name.words[part], i, i, true, 0.8);
            return true;
        }
        return false;
    }

    // Whether all but one edit inside is as the scripts spell each other, and that edit as they do not.
    bool is_one_off(const NameWord& word, const NameWord& written) const
    {
        const std::string_view script = facts::script_of_word(written.folded);
        const std::string_view own = facts::script_of_word(word.folded);
        if (script == "Hani" || script == "Hang") return false;
        if (word.roman.size() < 4)
            return script == own && differs_inside(U" " + letters_of(word.folded), U" " + letters_of(written.folded), true);
        const double least = script == "Latn" && own == "Latn" ? 0.715 : 0.97;
        const double rest = 0.03 * static_cast<double>(word.roman.size()) + (script == own ? 0 : 0.02);
        const auto& distance = facts::SpellingDistance::between(own, script);
        std::vector<std::string_view> variants;
        matcher_.endings().variants(written.folded, variants);
        bool off = false;
        for (const std::string_view variant : variants) {
            const auto result = distance.forgive(word.roman, facts::romanise(variant), matcher_.endings().told() ? 2 : 0);
            if (result.plain < least) return false;
            off = off || (result.forgiven <= rest && result.plain - result.forgiven >= least);
        }
        return off;
    }

    bool may_be_garbled(const NameWord& word, const NameWord& written) const
    {
        const std::size_t a = word.roman.size(), b = written.roman.size();
        if (b < 3 || b * 10 < a * 6 || a * 10 < b * 6 || (!to_statistics_.cased && a < 6)) return false;
        const auto seen = to_statistics_.of(written.folded);
        return seen.times == 1 && !to_lexicon_.is_common(written.folded) && !known_word(written.folded);
    }

    // Words of the table's lists are no names.
    bool known_word(const std::string& folded) const { return to_words_.contains(folded); }

    double limit_near(const NameWord& word) const
    {
        if (!to_statistics_.cased) return 0.42;
        return learnt(word.folded).supported > 0 ? 0.55 : 0.48;
    }

    static bool in_latin_both(const BeadNames& names, const NameWord& word)
    {
        return facts::script_of_word(word.folded) == "Latn" && !names.to.words.empty() &&
               facts::script_of_word(names.to.words.front().folded) == "Latn";
    }

    // "T Lm" for "Tô Lâm": the letters beyond ASCII are gone.
    bool lost_letters(const BeadNames& names, std::size_t index)
    {
        std::string left;
        for (const char c : sides_.from.slice(names.from.words[index].range))
            if (static_cast<unsigned char>(c) < 0x80) left += c;
        left = text::fold(left);
        if (left.empty() || left.size() == names.from.words[index].range.size() || left == names.from.words[index].roman)
            return false;
        for (std::size_t i = 0; i < names.to.words.size(); ++i) {
            if (taken_[i] || !names.to.words[i].capital || names.to.words[i].folded != left) continue;
            taken_[i] = true;
            report(names, index, index, i, i, true, 0.85);
            return true;
        }
        return false;
    }

    // "Maria Ruiz" for "Maria Ressa": the name next to the one that stayed.
    bool judge_beside(const BeadNames& names, const SoughtName& name, std::size_t lacking)
    {
        for (std::size_t i = 0; i < name.words.size(); ++i) {
            if (i == lacking || !name.found[i]) continue;
            const NameSupport& stayed = name.support[i];
            if (stands_beside(names, name.words[lacking], stayed)) return false;
            for (const bool behind : {true, false}) {
                const auto [first, end] = word_beside(names, stayed, behind);
                if (first == end || resembles(names, name.words[lacking], first, end)) continue;
                for (std::size_t w = first; w < end; ++w) taken_[w] = true;
                report(names, name.words.front(), name.words.back(), std::min(first, stayed.first),
                       std::max(end - 1, stayed.last), false, 0.85);
                return true;
            }
        }
        return false;
    }

    // The word before or behind may be a spelling of the part that is too short to be found surely.
    bool stands_beside(const BeadNames& names, std::size_t index, const NameSupport& stayed) const
    {
        const auto& words = names.to.words;
        return (stayed.first > 0 && words[stayed.first].joined && resembles(names, index, stayed.first - 1, stayed.first)) ||
               (stayed.last + 1 < words.size() && words[stayed.last + 1].joined &&
                resembles(names, index, stayed.last + 1, stayed.last + 2));
    }

    // Near enough to be a spelling of the name that the weights do not know.
    bool resembles(const BeadNames& names, std::size_t index, std::size_t first, std::size_t end) const
    {
        NameWord whole = names.to.words[first];
        for (std::size_t i = first + 1; i < end; ++i) {
            whole.folded += names.to.words[i].folded;
            whole.roman += names.to.words[i].roman;
        }
        const NameWord& word = names.from.words[index];
        return is_pinyin(word.roman) || matcher_.match(word, whole).distance < 0.5;
    }

    // Chinese names have readings of their own in Vietnamese and Korean (Tập Cận Bình), which no letters tell.
    bool is_pinyin(std::string_view roman) const
    {
        if (to_table_.meta("chinese-names") != "own-reading") return false;
        constexpr std::string_view kInitials = "bpmfdtnlgkhjqxrzcsyw";
        std::size_t at = 0, syllables = 0;
        while (at < roman.size()) {
            if (kInitials.find(roman[at]) == std::string_view::npos) return false;
            ++at;
            if (at < roman.size() &&
                (roman[at] == 'h' || (roman[at] == 's' && (roman[at - 1] == 'h' || roman[at - 1] == 't'))))
                ++at;
            const std::size_t vowels = at;
            while (at < roman.size() && std::string_view("aeiou").find(roman[at]) != std::string_view::npos) ++at;
            if (at == vowels || at - vowels > 3) return false;
            if (roman.substr(at).starts_with("ng")) at += 2;
            else if (at < roman.size() && roman[at] == 'n') ++at;
            ++syllables;
        }
        return syllables > 0 && syllables <= 2;
    }

    // The candidate right behind or before a word that was found; an empty span where there is none.
    std::pair<std::size_t, std::size_t> word_beside(const BeadNames& names, const NameSupport& stayed, bool behind) const
    {
        const auto& words = names.to.words;
        const std::size_t at = behind ? stayed.last + 1 : stayed.first - 1;
        if (at >= words.size() || !words[std::max(at, stayed.first)].joined) return {0, 0};
        if (!words[at].single) return is_candidate(names, at, Where::Beside) ? std::pair{at, at + 1} : std::pair{at, at};
        // 安娜·彼得罗娃, 아나 페트로바가: what a dot or a blank parts from the name.
        const bool hangul = facts::script_of_word(words[at].folded) == "Hang";
        if (!behind || (!words[at].dotted && !(hangul && words[at].word_start))) return {0, 0};
        std::size_t end = at;
        while (end < words.size() && end < at + 6 && words[end].single && words[end].place < 0 && !taken_[end] &&
               (end == at || (words[end].joined && !words[end].dotted && !(hangul && words[end].word_start))))
            ++end;
        return end < at + 2 ? std::pair{at, at} : std::pair{at, end};
    }

    // Nothing of the name is there. Another name stands in its place, or the rendering of another name of the text.
    void judge_replaced(const BeadNames& names, const SoughtName& name)
    {
        bool taught = false, pinyin = true;
        std::size_t letters = 0;
        for (const std::size_t word : name.words) {
            taught = taught || learnt(names.from.words[word].folded).supported > 0;
            pinyin = pinyin && is_pinyin(names.from.words[word].roman);
            letters += names.from.words[word].roman.size();
        }
        const bool whole = name.words.size() > 1 && letters >= 7;
        const bool verbatim = in_latin_both(names, names.from.words[name.words.front()]) && letters >= 4;
        const bool person = name.type == facts::NameValue::Type::Person && name.words.size() > 1;
        const bool alone =
            name.words.size() == 1 && letters >= 6 && !to_statistics_.single && !from_table_.section("common-words").empty();
        if ((!taught && !whole && !verbatim && !person && !alone) || pinyin) return;
        const bool starts = names.from.words[name.words.front()].sentence_start;
        const auto [first, end] = nearest_candidate(names, names.from.position(name.words.front()), starts, 0.3);
        if (first == end) {
            if ((whole || alone) && reads_names() && listed()) report_missing(names, name);
            return;
        }
        if (near_enough(names, name, first, end, taught || whole ? 0.45 : 0.55)) return;
        for (std::size_t i = first; i < end; ++i) taken_[i] = true;
        report(names, name.words.front(), name.words.back(), first, end - 1, false, taught || whole ? 0.75 : 0.6);
    }

    // A place that the other language calls by a name of its own (Lviv, Lavov) is still alike.
    bool near_enough(const BeadNames& names, const SoughtName& name, std::size_t first, std::size_t end, double limit) const
    {
        for (const std::size_t word : name.words)
            for (std::size_t i = first; i < end; ++i)
                if (!surplus_[i] && matcher_.match(names.from.words[word], names.to.words[i]).distance < limit) return true;
        return false;
    }

    // The free name nearest to a position, at most `best_distance` of the passage away.
    std::pair<std::size_t, std::size_t> nearest_candidate(const BeadNames& names, double expected, bool starts,
                                                          double best_distance) const
    {
        std::pair<std::size_t, std::size_t> best{0, 0};
        for (std::size_t i = 0; i < names.to.words.size(); ++i) {
            const std::size_t end = candidate_end(names, i, starts ? Where::Start : Where::Anywhere);
            if (end == i) continue;
            const double distance = std::abs(names.to.position(i) - expected);
            if (distance < best_distance) best = {i, end}, best_distance = distance;
            i = end - 1;
        }
        return best;
    }

    // Lists tell the everyday words of the from side, so that what is sought is a name indeed.
    bool listed() const { return !from_common_.empty() || !from_table_.section("common-words").empty(); }

    // The names of this text are found by their letters as a rule: one that is not is missing.
    bool reads_names() const { return spelled_[0] + spelled_[1] >= 3 && (spelled_[0] + spelled_[1]) * 10 >= sought_ * 8; }

    static constexpr double kAlike = 0.28;

    // The end of a run of candidates at `first`, or `first` where there is none that says enough.
    std::size_t candidate_end(const BeadNames& names, std::size_t first, Where where) const
    {
        std::size_t end = first;
        bool known = false, plain = false;
        for (; end < names.to.words.size() && (end == first || names.to.words[end].joined); ++end) {
            const NameWord& word = names.to.words[end];
            if (surplus_[end] && !taken_[end]) {
                plain = known = true;
                continue;
            }
            const bool city = word.place >= 0 && class_of(names.to.places[static_cast<std::size_t>(word.place)]) == 2;
            if (!city && !is_candidate(names, end, where)) break;    // "Sofia Martins"
            plain = plain || !city;
            known = known || (!city && known_renderings_.contains(word.folded));
        }
        if (!plain) return first;
        const bool enough = known || end - first > 1 || (!to_statistics_.capitals_generic && end > first) ||
                            (where == Where::Start && end > first && names.to.words[first].sentence_start);
        return enough ? end : first;
    }

    // --- findings ---

    Place place_in(const NamePassage& passage, std::size_t first, std::size_t last) const
    {
        return {passage.words[first].paragraph, {passage.words[first].range.begin, passage.words[last].range.end}};
    }

    void report(const BeadNames& names, std::size_t from_first, std::size_t from_last, std::size_t to_first,
                std::size_t to_last, bool garbled, double confidence)
    {
        Place from = place_in(names.from, from_first, from_last), to = place_in(names.to, to_first, to_last);
        if (sides_.turned) std::swap(from, to);
        if (is_reported(to)) return;
        Draft draft;
        draft.kind = textdrift::drift::Kind::Name;
        draft.change = Change::Altered;
        draft.confidence = confidence;
        draft.original = from;
        draft.version = to;
        if (garbled) draft.severity = Severity::Major;
        const std::string before = shown_original(work_, from.range), after = shown_version(work_, to.range);
        draft.message = "The name \"" + before + "\" " + (garbled ? "is garbled: \"" : "became \"") + after + "\".";
        draft.cause = before + " => " + after;
        work_.drafts.push_back(std::move(draft));
        changed_.insert({from.range.begin, to.range.begin});
        mark_changed(work_.original, work_.original_links, from);
        mark_changed(work_.version, work_.version_links, to);
    }

    void report_added(const BeadNames& names, const facts::PlaceMention& mention)
    {
        const Place place = place_in(names.to, mention.first_token, mention.last_token);
        if (is_reported(place)) return;
        Draft draft;
        draft.kind = textdrift::drift::Kind::Name;
        draft.change = Change::Added;
        draft.confidence = 0.6;
        draft.version = place;
        draft.message = "The name \"" + shown_version(work_, place.range) + "\" renders nothing of the original.";
        draft.cause = shown_version(work_, place.range);
        work_.drafts.push_back(std::move(draft));
    }

    bool is_reported(const Place& version) const
    {
        return std::any_of(work_.drafts.begin(), work_.drafts.end(), [&](const Draft& draft) {
            return draft.kind == textdrift::drift::Kind::Name && draft.version &&
                   draft.version->paragraph == version.paragraph && draft.version->range.overlaps(version.range);
        });
    }

    // The version's place is not known: the original's alone is shown.
    void report_missing(const BeadNames& names, const SoughtName& name)
    {
        const Place place = place_in(names.from, name.words.front(), name.words.back());
        Draft draft;
        draft.kind = textdrift::drift::Kind::Name;
        draft.change = sides_.turned ? Change::Added : Change::Missing;
        draft.confidence = 0.6;
        (sides_.turned ? draft.version : draft.original) = place;
        const std::string shown = sides_.turned ? shown_version(work_, place.range) : shown_original(work_, place.range);
        draft.message =
            "The name \"" + shown + "\" " + (sides_.turned ? "renders nothing of the original." : "is not in the version.");
        draft.cause = shown;
        work_.drafts.push_back(std::move(draft));
        (sides_.turned ? work_.version_links : work_.original_links)[name.fact].state = FactState::Changed;
    }

    static void mark_changed(const facts::FactSet& set, std::vector<FactLink>& links, Place place)
    {
        for (std::uint32_t id = set.first_of_paragraph[place.paragraph]; id < set.first_of_paragraph[place.paragraph + 1];
             ++id)
            if (set.facts[id].name() && set.facts[id].range.overlaps(place.range)) links[id].state = FactState::Changed;
    }

    // A name that was found is confirmed, with the fact on the other side where there is one.
    void settle(const BeadNames& names, const SoughtName& name)
    {
        auto& own = sides_.turned ? work_.version_links : work_.original_links;
        if (own[name.fact].state != FactState::Open) return;
        for (std::size_t i = 0; i < name.words.size(); ++i)
            if (!name.found[i]) return;
        own[name.fact].state = FactState::Confirmed;
        const facts::FactSet& others = sides_.turned ? work_.original : work_.version;
        auto& links = sides_.turned ? work_.original_links : work_.version_links;
        const NameWord& there = names.to.words[name.support.front().first];
        for (std::uint32_t id = others.first_of_paragraph[there.paragraph];
             id < others.first_of_paragraph[there.paragraph + 1]; ++id) {
            if (!others.facts[id].name() || !others.facts[id].range.overlaps(there.range) ||
                links[id].state != FactState::Open)
                continue;
            own[name.fact].partner = id;
            links[id] = {FactState::Confirmed, name.fact, false};
            return;
        }
    }

    Work& work_;
    Sides sides_;
    const language::Table& from_table_;
    const language::Table& to_table_;
    const facts::Lexicon& from_lexicon_;
    const facts::Lexicon& to_lexicon_;
    NameStatistics from_statistics_, to_statistics_;
    NameMatcher matcher_, back_matcher_;
    std::unordered_map<std::string, Learnt> learnt_;
    std::unordered_map<std::string, std::set<std::string>> known_renderings_;
    std::set<std::string, std::less<>> to_words_;
    std::uint32_t spelled_[2] = {0, 0};    // words found verbatim or inflected, and otherwise
    std::set<std::string> from_keys_;      // places of the whole from side
    std::uint32_t sought_ = 0;             // words of names looked for
    NameWords from_common_, to_common_;
    std::vector<bool> taken_;      // words of the to side that are explained
    std::vector<bool> surplus_;    // words of the to side that name a place the from side does not
    std::set<std::pair<std::uint32_t, std::uint32_t>> changed_;
};

}    // namespace

void judge_names_across(Work& work)
{
    const auto& [original, version] = std::pair<const segment::SegmentedText&, const segment::SegmentedText&>(
        work.comparison.original, work.comparison.version);
    const bool turned = !read_statistics(original).cased && read_statistics(version).cased;
    NamesAcross(work, {original, version, work.original, &align::Bead::original, &align::Bead::version, false})
        .run(true, !turned);
    if (turned)
        NamesAcross(work, {version, original, work.version, &align::Bead::version, &align::Bead::original, true})
            .run(false, true);
}

}    // namespace textdrift::drift
