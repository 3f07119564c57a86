// Signing, b-bit packing and the corrected estimate.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/sketch/signature.cpp"
#include <hwy/foreach_target.h>
//
#include "core/sketch/signature_kernel-inl.h"

#if HWY_ONCE
#include "core/sketch/signature.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

#include "core/sketch/signature_table.h"
#include "core/sketch/target.h"

namespace textdrift::sketch {
namespace {

HWY_EXPORT(sign_set);
HWY_EXPORT(pack_lanes);
HWY_EXPORT(count_equal_lanes);

std::uint32_t supported_lanes(std::uint32_t wanted) noexcept
{
    return std::bit_floor(std::clamp(wanted, 64u, 256u));
}

// Chance that lanes of different elements agree in their stored bits.
double chance_agreement(unsigned bits) noexcept
{
    return std::ldexp(1.0, -static_cast<int>(bits));
}

// Chance that a lane of two sets agrees in its stored bits.
double lane_agreement(double resemblance, unsigned bits) noexcept
{
    const double r = std::clamp(resemblance, 0.0, 1.0);
    return r + (1 - r) * chance_agreement(bits);
}

}    // namespace

Signer::Signer(SignatureOptions options) : options_(options)
{
    assert(options.lanes == supported_lanes(options.lanes));
    prepare_dispatch();
    options_.lanes = supported_lanes(options.lanes);
    table_ = std::make_shared<const SignatureTable>(options_.lanes, options_.seed);
}

void Signer::sign(std::span<const std::uint64_t> shingles, std::span<std::uint32_t> out) const noexcept
{
    assert(out.size() == lanes());
    HWY_DYNAMIC_DISPATCH(sign_set)(*table_, shingles.data(), shingles.size(), out.data());
}

std::vector<std::uint32_t> Signer::sign(std::span<const std::uint64_t> shingles) const
{
    std::vector<std::uint32_t> signature(lanes());
    sign(shingles, signature);
    return signature;
}

void Signer::sign_reference(std::span<const std::uint64_t> shingles, std::span<std::uint32_t> out) const noexcept
{
    assert(out.size() == lanes());
    for (std::size_t lane = 0; lane < lanes(); ++lane) {
        out[lane] = ~0u;
        for (const std::uint64_t shingle : shingles) {
            const ShingleKey key = table_->key_of(shingle);
            out[lane] = std::min(out[lane], table_->words(key.placement)[lane] ^ key.value);
        }
    }
}

void pack(std::span<const std::uint32_t> signature, unsigned bits, std::span<std::uint8_t> out) noexcept
{
    assert(out.size() == packed_bytes(signature.size(), bits));
    prepare_dispatch();
    HWY_DYNAMIC_DISPATCH(pack_lanes)(signature.data(), signature.size(), bits, out.data());
}

std::size_t count_equal_packed(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b, unsigned bits) noexcept
{
    assert(a.size() == b.size());
    prepare_dispatch();
    return HWY_DYNAMIC_DISPATCH(count_equal_lanes)(a.data(), b.data(), a.size(), bits);
}

double estimate_resemblance(std::size_t equal, std::size_t lanes, unsigned bits) noexcept
{
    const double chance = chance_agreement(bits);
    const double share = static_cast<double>(equal) / static_cast<double>(lanes);
    return std::max(0.0, (share - chance) / (1 - chance));
}

double standard_error(double resemblance, std::size_t lanes, unsigned bits) noexcept
{
    const double p = lane_agreement(resemblance, bits);
    return std::sqrt(p * (1 - p) / static_cast<double>(lanes)) / (1 - chance_agreement(bits));
}

std::size_t equal_lanes_at_least(double resemblance, std::size_t lanes, unsigned bits, double miss) noexcept
{
    const double p = lane_agreement(resemblance, bits);
    if (p >= 1 || miss >= 1) {
        return lanes;
    }
    // Binomial terms by their logarithms: the first ones underflow when resemblance is near 1.
    const double log_odds = std::log(p) - std::log1p(-p);
    double log_term = static_cast<double>(lanes) * std::log1p(-p);
    double below = 0;
    for (std::size_t equal = 0; equal < lanes; ++equal) {
        below += std::exp(log_term);
        if (!(below <= miss)) {
            return equal;
        }
        log_term += log_odds + std::log(static_cast<double>(lanes - equal) / static_cast<double>(equal + 1));
    }
    return lanes;
}

}    // namespace textdrift::sketch
#endif
