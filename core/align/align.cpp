// The aligner: seeds, judged beads, best chain, moved runs, position, verdict.
#include "core/align/align.h"

#include <algorithm>
#include <cmath>

#include "core/align/chain.h"
#include "core/align/evidence.h"
#include "core/align/seeds.h"

namespace textdrift::align {
namespace {

constexpr double kStartBar = 0.30;         // Dice bar before the pair of texts is known
constexpr double kLowestBar = 0.24;
constexpr double kHighestBar = 0.45;
constexpr double kBarPlace = 0.4;          // where between chance and true similarity the bar stands
constexpr std::size_t kFewPairs = 5;       // fewer linked pairs tell nothing about the texts
constexpr double kTellingWeight = 15;      // lighter paragraphs tell nothing either
constexpr float kLeastGain = -1.0f;        // links below cannot pay even with a neighbour's bonus
constexpr double kMovedGain = 8.0;         // nats by which a moved run must beat what it displaces
constexpr double kRunGain = 8.0;           // a run of beads in texts that are no copies must be worth this
constexpr float kReuseSimilarity = 0.35f;    // and each bead must be reuse, not a shared topic
constexpr float kReuseInclusion = 0.6f;
constexpr double kCopyShare = 0.5;
constexpr double kCopyPresence = 0.15;     // a text lost in a much larger one is reused there, not copied
constexpr double kPartialShare = 0.25;     // below, every run of beads must prove itself
constexpr std::uint32_t kShortWords = 12;
constexpr std::uint32_t kMostPlaced = 4;    // as many paragraphs on both sides of a gap are paired by position
constexpr double kPlacedShare = 0.6;       // of the bar: enough for two paragraphs alone between linked neighbours

// Which paragraphs of either side are in a bead.
class Marks {
public:
    explicit Marks(const Evidence& evidence) : original_(evidence.size(kOriginal)), version_(evidence.size(kVersion)) {}

    void set(const Span& span)
    {
        std::fill(original_.begin() + span.original, original_.begin() + span.original_end(), true);
        std::fill(version_.begin() + span.version, version_.begin() + span.version_end(), true);
    }
    bool any(const Span& span) const
    {
        return std::any_of(original_.begin() + span.original, original_.begin() + span.original_end(), std::identity()) ||
               std::any_of(version_.begin() + span.version, version_.begin() + span.version_end(), std::identity());
    }
    bool original(std::uint32_t p) const { return original_[p]; }
    bool version(std::uint32_t p) const { return version_[p]; }

private:
    std::vector<bool> original_;
    std::vector<bool> version_;
};

class Aligner {
public:
    explicit Aligner(Evidence evidence) : evidence_(std::move(evidence)) {}

    // Chosen links in order of the original.
    std::vector<Link> run();
    const Evidence& evidence() const noexcept { return evidence_; }

private:
    void judge(std::vector<Span> spans);
    void judge_again();
    void choose_chain();
    void calibrate();
    std::vector<double> chance_similarities() const;
    std::vector<Gap> gaps() const;
    void fill_gaps();
    void take_moved();
    std::vector<Link> off_path() const;
    void place_by_position();
    bool fits_place(const Span& span) const;
    void drop_weak_runs();
    double covered_share() const;

    Evidence evidence_;
    std::vector<Link> links_;     // all that may be chosen, ascending
    std::vector<Link> chain_;     // chosen, ascending in both texts
    std::vector<Link> moved_;     // chosen, off the chain's order
};

void Aligner::judge(std::vector<Span> spans)
{
    for (const Span& span : spans) {
        const Judgement judgement = evidence_.judge(span);
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
// much, a translated one cannot.
void Aligner::calibrate()
{
    std::vector<double> linked;
    for (const Link& link : chain_) {
        if (link.span.is_pair() && evidence_.weight(kOriginal, link.span.original) >= kTellingWeight) {
            linked.push_back(link.judgement.similarity);
        }
    }
    if (linked.size() < kFewPairs) {
        return;
    }
    const double chance = quantile(chance_similarities(), 0.75);
    const double truth = quantile(linked, 0.5);
    evidence_.set_bar(std::clamp(chance + kBarPlace * (truth - chance), kLowestBar, kHighestBar));
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
        const float cost = *std::max_element(original_cost.begin() + span.original, original_cost.begin() + span.original_end()) +
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

double Aligner::covered_share() const
{
    double linked = 0, all = 0;
    for (std::uint32_t p = 0; p < evidence_.size(kOriginal); ++p) {
        all += evidence_.word_count(kOriginal, p);
    }
    for (const auto* links : {&chain_, &moved_}) {
        for (const Link& link : *links) {
            for (std::uint32_t p = link.span.original; p < link.span.original_end(); ++p) {
                linked += evidence_.word_count(kOriginal, p);
            }
        }
    }
    return all > 0 ? linked / all : 0;
}

// Paragraphs facing each other between linked neighbours: less evidence is asked of long ones, none of short ones of
// like length, since reworded headings share no word.
bool Aligner::fits_place(const Span& span) const
{
    const double a = evidence_.word_count(kOriginal, span.original);
    const double b = evidence_.word_count(kVersion, span.version);
    if (std::min(a, b) == 0 || std::min(a, b) < 0.4 * std::max(a, b)) {
        return false;
    }
    const Judgement judgement = evidence_.judge(span);
    return std::max(a, b) <= kShortWords || judgement.similarity >= kPlacedShare * evidence_.bar();
}

void Aligner::place_by_position()
{
    Marks marks(evidence_);
    for (const Link& link : moved_) {
        marks.set(link.span);
    }
    std::vector<Link> placed;
    for (const Gap& gap : gaps()) {
        const std::uint32_t count = gap.original_end - gap.original;
        if (count > kMostPlaced || count != gap.version_end - gap.version) {
            continue;
        }
        for (std::uint32_t p = 0; p < count; ++p) {
            const Span span{gap.original + p, gap.version + p, 1, 1};
            if (!marks.any(span) && fits_place(span)) {
                placed.push_back({span, evidence_.judge(span)});
            }
        }
    }
    chain_.insert(chain_.end(), placed.begin(), placed.end());
    std::ranges::sort(chain_, {}, &Link::span);
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
        for (const std::uint32_t at : run) {
            kept.push_back(chain_[at]);
        }
    }
    std::ranges::sort(kept, {}, &Link::span);
    chain_ = std::move(kept);
}

std::vector<Link> Aligner::run()
{
    evidence_.set_bar(kStartBar);
    judge(grow(evidence_, find_seeds(evidence_)));
    choose_chain();
    calibrate();
    judge_again();
    choose_chain();
    fill_gaps();
    take_moved();
    const double share = covered_share();
    if (share >= kCopyShare) {
        place_by_position();
    } else if (share < kPartialShare) {
        drop_weak_runs();
    }
    chain_.insert(chain_.end(), moved_.begin(), moved_.end());
    std::ranges::sort(chain_, {}, &Link::span);
    return std::move(chain_);
}

// The links that keep the main order: the heaviest chain of them, by words.
std::vector<bool> in_main_order(const Evidence& evidence, std::vector<Link> links)
{
    for (Link& link : links) {
        double words = 1;
        for (std::uint32_t p = link.span.original; p < link.span.original_end(); ++p) {
            words += evidence.word_count(kOriginal, p);
        }
        link.judgement.gain = static_cast<float>(words);
    }
    std::vector<bool> main(links.size(), false);
    for (const std::uint32_t link : best_chain(links)) {
        main[link] = true;
    }
    return main;
}

Relation relation_of(const Span& span, bool in_order) noexcept
{
    if (!in_order) {
        return Relation::Moved;
    }
    if (span.originals == 1 && span.versions > 1) {
        return Relation::Split;
    }
    if (span.originals > 1 && span.versions == 1) {
        return Relation::Merged;
    }
    return Relation::Matched;
}

Bead bead_of(const Link& link, bool in_order)
{
    Bead bead;
    for (std::uint32_t p = link.span.original; p < link.span.original_end(); ++p) {
        bead.original.push_back(p);
    }
    for (std::uint32_t p = link.span.version; p < link.span.version_end(); ++p) {
        bead.version.push_back(p);
    }
    bead.relation = relation_of(link.span, in_order);
    bead.similarity = link.judgement.share;
    return bead;
}

// Beads of the original's paragraphs in order, missing ones among them; each run of added paragraphs behind the bead of the
// version's paragraph before it.
class Assembly {
public:
    Assembly(const Evidence& evidence, const std::vector<Link>& links) : evidence_(evidence), links_(links)
    {
        owner_.assign(evidence.size(kVersion), false);
        for (const Link& link : links) {
            std::fill_n(owner_.begin() + link.span.version, link.span.versions, true);
        }
    }

    std::vector<Bead> run()
    {
        const std::vector<bool> in_order = in_main_order(evidence_, links_);
        add_added(0);
        std::uint32_t next = 0;
        for (std::size_t at = 0; at < links_.size(); ++at) {
            add_missing(next, links_[at].span.original);
            next = links_[at].span.original_end();
            beads_.push_back(bead_of(links_[at], in_order[at]));
            add_added(links_[at].span.version_end());
        }
        add_missing(next, evidence_.size(kOriginal));
        return std::move(beads_);
    }

private:
    void add_missing(std::uint32_t begin, std::uint32_t end)
    {
        for (; begin < end; ++begin) {
            beads_.push_back({{begin}, {}, Relation::Missing, 0});
        }
    }
    void add_added(std::uint32_t version)
    {
        for (; version < owner_.size() && !owner_[version]; ++version) {
            beads_.push_back({{}, {version}, Relation::Added, 0});
        }
    }

    const Evidence& evidence_;
    const std::vector<Link>& links_;
    std::vector<bool> owner_;
    std::vector<Bead> beads_;
};

double covered(const Evidence& evidence, Side side, const std::vector<Bead>& beads)
{
    double linked = 0, all = 0;
    for (const Bead& bead : beads) {
        for (const std::uint32_t p : side == kOriginal ? bead.original : bead.version) {
            // A paragraph without words weighs like one word.
            const double words = std::max(evidence.word_count(side, p), 1u);
            all += words;
            linked += bead.original.empty() || bead.version.empty() ? 0 : words;
        }
    }
    return all > 0 ? linked / all : 0;
}

Verdict verdict_of(const Alignment& alignment)
{
    const bool linked = std::ranges::any_of(
        alignment.beads, [](const Bead& bead) { return !bead.original.empty() && !bead.version.empty(); });
    if (!linked) {
        return Verdict::Unrelated;
    }
    const bool copy = alignment.original_covered >= kCopyShare && alignment.version_covered >= kCopyPresence;
    return copy ? Verdict::Copy : Verdict::Partial;
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

Alignment align(const segment::SegmentedText& original, const segment::SegmentedText& version,
                const std::vector<std::vector<std::uint64_t>>& original_keys,
                const std::vector<std::vector<std::uint64_t>>& version_keys)
{
    Aligner aligner(Evidence(original, version, original_keys, version_keys));
    const std::vector<Link> links = aligner.run();
    Alignment alignment;
    alignment.beads = Assembly(aligner.evidence(), links).run();
    alignment.original_covered = covered(aligner.evidence(), kOriginal, alignment.beads);
    alignment.version_covered = covered(aligner.evidence(), kVersion, alignment.beads);
    alignment.verdict = verdict_of(alignment);
    return alignment;
}

}    // namespace textdrift::align
