// Reads the corpus by language and repeats it.
#include "texts.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <vector>

namespace textdrift::benchmark {

namespace fs = std::filesystem;

namespace {

std::string content_of(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> sorted(const fs::path& folder)
{
    std::vector<fs::path> paths;
    if (!fs::is_directory(folder)) return paths;
    for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
    std::ranges::sort(paths);
    return paths;
}

}    // namespace

std::map<std::string, std::string> read_corpus(const fs::path& corpus)
{
    std::map<std::string, std::string> texts;
    for (const fs::path& document : sorted(corpus / "documents"))
        if (fs::exists(document / "original.txt")) texts["en"] += content_of(document / "original.txt") + "\n\n";
    for (const fs::path& document : sorted(corpus / "translated"))
        for (const fs::path& version : sorted(document / "versions"))
            if (version.extension() == ".txt") texts[version.stem().string()] += content_of(version) + "\n\n";
    return texts;
}

std::string repeated(const std::string& text, std::size_t bytes)
{
    std::string out;
    out.reserve(bytes + text.size());
    std::uint32_t state = 1;
    while (!text.empty() && out.size() < bytes) {
        for (const char c : text) {
            state = state * 1664525 + 1013904223;
            // A zero stays, and nothing becomes one: figures keep their length.
            const bool figure = c >= '1' && c <= '9' && state >> 31 != 0;
            out += figure ? static_cast<char>('1' + (state >> 8) % 9) : c;
        }
    }
    return out;
}

}    // namespace textdrift::benchmark
