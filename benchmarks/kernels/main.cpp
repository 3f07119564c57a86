// kernels_benchmark [--target NAME] [--seconds S] [--memory MIB] [Google Benchmark options]: every kernel and stage beside
// the limit measured in the same run. run.py prints the table.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "core/sketch/target.h"
#include "measure.h"

using namespace textdrift;

namespace {

// Takes our options out of the arguments; false: one is wrong.
bool take_options(int& count, char** arguments)
{
    int kept = 1;
    for (int i = 1; i < count; ++i) {
        const std::string_view name = arguments[i];
        const bool ours = name == "--target" || name == "--seconds" || name == "--memory";
        if (!ours) {
            arguments[kept++] = arguments[i];
            continue;
        }
        if (++i == count) return false;
        if (name == "--target" && !sketch::select_target(arguments[i])) return false;
        if (name == "--seconds") benchmarks::settings().seconds = std::atof(arguments[i]);
        if (name == "--memory") benchmarks::settings().memory = static_cast<std::size_t>(std::atoll(arguments[i])) << 20;
    }
    count = kept;
    return benchmarks::settings().memory >= 1 << 20;
}

}    // namespace

int main(int count, char** arguments)
{
    sketch::prepare_dispatch();
    if (!take_options(count, arguments)) {
        std::fprintf(stderr,
                     "usage: kernels_benchmark [--target NAME] [--seconds S] [--memory MIB] [--benchmark_...]\ntargets:");
        for (const std::string_view target : sketch::available_targets())
            std::fprintf(stderr, " %.*s", int(target.size()), target.data());
        std::fputs("\n", stderr);
        return 2;
    }
    benchmark::AddCustomContext("target", sketch::target_name());
    benchmarks::register_limits();
    benchmarks::register_similarity();
    benchmarks::register_stages();
    benchmark::Initialize(&count, arguments);
    if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
