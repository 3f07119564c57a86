// The place a report is dated from, where one of the scripts has no capitals.
#include "tests/drift/name_rows.h"

TEST_SUITE("drift/across_names_dateline")
{
    TEST_CASE("the place ahead of the date is the original's")
    {
        const char* const capital = "PHNOM PENH, 14 April 2025 — Dozens of houses were torn down.\n";
        const char* const town = "TAPACHULA, 2 May 2025 — Dozens of houses were torn down.\n";
        const textdrift::test::NameRow rows[] = {
            {"as it should be", "ar", capital, "بنوم بنه، ١٤ أبريل ٢٠٢٥ – هُدمت عشرات المنازل.\n", 0},
            {"another word", "ar", capital, "خيراسار، ١٤ أبريل ٢٠٢٥ – هُدمت عشرات المنازل.\n", 1},
            {"a town that nobody lists", "th", town, "ตาปาชูลา 2 พฤษภาคม 2568 – บ้านหลายสิบหลังถูกรื้อ\n", 0},
            {"another", "th", capital, "กอยดารา 2 พฤษภาคม 2568 – บ้านหลายสิบหลังถูกรื้อ\n", 1},
            {"no place", "ar", "In the morning, 14 April 2025, houses were torn down.\n",
             "صباح يوم ١٤ أبريل ٢٠٢٥ هُدمت المنازل.\n", 0},
        };
        textdrift::test::check_names(rows);
    }
}
