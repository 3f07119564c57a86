// First phase of the tokeniser: where runs of word bytes begin and end, and their bytes folded, 64 at a time.
#pragma once

#include <cstddef>
#include <cstdint>

namespace textdrift::sketch {

// What scan() writes. `folded` holds size + kScanPadding bytes, the arrays as many entries.
struct ScanOutput {
    char* folded;             // the text, ASCII, Latin-1 letters and basic Cyrillic in lower case where asked for
    std::uint32_t* bounds;    // begin, end, begin, end ... of the runs
    std::uint32_t* others;    // ascending: where bytes stand that only the second phase can tell
    std::size_t bound_count = 0;
    std::size_t other_count = 0;
};

inline constexpr std::size_t kScanPadding = 128;

struct ScanOptions {
    bool fold_case;
    bool letters;    // finish Latin-1 letters and basic Cyrillic here; else they count as others
};

// A run is a maximal string of bytes that are not surely separators; one without an entry in `others` is a whole word,
// folded. Every run that holds anything else has one. Reads nothing but text[0 .. size).
void scan(const char* text, std::size_t size, ScanOptions options, ScanOutput& out);

}    // namespace textdrift::sketch
