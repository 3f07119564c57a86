// Comparators: "at least 30", "30 or more". Only where the words touch a quantity or date already found.
#include <algorithm>
#include <optional>

#include "core/facts/extractors.h"
#include "core/facts/number_lexicon.h"

namespace textdrift::facts {

namespace {

constexpr std::size_t kMostGlued = 5;      // tokens of what is counted, in scripts without spaces
constexpr std::size_t kMostCounted = 2;    // words of it

bool is_modified(const Fact& fact) noexcept
{
    return fact.quantity() != nullptr || fact.date() != nullptr;
}

// Finds the quantity that begins or ends at a byte, among the facts of one paragraph.
class QuantityEnds {
public:
    QuantityEnds(const std::vector<Fact>& facts)
    {
        ranges_.reserve(facts.size());
        for (const Fact& fact : facts) {
            if (!is_modified(fact)) continue;
            ranges_.push_back(fact.range);
            if (fact.date() != nullptr) dates_.push_back(fact.range);
            else if (fact.quantity()->unit.starts_with("time:")) spans_.push_back(fact.range);
        }
        for (auto* ranges : {&ranges_, &dates_, &spans_}) std::sort(ranges->begin(), ranges->end());
    }

    bool is_date(ByteRange range) const { return std::binary_search(dates_.begin(), dates_.end(), range); }
    bool is_span(ByteRange range) const { return std::binary_search(spans_.begin(), spans_.end(), range); }

    const ByteRange* beginning_at(std::uint32_t byte) const
    {
        const auto it = std::lower_bound(ranges_.begin(), ranges_.end(), ByteRange{byte, 0});
        return it != ranges_.end() && it->begin == byte ? &*it : nullptr;
    }

    // Quantities do not overlap, so their ends ascend with their beginnings.
    const ByteRange* ending_at(std::uint32_t byte) const
    {
        const auto it =
            std::partition_point(ranges_.begin(), ranges_.end(), [byte](const ByteRange& r) { return r.end < byte; });
        return it != ranges_.end() && it->end == byte ? &*it : nullptr;
    }

private:
    std::vector<ByteRange> ranges_, dates_, spans_;    // spans: lengths of time
};

// "zaidi ya wanawake 1,300": the number stands behind what is counted, a word or two.
const ByteRange* behind_counted(const Paragraph& p, const NumberLexicon& lexicon, const QuantityEnds& quantities,
                                std::size_t end)
{
    std::size_t words = 0;
    for (std::size_t at = end; at + 1 < p.tokens.size() && at < end + kMostGlued && words < kMostCounted; ++at) {
        if (p.tokens[at].type != TokenClass::Word || lexicon.has(p.tokens[at], Role::Stop)) return nullptr;
        words += p.tokens[at].word_end;
        if (const ByteRange* number = quantities.beginning_at(p.tokens[at + 1].range.begin)) return number;
    }
    return nullptr;
}

// The quantity the cue in tokens [begin, end) is tied to; articles and "the" may stand between.
const ByteRange* tied_quantity(const Paragraph& p, const NumberLexicon& lexicon, const QuantityEnds& quantities,
                               const NumberPhrase& cue, std::size_t begin, std::size_t end)
{
    const auto passable = [&](std::size_t i) {
        return lexicon.has(p.tokens[i], Role::The) || lexicon.has(p.tokens[i], Role::Article);
    };
    if (!cue.after) {
        if (end < p.tokens.size() && !p.taken[end] && passable(end)) {
            if (const ByteRange* direct = quantities.beginning_at(p.tokens[end].range.begin)) return direct;
            ++end;
        }
        if (end >= p.tokens.size()) return nullptr;
        if (const ByteRange* direct = quantities.beginning_at(p.tokens[end].range.begin)) return direct;
        return p.table.meta("numbers") == "behind" ? behind_counted(p, lexicon, quantities, end) : nullptr;
    }
    if (begin == 0) return nullptr;
    if (const ByteRange* direct = quantities.ending_at(p.tokens[begin - 1].range.end)) return direct;
    // "30 people or more": one counted word between, which in scripts without spaces is several tokens (400世帯以上).
    for (std::size_t at = begin - 1; at > 0 && begin - at <= kMostGlued; --at) {
        if (p.tokens[at].type != TokenClass::Word || lexicon.has(p.tokens[at], Role::Stop)) return nullptr;
        if (const ByteRange* counted = quantities.ending_at(p.tokens[at - 1].range.end)) return counted;
        if (p.tokens[at - 1].range.end != p.tokens[at].range.begin) return nullptr;
    }
    return nullptr;
}

// "by 5 May" limits a date, "rose by 5" nothing; "over 19 days" says how long, "for over 19 days" more than that.
bool fits(const Paragraph& p, const NumberLexicon& lexicon, const QuantityEnds& quantities, const NumberPhrase& cue,
          std::size_t begin, ByteRange quantity)
{
    if (cue.dates) return quantities.is_date(quantity);
    if (!cue.span || !quantities.is_span(quantity)) return true;
    return begin > 0 && lexicon.has(p.tokens[begin - 1], Role::Stop);
}

}    // namespace

void extract_comparators(const Paragraph& paragraph, std::vector<Fact>& out)
{
    const auto may_begin = [&](const Token& token) { return (token.uses & kMayBeginComparator) != 0; };
    if (std::none_of(paragraph.tokens.begin(), paragraph.tokens.end(), may_begin)) return;
    if (std::none_of(out.begin(), out.end(), is_modified)) return;
    std::optional<QuantityEnds> quantities;    // most words that may begin a comparator begin none
    const NumberLexicon& lexicon = NumberLexicon::of(paragraph.table, paragraph.language);
    const std::string_view text = paragraph.text.document.text;
    for (std::size_t i = 0; i < paragraph.tokens.size(); ++i) {
        if (!may_begin(paragraph.tokens[i]) || paragraph.taken[i]) continue;
        std::size_t idiom_end = 0;
        if (lexicon.match(paragraph.tokens, i, NumberPhraseKind::Idiom, text, idiom_end)) {    // "adds up to"
            i = idiom_end - 1;
            continue;
        }
        const WordInfo* info = lexicon.phrases_at(paragraph.tokens, i, NumberPhraseKind::Comparator);
        if (info == nullptr) continue;
        for (const NumberPhrase& cue : info->phrases) {    // longest first: "no more than" before "more than"
            const std::size_t end = i + 1 + cue.rest.size();
            if (cue.kind != NumberPhraseKind::Comparator || !lexicon.matches(paragraph.tokens, i, cue, text)) continue;
            if (!quantities) quantities.emplace(out);
            const ByteRange* quantity = tied_quantity(paragraph, lexicon, *quantities, cue, i, end);
            if (quantity == nullptr || !fits(paragraph, lexicon, *quantities, cue, i, *quantity)) continue;
            out.push_back({.kind = FactKind::Comparator,
                           .paragraph = paragraph.index,
                           .range = {paragraph.tokens[i].range.begin, paragraph.tokens[end - 1].range.end},
                           .value = ComparatorValue{cue.bound, *quantity}});
            i = end - 1;
            break;
        }
    }
}

}    // namespace textdrift::facts
