// Which signature scheme? Prints speed and error of all contenders as the tables of docs/signatures.md, or times our own on
// hashes read from a file, for comparison with programs in other languages.
//
//     signature_benchmark                          all tables, about 25 s
//     signature_benchmark --time FILE SHINGLES     ns a set, over little-endian 64-bit hashes, SHINGLES to a set
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "core/sketch/signature.h"
#include "core/sketch/target.h"
#include "measure.h"

using namespace contest;
namespace sketch = textdrift::sketch;

namespace {

constexpr std::uint32_t kLanes = 128;
constexpr std::array<std::size_t, 8> kSizes = {10, 20, 50, 100, 146, 300, 1000, 10000};
constexpr std::array<double, 3> kResemblances = {0.5, 0.8, 0.9};

volatile std::uint32_t sink;    // what is timed must have a result

Job sign_all(Contender& scheme, const Sets& sets, std::vector<std::uint32_t>& lanes)
{
    return [&] {
        for (std::size_t i = 0; i < sets.count(); ++i) {
            scheme.sign(sets[i], lanes);
            sink = lanes[i % lanes.size()];
        }
    };
}

void print_sizes(const char* first)
{
    std::printf("\n| %s |", first);
    for (const std::size_t size : kSizes) {
        std::printf(" %zu |", size);
    }
    std::printf("\n|---|");
    for (std::size_t i = 0; i < kSizes.size(); ++i) {
        std::printf("---|");
    }
    std::printf("\n");
}

void print_times(const std::string& name, const std::vector<double>& times)
{
    std::printf("| %s |", name.c_str());
    for (const double time : times) {
        std::printf(time < 1000 ? " %.0f |" : " %.3g k |", time < 1000 ? time : time / 1000);
    }
    std::printf("\n");
    std::fflush(stdout);
}

void print_speed(std::span<const std::unique_ptr<Contender>> schemes)
{
    std::vector<std::vector<double>> times(schemes.size());
    std::vector<std::uint32_t> lanes(kLanes);
    for (const std::size_t size : kSizes) {
        const Sets sets = random_sets(size, size);
        std::vector<Job> jobs;
        for (const auto& scheme : schemes) {
            jobs.push_back(sign_all(*scheme, sets, lanes));
        }
        const std::vector<double> best = time_jobs(jobs, sets.count(), 0.03);
        for (std::size_t i = 0; i < schemes.size(); ++i) {
            times[i].push_back(best[i]);
        }
    }
    print_sizes("ns a set, 128 lanes");
    for (std::size_t i = 0; i < schemes.size(); ++i) {
        print_times(std::string(schemes[i]->name()), times[i]);
    }
}

std::size_t pairs_of_size(std::size_t size, bool fast)
{
    const std::size_t pairs = size <= 300 ? 3000 : size <= 1000 ? 1000 : 300;
    return fast ? pairs * 10 : pairs;
}

// Error over the binomial one, in root mean square over the resemblances, and the bias farthest from 0.
void print_errors(std::span<const std::unique_ptr<Contender>> schemes)
{
    print_sizes("error / binomial error (bias)");
    const std::vector<Estimate> estimate = {equal_share};
    for (const auto& scheme : schemes) {
        std::printf("| %s |", std::string(scheme->name()).c_str());
        for (const std::size_t size : kSizes) {
            double squares = 0, bias = 0;
            for (const double wanted : kResemblances) {
                const PairShape shape = pair_shape(size, wanted);
                const double r = shape.resemblance();
                const std::size_t pairs = pairs_of_size(size, scheme == schemes.front());
                const Error error = errors(*scheme, kLanes, shape, pairs, estimate, 99)[0];
                squares += error.root_mean_square * error.root_mean_square / (r * (1 - r) / kLanes) / kResemblances.size();
                bias = std::abs(error.bias) > std::abs(bias) ? error.bias : bias;
            }
            std::printf(" %.2f (%+.4f) |", std::sqrt(squares), bias);
            std::fflush(stdout);
        }
        std::printf("\n");
    }
}

double packed_estimate(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, unsigned bits)
{
    std::array<std::uint8_t, 1024> left, right;
    const std::size_t bytes = sketch::packed_bytes(a.size(), bits);
    sketch::pack(a, bits, std::span(left).first(bytes));
    sketch::pack(b, bits, std::span(right).first(bytes));
    const std::size_t equal = sketch::count_equal_packed(std::span(left).first(bytes), std::span(right).first(bytes), bits);
    const double chance = std::ldexp(1.0, -static_cast<int>(bits));
    return (static_cast<double>(equal) / static_cast<double>(a.size()) - chance) / (1 - chance);
}

// Ours, by lanes and stored bits. The corrected estimate is not clipped at 0 here: clipping is a bias of its own.
void print_widths()
{
    constexpr std::array<unsigned, 4> kBits = {1, 8, 16, 32};
    std::vector<Estimate> estimates;
    for (const unsigned bits : kBits) {
        estimates.push_back([bits](auto a, auto b) { return packed_estimate(a, b, bits); });
    }
    std::printf(
        "\n| lanes | shingles | resemblance | 1 bit | 8 bits | 16 bits | 32 bits |\n|---|---|---|---|---|---|---|\n");
    for (const std::uint32_t lanes : {64u, 128u, 256u}) {
        const auto scheme = make_stratified(lanes);
        for (const std::size_t size : {2u, 3u, 5u, 12u, 50u, 300u}) {
            for (const double wanted : {0.5, 0.8}) {
                const PairShape shape = pair_shape(size, wanted);
                const double r = shape.resemblance();
                std::printf("| %u | %zu | %.2f |", lanes, size, r);
                for (const Error& error : errors(*scheme, lanes, shape, 20000, estimates, 7)) {
                    std::printf(" %.2f (%+.4f) |", error.root_mean_square / std::sqrt(r * (1 - r) / lanes), error.bias);
                }
                std::printf("\n");
                if (size <= 3) {
                    break;    // one shape only
                }
            }
        }
    }
}

void print_targets()
{
    print_sizes("ns a set by instruction set");
    const std::vector<std::string_view> targets = sketch::available_targets();
    for (const std::uint32_t lanes : {64u, 128u, 256u}) {
        const auto scheme = make_stratified(lanes);
        std::vector<std::uint32_t> out(lanes);
        std::vector<std::vector<double>> times(targets.size());
        for (const std::size_t size : kSizes) {
            const Sets sets = random_sets(size, size);
            std::vector<Job> jobs;
            for (const std::string_view target : targets) {
                jobs.push_back([target, sign = sign_all(*scheme, sets, out)] {
                    sketch::select_target(target);
                    sign();
                });
            }
            const std::vector<double> best = time_jobs(jobs, sets.count(), 0.02);
            for (std::size_t i = 0; i < targets.size(); ++i) {
                times[i].push_back(best[i]);
            }
        }
        for (std::size_t i = 0; i < targets.size(); ++i) {
            print_times(std::to_string(lanes) + " lanes, " + std::string(targets[i]), times[i]);
        }
    }
    sketch::select_target("");
}

void print_packing()
{
    std::printf("\n| pack, ns a signature | 1 bit | 8 bits | 16 bits | 32 bits |\n|---|---|---|---|---|\n");
    std::vector<std::uint32_t> lanes(kLanes * 64);
    std::uint64_t state = 5;
    for (std::uint32_t& lane : lanes) {
        lane = static_cast<std::uint32_t>(next_random(state));
    }
    std::array<std::uint8_t, kLanes * 4> row;
    for (const std::string_view target : sketch::available_targets()) {
        sketch::select_target(target);
        std::printf("| %s |", std::string(target).c_str());
        for (const unsigned bits : {1u, 8u, 16u, 32u}) {
            const Job job = [&] {
                for (std::size_t i = 0; i < 6400; ++i) {
                    sketch::pack(std::span(lanes).subspan(i % 64 * kLanes, kLanes), bits,
                                 std::span(row).first(sketch::packed_bytes(kLanes, bits)));
                    sink = row[i % 16];
                }
            };
            std::printf(" %.1f |", time_jobs(std::span(&job, 1), 6400, 0.01)[0]);
        }
        std::printf("\n");
    }
    sketch::select_target("");
}

// Share of pairs that agree in a whole band, beside what independent lanes would give.
void print_bands()
{
    struct Banding {
        std::size_t bands, rows;
    };
    constexpr std::array<Banding, 3> kBandings = {{{16, 8}, {21, 6}, {25, 5}}};
    std::printf("\n| shingles | resemblance | 16 x 8: measured, theory | 21 x 6 | 25 x 5 |\n|---|---|---|---|---|\n");
    const auto scheme = make_stratified(kLanes);
    for (const std::size_t size : {5u, 12u, 30u, 60u, 300u, 1000u}) {
        for (const double wanted : {0.3, 0.5, 0.7, 0.8, 0.9}) {
            const PairShape shape = pair_shape(size, wanted);
            std::vector<Estimate> any_band;
            for (const Banding banding : kBandings) {
                any_band.push_back([banding](auto a, auto b) {
                    bool any = false;
                    for (std::size_t band = 0; band < banding.bands; ++band) {
                        any = any || std::memcmp(&a[band * banding.rows], &b[band * banding.rows], 4 * banding.rows) == 0;
                    }
                    return any ? 1.0 : 0.0;
                });
            }
            std::printf("| %zu | %.2f |", size, shape.resemblance());
            const auto measured = errors(*scheme, kLanes, shape, size <= 100 ? 40000 : 10000, any_band, 3);
            for (std::size_t i = 0; i < kBandings.size(); ++i) {
                const double band = std::pow(shape.resemblance(), static_cast<double>(kBandings[i].rows));
                std::printf(" %.4f, %.4f |", measured[i].bias + shape.resemblance(),
                            1 - std::pow(1 - band, static_cast<double>(kBandings[i].bands)));
            }
            std::printf("\n");
        }
    }
}

int time_file(const char* path, std::size_t size)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    const std::size_t count = file ? static_cast<std::size_t>(file.tellg()) / 8 / (size == 0 ? 1 : size) : 0;
    if (size == 0 || count == 0) {
        std::fprintf(stderr, "%s: no set of %zu hashes\n", path, size);
        return 2;
    }
    Sets sets{size, std::vector<std::uint64_t>(count * size)};
    file.seekg(0);
    file.read(reinterpret_cast<char*>(sets.elements.data()), static_cast<std::streamsize>(sets.elements.size() * 8));
    const auto scheme = make_stratified(kLanes);
    std::vector<std::uint32_t> lanes(kLanes);
    const Job job = sign_all(*scheme, sets, lanes);
    std::printf("%.2f\n", time_jobs(std::span(&job, 1), sets.count(), 0.05)[0]);
    return 0;
}

}    // namespace

int main(int count, char** arguments)
{
    if (count == 4 && std::strcmp(arguments[1], "--time") == 0) {
        return time_file(arguments[2], std::strtoull(arguments[3], nullptr, 10));
    }
    if (count != 1) {
        std::fprintf(stderr, "usage: signature_benchmark [--time FILE SHINGLES]\n");
        return 2;
    }
    std::vector<std::unique_ptr<Contender>> schemes;
    for (auto* make : {make_stratified, make_classic_32, make_classic_mersenne, make_one_permutation, make_c_minhash,
                       make_super_minhash, make_fast_similarity}) {
        schemes.push_back(make(kLanes));
    }
    std::printf("Instruction set: %s\n", sketch::target_name());
    print_speed(schemes);
    print_errors(schemes);
    print_targets();
    print_packing();
    print_widths();
    print_bands();
    return 0;
}
