// Reads pairs of expressions in two languages (corpus/values/pairs.tsv), extracts the facts of both and says how often
// equal values were found equal and unequal ones unequal, by language and by kind, tuning and held-out rows apart.
//
//   values_benchmark PAIRS.tsv [--floors FILE] [--wrong]
//
// A floors file holds lines "NAME<tab>SPLIT<tab>SHARE": a language, a kind or "all".
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/date.h"
#include "core/facts/extract.h"
#include "core/facts/quantity.h"
#include "core/segment/segment.h"

namespace {

using namespace textdrift;

struct Row {
    std::string language_a, text_a, language_b, text_b, verdict, kind, split, origin;
};

std::vector<Row> read_rows(const char* path)
{
    std::vector<Row> rows;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream fields(line);
        Row row;
        for (std::string* field :
             {&row.language_a, &row.text_a, &row.language_b, &row.text_b, &row.verdict, &row.kind, &row.split, &row.origin})
            std::getline(fields, *field, '\t');
        rows.push_back(std::move(row));
    }
    return rows;
}

bool is_one(const facts::Quantity& quantity)
{
    return quantity.weak && quantity.readings.front() == facts::Rational(1);
}

// The quantities and dates of a text; "one" is an article in most languages.
std::vector<facts::Fact> values_of(const std::string& language, const std::string& text)
{
    Document document;
    document.source = "pair";
    document.format = "text";
    document.encoding = "UTF-8";
    document.text = text;
    auto segmented = segment::segment(std::move(document), {.language = language}, Limits{});
    if (!segmented) return {};
    facts::FactSet set = facts::extract(*segmented);
    std::erase_if(set.facts, [](const facts::Fact& fact) {
        return fact.quantity() == nullptr ? fact.date() == nullptr : is_one(*fact.quantity());
    });
    return std::move(set.facts);
}

bool same(const facts::Fact& a, const facts::Fact& b)
{
    if (a.quantity() != nullptr && b.quantity() != nullptr)
        return facts::equal(*a.quantity(), *b.quantity()) || facts::convertible(*a.quantity(), *b.quantity());
    return a.date() != nullptr && b.date() != nullptr && facts::consistent(*a.date(), *b.date());
}

enum class Verdict { Equal, Unequal, Nothing };

// Equal: every fact has its equal on the other side.
Verdict judge(const Row& row)
{
    const auto left = values_of(row.language_a, row.text_a);
    const auto right = values_of(row.language_b, row.text_b);
    if (left.empty() || right.empty()) return Verdict::Nothing;
    const auto covered = [](const auto& these, const auto& those) {
        return std::all_of(these.begin(), these.end(), [&](const facts::Fact& fact) {
            return std::any_of(those.begin(), those.end(), [&](const facts::Fact& other) { return same(fact, other); });
        });
    };
    return covered(left, right) && covered(right, left) ? Verdict::Equal : Verdict::Unequal;
}

struct Score {
    int right = 0;
    int rows = 0;
    double share() const { return rows == 0 ? 1 : static_cast<double>(right) / rows; }
};

using Scores = std::map<std::pair<std::string, std::string>, Score>;    // by name and split

std::string tell(const std::string& language, const std::string& text)
{
    std::string out;
    for (const facts::Fact& fact : values_of(language, text)) {
        out += std::string(facts::fact_kind_name(fact.kind)) + ' ';
        if (const auto* quantity = fact.quantity()) {
            for (const auto& reading : quantity->readings) out += reading.to_string() + '|';
            if (!quantity->upper.empty()) out += ".." + quantity->upper.front().to_string();
            out += quantity->unit + (quantity->currencies.empty() ? "" : ":" + quantity->currencies.front());
        }
        out += "[" + text.substr(fact.range.begin, fact.range.size()) + "] ";
    }
    return out;
}

void print_table(const Scores& scores, const std::vector<std::string>& names, const char* title)
{
    std::printf("| %s | tune | held out |\n|---|---|---|\n", title);
    for (const std::string& name : names) {
        std::printf("| %s |", name.c_str());
        for (const char* split : {"tune", "held-out"}) {
            const auto it = scores.find({name, split});
            if (it == scores.end()) {
                std::printf(" |");
            } else {
                std::printf(" %.1f %% of %d |", 100 * it->second.share(), it->second.rows);
            }
        }
        std::printf("\n");
    }
    std::printf("\n");
}

int check_floors(const Scores& scores, const char* path)
{
    std::ifstream file(path);
    int failures = file ? 0 : 1;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream fields(line);
        std::string name, split, floor;
        std::getline(fields, name, '\t');
        std::getline(fields, split, '\t');
        std::getline(fields, floor, '\t');
        const auto it = scores.find({name, split});
        const double share = it == scores.end() ? 0 : it->second.share();
        if (share + 1e-9 >= std::stod(floor)) continue;
        std::printf("below its floor: %s, %s: %.4f < %s\n", name.c_str(), split.c_str(), share, floor.c_str());
        ++failures;
    }
    return failures;
}

}    // namespace

int main(int count, char** arguments)
{
    const char* floors = nullptr;
    bool wrong = false;
    for (int i = 2; i < count; ++i) {
        const std::string_view option = arguments[i];
        if (option == "--floors" && i + 1 < count) floors = arguments[++i];
        wrong = wrong || option == "--wrong";
    }
    const auto rows = count > 1 ? read_rows(arguments[1]) : std::vector<Row>();
    if (rows.empty()) {
        std::fprintf(stderr, "usage: values_benchmark PAIRS.tsv [--floors FILE] [--wrong]\n");
        return 2;
    }
    Scores scores;
    std::vector<std::string> languages, kinds;
    const auto note = [](std::vector<std::string>& names, const std::string& name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    };
    for (const Row& row : rows) {
        const Verdict verdict = judge(row);
        const bool right = verdict == (row.verdict == "equal" ? Verdict::Equal : Verdict::Unequal);
        // A pair counts for its second language, which is never English.
        note(languages, row.language_b);
        note(kinds, row.kind);
        for (const std::string& name : {row.language_b, row.kind, row.origin, std::string("all"), row.verdict}) {
            Score& score = scores[{name, row.split}];
            score.right += right;
            ++score.rows;
        }
        if (wrong && !right)
            std::printf("%s %s %s\n  %s: %s -> %s\n  %s: %s -> %s\n", row.verdict.c_str(), row.kind.c_str(),
                        row.split.c_str(), row.language_a.c_str(), row.text_a.c_str(),
                        tell(row.language_a, row.text_a).c_str(), row.language_b.c_str(), row.text_b.c_str(),
                        tell(row.language_b, row.text_b).c_str());
    }
    std::sort(languages.begin(), languages.end());
    languages.emplace_back("all");
    print_table(scores, languages, "language");
    kinds.insert(kinds.end(), {"equal", "unequal", "cldr", "written"});
    print_table(scores, kinds, "kind");
    return floors == nullptr ? 0 : check_floors(scores, floors) == 0 ? 0 : 1;
}
