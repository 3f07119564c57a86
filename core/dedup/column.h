// A growing array in chunks: growing never copies, so that memory grows with the values and not by doubling.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace textdrift::dedup {

template <class T>
class Column {
public:
    void push_back(T value)
    {
        if (size_ >> kShift == chunks_.size())
            chunks_.push_back(std::make_unique_for_overwrite<T[]>(std::size_t(1) << kShift));
        chunks_[size_ >> kShift][size_ & kMask] = value;
        ++size_;
    }
    T operator[](std::size_t index) const noexcept { return chunks_[index >> kShift][index & kMask]; }
    T& operator[](std::size_t index) noexcept { return chunks_[index >> kShift][index & kMask]; }
    std::size_t size() const noexcept { return size_; }
    void clear()
    {
        chunks_.clear();
        chunks_.shrink_to_fit();
        size_ = 0;
    }

private:
    static constexpr unsigned kShift = 14;
    static constexpr std::size_t kMask = (std::size_t(1) << kShift) - 1;

    std::vector<std::unique_ptr<T[]>> chunks_;
    std::size_t size_ = 0;
};

// Number of the first value greater than `value` in an ascending column.
template <class T>
std::size_t upper_bound(const Column<T>& column, T value) noexcept
{
    std::size_t low = 0, high = column.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (value < column[middle]) high = middle;
        else low = middle + 1;
    }
    return low;
}

}    // namespace textdrift::dedup
