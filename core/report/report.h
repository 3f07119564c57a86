// A Comparison as text for people and machines. Computes nothing; escapes everything.
#pragma once

#include <string>
#include <string_view>

#include "core/drift/finding.h"

namespace textdrift::report {

struct TerminalOptions {
    int width = 80;    // columns
    bool color = false;
    bool wording = false;    // list wording findings too
};

std::string terminal(const drift::Comparison& comparison, const TerminalOptions& options);
std::string json(const drift::Comparison& comparison);     // docs/json.md, schema docs/textdrift.compare-1.schema.json
std::string sarif(const drift::Comparison& comparison);    // SARIF 2.1.0
std::string html(const drift::Comparison& comparison);     // one self-contained file

}    // namespace textdrift::report
