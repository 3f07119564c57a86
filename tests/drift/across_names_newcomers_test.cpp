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

const char* const kLetter =
    R"T(In a letter, the families call on the authorities of Azerbaijan to release the six nurses who were arrested in Baku in May.

We note that the French government, which signed a contract in March, has never mentioned the case.

More than 3,200 people signed the letter. Her cousin Brückenlicht vanished in 2018 on the road to the north.
)T";

const std::map<std::string, std::string> kLetters{
    {"de",
     R"T(In einem Brief fordern die Familien die Behörden Aserbaidschans auf, die sechs im Mai in Baku verhafteten Pflegerinnen freizulassen.

Wir stellen fest, dass die französische Regierung, die im März einen Vertrag unterzeichnete, den Fall nie erwähnt hat.

Mehr als 3200 Menschen unterschrieben den Brief. Ihr Cousin Brückenlicht verschwand 2018 auf dem Weg in den Norden.
)T"},
    {"id",
     R"T(Dalam sepucuk surat, keluarga mendesak pihak berwenang Azerbaijan membebaskan enam perawat yang ditangkap di Baku pada bulan Mei.

Kami mencatat bahwa pemerintah Prancis, yang pada bulan Maret meneken kontrak, tidak pernah menyebut perkara peradilan ini.

Lebih dari 3.200 orang menandatangani surat itu. Sepupunya Brückenlicht hilang pada 2018 di jalan ke utara.
)T"},
    {"uk", R"T(У листі родини закликають владу Азербайджану звільнити шістьох медсестер, яких у травні заарештували в Баку.

Ми зазначаємо, що французький уряд, який у березні підписав контракт, жодного разу не згадав про справу.

Лист підписали понад 3200 людей. Її двоюрідний брат Брюкенліхт зник 2018 року дорогою на північ.
)T"},
};

const textdrift::test::PlantedRow kPlantedInLetters[] = {
    {"de", "in Baku ver", "in Osch ver"},
    {"id", "Prancis", "Senegal"},
    {"uk", "брат Брюкенліхт", "брат Баєтов"},
};

// An address ends in a word that is spelled nearly as a name which the version writes in its own script.
const char* const kAddressed =
    R"T(The clinic on the border of Lithuania closed on Tuesday, said Henrik Lindqvist.

The council calls on Brandhaegen Steen to pay a fine. The report is at https://example.org/reports/breath-of-stone.
)T";

const std::map<std::string, std::string> kAddresses{
    {"zh", R"T(亨里克·林德奎斯特说，立陶宛边境的诊所于周二关闭。

委员会要求布兰德哈根·斯滕公司支付罚款。报告见 https://example.org/reports/breath-of-stone 。
)T"},
};

// Another name of a passage has a word of the lost one, a place stands behind a name that is translated, a town begins a
// headline, and a name of the other end of a long sentence.
const char* const kShared =
    R"T(Brandhaven: 41 weavers dead

Brandhaegen Steen confirmed on Monday that it had received the bill. Its manager Pieter Brandhaegen refused to say more about the matter.

On 28 February the National Green Tribunal in Nairobi ordered the company to pay for the treatment of the weavers in Brandhaven.
)T";

const std::map<std::string, std::string> kSharing{
    {"es", R"T(Brandhaven: 41 tejedores muertos

Brandhaegen Steen confirmó el lunes que había recibido la factura. Su gerente, Pieter Brandhaegen, no quiso decir nada más sobre el asunto.

El 28 de febrero, el Tribunal Verde Nacional de Nairobi ordenó a la empresa pagar el tratamiento de los tejedores en Brandhaven.
)T"},
    {"el", R"T(Μπραντχάβεν: 41 υφαντές νεκροί

Τη Δευτέρα η Μπραντχάγκεν Στέεν επιβεβαίωσε ότι είχε λάβει τον λογαριασμό. Ο διευθυντής της Πίτερ Μπραντχάγκεν αρνήθηκε να πει περισσότερα για το θέμα.

Στις 28 Φεβρουαρίου το Εθνικό Πράσινο Δικαστήριο στο Ναϊρόμπι διέταξε την εταιρεία να πληρώσει τη θεραπεία των υφαντών στο Μπραντχάβεν.
)T"},
};

const textdrift::test::PlantedRow kPlantedShared[] = {
    {"es", "Brandhaven", "Managua"},
    {"el", "Μπραντχάγκεν Στέεν", "Ανουάρα Μπεγκούμ"},
    {"el", "Εθνικό Πράσινο Δικαστήριο", "Ανουάρα Μπεγκούμ"},
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

    TEST_CASE("beside a country and its capital, words that begin alike by chance, and long words near to any other")
    {
        textdrift::test::check_planted(kLetter, kLetters, kPlantedInLetters);
        textdrift::test::check_honest(kLetter, kLetters);
    }

    TEST_CASE("the words of an address are no names")
    {
        textdrift::test::check_honest(kAddressed, kAddresses);
    }

    TEST_CASE("a name heard in another mention, a translated one before its place, a town that begins a headline")
    {
        textdrift::test::check_planted(kShared, kSharing, kPlantedShared);
        textdrift::test::check_honest(kShared, kSharing);
    }
}
