// Finished parts of reading, kept in a directory so that a run that was cut short can go on.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "core/dedup/digest.h"
#include "core/dedup/sources.h"

namespace textdrift::dedup {

// A directory holds `manifest` (what the run is about, a line a fact, and their checksum) and `part-00000000`,
// `part-00000001`, ...: digests of consecutive blocks, with the manifest's hash and the part's number in front and a
// checksum of all behind. Everything is written under another name first and appears whole or not at all.
class Segments {
public:
    // Errors: BadOption where the directory belongs to another run, saying what differs, or its manifest is damaged;
    //         Unreadable, WriteFailed.
    static Result<Segments> open(const Options& options, const Sources& sources);

    // Hands over the digests of all whole parts in order; what follows the first broken part is removed.
    Result<void> load(const std::function<Result<void>(Digest&)>& take);

    Result<void> add(const Digest& digest, std::size_t part_bytes);    // writes a part when it is that large
    void remove() noexcept;                                            // all of it: the run is over

private:
    Result<void> write_part();
    Result<void> remove_parts(std::uint64_t from) const;
    std::string read_part(std::uint64_t number) const;
    std::string part_front(std::uint64_t number) const;
    std::filesystem::path part_path(std::uint64_t number) const;

    std::filesystem::path directory_;
    std::uint64_t identity_ = 0;    // hash of the manifest
    std::uint64_t parts_ = 0;
    std::uint64_t input_ = 0;    // bytes of input in `pending_`
    std::string pending_;
};

}    // namespace textdrift::dedup
