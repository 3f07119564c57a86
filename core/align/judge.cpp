// Features of beads across languages.
#include "core/align/judge.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace textdrift::align {
namespace {

constexpr double kBin = 0.25;    // of log letters
constexpr std::size_t kBins = 64;
constexpr double kDoubt = 8;    // paragraphs
constexpr double kVarianceFloor = 0.015;
constexpr double kVarianceScale = 5.0;    // Gale and Church: variance of the log ratio is about this through the letters
constexpr float kMostOdds = 5;
constexpr float kLeastOdds = -6;
constexpr float kMostCommon = 6;
constexpr float kMostMarks = 5;
constexpr float kSeveralSentences = 3;    // a third of the paragraphs with several: sentences tell where paragraphs were cut
constexpr float kMostRatio = 2;           // of lengths, a logarithm
constexpr std::size_t kMostShapePairs = 1 << 18;
constexpr float kNeighbourSimilarity = 0.15f;    // of two paragraphs next to each other in one text, by their terms
constexpr float kShortLetters = 25;
constexpr float kMostLeft = 6;        // paragraphs of a gap that count
constexpr float kMostAbsorbed = 8;    // nats for or against by length

std::vector<float> gathered(const std::vector<float>& of_columns, std::span<const std::uint32_t> columns)
{
    std::vector<float> some(columns.size());
    for (std::size_t at = 0; at < columns.size(); ++at) some[at] = of_columns[columns[at]];
    return some;
}

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
    for (const Side side : {kOriginal, kVersion}) {
        sums_[side].assign(1, 0);
        for (const auto& shape : (side == kOriginal ? original : version).shapes)
            sums_[side].push_back(sums_[side].back() + shape.letters);
    }
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
    const auto mean = [&](Side side) {
        return sums_[side].back() / static_cast<float>(std::max<std::size_t>(1, sums_[side].size() - 1));
    };
    // Few paragraphs may be split or merged ones: what they say of the ratio counts little.
    const double found = std::log(double{mean(kVersion)} + 1) - std::log(double{mean(kOriginal)} + 1);
    const auto paragraphs = static_cast<double>(std::min(original.shapes.size(), version.shapes.size()));
    set_ratio(found * paragraphs / (paragraphs + kDoubt));
}

void LengthModel::set_ratio(double log_ratio)
{
    ratio_ = log_ratio;
    scale_ = std::exp(log_ratio);
    ratio_of_letters_ = static_cast<float>(scale_);
    for (const Side side : {kOriginal, kVersion}) {
        for (std::size_t count = 1; count <= kMostRun; ++count) {
            std::vector<Point>& points = points_[side][count - 1];
            points.clear();
            for (std::size_t p = 0; p + count < sums_[side].size(); ++p)
                points.push_back(point(side, sums_[side][p + count] - sums_[side][p]));
        }
    }
    of_columns_.clear();
    for (const Point& point : points_[kVersion][0]) of_columns_.add(point);
}

LengthModel::Point LengthModel::point(Side side, float letters) const noexcept
{
    const double log = log_letters(letters);
    const double expected = side == kOriginal ? letters * scale_ : letters;
    const double variance = kVarianceFloor + kVarianceScale / (expected + 2);
    const auto bin = std::min<std::size_t>(static_cast<std::size_t>(log / kBin), kBins - 1);
    return {static_cast<float>(log), static_cast<float>(expected), static_cast<float>(0.5 / variance),
            static_cast<float>(0.5 * std::log(2 * M_PI * variance)), histogram_[bin]};
}

LengthModel::Fit LengthModel::fit(const Point& original, const Point& version) const noexcept
{
    const float difference = version.log_letters - original.log_letters - static_cast<float>(ratio_);
    const Point& least = original.expected < version.expected ? original : version;
    const float likely = -difference * difference * least.half_precision - least.half_log;
    return {std::clamp(likely - version.density, kLeastOdds, kMostOdds), likely, difference};
}

void LengthModel::PointRows::add(const Point& point)
{
    log_letters.push_back(point.log_letters);
    expected.push_back(point.expected);
    half_precision.push_back(point.half_precision);
    half_log.push_back(point.half_log);
    density.push_back(point.density);
}

void LengthModel::PointRows::clear()
{
    for (auto* row : {&log_letters, &expected, &half_precision, &half_log, &density}) row->clear();
}

LengthModel::PointRows LengthModel::PointRows::of(std::span<const std::uint32_t> columns) const
{
    PointRows rows;
    for (const auto member : {&PointRows::log_letters, &PointRows::expected, &PointRows::half_precision,
                              &PointRows::half_log, &PointRows::density})
        rows.*member = gathered(this->*member, columns);
    return rows;
}

void LengthModel::add_gains(std::uint32_t original, std::span<const std::uint32_t> columns, bool all_columns,
                            float odds_weight, float ratio_weight, std::span<float> gains) const
{
    const PointRows some = all_columns ? PointRows() : of_columns_.of(columns);
    const PointRows& rows = all_columns ? of_columns_ : some;
    const Point own = points_[kOriginal][0][original];
    const float ratio = static_cast<float>(ratio_);
    const float *logs = rows.log_letters.data(), *expected = rows.expected.data(), *densities = rows.density.data();
    const float *precisions = rows.half_precision.data(), *half_logs = rows.half_log.data();
    float* const __restrict sums = gains.data();
    for (std::size_t at = 0; at < gains.size(); ++at) {    // without a branch, so that compilers take several at once
        const float difference = logs[at] - own.log_letters - ratio;
        const float precision = precisions[at], half_log = half_logs[at];
        const bool is_shorter = own.expected < expected[at];
        const float likely = -difference * difference * (is_shorter ? own.half_precision : precision) -
                             (is_shorter ? own.half_log : half_log);
        const float below = likely - densities[at] < kMostOdds ? likely - densities[at] : kMostOdds;
        const float odds = below < kLeastOdds ? kLeastOdds : below;
        const float apart = std::abs(difference), most = kMostRatio < apart ? kMostRatio : apart;
        sums[at] = sums[at] + odds_weight * odds + ratio_weight * most;
    }
}

LengthModel::Fit LengthModel::fit(float original, float version) const noexcept
{
    return fit(point(kOriginal, original), point(kVersion, version));
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
    for (std::size_t mark = 0; mark < kMarks; ++mark)
        mark_rarity_[mark] = static_cast<float>(-std::log((marks[mark] + 1) / (all + 1)));
    for (std::size_t end = 0; end < ends.size(); ++end)
        end_rarity_[end] = static_cast<float>(-std::log((ends[end] + 1) / (all + 5)));
    heading_rarity_ = static_cast<float>(-std::log((headings + 1) / (all + 1)));
    const Features& w = weights.features;
    most_of_marks_ =
        kMostMarks * w[kMarksCommon] + std::ranges::max(end_rarity_) * w[kEndSame] + heading_rarity_ * w[kHeadingBoth];
    number_shapes();
}

void Judge::number_shapes()
{
    std::array<std::uint32_t, 2> sizes{};
    for (const Side side : {kOriginal, kVersion}) {
        using Key = std::tuple<std::array<std::uint8_t, kMarks>, std::uint8_t, bool>;
        std::map<Key, std::uint32_t> numbers;
        for (const ParagraphShape& shape : profiles_[side]->shapes) {
            const auto number = static_cast<std::uint32_t>(numbers.size());
            const Key key(shape.marks, shape.end, shape.heading);
            shape_numbers_[side].push_back(numbers.try_emplace(key, number).first->second);
        }
        sizes[side] = static_cast<std::uint32_t>(numbers.size());
    }
    shapes_of_version_ = sizes[kVersion];
    if (const std::size_t pairs = std::size_t{sizes[kOriginal]} * sizes[kVersion]; pairs <= kMostShapePairs)
        gains_of_marks_.assign(pairs, std::numeric_limits<float>::quiet_NaN());
}

void Judge::use_channel(std::size_t channel)
{
    used_[channel] = cells_->is_used(channel);
    if (channel == kVectors) return;
    for (const Side side : {kOriginal, kVersion}) {
        const auto& norms = profiles_[side]->rows[channel].norms;
        inverses_[channel][side].resize(norms.size());
        std::ranges::transform(norms, inverses_[channel][side].begin(), [](float norm) { return 1 / (norm + 1e-3f); });
    }
}

void Judge::take_word_pairs()
{
    use_channel(kWordPairs);
}

void Judge::set_cells(const Cells& cells)
{
    cells_ = &cells;
    for (std::size_t channel = 0; channel < kProducts; ++channel) use_channel(channel);
    lasting_.resize(cells.size());
    for (std::uint32_t row = 0; row < profiles_[kOriginal]->shapes.size(); ++row) set_lasting_gains(row);
}

float Judge::norm(std::size_t channel, Side side, std::uint32_t paragraph) const noexcept
{
    return channel == kVectors ? 1.0f : profiles_[side]->rows[channel].norms[paragraph];
}

// Products and norms of a group.
struct Judge::Sums {
    Products products{};
    std::array<std::array<float, 2>, kProducts> squares{};    // of the norms of either side
    std::array<float, kProducts> levels{};
};

Judge::Sums Judge::sum_up(const Span& span) const
{
    Sums sums;
    for (std::uint32_t row = span.original; row < span.original_end(); ++row) {
        for (std::uint32_t column = span.version; column < span.version_end(); ++column) {
            const std::uint32_t cell = cells_->find(row, column);
            for (std::size_t channel = 0; cell != Cells::kNone && channel < kProducts; ++channel)
                sums.products[channel] += cells_->at(cell, channel);
        }
    }
    for (std::size_t channel = 0; channel < kProducts; ++channel) {
        if (!used_[channel]) continue;
        add_side(channel, kOriginal, span.original, span.originals, sums);
        add_side(channel, kVersion, span.version, span.versions, sums);
    }
    return sums;
}

// The norms and levels of [begin, begin + count).
void Judge::add_side(std::size_t channel, Side side, std::uint32_t begin, std::uint32_t count, Sums& sums) const
{
    const auto& levels = side == kOriginal ? cells_->row_levels(channel) : cells_->column_levels(channel);
    // Tokens and values add up; what is similar in kind does not.
    const float alike = channel == kTokens || channel == kKeys ? 0 : 2 * kNeighbourSimilarity;
    const float divisor = static_cast<float>(2 * count);
    float squares = 0, norms = 0;
    for (std::uint32_t p = begin; p < begin + count; ++p) {
        const float norm = this->norm(channel, side, p);
        squares += norm * norm + alike * norms * norm;
        norms += norm;
        sums.levels[channel] += levels[p] / divisor;
    }
    sums.squares[channel][side] = squares;
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
            if (cell != Cells::kNone) product += cells_->at(cell, kSounds) + cells_->at(cell, kWordPairs);
        }
        const float norm = profiles_[side]->rows[kSounds].norms[part];
        const float whole = std::sqrt(sums.squares[kSounds][1 - side]);
        level = side == kOriginal ? cells_->row_level(kSounds, part) : cells_->column_level(kSounds, part);
        worst = std::min(worst, product / (norm * whole + 1e-3f) - level);
    }
    return worst;
}

Judge::MarkCounts Judge::marks_of(Side side, std::uint32_t begin, std::uint32_t end) const
{
    MarkCounts marks{};
    for (std::uint32_t p = begin; p < end; ++p) {
        const ParagraphShape& shape = profiles_[side]->shapes[p];
        for (std::size_t mark = 0; mark < kMarks; ++mark) marks[mark] += shape.marks[mark];
    }
    return marks;
}

float Judge::differ(const MarkCounts& a, const MarkCounts& b, std::size_t mark) const noexcept
{
    if (a[mark] == b[mark]) return 0;
    const float size = static_cast<float>(std::max(a[mark], b[mark]));
    return mark_rarity_[mark] * static_cast<float>(std::abs(a[mark] - b[mark])) / (size + 0.5f);
}

void Judge::add_marks(const Span& span, Features& features) const
{
    const std::array<MarkCounts, 2> marks = {marks_of(kOriginal, span.original, span.original_end()),
                                             marks_of(kVersion, span.version, span.version_end())};
    const bool headings[2] = {profiles_[kOriginal]->shapes[span.original].heading,
                              profiles_[kVersion]->shapes[span.version].heading};
    float common = 0, differ = 0;
    for (std::size_t mark = 0; mark < kMarks; ++mark) {
        const int a = marks[0][mark], b = marks[1][mark], least = mark == kSentence ? 1 : 0;
        const float size = static_cast<float>(std::max(a, b));
        if (a > least && b > least) common += mark_rarity_[mark] * static_cast<float>(std::min(a, b)) / size;
        differ += this->differ(marks[0], marks[1], mark);
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

// The same of a pair, without the loops.
void Judge::add_pair_marks(std::uint32_t row, std::uint32_t column, Features& features) const noexcept
{
    const ParagraphShape& a = profiles_[kOriginal]->shapes[row];
    const ParagraphShape& b = profiles_[kVersion]->shapes[column];
    float common = 0, differ = 0;
    for (std::size_t mark = 0; mark < kMarks; ++mark) {
        const int x = a.marks[mark], y = b.marks[mark], least = mark == kSentence ? 1 : 0;
        if (x == y) {
            common += x > least ? mark_rarity_[mark] : 0;
            continue;
        }
        const auto size = static_cast<float>(std::max(x, y));
        if (x > least && y > least) common += mark_rarity_[mark] * static_cast<float>(std::min(x, y)) / size;
        differ += mark_rarity_[mark] * static_cast<float>(std::abs(x - y)) / (size + 0.5f);
    }
    features[kMarksCommon] = std::min(common, kMostMarks);
    features[kMarksDiffer] = std::min(differ, kMostMarks);
    features[a.end == b.end ? kEndSame : kEndDiffers] = a.end == b.end ? end_rarity_[a.end] : 1;
    if (a.heading && b.heading) features[kHeadingBoth] = heading_rarity_;
    if (a.heading != b.heading) features[kHeadingDiffers] = 1;
}

void Judge::add_lengths(const LengthModel::Fit& fit, Features& features) const noexcept
{
    features[kLengthOdds] = fit.odds;
    features[kLengthRatio] = std::min(std::abs(fit.log_ratio), kMostRatio);
}

Features Judge::without_marks(const Span& span) const
{
    Features features{};
    features[shape_index(span)] = 1;
    const float letters[2] = {lengths_.letters(kOriginal, span.original, span.original_end()),
                              lengths_.letters(kVersion, span.version, span.version_end())};
    const bool known = std::max(span.originals, span.versions) <= LengthModel::kMostRun;
    add_lengths(known ? lengths_.fit(span) : lengths_.fit(letters[0], letters[1]), features);
    const float rows = static_cast<float>(profiles_[kOriginal]->shapes.size());
    const float columns = static_cast<float>(profiles_[kVersion]->shapes.size());
    features[kPosition] =
        std::abs((static_cast<float>(span.original) + 0.5f) / rows - (static_cast<float>(span.version) + 0.5f) / columns);
    features[kShortGroup] = !span.is_pair() && std::min(letters[0], letters[1]) < kShortLetters ? 1 : 0;
    return features;
}

Features Judge::features(const Span& span) const
{
    Features features = without_marks(span);
    add_similarities(span, sum_up(span), features);
    add_marks(span, features);
    return features;
}

float Judge::gain(const Features& features) const noexcept
{
    // Four sums at once: additions wait for one another.
    std::array<float, 4> sums{};
    std::size_t feature = 0;
    for (; feature + 4 <= kFeatures; feature += 4) {
        for (std::size_t at = 0; at < 4; ++at) sums[at] += features[feature + at] * weights_.features[feature + at];
    }
    for (; feature < kFeatures; ++feature) sums[feature % 4] += features[feature] * weights_.features[feature];
    return sums[0] + sums[1] + sums[2] + sums[3];
}

float Judge::gain_of_marks(std::uint32_t row, std::uint32_t column)
{
    const std::size_t at =
        std::size_t{shape_numbers_[kOriginal][row]} * shapes_of_version_ + shape_numbers_[kVersion][column];
    float* known = gains_of_marks_.empty() ? nullptr : &gains_of_marks_[at];
    if (known && !std::isnan(*known)) return *known;
    Features features{};
    add_pair_marks(row, column, features);
    float sum = 0;
    for (std::size_t feature = kEndSame; feature <= kHeadingDiffers; ++feature)
        sum += weights_.features[feature] * features[feature];
    if (known) *known = sum;
    return sum;
}

// By sounds, word pairs or vectors, to the gains of a row's pairs.
void Judge::add_similarity(std::size_t channel, std::uint32_t row, std::span<float> gains) const
{
    static constexpr std::array<std::array<Feature, 2>, kProducts> kOf = {
        {{kSoundMargin, kSoundSimilarity}, {}, {}, {kPairMargin, kPairSimilarity}, {kVectorMargin, kVectorSimilarity}}};
    if (!used_[channel]) return;
    const float margin = weights_.features[kOf[channel][0]], similarity = weights_.features[kOf[channel][1]];
    const float row_level = cells_->row_level(channel, row);
    const std::span<const float> products = cells_->of_row(row, channel);
    const auto columns = cells_->columns(row);
    if (channel == kVectors) {
        for (std::size_t at = 0; at < gains.size(); ++at) {
            const float level = (row_level + cells_->column_level(channel, columns[at])) / 2;
            if (products[at] != 0) gains[at] += similarity * products[at] + margin * (products[at] - level);
        }
        return;
    }
    const float inverse = inverses_[channel][kOriginal][row];
    const bool all = cells_->is_dense();
    const std::vector<float> some_levels = all ? std::vector<float>() : gathered(cells_->column_levels(channel), columns);
    const std::vector<float> some_inverses = all ? std::vector<float>() : gathered(inverses_[channel][kVersion], columns);
    const float* const levels = all ? cells_->column_levels(channel).data() : some_levels.data();
    const float* const inverses = all ? inverses_[channel][kVersion].data() : some_inverses.data();
    for (std::size_t at = 0; at < gains.size(); ++at) {
        const float scale = inverse * inverses[at], level = (row_level + levels[at]) / 2;
        gains[at] += similarity * products[at] * scale + margin * (products[at] * scale - level);
    }
}

// What is said of a row's pairs once and for all: what is learnt later does not change it.
void Judge::set_lasting_gains(std::uint32_t row)
{
    const Features& w = weights_.features;
    const auto columns = cells_->columns(row);
    const std::span<float> sums = std::span(lasting_).subspan(cells_->first_cell(row), columns.size());
    for (std::size_t at = 0; at < sums.size(); ++at) sums[at] = w[kShape11] + gain_of_marks(row, columns[at]);
    add_similarity(kSounds, row, sums);
    add_similarity(kVectors, row, sums);
    const auto both = [&](std::size_t channel, std::uint32_t column) {
        const float a = norm(channel, kOriginal, row), b = norm(channel, kVersion, column);
        return a * a + b * b;
    };
    for (std::size_t at = 0; used_[kTokens] && at < sums.size(); ++at) {
        const float common = cells_->of_row(row, kTokens)[at];
        if (common > 0)
            sums[at] += w[kTokenCommon] * dampened(common) + w[kTokenShare] * 2 * common / (both(kTokens, columns[at]) + 3);
    }
    for (std::size_t at = 0; used_[kKeys] && at < sums.size(); ++at) {
        const float common = cells_->of_row(row, kKeys)[at];
        if (common > 0) sums[at] += w[kKeyCommon] * dampened(common);
        const float missing = both(kKeys, columns[at]) - 2 * common;
        if (missing > 0) sums[at] += w[kKeyMissing] * dampened(missing);
    }
}

void Judge::gains_of_row(std::uint32_t row, std::span<float> gains) const
{
    std::ranges::copy(std::span(lasting_).subspan(cells_->first_cell(row), gains.size()), gains.begin());
    lengths_.add_gains(row, cells_->columns(row), cells_->is_dense(), weights_.features[kLengthOdds],
                       weights_.features[kLengthRatio], gains);
    add_similarity(kWordPairs, row, gains);
}

float Judge::gain_of_group(const Span& span, float least) const
{
    Features features = without_marks(span);
    add_similarities(span, sum_up(span), features);
    const float sum = gain(features);
    if (sum + most_of_marks_ < least) return sum;
    add_marks(span, features);
    return gain(features);
}

AbsorptionFeatures Judge::absorption(const Span& bead, Side side, std::uint32_t paragraph, bool opposite) const
{
    const Side other = side == kOriginal ? kVersion : kOriginal;
    const std::uint32_t begin = side == kOriginal ? bead.version : bead.original;
    const std::uint32_t end = side == kOriginal ? bead.version_end() : bead.original_end();
    Products products{};
    std::array<float, kProducts> squares{};
    for (std::uint32_t q = begin; q < end; ++q) {
        const std::uint32_t cell = side == kOriginal ? cells_->find(paragraph, q) : cells_->find(q, paragraph);
        for (std::size_t channel = 0; channel < kProducts; ++channel) {
            if (!used_[channel]) continue;
            if (cell != Cells::kNone) products[channel] += cells_->at(cell, channel);
            squares[channel] += norm(channel, other, q) * norm(channel, other, q);
        }
    }
    const auto margin = [&](std::size_t channel) {
        if (!used_[channel]) return 0.0f;
        const float level =
            side == kOriginal ? cells_->row_level(channel, paragraph) : cells_->column_level(channel, paragraph);
        return products[channel] / (norm(channel, side, paragraph) * std::sqrt(squares[channel]) + 1e-3f) - level;
    };
    const float letters[2] = {lengths_.letters(kOriginal, bead.original, bead.original_end()),
                              lengths_.letters(kVersion, bead.version, bead.version_end())};
    const float more = lengths_.letters(side, paragraph, paragraph + 1);
    const float alone = lengths_.fit(letters[0], letters[1]).likely;
    const float joined =
        lengths_.fit(letters[0] + (side == kOriginal ? more : 0), letters[1] + (side == kVersion ? more : 0)).likely;
    const float own = used_[kKeys] ? norm(kKeys, side, paragraph) : 0;
    AbsorptionFeatures features{};
    features[kAbsorbConstant] = 1;
    features[kAbsorbLength] = std::clamp(joined - alone, -kMostAbsorbed, kMostAbsorbed);
    features[kAbsorbKeys] = dampened(products[kKeys]);
    features[kAbsorbKeysAlone] = dampened(std::max(0.0f, own * own - products[kKeys]));
    features[kAbsorbTokens] = dampened(products[kTokens]);
    features[kAbsorbSounds] = margin(kSounds);
    features[kAbsorbPairs] = margin(kWordPairs);
    features[kAbsorbHeading] = profiles_[side]->shapes[paragraph].heading ? 1 : 0;
    features[kAbsorbOpposite] = opposite ? 1 : 0;
    add_absorbed_marks(bead, side, paragraph, features);
    add_seam(bead, side, paragraph, features);
    return features;
}

// What a translator split off keeps its sentences and marks: they are missing where the bead stands without it.
void Judge::add_absorbed_marks(const Span& bead, Side side, std::uint32_t paragraph, AbsorptionFeatures& features) const
{
    std::array<MarkCounts, 2> marks = {marks_of(kOriginal, bead.original, bead.original_end()),
                                       marks_of(kVersion, bead.version, bead.version_end())};
    const MarkCounts own = marks_of(side, paragraph, paragraph + 1);
    const auto apart = [&] {
        std::pair<float, int> nats{0.0f, std::abs(marks[0][kSentence] - marks[1][kSentence])};
        for (std::size_t mark = 0; mark < kMarks; ++mark) {
            if (mark != kSentence) nats.first += differ(marks[0], marks[1], mark);
        }
        return nats;
    };
    const auto alone = apart();
    for (std::size_t mark = 0; mark < kMarks; ++mark) marks[side][mark] += own[mark];
    const auto joined = apart();
    features[kAbsorbMarks] = std::clamp(alone.first - joined.first, -kMostMarks, kMostMarks);
    // Where most paragraphs are single sentences, these are what the translator joined.
    const float several = std::min(1.0f, kSeveralSentences * std::exp(-mark_rarity_[kSentence]));
    features[kAbsorbSentences] = several * static_cast<float>(std::clamp(alone.second - joined.second, -2, 2));
}

// Where a sentence was cut, the seam shows: no full stop before it, a small letter behind it.
void Judge::add_seam(const Span& bead, Side side, std::uint32_t paragraph, AbsorptionFeatures& features) const
{
    constexpr std::uint8_t kNoMark = 0, kColonEnd = 2, kOtherMark = 5;
    const Side other = side == kOriginal ? kVersion : kOriginal;
    const std::uint32_t first[2] = {bead.original, bead.version}, end[2] = {bead.original_end(), bead.version_end()};
    const bool behind = paragraph >= end[side];
    const auto& shapes = profiles_[side]->shapes;
    const ParagraphShape& before = shapes[behind ? end[side] - 1 : paragraph];
    const ParagraphShape& after = shapes[behind ? paragraph : first[side]];
    features[kAbsorbSmall] = after.small ? 1 : 0;
    features[kAbsorbUnended] = !before.heading && (before.end == kNoMark || before.end == kOtherMark) ? 1 : 0;
    features[kAbsorbColon] = before.end == kColonEnd ? 1 : 0;
    const auto& others = profiles_[other]->shapes;
    const int alike = behind ? (after.end == others[end[other] - 1].end) - (before.end == others[end[other] - 1].end)
                             : (before.small == others[first[other]].small) - (after.small == others[first[other]].small);
    features[kAbsorbEdges] = static_cast<float>(alike);
}

float Judge::gain(const AbsorptionFeatures& features) const noexcept
{
    float sum = 0;
    for (std::size_t feature = 0; feature < kAbsorptions; ++feature) sum += features[feature] * weights_.absorb[feature];
    return sum;
}

FillingFeatures Judge::filling(const Span& span, const OpenGap& gap) const
{
    const Features of = features(span);
    const auto left = [](std::uint32_t begin, std::uint32_t end, std::uint8_t taken) {
        return static_cast<float>(end - begin - taken);
    };
    const float originals = left(gap.original, gap.original_end, span.originals);
    const float versions = left(gap.version, gap.version_end, span.versions);
    FillingFeatures fill{};
    fill[kFillConstant] = 1;
    fill[kFillPair] = span.is_pair() ? 1 : 0;
    fill[kFillMore] = static_cast<float>(span.originals + span.versions - 2);
    fill[kFillLeft] = std::min(originals + versions, kMostLeft);
    fill[kFillLeftBoth] = std::min({originals, versions, kMostLeft});
    fill[kFillEdge] = gap.edge ? 1 : 0;
    static constexpr std::array<Feature, kFillings - kFillLength> kFrom = {
        kLengthOdds, kLengthRatio, kSoundMargin, kPairMargin, kTokenCommon,   kKeyCommon,
        kKeyMissing, kMarksCommon, kMarksDiffer, kEndSame,    kHeadingDiffers};
    for (std::size_t at = 0; at < kFrom.size(); ++at) fill[kFillLength + at] = of[kFrom[at]];
    return fill;
}

float Judge::gain(const FillingFeatures& features) const noexcept
{
    float sum = 0;
    for (std::size_t feature = 0; feature < kFillings; ++feature) sum += features[feature] * weights_.fill[feature];
    return sum;
}

}    // namespace textdrift::align
