// Dates of translations: silent where a language tells the same day in its own way, found where a day, month or year moved.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/drift/across_names.h"
#include "tests/drift/findings.h"

namespace textdrift::drift {

namespace {

// The findings about dates of an English original and a version in another language; paragraphs are paired by their order,
// so that nothing but the dates is judged.
std::vector<std::string> date_findings(const std::string& original, std::string_view language, const std::string& version)
{
    const Comparison comparison = test::compared("en", original, std::string(language), version);
    REQUIRE(comparison.original.paragraphs.size() == comparison.version.paragraphs.size());
    std::vector<std::string> lines;
    for (const Finding& finding : comparison.findings)
        if (finding.kind == Kind::Date) lines.push_back(test::line_of(comparison, finding));
    return lines;
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

constexpr const char* kOriginal =
    "The court will hear the appeal on Saturday, 3 May 2025. The law was passed in October 2019 and has been amended "
    "14 times since.\n\nThe camp opened from 14 to 18 April and will close at the end of 2026. In the 1990s it held 350 "
    "people.";

struct Shift {
    std::string_view from, to;
};

struct Row {
    std::string_view language;
    const char* version;
    std::vector<Shift> shifts;
};

const std::vector<Row>& rows()
{
    static const std::vector<Row> table = {
        {"fr",
         "Le tribunal examinera l'appel le samedi 3 mai 2025. La loi a été adoptée en octobre 2019 et modifiée 14 fois "
         "depuis.\n\nLe camp a ouvert du 14 au 18 avril et fermera fin 2026. Dans les années 1990, il accueillait 350 "
         "personnes.",
         {{"3 mai", "8 mai"},
          {"3 mai", "3 juin"},
          {"octobre 2019", "octobre 2018"},
          {"octobre", "novembre"},
          {"18 avril", "19 avril"},
          {"2026", "2027"},
          {"1990", "1980"}}},
        {"es",
         "El tribunal examinará el recurso el sábado 3 de mayo de 2025. La ley se aprobó en octubre de 2019 y desde "
         "entonces se "
         "ha modificado 14 veces.\n\nEl campo abrió del 14 al 18 de abril y cerrará a finales de 2026. En los años noventa "
         "albergaba a 350 personas.",
         {{"3 de mayo", "5 de mayo"},
          {"3 de mayo", "3 de marzo"},
          {"de 2019", "de 2017"},
          {"octubre", "agosto"},
          {"al 18", "al 28"},
          {"2026", "2028"},
          {"noventa", "ochenta"}}},
        {"de",
         "Das Gericht verhandelt die Berufung am Samstag, dem 3. Mai 2025. Das Gesetz wurde im Oktober 2019 verabschiedet "
         "und "
         "seither 14-mal geändert.\n\nDas Lager öffnete vom 14. bis 18. April und schließt Ende 2026. In den 1990er-Jahren "
         "lebten dort 350 Menschen.",
         {{"3. Mai", "4. Mai"},
          {"3. Mai", "3. März"},
          {"Oktober 2019", "Oktober 2020"},
          {"Oktober", "August"},
          {"14. bis", "13. bis"},
          {"2026", "2025"},
          {"1990er", "1970er"}}},
        {"pt",
         "O tribunal julgará o recurso no sábado, 3 de maio de 2025. A lei foi aprovada em outubro de 2019 e desde então "
         "foi "
         "alterada 14 vezes.\n\nO campo abriu de 14 a 18 de abril e fechará no fim de 2026. Na década de 1990 abrigava 350 "
         "pessoas.",
         {{"3 de maio", "2 de maio"},
          {"maio", "julho"},
          {"de 2019", "de 2009"},
          {"outubro", "dezembro"},
          {"18 de abril", "16 de abril"},
          {"2026", "2036"}}},
        {"it",
         "Il tribunale esaminerà il ricorso sabato 3 maggio 2025. La legge è stata approvata nell'ottobre 2019 e da allora "
         "è "
         "stata modificata 14 volte.\n\nIl campo è stato aperto dal 14 al 18 aprile e chiuderà alla fine del 2026. Negli "
         "anni '90 ospitava 350 persone.",
         {{"3 maggio", "13 maggio"},
          {"maggio", "marzo"},
          {"2019", "2016"},
          {"ottobre", "settembre"},
          {"18 aprile", "17 aprile"},
          {"2026", "2029"}}},
        {"nl",
         "De rechtbank behandelt het beroep op zaterdag 3 mei 2025. De wet is in oktober 2019 aangenomen en sindsdien 14 "
         "keer "
         "gewijzigd.\n\nHet kamp was open van 14 tot 18 april en sluit eind 2026. In de jaren negentig verbleven er 350 "
         "mensen.",
         {{"3 mei", "5 mei"},
          {"mei", "juli"},
          {"2019", "2014"},
          {"oktober", "november"},
          {"18 april", "15 april"},
          {"2026", "2024"}}},
        {"pl",
         "Sąd rozpatrzy apelację w sobotę 3 maja 2025 r. Ustawę przyjęto w październiku 2019 roku i od tego czasu zmieniano "
         "ją "
         "14 razy.\n\nObóz działał od 14 do 18 kwietnia i zostanie zamknięty pod koniec 2026 roku. W latach 90. mieszkało w "
         "nim 350 osób.",
         {{"3 maja", "6 maja"},
          {"maja", "marca"},
          {"2019", "2018"},
          {"październiku", "listopadzie"},
          {"18 kwietnia", "19 kwietnia"},
          {"2026", "2021"}}},
        {"cs",
         "Soud projedná odvolání v sobotu 3. května 2025. Zákon byl přijat v říjnu 2019 a od té doby byl 14krát "
         "novelizován.\n\nTábor byl otevřen od 14. do 18. dubna a zavře se koncem roku 2026. V 90. letech v něm žilo 350 "
         "lidí.",
         {{"3. května", "7. května"},
          {"května", "března"},
          {"2019", "2013"},
          {"říjnu", "srpnu"},
          {"18. dubna", "28. dubna"},
          {"2026", "2027"}}},
        {"ru",
         "Суд рассмотрит апелляцию в субботу, 3 мая 2025 года. Закон был принят в октябре 2019 года и с тех пор менялся 14 "
         "раз.\n\nЛагерь был открыт с 14 по 18 апреля и закроется в конце 2026 года. В 1990-х годах в нём жили 350 человек.",
         {{"3 мая", "9 мая"},
          {"мая", "марта"},
          {"2019", "2015"},
          {"октябре", "ноябре"},
          {"18 апреля", "16 апреля"},
          {"2026", "2027"},
          {"1990", "1980"}}},
        {"uk",
         "Суд розгляне апеляцію в суботу, 3 травня 2025 року. Закон ухвалили в жовтні 2019 року і відтоді змінювали 14 "
         "разів.\n\nТабір був відкритий з 14 до 18 квітня і закриється наприкінці 2026 року. У 1990-х роках у ньому жило "
         "350 людей.",
         {{"3 травня", "4 травня"},
          {"травня", "червня"},
          {"2019", "2010"},
          {"жовтні", "лютому"},
          {"18 квітня", "19 квітня"},
          {"2026", "2028"}}},
        {"sr",
         "Суд ће разматрати жалбу у суботу, 3. маја 2025. године. Закон је усвојен у октобру 2019. године и од тада је "
         "мењан 14 "
         "пута.\n\nКамп је био отворен од 14. до 18. априла и затвориће се крајем 2026. године. Деведесетих година у њему "
         "је живело 350 људи.",
         {{"3. маја", "5. маја"},
          {"маја", "марта"},
          {"2019", "2017"},
          {"октобру", "новембру"},
          {"18. априла", "20. априла"},
          {"2026", "2027"}}},
        {"sr-Latn",
         "Sud će razmatrati žalbu u subotu, 3. maja 2025. godine. Zakon je usvojen u oktobru 2019. godine i od tada je "
         "menjan 14 "
         "puta.\n\nKamp je bio otvoren od 14. do 18. aprila i zatvoriće se krajem 2026. godine. Devedesetih godina u njemu "
         "je živelo 350 ljudi.",
         {{"3. maja", "5. maja"},
          {"maja", "marta"},
          {"2019", "2017"},
          {"oktobru", "novembru"},
          {"18. aprila", "20. aprila"},
          {"2026", "2027"}}},
        {"el",
         "Το δικαστήριο θα εξετάσει την έφεση το Σάββατο 3 Μαΐου 2025. Ο νόμος ψηφίστηκε τον Οκτώβριο του 2019 και έκτοτε "
         "τροποποιήθηκε 14 φορές.\n\nΟ καταυλισμός άνοιξε από τις 14 έως τις 18 Απριλίου και θα κλείσει στο τέλος του 2026. "
         "Τη δεκαετία του 1990 φιλοξενούσε 350 ανθρώπους.",
         {{"3 Μαΐου", "4 Μαΐου"},
          {"Μαΐου", "Μαρτίου"},
          {"2019", "2012"},
          {"Οκτώβριο", "Νοέμβριο"},
          {"18 Απριλίου", "17 Απριλίου"},
          {"2026", "2025"}}},
        {"tr",
         "Mahkeme temyizi 3 Mayıs 2025 Cumartesi günü görüşecek. Yasa Ekim 2019'da kabul edildi ve o günden beri 14 kez "
         "değiştirildi.\n\nKamp 14-18 Nisan tarihlerinde açıldı ve 2026 sonunda kapanacak. 1990'larda kampta 350 kişi "
         "kalıyordu.",
         {{"3 Mayıs", "6 Mayıs"},
          {"Mayıs", "Mart"},
          {"2019", "2011"},
          {"Ekim", "Kasım"},
          {"18 Nisan", "19 Nisan"},
          {"2026", "2027"}}},
        {"ar",
         "تنظر المحكمة في الاستئناف يوم السبت 3 مايو 2025. وأُقر القانون في أكتوبر 2019 وعُدّل منذ ذلك الحين 14 "
         "مرة.\n\nفُتح المخيم من 14 إلى 18 أبريل وسيُغلق في نهاية عام 2026. وفي التسعينيات كان يؤوي 350 شخصا.",
         {{"3 مايو", "5 مايو"},
          {"مايو", "يوليو"},
          {"2019", "2018"},
          {"أكتوبر", "نوفمبر"},
          {"18 أبريل", "19 أبريل"},
          {"2026", "2027"}}},
        {"he",
         "בית המשפט ידון בערעור בשבת, 3 במאי 2025. החוק התקבל באוקטובר 2019 ותוקן מאז 14 פעמים.\n\nהמחנה נפתח בין 14 ל-18 "
         "באפריל וייסגר בסוף 2026. בשנות ה-90 שהו בו 350 איש.",
         {{"3 במאי", "4 במאי"},
          {"במאי", "ביוני"},
          {"2019", "2016"},
          {"באוקטובר", "בנובמבר"},
          {"ל-18", "ל-19"},
          {"2026", "2027"}}},
        // clang-format off: it breaks this text anew each time
        {"fa",
         "دادگاه روز شنبه ۳ مه ۲۰۲۵ به درخواست تجدیدنظر رسیدگی می‌کند. این قانون در اکتبر ۲۰۱۹ تصویب شد و از آن زمان ۱۴ بار اصلاح شده است.\n\nاردوگاه از ۱۴ تا ۱۸ آوریل باز بود و در پایان سال ۲۰۲۶ بسته می‌شود. در دهه ۱۹۹۰ در آن ۳۵۰ نفر زندگی می‌کردند.",
         {{"۳ مه", "۴ مه"},
          {"مه ۲۰۲۵", "مارس ۲۰۲۵"},
          {"۲۰۱۹", "۲۰۱۸"},
          {"اکتبر", "نوامبر"},
          {"۱۸ آوریل", "۱۹ آوریل"},
          {"۲۰۲۶", "۲۰۲۷"}}},
        // clang-format on
        {"hi",
         "अदालत शनिवार, 3 मई 2025 को अपील पर सुनवाई करेगी। कानून अक्टूबर 2019 में पारित हुआ और तब से 14 बार संशोधित हुआ "
         "है।\n\nशिविर 14 से 18 अप्रैल तक खुला रहा और 2026 के अंत में बंद होगा। 1990 के दशक में इसमें 350 लोग रहते थे।",
         {{"3 मई", "4 मई"}, {"मई", "जून"}, {"2019", "2018"}, {"अक्टूबर", "नवंबर"}, {"18 अप्रैल", "19 अप्रैल"}, {"2026", "2027"}}},
        {"bn",
         "আদালত শনিবার, ৩ মে ২০২৫ আপিল শুনবে। আইনটি অক্টোবর ২০১৯ সালে পাস হয় এবং তারপর থেকে ১৪ বার সংশোধিত হয়েছে।\n\nশিবিরটি "
         "১৪ "
         "থেকে ১৮ এপ্রিল খোলা ছিল এবং ২০২৬ সালের শেষে বন্ধ হবে। ১৯৯০-এর দশকে সেখানে ৩৫০ জন থাকত।",
         {{"৩ মে", "৪ মে"},
          {"মে ২০২৫", "মার্চ ২০২৫"},
          {"২০১৯", "২০১৮"},
          {"অক্টোবর", "নভেম্বর"},
          {"১৮ এপ্রিল", "১৯ এপ্রিল"},
          {"২০২৬", "২০২৭"}}},
        {"zh",
         "法院将于2025年5月3日（星期六）审理上诉。该法于2019年10月通过，此后修订了14次。\n\n营地于4月14日至18日开放，将于202"
         "6年底关闭。"
         "1990年代那里住着350人。",
         {{"5月3日", "5月4日"},
          {"5月", "6月"},
          {"2019", "2018"},
          {"10月", "11月"},
          {"18日", "19日"},
          {"2026", "2027"},
          {"1990", "1980"}}},
        {"zh-Hant",
         "法院將於2025年5月3日星期六審理上訴。該法於2019年10月通過，此後修訂了14次。\n\n營地於4月14日至18日開放，將於2026年"
         "底關閉。"
         "1990年代那裡住著350人。",
         {{"5月3日", "5月4日"}, {"5月", "6月"}, {"2019", "2018"}, {"10月", "11月"}, {"18日", "19日"}, {"2026", "2027"}}},
        {"ja",
         "裁判所は2025年5月3日（土）に控訴を審理する。法律は2019年10月に成立し、その後14回改正された。\n\nキャンプは4月14日"
         "から18日まで開かれ、"
         "2026年末に閉鎖される。1990年代には350人が暮らしていた。",
         {{"5月3日", "5月4日"}, {"5月", "6月"}, {"2019", "2018"}, {"10月", "11月"}, {"18日", "19日"}, {"2026", "2027"}}},
        {"ko",
         "법원은 2025년 5월 3일 토요일에 항소를 심리한다. 이 법은 2019년 10월에 통과되었고 그 후 14차례 "
         "개정되었다.\n\n캠프는 4월 14일부터 18일까지 "
         "열렸으며 2026년 말에 문을 닫는다. 1990년대에는 350명이 살았다.",
         {{"5월 3일", "5월 4일"}, {"5월", "6월"}, {"2019", "2018"}, {"10월", "11월"}, {"18일", "19일"}, {"2026", "2027"}}},
        {"vi",
         "Tòa án sẽ xét xử đơn kháng cáo vào thứ Bảy, ngày 3 tháng 5 năm 2025. Luật được thông qua vào tháng 10 năm 2019 và "
         "từ đó đã "
         "được sửa đổi 14 lần.\n\nTrại mở cửa từ ngày 14 đến ngày 18 tháng 4 và sẽ đóng cửa vào cuối năm 2026. Vào thập "
         "niên 1990, nơi đây có 350 người.",
         {{"ngày 3", "ngày 4"},
          {"tháng 5", "tháng 6"},
          {"2019", "2018"},
          {"tháng 10", "tháng 11"},
          {"ngày 18", "ngày 19"},
          {"2026", "2027"}}},
        {"th",
         "ศาลจะพิจารณาคำอุทธรณ์ในวันเสาร์ที่ 3 พฤษภาคม 2568 กฎหมายผ่านเมื่อเดือนตุลาคม 2562 และแก้ไขแล้ว 14 ครั้งตั้งแต่นั้น\n\nค่ายเปิดระหว่างวันที่ "
         "14-18 เมษายน และจะปิดปลายปี 2569 ในทศวรรษ 1990 มีคนอยู่ 350 คน",
         {{"3 พฤษภาคม", "4 พฤษภาคม"},
          {"พฤษภาคม", "มิถุนายน"},
          {"2562", "2561"},
          {"ตุลาคม", "พฤศจิกายน"},
          {"18 เมษายน", "19 เมษายน"},
          {"2569", "2570"}}},
        {"id",
         "Pengadilan akan memeriksa banding pada Sabtu, 3 Mei 2025. Undang-undang itu disahkan pada Oktober 2019 dan sejak "
         "itu "
         "diubah 14 kali.\n\nKamp itu dibuka pada 14 hingga 18 April dan akan ditutup pada akhir 2026. Pada tahun 1990-an "
         "kamp itu dihuni 350 orang.",
         {{"3 Mei", "4 Mei"},
          {"Mei", "Juni"},
          {"2019", "2018"},
          {"Oktober", "November"},
          {"18 April", "19 April"},
          {"2026", "2027"}}},
        {"ms",
         "Mahkamah akan mendengar rayuan itu pada Sabtu, 3 Mei 2025. Undang-undang itu diluluskan pada Oktober 2019 dan "
         "sejak itu "
         "dipinda 14 kali.\n\nKem itu dibuka dari 14 hingga 18 April dan akan ditutup pada akhir 2026. Pada tahun 1990-an "
         "kem itu dihuni 350 orang.",
         {{"3 Mei", "4 Mei"},
          {"Mei", "Jun"},
          {"2019", "2018"},
          {"Oktober", "November"},
          {"18 April", "19 April"},
          {"2026", "2027"}}},
        {"sw",
         "Mahakama itasikiliza rufaa Jumamosi, tarehe 3 Mei 2025. Sheria ilipitishwa Oktoba 2019 na tangu wakati huo "
         "imerekebishwa "
         "mara 14.\n\nKambi ilifunguliwa kuanzia tarehe 14 hadi 18 Aprili na itafungwa mwishoni mwa mwaka 2026. Katika "
         "miaka ya 1990 ilikuwa na watu 350.",
         {{"3 Mei", "4 Mei"},
          {"Mei", "Juni"},
          {"2019", "2018"},
          {"Oktoba", "Novemba"},
          {"18 Aprili", "19 Aprili"},
          {"2026", "2027"}}},
        {"km",
         "តុលាការនឹងស្តាប់បណ្តឹងឧទ្ធរណ៍នៅថ្ងៃសៅរ៍ ទី៣ ខែឧសភា ឆ្នាំ២០២៥។ ច្បាប់ត្រូវបានអនុម័តនៅខែតុលា ឆ្នាំ២០១៩ ហើយត្រូវបានកែប្រែ ១៤ ដងតាំងពីពេលនោះ។\n\n"
         "ជំរំបានបើកពីថ្ងៃទី១៤ ដល់ថ្ងៃទី១៨ ខែមេសា ហើយនឹងបិទនៅចុងឆ្នាំ២០២៦។ ក្នុងទសវត្សរ៍ឆ្នាំ១៩៩០ មានមនុស្ស ៣៥០ នាក់។",
         {{"ទី៣", "ទី៤"}, {"ឧសភា", "មិថុនា"}, {"២០១៩", "២០១៨"}, {"តុលា ", "វិច្ឆិកា "}, {"ទី១៨", "ទី១៩"}, {"២០២៦", "២០២៧"}}},
        {"my",
         "တရားရုံးသည် ၂၀၂၅ ခုနှစ် မေ ၃ ရက် စနေနေ့တွင် အယူခံကို ကြားနာမည်။ ဥပဒေကို ၂၀၁၉ ခုနှစ် အောက်တိုဘာလတွင် အတည်ပြုခဲ့ပြီး ၁၄ ကြိမ် ပြင်ဆင်ခဲ့သည်။\n\n"
         "စခန်းကို ဧပြီ ၁၄ ရက်မှ ၁၈ ရက်အထိ ဖွင့်ခဲ့ပြီး ၂၀၂၆ ခုနှစ်ကုန်တွင် ပိတ်မည်။ ၁၉၉၀ ပြည့်လွန်နှစ်များတွင် လူ ၃၅၀ နေထိုင်ခဲ့သည်။",
         {{"မေ ၃", "မေ ၄"}, {"မေ ၃", "ဇွန် ၃"}, {"၂၀၁၉", "၂၀၁၈"}, {"အောက်တိုဘာ", "နိုဝင်ဘာ"}, {"၁၈ ရက်", "၁၉ ရက်"}, {"၂၀၂၆", "၂၀၂၇"}}},
    };
    return table;
}

}    // namespace

TEST_SUITE("drift/across_dates")
{
    TEST_CASE("dates of an honest translation: nothing is said")
    {
        for (const Row& row : rows()) {
            CAPTURE(row.language);
            CHECK(test::joined(date_findings(kOriginal, row.language, row.version)) == "");
        }
    }

    TEST_CASE("a day, month or year that moved: one altered date")
    {
        for (const Row& row : rows()) {
            for (const Shift& shift : row.shifts) {
                CAPTURE(row.language);
                CAPTURE(shift.from);
                CAPTURE(shift.to);
                const auto found = date_findings(kOriginal, row.language, replaced(row.version, shift.from, shift.to));
                CAPTURE(test::joined(found));
                CHECK(found.size() == 1);
                CHECK(std::all_of(found.begin(), found.end(),
                                  [](const std::string& line) { return line.starts_with("date altered"); }));
            }
        }
    }

    // A sentence and its translation, and whether a date, month, year or hour of it was altered.
    TEST_CASE("dates told in each language's own way, and altered")
    {
        struct Told {
            std::string_view language;
            const char* original;
            const char* version;
            bool altered;
        };
        const std::vector<Told> table = {
            {"ar", "The camp closed in June 2024 and 412 people left.", "أغلق المخيم في حزيران/يونيو 2024 وغادره 412 شخصا.",
             false},
            {"ar", "The camp closed in June 2024 and 412 people left.", "أغلق المخيم في حزيران/أبريل 2024 وغادره 412 شخصا.",
             true},
            {"ar", "The camp closed on 6 February 2026 and 412 people left.",
             "أغلق المخيم في 6 شباط/يونيو 2026 وغادره 412 شخصا.", true},
            {"ar", "The camp closed on 19 May and 412 people left.", "أغلق المخيم في 19 أيار/مارس وغادره 412 شخصا.", true},
            {"ar", "The camp closed on 19 May and 412 people left.", "أغلق المخيم في 19 أيار/مايو وغادره 412 شخصا.", false},
            {"ar", "The camp closed in December 2015 and 412 people left.",
             "أغلق المخيم في كانون الأول/فبراير 2015 وغادره 412 شخصا.", true},
            {"ar", "The camp closed in December 2015 and 412 people left.",
             "أغلق المخيم في كانون الأول/ديسمبر 2015 وغادره 412 شخصا.", false},
            {"fa", "The law was passed on 23 June 2024 by 412 votes.",
             "این قانون در ۲۳ ژوئن ۲۰۲۴ (۳ تیر ۱۴۰۳) با ۴۱۲ رأی تصویب شد.", false},
            {"fa", "The law was passed on 23 June 2024 by 412 votes.",
             "این قانون در ۲۷ ژوئن ۲۰۲۴ (۳ تیر ۱۴۰۳) با ۴۱۲ رأی تصویب شد.", true},
            {"fa", "The law was passed on 23 June 2024 by 412 votes.",
             "این قانون در ۲۳ ژوئن ۲۰۲۴ (۱۱ تیر ۱۴۰۳) با ۴۱۲ رأی تصویب شد.", true},
            {"fa", "The law was passed on 23 June 2024 by 412 votes.",
             "این قانون در ۲۳ ژوئن ۲۰۲۰ (۳ تیر ۱۴۰۳) با ۴۱۲ رأی تصویب شد.", true},
            {"fa", "The law was passed on 23 June 2024 by 412 votes.", "این قانون در ۳ تیر ۱۴۰۳ با ۴۱۲ رأی تصویب شد.",
             false},
            {"fa", "The law was passed on 23 June 2024 by 412 votes.", "این قانون در ۳ مهر ۱۴۰۳ با ۴۱۲ رأی تصویب شد.", true},
            {"zh-Hant", "The law was passed on 23 June 2024 by 412 votes.", "該法於民國113年6月23日以412票通過。", false},
            {"zh-Hant", "The law was passed on 23 June 2024 by 412 votes.", "該法於民國112年6月23日以412票通過。", true},
            {"ja", "The law was passed on 23 June 2024 by 412 votes.", "法律は令和6年6月23日に412票で可決された。", false},
            {"ja", "The law was passed on 23 June 2024 by 412 votes.", "法律は令和5年6月23日に412票で可決された。", true},
            {"ja", "The law was passed on 23 June 2024 by 412 votes.", "法律は2024年（令和6年）6月23日に412票で可決された。",
             false},
            {"th", "The law was passed on 23 June 2024 by 412 votes.",
             "กฎหมายผ่านเมื่อวันที่ 23 มิถุนายน พ.ศ. 2567 ด้วยคะแนน 412 เสียง", false},
            {"th", "The law was passed on 23 June 2024 by 412 votes.",
             "กฎหมายผ่านเมื่อวันที่ 23 มิถุนายน พ.ศ. 2566 ด้วยคะแนน 412 เสียง", true},
            {"ar", "The law was passed on 15 March 2025 by 412 votes.",
             "صدر القانون في 15 مارس 2025 (15 رمضان 1446) بأغلبية 412 صوتا.", false},
            {"fr", "GENEVA, 3 March 2025 — The council met last year and heard 412 families.",
             "GENÈVE, 3 mars 2025 — Le conseil s'est réuni en 2024 et a entendu 412 familles.", false},
            {"fr", "GENEVA, 3 March 2025 — The council met last year and heard 412 families.",
             "GENÈVE, 3 mars 2025 — Le conseil s'est réuni en 2022 et a entendu 412 familles.", true},
            {"de", "GENEVA, 3 March 2025 — The council met last year and heard 412 families.",
             "GENF, 3. März 2025 — Der Rat tagte im vergangenen Jahr und hörte 412 Familien an.", false},
            {"es", "GENEVA, 5 March 2025 — The council met on Monday and heard 412 families.",
             "GINEBRA, 5 de marzo de 2025 — El consejo se reunió el 3 de marzo y escuchó a 412 familias.", false},
            {"es", "GENEVA, 5 March 2025 — The council met on 3 March and heard 412 families.",
             "GINEBRA, 5 de marzo de 2025 — El consejo se reunió el lunes y escuchó a 412 familias.", false},
            {"ja", "DHAKA, Sept. 14, 2025 - A fire killed 24 workers.",
             "【ダッカ2025年9月14日＝共同】火災で労働者24人が死亡した。", false},
            {"ja", "DHAKA, Sept. 14 - A fire killed 24 workers.", "【ダッカ9月14日＝共同】火災で労働者24人が死亡した。",
             false},
            {"ja", "DHAKA, Sept. 14 - A fire killed 24 workers.", "【ダッカ6月14日＝共同】火災で労働者24人が死亡した。",
             true},
            {"de", "GENEVA, 3 March - The UN said 412 families left.",
             "Genf, 3. März - Die UN sagte, 412 Familien seien fort.", false},
            {"de", "GENEVA, 3 March - The UN said 412 families left.",
             "Genf, 3. Mai - Die UN sagte, 412 Familien seien fort.", true},
            {"ru", "GENEVA, 3 March - The UN said 412 families left.",
             "Женева, 3 марта — ООН заявила, что 412 семей уехали.", false},
            {"ru", "GENEVA, 3 March - The UN said 412 families left.", "Женева, 3 мая — ООН заявила, что 412 семей уехали.",
             true},
            {"vi", "The fire broke out on the evening of September 14 and killed 24 workers.",
             "Đám cháy bùng phát tối 14/9 khiến 24 công nhân thiệt mạng.", false},
            {"vi", "The fire broke out on the evening of September 14 and killed 24 workers.",
             "Đám cháy bùng phát tối 21/9 khiến 24 công nhân thiệt mạng.", true},
            {"hr", "From July 2021 to March 2023 they infected 11 journalists.",
             "Od srpnja 2021. do ožujka 2023. zarazili su 11 novinara.", false},
            {"hr", "From July 2021 to March 2023 they infected 11 journalists.",
             "Od veljače 2021. do ožujka 2023. zarazili su 11 novinara.", true},
            {"hr", "From July 2021 to March 2023 they infected 11 journalists.",
             "Od srpnja 2021. do listopada 2023. zarazili su 11 novinara.", true},
            {"hr", "From July 2021 to March 2023 they infected 11 journalists.",
             "Od srpnja 2024. do ožujka 2023. zarazili su 11 novinara.", true},
            {"pt", "Between 13 June and 17 August five candidates were killed.",
             "Entre 13 de junho e 17 de agosto foram mortos cinco candidatos.", false},
            {"pt", "Between 13 June and 17 August five candidates were killed.",
             "Entre 13 de novembro e 17 de agosto foram mortos cinco candidatos.", true},
            {"el", "Between 13 June and 17 August five candidates were killed.",
             "Από τις 13 Ιουνίου έως τις 17 Οκτωβρίου δολοφονήθηκαν πέντε υποψήφιοι.", true},
            {"de", "Between 4 March and 30 April students pay half.",
             "Zwischen dem 4. Juni und dem 30. April zahlen Studierende die Hälfte.", true},
            {"de", "Between 4 March and 30 April students pay half.",
             "Zwischen dem 4. März und dem 30. April zahlen Studierende die Hälfte.", false},
            {"cs", "Between January 2018 and June 2022 it imported 93,000 tonnes.",
             "Od března 2018 do června 2022 dovezla 93 000 tun.", true},
            {"cs", "Between January 2018 and June 2022 it imported 93,000 tonnes.",
             "Od ledna 2018 do června 2022 dovezla 93 000 tun.", false},
            {"sv", "Between January 2018 and June 2022 it imported 93,000 tonnes.",
             "Mellan januari 2018 och september 2022 förde det in 93 000 ton.", true},
            {"ro", "Between May 2021 and October 2023 the office refused 1,640 people.",
             "Între mai 2021 și octombrie 2021, oficiul a respins 1.640 de persoane.", true},
            {"ro", "The bridge, blown up in March 2022, was rebuilt in eight months.",
             "Podul, aruncat în aer în iunie 2022, a fost reconstruit în opt luni.", true},
            {"pl", "Election Sunday, 20 August, passed without serious violence.",
             "Niedziela wyborcza, 20 marca, upłynęła bez poważnej przemocy.", true},
            {"zh", "It was closed between 1996 and 2000 by 412 votes.", "1996年至1996年间以412票关闭。", true},
            {"ms", "It rained between March and June on 412 farms.", "Hujan turun antara Oktober dengan Jun di 412 ladang.",
             true},
            {"fa", "It rained between March and June on 412 farms.", "بین مه و ژوئن در ۴۱۲ مزرعه باران بارید.", true},
            {"bn", "They must leave before 28 July, said 412 families.",
             "৪১২টি পরিবার বলেছে, ২৮ এপ্রিলের আগে তাদের যেতে হবে।", true},
            {"bn", "They must leave before 28 July, said 412 families.",
             "৪১২টি পরিবার বলেছে, ২৮ জুলাইয়ের আগে তাদের যেতে হবে।", false},
            {"zh", "412 families have waited since October.", "自去年10月以来，412个家庭一直在等待。", false},
            {"zh", "412 families have waited since October.", "自去年4月以来，412个家庭一直在等待。", true},
            {"my", "It closed in December 2000 by 412 votes.", "၂၀၀၀ ပြည့်နှစ် ဒီဇင်ဘာလတွင် မဲ ၄၁၂ မဲဖြင့် ပိတ်ခဲ့သည်။", false},
            {"my", "It closed in December 2000 by 412 votes.", "၂၀၀၆ ခုနှစ် ဒီဇင်ဘာလတွင် မဲ ၄၁၂ မဲဖြင့် ပိတ်ခဲ့သည်။", true},
            {"ar", "The office opens at 11 a.m. for 412 families.", "يفتح المكتب عند الحادية عشرة صباحًا أمام 412 أسرة.",
             false},
            {"ar", "The office opens at 11 a.m. for 412 families.", "يفتح المكتب عند الثانية عشرة صباحًا أمام 412 أسرة.",
             true},
            {"ar", "The office opens at 7 a.m. for 412 families.", "يفتح المكتب في السابعة صباحًا أمام 412 أسرة.", false},
            {"ar", "A fire broke out at about 9:40 p.m. and killed 24 workers.",
             "اندلع حريق نحو الساعة التاسعة وأربعين دقيقة مساءً وقتل 24 عاملا.", false},
            {"hi", "A fire broke out at about 9:40 p.m. and killed 24 workers.",
             "रात करीब 9 बजकर 40 मिनट पर आग लगी और 24 मज़दूर मारे गए।", false},
            {"hi", "A fire broke out at about 9:40 p.m. and killed 24 workers.",
             "रात करीब 8 बजकर 40 मिनट पर आग लगी और 24 मज़दूर मारे गए।", true},
            {"sw", "A fire broke out at about 9:40 p.m. and killed 24 workers.",
             "Moto ulizuka saa 3:40 usiku na kuua wafanyakazi 24.", false},
            {"th", "A fire broke out at 8 p.m. and killed 24 workers.", "เกิดเพลิงไหม้เวลา 2 ทุ่ม คนงานเสียชีวิต 24 คน", false},
            {"my", "Children under 6 pay nothing, said 412 families.",
             "အသက် ၆ နှစ်အောက် ကလေးများ အခမဲ့ဖြစ်ကြောင်း မိသားစု ၄၁၂ စုက ပြောသည်။", false},
            {"de", "She was born on 19 September 1942 in Msinga and has 9 children.",
             "Geboren wurde sie am 19. November 1942 in Msinga; heute hat sie 9 Kinder.", true},
            {"it", "There are two payments; the first is due on 1 April.", "Le rate sono due; la prima scade il 9° aprile.",
             true},
            {"sr-Latn", "On 21 February 2022, a week after, 412 left.",
             "Dana 21. februara 2022, nedelju dana posle, otišlo je 412 ljudi.", false},
        };
        for (const Told& row : table) {
            CAPTURE(row.language);
            CAPTURE(row.version);
            CHECK(date_findings(row.original, row.language, row.version).empty() != row.altered);
        }
    }
}

}    // namespace textdrift::drift
