// Numbers, percentages, money, measures and comparators: values, spans, and what must not be read.
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

std::string noun_of(const char* text, std::size_t index)
{
    const auto facts = read_numeric_facts(text);
    return index < facts.size() && facts[index].quantity() ? facts[index].quantity()->noun : "(none)";
}

}    // namespace

TEST_SUITE("facts/quantities")
{
    TEST_CASE("spans: the fact covers the whole expression and nothing else")
    {
        const Row rows[] = {
            {"Some USD 2,13 billion was promised.", "comparator about [Some]; money 2130000000 USD [USD 2,13 billion]"},
            {"It cost (€ 1.234,50) in all.", "money 1234.5 EUR [€ 1.234,50]"},
            {"He paid £3.50, then left.", "money 3.5 GBP+ [£3.50]"},
            {"A US$500m-plan failed.", "money 500000000 USD [US$500m]"},
            {"a 500-million-dollar plan", "money 500000000 USD+ [500-million-dollar]"},
            {"Turnout was 51.4%.", "percentage 51.4 percent [51.4%]"},
            {"fell by 2 percentage points to 8 per cent",
             "percentage 2 percentage-point [2 percentage points]; percentage 8 percent [8 per cent]"},
            {"Sales rose 5-10% again.", "percentage 5..10 percent [5-10%]"},
            {"a 20-year-old student", "measure 20 time:year [20-year-old]"},
            {"the man, aged 34, said", "measure 34 time:year [34]"},
            {"a three-year plan for 5 km² of land",
             "measure 3 time:year [three-year]; measure 5 area:square-kilometre [5 km²]"},
            {"at −5 °C today's", "measure -5 temperature:celsius [−5 °C]; date (0 day) [today]"},
            {"One thousand, two hundred and three cases were filed", "number 1203 [One thousand, two hundred and three]"},
            {"1,600 people", "number 1600|1.6 [1,600]"},
            {"It lasted 1 hour 30 minutes.", "measure 90 time:minute [1 hour 30 minutes]"},
            {"the 21st session ended", "number 21th [21st]"},
            {"between one hundred and two hundred people", "number 100..200 [one hundred and two hundred]"},
            {"one hundred and two people", "number 102 [one hundred and two]"},
            {"between one hundred and two and two hundred", "number 102..200 [one hundred and two and two hundred]"},
            {"more than 1,000 of them", "comparator more-than [more than]; number 1000|1 [1,000]"},
            {"$1.5 million, or 5 per cent, in 3 weeks",
             "money 1500000 USD+ [$1.5 million]; percentage 5 percent [5 per cent]; measure 3 time:week [3 weeks]"},
        };
        check(rows);
    }

    TEST_CASE("scale letters: m is a million beside money and people, else metres")
    {
        const Row rows[] = {
            {"a 60 m tower", "measure 60 length:metre [60 m]"},
            {"a 60m tower", "measure 60 length:metre [60m]"},
            {"$60m more", "money 60000000 USD+ [$60m]"},
            {"60m euros", "money 60000000 EUR [60m euros]"},
            {"60m people", "number 60000000 [60m]"},
            {"60bn", "number 60000000000 [60bn]"},
            {"4.6m names", "number 4600000 [4.6m]"},
            {"163m cubic metres", "measure 163000000 volume:cubic-metre [163m cubic metres]"},
            {"60k", "number 60000 [60k]"},
            {"$60b", "money 60000000000 USD+ [$60b]"},
            {"60 t of rice", "measure 60 mass:tonne [60 t]"},
            {"$60 tn", "money 60000000000000 USD+ [$60 tn]"},
        };
        check(rows);
    }

    TEST_CASE("weak: one, a hundred, ordinals up to twelve, marks of notes")
    {
        const Row rows[] = {
            {"one person", "number ~1 [one]"},
            {"a hundred people", "number ~100 [a hundred]"},
            {"the third meeting", "number ~3th [third]"},
            {"the thirteenth meeting", "number 13th [thirteenth]"},
            {"three people", "number 3 [three]"},
            {"all three, he said", "number ~3 [three]"},
            {"13, he said", "number 13 [13]"},
            {"so he said [12].", "number ~12 [12]"},
            {"(1) the law", "number ~1 [1]"},
            {"both men", "number ~2 [both]"},
            {"tens of thousands of people", "number ~10000 vague [tens of thousands]"},
            {"hundreds were held", "number ~100 vague [hundreds]"},
            {"a year later on", "date (+1 year) [a year later]"},
            {"within a year", "measure ~1 time:year [a year]"},
            {"half of them", "number 0.5 [half]"},
        };
        check(rows);
    }

    TEST_CASE("pronouns and names: words that only look like numbers")
    {
        const Row rows[] = {
            {"one of the men", ""},
            {"they saw one another", ""},
            {"no one came", ""},
            {"this one is better", ""},
            {"the first one", "number ~1th [first]"},
            {"a one-sided report", ""},
            {"open 24/7", ""},
            {"a 50-50 chance", ""},
            {"fifty-fifty", ""},
            {"a half-hearted effort", ""},
            {"the second half", "number ~2th [second]"},
            {"million-dollar question", ""},
            {"for the hundredth time", "number 100th [hundredth]"},
            {"point two", "number ~2 [two]"},
            {"Malcolm X spoke", ""},
            {"the part I played", ""},
            {"a MIX of CIVIL and DC", ""},
            {"President XI JINPING", ""},
            {"I won 3 seats", "number 3 [3]"},
            {"TOP 10 of all", "number 10 [10]"},
            {"try 5 times", "number 5 [5]"},
            {"all 12 members", "number 12 [12]"},
        };
        check(rows);
    }

    TEST_CASE("codes: letters and digits in one are no quantities, telephone numbers are one code")
    {
        const Row rows[] = {
            {"G3 and 5G and COVID-19 and AAE-1 and 802b", ""},
            {"Call +44 20 7324 2500 now", "number 442073242500 code [+44 20 7324 2500]"},
            {"Call (020) 7324 2500 now", "number 2073242500 code [(020) 7324 2500]"},
            {"ISBN 978-3-16-148410-0", "number 9783161484100 code [978-3-16-148410-0]"},
            {"version 3.2.1 came", "number 321 code [3.2.1]"},
            {"fell from 2,220 to 1,612 members", "number 2220|2.22 [2,220]; number 1612|1.612 [1,612]"},
            {"plus or minus 3 points", "number 3 [3]"},
            {"Edilma Cuesta, 34, leads it", "measure 34 time:year [34]"},
            {"the top-10 list", "number 10 [10]"},
            {"in 2018,2019,2020 again", "number 2018 [2018]; number 2019 [2019]; number 2020 [2020]"},
        };
        check(rows);
    }

    TEST_CASE("Roman numerals: only where a numeral stands")
    {
        const Row rows[] = {
            {"under Chapter IV and Article XII", "number 4 [IV]; number 12 [XII]"},
            {"World War II and Queen Elizabeth II", "number 2 [II]; number 2 [II]"},
            {"Part I of it", "number 1 [I]"},
            {"Article IIII", ""},
            {"Pope Benedict XVI's visit", "number 16 [XVI]"},
        };
        check(rows);
    }

    TEST_CASE("money: signs, codes and names on either side")
    {
        const Row rows[] = {
            {"$5 €6", "money 5 USD+ [$5]; money 6 EUR [€6]"},
            {"USD 5, EUR 6", "money 5 USD [USD 5]; money 6 EUR [EUR 6]"},
            {"5 pounds of flour", "measure 5 mass:pound [5 pounds]"},
            {"weighing 12 pounds", "measure 12 mass:pound [12 pounds]"},
            {"12 pounds a month", "money 12 GBP+ [12 pounds]; measure ~1 time:month [a month]"},
            {"MMK 1 million to 10 million", "money 1000000..10000000 MMK [MMK 1 million to 10 million]"},
            {"1 million MMK to 10 million", "money 1000000..10000000 MMK [1 million MMK to 10 million]"},
            {"a USD 500 million park", "money 500000000 USD [USD 500 million]"},
            {"gave $5 to 10 people", "money 5 USD+ [$5]; number 10 [10]"},
            {"less than a cent", "comparator fewer-than [less than]; money ~0.01 USD+ [a cent]"},
            {"620 Ft and 620 ft", "money 620 HUF [620 Ft]; measure 620 length:foot [620 ft]"},
            {"-$5 million", "money -5000000 USD+ [-$5 million]"},
            {"5 lakh rupees", "money 500000 INR+ [5 lakh rupees]"},
            {"Rs. 200 each", "money 200 INR+ [Rs. 200]"},
            {"gave $500 to 10 people", "money 500 USD+ [$500]; number 10 [10]"},
            {"50 cents", "money 0.5 USD+ [50 cents]"},
            {"₦5 million and ₿2", "money 5000000 NGN [₦5 million]; number 2 [2]"},
        };
        check(rows);
    }

    TEST_CASE("nouns: what is counted is found behind or before the number")
    {
        CHECK(noun_of("3 dead, 10 injured", 0) == "dead");
        CHECK(noun_of("3 dead, 10 injured", 1) == "injur");
        CHECK(noun_of("10 people were injured", 0) == "injur");
        CHECK(noun_of("10 other people injured", 0) == "injur");
        CHECK(noun_of("injuries: 10", 0) == "injur");
        CHECK(noun_of("injuring 10 people", 0) == "injur");
        CHECK(noun_of("injuring 10 of them", 0) == "injur");
        CHECK(noun_of("12 Chinese state officials signed", 0) == "official");
        CHECK(noun_of("Article 6 requires operators", 0) == "articl");
        CHECK(noun_of("Articles 14 and 16 allow officials to act", 1) == "articl");
        CHECK(noun_of("Section 3(2)(a) applies", 1) == "section");
        CHECK(noun_of("Article 5 and 10 people", 1) == "peopl");
        CHECK(noun_of("5 per cent of voters", 0) == "vot");
        CHECK(noun_of("5, he said", 0).empty());
        // Same stems whatever the form.
        CHECK(noun_of("3 families", 0) == noun_of("1 family", 0));
        CHECK(noun_of("3 deaths", 0) == noun_of("1 death", 0));
        CHECK(noun_of("3 journalists", 0) == noun_of("1 journalist", 0));
        CHECK(noun_of("3 houses", 0) == noun_of("1 house", 0));
    }

    TEST_CASE("comparators: synonyms have one bound, and only beside a quantity")
    {
        const Row rows[] = {
            {"at least 30", "comparator at-least [at least]; number 30 [30]"},
            {"no fewer than 30", "comparator at-least [no fewer than]; number 30 [30]"},
            {"not less than 30", "comparator at-least [not less than]; number 30 [30]"},
            {"a minimum of 30", "comparator at-least [a minimum of]; number 30 [30]"},
            {"30 or more", "number 30 [30]; comparator at-least [or more]"},
            {"30 people or more", "number 30 [30]; comparator at-least [or more]"},
            {"≥ 30", "comparator at-least [≥]; number 30 [30]"},
            {"up to 30", "comparator at-most [up to]; number 30 [30]"},
            {"no more than 30", "comparator at-most [no more than]; number 30 [30]"},
            {"as many as 30", "comparator at-most [as many as]; number 30 [30]"},
            {"30 or fewer", "number 30 [30]; comparator at-most [or fewer]"},
            {"more than 30", "comparator more-than [more than]; number 30 [30]"},
            {"over 30", "comparator more-than [over]; number 30 [30]"},
            {"in excess of 30", "comparator more-than [in excess of]; number 30 [30]"},
            {">30", "comparator more-than [>]; number 30 [30]"},
            {"fewer than 30", "comparator fewer-than [fewer than]; number 30 [30]"},
            {"under $30", "comparator fewer-than [under]; money 30 USD+ [$30]"},
            {"less than 30%", "comparator fewer-than [less than]; percentage 30 percent [30%]"},
            {"about 30", "comparator about [about]; number 30 [30]"},
            {"some 30", "comparator about [some]; number 30 [30]"},
            {"nearly 30 km", "comparator nearly [nearly]; measure 30 length:kilometre [30 km]"},
            {"approx. 30", "comparator about [approx.]; number 30 [30]"},
            {"30 or so", "number 30 [30]; comparator about [or so]"},
            {"exactly 30", "comparator exactly [exactly]; number 30 [30]"},
            {"only 30", "comparator only [only]; number 30 [30]"},
            {"about the 30", "comparator about [about]; number 30 [30]"},
            {"about half of them", "comparator about [about]; number 0.5 [half]"},
            {"over the hill with some friends, at least, or more", ""},
            {"more than words, under pressure, about time", ""},
            {"more than a million users", "comparator more-than [more than]; number ~1000000 [a million]"},
        };
        check(rows);
    }

    TEST_CASE("comparators: each names the quantity it bears on")
    {
        const auto facts = read_numeric_facts("at least 30 people and up to $5 million");
        REQUIRE(facts.size() == 4);
        CHECK(facts[0].comparator()->quantity == facts[1].range);
        CHECK(facts[2].comparator()->quantity == facts[3].range);
    }

    TEST_CASE("hostile input: long runs end, in bounded time")
    {
        std::string minus, ands, digits, words;
        for (int i = 0; i < 20'000; ++i) {
            minus += "minus ";
            ands += "hundred and one thousand and ";
            digits += "1,";
            words += "one ";
        }
        CHECK(read_numeric_facts(minus).empty());
        CHECK(read_numeric_facts(std::string(100'000, '9')).empty());
        read_numeric_facts(ands);
        read_numeric_facts(words);
        CHECK(read_numeric_facts(digits).size() > 100);
        CHECK(read_numeric_facts("1/0 and 0/5 and 5/0").size() <= 6);
    }

    TEST_CASE("Roman numerals: where they number or count something, in ranges and lists")
    {
        const Row rows[] = {
            {"goods of Class VIII", "number 8 [VIII]"},
            {"as printed in No. XIX of the series", "number 19 [XIX]"},
            {"see Nos. XX and XXI", "number 20 [XX]; number 21 [XXI]"},
            {"It has IV annexes.", "number 4 [IV]"},
            {"The XXV annual congress met.", "number 25 [XXV]"},
            {"under Articles V, VI and VIII", "number 5 [V]; number 6 [VI]; number 8 [VIII]"},
            {"a valve in pond IV", "number 4 [IV]"},
            {"Panel III heard it", "number 3 [III]"},
            {"Chapter III of the report", "number 3 [III]"},
            {"I think so, and I know it.", ""},
            {"XI Jinping met CD buyers.", ""},
            {"They gave him vitamin C and plan D.", ""},
            {"the chapter I like best", ""},
        };
        check(rows);
    }

    TEST_CASE("percentage points: shortened behind a percentage of the same paragraph")
    {
        const Row rows[] = {
            {"It rose 2.5 percentage points and fell 0.7 points.",
             "percentage 2.5 percentage-point [2.5 percentage points]; percentage 0.7 percentage-point [0.7 points]"},
            {"It rose by 2 per cent, then minus 0.7 points.",
             "percentage 2 percent [2 per cent]; percentage -0.7 percentage-point [minus 0.7 points]"},
            {"The team won by 5 points.", "number 5 [5]"},
            {"It rose by 2 per cent, or 300 points.", "percentage 2 percent [2 per cent]; number 300 [300]"},
        };
        check(rows);
    }

    TEST_CASE("shares: one in five is a fraction, one in five days is none")
    {
        const Row rows[] = {
            {"fewer than one in five came", "comparator fewer-than [fewer than]; number 0.2 [one in five]"},
            {"in 3 in 10 homes", "number 0.3 [3 in 10]"},
            {"one out of five came", "number 0.2 [one out of five]"},
            {"two children in five came", "number 0.4 [two children in five]"},
            {"seven in ten days", "number ~7 [seven]; measure 10 time:day [ten days]"},
            {"4 families out of 31", "number 4 [4]; number 31 [31]"},
        };
        check(rows);
    }

    TEST_CASE("money: short names before the number, and the article that is no sign")
    {
        const Row rows[] = {
            {"for FCFA 500,000 in all", "money 500000|500 XOF+ [FCFA 500,000]"},
            {"for 200 rand in all", "money 200 ZAR [200 rand]"},
            {"a Tk 500 fine", "money 500 BDT [Tk 500]"},
            {"fines of Birr 400", "money 400 ETB [Birr 400]"},
            {"he won 5,000 dollars", "money 5000|5 USD+ [5,000 dollars]"},
            {"a $2-million plan", "money 2000000 USD+ [$2-million]"},
        };
        check(rows);
    }

    TEST_CASE("comparators: bounds of dates, and words that only look like cues")
    {
        const Row rows[] = {
            {"no later than 5 May 2020", "comparator at-most [no later than]; date 2020-05-05 [5 May 2020]"},
            {"by 5 May 2020", "comparator at-most [by]; date 2020-05-05 [5 May 2020]"},
            {"not earlier than 5 May 2020", "comparator at-least [not earlier than]; date 2020-05-05 [5 May 2020]"},
            {"rose by 5", "number 5 [5]"},
            {"It adds up to 500 people.", "number 500 [500]"},
            {"sat over 19 days", "measure 19 time:day [19 days]"},
            {"for over 19 days", "comparator more-than [over]; measure 19 time:day [19 days]"},
        };
        check(rows);
    }
}

}    // namespace textdrift::facts
