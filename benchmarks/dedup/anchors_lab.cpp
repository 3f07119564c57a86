// What anchors find and what they cost: recall by length and edit on generated texts, and candidate pairs a document among
// unrelated ones.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "core/index/anchors.h"
#include "core/index/join.h"

using namespace textdrift;

namespace {

using Random = std::mt19937_64;
using Words = std::vector<std::uint32_t>;    // numbers of words

std::uint64_t below(Random& random, std::uint64_t limit) { return random() % std::max<std::uint64_t>(1, limit); }
double uniform(Random& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }

// A vocabulary with Zipf's frequencies: frequent words are short; or characters of a script without spaces.
class Language {
public:
    Language(std::size_t size, bool characters, Random& random) : size_(static_cast<double>(size))
    {
        for (std::size_t rank = 0; rank < size; ++rank) {
            std::string word;
            const std::size_t letters = characters ? 1 : 2 + static_cast<std::size_t>(std::log2(static_cast<double>(rank) + 2) / 2.5) + below(random, 4);
            for (std::size_t i = 0; i < letters; ++i) word += static_cast<char>('a' + below(random, 26));
            spelling_.push_back(characters ? std::to_string(rank) : word);
            hash_.push_back(random());
        }
        const std::size_t phrases = 100'000;
        for (std::size_t i = 0; i < phrases; ++i) {
            Words phrase(3 + below(random, 6));
            for (auto& word : phrase) word = this->word(random);
            phrases_.push_back(std::move(phrase));
        }
        for (int i = 0; i < 40; ++i) boilerplate_.push_back(text(random, 15 + below(random, 60)));
    }

    // Rank r with probability about 1 / (r + 2).
    std::uint32_t word(Random& random) const
    {
        const double rank = std::pow(size_ / 2, uniform(random)) * 2 - 2;
        return static_cast<std::uint32_t>(std::clamp(rank, 0.0, size_ - 1));
    }

    // One word in five is part of a stock phrase; the most frequent one starts at one word in ten thousand, as five-word
    // phrases do in books and news.
    Words text(Random& random, std::size_t length) const
    {
        Words words;
        while (words.size() < length) {
            if (!phrases_.empty() && below(random, 25) == 0) {
                const double share = uniform(random);
                const Words& phrase = phrases_[static_cast<std::size_t>(static_cast<double>(phrases_.size()) * share * share)];
                words.insert(words.end(), phrase.begin(), phrase.end());
            } else {
                words.push_back(word(random));
            }
        }
        words.resize(length);
        return words;
    }

    const Words& boilerplate(Random& random) const { return boilerplate_[below(random, boilerplate_.size())]; }
    std::vector<std::uint64_t> hashes(const Words& words) const
    {
        std::vector<std::uint64_t> hashes;
        for (const auto word : words) hashes.push_back(hash_[word]);
        return hashes;
    }

    // Hashes of the five-character shingles of the words joined by one space, a set.
    std::vector<std::uint64_t> shingles(const Words& words, bool characters) const
    {
        std::vector<std::uint64_t> points;
        for (const auto word : words) {
            if (!points.empty()) points.push_back(' ');
            if (characters) points.push_back(1000 + word);
            else points.insert(points.end(), spelling_[word].begin(), spelling_[word].end());
        }
        std::vector<std::uint64_t> set;
        for (std::size_t i = 0; i + 5 <= points.size(); ++i) {
            std::uint64_t hash = 0;
            for (std::size_t j = 0; j < 5; ++j) hash = (hash ^ points[i + j]) * 0x9E3779B97F4A7C15 ^ hash >> 29;
            set.push_back(hash);
        }
        std::sort(set.begin(), set.end());
        set.erase(std::unique(set.begin(), set.end()), set.end());
        return set;
    }

private:
    double size_;
    std::vector<std::string> spelling_;
    std::vector<std::uint64_t> hash_;
    std::vector<Words> phrases_;
    std::vector<Words> boilerplate_;
};

struct Pair {
    Words a;
    Words b;
};

Words reworded(const Language& language, Random& random, const Words& words, double rate)
{
    Words out;
    for (const auto word : words) {
        if (uniform(random) >= rate) {
            out.push_back(word);
            continue;
        }
        const auto kind = below(random, 3);
        if (kind == 0) continue;
        out.push_back(language.word(random));
        if (kind == 1) out.push_back(word);
    }
    return out;
}

Words one_changed(const Language& language, Random& random, Words words)
{
    if (!words.empty()) words[below(random, words.size())] = language.word(random);
    return words;
}

Words cut(Random& random, const Words& words, double share)
{
    const auto length = static_cast<std::size_t>(std::lround(static_cast<double>(words.size()) * share));
    const auto start = static_cast<std::ptrdiff_t>(below(random, words.size() - length + 1));
    return {words.begin() + start, words.begin() + start + static_cast<std::ptrdiff_t>(length)};
}

Words shuffled(Random& random, const Words& words)
{
    std::vector<Words> paragraphs;
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t length = std::min(words.size() - i, 20 + below(random, 80));
        paragraphs.emplace_back(words.begin() + static_cast<std::ptrdiff_t>(i), words.begin() + static_cast<std::ptrdiff_t>(i + length));
        i += length;
    }
    std::shuffle(paragraphs.begin(), paragraphs.end(), random);
    Words out;
    for (const auto& paragraph : paragraphs) out.insert(out.end(), paragraph.begin(), paragraph.end());
    return out;
}

Words surrounded(const Language& language, Random& random, const Words& words)
{
    Words out = language.boilerplate(random);
    out.insert(out.end(), words.begin(), words.end());
    const Words& end = language.boilerplate(random);
    out.insert(out.end(), end.begin(), end.end());
    return out;
}

struct Edit {
    const char* name;
    std::function<Words(const Language&, Random&, const Words&)> make;
};

const Edit kEdits[] = {
    {"1 word", [](auto& l, auto& r, auto& w) { return one_changed(l, r, w); }},
    {"1 %", [](auto& l, auto& r, auto& w) { return reworded(l, r, w, 0.01); }},
    {"2 %", [](auto& l, auto& r, auto& w) { return reworded(l, r, w, 0.02); }},
    {"5 %", [](auto& l, auto& r, auto& w) { return reworded(l, r, w, 0.05); }},
    {"10 %", [](auto& l, auto& r, auto& w) { return reworded(l, r, w, 0.10); }},
    {"12 %", [](auto& l, auto& r, auto& w) { return reworded(l, r, w, 0.12); }},
    {"to 80 %", [](auto&, auto& r, auto& w) { return cut(r, w, 0.8); }},
    {"to 60 %", [](auto&, auto& r, auto& w) { return cut(r, w, 0.6); }},
    {"to 30 %", [](auto&, auto& r, auto& w) { return cut(r, w, 0.3); }},
    {"shuffle", [](auto&, auto& r, auto& w) { return shuffled(r, w); }},
    {"boiler", [](auto& l, auto& r, auto& w) { return surrounded(l, r, w); }},
    {"boil+5%", [](auto& l, auto& r, auto& w) { return surrounded(l, r, reworded(l, r, w, 0.05)); }},
    {"excerpt", [](auto&, auto& r, auto& w) {
         const auto length = 40 + below(r, 61);
         return length >= w.size() ? w : cut(r, w, static_cast<double>(length) / static_cast<double>(w.size()));
     }},
    {"exc+5%", [](auto& l, auto& r, auto& w) {
         const auto length = 40 + below(r, 61);
         return reworded(l, r, length >= w.size() ? w : cut(r, w, static_cast<double>(length) / static_cast<double>(w.size())), 0.05);
     }},
};

std::size_t common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b)
{
    std::size_t count = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) ++count, ++i, ++j;
        else if (a[i] < b[j]) ++i;
        else ++j;
    }
    return count;
}

struct Tally {
    int copies = 0;    // with containment of 0.8 or more
    int met = 0;
    int kept = 0;      // met and worth comparing
    double least = 1;  // smallest share of keys in common among those met
};

Tally measure(const Language& language, bool characters, Random& random, const Edit& edit, std::size_t length, int rounds)
{
    Tally tally;
    std::vector<std::uint64_t> keys_a, keys_b;
    for (int round = 0; round < rounds; ++round) {
        const Words a = language.text(random, length);
        const Words b = edit.make(language, random, a);
        if (a.size() < 5 || b.size() < 5) continue;
        const auto set_a = language.shingles(a, characters);
        const auto set_b = language.shingles(b, characters);
        if (static_cast<double>(common(set_a, set_b)) < 0.8 * static_cast<double>(std::min(set_a.size(), set_b.size()))) continue;
        index::anchor_keys(language.hashes(a), keys_a);
        index::anchor_keys(language.hashes(b), keys_b);
        const std::size_t shared = common(keys_a, keys_b);
        const std::size_t smaller = std::min(keys_a.size(), keys_b.size());
        ++tally.copies;
        tally.met += shared > 0;
        tally.kept += index::worth_comparing(static_cast<std::uint32_t>(shared), static_cast<std::uint32_t>(keys_a.size()), static_cast<std::uint32_t>(keys_b.size()));
        if (shared > 0) tally.least = std::min(tally.least, static_cast<double>(shared) / static_cast<double>(std::max<std::size_t>(1, smaller)));
    }
    return tally;
}

void recall_table(const Language& language, bool characters, int scale, Random& random)
{
    std::printf("\n%s: recall %% (found / copies; least share of keys in common)\n%-8s", characters ? "characters" : "words", "words");
    for (const Edit& edit : kEdits) std::printf(" %16s", edit.name);
    std::printf("\n");
    std::vector<Tally> sums(std::size(kEdits));
    for (const std::size_t length : {8, 10, 12, 15, 20, 30, 40, 60, 100, 200, 300, 1000, 3000, 10000}) {
        std::printf("%-8zu", length);
        const int rounds = static_cast<int>(std::clamp<std::size_t>(300'000u / length, 20, 1200)) * scale;
        for (std::size_t e = 0; e < std::size(kEdits); ++e) {
            const Tally tally = measure(language, characters, random, kEdits[e], length, rounds);
            if (tally.copies == 0) std::printf(" %16s", "-");
            else std::printf(" %6.2f /%4d %.2f", 100.0 * tally.kept / tally.copies, tally.copies, tally.least);
            sums[e].copies += tally.copies, sums[e].met += tally.met, sums[e].kept += tally.kept;
        }
        std::printf("\n");
    }
    std::printf("%-8s", "all");
    for (const Tally& sum : sums) std::printf("   %6.2f (%6.2f)", 100.0 * sum.kept / std::max(1, sum.copies), 100.0 * sum.met / std::max(1, sum.copies));
    std::printf("\n");
}

// Unrelated documents of one length: what meets by chance.
void chance_table(const Language& language, const char* name, Random& random, std::size_t budget)
{
    std::printf("\n%s: unrelated documents, a third with boilerplate\n%8s %9s %9s %11s %11s %11s\n", name, "words", "documents", "keys/doc", "named/doc", "pairs/doc", "worth/doc");
    for (const std::size_t length : {8, 15, 30, 60, 100, 300, 1000}) {
        const auto documents = static_cast<index::DocumentId>(std::min<std::size_t>(200'000, budget / length));
        const index::SorterOptions sorter{.partitions = 4096, .memory = 512u << 20, .directory = std::filesystem::temp_directory_path()};
        index::Join join({.sorter = sorter});
        std::vector<std::uint32_t> counts;
        {
            index::Join::Writer writer(join);
            std::vector<std::uint64_t> keys;
            for (index::DocumentId document = 0; document < documents; ++document) {
                Words words = language.text(random, length);
                if (length >= 30 && document % 3 == 0) {
                    const Words& end = language.boilerplate(random);
                    words.insert(words.end(), end.begin(), end.end());
                }
                index::anchor_keys(language.hashes(words), keys);
                counts.push_back(static_cast<std::uint32_t>(keys.size()));
                for (const auto key : keys) writer.add(key, document);
            }
        }
        index::PairSet set(sorter, documents);
        {
            index::PairSet::Writer writer(set);
            if (!join.pairs([&](unsigned, auto batch) { for (const auto& pair : batch) writer.add(pair); })) std::exit(1);
        }
        std::uint64_t pairs = 0, worth = 0;
        if (!set.drain([&](auto batch) {
                pairs += batch.size();
                for (const auto& counted : batch) worth += index::worth_comparing(counted.times, counts[counted.pair.a], counts[counted.pair.b]);
            })) std::exit(1);
        const double n = documents;
        std::printf("%8zu %9u %9.1f %11.2f %11.2f %11.3f\n", length, documents, static_cast<double>(join.statistics().keys) / n,
                    static_cast<double>(join.statistics().pairs) / n, static_cast<double>(pairs) / n, static_cast<double>(worth) / n);
    }
}

}    // namespace

// anchors_lab [SCALE [WORDS]]: a factor for the rounds of the recall tables, words of each corpus of unrelated documents.
int main(int argc, char** argv)
{
    const int scale = argc > 1 ? std::max(1, std::atoi(argv[1])) : 1;
    const std::size_t budget = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1'000'000;
    Random random(1);
    const Language words(60'000, false, random);
    const Language characters(4'000, true, random);
    recall_table(words, false, scale, random);
    recall_table(characters, true, scale, random);
    chance_table(words, "words", random, budget);
    chance_table(characters, "characters", random, budget);
}
