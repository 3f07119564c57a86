// The inverted index: postings by term, rarest terms first, best partners of each set.
#include "core/sketch/candidates.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace textdrift::sketch {
namespace {

struct Posting {
    std::uint64_t hash;
    std::uint32_t set;
    std::uint32_t count;
};

// Postings of one side, grouped by term: a bucket per leading bits of the hash, sorted inside.
class Index {
public:
    explicit Index(const TermSets& sets);
    std::span<const Posting> find(std::uint64_t hash) const noexcept;

private:
    std::size_t bucket_of(std::uint64_t hash) const noexcept { return hash >> shift_; }

    unsigned shift_ = 63;
    std::vector<std::uint32_t> first_;
    std::vector<Posting> postings_;
};

Index::Index(const TermSets& sets) : postings_(sets.terms.size())
{
    const auto bits = std::clamp(static_cast<unsigned>(std::bit_width(sets.terms.size())), 1u, 24u);
    shift_ = 64 - bits;
    first_.assign((std::size_t{1} << bits) + 1, 0);
    for (const Term& term : sets.terms) {
        ++first_[bucket_of(term.hash) + 1];
    }
    for (std::size_t bucket = 1; bucket < first_.size(); ++bucket) {
        first_[bucket] += first_[bucket - 1];
    }
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t set = 0; set < sets.size(); ++set) {
        for (const Term& term : sets[set]) {
            postings_[next[bucket_of(term.hash)]++] = {term.hash, set, term.count};
        }
    }
    for (std::size_t bucket = 0; bucket + 1 < first_.size(); ++bucket) {
        const auto begin = postings_.begin() + first_[bucket];
        const auto end = postings_.begin() + first_[bucket + 1];
        if (end - begin > 1) {
            std::ranges::stable_sort(begin, end, {}, &Posting::hash);
        }
    }
}

std::span<const Posting> Index::find(std::uint64_t hash) const noexcept
{
    const std::size_t bucket = bucket_of(hash);
    const auto inside = std::span(postings_).subspan(first_[bucket], first_[bucket + 1] - first_[bucket]);
    const auto found = std::ranges::equal_range(inside, hash, {}, &Posting::hash);
    return {found.begin(), found.end()};
}

struct Visit {
    std::span<const Posting> postings;
    const Term* term;
};

// Looks up the sets of one side in the index of the other. Holds the buffers that all look-ups share.
class Finder {
public:
    Finder(const TermSets& indexed, const std::vector<float>& norms, CandidateOptions options)
        : index_(indexed), norms_(norms), options_(options), common_(indexed.size(), 0.0f)
    {
    }

    // The best partners of `set`, in `best()`.
    void look_up(std::span<const Term> set);
    std::span<const std::uint32_t> best() const noexcept { return touched_; }

private:
    void gather(std::span<const Term> set);
    void keep_best();

    Index index_;
    const std::vector<float>& norms_;
    CandidateOptions options_;
    std::vector<float> common_;
    std::vector<std::uint32_t> touched_;
    std::vector<Visit> visits_;
};

void Finder::gather(std::span<const Term> set)
{
    visits_.clear();
    for (const Term& term : set) {
        const auto postings = index_.find(term.hash);
        if (!postings.empty() && postings.size() <= options_.max_bucket) {
            visits_.push_back({postings, &term});
        }
    }
    std::ranges::stable_sort(visits_, {}, [](const Visit& visit) { return visit.postings.size(); });
}

void Finder::keep_best()
{
    const auto score = [&](std::uint32_t set) { return common_[set] / norms_[set]; };
    const auto better = [&](std::uint32_t x, std::uint32_t y) { return score(x) != score(y) ? score(x) > score(y) : x < y; };
    const std::size_t keep = std::min<std::size_t>(options_.per_set, touched_.size());
    std::ranges::partial_sort(touched_, touched_.begin() + keep, better);
    for (const std::uint32_t set : touched_) {
        common_[set] = 0;
    }
    touched_.resize(keep);
}

void Finder::look_up(std::span<const Term> set)
{
    touched_.clear();
    gather(set);
    std::size_t budget = std::max<std::size_t>(options_.max_visits, 4 * set.size());
    for (const Visit& visit : visits_) {
        if (visit.postings.size() > budget) {
            break;
        }
        budget -= visit.postings.size();
        for (const Posting& posting : visit.postings) {
            if (common_[posting.set] == 0) {
                touched_.push_back(posting.set);
            }
            common_[posting.set] += visit.term->weight * static_cast<float>(std::min(posting.count, visit.term->count));
        }
    }
    keep_best();
}

std::vector<float> norms_of(const TermSets& sets)
{
    std::vector<float> norms(sets.size());
    for (std::size_t set = 0; set < sets.size(); ++set) {
        norms[set] = static_cast<float>(std::sqrt(std::max(total_weight(sets[set]), 1e-6)));
    }
    return norms;
}

void find_one_way(const TermSets& looked_up, const TermSets& indexed, const std::vector<bool>& settled,
                  CandidateOptions options, bool swapped, std::vector<Candidate>& out)
{
    if (!settled.empty() && std::ranges::find(settled, false) == settled.end()) {
        return;
    }
    const std::vector<float> norms = norms_of(indexed);
    Finder finder(indexed, norms, options);
    for (std::uint32_t set = 0; set < looked_up.size(); ++set) {
        if (!settled.empty() && settled[set]) {
            continue;
        }
        finder.look_up(looked_up[set]);
        for (const std::uint32_t partner : finder.best()) {
            out.push_back(swapped ? Candidate{partner, set} : Candidate{set, partner});
        }
    }
}

}    // namespace

double total_weight(std::span<const Term> set) noexcept
{
    double total = 0;
    for (const Term& term : set) {
        total += static_cast<double>(term.weight) * term.count;
    }
    return total;
}

double common_weight(std::span<const Term> a, std::span<const Term> b) noexcept
{
    double total = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].hash == b[j].hash) {
            total += static_cast<double>(a[i].weight) * std::min(a[i].count, b[j].count);
            ++i;
            ++j;
        } else if (a[i].hash < b[j].hash) {
            ++i;
        } else {
            ++j;
        }
    }
    return total;
}

std::vector<Candidate> find_candidates(const TermSets& a, const TermSets& b, CandidateOptions options,
                                       const Settled& settled)
{
    std::vector<Candidate> pairs;
    find_one_way(a, b, settled.a, options, false, pairs);
    find_one_way(b, a, settled.b, options, true, pairs);
    std::ranges::sort(pairs);
    const auto repeated = std::ranges::unique(pairs);
    pairs.erase(repeated.begin(), repeated.end());
    return pairs;
}

}    // namespace textdrift::sketch
