// JSON Lines records through simdjson's On-Demand parser: one walk over a line's fields, strings unescaped by ourselves.
#include "core/ingest/jsonl.h"

#include <fmt/format.h>

#ifdef TEXTDRIFT_WITH_JSONL
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>
#include <utility>

#include <simdjson.h>
#endif

namespace textdrift::ingest {

#ifdef TEXTDRIFT_WITH_JSONL

namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

static_assert(kJsonPadding >= simdjson::SIMDJSON_PADDING);

std::unexpected<Error> bad(std::string message)
{
    return std::unexpected(Error{ErrorCode::BadInput, std::move(message), {}});
}

bool is_blank(char c) noexcept
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view trimmed(std::string_view text) noexcept
{
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

int hex_digit(char c) noexcept
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// The four digits behind "\u", or nothing.
std::optional<char32_t> hex_unit(std::string_view text) noexcept
{
    if (text.size() < 4) return std::nullopt;
    char32_t unit = 0;
    for (int i = 0; i < 4; ++i) {
        const int digit = hex_digit(text[i]);
        if (digit < 0) return std::nullopt;
        unit = unit << 4 | static_cast<char32_t>(digit);
    }
    return unit;
}

char* put_utf8(char* out, char32_t c) noexcept
{
    if (c < 0x80) {
        *out++ = static_cast<char>(c);
    } else if (c < 0x800) {
        *out++ = static_cast<char>(0xC0 | c >> 6);
        *out++ = static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *out++ = static_cast<char>(0xE0 | c >> 12);
        *out++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
        *out++ = static_cast<char>(0x80 | (c & 0x3F));
    } else {
        *out++ = static_cast<char>(0xF0 | c >> 18);
        *out++ = static_cast<char>(0x80 | (c >> 12 & 0x3F));
        *out++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
        *out++ = static_cast<char>(0x80 | (c & 0x3F));
    }
    return out;
}

const char* const kLoneSurrogate = "holds half of a surrogate pair (\\uD800 to \\uDFFF alone)";
const char* const kBadEscape = "holds an escape that JSON does not know";

// Reads the escape at the front of `rest` (just behind the backslash), takes it off and writes what it means. Why not, where
// it means nothing. No escape is shorter than what it stands for.
const char* unescape_one(std::string_view& rest, char*& out) noexcept
{
    static constexpr std::string_view kNames = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
    if (rest.empty()) return kBadEscape;
    if (const std::size_t at = kNames.find(rest.front()); at != kNames.npos) {
        *out++ = kMeanings[at];
        rest.remove_prefix(1);
        return nullptr;
    }
    const std::optional<char32_t> unit = rest.front() == 'u' ? hex_unit(rest.substr(1)) : std::nullopt;
    if (!unit) return kBadEscape;
    rest.remove_prefix(5);
    char32_t point = *unit;
    if (point >= 0xD800 && point < 0xE000) {
        const std::optional<char32_t> low =
            point < 0xDC00 && rest.starts_with("\\u") ? hex_unit(rest.substr(2)) : std::nullopt;
        if (!low || *low < 0xDC00 || *low > 0xDFFF) return kLoneSurrogate;
        point = 0x10000 + ((point - 0xD800) << 10) + (*low - 0xDC00);
        rest.remove_prefix(6);
    }
    out = put_utf8(out, point);
    return nullptr;
}

// The inside of a string token to text; a view of the line itself where nothing is escaped.
const char* unescape(std::string_view inside, std::string& buffer, std::string_view& text)
{
    const void* first = inside.empty() ? nullptr : std::memchr(inside.data(), '\\', inside.size());
    if (!first) {
        text = inside;
        return nullptr;
    }
    if (buffer.size() < inside.size()) buffer.resize(std::max(inside.size(), 2 * buffer.size()));
    char* out = buffer.data();
    while (true) {
        const void* slash = inside.empty() ? nullptr : std::memchr(inside.data(), '\\', inside.size());
        const std::size_t run = slash ? static_cast<const char*>(slash) - inside.data() : inside.size();
        if (run > 0) std::memcpy(out, inside.data(), run);
        out += run;
        if (!slash) break;
        inside.remove_prefix(run + 1);
        if (const char* why = unescape_one(inside, out)) return why;
    }
    text = std::string_view(buffer.data(), static_cast<std::size_t>(out - buffer.data()));
    return nullptr;
}

// -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?
bool is_number(std::string_view token) noexcept
{
    const auto digits = [&] {
        std::size_t count = 0;
        while (count < token.size() && token[count] >= '0' && token[count] <= '9') ++count;
        token.remove_prefix(count);
        return count;
    };
    if (token.starts_with('-')) token.remove_prefix(1);
    const bool zero = token.starts_with('0');
    const std::size_t whole = digits();
    if (whole == 0 || (zero && whole > 1)) return false;
    if (token.starts_with('.')) {
        token.remove_prefix(1);
        if (digits() == 0) return false;
    }
    if (token.starts_with('e') || token.starts_with('E')) {
        token.remove_prefix(1);
        if (token.starts_with('+') || token.starts_with('-')) token.remove_prefix(1);
        if (digits() == 0) return false;
    }
    return token.empty();
}

const char* kind_of(std::string_view token) noexcept
{
    switch (token.empty() ? '\0' : token.front()) {
    case '"': return "a string";
    case '{': return "an object";
    case '[': return "an array";
    case 't':
    case 'f': return "true or false";
    case 'n': return "null";
    default: return "a number";
    }
}

enum class Slot : std::uint8_t { Text, Id, Order };
constexpr std::size_t kSlots = 3;

// A field's name as asked for, and the token that was found under it (the last one, as most JSON readers do).
struct Wanted {
    std::string path;
    std::string_view token;
    bool found = false;
};

// What is left of each path at the present depth; empty: not looked for here.
using Rest = std::array<std::string_view, kSlots>;

// A key's bytes; unescaped where it holds a backslash.
bool read_key(ondemand::field& field, std::string& buffer, std::string_view& key)
{
    const char* begin = field.key().raw();
    const char* end = begin;
    bool escaped = false;
    while (*end != '"') {
        escaped |= *end == '\\';
        end += *end == '\\' ? 2 : 1;
    }
    key = std::string_view(begin, static_cast<std::size_t>(end - begin));
    if (!escaped) return true;
    std::string_view plain;
    if (unescape(key, buffer, plain) != nullptr) return false;
    key = plain;
    return true;
}

const char* what_is_wrong(error_code code) noexcept
{
    switch (code) {
    case simdjson::UTF8_ERROR: return "is not valid UTF-8";
    case simdjson::UNCLOSED_STRING: return "ends inside a string; expected one whole JSON object on the line";
    case simdjson::UNESCAPED_CHARS: return "holds a control character inside a string; expected it escaped";
    case simdjson::EMPTY: return "is empty; expected a JSON object";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT: return "ends too early; expected one whole JSON object on the line";
    case simdjson::MEMALLOC:
    case simdjson::CAPACITY: return "is too long to parse";
    default: return "is not valid JSON; expected one object";
    }
}

}    // namespace

struct JsonlParser::State {
    std::array<Wanted, kSlots> wanted;
    bool nested = false;    // some path has a dot
    ondemand::parser parser;
    std::size_t capacity = 0;
    std::string key_buffer, text_buffer, check_buffer;

    error_code walk(ondemand::object object, const Rest& rest);
    error_code take(ondemand::field& field, const Rest& rest);
    error_code open(std::string_view line, ondemand::document& document, ondemand::object& object);
    Result<std::string_view> text();
    Result<std::string_view> scalar(Slot slot, const char* what);
};

// Depth of calls is that of the paths asked for, never that of the input.
error_code JsonlParser::State::take(ondemand::field& field, const Rest& rest)
{
    std::string_view key;
    if (!read_key(field, key_buffer, key)) return simdjson::STRING_ERROR;
    Rest below{};
    bool descend = false;
    for (std::size_t i = 0; i < kSlots; ++i) {
        if (!rest[i].starts_with(key)) continue;
        if (rest[i].size() == key.size() && !rest[i].empty()) {
            wanted[i].found = true;
            wanted[i].token = trimmed(field.value().raw_json_token());
        } else if (nested && rest[i].size() > key.size() && rest[i][key.size()] == '.') {
            below[i] = rest[i].substr(key.size() + 1);
            descend = true;
        }
    }
    if (!descend) return simdjson::SUCCESS;
    ondemand::json_type type;
    if (const error_code e = field.value().type().get(type)) return e;
    if (type != ondemand::json_type::object) return simdjson::SUCCESS;
    ondemand::object object;
    if (const error_code e = field.value().get_object().get(object)) return e;
    return walk(object, below);
}

error_code JsonlParser::State::walk(ondemand::object object, const Rest& rest)
{
    for (auto next : object) {
        ondemand::field field;
        if (const error_code e = std::move(next).get(field)) return e;
        if (const error_code e = take(field, rest)) return e;
    }
    return simdjson::SUCCESS;
}

error_code JsonlParser::State::open(std::string_view line, ondemand::document& document, ondemand::object& object)
{
    if (line.size() > capacity) {
        capacity = std::max<std::size_t>(4096, std::bit_ceil(line.size()));
        if (const error_code e = parser.allocate(capacity)) {
            capacity = 0;
            return e;
        }
    }
    const simdjson::padded_string_view padded(line.data(), line.size(), line.size() + kJsonPadding);
    if (const error_code e = parser.iterate(padded).get(document)) return e;
    return document.get_object().get(object);
}

Result<std::string_view> JsonlParser::State::text()
{
    const Wanted& field = wanted[static_cast<std::size_t>(Slot::Text)];
    if (!field.found) return bad(fmt::format("has no field \"{}\"; expected one with the text", field.path));
    if (!field.token.starts_with('"')) {
        return bad(fmt::format("field \"{}\" is {}; expected a string", field.path, kind_of(field.token)));
    }
    std::string_view out;
    if (const char* why = unescape(field.token.substr(1, field.token.size() - 2), text_buffer, out)) {
        return bad(fmt::format("field \"{}\" {}", field.path, why));
    }
    return out;
}

// The token as it stands, once it is sure to be whole JSON: it is written out again.
Result<std::string_view> JsonlParser::State::scalar(Slot slot, const char* what)
{
    const Wanted& field = wanted[static_cast<std::size_t>(slot)];
    if (!field.found || field.token == "null") return std::string_view();
    if (field.token.starts_with('"')) {
        std::string_view plain;
        const char* why = unescape(field.token.substr(1, field.token.size() - 2), check_buffer, plain);
        if (why) return bad(fmt::format("field \"{}\" {}", field.path, why));
        return field.token;
    }
    if (is_number(field.token)) return field.token;
    const std::string_view kind = kind_of(field.token);
    return bad(fmt::format("field \"{}\" is {}; expected {}, a string or a number", field.path,
                           kind == "a number" ? "no valid number" : kind, what));
}

JsonlParser::JsonlParser(JsonFields fields) : state_(std::make_unique<State>())
{
    state_->wanted[static_cast<std::size_t>(Slot::Text)].path = std::move(fields.text);
    state_->wanted[static_cast<std::size_t>(Slot::Id)].path = std::move(fields.id);
    state_->wanted[static_cast<std::size_t>(Slot::Order)].path = std::move(fields.order);
    state_->nested = std::ranges::any_of(state_->wanted, [](const Wanted& w) { return w.path.contains('.'); });
}

Result<JsonRecord> JsonlParser::parse(std::string_view line)
{
    State& s = *state_;
    Rest rest;
    for (std::size_t i = 0; i < kSlots; ++i) {
        s.wanted[i].found = false;
        s.wanted[i].token = {};
        rest[i] = s.wanted[i].path;
    }
    ondemand::document document;
    ondemand::object object;
    const error_code opened = s.open(line, document, object);
    if (opened == simdjson::INCORRECT_TYPE) return bad("is no JSON object; expected {...}");
    if (opened) return bad(what_is_wrong(opened));
    if (const error_code e = s.walk(object, rest)) return bad(what_is_wrong(e));
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        return bad("goes on behind the object; expected one JSON object a line");
    Result<std::string_view> text = s.text();
    if (!text) return std::unexpected(std::move(text.error()));
    Result<std::string_view> id = s.scalar(Slot::Id, "an id");
    if (!id) return std::unexpected(std::move(id.error()));
    Result<std::string_view> order = s.scalar(Slot::Order, "a value to order by");
    if (!order) return std::unexpected(std::move(order.error()));
    return JsonRecord{*text, *id, *order};
}

bool has_jsonl() noexcept
{
    return true;
}

#else

struct JsonlParser::State {};

JsonlParser::JsonlParser(JsonFields) {}

Result<JsonRecord> JsonlParser::parse(std::string_view)
{
    return std::unexpected(
        Error{ErrorCode::BadOption, "this build cannot read JSON Lines: it was made without simdjson", {}});
}

bool has_jsonl() noexcept
{
    return false;
}

#endif

JsonlParser::~JsonlParser() = default;
JsonlParser::JsonlParser(JsonlParser&&) noexcept = default;

}    // namespace textdrift::ingest
