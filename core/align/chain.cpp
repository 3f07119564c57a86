// Sparse dynamic programming over links.
#include "core/align/chain.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace textdrift::align {
namespace {

constexpr std::uint32_t kNone = ~0u;
constexpr std::size_t kFewPositions = 1024;

struct Reached {
    double score = 0;
    std::uint32_t link = kNone;
};

bool better(const Reached& a, const Reached& b) noexcept
{
    return a.score > b.score;
}

// Best score of a chain ending at or before a version position (prefix maximum), by a Fenwick tree.
class PrefixTree {
public:
    explicit PrefixTree(std::size_t positions) : tree_(positions + 1) {}

    void raise(std::size_t position, Reached reached) noexcept
    {
        for (++position; position < tree_.size(); position += position & (~position + 1)) {
            if (better(reached, tree_[position])) {
                tree_[position] = reached;
            }
        }
    }

    Reached best_until(std::size_t position) const noexcept
    {
        Reached best;
        for (++position; position > 0; position &= position - 1) {
            if (better(tree_[position], best)) {
                best = tree_[position];
            }
        }
        return best;
    }

    void settle() const noexcept {}    // all counts at once

private:
    std::vector<Reached> tree_;
};

// The same, written out: faster where there are few positions. What was raised counts once it is settled.
class PrefixRow {
public:
    explicit PrefixRow(std::size_t positions) : best_(positions), lowest_(positions) {}

    void raise(std::size_t position, Reached reached) noexcept
    {
        if (!better(reached, best_[position])) return;
        best_[position] = reached;
        lowest_ = std::min(lowest_, position);
        highest_ = std::max(highest_, position);
    }

    Reached best_until(std::size_t position) const noexcept { return best_[position]; }

    void settle() noexcept
    {
        const std::size_t positions = best_.size();
        if (lowest_ == positions) return;
        Reached* const best = best_.data();
        Reached before = best[lowest_];
        for (std::size_t position = lowest_ + 1; position < positions; ++position) {
            if (better(before, best[position])) {
                best[position] = before;
            } else if (position > highest_) {
                break;
            } else {
                before = best[position];
            }
        }
        lowest_ = positions;
        highest_ = 0;
    }

private:
    std::vector<Reached> best_;
    std::size_t lowest_, highest_ = 0;    // raised since
};

// Best link ending exactly at (original, version), for the last two originals that links were entered at: those before are
// never asked for. Links must be entered by ascending end in the original.
class LatestEnds {
public:
    explicit LatestEnds(std::size_t positions) : ends_{std::vector<End>(positions + 1), std::vector<End>(positions + 1)} {}

    void raise(std::uint32_t original, std::uint32_t version, Reached reached) noexcept
    {
        End& end = ends_[original & 1][version + 1];
        if (end.original != original || better(reached, end.reached)) {
            end = {reached, original};
        }
    }

    // Link ending at (original, version - back), or none. `original` may be one less than 0.
    const Reached* find(std::uint32_t original, std::uint32_t version, std::uint32_t back) const noexcept
    {
        const End& end = ends_[original & 1][version + 1 - back];
        return end.original == original && original != kNone ? &end.reached : nullptr;
    }

private:
    struct End {
        Reached reached;
        std::uint32_t original = kNone;
    };
    std::array<std::vector<End>, 2> ends_;    // by version position + 1
};

// The better of `otherwise` and the links that end at or just before the start of `span`, their bonus added.
Reached best_neighbour(const LatestEnds& ends, const Span& span, const Bonus& bonus, Reached otherwise) noexcept
{
    const auto consider = [&](std::uint32_t back_original, std::uint32_t back_version, double earned) {
        const Reached* near = ends.find(span.original - back_original, span.version, back_version);
        if (near && near->score + earned > otherwise.score) {
            otherwise = {near->score + earned, near->link};
        }
    };
    consider(0, 0, bonus.adjacent);
    consider(1, 0, bonus.near);
    consider(0, 1, bonus.near);
    consider(1, 1, bonus.near);
    return otherwise;
}

// Links by where they end in the original, in their order where that is the same.
std::vector<std::uint32_t> by_original_end(std::span<const Link> links)
{
    std::uint32_t most = 0;
    bool sorted = true;
    for (const Link& link : links) {
        sorted = sorted && most <= link.span.original_end();
        most = std::max(most, link.span.original_end());
    }
    std::vector<std::uint32_t> order(links.size());
    if (sorted) {    // where all are pairs
        std::iota(order.begin(), order.end(), 0u);
        return order;
    }
    std::vector<std::uint32_t> next(std::size_t{most} + 2);
    for (const Link& link : links) {
        ++next[link.span.original_end() + 1];
    }
    std::partial_sum(next.begin(), next.end(), next.begin());
    for (std::uint32_t i = 0; i < links.size(); ++i) {
        order[next[links[i].span.original_end()]++] = i;
    }
    return order;
}

std::size_t version_positions(std::span<const Link> links) noexcept
{
    std::size_t positions = 0;
    for (const Link& link : links) {
        positions = std::max<std::size_t>(positions, link.span.version_end());
    }
    return positions + 1;
}

template <class PrefixBest>
class ChainFinder {
public:
    ChainFinder(std::span<const Link> links, std::size_t version_positions, const Bonus& bonus)
        : links_(links), bonus_(bonus), prefix_(version_positions), ends_(version_positions), score_(links.size()),
          before_(links.size(), kNone)
    {
    }

    std::vector<std::uint32_t> run(double* score);

private:
    Reached best_before(const Span& span) const noexcept;
    void enter(std::uint32_t link) noexcept;

    std::span<const Link> links_;
    Bonus bonus_;
    PrefixBest prefix_;
    LatestEnds ends_;
    std::vector<double> score_;
    std::vector<std::uint32_t> before_;
};

template <class PrefixBest>
Reached ChainFinder<PrefixBest>::best_before(const Span& span) const noexcept
{
    return best_neighbour(ends_, span, bonus_, prefix_.best_until(span.version));
}

template <class PrefixBest>
void ChainFinder<PrefixBest>::enter(std::uint32_t link) noexcept
{
    const Span& span = links_[link].span;
    const Reached reached{score_[link], link};
    const double best = prefix_.best_until(span.version_end()).score;
    // No bonus makes up for what a chain without it is worth there.
    if (reached.score + std::max(bonus_.adjacent, bonus_.near) <= best) {
        return;
    }
    prefix_.raise(span.version_end(), reached);
    ends_.raise(span.original_end(), span.version_end(), reached);
}

template <class PrefixBest>
std::vector<std::uint32_t> ChainFinder<PrefixBest>::run(double* score)
{
    const std::vector<std::uint32_t> by_end = by_original_end(links_);
    std::size_t entered = 0;
    Reached best;
    for (std::uint32_t i = 0; i < links_.size(); ++i) {
        if (i == 0 || links_[i].span.original != links_[i - 1].span.original) {
            while (entered < by_end.size() && links_[by_end[entered]].span.original_end() <= links_[i].span.original) {
                enter(by_end[entered++]);
            }
            prefix_.settle();
        }
        const Reached before = best_before(links_[i].span);
        score_[i] = before.score + gain_of(links_[i], bonus_);
        before_[i] = before.link;
        if (score_[i] > best.score) {
            best = {score_[i], i};
        }
    }
    std::vector<std::uint32_t> chain;
    for (std::uint32_t at = best.link; at != kNone; at = before_[at]) {
        chain.push_back(at);
    }
    std::ranges::reverse(chain);
    if (score) {
        *score = best.score;
    }
    return chain;
}

// Paragraphs already in a run.
class Taken {
public:
    explicit Taken(std::span<const Link> links)
    {
        std::size_t originals = 0, versions = 0;
        for (const Link& link : links) {
            originals = std::max<std::size_t>(originals, link.span.original_end());
            versions = std::max<std::size_t>(versions, link.span.version_end());
        }
        original_.resize(originals);
        version_.resize(versions);
    }
    bool any(const Span& span) const noexcept
    {
        const auto is_taken = [](char flag) { return flag != 0; };
        return std::any_of(original_.begin() + span.original, original_.begin() + span.original_end(), is_taken) ||
               std::any_of(version_.begin() + span.version, version_.begin() + span.version_end(), is_taken);
    }
    void take(const Span& span) noexcept
    {
        std::fill(original_.begin() + span.original, original_.begin() + span.original_end(), true);
        std::fill(version_.begin() + span.version, version_.begin() + span.version_end(), true);
    }

private:
    std::vector<char> original_;
    std::vector<char> version_;
};

// Scores of the best run ending with each link, and the link before it there.
struct RunTable {
    std::vector<double> score;
    std::vector<std::uint32_t> before;
};

RunTable score_runs(std::span<const Link> links, const Bonus& bonus)
{
    RunTable table{std::vector<double>(links.size()), std::vector<std::uint32_t>(links.size(), kNone)};
    const std::vector<std::uint32_t> by_end = by_original_end(links);
    LatestEnds ends(version_positions(links));
    std::size_t entered = 0;
    for (std::uint32_t i = 0; i < links.size(); ++i) {
        const Span& span = links[i].span;
        for (; entered < by_end.size() && links[by_end[entered]].span.original_end() <= span.original; ++entered) {
            const std::uint32_t link = by_end[entered];
            ends.raise(links[link].span.original_end(), links[link].span.version_end(), {table.score[link], link});
        }
        const Reached before = best_neighbour(ends, span, bonus, {});
        table.score[i] = before.score + gain_of(links[i], bonus);
        table.before[i] = before.link;
    }
    return table;
}

}    // namespace

std::vector<std::vector<std::uint32_t>> best_runs(std::span<const Link> links, double least_gain, const Bonus& bonus)
{
    const RunTable table = score_runs(links, bonus);
    std::vector<std::uint32_t> order(links.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::stable_sort(order, std::greater(), [&](std::uint32_t i) { return table.score[i]; });
    std::vector<std::vector<std::uint32_t>> runs;
    Taken taken(links);
    for (const std::uint32_t last : order) {
        if (table.score[last] < least_gain) {
            break;
        }
        std::vector<std::uint32_t> run;
        std::uint32_t at = last;
        while (at != kNone && !taken.any(links[at].span)) {
            run.push_back(at);
            at = table.before[at];
        }
        // What a run that was cut short had before the cut does not count for it.
        if (run.empty() || table.score[last] - (at == kNone ? 0 : table.score[at]) < least_gain) {
            continue;
        }
        std::ranges::reverse(run);
        for (const std::uint32_t link : run) {
            taken.take(links[link].span);
        }
        runs.push_back(std::move(run));
    }
    return runs;
}

std::vector<std::uint32_t> best_chain(std::span<const Link> links, const Bonus& bonus, double* score)
{
    const std::size_t positions = version_positions(links);
    return positions <= kFewPositions ? ChainFinder<PrefixRow>(links, positions, bonus).run(score)
                                      : ChainFinder<PrefixTree>(links, positions, bonus).run(score);
}

}    // namespace textdrift::align
