// Appends JSON to a string: commas, indentation and escaping in one place. Shared by the JSON and SARIF reports.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace textdrift::report {

// Entries of the outer `line_depth` levels stand on lines of their own, deeper ones on one line: long lists have one entry a
// line, which people can read and diff can compare.
class JsonWriter {
public:
    JsonWriter(std::string& out, std::size_t line_depth) : out_(out), line_depth_(line_depth) {}

    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& begin_list() { return open('[', true); }    // an array with an entry a line, however deep it stands
    JsonWriter& end_array() { return close(']'); }
    JsonWriter& key(std::string_view name);

    JsonWriter& string(std::string_view value);
    JsonWriter& number(std::uint64_t value);
    JsonWriter& fraction(double value);    // four decimals at most, never in exponent form: the same bytes everywhere
    JsonWriter& boolean(bool value);
    JsonWriter& null();

    // key and value in one
    JsonWriter& member(std::string_view name, std::string_view value) { return key(name).string(value); }
    JsonWriter& member(std::string_view name, const char* value) { return key(name).string(value); }
    JsonWriter& member(std::string_view name, std::uint64_t value) { return key(name).number(value); }
    JsonWriter& member(std::string_view name, std::uint32_t value) { return key(name).number(value); }
    JsonWriter& member(std::string_view name, bool value) { return key(name).boolean(value); }

private:
    struct Level {
        bool lines;
        bool used = false;
    };

    JsonWriter& open(char bracket, bool lines = false);
    JsonWriter& close(char bracket);
    void separate();
    void new_line(std::size_t depth);

    std::string& out_;
    std::size_t line_depth_;
    std::vector<Level> levels_;    // open brackets
    bool after_key_ = false;
};

}    // namespace textdrift::report
