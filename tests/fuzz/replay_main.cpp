// Runs a fuzz target without a fuzzer: over files and folders given as arguments, then over generated hostile inputs.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

std::size_t g_inputs = 0;

void run(const std::string& bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    ++g_inputs;
}

void run_file(const fs::path& path)
{
    std::printf("%s\n", path.string().c_str());    // the last line printed names the input that crashed
    std::ifstream file(path, std::ios::binary);
    run(std::string(std::istreambuf_iterator<char>(file), {}));
}

void run_path(const fs::path& path)
{
    if (!fs::is_directory(path)) return run_file(path);
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) run_file(file);
}

std::string repeated(const std::string& unit, std::size_t size)
{
    std::string out;
    while (out.size() < size) out += unit;
    return out;
}

// Units that once broke, or could break, a reader of text when repeated.
const std::vector<std::string>& hostile_units()
{
    using namespace std::string_literals;
    static const std::vector<std::string> units = {
        "\0"s,
        "\xFF",
        "\xC0\x80",
        "\xED\xA0\x80",
        "\xF4\x90\x80\x80",
        "\xE2\x80",
        "\x80",
        "\xEF\xBB\xBF",
        "\xFF\xFE",
        "\xFE\xFF",
        "a\0"s,
        "\0a"s,
        "\xFF\xFE\0\0"s,
        "\n",
        "\r",
        "\r\n",
        "\f",
        "\v",
        "\t",
        "\u0085",
        "\u2028",
        "\u2029",
        "\u00A0",
        "\u200B",
        "\u202E",
        "\u0301",
        "a\u0301\u0327",
        "word\n",
        "word ",
        "a.",
        ". ",
        "! ",
        ".\n",
        "1. ",
        "1.1 ",
        "- ",
        "- a\n",
        "> ",
        "> a\n",
        "# ",
        "# a\n",
        "| a | b |\n",
        "---\n",
        "===\n",
        "a\n---\n",
        "Page 1 of 2\n\f",
        "12\n\f",
        "Header\n\f",
        "[1]",
        "[",
        "((",
        "\"",
        "“",
        "”",
        "«",
        "'",
        "’",
        "a'b",
        "1,0",
        "1.0",
        "Mr. ",
        "U.S. ",
        "A. B. ",
        "中",
        "。",
        "ก",
        "한",
        "か\u3099",
        "\u0E01\u0E33",
        "😀",
        "\u200D😀",
        "🇫🇷",
        "\x1B$B",
        "\x1B(J",
        "%PDF-",
        "PK\x03\x04",
        "©",
        "Unsubscribe\n",
        "\u0915\u094D",
        "\u1100\u1161\u11A8",
        "ﷺ",
        "ß",
        "ﬃ",
        "\U0010FFFF",
        "\uFFFE",
        "\uFFFD",
        "100%",
        "$1m ",
        "14 April 2025 ",
        "not ",
        "“a” said B. ",
    };
    return units;
}

void run_generated()
{
    for (const std::string& unit : hostile_units()) {
        for (const std::size_t size : {std::size_t{1}, std::size_t{100}, std::size_t{20'000}}) run(repeated(unit, size));
        run("Some words before. " + repeated(unit, 200) + " Some words behind.\n");
    }
    const char* given = std::getenv("TEXTDRIFT_TEST_SEED");
    std::mt19937 random(given ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : 7u);
    const auto& units = hostile_units();
    for (int round = 0; round < 3000; ++round) {
        std::string bytes;
        for (std::size_t i = random() % 40; i-- > 0;) {
            bytes += random() % 3 ? units[random() % units.size()]
                                  : "Some words of prose, " + std::to_string(random() % 3000) + " of them";
            if (random() % 8 == 0) bytes += static_cast<char>(random() & 0xFF);
        }
        run(bytes);
    }
}

}    // namespace

int main(int argc, char** argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    for (int i = 1; i < argc; ++i) run_path(argv[i]);
    run("");
    run_generated();
    std::printf("%zu inputs, no crash\n", g_inputs);
}
