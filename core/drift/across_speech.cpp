// Denials of a text and of its translation. Other languages deny with prefixes, verbs and idioms, so only this is told: a
// sentence that denies, beside a counterpart in which nothing could be a denial, in a text whose other denials were found.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <span>

#include "core/drift/letters.h"
#include "core/drift/work.h"
#include "core/facts/token.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::drift {

namespace {

using facts::Fact;
using facts::Token;
using facts::TokenClass;

constexpr std::size_t kMostSentences = 40;    // of a bead's side; longer ones are not cut into pairs
constexpr std::size_t kFrame = 14;            // tokens between the two parts of a denial (မ ... ဘူး)
constexpr std::size_t kLimit = 12;            // words behind a denial within which "until" limits it
constexpr std::size_t kMostAnchors = 64;      // facts of a bead that show which sentences belong together
constexpr std::size_t kAnyNumber = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kBeside = 4;         // words around a denial of which another may undo it ("did not refuse")
constexpr double kMostLetters = 300;       // of a sentence: in longer ones a denial has too many ways to be told
constexpr double kShort = 160;             // of a sentence in which little can be told otherwise
constexpr double kShortPair = 110;         // and of two that are told as one
constexpr double kClose = 0.3;             // log ratio of lengths, where the sentences tell the same and no more
constexpr double kFit = 0.45;              // log ratio of the lengths of two sentences that are surely each other's
constexpr double kShortFit = 6;            // and so much more a letter less of a short one
constexpr std::uint32_t kSureBytes = 9;    // of a cue that begins a longer word of a dictionary
constexpr std::size_t kFewestCues = 8;     // rows of a table that can be trusted to know the denials of a language
constexpr double kSpread = 0.3, kGroup = 2, kSkip = 8;
constexpr double kAnchor = 3;    // cost of a fact whose counterpart stands in another sentence
constexpr double kConfidence = 0.45, kTurnedConfidence = 0.6;
constexpr std::size_t kSystematic = 4;       // so many of one direction are the languages' doing, not the translator's
constexpr double kSystematicShare = 0.35;    // where they are such a share of the denials

bool is_comma(char32_t c) noexcept
{
    return c == ',' || c == 0x3001 || c == 0xFF0C || c == 0x60C || c == 0x104A;
}

bool parts_clauses(const Token& token) noexcept
{
    return token.type == TokenClass::Mark && (ends_clause(token.mark) || token.mark == '(' || token.mark == ')');
}

// Words of a table, as tokens have them; a row that ends in a hyphen or an apostrophe is what such words begin with.
class WordForms {
public:
    void add(std::string form)
    {
        const bool beginning = form.ends_with('-') || form.ends_with('\'');
        if (form.ends_with('-')) form.pop_back();
        (beginning ? beginnings_ : words_).push_back(std::move(form));
    }

    bool empty() const noexcept { return words_.empty() && beginnings_.empty(); }

    bool hold(std::string_view word) const
    {
        return std::find(words_.begin(), words_.end(), word) != words_.end() ||
               std::any_of(beginnings_.begin(), beginnings_.end(),
                           [&](const std::string& beginning) { return word.starts_with(beginning); });
    }

    // In any of some tokens.
    bool hold_any(std::span<const Token> tokens) const
    {
        return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return hold(token.folded); });
    }

private:
    std::vector<std::string> words_, beginnings_;
};

// Words and endings by which a language denies without a plain negation, as tokens have them.
class DenialWords {
public:
    explicit DenialWords(const language::Table& table) : keeps_marks_(table.keeps_marks())
    {
        for (const char* section : {"negations", "soft-negations"})
            for (const language::Row& row : table.section(section)) add(row.form);
        for (const language::Row& row : table.section("negation-exceptions"))
            if (row.value() != "word") add(row.form);
            else if (row.form.ends_with('-')) other_words_.add(folded(row.form));
            else add_to(others_, row.form);
        for (const language::Row& row : table.section("negation-turns")) add_to(turns_, row.form);
        for (const language::Row& row : table.section("negation-limits")) add_to(limits_, row.form);
        for (const language::Row& row : table.section("negation-helpers")) helpers_.add(folded(row.form));
        for (const language::Row& row : table.section("negation-concord")) concord_.add(folded(row.form));
        for (const language::Row& row : table.section("negation-frames"))
            for (const std::string_view closing : row.values) frames_.push_back({words_of(row.form), words_of(closing)});
        for (const language::Row& row : table.section("negative-prefixes"))
            if (row.value() == "verbs") prefixes_.push_back(folded(row.form));
        for (const language::Row& row : table.section("negation-stems"))
            if (row.form.ends_with('-')) add_stem(row.form.substr(0, row.form.size() - 1));
        for (const language::Row& row : table.section("negative-suffixes")) suffixes_.push_back(folded(row.form));
        for (const language::Row& row : table.section("negative-parts")) parts_.push_back(folded(row.form));
        for (const language::Row& row : table.section("clitics"))
            if (row.value() == "prefix") clitics_.push_back(folded(row.form));
        for (const language::Row& row : table.section("opposite-verbs"))
            add_to(row.value() == "deny" ? denying_ : confirming_, row.form);
        for (const language::Row& row : table.section("plain-denials")) particles_.add(folded(row.form));
        for (const language::Row& row : table.section("denied-elsewhere")) elsewhere_.add(folded(row.form));
        trusted_ = table.section("negations").size() >= kFewestCues && table.section("soft-negations").size() >= kFewestCues;
    }

    bool trusted() const noexcept { return trusted_; }

    std::vector<Token> tokens_of(std::string_view text, ByteRange range, std::span<const ByteRange> words = {}) const
    {
        return facts::tokenise(text, range, {}, {.keep_marks = keeps_marks_, .words = words});
    }

    // How a word may deny: not at all; by a turn of phrase ("only" for "not before", "otherwise" for "does not agree"); by a
    // part of it ("unclear"); by itself.
    enum class Denial : std::uint8_t { None, Turn, Part, Word };

    // For each token of a sentence.
    std::vector<Denial> denials(const std::vector<Token>& tokens) const
    {
        std::vector<Denial> result(tokens.size(), Denial::None);
        std::size_t other_until = 0;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].type != TokenClass::Word) continue;
            other_until = std::max(other_until, i + phrase_at(others_, tokens, i));
            std::size_t length = phrase_at(phrases_, tokens, i);
            if (length > 0 && is_inside_word(tokens, i, i + length)) length = 0;
            if (i < other_until && i + length <= other_until) continue;
            if (length <= 1 && other_words_.hold(tokens[i].folded)) continue;
            if (length > 0 || is_contracted(tokens[i].folded) || has_stem(tokens[i].folded) || frame_at(tokens, i) > 0)
                result[i] = Denial::Word;
            else if (is_derived(tokens[i].folded) || behind_clitic(tokens[i].folded)) result[i] = Denial::Part;
            else if (const std::size_t turn = phrase_at(turns_, tokens, i); turn > 0 && !is_inside_word(tokens, i, i + turn))
                result[i] = Denial::Turn;
        }
        return result;
    }

    // "not ... until", "no ... hasta": a matter of time, which others tell by "only" and "first".
    bool is_limited(const std::vector<Token>& tokens, ByteRange cue) const
    {
        std::size_t words = 0;
        for (std::size_t i = 0; i < tokens.size() && !limits_.empty(); ++i) {
            if (tokens[i].range.begin < cue.end) continue;
            if ((parts_clauses(tokens[i]) && !is_comma(tokens[i].mark)) || ++words > kLimit) return false;
            if (tokens[i].type == TokenClass::Word && phrase_at(limits_, tokens, i) > 0) return true;
        }
        return false;
    }

    // "ne ... pas": where a language denies by two words, one of them alone may be another word ("un pas").
    bool is_helped(const std::vector<Token>& tokens, std::size_t first, std::size_t last) const
    {
        return helpers_.empty() || helpers_.hold_any(std::span(tokens).subspan(first, last - first));
    }

    // The end of the nearest frame ("ne ... personne") that opens at `i`; 0 where none does.
    std::size_t frame_at(const std::vector<Token>& tokens, std::size_t i) const
    {
        std::size_t end = 0;
        for (const auto& [opening, closing] : frames_) {
            if (!stands_at(opening, tokens, i)) continue;
            for (std::size_t k = i + opening.size(); k < tokens.size() && k < i + kFrame; ++k)
                if (stands_at(closing, tokens, k) && (end == 0 || k + closing.size() < end)) end = k + closing.size();
        }
        return end;
    }

    // "n'a" in "n'a pas": half of a denial, no second one. "sans" denies by itself.
    bool is_half(const std::vector<Token>& tokens, std::size_t i) const
    {
        return tokens[i].type == TokenClass::Word && helpers_.hold(tokens[i].folded) && phrase_at(phrases_, tokens, i) == 0;
    }

    // "никто не": where "nobody" and "never" need the verb denied as well, they say nothing sure without.
    bool is_broken(const std::vector<Token>& tokens) const { return !concord_.empty() && !concord_.hold_any(tokens); }

    // Verbs that deny ("rejected") and their opposites ("accepted").
    struct Verbs {
        std::size_t denying = 0, confirming = 0;
        std::size_t first_denying = 0, first_confirming = 0;    // tokens
    };

    Verbs verbs_in(const std::vector<Token>& tokens) const
    {
        Verbs verbs;
        for (std::size_t i = tokens.size(); i-- > 0;) {
            if (tokens[i].type != TokenClass::Word) continue;
            if (phrase_at(denying_, tokens, i) > 0) ++verbs.denying, verbs.first_denying = i;
            if (phrase_at(confirming_, tokens, i) > 0) ++verbs.confirming, verbs.first_confirming = i;
        }
        return verbs;
    }

    bool has_concord() const noexcept { return !concord_.empty(); }
    bool is_concord(const std::vector<Token>& tokens, std::size_t i) const
    {
        return tokens[i].type == TokenClass::Word && concord_.hold(tokens[i].folded) && phrase_at(others_, tokens, i) == 0 &&
               !other_words_.hold(tokens[i].folded);
    }

    // "not": a particle that stands for nothing but a denial.
    bool is_particle(std::string_view form) const { return particles_.hold(folded(form)); }

    // Such a particle, in idioms too ("don't forget").
    bool has_particle(const std::vector<Token>& tokens) const
    {
        return std::any_of(tokens.begin(), tokens.end(),
                           [&](const Token& token) { return particles_.hold(token.folded) || is_contracted(token.folded); });
    }

    // Nothing in the sentence is told by a denial in other languages ("outside": "not in", "until": "not before"), as far
    // as the table of the language knows.
    bool is_positive(const std::vector<Token>& tokens) const { return !elsewhere_.empty() && !elsewhere_.hold_any(tokens); }

private:
    std::string folded(std::string_view form) const
    {
        return text::fold(form, {.case_fold = true, .strip_marks = !keeps_marks_});
    }

    using Phrases = std::map<std::string, std::vector<std::vector<std::string>>, std::less<>>;

    std::vector<std::string> words_of(std::string_view form) const
    {
        std::vector<std::string> words;
        for (Token& token : tokens_of(form, {0, static_cast<std::uint32_t>(form.size())}))
            if (token.type == TokenClass::Word) words.push_back(std::move(token.folded));
        return words;
    }

    void add_to(Phrases& phrases, std::string_view form) const
    {
        std::vector<std::string> words = words_of(form);
        if (words.empty()) return;
        std::string first = words.front();
        phrases[std::move(first)].push_back(std::move(words));
    }

    void add(std::string_view form)
    {
        add_to(phrases_, form);
        if (form.starts_with("n'") || (form.starts_with('n') && form.ends_with("'t"))) endings_.push_back(folded(form));
    }

    // Korean 안 in 안전, Thai มิ in ภูมิภาค: letters of a longer word.
    static bool is_inside_word(const std::vector<Token>& tokens, std::size_t first, std::size_t end)
    {
        std::size_t pos = 0;
        const char32_t c = text::next_code_point(tokens[first].folded, pos);
        const bool syllable = c >= 0xAC00 && c <= 0xD7A3 && end == first + 1;
        const bool dictionary = syllable || (c >= 0x0E00 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
        const bool is_long = tokens[end - 1].range.end - tokens[first].range.begin >= kSureBytes;
        const bool begins = is_long && !syllable && tokens[first].word_start;
        return dictionary && !begins && (!tokens[first].word_start || !tokens[end - 1].word_end);
    }

    static bool stands_at(const std::vector<std::string>& words, const std::vector<Token>& tokens, std::size_t i)
    {
        if (words.empty() || i + words.size() > tokens.size()) return false;
        for (std::size_t w = 0; w < words.size(); ++w)
            if (tokens[i + w].folded != words[w]) return false;
        return true;
    }

    // Tokens of the longest of the phrases that begins at `i`.
    static std::size_t phrase_at(const Phrases& phrases, const std::vector<Token>& tokens, std::size_t i)
    {
        const auto found = phrases.find(tokens[i].folded);
        if (found == phrases.end()) return 0;
        std::size_t longest = 0;
        for (const std::vector<std::string>& words : found->second)
            if (words.size() > longest && stands_at(words, tokens, i)) longest = words.size();
        return longest;
    }

    // Arabic "ولم", Hebrew "שלא": written together with "and", "that".
    bool behind_clitic(std::string_view word) const
    {
        return std::any_of(clitics_.begin(), clitics_.end(), [&](const std::string& clitic) {
            if (!word.starts_with(clitic) || word.size() <= clitic.size()) return false;
            const auto found = phrases_.find(word.substr(clitic.size()));
            return found != phrases_.end() &&
                   std::any_of(found->second.begin(), found->second.end(),
                               [](const std::vector<std::string>& words) { return words.size() == 1; });
        });
    }

    // "isn't", "n'est"
    bool is_contracted(std::string_view word) const
    {
        return word.starts_with("n'") || word.starts_with("n\u2019") ||
               std::any_of(endings_.begin(), endings_.end(),
                           [&](const std::string& ending) { return word.ends_with(ending); });
    }

    // Where letters are tokens a stem is a phrase that goes on in any way.
    void add_stem(std::string_view stem)
    {
        if (words_of(stem).size() > 1) add_to(phrases_, stem);
        else stems_.push_back(folded(stem));
    }

    // "unbekannt", "нельзя": in whatever form.
    bool has_stem(std::string_view word) const
    {
        return std::any_of(stems_.begin(), stems_.end(), [&](const std::string& stem) { return word.starts_with(stem); });
    }

    // "nezodpověděl", "yanıtlamadı": the denial is a part of the word.
    bool is_derived(std::string_view word) const
    {
        constexpr std::size_t kLeastRest = 3;
        const auto starts = [&](const std::string& prefix) {
            return word.size() >= prefix.size() + kLeastRest && word.starts_with(prefix);
        };
        const auto ends = [&](const std::string& suffix) {
            return word.size() >= suffix.size() + kLeastRest && word.ends_with(suffix);
        };
        const auto holds = [&](const std::string& part) { return word.find(part, 1) != std::string_view::npos; };
        return std::any_of(prefixes_.begin(), prefixes_.end(), starts) || std::any_of(parts_.begin(), parts_.end(), holds) ||
               std::any_of(suffixes_.begin(), suffixes_.end(), ends);
    }

    bool keeps_marks_ = false, trusted_ = false;
    Phrases phrases_, turns_, others_, limits_, denying_, confirming_;
    std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> frames_;    // opening, closing
    std::vector<std::string> prefixes_, stems_, suffixes_, parts_, clitics_, endings_;
    WordForms helpers_, concord_, particles_, elsewhere_, other_words_;
};

const DenialWords& denials_of(const std::string& language)
{
    thread_local std::map<const language::Table*, std::unique_ptr<DenialWords>> cache;
    const language::Table& table = language::table(language);
    auto& entry = cache[&table];
    if (!entry) entry = std::make_unique<DenialWords>(table);
    return *entry;
}

struct Sentence {
    std::uint32_t paragraph = 0;
    ByteRange range;
    double letters = 0;
};

// Where a script has no mark that ends every sentence, its parts between blanks (Thai, Lao) or behind the sign that does
// (Khmer): one sentence of another language is several of them.
bool ends_part(char32_t c, char32_t before) noexcept
{
    const bool khmer = before >= 0x1780 && before <= 0x17FF, thai = before >= 0x0E00 && before <= 0x0EFF;
    return khmer ? before == 0x17D4 || before == 0x17D5 : thai && c == ' ';
}

void add_parts(std::vector<Sentence>& sentences, std::string_view text, std::uint32_t paragraph, ByteRange sentence)
{
    std::uint32_t begin = sentence.begin;
    char32_t before = 0;
    for (std::size_t pos = sentence.begin; pos < sentence.end;) {
        const auto at = static_cast<std::uint32_t>(pos);
        const char32_t c = text::next_code_point(text, pos);
        if (ends_part(c, before) && at > begin) {
            sentences.push_back({paragraph, {begin, at}, count_letters(text.substr(begin, at - begin))});
            begin = at;
        }
        before = c;
    }
    sentences.push_back({paragraph, {begin, sentence.end}, count_letters(text.substr(begin, sentence.end - begin))});
}

std::vector<Sentence> sentences_of(const Side& side)
{
    std::vector<Sentence> sentences;
    for (const std::uint32_t p : side.paragraphs)
        for (const ByteRange range : side.text->sentences_of(side.text->paragraphs[p]))
            add_parts(sentences, side.text->document.text, p, range);
    return sentences;
}

// A clause's part of a sentence's denials: several words of one clause deny once ("ne ... jamais", "nikdo ne").
struct Clauses {
    std::size_t hard = 0;              // with a negation of the table
    std::size_t soft = 0;              // with a word that may deny, and no negation
    std::size_t part = 0;              // with a part of a word that may deny alone
    std::size_t parts = 0;             // such words
    std::size_t turns = 0;             // turns of phrase
    std::size_t plain = 0;             // with a negation that nothing else can tell ("not", "never")
    std::size_t most = 0;              // single words that deny, several of one clause
    std::size_t words_that_may = 0;    // single words that may deny, beside negations of their clause too
    std::size_t plain_words = 0;
    std::size_t nots = 0;         // verbs denied: "never" and "nobody" may stand with a "not" of theirs, two "not" may not
    std::size_t bounds = 0;       // words that deny inside a bound: "no more than 40" need not be denied elsewhere
    std::size_t verbs = 0;        // words that deny as "nobody" and "never" need it beside them ("никто не")
    std::size_t with_verb = 0;    // "nobody", "never" and the like
    std::size_t words() const { return hard + soft; }
    std::size_t others() const { return most - plain_words; }    // "without", "refuse"
    std::size_t all() const { return hard + soft + part; }
};

class DenialJudge {
public:
    DenialJudge(Work& work, const BeadView& view)
        : work_(work), view_(view),
          from_(
              denials_of(view.original.text->language_of(view.original.text->paragraphs[view.original.paragraphs.front()]))),
          to_(denials_of(view.version.text->language_of(view.version.text->paragraphs[view.version.paragraphs.front()])))
    {
    }

    void run()
    {
        if (!from_.trusted() || !to_.trusted()) return;
        original_ = sentences_of(view_.original);
        version_ = sentences_of(view_.version);
        if (original_.empty() || version_.empty() || original_.size() > kMostSentences || version_.size() > kMostSentences)
            return;
        double from = 0, to = 0;
        for (const Sentence& sentence : original_) from += sentence.letters;
        for (const Sentence& sentence : version_) to += sentence.letters;
        if (from <= 0 || to <= 0) return;
        ratio_ = to / from;
        count_all();
        find_anchors();
        pair_sentences();
        for (std::size_t g = 0; g < groups_.size(); ++g)
            if (groups_[g].originals >= 1 && groups_[g].versions >= 1) judge(g);
    }

private:
    struct Group {
        std::size_t original = 0, originals = 0, version = 0, versions = 0;
    };

    struct Step {
        double cost = std::numeric_limits<double>::infinity();
        std::size_t original = 0, version = 0;
    };

    static constexpr std::pair<std::size_t, std::size_t> kSteps[] = {{1, 1}, {1, 2}, {2, 1}, {1, 0}, {0, 1}, {1, 3},
                                                                     {1, 4}, {1, 5}, {1, 6}, {1, 7}, {1, 8}};
    static constexpr std::size_t kWholeSteps = 5;    // of them for sentences; the others join parts of one
    static constexpr double kJoint = 0.3;            // cost of a joint between parts

    // ---- counting ------------------------------------------------------------------------------------------------

    static const Fact* negation_at(const Side& side, ByteRange range)
    {
        const auto found = std::find_if(side.fact_ids.begin(), side.fact_ids.end(), [&](std::uint32_t id) {
            return side.fact(id).negation() && side.fact(id).range.overlaps(range);
        });
        return found == side.fact_ids.end() ? nullptr : &side.fact(*found);
    }

    // "No, wait", "no-deal": a word by itself denies nothing of its sentence. "skyddar ingen." does, at its end.
    static bool answers(const Fact& negation, const std::vector<Token>& tokens, std::size_t i)
    {
        if (negation.negation()->cue != "no") return false;
        const bool first = i == 0 || tokens[i - 1].type == TokenClass::Mark, ends = i + 1 == tokens.size();
        if (ends || tokens[i + 1].mark == '.' || tokens[i + 1].mark == '!') return first;
        return tokens[i + 1].type == TokenClass::Mark;
    }

    static bool needs_verb(const std::string& cue)
    {
        static constexpr std::string_view kWithVerb[] = {"nobody", "nothing", "never", "nowhere", "no", "none"};
        return is_one_of(kWithVerb, cue);
    }

    // "23 were paid and 64 nothing": what denies beside a number has no verb of its own, which a version need not deny.
    static bool is_verbless(const Fact& negation, const std::vector<Token>& tokens, std::size_t i)
    {
        const std::string& cue = negation.negation()->cue;
        return (cue == "nothing" || cue == "none") && i > 0 && tokens[i - 1].type == TokenClass::Digits;
    }

    // "ne protège personne": two words that deny together, where no negation is one of them.
    static bool is_framed(const DenialWords& words, const Side& side, const std::vector<Token>& tokens, std::size_t i)
    {
        const std::size_t end = words.frame_at(tokens, i);
        return end > 0 && negation_at(side, {tokens[i].range.begin, tokens[end - 1].range.end}) == nullptr;
    }

    static Clauses count(const DenialWords& words, const Side& side, ByteRange sentence)
    {
        Clauses clauses;
        const std::vector<Token> tokens = words.tokens_of(side.text->document.text, sentence, side.text->words);
        const auto denials = words.denials(tokens);
        bool hard = false, plain = false, soft = false, part = false;
        for (std::size_t i = 0; i <= tokens.size(); ++i) {
            if (i == tokens.size() || parts_clauses(tokens[i])) {
                clauses.plain += plain;
                plain = false;
                if (hard) ++clauses.hard;
                else if (soft) ++clauses.soft;
                else if (part) ++clauses.part;
                hard = soft = part = false;
                continue;
            }
            const Fact* negation = negation_at(side, tokens[i].range);
            if ((negation != nullptr || denials[i] == DenialWords::Denial::Word) && is_bound(side, tokens[i].range)) {
                clauses.bounds += negation == nullptr || negation->range.begin >= tokens[i].range.begin;
                continue;
            }
            if (negation != nullptr && answers(*negation, tokens, i)) {
                soft = true;
                ++clauses.words_that_may;
                continue;
            }
            if (negation == nullptr && denials[i] == DenialWords::Denial::Word && is_framed(words, side, tokens, i)) {
                hard = plain = true;
                ++clauses.most;
                ++clauses.plain_words;
                continue;
            }
            hard = hard || negation != nullptr;
            clauses.parts += negation == nullptr && denials[i] == DenialWords::Denial::Part;
            plain = plain || (negation != nullptr && is_plain(negation->negation()->cue));
            soft = soft || denials[i] == DenialWords::Denial::Word;
            part = part || denials[i] == DenialWords::Denial::Part;
            clauses.turns += denials[i] == DenialWords::Denial::Turn;
            const bool begins =
                negation != nullptr && tokens[i].range.contains({negation->range.begin, negation->range.begin});
            clauses.most += begins;
            clauses.plain_words += begins && is_plain(negation->negation()->cue);
            clauses.nots += begins && negation->negation()->cue == "not";
            clauses.with_verb += begins && needs_verb(negation->negation()->cue) && !is_verbless(*negation, tokens, i);
            clauses.verbs += denials[i] == DenialWords::Denial::Part || words.is_concord(tokens, i);
            clauses.words_that_may += negation == nullptr && denials[i] == DenialWords::Denial::Word;
        }
        return clauses;
    }

    static Clauses count(const DenialWords& words, const Side& side, const std::vector<Sentence>& sentences,
                         std::size_t first, std::size_t number)
    {
        Clauses sum;
        for (std::size_t s = first; s < first + number; ++s) {
            const Clauses own = count(words, side, sentences[s].range);
            sum.hard += own.hard;
            sum.soft += own.soft;
            sum.part += own.part;
            sum.parts += own.parts;
            sum.turns += own.turns;
            sum.plain += own.plain;
            sum.most += own.most;
            sum.plain_words += own.plain_words;
            sum.nots += own.nots;
            sum.bounds += own.bounds;
            sum.verbs += own.verbs;
            sum.with_verb += own.with_verb;
            sum.words_that_may += own.words_that_may;
        }
        return sum;
    }

    void count_all()
    {
        all_original_ = count(from_, view_.original, original_, 0, original_.size());
        all_version_ = count(to_, view_.version, version_, 0, version_.size());
    }

    static bool lost_in(const Clauses& from, const Clauses& to) { return from.hard > to.hard && from.words() > to.words(); }

    // ---- sentences in pairs --------------------------------------------------------------------------------------

    static std::size_t sentence_at(const std::vector<Sentence>& sentences, ByteRange range)
    {
        for (std::size_t s = 0; s < sentences.size(); ++s)
            if (sentences[s].range.contains(range)) return s;
        return sentences.size();
    }

    void find_anchors()
    {
        anchors_.assign(original_.size(), {});
        std::size_t found = 0;
        for (const std::uint32_t id : view_.original.fact_ids) {
            const std::int64_t partner = work_.original_links[id].partner;
            if (partner < 0 || found >= kMostAnchors) continue;
            const std::size_t from = sentence_at(original_, view_.original.fact(id).range),
                              to = sentence_at(version_, view_.version.fact(static_cast<std::uint32_t>(partner)).range);
            if (from == original_.size() || to == version_.size()) continue;
            anchors_[from].push_back(to);
            ++found;
        }
    }

    double strays(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const
    {
        double cost = 0;
        for (std::size_t k = i; k < i + a; ++k)
            for (const std::size_t to : anchors_[k]) cost += to < j || to >= j + b ? kAnchor : 0;
        return cost;
    }

    // A good part of the facts of the sentence stands in other sentences.
    bool is_torn(std::size_t i, std::size_t j, std::size_t b) const
    {
        const auto outside = static_cast<std::size_t>(strays(i, 1, j, b) / kAnchor);
        return outside > 0 && outside * 3 >= anchors_[i].size();
    }

    double fit(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const
    {
        double from = 0, to = 0;
        for (std::size_t k = i; k < i + a; ++k) from += original_[k].letters;
        for (std::size_t k = j; k < j + b; ++k) to += version_[k].letters;
        return std::log(std::max(to, 1.0) / std::max(from * ratio_, 1.0));
    }

    // The version's sentences are given in parts.
    bool in_parts() const
    {
        std::size_t sentences = 0;
        for (const std::uint32_t p : view_.version.paragraphs)
            sentences += view_.version.text->sentences_of(view_.version.text->paragraphs[p]).size();
        return version_.size() > sentences;
    }

    // The likeliest pairs of sentences by their lengths and the facts inside, in order.
    void pair_sentences()
    {
        const std::size_t n = original_.size(), m = version_.size();
        std::vector<Step> table((n + 1) * (m + 1));
        const auto at = [&](std::size_t i, std::size_t j) -> Step& { return table[i * (m + 1) + j]; };
        at(0, 0).cost = 0;
        parts_ = m > n + n / 2 && in_parts();
        const auto steps = std::span(kSteps).first(parts_ ? std::size(kSteps) : kWholeSteps);
        for (std::size_t i = 0; i <= n; ++i)
            for (std::size_t j = 0; j <= m; ++j)
                for (const auto& [a, b] : steps) {
                    if (i + a > n || j + b > m) continue;
                    const double z = a * b > 0 ? fit(i, a, j, b) / kSpread : 0;
                    const double group = a + b == 2 ? 0 : parts_ && a == 1 ? kJoint * static_cast<double>(b - 1) : kGroup;
                    const double cost = at(i, j).cost + strays(i, a, j, b) + (a * b == 0 ? kSkip : z * z / 2 + group);
                    if (cost < at(i + a, j + b).cost) at(i + a, j + b) = {cost, a, b};
                }
        for (std::size_t i = n, j = m; i + j > 0;) {
            const Step step = at(i, j);
            i -= step.original;
            j -= step.version;
            groups_.push_back({i, step.original, j, step.version});
        }
        std::reverse(groups_.begin(), groups_.end());
    }

    // ---- judging -------------------------------------------------------------------------------------------------

    static bool is_one_of(std::span<const std::string_view> keys, const std::string& cue)
    {
        return std::find(keys.begin(), keys.end(), cue) != keys.end();
    }

    static bool is_plain(const std::string& cue)
    {
        static constexpr std::string_view kPlain[] = {"not",     "never", "nobody",  "nothing", "no-longer",
                                                      "not-yet", "no",    "nowhere", "none",    "neither"};
        return is_one_of(kPlain, cue);
    }

    // Told by a verb or an adverb, which a translator may turn: most are believed in short sentences alone.
    static bool is_lexical(const std::string& cue, bool short_sentence)
    {
        static constexpr std::string_view kFirm[] = {"refuse-to"}, kLoose[] = {"without", "fail-to", "unable-to"};
        return is_one_of(kFirm, cue) || (short_sentence && is_one_of(kLoose, cue));
    }

    // A part of a text with its tokens, and how each of them may deny.
    struct Reading {
        std::vector<Token> tokens;
        std::vector<DenialWords::Denial> denials;
    };

    static Reading read(const DenialWords& words, const Side& side, ByteRange range)
    {
        Reading reading{words.tokens_of(side.text->document.text, range, side.text->words), {}};
        reading.denials = words.denials(reading.tokens);
        return reading;
    }

    // Negations of a side inside a range that are sure ("not", "never", "nobody") and alone in their clause: two of them
    // may have become one positive word ("not without", "did not refuse").
    // ... or as many beside them as the other side has kept.
    static std::vector<std::uint32_t> sure_in(const DenialWords& words, const Side& side, ByteRange range,
                                              bool short_sentence, std::size_t kept)
    {
        std::vector<std::uint32_t> ids;
        const Reading reading = read(words, side, range);
        for (const std::uint32_t id : side.fact_ids) {
            const Fact& fact = side.fact(id);
            if (!fact.negation() || !range.contains(fact.range)) continue;
            const auto at = std::find_if(reading.tokens.begin(), reading.tokens.end(),
                                         [&](const Token& token) { return token.range.end >= fact.range.end; });
            if (at != reading.tokens.end() &&
                answers(fact, reading.tokens, static_cast<std::size_t>(at - reading.tokens.begin())))
                continue;
            const std::string& cue = fact.negation()->cue;
            if (!is_plain(cue) && !is_lexical(cue, short_sentence)) continue;
            if (words.is_limited(reading.tokens, fact.range) || !is_helped(words, reading, fact.range)) continue;
            if (others_beside(words, side, reading, fact.range) > (is_plain(cue) ? kept : 0)) continue;
            ids.push_back(id);
        }
        std::stable_partition(ids.begin(), ids.end(),
                              [&](std::uint32_t id) { return is_plain(side.fact(id).negation()->cue); });
        return ids;
    }

    static std::size_t at_of(const std::vector<Token>& tokens, ByteRange cue)
    {
        std::size_t at = 0;
        while (at < tokens.size() && tokens[at].range.end <= cue.begin) ++at;
        return at;
    }

    static std::pair<std::size_t, std::size_t> clause_of(const std::vector<Token>& tokens, ByteRange cue)
    {
        const std::size_t at = at_of(tokens, cue);
        std::size_t first = at, last = at;
        while (first > 0 && !parts_clauses(tokens[first - 1])) --first;
        while (last < tokens.size() && !parts_clauses(tokens[last])) ++last;
        return {first, last};
    }

    static bool is_helped(const DenialWords& words, const Reading& reading, ByteRange cue)
    {
        const auto [first, last] = clause_of(reading.tokens, cue);
        return words.is_helped(reading.tokens, first, last);
    }

    // Words that deny beside a negation, which are none themselves.
    static std::size_t others_beside(const DenialWords& words, const Side& side, const Reading& reading, ByteRange cue)
    {
        const auto [first, last] = clause_of(reading.tokens, cue);
        std::size_t behind = 0, others = 0;
        for (std::size_t i = first; i < last; ++i) {
            if (reading.tokens[i].range.begin >= cue.end && ++behind > kBeside) break;
            others += reading.denials[i] == DenialWords::Denial::Word && !reading.tokens[i].range.overlaps(cue) &&
                      !words.is_half(reading.tokens, i) && i + kBeside >= at_of(reading.tokens, cue) &&
                      negation_at(side, reading.tokens[i].range) == nullptr;
        }
        return others;
    }

    static bool asks(std::string_view sentence)
    {
        return sentence.find('?') != std::string_view::npos || sentence.find("\uFF1F") != std::string_view::npos ||
               sentence.find("\u061F") != std::string_view::npos || sentence.find("\u037E") != std::string_view::npos;
    }

    // The sentences of a group as one.
    static Sentence united(const std::vector<Sentence>& sentences, std::size_t first, std::size_t number)
    {
        Sentence united = sentences[first];
        for (std::size_t s = first + 1; s < first + number; ++s) {
            united.range.end = sentences[s].range.end;
            united.letters += sentences[s].letters;
        }
        return united;
    }

    // The two sides of a group stand in one paragraph each, are as long as each other and hold each other's facts.
    bool is_sure_pair(const Group& group, const Sentence& from) const
    {
        const std::size_t i = group.original, j = group.version;
        if (version_[j].paragraph != version_[j + group.versions - 1].paragraph ||
            original_[i].paragraph != original_[i + group.originals - 1].paragraph)
            return false;
        // Longer ones end where nobody can tell, and what was denied beside them may be in the next.
        if (group.originals > 1 && from.letters * std::max(ratio_, 1.0) > kShortPair) return false;
        const double allowed = kFit + kShortFit / std::max(from.letters * std::max(ratio_, 1.0), 1.0);
        if (std::abs(fit(i, group.originals, j, group.versions)) > allowed) return false;
        for (std::size_t s = i; s < i + group.originals; ++s)
            if (is_torn(s, j, group.versions)) return false;
        return true;
    }

    void judge(std::size_t g)
    {
        const Group& group = groups_[g];
        const Sentence from = united(original_, group.original, group.originals);
        const std::size_t j = group.version;
        const ByteRange to = united(version_, j, group.versions).range;
        if (!is_sure_pair(group, from)) return;
        if (from.letters * std::max(ratio_, 1.0) > kMostLetters || asks(view_.original.text->slice(from.range)) ||
            asks(view_.version.text->slice(to)))
            return;
        const Clauses here = count(from_, view_.original, original_, group.original, group.originals),
                      there = count(to_, view_.version, version_, j, group.versions);
        // "Do not go without papers", "is not empty": what else denies is there still.
        const std::size_t kept = here.others() > 0 && there.others() >= here.others() ? kAnyNumber : there.words_that_may;
        const auto before = sure_in(from_, view_.original, from.range, from.letters <= kShort, kept);
        const bool plain = !before.empty() && is_plain(view_.original.fact(before.front()).negation()->cue);
        const bool fewer = (plain ? lost(here, there) || lost_verb(here, there) : silent(here, there)) && !beside(g, true);
        const bool broken = !before.empty() && is_broken(view_.version, to) && !is_verbless_in(from, before.front());
        if (!before.empty() && (fewer || broken)) report(before.front(), from, to, j, true);
        else if (judge_turned(from, to, version_[j].paragraph, here, there)) return;
        else if (judge_doubled(g, here, there)) return;
        else if (group.originals * group.versions == 1 && from.letters <= kShort) judge_added(g, here, there);
    }

    // "rejected" told as "accepted", or the other way round: the verb is gone, its opposite is there, and no other word
    // denies in its stead.
    bool judge_turned(const Sentence& from, ByteRange to, std::uint32_t paragraph, const Clauses& here, const Clauses& there)
    {
        const Reading before = read(from_, view_.original, from.range), after = read(to_, view_.version, to);
        const DenialWords::Verbs a = from_.verbs_in(before.tokens), b = to_.verbs_in(after.tokens);
        const auto may = [](const Clauses& clauses) {
            return clauses.most + clauses.words_that_may + clauses.part + clauses.turns;
        };
        const bool lost = a.denying > b.denying && a.confirming < b.confirming && may(there) < may(here),
                   gained = a.denying < b.denying && a.confirming > b.confirming && may(there) > may(here);
        if (!lost && !gained) return false;
        Draft draft;
        draft.kind = Kind::Negation;
        draft.change = lost ? Change::Missing : Change::Added;
        draft.severity = Severity::Major;
        draft.confidence = kTurnedConfidence;
        draft.original = Place{from.paragraph, before.tokens[lost ? a.first_denying : a.first_confirming].range};
        draft.version = Place{paragraph, after.tokens[lost ? b.first_confirming : b.first_denying].range};
        draft.cause = "turned " + std::to_string(draft.original->range.begin);
        draft.message = "\"" + shown_original(work_, draft.original->range) + "\" became its opposite, \"" +
                        shown_version(work_, draft.version->range) + "\".";
        work_.drafts.push_back(std::move(draft));
        return true;
    }

    // A denial that a translator brought in is mostly wording ("has opposed": "is not for it"): a finding where nothing of
    // the original can be told so, otherwise a note.
    void judge_added(std::size_t g, const Clauses& here, const Clauses& there)
    {
        const Group& group = groups_[g];
        const ByteRange to = version_[group.version].range;
        auto after = sure_in(to_, view_.version, to, false, 0);
        const Reading reading = read(to_, view_.version, to);
        std::erase_if(after, [&](std::uint32_t id) {
            const ByteRange cue = view_.version.fact(id).range;
            return is_bound(view_.version, cue) || is_contrast(reading.tokens, cue);
        });
        if (after.empty() || here.all() + here.turns > 0 || !lost_in(all_version_, all_original_) || beside(g, false))
            return;
        if (std::abs(fit(group.original, 1, group.version, 1)) > kClose || there.soft + there.part > 0) return;
        report(after.front(), original_[group.original], to, group.version, false);
        const ByteRange cue = view_.version.fact(after.front()).range, from = original_[group.original].range;
        const bool sure =
            to_.is_particle(view_.version.text->slice(cue)) && from_.is_positive(read(from_, view_.original, from).tokens);
        if (sure) work_.drafts.back().severity = Severity::Minor;
    }

    // "не 64, а 32": one value in the place of another.
    static bool is_contrast(const std::vector<Token>& tokens, ByteRange cue)
    {
        const std::size_t next = at_of(tokens, cue) + 1;
        return next < tokens.size() && tokens[next].type == TokenClass::Digits;
    }

    // "declined to say" told as "did not decline": the word that denies is there on both sides, and now denied itself.
    bool judge_doubled(std::size_t g, const Clauses& here, const Clauses& there)
    {
        const Group& group = groups_[g];
        if (group.originals * group.versions != 1 || here.plain + here.nots + here.with_verb > 0) return false;
        const auto denying = [](const Clauses& clauses) { return clauses.others() + clauses.words_that_may; };
        // "n'a" of "n'a pas" counts as one more.
        if (denying(here) == 0 || denying(there) > denying(here) + 1) return false;
        const ByteRange to = version_[group.version].range, from = original_[group.original].range;
        // "Don't forget": denied on both sides, by an idiom that counts for none here.
        if (from_.has_particle(read(from_, view_.original, from).tokens)) return false;
        const Reading after = read(to_, view_.version, to);
        for (const std::uint32_t id : view_.version.fact_ids) {
            const Fact& fact = view_.version.fact(id);
            const bool inside = fact.negation() && to.contains(fact.range);
            if (!inside || !to_.is_particle(view_.version.text->slice(fact.range)) || !denies_denial(after, fact.range))
                continue;
            report(id, original_[group.original], to, group.version, false);
            work_.drafts.back().severity = Severity::Minor;
            return true;
        }
        return false;
    }

    // "n'a pas refusé", "weigerte sich nicht".
    bool denies_denial(const Reading& reading, ByteRange cue) const
    {
        const std::size_t at = at_of(reading.tokens, cue);
        const auto denies = [&](std::size_t i) {
            const Fact* negation = negation_at(view_.version, reading.tokens[i].range);
            return reading.denials[i] == DenialWords::Denial::Word && !to_.is_half(reading.tokens, i) &&
                   (negation == nullptr || !is_plain(negation->negation()->cue));
        };
        for (std::size_t i = at + 1; i < reading.tokens.size() && i <= at + 2 && !parts_clauses(reading.tokens[i]); ++i)
            if (denies(i)) return true;
        for (std::size_t i = at; i > 0 && i + 2 > at && !parts_clauses(reading.tokens[i - 1]); --i)
            if (denies(i - 1)) return true;
        return false;
    }

    // "up to 40" told as "не більш ніж 40": the bound tells its own denial.
    static bool is_bound(const Side& side, ByteRange cue)
    {
        return std::any_of(side.fact_ids.begin(), side.fact_ids.end(), [&](std::uint32_t id) {
            return side.fact(id).comparator() && side.fact(id).range.contains(cue);
        });
    }

    static std::size_t more(std::size_t a, std::size_t b) { return a > b ? a - b : 0; }

    // Fewer denials than the original surely has, whatever may deny besides, as far as the original has it too. Parts of
    // words are how some languages deny their verbs.
    static bool lost(const Clauses& here, const Clauses& there)
    {
        const std::size_t own = here.words_that_may + here.turns + here.bounds,
                          may = there.words_that_may + there.turns + there.bounds;
        return std::max(here.plain, here.nots) >
               there.most - std::min(here.others(), there.others()) + more(may, own) + more(there.parts, here.parts);
    }

    // "nemá žádnou moc ... a nebude", one of the two verbs no longer denied: "no" is there as ever, its verb is not. Several
    // "no" of a sentence share one verb.
    bool lost_verb(const Clauses& here, const Clauses& there) const
    {
        const std::size_t alone = here.with_verb > 0 ? 1 : 0,
                          needed = from_.has_concord() ? std::max(here.nots, alone) : here.nots + alone;
        return to_.has_concord() && there.with_verb > 0 && needed > there.verbs + there.soft + there.turns;
    }

    static bool silent(const Clauses& here, const Clauses& there)
    {
        return there.all() + there.turns + more(there.bounds, here.bounds) == 0;
    }

    // "никто мог": nothing denies the verb that "nobody" stands with.
    bool is_broken(const Side& side, ByteRange range) const
    {
        const Reading reading = read(to_, side, range);
        const bool parts = std::find(reading.denials.begin(), reading.denials.end(), DenialWords::Denial::Part) !=
                           reading.denials.end();    // "hiçbiri sonuçlanmadı"
        return !parts && to_.is_broken(reading.tokens) &&
               std::any_of(side.fact_ids.begin(), side.fact_ids.end(), [&](std::uint32_t id) {
                   const Fact& fact = side.fact(id);
                   return fact.negation() && range.contains(fact.range) && needs_verb(fact.negation()->cue);
               });
    }

    bool is_verbless_in(const Sentence& from, std::uint32_t id) const
    {
        const Fact& fact = view_.original.fact(id);
        const Reading reading = read(from_, view_.original, from.range);
        const auto at = std::find_if(reading.tokens.begin(), reading.tokens.end(),
                                     [&](const Token& token) { return token.range.begin >= fact.range.begin; });
        return is_verbless(fact, reading.tokens, static_cast<std::size_t>(at - reading.tokens.begin()));
    }

    // A neighbour denies more often than its counterpart does: the border of the sentences was drawn elsewhere.
    bool beside(std::size_t g, bool lost) const
    {
        for (std::size_t n = g > 0 ? g - 1 : 0; n <= g + 1 && n < groups_.size(); ++n) {
            if (n == g) continue;
            const Clauses from = count(from_, view_.original, original_, groups_[n].original, groups_[n].originals),
                          to = count(to_, view_.version, version_, groups_[n].version, groups_[n].versions);
            if (lost ? to.words() > from.words() + from.turns : from.all() > to.all()) return true;
            if (lost && parts_ && to.most > from.most) return true;    // borders of parts are rough
        }
        return false;
    }

    void report(std::uint32_t id, const Sentence& from, ByteRange to, std::size_t j, bool lost)
    {
        Draft draft;
        draft.kind = Kind::Negation;
        draft.change = lost ? Change::Missing : Change::Added;
        draft.severity = lost ? Severity::Major : Severity::Info;
        draft.confidence = kConfidence;
        const Fact& fact = lost ? view_.original.fact(id) : view_.version.fact(id);
        draft.original = lost ? place_of(fact) : Place{from.paragraph, from.range};
        draft.version = lost ? Place{version_[j].paragraph, to} : place_of(fact);
        draft.cause = (lost ? "not " : "added not ") + std::to_string(fact.range.begin);
        draft.message = lost ? "The original denies (\"" + shown_original(work_, fact.range) +
                                   "\"), the version may not: \"" + shown_version(work_, to) + "\"."
                             : "The version denies (\"" + shown_version(work_, fact.range) +
                                   "\"), the original does not: \"" + shown_original(work_, from.range) + "\".";
        (lost ? work_.original_links : work_.version_links)[id].state = FactState::Changed;
        work_.drafts.push_back(std::move(draft));
    }

    Work& work_;
    const BeadView& view_;
    const DenialWords &from_, &to_;
    std::vector<Sentence> original_, version_;
    std::vector<std::vector<std::size_t>> anchors_;    // by sentence of the original: sentences that hold its facts
    std::vector<Group> groups_;
    Clauses all_original_, all_version_;
    double ratio_ = 1;
    bool parts_ = false;    // the version's sentences are cut into parts
};

}    // namespace

void judge_negations_across(Work& work, const BeadView& view)
{
    DenialJudge(work, view).run();
}

// Where denials are missing throughout, the two languages deny in ways the tables do not tell: then none is reported.
void hold_back_negations(Work& work)
{
    for (const bool lost : {true, false}) {
        const auto told = [&](const Draft& draft) {
            return draft.kind == Kind::Negation && draft.confidence == kConfidence &&
                   draft.change == (lost ? Change::Missing : Change::Added);
        };
        const auto& facts = (lost ? work.original : work.version).facts;
        const auto all =
            std::count_if(facts.begin(), facts.end(), [](const Fact& fact) { return fact.negation() != nullptr; });
        const auto found = static_cast<std::size_t>(std::count_if(work.drafts.begin(), work.drafts.end(), told));
        if (found >= kSystematic && static_cast<double>(found) > kSystematicShare * static_cast<double>(all))
            std::erase_if(work.drafts, told);
    }
}

}    // namespace textdrift::drift
