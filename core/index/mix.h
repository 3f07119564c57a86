// Mixing of hashes, private to the room.
#pragma once

#include <cstdint>

namespace textdrift::index {

// One-to-one; every input bit moves every output bit (the finalizer of splitmix64, Stafford's variant 13).
constexpr std::uint64_t mix(std::uint64_t x) noexcept
{
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return x ^ (x >> 31);
}

}    // namespace textdrift::index
