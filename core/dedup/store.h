// What a run keeps of every document and unit until its end, and of distinct texts until they are joined.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/dedup/column.h"
#include "core/dedup/digest.h"
#include "core/dedup/files.h"
#include "core/dedup/plan.h"
#include "core/index/join.h"

namespace textdrift::dedup {

// Packed signatures: one stretch of memory as far as it goes, a temporary file behind it.
class Rows {
public:
    Rows(std::size_t bytes_each, std::uint64_t most, const std::filesystem::path& directory);
    ~Rows();
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    // `memory`: what the rows in memory may take at present.
    Result<void> append(std::span<const std::uint8_t> row, std::uint64_t memory);
    Result<void> read(std::size_t first, std::span<std::uint8_t> out) const;    // any number of rows

    std::size_t size() const noexcept { return size_; }
    std::size_t bytes_each() const noexcept { return bytes_each_; }
    std::span<const std::uint8_t> in_memory() const noexcept { return {memory_, held_ * bytes_each_}; }
    bool all_in_memory() const noexcept { return held_ == size_; }
    std::uint64_t spilled() const noexcept { return file_.spilled(); }
    void clear();

private:
    std::size_t bytes_each_, size_ = 0, held_ = 0;
    std::uint8_t* memory_ = nullptr;    // address space; pages come as they are written
    std::uint64_t reserved_ = 0;
    Spill file_;
};

// A unit whose words an earlier one has in the same order.
struct Copy {
    std::uint32_t unit = 0;
    std::uint32_t distinct = 0;
};

// Units are numbered in reading order; the first of each distinct text has a second, "distinct" number, and only those have
// signatures or anchors. Units without a word have neither.
class Store {
public:
    Store(const Options& options, const Plan& plan);

    // `share` of the input is what has been appended by now, this digest included: how much more is to come.
    // Errors: LimitExceeded, WriteFailed.
    Result<void> append(const Digest& digest, std::uint64_t base, std::uint64_t line_base, double share);
    void seal();    // no more will come: what only appending needs goes

    std::uint32_t documents() const noexcept { return static_cast<std::uint32_t>(offsets.size()); }
    std::uint32_t units() const noexcept { return units_; }
    std::uint32_t distinct() const noexcept { return static_cast<std::uint32_t>(distinct_unit.size()); }
    std::span<const Copy> copies_of(std::uint32_t number) const noexcept;    // of a distinct text, once sealed
    std::uint32_t document_of(std::uint32_t unit) const noexcept;
    std::uint32_t paragraph_of(std::uint32_t unit) const noexcept;    // within its document

    Column<std::uint64_t> offsets;                // a document: place in the sources
    Column<std::uint32_t> lines;                  // a document: line of its file, from 0
    Column<std::uint32_t> first_unit;             // a document, when units are paragraphs
    Column<std::uint32_t> lengths;                // a unit, for Keep::Longest
    Column<std::uint32_t> distinct_unit;          // the first unit of a distinct text
    Column<index::AnchorCounts> anchor_counts;    // a distinct text, for containment
    std::vector<Copy> copies;                     // ascending by unit; once sealed by distinct number, then unit
    Rows rows;                                    // a distinct text
    std::optional<index::Join> anchors;           // filled while reading, for containment
    Spill ids;                                    // a document: id and order value, as in Digest::ids
    std::uint64_t empty = 0;                      // units without a word

private:
    std::uint64_t column_bytes() const noexcept;
    Result<void> check_room(double share) const;
    std::uint32_t find_or_add(std::uint64_t hash);    // distinct number
    void grow_table();

    const Options& options_;
    const Plan& plan_;
    std::uint32_t units_ = 0;
    Column<std::uint64_t> distinct_hash_;
    std::vector<std::uint32_t> table_;    // open addressing: distinct number + 1
    std::optional<index::Join::Writer> writer_;
};

index::SorterOptions sorter_options(const Plan& plan, std::uint64_t memory);

}    // namespace textdrift::dedup
