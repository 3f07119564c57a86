// What the words of two groups of paragraphs say for and against their being versions of each other. Internal to the room.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/segment/segment.h"
#include "core/sketch/candidates.h"

namespace textdrift::align {

// Which of the two texts; also an index into pairs of tables.
enum Side : std::uint8_t { kOriginal = 0, kVersion = 1 };

using FactKeys = std::vector<std::vector<std::uint64_t>>;

// Paragraphs [original, original + originals) against [version, version + versions).
struct Span {
    std::uint32_t original = 0;
    std::uint32_t version = 0;
    std::uint8_t originals = 1;
    std::uint8_t versions = 1;

    std::uint32_t original_end() const noexcept { return original + originals; }
    std::uint32_t version_end() const noexcept { return version + versions; }
    bool is_pair() const noexcept { return originals == 1 && versions == 1; }
    friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

// The words of a paragraph without leading enumerators, which renumbering makes match the wrong neighbour. A paragraph of
// nothing else keeps them.
std::span<const ByteRange> compared_words(const segment::SegmentedText& text, const segment::Paragraph& paragraph);

struct Judgement {
    float similarity = 0;    // Dice over weighted terms, 0 to 1
    float share = 0;         // of the heavier group's weight found in the other
    float included = 0;      // of the lighter group's weight found in the other
    float gain = 0;          // log-odds-like: above 0 the groups belong together
};

// Terms of all paragraphs, weighted by rarity over both texts, and the judgement of groups.
//
// The gain is a sum of features, each in nats, so that features of other kinds (lexicons, vectors) can be added:
//   content   2 common - bar (weight of both): positive when Dice similarity exceeds `bar`. Linear in the terms, so taking
//   one
//             more paragraph into a group pays exactly when what the group did not explain yet is explained by it
//   equality  the same words in the same order: log of how rare that sequence is
//   edge      the words of a short first or last paragraph of a group stand at that end of the other side, or do not
//   inclusion one side found nearly whole in a much longer other side
//   shape     a prior cost for every form of bead
class Evidence {
public:
    Evidence(const segment::SegmentedText& original, const segment::SegmentedText& version, const FactKeys& original_keys,
             const FactKeys& version_keys);

    std::uint32_t size(Side side) const noexcept { return static_cast<std::uint32_t>(weights_[side].size()); }
    const sketch::TermSets& terms(Side side) const noexcept { return terms_[side]; }
    double weight(Side side, std::uint32_t paragraph) const noexcept { return weights_[side][paragraph]; }
    std::uint32_t word_count(Side side, std::uint32_t paragraph) const noexcept;

    // Paragraphs of equal words share a class; classes number 0 .. class_count() - 1 over both sides.
    std::uint32_t class_of(Side side, std::uint32_t paragraph) const noexcept { return classes_[side][paragraph]; }
    std::uint32_t class_count() const noexcept { return static_cast<std::uint32_t>(class_first_[0].size() - 1); }
    // The members of a class on one side, ascending.
    std::span<const std::uint32_t> members(Side side, std::uint32_t which) const noexcept;
    bool equal(std::uint32_t original, std::uint32_t version) const noexcept
    {
        return classes_[kOriginal][original] == classes_[kVersion][version];
    }

    double common(std::uint32_t original, std::uint32_t version) const noexcept;
    Judgement judge(Span span) const;

    // What paragraph `extra` of `side` adds to the gain of a group that may have gaps: content only.
    double extra_gain(const std::vector<std::uint32_t>& originals, const std::vector<std::uint32_t>& versions, Side side,
                      std::uint32_t extra) const;
    double share(const std::vector<std::uint32_t>& originals, const std::vector<std::uint32_t>& versions) const;

    // The Dice similarity at which content neither pays nor costs; calibrated to the pair of texts by the caller.
    double bar() const noexcept { return bar_; }
    void set_bar(double bar) noexcept { bar_ = bar; }

    // The share of a paragraph's content that its true counterpart lacks, typical of the pair of texts: 0 in clean copies.
    double noise() const noexcept { return noise_; }
    void set_noise(double noise) noexcept { noise_ = noise; }

    // What two groups gain by being one, less what chance gives: `noise_share` of their weight times the noise.
    double join_gain(const std::vector<std::uint32_t>& originals, const std::vector<std::uint32_t>& versions,
                     const std::vector<std::uint32_t>& more_originals, const std::vector<std::uint32_t>& more_versions,
                     double noise_share) const;

    // How much of short paragraph `part` (on the side opposite `single`) stands at the start or end of paragraph `one`,
    // beyond what its neighbour in the group explains there: 1 all of it, -1 nothing, 0 where `part` is no short paragraph.
    double edge_share(Side single, std::uint32_t one, std::uint32_t part, std::uint32_t neighbour, bool at_start) const;

private:
    void read(Side side, const segment::SegmentedText& text, const FactKeys& keys, std::vector<std::uint64_t>& sequences);
    void weigh_terms();
    void classify(const std::array<std::vector<std::uint64_t>, 2>& sequences);
    std::span<const std::uint32_t> words(Side side, std::uint32_t paragraph) const noexcept;
    std::vector<sketch::Term> group(Side side, std::uint32_t first, std::uint32_t count) const;
    std::vector<sketch::Term> group(Side side, std::span<const std::uint32_t> paragraphs) const;
    double edge_gain(Span span) const;
    double equality_gain(Span span) const noexcept;

    std::array<sketch::TermSets, 2> terms_;
    std::array<std::vector<float>, 2> weights_;
    std::array<std::vector<std::uint32_t>, 2> words_;         // hashes of the words in text order
    std::array<std::vector<std::uint32_t>, 2> first_word_;    // paragraphs + 1 entries
    std::array<std::vector<std::uint32_t>, 2> classes_;
    std::array<std::vector<std::uint32_t>, 2> class_first_;
    std::array<std::vector<std::uint32_t>, 2> class_members_;
    double bar_ = 0.3;
    double noise_ = 0.3;
};

}    // namespace textdrift::align
