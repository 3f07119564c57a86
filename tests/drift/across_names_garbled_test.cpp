// Names across languages: wrong letters are told from other forms and other customs of spelling.
#include "tests/drift/name_rows.h"

namespace {

constexpr const char* kSpeech = "The speech of Senator Brett Kavanaugh was reported by Reuters.\n\n"
                                "A letter that Brett Kavanaugh wrote to Nelson Mandela in May has been found.\n";

constexpr const char* kMine = "Miners of Chichipate have been on strike since Monday.\n";

constexpr const char* kDistrict = "In the Achrafieh district we measured the heat on Monday.\n";

constexpr const char* kMeeting =
    "The company is registered in Singapore. Its director, Wen-hsiung Lin, met Amos Kirwood of the "
    "Kirwood Forest Trust in Kyrgyzstan on Monday. Amos Kirwood praised the forest.\n";

constexpr const char* kLawyer =
    "The lawyer Rodel Gumabon met Arturo Villasis in Manila on Monday. Lourdes Macaraeg was with them.\n";

constexpr const char* kWitnesses =
    "The lawyer Esteban Quintero asked the court to hear Samira Benhaddou. Lucía Villanueva was "
    "questioned on Monday.\n";

const char* const kInstitutions =
    "The Council of Europe wrote to three families in South Korea. The World Health Organization did not answer.\n";

const textdrift::test::NameRow kHonest[] = {
    {"names of institutions", "id", kInstitutions,
     "Dewan Eropa menulis surat kepada tiga keluarga di Korea Selatan. Organisasi Kesehatan Dunia tidak menjawab.\n", 0},
    {"names of institutions", "cs", kInstitutions,
     "Rada Evropy napsala třem rodinám v Jižní Koreji. Světová zdravotnická organizace neodpověděla.\n", 0},
    {"names of institutions", "nl", kInstitutions,
     "Aan drie families in Zuid-Korea schreef vorige week, zo blijkt nu, de Raad van Europa. De "
     "Wereldgezondheidsorganisatie "
     "antwoordde niet.\n",
     0},
    {"characters that render such sounds", "zh",
     "\"Nobody told me why,\" said Hadiza Yakubu, 33, and Bukola Adeyemi agreed.\n",
     "33岁的哈蒂扎·雅库布说：“没有人告诉我为什么。”布科拉·阿德耶米表示同意。\n", 0},
    {"as it is spoken", "ru", "The trader Gonçalo Magalhães shipped it in May.\n",
     "Торговец Гонсалу Магальяйнш отправил это в мае.\n", 0},
    {"vowels ahead of their consonants", "th", kWitnesses,
     "ทนายความ เอสเตบัน กินเตโร ขอให้ศาลรับฟัง ซามีรา เบนฮัดดู ส่วน ลูเซีย บิยานูเอบา ถูกสอบปากคำเมื่อวันจันทร์\n", 0},
    {"letters below others", "km", kWitnesses,
     "មេធាវី អេស្តេបាន គីនតេរ៉ូ បានសុំឱ្យតុលាការស្តាប់ សាមីរ៉ា បេនហាឌូ។ លូស៊ីយ៉ា វីឡានូអេវ៉ា ត្រូវបានសួរចម្លើយនៅថ្ងៃចន្ទ។\n", 0},
    {"letters that end a syllable", "my", kWitnesses,
     "ရှေ့နေ အက်စတေဘန် ကင်တဲရို က ဆာမီရာ ဘန်ဟာဒူး ကို ကြားနာရန် တရားရုံးကို တောင်းဆိုခဲ့သည်။ လူစီယာ ဗီယာနူအေဗာ ကို တနင်္လာနေ့တွင် "
     "စစ်ဆေးခဲ့သည်။\n",
     0},
    {"silent letters", "ru", "The lawyer Rokhaya Lefebvre spoke in May.\n", "Адвокат Рокхая Лефевр выступила в мае.\n", 0},
    {"silent letters", "sr-Latn", "The lawyer Rokhaya Lefebvre spoke in May.\n",
     "Advokatica Rokaja Lefevr govorila je u maju.\n", 0},
    {"two letters of Bosnian for one", "sr", "The farmer Senad Hadžihasanović spoke in May.\n",
     "Пољопривредник Сенад Хаџихасановић говорио је у мају.\n", 0},
    {"what a law is about", "cs", "The Convention on Cluster Munitions has been in force since May.\n",
     "Úmluva o kazetové munici platí od května.\n", 0},
    {"what a law is about", "bn", "The Convention on Cluster Munitions has been in force since May.\n",
     "গুচ্ছ গোলাবারুদ বিষয়ক কনভেনশন মে মাস থেকে কার্যকর।\n", 0},
    {"a particle behind the shorter name of a city", "ko", "Workers of Shenzhen met on Monday.\n",
     "선전의 노동자들이 월요일에 만났다.\n", 0},
    {"a place as the original spells it", "id", kMine, "Penambang Chichipate mogok sejak Senin.\n", 0},
    {"a place by its sounds", "ja", kDistrict, "アシュラフィーエ地区で月曜日に暑さを測った。\n", 0},
    {"a place by its sounds", "ru", kDistrict, "В районе Ашрафия мы в понедельник измерили жару.\n", 0},
    {"a place by its sounds", "ko", kDistrict, "월요일에 아슈라피예 지구에서 더위를 쟀다.\n", 0},
    {"a place by its sounds", "th", kDistrict, "เราวัดความร้อนในย่านอัชราฟีเยห์เมื่อวันจันทร์\n", 0},
    {"Spanish letters in another alphabet", "ru", kLawyer,
     "Адвокат Родель Гумабон встретился с Артуро Вильясисом в Маниле в понедельник. С ними была Лурдес Макараэг.\n", 0},
    {"several ranks are a title", "de", "Sergeants Percy Tineo and Juan Quispe were acquitted in Lima on Monday.\n",
     "Die Feldwebel Percy Tineo und Juan Quispe wurden am Montag in Lima freigesprochen.\n", 0},
    {"case endings of a name with a soft sign", "ru",
     "The meeting was led by President Donald Trump. Critics said that Donald Trump had lied.\n",
     "Встреча прошла под началом президента Дональда Трампа. Критики заявили, что Дональд Трамп солгал.\n", 0},
    {"a word in Latin letters is not the short name", "ru",
     "Ratings of Fox News rose, according to Nielsen. It is a fire, said Neal Baer of the drama.\n",
     "Рейтинги Fox News выросли, по данным Nielsen. Это огонь, сказал Нил Бэр из сериала.\n", 0},
    {"endings of Bengali", "bn", kSpeech,
     "সিনেটর ব্রেট কাভানার বক্তৃতা রয়টার্সের খবরে এসেছে।\n\nব্রেট কাভানা মে মাসে নেলসন ম্যান্ডেলাকে যে চিঠি লিখেছিলেন তা পাওয়া "
     "গেছে।\n",
     0},
    {"long and short vowels of Hindi", "hi", "Warren visited Virginia on Monday. People in Virginia liked her.\n",
     "वॉरेन ने सोमवार को वर्जीनिया का दौरा किया। वर्जिनिया के लोगों ने उन्हें पसंद किया।\n", 0},
    {"English spelling by ear in Serbian", "sr", "The letter from Orrin Hatch was read at Suffolk University.\n",
     "Pismo Orina Hača pročitano je na Univerzitetu Safok.\n", 0},
    {"a name said less often is another word's neighbour", "el",
     "The rally is at Wesbanco Arena. Trump has visited West Virginia twice, a state which Trump won.\n",
     "Η συγκέντρωση είναι στο Wesbanco Arena. Ο Τραμπ επισκέφθηκε τη Δυτική Βιρτζίνια δύο φορές, μια πολιτεία που "
     "κέρδισε.\n",
     0},
    {"a name from Cyrillic as Czech spells it", "cs", "The deputy minister, Oleksandr Marchenko, thanked Paula Ferreira.\n",
     "Náměstek ministra Oleksandr Marčenko poděkoval Paule Ferreira.\n", 0},
    {"one letter for two by ear", "sr-Latn", "The letter from Loren Ullman was read by Becky Mills.\n",
     "Pismo Lorena Ulmana pročitala je Beki Mils.\n", 0},
    {"a month", "pt", "Sales of Tesco rose in April.\n", "As vendas da Tesco subiram em Abril.\n", 0},
    {"the same in Polish", "pl", "The deputy minister, Oleksandr Marchenko, thanked Paula Ferreira.\n",
     "Wiceminister Oleksandr Marczenko podziękował Pauli Ferreira.\n", 0},
    {"adjectives of a place", "uk", "The Catalan police asked for help. Catalan leaders met in Barcelona.\n",
     "Каталонська поліція попросила допомоги. У Барселоні зустрілися каталанські лідери.\n", 0},
    {"plural with two letters for a vowel", "he", "The remains of American soldiers were returned on Monday.\n",
     "שרידיהם של חיילים אמריקאיים הוחזרו ביום שני.\n", 0},
    {"endings of places, copied names", "pl", kMeeting,
     "Spółka jest zarejestrowana w Singapurze. Jej dyrektor, Wen-hsiung Lin, spotkał w poniedziałek w Kirgistanie Amosa "
     "Kirwooda "
     "z Kirwood Forest Trust. Amos Kirwood pochwalił las.\n",
     0},
    {"copied names", "de", kMeeting,
     "Die Firma ist in Singapur eingetragen. Ihr Direktor, Wen-hsiung Lin, traf am Montag in Kirgisistan Amos Kirwood vom "
     "Kirwood Forest Trust. Amos Kirwood lobte den Wald.\n",
     0},
    {"English by other letters in Arabic", "ar", "The contract was written in English.\n", "كُتب العقد بالإنغليزية.\n", 0},
    {"a town by its sounds in Persian", "fa", "Workers met in Lusaka on Monday.\n",
     "کارگران دوشنبه در لوساکا دیدار کردند.\n", 0},
};

const textdrift::test::NameRow kGarbled[] = {
    {"a letter lost ahead of an ending", "pl", kMeeting,
     "Spółka jest zarejestrowana w Sngapurze. Jej dyrektor, Wen-hsiung Lin, spotkał w poniedziałek w Kirgistanie Amosa "
     "Kirwooda "
     "z Kirwood Forest Trust. Amos Kirwood pochwalił las.\n",
     1},
    {"letters exchanged behind a hyphen", "de", kMeeting,
     "Die Firma ist in Singapur eingetragen. Ihr Direktor, Wen-hsiugn Lin, traf am Montag in Kirgisistan Amos Kirwood vom "
     "Kirwood Forest Trust. Amos Kirwood lobte den Wald.\n",
     1},
    {"a letter lost between words that are copied", "fr", kMeeting,
     "La société est enregistrée à Singapour. Son directeur, Wen-hsiung Lin, a rencontré lundi au Kirghizistan Amos Kirwood "
     "du "
     "Kirwood Foest Trust. Amos Kirwood a fait l'éloge de la forêt.\n",
     1},
    {"the version has it right elsewhere", "it", kMeeting,
     "La società è registrata a Singapore. Il direttore, Wen-hsiung Lin, ha incontrato lunedì in Kirghizistan Amos Kirwood "
     "del "
     "Kirwood Forest Trust. Amos Kirood ha lodato la foresta.\n",
     1},
    {"a letter twice behind another consonant", "es", kSpeech,
     "El discurso del senador Brett Kavanaugh fue difundido por Reuters.\n\nSe ha encontrado una carta que Brett Kavanaugh "
     "escribió a Nelson Manddela en mayo.\n",
     1},
    {"a copied word between letters of another script", "ru", "Guests drank tea at the Wesbanco Arena on Monday.\n",
     "В понедельник гости пили чай на Wesbbanco Arena.\n", 1},
    {"another consonant where nothing keeps words apart", "th", kWitnesses,
     "ทนายความ เอสเตบัน กินเตโร ขอให้ศาลรับฟัง ซามีรา เบนฮัดดู ส่วน ลูเซีย บิยากูเอบา ถูกสอบปากคำเมื่อวันจันทร์\n", 1},
    {"another consonant where nothing keeps words apart", "km", kWitnesses,
     "មេធាវី អេស្តេបាន គីផតេរ៉ូ បានសុំឱ្យតុលាការស្តាប់ សាមីរ៉ា បេនហាឌូ។ លូស៊ីយ៉ា វីឡានូអេវ៉ា ត្រូវបានសួរចម្លើយនៅថ្ងៃចន្ទ។\n", 1},
    {"one wrong letter in a name that else is likely", "ru", "The reporter Mike Trudell wrote about it in May.\n",
     "Репортёр Майк Тюделл писал об этом в мае.\n", 1},
    {"silent letters, and another consonant", "ru", "The lawyer Rokhaya Lefebvre spoke in May.\n",
     "Адвокат Рокхая Легевр выступила в мае.\n", 1},
    {"two letters of Bosnian for one, and syllables moved", "sr", "The farmer Senad Hadžihasanović spoke in May.\n",
     "Пољопривредник Сенад Хаџисахановић говорио је у мају.\n", 1},
    {"syllables in another order", "id", kMine, "Penambang Chipachite mogok sejak Senin.\n", 1},
    {"syllables in another order", "vi", kMine, "Thợ mỏ Chipichate đình công từ thứ Hai.\n", 1},
    {"two syllables moved", "ja", kDistrict, "アラシュエフィー地区で月曜日に暑さを測った。\n", 1},
    {"two syllables moved", "ru", kDistrict, "В районе Афрашия мы в понедельник измерили жару.\n", 1},
    {"a vowel doubled, beside the other part", "de", kSpeech,
     "Über die Rede von Senator Brett Kaavanaugh berichtete Reuters.\n\n"
     "Ein Brief, den Brett Kavanaugh im Mai an Nelson Mandela schrieb, ist gefunden worden.\n",
     1},
    {"a letter lost before an ending", "fi", kSpeech,
     "Senaattori Brett Kavanughin puheesta kertoi Reuters.\n\n"
     "Kirje, jonka Brett Kavanaugh kirjoitti toukokuussa Nelson Mandelalle, on löytynyt.\n",
     1},
    {"a consonant is another", "ru", kSpeech,
     "О речи сенатора Бретта Кавано сообщило агентство Рейтер.\n\n"
     "Найдено письмо, которое Бретт Кавано написал в мае Нельсону Мандече.\n",
     1},
    {"a consonant is lost", "el", kSpeech,
     "Για την ομιλία του γερουσιαστή Μπρετ Κάβανο έγραψε το Reuters.\n\n"
     "Βρέθηκε ένα γράμμα που ο Μπρετ Κάβανο έστειλε τον Μάιο στον Νέλσον Μανέλα.\n",
     1},
    {"a consonant is lost", "he", kSpeech,
     "על נאומו של הסנאטור ברט קוואנו דיווחה רויטרס.\n\nנמצא מכתב שכתב ברט קוואנו לנלסון מנלה בחודש מאי.\n", 1},
    {"a consonant is another", "hi", kSpeech,
     "सीनेटर ब्रेट कैवनॉ के भाषण की ख़बर रॉयटर्स ने दी।\n\nमई में ब्रेट कैवनॉ ने नेल्सन मंटेका को जो पत्र लिखा था वह मिल गया है।\n", 1},
    {"the last word of a country, whose first word names one, too", "id", kInstitutions,
     "Dewan Eropa menulis surat kepada tiga keluarga di Korea Selatn. Organisasi Kesehatan Dunia tidak menjawab.\n", 1},
    {"a word without a capital in an institution's name", "cs", kInstitutions,
     "Rada Evropy napsala třem rodinám v Jižní Koreji. Světová zdravotnická orgainzace neodpověděla.\n", 1},
    {"four letters beside the rest of the name", "nl", kInstitutions,
     "Aan drie families in Zuid-Korea schreef vorige week, zo blijkt nu, de Radd van Europa. De "
     "Wereldgezondheidsorganisatie "
     "antwoordde niet.\n",
     1},
    {"two consonants far apart have changed places", "fr", kLawyer,
     "L'avocat Rodel Gubamon a rencontré Arturo Villasis à Manille lundi. Lourdes Macaraeg les accompagnait.\n", 1},
    {"the same where another alphabet is written", "ru", kLawyer,
     "Адвокат Родель Губамон встретился с Артуро Вильясисом в Маниле в понедельник. С ними была Лурдес Макараэг.\n", 1},
};

}    // namespace

TEST_SUITE("drift/across_names_garbled")
{
    TEST_CASE("other forms and customs of spelling are no wrong letters")
    {
        textdrift::test::check_names(kHonest);
    }

    TEST_CASE("wrong letters are found, whatever the script")
    {
        textdrift::test::check_names(kGarbled);
    }
}
