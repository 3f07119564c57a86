// Names across languages: case endings, compounds and spelling by ear are no wrong letters.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/drift/across_names.h"

namespace {

struct Row {
    const char* name;
    const char* language;
    const char* version;
    std::vector<std::string> findings;
};

constexpr const char* kOriginal =
    "The paper was written by Lindqvist and Almeida at the request of Norton Castle.\n\n"
    "Reporters spoke with Lindqvist in the garden. Later the visitors waited for Almeida near the bridge.\n\n"
    "And she thanked Lindqvist, who had travelled with Almeida.\n";

const Row kRows[] = {
    {"Finnish endings",
     "fi",
     "Lindqvist ja Almeida kirjoittivat artikkelin Norton Castlen pyynnöstä.\n\n"
     "Toimittajat puhuivat Lindqvistille puutarhassa. Myöhemmin vieraat odottivat Almeidaa sillan luona.\n\n"
     "Hän kiitti Lindqvistiä, joka oli matkustanut Almeidan kanssa.\n",
     {}},
    {"Hungarian endings, one doubled and one behind a long vowel",
     "hu",
     "A cikket Lindqvist és Almeida írta Norton Castle kérésére.\n\n"
     "Az újságírók Lindqvisttel beszélgettek a kertben. Később a látogatók Almeidára vártak a hídnál.\n\n"
     "Köszönetet mondott Lindqvistnek, aki Almeidával utazott.\n",
     {}},
    {"a Finnish name garbled before its ending",
     "fi",
     "Lindqvist ja Almeida kirjoittivat artikkelin Norton Castlen pyynnöstä.\n\n"
     "Toimittajat puhuivat Lidnqvistille puutarhassa. Myöhemmin vieraat odottivat Almeidaa sillan luona.\n\n"
     "Hän kiitti Lindqvistiä, joka oli matkustanut Almeidan kanssa.\n",
     {"Lindqvist|Lidnqvistille"}},
};

}    // namespace

TEST_CASE("names across languages: endings of names explain themselves")
{
    for (const Row& row : kRows) {
        CAPTURE(row.name);
        CHECK(textdrift::test::name_findings("en", kOriginal, row.language, row.version) == row.findings);
    }
}
