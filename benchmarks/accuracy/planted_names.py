"""Puts the name of somebody else in the place of a name in a translation, for news.py.

A name of the original is found in the version by its consonants alone, so that what is planted does not depend on what the
engine can read: letter by letter where both are written in Latin letters, else by what Unicode calls the letters. Only a name
that stands once on both sides is replaced, by one of the list of the same script that neither text has."""
import random
import re
import unicodedata
import zlib

NAMES = {
    "Latn": "Fernandez Kowalski Lindberg Takahashi Mendoza Petersen Okonkwo Rossetti Dubois Hoffmann Navarro Karlsson Mbeki "
            "Castillo Bergman Horvath Salazar Jansen Moretti Delgado Winston Harrow Kingsley Barton",
    "sr": "Fernandez Kovalski Lindberg Takahaši Mendosa Petersen Okonkvo Roseti Diboa Hofman Navaro Karlson Mbeki Kastiljo "
          "Bergman Salazar Jansen Moreti Delgado Vinston Kingsli Barton",
    "ru": "Фернандес Ковальски Линдберг Такахаси Мендоса Петерсен Оконкво Россетти Дюбуа Хоффман Наварро Карлссон Мбеки "
          "Кастильо Бергман Хорват Салазар Янсен Моретти Дельгадо Уинстон Кингсли Бартон",
    "uk": "Фернандес Ковальскі Ліндберг Такахасі Мендоса Петерсен Оконкво Россетті Дюбуа Гоффман Наварро Карлссон Мбекі "
          "Кастільйо Бергман Горват Салазар Янсен Моретті Дельгадо Вінстон Кінгслі Бартон",
    "sr-Cyrl": "Фернандез Ковалски Линдберг Такахаши Мендоса Петерсен Оконкво Росети Дибоа Хофман Наваро Карлсон Мбеки "
               "Кастиљо Бергман Салазар Јансен Морети Делгадо Винстон Кингсли Бартон",
    "el": "Φερνάντες Κοβάλσκι Λίντμπεργκ Τακαχάσι Μεντόσα Πέτερσεν Οκόνκο Ροσέτι Ντιμπουά Χόφμαν Ναβάρο Κάρλσον Μπέκι "
          "Καστίγιο Μπέργκμαν Χόρβατ Σαλαζάρ Γιάνσεν Μορέτι Ντελγάδο Γουίνστον Κίνγκσλι Μπάρτον",
    "ar": "فرنانديز كوالسكي ليندبرغ تاكاهاشي مندوزا بيترسن أوكونكو روسيتي دوبوا هوفمان نافارو كارلسون مبيكي كاستيلو "
          "بيرغمان هورفات سالازار يانسن موريتي ديلغادو وينستون كينغسلي بارتون",
    "fa": "فرناندز کوالسکی لیندبرگ تاکاهاشی مندوزا پترسن اوکونکو روستی دوبوا هوفمان ناوارو کارلسون مبکی کاستیو برگمن "
          "هوروات سالازار یانسن مورتی دلگادو وینستون کینگزلی بارتون",
    "he": "פרננדס קובלסקי לינדברג טקהאשי מנדוסה פטרסן אוקונקוו רוסטי דובואה הופמן נבארו קרלסון מבקי קסטיו ברגמן הורבט "
          "סלזר ינסן מורטי דלגדו וינסטון קינגסלי ברטון",
    "hi": "फर्नांडीज कोवाल्स्की लिंडबर्ग ताकाहाशी मेंडोज़ा पीटरसन ओकोन्कवो रोसेटी डुबोइस हॉफमैन नवारो कार्लसन मबेकी "
          "कैस्टिलो बर्गमैन होर्वथ सालाज़ार जेनसन मोरेटी डेलगाडो विंस्टन किंग्सले बार्टन",
    "bn": "ফার্নান্দেজ কোভালস্কি লিন্ডবার্গ তাকাহাশি মেন্ডোজা পিটারসেন ওকোনকো রোসেটি দুবোয়া হফম্যান নাভারো কার্লসন "
          "এমবেকি কাস্টিলো বার্গম্যান হরভাথ সালাজার জেনসেন মোরেটি ডেলগাডো উইনস্টন কিংসলে বার্টন",
    "zh-CN": "费尔南德斯 科瓦尔斯基 林德伯格 高桥 门多萨 彼得森 奥孔科 罗塞蒂 杜布瓦 霍夫曼 纳瓦罗 卡尔松 姆贝基 卡斯蒂略 伯格曼 霍瓦特 "
             "萨拉萨尔 扬森 莫雷蒂 德尔加多 温斯顿 金斯利 巴顿",
    "zh-TW": "費爾南德茲 科瓦爾斯基 林德伯格 高橋 門多薩 彼得森 奧孔科 羅塞蒂 杜布瓦 霍夫曼 納瓦羅 卡爾松 姆貝基 卡斯蒂略 伯格曼 霍瓦特 "
             "薩拉薩爾 揚森 莫雷蒂 德爾加多 溫斯頓 金斯利 巴頓",
    "ja": "フェルナンデス コワルスキー リンドバーグ タカハシ メンドーサ ピーターセン オコンクォ ロセッティ デュボワ ホフマン ナバロ カールソン "
          "ムベキ カスティージョ バーグマン ホルヴァート サラザール ヤンセン モレッティ デルガド ウィンストン キングスレー バートン",
    "ko": "페르난데스 코발스키 린드버그 다카하시 멘도사 페테르센 오콩코 로세티 뒤부아 호프만 나바로 칼손 음베키 카스티요 베리만 호르바트 "
          "살라사르 얀센 모레티 델가도 윈스턴 킹즐리 바턴",
    "th": "เฟอร์นันเดซ โควาลสกี ลินด์เบิร์ก ทาคาฮาชิ เมนโดซา ปีเตอร์เซน โอคอนโคว รอสเซตติ ดูบัวส์ ฮอฟฟ์แมน นาวาร์โร "
          "คาร์ลสัน เอ็มเบกี คาสติลโล เบิร์กแมน ฮอร์วัท ซาลาซาร์ แจนเซน โมเรตติ เดลกาโด วินสตัน คิงสลีย์ บาร์ตัน",
    "km": "ហ្វឺណានដេស កូវ៉ាល់ស្គី លីនប៊ឺក តាកាហាស៊ី មេនដូហ្សា ភីធ័រសិន អូខុនខូ រ៉ូសេតទី ឌូប័រ ហ្វហ្វមែន ណាវ៉ារ៉ូ ខាលសុន "
          "អឹមបេគី កាស្ទីឡូ ប៊ឺកមែន សាឡាហ្សា យ៉ានសិន ម៉ូរេតទី ដែលហ្គាដូ វីនស្តុន ឃីងស្លី បាតុន",
}
LISTS = {"srp-Latn": "sr", "srp-Cyrl": "sr-Cyrl", "rus": "ru", "ukr": "uk", "ell": "el", "arb": "ar", "fas": "fa", "heb": "he",
         "hin": "hi", "ben": "bn", "zho-CN": "zh-CN", "zho-TW": "zh-TW", "jpn": "ja", "kor": "ko", "tha": "th", "khm": "km"}
NAME = re.compile(r"(?<![\w'’-])[A-Z][a-z]{3,}(?![\w-])")
MARKED = re.compile(r"[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{2,6}?)+(?=[^\w·]|[的在说說和是于於对對与與将將表])")
WORD = re.compile(r"[\u30a1-\u30fa\u30fc]+|[^\W\d_\u3041-\u30ff\u4e00-\u9fff]+"
                  r"(?:[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd]+[^\W\d_]*)*")
# Capitalised words of news that translators render by their meaning.
MEANT = set("Member Members Parliament Government Street Inspector Detective Labour Party Minister Ministry President Prime "
            "Secretary Senator Senate Congress House Court Judge Justice University College School Hospital Church Police "
            "Department Office Committee Council National International Federal State States United Union North South East "
            "West Northern Southern Eastern Western World Cup League Championship Champions Premier Open Games Olympic Olympics "
            "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September "
            "October November December Republican Republicans Democrat Democrats Democratic Conservative Liberal Lady Lord Bible "
            "King Queen Prince Princess Duke Duchess Internet Christmas Easter Muppet Street Road Avenue Bank City Town River "
            "Lake Mount Island Islands Company Group Center Centre Institute Association Agency Service Services Doctor Captain "
            "General Colonel Sergeant Officer Chief Director Manager English Welsh Scottish Irish British American French German "
            "Russian Chinese Japanese Korean Italian Spanish Turkish Arab Jewish Muslim Christian Catholic European African "
            "Asian Indian Mexican Canadian Australian Israeli Iranian Syrian Bolivian Chilean Dutch Swedish Greek".split())

# One class for letters that languages take for each other; what is no letter of these has no consonant.
CLASSES = {**dict.fromkeys("bpfvw", "P"), **dict.fromkeys("kgqcxhj", "K"), **dict.fromkeys("dt", "T"),
           **dict.fromkeys("sz", "S"), **dict.fromkeys("mn", "N"), **dict.fromkeys("lr", "L")}
SPELLED = {"shch": "S", "sha": "S", "shin": "S", "sh": "S", "tsadi": "S", "sin": "S", "ssa": "S", "sad": "S", "che": "K",
           "tcheh": "K", "zhe": "K", "tse": "S", "psi": "PS", "xi": "KS", "ksi": "KS", "theta": "T", "thal": "S", "tha": "T",
           "phi": "P", "chi": "K", "yi": "", "ya": "", "yod": "", "yu": "", "ye": "", "yeh": "", "alef": "", "ain": "",
           "upsilon": "", "omega": "", "iota": "", "eta": "", "alpha": "", "epsilon": "", "omicron": "", "hard": "", "soft": "",
           "short": "", "het": "K", "ukrainian": "", "ain ": "", "hamza": "", "lje": "L", "nje": "N", "dzhe": "K", "je": "",
           "heh": "K", "waw": "P", "vav": "P", "ghe": "K", "lamda": "L", "beta": "P", "rho": "L", "rra": "L", "yya": "",
           "khmer": "", "nga": "N", "anusvara": "N", "candrabindu": ""}
HANGUL_FIRST = ["K", "K", "N", "T", "T", "L", "N", "P", "P", "S", "S", "", "K", "K", "K", "K", "T", "P", "K"]
HANGUL_LAST = ["", "K", "K", "KS", "N", "NK", "NK", "T", "L", "LK", "LN", "LP", "LS", "LT", "LP", "LK", "N", "P", "PS", "S", "S",
               "N", "K", "K", "K", "T", "P", "K"]


def consonants_of(letter):
    """The classes of the consonants that a letter stands for."""
    code = ord(letter)
    if 0xAC00 <= code <= 0xD7A3:
        return HANGUL_FIRST[(code - 0xAC00) // 588] + HANGUL_LAST[(code - 0xAC00) % 28]
    words = unicodedata.name(unicodedata.normalize("NFD", letter)[0], "").lower().split()
    if not words or words[0] not in ("latin", "cyrillic", "greek", "arabic", "hebrew", "devanagari", "bengali", "katakana") or \
            "letter" not in words:
        return ""
    name = words[words.index("letter") + 1:]
    name = [word for word in name if word not in ("final", "small", "capital", "farsi", "ukrainian", "short")][:1]
    if not name:
        return ""
    if name[0] in SPELLED:
        return SPELLED[name[0]]
    return CLASSES.get(name[0].lstrip("e")[:1] if len(name[0]) > 1 and name[0] in ("ef", "el", "em", "en", "er", "es")
                       else name[0][:1], "")


def skeleton(word):
    """The classes of a word's consonants, doubled ones once, and behind which letter each of them ends."""
    classes, ends = "", []
    for at, letter in enumerate(word):
        for one in consonants_of(letter):
            if classes[-1:] == one:
                ends[-1] = at + 1
            else:
                classes += one
                ends.append(at + 1)
    return classes, ends


def names_of(paragraph):
    """Capitalised words that begin no sentence and stand once."""
    found = []
    for match in NAME.finditer(paragraph):
        before = paragraph[:match.start()].rstrip(" \"'“”‘’([–—-")
        if match[0] not in MEANT and before and before[-1] not in ".!?:…" and len(re.findall(re.escape(match[0]), paragraph)) == 1 and \
                not re.search(rf"\b{match[0].lower()}\b", paragraph):
            found.append(match[0])
    return found


def written(name, paragraph):
    """The only place where the words of another script spell the name, without what follows its last consonant."""
    wanted = skeleton(name)[0]
    if len(wanted) < 3:
        return None
    places = []
    for match in WORD.finditer(paragraph):
        classes, ends = skeleton(match[0])
        if not re.search(r"[A-Za-z]", match[0]) and not match[0][0].islower() and classes.startswith(wanted) and len(classes) <= len(wanted) + 1:
            places.append((match.start(), match.start() + ends[len(wanted) - 1], match.end()))
    if len(places) != 1:
        return None
    start, last, end = places[0]
    # Vowels and signs behind the last consonant are the name's where no syllable follows.
    while last < end and not consonants_of(paragraph[last]):
        last += 1
    return start, last


def verbatim(name, paragraph):
    places = list(re.finditer(rf"(?<![\w'’-]){name}(?![\w-])", paragraph))
    before = paragraph[:places[0].start()].rstrip(" \"'“”‘’„«([–—-") if places else ""
    if len(places) != 1 or paragraph.count(name) != 1 or not before or before[-1] in ".!?:…":
        return None
    return places[0].span()


def replace_names(text, language, name):
    """Puts another name in the place of one in each paragraph that has one: [(paragraph, version)]."""
    original, version = text
    chosen = random.Random(zlib.crc32(f"{language} {name} names".encode()))
    own, latin = NAMES[LISTS.get(language, "Latn")].split(), NAMES["Latn"].split()
    planted = []
    for at, (before, after) in enumerate(zip(original, version)):
        if language.startswith("zho"):
            spans = [(match.end() - len(match[0].split("·")[-1]), match.end()) for match in MARKED.finditer(after)
                     if after.count(match[0]) == 1]
        else:
            spans = [verbatim(word, after) or written(word, after) for word in names_of(before)]
        spans = [span for span in spans if span]
        if not spans:
            continue
        start, end = chosen.choice(spans)
        free = [other for other in (latin if after[start:end].isascii() and language != "srp-Latn" else own)
                if other not in " ".join(version) and other not in " ".join(original)]
        planted.append((at, version[:at] + [after[:start] + chosen.choice(free) + after[end:]] + version[at + 1:]))
    return planted
