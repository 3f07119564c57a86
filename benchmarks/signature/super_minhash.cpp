// SuperMinHash. Ertl 2017, "SuperMinHash - a new minwise hashing algorithm for Jaccard similarity estimation", algorithm 3.
// A lane is r + j in fixed point: j in the upper 8 bits.
#include <algorithm>
#include <numeric>
#include <vector>

#include "contender.h"

namespace contest {
namespace {

class SuperMinHash : public Contender {
public:
    explicit SuperMinHash(std::uint32_t lanes) : place_(lanes), seen_(lanes), levels_(lanes), histogram_(lanes) {}
    std::string_view name() const override { return "SuperMinHash"; }
    void sign(std::span<const std::uint64_t> set, std::span<std::uint32_t> lanes) override
    {
        const auto count = static_cast<std::uint32_t>(lanes.size());
        std::ranges::fill(lanes, ~0u);
        std::ranges::fill(seen_, ~0u);
        std::ranges::fill(levels_, count - 1);
        std::ranges::fill(histogram_, 0u);
        histogram_[count - 1] = count;
        highest_ = count - 1;
        for (std::uint32_t i = 0; i < set.size(); ++i) {
            add(set[i], i, lanes);
        }
    }

private:
    // Walks a random permutation of the lanes, step j, until no lane is above level j.
    void add(std::uint64_t element, std::uint32_t index, std::span<std::uint32_t> lanes)
    {
        const auto count = static_cast<std::uint32_t>(lanes.size());
        std::uint64_t state = element;
        for (std::uint32_t j = 0; j <= highest_; ++j) {
            const std::uint64_t random = next_random(state);
            const std::uint32_t k = j + below(random, count - j);
            for (const std::uint32_t at : {j, k}) {
                if (seen_[at] != index) {
                    seen_[at] = index;
                    place_[at] = at;
                }
            }
            std::swap(place_[j], place_[k]);
            lower(lanes, place_[j], j << 24 | (static_cast<std::uint32_t>(random) >> 8), j);
        }
    }

    void lower(std::span<std::uint32_t> lanes, std::uint32_t lane, std::uint32_t value, std::uint32_t j)
    {
        if (value >= lanes[lane]) {
            return;
        }
        lanes[lane] = value;
        if (j < levels_[lane]) {
            --histogram_[levels_[lane]];
            ++histogram_[j];
            levels_[lane] = j;
            while (histogram_[highest_] == 0) {
                --highest_;
            }
        }
    }

    std::vector<std::uint32_t> place_, seen_, levels_, histogram_;
    std::uint32_t highest_ = 0;
};

}    // namespace

std::unique_ptr<Contender> make_super_minhash(std::uint32_t lanes)
{
    return std::make_unique<SuperMinHash>(lanes);
}

}    // namespace contest
