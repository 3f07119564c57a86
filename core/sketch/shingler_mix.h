// The arithmetic of word shingles, chosen for vectors: only shifts, additions and 32-bit multiplications, which every
// instruction set has. Part of the format: tests/sketch/vectors/tokens-1.tsv.
#pragma once

#include <cstdint>

namespace textdrift::sketch {

// A shingle is s(0) = kShingleStart, s(k+1) = (1 + 2^kSpread) * rotl(s(k), kTurn) + word(k), then two rounds of mixing. The
// step is a bijection for a given word; addition and rotation together keep repeated words from cancelling.
inline constexpr std::uint64_t kShingleStart = 0xC0AC29B7C97C50DDull;
inline constexpr int kTurn = 23;
inline constexpr int kSpread = 3;

// Odd 32-bit factors for the low and the high half.
inline constexpr std::uint64_t kMixLow = 0x9E3779B1u;
inline constexpr std::uint64_t kMixHigh = 0x85EBCA77u;

inline constexpr std::uint64_t append_word(std::uint64_t hash, std::uint64_t word) noexcept
{
    const std::uint64_t turned = (hash << kTurn) | (hash >> (64 - kTurn));
    return turned + (turned << kSpread) + word;
}

// One round: both halves times their factor, the second product turned so that high bits meet low ones.
inline constexpr std::uint64_t mix_round(std::uint64_t x) noexcept
{
    const std::uint64_t low = (x & 0xFFFFFFFFu) * kMixLow;
    const std::uint64_t high = (x >> 32) * kMixHigh;
    return low ^ ((high << 32) | (high >> 32));
}

}    // namespace textdrift::sketch
