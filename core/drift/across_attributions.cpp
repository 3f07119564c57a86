// Who says it, in a text and in its translation. Where a passage holds speech and its speaker is not to be found in the
// translation, but another person of the text is, who is not named there in the original, the words have changed hands; and
// so they have where two speakers of one passage have changed sentences.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "core/drift/across_names.h"
#include "core/drift/across_names_caseless.h"
#include "core/drift/checks.h"
#include "core/text/fold.h"

namespace textdrift::drift {

namespace {

using facts::Fact;
using facts::NameValue;

constexpr std::size_t kMostPersons = 48;     // other persons tried in a bead, the nearest ones
constexpr std::size_t kMostPlaces = 64;      // of a name's word in a passage
constexpr std::size_t kGap = 2;              // words that may stand between two words of a name
constexpr double kApart = 0.45;              // how far from where the speaker should be named the other one may stand
constexpr double kWhole = 0.28;              // distance of a name's letters taken together
constexpr std::size_t kMostDoubtful = 16;    // persons compared with each other
constexpr double kDoubtful = 0.15;           // distance from which on a name may be another one
constexpr double kNearer = 0.08, kFarNearer = 0.22;    // by how much a name is nearer to the other place: each, both
constexpr double kFarthest = 0.35;                     // of such a name from the letters there
constexpr double kUnsure = 1.15;    // times the limit of a spelling: nearer than that it may be the name after all

// The side whose persons are looked for, and the side they are looked for in.
struct Sides {
    const segment::SegmentedText& from;
    const segment::SegmentedText& to;
    const facts::FactSet& from_facts;
    const facts::FactSet& to_facts;
    const std::vector<FactLink>& from_links;
    std::vector<std::uint32_t> align::Bead::* from_paragraphs;
    std::vector<std::uint32_t> align::Bead::* to_paragraphs;
    bool turned = false;    // from is the version
};

struct Person {
    std::uint32_t paragraph = 0;
    ByteRange range;
    std::vector<NameWord> words;
    double position = 0;    // in the passage, 0 to 1
    bool speaks = false;    // beside a verb of saying
    bool sure = false;      // surely a person's name
    std::string key;        // folded words
};

// What a passage of the other side has of a person.
struct Standing {
    bool any = false;      // a word of the name, or what may be one
    bool whole = false;    // the name, as far as it goes
    std::size_t first = 0, last = 0;
};

class AttributionsAcross {
public:
    AttributionsAcross(Work& work, Sides sides)
        : work_(work), sides_(sides), lexicon_(facts::Lexicon::of(language::table(sides.from.language))),
          statistics_(read_statistics(sides.from)), to_statistics_(read_statistics(sides.to)),
          matcher_(sides.to.language, to_statistics_.cased), own_matcher_(sides.from.language, statistics_.cased)
    {
    }

    void run()
    {
        if (!statistics_.cased) return;    // nothing tells a name there
        const auto& beads = work_.comparison.alignment.beads;
        persons_.resize(beads.size());
        for (std::size_t b = 0; b < beads.size(); ++b)
            if (in_two_languages(beads[b])) persons_[b] = persons_of(beads[b]);
        for (std::size_t b = 0; b < beads.size(); ++b)
            if (!persons_[b].empty() && holds_speech(beads[b])) judge(b);
        judge_doubtful();
    }

private:
    // --- reading ---

    bool in_two_languages(const align::Bead& bead) const
    {
        for (const std::uint32_t f : bead.*sides_.from_paragraphs)
            for (const std::uint32_t t : bead.*sides_.to_paragraphs)
                if (!same_words(sides_.from.language_of(sides_.from.paragraphs[f]),
                                sides_.to.language_of(sides_.to.paragraphs[t])))
                    return true;
        return false;
    }

    bool holds_speech(const align::Bead& bead) const
    {
        return holds_speech(sides_.from_facts, bead.*sides_.from_paragraphs) ||
               holds_speech(sides_.to_facts, bead.*sides_.to_paragraphs);
    }

    static bool holds_speech(const facts::FactSet& set, const std::vector<std::uint32_t>& paragraphs)
    {
        for (const std::uint32_t p : paragraphs)
            for (std::uint32_t id = set.first_of_paragraph[p]; id < set.first_of_paragraph[p + 1]; ++id)
                if (set.facts[id].attribution() || set.facts[id].quotation()) return true;
        return false;
    }

    // The persons named in a bead outside of what is quoted, as far as they can be told from places and organisations.
    std::vector<Person> persons_of(const align::Bead& bead) const
    {
        std::vector<Person> persons;
        const NamePassage passage = read_passage(sides_.from, bead.*sides_.from_paragraphs);
        for (const std::uint32_t p : bead.*sides_.from_paragraphs) {
            const std::uint32_t first = sides_.from_facts.first_of_paragraph[p],
                                last = sides_.from_facts.first_of_paragraph[p + 1];
            for (std::uint32_t id = first; id < last; ++id) {
                const Fact& fact = sides_.from_facts.facts[id];
                if (fact.name() == nullptr || is_quoted(fact, first, last)) continue;
                if (auto person = person_of(fact, passage, speaks(fact, first, last))) persons.push_back(std::move(*person));
            }
        }
        return persons;
    }

    bool is_quoted(const Fact& name, std::uint32_t first, std::uint32_t last) const
    {
        for (std::uint32_t id = first; id < last; ++id) {
            const facts::QuotationValue* quotation = sides_.from_facts.facts[id].quotation();
            if (quotation != nullptr && !quotation->block && quotation->inner.contains(name.range)) return true;
        }
        return false;
    }

    bool speaks(const Fact& name, std::uint32_t first, std::uint32_t last) const
    {
        for (std::uint32_t id = first; id < last; ++id) {
            const facts::AttributionValue* said = sides_.from_facts.facts[id].attribution();
            if (said != nullptr &&
                (said->speaker_range.overlaps(name.range) || sides_.from_facts.facts[id].range.overlaps(name.range)))
                return true;
        }
        return false;
    }

    std::optional<Person> person_of(const Fact& fact, const NamePassage& passage, bool speaks) const
    {
        const NameValue& value = *fact.name();
        const bool person = value.type == NameValue::Type::Person;
        if (value.is_acronym || !value.canonical.empty() || (!person && value.type != NameValue::Type::Unknown))
            return std::nullopt;
        if (value.weak && !speaks) return std::nullopt;
        Person result{fact.paragraph, fact.range, {}, 0, speaks, person, {}};
        for (std::size_t w = 0; w < passage.words.size(); ++w) {
            const NameWord& word = passage.words[w];
            if (word.paragraph != fact.paragraph || !fact.range.contains(word.range) || !is_name_word(word)) continue;
            if (result.words.empty()) result.position = passage.position(w);
            result.words.push_back(word);
            result.key += word.folded + ' ';
        }
        if (result.words.empty() || result.words.size() > 5) return std::nullopt;
        if (result.words.size() == 1 && result.words.front().roman.size() < 4) return std::nullopt;
        return result;
    }

    bool is_name_word(const NameWord& word) const
    {
        if (!word.capital || word.place >= 0 || word.digits || word.roman.size() < 2 || is_title(word)) return false;
        if (lexicon_.function_words.contains(word.folded) && !lexicon_.name_function_words.contains(word.folded))
            return false;
        return statistics_.of(word.folded).lower == 0 && !lexicon_.is_common(word.folded);
    }

    bool is_title(const NameWord& word) const { return lexicon_.honorifics.find(word.folded) != nullptr; }

    // --- finding a person in a passage ---

    double limit(const NameWord& from, const NamePassage& to, const NameSupport& support) const
    {
        return spelling_limit(facts::script_of_word(from.folded), facts::script_of_word(to.words[support.first].folded));
    }

    Standing find(const Person& person, const NamePassage& to) const
    {
        Standing standing;
        if (to.words.empty()) return standing;
        std::vector<std::vector<NameSupport>> places;
        for (const NameWord& word : person.words) {
            NameSupport nearest;
            places.push_back(matcher_.find(word, to, nearest));
            if (places.back().size() > kMostPlaces) places.back().resize(kMostPlaces);
            const bool telling = word.roman.size() >= 4;
            if (!places.back().empty() && (telling || person.words.size() == 1)) standing.any = true;
            if (telling && nearest.kind == NameSupport::Kind::Spelled && !to.words[nearest.first].single &&
                nearest.distance < kUnsure * limit(word, to, nearest))
                standing.any = true;
        }
        if (person.words.size() == 1) find_single(person.words.front(), places.front(), to, standing);
        else find_cluster(places, to, standing);
        if (!standing.whole && person.words.size() > 1) find_letters(person, to, standing);
        standing.any = standing.any || standing.whole;
        return standing;
    }

    // A single name must be there letter by letter, or be long and near.
    void find_single(const NameWord& word, const std::vector<NameSupport>& places, const NamePassage& to,
                     Standing& standing) const
    {
        for (const NameSupport& place : places) {
            const bool same = place.kind != NameSupport::Kind::Spelled;
            if (!same &&
                (word.roman.size() < 5 || place.distance > 0.7 * limit(word, to, place) || !is_long(word, to, place)))
                continue;
            standing.whole = true;
            standing.first = place.first;
            standing.last = place.last;
            return;
        }
    }

    // As many letters as the name has, and no single one of Chinese.
    static bool is_long(const NameWord& word, const NamePassage& to, const NameSupport& place)
    {
        std::size_t length = 0;
        for (std::size_t w = place.first; w <= place.last; ++w) length += to.words[w].roman.size();
        return length * 20 >= word.roman.size() * 14 && (!to.words[place.first].single || place.last > place.first);
    }

    // Two words of the name beside each other.
    static void find_cluster(const std::vector<std::vector<NameSupport>>& places, const NamePassage& to, Standing& standing)
    {
        for (std::size_t a = 0; a < places.size() && !standing.whole; ++a)
            for (std::size_t b = a + 1; b < places.size() && !standing.whole; ++b)
                for (const NameSupport& x : places[a])
                    for (const NameSupport& y : places[b]) {
                        if (x.first <= y.last && y.first <= x.last) continue;
                        const std::size_t gap = x.first > y.last ? x.first - y.last - 1 : y.first - x.last - 1;
                        const bool spelled = x.kind == NameSupport::Kind::Spelled && y.kind == NameSupport::Kind::Spelled;
                        if (gap > (to.words[x.first].single ? 0 : kGap)) continue;
                        if (spelled && x.distance + y.distance > 2 * kWhole + 0.2) continue;
                        standing.whole = true;
                        standing.first = std::min(x.first, y.first);
                        standing.last = std::max(x.last, y.last);
                    }
    }

    // "Xi Jinping" as 习近平, surname first or last: the letters together.
    void find_letters(const Person& person, const NamePassage& to, Standing& standing) const
    {
        std::string forward, backward = person.words.back().roman;
        for (const NameWord& word : person.words) forward += word.roman;
        for (std::size_t i = 0; i + 1 < person.words.size(); ++i) backward += person.words[i].roman;
        for (const std::string& letters : {forward, backward}) {
            NameWord whole = person.words.front();
            whole.folded = whole.roman = letters;
            NameSupport nearest;
            for (const NameSupport& place : matcher_.find(whole, to, nearest)) {
                std::size_t length = 0;
                for (std::size_t w = place.first; w <= place.last; ++w) length += to.words[w].roman.size();
                if (length * 20 < letters.size() * 14 || place.distance > kWhole) continue;
                standing.whole = true;
                standing.first = place.first;
                standing.last = place.last;
                return;
            }
            if (nearest.kind == NameSupport::Kind::Spelled && nearest.distance < limit(whole, to, nearest))
                standing.any = true;
        }
    }

    // Whether a word of the person's name stands in a passage of its own language.
    bool named_in(const Person& person, const NamePassage& own) const
    {
        for (const NameWord& word : person.words)
            for (const NameWord& other : own.words)
                if (other.folded == word.folded || own_matcher_.same_name(word.folded, other.folded)) return true;
        return false;
    }

    // --- judging ---

    void judge(std::size_t b)
    {
        const align::Bead& bead = work_.comparison.alignment.beads[b];
        const NamePassage from = read_passage(sides_.from, bead.*sides_.from_paragraphs),
                          to = read_passage(sides_.to, bead.*sides_.to_paragraphs);
        std::vector<const Person*> absent, present;
        std::set<std::string> seen;
        for (const Person& person : persons_[b]) {
            if (!seen.insert(person.key).second) continue;
            const Standing standing = find(person, to);
            if (!standing.any) absent.push_back(&person);
            else if (standing.whole) present.push_back(&person);
            if (!standing.whole || to_statistics_.single) doubt(person, b, to);
        }
        if (!absent.empty()) judge_replaced(b, from, to, absent);
        else if (present.size() >= 2) judge_exchanged(from, to, present);
    }

    // The persons of the beads around, the nearest first, none of them twice and none of this bead.
    std::vector<const Person*> others_of(std::size_t b, const NamePassage& from) const
    {
        std::vector<const Person*> others;
        std::set<std::string> seen;
        const auto add = [&](std::size_t bead) {
            for (const Person& person : persons_[bead])
                if (others.size() < kMostPersons && seen.insert(person.key).second && !named_in(person, from))
                    others.push_back(&person);
        };
        for (std::size_t step = 1; step < 4 * kMostPersons && others.size() < kMostPersons; ++step) {
            if (step > b && b + step >= persons_.size()) break;
            if (step <= b) add(b - step);
            if (b + step < persons_.size()) add(b + step);
        }
        return others;
    }

    // The speaker is gone, another person stands there.
    void judge_replaced(std::size_t b, const NamePassage& from, const NamePassage& to, std::vector<const Person*>& absent)
    {
        std::stable_sort(absent.begin(), absent.end(),
                         [](const Person* a, const Person* c) { return a->speaks > c->speaks; });
        std::vector<bool> used(to.words.size(), false);
        const std::vector<const Person*> others = others_of(b, from);
        for (const Person* person : absent) {
            if (person->words.size() < 2 && !person->speaks && !person->sure) continue;
            double best = kApart;
            Standing found;
            for (const Person* other : others) {
                const Standing standing = find(*other, to);
                if (!standing.whole || used[standing.first] || in_quotation(to, standing)) continue;
                if (to.words[standing.first].single && (person->words.size() < 2 || other->words.size() < 2)) continue;
                const double apart = std::abs(to.position(standing.first) - person->position);
                if (apart >= best) continue;
                best = apart;
                found = standing;
            }
            if (!found.whole) continue;
            for (std::size_t w = found.first; w <= found.last; ++w) used[w] = true;
            report(*person, to, found, person->speaks ? 0.85 : 0.7);
            reported_.insert(person);
        }
    }

    // --- two speakers of two passages ---

    struct Doubtful {
        const Person* person = nullptr;
        std::size_t bead = 0;
        double own = 1;    // distance from what stands where the person should
    };

    // One name alone must be a speaker's: it may be anything else.
    void doubt(const Person& person, std::size_t b, const NamePassage& to)
    {
        if (doubtful_.size() >= kMostDoubtful || (person.words.size() < 2 && !person.speaks && !person.sure)) return;
        Standing ignored;
        const double own = distance_to(person, to, ignored);
        if (own >= kDoubtful) doubtful_.push_back({&person, b, own});
    }

    NamePassage passage_from(std::size_t b) const
    {
        return read_passage(sides_.from, work_.comparison.alignment.beads[b].*sides_.from_paragraphs);
    }
    NamePassage passage_to(std::size_t b) const
    {
        return read_passage(sides_.to, work_.comparison.alignment.beads[b].*sides_.to_paragraphs);
    }

    // How far the letters of a passage are from a name, and where they are nearest.
    double distance_to(const Person& person, const NamePassage& to, Standing& nearest_place) const
    {
        double sum = 0, letters = 0, longest = 0;
        for (const NameWord& word : person.words) {
            const auto length = static_cast<double>(word.roman.size());
            NameSupport nearest;
            for (const NameSupport& place : matcher_.find(word, to, nearest))
                if (place.kind != NameSupport::Kind::Spelled || place.distance < nearest.distance) nearest = place;
            const bool same = nearest.kind == NameSupport::Kind::Verbatim || nearest.kind == NameSupport::Kind::Inflected;
            sum += length * (same ? 0 : std::min(nearest.distance, 1.0));
            letters += length;
            if (length <= longest) continue;
            longest = length;
            nearest_place.first = nearest.first;
            nearest_place.last = nearest.last;
        }
        return letters > 0 ? sum / letters : 1;
    }

    // Names the scripts spell in ways that are hard to read: neither is found where it should be, and each of them is
    // nearer to what stands where the other should be.
    void judge_doubtful()
    {
        for (std::size_t a = 0; a < doubtful_.size(); ++a)
            for (std::size_t b = a + 1; b < doubtful_.size(); ++b) judge_crossed(doubtful_[a], doubtful_[b]);
    }

    void judge_crossed(const Doubtful& a, const Doubtful& b)
    {
        const Person &first = *a.person, &second = *b.person;
        if (a.bead == b.bead || first.key == second.key) return;
        if (reported_.contains(&first) && reported_.contains(&second)) return;
        const NamePassage from_a = passage_from(a.bead), from_b = passage_from(b.bead);
        if (named_in(first, from_b) || named_in(second, from_a)) return;
        const NamePassage to_a = passage_to(a.bead), to_b = passage_to(b.bead);
        Standing at_a, at_b;
        const double crossed_a = distance_to(second, to_a, at_a), crossed_b = distance_to(first, to_b, at_b);
        if (crossed_a > a.own - kNearer || crossed_b > b.own - kNearer || std::max(crossed_a, crossed_b) > kFarthest) return;
        if (a.own + b.own - crossed_a - crossed_b < kFarNearer) return;
        if (reported_.insert(&first).second) report(first, to_a, at_a, 0.7);
        if (reported_.insert(&second).second) report(second, to_b, at_b, 0.7);
    }

    bool in_quotation(const NamePassage& to, const Standing& standing) const
    {
        const NameWord& word = to.words[standing.first];
        for (std::uint32_t id = sides_.to_facts.first_of_paragraph[word.paragraph];
             id < sides_.to_facts.first_of_paragraph[word.paragraph + 1]; ++id) {
            const facts::QuotationValue* quotation = sides_.to_facts.facts[id].quotation();
            if (quotation != nullptr && !quotation->block && quotation->inner.contains(word.range)) return true;
        }
        return false;
    }

    // --- two speakers of one passage ---

    static std::optional<ByteRange> sentence_of(const segment::SegmentedText& text, std::uint32_t paragraph, ByteRange range)
    {
        for (const ByteRange sentence : text.sentences_of(text.paragraphs[paragraph]))
            if (sentence.contains(range)) return sentence;
        return std::nullopt;
    }

    // What of the sentence found its equal on the other side in one sentence, and what in the other: votes for the first.
    int votes(ByteRange sentence, std::uint32_t paragraph, ByteRange first, ByteRange second) const
    {
        int sum = 0;
        for (std::uint32_t id = sides_.from_facts.first_of_paragraph[paragraph];
             id < sides_.from_facts.first_of_paragraph[paragraph + 1]; ++id) {
            const Fact& fact = sides_.from_facts.facts[id];
            const std::int64_t partner = sides_.from_links[id].partner;
            if (partner < 0 || fact.name() || !sentence.contains(fact.range)) continue;
            const ByteRange there = sides_.to_facts.facts[static_cast<std::size_t>(partner)].range;
            sum += first.overlaps(there);
            sum -= second.overlaps(there);
        }
        return sum;
    }

    std::size_t times(const Person& person, const NamePassage& own) const
    {
        std::size_t most = 0;
        for (const NameWord& word : person.words)
            most = std::max(
                most, static_cast<std::size_t>(std::count_if(own.words.begin(), own.words.end(), [&](const NameWord& other) {
                    return other.folded == word.folded;
                })));
        return most;
    }

    // Each is named once, in a sentence of its own, and their sentences have kept their order and what else they say.
    void judge_exchanged(const NamePassage& from, const NamePassage& to, const std::vector<const Person*>& present)
    {
        for (std::size_t a = 0; a < present.size() && a < 8; ++a)
            for (std::size_t b = a + 1; b < present.size() && b < 8; ++b) {
                const Person &first = *present[a], &second = *present[b];
                if (first.paragraph != second.paragraph || times(first, from) != 1 || times(second, from) != 1) continue;
                if (judge_pair(first, second, to)) return;
            }
    }

    bool judge_pair(const Person& first, const Person& second, const NamePassage& to)
    {
        const Standing x = find(first, to), y = find(second, to);
        if (x.first <= y.last || to.words[x.first].paragraph != to.words[y.first].paragraph)
            return false;    // still in order
        const auto from_first = sentence_of(sides_.from, first.paragraph, first.range),
                   from_second = sentence_of(sides_.from, second.paragraph, second.range);
        const std::uint32_t p = to.words[x.first].paragraph;
        const auto to_first = sentence_of(sides_.to, p, to.words[x.first].range),
                   to_second = sentence_of(sides_.to, p, to.words[y.first].range);
        if (!from_first || !from_second || !to_first || !to_second || *from_first == *from_second || *to_first == *to_second)
            return false;
        const int one = votes(*from_first, first.paragraph, *to_first, *to_second),
                  other = votes(*from_second, second.paragraph, *to_second, *to_first);
        if (one >= 0 || other > 0 || one + other > -2) return false;
        report(first, to, y, 0.7);
        report(second, to, x, 0.7);
        return true;
    }

    // --- findings ---

    void report(const Person& person, const NamePassage& to, const Standing& standing, double confidence)
    {
        Place from{person.paragraph, {person.words.front().range.begin, person.words.back().range.end}},
            there{to.words[standing.first].paragraph,
                  {to.words[standing.first].range.begin, to.words[standing.last].range.end}};
        if (sides_.turned) std::swap(from, there);
        Draft draft;
        draft.kind = Kind::Attribution;
        draft.change = Change::Altered;
        draft.confidence = confidence;
        draft.original = from;
        draft.version = there;
        draft.message =
            "What " + shown_original(work_, from.range) + " said is now said by " + shown_version(work_, there.range) + ".";
        drop_names(from, there);
        mark_changed(work_.original, work_.original_links, from);
        mark_changed(work_.version, work_.version_links, there);
        work_.drafts.push_back(std::move(draft));
    }

    // One cause, one finding: that the name is another one there has been said now.
    void drop_names(Place original, Place version)
    {
        std::erase_if(work_.drafts, [&](const Draft& draft) {
            return draft.kind == Kind::Name && draft.original && draft.version && draft.places.empty() &&
                   (draft.version->overlaps(version) || draft.original->overlaps(original));
        });
    }

    static void mark_changed(const facts::FactSet& set, std::vector<FactLink>& links, Place place)
    {
        for (std::uint32_t id = set.first_of_paragraph[place.paragraph]; id < set.first_of_paragraph[place.paragraph + 1];
             ++id) {
            const Fact& fact = set.facts[id];
            const bool speaker = fact.attribution() && fact.attribution()->speaker_range.overlaps(place.range);
            if (speaker || (fact.name() && fact.range.overlaps(place.range))) links[id].state = FactState::Changed;
        }
    }

    Work& work_;
    Sides sides_;
    const facts::Lexicon& lexicon_;
    NameStatistics statistics_, to_statistics_;
    NameMatcher matcher_, own_matcher_;
    std::vector<std::vector<Person>> persons_;    // by bead
    std::vector<Doubtful> doubtful_;              // not found where they should be
    std::set<const Person*> reported_;
};

}    // namespace

void judge_attributions_across(Work& work)
{
    const segment::SegmentedText &original = work.comparison.original, &version = work.comparison.version;
    const bool cased = read_statistics(original).cased;
    if (!cased && read_statistics(version).cased)
        AttributionsAcross(work, {version, original, work.version, work.original, work.version_links, &align::Bead::version,
                                  &align::Bead::original, true})
            .run();
    else
        AttributionsAcross(work, {original, version, work.original, work.version, work.original_links,
                                  &align::Bead::original, &align::Bead::version, false})
            .run();
    const bool told = std::ranges::any_of(work.drafts, [](const Draft& draft) { return draft.kind == Kind::Attribution; });
    if (!cased && !told) judge_speakers_without_capitals(work);
}

}    // namespace textdrift::drift
