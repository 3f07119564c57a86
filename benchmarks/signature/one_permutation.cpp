// One permutation, K bins, empty ones filled by optimal densification. Li, Owen, Zhang 2012, "One permutation hashing";
// Shrivastava 2017, "Optimal densification for fast and accurate minwise hashing", algorithm 1.
#include <algorithm>
#include <array>
#include <bit>
#include <vector>

#include "contender.h"

namespace contest {
namespace {

class OnePermutation : public Contender {
public:
    // Bins an empty bin asks in turn: a function of bin and attempt alone, drawn once.
    explicit OnePermutation(std::uint32_t lanes) : shift_(64 - std::countr_zero(lanes)), asked_(lanes * kAttempts)
    {
        std::uint64_t state = 3;
        for (std::uint8_t& bin : asked_) {
            bin = static_cast<std::uint8_t>(below(next_random(state), lanes));
        }
    }
    std::string_view name() const override { return "one permutation, optimal densification"; }
    void sign(std::span<const std::uint64_t> set, std::span<std::uint32_t> lanes) override
    {
        std::array<std::uint32_t, 256> bins;
        std::fill_n(bins.begin(), lanes.size(), ~0u);
        for (const std::uint64_t element : set) {
            std::uint32_t& bin = bins[element >> shift_];
            bin = std::min(bin, static_cast<std::uint32_t>(element));
        }
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
            lanes[lane] = bins[lane] != ~0u || set.empty() ? bins[lane] : filled(lane, bins, lanes.size());
        }
    }

private:
    static constexpr std::size_t kAttempts = 64;

    std::uint32_t filled(std::size_t lane, const std::array<std::uint32_t, 256>& bins, std::size_t count) const
    {
        for (std::size_t attempt = 0; attempt < kAttempts; ++attempt) {
            if (const std::uint32_t value = bins[asked_[lane * kAttempts + attempt]]; value != ~0u) {
                return value;
            }
        }
        for (std::uint64_t state = mix(lane);;) {    // sets of a few elements ask for long
            if (const std::uint32_t value = bins[below(next_random(state), static_cast<std::uint32_t>(count))];
                value != ~0u) {
                return value;
            }
        }
    }

    int shift_;
    std::vector<std::uint8_t> asked_;
};

}    // namespace

std::unique_ptr<Contender> make_one_permutation(std::uint32_t lanes)
{
    return std::make_unique<OnePermutation>(lanes);
}

}    // namespace contest
