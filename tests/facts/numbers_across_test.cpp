// Numbers in words and figures in thirty languages: the value, whatever grammar tells it; and what only looks like a number.
#include <doctest/doctest.h>

#include <string>

#include "tests/facts/reading.h"
#include "tests/facts/rows.h"

namespace textdrift::facts {

namespace {

using testing::check;
using Row = testing::TextRow;

// "23; 5 percent; 15 time:minute; 500 USD; 14..18": the first readings, in the order of the text; nothing of dates.
std::string numbers(const std::string& text, const std::string& language)
{
    std::string told;
    const testing::Reading reading = testing::read(text, nullptr, language);
    for (const Fact& fact : reading.set.facts) {
        const Quantity* quantity = fact.quantity();
        if (!quantity) continue;
        if (!told.empty()) told += "; ";
        told += quantity->readings.front().to_string();
        if (!quantity->upper.empty()) told += ".." + quantity->upper.front().to_string();
        if (fact.kind == FactKind::Money) told += ' ' + quantity->currencies.front();
        else if (!quantity->unit.empty()) told += ' ' + quantity->unit;
    }
    return told;
}

std::string bounds(const std::string& text, const std::string& language)
{
    constexpr const char* kNames[] = {"at-least", "at-most", "more-than", "fewer-than",
                                      "nearly",   "about",   "exactly",   "only"};
    std::string told;
    const testing::Reading reading = testing::read(text, nullptr, language);
    for (const Fact& fact : reading.set.facts) {
        const ComparatorValue* comparator = fact.comparator();
        if (!comparator || !comparator->quantity) continue;
        if (!told.empty()) told += "; ";
        told += kNames[static_cast<std::size_t>(comparator->bound)];
    }
    return told;
}

const Row kWords[] = {
    {"fr", "vingt-trois maisons et soixante-quinze puits", "23; 75"},
    {"de", "dreiundzwanzig Häuser, hundertfünfzig Brunnen", "23; 150"},
    {"es", "veintitrés casas y ciento cincuenta pozos", "23; 150"},
    {"pt", "vinte e três casas e cento e cinquenta poços", "23; 150"},
    {"it", "ventitré case e centocinquanta pozzi", "23; 150"},
    {"nl", "drieëntwintig huizen en honderdvijftig putten", "23; 150"},
    {"pl", "dwadzieścia trzy domy", "23"},
    {"cs", "dvacet tři domů", "23"},
    {"ru", "двадцать три дома и сто пятьдесят колодцев", "23; 150"},
    {"uk", "двадцять три будинки", "23"},
    {"sr", "двадесет три куће", "23"},
    {"sr-Latn", "dvadeset tri kuće", "23"},
    {"el", "είκοσι τρία σπίτια", "23"},
    {"tr", "yirmi üç ev ve yüz elli kuyu", "23; 150"},
    {"ar", "ثلاثة وعشرون بيتا", "23"},
    {"ar", "ثلاث وعشرين رسالة", "23"},
    {"ar", "خمس وأربعون رسالة", "45"},
    {"ar", "مئة وخمسين رسالة", "150"},
    {"ar", "دفع مئتا شخص", "200"},
    {"ar", "وجد ميتًا في بيته", ""},
    {"en", "a penalty on the quarter-hour mark", "15 time:minute"},
    {"ar", "نحو مليون ين", "1000000 JPY"},
    {"ar", "نحو مليونين ين", "2000000 JPY"},
    {"ar", "هناك إحدى عشرة رسالة بالإنجليزية", "11"},
    {"ar", "استغرقت الجلسة أقل من خمس عشرة دقيقة", "15 time:minute"},
    {"he", "עשרים ושלושה בתים", "23"},
    {"he", "מאה וחמישים איש", "150"},
    {"he", "חמש עשרה דקות", "15 time:minute"},
    {"fa", "بیست و سه خانه", "23"},
    {"hi", "तेईस घर और डेढ़ सौ कुएँ", "23; 150"},
    {"bn", "তেইশটি বাড়ি", "23"},
    {"zh", "二十三座房子和一百五十口井", "23; 150"},
    {"ja", "二十三軒の家と百五十の井戸", "23; 150"},
    {"ko", "스물세 채의 집", "23"},
    {"vi", "hai mươi ba ngôi nhà", "23"},
    {"th", "ยี่สิบสามหลัง", "23"},
    {"id", "dua puluh tiga rumah dan seratus lima puluh sumur", "23; 150"},
    {"ms", "dua puluh tiga rumah", "23"},
    {"sw", "nyumba ishirini na tatu", "23"},
};

const Row kFigures[] = {
    {"my", "ရှစ်ဆယ်ရာခိုင်နှုန်း", "80 percent"},
    {"my", "ခြောက်ဆယ်ရက် ကြာသည်", "60 time:day"},
    {"bn", "দাম ৪ দশমিক ৫ শতাংশ", "4.5 percent"},
    {"fi", "50:tä miljoonaa", "50000000"},
    {"it", "un miliardo e 900 milioni", "1900000000"},
    {"ko", "2억1천400만 명", "214000000"},
    {"ja", "六割二分", "62 percent"},
    {"zh", "六成二的居民", "62 percent"},
    {"tr", "yüzde altmış ikisi", "62 percent"},
    {"hu", "két és fél hét", "2.5 time:week"},
    {"zh", "200多万人和30余万人", "2000000; 300000"},
    {"zh-Hant", "最低工資則由每月1.25萬塔卡調高到1.4萬塔卡。", "12500 BDT; 14000 BDT"},
    {"zh", "三分之一的房屋", "1/3"},
    {"zh", "去年的营业额为23亿新台币", "2300000000 TWD"},
    {"zh-Hant", "罰款新臺幣680萬元", "6800000 TWD"},
    {"ko", "최저임금은 월 1만2500타카에서 1만4000타카로 오른다.", "12500..14000 BDT"},
    {"ko", "200여만 명", "2000000"},
    {"ko", "노동자 3200명이 구경도 못 한 임금", "3200"},
    {"my", "လုပ်သား ၃,၂၀၀ သည် ၂၀၂၄ ခုနှစ်", "3200"},
    {"my", "၇၀ ရာခိုင်နှုန်း", "70 percent"},
    {"sw", "dola bilioni 2.3 za Taiwan", "2300000000 TWD"},
    {"sw", "dola 500 za Kanada", "500 CAD"},
    {"sw", "dola milioni 5 za Kanada.", "5000000 CAD"},
    {"ru", "6,8 млн тайваньских долларов", "6800000 TWD"},
    {"en", "6.8 million Taiwan dollars", "6800000 TWD"},
    {"he", "2.3 מיליון דולר טאיוואני", "2300000 TWD"},
    {"fr", "6,8 millions de dollars taïwanais", "6800000 TWD"},
    {"tr", "evlerin üçte ikisi", "2/3"},
    {"de", "eine Viertelstunde", "1 time:quarter-hour"},
    {"nl", "ruim een kwartier", "1 time:quarter-hour"},
    {"pl", "trwała kwadrans", "1 time:quarter-hour"},
    {"fr", "un quart d'heure", "0.25 time:hour"},
    {"es", "un cuarto de hora", "0.25 time:hour"},
    {"ru", "четверть часа", "0.25 time:hour"},
    {"ro", "500 de dolari", "500 USD"},
};

const Row kBounds[] = {
    {"hi", "ज़्यादा से ज़्यादा 412 संगठन", "at-most"},
    {"hi", "कम से कम 412 संगठन", "at-least"},
    {"ja", "多くとも412の市民団体", "at-most"},
    {"ja", "少なくとも30人", "at-least"},
    {"zh", "至少有58名外籍渔工", "at-least"},
    {"zh", "最多有58名外籍渔工", "at-most"},
    {"ms", "kurang 70 peratus", "fewer-than"},
    {"el", "Κάτω από το 70% του προσωπικού", "fewer-than"},
    {"el", "Πάνω από το 70% του προσωπικού", "more-than"},
    {"sw", "wavuvi wasiozidi 58", "at-most"},
    {"sw", "wavuvi wasiopungua 58", "at-least"},
    {"es", "murieron como mucho 58 pescadores", "at-most"},
    {"nl", "minder dan zestien uur", "fewer-than"},
    {"nl", "ruim een kwartier", "more-than"},
    {"de", "drohen ihnen mindestens fünf Jahre Haft", "at-least"},
    {"de", "drohen ihnen bis zu fünf Jahre Haft", "at-most"},
    {"fr", "ils risquent au moins cinq ans de prison", "at-least"},
    {"en", "they face up to five years in prison", "at-most"},
    {"ru", "не более 412 организаций", "at-most"},
    {"km", "យ៉ាងច្រើន ៥៨ នាក់", "at-most"},
};

// Words that look like numbers.
const Row kSilent[] = {
    {"zh", "万一有人来", ""},
    {"zh", "星期三上午", ""},
    {"ja", "四国と九州", ""},
    {"ko", "구경도 못 했다", ""},
    {"my", "အမေရိကန် နိုင်ငံ", ""},
    {"it", "tu sei qui", ""},
    {"it", "il bambino non è malato", ""},
    {"it", "non o mai", ""},
    {"es", "el escritorio nuevo", ""},
};

}    // namespace

TEST_SUITE("facts/numbers_across")
{
    TEST_CASE("a million without its one, and parts behind it")
    {
        const Row rows[] = {
            {"ru", "Миллион двести тысяч человек ушли.", "1200000"},
            {"ru", "Больше миллиона человек ушли.", "1000000"},
            {"ru", "Потрачен миллиард с половиной рублей.", "1500000000 RUB"},
            {"uk", "Мільйон із половиною людей пішли.", "1500000"},
            {"cs", "Odešlo milion dvě stě tisíc lidí.", "1200000"},
            {"cs", "Stálo to miliardu a půl korun.", "1500000000 CZK"},
            {"sr", "Отишло је милион и двеста хиљада људи.", "1200000"},
            {"sr-Latn", "Šteta iznosi milijardu i po dinara.", "1500000000 RSD"},
            {"hr", "Šteta iznosi milijardu i pol eura.", "1500000000 EUR"},
            {"es", "Llegó millón y medio de personas.", "1500000"},
            {"ar", "فرّ مئتا ألف شخص.", "200000"},
            {"ar", "أُحصي ألف ومئتا شخص.", "1200"},
            {"ko", "3년 반 만에 석방됐다.", "3.5 time:year"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.text);
            CHECK(numbers(row.text, row.language) == row.expected);
        }
    }

    TEST_CASE("a word that is a digit and a unit")
    {
        CHECK(numbers("Trong mười năm, số học sinh giảm.", "vi") == "10 time:year");
        CHECK(numbers("Hai mươi năm đã qua.", "vi") == "20 time:year");
        CHECK(numbers("Ông đã ở đó hai mươi lăm năm.", "vi") == "25 time:year");
        CHECK(numbers("Có một trăm năm mươi người.", "vi") == "150");
        CHECK(numbers("Bunların on biri evindeydi.", "tr") == "11");
    }

    TEST_CASE("a half behind the word for how many times")
    {
        const Row rows[] = {
            {"fr", "Le risque est deux fois et demie plus élevé.", "2.5"},
            {"es", "El riesgo es dos veces y media mayor.", "2.5"},
            {"it", "Il rischio è due volte e mezza più alto.", "2.5"},
            {"ru", "Риск выше в два раза с половиной.", "2.5"},
            {"ar", "كان الخطر أكبر مرتين ونصف المرة.", "2.5"},
            {"ar", "كان الخطر أكبر ثلاث مرات ونصف.", "3.5"},
            {"he", "הסיכון גבוה פעמיים וחצי.", "2.5"},
            {"th", "ความเสี่ยงเป็นสองเท่าครึ่งของเด็กอื่น", "2.5"},
            {"vi", "Nguy cơ cao gấp hai lần rưỡi.", "2.5"},
            {"zh", "风险是其他孩子的两倍半。", "2.5"},
            {"ko", "위험은 2배 반이다.", "2.5"},
            {"my", "နှစ်ဆခွဲ ရှိသည်။", "2.5"},
            {"fr", "Il a payé trois fois le demi-tarif.", "3"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.text);
            CHECK(numbers(row.text, row.language) == row.expected);
        }
    }

    TEST_CASE("units of time in their cases, and behind an adjective")
    {
        const Row rows[] = {
            {"tr", "Göl üç yıldan kısa sürede dolduruldu.", "3 time:year"},
            {"tr", "Altı aydır ücretini alamıyor.", "6 time:month"},
            {"he", "אחרי תשעה-עשר ימי מעצר.", "19 time:day"},
            {"fr", "Il n'a pas touché ses trois derniers mois de salaire.", "3 time:month"},
            {"en", "They waited for three long years.", "3 time:year"},
            {"en", "Sales fell from 15 last year.", "15"},
            {"vi", "Trong ba năm qua.", "3 time:year"},
            // Words that begin as a unit, or a mark of hours and days, does.
            {"ko", "두 주민이 숨졌다.", "2"},
            {"ko", "세 시민이 숨졌다.", "3"},
            {"ko", "두 도시에서 열렸다.", "2"},
            {"ko", "두 주 동안 열렸다.", "2 time:week"},
        };
        for (const Row& row : rows) {
            CAPTURE(row.text);
            CHECK(numbers(row.text, row.language).find(row.expected) == 0);
        }
        CHECK(numbers("Sales fell from 15 last year.", "en").find("time") == std::string::npos);
        CHECK(numbers("두 주민이 숨졌다.", "ko").find("time") == std::string::npos);
    }

    TEST_CASE("some of so many people are two numbers, one in so many is a share")
    {
        CHECK(numbers("Показания дали трое из одиннадцати выживших.", "ru") == "3; 11");
        CHECK(numbers("Tiga dari sebelas penyintas bersaksi.", "id") == "3; 11");
        CHECK(numbers("ผู้รอดชีวิตสามในสิบเอ็ดคนให้การ", "th") == "3; 11");
        CHECK(numbers("Каждый третий, один из трёх, болен.", "ru").find("1/3") != std::string::npos);
        CHECK(numbers("Tiga dari empat rumah kosong.", "id") == "0.75");
    }

    TEST_CASE("what rises by two times may be told as three times as much")
    {
        CHECK(numbers("租金涨了两倍。", "zh") == "");
        CHECK(numbers("租金涨了一倍。", "zh") == "2");
    }

    TEST_CASE("words: compounds of tens and units in every order")
    {
        check(kWords, numbers);
    }
    TEST_CASE("figures: scales, currencies by country, parts of the hour")
    {
        check(kFigures, numbers);
    }
    TEST_CASE("bounds: cues before and behind the value")
    {
        check(kBounds, bounds);
    }
    TEST_CASE("silence: words that only look like numbers")
    {
        check(kSilent, numbers);
    }
}

}    // namespace textdrift::facts
