// The command line of `textdrift dedup` as what the engine is told.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "commands.h"
#include "core/base/result.h"
#include "core/dedup/dedup.h"
#include "progress.h"

namespace textdrift::cli {

struct DedupPlan {
    std::vector<std::string> inputs;
    dedup::Options options;
    dedup::Outputs outputs;
    std::string stats_json;    // file for the statistics; empty: not wanted
    ShowProgress progress = ShowProgress::Auto;
    bool stats = false;
    bool quiet = false;
};

// Reads and checks every option, and every place named on the command line, before any work is done.
// Errors: BadOption with the option and what was expected; NotFound, WriteFailed with the place.
Result<DedupPlan> read_dedup_plan(const Arguments& arguments);

// Bytes of "512M", "1.5G", "64MiB", "2GB" or "1073741824"; letter case does not matter. False: none of these, or too large.
bool read_size(std::string_view text, std::uint64_t& bytes);

}    // namespace textdrift::cli
