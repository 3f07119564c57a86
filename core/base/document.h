// The nouns all rooms share: ByteRange, Document, Limits. No workers live here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace textdrift {

// Half-open range of bytes in Document::text, always cutting at code point borders.
// 32 bits: Limits::max_bytes keeps every document below 4 GiB.
struct ByteRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    constexpr std::uint32_t size() const noexcept { return end - begin; }
    constexpr bool empty() const noexcept { return begin >= end; }
    constexpr bool contains(ByteRange other) const noexcept { return begin <= other.begin && other.end <= end; }
    constexpr bool overlaps(ByteRange other) const noexcept { return begin < other.end && other.begin < end; }
    friend constexpr auto operator<=>(const ByteRange&, const ByteRange&) = default;
};

// Something a reader repaired or left out, said to the user so that nothing is silent.
struct Note {
    std::string code;            // stable: "invalid-utf8", "nul-bytes", "charset-guessed", ...
    std::string message;         // for people
    std::uint64_t offset = 0;    // byte offset in the input where it first happened
    std::uint64_t count = 1;     // how often
};

// A text as received, decoded to valid UTF-8 and otherwise untouched: line ends, spaces and marks are the source's own.
struct Document {
    std::string source;      // what the user called it: a path, or "-" for standard input
    std::string format;      // "text" (later: "html", "docx", ...)
    std::string encoding;    // "UTF-8", "UTF-16LE", "windows-1252", ...
    std::string text;        // valid UTF-8, without a byte order mark
    std::vector<Note> notes;

    std::string_view slice(ByteRange range) const noexcept
    {
        return std::string_view(text).substr(range.begin, range.size());
    }
};

// The one budget object: every reader and every stage takes its bounds from here. Each limit has an option of the same name.
struct Limits {
    std::uint64_t max_bytes = 16ull << 20;       // --max-bytes: of one input
    std::uint32_t max_paragraphs = 4'000'000;    // --max-paragraphs: of one input
    std::uint32_t max_findings = 10'000;         // --max-findings: further ones are counted in the summary, not listed
};

}    // namespace textdrift
