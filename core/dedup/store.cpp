// Appends digests, finds identical texts, keeps signatures within their share of memory.
#include "core/dedup/store.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include <fmt/format.h>

namespace textdrift::dedup {
namespace {

constexpr std::uint64_t kMostUnits = std::numeric_limits<std::uint32_t>::max() - 1;
// Anchors beyond this go to a file: they are written and read in order, which costs less than the memory is worth.
constexpr std::uint64_t kAnchorMemory = 48ull << 20;

// Texts that share one phrase are many, copies of one text share many phrases: a bucket need not name all its pairs.
constexpr std::uint32_t kFullBucket = 24;

constexpr std::size_t kAhead = 16;    // slots of the table fetched before they are looked at

// What the later stages keep of a unit: clusters of candidates, their order, clusters of units, what stays in a unit's
// stead.
constexpr std::uint64_t kLaterBytes = 16;

}    // namespace

index::SorterOptions sorter_options(const Plan& plan, std::uint64_t memory)
{
    index::SorterOptions options;
    options.memory = memory;
    options.directory = plan.temporary;
    options.threads = plan.threads;
    return options;
}

Rows::Rows(std::size_t bytes_each, std::uint64_t most, const std::filesystem::path& directory)
    : bytes_each_(bytes_each), reserved_(most), file_(directory, 0)
{
    if (most == 0) return;
    void* at = ::mmap(nullptr, most, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (at == MAP_FAILED) reserved_ = 0;    // all rows go to the file
    else memory_ = static_cast<std::uint8_t*>(at);
}

Rows::~Rows()
{
    clear();
}

void Rows::clear()
{
    if (memory_) ::munmap(memory_, reserved_);
    memory_ = nullptr;
    size_ = held_ = 0;
    file_.clear();
}

Result<void> Rows::append(std::span<const std::uint8_t> row, std::uint64_t memory)
{
    const std::uint64_t end = (held_ + 1) * bytes_each_;
    if (held_ == size_ && memory_ && end <= std::min(memory, reserved_)) {
        std::memcpy(memory_ + held_ * bytes_each_, row.data(), bytes_each_);
        ++held_;
        ++size_;
        return {};
    }
    ++size_;
    return file_.append({reinterpret_cast<const char*>(row.data()), bytes_each_});
}

Result<void> Rows::read(std::size_t first, std::span<std::uint8_t> out) const
{
    const std::size_t count = out.size() / bytes_each_;
    const std::size_t here = first < held_ ? std::min(count, held_ - first) : 0;
    if (here > 0) std::memcpy(out.data(), memory_ + first * bytes_each_, here * bytes_each_);
    if (here == count) return {};
    const std::span<std::uint8_t> rest = out.subspan(here * bytes_each_);
    return file_.read((first + here - held_) * bytes_each_, {reinterpret_cast<char*>(rest.data()), rest.size()});
}

Store::Store(const Options& options, const Plan& plan)
    : rows(sketch::packed_bytes(options.lanes, 8), plan.columns + plan.rows, plan.temporary),
      ids(plan.temporary, plan.small), options_(options), plan_(plan), table_(1 << 12)
{
    if (options.measure != Measure::Containment) return;
    index::JoinOptions join;
    join.sorter = sorter_options(plan, std::min(plan.join, kAnchorMemory));
    join.full_bucket = kFullBucket;
    join.pivots = 2;
    join.neighbours = 1;
    anchors.emplace(join);
    writer_.emplace(*anchors);
}

void Store::seal()
{
    writer_.reset();
    distinct_hash_.clear();
    table_ = {};
    std::ranges::sort(copies, {}, [](const Copy& copy) { return std::pair(copy.distinct, copy.unit); });
}

std::span<const Copy> Store::copies_of(std::uint32_t number) const noexcept
{
    const auto [begin, end] = std::ranges::equal_range(copies, number, {}, &Copy::distinct);
    return {begin, end};
}

std::uint64_t Store::column_bytes() const noexcept
{
    std::uint64_t each_document = sizeof(std::uint64_t) + sizeof(std::uint32_t), each_unit = kLaterBytes;
    if (options_.unit == Unit::Paragraph) each_document += sizeof(std::uint32_t);
    if (options_.keep == Keep::Longest) each_unit += sizeof(std::uint32_t);
    const std::uint64_t each_distinct =
        sizeof(std::uint32_t) + (anchors ? sizeof(index::AnchorCounts) : 0) + sizeof(std::uint64_t);
    return documents() * each_document + units_ * each_unit + distinct() * each_distinct + copies.capacity() * sizeof(Copy) +
           table_.size() * sizeof(std::uint32_t);
}

Result<void> Store::check_room(double share) const
{
    if (units_ >= kMostUnits) {
        return std::unexpected(Error{
            ErrorCode::LimitExceeded, fmt::format("more than {} texts to compare, the most a run takes", kMostUnits), {}});
    }
    const std::uint64_t needed = column_bytes();
    const std::uint64_t room = plan_.columns + plan_.rows;
    if (needed <= room) return {};
    const double whole = static_cast<double>(needed) / std::clamp(share, 1e-3, 1.0);
    const double memory = static_cast<double>(options_.memory) * whole / static_cast<double>(room) * 1.05;
    return std::unexpected(Error{
        ErrorCode::LimitExceeded,
        fmt::format(
            "{} MiB of memory are too few for so many documents ({} after {:.0f} % of the input); about {} MiB are needed",
            options_.memory >> 20, units_, 100 * std::min(share, 1.0), (static_cast<std::uint64_t>(memory) >> 20) + 1),
        {}});
}

void Store::grow_table()
{
    table_.assign(table_.size() * 2, 0);    // filled anew from the hashes: the old one is not needed for that
    const std::size_t mask = table_.size() - 1;
    for (std::size_t i = 0; i < distinct_hash_.size(); ++i) {
        std::size_t slot = distinct_hash_[i] & mask;
        while (table_[slot] != 0) slot = (slot + 1) & mask;
        table_[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

std::uint32_t Store::find_or_add(std::uint64_t hash)
{
    const std::size_t mask = table_.size() - 1;
    std::size_t slot = hash & mask;
    for (; table_[slot] != 0; slot = (slot + 1) & mask) {
        if (distinct_hash_[table_[slot] - 1] == hash) return table_[slot] - 1;
    }
    const std::uint32_t number = static_cast<std::uint32_t>(distinct_hash_.size());
    distinct_hash_.push_back(hash);
    table_[slot] = number + 1;
    if (distinct_hash_.size() * 4 > table_.size() * 3) grow_table();
    return number;
}

Result<void> Store::append(const Digest& digest, std::uint64_t base, std::uint64_t line_base, double share)
{
    for (std::size_t i = 0; i < digest.offsets.size(); ++i) {
        offsets.push_back(base + digest.first + digest.offsets[i]);
        lines.push_back(static_cast<std::uint32_t>(line_base + digest.line[i]));
    }
    std::uint32_t unit = units_;
    for (const std::uint32_t count : digest.units) {
        first_unit.push_back(unit);
        unit += count;
    }
    for (const std::uint32_t length : digest.lengths) lengths.push_back(length);
    if (Result<void> kept = ids.append(digest.ids); !kept) return kept;
    if (Result<void> room = check_room(share); !room) return room;

    const auto projected = static_cast<std::uint64_t>(static_cast<double>(column_bytes()) / std::clamp(share, 0.01, 1.0));
    const std::uint64_t pool = plan_.columns + plan_.rows;
    const std::uint64_t row_memory = pool - std::min(pool, projected);
    const std::size_t row = rows.bytes_each();
    std::size_t with_words = 0, key = 0;
    for (std::size_t i = 0; i < digest.hashes.size(); ++i, ++units_) {
        if (i + kAhead < digest.hashes.size()) {
            __builtin_prefetch(&table_[digest.hashes[i + kAhead] & (table_.size() - 1)]);
        }
        if (digest.hashes[i] == 0) {
            ++empty;
            continue;
        }
        const std::size_t which = with_words++;
        const index::AnchorCounts counts = anchors ? digest.anchors[which] : index::AnchorCounts();
        const std::size_t first_key = key;
        key += counts.keys;
        const std::uint32_t number = find_or_add(digest.hashes[i]);
        if (number < distinct_unit.size()) {
            copies.push_back({units_, number});
            continue;
        }
        distinct_unit.push_back(units_);
        if (anchors) {
            anchor_counts.push_back(counts);
            for (std::size_t k = first_key; k < key; ++k) writer_->add(digest.keys[k], number);
        }
        if (Result<void> kept = rows.append(std::span(digest.rows).subspan(which * row, row), row_memory); !kept) {
            return kept;
        }
    }
    return {};
}

std::uint32_t Store::document_of(std::uint32_t unit) const noexcept
{
    if (first_unit.size() == 0) return unit;
    return static_cast<std::uint32_t>(upper_bound(first_unit, unit)) - 1;
}

std::uint32_t Store::paragraph_of(std::uint32_t unit) const noexcept
{
    return first_unit.size() == 0 ? 0 : unit - first_unit[document_of(unit)];
}

}    // namespace textdrift::dedup
