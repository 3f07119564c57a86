// What changed inside quotations that found their partners: cut, grown over the narrator's words, left untranslated.
#include "core/align/words.h"
#include "core/drift/across_quotations.h"
#include "core/drift/checks.h"
#include "core/text/utf8.h"

namespace textdrift::drift {

namespace {

using facts::Fact;

constexpr double kPartOdds = 5.5;    // of lengths, by which a part of a quotation lost its marks

class QuotedWordsAcross {
public:
    QuotedWordsAcross(Work& work, const BeadQuotes& bead, double ratio) : work_(work), bead_(bead), ratio_(ratio) {}

    void compare(const Quote& before, const Quote& after)
    {
        if (!before.speech || before.words < kSpeechWords || compare_untranslated(before, after)) return;
        const double expected = before.letters * ratio_, word = expected / before.words;
        const double z = misfit(after.letters, expected) / log_spread(before.words);
        const bool cut = z < -3 && expected - after.letters >= kSpeechWords * word;
        const bool grown = z > 3 && after.letters - expected >= 2 * kSpeechWords * word && outgrows_bead(before, after) &&
                           !is_misread(work_, *bead_.bead);
        if (!cut && !grown) {
            compare_parts(before, after, expected, word);
            return;
        }
        work_.original_links[before.id].state = work_.version_links[after.id].state = FactState::Changed;
        Draft draft = draft_of(before, after);
        draft.confidence = 0.6;
        if (grown && after.open) draft.severity = Severity::Info;    // where it should have closed nobody can tell
        draft.message =
            cut ? "A quotation is cut: \"" + shown_original(work_, draft.original->range) + "\" became \"" +
                      shown_version(work_, draft.version->range) + "\"."
                : "A quotation holds far more than was said: \"" + shown_version(work_, draft.version->range) + "\".";
        work_.drafts.push_back(std::move(draft));
    }

private:
    // The marks of the narrator's words are gone, not the whole passage longer.
    bool outgrows_bead(const Quote& before, const Quote& after) const
    {
        const double whole = before.letters / std::max(bead_.original.letters, 1.0),
                     now = after.letters / std::max(bead_.version.letters, 1.0);
        return now > 1.5 * whole + 0.15;
    }

    // '"A," she said, "and B."' of which one half stands without marks: the quotation is shorter, and the narrator's words
    // beside it are longer by as much.
    void compare_parts(const Quote& before, const Quote& after, double expected, double word)
    {
        const double gone = expected - after.letters, quoted = bead_.original.quoted_letters(), words = before.words;
        if (gone < kSpeechWords * word || before.title || after.open || before.open) return;
        const double whole = length_cost(bead_, ratio_, quoted, 0, false, words),
                     unmarked = length_cost(bead_, ratio_, quoted, gone / ratio_, false, words);
        if (whole - unmarked < kPartOdds || is_misread(work_, *bead_.bead)) return;
        work_.original_links[before.id].state = work_.version_links[after.id].state = FactState::Changed;
        Draft draft = draft_of(before, after);
        draft.change = Change::Unmarked;
        draft.confidence = 0.6;
        draft.cause = "unmarked " + std::to_string(draft.original->range.begin);
        draft.message = "A part of the quotation \"" + shown_original(work_, draft.original->range) +
                        "\" has lost its marks: \"" + shown_version(work_, draft.version->range) + "\" is what is left.";
        draft.why = "Somebody's own words now read as the text's.";
        work_.drafts.push_back(std::move(draft));
    }

    // A quotation left in the language of the original is compared word by word.
    bool compare_untranslated(const Quote& before, const Quote& after)
    {
        const Fact &o = work_.original_fact(before.id), &v = work_.version_fact(after.id);
        const language::Table& table = language::table(work_.comparison.original.language);
        const auto from = words_in(work_.comparison.original, o.paragraph, o.quotation()->inner, table),
                   to = words_in(work_.comparison.version, v.paragraph, v.quotation()->inner, table);
        std::vector<std::string> a, b;
        for (const Word& word : from) a.push_back(word.key);
        for (const Word& word : to) b.push_back(word.key);
        if (a.size() < kSpeechWords || b.empty()) return false;
        const auto match = align::align_words(a, b);
        std::size_t same = 0;
        for (std::size_t i = 0; i < a.size(); ++i) same += match[i] >= 0 && a[i] == b[static_cast<std::size_t>(match[i])];
        if (same * 10 < a.size() * 6) return false;
        if (same == a.size() && a.size() == b.size()) return true;
        if (!is_respelled(o, v, from, to)) report_words(before, after, from, to, match);
        return true;
    }

    // 国際交流 told as 國際交流 or 国际交流: Chinese and Japanese write the same name in characters of their own.
    bool is_respelled(const Fact& o, const Fact& v, const std::vector<Word>& from, const std::vector<Word>& to) const
    {
        const segment::SegmentedText &original = work_.comparison.original, &version = work_.comparison.version;
        const auto in_characters = [](const std::vector<Word>& words) {
            return std::all_of(words.begin(), words.end(), [](const Word& word) { return is_han(word.key); });
        };
        return !same_words(original.language_of(original.paragraphs[o.paragraph]),
                           version.language_of(version.paragraphs[v.paragraph])) &&
               in_characters(from) && in_characters(to);
    }

    static bool is_han(std::string_view word)
    {
        std::size_t pos = 0;
        const char32_t c = text::next_code_point(word, pos);
        return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
    }

    void report_words(const Quote& before, const Quote& after, const std::vector<Word>& from, const std::vector<Word>& to,
                      const std::vector<std::int32_t>& match)
    {
        const auto equal = [&](std::size_t i, std::size_t j) {
            return match[i] == static_cast<std::int32_t>(j) && from[i].key == to[j].key;
        };
        std::size_t head = 0, tail = 0;
        while (head < std::min(from.size(), to.size()) && equal(head, head)) ++head;
        while (tail < std::min(from.size(), to.size()) - head && equal(from.size() - 1 - tail, to.size() - 1 - tail)) ++tail;
        Draft draft = draft_of(before, after);
        if (head + tail < from.size())
            draft.original->range = {from[head].range.begin, from[from.size() - 1 - tail].range.end};
        if (head + tail < to.size()) draft.version->range = {to[head].range.begin, to[to.size() - 1 - tail].range.end};
        draft.confidence = 0.85;
        // Titles are translated word by word, or in part.
        if (before.title || has_stray_mark(work_.comparison.original, work_.original, draft.original->paragraph, nullptr))
            draft.severity = Severity::Info;
        draft.message = "Quoted words changed: \"" + shown_original(work_, draft.original->range) + "\" became \"" +
                        shown_version(work_, draft.version->range) + "\".";
        work_.original_links[before.id].state = work_.version_links[after.id].state = FactState::Changed;
        work_.drafts.push_back(std::move(draft));
    }

    Draft draft_of(const Quote& before, const Quote& after) const
    {
        Draft draft;
        draft.kind = Kind::Quotation;
        draft.change = Change::Altered;
        draft.severity = Severity::Major;
        draft.original = place_of(work_.original_fact(before.id));
        draft.version = place_of(work_.version_fact(after.id));
        return draft;
    }

    Work& work_;
    const BeadQuotes& bead_;
    double ratio_;
};

}    // namespace

void compare_quotations(Work& work, const BeadQuotes& bead, double ratio)
{
    QuotedWordsAcross judge(work, bead, ratio);
    for (const auto& [original, version] : bead.pairs)
        judge.compare(bead.original.quotes[original], bead.version.quotes[version]);
}

}    // namespace textdrift::drift
