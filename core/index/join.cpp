// Buckets, and the candidate pairs they name.
#include "core/index/join.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>
#include <vector>

#include "core/index/mix.h"

namespace textdrift::index {

namespace {

constexpr std::size_t kBatch = 4096;
constexpr std::uint32_t kLeastPartitions = 256;    // 8 bits of the key beside the 32 in the value

using Sink = std::function<void(unsigned, std::span<const NamedPair>)>;

// Names the pairs of one bucket after another. Members come ascending, in as many pieces as memory made of them; what is
// named depends on the members alone.
class Bucket {
public:
    Bucket(const JoinOptions& options, unsigned thread, const Sink& sink) : options_(options), thread_(thread), sink_(sink)
    {
        batch_.reserve(kBatch);
    }

    // Values of one partition, ascending; those of one key may go on from the call before.
    void feed(std::span<const std::uint64_t> values)
    {
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto key = static_cast<std::uint32_t>(values[i] >> 32);
            const auto document = static_cast<DocumentId>(values[i]);
            if (count_ == 0 || key != key_) {
                close();
                key_ = key;
            } else if (document == last_) {
                continue;
            }
            add(document);
        }
    }

    void close()
    {
        if (count_ > 1) {
            ++statistics.buckets;
            statistics.largest_bucket = std::max(statistics.largest_bucket, count_);
            if (count_ > options_.full_bucket) close_giant();
            else name_all();
        }
        count_ = 0;
        members_.clear();
        pivots_.clear();
    }

    void flush()
    {
        if (!batch_.empty()) sink_(thread_, batch_);
        batch_.clear();
    }

    JoinStatistics statistics;

private:
    struct Pivot {
        std::uint64_t rank;
        DocumentId document;
        friend bool operator<(const Pivot& a, const Pivot& b) noexcept { return a.rank < b.rank; }
    };

    void add(DocumentId document)
    {
        last_ = document;
        if (++count_ <= options_.full_bucket) {
            members_.push_back(document);
            return;
        }
        if (count_ == options_.full_bucket + 1ull) begin_giant();
        add_to_giant(document);
    }

    void name_all()
    {
        weight_ = members_.size() <= 4 ? 8 : members_.size() <= 8 ? 4 : members_.size() <= 16 ? 2 : 1;
        for (std::size_t b = 1; b < members_.size(); ++b) {
            for (std::size_t a = 0; a < b; ++a) name(members_[a], members_[b]);
        }
    }

    // The members held back join as if the bucket had been known to be giant from the start.
    void begin_giant()
    {
        giant_pairs_ = 0;
        weight_ = 1;
        const std::vector<DocumentId> held = std::exchange(members_, {});
        for (const DocumentId document : held) add_to_giant(document);
    }

    // `members_` holds the last `neighbours` members, `pivots_` those of least rank among all before. A rank is a hash of
    // the document alone, so a cluster that shares many keys names the same few pairs again and again instead of new ones.
    void add_to_giant(DocumentId document)
    {
        for (const DocumentId neighbour : members_) name_giant(neighbour, document);
        for (const Pivot& pivot : pivots_) {
            if (std::find(members_.begin(), members_.end(), pivot.document) == members_.end())
                name_giant(pivot.document, document);
        }
        if (options_.neighbours > 0) {
            if (members_.size() == options_.neighbours) members_.erase(members_.begin());
            members_.push_back(document);
        }
        const Pivot pivot{.rank = mix(document), .document = document};
        if (pivots_.size() == options_.pivots) {
            if (pivots_.empty() || !(pivot < pivots_.back())) return;
            pivots_.pop_back();
        }
        pivots_.insert(std::upper_bound(pivots_.begin(), pivots_.end(), pivot), pivot);
    }

    void close_giant()
    {
        ++statistics.giant_buckets;
        statistics.pairs_avoided += count_ * (count_ - 1) / 2 - giant_pairs_;
    }

    void name_giant(DocumentId a, DocumentId b)
    {
        ++giant_pairs_;
        name(a, b);
    }

    void name(DocumentId a, DocumentId b)
    {
        ++statistics.pairs;
        batch_.push_back({.pair = {.a = a, .b = b}, .weight = weight_});
        if (batch_.size() == kBatch) flush();
    }

    const JoinOptions& options_;
    unsigned thread_;
    const Sink& sink_;
    std::uint32_t key_ = 0;
    std::uint32_t weight_ = 1;    // of the pairs of this bucket
    DocumentId last_ = 0;
    std::uint64_t count_ = 0;    // distinct members so far
    std::uint64_t giant_pairs_ = 0;
    std::vector<DocumentId> members_;    // all, up to full_bucket; then the last few
    std::vector<Pivot> pivots_;
    std::vector<NamedPair> batch_;
};

JoinOptions checked(JoinOptions options)
{
    options.sorter.partitions = std::bit_floor(std::max(options.sorter.partitions, kLeastPartitions));
    options.sorter.threads = std::max(1u, options.sorter.threads);
    options.full_bucket = std::max(1u, options.full_bucket);
    if (options.pivots + options.neighbours == 0) options.neighbours = 1;    // a bucket stays connected
    return options;
}

void add(JoinStatistics& all, const JoinStatistics& part)
{
    all.buckets += part.buckets;
    all.giant_buckets += part.giant_buckets;
    all.largest_bucket = std::max(all.largest_bucket, part.largest_bucket);
    all.pairs += part.pairs;
    all.pairs_avoided += part.pairs_avoided;
}

}    // namespace

struct Join::State {
    explicit State(JoinOptions given) : options(checked(std::move(given))), sorter(options.sorter) {}

    JoinOptions options;
    Sorter sorter;
    JoinStatistics statistics;
};

Join::Join(JoinOptions options) : state_(std::make_unique<State>(std::move(options))) {}
Join::~Join() = default;

const JoinStatistics& Join::statistics() const noexcept
{
    return state_->statistics;
}

Join::Writer::Writer(Join& join)
    : writer_(join.state_->sorter),
      shift_(64 - static_cast<std::uint32_t>(std::countr_zero(join.state_->options.sorter.partitions)))
{
}

Join::Writer::~Writer() = default;

// The upper bits of the key are the partition, the next 32 the upper half of the value.
void Join::Writer::add(std::uint64_t key, DocumentId document)
{
    const std::uint64_t rest = key << (64 - shift_);
    writer_.add(static_cast<std::uint32_t>(key >> shift_), (rest & 0xFFFFFFFF00000000) | document);
}

Result<void> Join::pairs(const Sink& sink)
{
    State& state = *state_;
    state.statistics = {.keys = state.sorter.size()};
    std::vector<Bucket> buckets;
    for (unsigned thread = 0; thread < state.options.sorter.threads; ++thread)
        buckets.emplace_back(state.options, thread, sink);
    auto drained = state.sorter.drain([&](unsigned thread, const Sorter::Piece& piece) {
        if (piece.part == 0) buckets[thread].close();
        buckets[thread].feed(piece.values);
    });
    for (Bucket& bucket : buckets) {
        bucket.close();
        bucket.flush();
        add(state.statistics, bucket.statistics);
    }
    return drained;
}

// A value of a pair: `a` within its partition, `b`, and in the lowest bits the weight: its power of two, 7 for certain.
constexpr unsigned kWeightBits = 3, kSecondBits = 32;
constexpr std::uint64_t kWeightMask = (1u << kWeightBits) - 1, kCertainCode = kWeightMask;

static std::uint64_t code_of(std::uint32_t weight) noexcept
{
    assert(weight == kCertain || (std::has_single_bit(weight) && weight <= kMostWeight));
    return weight == kCertain ? kCertainCode : static_cast<std::uint64_t>(std::countr_zero(weight));
}

static std::uint32_t weight_of(std::uint64_t code) noexcept
{
    return code == kCertainCode ? kCertain : 1u << code;
}

struct PairSet::State {
    State(SorterOptions options, DocumentId count)
        : documents(std::max(1u, count)), partitions(std::max(kLeastPartitions, options.partitions)),
          sorter(with_partitions(std::move(options), partitions))
    {
    }

    static SorterOptions with_partitions(SorterOptions options, std::uint32_t partitions)
    {
        options.partitions = partitions;
        return options;
    }

    DocumentId documents;
    std::uint32_t partitions;    // 256 at least, so that `a` within one has 24 bits and a value has room
    Sorter sorter;
};

namespace {

// Partitions are ranges of the first document: the one of `a`, and the first document of one.
std::uint32_t partition_of(std::uint64_t a, std::uint64_t documents, std::uint32_t partitions) noexcept
{
    return static_cast<std::uint32_t>(a * partitions / documents);
}

std::uint64_t first_of(std::uint64_t partition, std::uint64_t documents, std::uint32_t partitions) noexcept
{
    return (partition * documents + partitions - 1) / partitions;
}

}    // namespace

PairSet::PairSet(SorterOptions options, DocumentId documents)
    : state_(std::make_unique<State>(std::move(options), documents))
{
}
PairSet::~PairSet() = default;

PairSet::Writer::Writer(PairSet& set)
    : writer_(set.state_->sorter), documents_(set.state_->documents), partitions_(set.state_->partitions)
{
}

PairSet::Writer::~Writer() = default;

void PairSet::Writer::add(CandidatePair pair, std::uint32_t weight)
{
    assert(pair.a < pair.b && pair.b < documents_);
    const std::uint32_t partition = partition_of(pair.a, documents_, partitions_);
    const std::uint64_t within = pair.a - first_of(partition, documents_, partitions_);
    writer_.add(partition, (within << kSecondBits | pair.b) << kWeightBits | code_of(weight));
}

// One thread meets the partitions in order and so the pairs; repeats of a pair may be cut between two pieces.
Result<void> PairSet::drain(const std::function<void(std::span<const Counted>)>& visit)
{
    std::vector<Counted> batch;
    batch.reserve(kBatch + 1);
    auto drained = state_->sorter.drain(1, [&](unsigned, const Sorter::Piece& piece) {
        const std::uint64_t first = first_of(piece.partition, state_->documents, state_->partitions);
        for (const std::uint64_t value : piece.values) {
            const std::uint32_t weight = weight_of(value & kWeightMask);
            const std::uint64_t key = value >> kWeightBits;
            const CandidatePair pair{.a = static_cast<DocumentId>(first + (key >> kSecondBits)),
                                     .b = static_cast<DocumentId>(key)};
            if (!batch.empty() && batch.back().pair == pair) {
                batch.back().weight += weight;
                continue;
            }
            if (batch.size() == kBatch) {
                visit(batch);
                batch.clear();
            }
            batch.push_back({.pair = pair, .weight = weight});
        }
    });
    if (!drained) return drained;
    if (!batch.empty()) visit(batch);
    return {};
}

}    // namespace textdrift::index
