// Ids and order values of some documents, brought together from all over the id file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/dedup/files.h"
#include "core/dedup/sources.h"
#include "core/dedup/store.h"

namespace textdrift::dedup {

struct Tokens {
    std::string_view id, order;    // raw JSON; empty where the record has none
};

// Reads the id file from front to back.
class IdReader {
public:
    explicit IdReader(const Spill& ids) : ids_(ids) {}
    Result<Tokens> next();    // of the next document; lives until the next call
    std::uint64_t position() const noexcept { return base_ + at_; }
    void seek(std::uint64_t position) noexcept;

private:
    Result<std::string_view> take();
    Result<void> need(std::size_t bytes);

    const Spill& ids_;
    std::string buffer_;
    std::uint64_t base_ = 0;    // place of buffer_[0] in the file
    std::size_t at_ = 0;
};

// Tokens of chosen documents: in memory as far as `most` bytes go, the rest read from the file when asked for.
class Members {
public:
    // `documents`: ascending, each once.
    static Result<Members> load(const Store& store, std::vector<std::uint32_t> documents, std::uint64_t most);

    // Lives until the next call for another document. `document` must be one of those loaded.
    Result<Tokens> operator[](std::uint32_t document);

private:
    static constexpr std::uint64_t kOnDisk = 1ull << 63;

    const Store* store_ = nullptr;
    std::vector<std::uint32_t> documents_;
    std::vector<std::uint64_t> places_;    // in bytes_, or in the file
    std::string bytes_;                    // as in the file
    std::vector<IdReader> reader_;         // none or one
};

// What names a document in the output: its id, or its place.
std::string name_of(const Sources& sources, const Store& store, std::uint32_t document, std::string_view id);

}    // namespace textdrift::dedup
