// The fitted constants of alignment across languages. Made by benchmarks/align/fit.py; what each feature is: judge.h.
#include "core/align/judge.h"

namespace textdrift::align {

const Weights& default_weights() noexcept
{
    static constexpr Weights weights = {
        {3.461f, -14.53f,  -13.68f,  -12.08f, -17.45f, 13.32f, 1.934f,  0.0f,    4.0f,
         0.4f,   -0.3772f, 0.0f,     1.641f,  14.0f,   4.0f,   0.5541f, -5.119f, 0.0f,
         0.0f,   0.4849f,  -0.8451f, 0.3258f, -1.183f, 0.0f,   2.275f,  -0.9528f},
        2.6f,
        0.4f,
        6.0f,
        0.0f,
        0.05f,
        {0.79f, 0.1763f, 0.3211f, 1.753f},
        {-9.725f, 3.785f, 3.668f},
        {-0.55f, 1.989f, 1.142f, -0.307f, 0.327f, 2.53f, 0.517f, -0.4f, -2.099f},
    };
    return weights;
}

}    // namespace textdrift::align
