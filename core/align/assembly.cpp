// Ties to beads.
#include "core/align/assembly.h"

#include <algorithm>

#include "core/align/chain.h"

namespace textdrift::align {
namespace {

constexpr double kCopyShare = 0.5;
constexpr double kCopyPresence = 0.15;    // a text lost in a much larger one is reused there, not copied
constexpr std::uint32_t kUntied = ~0u;

// The beads that keep the main order: the heaviest chain of them, by words.
std::vector<bool> in_main_order(const WordCounts& counts, const std::vector<Tie>& ties)
{
    std::vector<Link> links;
    for (const Tie& tie : ties) {
        double words = 1;
        for (const std::uint32_t p : tie.original) {
            words += counts[kOriginal][p];
        }
        links.push_back({{tie.original.front(), tie.version.front(), 1, 1}, {}});
        links.back().judgement.gain = static_cast<float>(words);
    }
    std::vector<bool> main(ties.size(), false);
    for (const std::uint32_t link : best_chain(links)) {
        main[link] = true;
    }
    return main;
}

Relation relation_of(const Tie& tie, bool in_order) noexcept
{
    if (!in_order) {
        return Relation::Moved;
    }
    if (tie.original.size() == 1 && tie.version.size() > 1) {
        return Relation::Split;
    }
    if (tie.original.size() > 1 && tie.version.size() == 1) {
        return Relation::Merged;
    }
    return Relation::Matched;
}

class Assembly {
public:
    Assembly(const WordCounts& counts, std::vector<Tie> ties)
        : ties_(std::move(ties)), in_order_(in_main_order(counts, ties_)), tie_at_(counts[kOriginal].size(), kUntied),
          linked_{std::vector<bool>(counts[kOriginal].size()), std::vector<bool>(counts[kVersion].size())}
    {
        for (std::uint32_t t = 0; t < ties_.size(); ++t) {
            tie_at_[ties_[t].original.front()] = t;
            for (const std::uint32_t p : ties_[t].original) {
                linked_[kOriginal][p] = true;
            }
            for (const std::uint32_t p : ties_[t].version) {
                linked_[kVersion][p] = true;
            }
        }
    }

    std::vector<Bead> run()
    {
        add_added(0);
        for (std::uint32_t p = 0; p < tie_at_.size(); ++p) {
            if (tie_at_[p] != kUntied) {
                add_tie(tie_at_[p]);
            } else if (!linked_[kOriginal][p]) {
                beads_.push_back({{p}, {}, Relation::Missing});
            }
        }
        return std::move(beads_);
    }

private:
    void add_tie(std::uint32_t at)
    {
        Tie& tie = ties_[at];
        const std::vector<std::uint32_t> version = tie.version;
        const Relation relation = relation_of(tie, in_order_[at]);
        beads_.push_back({std::move(tie.original), std::move(tie.version), relation, tie.similarity,
                          static_cast<float>(tie.confidence), tie.basis});
        for (const std::uint32_t p : version) {
            add_added(p + 1);
        }
    }
    void add_added(std::uint32_t version)
    {
        for (; version < linked_[kVersion].size() && !linked_[kVersion][version]; ++version) {
            beads_.push_back({{}, {version}, Relation::Added});
        }
    }

    std::vector<Tie> ties_;
    std::vector<bool> in_order_;
    std::vector<std::uint32_t> tie_at_;    // by original paragraph: the tie that starts there
    std::array<std::vector<bool>, 2> linked_;
    std::vector<Bead> beads_;
};

double covered(const WordCounts& counts, Side side, const std::vector<Bead>& beads)
{
    double linked = 0, all = 0;
    for (const Bead& bead : beads) {
        for (const std::uint32_t p : side == kOriginal ? bead.original : bead.version) {
            // A paragraph without words weighs like one word.
            const double words = std::max(counts[side][p], 1u);
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

std::vector<Bead> assemble(const WordCounts& words, std::vector<Tie> ties)
{
    return Assembly(words, std::move(ties)).run();
}

void conclude(const WordCounts& words, Alignment& alignment)
{
    alignment.original_covered = covered(words, kOriginal, alignment.beads);
    alignment.version_covered = covered(words, kVersion, alignment.beads);
    alignment.verdict = verdict_of(alignment);
}

}    // namespace textdrift::align
