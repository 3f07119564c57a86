// Output files that appear under their name only when whole.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/dedup/dedup.h"
#include "core/dedup/files.h"
#include "core/dedup/sources.h"

namespace textdrift::dedup {

// Behind an output's name while it is written. Always the same, so that what a killed run leaves is used by the next one.
inline constexpr std::string_view kDraft = ".textdrift-draft";

// One file. Errors are remembered and told by finish(), so that writing needs no checks line by line.
class Output {
public:
    static Result<Output> open(const std::string& name, const Sources& sources);

    Output(Output&&) noexcept = default;
    Output& operator=(Output&&) = delete;
    ~Output();

    void write(std::string_view bytes);
    bool failed() const noexcept { return error_number_ != 0; }
    Result<void> finish();     // everything written and on the disk
    Result<void> publish();    // gets its name

private:
    explicit Output(std::string name) : name_(std::move(name)) {}
    void flush();
    Error error(int number) const;

    std::string name_;
    std::string target_;    // where it will be; empty: written straight away (standard output, a device, a pipe)
    std::string draft_;     // what it is called until then
    Descriptor file_;
    mode_t rights_ = 0;        // it will have
    bool borrowed_ = false;    // the descriptor is not ours
    std::string buffer_;
    int error_number_ = 0;
};

// All files of a run, null where not wanted.
struct OutputFiles {
    std::unique_ptr<Output> pairs, clusters, keep, drop, filtered;

    static Result<OutputFiles> open(const Outputs& outputs, const Sources& sources);
    Result<void> publish();    // all of them, once all are whole
    bool failed() const noexcept;

private:
    std::vector<Output*> all() const;
};

}    // namespace textdrift::dedup
