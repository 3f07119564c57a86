// Pairs the quotations of a bead in their order: by length against the pair's own ratio, by place and by the facts inside.
#include <limits>
#include <optional>

#include "core/drift/across_quotations.h"

namespace textdrift::drift {

namespace {

using facts::Fact;

constexpr double kSpread = 0.30;    // standard deviation of the log ratio of long quotations
constexpr double kNameCost = 3;     // of a name taken for what somebody said
constexpr double kSkipSpeech = 4, kSkipFragment = 2.5, kSkipTerm = 1.2;
constexpr double kGroupCost = 1.5;                           // joined or split
constexpr double kLossCost = 1.5;                            // a quotation lost where joining would do as well
constexpr double kShareSpread = 0.07, kTotalSpread = 0.2;    // of the share of quoted letters, and of the log of lengths
constexpr double kSurePair = 4.5;                            // cost up to which a pair out of order is believed
constexpr std::size_t kMostJoined = 3;
constexpr double kInside = 0.85;     // share of a quotation that one inside of it may have and be told from it
constexpr std::size_t kBand = 40;    // how far from the diagonal pairs are looked for

double skip_cost(const Quote& quote)
{
    if (!quote.speech || quote.title) return kSkipTerm;
    return quote.fragment ? kSkipFragment : kSkipSpeech;
}

// What is left of '"He said 'no' and went"' without its outer marks is the quotation inside, in its length and place.
bool fits_inside(const Quote& outer, const Quote& other, double ratio, double scale)
{
    if (!other.nested.empty()) return false;
    const auto far = [&](double letters) { return std::abs(misfit(other.letters, letters * ratio)); };
    const auto off = [&](double begin) { return std::abs(other.begin - begin * scale); };
    return std::any_of(outer.nested.begin(), outer.nested.end(), [&](const Quote::Inner& inside) {
        return inside.letters < kInside * outer.letters && far(inside.letters) < far(outer.letters) &&
               off(inside.begin) <= off(outer.begin);
    });
}

// A name between marks («هلفيتيا مينرالز») is told from what somebody said in so many more words.
bool is_name_of(const Quote& spoken, const Quote& name)
{
    return spoken.speech && spoken.words >= kSpeechWords && (!name.speech || name.name) && name.words * 3 <= spoken.words;
}

// 《每日邮报》 beside what somebody said.
bool is_work_for(const Quote& spoken, const Quote& work)
{
    return work.work && !spoken.work && spoken.speech && spoken.words >= kSpeechWords && !spoken.title && !spoken.name;
}

class QuotationPairing {
public:
    QuotationPairing(Work& work, BeadQuotes& bead, double ratio) : work_(work), bead_(bead), ratio_(ratio) {}

    // The cheapest way through both lists in order: pairs, up to three joined or split, quotations of one side alone.
    void run()
    {
        const std::size_t n = bead_.original.quotes.size(), m = bead_.version.quotes.size();
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
                if (i < n) relax(i + 1, j, 1, 0, cost + skip_cost(bead_.original.quotes[i]));
                if (j < m) relax(i, j + 1, 0, 1, cost + skip_cost(bead_.version.quotes[j]));
                for (std::size_t a = 1; a <= kMostJoined && i + a <= n && j < m; ++a)
                    for (std::size_t b = 1; b <= (a == 1 ? kMostJoined : 1) && j + b <= m; ++b)
                        relax(i + a, j + b, static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b),
                              cost + pair_cost(i, a, j, b));
            }
        }
        for (std::size_t i = n, j = m; i + j > 0;) {
            const Step step = at(i, j) != nullptr ? *at(i, j) : Step{};
            if (step.original + step.version == 0) break;    // unreachable within the band
            i -= step.original;
            j -= step.version;
            take(i, step.original, j, step.version);
        }
        std::reverse(bead_.left_original.begin(), bead_.left_original.end());
        std::reverse(bead_.left_version.begin(), bead_.left_version.end());
        pair_crossed();
        doubt_joined();
    }

private:
    struct Step {
        double cost = std::numeric_limits<double>::infinity();
        std::uint8_t original = 0, version = 0;
    };

    // What speaks against the quotations [i, i + a) having become [j, j + b).
    double pair_cost(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const
    {
        double from = 0, to = 0, words = 0;
        bool speech_from = false, speech_to = false;
        for (std::size_t k = i; k < i + a; ++k) {
            const Quote& quote = bead_.original.quotes[k];
            from += quote.letters;
            words += quote.words;
            speech_from = speech_from || quote.speech;
        }
        for (std::size_t k = j; k < j + b; ++k) {
            to += bead_.version.quotes[k].letters;
            speech_to = speech_to || bead_.version.quotes[k].speech;
        }
        const double z = misfit(to, from * ratio_) / log_spread(words);
        const double place_from = (bead_.original.quotes[i].begin + bead_.original.quotes[i + a - 1].end) /
                                  std::max(2 * bead_.original.letters, 1.0),
                     place_to = (bead_.version.quotes[j].begin + bead_.version.quotes[j + b - 1].end) /
                                std::max(2 * bead_.version.letters, 1.0);
        // Joined or split quotations must fit in length: half of it missing is no joining but a loss.
        const double fit = a + b > 2 ? kGroupCost + z * z : z * z / 2;
        double cost = fit + 4 * std::abs(place_from - place_to);
        if (speech_from != speech_to && words >= kSpeechWords) cost += 1;
        if (a + b == 2) {
            const Quote &o = bead_.original.quotes[i], &v = bead_.version.quotes[j];
            const double scale = bead_.version.letters / std::max(bead_.original.letters, 1.0);
            if (fits_inside(o, v, ratio_, scale) || fits_inside(v, o, 1 / ratio_, 1 / std::max(scale, 1e-6)))
                cost += 3 * kSkipSpeech;
            if (is_name_of(o, v) || is_name_of(v, o)) cost += kNameCost;
            if (is_work_for(o, v) || is_work_for(v, o)) cost += 3 * kSkipSpeech;
        }
        return cost + facts_cost(i, a, j, b);
    }

    // Facts of the one that found their equal inside the other speak for the pair; outside of it, against.
    double facts_cost(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const
    {
        const ByteRange from{inner_original(i).begin, inner_original(i + a - 1).end},
            to{inner_version(j).begin, inner_version(j + b - 1).end};
        double cost = 0;
        const std::uint32_t first_paragraph = work_.original_fact(bead_.original.quotes[i].id).paragraph,
                            last_paragraph = work_.original_fact(bead_.original.quotes[i + a - 1].id).paragraph;
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

    ByteRange inner_original(std::size_t i) const
    {
        return work_.original_fact(bead_.original.quotes[i].id).quotation()->inner;
    }
    ByteRange inner_version(std::size_t j) const
    {
        return work_.version_fact(bead_.version.quotes[j].id).quotation()->inner;
    }

    void take(std::size_t i, std::size_t a, std::size_t j, std::size_t b)
    {
        if (b == 0) bead_.left_original.push_back(i);
        else if (a == 0) bead_.left_version.push_back(j);
        else link(i, a, j, b);
    }

    void link(std::size_t i, std::size_t a, std::size_t j, std::size_t b)
    {
        const bool equal = a == 1 && b == 1;
        for (std::size_t k = 0; k < std::max(a, b); ++k) {
            const std::uint32_t o = bead_.original.quotes[i + std::min(k, a - 1)].id,
                                v = bead_.version.quotes[j + std::min(k, b - 1)].id;
            if (k < a) work_.original_links[o] = {FactState::Confirmed, v, false};
            if (k < b) work_.version_links[v] = {FactState::Confirmed, o, false};
        }
        if (a > 1) bead_.joined.push_back({i, a, j});
        if (equal) bead_.pairs.push_back({i, j});
    }

    // Sentences are turned round in translation: what the order left over may still fit.
    void pair_crossed()
    {
        if (bead_.left_original.size() * bead_.left_version.size() > kBand * kBand) return;
        std::erase_if(bead_.left_original, [&](std::size_t i) {
            auto best = bead_.left_version.end();
            double least = kSurePair;
            for (auto j = bead_.left_version.begin(); j != bead_.left_version.end(); ++j)
                if (const double cost = pair_cost(i, 1, *j, 1); cost < least) least = cost, best = j;
            if (best == bead_.left_version.end()) return false;
            link(i, 1, *best, 1);
            bead_.left_version.erase(best);
            return true;
        });
    }

    // '"A," she said. "B."' told as one quotation, or only one of the two still between marks?
    void doubt_joined()
    {
        if (bead_.joined.empty()) return;
        double quoted = bead_.original.quoted_letters();
        for (const std::size_t o : bead_.left_original) quoted -= bead_.original.quotes[o].letters;
        std::optional<std::size_t> gone;
        double least = std::numeric_limits<double>::infinity();
        for (const BeadQuotes::Joined& joined : bead_.joined) {
            for (std::size_t o = joined.original; o < joined.original + joined.count; ++o) {
                const Quote& quote = bead_.original.quotes[o];
                if (!quote.speech || quote.words < kSpeechWords) continue;
                const double as_one = kGroupCost + length_cost(bead_, ratio_, quoted, 0, false, quote.words);
                const double lost =
                    kLossCost + std::min(length_cost(bead_, ratio_, quoted, quote.letters, false, quote.words),
                                         length_cost(bead_, ratio_, quoted, quote.letters, true, quote.words));
                if (lost >= as_one) continue;
                const double cost = lost - as_one + cost_of_rest(joined, o);
                if (cost < least) least = cost, gone = o;
            }
        }
        if (!gone) return;
        work_.original_links[bead_.original.quotes[*gone].id] = {};
        bead_.left_original.push_back(*gone);
    }

    // Of two quotations told as one: what speaks against the other one being all that it tells.
    double cost_of_rest(const BeadQuotes::Joined& joined, std::size_t gone) const
    {
        if (joined.count != 2) return 0;
        return pair_cost(gone == joined.original ? gone + 1 : joined.original, 1, joined.version, 1);
    }

    Work& work_;
    BeadQuotes& bead_;
    double ratio_;
};

}    // namespace

double log_spread(double words)
{
    return std::sqrt(kSpread * kSpread + 1.0 / std::max(words, 1.0));
}

double QuotedSide::quoted_letters() const
{
    double sum = 0;
    for (const Quote& quote : quotes) sum += quote.letters;
    return sum;
}

double length_cost(const BeadQuotes& bead, double ratio, double quoted, double lost, bool dropped, double words)
{
    const double quoted_there = bead.version.quoted_letters(), all_there = bead.version.letters;
    const double kept = std::max(quoted - lost, 1.0), all = std::max(bead.original.letters - (dropped ? lost : 0), 1.0);
    const double length = misfit(quoted_there, kept * ratio) / log_spread(words);
    const double share = (quoted_there / std::max(all_there, 1.0) - kept / all) / kShareSpread;
    const double total = misfit(all_there, all * ratio) / kTotalSpread;
    return (length * length + share * share + total * total) / 2;
}

void pair_quotations(Work& work, BeadQuotes& bead, double ratio)
{
    QuotationPairing(work, bead, ratio).run();
}

}    // namespace textdrift::drift
