// Absorbs runs of unlinked paragraphs into the long paragraph that holds them all.
#include "core/align/joined.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/text/fold.h"

namespace textdrift::align {

namespace {

constexpr double kHeld = 0.6;               // share of a paragraph's word pairs that must stand in the long one
constexpr std::uint32_t kLongWords = 40;    // a shorter paragraph holds nobody

using Side = std::vector<std::uint32_t> Bead::*;

class Joiner {
public:
    Joiner(const segment::SegmentedText& parts, const segment::SegmentedText& whole, Side part_side, Side whole_side,
           std::vector<Bead>& beads)
        : parts_(parts), whole_(whole), part_side_(part_side), whole_side_(whole_side), beads_(beads)
    {
    }

    bool run()
    {
        bool changed = false;
        for (std::size_t i = 0; i < beads_.size(); ++i) {
            const auto& held = beads_[i].*whole_side_;
            if (held.size() != 1 || whole_.paragraphs[held.front()].word_count < kLongWords) continue;
            changed = absorb(i) || changed;
        }
        std::erase_if(beads_, [](const Bead& bead) { return bead.original.empty() && bead.version.empty(); });
        return changed;
    }

private:
    static bool is_unlinked(const Bead& bead, Side own, Side other) { return (bead.*other).empty() && !(bead.*own).empty(); }

    // Walks outward from bead `i` over unlinked parts on both sides as long as the long paragraph holds them.
    bool absorb(std::size_t i)
    {
        const std::uint32_t paragraph = (beads_[i].*whole_side_).front();
        std::vector<std::size_t> taken;
        const bool alone = (beads_[i].*part_side_).empty();
        std::unordered_set<std::string> pairs, words;
        const auto look = [&](std::size_t at) {
            if (pairs.empty()) collect(whole_, paragraph, pairs, words);
            return holds((beads_[at].*part_side_).front(), pairs, words);
        };
        std::size_t budget = whole_.paragraphs[paragraph].word_count + 8;
        for (const std::uint32_t p : beads_[i].*part_side_)
            budget -= std::min<std::size_t>(budget, parts_.paragraphs[p].word_count);
        const auto walk = [&](std::size_t at) {
            if (!is_unlinked(beads_[at], part_side_, whole_side_)) return is_unlinked(beads_[at], whole_side_, part_side_);
            const std::size_t size = parts_.paragraphs[(beads_[at].*part_side_).front()].word_count;
            if (size > budget || !look(at)) return false;
            budget -= size;
            taken.push_back(at);
            return true;
        };
        for (std::size_t at = i; at-- > 0 && walk(at);) {
        }
        for (std::size_t at = i + 1; at < beads_.size() && walk(at); ++at) {
        }
        if (taken.empty() || (alone && taken.size() < 2)) return false;
        for (const std::size_t at : taken) {
            auto& into = beads_[i].*part_side_;
            into.insert(into.end(), (beads_[at].*part_side_).begin(), (beads_[at].*part_side_).end());
            (beads_[at].*part_side_).clear();
        }
        std::sort((beads_[i].*part_side_).begin(), (beads_[i].*part_side_).end());
        describe(beads_[i]);
        return true;
    }

    static void describe(Bead& bead)
    {
        if (bead.relation != Relation::Moved)
            bead.relation = bead.original.size() > bead.version.size()   ? Relation::Merged
                            : bead.version.size() > bead.original.size() ? Relation::Split
                                                                         : Relation::Matched;
        bead.similarity = std::max(bead.similarity, kHeld);
    }

    static std::vector<std::string> folded_words(const segment::SegmentedText& text, std::uint32_t paragraph)
    {
        std::vector<std::string> words;
        for (const ByteRange word : text.words_of(text.paragraphs[paragraph])) words.push_back(text::fold(text.slice(word)));
        return words;
    }

    static void collect(const segment::SegmentedText& text, std::uint32_t paragraph, std::unordered_set<std::string>& pairs,
                        std::unordered_set<std::string>& words)
    {
        std::string last;
        for (std::string& word : folded_words(text, paragraph)) {
            pairs.insert(last + ' ' + word);
            words.insert(word);
            last = std::move(word);
        }
    }

    bool holds(std::uint32_t part, const std::unordered_set<std::string>& pairs,
               const std::unordered_set<std::string>& words) const
    {
        const auto own = folded_words(parts_, part);
        if (own.size() < 2) return !own.empty() && words.contains(own.front());
        std::size_t held = 0;
        for (std::size_t i = 1; i < own.size(); ++i) held += pairs.contains(own[i - 1] + ' ' + own[i]);
        return static_cast<double>(held) >= kHeld * static_cast<double>(own.size() - 1);
    }

    const segment::SegmentedText& parts_;
    const segment::SegmentedText& whole_;
    Side part_side_, whole_side_;
    std::vector<Bead>& beads_;
};

}    // namespace

bool absorb_joined(const segment::SegmentedText& original, const segment::SegmentedText& version, std::vector<Bead>& beads)
{
    const bool joined = Joiner(original, version, &Bead::original, &Bead::version, beads).run();
    const bool broken = Joiner(version, original, &Bead::version, &Bead::original, beads).run();
    return joined || broken;
}

}    // namespace textdrift::align
