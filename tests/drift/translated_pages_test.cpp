// Addresses of one page in two languages, and addresses that another page or another owner stands behind.
#include <doctest/doctest.h>

#include "core/drift/translated_pages.h"
#include "tests/drift/translations.h"

using namespace textdrift;
using namespace textdrift::test;

TEST_SUITE("translated pages")
{
    TEST_CASE("is_translated_page: only the part that names the language may differ")
    {
        struct Row {
            const char* name;
            const char *original, *original_language, *version, *version_language;
            bool same;
        };
        const Row rows[] = {
            {"code", "https://www.x.org/en/a", "en", "https://www.x.org/fr/a", "fr", true},
            {"code behind the page", "https://x.org/a?lang=en", "en", "https://x.org/a?lang=sw", "sw", true},
            {"file", "https://x.org/report-en.pdf", "en", "https://x.org/report-es.pdf", "es", true},
            {"script", "https://x.org/en/a", "en", "https://x.org/zh-hant/a", "zh-Hant", true},
            {"country", "https://x.org/en-gb/a", "en", "https://x.org/pt_BR/a", "pt", true},
            {"country alone", "https://x.org/en/a", "en", "https://x.org/jp/a", "ja", true},
            {"english name", "https://x.org/english/a", "en", "https://x.org/arabic/a", "ar", true},
            {"first label", "https://www.x.org/a", "en", "https://fr.x.org/a", "fr", true},
            {"label added", "https://x.org/a", "en", "https://uk.x.org/a", "uk", true},
            {"original without code", "https://x.org/a/b", "en", "https://x.org/km/a/b", "km", true},
            {"version without code", "https://x.org/fr/a/b", "fr", "https://x.org/a/b", "en", true},
            {"serbian in its scripts", "https://x.org/sr/a", "sr", "https://x.org/sr-latn/a", "sr-Latn", true},
            {"code of a third language", "https://x.org/en/a", "en", "https://x.org/es/a", "fr", false},
            {"the original's code gone astray", "https://x.org/a", "en", "https://x.org/en/a", "fr", false},
            {"another page", "https://x.org/en/a", "en", "https://x.org/fr/b", "fr", false},
            {"another number", "https://x.org/2024/en", "en", "https://x.org/2025/en", "fr", false},
            {"another owner", "https://x.org/en/a", "en", "https://y.org/fr/a", "fr", false},
            {"another domain", "https://x.en/a", "en", "https://x.fr/a", "fr", false},
            {"a word of the page", "https://x.org/mine", "en", "https://x.org/french", "en", false},
            {"the same", "https://x.org/a", "en", "https://x.org/a", "fr", false},
            {"no language", "https://x.org/en/a", "und", "https://x.org/fr/a", "fr", false},
        };
        for (const Row& row : rows) {
            CAPTURE(row.name);
            CHECK(drift::is_translated_page(row.original, row.original_language, row.version, row.version_language) ==
                  row.same);
        }
    }

    TEST_CASE("compare: the page in the version's language is silent, another page is told")
    {
        const Translation original{"en", "The full report is at https://example.org/en/reports/dam for all to read."};
        const auto links = [&](const char* text) {
            return lines_of(compare_in_place(original, {"fr", text}), drift::Kind::Link);
        };
        CHECK(links("Le rapport complet est sur https://example.org/fr/reports/dam pour tous.").empty());
        CHECK(links("Le rapport complet est sur https://example.org/en/reports/dam pour tous.").empty());
        CHECK(links("Le rapport complet est sur https://example.org/fr/reports/dams pour tous.").size() == 1);
        CHECK(links("Le rapport complet est sur https://example.org/es/reports/dam pour tous.").size() == 1);
    }

    TEST_CASE("words of scripts without spaces, and particles, are no part of the address before them")
    {
        const Translation original{"en", "Write to @CoastWatch or see example.org for the full report on the dam."};
        const auto links = [&](const char* language, const char* text) {
            return lines_of(compare_in_place(original, {language, text}), drift::Kind::Link).size();
        };
        CHECK(links("ja", "ダムに関する報告書の全文は@CoastWatchに連絡するか、example.orgを参照してください。") == 0);
        CHECK(links("ko", "댐에 관한 보고서 전문은 @CoastWatch에 문의하거나 example.org를 참조하십시오.") == 0);
        CHECK(links("fr", "Écrivez à @CoastWatch ou voir example.orgLe rapport complet sur le barrage.") == 1);
    }
}
