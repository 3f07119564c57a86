// Reads the built-in rows of the accuracy benchmark.
#include "core/language/measured.h"

#include <algorithm>
#include <array>

#include "core/language/embedded.h"

namespace textdrift::language {

namespace {

constexpr std::size_t kFields = 8;

std::optional<std::array<std::string_view, kFields>> fields_of(std::string_view line)
{
    std::array<std::string_view, kFields> fields;
    for (std::size_t i = 0; i < kFields; ++i) {
        const std::size_t tab = line.find('\t');
        if ((tab == std::string_view::npos) != (i + 1 == kFields)) return std::nullopt;
        fields[i] = line.substr(0, tab);
        line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    }
    return fields;
}

std::vector<Measured> read()
{
    std::vector<Measured> rows;
    for (const EmbeddedTable& file : embedded_measurements()) {
        for (std::string_view rest = file.content; !rest.empty();) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::string_view line = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (line.empty() || line.front() == '#') continue;
            if (const auto f = fields_of(line))
                rows.push_back({(*f)[0], (*f)[1], (*f)[2], (*f)[3], (*f)[4], (*f)[5], (*f)[6], (*f)[7]});
        }
    }
    std::ranges::sort(rows, {}, &Measured::language);
    return rows;
}

}    // namespace

const std::vector<Measured>& measured()
{
    static const std::vector<Measured> rows = read();
    return rows;
}

const Measured* find_measured(std::string_view language)
{
    const auto it = std::ranges::lower_bound(measured(), language, {}, &Measured::language);
    return it != measured().end() && it->language == language ? &*it : nullptr;
}

}    // namespace textdrift::language
