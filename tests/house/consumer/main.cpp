// Compares two texts in memory through the installed library and checks what it found; links the corpus engine too.
#include <cstdio>

#include "core/dedup/dedup.h"
#include "core/report/report.h"
#include "core/textdrift.h"

int main()
{
    const textdrift::Limits limits;
    auto original =
        textdrift::ingest::read_bytes("original", "The court heard 47 witnesses in Lima on 3 May 2024.\n", limits);
    auto version = textdrift::ingest::read_bytes("version", "The court heard 74 witnesses in Lima on 3 May 2024.\n", limits);
    if (!original || !version) return 2;
    const auto result = textdrift::compare(std::move(*original), std::move(*version), {});
    if (!result) {
        std::printf("%s\n", textdrift::to_string(result.error()).c_str());
        return 2;
    }
    std::printf("%s", textdrift::report::terminal(*result, {}).c_str());
    const bool found = result->findings.size() == 1 && result->findings[0].code == "TD-NUM-ALTERED";
    const auto refused = textdrift::dedup::run({}, {}, {.pairs = "pairs.jsonl"});    // no input
    return found && !refused && refused.error().code == textdrift::ErrorCode::BadOption ? 0 : 1;
}
