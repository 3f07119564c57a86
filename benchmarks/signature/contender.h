// What a scheme must offer to be measured: K lanes of 32 bits from a set of 64-bit hashes.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace contest {

class Contender {
public:
    virtual ~Contender() = default;
    virtual std::string_view name() const = 0;

    // `set` holds hashes, each once; `lanes` is as long as the scheme was made for.
    virtual void sign(std::span<const std::uint64_t> set, std::span<std::uint32_t> lanes) = 0;
};

// One a file. `lanes` is a power of two from 64 to 256.
std::unique_ptr<Contender> make_stratified(std::uint32_t lanes);
std::unique_ptr<Contender> make_classic_32(std::uint32_t lanes);
std::unique_ptr<Contender> make_classic_mersenne(std::uint32_t lanes);
std::unique_ptr<Contender> make_one_permutation(std::uint32_t lanes);
std::unique_ptr<Contender> make_c_minhash(std::uint32_t lanes);
std::unique_ptr<Contender> make_super_minhash(std::uint32_t lanes);
std::unique_ptr<Contender> make_fast_similarity(std::uint32_t lanes);

// splitmix64 (Steele, Lea, Flood 2014): constants, sets, and the private random numbers of an element.
inline std::uint64_t mix(std::uint64_t z) noexcept
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

inline std::uint64_t next_random(std::uint64_t& state) noexcept
{
    return mix(state += 0x9E3779B97F4A7C15ull);
}

// 0 to bound - 1 from the upper half of a random number.
inline std::uint32_t below(std::uint64_t random, std::uint32_t bound) noexcept
{
    return static_cast<std::uint32_t>(((random >> 32) * bound) >> 32);
}

}    // namespace contest
