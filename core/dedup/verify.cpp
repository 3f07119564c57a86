// Reads the texts of candidates again, builds their sets once where memory allows, and counts what they share.
#include "core/dedup/verify.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <list>
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
constexpr std::size_t kWave = 16 * kSlice;    // pairs in memory at a time

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

// Sets too large for a thread's pool, shared by all threads: one long text against thousands of short ones is cut once.
// Those used longest ago go first.
class LongSets {
public:
    using Set = std::shared_ptr<const std::vector<std::uint64_t>>;

    explicit LongSets(std::uint64_t most) : most_(most) {}

    // Null: not here.
    Set find(std::uint32_t number)
    {
        const std::lock_guard lock(mutex_);
        const auto found = places_.find(number);
        if (found == places_.end()) return nullptr;
        slots_.splice(slots_.begin(), slots_, found->second);
        return found->second->set;
    }

    // Before a set of about `bytes` is built; the other set of its pair stays, since it is in use.
    void make_room(std::uint64_t bytes, std::uint32_t other)
    {
        const std::lock_guard lock(mutex_);
        for (auto at = slots_.end(); at != slots_.begin() && held_ + bytes > most_;) {
            if ((--at)->number == other) continue;
            held_ -= cost(*at);
            places_.erase(at->number);
            at = slots_.erase(at);
        }
    }

    void add(std::uint32_t number, Set set)
    {
        const std::lock_guard lock(mutex_);
        if (places_.contains(number)) return;    // another thread was faster
        slots_.push_front({number, std::move(set)});
        places_.emplace(number, slots_.begin());
        held_ += cost(slots_.front());
    }

private:
    struct Slot {
        std::uint32_t number = 0;
        Set set;
    };

    static std::uint64_t cost(const Slot& slot) noexcept { return slot.set->size() * sizeof(std::uint64_t) + 256; }

    std::uint64_t most_, held_ = 0;
    std::mutex mutex_;
    std::list<Slot> slots_;    // the last used first
    std::unordered_map<std::uint32_t, std::list<Slot>::iterator> places_;
};

// Sets by distinct number, in one piece of memory that starts anew when it is full: pairs come grouped by cluster, so that
// what was needed a moment ago is needed again, and what was needed long ago is not. Sets of long texts, and of those that
// would fill half the piece, are kept in LongSets.
class SetCache {
public:
    SetCache(const Options& options, const Plan& plan, const Sources& sources, const Store& store, Turnstile& turnstile,
             LongSets& long_sets)
        : options_(options), plan_(plan), sources_(sources), store_(store), turnstile_(turnstile), long_sets_(long_sets),
          most_(static_cast<std::size_t>(std::min(plan.sets / plan.threads, kMostSets) / sizeof(std::uint64_t))),
          large_(std::min<std::uint64_t>(turnstile.from, most_ / 2)), texts_(new_texts())
    {
    }

    Result<Verified> compare(std::uint32_t a, std::uint32_t b)
    {
        Held x{a, text_bytes(a)}, y{b, text_bytes(b)};
        Held &less = x.bytes < y.bytes ? x : y, &more = x.bytes < y.bytes ? y : x;
        if (values_.size() > most_) {
            values_.clear();
            places_.clear();
        }
        std::unique_lock turn(turnstile_.mutex, std::defer_lock);    // long texts one pair at a time
        if (less.bytes >= turnstile_.from) turn.lock();
        if (Result<void> done = hold(less, more.number); !done) return std::unexpected(std::move(done.error()));
        if (more.bytes >= turnstile_.from && !turn) turn.lock();
        if (Result<void> done = hold(more, less.number); !done) return std::unexpected(std::move(done.error()));
        const Verified pair = count(a, span(x), b, span(y));
        x.set = y.set = nullptr;    // before another thread builds the next long one
        return pair;
    }

private:
    static constexpr std::uint64_t kMostSets = 64ull << 20;

    struct Place {
        std::size_t begin = 0, size = 0;
    };

    // A set while its pair is compared; without `set` it stands in the pool.
    struct Held {
        std::uint32_t number = 0;
        std::uint64_t bytes = 0;
        LongSets::Set set = nullptr;
        Place place{};
    };

    std::unique_ptr<Texts> new_texts() const
    {
        return std::make_unique<Texts>(options_, plan_, sources_, store_, turnstile_);
    }

    std::uint64_t text_bytes(std::uint32_t number) const
    {
        return texts_->size(store_.document_of(store_.distinct_unit[number]));
    }

    std::span<const std::uint64_t> span(const Held& held) const noexcept
    {
        return held.set ? std::span(*held.set) : std::span(values_).subspan(held.place.begin, held.place.size);
    }

    Verified count(std::uint32_t a, std::span<const std::uint64_t> x, std::uint32_t b,
                   std::span<const std::uint64_t> y) const noexcept
    {
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

    Result<void> hold(Held& held, std::uint32_t other)
    {
        if (held.bytes >= large_) return hold_long(held, other);
        const auto found = places_.find(held.number);
        if (found != places_.end()) {
            held.place = found->second;
            return {};
        }
        const Result<std::span<const std::uint64_t>> set = texts_->shingle_set(store_.distinct_unit[held.number]);
        if (!set) return std::unexpected(set.error());
        held.place = {values_.size(), set->size()};
        values_.insert(values_.end(), set->begin(), set->end());
        places_.emplace(held.number, held.place);
        return {};
    }

    Result<void> hold_long(Held& held, std::uint32_t other)
    {
        held.set = long_sets_.find(held.number);
        if (held.set) return {};
        long_sets_.make_room(held.bytes * sizeof(std::uint64_t), other);    // about a shingle a byte, seldom more
        const Result<std::span<const std::uint64_t>> set = texts_->shingle_set(store_.distinct_unit[held.number]);
        if (!set) return std::unexpected(set.error());
        held.set = std::make_shared<const std::vector<std::uint64_t>>(set->begin(), set->end());
        long_sets_.add(held.number, held.set);
        if (held.bytes >= turnstile_.from) texts_ = new_texts();    // a long text's working memory goes back
        return {};
    }

    const Options& options_;
    const Plan& plan_;
    const Sources& sources_;
    const Store& store_;
    Turnstile& turnstile_;
    LongSets& long_sets_;
    std::size_t most_;
    std::uint64_t large_;    // bytes of text from which a set is kept in long_sets_
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

// Clusters too large for all their pairs to be of use: of those a bucket named only some anyway. Pairs whose ends a cluster
// of a flood holds already are not verified; by containment, where a drop needs its own pair, not until both have a number
// of them.
class Flood {
public:
    Flood(std::uint32_t texts, std::uint8_t pairs_each)
        : clusters_(texts), sizes_(texts, 1), counts_(texts), each_(pairs_each)
    {
    }

    bool has_both(const index::CandidatePair& pair) noexcept
    {
        if (counts_[pair.a] < each_ || counts_[pair.b] < each_) return false;
        const std::uint32_t root = clusters_.find(pair.a);
        return sizes_[root] > kFamily && clusters_.find(pair.b) == root;
    }

    void join(std::span<const Verified> pairs)
    {
        for (const Verified& pair : pairs) {
            count(pair.a);
            count(pair.b);
            const std::uint32_t a = clusters_.find(pair.a), b = clusters_.find(pair.b);
            if (a == b) continue;
            const std::uint32_t size = sizes_[a] + sizes_[b];
            clusters_.join(a, b);
            sizes_[clusters_.find(a)] = size;
        }
    }

private:
    static constexpr std::uint32_t kFamily = 1024;

    void count(std::uint32_t text) noexcept
    {
        if (counts_[text] < each_) ++counts_[text];
    }

    index::Clusters clusters_;
    std::vector<std::uint32_t> sizes_;    // of a cluster, at its representative
    std::vector<std::uint8_t> counts_;    // verified pairs of a text, up to each_
    std::uint8_t each_;
};

class Verifying {
public:
    Verifying(const Options& options, const Plan& plan, const Sources& sources, const Store& store, Watch& watch)
        : options_(options), plan_(plan), watch_(watch), long_sets_(plan.join),    // the join is over, its share free
          flood_(store.distinct(), options.measure == Measure::Resemblance ? 1 : 16),
          verified_(plan.temporary, static_cast<std::size_t>(plan.small))
    {
        turnstile_.from = std::max<std::size_t>(plan.longest / 16, 64 << 10);
        for (unsigned i = 0; i < plan.threads; ++i) {
            caches_.push_back(std::make_unique<SetCache>(options, plan, sources, store, turnstile_, long_sets_));
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
                const index::CandidatePair pair{order.number[batch[i].pair.a], order.number[batch[i].pair.b]};
                if (flood_.has_both(pair)) {
                    watch_.add_progress(1);
                    continue;
                }
                wave_.push_back(pair);
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
            flood_.join(one);
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
    LongSets long_sets_;
    std::vector<std::unique_ptr<SetCache>> caches_;
    Flood flood_;
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
