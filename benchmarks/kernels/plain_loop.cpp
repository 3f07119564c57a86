// The plain loop that the tiled kernel is measured against: what the compiler makes of it for the baseline instruction set.
#include "measure.h"

namespace textdrift::benchmarks {
namespace {

template <std::size_t Lanes>
std::size_t pairs(const std::uint8_t* left, std::size_t left_rows, const std::uint8_t* right, std::size_t right_rows,
                  std::size_t least) noexcept
{
    std::size_t found = 0;
    for (std::size_t a = 0; a < left_rows; ++a) {
        for (std::size_t b = 0; b < right_rows; ++b) {
            unsigned equal = 0;
            for (std::size_t lane = 0; lane < Lanes; ++lane) equal += left[a * Lanes + lane] == right[b * Lanes + lane];
            found += equal >= least;
        }
    }
    return found;
}

}    // namespace

std::size_t plain_pairs(const std::uint8_t* left, std::size_t left_rows, const std::uint8_t* right, std::size_t right_rows,
                        std::size_t lanes, std::size_t least) noexcept
{
    switch (lanes) {
    case 64: return pairs<64>(left, left_rows, right, right_rows, least);
    case 128: return pairs<128>(left, left_rows, right, right_rows, least);
    default: return pairs<256>(left, left_rows, right, right_rows, least);
    }
}

}    // namespace textdrift::benchmarks
