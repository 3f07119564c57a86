// Union-find over verified pairs, then one rule for resemblance and one for containment.
#include "core/dedup/keep.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

#include "core/dedup/members.h"
#include "core/dedup/runs.h"

namespace textdrift::dedup {
namespace {

std::optional<long double> number(std::string_view token)
{
    long double value = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    if (error == std::errc::result_out_of_range) return token.starts_with('-') ? -1e300L : 1e300L;
    if (error != std::errc() || end != token.data() + token.size()) return std::nullopt;
    return value;
}

// Below 0: a is older. Nothing is older than a value, a number than a string.
int compare_order(std::string_view a, std::string_view b)
{
    const auto rank = [](std::string_view token) { return token.empty() ? 0 : token.starts_with('"') ? 2 : 1; };
    if (rank(a) != rank(b)) return rank(a) - rank(b);
    if (rank(a) == 0) return 0;
    if (rank(a) == 1) {
        const long double x = number(a).value_or(0), y = number(b).value_or(0);
        return x < y ? -1 : x > y ? 1 : 0;
    }
    return a.substr(1, a.size() - 2).compare(b.substr(1, b.size() - 2));
}

// Whether one unit is to stay rather than another.
class Rule {
public:
    Rule(const Options& options, const Store& store) : keep_(options.keep), store_(store) {}

    Result<void> load(const index::Clusters::Groups& clusters, std::uint64_t most)
    {
        if (keep_ != Keep::Newest) return {};
        std::vector<std::uint32_t> documents;
        for (const std::uint32_t unit : clusters.members) documents.push_back(store_.document_of(unit));
        std::ranges::sort(documents);
        const auto repeats = std::ranges::unique(documents);
        documents.erase(repeats.begin(), repeats.end());
        Result<Members> members = Members::load(store_, std::move(documents), most);
        if (!members) return std::unexpected(std::move(members.error()));
        members_ = std::move(*members);
        return {};
    }

    bool prefers(std::uint32_t a, std::uint32_t b)
    {
        if (keep_ == Keep::Longest && store_.lengths[a] != store_.lengths[b]) return store_.lengths[a] > store_.lengths[b];
        if (keep_ == Keep::Newest) {
            const int order = compare_order(value(a), value(b));
            if (order != 0) return order > 0;
        }
        return a < b;
    }

private:
    // A copy: what Members gives lives until its next call.
    std::string value(std::uint32_t unit)
    {
        const Result<Tokens> tokens = (*members_)[store_.document_of(unit)];
        return tokens ? std::string(tokens->order) : std::string();
    }

    Keep keep_;
    const Store& store_;
    std::optional<Members> members_;
};

class Deciding {
public:
    Deciding(const Options& options, const Plan& plan, const Store& store, const Tape<Verified>& verified, Watch& watch)
        : options_(options), plan_(plan), store_(store), verified_(verified), watch_(watch), rule_(options, store)
    {
    }

    Result<Decision> run()
    {
        index::Clusters units(store_.units());
        for (const Copy& copy : store_.copies) units.join(store_.distinct_unit[copy.distinct], copy.unit);
        const Result<void> read = for_each_batch(verified_, [&](std::span<const Verified> batch) {
            for (const Verified& pair : batch) units.join(store_.distinct_unit[pair.a], store_.distinct_unit[pair.b]);
            return Result<void>();
        });
        if (!read) return std::unexpected(read.error());
        decision_.clusters = units.groups();
        decision_.kept.resize(store_.units());
        std::iota(decision_.kept.begin(), decision_.kept.end(), 0u);
        if (Result<void> loaded = rule_.load(decision_.clusters, plan_.small * 4); !loaded)
            return std::unexpected(loaded.error());
        if (options_.measure == Measure::Resemblance) {
            for (std::size_t i = 0; i < decision_.clusters.size(); ++i) keep_one(decision_.clusters[i]);
            return std::move(decision_);
        }
        if (Result<void> done = keep_containing(); !done) return std::unexpected(std::move(done.error()));
        return std::move(decision_);
    }

private:
    void keep_one(std::span<const std::uint32_t> units)
    {
        std::uint32_t best = units.front();
        for (const std::uint32_t unit : units) {
            if (rule_.prefers(unit, best)) best = unit;
        }
        for (const std::uint32_t unit : units) decision_.kept[unit] = best;
    }

    // Identical texts first, so that each distinct text is one node. Nodes are then visited from the smallest set to the
    // largest; one goes if another that has not gone contains it. What holds a text is visited later or stays for good, so
    // that whoever goes leaves somebody behind, and what contained it is contained in what stays.
    Result<void> keep_containing()
    {
        keep_among_copies();
        const std::vector<std::uint32_t> order = visiting_order();
        std::vector<std::uint32_t> rank(store_.distinct());
        for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<std::uint32_t>(i);
        Runs<Inside> inside(plan_.temporary, static_cast<std::size_t>(plan_.pairs));
        const Result<void> read = for_each_batch(verified_, [&](std::span<const Verified> batch) -> Result<void> {
            if (watch_.cancelled()) return watch_.stop();
            for (const Verified& pair : batch) {
                const bool a_in_b = at_least(pair.common, pair.size_a, options_.threshold);
                const bool b_in_a = at_least(pair.common, pair.size_b, options_.threshold);
                Result<void> added;
                if (a_in_b) added = inside.add({rank[pair.a], pair.b, a_in_b && b_in_a});
                if (added && b_in_a) added = inside.add({rank[pair.b], pair.a, a_in_b && b_in_a});
                if (!added) return added;
            }
            return {};
        });
        if (!read) return read;
        const Result<void> visited = inside.drain([&](const Inside& one) -> Result<void> {
            consider(stays_for(order[one.rank]), stays_for(one.outer), one.mutual);
            return {};
        });
        go();
        resolve();
        return visited;
    }

    void keep_among_copies()
    {
        std::vector<std::uint32_t> same;
        for (std::size_t i = 0; i < store_.copies.size();) {
            const std::uint32_t number = store_.copies[i].distinct;
            same.assign(1, store_.distinct_unit[number]);
            for (; i < store_.copies.size() && store_.copies[i].distinct == number; ++i)
                same.push_back(store_.copies[i].unit);
            keep_one(same);
            stays_.push_back({.unit = decision_.kept[same.front()], .distinct = number});
        }
    }

    // The unit that speaks for a distinct text: the one of its copies that the rule prefers.
    std::uint32_t stays_for(std::uint32_t number) const
    {
        const auto found = std::ranges::lower_bound(stays_, number, {}, &Copy::distinct);
        return found != stays_.end() && found->distinct == number ? found->unit : store_.distinct_unit[number];
    }

    std::vector<std::uint32_t> visiting_order()
    {
        std::vector<std::uint32_t> size(store_.distinct()), order;
        const Result<void> read = for_each_batch(verified_, [&](std::span<const Verified> batch) {
            for (const Verified& pair : batch) {
                for (const auto& [number, count] : {std::pair(pair.a, pair.size_a), std::pair(pair.b, pair.size_b)}) {
                    if (size[number] == 0) order.push_back(number);
                    size[number] = count;
                }
            }
            return Result<void>();
        });
        if (!read) return {};    // the next pass over the pairs meets the same error and reports it
        std::ranges::sort(order);
        std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
            return size[a] != size[b] ? size[a] < size[b] : rule_.prefers(stays_for(b), stays_for(a));
        });
        return order;
    }

    bool gone(std::uint32_t unit) const noexcept { return decision_.kept[unit] != unit; }

    void consider(std::uint32_t inner, std::uint32_t outer, bool mutual)
    {
        if (inner != inner_) go();
        inner_ = inner;
        if (gone(outer) || (mutual && !rule_.prefers(outer, inner))) return;
        if (!witness_ || rule_.prefers(outer, *witness_)) witness_ = outer;
    }

    void go()
    {
        if (witness_) decision_.kept[inner_] = *witness_;
        witness_.reset();
    }

    // What stays may be several steps away.
    void resolve()
    {
        std::vector<std::uint32_t>& kept = decision_.kept;
        for (std::uint32_t unit = 0; unit < kept.size(); ++unit) {
            std::uint32_t end = unit;
            while (kept[end] != end) end = kept[end];
            for (std::uint32_t at = unit; kept[at] != at;) at = std::exchange(kept[at], end);
        }
    }

    // Visit number `rank` is at or above the threshold inside `outer` (a distinct number).
    struct Inside {
        std::uint32_t rank = 0, outer = 0;
        bool mutual = false;
        friend bool operator<(const Inside& x, const Inside& y) noexcept
        {
            return x.rank != y.rank ? x.rank < y.rank : x.outer < y.outer;
        }
    };

    const Options& options_;
    const Plan& plan_;
    const Store& store_;
    const Tape<Verified>& verified_;
    Watch& watch_;
    Rule rule_;
    Decision decision_;
    std::vector<Copy> stays_;    // for distinct texts that have copies
    std::uint32_t inner_ = 0;
    std::optional<std::uint32_t> witness_;
};

}    // namespace

Result<Decision> decide(const Options& options, const Plan& plan, const Store& store, const Tape<Verified>& verified,
                        Watch& watch, Statistics& statistics)
{
    Result<Decision> decision = Deciding(options, plan, store, verified, watch).run();
    if (!decision) return decision;
    statistics.clusters = decision->clusters.size();
    for (std::uint32_t unit = 0; unit < decision->kept.size(); ++unit) statistics.dropped += decision->kept[unit] != unit;
    return decision;
}

}    // namespace textdrift::dedup
