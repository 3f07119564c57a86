// Near-duplicates of a corpus: documents in, verified pairs, clusters and a keep list out. The engine of `textdrift dedup`.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/index/banding.h"
#include "core/index/join.h"
#include "core/sketch/shingler.h"

namespace textdrift::dedup {

// What a pair must share to count.
enum class Measure : std::uint8_t {
    Resemblance,    // the shared part of both together: versions of one text of like length
    Containment,    // the shared part of the one or the other, whichever is greater: also excerpts inside longer texts
};

enum class Unit : std::uint8_t { Document, Paragraph };

// Which member of a cluster stays.
enum class Keep : std::uint8_t { First, Longest, Newest };

struct Options {
    // The defaults find copies: character 5-grams lose few shingles to a changed word, containment none to a cut
    // (docs/dedup.md has the table).
    sketch::ShingleSpec shingle = {sketch::ShingleKind::Characters, 5};
    Measure measure = Measure::Containment;
    double threshold = 0.8;    // over 0, at most 1
    sketch::TokenOptions tokens;
    std::uint32_t lanes = 128;    // 64, 128, 256: of the signatures
    Unit unit = Unit::Document;
    Keep keep = Keep::First;
    std::string text_field = "text";
    std::string id_field = "id";          // where a record has none its place names it: "corpus.jsonl:12"
    std::string order_field;              // what Keep::Newest compares: numbers as numbers, strings as strings (ISO dates)
    bool strict = false;                  // a broken record ends the run instead of being counted
    unsigned threads = 0;                 // 0: all processors
    std::uint64_t memory = 1ull << 30;    // bytes the whole process may use; results do not depend on it
    std::string temporary;                // directory for what does not fit; empty: beside the output, else the system's
    // Directory that keeps finished parts of a long run; a later run with the same inputs and options goes on from there.
    // Empty: nothing is kept.
    std::string resume;
};

// Least memory a run accepts.
inline constexpr std::uint64_t kLeastMemory = 64ull << 20;

// Files written; an empty name: not wanted; "-": standard output. Each appears under its name only when whole.
struct Outputs {
    std::string pairs;    // {"a": id, "b": id, "resemblance": r, "a_in_b": c, "b_in_a": c}, ascending by place in the input
    std::string clusters;    // {"cluster": n, "keep": id, "members": [ids]} for every cluster of two or more
    std::string keep;        // {"id": id} for every document that stays
    std::string drop;        // {"id": id, "kept": id of what stays in its stead}
    std::string filtered;    // the records that stay, byte for byte (JSON Lines inputs only)
};

enum class Stage : std::uint8_t { Read, Join, Verify, Write };
const char* stage_name(Stage stage) noexcept;

struct Progress {
    Stage stage = Stage::Read;
    std::uint64_t done = 0;     // bytes read, bands or partitions joined, pairs verified, documents written
    std::uint64_t total = 0;    // 0: not known (standard input)
    std::uint64_t documents = 0;
};

// A record that was skipped.
struct Broken {
    Error error;    // where: "corpus.jsonl:12"
};

// How the caller follows a run; called from one thread at a time, never while a lock of the engine is held for long.
struct Monitor {
    std::function<void(const Progress&)> progress;
    std::function<void(const Broken&)> broken;    // the first thousand; all are counted
    std::function<bool()> cancelled;              // true: stop soon, with ErrorCode::Cancelled
};

struct StageTime {
    Stage stage = Stage::Read;
    double wall = 0;    // seconds
    double cpu = 0;     // seconds of processor time, all threads
};

struct Statistics {
    std::uint64_t bytes = 0;      // of input
    std::uint64_t records = 0;    // read, broken ones included
    std::uint64_t broken = 0;
    std::uint64_t documents = 0;     // or paragraphs: units compared
    std::uint64_t empty = 0;         // units without a word: kept, never paired
    std::uint64_t identical = 0;     // units whose normalised text an earlier one has
    std::uint64_t candidates = 0;    // distinct pairs that met in a bucket and passed the signature
    std::uint64_t verified = 0;      // of them at or above the threshold by their exact sets
    std::uint64_t clusters = 0;
    std::uint64_t dropped = 0;
    std::uint64_t resumed = 0;        // records taken over from an earlier run
    std::uint64_t spilled = 0;        // bytes that went to temporary files
    std::uint64_t peak_memory = 0;    // bytes, of the process
    index::Banding banding;           // bands == 0: the join was by anchors and outlines (containment)
    double expected_recall = 0;       // of pairs at the threshold; 0 where the join was by anchors: no known chance
    index::JoinStatistics join;
    std::vector<StageTime> times;
    std::string target;    // instruction set of the kernels
    unsigned threads = 1;
};

// Finds the near-duplicates among the records of `inputs`: JSON Lines files, folders (every regular file below is a
// document, its relative path the id), or "-" for JSON Lines on standard input.
//
// Returns: the same bytes in every output on any machine, target, thread count and memory.
// Errors:  NotFound, Unreadable, BadOption, LimitExceeded (memory below what so many documents need; the message says how
// much),
//          WriteFailed, BadInput (strict; or there are records and every one is broken), Cancelled. No output file is left
//          half-written under its name.
// Cost:    one pass over the input and one over the documents that have a candidate; linear in bytes plus near-linear in
//          documents; memory as documented in docs/dedup.md.
Result<Statistics> run(const std::vector<std::string>& inputs, const Options& options, const Outputs& outputs,
                       const Monitor& monitor = {});

}    // namespace textdrift::dedup
