// Exact rationals: arithmetic, text, order and the edges of their range.
#include <doctest/doctest.h>

#include <limits>

#include "core/facts/rational.h"

namespace textdrift::facts {

TEST_SUITE("facts/rational")
{
    TEST_CASE("Rational::from_decimal: reads plain decimals only")
    {
        struct Row {
            const char* text;
            const char* value;    // "" where it is refused
        };
        const Row rows[] = {
            {"0", "0"},       {"7", "7"},      {"007", "7"},  {"1300000", "1300000"},
            {"0.25", "0.25"}, {"1.30", "1.3"}, {".5", "0.5"}, {"5.", "5"},
            {"", ""},         {".", ""},       {"1.2.3", ""}, {"-1", ""},
            {"1e3", ""},      {" 1", ""},      {"1,000", ""}, {"12345678901234567890123456789012345678901234567890", ""},
        };
        for (const Row& row : rows) {
            CAPTURE(row.text);
            const auto value = Rational::from_decimal(row.text);
            CHECK((value ? value->to_string() : "") == row.value);
        }
    }

    TEST_CASE("Rational: arithmetic is exact")
    {
        CHECK(Rational::from_decimal("0.1")->plus(*Rational::from_decimal("0.2")) == Rational::from_decimal("0.3"));
        CHECK(Rational(1).divided_by(3)->times(3) == Rational(1));
        CHECK(Rational::make(2, -4) == Rational::make(-1, 2));
        CHECK(Rational::from_decimal("2.13")->times(1'000'000'000) == Rational(2'130'000'000));
        CHECK(Rational(1).divided_by(3)->plus(*Rational::make(1, 6)) == Rational::make(1, 2));
        CHECK_FALSE(Rational(1).divided_by(0));
        CHECK_FALSE(Rational::make(1, 0));
    }

    TEST_CASE("Rational: overflow is refused, never wrapped")
    {
        Rational value(std::numeric_limits<std::int64_t>::max());
        const Rational step = value;
        CHECK(value.times(step).has_value());
        CHECK_FALSE(value.times(step)->times(step).has_value());
        const auto large = Rational::make(static_cast<__int128>(1) << 125, 1);
        REQUIRE(large.has_value());
        CHECK_FALSE(large->plus(*large).has_value());
        CHECK(large->plus(*large->times(-1)) == Rational(0));
        CHECK_FALSE(Rational::make(static_cast<__int128>(1) << 126, 1).has_value());
    }

    TEST_CASE("Rational::to_string: decimals where they end, else a fraction")
    {
        CHECK(Rational::make(1, 3)->to_string() == "1/3");
        CHECK(Rational::make(-1, 8)->to_string() == "-0.125");
        CHECK(Rational::make(-7, 3)->to_string() == "-7/3");
        CHECK(Rational::make(1, 1000)->to_string() == "0.001");
        CHECK(Rational(-1'300'000).to_string() == "-1300000");
    }

    TEST_CASE("Rational::compare: orders by value")
    {
        CHECK(Rational::make(1, 3)->compare(*Rational::make(1, 4)) > 0);
        CHECK(Rational::make(7, 5)->compare(*Rational::make(3, 2)) < 0);
        CHECK(Rational::make(-7, 5)->compare(*Rational::make(-3, 2)) > 0);
        CHECK(Rational(-1).compare(1) < 0);
        CHECK(Rational::make(2, 4)->compare(*Rational::make(1, 2)) == 0);
        // Cross products of these would need 250 bits.
        const __int128 big = (static_cast<__int128>(1) << 125) - 1;
        CHECK(Rational::make(big, big - 1)->compare(*Rational::make(big - 1, big - 2)) < 0);
        CHECK(Rational::make(big - 1, big - 2)->compare(*Rational::make(big, big - 1)) > 0);
    }
}

}    // namespace textdrift::facts
