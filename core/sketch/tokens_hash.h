// The hash of one word, inline for the loops that call it for every word of a corpus.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace textdrift::sketch {

// Digits of the fractional part of pi: no structure of their own.
inline constexpr std::uint64_t kHashKeys[] = {0x243F6A8885A308D3ull, 0x13198A2E03707344ull, 0xA4093822299F31D0ull,
                                              0x082EFA98EC4E6C89ull, 0x452821E638D01377ull, 0xBE5466CF34E90C6Cull};

__extension__ using Uint128 = unsigned __int128;

struct Product {
    std::uint64_t low;
    std::uint64_t high;
};

inline Product multiply(std::uint64_t a, std::uint64_t b) noexcept
{
    const Uint128 product = static_cast<Uint128>(a) * b;
    return {static_cast<std::uint64_t>(product), static_cast<std::uint64_t>(product >> 64)};
}

inline std::uint64_t multiply_fold(std::uint64_t a, std::uint64_t b) noexcept
{
    const Product product = multiply(a, b);
    return product.low ^ product.high;
}

inline std::uint64_t load_le64(const void* from) noexcept
{
    std::uint64_t value = 0;
    std::memcpy(&value, from, sizeof value);
    return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(value) : value;
}

// Two rounds of the 128-bit product, its halves folded (the construction of wyhash): the first mixes the sixteen bytes, the
// second spreads what it gave over all bits.
inline std::uint64_t hash_of_16(std::uint64_t first, std::uint64_t second, std::size_t length) noexcept
{
    const Product product = multiply(first ^ kHashKeys[0], second ^ kHashKeys[1]);
    return multiply_fold(product.low ^ kHashKeys[2] ^ length, product.high ^ kHashKeys[3]);
}

inline constexpr std::size_t kShortWord = 16;
inline constexpr std::size_t kMediumWord = 32;

// The first sixteen bytes as above; the product of the other sixteen joins between the rounds.
inline std::uint64_t hash_of_32(const std::uint64_t (&part)[4], std::size_t length) noexcept
{
    const Product first = multiply(part[0] ^ kHashKeys[0], part[1] ^ kHashKeys[1]);
    const Product second = multiply(part[2] ^ kHashKeys[4], part[3] ^ kHashKeys[5]);
    return multiply_fold(first.low ^ second.high ^ kHashKeys[2] ^ length, first.high ^ second.low ^ kHashKeys[3]);
}

inline constexpr unsigned char kKeepBytes[32] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                                 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

// The first 8 of `length` bytes and the next 8, noughts behind the end; 16 may be read, `length` is at most 16.
inline std::uint64_t first_part(const char* word, std::size_t length) noexcept
{
    return load_le64(word) & load_le64(kKeepBytes + kShortWord - length);
}
inline std::uint64_t second_part(const char* word, std::size_t length) noexcept
{
    return load_le64(word + 8) & load_le64(kKeepBytes + kShortWord + 8 - length);
}

// The hash of a word of up to 16 bytes of which 16 may be read.
inline std::uint64_t hash_short_word(const char* word, std::size_t length) noexcept
{
    return hash_of_16(first_part(word, length), second_part(word, length), length);
}

// The hash of a word of any length of which 32 bytes may be read.
inline std::uint64_t hash_padded_word(const char* word, std::size_t length) noexcept
{
    if (length <= kShortWord) {
        return hash_short_word(word, length);
    }
    if (length <= kMediumWord) {
        const char* rest = word + kShortWord;
        const std::size_t left = length - kShortWord;
        return hash_of_32({load_le64(word), load_le64(word + 8), first_part(rest, left), second_part(rest, left)}, length);
    }
    return XXH3_64bits(word, length);
}

}    // namespace textdrift::sketch
