// Random numbers that are the same on every machine: integers only, no library distribution, no floating point.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace corpus {

constexpr std::uint64_t mix(std::uint64_t value) noexcept    // SplitMix64 (Steele, Lea, Flood 2014)
{
    value += 0x9E3779B97F4A7C15;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
    return value ^ (value >> 31);
}

constexpr std::uint64_t mix(std::initializer_list<std::uint64_t> values) noexcept
{
    std::uint64_t state = 0;
    for (const std::uint64_t value : values)
        state = mix(state ^ value);
    return state;
}

constexpr std::uint64_t mix_text(std::string_view text) noexcept
{
    std::uint64_t state = text.size();
    for (const char byte : text)
        state = mix(state ^ static_cast<unsigned char>(byte));
    return state;
}

class Random {
public:
    explicit constexpr Random(std::uint64_t seed) noexcept : state_(seed) {}

    constexpr std::uint64_t next() noexcept { return mix(state_++ * 0xD1342543DE82EF95); }
    constexpr std::uint32_t below(std::uint32_t bound) noexcept    // bound > 0; bias below 2^-32 * bound
    {
        return static_cast<std::uint32_t>(((next() >> 32) * bound) >> 32);
    }
    constexpr std::uint32_t between(std::uint32_t low, std::uint32_t high) noexcept { return low + below(high - low + 1); }
    constexpr bool permille(std::uint32_t share) noexcept { return below(1000) < share; }

    // Small values much likelier than large ones: density falls as x^(-2/3).
    constexpr std::uint32_t skewed(std::uint32_t bound) noexcept
    {
        const std::uint64_t u = next() >> 32;
        return static_cast<std::uint32_t>((((((u * u) >> 32) * u) >> 32) * bound) >> 32);
    }

    // Standard normal in units of 1/65536: the sum of twelve uniform values.
    constexpr std::int64_t normal() noexcept
    {
        std::int64_t sum = 0;
        for (int i = 0; i < 3; ++i) {
            const std::uint64_t bits = next();
            for (int part = 0; part < 4; ++part)
                sum += static_cast<std::int64_t>((bits >> (16 * part)) & 0xFFFF);
        }
        return sum - 6 * 65536;
    }

private:
    std::uint64_t state_;
};

// value * 2^(exponent / 65536), by a cubic with an error below 2 in 10,000.
constexpr std::uint64_t times_power(std::uint64_t value, std::int64_t exponent) noexcept
{
    const std::int64_t whole = exponent >> 16;
    const std::uint64_t f = static_cast<std::uint64_t>(exponent & 0xFFFF);
    std::uint64_t power = (f * 5206) >> 16;
    power = ((power + 14712) * f) >> 16;
    power = ((power + 45611) * f) >> 16;
    const std::uint64_t scaled = value * (power + 65536);
    return whole >= 16 ? scaled << (whole - 16) : (whole < -47 ? 0 : scaled >> (16 - whole));
}

// log2(value) in units of 1/65536; value > 0.
constexpr std::int64_t log2_fixed(std::uint64_t value) noexcept
{
    std::int64_t result = 0;
    std::uint64_t x = value << 16;    // Q16, brought into [1, 2)
    for (; x >= (std::uint64_t{2} << 16); x >>= 1)
        result += 65536;
    for (std::int64_t bit = 32768; bit > 0; bit >>= 1) {
        x = (x * x) >> 16;
        if (x >= (std::uint64_t{2} << 16)) {
            x >>= 1;
            result += bit;
        }
    }
    return result;
}

}    // namespace corpus
