// Names of versions in scripts with capitals: what stands in their place, and what a translation does with them.
#include <map>
#include <string>

#include "tests/drift/name_rows.h"

namespace {

const char* const kOriginal =
    R"T(Mill workers win back 41 days of pay

The 312 workers of a jute mill in southern Bangladesh will get their wages for 41 days. The owner had promised them to President Juan Carlos Varela of Panama on 4 May 2024.

The crane driver Oleh Hnatiuk from Odesa and 26 colleagues from Kenya signed the letter. It was read to the board by Kirsty Young, who has worked there since 2009.

The letter was sent to Kenya on 19 June 2024, and the answer came from Panama after 13 days.
)T";

const std::map<std::string, std::string> kVersions{
    {"fr", R"T(Les ouvriers d'une usine récupèrent 41 jours de salaire

Les 312 ouvriers d'une usine de jute du sud du Bangladesh toucheront leurs salaires de 41 jours. Le propriétaire les avait promis au président du Panama Juan Carlos Varela le 4 mai 2024.

Le grutier Oleh Hnatiouk, originaire d'Odessa, et 26 collègues du Kenya ont signé la lettre. Elle a été lue à la direction par Kirsty Young, qui y travaille depuis 2009.

La lettre a été envoyée au Kenya le 19 juin 2024, et la réponse est venue du Panama au bout de 13 jours.
)T"},
};

const textdrift::test::PlantedRow kPlanted[] = {
    {"fr", "Bangladesh", "ministère du Travail"},
    {"fr", "Juan Carlos Varela", "Juan Carlos Hoffmann"},
    {"fr", "d'Odessa", "d'Khataï"},
    {"fr", "Kirsty Young", "Harrow Young"},
};

}    // namespace

TEST_SUITE("drift/across_names_cased")
{
    TEST_CASE("a country that is not told, a part beside other parts, behind an elision, beside an everyday word")
    {
        textdrift::test::check_planted(kOriginal, kVersions, kPlanted);
        textdrift::test::check_honest(kOriginal, kVersions);
    }
}
