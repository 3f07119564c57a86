// Records of a JSON Lines file: one object a line, of which a few fields are wanted.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace textdrift::ingest {

// True where this build can read JSON Lines (simdjson was found and not switched off).
bool has_jsonl() noexcept;

struct JsonFields {
    std::string text = "text";    // a string; a dotted path ("body.text") reaches into objects
    std::string id = "id";        // a string or number; may be absent
    std::string order;            // "newest by field": a string or number; empty: not read
};

// Views into the parser, valid until its next call.
struct JsonRecord {
    std::string_view text;     // unescaped, valid UTF-8
    std::string_view id;       // the raw JSON token, quotes and escapes included; empty where the field is absent or null
    std::string_view order;    // likewise
};

// Bytes that must be readable behind the last byte of a line.
inline constexpr std::size_t kJsonPadding = 64;

// One object a thread.
class JsonlParser {
public:
    explicit JsonlParser(JsonFields fields);
    ~JsonlParser();
    JsonlParser(JsonlParser&&) noexcept;

    // Reads one line, without its line feed. kJsonPadding bytes behind it must be readable (any values).
    // Errors: BadInput: no JSON, not an object, no such text field, text no string, invalid UTF-8, lone surrogate; the
    // message
    //         says what was expected; `where` is left to the caller, who knows the line's number.
    Result<JsonRecord> parse(std::string_view line);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}    // namespace textdrift::ingest
