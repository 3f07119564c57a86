// Spelled numbers by CLDR's rules and the tables: values, where numerals end, what is none; bounded work.
#include <algorithm>
#include <chrono>
#include <string>

#include <doctest/doctest.h>

#include "core/facts/spellout.h"

namespace textdrift::facts {

namespace {

struct Read {
    std::vector<Token> tokens;
    std::vector<SpelledNumber> found;
};

Read read(std::string_view language, std::string_view text)
{
    const language::Table& table = language::table(language);
    Read out;
    out.tokens = tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, {}, {table.keeps_marks(), {}});
    const std::vector<bool> taken(out.tokens.size());
    out.found = Spellout::of(table, language).read(out.tokens, taken, 0);
    return out;
}

// The value of the longest numeral at the beginning, and the text it covers: "23 [vingt-trois]"; "-" for none.
std::string longest(std::string_view language, std::string_view text)
{
    const Read out = read(language, text);
    if (out.found.empty()) return "-";
    const SpelledNumber& number = out.found.front();
    const std::uint32_t end = out.tokens[number.end - 1].range.end;
    return number.value.to_string() + (number.ordinal ? "th" : "") + " [" + std::string(text.substr(0, end)) + "]";
}

struct Case {
    const char* language;
    const char* text;
    const char* expected;
};

}    // namespace

TEST_SUITE("facts/spellout")
{
    TEST_CASE("values: the longest numeral at a place, in any spelling")
    {
        const Case rows[] = {
            {"fr", "vingt-trois personnes", "23 [vingt-trois]"},
            {"fr", "Quatre-vingt-dix-sept députés", "97 [Quatre-vingt-dix-sept]"},
            {"fr", "soixante et onze maires", "71 [soixante et onze]"},
            {"fr", "septante-deux heures", "72 [septante-deux]"},
            {"de", "Dreiundzwanzig Menschen", "23 [Dreiundzwanzig]"},
            {"de", "zwei\u00ADhundert\u00ADfünfzig\u00ADtausend Euro",
             "250000 [zwei\u00ADhundert\u00ADfünfzig\u00ADtausend]"},
            {"de", "zweitausendfünfundzwanzig", "2025 [zweitausendfünfundzwanzig]"},
            {"it", "milleduecento operai", "1200 [milleduecento]"},
            {"es", "dos mil quinientos millones de pesos", "2500000000 [dos mil quinientos millones]"},
            {"pt", "mil e duzentos agentes", "1200 [mil e duzentos]"},
            {"nl", "drieëntwintig mensen", "23 [drieëntwintig]"},
            {"ru", "двести пятьдесят тысяч рублей", "250000 [двести пятьдесят тысяч]"},
            {"ru", "двадцать первый век", "21th [двадцать первый]"},
            {"uk", "п’ятсот тисяч гривень", "500000 [п’ятсот тисяч]"},
            {"pl", "dwustu pięćdziesięciu żołnierzy", "250 [dwustu pięćdziesięciu]"},
            {"sr", "petsto hiljada ljudi", "500000 [petsto hiljada]"},
            {"el", "πεντακόσιες χιλιάδες", "500000 [πεντακόσιες χιλιάδες]"},
            {"tr", "beş yüz bin kişi", "500000 [beş yüz bin]"},
            {"ar", "خمسة آلاف متظاهر", "5000 [خمسة آلاف]"},
            {"he", "עשרים ושלושה אנשים", "23 [עשרים ושלושה]"},
            {"fa", "بیست و سه نفر", "23 [بیست و سه]"},
            {"hi", "तेईस लोग", "23 [तेईस]"},
            {"bn", "তেইশ জন", "23 [তেইশ]"},
            {"zh", "三百二十一人", "321 [三百二十一]"},
            {"ko", "스물세 명", "23 [스물세]"},
            {"vi", "một nghìn hai trăm người", "1200 [một nghìn hai trăm]"},
            {"th", "ยี่สิบสามคน", "23 [ยี่สิบสาม]"},
            {"id", "seratus ribu orang", "100000 [seratus ribu]"},
            {"sw", "elfu mbili, mia tano", "2500 [elfu mbili, mia tano]"},
            {"sv", "tjugotre personer", "23 [tjugotre]"},
        };
        for (const Case& row : rows) {
            CAPTURE(row.language);
            CAPTURE(row.text);
            CHECK(longest(row.language, row.text) == row.expected);
        }
    }

    TEST_CASE("borders: a numeral ends where a word ends, and only number words make one")
    {
        const Case rows[] = {
            {"fr", "centre", "-"},
            {"fr", "neuve", "-"},
            {"de", "Dreieck", "-"},
            {"ru", "столица", "-"},
            {"ru", "семья", "-"},
            {"it", "seicento", "600 [seicento]"},
            {"it", "seimila", "6000 [seimila]"},
            {"es", "milagro", "-"},
            {"en", "tenant", "-"},
            {"fr", "deux, trois", "2 [deux]"},
        };
        for (const Case& row : rows) {
            CAPTURE(row.text);
            CHECK(longest(row.language, row.text) == row.expected);
        }
    }

    TEST_CASE("bare scales: marked, since their one is left out")
    {
        for (const Case& row : {Case{"cs", "tisíc lidí", "1000 [tisíc]"}, Case{"de", "hundert Menschen", "100 [hundert]"}}) {
            CAPTURE(row.text);
            CHECK(longest(row.language, row.text) == row.expected);
            CHECK(read(row.language, row.text).found.front().bare);
        }
        CHECK_FALSE(read("de", "zweihundert Menschen").found.front().bare);
    }

    TEST_CASE("hostile text: work is bounded")
    {
        for (const char* word : {"cent ", "mille ", "vingt-", "deux, ", "quatre"}) {
            CAPTURE(word);
            std::string text;
            for (int i = 0; i < 20000; ++i) text += word;
            const auto begin = std::chrono::steady_clock::now();
            const Read out = read("fr", text);
            CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
            for (const SpelledNumber& number : out.found) CHECK(number.end <= 48);
        }
    }

    TEST_CASE("scale words: behind digits, before them, and by their stem")
    {
        const auto behind = [](std::string_view language, std::string_view text) {
            const language::Table& table = language::table(language);
            const auto tokens = tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, {}, {table.keeps_marks(), {}});
            const auto scale = Spellout::of(table, language).scale_behind(tokens, std::vector<bool>(tokens.size()), 0);
            return scale ? scale->factor : 0;
        };
        CHECK(behind("de", "Milliarden") == 1'000'000'000);
        CHECK(behind("de", "Billionen") == 1'000'000'000'000);
        CHECK(behind("en", "billion") == 1'000'000'000);
        CHECK(behind("ru", "млн") == 1'000'000);
        CHECK(behind("ko", "천만") == 10'000'000);
        CHECK(behind("hi", "करोड़") == 10'000'000);
        CHECK(behind("cs", "milice") == 0);
        CHECK(Spellout::of(language::table("ru"), "ru").scale_stem("миллионного") == 1'000'000);
        CHECK(Spellout::of(language::table("ru"), "ru").scale_stem("мил") == 0);
    }
}

}    // namespace textdrift::facts
