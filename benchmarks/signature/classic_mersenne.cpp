// K permutations (a h + b) mod 2^61 - 1, of which the low 32 bits count: the form of datasketch and datatrove, compiled.
// Carter, Wegman 1979, "Universal classes of hash functions".
#include <algorithm>
#include <vector>

#include "contender.h"

namespace contest {
namespace {

constexpr std::uint64_t kPrime = (std::uint64_t(1) << 61) - 1;

std::uint64_t multiply_add(std::uint64_t a, std::uint64_t h, std::uint64_t b) noexcept
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * h + b;
    const std::uint64_t sum = static_cast<std::uint64_t>(product & kPrime) + static_cast<std::uint64_t>(product >> 61);
    return sum >= kPrime ? sum - kPrime : sum;
}

class ClassicMersenne : public Contender {
public:
    explicit ClassicMersenne(std::uint32_t lanes)
    {
        std::uint64_t state = 2;
        for (std::uint32_t lane = 0; lane < lanes; ++lane) {
            multipliers_.push_back(1 + next_random(state) % (kPrime - 1));
            increments_.push_back(next_random(state) % kPrime);
        }
    }
    std::string_view name() const override { return "K permutations, (a h + b) mod 2^61 - 1"; }
    void sign(std::span<const std::uint64_t> set, std::span<std::uint32_t> lanes) override
    {
        std::ranges::fill(lanes, ~0u);
        for (const std::uint64_t element : set) {
            const std::uint64_t hash = element >> 32;
            for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
                const std::uint64_t value = multiply_add(multipliers_[lane], hash, increments_[lane]);
                lanes[lane] = std::min(lanes[lane], static_cast<std::uint32_t>(value));
            }
        }
    }

private:
    std::vector<std::uint64_t> multipliers_, increments_;
};

}    // namespace

std::unique_ptr<Contender> make_classic_mersenne(std::uint32_t lanes)
{
    return std::make_unique<ClassicMersenne>(lanes);
}

}    // namespace contest
