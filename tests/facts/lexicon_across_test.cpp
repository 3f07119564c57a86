// Money, percentages and units in many languages: the same values whatever words and order tell them.
#include <doctest/doctest.h>

#include <string>

#include "tests/facts/reading.h"
#include "tests/facts/rows.h"

namespace textdrift::facts {

namespace {

// "money 500000000 USD; percentage 12.5 percent": the first reading, and the currency if there is but one.
std::string amounts(const std::string& text, const std::string& language)
{
    const testing::Reading reading = testing::read(text, nullptr, language);
    std::string told;
    for (const Fact& fact : reading.set.facts) {
        const Quantity* quantity = fact.quantity();
        if (!quantity) continue;
        if (!told.empty()) told += "; ";
        told += quantity->readings.front().to_string() + ' ';
        if (fact.kind != FactKind::Money) told += quantity->unit;
        else told += quantity->currencies.size() == 1 ? quantity->currencies.front() : quantity->currencies.front() + '+';
    }
    return told;
}

const testing::TextRow kRows[] = {
    {"fr", "500 millions de dollars américains, 15 % de 25 kilomètres carrés",
     "500000000 USD; 15 percent; 25 area:square-kilometre"},
    {"fr", "3 000 dollars canadiens, 500 $ US et 470 millions d'euros", "3000 CAD; 500 USD; 470000000 EUR"},
    {"de", "500 Millionen US-Dollar, 1,5 Mrd. Euro, 80 Schweizer Franken", "500000000 USD; 1500000000 EUR; 80 CHF"},
    {"de", "300 amerikanische Dollar für 12,5 Prozent von 30 Quadratkilometern",
     "300 USD; 12.5 percent; 30 area:square-kilometre"},
    {"ru", "500 млн долларов США, 200 американских долларов, 500 млн долл. США", "500000000 USD; 200 USD; 500000000 USD"},
    {"ru", "около 30 километрам, 12,5 процентами", "30 length:kilometre; 12.5 percent"},
    {"es", "20 pesos mexicanos y 3,2 millones de hectáreas", "20 MXN; 3200000 area:hectare"},
    {"zh", "耗资5亿美元，占12.5%，面积30平方公里", "500000000 USD; 12.5 percent; 30 area:square-kilometre"},
    {"ja", "費用は5億米ドル、300万円、30平方キロメートル", "500000000 USD; 3000000 JPY; 30 area:square-kilometre"},
    {"ko", "비용은 5억 달러, 300만 원, 30제곱킬로미터", "500000000 USD+; 3000000 KRW; 30 area:square-kilometre"},
    {"ar", "500 مليون دولار أمريكي، على 30 كيلومترا مربعا", "500000000 USD; 30 area:square-kilometre"},
    {"hi", "500 अमेरिकी डॉलर और 12.5 प्रतिशत", "500 USD; 12.5 percent"},
    {"pl", "500 mln dolarów amerykańskich, 200 złotych, 30 kilometrów kwadratowych",
     "500000000 USD; 200 PLN; 30 area:square-kilometre"},
    {"it", "500 milioni di dollari americani, il 12,5 per cento", "500000000 USD; 12.5 percent"},
    {"tr", "yüzde 12,5 ve %15; 200 ABD doları; 3 milyar avro", "12.5 percent; 15 percent; 200 USD; 3000000000 EUR"},
    {"sw", "asilimia 12.5 ya kilomita 30 za mraba", "12.5 percent; 30 area:square-kilometre"},
    {"sw", "shilingi 500 za Kenya", "500 KES"},
    {"vi", "500 triệu đô la Mỹ, 30 kilômét vuông", "500000000 USD; 30 area:square-kilometre"},
    {"th", "ร้อยละ 12.5 ของ 30 ตารางกิโลเมตร", "12.5 percent; 30 area:square-kilometre"},
    {"id", "500 juta dolar Amerika Serikat dan Rp 300 miliar", "500000000 USD; 300000000000 IDR"},
    {"uk", "500 млн доларів США, 200 гривень", "500000000 USD; 200 UAH"},
};

}    // namespace

TEST_SUITE("facts/lexicon_across")
{
    TEST_CASE("amounts: values, units and currencies of every language")
    {
        testing::check(kRows, amounts);
    }
}

}    // namespace textdrift::facts
