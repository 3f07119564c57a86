// Names of the kinds of fact, as in the JSON contract.
#include "core/facts/fact.h"

#include <string_view>

namespace textdrift::facts {

std::string_view fact_kind_name(FactKind kind) noexcept
{
    switch (kind) {
    case FactKind::Number: return "number";
    case FactKind::Percentage: return "percentage";
    case FactKind::Date: return "date";
    case FactKind::Money: return "money";
    case FactKind::Measure: return "measure";
    case FactKind::Name: return "name";
    case FactKind::Quotation: return "quotation";
    case FactKind::Attribution: return "attribution";
    case FactKind::Negation: return "negation";
    case FactKind::Comparator: return "comparator";
    case FactKind::Link: return "link";
    }
    return "number";
}

}    // namespace textdrift::facts
