// Names of a version that render nothing, in the place of names that nothing renders: of another kind, of unknown towns, and
// where names are translated by their meaning.
#include <map>
#include <string>

#include "tests/drift/name_rows.h"

namespace {

const char* const kOriginal =
    R"T(The clinic on the border between Poland and Lithuania closed on Tuesday, said Henrik Lindqvist.

In Poland more than 3,200 people are waiting, according to the register. Ingrid Ferreira treated them.

The museum opens on 10 December, Human Rights Day, and charges nothing. Teresa Carvalho will speak there.

Two of the nurses have been held in Baku since March, said Daniel Moreno.
)T";

const std::map<std::string, std::string> kVersions{
    {"es", R"T(La clínica de la frontera entre Polonia y Lituania cerró el martes, dijo Henrik Lindqvist.

Según el registro, más de 3.200 personas esperan en Polonia. Las atendió Ingrid Ferreira.

El museo abre el 10 de diciembre, Día de los Derechos Humanos, y no cobra nada. Allí hablará Teresa Carvalho.

Dos de las enfermeras están detenidas en Bakú desde marzo, dijo Daniel Moreno.
)T"},
    {"uk", R"T(Клініка на кордоні між Польщею та Литвою закрилася у вівторок, сказав Генрік Ліндквіст.

За даними реєстру, у Польщі чекають понад 3200 людей. Їх лікувала Інгрід Феррейра.

Музей відкривається 10 грудня, у День прав людини, і нічого не бере. Там виступить Тереза Карвалью.

Дві медсестри перебувають під вартою в Баку з березня, сказав Даніель Морено.
)T"},
    {"nl", R"T(De kliniek aan de grens tussen Polen en Litouwen sloot dinsdag, zei Henrik Lindqvist.

Volgens het register wachten ruim 3.200 mensen in Polen. Ingrid Ferreira behandelde hen.

Het museum opent op 10 december, de Dag van de Mensenrechten, en vraagt niets. Teresa Carvalho zal er spreken.

Twee van de verpleegsters zitten sinds maart vast in Bakoe, zei Daniel Moreno.
)T"},
    {"de", R"T(Die Klinik an der Grenze zwischen Polen und Litauen schloss am Dienstag, sagte Henrik Lindqvist.

Laut dem Register warten in Polen mehr als 3200 Menschen. Behandelt hat sie Ingrid Ferreira.

Das Museum öffnet am 10. Dezember, dem Tag der Menschenrechte, und verlangt nichts. Dort spricht Teresa Carvalho.

Zwei der Pflegerinnen sitzen seit März in Baku in Haft, sagte Daniel Moreno.
)T"},
};

const textdrift::test::PlantedRow kPlanted[] = {
    {"es", "entre Polonia y", "entre Kasombo y"},
    {"es", "Día de los Derechos Humanos", "Golden Heron"},
    {"uk", "День прав людини", "Harcourt Trading"},
    {"uk", "у Польщі", "у Мадриді"},
    {"nl", "Dag van de Mensenrechten", "Oleksandr Martsjenko"},
    {"de", "in Baku in", "in Mateo in"},
};

}    // namespace

TEST_SUITE("drift/across_names_newcomers")
{
    TEST_CASE("a name that renders nothing took the place of one that nothing renders")
    {
        textdrift::test::check_planted(kOriginal, kVersions, kPlanted);
    }

    TEST_CASE("names under other names are no newcomers")
    {
        textdrift::test::check_honest(kOriginal, kVersions);
    }
}
