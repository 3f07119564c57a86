// Bands: which slices of a signature to hash so that pairs at or above a threshold meet (Leskovec, Rajaraman, Ullman, ch.
// 3).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace textdrift::index {

struct Banding {
    std::uint32_t bands = 0;
    std::uint32_t rows = 0;               // lanes a band; bands x rows <= lanes
    double recall_at_threshold = 0;       // chance that a pair of exactly the threshold's resemblance meets
    double recall_above_threshold = 0;    // the same averaged over resemblances from the threshold to 1
    double meet_at_half_threshold = 0;    // what it costs: chance that a pair of half the threshold's resemblance meets
};

// 1 - (1 - s^rows)^bands.
double collision_probability(double resemblance, std::uint32_t bands, std::uint32_t rows) noexcept;

// The widest bands (fewest candidates) that still meet with `recall` at the threshold; where no banding of `lanes` does, the
// one of greatest recall.
Banding choose_banding(std::uint32_t lanes, double threshold, double recall = 0.998) noexcept;

// Key of band `band` of a signature packed to 8 bits a lane. Equal slices give equal keys; distinct ones meet by chance once
// in 2^40 or less. The band's number is part of the key.
std::uint64_t band_key(std::span<const std::uint8_t> row, const Banding& banding, std::uint32_t band) noexcept;

}    // namespace textdrift::index
