// The aligner: seeds, judged beads, best chain, moved runs, position, verdict.
#include "core/align/align.h"

#include <algorithm>
#include <cmath>

#include "core/align/across.h"
#include "core/align/assembly.h"
#include "core/align/chain.h"
#include "core/align/evidence.h"
#include "core/align/joined.h"
#include "core/align/seeds.h"

namespace textdrift::align {
namespace {

constexpr double kStartBar = 0.30;    // Dice bar before the pair of texts is known
constexpr double kLowestBar = 0.24;
constexpr double kHighestBar = 0.45;
constexpr double kBarPlace = 0.4;    // where between chance and true similarity the bar stands
constexpr double kLeastNoise = 0.05;
constexpr double kMostNoise = 0.6;
constexpr std::size_t kFewPairs = 5;         // fewer linked pairs tell nothing about the texts
constexpr double kTellingWeight = 15;        // lighter paragraphs tell nothing either
constexpr float kLeastGain = -1.0f;          // links below cannot pay even with a neighbour's bonus
constexpr double kMovedGain = 8.0;           // nats by which a moved run must beat what it displaces
constexpr double kRunGain = 8.0;             // a run of beads in texts that are no copies must be worth this
constexpr double kLeastRunWords = 14;        // and of more than an address
constexpr double kLeastRunShare = 0.2;       // or of much of a short text
constexpr float kPartInclusion = 0.4f;       // what may be a part of another paragraph
constexpr double kLeastPartGain = 0.0;       // nats a part must bring to stay in a group,
constexpr double kNearPartGain = 2.0;        // to join one from nearby; from afar it is a move
constexpr double kLeastPartWeight = 10.0;    // a heading's words may stand anywhere
constexpr std::uint32_t kNear = 6;
constexpr std::uint32_t kLeastMovedWords = 6;    // an entry of a glossary is found in many a paragraph
constexpr std::size_t kMostParts = 6;
constexpr std::uint32_t kUntied = ~0u;
constexpr float kReuseSimilarity = 0.35f;    // and each bead must be reuse, not a shared topic
constexpr float kReuseInclusion = 0.6f;
constexpr double kCopyShare = 0.5;
constexpr double kPartialShare = 0.25;    // below, every run of beads must prove itself
constexpr double kGapChance = 0.003;      // of losing all words: paragraphs between linked neighbours
constexpr double kSideChance = 0.06;      // the same with a linked neighbour on one side only
constexpr double kEdgeShare = 0.5;        // -1 to 1: how clearly a heading stands at the edge of a bead
constexpr double kWhole = 0.995;          // beads so complete have nothing to share with a neighbour
constexpr double kJoinGain = 10.0;
constexpr double kJoinNoise = 0.25;         // leftovers of reworded paragraphs meet by chance: share of the weight, by noise
constexpr std::uint32_t kMostPlaced = 4;    // as many paragraphs on both sides of a gap are paired by position
constexpr double kNullConfidence = 0.97;    // measured: of beads without a counterpart, in the benchmark's mixed damage
constexpr double kPlacedConfidence = 0.8;    // of beads that share no word and stand between linked neighbours
constexpr double kSureSimilarity = 0.7;
constexpr double kMostConfidence = 0.999;
constexpr double kToldByText = 0.1;
constexpr double kPlacedShare = 0.6;    // of the bar: enough for two paragraphs alone between linked neighbours

// Which paragraphs of either side are in a bead.
class Marks {
public:
    explicit Marks(const Evidence& evidence)
        : marks_{std::vector<bool>(evidence.size(kOriginal)), std::vector<bool>(evidence.size(kVersion))}
    {
    }

    void set(const Span& span)
    {
        std::fill_n(marks_[kOriginal].begin() + span.original, span.originals, true);
        std::fill_n(marks_[kVersion].begin() + span.version, span.versions, true);
    }
    bool any(const Span& span) const
    {
        const auto original = marks_[kOriginal].begin() + span.original;
        const auto version = marks_[kVersion].begin() + span.version;
        return std::any_of(original, original + span.originals, std::identity()) ||
               std::any_of(version, version + span.versions, std::identity());
    }
    void set(Side side, std::uint32_t p) { marks_[side][p] = true; }
    void clear(Side side, std::uint32_t p) { marks_[side][p] = false; }
    bool at(Side side, std::uint32_t p) const { return marks_[side][p]; }
    std::uint32_t size(Side side) const noexcept { return static_cast<std::uint32_t>(marks_[side].size()); }

private:
    std::vector<bool> marks_[2];
};

class Aligner {
public:
    explicit Aligner(Evidence evidence) : evidence_(std::move(evidence)), linked_(evidence_) {}

    // Chosen beads in order of the original.
    std::vector<Tie> run();
    const Evidence& evidence() const noexcept { return evidence_; }

private:
    void judge(std::vector<Span> spans);
    void judge_again();
    void choose_chain();
    bool calibrate();
    std::vector<double> chance_similarities() const;
    std::vector<Gap> gaps() const;
    void fill_gaps();
    void take_moved();
    std::vector<Link> off_path() const;
    void tie(const std::vector<Link>& links);
    void thin_groups();
    void absorb(bool is_copy);
    void place_by_position();
    void tie_left_equals();
    void place(const Span& span, double least_chance);
    bool fits_place(const Span& span, double least_chance) const;
    void take_edges();
    void take_edge(Tie& tie, Side side, bool at_start);
    void join_neighbours();
    void drop_weak_runs();
    double words_of(const Link& link) const;
    double words_of(const std::vector<std::uint32_t>& run) const;
    double all_words() const;
    double covered_share() const;

    Evidence evidence_;
    std::vector<Link> links_;    // all that may be chosen, ascending
    std::vector<Link> chain_;    // chosen, ascending in both texts
    std::vector<Link> moved_;    // chosen, off the chain's order
    std::vector<Span> parts_;    // pairs of which one has most of the other
    std::vector<Tie> ties_;      // the result
    Marks linked_;               // paragraphs in a tie
};

void Aligner::judge(std::vector<Span> spans)
{
    for (const Span& span : spans) {
        const Judgement judgement = evidence_.judge(span);
        if (span.is_pair() && judgement.included >= kPartInclusion && judgement.similarity < 1) {
            parts_.push_back(span);
        }
        if (judgement.gain > kLeastGain) {
            links_.push_back({span, judgement});
        }
    }
    std::ranges::sort(links_, {}, &Link::span);
    const auto repeated = std::ranges::unique(links_, {}, &Link::span);
    links_.erase(repeated.begin(), repeated.end());
}

void Aligner::judge_again()
{
    for (Link& link : links_) {
        link.judgement = evidence_.judge(link.span);
    }
}

void Aligner::choose_chain()
{
    chain_.clear();
    for (const std::uint32_t link : best_chain(links_)) {
        chain_.push_back(links_[link]);
    }
}

// For every original paragraph of the chain, the best similarity it has with a paragraph that is not its own.
std::vector<double> Aligner::chance_similarities() const
{
    std::vector<double> own(evidence_.size(kOriginal), -1), other(evidence_.size(kOriginal), 0);
    for (const Link& link : chain_) {
        if (link.span.is_pair() && evidence_.weight(kOriginal, link.span.original) >= kTellingWeight) {
            own[link.span.original] = link.span.version;
        }
    }
    for (const Link& link : links_) {
        const std::uint32_t i = link.span.original;
        if (link.span.is_pair() && own[i] >= 0 && own[i] != link.span.version &&
            evidence_.weight(kVersion, link.span.version) >= kTellingWeight) {
            other[i] = std::max(other[i], static_cast<double>(link.judgement.similarity));
        }
    }
    std::vector<double> found;
    for (std::size_t i = 0; i < own.size(); ++i) {
        if (own[i] >= 0) {
            found.push_back(other[i]);
        }
    }
    return found;
}

double quantile(std::vector<double> values, double share)
{
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, at);
    return *at;
}

// Puts the bar between what chance gives these two texts and what their true pairs have: near-identical copies can ask for
// much, a translated one cannot. False: too few pairs to tell, nothing changed.
bool Aligner::calibrate()
{
    std::vector<double> linked;
    for (const Link& link : chain_) {
        if (link.span.is_pair() && evidence_.weight(kOriginal, link.span.original) >= kTellingWeight) {
            linked.push_back(link.judgement.similarity);
        }
    }
    if (linked.size() < kFewPairs) {
        return false;
    }
    const double chance = quantile(chance_similarities(), 0.75);
    const double truth = quantile(linked, 0.5);
    evidence_.set_bar(std::clamp(chance + kBarPlace * (truth - chance), kLowestBar, kHighestBar));
    evidence_.set_noise(std::clamp(1 - truth, kLeastNoise, kMostNoise));
    return true;
}

std::vector<Gap> Aligner::gaps() const
{
    std::vector<Gap> gaps;
    std::uint32_t original = 0, version = 0;
    const auto close = [&](std::uint32_t original_end, std::uint32_t version_end) {
        if (original < original_end && version < version_end) {
            gaps.push_back({original, original_end, version, version_end});
        }
    };
    for (const Link& link : chain_) {
        close(link.span.original, link.span.version);
        original = link.span.original_end();
        version = link.span.version_end();
    }
    close(evidence_.size(kOriginal), evidence_.size(kVersion));
    return gaps;
}

void Aligner::fill_gaps()
{
    const std::vector<Gap> open = gaps();
    if (!open.empty()) {
        judge(grow(evidence_, find_gap_seeds(evidence_, open)));
        choose_chain();
    }
}

// Links that are not in the chain, each less the gains of the chain's links it would displace.
std::vector<Link> Aligner::off_path() const
{
    std::vector<float> original_cost(evidence_.size(kOriginal), 0), version_cost(evidence_.size(kVersion), 0);
    for (const Link& link : chain_) {
        const Span& span = link.span;
        std::fill_n(original_cost.begin() + span.original, span.originals, link.judgement.gain);
        std::fill_n(version_cost.begin() + span.version, span.versions, link.judgement.gain);
    }
    std::vector<Link> off;
    for (Link link : links_) {
        const Span& span = link.span;
        const float cost =
            *std::max_element(original_cost.begin() + span.original, original_cost.begin() + span.original_end()) +
            *std::max_element(version_cost.begin() + span.version, version_cost.begin() + span.version_end());
        link.judgement.gain -= cost;
        if (link.judgement.gain > 0) {
            off.push_back(link);
        }
    }
    return off;
}

void Aligner::take_moved()
{
    const std::vector<Link> off = off_path();
    Marks marks(evidence_);
    for (const auto& run : best_runs(off, kMovedGain)) {
        for (const std::uint32_t at : run) {
            moved_.push_back(off[at]);
            moved_.back().judgement = evidence_.judge(off[at].span);
            marks.set(off[at].span);
        }
    }
    if (moved_.empty()) {
        return;
    }
    std::erase_if(links_, [&](const Link& link) { return marks.any(link.span); });
    choose_chain();
}

double Aligner::words_of(const Link& link) const
{
    double words = 0;
    for (std::uint32_t p = link.span.original; p < link.span.original_end(); ++p) {
        words += evidence_.word_count(kOriginal, p);
    }
    return words;
}

double Aligner::words_of(const std::vector<std::uint32_t>& run) const
{
    double words = 0;
    for (const std::uint32_t at : run) {
        words += words_of(chain_[at]);
    }
    return words;
}

double Aligner::all_words() const
{
    double words = 0;
    for (std::uint32_t p = 0; p < evidence_.size(kOriginal); ++p) {
        words += evidence_.word_count(kOriginal, p);
    }
    return words;
}

double Aligner::covered_share() const
{
    double linked = 0;
    for (const auto* links : {&chain_, &moved_}) {
        for (const Link& link : *links) {
            linked += words_of(link);
        }
    }
    const double all = all_words();
    if (all == 0) {
        return chain_.empty() && moved_.empty() ? 0 : 1;    // texts without a word ("* * *") meet by equality alone
    }
    return linked / all;
}

// Paragraphs facing each other: less evidence is asked of long ones; short ones of like length may share no word at all
// where losing that many words is likely in these texts, since reworded headings do.
bool Aligner::fits_place(const Span& span, double least_chance) const
{
    const double a = evidence_.word_count(kOriginal, span.original);
    const double b = evidence_.word_count(kVersion, span.version);
    if (std::min(a, b) == 0 || std::min(a, b) < 0.4 * std::max(a, b)) {
        return false;
    }
    return std::pow(evidence_.noise(), std::min(a, b)) >= least_chance ||
           evidence_.judge(span).similarity >= kPlacedShare * evidence_.bar();
}

void Aligner::place(const Span& span, double least_chance)
{
    if (!linked_.any(span) && fits_place(span, least_chance)) {
        ties_.push_back({{span.original}, {span.version}, evidence_.judge(span).share});
        linked_.set(span);
    }
}

// In a copy, what is left over once on either side with the same words has moved, however short it is.
void Aligner::tie_left_equals()
{
    const auto only_left = [&](Side side, std::uint32_t which) {
        std::uint32_t found = kUntied;
        for (const std::uint32_t p : evidence_.members(side, which)) {
            if (!linked_.at(side, p)) {
                if (found != kUntied) {
                    return kUntied;
                }
                found = p;
            }
        }
        return found;
    };
    for (std::uint32_t which = 0; which < evidence_.class_count(); ++which) {
        const std::uint32_t original = only_left(kOriginal, which);
        const std::uint32_t version = original == kUntied ? kUntied : only_left(kVersion, which);
        if (version != kUntied && evidence_.word_count(kOriginal, original) > 0) {
            ties_.push_back({{original}, {version}, 1});
            linked_.set({original, version, 1, 1});
        }
    }
}

// Pairs what is left by position: as many on both sides of a gap, or right before or after linked paragraphs.
void Aligner::place_by_position()
{
    for (const Gap& gap : gaps()) {
        const std::uint32_t count = gap.original_end - gap.original;
        if (count > kMostPlaced || count != gap.version_end - gap.version) {
            continue;
        }
        for (std::uint32_t p = 0; p < count; ++p) {
            place({gap.original + p, gap.version + p, 1, 1}, kGapChance);
        }
    }
    const std::size_t linked = ties_.size();
    for (std::size_t at = 0; at < linked; ++at) {
        const std::uint32_t i = ties_[at].original.front(), j = ties_[at].version.front();
        const std::uint32_t i_end = ties_[at].original.back() + 1, j_end = ties_[at].version.back() + 1;
        if (i > 0 && j > 0) {
            place({i - 1, j - 1, 1, 1}, kSideChance);
        }
        if (i_end < evidence_.size(kOriginal) && j_end < evidence_.size(kVersion)) {
            place({i_end, j_end, 1, 1}, kSideChance);
        }
    }
}

void Aligner::tie(const std::vector<Link>& links)
{
    for (const Link& link : links) {
        Tie tie{{}, {}, link.judgement.share};
        for (std::uint32_t p = link.span.original; p < link.span.original_end(); ++p) {
            tie.original.push_back(p);
        }
        for (std::uint32_t p = link.span.version; p < link.span.version_end(); ++p) {
            tie.version.push_back(p);
        }
        linked_.set(link.span);
        ties_.push_back(std::move(tie));
    }
}

// Takes single paragraphs out of a group of three or more that is better without them.
void Aligner::thin_groups()
{
    for (Tie& tie : ties_) {
        for (const Side side : {kOriginal, kVersion}) {
            auto& parts = side == kOriginal ? tie.original : tie.version;
            for (std::size_t at = 1; at + 1 < parts.size();) {
                const std::uint32_t part = parts[at];
                parts.erase(parts.begin() + at);
                if (evidence_.extra_gain(tie.original, tie.version, side, part) < kLeastPartGain) {
                    linked_.clear(side, part);
                    tie.similarity = evidence_.share(tie.original, tie.version);
                } else {
                    parts.insert(parts.begin() + at++, part);
                }
            }
        }
    }
}

// A heading left over belongs to the bead beside it when its words stand at that edge of the bead's other side.
void Aligner::take_edge(Tie& tie, Side side, bool at_start)
{
    auto& own = side == kOriginal ? tie.original : tie.version;
    const auto& other = side == kOriginal ? tie.version : tie.original;
    const std::uint32_t beside = at_start ? own.front() : own.back();
    if (at_start ? beside == 0 : beside + 1 >= evidence_.size(side)) {
        return;
    }
    const std::uint32_t extra = at_start ? beside - 1 : beside + 1;
    const Side single = side == kOriginal ? kVersion : kOriginal;
    if (linked_.at(side, extra) || own.size() >= kMostParts ||
        evidence_.edge_share(single, at_start ? other.front() : other.back(), extra, beside, at_start) < kEdgeShare) {
        return;
    }
    own.insert(at_start ? own.begin() : own.end(), extra);
    linked_.set(side, extra);
    tie.similarity = evidence_.share(tie.original, tie.version);
}

void Aligner::take_edges()
{
    for (Tie& tie : ties_) {
        for (const Side side : {kOriginal, kVersion}) {
            take_edge(tie, side, true);
            take_edge(tie, side, false);
        }
    }
}

// Joins two beads that follow each other in both texts where one also holds a part of the other's paragraph: merged, then
// cut elsewhere.
void Aligner::join_neighbours()
{
    std::ranges::sort(ties_, {}, [](const Tie& tie) { return tie.original.front(); });
    std::vector<Tie> joined;
    for (Tie& tie : ties_) {
        Tie* before = joined.empty() ? nullptr : &joined.back();
        if (before == nullptr || before->original.back() + 1 != tie.original.front() ||
            before->version.back() + 1 != tie.version.front() || before->similarity > kWhole || tie.similarity > kWhole ||
            before->original.size() + tie.original.size() > kMostParts ||
            evidence_.join_gain(before->original, before->version, tie.original, tie.version, kJoinNoise) < kJoinGain) {
            joined.push_back(std::move(tie));
            continue;
        }
        before->original.insert(before->original.end(), tie.original.begin(), tie.original.end());
        before->version.insert(before->version.end(), tie.version.begin(), tie.version.end());
        before->similarity = evidence_.share(before->original, before->version);
    }
    ties_ = std::move(joined);
}

// Adds a paragraph left over to the bead of the paragraph that has most of it, where the bead does not explain that yet:
// what was merged across a deletion, or with something from far away.
void Aligner::absorb(bool is_copy)
{
    std::vector<std::uint32_t> tie_of[2] = {std::vector<std::uint32_t>(evidence_.size(kOriginal), kUntied),
                                            std::vector<std::uint32_t>(evidence_.size(kVersion), kUntied)};
    for (std::uint32_t t = 0; t < ties_.size(); ++t) {
        for (const std::uint32_t p : ties_[t].original) {
            tie_of[kOriginal][p] = t;
        }
        for (const std::uint32_t p : ties_[t].version) {
            tie_of[kVersion][p] = t;
        }
    }
    for (const Span& part : parts_) {
        const bool original_free = !linked_.at(kOriginal, part.original);
        if (original_free == !linked_.at(kVersion, part.version)) {
            continue;
        }
        const Side side = original_free ? kOriginal : kVersion;
        const std::uint32_t extra = original_free ? part.original : part.version;
        const std::uint32_t which = original_free ? tie_of[kVersion][part.version] : tie_of[kOriginal][part.original];
        Tie& tie = ties_[which];
        auto& grown = original_free ? tie.original : tie.version;
        const auto& single = original_free ? tie.version : tie.original;
        if (single.size() > 1 || grown.size() >= kMostParts || evidence_.weight(side, extra) < kLeastPartWeight) {
            continue;
        }
        const bool near = extra + kNear >= grown.front() && extra <= grown.back() + kNear;
        if ((!near && (!is_copy || evidence_.word_count(side, extra) < kLeastMovedWords)) ||
            evidence_.extra_gain(tie.original, tie.version, side, extra) < (near ? kNearPartGain : kMovedGain)) {
            continue;
        }
        grown.insert(std::ranges::upper_bound(grown, extra), extra);
        tie.similarity = evidence_.share(tie.original, tie.version);
        linked_.set(side, extra);
        tie_of[side][extra] = which;
    }
}

// In texts that are no copies a lone heading in common is no reuse: keep runs of beads that together prove it.
void Aligner::drop_weak_runs()
{
    chain_.insert(chain_.end(), moved_.begin(), moved_.end());
    moved_.clear();
    std::erase_if(chain_, [](const Link& link) {
        return link.judgement.similarity < kReuseSimilarity && link.judgement.included < kReuseInclusion;
    });
    std::ranges::sort(chain_, {}, &Link::span);
    std::vector<Link> kept;
    for (const auto& run : best_runs(chain_, kRunGain)) {
        if (words_of(run) < std::min(kLeastRunWords, kLeastRunShare * all_words())) {
            continue;
        }
        for (const std::uint32_t at : run) {
            kept.push_back(chain_[at]);
        }
    }
    std::ranges::sort(kept, {}, &Link::span);
    chain_ = std::move(kept);
}

std::vector<Tie> Aligner::run()
{
    evidence_.set_bar(kStartBar);
    judge(grow(evidence_, find_seeds(evidence_)));
    choose_chain();
    if (calibrate()) {
        judge_again();
        choose_chain();
    }
    fill_gaps();
    take_moved();
    const double share = covered_share();
    if (share < kPartialShare) {
        drop_weak_runs();
    }
    tie(chain_);
    tie(moved_);
    thin_groups();
    join_neighbours();
    take_edges();
    if (share >= kCopyShare) {
        place_by_position();
    }
    absorb(share >= kCopyShare);
    if (share >= kCopyShare) {
        tie_left_equals();
    }
    std::ranges::sort(ties_, {}, [](const Tie& tie) { return tie.original.front(); });
    return std::move(ties_);
}

// How surely a bead within one language is right, from its similarity alone: equal words leave no doubt, and chance gives
// little more than the bar.
double confidence_of(const Bead& bead) noexcept
{
    if (bead.original.empty() || bead.version.empty()) {
        return kNullConfidence;
    }
    return std::clamp(kPlacedConfidence + (1 - kPlacedConfidence) * bead.similarity / kSureSimilarity, 0.0, kMostConfidence);
}

void explain_bead(Bead& bead) noexcept
{
    bead.confidence = static_cast<float>(confidence_of(bead));
    if (bead.original.empty() || bead.version.empty()) {
        return;
    }
    const Basis basis = bead.similarity > kToldByText ? Basis::Text : Basis::Neighbours;
    bead.basis = static_cast<std::uint16_t>(1u << static_cast<unsigned>(basis));
}

WordCounts word_counts(const Evidence& evidence)
{
    WordCounts counts;
    for (const Side side : {kOriginal, kVersion}) {
        for (std::uint32_t p = 0; p < evidence.size(side); ++p) {
            counts[side].push_back(evidence.word_count(side, p));
        }
    }
    return counts;
}

}    // namespace

std::string_view relation_name(Relation relation) noexcept
{
    switch (relation) {
    case Relation::Matched: return "matched";
    case Relation::Split: return "split";
    case Relation::Merged: return "merged";
    case Relation::Moved: return "moved";
    case Relation::Missing: return "missing";
    case Relation::Added: return "added";
    }
    return "matched";
}

std::string_view basis_name(Basis basis) noexcept
{
    switch (basis) {
    case Basis::Text: return "text";
    case Basis::Values: return "values";
    case Basis::Names: return "names";
    case Basis::Lengths: return "lengths";
    case Basis::Structure: return "structure";
    case Basis::Lexicon: return "lexicon";
    case Basis::Vectors: return "vectors";
    case Basis::Neighbours: return "neighbours";
    }
    return "text";
}

Alignment align(const segment::SegmentedText& original, const segment::SegmentedText& version,
                const std::vector<std::vector<std::uint64_t>>& original_keys,
                const std::vector<std::vector<std::uint64_t>>& version_keys, const AlignOptions& options)
{
    if (options.across_languages) {
        return align_across(original, version, original_keys, version_keys, options);
    }
    Aligner aligner(Evidence(original, version, original_keys, version_keys));
    std::vector<Tie> ties = aligner.run();
    Alignment alignment;
    const WordCounts counts = word_counts(aligner.evidence());
    alignment.beads = assemble(counts, std::move(ties));
    absorb_joined(original, version, alignment.beads);
    std::ranges::for_each(alignment.beads, explain_bead);
    conclude(counts, alignment);
    alignment.same_text = std::max(alignment.original_covered, alignment.version_covered);
    return alignment;
}

}    // namespace textdrift::align
