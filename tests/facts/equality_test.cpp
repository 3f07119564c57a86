// Equal values written in many ways are equal; different values never are.
#include <doctest/doctest.h>

#include "core/facts/date.h"
#include "core/facts/quantity.h"
#include "tests/facts/numeric_facts.h"

namespace textdrift::facts {

namespace {

using Ways = std::vector<const char*>;

// Every line: ways to write one value. All ways of a line are equal, ways of different lines are not.
const std::vector<Ways> kNumbers = {
    {"23 people", "twenty-three people", "Twenty three people", "TWENTY-THREE people", "23 more people"},
    {"32 people", "thirty-two people", "thirty two people"},
    {"1234 cases", "1,234 cases", "1 234 cases", "1\u00a0234 cases", "1\u202f234 cases",
     "1\u2009"
     "234 cases",
     "1'234 cases", "1’234 cases", "one thousand two hundred and thirty-four cases",
     "One thousand, two hundred thirty-four cases", "١٬٢٣٤ cases", "१,२३४ cases", "１，２３４ cases"},
    {"1,243 cases", "one thousand two hundred and forty-three cases"},
    {"1,234,567 votes", "12,34,567 votes", "1.234.567 votes", "1 234 567 votes", "1'234'567 votes",
     "one million, two hundred and thirty-four thousand, five hundred and sixty-seven votes"},
    {"1,234.5 points", "1.234,5 points", "1 234,5 points", "1'234.5 points", "1234.5 points", "1234,5 points",
     "١٬٢٣٤٫٥ points"},
    {"2.13 billion views", "2,13 billion views", "2.13bn views", "2.13 bn views", "2,130 million views",
     "2,130,000,000 views", "213 crore views", "two point one three billion views"},
    {"2.31 billion views", "2.31bn views"},
    {"1.3 million users", "1,300,000 users", "1.3mn users", "1.3 mln users", "13 lakh users",
     "one million three hundred thousand users", "1300 thousand users", "1.30 million users"},
    {"1.3 billion users", "1,300,000,000 users", "1.3bn users"},
    {"1.3 trillion users", "1.3tn users"},
    {"half a million refugees", "500,000 refugees", "500k refugees", "five hundred thousand refugees",
     "0.5 million refugees", "5 lakh refugees"},
    {"half a billion refugees", "500 million refugees"},
    {"3½ stars", "3.5 stars", "3 1/2 stars", "three and a half stars", "3 and a half stars", "3,5 stars",
     "three point five stars"},
    {"4½ stars", "four and a half stars", "4.5 stars"},
    {"two-thirds of members", "two thirds of members", "2/3 of members", "⅔ of members"},
    {"one third of members", "a third of members", "1/3 of members", "⅓ of members", "one-third of members"},
    {"three quarters of members", "three-quarters of members", "3/4 of members", "¾ of members", "0.75 of members"},
    {"a quarter of members", "one quarter of members", "1/4 of members", "¼ of members"},
    {"three-fifths of members", "3/5 of members", "0.6 of members"},
    {"one-tenth of members", "a tenth of members", "1/10 of members", "0.1 of members"},
    {"two dozen eggs", "24 eggs", "twenty-four eggs"},
    {"half a dozen eggs", "6 eggs", "six eggs"},
    {"a dozen eggs", "12 eggs", "twelve eggs", "one dozen eggs"},
    {"1.5 million copies", "one and a half million copies", "a million and a half copies", "1,500,000 copies",
     "1½ million copies"},
    {"2.5 million copies", "two and a half million copies", "2½ million copies", "2,500,000 copies"},
    {"a quarter of a million copies", "250,000 copies", "a quarter million copies", "two hundred and fifty thousand copies"},
    {"three-quarters of a million copies", "750,000 copies"},
    {"a hundred soldiers", "one hundred soldiers", "100 soldiers"},
    {"a thousand soldiers", "one thousand soldiers", "1,000 soldiers", "1000 soldiers", "1k soldiers"},
    {"ten thousand soldiers", "10,000 soldiers", "10k soldiers", "10 thousand soldiers"},
    {"the 14th session", "the fourteenth session", "session 14"},
    {"the 21st session", "the twenty-first session"},
    {"the 22nd session", "the twenty-second session", "the 22nd sessions"},
    {"the 101st session", "the one hundred and first session"},
    {"14-18 arrests", "14–18 arrests", "14 to 18 arrests", "between 14 and 18 arrests", "from 14 to 18 arrests",
     "fourteen to eighteen arrests", "14 – 18 arrests"},
    {"14-19 arrests", "between 14 and 19 arrests"},
    {"15-18 arrests", "15 to 18 arrests"},
    {"5 to 10 million doses", "5 million to 10 million doses", "5–10 million doses", "between five and ten million doses",
     "5,000,000–10,000,000 doses"},
    {"500 to 2 million doses", "between 500 and 2,000,000 doses"},
    {"Article XIII", "Article 13 of it", "article thirteen"},
    {"Chapter IV", "Chapter 4", "chapter four"},
    {"0.5 points", ".5 points", "0,5 points", "½ points"},
    {"-5 points", "−5 points", "minus five points", "minus 5 points"},
    {"nineteen people", "19 people"},
    {"ninety people", "90 people"},
    {"999 people", "nine hundred and ninety-nine people", "nine hundred ninety nine people"},
    {"twenty-five hundred people", "2,500 people", "two and a half thousand people"},
    {"10,200 people", "ten thousand two hundred people", "10.2 thousand people"},
    {"two thousand million", "2 billion", "two billion"},
    {"five million, fifty thousand records", "5,050,000 records", "5.05 million records", "5 million 50 thousand records"},
    {"1600 files", "1,600 files", "sixteen hundred files"},
    {"16000 files", "16,000 files", "sixteen thousand files"},
    {"585 million files", "585,000,000 files"},
    {"858 million files"},
    {"85 million files"},
    {"85 billion files"},
};

const std::vector<Ways> kPercentages = {
    {"5%", "5 %", "5 per cent", "5 percent", "five per cent", "Five percent", "5pc", "5 pct", "5-percent", "5.0%", "５％"},
    {"15%", "fifteen percent", "15 per cent"},
    {"51%"},
    {"2.5%", "2,5%", "2.5 per cent", "two and a half per cent", "2½ per cent", "two point five percent", "25‰"},
    {"5-10%", "5 to 10 per cent", "5% to 10%", "between 5 and 10 percent", "from 5% to 10%", "five to ten per cent"},
    {"5-11%"},
    {"5 percentage points", "five percentage points", "5 pp", "500 basis points", "5-percentage-point"},
    {"2.5 percentage points", "250 basis points"},
    {"-3%", "minus three per cent", "−3 %"},
    {"3%"},
};

const std::vector<Ways> kMoney = {
    {"USD 500 million", "500 million USD", "$500m", "$500 million", "US$500 million", "five hundred million US dollars",
     "US$ 500m", "500 million dollars", "$500,000,000", "USD 500,000,000", "500 million American dollars",
     "half a billion dollars", "$0.5bn", "$500 million USD", "$500mn", "500-million-dollar", "U.S.$500 million"},
    {"USD 2,13 billion", "2.13 billion US dollars", "$2.13bn", "US$2.13 billion", "USD 2.13bn", "USD 2,130 million",
     "2.13 billion dollars"},
    {"EUR 500 million", "€500m", "500 million euros", "500 million euro", "€500 million", "500 million €",
     "five hundred million euros", "500m euros"},
    {"GBP 500 million", "£500m", "500 million pounds", "500 million pounds sterling", "£500 million",
     "500 million British pounds"},
    {"JPY 500 million", "¥500m", "500 million yen", "500 million Japanese yen", "¥500 million"},
    {"INR 500 million", "₹500 million", "Rs. 50 crore", "50 crore rupees", "Rs 500 million", "500 million Indian rupees"},
    {"A$500 million", "AUD 500 million", "500 million Australian dollars"},
    {"CA$500 million", "C$500 million", "CAD 500 million", "500 million Canadian dollars"},
    {"HK$500 million", "HKD 500 million", "500 million Hong Kong dollars"},
    {"R$500 million", "BRL 500 million", "500 million Brazilian reals", "500 million reais"},
    {"KRW 500 million", "500 million won", "₩500 million", "500 million South Korean won"},
    {"RUB 500 million", "500 million rubles", "500 million roubles", "₽500 million", "500 million Russian rubles"},
    {"VND 500 million", "500 million dong", "₫500 million", "500 million Vietnamese dong"},
    {"MYR 500 million", "RM500 million", "RM 500 million", "500 million ringgit", "500 million Malaysian ringgits"},
    {"CHF 500 million", "500 million Swiss francs"},
    {"SEK 500 million", "500 million Swedish kronor", "500 million kronor"},
    {"£3.50", "3.50 pounds", "GBP 3.50", "350 pence", "350p"},
    {"€0.20", "20 eurocents", "EUR 0.20"},
    {"5.50 US dollars", "$5.50", "5 dollars and 50 cents", "five dollars fifty cents", "$5.5"},
    {"$5-10 million", "$5 million to $10 million", "between $5 and $10 million", "between $5 million and $10 million",
     "USD 5–10 million", "5 to 10 million dollars", "from $5m to $10m"},
    {"$5 million"},
    {"$5 billion", "$5bn", "$5b"},
};

const std::vector<Ways> kMeasures = {
    {"10 km", "10 kilometres", "10 kilometers", "ten kilometres", "10-kilometre", "10km", "10,000 metres", "10 000 m"},
    {"10 miles", "ten miles", "10-mile", "10 mi"},
    {"10 m", "10 metres", "ten-metre", "10m"},
    {"5 km²", "5 sq km", "5 square kilometres", "five square kilometers", "5 sq. km", "500 hectares", "500 ha", "5 km2"},
    {"3 tonnes", "three tonnes", "3 metric tons", "3t", "3,000 kg", "3000 kilograms"},
    {"2 kg", "2 kilos", "two kilograms", "2,000 g", "2kg"},
    {"200 pounds of rice", "200 lb", "200 lbs"},
    {"20 °C", "20°C", "20 degrees Celsius", "twenty degrees Celsius", "20 ℃", "20 degrees centigrade"},
    {"-20 °C", "minus 20 degrees Celsius", "−20°C"},
    {"20 °F", "20 degrees Fahrenheit"},
    {"60 mph", "60 miles per hour", "sixty miles an hour"},
    {"60 km/h", "60 kilometres per hour", "60 kph", "60 kmh"},
    {"3 years", "three years", "three-year", "3-year", "36 months", "3 yrs", "3 years old", "3-year-old", "three years old",
     "aged three"},
    {"34 years", "aged 34", "34-year-old", "thirty-four-year-old"},
    {"43 years", "aged 43"},
    {"two weeks", "2 weeks", "14 days", "fourteen days", "a fortnight", "one fortnight", "two-week"},
    {"90 minutes", "1 hour 30 minutes", "one and a half hours", "1.5 hours", "an hour and a half", "1½ hours", "90 mins",
     "ninety-minute", "one hour and thirty minutes"},
    {"27 months", "two years and three months", "2 years, 3 months"},
    {"48 hours", "48-hour", "two days", "forty-eight hours"},
    {"half an hour", "30 minutes", "thirty minutes", "half-hour"},
    {"five decades", "50 years", "fifty years", "half a century"},
    {"500 MW", "500 megawatts", "0.5 GW"},
    {"100 GB", "100 gigabytes", "100GB"},
    {"5 litres", "five liters", "5 l", "5000 ml"},
    {"3-5 km", "3 to 5 km", "three to five kilometres", "between 3 and 5 kilometres", "3 km to 5 km"},
    {"150 feet", "150 ft", "50 yards"},
};

const std::vector<Ways> kDates = {
    {"14 April 2025", "April 14, 2025", "14.04.2025", "2025-04-14", "14/4/25", "4/14/2025", "14th of April 2025",
     "14th April, 2025", "April 14th, 2025", "14 Apr 2025", "Apr. 14, 2025", "the fourteenth of April 2025", "14-Apr-2025",
     "2025/04/14", "14-04-2025", "APRIL 14, 2025", "14 April ’25"},
    {"15 April 2025", "April 15, 2025", "15.04.2025", "2025-04-15"},
    {"14 May 2025", "May 14, 2025", "2025-05-14"},
    {"14 April 2024", "April 14, 2024"},
    {"14 April", "April 14", "14th of April", "April 14th", "the 14th of April", "Apr. 14", "14 Apr",
     "the fourteenth of April"},
    {"14 to 18 April 2025", "April 14 to 18, 2025", "14-18 April 2025", "14–18 April 2025", "April 14–18, 2025",
     "from 14 to 18 April 2025", "between 14 and 18 April 2025", "14 April to 18 April 2025",
     "14 April 2025 to 18 April 2025", "from April 14 to April 18, 2025", "from 14th to 18th April 2025",
     "from the 14th to the 18th of April 2025", "2025-04-14 to 2025-04-18", "April 14 – April 18, 2025"},
    {"14 to 19 April 2025"},
    {"14 to 18 April", "April 14-18", "April 14 to 18", "from 14 to 18 April", "14–18 Apr"},
    {"28 March to 2 April 2025", "from March 28 to April 2, 2025", "28 March–2 April 2025"},
    {"Monday, 14 April 2025", "Monday 14 April 2025", "Mon 14 Apr 2025", "Monday, April 14, 2025", "Mon., Apr. 14, 2025",
     "Monday the 14th of April 2025"},
    {"April 2025", "Apr 2025", "April, 2025", "Apr. 2025", "April of 2025"},
    {"May 2018–February 2020", "May 2018 to February 2020", "from May 2018 to February 2020",
     "between May 2018 and February 2020"},
    {"in 2019", "the 2019 report", "since 2019", "in two thousand and nineteen", "twenty nineteen"},
    {"in 2020"},
    {"1981–87", "1981-1987", "1981 to 1987", "from 1981 to 1987", "between 1981 and 1987", "1981/87"},
    {"2022–2035", "2022– 2035", "2022 to 2035"},
    {"the 1990s", "the 1990’s", "the '90s", "the nineties", "the 90s", "the mid-1990s"},
    {"the 1980s", "the eighties"},
    {"the 19th century", "the nineteenth century", "the XIX century", "19th-century"},
    {"the 20th century", "the twentieth century"},
    {"Spring 2025", "the spring of 2025", "spring 2025"},
    {"Q1 2025", "the first quarter of 2025", "first-quarter 2025", "1st quarter of 2025"},
    {"Q2 2025", "the second quarter of 2025"},
    {"3 p.m.", "3 pm", "3pm", "3:00 PM", "15:00", "3:00 p.m.", "3.00 p.m.", "15h00", "three p.m.", "3 o'clock",
     "at 1500 hours"},
    {"3 a.m.", "03:00", "3:00 AM"},
    {"15:30", "3:30 pm", "3.30pm", "15h30", "half past three"},
    {"8:45 a.m.", "08:45", "quarter to nine", "a quarter to nine"},
    {"15:30 GMT", "15.30 GMT", "15:30 UTC", "1530 GMT", "3.30pm GMT"},
    {"noon", "12:00", "12 noon", "midday", "12 p.m."},
    {"midnight", "00:00", "24:00", "12 a.m."},
    {"9 am to 5 pm", "9:00–17:00", "from 9 a.m. to 5 p.m.", "9am-5pm"},
    {"last week", "the previous week", "last week's"},
    {"last year", "a year ago", "one year ago", "the previous year"},
    {"two days earlier", "two days ago", "2 days ago"},
    {"three days ago"},
    {"next Monday", "coming Monday"},
    {"last Monday"},
    {"on Monday", "Monday"},
    {"yesterday", "one day ago"},
};

const Fact* only_fact(const char* text, std::vector<Fact>& facts)
{
    facts = read_numeric_facts(text);
    std::erase_if(facts, [](const Fact& fact) { return fact.kind == FactKind::Comparator; });
    return facts.size() == 1 ? &facts[0] : nullptr;
}

bool same(const Fact& a, const Fact& b)
{
    if (a.kind != b.kind) return false;
    if (a.quantity() && b.quantity()) return equal(*a.quantity(), *b.quantity());
    return a.date() && b.date() && equal(*a.date(), *b.date());
}

// Returns the first fact of each line; checks all others of the line against it.
void check_lines(const std::vector<Ways>& lines, FactKind kind)
{
    std::vector<std::pair<const char*, Fact>> firsts;
    for (const Ways& ways : lines) {
        std::vector<Fact> first_facts;
        const Fact* first = only_fact(ways[0], first_facts);
        INFO("first: ", describe(ways[0], first_facts));
        REQUIRE(first != nullptr);
        CHECK(first->kind == kind);
        for (const char* way : ways) {
            std::vector<Fact> facts;
            const Fact* fact = only_fact(way, facts);
            INFO(std::string(way), " => ", describe(way, facts));
            CHECK(fact != nullptr);
            if (fact != nullptr) CHECK(same(*first, *fact));
            for (const auto& [text, other] : firsts) {
                INFO("must differ: ", std::string(text));
                if (fact != nullptr) CHECK_FALSE(same(other, *fact));
            }
        }
        firsts.emplace_back(ways[0], *first);
    }
}

}    // namespace

TEST_SUITE("facts/equality")
{
    TEST_CASE("numbers: equal however written, different otherwise")
    {
        check_lines(kNumbers, FactKind::Number);
    }
    TEST_CASE("percentages: equal however written, different otherwise")
    {
        check_lines(kPercentages, FactKind::Percentage);
    }
    TEST_CASE("money: equal however written, different otherwise")
    {
        check_lines(kMoney, FactKind::Money);
    }
    TEST_CASE("measures: equal however written, different otherwise")
    {
        check_lines(kMeasures, FactKind::Measure);
    }
    TEST_CASE("dates: equal however written, different otherwise")
    {
        check_lines(kDates, FactKind::Date);
    }

    TEST_CASE("convertible: other units of one dimension within the rounding of journalists")
    {
        struct Row {
            const char* a;
            const char* b;
            bool convertible;
            bool back = convertible;
        };
        const Row rows[] = {
            {"150 feet", "45 metres", true},
            {"150 feet", "60 metres", false},
            {"10 miles", "16 km", true},
            {"10 miles", "10 km", false},
            {"20-ounce", "560 g", true},
            {"68 °F", "20 °C", true},
            {"90 °F", "20 °C", false},
            {"half of it", "50 per cent", true},
            {"a third of it", "50 per cent", false},
            {"50 of it", "50 per cent", false},
            {"2 km", "1,900 metres", false},
            {"2 km", "2,000 metres", true},
            {"a month after", "30 days", true},
            {"5 tons", "5 tonnes", true},
            {"5 km", "5 hours", false},
            {"100 acres", "40 hectares", true},
            {"$5", "5 km", false},
            {"one year", "52 weeks", true},
            {"40 miles", "64 km", true},
            {"40 miles", "65 km", true},
            {"40 miles", "68 km", false, true},    // 42.25 miles may be told as 40
            {"41 miles", "68 km", false},
            {"6 feet", "1.8 metres", true},
            {"350 acres", "142 hectares", true},
            {"350 acres", "152 hectares", false},
        };
        for (const Row& row : rows) {
            std::vector<Fact> left, right;
            const Fact* a = only_fact(row.a, left);
            const Fact* b = only_fact(row.b, right);
            INFO(describe(row.a, left), " / ", describe(row.b, right));
            const bool read = a != nullptr && b != nullptr && a->quantity() != nullptr && b->quantity() != nullptr;
            CHECK(read);
            if (!read) continue;
            CHECK(convertible(*a->quantity(), *b->quantity()) == row.convertible);
            CHECK(convertible(*b->quantity(), *a->quantity()) == row.back);
        }
    }

    TEST_CASE("compatible: a date may tell less, but nothing else")
    {
        struct Row {
            const char* a;
            const char* b;
            bool compatible;
        };
        const Row rows[] = {
            {"April 14", "14 April 2025", true},
            {"14 April 2025", "Monday, 14 April 2025", true},
            {"April 2025", "14 April 2025", true},
            {"in 2025", "14 April 2025", true},
            {"April 15", "14 April 2025", false},
            {"April 14", "April 2025", false},
            {"in 2024", "April 2025", false},
            {"Monday", "Monday, 14 April", true},
            {"Tuesday", "Monday, 14 April", false},
            {"14 to 18 April", "14 April", false},
            {"14 to 18 April", "14 to 18 April 2025", true},
            {"next Monday", "Monday", true},
            {"the 1990s", "in 1990", false},
            {"15:30", "15:30 GMT", true},
            {"next Monday", "last Monday", false},
            {"08/02/2023", "8 February 2023", true},
            {"08/02/2023", "August 2, 2023", true},
            {"08.02.2023", "August 2, 2023", false},
        };
        for (const Row& row : rows) {
            std::vector<Fact> left, right;
            const Fact* a = only_fact(row.a, left);
            const Fact* b = only_fact(row.b, right);
            INFO(describe(row.a, left), " / ", describe(row.b, right));
            const bool read = a != nullptr && b != nullptr && a->date() != nullptr && b->date() != nullptr;
            CHECK(read);
            if (!read) continue;
            CHECK(compatible(*a->date(), *b->date()) == row.compatible);
            CHECK(compatible(*b->date(), *a->date()) == row.compatible);
        }
    }

    TEST_CASE("same_usual_value: an unusual reading makes values equal but ambiguous")
    {
        std::vector<Fact> left, right;
        const Quantity a = *only_fact("1.234 km", left)->quantity();
        const Quantity b = *only_fact("1,234 km", right)->quantity();
        CHECK(equal(a, b));
        CHECK_FALSE(same_usual_value(a, b));
        CHECK(same_usual_value(a, a));
    }

    TEST_CASE("contradicts_weekday: the weekday of a full date is checked")
    {
        std::vector<Fact> facts;
        CHECK_FALSE(contradicts_weekday(*only_fact("Monday, 14 April 2025", facts)->date()));
        CHECK(contradicts_weekday(*only_fact("Monday, 15 April 2025", facts)->date()));
        CHECK_FALSE(contradicts_weekday(*only_fact("Monday, 15 April", facts)->date()));
        CHECK(weekday_of(2000, 2, 29) == 2);
        CHECK(weekday_of(1900, 2, 29) == 0);
        CHECK(weekday_of(2024, 12, 31) == 2);
    }

    TEST_CASE("unit_factor: known units have one, temperatures and unknown keys none")
    {
        CHECK(unit_factor("length:kilometre") == Rational(1000));
        CHECK(unit_factor("mass:pound") == Rational::from_decimal("0.45359237"));
        CHECK_FALSE(unit_factor("temperature:fahrenheit"));
        CHECK_FALSE(unit_factor("percent"));
        CHECK_FALSE(unit_factor(""));
    }
}

}    // namespace textdrift::facts
