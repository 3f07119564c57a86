// The rows of the accuracy benchmark that are built into the library.
#include "core/language/measured.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace textdrift::language;

TEST_SUITE("language/measured")
{
    TEST_CASE("measured rows: sorted, found by their language, with figures that read as numbers")
    {
        const auto& rows = measured();
        REQUIRE_FALSE(rows.empty());
        CHECK(std::ranges::is_sorted(rows, {}, &Measured::language));
        for (const Measured& row : rows) {
            CAPTURE(row.language);
            CHECK(find_measured(row.language) == &row);
            for (const auto cell : {row.words, row.alarms, row.values, row.dates, row.names, row.quotations, row.paragraphs})
                CHECK((cell == "-" || cell.find_first_not_of("0123456789.") == std::string_view::npos));
        }
        CHECK(find_measured("xx") == nullptr);
    }
}
