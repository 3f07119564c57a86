// The join: documents that share a key are candidates; buckets of any size cost time linear in their members.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "core/base/result.h"
#include "core/index/sorter.h"

namespace textdrift::index {

using DocumentId = std::uint32_t;    // number of a document (or paragraph) in reading order

struct CandidatePair {
    DocumentId a = 0;    // a < b
    DocumentId b = 0;
    friend constexpr auto operator<=>(const CandidatePair&, const CandidatePair&) = default;
};

// A pair as a bucket names it. The rarer the key, the more it says: 8 in a bucket of up to 4 members, 4 of up to 8, 2 of up
// to 16, else 1.
struct NamedPair {
    CandidatePair pair;
    std::uint32_t weight = 1;
};
inline constexpr std::uint32_t kMostWeight = 8;
// Of a pair that needs no further witness: more than all others together.
inline constexpr std::uint32_t kCertain = 1u << 20;

struct JoinOptions {
    SorterOptions sorter;
    // A bucket of at most this many members names all its pairs. A larger one (boilerplate, a flood) names, for each member,
    // the pairs with its `neighbours` predecessors and with `pivots` earlier members, those of least hash: enough to connect
    // a true cluster, never a number of pairs quadratic in the bucket.
    std::uint32_t full_bucket = 48;
    std::uint32_t pivots = 4;
    std::uint32_t neighbours = 2;
};

// What happened in the buckets, for --stats.
struct JoinStatistics {
    std::uint64_t keys = 0;             // entries
    std::uint64_t buckets = 0;          // of two members or more
    std::uint64_t giant_buckets = 0;    // larger than full_bucket
    std::uint64_t largest_bucket = 0;
    std::uint64_t pairs = 0;            // named, before repeats are removed
    std::uint64_t pairs_avoided = 0;    // what all pairs of the giant buckets would have been, less those named
};

class Join {
public:
    explicit Join(JoinOptions options);
    ~Join();

    class Writer {
    public:
        explicit Writer(Join& join);
        ~Writer();
        void add(std::uint64_t key, DocumentId document);    // key: well mixed; its upper 44 bits count
    private:
        Sorter::Writer writer_;
        std::uint32_t shift_;
    };

    // Hands the candidate pairs of every bucket to `sink` in batches, from several threads, repeats included (two documents
    // may share many keys). A document twice in a bucket counts once.
    Result<void> pairs(const std::function<void(unsigned thread, std::span<const NamedPair>)>& sink);

    const JoinStatistics& statistics() const noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

// Candidate pairs with their weights added up, ascending, in bounded memory: what survived the first filter, from all
// threads.
class PairSet {
public:
    explicit PairSet(SorterOptions options, DocumentId documents);
    ~PairSet();

    class Writer {
    public:
        explicit Writer(PairSet& set);
        ~Writer();
        void add(CandidatePair pair, std::uint32_t weight = 1);    // weight: 1, 2, 4, 8 or kCertain
    private:
        Sorter::Writer writer_;
        std::uint64_t documents_;
        std::uint32_t partitions_;
    };

    struct Counted {
        CandidatePair pair;
        std::uint32_t weight = 0;    // sum of its weights
    };
    // Hands over all pairs ascending by (a, b), each once, in batches; one thread.
    Result<void> drain(const std::function<void(std::span<const Counted>)>& visit);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}    // namespace textdrift::index
