// Who says what: speaker and verb of saying beside quotations, and indirect speech.
#include <algorithm>
#include <cstddef>
#include <optional>

#include "core/facts/extractors.h"
#include "core/facts/lexicon.h"

namespace textdrift::facts {

namespace {

constexpr std::size_t kLongestSpeaker = 10;       // words of a speaker that is no name
constexpr std::size_t kWordsOfOffice = 6;         // behind its first name: "the head of IRW's office in Berlin, ..."
constexpr std::size_t kLongestApposition = 24;    // tokens between two commas: ", the agency's regional director for Asia,"

struct Verb {
    std::size_t first = 0, last = 0;    // tokens
    std::string_view lemma;
    bool noun = false, clause = false, participle = false, object = false;    // see Lexicon::Saying
    bool before_speaker = false;                                              // "according to X"
};

struct Span {
    std::size_t first = 0, last = 0;    // tokens, inclusive
};

class AttributionScanner {
public:
    AttributionScanner(const Paragraph& paragraph, std::vector<Fact>& out)
        : paragraph_(paragraph), tokens_(paragraph.tokens), lexicon_(Lexicon::of(paragraph.table)), out_(out)
    {
    }

    void run()
    {
        if (lexicon_.sayings.empty() || !anybody_may_speak()) return;
        index_facts();
        find_verbs();
        attribute_quotations();
        attribute_indirect_speech();
        for (Fact& fact : found_) out_.push_back(std::move(fact));
    }

private:
    // Without a quotation and without a word that may be a verb of saying nobody does.
    bool anybody_may_speak() const
    {
        return std::any_of(out_.begin(), out_.end(), [](const Fact& fact) { return fact.quotation() != nullptr; }) ||
               std::any_of(tokens_.begin(), tokens_.end(),
                           [](const Token& token) { return (token.uses & kMayBeginSaying) != 0; });
    }

    // ---- what is known -------------------------------------------------------------------------------------------

    void index_facts()
    {
        inside_.assign(tokens_.size(), kNone);
        name_.assign(tokens_.size(), kNone);
        for (std::size_t f = 0; f < out_.size(); ++f) {
            if (out_[f].paragraph != paragraph_.index) continue;
            const QuotationValue* quotation = out_[f].quotation();
            if (quotation != nullptr && quotation->depth == 0 && !quotation->block) quotations_.push_back(f);
            if (out_[f].kind == FactKind::Name) mark(name_, f);
        }
        std::sort(quotations_.begin(), quotations_.end(),
                  [this](std::size_t a, std::size_t b) { return out_[a].range.begin < out_[b].range.begin; });
        for (const std::size_t f : quotations_) mark(inside_, f);
    }

    void mark(std::vector<std::size_t>& owner, std::size_t fact) const
    {
        for (std::size_t i = token_at(out_[fact].range.begin);
             i < tokens_.size() && tokens_[i].range.begin < out_[fact].range.end; ++i)
            owner[i] = fact;
    }

    std::size_t token_at(std::uint32_t offset) const
    {
        const auto it = std::lower_bound(tokens_.begin(), tokens_.end(), offset,
                                         [](const Token& token, std::uint32_t at) { return token.range.begin < at; });
        return static_cast<std::size_t>(it - tokens_.begin());
    }

    // Terms ('so-called') are words of the sentence around them; speech is not.
    bool in_speech(std::size_t i) const
    {
        return inside_[i] != kNone && out_[inside_[i]].quotation()->type == QuotationValue::Class::Speech;
    }

    void find_verbs()
    {
        for (std::size_t i = 0; i < tokens_.size();) {
            const bool candidate = (tokens_[i].uses & kMayBeginSaying) != 0 && tokens_[i].type == TokenClass::Word;
            if (!candidate || in_speech(i) || name_[i] != kNone) {
                ++i;
                continue;
            }
            const auto match = lexicon_.sayings.longest([&](std::size_t w) {
                return i + w < tokens_.size() && tokens_[i + w].type == TokenClass::Word
                           ? std::string_view(tokens_[i + w].folded)
                           : std::string_view();
            });
            if (match.length == 0) {
                ++i;
                continue;
            }
            verbs_.push_back({i, i + match.length - 1, match.value->lemma, match.value->noun, match.value->clause,
                              match.value->participle, match.value->object, match.length > 1});
            i += match.length;
        }
        used_.assign(verbs_.size(), false);
    }

    bool is_mark(std::size_t i, std::u32string_view marks) const
    {
        return i < tokens_.size() && tokens_[i].type == TokenClass::Mark &&
               marks.find(tokens_[i].mark) != std::u32string_view::npos;
    }

    bool ends_sentence(std::size_t i) const
    {
        return is_mark(i, U".!?") && (i + 1 >= tokens_.size() || tokens_[i + 1].space_before) && !is_abbreviation_stop(i);
    }

    // The full stop of "Dr. Amina Sow" or "J. Smith", where a name goes on behind it.
    bool is_abbreviation_stop(std::size_t i) const
    {
        if (i == 0 || i + 1 >= tokens_.size() || tokens_[i].mark != '.' || tokens_[i].space_before) return false;
        const Token& word = tokens_[i - 1];
        if (word.type != TokenClass::Word || !word.capital || !tokens_[i + 1].capital) return false;
        if (word.folded.size() == 1) return name_[i - 1] != kNone && name_[i - 1] == name_[i + 1];
        return lexicon_.abbreviations.contains(word.folded) && lexicon_.honorifics.find(word.folded) != nullptr;
    }

    bool is_function(std::size_t i) const { return lexicon_.function_words.contains(tokens_[i].folded); }
    bool is_skip(std::size_t i) const
    {
        if (lexicon_.saying_skips.contains(tokens_[i].folded)) return true;
        for (const std::string_view ending : lexicon_.adverb_endings)
            if (tokens_[i].folded.size() > ending.size() + 3 && tokens_[i].folded.ends_with(ending))
                return !tokens_[i].capital;
        return false;
    }

    // ---- quotations ----------------------------------------------------------------------------------------------

    void attribute_quotations()
    {
        std::optional<std::size_t> previous;    // attribution of the quotation before, for '"A," said X, "B."'
        std::size_t previous_end = 0;
        for (const std::size_t f : quotations_) {
            const Fact& fact = out_[f];
            const std::size_t first = token_at(fact.range.begin);
            const std::size_t behind = token_at(fact.range.end);
            const bool speech = fact.quotation()->type == QuotationValue::Class::Speech;
            std::optional<std::size_t> made;
            // What follows '"B," said Y' comes before what '"A," said X.' left open.
            made = from_behind(behind, fact, speech);
            if (!made && speech && previous && continues(previous_end, first)) made = repeat(*previous, fact.range);
            if (!made) made = from_before(first, fact, speech);
            previous = made;
            previous_end = behind;
        }
    }

    // '"A," said X, "B."': nothing but the attribution stands between the two.
    bool continues(std::size_t from, std::size_t to) const
    {
        if (to <= from || to - from > 40 || !is_mark(to - 1, U",:.")) return false;
        std::size_t stops = 0;
        for (std::size_t i = from; i < to; ++i) stops += ends_sentence(i);
        return stops == 0 || (stops == 1 && ends_sentence(to - 1));
    }

    std::size_t repeat(std::size_t attribution, ByteRange quotation)
    {
        Fact copy = found_[attribution];
        std::get<AttributionValue>(copy.value).quotation = quotation;
        found_.push_back(std::move(copy));
        return found_.size() - 1;
    }

    // '"...", X warned' and '"..." said X': the clause behind the closing mark.
    std::optional<std::size_t> from_behind(std::size_t behind, const Fact& fact, bool speech)
    {
        if (behind >= tokens_.size() || behind == 0) return std::nullopt;
        const bool open_end = is_mark(behind, U",") || (behind >= 2 && is_mark(behind - 2, U",!?"));
        if (!open_end && !is_verb_at(behind)) return std::nullopt;
        const std::size_t start = is_mark(behind, U",") ? behind + 1 : behind;
        std::size_t end = start;
        for (std::size_t commas = 0;
             end < tokens_.size() && !ends_sentence(end) && !in_speech(end) && commas < 4 && end - start < 40; ++end)
            commas += is_mark(end, U",");
        for (std::size_t v = first_verb(start); v < verbs_.size() && verbs_[v].first < end; ++v) {
            const Verb& verb = verbs_[v];
            if (verb.participle || verb.object || (verb.noun && !speech)) continue;
            const auto speaker = speaker_behind_quotation(verb, start, end);
            if (speaker) return make(v, *speaker, fact.range);
        }
        return std::nullopt;
    }

    bool is_verb_at(std::size_t i) const
    {
        const std::size_t v = first_verb(i);
        return v < verbs_.size() && verbs_[v].first == i;
    }

    std::size_t first_verb(std::size_t token) const
    {
        const auto it = std::lower_bound(verbs_.begin(), verbs_.end(), token,
                                         [](const Verb& verb, std::size_t at) { return verb.first < at; });
        return static_cast<std::size_t>(it - verbs_.begin());
    }

    std::optional<Span> speaker_behind_quotation(const Verb& verb, std::size_t start, std::size_t end) const
    {
        if (verb.before_speaker) return speaker_right(verb.last + 1, end);
        std::size_t lead = verb.first;
        while (lead > start && is_skip(lead - 1)) --lead;
        if (lead > start) return speaker_left(lead, start);
        return speaker_right(verb.last + 1, end);
    }

    // 'X said: "..."', 'X said that "..."', 'According to X, "..."', 'She added. "..."'.
    std::optional<std::size_t> from_before(std::size_t first, const Fact& fact, bool speech)
    {
        std::size_t begin = sentence_begin(first);
        bool previous_sentence = false;
        if (begin == first && begin > 1 && speech && is_mark(begin - 1, U":.")) {
            begin = sentence_begin(begin - 1);
            previous_sentence = true;
        }
        for (std::size_t v = first_verb(first); v-- > 0 && verbs_[v].first >= begin;) {
            const Verb& verb = verbs_[v];
            if (verb.before_speaker) {
                if (const auto speaker = speaker_right(verb.last + 1, first)) return make(v, *speaker, fact.range);
                continue;
            }
            if (previous_sentence && !closes_sentence(verb.last, first)) continue;
            if (verb.noun && !leads_to(verb.last + 1, first)) continue;
            if (verb.object && !spoken_of(verb.last + 1, first)) continue;
            if (!verb.object && !introduces(verb.last + 1, first, speech)) continue;
            if (verb.participle) {
                if (const auto made = with_speaker_before(v, begin, fact.range)) return made;
                continue;
            }
            const auto speaker = subject_of(verb, begin);
            if (speaker && (!verb.noun || may_speak(*speaker, verb))) return make(v, *speaker, fact.range);
        }
        return std::nullopt;
    }

    // Whether the verb leads straight to the quotation: a colon, a comma, "that" or nothing but the person addressed.
    bool introduces(std::size_t from, std::size_t first, bool speech) const
    {
        if (first <= from || is_mark(first - 1, U":")) return true;
        return first - from <= (speech ? 25 : 6);
    }

    // 'called our findings "..."', 'described the raid as "..."': a few words and no mark in between.
    bool spoken_of(std::size_t from, std::size_t first) const
    {
        if (first <= from || first - from > 8) return false;
        for (std::size_t i = from; i < first; ++i)
            if (tokens_[i].type == TokenClass::Mark && !joins_words(i) && tokens_[i].mark != ':') return false;
        return true;
    }

    // At most a colon, a comma or "that" in between.
    bool leads_to(std::size_t from, std::size_t first) const
    {
        if (first <= from || is_mark(first - 1, U":")) return true;
        return first == from + 1 &&
               (tokens_[from].type == TokenClass::Mark || lexicon_.clause_words.contains(tokens_[from].folded));
    }

    // "X said ..., adding: ...": the speaker of the verb before, in the same sentence.
    std::optional<std::size_t> with_speaker_before(std::size_t v, std::size_t begin, std::optional<ByteRange> quotation)
    {
        for (std::size_t u = v; u-- > 0 && verbs_[u].first >= begin;) {
            const Verb& verb = verbs_[u];
            if (verb.participle || verb.noun || verb.object) continue;
            const auto speaker =
                verb.before_speaker ? speaker_right(verb.last + 1, verbs_[v].first) : subject_of(verb, begin);
            if (speaker) return make(v, *speaker, quotation);
        }
        return std::nullopt;
    }

    // 'She added.' or 'He explained further:' as a sentence of its own before the quotation.
    bool closes_sentence(std::size_t verb, std::size_t first) const { return first - verb <= 4 || is_mark(first - 1, U":"); }

    std::size_t sentence_begin(std::size_t i) const
    {
        const std::size_t least = i > 80 ? i - 80 : 0;
        while (i > least && !ends_sentence(i - 1) && !is_mark(i - 1, U";") && !in_speech(i - 1)) --i;
        return i;
    }

    // ---- indirect speech -----------------------------------------------------------------------------------------

    void attribute_indirect_speech()
    {
        for (std::size_t v = 0; v < verbs_.size(); ++v) {
            if (used_[v]) continue;
            const Verb& verb = verbs_[v];
            if (verb.before_speaker) {
                if (const auto speaker = speaker_right(verb.last + 1, std::min(tokens_.size(), verb.last + 30)))
                    make(v, *speaker, {});
                continue;
            }
            if (!reports(verb)) continue;
            const auto speaker = subject_of(verb, sentence_begin(verb.first));
            if (speaker && may_speak(*speaker, verb)) make(v, *speaker, {});
        }
    }

    // "said that ...", "said the ...": not "said to", "is said", "to say", and nouns only before "that".
    bool reports(const Verb& verb) const
    {
        const std::size_t next = verb.last + 1;
        if (next >= tokens_.size()) return false;
        const bool that = lexicon_.clause_words.contains(tokens_[next].folded);
        if (verb.participle || verb.object) return false;
        if (verb.noun || verb.clause) return that;
        if (verb.first > 0 && is_preposition(verb.first - 1)) return false;
        if (that) return true;
        return tokens_[next].type == TokenClass::Word ? !is_preposition(next) && tokens_[next].folded != "by"
                                                      : is_mark(next, U",:");
    }

    // Names, pronouns and nouns with a determiner speak; so do bare plurals ("officials said") and who the table lists
    // ("police"). "A powerful state that ..." is none: a word that is often a noun needs a name, a pronoun or a plural
    // before it.
    bool may_speak(Span speaker, const Verb& verb) const
    {
        if (tokens_[speaker.last].folded != without_possessive(tokens_[speaker.last].folded)) return false;
        bool named = false;
        for (std::size_t i = speaker.first; i <= speaker.last; ++i) named = named || name_[i] != kNone;
        if (name_[speaker.last] != kNone || lexicon_.pronouns.contains(tokens_[speaker.first].folded)) return true;
        std::size_t head = speaker.first;
        while (head < speaker.last && !is_preposition(head + 1)) ++head;
        const std::string& noun = tokens_[head].folded;
        if (noun.ends_with('s') || lexicon_.speaker_nouns.contains(noun)) return true;
        if (verb.noun) return false;
        return speaker.first > 0 &&
               (lexicon_.determiners.contains(tokens_[speaker.first].folded) ||
                lexicon_.determiners.contains(tokens_[speaker.first - 1].folded)) &&
               !(named && head < speaker.last);
    }

    // ---- speakers ------------------------------------------------------------------------------------------------

    std::optional<Span> subject_of(const Verb& verb, std::size_t begin) const
    {
        std::size_t lead = verb.first;
        while (lead > begin && tokens_[lead - 1].type == TokenClass::Word && is_skip(lead - 1) && name_[lead - 1] == kNone) {
            // "was told", "is said": passive, the subject is spoken to.
            if (is_passive_auxiliary(lead - 1) && lead == verb.first) return std::nullopt;
            --lead;
        }
        return lead > begin ? speaker_left(lead, begin) : std::nullopt;
    }

    bool is_passive_auxiliary(std::size_t i) const { return lexicon_.auxiliaries.contains(tokens_[i].folded); }

    // The speaker that ends before token `end`.
    std::optional<Span> speaker_left(std::size_t end, std::size_t begin) const
    {
        std::size_t last = end - 1;
        if (is_mark(last, U",")) {
            const auto comma = apposition_start(last, begin);
            if (!comma || *comma == begin) return std::nullopt;
            // "the director, Zhuang Rongwen, said": what stands between the commas is the name.
            if (last > 0 && name_[last - 1] != kNone && !is_place(last - 1) &&
                follows_title(*comma + 1, name_span(last - 1).first))
                return name_span(last - 1);
            last = *comma - 1;
            if (name_[last] == kNone || is_place(last)) return std::nullopt;
        }
        return noun_phrase_left(last, begin);
    }

    // "X, the minister, said": the comma that opens what ends at `comma`.
    std::optional<std::size_t> apposition_start(std::size_t comma, std::size_t begin) const
    {
        std::optional<std::size_t> found;
        for (std::size_t i = comma; i-- > begin && comma - i < kLongestApposition;) {
            if (ends_sentence(i) || in_speech(i)) break;
            if (!is_mark(i, U",")) continue;
            found = i;
            // The name nearest before a comma is who the apposition is about.
            if (i > begin && name_[i - 1] != kNone) return i;
        }
        return found && *found > begin ? found : std::nullopt;
    }

    // Nothing but titles stand in [from, name).
    bool follows_title(std::size_t from, std::size_t name) const
    {
        for (std::size_t i = from; i < name; ++i)
            if (tokens_[i].type == TokenClass::Word ? lexicon_.honorifics.find(tokens_[i].folded) == nullptr
                                                    : tokens_[i].mark != '.')
                return false;
        return from <= name;
    }

    bool is_place(std::size_t i) const
    {
        const NameValue* name = out_[name_[i]].name();
        return name->type == NameValue::Type::Place && !name->canonical.empty();
    }

    bool is_preposition(std::size_t i) const
    {
        const auto it = lexicon_.connectors.find(tokens_[i].folded);
        return it != lexicon_.connectors.end() &&
               (it->second == Lexicon::Connector::Any || it->second == Lexicon::Connector::Head);
    }

    std::optional<Span> noun_phrase_left(std::size_t last, std::size_t begin) const
    {
        if (tokens_[last].type != TokenClass::Word || in_speech(last)) {
            // "Smith (no relation) said", "U.N. said"
            if (name_[last] == kNone) return std::nullopt;
        }
        if (name_[last] == kNone && is_function(last)) return pronoun(last);
        std::size_t first = name_[last] != kNone ? name_span(last).first : last;
        std::size_t words = 0, head_end = last;
        bool behind_preposition = false;
        std::size_t head_first = first;
        while (first > begin && words < kLongestSpeaker) {
            const std::size_t i = first - 1;
            if (tokens_[i].type != TokenClass::Word && name_[i] == kNone && !joins_words(i)) break;
            if (name_[i] == kNone && is_function(i)) {
                if (lexicon_.determiners.contains(tokens_[i].folded)) {
                    if (!behind_preposition_at(i, begin)) break;
                    first = i;
                    continue;
                }
                if (!is_preposition(i) || i == begin || tokens_[i - 1].type != TokenClass::Word ||
                    is_function_word_outside_name(i - 1))
                    break;
                behind_preposition = true;
                first = head_first = i;
                head_end = i - 1;
                continue;
            }
            if (is_verb_like(i)) break;
            first = name_[i] != kNone ? name_span(i).first : i;
            ++words;
        }
        while (first < last && tokens_[first].type == TokenClass::Mark && name_[first] == kNone) ++first;
        if (first > last) return std::nullopt;
        if (behind_preposition && name_[head_end] != kNone) return name_span(head_end);
        if (behind_preposition) return Span{first, last};
        if (name_[last] != kNone) return name_span(last);
        return Span{first, last};
    }

    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    bool joins_words(std::size_t i) const { return is_mark(i, U"-'\u2019\u2010\u2011") && !tokens_[i].space_before; }
    bool is_function_word_outside_name(std::size_t i) const { return name_[i] == kNone && is_function(i); }

    // A determiner that itself follows a preposition belongs to the phrase: "spokesperson for the ministry".
    bool behind_preposition_at(std::size_t determiner, std::size_t begin) const
    {
        return determiner > begin + 1 && name_[determiner - 1] == kNone && is_preposition(determiner - 1);
    }

    bool is_verb_like(std::size_t i) const
    {
        const std::size_t v = first_verb(i);
        return v < verbs_.size() && verbs_[v].first == i && !verbs_[v].noun;
    }

    Span name_span(std::size_t i) const
    {
        const std::size_t fact = name_[i];
        std::size_t first = i, last = i;
        while (first > 0 && name_[first - 1] == fact) --first;
        while (last + 1 < name_.size() && name_[last + 1] == fact) ++last;
        return {first, last};
    }

    std::optional<Span> pronoun(std::size_t i) const
    {
        return lexicon_.pronouns.contains(tokens_[i].folded) ? std::optional(Span{i, i}) : std::nullopt;
    }

    // The speaker that starts at token `begin`: "according to X", '" said X'.
    std::optional<Span> speaker_right(std::size_t begin, std::size_t end) const
    {
        std::size_t i = begin;
        while (i < end && tokens_[i].type == TokenClass::Word && is_skip(i) && name_[i] == kNone) ++i;
        if (i >= end || tokens_[i].type == TokenClass::Mark) return std::nullopt;
        if (name_[i] == kNone && lexicon_.pronouns.contains(tokens_[i].folded)) return Span{i, i};
        const std::size_t article = i;
        while (i < end && tokens_[i].type == TokenClass::Word && name_[i] == kNone && is_function(i)) ++i;
        if (i >= end || tokens_[i].type == TokenClass::Mark || i - article > 2) return std::nullopt;
        if (article < i && !determines(article)) return std::nullopt;
        i = behind_titles(i, end);
        if (i >= end) return std::nullopt;
        std::size_t last = i, words = 0;
        while (last < end && words < kLongestSpeaker) {
            if (name_[last] != kNone) {
                const Span name = name_span(last);
                const NameValue* value = out_[name_[last]].name();
                // "Chinese officials": an adjective, the noun comes next; a name behind a title is the speaker.
                const bool word_next =
                    name.last + 1 < end && tokens_[name.last + 1].type == TokenClass::Word && !is_function(name.last + 1);
                const bool hyphen_next = name.last + 1 < end && joins_words(name.last + 1);    // "Taiwan-based"
                const bool adjective = hyphen_next || (value->weak && word_next);
                if (!adjective && !value->possessive) {
                    if (words_before_are_title(i, name.first)) return name;
                    const auto named = named_behind(name.last + 1, end);
                    return named ? *named : Span{i, name.last};
                }
                last = name.last + 1;
                ++words;
                continue;
            }
            if (tokens_[last].type != TokenClass::Word && !joins_words(last) && !is_mark(last, U"[")) break;
            if (is_function(last) && !joins_words(last - 1)) {
                const bool goes_on = is_preposition(last) &&
                                     lexicon_.connectors.find(tokens_[last].folded)->second == Lexicon::Connector::Any;
                if (!goes_on && !(last > i && is_preposition(last - 1))) break;
            }
            ++last, ++words;
        }
        while (last > i &&
               (tokens_[last - 1].type != TokenClass::Word || (name_[last - 1] == kNone && is_function(last - 1))))
            --last;
        if (last == i) return std::nullopt;
        if (const auto named = named_behind(last, end)) return named;
        return Span{i, last - 1};
    }

    // "Dr. Amina Sow": titles with their full stop lead to the name.
    std::size_t behind_titles(std::size_t from, std::size_t end) const
    {
        std::size_t i = from;
        while (i + 2 < end && name_[i] == kNone && tokens_[i].capital && is_mark(i + 1, U".") &&
               lexicon_.honorifics.find(tokens_[i].folded))
            i += 2;
        return i > from && name_[i] != kNone ? i : from;
    }

    // 'said the head of the agency, Maria Lopez.': a person between the comma and the end of the clause is who speaks.
    std::optional<Span> named_behind(std::size_t comma, std::size_t end) const
    {
        for (const std::size_t stop = comma + kWordsOfOffice;
             comma < stop && comma < end && tokens_[comma].type == TokenClass::Word;)
            ++comma;
        if (!is_mark(comma, U",") || comma + 1 >= end) return std::nullopt;
        std::size_t i = comma + 1;
        while (i + 1 < end && name_[i] == kNone && lexicon_.honorifics.find(tokens_[i].folded))
            i += is_mark(i + 1, U".") ? 2 : 1;
        if (i >= end || name_[i] == kNone || is_place(i)) return std::nullopt;
        const Span name = name_span(i);
        const NameValue* value = out_[name_[i]].name();
        const bool closed = name.last + 1 >= tokens_.size() || tokens_[name.last + 1].type == TokenClass::Mark;
        const bool person = value->type == NameValue::Type::Person || (value->type == NameValue::Type::Unknown &&
                                                                       value->canonical.empty() && value->tokens.size() > 1);
        return closed && person && !value->possessive ? std::optional(name) : std::nullopt;
    }

    bool determines(std::size_t i) const
    {
        // A clause ("said when asked") is no speaker.
        return lexicon_.determiners.contains(tokens_[i].folded);
    }

    // "President Xi", "spokesman Guo Jiakun": what comes before the name is its title, not a phrase with a preposition.
    bool words_before_are_title(std::size_t first, std::size_t name) const
    {
        for (std::size_t i = first; i < name; ++i)
            if (name_[i] == kNone && is_function(i)) return false;
        return true;
    }

    // ---- the fact ------------------------------------------------------------------------------------------------

    std::optional<std::size_t> make(std::size_t v, Span speaker, std::optional<ByteRange> quotation)
    {
        const Verb& verb = verbs_[v];
        AttributionValue value;
        value.verb = verb.lemma;
        value.verb_range = {tokens_[verb.first].range.begin, tokens_[verb.last].range.end};
        value.speaker_range = {tokens_[speaker.first].range.begin, speaker_end(speaker.last)};
        fill_speaker(speaker, value);
        if (value.speaker.empty()) return std::nullopt;
        value.quotation = quotation;
        const ByteRange range{std::min(value.verb_range.begin, value.speaker_range.begin),
                              std::max(value.verb_range.end, value.speaker_range.end)};
        found_.push_back({FactKind::Attribution, paragraph_.index, range, std::move(value)});
        used_[v] = true;
        return found_.size() - 1;
    }

    std::uint32_t speaker_end(std::size_t last) const
    {
        return name_[last] != kNone ? out_[name_[last]].range.end : tokens_[last].range.end;
    }

    void fill_speaker(Span speaker, AttributionValue& value) const
    {
        for (std::size_t i = speaker.first; i <= speaker.last; ++i) {
            if (name_[i] != kNone) {
                const auto& words = out_[name_[i]].name()->tokens;
                value.speaker.insert(value.speaker.end(), words.begin(), words.end());
                i = name_span(i).last;
                continue;
            }
            if (tokens_[i].type == TokenClass::Mark || lexicon_.articles.contains(tokens_[i].folded)) continue;
            value.speaker.emplace_back(without_possessive(tokens_[i].folded));
        }
    }

    const Paragraph& paragraph_;
    const std::vector<Token>& tokens_;
    const Lexicon& lexicon_;
    std::vector<Fact>& out_;
    std::vector<std::size_t> inside_;        // per token: the outermost quotation it is in
    std::vector<std::size_t> name_;          // per token: the name it belongs to
    std::vector<std::size_t> quotations_;    // facts, by position
    std::vector<Verb> verbs_;
    std::vector<bool> used_;    // per verb
    std::vector<Fact> found_;
};

}    // namespace

void extract_attributions(const Paragraph& paragraph, std::vector<Fact>& out)
{
    AttributionScanner(paragraph, out).run();
}

}    // namespace textdrift::facts
