// Random text for property tests: seeded, rich in what breaks normalisers.
#pragma once

#include <cstdlib>
#include <random>
#include <string>

#include "core/text/utf8.h"
#include "tests/scale.h"

namespace textdrift::test {

inline unsigned seed()
{
    const char* given = std::getenv("TEXTDRIFT_TEST_SEED");
    return given ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : 20240229u;
}

class RandomText {
public:
    explicit RandomText(unsigned seed_value) : engine_(seed_value) {}

    std::size_t below(std::size_t bound) { return engine_() % bound; }

    char32_t code_point()
    {
        static constexpr char32_t kAwkward[] = {
            ' ',    '\n',   '.',    '\'',    '-',     'a',     'Z',      '7',    0xAD,   0x200B,  0x200D,
            0xFEFF, 0x202E, 0xFE0F, 0xA0,    0x202F,  0x301,   0x327,    0x345,  0x1E9E, 0xDF,    0x130,
            0x131,  0xFB01, 0xFB03, 0x2026,  0xBD,    0xB4,    0xA8,     0x2019, 0x201E, 0xAB,    0x2013,
            0x2212, 0x149,  0x1F0,  0x390,   0x3B1,   0x3C2,   0x5D0,    0x5B8,  0x5F3,  0x627,   0x64B,
            0x915,  0x93F,  0x94D,  0xE33,   0xE01,   0x1100,  0x1161,   0x11A8, 0xAC00, 0x304B,  0x3099,
            0x4E2D, 0xFF21, 0xFF9E, 0x1D400, 0x1F600, 0x1F1EB, 0x10FFFF, 0x0F71, 0x0F72, 0x1D15E, 0x2F800,
        };
        switch (below(4)) {
        case 0: return static_cast<char32_t>(' ' + below(95));
        case 1: return static_cast<char32_t>(0x80 + below(0x400));
        case 2: return kAwkward[below(std::size(kAwkward))];
        default: {
            const auto c = static_cast<char32_t>(1 + below(0x30000));
            return c >= 0xD800 && c <= 0xDFFF ? U'x' : c;
        }
        }
    }

    std::string text(std::size_t length)
    {
        std::string out;
        for (std::size_t i = 0; i < length; ++i) text::append_code_point(out, code_point());
        return out;
    }

private:
    std::mt19937 engine_;
};

}    // namespace textdrift::test
