// The similarity kernels: one against many beside the read bandwidth, many against many beside the plain loop.
#include "core/sketch/similarity.h"

#include <benchmark/benchmark.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "core/sketch/signature.h"
#include "measure.h"

namespace textdrift::benchmarks {
namespace {

struct Place {
    const char* name;
    std::size_t bytes;
};

std::array<Place, 3> places()
{
    return {{{"L2", 512 << 10}, {"L3", 12 << 20}, {"memory", settings().memory}}};
}

sketch::SignatureMatrix random_matrix(std::size_t lanes, unsigned bits, std::size_t bytes)
{
    sketch::SignatureMatrix matrix(lanes, bits);
    const std::size_t row = sketch::packed_bytes(lanes, bits), rows = bytes / row;
    const Buffer drawn(std::min<std::size_t>(bytes, 4 << 20));
    matrix.reserve(rows);
    while (matrix.size() < rows) {
        matrix.append({drawn.data(), std::min(rows - matrix.size(), drawn.size() / row) * row});
    }
    return matrix;
}

void limits(benchmark::State& state, Place place)
{
    const Buffer from(place.bytes), to(place.bytes);
    const std::array<std::function<void()>, 3> contenders = {
        [&] { use(read_all(from.data(), from.size())); },
        [&] {
            std::memcpy(to.data(), from.data(), from.size());
            use(to.data()[from.size() / 2]);
        },
        [&] { use(XXH3_64bits(from.data(), from.size())); },
    };
    for (auto _ : state) {
        const std::vector<double> best = best_of_each(contenders);
        const auto bytes = static_cast<double>(place.bytes);
        state.SetIterationTime(best[0]);
        state.counters["read_GBps"] = bytes / best[0] / 1e9;
        state.counters["memcpy_GBps"] = bytes / best[1] / 1e9;
        state.counters["xxh3_GBps"] = bytes / best[2] / 1e9;
    }
}

// A threshold low enough that all lanes are looked at (settling_lanes finds no shorter way), yet that few unrelated pairs
// reach.
std::size_t unreached(std::size_t lanes, unsigned bits) noexcept
{
    return bits == 1 ? lanes * 65 / 100 : lanes / 4;
}

// Counts of all rows written; rows over a threshold where every lane must be looked at (scan); rows of at least 80 %
// agreeing lanes (find), where what one bit or some lanes rule out is skipped.
void one_to_many(benchmark::State& state, std::size_t lanes, unsigned bits, Place place)
{
    const sketch::SignatureMatrix matrix = random_matrix(lanes, bits, place.bytes);
    const Buffer yardstick(place.bytes), query(4096);
    const std::span<const std::uint8_t> row(query.data(), sketch::packed_bytes(lanes, bits));
    std::vector<std::uint16_t> counts(matrix.size());
    std::vector<sketch::Match> found;
    const std::array<std::function<void()>, 4> contenders = {
        [&] { use(read_all(yardstick.data(), yardstick.size())); },
        [&] {
            sketch::count_equal(matrix, row, counts);
            use(counts.back());
        },
        [&] {
            sketch::find_at_least(matrix, row, unreached(lanes, bits), found);
            use(found.size());
        },
        [&] {
            sketch::find_at_least(matrix, row, lanes * 8 / 10, found);
            use(found.size());
        },
    };
    for (auto _ : state) {
        const std::vector<double> best = best_of_each(contenders);
        const auto bytes = static_cast<double>(place.bytes), rows = static_cast<double>(matrix.size());
        state.SetIterationTime(best[1]);
        state.counters["read_GBps"] = bytes / best[0] / 1e9;
        state.counters["count_GBps"] = bytes / best[1] / 1e9;
        state.counters["count_share"] = best[0] / best[1];
        state.counters["count_Mcmps"] = rows / best[1] / 1e6;
        state.counters["scan_GBps"] = bytes / best[2] / 1e9;
        state.counters["scan_share"] = best[0] / best[2];
        state.counters["scan_Mcmps"] = rows / best[2] / 1e6;
        state.counters["find_share"] = best[0] / best[3];
        state.counters["find_Mcmps"] = rows / best[3] / 1e6;
    }
}

// Tiles: with a threshold low enough that every lane is looked at (but, of 8-bit lanes, no unrelated pair passes), and at 80
// %.
void many_to_many(benchmark::State& state, std::size_t lanes, unsigned bits)
{
    constexpr std::size_t kLeft = 512, kRight = 8192, kPlainLeft = 32;
    const std::size_t row = sketch::packed_bytes(lanes, bits);
    const sketch::SignatureMatrix left = random_matrix(lanes, bits, kLeft * row);
    const sketch::SignatureMatrix right = random_matrix(lanes, bits, (kRight + kLeft) * row);
    const Buffer plain_left(kPlainLeft * lanes), plain_right((kRight + kLeft) * lanes);
    std::vector<sketch::PairMatch> found;
    const std::size_t low = unreached(lanes, bits);
    const std::array<std::function<void()>, 3> contenders = {
        [&] { use(plain_pairs(plain_left.data(), kPlainLeft, plain_right.data(), kRight, lanes, low)); },
        [&] {
            sketch::find_pairs_at_least(left, right, low, found);
            use(found.size());
        },
        [&] {
            sketch::find_pairs_at_least(left, right, lanes * 8 / 10, found);
            use(found.size());
        },
    };
    for (auto _ : state) {
        const std::vector<double> best = best_of_each(contenders);
        const auto pairs = static_cast<double>(left.size() * right.size());
        const double plain = static_cast<double>(kPlainLeft * kRight) / best[0];
        state.SetIterationTime(best[1]);
        state.counters["plain_Gcmps"] = plain / 1e9;
        state.counters["all_Gcmps"] = pairs / best[1] / 1e9;
        state.counters["all_ratio"] = pairs / best[1] / plain;
        state.counters["find_Gcmps"] = pairs / best[2] / 1e9;
        state.counters["find_ratio"] = pairs / best[2] / plain;
    }
}

// Pairs of rows scattered over memory, beside two reads of as many lines at the same places.
void scattered_pairs(benchmark::State& state, std::size_t lanes, unsigned bits)
{
    const std::size_t row = sketch::packed_bytes(lanes, bits);
    const Buffer rows(settings().memory);
    std::vector<sketch::RowPair> pairs(1 << 18);
    std::uint64_t random = 1;
    for (sketch::RowPair& pair : pairs) {
        random = random * 6364136223846793005ull + 1442695040888963407ull;
        pair.a = static_cast<std::uint32_t>((random >> 33) % (rows.size() / row));
        random = random * 6364136223846793005ull + 1442695040888963407ull;
        pair.b = static_cast<std::uint32_t>((random >> 33) % (rows.size() / row));
    }
    std::vector<std::uint16_t> equal(pairs.size());
    const std::array<std::function<void()>, 2> contenders = {
        [&] {
            std::uint64_t sum = 0;
            for (const sketch::RowPair& pair : pairs) {
                for (std::size_t at = 0; at < row; at += 64)
                    sum += rows.data()[pair.a * row + at] + rows.data()[pair.b * row + at];
            }
            use(sum);
        },
        [&] {
            sketch::count_equal_pairs({rows.data(), rows.size()}, lanes, bits, pairs, equal);
            use(equal.back());
        },
    };
    for (auto _ : state) {
        const std::vector<double> best = best_of_each(contenders);
        const auto count = static_cast<double>(pairs.size());
        state.SetIterationTime(best[1]);
        state.counters["touch_Mpairs"] = count / best[0] / 1e6;
        state.counters["count_Mpairs"] = count / best[1] / 1e6;
    }
}

// Rows into the matrix, beside copying them.
void append(benchmark::State& state, std::size_t lanes, unsigned bits)
{
    const Buffer rows(4 << 20), copy(4 << 20);
    sketch::SignatureMatrix matrix(lanes, bits);
    const std::array<std::function<void()>, 2> contenders = {
        [&] {
            std::memcpy(copy.data(), rows.data(), rows.size());
            use(copy.data()[1]);
        },
        [&] {
            matrix = sketch::SignatureMatrix(lanes, bits);
            matrix.append({rows.data(), rows.size()});
            use(matrix.size());
        },
    };
    for (auto _ : state) {
        const std::vector<double> best = best_of_each(contenders);
        const auto bytes = static_cast<double>(rows.size());
        state.SetIterationTime(best[1]);
        state.counters["memcpy_GBps"] = bytes / best[0] / 1e9;
        state.counters["append_GBps"] = bytes / best[1] / 1e9;
        state.counters["append_Mrows"] = static_cast<double>(matrix.size()) / best[1] / 1e6;
    }
}

std::string shape_name(std::size_t lanes, unsigned bits)
{
    return std::to_string(lanes) + "x" + std::to_string(bits);
}

template <class Function, class... Arguments>
void add(const std::string& name, Function function, Arguments... arguments)
{
    benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) { function(state, arguments...); })
        ->UseManualTime()
        ->Iterations(1);
}

}    // namespace

void register_limits()
{
    for (const Place& place : places()) add(std::string("limits/") + place.name, limits, place);
}

void register_similarity()
{
    for (const unsigned bits : {32u, 16u, 8u, 1u}) {
        for (const std::size_t lanes : {64, 128, 256}) {
            for (const Place& place : places()) {
                add("one_to_many/" + shape_name(lanes, bits) + "/" + place.name, one_to_many, lanes, bits, place);
            }
        }
    }
    for (const unsigned bits : {8u, 1u, 16u, 32u}) {
        for (const std::size_t lanes : {64, 128, 256})
            add("many_to_many/" + shape_name(lanes, bits), many_to_many, lanes, bits);
    }
    for (const unsigned bits : {8u, 32u}) add("pairs/" + shape_name(128, bits), scattered_pairs, std::size_t(128), bits);
    for (const unsigned bits : {1u, 8u, 16u, 32u}) add("append/" + shape_name(128, bits), append, std::size_t(128), bits);
}

}    // namespace textdrift::benchmarks
