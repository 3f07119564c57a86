// Clusters: connected components of verified pairs, by union-find.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace textdrift::index {

// Disjoint sets over 0 .. size-1. The representative of a set is its smallest member, so results do not depend on the order
// of joins. Cost: near constant a call (union by smaller root with path halving). Source: Tarjan, van Leeuwen 1984.
class Clusters {
public:
    explicit Clusters(std::uint32_t size);

    std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(parent_.size()); }
    std::uint32_t find(std::uint32_t member) noexcept;
    bool join(std::uint32_t a, std::uint32_t b) noexcept;    // false: they were together already
    void grow(std::uint32_t size);

    // Members of every set of two or more, sets ascending by smallest member, members ascending.
    struct Groups {
        std::vector<std::uint32_t> first = {0};    // groups + 1
        std::vector<std::uint32_t> members;
        std::size_t size() const noexcept { return first.size() - 1; }
        std::span<const std::uint32_t> operator[](std::size_t group) const noexcept
        {
            return std::span(members).subspan(first[group], first[group + 1] - first[group]);
        }
    };
    Groups groups();

private:
    std::vector<std::uint32_t> parent_;
};

}    // namespace textdrift::index
