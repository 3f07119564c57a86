// Folders, records and runs for the tests of a run.
#include "workplace.h"

#include <doctest/doctest.h>

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace textdrift::tests {

namespace fs = std::filesystem;

namespace {

std::uint64_t next(std::uint64_t& state)
{
    state += 0x9E3779B97F4A7C15;
    std::uint64_t z = state;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return z ^ z >> 31;
}

std::string word(std::uint64_t number)
{
    std::string out;
    for (number = number % 1000 + 17; number > 0; number /= 17) out += "aeioubdfgklmnprst"[number % 17];
    return out;
}

}    // namespace

Workplace::Workplace()
{
    std::string pattern = (fs::temp_directory_path() / "textdrift-dedup-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
}

Workplace::~Workplace()
{
    std::error_code error;
    fs::remove_all(path_, error);
}

std::string Workplace::write(std::string_view name, std::string_view bytes) const
{
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path(name);
}

std::string Workplace::read(std::string_view name) const
{
    std::ifstream file(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> Workplace::files() const
{
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(path_)) {
        if (entry.is_regular_file()) names.push_back(fs::relative(entry.path(), path_).string());
    }
    std::ranges::sort(names);
    return names;
}

Outcome run_all(const Workplace& place, const std::vector<std::string>& inputs, const dedup::Options& options,
                bool with_filtered)
{
    for (const char* name : {"out.pairs", "out.clusters", "out.keep", "out.drop", "out.filtered"})
        fs::remove(place.path(name));
    dedup::Outputs outputs{.pairs = place.path("out.pairs"),
                           .clusters = place.path("out.clusters"),
                           .keep = place.path("out.keep"),
                           .drop = place.path("out.drop"),
                           .filtered = with_filtered ? place.path("out.filtered") : ""};
    Outcome outcome;
    dedup::Monitor monitor;
    monitor.broken = [&](const dedup::Broken& broken) { outcome.broken.push_back(to_string(broken.error)); };
    outcome.statistics = dedup::run(inputs, options, outputs, monitor);
    outcome.pairs = place.read("out.pairs");
    outcome.clusters = place.read("out.clusters");
    outcome.keep = place.read("out.keep");
    outcome.drop = place.read("out.drop");
    outcome.filtered = place.read("out.filtered");
    return outcome;
}

dedup::Options words(std::uint32_t width, double threshold)
{
    dedup::Options options;
    options.shingle = {sketch::ShingleKind::Words, width};
    options.measure = dedup::Measure::Resemblance;
    options.threshold = threshold;
    options.threads = 1;
    return options;
}

std::string record(std::string_view id, std::string_view text)
{
    return "{\"id\":\"" + std::string(id) + "\",\"text\":\"" + std::string(text) + "\"}\n";
}

std::string random_words(std::uint64_t seed, std::size_t count)
{
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += (i > 0 ? " " : "") + word(next(seed));
    return out;
}

std::string random_corpus(std::uint64_t seed, std::size_t documents)
{
    std::vector<std::string> texts;
    std::string out;
    for (std::size_t i = 0; i < documents; ++i) {
        std::string text = random_words(next(seed), 20 + next(seed) % 180);
        if (i > 0 && i % 5 == 0) {
            text = texts[next(seed) % texts.size()];
            if (next(seed) % 3 != 0) text += " " + word(next(seed));
        } else if (i > 0 && i % 11 == 0) {
            text = texts[next(seed) % texts.size()];
            text.resize(text.rfind(' ', text.size() / 2));
        }
        texts.push_back(text);
        out += record("d" + std::to_string(i), text);
    }
    return out;
}

}    // namespace textdrift::tests
