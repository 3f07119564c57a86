// The statistics of `textdrift dedup`: a table for people, an object for programs.
#pragma once

#include <string>

#include "core/dedup/dedup.h"

namespace textdrift::cli {

std::string stats_table(const dedup::Statistics& statistics, const dedup::Options& options);

// {"schema": "textdrift.dedup-stats/1", ...}; docs/dedup.md names the members.
std::string stats_json(const dedup::Statistics& statistics, const dedup::Options& options);

// "10,000 documents, 21 clusters, 41 to drop in 0:12"
std::string stats_summary(const dedup::Statistics& statistics, const dedup::Options& options, double seconds);

}    // namespace textdrift::cli
