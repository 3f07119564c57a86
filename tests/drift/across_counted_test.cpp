// Figures that changed places across languages, told by what they count and the places they stand with.
#include <doctest/doctest.h>

#include <string>

#include "tests/drift/across_judged.h"

namespace textdrift::drift {

namespace {

using test::judge_values;

struct Row {
    const char* from;
    const char* original;
    const char* to;
    const char* version;
    bool found;
};

const char* const kSchools =
    "Georgia must withdraw its order to close 37 schools by 1 September, 24 organisations from eleven countries said.";
const char* const kDonors = "The fund collected money from 612 donors in 14 countries.";
const char* const kFishermen =
    "At least 58 foreign fishermen have died. Of these, 31 came from Indonesia and 19 from Myanmar.";
const char* const kVillages = "In two villages, three schools were closed and 40 pupils were sent home.";
const char* const kDead = "The blast killed 17 people and wounded 43.";

const Row kRows[] = {
    {"en", kSchools, "de",
     "24 Organisationen aus elf Ländern fordern, dass Georgien bis 1. September die Schließung von 37 Schulen stoppt.",
     false},
    {"en", kSchools, "de",
     "37 Organisationen aus elf Ländern fordern, dass Georgien bis 1. September die Schließung von 24 Schulen stoppt.",
     true},
    {"en", kSchools, "th", "องค์กร 24 แห่งจาก 11 ประเทศเรียกร้องให้จอร์เจียเพิกถอนคำสั่งปิดโรงเรียน 37 แห่งภายในวันที่ 1 กันยายน", false},
    {"en", kSchools, "th", "องค์กร 37 แห่งจาก 11 ประเทศเรียกร้องให้จอร์เจียเพิกถอนคำสั่งปิดโรงเรียน 24 แห่งภายในวันที่ 1 กันยายน", true},
    {"en", kDonors, "ko", "기금에는 14개국 612명이 돈을 보내왔다.", false},
    {"en", kDonors, "ko", "기금에는 612개국 14명이 돈을 보내왔다.", true},
    {"en", kFishermen, "fr", "Au moins 58 pêcheurs étrangers sont morts, dont 31 Indonésiens et 19 Birmans.", false},
    {"en", kFishermen, "fr", "Au moins 58 pêcheurs étrangers sont morts, dont 19 Indonésiens et 31 Birmans.", true},
    {"en", kFishermen, "zh", "至少有58名外籍渔工死亡，其中31人来自印度尼西亚，19人来自缅甸。", false},
    {"en", kFishermen, "zh", "至少有58名外籍渔工死亡，其中19人来自印度尼西亚，31人来自缅甸。", true},
    {"en", kDead, "ru", "При взрыве погибли 17 человек, 43 ранены.", false},
    {"en", kDead, "ja", "爆発で17人が死亡、43人が負傷した。", false},
    {"en", kDead, "ja", "爆発で43人が死亡、17人が負傷した。", true},
    {"en", kDead, "fr", "L'explosion a fait 43 blessés et 17 morts.", false},
    {"en", kDead, "fr", "L'explosion a fait 17 blessés et 43 morts.", true},
    {"en", kDead, "id", "Ledakan itu menewaskan 17 orang dan melukai 43 orang.", false},
    {"en", kDead, "id", "Ledakan itu menewaskan 43 orang dan melukai 17 orang.", true},
    {"en", kVillages, "de", "In zwei Dörfern wurden drei Schulen geschlossen und 40 Schüler heimgeschickt.", false},
    {"en", kVillages, "de", "In drei Dörfern wurden zwei Schulen geschlossen und 40 Schüler heimgeschickt.", true},
    {"en", kVillages, "zh", "三个村庄的两所学校被关闭，40名学生被送回家。", true},
    {"en", "There are 23 journalists in prison, almost twice as many as a year ago.", "fr",
     "On compte 23 journalistes en prison, presque deux fois plus qu'il y a un an.", false},
    // Told more often on one side, the noun may be that of either figure.
    {"en", "Of the 87 families, 23 have been paid part of the sum.", "ar",
     "ومن بين الأسر الـ87، تسلمت 23 أسرة جزءًا من المبلغ.", false},
    // Where the noun stands on either side of its figure, the nearer one has it.
    {"en", "13 of the schools have at least 150 pupils.", "ko", "13개교에는 학생이 최소 150명 있다.", false},
    // The ends of a range are figures, too.
    {"ar", "طالبوا برفع الأجر اليومي من 22 إلى 35 دينارًا. وأوقفت قوات الأمن 63 منهم.", "de",
     "Sie forderten, den Tageslohn von 63 auf 35 Dinar anzuheben. Sicherheitskräfte nahmen 22 von ihnen fest.", true},
    {"ar", "طالبوا برفع الأجر اليومي من 22 إلى 35 دينارًا. وأوقفت قوات الأمن 63 منهم.", "de",
     "Sie forderten, den Tageslohn von 22 auf 35 Dinar anzuheben. Sicherheitskräfte nahmen 63 von ihnen fest.", false},
};

}    // namespace

TEST_SUITE("drift/across_counted")
{
    TEST_CASE("figures that count what another counted are told, wherever grammar puts them")
    {
        for (const Row& row : kRows) {
            const std::string told = judge_values(row.original, row.from, row.version, row.to);
            CAPTURE(std::string(row.version));
            CAPTURE(told);
            CHECK((told.find("changed places") != std::string::npos) == row.found);
        }
    }
}

}    // namespace textdrift::drift
