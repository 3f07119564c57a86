// Names of people between two scripts that both have no capitals: silent where they are spelled as the language spells them,
// heard where somebody else stands in their place or two of their syllables changed places.
#include <doctest/doctest.h>

#include "core/facts/characters.h"
#include "core/facts/name_odds.h"
#include "tests/drift/across_names.h"

namespace {

using textdrift::test::name_findings;

struct Row {
    const char *name, *from, *original, *to, *version;
    const char *right, *other, *garbled;
};

const char* const kArabic =
    "قالت المهندسة ماريانا كوستا إن السد أغلق يوم الثلاثاء.\n\nوقال المحامي كريستيان نوفوتني إن القرية خسرت كل شيء.\n\n"
    "ورفضت الوزيرة فيرجينيا أوليفيرا الرد على الأسئلة.\n";
const char* const kJapanese =
    "技師のマリアナ・コスタさんは、ダムは火曜日に閉じられたと話した。\n\n村は全てを失ったと森本英樹弁護士は述べた。\n\n"
    "ヴィルジニア・オリヴェイラ大臣は質問に答えなかった。\n";

// NAME stands for the second name of the three.
const Row kRows[] = {
    {"Arabic and Hebrew", "ar", kArabic, "he",
     "המהנדסת מריאנה קוסטה אמרה כי הסכר נסגר ביום שלישי.\n\nעורך הדין NAME אמר כי הכפר איבד הכול.\n\n"
     "השרה וירג'יניה אוליביירה סירבה לענות על השאלות.\n",
     "כריסטיאן נובוטני", "דניאל לוינסון", "כריטסיאן נובוטני"},
    {"Arabic and Persian", "ar", kArabic, "fa",
     "مهندس ماریانا کوستا گفت که سد روز سه‌شنبه بسته شد.\n\n"
     "وکیل NAME گفت که روستا همه چیز را از دست داد.\n\n"
     "وزیر ویرجینیا اولیویرا از پاسخ به پرسش‌ها خودداری کرد.\n",
     "کریستین نووتنی", "بهرام جلالی", "کریستین تونونی"},
    {"Arabic and Hindi", "ar", kArabic, "hi",
     "इंजीनियर मारियाना कोस्टा ने कहा कि बांध मंगलवार को बंद किया गया।\n\nवकील NAME ने कहा कि गांव ने सब कुछ खो दिया।\n\n"
     "मंत्री वर्जीनिया ओलिवेरा ने सवालों का जवाब देने से इनकार किया।\n",
     "क्रिस्टियन नोवोटनी", "राकेश मल्होत्रा", "क्रिस्टियन वोनोटनी"},
    {"Japanese and Korean", "ja", kJapanese, "ko",
     "기술자 마리아나 코스타 씨는 댐이 화요일에 닫혔다고 말했다.\n\n마을은 모든 것을 잃었다고 NAME 변호사는 말했다.\n\n"
     "비르지니아 올리베이라 장관은 질문에 답하지 않았다.\n",
     "모리모토 히데키", "스즈키 겐이치", "모리토모 히데키"},
    {"Japanese and Chinese", "ja", kJapanese, "zh",
     "工程师玛丽安娜·科斯塔说，大坝于周二关闭。\n\nNAME律师说，村子失去了一切。\n\n部长维尔吉尼娅·奥利维拉没有回答问题。\n",
     "森本英树", "铃木健一", "本森英树"},
};

std::string with_name(const Row& row, const char* name)
{
    std::string text = row.version;
    return text.replace(text.find("NAME"), 4, name);
}

}    // namespace

TEST_CASE("names between two scripts without capitals")
{
    for (const Row& row : kRows) {
        CAPTURE(row.name);
        CHECK(name_findings(row.from, row.original, row.to, with_name(row, row.right)).empty());
        CHECK_FALSE(name_findings(row.from, row.original, row.to, with_name(row, row.other)).empty());
        CHECK_FALSE(name_findings(row.from, row.original, row.to, with_name(row, row.garbled)).empty());
    }
}

TEST_CASE("characters of three countries fold to one")
{
    using textdrift::facts::fold_characters;
    CHECK(fold_characters("國") == fold_characters("国"));
    CHECK(fold_characters("斎藤") == fold_characters("齋藤"));
    CHECK(fold_characters("沢") == fold_characters("澤"));
    CHECK(fold_characters("沢") == "泽");
    CHECK(fold_characters("かな ABC") == "かな ABC");
}

TEST_CASE("Japanese readings of names")
{
    const auto& readings = textdrift::facts::japanese_readings("田");
    CHECK(std::ranges::find(readings, "ta") != readings.end());
    CHECK(textdrift::facts::japanese_readings("x").empty());
}

TEST_CASE("odds between two scripts go by way of Latin letters")
{
    using textdrift::facts::NameOdds;
    CHECK(NameOdds::between("Latn", "Hebr") == NameOdds::of("Hebr"));
    CHECK(NameOdds::between("Zyyy", "Hebr") == nullptr);
    const NameOdds* const odds = NameOdds::between("Arab", "Hebr");
    REQUIRE(odds != nullptr);
    textdrift::facts::SoundText text;
    text.add(0, "qryq", 0);
    text.add(1, "mryanh", 0);
    text.add(2, "hlk", 0);
    CHECK(odds->best("maryana", text).score > odds->best("bytrsn", text).score + 5);
}
