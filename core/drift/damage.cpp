// Damage to the text itself: words glued together, characters broken by a wrong decoding.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "core/drift/work.h"

namespace textdrift::drift {

namespace {

class DamageJudge {
public:
    DamageJudge(Work& work, const BeadView& view)
        : work_(work), view_(view), table_(language::table(work.comparison.original.language))
    {
        for (const language::Row& row : table_.section("open-compounds")) compounds_.insert(row.form);
    }

    void run()
    {
        for (std::size_t j = 0; j < view_.version.words.size(); ++j) {
            if (view_.version.match[j] >= 0) {
                if (!glued_to_match(j)) lost_space(j);
            } else if (!reported(view_.version.words[j].range) && !glued_from_original(j)) {
                glued_by_case(j);
            }
        }
        for (const std::uint32_t q : view_.version.paragraphs) {
            judge_encoding(q);
            find_markup(q);
        }
        find_broken_off();
    }

private:
    bool reported(ByteRange range) const
    {
        for (const std::uint32_t id : view_.version.fact_ids) {
            const FactState state = work_.version_links[id].state;
            const facts::Fact& fact = view_.version.fact(id);
            if (fact.range.overlaps(range) && (state == FactState::Changed || state == FactState::Confirmed) &&
                !fact.quotation() && !fact.attribution())
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
                // "cyber-security" and "cybersecurity", "under way" and "underway" are spellings; a glued name or sentence
                // is not.
                if (!word.mixed && (hyphenated(i, k) || compounds_.contains(word.key))) return true;
                report(j, {i, k + 1}, "Words are glued together: \"" + shown_version(work_, word.range) + "\".");
                return true;
            }
        }
        return false;
    }

    // "samplesand" was matched to "samples"; together with its neighbour it is the whole word.
    bool glued_to_match(std::size_t j)
    {
        const auto i = static_cast<std::size_t>(view_.version.match[j]);
        const std::string& key = view_.version.words[j].key;
        if (view_.original.words[i].key == key || work_.original_index.has_word(key) ||
            reported(view_.version.words[j].range))
            return false;
        for (const std::size_t first : {i, i - 1}) {
            if (first + 1 >= view_.original.words.size() || first > i) continue;
            if (view_.original.words[first].key + view_.original.words[first + 1].key != key) continue;
            if (hyphenated(first, first + 1) || compounds_.contains(key)) return true;
            report(j, {first, first + 2},
                   "Words are glued together: \"" + shown_version(work_, view_.version.words[j].range) + "\".");
            return true;
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
        const bool after_digits = word.glued && word.capital && j > 0 &&
                                  view_.version.words[j - 1].range.end == word.range.begin && word.key.size() >= 3 &&
                                  !known_pair(j);
        if (cut == std::string_view::npos && !after_digits) return false;
        if (cut != std::string_view::npos && !both_parts_known(word.key, cut)) return false;
        const Gap gap = view_.project_back({j, j + 1});
        report(after_digits ? j - 1 : j, gap.span,
               "A word is glued to its neighbour: \"" +
                   shown_version(work_, view_.version.bytes_of({after_digits ? j - 1 : j, j + 1})) + "\".",
               after_digits ? 2 : 1);
        return true;
    }

    static std::size_t lower_to_upper(std::string_view surface)
    {
        for (std::size_t i = 2; i + 1 < surface.size(); ++i)
            if (surface[i - 1] >= 'a' && surface[i - 1] <= 'z' && surface[i] >= 'A' && surface[i] <= 'Z' &&
                surface[0] >= 'a')
                return i;
        return std::string_view::npos;
    }

    bool both_parts_known(const std::string& key, std::size_t cut) const
    {
        if (cut >= key.size()) return false;
        const auto known = [&](const std::string& w) {
            return work_.version_index.has_word(w) || work_.original_index.has_word(w);
        };
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

    void judge_encoding(std::uint32_t paragraph)
    {
        const segment::Paragraph& p = work_.comparison.version.paragraphs[paragraph];
        const std::string_view text = work_.comparison.version.slice(p.range);
        const std::size_t at = find_broken_encoding(text);
        if (at == std::string_view::npos || original_is_broken()) return;
        const auto begin = static_cast<std::uint32_t>(p.range.begin + at);
        const ByteRange word = up_to_blanks(work_.comparison.version, {begin, begin + 1}, paragraph);
        if (reported(word)) return;
        Draft draft;
        draft.kind = Kind::Damage;
        draft.change = Change::Altered;
        draft.severity = Severity::Minor;
        draft.confidence = 0.95;
        draft.version = Place{paragraph, word};
        const Gap gap = view_.project_back(view_.version.words_of(word));
        if (!gap.span.empty() && gap.span.size() < 8) draft.original = view_.original.place_of(gap.span);
        draft.cause = "encoding";
        draft.message = "Characters were broken by a wrong decoding: \"" + shown_version(work_, word) + "\".";
        work_.drafts.push_back(std::move(draft));
    }

    bool original_is_broken() const
    {
        return std::any_of(view_.original.paragraphs.begin(), view_.original.paragraphs.end(), [&](std::uint32_t p) {
            return has_broken_encoding(work_.comparison.original.slice(work_.comparison.original.paragraphs[p].range));
        });
    }

    bool original_has(std::string_view pattern) const
    {
        for (const std::uint32_t p : view_.original.paragraphs)
            if (work_.comparison.original.slice(work_.comparison.original.paragraphs[p].range).find(pattern) !=
                std::string_view::npos)
                return true;
        return false;
    }

    static std::string_view between(const Side& side, std::size_t first, std::size_t second)
    {
        return side.text->slice(
            {side.words[first].range.end, std::max(side.words[first].range.end, side.words[second].range.begin)});
    }

    // Both words are the original's, the space between them is not there any more: "318pages", "hurt.The".
    void lost_space(std::size_t j)
    {
        if (j == 0 || view_.version.match[j - 1] < 0 || view_.version.match[j] != view_.version.match[j - 1] + 1) return;
        const Word &before = view_.version.words[j - 1], &word = view_.version.words[j];
        const auto i = static_cast<std::size_t>(view_.version.match[j]);
        if (before.paragraph != word.paragraph || before.range.begin == word.range.begin || word.key.size() < 3) return;
        const std::string_view was = between(view_.original, i - 1, i), is = between(view_.version, j - 1, j);
        const bool sentence_glued = is.size() == 1 &&
                                    (is == "." || is == "?" || is == "!" || is == "," || is == ";" || is == ":") &&
                                    (word.capital || is == "," || is == ";");
        if (was.find(' ') == std::string_view::npos || !(is.empty() || sentence_glued) ||
            inside_one_fact(before.range, word.range))
            return;
        report(j - 1, {i - 1, i + 1},
               "The space is gone between \"" + shown_version(work_, before.range) + "\" and \"" +
                   shown_version(work_, word.range) + "\".",
               2);
    }

    bool inside_one_fact(ByteRange first, ByteRange second) const
    {
        for (const std::uint32_t id : view_.version.fact_ids) {
            const facts::Fact& fact = view_.version.fact(id);
            if (!fact.quotation() && !fact.attribution() && fact.range.contains(first) && fact.range.contains(second))
                return true;
        }
        return false;
    }

    // Remains of the page the copy was taken from: tags and character references the original does not have.
    void find_markup(std::uint32_t paragraph)
    {
        const segment::Paragraph& p = work_.comparison.version.paragraphs[paragraph];
        const std::string_view text = work_.comparison.version.slice(p.range);
        for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos;
             at = text.find_first_of("<&", at + 1)) {
            const std::size_t size = markup_size(text.substr(at));
            if (size == 0 || original_has(text.substr(at, size))) continue;
            Draft draft;
            draft.kind = Kind::Damage;
            draft.change = Change::Added;
            draft.severity = Severity::Minor;
            draft.confidence = 0.95;
            const auto begin = static_cast<std::uint32_t>(p.range.begin + at);
            draft.version = Place{paragraph, {begin, begin + static_cast<std::uint32_t>(size)}};
            draft.message = "Markup was left in the text: " + shown_version(work_, draft.version->range) + ".";
            draft.cause = "markup " + std::string(text.substr(at, size));
            work_.drafts.push_back(std::move(draft));
            at += size - 1;
        }
    }

    // Length of a tag ("<br>", "</p>") or a character reference ("&nbsp;", "&#8217;") at the start of `text`, or 0.
    static std::size_t markup_size(std::string_view text)
    {
        constexpr std::size_t kLongest = 40;
        const bool tag = text.front() == '<';
        std::size_t i = 1;
        if (tag && i < text.size() && text[i] == '/') ++i;
        if (!tag && i < text.size() && text[i] == '#') ++i;
        const std::size_t name = i;
        const auto is_name = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        };
        while (i < std::min(text.size(), kLongest) && is_name(text[i])) ++i;
        if (i == name || i >= text.size()) return 0;
        if (!tag) return text[i] == ';' ? i + 1 : 0;
        const std::string_view rest = text.substr(i, 3);
        if (rest.starts_with(">")) return known_tag(text.substr(name, i - name)) ? i + 1 : 0;
        if (rest.starts_with("/>") || rest.starts_with(" />")) return i + (rest[0] == ' ' ? 3 : 2);
        return 0;
    }

    static bool known_tag(std::string_view name)
    {
        static constexpr std::array<std::string_view, 16> kTags{"br", "p",  "b",  "i",  "em", "strong", "span", "div",
                                                                "a",  "li", "ul", "ol", "h1", "h2",     "h3",   "td"};
        return std::find(kTags.begin(), kTags.end(), name) != kTags.end();
    }

    // The paragraph ends in the middle of a word of the original.
    void find_broken_off()
    {
        if (view_.version.words.empty() || view_.original.words.empty()) return;
        const std::size_t last = view_.version.words.size() - 1;
        const Word& word = view_.version.words[last];
        if (view_.version.match[last] >= 0 || word.range.end != work_.comparison.version.paragraphs[word.paragraph].body.end)
            return;
        const Gap gap = view_.project_back({last, last + 1});
        if (gap.left > 0 || gap.span.empty()) return;
        const Word& whole = view_.original.words[gap.span.begin];
        if (whole.key.size() <= word.key.size() || !whole.key.starts_with(word.key)) return;
        const bool inflected = gap.span.begin + 1 == view_.original.words.size() && whole.key.size() <= word.key.size() + 2;
        if (inflected) return;
        const WordSpan lost{gap.span.begin, view_.original.words.size()};
        Draft draft;
        draft.kind = Kind::Damage;
        draft.change = Change::Missing;
        draft.severity = Severity::Major;
        draft.confidence = 0.9;
        draft.original = view_.original.place_of(lost);
        draft.original->range.end =
            std::max(draft.original->range.end, work_.comparison.original.paragraphs[draft.original->paragraph].body.end);
        draft.version = view_.version.place_of({last, last + 1});
        draft.message = "The paragraph breaks off in the middle of a word: \"" + shown_version(work_, word.range) +
                        "\" for \"" + shown_original(work_, draft.original->range) + "\".";
        draft.why = "The rest of the passage no longer reaches the reader.";
        withdraw_lost(draft.original->range);
        work_.drafts.push_back(std::move(draft));
    }

    // What was reported missing from the tail is one cause: the text breaks off.
    void withdraw_lost(ByteRange range)
    {
        std::erase_if(work_.drafts, [&](const Draft& draft) {
            return draft.change == Change::Missing && draft.original && range.contains(draft.original->range);
        });
    }

    Work& work_;
    const BeadView& view_;
    const language::Table& table_;
    std::unordered_set<std::string_view> compounds_;
};

}    // namespace

void judge_damage(Work& work, const BeadView& view)
{
    DamageJudge(work, view).run();
}

}    // namespace textdrift::drift
