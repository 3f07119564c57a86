// What two groups of paragraphs in two languages have in common, as a vector of features and as log-odds. Internal to the room.
#pragma once

#include <array>
#include <vector>

#include "core/align/cells.h"
#include "core/align/evidence.h"
#include "core/align/profile.h"

namespace textdrift::align {

// The features of a bead, in the order of the weights. "Margin" is a similarity less the level chance gives its row and column.
enum Feature : std::uint8_t {
    kShape11,    // one of these five is 1: the form of the bead
    kShape12,
    kShape13,
    kShape14,
    kShape22,
    kSoundMargin,
    kSoundSimilarity,
    kTokenCommon,    // nats of common tokens, dampened
    kTokenShare,
    kKeyCommon,
    kKeyMissing,    // nats of values that one side has alone
    kPairMargin,
    kPairSimilarity,
    kVectorMargin,
    kVectorSimilarity,
    kLengthOdds,    // how much likelier the lengths are of a translation than of two paragraphs met by chance
    kLengthRatio,
    kEndSame,
    kEndDiffers,
    kMarksCommon,
    kMarksDiffer,
    kHeadingBoth,
    kHeadingDiffers,
    kPosition,
    kWorstPart,    // of a group: the lowest margin of a part
    kShortGroup,
    kFeatures
};
using Features = std::array<float, kFeatures>;

// The constants of the aligner across languages: fitted by benchmarks/align/fit.py, listed in weights.cpp.
struct Weights {
    Features features;
    float adjacent, near;       // bonus of neighbours on the path
    float moved_gain;           // nats a moved run must win
    float threshold;            // added to every bead's log-odds for each paragraph of it, before the pair of texts is known
    float noise_links;          // share of paragraphs that may be linked in a shuffled version
    std::array<float, 4> confidence;    // logistic: constant, gain, lead over the best rival, linked neighbours
    std::array<float, 3> same_text;     // logistic: constant, lead over the shuffled version, gain a paragraph
};
const Weights& default_weights() noexcept;

// How long a translation is: learnt from the pair of texts.
class LengthModel {
public:
    LengthModel(const Profile& original, const Profile& version);
    void set_ratio(double log_ratio) noexcept { ratio_ = log_ratio; }
    // Nats in favour of `version` letters rendering `original` letters, against any paragraph of the version.
    float odds(float original, float version) const noexcept;
    float log_ratio(float original, float version) const noexcept;

private:
    double density(double log_letters) const noexcept;
    double ratio_ = 0;
    std::vector<float> histogram_;    // density of log letters of the version's paragraphs
};

class Judge {
public:
    Judge(const Profile& original, const Profile& version, const Weights& weights);

    void set_cells(const Cells& cells) noexcept { cells_ = &cells; }
    void set_length_ratio(double log_ratio) noexcept { lengths_.set_ratio(log_ratio); }
    Features features(const Span& span) const;
    float gain(const Features& features) const noexcept;
    float gain(const Span& span) const { return gain(features(span)); }
    const LengthModel& lengths() const noexcept { return lengths_; }
    const Profile& profile(Side side) const noexcept { return *profiles_[side]; }
    const Cells& cells() const noexcept { return *cells_; }

private:
    struct Sums;
    Sums sum_up(const Span& span) const;
    void add_similarities(const Span& span, const Sums& sums, Features& features) const;
    void add_marks(const Span& span, Features& features) const;
    float worst_part(const Span& span, const Sums& sums) const;

    std::array<const Profile*, 2> profiles_;
    const Weights& weights_;
    const Cells* cells_ = nullptr;
    LengthModel lengths_;
    std::array<float, kMarks> mark_rarity_{};
    std::array<float, 6> end_rarity_{};
    float heading_rarity_ = 0;
};

}    // namespace textdrift::align
