// Dates and times as they are written in languages other than English.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/facts/extractors.h"
#include "core/segment/segment.h"
#include "tests/facts/numeric_facts.h"
#include "tests/facts/reading.h"
#include "tests/facts/rows.h"

namespace textdrift::facts {

namespace {

// The dates of a paragraph in a language, told tersely (numeric_facts.h).
std::string dates_of(const std::string& line, const std::string& language)
{
    const segment::SegmentedText text = testing::read(line, nullptr, language).text;
    std::vector<Fact> facts;
    for (std::uint32_t p = 0; p < text.paragraphs.size(); ++p) {
        const segment::Paragraph& body = text.paragraphs[p];
        const auto tokens = tokenise(text, body);
        std::vector<bool> taken(tokens.size());
        extract_dates({text, p, body.kind, body.body, language, language::table(language), tokens, taken}, facts);
    }
    std::string out;
    for (const Fact& fact : facts) {
        const std::string told = describe(line, {fact});
        const std::size_t bracket = told.find(" [");
        if (!out.empty()) out += "; ";
        out += told.substr(5, bracket - 5);
    }
    return out;
}

void check(const std::vector<testing::TextRow>& rows)
{
    testing::check(rows, dates_of);
}

}    // namespace

TEST_SUITE("facts/dates_across")
{
    TEST_CASE("full dates: every language has its order and its joints")
    {
        check({
            {"fr", "Le ministre a parlé le 14 avril 2025 à Paris.", "2025-04-14"},
            {"fr", "Le 1er mai 2024, les syndicats ont défilé.", "2024-05-01"},
            {"es", "El 14 de abril de 2025 se firmó el acuerdo.", "2025-04-14"},
            {"pt", "O acordo foi assinado em 14 de abril de 2025.", "2025-04-14"},
            {"it", "L'accordo è stato firmato il 14 aprile 2025.", "2025-04-14"},
            {"de", "Am 14. April 2025 wurde das Abkommen unterzeichnet.", "2025-04-14"},
            {"nl", "Op 14 april 2025 werd het akkoord ondertekend.", "2025-04-14"},
            {"pl", "Umowę podpisano 14 kwietnia 2025 r. w Warszawie.", "2025-04-14"},
            {"cs", "Dohoda byla podepsána 14. dubna 2025 v Praze.", "2025-04-14"},
            {"ru", "Соглашение подписали 14 апреля 2025 года в Москве.", "2025-04-14"},
            {"uk", "Угоду підписали 14 квітня 2025 року в Києві.", "2025-04-14"},
            {"sr", "Споразум је потписан 14. априла 2025. године у Београду.", "2025-04-14"},
            {"sr-Latn", "Sporazum je potpisan 14. aprila 2025. godine u Beogradu.", "2025-04-14"},
            {"el", "Η συμφωνία υπογράφηκε στις 14 Απριλίου 2025 στην Αθήνα.", "2025-04-14"},
            {"tr", "Anlaşma 14 Nisan 2025'te Ankara'da imzalandı.", "2025-04-14"},
            {"ar", "وقع الاتفاق في 14 أبريل 2025 في القاهرة.", "2025-04-14"},
            {"ar", "وقع الاتفاق في 14 أبريل/نيسان 2025 في بيروت.", "2025-04-14"},
            {"ar", "وقع الاتفاق في ١٤ نيسان ٢٠٢٥ في بيروت.", "2025-04-14"},
            {"he", "ההסכם נחתם ב-14 באפריל 2025 בירושלים.", "2025-04-14"},
            {"fa", "این توافق در ۲۵ فروردین ۱۴۰۴ امضا شد.", "2025-04-14"},
            {"fa", "این توافق در ۱۴ آوریل ۲۰۲۵ امضا شد.", "2025-04-14"},
            {"hi", "समझौते पर 14 अप्रैल 2025 को हस्ताक्षर हुए।", "2025-04-14"},
            {"bn", "চুক্তিটি ১৪ এপ্রিল ২০২৫ সালে স্বাক্ষরিত হয়।", "2025-04-14"},
            {"zh", "协议于2025年4月14日在北京签署。", "2025-04-14"},
            {"zh", "協議於二〇二五年四月十四日在臺北簽署。", "2025-04-14"},
            {"ja", "協定は2025年4月14日に東京で署名された。", "2025-04-14"},
            {"ja", "協定は令和7年4月14日に署名された。", "2025-04-14"},
            {"ko", "협정은 2025년 4월 14일 서울에서 체결되었다.", "2025-04-14"},
            {"vi", "Thỏa thuận được ký ngày 14 tháng 4 năm 2025 tại Hà Nội.", "2025-04-14"},
            {"th", "ข้อตกลงลงนามเมื่อวันที่ 14 เมษายน 2568 ที่กรุงเทพ", "2025-04-14"},
            {"th", "ข้อตกลงลงนามเมื่อวันที่ ๑๔ เมษายน พ.ศ. ๒๕๖๘", "2025-04-14"},
            {"id", "Perjanjian itu ditandatangani pada 14 April 2025 di Jakarta.", "2025-04-14"},
            {"ms", "Perjanjian itu ditandatangani pada 14 April 2025 di Putrajaya.", "2025-04-14"},
            {"km", "កិច្ចព្រមព្រៀងត្រូវបានចុះហត្ថលេខានៅថ្ងៃទី១៤ ខែមេសា ឆ្នាំ២០២៥ នៅភ្នំពេញ។", "2025-04-14"},
            {"my", "သဘောတူညီချက်ကို ၂၀၂၅ ခုနှစ် ဧပြီ ၁၄ ရက်တွင် လက်မှတ်ရေးထိုးခဲ့သည်။", "2025-04-14"},
            {"sw", "Mkataba ulitiwa saini tarehe 14 Aprili 2025 mjini Nairobi.", "2025-04-14"},
            {"hu", "A megállapodást 2025. április 14-én írták alá.", "2025-04-14"},
        });
    }

    TEST_CASE("months without a year or a day")
    {
        check({
            {"fr", "Les pluies ont commencé en avril.", "--04"},
            {"fr", "Il est revenu en mars 2024.", "2024-03"},
            {"de", "Im März begann der Streik.", "--03"},
            {"de", "Seit Dezember 2023 ruht die Arbeit.", "2023-12"},
            {"es", "En octubre de 2024 empezaron las obras.", "2024-10"},
            {"it", "Le elezioni si terranno a maggio 2026.", "2026-05"},
            {"pt", "As eleições serão em maio de 2026.", "2026-05"},
            {"pl", "W październiku 2024 roku otwarto most.", "2024-10"},
            {"pl", "Deszcze zaczęły się w kwietniu.", "--04"},
            {"cs", "V únoru 2024 soud rozhodl.", "2024-02"},
            {"cs", "V červenci přišly povodně.", "--07"},
            {"cs", "V červnu přišly povodně.", "--06"},
            {"ru", "В октябре 2024 года открыли мост.", "2024-10"},
            {"ru", "Дожди начались в апреле.", "--04"},
            {"uk", "У лютому 2024 року суд ухвалив рішення.", "2024-02"},
            {"uk", "Дощі почалися у квітні.", "--04"},
            {"sr", "У октобру 2024. године отворен је мост.", "2024-10"},
            {"hr", "U listopadu 2024. otvoren je most.", "2024-10"},
            {"el", "Τον Οκτώβριο του 2024 άνοιξε η γέφυρα.", "2024-10"},
            {"tr", "Köprü Ekim 2024'te açıldı.", "2024-10"},
            {"ar", "افتتح الجسر في تشرين الأول 2024.", "2024-10"},
            {"ar", "افتتح الجسر في أكتوبر من عام 2024.", "2024-10"},
            {"he", "הגשר נפתח באוקטובר 2024.", "2024-10"},
            {"hi", "पुल अक्टूबर 2024 में खुला।", "2024-10"},
            {"bn", "সেতুটি অক্টোবর ২০২৪ সালে খোলা হয়।", "2024-10"},
            {"zh", "这座桥于2024年10月开通。", "2024-10"},
            {"ja", "橋は2024年10月に開通した。", "2024-10"},
            {"ko", "다리는 2024년 10월에 개통되었다.", "2024-10"},
            {"vi", "Cây cầu được khánh thành vào tháng 10 năm 2024.", "2024-10"},
            {"vi", "Cây cầu được khánh thành vào tháng Mười năm 2024.", "2024-10"},
            {"vi", "Cuộc bầu cử diễn ra vào tháng 5/2026.", "2026-05"},
            {"th", "สะพานเปิดในเดือนตุลาคม 2567", "2024-10"},
            {"id", "Jembatan itu dibuka pada Oktober 2024.", "2024-10"},
            {"id", "Jembatan itu dibuka pada bulan Oktober 2024.", "2024-10"},
            {"sw", "Daraja lilifunguliwa mwezi Oktoba 2024.", "2024-10"},
            {"fa", "پل در اکتبر ۲۰۲۴ افتتاح شد.", "2024-10"},
            {"km", "ស្ពាននេះបានបើកនៅខែតុលា ឆ្នាំ២០២៤។", "2024-10"},
            {"my", "တံတားကို ၂၀၂၄ ခုနှစ် အောက်တိုဘာလတွင် ဖွင့်ခဲ့သည်။", "2024-10"},
            {"nl", "De brug werd in oktober 2024 geopend.", "2024-10"},
        });
    }

    TEST_CASE("days without a year, with weekdays")
    {
        check({
            {"fr", "La marche aura lieu le samedi 3 mai.", "day6 --05-03"},
            {"de", "Der Marsch findet am Samstag, dem 3. Mai, statt.", "day6 --05-03"},
            {"de", "Am 3. Mai wird marschiert.", "--05-03"},
            {"es", "La marcha será el sábado 3 de mayo.", "day6 --05-03"},
            {"pt", "A marcha será no sábado, 3 de maio.", "day6 --05-03"},
            {"it", "La marcia si terrà sabato 3 maggio.", "day6 --05-03"},
            {"nl", "De mars is op zaterdag 3 mei.", "day6 --05-03"},
            {"pl", "Marsz odbędzie się w sobotę 3 maja.", "day6 --05-03"},
            {"cs", "Pochod se koná v sobotu 3. května.", "day6 --05-03"},
            {"ru", "Марш пройдёт в субботу, 3 мая.", "day6 --05-03"},
            {"uk", "Марш відбудеться в суботу, 3 травня.", "day6 --05-03"},
            {"sr", "Марш ће бити у суботу, 3. маја.", "day6 --05-03"},
            {"el", "Η πορεία θα γίνει το Σάββατο 3 Μαΐου.", "day6 --05-03"},
            {"tr", "Yürüyüş 3 Mayıs Cumartesi günü yapılacak.", "day6 --05-03"},
            {"ar", "تنطلق المسيرة يوم السبت 3 مايو.", "day6 --05-03"},
            {"ar", "تنطلق المسيرة السبت 3 أيار/مايو.", "day6 --05-03"},
            {"he", "הצעדה תתקיים בשבת, 3 במאי.", "day6 --05-03"},
            {"fa", "راهپیمایی شنبه ۳ مه برگزار می‌شود.", "day6 --05-03"},
            {"hi", "रैली शनिवार, 3 मई को होगा।", "day6 --05-03"},
            {"bn", "মিছিলটি শনিবার, ৩ মে হবে।", "day6 --05-03"},
            {"zh", "游行将于5月3日（星期六）举行。", "day6 --05-03"},
            {"zh", "遊行將於5月3日星期六舉行。", "day6 --05-03"},
            {"ja", "行進は5月3日（土）に行われる。", "day6 --05-03"},
            {"ja", "行進は5月3日土曜日に行われる。", "day6 --05-03"},
            {"ko", "행진은 5월 3일 토요일에 열린다.", "day6 --05-03"},
            {"ko", "행진은 5월 3일(토)에 열린다.", "day6 --05-03"},
            {"vi", "Cuộc tuần hành diễn ra vào thứ Bảy, ngày 3 tháng 5.", "day6 --05-03"},
            {"vi", "Cuộc tuần hành diễn ra ngày 3/5.", "--05-03"},
            {"th", "การเดินขบวนจะมีขึ้นในวันเสาร์ที่ 3 พฤษภาคม", "day6 --05-03"},
            {"id", "Pawai digelar pada Sabtu, 3 Mei.", "day6 --05-03"},
            {"ms", "Perarakan diadakan pada hari Sabtu, 3 Mei.", "day6 --05-03"},
            {"sw", "Maandamano yatafanyika Jumamosi, Mei 3.", "day6 --05-03"},
            {"sw", "Maandamano yatafanyika Jumamosi tarehe 3 Mei.", "day6 --05-03"},
            {"km", "ការដង្ហែនឹងធ្វើនៅថ្ងៃសៅរ៍ ទី៣ ខែឧសភា។", "day6 --05-03"},
        });
    }

    TEST_CASE("figures: points put the day first, slashes may do either")
    {
        check({
            {"de", "Die Sitzung vom 14.04.2025 wurde vertagt.", "2025-04-14"},
            {"de", "Die Sitzung vom 8.2.2023 wurde vertagt.", "2023-02-08"},
            {"cs", "Schůze se konala 14. 4. 2025 v Praze.", "2025-04-14"},
            {"cs", "Schůze se konala dne 25. 2. v Praze.", "--02-25"},
            {"fr", "La séance du 14/04/2025 a été reportée.", "2025-04-14"},
            {"fr", "La séance du 08/02/2023 a été reportée.", "2023-02-08|2023-08-02"},
            {"ru", "Заседание 08.02.2023 перенесли.", "2023-02-08"},
            {"ko", "회의는 2025. 4. 14. 열렸다.", "2025-04-14"},
            {"ja", "会議は2025/04/14に開かれた。", "2025-04-14"},
            {"fa", "جلسه ۱۴۰۴/۰۱/۲۵ برگزار شد.", "2025-04-14"},
            {"th", "ประชุมวันที่ 14/04/2568", "2025-04-14"},
            {"zh", "会议于2025-04-14召开。", "2025-04-14"},
        });
    }

    TEST_CASE("ranges of days, months and years")
    {
        check({
            {"fr", "Du 14 au 18 avril 2025, il visite la région.", "2025-04-14..2025-04-18"},
            {"es", "Del 14 al 18 de abril de 2025 visita la región.", "2025-04-14..2025-04-18"},
            {"pt", "De 14 a 18 de abril de 2025 visita a região.", "2025-04-14..2025-04-18"},
            {"it", "Dal 14 al 18 aprile 2025 visita la regione.", "2025-04-14..2025-04-18"},
            {"de", "Vom 14. bis 18. April 2025 besucht er die Region.", "2025-04-14..2025-04-18"},
            {"nl", "Van 14 tot 18 april 2025 bezoekt hij de regio.", "2025-04-14..2025-04-18"},
            {"pl", "Od 14 do 18 kwietnia 2025 r. odwiedza region.", "2025-04-14..2025-04-18"},
            {"cs", "Od 14. do 18. dubna 2025 navštíví region.", "2025-04-14..2025-04-18"},
            {"ru", "С 14 по 18 апреля 2025 года он посетит регион.", "2025-04-14..2025-04-18"},
            {"uk", "З 14 по 18 квітня 2025 року він відвідає регіон.", "2025-04-14..2025-04-18"},
            {"uk", "З 14 до 18 квітня 2025 року він відвідає регіон.", "2025-04-14..2025-04-18"},
            {"sr", "Од 14. до 18. априла 2025. године обилази регион.", "2025-04-14..2025-04-18"},
            {"el", "Από τις 14 έως τις 18 Απριλίου 2025 επισκέπτεται την περιοχή.", "2025-04-14..2025-04-18"},
            {"tr", "14-18 Nisan 2025 tarihlerinde bölgeyi ziyaret edecek.", "2025-04-14..2025-04-18"},
            {"ar", "يزور المنطقة من 14 إلى 18 أبريل 2025.", "2025-04-14..2025-04-18"},
            {"he", "הוא יבקר באזור בין 14 ל-18 באפריל 2025.", "2025-04-14..2025-04-18"},
            {"fa", "او از ۱۴ تا ۱۸ آوریل ۲۰۲۵ از منطقه بازدید می‌کند.",
             "2025-04-14..2025-04-18"},
            {"hi", "वे 14 से 18 अप्रैल 2025 तक क्षेत्र का दौरा करेंगे।", "2025-04-14..2025-04-18"},
            {"bn", "তিনি ১৪ থেকে ১৮ এপ্রিল ২০২৫ অঞ্চলটি সফর করবেন।", "2025-04-14..2025-04-18"},
            {"zh", "他将于2025年4月14日至18日访问该地区。", "2025-04-14..2025-04-18"},
            {"ja", "2025年4月14日から18日まで地域を訪問する。", "2025-04-14..2025-04-18"},
            {"ko", "2025년 4월 14일부터 18일까지 지역을 방문한다.", "2025-04-14..2025-04-18"},
            {"vi", "Ông thăm khu vực từ ngày 14 đến ngày 18 tháng 4 năm 2025.", "2025-04-14..2025-04-18"},
            {"th", "เยือนภูมิภาคระหว่างวันที่ 14-18 เมษายน 2568", "2025-04-14..2025-04-18"},
            {"id", "Ia mengunjungi wilayah itu pada 14-18 April 2025.", "2025-04-14..2025-04-18"},
            {"id", "Ia mengunjungi wilayah itu dari 14 hingga 18 April 2025.", "2025-04-14..2025-04-18"},
            {"sw", "Atatembelea eneo hilo kuanzia tarehe 14 hadi 18 Aprili 2025.", "2025-04-14..2025-04-18"},
            {"fr", "Les 14, 15 et 16 avril 2025 sont fériés.", "2025-04-14; 2025-04-15; 2025-04-16"},
            {"de", "Von 2019 bis 2021 leitete sie das Amt.", "2019..2021"},
            {"fr", "Entre 2019 et 2021, elle dirigeait le bureau.", "2019..2021"},
            {"ru", "В 2019–2021 годах она руководила ведомством.", "2019..2021"},
            {"zh", "2019年至2021年她主管该局。", "2019..2021"},
            {"ko", "2019년부터 2021년까지 국장을 맡았다.", "2019..2021"},
            {"de", "Vom 28. März bis 2. April 2025 wurde gestreikt.", "2025-03-28..2025-04-02"},
        });
    }

    TEST_CASE("decades and centuries")
    {
        check({
            {"fr", "Dans les années 1990, l'usine a fermé.", "1990s"},
            {"fr", "Au XIXe siècle, la ville a grandi.", "c19"},
            {"de", "In den 90er Jahren schloss die Fabrik.", "1990s"},
            {"de", "In den 1990er-Jahren schloss die Fabrik.", "1990s"},
            {"de", "Im 19. Jahrhundert wuchs die Stadt.", "c19"},
            {"es", "En los años noventa cerró la fábrica.", "1990s"},
            {"es", "En la década de 1990 cerró la fábrica.", "1990s"},
            {"es", "En el siglo XIX creció la ciudad.", "c19"},
            {"it", "Negli anni '90 la fabbrica chiuse.", "1990s"},
            {"it", "Nel XIX secolo la città crebbe.", "c19"},
            {"pt", "Nos anos 1990 a fábrica fechou.", "1990s"},
            {"nl", "In de jaren negentig sloot de fabriek.", "1990s"},
            {"nl", "In de 19e eeuw groeide de stad.", "c19"},
            {"pl", "W latach 90. zamknięto fabrykę.", "1990s"},
            {"pl", "W XIX wieku miasto rosło.", "c19"},
            {"cs", "V 90. letech továrnu zavřeli.", "1990s"},
            {"cs", "V 19. století město rostlo.", "c19"},
            {"ru", "В 1990-х годах завод закрыли.", "1990s"},
            {"ru", "В 90-е годы завод закрыли.", "1990s"},
            {"ru", "В XIX веке город рос.", "c19"},
            {"uk", "У 1990-х роках завод закрили.", "1990s"},
            {"uk", "У XIX столітті місто росло.", "c19"},
            {"sr", "Деведесетих година 20. века фабрика је затворена.", "1990s"},
            {"el", "Τη δεκαετία του 1990 έκλεισε το εργοστάσιο.", "1990s"},
            {"el", "Τον 19ο αιώνα η πόλη μεγάλωσε.", "c19"},
            {"tr", "1990'larda fabrika kapandı.", "1990s"},
            {"tr", "Şehir 19. yüzyılda büyüdü.", "c19"},
            {"ar", "في القرن التاسع عشر نمت المدينة.", "c19"},
            {"he", "בשנות ה-90 נסגר המפעל.", "1990s"},
            {"he", "במאה ה-19 צמחה העיר.", "c19"},
            {"fa", "در دهه ۱۹۹۰ کارخانه بسته شد.", "1990s"},
            {"hi", "1990 के दशक में कारखाना बंद हुआ।", "1990s"},
            {"hi", "19वीं सदी में शहर बढ़ा।", "c19"},
            {"zh", "1990年代工厂关闭。", "1990s"},
            {"zh", "19世纪城市扩大。", "c19"},
            {"ja", "1990年代に工場は閉鎖された。", "1990s"},
            {"ja", "19世紀に都市は成長した。", "c19"},
            {"ko", "1990년대에 공장이 문을 닫았다.", "1990s"},
            {"ko", "19세기에 도시가 커졌다.", "c19"},
            {"vi", "Vào thập niên 1990, nhà máy đóng cửa.", "1990s"},
            {"vi", "Vào thế kỷ 19, thành phố lớn lên.", "c19"},
            {"th", "ในทศวรรษ 1990 โรงงานปิดตัว", "1990s"},
            {"th", "ในศตวรรษที่ 19 เมืองเติบโต", "c19"},
            {"id", "Pada dekade 1990-an pabrik itu ditutup.", "1990s"},
            {"id", "Pada tahun 1990-an pabrik itu ditutup.", "1990s"},
            {"id", "Pada abad ke-19 kota itu tumbuh.", "c19"},
        });
    }

    TEST_CASE("times of the day")
    {
        check({
            {"de", "Die Sitzung beginnt um 12.30 Uhr.", "12:30"},
            {"de", "Die Sitzung beginnt um 15 Uhr.", "15:00"},
            {"de", "Die Sitzung beginnt um halb zehn.", "09:30|21:30"},
            {"fr", "La séance commence à 12h30.", "12:30"},
            {"fr", "La séance commence à 15 heures.", "15:00"},
            {"fr", "La séance commence à 15 h.", "15:00"},
            {"fr", "La séance a duré 15 heures.", ""},
            {"fr", "La séance commence à neuf heures et demie.", "09:30|21:30"},
            {"es", "La sesión empieza a las 15.00 horas.", "15:00"},
            {"es", "La sesión empieza a las tres y media de la tarde.", "15:30"},
            {"it", "La seduta comincia alle 15.30.", "15:30"},
            {"ru", "Заседание начнётся в 15:00.", "15:00"},
            {"ru", "Заседание начнётся в 3 часа дня.", "15:00"},
            {"pl", "Posiedzenie zacznie się o godz. 15.", "15:00"},
            {"ja", "会議は午後3時に始まる。", "15:00"},
            {"ja", "会議は12時30分に始まる。", "12:30|00:30"},
            {"ja", "会議は15時間続いた。", ""},
            {"zh", "会议于下午3点半开始。", "15:30"},
            {"zh", "会议于12点30分开始。", "12:30|00:30"},
            {"ko", "회의는 오후 3시 30분에 시작한다.", "15:30"},
            {"vi", "Cuộc họp bắt đầu lúc 15 giờ 30.", "15:30"},
            {"vi", "Cuộc họp kéo dài 3 giờ.", ""},
            {"th", "ประชุมเริ่มเวลา 15.00 น.", "15:00"},
            {"id", "Rapat dimulai pukul 15.00.", "15:00"},
            {"id", "Rapat berlangsung 3 jam.", ""},
            {"ar", "يبدأ الاجتماع في الساعة 15:00.", "15:00"},
            {"he", "הישיבה מתחילה בשעה 15:00.", "15:00"},
            {"tr", "Toplantı saat 15.00'te başlıyor.", "15:00"},
        });
    }

    TEST_CASE("hours from to, and nights between two days")
    {
        check({
            {"de", "Geöffnet von 9 bis 17 Uhr.", "09:00..17:00"},
            {"de", "Zwischen 9 und 17 Uhr.", "09:00..17:00"},
            {"fr", "Entre 23 heures et 2 heures, ils sont venus.", "23:00..02:00"},
            {"fr", "Entre 9 et 17 heures de travail.", ""},
            {"es", "Entre las 9 y las 17 horas.", "09:00..17:00"},
            {"nl", "Van 9.00 tot 17.00 uur open.", "09:00..17:00"},
            {"id", "Buka pukul 09.00 hingga 17.00.", "09:00..17:00"},
            {"ru", "С 9 до 17 часов.", "09:00..17:00"},
            {"ko", "오전 9시부터 오후 5시까지", "09:00..17:00"},
            {"pl", "W nocy z 17 na 18 listopada 2023", "2023-11-17..2023-11-18"},
            {"nl", "In de nacht van 17 op 18 november 2023", "2023-11-17..2023-11-18"},
            {"de", "In der Nacht vom 17. auf den 18. November 2023", "2023-11-17..2023-11-18"},
            {"ru", "В ночь с 17 на 18 ноября 2023", "2023-11-17..2023-11-18"},
            {"vi", "Đêm 17 rạng sáng 18 tháng 11 năm 2023", "2023-11-17..2023-11-18"},
        });
    }

    TEST_CASE("months of few letters, and months that are counted")
    {
        check({
            {"ru", "В мае шахту продали.", "--05"},
            {"el", "Τον Μάη πουλήθηκε το ορυχείο.", "--05"},
            {"tr", "Ocak ayında satıldı.", "--01"},
            {"vi", "vào tháng Giêng năm 2024", "2024-01"},
            {"my", "၂၀၂၄ ခုနှစ် ၆ လပိုင်းတွင်", "2024-06"},
            {"my", "ခြောက်လတိုင်အောင် ဘယ်သူမှ မလာခဲ့ပါ။", ""},
        });
    }

    TEST_CASE("a quarter of the hour that begins, and other quarters")
    {
        check({
            {"cs", "Schůze začne ve čtvrt na šest.", "05:15|17:15"},
            {"cs", "Schůze začne ve tři čtvrtě na šest.", "05:45|17:45"},
            {"ru", "Заседание начнётся в четверть шестого вечера.", "17:15"},
            {"uk", "Засідання почнеться о чверть на шосту.", "05:15|17:15"},
            {"uk", "Засідання почнеться о чверть по п’ятій.", "05:15|17:15"},
            {"id", "Rapat dimulai pukul enam kurang seperempat.", "05:45|17:45"},
            {"id", "Rapat dimulai pukul lima lewat seperempat.", "05:15|17:15"},
            {"tr", "Toplantı saat beşi çeyrek geçe başlıyor.", "05:15|17:15"},
        });
    }

    TEST_CASE("endings of single years, and decades of another calendar")
    {
        check({
            {"hu", "A 2080-as választás előtt.", "2080"},
            {"hu", "Az 1980-as években bezárt a gyár.", "1980s"},
            {"bn", "১৯৯০-এর নির্বাচনে তিনি জেতেন।", "1990"},
            {"bn", "১৯৯০-এর দশকে কারখানাটি বন্ধ হয়।", "1990s"},
            {"th", "โรงงานปิดในทศวรรษ 2520", "1980s|1970s"},
            {"th", "โรงงานปิดในทศวรรษ 1980", "1980s"},
        });
    }

    TEST_CASE("calendars of their own")
    {
        check({
            {"ja", "明治28年に条約が結ばれた。", "1895"},
            {"ja", "平成30年の報告書による。", "2018"},
            {"ja", "令和元年に始まった。", "2019"},
            {"zh", "民國114年4月14日公布。", "2025-04-14"},
            {"th", "ในปี 2566 มีการเลือกตั้ง", "2023"},
            {"th", "พ.ศ. 2568", "2025"},
            {"fa", "در سال ۱۴۰۳ انتخابات برگزار شد.", "2024|2025"},
            {"ar", "في عام 1446 هـ", "2024|2025"},
        });
    }

    TEST_CASE("inflected months, adjectives of months and weekdays in compounds")
    {
        check({
            {"ru", "Апрельские выборы отменены.", "--04"},
            {"uk", "Квітневі вибори скасовано.", "--04"},
            {"pl", "Kwietniowe wybory unieważniono.", "--04"},
            {"cs", "Dubnové volby byly zrušeny.", "--04"},
            {"sr", "Априлски избори су поништени.", "--04"},
            {"hr", "Travanjski izbori su poništeni.", "--04"},
            {"fi", "Laki on elokuulta 2024.", "2024-08"},
            {"fi", "Heillä on aikaa perjantaihin asti.", "day5"},
            {"hu", "A törvény 2024 augusztusából való.", "2024-08"},
            {"hu", "Péntekig van idejük.", "day5"},
            {"bn", "আইনটি ২০২৪ সালের আগস্টের।", "2024-08"},
            {"bn", "মার্চে কিছুই বদলায়নি।", "--03"},
            {"sv", "Det sade han på måndagen till pressen.", "day1"},
            {"nl", "De aprilverkiezingen zijn ongeldig verklaard.", "--04"},
            {"tr", "Cumaya kadar süreleri var.", "day5"},
            {"ro", "A spus miercurea trecută.", "day3 (last)"},
            {"fr", "En mars, rien n'avait changé.", "--03"},
            {"fr", "La loi date d'août 2024.", "2024-08"},
            {"fr", "La planète Mars est froide.", ""},
            {"he", "הוא אמר זאת ביום שני לעיתונאים.", "day1"},
            {"vi", "Ông nói với báo chí hôm thứ Hai.", "day1"},
            {"zh", "他上周三表示。", "day3"},
            {"zh", "自3月以来她在此工作。", "--03"},
            {"ru", "Он живёт в Октябрьском районе.", ""},
            {"sr-Latn", "Dana 21. februara 2022, nedelju dana posle.", "2022-02-21"},
        });
    }

    TEST_CASE("quarters, halves and seasons of a year before or behind it")
    {
        check({
            {"hu", "2024 harmadik negyedévében csökkent.", "2024 (q3)"},
            {"fi", "Vuoden 2024 kolmannella neljänneksellä myynti laski.", "2024 (q3)"},
            {"tr", "2024'ün üçüncü çeyreğinde satışlar düştü.", "2024 (q3)"},
            {"hi", "2024 की तीसरी तिमाही में बिक्री घटी।", "2024 (q3)"},
            {"ar", "انخفضت المبيعات في الربع الثالث من عام 2024.", "2024 (q3)"},
            {"he", "ברבעון השלישי של 2024 ירדו המכירות.", "2024 (q3)"},
            {"sv", "Under första halvåret 2024 föll försäljningen.", "2024 (h1)"},
            {"ro", "În prima jumătate a anului 2024 vânzările au scăzut.", "2024 (h1)"},
            {"nl", "In de eerste helft van 2024 daalde de verkoop.", "2024 (h1)"},
            {"zh", "2024年上半年销量下降。", "2024 (h1)"},
            {"ja", "2024年下半期の売上は減った。", "2024 (h2)"},
            {"ko", "2024년 상반기 매출이 줄었다.", "2024 (h1)"},
            {"vi", "Trong nửa đầu năm 2024 doanh số giảm.", "2024 (h1)"},
            {"th", "ครึ่งแรกของปี 2567 ยอดขายลดลง", "2024 (h1)"},
            {"da", "I foråret 2025 åbner broen.", "2025 (spring)"},
            {"tr", "2025 baharında köprü açılacak.", "2025 (spring)"},
            {"it", "La norma si applicherà da metà 2026.", "2026"},
            {"cs", "Pravidlo platí od poloviny roku 2026.", "2026"},
        });
    }

    TEST_CASE("centuries and decades by names and endings")
    {
        check({
            {"sv", "Huset är från 1800-talet.", "1800s|c19"},
            {"da", "I 1990'erne var det lukket.", "1990s"},
            {"nb", "På nittitallet var det stengt.", "1990s"},
            {"fi", "1990-luvulla se oli suljettu.", "1990s"},
            {"hu", "A kilencvenes években zárva volt.", "1990s"},
            {"it", "La casa è dell'Ottocento.", "c19"},
            {"it", "Ottocento persone sono arrivate.", ""},
            {"ro", "Casa este din secolul al XIX-lea.", "c19"},
            {"bn", "বাড়িটি ঊনবিংশ শতাব্দীর।", "c19"},
            {"my", "အိမ်သည် ၁၉ ရာစုက ဖြစ်သည်။", "c19"},
            {"ru", "В девяностых было закрыто.", "1990s"},
            {"fr", "Dans les années quatre-vingt-dix, c'était fermé.", "1990s"},
            {"hi", "नब्बे के दशक में यह बंद था।", "1990s"},
        });
    }

    TEST_CASE("days and months in figures without a year")
    {
        check({
            {"vi", "Phiên xử tối 14/9 bị hoãn.", "--09-14"},
            {"fi", "Istunto 14.9. lykätään.", "--09-14"},
            {"cs", "Jednání 14. 9. se odkládá.", "--09-14"},
            {"ru", "Заседание 14.09 перенесено.", "--09-14"},
            {"ar", "تأجلت جلسة 14/9.", "--09-14"},
            {"ja", "【ダッカ9月14日＝共同】公判は延期された。", "--09-14"},
            {"pl", "Cena wynosi 14.09 zł.", ""},
            {"es", "El formato 16/9 domina.", ""},
            {"fi", "Hinta on 14.9.", ""},
            {"ja", "27万2000件の手術。", ""},
            {"ko", "관람객 21만 2000명이 찾았다.", ""},
        });
    }

    TEST_CASE("hours counted in a language's own way")
    {
        check({
            {"ar", "وصل في الساعة السابعة صباحا.", "07:00"},
            {"ar", "يفتح عند الحادية عشرة صباحًا.", "11:00"},
            {"ar", "نحو الساعة التاسعة وأربعين دقيقة مساءً.", "21:40"},
            {"bn", "রাত ৯টা ৪০ মিনিটে আগুন লাগে।", "21:40"},
            {"sw", "Moto ulianza saa 3:40 usiku.", "21:40|03:40"},
            {"th", "เกิดเพลิงไหม้เวลา 2 ทุ่ม", "20:00"},
            {"sv", "Han kom halv tio.", "09:30|21:30"},
            {"vi", "6 giờ 10 sáng, tàu đến ga cuối.", "06:10"},
            {"ro", "Biroul se deschide la ora 7 dimineața.", "07:00"},
        });
    }

    TEST_CASE("hours of the night are of either half of the day")
    {
        check({
            {"it", "La polizia arrivò alle 2.40 di notte.", "02:40"},
            {"it", "La polizia arrivò alle 11 di notte.", "23:00"},
            {"es", "Llegaron a las 2 de la noche.", "02:00"},
            {"es", "Llegaron a las 10 de la noche.", "22:00"},
            {"ar", "وصلوا الساعة الثانية ليلا.", "02:00"},
            {"he", "הם הגיעו בשעה 2 בלילה.", "02:00"},
            {"hi", "वे रात 2 बजे आए।", "02:00"},
            {"hi", "वे रात 10 बजे आए।", "22:00"},
            {"id", "Mereka tiba pukul 2 malam.", "02:00"},
            {"ja", "彼らは深夜2時に着いた。", "02:00"},
            {"ko", "그들은 밤 11시에 왔다.", "23:00"},
            {"ru", "Они пришли в 11 часов ночи.", "23:00"},
            {"de", "Sie kamen um 2 Uhr nachts.", "02:00"},
            {"cs", "Přišli v noci 12. května.", "--05-12"},
        });
    }

    TEST_CASE("more or less than so many hours, and so many years of the last ones, are lengths")
    {
        check({
            {"fr", "Ils travaillent plus de seize heures par jour.", ""},
            {"fr", "Le bureau ouvre de 9 heures à 17 heures.", "09:00..17:00"},
            {"nl", "Ze werken meer dan zestien uur per dag.", ""},
            {"nl", "Ze kwamen tegen 12 uur.", "12:00|00:00"},
            {"vi", "Trong ba năm qua có nhiều thay đổi.", ""},
            {"vi", "Trong một năm qua có nhiều thay đổi.", "(past year)"},
            {"id", "Mereka berangkat dua bulan depan.", ""},
            {"zh", "至今没有拿到最后九个月的工资。", ""},
            {"zh", "他三年后回来。", "(+3 year)"},
        });
    }

    TEST_CASE("a date ends with its sentence, and a day behind its month is no length")
    {
        check({
            {"es", "Fue el 19 de noviembre de 2025. El jueves volvió.", "2025-11-19; day4"},
            {"zh", "自5月20日以来，他们收集签名。", "--05-20"},
        });
    }

    TEST_CASE("two names of one month")
    {
        check({
            {"ar", "أغلق المخيم في حزيران/يونيو 2024.", "2024-06"},
            {"ar", "أغلق المخيم في حزيران/أبريل 2024.", "2024-06 (other month)"},
        });
    }

    TEST_CASE("words of relative dates")
    {
        check({
            {"fr", "Il l'a dit hier.", "(-1 day)"},
            {"de", "Das sagte er gestern.", "(-1 day)"},
            {"ru", "Об этом он сообщил вчера.", "(-1 day)"},
            {"zh", "他昨天表示。", "(-1 day)"},
            {"ja", "昨年、工場は閉鎖された。", "(-1 year)"},
            {"ko", "지난해 공장이 문을 닫았다.", "(-1 year)"},
            {"es", "El año pasado cerró la fábrica.", "(-1 year)"},
            {"tr", "Geçen yıl fabrika kapandı.", "(-1 year)"},
            {"de", "Vor zwei Jahren schloss die Fabrik.", "(-2 year)"},
            {"zh", "两年前工厂关闭。", "(-2 year)"},
        });
    }

    TEST_CASE("numbers, names and words that are no dates")
    {
        check({
            {"ko", "중국이 11월 선거에 개입하려 했다.", "--11"},
            {"ko", "관중들 앞에서 다이빙을 했다.", ""},
            {"fr", "Quelque 2 000 personnes ont marché 14 km.", ""},
            {"de", "Er lief 3,5 km in 20 Minuten.", ""},
            {"es", "Pagó 20 años de alquiler.", ""},
            {"fr", "En 20 années de travail, rien.", ""},
            {"ja", "3か月で14人が辞めた。", ""},
            {"zh", "3个月内有14人离职。", ""},
            {"vi", "Trong 3 tháng, 14 người đã nghỉ việc.", ""},
            {"th", "ภายใน 3 เดือน มี 14 คนลาออก", ""},
            {"ru", "За 14 дней собрали 90 тысяч подписей.", ""},
            {"pl", "Ma 90 lat i 14 wnuków.", ""},
            {"cs", "Je mu 20 let.", ""},
            {"de", "Sie ist 90 Jahre alt.", ""},
            {"ru", "В апреле 14 человек погибли.", "--04"},
            {"ja", "四国と九州の一部で。", ""},
            {"tr", "On iki bin kişi geldi.", ""},
            {"id", "Minggu ini 14 orang datang.", "(0 week)"},
            {"ja", "湖から1950世帯が追われた。", ""},
            {"es", "Salieron 1950 familias.", ""},
            {"ko", "2000가구가 떠났다.", ""},
            {"es", "En 2019 familias enteras se fueron.", "2019"},
        });
    }
}

}    // namespace textdrift::facts
