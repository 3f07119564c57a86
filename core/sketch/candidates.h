// Which of many sets may resemble each other: an inverted index over rare terms, so that 10,000 x 10,000 paragraphs never
// cost 10^8 comparisons.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace textdrift::sketch {

// A term of a set: a shingle or word by its hash, how often it occurs, and how much an occurrence counts.
struct Term {
    std::uint64_t hash = 0;    // 64 bits: among a million terms a side, 32 would meet by chance a few hundred times
    std::uint32_t count = 0;
    float weight = 0;
};

// Many multisets of terms, stored one after the other. Within a set hashes ascend and are unique.
struct TermSets {
    std::vector<std::uint32_t> first = {0};    // sets + 1 entries: terms of set i are [first[i], first[i + 1])
    std::vector<Term> terms;

    std::size_t size() const noexcept { return first.size() - 1; }
    std::span<const Term> operator[](std::size_t set) const noexcept
    {
        return std::span(terms).subspan(first[set], first[set + 1] - first[set]);
    }
};

// Sum over the terms of count x weight.
double total_weight(std::span<const Term> set) noexcept;

// Sum over common terms of the smaller count x weight. Cost: linear merge.
double common_weight(std::span<const Term> a, std::span<const Term> b) noexcept;

struct Candidate {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    friend constexpr auto operator<=>(const Candidate&, const Candidate&) = default;
};

struct CandidateOptions {
    std::uint32_t per_set = 6;         // best partners kept for each set, seen from either side
    std::uint32_t max_bucket = 64;     // a term in more sets than this names no candidate: it would name them all
    std::uint32_t max_visits = 512;    // postings read for one set, rarest terms first; sets of many terms get 4 a term
};

// Sets whose partner is known already: they are found by others, but not looked up themselves. Empty: none.
struct Settled {
    std::vector<bool> a;
    std::vector<bool> b;
};

// Pairs likely to share much weight, each once, ascending: for every unsettled set of either side the `per_set` partners of
// the greatest common weight over its rare terms, normalised by both sizes (cosine).
//
// Cost: linear in the terms times min(max_bucket, max_visits a set), whatever the input: a shingle found everywhere is
// skipped. Source: inverted index with a stop list, as in Broder et al. 1997, section 4.
std::vector<Candidate> find_candidates(const TermSets& a, const TermSets& b, CandidateOptions options = {},
                                       const Settled& settled = {});

}    // namespace textdrift::sketch
