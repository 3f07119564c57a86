// Seeds: pairs worth judging, by rare terms, by equality, by position.
#include "core/align/seeds.h"

#include <algorithm>
#include <array>

namespace textdrift::align {
namespace {

constexpr std::size_t kAllPairs = 16;         // equal paragraphs so few times that every pair is tried
constexpr std::int64_t kRankSlack = 2;        // further ones: ranks this far apart
constexpr std::size_t kManyEqual = 4096;      // beyond, equal ranks only
constexpr std::uint32_t kWalkFactor = 4;      // diagonal steps, at most this many for each paragraph
constexpr std::uint64_t kSmallGap = 400;      // cells of a gap judged whole
constexpr std::uint64_t kNarrowGap = 2000;    // the same where one side is at most kNarrowSide long
constexpr std::uint32_t kNarrowSide = 3;
constexpr std::uint32_t kCellFactor = 64;    // cells of gaps judged, at most this many for each paragraph
constexpr std::uint8_t kMostParts = 4;
constexpr double kLeastInclusion = 0.2;    // share of a part's weight that the other side must have

void sort_unique(std::vector<Seed>& seeds)
{
    std::ranges::sort(seeds);
    const auto repeated = std::ranges::unique(seeds);
    seeds.erase(repeated.begin(), repeated.end());
}

// Pairs equal paragraphs by rank, counted from the front and from the back, so that an insertion or deletion among them
// shifts only one of the two counts.
void pair_by_rank(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, std::vector<Seed>& out)
{
    if (a.size() * b.size() <= kAllPairs) {
        for (const std::uint32_t i : a) {
            for (const std::uint32_t j : b) {
                out.push_back({i, j});
            }
        }
        return;
    }
    const auto sizes = std::pair(static_cast<std::int64_t>(a.size()), static_cast<std::int64_t>(b.size()));
    const std::int64_t slack = std::max(a.size(), b.size()) > kManyEqual ? 0 : kRankSlack;
    for (std::int64_t rank = 0; rank < sizes.first; ++rank) {
        for (std::int64_t shift = -slack; shift <= slack; ++shift) {
            for (const std::int64_t partner : {rank + shift, rank + shift + sizes.second - sizes.first}) {
                if (partner >= 0 && partner < sizes.second) {
                    out.push_back({a[rank], b[partner]});
                }
            }
        }
    }
}

// Follows equal paragraphs from (i, j) in steps of one up or down both texts, until the first difference.
// Stops at pairs that start a walk of their own.
void walk_diagonal(const Evidence& evidence, Seed from, std::int64_t step, std::uint64_t& budget, std::vector<Seed>& out)
{
    const auto once = [&](Side side, std::uint32_t p) {
        return evidence.members(side, evidence.class_of(side, p)).size() == 1;
    };
    std::int64_t i = from.a + step, j = from.b + step;
    while (budget > 0 && i >= 0 && j >= 0 && i < evidence.size(kOriginal) && j < evidence.size(kVersion)) {
        const Seed seed{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j)};
        if (!evidence.equal(seed.a, seed.b) || (once(kOriginal, seed.a) && once(kVersion, seed.b))) {
            return;
        }
        out.push_back(seed);
        --budget;
        i += step;
        j += step;
    }
}

void add_equal_seeds(const Evidence& evidence, std::vector<Seed>& out)
{
    std::uint64_t budget = std::uint64_t{kWalkFactor} * (evidence.size(kOriginal) + evidence.size(kVersion));
    for (std::uint32_t c = 0; c < evidence.class_count(); ++c) {
        const auto a = evidence.members(kOriginal, c);
        const auto b = evidence.members(kVersion, c);
        pair_by_rank(a, b, out);
        if (a.size() == 1 && b.size() == 1) {
            walk_diagonal(evidence, {a[0], b[0]}, 1, budget, out);
            walk_diagonal(evidence, {a[0], b[0]}, -1, budget, out);
        }
    }
}

void add_all_pairs(const Evidence& evidence, const Gap& gap, std::vector<Seed>& out)
{
    for (std::uint32_t i = gap.original; i < gap.original_end; ++i) {
        for (std::uint32_t j = gap.version; j < gap.version_end; ++j) {
            if (evidence.equal(i, j) || evidence.common(i, j) > 0) {
                out.push_back({i, j});
            }
        }
    }
}

// Equal paragraphs of a large gap: by rank inside the gap, and in runs from both its ends.
void add_equal_pairs(const Evidence& evidence, const Gap& gap, std::vector<Seed>& out)
{
    for (std::uint32_t i = gap.original, j = gap.version;
         i < gap.original_end && j < gap.version_end && evidence.equal(i, j); ++i, ++j) {
        out.push_back({i, j});
    }
    for (std::uint32_t i = gap.original_end, j = gap.version_end;
         i > gap.original && j > gap.version && evidence.equal(i - 1, j - 1); --i, --j) {
        out.push_back({i - 1, j - 1});
    }
    const auto by_class = [&](Side side, std::uint32_t begin, std::uint32_t end) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> rows;
        for (std::uint32_t p = begin; p < end; ++p) {
            rows.emplace_back(evidence.class_of(side, p), p);
        }
        std::ranges::sort(rows);
        return rows;
    };
    const auto rows = by_class(kOriginal, gap.original, gap.original_end);
    const auto columns = by_class(kVersion, gap.version, gap.version_end);
    std::vector<std::uint32_t> a, b;
    for (std::size_t i = 0, j = 0; i < rows.size() && j < columns.size();) {
        const std::uint32_t which = std::max(rows[i].first, columns[j].first);
        a.clear();
        b.clear();
        for (; i < rows.size() && rows[i].first <= which; ++i) {
            if (rows[i].first == which) {
                a.push_back(rows[i].second);
            }
        }
        for (; j < columns.size() && columns[j].first <= which; ++j) {
            if (columns[j].first == which) {
                b.push_back(columns[j].second);
            }
        }
        if (!a.empty() && !b.empty()) {
            pair_by_rank(a, b, out);
        }
    }
}

// Grows one seed sideways into groups. `single` is the side of the one paragraph, the parts lie on the other.
class Grower {
public:
    Grower(const Evidence& evidence, std::vector<Span>& out) : evidence_(evidence), out_(out) {}

    void grow(Seed seed)
    {
        out_.push_back({seed.a, seed.b, 1, 1});
        if (evidence_.equal(seed.a, seed.b)) {
            return;    // nothing is left over that another paragraph could explain
        }
        grow_parts(seed, kOriginal);
        grow_parts(seed, kVersion);
        add_crossed(seed);
    }

private:
    // Share of the part's weight found in the single paragraph.
    double inclusion(Side single, std::uint32_t one, std::uint32_t part) const noexcept
    {
        const Side other = single == kOriginal ? kVersion : kOriginal;
        const double weight = evidence_.weight(other, part);
        const double common = single == kOriginal ? evidence_.common(one, part) : evidence_.common(part, one);
        return weight > 0 ? common / weight : 0;
    }

    void grow_parts(Seed seed, Side single)
    {
        const Side other = single == kOriginal ? kVersion : kOriginal;
        const std::uint32_t one = single == kOriginal ? seed.a : seed.b;
        const std::uint32_t part = single == kOriginal ? seed.b : seed.a;
        if (inclusion(single, one, part) < kLeastInclusion) {
            return;
        }
        std::uint32_t first = part, last = part;
        while (first > 0 && part - first + 1 < kMostParts && inclusion(single, one, first - 1) >= kLeastInclusion) {
            --first;
        }
        while (last + 1 < evidence_.size(other) && last - part + 1 < kMostParts &&
               inclusion(single, one, last + 1) >= kLeastInclusion) {
            ++last;
        }
        for (std::uint32_t begin = first; begin <= part; ++begin) {
            for (std::uint32_t end = std::max(part + 1, begin + 2); end <= last + 1 && end - begin <= kMostParts; ++end) {
                const auto parts = static_cast<std::uint8_t>(end - begin);
                out_.push_back(single == kOriginal ? Span{one, begin, 1, parts} : Span{begin, one, parts, 1});
            }
        }
    }

    // 2-2 where the border inside two paragraphs shifted: each has its like, and one also a share in the other's.
    void add_crossed(Seed seed)
    {
        if (seed.a + 1 >= evidence_.size(kOriginal) || seed.b + 1 >= evidence_.size(kVersion) ||
            evidence_.common(seed.a + 1, seed.b + 1) <= 0) {
            return;
        }
        const double down = inclusion(kOriginal, seed.a, seed.b + 1);
        const double up = inclusion(kVersion, seed.b, seed.a + 1);
        if (std::max(down, up) >= kLeastInclusion) {
            out_.push_back({seed.a, seed.b, 2, 2});
        }
    }

    const Evidence& evidence_;
    std::vector<Span>& out_;
};

// Paragraphs with exactly one equal on the other side and none on their own: equality settles most of a copy.
sketch::Settled settled_by_equality(const Evidence& evidence)
{
    const auto of_side = [&](Side side) {
        std::vector<bool> settled(evidence.size(side));
        for (std::uint32_t p = 0; p < settled.size(); ++p) {
            const std::uint32_t which = evidence.class_of(side, p);
            settled[p] = evidence.members(kOriginal, which).size() == 1 && evidence.members(kVersion, which).size() == 1;
        }
        return settled;
    };
    return {of_side(kOriginal), of_side(kVersion)};
}

}    // namespace

std::vector<Seed> find_seeds(const Evidence& evidence)
{
    sketch::CandidateOptions options;
    if (std::max(evidence.size(kOriginal), evidence.size(kVersion)) > 100'000) {
        options.per_set = 2;    // keeps the links of a million paragraphs in a few hundred MB
    }
    std::vector<Seed> seeds =
        sketch::find_candidates(evidence.terms(kOriginal), evidence.terms(kVersion), options, settled_by_equality(evidence));
    add_equal_seeds(evidence, seeds);
    sort_unique(seeds);
    return seeds;
}

std::vector<Seed> find_gap_seeds(const Evidence& evidence, std::span<const Gap> gaps)
{
    std::vector<Seed> seeds;
    std::uint64_t cells = std::uint64_t{kCellFactor} * (evidence.size(kOriginal) + evidence.size(kVersion));
    for (const Gap& gap : gaps) {
        const bool narrow = std::min(gap.original_end - gap.original, gap.version_end - gap.version) <= kNarrowSide;
        const std::uint64_t area = gap.area();
        if (area == 0) {
            continue;
        }
        if (area <= (narrow ? kNarrowGap : kSmallGap) && area <= cells) {
            cells -= area;
            add_all_pairs(evidence, gap, seeds);
        } else {
            add_equal_pairs(evidence, gap, seeds);
        }
    }
    sort_unique(seeds);
    return seeds;
}

std::vector<Span> grow(const Evidence& evidence, std::span<const Seed> seeds)
{
    std::vector<Span> spans;
    Grower grower(evidence, spans);
    for (const Seed& seed : seeds) {
        grower.grow(seed);
    }
    std::ranges::sort(spans);
    const auto repeated = std::ranges::unique(spans);
    spans.erase(repeated.begin(), repeated.end());
    return spans;
}

}    // namespace textdrift::align
