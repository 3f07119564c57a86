// Time and error of a scheme on random sets.
#include "measure.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <numeric>

namespace contest {
namespace {

double thread_seconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}    // namespace

Sets random_sets(std::size_t size, std::uint64_t seed)
{
    Sets sets{size, std::vector<std::uint64_t>(std::max<std::size_t>(1, 100'000 / size) * size)};
    for (std::uint64_t& element : sets.elements) {
        element = next_random(seed);
    }
    return sets;
}

std::vector<double> time_jobs(std::span<const Job> jobs, std::size_t sets, double seconds_each)
{
    std::vector<double> best(jobs.size(), 1e9), spent(jobs.size());
    for (std::size_t round = 0; round < 200; ++round) {
        for (std::size_t job = 0; job < jobs.size(); ++job) {
            if (round >= 2 && spent[job] > seconds_each) {
                continue;
            }
            const double before = thread_seconds();
            jobs[job]();
            const double taken = thread_seconds() - before;
            spent[job] += taken;
            best[job] = std::min(best[job], taken);
        }
    }
    for (double& time : best) {
        time *= 1e9 / static_cast<double>(sets);
    }
    return best;
}

PairShape pair_shape(std::size_t size, double resemblance)
{
    const auto exact = 2 * static_cast<double>(size) * resemblance / (1 + resemblance);
    const auto shared = static_cast<std::size_t>(std::lround(exact));
    return {size, std::clamp<std::size_t>(shared, 1, size - 1)};
}

std::vector<Error> errors(Contender& scheme, std::size_t lanes, PairShape shape, std::size_t pairs,
                          std::span<const Estimate> estimates, std::uint64_t seed)
{
    std::vector<Error> out(estimates.size());
    std::vector<std::uint64_t> all(2 * shape.size - shape.shared);
    std::vector<std::uint32_t> a(lanes), b(lanes);
    for (std::size_t pair = 0; pair < pairs; ++pair) {
        std::ranges::generate(all, [&] { return next_random(seed); });
        scheme.sign(std::span(all).first(shape.size), a);
        scheme.sign(std::span(all).last(shape.size), b);
        for (std::size_t i = 0; i < estimates.size(); ++i) {
            const double error = estimates[i](a, b) - shape.resemblance();
            out[i].bias += error / static_cast<double>(pairs);
            out[i].root_mean_square += error * error / static_cast<double>(pairs);
        }
    }
    for (Error& error : out) {
        error.root_mean_square = std::sqrt(error.root_mean_square);
    }
    return out;
}

double equal_share(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b)
{
    const auto equal = std::inner_product(a.begin(), a.end(), b.begin(), std::size_t(0), std::plus<>(), std::equal_to<>());
    return static_cast<double>(equal) / static_cast<double>(a.size());
}

}    // namespace contest
