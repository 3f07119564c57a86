// Damage to the text itself: words glued together, characters broken by a wrong decoding.
#include <algorithm>
#include <array>

#include "core/drift/work.h"

namespace textdrift::drift {

namespace {

// What UTF-8 read as windows-1252 leaves behind, and the replacement character itself.
constexpr std::array<std::string_view, 12> kBrokenEncoding{
    "\xEF\xBF\xBD", "Ã©", "Ã¨", "Ã¡", "Ã³", "Ã±", "Ã¼", "Ã§", "Ã¶", "â€™", "â€œ", "â€“"};

class DamageJudge {
public:
    DamageJudge(Work& work, const BeadView& view) : work_(work), view_(view) {}

    void run()
    {
        for (std::size_t j = 0; j < view_.version.words.size(); ++j) {
            if (view_.version.match[j] >= 0 || reported(view_.version.words[j].range)) continue;
            if (!glued_from_original(j)) glued_by_case(j);
        }
        for (const std::uint32_t q : view_.version.paragraphs) find_broken_encoding(q);
    }

private:
    bool reported(ByteRange range) const
    {
        for (const std::uint32_t id : view_.version.fact_ids) {
            const FactState state = work_.version_links[id].state;
            const facts::Fact& fact = view_.version.fact(id);
            if (fact.range.overlaps(range) && (state == FactState::Changed || state == FactState::Confirmed) && !fact.quotation()
                && !fact.attribution())
                return true;
        }
        for (const Draft& draft : work_.drafts)
            if (draft.version && draft.version->range.overlaps(range) && draft.kind != Kind::Quotation) return true;
        return false;
    }

    // One word made of two or three that stand apart in the original, both of them words of a few letters at least.
    bool glued_from_original(std::size_t j)
    {
        const Word& word = view_.version.words[j];
        if (word.key.size() < 6 || work_.original_index.has_word(word.key)) return false;
        const Gap gap = view_.project_back({j, j + 1});
        for (std::size_t i = gap.span.begin; i + 1 < gap.span.end; ++i) {
            std::string joined = view_.original.words[i].key;
            for (std::size_t k = i + 1; k < std::min(gap.span.end, i + 3); ++k) {
                joined += view_.original.words[k].key;
                if (joined != word.key) continue;
                // "cyber-security" and "cybersecurity", "under way" and "underway" are spellings; a glued name or sentence is not.
                const bool spelling = !word.mixed && (hyphenated(i, k) || (k == i + 1 && !view_.original.words[i].capital));
                if (spelling) return true;
                report(j, {i, k + 1}, "Words are glued together: \"" + shown_version(work_, word.range) + "\".");
                return true;
            }
        }
        return false;
    }

    bool hyphenated(std::size_t first, std::size_t last) const
    {
        const std::uint32_t from = view_.original.words[first].range.end, to = view_.original.words[last].range.begin;
        const std::string_view between = view_.original.text->slice({from, to});
        return between.find('-') != std::string_view::npos && between.find(' ') == std::string_view::npos;
    }

    // "indexThis", "2035Who": a sentence begins inside a word, and no such word is known to the original.
    bool glued_by_case(std::size_t j)
    {
        const Word& word = view_.version.words[j];
        if (work_.original_index.has_word(word.key)) return false;
        const std::string_view surface = work_.comparison.version.slice(word.range);
        const std::size_t cut = lower_to_upper(surface);
        const bool after_digits = word.glued && word.capital && j > 0 && view_.version.words[j - 1].range.end == word.range.begin
                               && word.key.size() >= 3 && !known_pair(j);
        if (cut == std::string_view::npos && !after_digits) return false;
        if (cut != std::string_view::npos && !both_parts_known(word.key, cut)) return false;
        const Gap gap = view_.project_back({j, j + 1});
        report(after_digits ? j - 1 : j, gap.span, "A word is glued to its neighbour: \""
               + shown_version(work_, view_.version.bytes_of({after_digits ? j - 1 : j, j + 1})) + "\".", after_digits ? 2 : 1);
        return true;
    }

    static std::size_t lower_to_upper(std::string_view surface)
    {
        for (std::size_t i = 2; i + 1 < surface.size(); ++i)
            if (surface[i - 1] >= 'a' && surface[i - 1] <= 'z' && surface[i] >= 'A' && surface[i] <= 'Z' && surface[0] >= 'a') return i;
        return std::string_view::npos;
    }

    bool both_parts_known(const std::string& key, std::size_t cut) const
    {
        if (cut >= key.size()) return false;
        const auto known = [&](const std::string& w) { return work_.version_index.has_word(w) || work_.original_index.has_word(w); };
        return known(key.substr(0, cut)) || known(key.substr(cut));
    }

    bool known_pair(std::size_t j) const
    {
        // "5G", "COVID19": codes the original writes the same way.
        const std::string key = view_.version.words[j - 1].key + view_.version.words[j].key;
        return work_.original_index.has_word(key);
    }

    void report(std::size_t j, WordSpan original, std::string message, std::size_t words = 1)
    {
        Draft draft;
        draft.kind = Kind::Damage;
        draft.change = Change::Altered;
        draft.severity = Severity::Minor;
        draft.confidence = 0.85;
        draft.version = view_.version.place_of({j, j + words});
        if (!original.empty()) draft.original = view_.original.place_of(original);
        draft.message = std::move(message);
        draft.cause = "glued " + view_.version.words[j].key;
        work_.drafts.push_back(std::move(draft));
    }

    void find_broken_encoding(std::uint32_t paragraph)
    {
        const segment::Paragraph& p = work_.comparison.version.paragraphs[paragraph];
        const std::string_view text = work_.comparison.version.slice(p.range);
        for (const std::string_view pattern : kBrokenEncoding) {
            const std::size_t at = text.find(pattern);
            if (at == std::string_view::npos || original_has(pattern)) continue;
            Draft draft;
            draft.kind = Kind::Damage;
            draft.change = Change::Altered;
            draft.severity = Severity::Minor;
            draft.confidence = 0.95;
            const auto begin = static_cast<std::uint32_t>(p.range.begin + at);
            draft.version = Place{paragraph, {begin, begin + static_cast<std::uint32_t>(pattern.size())}};
            draft.cause = "encoding";
            draft.message = "Characters were broken by a wrong decoding: \"" + shown_version(work_, draft.version->range) + "\".";
            work_.drafts.push_back(std::move(draft));
            return;
        }
    }

    bool original_has(std::string_view pattern) const
    {
        for (const std::uint32_t p : view_.original.paragraphs)
            if (work_.comparison.original.slice(work_.comparison.original.paragraphs[p].range).find(pattern) != std::string_view::npos) return true;
        return false;
    }

    Work& work_;
    const BeadView& view_;
};

}    // namespace

void judge_damage(Work& work, const BeadView& view)
{
    DamageJudge(work, view).run();
}

}    // namespace textdrift::drift
