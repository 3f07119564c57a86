// Reads the texts of candidates again, builds their sets once where memory allows, and counts what they share.
#include "core/dedup/verify.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include <sys/stat.h>

#include <fmt/format.h>

#include "core/dedup/digest.h"
#include "core/index/parallel.h"

namespace textdrift::dedup {
namespace {

constexpr std::size_t kSlice = 1024;          // pairs a thread takes at a time
constexpr std::size_t kWave = 64 * kSlice;    // pairs in memory at a time

// Texts of units, read again from where they lie. One a thread.
class Texts {
public:
    Texts(const Options& options, const Plan& plan, const Sources& sources, const Store& store, Turnstile& turnstile)
        : options_(options), sources_(sources), store_(store), longest_(plan.longest), opener_(sources),
          digester_(options, plan, sources, turnstile)
    {
    }

    // Bytes of the record, or somewhat more.
    std::uint64_t size(std::uint32_t document) const noexcept
    {
        const std::uint64_t place = store_.offsets[document];
        const Source& source = sources_[sources_.find(place)];
        if (source.folder) return source.files.stamps[place - source.base].size;
        const std::uint64_t end = source.base + source.stamp.size;
        return (document + 1 < store_.documents() ? std::min(end, store_.offsets[document + 1]) : end) - place;
    }

    // The set of a unit; lives until the next call.
    Result<std::span<const std::uint64_t>> shingle_set(std::uint32_t unit)
    {
        const std::uint32_t document = store_.document_of(unit);
        const std::size_t which = sources_.find(store_.offsets[document]);
        Result<std::string_view> text = sources_[which].folder ? read_file(which, document) : read_record(which, document);
        if (!text) return std::unexpected(std::move(text.error()));
        if (options_.unit == Unit::Paragraph) {
            split_paragraphs(*text, paragraphs_);
            const std::uint32_t number = store_.paragraph_of(unit);
            if (number >= paragraphs_.size()) return std::unexpected(changed_error(sources_[which].name));
            *text = paragraphs_[number];
        }
        return digester_.shingle_set(*text);
    }

private:
    Result<std::string_view> read_file(std::size_t which, std::uint32_t document)
    {
        const Source& source = sources_[which];
        const std::uint64_t index = store_.offsets[document] - source.base;
        const std::string path = fmt::format("{}/{}", source.name, source.files[index]);
        struct stat info{};
        const Stamp& stamp = source.files.stamps[index];
        if (::lstat(path.c_str(), &info) != 0 || static_cast<std::uint64_t>(info.st_size) != stamp.size ||
            info.st_mtim.tv_sec * 1'000'000'000 + info.st_mtim.tv_nsec != stamp.modified) {
            return std::unexpected(changed_error(path));
        }
        Result<std::string> text = digester_.read_text(source, index);
        if (!text) return std::unexpected(std::move(text.error()));
        file_text_ = std::move(*text);
        return file_text_;
    }

    Result<std::string_view> read_record(std::size_t which, std::uint32_t document)
    {
        const Result<int> file = opener_.open(which);
        if (!file) return std::unexpected(file.error());
        const std::uint64_t at = store_.offsets[document] - sources_[which].base;
        Result<std::string_view> line = read_line(*file, at, size(document));
        if (!line) return line;
        const Result<ingest::JsonRecord> record = digester_.parse(*line);
        if (!record) return std::unexpected(changed_error(sources_[which].name));
        return record->text;
    }

    // Broken or blank lines may follow the record within `size`: most of the time one small read has it.
    Result<std::string_view> read_line(int file, std::uint64_t at, std::uint64_t size)
    {
        for (std::uint64_t want = 16 << 10;; want = want * 8) {
            const std::size_t now = static_cast<std::size_t>(std::min<std::uint64_t>({want, size, longest_ + 1}));
            if (buffer_.size() < now + ingest::kJsonPadding) buffer_.resize(now + ingest::kJsonPadding);
            const ssize_t count = read_at(file, std::span(buffer_).first(now), at);
            if (count < 0) return std::unexpected(system_error(ErrorCode::Unreadable, "cannot be read again", "", errno));
            const std::string_view bytes(buffer_.data(), static_cast<std::size_t>(count));
            const std::size_t feed = bytes.find('\n');
            if (feed != bytes.npos) return bytes.substr(0, feed);
            if (now >= size || now > longest_ || bytes.size() < now) return bytes;
        }
    }

    const Options& options_;
    const Sources& sources_;
    const Store& store_;
    std::size_t longest_;
    Opener opener_;
    Digester digester_;
    std::vector<char> buffer_;
    std::string file_text_;
    std::vector<std::string_view> paragraphs_;
};

// Elements common to two sets; 0 as soon as it is sure that they are fewer than `least`. The elements are hashes, so that
// the first stretch of the smaller set shows unrelated texts for what they are.
std::size_t count_unless_short(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b,
                               std::size_t least) noexcept
{
    constexpr std::size_t kStretch = 128;
    if (a.size() > b.size()) std::swap(a, b);
    if (least > a.size()) return 0;
    const std::size_t most_missed = a.size() - least;
    std::size_t common = 0, seen = 0;
    while (!a.empty()) {
        const std::span<const std::uint64_t> stretch = a.first(std::min(kStretch, a.size()));
        const auto end = static_cast<std::size_t>(std::ranges::upper_bound(b, stretch.back()) - b.begin());
        common += sketch::count_common(stretch, b.first(end));
        seen += stretch.size();
        if (seen - common > most_missed) return 0;
        a = a.subspan(stretch.size());
        b = b.subspan(end);
    }
    return common;
}

// Sets by distinct number, in one piece of memory that starts anew when it is full: pairs come grouped by cluster, so that
// what was needed a moment ago is needed again, and what was needed long ago is not.
class SetCache {
public:
    SetCache(const Options& options, const Plan& plan, const Sources& sources, const Store& store, Turnstile& turnstile)
        : options_(options), plan_(plan), sources_(sources), store_(store), turnstile_(turnstile),
          most_(static_cast<std::size_t>(std::min(plan.sets / plan.threads, kMostSets) / sizeof(std::uint64_t)))
    {
        reset();
    }

    Result<Verified> compare(std::uint32_t a, std::uint32_t b)
    {
        const std::uint64_t bytes = text_bytes(a) + text_bytes(b);
        if (bytes < turnstile_.from) return compare_here(a, b);
        const std::lock_guard lock(turnstile_.mutex);    // long texts one pair at a time
        reset();
        Result<Verified> pair = compare_here(a, b);
        reset();
        return pair;
    }

private:
    static constexpr std::uint64_t kMostSets = 64ull << 20;

    struct Place {
        std::size_t begin = 0, size = 0;
    };

    void reset()
    {
        values_ = {};
        places_.clear();
        texts_ = std::make_unique<Texts>(options_, plan_, sources_, store_, turnstile_);
    }

    std::uint64_t text_bytes(std::uint32_t number) const
    {
        return texts_->size(store_.document_of(store_.distinct_unit[number]));
    }

    Result<Verified> compare_here(std::uint32_t a, std::uint32_t b)
    {
        if (values_.size() > most_) {
            values_.clear();
            places_.clear();
        }
        const Result<Place> first = place(a);
        if (!first) return std::unexpected(first.error());
        const Result<Place> second = place(b);
        if (!second) return std::unexpected(second.error());
        const auto x = std::span<const std::uint64_t>(values_).subspan(first->begin, first->size);
        const auto y = std::span<const std::uint64_t>(values_).subspan(second->begin, second->size);
        return Verified{a, b, static_cast<std::uint32_t>(count_unless_short(x, y, least(x.size(), y.size()))),
                        static_cast<std::uint32_t>(x.size()), static_cast<std::uint32_t>(y.size())};
    }

    // Fewer common elements than this are below the threshold for sure; one less than computed, for the rounding.
    std::size_t least(std::size_t a, std::size_t b) const noexcept
    {
        const double t = options_.threshold;
        const double common = options_.measure == Measure::Containment ? t * static_cast<double>(std::min(a, b))
                                                                       : t / (1 + t) * static_cast<double>(a + b);
        return static_cast<std::size_t>(std::max(common - 1, 0.0));
    }

    Result<Place> place(std::uint32_t number)
    {
        if (const auto found = places_.find(number); found != places_.end()) return found->second;
        const Result<std::span<const std::uint64_t>> set = texts_->shingle_set(store_.distinct_unit[number]);
        if (!set) return std::unexpected(set.error());
        const Place place{values_.size(), set->size()};
        values_.insert(values_.end(), set->begin(), set->end());
        places_.emplace(number, place);
        return place;
    }

    const Options& options_;
    const Plan& plan_;
    const Sources& sources_;
    const Store& store_;
    Turnstile& turnstile_;
    std::size_t most_;
    std::unique_ptr<Texts> texts_;
    std::vector<std::uint64_t> values_;
    std::unordered_map<std::uint32_t, Place> places_;
};

// Numbers candidates so that those of one connected component are neighbours.
struct Order {
    std::vector<std::uint32_t> place;     // of a distinct number that is a candidate
    std::vector<std::uint32_t> number;    // at a place

    explicit Order(index::Clusters& graph) : place(graph.size()), number(std::move(graph.groups().members))
    {
        for (std::size_t i = 0; i < number.size(); ++i) place[number[i]] = static_cast<std::uint32_t>(i);
    }
};

class Verifying {
public:
    Verifying(const Options& options, const Plan& plan, const Sources& sources, const Store& store, Watch& watch)
        : options_(options), plan_(plan), watch_(watch), verified_(plan.temporary, static_cast<std::size_t>(plan.small))
    {
        turnstile_.from = std::max<std::size_t>(plan.longest / 16, 64 << 10);
        for (unsigned i = 0; i < plan.threads; ++i) {
            caches_.push_back(std::make_unique<SetCache>(options, plan, sources, store, turnstile_));
        }
    }

    Result<Tape<Verified>> run(Candidates candidates)
    {
        const Order order(candidates.graph);
        candidates.graph = index::Clusters(0);
        index::PairSet sorted(sorter_options(plan_, plan_.pairs), static_cast<index::DocumentId>(order.number.size()));
        {
            index::PairSet::Writer writer(sorted);
            const Result<void> read = for_each_batch(candidates.pairs, [&](std::span<const index::CandidatePair> batch) {
                for (const index::CandidatePair& pair : batch) writer.add({order.place[pair.a], order.place[pair.b]});
                return Result<void>();
            });
            if (!read) return std::unexpected(read.error());
        }
        candidates.pairs.clear();
        Result<void> done;
        const Result<void> drained = sorted.drain([&](std::span<const index::PairSet::Counted> batch) {
            for (std::size_t i = 0; i < batch.size() && done; ++i) {
                wave_.push_back({order.number[batch[i].pair.a], order.number[batch[i].pair.b]});
                if (wave_.size() == kWave) done = verify_wave();
            }
        });
        if (!drained) return std::unexpected(drained.error());
        if (done) done = verify_wave();
        if (!done) return std::unexpected(std::move(done.error()));
        return std::move(verified_);
    }

private:
    Result<void> verify_wave()
    {
        const std::size_t slices = (wave_.size() + kSlice - 1) / kSlice;
        std::vector<std::vector<Verified>> found(slices);
        std::vector<std::optional<Error>> errors(slices);
        std::atomic<bool> failed = false;
        index::parallel_for(plan_.threads, slices, [&](unsigned thread, std::size_t slice) {
            if (failed.load(std::memory_order_relaxed)) return;
            const auto pairs = std::span(wave_).subspan(slice * kSlice, std::min(kSlice, wave_.size() - slice * kSlice));
            if (Result<void> done = verify_slice(*caches_[thread], pairs, found[slice]); !done) {
                errors[slice] = std::move(done.error());
                failed = true;
            }
        });
        wave_.clear();
        for (std::optional<Error>& error : errors) {
            if (error) return std::unexpected(std::move(*error));
        }
        for (const std::vector<Verified>& one : found) {
            if (Result<void> kept = verified_.append(one); !kept) return kept;
        }
        return {};
    }

    Result<void> verify_slice(SetCache& cache, std::span<const index::CandidatePair> pairs, std::vector<Verified>& out)
    {
        if (watch_.cancelled()) return watch_.stop();
        for (const auto& [a, b] : pairs) {
            const Result<Verified> pair = cache.compare(a, b);
            if (!pair) return std::unexpected(pair.error());
            const std::uint64_t whole = options_.measure == Measure::Containment
                                            ? std::min(pair->size_a, pair->size_b)
                                            : std::uint64_t(pair->size_a) + pair->size_b - pair->common;
            if (at_least(pair->common, whole, options_.threshold)) out.push_back(*pair);
        }
        watch_.add_progress(pairs.size());
        return {};
    }

    const Options& options_;
    const Plan& plan_;
    Watch& watch_;
    Turnstile turnstile_;
    std::vector<std::unique_ptr<SetCache>> caches_;
    std::vector<index::CandidatePair> wave_;
    Tape<Verified> verified_;
};

}    // namespace

bool at_least(std::uint64_t part, std::uint64_t whole, double threshold) noexcept
{
    return whole > 0 && static_cast<double>(part) / static_cast<double>(whole) >= threshold;
}

Result<Tape<Verified>> verify(const Options& options, const Plan& plan, const Sources& sources, const Store& store,
                              Candidates candidates, Watch& watch, Statistics& statistics)
{
    Result<Tape<Verified>> verified = Verifying(options, plan, sources, store, watch).run(std::move(candidates));
    if (!verified) return verified;
    if (Result<void> same = sources.unchanged(); !same) return std::unexpected(std::move(same.error()));
    statistics.verified = verified->size();
    statistics.spilled += verified->spilled();
    return verified;
}

}    // namespace textdrift::dedup
