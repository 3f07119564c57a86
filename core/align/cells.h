// The products of paragraphs of one side with those of the other, for the cells worth looking at. Internal to the room.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/align/align.h"
#include "core/align/profile.h"

namespace textdrift::align {

// What a cell holds a product of: the channels of terms, then the paragraph vectors.
inline constexpr std::size_t kVectors = kChannels;
inline constexpr std::size_t kProducts = kChannels + 1;
using Products = std::array<float, kProducts>;

// Columns [begin, end) of a row.
struct Interval {
    std::uint32_t begin = 0, end = 0;
};

// Paragraph vectors of a side, centred on their mean and of unit length; empty where none are given.
class UnitVectors {
public:
    UnitVectors() = default;
    explicit UnitVectors(const ParagraphVectors& vectors);
    bool empty() const noexcept { return values_.empty(); }
    float dot(std::uint32_t p, const UnitVectors& other, std::uint32_t q) const noexcept;

private:
    std::uint32_t dimension_ = 0;
    std::vector<float> values_;
};

// A sparse matrix of Products. All cells of a small pair of texts; of a large one the best of every row and column and those
// within an interval of each row.
class Cells {
public:
    // `bands`: one interval a row, or empty. `rank` weighs the channels' similarities to choose the best by.
    // Cost: each term meets at most kMostMet paragraphs, commoner ones are left out.
    // `before`: cells of the same texts with fewer intervals, whose choice of the best is taken over; or null.
    Cells(const Profile& original, const Profile& version, const std::array<UnitVectors, 2>& vectors,
          std::span<const Interval> bands, const Products& rank, const Cells* before = nullptr);

    // Takes word pairs that were learnt since into the cells as they are. Cost: as one channel of the constructor.
    void take_word_pairs(const Profile& original, const Profile& version);

    static constexpr std::uint32_t kNone = ~0u;
    bool is_used(std::size_t channel) const noexcept { return used_[channel]; }
    std::uint32_t find(std::uint32_t row, std::uint32_t column) const noexcept;
    // 0 in channels that are not used.
    float at(std::uint32_t cell, std::size_t channel) const noexcept
    {
        return used_[channel] ? products_[channel][cell] : 0.0f;
    }
    // Of the cells of a row, in a channel that is used.
    std::span<const float> of_row(std::uint32_t row, std::size_t channel) const noexcept
    {
        return std::span(products_[channel]).subspan(first_[row], first_[row + 1] - first_[row]);
    }
    bool is_dense() const noexcept { return dense_; }    // every row has all columns
    std::span<const std::uint32_t> columns(std::uint32_t row) const noexcept
    {
        return std::span(columns_).subspan(first_[row], first_[row + 1] - first_[row]);
    }
    std::uint32_t first_cell(std::uint32_t row) const noexcept { return first_[row]; }
    std::uint32_t size() const noexcept { return first_.back(); }

    // Mean of the four highest similarities of a row or column in a channel: what chance gives that paragraph.
    float row_level(std::size_t channel, std::uint32_t row) const noexcept { return row_levels_[channel][row]; }
    float column_level(std::size_t channel, std::uint32_t column) const noexcept { return column_levels_[channel][column]; }
    const std::vector<float>& row_levels(std::size_t channel) const noexcept { return row_levels_[channel]; }
    const std::vector<float>& column_levels(std::size_t channel) const noexcept { return column_levels_[channel]; }

private:
    class Builder;
    std::vector<std::vector<std::uint32_t>> wanted_;    // the best of each row, large pairs only
    std::array<bool, kProducts> used_{};
    std::vector<std::uint32_t> first_, columns_;
    std::array<std::vector<float>, kProducts> products_;    // by channel and cell; empty where not used
    std::array<std::vector<float>, kProducts> row_levels_, column_levels_;
    bool dense_ = false;
    std::uint32_t width_ = 0;
};

// Which cells a large pair of texts is filled at.
bool is_small(std::size_t originals, std::size_t versions) noexcept;

}    // namespace textdrift::align
