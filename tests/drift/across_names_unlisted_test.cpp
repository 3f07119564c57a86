// Slips in names that only a word list tells: everyday words that names are made of. The lists
// are the test's own: the words of the honest versions, and such as the slips are near to.
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "core/language/word_list.h"
#include "tests/drift/name_rows.h"

namespace {

const char* const kOriginal =
    R"T(The letter was signed on Monday by the National Housing Union, said Henrik Lindqvist.

More than 3,200 people have left Ukraine, according to the National Refugee Service. Ingrid Ferreira counted them.

The hall in Poti stayed open, said the Chinese engineer Daniel Moreno.
)T";

const std::map<std::string, std::string> kVersions{
    {"fr", R"T(La lettre a été signée lundi par l'Union nationale du logement, a dit Henrik Lindqvist.

Plus de 3 200 personnes ont quitté l'Ukraine, selon le Service national des réfugiés. Ingrid Ferreira les a comptées.

La salle de Poti est restée ouverte, a dit l'ingénieur chinois Daniel Moreno.
)T"},
    {"ru", R"T(Письмо подписал в понедельник Национальный жилищный союз, сказал Хенрик Линдквист.

Более 3200 человек уехали с Украины, сообщает Национальная служба по делам беженцев. Их считала Ингрид Феррейра.

Зал в Поти оставался открытым, сказал китайский инженер Даниэль Морено.
)T"},
};

void write_list(const std::filesystem::path& folder, const std::string& name, const std::string& words)
{
    std::ofstream(folder / (name + ".aff")) << "SET UTF-8\n";
    std::ofstream(folder / (name + ".dic")) << "100\n" << words;
}

// Before any list is asked for.
const bool kListed = [] {
    const auto folder = std::filesystem::temp_directory_path() / "textdrift_unlisted_test";
    std::filesystem::create_directories(folder);
    write_list(folder, "fr",
               "la\nlettre\na\nété\nsignée\nlundi\npar\nUnion\nl'"
               "Union\nnationale\ndu\nlogement\ndit\nplus\nde\npersonnes\nont\nquitté\n"
               "Ukraine\nselon\nle\nservice\nnational\ndes\nréfugiés\nles\ncomptées\nsalle\nest\nrestée\nouverte\ningénieur"
               "\nchinois\npolice\naussi\nfouillé\nbureau\ngrue\nnocturne\nbulletin\nimprime\ndepuis\nétait\n");
    write_list(folder, "ru",
               "письмо\nподписал\nв\nпонедельник\nнациональный\nжилищный\nсоюз\nсказал\nболее\nчеловек\nуехали\nс\nУкраины\n"
               "Украине\nсообщает\nнациональная\nслужба\nпо\nделам\nбеженцев\nих\nсчитала\nзал\nоставался\nоткрытым\n"
               "китайский\nинженер\n");
    return textdrift::language::look_for_word_lists_in(folder.string()).has_value();
}();

}    // namespace

TEST_CASE("names and everyday words as they should be")
{
    REQUIRE(kListed);
    textdrift::test::check_honest(kOriginal, kVersions);
}

TEST_CASE("everyday words in names that are a letter away from what the list knows")
{
    textdrift::test::check_planted(kOriginal, kVersions,
                                   std::initializer_list<textdrift::test::PlantedRow>{
                                       {"fr", "Service national", "Service natinoal"},
                                       {"fr", "Union nationale", "Union natoinale"},
                                       {"fr", "du logement", "du lgoement"},
                                       {"fr", "des réfugiés", "des rféugiés"},
                                       {"ru", "жилищный союз", "жилищный сюоз"},
                                   });
}

TEST_CASE("an accent, an apostrophe, a word that the list lacks away from names: no slips")
{
    const std::string original = kOriginal;
    const auto without = [](const char* language, const char* honest, const char* other) {
        return textdrift::test::with(kVersions.at(language), honest, other);
    };
    for (const auto& [honest, other] :
         {std::pair{"comptées", "dénombrées"}, {"restée ouverte", "restée accessible"}, {"réfugiés", "refugiés"}}) {
        CAPTURE(std::string(other));
        CHECK(textdrift::test::name_findings("en", original, "fr", without("fr", honest, other)).empty());
    }
}

TEST_CASE("a name translated by everyday words is none that came from elsewhere")
{
    const std::string original =
        "The letter was signed on Monday, said Henrik Lindqvist.\n\nThe police also searched the office of Night "
        "Crane, the newsletter it has printed since 2009. Ingrid Ferreira was there.\n";
    const std::string version =
        "La lettre a été signée lundi, a dit Henrik Lindqvist.\n\nLa police a aussi fouillé le bureau de Grue "
        "Nocturne, le bulletin qu'il imprime depuis 2009. Ingrid Ferreira était là.\n";
    CHECK(textdrift::test::name_findings("en", original, "fr", version).empty());
    CHECK_FALSE(textdrift::test::name_findings("en", original, "fr",
                                               textdrift::test::with(version, "Grue Nocturne", "Oleksandr Hnatyuk"))
                    .empty());
}
