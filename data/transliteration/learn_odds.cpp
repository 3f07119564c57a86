// Learns how much likelier letters stand for each other in a name and its rendering than by chance, from CLDR's names of
// cities, countries and languages, and writes one odds-SCRIPT.tsv for each script.
//
//     learn_name_odds data/transliteration [PAIRS]
//
// PAIRS adds names of people: lines of script, name and rendering, both in letters a to z, separated by tabs (the places that
// NameOdds::best finds for the names of translated texts; aligned once more, they teach how that script spells people).
// Expectation maximisation over character alignments; scripts with few names borrow from all others. Rows "limit" are kept.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/facts/token.h"
#include "core/facts/transliterate.h"
#include "core/text/fold.h"
#include "data/transliteration/cldr_names.h"

namespace {

using textdrift::facts::romanise;
using Edit = std::pair<std::string, std::string>;
using Edits = std::map<Edit, double>;

struct Pair {
    std::string name, written;
};
using Pairs = std::map<std::string, std::vector<Pair>>;

// Languages whose names are rendered as the languages of the tables do it.
const std::set<std::string> kLanguages{"ru", "uk", "sr", "be", "bg", "mk", "ar", "fa", "ur", "hi", "mr", "ne", "bn", "as", "zh", "yue", "he",
                                       "el", "th", "km", "my", "ja", "ko", "ka", "hy", "ta", "te", "gu", "kn", "ml", "pa", "am"};
const std::set<std::string> kByEar{"sr_Latn", "az_Latn", "lv_Latn", "uz_Latn"};

std::string without_note(const std::string& name)
{
    return name.substr(0, name.find(" ("));
}

// Letter by letter where a script is written so, as passages are read.
std::string letters_of(const std::string& written, bool keep_marks)
{
    textdrift::facts::TokeniseOptions options;
    options.keep_marks = keep_marks;
    std::string letters;
    for (const auto& token : textdrift::facts::tokenise(written, {0, static_cast<std::uint32_t>(written.size())}, {}, options))
        if (token.type == textdrift::facts::TokenClass::Word) letters += romanise(token.folded);
    return letters;
}

void add(const std::string& english, const std::string& local, const std::string& script, const std::string& key, Pairs& pairs)
{
    if (textdrift::facts::script_of_word(local) != script) return;
    const bool keep = script != "Latn" && script != "Cyrl" && script != "Grek";
    Pair pair{romanise(textdrift::text::fold(english)), letters_of(local, keep)};
    if (pair.name.size() >= 3 && pair.written.size() >= 2 && pair.name.size() <= 24 && pair.written.size() <= 26)
        pairs[key].push_back(std::move(pair));
}

Pairs read_cldr()
{
    Pairs pairs;
    std::size_t languages = 0;
    each_language([&](const std::string& language, const std::string& script, const icu::Locale& locale) {
        ++languages;
        const bool by_ear = kByEar.contains(language + "_" + script);
        if (script == "Latn" ? languages % 7 > 0 && !by_ear : !kLanguages.contains(language)) return;
        each_name(locale, script, [&](const std::string& a, const std::string& b) {
            add(without_note(a), without_note(b), script, by_ear ? "ear" : script, pairs);
        });
    });
    return pairs;
}

void read_people(const char* file, Pairs& pairs)
{
    std::ifstream in(file);
    std::set<std::string> once;
    for (std::string line, script, name, written; std::getline(in, line);)
        if (std::istringstream fields(line); once.insert(line).second && fields >> script >> name >> written)
            pairs[script].push_back({name, written});
}

// The odds of one script, aligned anew in each round by those of the round before.
class Learner {
public:
    Learner(const std::vector<Pair>& pairs, const Edits* borrowed) : pairs_(pairs), borrowed_(borrowed) {}

    void run()
    {
        constexpr int kRounds = 9;
        for (int round = 0; round < kRounds; ++round) {
            counts_.clear();
            names_.clear();
            written_.clear();
            for (const Pair& pair : pairs_) align(pair, round == 0);
            renew();
        }
    }

    // How often each edit is used, of all.
    Edits shares() const
    {
        double all = 0;
        for (const auto& [edit, times] : counts_) all += times;
        Edits shares;
        for (const auto& [edit, times] : counts_) shares[edit] = times / all;
        return shares;
    }

    const Edits& odds() const { return odds_; }

private:
    static constexpr std::array<std::pair<std::size_t, std::size_t>, 5> kShapes{{{1, 1}, {1, 0}, {0, 1}, {2, 1}, {1, 2}}};

    static bool is_vowel(const std::string& letters)
    {
        return !letters.empty() && std::string_view("aeiouyw").find(letters[0]) != std::string_view::npos;
    }

    double first_guess(const Edit& edit) const
    {
        const auto& [x, y] = edit;
        if (x.size() + y.size() == 3) return x[0] == y[0] ? 0.3 : -1;
        if (x.empty() || y.empty()) return is_vowel(x.empty() ? y : x) ? -0.8 : -1.6;
        return x == y ? 2 : is_vowel(x) && is_vowel(y) ? 0.3 : -2;
    }

    double odds_of(const Edit& edit, bool first) const
    {
        if (first) return first_guess(edit);
        const auto it = odds_.find(edit);
        return it != odds_.end() ? it->second : edit.first.size() + edit.second.size() <= 2 ? -5 : -99;
    }

    void align(const Pair& pair, bool first)
    {
        const auto& [a, b] = pair;
        const std::size_t width = b.size() + 1;
        std::vector<double> best((a.size() + 1) * width, -1e9);
        std::vector<std::size_t> shape(best.size(), 0);
        best[0] = 0;
        for (std::size_t i = 0; i <= a.size(); ++i)
            for (std::size_t j = 0; j <= b.size(); ++j)
                for (std::size_t s = 0; s < kShapes.size(); ++s) {
                    const auto [di, dj] = kShapes[s];
                    if (i < di || j < dj) continue;
                    const double sum = best[(i - di) * width + j - dj] + odds_of({a.substr(i - di, di), b.substr(j - dj, dj)}, first);
                    if (sum > best[i * width + j]) best[i * width + j] = sum, shape[i * width + j] = s;
                }
        // A translation rather than a rendering: "Germany", "Deutschland".
        if (best.back() / static_cast<double>(std::max(a.size(), b.size())) < (first ? 0.15 : 0.45)) return;
        for (std::size_t i = a.size(), j = b.size(); i + j > 0;) {
            const auto [di, dj] = kShapes[shape[i * width + j]];
            i -= di;
            j -= dj;
            ++counts_[{a.substr(i, di), b.substr(j, dj)}];
        }
        for (const char letter : a) ++names_[letter];
        for (const char letter : b) ++written_[letter];
    }

    static double chance(const std::map<char, double>& letters, const std::string& text)
    {
        double all = 0, sum = 0;
        for (const auto& [letter, times] : letters) all += times;
        for (const char letter : text) {
            const auto it = letters.find(letter);
            sum += std::log(((it == letters.end() ? 0 : it->second) + 0.5) / (all + 13));
        }
        return sum;
    }

    void renew()
    {
        constexpr double kBorrowed = 150, kUnseen = 0.02, kKinds = 700, kSeldom = 2.5;
        double all = 0;
        Edits edits = counts_;
        for (const auto& [edit, times] : counts_) all += times;
        if (borrowed_ != nullptr) edits.insert(borrowed_->begin(), borrowed_->end());
        odds_.clear();
        for (const auto& [edit, ignored] : edits) {
            const double times = counts_.contains(edit) ? counts_[edit] : 0;
            const double share = borrowed_ != nullptr && borrowed_->contains(edit) ? borrowed_->at(edit) : 0;
            if (edit.first.size() + edit.second.size() > 2 && times < kSeldom && share * all < kSeldom) continue;
            const double weight = borrowed_ != nullptr ? kBorrowed : 0;
            const double probability = (times + weight * share + kUnseen) / (all + weight + kUnseen * kKinds);
            odds_[edit] = std::max(-5.0, std::log(probability) - chance(names_, edit.first) - chance(written_, edit.second));
        }
    }

    const std::vector<Pair>& pairs_;
    const Edits* borrowed_;
    Edits counts_, odds_;
    std::map<char, double> names_, written_;
};

// What all scripts use, those of other origin left out.
Edits shares_of_all(const Pairs& pairs)
{
    Edits all;
    double scripts = 0;
    for (const auto& [script, own] : pairs) {
        if (script == "Latn" || script == "ear" || script == "Hani") continue;
        Learner learner(own, nullptr);
        learner.run();
        for (const auto& [edit, share] : learner.shares()) all[edit] += share;
        ++scripts;
    }
    for (auto& [edit, share] : all) share /= scripts;
    std::erase_if(all, [](const auto& entry) { return entry.second < 0.00005; });
    return all;
}

void write(const std::string& file, const std::string& script, const Edits& odds)
{
    std::string limit;
    if (std::ifstream old(file); old)
        for (std::string line; std::getline(old, line);)
            if (line.starts_with("limit\t")) limit = line + '\n';
    std::ofstream out(file);
    out << "# How much likelier letters stand for each other in a name and its rendering than by chance, between Latin letters and "
        << (script == "ear" ? "names written by ear in Latin letters or Cyrillic ones (Serbian)" : script)
        << ": natural\n# logarithms, in hundredths; learnt by learn_odds.cpp. Latin letters, romanised letters, odds.\n"
        << limit;
    for (const auto& [edit, value] : odds) {
        const long hundredths = std::lround(value * 100);
        if (edit.first.size() + edit.second.size() <= 2 ? hundredths <= -480 : hundredths <= -300) continue;
        out << (edit.first.empty() ? "-" : edit.first) << '\t' << (edit.second.empty() ? "-" : edit.second) << '\t' << hundredths << '\n';
    }
}

}    // namespace

int main(int argc, char** argv)
{
    if (argc < 2 || argc > 3) return std::fprintf(stderr, "usage: learn_name_odds DIRECTORY [PAIRS]\n"), 2;
    Pairs pairs = read_cldr();
    if (argc == 3) read_people(argv[2], pairs);
    const Edits all = shares_of_all(pairs);
    for (const auto& [script, own] : pairs) {
        if (own.size() < 100) continue;
        Learner learner(own, script == "Latn" || script == "ear" ? nullptr : &all);
        learner.run();
        write(std::string(argv[1]) + "/odds-" + script + ".tsv", script, learner.odds());
    }
    return 0;
}
