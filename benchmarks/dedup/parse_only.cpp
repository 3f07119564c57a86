// The yardstick of `textdrift dedup`: what reading a JSON Lines file and unescaping one field a line costs one thread, and
// copying it. usage: parse_only FILE [FIELD]; prints one JSON object of seconds of processor time, the best of several runs.
#include <ctime>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <limits>
#include <memory>
#include <string>
#include <string_view>

#include <simdjson.h>

namespace {

double thread_seconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Text {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
    std::size_t room = 0;    // size and simdjson's padding
};

bool read_file(const char* path, Text& text)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) return false;
    text.size = static_cast<std::size_t>(file.tellg());
    if (const std::size_t room = text.size + simdjson::SIMDJSON_PADDING; room != text.room) {
        text.bytes = std::make_unique<char[]>(room);    // zeroed: later runs meet mapped pages, as a reused buffer would
        text.room = room;
    }
    file.seekg(0);
    file.read(text.bytes.get(), static_cast<std::streamsize>(text.size));
    return static_cast<bool>(file);
}

struct Parsed {
    std::size_t documents = 0;
    std::size_t bytes = 0;    // of the field, unescaped
    std::size_t broken = 0;
};

Parsed parse(const Text& text, std::string_view field)
{
    static simdjson::ondemand::parser parser;
    Parsed parsed;
    const char* const end = text.bytes.get() + text.size;
    for (const char* line = text.bytes.get(); line < end;) {
        const void* feed = std::memchr(line, '\n', static_cast<std::size_t>(end - line));
        const char* stop = feed ? static_cast<const char*>(feed) : end;
        const auto length = static_cast<std::size_t>(stop - line);
        const auto room = static_cast<std::size_t>(end - line) + simdjson::SIMDJSON_PADDING;
        std::string_view value;
        simdjson::ondemand::document document;
        if (parser.iterate(simdjson::padded_string_view(line, length, room)).get(document) == simdjson::SUCCESS &&
            document.find_field_unordered(field).get_string().get(value) == simdjson::SUCCESS) {
            ++parsed.documents;
            parsed.bytes += value.size();
        } else {
            ++parsed.broken;
        }
        line = stop + 1;
    }
    return parsed;
}

template <class Work>
double best_of(int runs, Work work)
{
    double best = std::numeric_limits<double>::infinity();
    for (int run = 0; run < runs; ++run) {
        const double start = thread_seconds();
        work();
        best = std::min(best, thread_seconds() - start);
    }
    return best;
}

}    // namespace

int main(int count, char** arguments)
{
    if (count < 2) {
        std::fputs("usage: parse_only FILE [FIELD]\n", stderr);
        return 2;
    }
    const std::string field = count > 2 ? arguments[2] : "text";
    Text text;
    if (!read_file(arguments[1], text)) {
        std::fprintf(stderr, "%s: cannot be read\n", arguments[1]);
        return 2;
    }
    const int runs = text.size < (256u << 20) ? 9 : 3;
    Parsed parsed;
    const double parsing = best_of(runs, [&] { parsed = parse(text, field); });
    const double reading = best_of(runs, [&] { read_file(arguments[1], text); });
    const auto copy = std::make_unique<char[]>(text.size + 1);
    const double copying = best_of(runs, [&] { std::memcpy(copy.get(), text.bytes.get(), text.size); });
    std::size_t sum = 0;
    for (std::size_t at = 0; at < text.size; at += 4096) sum += static_cast<unsigned char>(copy[at]);    // the copy is used
    std::printf(
        "{\"bytes\": %zu, \"documents\": %zu, \"broken\": %zu, \"text_bytes\": %zu, \"read\": %.6f, \"parse\": %.6f, "
        "\"memcpy\": %.6f, \"sum\": %zu}\n",
        text.size, parsed.documents, parsed.broken, parsed.bytes, reading, parsing, copying, sum);
    return 0;
}
