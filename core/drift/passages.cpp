// Sentences dropped or added inside a bead: one finding for the passage instead of one for each of its facts.
#include <algorithm>
#include <unordered_set>

#include "core/drift/work.h"

namespace textdrift::drift {

namespace {

constexpr std::size_t kFewWords = 5;    // shorter sentences are judged by their facts alone

struct Passage {
    WordSpan words;
    Gap gap;
};

// A sentence of one side none of whose content is on the other: its words are unmatched and the gap they leave is (nearly)
// closed.
class PassageFinder {
public:
    PassageFinder(const Side& side, bool from_original, const BeadView& view, const std::vector<FactLink>& links)
        : side_(side), from_original_(from_original), view_(view), links_(links),
          table_(language::table(side.text->language))
    {
    }

    std::vector<Passage> find() const
    {
        std::vector<Passage> passages;
        for (const std::uint32_t p : side_.paragraphs) {
            const segment::Paragraph& paragraph = side_.text->paragraphs[p];
            for (const ByteRange sentence : side_.text->sentences_of(paragraph)) {
                const WordSpan words = side_.words_of(sentence);
                if (words.size() < kFewWords || content_matched(words) > 0.2) continue;
                if (!passages.empty() && passages.back().words.end == words.begin) {
                    passages.back().words.end = words.end;
                } else {
                    passages.push_back({words, {}});
                }
            }
        }
        std::erase_if(passages, [&](Passage& passage) { return !closes(passage) || tells_known_values(passage.words); });
        return passages;
    }

private:
    double content_matched(WordSpan words) const
    {
        std::size_t content = 0, matched = 0;
        for (std::size_t i = words.begin; i < words.end; ++i) {
            if (is_function_word(side_.words[i].key, table_)) continue;
            ++content;
            matched += side_.match[i] >= 0;
        }
        return content == 0 ? 1 : static_cast<double>(matched) / static_cast<double>(content);
    }

    // The other side has too few words between the passage's neighbours for it to be there in other words.
    bool closes(Passage& passage) const
    {
        passage.gap = from_original_ ? view_.project(passage.words) : view_.project_back(passage.words);
        const double around = static_cast<double>(passage.gap.left + passage.gap.right);
        const double room = static_cast<double>(passage.gap.span.size()) - 0.8 * around;
        return room <= 0.3 * static_cast<double>(passage.words.size()) && !stands_elsewhere(passage.words);
    }

    // A figure or date of it found its equal: the sentence was rewritten, not dropped.
    bool tells_known_values(WordSpan words) const
    {
        const ByteRange bytes = side_.bytes_of(words);
        for (const std::uint32_t id : side_.fact_ids) {
            const facts::Fact& fact = side_.fact(id);
            if (!bytes.contains(fact.range) || links_[id].state != FactState::Confirmed || links_[id].partner < 0) continue;
            if ((fact.quantity() && !fact.quantity()->weak) || (fact.date() && fact.date()->relative.empty())) return true;
        }
        return false;
    }

    // Its content words are among the other side's unmatched ones, or in the paragraphs next to the bead: turned round, not
    // gone.
    bool stands_elsewhere(WordSpan words) const
    {
        const Side& other = from_original_ ? view_.version : view_.original;
        std::unordered_set<std::string> free;
        for (std::size_t j = 0; j < other.words.size(); ++j)
            if (other.match[j] < 0) free.insert(other.words[j].key);
        const std::uint32_t first = other.paragraphs.front(), last = other.paragraphs.back();
        for (const std::int64_t p : {static_cast<std::int64_t>(first) - 1, static_cast<std::int64_t>(last) + 1}) {
            if (p < 0 || p >= static_cast<std::int64_t>(other.text->paragraphs.size())) continue;
            const auto index = static_cast<std::uint32_t>(p);
            for (Word& word : words_in(*other.text, index, other.text->paragraphs[index].body, table_))
                free.insert(std::move(word.key));
        }
        std::size_t content = 0, found = 0;
        for (std::size_t i = words.begin; i < words.end; ++i) {
            if (is_function_word(side_.words[i].key, table_)) continue;
            ++content;
            found += free.contains(side_.words[i].key);
        }
        return found * 2 >= content;
    }

    const Side& side_;
    bool from_original_;
    const BeadView& view_;
    const std::vector<FactLink>& links_;
    const language::Table& table_;
};

ByteRange sentence_bytes(const Side& side, WordSpan words)
{
    ByteRange bytes = side.bytes_of(words);
    const segment::Paragraph& paragraph = side.text->paragraphs[side.words[words.begin].paragraph];
    for (const ByteRange sentence : side.text->sentences_of(paragraph)) {
        if (!sentence.overlaps(bytes)) continue;
        bytes.begin = std::min(bytes.begin, sentence.begin);
        bytes.end = std::max(bytes.end, sentence.end);
    }
    return bytes;
}

bool is_speech(const facts::Fact& fact)
{
    return fact.quotation() && fact.quotation()->type == facts::QuotationValue::Class::Speech;
}

// Settles the facts of a passage. Returns how many it had, or -1 where it holds speech, which is reported as such.
int settle_facts(const Side& side, std::vector<FactLink>& links, ByteRange bytes)
{
    int count = 0;
    bool speech = false;
    for (const std::uint32_t id : side.fact_ids) {
        if (!bytes.contains(side.fact(id).range) || links[id].state != FactState::Open) continue;
        if (is_speech(side.fact(id))) {
            speech = true;
            continue;
        }
        links[id].state = FactState::Lost;
        ++count;
    }
    return speech ? -1 : count;
}

}    // namespace

void judge_passages(Work& work, const BeadView& view)
{
    for (const Passage& passage : PassageFinder(view.original, true, view, work.original_links).find()) {
        const ByteRange bytes = sentence_bytes(view.original, passage.words);
        const int facts = settle_facts(view.original, work.original_links, bytes);
        if (facts < 0) continue;
        Draft draft;
        draft.kind = Kind::Paragraph;
        draft.change = Change::Missing;
        draft.severity = facts > 0 ? Severity::Major : Severity::Minor;
        draft.confidence = 0.85;
        draft.message = "A passage of this paragraph is gone: \"" + shown_original(work, bytes) + "\".";
        draft.why = "What it said no longer reaches the reader.";
        draft.original = Place{view.original.words[passage.words.begin].paragraph, bytes};
        work.drafts.push_back(std::move(draft));
    }
    for (const Passage& passage : PassageFinder(view.version, false, view, work.version_links).find()) {
        const ByteRange bytes = sentence_bytes(view.version, passage.words);
        if (settle_facts(view.version, work.version_links, bytes) < 0) continue;
        Draft draft;
        draft.kind = Kind::Paragraph;
        draft.change = Change::Added;
        draft.severity = Severity::Minor;
        draft.confidence = 0.8;
        draft.message = "A passage was added to this paragraph: \"" + shown_version(work, bytes) + "\".";
        draft.why = "The original does not say this; it must not be published as part of it.";
        draft.version = Place{view.version.words[passage.words.begin].paragraph, bytes};
        work.drafts.push_back(std::move(draft));
    }
}

}    // namespace textdrift::drift
