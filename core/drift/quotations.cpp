// Quotations: marks that vanished or appeared, quotations dropped, words changed between the marks.
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/align/words.h"
#include "core/drift/work.h"

namespace textdrift::drift {

namespace {

using facts::Fact;
using facts::QuotationValue;

std::vector<std::string> keys_of(const Side& side, WordSpan span)
{
    std::vector<std::string> keys;
    for (std::size_t i = span.begin; i < span.end; ++i) keys.push_back(side.words[i].key);
    return keys;
}

// Words shared by two runs, in order, as a share of the longer one.
double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    if (a.empty() || b.empty()) return a.empty() && b.empty() ? 1 : 0;
    const auto match = align::align_words(a, b);
    const auto matched =
        static_cast<double>(std::count_if(match.begin(), match.end(), [](std::int32_t m) { return m >= 0; }));
    return matched / static_cast<double>(std::max(a.size(), b.size()));
}

struct Pair {
    double score;
    double distance;
    std::uint32_t original, version;
};

class QuotationJudge {
public:
    QuotationJudge(Work& work, const BeadView& view)
        : work_(work), view_(view), table_(language::table(work.comparison.original.language))
    {
    }

    void run()
    {
        pair_quotations();
        for (const std::uint32_t id : open(view_.original, work_.original_links)) judge_unpaired(id);
        for (const std::uint32_t id : open(view_.version, work_.version_links)) judge_added(id);
    }

private:
    std::vector<std::uint32_t> open(const Side& side, const std::vector<FactLink>& links) const
    {
        std::vector<std::uint32_t> ids;
        for (const std::uint32_t id : side.fact_ids)
            if (side.fact(id).quotation() && links[id].state == FactState::Open) ids.push_back(id);
        return ids;
    }

    static WordSpan inner(const Side& side, const Fact& fact) { return side.words_of(fact.quotation()->inner); }

    void pair_quotations()
    {
        std::vector<Pair> pairs;
        const auto versions = open(view_.version, work_.version_links);
        for (const std::uint32_t o : open(view_.original, work_.original_links)) {
            const WordSpan from = inner(view_.original, view_.original.fact(o));
            const auto from_keys = keys_of(view_.original, from);
            const Gap gap = view_.project(from);
            for (const std::uint32_t v : versions) {
                const WordSpan to = inner(view_.version, view_.version.fact(v));
                double score = overlap(from_keys, keys_of(view_.version, to));
                // Rewritten words between marks that stand exactly where the marks stood are still that quotation.
                const bool in_place = !to.empty() && to.begin >= gap.span.begin && to.end <= gap.span.end && gap.tight(4);
                if (in_place) score = std::max(score, 0.4);
                if (score < 0.4) continue;
                pairs.push_back(
                    {score, std::abs(view_.expected_position(from.begin) - static_cast<double>(to.begin)), o, v});
            }
        }
        std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
            if (a.score != b.score) return a.score > b.score;
            return std::tie(a.distance, a.original, a.version) < std::tie(b.distance, b.original, b.version);
        });
        for (const Pair& pair : pairs)
            if (work_.open_original(pair.original) && work_.open_version(pair.version))
                work_.link(pair.original, pair.version, FactState::Confirmed);
    }

    // Where the words of a quotation without counterpart stand in the version: from the first to the last that is there.
    WordSpan carried_words(WordSpan span, std::size_t& matched) const
    {
        matched = 0;
        std::size_t first = view_.version.words.size(), last = 0;
        for (std::size_t i = span.begin; i < span.end; ++i) {
            if (view_.original.match[i] < 0) continue;
            const auto j = static_cast<std::size_t>(view_.original.match[i]);
            first = std::min(first, j);
            last = std::max(last, j + 1);
            ++matched;
        }
        if (matched == 0) return {0, 0};
        // The ends may have been rewritten: the gap before the first and behind the last word still belongs to it.
        const Gap gap = view_.project(span);
        if (view_.original.match[span.begin] < 0 && first - std::min(first, gap.span.begin) <= 3)
            first = std::min(first, gap.span.begin);
        if (view_.original.match[span.end - 1] < 0 && std::max(last, gap.span.end) - last <= 3)
            last = std::max(last, gap.span.end);
        return {first, last};
    }

    // Content words of `span` that stand anywhere in `there`, as a share: word order may have been turned.
    double bag_share(WordSpan span, WordSpan there) const
    {
        std::size_t content = 0, found = 0;
        for (std::size_t i = span.begin; i < span.end; ++i) {
            const std::string& key = view_.original.words[i].key;
            if (is_function_word(key, table_)) continue;
            ++content;
            for (std::size_t j = there.begin; j < there.end; ++j) {
                if (view_.version.words[j].key != key && align::word_similarity(view_.version.words[j].key, key) < 0.72)
                    continue;
                ++found;
                break;
            }
        }
        return content == 0 ? 1 : static_cast<double>(found) / static_cast<double>(content);
    }

    bool inside_reported_quotation(const Fact& fact) const
    {
        return fact.quotation()->depth > 0 && outer_state(fact) != FactState::Confirmed;
    }

    FactState outer_state(const Fact& fact) const
    {
        for (const std::uint32_t id : view_.original.fact_ids) {
            const Fact& other = view_.original.fact(id);
            if (other.quotation() && other.quotation()->depth < fact.quotation()->depth && other.range.contains(fact.range))
                return work_.original_links[id].state;
        }
        return FactState::Confirmed;
    }

    void judge_unpaired(std::uint32_t id)
    {
        const Fact& fact = view_.original.fact(id);
        const WordSpan span = inner(view_.original, fact);
        // A block quotation ("> ...") is marked by its layout, which every format shows in another way.
        if (span.empty() || fact.quotation()->block || inside_reported_quotation(fact)) {
            work_.settle_original(id, FactState::Silent);
            return;
        }
        if (joined_or_split(id, span)) return;
        std::size_t matched = 0;
        WordSpan there = carried_words(span, matched);
        const Gap gap = view_.project(span);
        const bool spread = there.size() > 2 * span.size() + 6;
        if (there.empty() || spread) there = gap.span;
        if (there.size() > 3 * span.size() + 8) there.end = there.begin + 3 * span.size() + 8;
        const double share = bag_share(span, there);
        const bool rewritten_in_place = gap.tight(6) && !gap.span.empty() && share >= 0.25;
        if (share >= 0.4 || (rewritten_in_place && fact.quotation()->type == QuotationValue::Class::Term)) {
            report_unmarked(id, span, there);
        } else {
            report_missing(id);
        }
    }

    // Words of the version that stand between quotation marks.
    std::vector<bool> quoted_words(std::uint8_t depth) const
    {
        std::vector<bool> quoted(view_.version.words.size(), false);
        for (const std::uint32_t v : view_.version.fact_ids) {
            const Fact& fact = view_.version.fact(v);
            if (!fact.quotation() || fact.quotation()->depth < depth) continue;
            const WordSpan span = inner(view_.version, fact);
            for (std::size_t j = span.begin; j < span.end; ++j) quoted[j] = true;
        }
        return quoted;
    }

    // Where the alignment knows most of the words, it also knows whether they stand between marks.
    std::optional<bool> aligned_words_quoted(WordSpan span, const std::vector<bool>& quoted) const
    {
        std::size_t matched = 0, inside = 0;
        for (std::size_t i = span.begin; i < span.end; ++i) {
            if (view_.original.match[i] < 0) continue;
            ++matched;
            inside += quoted[static_cast<std::size_t>(view_.original.match[i])];
        }
        if (matched * 10 < span.size() * 6) return std::nullopt;
        return inside * 10 >= matched * 6;
    }

    // Two quotations told as one, or one told in two parts with the speaker between: the words still stand between marks.
    bool joined_or_split(std::uint32_t id, WordSpan span)
    {
        const std::vector<bool> quoted = quoted_words(view_.original.fact(id).quotation()->depth);
        if (const auto known = aligned_words_quoted(span, quoted); known && !*known) return false;
        std::size_t content = 0, kept = 0;
        for (std::size_t i = span.begin; i < span.end; ++i) {
            const std::string& key = view_.original.words[i].key;
            if (is_function_word(key, table_)) continue;
            ++content;
            for (std::size_t j = 0; j < quoted.size(); ++j) {
                if (!quoted[j] || view_.version.words[j].key != key) continue;
                ++kept;
                break;
            }
        }
        if (content < 2 ? kept < content || content == 0 : kept * 10 < content * 8) return false;
        work_.settle_original(id, FactState::Confirmed);
        for (const std::uint32_t v : open(view_.version, work_.version_links)) {
            const auto to = keys_of(view_.version, inner(view_.version, view_.version.fact(v)));
            const auto from = keys_of(view_.original, span);
            const bool part = std::all_of(to.begin(), to.end(), [&](const std::string& w) {
                return std::find(from.begin(), from.end(), w) != from.end();
            });
            if (part) work_.settle_version(v, FactState::Silent);
        }
        return true;
    }

    bool same_words(WordSpan from, WordSpan to) const { return keys_of(view_.original, from) == keys_of(view_.version, to); }

    void report_unmarked(std::uint32_t id, WordSpan from, WordSpan to)
    {
        const Fact& fact = view_.original.fact(id);
        const bool speech = fact.quotation()->type == QuotationValue::Class::Speech;
        work_.settle_original(id, FactState::Changed);
        Draft draft;
        draft.kind = Kind::Quotation;
        draft.change = Change::Unmarked;
        draft.severity = speech ? Severity::Major : Severity::Minor;
        draft.confidence = same_words(from, to) ? 0.95 : 0.8;
        draft.original = place_of(fact);
        draft.version = view_.version.place_of(to);
        // The marks are there, but broken by a wrong decoding, and that is reported.
        const std::string_view text = work_.comparison.version.document.text;
        std::size_t from_byte = draft.version->range.begin >= 10 ? draft.version->range.begin - 10 : 0;
        while (from_byte > 0 && (static_cast<unsigned char>(text[from_byte]) & 0xC0) == 0x80) --from_byte;
        if (has_broken_encoding(text.substr(from_byte, draft.version->range.end - from_byte))) return;
        draft.message = "The quotation marks are gone from \"" + shown_version(work_, draft.version->range) + "\".";
        draft.why = speech ? "Somebody's own words now read as the text's." : "A quoted term now reads as the text's own.";
        if (!same_words(from, to) && !only_style_differs(from, to)) {
            draft.severity = Severity::Major;
            report_words(id, draft.original, draft.version, speech ? 0.8 : 0.7);
        }
        work_.drafts.push_back(std::move(draft));
    }

    void report_words(std::uint32_t id, const std::optional<Place>& original, const std::optional<Place>& version,
                      double confidence)
    {
        Draft draft;
        draft.kind = Kind::Quotation;
        draft.change = Change::Altered;
        draft.severity = Severity::Major;
        draft.confidence = confidence;
        draft.original = original;
        draft.version = version;
        draft.message = "Quoted words changed: \"" + shown_original(work_, view_.original.fact(id).quotation()->inner) +
                        "\" became \"" + shown_version(work_, version->range) + "\".";
        work_.drafts.push_back(std::move(draft));
    }

    bool only_style_differs(WordSpan from, WordSpan to) const
    {
        std::string a, b;
        for (std::size_t i = from.begin; i < from.end; ++i) a += view_.original.words[i].key;
        for (std::size_t i = to.begin; i < to.end; ++i) b += view_.version.words[i].key;
        return a == b;
    }

    void report_missing(std::uint32_t id)
    {
        const Fact& fact = view_.original.fact(id);
        const bool speech = fact.quotation()->type == QuotationValue::Class::Speech;
        work_.settle_original(id, FactState::Lost);
        Draft draft;
        draft.kind = Kind::Quotation;
        draft.change = Change::Missing;
        draft.severity = speech ? Severity::Major : Severity::Minor;
        draft.confidence = speech ? 0.85 : 0.65;
        draft.original = place_of(fact);
        draft.cause = "gone " + std::to_string(fact.range.begin);
        draft.message = "The quotation \"" + shown_original(work_, fact.quotation()->inner) + "\" is gone.";
        work_.drafts.push_back(std::move(draft));
        settle_facts_inside(fact.range);
    }

    // What was said only inside the lost quotation is lost with it: one cause, one finding.
    void settle_facts_inside(ByteRange range)
    {
        for (const std::uint32_t id : view_.original.fact_ids) {
            const Fact& fact = view_.original.fact(id);
            const bool names_speaker =
                fact.attribution() && fact.attribution()->quotation && fact.attribution()->quotation->overlaps(range);
            if ((range.contains(fact.range) || names_speaker) && work_.open_original(id))
                work_.settle_original(id, FactState::Lost);
        }
    }

    void judge_added(std::uint32_t id)
    {
        const Fact& fact = view_.version.fact(id);
        const WordSpan span = inner(view_.version, fact);
        work_.settle_version(id, FactState::Silent);
        if (span.empty() || fact.quotation()->block || fact.quotation()->depth > 0) return;
        std::size_t matched = 0;
        for (std::size_t i = span.begin; i < span.end; ++i) matched += view_.version.match[i] >= 0;
        const bool speech = fact.quotation()->type == QuotationValue::Class::Speech;
        const bool words_known = matched * 10 >= span.size() * 7;
        // Titles and terms gain marks by house style; a speech that was none, or a quotation from nowhere, is another
        // matter.
        const bool term_marked = matched == span.size() && !quoted_in_original(span);
        if (!speech && !term_marked) return;
        if (speech && quoted_in_original(span)) return;
        work_.settle_version(id, FactState::Lost);
        Draft draft;
        draft.kind = Kind::Quotation;
        draft.change = Change::Added;
        draft.severity = speech ? Severity::Major : Severity::Minor;
        draft.confidence = words_known ? 0.8 : 0.65;
        draft.version = place_of(fact);
        if (words_known) draft.original = view_.original.place_of(carried_back(span));
        draft.message = words_known ? "Words that the original does not quote are now between quotation marks: \""
                                    : "The original has no such quotation: \"";
        draft.message += shown_version(work_, fact.quotation()->inner) + "\".";
        work_.drafts.push_back(std::move(draft));
    }

    // The words already stood between marks in the original, as a part of a longer quotation or of two.
    bool quoted_in_original(WordSpan span) const
    {
        std::size_t content = 0, quoted = 0;
        for (std::size_t j = span.begin; j < span.end; ++j) {
            if (is_function_word(view_.version.words[j].key, table_)) continue;
            ++content;
            quoted += in_original_quotation(view_.version.words[j].key);
        }
        return content > 0 && quoted * 10 >= content * 7;
    }

    bool in_original_quotation(const std::string& key) const
    {
        for (const std::uint32_t o : view_.original.fact_ids) {
            const Fact& fact = view_.original.fact(o);
            if (!fact.quotation()) continue;
            const WordSpan span = inner(view_.original, fact);
            for (std::size_t i = span.begin; i < span.end; ++i)
                if (view_.original.words[i].key == key) return true;
        }
        return false;
    }

    WordSpan carried_back(WordSpan span) const
    {
        std::size_t first = view_.original.words.size(), last = 0;
        for (std::size_t i = span.begin; i < span.end; ++i) {
            if (view_.version.match[i] < 0) continue;
            first = std::min(first, static_cast<std::size_t>(view_.version.match[i]));
            last = std::max(last, static_cast<std::size_t>(view_.version.match[i]) + 1);
        }
        return {first, std::max(first, last)};
    }

    Work& work_;
    const BeadView& view_;
    const language::Table& table_;
};

// Compares the words of quotations that kept their marks. Runs after the facts inside were judged, so that a number already
// reported, or written differently and confirmed, is not told twice.
class QuotedWordsJudge {
public:
    QuotedWordsJudge(Work& work, const BeadView& view) : work_(work), view_(view) {}

    void run()
    {
        for (const std::uint32_t id : view_.original.fact_ids) {
            const Fact& fact = view_.original.fact(id);
            const FactLink link = work_.original_links[id];
            if (!fact.quotation() || link.state != FactState::Confirmed || link.partner < 0 || nested(fact)) continue;
            compare(id, fact, work_.version_fact(static_cast<std::uint32_t>(link.partner)));
        }
    }

private:
    // A nested quotation's words are compared with the outer one's.
    bool nested(const Fact& fact) const
    {
        for (const std::uint32_t id : view_.original.fact_ids) {
            const Fact& other = view_.original.fact(id);
            if (other.quotation() && &other != &fact && other.range.contains(fact.range) && other.range != fact.range &&
                work_.original_links[id].state == FactState::Confirmed && work_.original_links[id].partner >= 0)
                return true;
        }
        return false;
    }

    void compare(std::uint32_t id, const Fact& before, const Fact& after)
    {
        const WordSpan from = view_.original.words_of(before.quotation()->inner),
                       to = view_.version.words_of(after.quotation()->inner);
        const auto a = keys_of(view_.original, from), b = keys_of(view_.version, to);
        if (a == b) return;
        if (regrouped(a, b) && rest_is_quoted(before, after)) return;
        const auto match = align::align_words(a, b);
        WordSpan first_from, first_to;
        bool changed = false;
        std::size_t i = 0, j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && match[i] == static_cast<std::int32_t>(j) && a[i] == b[j]) {
                ++i;
                ++j;
                continue;
            }
            const std::size_t i0 = i, j0 = j;
            while (i < a.size() && (match[i] < 0 || a[i] != b[static_cast<std::size_t>(match[i])])) ++i;
            j = i < a.size() ? static_cast<std::size_t>(match[i]) : b.size();
            const WordSpan run_from{from.begin + i0, from.begin + i}, run_to{to.begin + j0, to.begin + j};
            if (explained(run_from, run_to)) continue;
            if (!changed) {
                first_from = run_from;
                first_to = run_to;
            } else {
                first_from.end = run_from.end;
                first_to.end = run_to.end;
            }
            changed = true;
        }
        if (changed) report(id, before, after, first_from, first_to);
    }

    // The words of the longer quotation that the shorter lacks stand between other marks of the shorter one's text.
    bool rest_is_quoted(const Fact& before, const Fact& after) const
    {
        const bool cut = before.quotation()->word_count > after.quotation()->word_count;
        const Side &longer = cut ? view_.original : view_.version, &shorter = cut ? view_.version : view_.original;
        const Fact &whole = cut ? before : after, &part = cut ? after : before;
        std::unordered_set<std::string> elsewhere;
        for (const std::uint32_t id : shorter.fact_ids) {
            const Fact& fact = shorter.fact(id);
            if (!fact.quotation()) continue;
            for (const std::string& key : keys_of(shorter, shorter.words_of(fact.quotation()->inner))) elsewhere.insert(key);
        }
        const auto own = keys_of(shorter, shorter.words_of(part.quotation()->inner));
        std::size_t rest = 0, found = 0;
        for (const std::string& key : keys_of(longer, longer.words_of(whole.quotation()->inner))) {
            if (std::find(own.begin(), own.end(), key) != own.end()) continue;
            ++rest;
            found += elsewhere.contains(key);
        }
        return found * 10 >= rest * 8;
    }

    // One side's quotation is a run of words of the other's: told in parts, or cut.
    static bool regrouped(const std::vector<std::string>& a, const std::vector<std::string>& b)
    {
        const auto& shorter = a.size() < b.size() ? a : b;
        const auto& longer = a.size() < b.size() ? b : a;
        if (shorter.empty() || shorter.size() >= longer.size()) return false;
        return std::search(longer.begin(), longer.end(), shorter.begin(), shorter.end()) != longer.end();
    }

    // Same letters with another division into words, or nothing but facts that were judged already.
    bool explained(WordSpan from, WordSpan to) const
    {
        std::string a, b;
        for (std::size_t i = from.begin; i < from.end; ++i) a += view_.original.words[i].key;
        for (std::size_t j = to.begin; j < to.end; ++j) b += view_.version.words[j].key;
        if (a == b || negation_judged(from) || ambiguous_contraction(view_.original, from, view_.version, to) ||
            ambiguous_contraction(view_.version, to, view_.original, from))
            return true;
        if (!to.empty() && has_broken_encoding(around(view_.version, to))) return true;
        return (from.empty() || covered(view_.original, work_.original_links, from)) &&
               (to.empty() || covered(view_.version, work_.version_links, to)) && !(from.empty() && to.empty());
    }

    // "we'd" may be "we would" or "we had".
    static bool ambiguous_contraction(const Side& short_side, WordSpan shortened, const Side& long_side, WordSpan full)
    {
        if (shortened.size() != 1 || full.size() != 2) return false;
        const std::string& key = short_side.words[shortened.begin].key;
        for (const language::Row& row : language::table(short_side.text->language).section("ambiguous-contractions"))
            if (key.ends_with(row.form) && key.size() == long_side.words[full.begin].key.size() + row.form.size() &&
                key.starts_with(long_side.words[full.begin].key) &&
                std::find(row.values.begin(), row.values.end(), long_side.words[full.begin + 1].key) != row.values.end())
                return true;
        return false;
    }

    // A negation was lost here and is reported as such, whatever took its place.
    bool negation_judged(WordSpan from) const
    {
        if (from.empty() || from.size() > 4) return false;
        for (const std::uint32_t id : view_.original.fact_ids) {
            const FactState state = work_.original_links[id].state;
            if (view_.original.fact(id).negation() && (state == FactState::Lost || state == FactState::Changed) &&
                view_.original.words_of(view_.original.fact(id).range).overlaps(from))
                return true;
        }
        return false;
    }

    static std::string_view around(const Side& side, WordSpan span)
    {
        const ByteRange bytes = side.bytes_of(span);
        const std::string_view text = side.text->document.text;
        std::size_t end = std::min<std::size_t>(bytes.end + 8, text.size());
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
        return text.substr(bytes.begin, end - bytes.begin);
    }

    bool covered(const Side& side, const std::vector<FactLink>& links, WordSpan span) const
    {
        for (std::size_t i = span.begin; i < span.end; ++i) {
            bool inside = false;
            for (const std::uint32_t id : side.fact_ids) {
                const Fact& fact = side.fact(id);
                if (fact.quotation() || fact.attribution() || links[id].state == FactState::Open ||
                    links[id].state == FactState::Silent)
                    continue;
                inside = inside || fact.range.contains(side.words[i].range) || side.words[i].range.contains(fact.range);
            }
            if (!inside) return false;
        }
        return true;
    }

    void report(std::uint32_t id, const Fact& before, const Fact& after, WordSpan from, WordSpan to)
    {
        work_.original_links[id].state = FactState::Changed;
        Draft draft;
        draft.kind = Kind::Quotation;
        draft.change = Change::Altered;
        draft.severity = Severity::Major;
        draft.confidence = 0.9;
        draft.original = from.empty() ? place_of(before) : view_.original.place_of(from);
        draft.version = to.empty() ? place_of(after) : view_.version.place_of(to);
        const std::string was = from.empty() ? "" : shown_original(work_, draft.original->range);
        const std::string is = to.empty() ? "" : shown_version(work_, draft.version->range);
        draft.message = from.empty() ? "The words \"" + is + "\" were put into a quotation."
                        : to.empty() ? "The words \"" + was + "\" were cut from a quotation."
                                     : "Quoted words changed: \"" + was + "\" became \"" + is + "\".";
        work_.drafts.push_back(std::move(draft));
    }

    Work& work_;
    const BeadView& view_;
};

}    // namespace

void judge_quotations(Work& work, const BeadView& view)
{
    QuotationJudge(work, view).run();
}

void judge_quoted_words(Work& work, const BeadView& view)
{
    QuotedWordsJudge(work, view).run();
}

}    // namespace textdrift::drift
