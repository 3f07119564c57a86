// Learns the weights of edits between Latin spellings of names and their spellings in another script (or another language of
// the Latin script) from CLDR's own names of cities, languages and territories, and writes one SCRIPT.tsv for each.
//
//     learn_transliteration data/transliteration
//
// Expectation maximisation over character alignments (1:1, 1:0, 0:1, 2:1, 1:2) of romanised names; pairs that are
// translations rather than transliterations ("Germany", "Deutschland") are dropped by their distance after each round.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/facts/transliterate.h"
#include "core/text/fold.h"
#include "data/transliteration/cldr_names.h"

namespace {

using textdrift::facts::romanise;

struct Pair {
    std::string latin, other;
};
using Edit = std::pair<std::string, std::string>;

std::vector<std::string> words_of(const std::string& name)
{
    std::vector<std::string> words(1);
    for (const char c : name.substr(0, name.find('(')))
        if (c == ' ' || c == '-') words.emplace_back();
        else words.back() += c;
    std::erase(words, "");
    return words;
}

// Names in both languages; where both have as many words, word by word.
void add(const std::string& english, const std::string& local, std::string_view script, std::vector<Pair>& pairs)
{
    if (textdrift::facts::script_of_word(local) != script) return;
    std::vector<std::string> a = words_of(english), b = words_of(local);
    if (a.size() != b.size()) {
        a = {english.substr(0, english.find(" ("))};
        b = {local.substr(0, local.find(" ("))};
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        Pair pair{romanise(textdrift::text::fold(a[i])), romanise(textdrift::text::fold(b[i]))};
        if (pair.latin.size() >= 3 && pair.other.size() >= 2 && pair.latin.size() <= 24 && pair.other.size() <= 24)
            pairs.push_back(std::move(pair));
    }
}

class Learner {
public:
    explicit Learner(std::vector<Pair> pairs) : pairs_(std::move(pairs)) {}

    void run()
    {
        for (int round = 0; round < 8; ++round) {
            counts_.clear();
            totals_.clear();
            kept_ = 0;
            for (const Pair& pair : pairs_) count(pair, round);
            renew();
            std::fprintf(stderr, "  round %d: %zu of %zu pairs\n", round, kept_, pairs_.size());
        }
    }

    void write(std::ostream& out) const
    {
        for (const auto& [edit, cost] : costs_) {
            const int hundredths = static_cast<int>(std::lround(cost * 100));
            // What plain edits would do as cheaply says nothing.
            if (hundredths >= 90 || hundredths >= static_cast<int>(std::lround(composed(edit) * 100))) continue;
            out << (edit.first.empty() ? "-" : edit.first) << '\t' << (edit.second.empty() ? "-" : edit.second) << '\t'
                << hundredths << '\n';
        }
    }

private:
    // The cheapest way to the same by edits of single letters.
    double composed(const Edit& edit) const
    {
        const auto& [x, y] = edit;
        if (x.size() + y.size() < 3) return 1;
        const std::string& longer = x.size() == 2 ? x : y;
        double best = 2;
        for (std::size_t kept = 0; kept < 2; ++kept) {
            const std::string a(1, longer[kept]), b(1, longer[1 - kept]);
            best = std::min(best, x.size() == 2 ? cost(a, y) + cost(b, "") : cost(x, a) + cost("", b));
        }
        return best;
    }

    static constexpr std::array<std::pair<int, int>, 5> kShapes{{{1, 1}, {1, 0}, {0, 1}, {2, 1}, {1, 2}}};

    double cost(const std::string& a, const std::string& b) const
    {
        if (const auto it = costs_.find({a, b}); it != costs_.end()) return it->second;
        if (a.size() == 1 && a == b) return 0;
        return costs_.empty() && (a.size() == 2 || b.size() == 2) ? 1.2 : static_cast<double>(std::max(a.size(), b.size()));
    }

    // Viterbi alignment; its edits are counted where the pair is near enough to be one name.
    void count(const Pair& pair, int round)
    {
        const auto& [a, b] = pair;
        const std::size_t width = b.size() + 1;
        std::vector<double> best((a.size() + 1) * width, 1e9);
        std::vector<int> shape(best.size(), -1);
        best[0] = 0;
        for (std::size_t i = 0; i <= a.size(); ++i)
            for (std::size_t j = 0; j <= b.size(); ++j)
                for (int s = 0; s < 5; ++s) {
                    const auto di = static_cast<std::size_t>(kShapes[s].first), dj = static_cast<std::size_t>(kShapes[s].second);
                    if (i < di || j < dj) continue;
                    const double sum = best[(i - di) * width + j - dj] + cost(a.substr(i - di, di), b.substr(j - dj, dj));
                    if (sum < best[i * width + j]) best[i * width + j] = sum, shape[i * width + j] = s;
                }
        const double distance = best.back() / static_cast<double>(std::max(a.size(), b.size()));
        if (distance > (round < 2 ? 0.60 : 0.40)) return;
        ++kept_;
        for (std::size_t i = a.size(), j = b.size(); i + j > 0;) {
            const auto [di, dj] = kShapes[shape[i * width + j]];
            i -= static_cast<std::size_t>(di);
            j -= static_cast<std::size_t>(dj);
            const std::string x = a.substr(i, static_cast<std::size_t>(di)), y = b.substr(j, static_cast<std::size_t>(dj));
            ++counts_[{x, y}];
            for (const char c : x) ++totals_[std::string(1, c)];
            ++totals_[""];
        }
    }

    // How surprising an edit is, given the Latin letters: 0 for the usual rendering, 1 for what was hardly ever seen.
    void renew()
    {
        costs_.clear();
        std::map<std::string, double> best;
        for (const auto& [edit, times] : counts_) {
            double& most = best[edit.first];
            most = std::max(most, times);
        }
        for (const auto& [edit, times] : counts_) {
            if (times < 2.5) continue;
            const double base = edit.first.empty() ? totals_.at("") : edit.first.size() == 1
                                    ? totals_.at(edit.first)
                                    : std::sqrt(totals_.at(edit.first.substr(0, 1)) * totals_.at(edit.first.substr(1, 1))) / 4;
            const double probability = std::min(1.0, times / std::max(base, 1.0));
            double cost = std::min(1.0, -std::log(std::max(probability, 1e-9)) / kSurprise);
            if (edit.first == edit.second) cost = std::min(cost, 0.05);
            costs_[edit] = cost;
        }
    }

    static constexpr double kSurprise = 6.0;

    std::vector<Pair> pairs_;
    std::map<Edit, double> counts_, costs_;
    std::map<std::string, double> totals_;
    std::size_t kept_ = 0;
};

}    // namespace

int main(int argc, char** argv)
{
    if (argc != 2) return std::fprintf(stderr, "usage: learn_transliteration DIRECTORY\n"), 2;
    std::map<std::string, std::vector<Pair>> by_script;
    const std::set<std::string> scripts{"Latn", "Cyrl", "Grek", "Arab", "Hebr", "Deva", "Beng", "Kana", "Hang", "Thai", "Khmr", "Mymr",
                                        "Hani", "Geor", "Armn", "Taml", "Telu", "Gujr", "Knda", "Mlym", "Guru", "Sinh", "Ethi", "Laoo"};
    each_language([&](const std::string&, const std::string& script, const icu::Locale& locale) {
        if (!scripts.contains(script)) return;
        std::vector<Pair>& pairs = by_script[script];
        each_name(locale, script, [&](const std::string& a, const std::string& b) { add(a, b, script, pairs); });
    });
    for (auto& [script, pairs] : by_script) {
        std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return std::tie(a.latin, a.other) < std::tie(b.latin, b.other); });
        if (pairs.empty()) continue;    // ICU has no way from this script to Latin
        std::fprintf(stderr, "%s\n", script.c_str());
        Learner learner(std::move(pairs));
        learner.run();
        std::ofstream out(std::string(argv[1]) + "/" + script + ".tsv");
        out << "# Weights of edits between Latin spellings and " << script
            << ", in hundredths; learnt from CLDR by learn.cpp. Latin letters, romanised letters, weight.\n";
        learner.write(out);
    }
    return 0;
}
