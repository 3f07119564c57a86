// Names that changed places: both are there, but each where the other should stand, in two paragraphs, in two sentences, or
// beside two values of one sentence.
#include "core/drift/across_names_judge.h"

#include <algorithm>
#include <span>

#include "core/facts/quantity.h"

namespace textdrift::drift {

namespace {

constexpr std::size_t kMostMoved = 24;
constexpr std::size_t kMostAnchors = 60;
constexpr std::size_t kLeastLetters = 5;
constexpr std::size_t kMostWords = 1000;    // of a passage that names of others are looked for in

// Where the sentences of the paragraphs begin, clauses behind semicolons counted as sentences. A point within a date
// ("22. September") ends none.
std::vector<std::uint32_t> sentence_starts(const segment::SegmentedText& text, const facts::FactSet& set,
                                           const std::vector<std::uint32_t>& paragraphs)
{
    std::vector<std::uint32_t> starts;
    for (const std::uint32_t p : paragraphs) {
        const auto& paragraph = text.paragraphs[p];
        for (const ByteRange sentence : text.sentences_of(paragraph)) starts.push_back(sentence.begin);
        const std::string_view bytes = text.slice(paragraph.range);
        for (const std::string_view mark : {";", "；", "؛"})
            for (std::size_t at = bytes.find(mark); at != std::string_view::npos; at = bytes.find(mark, at + 1))
                starts.push_back(paragraph.range.begin + static_cast<std::uint32_t>(at) + 1);
    }
    std::sort(starts.begin(), starts.end());
    std::vector<bool> dropped(starts.size());
    for (const std::uint32_t p : paragraphs)
        for (std::uint32_t id = set.first_of_paragraph[p]; id < set.first_of_paragraph[p + 1]; ++id) {
            const ByteRange range = set.facts[id].range;
            const auto within = std::upper_bound(starts.begin(), starts.end(), range.begin);
            if (set.facts[id].date() && within != starts.end() && *within < range.end)
                dropped[static_cast<std::size_t>(within - starts.begin())] = true;
        }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < starts.size(); ++i)
        if (!dropped[i]) starts[kept++] = starts[i];
    starts.resize(kept);
    return starts;
}

std::size_t sentence_at(const std::vector<std::uint32_t>& starts, std::uint32_t at)
{
    return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), at) - starts.begin());
}

}    // namespace

// A name that is not where it should be may be in another paragraph.
void NamesAcross::remember_lost(const BeadNames& names, const SoughtName& name, const align::Bead& bead)
{
    if (lost_.size() > kMostMoved) return;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < name.words.size(); ++i) {
        const NameWord& word = names.from.words[name.words[i]];
        letters += word.roman.size();
        if (name.found[i] && (name.support[i].kind != Kind::Spelled || is_sure(names, word, name.support[i]))) return;
    }
    if (letters < kLeastLetters || names.to.words.size() > kMostWords) return;
    LostName lost{&bead, name.fact, place_in(names.from, name.words.front(), name.words.back()), {}};
    for (const std::size_t word : name.words) lost.words.push_back(names.from.words[word]);
    lost_.push_back(std::move(lost));
}

// Where all parts of the name stand together, spelled as one expects.
std::optional<NamesAcross::NameRun> NamesAcross::stands_surely(const std::vector<NameWord>& words,
                                                               const NamePassage& passage) const
{
    constexpr std::size_t kShort = 3, kLongest = 12;
    constexpr double kSure = 0.2, kSureOfSyllables = 0.28;
    std::optional<NameRun> run;
    for (const NameWord& word : words) {
        if (word.roman.size() < kShort) continue;
        NameSupport nearest;
        const std::vector<NameSupport> places = matcher_.find(word, passage, nearest);
        const auto best = std::min_element(places.begin(), places.end(), [](const NameSupport& a, const NameSupport& b) {
            return a.distance < b.distance;
        });
        if (best == places.end()) return std::nullopt;
        const bool syllables = passage.words[best->first].single;
        if (best->distance > (syllables ? kSureOfSyllables : kSure)) return std::nullopt;
        run = run ? NameRun{std::min(run->first, best->first), std::max(run->second, best->last)}
                  : NameRun{best->first, best->last};
    }
    if (run && run->second - run->first > kLongest) return std::nullopt;
    return run;
}

// Of two names, each is missing in its own paragraph and stands in that of the other, which has no reason to name it.
void NamesAcross::judge_moved()
{
    if (lost_.size() < 2 || lost_.size() > kMostMoved) return;
    std::map<const align::Bead*, std::pair<NamePassage, NamePassage>> passages;
    for (const LostName& lost : lost_)
        if (!passages.contains(lost.bead))
            passages.emplace(lost.bead, std::pair{read_passage(sides_.from, lost.bead->*sides_.from_paragraphs),
                                                  read_passage(sides_.to, lost.bead->*sides_.to_paragraphs)});
    const auto names_it = [](const LostName& lost, const NamePassage& passage) {
        return std::any_of(passage.words.begin(), passage.words.end(), [&](const NameWord& word) {
            return std::any_of(lost.words.begin(), lost.words.end(),
                               [&](const NameWord& own) { return own.folded == word.folded && own.roman.size() > 2; });
        });
    };
    for (std::size_t i = 0; i < lost_.size(); ++i)
        for (std::size_t j = i + 1; j < lost_.size(); ++j) {
            const LostName &a = lost_[i], &b = lost_[j];
            if (a.bead == b.bead || moved_.contains(a.fact) || moved_.contains(b.fact)) continue;
            const auto& [a_from, a_to] = passages.at(a.bead);
            const auto& [b_from, b_to] = passages.at(b.bead);
            if (names_it(a, b_from) || names_it(b, a_from)) continue;
            const auto a_there = stands_surely(a.words, b_to), b_there = stands_surely(b.words, a_to);
            if (!a_there || !b_there || stands_surely(a.words, a_to) || stands_surely(b.words, b_to)) continue;
            moved_.insert(a.fact);
            moved_.insert(b.fact);
            report_exchanged({a.place, place_in(b_to, a_there->first, a_there->second)},
                             {b.place, place_in(a_to, b_there->first, b_there->second)}, 0.85);
        }
}

void NamesAcross::report_exchanged(Exchanged a, Exchanged b, double confidence)
{
    if (sides_.turned) {
        std::swap(a.original, a.version);
        std::swap(b.original, b.version);
    }
    if (is_reported(a.version) || is_reported(b.version)) return;
    report_exchange(work_, textdrift::drift::Kind::Name, a, b, confidence);
    for (const Exchanged& name : {a, b}) {
        mark_changed(work_.original, work_.original_links, name.original);
        mark_changed(work_.version, work_.version_links, name.version);
    }
}

// The names of a bead that are surely found, all mentions of them.
std::vector<NamesAcross::Anchor> NamesAcross::anchors_of_names(const BeadNames& names, const Sentences& sentences) const
{
    constexpr double kSure = 0.25;
    std::vector<Anchor> anchors;
    const auto add = [&](const Place& from, const Place& to) {
        anchors.push_back(
            {from, to, sentence_at(sentences.from, from.range.begin), sentence_at(sentences.to, to.range.begin), true, {}});
    };
    std::set<std::string> lost;    // told oftener than it is found: which mention is which cannot be said
    for (const SoughtName& name : names.names)
        for (std::size_t i = 0; i < name.words.size(); ++i)
            if (!name.found[i]) lost.insert(names.from.words[name.words[i]].folded);
    for (const SoughtName& name : names.names) {
        std::size_t letters = 0, sure = 0, first = names.to.words.size(), last = 0;
        for (std::size_t i = 0; i < name.words.size(); ++i) {
            const NameWord& word = names.from.words[name.words[i]];
            const NameSupport& support = name.support[i];
            if (!name.found[i] || lost.contains(word.folded)) continue;
            if (support.distance > kSure && !is_sure(names, word, support)) continue;
            ++sure;
            letters += word.roman.size();
            first = std::min(first, support.first);
            last = std::max(last, support.last);
        }
        if (sure == 0 || letters < kLeastLetters || last - first > 2 * kMostApart) continue;
        // 佩林。他的母亲萨拉: parts of two mentions are the place of neither.
        const auto inside = std::span(names.to.words).subspan(first, last - first + 1).subspan(1);
        if (!std::ranges::all_of(inside, &NameWord::joined)) continue;
        add(place_in(names.from, name.words.front(), name.words.back()), place_in(names.to, first, last));
    }
    for (const auto& mention : names.from.places) {
        if (!may_accuse(mention) || mention.form->adjective || count_like(mention, names.from) != 1) continue;
        const std::size_t there = count_like(mention, names.to);
        if (there == 0) {    // spelled in a way that the tables do not know, or with a clitic before it
            const std::vector<NameWord> words(names.from.words.begin() + std::ptrdiff_t(mention.first_token),
                                              names.from.words.begin() + std::ptrdiff_t(mention.last_token) + 1);
            if (const auto run = stands_surely(words, names.to))
                add(place_in(names.from, mention.first_token, mention.last_token),
                    place_in(names.to, run->first, run->second));
        }
        if (there != 1) continue;
        for (const auto& other : names.to.places)
            if (may_be_same(mention, other) && !other.form->weak)
                add(place_in(names.from, mention.first_token, mention.last_token),
                    place_in(names.to, other.first_token, other.last_token));
    }
    return anchors;
}

// Values that found their equal and are told once.
void NamesAcross::add_values(const align::Bead& bead, const Sentences& sentences, std::vector<Anchor>& anchors) const
{
    const auto& links = sides_.turned ? work_.version_links : work_.original_links;
    const facts::FactSet &own = sides_.facts, &others = sides_.turned ? work_.original : work_.version;
    std::vector<const facts::Fact*> values;
    for (const std::uint32_t p : bead.*sides_.from_paragraphs)
        for (std::uint32_t id = own.first_of_paragraph[p]; id < own.first_of_paragraph[p + 1]; ++id)
            if (own.facts[id].quantity() || own.facts[id].date()) values.push_back(&own.facts[id]);
    if (values.size() > kMostAnchors) return;
    for (const facts::Fact* value : values) {
        const FactLink& link = links[static_cast<std::size_t>(value - own.facts.data())];
        if (link.state != FactState::Confirmed || link.partner < 0) continue;
        const facts::Fact& partner = others.facts[static_cast<std::size_t>(link.partner)];
        const auto& there = bead.*sides_.to_paragraphs;
        if (std::find(there.begin(), there.end(), partner.paragraph) == there.end()) continue;
        if (std::count_if(values.begin(), values.end(),
                          [&](const facts::Fact* other) { return values_agree(*other, *value); }) > 1)
            continue;
        anchors.push_back({place_of(*value), place_of(partner), sentence_at(sentences.from, value->range.begin),
                           sentence_at(sentences.to, partner.range.begin), false,
                           value->quantity() ? value->quantity()->unit : "date"});
    }
}

// Each stands in the sentence of the other, and what else the two sentences hold did not move; where one of them holds
// nothing else, all sentences have to follow each other as they do on the other side.
bool NamesAcross::sentences_tell(const std::vector<Anchor>& anchors, const Anchor& a, const Anchor& b, bool in_step)
{
    if (a.from_sentence == b.from_sentence || a.to_sentence == b.to_sentence) return false;
    if ((a.from_sentence < b.from_sentence) == (a.to_sentence < b.to_sentence)) return false;
    std::size_t of_a = 0, of_b = 0, others = 0;
    for (const Anchor& other : anchors) {
        if (&other == &a || &other == &b) continue;
        ++others;
        in_step = in_step && other.from_sentence == other.to_sentence;
        if (other.from_sentence == a.from_sentence) {
            if (other.to_sentence == a.to_sentence) return false;
            of_a += other.to_sentence == b.to_sentence;
        } else if (other.from_sentence == b.from_sentence) {
            if (other.to_sentence == b.to_sentence) return false;
            of_b += other.to_sentence == a.to_sentence;
        }
    }
    if (of_a > 0 && of_b > 0) return true;
    return in_step && others > 0 && a.from_sentence == b.to_sentence && b.from_sentence == a.to_sentence;
}

// "A with x, B with y" and "B with x, A with y": values of one kind follow the names, or go before them, and each name has
// those of the other.
bool NamesAcross::values_tell(const std::vector<Anchor>& anchors, const Anchor& a, const Anchor& b, bool behind)
{
    const auto owner = [&](const Anchor& value, auto side) -> const Anchor* {
        const Anchor* nearest = nullptr;
        for (const Anchor& name : anchors) {
            const bool there = (name.*side).range.begin < (value.*side).range.begin;
            if (!name.name || there != behind) continue;
            if (nearest == nullptr || ((nearest->*side).range.begin < (name.*side).range.begin) == behind) nearest = &name;
        }
        return nearest;
    };
    const Anchor *of_a = nullptr, *of_b = nullptr;
    for (const Anchor& value : anchors) {
        if (value.name) continue;
        const Anchor *before = owner(value, &Anchor::from), *after = owner(value, &Anchor::to);
        if (before == &a && after == &b) of_a = of_a == nullptr ? &value : of_a;
        else if (before == &b && after == &a) of_b = of_b == nullptr ? &value : of_b;
        else if (before != after) return false;
        else if (before == &a || before == &b) return false;
    }
    return of_a != nullptr && of_b != nullptr && of_a->unit == of_b->unit && of_a->unit != "date";
}

void NamesAcross::judge_exchanged_names(const BeadNames& names, const align::Bead& bead)
{
    if (names.names.size() > kMostAnchors || names.from.places.size() > kMostAnchors) return;
    const facts::FactSet& others = sides_.turned ? work_.original : work_.version;
    const Sentences sentences{sentence_starts(sides_.from, sides_.facts, bead.*sides_.from_paragraphs),
                              sentence_starts(sides_.to, others, bead.*sides_.to_paragraphs)};
    std::vector<Anchor> anchors = anchors_of_names(names, sentences);
    if (anchors.size() < 2) return;
    add_values(bead, sentences, anchors);
    const bool in_step = sentences.from.size() == sentences.to.size();
    std::sort(anchors.begin(), anchors.end(),
              [](const Anchor& a, const Anchor& b) { return a.from.range.begin < b.from.range.begin; });
    for (std::size_t i = 0; i < anchors.size(); ++i)
        for (std::size_t j = i + 1; j < anchors.size(); ++j) {
            const Anchor &a = anchors[i], &b = anchors[j];
            if (!a.name || !b.name || a.to.range.begin < b.to.range.begin) continue;
            // "Brett Kavanaugh" and "Kavanaugh" are one.
            const std::string_view one = sides_.from.slice(a.from.range), two = sides_.from.slice(b.from.range);
            if (one.find(two) != std::string_view::npos || two.find(one) != std::string_view::npos ||
                a.to.range.overlaps(b.to.range))
                continue;
            if (sentences_tell(anchors, a, b, in_step)) report_exchanged({a.from, a.to}, {b.from, b.to}, 0.8);
            else if (values_tell(anchors, a, b, true) || values_tell(anchors, a, b, false))
                report_exchanged({a.from, a.to}, {b.from, b.to}, 0.75);
        }
}

}    // namespace textdrift::drift
