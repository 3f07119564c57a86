// Names: spans, canonical keys, acronyms; what is no name.
#include <doctest/doctest.h>

#include "tests/facts/reading.h"

using namespace textdrift;
using namespace textdrift::facts;
using namespace textdrift::facts::testing;

namespace {

// Spans of the names; "?" behind doubtful ones.
std::string names(std::string_view text, const Glossary* glossary = nullptr)
{
    const Reading reading = read(text, glossary);
    return list(reading, FactKind::Name,
                [&](const Fact& fact) { return reading.slice(fact.range) + (fact.name()->weak ? "?" : ""); });
}

struct Row {
    std::string name;
    std::string text;
    std::string expected;
};

void check(const Row& row)
{
    CAPTURE(row.name);
    CHECK(names(row.text) == row.expected);
}

}    // namespace

TEST_SUITE("facts/names")
{
    TEST_CASE("names: runs, connectors and coordinations")
    {
        const Row rows[] = {
            {"person", "Last week Xi Jinping chaired a meeting.", "Xi Jinping"},
            {"country list", "He will visit Cambodia, Malaysia, and Vietnam soon.", "Cambodia | Malaysia | Vietnam"},
            {"ministry of A and B", "It was signed by the Ministry of Post and Telecommunications on Monday.",
             "Ministry of Post and Telecommunications"},
            {"ministry of a list", "She heads the Ministry of Culture, Sports and Tourism in Hanoi.",
             "Ministry of Culture, Sports and Tourism | Hanoi"},
            {"country with and", "Talks moved to Bosnia and Herzegovina in spring.", "Bosnia and Herzegovina"},
            {"two persons", "Later Xi Jinping and Tô Lâm met in Hanoi.", "Xi Jinping | Tô Lâm | Hanoi"},
            {"two companies", "Parts came from Huawei and Nokia.", "Huawei | Nokia"},
            {"two organisations", "A letter by Amnesty International and Human Rights Watch called it unlawful.",
             "Amnesty International | Human Rights Watch"},
            {"initiative with and", "He praised the Belt and Road Initiative in his speech.", "Belt and Road Initiative"},
            {"agency with and", "The drug was approved by the Food and Drug Administration in May 2020.",
             "Food and Drug Administration"},
            {"committee to", "Data from the Committee to Protect Journalists show a rise.",
             "Committee to Protect Journalists"},
            {"convention against", "The state signed the Convention against Torture in full.", "Convention against Torture"},
            {"conference on with", "He chaired the Central Work Conference on Diplomacy with Neighbouring Countries there.",
             "Central Work Conference on Diplomacy with Neighbouring Countries"},
            {"convention on rare words", "Laos helped to write the Convention on Cluster Munitions in 2008.",
             "Laos | Convention on Cluster Munitions"},
            {"convention on the", "Article 12 of the Convention on the Rights of the Child applies.",
             "Article 12 | Convention on the Rights of the Child"},
            {"office of the", "The Office of the United Nations High Commissioner for Human Rights replied.",
             "Office of the United Nations High Commissioner for Human Rights"},
            {"bank of", "A loan by the Bank of China was not renewed.", "Bank of China"},
            {"government of", "It urged the Government of Cambodia to act.", "Cambodia"},
            {"person of employer", "The award went to Maria Ressa of Rappler yesterday.", "Maria Ressa | Rappler"},
            {"person in place", "They met Aung Kyaw in Yangon twice.", "Aung Kyaw | Yangon"},
            {"party of country", "He leads the Communist Party of Vietnam since then.", "Communist Party of Vietnam"},
            {"ministry of x of y", "A note of the Ministry of Foreign Affairs of Vietnam denied it.",
             "Ministry of Foreign Affairs | Vietnam"},
            {"slash joins broadcasters", "A report by Radio Free Europe/Radio Liberty appeared.",
             "Radio Free Europe/Radio Liberty"},
            {"slash joins acronyms", "Prevention of HIV/AIDS has stalled.", "HIV/AIDS"},
            {"slash between countries", "The Israel/Palestine conflict goes on.", "Israel | Palestine"},
            {"ampersand", "A study by Ernst & Young was cited.", "Ernst & Young"},
            {"sub-decree", "The NIG Sub-Decree was published.", "NIG Sub-Decree"},
            {"hyphen between countries", "Trade in ASEAN–China relations grew.", "ASEAN | China"},
            {"hyphen compound name", "The Forum on China–Africa Cooperation met.", "Forum on China–Africa Cooperation"},
            {"company", "A patent of Acme, Inc. and one of Apple Inc. expired.", "Acme, Inc | Apple Inc"},
            {"newspaper", "He read The Guardian in the train.", "Guardian"},
            {"known name over connectors", "Under the Constitution of the Islamic Republic of Iran it is banned.",
             "Constitution of the Islamic Republic of Iran"},
            {"first name of employer", "Mr Kamau of the Institute for Rural Media agreed.",
             "Kamau | Institute for Rural Media"},
            {"style suffix", "This is a China-style firewall.", "China"},
            {"based suffix", "The Taiwan-based group agreed.", "Taiwan"},
            {"prefix", "It cited non-Chinese sources.", "Chinese?"},
            {"then-minister", "In 2022 then-Minister of Public Security Tô Lâm spoke.",
             "Minister of Public Security? | Tô Lâm"},
        };
        for (const Row& row : rows) check(row);
    }

    TEST_CASE("names: people, particles, initials and titles")
    {
        const Row rows[] = {
            {"initials", "The novel by J. K. Rowling sold well.", "J. K. Rowling"},
            {"initials together", "The novel by J.K. Rowling sold well.", "J.K. Rowling"},
            {"middle initial", "A statue of George W. Bush fell.", "George W. Bush"},
            {"president", "They met President Emmanuel Macron in Paris.", "Emmanuel Macron | Paris"},
            {"prime minister", "In June Prime Minister Hun Manet resigned.", "Hun Manet"},
            {"mr", "The lawyer of Mr. Nguyen Van Hai appealed.", "Nguyen Van Hai"},
            {"doctor without stop", "A talk by Dr Leila Haddad followed.", "Leila Haddad"},
            {"lower-case title", "They accused president Nayib Bukele of it.", "Nayib Bukele"},
            {"country before title", "It quoted Chinese President Xi Jinping at length.", "Chinese? | Xi Jinping"},
            {"acronym before title", "Here US Secretary of State Antony Blinken spoke.",
             "US | Secretary of State? | Antony Blinken"},
            {"title inside", "They saw Vietnam's Communist Party General Secretary To Lam arrive.",
             "Vietnam | Communist Party | To Lam"},
            {"bin", "A letter to Mohammed bin Salman was sent.", "Mohammed bin Salman"},
            {"al-", "Forces of Bashar al-Assad withdrew.", "Bashar al-Assad"},
            {"starts with al-", "Troops of al-Assad withdrew.", "al-Assad"},
            {"von der", "A remark by Ursula von der Leyen was cut.", "Ursula von der Leyen"},
            {"de", "The mayor, Bill de Blasio, agreed.", "Bill de Blasio"},
            {"starts with de", "Critics of de Blasio agreed.", "de Blasio"},
            {"korean", "A photo of Kim Jong-un was shown.", "Kim Jong-un"},
            {"ban ki-moon", "It was signed by Ban Ki-moon there.", "Ban Ki-moon"},
            {"two hyphens", "Power went to Prayut Chan-o-cha in 2014.", "Prayut Chan-o-cha"},
            {"apostrophe inside", "The commissioner, Zeid Ra'ad Al Hussein, left.", "Zeid Ra'ad Al Hussein"},
            {"irish", "A poem by Sinéad O'Brien won.", "Sinéad O'Brien"},
            {"marks", "The work of Tô Lâm and Gabriel García Márquez.", "Tô Lâm | Gabriel García Márquez"},
            {"apposition", "The director, Zhuang Rongwen, called for it.", "Zhuang Rongwen"},
            {"possessive", "They read Xi Jinping’s speeches.", "Xi Jinping"},
            {"possessive then name", "It pleased China's Xi Jinping.", "China | Xi Jinping"},
            {"possessive company", "Called Doublethink Lab’s China Index here.", "Doublethink Lab | China Index"},
            {"people's", "The People's Republic of China protested.", "People's Republic of China"},
            {"workers'", "The Workers' Party of Korea met.", "Workers' Party of Korea"},
            {"surname may", "In 2016 Theresa May was chosen.", "Theresa May"},
            {"surname king", "A novel by Stephen King and a speech of Martin Luther King, Jr. followed.",
             "Stephen King | Martin Luther King, Jr"},
            {"surname that is a word", "They praised Gordon Banks. Later Banks left, and Banks stayed away.",
             "Gordon Banks | Banks | Banks"},
            {"two titles", "It was said by Mr Aslam Shaikh and Ms Leila Haddad.", "Aslam Shaikh | Leila Haddad"},
            {"institution and title", "They asked European Parliament President Roberta Metsola.",
             "European Parliament | Roberta Metsola"},
            {"world war", "Since World War II nothing changed.", "World War II"},
        };
        for (const Row& row : rows) check(row);
    }

    TEST_CASE("names: acronyms, mixed case, codes and numbers")
    {
        const Row rows[] = {
            {"acronym", "The ASEAN summit and the BRI were named.", "ASEAN | BRI"},
            {"dotted", "It asked the U.N. Security Council to act.", "U.N. Security Council"},
            {"dotted alone", "It moved to the U.S. in time.", "U.S."},
            {"mixed case", "Cameras by SenseTime and an iPhone app.", "SenseTime | iPhone"},
            {"expansion first", "The Belt and Road Initiative (BRI) grew.", "Belt and Road Initiative | BRI"},
            {"acronym first", "The NIG (National Internet Gateway) grew.", "NIG | National Internet Gateway"},
            {"article 19", "Research by ARTICLE 19 shows it.", "ARTICLE 19"},
            {"article at start", "Article 19 has examined it.", "Article 19"},
            {"group of 77", "A bloc called the Group of 77 agreed.", "Group of 77"},
            {"company with code", "A deal with G3 Global Berhad failed.", "G3 Global Berhad"},
            {"5g", "The 5G network was built.", "5G"},
            {"covid", "During the COVID-19 pandemic it closed.", "COVID-19"},
            {"covid lower", "During covid-19 it closed.", "covid-19"},
            {"un document", "See report A/HRC/50/12 for more.", "A/HRC/50/12"},
            {"case number", "In application no. 12345/09 the court agreed.", "12345/09"},
            {"third forum", "At the 2023 Third Belt and Road Forum he spoke.", "Third Belt and Road Forum"},
            {"channel", "It was aired by Channel 4 at night.", "Channel 4"},
            {"place before number", "In Cambodia 19 people died.", "Cambodia"},
            {"vision year", "The plan is called Saudi Vision 2030 there.", "Saudi Vision 2030"},
            {"emphasis in capitals", "This is NOT what they said.", ""},
            {"shouting", "VIEW THIS EMAIL IN BROWSER (see below) and go on with it.", ""},
            {"who the organisation", "A study of the WHO, not of those who deny it.", "WHO"},
            {"us the country", "The US told us that it would.", "US"},
        };
        for (const Row& row : rows) check(row);
    }

    TEST_CASE("names: sentence starts, common words, headings and calendars")
    {
        const Row rows[] = {
            {"the", "The police came. However, nobody spoke. In time it ended.", ""},
            {"common noun", "Journalists said so. Police said nothing. Officials agreed.", ""},
            {"inflected verb", "Speaking there, she agreed. Subscribed readers know.", ""},
            {"country first", "Vietnam is close. Globally, Cambodia ranks second.", "Vietnam | Cambodia"},
            {"evidence elsewhere", "Rappler won. They praised Rappler for it.", "Rappler | Rappler"},
            {"surname later", "The prize went to Maria Ressa. Ressa thanked them.", "Maria Ressa | Ressa"},
            {"unknown first word", "Zorgon won. They left.", "Zorgon?"},
            {"lower-case elsewhere", "Widgets are cheap. They sold widgets.", ""},
            {"organisation first", "Human Rights Watch said so.", "Human Rights Watch"},
            {"common before name", "Yesterday Maria Ressa spoke. Journalist Maria Ressa spoke.",
             "Maria Ressa | Maria Ressa"},
            {"title alone", "The President and the Prime Minister met.", ""},
            {"ministry alone", "Later the Ministry denied it.", ""},
            {"month and day", "On Monday, 14 April, it rained in March.", ""},
            {"heading", "Vietnam\n\nIn 2023 the two states agreed on a plan.", "Vietnam"},
            {"title case heading", "Huawei Builds New Networks Across Cambodia\n\nIn 2023 Huawei was asked to build them.",
             "Huawei | Cambodia | Huawei"},
            {"capitals heading", "THE DIGITAL SILK ROAD\n\nThey call it the Digital Silk Road at times, and more.",
             "DIGITAL SILK ROAD | Digital Silk Road"},
            {"quotation start", "She said: “We will go.” He said “Nobody knows”.", ""},
            {"internet", "Laws on the Internet were passed by Parliament.", ""},
            {"link is no name", "See https://www.Example.org/Paris-Report for it.", ""},
        };
        for (const Row& row : rows) check(row);
    }

    TEST_CASE("names: canonical keys of countries, peoples and known organisations")
    {
        const Row rows[] = {
            {"adjective", "The Cambodian press wrote.", "country:KH?"},
            {"plural", "Many Cambodians left.", "country:KH?"},
            {"two writings", "From Burma to Myanmar.", "country:MM | country:MM"},
            {"abbreviations", "The U.S., the USA, the US and the United States.",
             "country:US | country:US | country:US | country:US"},
            {"uk", "From Britain or the UK or the United Kingdom.", "country:GB | country:GB | country:GB"},
            {"prc", "Laws of the PRC and the People’s Republic of China.", "country:CN | country:CN"},
            {"congo", "From the DRC, that is the Democratic Republic of the Congo.", "country:CD | country:CD"},
            {"niger is not nigeria", "From Niger to Nigeria.", "country:NE | country:NG"},
            {"demonyms apart", "A Nigerien and a Nigerian spoke.", "country:NE? | country:NG?"},
            {"un", "The United Nations, or UN, or U.N. did.", "org:un | org:un | org:un"},
            {"uyghur spellings", "Some Uyghurs and some Uighurs fled.", "people:uyghur? | people:uyghur?"},
            {"cldr city", "They flew to Phnom Penh and Tokyo.", "city:Asia/Phnom_Penh | city:Asia/Tokyo"},
            {"ivory coast", "Goods from Côte d’Ivoire and Ivory Coast.", "country:CI | country:CI"},
            {"irregular", "The Dutch and the Swiss met a Dane and a Filipino.",
             "country:NL? | country:CH? | country:DK? | country:PH?"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            const Reading reading = read(row.text);
            CHECK(list(reading, FactKind::Name, [](const Fact& fact) {
                      return fact.name()->canonical + (fact.name()->weak ? "?" : "");
                  }) == row.expected);
        }
    }

    TEST_CASE("names: tokens, acronym and flags")
    {
        const Reading reading = read("In 2020 China’s Belt and Road Initiative (BRI) was praised by J. K. Rowling.");
        std::vector<const NameValue*> found;
        for (const Fact& fact : reading.set.facts)
            if (fact.name()) found.push_back(fact.name());
        REQUIRE(found.size() == 4);
        CHECK(found[0]->possessive);
        CHECK(join(found[0]->tokens) == "china");
        CHECK(join(found[1]->tokens) == "belt and road initiative");
        CHECK(found[1]->acronym == "bri");
        CHECK(found[2]->is_acronym);
        CHECK(join(found[3]->tokens) == "jk rowling");
    }

    TEST_CASE("names: a number inside a name is no number of its own")
    {
        const Reading reading = read("ARTICLE 19 met 25 people of the Group of 77.");
        CHECK(list(reading, FactKind::Number, [&](const Fact& fact) { return reading.slice(fact.range); }) == "25");
    }

    TEST_CASE("names: glossary forms share a key wherever they stand")
    {
        Glossary glossary;
        glossary.entries.push_back({"ARTICLE 19", {"Article XIX", "the Nineteeners"}, NameValue::Type::Organisation});
        const Reading reading = read("Here ARTICLE 19 and Article XIX and the nineteeners’ group met.", &glossary);
        CHECK(list(reading, FactKind::Name, [&](const Fact& fact) { return fact.name()->canonical; }) ==
              "glossary:article 19 | glossary:article 19 | glossary:article 19");
    }

    TEST_CASE("names: spans cut at code point borders and stay inside their paragraph")
    {
        const Reading reading =
            read("“Tô Lâm’s” – «Čeněk Šťastný»’s ﬁrst. Ünïversität Zürich\u00a0AG’s. 李明 and Ли Мин.\n\nÅ B’s C.");
        for (const Fact& fact : reading.set.facts) {
            CHECK(reading.text.paragraphs[fact.paragraph].body.contains(fact.range));
            CHECK((reading.text.document.text[fact.range.begin] & 0xC0) != 0x80);
        }
    }
}
