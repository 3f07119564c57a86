// Dates and times: values, spans, and the words that are none.
#include <doctest/doctest.h>

#include <span>

#include "tests/facts/numeric_facts.h"

namespace textdrift::facts {

namespace {

struct Row {
    const char* text;
    const char* facts;
};

void check(std::span<const Row> rows)
{
    for (const Row& row : rows) {
        const std::string text = row.text;
        CAPTURE(text);
        CHECK(describe(text, read_numeric_facts(text)) == std::string(row.facts));
    }
}

}    // namespace

TEST_SUITE("facts/dates")
{
    TEST_CASE("spans: without the preposition, with all that belongs to the date")
    {
        const Row rows[] = {
            {"From 14 to 18 April he will travel.", "date --04-14..--04-18 [14 to 18 April]"},
            {"He left on Monday, 14 April 2025, at 3 p.m. for good.",
             "date day1 2025-04-14 [Monday, 14 April 2025]; date 15:00 [3 p.m.]"},
            {"from 28 March to 2 April 2025", "date 2025-03-28..2025-04-02 [28 March to 2 April 2025]"},
            {"on 14, 15 and 16 April 2025", "date 2025-04-14 [14]; date 2025-04-15 [15]; date 2025-04-16 [16 April 2025]"},
            {"between the 3rd of May and the 28th of September 2023",
             "date 2023-05-03..2023-09-28 [3rd of May and the 28th of September 2023]"},
            {"from February 1, 2021, to December 31, 2024",
             "date 2021-02-01..2024-12-31 [February 1, 2021, to December 31, 2024]"},
            {"from Monday 21 to Wednesday 23 November",
             "date day1 --11-21..day3 --11-23 [Monday 21 to Wednesday 23 November]"},
            {"18 June -- 12 July 2024", "date 2024-06-18..2024-07-12 [18 June -- 12 July 2024]"},
            {"on August 4 and 6, 2018, when", "date 2018-08-04 [August 4]; date 2018-08-06 [6, 2018]"},
            {"on 17/03 and 24/7", "date --03-17 [17/03]"},
            {"from 3.10 to 3.25 p.m.", "date 15:10..15:25 [3.10 to 3.25 p.m.]"},
            {"from 11:30 to 1:15 p.m.", "date 11:30..13:15 [11:30 to 1:15 p.m.]"},
            {"by 20.00 all had left", "comparator at-most [by]; date 20:00 [20.00]"},
            {"between 2015 and 2023", "date 2015..2023 [2015 and 2023]"},
            {"in the mid-1990s", "date 1990s [1990s]"},
            {"in mid-2019", "date 2019 [2019]"},
            {"February's elections", "date --02 [February]"},
            {"2019's report", "date 2019 [2019]"},
            {"last week's visit", "date (-1 week) [last week]"},
            {"at 2025-04-14T15:00:00Z sharp", "date 2025-04-14T15:00:00 utc [2025-04-14T15:00:00Z]"},
            {"on the 14th they left", "date --?-14 [14th]"},
            {"the 14th session", "number 14th [14th]"},
            {"14/4/25", "date 2025-04-14 [14/4/25]"},
            {"4/5/25", "date 2025-05-04|2025-04-05 [4/5/25]"},
            {"08.02.2023", "date 2023-02-08 [08.02.2023]"},
            {"500 BC and AD 79", "date -500 [500 BC]; date 79 [AD 79]"},
            {"March & December 2022", "date 2022-03 [March]; date 2022-12 [December 2022]"},
            {"Mon. 21 to Wed. 23 November", "date day1 --11-21..day3 --11-23 [Mon. 21 to Wed. 23 November]"},
            {"Nov. 5, 6 and 7", "date --11-05 [Nov. 5]; date --11-06 [6]; date --11-07 [7]"},
            {"open between 5 and 7 p.m.", "date 17:00..19:00 [5 and 7 p.m.]"},
            {"on 17.03. they met", "date --03-17 [17.03.]"},
            {"the nineteenth and twentieth centuries", "date c19 [nineteenth]; date c20 [twentieth centuries]"},
            {"from 3 to 5 p.m.", "date 15:00..17:00 [3 to 5 p.m.]"},
            {"15:30 UTC+2", "date 15:30 utc+2 [15:30 UTC+2]"},
            {"next Monday", "date day1 (next) [next Monday]"},
            {"two days earlier, he", "date (-2 day) [two days earlier]"},
            {"China's 14th Five-Year Plan (2021–2025)",
             "number 14th [14th]; measure 5 time:year [Five-Year]; date 2021..2025 [2021–2025]"},
        };
        check(rows);
    }

    TEST_CASE("years: four digits are a year unless they count, measure or pay")
    {
        const Row rows[] = {
            {"in 2019 people left", "date 2019 [2019]"},
            {"the 2019 report", "date 2019 [2019]"},
            {"2022 elections", "date 2022 [2022]"},
            {"(2021)", "date 2021 [2021]"},
            {"2000 people left", "number 2000 [2000]"},
            {"killed 2000 protesters", "number 2000 [2000]"},
            {"some 2000 documents", "comparator about [some]; number 2000 [2000]"},
            {"1500 protesters", "number 1500 [1500]"},
            {"in 1789", "date 1789 [1789]"},
            {"in 1500 villages", "number 1500 [1500]"},
            {"2,019 people", "number 2019|2.019 [2,019]"},
            {"2019 km", "measure 2019 length:kilometre [2019 km]"},
            {"$2019", "money 2019 USD+ [$2019]"},
            {"USD 2019", "money 2019 USD [USD 2019]"},
            {"2019 euros", "money 2019 EUR [2019 euros]"},
            {"Vision 2035", "date 2035 [2035]"},
            {"China Standards 2035", "date 2035 [2035]"},
        };
        check(rows);
    }

    TEST_CASE("words that are also months or weekdays")
    {
        const Row rows[] = {
            {"They may go.", ""},
            {"May I go?", ""},
            {"They march on Sunday.", "date day7 [Sunday]"},
            {"Theresa May's plan", ""},
            {"the march of 5 May", "date --05-05 [5 May]"},
            {"in May, they met", "date --05 [May]"},
            {"in March 2020", "date 2020-03 [March 2020]"},
            {"March–May 2020", "date 2020-03..2020-05 [March–May 2020]"},
            {"of the 14 may vote", "number 14 [14]"},
            {"an august body", ""},
            {"the sun sat on the mar", ""},
            {"Sat 12 April", "date day6 --04-12 [Sat 12 April]"},
            {"In April 14 people died", "date --04 [April]; number 14 [14]"},
            {"In May 15 per cent", "date --05 [May]; percentage 15 percent [15 per cent]"},
            {"second only to Pakistan", "number ~2th [second]"},
            {"a second later", "date (+1 second) [a second later]"},
            {"in his 80s", ""},
            {"at noon on Friday", "date 12:00 [noon]; date day5 [Friday]"},
            {"ten past three", "date 03:10|15:10 [ten past three]"},
            {"ten to twelve people", "number 10..12 [ten to twelve]"},
            {"a 3-1 win", "number 3..1 [3-1]"},
        };
        check(rows);
    }

    TEST_CASE("comparators bear on dates too")
    {
        const Row rows[] = {
            {"around 2010", "comparator about [around]; date 2010 [2010]"},
            {"at least until Monday", "date day1 [Monday]"},
        };
        check(rows);
    }
}

}    // namespace textdrift::facts
