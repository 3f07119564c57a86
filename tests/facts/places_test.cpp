// Places in running text of several languages and scripts.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/facts/places.h"

using textdrift::facts::Gazetteer;
using textdrift::facts::tokenise;

namespace {

struct Row {
    const char* language;
    const char* text;
    const char* key;
    bool named;
};

const Row kRows[] = {
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
};

bool names(const Row& row)
{
    const std::string_view text = row.text;
    const auto tokens = tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, {});
    const auto found = Gazetteer::of(row.language).find(tokens);
    return std::any_of(found.begin(), found.end(), [&](const auto& mention) { return mention.names(row.key); });
}

}    // namespace

TEST_SUITE("facts/places")
{
    TEST_CASE("places: known in every grammar and script, and not inside other words")
    {
        for (const Row& row : kRows) {
            CAPTURE(row.text);
            CHECK(names(row) == row.named);
        }
    }
}
