// Terms, weights and judgements of paragraph groups.
#include "core/align/evidence.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

#include "core/sketch/shingle.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace textdrift::align {
namespace {

using sketch::Term;
using sketch::TermSets;

// The two lowest bits of a term's hash say what it is, so that the weight can depend on it without another table.
enum TermType : std::uint32_t { kWord = 0, kShortWord = 1, kBigram = 2, kFactKey = 3 };

// Short words are mostly grammar, whatever the language; bigrams are many and correlated with their words.
constexpr double kTypeFactor[] = {1.0, 0.5, 0.4, 1.0};

// A word counts by its first characters, so that inflected and re-derived forms still meet (govern-ance, govern-ment).
constexpr std::size_t kStemCharacters = 5;
constexpr std::size_t kShortCharacters = 3;
constexpr double kLeastWeight = 0.05;

constexpr double kShapeCost[5][5] = {
    {0, 0, 0, 0, 0}, {0, 0.5, 1.0, 1.5, 2.0}, {0, 1.0, 2.0, 0, 0}, {0, 1.5, 0, 0, 0}, {0, 2.0, 0, 0, 0},
};
constexpr double kCrossedNoise =
    0.25;    // a 2-2 must explain more than what leftovers of two reworded pairs share by chance
constexpr double kLeastEquality = 1.5;    // repeated equal paragraphs still match in order
constexpr double kMostEquality = 6.0;
constexpr std::size_t kEdgeWords = 16;    // longest paragraph that is looked for word for word at an edge
constexpr std::size_t kEdgeReach = 8;     // words of its surroundings that are looked at with it
constexpr double kEdgeGain = 2.5;
constexpr double kInclusionGain = 2.0;
constexpr double kInclusionWeight = 12.0;    // what is included must be some text, and no mere line of the other side
constexpr double kInclusionSize = 0.2;

bool is_ascii(std::string_view word) noexcept
{
    return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Folds into `buffer`; words are mostly ASCII, where folding is lower case.
std::string_view fold_word(std::string_view word, std::string& buffer)
{
    if (is_ascii(word)) {
        buffer.assign(word);
        for (char& c : buffer) {
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        }
    } else {
        buffer = text::fold(word);
    }
    return buffer;
}

struct Stem {
    std::string_view text;
    bool is_short;
};

// Words with digits stay whole: 2023 and 2024 are no forms of each other.
Stem stem_of(std::string_view folded) noexcept
{
    if (std::ranges::any_of(folded, [](char c) { return c >= '0' && c <= '9'; })) {
        return {folded, false};
    }
    std::size_t at = 0;
    std::size_t characters = 0;
    while (at < folded.size() && characters < kStemCharacters) {
        text::next_code_point(folded, at);
        ++characters;
    }
    // Bytes, not characters: two ideographs are a content word.
    return {folded.substr(0, at), folded.size() <= kShortCharacters};
}

// "12", "3.1", "a": what numbers paragraphs, where it stands first.
bool may_enumerate(std::string_view word) noexcept
{
    return word.size() == 1 ||
           std::ranges::all_of(word, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; });
}

std::uint64_t tagged(std::uint64_t hash, TermType type) noexcept
{
    return (hash & ~std::uint64_t{3}) | type;
}

std::uint64_t bigram(std::uint64_t a, std::uint64_t b) noexcept
{
    const std::uint64_t mixed = (a ^ std::rotl(b, 31)) * 0x9E3779B97F4A7C15ull;
    return tagged(mixed ^ (mixed >> 29), kBigram);
}

void append_set(TermSets& sets, std::vector<std::uint64_t>& hashes)
{
    std::ranges::sort(hashes);
    for (std::size_t begin = 0; begin < hashes.size();) {
        std::size_t end = begin;
        while (end < hashes.size() && hashes[end] == hashes[begin]) {
            ++end;
        }
        sets.terms.push_back({hashes[begin], static_cast<std::uint32_t>(end - begin), 0});
        begin = end;
    }
    sets.first.push_back(static_cast<std::uint32_t>(sets.terms.size()));
}

// In how many paragraphs a term occurs, in a table of counters addressed by hash: exact but for rare collisions,
// a fixed few bytes a term.
class Frequencies {
public:
    explicit Frequencies(std::size_t terms)
        : shift_(64 - std::clamp(static_cast<unsigned>(std::bit_width(terms)) + 1, 10u, 24u)),
          counts_(std::size_t{1} << (64 - shift_))
    {
    }
    std::uint32_t& operator[](std::uint64_t hash) noexcept { return counts_[(hash * 0x9E3779B97F4A7C15ull) >> shift_]; }

private:
    unsigned shift_;
    std::vector<std::uint32_t> counts_;
};

void merge_into(std::vector<Term>& group, std::span<const Term> more)
{
    std::vector<Term> merged;
    merged.reserve(group.size() + more.size());
    std::size_t i = 0, j = 0;
    while (i < group.size() || j < more.size()) {
        if (j == more.size() || (i < group.size() && group[i].hash < more[j].hash)) {
            merged.push_back(group[i++]);
        } else if (i == group.size() || more[j].hash < group[i].hash) {
            merged.push_back(more[j++]);
        } else {
            merged.push_back(group[i++]);
            merged.back().count += more[j++].count;
        }
    }
    group = std::move(merged);
}

// Longest common subsequence of two short runs of words, `b` no longer than kEdgeReach + kEdgeWords.
std::size_t common_order(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b)
{
    std::array<std::uint8_t, kEdgeReach + kEdgeWords + 1> row{};
    for (const std::uint32_t word : a) {
        std::uint8_t diagonal = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::uint8_t above = row[j + 1];
            row[j + 1] = word == b[j] ? static_cast<std::uint8_t>(diagonal + 1) : std::max(above, row[j]);
            diagonal = above;
        }
    }
    return row[b.size()];
}

}    // namespace

std::span<const ByteRange> compared_words(const segment::SegmentedText& text, const segment::Paragraph& paragraph)
{
    const auto words = text.words_of(paragraph);
    const auto first = std::ranges::find_if_not(words, [&](ByteRange word) { return may_enumerate(text.slice(word)); });
    return first == words.end() ? words : std::span(first, words.end());
}

Evidence::Evidence(const segment::SegmentedText& original, const segment::SegmentedText& version,
                   const FactKeys& original_keys, const FactKeys& version_keys)
{
    std::array<std::vector<std::uint64_t>, 2> sequences;
    read(kOriginal, original, original_keys, sequences[kOriginal]);
    read(kVersion, version, version_keys, sequences[kVersion]);
    weigh_terms();
    classify(sequences);
}

void Evidence::read(Side side, const segment::SegmentedText& text, const FactKeys& keys,
                    std::vector<std::uint64_t>& sequences)
{
    std::string buffer;
    std::vector<std::uint64_t> hashes;
    std::vector<std::uint64_t> exact;
    first_word_[side].push_back(0);
    for (std::size_t p = 0; p < text.paragraphs.size(); ++p) {
        hashes.clear();
        exact.clear();
        std::uint64_t previous = 0;
        for (const ByteRange range : compared_words(text, text.paragraphs[p])) {
            const std::string_view folded = fold_word(text.slice(range), buffer);
            const Stem stem = stem_of(folded);
            const std::uint64_t hash = tagged(sketch::hash_bytes(stem.text), stem.is_short ? kShortWord : kWord);
            exact.push_back(sketch::hash_bytes(folded));
            words_[side].push_back(static_cast<std::uint32_t>(hash >> 32));
            hashes.push_back(hash);
            if (previous != 0) {
                hashes.push_back(bigram(previous, hash));
            }
            previous = hash;
        }
        for (const std::uint64_t key : p < keys.size() ? std::span(keys[p]) : std::span<const std::uint64_t>()) {
            hashes.push_back(tagged(key * 0x9E3779B97F4A7C15ull, kFactKey));
        }
        append_set(terms_[side], hashes);
        first_word_[side].push_back(static_cast<std::uint32_t>(words_[side].size()));
        // A paragraph without words ("* * *") is known by its bytes.
        const std::string_view bytes =
            exact.empty() ? text.slice(text.paragraphs[p].body)
                          : std::string_view(reinterpret_cast<const char*>(exact.data()), exact.size() * sizeof(exact[0]));
        sequences.push_back(sketch::hash_bytes(bytes));
    }
}

void Evidence::weigh_terms()
{
    Frequencies frequencies(terms_[kOriginal].terms.size() + terms_[kVersion].terms.size());
    for (const TermSets& sets : terms_) {
        for (const Term& term : sets.terms) {
            ++frequencies[term.hash];
        }
    }
    const double paragraphs = static_cast<double>(terms_[kOriginal].size() + terms_[kVersion].size());
    for (const Side side : {kOriginal, kVersion}) {
        for (Term& term : terms_[side].terms) {
            // A term met once only is no rarer than one met once on each side.
            const double frequency = std::max(frequencies[term.hash], 2u);
            term.weight = static_cast<float>(kTypeFactor[term.hash & 3u] *
                                             std::max(kLeastWeight, std::log((paragraphs + 2) / frequency)));
        }
        weights_[side].reserve(terms_[side].size());
        for (std::size_t p = 0; p < terms_[side].size(); ++p) {
            weights_[side].push_back(static_cast<float>(sketch::total_weight(terms_[side][p])));
        }
    }
}

void Evidence::classify(const std::array<std::vector<std::uint64_t>, 2>& sequences)
{
    std::vector<std::uint64_t> known = sequences[kOriginal];
    known.insert(known.end(), sequences[kVersion].begin(), sequences[kVersion].end());
    std::ranges::sort(known);
    const auto repeated = std::ranges::unique(known);
    known.erase(repeated.begin(), repeated.end());
    for (const Side side : {kOriginal, kVersion}) {
        auto& first = class_first_[side];
        first.assign(known.size() + 1, 0);
        for (const std::uint64_t sequence : sequences[side]) {
            const auto found = std::ranges::lower_bound(known, sequence);
            classes_[side].push_back(static_cast<std::uint32_t>(found - known.begin()));
            ++first[classes_[side].back() + 1];
        }
        for (std::size_t c = 1; c < first.size(); ++c) {
            first[c] += first[c - 1];
        }
        class_members_[side].resize(sequences[side].size());
        std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
        for (std::uint32_t p = 0; p < sequences[side].size(); ++p) {
            class_members_[side][next[classes_[side][p]]++] = p;
        }
    }
}

std::uint32_t Evidence::word_count(Side side, std::uint32_t paragraph) const noexcept
{
    return first_word_[side][paragraph + 1] - first_word_[side][paragraph];
}

std::span<const std::uint32_t> Evidence::words(Side side, std::uint32_t paragraph) const noexcept
{
    return std::span(words_[side]).subspan(first_word_[side][paragraph], word_count(side, paragraph));
}

std::span<const std::uint32_t> Evidence::members(Side side, std::uint32_t which) const noexcept
{
    const auto& first = class_first_[side];
    return std::span(class_members_[side]).subspan(first[which], first[which + 1] - first[which]);
}

double Evidence::common(std::uint32_t original, std::uint32_t version) const noexcept
{
    return sketch::common_weight(terms_[kOriginal][original], terms_[kVersion][version]);
}

std::vector<Term> Evidence::group(Side side, std::uint32_t first, std::uint32_t count) const
{
    const auto head = terms_[side][first];
    std::vector<Term> terms(head.begin(), head.end());
    for (std::uint32_t p = first + 1; p < first + count; ++p) {
        merge_into(terms, terms_[side][p]);
    }
    return terms;
}

std::vector<Term> Evidence::group(Side side, std::span<const std::uint32_t> paragraphs) const
{
    std::vector<Term> terms;
    for (const std::uint32_t p : paragraphs) {
        merge_into(terms, terms_[side][p]);
    }
    return terms;
}

double Evidence::extra_gain(const std::vector<std::uint32_t>& originals, const std::vector<std::uint32_t>& versions,
                            Side side, std::uint32_t extra) const
{
    std::vector<Term> own = group(side, side == kOriginal ? originals : versions);
    const std::vector<Term> other =
        group(side == kOriginal ? kVersion : kOriginal, side == kOriginal ? versions : originals);
    const double before = sketch::common_weight(own, other);
    merge_into(own, terms_[side][extra]);
    return 2 * (sketch::common_weight(own, other) - before) - bar_ * weight(side, extra);
}

double Evidence::join_gain(const std::vector<std::uint32_t>& originals, const std::vector<std::uint32_t>& versions,
                           const std::vector<std::uint32_t>& more_originals, const std::vector<std::uint32_t>& more_versions,
                           double noise_share) const
{
    std::vector<Term> a = group(kOriginal, originals), b = group(kVersion, versions);
    const std::vector<Term> more_a = group(kOriginal, more_originals), more_b = group(kVersion, more_versions);
    const double apart = sketch::common_weight(a, b) + sketch::common_weight(more_a, more_b);
    merge_into(a, more_a);
    merge_into(b, more_b);
    const double chance = noise_share * noise_ * std::min(sketch::total_weight(a), sketch::total_weight(b));
    return 2 * (sketch::common_weight(a, b) - apart) - chance;
}

double Evidence::share(const std::vector<std::uint32_t>& originals, const std::vector<std::uint32_t>& versions) const
{
    const std::vector<Term> a = group(kOriginal, originals);
    const std::vector<Term> b = group(kVersion, versions);
    const double heavier = std::max(sketch::total_weight(a), sketch::total_weight(b));
    return heavier > 0 ? sketch::common_weight(a, b) / heavier : 1;
}

double Evidence::equality_gain(Span span) const noexcept
{
    if (!span.is_pair() || !equal(span.original, span.version)) {
        return 0;
    }
    const std::uint32_t which = class_of(kOriginal, span.original);
    const double met = static_cast<double>(members(kOriginal, which).size() + members(kVersion, which).size());
    const double paragraphs = static_cast<double>(size(kOriginal)) + size(kVersion);
    return std::clamp(std::log((paragraphs + 2) / met), kLeastEquality, kMostEquality);
}

double Evidence::edge_share(Side single, std::uint32_t one, std::uint32_t part, std::uint32_t neighbour, bool at_start) const
{
    const Side other = single == kOriginal ? kVersion : kOriginal;
    const auto piece = words(other, part);
    const auto cut = [&](std::span<const std::uint32_t> all, std::size_t count) {
        count = std::min(count, all.size());
        return at_start ? all.first(count) : all.last(count);
    };
    if (piece.empty() || piece.size() > kEdgeWords) {
        return 0;
    }
    const auto whole = cut(words(single, one), piece.size() + kEdgeReach);
    const auto next = cut(words(other, neighbour), kEdgeReach);
    std::vector<std::uint32_t> both(piece.begin(), piece.end());
    both.insert(at_start ? both.end() : both.begin(), next.begin(), next.end());
    const double found = static_cast<double>(common_order(both, whole)) - static_cast<double>(common_order(next, whole));
    return std::min(1.0, 2 * found / static_cast<double>(piece.size()) - 1);
}

double Evidence::edge_gain(Span span) const
{
    const auto of_parts = [&](Side single, std::uint32_t one, std::uint32_t first, std::uint32_t last) {
        return kEdgeGain *
               (edge_share(single, one, first, first + 1, true) + edge_share(single, one, last, last - 1, false));
    };
    if (span.originals > 1 && span.versions == 1) {
        return of_parts(kVersion, span.version, span.original, span.original_end() - 1);
    }
    if (span.versions > 1 && span.originals == 1) {
        return of_parts(kOriginal, span.original, span.version, span.version_end() - 1);
    }
    return 0;
}

Judgement Evidence::judge(Span span) const
{
    double both = 0, heavier = 0, shared = 0;
    for (const Side side : {kOriginal, kVersion}) {
        const std::uint32_t first = side == kOriginal ? span.original : span.version;
        const std::uint32_t count = side == kOriginal ? span.originals : span.versions;
        double total = 0;
        for (std::uint32_t p = first; p < first + count; ++p) {
            total += weight(side, p);
        }
        both += total;
        heavier = std::max(heavier, total);
    }
    if (span.is_pair()) {
        shared = common(span.original, span.version);
    } else {
        shared = sketch::common_weight(group(kOriginal, span.original, span.originals),
                                       group(kVersion, span.version, span.versions));
    }
    const double lighter = both - heavier;
    const double equality = equality_gain(span);
    const double crossed = span.originals > 1 && span.versions > 1 ? kCrossedNoise * noise_ * both : 0;
    double content = 2 * shared - bar_ * both - crossed;
    if (shared >= kInclusionWeight && lighter >= kInclusionSize * heavier && shared >= std::min(0.9, 2 * bar_) * lighter) {
        content = std::max(content, kInclusionGain);
    }
    Judgement judgement;
    judgement.similarity = both > 0 ? static_cast<float>(2 * shared / both) : equality > 0 ? 1.0f : 0.0f;
    judgement.included = lighter > 0 ? static_cast<float>(shared / lighter) : 0.0f;
    judgement.share = heavier > 0 ? static_cast<float>(shared / heavier) : equality > 0 ? 1.0f : 0.0f;
    judgement.gain = static_cast<float>(content + equality + edge_gain(span) - kShapeCost[span.originals][span.versions]);
    return judgement;
}

}    // namespace textdrift::align
