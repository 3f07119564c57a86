// Names across languages that changed places: between sentences, beside values, between paragraphs.
#include "tests/drift/name_rows.h"

namespace {

constexpr const char* kTrial = "The trial begins in Cobán on 22 September. Two men were shot in Panzós on 27 May 2024.\n";

constexpr const char* kWages = "In Pilibhit workers earn 9,800 rupees, in Barabanki they earn 12,600 rupees.\n";

constexpr const char* kTowns = "Three men were arrested in Katunayake on Monday.\n\n"
                               "Her clients will be moved to Batticaloa on Friday.\n";

const textdrift::test::NameRow kRows[] = {
    {"each in its sentence", "ar", kTrial,
     "تبدأ المحاكمة في كوبان يوم 22 سبتمبر. وقُتل رجلان بالرصاص في بانزوس يوم 27 مايو 2024.\n", 0},
    {"each in the sentence of the other", "ar", kTrial,
     "تبدأ المحاكمة في بانزوس يوم 22 سبتمبر. وقُتل رجلان بالرصاص في كوبان يوم 27 مايو 2024.\n", 1},
    {"sentences in another order", "de", kTrial,
     "In Panzós wurden am 27. Mai 2024 zwei Männer erschossen. Der Prozess beginnt am 22. September in Cobán.\n", 0},
    {"each in the sentence of the other", "de", kTrial,
     "Der Prozess beginnt am 22. September in Panzós. In Cobán wurden am 27. Mai 2024 zwei Männer erschossen.\n", 1},
    {"each in the sentence of the other", "ko", kTrial,
     "재판은 9월 22일 판소스에서 시작된다. 2024년 5월 27일 코반에서 두 남자가 총에 맞았다.\n", 1},
    {"each in its sentence", "ko", kTrial,
     "재판은 9월 22일 코반에서 시작된다. 2024년 5월 27일 판소스에서 두 남자가 총에 맞았다.\n", 0},
    {"each beside its value", "id", kWages, "Di Pilibhit buruh mendapat 9.800 rupee, di Barabanki 12.600 rupee.\n", 0},
    {"both clauses in another order", "id", kWages, "Di Barabanki buruh mendapat 12.600 rupee, di Pilibhit 9.800 rupee.\n",
     0},
    {"each beside the value of the other", "id", kWages,
     "Di Barabanki buruh mendapat 9.800 rupee, di Pilibhit 12.600 rupee.\n", 1},
    {"each in its paragraph", "hi", kTowns,
     "सोमवार को कटुनायके में तीन आदमी गिरफ़्तार किए गए।\n\nशुक्रवार को उनके मुवक्किलों को बट्टिकलोआ भेजा जाएगा।\n", 0},
    {"each in the paragraph of the other", "hi", kTowns,
     "सोमवार को बट्टिकलोआ में तीन आदमी गिरफ़्तार किए गए।\n\nशुक्रवार को उनके मुवक्किलों को कटुनायके भेजा जाएगा।\n", 1},
};

}    // namespace

TEST_SUITE("drift/across_names_exchanged")
{
    TEST_CASE("two names that stand where the other should are one finding")
    {
        textdrift::test::check_names(kRows);
    }
}
