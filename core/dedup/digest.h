// What is kept of a block of input: places, ids, hashes, signatures or anchors of its documents.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dedup/blocks.h"
#include "core/dedup/plan.h"
#include "core/index/anchors.h"
#include "core/sketch/shingler.h"
#include "core/sketch/signature.h"

namespace textdrift::dedup {

// A broken record: line from 0 in its block (or file of the folder), and what is wrong.
struct BrokenLine {
    std::uint32_t line = 0;
    Error error;
};

struct Digest {
    std::uint64_t number = 0;    // of the block
    std::uint64_t source = 0;
    std::uint64_t first = 0, count = 0;
    std::uint64_t lines = 0;    // line ends in it
    std::uint64_t bytes = 0;    // read
    std::uint64_t broken_count = 0;

    // one a document
    std::vector<std::uint64_t> offsets;    // from the block's first
    std::vector<std::uint32_t> line;       // from the block's first
    std::vector<std::uint32_t> units;      // paragraphs; not filled for documents
    std::string ids;                       // id and order value, each with its length in 4 bytes in front

    // one a unit
    std::vector<std::uint64_t> hashes;     // of the word sequence; 0: no word
    std::vector<std::uint32_t> lengths;    // characters of normalised text; filled for Keep::Longest only

    // one a unit with words
    std::vector<std::uint8_t> rows;              // packed signatures: of the shingles; for containment of the outline
    std::vector<index::AnchorCounts> anchors;    // containment
    std::vector<std::uint64_t> keys;

    std::vector<BrokenLine> broken;    // the first thousand

    void clear();
    void store(std::string& out) const;    // as bytes, for a resumable run
    bool load(std::string_view& bytes);    // false: not what store() wrote
};

// Long records are worked on one at a time, whatever the number of threads: their working memory is many times their size.
struct Turnstile {
    std::size_t from = 0;    // bytes of text
    std::mutex mutex;
};

// Cuts a text into the units a run compares. The views lie in `text`.
void split_paragraphs(std::string_view text, std::vector<std::string_view>& out);

// Words of the shingles of a text's outline: containment signs it too, so that texts alike as wholes meet even where all
// their phrases are everybody's.
inline constexpr std::uint32_t kOutlineWidth = 5;

// Texts to shingle sets, hashes, signatures. One a thread.
class Digester {
public:
    Digester(const Options& options, const Plan& plan, const Sources& sources, Turnstile& turnstile);
    ~Digester();

    // Errors: an input that changed; everything else is a broken record.
    Result<void> digest(const Block& block, Digest& out);

    // Parses one record and keeps it for text().
    Result<ingest::JsonRecord> parse(std::string_view line) { return tools_->parser.parse(line); }

    // The file number `index` of the folder `source`, decoded.
    Result<std::string> read_text(const Source& source, std::uint64_t index) const;

    // The set a pair is verified with.
    std::span<const std::uint64_t> shingle_set(std::string_view text) { return tools_->shingler.shingle_set(text); }

private:
    struct Tools {
        ingest::JsonlParser parser;
        sketch::Shingler shingler;
        sketch::Tokeniser tokeniser;
        std::vector<std::uint64_t> shingles, keys;
        explicit Tools(const Options& options);
    };

    void take_line(std::string_view line, std::uint64_t offset, std::uint32_t number, Digest& out);
    Result<void> take_files(const Block& block, Digest& out);
    void take_document(std::string_view text, Digest& out);
    void take_unit(std::string_view text, Digest& out);
    std::uint64_t sketch_words(std::string_view text, Digest& out);
    std::uint64_t sketch_characters(std::string_view text, Digest& out);
    std::uint64_t take_anchors(std::string_view text, Digest& out);
    void sign(std::span<const std::uint64_t> shingles, Digest& out);

    const Options& options_;
    const Plan& plan_;
    const Sources& sources_;
    Turnstile& turnstile_;
    sketch::Signer signer_;
    std::unique_ptr<Tools> tools_;
    std::vector<std::uint32_t> signature_;
    std::vector<std::string_view> paragraphs_;
};

}    // namespace textdrift::dedup
