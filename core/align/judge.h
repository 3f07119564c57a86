// What two groups of paragraphs in two languages have in common, as a vector of features and as log-odds. Internal to the
// room.
#pragma once

#include <array>
#include <vector>

#include "core/align/cells.h"
#include "core/align/evidence.h"
#include "core/align/profile.h"

namespace textdrift::align {

// The features of a bead, in the order of the weights. "Margin" is a similarity less the level chance gives its row and
// column.
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

// What speaks for a paragraph without a counterpart belonging to the bead beside it, split or merged by the translator.
enum Absorption : std::uint8_t {
    kAbsorbConstant,
    kAbsorbLength,       // nats by which the lengths agree better with it
    kAbsorbKeys,         // nats of values it has in common with the bead's other side, dampened
    kAbsorbKeysAlone,    // nats of its values that are not there
    kAbsorbTokens,
    kAbsorbSounds,    // margin
    kAbsorbPairs,
    kAbsorbHeading,
    kAbsorbOpposite,     // the other side, too, has a paragraph without a counterpart there
    kAbsorbMarks,        // nats of marks that agree better with it
    kAbsorbSentences,    // sentences by which the numbers agree better with it
    kAbsorbSmall,        // of it and the bead, what comes second begins with a small letter
    kAbsorbUnended,      // what comes first ends with no mark, a comma or a semicolon
    kAbsorbColon,        // or with a colon
    kAbsorbEdges,        // with it, the bead's sides begin or end more alike: 1, or less: -1
    kAbsorptions
};
using AbsorptionFeatures = std::array<float, kAbsorptions>;

// What speaks for paragraphs of both sides that stand in the same gap between linked ones being counterparts. Those from
// kFillLength on are features of the bead.
enum Filling : std::uint8_t {
    kFillConstant,
    kFillPair,
    kFillMore,        // paragraphs beyond a pair
    kFillLeft,        // paragraphs of the gap left over
    kFillLeftBoth,    // on both sides
    kFillEdge,        // the gap is at the beginning or the end of the texts
    kFillLength,
    kFillRatio,
    kFillSounds,
    kFillPairs,
    kFillTokens,
    kFillKeys,
    kFillKeysMissing,
    kFillMarks,
    kFillMarksDiffer,
    kFillEnd,
    kFillHeading,
    kFillings
};
using FillingFeatures = std::array<float, kFillings>;

// Paragraphs without counterparts between two beads: [original, original_end) and [version, version_end).
struct OpenGap {
    std::uint32_t original, original_end, version, version_end;
    bool edge;
    bool is_open() const noexcept { return original < original_end && version < version_end; }
};

// The constants of the aligner across languages: fitted by benchmarks/align/fit.py, listed in weights.cpp.
struct Weights {
    Features features;
    float adjacent, near;    // bonus of neighbours on the path
    float moved_gain;        // nats a moved run must win
    float threshold;         // added to every bead's log-odds for each paragraph of it, before the pair of texts is known
    float noise_links;       // share of paragraphs that may be linked in a shuffled version
    std::array<float, 4> confidence;    // logistic: constant, gain, lead over the best rival, linked neighbours
    // Logistic: constant; lead over what chance links, for the root of the paragraphs and for a paragraph; values met.
    std::array<float, 4> same_text;
    AbsorptionFeatures absorb;    // logistic
    FillingFeatures fill;         // logistic
};
const Weights& default_weights() noexcept;

// How long a translation is: learnt from the pair of texts.
class LengthModel {
public:
    LengthModel(const Profile& original, const Profile& version);
    void set_ratio(double log_ratio);
    float ratio() const noexcept { return ratio_of_letters_; }

    struct Fit {
        float odds;         // nats in favour of the one rendering the other, against any paragraph of the version
        float likely;       // log density of the version's length under the original's
        float log_ratio;    // of the lengths, less what is usual
    };
    Fit fit(float original, float version) const noexcept;
    // Of groups of up to kMostRun paragraphs a side.
    static constexpr std::uint8_t kMostRun = 4;
    Fit fit(const Span& span) const noexcept
    {
        return fit(points_[kOriginal][span.originals - 1][span.original],
                   points_[kVersion][span.versions - 1][span.version]);
    }
    // Adds what the lengths of one paragraph of the original and of each of `columns` are worth to their gains.
    void add_gains(std::uint32_t original, std::span<const std::uint32_t> columns, bool all_columns, float odds_weight,
                   float ratio_weight, std::span<float> gains) const;
    // Of a run of paragraphs.
    float letters(Side side, std::uint32_t begin, std::uint32_t end) const noexcept
    {
        return sums_[side][end] - sums_[side][begin];
    }

private:
    struct Point {
        float log_letters, expected;       // expected: letters of the version
        float half_precision, half_log;    // of the variance of a pair where this side is the shorter
        float density;
    };
    // The same of single paragraphs of the version, each kind in a row of its own.
    struct PointRows {
        std::vector<float> log_letters, expected, half_precision, half_log, density;
        void add(const Point& point);
        PointRows of(std::span<const std::uint32_t> columns) const;
        void clear();
    };
    Point point(Side side, float letters) const noexcept;
    Fit fit(const Point& original, const Point& version) const noexcept;

    double ratio_ = 0, scale_ = 1;    // logarithm and number
    float ratio_of_letters_ = 1;
    std::vector<float> histogram_;    // density of log letters of the version's paragraphs
    std::array<std::vector<float>, 2> sums_;
    std::array<std::array<std::vector<Point>, kMostRun>, 2> points_;    // by number of paragraphs - 1 and the first of them
    PointRows of_columns_;
};

class Judge {
public:
    Judge(const Profile& original, const Profile& version, const Weights& weights);

    void set_cells(const Cells& cells);
    void take_word_pairs();    // into the same cells
    void set_length_ratio(double log_ratio) { lengths_.set_ratio(log_ratio); }
    Features features(const Span& span) const;
    float gain(const Features& features) const noexcept;
    float gain(const Span& span) const { return gain(features(span)); }
    // Of the pairs of a row that have cells, in their order.
    void gains_of_row(std::uint32_t row, std::span<float> gains) const;
    // The gain, or something below `least` where it is below that: what cannot reach it is not judged to the end.
    float gain_of_group(const Span& span, float least) const;
    AbsorptionFeatures absorption(const Span& bead, Side side, std::uint32_t paragraph, bool opposite) const;
    float gain(const AbsorptionFeatures& features) const noexcept;
    FillingFeatures filling(const Span& span, const OpenGap& gap) const;
    float gain(const FillingFeatures& features) const noexcept;
    const LengthModel& lengths() const noexcept { return lengths_; }

private:
    struct Sums;
    Sums sum_up(const Span& span) const;
    void add_side(std::size_t channel, Side side, std::uint32_t begin, std::uint32_t count, Sums& sums) const;
    Features without_marks(const Span& span) const;
    void add_similarities(const Span& span, const Sums& sums, Features& features) const;
    void add_lengths(const LengthModel::Fit& fit, Features& features) const noexcept;
    void add_pair_marks(std::uint32_t row, std::uint32_t column, Features& features) const noexcept;
    void number_shapes();
    void use_channel(std::size_t channel);
    float gain_of_marks(std::uint32_t row, std::uint32_t column);
    void add_similarity(std::size_t channel, std::uint32_t row, std::span<float> gains) const;
    void set_lasting_gains(std::uint32_t row);
    void add_marks(const Span& span, Features& features) const;
    using MarkCounts = std::array<int, kMarks>;
    MarkCounts marks_of(Side side, std::uint32_t begin, std::uint32_t end) const;
    float differ(const MarkCounts& a, const MarkCounts& b, std::size_t mark) const noexcept;
    void add_absorbed_marks(const Span& bead, Side side, std::uint32_t paragraph, AbsorptionFeatures& features) const;
    void add_seam(const Span& bead, Side side, std::uint32_t paragraph, AbsorptionFeatures& features) const;
    float worst_part(const Span& span, const Sums& sums) const;
    float norm(std::size_t channel, Side side, std::uint32_t paragraph) const noexcept;

    std::array<const Profile*, 2> profiles_;
    const Weights& weights_;
    const Cells* cells_ = nullptr;
    LengthModel lengths_;
    std::array<bool, kProducts> used_{};
    std::array<std::array<std::vector<float>, 2>, kProducts> inverses_;    // of the norms
    std::array<float, kMarks> mark_rarity_{};
    std::array<float, 6> end_rarity_{};
    float heading_rarity_ = 0;
    float most_of_marks_ = 0;       // nats that marks may add
    std::vector<float> lasting_;    // of each cell: what neither lengths nor word pairs say
    // Paragraphs whose marks are alike share a number; what two numbers are worth is computed once.
    std::array<std::vector<std::uint32_t>, 2> shape_numbers_;
    std::uint32_t shapes_of_version_ = 0;
    std::vector<float> gains_of_marks_;    // NaN: not computed yet; empty where there are too many
};

}    // namespace textdrift::align
