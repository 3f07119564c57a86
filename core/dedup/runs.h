// Sorting of fixed-size records with a payload in bounded memory: sorted runs on disk, merged.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <queue>
#include <span>
#include <vector>

#include "core/dedup/files.h"

namespace textdrift::dedup {

// Records come in any order and go out ascending; equal ones stay. One thread.
template <class T>
class Runs {
public:
    Runs(std::filesystem::path directory, std::size_t memory)
        : tape_(std::move(directory), 0), most_(std::max<std::size_t>(memory / sizeof(T), 1024))
    {
    }

    Result<void> add(const T& value)
    {
        values_.push_back(value);
        return values_.size() < most_ ? Result<void>() : flush();
    }

    // Calls visit(const T&) -> Result<void> for all of them.
    template <class Visit>
    Result<void> drain(Visit&& visit)
    {
        if (ends_.empty()) {
            std::sort(values_.begin(), values_.end());
            for (const T& value : values_) {
                if (Result<void> done = visit(value); !done) return done;
            }
            values_ = {};
            return {};
        }
        if (Result<void> done = flush(); !done) return done;
        values_ = {};
        return merge(visit);
    }

    std::uint64_t spilled() const noexcept { return tape_.spilled(); }

private:
    struct Cursor {
        std::uint64_t next, end;    // places on the tape not yet buffered
        std::vector<T> buffer;
        std::size_t at = 0;
    };

    Result<void> flush()
    {
        std::sort(values_.begin(), values_.end());
        Result<void> done = tape_.append(values_);
        values_.clear();
        ends_.push_back(tape_.size());
        return done;
    }

    Result<void> refill(Cursor& cursor, std::size_t batch)
    {
        cursor.buffer.resize(static_cast<std::size_t>(std::min<std::uint64_t>(batch, cursor.end - cursor.next)));
        cursor.at = 0;
        cursor.next += cursor.buffer.size();
        return tape_.read(cursor.next - cursor.buffer.size(), cursor.buffer);
    }

    template <class Visit>
    Result<void> merge(Visit&& visit)
    {
        const std::size_t batch = std::max<std::size_t>(most_ / ends_.size(), 64);
        std::vector<Cursor> cursors;
        for (std::size_t i = 0; i < ends_.size(); ++i) cursors.push_back({i == 0 ? 0 : ends_[i - 1], ends_[i], {}, 0});
        const auto later = [&](std::size_t a, std::size_t b) {
            const T &x = cursors[a].buffer[cursors[a].at], &y = cursors[b].buffer[cursors[b].at];
            return y < x;
        };
        std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> heap(later);
        for (std::size_t i = 0; i < cursors.size(); ++i) {
            if (Result<void> done = refill(cursors[i], batch); !done) return done;
            if (!cursors[i].buffer.empty()) heap.push(i);
        }
        while (!heap.empty()) {
            Cursor& cursor = cursors[heap.top()];
            const std::size_t which = heap.top();
            heap.pop();
            if (Result<void> done = visit(cursor.buffer[cursor.at]); !done) return done;
            if (++cursor.at == cursor.buffer.size()) {
                if (Result<void> done = refill(cursor, batch); !done) return done;
            }
            if (cursor.at < cursor.buffer.size()) heap.push(which);
        }
        return {};
    }

    Tape<T> tape_;
    std::size_t most_;
    std::vector<T> values_;
    std::vector<std::uint64_t> ends_;
};

}    // namespace textdrift::dedup
