// Masks and tables of the scan, common to all instruction sets.
#pragma once

#include <array>
#include <cstdint>

#include "core/sketch/tokens_scan.h"

namespace textdrift::sketch {

// A bit for each of 64 bytes.
struct BlockMasks {
    std::uint64_t word;          // ASCII letters and digits
    std::uint64_t multi;         // bytes of sequences of several
    std::uint64_t letter2;       // second bytes of letters that are folded
    std::uint64_t separator2;    // second and third bytes of sequences that separate
    std::uint64_t separator3;
};

// By upper half of the second byte. Latin-1: U+00C0 to U+00DE go 32 up. Cyrillic: U+0400 to U+040F go 80 up, U+0410 to
// U+042F 32 up, which carries into the lead byte for the halves 8 and A.
inline constexpr std::uint8_t kLatinSteps[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0x20};
inline constexpr std::uint8_t kCyrillicSteps[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0x10, 0x20, 0xE0};
inline constexpr std::uint8_t kCyrillicLeadSteps[16] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1};

// U+0080 to U+00BF separate, except AA AD B2 B3 B5 B9 BA BC BD BE: a bit of the lower half for each upper half.
inline constexpr std::uint8_t kAfterC2High[16] = {0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 1, 2};
inline constexpr std::uint8_t kAfterC2Low[16] = {7, 7, 5, 5, 7, 5, 7, 7, 7, 5, 4, 7, 5, 4, 5, 7};

// U+2000 to U+26FF, by second byte, a bit for each kind of 64 code points: all of 80 but the ignorable ones, the currency
// signs in the upper half of 82, all of 86 from U+2190, all of 87 to 8F, all of 94 to 9B.
inline constexpr std::uint8_t kGeneralPunctuation = 1, kCurrency = 2, kArrows = 4, kTechnical = 8, kShapes = 16;
inline constexpr std::uint8_t kSecondHigh[16] = {
    0, 0, 0, 0, 0, 0, 0, 0, kGeneralPunctuation | kCurrency | kArrows | kTechnical, kShapes};
inline constexpr std::uint8_t kSecondLow[16] = {kGeneralPunctuation,
                                                0,
                                                kCurrency,
                                                0,
                                                kShapes,
                                                kShapes,
                                                kArrows | kShapes,
                                                kTechnical | kShapes,
                                                kTechnical | kShapes,
                                                kTechnical | kShapes,
                                                kTechnical | kShapes,
                                                kTechnical | kShapes,
                                                kTechnical,
                                                kTechnical,
                                                kTechnical,
                                                kTechnical};
inline constexpr std::uint8_t kThird[16] = {0,
                                            0,
                                            0,
                                            0,
                                            0,
                                            0,
                                            0,
                                            0,
                                            kGeneralPunctuation | kTechnical | kShapes,
                                            kGeneralPunctuation | kArrows | kTechnical | kShapes,
                                            kGeneralPunctuation | kCurrency | kArrows | kTechnical | kShapes,
                                            kGeneralPunctuation | kCurrency | kArrows | kTechnical | kShapes};

inline constexpr std::array<std::uint8_t, 64> kPositionArray = [] {
    std::array<std::uint8_t, 64> positions{};
    for (std::size_t i = 0; i < 64; ++i) {
        positions[i] = static_cast<std::uint8_t>(i);
    }
    return positions;
}();
inline constexpr const std::uint8_t* kPositions = kPositionArray.data();

// The same classes byte by byte, for machines without vectors: the meaning of the kernel. Reads text[-2 .. 65).
inline BlockMasks classify_bytes(const char* text, ScanOptions options, char* folded)
{
    BlockMasks masks{};
    const auto at = [&](int i) { return static_cast<std::uint8_t>(text[i]); };
    for (int i = 0; i < 64; ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        const std::uint8_t byte = at(i), before = at(i - 1);
        const bool upper = byte >= 'A' && byte <= 'Z';
        const bool continuation = (byte & 0xC0) == 0x80;
        const bool sign = before == 0xC3 && (byte & 0xDF) == 0x97;
        const bool latin = before == 0xC3 && !sign && !(options.fold_case && byte == 0x9F);
        const bool cyrillic = before == 0xD0 || (before == 0xD1 && byte < 0xA0);
        const bool mark = before == 0xC2 && (kAfterC2Low[byte & 15] & kAfterC2High[byte >> 4]) != 0;
        const bool ignorable = (byte >= 0x8B && byte <= 0x8F) || (byte >= 0xAA && byte <= 0xAE);
        const unsigned third = kThird[byte >> 4] & (ignorable ? ~unsigned{kGeneralPunctuation} : ~0u);
        const unsigned blocks = kSecondLow[before & 15] & kSecondHigh[before >> 4];
        const bool word = upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        masks.word |= word ? bit : 0;
        masks.multi |= byte >= 0x80 ? bit : 0;
        masks.letter2 |= continuation && (latin || cyrillic) ? bit : 0;
        masks.separator2 |= sign || mark ? bit : 0;
        masks.separator3 |= at(i - 2) == 0xE2 && (blocks & third) != 0 ? bit : 0;
        unsigned step = upper ? 0x20 : 0;
        step += before == 0xC3 ? kLatinSteps[byte >> 4] : before == 0xD0 ? kCyrillicSteps[byte >> 4] : 0;
        step += byte == 0xD0 ? kCyrillicLeadSteps[at(i + 1) >> 4] : 0;
        folded[i] = static_cast<char>(options.fold_case ? byte + step : byte);
    }
    return masks;
}

}    // namespace textdrift::sketch
