// The fitted constants of alignment across languages. Made by benchmarks/align/fit.py; what each feature is: judge.h.
#include "core/align/judge.h"

namespace textdrift::align {

const Weights& default_weights() noexcept
{
    static constexpr Weights weights = {
        {3.961f, -14.53f,  -13.68f,  -12.08f, -17.45f, 14.82f, 3.134f,  0.12f,   4.0f,
         0.1f,   -0.3772f, 2.4f,     1.641f,  14.0f,   4.0f,   0.7041f, -5.119f, 0.0f,
         -0.2f,  0.6849f,  -0.8451f, 0.5758f, -1.183f, 0.0f,   2.275f,  -0.9528f},
        2.6f,
        0.4f,
        6.9f,
        0.0f,
        0.05f,
        {-1.632f, 0.2722f, 0.2725f, 1.905f},
        {-4.137f, 1.36f, 3.577f, 4.862f},
        {-0.4114f, 1.394f, 0.8092f, -0.1883f, 0.4266f, 0.7769f, 0.3428f, -0.9669f, -0.3909f, 0.201f, 1.42f, 0.4077f,
         -0.1774f, 0.369f, 1.48f},
        {1.075f, 0.5043f, -0.5022f, -1.399f, 2.044f, 0.1491f, 0.4671f, -1.425f, 1.659f, 1.175f, -0.09771f, 0.09525f,
         -0.04936f, -0.11f, -0.1424f, 0.4679f, 0.1327f},
    };
    return weights;
}

}    // namespace textdrift::align
