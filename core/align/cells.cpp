// Fills the matrix row by row from inverted lists.
#include "core/align/cells.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace textdrift::align {
namespace {

constexpr std::size_t kSmallArea = 300'000;    // so many cells are all filled
constexpr std::uint32_t kMostMet = 150;        // paragraphs a term is looked up in
constexpr std::uint32_t kMostMetSmall = 400;
constexpr std::size_t kBestOfRow = 10;
constexpr std::size_t kBestOfColumn = 5;
constexpr double kMostVectorWork = 4e9;    // products of vector elements outside the bands

// The four highest of what it is given.
class TopFour {
public:
    void add(float value) noexcept
    {
        if (value <= values_[3]) return;
        for (float& kept : values_) {
            if (value > kept) std::swap(value, kept);
        }
    }
    float mean() const noexcept { return (values_[0] + values_[1] + values_[2] + values_[3]) / 4; }

private:
    std::array<float, 4> values_{};
};

// The four highest of every column, row by row.
class TopFours {
public:
    void resize(std::size_t columns)
    {
        for (auto& values : values_) values.assign(columns, 0);
    }
    void add(std::uint32_t column, float value) noexcept
    {
        for (auto& values : values_) {
            if (value > values[column]) std::swap(value, values[column]);
        }
    }
    // To all columns; `row` is spent.
    void add(std::span<float> row) noexcept
    {
        for (auto& values : values_) {
            float* const kept = values.data();
            for (std::size_t column = 0; column < row.size(); ++column) {
                const float high = std::max(kept[column], row[column]), low = std::min(kept[column], row[column]);
                kept[column] = high;
                row[column] = low;
            }
        }
    }
    std::vector<float> means() const
    {
        std::vector<float> means(values_[0].size());
        for (std::size_t column = 0; column < means.size(); ++column)
            means[column] = (values_[0][column] + values_[1][column] + values_[2][column] + values_[3][column]) / 4;
        return means;
    }

private:
    std::array<std::vector<float>, 4> values_;
};

// The mean of the four highest similarities of a row of sums, which takes them into the columns' too.
float take_levels_of_row(std::span<const float> sums, float norm, const std::vector<float>& norms, TopFours& columns,
                         std::vector<float>& similarities)
{
    similarities.resize(sums.size());
    for (std::size_t column = 0; column < sums.size(); ++column)
        similarities[column] = sums[column] / (norm * norms[column] + 1e-6f);
    TopFour top;
    for (const float similarity : similarities) top.add(similarity);
    columns.add(similarities);
    return top.mean();
}

// The paragraphs of the version that hold a term.
struct Inverted {
    std::vector<std::uint32_t> first;
    std::vector<TermRows::Term> met;    // id: the paragraph

    explicit Inverted(const TermRows& rows) : first(rows.ids + 1)
    {
        for (const auto& term : rows.terms) ++first[term.id + 1];
        std::partial_sum(first.begin(), first.end(), first.begin());
        met.resize(rows.terms.size());
        std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
        for (std::uint32_t p = 0; p < rows.size(); ++p) {
            for (const auto& term : rows.of(p)) met[next[term.id]++] = {p, term.weight};
        }
    }
};

struct Ranked {
    float score;
    std::uint32_t place;
    bool operator<(const Ranked& other) const noexcept
    {
        return score != other.score ? score > other.score : place < other.place;
    }
};

// Keeps the `most` highest.
void keep_best(std::vector<Ranked>& heap, Ranked candidate, std::size_t most)
{
    if (heap.size() == most && !(candidate < heap.front())) return;
    if (heap.size() == most) {
        std::pop_heap(heap.begin(), heap.end());
        heap.pop_back();
    }
    heap.push_back(candidate);
    std::push_heap(heap.begin(), heap.end());
}

}    // namespace

UnitVectors::UnitVectors(const ParagraphVectors& vectors) : dimension_(vectors.dimension), values_(vectors.values)
{
    const std::size_t rows = dimension_ == 0 ? 0 : values_.size() / dimension_;
    std::vector<double> mean(dimension_);
    for (std::size_t v = 0; v < values_.size(); ++v) mean[v % dimension_] += values_[v] / static_cast<double>(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const auto values = std::span(values_).subspan(row * dimension_, dimension_);
        double sum = 0;
        for (std::size_t d = 0; d < dimension_; ++d) {
            if (rows > 1) values[d] -= static_cast<float>(mean[d]);
            sum += double{values[d]} * values[d];
        }
        const float scale = sum > 0 ? static_cast<float>(1 / std::sqrt(sum)) : 0;
        for (float& value : values) value *= scale;
    }
}

float UnitVectors::dot(std::uint32_t p, const UnitVectors& other, std::uint32_t q) const noexcept
{
    const float* a = values_.data() + std::size_t{p} * dimension_;
    const float* b = other.values_.data() + std::size_t{q} * other.dimension_;
    return std::inner_product(a, a + dimension_, b, 0.0f);
}

bool is_small(std::size_t originals, std::size_t versions) noexcept
{
    return originals * versions <= kSmallArea;
}

class Cells::Builder {
public:
    Builder(Cells& cells, const Profile& original, const Profile& version, const std::array<UnitVectors, 2>& vectors,
            std::span<const Interval> bands, const Products& rank)
        : cells_(cells), original_(original), version_(version), vectors_(vectors), bands_(bands), rank_(rank),
          used_(cells.used_), wanted_(cells.wanted_), rows_(static_cast<std::uint32_t>(original.shapes.size())),
          width_(static_cast<std::uint32_t>(version.shapes.size()))
    {
    }

    void run()
    {
        cells_.dense_ = is_small(rows_, width_);
        cells_.width_ = width_;
        prepare();
        std::vector<std::vector<Ranked>> best_of_column(cells_.dense_ ? 0 : width_);
        if (!cells_.dense_ && wanted_.empty()) choose(best_of_column);
        cells_.first_.assign(1, 0);
        for (std::size_t channel = 0; cells_.dense_ && channel < kProducts; ++channel) {
            if (used_[channel]) cells_.products_[channel].reserve(std::size_t{rows_} * width_);
        }
        for (std::uint32_t row = 0; row < rows_; ++row) {
            fill(row);
            store(row);
            clear();
        }
        close_levels();
    }

private:
    void prepare()
    {
        most_met_ = cells_.dense_ ? kMostMetSmall : kMostMet;
        for (std::size_t channel = 0; channel < kProducts; ++channel) {
            cells_.row_levels_[channel].assign(rows_, 0);
            column_tops_[channel].resize(width_);
        }
        for (std::size_t channel = 0; channel < kChannels; ++channel) {
            used_[channel] = !original_.rows[channel].terms.empty() && !version_.rows[channel].terms.empty();
            if (used_[channel]) {
                inverted_.emplace_back(version_.rows[channel]);
            } else {
                inverted_.emplace_back(TermRows());
            }
        }
        used_[kVectors] = !vectors_[kOriginal].empty() && !vectors_[kVersion].empty();
        for (auto& sums : sums_) sums.assign(width_, 0);
        seen_.assign(width_, false);
        // Every column of a small pair is looked at anyway.
        for (std::uint32_t column = 0; cells_.dense_ && column < width_; ++column) touch(column);
    }

    // Sums up one row; columns with any product are in touched_.
    void fill(std::uint32_t row)
    {
        for (std::size_t channel = 0; channel < kChannels; ++channel) {
            if (!used_[channel]) continue;
            const Inverted& inverted = inverted_[channel];
            float* const sums = sums_[channel].data();
            for (const auto& term : original_.rows[channel].of(row)) {
                const std::uint32_t begin = inverted.first[term.id], end = inverted.first[term.id + 1];
                if (end - begin > most_met_) continue;
                for (std::uint32_t at = begin; at < end; ++at) {
                    const auto [column, weight] = inverted.met[at];
                    if (!cells_.dense_) touch(column);
                    sums[column] += term.weight * weight;
                }
            }
        }
    }

    void touch(std::uint32_t column)
    {
        if (!seen_[column]) {
            seen_[column] = true;
            touched_.push_back(column);
        }
    }

    float similarity(std::size_t channel, std::uint32_t row, std::uint32_t column) const noexcept
    {
        const float sum = sums_[channel][column];
        if (sum == 0 || channel == kVectors) return sum;
        return sum / (original_.rows[channel].norms[row] * version_.rows[channel].norms[column] + 1e-6f);
    }

    // First pass of a large pair: levels, and the best of each row and column.
    void choose(std::vector<std::vector<Ranked>>& best_of_column)
    {
        wanted_.resize(rows_);
        const bool all_vectors = used_[kVectors] && 512.0 * rows_ * width_ <= kMostVectorWork;
        std::vector<Ranked> best;
        for (std::uint32_t row = 0; row < rows_; ++row) {
            fill(row);
            for (std::uint32_t column = 0; all_vectors && column < width_; ++column) {
                touch(column);
                sums_[kVectors][column] = vectors_[kOriginal].dot(row, vectors_[kVersion], column);
            }
            best.clear();
            for (const std::uint32_t column : touched_) {
                float score = 0;
                for (std::size_t channel = 0; channel < kProducts; ++channel) {
                    if (used_[channel]) score += rank_[channel] * similarity(channel, row, column);
                }
                keep_best(best, {score, column}, kBestOfRow);
                keep_best(best_of_column[column], {score, row}, kBestOfColumn);
            }
            for (const Ranked& ranked : best) wanted_[row].push_back(ranked.place);
            clear();
        }
        for (std::uint32_t column = 0; column < width_; ++column) {
            for (const Ranked& ranked : best_of_column[column]) wanted_[ranked.place].push_back(column);
        }
    }

    std::span<const std::uint32_t> columns_of(std::uint32_t row)
    {
        chosen_.clear();
        if (cells_.dense_) {
            if (all_.empty()) {
                all_.resize(width_);
                std::iota(all_.begin(), all_.end(), 0u);
            }
            return all_;
        }
        chosen_ = wanted_[row];
        if (row < bands_.size()) {
            for (std::uint32_t column = bands_[row].begin; column < std::min(bands_[row].end, width_); ++column) {
                chosen_.push_back(column);
            }
        }
        std::ranges::sort(chosen_);
        chosen_.erase(std::ranges::unique(chosen_).begin(), chosen_.end());
        return chosen_;
    }

    void store(std::uint32_t row)
    {
        const auto columns = columns_of(row);
        for (const std::uint32_t column : columns) {
            if (!used_[kVectors]) break;
            touch(column);
            sums_[kVectors][column] = vectors_[kOriginal].dot(row, vectors_[kVersion], column);
        }
        for (std::size_t channel = 0; channel < kProducts; ++channel) {
            if (!used_[channel]) continue;
            const std::vector<float>& sums = sums_[channel];
            std::vector<float>& products = cells_.products_[channel];
            if (cells_.dense_) {
                products.insert(products.end(), sums.begin(), sums.end());
            } else {
                for (const std::uint32_t column : columns) products.push_back(sums[column]);
            }
        }
        cells_.columns_.insert(cells_.columns_.end(), columns.begin(), columns.end());
        cells_.first_.push_back(static_cast<std::uint32_t>(cells_.columns_.size()));
        take_levels(row);
    }

    void take_levels(std::uint32_t row)
    {
        for (std::size_t channel = 0; channel < kProducts; ++channel) {
            if (!used_[channel] || channel == kTokens || channel == kKeys) continue;
            if (cells_.dense_ && channel != kVectors) {
                cells_.row_levels_[channel][row] =
                    take_levels_of_row(sums_[channel], original_.rows[channel].norms[row], version_.rows[channel].norms,
                                       column_tops_[channel], similarities_);
                continue;
            }
            TopFour top;
            for (const std::uint32_t column : touched_) {
                const float found = similarity(channel, row, column);
                top.add(found);
                column_tops_[channel].add(column, found);
            }
            cells_.row_levels_[channel][row] = top.mean();
        }
    }

    void clear()
    {
        if (cells_.dense_) {
            for (std::size_t channel = 0; channel < kProducts; ++channel) {
                if (used_[channel]) std::ranges::fill(sums_[channel], 0.0f);
            }
            return;
        }
        for (const std::uint32_t column : touched_) {
            for (auto& sums : sums_) sums[column] = 0;
            seen_[column] = false;
        }
        touched_.clear();
    }

    void close_levels()
    {
        for (std::size_t channel = 0; channel < kProducts; ++channel)
            cells_.column_levels_[channel] = column_tops_[channel].means();
    }

    Cells& cells_;
    const Profile& original_;
    const Profile& version_;
    const std::array<UnitVectors, 2>& vectors_;
    std::span<const Interval> bands_;
    const Products& rank_;
    std::array<bool, kProducts>& used_;
    std::vector<std::vector<std::uint32_t>>& wanted_;
    std::uint32_t rows_, width_, most_met_ = 0;
    std::vector<Inverted> inverted_;
    std::array<TopFours, kProducts> column_tops_;
    std::vector<float> similarities_;
    std::array<std::vector<float>, kProducts> sums_;    // of the row at hand, by column
    std::vector<bool> seen_;
    std::vector<std::uint32_t> touched_, chosen_, all_;
};

Cells::Cells(const Profile& original, const Profile& version, const std::array<UnitVectors, 2>& vectors,
             std::span<const Interval> bands, const Products& rank, const Cells* before)
{
    if (before) wanted_ = before->wanted_;
    Builder(*this, original, version, vectors, bands, rank).run();
}

void Cells::take_word_pairs(const Profile& original, const Profile& version)
{
    const TermRows& words = original.rows[kWordPairs];
    used_[kWordPairs] = !words.terms.empty() && !version.rows[kWordPairs].terms.empty();
    if (!used_[kWordPairs]) return;
    const Inverted inverted(version.rows[kWordPairs]);
    std::vector<float> sums(version.shapes.size()), similarities;
    TopFours column_tops;
    column_tops.resize(sums.size());
    products_[kWordPairs].resize(size());
    for (std::uint32_t row = 0; row < words.size(); ++row) {
        std::ranges::fill(sums, 0.0f);
        for (const auto& term : words.of(row)) {
            for (std::uint32_t at = inverted.first[term.id]; at < inverted.first[term.id + 1]; ++at) {
                sums[inverted.met[at].id] += term.weight * inverted.met[at].weight;
            }
        }
        for (std::uint32_t cell = first_[row]; cell < first_[row + 1]; ++cell)
            products_[kWordPairs][cell] = sums[columns_[cell]];
        row_levels_[kWordPairs][row] =
            take_levels_of_row(sums, words.norms[row], version.rows[kWordPairs].norms, column_tops, similarities);
    }
    column_levels_[kWordPairs] = column_tops.means();
}

std::uint32_t Cells::find(std::uint32_t row, std::uint32_t column) const noexcept
{
    if (dense_) return row * width_ + column;
    const auto begin = columns_.begin() + first_[row], end = columns_.begin() + first_[row + 1];
    const auto at = std::lower_bound(begin, end, column);
    return at != end && *at == column ? static_cast<std::uint32_t>(at - columns_.begin()) : kNone;
}

}    // namespace textdrift::align
