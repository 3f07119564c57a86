// Sorting of 64-bit values in memory, private to the room.
#pragma once

#include <cstdint>
#include <span>

namespace textdrift::index {

// Sorts `values` ascending; `scratch` is as long and overwritten. By the highest bits that differ, then within each bucket:
// hashes cost two passes and short insertions, whatever else no more than a pass for every few bits.
void sort_values(std::span<std::uint64_t> values, std::span<std::uint64_t> scratch);

}    // namespace textdrift::index
