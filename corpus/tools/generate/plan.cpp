// A fifth of the documents in families of two to eight, small ones most.
#include "plan.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "random.h"

namespace corpus {
namespace {

constexpr std::uint32_t kShareInFamilies = 200;                                   // thousandths
constexpr std::uint32_t kFamilySizes[] = {500, 700, 820, 900, 950, 980, 1000};    // at most 2, 3, ... 8

std::uint32_t family_size(Random& random)
{
    const std::uint32_t draw = random.below(1000);
    std::uint32_t size = 2;
    while (draw >= kFamilySizes[size - 2])
        ++size;
    return size;
}

}    // namespace

Plan make_plan(const PlanOptions& options)
{
    Plan plan;
    plan.original.assign(options.documents, kNone);
    plan.has_copies.assign(options.documents, false);
    Random random(mix({options.seed, 0x97A9}));
    std::vector<std::uint32_t> order(options.documents);
    std::iota(order.begin(), order.end(), 0U);
    for (std::uint32_t i = options.documents; i > 1; --i)
        std::swap(order[i - 1], order[random.below(i)]);

    std::size_t next = 0;
    const auto add_family = [&](std::size_t size) {
        const std::uint32_t original = order[next];
        plan.has_copies[original] = size > 1;
        for (std::size_t i = 1; i < size; ++i)
            plan.original[order[next + i]] = original;
        next += size;
        return original;
    };
    if (options.giant_cluster > 0)
        plan.giant = add_family(std::min(options.giant_cluster, options.documents));
    const std::uint64_t end = options.clean ? 0 : next + std::uint64_t{options.documents - next} * kShareInFamilies / 1000;
    while (next < end) {
        const std::uint32_t size = family_size(random);
        if (next + size > options.documents)
            break;
        add_family(size);
    }
    return plan;
}

}    // namespace corpus
