// Reads the odds and aligns names with texts by them.
#include "core/facts/name_odds.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <mutex>
#include <unordered_map>

#include "core/facts/embedded_weights.h"

namespace textdrift::facts {

namespace {

constexpr float kNever = -99, kUnseen = -5;    // what was not learnt, of several letters and of single ones
constexpr float kFar = -1e9F;

constexpr std::size_t code(char letter)
{
    return static_cast<std::size_t>(letter - 'a') + 1;
}

}    // namespace

void SoundText::add(std::uint32_t index, std::string_view roman, float speaks)
{
    for (std::size_t i = 0; i < roman.size(); ++i) {
        letters += roman[i];
        word.push_back(index);
        weight.push_back(i == 0 ? speaks : 0);
        first.push_back(i == 0);
        last.push_back(i + 1 == roman.size());
    }
}

void SoundText::part()
{
    if (letters.empty() || letters.back() == kBreak) return;
    letters += kBreak;
    word.push_back(word.back());
    weight.push_back(0);
    first.push_back(false);
    last.push_back(false);
}

void NameOdds::put(std::string_view name, std::string_view written, float odds)
{
    if (name == "-") name = "";
    if (written == "-") written = "";
    const auto at = [](std::string_view text, std::size_t i) { return i < text.size() ? code(text[i]) : 0; };
    if (name.size() <= 1 && written.size() <= 1) single_[at(name, 0) * kLetters + at(written, 0)] = odds;
    else if (name.size() == 2 && written.size() == 1)
        two_to_one_[(at(name, 0) * kLetters + at(name, 1)) * kLetters + at(written, 0)] = odds;
    else if (name.size() == 1 && written.size() == 2)
        one_to_two_[(at(name, 0) * kLetters + at(written, 0)) * kLetters + at(written, 1)] = odds;
}

void NameOdds::read(std::string_view content)
{
    single_.assign(kLetters * kLetters, kUnseen);
    two_to_one_.assign(kLetters * kLetters * kLetters, kNever);
    one_to_two_.assign(kLetters * kLetters * kLetters, kNever);
    while (const auto row = next_row<3>(content)) {
        const auto& [name, written, odds] = *row;
        if (name == "limit") limit_ = hundredths(odds, 0);
        else put(name, written, hundredths(odds, 0));
    }
}

class OddsTables {
public:
    static const OddsTables& instance()
    {
        static const OddsTables tables;
        return tables;
    }

    const NameOdds* find(std::string_view script) const
    {
        const auto it = tables_.find(script);
        return it == tables_.end() ? nullptr : &it->second;
    }

    float of_character(std::string_view character) const
    {
        constexpr float kElse = -2.5F;
        const auto it = characters_.find(character);
        return it == characters_.end() ? kElse : it->second;
    }

private:
    OddsTables()
    {
        constexpr std::string_view kPrefix = "odds-", kCharacters = "characters";
        for (const EmbeddedWeights& embedded : embedded_weights())
            if (embedded.script.starts_with(kPrefix)) tables_[embedded.script.substr(kPrefix.size())].read(embedded.content);
            else if (embedded.script == kCharacters) read_characters(embedded.content);
    }

    void read_characters(std::string_view content)
    {
        while (const auto row = next_row<2>(content)) characters_[(*row)[0]] = hundredths((*row)[1], 0);
    }

    std::map<std::string_view, NameOdds> tables_;
    std::unordered_map<std::string_view, float> characters_;
};

const NameOdds* NameOdds::of(std::string_view script)
{
    return OddsTables::instance().find(script);
}

namespace {

// How often letters are met in names, in thousandths: none first, then a to z.
constexpr std::array<float, 27> kFrequency{0,  130, 25, 30, 38, 100, 15, 25, 40, 90, 10, 35, 60, 38,
                                           85, 80,  20, 2,  78, 58,  55, 42, 17, 12, 3,  20, 12};

}    // namespace

const NameOdds* NameOdds::between(std::string_view from, std::string_view to)
{
    if (from == "Latn") return of(to);
    static std::mutex mutex;
    static std::map<std::pair<std::string, std::string>, NameOdds> made;
    const NameOdds *first = of(from), *second = of(to);
    if (first == nullptr || second == nullptr) return nullptr;
    const std::scoped_lock lock(mutex);
    const auto [it, fresh] = made.try_emplace({std::string(from), std::string(to)});
    if (fresh) it->second = compose(*first, *second);
    return &it->second;
}

// Both scripts spell the same Latin letters, each as it does: their odds are multiplied and summed over those letters. What
// one of them adds or leaves out has no counterpart.
NameOdds NameOdds::compose(const NameOdds& from, const NameOdds& to)
{
    const auto sum_over = [](auto&& odds_of) {
        double sum = 0;
        for (std::size_t latin = 1; latin < kLetters; ++latin) sum += kFrequency[latin] / 1000 * std::exp(odds_of(latin));
        return sum;
    };
    const auto logarithm = [](double sum) { return static_cast<float>(std::max<double>(kUnseen, std::log(sum + 1e-9))); };
    NameOdds odds;
    odds.single_.assign(kLetters * kLetters, kUnseen);
    odds.two_to_one_.assign(kLetters * kLetters * kLetters, kNever);
    odds.one_to_two_.assign(kLetters * kLetters * kLetters, kNever);
    odds.limit_ = std::max(from.limit_, to.limit_);
    for (std::size_t a = 0; a < kLetters; ++a)
        for (std::size_t b = a == 0 ? 1 : 0; b < kLetters; ++b) {
            double sum =
                sum_over([&](std::size_t l) { return from.single_[l * kLetters + a] + to.single_[l * kLetters + b]; });
            if (b == 0) sum += std::exp(from.single_[a]);
            if (a == 0) sum += std::exp(to.single_[b]);
            odds.single_[a * kLetters + b] = logarithm(sum);
        }
    for (std::size_t pair = 0; pair < kLetters * kLetters; ++pair)
        for (std::size_t one = 1; one < kLetters; ++one) {
            const double two = sum_over([&](std::size_t l) {
                return from.one_to_two_[l * kLetters * kLetters + pair] + to.single_[l * kLetters + one];
            });
            if (two > 1e-6) odds.two_to_one_[pair * kLetters + one] = logarithm(two);
            const double ahead = sum_over([&](std::size_t l) {
                return from.single_[l * kLetters + one] + to.one_to_two_[l * kLetters * kLetters + pair];
            });
            if (ahead > 1e-6) odds.one_to_two_[one * kLetters * kLetters + pair] = logarithm(ahead);
        }
    return odds;
}

float name_odds_of_character(std::string_view character)
{
    return OddsTables::instance().of_character(character);
}

namespace {

// What it costs to begin or to end inside a word, by the letters of it that are left out.
std::vector<float> costs_inside(const SoundText& text, bool behind)
{
    constexpr float kBefore = 0.7F, kMostBefore = 2.5F, kBehind = 0.3F, kMostBehind = 1.2F;
    std::vector<float> costs(text.letters.size());
    float left_out = 0;
    for (std::size_t k = 0; k < costs.size(); ++k) {
        const std::size_t at = behind ? costs.size() - 1 - k : k;
        if (behind ? text.last[at] : text.first[at]) left_out = 0;
        costs[at] = behind ? -std::min(kMostBehind, left_out * kBehind) : -std::min(kMostBefore, left_out * kBefore);
        ++left_out;
    }
    return costs;
}

}    // namespace

SoundHit NameOdds::best(std::string_view name, const SoundText& text) const
{
    constexpr std::size_t kMost = 48;
    name = name.substr(0, kMost);
    SoundHit hit;
    if (name.empty() || text.letters.empty()) return hit;
    struct Cell {
        float score;
        std::size_t first;
    };
    const std::vector<float> before = costs_inside(text, false), behind = costs_inside(text, true);
    std::array<std::array<Cell, kMost + 1>, 3> rows;    // of the text's letters: this one and the two before
    for (std::size_t j = 0; j <= text.letters.size(); ++j) {
        auto& row = rows[j % 3];
        const auto& above = rows[(j + 2) % 3];
        const auto& before_above = rows[(j + 1) % 3];
        const bool letter = j > 0 && text.letters[j - 1] != SoundText::kBreak;
        const std::size_t written = letter ? code(text.letters[j - 1]) : 0;
        const bool two = letter && j > 1 && text.letters[j - 2] != SoundText::kBreak;
        const std::size_t ahead = two ? code(text.letters[j - 2]) : 0;
        const float speaks = letter ? text.weight[j - 1] : 0, speak = two ? speaks + text.weight[j - 2] : 0;
        const bool begins = j < text.letters.size() && text.letters[j] != SoundText::kBreak;
        row[0] = {begins ? before[j] : kFar, j};
        for (std::size_t i = 1; i <= name.size(); ++i) {
            const std::size_t own = code(name[i - 1]);
            Cell cell{kFar, 0};
            const auto relax = [&](const Cell& from, float odds) {
                if (from.score + odds > cell.score) cell = {from.score + odds, from.first};
            };
            relax(row[i - 1], single_[own * kLetters]);
            if (letter) {
                relax(above[i - 1], single_[own * kLetters + written] + speaks);
                relax(above[i], single_[written] + speaks);
                if (i > 1)
                    relax(above[i - 2], two_to_one_[(code(name[i - 2]) * kLetters + own) * kLetters + written] + speaks);
            }
            if (two) relax(before_above[i - 1], one_to_two_[(own * kLetters + ahead) * kLetters + written] + speak);
            row[i] = cell;
        }
        if (!letter) continue;
        const double score = row[name.size()].score + behind[j - 1];
        if (score > hit.score) hit = {score, row[name.size()].first, j - 1};
    }
    return hit;
}

}    // namespace textdrift::facts
