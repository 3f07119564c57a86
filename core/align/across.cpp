// Aligns texts in two languages by what survives translation: rounds of cells, judged beads, best chain; then what moved.
#include "core/align/across.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <memory>
#include <numeric>
#include <utility>

#include "core/align/chain.h"
#include "core/align/paired_words.h"

namespace textdrift::align {
namespace {

constexpr float kLeastPairGain = -4;      // a pair judged worse is no link even between linked neighbours
constexpr std::size_t kBestPairs = 24;    // of a row, and of a column, that may be chosen
constexpr float kLeastRival = -6;
constexpr std::uint32_t kBandReach = 24;      // columns on either side of the path in a large pair of texts
constexpr std::uint32_t kLinkReach = 3;       // the same next to a linked pair
constexpr std::uint32_t kOpenReach = 96;      // a gap up to this wide is filled whole
constexpr std::size_t kFewLinks = 8;          // fewer teach nothing about lengths
constexpr std::uint32_t kShortTexts = 250;    // paragraphs of both that are learnt from twice
constexpr std::size_t kLeastTaught = 12;      // pairs to learn words from
constexpr float kSureGain = 2;                // of a link that lengths and words are learnt from
constexpr int kShuffles = 3;
constexpr std::ptrdiff_t kNoiseOfRow = 6;
constexpr float kLeastSeedGain = -4;       // of a pair that groups are grown from
constexpr float kMostGroupRatio = 2.5f;    // how much longer or shorter than usual a group may be
constexpr float kLeastShuffledGain = 0;    // where no neighbours vouch, a worse link is never chosen
constexpr double kLonelyMovedGain =
    1.9;                           // nats; what is left over in 107 texts with one paragraph gone and one new has 1.8
constexpr float kHardGain = 14;    // of a run of beads in texts that are not the same, by terms alone
constexpr std::uint8_t kMostAbsorbing = 4;    // paragraphs of a bead that absorbed others
constexpr float kAbsorbedGain = 2;            // a bead is no surer than what it absorbed, but for this
constexpr std::uint32_t kMostFilled = 4;      // paragraphs of a side of a bead that fills a gap
constexpr int kFillRounds = 3;
constexpr double kSameText = 0.5;
constexpr double kMostValues = 4;          // nats of a paragraph that count
constexpr double kValuesByChance = 0.2;    // share of values that unrelated texts may have in common
constexpr std::uint32_t kTiny = 4;         // paragraphs of texts too short to measure chance by
constexpr double kTinySameText = 0.7;
constexpr float kTinyThreshold = 2;
constexpr float kTinyOrder = 2;              // nats for the order that as many paragraphs stand in
constexpr float kTinyAbsorbed = 2;           // where else should it belong?
constexpr std::size_t kContradiction = 3;    // values of either side of which not one is on the other
constexpr float kMostTinyRatio = 2.5f;       // of their letters

constexpr std::uint64_t kSeed = 0x9E3779B97F4A7C15ull;

std::uint64_t mixed(std::uint64_t& state) noexcept
{
    std::uint64_t z = state += kSeed;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

std::uint32_t size_of(const Profile& profile) noexcept
{
    return static_cast<std::uint32_t>(profile.shapes.size());
}

// A group of up to four by four paragraphs as a number, by which groups sort as spans do, but faster.
std::uint64_t key_of(const Span& span) noexcept
{
    return std::uint64_t{span.original} << 34 | std::uint64_t{span.version} << 4 |
           static_cast<std::uint64_t>((span.originals - 1) << 2 | (span.versions - 1));
}

Span span_of(std::uint64_t key) noexcept
{
    return {static_cast<std::uint32_t>(key >> 34), static_cast<std::uint32_t>(key >> 4 & ((1u << 30) - 1)),
            static_cast<std::uint8_t>((key >> 2 & 3) + 1), static_cast<std::uint8_t>((key & 3) + 1)};
}

// A paragraph beside a bead that may belong to it.
struct Absorbed {
    float gain;
    std::size_t link;
    Side side;
    std::uint32_t paragraph;
};

class AcrossAligner {
public:
    AcrossAligner(std::array<Profile, 2> profiles, const AlignOptions& options, const Weights& weights, Trace* trace);
    std::vector<Tie> run();
    double same_text() const noexcept { return same_text_; }

private:
    void fill_cells();
    void judge_links();
    struct BestGains;
    void judge_pairs();
    std::vector<std::uint32_t> seeds() const;
    void grow_groups();
    std::vector<Link> judge_groups(std::span<const std::uint64_t> keys) const;
    void choose(const std::vector<Link>& links);
    std::vector<Interval> bands() const;
    void learn(const std::vector<Link>& links);
    void learn_lengths();
    void learn_words();
    void set_threshold(const std::vector<Link>& pairs);
    double shuffled_score(const std::vector<Link>& pairs, float threshold, std::uint64_t seed, std::size_t* linked) const;
    std::vector<Link> noise_pairs() const;
    void compare_with_chance(const std::vector<Link>& noise);
    float values_met() const;
    bool is_tiny() const noexcept;
    bool is_contradicted() const noexcept;
    void expect_order();
    double least_moved_gain() const;
    void take_moved();
    std::vector<Link> off_path() const;
    void keep_hard_runs();
    std::vector<Tie> ties();
    std::array<float, 3> clues_of(const Link& link) const;
    float linked_neighbours(const Span& span) const;
    std::array<std::vector<bool>, 2> linked() const;
    std::vector<OpenGap> gaps() const;
    std::pair<float, Span> best_filling(const OpenGap& gap) const;
    void fill_gaps();
    void absorb_alone();
    void absorb_beside(std::size_t at, const std::array<std::vector<bool>, 2>& linked,
                       std::vector<Absorbed>& proposed) const;
    std::uint16_t basis_of(const Link& link) const;
    float with_threshold(const Span& span, float gain) const noexcept
    {
        return gain + threshold_ * static_cast<float>(int{span.originals} + span.versions) / 2;
    }

    std::array<Profile, 2> profiles_;
    const AlignOptions& options_;
    const Weights& weights_;
    Trace* trace_;
    std::array<UnitVectors, 2> vectors_;
    Judge judge_;
    std::unique_ptr<Cells> cells_;
    Bonus bonus_;
    float threshold_ = 0;
    double same_text_ = 1;
    std::vector<Link> links_, pairs_, chain_, moved_;    // pairs_: before groups were grown and moved ones taken
};

AcrossAligner::AcrossAligner(std::array<Profile, 2> profiles, const AlignOptions& options, const Weights& weights,
                             Trace* trace)
    : profiles_(std::move(profiles)), options_(options), weights_(weights), trace_(trace),
      judge_(profiles_[kOriginal], profiles_[kVersion], weights), bonus_{weights.adjacent, weights.near},
      threshold_(weights.threshold)
{
    if (options.original_vectors && options.version_vectors) {
        vectors_ = {UnitVectors(*options.original_vectors), UnitVectors(*options.version_vectors)};
    }
}

// Intervals of columns around the chain, row by row.
std::vector<Interval> AcrossAligner::bands() const
{
    const std::uint32_t rows = size_of(profiles_[kOriginal]), columns = size_of(profiles_[kVersion]);
    std::vector<Interval> bands(rows);
    const auto around = [&](double column, std::uint32_t reach) {
        const auto middle = static_cast<std::uint32_t>(std::max(0.0, column));
        return Interval{middle > reach ? middle - reach : 0, std::min(columns, middle + reach + 1)};
    };
    std::uint32_t row = 0, column = 0;
    // A gap of the chain: its columns, or where it is wide those around its diagonal.
    const auto bridge = [&](std::uint32_t row_end, std::uint32_t column_end) {
        const std::uint32_t first = row, width = column_end - column;
        for (; row < row_end; ++row) {
            const double share = (row - first + 0.5) / (row_end - first);
            bands[row] = width <= kOpenReach
                             ? Interval{column - std::min(column, kLinkReach), std::min(columns, column_end + kLinkReach)}
                             : around(column + share * width, kBandReach);
        }
    };
    for (const Link& link : chain_) {
        bridge(link.span.original, link.span.version);
        for (; row < link.span.original_end(); ++row) bands[row] = around(link.span.version, kLinkReach + 1);
        column = link.span.version_end();
    }
    bridge(rows, columns);
    return bands;
}

void AcrossAligner::fill_cells()
{
    const Features& w = weights_.features;
    const Products rank = {w[kSoundMargin] + w[kSoundSimilarity], w[kTokenShare] + 4, w[kKeyCommon] + 4,
                           w[kPairMargin] + w[kPairSimilarity], w[kVectorMargin] + w[kVectorSimilarity]};
    const bool small = is_small(profiles_[kOriginal].shapes.size(), profiles_[kVersion].shapes.size());
    if (small && cells_) {
        cells_->take_word_pairs(profiles_[kOriginal], profiles_[kVersion]);
        judge_.take_word_pairs();
        return;
    }
    const std::vector<Interval> intervals = small || chain_.empty() ? std::vector<Interval>() : bands();
    cells_ = std::make_unique<Cells>(profiles_[kOriginal], profiles_[kVersion], vectors_, intervals, rank, cells_.get());
    judge_.set_cells(*cells_);
}

// Of rows or of columns: a gain that the best kBestPairs of each reach, and few more; at least `least`.
struct AcrossAligner::BestGains {
    static constexpr float kStep = 0.25f;
    static constexpr std::size_t kSteps = 64;
    static std::int32_t step_of(float gain, float least) noexcept
    {
        const float steps = (gain - least) / kStep, most = static_cast<float>(kSteps - 1);
        const float below = steps < most ? steps : most;
        return static_cast<std::int32_t>(below < 0 ? 0 : below);
    }
    struct Counts {
        std::array<std::uint32_t, kSteps> of_step{};
        std::uint32_t all = 0;
    };

    explicit BestGains(std::size_t lines) : counts(lines) {}
    void add(std::size_t line, std::int32_t step) noexcept
    {
        ++counts[line].of_step[static_cast<std::size_t>(step)];
        ++counts[line].all;
    }
    std::vector<float> least_kept(float least) const
    {
        std::vector<float> kept(counts.size(), least);
        for (std::size_t line = 0; line < counts.size(); ++line) {
            if (counts[line].all <= kBestPairs) continue;
            std::size_t best = 0, step = kSteps - 1;
            while (step > 0 && (best += counts[line].of_step[step]) < kBestPairs) --step;
            kept[line] += static_cast<float>(step) * kStep;
        }
        return kept;
    }

    std::vector<Counts> counts;
};

// The pairs that are among the best of their row or of their column, and those around the path so far: of the others a
// chain takes none.
void AcrossAligner::judge_pairs()
{
    const std::uint32_t rows = size_of(profiles_[kOriginal]), columns = size_of(profiles_[kVersion]);
    const std::vector<Interval> around = chain_.empty() ? std::vector<Interval>(rows) : bands();
    const float least = kLeastPairGain - threshold_;
    std::vector<float> gains(cells_->size());
    std::vector<std::int32_t> steps(columns);
    BestGains of_rows(rows), of_columns(columns);
    for (std::uint32_t row = 0; row < rows; ++row) {
        const auto places = cells_->columns(row);
        const std::span<float> own = std::span(gains).subspan(cells_->first_cell(row), places.size());
        judge_.gains_of_row(row, own);
        for (std::size_t at = 0; at < own.size(); ++at) steps[at] = BestGains::step_of(own[at], least);
        for (std::size_t at = 0; at < own.size(); ++at) {
            of_rows.add(row, steps[at]);
            of_columns.add(places[at], steps[at]);
        }
    }
    const std::vector<float> least_of_row = of_rows.least_kept(least), least_of_column = of_columns.least_kept(least);
    pairs_.clear();
    for (std::uint32_t row = 0; row < rows; ++row) {
        const auto places = cells_->columns(row);
        const float* const own = gains.data() + cells_->first_cell(row);
        for (std::size_t at = 0; at < places.size(); ++at) {
            const std::uint32_t column = places[at];
            const bool is_near = column >= around[row].begin && column < around[row].end;
            if (own[at] >= (is_near ? least : std::min(least_of_row[row], least_of_column[column])))
                pairs_.push_back({{row, column, 1, 1}, {0, 0, 0, own[at]}});
        }
    }
}

std::vector<Link> AcrossAligner::judge_groups(std::span<const std::uint64_t> keys) const
{
    std::vector<Link> groups;
    for (const std::uint64_t key : keys) {
        const Span span = span_of(key);
        const float gain = judge_.gain_of_group(span, kLeastPairGain / 2 - with_threshold(span, 0));
        if (with_threshold(span, gain) > kLeastPairGain / 2) groups.push_back({span, {0, 0, 0, gain}});
    }
    return groups;
}

// Indexes of the two best pairs of each row and of each column, ascending, each once.
std::vector<std::uint32_t> AcrossAligner::seeds() const
{
    constexpr std::uint32_t kNone = ~0u;
    using Two = std::array<std::uint32_t, 2>;
    std::vector<Two> of_rows(size_of(profiles_[kOriginal]), {kNone, kNone}),
        of_columns(size_of(profiles_[kVersion]), {kNone, kNone});
    const auto add = [&](Two& best, std::uint32_t at) {
        const auto beats = [&](std::uint32_t other) {
            return other == kNone || pairs_[at].judgement.gain > pairs_[other].judgement.gain;
        };
        if (!beats(best[1])) return;
        best[1] = beats(best[0]) ? std::exchange(best[0], at) : at;
    };
    for (std::uint32_t at = 0; at < pairs_.size(); ++at) {
        if (pairs_[at].judgement.gain + threshold_ < kLeastSeedGain) continue;
        add(of_rows[pairs_[at].span.original], at);
        add(of_columns[pairs_[at].span.version], at);
    }
    std::vector<std::uint32_t> seeds;
    for (const auto* lists : {&of_rows, &of_columns}) {
        for (const Two& best : *lists)
            std::ranges::copy_if(best, std::back_inserter(seeds), [](auto at) { return at != kNone; });
    }
    std::ranges::sort(seeds);
    seeds.erase(std::ranges::unique(seeds).begin(), seeds.end());
    return seeds;
}

// The groups that contain one of the best pairs of a row or of a column.
void AcrossAligner::grow_groups()
{
    std::vector<std::uint64_t> keys;
    const auto& lengths = judge_.lengths();
    const auto propose = [&](const Span& span) {
        if (span.original_end() > size_of(profiles_[kOriginal]) || span.version_end() > size_of(profiles_[kVersion])) return;
        const float expected = (lengths.letters(kOriginal, span.original, span.original_end()) + 5) * lengths.ratio();
        const float found = lengths.letters(kVersion, span.version, span.version_end()) + 5;
        if (found < expected * kMostGroupRatio && expected < found * kMostGroupRatio) keys.push_back(key_of(span));
    };
    const auto grow = [&](const Span& seed) {
        for (std::uint8_t count = 2; count <= 4; ++count) {
            for (std::uint8_t back = 0; back < count; ++back) {
                if (seed.version >= back) propose({seed.original, seed.version - back, 1, count});
                if (seed.original >= back) propose({seed.original - back, seed.version, count, 1});
            }
        }
        for (const std::uint32_t up : {0u, 1u}) {
            for (const std::uint32_t left : {0u, 1u}) {
                if (seed.original >= up && seed.version >= left) propose({seed.original - up, seed.version - left, 2, 2});
            }
        }
    };
    for (const std::uint32_t at : seeds()) grow(pairs_[at].span);
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    const std::vector<Link> groups = judge_groups(keys);
    links_.clear();
    links_.reserve(pairs_.size() + groups.size());
    std::ranges::merge(pairs_, groups, std::back_inserter(links_), {}, &Link::span, &Link::span);
}

void AcrossAligner::judge_links()
{
    judge_pairs();
    grow_groups();
}

void AcrossAligner::choose(const std::vector<Link>& links)
{
    Bonus bonus = bonus_;
    bonus.side = threshold_;
    std::vector<Link> chosen;
    for (const std::uint32_t at : best_chain(links, bonus)) {
        chosen.push_back(links[at]);
        chosen.back().judgement.gain = gain_of(links[at], bonus);
    }
    chain_ = std::move(chosen);
}

void AcrossAligner::learn_lengths()
{
    std::vector<float> ratios;
    for (const Link& link : chain_) {
        if (!link.span.is_pair() || link.judgement.gain < 0) continue;
        const float a = profiles_[kOriginal].shapes[link.span.original].letters;
        const float b = profiles_[kVersion].shapes[link.span.version].letters;
        if (std::min(a, b) >= 10) ratios.push_back(std::log(b + 1) - std::log(a + 1));
    }
    if (ratios.size() < kFewLinks) return;
    std::ranges::nth_element(ratios, ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2));
    judge_.set_length_ratio(ratios[ratios.size() / 2]);
}

// Words by what the surest links pair, and by the lexicon given.
void AcrossAligner::learn_words()
{
    std::vector<Span> taught;
    for (const Link& link : chain_) {
        if (link.judgement.gain >= kSureGain) taught.push_back(link.span);
    }
    if (taught.size() < kLeastTaught) taught.clear();
    if (taught.empty() && options_.lexicon == nullptr) return;
    translate_words(profiles_[kOriginal], profiles_[kVersion], taught, options_.lexicon);
}

// What the pair of texts itself teaches, and all links judged again by that.
void AcrossAligner::learn(const std::vector<Link>& links)
{
    choose(links);
    learn_lengths();
    learn_words();
    fill_cells();
    judge_links();
}

// The few best links of each row: of the others a chain takes hardly any.
std::vector<Link> best_of_rows(std::vector<Link> links)
{
    std::vector<Link> best;
    for (auto begin = links.begin(); begin != links.end();) {
        const std::uint32_t row = begin->span.original;
        const auto end = std::find_if(begin, links.end(), [&](const Link& link) { return link.span.original != row; });
        const auto kept = begin + std::min<std::ptrdiff_t>(kNoiseOfRow, end - begin);
        std::partial_sort(begin, kept, end, [](const Link& a, const Link& b) {
            return a.judgement.gain != b.judgement.gain ? a.judgement.gain > b.judgement.gain : a.span < b.span;
        });
        best.insert(best.end(), begin, kept);
        begin = end;
    }
    return best;
}

// What chance links: the pairs, without those within the beads of the chain, most of which are true and would be chosen in a
// shuffled version too.
std::vector<Link> AcrossAligner::noise_pairs() const
{
    std::vector<const Link*> by_row(size_of(profiles_[kOriginal]));
    for (const Link& link : chain_) std::fill_n(by_row.begin() + link.span.original, link.span.originals, &link);
    std::vector<Link> noise;
    std::ranges::copy_if(pairs_, std::back_inserter(noise), [&](const Link& pair) {
        const Link* link = by_row[pair.span.original];
        return !link || pair.span.version < link->span.version || pair.span.version >= link->span.version_end();
    });
    return noise;
}

double AcrossAligner::shuffled_score(const std::vector<Link>& pairs, float threshold, std::uint64_t seed,
                                     std::size_t* linked) const
{
    std::vector<std::uint32_t> place(size_of(profiles_[kVersion]));
    std::iota(place.begin(), place.end(), 0u);
    for (std::size_t left = place.size(); seed != 0 && left > 1; --left)
        std::swap(place[left - 1], place[mixed(seed) % left]);
    std::vector<Link> links;
    for (Link link : pairs) {
        link.judgement.gain += threshold;
        if (link.judgement.gain < kLeastShuffledGain) continue;
        link.span.version = place[link.span.version];
        links.push_back(link);
    }
    double score = 0;
    const auto chain = best_chain(links, bonus_, &score);
    if (linked) *linked = chain.size();
    return score;
}

// What a link must win so that hardly any paragraph of a shuffled version is linked.
void AcrossAligner::set_threshold(const std::vector<Link>& pairs)
{
    const double most = double{weights_.noise_links} * std::min(size_of(profiles_[kOriginal]), size_of(profiles_[kVersion]));
    float low = weights_.threshold - 2, high = weights_.threshold + 1.5f;
    for (int step = 0; step < 5; ++step) {
        const float middle = (low + high) / 2;
        std::size_t linked = 0;
        shuffled_score(pairs, middle, 77, &linked);
        (static_cast<double>(linked) > most ? high : low) = middle;
    }
    threshold_ = low;
}

void AcrossAligner::compare_with_chance(const std::vector<Link>& noise)
{
    const double paragraphs = std::min(size_of(profiles_[kOriginal]), size_of(profiles_[kVersion]));
    const double own = shuffled_score(pairs_, threshold_, 0, nullptr);
    double chance = 0;
    for (std::uint64_t round = 1; round <= kShuffles; ++round)
        chance += shuffled_score(noise, threshold_, round, nullptr) / kShuffles;
    const double lead = std::max(0.0, own - chance);
    const std::array<float, 3> clues = {static_cast<float>(std::log1p(lead / std::sqrt(paragraphs))),
                                        static_cast<float>(std::log1p(lead / paragraphs)), values_met()};
    if (trace_) trace_->texts(clues);
    const auto& w = weights_.same_text;
    same_text_ = 1 / (1 + std::exp(-(w[0] + w[1] * clues[0] + w[2] * clues[1] + w[3] * clues[2])));
}

// How many of the values that both texts could share the path ties, against what chance does; 0 where they hold none.
float AcrossAligner::values_met() const
{
    double met = 0, held[2] = {0, 0};
    for (const Link& link : chain_) {
        const std::uint32_t cell = cells_->find(link.span.original, link.span.version);
        if (cell != Cells::kNone) met += cells_->at(cell, kKeys);
    }
    for (const Side side : {kOriginal, kVersion}) {
        for (const float norm : profiles_[side].rows[kKeys].norms) held[side] += norm * norm;
    }
    const double most = std::min(held[0], held[1]);
    const double paragraphs = std::max(1u, std::min(size_of(profiles_[kOriginal]), size_of(profiles_[kVersion])));
    return static_cast<float>(std::min(most / paragraphs, kMostValues) * (met / (most + 3) - kValuesByChance));
}

bool AcrossAligner::is_tiny() const noexcept
{
    return std::max(size_of(profiles_[kOriginal]), size_of(profiles_[kVersion])) <= kTiny;
}

// Lengths that no translation has, or values on both sides and none in common, nor a name.
bool AcrossAligner::is_contradicted() const noexcept
{
    const auto& lengths = judge_.lengths();
    const float letters[2] = {lengths.letters(kOriginal, 0, size_of(profiles_[kOriginal])) + 5,
                              lengths.letters(kVersion, 0, size_of(profiles_[kVersion])) + 5};
    float common = 0;
    for (std::uint32_t cell = 0; cell < cells_->size(); ++cell)
        common += cells_->at(cell, kTokens) + cells_->at(cell, kKeys);
    if (common > 0) return false;
    const bool values = std::ranges::all_of(
        profiles_, [](const Profile& profile) { return profile.rows[kKeys].terms.size() >= kContradiction; });
    return values || std::max(letters[0], letters[1]) > kMostTinyRatio * std::min(letters[0], letters[1]);
}

// Who compares two texts of a paragraph or three takes them for versions of each other. Where nothing contradicts that,
// as many paragraphs are each other's in their order unless better partners say otherwise.
void AcrossAligner::expect_order()
{
    if (!is_tiny()) return;
    if (is_contradicted()) {
        same_text_ = std::min(same_text_, 1 - kTinySameText);
        return;
    }
    same_text_ = std::max(same_text_, kTinySameText);
    threshold_ = std::max(threshold_, kTinyThreshold);
    if (size_of(profiles_[kOriginal]) != size_of(profiles_[kVersion])) return;
    std::erase_if(links_, [](const Link& link) { return link.span.is_pair() && link.span.original == link.span.version; });
    for (std::uint32_t p = 0; p < size_of(profiles_[kOriginal]); ++p) {
        const Span span{p, p, 1, 1};
        links_.push_back({span, {0, 0, 0, std::max(judge_.gain(span), -threshold_) + kTinyOrder}});
    }
    std::ranges::sort(links_, {}, &Link::span);
}

std::vector<Link> AcrossAligner::off_path() const
{
    std::array<std::vector<float>, 2> costs = {std::vector<float>(size_of(profiles_[kOriginal])),
                                               std::vector<float>(size_of(profiles_[kVersion]))};
    for (const Link& link : chain_) {
        const float cost = std::max(0.0f, link.judgement.gain + static_cast<float>(bonus_.adjacent));
        std::fill_n(costs[kOriginal].begin() + link.span.original, link.span.originals, cost);
        std::fill_n(costs[kVersion].begin() + link.span.version, link.span.versions, cost);
    }
    std::vector<Link> off;
    for (Link link : links_) {
        const Span& span = link.span;
        link.judgement.gain = with_threshold(span, link.judgement.gain);
        link.judgement.gain -=
            *std::max_element(costs[kOriginal].begin() + span.original, costs[kOriginal].begin() + span.original_end());
        link.judgement.gain -=
            *std::max_element(costs[kVersion].begin() + span.version, costs[kVersion].begin() + span.version_end());
        if (link.judgement.gain > 0) off.push_back(link);
    }
    return off;
}

// One paragraph left over on each side is soon taken for the same one; among many, some pair looks alike by chance.
double AcrossAligner::least_moved_gain() const
{
    std::array<double, 2> open = {static_cast<double>(size_of(profiles_[kOriginal])),
                                  static_cast<double>(size_of(profiles_[kVersion]))};
    for (const Link& link : chain_) {
        open[kOriginal] -= link.span.originals;
        open[kVersion] -= link.span.versions;
    }
    if (open[kOriginal] < 1 || open[kVersion] < 1) return weights_.moved_gain;
    return std::min<double>(weights_.moved_gain, kLonelyMovedGain + std::log(open[kOriginal] * open[kVersion]));
}

void AcrossAligner::take_moved()
{
    const std::vector<Link> off = off_path();
    std::array<std::vector<char>, 2> taken = {std::vector<char>(size_of(profiles_[kOriginal])),
                                              std::vector<char>(size_of(profiles_[kVersion]))};
    for (const auto& run : best_runs(off, least_moved_gain(), bonus_)) {
        for (const std::uint32_t at : run) {
            moved_.push_back(off[at]);
            std::fill_n(taken[kOriginal].begin() + off[at].span.original, off[at].span.originals, true);
            std::fill_n(taken[kVersion].begin() + off[at].span.version, off[at].span.versions, true);
        }
    }
    if (moved_.empty()) return;
    std::erase_if(links_, [&](const Link& link) {
        const auto rows = taken[kOriginal].begin() + link.span.original;
        const auto columns = taken[kVersion].begin() + link.span.version;
        const auto is_taken = [](char flag) { return flag != 0; };
        return std::any_of(rows, rows + link.span.originals, is_taken) ||
               std::any_of(columns, columns + link.span.versions, is_taken);
    });
    choose(links_);
}

// Where the texts are not the same, what they share must show in words, names and values, not in lengths and order.
void AcrossAligner::keep_hard_runs()
{
    chain_.insert(chain_.end(), moved_.begin(), moved_.end());
    moved_.clear();
    std::ranges::sort(chain_, {}, &Link::span);
    const Features& w = weights_.features;
    for (Link& link : chain_) {
        const Features features = judge_.features(link.span);
        float hard = 0;
        for (const Feature feature :
             {kSoundMargin, kTokenCommon, kTokenShare, kKeyCommon, kKeyMissing, kPairMargin, kVectorMargin}) {
            hard += features[feature] * w[feature];
        }
        link.judgement.gain = std::min(hard, link.judgement.gain);
    }
    std::erase_if(chain_, [](const Link& link) { return link.judgement.gain <= 0; });
    std::vector<Link> kept;
    for (const auto& run : best_runs(chain_, kHardGain)) {
        for (const std::uint32_t at : run) kept.push_back(chain_[at]);
    }
    std::ranges::sort(kept, {}, &Link::span);
    chain_ = std::move(kept);
}

// Gain; lead over the best link that shares a paragraph but is no part or whole of this one; linked neighbours.
std::array<float, 3> AcrossAligner::clues_of(const Link& link) const
{
    const Span& span = link.span;
    const auto inside = [](const Span& a, const Span& b) {
        return a.original >= b.original && a.original_end() <= b.original_end() && a.version >= b.version &&
               a.version_end() <= b.version_end();
    };
    float rival = kLeastRival;
    const auto at = std::ranges::lower_bound(pairs_, span.original, {}, [](const Link& pair) { return pair.span.original; });
    for (auto pair = at; pair != pairs_.end() && pair->span.original < span.original_end(); ++pair) {
        if (!inside(pair->span, span)) rival = std::max(rival, pair->judgement.gain);
    }
    const float gain = link.judgement.gain - with_threshold(span, 0);
    return {link.judgement.gain, std::min(gain - rival, 12.0f), linked_neighbours(span)};
}

float AcrossAligner::linked_neighbours(const Span& span) const
{
    float neighbours = 0;
    const auto next =
        std::ranges::lower_bound(chain_, span.original_end(), {}, [](const Link& link) { return link.span.original; });
    if (next != chain_.end() && next->span.original == span.original_end() && next->span.version == span.version_end())
        neighbours += 1;
    const auto own =
        std::ranges::lower_bound(chain_, span.original, {}, [](const Link& link) { return link.span.original; });
    if (own != chain_.begin() && (own - 1)->span.original_end() == span.original &&
        (own - 1)->span.version_end() == span.version)
        neighbours += 1;
    return neighbours;
}

// Which paragraphs have counterparts.
std::array<std::vector<bool>, 2> AcrossAligner::linked() const
{
    std::array<std::vector<bool>, 2> linked = {std::vector<bool>(size_of(profiles_[kOriginal])),
                                               std::vector<bool>(size_of(profiles_[kVersion]))};
    for (const auto* links : {&chain_, &moved_}) {
        for (const Link& link : *links) {
            std::fill_n(linked[kOriginal].begin() + link.span.original, link.span.originals, true);
            std::fill_n(linked[kVersion].begin() + link.span.version, link.span.versions, true);
        }
    }
    return linked;
}

// Between the beads of the chain; what moved out of one or into it divides it, and the part before that counts.
std::vector<OpenGap> AcrossAligner::gaps() const
{
    const auto taken = linked();
    std::vector<OpenGap> gaps;
    std::uint32_t original = 0, version = 0;
    const auto until_taken = [&](Side side, std::uint32_t begin, std::uint32_t end) {
        while (begin < end && taken[side][begin]) ++begin;
        std::uint32_t last = begin;
        while (last < end && !taken[side][last]) ++last;
        return std::pair(begin, last);
    };
    const auto add = [&](std::uint32_t original_end, std::uint32_t version_end, bool edge) {
        const auto rows = until_taken(kOriginal, original, original_end);
        const auto columns = until_taken(kVersion, version, version_end);
        const OpenGap gap{rows.first, rows.second, columns.first, columns.second, edge};
        if (gap.is_open()) gaps.push_back(gap);
    };
    for (const Link& link : chain_) {
        add(link.span.original, link.span.version, original == 0 && version == 0);
        original = link.span.original_end();
        version = link.span.version_end();
    }
    add(size_of(profiles_[kOriginal]), size_of(profiles_[kVersion]), true);
    return gaps;
}

// Of the beads that begin or end where the gap does.
std::pair<float, Span> AcrossAligner::best_filling(const OpenGap& gap) const
{
    std::pair<float, Span> best{0.0f, {}};
    const auto most = [](std::uint32_t begin, std::uint32_t end) {
        return std::min<std::uint32_t>(end - begin, kMostFilled);
    };
    for (std::uint8_t m = 1; m <= most(gap.original, gap.original_end); ++m) {
        for (std::uint8_t n = 1; n <= most(gap.version, gap.version_end); ++n) {
            const std::array<Span, 2> ends = {
                {{gap.original, gap.version, m, n}, {gap.original_end - m, gap.version_end - n, m, n}}};
            for (const Span& span : std::span(ends).first(ends[0] == ends[1] ? 1 : 2)) {
                const FillingFeatures features = judge_.filling(span, gap);
                if (trace_) trace_->between(span, features);
                if (const float gain = judge_.gain(features); gain > best.first) best = {gain, span};
            }
        }
    }
    return best;
}

// Paragraphs without counterparts on both sides between the same neighbours are likely each other's, though nothing but
// their lengths says so.
void AcrossAligner::fill_gaps()
{
    for (int round = 0; round < kFillRounds; ++round) {
        std::vector<Link> filled;
        for (const OpenGap& gap : gaps()) {
            if (const auto [gain, span] = best_filling(gap); gain > 0) filled.push_back({span, {0, 0, 0, gain}});
        }
        if (filled.empty()) return;
        chain_.insert(chain_.end(), filled.begin(), filled.end());
        std::ranges::sort(chain_, {}, &Link::span);
    }
}

void AcrossAligner::absorb_beside(std::size_t at, const std::array<std::vector<bool>, 2>& linked,
                                  std::vector<Absorbed>& proposed) const
{
    const Span& span = chain_[at].span;
    const std::uint32_t first[2] = {span.original, span.version}, end[2] = {span.original_end(), span.version_end()};
    const auto is_alone = [&](Side side, std::uint32_t p) { return p < linked[side].size() && !linked[side][p]; };
    for (const Side side : {kOriginal, kVersion}) {
        const Side other = side == kOriginal ? kVersion : kOriginal;
        if (end[side] - first[side] >= kMostAbsorbing || end[other] - first[other] > kMostAbsorbing / 2) continue;
        const std::array<std::uint32_t, 2> beside = {first[side] - 1, end[side]}, opposite = {first[other] - 1, end[other]};
        for (std::size_t which = 0; which < 2; ++which) {
            if (!is_alone(side, beside[which])) continue;
            const AbsorptionFeatures features =
                judge_.absorption(span, side, beside[which], is_alone(other, opposite[which]));
            if (trace_) trace_->beside(span, side, beside[which], features);
            const bool expected = is_tiny() && profiles_[side].shapes[beside[which]].letters > 0;
            const float gain = judge_.gain(features) + (expected ? kTinyAbsorbed : 0);
            if (gain > 0) proposed.push_back({gain, at, side, beside[which]});
        }
    }
}

// Paragraphs without a counterpart that the bead beside them explains, the surest first: where translators split or merged,
// a group as a whole seldom beats its longest part and a paragraph left out.
void AcrossAligner::absorb_alone()
{
    for (std::uint8_t round = 1; round < kMostAbsorbing; ++round) {
        std::array<std::vector<bool>, 2> linked = this->linked();
        std::vector<Absorbed> proposed;
        for (std::size_t at = 0; at < chain_.size(); ++at) absorb_beside(at, linked, proposed);
        if (proposed.empty()) return;
        std::ranges::stable_sort(proposed, std::greater(), &Absorbed::gain);
        std::vector<bool> grown(chain_.size());
        for (const Absorbed& absorbed : proposed) {
            if (grown[absorbed.link] || linked[absorbed.side][absorbed.paragraph]) continue;
            grown[absorbed.link] = linked[absorbed.side][absorbed.paragraph] = true;
            Span& span = chain_[absorbed.link].span;
            std::uint32_t& first = absorbed.side == kOriginal ? span.original : span.version;
            first = std::min(first, absorbed.paragraph);
            ++(absorbed.side == kOriginal ? span.originals : span.versions);
            chain_[absorbed.link].judgement.gain =
                std::min(chain_[absorbed.link].judgement.gain, absorbed.gain + kAbsorbedGain);
        }
    }
}

std::uint16_t AcrossAligner::basis_of(const Link& link) const
{
    const Features features = judge_.features(link.span);
    const Features& w = weights_.features;
    std::uint16_t basis = 0;
    const auto rests = [&](Basis on, float nats) {
        if (nats > 1) basis |= static_cast<std::uint16_t>(1u << static_cast<unsigned>(on));
    };
    rests(Basis::Text, features[kSoundMargin] * w[kSoundMargin]);
    rests(Basis::Values, features[kKeyCommon] * w[kKeyCommon]);
    rests(Basis::Names, features[kTokenCommon] * w[kTokenCommon] + features[kTokenShare] * w[kTokenShare]);
    rests(Basis::Lengths, features[kLengthOdds] * w[kLengthOdds]);
    rests(Basis::Structure, features[kMarksCommon] * w[kMarksCommon] + features[kEndSame] * w[kEndSame] +
                                features[kHeadingBoth] * w[kHeadingBoth]);
    rests(Basis::Lexicon, features[kPairMargin] * w[kPairMargin]);
    rests(Basis::Vectors, features[kVectorMargin] * w[kVectorMargin]);
    return basis == 0 ? static_cast<std::uint16_t>(1u << static_cast<unsigned>(Basis::Neighbours)) : basis;
}

std::vector<Tie> AcrossAligner::ties()
{
    std::vector<Tie> ties;
    for (const auto* links : {&chain_, &moved_}) {
        for (const Link& link : *links) {
            Tie tie;
            tie.original.resize(link.span.originals);
            tie.version.resize(link.span.versions);
            std::iota(tie.original.begin(), tie.original.end(), link.span.original);
            std::iota(tie.version.begin(), tie.version.end(), link.span.version);
            const auto clues = clues_of(link);
            const auto& w = weights_.confidence;
            tie.confidence = 1 / (1 + std::exp(-(w[0] + w[1] * clues[0] + w[2] * clues[1] + w[3] * clues[2])));
            tie.similarity = tie.confidence;
            tie.basis = basis_of(link);
            if (clues[2] > 0) tie.basis |= static_cast<std::uint16_t>(1u << static_cast<unsigned>(Basis::Neighbours));
            if (trace_) trace_->chosen(tie, clues);
            ties.push_back(std::move(tie));
        }
    }
    std::ranges::sort(ties, {}, [](const Tie& tie) { return tie.original.front(); });
    return ties;
}

std::vector<Tie> AcrossAligner::run()
{
    if (options_.lexicon) translate_words(profiles_[kOriginal], profiles_[kVersion], {}, options_.lexicon);
    const bool small = is_small(profiles_[kOriginal].shapes.size(), profiles_[kVersion].shapes.size());
    fill_cells();
    if (!small) {
        judge_pairs();
        choose(pairs_);
        fill_cells();
    }
    judge_pairs();
    learn(pairs_);    // enough to learn from
    // The first lesson of a short text is poor; of a long one the second adds nothing but time.
    if (size_of(profiles_[kOriginal]) + size_of(profiles_[kVersion]) <= kShortTexts) learn(links_);
    if (trace_) {
        for (const Link& link : links_) trace_->candidate(link.span, judge_.features(link.span));
    }
    const std::vector<Link> noise = noise_pairs();
    set_threshold(best_of_rows(noise));
    compare_with_chance(noise);
    expect_order();
    choose(links_);
    take_moved();
    if (same_text_ < kSameText) {
        keep_hard_runs();
    } else {
        fill_gaps();
        absorb_alone();
    }
    return ties();
}

void set_null_confidence(std::vector<Bead>& beads, double same_text)
{
    // A paragraph between sure links that has no link is surely alone.
    double before = same_text;
    for (Bead& bead : beads) {
        if (!bead.original.empty() && !bead.version.empty()) {
            before = bead.confidence;
        } else {
            bead.confidence = static_cast<float>(0.5 + 0.45 * before);
        }
    }
}

}    // namespace

Alignment align_across(const segment::SegmentedText& original, const segment::SegmentedText& version,
                       const std::vector<std::vector<std::uint64_t>>& original_keys,
                       const std::vector<std::vector<std::uint64_t>>& version_keys, const AlignOptions& options,
                       const Weights& weights, Trace* trace)
{
    AcrossAligner aligner(profiles_of({&original, &version}, {&original_keys, &version_keys}), options, weights, trace);
    std::vector<Tie> ties = aligner.run();
    WordCounts counts;
    for (const auto& paragraph : original.paragraphs) counts[kOriginal].push_back(paragraph.word_count);
    for (const auto& paragraph : version.paragraphs) counts[kVersion].push_back(paragraph.word_count);
    Alignment alignment;
    alignment.beads = assemble(counts, std::move(ties));
    alignment.same_text = aligner.same_text();
    set_null_confidence(alignment.beads, alignment.same_text);
    conclude(counts, alignment);
    return alignment;
}

Alignment align_across(const segment::SegmentedText& original, const segment::SegmentedText& version,
                       const std::vector<std::vector<std::uint64_t>>& original_keys,
                       const std::vector<std::vector<std::uint64_t>>& version_keys, const AlignOptions& options)
{
    return align_across(original, version, original_keys, version_keys, options, default_weights(), nullptr);
}

}    // namespace textdrift::align
