// The hash of the room's tables of words.
#pragma once

#include <cstddef>
#include <string_view>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace textdrift::facts {

// Lets maps of std::string be asked for a std::string_view. Twice as fast on words as the library's.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept
    {
        return static_cast<std::size_t>(XXH3_64bits(text.data(), text.size()));
    }
};

}    // namespace textdrift::facts
