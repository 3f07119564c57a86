// Fuzz target: any bytes as JSON Lines, and as texts and ids of sound lines; what is read is valid and comes back as it was.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/ingest/jsonl.h"
#include "core/text/escape.h"
#include "core/text/utf8.h"
#include "require.h"

using namespace textdrift;

namespace {

// Kept from line to line, as a run keeps them.
ingest::JsonlParser& flat_parser()
{
    static ingest::JsonlParser parser({.text = "text", .id = "id", .order = "date"});
    return parser;
}

ingest::JsonlParser& nested_parser()
{
    static ingest::JsonlParser parser({.text = "a.text", .id = "a.b.id", .order = "text"});
    return parser;
}

// A line with bytes behind it that would go on with what it ends in; on the heap, so that sanitizers see its end.
std::string padded(std::string_view line)
{
    std::string bytes;
    bytes.reserve(line.size() + ingest::kJsonPadding);
    bytes.append(line).append(ingest::kJsonPadding, line.ends_with('"') ? 'x' : '"');
    return bytes;
}

bool is_valid(std::string_view text)
{
    return text::find_invalid_utf8(text) == std::string_view::npos;
}

// What is written out again as it stands must be one whole string or number.
bool is_whole_scalar(std::string_view token)
{
    if (token.empty()) return true;
    for (const char c : token)
        if (static_cast<unsigned char>(c) < 0x20) return false;
    if (token.front() != '"') return token.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
    std::size_t at = 1;
    while (at < token.size() && token[at] != '"') at += token[at] == '\\' ? 2 : 1;
    return at + 1 == token.size();
}

void check_line(ingest::JsonlParser& parser, std::string_view line)
{
    const std::string bytes = padded(line);
    const auto record = parser.parse(std::string_view(bytes).substr(0, line.size()));
    if (!record) {
        REQUIRE(record.error().code == ErrorCode::BadInput || !ingest::has_jsonl());
        REQUIRE(!record.error().message.empty() && is_valid(record.error().message));
        return;
    }
    REQUIRE(is_valid(record->text) && is_valid(record->id) && is_valid(record->order));
    REQUIRE(is_whole_scalar(record->id) && is_whole_scalar(record->order));
}

void check_both(std::string_view line)
{
    check_line(flat_parser(), line);
    check_line(nested_parser(), line);
}

// The same bytes escaped are the text and the id of a sound record, and come back.
void check_round_trip(std::string_view text)
{
    std::string quoted;
    text::append_json(quoted, text);
    const std::string line = "{\"id\": " + quoted + ", \"other\": [1, {\"text\": 2}], \"text\": " + quoted + "}";
    const std::string bytes = padded(line);
    const auto record = flat_parser().parse(std::string_view(bytes).substr(0, line.size()));
    if (!ingest::has_jsonl()) return;
    REQUIRE(record.has_value() && record->id == quoted && record->order.empty());
    REQUIRE(is_valid(record->text));
    if (is_valid(text)) REQUIRE(record->text == text);
}

}    // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    for (std::size_t at = 0; at <= bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        check_both(bytes.substr(at, end - at));
        at = end + 1;
    }
    check_both(bytes);
    const std::string raw(bytes);
    check_both("{\"text\": \"" + raw + "\", \"id\": " + raw + "}");
    check_both("{\"a\": {\"text\": \"" + raw + "\", \"b\": {\"id\": " + raw + "}}, \"text\": " + raw + "}");
    check_round_trip(bytes);
    return 0;
}
