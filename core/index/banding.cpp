// Choice of bands and their keys.
#include "core/index/banding.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>

#include "core/index/mix.h"

namespace textdrift::index {

namespace {

// Fewest bands of `rows` rows that meet with `recall` at the threshold, or all there is room for.
std::uint32_t bands_for(std::uint32_t lanes, std::uint32_t rows, double threshold, double recall) noexcept
{
    const std::uint32_t most = lanes / rows;
    for (std::uint32_t bands = 1; bands < most; ++bands) {
        if (collision_probability(threshold, bands, rows) >= recall) return bands;
    }
    return most;
}

// Mean over [threshold, 1] by Simpson's rule; the curve is smooth.
double mean_above(double threshold, std::uint32_t bands, std::uint32_t rows) noexcept
{
    constexpr int kSteps = 64;
    double sum = 0;
    for (int i = 0; i <= kSteps; ++i) {
        const double weight = i == 0 || i == kSteps ? 1 : i % 2 == 1 ? 4 : 2;
        sum += weight * collision_probability(threshold + (1 - threshold) * i / kSteps, bands, rows);
    }
    return sum / (3 * kSteps);
}

std::uint64_t load(const std::uint8_t* bytes, std::size_t count) noexcept
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, count);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    return word;
}

// Bytes [first, first + count) of the row, count at most 8, as a little-endian number, by one whole load where the row has
// eight bytes.
std::uint64_t slice(std::span<const std::uint8_t> row, std::size_t first, std::size_t count) noexcept
{
    if (row.size() < 8) return load(row.data() + first, count);
    const std::size_t start = std::min(first, row.size() - 8);
    const std::uint64_t word = load(row.data() + start, 8) >> (8 * (first - start));
    return count == 8 ? word : word & ((std::uint64_t(1) << (8 * count)) - 1);
}

}    // namespace

double collision_probability(double resemblance, std::uint32_t bands, std::uint32_t rows) noexcept
{
    const double band = std::pow(std::clamp(resemblance, 0.0, 1.0), rows);
    if (band >= 1) return bands > 0 ? 1 : 0;
    return -std::expm1(bands * std::log1p(-band));    // exact for the small chances of unrelated pairs too
}

Banding choose_banding(std::uint32_t lanes, double threshold, double recall) noexcept
{
    assert(lanes > 0);
    Banding best{.bands = lanes, .rows = 1};
    for (std::uint32_t rows = lanes; rows > 1; --rows) {
        const std::uint32_t bands = bands_for(lanes, rows, threshold, recall);
        if (collision_probability(threshold, bands, rows) < recall) continue;
        best = {.bands = bands, .rows = rows};
        break;
    }
    if (best.rows == 1) best.bands = bands_for(lanes, 1, threshold, recall);
    best.recall_at_threshold = collision_probability(threshold, best.bands, best.rows);
    best.recall_above_threshold = mean_above(threshold, best.bands, best.rows);
    best.meet_at_half_threshold = collision_probability(threshold / 2, best.bands, best.rows);
    return best;
}

// Up to eight lanes are one number, and mixing is one-to-one: slices of one band meet only when equal. Longer ones fold.
std::uint64_t band_key(std::span<const std::uint8_t> row, const Banding& banding, std::uint32_t band) noexcept
{
    assert(band < banding.bands && std::size_t(banding.bands) * banding.rows <= row.size());
    std::uint64_t key = std::uint64_t(band + 1) * 0x9E3779B97F4A7C15;
    const std::size_t end = std::size_t(band + 1) * banding.rows;
    for (std::size_t first = std::size_t(band) * banding.rows; first < end; first += 8) {
        key = mix(key ^ slice(row, first, std::min<std::size_t>(8, end - first)));
    }
    return key;
}

}    // namespace textdrift::index
