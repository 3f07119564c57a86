// Romanises by ICU's script transliterators and measures distances with the learnt weights.
#include "core/facts/transliterate.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <tuple>
#include <unordered_map>
#include <vector>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "core/facts/embedded_weights.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::facts {

namespace {

UScriptCode script_code(char32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status);
}

// Transliterators of the scripts met so far, and the words they have turned.
class Romaniser {
public:
    static Romaniser& instance()
    {
        static Romaniser romaniser;
        return romaniser;
    }

    std::string romanise(std::string_view word)
    {
        const std::scoped_lock lock(mutex_);
        const auto known = words_.find(std::string(word));
        if (known != words_.end()) return known->second;
        if (words_.size() > kMostWords) words_.clear();
        std::string roman = turn(word);
        return words_.emplace(std::string(word), std::move(roman)).first->second;
    }

private:
    static constexpr std::size_t kMostWords = 1 << 16;

    const icu::Transliterator* of(UScriptCode script)
    {
        const auto it = made_.find(script);
        if (it != made_.end()) return it->second.get();
        UErrorCode status = U_ZERO_ERROR;
        const std::string id = std::string(uscript_getName(script)) + "-Latin";
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(id), UTRANS_FORWARD, status));
        if (U_FAILURE(status) || !made) {
            status = U_ZERO_ERROR;
            made.reset(icu::Transliterator::createInstance("Any-Latin", UTRANS_FORWARD, status));
            if (U_FAILURE(status)) made.reset();
        }
        return made_.emplace(script, std::move(made)).first->second.get();
    }

    std::string turn(std::string_view word)
    {
        std::size_t pos = 0;
        UScriptCode script = USCRIPT_COMMON;
        while (pos < word.size() && (script == USCRIPT_COMMON || script == USCRIPT_INHERITED))
            script = script_code(text::next_code_point(word, pos));
        std::string latin;
        if (letter_scripts_.contains(script)) return by_letters(word);
        if (script == USCRIPT_LATIN || script == USCRIPT_COMMON || script == USCRIPT_INHERITED) latin = word;
        else if (const icu::Transliterator* transliterator = of(script)) {
            icu::UnicodeString text = icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
            transliterator->transliterate(text);
            text.toUTF8String(latin);
        }
        std::string letters;
        for (const char c : text::fold(latin))
            if (c >= 'a' && c <= 'z') letters += c;
        return letters;
    }

    // Scripts that ICU cannot turn (data/transliteration/letters.tsv).
    Romaniser()
    {
        for (const EmbeddedWeights& embedded : embedded_weights())
            if (embedded.script == "letters") read_letters(embedded.content);
    }

    void read_letters(std::string_view content)
    {
        while (const auto row = next_row<2>(content)) {
            const auto& [written, latin] = *row;
            letters_.emplace(written, latin == "-" ? "" : latin);
            longest_ = std::max(longest_, written.size());
            std::size_t pos = 0;
            letter_scripts_.insert(script_code(text::next_code_point(written, pos)));
        }
    }

    // The longest that fits first; what is not listed is silent.
    std::string by_letters(std::string_view word) const
    {
        std::string latin;
        for (std::size_t at = 0; at < word.size();) {
            std::size_t length = std::min(longest_, word.size() - at);
            auto it = letters_.end();
            for (; length > 0 && it == letters_.end(); --length) it = letters_.find(word.substr(at, length));
            if (it != letters_.end()) {
                latin += it->second;
                at += it->first.size();
            } else text::next_code_point(word, at);
        }
        return latin;
    }

    std::mutex mutex_;
    std::map<std::string_view, std::string_view> letters_;
    std::set<UScriptCode> letter_scripts_;
    std::size_t longest_ = 0;
    std::map<UScriptCode, std::unique_ptr<icu::Transliterator>> made_;
    std::unordered_map<std::string, std::string> words_;
};

constexpr std::size_t letter(char c)
{
    return static_cast<std::size_t>(c - 'a') + 1;
}

}    // namespace

std::string_view script_of_word(std::string_view word)
{
    for (std::size_t pos = 0; pos < word.size();) {
        const UScriptCode script = script_code(text::next_code_point(word, pos));
        if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) return uscript_getShortName(script);
    }
    return "Zyyy";
}

std::string romanise(std::string_view word)
{
    bool plain = true;
    for (const char c : word) plain = plain && c >= 'a' && c <= 'z';
    return plain ? std::string(word) : Romaniser::instance().romanise(word);
}

// Weight of every edit the names of a script showed; what is not listed costs 1. Latin side first.
struct SpellingDistance::Weights {
    std::array<std::array<float, kLetters>, kLetters> single{};    // 1:1, 1:0, 0:1
    std::unordered_map<std::uint32_t, float> two_to_one, one_to_two;

    Weights()
    {
        for (auto& row : single) row.fill(1);
        for (std::size_t i = 0; i < kLetters; ++i) single[i][i] = 0;
    }
    static std::uint32_t key(char a, char b, char c)
    {
        return static_cast<std::uint32_t>((letter(a) * kLetters + letter(b)) * kLetters + letter(c));
    }
};

class SpellingTables {
public:
    static const SpellingTables& instance()
    {
        static const SpellingTables tables;
        return tables;
    }

    const SpellingDistance::Weights* find(std::string_view script, bool lenient) const
    {
        const auto& tables = lenient ? lenient_ : weights_;
        const auto it = tables.find(script);
        return it == tables.end() ? nullptr : &it->second;
    }

    const SpellingDistance& between(std::string_view from, std::string_view to, bool lenient) const
    {
        static std::mutex mutex;
        static std::map<std::tuple<std::string, std::string, bool>, SpellingDistance> made;
        const std::scoped_lock lock(mutex);
        auto& distance = made[{std::string(from), std::string(to), lenient}];
        if (distance.first_ == nullptr && distance.second_ == nullptr) {
            if (to != "Latn" || from == "Latn") distance.first_ = find(to, lenient);
            if (from != "Latn" || to == "Latn") distance.second_ = find(from, lenient);
        }
        return distance;
    }

    // How letters sound: written, sounded.
    const std::vector<std::pair<std::string_view, std::string_view>>& sounds() const { return sounds_; }

private:
    SpellingTables()
    {
        for (const EmbeddedWeights& embedded : embedded_weights())
            if (embedded.script == kSounds) read_sounds(embedded.content);
            else if (is_weights(embedded.script)) read(embedded.content, weights_[embedded.script], false);
        for (const EmbeddedWeights& embedded : embedded_weights())
            if (embedded.script == kRespelling) read(embedded.content, weights_["Latn"], true);
        for (const auto& [script, weights] : weights_) lenient_[script] = script == "Latn" ? weights : sure_of(weights);
        for (const EmbeddedWeights& embedded : embedded_weights())
            if (embedded.script == kCustoms) read_customs(embedded.content);
    }

    // The other files hold odds (name_odds.cpp), letters (Romaniser) and characters (characters.cpp).
    static bool is_weights(std::string_view script)
    {
        return script != kRespelling && script != kCustoms && script != "letters" && script != "characters" &&
               !script.starts_with("odds-") && !script.starts_with("han-");
    }

    static constexpr std::string_view kRespelling = "respelling";    // between languages of the Latin script, both ways
    static constexpr std::string_view kSounds = "sounds";            // no weights: letters and how they sound
    static constexpr std::string_view kCustoms = "customs";          // of all scripts; the script first
    static constexpr int kDearest = 100;                             // hundredths

    void read_sounds(std::string_view content)
    {
        while (const auto row = next_row<2>(content)) sounds_.emplace_back((*row)[0], (*row)[1]);
    }

    // What CLDR's few names show only now and then is no custom: letters that came with endings and second words.
    static SpellingDistance::Weights sure_of(SpellingDistance::Weights weights)
    {
        constexpr float kSure = 0.4F;
        for (auto& row : weights.single)
            for (float& weight : row)
                if (weight > kSure) weight = 1;
        for (std::size_t i = 1; i < weights.single.size(); ++i) weights.single[i][0] = weights.single[0][i] = 1;
        std::erase_if(weights.two_to_one, [](const auto& entry) { return entry.second > kSure; });
        std::erase_if(weights.one_to_two, [](const auto& entry) { return entry.second > kSure; });
        return weights;
    }

    // Scripts with commas between, or all but the Latin one; the letters; the weight where it is the less.
    void read_customs(std::string_view content)
    {
        while (const auto row = next_row<4>(content)) {
            const std::string_view scripts = (*row)[0];
            for (auto& [script, weights] : lenient_)
                if (scripts == "*" ? script != "Latn" : scripts.find(script) != std::string_view::npos)
                    put((*row)[1], (*row)[2], hundredths((*row)[3], kDearest), weights, true);
        }
    }

    static void read(std::string_view content, SpellingDistance::Weights& weights, bool both_ways)
    {
        while (const auto row = next_row<3>(content)) {
            const auto& [latin, other, cost] = *row;
            put(latin, other, hundredths(cost, kDearest), weights);
            if (both_ways) put(other, latin, hundredths(cost, kDearest), weights);
        }
    }

    static void put(std::string_view latin, std::string_view other, float weight, SpellingDistance::Weights& weights,
                    bool only_less = false)
    {
        const auto set = [&](float& old) { old = only_less ? std::min(old, weight) : weight; };
        const auto set_in = [&](std::unordered_map<std::uint32_t, float>& map, char a, char b, char c) {
            set(map.emplace(SpellingDistance::Weights::key(a, b, c), weight).first->second);
        };
        if (latin == "-") latin = "";
        if (other == "-") other = "";
        if (latin.size() == 2 && other.size() == 1) set_in(weights.two_to_one, latin[0], latin[1], other[0]);
        else if (latin.size() == 1 && other.size() == 2) set_in(weights.one_to_two, latin[0], other[0], other[1]);
        else if (latin.size() <= 1 && other.size() <= 1)
            set(weights.single[latin.empty() ? 0 : letter(latin[0])][other.empty() ? 0 : letter(other[0])]);
    }

    std::map<std::string_view, SpellingDistance::Weights> weights_, lenient_;    // by script; with the customs
    std::vector<std::pair<std::string_view, std::string_view>> sounds_;
};

std::string sounded(std::string_view roman)
{
    const auto& sounds = SpellingTables::instance().sounds();
    std::string out;
    for (std::size_t at = 0; at < roman.size();) {
        const auto sound = std::find_if(sounds.begin(), sounds.end(),
                                        [&](const auto& pair) { return roman.substr(at).starts_with(pair.first); });
        if (sound != sounds.end()) out += sound->second, at += sound->first.size();
        else out += roman[at++];
    }
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

const SpellingDistance& SpellingDistance::between(std::string_view from, std::string_view to)
{
    return SpellingTables::instance().between(from, to, false);
}

const SpellingDistance& SpellingDistance::lenient(std::string_view from, std::string_view to)
{
    return SpellingTables::instance().between(from, to, true);
}

double SpellingDistance::single(char a, char b) const
{
    const std::size_t i = a ? letter(a) : 0, j = b ? letter(b) : 0;
    double weight = i == j ? 0 : 1;
    if (first_) weight = first_->single[i][j];
    if (second_) weight = first_ ? std::min<double>(weight, second_->single[j][i]) : second_->single[j][i];
    return weight;
}

double SpellingDistance::pair_weight(std::string_view a, std::string_view b) const
{
    double weight = 2;
    const auto look = [&](const std::unordered_map<std::uint32_t, float>& map, std::uint32_t key) {
        if (const auto it = map.find(key); it != map.end()) weight = std::min<double>(weight, it->second);
    };
    if (a.size() == 2) {
        if (first_) look(first_->two_to_one, Weights::key(a[0], a[1], b[0]));
        if (second_) look(second_->one_to_two, Weights::key(b[0], a[0], a[1]));
    } else {
        if (first_) look(first_->one_to_two, Weights::key(a[0], b[0], b[1]));
        if (second_) look(second_->two_to_one, Weights::key(b[0], b[1], a[0]));
    }
    return weight;
}

SpellingDistance::Result SpellingDistance::measure(std::string_view a, std::string_view b) const
{
    const std::size_t end = std::min<std::size_t>(b.size(), 40);
    return nearest_prefix(a, b, std::span(&end, 1)).second;
}

std::pair<std::size_t, SpellingDistance::Result> SpellingDistance::nearest_prefix(std::string_view a, std::string_view b,
                                                                                  std::span<const std::size_t> ends) const
{
    constexpr std::size_t kMost = 40;
    a = a.substr(0, kMost);
    b = b.substr(0, kMost);
    std::pair<std::size_t, Result> best{0, {}};
    if (a.empty() || b.empty()) return best;
    struct Cell {
        float total, worst;
    };
    std::array<std::array<Cell, kMost + 1>, 3> rows;    // of b's letters: this one and the two before
    for (std::size_t j = 0, next = 0; j <= b.size() && next < ends.size(); ++j) {
        auto& row = rows[j % 3];
        const auto& above = rows[(j + 2) % 3];
        const auto& before_above = rows[(j + 1) % 3];
        for (std::size_t i = 0; i <= a.size(); ++i) {
            Cell cell{i + j == 0 ? 0.0F : 1e9F, 0};
            const auto relax = [&](const Cell& from, double weight) {
                const float total = from.total + static_cast<float>(weight);
                if (total < cell.total) cell = {total, std::max(from.worst, static_cast<float>(weight))};
            };
            if (i > 0 && j > 0) relax(above[i - 1], single(a[i - 1], b[j - 1]));
            if (i > 0) relax(row[i - 1], single(a[i - 1], 0));
            if (j > 0) relax(above[i], single(0, b[j - 1]));
            if (i > 1 && j > 0) relax(above[i - 2], pair_weight(a.substr(i - 2, 2), b.substr(j - 1, 1)));
            if (i > 0 && j > 1) relax(before_above[i - 1], pair_weight(a.substr(i - 1, 1), b.substr(j - 2, 2)));
            row[i] = cell;
        }
        for (; next < ends.size() && ends[next] <= j; ++next) {
            if (ends[next] != j || j == 0) continue;
            const double total = row[a.size()].total;
            const double distance = std::min(1.0, total / static_cast<double>(std::max(a.size(), j)));
            if (distance < best.second.distance) best = {next, {distance, row[a.size()].worst, total}};
        }
    }
    return best;
}

SpellingDistance::Forgiven SpellingDistance::forgive(std::string_view a, std::string_view b, std::size_t loose) const
{
    constexpr std::size_t kMost = 30;
    constexpr float kFar = 1e6F;
    a = a.substr(0, kMost);
    b = b.substr(0, kMost);
    using Cells = std::array<std::array<float, kMost + 1>, kMost + 1>;
    std::array<Cells, 2> cost;    // without and with the forgiven edit
    for (Cells& cells : cost)
        for (auto& row : cells) row.fill(kFar);
    cost[0][0][0] = 0;
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j)
            for (std::size_t used = 0; used < 2; ++used) {
                const float here = cost[used][i][j];
                if (here >= kFar) continue;
                const auto relax = [&](std::size_t with, std::size_t x, std::size_t y, double weight) {
                    float& cell = cost[with][x][y];
                    cell = std::min(cell, here + static_cast<float>(weight));
                };
                const std::size_t left = a.size() - i, right = b.size() - j;
                if (left > 0 && right > 0) relax(used, i + 1, j + 1, single(a[i], b[j]));
                if (left > 0) relax(used, i + 1, j, single(a[i], 0));
                if (right > 0) relax(used, i, j + 1, single(0, b[j]));
                if (left > 1 && right > 0) relax(used, i + 2, j + 1, pair_weight(a.substr(i, 2), b.substr(j, 1)));
                if (left > 0 && right > 1) relax(used, i + 1, j + 2, pair_weight(a.substr(i, 1), b.substr(j, 2)));
                if (used > 0 || i == 0 || j == 0) continue;
                if (left > 1 && right > 1) relax(1, i + 1, j + 1, 0);
                // Two letters stand for one: "sh", "ll", "ck".
                if (left > 2 && right > 1 && (a[i + 1] == 'h' || a[i] == a[i + 1] || (a[i] == 'c' && a[i + 1] == 'k')))
                    relax(1, i + 2, j + 1, 0);
                if (left > 1 && right > 0) relax(1, i + 1, j, 0);
                if (left > 0 && right > 1) relax(1, i, j + 1, 0);
                if (left > 1 && right > 1) relax(1, i + 2, j + 2, single(a[i], b[j + 1]) + single(a[i + 1], b[j]));
            }
    // A vowel at the end may be the one that letters of Indian scripts bear.
    const bool vowel = !b.empty() && std::string_view("aeiou").find(b.back()) != std::string_view::npos;
    const std::size_t loose_end = loose > 0 ? loose + 1 : vowel ? 1 : 0;
    const auto best = [&](const Cells& cells) {
        float least = kFar;
        for (std::size_t i = a.size() - std::min(loose, a.size() / 3); i <= a.size(); ++i)
            for (std::size_t j = b.size() - std::min(loose_end, b.size() / 3); j <= b.size(); ++j)
                least = std::min(least, cells[i][j]);
        return static_cast<double>(least);
    };
    Forgiven result;
    result.plain = best(cost[0]);
    result.forgiven = std::min(result.plain, best(cost[1]));
    return result;
}

}    // namespace textdrift::facts
