// The fitted constants of alignment across languages. Made by benchmarks/align/fit.py; what each feature is: judge.h.
#include "core/align/judge.h"

namespace textdrift::align {

const Weights& default_weights() noexcept
{
    static constexpr Weights weights = {
        {-1.0f, -2.5f, -3.5f, -4.5f, -4.5f, 12.0f, 4.0f,  0.6f,  2.0f,  0.8f,  -0.3f, 10.0f, 3.0f,
         12.0f, 4.0f,  0.7f,  -1.0f, 0.5f,  -0.7f, 0.4f, -0.4f, 0.8f, -1.0f, -2.0f, 6.0f,  -1.0f},
        2.0f,
        0.8f,
        9.0f,
        0.0f,
        0.05f,
        {-1.0f, 0.35f, 0.3f, 0.8f},
        {-3.0f, 1.2f, 1.0f},
    };
    return weights;
}

}    // namespace textdrift::align
