// Every rendering of rows/bounds.tsv beside bounds of its kind in English.
#include <algorithm>
#include <fstream>
#include <map>
#include <span>
#include <utility>

#include <doctest/doctest.h>

#include "tests/drift/translations.h"

using namespace textdrift;
using namespace textdrift::test;

namespace {

struct BoundRows {
    std::string frame;
    std::map<char, std::vector<std::string>> renderings;    // by what they say: + - N A O
};

using Key = std::pair<std::string, std::string>;    // language, what is counted

std::vector<std::string> parted(const std::string& line, char by)
{
    std::vector<std::string> parts(1);
    for (const char c : line)
        if (c == by) parts.emplace_back();
        else parts.back() += c;
    return parts;
}

std::map<Key, BoundRows> read_rows()
{
    std::map<Key, BoundRows> rows;
    std::ifstream file(TEXTDRIFT_SOURCE_DIR "/tests/drift/rows/bounds.tsv");
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        const auto fields = parted(line, '\t');
        REQUIRE(fields.size() == 4);
        BoundRows& row = rows[{fields[0], fields[1]}];
        if (fields[2] == "=") row.frame = fields[3];
        else row.renderings[fields[2].front()] = parted(fields[3], '|');
    }
    return rows;
}

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

// A number for each pair of sentences, as its kind of value has them.
std::string number_of(const std::string& kind, std::size_t n)
{
    return std::to_string(kind == "D" ? 1950 + n % 140 : kind == "A" ? 20 + n % 75 : 103 + n % 800);
}

std::string sentence(const BoundRows& rows, const std::string& rendering, const std::string& number)
{
    return replaced(replaced(rows.frame, "{}", rendering), "#", number);
}

struct Told {
    std::string original, version, rendering;
    bool turned = false, open = false;
};

// What a rendering says is untrue where an English bound holds.
bool is_turned(char rendering, char direction, const std::string& bound)
{
    const bool strict = !bound.starts_with("At ") && !bound.starts_with("at ") && !bound.starts_with("up to ");
    switch (rendering) {
    case 'N': return direction == '+';
    case 'A': return strict;
    case 'O': return strict && direction == '+';
    default: return rendering != direction;
    }
}

std::vector<Told> pairs_of(const Key& key, const BoundRows& own, const BoundRows& english)
{
    std::vector<Told> pairs;
    for (const auto& [direction, renderings] : own.renderings)
        for (std::string rendering : renderings)
            for (const char other : {'+', '-'})
                for (const std::string& bound : std::span(english.renderings.at(other)).first(2)) {
                    const bool open = rendering.starts_with('?');
                    const std::string number = number_of(key.second, pairs.size());
                    pairs.push_back({sentence(english, bound, number),
                                     sentence(own, open ? rendering.substr(1) : rendering, number), rendering,
                                     is_turned(direction, other, bound), open});
                }
    return pairs;
}

bool is_found(const Told& pair, const std::string& language)
{
    const Comparison comparison = compare_in_place({"en", pair.original}, {language, pair.version});
    return std::ranges::any_of(comparison.findings, [](const drift::Finding& finding) {
        return (finding.kind == drift::Kind::Comparator || finding.kind == drift::Kind::Negation) &&
               finding.severity != drift::Severity::Info;
    });
}

}    // namespace

TEST_SUITE("drift/across_bounds_rows")
{
    TEST_CASE("renderings of one direction are silent, of the other found")
    {
        const auto rows = read_rows();
        REQUIRE(rows.size() > 100);
        for (const auto& [key, own] : rows) {
            if (key.first == "en") continue;
            for (const Told& pair : pairs_of(key, own, rows.at({"en", key.second}))) {
                CAPTURE(key.first);
                CAPTURE(pair.original);
                CAPTURE(pair.version);
                const bool found = is_found(pair, key.first);
                if (!pair.turned) CHECK_FALSE(found);
                else if (!pair.open) CHECK(found);
            }
        }
    }
}
