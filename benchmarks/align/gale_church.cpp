// Gale-Church: dynamic programming over lengths, priors and variance as published.
#include "gale_church.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace textdrift::benchmark {
namespace {

struct Shape {
    std::size_t originals, versions;
    double prior;
};

constexpr Shape kShapes[] = {{1, 1, 0.89}, {1, 0, 0.00495}, {0, 1, 0.00495}, {2, 1, 0.0445}, {1, 2, 0.0445}, {2, 2, 0.011}};
constexpr double kVariance = 6.8;

double cost(double original, double version, double prior)
{
    const double mean = (original + version) / 2;
    const double delta = mean > 0 ? std::abs(original - version) / std::sqrt(mean * kVariance) : 0;
    const double tail = std::max(std::erfc(delta / std::sqrt(2.0)), 1e-300);
    return -std::log(tail) - std::log(prior);
}

}    // namespace

std::vector<TrueBead> gale_church(const Paragraphs& original, const Paragraphs& version)
{
    const std::size_t rows = original.size() + 1, columns = version.size() + 1;
    std::vector<double> best(rows * columns, std::numeric_limits<double>::infinity());
    std::vector<std::uint8_t> shape(rows * columns, 0);
    const auto length = [](const Paragraphs& side, std::size_t end, std::size_t count) {
        double sum = 0;
        for (std::size_t p = end - count; p < end; ++p) {
            sum += static_cast<double>(side[p].size());
        }
        return sum;
    };
    best[0] = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < columns; ++j) {
            for (std::uint8_t s = 0; s < std::size(kShapes); ++s) {
                const auto [m, n, prior] = kShapes[s];
                if (i < m || j < n) {
                    continue;
                }
                const double total =
                    best[(i - m) * columns + j - n] + cost(length(original, i, m), length(version, j, n), prior);
                if (total < best[i * columns + j]) {
                    best[i * columns + j] = total;
                    shape[i * columns + j] = s;
                }
            }
        }
    }
    std::vector<TrueBead> beads;
    for (std::size_t i = rows - 1, j = columns - 1; i > 0 || j > 0;) {
        const auto [m, n, prior] = kShapes[shape[i * columns + j]];
        TrueBead bead;
        for (std::size_t p = i - m; p < i; ++p) {
            bead.original.push_back(static_cast<std::uint32_t>(p));
        }
        for (std::size_t p = j - n; p < j; ++p) {
            bead.version.push_back(static_cast<std::uint32_t>(p));
        }
        if (m > 0 && n > 0) {
            beads.push_back(std::move(bead));
        }
        i -= m;
        j -= n;
    }
    std::ranges::reverse(beads);
    return beads;
}

}    // namespace textdrift::benchmark
