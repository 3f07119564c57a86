// Word alignment inside a bead: a weighted longest common subsequence, cut at rare common words where the product is too
// large.
#include "core/align/words.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "core/text/utf8.h"

namespace textdrift::align {

namespace {

constexpr std::size_t kMaxCells = 4'000'000;
constexpr float kFuzzyThreshold = 0.72F;

std::u32string decode(std::string_view word)
{
    std::u32string out;
    out.reserve(word.size());
    for (std::size_t pos = 0; pos < word.size();) out += text::next_code_point(word, pos);
    return out;
}

// Damerau-Levenshtein (optimal string alignment) with three rolling rows.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b)
{
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replace = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replace});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

std::size_t common_prefix(const std::u32string& a, const std::u32string& b)
{
    const std::size_t limit = std::min(a.size(), b.size());
    std::size_t n = 0;
    while (n < limit && a[n] == b[n]) ++n;
    return n;
}

// Words as small integers, so that comparing two is comparing two numbers.
struct Vocabulary {
    std::unordered_map<std::string_view, std::uint32_t> ids;
    std::vector<std::uint32_t> a, b;    // ids of the words of both sides
    std::vector<std::uint32_t> count_a, count_b;
    std::vector<float> weight;    // of matching a word: rare ones weigh more

    Vocabulary(std::span<const std::string> words_a, std::span<const std::string> words_b)
    {
        for (const std::string& word : words_a) a.push_back(id(word));
        for (const std::string& word : words_b) b.push_back(id(word));
        count_a.resize(ids.size());
        count_b.resize(ids.size());
        for (const auto i : a) ++count_a[i];
        for (const auto i : b) ++count_b[i];
        weight.resize(ids.size());
        for (const auto& [word, i] : ids) {
            const float rarity = 1.0F / std::sqrt(static_cast<float>(std::max(1U, std::max(count_a[i], count_b[i]))));
            const float length = word.size() <= 3 ? 0.6F : 1.0F;
            weight[i] = 0.3F + length * rarity;
        }
    }

    std::uint32_t id(const std::string& word)
    {
        return ids.emplace(word, static_cast<std::uint32_t>(ids.size())).first->second;
    }
};

// One rectangle of the alignment problem.
struct Block {
    std::size_t a_begin, a_end, b_begin, b_end;
};

class WordAligner {
public:
    WordAligner(std::span<const std::string> a, std::span<const std::string> b)
        : a_(a), b_(b), vocabulary_(a, b), result_(a.size(), -1)
    {
    }

    std::vector<std::int32_t> run()
    {
        Block whole{0, a_.size(), 0, b_.size()};
        trim_equal_ends(whole);
        if (cells(whole) <= kMaxCells) {
            solve(whole);
        } else {
            split_at_anchors(whole);
        }
        return std::move(result_);
    }

private:
    static std::size_t cells(const Block& block) { return (block.a_end - block.a_begin) * (block.b_end - block.b_begin); }

    void trim_equal_ends(Block& block)
    {
        while (block.a_begin < block.a_end && block.b_begin < block.b_end &&
               vocabulary_.a[block.a_begin] == vocabulary_.b[block.b_begin])
            match(block.a_begin++, block.b_begin++);
        while (block.a_begin < block.a_end && block.b_begin < block.b_end &&
               vocabulary_.a[block.a_end - 1] == vocabulary_.b[block.b_end - 1])
            match(--block.a_end, --block.b_end);
    }

    void match(std::size_t i, std::size_t j) { result_[i] = static_cast<std::int32_t>(j); }

    // The longest increasing chain of words that occur once on each side cuts the block into small ones.
    // Source: patience diff (Cohen). Blocks still too large afterwards are left unmatched but for equal ends: bounded by
    // design.
    void split_at_anchors(const Block& whole)
    {
        std::vector<std::size_t> position_b(vocabulary_.weight.size());
        for (std::size_t j = whole.b_begin; j < whole.b_end; ++j) position_b[vocabulary_.b[j]] = j;
        std::vector<std::pair<std::size_t, std::size_t>> unique;
        for (std::size_t i = whole.a_begin; i < whole.a_end; ++i) {
            const auto word = vocabulary_.a[i];
            if (vocabulary_.count_a[word] == 1 && vocabulary_.count_b[word] == 1 && position_b[word] >= whole.b_begin)
                unique.emplace_back(i, position_b[word]);
        }
        Block rest = whole;
        for (const auto& [i, j] : longest_chain(unique)) {
            solve_bounded({rest.a_begin, i, rest.b_begin, j});
            match(i, j);
            rest.a_begin = i + 1;
            rest.b_begin = j + 1;
        }
        solve_bounded(rest);
    }

    static std::vector<std::pair<std::size_t, std::size_t>>
    longest_chain(const std::vector<std::pair<std::size_t, std::size_t>>& pairs)
    {
        std::vector<std::size_t> tails, previous(pairs.size(), pairs.size());
        for (std::size_t k = 0; k < pairs.size(); ++k) {
            const auto it =
                std::lower_bound(tails.begin(), tails.end(), pairs[k].second,
                                 [&](std::size_t tail, std::size_t value) { return pairs[tail].second < value; });
            if (it != tails.begin()) previous[k] = *(it - 1);
            if (it == tails.end()) tails.push_back(k);
            else *it = k;
        }
        std::vector<std::pair<std::size_t, std::size_t>> chain;
        for (std::size_t k = tails.empty() ? pairs.size() : tails.back(); k < pairs.size(); k = previous[k])
            chain.push_back(pairs[k]);
        std::reverse(chain.begin(), chain.end());
        return chain;
    }

    void solve_bounded(Block block)
    {
        trim_equal_ends(block);
        if (cells(block) <= kMaxCells) solve(block);
    }

    float score(std::size_t i, std::size_t j)
    {
        const auto wa = vocabulary_.a[i], wb = vocabulary_.b[j];
        if (wa == wb) return vocabulary_.weight[wa];
        const std::string &x = a_[i], &y = b_[j];
        // Only words with a common beginning can be inflections or garblings worth the cost of comparing them.
        if (x.size() < 4 || y.size() < 4 || x[0] != y[0] || (x[1] != y[1] && x[2] != y[2])) return 0;
        const std::uint64_t key = (static_cast<std::uint64_t>(wa) << 32) | wb;
        const auto [it, fresh] = fuzzy_.try_emplace(key, 0.0F);
        if (fresh) {
            const auto similarity = static_cast<float>(word_similarity(x, y));
            it->second = similarity >= kFuzzyThreshold
                             ? similarity * 0.6F * std::min(vocabulary_.weight[wa], vocabulary_.weight[wb])
                             : 0;
        }
        return it->second;
    }

    void solve(const Block& block)
    {
        const std::size_t n = block.a_end - block.a_begin, m = block.b_end - block.b_begin;
        if (n == 0 || m == 0) return;
        enum Step : std::uint8_t { kDiagonal, kUp, kLeft };
        std::vector<std::uint8_t> steps(n * m);
        std::vector<float> above(m + 1), row(m + 1);
        for (std::size_t i = 0; i < n; ++i) {
            row[0] = 0;
            for (std::size_t j = 0; j < m; ++j) {
                const float gain = score(block.a_begin + i, block.b_begin + j);
                // A run of matches is likelier than the same words scattered.
                const bool runs_on = i > 0 && j > 0 && steps[(i - 1) * m + j - 1] == kDiagonal;
                const float diagonal = gain > 0 ? above[j] + gain + (runs_on ? 0.15F : 0.0F) : -1;
                std::uint8_t step = above[j + 1] >= row[j] ? kUp : kLeft;
                float best = std::max(above[j + 1], row[j]);
                if (diagonal >= best && gain > 0) {
                    best = diagonal;
                    step = kDiagonal;
                }
                row[j + 1] = best;
                steps[i * m + j] = step;
            }
            std::swap(above, row);
        }
        for (std::size_t i = n, j = m; i > 0 && j > 0;) {
            switch (steps[(i - 1) * m + j - 1]) {
            case kDiagonal: match(block.a_begin + --i, block.b_begin + --j); break;
            case kUp: --i; break;
            default: --j; break;
            }
        }
    }

    std::span<const std::string> a_, b_;
    Vocabulary vocabulary_;
    std::vector<std::int32_t> result_;
    std::unordered_map<std::uint64_t, float> fuzzy_;
};

}    // namespace

std::vector<std::int32_t> align_words(std::span<const std::string> a, std::span<const std::string> b)
{
    return WordAligner(a, b).run();
}

double word_similarity(std::string_view a, std::string_view b) noexcept
{
    if (a == b) return 1;
    // Nothing beyond 64 characters is a word a person wrote; comparing such runs would only cost time.
    if (a.empty() || b.empty() || a.size() > 256 || b.size() > 256) return 0;
    const std::u32string x = decode(a), y = decode(b);
    const double longer = static_cast<double>(std::max(x.size(), y.size()));
    if (std::min(x.size(), y.size()) * 2 < x.size() + y.size() - std::min(x.size(), y.size())) return 0;
    const double edit = 1 - static_cast<double>(edit_distance(x, y)) / longer;
    const double prefix = static_cast<double>(std::min<std::size_t>(common_prefix(x, y), 4)) / 4;
    return edit + 0.1 * prefix * (1 - edit);
}

}    // namespace textdrift::align
