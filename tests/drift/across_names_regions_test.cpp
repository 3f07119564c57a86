// Names across languages: provinces and states are called by names of their own. Skipped where CLDR's names are not built
// in.
#include "core/facts/places.h"
#include "tests/drift/name_rows.h"

namespace {

const textdrift::test::NameRow kRows[] = {
    {"a name that is translated", "ru", "Officials in Baja California asked Ana Ruiz for help.\n",
     "Власти Нижней Калифорнии попросили Ану Руис о помощи.\n", 0},
    {"a name that sounds unlike, beside one that the language calls its own", "de",
     "Fighting spread from Rakhine to Shan last week, Tin Oo said.\n",
     "Die Kämpfe griffen vorige Woche von Rakhaing auf Shan über, sagte Tin Oo.\n", 0},
    {"Chinese", "zh", "Ana Ruiz said that Nuevo León had asked for help.\n", "安娜·鲁伊斯说，新莱昂州请求援助。\n", 0},
    {"Japanese, in a text of names", "ja", "The march went from Virginia to Maryland, Ana Ruiz told Peter Novak.\n",
     "行進はバージニア州からメリーランド州まで続いたと、アナ・ルイスはピーター・ノバクに語った。\n", 0},
    {"a country's name within it is not missed", "el", "Western Australia joined the lawsuit on Monday.\n",
     "Η Δυτική Αυστραλία εντάχθηκε στην αγωγή τη Δευτέρα.\n", 0},
};

}    // namespace

TEST_CASE("names across languages: provinces are called by names of their own" *
          doctest::skip(!textdrift::facts::knows_regions()))
{
    textdrift::test::check_names(kRows);
}
