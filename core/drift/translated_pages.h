// Whether two addresses are one page in two languages: equal but for the part that names the language.
#pragma once

#include <string_view>

namespace textdrift::drift {

// "https://example.org/en/report" and "https://example.org/fr/report", "https://www.example.org/a" and
// "https://fr.example.org/a", "https://example.org/a.pdf" and "https://example.org/fr/a.pdf". The differing part has to name
// the language of its own text, by its code, script, usual country or English name, or to be absent; in the host only the
// first label may differ. Languages are BCP-47 tags. O(length).
bool is_translated_page(std::string_view original, std::string_view original_language, std::string_view version,
                        std::string_view version_language);

}    // namespace textdrift::drift
