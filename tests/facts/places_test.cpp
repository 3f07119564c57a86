// Places in running text of several languages and scripts.
#include <doctest/doctest.h>

#include <string>

#include "tests/facts/place_rows.h"

using textdrift::facts::Gazetteer;
using textdrift::test::PlaceRow;

namespace {

const PlaceRow kRows[] = {
    {"en", "Trade with Cambodia grew.", "country:KH", true},
    {"de", "Die Regierung Kambodschas schwieg.", "country:KH", true},
    {"ru", "Жители Камбоджи ждут.", "country:KH", true},
    {"ru", "Вместе с Камбоджей они подписали договор.", "country:KH", true},
    {"tr", "Toplantı Kamboçya'da yapıldı.", "country:KH", true},
    {"zh", "他访问了柬埔寨的首都。", "country:KH", true},
    {"ja", "彼はカンボジアの首都を訪れた。", "country:KH", true},
    {"ko", "그는 캄보디아의 수도를 찾았다.", "country:KH", true},
    {"ja", "本のタイトルが変わった。", "country:TH", false},
    {"de", "Er lebt in Australien.", "country:AT", false},
    {"fr", "Des navires traversent la mer Noire.", "sea:black", true},
    {"fr", "La marée noire gagne la côte.", "sea:black", false},
    {"fr", "Elle est née au Cap.", "city:cape-town", true},
    {"es", "Un barco se hundió en el mar Rojo.", "sea:red", true},
    {"es", "El mar rojo de la bandera.", "sea:red", false},
    {"it", "Vive a Monaco di Baviera.", "city:munich", true},
    {"nl", "De rechtbank in Den Haag besliste.", "city:hague", true},
    {"pl", "Pracował w Lipsku i Akwizgranie.", "city:leipzig", true},
    {"pl", "Statek zatonął na Morzu Czarnym.", "sea:black", true},
    {"cs", "Loď plula po Dunaji do Drážďan.", "river:danube", true},
    {"ru", "Выставка открылась в Генте и Льеже.", "city:liege", true},
    {"ru", "Судно шло по Чёрному морю.", "sea:black", true},
    {"uk", "Кораблі вийшли в Чорне море.", "sea:black", true},
    {"sr", "Живе у Солуну.", "city:thessaloniki", true},
    {"sr-Latn", "Živi u Temišvaru.", "city:timisoara", true},
    {"sr-Latn", "Radili su pet dana.", "country:DK", false},
    {"sr-Latn", "Pet Danaca je otišlo.", "country:DK", true},
    {"pl", "Oglądał kino niemych.", "country:DE", false},
    {"pl", "Tak mówią niemieccy politycy.", "country:DE", true},
    {"pl", "To jest część miasta, a to inne części.", "country:CZ", false},
    {"uk", "Він любив кіно німих.", "country:DE", false},
    {"cs", "Němečtí politici mlčeli.", "country:DE", true},
    {"sr-Latn", "Pomoć Sjedinjenim Državama.", "country:US", true},
    {"el", "Ζει στη Φρανκφούρτη.", "city:frankfurt", true},
    {"tr", "Karadeniz'de bir gemi battı.", "sea:black", true},
    {"tr", "Kudüs'te yaşıyor.", "city:jerusalem", true},
    {"tr", "ABD'deki ailesi bekliyor.", "country:US", true},
    {"it", "Un'altra famiglia attende.", "org:un", false},
    {"ar", "غرق القارب في البحر الأسود.", "sea:black", true},
    {"ar", "عبر القارب للبحر الأحمر.", "sea:red", true},
    {"ar", "سافر للصين.", "country:CN", true},
    {"he", "הספינה טבעה בים השחור.", "sea:black", true},
    {"fa", "کشتی در دریای سیاه غرق شد.", "sea:black", true},
    {"hi", "जहाज़ काला सागर में डूबा।", "sea:black", true},
    {"zh", "这艘船在黑海沉没。", "sea:black", true},
    {"zh", "他住在开普敦。", "city:cape-town", true},
    {"ja", "船は黒海で沈んだ。", "sea:black", true},
    {"ko", "배는 흑해에서 가라앉았다.", "sea:black", true},
    {"vi", "Ông đến từ Quảng Châu.", "city:guangzhou", true},
    {"id", "Kapal itu tenggelam di Laut Hitam.", "sea:black", true},
    {"sw", "Meli ilizama katika Bahari Nyeusi.", "sea:black", true},
    {"en", "The state of the roads is poor.", "country:US", false},
    {"pl", "To duże miasto portowe.", "city:ho-chi-minh", false},
};

}    // namespace

TEST_SUITE("facts/places")
{
    TEST_CASE("places: known in every grammar and script, and not inside other words")
    {
        for (const PlaceRow& row : kRows) {
            CAPTURE(std::string(row.text));
            CHECK(names(row, &Gazetteer::find) == row.named);
        }
    }
}
