// Rows of the tests of names across languages, and the checks that they share.
#pragma once

#include <doctest/doctest.h>

#include <span>
#include <string>

#include "tests/drift/across_names.h"

namespace textdrift::test {

// An English original, its version, and how many findings about names the two give.
struct NameRow {
    const char* name;
    const char* language;
    const char* original;
    const char* version;
    std::size_t findings;
};

inline void check_names(std::span<const NameRow> rows)
{
    for (const NameRow& row : rows) {
        CAPTURE(std::string(row.name));
        CAPTURE(std::string(row.language));
        CHECK(name_findings("en", row.original, row.language, row.version).size() == row.findings);
    }
}

// An honest version in which one thing is another.
struct PlantedRow {
    const char* language;
    const char* honest;
    const char* planted;
};

inline std::string with(std::string text, const char* honest, const char* planted)
{
    const std::size_t at = text.find(honest);
    REQUIRE(at != std::string::npos);
    return text.replace(at, std::string(honest).size(), planted);
}

// `versions` by language.
template <typename Versions>
void check_planted(const std::string& original, const Versions& versions, std::span<const PlantedRow> rows)
{
    for (const PlantedRow& row : rows) {
        CAPTURE(std::string(row.language));
        CAPTURE(std::string(row.planted));
        const std::string version = with(versions.at(row.language), row.honest, row.planted);
        CHECK_FALSE(name_findings("en", original, row.language, version).empty());
    }
}

template <typename Versions>
void check_honest(const std::string& original, const Versions& versions)
{
    for (const auto& [language, version] : versions) {
        CAPTURE(std::string(language));
        if (language != "en") CHECK(name_findings("en", original, language, version).empty());
    }
}

}    // namespace textdrift::test
