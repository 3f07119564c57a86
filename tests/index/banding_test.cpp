// Tests of core/index/banding.h.
#include "core/index/banding.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <set>
#include <vector>

using namespace textdrift::index;

TEST_SUITE("index/banding")
{
    TEST_CASE("collision_probability: values worked out by hand")
    {
        struct Row {
            const char* name;
            double resemblance;
            std::uint32_t bands, rows;
            double expected;
        };
        const Row rows[] = {
            {"one band of one lane is the resemblance", 0.3, 1, 1, 0.3},
            {"two bands of one: 1 - 0.7^2", 0.3, 2, 1, 0.51},
            {"one band of two", 0.5, 1, 2, 0.25},
            {"20 x 5 at 0.8: 1 - 0.67232^20", 0.8, 20, 5, 0.9996439},
            {"16 x 8 at 0.8: 1 - 0.83222784^16", 0.8, 16, 8, 0.9470495},
            {"equal sets always meet", 1, 9, 14, 1},
            {"disjoint ones never", 0, 9, 14, 0},
            {"tiny chances keep their digits: 21 x 0.01^6", 0.01, 21, 6, 2.1e-11},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK(collision_probability(row.resemblance, row.bands, row.rows) ==
                  doctest::Approx(row.expected).epsilon(1e-6));
        }
    }

    TEST_CASE("choose_banding: the widest bands that reach the recall, no more of them than needed")
    {
        struct Row {
            const char* name;
            std::uint32_t lanes;
            double threshold, recall;
            std::uint32_t bands, rows;
        };
        const Row rows[] = {
            {"default: 1 - (1 - 0.8^6)^21 = 0.9983; 18 x 7 gives 0.985", 128, 0.8, 0.998, 21, 6},
            {"0.7: 0.7^4 = 0.2401 needs 23 bands; 25 x 5 gives 0.990", 128, 0.7, 0.998, 23, 4},
            {"one lane a band: 0.5^1 needs 9 bands of 1; two lanes: 0.25 needs 22", 64, 0.5, 0.998, 22, 2},
            {"equal sets need one band of all lanes", 128, 1.0, 0.998, 1, 128},
            {"out of reach: every lane a band", 64, 0.05, 0.998, 64, 1},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            const Banding banding = choose_banding(row.lanes, row.threshold, row.recall);
            CHECK(banding.bands == row.bands);
            CHECK(banding.rows == row.rows);
            CHECK(banding.recall_at_threshold == doctest::Approx(collision_probability(row.threshold, row.bands, row.rows)));
            CHECK(banding.recall_above_threshold >= banding.recall_at_threshold);
            CHECK(banding.recall_above_threshold <= 1);
            CHECK(banding.meet_at_half_threshold ==
                  doctest::Approx(collision_probability(row.threshold / 2, row.bands, row.rows)));
        }
    }

    TEST_CASE("choose_banding: no wider banding would do")
    {
        for (const std::uint32_t lanes : {64u, 128u, 256u}) {
            for (int percent = 30; percent <= 100; percent += 5) {
                const double threshold = percent / 100.0;
                CAPTURE(lanes);
                CAPTURE(threshold);
                const Banding banding = choose_banding(lanes, threshold);
                CHECK(banding.bands * banding.rows <= lanes);
                for (std::uint32_t rows = banding.rows + 1; rows <= lanes; ++rows) {
                    CHECK(collision_probability(threshold, lanes / rows, rows) < 0.998);
                }
            }
        }
    }

    TEST_CASE("band_key: depends on the band's own lanes and its number, on every one of them")
    {
        std::mt19937_64 random(1);
        for (const auto& [bands, rows] : {std::pair{21u, 6u}, {16u, 8u}, {9u, 14u}, {128u, 1u}, {1u, 128u}, {8u, 16u}}) {
            std::array<std::uint8_t, 128> row;
            for (auto& lane : row) lane = static_cast<std::uint8_t>(random());
            const Banding banding{.bands = bands, .rows = rows};
            for (std::uint32_t band = 0; band < bands; ++band) {
                const std::uint64_t key = band_key(row, banding, band);
                for (std::size_t lane = 0; lane < row.size(); ++lane) {
                    CAPTURE(band);
                    CAPTURE(lane);
                    auto other = row;
                    other[lane] ^= static_cast<std::uint8_t>(1 + random() % 255);
                    CHECK((band_key(other, banding, band) == key) == (lane / rows != band));
                }
            }
        }
    }

    TEST_CASE("band_key: equal slices of different bands differ, and upper bits are spread")
    {
        const std::array<std::uint8_t, 128> row{};
        const Banding banding{.bands = 21, .rows = 6};
        std::set<std::uint64_t> keys;
        for (std::uint32_t band = 0; band < banding.bands; ++band) keys.insert(band_key(row, banding, band) >> 24);
        CHECK(keys.size() == 21);
    }
}
