// Sentences of words drawn by rank, common ones more often, with the punctuation of their language.
#include "texts.h"

#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>

namespace {

constexpr std::size_t kDocumentBytes = 8192;

// clang-format off: tables of words
constexpr const char* kEnglish[] = {
    "the",        "of",         "and",        "to",          "a",         "in",          "that",       "it",
    "was",        "for",        "on",         "with",        "as",        "he",          "be",         "at",
    "by",         "this",       "had",        "not",         "are",       "but",         "from",       "or",
    "have",       "an",         "they",       "which",       "one",       "you",         "were",       "all",
    "her",        "she",        "there",      "would",       "their",     "we",          "him",        "been",
    "has",        "when",       "who",        "will",        "no",        "more",        "if",         "out",
    "so",         "up",         "said",       "what",        "its",       "about",       "than",       "into",
    "them",       "can",        "only",       "other",       "time",      "new",         "some",       "could",
    "these",      "two",        "may",        "first",       "then",      "do",          "any",        "like",
    "my",         "now",        "over",       "such",        "our",       "man",         "me",         "even",
    "most",       "made",       "after",      "also",        "well",      "did",         "many",       "before",
    "must",       "years",      "back",       "through",     "much",      "where",       "your",       "way",
    "harbour",    "committee",  "president",  "agreement",   "minister",  "development", "market",     "question",
    "railway",    "government", "department", "information", "company",   "weather",     "mountain",   "language",
    "decision",   "river",      "economic",   "university",  "Thursday",  "September",   "Parliament", "Europe",
    "investment", "industry",   "translation", "newspaper",  "village",   "conference",  "statement",  "budget",
    "library",    "hospital",   "engineer",   "relationship", "responsibility", "environmental", "2019", "1987",
    "35",         "12",         "UN",         "per",         "cent",      "million",     "fish",       "window",
    "evening",    "letter",     "paper",      "bridge",      "winter",    "garden",      "doctor",     "teacher"};

constexpr const char* kFrench[] = {
    "de",       "la",        "le",        "et",        "les",         "des",        "à",           "en",
    "un",       "du",        "une",       "que",       "est",         "pour",       "qui",         "dans",
    "a",        "par",       "plus",      "pas",       "au",          "sur",        "ne",          "se",
    "ce",       "il",        "sont",      "été",       "avec",        "la",         "ou",          "son",
    "elle",     "être",      "aux",       "même",      "après",       "très",       "où",          "déjà",
    "était",    "étaient",   "société",   "général",   "années",      "première",   "problème",    "développement",
    "président", "république", "élection", "économie",  "théâtre",     "forêt",      "île",         "hôpital",
    "château",  "français",  "garçon",    "leçon",     "réponse",     "médecin",    "écrivain",    "fenêtre",
    "hiver",    "été",       "père",      "mère",      "frère",       "élève",      "école",       "université",
    "maison",   "jardin",    "ville",     "pays",      "monde",       "temps",      "journal",     "ministre",
    "marché",   "travail",   "accord",    "question",  "gouvernement", "région",    "réunion",     "décision",
    "Noël",     "naïve",     "conçu",     "reçu",      "côté",        "bientôt",    "Français",    "États",
    "Écosse",   "À",         "intérêt",   "événement", "préférence",  "sécurité",   "liberté",     "égalité"};

constexpr const char* kRussian[] = {
    "и",        "в",         "не",       "на",        "я",         "быть",      "он",          "с",
    "что",      "а",         "по",       "это",       "она",       "этот",      "к",           "но",
    "они",      "мы",        "весь",     "который",   "из",        "у",         "то",          "за",
    "свой",     "весна",     "год",      "от",        "так",       "о",         "для",         "ты",
    "же",       "все",       "тот",      "мочь",      "вы",        "человек",   "такой",       "его",
    "сказать",  "только",    "или",      "ещё",       "бы",        "себя",      "один",        "как",
    "уже",      "до",        "время",    "если",      "сам",       "когда",     "другой",      "вот",
    "говорить", "наш",       "мой",      "знать",     "стать",     "при",       "чтобы",       "дело",
    "жизнь",    "кто",       "первый",   "очень",     "два",       "день",      "её",          "новый",
    "рука",     "даже",      "во",       "со",        "раз",       "где",       "там",         "под",
    "можно",    "ну",        "какой",    "после",     "их",        "работа",    "без",         "самый",
    "потом",    "надо",      "хотеть",   "ли",        "слово",     "идти",      "большой",     "должен",
    "место",    "правительство", "развитие", "Москва", "соглашение", "министерство", "экономический", "библиотека",
    "переводчик", "железнодорожный", "государственный", "международный", "зима", "подъезд", "объём", "семья"};

constexpr const char* kChinese[] = {
    "的", "一", "是", "不", "了", "人", "我", "在", "有", "他", "这", "中", "大", "来", "上", "国",
    "个", "到", "说", "们", "为", "子", "和", "你", "地", "出", "道", "也", "时", "年", "得", "就",
    "那", "要", "下", "以", "生", "会", "自", "着", "去", "之", "过", "家", "学", "对", "可", "她",
    "里", "后", "小", "么", "心", "多", "天", "而", "能", "好", "都", "然", "没", "日", "于", "起",
    "还", "发", "成", "事", "只", "作", "当", "想", "看", "文", "无", "开", "手", "十", "用", "主",
    "行", "方", "又", "如", "前", "所", "本", "见", "经", "头", "面", "公", "同", "三", "已", "老",
    "从", "动", "两", "长", "知", "民", "样", "现", "分", "将", "外", "但", "身", "些", "与", "高",
    "经济", "发展", "政府", "图书馆", "会议", "新闻", "翻译", "铁路", "河流", "大学", "医院", "2019", "冬天", "花园", "医生", "桥"};

constexpr const char* kThai[] = {
    "และ",   "ใน",    "ของ",    "ที่",     "เป็น",   "การ",    "มี",     "ได้",    "ไม่",   "ให้",   "จะ",    "ว่า",
    "กับ",   "คน",    "นี้",    "ไป",     "มา",    "แต่",    "หรือ",  "ก็",     "ปี",    "วัน",   "เมือง", "ภาษา",
    "ไทย",   "รัฐบาล", "เศรษฐกิจ", "ประชุม", "ข่าว",  "แม่น้ำ",  "ภูเขา",  "โรงเรียน", "หมอ",   "ครู",   "บ้าน",  "สวน",
    "สะพาน", "หนังสือ", "ห้องสมุด", "รถไฟ",  "ตลาด",  "คำถาม",  "การพัฒนา", "ฤดูหนาว", "๒๕๖๖", "ความ",  "สุข",   "น้ำ"};
// clang-format on

// splitmix64, so that the texts are the same with every library.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t below(std::uint64_t n) { return (next() >> 32) * n >> 32; }

private:
    std::uint64_t next()
    {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15ull;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return z ^ (z >> 31);
    }
    std::uint64_t state_;
};

struct Language {
    const char* name;
    std::span<const char* const> words;
    const char* space;
    const char* comma;
    const char* stop;
    const char* dash;
    const char* open;
    const char* close;
    const char* apostrophe;    // before an "s", as English has it; null: none
};

void append_sentence(std::string& out, const Language& language, Random& random)
{
    const std::size_t length = 5 + random.below(22);
    const bool quoted = random.below(9) == 0;
    out += quoted ? language.open : "";
    for (std::size_t i = 0; i < length; ++i) {
        // The product of two draws: the first words of the table are the common ones.
        const std::uint64_t rank = random.below(random.below(language.words.size()) + 1);
        const std::size_t begin = out.size();
        out += language.words[rank];
        if (i == 0 && out[begin] >= 'a' && out[begin] <= 'z') {
            out[begin] = static_cast<char>(out[begin] - 0x20);
        }
        if (language.apostrophe != nullptr && random.below(30) == 0) {
            out += language.apostrophe;
            out += 's';
        }
        if (i + 1 < length) {
            const std::uint64_t mark = random.below(40);
            out += mark < 4 ? language.comma : mark == 4 ? language.dash : language.space;
        }
    }
    out += quoted ? language.close : "";
    out += language.stop;
    out += random.below(6) == 0 ? "\n\n" : language.space;
}

}    // namespace

std::vector<Corpus> make_corpora(std::size_t bytes_each)
{
    const Language languages[] = {
        {"ascii", kEnglish, " ", ", ", ".", " - ", "\"", "\"", "'"},
        {"english", kEnglish, " ", ", ", ".", " — ", "“", "”", "’"},
        {"french", kFrench, " ", ", ", ".", " – ", "« ", " »", nullptr},
        {"cyrillic", kRussian, " ", ", ", ".", " — ", "«", "»", nullptr},
        {"chinese", kChinese, "", "，", "。", "——", "“", "”", nullptr},
        {"thai", kThai, "", " ", "", " ", "“", "”", nullptr},
    };
    std::vector<Corpus> corpora;
    for (const Language& language : languages) {
        Random random(1);
        Corpus corpus;
        corpus.name = language.name;
        while (corpus.bytes < bytes_each) {
            std::string document;
            while (document.size() < kDocumentBytes) {
                append_sentence(document, language, random);
            }
            corpus.bytes += document.size();
            corpus.documents.push_back(std::move(document));
        }
        corpora.push_back(std::move(corpus));
    }
    return corpora;
}
