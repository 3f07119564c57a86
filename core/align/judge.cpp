// Features of beads across languages.
#include "core/align/judge.h"

#include <algorithm>
#include <cmath>

namespace textdrift::align {
namespace {

constexpr double kBin = 0.25;    // of log letters
constexpr std::size_t kBins = 64;
constexpr double kVarianceFloor = 0.015;
constexpr double kVarianceScale = 5.0;    // Gale and Church: variance of the log ratio is about this through the letters
constexpr float kMostOdds = 5;
constexpr float kLeastOdds = -6;
constexpr float kMostCommon = 6;
constexpr float kMostMarks = 5;
constexpr float kNeighbourSimilarity = 0.15f;    // of two paragraphs next to each other in one text, by their terms
constexpr float kShortLetters = 25;

double log_letters(float letters) noexcept
{
    return std::log(double{letters} + 1);
}

std::uint8_t shape_index(const Span& span) noexcept
{
    if (span.originals > 1 && span.versions > 1) return kShape22;
    return static_cast<std::uint8_t>(kShape11 + std::max(span.originals, span.versions) - 1);
}

float dampened(float nats) noexcept
{
    return std::min(std::log1p(nats / 2) * 2, kMostCommon);
}

}    // namespace

LengthModel::LengthModel(const Profile& original, const Profile& version) : histogram_(kBins)
{
    double sums[2] = {0, 0};
    for (const auto& shape : original.shapes) sums[0] += shape.letters;
    for (const auto& shape : version.shapes) sums[1] += shape.letters;
    const double means[2] = {sums[0] / std::max<double>(1, static_cast<double>(original.shapes.size())),
                             sums[1] / std::max<double>(1, static_cast<double>(version.shapes.size()))};
    ratio_ = std::log(means[1] + 1) - std::log(means[0] + 1);
    // A triangle over three bins, and a little everywhere.
    std::vector<double> counts(kBins, 0.3);
    double all = 0.3 * kBins;
    for (const auto& shape : version.shapes) {
        const auto bin = std::min<std::size_t>(static_cast<std::size_t>(log_letters(shape.letters) / kBin), kBins - 1);
        counts[bin] += 0.5;
        counts[bin == 0 ? 0 : bin - 1] += 0.25;
        counts[std::min(bin + 1, kBins - 1)] += 0.25;
        all += 1;
    }
    for (std::size_t bin = 0; bin < kBins; ++bin) histogram_[bin] = static_cast<float>(std::log(counts[bin] / all / kBin));
}

double LengthModel::density(double letters) const noexcept
{
    return histogram_[std::min<std::size_t>(static_cast<std::size_t>(letters / kBin), kBins - 1)];
}

float LengthModel::log_ratio(float original, float version) const noexcept
{
    return static_cast<float>(log_letters(version) - log_letters(original) - ratio_);
}

float LengthModel::odds(float original, float version) const noexcept
{
    const double difference = log_ratio(original, version);
    const double least = std::min<double>(original * std::exp(ratio_), version) + 2;
    const double variance = kVarianceFloor + kVarianceScale / least;
    const double likely = -0.5 * difference * difference / variance - 0.5 * std::log(2 * M_PI * variance);
    return std::clamp(static_cast<float>(likely - density(log_letters(version))), kLeastOdds, kMostOdds);
}

Judge::Judge(const Profile& original, const Profile& version, const Weights& weights)
    : profiles_{&original, &version}, weights_(weights), lengths_(original, version)
{
    std::array<double, kMarks> marks{};
    std::array<double, 6> ends{};
    double headings = 0, all = 1;
    for (const Profile* profile : profiles_) {
        for (const ParagraphShape& shape : profile->shapes) {
            for (std::size_t mark = 0; mark < kMarks; ++mark) marks[mark] += shape.marks[mark] > (mark == kSentence ? 1 : 0);
            ends[shape.end] += 1;
            headings += shape.heading;
            all += 1;
        }
    }
    for (std::size_t mark = 0; mark < kMarks; ++mark) mark_rarity_[mark] = static_cast<float>(-std::log((marks[mark] + 1) / (all + 1)));
    for (std::size_t end = 0; end < ends.size(); ++end) end_rarity_[end] = static_cast<float>(-std::log((ends[end] + 1) / (all + 5)));
    heading_rarity_ = static_cast<float>(-std::log((headings + 1) / (all + 1)));
}

// Products and norms of a group.
struct Judge::Sums {
    Products products{};
    std::array<std::array<float, 2>, kProducts> squares{};    // of the norms of either side
    std::array<float, kProducts> levels{};
    std::array<float, 2> letters{};
};

Judge::Sums Judge::sum_up(const Span& span) const
{
    Sums sums;
    for (std::uint32_t row = span.original; row < span.original_end(); ++row) {
        for (std::uint32_t column = span.version; column < span.version_end(); ++column) {
            const std::uint32_t cell = cells_->find(row, column);
            if (cell == Cells::kNone) continue;
            const Products& products = cells_->at(cell);
            for (std::size_t channel = 0; channel < kProducts; ++channel) sums.products[channel] += products[channel];
        }
    }
    for (const Side side : {kOriginal, kVersion}) {
        const std::uint32_t begin = side == kOriginal ? span.original : span.version;
        const std::uint32_t count = side == kOriginal ? span.originals : span.versions;
        for (std::size_t channel = 0; channel < kProducts; ++channel) {
            float norms = 0;
            for (std::uint32_t p = begin; p < begin + count; ++p) {
                const auto& rows = profiles_[side]->rows[std::min<std::size_t>(channel, kChannels - 1)];
                const float norm = channel == kVectors ? 1.0f : rows.norms.empty() ? 0.0f : rows.norms[p];
                const float level = side == kOriginal ? cells_->row_level(channel, p) : cells_->column_level(channel, p);
                // Tokens and values add up; what is similar in kind does not.
                const float crossed = channel == kTokens || channel == kKeys ? 0 : 2 * kNeighbourSimilarity * norms * norm;
                sums.squares[channel][side] += norm * norm + crossed;
                norms += norm;
                sums.levels[channel] += level / static_cast<float>(2 * count);
            }
        }
        for (std::uint32_t p = begin; p < begin + count; ++p) sums.letters[side] += profiles_[side]->shapes[p].letters;
    }
    return sums;
}

void Judge::add_similarities(const Span& span, const Sums& sums, Features& features) const
{
    const auto similarity = [&](std::size_t channel) {
        const float product = sums.products[channel];
        return product == 0 ? 0.0f : product / (std::sqrt(sums.squares[channel][0] * sums.squares[channel][1]) + 1e-6f);
    };
    const auto both = [&](std::size_t channel) { return sums.squares[channel][0] + sums.squares[channel][1]; };
    features[kSoundSimilarity] = similarity(kSounds);
    features[kSoundMargin] = features[kSoundSimilarity] - sums.levels[kSounds];
    features[kTokenCommon] = dampened(sums.products[kTokens]);
    features[kTokenShare] = 2 * sums.products[kTokens] / (both(kTokens) + 3);
    features[kKeyCommon] = dampened(sums.products[kKeys]);
    features[kKeyMissing] = dampened(std::max(0.0f, both(kKeys) - 2 * sums.products[kKeys]));
    features[kPairSimilarity] = similarity(kWordPairs);
    features[kPairMargin] = features[kPairSimilarity] - sums.levels[kWordPairs];
    features[kVectorSimilarity] = similarity(kVectors);
    features[kVectorMargin] = sums.products[kVectors] == 0 ? 0 : features[kVectorSimilarity] - sums.levels[kVectors];
    if (!span.is_pair()) features[kWorstPart] = worst_part(span, sums);
}

// The lowest sound margin of a part of the longer side with all of the other, in terms of the whole's similarity: a
// paragraph that does not belong lowers it.
float Judge::worst_part(const Span& span, const Sums& sums) const
{
    float worst = 1;
    const Side side = span.originals > span.versions ? kOriginal : kVersion;
    const std::uint32_t begin = side == kOriginal ? span.original : span.version;
    const std::uint32_t count = side == kOriginal ? span.originals : span.versions;
    for (std::uint32_t part = begin; part < begin + count; ++part) {
        float product = 0, level = 0;
        const std::uint32_t from = side == kOriginal ? span.version : span.original;
        const std::uint32_t others = side == kOriginal ? span.versions : span.originals;
        for (std::uint32_t other = from; other < from + others; ++other) {
            const std::uint32_t cell = side == kOriginal ? cells_->find(part, other) : cells_->find(other, part);
            if (cell != Cells::kNone) product += cells_->at(cell)[kSounds] + cells_->at(cell)[kWordPairs];
        }
        const float norm = profiles_[side]->rows[kSounds].norms[part];
        const float whole = std::sqrt(sums.squares[kSounds][1 - side]);
        level = side == kOriginal ? cells_->row_level(kSounds, part) : cells_->column_level(kSounds, part);
        worst = std::min(worst, product / (norm * whole + 1e-3f) - level);
    }
    return worst;
}

void Judge::add_marks(const Span& span, Features& features) const
{
    std::array<std::array<int, kMarks>, 2> marks{};
    int headings[2] = {0, 0};
    for (std::uint32_t row = span.original; row < span.original_end(); ++row) {
        const ParagraphShape& shape = profiles_[kOriginal]->shapes[row];
        for (std::size_t mark = 0; mark < kMarks; ++mark) marks[0][mark] += shape.marks[mark];
        headings[0] += shape.heading;
    }
    for (std::uint32_t column = span.version; column < span.version_end(); ++column) {
        const ParagraphShape& shape = profiles_[kVersion]->shapes[column];
        for (std::size_t mark = 0; mark < kMarks; ++mark) marks[1][mark] += shape.marks[mark];
        headings[1] += shape.heading;
    }
    float common = 0, differ = 0;
    for (std::size_t mark = 0; mark < kMarks; ++mark) {
        const int a = marks[0][mark], b = marks[1][mark], least = mark == kSentence ? 1 : 0;
        const float size = static_cast<float>(std::max(a, b));
        if (a > least && b > least) common += mark_rarity_[mark] * static_cast<float>(std::min(a, b)) / size;
        if (a != b) differ += mark_rarity_[mark] * static_cast<float>(std::abs(a - b)) / (size + 0.5f);
    }
    features[kMarksCommon] = std::min(common, kMostMarks);
    features[kMarksDiffer] = std::min(differ, kMostMarks);
    const std::uint8_t end = profiles_[kOriginal]->shapes[span.original_end() - 1].end;
    const bool same = end == profiles_[kVersion]->shapes[span.version_end() - 1].end;
    features[kEndSame] = same ? end_rarity_[end] : 0;
    features[kEndDiffers] = same ? 0 : 1;
    const bool is_pair = span.is_pair();
    features[kHeadingBoth] = is_pair && headings[0] && headings[1] ? heading_rarity_ : 0;
    features[kHeadingDiffers] = is_pair && headings[0] != headings[1] ? 1 : 0;
}

Features Judge::features(const Span& span) const
{
    Features features{};
    features[shape_index(span)] = 1;
    const Sums sums = sum_up(span);
    add_similarities(span, sums, features);
    add_marks(span, features);
    features[kLengthOdds] = lengths_.odds(sums.letters[0], sums.letters[1]);
    features[kLengthRatio] = std::min(std::abs(lengths_.log_ratio(sums.letters[0], sums.letters[1])), 2.0f);
    const float rows = static_cast<float>(profiles_[kOriginal]->shapes.size());
    const float columns = static_cast<float>(profiles_[kVersion]->shapes.size());
    features[kPosition] = std::abs((static_cast<float>(span.original) + 0.5f) / rows - (static_cast<float>(span.version) + 0.5f) / columns);
    features[kShortGroup] = !span.is_pair() && std::min(sums.letters[0], sums.letters[1]) < kShortLetters ? 1 : 0;
    return features;
}

float Judge::gain(const Features& features) const noexcept
{
    float sum = 0;
    for (std::size_t feature = 0; feature < kFeatures; ++feature) sum += features[feature] * weights_.features[feature];
    return sum;
}

}    // namespace textdrift::align
