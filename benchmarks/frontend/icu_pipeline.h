// The front end as it is usually built: everything through ICU, hashes by XXH3, a plain loop that signs.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

class IcuPipeline {
public:
    IcuPipeline();
    ~IcuPipeline();

    // NFKC_Casefold, words by the word break iterator, XXH3 of each, XXH3 of each five.
    std::span<const std::uint64_t> shingles(std::string_view text);

    // 128 minima of a h + b, lane by lane.
    std::span<const std::uint32_t> signature(std::string_view text);

private:
    struct State;
    std::unique_ptr<State> state_;
};
