// An assertion that stays in release builds, for fuzz targets.
#pragma once

#include <cstdio>
#include <cstdlib>

#define REQUIRE(condition)                                                                                                  \
    do {                                                                                                                    \
        if (!(condition)) {                                                                                                 \
            std::fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #condition);                                    \
            std::abort();                                                                                                   \
        }                                                                                                                   \
    } while (false)
