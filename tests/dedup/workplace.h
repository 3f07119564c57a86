// What the tests of a run share: a folder of their own, records written by hand, a run and what it wrote.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/dedup/dedup.h"

namespace textdrift::tests {

// A folder of its own, gone afterwards.
class Workplace {
public:
    Workplace();
    ~Workplace();
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

    std::string path(std::string_view name) const { return (path_ / name).string(); }
    std::string write(std::string_view name, std::string_view bytes) const;    // its path; folders are made
    std::string read(std::string_view name) const;
    bool exists(std::string_view name) const { return std::filesystem::exists(path_ / name); }
    std::vector<std::string> files() const;    // names of all files below, sorted

private:
    std::filesystem::path path_;
};

// All outputs of one run as text, and what was told on the way.
struct Outcome {
    Result<dedup::Statistics> statistics;
    std::string pairs, clusters, keep, drop, filtered;
    std::vector<std::string> broken;

    std::string all() const { return pairs + "\n" + clusters + "\n" + keep + "\n" + drop + "\n" + filtered; }
};

// Runs with every output; `filtered` where `with_filtered`. Earlier outputs are removed first.
Outcome run_all(const Workplace& place, const std::vector<std::string>& inputs, const dedup::Options& options,
                bool with_filtered = false);

// Word shingles of `width`, resemblance.
dedup::Options words(std::uint32_t width, double threshold);

// {"id":"<id>","text":"<text>"} and a line feed; neither needs escapes.
std::string record(std::string_view id, std::string_view text);

// `count` words drawn from a thousand, the same for the same seed.
std::string random_words(std::uint64_t seed, std::size_t count);

// Documents of 20 to 200 words; every fifth is an earlier one with a word changed or a copy of it, every eleventh an
// excerpt.
std::string random_corpus(std::uint64_t seed, std::size_t documents);

}    // namespace textdrift::tests
