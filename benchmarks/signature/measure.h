// Time and error of a scheme on random sets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "contender.h"

namespace contest {

// Sets of `size` elements each, one after the other; more than a branch predictor can learn.
struct Sets {
    std::size_t size = 0;
    std::vector<std::uint64_t> elements;
    std::size_t count() const { return elements.size() / size; }
    std::span<const std::uint64_t> operator[](std::size_t i) const { return std::span(elements).subspan(i * size, size); }
};
Sets random_sets(std::size_t size, std::uint64_t seed);

// Nanoseconds a set, of the thread's own clock: the best round of each job. Rounds of all jobs alternate, so that what
// disturbs the machine disturbs all of them.
using Job = std::function<void()>;    // works through all sets once
std::vector<double> time_jobs(std::span<const Job> jobs, std::size_t sets, double seconds_each);

// A pair of random sets of `size` elements, of which `shared` are common.
struct PairShape {
    std::size_t size = 0;
    std::size_t shared = 0;
    double resemblance() const { return static_cast<double>(shared) / static_cast<double>(2 * size - shared); }
};
PairShape pair_shape(std::size_t size, double resemblance);

// Errors of an estimate over many pairs: mean, and root of the mean square.
struct Error {
    double bias = 0;
    double root_mean_square = 0;
};

// `estimate` is told both signatures.
using Estimate = std::function<double(std::span<const std::uint32_t>, std::span<const std::uint32_t>)>;
std::vector<Error> errors(Contender& scheme, std::size_t lanes, PairShape shape, std::size_t pairs,
                          std::span<const Estimate> estimates, std::uint64_t seed);

double equal_share(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

}    // namespace contest
