// MinHash: hash family, choice of the instruction set, dispatch to the kernels.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/sketch/minhash.cpp"
#include <hwy/foreach_target.h>
//
#include "core/sketch/minhash_kernel-inl.h"

#if HWY_ONCE
#include "core/sketch/minhash.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/sketch/target.h"

namespace textdrift::sketch {
namespace {

HWY_EXPORT(lower_minima);
HWY_EXPORT(count_equal);

// Hashes narrowed to 32 bits in blocks of this size before they reach a kernel.
constexpr std::size_t kBlock = 4096;

// splitmix64 (Steele, Lea, Flood 2014): enough to draw 2K constants from one seed.
std::uint64_t next_random(std::uint64_t& state) noexcept
{
    std::uint64_t z = state += 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

std::uint32_t narrow(std::uint64_t hash) noexcept
{
    return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

}    // namespace

MinHasher::MinHasher(MinHashOptions options)
{
    prepare_dispatch();
    std::uint64_t state = options.seed;
    multipliers_.reserve(options.lanes);
    increments_.reserve(options.lanes);
    for (std::uint32_t lane = 0; lane < options.lanes; ++lane) {
        multipliers_.push_back(static_cast<std::uint32_t>(next_random(state)) | 1u);
        increments_.push_back(static_cast<std::uint32_t>(next_random(state)));
    }
}

void MinHasher::sign(std::span<const std::uint64_t> hashes, std::span<std::uint32_t> out) const noexcept
{
    assert(out.size() == lanes());
    std::ranges::fill(out, ~0u);
    std::array<std::uint32_t, kBlock> block;
    for (std::size_t begin = 0; begin < hashes.size(); begin += kBlock) {
        const std::size_t count = std::min(kBlock, hashes.size() - begin);
        std::ranges::transform(hashes.subspan(begin, count), block.begin(), narrow);
        HWY_DYNAMIC_DISPATCH(lower_minima)(multipliers_.data(), increments_.data(), lanes(), block.data(), count,
                                           out.data());
    }
}

std::vector<std::uint32_t> MinHasher::sign(std::span<const std::uint64_t> hashes) const
{
    std::vector<std::uint32_t> signature(lanes());
    sign(hashes, signature);
    return signature;
}

void MinHasher::sign_reference(std::span<const std::uint64_t> hashes, std::span<std::uint32_t> out) const noexcept
{
    for (std::size_t lane = 0; lane < lanes(); ++lane) {
        out[lane] = ~0u;
        for (const std::uint64_t hash : hashes) {
            out[lane] = std::min(out[lane], multipliers_[lane] * narrow(hash) + increments_[lane]);
        }
    }
}

std::size_t count_equal_lanes_reference(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) noexcept
{
    assert(a.size() == b.size());
    std::size_t count = 0;
    for (std::size_t lane = 0; lane < a.size(); ++lane) {
        count += a[lane] == b[lane];
    }
    return count;
}

void count_equal_lanes(std::span<const std::uint32_t> one, std::span<const std::uint32_t> all,
                       std::span<std::uint32_t> counts) noexcept
{
    assert(all.size() == one.size() * counts.size());
    prepare_dispatch();
    HWY_DYNAMIC_DISPATCH(count_equal)(one.data(), all.data(), one.size(), counts.size(), counts.data());
}

std::size_t count_equal_lanes(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) noexcept
{
    assert(a.size() == b.size());
    std::uint32_t count = 0;
    count_equal_lanes(a, b, std::span(&count, 1));
    return count;
}

double estimate_resemblance(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) noexcept
{
    return a.empty() ? 1.0 : static_cast<double>(count_equal_lanes(a, b)) / static_cast<double>(a.size());
}

}    // namespace textdrift::sketch
#endif
