// Denials of a text and of its translation. Other languages deny with prefixes, verbs and idioms, so only this is told: a
// sentence that denies, beside a counterpart in which nothing could be a denial, in a text whose other denials were found.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>

#include "core/drift/letters.h"
#include "core/drift/work.h"
#include "core/facts/token.h"
#include "core/text/fold.h"

namespace textdrift::drift {

namespace {

using facts::Fact;
using facts::Token;
using facts::TokenClass;

constexpr std::size_t kMostSentences = 40;     // of a bead's side; longer ones are not cut into pairs
constexpr double kMostLetters = 260;           // of a sentence: in longer ones a denial has too many ways to be told
constexpr double kFit = 0.45;                  // log ratio of the lengths of two sentences that are surely each other's
constexpr std::size_t kFewestCues = 8;         // rows of a table that can be trusted to know the denials of a language
constexpr double kSpread = 0.3, kGroup = 2, kSkip = 8;

// Words and endings by which a language denies without a plain negation, as tokens have them.
class DenialWords {
public:
    explicit DenialWords(const language::Table& table) : keeps_marks_(table.keeps_marks())
    {
        for (const char* section : {"negations", "soft-negations", "negation-exceptions"})
            for (const language::Row& row : table.section(section)) add(row.form);
        for (const language::Row& row : table.section("negative-prefixes")) add_prefix(row.form);
        for (const language::Row& row : table.section("negative-suffixes")) suffixes_.push_back(folded(row.form));
        for (const language::Row& row : table.section("negative-parts")) parts_.push_back(folded(row.form));
        for (const language::Row& row : table.section("clitics"))
            if (row.value() == "prefix") clitics_.push_back(folded(row.form));
        trusted_ = table.section("negations").size() >= kFewestCues && table.section("soft-negations").size() >= kFewestCues;
    }

    bool trusted() const noexcept { return trusted_; }

    // Whether anything in the sentence may deny, beside the given places; `derived`: also by a part of a word.
    bool may_deny(std::string_view text, ByteRange sentence, const std::vector<ByteRange>& beside, bool derived) const
    {
        const std::vector<Token> tokens = facts::tokenise(text, sentence, {}, {keeps_marks_, {}});
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].type != TokenClass::Word) continue;
            const bool known = std::any_of(beside.begin(), beside.end(),
                                           [&](ByteRange range) { return range.overlaps(tokens[i].range); });
            if (known) continue;
            if (begins_phrase(tokens, i) || is_contracted(tokens[i].folded)) return true;
            if (derived && (is_derived(tokens[i].folded) || behind_clitic(tokens[i].folded))) return true;
        }
        return false;
    }

private:
    std::string folded(std::string_view form) const
    {
        return text::fold(form, {.case_fold = true, .strip_marks = !keeps_marks_});
    }

    // One letter of ASCII begins too many words to tell anything.
    void add_prefix(std::string_view form)
    {
        if (form.size() > 1) prefixes_.push_back(folded(form));
    }

    void add(std::string_view form)
    {
        std::vector<std::string> words;
        for (Token& token : facts::tokenise(form, {0, static_cast<std::uint32_t>(form.size())}, {}, {keeps_marks_, {}}))
            if (token.type == TokenClass::Word) words.push_back(std::move(token.folded));
        if (!words.empty()) phrases_[words.front()].push_back(words);
        if (form.starts_with("n'") || (form.starts_with('n') && form.ends_with("'t"))) endings_.push_back(folded(form));
    }

    bool begins_phrase(const std::vector<Token>& tokens, std::size_t i) const
    {
        const auto found = phrases_.find(tokens[i].folded);
        if (found == phrases_.end()) return false;
        return std::any_of(found->second.begin(), found->second.end(), [&](const std::vector<std::string>& words) {
            for (std::size_t w = 0; w < words.size(); ++w)
                if (i + w >= tokens.size() || tokens[i + w].folded != words[w]) return false;
            return true;
        });
    }

    // Arabic "ولم", Hebrew "שלא": written together with "and", "that".
    bool behind_clitic(std::string_view word) const
    {
        return std::any_of(clitics_.begin(), clitics_.end(), [&](const std::string& clitic) {
            if (!word.starts_with(clitic) || word.size() <= clitic.size()) return false;
            const auto found = phrases_.find(word.substr(clitic.size()));
            return found != phrases_.end();
        });
    }

    // "isn't", "n'est"
    bool is_contracted(std::string_view word) const
    {
        return word.starts_with("n'") || word.starts_with("n\u2019") ||
               std::any_of(endings_.begin(), endings_.end(), [&](const std::string& ending) { return word.ends_with(ending); });
    }

    // "unclear", "nezodpověděl", "yanıtlamadı": the denial is a part of the word.
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
    std::map<std::string, std::vector<std::vector<std::string>>, std::less<>> phrases_;
    std::vector<std::string> prefixes_, suffixes_, parts_, clitics_, endings_;
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

std::vector<Sentence> sentences_of(const Side& side)
{
    std::vector<Sentence> sentences;
    for (const std::uint32_t p : side.paragraphs)
        for (const ByteRange range : side.text->sentences_of(side.text->paragraphs[p]))
            sentences.push_back({p, range, count_letters(side.text->slice(range))});
    return sentences;
}

class DenialJudge {
public:
    DenialJudge(Work& work, const BeadView& view)
        : work_(work), view_(view), from_(denials_of(view.original.text->language_of(
                                        view.original.text->paragraphs[view.original.paragraphs.front()]))),
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
        pair_sentences();
    }

private:
    struct Step {
        double cost = std::numeric_limits<double>::infinity();
        std::size_t original = 0, version = 0;
    };

    static constexpr std::pair<std::size_t, std::size_t> kSteps[] = {{1, 1}, {1, 2}, {2, 1}, {1, 0}, {0, 1}};

    double fit(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const
    {
        double from = 0, to = 0;
        for (std::size_t k = i; k < i + a; ++k) from += original_[k].letters;
        for (std::size_t k = j; k < j + b; ++k) to += version_[k].letters;
        return std::log(std::max(to, 1.0) / std::max(from * ratio_, 1.0));
    }

    // The likeliest pairs of sentences by their lengths, in order.
    void pair_sentences()
    {
        const std::size_t n = original_.size(), m = version_.size();
        std::vector<Step> table((n + 1) * (m + 1));
        const auto at = [&](std::size_t i, std::size_t j) -> Step& { return table[i * (m + 1) + j]; };
        at(0, 0).cost = 0;
        for (std::size_t i = 0; i <= n; ++i)
            for (std::size_t j = 0; j <= m; ++j)
                for (const auto& [a, b] : kSteps) {
                    if (i + a > n || j + b > m) continue;
                    const double z = a * b > 0 ? fit(i, a, j, b) / kSpread : 0;
                    const double cost = at(i, j).cost + (a * b == 0 ? kSkip : z * z / 2 + (a + b > 2 ? kGroup : 0));
                    if (cost < at(i + a, j + b).cost) at(i + a, j + b) = {cost, a, b};
                }
        for (std::size_t i = n, j = m; i + j > 0;) {
            const Step step = at(i, j);
            i -= step.original;
            j -= step.version;
            if (step.original == 1 && step.version >= 1) judge(i, j, step.version);
        }
    }

    // Negations of a side inside a range that are plain: "not", "never", "nobody".
    static std::vector<std::uint32_t> plain_in(const Side& side, ByteRange range)
    {
        std::vector<std::uint32_t> ids;
        for (const std::uint32_t id : side.fact_ids) {
            const Fact& fact = side.fact(id);
            if (!fact.negation() || !range.contains(fact.range)) continue;
            const std::string& cue = fact.negation()->cue;
            if (cue == "not" || cue == "never" || cue == "nobody" || cue == "nothing" || cue == "no-longer" || cue == "not-yet")
                ids.push_back(id);
        }
        return ids;
    }

    static bool asks(std::string_view sentence)
    {
        return sentence.find('?') != std::string_view::npos || sentence.find("\uFF1F") != std::string_view::npos ||
               sentence.find("\u061F") != std::string_view::npos || sentence.find("\u037E") != std::string_view::npos;
    }

    void judge(std::size_t i, std::size_t j, std::size_t sentences)
    {
        const Sentence& from = original_[i];
        const ByteRange to{version_[j].range.begin, version_[j + sentences - 1].range.end};
        if (version_[j].paragraph != version_[j + sentences - 1].paragraph || std::abs(fit(i, 1, j, sentences)) > kFit) return;
        if (from.letters > kMostLetters || asks(view_.original.text->slice(from.range))) return;
        const auto before = plain_in(view_.original, from.range), after = plain_in(view_.version, to);
        if (!before.empty() && only_denials(from_, view_.original, from.range, before) && denies_nothing(to_, view_.version, to))
            report(before.front(), from, to, j, true);
        else if (!after.empty() && only_denials(to_, view_.version, to, after) &&
                 denies_nothing(from_, view_.original, from.range))
            report(after.front(), from, to, j, false);
    }

    // Nothing but these denials: two of them may have become one positive word ("not without", "did not refuse").
    static bool only_denials(const DenialWords& words, const Side& side, ByteRange sentence, const std::vector<std::uint32_t>& ids)
    {
        std::vector<ByteRange> ranges;
        for (const std::uint32_t id : ids) ranges.push_back(side.fact(id).range);
        return !words.may_deny(side.text->document.text, sentence, ranges, false);
    }

    static bool denies_nothing(const DenialWords& words, const Side& side, ByteRange sentence)
    {
        return !words.may_deny(side.text->document.text, sentence, {}, true);
    }

    void report(std::uint32_t id, const Sentence& from, ByteRange to, std::size_t j, bool lost)
    {
        Draft draft;
        draft.kind = Kind::Negation;
        draft.change = lost ? Change::Missing : Change::Added;
        draft.severity = Severity::Major;
        draft.confidence = 0.45;
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
    double ratio_ = 1;
};

}    // namespace


void judge_negations_across(Work& work, const BeadView& view)
{
    DenialJudge(work, view).run();
}

}    // namespace textdrift::drift
