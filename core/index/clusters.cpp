// Union-find.
#include "core/index/clusters.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace textdrift::index {

Clusters::Clusters(std::uint32_t size)
{
    grow(size);
}

void Clusters::grow(std::uint32_t size)
{
    const std::size_t before = parent_.size();
    if (size <= before) return;
    parent_.resize(size);
    std::iota(parent_.begin() + static_cast<std::ptrdiff_t>(before), parent_.end(), static_cast<std::uint32_t>(before));
}

std::uint32_t Clusters::find(std::uint32_t member) noexcept
{
    assert(member < parent_.size());
    while (parent_[member] != member) {
        parent_[member] = parent_[parent_[member]];
        member = parent_[member];
    }
    return member;
}

bool Clusters::join(std::uint32_t a, std::uint32_t b) noexcept
{
    const std::uint32_t x = find(a);
    const std::uint32_t y = find(b);
    if (x == y) return false;
    parent_[std::max(x, y)] = std::min(x, y);
    return true;
}

// A counting sort by representative: members come in ascending order, and a set's first member is its representative.
Clusters::Groups Clusters::groups()
{
    constexpr std::uint32_t kAlone = ~0u;
    const std::uint32_t count = size();
    std::vector<std::uint32_t> slot(count, 0);    // of a representative: members of its set, then where the next one goes
    for (std::uint32_t member = 0; member < count; ++member) ++slot[find(member)];
    Groups result;
    std::uint32_t end = 0;
    for (std::uint32_t& entry : slot) {
        const std::uint32_t members = entry;
        entry = members < 2 ? kAlone : end;
        if (members < 2) continue;
        end += members;
        result.first.push_back(end);
    }
    result.members.resize(end);
    for (std::uint32_t member = 0; member < count; ++member) {
        const std::uint32_t root = find(member);
        if (slot[root] != kAlone) result.members[slot[root]++] = member;
    }
    return result;
}

}    // namespace textdrift::index
