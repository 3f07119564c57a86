// Every format of one comparison against its golden file; TEXTDRIFT_UPDATE_GOLDEN=1 rewrites them.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "core/report/report.h"
#include "fixture.h"

using namespace textdrift;
using namespace textdrift::report;

namespace {

std::string read(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

void check_golden(const std::string& name, const std::string& output)
{
    const std::string path = std::string(TEXTDRIFT_SOURCE_DIR) + "/tests/golden/report/" + name;
    if (std::getenv("TEXTDRIFT_UPDATE_GOLDEN")) std::ofstream(path, std::ios::binary) << output;
    CAPTURE(path);
    CHECK(output == read(path));
}

// The style and script have files of their own; the golden file keeps what the report makes of the comparison.
std::string without_assets(std::string page)
{
    for (const auto& [open, close] :
         {std::pair<std::string, std::string>{"<style>", "</style>"}, {"<script>", "</script>"}}) {
        const std::size_t begin = page.find(open) + open.size();
        page.erase(begin, page.find(close) - begin);
    }
    for (std::size_t at = page.find("'sha256-"); at != std::string::npos; at = page.find("'sha256-", at)) {
        page.replace(at, page.find('\'', at + 1) - at + 1, "HASH");
    }
    return page;
}

}    // namespace

TEST_SUITE("report/golden")
{
    TEST_CASE("terminal: 80 columns, side by side")
    {
        check_golden("court.txt", terminal(court_case(), {80, false, false}));
    }
    TEST_CASE("terminal: 50 columns, stacked, with wording")
    {
        check_golden("court-narrow.txt", terminal(court_case(), {50, false, true}));
    }
    TEST_CASE("terminal: colour")
    {
        check_golden("court.ansi", terminal(court_case(), {80, true, false}));
    }
    TEST_CASE("json: the contract")
    {
        check_golden("court.json", json(court_case()));
    }
    TEST_CASE("sarif: 2.1.0")
    {
        check_golden("court.sarif", sarif(court_case()));
    }
    TEST_CASE("html: one page")
    {
        check_golden("court.html", without_assets(html(court_case())));
    }
}
