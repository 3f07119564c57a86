// Quotations of a text and of its translation. No word matches across languages: quotations of a bead are paired in their
// order, by length against the pair's own ratio, by place and by the facts inside; what is left over looks for a partner in
// the neighbouring beads before it is reported.
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "core/align/words.h"
#include "core/drift/checks.h"
#include "core/drift/letters.h"
#include "core/drift/work.h"
#include "core/text/utf8.h"

namespace textdrift::drift {

namespace {

using facts::Fact;
using facts::QuotationValue;

constexpr std::uint32_t kSpeechWords = 5;    // shorter quotations come and go with the conventions of languages
constexpr std::uint32_t kNameWords = 9;      // a quotation nobody says may be a name up to there
constexpr double kSpread = 0.30;             // standard deviation of the log ratio of long quotations
constexpr double kNameCost = 3;              // of a name taken for what somebody said
constexpr double kSkipSpeech = 4, kSkipFragment = 2.5, kSkipTerm = 1.2;
constexpr std::uint32_t kFragmentWords = 20;    // of a part of a sentence; longer ones are told as somebody's words
constexpr double kGroupCost = 1.5;              // joined or split
constexpr double kLossCost = 1.5;               // a quotation lost where joining would do as well
constexpr double kDroppedCost = 0.5;            // a quotation dropped with its words, where it may have lost its marks alone
constexpr double kShareSpread = 0.07, kTotalSpread = 0.2;    // of the share of quoted letters, and of the log of lengths
constexpr double kSurePair = 4.5;                            // cost up to which a pair out of order is believed
constexpr std::size_t kMostJoined = 3;
constexpr std::size_t kFewestHabit = 3;    // quotations without their marks that are a translator's way
constexpr std::size_t kArticleBytes = 4;
constexpr double kInsideFit = 2, kInsidePlace = 0.15;    // of a quotation told inside another one
constexpr double kInside = 0.85;             // share of a quotation that one inside of it may have and be told from it
constexpr std::uint32_t kSlackBytes = 24;    // around where a quotation should be
constexpr std::size_t kBand = 40;            // how far from the diagonal pairs are looked for
constexpr std::size_t kNeighbours = 2;       // beads away that a quotation may have slipped
constexpr std::string_view kDoubleMarks[] = {"\"", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB"};
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

struct Quote {
    std::uint32_t id = 0;
    double letters = 0;
    double begin = 0, end = 0;    // letters of the bead's side before it, and up to its end
    bool speech = false;          // by length or by a verb of saying
    bool block = false;
    bool title = false;       // reads as the name of something
    bool fragment = false;    // a part of the narrator's sentence, no sentence of its own
    bool open = false;        // its closing mark is missing: it goes on in another paragraph
    struct Inner {
        double letters = 0, begin = 0;
    };
    std::vector<Inner> nested;    // quotations inside: their letters, and those of the bead's side before them
    bool name = false;            // short, of no clause and said by nobody: may be the name of something
    std::uint32_t words = 0;
};

// One side of a bead: its quotations in order and the letters of its text.
struct QuotedSide {
    std::vector<Quote> quotes;
    double letters = 0;
    bool unusual = false;    // a block quotation or a paragraph begun with a dash: marks need not show what is quoted
};

struct BeadQuotes {
    const align::Bead* bead = nullptr;
    QuotedSide original, version;
    std::vector<std::size_t> left_original, left_version;    // quotes without partner
    std::vector<std::size_t> joined;                         // quotes of the original told as one
};

double log_spread(double words)
{
    return std::sqrt(kSpread * kSpread + 1.0 / std::max(words, 1.0));
}

class AcrossQuotations {
public:
    explicit AcrossQuotations(Work& work) : work_(work) {}

    void run()
    {
        gather();
        for (BeadQuotes& bead : beads_) {
            if (bead.original.quotes.empty() && bead.version.quotes.empty()) continue;
            if (bead.bead->original.empty() || bead.bead->version.empty()) leave_all(bead);
            else pair_in_bead(bead);
        }
        pair_strays();
        habit_ = is_habit();
        for (BeadQuotes& bead : beads_) {
            if (bead.bead->original.empty() || bead.bead->version.empty()) continue;
            for (const std::size_t o : bead.left_original) judge_lost(bead, o);
            for (const std::size_t v : bead.left_version) judge_added(bead, v);
        }
    }

private:
    // ---- gathering -----------------------------------------------------------------------------------------------

    // Beads whose paragraphs are in two languages; one-sided ones for what slipped into them.
    bool across(const align::Bead& bead) const
    {
        for (const std::uint32_t o : bead.original)
            for (const std::uint32_t v : bead.version)
                if (!same_words(work_.comparison.original.language_of(work_.comparison.original.paragraphs[o]),
                                work_.comparison.version.language_of(work_.comparison.version.paragraphs[v])))
                    return true;
        return bead.original.empty() || bead.version.empty();
    }

    void gather()
    {
        double original = 0, version = 0;
        for (const align::Bead& bead : work_.comparison.alignment.beads) {
            if (!across(bead)) continue;
            BeadQuotes& quotes = beads_.emplace_back();
            quotes.bead = &bead;
            quotes.original = side_of(work_.comparison.original, work_.original, bead.original);
            quotes.version = side_of(work_.comparison.version, work_.version, bead.version);
            if (bead.original.empty() || bead.version.empty()) continue;
            original += quotes.original.letters;
            version += quotes.version.letters;
        }
        if (original > 0 && version > 0) ratio_ = version / original;
    }

    QuotedSide side_of(const segment::SegmentedText& text, const facts::FactSet& facts,
                       const std::vector<std::uint32_t>& paragraphs) const
    {
        QuotedSide side;
        for (const std::uint32_t p : paragraphs) {
            const segment::Paragraph& paragraph = text.paragraphs[p];
            side.unusual = side.unusual || paragraph.kind == segment::ParagraphKind::Quote ||
                           begins_with_dash(text.slice(paragraph.range));
            std::uint32_t at = paragraph.range.begin;
            double before = side.letters;
            std::uint32_t first = facts.first_of_paragraph[p], last = facts.first_of_paragraph[p + 1];
            for (std::uint32_t id = first; id < last; ++id) {
                const QuotationValue* value = facts.facts[id].quotation();
                if (value != nullptr && value->depth == 1 && !side.quotes.empty() &&
                    mark_of(text, facts.facts[id]) != mark_of(text, facts.facts[side.quotes.back().id])) {
                    Quote& outer = side.quotes.back();
                    const std::uint32_t from = facts.facts[outer.id].quotation()->inner.begin;
                    const double ahead = count_letters(text.slice({from, std::max(from, value->inner.begin)}));
                    outer.nested.push_back({count_letters(text.slice(value->inner)), outer.begin + ahead});
                }
                if (value == nullptr || value->depth > 0 || value->inner.begin < at) continue;
                before += count_letters(text.slice({at, value->inner.begin}));
                Quote quote = quote_of(text, facts, id);
                quote.begin = before;
                quote.end = before + quote.letters;
                before = quote.end;
                at = value->inner.end;
                side.quotes.push_back(quote);
            }
            side.letters = before + count_letters(text.slice({at, std::max(at, paragraph.range.end)}));
        }
        return side;
    }

    static std::string_view mark_of(const segment::SegmentedText& text, const Fact& fact)
    {
        return text.slice({fact.range.begin, fact.quotation()->inner.begin});
    }

    Quote quote_of(const segment::SegmentedText& text, const facts::FactSet& facts, std::uint32_t id) const
    {
        const Fact& fact = facts.facts[id];
        Quote quote;
        quote.id = id;
        quote.letters = count_letters(text.slice(fact.quotation()->inner));
        quote.speech = fact.quotation()->type == QuotationValue::Class::Speech;
        quote.block = fact.quotation()->block;
        quote.words = fact.quotation()->word_count;
        quote.title = quote.speech && !is_attributed(facts, fact) && reads_as_title(text, fact);
        quote.name = quote.words < kNameWords && !is_attributed(facts, fact) &&
                     clauses_in(text.document.text, fact.quotation()->inner).size() <= 1;
        quote.fragment = quote.speech && quote.words <= kFragmentWords && reads_as_fragment(text, fact);
        quote.open = !quote.block && fact.range.end == fact.quotation()->inner.end;
        return quote;
    }

    static char32_t first_letter(std::string_view text)
    {
        for (std::size_t pos = 0; pos < text.size();)
            if (const char32_t c = text::next_code_point(text, pos); is_letter_or_digit(c)) return c;
        return 0;
    }

    // "has \"suffered the anger\" of the party": begins in lower case, or the sentence goes on behind it without a mark and
    // came to it behind an article ("the \"American people saw it\" that day").
    static bool reads_as_fragment(const segment::SegmentedText& text, const Fact& fact)
    {
        const ByteRange paragraph = text.paragraphs[fact.paragraph].range, inner = fact.quotation()->inner;
        std::string_view before = text.slice({paragraph.begin, fact.range.begin});
        if (before.empty()) return false;
        if (u_islower(static_cast<UChar32>(first_letter(text.slice(inner)))) != 0) return true;
        while (before.ends_with(' ')) before.remove_suffix(1);
        const std::string_view word = before.substr(before.rfind(' ') + 1);
        const bool article = !word.empty() && word.size() <= kArticleBytes && word.find_first_of(".,:;!?") == word.npos &&
                             u_islower(static_cast<UChar32>(first_letter(word))) != 0;
        const std::string_view after = text.slice({fact.range.end, paragraph.end});
        if (!article || after.size() < 2 || after.front() != ' ') return false;
        std::size_t pos = 1;
        return u_islower(static_cast<UChar32>(text::next_code_point(after, pos))) != 0;
    }

    static bool is_attributed(const facts::FactSet& facts, const Fact& fact)
    {
        for (std::uint32_t id = facts.first_of_paragraph[fact.paragraph]; id < facts.first_of_paragraph[fact.paragraph + 1];
             ++id)
            if (const auto* said = facts.facts[id].attribution(); said && said->quotation && *said->quotation == fact.range)
                return true;
        return false;
    }

    // ---- pairing in a bead ---------------------------------------------------------------------------------------

    static void leave_all(BeadQuotes& bead)
    {
        for (std::size_t i = 0; i < bead.original.quotes.size(); ++i) bead.left_original.push_back(i);
        for (std::size_t j = 0; j < bead.version.quotes.size(); ++j) bead.left_version.push_back(j);
    }

    static double skip_cost(const Quote& quote)
    {
        if (!quote.speech || quote.title) return kSkipTerm;
        return quote.fragment ? kSkipFragment : kSkipSpeech;
    }

    // What speaks against the quotations [i, i + a) having become [j, j + b).
    double pair_cost(const BeadQuotes& bead, std::size_t i, std::size_t a, std::size_t j, std::size_t b) const
    {
        double from = 0, to = 0, words = 0;
        bool speech_from = false, speech_to = false;
        for (std::size_t k = i; k < i + a; ++k) {
            const Quote& quote = bead.original.quotes[k];
            from += quote.letters;
            words += quote.words;
            speech_from = speech_from || quote.speech;
        }
        for (std::size_t k = j; k < j + b; ++k) {
            to += bead.version.quotes[k].letters;
            speech_to = speech_to || bead.version.quotes[k].speech;
        }
        const double z = std::log(std::max(to, 1.0) / std::max(from * ratio_, 1.0)) / log_spread(words);
        const double place_from = (bead.original.quotes[i].begin + bead.original.quotes[i + a - 1].end) /
                                  std::max(2 * bead.original.letters, 1.0),
                     place_to = (bead.version.quotes[j].begin + bead.version.quotes[j + b - 1].end) /
                                std::max(2 * bead.version.letters, 1.0);
        // Joined or split quotations must fit in length: half of it missing is no joining but a loss.
        const double misfit = a + b > 2 ? kGroupCost + z * z : z * z / 2;
        double cost = misfit + 4 * std::abs(place_from - place_to);
        if (speech_from != speech_to && words >= kSpeechWords) cost += 1;
        if (a + b == 2) {
            const Quote &o = bead.original.quotes[i], &v = bead.version.quotes[j];
            const double scale = bead.version.letters / std::max(bead.original.letters, 1.0);
            if (fits_inside(o, v, ratio_, scale) || fits_inside(v, o, 1 / ratio_, 1 / std::max(scale, 1e-6)))
                cost += 3 * kSkipSpeech;
            if (is_name_of(o, v) || is_name_of(v, o)) cost += kNameCost;
        }
        return cost + facts_cost(bead, i, a, j, b);
    }

    // What is left of '"He said 'no' and went"' without its outer marks is the quotation inside, in its length and place.
    static bool fits_inside(const Quote& outer, const Quote& other, double ratio, double scale)
    {
        if (!other.nested.empty()) return false;
        const auto misfit = [&](double letters) {
            return std::abs(std::log(std::max(other.letters, 1.0) / std::max(letters * ratio, 1.0)));
        };
        const auto off = [&](double begin) { return std::abs(other.begin - begin * scale); };
        return std::any_of(outer.nested.begin(), outer.nested.end(), [&](const Quote::Inner& inside) {
            return inside.letters < kInside * outer.letters && misfit(inside.letters) < misfit(outer.letters) &&
                   off(inside.begin) <= off(outer.begin);
        });
    }

    // A name between marks («هلفيتيا مينرالز») is told from what somebody said in so many more words.
    static bool is_name_of(const Quote& spoken, const Quote& name)
    {
        return spoken.speech && spoken.words >= kSpeechWords && (!name.speech || name.name) &&
               name.words * 3 <= spoken.words;
    }

    // Facts of the one that found their equal inside the other speak for the pair; outside of it, against.
    double facts_cost(const BeadQuotes& bead, std::size_t i, std::size_t a, std::size_t j, std::size_t b) const
    {
        const ByteRange from{inner_original(bead, i).begin, inner_original(bead, i + a - 1).end},
            to{inner_version(bead, j).begin, inner_version(bead, j + b - 1).end};
        double cost = 0;
        const std::uint32_t first_paragraph = work_.original_fact(bead.original.quotes[i].id).paragraph,
                            last_paragraph = work_.original_fact(bead.original.quotes[i + a - 1].id).paragraph;
        std::size_t seen = 0;
        for (std::uint32_t id = work_.original.first_of_paragraph[first_paragraph];
             id < work_.original.first_of_paragraph[last_paragraph + 1] && seen < 64; ++id) {
            const Fact& fact = work_.original_fact(id);
            const std::int64_t partner = work_.original_links[id].partner;
            if (fact.quotation() || fact.attribution() || partner < 0 || !from.contains(fact.range)) continue;
            ++seen;
            cost += to.contains(work_.version_fact(static_cast<std::uint32_t>(partner)).range) ? -1.2 : 0.8;
        }
        return std::max(cost, -4.0);
    }

    ByteRange inner_original(const BeadQuotes& bead, std::size_t i) const
    {
        return work_.original_fact(bead.original.quotes[i].id).quotation()->inner;
    }
    ByteRange inner_version(const BeadQuotes& bead, std::size_t j) const
    {
        return work_.version_fact(bead.version.quotes[j].id).quotation()->inner;
    }

    struct Step {
        double cost = std::numeric_limits<double>::infinity();
        std::uint8_t original = 0, version = 0;
    };

    // The cheapest way through both lists in order: pairs, up to three joined or split, quotations of one side alone.
    void pair_in_bead(BeadQuotes& bead)
    {
        const std::size_t n = bead.original.quotes.size(), m = bead.version.quotes.size();
        std::vector<std::vector<Step>> table(n + 1, std::vector<Step>(m <= 2 * kBand ? m + 1 : 2 * kBand + 1));
        const auto first_of = [&](std::size_t i) {
            const std::size_t middle = n == 0 ? m : i * m / n;
            return m <= 2 * kBand ? 0 : std::min(middle > kBand ? middle - kBand : 0, m - 2 * kBand);
        };
        const auto at = [&](std::size_t i, std::size_t j) -> Step* {
            const std::size_t first = first_of(i);
            return j >= first && j - first < table[i].size() ? &table[i][j - first] : nullptr;
        };
        at(0, 0)->cost = 0;
        const auto relax = [&](std::size_t i, std::size_t j, std::uint8_t a, std::uint8_t b, double cost) {
            Step* to = i <= n && j <= m ? at(i, j) : nullptr;
            if (to != nullptr && cost < to->cost) *to = {cost, a, b};
        };
        for (std::size_t i = 0; i <= n; ++i) {
            for (std::size_t j = first_of(i); at(i, j) != nullptr && j <= m; ++j) {
                const double cost = at(i, j)->cost;
                if (i < n) relax(i + 1, j, 1, 0, cost + skip_cost(bead.original.quotes[i]));
                if (j < m) relax(i, j + 1, 0, 1, cost + skip_cost(bead.version.quotes[j]));
                for (std::size_t a = 1; a <= kMostJoined && i + a <= n && j < m; ++a)
                    for (std::size_t b = 1; b <= (a == 1 ? kMostJoined : 1) && j + b <= m; ++b)
                        relax(i + a, j + b, static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b),
                              cost + pair_cost(bead, i, a, j, b));
            }
        }
        for (std::size_t i = n, j = m; i + j > 0;) {
            const Step step = at(i, j) != nullptr ? *at(i, j) : Step{};
            if (step.original + step.version == 0) break;    // unreachable within the band
            i -= step.original;
            j -= step.version;
            take(bead, i, step.original, j, step.version);
        }
        std::reverse(bead.left_original.begin(), bead.left_original.end());
        std::reverse(bead.left_version.begin(), bead.left_version.end());
        pair_crossed(bead);
        doubt_joined(bead);
    }

    // ---- joined, or one of them lost ------------------------------------------------------------------------------

    // What the lengths say about a bead if `lost` letters of quotations lost their marks (or were dropped with their words):
    // the quoted letters, their share of all, and all letters.
    double length_cost(const BeadQuotes& bead, double quoted, double lost, bool dropped, double words) const
    {
        const double quoted_there = quoted_letters(bead.version), all_there = bead.version.letters;
        const double kept = std::max(quoted - lost, 1.0), all = std::max(bead.original.letters - (dropped ? lost : 0), 1.0);
        const double length = std::log(std::max(quoted_there, 1.0) / (kept * ratio_)) / log_spread(words);
        const double share = (quoted_there / std::max(all_there, 1.0) - kept / all) / kShareSpread;
        const double total = std::log(std::max(all_there, 1.0) / (all * ratio_)) / kTotalSpread;
        return (length * length + share * share + total * total) / 2;
    }

    static double quoted_letters(const QuotedSide& side)
    {
        double letters = 0;
        for (const Quote& quote : side.quotes) letters += quote.letters;
        return letters;
    }

    // '"A," she said. "B."' told as one quotation, or only one of the two still between marks?
    void doubt_joined(BeadQuotes& bead)
    {
        if (bead.joined.empty()) return;
        double quoted = quoted_letters(bead.original);
        for (const std::size_t o : bead.left_original) quoted -= bead.original.quotes[o].letters;
        for (const std::size_t o : bead.joined) {
            const Quote& quote = bead.original.quotes[o];
            if (!quote.speech || quote.words < kSpeechWords) continue;
            const double joined = kGroupCost + length_cost(bead, quoted, 0, false, quote.words);
            const double lost = kLossCost + std::min(length_cost(bead, quoted, quote.letters, false, quote.words),
                                                     length_cost(bead, quoted, quote.letters, true, quote.words));
            if (lost >= joined) continue;
            work_.original_links[quote.id] = {};
            bead.left_original.push_back(o);
            return;
        }
    }

    void take(BeadQuotes& bead, std::size_t i, std::size_t a, std::size_t j, std::size_t b)
    {
        if (b == 0) bead.left_original.push_back(i);
        else if (a == 0) bead.left_version.push_back(j);
        else link(bead, i, a, j, b);
    }

    void link(BeadQuotes& bead, std::size_t i, std::size_t a, std::size_t j, std::size_t b)
    {
        const bool equal = a == 1 && b == 1;
        for (std::size_t k = 0; k < std::max(a, b); ++k) {
            const std::uint32_t o = bead.original.quotes[i + std::min(k, a - 1)].id,
                                v = bead.version.quotes[j + std::min(k, b - 1)].id;
            if (k < a) work_.original_links[o] = {FactState::Confirmed, v, false};
            if (k < b) work_.version_links[v] = {FactState::Confirmed, o, false};
        }
        for (std::size_t k = 0; a > 1 && k < a; ++k) bead.joined.push_back(i + k);
        if (equal) compare_pair(bead, bead.original.quotes[i], bead.version.quotes[j]);
    }

    // Sentences are turned round in translation: what the order left over may still fit.
    void pair_crossed(BeadQuotes& bead)
    {
        if (bead.left_original.size() * bead.left_version.size() > kBand * kBand) return;
        std::erase_if(bead.left_original, [&](std::size_t i) {
            auto best = bead.left_version.end();
            double least = kSurePair;
            for (auto j = bead.left_version.begin(); j != bead.left_version.end(); ++j)
                if (const double cost = pair_cost(bead, i, 1, *j, 1); cost < least) least = cost, best = j;
            if (best == bead.left_version.end()) return false;
            link(bead, i, 1, *best, 1);
            bead.left_version.erase(best);
            return true;
        });
    }

    // ---- across beads --------------------------------------------------------------------------------------------

    // Where paragraphs were cut in another way, a quotation stands in the bead before or behind.
    void pair_strays()
    {
        for (std::size_t i = 0; i < beads_.size(); ++i) {
            std::erase_if(beads_[i].left_original, [&](std::size_t o) {
                const Quote& quote = beads_[i].original.quotes[o];
                const std::size_t last = std::min(beads_.size(), i + kNeighbours + 1);
                if (!lacks(beads_[i], quote.letters)) return false;
                for (std::size_t k = i > kNeighbours ? i - kNeighbours : 0; k < last; ++k)
                    if (k != i && take_stray(beads_[k], quote)) return true;
                return false;
            });
        }
    }

    // What the lengths of a bead say of so many letters of the original: whether they are not told here ...
    bool lacks(const BeadQuotes& bead, double letters) const
    {
        if (bead.bead->original.empty() || bead.bead->version.empty()) return true;
        const double rest = bead.original.letters - letters;
        return rest > 0 && misfit(bead, rest) < misfit(bead, bead.original.letters);
    }

    // ... or told here beside all of its own.
    bool holds_more(const BeadQuotes& bead, double letters) const
    {
        if (bead.bead->original.empty() || bead.bead->version.empty()) return true;
        return misfit(bead, bead.original.letters + letters) < misfit(bead, bead.original.letters);
    }

    double misfit(const BeadQuotes& bead, double letters) const
    {
        return std::abs(std::log(std::max(bead.version.letters, 1.0) / std::max(letters * ratio_, 1.0)));
    }

    bool take_stray(BeadQuotes& bead, const Quote& quote)
    {
        if (!holds_more(bead, quote.letters)) return false;
        for (auto j = bead.left_version.begin(); j != bead.left_version.end(); ++j) {
            const Quote& there = bead.version.quotes[*j];
            const double z =
                std::log(std::max(there.letters, 1.0) / std::max(quote.letters * ratio_, 1.0)) / log_spread(quote.words);
            if (std::abs(z) > 2) continue;
            work_.original_links[quote.id] = {FactState::Confirmed, there.id, false};
            work_.version_links[there.id] = {FactState::Confirmed, quote.id, false};
            bead.left_version.erase(j);
            return true;
        }
        return false;
    }

    // ---- what changed inside a pair ------------------------------------------------------------------------------

    void compare_pair(const BeadQuotes& bead, const Quote& before, const Quote& after)
    {
        if (!before.speech || before.words < kSpeechWords || compare_untranslated(before, after)) return;
        const double expected = before.letters * ratio_, word = expected / before.words;
        const double z = std::log(std::max(after.letters, 1.0) / std::max(expected, 1.0)) / log_spread(before.words);
        const bool cut = z < -3 && expected - after.letters >= kSpeechWords * word;
        const bool grown = z > 3 && after.letters - expected >= 2 * kSpeechWords * word &&
                           outgrows_bead(bead, before, after) && !misread(bead);
        if (!cut && !grown) return;
        work_.original_links[before.id].state = work_.version_links[after.id].state = FactState::Changed;
        Draft draft = draft_of(Change::Altered, before.id, after.id);
        draft.confidence = 0.6;
        if (grown && after.open) draft.severity = Severity::Info;    // where it should have closed nobody can tell
        draft.message =
            cut ? "A quotation is cut: \"" + shown_original(work_, draft.original->range) + "\" became \"" +
                      shown_version(work_, draft.version->range) + "\"."
                : "A quotation holds far more than was said: \"" + shown_version(work_, draft.version->range) + "\".";
        work_.drafts.push_back(std::move(draft));
    }

    // A mark typed in another way than its partner: the quotation reaches further than it was read.
    bool misread(const BeadQuotes& bead) const
    {
        return has_stray_mark(work_.comparison.original, work_.original, bead.bead->original) ||
               has_stray_mark(work_.comparison.version, work_.version, bead.bead->version);
    }

    // The marks of the narrator's words are gone, not the whole passage longer.
    bool outgrows_bead(const BeadQuotes& bead, const Quote& before, const Quote& after) const
    {
        const double whole = before.letters / std::max(bead.original.letters, 1.0),
                     now = after.letters / std::max(bead.version.letters, 1.0);
        return now > 1.5 * whole + 0.15;
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
        report_words(before, after, from, to, match);
        return true;
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
        Draft draft = draft_of(Change::Altered, before.id, after.id);
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

    Draft draft_of(Change change, std::uint32_t original, std::uint32_t version) const
    {
        Draft draft;
        draft.kind = Kind::Quotation;
        draft.change = change;
        draft.severity = Severity::Major;
        if (original != kNone) draft.original = place_of(work_.original_fact(original));
        if (version != kNone) draft.version = place_of(work_.version_fact(version));
        return draft;
    }

    // A version most of whose speech stands without marks follows a habit of its own, the more so where words do for them.
    bool is_habit() const
    {
        std::size_t all = 0, lost = 0;
        for (const BeadQuotes& bead : beads_) {
            if (bead.bead->original.empty() || bead.bead->version.empty()) continue;
            const auto counts = [](const Quote& quote) {
                return quote.speech && quote.words >= kSpeechWords && !quote.title;
            };
            for (const Quote& quote : bead.original.quotes) all += counts(quote);
            for (const std::size_t o : bead.left_original) lost += counts(bead.original.quotes[o]);
        }
        const bool words = !language::table(work_.comparison.version.language).section("reported-speech").empty();
        return lost >= (words ? 2 : kFewestHabit) && lost * 2 >= all;
    }

    // "... ကြောင်း": the sentence says of itself that it tells somebody's words in the narrator's.
    bool is_reported(const Place& place) const
    {
        const segment::SegmentedText& text = work_.comparison.version;
        for (const ByteRange sentence : text.sentences_of(text.paragraphs[place.paragraph])) {
            if (!sentence.overlaps(place.range)) continue;
            const std::string_view words = text.slice({std::max(sentence.begin, place.range.begin), sentence.end});
            for (const language::Row& row : language::table(text.language).section("reported-speech"))
                if (row.value() == "indirect" && words.find(row.form) != std::string_view::npos) return true;
        }
        return false;
    }

    // ---- lost quotations -----------------------------------------------------------------------------------------

    // Names of organisations and works stand between marks in some languages and without them in others.
    bool names_lose_marks() const
    {
        return language::table(work_.comparison.original.language).meta("quoted-names") == "yes";
    }
    bool names_gain_marks() const
    {
        return language::table(work_.comparison.version.language).meta("quoted-names") == "yes";
    }

    // The version quotes it inside of another quotation, as is proper where the original's marks are all of one kind.
    bool told_inside(const BeadQuotes& bead, const Quote& quote) const
    {
        if (!quote.nested.empty()) return false;
        const double scale = bead.version.letters / std::max(bead.original.letters, 1.0);
        return std::any_of(bead.version.quotes.begin(), bead.version.quotes.end(), [&](const Quote& outer) {
            return std::any_of(outer.nested.begin(), outer.nested.end(), [&](const Quote::Inner& inside) {
                const double z = std::log(std::max(inside.letters, 1.0) / std::max(quote.letters * ratio_, 1.0)) /
                                 log_spread(quote.words);
                return std::abs(z) < kInsideFit &&
                       std::abs(inside.begin - quote.begin * scale) < kInsidePlace * std::max(bead.version.letters, 1.0);
            });
        });
    }

    void judge_lost(const BeadQuotes& bead, std::size_t o)
    {
        const Quote& quote = bead.original.quotes[o];
        const bool by_layout = quote.block || (bead.version.unusual && bead.version.quotes.empty());
        const bool convention =
            by_layout || (quote.title && names_lose_marks()) || quote.words < kSpeechWords || marked_otherwise(bead, quote);
        if (!quote.speech || convention || told_inside(bead, quote) || (quote.name && names_lose_marks())) {
            work_.settle_original(quote.id, FactState::Silent);
            return;
        }
        double lost = 0;
        for (const std::size_t other : bead.left_original)
            if (bead.original.quotes[other].speech) lost += bead.original.quotes[other].letters;
        const double quoted = quoted_letters(bead.original), words = quote.words;
        const bool dropped =
            length_cost(bead, quoted, lost, true, words) + kDroppedCost < length_cost(bead, quoted, lost, false, words);
        if (dropped) report_missing(quote);
        else report_unmarked(bead, quote);
    }

    static bool is_letter_or_digit(char32_t c) { return c > 0 && u_isalnum(static_cast<UChar32>(c)) != 0; }

    // "צה\"ל": behind a letter the mark is part of a word.
    static bool is_letter_at(std::string_view text, std::size_t pos, std::size_t end)
    {
        return pos < end && is_letter_or_digit(text::next_code_point(text, pos));
    }

    // Where the quotation should be the version has a mark that belongs to none, or one that never closes.
    bool marked_otherwise(const BeadQuotes& bead, const Quote& quote) const
    {
        for (const Quote& other : bead.version.quotes)
            if (other.open && !quote.open) return true;
        const Place there = locate(bead, quote);
        const ByteRange paragraph = work_.comparison.version.paragraphs[there.paragraph].range;
        const std::uint32_t slack = std::max(kSlackBytes, (there.range.end - there.range.begin) / 3);
        const ByteRange near{std::max(paragraph.begin, there.range.begin - std::min(there.range.begin, slack)),
                             std::min(paragraph.end, there.range.end + slack)};
        return has_stray_mark(work_.comparison.version, work_.version, there.paragraph, &near);
    }

    static bool has_stray_mark(const segment::SegmentedText& text, const facts::FactSet& facts,
                               const std::vector<std::uint32_t>& paragraphs)
    {
        return std::any_of(paragraphs.begin(), paragraphs.end(),
                           [&](std::uint32_t p) { return has_stray_mark(text, facts, p, nullptr); });
    }

    // A mark that belongs to no quotation, in a paragraph or a part of it: one of a pair was lost or typed in another style,
    // nobody's words read as the text's. Single marks that only end words may be apostrophes.
    static bool has_stray_mark(const segment::SegmentedText& text, const facts::FactSet& facts, std::uint32_t p,
                               const ByteRange* part)
    {
        static constexpr std::u32string_view kMarks = U"\"\u201C\u201D\u201E\u00AB\u00BB\u201A\u300C\u300D\u300E\u300F",
                                             kSingle = U"'\u2018";
        const std::vector<std::uint32_t> owned = mark_bytes(facts, p);
        const ByteRange range = text.paragraphs[p].range;
        char32_t before = 0;
        for (std::size_t pos = range.begin; pos < range.end;) {
            const auto at = static_cast<std::uint32_t>(pos);
            const char32_t c = text::next_code_point(text.document.text, pos);
            const bool letter_before = is_letter_or_digit(before), measure = before >= '0' && before <= '9',
                       letter_behind = is_letter_at(text.document.text, pos, range.end),
                       single = kSingle.find(c) != std::u32string_view::npos && !letter_before && letter_behind;
            before = c;
            if (measure || (letter_before && letter_behind) || (!single && kMarks.find(c) == std::u32string_view::npos))
                continue;
            if (part != nullptr && !part->contains({at, at})) continue;
            if (!std::binary_search(owned.begin(), owned.end(), at)) return true;
        }
        return false;
    }

    // The bytes of the marks of a paragraph's quotations, ascending.
    static std::vector<std::uint32_t> mark_bytes(const facts::FactSet& facts, std::uint32_t p)
    {
        std::vector<std::uint32_t> bytes;
        for (std::uint32_t id = facts.first_of_paragraph[p]; id < facts.first_of_paragraph[p + 1]; ++id) {
            const Fact& fact = facts.facts[id];
            if (fact.quotation() == nullptr || fact.quotation()->block) continue;
            for (std::uint32_t at = fact.range.begin; at < fact.quotation()->inner.begin; ++at) bytes.push_back(at);
            for (std::uint32_t at = fact.quotation()->inner.end; at < fact.range.end; ++at) bytes.push_back(at);
        }
        std::sort(bytes.begin(), bytes.end());
        return bytes;
    }

    void report_missing(const Quote& quote)
    {
        work_.settle_original(quote.id, FactState::Lost);
        Draft draft = draft_of(Change::Missing, quote.id, kNone);
        draft.confidence = quote.title ? 0.6 : 0.8;
        draft.cause = "gone " + std::to_string(draft.original->range.begin);
        draft.message =
            "The quotation \"" + shown_original(work_, work_.original_fact(quote.id).quotation()->inner) + "\" is gone.";
        settle_inside(draft.original->range, draft.original->paragraph);
        work_.drafts.push_back(std::move(draft));
    }

    // What was said only inside the lost quotation is lost with it: one cause, one finding.
    void settle_inside(ByteRange range, std::uint32_t paragraph)
    {
        for (std::uint32_t id = work_.original.first_of_paragraph[paragraph];
             id < work_.original.first_of_paragraph[paragraph + 1]; ++id) {
            const Fact& fact = work_.original_fact(id);
            const bool speaker =
                fact.attribution() && fact.attribution()->quotation && fact.attribution()->quotation->overlaps(range);
            if ((range.contains(fact.range) || speaker) && work_.open_original(id))
                work_.settle_original(id, FactState::Lost);
        }
    }

    void report_unmarked(const BeadQuotes& bead, const Quote& quote)
    {
        work_.settle_original(quote.id, FactState::Changed);
        Draft draft = draft_of(Change::Unmarked, quote.id, kNone);
        draft.version = locate(bead, quote);
        draft.confidence = quote.title ? 0.65 : 0.85;
        if (quote.open || habit_ || is_reported(*draft.version)) draft.severity = Severity::Info;
        draft.cause = "unmarked " + std::to_string(draft.original->range.begin);
        draft.message = "The quotation \"" + shown_original(work_, work_.original_fact(quote.id).quotation()->inner) +
                        "\" has lost its marks: \"" + shown_version(work_, draft.version->range) + "\".";
        draft.why = "Somebody's own words now read as the text's.";
        work_.drafts.push_back(std::move(draft));
    }

    // Where the words of a quotation stand in the version: in proportion between the facts around it that found their
    // equals, then out to the nearest marks of punctuation.
    Place locate(const BeadQuotes& bead, const Quote& quote) const
    {
        const segment::SegmentedText& text = work_.comparison.version;
        const auto anchors = anchors_of(bead);
        const double begin = project(anchors, quote.begin), end = project(anchors, quote.end), middle = (begin + end) / 2;
        double before = 0;
        for (const std::uint32_t p : bead.bead->version) {
            const ByteRange range = text.paragraphs[p].range;
            const double letters = count_letters(text.slice(range));
            if (middle <= before + letters || p == bead.bead->version.back()) {
                const ByteRange rough{letter_position(text.document.text, range, begin - before),
                                      letter_position(text.document.text, range, end - before)};
                return {p, snapped(text, p, rough)};
            }
            before += letters;
        }
        return {bead.bead->version.front(), text.paragraphs[bead.bead->version.front()].range};
    }

    struct Anchor {
        double original = 0, version = 0;
    };

    std::vector<Anchor> anchors_of(const BeadQuotes& bead) const
    {
        std::vector<Anchor> anchors{{0, 0}};
        double before = 0;
        const segment::SegmentedText& text = work_.comparison.original;
        for (const std::uint32_t p : bead.bead->original) {
            std::uint32_t at = text.paragraphs[p].range.begin;
            for (std::uint32_t id = work_.original.first_of_paragraph[p]; id < work_.original.first_of_paragraph[p + 1];
                 ++id) {
                const Fact& fact = work_.original_fact(id);
                const std::int64_t partner = work_.original_links[id].partner;
                if (partner < 0 || fact.attribution() || fact.range.begin < at || anchors.size() > 200) continue;
                const Fact& there = work_.version_fact(static_cast<std::uint32_t>(partner));
                before += count_letters(text.slice({at, fact.range.begin}));
                at = fact.range.begin;
                if (const auto position = version_position(bead, there)) add_anchor(anchors, before, *position);
            }
            before += count_letters(text.slice({at, text.paragraphs[p].range.end}));
        }
        anchors.push_back({std::max(bead.original.letters, before), bead.version.letters});
        return anchors;
    }

    static void add_anchor(std::vector<Anchor>& anchors, double original, double version)
    {
        // Word order turns what is near; what stands far off the line was told elsewhere.
        if (original > anchors.back().original && version > anchors.back().version) anchors.push_back({original, version});
    }

    std::optional<double> version_position(const BeadQuotes& bead, const Fact& fact) const
    {
        const segment::SegmentedText& text = work_.comparison.version;
        double before = 0;
        for (const std::uint32_t p : bead.bead->version) {
            const ByteRange range = text.paragraphs[p].range;
            if (p == fact.paragraph) return before + count_letters(text.slice({range.begin, fact.range.begin}));
            before += count_letters(text.slice(range));
        }
        return std::nullopt;
    }

    static double project(const std::vector<Anchor>& anchors, double original)
    {
        for (std::size_t k = 1; k < anchors.size(); ++k) {
            const Anchor &a = anchors[k - 1], &b = anchors[k];
            if (original > b.original && k + 1 < anchors.size()) continue;
            const double width = b.original - a.original;
            return width <= 0 ? a.version
                              : a.version + (b.version - a.version) * std::min(1.0, (original - a.original) / width);
        }
        return 0;
    }

    // The borders nearest to the ends: sentences, commas, colons, dashes.
    static ByteRange snapped(const segment::SegmentedText& text, std::uint32_t paragraph, ByteRange rough)
    {
        const ByteRange whole = text.paragraphs[paragraph].range;
        const std::uint32_t slack = std::max(12U, (rough.end - std::min(rough.begin, rough.end)) / 4);
        ByteRange best = rough;
        std::uint32_t nearest_begin = slack + 1, nearest_end = slack + 1;
        for (const ByteRange clause : clauses_in(text.document.text, whole)) {
            const auto off = [](std::uint32_t a, std::uint32_t b) { return a > b ? a - b : b - a; };
            if (off(clause.begin, rough.begin) < nearest_begin)
                nearest_begin = off(clause.begin, rough.begin), best.begin = clause.begin;
            if (off(clause.end, rough.end) < nearest_end) nearest_end = off(clause.end, rough.end), best.end = clause.end;
        }
        if (best.end > best.begin) return up_to_blanks(text, best, paragraph);
        return whole;
    }

    // ---- added quotations ----------------------------------------------------------------------------------------

    void judge_added(const BeadQuotes& bead, std::size_t v)
    {
        const Quote& quote = bead.version.quotes[v];
        work_.settle_version(quote.id, FactState::Silent);
        const double words = bead.original.letters > 0 ? quote.letters / ratio_ / letters_per_word(bead) : quote.words;
        const bool long_enough = quote.words >= kSpeechWords && words >= kSpeechWords;
        if (!quote.speech || !long_enough || quote.block || bead.original.unusual || (quote.title && names_gain_marks()))
            return;
        // Names of offices and programmes stand between marks in Chinese and Korean.
        if (quote.words < kNameWords && !is_attributed(work_.version, work_.version_fact(quote.id))) return;
        // Something of the original is quoted here and found no partner: it is told as that. Marks inside of the words or
        // beside any quotation were read in another way than they were meant.
        const bool another =
            !bead.left_original.empty() || holds_mark(work_.version_fact(quote.id).quotation()->inner) || misread(bead);
        if (another) return;
        work_.settle_version(quote.id, FactState::Lost);
        Draft draft = draft_of(Change::Added, kNone, quote.id);
        draft.confidence = quote.title ? 0.4 : 0.6;
        if (quote.title) draft.severity = Severity::Minor;
        draft.message = "The original has no such quotation: \"" +
                        shown_version(work_, work_.version_fact(quote.id).quotation()->inner) + "\".";
        work_.drafts.push_back(std::move(draft));
    }

    bool holds_mark(ByteRange inner) const
    {
        const std::string_view words = work_.comparison.version.slice(inner);
        return std::any_of(std::begin(kDoubleMarks), std::end(kDoubleMarks),
                           [&](std::string_view mark) { return words.find(mark) != std::string_view::npos; });
    }

    double letters_per_word(const BeadQuotes& bead) const
    {
        double words = 0;
        for (const std::uint32_t p : bead.bead->original) words += work_.comparison.original.paragraphs[p].word_count;
        return words > 0 ? bead.original.letters / words : 1;
    }

    Work& work_;
    std::vector<BeadQuotes> beads_;
    bool habit_ = false;
    double ratio_ = 1;    // letters of the version to a letter of the original
};

}    // namespace

void judge_quotations_across(Work& work)
{
    AcrossQuotations(work).run();
}

}    // namespace textdrift::drift
