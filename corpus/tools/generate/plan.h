// Which documents of a corpus are copies, and of which.
#pragma once

#include <cstdint>
#include <vector>

namespace corpus {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

struct PlanOptions {
    std::uint32_t documents = 10'000;
    std::uint64_t seed = 1;
    bool clean = false;                // no copies at all
    std::uint32_t giant_cluster = 0;   // documents of one cluster, a third of them identical
};

struct Plan {
    // For each document the one it is a copy of, kNone for an original or a lone one.
    std::vector<std::uint32_t> original;
    std::vector<bool> has_copies;
    std::uint32_t giant = kNone;    // original of the giant cluster
};

Plan make_plan(const PlanOptions& options);

}    // namespace corpus
