// Names that are gone, and names that only seem to be: titles that are translated, the bearer's other name, compounds,
// spellings by ear, names around a dot.
#include "core/drift/across_names.h"
#include "tests/drift/name_rows.h"

namespace {

const char* const kTalk = "Kit Harington spoke to the paper on Monday about men and tears.\n\n"
                          "In the talk Kit said that the boys of the town should cry more often.\n";
const char* const kPoll = "The analyst Stu Rothenberg told the news site on Friday that women would decide.\n\n"
                          "Twelve of 30 towns had voted by Monday, said the mayor.\n";
const char* const kMatch = "Steven Gerrard lost his second game as a manager, said Allan McGregor.\n\n"
                           "Liam Kelly stopped the ball twice before Gerrard changed three players.\n";

const textdrift::test::NameRow kRows[] = {
    {"a title of everyday words", "pl", "The actor Kit Harington will not play in Game of Thrones again.\n",
     "Aktor Kit Harington nie zagra już w Grze o tron.\n", 0},
    {"the bearer's other name", "de", kTalk,
     "Kit Harington sprach am Montag mit der Zeitung über Männer und Tränen.\n\n"
     "Im Gespräch sagte Harington, die Jungen der Stadt sollten öfter weinen.\n",
     0},
    {"the bearer's other name in Spanish", "es", kTalk,
     "Kit Harington habló el lunes con el periódico sobre los hombres y las lágrimas.\n\n"
     "En la charla Harington dijo que los chicos de la ciudad deberían llorar más.\n",
     0},
    {"somebody else's name", "es", kTalk,
     "Kit Harington habló el lunes con el periódico sobre los hombres y las lágrimas.\n\n"
     "En la charla Petrossian dijo que los chicos de la ciudad deberían llorar más.\n",
     1},
    {"a compound that begins with the name", "sv", "She wrote the Emmy award-winning series in two years.\n",
     "Hon skrev den Emmys-vinnande serien på två år.\n", 0},
    {"a single name dropped", "cs",
     "Boris Johnson attacked her so-called Chequers plan for Brexit, said Theresa Villiers.\n",
     "Boris Johnson zaútočil na její plán pro brexit, řekla Theresa Villiersová.\n", 0},
    {"a short name by ear", "sr-Latn", "Amy Chozick wrote a book about the election.\n",
     "Ejmi Čouzik napisala je knjigu o izborima.\n", 0},
    {"a short part beside one that is found", "hi", "The woman was found in Grayson Mews on Monday.\n",
     "महिला सोमवार को ग्रेसन म्यूज़ में मिली।\n", 0},
    {"around a dot", "zh", kPoll,
     "分析人士斯图·罗森伯格周五对新闻网站表示，女性将决定一切。\n\n截至周一，30个城镇中已有12个投票，市长说。\n", 0},
    {"another family name behind the dot", "zh", kPoll,
     "分析人士斯图·罗塞蒂周五对新闻网站表示，女性将决定一切。\n\n截至周一，30个城镇中已有12个投票，市长说。\n", 1},
    {"copied in Latin letters", "th", kMatch,
     "Steven Gerrard แพ้เกมที่สองในฐานะผู้จัดการทีม Allan McGregor กล่าว\n\n"
     "Liam Kelly หยุดบอลได้สองครั้งก่อนที่ Gerrard จะเปลี่ยนผู้เล่นสามคน\n",
     0},
};

}    // namespace

TEST_SUITE("drift/across_names_gone")
{
    TEST_CASE("names that seem to be gone, and names that are")
    {
        textdrift::test::check_names(kRows);
    }

    TEST_CASE("another name in its place, one part of which is alike by chance")
    {
        const auto findings = textdrift::test::name_findings(
            "en", "\"Madam hit me,\" said Mercy Atieno Owuor from Siaya. Percy Tineo and Juan Quispe were with her.", "it",
            "«La signora mi picchiava», racconta Esther Achieng Odhiambo di Siaya. Con lei c'erano Percy Tineo e Juan "
            "Quispe.");
        REQUIRE(findings.size() == 1);
        CHECK(findings.front().ends_with("|Esther Achieng Odhiambo"));
    }

    TEST_CASE("consonants in another order are told from other spellings")
    {
        using textdrift::drift::has_consonants_exchanged;
        CHECK(has_consonants_exchanged("gumabon", "gubamon"));
        CHECK(has_consonants_exchanged("celesten", "cenestel"));
        CHECK_FALSE(has_consonants_exchanged("gumabon", "gumabon"));
        CHECK_FALSE(has_consonants_exchanged("mohammed", "mohamed"));
        CHECK_FALSE(has_consonants_exchanged("villasis", "vilyasis"));
        CHECK_FALSE(has_consonants_exchanged("tam", "mat"));    // too short
    }

    TEST_CASE("consonants tell names apart by classes that scripts keep apart")
    {
        using textdrift::drift::consonants_apart;
        CHECK(consonants_apart("gerrard", "jerard") == doctest::Approx(0));
        CHECK(consonants_apart("vann", "von") == doctest::Approx(0));
        CHECK(consonants_apart("mews", "myuz") == doctest::Approx(0));
        CHECK(consonants_apart("", "aia") == doctest::Approx(0));
        CHECK(consonants_apart("smith", "smit") == doctest::Approx(0));
        CHECK(consonants_apart("giles", "ly") == doctest::Approx(0.5));
        CHECK(consonants_apart("steele", "lindberg") > 0.5);
    }
}
