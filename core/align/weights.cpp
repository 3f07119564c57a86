// The fitted constants of alignment across languages. Made by benchmarks/align/fit.py; what each feature is: judge.h.
#include "core/align/judge.h"

namespace textdrift::align {

const Weights& default_weights() noexcept
{
    static constexpr Weights weights = {
        {4.861f, -14.53f, -13.68f, -12.08f, -17.45f, 16.32f, 1.934f, 0.0f, 0.0f,
         0.365f, -0.3772f, 0.0f, 1.641f, 0.0f, 0.0f, 0.5541f, -5.119f, 0.0f,
         0.0f, 0.4849f, -0.8451f, 0.3258f, -1.183f, 0.0f, 2.275f, -0.9528f},
        3.0f,
        0.4f,
        9.0f,
        0.0f,
        0.05f,
        {-3.962f, 0.7405f, 0.2404f, 1.669f},
        {-5.012f, 1.088f, 4.661f},
    };
    return weights;
}

}    // namespace textdrift::align
