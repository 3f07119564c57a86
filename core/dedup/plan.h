// What a run may use of memory and processors, and whether its options make sense.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/dedup/dedup.h"

namespace textdrift::dedup {

// Shares of Options::memory. Results never depend on them.
struct Plan {
    unsigned threads = 1;
    std::size_t block = 0;        // bytes of input a thread works on at a time
    std::size_t longest = 0;      // longest record; a longer one is broken
    std::uint64_t columns = 0;    // what is kept of every unit
    std::uint64_t rows = 0;       // signatures
    std::uint64_t join = 0;       // entries of the join
    std::uint64_t pairs = 0;      // candidate pairs
    std::uint64_t sets = 0;       // shingle sets being compared, all threads
    std::uint64_t small = 0;      // each of the lesser buffers
    std::filesystem::path temporary;
};

Result<void> check_options(const std::vector<std::string>& inputs, const Options& options, const Outputs& outputs);
Result<Plan> make_plan(const Options& options, const Outputs& outputs);

}    // namespace textdrift::dedup
