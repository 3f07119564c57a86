// Quantities across languages: honest translations give no finding, wrong figures and bounds do.
#include <doctest/doctest.h>

#include <string>

#include "core/drift/drift.h"

namespace textdrift::drift {

namespace {

segment::SegmentedText read(const std::string& text, const std::string& language)
{
    Document document;
    document.source = "test";
    document.format = "text";
    document.encoding = "UTF-8";
    document.text = text;
    auto segmented = segment::segment(std::move(document), {.language = language}, Limits{});
    REQUIRE(segmented.has_value());
    return std::move(*segmented);
}

bool is_value(Kind kind)
{
    return kind == Kind::Number || kind == Kind::Percentage || kind == Kind::Money || kind == Kind::Measure ||
           kind == Kind::Comparator;
}

// Findings about values of two paragraphs that are known to belong together.
std::string judge(const std::string& original, const std::string& language, const std::string& version,
                  const std::string& version_language)
{
    Comparison comparison;
    comparison.original = read(original, language);
    comparison.version = read(version, version_language);
    const auto before = facts::extract(comparison.original), after = facts::extract(comparison.version);
    comparison.alignment.verdict = align::Verdict::Copy;
    align::Bead bead;
    bead.original = {0};
    bead.version = {0};
    bead.similarity = bead.confidence = 1;
    comparison.alignment.beads.push_back(bead);
    find_drift(comparison, before, after, {}, Limits{});
    std::string told;
    for (const Finding& finding : comparison.findings)
        if (is_value(finding.kind)) told += finding.code + ' ' + finding.message + '\n';
    return told;
}

struct Honest {
    const char* language;
    int sentence;
    const char* text;
};

const char* const kEnglish[] = {
    "The dam will cost $500 million, or 12.5 percent of the budget.",
    "At least 58 people were killed and 213 injured, the ministry said.",
    "More than two million people live within 30 kilometres of the river.",
    "He was fined 1,600 euros and banned from the city for three years.",
    "Only 2.3 billion of the promised 4.75 billion dollars has been paid.",
    "The court freed 14 of the 31 prisoners on the seventh day of the strike.",
    "Rents rose from 450 to 720 pounds in the last five years.",
    "About half of the 1,234,567 voters registered by phone.",
    "The boat, 24 metres long, carried 167 passengers and a crew of nine.",
    "A third of the land, some 3,200 hectares, was sold.",
    "The girl, 17, walked 40 kilometres in two days.",
    "Twenty-three villages lost power for 18 hours.",
    "The company paid 85,000 Swiss francs to 19 families.",
    "Support fell by 4 percentage points to 61 percent.",
    "The police counted 300 marchers, the organisers 10,000.",
};

const Honest kHonest[] = {
    {"fr", 0, "Le barrage coûtera 500 millions de dollars, soit 12,5 % du budget."},
    {"fr", 1, "Au moins 58 personnes ont été tuées et 213 blessées, a indiqué le ministère."},
    {"fr", 2, "Plus de deux millions de personnes vivent à moins de 30 kilomètres du fleuve."},
    {"fr", 3, "Il a été condamné à une amende de 1 600 euros et interdit de séjour dans la ville pendant trois ans."},
    {"fr", 4, "Seuls 2,3 milliards de dollars sur les 4,75 milliards promis ont été versés."},
    {"fr", 5, "Le tribunal a libéré 14 des 31 prisonniers au septième jour de la grève."},
    {"fr", 6, "Les loyers sont passés de 450 à 720 livres au cours des cinq dernières années."},
    {"fr", 7, "Environ la moitié des 1 234 567 électeurs se sont inscrits par téléphone."},
    {"fr", 8, "Le bateau, long de 24 mètres, transportait 167 passagers et neuf membres d'équipage."},
    {"fr", 9, "Un tiers des terres, soit environ 3 200 hectares, a été vendu."},
    {"fr", 10, "La jeune fille de 17 ans a parcouru 40 kilomètres à pied en deux jours."},
    {"fr", 11, "Vingt-trois villages ont été privés d'électricité pendant 18 heures."},
    {"fr", 12, "L'entreprise a versé 85 000 francs suisses à 19 familles."},
    {"fr", 13, "Le soutien a reculé de 4 points de pourcentage, à 61 pour cent."},
    {"fr", 14, "La police a compté 300 manifestants, les organisateurs 10 000."},
    {"es", 0, "La presa costará 500 millones de dólares, el 12,5 por ciento del presupuesto."},
    {"es", 1, "Al menos 58 personas murieron y 213 resultaron heridas, según el ministerio."},
    {"es", 2, "Más de dos millones de personas viven a menos de 30 kilómetros del río."},
    {"es", 3, "Fue multado con 1.600 euros y se le prohibió entrar en la ciudad durante tres años."},
    {"es", 4, "Solo se han pagado 2.300 millones de los 4.750 millones de dólares prometidos."},
    {"es", 5, "El tribunal liberó a 14 de los 31 presos en el séptimo día de la huelga."},
    {"es", 6, "Los alquileres subieron de 450 a 720 libras en los últimos cinco años."},
    {"es", 7, "Cerca de la mitad de los 1.234.567 votantes se registraron por teléfono."},
    {"es", 8, "El barco, de 24 metros de eslora, llevaba 167 pasajeros y nueve tripulantes."},
    {"es", 9, "Un tercio de las tierras, unas 3.200 hectáreas, fue vendido."},
    {"es", 10, "La chica, de 17 años, caminó 40 kilómetros en dos días."},
    {"es", 11, "Veintitrés aldeas quedaron sin luz durante 18 horas."},
    {"es", 12, "La empresa pagó 85.000 francos suizos a 19 familias."},
    {"es", 13, "El apoyo cayó 4 puntos porcentuales, hasta el 61 %."},
    {"es", 14, "La policía contó 300 manifestantes; los organizadores, 10.000."},
    {"de", 0, "Der Damm wird 500 Millionen Dollar kosten, das sind 12,5 Prozent des Haushalts."},
    {"de", 1, "Mindestens 58 Menschen wurden getötet und 213 verletzt, teilte das Ministerium mit."},
    {"de", 2, "Mehr als zwei Millionen Menschen leben im Umkreis von 30 Kilometern um den Fluss."},
    {"de", 3, "Er wurde zu 1600 Euro Geldstrafe verurteilt und darf drei Jahre lang nicht in die Stadt."},
    {"de", 4, "Nur 2,3 Milliarden der versprochenen 4,75 Milliarden Dollar wurden gezahlt."},
    {"de", 5, "Am siebten Tag des Streiks ließ das Gericht 14 der 31 Gefangenen frei."},
    {"de", 6, "Die Mieten stiegen in den letzten fünf Jahren von 450 auf 720 Pfund."},
    {"de", 7, "Rund die Hälfte der 1.234.567 Wähler meldete sich telefonisch an."},
    {"de", 8, "Das 24 Meter lange Boot hatte 167 Passagiere und neun Besatzungsmitglieder an Bord."},
    {"de", 9, "Ein Drittel des Landes, rund 3.200 Hektar, wurde verkauft."},
    {"de", 10, "Das 17-jährige Mädchen lief in zwei Tagen 40 Kilometer."},
    {"de", 11, "Dreiundzwanzig Dörfer waren 18 Stunden lang ohne Strom."},
    {"de", 12, "Das Unternehmen zahlte 85.000 Schweizer Franken an 19 Familien."},
    {"de", 13, "Die Zustimmung sank um 4 Prozentpunkte auf 61 Prozent."},
    {"de", 14, "Die Polizei zählte 300 Demonstranten, die Veranstalter 10.000."},
    {"pt", 0, "A barragem custará 500 milhões de dólares, ou 12,5% do orçamento."},
    {"pt", 1, "Pelo menos 58 pessoas morreram e 213 ficaram feridas, disse o ministério."},
    {"pt", 2, "Mais de dois milhões de pessoas vivem a menos de 30 quilômetros do rio."},
    {"pt", 3, "Ele foi multado em 1.600 euros e proibido de entrar na cidade por três anos."},
    {"pt", 4, "Apenas 2,3 bilhões dos 4,75 bilhões de dólares prometidos foram pagos."},
    {"pt", 5, "O tribunal libertou 14 dos 31 presos no sétimo dia da greve."},
    {"pt", 6, "Os aluguéis subiram de 450 para 720 libras nos últimos cinco anos."},
    {"pt", 7, "Cerca de metade dos 1.234.567 eleitores se cadastrou por telefone."},
    {"pt", 8, "O barco, de 24 metros de comprimento, levava 167 passageiros e nove tripulantes."},
    {"pt", 9, "Um terço das terras, cerca de 3.200 hectares, foi vendido."},
    {"pt", 10, "A menina de 17 anos andou 40 quilômetros em dois dias."},
    {"pt", 11, "Vinte e três aldeias ficaram sem luz por 18 horas."},
    {"pt", 12, "A empresa pagou 85 mil francos suíços a 19 famílias."},
    {"pt", 13, "O apoio caiu 4 pontos percentuais, para 61 por cento."},
    {"pt", 14, "A polícia contou 300 manifestantes; os organizadores, 10 mil."},
    {"pl", 0, "Zapora będzie kosztować 500 milionów dolarów, czyli 12,5 procent budżetu."},
    {"pl", 1, "Co najmniej 58 osób zginęło, a 213 zostało rannych, podało ministerstwo."},
    {"pl", 2, "Ponad dwa miliony ludzi mieszka w promieniu 30 kilometrów od rzeki."},
    {"pl", 3, "Został ukarany grzywną w wysokości 1600 euro i trzyletnim zakazem wstępu do miasta."},
    {"pl", 4, "Wypłacono tylko 2,3 miliarda z obiecanych 4,75 miliarda dolarów."},
    {"pl", 5, "W siódmym dniu strajku sąd uwolnił 14 z 31 więźniów."},
    {"pl", 6, "W ciągu ostatnich pięciu lat czynsze wzrosły z 450 do 720 funtów."},
    {"pl", 7, "Około połowy z 1 234 567 wyborców zarejestrowało się przez telefon."},
    {"pl", 8, "Łódź o długości 24 metrów przewoziła 167 pasażerów i dziewięciu członków załogi."},
    {"pl", 9, "Sprzedano jedną trzecią ziemi, około 3200 hektarów."},
    {"pl", 11, "Dwadzieścia trzy wsie były bez prądu przez 18 godzin."},
    {"pl", 12, "Firma wypłaciła 19 rodzinom 85 tys. franków szwajcarskich."},
    {"pl", 13, "Poparcie spadło o 4 punkty procentowe do 61 procent."},
    {"pl", 14, "Policja naliczyła 300 demonstrantów, organizatorzy 10 tysięcy."},
    {"ru", 0, "Плотина обойдётся в 500 миллионов долларов, или 12,5 процента бюджета."},
    {"ru", 1, "По меньшей мере 58 человек погибли и 213 ранены, сообщили в министерстве."},
    {"ru", 2, "Более двух миллионов человек живут в 30 километрах от реки."},
    {"ru", 3, "Его оштрафовали на 1600 евро и на три года запретили въезд в город."},
    {"ru", 4, "Из обещанных 4,75 млрд долларов выплачено лишь 2,3 млрд."},
    {"ru", 5, "На седьмой день забастовки суд освободил 14 из 31 заключённого."},
    {"ru", 6, "За последние пять лет аренда выросла с 450 до 720 фунтов."},
    {"ru", 7, "Около половины из 1 234 567 избирателей зарегистрировались по телефону."},
    {"ru", 8, "На судне длиной 24 метра находились 167 пассажиров и девять членов экипажа."},
    {"ru", 9, "Треть земель, около 3200 гектаров, была продана."},
    {"ru", 10, "17-летняя девушка за два дня прошла пешком 40 километров."},
    {"ru", 11, "Двадцать три деревни остались без света на 18 часов."},
    {"ru", 12, "Компания выплатила 85 тысяч швейцарских франков 19 семьям."},
    {"ru", 13, "Поддержка снизилась на 4 процентных пункта, до 61 процента."},
    {"ru", 14, "Полиция насчитала 300 участников марша, организаторы — 10 000."},
    {"uk", 0, "Гребля коштуватиме 500 мільйонів доларів, або 12,5 відсотка бюджету."},
    {"uk", 1, "Щонайменше 58 людей загинули і 213 поранені, повідомили в міністерстві."},
    {"uk", 2, "Понад два мільйони людей живуть за 30 кілометрів від річки."},
    {"uk", 3, "Його оштрафували на 1600 євро і на три роки заборонили в'їзд до міста."},
    {"uk", 4, "З обіцяних 4,75 мільярда доларів виплачено лише 2,3 мільярда."},
    {"uk", 5, "На сьомий день страйку суд звільнив 14 із 31 в'язня."},
    {"uk", 6, "За останні п'ять років оренда зросла з 450 до 720 фунтів."},
    {"uk", 7, "Близько половини з 1 234 567 виборців зареєструвалися телефоном."},
    {"uk", 8, "На судні завдовжки 24 метри було 167 пасажирів і дев'ять членів екіпажу."},
    {"uk", 9, "Третину землі, близько 3200 гектарів, продали."},
    {"uk", 10, "17-річна дівчина за два дні пройшла 40 кілометрів."},
    {"uk", 11, "Двадцять три села залишилися без світла на 18 годин."},
    {"uk", 12, "Компанія виплатила 85 тисяч швейцарських франків 19 родинам."},
    {"uk", 13, "Підтримка впала на 4 відсоткові пункти, до 61 відсотка."},
    {"uk", 14, "Поліція нарахувала 300 учасників маршу, організатори — 10 000."},
    {"tr", 0, "Baraj 500 milyon dolara, yani bütçenin yüzde 12,5'ine mal olacak."},
    {"tr", 1, "Bakanlık, en az 58 kişinin öldüğünü ve 213 kişinin yaralandığını açıkladı."},
    {"tr", 2, "Nehrin 30 kilometre çevresinde iki milyondan fazla insan yaşıyor."},
    {"tr", 3, "1.600 avro para cezasına çarptırıldı ve üç yıl şehre girmesi yasaklandı."},
    {"tr", 4, "Söz verilen 4,75 milyar doların yalnızca 2,3 milyarı ödendi."},
    {"tr", 5, "Mahkeme, grevin yedinci gününde 31 tutuklunun 14'ünü serbest bıraktı."},
    {"tr", 6, "Kiralar son beş yılda 450 sterlinden 720 sterline çıktı."},
    {"tr", 7, "1.234.567 seçmenin yaklaşık yarısı telefonla kaydoldu."},
    {"tr", 8, "24 metre uzunluğundaki teknede 167 yolcu ve dokuz mürettebat vardı."},
    {"tr", 9, "Arazinin üçte biri, yaklaşık 3.200 hektar, satıldı."},
    {"tr", 10, "17 yaşındaki kız iki günde 40 kilometre yürüdü."},
    {"tr", 11, "Yirmi üç köy 18 saat elektriksiz kaldı."},
    {"tr", 12, "Şirket 19 aileye 85 bin İsviçre frangı ödedi."},
    {"tr", 13, "Destek 4 puan düşerek yüzde 61'e geriledi."},
    {"tr", 14, "Polis 300, düzenleyiciler 10 bin göstericiden söz etti."},
    {"ar", 0, "سيكلف السد 500 مليون دولار، أي 12.5 في المئة من الميزانية."},
    {"ar", 1, "قتل 58 شخصا على الأقل وأصيب 213 آخرون، بحسب الوزارة."},
    {"ar", 2, "يعيش أكثر من مليوني شخص على بعد 30 كيلومترا من النهر."},
    {"ar", 3, "غُرّم 1600 يورو ومُنع من دخول المدينة لمدة ثلاث سنوات."},
    {"ar", 4, "لم يُدفع سوى 2.3 مليار دولار من أصل 4.75 مليار دولار وُعد بها."},
    {"ar", 5, "أفرجت المحكمة عن 14 من أصل 31 سجينا في اليوم السابع من الإضراب."},
    {"ar", 6, "ارتفعت الإيجارات من 450 إلى 720 جنيها خلال السنوات الخمس الماضية."},
    {"ar", 7, "سجل نحو نصف الناخبين البالغ عددهم 1,234,567 عبر الهاتف."},
    {"ar", 8, "كان القارب، وطوله 24 مترا، يحمل 167 راكبا وتسعة من أفراد الطاقم."},
    {"ar", 9, "بيع ثلث الأراضي، أي نحو 3200 هكتار."},
    {"ar", 10, "سارت الفتاة البالغة من العمر 17 عاما 40 كيلومترا في يومين."},
    {"ar", 12, "دفعت الشركة 85 ألف فرنك سويسري إلى 19 أسرة."},
    {"ar", 13, "تراجع التأييد 4 نقاط مئوية إلى 61 في المئة."},
    {"ar", 14, "أحصت الشرطة 300 متظاهر، والمنظمون 10 آلاف."},
    {"he", 0, "הסכר יעלה 500 מיליון דולר, שהם 12.5 אחוזים מהתקציב."},
    {"he", 1, "לפחות 58 בני אדם נהרגו ו-213 נפצעו, מסר המשרד."},
    {"he", 2, "יותר משני מיליון בני אדם חיים במרחק של 30 קילומטרים מהנהר."},
    {"he", 3, "הוא נקנס ב-1,600 אירו ונאסר עליו להיכנס לעיר במשך שלוש שנים."},
    {"he", 4, "רק 2.3 מיליארד מתוך 4.75 מיליארד הדולרים שהובטחו שולמו."},
    {"he", 5, "בית המשפט שחרר 14 מתוך 31 האסירים ביום השביעי לשביתה."},
    {"he", 6, "שכר הדירה עלה מ-450 ל-720 ליש\"ט בחמש השנים האחרונות."},
    {"he", 7, "כמחצית מ-1,234,567 הבוחרים נרשמו בטלפון."},
    {"he", 8, "הסירה, שאורכה 24 מטרים, נשאה 167 נוסעים ותשעה אנשי צוות."},
    {"he", 9, "שליש מהאדמה, כ-3,200 הקטרים, נמכר."},
    {"he", 10, "הנערה בת ה-17 הלכה 40 קילומטרים ביומיים."},
    {"he", 11, "עשרים ושלושה כפרים נותרו ללא חשמל במשך 18 שעות."},
    {"he", 12, "החברה שילמה 85 אלף פרנקים שווייצריים ל-19 משפחות."},
    {"he", 13, "התמיכה ירדה ב-4 נקודות אחוז ל-61 אחוזים."},
    {"he", 14, "המשטרה ספרה 300 צועדים, המארגנים 10,000."},
    {"fa", 0, "این سد ۵۰۰ میلیون دلار، یعنی ۱۲٫۵ درصد بودجه، هزینه خواهد داشت."},
    {"fa", 1, "به گفته وزارتخانه دست‌کم ۵۸ نفر کشته و ۲۱۳ نفر زخمی شدند."},
    {"fa", 2, "بیش از دو میلیون نفر در ۳۰ کیلومتری رودخانه زندگی می‌کنند."},
    {"fa", 3, "او ۱۶۰۰ یورو جریمه شد و سه سال از ورود به شهر منع شد."},
    {"fa", 4, "تنها ۲٫۳ میلیارد دلار از ۴٫۷۵ میلیارد دلار وعده داده شده پرداخت شده است."},
    {"fa", 5, "دادگاه در هفتمین روز اعتصاب ۱۴ نفر از ۳۱ زندانی را آزاد کرد."},
    {"fa", 6, "اجاره‌ها در پنج سال گذشته از ۴۵۰ به ۷۲۰ پوند رسید."},
    {"fa", 7, "حدود نیمی از ۱٬۲۳۴٬۵۶۷ رأی‌دهنده با تلفن ثبت نام کردند."},
    {"fa", 8, "این قایق ۲۴ متری ۱۶۷ مسافر و نه خدمه داشت."},
    {"fa", 9, "یک سوم زمین‌ها، حدود ۳۲۰۰ هکتار، فروخته شد."},
    {"fa", 10, "این دختر ۱۷ ساله در دو روز ۴۰ کیلومتر پیاده رفت."},
    {"fa", 11, "بیست و سه روستا ۱۸ ساعت بی‌برق ماندند."},
    {"fa", 12, "شرکت ۸۵ هزار فرانک سوئیس به ۱۹ خانواده پرداخت."},
    {"fa", 13, "حمایت با ۴ واحد درصد کاهش به ۶۱ درصد رسید."},
    {"fa", 14, "پلیس ۳۰۰ راهپیما و برگزارکنندگان ۱۰ هزار نفر شمردند."},
    {"hi", 0, "इस बाँध पर 50 करोड़ डॉलर यानी बजट का 12.5 प्रतिशत खर्च होगा।"},
    {"hi", 1, "मंत्रालय ने कहा कि कम से कम 58 लोग मारे गए और 213 घायल हुए।"},
    {"hi", 2, "नदी से 30 किलोमीटर के दायरे में 20 लाख से अधिक लोग रहते हैं।"},
    {"hi", 3, "उस पर 1,600 यूरो का जुर्माना लगा और तीन साल के लिए शहर में आने पर रोक लगी।"},
    {"hi", 4, "वादे के 4.75 अरब डॉलर में से केवल 2.3 अरब दिए गए हैं।"},
    {"hi", 5, "अदालत ने हड़ताल के सातवें दिन 31 में से 14 कैदियों को रिहा किया।"},
    {"hi", 6, "पिछले पाँच साल में किराया 450 से बढ़कर 720 पाउंड हो गया।"},
    {"hi", 7, "12,34,567 मतदाताओं में से करीब आधे ने फ़ोन से पंजीकरण कराया।"},
    {"hi", 8, "24 मीटर लंबी नाव में 167 यात्री और चालक दल के नौ लोग थे।"},
    {"hi", 9, "एक तिहाई ज़मीन, लगभग 3,200 हेक्टेयर, बेच दी गई।"},
    {"hi", 10, "17 साल की लड़की दो दिन में 40 किलोमीटर पैदल चली।"},
    {"hi", 11, "तेईस गाँवों में 18 घंटे बिजली नहीं रही।"},
    {"hi", 12, "कंपनी ने 19 परिवारों को 85 हज़ार स्विस फ़्रैंक दिए।"},
    {"hi", 13, "समर्थन 4 प्रतिशत अंक गिरकर 61 प्रतिशत रह गया।"},
    {"hi", 14, "पुलिस ने 300 और आयोजकों ने 10,000 लोग गिने।"},
    {"zh", 0, "这座大坝将耗资5亿美元，占预算的12.5%。"},
    {"zh", 1, "该部表示，至少58人死亡，213人受伤。"},
    {"zh", 3, "他被罚款1600欧元，三年内不得进入该市。"},
    {"zh", 4, "承诺的47.5亿美元中只支付了23亿。"},
    {"zh", 5, "法院在罢工第七天释放了31名囚犯中的14人。"},
    {"zh", 6, "过去五年，租金从450英镑涨到720英镑。"},
    {"zh", 7, "1234567名选民中约有一半通过电话登记。"},
    {"zh", 8, "这艘24米长的船载有167名乘客和九名船员。"},
    {"zh", 9, "三分之一的土地，约3200公顷，被出售。"},
    {"zh", 10, "这名17岁的女孩两天走了40公里。"},
    {"zh", 11, "二十三个村庄停电18小时。"},
    {"zh", 12, "该公司向19个家庭支付了8.5万瑞士法郎。"},
    {"zh", 13, "支持率下降4个百分点，至61%。"},
    {"zh", 14, "警方统计有300名示威者，组织者称有1万人。"},
    {"ja", 0, "ダムの建設費は5億ドルで、予算の12.5%にあたる。"},
    {"ja", 1, "同省によると、少なくとも58人が死亡し、213人が負傷した。"},
    {"ja", 2, "川から30キロ以内に200万人以上が住んでいる。"},
    {"ja", 3, "彼は1600ユーロの罰金を科され、3年間市内への立ち入りを禁じられた。"},
    {"ja", 4, "約束された47億5000万ドルのうち、支払われたのは23億ドルだけだ。"},
    {"ja", 5, "裁判所はストライキ7日目に31人の囚人のうち14人を釈放した。"},
    {"ja", 6, "家賃は過去5年間で450ポンドから720ポンドに上がった。"},
    {"ja", 7, "有権者123万4567人の約半数が電話で登録した。"},
    {"ja", 8, "全長24メートルの船には乗客167人と乗組員9人が乗っていた。"},
    {"ja", 9, "土地の3分の1、約3200ヘクタールが売られた。"},
    {"ja", 10, "17歳の少女は2日間で40キロを歩いた。"},
    {"ja", 11, "23の村が18時間停電した。"},
    {"ja", 12, "会社は19世帯に8万5000スイスフランを支払った。"},
    {"ja", 13, "支持率は4ポイント下がって61%になった。"},
    {"ja", 14, "警察は300人、主催者は1万人と数えた。"},
    {"ko", 0, "이 댐에는 예산의 12.5%인 5억 달러가 들 것이다."},
    {"ko", 1, "당국은 최소 58명이 숨지고 213명이 다쳤다고 밝혔다."},
    {"ko", 2, "강에서 30킬로미터 이내에 200만 명 이상이 산다."},
    {"ko", 3, "그는 1600유로의 벌금을 물고 3년간 도시 출입이 금지됐다."},
    {"ko", 4, "약속된 47억 5천만 달러 중 23억 달러만 지급됐다."},
    {"ko", 5, "법원은 파업 7일째에 수감자 31명 중 14명을 석방했다."},
    {"ko", 6, "지난 5년간 임대료는 450파운드에서 720파운드로 올랐다."},
    {"ko", 7, "유권자 123만 4567명의 약 절반이 전화로 등록했다."},
    {"ko", 8, "길이 24미터의 배에는 승객 167명과 선원 9명이 타고 있었다."},
    {"ko", 9, "토지의 3분의 1인 약 3200헥타르가 팔렸다."},
    {"ko", 10, "17세 소녀는 이틀 동안 40킬로미터를 걸었다."},
    {"ko", 11, "23개 마을이 18시간 동안 정전됐다."},
    {"ko", 12, "회사는 19가구에 8만 5천 스위스 프랑을 지급했다."},
    {"ko", 13, "지지율은 4%포인트 떨어진 61%를 기록했다."},
    {"ko", 14, "경찰은 300명, 주최 측은 1만 명으로 집계했다."},
    {"vi", 0, "Con đập sẽ tốn 500 triệu đô la, tức 12,5% ngân sách."},
    {"vi", 1, "Ít nhất 58 người thiệt mạng và 213 người bị thương, bộ này cho biết."},
    {"vi", 2, "Hơn hai triệu người sống trong vòng 30 km quanh con sông."},
    {"vi", 3, "Ông bị phạt 1.600 euro và bị cấm vào thành phố trong ba năm."},
    {"vi", 4, "Chỉ 2,3 tỷ trong số 4,75 tỷ đô la được hứa đã được trả."},
    {"vi", 5, "Tòa án đã thả 14 trong số 31 tù nhân vào ngày thứ bảy của cuộc đình công."},
    {"vi", 6, "Tiền thuê nhà tăng từ 450 lên 720 bảng trong năm năm qua."},
    {"vi", 7, "Khoảng một nửa trong số 1.234.567 cử tri đăng ký qua điện thoại."},
    {"vi", 8, "Con tàu dài 24 mét chở 167 hành khách và chín thủy thủ."},
    {"vi", 9, "Một phần ba diện tích đất, khoảng 3.200 héc-ta, đã bị bán."},
    {"vi", 10, "Cô gái 17 tuổi đi bộ 40 km trong hai ngày."},
    {"vi", 11, "Hai mươi ba ngôi làng mất điện trong 18 giờ."},
    {"vi", 12, "Công ty đã trả 85.000 franc Thụy Sĩ cho 19 gia đình."},
    {"vi", 13, "Tỷ lệ ủng hộ giảm 4 điểm phần trăm xuống còn 61%."},
    {"vi", 14, "Cảnh sát đếm được 300 người tuần hành, ban tổ chức nói 10.000."},
    {"id", 0, "Bendungan itu akan menelan biaya 500 juta dolar, atau 12,5 persen dari anggaran."},
    {"id", 1, "Sedikitnya 58 orang tewas dan 213 luka-luka, kata kementerian."},
    {"id", 2, "Lebih dari dua juta orang tinggal dalam jarak 30 kilometer dari sungai."},
    {"id", 3, "Ia didenda 1.600 euro dan dilarang masuk kota selama tiga tahun."},
    {"id", 4, "Baru 2,3 miliar dari 4,75 miliar dolar yang dijanjikan telah dibayar."},
    {"id", 5, "Pengadilan membebaskan 14 dari 31 tahanan pada hari ketujuh mogok makan."},
    {"id", 6, "Sewa naik dari 450 menjadi 720 pound dalam lima tahun terakhir."},
    {"id", 7, "Sekitar setengah dari 1.234.567 pemilih mendaftar lewat telepon."},
    {"id", 8, "Kapal sepanjang 24 meter itu membawa 167 penumpang dan sembilan awak."},
    {"id", 9, "Sepertiga lahan, sekitar 3.200 hektare, telah dijual."},
    {"id", 10, "Gadis berusia 17 tahun itu berjalan 40 kilometer dalam dua hari."},
    {"id", 11, "Dua puluh tiga desa padam listrik selama 18 jam."},
    {"id", 12, "Perusahaan itu membayar 85.000 franc Swiss kepada 19 keluarga."},
    {"id", 13, "Dukungan turun 4 poin persentase menjadi 61 persen."},
    {"id", 14, "Polisi menghitung 300 peserta, panitia 10.000."},
    {"sw", 0, "Bwawa hilo litagharimu dola milioni 500, sawa na asilimia 12.5 ya bajeti."},
    {"sw", 1, "Takriban watu 58 waliuawa na 213 kujeruhiwa, wizara ilisema."},
    {"sw", 2, "Zaidi ya watu milioni mbili wanaishi ndani ya kilomita 30 kutoka mtoni."},
    {"sw", 3, "Alitozwa faini ya euro 1,600 na kuzuiwa kuingia mjini kwa miaka mitatu."},
    {"sw", 4, "Ni dola bilioni 2.3 tu kati ya dola bilioni 4.75 zilizoahidiwa zimelipwa."},
    {"sw", 5, "Mahakama iliwaachilia wafungwa 14 kati ya 31 siku ya saba ya mgomo."},
    {"sw", 6, "Kodi ilipanda kutoka pauni 450 hadi 720 katika miaka mitano iliyopita."},
    {"sw", 7, "Karibu nusu ya wapiga kura 1,234,567 walijiandikisha kwa simu."},
    {"sw", 8, "Mashua hiyo yenye urefu wa mita 24 ilibeba abiria 167 na wafanyakazi tisa."},
    {"sw", 9, "Theluthi moja ya ardhi, takriban hekta 3,200, iliuzwa."},
    {"sw", 10, "Msichana huyo wa miaka 17 alitembea kilomita 40 kwa siku mbili."},
    {"sw", 11, "Vijiji ishirini na vitatu vilikosa umeme kwa saa 18."},
    {"sw", 12, "Kampuni ililipa faranga 85,000 za Uswisi kwa familia 19."},
    {"sw", 13, "Uungwaji mkono ulishuka kwa pointi 4 za asilimia hadi asilimia 61."},
    {"sw", 14, "Polisi walihesabu waandamanaji 300, waandaaji 10,000."},
    {"th", 0, "เขื่อนนี้จะใช้งบ 500 ล้านดอลลาร์ หรือร้อยละ 12.5 ของงบประมาณ"},
    {"th", 1, "กระทรวงระบุว่ามีผู้เสียชีวิตอย่างน้อย 58 คนและบาดเจ็บ 213 คน"},
    {"th", 2, "ประชาชนกว่า 2 ล้านคนอาศัยอยู่ในรัศมี 30 กิโลเมตรจากแม่น้ำ"},
    {"th", 3, "เขาถูกปรับ 1,600 ยูโรและห้ามเข้าเมืองเป็นเวลาสามปี"},
    {"th", 4, "จากเงิน 4,750 ล้านดอลลาร์ที่สัญญาไว้ มีการจ่ายเพียง 2,300 ล้านดอลลาร์"},
    {"th", 5, "ศาลปล่อยตัวนักโทษ 14 คนจาก 31 คนในวันที่เจ็ดของการประท้วง"},
    {"th", 6, "ค่าเช่าเพิ่มจาก 450 เป็น 720 ปอนด์ในช่วงห้าปีที่ผ่านมา"},
    {"th", 7, "ผู้มีสิทธิเลือกตั้งราวครึ่งหนึ่งจาก 1,234,567 คนลงทะเบียนทางโทรศัพท์"},
    {"th", 8, "เรือยาว 24 เมตรลำนี้บรรทุกผู้โดยสาร 167 คนและลูกเรือเก้าคน"},
    {"th", 9, "ที่ดินหนึ่งในสาม หรือราว 3,200 เฮกตาร์ ถูกขายไป"},
    {"th", 10, "เด็กหญิงวัย 17 ปีเดินเท้า 40 กิโลเมตรในสองวัน"},
    {"th", 11, "ยี่สิบสามหมู่บ้านไฟดับ 18 ชั่วโมง"},
    {"th", 12, "บริษัทจ่ายเงิน 85,000 ฟรังก์สวิสให้ 19 ครอบครัว"},
    {"th", 13, "คะแนนนิยมลดลง 4 จุดเปอร์เซ็นต์ เหลือร้อยละ 61"},
    {"th", 14, "ตำรวจนับผู้ชุมนุมได้ 300 คน ส่วนผู้จัดบอกว่า 10,000 คน"},
};

struct Wrong {
    const char* name;
    const char* from;
    const char* to;
    const char* original;
    const char* version;
    const char* code;
};

const Wrong kWrong[] = {
    {"wrong digit", "en", "de", "The dam will cost $500 million.", "Der Damm wird 800 Millionen Dollar kosten.",
     "TD-MONEY-ALTERED"},
    {"million for billion", "en", "fr", "The plan costs 2.3 billion euros.", "Le plan coûte 2,3 millions d'euros.",
     "TD-MONEY-ALTERED"},
    {"another currency", "en", "es", "He paid 1,600 dollars.", "Pagó 1.600 euros.", "TD-MONEY-ALTERED"},
    {"another unit", "en", "ru", "They walked 40 kilometres.", "Они прошли 40 миль.", "TD-MEAS-ALTERED"},
    {"points for percent", "en", "pt", "Support fell by 14 percent.", "O apoio caiu 14 pontos percentuais.",
     "TD-PCT-ALTERED"},
    {"a figure dropped", "en", "tr", "The police counted 300 marchers in the city.", "Polis şehirde göstericileri saydı.",
     "TD-NUM-MISSING"},
    {"a figure added", "en", "ko", "The police counted the marchers.", "경찰은 시위대 300명을 셌다.", "TD-NUM-ADDED"},
    {"small number", "en", "pl", "Three villages were burnt.", "Spalono cztery wsie.", "TD-NUM-ALTERED"},
    {"turned bound", "en", "it", "At least 30 people were arrested.", "Al massimo 30 persone sono state arrestate.",
     "TD-CMP-ALTERED"},
    {"more for fewer", "en", "zh", "More than 300 people came.", "不到300人前来。", "TD-CMP-ALTERED"},
    {"ten thousand for million", "en", "ja", "The fund holds 2 million euros.", "基金は2万ユーロを保有する。",
     "TD-MONEY-ALTERED"},
    {"not into English", "he", "fa", "לפחות 58 בני אדם נהרגו.", "دست‌کم ۸۵ نفر کشته شدند.",
     "TD-NUM-ALTERED"},
};

// Two values of one class that stand in each other's place, and orders that only grammar turned.
// An English sentence, the same with another value, and an honest translation of the first.
struct Told {
    const char* original;
    const char* altered;
    const char* language;
    const char* version;
};

const Told kTold[] = {
    {"The city could reach 80 degrees on Tuesday.", "The city could reach 95 degrees on Tuesday.", "nl",
     "De stad kan dinsdag 27 graden bereiken."},
    {"The storm blew at 85 mph over the coast.", "The storm blew at 45 mph over the coast.", "sv",
     "Stormen blåste med 137 km över kusten."},
    {"The 550 pound bear slept in the barn.", "The 850 pound bear slept in the barn.", "fr",
     "L’ours de 250 kg dormait dans la grange."},
    {"The team led 1-0 after one half.", "The team led 4-0 after one half.", "fr",
     "L’équipe menait 1 à 0 après une mi-temps."},
    {"He pitched 220 2/3 innings this season.", "He pitched 260 2/3 innings this season.", "ro",
     "A aruncat în 220 și 2/3 de reprize în acest sezon."},
    {"The 6-foot-6 forward scored twice.", "The 6-foot-1 forward scored twice.", "tr",
     "6 fit 6 inç boyundaki forvet iki gol attı."},
    // clang-format off
    {"Sales fell to SEK 96 million from SEK 131 million.",
     "Sales fell to SEK 96 million from SEK 113 million.",
     "es", "Las ventas bajaron de 131 a 96 millones de coronas suecas."},
    {"Sales fell to SEK 96 million from SEK 131 million.",
     "Sales fell to SEK 96 million from SEK 113 million.",
     "de", "Der Umsatz sank von 131 auf 96 Millionen schwedische Kronen."},
    {"Sales fell to SEK 96 million from SEK 131 million.",
     "Sales fell to SEK 96 million from SEK 113 million.",
     "ru", "Продажи упали со 131 до 96 миллионов шведских крон."},
    {"Sales fell to SEK 96 million from SEK 131 million.",
     "Sales fell to SEK 96 million from SEK 113 million.",
     "hu", "Az eladások 131-ről 96 millió svéd koronára csökkentek."},
    {"Sales fell to SEK 96 million from SEK 131 million.",
     "Sales fell to SEK 96 million from SEK 113 million.",
     "fa", "فروش از ۱۳۱ به ۹۶ میلیون کرون سوئد کاهش یافت."},
    {"Sales fell to SEK 96 million from SEK 131 million.",
     "Sales fell to SEK 96 million from SEK 113 million.",
     "th", "ยอดขายลดลงจาก 131 เหลือ 96 ล้านโครนาสวีเดน"},
    {"Sales fell to SEK 96 million from SEK 131 million.",
     "Sales fell to SEK 96 million from SEK 113 million.",
     "id", "Penjualan turun dari 131 menjadi 96 juta krona Swedia."},
    {"The temperature fell to minus 19 degrees in the valley.",
     "The temperature fell to minus 29 degrees in the valley.",
     "es", "La temperatura bajó en el valle a 19 grados bajo cero."},
    {"The temperature fell to minus 19 degrees in the valley.",
     "The temperature fell to minus 29 degrees in the valley.",
     "de", "Im Tal fiel die Temperatur auf 19 Grad unter null."},
    {"The temperature fell to minus 19 degrees in the valley.",
     "The temperature fell to minus 29 degrees in the valley.",
     "sv", "I dalen sjönk temperaturen till 19 minusgrader."},
    {"The temperature fell to minus 19 degrees in the valley.",
     "The temperature fell to minus 29 degrees in the valley.",
     "ro", "În vale, temperatura a coborât la minus 19 grade."},
    {"The temperature fell to minus 19 degrees in the valley.",
     "The temperature fell to minus 29 degrees in the valley.",
     "zh", "山谷气温降至零下19度。"},
    {"The temperature fell to minus 19 degrees in the valley.",
     "The temperature fell to minus 29 degrees in the valley.",
     "hi", "घाटी में तापमान शून्य से 19 डिग्री नीचे चला गया।"},
    {"The vote was delayed by two and a half years.",
     "The vote was delayed by two years.",
     "fr", "Le vote a été reporté de deux ans et demi."},
    {"The vote was delayed by two and a half years.",
     "The vote was delayed by two years.",
     "nl", "De stemming werd tweeënhalf jaar uitgesteld."},
    {"The vote was delayed by two and a half years.",
     "The vote was delayed by two years.",
     "sv", "Omröstningen sköts upp två och ett halvt år."},
    {"The vote was delayed by two and a half years.",
     "The vote was delayed by two years.",
     "da", "Afstemningen blev udskudt i to et halvt år."},
    {"The vote was delayed by two and a half years.",
     "The vote was delayed by two years.",
     "uk", "Голосування затрималося на два роки з половиною."},
    {"The vote was delayed by two and a half years.",
     "The vote was delayed by two years.",
     "zh", "投票推迟了两年半。"},
    {"The vote was delayed by two and a half years.",
     "The vote was delayed by two years.",
     "ja", "投票は2年半遅れた。"},
    {"The vote was delayed by two and a half years.",
     "The vote was delayed by two years.",
     "vi", "Cuộc bỏ phiếu bị hoãn hai năm rưỡi."},
    {"The vote was delayed by two and a half years.",
     "The vote was delayed by two years.",
     "ar", "تأخر التصويت سنتين ونصف السنة."},
    {"The vote was delayed by two and a half years.",
     "The vote was delayed by two years.",
     "he", "ההצבעה נדחתה בשנתיים וחצי."},
    {"The blackout lasted 45 minutes.",
     "The blackout lasted 15 minutes.",
     "de", "Der Stromausfall dauerte eine Dreiviertelstunde."},
    {"The blackout lasted 45 minutes.",
     "The blackout lasted 15 minutes.",
     "it", "Il blackout è durato tre quarti d'ora."},
    {"The blackout lasted 45 minutes.",
     "The blackout lasted 15 minutes.",
     "cs", "Výpadek trval tři čtvrtě hodiny."},
    {"The blackout lasted 45 minutes.",
     "The blackout lasted 15 minutes.",
     "fi", "Sähkökatko kesti kolme varttia."},
    {"The blackout lasted 45 minutes.",
     "The blackout lasted 15 minutes.",
     "hu", "Az áramszünet háromnegyed óráig tartott."},
    {"The blackout lasted 45 minutes.",
     "The blackout lasted 15 minutes.",
     "sv", "Strömavbrottet varade i tre kvart."},
    {"The blackout lasted 45 minutes.",
     "The blackout lasted 15 minutes.",
     "zh", "停电持续了三刻钟。"},
    {"The 24-year-old driver was arrested in the town.",
     "The 42-year-old driver was arrested in the town.",
     "it", "Il conducente ventiquattrenne è stato arrestato in città."},
    {"The 24-year-old driver was arrested in the town.",
     "The 42-year-old driver was arrested in the town.",
     "pl", "Dwudziestoczterolatek został zatrzymany w mieście."},
    {"The 24-year-old driver was arrested in the town.",
     "The 42-year-old driver was arrested in the town.",
     "cs", "Čtyřiadvacetiletý řidič byl zadržen ve městě."},
    {"The 24-year-old driver was arrested in the town.",
     "The 42-year-old driver was arrested in the town.",
     "sr", "Двадесетчетворогодишњи возач ухапшен је у граду."},
    {"The 24-year-old driver was arrested in the town.",
     "The 42-year-old driver was arrested in the town.",
     "el", "Ο εικοσιτετράχρονος οδηγός συνελήφθη στην πόλη."},
    {"The 24-year-old driver was arrested in the town.",
     "The 42-year-old driver was arrested in the town.",
     "fi", "Kaksikymmentäneljävuotias kuljettaja pidätettiin kaupungissa."},
    {"The 24-year-old driver was arrested in the town.",
     "The 42-year-old driver was arrested in the town.",
     "fa", "رانندهٔ بیست‌وچهارساله در شهر بازداشت شد."},
    {"The patrol returned from a three-day mission.",
     "The patrol returned from a five-day mission.",
     "de", "Die Patrouille kehrte von einem dreitägigen Einsatz zurück."},
    {"The patrol returned from a three-day mission.",
     "The patrol returned from a five-day mission.",
     "ru", "Патруль вернулся из трёхдневной миссии."},
    {"The patrol returned from a three-day mission.",
     "The patrol returned from a five-day mission.",
     "el", "Η περίπολος επέστρεψε από τριήμερη αποστολή."},
    {"The patrol returned from a three-day mission.",
     "The patrol returned from a five-day mission.",
     "sr", "Патрола се вратила са тродневне мисије."},
    {"The patrol returned from a three-day mission.",
     "The patrol returned from a five-day mission.",
     "fi", "Partio palasi kolmipäiväisestä tehtävästä."},
    {"The flight took an hour and 20 minutes.",
     "The flight took an hour and 40 minutes.",
     "it", "Il volo è durato un'ora e 20 minuti."},
    {"The flight took an hour and 20 minutes.",
     "The flight took an hour and 40 minutes.",
     "pl", "Lot trwał godzinę i 20 minut."},
    {"The flight took an hour and 20 minutes.",
     "The flight took an hour and 40 minutes.",
     "ru", "Полёт занял час 20 минут."},
    {"The flight took an hour and 20 minutes.",
     "The flight took an hour and 40 minutes.",
     "he", "הטיסה ארכה שעה ו-20 דקות."},
    {"The flight took an hour and 20 minutes.",
     "The flight took an hour and 40 minutes.",
     "nl", "De vlucht duurde een uur en 20 minuten."},
    {"Half of the pupils stayed at home.",
     "A third of the pupils stayed at home.",
     "de", "Die Hälfte der Schüler blieb zu Hause."},
    {"Half of the pupils stayed at home.",
     "A third of the pupils stayed at home.",
     "nl", "De helft van de leerlingen bleef thuis."},
    {"Half of the pupils stayed at home.",
     "A third of the pupils stayed at home.",
     "ja", "生徒の半数が家にいた。"},
    {"Half of the pupils stayed at home.",
     "A third of the pupils stayed at home.",
     "hu", "A tanulók fele otthon maradt."},
    {"Half of the pupils stayed at home.",
     "A third of the pupils stayed at home.",
     "ar", "بقي نصف التلاميذ في بيوتهم."},
    {"Two-thirds of them had no water.",
     "Three-quarters of them had no water.",
     "ar", "كان ثلثاهم بلا ماء."},
    {"Two-thirds of them had no water.",
     "Three-quarters of them had no water.",
     "fa", "دوسوم آنها آب نداشتند."},
    {"Two-thirds of them had no water.",
     "Three-quarters of them had no water.",
     "hu", "Kétharmaduknak nem volt vize."},
    {"Two-thirds of them had no water.",
     "Three-quarters of them had no water.",
     "bn", "তাদের দুই-তৃতীয়াংশের পানি ছিল না।"},
    {"The court awarded her 9,500 euros.",
     "The court awarded her 5,900 euros.",
     "hi", "अदालत ने उसे साढ़े नौ हज़ार यूरो दिए।"},
    {"The court awarded her 9,500 euros.",
     "The court awarded her 5,900 euros.",
     "bn", "আদালত তাকে সাড়ে ৯ হাজার ইউরো দিয়েছে।"},
    {"The court awarded her 9,500 euros.",
     "The court awarded her 5,900 euros.",
     "bn", "আদালত তাকে ৯ হাজার ৫০০ ইউরো দিয়েছে।"},
    {"The court awarded her 9,500 euros.",
     "The court awarded her 5,900 euros.",
     "tr", "Mahkeme ona 9 bin 500 avro verdi."},
    {"The court awarded her 9,500 euros.",
     "The court awarded her 5,900 euros.",
     "hi", "अदालत ने उसे 9,500-9,500 यूरो दिए।"},
    {"Six dozen eggs were stolen.",
     "Nine dozen eggs were stolen.",
     "fr", "Six douzaines d'œufs ont été volées."},
    {"Six dozen eggs were stolen.",
     "Nine dozen eggs were stolen.",
     "es", "Robaron seis docenas de huevos."},
    {"Six dozen eggs were stolen.",
     "Nine dozen eggs were stolen.",
     "ru", "Украдено шесть дюжин яиц."},
    {"Six dozen eggs were stolen.",
     "Nine dozen eggs were stolen.",
     "uk", "Вкрадено шість дюжин яєць."},
    {"The permits must be issued within a fortnight.",
     "The permits must be issued within three weeks.",
     "fr", "Les permis doivent être délivrés dans un délai de quinze jours."},
    {"The permits must be issued within a fortnight.",
     "The permits must be issued within three weeks.",
     "el", "Οι άδειες πρέπει να εκδοθούν μέσα σε δεκαπέντε ημέρες."},
    {"The permits must be issued within a fortnight.",
     "The permits must be issued within three weeks.",
     "ar", "يجب إصدار التصاريح في غضون أسبوعين."},
    {"The poet lived there for nearly eleven years.",
     "The poet lived there for nearly ten years.",
     "ar", "عاشت الشاعرة هناك قرابة أحد عشر عامًا."},
    {"The poet lived there for nearly eleven years.",
     "The poet lived there for nearly ten years.",
     "he", "המשוררת חיה שם כמעט אחת-עשרה שנים."},
    {"The infants are aged 5 to 36 months.",
     "The infants are aged 5 to 63 months.",
     "sw", "Watoto wana umri wa miezi 5 hadi 36."},
    {"The infants are aged 5 to 36 months.",
     "The infants are aged 5 to 63 months.",
     "fr", "Les bébés ont de 5 à 36 mois."},
    {"The bridge was used by half a million people.",
     "The bridge was used by half a billion people.",
     "uk", "Міст використали півмільйона людей."},
    {"The bridge was used by half a million people.",
     "The bridge was used by half a billion people.",
     "hu", "A hidat félmillió ember használta."},
    {"The bridge was used by half a million people.",
     "The bridge was used by half a billion people.",
     "id", "Jembatan itu dipakai setengah juta orang."},
    {"The bridge was used by half a million people.",
     "The bridge was used by half a billion people.",
     "he", "וחצי מיליון בני אדם השתמשו בגשר."},
    {"The police arrested nine men.",
     "The police arrested six men.",
     "sr", "Полиција је ухапсила деветорицу мушкараца."},
    {"The police arrested nine men.",
     "The police arrested six men.",
     "hr", "Policija je uhitila devetoricu muškaraca."},
    {"The police arrested nine men.",
     "The police arrested six men.",
     "uk", "Поліція затримала дев'ятьох чоловіків."},
    {"The police arrested nine men.",
     "The police arrested six men.",
     "fa", "پلیس نه مرد را بازداشت کرد."},
    {"The police arrested nine men.",
     "The police arrested six men.",
     "tr", "Polis dokuz erkeği tutukladı."},
    {"The tickets cost $2.50, up 20 cents.",
     "The tickets cost $2.50, up 30 cents.",
     "fr", "Les billets coûtent 2,50 dollars, soit 20 cents de plus."},
    {"The tickets cost $2.50, up 20 cents.",
     "The tickets cost $2.50, up 30 cents.",
     "ro", "Biletele costă 2,50 dolari, cu 20 de cenți mai mult."},
    {"The police seized servers and about 23 tonnes of paper.",
     "The police seized servers and about 32 tonnes of paper.",
     "he", "המשטרה החרימה שרתים וכ-23 טון של נייר."},
    {"He declared 3.9 million dollars, but his ads cost at least 6.7 million.",
     "He declared 3.9 million dollars, but his ads cost at least 7.6 million.",
     "it", "Ha dichiarato 3,9 milioni di dollari, ma gli spot ne sono costati almeno 6,7."},
    {"The theft cost a quarter of a million euros.",
     "The theft cost half a million euros.",
     "ru", "Кража обошлась в четверть миллиона евро."},
    {"Of every euro, 83 cents went to schools and 11 to fund-raising.",
     "Of every euro, 38 cents went to schools and 11 to fund-raising.",
     "de", "Von jedem Euro gingen 83 Cent an Schulen und 11 Cent in die Spendenwerbung."},
    {"Since 28 August, 63 children have fallen ill. Most were under five years of age.",
     "Since 28 August, 63 children have fallen ill. Most were under eight years of age.",
     "es", "Desde el 28 de agosto han enfermado 63 niños. La mayoría tenía menos de cinco años."},
    {"On 31 May 2025 the march ended after 31 days.",
     "On 31 May 2025 the march ended after 11 days.",
     "pl", "31 maja 2025 r. marsz zakończył się po 31 dniach."},
    // clang-format on
};

struct Exchanged {
    const char* from;
    const char* original;
    const char* to;
    const char* version;
    bool found;
};

const Exchanged kExchanged[] = {
    {"en", "The fund collected money from 612 donors in 14 countries.", "fr",
     "Le fonds a recueilli de l'argent auprès de 14 donateurs de 612 pays.", true},
    {"en", "The fund collected money from 612 donors in 14 countries.", "fr",
     "Le fonds a recueilli de l'argent auprès de 612 donateurs de 14 pays.", false},
    {"en", "The fund collected money from 612 donors in 14 countries.", "ko", "기금은 14개국 612명에게서 돈을 모았다.",
     false},
    {"en", "More than 125,000 people are missing. Last year alone 13,627 names were added.", "de",
     "Mehr als 13.627 Menschen werden vermisst. Allein im vergangenen Jahr kamen 125.000 Namen hinzu.", true},
    {"en", "More than 125,000 people are missing. Last year alone 13,627 names were added.", "ja",
     "行方不明者は1万3627人を超える。昨年だけで12万5000人の名前が加わった。", true},
    {"en", "More than 125,000 people are missing. Last year alone 13,627 names were added.", "ja",
     "行方不明者は12万5000人を超える。昨年だけで1万3627人の名前が加わった。", false},
};

}    // namespace

TEST_SUITE("drift/across_values")
{
    TEST_CASE("values that changed places: found but where grammar turns them")
    {
        for (const Exchanged& row : kExchanged) {
            const std::string version = row.version, told = judge(row.original, row.from, version, row.to);
            CAPTURE(version);
            CAPTURE(told);
            CHECK((told.find("changed places") != std::string::npos) == row.found);
        }
    }

    TEST_CASE("honest translations: nothing is said about their values")
    {
        for (const Honest& row : kHonest) {
            CAPTURE(row.language);
            CAPTURE(row.text);
            CHECK(judge(kEnglish[row.sentence], "en", row.text, row.language) == "");
        }
    }

    TEST_CASE("honest translations: nor where English is the version")
    {
        for (const Honest& row : kHonest) {
            CAPTURE(row.language);
            CAPTURE(row.text);
            CHECK(judge(row.text, row.language, kEnglish[row.sentence], "en") == "");
        }
    }

    TEST_CASE("values told in other words: equal, and another value is found")
    {
        for (const Told& row : kTold) {
            CAPTURE(row.language);
            CAPTURE(row.version);
            CHECK(judge(row.original, "en", row.version, row.language) == "");
            CHECK(judge(row.version, row.language, row.original, "en") == "");
            CHECK(judge(row.altered, "en", row.version, row.language) != "");
        }
    }

    TEST_CASE("wrong values: found, with what became of them")
    {
        for (const Wrong& row : kWrong) {
            CAPTURE(row.name);
            CAPTURE(row.version);
            const std::string told = judge(row.original, row.from, row.version, row.to);
            CHECK(told.starts_with(row.code));
        }
    }
}

}    // namespace textdrift::drift
