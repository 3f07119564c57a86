// Fast similarity sketching: K rounds throw every element into one bin, K more visit bin by bin. Dahlgaard, Knudsen, Thorup
// 2017, "Fast similarity sketching", algorithm 1. A lane is round + value in fixed point: the round in the upper 9 bits.
#include <algorithm>

#include "contender.h"

namespace contest {
namespace {

class FastSimilarity : public Contender {
public:
    std::string_view name() const override { return "FastSimilaritySketch"; }
    void sign(std::span<const std::uint64_t> set, std::span<std::uint32_t> lanes) override
    {
        const auto count = static_cast<std::uint32_t>(lanes.size());
        std::ranges::fill(lanes, ~0u);
        std::uint32_t empty = set.empty() ? 0 : count;
        for (std::uint32_t round = 0; round < 2 * count && empty > 0; ++round) {
            for (const std::uint64_t element : set) {
                const std::uint64_t random = mix(element + (round + 1) * 0x9E3779B97F4A7C15ull);
                const std::uint32_t lane = round < count ? below(random, count) : round - count;
                const std::uint32_t value = round << 23 | (static_cast<std::uint32_t>(random) >> 9);
                empty -= lanes[lane] == ~0u;
                lanes[lane] = std::min(lanes[lane], value);
            }
        }
    }
};

}    // namespace

std::unique_ptr<Contender> make_fast_similarity(std::uint32_t)
{
    return std::make_unique<FastSimilarity>();
}

}    // namespace contest
