// Appends JSON to a string.
#include "core/report/json_writer.h"

#include <cmath>

#include <fmt/format.h>

#include "core/report/escape.h"

namespace textdrift::report {

void JsonWriter::new_line(std::size_t depth)
{
    out_ += '\n';
    out_.append(depth, ' ');
}

// What goes between the entry before and the one that follows.
void JsonWriter::separate()
{
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (levels_.empty()) return;
    Level& level = levels_.back();
    if (level.used) out_ += ',';
    if (level.lines) new_line(levels_.size());
    else if (level.used) out_ += ' ';
    level.used = true;
}

JsonWriter& JsonWriter::open(char bracket, bool lines)
{
    separate();
    out_ += bracket;
    levels_.push_back({lines || levels_.size() < line_depth_});
    return *this;
}

JsonWriter& JsonWriter::close(char bracket)
{
    const Level level = levels_.back();
    levels_.pop_back();
    if (level.used && level.lines) new_line(levels_.size());
    out_ += bracket;
    if (levels_.empty()) out_ += '\n';
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    separate();
    append_json(out_, name);
    out_ += ": ";
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::string(std::string_view value)
{
    separate();
    append_json(out_, value);
    return *this;
}

JsonWriter& JsonWriter::number(std::uint64_t value)
{
    separate();
    fmt::format_to(std::back_inserter(out_), "{}", value);
    return *this;
}

JsonWriter& JsonWriter::fraction(double value)
{
    separate();
    std::string digits = fmt::format("{:.4f}", std::isfinite(value) ? value : 0.0);
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
    out_ += digits == "-0" ? "0" : digits;
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value)
{
    separate();
    out_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null()
{
    separate();
    out_ += "null";
    return *this;
}

}    // namespace textdrift::report
